package site

import (
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// recorded is the fixture's site with records of its translation, of which the
// Chinese of 4.1 has changed since; a course quotes a provision without English.
var recorded = sync.OnceValue(func() map[string][]byte {
	sys := fixtureSystem()
	w := sys.Works[0]
	e := w.Editions[1]
	records := map[string]string{}
	for _, s := range text.Translations(e) {
		if s.En != nil {
			records[s.Zh.ID] = s.Hash
		}
	}
	records["4.1"] = "0000000000000000"
	w.Keys.Translations = map[string]map[string]string{e.Year: records}
	sys.Courses[0].Sessions[0].Quotes = append(sys.Courses[0].Sessions[0].Quotes, model.Quotation{Ref: "db41-t-s001#3.1"})
	files, problems, err := Build(derive.All(sys, model.Public, model.NewDate(2026, 11, 23)), options())
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return files
})

func class(n *html.Node, name string) bool {
	return slices.Contains(strings.Fields(attr(n, "class")), name)
}

func byClass(n *html.Node, name string) (all []*html.Node) {
	for _, e := range elements(n) {
		if class(e, name) {
			all = append(all, e)
		}
	}
	return all
}

func byID(n *html.Node, id string) *html.Node {
	for _, e := range elements(n) {
		if attr(e, "id") == id {
			return e
		}
	}
	return nil
}

func TestBothLanguages(t *testing.T) {
	for _, l := range model.Langs {
		page := read(t, recorded(), l.Prefix()+"standards/db41-t-s001/both.html")
		seen := map[string]bool{}
		for _, e := range elements(page) {
			if id := attr(e, "id"); id != "" && seen[id] {
				t.Errorf("%s: the id %s is given twice", l, id)
			} else {
				seen[id] = true
			}
		}
		rows := byClass(page, "row")
		var ids []string
		for _, r := range rows {
			ids = append(ids, attr(r, "id"))
			for _, pair := range byClass(r, "pair") {
				cells := byClass(pair, "cell")
				if len(cells) != 2 || attr(cells[0], "lang") != "zh-Hans" || attr(cells[1], "lang") != "en" {
					t.Errorf("%s: a pair of %s is not Chinese, then English", l, attr(r, "id"))
				}
			}
		}
		if got, want := strings.Join(ids, " "), "foreword 1 2 3 3.1 4 4.1 4.2"; got != want {
			t.Errorf("%s: rows %s, want %s", l, got, want)
		}
		for id, want := range map[string]string{
			"4.1": "4.1 机关应登记车辆",
			"3.1": "3.1 公务用车 official vehicle",
		} {
			if r := byID(page, id); r == nil || !strings.Contains(words(r), want) {
				t.Errorf("%s: row %s does not say %q", l, id, want)
			}
		}
		if r := words(byID(page, "4.1")); !strings.Contains(r, "4.1 Offices shall register vehicles") {
			t.Errorf("%s: row 4.1 has no English: %s", l, r)
		}
		marks := map[model.Lang][2]string{
			model.Zh: {"译文可能过时：中文在翻译后有改动。", "未译。"},
			model.En: {"The Chinese has changed since this was translated.", "Not translated yet."},
		}[l]
		if got := marksBy(page); !maps.Equal(got, map[string]string{"4.1": marks[0], "2": marks[1], "3": marks[1], "3.1": marks[1]}) {
			t.Errorf("%s: marks %v", l, got)
		}
		head := words(byClass(page, "callout-language")[0])
		for _, want := range map[model.Lang][]string{model.Zh: {"以中文为准", "50%", "8 条中的 4 条"}, model.En: {"The Chinese text alone is authoritative", "50 %", "4 of 8"}}[l] {
			if !strings.Contains(head, want) {
				t.Errorf("%s: %q is not in %q", l, want, head)
			}
		}
	}
}

// marksBy finds what is said of translations by the provision.
func marksBy(page *html.Node) map[string]string {
	out := map[string]string{}
	for _, m := range byClass(page, "translation-mark") {
		for n := m.Parent; n != nil; n = n.Parent {
			if class(n, "provision") {
				out[attr(n, "id")] = words(m)
				break
			}
		}
	}
	return out
}

// TestEnglishPageIsWhole: what is not translated stands there in Chinese, once
// announced; what has fallen behind is marked; nothing else is.
func TestEnglishPageIsWhole(t *testing.T) {
	page := read(t, recorded(), "en/standards/db41-t-s001.html")
	if got, want := marksBy(page), (map[string]string{
		"2": "Not translated yet: the Chinese is shown.", "3": "Not translated yet: the Chinese is shown.",
		"4.1": "The Chinese has changed since this was translated.",
	}); !maps.Equal(got, want) {
		t.Errorf("marks %v, want %v", got, want)
	}
	term := byID(page, "3.1")
	if term == nil || attr(byID(page, "3"), "lang") != "zh-Hans" || attr(byID(page, "4"), "lang") != "" || !strings.Contains(words(term), "机关配备的机动车") {
		t.Error("the clause without English is not shown in Chinese, or not marked as such")
	}
	contents := byClass(page, "contents-list")[0]
	for _, mark := range byClass(contents, "change-mark") { // not shown until asked for
		mark.Parent.RemoveChild(mark)
	}
	if s := words(contents); !strings.Contains(s, "1 Scope 2 规范性引用文件 3 术语和定义 4 Requirements") {
		t.Errorf("contents: %s", s)
	}
	for _, e := range elements(contents) {
		if attr(e, "lang") == "zh-Hans" && words(e) != "规范性引用文件" && words(e) != "术语和定义" {
			t.Errorf("%q is said to be Chinese", words(e))
		}
	}
	if s := words(read(t, built(), "en/standards/db41-t-s001.html")); strings.Contains(s, "up to date") {
		t.Error("without records the page claims to know how far the translation follows")
	}
}

func TestLanguageSwitch(t *testing.T) {
	for _, c := range []struct {
		page, here string
		want       []string
	}{
		{"standards/db41-t-s001.html", "中文", []string{"standards/db41-t-s001.html", "en/standards/db41-t-s001.html", "standards/db41-t-s001/both.html"}},
		{"en/standards/db41-t-s001.html", "English", []string{"standards/db41-t-s001.html", "en/standards/db41-t-s001.html", "en/standards/db41-t-s001/both.html"}},
		{"en/standards/db41-t-s001/both.html", "Side by side", []string{"standards/db41-t-s001.html", "en/standards/db41-t-s001.html", "en/standards/db41-t-s001/both.html"}},
		{"standards/db41-t-s001/2023.html", "中文", []string{"standards/db41-t-s001/2023.html", "en/standards/db41-t-s001/2023.html", "standards/db41-t-s001/both.html"}},
		{"standards/db41-t-s001/2020.html", "", nil}, // in Chinese only
		{"standards/zh-only.html", "", nil},
		{"en/standards/neibu-2.html", "", nil},
	} {
		var got []string
		here := ""
		for _, a := range byClass(read(t, built(), c.page), "languages-link") {
			got = append(got, path.Join(path.Dir(c.page), attr(a, "href")))
			if attr(a, "data-module") != "language" {
				t.Errorf("%s: %s loses the place", c.page, attr(a, "href"))
			}
			if attr(a, "aria-current") == "page" {
				here += words(a)
			}
		}
		if !slices.Equal(got, c.want) || here != c.here {
			t.Errorf("%s: %q at %q, want %q at %q", c.page, got, here, c.want, c.here)
		}
	}
}

// TestEnglishIsCitedAsTranslation: whatever quotes or cites English words says
// that the translation is unofficial and how it was made.
func TestEnglishIsCitedAsTranslation(t *testing.T) {
	for _, page := range []string{"en/standards/db41-t-s001.html", "en/standards/db41-t-s001/2023.html", "en/standards/db41-t-s001/both.html"} {
		n := read(t, recorded(), page)
		for _, e := range elements(n) {
			form := attr(e, "data-form")
			for _, s := range []string{words(e), attr(e, "data-part")} {
				switch {
				case form == "":
				case form == "official" || form == "gbt7714":
					if !strings.Contains(s, "英文为非官方译文：机器翻译，未经人工核对") {
						t.Errorf("%s is cited as %q", page, s)
					}
				case !strings.Contains(s, "unofficial translation: machine translation, not checked by a person"):
					t.Errorf("%s is cited as %q", page, s)
				}
			}
		}
		if !strings.Contains(words(byClass(n, "footer")[0]), "the Chinese alone is authoritative") {
			t.Errorf("%s does not say which text is authoritative", page)
		}
	}
	quotes := byClass(read(t, recorded(), "en/training/course.html"), "quote")
	if len(quotes) != 3 {
		t.Fatalf("%d quotations", len(quotes))
	}
	if s := words(quotes[0]); !strings.Contains(s, "Offices shall register vehicles") || !strings.Contains(s, "Unofficial translation. The Chinese text alone is authoritative. Machine translation, not checked by a person.") {
		t.Errorf("an English quotation says %q", s)
	}
	if s := words(quotes[2]); !strings.Contains(s, "机关配备的机动车") || strings.Contains(s, "translation") || attr(byClass(quotes[2], "quote-words")[0], "lang") != "zh-Hans" {
		t.Errorf("a quotation without English says %q", s)
	}
	if s := words(read(t, recorded(), "training/course.html")); strings.Contains(s, "译文") {
		t.Error("a Chinese quotation is called a translation")
	}
}
