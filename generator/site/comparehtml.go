package site

import (
	"html"
	"strconv"
	"strings"

	"guiju/generator/compare"
	"guiju/generator/difference"
	"guiju/generator/model"
	"guiju/generator/text"
)

// compareWords writes both wordings of a standard in HTML. Of every provision
// that changed the page holds two copies: one with what went and what came, and
// one of the new words. The style sheet shows the first alone, or takes what
// came out of it and sets the second beside it: without a script either way.
type compareWords struct {
	lang     model.Lang
	old, new string // pages of the wordings
	b        strings.Builder
	math     []text.Math
}

func (w *compareWords) say(zh, en string) string { return model.Bilingual{Zh: zh, En: en}.In(w.lang) }

func (w *compareWords) put(parts ...string) {
	for _, s := range parts {
		w.b.WriteString(s)
	}
}

// page writes all provisions in the order of the new text; those that did not
// change stand behind one line.
func (w *compareWords) page(c *compare.Comparison) text.Page {
	ps := c.Provisions
	for i := 0; i < len(ps); {
		if shownInFull(&ps[i]) {
			w.changed(&ps[i])
			i++
			continue
		}
		from := i
		for i < len(ps) && !shownInFull(&ps[i]) {
			i++
		}
		w.unchanged(ps[from:i])
	}
	return text.Page{HTML: w.b.String(), Math: w.math}
}

// shownInFull reports whether a provision is to be read: its words changed, or
// it stands elsewhere.
func shownInFull(p *compare.Provision) bool { return p.Touched() || p.Has(compare.Moved) }

func (w *compareWords) unchanged(ps []compare.Provision) {
	n, renumbered := strconv.Itoa(len(ps)), 0
	for i := range ps {
		if ps[i].Has(compare.Renumbered) {
			renumbered++
		}
	}
	w.put(`<details class="cmp-same"><summary class="cmp-same-line">`, w.say("未改动 "+n+" 条", n+" unchanged"))
	if first, last := numberOf(ps[0].New), numberOf(ps[len(ps)-1].New); first != last {
		w.put(w.say("：", ": "), html.EscapeString(first), w.say(" 至 ", " to "), html.EscapeString(last))
	} else {
		w.put(w.say("：", ": "), html.EscapeString(first))
	}
	if renumbered > 0 {
		w.put(w.say("（其中 "+strconv.Itoa(renumbered)+" 条编号顺延）", " ("+strconv.Itoa(renumbered)+" renumbered)"))
	}
	w.put("</summary>\n")
	for i := range ps {
		w.open(&ps[i], "cmp-row-same")
		w.put(`<div class="cmp-words">`)
		w.rows(ps[i].Rows, false, titled(&ps[i]))
		w.put("</div></section>\n")
	}
	w.put("</details>\n")
}

// titled reports whether the head of a row already says the title: it is the
// same in both texts, or only one has it.
func titled(p *compare.Provision) bool {
	return len(inEither(p).Title) > 0 && (p.Old == nil || p.New == nil || titleOf(p.Old) == titleOf(p.New))
}

func (w *compareWords) changed(p *compare.Provision) {
	w.open(p, "")
	skip := titled(p)
	if rows := p.Rows; len(rows) > 1 || len(rows) == 1 && !(skip && rows[0].Kind == compare.Title) {
		switch {
		case !p.Touched(): // it only moved: once is enough
			w.put(`<div class="cmp-words">`)
			w.rows(rows, false, skip)
			w.put("</div>")
		case p.Old == nil:
			w.put(`<div class="cmp-pair cmp-pair-came"><div class="cmp-new">`)
			w.rows(rows, false, skip)
			w.put("</div></div>")
		case p.New == nil:
			w.put(`<div class="cmp-pair"><div class="cmp-old">`)
			w.rows(rows, true, skip)
			w.put("</div></div>")
		default:
			w.put(`<div class="cmp-pair"><div class="cmp-old">`)
			w.rows(rows, true, skip)
			w.put(`</div><div class="cmp-new">`)
			w.rows(rows, false, skip)
			w.put("</div></div>")
		}
	}
	w.put("</section>\n")
}

// open writes the head of a provision: its marks, its numbers, which lead to
// the texts, and its classes.
func (w *compareWords) open(p *compare.Provision, class string) {
	names := []string{"cmp-row"}
	if class != "" {
		names = append(names, class)
	}
	var classes []string
	for _, c := range p.Classes {
		classes = append(classes, string(c))
	}
	w.put(`<section class="`, strings.Join(names, " "), `" id="`, html.EscapeString(anchorOf(p)), `"`)
	if len(classes) > 0 {
		w.put(` data-classes="`, strings.Join(classes, " "), `"`)
	}
	w.put(`><h3 class="cmp-head">`)
	if mark, kind := changeMark(p); mark != "" {
		w.put(`<span class="cmp-mark cmp-mark-`, kind, `" aria-hidden="true">`, mark, `</span>`)
	}
	switch {
	case p.New == nil:
		w.place(w.old, p.Old, w.say("原", "formerly "))
	default:
		w.place(w.new, p.New, "")
		if p.Old != nil && p.Old.ID != p.New.ID {
			w.put(` <span class="cmp-before">`)
			w.place(w.old, p.Old, w.say("原", "formerly "))
			w.put(`</span>`)
		}
	}
	if titled(p) && inEither(p).Number != "" {
		w.put(` <span class="cmp-name">`, html.EscapeString(titleOf(inEither(p))), `</span>`)
	}
	for _, c := range p.Classes {
		w.put(` <span class="cmp-class cmp-class-`, string(c), `">`, c.Words().In(w.lang), `</span>`)
	}
	w.put(` <a class="permalink" href="#`, html.EscapeString(anchorOf(p)), `" aria-label="`, w.say("本处的链接", "Link to this change"), `">#</a></h3>`)
}

func (w *compareWords) place(page string, p *model.Provision, before string) {
	w.put(`<a class="cmp-place" href="`, html.EscapeString(page), `#`, html.EscapeString(p.ID), `">`, before, html.EscapeString(numberOf(p)), `</a>`)
}

// rows writes the rows of a provision: merged with what went and what came, or
// the new words alone, in which what came is still marked.
func (w *compareWords) rows(rows []compare.Row, merged, skipTitle bool) {
	for i := range rows {
		r := &rows[i]
		if r.Kind == compare.Title && skipTitle || r.Op == difference.Removed && !merged {
			continue
		}
		w.row(r, merged)
	}
}

func (w *compareWords) row(r *compare.Row, merged bool) {
	class := "cmp-line cmp-" + string(r.Kind)
	if r.Depth > 0 {
		class += " cmp-depth-" + strconv.Itoa(min(r.Depth, 3))
	}
	if r.Op == difference.Added {
		class += " cmp-came"
	}
	w.put(`<p class="`, class, `">`)
	w.label(r, merged)
	if r.Kind == compare.Formula {
		w.formula(r.Pieces, merged)
	} else {
		w.pieces(r.Pieces, merged)
	}
	if r.Kind == compare.Figure && r.OldSrc != r.NewSrc {
		w.put(" ")
		w.note(w.say("（图已更换）", "(another picture)"))
	}
	w.put("</p>")
	below := r.Below
	for len(below) > 0 && below[0].Kind == compare.Unit {
		w.rows(below[:1], merged, false)
		below = below[1:]
	}
	if r.Grid != nil {
		w.table(r, merged)
	}
	w.rows(below, merged, false)
}

// label writes the marker of an item, or the number of a table or note.
func (w *compareWords) label(r *compare.Row, merged bool) {
	end := ""
	switch r.Kind {
	case compare.Note, compare.Example:
		end = w.say("：", ": ")
	case compare.Where:
		end = "——"
	}
	old, new := r.OldLabel, r.NewLabel
	if r.Op == difference.Removed {
		new = ""
	}
	if r.Op == difference.Added {
		old = ""
	}
	if old == "" && new == "" {
		return
	}
	w.put(`<span class="cmp-label">`)
	switch {
	case old == new:
		w.put(html.EscapeString(new), end)
	case !merged:
		w.mark("ins", new+end)
	default:
		if old != "" {
			w.mark("del", old+end)
		}
		if new != "" {
			w.mark("ins", new+end)
		}
	}
	w.put(`</span> `)
}

func (w *compareWords) note(s string) {
	w.put(`<span class="cmp-aside">`, html.EscapeString(s), `</span>`)
}

func (w *compareWords) pieces(ps []difference.Piece, merged bool) {
	for _, p := range ps {
		switch p.Op {
		case difference.Kept:
			w.put(html.EscapeString(p.Text))
		case difference.Removed:
			if merged {
				w.mark("del", p.Text)
			}
		case difference.Added:
			w.mark("ins", p.Text)
		}
	}
}

// mark writes what went or came; who cannot see the marks hears a word.
func (w *compareWords) mark(tag, words string) {
	said := w.say("增加：", "inserted: ")
	if tag == "del" {
		said = w.say("删去：", "deleted: ")
	}
	w.put("<", tag, `><span class="hidden-label">`, said, `</span>`, html.EscapeString(words), "</", tag, ">")
}

func (w *compareWords) formula(ps []difference.Piece, merged bool) {
	for _, p := range ps {
		tag := map[difference.Op]string{difference.Removed: "del", difference.Added: "ins"}[p.Op]
		if p.Op == difference.Removed && !merged {
			continue
		}
		token := "<!--math:" + strconv.Itoa(len(w.math)) + "-->"
		w.math = append(w.math, text.Math{TeX: p.Text, Words: p.Text})
		if tag == "" {
			w.put(token)
			continue
		}
		w.put("<", tag, ">", token, "</", tag, ">")
	}
}

// table writes a table cell by cell.
func (w *compareWords) table(r *compare.Row, merged bool) {
	g := r.Grid
	name := strings.TrimSpace(r.NewLabel + " " + captionOf(r))
	if r.Op == difference.Removed {
		name = strings.TrimSpace(r.OldLabel + " " + captionOf(r))
	}
	// Two landmarks have two names.
	kind := w.say("新表", "new table")
	if merged {
		kind = w.say("修改", "changes")
	}
	w.put(`<div class="scroll" tabindex="0" role="region" aria-label="`, html.EscapeString(name+w.say("（"+kind+"，可左右滚动）", " ("+kind+", scrolls sideways)")), `"><table class="cmp-table">`)
	if g.Head > 0 {
		w.put("<thead>")
	} else {
		w.put("<tbody>")
	}
	head := 0
	for _, row := range g.Rows {
		if row.Op == difference.Removed && !merged {
			continue
		}
		isHead := head < g.Head
		if isHead {
			head++
		} else if head == g.Head && g.Head > 0 {
			w.put("</thead><tbody>")
			head++
		}
		w.put("<tr", opClass(row.Op), ">")
		for at, cell := range row.Cells {
			column := g.Columns[at]
			if column == difference.Removed && !merged {
				continue
			}
			tag := "td"
			if isHead {
				tag = `th scope="col"`
			}
			w.put("<", tag, opClass(column), ">")
			w.pieces(cell.Pieces, merged)
			w.put("</", tag[:2], ">")
		}
		w.put("</tr>")
	}
	if g.Head > 0 && head <= g.Head {
		w.put("</thead>")
	} else {
		w.put("</tbody>")
	}
	w.put("</table></div>")
}

func captionOf(r *compare.Row) string {
	old, new := r.Words()
	if r.Op == difference.Removed {
		return old
	}
	return new
}

// opClass is the class of a row or column that one text has alone.
func opClass(op difference.Op) string {
	switch op {
	case difference.Added:
		return ` class="cmp-came"`
	case difference.Removed:
		return ` class="cmp-gone"`
	}
	return ""
}
