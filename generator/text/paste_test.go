package text

import (
	"fmt"
	"strings"
	"testing"

	"guiju/generator/model"
)

// pasted is what an author may paste or mistype: either it is understood, then
// tree is a part of what is read, or it is reported, then problem is the place
// and the rule; mostly both. "¶" stands for a line end.
type pasted struct{ src, tree, problem string }

var pastedStandards = []pasted{
	// numbers
	{"# 4 甲¶４．２．１ 机关应。", "subclause #4.2.1\n", "2:1-6 text-marker-width"},
	{"# 4 甲¶4．2.1 机关应。", "subclause #4.2.1\n", "2:1-6 text-marker-width"},
	{"# 4 甲¶4.1\u00a0机关应。", "subclause #4.1\n    p 机关应。", ""},
	{"# 4 甲¶4.1　　机关应。", "subclause #4.1\n    p 机关应。", ""},
	{"# 4 甲¶　　4.1\t机关应。", "subclause #4.1\n    p 机关应。", ""},
	{"# 4 甲¶4.1机关应。", "subclause #4.1\n    p 机关应。", "2:1-4 text-marker-width"},
	{"# 4 甲¶4.1.1机关应。", "subclause #4.1.1\n    p 机关应。", "2:1-6 text-marker-width"},
	{"# 4 甲¶4.2.1. 机关应。", "subclause #4.2.1\n    p 机关应。", "2:1-7 text-marker-width"},
	{"# 4 甲¶4.1、机关应。", "subclause #4.1\n    p 机关应。", "2:1-5 text-marker-width"},
	{"# 4 甲¶4.1：机关应。", "subclause #4.1\n    p 机关应。", "2:1-5 text-marker-width"},
	{"# 4 甲¶4。1 机关应。", "p 4。1 机关应。", "2:1-4 text-number-form"},
	{"# 4 甲¶4 .1 机关应。", "p 4 .1 机关应。", "2:1-5 text-number-form"},
	{"# 4 甲¶4.1 乙。¶4. 2 机关应。", "4. 2 机关应。", "3:1-5 text-number-form"},
	{"# 4 甲¶4-1 机关应。", "p 4-1 机关应。", "2:1-4 text-number-form"},
	{"# 4 甲¶**4.1** 机关应。", "<strong 4.1>", "2:1-6 text-number-form"},
	{"# 4 甲¶（4.1）机关应。", "p （4.1）机关应。", "2:1-5 text-number-form"},
	{"# 4 甲¶第4.1条 机关应。", "p 第4.1条 机关应。", "2:1-5 text-number-form"},
	{"# 4 甲¶4.1，机关应。", "p 4.1，机关应。", "2:1-4 text-number-form"},
	{"# 4 甲¶4.1¶机关应。", "p 4.1 机关应。", "2:1-4 text-number-form"},
	{"# 4 甲¶4.1 乙。¶4.2 次以上的，应通报。", "4.2 次以上的", "3:1-4 text-number-form"},
	{"# 4 甲¶4.1 台账应保存。", "subclause #4.1\n    p 台账应保存。", ""},
	{"# 4 甲¶间距应为¶4.1 m 以内。", "p 间距应为 4.1 m 以内。", ""},
	{"# 3 甲¶3.15消费者权益日宣传。", "p 3.15消费者权益日宣传。", ""},
	// headings
	{"# 第 5 章 要求¶5.1 甲。", "clause #5 \"要求\"\n  subclause #5.1", "1:3-8 text-marker-width"},
	{"# 第五章 要求¶5.1 甲。", "clause #5 \"要求\"\n  subclause #5.1", "1:3-6 text-marker-width"},
	{"# 5. 要求", "clause #5 \"要求\"", "1:3-5 text-marker-width"},
	{"# 5、要求", "clause #5 \"要求\"", "1:3-5 text-marker-width"},
	{"# 5要求", "clause #5 \"要求\"", "1:3-4 text-marker-width"},
	{"#5 要求", "head p #5 要求", "1:1-2 text-heading-space"},
	{"＃ 5 要求", "head p ＃ 5 要求", "1:1-2 text-heading-space"},
	{"## 5 要求", "clause #5 \"要求\"", "1:1-4 text-heading-level"},
	{"# 5 要求¶# 5.1 甲", "  subclause #5.1 \"甲\"", "2:1-3 text-heading-level"},
	{"# 五、要求", "section #heading-1 \"五、要求\"", "1:3-7 text-heading-number"},
	{"1 范围", "head p 1 范围", "1:1-5 text-heading-mark"},
	{"# 1 范围¶甲。¶2 规范性引用文件¶乙。", "2 规范性引用文件", "3:1-10 text-heading-mark"},
	{"前　言", "head p 前　言", "1:1-4 text-heading-mark"},
	{"# 5 甲¶5.1 原则¶5.1.1 乙。", "subclause #5.1\n    p 原则", "2:1-7 text-heading-mark"},
	{"# 附录 A (规范性附录)", "annex #A 附录A\n", ""},
	{"# 附录Ａ（规范性）甲", "annex #A 附录A \"甲\"", ""},
	{"# 附录A¶（资料性）¶甲", "annex #A 附录A \"甲\" informative", ""},
	{"附录A（规范性）甲", "head p 附录A（规范性）甲", "1:1-9 text-heading-mark"},
	{"# 附录一（规范性）甲", "section #heading-1 \"附录一（规范性）甲\"", "1:3-12 text-heading-number"},
	// lists
	{"# 4 甲¶4.1 列项：¶- 乙；¶- 丙。", "    p - 乙；\n    p - 丙。", "3:1-2 text-foreign-mark"},
	{"# 4 甲¶4.1 列项：¶-- 乙；", "    p -- 乙；", "3:1-3 text-foreign-mark"},
	{"# 4 甲¶4.1 列项：¶－乙；", "    p －乙；", "3:1-2 text-foreign-mark"},
	{"# 4 甲¶4.1 列项：¶— 乙；", "— #4.1-1\n        p 乙；", ""},
	{"# 4 甲¶4.1 列项：¶① 乙；", "    p ① 乙；", "3:1-2 text-foreign-mark"},
	{"# 4 甲¶4.1 列项：¶（1）乙；", "    p （1）乙；", "3:1-4 text-foreign-mark"},
	{"# 4 甲¶4.1 列项：¶a. 乙；¶b. 丙。", "    p a. 乙；\n    p b. 丙。", "3:1-3 text-foreign-mark"},
	{"# 4 甲¶4.1 列项：¶⒈乙；", "    p ⒈乙；", "3:1-2 text-foreign-mark"},
	{"# 4 甲¶4.1 列项：¶● 乙；", "    p ● 乙；", "3:1-2 text-foreign-mark"},
	{"# 4 甲¶4.1 列项：¶ａ） 乙；", "ａ） #4.1-a", "3:1-3 text-marker-width"},
	{"# 4 甲¶4.1 温度：¶- 5 ℃ 以上。", "    p - 5 ℃ 以上。", ""},
	{"# 4 甲¶甲。¶---¶乙。", "p --- 乙。", "3:1-4 text-foreign-mark"},
	{"# 4 甲¶> 乙。", "p > 乙。", "2:1-2 text-foreign-mark"},
	// notes, terms, references, footnotes, marks
	{"# 4 甲¶注: 乙。", "note #4-note\n    p 乙。", "2:1-3 text-marker-width"},
	{"# 4 甲¶注1 乙。", "p 注1 乙。", "2:1-3 text-note-form"},
	{"# 4 甲¶甲乙¶注1、丙", "注1、丙", "3:1-5 text-note-form"},
	{"# 4 甲¶示例¶乙。", "p 示例乙。", "2:1-3 text-note-form"},
	{"# 3 术语¶## 3.1 甲¶乙。¶来源：GB/T 1.1", "来源：GB/T 1.1", "4:1-3 text-source-form"},
	{"# 3 术语¶## 3.1 甲¶乙。¶[来源:GB/T 1.1]", "source GB/T 1.1", ""},
	{"# 4 甲¶见[[x-y#5.2]。", "p 见[[x-y#5.2]。", "2:2-4 text-open-mark"},
	{"# 4 甲¶见［［x-y］］。", "p 见［［x-y］］。", "2:2-4 text-open-mark"},
	{"# 4 甲¶乙[^1和。", "p 乙[^1和。", "2:2-4 text-open-mark"},
	{"# 4 甲¶乙[^1]。¶[^1]: 见[^2]。¶[^2]: 见[^1]。", "footnote #footnote-2\n  p 见<footnote 1>。", ""},
	{"# 4 甲¶乙[^1]。¶[^1] 丙。", "<footnote 1> 丙。", "2:2-6 text-footnote-missing"},
	{"# 4 甲¶**乙。", "p **乙。", "2:1-3 text-open-mark"},
	{"# 4 甲¶\\**乙。", "p **乙。", ""},
	// formulas
	{"# 4 甲¶$$ x¶4.1 乙。¶$$ y $$", "formula \"y\"", "2:1-3 text-open-fence"},
	{"# 4 甲¶按$$x$$计算。", "按", "2:2-4 text-formula-line"},
	{"# 4 甲¶$$ x $$，", "p $$ x $$，", "2:1-3 text-formula-line"},
	{"# 4 甲¶$$ x $$ …………（1）", "formula #formula-1 \"x\"", ""},
	{"# 4 甲¶$$ x $$¶（1）", "formula #formula-1 \"x\"", ""},
	{"# 4 甲¶\\[ x \\]", "p [ x ]", "2:1-3 text-formula-line"},
	{"# 4 甲¶$$ x $$¶式中：¶$x$ -- 乙。", "<math x> = 乙。", "4:5-7 text-marker-width"},
	// tables and figures
	{"# 4 甲¶表 1：乙¶| a | b |¶| 1 | 2 |", "table #table-1 head=1 乙", "2:1-5 text-marker-width"},
	{"# 4 甲¶表1乙¶| a | b |¶|---|---|", "table #table-1 head=1 乙", "2:1-3 text-marker-width"},
	{"# 4 甲¶Table 1: Title¶| a | b |¶|---|---|", "table #table-1 head=1 Title", "2:1-9 text-marker-width"},
	{"# 4 甲¶表1-2 乙¶| a | b |¶|---|---|", "p 表1-2 乙", "2:1-5 text-caption-form"},
	{"# 4 甲¶| a | b |¶|---|---|¶表1 乙", "table #table-1 head=1 乙", "4:1-5 text-caption-below"},
	{"# 4 甲¶（单位：毫米）¶| a | b |¶|---|---|", "[毫米]", ""},
	{"# 4 甲¶甲 | 乙¶1 | 2", "p 甲 | 乙 1 | 2", "2:1-6 text-table-lines"},
	{"# 4 甲¶甲\t乙¶1\t2", "p 甲\t乙 1\t2", "2:1-4 text-table-lines"},
	{"# 4 甲¶图1 乙¶![丙](a.svg)", "p 图1 乙", "2:1-3 text-caption-form"},
	{"# 4 甲¶![丙](a.svg)¶图1：乙", "figure #figure-1 a.svg \"丙\" 乙", "3:1-4 text-marker-width"},
	{"# 4 甲¶![丙](a.svg)¶图1¶说明：¶1——乙。", "p 说明： 1——乙。", "4:1-4 text-figure-key"},
	// characters and line ends
	{"\ufeff# 4 甲¶乙\ufeff丙。", "p 乙\ufeff丙。", "2:2-3 text-hidden-character"},
	{"# 4 甲\r¶4.1 乙。\r4.2 丙。¶4.3 丁。\r¶", "subclause #4.3\n", ""},
	{"# 4 甲¶乙\u2028丙。", "乙", "2:2-3 text-hidden-character"},
	{"# 4 甲¶乙\ufffc。", "乙", "2:2-3 text-lost-character"},
	{"# 4 甲¶乙\ufffd。", "乙", "2:2-3 text-lost-character"},
	{"# 4 甲¶\u2f2f作。", "作", "2:1-2 text-radical"},
}

var pastedPolicies = []pasted{
	{"# 甲方案¶一. 总体¶（一)乙", "item #1 一. \"总体\"\n  item #1.1 （一)", ""},
	{"# 甲方案¶一、总体¶㈠ 乙¶⒈ 丙¶⑴ 丁", "item #1.1.1.1 ⑴ \"丁\"", ""},
	{"# 甲方案¶##一、总体", "p ##一、总体", "2:1-2 text-heading-space"},
	{"# 甲方案¶## 一 总体¶## （一）乙", "item #1 一 \"总体\"\n  item #1.1 （一）", ""},
	{"# 甲方案¶一、总体¶1，乙", "p 1，乙", "3:1-3 text-foreign-mark"},
	{"# 甲方案¶第一条 乙。", "p 第一条 乙。", "2:1-4 text-foreign-mark"},
	{"# 甲方案¶---", "p ---", "2:1-4 text-foreign-mark"},
	{"# 甲方案¶甲\t乙¶1\t2", "p 甲\t乙", "2:1-4 text-table-lines"},
}

var pastedLaws = []pasted{
	{"# 甲条例¶第1章 总则¶第1条 乙。", "chapter #chapter-1 第1章 \"总则\"\n  article #1 第1条\n    p #1.1 乙。", ""},
	{"# 甲条例¶第一条 乙。¶**第二条** 丙。", "article #2 第二条\n  p #2.1 丙。", ""},
	{"# 甲条例¶第一条 乙。¶第二条、丙。", "article #2 第二条", "3:1-7 regulation-guess"},
	{"# 甲条例¶第一条 乙。¶第二条、第三条的规定。", "p #1.2 第二条、第三条的规定。", ""},
}

// TestPasted holds that what is pasted or mistyped is understood or reported
// at its place with help, and that no word of it is lost.
func TestPasted(t *testing.T) {
	for g, cases := range map[model.Grammar][]pasted{
		model.StandardGrammar: pastedStandards, model.PolicyGrammar: pastedPolicies, model.RegulationGrammar: pastedLaws,
	} {
		for _, c := range cases {
			src := strings.ReplaceAll(c.src, "¶", "\n")
			text, ps := Parse([]byte(src), Options{Grammar: g, Lang: model.Zh, File: "f.md"})
			if got := dump(text); !strings.Contains(got, c.tree) {
				t.Errorf("%s %q: no %q in\n%s", g, c.src, c.tree, got)
			}
			var got []string
			for _, p := range ps {
				if p.Hint(model.Zh) == "" || p.Hint(model.En) == "" {
					t.Errorf("%s has no help", p.Rule.ID)
				}
				got = append(got, fmt.Sprintf("%d:%d-%d %s", p.Pos.Line, p.Pos.Col, p.Pos.EndCol, p.Rule.ID))
			}
			if all := strings.Join(got, "\n"); c.problem == "" && !quiet(ps) || !strings.Contains(all, c.problem) {
				t.Errorf("%s %q: want %q, got\n%s", g, c.src, c.problem, all)
			}
			checkAnything(t, []byte(src))
		}
	}
}

// quiet reports whether the problems only tell of tables and titles that were
// read by their looks.
func quiet(ps []model.Problem) bool {
	for _, p := range ps {
		if p.Rule != policyGuess && p.Rule != regulationGuess && p.Rule != textGuess {
			return false
		}
	}
	return true
}
