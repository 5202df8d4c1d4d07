package specimens

import (
	"encoding/base64"
	"fmt"
	"os"
	"slices"
	"strings"

	"guiju/generator/model"
)

// odtWriter writes a flat OpenDocument text (ODF 1.3, part 3), which
// LibreOffice turns into Word with its own idea of lists, frames and notes.
type odtWriter struct {
	r       recipe
	text    *model.Text
	auto    bool // headings are numbered by the outline, captions by sequences
	frames  bool // the cover stands in frames
	b       strings.Builder
	changes strings.Builder
	pending []mark
	depth   int
	ids     int
	counted map[string]int // sequences
}

func writeOdt(r recipe, t *model.Text, auto, frames bool) string {
	w := &odtWriter{r: r, text: t, auto: auto, frames: frames, counted: map[string]int{}}
	for i := range r.changes {
		c := &r.changes[i]
		at := c.New
		if at == "" {
			at = r.after[c.Old]
		}
		w.pending = append(w.pending, mark{at: at, change: c})
	}
	for i := range r.comments {
		w.pending = append(w.pending, mark{at: r.comments[i].About, comment: &r.comments[i]})
	}
	lines := r.lines(t)
	w.cover()
	w.contents(lines)
	for _, ln := range lines {
		w.line(ln)
	}
	w.closeLists(0)
	if len(w.pending) > 0 {
		panic("BUG: " + r.name + ": nowhere in the text: " + w.pending[0].at)
	}
	return w.document()
}

func (w *odtWriter) p(style, inner string) {
	w.closeLists(0)
	w.raw(style, inner)
}

func (w *odtWriter) raw(style, inner string) {
	fmt.Fprintf(&w.b, "<text:p text:style-name=\"%s\">%s</text:p>\n", style, inner)
}

func (w *odtWriter) h(level int, number bool, inner string) {
	w.closeLists(0)
	header := ""
	if !number {
		header = ` text:is-list-header="true"`
	}
	fmt.Fprintf(&w.b, "<text:h text:style-name=\"Heading_20_%d\" text:outline-level=\"%d\"%s>%s</text:h>\n", level, level, header, inner)
}

func (w *odtWriter) line(ln line) {
	zh := w.r.lang() == model.Zh
	sep := "　"
	if !zh {
		sep = "  "
	}
	words := func() string { return w.inlines(ln.words) }
	switch ln.role {
	case itemAlpha, itemNumber, itemDash, itemDot:
		w.item(ln)
		return
	}
	w.closeLists(0)
	switch ln.role {
	case forewordHead, introHead, bibHead, indexHead:
		d := &docx{r: w.r, m: manner{}}
		style := "Element"
		fmt.Fprintf(&w.b, "<text:h text:style-name=\"%s\" text:outline-level=\"1\" text:is-list-header=\"true\">%s</text:h>\n", style, d.headWord(ln.role))
	case nameAgain:
		w.p("NameAgain", words())
	case clause, sub:
		if w.auto {
			w.h(ln.level, true, w.marked2(ln.id, words()))
		} else {
			w.h(ln.level, false, esc(ln.label)+sep+words())
		}
	case annexHead:
		status := map[bool]string{true: "（规范性）", false: "（资料性）"}[ln.annex.Normative]
		if !zh {
			status = map[bool]string{true: "(normative)", false: "(informative)"}[ln.annex.Normative]
		}
		fmt.Fprintf(&w.b, "<text:h text:style-name=\"Element\" text:outline-level=\"1\" text:is-list-header=\"true\">%s<text:line-break/>%s<text:line-break/>%s</text:h>\n", ln.label, status, words())
	case annexSub:
		w.h(ln.level, false, esc(ln.label)+sep+words())
	case termHead:
		names := `<text:span text:style-name="Bold">` + esc(termNames(ln.term, w.r.lang())) + `</text:span>`
		if w.auto {
			w.h(ln.level, true, names)
		} else {
			w.p("Text_20_body", `<text:span text:style-name="Bold">`+ln.label+`</text:span>`)
			w.p("Text_20_body", `<text:tab/>`+names)
		}
	case untitled, annexBare:
		w.p("Bare", esc(ln.label)+sep+words())
	case itemEntry:
		w.p("Text_20_body", esc(ln.label)+" "+words())
	case grid:
		w.table(ln)
	case picture:
		w.picture(ln)
	case formula:
		number := "（" + ln.label + "）"
		if !zh {
			number = "(" + ln.label + ")"
		}
		w.p("Formula", "<text:tab/>"+w.math(ln.tex)+"<text:tab/>"+number)
	case tableTitle, annexTable, figureTitle, annexFigure:
		w.p("Caption", w.caption(ln, sep)+words())
	case unitLine:
		w.p("Unit", words())
	case note, numberedNote, example, numberedEx:
		w.p("Remark", esc(ln.label)+gapAfter(w.r.lang())+words())
	case subfigure:
		w.p("Caption", ln.label+" "+words())
	case figureFoot:
		w.p("Remark", `<text:span text:style-name="Sup">`+ln.label+"</text:span> "+words())
	default:
		w.p("Text_20_body", words())
	}
	for _, b := range w.r.boxes {
		if b.after == ln.id && ln.id != "" {
			w.p("Text_20_body", `<draw:frame draw:style-name="Box" text:anchor-type="as-char" svg:width="12cm"><draw:text-box fo:min-height="1cm"><text:p>`+esc(b.words)+`</text:p></draw:text-box></draw:frame>`)
		}
	}
}

// marked2 puts a bookmark around the words of what is referred to.
func (w *odtWriter) marked2(id, inner string) string {
	return fmt.Sprintf(`<text:bookmark-start text:name="at-%s"/>%s<text:bookmark-end text:name="at-%s"/>`, id, inner, id)
}

// caption begins with a sequence that counts, or with typed words.
func (w *odtWriter) caption(ln line, sep string) string {
	if ln.label == "" {
		return ""
	}
	if !w.auto {
		return esc(ln.label) + sep
	}
	word, number := splitLabel(ln.label)
	name := word
	before := word
	if w.r.lang() == model.En {
		before += " "
	}
	if letter, n, ok := strings.Cut(number, "."); ok {
		before, name, number = before+letter+".", word+letter, n
	}
	w.counted[name]++
	if fmt.Sprint(w.counted[name]) != number {
		panic("BUG: LibreOffice would count " + name + " otherwise: " + ln.label)
	}
	return fmt.Sprintf(`%s<text:sequence text:ref-name="ref-%s" text:name="%s" text:formula="ooow:%s+1" style:num-format="1">%s</text:sequence>%s`, before, ln.id, name, name, number, sep)
}

// item writes an item of a list that LibreOffice numbers.
func (w *odtWriter) item(ln line) {
	family := map[role]string{itemAlpha: "LAlpha", itemNumber: "LAlpha", itemDash: "LDash", itemDot: "LDash"}[ln.role]
	if ln.level == 1 && (ln.role == itemNumber || ln.role == itemDot) {
		family = map[role]string{itemNumber: "LNumber", itemDot: "LDot"}[ln.role]
	}
	if ln.first {
		if ln.level == 1 {
			w.closeLists(0)
		}
		w.closeTo(ln.level - 1)
		style := ""
		if ln.level == 1 {
			style = ` text:style-name="` + family + `"`
		}
		fmt.Fprintf(&w.b, "<text:list%s>\n", style)
		w.depth = ln.level
	} else {
		w.closeTo(ln.level)
		w.b.WriteString("</text:list-item>\n")
	}
	w.b.WriteString("<text:list-item>")
	w.raw("List", w.inlines(ln.words))
}

// closeTo closes lists until the depth is reached; the item stays open.
func (w *odtWriter) closeTo(depth int) {
	for w.depth > depth {
		w.b.WriteString("</text:list-item></text:list>\n")
		w.depth--
	}
}

func (w *odtWriter) closeLists(int) { w.closeTo(0) }

func (w *odtWriter) math(tex string) string {
	return `<draw:frame draw:style-name="Inline" text:anchor-type="as-char"><draw:object>` + mathML(tex, false) + `</draw:object></draw:frame>`
}

func (w *odtWriter) picture(ln line) {
	name := pictureFile(ln.src)
	data, err := os.ReadFile(pictures + name)
	if err != nil {
		panic(err)
	}
	cx, cy := extent(name)
	w.p("Caption", fmt.Sprintf(`<draw:frame draw:style-name="Inline" text:anchor-type="as-char" svg:width="%.2fcm" svg:height="%.2fcm"><draw:image><office:binary-data>%s</office:binary-data></draw:image><svg:desc>%s</svg:desc></draw:frame>`,
		float64(cx)/360000, float64(cy)/360000, base64.StdEncoding.EncodeToString(data), esc(ln.alt)))
}

func (w *odtWriter) table(ln line) {
	t := ln.table
	w.ids++
	cols := columns(t)
	fmt.Fprintf(&w.b, `<table:table table:name="Table%d" table:style-name="Grid">`, w.ids)
	for i, x := range columnWidths(t, cols, 9000) {
		_ = i
		fmt.Fprintf(&w.b, `<table:table-column table:style-name="Col%d"/>`, x/500)
	}
	write := func(row []gridCell, head bool) {
		w.b.WriteString("<table:table-row>")
		for _, c := range row {
			if c.below {
				w.b.WriteString(strings.Repeat("<table:covered-table-cell/>", c.cols))
				continue
			}
			fmt.Fprintf(&w.b, `<table:table-cell table:style-name="Cell" table:number-columns-spanned="%d" table:number-rows-spanned="%d">`, c.cols, c.rows)
			style := "Table_20_Contents"
			if head {
				style = "Table_20_Heading"
			}
			w.raw(style, w.inlines(c.cell.Inlines))
			w.b.WriteString("</table:table-cell>" + strings.Repeat("<table:covered-table-cell/>", c.cols-1))
		}
		w.b.WriteString("</table:table-row>\n")
	}
	rows := gridRows(t, cols)
	if t.Head > 0 {
		w.b.WriteString("<table:table-header-rows>")
		for _, row := range rows[:t.Head] {
			write(row, true)
		}
		w.b.WriteString("</table:table-header-rows>")
	}
	for i := max(ln.from, t.Head); i < ln.to; i++ {
		write(rows[i], false)
	}
	if ln.to == len(t.Rows) && len(t.Notes)+len(t.Footnotes) > 0 {
		fmt.Fprintf(&w.b, `<table:table-row><table:table-cell table:style-name="Cell" table:number-columns-spanned="%d">`, cols)
		for _, n := range t.Notes {
			n := n.(*model.Note)
			w.raw("Table_20_Contents", esc(labelIn(w.r.lang(), note, n.Number)+gapAfter(w.r.lang()))+w.inlines(n.Blocks[0].(*model.Paragraph).Inlines))
		}
		for _, f := range t.Footnotes {
			w.raw("Table_20_Contents", `<text:span text:style-name="Sup">`+f.Label+"</text:span> "+w.inlines(f.Blocks[0].(*model.Paragraph).Inlines))
		}
		w.b.WriteString("</table:table-cell>" + strings.Repeat("<table:covered-table-cell/>", cols-1) + "</table:table-row>\n")
	}
	w.b.WriteString("</table:table>\n")
}

func (w *odtWriter) inlines(ins []model.Inline) string {
	var b strings.Builder
	span := func(style, inner string) {
		b.WriteString(`<text:span text:style-name="` + style + `">` + inner + "</text:span>")
	}
	for _, in := range ins {
		switch in.Kind {
		case model.TextInline:
			b.WriteString(w.marked(in.Text))
		case model.StrongInline:
			span("Bold", w.inlines(in.Children))
		case model.EmphInline:
			span("Italic", w.inlines(in.Children))
		case model.SupInline:
			span("Sup", esc(in.Text+said(in.Children)))
		case model.SubInline:
			span("Sub", esc(in.Text+said(in.Children)))
		case model.MathInline:
			b.WriteString(w.math(in.Text))
		case model.BreakInline:
			b.WriteString("<text:line-break/>")
		case model.NoteRef:
			b.WriteString(w.noteRef(in.Text))
		default:
			b.WriteString(esc(in.Text) + w.inlines(in.Children))
		}
	}
	return b.String()
}

func (w *odtWriter) noteRef(label string) string {
	for i, f := range w.text.Footnotes {
		if f.Label == label {
			return fmt.Sprintf(`<text:note text:id="ftn%d" text:note-class="footnote"><text:note-citation>%d</text:note-citation><text:note-body><text:p text:style-name="Footnote">%s</text:p></text:note-body></text:note>`,
				i+1, i+1, w.inlines(f.Blocks[0].(*model.Paragraph).Inlines))
		}
	}
	return `<text:span text:style-name="Sup">` + label + "</text:span>"
}

func (w *odtWriter) marked(s string) string {
	for i, m := range w.pending {
		at := strings.Index(s, m.at)
		if at < 0 {
			continue
		}
		w.pending = slices.Delete(slices.Clone(w.pending), i, i+1)
		return w.marked(s[:at]) + w.touched(m) + w.marked(s[at+len(m.at):])
	}
	// ODF drops the spaces behind the first of several.
	return strings.ReplaceAll(esc(s), "  ", " <text:s/>")
}

func (w *odtWriter) touched(m mark) string {
	w.ids++
	if c := m.comment; c != nil {
		return fmt.Sprintf(`<office:annotation office:name="c%d"><dc:creator>%s</dc:creator><dc:date>2026-11-02T09:00:00</dc:date><text:p>%s</text:p></office:annotation>%s<office:annotation-end office:name="c%d"/>`, w.ids, esc(c.By), esc(c.Text), esc(m.at), w.ids)
	}
	c := m.change
	region := func(id, kind, inner string) {
		fmt.Fprintf(&w.changes, `<text:changed-region xml:id="%s" text:id="%s"><text:%s><office:change-info><dc:creator>%s</dc:creator><dc:date>%sT09:00:00</dc:date></office:change-info>%s</text:%s></text:changed-region>`,
			id, id, kind, esc(c.By), c.On, inner, kind)
	}
	out := ""
	if c.New == "" {
		out = esc(m.at)
	}
	if c.Old != "" {
		id := fmt.Sprintf("ct%dd", w.ids)
		region(id, "deletion", "<text:p>"+esc(c.Old)+"</text:p>")
		out += `<text:change text:change-id="` + id + `"/>`
	}
	if c.New != "" {
		id := fmt.Sprintf("ct%di", w.ids)
		region(id, "insertion", "")
		out += `<text:change-start text:change-id="` + id + `"/>` + esc(c.New) + `<text:change-end text:change-id="` + id + `"/>`
	}
	return out
}

func (w *odtWriter) cover() {
	c := w.r.cover
	issued, inForce := w.r.dates()
	put := w.p
	if w.frames {
		frame := func(y float64, style, words string) {
			w.ids++
			put("Text_20_body", fmt.Sprintf(`<draw:frame draw:style-name="Frame" draw:name="Frame%d" text:anchor-type="paragraph" svg:width="15cm" svg:y="%.1fcm"><draw:text-box fo:min-height="1cm"><text:p text:style-name="%s">%s</text:p></draw:text-box></draw:frame>`, w.ids, y, style, words))
		}
		put("Text_20_body", "ICS "+esc(c.ICS))
		put("Text_20_body", "CCS "+esc(c.CCS))
		frame(2, "CoverBig", esc(c.Heading))
		frame(4, "CoverRight", esc(c.Number))
		frame(8, "CoverBig", esc(c.Title.Zh))
		frame(10, "CoverMid", esc(c.Title.En))
		frame(18, "CoverMid", esc(issued)+"<text:tab/>"+esc(inForce))
		frame(20, "CoverMid", esc(w.r.issuerLine()))
		return
	}
	put("Text_20_body", "ICS "+esc(c.ICS))
	put("Text_20_body", "CCS "+esc(c.CCS))
	put("CoverBig", esc(c.Heading))
	put("CoverRight", esc(c.Number))
	put("CoverBig", esc(w.r.title()))
	if w.r.lang() == model.Zh {
		put("CoverMid", esc(c.Title.En))
	}
	put("CoverMid", esc(issued))
	put("CoverRight", esc(inForce))
	put("CoverMid", esc(w.r.issuerLine()))
}

func (w *odtWriter) contents(lines []line) {
	entries := contentsOf(w.r.lang(), lines, &docx{r: w.r, m: manner{}})
	w.r.counted.contents = len(entries)
	w.closeLists(0)
	head := map[model.Lang]string{model.Zh: "目　次", model.En: "Contents"}[w.r.lang()]
	w.b.WriteString(`<text:table-of-content text:name="Contents1" text:protected="true"><text:table-of-content-source text:outline-level="2"/><text:index-body><text:index-title text:name="Contents1_Head"><text:p text:style-name="ContentsHead">` + head + `</text:p></text:index-title>`)
	for _, e := range entries {
		w.raw(fmt.Sprintf("Contents_20_%d", e.level), esc(e.words)+"<text:tab/>"+e.page)
	}
	w.b.WriteString("</text:index-body></text:table-of-content>\n")
}

func (w *odtWriter) document() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ooow="http://openoffice.org/2004/writer" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">` + "\n")
	para := func(name, display, ppr, tpr, more string) {
		if display != "" {
			display = ` style:display-name="` + display + `"`
		}
		fmt.Fprintf(&b, `<style:style style:name="%s"%s style:family="paragraph" style:parent-style-name="Standard"%s><style:paragraph-properties %s/><style:text-properties %s/></style:style>`+"\n", name, display, more, ppr, tpr)
	}
	b.WriteString(`<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name-asian="宋体" fo:font-size="11pt" style:font-size-asian="11pt" fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="CN"/></style:default-style>`)
	b.WriteString(`<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:line-height="130%"/></style:style>`)
	para("Text_20_body", "Text body", `fo:text-indent="0.75cm" fo:margin-bottom="0.1cm"`, "", "")
	for l := 1; l <= 6; l++ {
		para(fmt.Sprintf("Heading_20_%d", l), fmt.Sprintf("Heading %d", l), `fo:keep-with-next="always" fo:margin-top="0.3cm" fo:margin-bottom="0.2cm"`, `fo:font-weight="bold" style:font-weight-asian="bold"`, fmt.Sprintf(` style:default-outline-level="%d"`, l))
	}
	para("Element", "", `fo:text-align="center" fo:break-before="page" fo:margin-bottom="0.4cm"`, `style:font-name-asian="黑体" fo:font-size="14pt" style:font-size-asian="14pt"`, ` style:default-outline-level="1"`)
	para("NameAgain", "", `fo:text-align="center" fo:break-before="page"`, `style:font-name-asian="黑体" fo:font-size="16pt" style:font-size-asian="16pt"`, "")
	para("Bare", "", ``, ``, "")
	para("List", "", ``, ``, "")
	para("Remark", "", `fo:margin-left="0.75cm"`, `fo:font-size="9pt" style:font-size-asian="9pt"`, "")
	para("Unit", "", `fo:text-align="end"`, `fo:font-size="9pt" style:font-size-asian="9pt"`, "")
	para("Caption", "", `fo:text-align="center"`, `style:font-name-asian="黑体"`, "")
	para("Footnote", "", ``, `fo:font-size="9pt" style:font-size-asian="9pt"`, "")
	para("Table_20_Contents", "Table Contents", ``, `fo:font-size="9pt" style:font-size-asian="9pt"`, "")
	para("Table_20_Heading", "Table Heading", `fo:text-align="center"`, `fo:font-size="9pt" style:font-size-asian="9pt" fo:font-weight="bold"`, "")
	para("ContentsHead", "", `fo:text-align="center" fo:break-before="page"`, `style:font-name-asian="黑体" fo:font-size="16pt" style:font-size-asian="16pt"`, "")
	for l := 1; l <= 2; l++ {
		fmt.Fprintf(&b, `<style:style style:name="Contents_20_%d" style:display-name="Contents %d" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="%dcm"><style:tab-stops><style:tab-stop style:position="16cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>`, l, l, l-1)
	}
	b.WriteString(`<style:style style:name="Formula" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="8cm" style:type="center"/><style:tab-stop style:position="16cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>`)
	para("CoverBig", "", `fo:text-align="center" fo:margin-top="1cm"`, `style:font-name-asian="黑体" fo:font-size="24pt" style:font-size-asian="24pt"`, "")
	para("CoverMid", "", `fo:text-align="center"`, `fo:font-size="14pt" style:font-size-asian="14pt"`, "")
	para("CoverRight", "", `fo:text-align="end"`, `fo:font-size="14pt" style:font-size-asian="14pt"`, "")
	for name, pr := range orderedSpans {
		fmt.Fprintf(&b, `<style:style style:name="%s" style:family="text"><style:text-properties %s/></style:style>`, pr[0], pr[1])
		_ = name
	}
	if w.auto {
		b.WriteString(`<text:outline-style style:name="Outline">`)
		for l := 1; l <= 6; l++ {
			fmt.Fprintf(&b, `<text:outline-level-style text:level="%d" style:num-format="1" text:display-levels="%d"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="space"/></style:list-level-properties></text:outline-level-style>`, l, l)
		}
		b.WriteString(`</text:outline-style>`)
	}
	b.WriteString("</office:styles>\n<office:automatic-styles>")
	b.WriteString(`<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.2cm"/><style:header-style><style:header-footer-properties fo:min-height="1cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm"/></style:footer-style></style:page-layout>`)
	b.WriteString(`<style:style style:name="Grid" style:family="table"><style:table-properties style:width="16cm" table:align="center"/></style:style><style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.08cm"/></style:style>`)
	for i := range 30 {
		fmt.Fprintf(&b, `<style:style style:name="Col%d" style:family="table-column"><style:table-column-properties style:column-width="%.1fcm"/></style:style>`, i, float64(max(i, 1))*0.89)
	}
	b.WriteString(`<style:style style:name="Inline" style:family="graphic"><style:graphic-properties style:vertical-pos="middle" style:vertical-rel="text"/></style:style><style:style style:name="Frame" style:family="graphic"><style:graphic-properties style:wrap="none" style:horizontal-pos="center" style:horizontal-rel="page-content" style:vertical-pos="from-top" style:vertical-rel="page-content" fo:border="none" draw:fill="none"/></style:style><style:style style:name="Box" style:family="graphic"><style:graphic-properties draw:fill="none" fo:border="0.5pt solid #000000"/></style:style>`)
	level := func(n int, format, prefix, suffix string) string {
		return fmt.Sprintf(`<text:list-level-style-number text:level="%d" style:num-format="%s" style:num-prefix="%s" style:num-suffix="%s"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="%.1fcm" fo:text-indent="-0.8cm"/></style:list-level-properties></text:list-level-style-number>`, n, format, prefix, suffix, 0.8+0.8*float64(n))
	}
	dot := func(n int) string {
		return fmt.Sprintf(`<text:list-level-style-bullet text:level="%d" text:bullet-char="·"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="%.1fcm" fo:text-indent="-0.8cm"/></style:list-level-properties></text:list-level-style-bullet>`, n, 0.8+0.8*float64(n))
	}
	b.WriteString(`<text:list-style style:name="LAlpha">` + level(1, "a", "", ")") + level(2, "1", "", ")") + `</text:list-style><text:list-style style:name="LNumber">` + level(1, "1", "", ")") + `</text:list-style><text:list-style style:name="LDash">` + level(1, "", "——", "") + dot(2) + `</text:list-style><text:list-style style:name="LDot">` + dot(1) + `</text:list-style>`)
	b.WriteString("</office:automatic-styles>\n")
	b.WriteString(`<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:header><text:p>` + esc(w.r.cover.Number) + `</text:p></style:header><style:footer><text:p><text:page-number text:select-page="current">1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>` + "\n<office:body><office:text>")
	if w.changes.Len() > 0 {
		b.WriteString("<text:tracked-changes>" + w.changes.String() + "</text:tracked-changes>")
	}
	if len(w.counted) > 0 {
		b.WriteString("<text:sequence-decls>")
		var names []string
		for name := range w.counted {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			fmt.Fprintf(&b, `<text:sequence-decl text:display-outline-level="0" text:name="%s"/>`, name)
		}
		b.WriteString("</text:sequence-decls>")
	}
	b.WriteString("\n" + w.b.String() + "</office:text></office:body></office:document>\n")
	return b.String()
}

var orderedSpans = [][2]string{
	{"Bold", `fo:font-weight="bold" style:font-weight-asian="bold"`},
	{"Italic", `fo:font-style="italic" style:font-style-asian="italic"`},
	{"Sup", `style:text-position="super 58%"`},
	{"Sub", `style:text-position="sub 58%"`},
}
