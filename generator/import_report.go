package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"guiju/generator/intake"
	"guiju/generator/model"
)

// understood lists what a cover said, in words.
func (r *importReport) understood(d *intake.Document) (rows [][2]string) {
	c := d.Cover
	add := func(zh, en, value string) {
		if value != "" {
			rows = append(rows, [2]string{r.say(zh, en), value})
		}
	}
	date := func(day model.Date) string {
		if day.IsZero() {
			return ""
		}
		return day.String()
	}
	add("封面", "heading", c.Heading)
	add("编号", "number", c.Number)
	add("代替", "replaces", strings.Join(c.Replaces, r.say("、", ", ")))
	add("名称", "title", c.Title.Zh)
	add("英文名称", "English title", c.Title.En)
	add("阶段", "stage", c.Stage)
	add("ICS", "ICS", c.ICS)
	add("CCS", "CCS", c.CCS)
	add("备案号", "filing number", c.Filing)
	add("发布日期", "issued", date(c.Issued))
	add("实施日期", "in force", date(c.InForce))
	add("完成日期", "completed", date(c.Completed))
	add("发布机构", "issuer", c.Issuer)
	add("提出", "proposed by", c.Proposer)
	add("归口", "jurisdiction", c.Charge)
	add("起草单位", "drafting organizations", strings.Join(c.Drafters, r.say("、", ", ")))
	add("主要起草人", "drafters", strings.Join(c.Persons, r.say("、", ", ")))
	return rows
}

// counted says how much of each kind was understood.
func (r *importReport) counted(d *intake.Document) string {
	n := d.Counts
	var parts []string
	for _, k := range []struct {
		zh, en string
		n      int
	}{
		{"章", "clauses", n.Clauses}, {"条", "subclauses", n.Subclauses}, {"术语", "terms", n.Terms}, {"附录", "annexes", n.Annexes},
		{"表", "tables", n.Tables}, {"图", "figures", n.Figures}, {"公式", "formulas", n.Formulas},
		{"列项", "list items", n.Items}, {"注", "notes", n.Notes}, {"示例", "examples", n.Examples},
		{"脚注", "footnotes", n.Footnotes}, {"引用文件", "references", n.References},
	} {
		if k.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", r.say(k.zh, k.en), k.n))
		}
	}
	return strings.Join(parts, r.say("，", ", "))
}

// state says whether the edition is new.
func (r *importReport) state(d *intake.Document) string {
	switch {
	case d.Refused:
		return r.say("没有导入：先处理下面的错误", "not imported: mend the errors below first")
	case d.NewWork:
		return r.say("新标准", "new work")
	case d.NewEdition:
		return r.say("新版本", "new edition")
	}
	return r.say("已有版本，更新正文", "an edition that is there; its text is brought up to date")
}

// html writes the report as one page: what was understood, what would change,
// what was found.
func (r *importReport) html(w io.Writer) error {
	var all []model.Problem
	s := &listing{lang: r.lang, line: r.line, day: r.day, documents: []htmlDocument{}}
	for _, d := range r.plan.Documents {
		h := htmlDocument{Name: printable(d.Name), To: printable(d.TextFile()), State: r.state(d)}
		for _, row := range append(r.understood(d), [2]string{r.say("正文", "text"), r.counted(d)}) {
			h.Facts = append(h.Facts, [2]string{row[0], printable(row[1])})
		}
		for _, line := range leftOut(d.LeftOut, r.lang) {
			h.LeftOut = append(h.LeftOut, printable(line))
		}
		s.documents = append(s.documents, h)
		all = append(all, documentProblems(d)...)
	}
	for _, ch := range r.plan.Changes {
		h := htmlChange{Name: printable(ch.Path)}
		if ch.Old != nil && utf8.Valid(ch.New) {
			h.Diff = diffOf(ch)
		}
		s.changes = append(s.changes, h)
	}
	s.findings = unaccepted(model.SortProblems(append(append(all, r.plan.Problems...), r.checked...)))
	return s.write(w, "html")
}

// mostShown is how many findings of one rule a terminal shows of each document.
const mostShown = 10

// listed writes findings for a terminal.
func (r *importReport) listed(w io.Writer, ps []model.Problem) error {
	s := &listing{line: r.line, lang: r.lang, colour: r.colour, findings: unaccepted(model.SortProblems(slices.Clone(ps))), most: mostShown}
	return s.write(w, "text")
}

// text writes the report for a terminal.
func (r *importReport) text(w io.Writer) error {
	var b strings.Builder
	for _, d := range r.plan.Documents {
		fmt.Fprintf(&b, "== %s\n", printable(d.Name))
		fmt.Fprintf(&b, "-> %s  %s\n", d.TextFile(), r.state(d))
		for _, row := range r.understood(d) {
			fmt.Fprintf(&b, "   %s: %s\n", row[0], printable(row[1]))
		}
		fmt.Fprintf(&b, "   %s: %s\n", r.say("正文", "text"), r.counted(d))
		if d.Kept > 0 {
			fmt.Fprintf(&b, r.say("   保留了 %d 行中编者所加的链接\n", "   links that editors set in %d lines were kept\n"), d.Kept)
		}
		if lines := leftOut(d.LeftOut, r.lang); lines != nil {
			b.WriteString(r.say("   没有作正文的：\n", "   not part of the text:\n"))
			for _, line := range lines {
				fmt.Fprintf(&b, "     %s\n", printable(line))
			}
		}
		if found := documentProblems(d); len(found) > 0 {
			fmt.Fprintf(&b, r.say("-- 文稿中发现（%s:段落号）\n", "-- found in the document (%s:paragraph)\n"), printable(d.Name))
			if err := r.listed(&b, found); err != nil {
				return err
			}
		}
		b.WriteString("\n")
	}
	for _, part := range []struct {
		head string
		ps   []model.Problem
	}{
		{r.say("-- 没有读取的文件", "-- files that were not read"), r.plan.Problems},
		{r.say("-- 写入后 check 会报告", "-- what check will report once this is written"), r.checked},
	} {
		if len(part.ps) > 0 {
			b.WriteString(part.head + "\n")
			if err := r.listed(&b, part.ps); err != nil {
				return err
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
