package text

import (
	"strings"

	"guiju/generator/model"
)

// Plain returns the words of the provision's title, term and blocks, without
// its children: one line a block, markers and numbers of blocks as printed,
// no marks. Hashes are made of it.
func Plain(p *model.Provision) string {
	var w plainWriter
	w.line(PlainInlines(p.Title))
	if t := p.Term; t != nil {
		for _, s := range t.Zh {
			w.line(s)
		}
		for _, s := range t.En {
			w.line(s)
		}
		w.line(t.Symbol)
	}
	w.blocks(p.Blocks)
	if p.Term != nil {
		w.line(PlainInlines(p.Term.Source))
	}
	return strings.TrimSuffix(w.b.String(), "\n")
}

// PlainBelow returns the words of a provision and of all below it, each with
// its number.
func PlainBelow(p *model.Provision) string {
	lines := []string{strings.TrimSpace(p.Number + " " + Plain(p))}
	for _, c := range p.Children {
		lines = append(lines, PlainBelow(c))
	}
	return strings.Join(lines, "\n")
}

// PlainBlocks returns the words of blocks in the same way.
func PlainBlocks(bs []model.Block) string {
	var w plainWriter
	w.blocks(bs)
	return strings.TrimSuffix(w.b.String(), "\n")
}

// PlainInlines returns the words of inlines: TeX for formulas, the alternative
// for images, nothing for the marks of footnotes.
func PlainInlines(ins []model.Inline) string {
	return inlineWords(ins, func(tex string) string { return tex })
}

func inlineWords(ins []model.Inline, formula func(tex string) string) string {
	var b strings.Builder
	for _, in := range ins {
		switch in.Kind {
		case model.BreakInline:
			b.WriteByte(' ')
		case model.NoteRef:
		case model.RefInline:
			b.WriteString(refWords(in, ""))
		case model.MathInline:
			b.WriteString(formula(in.Text))
		default:
			b.WriteString(in.Text)
			b.WriteString(inlineWords(in.Children, formula))
		}
	}
	return b.String()
}

// refWords returns what a reference shows: its own words, else the title that
// its target has, else the target.
func refWords(in model.Inline, title string) string {
	switch {
	case in.Text != "":
		return in.Text
	case title != "":
		return title
	}
	return in.Target.String()
}

type plainWriter struct{ b strings.Builder }

func (w *plainWriter) line(s string) {
	if s != "" {
		w.b.WriteString(s)
		w.b.WriteByte('\n')
	}
}

func (w *plainWriter) blocks(bs []model.Block) {
	for _, bl := range bs {
		w.block(bl)
	}
}

func (w *plainWriter) block(bl model.Block) {
	switch bl := bl.(type) {
	case *model.Paragraph:
		w.line(PlainInlines(bl.Inlines))
	case *model.List:
		for _, it := range bl.Items {
			w.b.WriteString(it.Marker)
			if w.b.Len() > 0 && it.Marker != "" {
				w.b.WriteByte(' ')
			}
			w.blocks(it.Blocks)
		}
	case *model.Table:
		w.line(strings.TrimSpace(bl.Number + " " + PlainInlines(bl.Caption)))
		w.line(bl.Unit)
		for _, row := range bl.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, PlainInlines(c.Inlines))
			}
			w.line(strings.Join(cells, " "))
		}
		w.blocks(bl.Notes)
		for _, f := range bl.Footnotes {
			w.blocks(f.Blocks)
		}
	case *model.Figure:
		w.line(bl.Unit)
		w.line(bl.Alt)
		for _, s := range bl.Sub {
			w.block(s)
		}
		w.blocks(bl.Key)
		w.blocks(bl.Notes)
		for _, f := range bl.Footnotes {
			w.blocks(f.Blocks)
		}
		w.line(strings.TrimSpace(bl.Number + " " + PlainInlines(bl.Caption)))
	case *model.Formula:
		w.line(strings.TrimSpace(bl.TeX + " " + bl.Number))
		for _, x := range bl.Where {
			w.line(PlainInlines(x.Symbol) + "——" + PlainInlines(x.Meaning))
		}
	case *model.Note:
		w.blocks(bl.Blocks)
	case *model.Example:
		w.blocks(bl.Blocks)
	case *model.Quote:
		w.blocks(bl.Blocks)
	case *model.Code:
		w.line(strings.TrimSuffix(bl.Text, "\n"))
	default:
		panic("BUG: unknown block in Plain")
	}
}

// Contents returns the titled provisions for a table of contents. Term entries
// are left out (GB/T 1.1—2020, 目次).
func Contents(t *model.Text) []Heading {
	if t == nil {
		return nil
	}
	return headings(t.Provisions)
}

func headings(ps []*model.Provision) (hs []Heading) {
	for _, p := range ps {
		if p.Kind == model.TermEntry {
			continue
		}
		if below := headings(p.Children); len(p.Title) > 0 {
			hs = append(hs, Heading{p.ID, p.Number, PlainInlines(p.Title), p.Kind, below})
		} else {
			hs = append(hs, below...)
		}
	}
	return hs
}
