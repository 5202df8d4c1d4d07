package manuscript

import (
	"regexp"
	"strings"

	"guiju/generator/model"
)

// ReadMarkdown reads Markdown: above all what recognition makes of the scan of
// a printed standard, and also texts in our own dialect. It goes by lines, as
// package text does and CommonMark does not: four spaces are no code, a row of
// dashes makes no heading, and numbers stay as they are typed. Recognition
// leaves HTML in its Markdown; those parts are read as web pages are.
//
// The number of a paragraph is its line. Without a document, the problems say
// why.
func ReadMarkdown(name string, raw []byte, pictures Pictures) (*Document, []model.Problem) {
	r, src, problems, ok := open(name, raw, pictures)
	if !ok {
		return nil, problems
	}
	if wholePage.MatchString(src) {
		return r.page(src)
	}
	m := &markdown{reading: r, refs: map[string]bool{}, unclosed: map[string]bool{}, defined: map[string]bool{}, notes: map[string]*Note{}}
	m.read(src)
	return r.close()
}

var wholePage = regexp.MustCompile(`(?i)^\s*(?:<!doctype html|<html[\s>])`)

// markdown reads the lines of one file.
type markdown struct {
	*reading
	pieces []piece
	width  int // of the lines of a file that is broken at one
	joined bool
	para   []piece // the lines of the paragraph being read
	rows   []piece // the rows of the table being read
	refs   map[string]bool
	order  []string // of the marks of notes
	notes  map[string]*Note
	extra  []string // the notes by their words
	// Of the parting of the file into pieces:
	base     int             // lines above the part
	elements int             // parts in HTML so far
	unclosed map[string]bool // marks and tags that no later line closes
	defined  map[string]bool // notes that have words
}

// pieceKind says what a line is, before its words are looked at.
type pieceKind int

// maxLines is how many lines a file of Markdown or plain words may have.
const maxLines = 200_000

const (
	words   pieceKind = iota
	verse             // a line of code
	remark            // <!-- … -->
	page              // lines of HTML
	formula           // $$ … $$ (1)
	front             // front matter
	mark              // markup alone: a fence, a rule
)

// piece is a line, or lines that belong together.
type piece struct {
	kind pieceKind
	n    int // of the first line, from 1
	text string
}

func (m *markdown) read(src string) {
	all := strings.Split(src, "\n")
	if len(all) > maxLines {
		m.limit(model.Bilingual{Zh: "行", En: "lines"}, maxLines)
		return
	}
	m.part(all)
	m.setPagesAside()
	var lines []string
	for _, p := range m.pieces {
		if s := strings.TrimSpace(p.text); p.kind == words && !strings.HasPrefix(s, "#") && !strings.HasPrefix(s, "|") {
			lines = append(lines, s)
		} else {
			lines = append(lines, "")
		}
	}
	m.width = wrap(lines)
	for i, p := range m.pieces {
		if m.refused != nil {
			return
		}
		m.line = p.n
		switch p.kind {
		case words:
			m.words(i)
		default:
			m.end()
			m.other(p)
		}
	}
	m.end()
	m.takeNotes()
	if m.joined {
		m.find(linesJoined.At(model.Pos{File: m.doc.Name, Line: 1}, m.width))
	}
}

var (
	fenceLine   = regexp.MustCompile("^ {0,3}(`{3,}|~{3,})[ \t]*([A-Za-z0-9_+.#-]*)[ \t]*$")
	frontKey    = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*\s*[:=]`)
	ruleMark    = regexp.MustCompile(`^(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:- ){2,}-|(?:\* ){2,}\*|\{[0-9]+\}-{3,})$`)
	newPageMark = regexp.MustCompile(`^\\(?:newpage|pagebreak|clearpage)$`)
	blockTag    = regexp.MustCompile(`(?i)^</?(` + blockTags + `)(?:[\s/>]|$)`)
	tableTag    = regexp.MustCompile(`(?i)<table[\s>]`)
)

// part parts the file into pieces.
func (m *markdown) part(lines []string) {
	i := 0
	if m.base == 0 {
		i = m.frontMatter(lines)
	}
	for i < len(lines) && m.refused == nil {
		s := strings.TrimSpace(lines[i])
		switch {
		case fenceLine.MatchString(lines[i]):
			i = m.fence(lines, i)
		case strings.HasPrefix(s, "<!--"):
			i = m.until(remark, lines, i, "-->", true)
		case strings.HasPrefix(s, "$$"):
			i = m.until(formula, lines, i, "$$", false)
		case strings.HasPrefix(s, `\[`) && (s == `\[` || strings.ContainsAny(s, "\\^_{=")):
			i = m.until(formula, lines, i, `\]`, false)
		case blockTag.MatchString(s):
			i = m.html(lines, i, strings.TrimSpace(lines[i]))
		case tableTag.MatchString(s):
			at := tableTag.FindStringIndex(s)[0]
			m.add(words, i, s[:at])
			i = m.html(lines, i, s[at:])
		case ruleMark.MatchString(s) || newPageMark.MatchString(s):
			m.add(mark, i, s)
			i++
		default:
			m.add(words, i, lines[i])
			i++
		}
	}
}

func (m *markdown) add(kind pieceKind, i int, text string) {
	m.pieces = append(m.pieces, piece{kind, i + 1 + m.base, text})
	if kind == words {
		if d := noteDef.FindStringSubmatch(strings.TrimFunc(text, blank)); d != nil {
			m.defined[d[1]] = true
		}
	}
}

// frontMatter takes the head of a file between --- or +++.
func (m *markdown) frontMatter(lines []string) int {
	fence := strings.TrimRight(lines[0], " \t")
	if fence != "---" && fence != "+++" || len(lines) < 3 || !frontKey.MatchString(lines[1]) {
		return 0
	}
	for i := 1; i < len(lines) && i < 200; i++ {
		s := strings.TrimRight(lines[i], " \t")
		if s == fence || fence == "---" && s == "..." {
			m.add(front, 1, strings.Join(lines[1:i], "\n"))
			return i + 1
		}
	}
	return 0
}

// fence takes a block of code. Models that write Markdown wrap all of it, or
// its tables, into such a block: then the lines are read as any others.
func (m *markdown) fence(lines []string, i int) int {
	f := fenceLine.FindStringSubmatch(lines[i])
	end := len(lines)
	for k := i + 1; k < len(lines) && !m.unclosed[f[1][:3]]; k++ {
		if s := strings.TrimSpace(lines[k]); strings.HasPrefix(s, f[1]) && strings.Trim(s, f[1][:1]) == "" {
			end = k
			break
		}
	}
	if end == len(lines) && i > 0 { // never closed: one line of marks
		m.unclosed[f[1][:3]] = true
		m.add(words, i, f[2])
		return i + 1
	}
	m.add(mark, i, lines[i])
	switch strings.ToLower(f[2]) {
	case "markdown", "md", "html", "table":
		m.base += i + 1
		m.part(lines[i+1 : end])
		m.base -= i + 1
	default:
		for k := i + 1; k < end; k++ {
			m.add(verse, k, lines[k])
		}
	}
	if end < len(lines) {
		m.add(mark, end, lines[end])
	}
	return end + 1
}

// until takes the lines up to the one with the mark; only a whole line of it
// counts where whole is set.
func (m *markdown) until(kind pieceKind, lines []string, i int, end string, whole bool) int {
	first := strings.TrimSpace(lines[i])
	for k := i; k < len(lines) && k < i+400; k++ {
		s := strings.TrimSpace(lines[k])
		if k == i {
			s = s[2:]
		}
		at := strings.Index(s, end)
		if at < 0 {
			if kind == formula && k > i && s == "" { // no formula has an empty line
				break
			}
			continue
		}
		if whole && strings.TrimSpace(s[at+len(end):]) != "" {
			break
		}
		m.add(kind, i, strings.TrimSpace(strings.Join(lines[i:k+1], "\n")))
		return k + 1
	}
	m.add(words, i, first)
	return i + 1
}

// setPagesAside takes page numbers and running heads from between the lines.
func (m *markdown) setPagesAside() {
	lines := make([]string, len(m.pieces))
	for i, p := range m.pieces {
		if lines[i] = solid; p.kind == words {
			lines[i] = p.text
		} else if p.kind == mark || p.kind == remark {
			lines[i] = ""
		}
	}
	kinds := signsOfPages(lines, func(int) bool { return false })
	m.dropPages(kinds)
}

// dropPages puts the lines that are page signs beside the text.
func (m *markdown) dropPages(kinds []AsideKind) {
	n, first := 0, piece{}
	for i, kind := range kinds {
		if kind == "" {
			continue
		}
		p := &m.pieces[i]
		if n++; n == 1 {
			first = *p
		}
		m.line = p.n
		m.aside(kind, p.text)
		p.kind, p.text = mark, pageMark
	}
	if n > 0 {
		m.find(pageSignsAside.At(model.Pos{File: m.doc.Name, Line: first.n}, n, cut(strings.TrimSpace(first.text), 30)))
	}
}

// pageMark is what is left of a line that was a page sign.
const pageMark = "\f"

// other reads a piece that is no line of words.
func (m *markdown) other(p piece) {
	switch p.kind {
	case mark:
		if p.text == pageMark || newPageMark.MatchString(p.text) {
			m.newPage = true
		}
	case front:
		for line := range strings.SplitSeq(p.text, "\n") {
			key, value, _ := strings.Cut(strings.Replace(line, "=", ":", 1), ":")
			if strings.TrimSpace(key) == "title" && m.doc.Title == "" {
				m.doc.Title = strings.Trim(strings.TrimSpace(value), `"'`)
			}
		}
		m.aside(Hidden, p.text)
	case remark:
		m.aside(Comment, strings.TrimSuffix(strings.TrimPrefix(p.text, "<!--"), "-->"))
	case verse:
		m.findOnce("", codeKept.At(m.here()))
		if s := strings.TrimRight(p.text, " \t"); s != "" {
			para := m.paragraph()
			para.Style = "code"
			para.Inlines = []Inline{{Kind: Words, Text: s}}
			m.doc.Blocks = append(m.doc.Blocks, para)
		}
	case formula:
		m.formula(p)
	case page:
		w := newWeb(m.reading)
		w.read(closeTag(p.text))
	}
}

// formula reads $$ TeX $$ (1); what stands behind it is its number.
func (m *markdown) formula(p piece) {
	end := "$$"
	if strings.HasPrefix(p.text, `\[`) {
		end = `\]`
	}
	inner, rest, _ := strings.Cut(p.text[2:], end)
	if strings.TrimSpace(inner) == "" {
		m.words1(p.n, p.text)
		return
	}
	var b runs
	b.math(inner, true, style{})
	if rest = strings.TrimSpace(rest); rest != "" {
		b.add(Inline{Kind: Tab})
		b.list = append(b.list, m.inlines(rest)...)
	}
	para := m.paragraph()
	para.Inlines = b.inlines()
	m.emit(para)
}

func (m *markdown) emit(p *Paragraph) {
	if len(p.Inlines) > 0 || p.Label != "" {
		m.doc.Blocks = append(m.doc.Blocks, p)
	}
}

var (
	atxHeading  = regexp.MustCompile(`^(#{1,6})(?:[ \t\x{3000}\x{a0}]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	tightMark   = regexp.MustCompile(`^(#{1,6})([0-9]+(?:[.．][0-9]+)*[ \t\x{3000}].*|[0-9]*(?:[.．][0-9]+)*\p{Han}.*|[A-Z][.．][0-9].*)$`)
	noteDef     = regexp.MustCompile(`^\[\^([^\]\s^]{1,16})\]:[ \t]*(.*)$`)
	bulletMark  = regexp.MustCompile(`^([-*+])[ \t\x{3000}]+(\S.*)$`)
	measured    = regexp.MustCompile(`^[0-9.]+\s*(?:℃|°|%|‰|dB|m|k)`)
	quoteMark   = regexp.MustCompile(`^(?:>[ \t]?)+`)
	contentsTag = regexp.MustCompile(`(?i)^\[toc\]$`)
)

// words reads one line of words.
func (m *markdown) words(i int) {
	p := m.pieces[i]
	s := strings.TrimFunc(p.text, blank)
	switch {
	case s == "":
		m.end()
		return
	case s == `\`: // the dialect: ends the list or note above
		m.end()
		return
	case m.tableLine(i, s):
		return
	}
	m.endTable()
	if h := atxHeading.FindStringSubmatch(s); h != nil {
		m.heading(len(h[1]), h[2])
		return
	}
	if h := tightMark.FindStringSubmatch(s); h != nil {
		m.heading(len(h[1]), h[2])
		return
	}
	if contentsTag.MatchString(s) {
		m.end()
		m.aside(Contents, s)
		return
	}
	if d := noteDef.FindStringSubmatch(s); d != nil {
		m.end()
		m.noteDef(d[1], d[2], i)
		return
	}
	if m.indentedBelowNote(i) {
		return
	}
	if n := len(m.para); n > 0 && m.starts(m.para[n-1].text, p.text) {
		m.end()
	}
	m.para = append(m.para, p)
}

// blank is the white space that pasted lines have at their ends.
func blank(r rune) bool {
	return r == ' ' || r == '\t' || r == '\u3000' || r == '\u00a0' || r == '\u2002' || r == '\u2003' || r == '\u2009' || r == '\u200b' || r == '\ufeff' || r == '\v'
}

// hardBreak reports whether Markdown ends the line here (CommonMark 6.7).
func hardBreak(line string) bool {
	return strings.HasSuffix(line, "  ") || strings.HasSuffix(strings.TrimRight(line, " "), `\`)
}

// starts reports whether a line begins a paragraph below the line above it.
func (m *markdown) starts(above, line string) bool {
	a, s := strings.TrimFunc(above, blank), strings.TrimFunc(line, blank)
	if bulletMark.MatchString(s) || strings.HasPrefix(s, ">") != strings.HasPrefix(a, ">") || strings.HasPrefix(line, "\u3000\u3000") ||
		strings.HasPrefix(s, `\ `) || strings.HasPrefix(s, "![") || strings.HasPrefix(a, "![") && strings.HasSuffix(a, ")") {
		return true
	}
	bare := func(s string) string { return strings.TrimLeft(strings.TrimLeft(s, "*$ "), "> ") }
	if begins(bare(a), bare(s)) {
		return true
	}
	if hardBreak(above) {
		return false
	}
	if !goesOn(bare(a), bare(s), m.width, false) {
		return true
	}
	m.joined = m.joined || m.width > 0
	return false
}

// end ends the paragraph or table.
func (m *markdown) end() {
	m.endTable()
	if len(m.para) == 0 {
		return
	}
	lines := m.para
	m.para = nil
	at := m.line
	m.line = lines[0].n
	p := m.paragraph()
	var b strings.Builder
	for i, l := range lines {
		s := strings.TrimFunc(l.text, blank)
		if q := quoteMark.FindString(s); q != "" {
			p.Style, s = "quote", strings.TrimFunc(s[len(q):], blank)
		}
		if i == 0 {
			p.Indent = indentOf(l.text)
			if m := bulletMark.FindStringSubmatch(s); m != nil && !measured.MatchString(m[2]) && m[1] != "+" {
				p.Label, s = "•", m[2]
				p.ListLevel = 1 + min(indentOf(l.text)/210, 8)
			}
			s = strings.TrimPrefix(s, `\ `)
		} else if hardBreak(lines[i-1].text) {
			b.WriteString(hardMark)
		} else {
			b.WriteString(glue(b.String(), s))
		}
		if hardBreak(l.text) && i+1 < len(lines) {
			s = strings.TrimSuffix(strings.TrimRight(s, " "), `\`)
		}
		b.WriteString(s)
	}
	p.Inlines = m.inlines(b.String())
	m.emit(p)
	m.line = at
}

// hardMark stands for a line break among the words of a paragraph.
const hardMark = "\v"

// indentOf is the white space before a line, in twentieths of a point of
// characters of 10,5 pt.
func indentOf(line string) (n int) {
	for _, r := range line {
		switch {
		case r == '\u3000':
			n += 210
		case r == '\t':
			n += 420
		case blank(r):
			n += 105
		default:
			return min(n, 20000)
		}
	}
	return 0
}

// heading reads a heading; its level may be wrong.
func (m *markdown) heading(level int, s string) {
	m.end()
	p := m.paragraph()
	p.Outline = level
	p.Inlines = m.inlines(s)
	m.emit(p)
}

// words1 reads one line as a paragraph whatever it looks like.
func (m *markdown) words1(n int, s string) {
	m.line = n
	p := m.paragraph()
	p.Inlines = []Inline{{Kind: Words, Text: s}}
	m.emit(p)
}

// noteDef reads [^1]: the words of a footnote.
func (m *markdown) noteDef(id, s string, i int) {
	if m.notes[id] != nil { // twice: the second stays where it stands
		m.find(footnoteLost.At(m.here(), id, model.Bilingual{Zh: "出现了两次，第二次按正文读取", En: "comes twice; the second was read as text"}))
		m.para = []piece{m.pieces[i]}
		return
	}
	n := &Note{ID: id, Label: id}
	m.notes[id] = n
	m.extra = append(m.extra, id)
	p := m.paragraph()
	if p.Inlines = m.inlines(strings.TrimFunc(s, blank)); len(p.Inlines) > 0 {
		n.Blocks = append(n.Blocks, p)
	}
}

// indentedBelowNote takes the further lines of a footnote.
func (m *markdown) indentedBelowNote(i int) bool {
	if i == 0 || len(m.para) > 0 || !strings.HasPrefix(m.pieces[i].text, "    ") && !strings.HasPrefix(m.pieces[i].text, "\t") {
		return false
	}
	above := i - 1
	for above > 0 && (m.pieces[above].kind == words && strings.TrimSpace(m.pieces[above].text) == "" ||
		m.pieces[above].kind == words && strings.HasPrefix(m.pieces[above].text, "    ")) {
		above--
	}
	if m.pieces[above].kind != words || i-above > 40 {
		return false
	}
	d := noteDef.FindStringSubmatch(strings.TrimFunc(m.pieces[above].text, blank))
	if d == nil || m.notes[d[1]] == nil {
		return false
	}
	n := m.notes[d[1]]
	p := m.paragraph()
	p.Inlines = m.inlines(strings.TrimFunc(m.pieces[i].text, blank))
	n.Blocks = append(n.Blocks, p)
	return true
}

// unmark makes words of the marks of a note whose words turned out to be
// something else, such as the row of a table.
func (m *markdown) unmark(id string) {
	m.doc.Walk(func(p *Paragraph) {
		for i, in := range p.Inlines {
			if in.Kind == NoteMark && in.Key == id {
				p.Inlines[i] = Inline{Kind: Words, Text: "[^" + id + "]"}
				m.findOnce(id, footnoteLost.At(model.Pos{File: m.doc.Name, Line: p.N}, id, model.Bilingual{Zh: "有标记而没有内容", En: "has a mark and no words"}))
			}
		}
	})
}

// takeNotes gives the document its notes: in the order of their marks, then
// those that have none.
func (m *markdown) takeNotes() {
	for _, id := range m.order {
		if n := m.notes[id]; n != nil {
			m.doc.Notes = append(m.doc.Notes, *n)
		}
	}
	for _, id := range m.extra {
		if !m.refs[id] {
			n := m.notes[id]
			line := 1
			if len(n.Blocks) > 0 {
				line = n.Blocks[0].(*Paragraph).N
			}
			m.find(footnoteLost.At(model.Pos{File: m.doc.Name, Line: line}, id, model.Bilingual{Zh: "有内容而没有标记", En: "has words and no mark"}))
			m.doc.Notes = append(m.doc.Notes, *n)
		}
	}
	for _, id := range m.order {
		if m.notes[id] == nil {
			m.unmark(id)
		}
	}
}
