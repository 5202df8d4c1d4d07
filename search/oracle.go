package search

import (
	"fmt"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"
)

// Search asks bleve. It is the oracle: Reader and the browser must answer the
// same.
func (x *Index) Search(q Query) (Result, error) {
	for level := Strict; ; level++ {
		plan := makePlan(q, x.terms, level)
		res, err := x.best(q, plan)
		if err != nil || !again(q, plan, res.Total) {
			return res, err
		}
	}
}

// best runs a plan: a partial one for all of its groups, then for one fewer,
// until something matches.
func (x *Index) best(q Query, plan Plan) (Result, error) {
	for need := len(plan.Groups); ; need-- {
		res, err := x.run(q, plan, need)
		if err != nil || res.Total > 0 || need <= plan.Need {
			return res, err
		}
	}
}

func (x *Index) run(q Query, plan Plan, need int) (Result, error) {
	out := Result{Hits: []Hit{}}
	root := planQuery(plan, need)
	if root == nil {
		return Result{Hits: []Hit{}}, nil
	}
	whole, err := x.bleve()
	if err != nil {
		return Result{}, err
	}
	top := topOf(q)
	// Scores are rounded before they are compared, so hits that bleve holds
	// apart by the last bit may tie: take everything when the cut falls in a tie.
	for size := top + 64; ; size = x.start[len(x.pages)] {
		req := bleve.NewSearchRequestOptions(root, size, 0, false)
		req.SortBy([]string{"-_score", "_id"})
		res, err := whole.Search(req)
		if err != nil {
			return Result{}, fmt.Errorf("search: bleve: %w", err)
		}
		ranked := make([]scored, len(res.Hits))
		for i, h := range res.Hits {
			n, err := strconv.Atoi(h.ID)
			if err != nil {
				panic("BUG: document id " + h.ID)
			}
			ranked[i] = scored{n, round12(h.Score)}
		}
		n := len(ranked)
		if n == size && n > top && size < x.start[len(x.pages)] && ranked[top-1].score == ranked[n-1].score {
			continue
		}
		rank(ranked)
		out.Total = int(res.Total)
		out.Loose = plan.Level > Strict && out.Total > 0
		for _, s := range ranked[:min(top, n)] {
			out.Hits = append(out.Hits, x.hit(s))
		}
		return out, nil
	}
}

func (x *Index) hit(s scored) Hit {
	pi := x.pageOf(s.doc)
	p, d := &x.pages[pi], &x.pages[pi].Docs[s.doc-x.start[pi]]
	return Hit{
		Doc: s.doc, Page: p.Path, Anchor: d.Anchor, Title: p.Title, Number: p.Number, Kind: p.Kind,
		Lang: p.Lang, Sample: p.Sample, Label: d.Label, Heading: d.Heading, Body: d.Body,
		Facets: pageFacets(p), Score: s.score,
	}
}

// planQuery is the plan as a bleve query that demands the given number of
// groups; nil if nothing is asked.
func planQuery(p Plan, need int) query.Query {
	var parts, match []query.Query
	if len(p.Names) > 0 {
		parts = append(parts, query.NewDisjunctionQuery(nameQueries(p)))
		match = append(match, nameQueries(p)...)
	}
	if len(p.Terms) > 0 {
		parts = append(parts, anyOf(p.Terms))
	}
	if len(parts) == 0 {
		return nil
	}
	var keep []query.Query
	if len(p.Groups) > 0 {
		groups := query.NewDisjunctionQuery(groupQueries(p))
		groups.SetMin(float64(need))
		keep = append(keep, query.NewDisjunctionQuery(append(match, groups)))
	}
	for name, values := range p.Filters {
		var any []Leaf
		for _, v := range values {
			any = append(any, Leaf{facetField(name), v, 1})
		}
		keep = append(keep, anyOf(any))
	}
	root := parts[0]
	if len(parts) > 1 {
		root = query.NewDisjunctionQuery(parts)
	}
	if len(keep) == 0 {
		return root
	}
	b := query.NewBooleanQuery([]query.Query{root}, nil, nil)
	b.AddFilter(query.NewConjunctionQuery(keep))
	return b
}

func nameQueries(p Plan) []query.Query {
	var all []query.Query
	for _, n := range p.Names {
		var leaves []query.Query
		for _, l := range n {
			leaves = append(leaves, termQuery(l))
		}
		all = append(all, query.NewConjunctionQuery(leaves))
	}
	return all
}

func groupQueries(p Plan) []query.Query {
	var all []query.Query
	for _, g := range p.Groups {
		all = append(all, anyOf(g))
	}
	return all
}

func anyOf(leaves []Leaf) query.Query {
	var qs []query.Query
	for _, l := range leaves {
		qs = append(qs, termQuery(l))
	}
	return query.NewDisjunctionQuery(qs)
}

func termQuery(l Leaf) query.Query {
	t := query.NewTermQuery(l.Term)
	t.SetField(l.Field)
	t.SetBoost(l.Boost)
	return t
}
