package text

import (
	"strings"

	"guiju/generator/model"
)

// regulation writes the head up to its end mark, then divisions and articles.
func (w *markdownWriter) regulation() {
	w.text.Walk(func(p *model.Provision) {
		w.articles = w.articles || p.Kind == model.Article || p.Kind == model.PolicyItem
	})
	w.heads()
	o := &officeWriter{markdownWriter: w, ranks: map[int]int{}}
	w.text.Walk(func(p *model.Provision) {
		r, _ := namedRank(p.Number)
		o.subparts = o.subparts || r == 2 && p.Kind == model.PartKind
	})
	o.provisions(w.text.Provisions, nil)
}

// policy writes the title in its place and the numbered items.
func (w *markdownWriter) policy() {
	w.heads()
	o := &officeWriter{markdownWriter: w}
	o.provisions(w.text.Provisions, nil)
}

// heads writes what stands before the first provision. The title is the first #
// line; one that stands in the head, or a part of it, is kept in its place.
func (w *markdownWriter) heads() {
	var placed []string
	for _, bl := range w.text.Head {
		if isTitleLine(bl) {
			placed = append(placed, titleWords(&piece{inlines: bl.(*model.Paragraph).Inlines}))
		}
	}
	first := strings.TrimFunc(strings.TrimSuffix(w.text.Title, joinTitle(placed)), isBlank)
	if first != "" {
		w.chunk("# " + w.title(plainText(first, model.Pos{})))
	}
	end := len(w.text.Head) + 1
	if w.grammar == model.RegulationGrammar {
		end = w.headEnd()
	}
	for i, bl := range w.text.Head {
		if i == end {
			w.chunk(headEnd)
		}
		if isTitleLine(bl) {
			w.chunk("# " + w.title(bl.(*model.Paragraph).Inlines))
			continue
		}
		if i > 0 && !isTitleLine(w.text.Head[i-1]) && w.joins(w.text.Head[i-1], bl, w.text.Head[i+1:]) {
			w.chunk(`\`)
		}
		w.chunk(w.block(bl))
	}
	if end == len(w.text.Head) && len(w.chunks)+len(w.text.Provisions) > 0 {
		w.chunk(headEnd)
	}
}

// headEnd returns how many blocks stand before the end of a law's head: as many
// as give it the dates it has, and none of them a list.
func (w *markdownWriter) headEnd() int {
	n := 0
	for n < len(w.text.Head) {
		if _, list := w.text.Head[n].(*model.List); list {
			break
		}
		n++
	}
	for k := n; k >= 0; k-- {
		t := model.Text{Provisions: w.text.Provisions}
		for _, bl := range w.text.Head[:k] {
			if !isTitleLine(bl) {
				readDates(&t.Dates, strings.TrimPrefix(w.block(bl), `\ `))
			}
		}
		if lateDates(&t); t.Dates == w.text.Dates {
			return k
		}
		if k > 0 && isTitleLine(w.text.Head[k-1]) {
			break
		}
	}
	return n
}

const headEnd = "<!-- INFO END -->"

func isTitleLine(bl model.Block) bool {
	p, ok := bl.(*model.Paragraph)
	return ok && strings.HasPrefix(p.ID, "title")
}

// officeWriter writes numbered items and divisions. Their place in the tree
// follows from the order of the families, so it keeps the open ones as the
// parser does and chooses, of a line and headings of each level, the first that
// comes out in the right place.
type officeWriter struct {
	*markdownWriter
	open     []openItem
	div      []division
	ranks    map[int]int
	subparts bool               // the law has 分编, which stand between 编 and 章
	sentence family             // of the item above that ends in ；
	after    []*model.Provision // siblings of the one being written
}

func (o *officeWriter) provisions(ps []*model.Provision, up *model.Provision) {
	for i, p := range ps {
		o.after = ps[i+1:]
		o.provision(p, up)
	}
}

func (o *officeWriter) provision(p, up *model.Provision) {
	var last family
	last, o.sentence = o.sentence, noFamily
	switch {
	case p.Kind == model.Article:
		o.article(p)
	case p.Kind == model.Annex:
		words := strings.TrimRight(p.Number+" "+o.title(p.Title), " ")
		if m := annexHead.FindStringSubmatch(words); len(p.Title) > 0 && (m == nil || m[0] != p.Number+" ") {
			words = p.Number + "：" + o.title(p.Title) // a title such as 9
		}
		o.chunk("## " + words)
		o.open = nil
		o.chunk(o.blocks(p.Blocks))
	case p.Kind == model.PolicyItem:
		o.item(p, up, last)
	case o.grammar == model.PolicyGrammar:
		level := 2
		if up != nil && up.Kind == model.PolicyItem {
			level = 3
		} else {
			o.open = nil
		}
		o.chunk(strings.TrimRight(strings.Repeat("#", level)+" "+o.title(p.Title), " "))
		o.chunk(o.blocks(p.Blocks))
	default:
		o.divide(p, up)
	}
	o.provisions(p.Children, p)
}

// article writes 第十二条　…… with its first paragraph (款) behind it.
func (o *officeWriter) article(p *model.Provision) {
	o.sentence = noFamily
	line, bs := p.Number, p.Blocks
	if len(p.Title) > 0 {
		line += " 【" + o.title(p.Title) + "】"
	}
	if len(bs) > 0 {
		if para, ok := bs[0].(*model.Paragraph); ok {
			words := o.line(para.Inlines)
			if len(p.Title) == 0 && articleTitle.MatchString(words) {
				line += "\n\n" + `\ ` + words
			} else {
				line += " " + words
			}
			bs = bs[1:]
		}
	}
	o.chunk(line)
	o.chunk(o.blocks(bs))
}

// item writes a numbered item as a line if that is read with the same title in
// the same place, else as a heading.
func (o *officeWriter) item(p, up *model.Provision, last family) {
	q := officeItem(&o.scanner, p.Number+" x")
	if q == nil && clauseNumber.MatchString(p.Number) {
		o.dotted(p, up)
		return
	}
	onlyHeading := q == nil // 一 标题, I. Title
	if onlyHeading {
		q = &piece{family: hanComma}
	}
	depth, bs := o.depth(up), p.Blocks
	title := o.title(p.Title)
	var para *model.Paragraph
	if len(p.Title) == 0 && len(bs) > 0 {
		para, _ = bs[0].(*model.Paragraph)
	}
	isLine := len(p.Title) > 0 && isTitle(PlainInlines(p.Title)) && last != q.family || para != nil || len(p.Title) == 0
	if isLine && !onlyHeading && o.place(q.family, item, 0) == depth {
		line := p.Number + gap(p.Number, title) + title
		if para != nil {
			words := o.paragraph(para.Inlines)
			if isTitle(PlainInlines(para.Inlines)) {
				words = `\ ` + words
			}
			line, bs = p.Number+gap(p.Number, words)+words, bs[1:]
			if strings.HasSuffix(words, "；") {
				o.sentence = q.family
			}
		}
		o.chunk(line)
		o.hold(p, q.family, depth, 0)
	} else {
		level := o.level(func(l int) bool { return o.place(q.family, heading, l) == depth }, depth+2)
		o.chunk(strings.TrimRight(strings.Repeat("#", level)+" "+p.Number+gap(p.Number, title)+title, " "))
		o.hold(p, q.family, depth, level)
	}
	o.chunk(o.blocks(bs))
}

// dotted writes an item whose number says its place: 2.1.3.
func (o *officeWriter) dotted(p, up *model.Provision) {
	depth, bs := o.depth(up), p.Blocks
	para, _ := firstParagraph(p)
	b := policyBuilder{items: itemTree{open: o.open}}
	if len(p.Title) == 0 && para != nil && strings.Contains(p.Number, ".") && b.acceptsNumber(p.Number) {
		o.chunk(o.runIn(p.Number, para.Inlines))
		bs = bs[1:]
	} else {
		level := min(strings.Count(p.Number, ".")+2, 6)
		o.chunk(strings.TrimRight(strings.Repeat("#", level)+" "+p.Number+" "+o.title(p.Title), " "))
	}
	o.hold(p, noFamily, depth, 0)
	o.chunk(o.blocks(bs))
}

// depth returns how many open items stand above a child of up.
func (o *officeWriter) depth(up *model.Provision) int {
	for j, it := range o.open {
		if it.Provision == up {
			return j + 1
		}
	}
	return 0
}

func (o *officeWriter) hold(p *model.Provision, f family, depth, level int) {
	o.open = append(o.open[:min(depth, len(o.open))], openItem{p, f, level})
}

// place returns the depth at which the parser would hang an item (see
// itemTree.begin).
func (o *officeWriter) place(f family, k kind, level int) int {
	t := itemTree{open: o.open}
	return len(t.above(f, k, level))
}

// level returns the first level of a heading, from the wanted one on and then
// from the top, that is right.
func (o *officeWriter) level(right func(int) bool, want int) int {
	want = min(want, 6)
	for _, l := range []int{want, 2, 3, 4, 5, 6, 1} {
		if right(l) {
			return l
		}
	}
	return want
}
