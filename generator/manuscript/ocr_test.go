package manuscript

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/text"
)

// asReadFromPages damages a document as programs do that read pages: headings
// of one level or of none, numbers as formulas, contents with leaders, the
// number of the page and the head of the next between lines and inside
// paragraphs.
func asReadFromPages(t *model.Text, d *Document) {
	const head = "DB41/T S001—2024"
	var out []Block
	say := func(words string) {
		out = append(out, &Paragraph{Inlines: []Inline{{Kind: Words, Text: words}}})
	}
	say(head)
	say("目　次")
	for _, p := range t.Provisions {
		say(strings.TrimSpace(p.Number+" "+text.PlainInlines(p.Title)) + " ……………… 1")
	}
	page, since := 0, 0
	for i, b := range d.Blocks {
		p, ok := b.(*Paragraph)
		out = append(out, b)
		if !ok {
			continue
		}
		words := wordsOf(p.Inlines)
		if x, ok := readNumeral(words, strictNumber); ok && utf8.RuneCountInString(words) < 30 {
			p.Outline = 2
			if i%3 == 0 && p.Inlines[0].Kind == Words && strings.HasPrefix(p.Inlines[0].Text, x.written) {
				tex := `\mathbf { ` + strings.Join(strings.Split(x.num, ""), " ") + ` }`
				rest := p.Inlines[0]
				rest.Text = rest.Text[len(x.written):]
				p.Inlines = append([]Inline{{Kind: Math, Text: tex, Plain: tex}, rest}, p.Inlines[1:]...)
			}
		}
		if since++; since < 9 {
			continue
		}
		page, since = page+1, 0
		tail := parted(p)
		say("— " + strconv.Itoa(page) + " —")
		say(head)
		if tail != "" {
			say(tail)
		}
	}
	d.Blocks = out
	n := 0
	d.Walk(func(p *Paragraph) { n++; p.N = n })
}

// parted cuts a paragraph of plain words in the middle of a sentence, and gives
// the rest; "" where it has no such place.
func parted(p *Paragraph) string {
	words := wordsOf(p.Inlines)
	r := []rune(words)
	for _, in := range p.Inlines {
		if in.Kind != Words || in.Sup || in.Sub || in.Bold || in.Italic {
			return ""
		}
	}
	for k := 18; k+2 < len(r); k++ {
		if !strings.ContainsAny(string(r[k-2:k+2]), "。；：，、（）()[]0123456789. \u3000—“”~/") && hanSign(string(r[k-1:k])) && hanSign(string(r[k:k+1])) {
			p.Inlines = []Inline{{Kind: Words, Text: string(r[:k])}}
			return string(r[k:])
		}
	}
	return ""
}

// TestReadFromPages wants the Chinese standards back from what a program made
// of their pages.
func TestReadFromPages(t *testing.T) {
	files, err := filepath.Glob("../../content/standards/*/*/zh.md")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		o := text.Options{Grammar: model.StandardGrammar, Lang: model.Zh}
		whole, _ := text.Parse(src, o)
		d := documentOf(whole, habit{oneLine: true})
		asReadFromPages(whole, d)
		tr := Transcribe(d, Options{Lang: model.Zh})
		addresses := map[string]string{}
		for at, p := range tr.Pictures {
			for key, q := range d.Pictures {
				if p.Name == q.Name {
					addresses[key] = at
				}
			}
		}
		again, _ := text.Parse(src, o)
		want, got := text.Markdown(asWordHasIt(again, addresses)), text.Markdown(tr.Text)
		right, all := compareLines(want, got)
		t.Logf("%s %d/%d lines", file, right, all)
		if want != got {
			t.Errorf("%s: %s", file, whereDiffers(want, got))
		}
		kinds := map[AsideKind]int{}
		for _, a := range tr.LeftOut {
			kinds[a.Kind]++
		}
		if kinds[PageSign] < 4 || kinds[Header] != kinds[PageSign] || kinds[Contents] < 5 {
			t.Errorf("%s: left out %v", file, kinds)
		}
		if s := lost(d, tr); s != "" {
			t.Errorf("%s: lost %s", file, s)
		}
	}
}
