package text

import (
	"strconv"

	"guiju/generator/model"
)

// proseBuilder reads ordinary Markdown. Its headings become sections with the
// addresses section-1, section-1-2, … by place, so that both languages agree.
type proseBuilder struct {
	*builder
	open []proseSection
	top  int // sections at the top so far
}

type proseSection struct {
	*model.Provision
	level int
}

// prose builds a text of the prose grammar.
func (b *builder) prose() {
	pb := &proseBuilder{builder: b}
	for p := b.take(); p != nil; p = b.take() {
		if p.kind == heading && p.quote == 0 {
			pb.heading(p)
			continue
		}
		b.next--
		blocks := b.proseBlocks(0)
		*b.sink.blocks = append(*b.sink.blocks, blocks...)
	}
}

// heading opens a section; a # line at the very beginning is the title.
func (b *proseBuilder) heading(p *piece) {
	if p.level == 1 && b.text.Title == "" && len(b.text.Head) == 0 && len(b.text.Provisions) == 0 {
		b.text.Title = titleWords(p)
		return
	}
	for len(b.open) > 0 && b.open[len(b.open)-1].level >= p.level {
		b.open = b.open[:len(b.open)-1]
	}
	pr := &model.Provision{Kind: model.SectionKind, Title: p.inlines, Pos: p.pos, Normative: true}
	if n := len(b.open); n > 0 {
		up := b.open[n-1]
		pr.ID, _ = b.id(up.ID + "-" + strconv.Itoa(len(up.Children)+1))
		up.Children = append(up.Children, pr)
	} else {
		b.top++
		pr.ID, _ = b.id("section-" + strconv.Itoa(b.top))
		b.text.Provisions = append(b.text.Provisions, pr)
	}
	b.open = append(b.open, proseSection{pr, p.level})
	b.pour(&pr.Blocks, "", "-")
}

// proseBlocks takes the pieces quoted depth times, up to the next heading, and
// nests lists by indentation (CommonMark 5.2).
func (b *builder) proseBlocks(depth int) (out []model.Block) {
	outer := b.sink
	defer func() { b.sink = outer }()
	b.pour(&out, "", "-")
	var stack []indentList
	for p := b.ahead(0); p != nil; p = b.ahead(0) {
		if p.quote < depth || p.kind == heading && p.quote == 0 {
			return out
		}
		indent := p.indent
		if p.quote > depth {
			indent = p.outer
		}
		if p.kind != item || p.quote > depth {
			for len(stack) > 0 && indent < stack[len(stack)-1].content {
				stack = stack[:len(stack)-1]
			}
		}
		into := b.sink.blocks
		if n := len(stack); n > 0 {
			items := stack[n-1].list.Items
			b.sink.blocks = &items[len(items)-1].Blocks
		}
		if p.quote > depth {
			q := &model.Quote{BlockBase: model.BlockBase{Pos: p.pos}}
			if q.Blocks = b.proseBlocks(depth + 1); len(q.Blocks) > 0 {
				b.add(q)
			}
			b.sink.blocks = into
			continue
		}
		b.take()
		if p.kind == item && p.family != brackets {
			b.sink.blocks = into
			stack = b.proseItem(p, stack)
			continue
		}
		b.commonBlock(p)
		b.sink.blocks = into
	}
	return out
}

// indentList is an open list of prose and where the words of its items begin.
type indentList struct {
	list    *model.List
	family  family
	indent  int
	content int
}

// proseItem adds an item to the open list it is indented for.
func (b *builder) proseItem(p *piece, stack []indentList) []indentList {
	for len(stack) > 0 && p.indent < stack[len(stack)-1].content &&
		(p.indent < stack[len(stack)-1].indent || p.family != stack[len(stack)-1].family) {
		stack = stack[:len(stack)-1]
	}
	if len(stack) >= maxDepth {
		b.report(tooDeep, p.from, p.to, maxDepth)
		stack = stack[:maxDepth]
	}
	nested := len(stack) > 0 && p.indent >= stack[len(stack)-1].content && len(stack) < maxDepth
	if len(stack) == 0 || nested {
		l := &model.List{BlockBase: model.BlockBase{Pos: p.pos}, Kind: listKinds[p.family]}
		if nested {
			items := stack[len(stack)-1].list.Items
			it := items[len(items)-1]
			it.Blocks = append(it.Blocks, l)
		} else {
			b.add(l)
		}
		stack = append(stack, indentList{list: l, family: p.family, indent: p.indent})
	}
	top := &stack[len(stack)-1]
	top.content = p.indent + len(p.marker) + 1
	top.list.Items = append(top.list.Items, &model.ListItem{Marker: p.marker, Pos: p.pos, Blocks: []model.Block{
		&model.Paragraph{BlockBase: model.BlockBase{Pos: b.at(p.content, p.to)}, Inlines: p.inlines}}})
	return stack
}
