package text

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"guiju/generator/model"
)

// construct recognises one kind of line. match gets the line without the white
// space around it and must not change the scanner: it is asked again when the
// parser looks whether a paragraph ends.
type construct struct {
	kind  kind
	match func(s *scanner, line []byte) (match, bool)
}

// match says what a construct saw.
type match struct {
	family family
	level  int
	marker int    // bytes before the content, with the white space after the marker
	num    string // what the marker says
	tail   int    // bytes behind the content
	plain  int    // of the marker, the \ that says that only words follow
	multi  bool   // adjacent lines go on with it
	raw    bool   // no inlines: the content is kept as written
	fence  string // the content goes on to a line with this mark
	alt    string
	goesOn bool     // 表1（续）
	cells  [][2]int // bounds of table cells
	aligns []model.Align
}

// scanner is the state of one parse. It rides in goldmark's context.
type scanner struct {
	*source
	grammar    model.Grammar
	lang       model.Lang
	constructs []construct
	problems   []model.Problem

	// What the lines before allow: a caption below an image, a symbol below
	// 式中：, a row below a row.
	afterImage, afterFigure, afterWhere, afterKey, afterRow bool
	// A term entry may have its designations on the line below its number, an
	// annex its status and its title on lines of their own; in an index each
	// line is an entry.
	afterNumber, afterAnnex, inIndex bool
	terms                            string          // number of the clause of terms, "" outside it
	unclosed                         map[string]bool // fences that no later line closes
	// The line being matched.
	at0     int // its first byte that is not white space
	inQuote int // columns of white space behind its marks of quotation
	lineNo  int
}

var scannerKey = parser.NewContextKey()

// lineParser is the only block parser: the constructs are the grammar.
type lineParser struct{}

func (lineParser) Trigger() []byte             { return nil }
func (lineParser) CanInterruptParagraph() bool { return true }
func (lineParser) CanAcceptIndentedLine() bool { return true }

// Close cuts the white space behind the last line, which goldmark would read
// as a hard break.
func (lineParser) Close(node ast.Node, _ text.Reader, pc parser.Context) {
	n, lines := node.(*pieceNode), node.Lines()
	if k := lines.Len() - 1; k >= 0 {
		seg := lines.At(k)
		lines.Set(k, seg.WithStop(max(seg.Start, min(seg.Stop, n.to))))
	}
}

// Open begins a node on any line; a line that nothing else claims is a
// paragraph.
func (lineParser) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	s := pc.Get(scannerKey).(*scanner)
	_, seg := r.PeekLine()
	n := s.open(seg.Start)
	if n == nil {
		return nil, parser.NoChildren
	}
	return n, parser.NoChildren
}

// Continue takes the lines that go on with the node.
func (lineParser) Continue(node ast.Node, r text.Reader, pc parser.Context) parser.State {
	s := pc.Get(scannerKey).(*scanner)
	n := node.(*pieceNode)
	_, seg := r.PeekLine()
	i := s.lineOf(seg.Start)
	from, to := s.bounds(i)
	line := trimRight(s.src[from:to])
	lead, _ := leading(line)
	switch {
	case n.opened:
		n.last, n.to = i, from+len(line)
		n.opened = !closes(n.kind, n.fence, s.unquoted(line[lead:]))
		return parser.Continue | parser.NoChildren
	case !n.multi || lead >= len(line):
		return parser.Close
	}
	if s.grammar == model.ProseGrammar {
		if n := quotePrefix(line[lead:]); n > 0 {
			space, _ := leading(line[lead+n:])
			lead += n + space
		}
	}
	kind, m, _ := s.classify(i)
	if s.interrupts(n, kind) {
		return parser.Close
	}
	if kind == words {
		lead = s.at0 + m.marker - from
	}
	n.last, n.to = i, from+len(line)
	n.Lines().Append(text.NewSegment(from+lead, min(to+1, len(s.src))))
	return parser.Continue | parser.NoChildren
}

// interrupts reports whether the line just classified begins a block of its own
// instead of going on with n. A line whose number only ends a reference broken
// over two lines (见 / 5.2 的规定) goes on.
func (s *scanner) interrupts(n *pieceNode, kind kind) bool {
	if kind == words || kind == numbered && endsOpen(s.src[n.content:n.to]) {
		return false
	}
	return kind != paragraph || s.grammar == model.StandardGrammar && foreignMarker.Match(s.peek(0))
}

// open classifies the line at the offset and makes its node.
func (s *scanner) open(off int) *pieceNode {
	i := s.lineOf(off)
	k, m, quote := s.classify(i)
	from, to := s.bounds(i)
	line := trimRight(s.src[from:to])
	_, indent := leading(line)
	outer := indent
	if quote > 0 {
		indent = s.inQuote
	}
	n := &pieceNode{piece: piece{
		kind: k, family: m.family, level: m.level, indent: indent, outer: outer, shift: shift(line), quote: quote, num: m.num, alt: m.alt, goesOn: m.goesOn,
		from: s.at0, content: s.at0 + m.marker, to: max(from+len(line)-m.tail, s.at0+m.marker), tail: m.tail, plain: m.plain,
		first: i, last: i, aligns: m.aligns,
	}}
	n.marker = string(trimRight(s.src[n.from : n.content-n.plain]))
	n.multi, n.skip = m.multi, m.raw || m.cells != nil
	if m.fence != "" {
		n.fence, n.opened = m.fence, true
	}
	switch {
	case m.cells != nil:
		for _, c := range m.cells {
			cn := &cellNode{from: s.at0 + c[0], to: s.at0 + c[1]}
			if cn.to > cn.from {
				cn.Lines().Append(text.NewSegment(cn.from, cn.to))
			}
			n.AppendChild(n, cn)
		}
	case !m.raw && n.to > n.content:
		end := n.to
		if m.multi && m.tail == 0 {
			end = min(to+1, len(s.src))
		}
		n.Lines().Append(text.NewSegment(n.content, end))
	}
	if k == paragraph && (s.afterNumber || s.afterAnnex || s.inIndex) {
		n.multi = false
	}
	s.follow(n)
	return n
}

// classify asks the constructs in their order what line i is.
func (s *scanner) classify(i int) (kind, match, int) {
	from, to := s.bounds(i)
	line := trimRight(s.src[from:to])
	lead, _ := leading(line)
	s.lineNo, s.at0 = i, from+lead
	line = line[lead:]
	quote := 0
	if s.grammar == model.ProseGrammar {
		n := quotePrefix(line)
		quote = bytes.Count(line[:n], []byte(">"))
		if quote > 0 {
			space, indent := leading(line[n:])
			n, s.inQuote = n+space, indent
		}
		s.at0 += n
		line = line[n:]
	}
	if len(line) == 0 {
		return blank, match{raw: true}, quote
	}
	for _, c := range s.constructs {
		if m, ok := c.match(s, line); ok {
			return c.kind, m, quote
		}
	}
	return paragraph, match{multi: s.joins()}, quote
}

// joins reports whether adjacent lines make one paragraph. In Chinese
// regulations and policies every line is its own paragraph: they are pasted
// from Word, where a line end is the end of a paragraph.
func (s *scanner) joins() bool {
	return s.lang == model.En || s.grammar == model.StandardGrammar || s.grammar == model.ProseGrammar
}

// peek returns the line d lines below or above the one being matched.
func (s *scanner) peek(d int) []byte {
	i := s.lineNo + d
	if i < 0 || i >= len(s.start) {
		return nil
	}
	from, to := s.bounds(i)
	return s.unquoted(trimLeft(trimRight(s.src[from:to])))
}

// follow updates what the lines before allow.
func (s *scanner) follow(n *pieceNode) {
	switch n.kind {
	case image:
		s.afterImage, s.afterFigure, s.afterKey = true, false, false
	case keyIntro:
		s.afterKey, s.afterFigure = true, false
	case figureCaption:
		s.afterImage, s.afterFigure, s.afterKey = false, true, false
	case blank, remark:
	case item, note, unit:
		s.afterFigure = false
	default:
		s.afterImage, s.afterFigure, s.afterKey = false, false, false
	}
	switch n.kind {
	case whereIntro, whereItem:
		s.afterWhere = true
	case blank, remark:
	default:
		s.afterWhere = false
	}
	s.afterRow = n.kind == tableRow || n.kind == tableRule
	if s.grammar == model.StandardGrammar {
		s.followStandard(n)
	}
}

// closes reports whether the line ends the fence.
func closes(k kind, fence string, line []byte) bool {
	switch k {
	case formula:
		return closeFormula.Match(line)
	case remark:
		return bytes.HasSuffix(line, []byte(fence))
	}
	return bytes.HasPrefix(line, []byte(fence)) && len(bytes.Trim(line, fence[:1])) == 0
}

// unquoted cuts the marks of quotation from a line of prose.
func (s *scanner) unquoted(line []byte) []byte {
	if s.grammar != model.ProseGrammar {
		return line
	}
	return trimLeft(line[quotePrefix(line):])
}

// hasClose reports whether a line below the one being matched ends the fence.
// What no line ends from here, no line ends further down. A formula ends before
// the next blank line, heading or formula, so that one without an end does not
// swallow the text up to the next.
func (s *scanner) hasClose(k kind, fence string) bool {
	if s.unclosed[fence] {
		return false
	}
	for i := s.lineNo + 1; i < len(s.start); i++ {
		from, to := s.bounds(i)
		line := s.unquoted(trimLeft(trimRight(s.src[from:to])))
		if k == formula {
			marks := bytes.Count(line, []byte(fence))
			if marks == 1 && closes(k, fence, line) {
				return true
			}
			if marks > 0 || len(line) == 0 || line[0] == '#' {
				return false
			}
		} else if closes(k, fence, line) {
			return true
		}
	}
	s.unclosed[fence] = k != formula
	return false
}
