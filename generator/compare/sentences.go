package compare

import (
	"slices"

	"guiju/generator/difference"
	"guiju/generator/wording"
)

// sayings are sentences of a provision that say the same thing in both texts;
// one side is "" where only the other has it.
type saying struct {
	old, new string
	// bare is set for cells of tables and what only informs: numbers count there,
	// verbs do not.
	bare bool
}

// sayings pairs the sentences of the rows that both texts have; then those left
// over, wherever they stand: a sentence may go from one paragraph to another.
func (c *comparer) sayings(rows []Row) (out []saying) {
	var gone, come []saying
	add := func(old, new string, bare bool) {
		if old == new {
			return
		}
		a, b := c.sentences(old), c.sentences(new)
		for _, m := range align(len(a), len(b), 0.4, func(i, j int) float64 { return likeWords(a[i], b[j]) }) {
			switch {
			case m.a < 0:
				come = append(come, saying{new: b[m.b], bare: bare})
			case m.b < 0:
				gone = append(gone, saying{old: a[m.a], bare: bare})
			case a[m.a] != b[m.b]:
				out = append(out, saying{a[m.a], b[m.b], bare})
			}
		}
	}
	var see func(rows []Row)
	see = func(rows []Row) {
		for i := range rows {
			r := &rows[i]
			switch r.Kind {
			case Paragraph, Item, Title:
				add(r.old.words, r.new.words, r.Kind == Title)
			case Note, Example, Footnote, Where, TermHead:
				add(r.old.words, r.new.words, true)
			}
			if r.Grid != nil {
				for _, row := range r.Grid.Rows {
					for _, cell := range row.Cells {
						// Cells of numbers only are told of as values.
						if !cell.Again && row.Op == difference.Kept && !(onlyNumber.MatchString(cell.old) && onlyNumber.MatchString(cell.new)) {
							add(cell.old, cell.new, false)
						}
					}
				}
			}
			see(r.Below)
		}
	}
	see(rows)
	taken := make([]bool, len(come))
	for _, g := range gone {
		best, score := -1, 0.4
		for j, n := range come {
			if s := likeWords(g.old, n.new); !taken[j] && g.bare == n.bare && s > score {
				best, score = j, s
			}
		}
		if best < 0 {
			out = append(out, g)
			continue
		}
		taken[best] = true
		if g.old != come[best].new {
			out = append(out, saying{g.old, come[best].new, g.bare})
		}
	}
	for j, n := range come {
		if !taken[j] {
			out = append(out, n)
		}
	}
	return out
}

func (c *comparer) sentences(words string) (out []string) {
	for _, sp := range wording.Sentences(words, c.lang) {
		out = append(out, words[sp.From:sp.To])
	}
	return out
}

func likeWords(a, b string) float64 {
	if a == b {
		return 1
	}
	return min(dice(bigrams(a), bigrams(b)), 0.99)
}

// changes tells where a sentence and its successor differ.
type changes struct{ pieces []difference.Piece }

// at returns which change touches [from, to) of the old or new side, -1 for
// none, and where the stretch stands on the other side then.
func (s changes) at(from, to int, new bool) (change, other int) {
	own, their, n := 0, 0, 0
	for i, p := range s.pieces {
		size := len(p.Text)
		mine := p.Op == difference.Kept || (p.Op == difference.Added) == new
		if p.Op != difference.Kept && (i == 0 || s.pieces[i-1].Op == difference.Kept) {
			n++
		}
		if mine {
			if p.Op == difference.Kept && from >= own && to <= own+size {
				return -1, their + from - own
			}
			if from < own+size && to > own {
				if p.Op == difference.Kept {
					// It goes on into the change behind.
					return n, -1
				}
				return n - 1, -1
			}
			own += size
		}
		if p.Op == difference.Kept || (p.Op == difference.Added) != new {
			their += size
		}
	}
	return n, -1
}

// found is a form or value of one side that the other has not got in its place.
type found[T any] struct {
	what   T
	change int
}

// pairUp pairs what went with what came: first within one change of the
// sentence, then in order. fits says which may be pairs.
func pairUp[T any](gone, come []found[T], fits func(a, b T) bool, pair func(a, b *T)) {
	usedGone, usedCome := make([]bool, len(gone)), make([]bool, len(come))
	for _, near := range []bool{true, false} {
		for i := range gone {
			for j := range come {
				if !usedGone[i] && !usedCome[j] && (!near || gone[i].change == come[j].change) && fits(gone[i].what, come[j].what) {
					usedGone[i], usedCome[j] = true, true
					pair(&gone[i].what, &come[j].what)
				}
			}
		}
	}
	for i := range gone {
		if !usedGone[i] {
			pair(&gone[i].what, nil)
		}
	}
	for j := range come {
		if !usedCome[j] {
			pair(nil, &come[j].what)
		}
	}
}

// verbs finds the verbal forms that became others in a sentence.
func (c *comparer) verbs(s saying) (out []Verb) {
	old, new := wording.Modals(s.old, c.lang), wording.Modals(s.new, c.lang)
	if s.bare || s.old == "" || s.new == "" || len(old)+len(new) == 0 {
		return nil
	}
	ch := changes{c.pieces(s.old, s.new)}
	same := func(m wording.Modal, at int, in []wording.Modal) bool {
		return slices.ContainsFunc(in, func(o wording.Modal) bool {
			return o.From == at && o.To-o.From == m.To-m.From
		})
	}
	var gone, come []found[wording.Modal]
	for _, m := range old {
		if change, at := ch.at(m.From, m.To, false); change >= 0 || !same(m, at, new) {
			gone = append(gone, found[wording.Modal]{m, change})
		}
	}
	for _, m := range new {
		if change, at := ch.at(m.From, m.To, true); change >= 0 || !same(m, at, old) {
			come = append(come, found[wording.Modal]{m, change})
		}
	}
	binds := func(ms []wording.Modal) bool {
		return slices.ContainsFunc(ms, func(m wording.Modal) bool { return strength(m.Form) > 0 })
	}
	pairUp(gone, come, func(a, b wording.Modal) bool { return true }, func(a, b *wording.Modal) {
		v := Verb{OldWords: s.old, NewWords: s.new}
		was, is := 0, 0
		if a != nil {
			v.Old, was = s.old[a.From:a.To], strength(a.Form)
		}
		if b != nil {
			v.New, is = s.new[b.From:b.To], strength(b.Form)
		}
		switch {
		case a == nil && is < 3 && (binds(old) || is < 2):
			return // a recommendation beside what was provided before
		case b == nil && was < 3 && (binds(new) || was < 2):
			return
		case is > was:
			v.Class = Tightened
		case is < was:
			v.Class = Relaxed
		default:
			return
		}
		out = append(out, v)
	})
	return out
}

// strength says how much a form binds. What need not be done binds nobody.
func strength(f *wording.Form) int {
	switch f.Type {
	case wording.Requirement:
		return 3
	case wording.Recommendation:
		return 2
	case wording.Permission:
		return 1
	}
	return 0
}

// binding is the strongest form of a sentence.
func (c *comparer) binding(s string) (n int) {
	for _, m := range wording.Modals(s, c.lang) {
		n = max(n, strength(m.Form))
	}
	return n
}

// balance tells of sentences that only one text has. Of those that went and
// those that came, as many as there are of both are taken to be the same thing
// written anew; a requirement beyond them is a new one, or one that is no more.
func (c *comparer) balance(all []saying) (out []Verb) {
	var gone, come []string
	for _, s := range all {
		switch {
		case s.bare:
		case s.new == "" && c.binding(s.old) > 0:
			gone = append(gone, s.old)
		case s.old == "" && c.binding(s.new) > 0:
			come = append(come, s.new)
		}
	}
	n := min(len(gone), len(come))
	for i := range n {
		v := Verb{Old: c.form(gone[i]), New: c.form(come[i]), OldWords: gone[i], NewWords: come[i]}
		switch was, is := c.binding(gone[i]), c.binding(come[i]); {
		case is > was:
			v.Class = Tightened
		case is < was:
			v.Class = Relaxed
		default:
			continue
		}
		out = append(out, v)
	}
	for _, s := range come[n:] {
		if c.binding(s) == 3 {
			out = append(out, Verb{Class: Tightened, New: c.form(s), NewWords: s})
		}
	}
	for _, s := range gone[n:] {
		if c.binding(s) == 3 {
			out = append(out, Verb{Class: Relaxed, Old: c.form(s), OldWords: s})
		}
	}
	return out
}

// form is the strongest verbal form of a sentence, as written.
func (c *comparer) form(s string) string {
	most := c.binding(s)
	for _, m := range wording.Modals(s, c.lang) {
		if strength(m.Form) == most {
			return s[m.From:m.To]
		}
	}
	return ""
}
