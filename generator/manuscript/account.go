package manuscript

import (
	"iter"
	"slices"
	"strings"

	"guiju/generator/model"
)

// The account: every letter of a document is in the tree, in the fields of the
// cover or among what is left out. A letter is any character but white space
// and what is invisible, in half width. Marks that the tree holds in another
// form than the document (注 1: as a note with the number 1, —— for a bullet, TeX
// for a formula) are entered as swapped, with what stands on both sides.

// tally counts characters.
type tally map[rune]int

func lettersIn(s string) iter.Seq[rune] {
	return func(yield func(rune) bool) {
		for _, c := range s {
			if !blankSign(c) && !invisible(c) && c != object && !yield(halfWidth(c)) {
				return
			}
		}
	}
}

func (m tally) add(s string) {
	for c := range lettersIn(s) {
		m[c]++
	}
}

func (m tally) take(s string) {
	for c := range lettersIn(s) {
		m[c]--
	}
}

// swap enters that the tree has the one for the other.
func (r *recogniser) swap(inDocument, inTree string) {
	r.from.add(inDocument)
	r.to.add(inTree)
}

// balance is what the document has and the transcript has not: positive counts
// are missing, negative ones were added.
func (r *recogniser) balance() tally {
	m := tally{}
	r.d.Walk(func(p *Paragraph) { m.add(paragraphLetters(p)) })
	for c, n := range r.from {
		m[c] -= n
	}
	for c, n := range r.to {
		m[c] += n
	}
	m.take(treeLetters(r.tr.Text))
	for _, a := range r.tr.LeftOut[len(r.d.Asides):] {
		m.take(a.Text)
	}
	for c, n := range m {
		if n == 0 {
			delete(m, c)
		}
	}
	return m
}

// account lists among what is left out whatever went missing, and says so.
func (r *recogniser) account() {
	missing := r.balance()
	for c, n := range missing {
		if n < 0 {
			delete(missing, c)
		}
	}
	if len(missing) == 0 {
		return
	}

	var b strings.Builder
	b.WriteString(treeLetters(r.tr.Text))
	for _, a := range r.tr.LeftOut {
		b.WriteString("\n" + a.Text)
	}
	found := squeezed(b.String())
	for _, sure := range []bool{true, false} {
		r.d.Walk(func(p *Paragraph) {
			own := paragraphLetters(p)
			if len(missing) == 0 || sure && strings.Contains(found, squeezed(runLetters(p.Inlines))) {
				return
			}
			some := false
			for c := range lettersIn(own) {
				some = some || missing[c] > 0
			}
			if !some {
				return
			}
			r.tr.LeftOut = append(r.tr.LeftOut, Aside{Kind: Unread, N: p.N, Text: strings.TrimSpace(own)})
			r.find(leftOut, p.N, quoted(own))
			for c := range lettersIn(own) {
				if missing[c]--; missing[c] <= 0 {
					delete(missing, c)
				}
			}
		})
	}
	if len(missing) > 0 {
		var rest strings.Builder
		for _, c := range sortedKeys(missing) {
			rest.WriteString(strings.Repeat(string(c), missing[c]))
		}
		r.tr.LeftOut = append(r.tr.LeftOut, Aside{Kind: Unread, Text: rest.String()})
		r.find(leftOut, 0, quoted(rest.String()))
	}
}

// paragraphLetters is what a paragraph holds: its label, words, formulas, and
// the alternatives of its pictures; not what its text boxes hold, which are
// paragraphs too.
func paragraphLetters(p *Paragraph) string {
	var b strings.Builder
	b.WriteString(p.Label + " ")
	b.WriteString(runLetters(p.Inlines))
	return b.String()
}

func runLetters(runs []Inline) string {
	var b strings.Builder
	for _, in := range runs {
		switch in.Kind {
		case Words, Image:
			b.WriteString(strings.ToValidUTF8(in.Text, "\ufffd"))
		case Math:
			b.WriteString(mathLetters(in))
		case Tab, LineBreak:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// lettersOf is what a line holds.
func lettersOf(l *line) string {
	if l.table == nil {
		return shut(runLetters(l.runs))
	}
	var cells []string
	walk([]Block{l.table}, func(p *Paragraph) { cells = append(cells, shut(paragraphLetters(p))) })
	return strings.Join(cells, " | ")
}

// treeLetters is what a tree holds: numbers, words, markers, TeX.
func treeLetters(t *model.Text) string {
	var b strings.Builder
	say := func(s string) { b.WriteString(s + " ") }
	var inlines func([]model.Inline)
	inlines = func(ins []model.Inline) {
		for _, in := range ins {
			switch in.Kind {
			case model.NoteRef:
				if in.Target != nil { // the mark of a table's footnote is a letter of its cell
					b.WriteString(in.Text)
				}
			case model.BreakInline:
				b.WriteByte(' ')
			default:
				b.WriteString(in.Text)
				inlines(in.Children)
			}
		}
	}
	var blocks func([]model.Block)
	footnotes := func(fs []*model.Footnote) {
		for _, f := range fs {
			say(f.Label)
			blocks(f.Blocks)
		}
	}
	blocks = func(bs []model.Block) {
		for _, bl := range bs {
			switch bl := bl.(type) {
			case *model.Paragraph:
				inlines(bl.Inlines)
			case *model.List:
				for _, it := range bl.Items {
					say(it.Marker)
					blocks(it.Blocks)
				}
			case *model.Table:
				say(bl.Number)
				inlines(bl.Caption)
				say(" " + bl.Unit)
				for _, row := range bl.Rows {
					for _, c := range row {
						inlines(c.Inlines)
						say("")
					}
				}
				blocks(bl.Notes)
				footnotes(bl.Footnotes)
			case *model.Figure:
				say(bl.Number)
				inlines(bl.Caption)
				say(" " + bl.Unit + " " + bl.Alt)
				for _, s := range bl.Sub {
					blocks([]model.Block{s})
				}
				blocks(bl.Key)
				blocks(bl.Notes)
				footnotes(bl.Footnotes)
			case *model.Formula:
				say(bl.TeX + " " + bl.Number)
				for _, x := range bl.Where {
					inlines(x.Symbol)
					say("")
					inlines(x.Meaning)
				}
			case *model.Note:
				say(bl.Number)
				blocks(bl.Blocks)
			case *model.Example:
				say(bl.Number)
				blocks(bl.Blocks)
			case *model.Quote:
				blocks(bl.Blocks)
			case *model.Code:
				say(bl.Text)
			}
			b.WriteByte('\n')
		}
	}
	if t == nil {
		return ""
	}
	say(t.Title)
	blocks(t.Head)
	t.Walk(func(p *model.Provision) {
		say(p.Number)
		inlines(p.Title)
		if p.Term != nil {
			say(strings.Join(slices.Concat(p.Term.Zh, p.Term.En), " ") + " " + p.Term.Symbol)
			inlines(p.Term.Source)
		}
		b.WriteByte('\n')
		blocks(p.Blocks)
	})
	for _, f := range t.Footnotes {
		blocks(f.Blocks)
	}
	return b.String()
}
