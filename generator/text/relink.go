package text

import (
	"slices"
	"strings"

	"guiju/generator/model"
)

// relinker reads the references in words again after a text has become
// another one: 表3 is none where table 3 is gone, and one where it has come.
// was knows the places of the text that the words come from, now those of the
// text they stand in. References in [[…]] stay.
type relinker struct {
	was, now referencer
	labels   map[string]string // footnote marks that are now called otherwise
}

// blocks does what referencer.blocks does, for inlines that were linked before.
func (r *relinker) blocks(bs []model.Block) {
	model.WalkBlocks(bs, func(bl model.Block) {
		switch bl := bl.(type) {
		case *model.Paragraph:
			bl.Inlines = r.inlines(r.marks(bl.Inlines))
		case *model.Table:
			bl.Caption = r.marks(bl.Caption)
			for _, row := range bl.Rows {
				for _, c := range row {
					c.Inlines = r.inlines(r.marks(c.Inlines))
				}
			}
		case *model.Figure:
			bl.Caption = r.marks(bl.Caption)
		case *model.Formula:
			for _, w := range bl.Where {
				w.Meaning = r.inlines(r.marks(w.Meaning))
			}
		}
	})
}

// marks copies inlines with the marks of footnotes under their present labels.
func (r *relinker) marks(ins []model.Inline) []model.Inline {
	if len(r.labels) == 0 {
		return ins
	}
	out := slices.Clone(ins)
	for i := range out {
		in := &out[i]
		if label := r.labels[in.Text]; in.Kind == model.NoteRef && in.Target == nil && label != "" {
			in.Text = label
		}
		in.Children = r.marks(in.Children)
	}
	return out
}

func (r *relinker) inlines(ins []model.Inline) (out []model.Inline) {
	for i := 0; i < len(ins); {
		n := i
		for n < len(ins) && (ins[n].Kind == model.TextInline || isLocal(ins[n])) {
			n++
		}
		if n > i {
			out = append(out, r.run(ins[i:n])...)
			i = n
			continue
		}
		in := ins[i]
		if in.Kind == model.StrongInline || in.Kind == model.EmphInline {
			in.Children = r.inlines(in.Children)
		}
		out = append(out, in)
		i++
	}
	return out
}

// run reads words and local references as words, but for the references that
// the words alone did not make.
func (r *relinker) run(ins []model.Inline) (out []model.Inline) {
	var words strings.Builder
	for _, in := range ins {
		words.WriteString(in.Text)
	}
	found := r.was.hits(words.String())
	var plain []model.Inline
	flush := func() {
		if len(plain) > 0 {
			out = append(out, r.now.split(plain)...)
		}
		plain = nil
	}
	at := 0
	for _, in := range ins {
		from := at
		at += len(in.Text)
		if in.Kind == model.RefInline {
			if !slices.Contains(found, Label{from, at, in.Target.Fragment}) {
				flush()
				out = append(out, in)
				continue
			}
			in.Kind, in.Target = model.TextInline, nil
		}
		plain = append(plain, in)
	}
	flush()
	return out
}
