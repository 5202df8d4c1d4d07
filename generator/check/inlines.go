package check

import "guiju/generator/model"

// walkInlines visits every inline of a text, those inside others too, with
// the provision it stands in (nil for the head and the footnotes).
func walkInlines(t *model.Text, visit func(model.Inline, *model.Provision)) {
	w := inlineWalker{visit: visit}
	w.blocks(t.Head)
	for _, f := range t.Footnotes {
		w.blocks(f.Blocks)
	}
	t.Walk(func(p *model.Provision) {
		w.provision = p
		w.inlines(p.Title)
		if p.Term != nil {
			w.inlines(p.Term.Source)
		}
		w.blocks(p.Blocks)
	})
}

type inlineWalker struct {
	provision *model.Provision
	visit     func(model.Inline, *model.Provision)
}

func (w *inlineWalker) inlines(ins []model.Inline) {
	for _, in := range ins {
		w.visit(in, w.provision)
		w.inlines(in.Children)
	}
}

// blocks visits the inlines that the blocks hold themselves; WalkBlocks finds
// the blocks inside.
func (w *inlineWalker) blocks(bs []model.Block) {
	model.WalkBlocks(bs, func(b model.Block) {
		switch b := b.(type) {
		case *model.Paragraph:
			w.inlines(b.Inlines)
		case *model.Table:
			w.inlines(b.Caption)
			for _, row := range b.Rows {
				for _, cell := range row {
					w.inlines(cell.Inlines)
				}
			}
		case *model.Figure:
			w.inlines(b.Caption)
		case *model.Formula:
			for _, where := range b.Where {
				w.inlines(where.Symbol)
				w.inlines(where.Meaning)
			}
		}
	})
}

// walkBlocks visits every block of a text.
func walkBlocks(t *model.Text, visit func(model.Block)) {
	model.WalkBlocks(t.Head, visit)
	for _, f := range t.Footnotes {
		model.WalkBlocks(f.Blocks, visit)
	}
	t.Walk(func(p *model.Provision) { model.WalkBlocks(p.Blocks, visit) })
}
