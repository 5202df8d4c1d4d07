package search

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
)

// published builds and exports pages, and opens the three that must agree.
func published(tb testing.TB, pages []Page, o Options) (*Index, *Reader, *jsEngine) {
	tb.Helper()
	x, err := Build(tb.Context(), pages, o)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { x.Close() })
	dir, files, err := x.Export()
	if err != nil {
		tb.Fatal(err)
	}
	r, err := Open(memFS(files), dir)
	if err != nil {
		tb.Fatal(err)
	}
	js := newJS(tb)
	js.open(dir, files)
	return x, r, js
}

// same compares two answers: totals, order, what is shown, and scores to
// twelve digits. (They are rounded to that; when the bits below straddle a
// rounding edge, the twelfth digit differs by one.)
func same(a, b Result) error {
	x, y := a, b
	x.Hits, y.Hits = nil, nil
	if p, q := asJSON(x), asJSON(y); p != q {
		return fmt.Errorf("%s, against %s", p, q)
	}
	if a.Total != b.Total || a.Loose != b.Loose || len(a.Hits) != len(b.Hits) {
		return fmt.Errorf("total %d loose %v hits %d, against %d %v %d", a.Total, a.Loose, len(a.Hits), b.Total, b.Loose, len(b.Hits))
	}
	for i, h := range a.Hits {
		g := b.Hits[i]
		if h.Doc != g.Doc || math.Abs(h.Score-g.Score) > 1.5*lastDigit(h.Score) {
			return fmt.Errorf("hit %d: %d %s %.13g, against %d %s %.13g", i, h.Doc, h.Address(), h.Score, g.Doc, g.Address(), g.Score)
		}
		if h.Address() != g.Address() || h.Title != g.Title || h.Label != g.Label || h.Body != g.Body ||
			h.Number != g.Number || h.Lang != g.Lang || h.Sample != g.Sample || fmt.Sprint(h.Facets) != fmt.Sprint(g.Facets) {
			return fmt.Errorf("hit %d shows %+v, against %+v", i, h, g)
		}
	}
	return nil
}

// lastDigit is the unit of a number's twelfth significant digit.
func lastDigit(f float64) float64 { return math.Pow(10, math.Floor(math.Log10(f))-11) }

// agree asks all three and returns the number of hits compared.
func agree(t *testing.T, q Query, x *Index, r *Reader, js *jsEngine) int {
	t.Helper()
	want, err := x.Search(q)
	if err != nil {
		t.Fatalf("%q: %v", q.Text, err)
	}
	twin, err := r.Search(q)
	if err != nil {
		t.Fatalf("%q: %v", q.Text, err)
	}
	if err := same(want, twin); err != nil {
		t.Errorf("%.60q %v: bleve and Go twin: %v", q.Text, q.Filters, err)
	}
	client := js.search(q)
	if len(client.Problems) > 0 {
		t.Errorf("%.60q: client: %v", q.Text, client.Problems)
	}
	if err := same(want, client.Result); err != nil {
		t.Errorf("%.60q %v: bleve and client: %v", q.Text, q.Filters, err)
	}
	return len(want.Hits)
}

func TestParitySmall(t *testing.T) {
	x, r, js := published(t, smallPages, smallOptions)
	for _, q := range smallQueries {
		agree(t, Query{Text: q.text, Top: 100}, x, r, js)
		agree(t, Query{Text: q.text, Lang: "zh", Top: 3}, x, r, js)
		agree(t, Query{Text: q.text, Filters: map[string][]string{"level": {"state", "local"}, "none": {"x"}}}, x, r, js)
		agree(t, Query{Text: q.text, Filters: map[string][]string{"level": {"state", "local"}, "kind": {"standard"}}, Sort: "year"}, x, r, js)
		agree(t, Query{Text: q.text, In: "S001", Sort: "order", Old: true}, x, r, js)
		lang := ""
		if strings.HasPrefix(q.first, "standards/") {
			lang = "zh" // its English twin has the same number
		}
		res, err := r.Search(Query{Text: q.text, Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		first := ""
		if len(res.Hits) > 0 {
			first = res.Hits[0].Address()
		}
		if q.first == "?" && first == "" || q.first != "?" && first != q.first {
			t.Errorf("%.60q finds %q first, want %q", q.text, first, q.first)
		}
	}
}

func TestParityMade(t *testing.T) {
	for seed, size := range [][2]int{{1, 1}, {7, 3}, {60, 30}} {
		pages := madePages(uint64(seed), size[0], size[1])
		x, r, js := published(t, pages, Options{})
		hits := 0
		for _, q := range madeQueries(uint64(seed), pages, 200) {
			hits += agree(t, q, x, r, js)
		}
		t.Logf("%d provisions: %d hits compared three ways", r.docs, hits)
	}
}

func TestParityNothing(t *testing.T) {
	x, r, js := published(t, nil, Options{})
	agree(t, Query{Text: "公务"}, x, r, js)
}

func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return string(b)
}
