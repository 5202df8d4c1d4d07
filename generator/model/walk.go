package model

// WalkBlocks visits every block depth first, in text order.
func WalkBlocks(bs []Block, visit func(Block)) {
	for _, b := range bs {
		visit(b)
		switch b := b.(type) {
		case *List:
			for _, it := range b.Items {
				WalkBlocks(it.Blocks, visit)
			}
		case *Table:
			WalkBlocks(b.Notes, visit)
			for _, f := range b.Footnotes {
				WalkBlocks(f.Blocks, visit)
			}
		case *Figure:
			for _, s := range b.Sub {
				WalkBlocks([]Block{s}, visit)
			}
			WalkBlocks(b.Key, visit)
			WalkBlocks(b.Notes, visit)
			for _, f := range b.Footnotes {
				WalkBlocks(f.Blocks, visit)
			}
		case *Note:
			WalkBlocks(b.Blocks, visit)
		case *Example:
			WalkBlocks(b.Blocks, visit)
		case *Quote:
			WalkBlocks(b.Blocks, visit)
		}
	}
}

// BlockInlines lists the runs that stand directly in a block, in text order;
// those of the blocks inside it are found by WalkBlocks.
func BlockInlines(b Block) (all [][]Inline) {
	switch b := b.(type) {
	case *Paragraph:
		all = append(all, b.Inlines)
	case *Table:
		all = append(all, b.Caption)
		for _, row := range b.Rows {
			for _, c := range row {
				all = append(all, c.Inlines)
			}
		}
	case *Figure:
		all = append(all, b.Caption)
	case *Formula:
		for _, w := range b.Where {
			all = append(all, w.Symbol, w.Meaning)
		}
	}
	return all
}

// WalkInlines visits every inline of a run depth first.
func WalkInlines(ins []Inline, visit func(*Inline)) {
	for i := range ins {
		visit(&ins[i])
		WalkInlines(ins[i].Children, visit)
	}
}

// Inlines visits every inline of the text with the provision it stands in
// (nil for the head and the footnotes).
func (t *Text) Inlines(visit func(*Inline, *Provision)) {
	run := func(ins []Inline, p *Provision) {
		WalkInlines(ins, func(in *Inline) { visit(in, p) })
	}
	blocks := func(bs []Block, p *Provision) {
		WalkBlocks(bs, func(b Block) {
			for _, ins := range BlockInlines(b) {
				run(ins, p)
			}
		})
	}
	if t == nil {
		return
	}
	blocks(t.Head, nil)
	for _, f := range t.Footnotes {
		blocks(f.Blocks, nil)
	}
	t.Walk(func(p *Provision) {
		run(p.Title, p)
		if p.Term != nil {
			run(p.Term.Source, p)
		}
		blocks(p.Blocks, p)
	})
}
