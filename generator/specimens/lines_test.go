package specimens

import (
	"fmt"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

// role is what a paragraph is for. Every manner of writing gives it a look.
type role string

const (
	forewordHead role = "foreword"
	introHead    role = "introduction"
	bibHead      role = "bibliography"
	indexHead    role = "index"
	nameAgain    role = "name" // of the standard, above clause 1
	clause       role = "clause"
	sub          role = "sub"      // titled
	untitled     role = "untitled" // number and words in one paragraph
	termHead     role = "term"
	annexHead    role = "annex"
	annexSub     role = "annex-sub"
	annexBare    role = "annex-untitled"
	plain        role = "plain"
	itemAlpha    role = "item-alpha"
	itemNumber   role = "item-number"
	itemDash     role = "item-dash"
	itemDot      role = "item-dot"
	itemEntry    role = "item-entry" // [1] of the bibliography
	tableTitle   role = "table-title"
	annexTable   role = "annex-table-title"
	figureTitle  role = "figure-title"
	annexFigure  role = "annex-figure-title"
	unitLine     role = "unit"
	grid         role = "grid"
	picture      role = "picture"
	subfigure    role = "subfigure"
	figureFoot   role = "figure-footnote"
	formula      role = "formula"
	explanation  role = "explanation" // 式中： and the lines below
	note         role = "note"
	numberedNote role = "note-numbered"
	example      role = "example"
	numberedEx   role = "example-numbered"
	source       role = "source"
	admitted     role = "admitted"
)

// line is one paragraph, or the grid of a table, in the order of the document.
type line struct {
	role  role
	level int    // of a heading from 1, of an item from 1
	label string // "5.2.1", "a)", "注1：", "表1"
	id    string // fragment of what it begins, for cross references
	words []model.Inline
	first bool // of its list, or of a series of notes or examples
	// nested: the list is part of an item of another list; of the same family
	// (number below letter, dot below dash) it continues that list's numbering.
	nested bool
	term   *model.Term
	annex  *model.Provision
	table  *model.Table
	from   int  // first row of the table that stands here; above 0 in a continuation
	to     int  // row after the last
	wide   bool // stands on a page of its own, turned
	src    string
	alt    string
	tex    string
}

func one(s string) []model.Inline { return []model.Inline{{Kind: model.TextInline, Text: s}} }

// flat lays a text out as the lines that an office document consists of.
type flat struct {
	lang  model.Lang
	lines []line
	// parted are numbers of tables that a page parts; wide those on a page turned.
	parted, wide []string
	name         string
	annex        bool
}

func (f *flat) add(l line) { f.lines = append(f.lines, l) }

func (f *flat) text(t *model.Text) {
	for _, p := range t.Provisions {
		if p.Kind == model.Clause && p.Number == "1" {
			f.add(line{role: nameAgain, words: one(f.name)})
		}
		f.provision(p)
	}
}

func (f *flat) provision(p *model.Provision) {
	level := 1 + strings.Count(p.Number, ".")
	l := line{level: level, label: p.Number, id: p.ID, words: p.Title}
	blocks := p.Blocks
	switch p.Kind {
	case model.Foreword:
		l.role = forewordHead
	case model.Introduction:
		l.role = introHead
	case model.Bibliography:
		l.role = bibHead
	case model.IndexSection:
		l.role = indexHead
	case model.Clause:
		l.role = clause
	case model.TermEntry:
		l.role, l.term = termHead, p.Term
	case model.Annex:
		l.role, l.annex, f.annex = annexHead, p, true
	case model.Subclause:
		l.role = sub
		if f.annex {
			l.role = annexSub
		}
		if p.Title == nil {
			l.role = untitled
			if f.annex {
				l.role = annexBare
			}
			first, ok := blocks[0].(*model.Paragraph)
			if !ok {
				panic("BUG: an untitled subclause begins with a paragraph: " + p.Number)
			}
			l.words, blocks = first.Inlines, blocks[1:]
		}
	default:
		panic("BUG: no line for a " + string(p.Kind))
	}
	f.add(l)
	if p.Term != nil {
		f.admitted(p.Term)
	}
	f.blocks(blocks, 0, "")
	if p.Term != nil && len(p.Term.Source) > 0 {
		f.add(line{role: source, words: f.sourceWords(p.Term)})
	}
	for _, c := range p.Children {
		f.provision(c)
	}
}

// admitted writes the second and further terms, each on its own line.
func (f *flat) admitted(t *model.Term) {
	own, says := t.Zh, "又称："
	if f.lang == model.En {
		own, says = t.En, "Admitted term: "
	}
	for _, a := range own[min(1, len(own)):] {
		f.add(line{role: admitted, words: one(says + a)})
	}
}

func (f *flat) sourceWords(t *model.Term) []model.Inline {
	open, shut := "[来源：", "]"
	if f.lang == model.En {
		open = "[SOURCE: "
	}
	ins := append(one(open), t.Source...)
	return append(ins, one(shut)...)
}

var itemRoles = map[model.ListKind]role{model.AlphaList: itemAlpha, model.NumberList: itemNumber, model.DashList: itemDash, model.DotList: itemDot}

func (f *flat) blocks(bs []model.Block, depth int, above model.ListKind) {
	for _, b := range bs {
		switch b := b.(type) {
		case *model.Paragraph:
			f.add(line{role: plain, words: b.Inlines, level: depth})
		case *model.List:
			f.list(b, depth+1, above)
		case *model.Table:
			f.table(b)
		case *model.Figure:
			f.figure(b)
		case *model.Formula:
			f.formula(b)
		case *model.Note:
			f.labelled(note, numberedNote, b.Number, b.ID, b.Blocks, depth)
		case *model.Example:
			f.labelled(example, numberedEx, b.Number, b.ID, b.Blocks, depth)
		default:
			panic(fmt.Sprintf("BUG: no line for %T", b))
		}
	}
}

func (f *flat) list(l *model.List, depth int, above model.ListKind) {
	r, ok := itemRoles[l.Kind]
	if !ok {
		panic("BUG: no line for a list of " + string(l.Kind))
	}
	continues := above == model.AlphaList && l.Kind == model.NumberList || above == model.DashList && l.Kind == model.DotList
	for i, it := range l.Items {
		first, ok := it.Blocks[0].(*model.Paragraph)
		if !ok {
			panic("BUG: an item begins with a paragraph")
		}
		if strings.HasPrefix(it.Marker, "[") {
			r = itemEntry
		}
		f.add(line{role: r, level: depth, label: it.Marker, id: it.ID, words: first.Inlines, first: i == 0, nested: continues})
		f.blocks(it.Blocks[1:], depth, l.Kind)
	}
}

// labelled writes a note or an example: its label before its first paragraph.
func (f *flat) labelled(bare, numbered role, number, id string, bs []model.Block, depth int) {
	r := bare
	if number != "" {
		r = numbered
	}
	l := line{role: r, label: f.label(bare, number), id: id, first: number == "" || number == "1", level: depth}
	if p, ok := bs[0].(*model.Paragraph); ok {
		l.words, bs = p.Inlines, bs[1:]
	}
	f.add(l)
	f.blocks(bs, depth, "")
}

// label is what stands before a note, an example, a table or a figure.
func (f *flat) label(r role, number string) string { return labelIn(f.lang, r, number) }

func labelIn(lang model.Lang, r role, number string) string {
	if lang == model.En {
		word := map[role]string{note: "NOTE", example: "EXAMPLE", tableTitle: "Table", figureTitle: "Figure"}[r]
		if number != "" {
			word += " " + number
		}
		if r == note || r == example {
			word += ":"
		}
		return word
	}
	word := map[role]string{note: "注", example: "示例", tableTitle: "表", figureTitle: "图"}[r] + number
	if r == note || r == example {
		word += "："
	}
	return word
}

func (f *flat) table(t *model.Table) {
	title := tableTitle
	if strings.ContainsAny(t.Number, ".") {
		title = annexTable
	}
	cut := len(t.Rows)
	for _, n := range f.parted {
		if n == t.Number {
			cut = partAt(t)
		}
	}
	wide := false
	for _, n := range f.wide {
		wide = wide || n == t.Number
	}
	caption := line{role: title, label: f.label(tableTitle, t.Number), id: t.ID, words: t.Caption, wide: wide}
	if t.Number == "" {
		panic("BUG: the tables of the specimens have numbers")
	}
	f.add(caption)
	if t.Unit != "" {
		f.add(line{role: unitLine, words: one(f.unit(t.Unit)), wide: wide})
	}
	f.add(line{role: grid, table: t, to: cut, wide: wide})
	if cut < len(t.Rows) {
		again := line{role: title, from: cut, words: one(f.label(tableTitle, t.Number) + "（续）")}
		if f.lang == model.En {
			again.words = one(f.label(tableTitle, t.Number) + " (continued)")
		}
		f.add(again)
		if t.Unit != "" {
			f.add(line{role: unitLine, words: one(f.unit(t.Unit))})
		}
		f.add(line{role: grid, table: t, from: cut, to: len(t.Rows)})
	}
}

func (f *flat) unit(u string) string {
	if f.lang == model.En {
		return "Unit: " + u
	}
	return "单位：" + u
}

// partAt is the row nearest to the middle above which no cell is merged.
func partAt(t *model.Table) int {
	free := func(at int) bool {
		for i, row := range t.Rows[:at] {
			for _, c := range row {
				if i+c.Rowspan > at {
					return false
				}
			}
		}
		return true
	}
	for d := range t.Rows {
		for _, at := range []int{len(t.Rows)/2 + d, len(t.Rows)/2 - d} {
			if at > t.Head && at < len(t.Rows) && free(at) {
				return at
			}
		}
	}
	panic("BUG: table " + t.Number + " cannot be parted")
}

func (f *flat) figure(g *model.Figure) {
	if g.Unit != "" {
		f.add(line{role: unitLine, words: one(f.unit(g.Unit))})
	}
	if g.Src != "" {
		f.add(line{role: picture, src: g.Src, alt: g.Alt})
	}
	for i, s := range g.Sub {
		f.add(line{role: picture, src: s.Src, alt: s.Alt})
		f.add(line{role: subfigure, label: string(rune('a'+i)) + ")", words: s.Caption})
	}
	f.key(g.Key)
	for _, n := range g.Notes {
		f.blocks([]model.Block{n}, 0, "")
	}
	for _, n := range g.Footnotes {
		p := n.Blocks[0].(*model.Paragraph)
		f.add(line{role: figureFoot, label: n.Label, words: p.Inlines})
	}
	title := figureTitle
	if strings.Contains(g.Number, ".") {
		title = annexFigure
	}
	f.add(line{role: title, label: f.label(figureTitle, g.Number), id: g.ID, words: g.Caption})
}

func (f *flat) key(bs []model.Block) {
	if len(bs) == 0 {
		return
	}
	head := "标引序号说明："
	if f.lang == model.En {
		head = "Key:"
	}
	f.add(line{role: explanation, words: one(head)})
	for _, b := range bs {
		l, ok := b.(*model.List)
		if !ok {
			panic("BUG: the key of a figure is a list")
		}
		for _, it := range l.Items {
			p := it.Blocks[0].(*model.Paragraph)
			f.add(line{role: explanation, words: append(one(it.Marker), p.Inlines...)})
		}
	}
}

func (f *flat) formula(m *model.Formula) {
	f.add(line{role: formula, label: m.Number, id: m.ID, tex: strings.TrimSpace(m.TeX)})
	if len(m.Where) == 0 {
		return
	}
	head := "式中："
	if f.lang == model.En {
		head = "where:"
	}
	f.add(line{role: explanation, words: one(head)})
	for _, w := range m.Where {
		ins := append([]model.Inline{}, w.Symbol...)
		ins = append(ins, one("——")...)
		f.add(line{role: explanation, words: append(ins, w.Meaning...)})
	}
}

// said is the words of inlines, as somebody types them.
func said(ins []model.Inline) string { return text.PlainInlines(ins) }
