package search

import (
	"math"
	"sort"
	"strconv"
)

// The score is bleve's TF-IDF (search/scorer/scorer_term.go,
// scorer_disjunction.go, scorer_conjunction.go of v2.6.3), written out for the
// one shape of tree the planner makes. FORMAT.md §6 is the norm.

// idf of a term that df of the index's provisions have.
func idf(docs, df int) float64 { return 1 + math.Log(float64(docs)/float64(df+1)) }

// tally is what a disjunction has gathered for each provision.
type tally struct {
	sum   []float64
	count []int32
}

func newTally(docs int) *tally { return &tally{make([]float64, docs), make([]int32, docs)} }

// evaluate gives the provisions that match a plan, ranked.
func (r *Reader) evaluate(p Plan) ([]scored, error) {
	keep, err := r.filter(p.Filters)
	if err != nil {
		return nil, err
	}
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
	have, need, err := r.groups(p, keep)
	if err != nil {
		return nil, err
	}
	var out []scored
	for doc := range r.docs {
		inNames, inTerms := names.count[doc] > 0, terms.count[doc] > 0
		if !inNames && (!inTerms || have != nil && have[doc] < need) || keep != nil && !keep[doc] {
			continue
		}
		out = append(out, scored{doc, round12(p.combine(names, terms, doc))})
	}
	rank(out)
	return out, nil
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

// combine is bleve's coord at the three disjunctions of a plan.
func (p *Plan) combine(names, terms *tally, doc int) float64 {
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
			s += terms.sum[doc] * (float64(n) / float64(len(p.Terms)))
			matched++
		}
	}
	if parts == 1 {
		return s
	}
	return s * (float64(matched) / float64(parts))
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

// groups counts, for each provision, of how many groups it has a term, and
// tells how many it needs: the most that any has, and what the plan demands;
// nil if nothing is demanded.
func (r *Reader) groups(p Plan, keep []bool) (have []int32, need int32, err error) {
	if len(p.Groups) == 0 {
		return nil, 0, nil
	}
	have = make([]int32, r.docs)
	last := make([]int32, r.docs) // the group counted last, plus one
	for i, g := range p.Groups {
		for _, l := range g {
			ps, err := r.postingsOf(l.Field, l.Term)
			if err != nil {
				return nil, 0, err
			}
			for _, p := range ps {
				if last[p.doc] <= int32(i) {
					last[p.doc] = int32(i) + 1
					have[p.doc]++
				}
			}
		}
	}
	need = int32(p.Need)
	for doc, n := range have {
		if n > need && (keep == nil || keep[doc]) {
			need = n
		}
	}
	return have, need, nil
}

// filter tells which provisions the facets let through; nil if all.
func (r *Reader) filter(filters map[string][]string) ([]bool, error) {
	if len(filters) == 0 {
		return nil, nil
	}
	keep := make([]bool, r.docs)
	for i := range keep {
		keep[i] = true
	}
	for _, name := range sortedKeys(filters) {
		column, err := r.facet(name)
		if err != nil {
			return nil, err
		}
		wanted := map[string]bool{}
		for _, v := range filters[name] {
			wanted[v] = v != ""
		}
		for page := range r.pages {
			if column == nil || !wanted[column[page]] {
				for doc := r.start[page]; doc < r.start[page+1]; doc++ {
					keep[doc] = false
				}
			}
		}
	}
	return keep, nil
}

// facet gives the value of each page, nil if the index has no such facet.
func (r *Reader) facet(name string) ([]string, error) {
	for n, f := range r.facetNames {
		if f != name {
			continue
		}
		key := shardKey(secFacet, n)
		raw, err := r.shard(key)
		if err != nil {
			return nil, err
		}
		b := &reader{b: raw}
		values := []string{""}
		for range b.count() {
			values = append(values, b.string())
		}
		column := make([]string, r.pages)
		for i := range column {
			v := b.num()
			if v >= len(values) {
				return nil, r.damage(key)
			}
			column[i] = values[v]
		}
		if b.err != nil || len(b.b) > 0 {
			return nil, r.damage(key)
		}
		return column, nil
	}
	return nil, nil
}
