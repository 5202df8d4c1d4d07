package text

import (
	"slices"

	"guiju/generator/model"
)

// copyProvision copies a provision with all below it, so that a text can be
// made of it without a change of the one it stands in. What is never written
// to, such as inlines, is shared.
func copyProvision(p *model.Provision) *model.Provision {
	q := *p
	q.Blocks = copyBlocks(p.Blocks)
	if p.Term != nil {
		t := *p.Term
		q.Term = &t
	}
	q.Children = nil
	for _, c := range p.Children {
		q.Children = append(q.Children, copyProvision(c))
	}
	return &q
}

func copyBlocks(bs []model.Block) (out []model.Block) {
	for _, b := range bs {
		out = append(out, copyBlock(b))
	}
	return out
}

func copyBlock(b model.Block) model.Block {
	switch b := b.(type) {
	case *model.Paragraph:
		c := *b
		return &c
	case *model.List:
		c := *b
		c.Items = nil
		for _, it := range b.Items {
			i := *it
			i.Blocks = copyBlocks(it.Blocks)
			c.Items = append(c.Items, &i)
		}
		return &c
	case *model.Table:
		c := *b
		c.Rows = nil
		for _, row := range b.Rows {
			cells := make([]*model.Cell, len(row))
			for i, cell := range row {
				k := *cell
				cells[i] = &k
			}
			c.Rows = append(c.Rows, cells)
		}
		c.Notes, c.Footnotes = copyBlocks(b.Notes), copyFootnotes(b.Footnotes)
		return &c
	case *model.Figure:
		c := *b
		c.Sub = nil
		for _, s := range b.Sub {
			c.Sub = append(c.Sub, copyBlock(s).(*model.Figure))
		}
		c.Key, c.Notes, c.Footnotes = copyBlocks(b.Key), copyBlocks(b.Notes), copyFootnotes(b.Footnotes)
		return &c
	case *model.Formula:
		c := *b
		c.Where = nil
		for _, w := range b.Where {
			k := *w
			c.Where = append(c.Where, &k)
		}
		return &c
	case *model.Note:
		c := *b
		c.Blocks = copyBlocks(b.Blocks)
		return &c
	case *model.Example:
		c := *b
		c.Blocks = copyBlocks(b.Blocks)
		return &c
	case *model.Quote:
		c := *b
		c.Blocks = copyBlocks(b.Blocks)
		return &c
	case *model.Code:
		c := *b
		return &c
	}
	panic("BUG: unknown block")
}

func copyFootnotes(fs []*model.Footnote) (out []*model.Footnote) {
	for _, f := range fs {
		g := *f
		g.Blocks, g.Refs = copyBlocks(f.Blocks), slices.Clone(f.Refs)
		out = append(out, &g)
	}
	return out
}
