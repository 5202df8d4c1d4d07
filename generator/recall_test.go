package main

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"modernc.org/quickjs"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/search"
)

// TestRecallOfPublishedPages: whatever stretch of a published page a reader
// types, the provision that shows it is found: runs of characters and words as
// they stand there, over line ends, signs and markup, and with the signs left
// out. The Go reader is asked every eighth one, the shipped client a fixed part.
func TestRecallOfPublishedPages(t *testing.T) {
	t.Parallel() // one of the longest
	day, _ := model.ParseDate(asOf)
	recall(t, shippedSite(t), derive.All(loadShipped(t), model.Public, day), 8)
}

// TestRecallOfLaws does so with texts that nobody wrote for it.
func TestRecallOfLaws(t *testing.T) {
	t.Parallel() // one of the longest
	content, _ := lawsContent(t)
	laws, err := filepath.Glob(filepath.Join(content, "regulations", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for i, law := range laws {
		if i%75 != 7 {
			if err := os.RemoveAll(law); err != nil {
				t.Fatal(err)
			}
		}
	}
	out := filepath.Join(t.TempDir(), "public")
	if code, _, stderr := guiju(t, "build", "--as-of", asOf, "--content", content, "--out", out); code != exitOK {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	sys, _, _, err := source.Load(os.DirFS(content))
	if err != nil {
		t.Fatal(err)
	}
	day, _ := model.ParseDate(asOf)
	recall(t, out, derive.All(sys, model.Public, day), 10)
}

// recall asks every sparse-th query that can be cut from a published folder.
func recall(t *testing.T, dir string, d *derive.Derived, sparse int) {
	t.Helper()
	pages := searchPages(d)
	blocks := seenBlocks(t, dir, pages)
	want := cutAll(blocks, pages)
	j := newJudge(pages)
	for lang, said := range map[string][]derive.Suggestion{"": derive.Suggestions(d)} {
		for _, s := range said { // titles, terms and numbers are found as they are
			if want[lang] == nil {
				want[lang] = map[string][]block{}
			}
			want[lang][s.Text] = nil
		}
	}
	type question struct{ lang, text string }
	var all, some []question
	n := 0
	for _, lang := range slices.Sorted(maps.Keys(want)) {
		for _, q := range slices.Sorted(maps.Keys(want[lang])) {
			if n++; n%sparse == 0 {
				all = append(all, question{lang, q})
			}
			if n%97 == 0 {
				some = append(some, question{lang, q})
			}
		}
	}
	// A reader answers one query at a time, so each half has its own.
	t.Run("ask", func(t *testing.T) {
		part := func(name string, ask func(testing.TB, string) asker, qs []question) {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				j, ask := newJudge(pages), ask(t, dir)
				for _, q := range qs {
					j.all(t, name, ask, q.text, q.lang, want[q.lang][q.text])
				}
			})
		}
		part("Go reader, first half", goAsker, all[:len(all)/2])
		part("Go reader, second half", goAsker, all[len(all)/2:])
		part("client", clientAsker, some)
	})
	t.Logf("%d blocks of %d pages: %d of %d queries to the Go reader, %d to the client", len(blocks), len(pages), len(all), n, len(some))
	reader := goAsker(t, dir)
	english := j.english(t, reader, want["en"], d.System.Synonyms)
	t.Logf("%d endings, beginnings and slips of English words", english)
}

// judge knows which provisions there are.
type judge struct {
	pages        []search.Page
	pageOf, same []int // of a provision: its page, and the first one with its address
	reported     map[block]bool
}

func newJudge(pages []search.Page) *judge {
	j := &judge{pages: pages, reported: map[block]bool{}}
	for i, p := range pages {
		first := map[string]int{}
		for _, d := range withWhole(p) {
			if _, ok := first[d.Anchor]; !ok {
				first[d.Anchor] = len(j.same)
			}
			j.pageOf, j.same = append(j.pageOf, i), append(j.same, first[d.Anchor])
		}
	}
	return j
}

// found tells which provisions and pages are among the hits.
func (j *judge) found(docs []int) (provisions, pages map[int]bool) {
	provisions, pages = map[int]bool{}, map[int]bool{}
	for _, d := range docs {
		provisions[j.same[d]], pages[j.pageOf[d]] = true, true
	}
	return provisions, pages
}

// all demands every block, or, if there are none, any hit. A block is reported
// once.
func (j *judge) all(t *testing.T, who string, ask asker, q, lang string, blocks []block) {
	t.Helper()
	docs := ask(t, q, lang)
	if len(docs) == 0 && len(blocks) == 0 {
		t.Errorf("%s: %q finds nothing", who, q)
	}
	provisions, pages := j.found(docs)
	for _, b := range blocks {
		if (b.doc >= 0 && !provisions[b.doc] || !pages[b.page]) && !j.reported[b] {
			j.reported[b] = true
			t.Errorf("%s: %q (%s) does not find %s, provision %d: %q", who, q, lang, j.pages[b.page].Path, b.doc, b.words)
		}
	}
}

// english asks for words of the English pages with another ending, by their
// beginning, and with one letter left out.
func (j *judge) english(t *testing.T, ask asker, want map[string][]block, synonyms []*model.Synonym) (asked int) {
	t.Helper()
	words, stems := map[string][]block{}, map[string]bool{}
	for q, blocks := range want {
		if w := strings.ToLower(q); plainWord.MatchString(w) {
			words[w] = append(words[w], blocks...)
		}
		for _, tok := range search.Analyze(q) {
			stems[tok.Term] = true
		}
	}
	stem := func(w string) string { return search.Analyze(w)[0].Term }
	// What is written like a lay word is taken for it, and not completed.
	lay := map[string]bool{}
	for _, s := range synonyms {
		for _, l := range s.Lay {
			for _, tok := range search.Analyze(l) {
				lay[tok.Term] = true
			}
		}
	}
	any := func(what, q string, blocks []block) {
		asked++
		provisions, pages := j.found(ask(t, q, "en"))
		if !slices.ContainsFunc(blocks, func(b block) bool { return provisions[b.doc] || b.doc < 0 && pages[b.page] }) {
			t.Errorf("%q, %s, finds no provision that has the word: %q", q, what, blocks[0].words)
		}
	}
	for _, w := range slices.Sorted(maps.Keys(words)) {
		for _, end := range []string{"s", "ed", "ing", "ly", "ation"} {
			if stem(w+end) == stem(w) {
				asked++
				j.all(t, "Go reader", ask, w+end, "en", words[w])
				break
			}
		}
		if len(w) < 6 {
			continue
		}
		if begin := w[:max(4, len(w)-2)]; !lay[stem(begin)] {
			any("a beginning", begin, words[w])
		}
		if slip := w[:len(w)/2] + w[len(w)/2+1:]; len(stem(slip)) >= 4 && !stems[stem(slip)] { // shorter ones are not mended (search/plan.go)
			any("a slip", slip+" ", words[w])
		}
	}
	return asked
}

var plainWord = regexp.MustCompile(`^[a-z]{3,}$`)

// atom is a Chinese character or a word, as a person sees them.
var (
	atomOf = regexp.MustCompile(`[0-9A-Za-z²³¹À-ÖØ-öø-ɏͰ-ӿ]+(?:[.'’][0-9A-Za-z]+)*|[\p{Han}々〇ぁ-ヿ]`)
	isHan  = regexp.MustCompile(`^[\p{Han}々〇ぁ-ヿ]`)
	syntax = regexp.MustCompile(`(?:^|\s)[-－]|[A-Za-z\p{Han}][:：]`) // what the planner reads as more than words
)

// cutAll makes queries, language → query → blocks that it must find.
func cutAll(blocks []block, pages []search.Page) map[string]map[string][]block {
	want := map[string]map[string][]block{}
	for i, b := range blocks {
		lang := pages[b.page].Lang
		if want[lang] == nil {
			want[lang] = map[string][]block{}
		}
		add := func(text string) {
			if had := want[lang][text]; len(had) == 0 || had[len(had)-1].doc != b.doc || b.doc < 0 {
				want[lang][text] = append(had, b)
			}
		}
		for n, step := range map[int]int{1: 1, 2: 1, 3: 17, 5: 37, 9: 71} {
			cut(b.words, n, i%step, step, add)
		}
	}
	return want
}

// cut gives the runs of n characters and words of a text, as they stand there
// and without the signs between them.
func cut(words string, n, from, step int, add func(string)) {
	at := atomOf.FindAllStringIndex(words, -1)
	for i := from; i+n <= len(at); i += step {
		var bare strings.Builder
		for k := i; k < i+n; k++ {
			w := words[at[k][0]:at[k][1]]
			if k > i && !isHan.MatchString(w) && !isHan.MatchString(words[at[k-1][0]:]) {
				bare.WriteByte(' ')
			}
			bare.WriteString(w)
		}
		add(bare.String())
		if raw := words[at[i][0]:at[i+n-1][1]]; raw != bare.String() && !syntax.MatchString(raw) {
			add(raw)
		}
	}
}

// asker answers with the ordinals of all provisions found, superseded editions
// included.
type asker func(t testing.TB, text, lang string) []int

func everything(text, lang string) search.Query {
	return search.Query{Text: text, Lang: lang, Old: true, Top: 1 << 20}
}

// goAsker asks the Go reader of a published folder.
func goAsker(t testing.TB, dir string) asker {
	t.Helper()
	r, err := openSearch(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return func(t testing.TB, text, lang string) (docs []int) {
		t.Helper()
		res, err := r.Search(everything(text, lang))
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range res.Hits {
			docs = append(docs, h.Doc)
		}
		return docs
	}
}

// clientAsker asks the shipped client in QuickJS.
func clientAsker(t testing.TB, dir string) asker {
	t.Helper()
	vm := newClient(t, dir)
	return func(t testing.TB, text, lang string) (docs []int) {
		t.Helper()
		q, err := json.Marshal(everything(text, lang))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := vm.Eval(`var found = ""; search.query(`+string(q)+`, function (r) {
			if (r.problems.length) throw new Error(JSON.stringify(r.problems));
			found = JSON.stringify(r.hits.map(function (h) { return h.doc; }));
		});`, quickjs.EvalGlobal); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		v, err := vm.Eval(`found`, quickjs.EvalGlobal)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(v.(string)), &docs); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		return docs
	}
}

// newClient opens the index of a published folder with the shipped client, in
// an engine that has no window; what it lacks is in search/testdata/host.js.
func newClient(t testing.TB, dir string) *quickjs.VM {
	t.Helper()
	vm, err := quickjs.NewVM()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { vm.Close() })
	host, err := os.ReadFile(filepath.Join(contentDir(), "..", "search", "testdata", "host.js"))
	if err != nil {
		t.Fatal(err)
	}
	scripts := []string{string(host)}
	names, err := fs.Glob(search.Client(), "*.js") // sorted, as the site joins them
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if n >= "80" && n != "81-load.js" { // the user interface, which needs a page
			continue
		}
		b, err := fs.ReadFile(search.Client(), n)
		if err != nil {
			t.Fatal(err)
		}
		scripts = append(scripts, string(b))
	}
	index, err := filepath.Glob(filepath.Join(dir, "search-index", "*"))
	if err != nil || len(index) != 1 {
		t.Fatalf("search-index has %v (%v)", index, err)
	}
	if err := vm.RegisterFunc("hostRead", func(key string) string {
		b, err := os.ReadFile(filepath.Join(index[0], filepath.FromSlash(key)+".js"))
		if err != nil {
			return ""
		}
		return string(b)
	}, false); err != nil {
		t.Fatal(err)
	}
	scripts = append(scripts, `var search = new Guiju.Search("`+filepath.Base(index[0])+`", function (key, done) {
		try { (0, eval)(hostRead(key)); } catch (e) {}
		done();
	});`)
	for _, s := range scripts {
		if _, err := vm.Eval(s, quickjs.EvalGlobal); err != nil {
			t.Fatal(err)
		}
	}
	return vm
}
