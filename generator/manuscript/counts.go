package manuscript

import "guiju/generator/model"

// count tells how much was understood.
func (tr *Transcript) count() {
	c := &tr.Counts
	t := tr.Text
	t.Walk(func(p *model.Provision) {
		switch p.Kind {
		case model.Clause:
			c.Clauses++
		case model.Subclause:
			c.Subclauses++
		case model.TermEntry:
			c.Terms++
		case model.Annex:
			c.Annexes++
		}
	})
	blocks := func(bs []model.Block) {
		model.WalkBlocks(bs, func(bl model.Block) {
			switch bl := bl.(type) {
			case *model.Table:
				c.Tables++
			case *model.Figure:
				c.Figures++
				c.Figures -= len(bl.Sub) // they are walked too, and are parts of it
			case *model.Formula:
				c.Formulas++
			case *model.List:
				c.Lists++
				c.Items += len(bl.Items)
			case *model.Note:
				c.Notes++
			case *model.Example:
				c.Examples++
			}
		})
	}
	blocks(t.Head)
	t.Walk(func(p *model.Provision) { blocks(p.Blocks) })
	for _, f := range t.Footnotes {
		blocks(f.Blocks)
	}
	c.Footnotes = len(t.Footnotes)
	t.Inlines(func(in *model.Inline, _ *model.Provision) {
		if in.Kind == model.RefInline {
			c.References++
		}
	})
	for _, a := range tr.LeftOut {
		for range lettersIn(a.Text) {
			c.LeftOutLetters++
		}
	}
}
