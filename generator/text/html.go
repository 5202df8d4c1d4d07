package text

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// HTML writes the whole text: its head, its provisions, its footnotes.
func HTML(t *model.Text, o HTMLOptions) Page {
	if t == nil {
		return Page{}
	}
	if o.Lang == "" {
		o.Lang = t.Lang
	}
	w := newWriter(o)
	if t.Lang != "" {
		w.lang, w.own = t.Lang, t.Lang
	}
	w.form = t.Form
	if o.Terms && !o.Quoted {
		w.linkTerms(t)
	}
	w.footnotes = byLabel(t.Footnotes)
	if len(t.Head) > 0 {
		w.put(`<div class="text-head">`)
		w.blocks(t.Head)
		w.put("</div>\n")
	}
	for _, p := range t.Provisions {
		w.provision(p, 0)
	}
	w.notes(t.Footnotes)
	return w.page()
}

// ProvisionHTML writes one provision with its children, in o.Lang.
func ProvisionHTML(p *model.Provision, o HTMLOptions) Page {
	w := newWriter(o)
	w.provision(p, 0)
	return w.page()
}

// writer holds one page in the making.
type writer struct {
	HTMLOptions
	lang      model.Lang // of the words at hand: labels are printed in it
	own       model.Lang // of the text as a whole
	b         strings.Builder
	math      []Math
	footnotes map[string]*model.Footnote // by label
	form      int                        // edition of GB/T 1.1
	marks     map[string]int             // footnote marks so far, by address
	terms     *termLinks                 // nil: no word is linked
	uses      map[string][]string        // of terms, by address; found before anything is written
	ids       map[string]bool            // given so far, where two texts are mixed
}

func newWriter(o HTMLOptions) *writer {
	if o.Lang == "" {
		o.Lang = model.Zh
	}
	return &writer{HTMLOptions: o, lang: o.Lang, own: o.Lang, marks: map[string]int{}, ids: map[string]bool{}}
}

func (w *writer) page() Page { return Page{HTML: w.b.String(), Math: w.math} }

func (w *writer) put(s string) { w.b.WriteString(s) }

// escape makes words safe in text and in quoted attributes. The brace is
// written as a reference, because Hugo would run {{< … >}} in content, and so
// are the words by which Hugo finds again what it has put into a page itself.
func escape(s string) string {
	s = strings.ReplaceAll(html.EscapeString(s), "{", "&#123;")
	if strings.Contains(s, "HUGO") || strings.Contains(s, "__h") {
		s = hugosWords.Replace(s)
	}
	return s
}

// hugosWords are the marks of Hugo 0.165 for shortcodes, the summary, deferred
// templates and files that are made last.
var hugosWords = strings.NewReplacer("HAHAHUGOSHORTCODE", "HAHA&#72;UGOSHORTCODE", "HUGOMORE42", "&#72;UGOMORE42",
	"__hdeferred", "&#95;_hdeferred", "__h_pp_l1", "&#95;_h_pp_l1")

func (w *writer) say(zh, en string) string {
	if w.lang == model.En {
		return en
	}
	return zh
}

// id returns the attribute for an address, with a space before it.
func (w *writer) id(id string) string {
	if id == "" || w.Quoted || len(w.Missing) > 0 && w.ids[id] {
		return ""
	}
	w.ids[id] = true
	attr := ` id="` + escape(id) + `"`
	if place, ok := w.Places[id]; ok {
		attr += ` data-zh="` + escape(place.Zh) + `" data-en="` + escape(place.En) + `"`
	}
	return attr
}

// permalink returns the link of a place to itself. name is what a screen
// reader calls the place.
func (w *writer) permalink(id, zh, en string) string {
	if id == "" || w.Quoted || w.Alone {
		return ""
	}
	label := zh + "的链接"
	if w.Lang == model.En {
		label = "Link to " + en
	}
	return fmt.Sprintf(` <a class="permalink" href="#%s" aria-label="%s">¶</a>`, escape(id), escape(label)) + w.used(id)
}

// used returns the count of references to a place. The keyboard passes it by:
// every provision has one stop, its permalink, and the list it leads to is a
// part of the page.
func (w *writer) used(id string) string {
	l, ok := w.Used[id]
	if !ok || id == "" || w.Quoted {
		return ""
	}
	return fmt.Sprintf(` <a class="used" href="%s" tabindex="-1">%s</a>`, escape(l.Href), escape(l.Words))
}

// types returns the marks of a place, in brackets for those who hear them.
func (w *writer) types(id string) string {
	marks := w.Marks[id]
	if len(marks) == 0 || id == "" || w.Quoted {
		return ""
	}
	var b strings.Builder
	b.WriteString(` <span class="types"><span class="hidden-label">` + w.say("（", "(") + `</span>`)
	for i, m := range marks {
		if i > 0 {
			b.WriteString(`<span class="hidden-label">` + w.say("、", ",") + `</span> `)
		}
		fmt.Fprintf(&b, `<span class="type type-%s">%s</span>`, escape(m.Class), escape(m.Words))
	}
	b.WriteString(`<span class="hidden-label">` + w.say("）", ")") + `</span></span>`)
	return b.String()
}

// accepted shows that a finding at the place was accepted as issued.
func (w *writer) accepted(id string) {
	if notice, ok := w.Accepted[id]; ok && id != "" && !w.Quoted {
		word := "原文如此"
		if w.Lang == model.En {
			word = "As issued"
		}
		fmt.Fprintf(&w.b, "<p class=\"accepted\" role=\"note\"><strong>%s</strong> %s</p>\n", word, escape(notice))
	}
}

func (w *writer) provision(p *model.Provision, depth int) {
	outer, class := w.lang, provisionClass(p)
	if w.Missing[p.ID] {
		class += " untranslated"
	}
	if len(w.Beside[p.ID]) > 0 && len(p.Children) == 0 && !w.Quoted {
		class += " has-beside"
	}
	fmt.Fprintf(&w.b, "<section class=%q%s%s>", class, w.id(p.ID), w.turn(p))
	w.terms.enter(p)
	below := w.opening(p, depth)
	w.standing(p, outer != w.own)
	w.blocks(below)
	w.closing(p)
	w.beside(p.ID)
	for _, c := range p.Children {
		w.provision(c, depth+1)
	}
	w.put("</section>\n")
	w.lang = outer
}

func provisionClass(p *model.Provision) string {
	class := "provision " + string(p.Kind)
	if len(p.Title) == 0 && p.Term == nil {
		class += " untitled"
	}
	if !p.Normative {
		class += " informative"
	}
	return class
}

// opening writes the line that the number of a provision stands in and
// returns the blocks that follow it.
func (w *writer) opening(p *model.Provision, depth int) []model.Block {
	headed := len(p.Title) > 0 || p.Term != nil || len(p.Blocks) == 0 && p.Number != ""
	if p.Kind == model.Article { // its number stands before the first 款
		headed = len(p.Title) > 0 || len(p.Blocks) == 0
	}
	if headed {
		w.without(func() { w.heading(p, depth) })
		return p.Blocks
	}
	return w.runIn(p, w.number(p)+" ")
}

// closing writes what stands below the blocks of a provision.
func (w *writer) closing(p *model.Provision) {
	if p.Term != nil && len(p.Term.Source) > 0 {
		open, shut := "[来源：", "]"
		if w.lang == model.En {
			open = "[SOURCE: "
		}
		w.put(`<p class="source">` + open)
		w.without(func() { w.inlines(p.Term.Source) })
		w.put(shut + "</p>\n")
	}
	if p.Term != nil {
		w.usesOf(p.ID)
	}
	w.accepted(p.ID)
}

// number returns the printed number.
func (w *writer) number(p *model.Provision) string {
	if p.Number == "" {
		return ""
	}
	return `<span class="number">` + escape(p.Number) + `</span>`
}

// heading writes the line of a titled provision. The page's title is h1. The
// permalink stands beside the heading, not in it: a heading is called by its
// words alone.
func (w *writer) heading(p *model.Provision, depth int) {
	h, level := "h"+strconv.Itoa(min(depth+2, 6)), ""
	if depth+2 > 6 { // 5.1.1.1.1.1
		level = fmt.Sprintf(` aria-level="%d"`, depth+2)
	}
	w.put(`<div class="heading-line"><` + h + ` class="heading"` + level + ">")
	if p.Number != "" {
		w.put(w.number(p))
	}
	if p.Kind == model.Annex && len(p.ID) == 1 {
		w.put(` <span class="status">` + w.status(p) + `</span>`)
	}
	if p.Term != nil {
		w.term(p.Term)
	} else if len(p.Title) > 0 {
		if p.Number != "" {
			w.put(" ")
		}
		w.put(`<span class="title">`)
		w.inlines(p.Title)
		w.put("</span>")
	}
	w.put("</" + h + ">")
	w.put(w.permalink(p.ID, provisionName(p, model.Zh), provisionName(p, model.En)))
	w.put("</div>\n")
	if types := w.types(p.ID); types != "" {
		w.put(`<p class="types-line">` + types[1:] + "</p>\n")
	}
	if p.Term != nil {
		w.designations(p.Term)
	}
}

// status says whether an annex of a standard binds; the edition of 2009 prints
// 规范性附录 where that of 2020 prints 规范性.
func (w *writer) status(p *model.Provision) string {
	old := ""
	if w.form == 2009 {
		old = "附录"
	}
	if p.Normative {
		return w.say("（规范性"+old+"）", "(normative)")
	}
	return w.say("（资料性"+old+"）", "(informative)")
}

// provisionName is what a screen reader calls the provision.
func provisionName(p *model.Provision, l model.Lang) string {
	name := p.Number
	switch {
	case name == "" && p.Title != nil:
		return PlainInlines(p.Title)
	case name == "":
		return p.ID
	case p.Kind == model.Clause && l == model.Zh:
		return "第" + name + "章"
	case p.Kind == model.Clause:
		return "clause " + name
	case l == model.Zh && (p.Kind == model.Subclause || p.Kind == model.TermEntry):
		return "第" + name + "条"
	case p.Kind == model.PolicyItem:
		return strings.TrimSpace(name + " " + PlainInlines(p.Title))
	}
	return name
}

// term writes the preferred designations, the text's language first.
func (w *writer) term(t *model.Term) {
	first, second, other := t.Zh, t.En, model.En
	if w.lang == model.En {
		first, second, other = t.En, t.Zh, model.Zh
	}
	if len(first) > 0 {
		w.put(" <dfn>" + escape(first[0]) + "</dfn>")
	}
	if len(second) > 0 {
		fmt.Fprintf(&w.b, ` <dfn lang="%s">%s</dfn>`, other.Tag(), escape(second[0]))
	}
}

// designations writes the symbol and the admitted terms.
func (w *writer) designations(t *model.Term) {
	if t.Symbol != "" {
		w.put(`<p class="symbol">` + w.say("符号：", "Symbol: ") + escape(t.Symbol) + "</p>\n")
	}
	zh, en := rest(t.Zh), rest(t.En)
	if len(zh)+len(en) == 0 {
		return
	}
	w.put(`<p class="admitted">` + w.say("又称：", "Admitted term: "))
	var all []string
	for _, s := range zh {
		all = append(all, `<dfn lang="zh-Hans">`+escape(s)+"</dfn>")
	}
	for _, s := range en {
		all = append(all, `<dfn lang="en">`+escape(s)+"</dfn>")
	}
	w.put(strings.Join(all, w.say("；", "; ")) + "</p>\n")
}

func rest(s []string) []string {
	if len(s) < 2 {
		return nil
	}
	return s[1:]
}

// runIn opens a provision without a title: its number and its permalink stand
// in the first paragraph.
func (w *writer) runIn(p *model.Provision, number string) []model.Block {
	if p.Number == "" {
		number = ""
	}
	link := w.permalink(p.ID, provisionName(p, model.Zh), provisionName(p, model.En))
	first, ok := firstParagraph(p)
	if !ok {
		if number != "" {
			w.put("<p>" + number + link + "</p>\n")
		}
		return p.Blocks
	}
	w.put("<p" + w.id(first.ID) + ">" + number)
	if types := w.types(p.ID); types != "" {
		w.put(types[1:] + " ")
	}
	w.inlines(first.Inlines)
	w.put(link + "</p>\n")
	w.accepted(first.ID)
	return p.Blocks[1:]
}

func firstParagraph(p *model.Provision) (*model.Paragraph, bool) {
	if len(p.Blocks) == 0 {
		return nil, false
	}
	para, ok := p.Blocks[0].(*model.Paragraph)
	return para, ok
}

// notes writes the footnotes with links back to their marks.
func (w *writer) notes(fs []*model.Footnote) {
	if len(fs) == 0 {
		return
	}
	fmt.Fprintf(&w.b, "<section class=\"footnotes\" aria-label=\"%s\"><ol>\n", w.say("脚注", "Footnotes"))
	for _, f := range fs {
		lang := ""
		if w.Missing[f.ID] {
			lang = w.langAttr(model.Zh)
		}
		w.put("<li" + w.id(f.ID) + lang + ">")
		w.footnote(f)
		w.put("</li>\n")
	}
	w.put("</ol></section>\n")
}

// footnote writes a footnote with links back to those of its marks that the
// page shows.
func (w *writer) footnote(f *model.Footnote) {
	w.put(`<span class="marker">` + escape(f.Label) + `</span> `)
	w.itemBlocks(f.Blocks)
	if w.Quoted {
		return
	}
	for i := range w.marks[f.ID] {
		fmt.Fprintf(&w.b, ` <a class="footnote-back" href="#%s" aria-label="%s">↩</a>`,
			escape(markID(f, i+1)), w.say("返回正文", "Back to the text"))
	}
}
