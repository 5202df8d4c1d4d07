package derive

import (
	"guiju/generator/compare"
	"guiju/generator/model"
)

// Comparison is what changed from one wording of a standard to a later one.
type Comparison struct {
	Row      *Row
	Old, New Version
	// Langs are the comparisons by language: English where both wordings have
	// the whole of it.
	Langs map[model.Lang]*compare.Comparison
	// Balances set beside it what the foreword of the newer edition declares,
	// by language; nil where the two are not neighbouring editions.
	Balances map[model.Lang]*compare.Balance
	Path     string // its page, without language prefix
}

// Comparisons compares every two wordings of every standard whose text is
// published, the older with the newer. rows must be those of a system that has
// passed For.
func Comparisons(rows []Row) (list []Comparison) {
	for i := range rows {
		list = append(list, comparisonsOf(&rows[i])...)
	}
	return list
}

func comparisonsOf(r *Row) (list []Comparison) {
	versions := Versions(r.Work)
	for i, old := range versions {
		for _, new := range versions[i+1:] {
			list = append(list, Compare(r, old, new))
		}
	}
	return list
}

// Compare compares two wordings of a standard.
func Compare(r *Row, old, new Version) Comparison {
	c := Comparison{
		Row: r, Old: old, New: new, Langs: map[model.Lang]*compare.Comparison{}, Balances: map[model.Lang]*compare.Balance{},
		Path: r.Work.PairPath(old.Key, new.Key),
	}
	pairs := pairsOf(old, new)
	for _, l := range model.Langs {
		in, whole := pairsIn(pairs, old.Texts[l], new.Texts[l])
		if !whole {
			continue
		}
		found := compare.Texts(old.Texts[l], new.Texts[l], in)
		c.Langs[l] = &found
		if before(old, new, r.Work) {
			b := compare.Weigh(&found, old.Texts[l], new.Texts[l])
			c.Balances[l] = &b
		}
	}
	return c
}

// pairsOf are the provisions that belong together, by the Chinese texts.
func pairsOf(old, new Version) (pairs []compare.Pair) {
	for _, j := range Join(old, new) {
		pairs = append(pairs, compare.Pair{Key: j.Key, Old: j.Old, New: j.New})
	}
	return pairs
}

// pairsIn finds the pairs in the texts of another language; whole is false
// where one of them lacks a provision that the Chinese has.
func pairsIn(pairs []compare.Pair, old, new *model.Text) (out []compare.Pair, whole bool) {
	if old == nil || new == nil {
		return nil, false
	}
	if old.Lang == model.Zh {
		return pairs, true
	}
	before, after := provisionsByID(old), provisionsByID(new)
	for _, p := range pairs {
		q := compare.Pair{Key: p.Key}
		if p.Old != nil {
			q.Old = before[p.Old.ID]
		}
		if p.New != nil {
			q.New = after[p.New.ID]
		}
		if (p.Old == nil) != (q.Old == nil) || (p.New == nil) != (q.New == nil) {
			return nil, false
		}
		out = append(out, q)
	}
	return out, true
}

func provisionsByID(t *model.Text) map[string]*model.Provision {
	all := map[string]*model.Provision{}
	t.Walk(func(p *model.Provision) { all[p.ID] = p })
	return all
}

// before reports whether new is of the edition that follows that of old: the
// one whose foreword tells of the changes.
func before(old, new Version, w *model.Work) bool {
	for i, e := range w.Editions {
		if e.Year == new.Edition.Year {
			return i > 0 && w.Editions[i-1].Year == old.Edition.Year
		}
	}
	return false
}

// In returns the comparison that a page in a language shows; chinese is set
// where it has to be the Chinese one.
func (c *Comparison) In(l model.Lang) (found *compare.Comparison, chinese bool) {
	if found = c.Langs[l]; found != nil {
		return found, false
	}
	return c.Langs[model.Zh], l != model.Zh
}

// Before finds what changed since the wording before the one that a page shows:
// since the last wording of the edition before, where there is one.
func Before(list []Comparison, page string) (last *Comparison) {
	for i := range list {
		c := &list[i]
		if c.New.Path != page {
			continue
		}
		// Those of other editions come before those of its own, the oldest first.
		if last == nil || last.Old.Edition != c.New.Edition && c.Old.Edition != c.New.Edition || last.Old.Edition == c.New.Edition {
			last = c
		}
	}
	return last
}
