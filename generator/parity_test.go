package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/search"
)

// TestSearchIsTheSameEverywhere asks bleve, the Go reader of the published
// folder and the shipped client in Chromium and Firefox the same questions
// about the shipped content: same totals, same hits in the same order, same
// scores (12 digits), same facets and notes. Package search does this on made
// and on real corpora at scale.
func TestSearchIsTheSameEverywhere(t *testing.T) {
	t.Parallel() // one of the longest
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
	queries := contentQueries(t, d)
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
		if err := sameResult(want[i], got); err != nil {
			t.Errorf("%+v: bleve and the Go reader: %v", q, err)
		}
		hits += len(got.Hits)
	}
	t.Logf("%d queries, %d hits: bleve and the Go reader agree", len(queries), hits)
	kindsOfAnswers(t, want)

	// script is what both browsers run: many questions at once.
	script := func(qs []search.Query) string {
		b, err := json.Marshal(qs)
		if err != nil {
			t.Fatal(err)
		}
		return `(async () => {
			const d = document.querySelector('[data-module=search]').dataset;
			window.twin = window.twin || new Guiju.Search(d.index.replace(/\/$/, '').split('/').pop(), Guiju.scriptLoader(d.root + d.index));
			const all = [];
			for (const q of ` + string(b) + `) all.push(await new Promise(done => twin.query(q, done)));
			return JSON.stringify(all);
		})()`
	}
	compare := func(t *testing.T, ask func(script string, into any)) {
		t.Helper()
		hits := 0
		for from := 0; from < len(queries); from += 50 {
			to := min(from+50, len(queries))
			var got []clientResult
			ask(script(queries[from:to]), &got)
			if len(got) != to-from {
				t.Fatalf("%d answers to %d questions", len(got), to-from)
			}
			for i, r := range got {
				if len(r.Problems) > 0 {
					t.Errorf("%+v: the client: %v", queries[from+i], r.Problems)
				}
				if err := sameResult(want[from+i], r.Result); err != nil {
					t.Errorf("%+v: bleve and the client: %v", queries[from+i], err)
				}
				hits += len(r.Hits)
			}
		}
		t.Logf("%d queries, %d hits: bleve and the client agree", len(queries), hits)
	}

	t.Run("chromium", func(t *testing.T) {
		w := open(t, 1024, 768)
		w.Do(t, chromedp.Navigate(addresses(t)["file"]+"search.html"))
		compare(t, func(script string, into any) {
			if err := json.Unmarshal([]byte(eval[string](t, w, script)), into); err != nil {
				t.Fatal(err)
			}
		})
		w.Quiet(t)
	})

	t.Run("firefox", func(t *testing.T) {
		f := openFirefox(t)
		for how, base := range addresses(t) {
			f.open(t, base+"search.html?q="+url.QueryEscape("公务用车"))
			var shown struct {
				Hits  int
				Marks []string
			}
			f.eval(t, `(function look(n) {
				const hits = document.querySelectorAll('[data-module=search] a[href*="#"]').length;
				if (!hits && n < 600) return setTimeout(look, 50, n + 1);
				done(JSON.stringify({hits, marks: [...document.querySelectorAll('[data-module=search] mark')].map(m => m.textContent)}));
			})(0);`, &shown)
			if shown.Hits == 0 || !slices.Contains(shown.Marks, "公务用车") {
				t.Errorf("%s: the search page shows %+v", how, shown)
			}
			compare(t, func(script string, into any) { f.eval(t, script+`.then(done, e => done(String(e)));`, into) })
			for _, e := range f.errors(t, base) {
				t.Errorf("%s: Firefox reports: %s", how, e)
			}
		}
	})
}

// clientResult is what the client answers.
type clientResult struct {
	search.Result
	Problems []struct{ Key, Why string }
}

// kindsOfAnswers: the questions together get answers of every kind, or the
// comparison would prove less than it says.
func kindsOfAnswers(t *testing.T, results []search.Result) {
	t.Helper()
	seen := map[string]int{}
	for _, r := range results {
		for kind, is := range map[string]bool{
			"nothing": r.Total == 0, "all words": r.Total > 0 && !r.Loose, "some words": r.Loose, "facets": len(r.Facets) > 2, "synonyms": len(r.Also) > 0,
			"misspelt words": len(r.Instead) > 0, "older editions left out": r.Old > 0,
		} {
			if is {
				seen[kind]++
			} else {
				seen[kind] += 0
			}
		}
	}
	for kind, n := range seen {
		if n == 0 {
			t.Errorf("no question has the answer: %s", kind)
		}
	}
	t.Logf("answers: %v", seen)
}

// contentQueries cuts questions of every kind out of the content itself.
func contentQueries(t *testing.T, d *derive.Derived) (qs []search.Query) {
	t.Helper()
	n := 0
	for _, p := range derive.Documents(d) {
		for _, doc := range p.Docs {
			if n++; n%97 != 0 {
				continue
			}
			body := []rune(strings.Join(strings.Fields(doc.Body), " "))
			from := (n * 7) % max(1, len(body)-12)
			cut := string(body[min(from, len(body)):min(from+2+n%11, len(body))])
			for i, text := range []string{
				cut, p.Number + " " + doc.Label, doc.Heading, p.Title + " " + cut, doc.Code,
				`"` + cut + `" -x`, `“` + cut + `”`, doc.Heading + " -" + cut, "标题：" + p.Title + " " + cut, "在:" + p.Number + " " + doc.Label,
				"什么是" + doc.Heading + "？", string([]rune(cut)[:len([]rune(cut))/2]) + " " + doc.Heading,
			} {
				if strings.TrimSpace(text) == "" {
					continue
				}
				q := search.Query{Text: text, Lang: []string{"", string(p.Lang)}[n%2], Top: 50, Old: (n+i)%3 == 0, Sort: []string{"", "order", "year"}[(n+i)%3]}
				if i%4 == 3 {
					q.In = p.Number
				}
				qs = append(qs, q)
			}
		}
	}
	for _, text := range []string{
		"公", "5.2", "附录A", "db41t s001", "offic", "vehicles requests", "＜b＞’\"", "不存在的词齉", strings.Repeat("公务用车", 200),
		"公務用車", "會議 -接待", "機關辦公用房", "vehcles", "offcial vehicle", "mangement", "manag", "\"official vehicle\"", "vehicle -official",
		"title:vehicle", "number:s001 5.2", "在:S001 维修", "状态：现行 会议", "status:superseded", "类型:法规", "kind:policy", "年份:2024 服务",
		"语言:英文 vehicle", "lang:en", "地区:郑州 停车", "层级:地方标准", "-公务用车", "- 公务用车 --", "“服务", "怎么申请用车？", "公务用车多少年可以更新", "",
	} {
		qs = append(qs, search.Query{Text: text, Lang: "zh", Top: 50}, search.Query{Text: text, Top: 50, Filters: map[string][]string{"kind": {"standard"}}})
	}
	for i, s := range d.System.Synonyms {
		for _, lay := range s.Lay[:1] {
			qs = append(qs, search.Query{Text: lay, Top: 20}, search.Query{Text: lay + " " + s.Formal[0], Lang: []string{"zh", "en"}[i%2], Top: 20})
		}
	}
	for _, f := range derive.Facets(d.System) {
		for i, v := range f.Values {
			qs = append(qs, search.Query{Text: []string{"机关", "service", "会议 用车"}[i%3], Filters: map[string][]string{f.Name: {v.Value}}, Top: 20})
			qs = append(qs, search.Query{Filters: map[string][]string{f.Name: {v.Value}, "kind": {"standard"}}, Sort: "year", Old: true, Top: 20})
		}
	}
	return qs
}

// sameResult compares two answers as a whole; scores to twelve digits.
func sameResult(a, b search.Result) error {
	if a.Total != b.Total || len(a.Hits) != len(b.Hits) {
		return fmt.Errorf("total %d, %d hits; total %d, %d hits", a.Total, len(a.Hits), b.Total, len(b.Hits))
	}
	for i, h := range a.Hits {
		g := b.Hits[i]
		if math.Abs(h.Score-g.Score) > 1e-11*h.Score {
			return fmt.Errorf("hit %d: %s %.13g; %s %.13g", i, h.Address(), h.Score, g.Address(), g.Score)
		}
		g.Score = h.Score
		if x, y := inJSON(h), inJSON(g); x != y {
			return fmt.Errorf("hit %d: %s; %s", i, x, y)
		}
	}
	a.Hits, b.Hits = nil, nil
	if x, y := inJSON(a), inJSON(b); x != y {
		return fmt.Errorf("%s; %s", x, y)
	}
	return nil
}

func inJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return string(b)
}
