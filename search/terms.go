package search

import (
	"context"
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"

	index "github.com/blevesearch/bleve_index_api"
)

// termTable is the dictionary of an index in bleve's hands.
type termTable struct {
	docs    int
	entries []*entry // sorted by term
	byTerm  map[string]*entry
	english []string // sorted
}

// entry is one term with its postings by field, encoded.
type entry struct {
	term string
	df   [4]int
	post [4][]byte
	at   [4][2]int // of postings in a "p" shard: which, and where in it
}

// table reads the terms and postings out of bleve, once.
func (x *Index) table() (*termTable, error) {
	if x.terms != nil {
		return x.terms, nil
	}
	t := &termTable{docs: x.start[len(x.pages)], byTerm: map[string]*entry{}}
	if err := x.withReader(t.read); err != nil {
		return nil, err
	}
	for term, e := range t.byTerm {
		t.entries = append(t.entries, e)
		if e.df[0] > 0 && isEnglish(term) {
			t.english = append(t.english, term)
		}
	}
	sort.Slice(t.entries, func(i, j int) bool { return t.entries[i].term < t.entries[j].term })
	sort.Strings(t.english)
	x.terms = t
	return t, nil
}

// withReader runs f on bleve's reader.
func (x *Index) withReader(f func(context.Context, index.IndexReader) error) error {
	adv, err := x.bleve.Advanced()
	if err != nil {
		return fmt.Errorf("search: bleve index: %w", err)
	}
	r, err := adv.Reader()
	if err != nil {
		return fmt.Errorf("search: bleve reader: %w", err)
	}
	err = f(context.Background(), r)
	if e := r.Close(); err == nil && e != nil {
		err = fmt.Errorf("search: bleve reader: %w", e)
	}
	return err
}

// read takes every posting, and proves on the way that bleve keeps lengths as
// FORMAT.md §6 says.
func (t *termTable) read(ctx context.Context, r index.IndexReader) error {
	ord, err := ordinalsOf(r)
	if err != nil {
		return fmt.Errorf("search: document numbers: %w", err)
	}
	for i, f := range fieldFlags {
		err := readField(ctx, r, f.field, ord, func(term string, ps []posting) {
			e := t.byTerm[term]
			if e == nil {
				e = &entry{term: term}
				t.byTerm[term] = e
			}
			e.df[i], e.post[i] = len(ps), encodePostings(f.field, ps)
		})
		if err != nil {
			return fmt.Errorf("search: read field %s: %w", f.field, err)
		}
	}
	return nil
}

// ordinalsOf maps bleve's document numbers, whose order is arbitrary within a
// batch, to ours.
func ordinalsOf(r index.IndexReader) ([]int32, error) {
	ids, err := r.DocIDReaderAll()
	if err != nil {
		return nil, err
	}
	defer ids.Close()
	var ord []int32
	for {
		id, err := ids.Next()
		if err != nil || id == nil {
			return ord, err
		}
		ext, err := r.ExternalID(id)
		if err != nil {
			return nil, err
		}
		n, err := strconv.Atoi(ext)
		if err != nil {
			panic("BUG: document id " + ext)
		}
		for int(id.Value()) >= len(ord) {
			ord = append(ord, -1)
		}
		ord[id.Value()] = int32(n)
	}
}

// readField gives every term of a field with its postings in our order. The
// counts of bleve's dictionary are not used: over several segments on disk
// they were found to differ from the postings (v2.6.3).
func readField(ctx context.Context, r index.IndexReader, field string, ord []int32, f func(string, []posting)) error {
	dict, err := r.FieldDict(field)
	if err != nil {
		return err
	}
	defer dict.Close()
	classOf := map[float64]byte{}
	for c := range classLength {
		classOf[normOfPosting(field, byte(c))] = byte(c)
	}
	if normOfPosting(field, 1) == 1 {
		classOf[1] = 0 // names have no class
	}
	var ps []posting
	for {
		e, err := dict.Next()
		if err != nil || e == nil {
			return err
		}
		if ps, err = readTerm(ctx, r, field, e.Term, ord, classOf, ps[:0]); err != nil {
			return err
		}
		f(e.Term, ps)
	}
}

func readTerm(ctx context.Context, r index.IndexReader, field, term string, ord []int32, classOf map[float64]byte, ps []posting) ([]posting, error) {
	tfr, err := r.TermFieldReader(ctx, []byte(term), field, true, true, false)
	if err != nil {
		return nil, err
	}
	var tfd index.TermFieldDoc
	for {
		d, err := tfr.Next(&tfd)
		if err != nil {
			return nil, err
		}
		if d == nil {
			break
		}
		c, ok := classOf[d.Norm]
		if !ok {
			panic(fmt.Sprintf("BUG: bleve has norm %v (length %v) in field %s", d.Norm, math.Round(1/(d.Norm*d.Norm)), field))
		}
		ps = append(ps, posting{int(ord[d.ID.Value()]), int(d.Freq), c})
	}
	if n := tfr.Count(); n != uint64(len(ps)) {
		panic(fmt.Sprintf("BUG: bleve counts %d and gives %d postings of %q", n, len(ps), term))
	}
	sort.Slice(ps, func(i, j int) bool { return ps[i].doc < ps[j].doc })
	return ps, tfr.Close()
}

func (t *termTable) df(field, term string) int {
	if e := t.byTerm[term]; e != nil {
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
