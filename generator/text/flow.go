package text

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"guiju/generator/model"
)

// flow parses the source into the flat run of pieces that the builders nest.
// Blank pieces are left out; remarks stay, because the head of a law ends at
// one.
func flow(src *source, o Options) (*scanner, []*piece) {
	s := &scanner{source: src, grammar: o.Grammar, lang: o.Lang,
		constructs: grammars[o.Grammar], unclosed: map[string]bool{}}
	pc := parser.NewContext()
	pc.Set(scannerKey, s)
	doc := markdown.Parse(text.NewReader(src.src), parser.WithContext(pc))
	var pieces []*piece
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		pn := n.(*pieceNode)
		if pn.kind == blank {
			continue
		}
		p := &pn.piece
		p.pos = s.at(p.from, max(p.to+p.tail, p.from))
		s.fill(p, pn)
		pieces = append(pieces, p)
	}
	return s, pieces
}

// fill takes the content over from goldmark's tree.
func (s *scanner) fill(p *piece, n *pieceNode) {
	switch p.kind {
	case tableRow:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			cn := c.(*cellNode)
			mc := cell{raw: string(s.src[cn.from:cn.to]), pos: s.at(cn.from, cn.to)}
			if mc.raw != `\` { // which says that nothing is meant
				mc.inlines = s.cellInlines(c)
			}
			p.cells = append(p.cells, mc)
		}
	case code:
		from, _ := s.bounds(min(p.first+1, len(s.start)-1))
		to, _ := s.bounds(p.last)
		p.num = strings.TrimSpace(string(s.firstLine(p)))
		p.raw = dedent(string(s.src[from:max(from, to)]), p)
	case formula:
		p.raw = dedent(string(s.src[p.content:p.to]), p)
	case remark, image, unit:
		p.raw = string(s.src[p.content:p.to])
	default:
		p.inlines = s.inlines(n)
	}
	s.nearMiss(p)
}

// dedent cuts from lines what stands before the first line of their piece: its
// marks of quotation and as much white space (CommonMark 4.5).
func dedent(raw string, p *piece) string {
	if p.indent == 0 && p.quote == 0 {
		return raw
	}
	var b strings.Builder
	for line := range strings.Lines(raw) {
		if p.quote > 0 {
			n, _ := leading([]byte(line))
			line = line[n:]
			line = line[quotePrefix([]byte(line)):]
		}
		for n := p.indent; n > 0 && strings.HasPrefix(line, " "); n-- {
			line = line[1:]
		}
		b.WriteString(line)
	}
	return b.String()
}

// firstLine returns the content on the piece's first line.
func (s *scanner) firstLine(p *piece) []byte {
	_, to := s.bounds(p.first)
	return s.src[p.content:max(p.content, to)]
}

// inlines converts goldmark's inlines. A text inline never spans a line end or
// an escape, so that its k-th character stands k columns behind its Pos.
func (s *scanner) inlines(n ast.Node) []model.Inline {
	c := converter{s: s}
	c.children(n)
	return trimBreaks(c.out)
}

func (s *scanner) cellInlines(n ast.Node) []model.Inline {
	c := converter{s: s, cell: true}
	c.children(n)
	return trimBreaks(c.out)
}

// trimBreaks cuts the breaks at both ends, where nothing is broken.
func trimBreaks(ins []model.Inline) []model.Inline {
	for len(ins) > 0 && ins[0].Kind == model.BreakInline {
		ins = ins[1:]
	}
	for len(ins) > 0 && ins[len(ins)-1].Kind == model.BreakInline {
		ins = ins[:len(ins)-1]
	}
	return ins
}

type converter struct {
	s    *scanner
	out  []model.Inline
	soft bool // a line ended: Latin words need a space
	end  int  // offset behind the last text
	cell bool
}

func (c *converter) children(n ast.Node) {
	for ch := n.FirstChild(); ch != nil; ch = ch.NextSibling() {
		switch ch := ch.(type) {
		case *ast.Text:
			c.text(ch.Segment.Start, ch.Segment.Stop)
			if ch.HardLineBreak() {
				c.add(model.Inline{Kind: model.BreakInline}, ch.Segment.Stop, ch.Segment.Stop)
			} else if ch.SoftLineBreak() {
				c.soft = true
			}
		case *ast.CodeSpan:
			from, to := ch.Pos(), ch.Pos()
			var b strings.Builder
			for t := ch.FirstChild(); t != nil; t = t.NextSibling() {
				seg := t.(*ast.Text).Segment
				b.Write(seg.Value(c.s.src))
				to = seg.Stop
			}
			words := strings.ReplaceAll(b.String(), "\n", " ")
			if c.cell { // where a pipe needs its backslash in code too (GFM 4.10)
				words = strings.ReplaceAll(words, `\|`, "|")
			}
			c.add(model.Inline{Kind: model.CodeInline, Text: words}, from, to)
		case *ast.Emphasis:
			k := model.EmphInline
			if ch.Level == 2 {
				k = model.StrongInline
			}
			c.nest(model.Inline{Kind: k}, ch, ch.Pos())
		case *ast.Link:
			c.nest(model.Inline{Kind: model.LinkInline, Href: string(ch.Destination)}, ch, ch.Pos())
		case *ast.Image:
			sub := c.s.inlines(ch)
			c.add(model.Inline{Kind: model.ImageInline, Href: string(ch.Destination), Text: PlainInlines(sub)}, ch.Pos(), ch.Pos())
		case *spanNode:
			c.add(ch.inline, ch.from, ch.to)
		default: // a delimiter that closed nothing
			if t, ok := ch.(interface{ Text([]byte) []byte }); ok {
				seg := ch.Pos()
				c.text(seg, seg+len(t.Text(c.s.src)))
			}
		}
	}
}

// nest converts a node with children.
func (c *converter) nest(in model.Inline, n ast.Node, from int) {
	c.space(0)
	sub := converter{s: c.s, cell: c.cell}
	sub.children(n)
	in.Children = sub.out
	to := max(sub.end, from)
	in.Pos = c.s.at(from, to)
	c.out, c.end, c.soft = append(c.out, in), to, sub.soft
}

func (c *converter) add(in model.Inline, from, to int) {
	if in.Kind != model.BreakInline {
		c.space(0)
	}
	in.Pos = c.s.at(from, to)
	c.out, c.end = append(c.out, in), to
}

// text adds src[from:to], split at the escapes in it. A backslash and a space
// break the line, as one at its end does, where no line can end: in a heading, a
// caption, a cell (CommonMark shows both characters).
func (c *converter) text(from, to int) {
	src := c.s.src
	if i := bytes.Index(src[from:to], []byte("**")); i >= 0 && c.s.grammar != model.RegulationGrammar && (from+i == 0 || src[from+i-1] != '\\') {
		c.s.report(openMark, from+i, from+i+2, "**")
	}
	for i := from; i < to; i++ {
		if src[i] == '\\' && i+1 < to && escapable(src[i+1]) {
			c.run(from, i)
			from = i + 1
			i++
		} else if src[i] == '\\' && i+1 < to && src[i+1] == ' ' {
			c.run(from, i)
			c.add(model.Inline{Kind: model.BreakInline}, i, i+2)
			n, _ := leading(src[i+1 : to])
			from = i + 1 + n
			i = from - 1
		}
	}
	c.run(from, to)
}

// escapable lists what a backslash turns into itself (CommonMark 2.4), as far
// as it is a mark here; C:\文件 keeps its backslash.
func escapable(b byte) bool { return strings.IndexByte("\\*[]$^~`|#<>!()-+.", b) >= 0 }

func (c *converter) run(from, to int) {
	if from >= to {
		return
	}
	words := string(c.s.src[from:to])
	r, _ := utf8.DecodeRuneInString(words)
	c.space(r)
	if n := len(c.out); n > 0 && c.end == from && c.out[n-1].Kind == model.TextInline && !strings.HasSuffix(c.out[n-1].Text, " ") {
		start := from - len(c.out[n-1].Text)
		if start >= 0 && string(c.s.src[start:from]) == c.out[n-1].Text {
			c.out[n-1].Text += words
			c.out[n-1].Pos = c.s.at(start, to)
			c.end = to
			return
		}
	}
	c.out = append(c.out, model.Inline{Kind: model.TextInline, Text: words, Pos: c.s.at(from, to)})
	c.end = to
}

// space ends the last line's words with a space unless Chinese stands on both
// sides of the line end.
func (c *converter) space(next rune) {
	if !c.soft {
		return
	}
	c.soft = false
	n := len(c.out)
	if n == 0 || c.out[n-1].Kind != model.TextInline {
		c.out = append(c.out, model.Inline{Kind: model.TextInline, Text: " ", Pos: c.s.at(c.end, c.end)})
		return
	}
	last, _ := utf8.DecodeLastRuneInString(c.out[n-1].Text)
	if isCJK(last) && (next == 0 || isCJK(next)) {
		return
	}
	c.out[n-1].Text += " "
}
