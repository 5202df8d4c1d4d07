package text

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"guiju/generator/model"
)

// awkward are words that begin like a mark of some grammar, or hold one.
var awkward = []string{
	"1) 甲", "a) 甲", "a)", "1. 甲", "1.", "（一）甲", "一、甲", "（1）甲", "①甲", "(1)", "第九条 甲", "第九章 甲", "第一编", "Article 9 One", "Chapter 9 One",
	"——", "——甲", "— 甲", "·甲", "- 甲", "* 甲", "+ 5 ℃", "> 甲", "# 甲", "#", "## 9 甲", "甲 #", "---", "===", "```", "~~~", "~~~甲", "| 甲 | 乙 |", "甲|乙|", "|", "|---|",
	"注：甲", "注1：甲", "注 甲", "示例：", "NOTE 1: one", "EXAMPLE", "NOTE: x", "表9 甲", "表9", "Table 9 One", "图9 甲", "Figure 9 One", "单位：米", "Unit: m",
	"标引序号说明：", "Key:", "1——门", "式中：", "where:", "$x$——长", "x——长", "E——能耗；m——质量", "符号：甲", "又称：甲", "Symbol: x", "[来源：甲]", "［来源：甲］", "[SOURCE: x]",
	"5.2 m以内", "4.2.1 机关应甲", "9.9 甲", "5.2", "9.9", "附录Z", "附录Z（规范性）甲", "附件", "附件1", "附件：", "附则", "前言", "索引", "目录", "Annex Z (normative) One",
	"**甲**", "*甲*", "5*3*2", "a * b", "m^2^", "CO~2~", "5~10人，20~30人", "$x$", "$5，$6", "`甲`", "[甲](x.html)", "[甲](见5)", "![甲](a.svg)", "[[甲]]", "[[x-y#1]]", "[^1]", "[^1]: 甲", "[1] 甲", "[a] 甲",
	"x<5", "<b>甲</b>", "<!-- 甲 -->", "<", "^", `\`, `\ 甲`, `C:\文件`, `甲\`, `\\`, `\*`, "&amp;", "www.a.cn", "{{< x >}}", "甲。乙；", "甲：", "河南省甲方案", "甲（续）", "表9（续）", "[", "]", "](", "甲]", "!", "!甲",
}

// maker makes random trees in the form that Parse gives them.
type maker struct {
	*rand.Rand
	grammar model.Grammar
	labels  int // numbers of tables, figures and formulas given so far
}

func (m *maker) words() model.Inline {
	return model.Inline{Kind: model.TextInline, Text: awkward[m.IntN(len(awkward))]}
}

func (m *maker) inlines() []model.Inline {
	text := func(s string) model.Inline { return model.Inline{Kind: model.TextInline, Text: s} }
	ins := []model.Inline{m.words()}
	for m.IntN(3) == 0 {
		var in model.Inline
		switch m.IntN(7) {
		case 0:
			in = model.Inline{Kind: model.StrongInline, Children: []model.Inline{text("重")}}
		case 1:
			in = model.Inline{Kind: model.CodeInline, Text: []string{"a", "`a", "a|b", "*"}[m.IntN(4)]}
		case 2:
			in = model.Inline{Kind: model.MathInline, Text: "x_1^2"}
		case 3:
			in = model.Inline{Kind: model.LinkInline, Href: "https://www.gov.cn/a_(b).html", Children: []model.Inline{text("甲*乙")}}
		case 4:
			in = model.Inline{Kind: model.RefInline, Text: "第五条", Target: &model.Target{Doc: "x-y", Fragment: "5"}}
		case 5:
			in = model.Inline{Kind: model.BreakInline}
		case 6:
			in = model.Inline{Kind: model.SupInline, Text: "2"}
		}
		if m.grammar == model.RegulationGrammar && in.Kind == model.CodeInline {
			continue
		}
		ins = append(ins, in, text("乙"), m.words()) // a digit behind $…$ makes it a price
	}
	return ins
}

func (m *maker) paragraph() *model.Paragraph { return &model.Paragraph{Inlines: m.inlines()} }

func (m *maker) blocks(depth int) (bs []model.Block) {
	for range m.IntN(4) {
		bs = append(bs, m.block(depth))
	}
	return bs
}

func (m *maker) block(depth int) model.Block {
	switch k := m.IntN(10); {
	case k < 3 || depth > 2:
		return m.paragraph()
	case k < 5:
		return m.list(depth, noFamily)
	case k < 6:
		return m.table()
	}
	switch {
	case m.grammar == model.StandardGrammar:
		return m.ofStandard(depth)
	case m.grammar == model.ProseGrammar:
		return m.ofProse(depth)
	}
	return m.paragraph()
}

func (m *maker) ofStandard(depth int) model.Block {
	inner := append([]model.Block{m.paragraph()}, m.blocks(depth+1)...)
	switch m.IntN(4) {
	case 0:
		return &model.Note{Number: m.maybe("1"), Blocks: inner}
	case 1:
		return &model.Example{Number: m.maybe("2"), Blocks: inner}
	case 2:
		f := &model.Formula{TeX: "a = b", Number: m.label()}
		if m.IntN(2) == 0 {
			meaning := []model.Inline{{Kind: model.TextInline, Text: "长，单位为米（m）；"}}
			f.Where = []*model.WhereItem{
				{Symbol: []model.Inline{{Kind: model.MathInline, Text: "a"}}, Meaning: meaning},
				{Symbol: []model.Inline{{Kind: model.TextInline, Text: "b"}}, Meaning: meaning},
			}
		}
		return f
	}
	f := &model.Figure{Number: m.label(), Caption: []model.Inline{m.words()}, Unit: m.maybe("毫米"), Src: "a.svg", Alt: "甲"}
	if m.IntN(2) == 0 {
		f.Src, f.Alt = "", ""
		f.Sub = []*model.Figure{{Src: "a.svg", Number: "a", Caption: []model.Inline{m.words()}}, {Src: "b.svg", Number: "b"}}
	}
	if m.IntN(2) == 0 {
		f.Key = []model.Block{&model.List{Kind: model.NumberList, Items: []*model.ListItem{{Marker: "1——", Blocks: []model.Block{m.paragraph()}}}}}
	}
	return f
}

func (m *maker) ofProse(depth int) model.Block {
	switch m.IntN(3) {
	case 0:
		return &model.Code{Info: m.maybe("sh"), Text: []string{"", "a\n\n  b\n", "```\n", "~~~\n```x\n"}[m.IntN(4)]}
	case 1:
		return &model.Formula{TeX: "a = b"}
	}
	if depth > 0 {
		return m.paragraph()
	}
	return &model.Quote{Blocks: append([]model.Block{m.paragraph()}, m.blocks(depth+2)...)}
}

func (m *maker) maybe(s string) string {
	if m.IntN(2) == 0 {
		return ""
	}
	return s
}

func (m *maker) label() string { m.labels++; return fmt.Sprint(100 + m.labels) }

// list makes a list of a family that is not outer: outside a standard, lists
// nest by their families.
func (m *maker) list(depth int, outer family) model.Block {
	families := map[model.Grammar][]family{
		model.StandardGrammar: {dashes, dots, letters, digits}, model.ProseGrammar: {bullets, orders},
		model.RegulationGrammar: {circled, dots}, model.PolicyGrammar: {circled, letters, digits},
	}[m.grammar]
	f := families[m.IntN(len(families))]
	if f == outer {
		return m.paragraph()
	}
	l := &model.List{Kind: listKinds[f]}
	for i := range 1 + m.IntN(3) {
		marker := map[family]string{
			dashes: "——", dots: "·", letters: string(rune('a'+i)) + ")", digits: fmt.Sprint(i+1) + ")",
			bullets: "-", orders: fmt.Sprint(i+1) + ".", circled: string(rune('①' + i)),
		}[f]
		it := &model.ListItem{Marker: marker, Blocks: []model.Block{m.paragraph()}}
		switch {
		case depth >= 2 || m.IntN(3) > 0:
		case m.grammar == model.StandardGrammar || m.grammar == model.ProseGrammar:
			it.Blocks = append(it.Blocks, m.blocks(depth+1)...)
		default:
			if in, ok := m.list(depth+2, f).(*model.List); ok {
				it.Blocks = append(it.Blocks, in)
			}
		}
		l.Items = append(l.Items, it)
	}
	return l
}

// table makes a table with cells merged in rectangles.
func (m *maker) table() *model.Table {
	t := &model.Table{Head: m.IntN(3)}
	width, height := 1+m.IntN(4), 2+m.IntN(4)
	if m.grammar == model.StandardGrammar && m.IntN(2) == 0 {
		t.Number, t.Caption, t.Unit = m.label(), []model.Inline{m.words()}, m.maybe("台")
	}
	aligns := []model.Align{model.AlignNone, model.AlignLeft, model.AlignCentre, model.AlignRight}
	m.Shuffle(len(aligns), func(i, j int) { aligns[i], aligns[j] = aligns[j], aligns[i] })
	held := map[[2]int]bool{}
	for row := range height {
		var cells []*model.Cell
		for col := 0; col < width; col++ {
			if held[[2]int{row, col}] {
				continue
			}
			c := &model.Cell{Colspan: 1, Rowspan: 1, Align: aligns[col]}
			if m.IntN(4) > 0 {
				c.Inlines = m.inlines()
			}
			if m.IntN(5) == 0 && col+1 < width && !held[[2]int{row, col + 1}] {
				c.Colspan = 2
			}
			if m.IntN(5) == 0 && row+1 < height {
				c.Rowspan = 2
			}
			for r := range c.Rowspan {
				for k := range c.Colspan {
					held[[2]int{row + r, col + k}] = true
				}
			}
			cells = append(cells, c)
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// text makes a tree of the grammar with provisions of its kinds.
func (m *maker) text(lang model.Lang) *model.Text {
	t := &model.Text{Lang: lang, Grammar: m.grammar, Title: "河南省甲方案"}
	if m.grammar == model.StandardGrammar {
		t.Title = ""
	}
	title := func() []model.Inline { return []model.Inline{m.words(), {Kind: model.TextInline, Text: "题"}} }
	for i := range 1 + m.IntN(3) {
		n := fmt.Sprint(i + 4)
		p := &model.Provision{Kind: model.Clause, Number: n, Title: title(), Normative: true, Blocks: m.blocks(0)}
		sub := &model.Provision{Kind: model.Subclause, Number: n + ".1", Normative: true, Blocks: append([]model.Block{m.paragraph()}, m.blocks(0)...)}
		deep := &model.Provision{Kind: model.Subclause, Number: n + ".1.1", Title: title(), Normative: true, Blocks: m.blocks(0)}
		switch m.grammar {
		case model.RegulationGrammar:
			p.Kind, p.Number = model.ChapterKind, "第"+string([]rune("一二三四五六")[i])+"章"
			sub.Kind, sub.Number, deep = model.Article, "第"+string([]rune("一二三四五六")[i])+"条", nil
		case model.PolicyGrammar:
			p.Kind, p.Number = model.PolicyItem, string([]rune("一二三四五六")[i])+"、"
			sub.Kind, sub.Number = model.PolicyItem, "（一）"
			deep.Kind, deep.Number = model.PolicyItem, "1."
		case model.ProseGrammar:
			p.Kind, p.Number, sub.Kind, sub.Number, deep.Kind, deep.Number = model.SectionKind, "", model.SectionKind, "", model.SectionKind, ""
			sub.Title = title()
		}
		p.Children = []*model.Provision{sub}
		if deep != nil {
			sub.Children = []*model.Provision{deep}
		}
		t.Provisions = append(t.Provisions, p)
	}
	return t
}

// clearIDs empties the addresses, which trees made here do not have.
func clearIDs(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			clearIDs(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			clearIDs(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.Name == "ID" {
				v.Field(i).SetString("")
			} else if f.IsExported() {
				clearIDs(v.Field(i))
			}
		}
	}
}

// TestMarkdownOfMadeTrees writes trees that no parser has seen, the same ones
// each time, and reads them.
func TestMarkdownOfMadeTrees(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, g := range []model.Grammar{model.StandardGrammar, model.ProseGrammar, model.RegulationGrammar, model.PolicyGrammar} {
		failed := 0
		for i := range 400 {
			m := &maker{Rand: r, grammar: g}
			made := m.text(model.Langs[i%len(model.Langs)])
			src := Markdown(made)
			read, _ := Parse([]byte(src), Options{Grammar: g, Lang: made.Lang})
			clearIDs(reflect.ValueOf(read))
			read.Dates = model.TextDates{}
			if a, b := wholeDump(made), wholeDump(read); a != b {
				if failed++; failed <= 3 {
					t.Errorf("%s in %s: Markdown\n%s\n%s", g, made.Lang, src, firstDifference(a, b))
				}
			}
		}
		if failed > 0 {
			t.Errorf("%s: %d trees", g, failed)
		}
	}
}

func wholeDump(t *model.Text) string {
	settle(reflect.ValueOf(t))
	return strings.ReplaceAll(dump(t), "[]", "")
}
