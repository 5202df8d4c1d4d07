package text

import (
	"regexp"
	"strconv"

	"guiju/generator/model"
)

var plainLabel = regexp.MustCompile(`^[a-z0-9]{1,16}$`)

// footnotes takes the definitions out of the run of pieces, so that the
// builders see the text without them.
func (b *builder) footnotes() {
	kept := b.pieces[:0:0]
	for _, p := range b.pieces {
		if p.kind != footnoteDef {
			kept = append(kept, p)
			continue
		}
		id := strconv.Itoa(len(b.text.Footnotes) + 1)
		if plainLabel.MatchString(p.num) {
			id = p.num
		}
		id, again := b.id("footnote-" + id)
		if again {
			b.report(repeatedID, p.from, p.content, p.marker, id)
		}
		b.text.Footnotes = append(b.text.Footnotes, &model.Footnote{
			ID: id, Label: p.num, Pos: p.pos,
			Blocks: []model.Block{&model.Paragraph{BlockBase: model.BlockBase{Pos: b.at(p.content, p.to)}, Inlines: p.inlines}},
		})
	}
	b.pieces = kept
}

// settleFootnotes orders the footnotes by first reference and reports marks
// without text and texts without a mark. Refs[i] is the address of the i-th
// mark, the target of the link back.
func (b *builder) settleFootnotes() {
	notes := byLabel(b.text.Footnotes)
	var order []*model.Footnote
	visitInlines(b.text, func(in *model.Inline) {
		if in.Kind != model.NoteRef || in.Target != nil {
			return
		}
		f := notes[in.Text]
		if f == nil {
			b.problems = append(b.problems, footnoteMissing.At(in.Pos, in.Text))
			return
		}
		if len(f.Refs) == 0 {
			order = append(order, f)
		}
		f.Refs = append(f.Refs, f.ID+"-ref-"+strconv.Itoa(len(f.Refs)+1))
	})
	for _, f := range b.text.Footnotes {
		if len(f.Refs) == 0 {
			b.problems = append(b.problems, footnoteUnused.At(f.Pos, f.Label))
			order = append(order, f)
		}
	}
	b.text.Footnotes = order
}

// byLabel finds footnotes by their labels; of a label used twice the first
// counts.
func byLabel(fs []*model.Footnote) map[string]*model.Footnote {
	m := map[string]*model.Footnote{}
	for _, f := range fs {
		if m[f.Label] == nil {
			m[f.Label] = f
		}
	}
	return m
}

// visitInlines visits every inline of the text, in text order.
func visitInlines(t *model.Text, visit func(*model.Inline)) {
	blocks := func(bs []model.Block) {
		model.WalkBlocks(bs, func(bl model.Block) {
			for _, ins := range model.BlockInlines(bl) {
				model.WalkInlines(ins, visit)
			}
		})
	}
	blocks(t.Head)
	t.Walk(func(p *model.Provision) {
		model.WalkInlines(p.Title, visit)
		if p.Term != nil {
			model.WalkInlines(p.Term.Source, visit)
		}
		blocks(p.Blocks)
	})
	for _, f := range t.Footnotes {
		blocks(f.Blocks)
	}
}
