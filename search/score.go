package search

import (
	"math"
	"sort"
	"strconv"
)

// The score is bleve's TF-IDF (search/scorer/scorer_term.go,
// scorer_disjunction.go, scorer_conjunction.go of v2.6.3), written out for the
// one shape of tree the planner makes. FORMAT.md §7 is the norm.

// maxLost is how many quarters of its score a hit may lose: coord counts as many
// terms of weight 0 that a page has for each it keeps, beside the rest.
const maxLost = 3

// idf of a term that df of the index's provisions have.
func idf(docs, df int) float64 { return 1 + math.Log(float64(docs)/float64(df+1)) }

// tally is what a disjunction has gathered for each provision.
type tally struct {
	sum   []float64
	count []int32
}

func newTally(docs int) *tally { return &tally{make([]float64, docs), make([]int32, docs)} }

// found is what a plan gives.
type found struct {
	ranked  []scored
	counter *counter
	old     int // hits left out because their edition is superseded
	checked int // hits compared with phrases, if there are more
}

// evaluate gives the provisions that match a plan, ranked.
func (r *Reader) evaluate(q Query, p Plan) (*found, error) {
	f := &found{counter: newCounter(nil)}
	if len(p.Terms)+len(p.Names) == 0 {
		return f, nil
	}
	f.counter = newCounter(r.facets)
	terms, names := newTally(r.docs), newTally(r.docs)
	qn := r.queryNorm(p)
	for _, l := range p.Terms {
		err := r.add(l, qn, func(doc int, s float64) { terms.sum[doc] += s; terms.count[doc]++ })
		if err != nil {
			return nil, err
		}
	}
	for _, n := range p.Names {
		if err := r.addName(n, qn, names); err != nil {
			return nil, err
		}
	}
	bar, err := r.barred(p)
	if err != nil {
		return nil, err
	}
	pass := passing(r.facets, p.Filters, r.pages)
	have, need, err := r.groups(p, func(doc int) bool {
		page := r.pageOf(doc)
		return !bar[doc] && pass.blocked[page] == -1 && (p.Old || r.standing[page] != Superseded)
	})
	if err != nil {
		return nil, err
	}
	around, err := r.around(p)
	if err != nil {
		return nil, err
	}
	for doc := range r.docs {
		named := names.count[doc] > 0
		if bar[doc] || !named && (terms.count[doc] == 0 || have != nil && have[doc] < need) {
			continue
		}
		page := r.pageOf(doc)
		blocked := pass.blocked[page]
		if r.standing[page] == Superseded && !p.Old && !named {
			if blocked == -1 {
				f.old++
			}
			continue
		}
		if blocked == -1 {
			f.ranked = append(f.ranked, scored{doc, round12(p.combine(names, terms, doc, around[page], r.standing[page]))})
			if len(p.Phrases) == 0 {
				for i := range r.facets {
					f.counter.add(i, page)
				}
			}
		} else if blocked >= 0 && len(p.Phrases) == 0 {
			f.counter.add(blocked, page)
		}
	}
	rank(f.ranked)
	if len(p.Phrases) > 0 {
		if err := r.check(p, f); err != nil {
			return nil, err
		}
	}
	r.sort(q.Sort, f.ranked)
	return f, nil
}

// barred tells which provisions lack what must be there, or have what must not.
func (r *Reader) barred(p Plan) ([]bool, error) {
	bar := make([]bool, r.docs)
	for _, l := range p.Must {
		has := make([]bool, r.docs)
		if err := r.add(l, 0, func(doc int, _ float64) { has[doc] = true }); err != nil {
			return nil, err
		}
		for doc := range bar {
			bar[doc] = bar[doc] || !has[doc]
		}
	}
	for _, not := range p.Not {
		all := newTally(r.docs)
		if err := r.addName(not, 0, all); err != nil {
			return nil, err
		}
		for doc := range bar {
			bar[doc] = bar[doc] || all.count[doc] > 0
		}
	}
	return bar, nil
}

// check keeps the provisions whose text has the phrases, of the best that are
// compared.
func (r *Reader) check(p Plan, f *found) error {
	if len(f.ranked) > maxChecked {
		f.ranked, f.checked = f.ranked[:maxChecked], maxChecked
	}
	kept := f.ranked[:0]
	for _, s := range f.ranked {
		h, err := r.hit(s)
		if err != nil {
			return err
		}
		if p.hasPhrases(bodyText(&Doc{Label: h.Label, Heading: h.Heading, Body: h.Body})) {
			kept = append(kept, s)
			for i := range r.facets {
				f.counter.add(i, r.pageOf(s.doc))
			}
		}
	}
	f.ranked = kept
	return nil
}

// hasPhrases tells whether a text has all phrases of a plan.
func (p *Plan) hasPhrases(text string) bool {
	as := atoms(text)
	for _, phrase := range p.Phrases {
		if !contains(as, phrase) {
			return false
		}
	}
	return true
}

// sort puts hits, which are ranked, into another order: as on the site, or by
// year, the newest first.
func (r *Reader) sort(order string, hits []scored) {
	switch order {
	case "order":
		sort.Slice(hits, func(i, j int) bool { return hits[i].doc < hits[j].doc })
	case "year":
		year := func(s scored) int {
			for i := range r.facets {
				if r.facets[i].name == "year" {
					return yearOf(r.facets[i].of(r.pageOf(s.doc)))
				}
			}
			return 0
		}
		sort.SliceStable(hits, func(i, j int) bool { return year(hits[i]) > year(hits[j]) })
	}
}

// scored is a provision with its score.
type scored struct {
	doc   int
	score float64
}

// rank orders by falling score, then by ordinal.
func rank(s []scored) {
	sort.Slice(s, func(i, j int) bool {
		if s[i].score != s[j].score {
			return s[i].score > s[j].score
		}
		return s[i].doc < s[j].doc
	})
}

// round12 keeps twelve significant digits: below them, the order of additions
// shows.
func round12(f float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(f, 'e', 11, 64), 64)
	if err != nil || math.IsNaN(r) {
		panic("BUG: score " + strconv.FormatFloat(f, 'g', -1, 64))
	}
	return r
}

// topOf is the number of hits wanted.
func topOf(q Query) int {
	if q.Top <= 0 {
		return 10
	}
	return q.Top
}

// yearOf is a value of the facet year as a number, 0 if it is none.
func yearOf(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// combine is bleve's coord at the disjunctions of a plan; around is the number
// of groups that the provision's page has.
func (p *Plan) combine(names, terms *tally, doc, around int, standing Standing) float64 {
	s, matched, parts := 0.0, 0, 0
	if len(p.Names) > 0 {
		parts++
		if n := names.count[doc]; n > 0 {
			s += names.sum[doc] * (float64(n) / float64(len(p.Names)))
			matched++
		}
	}
	if len(p.Terms) > 0 {
		parts++
		if n := terms.count[doc]; n > 0 {
			t := terms.sum[doc] * (float64(int(n)+p.Slack) / float64(len(p.Terms)+p.Slack))
			s += t * (float64(1+around) / float64(1+len(p.Around)))
			matched++
		}
	}
	if parts > 1 {
		s *= float64(matched) / float64(parts)
	}
	return s * (float64(1+maxLost-min(int(standing), maxLost)) / (1 + maxLost))
}

// queryNorm is one over the root of the sum of the squared weights of all
// leaves.
func (r *Reader) queryNorm(p Plan) float64 {
	sum := 0.0
	weigh := func(leaves []Leaf) {
		for _, l := range leaves {
			w := l.Boost * idf(r.docs, r.df(l.Field, l.Term))
			sum += w * w
		}
	}
	for _, n := range p.Names {
		weigh(n)
	}
	weigh(p.Terms)
	return 1 / math.Sqrt(sum)
}

// add gives the score of every provision that has the leaf's term.
func (r *Reader) add(l Leaf, queryNorm float64, f func(doc int, score float64)) error {
	ps, err := r.postingsOf(l.Field, l.Term)
	if err != nil {
		return err
	}
	i := idf(r.docs, len(ps))
	weight := l.Boost * i * queryNorm
	for _, p := range ps {
		f(p.doc, math.Sqrt(float64(p.freq))*normOfPosting(l.Field, p.class)*i*weight)
	}
	return nil
}

// addName adds the conjunction of a name's leaves.
func (r *Reader) addName(leaves []Leaf, queryNorm float64, t *tally) error {
	sum, hits := map[int]float64{}, map[int]int{}
	for _, l := range leaves {
		if err := r.add(l, queryNorm, func(doc int, s float64) { sum[doc] += s; hits[doc]++ }); err != nil {
			return err
		}
	}
	for doc, n := range hits {
		if n == len(leaves) {
			t.sum[doc] += sum[doc]
			t.count[doc]++
		}
	}
	return nil
}

// groups counts, for each provision, how many groups it has, and tells how
// many it needs: the most that any has that may be kept, and what the plan
// demands; nil if nothing is demanded.
func (r *Reader) groups(p Plan, keep func(doc int) bool) (have []int, need int, err error) {
	if len(p.Groups) == 0 {
		return nil, 0, nil
	}
	have = make([]int, r.docs)
	last := make([]int, r.docs) // the group counted last, plus one
	for i, g := range p.Groups {
		for _, all := range g {
			t := newTally(r.docs)
			if err := r.addName(all, 0, t); err != nil {
				return nil, 0, err
			}
			for doc, n := range t.count {
				if n > 0 && last[doc] <= i {
					last[doc] = i + 1
					have[doc]++
				}
			}
		}
	}
	need = p.Need
	for doc, n := range have {
		if n > need && keep(doc) {
			need = n
		}
	}
	return have, need, nil
}

// around counts, for each page, how many groups of Around it has in any of its
// provisions.
func (r *Reader) around(p Plan) ([]int, error) {
	have := make([]int, r.pages)
	for _, g := range p.Around {
		has := make([]bool, r.pages)
		for _, all := range g {
			t := newTally(r.docs)
			if err := r.addName(all, 0, t); err != nil {
				return nil, err
			}
			for page := range has {
				for doc := r.start[page]; !has[page] && doc < r.start[page+1]; doc++ {
					has[page] = t.count[doc] > 0
				}
			}
		}
		for page, yes := range has {
			if yes {
				have[page]++
			}
		}
	}
	return have, nil
}
