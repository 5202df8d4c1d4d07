package search

import (
	"bytes"
	"cmp"
	"container/heap"
	"slices"
	"sort"
	"strings"
)

// termTable is the dictionary of an index.
type termTable struct {
	docs    int
	entries []*entry             // sorted by term
	english map[byte][]word      // by first letter, sorted
	lay     map[string][]synonym // by the first unit of the lay word
	facets  []facet
	slab    []byte  // where postings are kept, and
	entry   []entry // entries: many small things in few pieces
}

// entry is one term with its postings by field, encoded.
type entry struct {
	term string
	df   [4]int
	post [4][]byte
	at   [4][2]int // of postings in a "p" shard: which, and where in it
}

// table makes the dictionary of all provisions.
func (x *Index) table(runs []run) *termTable {
	t := mergeRuns(x.start[len(x.pages)], runs)
	t.english = x.english(t)
	t.lay = layWords(x.options.Synonyms, t)
	var more []*entry
	for term := range t.lay {
		if t.find(term) == nil {
			more = append(more, &entry{term: term})
		}
	}
	t.entries = append(t.entries, more...)
	sort.Slice(t.entries, func(i, j int) bool { return t.entries[i].term < t.entries[j].term })
	t.facets = columns(x.pages, x.options.Facets)
	return t
}

// mergeRuns makes the dictionary of all provisions out of the runs of their
// ranges, in the order of the ranges.
func mergeRuns(docs int, runs []run) *termTable {
	t := &termTable{docs: docs}
	var q cursors
	for _, r := range runs {
		for i, b := range r.fields {
			c := &runCursor{reader: reader{b: b}, first: r.first, field: i}
			if c.next() {
				q = append(q, c)
			}
		}
	}
	heap.Init(&q)
	var ps []posting
	var b []byte
	var e *entry
	for len(q) > 0 {
		c := q[0]
		if e == nil || e.term != string(c.term) {
			e = t.add(string(c.term))
		}
		field := c.field
		for ps = ps[:0]; len(q) > 0 && q[0].field == field && string(q[0].term) == e.term; {
			ps = q[0].postings(ps)
			if q[0].next() {
				heap.Fix(&q, 0)
			} else {
				heap.Pop(&q)
			}
		}
		b = appendPostings(b[:0], fieldNames[field], ps)
		e.df[field], e.post[field] = len(ps), t.keep(b)
	}
	return t
}

// cursors are a heap by term, field and range.
type cursors []*runCursor

func (q cursors) Len() int      { return len(q) }
func (q cursors) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q cursors) Less(i, j int) bool {
	a, b := q[i], q[j]
	if c := bytes.Compare(a.term, b.term); c != 0 {
		return c < 0
	}
	return cmp.Or(a.field-b.field, a.first-b.first) < 0
}
func (q *cursors) Push(c any) { *q = append(*q, c.(*runCursor)) }
func (q *cursors) Pop() any {
	last := len(*q) - 1
	c := (*q)[last]
	*q = (*q)[:last]
	return c
}

// add makes the entry of the next term.
func (t *termTable) add(term string) *entry {
	if len(t.entry) == 0 {
		t.entry = make([]entry, 1024)
	}
	e := &t.entry[0]
	t.entry = t.entry[1:]
	e.term = term
	t.entries = append(t.entries, e)
	return e
}

// keep copies bytes to where they stay.
func (t *termTable) keep(b []byte) []byte {
	if len(b) > cap(t.slab)-len(t.slab) {
		t.slab = make([]byte, 0, max(len(b), 1<<20))
	}
	from := len(t.slab)
	t.slab = append(t.slab, b...)
	return t.slab[from:len(t.slab):len(t.slab)]
}

// find is the entry of a term, or nil.
func (t *termTable) find(term string) *entry {
	i := sort.Search(len(t.entries), func(i int) bool { return t.entries[i].term >= term })
	if i < len(t.entries) && t.entries[i].term == term {
		return t.entries[i]
	}
	return nil
}

func (t *termTable) df(field, term string) int {
	if e := t.find(term); e != nil {
		return e.df[slices.Index(fieldNames, field)]
	}
	return 0
}

func (t *termTable) common(term string) bool { return t.df(fieldBody, term) > commonAbove(t.docs) }

func (t *termTable) words(letter byte) []word { return t.english[letter] }

func (t *termTable) synonyms(term string) []synonym { return t.lay[term] }

func (t *termTable) facetValues(facet, text string) []string {
	return namedValues(t.facets, facet, text)
}

// commonAbove is the number of provisions above which a term is common: a
// fifth, but in a small index nothing is. (A tenth reads half as many postings
// for a long question and loses a point of recall.)
func commonAbove(docs int) int { return max(docs/5, 64) }

// english are the words of the texts by their first letter, as they are
// written there.
func (x *Index) english(t *termTable) map[byte][]word {
	seen := map[string]bool{}
	take := func(text string) {
		if strings.IndexFunc(text, isASCIILetter) < 0 {
			return
		}
		for _, tok := range Analyze(text) {
			if tok.Kind == Word && isEnglish(tok.Raw) {
				seen[tok.Raw] = true
			}
		}
	}
	for pi := range x.pages {
		for di := range x.pages[pi].Docs {
			take(bodyText(&x.pages[pi].Docs[di]))
			take(titleText(&x.pages[pi], di))
		}
	}
	m := map[byte][]word{}
	for _, raw := range sortedKeys(seen) {
		e := t.find(stemmed(raw))
		m[raw[0]] = append(m[raw[0]], word{raw, max(e.df[0], e.df[1])})
	}
	return m
}
