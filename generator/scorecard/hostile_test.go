package scorecard_test

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"

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

// isWords tells a string that somebody wrote from a key, a path, a date or a
// number of a form: those are held by rules of their own.
func isWords(s string) bool {
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
		if inner && v.IsZero() && v.CanSet() { // what nobody has filled in yet will be
			v.Set(reflect.ValueOf(model.Bilingual{Zh: "甲", En: "a b"}))
		}
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
		if v.CanSet() && isWords(v.String()) {
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
	if !scorecard.Full() { // standards are much alike: those of the demonstration and a few
		few := map[string]bool{}
		for _, name := range slices.Sorted(maps.Keys(content)) {
			id, ok := strings.CutPrefix(name, "standards/")
			if id, _, _ = strings.Cut(id, "/"); !ok {
				continue
			}
			if _, err := fs.Stat(shipped.FS, "standards/"+id); err == nil || few[id] {
				continue
			}
			if len(few) < 4 {
				few[id] = true
				continue
			}
			delete(content, name)
		}
	}
	for name, file := range content { // and in the words of pages, which go another way
		if strings.HasPrefix(name, "pages/") && strings.HasSuffix(name, ".md") {
			for _, words := range scorecard.Templates() {
				file.Data = append(file.Data, "\n\n甲 "+strings.ReplaceAll(words, "\n", " ")...)
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
	cache, err := os.UserCacheDir() // the program's own: what it keeps there takes seconds to make
	if err != nil {
		t.Fatal(err)
	}
	for round := range scorecard.Of(4, 1) {
		sys, content, planter := hostileSystem(t, round*977)
		d := derive.All(sys, model.Public, model.NewDate(2026, 11, 23))
		pages, problems, err := site.Build(d, site.Options{
			Layouts: layouts.FS, Static: static.FS, Client: search.Client(), Content: content, Feeds: true, CacheDir: filepath.Join(cache, "guiju"),
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
		for name, b := range besidePages(d) {
			for _, f := range activeXML(b) {
				bad++
				t.Errorf("%s: %s", name, f)
			}
		}
		passed += planter.next - round*977 - bad
		t.Logf("%d fields of %d kinds, on %d of %d pages", planter.next-round*977, len(planter.planted), len(marked), len(pages))
		if len(planter.planted) < 300 || len(marked) < 100 {
			t.Errorf("payloads in %d kinds of fields and on %d pages only", len(planter.planted), len(marked))
		}
		inBrowser(t, pages, marked)
	}
	if shown < 1000 {
		t.Errorf("the payloads are shown %d times only", shown)
	}
}

// besidePages are the files beside the pages that a browser or a reader of
// feeds takes for more than data.
func besidePages(d *derive.Derived) map[string][]byte {
	files := map[string][]byte{"framework.svg": derive.Draw(d.Diagram, model.Zh).SVG("picture"), "en/framework.svg": derive.Draw(d.Diagram, model.En).SVG("picture")}
	for _, f := range d.Feeds {
		files[f.Path+".xml"], files["en/"+f.Path+".xml"] = f.Atom(d, model.Zh, ""), f.Atom(d, model.En, "")
	}
	return files
}

// inBrowser opens pages that show payloads: none runs.
func inBrowser(t *testing.T, pages map[string][]byte, marked []string) {
	if browsing.Path() == "" && os.Getenv("GUIJU_BROWSER") != "required" {
		return
	}
	slices.SortStableFunc(marked, func(a, b string) int {
		return strings.Count(string(pages[b]), scorecard.Mark) - strings.Count(string(pages[a]), scorecard.Mark)
	})
	opened := marked[:min(scorecard.Of(60, 4), len(marked))]
	dir := t.TempDir()
	for name, b := range pages { // with what they are made of
		if path.Ext(name) != ".html" || slices.Contains(opened, name) {
			put(t, filepath.Join(dir, filepath.FromSlash(name)), string(b))
		}
	}
	w := browsing.Open(t, 1024, 768)
	for _, name := range opened {
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
