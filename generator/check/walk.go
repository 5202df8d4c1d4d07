package check

import "guiju/generator/model"

// walkBlocks visits every block of a text.
func walkBlocks(t *model.Text, visit func(model.Block)) {
	model.WalkBlocks(t.Head, visit)
	for _, f := range t.Footnotes {
		model.WalkBlocks(f.Blocks, visit)
	}
	t.Walk(func(p *model.Provision) { model.WalkBlocks(p.Blocks, visit) })
}
