package text

import (
	"regexp"
	"strings"

	"guiju/generator/model"
)

// commonBlock puts a piece that opens no provision into the present sink: the
// blocks that a standard may hold, most of which other grammars lack.
func (b *builder) commonBlock(p *piece) {
	if h := b.holder(p); h != nil && b.sink.level < maxDepth {
		b.within(h, p)
		return
	}
	switch p.kind {
	case remark:
	case endMark:
		b.sink.open, b.sink.inside, b.sink.holds = nil, nil, nil
	case item:
		if p.family == brackets && !b.cites {
			b.addParagraph(p.rest(b.source))
			return
		}
		b.addItem(p)
	case note, example:
		b.addNote(p)
	case unit:
		if q := b.ahead(0); q != nil && q.kind == image {
			b.addFigure(p)
			return
		}
		b.addTable(p)
	case tableCaption, tableRow, tableRule:
		b.addTable(p)
	case image:
		b.addFigure(p)
	case formula:
		b.addFormula(p)
	case code:
		b.add(&model.Code{BlockBase: model.BlockBase{Pos: p.pos}, Info: p.num, Text: p.raw})
	case paragraph, words:
		b.addParagraph(p)
	default:
		b.addParagraph(p.rest(b.source))
	}
}

// addNote adds a note or an example. One that stands between two items of a
// list belongs to the item before it.
func (b *builder) addNote(p *piece) {
	b.checkMarker(p)
	k := &b.sink
	into, owner := k.blocks, k.owner
	within := len(k.open) > 0 && b.listGoesOn(k)
	if within {
		last := k.open[len(k.open)-1].list.Items
		it := last[len(last)-1]
		into, owner = &it.Blocks, it.ID
	} else {
		k.open = nil
	}
	base := model.BlockBase{Pos: p.pos}
	if owner != "" {
		word := "-note"
		if p.kind == example {
			word = "-example"
		}
		if p.num != "" {
			word += "-" + p.num
		}
		base.ID = b.blockID(owner+word, p)
	}
	var blocks []model.Block
	if len(p.inlines) > 0 {
		blocks = []model.Block{&model.Paragraph{BlockBase: model.BlockBase{Pos: b.at(p.content, p.to)}, Inlines: p.inlines}}
	}
	var bl model.Block
	var inner *[]model.Block
	if p.kind == note {
		n := &model.Note{BlockBase: base, Number: p.num, Blocks: blocks}
		bl, inner = n, &n.Blocks
	} else {
		n := &model.Example{BlockBase: base, Number: p.num, Blocks: blocks}
		bl, inner = n, &n.Blocks
	}
	*into = append(*into, bl)
	if within {
		k.hold(hold{blocks: inner, owner: owner, shift: p.shift, depth: -1, note: true})
		return
	}
	k.inside, k.holds = nil, nil
	k.hold(hold{blocks: inner, owner: owner, shift: p.shift, note: true})
	if next := b.ahead(0); len(p.inlines) == 0 && next != nil && next.kind == paragraph {
		b.take()
		*inner = append(*inner, &model.Paragraph{BlockBase: model.BlockBase{Pos: next.pos}, Inlines: next.inlines})
	} else if len(p.inlines) == 0 || announces(b.words(p)) {
		k.inside = inner
	}
}

// announces reports whether the words end in a colon: a list follows.
func announces(words string) bool {
	return strings.HasSuffix(words, "：") || strings.HasSuffix(words, ":")
}

// listGoesOn reports whether the list item that follows the notes here
// continues an open list. What holds for the first of several notes holds for
// all of them.
func (b *builder) listGoesOn(k *sink) bool {
	if b.next <= k.goesOn {
		return true
	}
	d, in := 0, b.pieces[b.next-1].shift+holdIndent
	for p := b.ahead(d); p != nil && (p.kind == note || p.kind == example || b.grammar == model.StandardGrammar && p.shift >= in); p = b.ahead(d) {
		d++
	}
	p := b.ahead(d)
	if p == nil || p.kind != item || isFirst(p.num) || p.shift < k.least {
		return false
	}
	for _, o := range k.open {
		if o.family == p.family {
			k.goesOn = b.next + d
			return true
		}
	}
	return false
}

// numberBelow is the number of a formula on the line below it.
var numberBelow = regexp.MustCompile(`^[.…·—]*\s*[(（]\s*([A-Z]?\.?[0-9]+)\s*[)）]$`)

// addFormula adds a formula and the explanation of its symbols.
func (b *builder) addFormula(p *piece) {
	m := wholeFormula.FindStringSubmatch(p.raw)
	if m == nil {
		panic("BUG: formula without its marks")
	}
	f := &model.Formula{BlockBase: model.BlockBase{Pos: p.pos}, TeX: strings.TrimSpace(m[1]), Number: m[2]}
	if q := b.ahead(0); f.Number == "" && q != nil && q.kind == paragraph && q.quote == p.quote {
		if m := numberBelow.FindStringSubmatch(b.words(q)); m != nil {
			f.Number = m[1]
			b.take()
		}
	}
	if f.Number != "" {
		f.ID = b.blockID("formula-"+f.Number, p)
	}
	b.add(f)
	b.addWhere(f)
}
