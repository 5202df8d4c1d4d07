package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"guiju/generator/model"
)

// emphasisParser takes * and ** (CommonMark 6.2), with two changes.
//
// First, the flanking rule of the published "CJK-friendly emphasis"
// amendment: CommonMark calls a run of marks next to punctuation flanking only
// if white space or punctuation stands on its other side. Chinese has no
// spaces, so that **必须执行。**本单位 would show its asterisks. Under the
// amendment Chinese punctuation does not count as punctuation here, and next to
// other punctuation a Chinese character counts as white space does.
//
// Second, a single * with a digit on its outer side is a multiplication sign:
// 5*3*2. In regulations a single * is never a mark (9．麦角酸*). The
// underscore is no mark at all.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte                           { return []byte{'*'} }
func (emphasisParser) IsDelimiter(b byte) bool                   { return b == '*' }
func (emphasisParser) OnMatch(n int) ast.Node                    { return ast.NewEmphasis(n) }
func (emphasisParser) CanOpenCloser(o, c *parser.Delimiter) bool { return o.Char == c.Char }

func (p emphasisParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	n := 0
	for n < len(line) && line[n] == '*' {
		n++
	}
	before, after := block.PrecendingCharacter(), rune('\n')
	if n < len(line) {
		after, _ = utf8.DecodeRune(line[n:])
	}
	canOpen, canClose := flanking(before, after)
	if n == 1 {
		s := pc.Get(scannerKey).(*scanner)
		if s.grammar == model.RegulationGrammar {
			return nil
		}
		canOpen = canOpen && !isDigit(before)
		canClose = canClose && !isDigit(after)
	}
	d := parser.NewDelimiter(canOpen, canClose, n, '*', p)
	d.Segment = seg.WithStop(seg.Start + n)
	block.Advance(n)
	pc.PushDelimiter(d)
	return d
}

// flanking says whether a run of * between the two characters can open and can
// close emphasis.
func flanking(before, after rune) (left, right bool) {
	left = !util.IsSpaceRune(after) && after != 0 &&
		(!punctuation(after) || util.IsSpaceRune(before) || punctuation(before) || isCJK(before))
	right = !util.IsSpaceRune(before) && before != 0 &&
		(!punctuation(before) || util.IsSpaceRune(after) || punctuation(after) || isCJK(after))
	return left, right
}

// punctuation is what the amendment calls non-CJK punctuation.
func punctuation(r rune) bool { return util.IsPunctRune(r) && !isCJK(r) }

// cjk lists the blocks whose characters are Chinese, Japanese or Korean by
// script or by East Asian width.
var cjk = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x11ff, 1}, // Hangul Jamo
		{0x2e80, 0x303f, 1}, // radicals, ideographic description, CJK symbols and punctuation
		{0x3040, 0x33ff, 1}, // kana, bopomofo, compatibility
		{0x3400, 0x4dbf, 1},
		{0x4e00, 0x9fff, 1},
		{0xa000, 0xa4cf, 1}, // Yi
		{0xac00, 0xd7af, 1},
		{0xf900, 0xfaff, 1},
		{0xfe30, 0xfe6f, 1}, // vertical and small forms
		{0xff00, 0xffef, 1}, // half and full width forms
	},
	R32: []unicode.Range32{{0x20000, 0x3ffff, 1}},
}

func isCJK(r rune) bool { return r >= 0x1100 && unicode.Is(cjk, r) }

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
