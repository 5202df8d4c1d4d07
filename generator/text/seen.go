package text

import (
	"strings"

	"guiju/generator/model"
)

// What a reader sees of a text, for search: unlike [Plain], which hashes are
// made of, it has the words that the page prints of itself (注1：, 表1, 单位：,
// 式中：), formulas as they look, and the footnotes of a provision.

// SeenTitle returns the heading of a provision as its page prints it, without
// its number: an annex says whether it binds, a term entry gives the preferred
// designations.
func SeenTitle(t *model.Text, p *model.Provision) string {
	w := seenWriter{lang: t.Lang}
	if p.Term != nil {
		return strings.Join(append(first(p.Term.Zh), first(p.Term.En)...), " ")
	}
	title := w.inlines(p.Title)
	if p.Kind == model.Annex && len(p.ID) == 1 {
		h := newWriter(HTMLOptions{Lang: t.Lang})
		h.form = t.Form
		title = strings.TrimSpace(h.status(p) + " " + title)
	}
	return title
}

// SeenBelow returns what stands below the heading of a provision: one line a
// block, then the footnotes that it calls.
func SeenBelow(t *model.Text, p *model.Provision) string {
	w := seenWriter{lang: t.Lang}
	if e := p.Term; e != nil {
		if e.Symbol != "" {
			w.line(w.say("符号：", "Symbol: ") + e.Symbol)
		}
		if admitted := append(rest(e.Zh), rest(e.En)...); len(admitted) > 0 {
			w.line(w.say("又称：", "Admitted term: ") + strings.Join(admitted, w.say("；", "; ")))
		}
	}
	w.blocks(p.Blocks)
	if e := p.Term; e != nil && len(e.Source) > 0 {
		w.line(w.say("[来源：", "[SOURCE: ") + w.inlines(e.Source) + "]")
	}
	w.footnotes(footnotesOf(t, p))
	return w.words()
}

// SeenHead returns what stands before the first provision of a text.
func SeenHead(t *model.Text) string {
	w := seenWriter{lang: t.Lang}
	w.blocks(t.Head)
	w.footnotes(footnotesOf(t, &model.Provision{Blocks: t.Head}))
	return w.words()
}

func first(s []string) []string { return append([]string(nil), s[:min(1, len(s))]...) }

type seenWriter struct {
	lang model.Lang
	b    strings.Builder
	lead string // what begins the next line: a marker or a label
}

func (w *seenWriter) words() string { return strings.TrimSuffix(w.b.String(), "\n") }

func (w *seenWriter) say(zh, en string) string {
	if w.lang == model.En {
		return en
	}
	return zh
}

func (w *seenWriter) inlines(ins []model.Inline) string { return inlineWords(ins, seenMath) }

func (w *seenWriter) line(s string) {
	if s = w.lead + s; s != "" {
		w.b.WriteString(s + "\n")
	}
	w.lead = ""
}

func (w *seenWriter) blocks(bs []model.Block) {
	for _, bl := range bs {
		w.block(bl)
	}
}

// labelled writes blocks with a label before the first.
func (w *seenWriter) labelled(label string, bs []model.Block) {
	w.lead += label
	w.blocks(bs)
	if w.lead != "" {
		w.line("")
	}
}

func (w *seenWriter) footnotes(fs []*model.Footnote) {
	for _, f := range fs {
		w.labelled(f.Label+" ", f.Blocks)
	}
}

// note is the label of a note or an example.
func (w *seenWriter) note(label, number string) string {
	if number != "" {
		label += w.say("", " ") + number
	}
	return label + w.say("：", ": ")
}

func (w *seenWriter) caption(label, number string, title []model.Inline) {
	if number != "" {
		number = label + number
	}
	w.line(strings.TrimSpace(number + " " + w.inlines(title)))
}

func (w *seenWriter) unit(unit string) {
	if unit != "" {
		w.line(w.say("单位：", "Unit: ") + unit)
	}
}

func (w *seenWriter) block(bl model.Block) {
	switch bl := bl.(type) {
	case *model.Paragraph:
		w.line(w.inlines(bl.Inlines))
	case *model.List:
		for _, it := range bl.Items {
			if it.Marker != "" {
				w.lead += it.Marker + " "
			}
			w.blocks(it.Blocks)
		}
	case *model.Table:
		w.caption(w.say("表", "Table "), bl.Number, bl.Caption)
		w.unit(bl.Unit)
		for _, row := range bl.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, w.inlines(c.Inlines))
			}
			w.line(strings.Join(cells, " "))
		}
		w.blocks(bl.Notes)
		w.footnotes(bl.Footnotes)
	case *model.Figure:
		w.figure(bl)
	case *model.Formula:
		w.line(seenMath(bl.TeX))
		if bl.Number != "" {
			w.line("(" + bl.Number + ")")
		}
		if len(bl.Where) > 0 {
			w.line(w.say("式中：", "where:"))
		}
		for _, x := range bl.Where {
			w.line(w.inlines(x.Symbol) + "——" + w.inlines(x.Meaning))
		}
	case *model.Note:
		w.labelled(w.note(w.say("注", "NOTE"), bl.Number), bl.Blocks)
	case *model.Example:
		w.labelled(w.note(w.say("示例", "EXAMPLE"), bl.Number), bl.Blocks)
	case *model.Quote:
		w.blocks(bl.Blocks)
	case *model.Code:
		w.line(strings.TrimSuffix(bl.Text, "\n"))
	default:
		panic("BUG: unknown block in Seen")
	}
}

// figure keeps what a picture says to those who do not see it.
func (w *seenWriter) figure(f *model.Figure) {
	w.unit(f.Unit)
	w.line(altOf(f.Alt))
	for _, s := range f.Sub {
		w.line(altOf(s.Alt))
		if s.Number != "" {
			w.line(s.Number + ") " + w.inlines(s.Caption))
		}
	}
	if len(f.Key) > 0 {
		w.line(w.say("标引序号说明：", "Key:"))
		w.blocks(f.Key)
	}
	w.blocks(f.Notes)
	w.footnotes(f.Footnotes)
	w.caption(w.say("图", "Figure "), f.Number, f.Caption)
}
