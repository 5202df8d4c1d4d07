package verify

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiju/generator/model"
)

// MaxPage is the size in bytes that a page should not exceed.
const MaxPage = 2 << 20

// page is what is remembered of a page or picture.
type page struct {
	ids       map[string]int // id -> line
	canonical bool
	switches  []link // rel=alternate with hreflang of the other language
	hreflang  bool   // the head names the page in the other language
	manners   manners
}

// scanner reads one page, token by token.
type scanner struct {
	*file
	z     *html.Tokenizer
	src   []byte
	cur   cursor
	start int // offset of the token being read

	picture bool // an SVG file, not a page
	attrs   []attr
	stack   []string // open elements
	foreign int      // of them, how many are svg or math
	head    head
	seen    map[seen]bool
}

// attr holds slices of the page or of the tokenizer's buffer, good until the
// next token.
type attr struct{ key, val []byte }

// seen keeps one reference out of the many equal ones on a page.
type seen struct {
	use use
	raw string
}

// head is what a page says of itself.
type head struct {
	doctype, html, charset, closed bool
	lang                           string
	titles, h1                     int
	title                          string
	policies                       []string
	loads                          bool // something was loaded before the policy
	styles                         []string
}

func (f *file) readHTML(b []byte) {
	s := newScanner(f, b)
	s.run()
	s.checkDocument()
	s.checkPolicy()
	f.checkSlides()
	if f.size > MaxPage {
		f.report(ruleWeight, 0, 0, (f.size+1023)>>10, MaxPage>>10)
	}
}

func (f *file) readSVG(b []byte) {
	s := newScanner(f, b)
	s.picture = true
	s.run()
}

func newScanner(f *file, b []byte) *scanner {
	f.page = &page{ids: map[string]int{}}
	return &scanner{
		file: f,
		z:    html.NewTokenizer(bytes.NewReader(b)),
		src:  b,
		cur:  cursor{src: b},
		seen: map[seen]bool{},
	}
}

// report reports at the token being read.
func (s *scanner) report(r *model.Rule, args ...any) {
	line, col := s.cur.at(s.start)
	s.file.report(r, line, col, args...)
}

func (s *scanner) run() {
	for {
		kind := s.z.Next()
		if kind == html.ErrorToken { // io.EOF: the input is in memory
			break
		}
		size := len(s.z.Raw())
		switch kind {
		case html.DoctypeToken:
			s.head.doctype = s.start == 0 && strings.EqualFold(strings.TrimSpace(string(s.z.Text())), "html")
		case html.StartTagToken, html.SelfClosingTagToken:
			s.open(size, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, plain := plainEnd(s.src[s.start : s.start+size])
			if !plain {
				name, _ = s.z.TagName()
			}
			s.close(intern(name))
		case html.TextToken:
			s.text(s.src[s.start : s.start+size])
		}
		s.start += size
	}
	if rest := s.unclosed(); len(rest) > 0 {
		s.start = len(s.src)
		s.report(ruleCut, "<"+strings.Join(rest, "> <")+">")
	}
}

// open reads the start tag of so many bytes.
func (s *scanner) open(size int, selfClosing bool) {
	var name string
	if raw, attrs, plain := plainTag(s.src[s.start:s.start+size], s.attrs[:0]); plain {
		name, s.attrs = intern(raw), attrs
	} else {
		raw, more := s.z.TagName()
		name, s.attrs = intern(raw), s.attrs[:0]
		for more {
			var a attr
			a.key, a.val, more = s.z.TagAttr()
			s.attrs = append(s.attrs, a)
		}
	}
	s.attributes(name)
	s.element(name)
	if !s.picture && s.foreign == 0 {
		s.manner(name)
	}
	if name == "svg" || name == "math" {
		s.foreign++
	} else if s.foreign == 0 {
		if top := len(s.stack) - 1; top >= 0 && s.stack[top] == "p" && closesP[name] {
			s.stack = s.stack[:top] // HTML standard, 13.2.6.4.7
		}
	}
	inForeign := s.foreign > 0 || s.picture
	switch {
	case selfClosing && inForeign:
		if name == "svg" || name == "math" {
			s.foreign--
		}
		return
	case void[name] && !inForeign:
		return
	}
	s.stack = append(s.stack, name)
	if name == "noscript" {
		s.z.NextIsNotRawText() // read by those who have no scripts
	}
}

// close reads an end tag.
func (s *scanner) close(name string) {
	i := len(s.stack) - 1
	for i >= 0 && s.stack[i] != name && endOptional[s.stack[i]] {
		i--
	}
	if i < 0 || s.stack[i] != name {
		for i >= 0 && s.stack[i] != name {
			i--
		}
		if i < 0 {
			s.report(ruleNesting, "</"+name+">")
			return
		}
		s.report(ruleNesting, fmt.Sprintf("<%s> … </%s>", s.stack[len(s.stack)-1], name))
	}
	for _, gone := range s.stack[i:] {
		if gone == "svg" || gone == "math" {
			s.foreign--
		}
	}
	s.stack = s.stack[:i]
	if m := &s.page.manners; m.inFooter > i {
		m.inFooter = 0
	}
	if name == "html" {
		s.head.closed = true
	}
}

// unclosed returns the open elements whose end tag must be written.
func (s *scanner) unclosed() (names []string) {
	for _, name := range s.stack {
		if !endOptional[name] {
			names = append(names, name)
		}
	}
	return names
}

func (s *scanner) text(raw []byte) {
	if len(s.stack) == 0 {
		if s.head.closed && len(bytes.TrimSpace(raw)) > 0 {
			s.report(ruleCut, "… </html> …")
		}
		return
	}
	switch s.stack[len(s.stack)-1] {
	case "title":
		if s.foreign == 0 && s.head.titles == 1 {
			s.head.title = strings.TrimSpace(html.UnescapeString(string(raw)))
		}
	case "style":
		s.head.styles = append(s.head.styles, string(raw))
		c := s.cur
		s.scanCSS(raw, &c, s.start)
	}
}

// checkDocument checks what can be said of a page only at its end.
func (s *scanner) checkDocument() {
	f, h := s.file, &s.head
	if !h.doctype {
		f.report(ruleDoctype, 1, 1)
	}
	if !h.html {
		f.report(ruleCut, 0, 0, "<html>")
	} else if want := f.lang(); h.lang != string(want) && !strings.HasPrefix(h.lang, string(want)+"-") {
		f.report(ruleLang, 0, 0, h.lang, want.Tag())
	}
	if !h.closed && len(s.unclosed()) == 0 {
		f.report(ruleCut, 0, 0, "</html>")
	}
	if !h.charset {
		f.report(ruleCharset, 0, 0)
	}
	if h.title == "" {
		f.report(ruleTitle, 0, 0)
	}
	if h.h1 != 1 {
		f.report(ruleH1, 0, 0, h.h1)
	}
}

// intern returns a name without making a new string for the known ones.
func intern(b []byte) string {
	if a := atom.Lookup(b); a != 0 {
		return a.String()
	}
	return string(b)
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var (
	// void elements have no end tag (HTML standard, 13.1.2).
	void = set("area base br col embed hr img input link meta source track wbr")
	// endOptional elements may leave it out (13.1.2.4); html and body may not here.
	endOptional = set("li dt dd p rt rp optgroup option colgroup thead tbody tfoot tr td th")
	// closesP are the elements whose start ends an open paragraph (13.2.6.4.7).
	closesP = set("address article aside blockquote details dialog div dl fieldset figcaption figure " +
		"footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul")
)
