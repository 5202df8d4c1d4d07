package compare

import (
	"cmp"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

// Join finds the provisions of two texts that belong together, by their words:
// in the order of the new text, what only the old one has behind the provision
// that it followed. given are pairs known beforehand, old fragment -> new.
// derive joins by permanent keys and records too; check, which runs before any
// of them is made, asks here.
func Join(old, new *model.Text, given map[string]string) []Pair {
	j := joiner{with: map[*model.Provision]*model.Provision{}}
	a, b := j.units(old), j.units(new)
	byID := map[string]*unit{}
	for _, u := range b {
		byID[u.p.ID] = u
	}
	for _, u := range a {
		if v := byID[given[u.p.ID]]; v != nil {
			j.pair(u, v)
		}
	}
	for _, u := range a { // the same number and much the same words
		if v := byID[u.p.ID]; v != nil && u.kin(v) && (u.fixed() || dice(u.all, v.all) >= 0.5) {
			j.pair(u, v)
		}
	}
	j.closest(a, b, 0.5)
	for _, u := range a { // the same number below the same parent, whatever the words
		if v := byID[u.p.ID]; v != nil && u.kin(v) && u.parent != nil && v.parent != nil && j.with[u.parent.p] == v.parent.p && dice(u.all, v.all) >= 0.2 {
			j.pair(u, v)
		}
	}
	return j.list(a, b)
}

// unit is a provision made ready to be compared.
type unit struct {
	p      *model.Provision
	parent *unit
	at     int
	all    []uint64 // of its own words, or of its title and all below it
	words  string
}

// fixed reports whether a text has one such part only.
func (u *unit) fixed() bool {
	switch u.p.Kind {
	case model.Foreword, model.Introduction, model.Bibliography, model.IndexSection:
		return true
	}
	return u.parent == nil && (u.p.Number == "1" || u.p.Number == "2" || u.p.Number == "3")
}

// kin reports whether two provisions can be one: both are annexes, both are
// terms, both hold others or neither does.
func (u *unit) kin(v *unit) bool {
	return (u.p.Kind == v.p.Kind || u.p.Kind != model.Annex && v.p.Kind != model.Annex && u.p.Term == nil && v.p.Term == nil && !u.fixed() && !v.fixed()) &&
		(len(u.p.Children) > 0) == (len(v.p.Children) > 0) || u.p.ID == v.p.ID && u.p.Kind == v.p.Kind
}

type joiner struct {
	with map[*model.Provision]*model.Provision // both ways
}

func (j *joiner) units(t *model.Text) (out []*unit) {
	var walk func(ps []*model.Provision, parent *unit)
	walk = func(ps []*model.Provision, parent *unit) {
		for _, p := range ps {
			u := &unit{p: p, parent: parent, at: len(out), words: text.Plain(p)}
			if len(p.Children) > 0 {
				u.words = text.PlainInlines(p.Title) + "\n" + text.PlainBelow(p)
			}
			u.all = bigrams(u.words)
			out = append(out, u)
			walk(p.Children, u)
		}
	}
	walk(t.Provisions, nil)
	return out
}

func (j *joiner) pair(a, b *unit) {
	if j.with[a.p] == nil && j.with[b.p] == nil {
		j.with[a.p], j.with[b.p] = b.p, a.p
	}
}

// closest pairs what is free, the most alike first.
func (j *joiner) closest(a, b []*unit, least float64) {
	type likely struct {
		a, b  *unit
		score float64
	}
	var all []likely
	for _, u := range a {
		if j.with[u.p] != nil || u.fixed() {
			continue
		}
		for _, v := range b {
			if j.with[v.p] != nil || v.fixed() || !u.kin(v) {
				continue
			}
			// Lists of very different length cannot be alike enough.
			if n, m := len(u.all), len(v.all); float64(2*min(n, m)) < least*float64(n+m) {
				continue
			}
			s := dice(u.all, v.all)
			// Terms and parts with one title are one.
			if u.p.Term != nil && v.p.Term != nil && slices.Equal(u.p.Term.Zh, v.p.Term.Zh) || len(u.p.Title) > 0 && text.PlainInlines(u.p.Title) == text.PlainInlines(v.p.Title) {
				s = max(s, 0.75)
			}
			if s >= least {
				all = append(all, likely{u, v, s})
			}
		}
	}
	slices.SortFunc(all, func(x, y likely) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a.at, y.a.at), cmp.Compare(x.b.at, y.b.at))
	})
	for _, l := range all {
		j.pair(l.a, l.b)
	}
}

func (j *joiner) list(a, b []*unit) (out []Pair) {
	behind := map[*model.Provision][]*model.Provision{} // what followed a provision of the new text
	var last *model.Provision
	for _, u := range a {
		if v := j.with[u.p]; v != nil {
			last = v
		} else {
			behind[last] = append(behind[last], u.p)
		}
	}
	gone := func(p *model.Provision) {
		for _, o := range behind[p] {
			out = append(out, Pair{Old: o})
		}
	}
	gone(nil)
	for _, u := range b {
		out = append(out, Pair{Old: j.with[u.p], New: u.p})
		gone(u.p)
	}
	return out
}

// Given are the pairs that a newer edition itself names: its [[moved]] and what
// its foreword declares.
func Given(declared []Declaration, moves []model.Move) map[string]string {
	given := map[string]string{}
	for _, d := range declared {
		if len(d.Old) == len(d.New) {
			for i := range d.Old {
				given[d.Old[i]] = d.New[i]
			}
		}
	}
	for _, m := range moves {
		given[model.Fragment(m.From)] = model.Fragment(m.To)
	}
	return given
}

// clean cuts marks from the ends of words.
func clean(s string) string { return strings.Trim(strings.TrimSpace(s), "；;。.，,：: ") }
