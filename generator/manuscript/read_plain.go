package manuscript

import (
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
)

// ReadPlain reads plain words: a .txt file, what is copied out of Word or a
// PDF. An empty line or an indent of two full-width spaces begins a paragraph;
// lines broken at one width are joined; rows with the same number of tabs are a
// table. The number of a paragraph is its line.
//
// Without a document, the problems say why.
func ReadPlain(name string, raw []byte) (*Document, []model.Problem) {
	r, src, problems, ok := open(name, raw, nil)
	if !ok {
		return nil, problems
	}
	p := &plain{reading: r}
	p.read(src)
	return r.close()
}

// plain reads the lines of one file.
type plain struct {
	*reading
	lines  []string
	breaks []bool // a page begins with the line (a form feed stands before it)
	nums   []int  // of the lines in the file
	width  int    // of the lines of a file that is broken at one
	joined bool
}

func (p *plain) read(src string) {
	for i, line := range strings.Split(src, "\n") {
		for k, part := range strings.Split(line, "\f") {
			p.lines, p.breaks, p.nums = append(p.lines, part), append(p.breaks, k > 0), append(p.nums, i+1)
		}
	}
	if len(p.lines) > maxLines {
		p.limit(model.Bilingual{Zh: "行", En: "lines"}, maxLines)
		return
	}
	p.setPagesAside()
	p.width = wrap(p.adjacent())
	for i := 0; i < len(p.lines) && p.refused == nil; {
		p.newPage = p.newPage || p.breaks[i]
		switch s := strings.TrimFunc(p.lines[i], blank); {
		case s == "":
			i++
		case p.lines[i] == pageMark:
			p.newPage = true
			i++
		default:
			if end := p.table(i); end > i {
				i = end
			} else {
				i = p.words(i)
			}
		}
	}
	if p.joined {
		p.find(linesJoined.At(model.Pos{File: p.doc.Name, Line: 1}, p.width))
	}
}

// adjacent is the lines of words, parted by empty ones where a paragraph begins.
func (p *plain) adjacent() (lines []string) {
	for i, s := range p.lines {
		if s == pageMark || strings.Contains(s, "\t") {
			s = ""
		} else if i > 0 && deeper(s, p.lines[i-1]) || strings.HasPrefix(s, "\u3000\u3000") {
			lines = append(lines, "")
		}
		lines = append(lines, strings.TrimFunc(s, blank))
	}
	return lines
}

// setPagesAside takes page numbers and running heads from between the lines.
func (p *plain) setPagesAside() {
	atBreak := func(i int) bool { // first or last on its page
		for k := i; k >= 0; k-- {
			if p.breaks[k] {
				return true
			}
			if k < i && strings.TrimSpace(p.lines[k]) != "" {
				break
			}
		}
		for k := i + 1; k < len(p.lines); k++ {
			if p.breaks[k] {
				return true
			}
			if strings.TrimSpace(p.lines[k]) != "" {
				break
			}
		}
		return false
	}
	kinds := signsOfPages(p.lines, atBreak)
	n, first := 0, 0
	for i, kind := range kinds {
		if kind == "" {
			continue
		}
		if n++; n == 1 {
			first = i
		}
		p.line = p.nums[i]
		p.aside(kind, p.lines[i])
		if n == 1 {
			p.find(pageSignsAside.At(model.Pos{File: p.doc.Name, Line: p.nums[i]}, count(kinds), cut(strings.TrimFunc(p.lines[first], blank), 30)))
		}
		p.lines[i] = pageMark
	}
}

func count(kinds []AsideKind) (n int) {
	for _, kind := range kinds {
		if kind != "" {
			n++
		}
	}
	return n
}

// words reads the paragraph that begins with line i and returns the line that
// comes next.
func (p *plain) words(i int) int {
	p.line = p.nums[i]
	para := p.paragraph()
	para.Indent = indentOf(p.lines[i])
	text := strings.TrimFunc(p.lines[i], blank)
	above := text
	end := i + 1
	for ; end < len(p.lines); end++ {
		line := p.lines[end]
		s := strings.TrimFunc(line, blank)
		if s == "" || line == pageMark || p.breaks[end] || strings.HasPrefix(line, "\u3000\u3000") || deeper(line, p.lines[end-1]) ||
			!goesOn(above, s, p.width, true) || p.table(end) > end {
			break
		}
		text += glue(text, s) + s
		above = s
		p.joined = p.joined || p.width > 0
	}
	if para.Inlines = tabbed(text); len(para.Inlines) > 0 {
		p.doc.Blocks = append(p.doc.Blocks, para)
	}
	return end
}

// deeper reports whether a line is indented by four columns more than the one
// above it: it begins a paragraph.
func deeper(line, above string) bool { return indentOf(line) >= indentOf(above)+420 }

// tabbed makes inlines of words with tabs and soft line breaks among them.
func tabbed(s string) []Inline {
	var b runs
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '\t' && s[i] != '\v' {
			continue
		}
		b.words(s[from:i], style{})
		kind := Tab
		if s[i] == '\v' {
			kind = LineBreak
		}
		b.add(Inline{Kind: kind})
		from = i + 1
	}
	b.words(s[from:], style{})
	return b.inlines()
}

var (
	// markBefore is what a tab stands behind in a paragraph that Word numbered.
	markBefore = regexp.MustCompile(`^(?:[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3})*[.．、]?|[A-ZＡ-Ｚ](?:[.．][0-9０-９]{1,3})+|[a-z0-9]{1,2}[)）.]|[（(][^()（）]{1,3}[)）]|——|[·•●■◆▪-]|第.{1,5}[章节条]|附录\s*[A-Z]|(?:注|示例)\s*[0-9]*[：:]?|[一二三四五六七八九十]{1,3}、)$`)
	pageAtEnd  = regexp.MustCompile(`[\t.…·]\s*[0-9IVXⅠ-Ⅻ]{1,4}$`)
)

// table reads the rows from line i on that have one number of tabs, and returns
// the line that comes next; i where there is no table. One tab in each row may
// also stand behind typed numbers, or before the page numbers of a contents list.
func (p *plain) table(i int) int {
	tabs := strings.Count(strings.TrimRight(p.lines[i], "\r\n"), "\t")
	if tabs == 0 || strings.TrimFunc(p.lines[i], blank) == "" {
		return i
	}
	if i > 0 && p.rowsOf(i-1) == tabs { // within rows that were found to be none
		return i
	}
	end, marks, pages := i, 0, 0
	for end < len(p.lines) && p.rowsOf(end) == tabs && (end == i || !p.breaks[end]) {
		first, _, _ := strings.Cut(strings.TrimLeft(p.lines[end], " \u3000"), "\t")
		if markBefore.MatchString(strings.TrimSpace(first)) || first == "" {
			marks++
		}
		if pageAtEnd.MatchString(p.lines[end]) {
			pages++
		}
		end++
	}
	n := end - i
	if n < 2 || tabs == 1 && (marks*2 > n || pages*2 > n) || tabs == 2 && marks*2 > n && pages*2 > n {
		return i
	}
	if tabs+1 > maxColumns || n > maxRows {
		p.limit(model.Bilingual{Zh: "行或列的表格", En: "rows or columns in a table"}, max(maxRows, maxColumns))
		return end
	}
	t := &Table{N: p.nums[i]}
	for k := i; k < end; k++ {
		p.line = p.nums[k]
		var row []Cell
		for cell := range strings.SplitSeq(p.lines[k], "\t") {
			c := Cell{Colspan: 1, Rowspan: 1}
			if s := strings.TrimFunc(cell, blank); s != "" {
				para := p.paragraph()
				if para.Inlines = tabbed(s); len(para.Inlines) > 0 {
					c.Blocks = []Block{para}
				}
			}
			row = append(row, c)
		}
		t.Rows = append(t.Rows, row)
	}
	t.Rows = slices.Clip(t.Rows)
	p.doc.Blocks = append(p.doc.Blocks, t)
	return end
}

// rowsOf is the number of tabs of a line that has words, 0 of any other.
func (p *plain) rowsOf(i int) int {
	if strings.TrimFunc(p.lines[i], blank) == "" || p.lines[i] == pageMark {
		return 0
	}
	return strings.Count(p.lines[i], "\t")
}
