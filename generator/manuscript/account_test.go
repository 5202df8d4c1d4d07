package manuscript

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"guiju/generator/model"
	"guiju/generator/text"
)

// everything is all that a transcript shows to its reader.
func everything(tr *Transcript) string {
	var b strings.Builder
	b.WriteString(text.Markdown(tr.Text))
	for _, a := range tr.LeftOut {
		b.WriteString("\n" + a.Text)
	}
	b.WriteString("\n" + strings.ReplaceAll(showCover(tr.Cover), "\\", ""))
	return b.String()
}

// labelWords are letters of marks that the tree says by its shape.
const labelWords = "表图注示例附录规范性资料性单位式中来源又称也称许用术语符号标引序号说明续第章发布实施代替备案号完成时间日期本稿年月其为二"

// lost gives the letters that a document has more often than everything its
// transcript shows. It knows nothing of how the recogniser keeps its account.
func lost(d *Document, tr *Transcript) string {
	m := map[rune]int{}
	count := func(s string, by int) {
		for _, c := range s {
			if unicode.Is(unicode.Han, c) && !strings.ContainsRune(labelWords, c) {
				m[c] += by
			}
		}
	}
	d.Walk(func(p *Paragraph) {
		count(p.Label, 1)
		for _, in := range p.Inlines {
			if in.Kind == Math && in.Text != "" {
				count(in.Text, 1)
			} else if in.Kind == Math {
				count(in.Plain, 1)
			} else {
				count(in.Text, 1)
			}
		}
	})
	count(everything(tr), -1)
	var b strings.Builder
	for _, c := range sortedKeys(m) {
		if m[c] > 0 {
			fmt.Fprintf(&b, "%c×%d ", c, m[c])
		}
	}
	return b.String()
}

// pieces are what random documents are made of: marks and words that mean
// something at the beginning of a line, and some that break what they can.
var pieces = []string{
	"1", "2", "3", "1.1", "1.2", "2.1", "2.1.1", "3.1", "3.2", "A.1", "A.1.1", "B.1", "５．２", "第1章", "第二章", "7.7.7", "2024年", "3.5 m",
	"a)", "b)", "c）", "1)", "2)", "3）", "——", "—", "·", "- ", "（1）", "①", "一、", "[1]", "[2]", "注：", "注1：", "注 2:", "示例：", "示例1：", "NOTE:", "EXAMPLE 1:",
	"表1", "表2", "表1（续）", "表A.1", "图1", "图2", "图A.1", "附录A", "附录B", "（规范性）", "（资料性）", "单位：毫米", "标引序号说明：", "1——", "式中：", "a——", "E——",
	"[来源：", "]", "又称：", "符号：", "前言", "引言", "目次", "参考文献", "索引", "术语和定义", "范围", "。", "；", "：", "，", "  ", "\u3000", "\t", "应", "shall",
	"#", "**", "*", "`", "$", "|", "\\", "<b>", "&amp;", "[[a#1]]", "[^1]", "![x](y.png)", "$$", "^", "~", "\u200b", "\ufeff", "\x00", "\ufffd", "\xff", ">", "---", "-", "<", "(1)", "……(2)",
	"DB41/T S001—2024", "ICS 03.080", "2024-01-02发布", "2024-02-03实施", "代替", "备案号：", "征求意见稿", "12", "— 3 —", "第4页", "english term", "English Title of It",
}

var randomStyles = []string{"", "", "", "标准文件_章标题", "标准文件_一级条标题", "标准文件_二级无标题", "标准文件_段", "标准文件_正文表标题", "标准文件_正文图标题", "标准文件_注：", "标准文件_示例内容", "标准文件_列项——", "heading 1", "heading 2", "标题 3", "toc 1", "附录标识", "标准文件_附录章标题", "标准文件_封面标准名称", "普通"}

// randomDocument makes a document of pieces and of words that stand in it once,
// so that each can be looked for.
type randomDocument struct {
	*rand.Rand
	n    int
	word rune
	d    *Document
}

func (g *randomDocument) pick(s []string) string { return s[g.IntN(len(s))] }

func (g *randomDocument) fresh() string {
	g.word++
	if g.word > 0x9f00 {
		g.word = 0x5000
	}
	return string(g.word)
}

func (g *randomDocument) words() string {
	var b strings.Builder
	for range g.IntN(5) {
		if g.IntN(2) == 0 {
			b.WriteString(g.pick(pieces))
		} else {
			b.WriteString(g.fresh() + g.fresh())
		}
		if g.IntN(4) == 0 {
			b.WriteString(g.pick([]string{" ", "\u3000", "。", "；", "："}))
		}
	}
	return b.String()
}

func (g *randomDocument) inlines(depth int) (out []Inline) {
	for range g.IntN(4) {
		in := Inline{Kind: Words, Text: g.words()}
		switch g.IntN(14) {
		case 0:
			in = Inline{Kind: Tab}
		case 1:
			in = Inline{Kind: LineBreak}
		case 2:
			key := "p" + fmt.Sprint(g.IntN(4))
			in = Inline{Kind: Image, Key: key, Text: g.pick([]string{"", "图", g.fresh() + "]"})}
		case 3:
			in = Inline{Kind: Math, Text: g.pick([]string{"x", "a = b", "5.2", `\mathbf { 1 . 1 }`, "$", "", `\frac{a}{b} \tag{3}`, "x\n\ny", `\`, "#1"}), Display: g.IntN(2) == 0}
			if in.Plain = in.Text; g.IntN(2) == 0 {
				in.Plain = g.fresh()
			}
		case 4:
			in = Inline{Kind: NoteMark, Key: g.pick([]string{"1", "2", "9"})}
		case 5:
			if depth < 2 {
				in = Inline{Kind: TextBox, Blocks: g.blocks(g.IntN(3), depth+1)}
			}
		default:
			in.Bold, in.Italic = g.IntN(5) == 0, g.IntN(8) == 0
			in.Sup, in.Sub = g.IntN(10) == 0, g.IntN(10) == 0
			if g.IntN(10) == 0 {
				in.Href = g.pick([]string{"#a", "https://example.org/a(b)", "javascript:x", "mailto:a@b.cn"})
			}
		}
		out = append(out, in)
	}
	return out
}

func (g *randomDocument) paragraph(depth int) *Paragraph {
	g.n++
	p := &Paragraph{N: g.n, Style: g.pick(randomStyles), Inlines: g.inlines(depth)}
	p.Centred, p.NewPage = g.IntN(6) == 0, g.IntN(9) == 0
	if g.IntN(6) == 0 {
		p.Outline = g.IntN(3)
	}
	if g.IntN(4) == 0 {
		p.Label = g.pick(pieces[:60])
		p.ListLevel = g.IntN(4)
	}
	p.Indent = g.IntN(3) * 420
	return p
}

func (g *randomDocument) blocks(n, depth int) (out []Block) {
	for range n {
		if depth < 2 && g.IntN(8) == 0 {
			t := &Table{N: g.n + 1, Head: g.IntN(3)}
			for range g.IntN(4) {
				var row []Cell
				for range g.IntN(4) {
					row = append(row, Cell{Colspan: g.IntN(4), Rowspan: g.IntN(4), Blocks: g.blocks(g.IntN(3), depth+1)})
				}
				t.Rows = append(t.Rows, row)
			}
			out = append(out, t)
			continue
		}
		out = append(out, g.paragraph(depth))
	}
	return out
}

func random(seed uint64) *Document {
	g := &randomDocument{Rand: rand.New(rand.NewPCG(seed, 5)), word: 0x5000}
	g.d = &Document{Name: "随机.docx", Pictures: map[string]Picture{"p0": {Name: "p0", Kind: "png", Data: []byte("x")}, "p1": {Name: "p1", Kind: "emf", Data: []byte("x")}, "p2": {Name: "p2"}}}
	if seed%4 > 0 {
		for _, w := range []string{"前言", "本文件为样本。", "1 范围", "本文件规定了样本。", "2 术语和定义", "2.1"}[:2+g.IntN(5)] {
			g.n++
			g.d.Blocks = append(g.d.Blocks, &Paragraph{N: g.n, Inlines: []Inline{{Kind: Words, Text: w}}})
		}
	}
	g.d.Blocks = append(g.d.Blocks, g.blocks(g.IntN(40), 0)...)
	for _, id := range []string{"1", "2", "3"} {
		g.d.Notes = append(g.d.Notes, Note{ID: id, Blocks: g.blocks(g.IntN(3), 1)})
	}
	return g.d
}

// TestAccountOfRandomDocuments wants nothing lost of documents that no editor
// would write, in both languages and all grammars.
func TestAccountOfRandomDocuments(t *testing.T) {
	rounds := uint64(300)
	if testing.Short() {
		rounds = 100
	}
	for seed := range rounds {
		d := random(seed)
		o := Options{Lang: model.Langs[seed%2], Grammar: []model.Grammar{model.StandardGrammar, model.StandardGrammar, model.StandardGrammar, model.PolicyGrammar, model.RegulationGrammar, model.ProseGrammar}[seed%6]}
		tr := Transcribe(d, o)
		holds(t, d, tr, o)
		if s := lost(d, tr); s != "" {
			t.Errorf("seed %d: lost %s", seed, s)
			if t.Failed() && testing.Verbose() {
				t.Logf("%s", everything(tr))
			}
		}
	}
}

// TestAccountOfDamagedDocuments wants nothing lost of the standards' documents
// after somebody has moved, cut, joined and restyled their paragraphs.
func TestAccountOfDamagedDocuments(t *testing.T) {
	files, err := filepath.Glob("../../content/standards/*/*/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	unread := 0
	for i, file := range files {
		lang := model.Lang(strings.TrimSuffix(filepath.Base(file), ".md"))
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		whole, _ := text.Parse(src, text.Options{Grammar: model.StandardGrammar, Lang: lang})
		for k, h := range habits {
			if k%3 != i%3 { // a third of them, every habit with many texts
				continue
			}
			d := documentOf(whole, h)
			damage(d, rand.New(rand.NewPCG(uint64(i), uint64(k))))
			tr := Transcribe(d, Options{Lang: lang})
			if s := lost(d, tr); s != "" {
				t.Errorf("%s, %s: lost %s", file, h.name, s)
			}
			for _, a := range tr.LeftOut {
				if a.Kind == Unread {
					unread++
					t.Logf("%s, %s: paragraph %d not taken: %q", file, h.name, a.N, quoted(a.Text))
				}
			}
		}
	}
	if unread > 3 { // of some 20,000: what no text can take
		t.Errorf("%d paragraphs were left to the account", unread)
	}
}

// damage changes some of the paragraphs and tables of a document.
func damage(d *Document, g *rand.Rand) {
	for range len(d.Blocks) / 12 {
		i, j := g.IntN(len(d.Blocks)), g.IntN(len(d.Blocks))
		p, _ := d.Blocks[i].(*Paragraph)
		q, _ := d.Blocks[j].(*Paragraph)
		switch g.IntN(8) {
		case 0:
			d.Blocks[i], d.Blocks[j] = d.Blocks[j], d.Blocks[i]
		case 1:
			d.Blocks = append(d.Blocks[:i], d.Blocks[i+1:]...)
		case 2:
			if p != nil && q != nil && i != j {
				p.Inlines = append(append(p.Inlines, Inline{Kind: LineBreak}), q.Inlines...)
				d.Blocks = append(d.Blocks[:j], d.Blocks[j+1:]...)
			}
		case 3:
			if p != nil {
				p.Style, p.Outline = randomStyles[g.IntN(len(randomStyles))], g.IntN(4)
			}
		case 4:
			if p != nil {
				p.Label, p.Centred = "", !p.Centred
			}
		case 5:
			if t, ok := d.Blocks[i].(*Table); ok && len(t.Rows) > 0 {
				row := g.IntN(len(t.Rows))
				if n := len(t.Rows[row]); n > 0 {
					t.Rows[row] = t.Rows[row][:n-1]
				}
			}
		case 6:
			if p != nil && len(p.Inlines) > 0 && p.Inlines[0].Kind == Words {
				in := &p.Inlines[0]
				r := []rune(in.Text)
				at := g.IntN(len(r) + 1)
				rest := *p
				rest.Label, rest.Style, rest.Outline = "", "", 0
				rest.Inlines = append([]Inline{{Kind: Words, Text: string(r[at:])}}, p.Inlines[1:]...)
				p.Inlines = []Inline{{Kind: Words, Text: string(r[:at])}}
				d.Blocks = append(d.Blocks[:i+1], append([]Block{&rest}, d.Blocks[i+1:]...)...)
			}
		case 7:
			if p != nil {
				for k := range p.Inlines {
					p.Inlines[k].Bold = true
				}
			}
		}
	}
}

// TestBeyondTheCaps wants nothing lost of a document that no text may be: it is
// told, and the tree holds it.
func TestBeyondTheCaps(t *testing.T) {
	row := make([]Cell, 70)
	for i := range row {
		row[i] = Cell{Colspan: 1, Rowspan: 1, Blocks: []Block{&Paragraph{N: i + 2, Inlines: []Inline{{Kind: Words, Text: string(rune(0x5000 + i))}}}}}
	}
	d := &Document{Name: "宽.docx", Blocks: []Block{&Paragraph{N: 1, Inlines: []Inline{{Kind: Words, Text: "1 范围"}}}, &Table{N: 2, Rows: [][]Cell{row, row}}}}
	tr := Transcribe(d, Options{})
	told := false
	for _, p := range tr.Findings {
		told = told || p.Rule.ID == "text-too-many"
	}
	if s := lost(d, tr); s != "" || !told || tr.Counts.Tables != 1 {
		t.Errorf("lost %q, told %v, %d tables", s, told, tr.Counts.Tables)
	}
}
