package search

import (
	"bytes"
	"cmp"
	"container/heap"
	"sort"
	"strings"
)

// termTable is the dictionary of an index.
type termTable struct {
	docs    int
	entries []*entry // sorted by term
	english []string // sorted
	slab    []byte   // where postings are kept, and
	entry   []entry  // entries: many small things in few pieces
}

// entry is one term with its postings by field, encoded.
type entry struct {
	term string
	df   [4]int
	post [4][]byte
	at   [4][2]int // of postings in a "p" shard: which, and where in it
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
		b = appendPostings(b[:0], fieldFlags[field].field, ps)
		e.df[field], e.post[field] = len(ps), t.keep(b)
		if field == 0 && isEnglish(e.term) {
			t.english = append(t.english, e.term)
		}
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
		return e.df[fieldIndex(field)]
	}
	return 0
}

func (t *termTable) common(term string) bool { return t.df(fieldBody, term) > commonAbove(t.docs) }

func (t *termTable) complete(prefix string) []string {
	var found []counted
	for i := sort.SearchStrings(t.english, prefix); i < len(t.english) && strings.HasPrefix(t.english[i], prefix); i++ {
		found = append(found, counted{t.english[i], t.df(fieldBody, t.english[i])})
	}
	return mostFrequent(found)
}

// counted is a term with the number of provisions that have it.
type counted struct {
	term string
	df   int
}

// mostFrequent keeps the terms a word may be completed to, the most frequent
// first, then by name.
func mostFrequent(ts []counted) []string {
	sort.Slice(ts, func(i, j int) bool {
		if ts[i].df != ts[j].df {
			return ts[i].df > ts[j].df
		}
		return ts[i].term < ts[j].term
	})
	var out []string
	for _, t := range ts[:min(len(ts), maxCompletions)] {
		out = append(out, t.term)
	}
	return out
}

// commonAbove is the number of provisions above which a term is common: a
// fifth, but in a small index nothing is. (A tenth reads half as many postings
// for a long question and loses a point of recall.)
func commonAbove(docs int) int { return max(docs/5, 64) }

// isEnglish tells whether a term is one that completion offers: ASCII letters,
// then letters and digits.
func isEnglish(term string) bool {
	if len(term) < 2 || term[0] < 'a' || term[0] > 'z' {
		return false
	}
	for i := 1; i < len(term); i++ {
		if c := class(rune(term[i])); term[i] >= 0x80 || c != letter && c != digit {
			return false
		}
	}
	return true
}
