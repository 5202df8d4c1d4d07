package text_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
	"guiju/generator/text"
)

func standard(t testing.TB, l model.Lang, src string) *model.Text {
	t.Helper()
	out, _ := text.Parse([]byte(src), text.Options{Grammar: model.StandardGrammar, Lang: l, File: string(l) + ".md"})
	return out
}

// outline writes rows as "5=", "5.1<" (Chinese only), "5.9>" (English only),
// children in brackets.
func outline(rows []text.Row) string {
	var out []string
	for _, r := range rows {
		s := r.ID()
		switch {
		case r.En == nil:
			s += "<"
		case r.Zh == nil:
			s += ">"
		default:
			s += "="
		}
		if len(r.Children) > 0 {
			s += "(" + outline(r.Children) + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestRows(t *testing.T) {
	const zh = "# 1 范围\n\n甲。\n\n# 4 要求\n\n## 4.1 登记\n\n4.1.1 甲。\n\n4.1.2 乙。\n\n## 4.2 派车\n\n丙。\n\n# 附录A（资料性）表\n\nA.1 丁。\n"
	for _, c := range []struct{ name, en, want string }{
		{"the same", "# 1 Scope\n\nA.\n\n# 4 Requirements\n\n## 4.1 Records\n\n4.1.1 A.\n\n4.1.2 B.\n\n## 4.2 Dispatch\n\nC.\n\n# Annex A (informative) Tables\n\nA.1 D.\n",
			"1= 4=(4.1=(4.1.1= 4.1.2=) 4.2=) A=(A.1=)"},
		{"nothing", "", "1< 4<(4.1<(4.1.1< 4.1.2<) 4.2<) A<(A.1<)"},
		{"one lacking", "# 1 Scope\n\nA.\n\n# 4 Requirements\n\n## 4.1 Records\n\n4.1.2 B.\n\n# Annex A (informative) Tables\n\nA.1 D.\n",
			"1= 4=(4.1=(4.1.1< 4.1.2=) 4.2<) A=(A.1=)"},
		{"a clause lacking whose subclause is there", "# 1 Scope\n\nA.\n\n## 4.2 Dispatch\n\nC.\n", "1= 4<(4.1<(4.1.1< 4.1.2<) 4.2=) A<(A.1<)"},
		{"more than the Chinese", "# 0 Before\n\n# 1 Scope\n\nA.\n\n# 4 Requirements\n\n## 4.1 Records\n\n4.1.1 A.\n\n4.1.2 B.\n\n4.1.3 X.\n\n## 4.2 Dispatch\n\nC.\n\n# 5 More\n\n5.1 Y.\n\n# Annex A (informative) Tables\n\nA.1 D.\n",
			"0> 1= 4=(4.1=(4.1.1= 4.1.2= 4.1.3>) 4.2=) 5>(5.1>) A=(A.1=)"},
		{"other numbers", "# 1 Scope\n\nA.\n\n# 5 Requirements\n\n## 5.1 Records\n\nA.\n", "1= 4<(4.1<(4.1.1< 4.1.2<) 4.2<) 5>(5.1>) A<(A.1<)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := standard(t, model.Zh, zh), standard(t, model.En, c.en)
			if got := outline(text.Rows(a, b)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			// The whole English text has every provision of both, once, and
			// leaves its parts as they were.
			before := len(b.Anchors())
			whole, missing := text.Complete(a, b)
			var ids []string
			whole.Walk(func(p *model.Provision) { ids = append(ids, p.ID) })
			if got, want := strings.Join(ids, " "), regexp.MustCompile(`[<>=]`).ReplaceAllString(strings.NewReplacer("(", " ", ")", "").Replace(c.want), ""); got != want {
				t.Errorf("complete: %s, want %s", got, want)
			}
			if len(missing) != strings.Count(c.want, "<") || len(b.Anchors()) != before || (len(missing) == 0) != (whole == b) {
				t.Errorf("missing %v, %d anchors then %d", missing, before, len(b.Anchors()))
			}
		})
	}
}

const (
	zhRows = `# 1 范围

本文件规定甲。[^1]

# 3 术语和定义

## 3.1 公务用车 official vehicle

机关配备的车。

[来源：GB/T 1—2020，3.1]

# 4 要求

4.1 机关应登记：见4.3。

——一；

——二。

表1 车辆

| 车型 | 数量 |
|:--|--:|
| 轿车 | 2 |

4.2 甲。$a$

乙。

4.3 丙。[^2]

4.4 丁：

表2 又一表

| 甲 |
|--|
| 乙 |

戊。

[^1]: 脚注一。

[^2]: 脚注二。
`
	enRows = `# 1 Scope

This document specifies A.[^1]

# 3 Terms and definitions

## 3.1 official vehicle 公务用车

a car of an office

[SOURCE: GB/T 1—2020, 3.1]

# 4 Requirements

4.1 Offices shall keep records: see 4.3.

— one;

— two.

Table 1 Vehicles

| Type | Number |
|:--|--:|
| Car | 2 |

4.2 The office may add $b$.

4.4 These are:

one more.

Table 2 Another

| A |
|--|
| B |

C.

[^1]: Note one.
`
)

var tokens = regexp.MustCompile(`<!--math:(\d+)-->`)

func TestRowsHTML(t *testing.T) {
	zh, en := standard(t, model.Zh, zhRows), standard(t, model.En, enRows)
	link := func(to model.Target) (string, string, bool) { return "#" + to.Fragment, "", to.Doc == "" }
	p := text.RowsHTML(zh, en, text.HTMLOptions{Lang: model.En, Link: link}, text.HTMLOptions{Lang: model.En, Link: link, Stale: map[string]bool{"4.1": true}})
	ids := map[string]int{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(p.HTML, -1) {
		ids[m[1]]++
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("the address %s is given %d times", id, n)
		}
	}
	for anchor := range zh.Anchors() {
		if ids[anchor] != 1 {
			t.Errorf("the address %s of the Chinese is given %d times", anchor, ids[anchor])
		}
	}
	for _, m := range regexp.MustCompile(` href="#([^"]*)"`).FindAllStringSubmatch(p.HTML, -1) {
		if ids[m[1]] == 0 {
			t.Errorf("a link leads to #%s, which is not there", m[1])
		}
	}
	// Every cell says its language, and Chinese comes first.
	langs := regexp.MustCompile(`<div class="cell" lang="([^"]*)">`).FindAllStringSubmatch(p.HTML, -1)
	if len(langs) == 0 || len(langs) != 2*strings.Count(p.HTML, `<div class="pair">`) {
		t.Fatalf("%d cells for %d pairs", len(langs), strings.Count(p.HTML, `<div class="pair">`))
	}
	for i, m := range langs {
		if m[1] != []string{"zh-Hans", "en"}[i%2] {
			t.Errorf("cell %d is in %s", i, m[1])
		}
	}
	// Table beside table, list beside list; where blocks differ, all beside all.
	for _, together := range []string{
		`<figcaption><span class="number">表1</span>[\s\S]*?</figure>\s*</div>\s*<div class="cell" lang="en"><figure class="table"><figcaption><span class="number">Table 1</span>`,
		`<li id="4.1-1"><span class="marker">——</span> 一[\s\S]*?</ul>\s*</div>\s*<div class="cell" lang="en"><ul`,
		`<div class="cell" lang="zh-Hans"></div>\s*<div class="cell" lang="en"><p>one more.</p>\s*</div>\s*</div>\s*<div class="pair"><div class="cell" lang="zh-Hans"><figure class="table" id="table-2">`,
		`<p>乙。</p>\s*</div>\s*<div class="cell" lang="en"></div>`,
		`<span class="number">4.3</span> 丙。[\s\S]*?<p class="translation-mark" role="note" lang="en">Not translated yet.</p>`,
		`<p><span class="number">4.1</span> Offices[^\n]*\s*<p class="translation-mark" role="note" lang="en">The Chinese has changed since this was translated.</p>`,
		`id="footnote-2">[\s\S]*?脚注二。[\s\S]*?<div class="cell" lang="en"></div>`,
	} {
		if !regexp.MustCompile(together).MatchString(p.HTML) {
			t.Errorf("not found: %s\n%s", together, p.HTML)
		}
	}
	if n := strings.Count(p.HTML, `class="translation-mark"`); n != 2 {
		t.Errorf("%d marks about the translation, want 2", n)
	}
	var seen []string
	for _, m := range tokens.FindAllStringSubmatch(p.HTML, -1) {
		seen = append(seen, m[1])
	}
	if got := fmt.Sprint(seen, len(p.Math)); got != "[0 1] 2" || p.Math[1].TeX != "b" {
		t.Errorf("formulas %s %v", got, p.Math)
	}
}

// TestCompleteHTML: the Chinese in an English text says so once, in Chinese
// but for the notice, and its footnotes come with it.
func TestCompleteHTML(t *testing.T) {
	zh, en := standard(t, model.Zh, zhRows+"\n# 5 检查\n\n## 5.1 丁\n\n5.1.1 戊。\n\n表1 又一表\n\n| 甲 |\n|--|\n| 乙 |\n"), standard(t, model.En, enRows)
	whole, missing := text.Complete(zh, en)
	var list []string
	for id := range missing {
		list = append(list, id)
	}
	slices.Sort(list)
	if got := strings.Join(list, " "); got != "4.3 5 5.1 5.1.1 footnote-2" {
		t.Errorf("missing %s", got)
	}
	got := text.HTML(whole, text.HTMLOptions{Lang: model.En, Missing: missing}).HTML
	for _, want := range []string{
		`<section class="provision subclause untitled untranslated" id="4.3" lang="zh-Hans"><p><span class="number">4.3</span> 丙。`,
		"</a></p>\n<p class=\"translation-mark\" role=\"note\" lang=\"en\">Not translated yet: the Chinese is shown.</p>",
		`<section class="provision clause untranslated" id="5" lang="zh-Hans"><div class="heading-line"><h2`,
		`<section class="provision subclause untranslated" id="5.1"><div class="heading-line"><h3`,
		`<li id="footnote-2" lang="zh-Hans"><span class="marker">2</span> 脚注二。 <a class="footnote-back" href="#footnote-2-ref-1"`,
		`<li id="footnote-1"><span class="marker">1</span> Note one.`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("not found: %s", want)
		}
	}
	if n := strings.Count(got, "translation-mark"); n != 2 {
		t.Errorf("%d notices, want one for 4.3 and one for clause 5\n%s", n, got)
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(got, -1) {
		if ids[m[1]] {
			t.Errorf("the address %s is given twice", m[1])
		}
		ids[m[1]] = true
	}
}

// TestTranslations: a change of the Chinese makes exactly the provision stale
// in which it stands, white space and composition none.
func TestTranslations(t *testing.T) {
	record := func(zh, en *model.Text) *model.Edition {
		w := &model.Work{Keys: model.Keys{Translations: map[string]map[string]string{"2024": {}}}}
		e := &model.Edition{Work: w, Year: "2024", Texts: map[model.Lang]*model.Text{model.Zh: zh, model.En: en}}
		for _, s := range text.Translations(e) {
			if s.State != text.Unrecorded && s.En != nil {
				t.Errorf("%s is %s before anything is recorded", s.Zh.ID, s.State)
			}
			if s.En != nil {
				w.Keys.Translations["2024"][s.Zh.ID] = s.Hash
			}
		}
		return e
	}
	en := standard(t, model.En, enRows)
	for _, c := range []struct{ name, old, new, stale string }{
		{"nothing", "", "", ""},
		{"a word", "4.2 甲。", "4.2 甲，改。", "4.2"},
		{"a cell", "| 轿车 | 2 |", "| 轿车 | 3 |", "4.1"},
		{"a title", "# 4 要求", "# 4 管理要求", "4"},
		{"a formula", "$a$", "$c$", "4.2"},
		{"a source", "GB/T 1—2020，3.1", "GB/T 1—2020，3.2", "3.1"},
		{"a footnote", "脚注一。", "脚注一，改。", "1"},
		{"white space", "机关配备的车。", "  机关配备的车。  ", ""},
		{"English beside", "乙。", "乙。", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := record(standard(t, model.Zh, zhRows), en)
			if c.old != "" && !strings.Contains(zhRows, c.old) {
				t.Fatalf("the text has no %q", c.old)
			}
			e.Texts[model.Zh] = standard(t, model.Zh, strings.Replace(zhRows, c.old, c.new, 1))
			var stale []string
			missing, current := 0, 0
			for _, s := range text.Translations(e) {
				switch s.State {
				case text.Stale:
					stale = append(stale, s.Zh.ID)
				case text.Untranslated:
					missing++
				case text.UpToDate:
					current++
				}
			}
			if got := strings.Join(stale, " "); got != c.stale || missing != 1 || current+len(stale)+missing != len(text.Translations(e)) {
				t.Errorf("stale %q, want %q; %d missing, %d current", got, c.stale, missing, current)
			}
		})
	}
}
