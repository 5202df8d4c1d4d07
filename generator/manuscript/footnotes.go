package manuscript

import (
	"regexp"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// footnotes adds the notes, in the order of their marks, then those without one.
func (r *recogniser) footnotes() {
	byID := map[string]*Note{}
	for i := range r.d.Notes {
		if n := &r.d.Notes[i]; byID[n.ID] == nil {
			byID[n.ID] = n
		}
	}
	done := 0
	add := func(n *Note) {
		f := &model.Footnote{Label: r.labels[n.ID]}
		outer, lists := r.sink, r.lists
		r.sink, r.lists = &f.Blocks, nil
		for _, l := range r.flatten(n.Blocks) {
			if f.Pos.Line == 0 {
				f.Pos = r.place(l.n)
			}
			if l.table != nil {
				r.readTableAlone(l)
				continue
			}
			*r.sink = append(*r.sink, r.paragraph(l.runs, l))
		}
		r.sink, r.lists = outer, lists
		if len(f.Blocks) > 0 {
			if _, ok := f.Blocks[0].(*model.Paragraph); !ok {
				f.Blocks = append([]model.Block{&model.Paragraph{BlockBase: r.base(f.Pos.Line)}}, f.Blocks...)
			}
			r.t.Footnotes = append(r.t.Footnotes, f)
		}
	}
	for ; done < len(r.notes); done++ { // notes may name notes
		if n := byID[r.notes[done]]; n != nil {
			add(n)
		} else {
			r.find(noteLost, 0, r.labels[r.notes[done]])
		}
	}
	for i := range r.d.Notes {
		if n := &r.d.Notes[i]; r.labels[n.ID] == "" {
			r.footnoteLabel(n.ID)
			add(n)
		}
	}
}

// footnoteLabel numbers the footnotes in the order of their marks.
func (r *recogniser) footnoteLabel(key string) string {
	if key == "" {
		return ""
	}
	if r.labels[key] == "" {
		r.labels[key] = r.freeLabel(key)
		r.notes = append(r.notes, key)
	}
	return r.labels[key]
}

// noteLabelSign is a label that the dialect can write.
var noteLabelSign = regexp.MustCompile(`^[a-z0-9]{1,16}$`)

// freeLabel is the label that the file shows, or the next number.
func (r *recogniser) freeLabel(key string) string {
	taken := map[string]bool{}
	for _, l := range r.labels {
		taken[l] = true
	}
	for _, n := range r.d.Notes {
		if shown := strings.TrimRight(squeezed(n.Label), ")"); n.ID == key && noteLabelSign.MatchString(shown) && !taken[shown] {
			return shown
		}
	}
	n := len(r.labels) + 1
	for taken[strconv.Itoa(n)] {
		n++
	}
	return strconv.Itoa(n)
}
