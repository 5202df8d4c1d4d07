package derive

import (
	"cmp"
	"slices"

	"guiju/generator/model"
)

// Replacement is one end of a link between what replaces and what is replaced.
// Edition and Reference are nil where the number is in no register.
type Replacement struct {
	Number    string
	Edition   *model.Edition
	Reference *model.Reference
}

// Replacements are both directions of the same links, by number: whatever is
// said at one end is found at the other.
type Replacements struct {
	Of, By map[string][]Replacement
}

// Replaces collects what editions and records outside the system say that they
// replace. An edition replaces the one before it of its standard too, named or
// not: its status follows from that (model.Edition.Standing).
func Replaces(sys *model.System) Replacements {
	r := Replacements{map[string][]Replacement{}, map[string][]Replacement{}}
	ends := map[string]Replacement{}
	for _, ref := range sys.References {
		ends[model.NormalNumber(ref.Number)] = Replacement{Number: ref.Number, Reference: ref}
	}
	for _, w := range sys.Works {
		for _, e := range w.Editions {
			ends[model.NormalNumber(e.Number)] = Replacement{Number: e.Number, Edition: e}
		}
	}
	link := func(from Replacement, number string) {
		a, b := model.NormalNumber(from.Number), model.NormalNumber(number)
		to, ok := ends[b]
		if !ok {
			to = Replacement{Number: number}
		}
		if a == b || slices.Contains(r.Of[a], to) {
			return
		}
		r.Of[a] = append(r.Of[a], to)
		r.By[b] = append(r.By[b], from)
	}
	for _, ref := range sys.References {
		for _, n := range ref.Replaces {
			link(Replacement{Number: ref.Number, Reference: ref}, n)
		}
	}
	for _, w := range sys.Works {
		for i, e := range w.Editions {
			from := Replacement{Number: e.Number, Edition: e}
			for _, n := range e.Replaces {
				link(from, n)
			}
			if i > 0 {
				link(from, w.Editions[i-1].Number)
			}
		}
	}
	for _, by := range r.By {
		slices.SortStableFunc(by, func(a, b Replacement) int {
			return cmp.Or(cmp.Compare(a.inForce(), b.inForce()), cmp.Compare(a.Number, b.Number))
		})
	}
	return r
}

// inForce is the day by which ends are ordered; "~" is not known and last.
func (r Replacement) inForce() string {
	switch {
	case r.Edition != nil && !r.Edition.InForce.IsZero():
		return r.Edition.InForce.String()
	case r.Reference != nil && !r.Reference.InForce.IsZero():
		return r.Reference.InForce.String()
	}
	return "~"
}

// ReplacedBy lists what replaces the number, the earliest first.
func (r Replacements) ReplacedBy(number string) []Replacement {
	return r.By[model.NormalNumber(number)]
}

// ReplacedOf lists what the number replaces, as its record has it.
func (r Replacements) ReplacedOf(number string) []Replacement {
	return r.Of[model.NormalNumber(number)]
}
