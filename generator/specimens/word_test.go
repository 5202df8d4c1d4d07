package specimens

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"html"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"guiju/generator/model"
)

// look is how a manner of writing shows one role.
type look struct {
	style    string // its name; "": the paragraph is Normal and formatted by hand
	based    string // key of another look
	ppr, rpr string
	num      string // the list that numbers it; "": the label is typed
	lvl      int
	outline  int    // of a heading, from 1
	sep      string // behind a typed label
	indent   string // typed before the words
	seq      bool   // the number of a caption is a SEQ field
	loose    bool   // each run of paragraphs has a numbering of its own
	off      bool   // the number that the style gives is taken away
	direct   bool   // the style does not number: the paragraph says so itself
}

// manner is a way of writing a standard in Word.
type manner struct {
	name  string
	keys  []string // of looks, in the order of the style sheet
	looks map[string]look
	lists []list
	font  string // body, in Chinese
	size  int    // half points
	space int    // between lines, 240ths
	// term: how an entry begins: "break" (number, line break, term), "two" (two
	// paragraphs), "line". annex likewise: "breaks", "three", "line".
	term, annex string
	cover       string // "frames", "boxes", "plain", "table"
	contents    string // "field" or "typed"
	refs        bool   // cross references are REF fields
	nativeNo    bool   // the number of a formula is part of it: E=mc^2#(1)
	hidden      bool   // annexes carry the template's invisible counters
	strict      bool   // ISO/IEC 29500 Strict
	full        bool   // typed numbers in full-width digits
	joined      bool   // explanations are one paragraph, its lines parted by Shift+Enter
}

// list is one abstract numbering: the texts of its levels.
type list struct {
	key    string
	format []string // numFmt of each level
	text   []string
	style  map[int]string // key of the look that a level belongs to
	suff   string
}

// docx writes one document.
type docx struct {
	m       manner
	r       recipe
	body    strings.Builder
	notes   strings.Builder
	remarks strings.Builder
	nums    []string // of abstract key, in the order of numId
	starts  []bool   // numId begins again at 1
	last    map[string]int
	count   map[string][]int // what the automatic numbers have come to
	media   []string
	ids     int
	pending []mark
	text    *model.Text
	letter  string // of the annex
}

// mark is a change or a comment that waits for its words to come by.
type mark struct {
	at      string // the words
	change  *Change
	comment *Comment
}

func (w *docx) id() int { w.ids++; return w.ids }

func esc(s string) string { return html.EscapeString(s) }

func run(rpr, words string) string {
	if words == "" {
		return ""
	}
	if rpr != "" {
		rpr = "<w:rPr>" + rpr + "</w:rPr>"
	}
	var b strings.Builder
	for i, part := range strings.Split(words, "\t") {
		if i > 0 {
			b.WriteString("<w:r>" + rpr + "<w:tab/></w:r>")
		}
		if part != "" {
			b.WriteString(`<w:r>` + rpr + `<w:t xml:space="preserve">` + esc(part) + `</w:t></w:r>`)
		}
	}
	return b.String()
}

const brk = `<w:r><w:br/></w:r>`

func field(instr, result, rpr string) string {
	if rpr != "" {
		rpr = "<w:rPr>" + rpr + "</w:rPr>"
	}
	r := func(s string) string { return "<w:r>" + rpr + s + "</w:r>" }
	return r(`<w:fldChar w:fldCharType="begin"/>`) + r(`<w:instrText xml:space="preserve"> `+esc(instr)+` </w:instrText>`) +
		r(`<w:fldChar w:fldCharType="separate"/>`) + r(`<w:t xml:space="preserve">`+esc(result)+`</w:t>`) + r(`<w:fldChar w:fldCharType="end"/>`)
}

// look finds the look of a role at a level.
func (w *docx) look(key string, level int) (look, string) {
	for l := level; l > 0; l-- {
		k := fmt.Sprintf("%s-%d", key, l)
		if k2, ok := w.m.looks[k]; ok && l == level {
			return k2, k
		}
	}
	l, ok := w.m.looks[key]
	if !ok {
		return w.m.looks["plain"], "plain"
	}
	return l, key
}

// styleID is the ID of the style that a look names; several looks may name one.
func (w *docx) styleID(key string) string {
	name := w.m.looks[key].style
	for i, k := range w.m.keys {
		if w.m.looks[k].style == name {
			return fmt.Sprintf("S%d", i+1)
		}
	}
	panic("BUG: no style " + name + " in the style sheet")
}

// unnumbered takes away the number that a style gives.
const unnumbered = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>`

// paragraph writes one; extra goes into its properties.
func (w *docx) paragraph(l look, key, numPr, extra, runs string) {
	w.body.WriteString(w.para(l, key, numPr, extra, runs))
}

// Order of the children of w:pPr, as the schema has it (ECMA-376-1, 17.3.1.26).
var pprOrder = []string{"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"}

func sortPPr(s string) string {
	var parts [][2]string
	for s != "" {
		name := s[len("<w:"):strings.IndexAny(s, " />")]
		if i := strings.Index(s, ">"); s[i-1] == '/' {
			parts = append(parts, [2]string{name, s[:i+1]})
			s = s[i+1:]
			continue
		}
		end := "</w:" + name + ">"
		i := strings.Index(s, end) + len(end)
		parts = append(parts, [2]string{name, s[:i]})
		s = s[i:]
	}
	slices.SortStableFunc(parts, func(a, b [2]string) int {
		return slices.Index(pprOrder, a[0]) - slices.Index(pprOrder, b[0])
	})
	var b strings.Builder
	for i, p := range parts {
		if slices.Index(pprOrder, p[0]) < 0 {
			panic("BUG: no place for w:" + p[0])
		}
		if i > 0 && p[0] == parts[i-1][0] {
			continue // what is said first holds
		}
		b.WriteString(p[1])
	}
	return b.String()
}

func (w *docx) para(l look, key, numPr, extra, runs string) string {
	ppr := numPr + extra
	if l.off {
		ppr += unnumbered
	}
	if l.style != "" {
		ppr = `<w:pStyle w:val="` + w.styleID(key) + `"/>` + ppr
	} else {
		ppr += l.ppr
	}
	if ppr != "" {
		ppr = "<w:pPr>" + sortPPr(ppr) + "</w:pPr>"
	}
	return "<w:p>" + ppr + runs + "</w:p>\n"
}

// rpr is the run look that must be given by hand.
func (l look) byHand() string {
	if l.style != "" {
		return ""
	}
	return l.rpr
}

// numPr numbers a paragraph of a list and checks that the program will show
// what the text says.
func (w *docx) numPr(l look, ln line) string {
	series := l.loose
	num, ok := w.last[l.num]
	if !ok || series && ln.first && !ln.nested {
		w.nums = append(w.nums, l.num)
		w.starts = append(w.starts, series)
		num = len(w.nums)
		w.last[l.num] = num
		if series {
			w.count[l.num] = nil
		}
	}
	c := w.count[l.num]
	for len(c) <= l.lvl {
		c = append(c, 0)
	}
	c = c[:l.lvl+1]
	c[l.lvl]++
	w.count[l.num] = c
	w.prove(l, c, ln)
	if !series && !l.direct && l.style != "" {
		return "" // by its style
	}
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, l.lvl, num)
}

// prove computes the automatic number and compares.
func (w *docx) prove(l look, c []int, ln line) {
	i := slices.IndexFunc(w.m.lists, func(x list) bool { return x.key == l.num })
	lst := w.m.lists[i]
	shown := lst.text[l.lvl]
	for lvl, n := range c {
		s := fmt.Sprint(n)
		switch lst.format[lvl] {
		case "upperLetter":
			s = string(rune('A' + n - 1))
		case "lowerLetter":
			s = string(rune('a' + n - 1))
		case "none":
			s = ""
		}
		shown = strings.ReplaceAll(shown, fmt.Sprintf("%%%d", lvl+1), s)
	}
	clean := func(s string) string {
		return strings.NewReplacer(" ", "", "　", "", "）", ")", ":", "：").Replace(s)
	}
	if clean(shown) != clean(ln.label) {
		panic(fmt.Sprintf("BUG: %s: Word would show %q for %q (%s)", w.r.name, shown, ln.label, said(ln.words)))
	}
}

// line writes one line of the text; before is the role of the line above.
func (w *docx) line(ln line, before role) {
	switch ln.role {
	case grid:
		w.table(ln)
		return
	case picture:
		w.picture(ln)
		return
	case formula:
		w.formula(ln)
		return
	case termHead:
		w.termEntry(ln)
		return
	case annexHead:
		w.annexStart(ln)
		return
	case forewordHead, introHead, bibHead, indexHead, nameAgain:
		l, key := w.look(string(ln.role), 0)
		words := ln.words
		if words == nil {
			words = one(w.headWord(ln.role))
		}
		w.paragraph(l, key, "", "", w.bookmarked(ln.id, w.runs(words, l.byHand())))
		return
	case subfigure, figureFoot:
		l, key := w.look("centred", 0)
		label := run(l.byHand(), ln.label+" ")
		if ln.role == figureFoot {
			l, key = w.look("figure-footnote", 0)
			label = run(l.byHand()+`<w:vertAlign w:val="superscript"/>`, ln.label) + run(l.byHand(), " ")
		}
		w.paragraph(l, key, "", "", label+w.runs(ln.words, l.byHand()))
		return
	}
	level := ln.level
	l, key := w.look(string(ln.role), level)
	extra := ""
	if ln.role == tableTitle || ln.role == annexTable || ln.role == picture {
		extra = "<w:keepNext/>"
	}
	if ln.role == plain && ln.level > 0 {
		extra += fmt.Sprintf(`<w:ind w:left="%d"/>`, 420+420*ln.level)
	}
	var label, numPr string
	switch {
	case ln.label == "" || ln.role == plain:
		if ln.from > 0 { // a continuation: typed, never counted
			l.num = ""
			if l.style != "" {
				numPr = unnumbered
			}
		}
	case l.seq:
		word, n := splitLabel(ln.label)
		letter, no, annexed := strings.Cut(n, ".")
		seq := word
		if annexed {
			n, seq = no, word+letter
			word += " " + letter + "."
		} else {
			word += " "
		}
		label = run(l.byHand(), word) + field("SEQ "+seq+` \* ARABIC`, n, l.byHand())
		label = w.bookmarked(ln.id, label) + run(l.byHand(), l.sep)
	case l.num != "":
		numPr = w.numPr(l, ln)
	default:
		shown := ln.label
		if w.m.full {
			shown = fullWidth(shown)
		}
		label = run(l.byHand(), l.indent+shown+l.sep)
	}
	runs := w.runs(ln.words, l.byHand())
	if w.m.joined && ln.role == explanation && before == explanation {
		done := strings.TrimSuffix(w.body.String(), "</w:p>\n")
		w.body.Reset()
		w.body.WriteString(done + brk + run(l.byHand(), l.indent) + runs + "</w:p>\n")
		return
	}
	if label == "" {
		runs = run(l.byHand(), l.indent) + runs
	}
	if !l.seq {
		runs = w.bookmarked(ln.id, label+runs)
	} else {
		runs = label + runs
	}
	w.paragraph(l, key, numPr, extra, runs)
	for _, b := range w.r.boxes {
		if b.after == ln.id && ln.id != "" {
			w.box(b.words)
		}
	}
}

// splitLabel parts 表A.1 into 表 and A.1, Table 1 into Table and 1.
func splitLabel(s string) (word, number string) {
	i := strings.IndexAny(s, "ABCDEFG0123456789")
	if strings.HasPrefix(s, "Fig") || strings.HasPrefix(s, "Tab") {
		i = strings.IndexByte(s, ' ') + 1
	}
	return strings.TrimSpace(s[:i]), s[i:]
}

func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' {
			return r - ' ' + 0xFF00
		}
		return r
	}, s)
}

func (w *docx) headWord(r role) string {
	if w.r.lang() == model.En {
		return map[role]string{forewordHead: "Foreword", introHead: "Introduction", bibHead: "Bibliography", indexHead: "Index"}[r]
	}
	gap := "　　"
	if w.m.contents == "field" && w.m.cover == "plain" {
		gap = ""
	}
	if r == bibHead {
		return "参考文献"
	}
	if r == indexHead {
		return "索" + gap + "引"
	}
	if r == forewordHead {
		return "前" + gap + "言"
	}
	return "引" + gap + "言"
}

func (w *docx) bookmarked(id, runs string) string {
	if id == "" || !w.m.refs {
		return runs
	}
	n := w.id()
	return fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%d"/>`, n, bookmark(id), runs, n)
}

func bookmark(id string) string {
	return "_Ref" + strings.NewReplacer(".", "_", "-", "_").Replace(id)
}

// runs writes inlines; rpr is what they look like by hand.
func (w *docx) runs(ins []model.Inline, rpr string) string {
	var b strings.Builder
	for _, in := range ins {
		switch in.Kind {
		case model.TextInline:
			b.WriteString(w.marked(in.Text, rpr))
		case model.StrongInline:
			b.WriteString(w.runs(in.Children, rpr+"<w:b/>"))
		case model.EmphInline:
			b.WriteString(w.runs(in.Children, rpr+"<w:i/>"))
		case model.SupInline:
			b.WriteString(run(rpr+`<w:vertAlign w:val="superscript"/>`, in.Text+said(in.Children)))
		case model.SubInline:
			b.WriteString(run(rpr+`<w:vertAlign w:val="subscript"/>`, in.Text+said(in.Children)))
		case model.MathInline:
			b.WriteString(omml(in.Text))
		case model.LinkInline:
			b.WriteString(w.runs(in.Children, rpr))
		case model.RefInline:
			b.WriteString(w.reference(in, rpr))
		case model.NoteRef:
			b.WriteString(w.noteRef(in, rpr))
		case model.BreakInline:
			b.WriteString(brk)
		default:
			panic("BUG: no run for " + string(in.Kind))
		}
	}
	return b.String()
}

func (w *docx) reference(in model.Inline, rpr string) string {
	if !w.m.refs || in.Target.Doc != "" {
		return w.marked(in.Text, rpr)
	}
	if _, ok := w.text.Anchors()[in.Target.Fragment]; !ok || strings.Contains(in.Target.Fragment, "note") {
		return w.marked(in.Text, rpr)
	}
	return field("REF "+bookmark(in.Target.Fragment)+` \r \h`, in.Text, rpr)
}

// noteRef is the mark of a footnote of the text, or of a table.
func (w *docx) noteRef(in model.Inline, rpr string) string {
	for i, f := range w.text.Footnotes {
		if f.Label == in.Text {
			n := i + 2
			p := f.Blocks[0].(*model.Paragraph)
			l, key := w.look("footnote", 0)
			fmt.Fprintf(&w.notes, `<w:footnote w:id="%d">%s</w:footnote>`, n, w.para(l, key, "", "",
				`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>`+run(l.byHand(), " ")+w.runs(p.Inlines, l.byHand())))
			return fmt.Sprintf(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, n)
		}
	}
	return run(rpr+`<w:vertAlign w:val="superscript"/>`, in.Text)
}

// marked writes words, with the changes and comments that wait for them.
func (w *docx) marked(s, rpr string) string {
	for i, m := range w.pending {
		at := strings.Index(s, m.at)
		if at < 0 {
			continue
		}
		w.pending = slices.Delete(slices.Clone(w.pending), i, i+1)
		before, after := s[:at], s[at+len(m.at):]
		return w.marked(before, rpr) + w.touched(m, rpr) + w.marked(after, rpr)
	}
	return run(rpr, s)
}

func (w *docx) touched(m mark, rpr string) string {
	n := w.id()
	if c := m.comment; c != nil {
		fmt.Fprintf(&w.remarks, `<w:comment w:id="%d" w:author="%s" w:date="2026-11-02T09:00:00Z" w:initials="样"><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:comment>`, n, esc(c.By), esc(c.Text))
		return fmt.Sprintf(`<w:commentRangeStart w:id="%d"/>%s<w:commentRangeEnd w:id="%d"/><w:r><w:commentReference w:id="%d"/></w:r>`, n, run(rpr, m.at), n, n)
	}
	c := m.change
	by := fmt.Sprintf(`w:author="%s" w:date="%sT09:00:00Z"`, esc(c.By), c.On)
	var b strings.Builder
	if c.New == "" {
		b.WriteString(run(rpr, m.at))
	}
	if c.Old != "" {
		deleted := strings.NewReplacer("<w:t ", "<w:delText ", "</w:t>", "</w:delText>").Replace(run(rpr, c.Old))
		fmt.Fprintf(&b, `<w:del w:id="%d" %s>%s</w:del>`, n, by, deleted)
	}
	if c.New != "" {
		fmt.Fprintf(&b, `<w:ins w:id="%d" %s>%s</w:ins>`, w.id(), by, run(rpr, c.New))
	}
	return b.String()
}

func termNames(t *model.Term, lang model.Lang) string {
	first, second := t.Zh, t.En
	if lang == model.En {
		first, second = t.En, t.Zh
	}
	s := first[0]
	if len(second) > 0 {
		s += "　" + second[0]
	}
	return s
}

func (w *docx) termEntry(ln line) {
	names := termNames(ln.term, w.r.lang())
	l, key := w.look(string(termHead), ln.level)
	numPr, label := "", ""
	if l.num != "" {
		numPr = w.numPr(l, ln)
	} else {
		label = ln.label
		if w.m.full {
			label = fullWidth(label)
		}
	}
	bold := l.byHand() + "<w:b/>"
	switch w.m.term {
	case "break":
		w.paragraph(l, key, numPr, "", w.bookmarked(ln.id, run(l.byHand(), label)+brk+run(bold, "　　"+names)))
	case "two":
		w.paragraph(l, key, numPr, "", w.bookmarked(ln.id, run(l.byHand(), label)))
		l, key = w.look("term-name", 0)
		w.paragraph(l, key, "", "", run(l.byHand()+"<w:b/>", l.indent+names))
	default:
		sep := ""
		if label != "" {
			sep = l.sep
		}
		w.paragraph(l, key, numPr, "", w.bookmarked(ln.id, run(l.byHand(), label+sep)+run(bold, names)))
	}
}

func (w *docx) annexStart(ln line) {
	status := "（资料性）"
	if ln.annex.Normative {
		status = "（规范性）"
	}
	if w.r.lang() == model.En {
		status = map[string]string{"（资料性）": "(informative)", "（规范性）": "(normative)"}[status]
	}
	w.letter = ln.annex.ID
	l, key := w.look(string(annexHead), 0)
	numPr, label := "", ln.label
	if l.num != "" {
		numPr, label = w.numPr(l, ln), ""
	}
	rpr := l.byHand()
	title := w.runs(ln.words, rpr)
	const newPage = "<w:pageBreakBefore/>"
	switch w.m.annex {
	case "breaks":
		w.paragraph(l, key, numPr, newPage, w.bookmarked(ln.id, run(rpr, label)+brk+run(rpr, status)+brk+title))
	case "three":
		w.paragraph(l, key, numPr, newPage, w.bookmarked(ln.id, run(rpr, label)))
		c, ckey := w.look("annex-line", 0)
		w.paragraph(c, ckey, "", "", run(c.byHand(), status))
		w.paragraph(c, ckey, "", "", w.runs(ln.words, c.byHand()))
	default:
		gap := ""
		if w.r.lang() == model.En {
			gap = " "
		}
		w.paragraph(l, key, numPr, newPage, w.bookmarked(ln.id, run(rpr, label+gap+status+gap)+title))
	}
	if w.m.hidden {
		// The template counts the tables and figures of an annex below two
		// invisible paragraphs that it puts behind the annex's title.
		for _, k := range []string{"annex-table-mark", "annex-figure-mark"} {
			l, key := w.look(k, 0)
			w.numPr(l, line{label: ""})
			w.paragraph(l, key, "", "", "")
		}
	}
}

func (w *docx) formula(ln line) {
	l, key := w.look("formula", 0)
	if w.m.nativeNo && ln.label != "" {
		// Word's own way: an array of one row whose sign # parts the number off.
		row := omml(ln.tex)
		row = row[len("<m:oMath>"):len(row)-len("</m:oMath>")] + `<m:r><m:t>#</m:t></m:r><m:d><m:e><m:r><m:t>` + ln.label + `</m:t></m:r></m:e></m:d>`
		w.paragraph(l, key, "", "", `<m:oMathPara><m:oMath><m:eqArr><m:eqArrPr><m:maxDist m:val="1"/></m:eqArrPr><m:e>`+row+`</m:e></m:eqArr></m:oMath></m:oMathPara>`)
		return
	}
	number := ""
	if ln.label != "" {
		number = "(" + ln.label + ")"
		if w.r.lang() == model.Zh {
			number = "（" + ln.label + "）"
		}
	}
	w.paragraph(l, key, "", "", run("", "\t")+omml(ln.tex)+w.bookmarked(ln.id, run("", "\t"+number)))
}

func (w *docx) picture(ln line) {
	name := pictureFile(ln.src)
	if i := slices.Index(w.media, name); i < 0 {
		w.media = append(w.media, name)
	}
	rel := slices.Index(w.media, name) + 100
	cx, cy := extent(name)
	l, key := w.look("centred", 0)
	n := w.id()
	w.paragraph(l, key, "", "<w:keepNext/>", fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="图片 %d" descr="%s"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%d" name="%s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId%d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		cx, cy, n, n, esc(ln.alt), n, name, rel, cx, cy))
}

// metafiles are the pictures that stand in the office file as EMF; a text can
// only name what a browser shows.
var metafiles = []string{"metering-levels.png", "cost-code.png"}

// pictureFile is the file, below pictures/, that shows what a text names.
func pictureFile(src string) string {
	name := path.Base(src)
	if slices.Contains(metafiles, name) {
		name = strings.TrimSuffix(name, ".png") + ".emf"
	}
	return name
}

// extent is the size of a picture 11 cm wide, in English Metric Units.
func extent(name string) (cx, cy int) {
	const width = 11 * 360000
	data, err := os.ReadFile(pictures + name)
	if err != nil {
		panic(err)
	}
	if strings.HasSuffix(name, ".emf") { // [MS-EMF] 2.2.9: Frame, at byte 24
		at := func(i int) int { return int(int32(binary.LittleEndian.Uint32(data[i:]))) }
		return width, width * (at(36) - at(28)) / (at(32) - at(24))
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		panic(err)
	}
	return width, width * c.Height / c.Width
}

// box writes a text box as Word does: a drawing, and VML for older programs.
func (w *docx) box(words string) {
	n := w.id()
	p := `<w:txbxContent><w:p>` + run("", words) + `</w:p></w:txbxContent>`
	l, key := w.look("plain", 0)
	w.paragraph(l, key, "", "", fmt.Sprintf(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="4320000" cy="540000"/><wp:docPr id="%d" name="文本框 %d"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="4320000" cy="540000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx>%s</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:340pt;height:42pt"><v:textbox>%s</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
		n, n, p, p))
}

func (w *docx) table(ln line) {
	t := ln.table
	cols := columns(t)
	widths := columnWidths(t, cols, map[bool]int{false: 9000, true: 13600}[ln.wide])
	b := &w.body
	b.WriteString(`<w:tbl><w:tblPr>`)
	b.WriteString(fmt.Sprintf(`<w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`, sum(widths)))
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="auto"/>`, side)
	}
	b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, x := range widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, x)
	}
	b.WriteString("</w:tblGrid>\n")
	l, key := w.look("cell", 0)
	write := func(i int, row []gridCell) {
		b.WriteString("<w:tr>")
		if i < t.Head {
			b.WriteString(`<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
		}
		at := 0
		for _, c := range row {
			fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, sum(widths[at:at+c.cols]))
			at += c.cols
			if c.cols > 1 {
				fmt.Fprintf(b, `<w:gridSpan w:val="%d"/>`, c.cols)
			}
			if c.below {
				b.WriteString(`<w:vMerge/>`)
			} else if c.rows > 1 {
				b.WriteString(`<w:vMerge w:val="restart"/>`)
			}
			b.WriteString(`<w:vAlign w:val="center"/></w:tcPr>`)
			jc := ""
			if c.cell != nil && (i < t.Head || c.cell.Align == model.AlignRight || c.cell.Align == model.AlignCentre) {
				jc = `<w:jc w:val="center"/>`
				if i >= t.Head && c.cell.Align == model.AlignRight {
					jc = `<w:jc w:val="right"/>`
				}
			}
			runs := ""
			if c.cell != nil {
				runs = w.runs(c.cell.Inlines, l.byHand())
			}
			b.WriteString(w.para(l, key, "", jc, runs))
			b.WriteString("</w:tc>")
		}
		b.WriteString("</w:tr>\n")
	}
	rows := gridRows(t, cols)
	if ln.from > 0 {
		for i := range t.Head {
			write(i, rows[i])
		}
	}
	for i := ln.from; i < ln.to; i++ {
		write(i, rows[i])
	}
	if ln.to == len(t.Rows) && len(t.Notes)+len(t.Footnotes) > 0 {
		fmt.Fprintf(b, `<w:tr><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:gridSpan w:val="%d"/></w:tcPr>`, sum(widths), cols)
		w.belowTable(t)
		b.WriteString("</w:tc></w:tr>\n")
	}
	b.WriteString("</w:tbl>\n")
	// Two tables in a row would be one.
	l, key = w.look("plain", 0)
	if w.m.name == "wps" {
		w.paragraph(l, key, "", "", "")
	}
}

// belowTable writes notes and footnotes into the last row.
func (w *docx) belowTable(t *model.Table) {
	lang := w.r.lang()
	for _, n := range t.Notes {
		n, ok := n.(*model.Note)
		if !ok {
			panic("BUG: below a table stand notes")
		}
		bare, key := w.look("table-note", 0)
		p := n.Blocks[0].(*model.Paragraph)
		w.paragraph(bare, key, "", "", run(bare.byHand()+`<w:rFonts w:eastAsia="黑体"/>`, labelIn(lang, note, n.Number))+
			run(bare.byHand(), gapAfter(lang))+w.runs(p.Inlines, bare.byHand()))
	}
	for _, f := range t.Footnotes {
		l, key := w.look("table-note", 0)
		p := f.Blocks[0].(*model.Paragraph)
		w.paragraph(l, key, "", "", run(l.byHand()+`<w:vertAlign w:val="superscript"/>`, f.Label)+run(l.byHand(), "  ")+w.runs(p.Inlines, l.byHand()))
	}
}

func gapAfter(lang model.Lang) string {
	if lang == model.En {
		return " "
	}
	return ""
}

// gridCell is a cell of the grid with its merged places written out.
type gridCell struct {
	cell       *model.Cell // nil in the rows below of a merged cell
	cols, rows int
	below      bool
}

func columns(t *model.Table) (n int) {
	for _, c := range t.Rows[0] {
		n += max(c.Colspan, 1)
	}
	return n
}

func gridRows(t *model.Table, cols int) [][]gridCell {
	rows := make([][]gridCell, len(t.Rows))
	hang := make([]*model.Cell, cols) // merged cells that reach further down
	left := make([]int, cols)
	for i, row := range t.Rows {
		next := 0
		for c := 0; c < cols; {
			if left[c] > 0 {
				n := max(hang[c].Colspan, 1)
				rows[i] = append(rows[i], gridCell{cols: n, below: true})
				for k := range n {
					left[c+k]--
				}
				c += n
				continue
			}
			if next >= len(row) {
				panic("BUG: a row of table " + t.Number + " is too short")
			}
			cell := row[next]
			next++
			n := max(cell.Colspan, 1)
			rows[i] = append(rows[i], gridCell{cell: cell, cols: n, rows: max(cell.Rowspan, 1)})
			for k := range n {
				hang[c+k], left[c+k] = cell, max(cell.Rowspan, 1)-1
			}
			c += n
		}
	}
	return rows
}

// columnWidths parts the width by the longest cell of each column.
func columnWidths(t *model.Table, cols, total int) []int {
	weight := make([]int, cols)
	for _, row := range gridRows(t, cols) {
		at := 0
		for _, c := range row {
			if c.cell != nil && c.cols == 1 {
				weight[at] = max(weight[at], len(said(c.cell.Inlines)))
			}
			at += c.cols
		}
	}
	all := 0
	for i := range weight {
		weight[i] = min(max(weight[i], 9), 60)
		all += weight[i]
	}
	for i := range weight {
		weight[i] = total * weight[i] / all
	}
	return weight
}

func sum(ns []int) (n int) {
	for _, x := range ns {
		n += x
	}
	return n
}

// pack makes a Word file of parts, in the order given, always the same bytes.
func pack(parts [][2]string) []byte {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.BestCompression)
	})
	for _, p := range parts {
		f, err := z.Create(p[0])
		if err == nil {
			_, err = f.Write([]byte(p[1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return buf.Bytes()
}
