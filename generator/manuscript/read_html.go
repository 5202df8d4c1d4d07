package manuscript

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"

	"guiju/generator/encoding"
	"guiju/generator/model"
)

// ReadHTML reads a web page: saved by Word or WPS ("filtered" or not), pasted
// out of them, saved from the site of an office, or made by recognition. The
// HTML is parsed as browsers parse it (HTML Standard, 13.2), so nothing is too
// broken to be read; paragraphs are counted.
//
// Without a document, the problems say why.
func ReadHTML(name string, raw []byte, pictures Pictures) (*Document, []model.Problem) {
	if src, label, ok := declared(raw); ok {
		raw = src
		r, text, problems, ok := open(name, raw, pictures)
		if !ok {
			return nil, problems
		}
		r.find(manuscriptEncoding.At(model.Pos{File: name, Line: 1}, label))
		return r.page(text)
	}
	r, src, problems, ok := open(name, raw, pictures)
	if !ok {
		return nil, problems
	}
	return r.page(src)
}

func (r *reading) page(src string) (*Document, []model.Problem) {
	w := newWeb(r)
	w.read(src)
	return r.close()
}

var metaCharset = regexp.MustCompile(`(?i)<meta\s[^>]*charset\s*=\s*["']?\s*([a-z0-9_-]+)`)

// declared converts a page that names another encoding than UTF-8 in its head
// (HTML Standard, 13.2.3.2) and really is in it.
func declared(raw []byte) (src []byte, label string, ok bool) {
	if utf8.Valid(raw) || len(raw) > maxBytes {
		return nil, "", false
	}
	m := metaCharset.FindSubmatch(raw[:min(len(raw), 4096)])
	if m == nil {
		return nil, "", false
	}
	src, ok = encoding.Named(raw, string(m[1]))
	return src, string(m[1]), ok
}

// web walks the tree of a page and makes paragraphs of it, as a browser shows
// them.
type web struct {
	*reading
	sink *[]Block
	cur  *Paragraph // being filled
	runs runs
	last rune // of the words so far, for white space
	gap  gap  // white space that may turn out to be a space
	box  box
	// label is the number of the list item that the next paragraph begins.
	label     string
	labelling *strings.Builder // takes words between <![if !supportLists]> and <![endif]>
	lists     []list
	styles    map[string]string // class -> name of the style in Word
	tables    int               // how deep
	marks     map[any]*Note     // the links that are marks of a note, by node
	bodies    map[any]*Note     // the elements that hold the words of a note
	note      *Note             // being read
	order     []*Note
	// root is the element of the text in a page full of other things; what is
	// outside goes beside the text, as kind.
	root    any
	outside AsideKind
}

type gap int

const (
	noGap gap = iota
	spaceGap
	lineGap // with a line end in it
)

// box is what the elements around a paragraph say about it.
type box struct {
	style   string
	outline int
	centred bool
	indent  int
	level   int // of the list
	pre     bool
}

// list is an <ol> or <ul>.
type list struct {
	ordered bool
	style   string
	next    int
	step    int
}

func newWeb(r *reading) *web {
	return &web{reading: r, sink: &r.doc.Blocks, styles: map[string]string{}, marks: map[any]*Note{}, bodies: map[any]*Note{}}
}

// read walks a page or a part of one.
func (w *web) read(src string) {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(src))
	if err != nil { // elements nested 512 deep
		w.limit(model.Bilingual{Zh: "层嵌套的网页元素", En: "elements inside each other"}, 512)
		return
	}
	w.classes(doc)
	w.findNotes(doc)
	if w.line == 0 {
		w.findRoot(doc)
	}
	w.children(doc.Selection, style{})
	w.flush()
	w.takeNotes()
}

func (w *web) children(s *goquery.Selection, l style) {
	s.Contents().Each(func(_ int, c *goquery.Selection) {
		if w.refused == nil {
			w.node(c, l)
		}
	})
}

// node walks one node.
func (w *web) node(s *goquery.Selection, l style) {
	switch name := goquery.NodeName(s); {
	case name == "#text":
		w.text(s.Get(0).Data, l)
	case name == "#comment":
		w.comment(s.Get(0).Data)
	case s.Get(0) == w.root && w.outside != "":
		w.flush()
		w.outside = ""
		w.element(s, name, l)
		w.flush()
		w.outside = Footer
	default:
		w.element(s, name, l)
	}
}

// blocks are the elements that begin and end a paragraph (HTML Standard, 15.3).
var blocks = map[string]bool{
	"address": true, "article": true, "aside": true, "blockquote": true, "body": true, "caption": true, "center": true, "dd": true,
	"details": true, "dialog": true, "dir": true, "div": true, "dl": true, "dt": true, "fieldset": true, "figcaption": true,
	"figure": true, "footer": true, "form": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"header": true, "hgroup": true, "hr": true, "html": true, "legend": true, "li": true, "main": true, "menu": true, "nav": true,
	"ol": true, "optgroup": true, "option": true, "p": true, "pre": true, "section": true, "summary": true, "ul": true,
	"tr": true, "td": true, "th": true, "tbody": true,
}

// element walks an element. What is not named is shown like its words.
func (w *web) element(s *goquery.Selection, name string, l style) {
	css := styleOf(s)
	switch {
	case w.beside(s, name, css):
		return
	case w.bodies[s.Get(0)] != nil && w.note == nil:
		w.noteBody(s, name)
		return
	case css["mso-list"] == "ignore" && w.labelling == nil:
		w.startLabel()
		w.children(s, l)
		w.endLabel()
		return
	}
	if css["page-break-before"] == "always" || css["break-before"] == "page" {
		w.flush()
		w.newPage = true
	}
	switch name {
	case "br":
		w.lineBreak()
	case "img", "image":
		w.open()
		src, _ := s.Attr("src")
		alt, _ := s.Attr("alt")
		w.put(w.image(strings.TrimSpace(src), strings.TrimSpace(alt)))
	case "svg":
		w.drawing(s)
	case "math":
		w.mathML(s, l)
	case "table":
		w.table(s, l)
	case "a":
		w.anchor(s, css, l)
	case "head", "title", "script", "style", "template", "noscript", "iframe", "object", "embed", "video", "audio", "canvas", "noframes", "applet":
		w.silent(s, name, l)
	case "input", "select", "textarea", "button":
		w.findOnce(name, elementLeft.At(w.here(), name))
		w.children(s, l)
	default:
		l = lookOf(name, css, l)
		if struck := name == "s" || name == "strike" || strings.Contains(css["text-decoration"], "line-through"); struck && !w.once[wordsStruck.ID+" "] {
			w.findOnce("", wordsStruck.At(w.here(), cut(squeeze(s.Text()), 30)))
		}
		if n := tabsOf(css); n > 0 && w.labelling == nil {
			w.open()
			for i := range n {
				tab := Inline{Kind: Tab}
				if i == 0 { // the dots that lead to a page number
					tab.Plain = squeeze(s.Text())
				}
				w.put(tab)
			}
			return
		}
		if blocks[name] && css["display"] != "inline" || css["display"] == "block" {
			w.block(s, name, css, l)
			return
		}
		w.children(s, l)
	}
	if css["page-break-after"] == "always" || css["break-after"] == "page" {
		w.flush()
		w.newPage = true
	}
}

// lookOf adds what an element says of the style of its words.
func lookOf(name string, css map[string]string, l style) style {
	switch name {
	case "b", "strong":
		l.bold = true
	case "i", "em", "cite", "var", "dfn":
		l.italic = true
	case "sup":
		l.sup, l.sub = true, false
	case "sub":
		l.sub, l.sup = true, false
	}
	switch weight := css["font-weight"]; weight {
	case "bold", "bolder", "600", "700", "800", "900":
		l.bold = true
	case "normal", "400":
		l.bold = false
	}
	switch css["font-style"] {
	case "italic":
		l.italic = true
	case "normal":
		l.italic = false
	}
	switch css["vertical-align"] {
	case "super":
		l.sup, l.sub = true, false
	case "sub":
		l.sub, l.sup = true, false
	}
	return l
}

// tabsOf is the number of tabs that Word's HTML writes as blanks.
func tabsOf(css map[string]string) int {
	n, _ := strconv.Atoi(strings.TrimSpace(strings.Split(css["mso-tab-count"], " ")[0]))
	return min(n, 8)
}

// block walks an element that begins and ends a paragraph.
func (w *web) block(s *goquery.Selection, name string, css map[string]string, l style) {
	w.flush()
	outer := w.box
	w.boxOf(s, name, css)
	if name[0] == 'h' && len(name) == 2 && name != "hr" {
		l.bold = false
	}
	switch name {
	case "ol", "ul", "menu", "dir":
		w.list(s, name, css, l)
	case "li":
		w.item(s, css, l)
	default:
		w.children(s, l)
	}
	w.flush()
	w.box = outer
}

// boxOf notes what an element says about its paragraphs.
func (w *web) boxOf(s *goquery.Selection, name string, css map[string]string) {
	if class := strings.Fields(s.AttrOr("class", "")); len(class) > 0 && name != "div" && name != "li" {
		w.box.style = w.styleName(class[0])
	} else if name == "p" {
		w.box.style = ""
	}
	if len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
		w.box.outline = int(name[1] - '0')
		if w.box.style == "" {
			w.box.style = "heading " + name[1:]
		}
	}
	if n, err := strconv.Atoi(css["mso-outline-level"]); err == nil && n >= 1 && n <= 9 {
		w.box.outline = n
	}
	if name == "blockquote" {
		w.box.style = "quote"
	}
	switch align := strings.ToLower(s.AttrOr("align", "")) + css["text-align"]; {
	case name == "center" || strings.Contains(align, "center"):
		w.box.centred = true
	case align != "":
		w.box.centred = false
	}
	if n, ok := twentieths(css["margin-left"]); ok {
		w.box.indent = n
	}
	w.box.pre = name == "pre" || strings.HasPrefix(css["white-space"], "pre")
	if m := msoLevel.FindStringSubmatch(css["mso-list"]); m != nil {
		w.box.level, _ = strconv.Atoi(m[1])
	} else if name == "p" && len(w.lists) == 0 {
		w.box.level = 0
	}
}

var msoLevel = regexp.MustCompile(`\blevel([1-9])\b`)

var lengthPattern = regexp.MustCompile(`^(-?[0-9]{1,5}(?:\.[0-9]{1,4})?)(pt|cm|mm|in|px|em)$`)

// twentieths reads a length of CSS in twentieths of a point.
func twentieths(s string) (int, bool) {
	m := lengthPattern.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	n, _ := strconv.ParseFloat(m[1], 64)
	per := map[string]float64{"pt": 20, "cm": 567, "mm": 56.7, "in": 1440, "px": 15, "em": 210}[m[2]]
	return max(int(n*per+0.5), 0), true
}

// open begins a paragraph where none is being filled.
func (w *web) open() {
	if w.cur != nil {
		return
	}
	w.cur = &Paragraph{
		Style: w.box.style, Outline: w.box.outline, Centred: w.box.centred,
		Indent: w.box.indent, Label: w.label, ListLevel: w.box.level,
	}
	w.label, w.last, w.gap = "", 0, noGap
	w.runs = runs{}
}

// here is the paragraph that is being filled, or the next.
func (w *web) here() model.Pos {
	p := w.reading.here()
	if w.line == 0 {
		p.Line = w.count + 1
	}
	return p
}

// flush ends the paragraph.
func (w *web) flush() {
	w.endLabel()
	if w.cur == nil {
		return
	}
	p := w.cur
	w.cur = nil
	p.Inlines = w.runs.inlines()
	if len(p.Inlines) == 0 && p.Label == "" {
		return
	}
	if w.outside != "" && !(w.outside == Header && p.Outline == 1) {
		w.aside(w.outside, said(p))
		return
	}
	if strings.HasPrefix(p.Style, "toc ") {
		w.aside(Contents, said(p))
		return
	}
	p.N = w.number()
	p.NewPage, w.newPage = w.newPage, false
	*w.sink = append(*w.sink, p)
}

// said is everything that the file says in a paragraph.
func said(p *Paragraph) string {
	var b strings.Builder
	b.WriteString(p.Label + " ")
	for _, in := range p.Inlines {
		switch {
		case in.Plain != "":
			b.WriteString(in.Plain)
		case in.Kind == Tab || in.Kind == LineBreak:
			b.WriteByte(' ')
		default:
			b.WriteString(in.Text)
		}
	}
	return b.String()
}

// put adds something that is no word.
func (w *web) put(in Inline) {
	w.open()
	if w.gap != noGap && w.last != 0 && in.Kind != LineBreak && in.Kind != Tab {
		w.runs.words(" ", style{})
	}
	w.gap, w.last = noGap, '\uFFFC'
	if in.Kind == LineBreak || in.Kind == Tab {
		w.last = 0
	}
	w.runs.add(in)
}

// lineBreak is <br>; two of them end a paragraph.
func (w *web) lineBreak() {
	if w.labelling != nil || w.cur == nil {
		return
	}
	if n := len(w.runs.list); n > 0 && w.runs.list[n-1].Kind == LineBreak {
		w.flush()
		return
	}
	w.put(Inline{Kind: LineBreak})
}

// text adds words with the white space that a browser shows (CSS Text 3, 4.1).
func (w *web) text(s string, l style) {
	if w.labelling != nil {
		w.labelling.WriteString(s)
		return
	}
	var b strings.Builder
	for _, r := range s {
		if r == '\v' || w.box.pre && r == '\n' {
			w.runs.split(b.String(), l)
			b.Reset()
			if w.cur != nil {
				w.put(Inline{Kind: LineBreak})
			}
			continue
		}
		if (r == ' ' || r == '\t' || r == '\n' || r == '\f') && !w.box.pre {
			if w.gap == noGap {
				w.gap = spaceGap
			}
			if r == '\n' {
				w.gap = lineGap
			}
			continue
		}
		if w.cur == nil {
			w.open()
		}
		if w.gap != noGap && w.last != 0 && !(w.gap == lineGap && wide(w.last) && wide(r)) {
			b.WriteByte(' ')
		}
		w.gap, w.last = noGap, r
		b.WriteRune(r)
	}
	w.runs.split(b.String(), l)
}

// comment keeps a remark of the page; those of Word are switches.
func (w *web) comment(s string) {
	t := strings.TrimSpace(s)
	switch {
	case t == "[if !supportLists]":
		w.startLabel()
	case strings.HasPrefix(t, "[if") && strings.IndexByte(t, ']') == len(t)-1:
	case t == "[endif]" || t == "StartFragment" || t == "EndFragment":
		w.endLabel()
	default:
		w.aside(Hidden, squeeze(strings.TrimSuffix(t, "<![endif]")))
	}
}

// startLabel: what follows is the number that Word generated.
func (w *web) startLabel() {
	if w.labelling == nil && w.cur == nil {
		w.labelling = &strings.Builder{}
	}
}

func (w *web) endLabel() {
	if w.labelling == nil {
		return
	}
	s := squeeze(w.labelling.String())
	w.labelling = nil
	switch {
	case s == "":
	case utf8.RuneCountInString(s) > 24: // no number: the mark of its end is missing
		w.text(s, style{})
	case w.cur != nil && w.cur.Label == "": // a picture stands in it
		w.cur.Label = s
	case w.cur != nil:
		w.text(s, style{})
	default:
		w.label = s
		w.open()
	}
}

// squeeze makes every run of white space, the hard one too, one space.
func squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) }), " ")
}

// beside takes what stands in the page and is not shown as text.
func (w *web) beside(s *goquery.Selection, name string, css map[string]string) bool {
	kind := AsideKind("")
	_, hidden := s.Attr("hidden")
	switch element := css["mso-element"]; {
	case hidden || css["display"] == "none" || css["visibility"] == "hidden" || css["mso-hide"] == "all" || s.HasClass("katex-html"):
		kind = Hidden
	case element == "comment-list" || s.HasClass("msocomanchor"):
		kind = Comment
	case element == "header":
		kind = Header
	case element == "footer":
		kind = Footer
	case name == "del":
		kind = Deleted
	default:
		return false
	}
	if words := squeeze(s.Text()); words != "" {
		by, _ := strings.CutPrefix(s.AttrOr("cite", ""), "mailto:")
		w.doc.Asides = append(w.doc.Asides, Aside{Kind: kind, N: w.here().Line, By: by, On: s.AttrOr("datetime", ""), Text: words})
	}
	return true
}

// silent takes elements of which a browser shows nothing, or something that is
// no text.
func (w *web) silent(s *goquery.Selection, name string, l style) {
	switch name {
	case "head":
		w.children(s, l)
	case "title":
		if title := squeeze(s.Text()); w.doc.Title == "" {
			w.doc.Title = title
		} else {
			w.aside(Hidden, title)
		}
	case "script":
		if kind := s.AttrOr("type", ""); strings.HasPrefix(kind, "math/tex") {
			w.open()
			w.put(Inline{Kind: Math, Text: strings.TrimSpace(s.Text()), Plain: s.Text(), Display: strings.Contains(kind, "display")})
			return
		}
		w.aside(Hidden, squeeze(s.Text()))
	case "template", "style", "noscript":
		w.aside(Hidden, squeeze(s.Text()))
	default:
		w.find(elementLeft.At(w.here(), name))
		w.aside(Hidden, squeeze(s.Text()))
	}
}

// drawing takes an SVG as a picture.
func (w *web) drawing(s *goquery.Selection) {
	src, err := goquery.OuterHtml(s)
	if err != nil {
		panic("BUG: a tree in memory cannot be written: " + err.Error())
	}
	key := "drawing-" + strconv.Itoa(len(w.doc.Pictures)+1)
	if len(w.doc.Pictures) < maxPictures {
		w.doc.Pictures[key] = Picture{Name: key + ".svg", Kind: "svg", Data: []byte(src)}
	}
	w.put(Inline{Kind: Image, Key: key, Text: squeeze(s.Text())})
}

// anchor is a link, or the mark of a note.
func (w *web) anchor(s *goquery.Selection, css map[string]string, l style) {
	if n := w.marks[s.Get(0)]; n != nil {
		w.put(Inline{Kind: NoteMark, Key: n.ID, Text: squeeze(s.Text())})
		return
	}
	href := strings.TrimSpace(s.AttrOr("href", ""))
	if w.note != nil && w.backLink(s, href) {
		return
	}
	if href != "" && href != "#" {
		l.href = w.link(href)
	}
	w.children(s, lookOf("a", css, l))
}

// styleOf reads the style attribute; names and values are lower-case.
func styleOf(s *goquery.Selection) map[string]string {
	attr, ok := s.Attr("style")
	if !ok || len(attr) > 4000 {
		return nil
	}
	css := map[string]string{}
	for part := range strings.SplitSeq(attr, ";") {
		if key, value, ok := strings.Cut(part, ":"); ok {
			css[strings.ToLower(strings.TrimSpace(key))] = strings.ToLower(strings.TrimSpace(value))
		}
	}
	return css
}

var (
	styleRule   = regexp.MustCompile(`(?:^|[\s,}])(?:p|li|div|h[1-6])\.([A-Za-z0-9_-]+)[^{}]*\{[^{}]*?mso-style-name:\s*([^;}]+)`)
	cssEscape   = regexp.MustCompile(`\\([0-9A-Fa-f]{1,6})\s?|\\(.)`)
	knownStyles = map[string]string{
		"msonormal": "normal", "msotitle": "title", "msolistparagraph": "list paragraph", "msocaption": "caption", "msobodytext": "body text",
		"msofootnotetext": "footnote text", "msoendnotetext": "endnote text", "msoheader": "header", "msofooter": "footer",
	}
	tocClass = regexp.MustCompile(`^msotoc([1-9])$`)
)

// classes learns the names of Word's styles, which its HTML tells in the sheet.
func (w *web) classes(doc *goquery.Document) {
	doc.Find("style").Each(func(_ int, s *goquery.Selection) {
		for _, m := range styleRule.FindAllStringSubmatch(s.Text(), 2000) {
			name := cssEscape.ReplaceAllStringFunc(strings.Trim(strings.TrimSpace(m[2]), `"'`), func(e string) string {
				if n, err := strconv.ParseUint(strings.TrimSpace(e[1:]), 16, 32); err == nil && utf8.ValidRune(rune(n)) {
					return string(rune(n))
				}
				return e[1:]
			})
			w.styles[m[1]] = strings.ToLower(name)
		}
	})
}

// styleName is the name of a style by the class of its paragraphs.
func (w *web) styleName(class string) string {
	if name := w.styles[class]; name != "" {
		return name
	}
	lower := strings.ToLower(class)
	if m := tocClass.FindStringSubmatch(lower); m != nil {
		return "toc " + m[1]
	}
	if name := knownStyles[lower]; name != "" {
		return name
	}
	return lower
}

// roots are the elements that hold the text in the pages of offices: those of
// gov.cn, of the publishing system TRS, and what HTML has for it.
var roots = []string{"#UCAP-CONTENT", ".TRS_Editor", ".TRS_UEDITOR", "#zoom", ".pages_content", ".article-content", "article", "main"}

// findRoot looks for the text in a page full of other things.
func (w *web) findRoot(doc *goquery.Document) {
	all := utf8.RuneCountInString(squeeze(doc.Find("body").Text()))
	for _, selector := range roots {
		if s := doc.Find(selector); s.Length() == 1 && utf8.RuneCountInString(squeeze(s.Text()))*3 >= all {
			w.root, w.outside = s.Get(0), Header
			break
		}
	}
	doc.Find("meta").Each(func(_ int, s *goquery.Selection) { // 国办发〔2017〕47号
		if strings.EqualFold(s.AttrOr("name", ""), "ArticleTitle") && w.doc.Title == "" {
			w.doc.Title = squeeze(s.AttrOr("content", ""))
		}
	})
}

// list walks <ol> and <ul>.
func (w *web) list(s *goquery.Selection, name string, css map[string]string, l style) {
	li := list{ordered: name == "ol", next: 1, step: 1}
	if n, err := strconv.Atoi(s.AttrOr("start", "")); err == nil {
		li.next = n
	}
	if _, ok := s.Attr("reversed"); ok {
		if _, start := s.Attr("start"); !start {
			li.next = s.ChildrenFiltered("li").Length()
		}
		li.step = -1
	}
	li.style = s.AttrOr("type", "")
	for _, key := range []string{"list-style-type", "list-style"} {
		if v := css[key]; v != "" {
			li.style = v
		}
	}
	if len(w.lists) >= maxDepth {
		w.limit(model.Bilingual{Zh: "层列表", En: "lists inside each other"}, maxDepth)
		return
	}
	w.lists = append(w.lists, li)
	w.box.level = len(w.lists)
	w.children(s, l)
	w.flush()
	w.lists = w.lists[:len(w.lists)-1]
}

// item walks <li>.
func (w *web) item(s *goquery.Selection, css map[string]string, l style) {
	if n := len(w.lists); n > 0 {
		li := &w.lists[n-1]
		if v, err := strconv.Atoi(s.AttrOr("value", "")); err == nil {
			li.next = v
		}
		style := li.style
		if v := css["list-style-type"]; v != "" {
			style = v
		}
		w.label = listLabel(li.ordered, style, li.next, n)
		li.next += li.step
		w.box.level = n
	}
	w.children(s, l)
	w.flush()
	w.label = ""
}

// listLabel is what a browser shows before an item (CSS Lists 3, Counter Styles 3).
func listLabel(ordered bool, style string, n, depth int) string {
	switch style {
	case "none":
		return ""
	case "a", "lower-alpha", "lower-latin":
		return alphabetic(n, 'a') + "."
	case "A", "upper-alpha", "upper-latin":
		return alphabetic(n, 'A') + "."
	case "i", "lower-roman":
		return strings.ToLower(roman(n)) + "."
	case "I", "upper-roman":
		return roman(n) + "."
	case "cjk-ideographic", "simp-chinese-informal", "cjk-decimal", "trad-chinese-informal":
		return han(n) + "、"
	case "square":
		return "▪"
	case "circle":
		return "◦"
	case "disc":
		return "•"
	}
	if ordered {
		return strconv.Itoa(n) + "."
	}
	return []string{"•", "◦", "▪"}[min(depth, 3)-1]
}

// han writes 1 to 99 in Chinese.
func han(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	s := "十"
	if n >= 20 {
		s = string(digits[n/10]) + s
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}

func alphabetic(n int, first rune) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	var out []rune
	for ; n > 0; n = (n - 1) / 26 {
		out = append(out, first+rune((n-1)%26))
	}
	slices.Reverse(out)
	return string(out)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}
