package search

import (
	"bytes"
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"
	"testing"

	index "github.com/blevesearch/bleve_index_api"
)

// TestWholeIndex compares what was read out of bleve range by range with one
// index over all provisions, which answers Search: every term of every field,
// with the same provisions, frequencies and norms, however the ranges are cut.
func TestWholeIndex(t *testing.T) {
	pages := append(slices.Clone(smallPages), madePages(5, 30, 20)...)
	for _, size := range []int{1, 700, 0} {
		compareWhole(t, pages, size)
	}
}

// TestWholeIndexLaws takes every fifth law, which fill several ranges of the
// size of a real build.
func TestWholeIndexLaws(t *testing.T) {
	var some []Page
	for i, p := range lawPages(t) {
		if i%5 == 0 {
			some = append(some, p)
		}
	}
	compareWhole(t, some, 0)
}

func compareWhole(t *testing.T, pages []Page, size int) {
	t.Helper()
	x, err := Build(t.Context(), pages, Options{Range: size})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	whole, err := x.bleve()
	if err != nil {
		t.Fatal(err)
	}
	adv, err := whole.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	r, err := adv.Reader()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	terms, postings := 0, 0
	for i, f := range fieldNames {
		dict, err := r.FieldDict(f)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for {
			e, err := dict.Next()
			if err != nil {
				t.Fatal(err)
			}
			if e == nil {
				break
			}
			n++
			got := x.terms.find(e.Term)
			if got == nil || got.df[i] == 0 {
				t.Fatalf("field %s has no %q", f, e.Term)
			}
			want := wholePostings(t, r, f, e.Term)
			postings += len(want)
			if got.df[i] != len(want) || !bytes.Equal(got.post[i], appendPostings(nil, f, want)) {
				t.Fatalf("field %s, %q: %d postings differ from %d of the whole index", f, e.Term, got.df[i], len(want))
			}
		}
		for _, e := range x.terms.entries {
			if e.df[i] > 0 {
				n--
				terms++
			}
		}
		if n != 0 {
			t.Errorf("field %s: the whole index has %d terms more", f, n)
		}
	}
	t.Logf("%d ranges, %d terms, %d postings", len(x.ranges(cmp.Or(size, rangeBytes)))-1, terms, postings)
}

func wholePostings(t *testing.T, r index.IndexReader, field, term string) []posting {
	t.Helper()
	tfr, err := r.TermFieldReader(context.Background(), []byte(term), field, true, true, false)
	if err != nil {
		t.Fatal(err)
	}
	defer tfr.Close()
	var ps []posting
	for {
		d, err := tfr.Next(nil)
		if err != nil {
			t.Fatal(err)
		}
		if d == nil {
			slices.SortFunc(ps, func(a, b posting) int { return a.doc - b.doc })
			return ps
		}
		id, err := r.ExternalID(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		n, err := strconv.Atoi(id)
		if err != nil {
			t.Fatal(err)
		}
		p := posting{doc: n, freq: int(d.Freq)}
		if normOfPosting(field, 0) != d.Norm {
			p.class = lengthClass(int(math.Round(1/(d.Norm*d.Norm))) - lengthPivot)
		}
		if normOfPosting(field, p.class) != d.Norm {
			t.Fatalf("field %s, %q: norm %v of no class", field, term, d.Norm)
		}
		ps = append(ps, p)
	}
}
