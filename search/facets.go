package search

import (
	"slices"
	"sort"
)

// facet is a facet of an index: its values, and which of them each page has,
// counted from 1; 0: none.
type facet struct {
	name   string
	values []FacetValue
	column []int
}

// columns gathers the facets of pages, in the order that names asks for.
func columns(pages []Page, names []Facet) []facet {
	seen := map[string]map[string]bool{}
	for i := range pages {
		for k, v := range pageFacets(&pages[i]) {
			if seen[k] == nil {
				seen[k] = map[string]bool{}
			}
			seen[k][v] = true
		}
	}
	var order []string
	values := map[string][]FacetValue{}
	for _, f := range names {
		if seen[f.Name] == nil {
			continue
		}
		order = append(order, f.Name)
		for _, v := range f.Values {
			if seen[f.Name][v.Value] {
				values[f.Name] = append(values[f.Name], v)
				delete(seen[f.Name], v.Value)
			}
		}
	}
	for _, name := range sortedKeys(seen) {
		if !slices.Contains(order, name) {
			order = append(order, name)
		}
		for _, v := range sortedKeys(seen[name]) {
			values[name] = append(values[name], FacetValue{Value: v})
		}
	}
	var out []facet
	for _, name := range order {
		f := facet{name, values[name], make([]int, len(pages))}
		at := map[string]int{}
		for i, v := range f.values {
			at[v.Value] = i + 1
		}
		for i := range pages {
			f.column[i] = at[pageFacets(&pages[i])[name]]
		}
		out = append(out, f)
	}
	return out
}

// namedValues are the values of a facet that a text names, by value or name.
func namedValues(fs []facet, name, text string) (values []string) {
	key := pageKey(text)
	for _, f := range fs {
		if f.name != name {
			continue
		}
		for _, v := range f.values {
			if key != "" && (key == pageKey(v.Value) || key == pageKey(v.Zh) || key == pageKey(v.En)) {
				values = append(values, v.Value)
			}
		}
	}
	return values
}

// of gives the value of a page.
func (f *facet) of(page int) string {
	if n := f.column[page]; n > 0 {
		return f.values[n-1].Value
	}
	return ""
}

// counter counts the values of the facets over provisions.
type counter struct {
	facets []facet
	counts [][]int
}

func newCounter(fs []facet) *counter {
	c := &counter{facets: fs}
	for _, f := range fs {
		c.counts = append(c.counts, make([]int, len(f.values)+1))
	}
	return c
}

func (c *counter) add(facet, page int) { c.counts[facet][c.facets[facet].column[page]]++ }

// result lists the values that are found or asked for.
func (c *counter) result(filters map[string][]string) (out []FacetCount) {
	for i, f := range c.facets {
		fc := FacetCount{Name: f.name}
		for k, v := range f.values {
			if n := c.counts[i][k+1]; n > 0 || slices.Contains(filters[f.name], v.Value) {
				fc.Values = append(fc.Values, ValueCount{v, n})
			}
		}
		if len(fc.Values) > 0 {
			out = append(out, fc)
		}
	}
	return out
}

// passes tells for each page which facets keep it from the result: none, one,
// or more than one.
type passes struct{ blocked []int } // −1: none; −2: several; else the facet

func passing(fs []facet, filters map[string][]string, pages int) passes {
	p := passes{make([]int, pages)}
	for i := range p.blocked {
		p.blocked[i] = -1
	}
	block := func(page, facet int) {
		if p.blocked[page] == -1 {
			p.blocked[page] = facet
		} else {
			p.blocked[page] = -2
		}
	}
	for _, name := range sortedKeys(filters) {
		at := slices.IndexFunc(fs, func(f facet) bool { return f.name == name })
		for page := range pages {
			if at < 0 {
				block(page, -2)
			} else if v := fs[at].of(page); v == "" || !slices.Contains(filters[name], v) {
				block(page, at)
			}
		}
	}
	return p
}

// layWords are the synonyms by the first unit of the lay word, the longest first. A lay word of
// one character is none: it would stand in every other word. Neither is one
// for what no provision says: it would find nothing, and might tell of a text
// that is withheld.
func layWords(all []Synonym, d dictionary) map[string][]synonym {
	m := map[string][]synonym{}
	for _, s := range all {
		as, first, formal := atoms(s.Lay), unitTerms(s.Lay), unitTerms(s.Formal)
		if len(first) == 0 || len(as) == 1 && as[0].Kind != Word {
			continue
		}
		if conjunction(fieldBody, formal, 1, d) != nil || conjunction(fieldTitle, formal, 1, d) != nil {
			m[first[0]] = append(m[first[0]], synonym{layKey(as), s.Formal})
		}
	}
	for _, ys := range m {
		sort.SliceStable(ys, func(i, j int) bool { return len(ys[i].lay) > len(ys[j].lay) })
	}
	return m
}
