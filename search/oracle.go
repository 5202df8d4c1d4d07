package search

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"
)

// Search asks bleve. It is the oracle: Reader and the browser must answer the
// same.
func (x *Index) Search(q Query) (Result, error) {
	for level := Strict; ; {
		plan := makePlan(q, x.terms, level)
		res, err := x.best(q, plan)
		if err != nil {
			return res, err
		}
		again := false
		if level, again = next(q, plan, res.Total); !again {
			return res, nil
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
	if len(plan.Names)+len(plan.Terms) == 0 {
		return out, nil
	}
	top := topOf(q)
	if q.Sort != "" || len(plan.Phrases) > 0 {
		top = x.start[len(x.pages)]
	}
	ranked, total, err := x.ask(x.planQuery(plan, need), top)
	if err != nil {
		return out, err
	}
	var filtered []scored // what all filters let through, if it was asked
	counted := func(facet int) (all []scored, err error) {
		own := plan.Filters[x.terms.facets[facet].name] != nil
		if !own && filtered != nil {
			return filtered, nil
		}
		p := plan
		p.Filters = maps.Clone(plan.Filters)
		delete(p.Filters, x.terms.facets[facet].name)
		if all, _, err = x.ask(x.planQuery(p, need), x.start[len(x.pages)]); !own {
			filtered = all
		}
		return all, err
	}
	if len(plan.Phrases) > 0 {
		if len(ranked) > maxChecked {
			ranked, out.Checked = ranked[:maxChecked], maxChecked
		}
		ranked = slices.DeleteFunc(ranked, func(s scored) bool { return !plan.hasPhrases(bodyText(x.doc(s.doc))) })
		total = len(ranked)
		counted = func(int) ([]scored, error) { return ranked, nil }
	}
	c := newCounter(x.terms.facets)
	for i := range x.terms.facets {
		all, err := counted(i)
		if err != nil {
			return out, err
		}
		for _, s := range all {
			c.add(i, x.pageOf(s.doc))
		}
	}
	out.Facets = c.result(plan.Filters)
	if !plan.Old {
		p := plan
		p.Old = true
		_, all, err := x.ask(x.planQuery(p, need), 1)
		if err != nil {
			return out, err
		}
		_, shown, err := x.ask(x.planQuery(plan, need), 1)
		if err != nil {
			return out, err
		}
		out.Old = all - shown
	}
	x.sort(q.Sort, ranked)
	out.Total, out.Loose, out.Also, out.Instead = total, plan.Level > Strict && total > 0, plan.Also, plan.Instead
	for _, s := range ranked[:min(topOf(q), len(ranked))] {
		out.Hits = append(out.Hits, x.hit(s))
	}
	return out, nil
}

// ask gives the best hits of a query, ranked, and how many there are.
func (x *Index) ask(root query.Query, top int) ([]scored, int, error) {
	whole, err := x.bleve()
	if err != nil {
		return nil, 0, err
	}
	// Scores are rounded before they are compared, so hits that bleve holds
	// apart by the last bit may tie: take everything when the cut falls in a tie.
	for size := top + 64; ; size = x.start[len(x.pages)] {
		req := bleve.NewSearchRequestOptions(root, size, 0, false)
		req.SortBy([]string{"-_score", "_id"})
		res, err := whole.Search(req)
		if err != nil {
			return nil, 0, fmt.Errorf("search: bleve: %w", err)
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
		return ranked[:min(top, n)], int(res.Total), nil
	}
}

// sort is Reader's.
func (x *Index) sort(order string, hits []scored) {
	switch order {
	case "order":
		sort.Slice(hits, func(i, j int) bool { return hits[i].doc < hits[j].doc })
	case "year":
		sort.SliceStable(hits, func(i, j int) bool {
			return yearOf(x.pages[x.pageOf(hits[i].doc)].Facets["year"]) > yearOf(x.pages[x.pageOf(hits[j].doc)].Facets["year"])
		})
	}
}

// pageOf is the page a provision stands on.
func (x *Index) pageOf(doc int) int { return sort.SearchInts(x.start, doc+1) - 1 }

func (x *Index) doc(doc int) *Doc {
	pi := x.pageOf(doc)
	return &x.pages[pi].Docs[doc-x.start[pi]]
}

func (x *Index) hit(s scored) Hit {
	p, d := &x.pages[x.pageOf(s.doc)], x.doc(s.doc)
	return Hit{
		Doc: s.doc, Page: p.Path, Anchor: d.Anchor, Title: p.Title, Number: p.Number, Kind: p.Kind,
		Lang: p.Lang, Sample: p.Sample, Label: d.Label, Heading: d.Heading, Body: d.Body,
		Facets: pageFacets(p), Score: s.score,
	}
}

// planQuery is the plan as a bleve query that demands the given number of
// groups.
func (x *Index) planQuery(p Plan, need int) query.Query {
	var parts, match []query.Query
	if len(p.Names) > 0 {
		parts = append(parts, query.NewDisjunctionQuery(nameQueries(p.Names)))
		match = append(match, nameQueries(p.Names)...)
	}
	if len(p.Terms) > 0 {
		parts = append(parts, x.termsQuery(p))
	}
	if len(p.Groups) > 0 {
		groups := query.NewDisjunctionQuery(groupQueries(p))
		groups.SetMin(float64(need))
		match = append(match, groups)
	} else if len(p.Terms) > 0 {
		match = append(match, anyOf(p.Terms))
	}
	keep := []query.Query{query.NewDisjunctionQuery(match)}
	for name, values := range p.Filters {
		var any []Leaf
		for _, v := range values {
			any = append(any, Leaf{facetField(name), v, 1})
		}
		keep = append(keep, anyOf(any))
	}
	for _, l := range p.Must {
		keep = append(keep, termQuery(l))
	}
	if !p.Old {
		keep = append(keep, query.NewDisjunctionQuery(append(nameQueries(p.Names),
			termQuery(Leaf{fieldStanding, shownUnasked, 1}))))
	}
	main := parts[0]
	if len(parts) > 1 {
		main = query.NewDisjunctionQuery(parts)
	}
	root := []query.Query{main}
	for q := range maxLost {
		root = append(root, termQuery(Leaf{fieldStanding, strconv.Itoa(q), 0}))
	}
	b := query.NewBooleanQuery([]query.Query{query.NewDisjunctionQuery(root)}, nil, nameQueries(p.Not))
	b.AddFilter(query.NewConjunctionQuery(keep))
	return b
}

// termsQuery is the part of a plan's query that its terms make.
func (x *Index) termsQuery(p Plan) query.Query {
	members := leafQueries(p.Terms)
	for range p.Slack {
		members = append(members, everything())
	}
	parts := []query.Query{query.NewDisjunctionQuery(members)}
	for _, g := range p.Around {
		parts = append(parts, filtered(everything(), anyOf(x.pagesWith(g))))
	}
	return filtered(query.NewDisjunctionQuery(parts), anyOf(p.Terms))
}

// pagesWith names the pages that have a group in any provision.
func (x *Index) pagesWith(g Group) (pages []Leaf) {
	has := map[int]bool{}
	for _, all := range g {
		count := map[int]int{}
		for _, l := range all {
			i := slices.Index(fieldNames, l.Field)
			e := x.terms.find(l.Term)
			ps, err := decodePostings(l.Field, e.post[i], e.df[i], x.terms.docs)
			if err != nil {
				panic("BUG: " + err.Error())
			}
			for _, p := range ps {
				if count[p.doc]++; count[p.doc] == len(all) {
					has[x.pageOf(p.doc)] = true
				}
			}
		}
	}
	for page := range has {
		pages = append(pages, Leaf{pageField, docID(page), 1})
	}
	return pages
}

// everything matches all provisions and adds nothing to their score.
func everything() query.Query {
	q := query.NewMatchAllQuery()
	q.SetBoost(0)
	return q
}

// filtered is a query kept to what another matches.
func filtered(q, keep query.Query) query.Query {
	b := query.NewBooleanQuery([]query.Query{q}, nil, nil)
	b.AddFilter(keep)
	return b
}

// nameQueries demand, each, all of some leaves.
func nameQueries(names [][]Leaf) []query.Query {
	var all []query.Query
	for _, n := range names {
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
		all = append(all, query.NewDisjunctionQuery(nameQueries(g)))
	}
	return all
}

func anyOf(leaves []Leaf) query.Query { return query.NewDisjunctionQuery(leafQueries(leaves)) }

func leafQueries(leaves []Leaf) []query.Query {
	var qs []query.Query
	for _, l := range leaves {
		qs = append(qs, termQuery(l))
	}
	return qs
}

func termQuery(l Leaf) query.Query {
	t := query.NewTermQuery(l.Term)
	t.SetField(l.Field)
	t.SetBoost(l.Boost)
	return t
}
