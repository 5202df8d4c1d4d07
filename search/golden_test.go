package search

import (
	"encoding/binary"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldenPages make an index small enough to read byte by byte.
var goldenPages = []Page{
	{Path: "a.html", Lang: "zh", Title: "甲法", Number: "T 1—2022", Kind: "x", Sample: true, Facets: map[string]string{"level": "k"}, Docs: []Doc{
		{Anchor: "1", Label: "1", Body: "公务用车公务", Idents: []string{"1"}},
	}},
	{Path: "en/a.html", Lang: "en", Title: "Act", Kind: "x", Docs: []Doc{{Anchor: "1", Label: "1", Heading: "Car", Body: "A car."}}},
}

var goldenOptions = Options{
	Facets:      []Facet{{Name: "level", Values: []FacetValue{{"k", "级", "Level"}}}},
	Synonyms:    []Synonym{{"公车", "公务用车"}},
	Suggestions: []Suggestion{{"甲法", "title", "zh", []string{"jiafa"}}},
}

const goldenDump, goldenIndex = "testdata/golden.txt", "testdata/index"

// TestGoldenBytes: the content of every shard, byte by byte. (The deflated
// form may change with the compressor, the content may not.)
func TestGoldenBytes(t *testing.T) {
	dir, files := export(t, goldenPages, goldenOptions)
	dump := dumpIndex(t, dir, files)
	if *update {
		if err := os.WriteFile(goldenDump, []byte(dump), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(goldenIndex); err != nil {
			t.Fatal(err)
		}
		for name, b := range files {
			to := filepath.Join(goldenIndex, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(to, b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	want, err := os.ReadFile(goldenDump)
	if err != nil {
		t.Fatal(err)
	}
	if dump != string(want) {
		t.Errorf("the index differs from %s; if that is meant, raise FormatVersion and run with -update. Now:\n%s", goldenDump, dump)
	}
}

// TestGoldenReads: the committed index of this version is read.
func TestGoldenReads(t *testing.T) {
	fsys := os.DirFS(goldenIndex)
	dirs, err := filepath.Glob(goldenIndex + "/search-index/*")
	if err != nil || len(dirs) != 1 {
		t.Fatalf("%s has %v (%v)", goldenIndex, dirs, err)
	}
	r, err := Open(fsys, indexRoot+"/"+filepath.Base(dirs[0]))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"用车": "a.html#1", "T1": "a.html", "cars": "en/a.html#1"} {
		res, err := r.Search(Query{Text: text})
		if err != nil || len(res.Hits) == 0 || res.Hits[0].Address() != want {
			t.Errorf("%s finds %+v (%v), want %s first", text, res.Hits, err, want)
		}
	}
}

// dumpIndex writes each shard as its parts: bytes, then what they say.
func dumpIndex(t *testing.T, dir string, files map[string][]byte) string {
	t.Helper()
	var out strings.Builder
	for _, name := range sortedKeys(files) {
		if name == dir+"/"+inflateFile {
			continue
		}
		key := strings.TrimSuffix(strings.TrimPrefix(name, dir+"/"), ".js")
		if strings.HasPrefix(key, secSimplify+"/") {
			continue // the same in every index
		}
		raw, err := unwrap(files[name], path.Base(dir), key)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "# %s, %d bytes\n", key, len(raw))
		d := &dumper{out: &out, b: raw}
		switch key[:1] {
		case secManifest:
			d.manifest()
		case secTerms:
			d.entries(fieldBody, fieldTitle)
		case secNames:
			d.entries(fieldPage, fieldDoc)
		case secDocs:
			for len(d.b) > 0 {
				d.repeat(1, "path", "title", "number")
				d.byte("sample")
				d.repeat(d.num("provisions"), "anchor", "label", "heading", "body")
			}
		case secEnglish:
			for range d.num("words") {
				d.num("shared")
				d.str("rest")
				d.num("df")
			}
		case secSuggest:
			for len(d.b) > 0 {
				d.repeat(1, "text", "kind", "language")
				d.repeat(d.num("keys"), "key")
			}
		}
		if len(d.b) > 0 {
			t.Errorf("%s: %d bytes are left", key, len(d.b))
		}
	}
	return out.String()
}

type dumper struct {
	out *strings.Builder
	b   []byte
}

func (d *dumper) line(n int, what string) []byte {
	b := d.b[:n]
	d.b = d.b[n:]
	fmt.Fprintf(d.out, "%-40s %s\n", hex.EncodeToString(b), what)
	return b
}

func (d *dumper) byte(what string) byte { return d.line(1, what)[0] }

func (d *dumper) num(what string) int {
	n, size := binary.Uvarint(d.b)
	d.line(size, fmt.Sprintf("%s %d", what, n))
	return int(n)
}

func (d *dumper) str(what string) {
	n, size := binary.Uvarint(d.b)
	s := string(d.b[size : size+int(n)])
	d.line(size+int(n), what+" "+strconv.Quote(s))
}

func (d *dumper) repeat(times int, parts ...string) {
	for i := 0; times < 0 && len(d.b) > 0 || i < times; i++ {
		for _, p := range parts {
			d.str(p)
		}
	}
}

func (d *dumper) manifest() {
	d.line(len(magic), "magic")
	d.byte("format version")
	d.byte("analyser version")
	pages := 0
	for i, what := range []string{"provisions", "pages", "t shards", "n shards", "provisions in a d shard", "s shards", "letters"} {
		if n := d.num(what); i == 1 {
			pages = n
		}
	}
	d.repeat(d.num("common terms"), "term")
	for range pages {
		d.num("provisions of the next page")
	}
	for range pages {
		d.byte("standing of the next page")
	}
	for range d.num("facets") {
		d.str("facet")
		d.repeat(d.num("values"), "value", "Chinese", "English")
		for range pages {
			d.num("value of the next page")
		}
	}
}

func (d *dumper) entries(fields ...string) {
	for range d.num("entries") {
		d.str("term")
		flags := d.byte("flags")
		for i, f := range fields {
			if flags&(flagFirst<<i) != 0 {
				d.num("field " + f + " df")
				d.line(d.num("bytes"), "postings")
			}
		}
		if flags&flagLay != 0 {
			d.repeat(d.num("lay words"), "lay word", "formal")
		}
	}
}

// TestConstants compares the numbers of FORMAT.md with both implementations.
func TestConstants(t *testing.T) {
	data, err := Files.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(data)), " ")
	client := ""
	for _, n := range engineFiles(t) {
		b, err := Files.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		client += string(b)
	}
	for name, want := range map[string]any{
		"FORMAT_VERSION": FormatVersion, "ANALYSER_VERSION": AnalyserVersion, "MAGIC": "'" + magic + "'",
		"FIRST": flagFirst, "OUTER": flagOuter, "LAY": flagLay, "MAX_LOST": maxLost, "SUPERSEDED": int(Superseded),
		"BOOST_TITLE": boostTitle, "BOOST_UNIGRAM": boostUnigram, "BOOST_SYNONYM": boostSynonym, "BOOST_COMPLETE": boostComplete, "BOOST_NAME": "1e4", "BOOST_PART": "1e3",
		"MAX_QUERY": maxQuery, "MAX_UNITS": maxUnits, "MAX_COMPLETIONS": maxCompletions, "MIN_COMPLETE": minComplete, "MIN_SIMILAR": minSimilar,
		"MAX_NAME": maxName, "ENOUGH": enough, "MAX_PARTIAL": maxPartial, "KEEP_COMMON": keepCommon, "MAX_CHECKED": maxChecked, "SLACK_SHARE": slackShare, "MAX_WORD": maxWord,
		"STRICT": int(Strict), "PLAIN": int(Plain), "PARTIAL": int(Partial), "ANY": int(Any),
	} {
		if !regexp.MustCompile(`\b` + name + `(?: =|:) ` + regexp.QuoteMeta(fmt.Sprint(want)) + `[,;]`).MatchString(client) {
			t.Errorf("client does not have %s %v", name, want)
		}
	}
	var fields []string
	for zh, en := range fieldWords {
		if zh != en {
			fields = append(fields, zh+" "+en)
		}
	}
	for _, f := range fields {
		if !strings.Contains(client, f) || !strings.Contains(text, f) {
			t.Errorf("client or FORMAT.md does not have the field words %s", f)
		}
	}
	if got := strings.Join(questionWords, " "); !strings.Contains(strings.ReplaceAll(client, "' +\n    '", ""), got) {
		t.Errorf("client does not have the question words %s", got)
	}
	if want := strings.ReplaceAll(strings.ReplaceAll(part.String(), `\x{4E00}-\x{9FFF}`, `\u4E00-\u9FFF`), `\x{3000}`, `\u3000`); !strings.Contains(client, "/"+want+"/") {
		t.Errorf("client does not have the expression of a part, %s", want)
	}
	var js struct{ Length []int }
	newJS(t).ask(`JSON.stringify({length: Guiju.index.CLASS_LENGTH})`, &js)
	lengths := strings.Trim(fmt.Sprint(classLength), "[]")
	if got := strings.Trim(fmt.Sprint(js.Length), "[]"); got != lengths {
		t.Errorf("client has lengths %s, want %s", got, lengths)
	}
	for _, want := range []string{
		fmt.Sprintf("# The search index, version %d", FormatVersion),
		fmt.Sprintf("## 3. Analysis, version %d", AnalyserVersion),
		fmt.Sprintf("cut to %d code points", maxWord),
		fmt.Sprintf("at most %d code points; (a)", maxName),
		fmt.Sprintf("the first %d code points count", maxQuery),
		fmt.Sprintf("the first %d, the *characters*", maxUnits),
		fmt.Sprintf("together at most %d in order", 2*maxUnits),
		fmt.Sprintf("if at least %d units are not", keepCommon),
		fmt.Sprintf("in `t`, weight %v,", boostTitle),
		fmt.Sprintf("in `b`, weight %v, and in `t`, %v of that", boostSynonym, boostTitle),
		fmt.Sprintf("weighted 1, or %v if the index", boostComplete),
		fmt.Sprintf("has 2 letters, and %d if the index has it", minComplete),
		fmt.Sprintf("and it is %d letters a–z or more", minSimilar),
		fmt.Sprintf("The %d in most provisions", maxCompletions),
		fmt.Sprintf("of at most %d units of a query that is no question", maxPartial),
		fmt.Sprintf("in `b`, weight %v.", boostUnigram),
		fmt.Sprintf("weight %.0f each", boostName),
		fmt.Sprintf("With weight %.0f each", boostPart),
		fmt.Sprintf("no names and finds fewer than %d", enough),
		fmt.Sprintf("of the %d best provisions", maxChecked),
		fmt.Sprintf("a %drd of the number of its terms", slackShare),
		strings.ReplaceAll(part.String(), "\n", ""),
		"Question words: " + strings.Join(questionWords, " ") + ".",
		fmt.Sprintf("plus %d, the class", lengthPivot),
		"``` " + lengths + " ```",
		"The bytes `" + magic + "`",
		fmt.Sprintf("more than a fifth of all provisions and of more than %d.", commonAbove(0)),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("FORMAT.md does not say %q", want)
		}
	}
	for i, rule := range nameRules {
		re := strings.ReplaceAll(rule.re.String(), numeral, "N")
		if !strings.Contains(text, "`"+strings.ReplaceAll(re, "|", `\|`)+"`") {
			t.Errorf("FORMAT.md does not have rule %d, %s", i, re)
		}
	}
	if n := len(regexp.MustCompile(`(?m)^\| .\^`).FindAllString(string(data), -1)); n != len(nameRules) {
		t.Errorf("FORMAT.md has %d rules, want %d", n, len(nameRules))
	}
}
