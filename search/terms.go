package search

import (
	"context"
	"fmt"
	"math"
	"slices"
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
	english map[byte][]word      // by first letter, sorted
	lay     map[string][]synonym // by the first unit of the lay word
	facets  []facet
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
	for _, e := range t.byTerm {
		t.entries = append(t.entries, e)
	}
	t.english = x.english(t)
	t.lay = layWords(x.options.Synonyms, t)
	for term := range t.lay {
		if t.byTerm[term] == nil {
			t.byTerm[term] = &entry{term: term}
			t.entries = append(t.entries, t.byTerm[term])
		}
	}
	sort.Slice(t.entries, func(i, j int) bool { return t.entries[i].term < t.entries[j].term })
	t.facets = columns(x.pages, x.options.Facets)
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
	for i, f := range fieldNames {
		err := readField(ctx, r, f, ord, func(term string, ps []posting) {
			e := t.byTerm[term]
			if e == nil {
				e = &entry{term: term}
				t.byTerm[term] = e
			}
			e.df[i], e.post[i] = len(ps), encodePostings(f, ps)
		})
		if err != nil {
			return fmt.Errorf("search: read field %s: %w", f, err)
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
		e := t.byTerm[stemmed(raw)]
		m[raw[0]] = append(m[raw[0]], word{raw, max(e.df[0], e.df[1])})
	}
	return m
}
