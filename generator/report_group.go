package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
)

// manyFindings is the number above which check shows the table unasked: a
// first run over many texts is read by rule, not by place.
const manyFindings = 200

// group is what one rule found, at one severity.
type group struct {
	severity model.Severity
	rule     *model.Rule
	count    int
	files    int
	first    model.Pos
	same     map[model.Lang]string // the message, where all findings have the same
}

// message is that of all the findings, or the rule's with its gaps.
func (g group) message(l model.Lang) string {
	if m := g.same[l]; m != "" {
		return m
	}
	return pattern(g.rule.Message.Or(l))
}

var placeholder = regexp.MustCompile(`\{[0-9]+\}`)

// pattern is a message or hint with gaps in the place of its arguments.
func pattern(s string) string { return placeholder.ReplaceAllString(s, "…") }

// groups orders by severity, then count, then rule. fs come sorted by place.
func groups(fs []finding) []group {
	type key struct {
		severity model.Severity
		rule     *model.Rule
	}
	index := map[key]int{}
	last := map[key]string{} // file
	var out []group
	for _, f := range fs {
		k := key{f.Severity, f.Rule}
		i, seen := index[k]
		if !seen {
			i = len(out)
			index[k] = i
			out = append(out, group{severity: f.Severity, rule: f.Rule, first: f.Pos,
				same: map[model.Lang]string{model.Zh: f.Message(model.Zh), model.En: f.Message(model.En)}})
		}
		g := &out[i]
		g.count++
		if !seen || last[k] != f.Pos.File {
			g.files++
			last[k] = f.Pos.File
		}
		for l, m := range g.same {
			if m != f.Message(l) {
				delete(g.same, l)
			}
		}
	}
	slices.SortFunc(out, func(a, b group) int {
		return cmp.Or(-cmp.Compare(a.severity, b.severity), -cmp.Compare(a.count, b.count), cmp.Compare(a.rule.ID, b.rule.ID))
	})
	return out
}

// table writes rule × count and how to see more.
func (s *listing) table(b *strings.Builder) {
	if len(s.findings) == 0 {
		return
	}
	head := []string{"severity", "rule", "count", "files", "first place", "message"}
	more := "one rule: guiju check --rule ID; all of them: guiju check --all; what a rule means: guiju explain ID"
	if s.lang == model.Zh {
		head = []string{"级别", "规则", "次数", "文件", "首处", "说明"}
		more = "只看一条规则：guiju check --rule ID；全部列出：guiju check --all；规则的含义：guiju explain ID"
	}
	rows := [][]string{head}
	gs := groups(s.findings)
	for _, g := range gs {
		rows = append(rows, []string{g.severity.String(), g.rule.ID, fmt.Sprint(g.count), fmt.Sprint(g.files),
			printable(g.first.String()), printable(g.message(s.lang))})
	}
	width := make([]int, len(head))
	for _, row := range rows {
		for i, cell := range row {
			width[i] = max(width[i], cells.StringWidth(cell))
		}
	}
	for n, row := range rows {
		for i, cell := range row {
			gap := strings.Repeat(" ", width[i]-cells.StringWidth(cell))
			switch {
			case i == 0 && n > 0:
				b.WriteString(paint(gs[n-1].severity, s.colour) + gap + "  ")
			case i == 2 || i == 3: // numbers
				b.WriteString(gap + cell + "  ")
			case i == len(row)-1:
				b.WriteString(cell + "\n")
			default:
				b.WriteString(cell + gap + "  ")
			}
		}
	}
	b.WriteString(more + "\n")
}
