package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"

	"guiju/generator/model"
)

// report writes problems for people ("text") or programs ("json"), sorted by
// place. line gives the source line of a problem, or "".
//
// The text form, with a mark under the very characters that are meant:
//
//	standards/db41-t-s001/2022/edition.toml:3:10: error toml-date-quoted: the day “issued” is written without quotes
//	    issued = "2022-05-01"
//	             ^^^^^^^^^^^^
//	    Wrong: issued = "2022-05-01"; right: issued = 2022-05-01.
func report(w io.Writer, ps []model.Problem, line func(file string, n int) string, lang model.Lang, format string, colour bool) error {
	ps = model.SortProblems(slices.Clone(ps))
	switch format {
	case "json":
		return reportJSON(w, ps)
	case "text":
		return reportText(w, ps, line, lang, colour)
	}
	return fmt.Errorf("no report format %q (text, json)", format)
}

func reportText(w io.Writer, ps []model.Problem, line func(string, int) string, lang model.Lang, colour bool) error {
	var b strings.Builder
	for _, p := range ps {
		fmt.Fprintf(&b, "%s: %s %s: %s\n", printable(p.Pos.String()), paint(p.Severity, colour), p.Rule.ID, printable(p.Message(lang)))
		if p.Pos.Line > 0 && p.Pos.Col > 0 && line != nil {
			b.WriteString(excerpt(line(p.Pos.File, p.Pos.Line), p.Pos))
		}
		if hint := p.Hint(lang); hint != "" {
			b.WriteString(indent + printable(hint) + "\n")
		}
	}
	b.WriteString(tally(ps, lang) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// paint writes the severity, in colour on a terminal.
func paint(s model.Severity, colour bool) string {
	if !colour {
		return s.String()
	}
	return fmt.Sprintf("\x1b[%dm%s\x1b[0m", [...]int{model.Info: 36, model.Warning: 33, model.Error: 31}[s], s)
}

// tally is the closing line.
func tally(ps []model.Problem, lang model.Lang) string {
	var n [3]int
	for _, p := range ps {
		n[p.Severity]++
	}
	if len(ps) == 0 {
		return model.Bilingual{Zh: "没有发现问题", En: "no problems"}.In(lang)
	}
	if lang == model.Zh {
		return fmt.Sprintf("%d 个错误，%d 个警告，%d 个提示", n[model.Error], n[model.Warning], n[model.Info])
	}
	plural := func(n int, noun string) string {
		if n != 1 {
			noun += "s"
		}
		return fmt.Sprintf("%d %s", n, noun)
	}
	return plural(n[model.Error], "error") + ", " + plural(n[model.Warning], "warning") + ", " + plural(n[model.Info], "note")
}

const (
	indent       = "    "
	excerptWidth = 100 // terminal cells of a line that is shown whole
	tabWidth     = 8
)

// cells counts terminal cells as terminals do today: Han two, marks that are
// wide in East Asian fonts only (“” —) one, whatever the locale says.
var cells = &runewidth.Condition{StrictEmojiNeutral: true}

// excerpt shows a source line with carets under the place. Tabs stay tabs in
// both lines, so that they agree whatever a tab is worth.
func excerpt(line string, p model.Pos) string {
	runes := []rune(printable(line))
	if len(runes) == 0 {
		return ""
	}
	from := min(p.Col-1, len(runes))
	to := min(max(p.EndCol-1, from+1), len(runes))
	start, end := window(runes, from)
	var text, marks strings.Builder
	if start > 0 {
		text.WriteString("… ")
		marks.WriteString("  ")
	}
	for i := start; i < end; i++ {
		text.WriteRune(runes[i])
		switch {
		case i >= to:
		case runes[i] == '\t' && i == from && to == from+1:
			marks.WriteByte('^')
		case runes[i] == '\t':
			marks.WriteByte('\t')
		case i < from:
			marks.WriteString(strings.Repeat(" ", cells.RuneWidth(runes[i])))
		default:
			marks.WriteString(strings.Repeat("^", max(cells.RuneWidth(runes[i]), 1)))
		}
	}
	if end < len(runes) {
		text.WriteString(" …")
	}
	if from >= end { // just behind the line
		marks.WriteByte('^')
	}
	return indent + strings.TrimRight(text.String(), " ") + "\n" + indent + marks.String() + "\n"
}

// window picks the part of a long line that is shown: at most a third of the
// width before the place, the rest from there on.
func window(runes []rune, from int) (start, end int) {
	width := func(r rune) int {
		if r == '\t' {
			return tabWidth
		}
		return cells.RuneWidth(r)
	}
	total := 0
	for _, r := range runes {
		if total += width(r); total > excerptWidth {
			break
		}
	}
	if total <= excerptWidth {
		return 0, len(runes)
	}
	used := 0
	for start = from; start > 0 && used+width(runes[start-1]) <= excerptWidth/3; start-- {
		used += width(runes[start-1])
	}
	for end = from; end < len(runes) && used+width(runes[end]) <= excerptWidth; end++ {
		used += width(runes[end])
	}
	return start, end
}

// printable replaces what a terminal would obey or hide: control characters
// and invisible format characters, which content must not smuggle in.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)) {
			return '\uFFFD'
		}
		return r
	}, s)
}

// jsonProblem is the stable form for programs.
type jsonProblem struct {
	model.Pos
	Severity model.Severity  `json:"severity"`
	Rule     string          `json:"rule"`
	Message  model.Bilingual `json:"message"`
	Hint     model.Bilingual `json:"hint"`
}

func reportJSON(w io.Writer, ps []model.Problem) error {
	out := make([]jsonProblem, 0, len(ps))
	for _, p := range ps {
		out = append(out, jsonProblem{p.Pos, p.Severity, p.Rule.ID,
			model.Bilingual{Zh: p.Message(model.Zh), En: p.Message(model.En)},
			model.Bilingual{Zh: p.Hint(model.Zh), En: p.Hint(model.En)}})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
