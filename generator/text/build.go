package text

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// builder nests the flat run of pieces into provisions. What all grammars
// share is here; the grammars are in files of their own.
type builder struct {
	*scanner
	text   *model.Text
	pieces []*piece
	next   int            // index of the piece to take
	ids    map[string]int // addresses taken, and how often each was asked for
	heads  int            // headings without a number so far
	bare   int            // index where a run of pictures without a caption ends
	sink   sink
	cites  bool // [1] is an item here: in a bibliography
}

// take returns the next piece, or nil.
func (b *builder) take() *piece {
	if b.next >= len(b.pieces) {
		return nil
	}
	b.next++
	return b.pieces[b.next-1]
}

// ahead returns the piece d places further on, or nil.
func (b *builder) ahead(d int) *piece {
	if i := b.next + d; i < len(b.pieces) {
		return b.pieces[i]
	}
	return nil
}

// id reserves an address. The second provision or block that asks for the same
// one gets it with _2.
func (b *builder) id(want string) (id string, again bool) {
	id = want
	for b.ids[id] > 0 {
		b.ids[want]++ // not from 2 again: 2,000 equal headings are 2,000 steps
		id, again = want+"_"+strconv.Itoa(b.ids[want]), true
	}
	b.ids[id] = 1
	return id, again
}

// blockID reserves the address of a block and reports a number used twice.
func (b *builder) blockID(want string, p *piece) string {
	id, again := b.id(want)
	if again && p.num != "" {
		b.problems = append(b.problems, repeatedID.At(p.pos, b.label(p), id))
	}
	return id
}

// label is how a piece names itself in a problem.
func (b *builder) label(p *piece) string {
	if p.marker != "" {
		return strings.Trim(p.marker, "# ")
	}
	return clip(b.words(p))
}

// words returns the content of a piece as written.
func (b *builder) words(p *piece) string { return string(b.src[p.content:p.to]) }

// clip shortens words for a message.
func clip(s string) string {
	if utf8.RuneCountInString(s) <= 20 {
		return s
	}
	r := []rune(s)
	return string(r[:20]) + "…"
}

// cut removes the first n bytes of the written content from inlines.
func cut(ins []model.Inline, n int) []model.Inline {
	out := append([]model.Inline(nil), ins...)
	for n > 0 && len(out) > 0 && out[0].Kind == model.TextInline {
		in := &out[0]
		k := min(n, len(in.Text))
		for k < len(in.Text) && !utf8.RuneStart(in.Text[k]) {
			k++
		}
		in.Pos.Col += utf8.RuneCountInString(in.Text[:k])
		in.Text = in.Text[k:]
		n -= k
		if in.Text != "" {
			break
		}
		out = out[1:]
	}
	return out
}

// cutLeft removes white space at the beginning of inlines.
func cutLeft(ins []model.Inline) []model.Inline {
	if len(ins) == 0 || ins[0].Kind != model.TextInline {
		return ins
	}
	n, _ := leading([]byte(ins[0].Text))
	return cut(ins, n)
}

// plainText makes inlines of words without marks.
func plainText(words string, p model.Pos) []model.Inline {
	if words == "" {
		return nil
	}
	return []model.Inline{{Kind: model.TextInline, Text: words, Pos: p}}
}

// sink collects the blocks of one provision, list item or note.
type sink struct {
	blocks *[]model.Block
	owner  string // first part of the addresses in it; "": none
	sep    string // between owner and item: "-" in a standard, "." in a law
	lists  int
	open   []openList
	inside *[]model.Block // of a note or item that announced the list to come
	goesOn int            // index of the item that continues an open list behind notes
	holds  []hold         // items and notes that indented blocks go into, outermost first
	level  int            // of indentation
	least  int            // columns of white space that its blocks are indented by
}

// openList is a list that a next item may continue.
type openList struct {
	family family
	indent int
	list   *model.List
	base   string
}

// pour makes blocks the place where the next blocks go.
func (b *builder) pour(blocks *[]model.Block, owner, sep string) {
	b.sink = sink{blocks: blocks, owner: owner, sep: sep}
}

// add appends a block that is no list item: it ends every open list.
func (b *builder) add(bl model.Block) {
	b.sink.open, b.sink.inside, b.sink.holds = nil, nil, nil
	*b.sink.blocks = append(*b.sink.blocks, bl)
}

func (b *builder) addParagraph(p *piece) *model.Paragraph {
	para := &model.Paragraph{BlockBase: model.BlockBase{Pos: p.pos}, Inlines: p.inlines}
	b.add(para)
	return para
}

// addItem appends a list item. A family that is open continues, one that is
// not begins a list inside the last item; a first number begins a new list.
func (b *builder) addItem(p *piece) {
	k := &b.sink
	at := len(k.open)
	for j := len(k.open) - 1; j >= 0; j-- {
		if k.open[j].family == p.family {
			at = j
			break
		}
	}
	if at < len(k.open) && !(isFirst(p.num) && len(k.open[at].list.Items) > 0) {
		k.open = k.open[:at+1]
	} else {
		if at == len(k.open) && firstLevel(p) && at > 0 && firstLevel(&piece{family: k.open[0].family}) && p.indent <= k.open[0].indent {
			at = 0
		}
		k.open = k.open[:at]
		b.openList(p)
	}
	last := &k.open[len(k.open)-1]
	num := p.num
	if num == "" {
		num = strconv.Itoa(len(last.list.Items) + 1)
	}
	it := &model.ListItem{Marker: p.marker, Pos: p.pos}
	if last.base != "" {
		it.ID, _ = b.id(last.base + k.sep + num)
	}
	it.Blocks = []model.Block{&model.Paragraph{BlockBase: model.BlockBase{Pos: b.at(p.content, p.to)}, Inlines: p.inlines}}
	last.list.Items = append(last.list.Items, it)
	k.hold(hold{blocks: &it.Blocks, owner: it.ID, shift: p.shift, depth: len(k.open)})
	b.checkMarker(p)
}

// openList begins a list at the present depth.
func (b *builder) openList(p *piece) {
	k := &b.sink
	l := &model.List{BlockBase: model.BlockBase{Pos: p.pos}, Kind: listKinds[p.family]}
	base := k.owner
	switch n := len(k.open); {
	case n+k.level >= maxDepth && n > 0:
		b.report(tooDeep, p.from, p.to, maxDepth)
		k.open = k.open[:maxDepth-1]
		fallthrough
	case n > 0:
		items := k.open[len(k.open)-1].list.Items
		it := items[len(items)-1]
		it.Blocks = append(it.Blocks, l)
		base = it.ID
	default:
		if k.lists++; k.lists > 1 && base != "" && k.sep == "-" {
			base += "-list" + strconv.Itoa(k.lists)
		}
		into := k.blocks
		if k.inside != nil {
			into = k.inside
		} else {
			k.holds = nil
		}
		*into = append(*into, l)
	}
	k.open = append(k.open, openList{p.family, p.indent, l, base})
}

// firstLevel reports whether the marker is one of a list's first level
// (GB/T 1.1—2020, 列项): —— and a) do not stand inside each other unless indented.
func firstLevel(p *piece) bool { return p.family == dashes || p.family == letters }

func isFirst(num string) bool { return num == "a" || num == "1" }

// checkMarker reports a marker in characters that only a paste produces.
func (b *builder) checkMarker(p *piece) {
	want := strings.Map(func(r rune) rune {
		switch {
		case isDigit(r) && r > '9', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ', r == '．' && p.kind != item:
			return r - '！' + '!'
		case r == '\u00a0', r == '\u2002', r == '\u2003', r == '\u2009':
			return ' '
		case r == ':' && b.lang == model.Zh && p.kind != footnoteDef:
			return '：'
		}
		return r
	}, p.marker)
	if p.kind == article || b.grammar == model.RegulationGrammar || b.grammar == model.PolicyGrammar {
		return
	}
	if want != p.marker {
		b.mend(markerWidth, p.from, p.from+len(p.marker), want, p.marker, want)
	}
}

// Parse reads src. See the package documentation.
func Parse(src []byte, o Options) (*model.Text, []model.Problem) {
	t := &model.Text{Lang: o.Lang, Grammar: o.Grammar, File: o.File}
	s := newSource(src, o)
	problems := checkCaps(s)
	if len(problems) > 0 {
		t.Seal()
		return t, problems
	}
	problems = checkCharacters(s, o.Grammar)
	if len(problems) > 0 && model.HasErrors(problems) {
		s = newSource(repair(s.src), o)
	}
	sc, pieces := flow(s, o)
	b := &builder{scanner: sc, text: t, pieces: pieces, ids: map[string]int{}}
	b.footnotes()
	switch o.Grammar {
	case model.StandardGrammar:
		b.standard()
	case model.RegulationGrammar:
		b.regulation()
	case model.PolicyGrammar:
		b.policy()
	case model.ProseGrammar:
		b.prose()
	default:
		panic("BUG: text.Parse without a grammar")
	}
	b.settleFootnotes()
	t.Seal()
	return t, model.SortProblems(append(problems, sc.problems...))
}
