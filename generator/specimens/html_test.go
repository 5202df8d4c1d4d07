package specimens

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"os"
	"strings"

	"guiju/generator/model"
)

// webWriter writes a text as the HTML that another program turns into Word:
// LibreOffice (as people save a page from the browser) or pandoc.
type webWriter struct {
	r       recipe
	text    *model.Text
	pandoc  bool // formulas as TeX, styles by custom-style
	auto    bool // the reference document numbers the headings
	b       strings.Builder
	entries []contentsEntry
}

func writeWeb(r recipe, t *model.Text, pandoc, auto bool) string {
	w := &webWriter{r: r, text: t, pandoc: pandoc, auto: auto}
	w.b.WriteString("<!DOCTYPE html>\n<html lang=\"" + t.Lang.Tag() + "\"><head><meta charset=\"utf-8\"></head><body>\n")
	w.cover()
	lines := r.lines(t)
	if !pandoc {
		d := &docx{r: r, m: manner{}}
		w.entries = contentsOf(r.lang(), lines, d)
		r.counted.contents = len(w.entries)
		w.b.WriteString("<p align=center><b>" + map[model.Lang]string{model.Zh: "目　次", model.En: "Contents"}[r.lang()] + "</b></p>\n")
		for _, e := range w.entries {
			w.b.WriteString("<p>" + strings.Repeat("　", e.level-1) + esc(e.words) + strings.Repeat(".", 20) + e.page + "</p>\n")
		}
	}
	for _, ln := range lines {
		w.line(ln)
	}
	w.footnotes()
	w.b.WriteString("</body></html>\n")
	return w.b.String()
}

func (w *webWriter) cover() {
	c := w.r.cover
	issued, inForce := w.r.dates()
	lines := []string{"ICS " + c.ICS, "CCS " + c.CCS, c.Heading, c.Number}
	if len(c.Replaces) > 0 {
		word := "代替 "
		if w.r.lang() == model.En {
			word = "Replaces "
		}
		lines = append(lines, word+strings.Join(c.Replaces, "，"))
	}
	lines = append(lines, w.r.title())
	if w.r.lang() == model.Zh {
		lines = append(lines, c.Title.En)
	}
	lines = append(lines, issued, inForce, w.r.issuerLine())
	for _, s := range lines {
		w.b.WriteString("<p>" + esc(s) + "</p>\n")
	}
}

func (w *webWriter) line(ln line) {
	p := func(words string) { w.b.WriteString("<p>" + words + "</p>\n") }
	styled := func(style, words string) {
		if w.pandoc {
			w.b.WriteString(`<div data-custom-style="` + style + `"><p>` + words + "</p></div>\n")
			return
		}
		p(words)
	}
	heading := func(level int, words string) {
		fmt.Fprintf(&w.b, "<h%d>%s</h%d>\n", min(level, 6), words, min(level, 6))
	}
	words := w.inlines(ln.words)
	sep := "　"
	if w.r.lang() == model.En {
		sep = " "
	}
	switch ln.role {
	case forewordHead, introHead, bibHead, indexHead:
		d := &docx{r: w.r, m: manner{cover: "plain", contents: "field"}}
		if w.auto {
			styled("Element Title", d.headWord(ln.role))
		} else {
			heading(1, d.headWord(ln.role))
		}
	case nameAgain:
		styled("Standard Name", "<b>"+words+"</b>")
	case clause, sub:
		if w.auto {
			heading(ln.level, words)
		} else {
			heading(ln.level, ln.label+sep+words)
		}
	case annexHead:
		status := map[bool]string{true: "（规范性）", false: "（资料性）"}[ln.annex.Normative]
		if w.r.lang() == model.En {
			status = map[bool]string{true: " (normative) ", false: " (informative) "}[ln.annex.Normative]
		}
		if w.auto {
			styled("Annex Title", ln.label+status+words)
		} else {
			heading(1, ln.label+status+words)
		}
	case annexSub:
		if w.auto {
			styled("Annex Subclause", ln.label+sep+words)
		} else {
			heading(ln.level, ln.label+sep+words)
		}
	case termHead:
		if w.auto {
			heading(ln.level, esc(termNames(ln.term, w.r.lang())))
		} else {
			heading(ln.level, ln.label+sep+esc(termNames(ln.term, w.r.lang())))
		}
	case grid:
		w.table(ln)
	case picture:
		fmt.Fprintf(&w.b, "<p align=center><img src=\"%s\" alt=\"%s\" width=\"420\"></p>\n", dataURI(pictureFile(ln.src)), esc(ln.alt))
	case formula:
		number := "（" + ln.label + "）"
		if w.r.lang() == model.En {
			number = "(" + ln.label + ")"
		}
		p(`\(` + esc(ln.tex) + `\)　　` + number)
	case itemAlpha, itemNumber, itemDash, itemDot, itemEntry:
		p(strings.Repeat("　", ln.level) + ln.label + " " + words)
	case tableTitle, annexTable, figureTitle, annexFigure:
		caption := words
		if ln.label != "" {
			caption = ln.label + sep + words
		}
		w.b.WriteString("<p align=center><b>" + caption + "</b></p>\n")
	case note, numberedNote, example, numberedEx:
		p(ln.label + gapAfter(w.r.lang()) + words)
	case untitled, annexBare, subfigure:
		p(ln.label + sep + words)
	case figureFoot:
		p("<sup>" + ln.label + "</sup> " + words)
	default:
		p(words)
	}
}

// dataURI is a picture as an address: a picture beside the page would only be
// linked, with the path of this machine.
func dataURI(name string) string {
	data, err := os.ReadFile(pictures + name)
	if err != nil {
		panic(err)
	}
	return "data:" + http.DetectContentType(data) + ";base64," + base64.StdEncoding.EncodeToString(data)
}

func (w *webWriter) table(ln line) {
	t := ln.table
	w.b.WriteString("<table border=1 cellspacing=0>\n")
	cols := columns(t)
	for i, row := range gridRows(t, cols)[ln.from:ln.to] {
		tag := "td"
		if i+ln.from < t.Head {
			tag = "th"
		}
		if i == 0 && t.Head > 0 {
			w.b.WriteString("<thead>")
		}
		if i == t.Head {
			if t.Head > 0 {
				w.b.WriteString("</thead>")
			}
			w.b.WriteString("<tbody>")
		}
		w.b.WriteString("<tr>")
		for _, c := range row {
			if c.below {
				continue
			}
			span := ""
			if c.cols > 1 {
				span += fmt.Sprintf(" colspan=%d", c.cols)
			}
			if c.rows > 1 {
				span += fmt.Sprintf(" rowspan=%d", c.rows)
			}
			w.b.WriteString("<" + tag + span + ">" + w.inlines(c.cell.Inlines) + "</" + tag + ">")
		}
		w.b.WriteString("</tr>\n")
	}
	if len(t.Notes)+len(t.Footnotes) > 0 {
		fmt.Fprintf(&w.b, "<tr><td colspan=%d>", cols)
		for _, n := range t.Notes {
			n := n.(*model.Note)
			w.b.WriteString("<p>" + labelIn(w.r.lang(), note, n.Number) + gapAfter(w.r.lang()) + w.inlines(n.Blocks[0].(*model.Paragraph).Inlines) + "</p>")
		}
		for _, f := range t.Footnotes {
			w.b.WriteString("<p><sup>" + f.Label + "</sup> " + w.inlines(f.Blocks[0].(*model.Paragraph).Inlines) + "</p>")
		}
		w.b.WriteString("</td></tr>\n")
	}
	w.b.WriteString("</tbody></table>\n")
}

func (w *webWriter) inlines(ins []model.Inline) string {
	var b strings.Builder
	for _, in := range ins {
		switch in.Kind {
		case model.StrongInline:
			b.WriteString("<b>" + w.inlines(in.Children) + "</b>")
		case model.EmphInline:
			b.WriteString("<i>" + w.inlines(in.Children) + "</i>")
		case model.SupInline:
			b.WriteString("<sup>" + esc(in.Text+said(in.Children)) + "</sup>")
		case model.SubInline:
			b.WriteString("<sub>" + esc(in.Text+said(in.Children)) + "</sub>")
		case model.MathInline:
			if !w.pandoc {
				panic("BUG: a page saved from the browser has no formulas: " + in.Text)
			}
			b.WriteString(`\(` + esc(in.Text) + `\)`)
		case model.NoteRef:
			b.WriteString(w.noteRef(in.Text))
		case model.BreakInline:
			b.WriteString("<br>")
		default:
			b.WriteString(esc(in.Text) + w.inlines(in.Children))
		}
	}
	return b.String()
}

// noteRef is the mark of a footnote; LibreOffice knows its own by their class.
func (w *webWriter) noteRef(label string) string {
	for i, f := range w.text.Footnotes {
		if f.Label != label {
			continue
		}
		if w.pandoc {
			panic("BUG: pandoc reads no footnotes from HTML: " + w.r.name)
		}
		n := i + 1
		return fmt.Sprintf(`<a class="sdfootnoteanc" name="sdfootnote%danc" href="#sdfootnote%dsym"><sup>%d</sup></a>`, n, n, n)
	}
	return "<sup>" + label + "</sup>"
}

func (w *webWriter) footnotes() {
	for i, f := range w.text.Footnotes {
		n := i + 1
		fmt.Fprintf(&w.b, "<div id=\"sdfootnote%d\"><p><a class=\"sdfootnotesym\" name=\"sdfootnote%dsym\" href=\"#sdfootnote%danc\">%d</a>%s</p></div>\n",
			n, n, n, n, w.inlines(f.Blocks[0].(*model.Paragraph).Inlines))
	}
}
