package scorecard_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	shipped "guiju/content"
	"guiju/generator/browsing"
	"guiju/generator/derive"
	"guiju/generator/invented"
	"guiju/generator/model"
	"guiju/generator/scorecard"
	"guiju/generator/site"
	"guiju/generator/source"
	"guiju/generator/text"
	"guiju/layouts"
	"guiju/search"
	"guiju/static"
)

// active are the places of a page where something of a payload would run, load
// or be worked out. Everything else in the page is words.
func active(src []byte) (found []string) {
	doc, err := html.Parse(strings.NewReader(string(src)))
	if err != nil {
		return []string{err.Error()}
	}
	for n := range doc.Descendants() {
		switch n.Type {
		case html.TextNode:
			if strings.Contains(n.Data, "54439") {
				found = append(found, "a template was worked out: "+short(n.Data))
			}
			if n.Parent != nil && slices.Contains([]string{"script", "style"}, n.Parent.Data) && strings.Contains(quoted.ReplaceAllString(n.Data, ""), scorecard.Mark) && !isData(n.Parent) {
				found = append(found, n.Parent.Data+": "+short(n.Data))
			}
		case html.CommentNode:
			if strings.Contains(n.Data, scorecard.Mark) {
				found = append(found, "a comment: "+short(n.Data))
			}
		case html.ElementNode:
			if bad := activeElement(n); bad != "" {
				found = append(found, bad)
			}
		}
	}
	return found
}

// quoted is what a style says in words: the number of a standard in the margin
// of a printed page.
var quoted = regexp.MustCompile(`content:"[^"\n\\<]*"`)

// isData tells scripts of data, which nobody runs.
func isData(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "type" {
			return strings.HasSuffix(a.Val, "json")
		}
	}
	return false
}

func short(s string) string {
	if r := []rune(s); len(r) > 90 {
		s = string(r[:90])
	}
	return s
}

// never are elements that no page of ours has.
var never = []string{"iframe", "object", "embed", "applet", "base", "frame", "frameset", "foreignobject", "marquee", "keygen", "isindex", "plaintext", "xmp", "listing", "animate", "set", "template", "maction", "mglyph", "portal", "image"}

// addressed are the attributes that hold an address.
var addressed = []string{"href", "src", "action", "formaction", "data", "poster", "cite", "background", "ping", "srcset", "xlink:href", "manifest", "longdesc"}

func activeElement(n *html.Node) string {
	name := strings.ToLower(n.Data)
	if slices.Contains(never, name) || strings.Contains(name, scorecard.Mark) {
		return "<" + n.Data + ">"
	}
	for _, a := range n.Attr {
		key, value := strings.ToLower(a.Key), strings.ToLower(strings.Map(func(r rune) rune {
			if r <= ' ' || unicode.IsControl(r) {
				return -1
			}
			return r
		}, a.Val))
		switch {
		case strings.HasPrefix(key, "on"), key == "style", key == "srcdoc", strings.Contains(key, scorecard.Mark), strings.ContainsAny(key, "<>\"'`="):
			return fmt.Sprintf("<%s %s=%s>", n.Data, a.Key, short(a.Val))
		case name == "meta" && key == "http-equiv" && value == "refresh":
			return "<meta refresh>"
		case slices.Contains(addressed, key):
			scheme, _, ok := strings.Cut(value, ":")
			if ok && !strings.ContainsAny(scheme, "/?#.") && !slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme) && !strings.HasPrefix(value, "data:image/") {
				return fmt.Sprintf("<%s %s=%s>", n.Data, a.Key, short(a.Val))
			}
			if strings.Contains(value, scorecard.Mark) && slices.Contains([]string{"script", "link", "img", "video", "source", "audio", "form", "button"}, name) {
				return fmt.Sprintf("<%s %s=%s>", n.Data, a.Key, short(a.Val))
			}
		}
	}
	return ""
}

// TestActive: what is looked for is found, so that finding nothing means
// something.
func TestActive(t *testing.T) {
	for _, bad := range []string{
		`<img src=x onerror=gjx=1>`, `<a href="java` + "\t" + `script:x">x</a>`, `<script>gjx=1</script>`, `<p style="x">`, `<svg><animate/></svg>`, `<base href=x>`, `<!-- gjx -->`, `<p>54439</p>`, `<gjx-x>`, `<link rel=stylesheet href=//gjx>`,
	} {
		if len(active([]byte(bad))) == 0 {
			t.Errorf("nothing found in %s", bad)
		}
	}
	if found := active([]byte(`<p title="&lt;img onerror=gjx=1&gt;">&lt;script&gt;gjx=1&lt;/script&gt; <a href="../x.html?q=javascript:gjx">x</a><script type="application/json">"gjx"</script></p>`)); len(found) > 0 {
		t.Errorf("found %v in words", found)
	}
	raw := 0
	for _, p := range scorecard.Payloads() {
		if len(active([]byte(p))) > 0 {
			raw++
		}
	}
	if raw < 1500 {
		t.Errorf("only %d payloads are anything as they are", raw)
	}
}

// planter puts payloads into every string of a system that is words and no key.
type planter struct {
	payloads []string
	next     int
	planted  map[string]bool // types and fields
	seen     map[any]bool
}

var (
	textType = reflect.TypeFor[*model.Text]()
	posType  = reflect.TypeFor[model.Pos]()
)

// words tells a string that somebody wrote from a key, a path, a date or a
// number of a form: those are held by rules of their own.
func words(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r > 0x7f || r == ' ' })
}

func (p *planter) plant(v reflect.Value, place string) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || v.Type() == textType || p.seen[v.Interface()] {
			return
		}
		p.seen[v.Interface()] = true
		p.plant(v.Elem(), v.Elem().Type().Name())
	case reflect.Struct:
		if v.Type() == posType {
			return
		}
		inner := v.Type() == reflect.TypeFor[model.Bilingual]()
		for i := range v.NumField() {
			switch f := v.Type().Field(i); {
			case inner:
				p.plant(v.Field(i), place+"."+f.Name)
			case f.IsExported():
				p.plant(v.Field(i), v.Type().Name()+"."+f.Name)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			p.plant(v.Index(i), place)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			if e := v.MapIndex(k); e.Kind() == reflect.Pointer || e.Kind() == reflect.Slice {
				p.plant(e, place)
			}
		}
	case reflect.String:
		if v.CanSet() && words(v.String()) {
			// The words stay in front: other code looks for parts of them.
			v.SetString(v.String() + " " + p.payloads[p.next%len(p.payloads)])
			p.next++
			p.planted[place] = true
		}
	}
}

// hostileSystem is the made-up province, or its first standards, with payloads
// in all that is words.
func hostileSystem(t *testing.T, from int) (*model.System, fs.FS, *planter) {
	t.Helper()
	files, err := invented.Content(shipped.FS, invented.Options{})
	if err != nil {
		t.Fatal(err)
	}
	content := fstest.MapFS{}
	for name, b := range files {
		content[name] = &fstest.MapFile{Data: b}
	}
	// The demonstration has what the province lacks: items, courses, films.
	err = fs.WalkDir(shipped.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || content[name] != nil || strings.HasPrefix(name, "pages/handbook") {
			return err
		}
		b, err := fs.ReadFile(shipped.FS, name)
		content[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	kept := 0
	if !scorecard.Full() { // standards are much alike
		for _, name := range slices.Sorted(maps.Keys(content)) {
			if dir, ok := strings.CutPrefix(name, "standards/"); ok {
				if dir, _, _ = strings.Cut(dir, "/"); len(dir)%7 != 3 && !strings.HasPrefix(dir, "db41-t-s") && !strings.HasPrefix(dir, "internal-s") {
					delete(content, name)
				} else {
					kept++
				}
			}
		}
	}
	sys, _, _, err := source.Load(content)
	if err != nil {
		t.Fatal(err)
	}
	p := &planter{payloads: scorecard.Payloads(), next: from, planted: map[string]bool{}, seen: map[any]bool{}}
	p.plant(reflect.ValueOf(sys), "System")
	return sys, content, p
}

// TestHostileFields: every string of every register that is words carries a
// payload, and the pages show it as words: nothing in the tree of any page
// would run, load or be worked out, and nothing does in a browser. For the
// scorecard so often that every payload was in some hundred fields.
func TestHostileFields(t *testing.T) {
	t.Parallel()
	passed, total, shown := 0, 0, 0
	defer func() { scorecard.Row(t, "R12", passed, total, "") }()
	for round := range scorecard.Of(4, 1) {
		sys, content, planter := hostileSystem(t, round*977)
		d := derive.All(sys, model.Public, model.NewDate(2026, 11, 23))
		pages, problems, err := site.Build(d, site.Options{
			Layouts: layouts.FS, Static: static.FS, Client: search.Client(), Content: content, Feeds: true, CacheDir: t.TempDir(),
		})
		if err != nil {
			t.Fatal(err)
		}
		if pages == nil {
			for _, p := range problems {
				t.Errorf("%s %s: %s", p.Pos, p.Rule.ID, p.Message(model.En))
			}
			t.FailNow()
		}
		total += planter.next - round*977
		bad := 0
		var marked []string
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			if path.Ext(name) != ".html" {
				continue
			}
			if n := strings.Count(string(pages[name]), scorecard.Mark); n > 0 {
				shown += n
				marked = append(marked, name)
			}
			for _, f := range active(pages[name]) {
				if bad++; bad < 20 {
					t.Errorf("%s: %s", name, f)
				}
			}
		}
		passed += planter.next - round*977 - bad
		t.Logf("%d fields of %d kinds, on %d of %d pages", planter.next-round*977, len(planter.planted), len(marked), len(pages))
		if len(planter.planted) < 150 || len(marked) < 100 {
			t.Errorf("payloads in %d kinds of fields and on %d pages only", len(planter.planted), len(marked))
		}
		inBrowser(t, pages, marked)
	}
	if shown < 1000 {
		t.Errorf("the payloads are shown %d times only", shown)
	}
}

// inBrowser opens pages that show payloads: none runs.
func inBrowser(t *testing.T, pages map[string][]byte, marked []string) {
	if browsing.Path() == "" && os.Getenv("GUIJU_BROWSER") != "required" {
		return
	}
	dir := t.TempDir()
	for name, b := range pages {
		put(t, filepath.Join(dir, filepath.FromSlash(name)), string(b))
	}
	slices.SortStableFunc(marked, func(a, b string) int {
		return strings.Count(string(pages[b]), scorecard.Mark) - strings.Count(string(pages[a]), scorecard.Mark)
	})
	w := browsing.Open(t, 1024, 768)
	for _, name := range marked[:min(scorecard.Of(60, 4), len(marked))] {
		w.Do(t, chromedp.Navigate("file://"+filepath.ToSlash(dir)+"/"+name))
		if browsing.Eval[bool](t, w, `"gjx" in window || !!document.querySelector("[onerror],[onload],[style],iframe,object,embed")`) {
			t.Errorf("%s: a payload ran in the browser", name)
		}
	}
	w.Quiet(t)
}

// TestHostileTexts: every payload at every kind of place of a text, in each
// grammar: words, and nothing that runs. In ordinary runs one of nine.
func TestHostileTexts(t *testing.T) {
	t.Parallel()
	places := []string{
		"# 4 要求\n\n4.1 %s\n", "# 4 %s\n\n4.1 甲。\n", "# 4 要求\n\n—— %s；\n", "# 4 要求\n\n| %s | 乙 |\n|---|---|\n| 丙 | %[1]s |\n", "# 4 要求\n\n注：%s\n", "# 4 要求\n\n示例：%s\n",
		"# 3 术语和定义\n\n## 3.1 %s\n\n定义。\n", "# 4 要求\n\n甲[^1]。\n\n[^1]: %s\n", "# 4 要求\n\n`%s`\n", "# 4 要求\n\n$$ %s $$ (1)\n", "# 4 要求\n\n![%s](figures/a.svg)\n", "# 4 要求\n\n[甲](%s)\n", "第一条 %s\n", "## 一、%s\n\n甲。\n", "%s",
	}
	passed, total := 0, 0
	defer func() { scorecard.Row(t, "R12", passed, total, "") }()
	n := 0
	for _, payload := range scorecard.Payloads() {
		for _, place := range places {
			if n++; !scorecard.Full() && n%9 != 0 {
				continue
			}
			src := strings.ReplaceAll(strings.ReplaceAll(place, "%[1]s", "%s"), "%s", payload)
			for _, g := range []model.Grammar{model.StandardGrammar, model.RegulationGrammar, model.PolicyGrammar, model.ProseGrammar}[n%4 : n%4+1] {
				total++
				parsed, problems := text.Parse([]byte(src), text.Options{Grammar: g, Lang: model.Zh, File: "f.md"})
				page := text.HTML(parsed, text.HTMLOptions{}).HTML
				found := slices.DeleteFunc(active([]byte("<!DOCTYPE html><body>"+page)), func(s string) bool {
					return strings.HasPrefix(s, "<img src=http") // check has no such picture: image-missing
				})
				if len(found) > 0 && !model.HasErrors(problems) { // with an error nothing is published
					t.Errorf("%s: %v\n%s\n%s", g, found, src, page)
				} else {
					passed++
				}
			}
		}
	}
}

// TestHostilePictures: an SVG with any payload that is more than a drawing is
// refused before it is published.
func TestHostilePictures(t *testing.T) {
	passed, total := 0, 0
	defer func() { scorecard.Row(t, "R12", passed, total, "") }()
	for i, shape := range svgs() {
		if !scorecard.Full() && i%5 != 0 {
			continue
		}
		total++
		content := fstest.MapFS{"standards/x/2024/figures/a.svg": {Data: []byte(shape)}, "standards/x/2024/edition.toml": {Data: []byte("number = \"1\"\n")}}
		_, _, problems, err := source.Load(content)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(problems, func(p model.Problem) bool {
			return p.Severity == model.Error && strings.HasSuffix(p.Pos.File, ".svg")
		}) {
			passed++
		} else {
			t.Errorf("taken: %s", shape)
		}
	}
}

// svgs are drawings that would do something.
func svgs() (list []string) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml"`
	for _, event := range []string{"onload", "onclick", "onerror", "onbegin", "onend", "onrepeat", "onfocusin", "onactivate", "OnLoad", "onzoom"} {
		list = append(list, head+" "+event+`="gjx=1"/>`, head+`><g `+event+`="gjx=1"><circle r="1"/></g></svg>`, head+`><image `+event+`="gjx=1" href="#a"/></svg>`)
	}
	for _, address := range []string{"javascript:gjx=1", "JAVASCRIPT:gjx=1", "&#106;avascript:gjx=1", "java&#9;script:gjx=1", "data:text/html,gjx", "data:image/svg+xml,gjx", "http://gjx/x.svg", "//gjx/x.svg", "../../x.svg", "file:///etc/passwd", "x.svg#a", " javascript:gjx"} {
		for _, form := range []string{`<a href="%s"><text>x</text></a>`, `<a xlink:href="%s"><text>x</text></a>`, `<use href="%s"/>`, `<image xlink:href="%s"/>`, `<feImage href="%s"/>`, `<script href="%s"/>`, `<linearGradient id="a" href="%s"/>`, `<mpath href="%s"/>`, `<style>@import "%s";</style>`, `<style>*{fill:url(%s)}</style>`, `<rect fill="url(%s)"/>`, `<rect style="fill:url('%s')"/>`, `<animate attributeName="href" values="%s"/>`, `<set attributeName="href" to="%s"/>`} {
			list = append(list, head+">"+fmt.Sprintf(form, address)+"</svg>")
		}
	}
	for _, inside := range []string{
		`<script>gjx=1</script>`, `<script type="text/ecmascript"><![CDATA[gjx=1]]></script>`, `<h:script>gjx=1</h:script>`, `<foreignObject><h:body onload="gjx=1"/></foreignObject>`, `<foreignObject><h:iframe src="x"/></foreignObject>`, `<h:img src="x" onerror="gjx=1"/>`,
		`<h:iframe src="javascript:gjx=1"/>`, `<h:object data="x"/>`, `<h:embed src="x"/>`, `<handler type="text/javascript">gjx=1</handler>`, `<animate onbegin="gjx=1" attributeName="x" dur="1s"/>`, `<style>@import url(http://gjx);</style>`, `<style>*{background:url("//gjx")}</style>`,
		`<?xml-stylesheet href="http://gjx"?>`, `<h:link rel="stylesheet" href="//gjx"/>`, `<h:base href="//gjx"/>`, `<h:meta http-equiv="refresh" content="0;url=//gjx"/>`, `<h:video src="x"/>`, `<h:audio src="x"/>`, `<listener event="click" handler="#x"/>`,
	} {
		list = append(list, head+">"+inside+"</svg>", head+"><g>"+inside+"</g></svg>", head+"><defs>"+inside+"</defs></svg>")
	}
	for _, doctype := range []string{`<!DOCTYPE svg [<!ENTITY x "gjx">]>`, `<!DOCTYPE svg SYSTEM "http://gjx/x.dtd">`, `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>`, `<?xml-stylesheet type="text/xsl" href="x.xsl"?>`, `<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://gjx">%x;]>`, `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>`} {
		list = append(list, doctype+head+"/>", `<?xml version="1.0"?>`+doctype+head+"><text>&x;</text></svg>")
	}
	return append(list, "<svg", head+">", head+"><g></svg>", "\x1f\x8b\x08gjx", "<html><script>gjx=1</script></html>", "GIF89a<svg onload=gjx=1>")
}
