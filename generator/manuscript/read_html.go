package manuscript

import (
	"regexp"
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
