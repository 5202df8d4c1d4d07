package derive

import (
	"cmp"
	"slices"

	"guiju/generator/model"
)

// Overlap is a pair of standards with provisions that say much the same
// (避免重复建设).
type Overlap struct {
	A, B  *Row // in the order of the directory
	Alike []Likeness
	// Distinct is the record that they were compared and are about different
	// things; nil where there is none.
	Distinct *model.Distinct
	// Kin says that one was made from the other ("converted") or takes its
	// place ("succeeds"), so that like words are to be expected.
	Kin string
	// Regions are the two regions below the province that issue them, where
	// there are two: they could draft one standard together.
	Regions []*model.Region
	// Project is the joint project that has both.
	Project *model.JointProject
}

// Open reports whether the pair waits for somebody to look at it.
func (o *Overlap) Open() bool { return o.Distinct == nil && o.Kin == "" }

// SameMatter reports whether both standards name one matter.
func (o *Overlap) SameMatter() bool {
	return o.A.Work.Matter != "" && o.A.Work.Matter == o.B.Work.Matter
}

// Likeness is a pair of provisions that say much the same.
type Likeness struct {
	A, B *model.Provision
	// Percent of the words of the shorter one that the longer has too.
	Percent int
}

// What counts as alike. The values were chosen on planted texts
// ([TestOverlapsPlanted] prints how often they are right): verbatim, with other
// numbers, in another order, with synonyms, with half a sentence more, of
// another region; and beside them texts on one subject that say different
// things.
const (
	// alikeShorter is the least part of the shorter provision that the longer
	// has, alikeBoth of both together (Jaccard), by their shingles.
	alikeShorter = 0.68
	alikeBoth    = 0.36
	// leastWords is the least length of a provision: a shorter one says too
	// little to be called a repetition.
	leastWords = 16
	// commonest is in how many different provisions a fingerprint may stand, and
	// in how many standards the same words, before they are taken for a turn of
	// phrase of all standards. It keeps the search from growing with the square
	// of the texts, and is more than all regions of a province.
	commonest = 40
	// rare is in how many different provisions a shingle may stand and still
	// count in full; in twice as many it counts by half. Turns of phrase weigh
	// little, what the regions of a province copied of each other weighs all.
	rare = 20
	// sharedFingerprints is how many a pair must share to be compared.
	sharedFingerprints = 2
)

// Overlaps finds pairs of standards in force or to come with provisions alike,
// real ones first, and of
// them those with most provisions alike; and the provisions that many have word for word.
// Samples are compared with samples only. The Chinese texts are compared: they
// are the authentic ones.
func Overlaps(sys *model.System, rows []Row) ([]Overlap, []Everywhere) {
	f := newFolder(sys)
	var all []passage
	for i := range rows {
		r := &rows[i]
		if !Compared(*r) {
			continue
		}
		for _, p := range provisionsToCompare(r.Edition.Texts[model.Zh]) {
			if words := f.fold(p.words); len(words) >= leastWords {
				all = append(all, passage{row: i, provision: p.provision, words: words})
			}
		}
	}
	pairs, everywhere := alikePairs(all, rows)
	return gathered(sys, rows, all, pairs), everywhere
}

// Compared reports whether the text of a standard takes part in the search.
func Compared(r Row) bool {
	return r.HasText && (r.Status == model.Current || r.Status == model.Upcoming)
}

// Everywhere is a provision that more standards than [commonest] have word for
// word: a turn of phrase of the house, not a matter for two of them.
type Everywhere struct {
	First     *Row // the first that has it
	Provision *model.Provision
	Works     int
}

// passage is a provision made ready to be compared.
type passage struct {
	row       int // of the standard
	provision *model.Provision
	words     []rune   // folded
	shingles  []uint64 // sorted, each once
}

// likePair names two passages, the one of the earlier standard first.
type likePair struct {
	a, b    int
	percent int
}

// alikePairs finds the passages of different standards that are alike. Texts
// that are the same word for word are searched once. Fingerprints (winnowing,
// Schleimer, Wilkerson and Aiken 2003) find who is worth comparing, shingles
// decide.
func alikePairs(all []passage, rows []Row) (out []likePair, everywhere []Everywhere) {
	sameWords := map[string][]int{} // passages by their words
	var first []int                 // one of each
	for i := range all {
		key := string(all[i].words)
		if sameWords[key] == nil {
			first = append(first, i)
			all[i].shingles = shingles(all[i].words)
		}
		sameWords[key] = append(sameWords[key], i)
	}
	first = slices.DeleteFunc(first, func(i int) bool {
		works := worksOf(all, sameWords[string(all[i].words)])
		if works > commonest {
			everywhere = append(everywhere, Everywhere{&rows[all[i].row], all[i].provision, works})
		}
		return works > commonest
	})
	add := func(as, bs []int, percent int) {
		for _, a := range as {
			for _, b := range bs {
				switch {
				case all[a].row == all[b].row || rows[all[a].row].Work.Sample != rows[all[b].row].Work.Sample:
				case all[a].row < all[b].row:
					out = append(out, likePair{a, b, percent})
				default:
					out = append(out, likePair{b, a, percent})
				}
			}
		}
	}
	for _, i := range first {
		same := sameWords[string(all[i].words)]
		for n := range same {
			add(same[n:n+1], same[n+1:], 100)
		}
	}
	stands := map[uint64]int{}
	for _, i := range first {
		for _, s := range all[i].shingles {
			stands[s]++
		}
	}
	weight := func(s uint64) float64 { return min(1, rare/float64(stands[s])) }
	for _, c := range candidates(all, first) {
		a, b := &all[c[0]], &all[c[1]]
		if shorter, both := likeness(a.shingles, b.shingles, weight); shorter >= alikeShorter && both >= alikeBoth {
			add(sameWords[string(a.words)], sameWords[string(b.words)], min(int(shorter*100), 99))
		}
	}
	return out, everywhere
}

// worksOf counts the standards that passages stand in; passages of one
// standard stand together.
func worksOf(all []passage, among []int) (n int) {
	for i, p := range among {
		if i == 0 || all[p].row != all[among[i-1]].row {
			n++
		}
	}
	return n
}

// candidates are pairs that share fingerprints, in order.
func candidates(all []passage, among []int) (out [][2]int) {
	marks, stands := make([][]uint64, len(all)), map[uint64]int{}
	for _, i := range among {
		marks[i] = fingerprints(all[i].words)
		for _, f := range marks[i] {
			stands[f]++
		}
	}
	before := map[uint64][]int{}    // the passages ahead that have a fingerprint
	shared := make([]int, len(all)) // how many the passage at hand has in common with one ahead
	var with []int                  // those it has any in common with
	for _, i := range among {
		for _, f := range marks[i] {
			if stands[f] < 2 || stands[f] > commonest {
				continue
			}
			for _, j := range before[f] {
				if shared[j] == 0 {
					with = append(with, j)
				}
				shared[j]++
			}
			before[f] = append(before[f], i)
		}
		for _, j := range with {
			if shared[j] >= sharedFingerprints {
				out = append(out, [2]int{j, i})
			}
			shared[j] = 0
		}
		with = with[:0]
	}
	slices.SortFunc(out, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return out
}

// gathered sorts the pairs of passages by their standards. A provision stands
// beside the one that it is most like, and is counted once.
func gathered(sys *model.System, rows []Row, all []passage, pairs []likePair) (out []Overlap) {
	type works struct{ a, b int }
	byWorks := map[works][]likePair{}
	for _, p := range pairs {
		k := works{all[p.a].row, all[p.b].row}
		byWorks[k] = append(byWorks[k], p)
	}
	for k, ps := range byWorks {
		slices.SortFunc(ps, func(a, b likePair) int {
			return cmp.Or(cmp.Compare(b.percent, a.percent), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
		})
		taken := map[int]bool{}
		var kept []likePair
		for _, p := range ps {
			if !taken[p.a] && !taken[p.b] {
				taken[p.a], taken[p.b] = true, true
				kept = append(kept, p)
			}
		}
		slices.SortFunc(kept, func(a, b likePair) int { return cmp.Compare(a.a, b.a) })
		o := Overlap{A: &rows[k.a], B: &rows[k.b]}
		for _, p := range kept {
			o.Alike = append(o.Alike, Likeness{all[p.a].provision, all[p.b].provision, p.percent})
		}
		o.know(sys)
		out = append(out, o)
	}
	at := map[*Row]int{}
	for i := range rows {
		at[&rows[i]] = i
	}
	slices.SortFunc(out, func(a, b Overlap) int {
		if a.A.Work.Sample != b.A.Work.Sample {
			return map[bool]int{false: -1, true: 1}[a.A.Work.Sample]
		}
		return cmp.Or(cmp.Compare(len(b.Alike), len(a.Alike)), cmp.Compare(at[a.A], at[b.A]), cmp.Compare(at[a.B], at[b.B]))
	})
	return out
}

// know adds what is recorded of the pair.
func (o *Overlap) know(sys *model.System) {
	a, b := o.A.Work, o.B.Work
	for _, d := range sys.Distinct {
		if slices.Contains(d.Works, a.ID) && slices.Contains(d.Works, b.ID) {
			o.Distinct = d
		}
	}
	switch {
	case a.From == b.ID || b.From == a.ID:
		o.Kin = "converted"
	case a.Succeeds(b) || b.Succeeds(a):
		o.Kin = "succeeds"
	}
	for _, p := range sys.Projects {
		if slices.Contains(p.Works, a.ID) && slices.Contains(p.Works, b.ID) {
			o.Project = p
		}
	}
	if ra, rb := ownerOf(sys, a), ownerOf(sys, b); ra != nil && rb != nil && ra != rb && ra.Kind != "province" && rb.Kind != "province" {
		o.Regions = []*model.Region{ra, rb}
	}
}
