package text

import (
	"regexp"
	"strings"
	"testing"

	"guiju/generator/model"
)

const termsStandard = `# 前言

公务用车管理的标准。

# 1 范围

本文件规定了公务用车管理和公务用车。

# 2 规范性引用文件

GB/T 1　公务用车

# 3 术语和定义

## 3.1 公务用车　official vehicle

又称：公车

机关使用的车辆。公务用车归机关。

## 3.2 公务用车管理　management of official vehicles

对公务用车（3.1）的管理。

# 4 公务用车

4.1 公车应登记。公务用车不应外借，见[公务用车](x.html)和**公务用车管理**。

表1 公务用车

| 公务用车 | 数 |
|---|---|
| 公务用车 | 1 |

4.2 无关的话。
`

// TestTermLinks: the first use in a provision, the longest that fits, not in
// headings, captions, heads of tables, references, the entry itself or what is
// no body of the text.
func TestTermLinks(t *testing.T) {
	txt, _ := Parse([]byte(termsStandard), Options{Grammar: model.StandardGrammar, Lang: model.Zh})
	with := HTML(txt, HTMLOptions{Link: linkWithin(txt), Terms: true}).HTML
	if err := checkHTML(with); err != nil {
		t.Error(err)
	}
	if got, want := linksOf(with), []string{
		"1: 公务用车管理#3.2", "1: 公务用车#3.1", "4.1: 公车#3.1", "4.1: 公务用车管理#3.2",
	}; strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("links: %q, want %q", got, want)
	}
	for _, want := range []string{
		`<span class="term-uses-label">用于：</span><a href="#1">1</a>、<a href="#3.2">3.2</a>、<a href="#4.1">4.1</a></p>`,
		`<span class="term-uses-label">用于：</span><a href="#1">1</a>、<a href="#4.1">4.1</a></p>`,
	} {
		if !strings.Contains(with, want) {
			t.Errorf("lacks %s", want)
		}
	}
	without := HTML(txt, HTMLOptions{Link: linkWithin(txt)}).HTML
	stripped := regexp.MustCompile(`<a class="term-ref"[^>]*>(.*?)</a>|<p class="term-uses">.*\n`).ReplaceAllString(with, "$1")
	if stripped != without {
		t.Error("the links change more than they add")
	}
	if quoted := HTML(txt, HTMLOptions{Link: linkWithin(txt), Terms: true, Quoted: true}).HTML; strings.Contains(quoted, "term-") {
		t.Error("a quotation has links of terms")
	}
}

// linksOf lists the links of terms as provision: words#entry.
func linksOf(html string) (out []string) {
	here := ""
	for _, m := range regexp.MustCompile(`<section class="provision[^"]*" id="([^"]*)"|<a class="term-ref" href="#([^"]*)" tabindex="-1">([^<]*)</a>`).FindAllStringSubmatch(html, -1) {
		if m[1] != "" {
			here = m[1]
		} else {
			out = append(out, here+": "+m[3]+"#"+m[2])
		}
	}
	return out
}

// TestTermLinksEnglish: whole words, in either case, with a plural.
func TestTermLinksEnglish(t *testing.T) {
	txt, _ := Parse([]byte("# 3 Terms and definitions\n\n## 3.1 venue　会场\n\nplace\n\n# 4 Rules\n\n4.1 Venues shall be clean.\n\n4.2 Avenue, revenue.\n\n4.3 The venue's door, a venue.\n"),
		Options{Grammar: model.StandardGrammar, Lang: model.En})
	got := linksOf(HTML(txt, HTMLOptions{Link: linkWithin(txt), Terms: true}).HTML)
	if want := "4.1: Venues#3.1; 4.3: venue#3.1"; strings.Join(got, "; ") != want {
		t.Errorf("links: %q, want %q", got, want)
	}
}

// TestManyUses folds away a long list.
func TestManyUses(t *testing.T) {
	var b strings.Builder
	b.WriteString("# 3 术语和定义\n\n## 3.1 会场　venue\n\n场所。\n\n# 4 要求\n\n")
	for i := range maxUses + 1 {
		b.WriteString("4." + string(rune('1'+i%9)) + strings.Repeat("1", i/9) + " 会场应整洁。\n\n")
	}
	txt, _ := Parse([]byte(b.String()), Options{Grammar: model.StandardGrammar, Lang: model.Zh})
	got := HTML(txt, HTMLOptions{Link: linkWithin(txt), Terms: true}).HTML
	if !strings.Contains(got, `<details class="term-uses"><summary>用于 13 处</summary>`) {
		t.Errorf("not folded: %s", got)
	}
}

// TestMathWords: formulas in a line.
func TestMathWords(t *testing.T) {
	for tex, want := range map[string]string{
		`P = \frac{n_{1}}{n} \times 100\%`:                `P = (n_1)/n × 100%`,
		`E = \sum_{i=1}^{n} (e_i \times p_i)`:             `E = Σ_(i = 1)^n (e_i × p_i)`,
		`D = \frac{\left| S - A \right|}{A} \times 100\%`: `D = (| S - A |)/A × 100%`,
		`h = \frac{1\,000\,L}{k}`:                         `h = (1 000 L)/k`,
		`\text{含水率} \le \sqrt{x}`:                         `含水率 ≤ √(x)`,
		`\rho_2 \unknown{a}`:                              `ρ_2 unknowna`,
		`\frac`:                                           `/`,
		`{{{`:                                             ``,
	} {
		if got := mathWords(tex); got != want {
			t.Errorf("%s: %q, want %q", tex, got, want)
		}
	}
	mathWords(strings.Repeat(`{`, 100000) + strings.Repeat(`\sqrt`, 1000)) // it ends
}
