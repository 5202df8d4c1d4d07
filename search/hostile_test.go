package search

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"guiju/generator/scorecard"
)

// hostileQueries are testdata/hostile.jsonl, one a line: what stands before,
// a text, how often it is repeated, what stands after. Lone surrogates are
// written \ud800: JavaScript reads them as they are, Go as U+FFFD.
func hostileQueries(tb testing.TB) (lines, texts []string) {
	tb.Helper()
	b, err := os.ReadFile("testdata/hostile.jsonl")
	if err != nil {
		tb.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		var before, text, after string
		var times int
		if err := json.Unmarshal([]byte(line), &[]any{&before, &text, &times, &after}); err != nil {
			tb.Fatalf("%v in %s", err, line)
		}
		lines = append(lines, line)
		texts = append(texts, before+strings.Repeat(text, times)+after)
	}
	return lines, texts
}

// TestHostileQueries: no query throws, none makes trouble, and Go and the
// client find the same, whatever somebody writes.
func TestHostileQueries(t *testing.T) {
	_, r, js := published(t, smallPages, smallOptions)
	lines, texts := hostileQueries(t)
	if len(lines) != 1000 {
		t.Fatalf("%d hostile queries, want 1000", len(lines))
	}
	hits, passed := 0, 0
	defer func() { scorecard.Row(t, "R13", passed, len(texts), "") }()
	for i, text := range texts {
		want, err := r.Search(Query{Text: text})
		if err != nil {
			t.Fatalf("%.80q: %v", text, err)
		}
		var got jsResult
		js.ask(`(function (q) { return answer({ text: q[0] + q[1].repeat(q[2]) + q[3] }); })(`+lines[i]+`)`, &got)
		if len(got.Problems) > 0 {
			t.Errorf("%.80q: client: %v", text, got.Problems)
		}
		if err := same(want, got.Result); err != nil {
			t.Errorf("%.80q: Go reader and client: %v", text, err)
		} else if len(got.Problems) == 0 {
			passed++
		}
		hits += want.Total
	}
	if hits == 0 {
		t.Error("the hostile queries find nothing at all: they never reach the scoring")
	}
	t.Logf("%d queries, %d provisions found", len(texts), hits)
}

// TestRandomQueries asks 10,000 queries of random pieces, some of them texts
// of the corpus, most of them noise.
func TestRandomQueries(t *testing.T) {
	_, r, js := published(t, smallPages, smallOptions)
	rnd := rand.New(rand.NewPCG(41, 1))
	pieces := strings.Split("公务 用车 管理 第 条 之 附录 A 5.2 S001 DB41/T — - － \" “ ” 「 」 ＂ : ： 标题 title in 在 status 状态 现行 vehic official le the ? ？ 吗 什么 ( ) [ ] { } \\ / * + . , ， 。 ' ’ \u00a0 \u3000 \u200b \u202e 𠮷 👍 é ﬀ Ⅷ ① ² 一 十 零 車 務 __proto__ <b> & % # @ ~ ^ | 0 00 2022", " ")
	lots := func() string {
		var b strings.Builder
		for range 1 + rnd.IntN(12) {
			switch rnd.IntN(5) {
			case 0:
				b.WriteByte(' ')
			case 1: // any code point but a surrogate, which Go has not
				if c := rune(rnd.IntN(0x30000)); c < 0xD800 || c > 0xDFFF {
					b.WriteRune(c)
				}
			default:
				b.WriteString(pieces[rnd.IntN(len(pieces))])
			}
		}
		return b.String()
	}
	hits, passed := 0, 0
	defer func() { scorecard.Row(t, "R13", passed, 10000, "") }()
	for range 10000 {
		q := Query{Text: lots(), Lang: []string{"", "zh", "en", "xx"}[rnd.IntN(4)], Sort: []string{"", "order", "year"}[rnd.IntN(3)], Old: rnd.IntN(2) == 0, Top: 1 + rnd.IntN(20)}
		if rnd.IntN(4) == 0 {
			q.Filters = map[string][]string{[]string{"status", "none", "constructor"}[rnd.IntN(3)]: {lots()}, "kind": {"standard", "policy"}}
		}
		if rnd.IntN(5) == 0 {
			q.In = lots()
		}
		want, err := r.Search(q)
		if err != nil {
			t.Fatalf("%q: %v", q.Text, err)
		}
		got := js.search(q)
		if len(got.Problems) > 0 {
			t.Errorf("%+v: client: %v", q, got.Problems)
		}
		if err := same(want, got.Result); err != nil {
			t.Errorf("%+v: Go reader and client: %v", q, err)
		} else if len(got.Problems) == 0 {
			passed++
		}
		hits += want.Total
	}
	t.Logf("%d provisions found", hits)
}

// badIndexes are committed folders that both readers refuse, each with its
// reason: what a reader of this version must still say when the next one
// writes something else.
var badIndexes = []struct {
	name, key, goSays, clientSays string
}{
	{"version-1", "m", "format version 1, this reader version 2", "version 1.1"},
	{"analyser-1", "m", "analyser version 1", "version 2.1"},
	{"foreign-magic", "m", "none of ours", "no search index"},
	{"foreign-id", "m", "belongs to", "missing or foreign"},
	{"truncated", "m", "no search shard", "missing or foreign"},
	{"checksum", "m", "is damaged", "damaged"},
	{"lying-pages", "m", "is damaged", "damaged"},
	{"lying-facets", "m", "is damaged", "damaged"},
	{"lying-terms", "t/00/00", "is damaged", "damaged"},
	{"too-long", "m", "is damaged", "damaged"},
}

const badID = "0123456789ab"

// badIndex makes the files of a bad index.
func badIndex(name string) map[string][]byte {
	manifest := func(format, analyser byte, numbers ...byte) []byte {
		return append(append([]byte(magic), format, analyser), numbers...)
	}
	// One page of one provision, one shard of each kind, no facets.
	good := []byte{1, 1, 1, 1, 8, 0, 0, 0, 1, 0, 0}
	m := manifest(FormatVersion, AnalyserVersion, good...)
	files := map[string][]byte{}
	file := func(key string, raw []byte) { files[key+".js"] = wrap(badID, key, pack(raw)) }
	switch name {
	case "version-1":
		m = manifest(1, 1, good...)
	case "analyser-1":
		m = manifest(FormatVersion, 1, good...)
	case "foreign-magic":
		m = append([]byte("other-search"), m[len(magic):]...)
	case "lying-pages": // 100 pages, and nothing of them
		m = manifest(FormatVersion, AnalyserVersion, 1, 100, 1, 1, 8, 0, 0, 0, 1, 0, 0)
	case "lying-facets": // 100 facets
		m = manifest(FormatVersion, AnalyserVersion, append(good[:10:10], 100)...)
	case "too-long":
		m = append(m, 7)
	case "lying-terms": // a term that is in 100 provisions, with two bytes of postings
		file("t/00/00", append(append([]byte{1, 3}, "车"...), flagFirst, 100, 2, 0, 0))
		file("n/00/00", []byte{0})
	}
	file("m", m)
	script := files["m.js"]
	switch name {
	case "foreign-id":
		script = []byte(strings.Replace(string(script), badID, "ba9876543210", 1))
	case "truncated":
		script = script[:len(script)/2]
	case "checksum":
		script = wrap(badID, "m", flip(pack(m), len(pack(m))-1))
	}
	files["m.js"] = script
	return files
}

// TestBadIndexes: damaged, foreign and old indexes are refused with a sentence
// that names the shard; the client answers with a problem and no hits.
func TestBadIndexes(t *testing.T) {
	const dir = "search-index/" + badID
	for _, bad := range badIndexes {
		folder := "testdata/bad/" + bad.name
		if *update {
			for name, b := range badIndex(bad.name) {
				writeBad(t, folder+"/"+dir+"/"+name, b)
			}
		}
		r, err := Open(os.DirFS(folder), dir)
		if err == nil {
			_, err = r.Search(Query{Text: "车"})
		}
		if err == nil || !strings.Contains(err.Error(), bad.goSays) || bad.key != "m" && !strings.Contains(err.Error(), bad.key) {
			t.Errorf("%s: Go says %v, want %q", bad.name, err, bad.goSays)
		}
		files := map[string][]byte{dir + "/inflate.js": inflateScript}
		for name := range badIndex(bad.name) {
			b, err := os.ReadFile(folder + "/" + dir + "/" + name)
			if err != nil {
				t.Fatal(err)
			}
			files[dir+"/"+name] = b
		}
		js := newJS(t)
		js.open(dir, files)
		res := js.search(Query{Text: "车"})
		delete(files, dir+"/inflate.js")
		if old := newJS(t); bad.name == "version-1" { // an old browser, and its script is gone too
			old.open(dir, files)
			if res := old.search(Query{Text: "车"}); len(res.Problems) == 0 {
				t.Errorf("%s: client without inflate.js says nothing", bad.name)
			}
		}
		if len(res.Problems) == 0 || !strings.Contains(fmt.Sprint(res.Problems), bad.clientSays) || res.Total != 0 {
			t.Errorf("%s: client says %v and finds %d, want %q", bad.name, res.Problems, res.Total, bad.clientSays)
		}
	}
}

func writeBad(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(path[:strings.LastIndexByte(path, '/')], 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}
