package specimens

import (
	"fmt"
	"os"
	"strings"

	"guiju/generator/model"
)

const nsW = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
const nsR = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

const root = `xmlns:w="` + nsW + `" xmlns:r="` + nsR + `" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// strictNames are the names that ISO/IEC 29500 Strict gives to the same things.
var strictNames = strings.NewReplacer(
	nsW, "http://purl.oclc.org/ooxml/wordprocessingml/main",
	nsR, "http://purl.oclc.org/ooxml/officeDocument/relationships",
	"http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math",
	"http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/",
	`<w:ind w:left=`, `<w:ind w:start=`, `<w:jc w:val="right"/>`, `<w:jc w:val="end"/>`, `<w:jc w:val="left"/>`, `<w:jc w:val="start"/>`,
	`<w:left w:val=`, `<w:start w:val=`, `<w:right w:val=`, `<w:end w:val=`,
)

// writeWord makes the Word file of a recipe.
func writeWord(r recipe, m manner, t *model.Text) []byte {
	w := &docx{m: m, r: r, text: t, last: map[string]int{}, count: map[string][]int{}}
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
	w.coverPage()
	w.section("cover")
	w.contentsList(lines)
	wide := false
	for i := range lines {
		ln := lines[i]
		if ln.role == nameAgain {
			w.section("front")
		}
		if ln.wide != wide {
			w.section(map[bool]string{true: "body", false: "wide"}[ln.wide])
			wide = ln.wide
		}
		var before role
		if i > 0 {
			before = lines[i-1].role
		}
		w.line(ln, before)
	}
	if len(w.pending) > 0 {
		panic("BUG: " + r.name + ": nowhere in the text: " + w.pending[0].at)
	}
	w.endLine()
	return w.assemble()
}

// endLine is the short rule that ends a standard.
func (w *docx) endLine() {
	l, key := w.look("centred", 0)
	w.paragraph(l, key, "", "", run(l.byHand(), "_________________________________"))
}

// section ends a section: its pages are set as its kind says.
func (w *docx) section(kind string) {
	w.body.WriteString("<w:p><w:pPr>" + w.sectPr(kind) + "</w:pPr></w:p>\n")
}

func (w *docx) sectPr(kind string) string {
	refs := `<w:headerReference w:type="default" r:id="rId10"/><w:footerReference w:type="default" r:id="rId11"/>`
	pages := `<w:pgNumType w:start="1"/>`
	switch kind {
	case "cover":
		refs = ""
	case "front":
		pages = `<w:pgNumType w:fmt="upperRoman" w:start="1"/>`
	case "wide":
		pages = ""
	}
	size := `<w:pgSz w:w="11906" w:h="16838"/>`
	if kind == "wide" {
		size = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
	}
	return `<w:sectPr>` + refs + `<w:type w:val="nextPage"/>` + size +
		`<w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1418" w:header="1134" w:footer="850" w:gutter="0"/>` + pages + `</w:sectPr>`
}

// contentsList writes the list of contents that the program makes, or that
// somebody typed. Its page numbers are as right as those of a list that
// nobody refreshed.
func (w *docx) contentsList(lines []line) {
	l, key := w.look("contents-head", 0)
	head := "目　　次"
	if w.r.lang() == model.En {
		head = "Contents"
	}
	entries := contentsOf(w.r.lang(), lines, w)
	w.r.counted.contents = len(entries)
	if w.m.contents == "field" {
		w.body.WriteString(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	}
	w.paragraph(l, key, "", "", run(l.byHand(), head))
	for i, e := range entries {
		l, key := w.look(fmt.Sprintf("toc-%d", e.level), 0)
		tab := `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9344"/></w:tabs>`
		if w.m.contents != "field" {
			if w.m.cover == "plain" && w.m.name == "wps" { // dots typed one by one
				dots := strings.Repeat("…", max(4, 34-len([]rune(e.words))))
				w.paragraph(l, key, "", "", run(l.byHand(), strings.Repeat("　", e.level-1)+e.words+dots+e.page))
				continue
			}
			w.paragraph(l, key, "", tab, run(l.byHand(), strings.Repeat("　", e.level-1)+e.words+"\t"+e.page))
			continue
		}
		runs := ""
		if i == 0 {
			runs = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
		}
		anchor := fmt.Sprintf("_Toc%06d", i+1)
		runs += `<w:hyperlink w:anchor="` + anchor + `" w:history="1">` + run("", e.words) + run("", "\t") + field("PAGEREF "+anchor+` \h`, e.page, "") + `</w:hyperlink>`
		if i == len(entries)-1 {
			runs += `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
		}
		w.paragraph(l, key, "", tab, runs)
	}
	if w.m.contents == "field" {
		w.body.WriteString("</w:sdtContent></w:sdt>\n")
	}
}

type contentsEntry struct {
	words, page string
	level       int
}

// contentsOf lists the headings that go into the list of contents: clauses,
// titled subclauses of the second level, annexes and what has no number.
func contentsOf(lang model.Lang, lines []line, w *docx) (list []contentsEntry) {
	letters := 0
	front := true
	for _, ln := range lines {
		letters += len([]rune(said(ln.words)))
		if ln.role == nameAgain {
			front, letters = false, 0
		}
		page := fmt.Sprint(1 + letters/1100)
		if front {
			page = []string{"Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"}[min(letters/1100, 3)]
		}
		e := contentsEntry{page: page, level: 1}
		switch {
		case ln.role == forewordHead || ln.role == introHead || ln.role == bibHead || ln.role == indexHead:
			e.words = w.headWord(ln.role)
		case ln.role == clause:
			e.words = ln.label + "　" + said(ln.words)
		case (ln.role == sub || ln.role == annexSub) && ln.level == 2:
			e.words, e.level = ln.label+"　"+said(ln.words), 2
		case ln.role == annexHead:
			status := map[bool]string{true: "（规范性）", false: "（资料性）"}[ln.annex.Normative]
			if lang == model.En {
				status = map[bool]string{true: " (normative) ", false: " (informative) "}[ln.annex.Normative]
			}
			e.words = ln.label + status + said(ln.words)
		default:
			continue
		}
		list = append(list, e)
	}
	return list
}

// assemble puts the parts together (ECMA-376-2).
func (w *docx) assemble() []byte {
	types := `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/><Default Extension="emf" ContentType="image/x-emf"/>`
	var rels strings.Builder
	var parts [][2]string
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	add := func(n int, name, kind, content string) {
		types += fmt.Sprintf(`<Override PartName="/word/%s" ContentType="%s%s+xml"/>`, name, word, kind)
		if n > 0 {
			fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>`, n, nsR, strings.TrimSuffix(kind, ".main"), name)
		}
		parts = append(parts, [2]string{"word/" + name, xmlHead + content})
	}
	add(0, "document.xml", "document.main", "<w:document "+root+"><w:body>\n"+w.body.String()+w.sectPr("body")+"</w:body></w:document>")
	add(1, "styles.xml", "styles", w.styles())
	add(2, "numbering.xml", "numbering", w.numbering())
	add(3, "settings.xml", "settings", "<w:settings "+root+`><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`)
	l, key := w.look("header", 0)
	add(10, "header1.xml", "header", "<w:hdr "+root+">"+w.para(l, key, "", "", run(l.byHand(), w.r.cover.Number))+"</w:hdr>")
	l, key = w.look("footer", 0)
	add(11, "footer1.xml", "footer", "<w:ftr "+root+">"+w.para(l, key, "", "", field("PAGE", "1", l.byHand()))+"</w:ftr>")
	if w.notes.Len() > 0 {
		add(4, "footnotes.xml", "footnotes", "<w:footnotes "+root+`><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`+w.notes.String()+"</w:footnotes>")
	}
	if w.remarks.Len() > 0 {
		add(5, "comments.xml", "comments", "<w:comments "+root+">"+w.remarks.String()+"</w:comments>")
	}
	for i, name := range w.media {
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/image" Target="media/%s"/>`, 100+i, nsR, name)
	}
	types += `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`
	const pkg = "http://schemas.openxmlformats.org/package/2006/"
	parts = append([][2]string{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="` + pkg + `content-types">` + types + "</Types>"},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + pkg + `relationships"><Relationship Id="rId1" Type="` + nsR + `/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="` + pkg + `relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"docProps/core.xml", xmlHead + `<cp:coreProperties xmlns:cp="` + pkg + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + esc(w.r.title()) + `</dc:title></cp:coreProperties>`},
		{"word/_rels/document.xml.rels", xmlHead + `<Relationships xmlns="` + pkg + `relationships">` + rels.String() + "</Relationships>"},
	}, parts...)
	if w.m.strict {
		for i := range parts {
			parts[i][1] = strictNames.Replace(parts[i][1])
		}
	}
	for _, name := range w.media {
		data, err := os.ReadFile(pictures + name)
		if err != nil {
			panic(err)
		}
		parts = append(parts, [2]string{"word/media/" + name, string(data)})
	}
	return pack(parts)
}

func (w *docx) styles() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="%s" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="%d"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="%d" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`, root, w.m.font, w.m.size, w.m.space)
	b.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>`)
	for _, key := range w.m.keys {
		l := w.m.looks[key]
		if l.style == "" {
			panic("BUG: a look without a style in the style sheet")
		}
		based := "a"
		if l.based != "" {
			based = w.styleID(l.based)
		}
		ppr := l.ppr
		if l.num != "" && !l.loose && !l.direct {
			num, ok := w.last[l.num]
			if !ok { // a list that this text does not use
				w.nums = append(w.nums, l.num)
				w.starts = append(w.starts, false)
				num = len(w.nums)
				w.last[l.num] = num
			}
			ppr = fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, l.lvl, num) + ppr
		}
		if l.outline > 0 {
			ppr += fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, l.outline-1)
		}
		custom := ` w:customStyle="1"`
		if l.style == strings.ToLower(l.style) && l.style[0] < 0x80 {
			custom = "" // built in
		}
		fmt.Fprintf(&b, `<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/>`, custom, w.styleID(key), l.style, based)
		if ppr != "" {
			b.WriteString("<w:pPr>" + sortPPr(ppr) + "</w:pPr>")
		}
		if l.rpr != "" {
			b.WriteString("<w:rPr>" + l.rpr + "</w:rPr>")
		}
		b.WriteString("</w:style>\n")
	}
	b.WriteString(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	b.WriteString("</w:styles>")
	return b.String()
}

func (w *docx) numbering() string {
	var b strings.Builder
	b.WriteString("<w:numbering " + root + ">")
	for i, lst := range w.m.lists {
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="multilevel"/>`, i)
		for lvl, format := range lst.format {
			style := ""
			if key, ok := lst.style[lvl]; ok {
				style = `<w:pStyle w:val="` + w.styleID(key) + `"/>`
			}
			suff := lst.suff
			if suff == "" {
				suff = "tab"
			}
			fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:suff w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/></w:lvl>`,
				lvl, format, style, suff, lst.text[lvl])
		}
		b.WriteString("</w:abstractNum>\n")
	}
	for i, key := range w.nums {
		for k, lst := range w.m.lists {
			if lst.key != key {
				continue
			}
			fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>`, i+1, k)
			if w.starts[i] {
				b.WriteString(`<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`)
			}
			b.WriteString("</w:num>\n")
		}
	}
	b.WriteString("</w:numbering>")
	return b.String()
}

// coverPage writes the cover: in frames placed on the page as the national
// template does, in text boxes, in a table without rules, or line by line.
func (w *docx) coverPage() {
	c := w.r.cover
	zh := w.r.lang() == model.Zh
	big := func(n int) string {
		return fmt.Sprintf(`<w:rFonts w:eastAsia="黑体"/><w:sz w:val="%d"/>`, n)
	}
	centre := `<w:jc w:val="center"/>`
	right := `<w:jc w:val="right"/>`
	frame := func(x, y, width int) string {
		return fmt.Sprintf(`<w:framePr w:w="%d" w:hSpace="180" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="%d" w:y="%d"/>`, width, x, y)
	}
	put := func(key, extra, runs string) {
		l, ok := w.m.looks[key]
		if !ok {
			l, key = look{}, ""
		}
		w.paragraph(l, key, "", extra, runs)
	}
	issued, inForce := w.r.dates()
	issuer := c.Issuer
	title, second := c.Title.Zh, c.Title.En
	if !zh {
		title, second = c.Title.En, ""
	}
	switch w.m.cover {
	case "frames":
		put("cover-class", frame(1418, 1134, 4000), run("", "ICS　"+c.ICS))
		put("cover-class", frame(1418, 1134, 4000), run("", "CCS　"+c.CCS))
		put("cover-sign", frame(7400, 1134, 3200), run("", strings.SplitN(c.Number, "/", 2)[0]))
		put("cover-heading", frame(1418, 2600, 9000), run("", c.Heading))
		put("cover-number", frame(1418, 3600, 9000)+right, run("", c.Number))
		if len(c.Replaces) > 0 {
			put("cover-replaces", frame(1418, 3600, 9000)+right, run("", "代替 "+strings.Join(c.Replaces, "，")))
		}
		put("cover-title", frame(1418, 6400, 9000), run("", title))
		if second != "" {
			put("cover-english", frame(1418, 6400, 9000), run("", second))
		}
		if c.Stage != "" {
			put("cover-stage", frame(1418, 6400, 9000), run("", "（"+c.Stage+"）"))
		}
		put("cover-issued", frame(1418, 14000, 4000), run("", issued))
		put("cover-in-force", frame(6700, 14000, 4000)+right, run("", inForce))
		put("cover-issuer", frame(1418, 15000, 9000)+centre, run("", w.r.issuerLine()))
	case "boxes":
		w.box(strings.SplitN(c.Number, "/", 2)[0])
		put("", "", run("", "ICS "+c.ICS))
		put("", "", run("", "CCS "+c.CCS))
		put("", centre, run(big(52), c.Heading))
		w.box(c.Number)
		for range 4 {
			put("", "", "")
		}
		put("", centre, run(big(44), title))
		put("", centre, run(big(28), second))
		for range 8 {
			put("", "", "")
		}
		w.box(issued)
		w.box(inForce)
		put("", centre, run(big(36), w.r.issuerLine()))
	case "table":
		w.body.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>`)
		cell := func(extra, words string) {
			w.body.WriteString(`<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>`)
			put("", extra, run(`<w:rFonts w:eastAsia="黑体"/>`, words))
			w.body.WriteString(`</w:tc>`)
		}
		w.body.WriteString("<w:tr>")
		cell("", "ICS  "+c.ICS)
		cell(right, "备案号：XXXXX—XXXX")
		w.body.WriteString("</w:tr><w:tr>")
		cell("", "CCS  "+c.CCS)
		cell(right, strings.SplitN(c.Number, "/", 2)[0])
		w.body.WriteString("</w:tr></w:tbl>")
		put("", centre, run(big(52), c.Heading))
		put("", right, run(big(28), c.Number))
		for range 5 {
			put("", "", "")
		}
		put("", centre, run(big(44), title))
		put("", centre, run(big(28), second))
		for range 9 {
			put("", "", "")
		}
		put("", "", run(big(28), issued+"\t\t\t\t"+inForce))
		put("", centre, run(big(36), w.r.issuerLine()))
	default:
		put("", "", run("", "ICS "+c.ICS))
		put("", "", run("", "CCS "+c.CCS))
		put("", "", "")
		heading := c.Heading
		if w.m.name == "wps" {
			heading = strings.Join(strings.Split(heading, ""), " ")
		}
		put("", centre, run(big(52), strings.TrimSpace(heading)))
		put("", right, run(big(28), c.Number))
		if len(c.Replaces) > 0 {
			put("", right, run("", "代替"+strings.Join(c.Replaces, "，")))
		}
		for range 5 {
			put("", "", "")
		}
		put("", centre, run(big(44), title))
		put("", centre, run(big(28), second))
		if c.Stage != "" {
			put("", centre, run(big(28), "（"+c.Stage+"）"))
		}
		for range 10 {
			put("", "", "")
		}
		if w.m.name == "wps" {
			put("", "", run(big(28), issued+"　　　　　　　　　　"+inForce))
		} else {
			put("", "", run(big(28), issued))
			put("", right, run(big(28), inForce))
		}
		put("", centre, run(big(36), issuer))
		put("", centre, run(big(36), map[bool]string{true: "发　布", false: "Issuing body"}[zh]))
	}
}
