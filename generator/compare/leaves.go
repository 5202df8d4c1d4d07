package compare

import (
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

// Kind says what a row of a provision is.
type Kind string

const (
	Title     Kind = "title"
	Status    Kind = "status" // of an annex: normative, informative
	TermHead  Kind = "term"
	Source    Kind = "source" // of a term entry
	Paragraph Kind = "paragraph"
	Item      Kind = "item"
	Note      Kind = "note"
	Example   Kind = "example"
	Footnote  Kind = "footnote"
	Table     Kind = "table"
	Figure    Kind = "figure"
	Depicted  Kind = "depicted" // what a figure shows, in words
	Formula   Kind = "formula"
	Where     Kind = "where" // a symbol of a formula
	Unit      Kind = "unit"
	Code      Kind = "code"
)

// aside reports whether a row of the kind only informs (GB/T 1.1—2020, 9.2).
func (k Kind) aside() bool {
	return k == Note || k == Example || k == Footnote || k == Depicted
}

// leaf is the smallest thing with words of its own: what is set side by side.
type leaf struct {
	kind  Kind
	depth int    // of a list item, from 1
	label string // a), ——, 表1, 注2
	words string
	// plain is words without what is only editorial; made when it is needed.
	inlines []model.Inline
	table   *model.Table
	src     string // of a figure
	below   []leaf // notes and footnotes of a table or figure
	bigrams []uint64
}

// leaves flattens a provision, without its children.
func (c *comparer) leaves(t *model.Text, p *model.Provision) []leaf {
	l := leafer{lang: t.Lang, text: t}
	if len(p.Title) > 0 {
		l.run(Title, 0, "", p.Title)
	}
	if p.Kind == model.Annex {
		said := model.Bilingual{Zh: "资料性", En: "informative"}
		if p.Normative {
			said = model.Bilingual{Zh: "规范性", En: "normative"}
		}
		l.out = append(l.out, leaf{kind: Status, words: said.In(t.Lang)})
	}
	if tm := p.Term; tm != nil {
		for _, words := range [][]string{tm.Zh, tm.En, {tm.Symbol}} {
			for _, w := range words {
				if w != "" {
					l.out = append(l.out, leaf{kind: TermHead, words: w})
				}
			}
		}
	}
	l.blocks(p.Blocks, Paragraph, 0, "")
	if tm := p.Term; tm != nil && len(tm.Source) > 0 {
		l.run(Source, 0, "", tm.Source)
	}
	l.footnotes(p)
	return l.out
}

type leafer struct {
	lang model.Lang
	text *model.Text
	out  []leaf
}

func (l *leafer) run(k Kind, depth int, label string, ins []model.Inline) {
	l.out = append(l.out, leaf{kind: k, depth: depth, label: label, words: words(ins), inlines: ins})
}

// blocks flattens blocks; kind is that of their paragraphs, label stands before
// the first of them.
func (l *leafer) blocks(bs []model.Block, kind Kind, depth int, label string) {
	for _, b := range bs {
		switch b := b.(type) {
		case *model.Paragraph:
			l.run(kind, depth, label, b.Inlines)
		case *model.List:
			for _, it := range b.Items {
				inside := Item
				if kind.aside() {
					inside = kind
				}
				l.blocks(it.Blocks, inside, depth+1, strings.TrimSpace(it.Marker))
			}
		case *model.Table:
			below := leafer{lang: l.lang, text: l.text}
			below.unit(b.Unit)
			below.blocks(b.Notes, Note, 0, "")
			below.notes(b.Footnotes)
			lf := leaf{kind: Table, label: numbered("表", "Table ", b.Number, l.lang), words: words(b.Caption), inlines: b.Caption, table: b, below: below.out}
			l.out = append(l.out, lf)
		case *model.Figure:
			l.figure(b)
		case *model.Formula:
			l.out = append(l.out, leaf{kind: Formula, label: numbered("公式", "Formula ", b.Number, l.lang), words: b.TeX})
			for _, w := range b.Where {
				l.run(Where, 0, words(w.Symbol), w.Meaning)
			}
		case *model.Note:
			l.blocks(b.Blocks, Note, 0, numbered("注", "NOTE ", b.Number, l.lang))
		case *model.Example:
			l.blocks(b.Blocks, Example, 0, numbered("示例", "EXAMPLE ", b.Number, l.lang))
		case *model.Quote:
			l.blocks(b.Blocks, kind, depth, "")
		case *model.Code:
			l.out = append(l.out, leaf{kind: Code, words: strings.TrimSuffix(b.Text, "\n")})
		}
		label = ""
	}
}

// unit is what stands above a table or figure at the right: 单位：分钟.
func (l *leafer) unit(words string) {
	if words != "" {
		l.out = append(l.out, leaf{kind: Unit, words: numbered("单位：", "Unit: ", words, l.lang)})
	}
}

func (l *leafer) figure(b *model.Figure) {
	below := leafer{lang: l.lang, text: l.text}
	for _, s := range b.Sub {
		below.figure(s)
	}
	if b.Alt != "" {
		below.out = append(below.out, leaf{kind: Depicted, words: b.Alt})
	}
	below.unit(b.Unit)
	below.blocks(b.Key, Paragraph, 0, "")
	below.blocks(b.Notes, Note, 0, "")
	below.notes(b.Footnotes)
	l.out = append(l.out, leaf{
		kind: Figure, label: numbered("图", "Figure ", b.Number, l.lang), words: words(b.Caption), inlines: b.Caption, src: b.Src, below: below.out,
	})
}

func (l *leafer) notes(fs []*model.Footnote) {
	for _, f := range fs {
		l.blocks(f.Blocks, Footnote, 0, f.Label)
	}
}

// footnotes adds the footnotes of the text that a provision refers to.
func (l *leafer) footnotes(p *model.Provision) {
	if len(l.text.Footnotes) == 0 {
		return
	}
	seen := map[string]bool{}
	see := func(ins []model.Inline) {
		model.WalkInlines(ins, func(in *model.Inline) {
			if in.Kind != model.NoteRef || in.Target != nil || seen[in.Text] {
				return
			}
			seen[in.Text] = true
			for _, f := range l.text.Footnotes {
				if f.Label == in.Text {
					l.notes([]*model.Footnote{f})
				}
			}
		})
	}
	see(p.Title)
	model.WalkBlocks(p.Blocks, func(b model.Block) {
		for _, ins := range model.BlockInlines(b) {
			see(ins)
		}
	})
}

func numbered(zh, en, number string, l model.Lang) string {
	if l == model.En {
		return strings.TrimSpace(en + number)
	}
	return zh + number
}

// words are those of inlines; raised and lowered figures keep their place.
func words(ins []model.Inline) string {
	raised := false
	model.WalkInlines(ins, func(in *model.Inline) {
		raised = raised || in.Kind == model.SupInline || in.Kind == model.SubInline || in.Kind == model.NoteRef && in.Target != nil
	})
	if !raised {
		return text.PlainInlines(ins)
	}
	var b strings.Builder
	for _, in := range ins {
		switch {
		case in.Kind == model.SupInline || in.Kind == model.NoteRef && in.Target != nil:
			b.WriteString(superscript.Replace(in.Text))
		case in.Kind == model.SubInline:
			b.WriteString(subscript.Replace(in.Text))
		case len(in.Children) > 0 && in.Kind != model.RefInline:
			b.WriteString(words(in.Children))
		default:
			b.WriteString(text.PlainInlines([]model.Inline{in}))
		}
	}
	return b.String()
}

var (
	superscript = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
		"+", "⁺", "-", "⁻", "a", "ᵃ", "b", "ᵇ", "c", "ᶜ", "d", "ᵈ", "e", "ᵉ", "f", "ᶠ", "g", "ᵍ", "h", "ʰ", "n", "ⁿ")
	subscript = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉",
		"+", "₊", "-", "₋", "i", "ᵢ", "n", "ₙ", "x", "ₓ")
)
