package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"guiju/generator/model"
)

// TestPositions holds that a place is where an editor shows it: under the right
// Han character, behind tabs and full-width spaces, after a byte order mark,
// with CRLF, and below front matter.
func TestPositions(t *testing.T) {
	for _, c := range []struct {
		name, src string
		first     int
		grammar   model.Grammar
		want      string // line:col-end rule «words»
	}{
		{"Han before it", "# 4 要求\n按**总则**，甲<b>。\n", 0, model.StandardGrammar, "2:10-13 text-raw-html"},
		{"tab and full-width space", "# 4 要求\n\t　甲<b>。\n", 0, model.StandardGrammar, "2:4-7 text-raw-html"},
		{"byte order mark", "\ufeff甲<b>\n", 0, model.ProseGrammar, "1:2-5 text-raw-html"},
		{"CRLF", "甲\r\n乙\r\n丙<b>\r\n", 0, model.ProseGrammar, "3:2-5 text-raw-html"},
		{"CR alone", "甲\r乙<b>\r", 0, model.ProseGrammar, "2:2-5 text-raw-html"},
		{"below front matter", "\n甲<b>\n", 7, model.ProseGrammar, "8:2-5 text-raw-html"},
		{"second line of a paragraph", "# 4 要求\n甲乙\n　丙[[ ]]丁\n", 0, model.StandardGrammar, "3:3-8 text-bad-reference"},
		{"in a table cell", "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 <b> |\n", 0, model.ProseGrammar, "3:9-12 text-raw-html"},
		{"in a nested item", "# 4 要求\na) 甲\n  1) 乙<b>\n", 0, model.StandardGrammar, "3:7-10 text-raw-html"},
		{"behind an astral character", "𠮷𠮷<b>\n", 0, model.ProseGrammar, "1:3-6 text-raw-html"},
		{"in a quotation", "> 甲\n> 乙<b>\n", 0, model.ProseGrammar, "2:4-7 text-raw-html"},
		{"a bad byte", "甲\xb1\xea乙\n", 0, model.ProseGrammar, "1:2-3 text-encoding"},
		{"unsafe address", "见[甲](javascript:x)\n", 0, model.ProseGrammar, "1:6-18 text-unsafe-url"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, ps := Parse([]byte(c.src), Options{Grammar: c.grammar, Lang: model.Zh, File: "f.md", FirstLine: c.first})
			if len(ps) == 0 {
				t.Fatal("no problem found")
			}
			p := ps[0]
			got := p.Pos.String()[len("f.md:"):] + "-" + itoa(p.Pos.EndCol) + " " + p.Rule.ID
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func itoa(n int) string {
	if n >= 10 {
		return itoa(n/10) + string(rune('0'+n%10))
	}
	return string(rune('0' + n))
}

// TestTextInlinesStandWhereTheySay holds the promise that package check builds
// on: the k-th character of a text inline stands k columns behind its Pos.
func TestTextInlinesStandWhereTheySay(t *testing.T) {
	src := "# 4 总体要求\n\n" +
		"4.1 机关**应当**按5.2和\\*附录A\\*执行，\n　　见 www.a.cn 与[[x-y#5.2|甲]]。\n" +
		"a) 一，\tb；\n   二 $x$ 三\n注1：四 `五` 六\n" +
		"表1 七\n| 八 | 九\\|十 |\n|---|---|\n| 见4.1 | ^a^ x |\n[a] 说明 5*3*2 完\n" +
		"## 5.2 子\n# 附录A（资料性）附\n"
	n := 0
	check := func(in *model.Inline) {
		if in.Kind != model.TextInline && (in.Kind != model.RefInline || in.Target.Doc != "") {
			return
		}
		n++
		line := []rune(strings.Split(src, "\n")[in.Pos.Line-1])
		words := strings.TrimRight(in.Text, " ")
		from, size := in.Pos.Col-1, utf8.RuneCountInString(words)
		if from+size > len(line) || string(line[from:from+size]) != words {
			t.Errorf("%q is not at %s", in.Text, in.Pos)
		}
	}
	text, _ := Parse([]byte(src), Options{Grammar: model.StandardGrammar, Lang: model.Zh, File: "f.md"})
	visitInlines(text, check)
	if n < 25 {
		t.Errorf("only %d inlines checked", n)
	}
}
