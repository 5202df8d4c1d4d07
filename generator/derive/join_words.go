package derive

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"guiju/generator/model"
	"guiju/generator/text"
)

// How alike two provisions must be to be one. Where their parents are one
// already, or where both are wordings of one edition and stand at one place,
// less is asked.
const (
	alikeMoved  = 0.36
	alikeInside = 0.2
	alikeHere   = 0.1
	alikeWhole  = 0.4 // provisions with others below them
	// shortest is the number of characters from which words are more than a
	// phrase that stands anywhere.
	shortest = 6
)

func (j *matching) units(t *model.Text, index map[*model.Provision]*unit) (list []*unit) {
	fold := newFolder(&model.System{}) // names of regions tell provisions apart here
	var walk func(ps []*model.Provision, parent *unit) []*unit
	walk = func(ps []*model.Provision, parent *unit) (all []*unit) {
		for _, p := range ps {
			u := &unit{provision: p, order: len(list), parent: parent}
			list = append(list, u)
			index[p] = u
			words := text.Plain(p)
			u.exact = withoutMarks(words)
			u.runs = j.numbered(runsOf(fold.fold(words), 2))
			u.below = walk(p.Children, u)
			all = append(append(all, u), u.below...)
		}
		return all
	}
	if t != nil {
		walk(t.Provisions, nil)
	}
	return list
}

// numbered gives the runs of a provision their numbers, sorted.
func (j *matching) numbered(runs []uint64) []int32 {
	out := make([]int32, len(runs))
	for i, r := range runs {
		n, ok := j.runs[r]
		if !ok {
			n = int32(len(j.runs))
			j.runs[r] = n
		}
		out[i] = n
	}
	slices.Sort(out)
	return out
}

// withoutMarks keeps letters and digits.
func withoutMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// weigh counts in how many provisions each run of characters stands: what
// stands everywhere tells little.
func (j *matching) weigh() {
	stands := make([]int, len(j.runs))
	for _, u := range slices.Concat(j.old, j.new) {
		for _, r := range u.runs {
			stands[r]++
		}
	}
	j.common = make([]float64, len(stands))
	for r, n := range stands {
		j.common[r] = min(1, 2/float64(n))
	}
	for _, u := range slices.Concat(j.old, j.new) {
		for _, r := range u.runs {
			u.weight += j.common[r]
		}
	}
}

// shared is the weight of the runs that both have.
func (j *matching) shared(a, b *unit) (sum float64) {
	for x, y := 0, 0; x < len(a.runs) && y < len(b.runs); {
		switch {
		case a.runs[x] < b.runs[y]:
			x++
		case a.runs[x] > b.runs[y]:
			y++
		default:
			sum += j.common[a.runs[x]]
			x, y = x+1, y+1
		}
	}
	return sum
}

// alike is which part of the words of both, both have: from 0 to 1.
func (j *matching) alike(a, b *unit) float64 {
	if a.weight+b.weight == 0 {
		return 0
	}
	return 2 * j.shared(a, b) / (a.weight + b.weight)
}

// likely is a pair with how well it fits.
type likely struct {
	old, new *unit
	score    float64
}

// ranked puts the best pairs first; of equal ones those that stand in the order
// of the texts.
func ranked(all []likely) []likely {
	slices.SortStableFunc(all, func(a, b likely) int {
		return cmp.Or(
			cmp.Compare(b.score, a.score),
			cmp.Compare(a.old.order, b.old.order),
			cmp.Compare(a.new.order, b.new.order),
		)
	})
	return all
}

// compare joins what is still free by its words, the surest first.
func (j *matching) compare() {
	j.parts()
	j.identical()
	pairs := j.candidates()
	j.best(pairs, func(l likely) (float64, bool) {
		score := l.score
		if l.old.provision.ID == l.new.provision.ID {
			score += 0.04
			if j.same {
				return score + 0.3, l.score >= alikeHere
			}
		}
		return score, l.score >= alikeMoved
	})
	j.wholes(pairs)
	// What is left below provisions that are one.
	j.best(pairs, func(l likely) (float64, bool) {
		return l.score, l.old.parent != nil && l.old.parent.with != nil && l.old.parent.with == l.new.parent && l.score >= alikeInside
	})
	j.wholes(pairs)
	if j.same {
		j.here()
	}
}

// here joins what is left at one place of two wordings of one edition: an
// amendment or a correction may say something else altogether.
func (j *matching) here() {
	at := map[string]*unit{}
	for _, u := range j.new {
		at[u.provision.ID] = u
	}
	for _, u := range j.old {
		if v := at[u.provision.ID]; v != nil {
			u.joined(v, ByWords)
		}
	}
}

// heldPart is the part of the words of a provision that another must have for
// it to have gone into that one, or to have come out of it.
const heldPart = 0.6

// wentInto finds the provision of the new wording that has taken up the words
// of one that is not there any more; nil if there is none.
func (j *matching) wentInto(lost *unit) *unit {
	return j.holder(lost, j.new)
}

// cameFrom finds the provision of the old wording from which a new one was
// split off.
func (j *matching) cameFrom(added *unit) *unit {
	return j.holder(added, j.old)
}

func (j *matching) holder(part *unit, among []*unit) (found *unit) {
	if len(part.exact) < 3*shortest || len(part.below) > 0 || part.weight == 0 {
		return nil
	}
	best := heldPart
	for _, u := range among {
		if held := j.shared(part, u) / part.weight; kin(part, u) && held >= best && (found == nil || held > best) {
			found, best = u, held
		}
	}
	return found
}

// best joins pairs by the score that fit gives, those that fit.
func (j *matching) best(pairs []likely, fit func(likely) (score float64, fits bool)) {
	var all []likely
	for _, l := range pairs {
		if l.old.with != nil || l.new.with != nil || len(l.old.below) > 0 || len(l.new.below) > 0 ||
			len(l.old.exact) < 3*shortest || len(l.new.exact) < 3*shortest {
			continue
		}
		if score, fits := fit(l); fits {
			all = append(all, likely{l.old, l.new, score})
		}
	}
	for _, l := range ranked(all) {
		l.old.joined(l.new, ByWords)
	}
}

// parts joins what a text has once: foreword, introduction, bibliography, index.
func (j *matching) parts() {
	once := []model.ProvisionKind{model.Foreword, model.Introduction, model.Bibliography, model.IndexSection}
	for _, kind := range once {
		of := func(list []*unit) *unit {
			if i := slices.IndexFunc(list, func(u *unit) bool { return u.provision.Kind == kind }); i >= 0 {
				return list[i]
			}
			return nil
		}
		if a, b := of(j.old), of(j.new); a != nil && b != nil {
			a.joined(b, ByWords)
		}
	}
}

// identical joins those that say the same in the same words, at one place
// first, then in the order of the texts. Titles with provisions below them are
// left to wholes: 通用要求 stands in many chapters.
func (j *matching) identical() {
	words := map[string][]*unit{}
	at := map[string]*unit{}
	free := func(u *unit) bool { return u.with == nil && u.exact != "" && len(u.below) == 0 }
	for _, u := range j.new {
		if free(u) {
			words[u.exact] = append(words[u.exact], u)
			at[u.provision.ID] = u
		}
	}
	for _, u := range j.old {
		if v := at[u.provision.ID]; v != nil && free(u) && v.exact == u.exact {
			u.joined(v, ByWords)
		}
	}
	for _, u := range j.old {
		if !free(u) || len(u.exact) < 3*shortest {
			continue
		}
		for _, v := range words[u.exact] {
			if v.with == nil && kin(u, v) {
				u.joined(v, ByWords)
				break
			}
		}
	}
}

// kin reports whether two may be one at all: a term becomes no clause, and the
// foreword nothing else.
func kin(a, b *unit) bool {
	class := func(k model.ProvisionKind) int {
		switch k {
		case model.Clause, model.Subclause, model.Annex:
			return 0
		case model.TermEntry:
			return 1
		}
		return 2
	}
	return class(a.provision.Kind) == class(b.provision.Kind) && class(a.provision.Kind) < 2
}

// candidates are the free pairs that share words, found by what they share, so
// that not everything is compared with everything.
func (j *matching) candidates() (pairs []likely) {
	has := make([][]*unit, len(j.runs))
	for _, u := range j.new {
		if u.with == nil {
			for _, r := range u.runs {
				has[r] = append(has[r], u)
			}
		}
	}
	sums := make([]float64, len(j.new))
	for _, a := range j.old {
		if a.with != nil {
			continue
		}
		var seen []*unit
		for _, r := range a.runs {
			for _, b := range has[r] {
				if sums[b.order] == 0 {
					seen = append(seen, b)
				}
				sums[b.order] += j.common[r]
			}
		}
		for _, b := range seen {
			if kin(a, b) {
				score := 2 * sums[b.order] / (a.weight + b.weight)
				if sameTerm(a, b) {
					score = 1
				}
				pairs = append(pairs, likely{a, b, score})
			}
			sums[b.order] = 0
		}
	}
	return pairs
}

// sameTerm reports whether both entries define one term: its definition may say
// something else.
func sameTerm(a, b *unit) bool {
	s, t := a.provision.Term, b.provision.Term
	return s != nil && t != nil && len(s.Zh) > 0 && len(t.Zh) > 0 && s.Zh[0] == t.Zh[0]
}

// wholes joins provisions that have others below them, by their titles and by
// how many of those are one; also a title without anything below it.
func (j *matching) wholes(pairs []likely) {
	var all []likely
	for _, l := range pairs {
		a, b := l.old, l.new
		if a.with != nil || b.with != nil || len(a.below) == 0 && len(b.below) == 0 && len(a.exact) >= 3*shortest && len(b.exact) >= 3*shortest {
			continue
		}
		all = append(all, likely{a, b, (l.score + j.kept(a, b)) / 2})
	}
	// Titles may have no character in common.
	for _, a := range j.old {
		if a.with != nil || len(a.below) == 0 {
			continue
		}
		for _, b := range j.new {
			if b.with == nil && len(b.below) > 0 && kin(a, b) && j.shared(a, b) == 0 {
				all = append(all, likely{a, b, j.kept(a, b) / 2})
			}
		}
	}
	fits := all[:0]
	for _, l := range all {
		if l.old.provision.ID == l.new.provision.ID {
			l.score += 0.1
		}
		if up := l.old.parent; up != nil && up.with != nil && up.with == l.new.parent {
			l.score += 0.05
		}
		if l.score >= alikeWhole {
			fits = append(fits, l)
		}
	}
	for _, l := range ranked(fits) {
		l.old.joined(l.new, ByWords)
	}
}

// kept is which part of what stands below one of two is one with something
// below the other.
func (j *matching) kept(a, b *unit) float64 {
	least := min(len(a.below), len(b.below))
	if least == 0 {
		return 0
	}
	n := 0
	for _, u := range a.below {
		if u.with != nil && b.order < u.with.order && u.with.order <= b.order+len(b.below) {
			n++
		}
	}
	return float64(n) / float64(least)
}
