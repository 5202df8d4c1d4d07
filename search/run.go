package search

import (
	"fmt"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// bleve in memory takes many times the bytes that are published. So it indexes
// a range of provisions at a time; what it has is read out at once as a run,
// and terms.go merges the runs. Nothing shows where the ranges were cut:
// postings hold frequencies and lengths, and what is counted over the whole is
// counted after the merge. TestWholeIndex compares with one index over all.

// run is what bleve has of a range of provisions: by field, each term in
// order with its postings, numbered from the first of the range.
type run struct {
	first  int
	fields [4][]byte
}

// indexRange lets bleve index the provisions from one ordinal to before
// another.
func (x *Index) indexRange(from, to int, q *index.AnalysisQueue) (run, error) {
	bleve, err := scorch.NewScorch(scorch.Name, map[string]any{"path": ""}, q)
	if err != nil {
		return run{}, fmt.Errorf("search: bleve index: %w", err)
	}
	if err = bleve.Open(); err != nil {
		return run{}, fmt.Errorf("search: bleve index: %w", err)
	}
	defer bleve.Close()
	batch := index.NewBatch()
	(&documents{x: x}).apart(from, to, func(d *document) { batch.Update(d) })
	if err = bleve.Batch(batch); err != nil {
		return run{}, fmt.Errorf("search: bleve batch: %w", err)
	}
	r, err := bleve.Reader()
	if err != nil {
		return run{}, fmt.Errorf("search: bleve reader: %w", err)
	}
	defer r.Close()
	return readRun(r.(*scorch.IndexSnapshot), from)
}

// readRun reads the one segment that a batch makes, without the layers that
// bleve has above it for many.
func readRun(snap *scorch.IndexSnapshot, first int) (run, error) {
	r := run{first: first}
	segments := snap.Segments()
	if len(segments) != 1 {
		panic(fmt.Sprintf("BUG: %d segments of one batch", len(segments)))
	}
	docs, err := numbersOf(segments[0], first)
	if err != nil {
		return run{}, fmt.Errorf("search: document numbers: %w", err)
	}
	for i, f := range fieldNames {
		w := &runWriter{field: f}
		if err := readField(segments[0], docs, w); err != nil {
			return run{}, fmt.Errorf("search: read field %s: %w", f, err)
		}
		r.fields[i] = slices.Clip(w.b)
	}
	return r, nil
}

// stretch is a provision, or several neighbours: the first, and how many.
type stretch struct{ doc, many int }

// numbersOf maps bleve's numbers of the documents, whose order is arbitrary
// within a batch, to ours, less the first.
func numbersOf(s *scorch.SegmentSnapshot, first int) ([]stretch, error) {
	docs := make([]stretch, s.Count())
	for n := range docs {
		id, err := s.DocID(uint64(n))
		if err != nil {
			return nil, err
		}
		doc, many := readID(string(id))
		docs[n] = stretch{doc - first, many}
	}
	return docs, nil
}

// readField writes every term of a field with its postings in our order, and
// proves on the way that bleve keeps lengths as FORMAT.md §7 says.
func readField(s *scorch.SegmentSnapshot, docs []stretch, w *runWriter) error {
	dict, err := s.Segment().Dictionary(w.field)
	if err != nil {
		return err
	}
	terms := dict.AutomatonIterator(nil, nil, nil)
	list, err := dict.PostingsList(nil, nil, nil)
	if err != nil {
		return err
	}
	it := list.Iterator(true, true, false, nil)
	var ps []posting
	for {
		e, err := terms.Next()
		if err != nil || e == nil {
			return err
		}
		if list, err = dict.PostingsList([]byte(e.Term), nil, list); err != nil {
			return err
		}
		it = list.Iterator(true, true, false, it)
		ps = ps[:0]
		count := uint64(0)
		for ; ; count++ {
			p, err := it.Next()
			if err != nil {
				return err
			}
			if p == nil {
				break
			}
			length := p.(interface{ NormUint64() uint64 }).NormUint64()
			class := classOf(w.field, length)
			d := docs[p.Number()]
			for i := range d.many {
				ps = append(ps, posting{d.doc + i, int(p.Frequency()), class})
			}
		}
		if count != list.Count() {
			panic(fmt.Sprintf("BUG: bleve counts %d and gives %d postings of %q", list.Count(), count, e.Term))
		}
		slices.SortFunc(ps, func(a, b posting) int { return a.doc - b.doc })
		w.term(e.Term, ps)
	}
}

// classOf is the class of a length that bleve has; names have none.
func classOf(field string, length uint64) byte {
	if length == 1 && (field == fieldPage || field == fieldDoc) {
		return 0
	}
	c, ok := slices.BinarySearch(classLength[:], int(length))
	if !ok {
		panic(fmt.Sprintf("BUG: bleve has length %d in field %s", length, field))
	}
	return byte(c)
}

// runWriter writes the terms of one field of a run, each as bytes shared with
// the last, the rest, number of postings, their bytes.
type runWriter struct {
	writer
	field    string
	last     string
	postings writer
}

func (w *runWriter) term(term string, ps []posting) {
	same := 0
	for same < len(w.last) && same < len(term) && w.last[same] == term[same] {
		same++
	}
	w.num(same)
	w.string(term[same:])
	w.last = term
	w.num(len(ps))
	w.postings.b = appendPostings(w.postings.b[:0], w.field, ps)
	w.num(len(w.postings.b))
	w.bytes(w.postings.b)
}

// runCursor reads them.
type runCursor struct {
	reader
	first int // ordinal the postings are counted from
	field int // index into fieldNames
	term  []byte
	df    int
	post  []byte
}

// next goes to the next term, and tells whether there is one.
func (c *runCursor) next() bool {
	if len(c.b) == 0 {
		return false
	}
	c.term = append(c.term[:c.num()], c.bytes(c.num())...)
	c.df = c.num()
	c.post = c.bytes(c.num())
	if c.err != nil {
		panic("BUG: read back a run: " + c.err.Error())
	}
	return true
}

// postings appends those of the term, by ordinal.
func (c *runCursor) postings(ps []posting) []posting {
	from := len(ps)
	ps, err := readPostings(ps, fieldNames[c.field], c.post, c.df, math.MaxInt32)
	if err != nil {
		panic("BUG: read back a run: " + err.Error())
	}
	for i := from; i < len(ps); i++ {
		ps[i].doc += c.first
	}
	return ps
}
