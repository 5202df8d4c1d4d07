package specimens

import (
	"fmt"
	"strings"
)

const hei = `<w:rFonts w:eastAsia="黑体"/>`

// about describes the manner for who reads a truth.
func (m manner) about() string {
	return map[string]string{
		"set":   "styles 标准文件_… of the national drafting template, automatic numbers, cover in frames",
		"tds":   "styles of the template for GB/T 1.1—2009 (章标题, 一级条标题), automatic numbers, number and term in two paragraphs, cover in text boxes",
		"word":  "Word's own headings numbered by a list, captions with SEQ, cross references as REF, typed annex numbers",
		"typed": "Word's own headings with typed numbers, cover in a table",
		"wps":   "every paragraph Normal, numbers typed with full-width spaces and tabs, contents typed",
	}[m.name]
}

// add gives a role its look; keys keep the order of the style sheet.
func (m *manner) add(key string, l look) {
	if m.looks == nil {
		m.looks = map[string]look{}
	}
	m.keys = append(m.keys, key)
	m.looks[key] = l
}

const (
	centre  = `<w:jc w:val="center"/>`
	firstIn = `<w:ind w:firstLineChars="200" w:firstLine="420"/>`
	gaps    = `<w:spacing w:before="120" w:after="120"/>`
	hang    = `<w:ind w:left="840" w:hanging="420"/>`
	hang2   = `<w:ind w:left="1260" w:hanging="420"/>`
	formTab = `<w:tabs><w:tab w:val="center" w:pos="4670"/><w:tab w:val="right" w:leader="dot" w:pos="9344"/></w:tabs>`
)

var numerals = []string{"", "一", "二", "三", "四", "五"}

// set2020 is the manner of the national drafting template: every role has a
// style, and the styles number themselves.
func set2020(english bool) manner {
	m := manner{name: "set", font: "宋体", size: 21, space: 260, term: "break", annex: "breaks", cover: "frames", contents: "field", hidden: true}
	const p = "标准文件_"
	m.add("plain", look{style: p + "段", ppr: firstIn})
	m.add("contents-head", look{style: p + "目录标题", ppr: centre + gaps, rpr: hei + `<w:sz w:val="32"/>`})
	m.add("foreword", look{style: p + "前言、引言标题", ppr: centre + gaps + "<w:pageBreakBefore/>", rpr: hei + `<w:sz w:val="32"/>`, outline: 1})
	m.looks["introduction"] = m.looks["foreword"]
	m.add("name", look{style: p + "标准名称", ppr: centre + gaps, rpr: hei + `<w:sz w:val="32"/>`})
	m.add("clause", look{style: p + "章标题", ppr: gaps, rpr: hei, num: "main", outline: 1})
	for lvl := 1; lvl <= 5; lvl++ {
		m.add(fmt.Sprintf("sub-%d", lvl+1), look{style: p + numerals[lvl] + "级条标题", ppr: `<w:spacing w:before="50" w:after="50"/>`, rpr: hei, num: "main", lvl: lvl, outline: lvl + 1})
		m.add(fmt.Sprintf("untitled-%d", lvl+1), look{style: p + numerals[lvl] + "级无标题", num: "main", lvl: lvl, direct: true})
		m.add(fmt.Sprintf("annex-sub-%d", lvl+1), look{style: p + "附录" + numeralTitle(lvl), ppr: `<w:spacing w:before="50" w:after="50"/>`, rpr: hei, num: "annex", lvl: lvl, outline: lvl + 1})
		m.add(fmt.Sprintf("annex-untitled-%d", lvl+1), look{style: p + "附录" + numerals[lvl] + "级无标题", num: "annex", lvl: lvl, direct: true})
	}
	m.add("term-2", look{style: p + "术语条一", num: "main", lvl: 1, direct: true})
	m.add("annex", look{style: p + "附录标识", ppr: centre + gaps, rpr: hei, num: "annex", outline: 1})
	vanish := `<w:vanish/><w:sz w:val="2"/>`
	m.add("annex-table-mark", look{style: p + "附录表标号", ppr: centre, rpr: vanish, num: "annextable"})
	m.add("annex-figure-mark", look{style: p + "附录图标号", ppr: centre, rpr: vanish, num: "annexfigure"})
	m.add("item-alpha", look{style: p + "字母编号列项（一级）", ppr: hang, num: "alpha", loose: true})
	m.add("item-number", look{style: p + "数字编号列项（二级）", ppr: hang2, num: "alpha", lvl: 1, loose: true})
	m.add("item-dash", look{style: p + "列项——（一级）", ppr: hang, num: "dash", loose: true})
	m.add("item-dot", look{style: p + "列项·（二级）", ppr: hang2, num: "dash", lvl: 1, loose: true})
	m.add("item-entry", look{style: p + "参考文献", ppr: firstIn, num: "entry", loose: true})
	caption := centre + gaps
	m.add("table-title", look{style: p + "正文表标题", ppr: caption, rpr: hei, num: "table"})
	m.add("annex-table-title", look{style: p + "附录表标题", ppr: caption, rpr: hei, num: "annextable", lvl: 1})
	m.add("figure-title", look{style: p + "正文图标题", ppr: caption, rpr: hei, num: "figure"})
	m.add("annex-figure-title", look{style: p + "附录图标题", ppr: caption, rpr: hei, num: "annexfigure", lvl: 1})
	m.add("unit", look{style: p + "表格单位", ppr: `<w:jc w:val="right"/>`, rpr: `<w:sz w:val="18"/>`})
	m.add("cell", look{style: p + "表格", rpr: `<w:sz w:val="18"/>`})
	m.add("table-note", look{style: p + "图表脚注", ppr: `<w:ind w:left="360" w:hanging="360"/>`, rpr: `<w:sz w:val="18"/>`})
	m.add("figure-footnote", look{style: p + "图的脚注", rpr: `<w:sz w:val="18"/>`})
	m.add("centred", look{style: p + "图片", ppr: centre})
	m.add("formula", look{style: p + "正文公式", ppr: formTab})
	m.add("explanation", look{style: p + "符号说明", ppr: firstIn})
	m.add("note", look{style: p + "注：", ppr: hang, rpr: `<w:sz w:val="18"/>`, num: "note", loose: true})
	m.add("note-numbered", look{style: p + "注×：", ppr: hang, rpr: `<w:sz w:val="18"/>`, num: "notes", loose: true})
	m.add("example", look{style: p + "示例：", ppr: firstIn, rpr: `<w:sz w:val="18"/>`, num: "example", loose: true})
	m.add("example-numbered", look{style: p + "示例×：", ppr: firstIn, rpr: `<w:sz w:val="18"/>`, num: "examples", loose: true})
	m.add("source", look{style: p + "来源", ppr: firstIn})
	m.add("admitted", look{style: p + "术语许用", ppr: firstIn})
	m.add("bibliography", look{style: p + "参考文献标题", ppr: centre + gaps + "<w:pageBreakBefore/>", rpr: hei + `<w:sz w:val="32"/>`, outline: 1})
	m.looks["index"] = m.looks["bibliography"]
	m.add("toc-1", look{style: "toc 1"})
	m.add("toc-2", look{style: "toc 2", ppr: `<w:ind w:left="420"/>`})
	m.add("header", look{style: "header", ppr: `<w:jc w:val="right"/>`, rpr: hei})
	m.add("footer", look{style: "footer", ppr: `<w:jc w:val="right"/>`})
	m.add("footnote", look{style: "footnote text", rpr: `<w:sz w:val="18"/>`})
	m.covers("封面_")
	annex, tableWord, figureWord, notes, examples := "附录%1", "表", "图", [2]string{"注：", "注%1："}, [2]string{"示例：", "示例%1："}
	gap := "　"
	if english {
		annex, tableWord, figureWord, notes, examples = "Annex %1", "Table ", "Figure ", [2]string{"NOTE: ", "NOTE %1: "}, [2]string{"EXAMPLE: ", "EXAMPLE %1: "}
	}
	m.lists = append(mainLists(annex, gap, "nothing"),
		list{key: "alpha", format: []string{"lowerLetter", "decimal"}, text: []string{"%1)", "%2)"}},
		list{key: "dash", format: []string{"none", "bullet"}, text: []string{"%1——", "·"}},
		list{key: "entry", format: []string{"decimal"}, text: []string{"[%1]"}},
		list{key: "table", format: []string{"decimal"}, text: []string{tableWord + "%1" + gap}, suff: "nothing"},
		list{key: "figure", format: []string{"decimal"}, text: []string{figureWord + "%1" + gap}, suff: "nothing"},
		list{key: "annextable", format: []string{"upperLetter", "decimal"}, text: []string{"", tableWord + "%1.%2" + gap}, suff: "nothing"},
		list{key: "annexfigure", format: []string{"upperLetter", "decimal"}, text: []string{"", figureWord + "%1.%2" + gap}, suff: "nothing"},
		list{key: "note", format: []string{"decimal"}, text: []string{notes[0]}, suff: "nothing"},
		list{key: "notes", format: []string{"decimal"}, text: []string{notes[1]}, suff: "nothing"},
		list{key: "example", format: []string{"decimal"}, text: []string{examples[0]}, suff: "nothing"},
		list{key: "examples", format: []string{"decimal"}, text: []string{examples[1]}, suff: "nothing"},
	)
	m.linkLists()
	return m
}

func numeralTitle(lvl int) string {
	if lvl == 1 {
		return "章标题"
	}
	return numerals[lvl-1] + "级条标题"
}

// covers are the styles of the cover's paragraphs.
func (m *manner) covers(prefix string) {
	size := func(n int) string { return hei + fmt.Sprintf(`<w:sz w:val="%d"/>`, n) }
	m.add("cover-class", look{style: prefix + "文献分类号", rpr: hei})
	m.add("cover-sign", look{style: prefix + "标准代号", rpr: `<w:b/><w:sz w:val="96"/>`})
	m.add("cover-heading", look{style: prefix + "标准称谓", ppr: `<w:jc w:val="distribute"/>`, rpr: size(52)})
	m.add("cover-number", look{style: prefix + "标准号1", rpr: size(28)})
	m.add("cover-replaces", look{style: prefix + "标准代替", rpr: size(21)})
	m.add("cover-title", look{style: prefix + "标准名称", ppr: centre, rpr: size(52)})
	m.add("cover-english", look{style: prefix + "标准英文名称", ppr: centre, rpr: size(28)})
	m.add("cover-stage", look{style: prefix + "标准文稿类别", ppr: centre, rpr: size(28)})
	m.add("cover-issued", look{style: prefix + "发布日期", rpr: size(28)})
	m.add("cover-in-force", look{style: prefix + "实施日期", rpr: size(28)})
	m.add("cover-issuer", look{style: prefix + "发布部门", rpr: size(36)})
}

// mainLists number clauses and annexes, six levels each.
func mainLists(annex, gap, suff string) []list {
	main := list{key: "main", suff: suff}
	ann := list{key: "annex", suff: suff}
	chain := ""
	for lvl := range 6 {
		if lvl > 0 {
			chain += "."
		}
		chain += fmt.Sprintf("%%%d", lvl+1)
		main.format, main.text = append(main.format, "decimal"), append(main.text, chain+gap)
		format, shown := "decimal", chain+gap
		if lvl == 0 {
			format, shown = "upperLetter", annex
		}
		ann.format, ann.text = append(ann.format, format), append(ann.text, shown)
	}
	return []list{main, ann}
}

// linkLists ties the levels of the lists to the titled styles, as templates do.
func (m *manner) linkLists() {
	for i := range m.lists {
		l := &m.lists[i]
		l.style = map[int]string{}
		for _, key := range m.keys {
			k := m.looks[key]
			if k.num == l.key && !k.loose && !k.direct && k.style != "" {
				l.style[k.lvl] = key
			}
		}
	}
}

// tds2009 is the template's elder, still on many desks.
func tds2009() manner {
	m := set2020(false)
	m.name, m.term, m.annex, m.cover = "tds", "two", "three", "boxes"
	for key, l := range m.looks {
		l.style = strings.TrimPrefix(l.style, "标准文件_")
		m.looks[key] = l
	}
	rename := map[string]string{"term-2": "一级无", "item-alpha": "字母编号列项（一级）", "foreword": "前言、引言标题", "name": "目次、标准名称标题", "bibliography": "参考文献、索引标题", "admitted": "术语又称"}
	for lvl := 1; lvl <= 5; lvl++ {
		rename[fmt.Sprintf("untitled-%d", lvl+1)] = numerals[lvl] + "级无"
		rename[fmt.Sprintf("annex-untitled-%d", lvl+1)] = "附录" + numerals[lvl] + "级无"
	}
	for key, style := range rename {
		l := m.looks[key]
		l.style = style
		m.looks[key] = l
	}
	// The entry's number is an untitled subclause of the first level.
	m.looks["term-2"] = m.looks["untitled-2"]
	m.keys = without(m.keys, "term-2")
	m.looks["introduction"] = m.looks["foreword"]
	m.add("term-name", look{style: "术语", rpr: hei, indent: "　　"})
	m.add("annex-line", look{style: "附录标题行", ppr: centre, rpr: hei})
	m.looks["term"] = m.looks["untitled-2"]
	return m
}

func without(keys []string, key string) (out []string) {
	for _, k := range keys {
		if k != key {
			out = append(out, k)
		}
	}
	return out
}

// wordAuto uses Word's own headings, numbered by one list.
func wordAuto() manner {
	m := manner{name: "word", font: "宋体", size: 21, space: 300, term: "line", annex: "line", cover: "plain", contents: "field", refs: true}
	m.wordStyles(true)
	m.lists = append(mainLists("", "", "space")[:1],
		list{key: "alpha", format: []string{"lowerLetter", "decimal"}, text: []string{"%1)", "%2)"}},
		list{key: "dash", format: []string{"bullet", "bullet"}, text: []string{"——", "·"}},
	)
	m.linkLists()
	return m
}

// wordTyped uses the same headings and types every number.
func wordTyped() manner {
	m := manner{name: "typed", font: "宋体", size: 24, space: 300, term: "line", annex: "three", cover: "table", contents: "field"}
	m.wordStyles(false)
	return m
}

func (m *manner) wordStyles(auto bool) {
	num := func(key string, lvl int, l look) look {
		if auto {
			l.num, l.lvl = key, lvl
		}
		return l
	}
	m.add("plain", look{style: "Body Text", ppr: firstIn})
	m.add("contents-head", look{style: "TOC Heading", ppr: centre, rpr: `<w:b/><w:sz w:val="32"/>`})
	// The headings number themselves; what bears no number of the list has it
	// taken away, as people do with the backspace key.
	for lvl := 0; lvl <= 5; lvl++ {
		size := `<w:b/>`
		if lvl == 0 {
			size += `<w:sz w:val="28"/>`
		}
		h := num("main", lvl, look{style: fmt.Sprintf("heading %d", lvl+1), ppr: `<w:spacing w:before="80" w:after="80"/><w:keepNext/>`, rpr: size, outline: lvl + 1, sep: "  "})
		m.add(fmt.Sprintf("heading-%d", lvl+1), h)
		bare := h
		bare.num, bare.off, bare.sep = "", auto, " "
		if lvl == 0 {
			m.looks["clause"] = h
			for _, r := range []role{forewordHead, introHead, bibHead, indexHead, annexHead} {
				m.looks[string(r)] = bare
			}
			continue
		}
		m.looks[fmt.Sprintf("sub-%d", lvl+1)] = h
		m.looks[fmt.Sprintf("untitled-%d", lvl+1)] = num("main", lvl, look{sep: "  "})
		m.looks[fmt.Sprintf("annex-sub-%d", lvl+1)] = bare
		m.looks[fmt.Sprintf("annex-untitled-%d", lvl+1)] = look{sep: " "}
	}
	m.looks["term-2"] = m.looks["sub-2"]
	m.add("title", look{style: "Title", ppr: centre, rpr: `<w:b/><w:sz w:val="36"/>`})
	m.looks["name"] = m.looks["title"]
	m.add("annex-line", look{style: "Subtitle", ppr: centre, rpr: `<w:b/>`})
	m.add("caption", look{style: "caption", ppr: centre, rpr: hei})
	for _, r := range []role{tableTitle, annexTable, figureTitle, annexFigure} {
		m.looks[string(r)] = look{style: "caption", ppr: centre, rpr: hei, seq: auto, sep: "  "}
	}
	m.add("item-alpha", num("alpha", 0, look{style: "List Paragraph", ppr: hang, loose: true, sep: " "}))
	l := m.looks["item-alpha"]
	l.lvl = 1
	m.looks["item-number"] = l
	m.looks["item-dash"] = num("dash", 0, look{style: "List Paragraph", loose: true})
	m.looks["item-dot"] = num("dash", 1, look{style: "List Paragraph", loose: true, sep: " "})
	m.looks["item-entry"] = look{ppr: firstIn, sep: " "}
	m.add("cell", look{style: "Table Text", rpr: `<w:sz w:val="18"/>`})
	m.looks["table-note"] = m.looks["cell"]
	m.looks["unit"] = look{ppr: `<w:jc w:val="right"/>`, rpr: `<w:sz w:val="18"/>`}
	m.looks["centred"] = look{ppr: centre}
	m.looks["formula"] = look{ppr: formTab}
	m.looks["explanation"] = look{ppr: firstIn}
	for _, r := range []role{note, numberedNote, example, numberedEx} {
		m.looks[string(r)] = look{ppr: firstIn, rpr: `<w:sz w:val="18"/>`}
	}
	m.add("toc-1", look{style: "toc 1"})
	m.add("toc-2", look{style: "toc 2", ppr: `<w:ind w:left="420"/>`})
	m.add("header", look{style: "header", ppr: `<w:jc w:val="right"/>`})
	m.add("footer", look{style: "footer", ppr: centre})
	m.add("footnote", look{style: "footnote text", rpr: `<w:sz w:val="18"/>`})
}

// wps formats by hand what it formats at all, and types everything.
func wps() manner {
	m := manner{name: "wps", font: "宋体", size: 24, space: 360, term: "two", annex: "three", cover: "plain", contents: "typed"}
	m.looks = map[string]look{
		"plain":         {indent: "　　"},
		"contents-head": {ppr: centre, rpr: hei + `<w:sz w:val="32"/>`},
		"foreword":      {ppr: centre + "<w:pageBreakBefore/>", rpr: hei + `<w:sz w:val="32"/>`},
		"introduction":  {ppr: centre + "<w:pageBreakBefore/>", rpr: hei + `<w:sz w:val="32"/>`},
		"index":         {ppr: centre + "<w:pageBreakBefore/>", rpr: hei + `<w:sz w:val="32"/>`},
		"bibliography":  {ppr: centre + "<w:pageBreakBefore/>", rpr: hei + `<w:sz w:val="32"/>`},
		"name":          {ppr: centre, rpr: hei + `<w:sz w:val="32"/>`},
		"clause":        {rpr: hei, sep: "　"},
		"sub":           {rpr: hei, sep: "　"},
		"annex-sub":     {rpr: hei, sep: "　"},
		"untitled":      {sep: "\t"},
		// No space at all behind the number is the commonest slip.
		"untitled-4":         {sep: ""},
		"annex-untitled":     {sep: " "},
		"term":               {rpr: hei},
		"term-name":          {rpr: hei, indent: "　　"},
		"annex":              {ppr: centre, rpr: hei},
		"annex-line":         {ppr: centre, rpr: hei},
		"item-alpha":         {indent: "　　", sep: ""},
		"item-number":        {indent: "　　　　", sep: " "},
		"item-dash":          {indent: "　　"},
		"item-dot":           {indent: "　　　　"},
		"item-entry":         {indent: "　　", sep: ""},
		"table-title":        {ppr: centre, rpr: hei, sep: "　"},
		"annex-table-title":  {ppr: centre, rpr: hei, sep: "　"},
		"figure-title":       {ppr: centre, rpr: hei, sep: " "},
		"annex-figure-title": {ppr: centre, rpr: hei, sep: " "},
		"unit":               {ppr: `<w:jc w:val="right"/>`},
		"cell":               {rpr: `<w:sz w:val="21"/>`},
		"table-note":         {rpr: `<w:sz w:val="18"/>`},
		"figure-footnote":    {rpr: `<w:sz w:val="18"/>`},
		"centred":            {ppr: centre},
		"formula":            {ppr: formTab},
		"explanation":        {indent: "　　"},
		"note":               {indent: "　　"},
		"note-numbered":      {indent: "　　"},
		"example":            {indent: "　　"},
		"example-numbered":   {indent: "　　"},
		"source":             {indent: "　　"},
		"admitted":           {indent: "　　"},
		"toc-1":              {},
		"toc-2":              {},
		"header":             {ppr: `<w:jc w:val="right"/>`},
		"footer":             {ppr: centre},
		"footnote":           {rpr: `<w:sz w:val="18"/>`},
	}
	return m
}
