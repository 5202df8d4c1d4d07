package manuscript

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// What paper leaves in a text that was read from it: the numbers of pages and
// the heads above them, and paragraphs parted where a page ends.

var (
	pageNumber   = regexp.MustCompile(`^[—–―─·•\s-]*([0-9０-９]{1,3}|[IVXivxⅠ-Ⅻⅰ-ⅻ]{1,5})[—–―─·•\s-]*$`)
	pageWords    = regexp.MustCompile(`^(?:第\s*[0-9０-９]{1,3}\s*页(?:[，,/\s]*共\s*[0-9０-９]{1,3}\s*页)?|[Pp]age [0-9]{1,3}(?: of [0-9]{1,3})?|[—–―─-]+\s*[0-9０-９]{1,3}\s*[—–―─-]+)$`)
	standardCode = regexp.MustCompile(`^(?:[A-Z]{1,6}[0-9]{0,6}(?:/[A-Z0-9]{1,6})?|\p{Han}{1,6})\s*[A-Z]?[0-9Xx×Ｘ]{1,7}(?:\.[0-9]{1,3})*\s*(?:[-—–―－─]{1,2}|\s)\s*(?:[0-9]{4}|[Xx×Ｘ]{2,4})$`)
)

// pages takes page numbers and running heads out of the lines and notes what a
// page parted.
func (r *recogniser) pages() {
	for _, a := range r.d.Asides {
		if a.N > 0 && (a.Kind == PageSign || a.Kind == Header || a.Kind == Footer) {
			r.pageAbove[a.N] = true
		}
	}
	count := map[string]int{}
	var bare []int // lines that hold a number and nothing else
	for i, l := range r.lines {
		if l.table != nil || l.auto > 0 {
			continue
		}
		t := l.text()
		if standardCode.MatchString(t) {
			count[squeezed(t)]++
		}
		if pageNumber.MatchString(t) && !pageWords.MatchString(t) {
			bare = append(bare, i)
		}
	}
	isPage := r.pageRun(bare)
	last, kept := 0, r.lines[:0:0]
	cut, seen := false, map[string]bool{}
	for i, l := range r.lines {
		for n := last + 1; n <= l.n && n-last < 64; n++ {
			cut = cut || r.pageAbove[n]
		}
		last = l.n
		t := l.text()
		key := squeezed(t)
		switch {
		case l.table != nil || l.auto > 0:
		case pageWords.MatchString(t) || isPage[i]:
			r.group(paperSigns, l.n, quoted(t))
			r.leave(PageSign, l)
			cut = true
			continue
		case count[key] > 1 && seen[key]:
			r.group(paperSigns, l.n, quoted(t))
			r.leave(Header, l)
			cut = true
			continue
		}
		if t != "" {
			seen[key] = seen[key] || count[key] > 1
		}
		l.cut, cut = cut, false
		kept = append(kept, l)
	}
	r.lines = kept
}

// pageRun decides which of the lines that are bare numbers number pages: they
// count up one by one, and no titles follow them, as they follow the numbers of
// clauses.
func (r *recogniser) pageRun(bare []int) map[int]bool {
	is, titles, steps, last := map[int]bool{}, 0, 0, 0
	for _, i := range bare {
		w := pageNumber.FindStringSubmatch(r.lines[i].text())[1]
		n, err := strconv.Atoi(narrow(w))
		if err != nil {
			is[i] = true // III
			continue
		}
		is[i] = true
		if i+1 < len(r.lines) && r.lines[i+1].table == nil && r.titleLike(r.lines[i+1].words) && utf8.RuneCountInString(r.lines[i+1].text()) <= 20 {
			if _, own := readNumeral(r.lines[i+1].words, strictNumber); !own {
				titles++
			}
		}
		if n > last && n <= last+3 {
			steps++
		}
		last = n
	}
	if len(bare) < 2 || titles*2 > len(bare) || steps*2 < len(bare) {
		return nil
	}
	return is
}

// rule is a line drawn with signs, such as the one at the end of a standard.
var ruleSigns = regexp.MustCompile(`^[_＿—─━=*-]{5,}$`)

// readRule leaves out a line that is drawn with signs.
func (r *recogniser) readRule(l *line) bool {
	if l.table != nil || l.auto > 0 || !ruleSigns.MatchString(squeezed(l.words)) || len(l.only(Image)) > 0 || strings.ContainsRune(l.words, object) {
		return false
	}
	r.leave(Ornament, l)
	r.i++
	return true
}

// closed reports whether words end as a sentence or a part of one does.
func closed(words string) bool {
	words = strings.TrimRight(shut(words), "”’」』》）)]］】\"'")
	last, _ := utf8.DecodeLastRuneInString(words)
	return words == "" || strings.ContainsRune("。；：！？.;:!?…", last)
}

// readContinued joins a line to the paragraph that the end of a page parted, or
// that breaks off behind a comma.
func (r *recogniser) readContinued(l *line) bool {
	prev := r.text
	open := prev.inlines != nil && strings.HasSuffix(strings.TrimRight(shut(wordsOf(prev.runs)), " "), "，")
	if !l.cut && !open || prev.inlines == nil || l.p == nil || l.auto > 0 || closed(wordsOf(prev.runs)) || r.beginsAnew(l) {
		return false
	}
	joint := ""
	a, _ := utf8.DecodeLastRuneInString(shut(wordsOf(prev.runs)))
	b, _ := utf8.DecodeRuneInString(l.text())
	if a < 0x2e80 && b < 0x2e80 {
		joint = " "
	}
	r.i++
	more := r.inlines(l.runs, prev.line.n)
	ins := append(*prev.inlines, model.Inline{Kind: model.TextInline, Text: joint, Pos: r.place(prev.line.n)})
	*prev.inlines = append(ins, more...)
	r.group(pageJoined, l.n, quoted(l.words))
	r.text = textual{prev.inlines, l.runs, prev.line}
	return true
}

// beginsAnew reports whether a line begins something of its own, whatever
// stands above it.
func (r *recogniser) beginsAnew(l *line) bool {
	t := l.text()
	n := len(r.open)
	return ownLine.MatchString(t) || foreignItem.MatchString(t) || citedDocument.MatchString(t) || n > 0 && r.open[n-1].Kind == model.IndexSection
}

// citedDocument begins an entry of the normative references.
var citedDocument = regexp.MustCompile(`^(?:(?:GB|DB|ISO|IEC|JGJ|CJJ|[A-Z]{2,4}/[A-Z])[A-Z0-9/]*[\s\x{3000}]*[A-Z]?[0-9]|《)`)

// foreignItem begins a list that standards do not have.
var foreignItem = regexp.MustCompile(`^(?:[(（][0-9０-９一二三四五六七八九十]{1,3}[)）]|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|[0-9０-９]{1,2}(?:、|[.．]` + gapSigns + `*\p{Han})|[一二三四五六七八九十]{1,3}、|[-*+]` + gapSigns + `+\p{Han}|[●○◆◇■□▪►➢])`)
