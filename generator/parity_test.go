package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/search"
)

// TestSearchIsTheSameEverywhere asks bleve, the Go reader of the published
// folder and the shipped client in Chromium the same questions about the
// shipped content: same totals, same hits in the same order, same scores (12
// digits). Package search does this on made and on real corpora at scale.
func TestSearchIsTheSameEverywhere(t *testing.T) {
	dir := shippedSite(t)
	day, _ := model.ParseDate(asOf)
	d := derive.All(loadShipped(t), model.Public, day)
	index, err := search.Build(context.Background(), searchPages(d), searchOptions(d))
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	reader, err := openSearch(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	queries := contentQueries(t)
	want := make([]search.Result, len(queries))
	hits := 0
	for i, q := range queries {
		want[i], err = index.Search(q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := reader.Search(q)
		if err != nil {
			t.Fatal(err)
		}
		if err := sameHits(want[i], got); err != nil {
			t.Errorf("%q (%s): bleve and the Go reader: %v", q.Text, q.Lang, err)
		}
		hits += len(got.Hits)
	}
	t.Logf("%d queries, %d hits: bleve and the Go reader agree", len(queries), hits)

	t.Run("chromium", func(t *testing.T) {
		w := open(t, 1024, 768)
		w.do(t, chromedp.Navigate(addresses(t)["file"]+"search.html"))
		eval[any](t, w, `(() => { const d = document.querySelector('[data-module=search]').dataset;
			window.twin = new Guiju.Search(d.index.replace(/\/$/, '').split('/').pop(), Guiju.scriptLoader(d.root + d.index)); })()`)
		hits := 0
		for i, q := range queries {
			b, err := json.Marshal(q)
			if err != nil {
				t.Fatal(err)
			}
			answer := eval[string](t, w, `new Promise(done => twin.query(`+string(b)+`, r => done(JSON.stringify(r))))`)
			var got search.Result
			if err := json.Unmarshal([]byte(answer), &got); err != nil {
				t.Fatal(err)
			}
			if err := sameHits(want[i], got); err != nil {
				t.Errorf("%q (%s): bleve and the client: %v", q.Text, q.Lang, err)
			}
			hits += len(got.Hits)
		}
		t.Logf("%d queries, %d hits: bleve and the client agree", len(queries), hits)
		w.quiet(t)
	})
}

// contentQueries cuts questions of every kind out of the content itself.
func contentQueries(t *testing.T) (qs []search.Query) {
	t.Helper()
	day, _ := model.ParseDate(asOf)
	n := 0
	for _, p := range derive.Documents(derive.All(loadShipped(t), model.Public, day)) {
		for _, d := range p.Docs {
			if n++; n%29 != 0 {
				continue
			}
			body := []rune(strings.Join(strings.Fields(d.Body), " "))
			from := (n * 7) % max(1, len(body)-12)
			cut := string(body[min(from, len(body)):min(from+2+n%11, len(body))])
			for _, text := range []string{cut, p.Number + " " + d.Label, d.Heading, p.Title + " " + cut, `"` + cut + `" -x`} {
				if strings.TrimSpace(text) != "" {
					qs = append(qs, search.Query{Text: text, Lang: []string{"", string(p.Lang)}[n%2], Top: 50})
				}
			}
		}
	}
	for _, text := range []string{"公", "5.2", "附录A", "db41t s001", "offic", "vehicles requests", "＜b＞’\"", "不存在的词齉", strings.Repeat("公务用车", 200)} {
		qs = append(qs, search.Query{Text: text, Lang: "zh", Top: 50}, search.Query{Text: text, Top: 50, Filters: map[string][]string{"kind": {"standard"}}})
	}
	return qs
}

func sameHits(a, b search.Result) error {
	if a.Total != b.Total || len(a.Hits) != len(b.Hits) {
		return fmt.Errorf("total %d, %d hits; total %d, %d hits", a.Total, len(a.Hits), b.Total, len(b.Hits))
	}
	for i, h := range a.Hits {
		g := b.Hits[i]
		if h.Page != g.Page || h.Anchor != g.Anchor || math.Abs(h.Score-g.Score) > 1e-11*h.Score {
			return fmt.Errorf("hit %d: %s#%s %.13g; %s#%s %.13g", i, h.Page, h.Anchor, h.Score, g.Page, g.Anchor, g.Score)
		}
	}
	return nil
}
