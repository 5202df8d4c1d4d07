package search

import (
	"testing"
)

// TestParityLaws compares bleve, the Go twin and the client on the real laws:
// queries cut from the texts, numbers, questions, filters. The client answers
// every tenth of them here, because this engine is fifty times slower than a
// browser's.
func TestParityLaws(t *testing.T) {
	pages := lawPages(t)
	x, r, js := published(t, pages, Options{})
	queries := madeQueries(1, pages, 50)
	hits, clientHits := 0, 0
	for i, q := range queries {
		want, err := x.Search(q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.Search(q)
		if err != nil {
			t.Fatal(err)
		}
		if err := same(want, got); err != nil {
			t.Errorf("%q %v: bleve and Go twin: %v", q.Text, q.Filters, err)
		}
		hits += len(want.Hits)
		if i%10 != i/5 { // another kind of query in every five
			continue
		}
		res := js.search(q)
		if err := same(want, res.Result); err != nil || len(res.Problems) > 0 {
			t.Errorf("%q %v: bleve and client: %v %v", q.Text, q.Filters, err, res.Problems)
		}
		clientHits += len(want.Hits)
	}
	t.Logf("%d provisions, %d queries: %d hits compared bleve = Go twin, %d of them = client", r.docs, len(queries), hits, clientHits)
}
