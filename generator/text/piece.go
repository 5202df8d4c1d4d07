package text

import (
	"github.com/yuin/goldmark/ast"

	"guiju/generator/model"
)

// kind is a construct of the dialect, as one line shows it.
type kind int

const (
	paragraph     kind = iota
	blank              // white space only
	remark             // <!-- … -->
	heading            // # 5 标题
	numbered           // 4.2.1 机关应……
	loneNumber         // 3.1 alone, above the designations of a term
	annexTitle         // 附录A alone, above （规范性） and the title
	item               // a list item; family tells which
	note               // 注1：
	example            // 示例1：
	tableRow           // | a | b |
	tableRule          // |---|:-:|
	tableCaption       // 表1 标题, above a table
	unit               // 单位：毫米, above a table
	image              // ![alt](figures/x.svg)
	figureCaption      // 图1 标题, below an image
	keyIntro           // 标引序号说明：
	formula            // $$ … $$ (1)
	whereIntro         // 式中：
	whereItem          // $x$——含义；
	footnoteDef        // [^1]: …
	termSource         // [来源：…]
	admitted           // 又称：…
	termSymbol         // 符号：…
	article            // 第十二条 ……
	code               // ``` … ```
	words              // \ …: a paragraph that is nothing else
	endMark            // \ alone
)

// family is a way of marking the items of an enumeration.
type family int

const (
	noFamily   family = iota
	dashes            // ——
	dots              // ·
	letters           // a)
	digits            // 1)
	keys              // 1——, in the key of a figure
	brackets          // [1], in a bibliography or below a table
	hanComma          // 一、
	hanParen          // （一）
	digitDot          // 1. or 1、
	digitParen        // （1）
	circled           // ①
	bullets           // - in prose
	orders            // 1. in prose
)

// listKinds says how a family is printed.
var listKinds = map[family]model.ListKind{
	dashes: model.DashList, dots: model.DotList, letters: model.AlphaList, digits: model.NumberList,
	keys: model.NumberList, brackets: model.NumberList,
	hanComma: model.HanList, hanParen: model.HanList, digitDot: model.OrderList,
	digitParen: model.ParenList, circled: model.ParenList,
	bullets: model.BulletList, orders: model.OrderList,
}

// piece is one construct of the flat run that the parser yields: usually one
// line of the source, or several where a paragraph goes on.
type piece struct {
	kind    kind
	family  family
	level   int    // number of #, of a heading
	indent  int    // columns of white space before it, inside its quotation
	outer   int    // columns of white space before the mark of quotation
	shift   int    // of them, spaces and tabs
	quote   int    // depth of quotation
	marker  string // as written, without the white space after it
	num     string // what the marker says, in ASCII: "5.2.1", "a", "12-1"
	from    int    // offset of the marker, or of the content if there is none
	content int    // offset of the content
	to      int    // offset behind the content
	tail    int    // bytes behind it that were cut off, such as ]
	plain   int    // bytes of \ behind the marker: only words follow
	first   int    // index of the first source line
	last    int    // index of the last source line
	pos     model.Pos
	inlines []model.Inline
	cells   []cell
	aligns  []model.Align
	raw     string // content as written: TeX, code, address of an image
	alt     string
	goesOn  bool // 表1（续）
}

// cell is a table cell before merging.
type cell struct {
	raw     string
	inlines []model.Inline
	pos     model.Pos
}

// pieceNode is a piece in goldmark's tree; a table row has one child a cell.
type pieceNode struct {
	ast.BaseBlock
	piece
	multi  bool // adjacent lines go on with it
	fence  string
	opened bool // the fence is not closed yet
	skip   bool // no inlines to parse
}

var kindPiece = ast.NewNodeKind("GuijuPiece")

func (n *pieceNode) Kind() ast.NodeKind     { return kindPiece }
func (n *pieceNode) IsRaw() bool            { return n.skip }
func (n *pieceNode) Dump(src []byte, l int) { ast.DumpHelper(n, src, l, nil, nil) }

// cellNode holds the inlines of one table cell.
type cellNode struct {
	ast.BaseBlock
	from, to int
}

var kindCell = ast.NewNodeKind("GuijuCell")

func (n *cellNode) Kind() ast.NodeKind     { return kindCell }
func (n *cellNode) Dump(src []byte, l int) { ast.DumpHelper(n, src, l, nil, nil) }

// rest returns the piece as a paragraph with its marker restored as text: what
// a builder does when the context shows that the marker was none.
func (l *piece) rest(s *source) *piece {
	p := *l
	p.kind, p.family = paragraph, noFamily
	if end := l.content - l.plain; end > l.from {
		mark := model.Inline{Kind: model.TextInline, Text: string(s.src[l.from:end]), Pos: s.at(l.from, end)}
		p.inlines = append([]model.Inline{mark}, l.inlines...)
		p.content = l.from
	}
	if l.tail = len(trimRight(s.src[l.to : l.to+l.tail])); l.tail > 0 {
		end := model.Inline{Kind: model.TextInline, Text: string(s.src[l.to : l.to+l.tail]), Pos: s.at(l.to, l.to+l.tail)}
		p.inlines = append(p.inlines[:len(p.inlines):len(p.inlines)], end)
		p.to, p.tail = l.to+l.tail, 0
	}
	return &p
}
