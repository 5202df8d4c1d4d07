package word

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/manuscript"
	"guiju/generator/model"
)

// reader reads one document.
type reader struct {
	pack   *pack
	name   string
	refuse bool // the tracked changes
	doc    *manuscript.Document

	styles    *styles
	numbering *numbering
	main      string // the name of the main part
	notes     map[noteKey]*noteState
	comments  map[string]*commentState
	told      []string        // the order in which comments were met
	open      []*commentState // whose words are being read
	boxes     *counters       // of the text boxes of the document
	n         int             // the paragraph being read, of the main part
	last      int             // the last one that was begun
	targets   map[string]*manuscript.Paragraph
	refs      []reference
	asides    []*asideText
	noteOrder []noteKey
	newPages  map[*node]bool // of the ends of sections
}

// story is one flow of paragraphs: the text, a note, a text box, a header.
type story struct {
	*reader
	part     string
	rels     map[string]relation
	counters *counters
	fields   []*field
	paired   map[*node]bool // w:fldChar that have their partners
	newPage  bool           // the next paragraph begins a page
	carry    *paragraph     // its mark is gone: the next paragraph continues it
	marks    []string       // bookmarks that begin here, between paragraphs
	inCell   int            // tables around
}

// place is where words stand when they are not simply text.
type place struct {
	aside *manuscript.Aside // Kind, By, On; nil in the text
	href  string
}

// paragraph is a paragraph while it is read.
type paragraph struct {
	n       int
	ppr     *node
	style   *style
	inlines []manuscript.Inline
	newPage bool
	broken  bool // a page break stands after the last words
	breaks  bool // there was one
	aside   bool // words of it went beside the text
	dropped bool // words of it went where a change put them
	listed  bool // words of it went to the list of contents
	marks   []string
}

func (s *story) problem(rule *model.Rule, args ...any) {
	p := rule.At(model.Pos{File: s.name, Line: s.n}, args...)
	if last := len(s.doc.Findings) - 1; last >= 0 {
		if l := s.doc.Findings[last]; l.Rule == p.Rule && l.Pos == p.Pos && slices.Equal(l.Args, p.Args) {
			return
		}
	}
	s.doc.Findings = append(s.doc.Findings, p)
}

func (r *reader) story(part string, rels map[string]relation, c *counters, root *node) *story {
	s := &story{reader: r, part: part, rels: rels, counters: c}
	s.pairFields(root)
	return s
}

// blocks reads the block content of n (ECMA-376-1, 17.2.2): a body, a cell, a
// note, a text box.
func (s *story) blocks(n *node, at place) []manuscript.Block {
	var list []manuscript.Block
	s.gather(n, at, &list)
	s.flush(&list)
	return list
}

func (s *story) gather(n *node, at place, list *[]manuscript.Block) {
	s.alternative(n)
	for _, k := range n.kids {
		switch k.name {
		case "w:p":
			s.paragraph(k, at, list)
		case "w:tbl":
			s.flush(list)
			if s.inCell > 0 {
				s.nested(k, at, list)
			} else {
				s.table(k, at, list)
			}
		case "w:sdt":
			s.sdt(k, func() {
				s.gather(k.or("w:sdtContent"), s.contents(k, at), list)
			})
		case "w:ins", "w:moveTo", "w:del", "w:moveFrom":
			s.gather(k, s.change(k, at), list)
		case "w:bookmarkStart":
			s.marks = append(s.marks, k.get("w:name"))
		case "w:commentRangeStart", "w:commentRangeEnd":
			s.commentRange(k)
		case "w:altChunk", "w:subDoc":
			s.problem(chunk, s.target(k.get("r:id")))
		case "m:oMath", "m:oMathPara":
			p := &paragraph{n: s.n}
			s.math(p, k, at)
			s.finish(p, list)
		default:
			if !silent[k.name] {
				s.gather(k, at, list)
			}
		}
	}
}

// silent are elements of properties and marks: they hold no words.
var silent = map[string]bool{
	"w:pPr": true, "w:rPr": true, "w:sectPr": true, "w:tblPr": true, "w:tblGrid": true, "w:trPr": true, "w:tcPr": true, "w:tblPrEx": true,
	"w:sdtPr": true, "w:sdtEndPr": true, "w:customXmlPr": true, "w:smartTagPr": true, "w:fldData": true, "w:rubyPr": true,
	"w:proofErr": true, "w:bookmarkEnd": true, "w:lastRenderedPageBreak": true, "w:instrText": true, "w:delInstrText": true,
	"w:footnoteRef": true, "w:endnoteRef": true, "w:annotationRef": true, "w:separator": true, "w:continuationSeparator": true,
	"m:ctrlPr": true, "m:oMathParaPr": true, "o:OLEObject": true, "w:ffData": true, "w:numberingChange": true,
}

// or returns a child, an empty element where there is none.
func (n *node) or(name string) *node {
	if k := n.kid(name); k != nil {
		return k
	}
	return &node{name: name}
}

// alternative reports words of an mc:AlternateContent that were not taken.
func (s *story) alternative(n *node) {
	if n.other != "" {
		s.problem(otherWords, short(n.other, 200))
		n.other = ""
	}
}

// sdt reads a content control (17.5.2). One that still shows its prompt says so.
func (s *story) sdt(n *node, read func()) {
	if on, set := n.kid("w:sdtPr").flag("w:showingPlcHdr"); set && on {
		if w := n.kid("w:sdtContent"); w != nil && strings.TrimSpace(w.words()) != "" {
			defer s.problem(placeholder, short(w.words(), 60))
		}
	}
	read()
}

// contents is the place of a content control: one of Word's gallery of lists of
// contents is beside the text, with its heading.
func (s *story) contents(sdt *node, at place) place {
	gallery, _ := sdt.path("w:sdtPr", "w:docPartObj").val("w:docPartGallery")
	if at.aside == nil && (gallery == "Table of Contents" || gallery == "Table of Figures") {
		at.aside = &manuscript.Aside{Kind: manuscript.Contents}
	}
	return at
}

// change is the place of what a tracked change wraps (17.13.5).
func (s *story) change(n *node, at place) place {
	kind := manuscript.Deleted
	inserted := n.name == "w:ins" || n.name == "w:moveTo" || n.name == "w:cellIns"
	if inserted {
		kind = manuscript.Inserted
	}
	if at.aside != nil || inserted != s.refuse {
		return at
	}
	at.aside = &manuscript.Aside{Kind: kind, By: n.get("w:author"), On: n.get("w:date")}
	return at
}

// paragraph reads a w:p.
func (s *story) paragraph(n *node, at place, list *[]manuscript.Block) {
	if n.n > 0 {
		s.reader.n, s.last = n.n, max(s.last, n.n)
	}
	ppr := n.kid("w:pPr")
	if s.refuse {
		// The properties as they were before they were changed (17.13.5.29).
		if old := ppr.path("w:pPrChange", "w:pPr"); old != nil {
			was := *old
			was.kids = append(append([]*node{}, old.kids...), keepKids(ppr, "w:rPr", "w:sectPr")...)
			ppr = &was
		}
	}
	id, _ := ppr.val("w:pStyle")
	p := &paragraph{n: s.n, ppr: ppr, style: s.styles.of(id, "paragraph"), marks: s.marks}
	s.marks = nil
	if s.newPage {
		p.newPage, s.newPage = true, false
	}
	if name := s.styles.styleName(id); at.aside == nil && strings.HasPrefix(name, "toc ") {
		at.aside = &manuscript.Aside{Kind: manuscript.Contents}
	}
	p.listed = at.aside != nil && at.aside.Kind == manuscript.Contents
	s.inline(p, n, at)
	if c := s.carry; c != nil {
		s.carry = nil
		c.ppr, c.style = p.ppr, p.style
		if len(c.inlines) == 0 {
			c.n = p.n
		}
		for _, in := range p.inlines {
			c.add(in)
		}
		c.aside = c.aside || p.aside
		c.dropped = c.dropped || p.dropped
		c.listed = c.listed || p.listed
		c.breaks, c.broken = c.breaks || p.breaks, p.broken
		c.newPage = c.newPage || p.newPage
		c.marks = append(c.marks, p.marks...)
		p = c
	}
	if s.markGone(ppr) {
		s.carry = p
	} else {
		s.finish(p, list)
	}
	if sect := ppr.kid("w:sectPr"); sect != nil && s.sectionBreaks(sect) {
		s.newPage = true
	}
}

func keepKids(n *node, names ...string) (kids []*node) {
	for _, name := range names {
		if k := n.kid(name); k != nil {
			kids = append(kids, k)
		}
	}
	return kids
}

// markGone reports whether the mark at the end of a paragraph is taken away by
// a change (17.13.5.15, 17.13.5.20): the next paragraph continues this one.
func (s *story) markGone(ppr *node) bool {
	rpr := ppr.kid("w:rPr")
	if s.refuse {
		return rpr.kid("w:ins") != nil || rpr.kid("w:moveTo") != nil
	}
	return rpr.kid("w:del") != nil || rpr.kid("w:moveFrom") != nil
}

// flush ends what waits for a paragraph that does not come.
func (s *story) flush(list *[]manuscript.Block) {
	if c := s.carry; c != nil {
		s.carry = nil
		if len(c.inlines) > 0 || !c.dropped {
			s.finish(c, list)
		}
	}
}

// finish makes the block of a paragraph.
func (s *story) finish(p *paragraph, list *[]manuscript.Block) {
	hidden := false
	if rpr := p.ppr.kid("w:rPr"); rpr != nil {
		hidden, _ = rpr.flag("w:vanish")
	}
	if len(p.inlines) == 0 && (p.listed || p.aside && hidden) {
		return // nothing of it is shown
	}
	f := s.styles.formats(p.ppr)
	id, _ := p.ppr.val("w:pStyle")
	b := &manuscript.Paragraph{N: p.n, Style: s.styles.styleName(id), NewPage: p.newPage, Inlines: joined(p.inlines)}
	if v, ok := f.val("w:outlineLvl"); ok {
		if n := number(v, 9); n >= 0 && n < 9 {
			b.Outline = n + 1
		}
	} else if n, ok := strings.CutPrefix(b.Style, "heading "); ok {
		if n := number(n, 0); n >= 1 && n <= 9 {
			b.Outline = n
		}
	}
	if v, _ := f.val("w:jc"); v == "center" {
		b.Centred = true
	}
	if f.flag("w:pageBreakBefore") {
		b.NewPage = true
	}
	l, at, found := s.numbering.of(f)
	if !found {
		s.problem(noList)
	}
	if l != nil {
		s.numbering.unknown = func(format string) { s.problem(numberFormat, format) }
		if l.level(at) != nil && l.level(at).cut {
			s.problem(longLabel, longestLabel)
		}
		b.Label = s.numbering.next(s.counters, l, at)
		b.ListLevel = at + 1
	}
	b.Indent = s.indent(f, l, at)
	if p.breaks && len(p.inlines) == 0 || p.broken {
		s.newPage = true
	}
	for _, name := range p.marks {
		s.targets[name] = b
	}
	*list = append(*list, b)
}

// indent is the left edge (17.3.1.12). Properties of a list stand between the
// paragraph's own and those of its styles, except where the style that brings
// the list has its own.
func (s *story) indent(f formats, l *list, at int) int {
	edge := func(n *node) (int, bool) {
		ind := n.kid("w:ind")
		return indentOf(ind)
	}
	if v, ok := edge(f.own); ok {
		return v
	}
	_, direct := f.own.kid("w:numPr").val("w:numId")
	fromList := func() (int, bool) {
		if l == nil || l.level(at) == nil {
			return 0, false
		}
		return indentOf(l.level(at).indent)
	}
	if direct {
		if v, ok := fromList(); ok {
			return v
		}
	}
	result, found := 0, false
	f.each(func(n *node) bool {
		if n == f.own {
			return false
		}
		if result, found = edge(n); found {
			return true
		}
		if !direct && n.path("w:numPr", "w:numId") != nil {
			result, found = fromList()
		}
		return found
	})
	return result
}

// indentOf reads a w:ind. One in characters is counted at 10.5 point, the size
// of Chinese body text.
func indentOf(ind *node) (int, bool) {
	for _, name := range []string{"w:startChars", "w:leftChars"} {
		if v, ok := ind.attr(name); ok && number(v, 0) != 0 {
			return bounded(number(v, 0) * 210 / 100), true
		}
	}
	for _, name := range []string{"w:start", "w:left"} {
		if v, ok := ind.attr(name); ok {
			return bounded(twips(v)), true
		}
	}
	return 0, false
}

func bounded(n int) int { return min(max(n, -31680), 31680) }

// twips reads a measure (17.18.81, 22.9.2.15): twentieths of a point, or a
// number with its unit in Strict files.
func twips(s string) int {
	for unit, per := range map[string]float64{"mm": 56.6929, "cm": 566.929, "in": 1440, "pt": 20, "pc": 240, "pi": 240} {
		if v, ok := strings.CutSuffix(s, unit); ok {
			whole, part, _ := strings.Cut(v, ".")
			f := float64(number(whole, 0))
			if len(part) > 0 && len(part) < 6 {
				scale := 1.0
				for range part {
					scale *= 10
				}
				f += float64(number(part, 0)) / scale
			}
			return int(min(max(f*per, -1e6), 1e6))
		}
	}
	return number(s, 0)
}

// add puts an inline behind the others.
func (p *paragraph) add(in manuscript.Inline) { p.inlines = append(p.inlines, in) }

// joined makes one run of words of one look: Word splits runs as it likes.
func joined(list []manuscript.Inline) []manuscript.Inline {
	var out []manuscript.Inline
	for i := 0; i < len(list); i++ {
		in := list[i]
		if in.Kind == manuscript.Words {
			var b strings.Builder
			b.WriteString(in.Text)
			for i+1 < len(list) && sameLook(in, list[i+1]) {
				i++
				b.WriteString(list[i].Text)
			}
			in.Text = b.String()
		}
		out = append(out, in)
	}
	return out
}

func sameLook(a, b manuscript.Inline) bool {
	return b.Kind == manuscript.Words && a.Bold == b.Bold && a.Italic == b.Italic && a.Sup == b.Sup && a.Sub == b.Sub && a.Href == b.Href
}

// where is the place of words with regard to the fields around them and their
// look: an instruction is no text, the result of a list of contents stands
// beside the text, and so does what is hidden.
func (s *story) where(at place, l look) place {
	if at.aside == nil {
		for _, f := range s.fields {
			switch {
			case !f.result:
				at.aside = &manuscript.Aside{Kind: manuscript.Hidden}
				return at
			case f.contents:
				at.aside = &manuscript.Aside{Kind: manuscript.Contents}
				return at
			}
		}
		if l.hidden {
			at.aside = &manuscript.Aside{Kind: manuscript.Hidden}
			return at
		}
	}
	if at.href == "" {
		for i := len(s.fields) - 1; i >= 0 && at.href == ""; i-- {
			at.href = s.fields[i].href
		}
	}
	return at
}

// words puts words where they belong.
func (s *story) words(p *paragraph, at place, l look, text string) {
	if text == "" {
		return
	}
	if l.caps {
		text = strings.Map(unicode.ToUpper, text)
	}
	at = s.where(at, l)
	s.instruct(text)
	if at.aside != nil {
		s.divert(p, *at.aside, text)
		return
	}
	s.endBreak(p)
	for _, c := range s.reader.open {
		c.hear(text)
	}
	p.add(manuscript.Inline{Kind: manuscript.Words, Text: text, Bold: l.bold, Italic: l.italic, Sup: l.sup, Sub: l.sub, Href: at.href})
}

// thing puts something else than words where it belongs; said are its words
// for the case that it does not stand in the text.
func (s *story) thing(p *paragraph, at place, l look, in manuscript.Inline, said string) {
	at = s.where(at, l)
	s.instruct(said)
	if at.aside != nil {
		if said != "" {
			s.divert(p, *at.aside, said)
		}
		return
	}
	s.endBreak(p)
	for _, c := range s.reader.open {
		c.hear(said)
	}
	p.add(in)
}

// endBreak turns a page break before further words into the end of a line.
func (s *story) endBreak(p *paragraph) {
	if p.broken {
		p.broken = false
		p.add(manuscript.Inline{Kind: manuscript.LineBreak})
	}
}

// divert puts words beside the text; words of one paragraph for one reason
// stand together.
func (s *story) divert(p *paragraph, a manuscript.Aside, text string) {
	p.aside = true
	switch a.Kind {
	case manuscript.Contents:
		p.listed = true
	case manuscript.Deleted, manuscript.Inserted:
		p.dropped = true
	}
	a.N = p.n
	s.aside(a, text)
}

// asideText is an aside while words are added to it.
type asideText struct {
	manuscript.Aside
	text strings.Builder
}

func (r *reader) aside(a manuscript.Aside, text string) {
	if last := len(r.asides) - 1; last >= 0 && a.N > 0 && r.asides[last].Aside == a {
		r.asides[last].text.WriteString(text)
		return
	}
	next := &asideText{Aside: a}
	next.text.WriteString(text)
	r.asides = append(r.asides, next)
}

// short cuts words for a finding.
func short(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// said is the words of blocks, a line a paragraph; numbers that Word generates
// are not among them.
func said(blocks []manuscript.Block) string {
	var lines []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *manuscript.Paragraph:
			lines = append(lines, saidInlines(b.Inlines))
		case *manuscript.Table:
			for _, row := range b.Rows {
				var cells []string
				for _, c := range row {
					cells = append(cells, said(c.Blocks))
				}
				lines = append(lines, strings.Join(cells, "\t"))
			}
		}
	}
	return strings.Join(lines, "\n")
}

func saidInlines(list []manuscript.Inline) string {
	var b strings.Builder
	for _, in := range list {
		switch in.Kind {
		case manuscript.Words:
			b.WriteString(in.Text)
		case manuscript.Tab:
			b.WriteByte('\t')
		case manuscript.LineBreak:
			b.WriteByte('\n')
		case manuscript.Math:
			b.WriteString(in.Plain)
		case manuscript.TextBox:
			b.WriteString("\n" + said(in.Blocks) + "\n")
		}
	}
	return b.String()
}
