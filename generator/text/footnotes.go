package text

import (
	"regexp"
	"strconv"

	"guiju/generator/model"
)

var plainLabel = regexp.MustCompile(`^[a-z0-9]{1,16}$`)

// footnotes takes the definitions out of the run of pieces, so that the
// builders see the text without them. In a standard what is indented below one
// belongs to it.
func (b *builder) footnotes() {
	all, kept := b.pieces, b.pieces[:0:0]
	for i := 0; i < len(all); i++ {
		p := all[i]
		if p.kind != footnoteDef {
			kept = append(kept, p)
			continue
		}
		f := &model.Footnote{
			Label: p.num, Pos: p.pos,
			Blocks: []model.Block{&model.Paragraph{BlockBase: model.BlockBase{Pos: b.at(p.content, p.to)}, Inlines: p.inlines}},
		}
		b.text.Footnotes = append(b.text.Footnotes, f)
		n := i + 1
		for b.grammar == model.StandardGrammar && n < len(all) && all[n].shift >= p.shift+holdIndent && !all[n].leaves() {
			n++
		}
		if n > i+1 {
			b.pieces, b.next = all[i+1:n], 0
			b.pour(&f.Blocks, "", "-")
			for q := b.take(); q != nil; q = b.take() {
				b.commonBlock(q)
			}
			i = n - 1
		}
	}
	b.pieces, b.next = kept, 0
	b.pour(&b.text.Head, "", "-")
}

// settleFootnotes orders the footnotes by first reference, gives them their
// addresses and reports marks without text and texts without a mark. Refs[i] is
// the address of the i-th mark, the target of the link back.
func (b *builder) settleFootnotes() {
	notes := byLabel(b.text.Footnotes)
	marks, placed := map[*model.Footnote]int{}, map[*model.Footnote]bool{}
	var order []*model.Footnote
	place := func(f *model.Footnote) {
		if !placed[f] {
			placed[f] = true
			order = append(order, f)
		}
	}
	count := func(in *model.Inline) {
		if in.Kind != model.NoteRef || in.Target != nil {
			return
		}
		f := notes[in.Text]
		if f == nil {
			b.problems = append(b.problems, footnoteMissing.At(in.Pos, in.Text))
			return
		}
		place(f)
		marks[f]++
	}
	visitInlines(b.text, count)
	read := 0
	follow := func() { // the marks in footnotes, in the order of these
		for ; read < len(order); read++ {
			blockInlines(order[read].Blocks, count)
		}
	}
	follow()
	for _, f := range b.text.Footnotes {
		if !placed[f] {
			b.problems = append(b.problems, footnoteUnused.At(f.Pos, f.Label))
			place(f)
			follow()
		}
	}
	b.text.Footnotes = order
	for i, f := range order {
		b.nameFootnote(f, strconv.Itoa(i+1), marks[f])
	}
}

// nameFootnote gives a footnote its address, by its label where that can be
// one, else by its place.
func (b *builder) nameFootnote(f *model.Footnote, place string, marks int) {
	if plainLabel.MatchString(f.Label) {
		place = f.Label
	}
	id, again := b.id("footnote-" + place)
	if f.ID = id; again {
		b.problems = append(b.problems, repeatedID.At(f.Pos, "[^"+f.Label+"]:", id))
	}
	for k := range marks {
		f.Refs = append(f.Refs, f.ID+"-ref-"+strconv.Itoa(k+1))
	}
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

// visitInlines visits every inline of the text but those of the footnotes, in
// text order.
func visitInlines(t *model.Text, visit func(*model.Inline)) {
	blockInlines(t.Head, visit)
	t.Walk(func(p *model.Provision) {
		model.WalkInlines(p.Title, visit)
		if p.Term != nil {
			model.WalkInlines(p.Term.Source, visit)
		}
		blockInlines(p.Blocks, visit)
	})
}

func blockInlines(bs []model.Block, visit func(*model.Inline)) {
	model.WalkBlocks(bs, func(bl model.Block) {
		for _, ins := range model.BlockInlines(bl) {
			model.WalkInlines(ins, visit)
		}
	})
}
