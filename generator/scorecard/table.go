package scorecard

import (
	"fmt"
	"slices"
	"strings"
)

// Table writes the counts on record, one row a row of the scorecard.
func Table(counts []Count) string {
	var b strings.Builder
	b.WriteString(`# 可靠性记分表 / Reliability scorecard

由 ` + "`go run ./.ci/scorecard`" + ` 生成，不要手改；只重测几行时写上行号，` + "`-part`" + ` 只做平时的部分。` + "`go run ./.ci/scorecard`" + ` writes this table; name rows to count those anew and keep the others; ` + "`-part`" + ` does what ordinary runs do.
平时的测试运行每一行的一小部分。Every ordinary run of the tests does a part of each row.

| 行 Row | 故障 Fault | 做法 What is done | 通过 Passed | % | 日期 Day | 说明 Notes |
|---|---|---|---|---|---|---|
`)
	for _, row := range Rows {
		passed, total, day, notes := 0, 0, "", []string(nil)
		inPart := false // 100 % of a part is no 100 %
		for _, c := range ofRow(counts, row.ID) {
			passed, total, day = passed+c.Passed, total+c.Total, max(day, c.Day)
			what := fmt.Sprintf("`%s` %s", c.Test, share(c.Passed, c.Total))
			if c.Part {
				inPart = true
				what += "（只是平时的部分 / the ordinary part only）"
			}
			if c.Note != "" {
				what += "：" + c.Note
			}
			notes = append(notes, what)
		}
		for _, test := range row.Tests {
			if !slices.ContainsFunc(counts, func(c Count) bool { return c.Row == row.ID && c.Test == test.Name }) {
				inPart = true
				notes = append(notes, "`"+test.Name+"` 没有登记 / not on record")
			}
		}
		if row.Elsewhere != "" && total == 0 {
			notes = append(notes, "没有登记；由 `"+row.Elsewhere+"` 的测试计数 / not on record; counted by the tests of `"+row.Elsewhere+"`")
		}
		rate := percent(passed, total)
		if inPart && total > 0 {
			rate += "（部分 / part）"
		}
		fmt.Fprintf(&b, "| %s | %s<br>%s | %s<br>%s | %s | %s | %s | %s |\n", row.ID, row.FaultZh, row.Fault, row.Zh, row.En,
			share(passed, total), rate, day, strings.ReplaceAll(strings.Join(notes, "<br>"), "|", "\\|"))
	}
	return b.String()
}

// ofRow are the counts for a row, by test.
func ofRow(counts []Count, row string) (list []Count) {
	for _, c := range counts {
		if c.Row == row {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b Count) int { return strings.Compare(a.Test, b.Test) })
	return list
}

func share(passed, total int) string {
	if total == 0 {
		return "—"
	}
	return fmt.Sprintf("%d/%d", passed, total)
}

// percent is rounded down: nothing but all is 100.
func percent(passed, total int) string {
	switch {
	case total == 0:
		return "—"
	case passed == total:
		return "100"
	}
	tenths := passed * 1000 / total
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}
