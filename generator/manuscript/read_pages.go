package manuscript

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Page numbers and running heads that the recognition of a scan, or a copy
// out of a PDF, leaves between the lines of a text (GB/T 1.1—2020, 编排: every
// page has the number of the document and the number of the page).
//
// A line is set aside only for more than one reason: because it is written as
// a page number is, or because it comes again and again beside such lines. A
// number alone may be that of a clause whose title stands below it; it stays
// where nothing says otherwise.

var (
	// dashedPage is a page number between dashes, or with words: — 3 —, 第3页 共20页.
	dashedPage = regexp.MustCompile(`^(?:[—–―－·•~～-]+\s*([0-9０-９]{1,4}|[IVXivxⅠ-Ⅹⅰ-ⅹ]{1,5})\s*[—–―－·•~～-]+|` +
		`第\s*([0-9]{1,4})\s*页(?:\s*[,，、/／]?\s*共\s*[0-9]{1,4}\s*页)?|[Pp]age\s+([0-9]{1,4})(?:\s+of\s+[0-9]{1,4})?)$`)
	barePage = regexp.MustCompile(`^(?:[0-9０-９]{1,4}|[IVX]{1,5}|[ivx]{1,5}|[Ⅰ-Ⅻⅰ-ⅻ]{1,3})$`)
	// pageOfPages is 3/20.
	pageOfPages = regexp.MustCompile(`^([0-9]{1,4})\s*[/／]\s*([0-9]{1,4})$`)
	// standardNumber is the number of a document, alone on its line, its blanks
	// cut and its dashes made one.
	standardNumber = regexp.MustCompile(`^[A-Z]{1,6}[0-9]{0,6}(?:/[A-Z]{1,6}[0-9]{0,6})*[A-Z]?[0-9][0-9.]*-[0-9]{4}$`)
	numberAtEnd    = regexp.MustCompile(`^(.*\S)\s+([0-9]{1,4}|[IVXⅠ-Ⅻ]{1,4})$`)
	numberAtFront  = regexp.MustCompile(`^([0-9]{1,4}|[IVXⅠ-Ⅻ]{1,4})\s+(\S.*)$`)
)

// solid stands in the lines given to signsOfPages for what is no line of words: a
// table, a formula, code.
const solid = "\x00"

// signsOfPages says which lines are no text: Header or PageSign, "" for text.
// atBreak reports whether a page begins with the line or ends with it.
func signsOfPages(lines []string, atBreak func(i int) bool) []AsideKind {
	g := &gutter{kinds: make([]AsideKind, len(lines)), atBreak: atBreak}
	for i, s := range lines {
		g.lines = append(g.lines, strings.TrimSpace(strings.Trim(strings.TrimSpace(strings.TrimLeft(s, "#")), "*")))
		if strings.TrimSpace(s) != "" {
			g.filled = append(g.filled, i)
		}
	}
	g.dashed()
	g.numbers()
	g.bare()
	g.heads()
	g.bare()
	return g.kinds
}

type gutter struct {
	lines   []string
	kinds   []AsideKind
	filled  []int // the lines that are not empty
	atBreak func(i int) bool
}

// dashed takes what is written as a page number and as nothing else.
func (g *gutter) dashed() {
	var fractions []int
	for i, s := range g.lines {
		if dashedPage.MatchString(s) {
			g.kinds[i] = PageSign
		}
		if m := pageOfPages.FindStringSubmatch(s); m != nil && pageValue(m[1]) <= pageValue(m[2]) {
			fractions = append(fractions, i)
		}
	}
	last := 0
	var run []int
	for _, i := range fractions {
		if n := pageValue(pageOfPages.FindStringSubmatch(g.lines[i])[1]); n > last {
			run, last = append(run, i), n
		}
	}
	if len(run) >= 2 {
		for _, i := range run {
			g.kinds[i] = PageSign
		}
	}
}

// numberKey is what makes two ways to write a number of a document equal, "" of
// another line. A page number may stand beside it.
func numberKey(s string) string {
	if utf8.RuneCountInString(s) > 40 {
		return ""
	}
	for _, part := range []string{s, before(s), behind(s)} {
		key := strings.Map(func(r rune) rune {
			switch r {
			case '—', '–', '―', '－', '─', '一':
				return '-'
			case '／':
				return '/'
			case ' ', '\t', '\u3000', '\u00a0':
				return -1
			}
			return r
		}, part)
		for strings.Contains(key, "--") {
			key = strings.ReplaceAll(key, "--", "-")
		}
		if standardNumber.MatchString(key) {
			return key
		}
	}
	return ""
}

func before(s string) string {
	if m := numberAtEnd.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

func behind(s string) string {
	if m := numberAtFront.FindStringSubmatch(s); m != nil {
		return m[2]
	}
	return ""
}

// numbers takes the number of the document where it comes again: the first
// time it is that of the cover.
func (g *gutter) numbers() {
	places := map[string][]int{}
	var order []string
	for k, i := range g.filled {
		key := numberKey(g.lines[i])
		if key == "" {
			continue
		}
		if places[key] == nil {
			order = append(order, key)
		}
		places[key] = append(places[key], k)
	}
	for _, key := range order {
		at := places[key]
		beside := 0
		for _, k := range at {
			if g.besideSign(k) || g.looksBare(k-1) || g.looksBare(k+1) {
				beside++
			}
		}
		if len(at) < 3 && !(len(at) == 2 && beside > 0) {
			continue
		}
		first := 1
		if at[0] > 15 || g.looksBare(at[0]-1) || g.looksBare(at[0]+1) || g.besideSign(at[0]) {
			first = 0 // no cover has so many lines above its number, or a page number beside it
		}
		for _, k := range at[first:] {
			g.kinds[g.filled[k]] = Header
		}
	}
}

// looksBare reports whether the k-th line with something on it is a number alone.
func (g *gutter) looksBare(k int) bool {
	return k >= 0 && k < len(g.filled) && barePage.MatchString(g.lines[g.filled[k]])
}

// besideSign reports whether the line above or below is set aside already.
func (g *gutter) besideSign(k int) bool {
	return k > 0 && g.kinds[g.filled[k-1]] != "" || k+1 < len(g.filled) && g.kinds[g.filled[k+1]] != ""
}

// bare takes numbers that stand alone: beside a running head or at the break of
// a page; in a row of three or more that count upwards far from each other.
func (g *gutter) bare() {
	type place struct{ k, value int }
	var candidates []place
	for k, i := range g.filled {
		if g.kinds[i] != "" || !g.looksBare(k) {
			continue
		}
		if g.besideSign(k) || g.atBreak(i) {
			g.kinds[i] = PageSign
		} else if !g.titleBelow(k) {
			candidates = append(candidates, place{k, pageValue(g.lines[i])})
		}
	}
	var run []place
	for _, c := range candidates {
		if n := len(run); n == 0 || c.value > run[n-1].value && c.value <= run[n-1].value+3 && c.k >= run[n-1].k+3 {
			run = append(run, c)
		}
	}
	if len(run) < 3 {
		return
	}
	for _, c := range run {
		g.kinds[g.filled[c.k]] = PageSign
	}
}

// titleBelow reports whether the line below can be the title to which a number
// alone belongs.
func (g *gutter) titleBelow(k int) bool {
	if k+1 >= len(g.filled) {
		return false
	}
	s := g.lines[g.filled[k+1]]
	return s != solid && utf8.RuneCountInString(s) <= 24 && !ended(s) && !strings.ContainsAny(s, "，,|") && numberOpen.FindString(s) == ""
}

// heads takes other lines that come again and again beside page signs: the
// title of the document, the name of an issuer.
func (g *gutter) heads() {
	places := map[string][]int{}
	var order []string
	for k, i := range g.filled {
		s := g.lines[i]
		if n := utf8.RuneCountInString(s); g.kinds[i] != "" || s == solid || n < 3 || n > 60 || ended(s) {
			continue
		}
		if places[s] == nil {
			order = append(order, s)
		}
		places[s] = append(places[s], k)
	}
	for _, s := range order {
		at := places[s]
		beside := 0
		for _, k := range at {
			if g.besideSign(k) || g.looksBare(k-1) || g.looksBare(k+1) || g.atBreak(g.filled[k]) {
				beside++
			}
		}
		if len(at) < 3 || beside < 3 || beside*3 < len(at)*2 {
			continue
		}
		for n, k := range at {
			if n == 0 && k <= 15 { // the title itself
				continue
			}
			g.kinds[g.filled[k]] = Header
		}
	}
}

// pageValue reads a page number, 0 where it is none.
func pageValue(s string) int {
	s = strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	total, last := 0, 0
	for _, r := range s {
		n := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'i': 1, 'v': 5, 'x': 10}[r]
		switch {
		case r >= 'Ⅰ' && r <= 'Ⅻ':
			n = int(r-'Ⅰ') + 1
		case r >= 'ⅰ' && r <= 'ⅻ':
			n = int(r-'ⅰ') + 1
		}
		if n > last {
			total -= 2 * last
		}
		total, last = total+n, n
	}
	return total
}
