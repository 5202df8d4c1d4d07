package text

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"guiju/generator/model"
)

// langAttr returns the attribute for words in a language.
func (w *writer) langAttr(l model.Lang) string { return ` lang="` + l.Tag() + `"` }

// turn takes up the language of a provision in a text that is not all in one,
// and returns the attribute that says so.
func (w *writer) turn(p *model.Provision) string {
	lang := w.own
	if w.Missing[p.ID] {
		lang = model.Zh
	}
	if lang == w.lang || len(w.Missing) == 0 {
		return ""
	}
	w.lang = lang
	return w.langAttr(lang)
}

// standing says that a provision is shown in Chinese for want of English, or
// that its Chinese has changed since it was translated; in the page's language.
// Below a provision that said the first, nothing says it again.
func (w *writer) standing(p *model.Provision, below bool) {
	switch {
	case w.Missing[p.ID] && !below:
		w.mark("未译，以下为中文原文。", "Not translated yet: the Chinese is shown.")
	case w.Stale[p.ID]:
		w.mark("译文可能过时：中文在翻译后有改动。", "The Chinese has changed since this was translated.")
	}
	for _, n := range w.Notices[p.ID] {
		if !w.Quoted {
			fmt.Fprintf(&w.b, "<p class=\"amended\" role=\"note\"%s%s>%s</p>\n", w.langAttr(w.Lang), n.data(), n.HTML)
		}
	}
}

// Notice is a line below the opening line of a provision that says where its
// words come from: trusted HTML, with data for scripts, in pairs.
type Notice struct {
	HTML string
	Data [][2]string
}

func (n Notice) data() string {
	var b strings.Builder
	for _, d := range n.Data {
		fmt.Fprintf(&b, ` data-%s="%s"`, d[0], escape(d[1]))
	}
	return b.String()
}

// mark writes one line about the translation.
func (w *writer) mark(zh, en string) {
	words := zh
	if w.Lang == model.En {
		words = en
	}
	fmt.Fprintf(&w.b, "<p class=\"translation-mark\" role=\"note\"%s>%s</p>\n", w.langAttr(w.Lang), words)
}

// side is one of the two texts on a page that shows both.
type side struct {
	HTMLOptions
	lang      model.Lang
	form      int
	footnotes map[string]*model.Footnote
}

// RowsHTML writes both texts side by side, provision by provision. Addresses
// are given once: en is written as a quotation.
func RowsHTML(zh, en *model.Text, left, right HTMLOptions) Page {
	right.Quoted = true
	b := bilingual{writer: newWriter(left)}
	b.left = side{left, model.Zh, zh.Form, byLabel(zh.Footnotes)}
	b.right = side{right, model.En, en.Form, byLabel(en.Footnotes)}
	if len(zh.Head)+len(en.Head) > 0 {
		b.put(`<section class="row text-head">`)
		b.blockPairs(zh.Head, en.Head)
		b.put("</section>\n")
	}
	b.rows(Rows(zh, en), 0)
	b.notes(zh.Footnotes, en.Footnotes)
	return b.page()
}

// bilingual is a writer that goes from one text to the other and back.
type bilingual struct {
	*writer
	left, right side
}

// on takes up one of the two texts.
func (b *bilingual) on(s side) *writer {
	b.HTMLOptions, b.lang, b.own, b.form, b.writer.footnotes = s.HTMLOptions, s.lang, s.lang, s.form, s.footnotes
	return b.writer
}

// pair writes two cells, Chinese first: also for those who hear them.
func (b *bilingual) pair(zh, en func(*writer)) {
	b.put(`<div class="pair">`)
	for _, c := range []struct {
		side
		write func(*writer)
	}{{b.left, zh}, {b.right, en}} {
		b.put(`<div class="cell"` + b.langAttr(c.lang) + ">")
		c.write(b.on(c.side))
		b.put("</div>\n")
	}
	b.put("</div>\n")
}

func (b *bilingual) rows(rows []Row, depth int) {
	for _, r := range rows {
		b.row(r, depth)
		b.rows(r.Children, depth+1)
	}
}

func (b *bilingual) row(r Row, depth int) {
	p := r.Zh
	if p == nil {
		p = r.En
	}
	w := b.on(b.left)
	fmt.Fprintf(&w.b, "<section class=\"%s row row-%d\"%s>\n", provisionClass(p), min(depth, 3), w.id(p.ID))
	var zh, en []model.Block
	b.pair(func(w *writer) { zh = w.open(r.Zh, depth) }, func(w *writer) { en = w.open(r.En, depth) })
	b.blockPairs(zh, en)
	if b.left.Accepted[p.ID] != "" || sourced(r.Zh) || sourced(r.En) {
		b.pair(func(w *writer) { w.close(r.Zh) }, func(w *writer) { w.close(r.En) })
	}
	b.put("</section>\n")
}

func sourced(p *model.Provision) bool { return p != nil && p.Term != nil && len(p.Term.Source) > 0 }

// open writes the first cell of a provision, or that there is none.
func (w *writer) open(p *model.Provision, depth int) []model.Block {
	if p == nil {
		if w.own == model.Zh {
			w.mark("中文无此条。", "The Chinese has no such provision.")
		} else {
			w.mark("未译。", "Not translated yet.")
		}
		return nil
	}
	below := w.opening(p, depth)
	w.standing(p, false)
	return below
}

func (w *writer) close(p *model.Provision) {
	if p != nil {
		w.closing(p)
	}
}

// blockPairs sets block beside block where both texts have the same, else all
// beside all; a table, figure, formula or note beside the one of its number.
func (b *bilingual) blockPairs(zh, en []model.Block) {
	if sameKinds(zh, en) {
		for i := range zh {
			b.pair(func(w *writer) { w.blocks(zh[i : i+1]) }, func(w *writer) { w.blocks(en[i : i+1]) })
		}
		return
	}
	for i, z := range zh {
		j := slices.IndexFunc(en, func(e model.Block) bool { return z.Anchor() != "" && e.Anchor() == z.Anchor() })
		if j < 0 {
			continue
		}
		b.blockPairs(zh[:i], en[:j])
		b.blockPairs(zh[i:i+1], en[j:j+1])
		b.blockPairs(zh[i+1:], en[j+1:])
		return
	}
	b.pair(func(w *writer) { w.blocks(zh) }, func(w *writer) { w.blocks(en) })
}

func sameKinds(a, b []model.Block) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if reflect.TypeOf(a[i]) != reflect.TypeOf(b[i]) {
			return false
		}
	}
	return true
}

// notes writes the footnotes of both texts, paired by their labels.
func (b *bilingual) notes(zh, en []*model.Footnote) {
	if len(zh)+len(en) == 0 {
		return
	}
	w := b.on(b.left)
	w.put(`<section class="row footnotes">` + "\n")
	for _, f := range zh {
		g := b.right.footnotes[f.Label]
		fmt.Fprintf(&w.b, "<div class=\"footnote-row\"%s>", b.on(b.left).id(f.ID))
		b.pair(func(w *writer) { w.noteCell(f) }, func(w *writer) { w.noteCell(g) })
		w.put("</div>\n")
	}
	for _, g := range en {
		if b.left.footnotes[g.Label] == nil {
			b.pair(func(*writer) {}, func(w *writer) { w.noteCell(g) })
		}
	}
	w.put("</section>\n")
}

func (w *writer) noteCell(f *model.Footnote) {
	if f != nil {
		w.footnote(f)
	}
}
