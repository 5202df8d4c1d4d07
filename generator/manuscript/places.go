package manuscript

import (
	"guiju/generator/model"
	"guiju/generator/text"
)

// setPlaces gives the parts of a text the places of the same parts of the tree
// that it was written from: numbers of paragraphs, not lines of Markdown.
func setPlaces(built, parsed *model.Text, file string) {
	whole := model.Pos{File: file}
	var blocks func(a, b []model.Block)
	inlines := func(ins []model.Inline, at model.Pos) {
		model.WalkInlines(ins, func(in *model.Inline) { in.Pos = at })
	}
	blocks = func(a, b []model.Block) {
		for i, bl := range b {
			at := whole
			var from model.Block
			if i < len(a) {
				from = a[i]
				at = from.Position()
			}
			setPlace(bl, at)
			for _, ins := range model.BlockInlines(bl) {
				inlines(ins, at)
			}
			switch bl := bl.(type) {
			case *model.List:
				old, _ := from.(*model.List)
				for k, it := range bl.Items {
					it.Pos = at
					var in []model.Block
					if old != nil && k < len(old.Items) {
						it.Pos, in = old.Items[k].Pos, old.Items[k].Blocks
					}
					blocks(in, it.Blocks)
				}
			case *model.Note:
				old, _ := from.(*model.Note)
				if old == nil {
					old = &model.Note{}
				}
				blocks(old.Blocks, bl.Blocks)
			case *model.Example:
				old, _ := from.(*model.Example)
				if old == nil {
					old = &model.Example{}
				}
				blocks(old.Blocks, bl.Blocks)
			case *model.Table:
				old, _ := from.(*model.Table)
				if old == nil {
					old = &model.Table{}
				}
				blocks(old.Notes, bl.Notes)
				for _, f := range bl.Footnotes {
					f.Pos = at
					blocks(nil, f.Blocks)
				}
				for _, row := range bl.Rows {
					for _, c := range row {
						c.Pos = at
					}
				}
			case *model.Figure:
				bl.CaptionPos = at
				for _, s := range bl.Sub {
					setPlace(s, at)
					s.CaptionPos = at
				}
				blocks(nil, bl.Key)
				blocks(nil, bl.Notes)
				for _, f := range bl.Footnotes {
					f.Pos = at
					blocks(nil, f.Blocks)
				}
			case *model.Formula:
				for _, x := range bl.Where {
					x.Pos = at
				}
			}
		}
	}
	blocks(built.Head, parsed.Head)
	was := map[string]*model.Provision{}
	built.Walk(func(p *model.Provision) {
		if key := p.Number + "\n" + text.PlainInlines(p.Title); was[key] == nil {
			was[key] = p
		}
	})
	parsed.Walk(func(p *model.Provision) {
		old := was[p.Number+"\n"+text.PlainInlines(p.Title)]
		if old == nil {
			old = &model.Provision{Pos: whole}
		}
		p.Pos = old.Pos
		inlines(p.Title, p.Pos)
		if p.Term != nil {
			inlines(p.Term.Source, p.Pos)
		}
		blocks(old.Blocks, p.Blocks)
	})
	for _, f := range parsed.Footnotes {
		f.Pos = whole
		var in []model.Block
		for _, g := range built.Footnotes {
			if g.Label == f.Label {
				f.Pos, in = g.Pos, g.Blocks
			}
		}
		blocks(in, f.Blocks)
	}
}

func setPlace(bl model.Block, at model.Pos) {
	switch bl := bl.(type) {
	case *model.Paragraph:
		bl.Pos = at
	case *model.List:
		bl.Pos = at
	case *model.Table:
		bl.Pos = at
	case *model.Figure:
		bl.Pos = at
	case *model.Formula:
		bl.Pos = at
	case *model.Note:
		bl.Pos = at
	case *model.Example:
		bl.Pos = at
	case *model.Quote:
		bl.Pos = at
	case *model.Code:
		bl.Pos = at
	}
}
