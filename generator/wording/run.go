package wording

import (
	"sort"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// Run is the words of inlines as one string, with a way back to their places.
// What is not plain words is one character that no rule looks for: Object for
// a formula or a picture. Marks of footnotes are left out.
type Run struct {
	Text   string
	pieces []runPiece
}

// Object stands in a Run for what is not words.
const Object = "\uFFFC"

// runPiece is a stretch of a Run that stands together in the source.
type runPiece struct {
	from, to int // bytes of Text
	pos      model.Pos
	whole    bool // the words are not those of the source: the place is the piece's
	ref      bool // a reference or link
}

// NewRun reads the words of inlines.
func NewRun(ins []model.Inline) Run {
	b := runBuilder{}
	b.inlines(ins)
	return Run{Text: b.words.String(), pieces: b.pieces}
}

type runBuilder struct {
	words  strings.Builder
	pieces []runPiece
}

func (b *runBuilder) add(words string, pos model.Pos, whole, ref bool) {
	if words == "" {
		return
	}
	from := b.words.Len()
	b.words.WriteString(words)
	b.pieces = append(b.pieces, runPiece{from, b.words.Len(), pos, whole, ref})
}

func (b *runBuilder) inlines(ins []model.Inline) {
	for _, in := range ins {
		switch in.Kind {
		case model.TextInline:
			b.add(in.Text, in.Pos, false, false)
		case model.SupInline, model.SubInline, model.CodeInline:
			b.add(in.Text, in.Pos, true, false)
		case model.BreakInline:
			b.add(" ", in.Pos, true, false)
		case model.MathInline, model.ImageInline:
			b.add(Object, in.Pos, true, false)
		case model.NoteRef:
		case model.RefInline:
			words := in.Text
			if words == "" && in.Target != nil {
				words = in.Target.String()
			}
			// A reference found in the words (见5.2) stands as written; one
			// in brackets shows other words than the source.
			b.add(words, in.Pos, in.Target != nil && in.Target.Doc != "", true)
		default:
			b.inlines(in.Children)
		}
	}
}

// Pos returns the place of Text[from:to]. A stretch over several pieces ends
// with the line of its first.
func (r Run) Pos(from, to int) model.Pos {
	i := r.at(from)
	if i < 0 {
		return model.Pos{}
	}
	p := r.pieces[i]
	if p.whole {
		return p.pos
	}
	pos := p.pos
	pos.Col += utf8.RuneCountInString(r.Text[p.from:from])
	pos.EndCol = pos.Col + utf8.RuneCountInString(r.Text[from:min(max(to, from), p.to)])
	for _, q := range r.pieces[i+1:] {
		if q.from >= to || q.pos.Line != pos.Line {
			break
		}
		if q.whole {
			pos.EndCol = q.pos.EndCol
			continue
		}
		pos.EndCol = q.pos.Col + utf8.RuneCountInString(r.Text[q.from:min(to, q.to)])
	}
	return pos
}

// Source returns the place of Text[from:to] if the source has just these words
// there, on one line: only then may a mend replace them.
func (r Run) Source(from, to int) (model.Pos, bool) {
	i := r.at(from)
	if i < 0 || r.pieces[i].whole || to > r.pieces[i].to {
		return model.Pos{}, false
	}
	return r.Pos(from, to), true
}

// Ref reports whether Text[at] is part of a reference or link.
func (r Run) Ref(at int) bool {
	i := r.at(at)
	return i >= 0 && r.pieces[i].ref
}

// at finds the piece that holds a byte; the end of the text belongs to the last.
func (r Run) at(from int) int {
	i := sort.Search(len(r.pieces), func(i int) bool { return r.pieces[i].to > from })
	if i == len(r.pieces) {
		return i - 1
	}
	return i
}
