package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"modernc.org/quickjs"

	"guiju/generator/check"
	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/source"
)

// roomJS is a script of layouts/_assets/js-room that knows no page, in an
// engine that is no browser.
func roomJS(t *testing.T, name string) func(expr string, into any) {
	t.Helper()
	vm, err := quickjs.NewVM()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { vm.Close() })
	b, err := os.ReadFile(repository("layouts/_assets/js-room/" + name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := vm.Eval(string(b), quickjs.EvalGlobal); err != nil {
		t.Fatal(err)
	}
	return func(expr string, into any) {
		t.Helper()
		v, err := vm.Eval("JSON.stringify("+expr+")", quickjs.EvalGlobal)
		if err != nil {
			t.Fatal(expr, err)
		}
		if err := json.Unmarshal([]byte(v.(string)), into); err != nil {
			t.Fatal(expr, err)
		}
	}
}

// TestCodesAsTyped: what people type is read as the code that was meant.
func TestCodesAsTyped(t *testing.T) {
	ask := roomJS(t, "36-codes.js")
	quote := func(s string) string { b, _ := json.Marshal(s); return string(b) }
	for typed, want := range map[string]string{
		"7k3q2a": "7k3q2a", "7K3Q2A": "7k3q2a", " 7K3 Q2A\n": "7k3q2a", "7k3-q2a": "7k3q2a", "７Ｋ３Ｑ２Ａ": "7k3q2a", "7K3—Q2A": "7k3q2a",
		"OoIiLl": "001111", "nc1xg8": "nc1xg8", "NCLXG8": "nc1xg8", "短码7K3Q2A": "短码7k3q2a", "": "",
	} {
		var got string
		ask("Guiju.foldCode("+quote(typed)+")", &got)
		if got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
	for code, want := range map[string]bool{"7k3q2a": true, "0123456789abcdefghjkmnpqrstvwxyz": true, "7u": false, "7i": false, "7l": false, "7o": false, "短": false} {
		var got bool
		if ask("Guiju.isCode("+quote(code)+")", &got); got != want {
			t.Errorf("%s is a code: %t", code, got)
		}
	}
	for _, c := range []struct {
		a, b string
		near bool
	}{
		{"7k3q2a", "7k3q2b", true}, {"7k3q2a", "8k3q2a", true}, {"7k3q2a", "7k3q2", true}, {"7k3q2a", "k3q2a", true}, {"7k3q2a", "7k33q2a", true}, {"7k3q2a", "7k3q2aa", true},
		{"7k3q2a", "k73q2a", true}, {"7k3q2a", "7k3qa2", true},
		{"7k3q2a", "7k3q2a", false}, {"7k3q2a", "7k3qbb", false}, {"7k3q2a", "7k3q", false}, {"7k3q2a", "3k7q2a", false}, {"abcdef", "bcdefg", false},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			var got bool
			if ask("Guiju.oneOff("+quote(pair[0])+","+quote(pair[1])+")", &got); got != c.near {
				t.Errorf("%s and %s are one character off: %t", pair[0], pair[1], got)
			}
		}
	}
	var at map[string][]string
	ask(`Guiju.readCodes({"standards/x":"7a 5.2 7b 5.3","en/standards/y":"7c 1"})`, &at)
	if fmt.Sprint(at) != "map[7a:[standards/x 5.2] 7b:[standards/x 5.3] 7c:[en/standards/y 1]]" {
		t.Errorf("codes %v", at)
	}
}

// TestHandOutIsACourse: the course.toml that a hand-out is copied as is taken
// by check, with whatever the reader wrote, beside the shipped content.
func TestHandOutIsACourse(t *testing.T) {
	ask := roomJS(t, "34-toml.js")
	type item struct {
		Ref    string `json:"ref"`
		Note   string `json:"note"`
		Sample bool   `json:"sample"`
	}
	words := map[string]model.Bilingual{"remark": {Zh: "甲", En: "A"}, "title": {Zh: "讲义", En: "Hand-out"}, "session": {Zh: "第一节", En: "Session 1"}}
	const nasty = "先看“应”字：\"引号\"、\\反斜线\n第二行\ttab'''\"\"\" # [[session]]"
	for _, c := range []struct {
		lang, title string
		items       []item
		sample      bool
	}{
		{"zh", nasty, []item{{"db41-t-s001/2024#6.3.3", nasty, true}, {"db41-t-s001/2021#5.2.3", "", true}, {"db41-t-s002/2023#6.1", "看次序。", true}}, true},
		{"en", "A morning", []item{{"db41-t-s001/2024#6.3.3", "Mind \"shall\".", true}}, true},
		{"zh", "", []item{{"pilot-plan-guide#2", "", false}}, false},
	} {
		in, _ := json.Marshal(map[string]any{"title": c.title, "lang": c.lang, "items": c.items, "words": map[string]any{
			"remark": map[string]string{"zh": words["remark"].Zh, "en": words["remark"].En},
			"title":  map[string]string{"zh": words["title"].Zh, "en": words["title"].En}, "session": map[string]string{"zh": words["session"].Zh, "en": words["session"].En},
		}})
		var toml string
		ask("Guiju.courseTOML("+string(in)+")", &toml)
		all := overlay(t, os.DirFS(repository("content")), map[string]string{"training/made/course.toml": toml})
		sys, _, problems, err := source.Load(all)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range append(problems, check.Run(sys, model.NewDate(2026, 11, 26))...) {
			if p.Pos.File == "training/made/course.toml" && p.Severity == model.Error {
				t.Errorf("%s: %s\n%s", p.Pos, p.Message(model.En), toml)
			}
		}
		i := slices.IndexFunc(sys.Courses, func(c *model.Course) bool { return c.ID == "made" })
		if i < 0 {
			t.Fatalf("no course is made of\n%s", toml)
		}
		got := sys.Courses[i]
		title := c.title
		if title == "" {
			title = words["title"].In(model.Lang(c.lang))
		}
		if got.Title.In(model.Lang(c.lang)) != title || got.Title.In(model.Lang(c.lang).Other()) == "" || got.Sample != c.sample || len(got.Sessions) != 1 || len(got.Sessions[0].Quotes) != len(c.items) {
			t.Fatalf("%+v is made of\n%s", got, toml)
		}
		for j, q := range got.Sessions[0].Quotes {
			if q.Ref != c.items[j].Ref || q.Note.In(model.Lang(c.lang)) != c.items[j].Note {
				t.Errorf("quotation %d is %+v, want %+v", j, q, c.items[j])
			}
		}
	}
	// The near case: an address that leads nowhere is an error, so check was asked.
	var toml string
	ask(`Guiju.courseTOML({"title":"","lang":"zh","items":[{"ref":"db41-t-s001/2024#99"}],"words":{"remark":{},"title":{"zh":"讲义"},"session":{"zh":"一"}}})`, &toml)
	sys, _, _, err := source.Load(overlay(t, os.DirFS(repository("content")), map[string]string{"training/made/course.toml": toml}))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(check.Run(sys, model.NewDate(2026, 11, 26)), func(p model.Problem) bool {
		return p.Pos.File == "training/made/course.toml" && p.Severity == model.Error
	}) {
		t.Error("check takes an address that leads nowhere")
	}
}

// readSlips reads a file of slips as the page does.
func readSlips(t *testing.T, files map[string][]byte, doc string) (f slipFile) {
	t.Helper()
	b, ok := files[doc+".slip.js"]
	if !ok {
		t.Fatalf("no slips of %s", doc)
	}
	words, ok := strings.CutPrefix(string(b), `(window.GuijuSlips=window.GuijuSlips||{})["`+doc+`"]=`)
	if err := json.Unmarshal([]byte(strings.TrimSuffix(words, ";\n")), &f); err != nil || !ok {
		t.Fatalf("%s: %v %.90q", doc, err, b)
	}
	return f
}

// TestSlips: every document whose text is shown has the words of each of its
// provisions, once; what is withheld has none.
func TestSlips(t *testing.T) {
	d, files := fixture(), built()
	var have []string
	for name := range files {
		if doc, ok := strings.CutSuffix(name, ".slip.js"); ok {
			have = append(have, doc)
		}
	}
	var want []string
	for _, l := range model.Langs {
		for _, doc := range []string{"standards/db41-t-s001/2020", "standards/db41-t-s001/2023", "standards/zh-only/2026", "regulations/zhu-fa", "policies/guide"} {
			want = append(want, l.Prefix()+doc)
		}
	}
	slices.Sort(have)
	slices.Sort(want)
	if !slices.Equal(have, want) {
		t.Errorf("slips of %v, want %v", have, want)
	}
	f := readSlips(t, files, "standards/db41-t-s001/2023")
	if f.Number != "DB41/T S001—2023" || !f.Sample || f.Status != model.Current || f.InForce != model.NewDate(2023, 2, 1) || f.Page != "standards/db41-t-s001.html" || f.Ref != "db41-t-s001/2023" || f.Newest != nil || f.Lang != "zh-Hans" {
		t.Errorf("head %+v", f)
	}
	var ids []string
	text := d.System.Work("db41-t-s001").Editions[1].Texts[model.Zh]
	text.Walk(func(p *model.Provision) { ids = append(ids, p.ID) })
	var got []string
	for _, s := range f.Slips {
		got = append(got, s.ID)
		if s.Code != d.Codes.Of("db41-t-s001", s.ID) || len(s.Hash) != 16 || s.Zh == "" || s.En == "" {
			t.Errorf("slip %+v", s)
		}
		switch s.ID {
		case "4.1":
			if s.Depth != 1 || s.Label != "4.1" || !strings.Contains(s.HTML, "机关应登记车辆，见") || strings.Contains(s.HTML, "<a ") || strings.Contains(s.HTML, " id=") {
				t.Errorf("slip %+v", s)
			}
		case "4":
			if strings.Contains(s.HTML, "机关应登记车辆") {
				t.Error("a provision holds the words of those below it")
			}
		case "4.2":
			for _, want := range []string{`<span class="tex" data-math="0">`, `<img src="/standards/db41-t-s001/2023/figures/flow.svg"`, "轿车"} {
				if !strings.Contains(s.HTML, want) {
					t.Errorf("4.2 lacks %s: %s", want, s.HTML)
				}
			}
			if strings.Contains(s.HTML, "<!--") {
				t.Errorf("a formula has no words: %s", s.HTML)
			}
		}
	}
	if !slices.Equal(got, ids) {
		t.Errorf("slips %v, provisions %v", got, ids)
	}
	if c := f.Cite["gbt7714"]; !strings.Contains(c, "@zh@") || !strings.Contains(c, "@url@") || !strings.Contains(c, "样本") {
		t.Errorf("citation %q", c)
	}
	// An older edition says which is on show; the English shows Chinese for want of English.
	old := readSlips(t, files, "standards/db41-t-s001/2020")
	if old.Status != model.Superseded || old.Superseded.IsZero() || old.Newest == nil || old.Newest.Number != "DB41/T S001—2023" || old.Page != "standards/db41-t-s001/2020.html" {
		t.Errorf("head %+v", old)
	}
	if en := readSlips(t, files, "en/standards/db41-t-s001/2023"); en.Lang != "en" || en.Translation != "machine" || en.Page != "en/standards/db41-t-s001.html" || en.Slips[0].Hash != f.Slips[0].Hash {
		t.Errorf("head %+v", en)
	}
	if en := readSlips(t, files, "en/standards/zh-only/2026"); en.Lang != "zh-Hans" || en.TitleLang != "zh-Hans" || en.Translation != "" {
		t.Errorf("head %+v", en)
	}
}

// TestRoomPages: what the pages say before any script has run.
func TestRoomPages(t *testing.T) {
	files := built()
	d := fixture()
	total := 0
	derive.EachDocument(d.System, func(doc derive.Document) {
		seen := map[string]bool{}
		for _, t := range doc.Texts {
			t.Walk(func(p *model.Provision) { seen[p.ID] = true })
		}
		total += len(seen)
	})
	for page, want := range map[string][]string{
		"codes.html":     {`data-module="codes"`, fmt.Sprintf("本站现有 %d 个短码", total), `href="./standards/db41-t-s001.json"`, `DB41/T S001—2020`, `需要启用 JavaScript`, `data-status="superseded"`},
		"en/codes.html":  {fmt.Sprintf("This site has %d codes", total), `href="../standards/db41-t-s001.json"`, `needs JavaScript`},
		"basket.html":    {`data-module="basket"`, `需要启用 JavaScript`, `href="./training/course.html"`},
		"en/basket.html": {`needs JavaScript`, `href="../en/training/course.html"`},
		"system.html":    {`href="./codes.html"`, `href="./basket.html"`},
	} {
		for _, s := range want {
			if !strings.Contains(string(files[page]), s) {
				t.Errorf("%s lacks %s", page, s)
			}
		}
		if strings.Contains(string(files[page]), "neibu-2") && page == "codes.html" {
			t.Error("the page of codes names a text that is withheld")
		}
	}
	// The formulas of the slips are MathML, in a file that the pages name.
	named := regexp.MustCompile(`data-formulas="(js/formulas\.[0-9a-f]{64}\.js)"`)
	for _, page := range []string{"basket.html", "codes.html"} { // the English of the fixture has none
		m := named.FindSubmatch(files[page])
		if m == nil {
			t.Errorf("%s names no formulas", page)
			continue
		}
		var all []string
		words, ok := strings.CutPrefix(string(files[string(m[1])]), "window.GuijuFormulas=")
		if err := json.Unmarshal([]byte(strings.TrimSuffix(words, ";\n")), &all); err != nil || !ok || len(all) != 1 || !strings.Contains(all[0], "<mfrac>") {
			t.Errorf("%s: formulas %q, %v", page, all, err)
		}
	}
	// Without a text there is no code, and the page says so.
	sys := fixtureSystem()
	for _, w := range sys.Works {
		w.Publication.Decision = model.RecordOnly
	}
	sys.Regulations, sys.Policies = nil, nil
	empty := build(t, derive.All(sys, model.Public, d.Day), options())
	if body := string(empty["codes.html"]); !strings.Contains(body, "没有可以查的短码") || strings.Contains(body, `data-module="codes"`) {
		t.Error("a site without texts does not say that it has no codes")
	}
	for name, b := range empty {
		if strings.HasSuffix(name, ".slip.js") {
			t.Errorf("%s holds what is withheld", name)
		}
		// No formulas either: what a template leaves in a tag shows so.
		if bytes.Contains(b, []byte("ZgotmplZ")) {
			t.Errorf("%s has a broken tag", name)
		}
	}
}
