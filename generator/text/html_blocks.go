package text

import (
	"fmt"
	"strings"

	"guiju/generator/model"
)

func (w *writer) blocks(bs []model.Block) {
	for _, bl := range bs {
		w.block(bl)
		if id := bl.Anchor(); id != "" {
			w.accepted(id)
		}
	}
}

func (w *writer) block(bl model.Block) {
	switch bl := bl.(type) {
	case *model.Paragraph:
		class := ""
		if bl.ID == "title" {
			class = ` class="text-title"`
		}
		w.put("<p" + class + w.id(bl.ID) + ">")
		w.inlines(bl.Inlines)
		w.after(bl)
		w.put("</p>\n")
	case *model.List:
		w.list(bl)
	case *model.Table:
		w.table(bl)
	case *model.Figure:
		w.figure(bl)
	case *model.Formula:
		w.formula(bl)
	case *model.Note:
		w.note("note", bl.ID, w.say("注", "NOTE"), bl.Number, bl.Blocks)
	case *model.Example:
		w.note("example", bl.ID, w.say("示例", "EXAMPLE"), bl.Number, bl.Blocks)
	case *model.Quote:
		w.put("<blockquote>")
		w.without(func() { w.blocks(bl.Blocks) })
		w.put("</blockquote>\n")
	case *model.Code:
		w.put(`<pre class="code" tabindex="0"><code>` + escape(bl.Text) + "</code></pre>\n")
	default:
		panic("BUG: unknown block in HTML")
	}
}

// list writes the markers as they were written; a bullet of prose is left to
// the style sheet.
func (w *writer) list(l *model.List) {
	tag := "ol"
	switch l.Kind {
	case model.DashList, model.DotList, model.BulletList:
		tag = "ul"
	}
	fmt.Fprintf(&w.b, "<%s class=\"list list-%s\" role=\"list\"%s>\n", tag, l.Kind, w.id(l.ID))
	for _, it := range l.Items {
		w.put("<li" + w.id(it.ID) + ">")
		if l.Kind != model.BulletList && it.Marker != "" {
			w.put(`<span class="marker">` + escape(it.Marker) + "</span> ")
		}
		if types := w.types(it.ID); types != "" {
			w.put(types[1:] + " ")
		}
		w.itemBlocks(it.Blocks)
		w.put(w.used(it.ID))
		w.accepted(it.ID)
		w.put("</li>\n")
	}
	w.put("</" + tag + ">\n")
}

// itemBlocks writes the first paragraph without its own element.
func (w *writer) itemBlocks(bs []model.Block) {
	if len(bs) > 0 {
		if p, ok := bs[0].(*model.Paragraph); ok {
			w.inlines(p.Inlines)
			w.after(p)
			bs = bs[1:]
		}
	}
	w.blocks(bs)
}

// after writes what was asked to stand behind a paragraph.
func (w *writer) after(b model.Block) {
	if w.After != nil && !w.Quoted {
		w.put(w.After(b))
	}
}

// note writes a note or an example; label and number read 注1：.
func (w *writer) note(class, id, label, number string, bs []model.Block) {
	if number != "" {
		label += w.say("", " ") + number
	}
	fmt.Fprintf(&w.b, "<div class=%q role=\"note\"%s><p><span class=\"label\">%s%s</span>",
		class, w.id(id), escape(label), w.say("：", ": "))
	if len(bs) > 0 {
		if p, ok := bs[0].(*model.Paragraph); ok {
			w.inlines(p.Inlines)
			bs = bs[1:]
		}
	}
	w.put("</p>")
	w.blocks(bs)
	w.put("</div>\n")
}

// caption writes 表1 标题 as number and title.
func (w *writer) caption(label, id, number string, title []model.Inline) {
	w.put("<figcaption>")
	if number != "" {
		w.put(`<span class="number">` + label + escape(number) + "</span>")
	}
	if len(title) > 0 {
		w.put(` <span class="title">`)
		w.without(func() { w.inlines(title) })
		w.put("</span>")
	}
	w.put(w.permalink(id, label+number, label+number))
	w.put("</figcaption>\n")
}

// table scrolls inside a group that a keyboard can reach. It is no region: a
// landmark for each table would drown those of the page.
func (w *writer) table(t *model.Table) {
	w.put(`<figure class="table"` + w.id(t.ID) + ">")
	label, name := w.say("表", "Table "), w.say("表格", "Table")
	if t.Number != "" || len(t.Caption) > 0 {
		w.caption(label, t.ID, t.Number, t.Caption)
		name = PlainInlines(t.Caption)
		if t.Number != "" {
			name = strings.TrimSpace(label + t.Number + " " + name)
		}
	}
	w.unit(t.Unit)
	fmt.Fprintf(&w.b, "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"%s\"><table>\n", escape(name))
	head := min(t.Head, len(t.Rows))
	w.rows("thead", t.Rows[:head], func(c *model.Cell) string {
		if len(c.Inlines) == 0 {
			return "" // an empty corner is no header
		}
		return "col"
	})
	heads := rowHeads(t)
	w.rows("tbody", t.Rows[head:], func(c *model.Cell) string {
		if heads[c] {
			return "row"
		}
		return ""
	})
	w.put("</table></div>\n")
	w.blocks(t.Notes)
	w.ownFootnotes(t.Footnotes)
	w.put("</figure>\n")
}

func (w *writer) unit(unit string) {
	if unit != "" {
		w.put(`<p class="unit">` + w.say("单位：", "Unit: ") + escape(unit) + "</p>\n")
	}
}

// ownFootnotes writes the footnotes of a table or figure.
func (w *writer) ownFootnotes(fs []*model.Footnote) {
	for _, f := range fs {
		tag := "p"
		if len(f.Blocks) > 1 {
			tag = "div"
		}
		fmt.Fprintf(&w.b, "<%s class=\"table-footnote\"%s><sup>%s</sup> ", tag, w.id(f.ID), escape(f.Label))
		w.itemBlocks(f.Blocks)
		w.put("</" + tag + ">\n")
	}
}

func (w *writer) rows(part string, rows [][]*model.Cell, scope func(*model.Cell) string) {
	if len(rows) == 0 {
		return
	}
	w.put("<" + part + ">")
	for _, row := range rows {
		w.put("<tr>")
		for _, c := range row {
			w.cell(c, scope(c))
		}
		w.put("</tr>\n")
	}
	w.put("</" + part + ">\n")
}

// cell writes a header cell with the scope that a screen reader needs: col also
// where it spans columns, since colgroup asks for column groups, which two rows
// of headers do not have (HTML, 4.9.12.2).
func (w *writer) cell(c *model.Cell, scope string) {
	tag, attr := "td", ""
	if scope != "" {
		tag, attr = "th", ` scope="`+scope+`"`
	}
	if c.Align != model.AlignNone {
		attr += ` class="align-` + string(c.Align) + `"`
	}
	if c.Colspan > 1 {
		attr += fmt.Sprintf(` colspan="%d"`, c.Colspan)
	}
	if c.Rowspan > 1 {
		attr += fmt.Sprintf(` rowspan="%d"`, c.Rowspan)
	}
	w.put("<" + tag + attr + ">")
	if strings.HasPrefix(scope, "col") {
		w.without(func() { w.inlines(c.Inlines) })
	} else {
		w.inlines(c.Inlines)
	}
	w.put("</" + tag + ">")
}

func (w *writer) figure(f *model.Figure) {
	w.put(`<figure class="figure"` + w.id(f.ID) + ">")
	w.unit(f.Unit)
	if f.Src != "" {
		w.image(f.Src, f.Alt)
	}
	for _, s := range f.Sub {
		w.put(`<div class="subfigure"` + w.id(s.ID) + ">")
		w.image(s.Src, s.Alt)
		if s.Number != "" {
			w.put(`<p class="subtitle"><span class="number">` + escape(s.Number) + ")</span> ")
			w.without(func() { w.inlines(s.Caption) })
			w.put("</p>")
		}
		w.put("</div>\n")
	}
	if len(f.Key) > 0 {
		w.put(`<div class="key"><p>` + w.say("标引序号说明：", "Key:") + "</p>")
		w.blocks(f.Key)
		w.put("</div>\n")
	}
	w.blocks(f.Notes)
	w.ownFootnotes(f.Footnotes)
	if f.Number != "" || len(f.Caption) > 0 {
		w.caption(w.say("图", "Figure "), f.ID, f.Number, f.Caption)
	}
	w.put("</figure>\n")
}

func (w *writer) image(src, alt string) {
	p, safe := Picture{Src: src}, safeURL(src)
	if w.Image != nil {
		p = w.Image(src)
	}
	alt = altOf(alt)
	// A picture as data comes from Image only, never from a text.
	if !safe || !safeURL(p.Src) && !strings.HasPrefix(p.Src, "data:image/") {
		w.put(escape(alt))
		return
	}
	fmt.Fprintf(&w.b, `<img src="%s" alt="%s"`, escape(p.Src), escape(alt))
	if p.Set != "" {
		fmt.Fprintf(&w.b, ` srcset="%s" sizes="%s"`, escape(p.Set), escape(p.Sizes))
	}
	if p.Width > 0 && p.Height > 0 {
		fmt.Fprintf(&w.b, ` width="%d" height="%d"`, p.Width, p.Height)
	}
	w.put(">")
}

// altOf is what stands for a picture that is not seen: nothing, where its
// author says that it is a mere decoration.
func altOf(alt string) string {
	if a := strings.TrimSpace(alt); a == "装饰" || strings.EqualFold(a, "decoration") {
		return ""
	}
	return alt
}

func (w *writer) formula(f *model.Formula) {
	name := w.say("公式", "Formula")
	if f.Number != "" {
		name = w.say("公式（"+f.Number+"）", "Formula ("+f.Number+")")
	}
	w.put(`<div class="formula" role="group" aria-label="` + escape(name) + `"` + w.id(f.ID) + ">")
	w.tex(f.TeX, true)
	if f.Number != "" {
		w.put(` <span class="formula-number">(` + escape(f.Number) + ")</span>")
		w.put(w.permalink(f.ID, "公式（"+f.Number+"）", "formula ("+f.Number+")"))
	}
	w.put("</div>\n")
	if len(f.Where) == 0 {
		return
	}
	w.put(`<div class="where"><p>` + w.say("式中：", "where:") + "</p><dl>\n")
	for _, x := range f.Where {
		w.put("<dt>")
		w.without(func() { w.inlines(x.Symbol) })
		w.put("</dt><dd>")
		w.inlines(x.Meaning)
		w.put("</dd>\n")
	}
	w.put("</dl></div>\n")
}

// tex leaves a token in the place of a formula.
func (w *writer) tex(tex string, display bool) {
	fmt.Fprintf(&w.b, "<!--math:%d-->", len(w.math))
	w.math = append(w.math, Math{TeX: tex, Display: display, Words: mathWords(tex)})
}
