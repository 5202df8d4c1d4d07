package manuscript

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guiju/generator/model"
	"guiju/generator/text"
)

// A habit is a way in which people keep standards in Word.
type habit struct {
	name      string
	automatic bool // the program counts: labels
	template  bool // styles of the national drafting template
	headings  bool // styles "heading 1" and so on for titled clauses
	full      bool // full-width digits, dots and brackets of numbers
	tight     bool // no space behind numbers
	oneLine   bool // a term on the line of its number, an annex on one line
	inside    bool // notes of a table in its last row
}

var habits = []habit{
	{name: "template styles, automatic numbers", automatic: true, template: true, inside: true},
	{name: "Word headings, typed numbers", headings: true, oneLine: true, inside: true},
	{name: "Word headings, automatic numbers", headings: true, automatic: true},
	{name: "no styles, plain paragraphs"},
	{name: "no styles, no spaces", tight: true, oneLine: true},
	{name: "full-width digits", full: true, inside: true},
}

// writer makes the document that an editor with a habit would have made of a
// text.
type writer struct {
	habit
	lang model.Lang
	d    *Document
	n    int
}

func (w *writer) say(zh, en string) string {
	if w.lang == model.En {
		return en
	}
	return zh
}

func documentOf(t *model.Text, h habit) *Document {
	w := &writer{habit: h, lang: t.Lang, d: &Document{Name: "稿件.docx", Pictures: map[string]Picture{}}}
	for _, f := range t.Footnotes {
		w.d.Notes = append(w.d.Notes, Note{ID: f.Label, Blocks: w.quietly(f.Blocks)})
	}
	w.blocks(t.Head)
	w.provisions(t.Provisions)
	return w.d
}

func (w *writer) quietly(bs []model.Block) []Block {
	outer := w.d.Blocks
	w.d.Blocks = nil
	w.blocks(bs)
	made := w.d.Blocks
	w.d.Blocks = outer
	return made
}

func (w *writer) para(style, label string, ins []Inline) *Paragraph {
	w.n++
	p := &Paragraph{N: w.n, Inlines: ins}
	if w.template {
		p.Style = style
	}
	if label != "" {
		if w.automatic {
			p.Label = label
		} else {
			typed := label
			if w.full {
				typed = fullWidth(typed)
			}
			gap := "\u3000"
			if w.tight {
				gap = ""
				if first := wordsOf(ins); !startsHan(first) {
					gap = " "
				}
			}
			if strings.HasSuffix(typed, "：") || strings.HasSuffix(typed, ": ") || strings.HasSuffix(typed, "—") {
				gap = ""
			}
			p.Inlines = append([]Inline{{Kind: Words, Text: typed + gap}}, ins...)
			if len(ins) == 0 {
				p.Inlines[0].Text = typed
			}
		}
	}
	w.d.Blocks = append(w.d.Blocks, p)
	return p
}

func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' || r == ')' || r == '(' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r - '!' + '！'
		}
		return r
	}, s)
}

var levelHan = []string{"", "章", "一级条", "二级条", "三级条", "四级条", "五级条"}

func (w *writer) provisions(ps []*model.Provision) {
	for _, p := range ps {
		level := strings.Count(p.Number, ".") + 1
		switch {
		case p.Kind == model.Annex:
			w.annex(p)
		case p.Term != nil:
			w.term(p, level)
		case p.Number == "":
			h := w.para("标准文件_前言、引言标题", "", runsOf(p.Title))
			h.Centred = true
			w.blocks(p.Blocks)
		case len(p.Title) == 0:
			bs := p.Blocks
			style := "标准文件_" + strings.TrimSuffix(levelHan[level], "条") + "无标题"
			if first, ok := bs[0].(*model.Paragraph); ok {
				w.para(style, p.Number, runsOf(first.Inlines))
				bs = bs[1:]
			}
			w.blocks(bs)
		default:
			style := "标准文件_" + levelHan[level] + "标题"
			if p.Number[0] > '9' {
				style = "标准文件_附录" + levelHan[level-1] + "标题"
			}
			h := w.para(style, p.Number, runsOf(p.Title))
			if w.headings {
				h.Style = fmt.Sprintf("heading %d", level)
				h.Outline = level
			}
			w.blocks(p.Blocks)
		}
		w.provisions(p.Children)
	}
}

func (w *writer) annex(p *model.Provision) {
	status := w.say("（规范性）", "(normative)")
	if !p.Normative {
		status = w.say("（资料性）", "(informative)")
	}
	number := p.Number
	switch {
	case w.automatic && w.template: // one paragraph with line breaks
		ins := []Inline{{Kind: LineBreak}, {Kind: Words, Text: status}, {Kind: LineBreak}}
		h := w.para("标准文件_附录标识", number, append(ins, runsOf(p.Title)...))
		h.Centred = true
	case w.oneLine:
		w.para("", "", append([]Inline{{Kind: Words, Text: number + status + " "}}, runsOf(p.Title)...)).Centred = true
	default:
		if w.full {
			number = strings.Replace(number, "附录", "附　录　", 1)
			number = strings.Replace(number, "附　录　", "附录　", 1)
		}
		h := w.para("", "", []Inline{{Kind: Words, Text: number}})
		h.NewPage, h.Centred = true, true
		w.para("", "", []Inline{{Kind: Words, Text: status}}).Centred = true
		w.para("", "", runsOf(p.Title)).Centred = true
	}
	w.blocks(p.Blocks)
}

func (w *writer) term(p *model.Provision, level int) {
	zh, en := "", ""
	if len(p.Term.Zh) > 0 {
		zh = p.Term.Zh[0]
	}
	if len(p.Term.En) > 0 {
		en = p.Term.En[0]
	}
	head := strings.TrimSpace(zh + "\u3000" + en)
	if w.lang == model.En {
		head = strings.TrimSpace(en + "\u3000" + zh)
	}
	term := Inline{Kind: Words, Text: strings.Trim(head, "\u3000"), Bold: true}
	if w.oneLine {
		h := w.para("", p.Number, []Inline{term})
		if w.headings {
			h.Style, h.Outline = "heading 2", 2
		}
	} else {
		w.para("标准文件_术语条一", p.Number, nil)
		w.para("标准文件_段", "", []Inline{term})
	}
	if len(p.Term.Zh) > 1 || len(p.Term.En) > 1 {
		zh, en := strings.Join(rest1(p.Term.Zh), "；"), strings.Join(rest1(p.Term.En), "; ")
		both := strings.Trim(zh+"\u3000"+en, "\u3000")
		if w.lang == model.En {
			both = strings.Trim(en+"\u3000"+zh, "\u3000")
		}
		w.para("标准文件_段", "", []Inline{{Kind: Words, Text: w.say("又称：", "Admitted term: ") + both}})
	}
	if p.Term.Symbol != "" {
		w.para("标准文件_段", "", []Inline{{Kind: Words, Text: w.say("符号：", "Symbol: ") + p.Term.Symbol}})
	}
	w.blocks(p.Blocks)
	if len(p.Term.Source) > 0 {
		ins := append([]Inline{{Kind: Words, Text: w.say("[来源：", "[SOURCE: ")}}, runsOf(p.Term.Source)...)
		w.para("标准文件_段", "", append(ins, Inline{Kind: Words, Text: "]"}))
	}
}

func rest1(s []string) []string { return s[min(len(s), 1):] }

func (w *writer) blocks(bs []model.Block) {
	for _, bl := range bs {
		w.block(bl, 0)
	}
}

func (w *writer) block(bl model.Block, depth int) {
	switch bl := bl.(type) {
	case *model.Paragraph:
		p := w.para("标准文件_段", "", runsOf(bl.Inlines))
		p.Indent = depth * 420
	case *model.List:
		for _, it := range bl.Items {
			style := map[model.ListKind]string{model.AlphaList: "标准文件_字母编号列项", model.NumberList: "标准文件_数字编号列项", model.DashList: "标准文件_列项——", model.DotList: "标准文件_列项·"}[bl.Kind]
			blocks := it.Blocks
			var ins []Inline
			if p, ok := blocks[0].(*model.Paragraph); ok {
				ins, blocks = runsOf(p.Inlines), blocks[1:]
			}
			p := w.para(style, it.Marker, ins)
			p.Indent = (depth + 1) * 420
			if w.automatic {
				p.ListLevel = depth + 1
			}
			for _, b := range blocks {
				w.block(b, depth+1)
			}
		}
	case *model.Note:
		w.note(w.say("注", "NOTE"), bl.Number, bl.Blocks, depth)
	case *model.Example:
		w.note(w.say("示例", "EXAMPLE"), bl.Number, bl.Blocks, depth)
	case *model.Table:
		w.table(bl)
	case *model.Figure:
		w.figure(bl)
	case *model.Formula:
		w.formula(bl)
	default:
		panic(fmt.Sprintf("no %T in the content", bl))
	}
}

func (w *writer) note(word, num string, bs []model.Block, depth int) {
	label := word
	if num != "" {
		label += w.say("", " ") + num
	}
	label += w.say("：", ": ")
	if w.full && num != "" {
		label = strings.ReplaceAll(label, "注", "注 ")
	}
	var ins []Inline
	if len(bs) > 0 {
		if p, ok := bs[0].(*model.Paragraph); ok {
			ins, bs = runsOf(p.Inlines), bs[1:]
		}
	}
	style := "标准文件_注："
	if strings.HasPrefix(word, "示例") || word == "EXAMPLE" {
		style = "标准文件_示例："
	}
	w.para(style, label, ins)
	for _, b := range bs {
		w.block(b, depth+1)
	}
}

func (w *writer) caption(word, num string, title []model.Inline) {
	style := "标准文件_正文" + string([]rune(word)[:1]) + "标题"
	p := w.para(style, w.say(word, map[string]string{"表": "Table ", "图": "Figure "}[word])+num, runsOf(title))
	p.Centred = true
	if w.tight { // 表1标题
		return
	}
}

func (w *writer) table(t *model.Table) {
	if t.Number != "" {
		w.caption("表", t.Number, t.Caption)
	}
	if t.Unit != "" {
		w.para("", "", []Inline{{Kind: Words, Text: w.say("单位：", "Unit: ") + t.Unit}})
	}
	made := &Table{N: w.n + 1}
	width := 0
	for i, row := range t.Rows {
		var cells []Cell
		w0 := 0
		for _, c := range row {
			runs := runsOf(c.Inlines)
			if i < t.Head {
				for k := range runs {
					runs[k].Bold = true
				}
			}
			var blocks []Block
			for _, part := range splitBreaks(runs) {
				w.n++
				blocks = append(blocks, &Paragraph{N: w.n, Inlines: part, Centred: true})
			}
			cells = append(cells, Cell{Colspan: c.Colspan, Rowspan: c.Rowspan, Blocks: blocks})
			w0 += max(c.Colspan, 1)
		}
		width = max(width, w0)
		made.Rows = append(made.Rows, cells)
	}
	if w.automatic {
		made.Head = t.Head
	}
	outer := w.d.Blocks
	w.d.Blocks = nil
	automatic := w.automatic
	for _, n := range t.Notes {
		w.block(n, 0)
	}
	for _, f := range t.Footnotes {
		p := f.Blocks[0].(*model.Paragraph)
		ins := append([]Inline{{Kind: Words, Text: f.Label, Sup: true}, {Kind: Words, Text: " "}}, runsOf(p.Inlines)...)
		w.para("", "", ins)
	}
	w.automatic = automatic
	below := w.d.Blocks
	w.d.Blocks = append(outer, made)
	if w.inside && len(below) > 0 {
		made.Rows = append(made.Rows, []Cell{{Colspan: width, Rowspan: 1, Blocks: below}})
	} else {
		w.d.Blocks = append(w.d.Blocks, below...)
	}
}

func splitBreaks(runs []Inline) (out [][]Inline) {
	var part []Inline
	for _, in := range runs {
		if in.Kind == LineBreak {
			out, part = append(out, part), nil
			continue
		}
		part = append(part, in)
	}
	return append(out, part)
}

func (w *writer) figure(f *model.Figure) {
	if f.Unit != "" {
		w.para("", "", []Inline{{Kind: Words, Text: w.say("单位：", "Unit: ") + f.Unit}})
	}
	picture := func(src, alt string) {
		w.d.Pictures[src] = Picture{Name: filepath.Base(src), Kind: strings.TrimPrefix(filepath.Ext(src), "."), Data: []byte("x")}
		w.para("", "", []Inline{{Kind: Image, Key: src, Text: alt}})
	}
	if f.Src != "" {
		picture(f.Src, f.Alt)
	}
	for _, s := range f.Sub {
		picture(s.Src, s.Alt)
		if s.Number != "" {
			w.para("", s.Number+")", runsOf(s.Caption))
		}
	}
	if len(f.Key) > 0 {
		w.para("", "", []Inline{{Kind: Words, Text: w.say("标引序号说明：", "Key:")}})
		for _, it := range f.Key[0].(*model.List).Items {
			ins := append([]Inline{{Kind: Words, Text: it.Marker}}, runsOf(it.Blocks[0].(*model.Paragraph).Inlines)...)
			w.para("", "", ins)
		}
	}
	for _, n := range f.Notes {
		w.block(n, 0)
	}
	for _, n := range f.Footnotes {
		ins := append([]Inline{{Kind: Words, Text: n.Label, Sup: true}, {Kind: Words, Text: "  "}}, runsOf(n.Blocks[0].(*model.Paragraph).Inlines)...)
		w.para("", "", ins)
	}
	if f.Number != "" {
		w.caption("图", f.Number, f.Caption)
	}
}

func (w *writer) formula(f *model.Formula) {
	ins := []Inline{{Kind: Math, Text: f.TeX, Plain: "甲=乙", Display: true}}
	if f.Number != "" {
		number := "(" + f.Number + ")"
		if w.full {
			number = fullWidth(number)
		}
		ins = append(ins, Inline{Kind: Tab}, Inline{Kind: Words, Text: "……" + number})
	}
	w.para("标准文件_正文公式", "", ins)
	if len(f.Where) > 0 {
		w.para("标准文件_段", "", []Inline{{Kind: Words, Text: w.say("式中：", "where:")}})
		for _, x := range f.Where {
			ins := append(runsOf(x.Symbol), Inline{Kind: Words, Text: "——"})
			w.para("标准文件_段", "", append(ins, runsOf(x.Meaning)...))
		}
	}
}

// runsOf writes inlines as a reader gives them. References are words in Word.
func runsOf(ins []model.Inline) (out []Inline) {
	var walk func([]model.Inline, Inline)
	walk = func(ins []model.Inline, look Inline) {
		for _, in := range ins {
			run := look
			run.Kind, run.Text = Words, in.Text
			switch in.Kind {
			case model.TextInline, model.RefInline:
				out = append(out, run)
			case model.StrongInline:
				look := look
				look.Bold = true
				walk(in.Children, look)
			case model.EmphInline:
				look := look
				look.Italic = true
				walk(in.Children, look)
			case model.LinkInline:
				look := look
				look.Href = in.Href
				walk(in.Children, look)
			case model.SupInline:
				run.Sup = true
				out = append(out, run)
			case model.SubInline:
				run.Sub = true
				out = append(out, run)
			case model.MathInline:
				out = append(out, Inline{Kind: Math, Text: in.Text, Plain: "乙"})
			case model.NoteRef:
				if in.Target != nil {
					run.Sup = true
					out = append(out, run)
				} else {
					out = append(out, Inline{Kind: NoteMark, Key: in.Text})
				}
			case model.BreakInline:
				out = append(out, Inline{Kind: LineBreak})
			case model.ImageInline:
				out = append(out, Inline{Kind: Image, Key: in.Href, Text: in.Text})
			default:
				panic("no " + string(in.Kind) + " in the content")
			}
		}
	}
	walk(ins, Inline{})
	return out
}

// asWordHasIt takes out of a text what Word has no place for: targets of
// references that no words tell, alignments of columns, addresses of pictures.
func asWordHasIt(t *model.Text, addresses map[string]string) *model.Text {
	plain := func(in *model.Inline) {
		if in.Kind == model.RefInline {
			in.Kind, in.Target = model.TextInline, nil
		}
		if at := addresses[in.Href]; at != "" {
			in.Href = at
		}
	}
	t.Inlines(func(in *model.Inline, _ *model.Provision) { plain(in) })
	t.Walk(func(p *model.Provision) {
		model.WalkBlocks(p.Blocks, func(bl model.Block) {
			switch bl := bl.(type) {
			case *model.Table:
				for _, row := range bl.Rows {
					for _, c := range row {
						c.Align = model.AlignNone
					}
				}
			case *model.Figure:
				if at := addresses[bl.Src]; at != "" {
					bl.Src = at
				}
			}
		})
	})
	return t
}

// TestDialects makes documents of all standards in the habits of several
// editors, and wants the standards back, letter by letter.
func TestDialects(t *testing.T) {
	files, err := filepath.Glob("../../content/standards/*/*/*.md")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d texts: %v", len(files), err)
	}
	for _, h := range habits {
		t.Run(h.name, func(t *testing.T) {
			t.Parallel()
			for _, file := range files {
				lang := model.Lang(strings.TrimSuffix(filepath.Base(file), ".md"))
				if lang == model.En && (h.full || h.tight) {
					continue // nobody writes English so
				}
				src, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				o := text.Options{Grammar: model.StandardGrammar, Lang: lang}
				whole, _ := text.Parse(src, o)
				d := documentOf(whole, h)
				tr := Transcribe(d, Options{Lang: lang})
				addresses := map[string]string{}
				for at, p := range tr.Pictures {
					for key, q := range d.Pictures {
						if p.Name == q.Name {
							addresses[key] = at
						}
					}
				}
				again, _ := text.Parse(src, o)
				want := text.Markdown(asWordHasIt(again, addresses))
				got := text.Markdown(tr.Text)
				right, all := compareLines(want, got)
				name := filepath.ToSlash(file[len("../../content/standards/"):])
				t.Logf("%-28s %4d/%4d lines %.2f%%", name, right, all, 100*float64(right)/float64(all))
				if want != got {
					t.Errorf("%s: %s", name, whereDiffers(want, got))
					for _, p := range tr.Findings {
						t.Logf("   %d %s %s", p.Pos.Line, p.Rule.ID, p.Message(model.Zh))
					}
				}
				for _, a := range tr.LeftOut {
					if a.Kind == Unread {
						t.Errorf("%s: left out %q", name, a.Text)
					}
				}
			}
		})
	}
}

// compareLines counts the lines of want that got has in their order.
func compareLines(want, got string) (right, all int) {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	j := 0
	for _, l := range a {
		if l == "" {
			continue
		}
		all++
		for k := j; k < len(b) && k < j+40; k++ {
			if b[k] == l {
				right++
				j = k + 1
				break
			}
		}
	}
	return right, all
}

func whereDiffers(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			hi := func(s []string) string { return strings.Join(s[min(max(i-1, 0), len(s)):min(i+4, len(s))], "\n    ") }
			return fmt.Sprintf("line %d\n  want\n    %s\n  got\n    %s", i+1, hi(a), hi(b))
		}
	}
	return "only the ends differ"
}
