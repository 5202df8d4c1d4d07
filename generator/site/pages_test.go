package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"guiju/generator/model"
)

// read parses a page of the fixture's site.
func read(t *testing.T, files map[string][]byte, name string) *html.Node {
	t.Helper()
	b, ok := files[name]
	if !ok {
		t.Fatalf("no page %s", name)
	}
	n, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func elements(n *html.Node) (all []*html.Node) {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode {
			all = append(all, c)
		}
	}
	return all
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func htmlPages(files map[string][]byte) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(n string) bool { return !strings.HasSuffix(n, ".html") })
}

// alone tells the pages that carry their style inside.
func alone(name string) bool { return name == "404.html" || path.Base(name) == "single.html" }

// Invariants 6 and 7 of the design, on every page.
func TestEveryPageIsStrict(t *testing.T) {
	const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; form-action 'self'; base-uri 'none'"
	for _, name := range htmlPages(built()) {
		page := read(t, built(), name)
		ids := map[string]bool{}
		headings, found := 0, map[string]bool{}
		for _, e := range elements(page) {
			for _, a := range e.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: <%s %s>", name, e.Data, a.Key)
				}
			}
			if id := attr(e, "id"); id != "" {
				if ids[id] {
					t.Errorf("%s: id %q twice", name, id)
				}
				ids[id] = true
			}
			switch {
			case e.Data == "html":
				found["lang"] = attr(e, "lang") == map[bool]string{true: "en", false: "zh-Hans"}[strings.HasPrefix(name, "en/")]
			case e.Data == "h1":
				headings++
			case e.Data == "script" && attr(e, "type") == "application/ld+json": // data, which no browser runs
			case e.Data == "script" && attr(e, "src") == "", e.Data == "style" && !alone(name):
				t.Errorf("%s: <%s> with its content inside", name, e.Data)
			case attr(e, "name") == "viewport":
				found["viewport"] = true
			case strings.EqualFold(attr(e, "http-equiv"), "Content-Security-Policy"):
				found["policy"] = attr(e, "content") == policy || alone(name)
			case e.Data == "meta" && attr(e, "name") != "" && attr(e, "content") == "":
				t.Errorf("%s: empty label %s", name, attr(e, "name"))
			}
		}
		for _, what := range []string{"lang", "viewport", "policy"} {
			if !found[what] {
				t.Errorf("%s: no or wrong %s", name, what)
			}
		}
		if headings != 1 {
			t.Errorf("%s: %d h1", name, headings)
		}
	}
}

// Every address works from file:// and under any path: relative, to a file of
// the tree, to an id of that file. The feed, the data files and the search
// index are merged later by main.
func TestEveryLinkResolves(t *testing.T) {
	later := func(p string) bool {
		return slices.Contains([]string{".xml", ".json", ".csv", ".xlsx", ".ics"}, path.Ext(p)) || strings.HasSuffix(p, ".embed.js") || slices.Contains([]string{"framework.svg", "course.toml"}, path.Base(p))
	}
	files := built()
	ids := map[string]map[string]bool{}
	for _, name := range htmlPages(files) {
		ids[name] = map[string]bool{}
		for _, e := range elements(read(t, files, name)) {
			ids[name][attr(e, "id")] = true
		}
	}
	checked := 0
	for name := range ids {
		for _, e := range elements(read(t, files, name)) {
			for _, key := range []string{"href", "src", "action", "poster", "data-root", "data-index", "srcset", "data"} {
				v := attr(e, key)
				if v == "" || strings.HasPrefix(v, "data:image/") && alone(name) || key == "href" && e.Data == "a" && strings.HasPrefix(v, "#") && ids[name][v[1:]] {
					continue
				}
				checked++
				u, err := url.Parse(v)
				if err != nil || u.IsAbs() || u.Host != "" || strings.HasPrefix(v, "/") {
					t.Errorf("%s: %s=%q is not relative", name, key, v)
					continue
				}
				target := path.Join(path.Dir(name), u.Path)
				if key == "data-root" || key == "data-index" || later(target) {
					continue
				}
				if u.Path == "" {
					target = name
				}
				if _, ok := files[target]; !ok {
					t.Errorf("%s: %s=%q leads to no file (%s)", name, key, v, target)
				} else if u.Fragment != "" && !ids[target][u.Fragment] {
					t.Errorf("%s: %s=%q leads to no id", name, key, v)
				}
			}
		}
	}
	if checked < 500 {
		t.Errorf("only %d links were looked at", checked)
	}
}

func TestRootLeadsToTheIndex(t *testing.T) {
	for name, want := range map[string]string{"search.html": "./", "en/search.html": "../"} {
		for _, e := range elements(read(t, built(), name)) {
			if attr(e, "data-module") == "search" && (attr(e, "data-root") != want || attr(e, "data-index") != "search-index/abc/") {
				t.Errorf("%s: root %q, index %q", name, attr(e, "data-root"), attr(e, "data-index"))
			}
		}
	}
}

// A sample cannot be mistaken for a standard: first screen, title, robots,
// citation, directory, print.
func TestSampleIsMarked(t *testing.T) {
	for name, marks := range map[string][]string{
		"standards/db41-t-s001.html":    {"<title>［样本］DB41/T S001—2023", `content="noindex"`, `class="sample-banner`, `class="cover-stamp"`, `class="watermark"`, "样本，非正式标准"},
		"en/standards/db41-t-s001.html": {"<title>[Sample] DB41/T S001—2023", `content="noindex"`, `class="sample-banner`, "sample, not an issued standard", "unofficial translation"},
		"directory.html":                {`data-sample="true"`, `class="badge-sample"`},
		"publicity/news-1.html":         {"<title>［样本］", `content="noindex"`, `class="sample-banner`},
	} {
		for _, m := range marks {
			if !bytes.Contains(built()[name], []byte(m)) {
				t.Errorf("%s lacks %s", name, m)
			}
		}
	}
	if b := built()["standards/zh-only.html"]; bytes.Contains(b, []byte("sample-banner")) || bytes.Contains(b, []byte("noindex")) {
		t.Error("a real standard is marked as a sample")
	}
}

func TestOldEditionSaysSo(t *testing.T) {
	b := built()["standards/db41-t-s001/2020.html"]
	for _, m := range []string{`standing-superseded`, `content="noindex"`, `class="standing-old"`, `href="../../standards/db41-t-s001.html"`, "DB41/T S001—2023"} {
		if !bytes.Contains(b, []byte(m)) {
			t.Errorf("the page of the old edition lacks %s", m)
		}
	}
	if bytes.Contains(built()["standards/db41-t-s001/2023.html"], []byte(`class="standing-old"`)) {
		t.Error("the page of the current edition calls itself old")
	}
}

// A Chinese-only work is complete: its English page shows the Chinese, marked
// as such, with a notice.
func TestEnglishPageOfAChineseText(t *testing.T) {
	page := read(t, built(), "en/standards/zh-only.html")
	shown := false
	for _, e := range elements(page) {
		if strings.Contains(attr(e, "class"), "text-standard") {
			shown = attr(e, "lang") == "zh-Hans" && strings.Contains(words(e), "只有中文的范围。")
		}
	}
	if !shown || !strings.Contains(words(page), "There is no English version of this text yet.") {
		t.Error("want the Chinese text under lang=zh-Hans with a notice")
	}
}

func TestChineseOnlySite(t *testing.T) {
	d := fixture()
	d.System.Config.Site.Title.En = ""
	files := build(t, d, options())
	for name, b := range files {
		if strings.HasPrefix(name, "en/") || bytes.Contains(b, []byte("hreflang")) {
			t.Errorf("%s in a site without English", name)
		}
	}
	if len(files["standards/zh-only.html"]) == 0 {
		t.Error("no Chinese page")
	}
}

// What an author wrote is shown, never run: Hugo's shortcodes, templates.
func TestShortcodesAreWords(t *testing.T) {
	page := read(t, built(), "standards/db41-t-s001.html")
	if !strings.Contains(words(page), "写法如{{< figure >}}和{{% x %}}。") {
		t.Error("a shortcode in a text was run or lost")
	}
}

func TestFormulasAreMathML(t *testing.T) {
	b := built()["standards/db41-t-s001.html"]
	if !bytes.Contains(b, []byte("<mfrac>")) || bytes.Contains(b, []byte("<!--math:")) {
		t.Error("the formula was not turned into MathML")
	}
}

// TestFormulasWithoutCache: who has no folder for caches has the same site; a
// folder that does not do fails the build, which leaves no formula out. The
// first was found by TestReproducible of the scorecard.
func TestFormulasWithoutCache(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	o := options()
	o.CacheDir = filepath.Join(file, "guiju")
	files, problems, err := Build(fixture(), o)
	if err != nil || len(problems) > 0 {
		t.Fatal(describe(problems, err))
	}
	for name, b := range built() {
		if !bytes.Equal(b, files[name]) {
			t.Errorf("%s has other bytes", name)
		}
	}
	o.CacheDir = t.TempDir()
	if err := os.WriteFile(filepath.Join(o.CacheDir, "_warpc"), nil, 0o644); err != nil { // where Hugo keeps its renderer
		t.Fatal(err)
	}
	if files, _, err := Build(fixture(), o); files != nil || err == nil || !strings.Contains(err.Error(), o.CacheDir) {
		t.Errorf("%d files without formulas, error %v", len(files), err)
	}
}

// A formula that cannot be set is shown as TeX and reported; the page stays.
func TestBadFormulaIsAWarning(t *testing.T) {
	d := fixture()
	e := d.System.Work("db41-t-s001").Editions[1]
	e.Texts[model.Zh] = parsed("# 1 范围\n\n$$ \\frac{a $$ (1)\n", model.StandardGrammar, model.Zh)
	files, problems, err := Build(d, options())
	if err != nil || len(problems) == 0 || model.HasErrors(problems) {
		t.Fatalf("want warnings only: %s", describe(problems, err))
	}
	if !bytes.Contains(files["standards/db41-t-s001.html"], []byte(`<code class="tex">`)) {
		t.Error("the TeX is not shown")
	}
}

// 404.html is served at any depth: it needs no other file, and its policy
// allows exactly its own style.
func TestNotFoundStandsAlone(t *testing.T) {
	check := func(files map[string][]byte, links int) {
		t.Helper()
		page := read(t, files, "404.html")
		var policy, style string
		for _, e := range elements(page) {
			switch {
			case attr(e, "http-equiv") != "":
				policy = attr(e, "content")
			case e.Data == "style":
				style = e.FirstChild.Data
			case e.Data == "a":
				links--
				if !strings.HasPrefix(attr(e, "href"), "https://example.gov.cn/bzh/") {
					t.Errorf("link to %s", attr(e, "href"))
				}
			case attr(e, "src") != "" || e.Data == "link":
				t.Errorf("<%s> needs another file", e.Data)
			}
		}
		sum := sha256.Sum256([]byte(style))
		if want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, want) {
			t.Errorf("policy %q lacks %s", policy, want)
		}
		if links != 0 {
			t.Errorf("%d links missing", links)
		}
	}
	check(built(), 0)
	o := options()
	o.BaseURL = "https://example.gov.cn/bzh/"
	files := build(t, fixture(), o)
	check(files, 4)
	page := string(files["en/standards/db41-t-s001.html"])
	for _, m := range []string{
		`<link rel="canonical" href="https://example.gov.cn/bzh/en/standards/db41-t-s001.html">`,
		`hreflang="zh-Hans" href="https://example.gov.cn/bzh/standards/db41-t-s001.html"`,
		`<meta name="SiteDomain" content="example.gov.cn">`,
	} {
		if !strings.Contains(page, m) {
			t.Errorf("with a base address the page lacks %s", m)
		}
	}
	if bytes.Contains(built()["index.html"], []byte("canonical")) {
		t.Error("canonical without a base address")
	}
}

// Withheld words are not in the derived system, so they cannot be here; this
// holds the door for the virtual pages too.
func TestRecordShowsNoText(t *testing.T) {
	for name, b := range built() {
		if bytes.Contains(b, []byte("不该出现")) {
			t.Errorf("%s shows what is withheld", name)
		}
	}
	if !strings.Contains(words(read(t, built(), "standards/neibu-2.html")), "只公开目录信息") {
		t.Error("the record page does not say why there is no text")
	}
}

func TestReferredToBy(t *testing.T) {
	page := words(read(t, built(), "regulations/guan-li.html"))
	if !strings.Contains(page, "第3条 公务用车规范 4.1 细化") {
		t.Errorf("the record of the regulation does not say who refines article 3: %s", page)
	}
	if law := words(read(t, built(), "regulations/zhu-fa.html")); !strings.Contains(law, "第二条 公务用车规范 4.1 条文引用") {
		t.Errorf("the law does not say who refers to article 2: %s", law)
	}
}
