package manuscript

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/text"
)

// The list of contents (GB/T 1.1—2020, 目次) repeats headings; the site makes
// its own. It is left out, and what it says otherwise than the text is told.

var (
	contentsName      = regexp.MustCompile(`^(?:目次|目录|(?i:contents|table of contents))$`)
	contentsPage      = regexp.MustCompile(`^(.*?[^\s.…·⋯．—_-])[\s.…·⋯．_—-]*(?:[.…·⋯．_]{2,}|\t|` + gapSigns + `{2,}|[—-]{3,}|\x{3000})[\s.…·⋯．_—-]*[(（]?([0-9０-９]{1,3}|[IVXivxⅠ-Ⅻⅰ-ⅻ]{1,5})[)）]?$`)
	contentsPageLoose = regexp.MustCompile(`^(.*[^\s])\s+([0-9０-９]{1,3}|[IVXivxⅠ-Ⅻⅰ-ⅻ]{1,5})$`)
)

// entry is a line of the list of contents.
type entry struct {
	n     int
	words string // squeezed, without the page
}

// readContentsTitle takes 目次 and the lines below it.
func (r *recogniser) readContentsTitle(l *line) bool {
	if l.table != nil {
		return false
	}
	k, _ := l.look()
	named := contentsName.MatchString(squeezed(l.words))
	if !named && k != contentsLook || r.last != "" || len(r.open) > 0 && !named {
		return false
	}
	firstEntry, loose := "", 0
	take := func() {
		l := r.lines[r.i]
		r.leave(Contents, l)
		if !contentsName.MatchString(squeezed(l.words)) {
			words, _ := r.entryOf(l, loose)
			if contentsPageLoose.MatchString(l.text()) {
				loose++
			}
			e := entry{l.n, words}
			if firstEntry == "" {
				firstEntry = e.words
			}
			r.contents = append(r.contents, e)
		}
		r.i++
	}
	take()
	for r.i < len(r.lines) {
		l := r.lines[r.i]
		if l.table != nil {
			break
		}
		k, _ := l.look()
		words, paged := r.entryOf(l, loose)
		switch {
		case k == contentsLook:
		case words == firstEntry && !paged:
			return true
		case paged && utf8.RuneCountInString(words) <= 80:
		case utf8.RuneCountInString(words) <= 60 && !closed(l.words) && r.comesAgain(words):
		default:
			return true
		}
		take()
	}
	return true
}

// entryOf is a line of the list without its page. What web pages and Markdown
// leave of the dots before the page is one space; that is a page where the
// words before it are a heading further down, or where several lines above had
// one, for a heading may be parted: 附录A, （规范性）, its title.
func (r *recogniser) entryOf(l *line, above int) (words string, paged bool) {
	if contentsPage.MatchString(l.text()) {
		return squeezed(withoutPage(l.words)), true
	}
	if m := contentsPageLoose.FindStringSubmatch(l.text()); m != nil {
		words := squeezed(m[1])
		if above >= 3 || r.comesAgain(words) {
			return words, true
		}
		if _, title := entryParts(words); title != "" && r.comesAgain(title) {
			return words, true
		}
	}
	return squeezed(l.words), false
}

func withoutPage(s string) string {
	if m := contentsPage.FindStringSubmatch(shut(s)); m != nil {
		return m[1]
	}
	return s
}

// comesAgain reports whether a later line has the same words, behind a number
// or without one.
func (r *recogniser) comesAgain(words string) bool {
	for _, l := range r.lines[r.i+1:] {
		if l.table != nil {
			continue
		}
		if number, ok := strings.CutSuffix(squeezed(withoutPage(l.words)), words); ok && strings.Trim(number, "0123456789.)") == "" {
			return true
		}
	}
	return false
}

// checkContents compares the list of contents with the headings.
func (r *recogniser) checkContents() {
	for _, a := range r.d.Asides {
		for _, l := range strings.Split(a.Text, "\n") {
			if m := contentsPage.FindStringSubmatch(shut(l)); m != nil && a.Kind == Contents {
				r.contents = append(r.contents, entry{a.N, squeezed(m[1])})
			}
		}
	}
	if len(r.contents) == 0 {
		return
	}
	has := map[string]bool{}
	r.tr.Text.Walk(func(p *model.Provision) {
		title := squeezed(text.PlainInlines(p.Title))
		if p.Term != nil {
			title = squeezed(strings.Join(p.Term.Zh, "") + strings.Join(p.Term.En, ""))
		}
		has[squeezed(p.Number)+title] = true
		has[title] = true
		if p.Kind == model.Annex {
			for _, s := range []string{"(规范性)", "(资料性)", "(规范性附录)", "(资料性附录)", "(normative)", "(informative)"} {
				has[squeezed(p.Number)+s+title] = true
			}
		}
		for _, bl := range p.Blocks {
			switch bl := bl.(type) {
			case *model.Table:
				has[squeezed(r.say("表", "Table")+bl.Number+text.PlainInlines(bl.Caption))] = true
			case *model.Figure:
				has[squeezed(r.say("图", "Figure")+bl.Number+text.PlainInlines(bl.Caption))] = true
			}
		}
	})
	alone := map[string]bool{} // lines of the text, in which titles without their numbers stand
	for _, l := range r.lines {
		if l.table == nil {
			alone[squeezed(l.words[l.auto:])] = true
		}
	}
	for _, e := range r.contents {
		num, title := entryParts(e.words)
		bare := num + title
		if num != "" && title != "" && !has[bare] && alone[title] {
			r.group(numbersLost, e.n, quoted(e.words))
			continue
		}
		if bare != "" && !has[bare] && !has[e.words] {
			r.group(contentsDiffer, e.n, quoted(e.words))
		}
	}
}

// entryParts is the number and the title of a line of the list; without a number
// all of it is title.
func entryParts(words string) (num, title string) {
	x, ok := readNumeral(words, strictNumber)
	if !ok {
		x, ok = readChapter(words)
	}
	if !ok {
		return "", words
	}
	return x.num, words[x.n:]
}
