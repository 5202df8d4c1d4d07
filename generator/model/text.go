package model

// Grammar says how a text is numbered and so how it becomes a tree.
type Grammar string

const (
	StandardGrammar   Grammar = "standard"   // GB/T 1.1: 5.2.1, A.1, 注：, 表1
	RegulationGrammar Grammar = "regulation" // 第一章, 第十二条, 款, （一）
	PolicyGrammar     Grammar = "policy"     // 一、 （一） 1. （1）
	ProseGrammar      Grammar = "prose"      // pages, publicity, courses: plain headings
)

// Text is one Markdown file parsed once: the only source of HTML, search
// documents, anchors, registers, alignment and diffs. It keeps positions and
// no slice of the source.
type Text struct {
	Lang    Lang    `json:"lang"`
	Grammar Grammar `json:"grammar"`
	File    string  `json:"-"`
	// Form is the edition of GB/T 1.1 the foreword names: 2009, 2020, or 0.
	Form int `json:"form,omitempty"`
	// Title is the text's own title where it begins with one.
	Title string `json:"title,omitempty"`
	// Dates are read from the head of a regulation.
	Dates TextDates `json:"-"`
	// Head holds what stands before the first provision (promulgation
	// notes, preamble); nothing a reader could miss is dropped.
	Head       []Block      `json:"head,omitempty"`
	Provisions []*Provision `json:"provisions"`
	// Footnotes are the text footnotes in order of first reference.
	Footnotes []*Footnote `json:"footnotes,omitempty"`

	anchors map[string]*Provision // by Seal
}

// TextDates are the days named in the head of a regulation.
type TextDates struct {
	Adopted, Issued, InForce, Amended Date
}

// ProvisionKind classifies a provision. The kind decides look and numbering,
// never the tree: children are simply the provisions below.
type ProvisionKind string

const (
	Foreword     ProvisionKind = "foreword"     // 前言
	Introduction ProvisionKind = "introduction" // 引言
	Clause       ProvisionKind = "clause"       // 章, number "5"; in an annex never
	Subclause    ProvisionKind = "subclause"    // 条, "5.2", "A.1"; titled or untitled
	TermEntry    ProvisionKind = "term"         // 3.1 with Term set
	Annex        ProvisionKind = "annex"        // 附录A
	Bibliography ProvisionKind = "bibliography" // 参考文献
	IndexSection ProvisionKind = "index"        // 索引
	PartKind     ProvisionKind = "part"         // 第一编, 第一分编
	ChapterKind  ProvisionKind = "chapter"      // 第一章; also unnumbered headings of a regulation
	SectionKind  ProvisionKind = "section"      // 第一节; a heading of prose
	Article      ProvisionKind = "article"      // 第十二条
	PolicyItem   ProvisionKind = "item"         // 一、 （一） 1. （1）
)

// Provision is one addressable unit: a search document, a target of
// citations, a row of the register.
type Provision struct {
	Kind ProvisionKind `json:"kind"`
	// Number is as printed: "5.2.1", "A.1", "附录A", "第十二条", "（一）", "".
	Number string `json:"number,omitempty"`
	// ID is the fragment of the address, the same in both languages
	// (design: "5.2.1", "A", "12-1", "2.1.3", "foreword", "chapter-1").
	ID string `json:"id"`
	// Title is nil for untitled subclauses and most articles.
	Title []Inline `json:"title,omitempty"`
	// Normative is false for foreword, introduction, informative annexes,
	// bibliography and index.
	Normative bool         `json:"normative"`
	Term      *Term        `json:"term,omitempty"`
	Blocks    []Block      `json:"blocks,omitempty"`
	Children  []*Provision `json:"children,omitempty"`
	Pos       Pos          `json:"-"`
}

// Term is the head of a term entry; its definition, notes and examples are the
// provision's blocks.
type Term struct {
	Zh       []string `json:"zh,omitempty"` // preferred first, then admitted
	En       []string `json:"en,omitempty"`
	Symbol   string   `json:"symbol,omitempty"`
	Source   []Inline `json:"source,omitempty"` // [来源：…]
	Modified bool     `json:"modified,omitempty"`
}

// Footnote is a text footnote, 1) 2) … through the whole document.
type Footnote struct {
	ID     string   `json:"id"` // "footnote-1"
	Label  string   `json:"label"`
	Blocks []Block  `json:"blocks"`
	Refs   []string `json:"-"`
	Pos    Pos      `json:"-"`
}

// Block is a piece of a provision below the level of search documents.
type Block interface {
	// Anchor is the fragment of the block's address, "" if it has none.
	Anchor() string
	Position() Pos
	block()
}

// BlockBase is what every block has.
type BlockBase struct {
	ID  string `json:"id,omitempty"`
	Pos Pos    `json:"-"`
}

func (b BlockBase) Anchor() string { return b.ID }
func (b BlockBase) Position() Pos  { return b.Pos }
func (BlockBase) block()           {}

// Paragraph is a 段; in a regulation a 款 with an ID such as "12.2".
type Paragraph struct {
	BlockBase
	Inlines []Inline `json:"inlines"`
}

// ListKind is the marker family of a list.
type ListKind string

const (
	DashList   ListKind = "dash"   // ——
	DotList    ListKind = "dot"    // ·
	AlphaList  ListKind = "alpha"  // a)
	NumberList ListKind = "number" // 1)
	HanList    ListKind = "han"    // （一）: 项 of a regulation
	ParenList  ListKind = "paren"  // （1） in texts that use it below 项
	BulletList ListKind = "bullet" // - in prose
	OrderList  ListKind = "order"  // 1. in prose
)

// List is a run of items with markers as written.
type List struct {
	BlockBase
	Kind  ListKind    `json:"kind"`
	Items []*ListItem `json:"items"`
}

// ListItem keeps its marker as written ("a)", "——", "（一）").
type ListItem struct {
	ID     string  `json:"id,omitempty"`
	Marker string  `json:"marker"`
	Blocks []Block `json:"blocks"` // the first is its text; a nested List may follow
	Pos    Pos     `json:"-"`
}

// Table is a numbered or unnumbered table.
type Table struct {
	BlockBase
	Number  string   `json:"number,omitempty"` // "1", "A.1"
	Caption []Inline `json:"caption,omitempty"`
	Unit    string   `json:"unit,omitempty"` // 单位：…, above the table at the right
	// Head is the number of header rows at the top of Rows.
	Head      int         `json:"head"`
	Rows      [][]*Cell   `json:"rows"`
	Notes     []Block     `json:"notes,omitempty"`     // 注： rows below the table
	Footnotes []*Footnote `json:"footnotes,omitempty"` // a, b … below the table
}

// Align is a column's alignment, rendered as a class.
type Align string

const (
	AlignNone   Align = ""
	AlignLeft   Align = "left"
	AlignCentre Align = "centre"
	AlignRight  Align = "right"
)

// Cell is a table cell. A cell merged into its left or upper neighbour is left
// out of Rows; the neighbour's span says so (spans are 1 or more).
type Cell struct {
	Inlines []Inline `json:"inlines,omitempty"`
	Colspan int      `json:"colspan,omitempty"`
	Rowspan int      `json:"rowspan,omitempty"`
	Align   Align    `json:"align,omitempty"`
	Pos     Pos      `json:"-"`
}

// Figure is a picture with its caption, key and subfigures.
type Figure struct {
	BlockBase
	Number    string      `json:"number,omitempty"`
	Caption   []Inline    `json:"caption,omitempty"`
	Unit      string      `json:"unit,omitempty"` // 单位：…, above the figure at the right
	Src       string      `json:"src,omitempty"`  // relative to the text's folder
	Alt       string      `json:"alt,omitempty"`
	Sub       []*Figure   `json:"sub,omitempty"`
	Key       []Block     `json:"key,omitempty"`       // 标引序号说明
	Notes     []Block     `json:"notes,omitempty"`     // 注： between the figure and its caption
	Footnotes []*Footnote `json:"footnotes,omitempty"` // a, b … above the caption
}

// Formula is a displayed formula; TeX stays in the tree.
type Formula struct {
	BlockBase
	Number string       `json:"number,omitempty"`
	TeX    string       `json:"tex"`
	Where  []*WhereItem `json:"where,omitempty"` // 式中：
}

// WhereItem explains one symbol of a formula: symbol——meaning.
type WhereItem struct {
	Symbol  []Inline `json:"symbol"`
	Meaning []Inline `json:"meaning"`
	Pos     Pos      `json:"-"`
}

// Note is 注 or 注1; its text states facts only (GB/T 1.1, 9.2).
type Note struct {
	BlockBase
	Number string  `json:"number,omitempty"`
	Blocks []Block `json:"blocks"`
}

// Example is 示例 or 示例1.
type Example struct {
	BlockBase
	Number string  `json:"number,omitempty"`
	Blocks []Block `json:"blocks"`
}

// Quote is a block quotation (prose).
type Quote struct {
	BlockBase
	Blocks []Block `json:"blocks"`
}

// Code is a fenced block; Info is the word after the fence.
type Code struct {
	BlockBase
	Info string `json:"info,omitempty"`
	Text string `json:"text"`
}

// InlineKind tells the inlines apart.
type InlineKind string

const (
	TextInline   InlineKind = "text"
	StrongInline InlineKind = "strong"
	EmphInline   InlineKind = "emph"
	SupInline    InlineKind = "sup"
	SubInline    InlineKind = "sub"
	CodeInline   InlineKind = "code"
	MathInline   InlineKind = "math"     // Text is TeX
	LinkInline   InlineKind = "link"     // Href, Children
	RefInline    InlineKind = "ref"      // Target, Text as written; see System.Resolve
	NoteRef      InlineKind = "footnote" // Text is the footnote's label
	BreakInline  InlineKind = "break"
	ImageInline  InlineKind = "image" // Href, Text is the alternative
)

// Inline is a run of text or a mark around runs. One struct with a kind, not
// one type a kind: there are few, they are shallow, and every consumer
// switches over all of them.
type Inline struct {
	Kind     InlineKind `json:"kind"`
	Text     string     `json:"text,omitempty"`
	Href     string     `json:"href,omitempty"`
	Target   *Target    `json:"target,omitempty"`
	Children []Inline   `json:"children,omitempty"`
	Pos      Pos        `json:"-"`
}

// Walk visits every provision depth first, in text order.
func (t *Text) Walk(visit func(*Provision)) {
	var walk func([]*Provision)
	walk = func(ps []*Provision) {
		for _, p := range ps {
			visit(p)
			walk(p.Children)
		}
	}
	if t != nil {
		walk(t.Provisions)
	}
}

// Find returns the provision with the ID, or nil.
func (t *Text) Find(id string) (found *Provision) {
	t.Walk(func(p *Provision) {
		if p.ID == id && found == nil {
			found = p
		}
	})
	return found
}

// Seal ends the making of a text: it fixes the result of Anchors, so that
// look-ups cost nothing. Package text calls it last; tests that build trees in
// code may leave it out.
func (t *Text) Seal() { t.anchors = t.Anchors() }

// Anchors returns every fragment that the text's page offers, each with the
// provision it stands in (nil for the head and the footnotes). The caller must
// not change the map.
func (t *Text) Anchors() map[string]*Provision {
	if t == nil {
		return nil
	}
	if t.anchors != nil {
		return t.anchors
	}
	all := map[string]*Provision{}
	anchorBlocks(t.Head, nil, all)
	for _, f := range t.Footnotes {
		all[f.ID] = nil
	}
	t.Walk(func(p *Provision) {
		all[p.ID] = p
		anchorBlocks(p.Blocks, p, all)
	})
	return all
}

func anchorBlocks(bs []Block, p *Provision, all map[string]*Provision) {
	WalkBlocks(bs, func(b Block) {
		if id := b.Anchor(); id != "" {
			all[id] = p
		}
		if l, ok := b.(*List); ok {
			for _, it := range l.Items {
				if it.ID != "" {
					all[it.ID] = p
				}
			}
		}
	})
}
