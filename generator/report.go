package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"guiju/generator/model"
)

// finding is a problem as it is reported: with the entry of edition.toml that
// accepts it as it was issued (原文如此), if one does.
type finding struct {
	model.Problem
	accepted *model.Accepted
}

// listing is one report: findings sorted by place, and what every format needs
// to show them. Formats only write; they never decide what is shown.
type listing struct {
	findings []finding
	line     func(file string, n int) string // a source line, "" where there is none; may be nil
	lang     model.Lang
	colour   bool
	grouped  bool // text and json: rule × count
	most     int  // text: of one rule, so many findings are shown and the rest counted; 0 shows all

	// For the formats that stand alone.
	sys    *model.System
	day    string   // the as-of day
	limits []string // what the report leaves out, in lang
	folder string   // the content folder as the user wrote it

	// Of an import, html only.
	documents []htmlDocument
	changes   []htmlChange
}

// formats are the values of --format.
var formats = []struct {
	name  string
	write func(*listing, io.Writer) error
}{
	{"text", (*listing).text},
	{"json", (*listing).json},
	{"html", (*listing).html},
	{"sarif", (*listing).sarif},
}

// formatNames lists them for messages.
func formatNames() string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return strings.Join(names, ", ")
}

func (s *listing) write(w io.Writer, format string) error {
	for _, f := range formats {
		if f.name == format {
			return f.write(s, w)
		}
	}
	return fmt.Errorf("no report format %q (%s)", format, formatNames())
}

// report writes problems that nobody can have accepted, sorted by place. line
// gives the source line of a problem, or "".
func report(w io.Writer, ps []model.Problem, line func(file string, n int) string, lang model.Lang, format string, colour bool) error {
	s := &listing{line: line, lang: lang, colour: colour, findings: unaccepted(model.SortProblems(slices.Clone(ps)))}
	return s.write(w, format)
}

// unaccepted are problems of which nobody has said that they stay.
func unaccepted(ps []model.Problem) (fs []finding) {
	for _, p := range ps {
		fs = append(fs, finding{Problem: p})
	}
	return fs
}

// text is the form for people, with a mark under the very characters that are
// meant:
//
//	standards/db41-t-s001/2022/edition.toml:3:10: error toml-date-quoted: the day “issued” is written without quotes
//	    issued = "2022-05-01"
//	             ^^^^^^^^^^^^
//	    Wrong: issued = "2022-05-01"; right: issued = 2022-05-01.
func (s *listing) text(w io.Writer) error {
	var b strings.Builder
	shown := map[*model.Rule]int{}
	for _, f := range s.findings {
		if shown[f.Rule]++; s.most > 0 && shown[f.Rule] > s.most {
			continue
		}
		if !s.grouped || f.Severity == model.Error {
			s.one(&b, f)
		}
	}
	for _, g := range groups(s.findings) {
		if more := g.count - s.most; s.most > 0 && more > 0 {
			fmt.Fprintf(&b, model.Bilingual{Zh: "……%s 还有 %d 处，全部见 --report 文件.html\n", En: "… %[2]d more of %[1]s; --report FILE.html shows all\n"}.Or(s.lang), g.rule.ID, more)
		}
	}
	if s.grouped {
		s.table(&b)
	}
	b.WriteString(tally(s.findings, s.lang) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// one writes one finding.
func (s *listing) one(b *strings.Builder, f finding) {
	fmt.Fprintf(b, "%s: %s %s: %s\n", printable(f.Pos.String()), paint(f.Severity, s.colour), f.Rule.ID, printable(f.Message(s.lang)))
	if f.Pos.Line > 0 && f.Pos.Col > 0 && s.line != nil {
		b.WriteString(excerpt(s.line(f.Pos.File, f.Pos.Line), f.Pos))
	}
	if f.accepted != nil {
		b.WriteString(indent + printable(acceptance(f.accepted, s.lang)) + "\n")
	} else if hint := f.Hint(s.lang); hint != "" {
		b.WriteString(indent + printable(hint) + "\n")
	}
}

// acceptance says why a finding stays, and by whose word.
func acceptance(a *model.Accepted, lang model.Lang) string {
	if lang == model.Zh {
		return fmt.Sprintf("原文如此：%s（%s，%s）", a.Reason.Or(lang), a.By, a.Date)
	}
	return fmt.Sprintf("accepted as issued: %s (%s, %s)", a.Reason.Or(lang), a.By, a.Date)
}

// paint writes the severity, in colour on a terminal.
func paint(s model.Severity, colour bool) string {
	if !colour {
		return s.String()
	}
	return fmt.Sprintf("\x1b[%dm%s\x1b[0m", [...]int{model.Info: 36, model.Warning: 33, model.Error: 31}[s], s)
}

// tally is the closing line.
func tally(fs []finding, lang model.Lang) string {
	if len(fs) == 0 {
		return model.Bilingual{Zh: "没有发现问题", En: "no problems"}.In(lang)
	}
	n := bySeverity(fs)
	if lang == model.Zh {
		return fmt.Sprintf("%d 个错误，%d 个警告，%d 个提示", n[model.Error], n[model.Warning], n[model.Info])
	}
	return plural(n[model.Error], "error") + ", " + plural(n[model.Warning], "warning") + ", " + plural(n[model.Info], "note")
}

// plural writes a number with its English noun.
func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

func bySeverity(fs []finding) (n [3]int) {
	for _, f := range fs {
		n[f.Severity]++
	}
	return n
}
