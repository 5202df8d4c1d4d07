package manuscript

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// Entries of terms (GB/T 1.1—2020, 术语条目): the number alone on its line or
// before the term, the term with its English, admitted terms, the definition,
// notes, and the source.

var (
	sourceOpen    = regexp.MustCompile(`^[\[［【]` + gapSigns + `*(?:来源|SOURCE|Source|源自)` + gapSigns + `*[：:]` + gapSigns + `*`)
	sourceWithin  = regexp.MustCompile(`[\[［【]` + gapSigns + `*(?:来源|SOURCE|Source)` + gapSigns + `*[：:][^\[\]［］【】]*[\]］】]$`)
	admittedOpen  = regexp.MustCompile(`^(?:又称|也称|许用术语|(?i:admitted terms?))[：:]` + gapSigns + `*`)
	symbolOpen    = regexp.MustCompile(`^(?:符号|(?i:symbol))[：:]` + gapSigns + `*`)
	latinOnly     = regexp.MustCompile(`^[A-Za-z(（][A-Za-z0-9 ,;；/()（）'’.&-]*$`)
	wideSpace     = regexp.MustCompile(`\x{3000}+|\t+|[ \x{a0}\x{2002}\x{2003}]{2,}|\n`)
	termSeparator = regexp.MustCompile(`[；;]`)
)

// isTerm reports whether the number is below the clause of terms and groups no
// entries.
func (r *recogniser) isTerm(num string) bool {
	return r.terms != "" && strings.HasPrefix(num, r.terms+".")
}

// readTerm opens the entry of a term. The line behind the number may be empty:
// then the term stands below it.
func (r *recogniser) readTerm(p *model.Provision, x numeral, runs []Inline, l *line) bool {
	words := shut(wordsOf(runs))
	from := r.i
	if words == "" {
		below := r.peek(0)
		if below == nil || below.table != nil || below.auto > 0 || closed(below.words) {
			return false
		}
		if _, own := readNumeral(below.words, strictNumber); own {
			return false
		}
		runs = below.runs
		words = shut(below.words)
		r.i++
	}
	if !r.termLike(words) || r.groupsTerms(x.num) {
		r.i = from
		return false
	}
	t := &model.Term{}
	p.Kind, p.Term = model.TermEntry, t
	head, more := words, ""
	if at := strings.IndexByte(words, '\n'); at >= 0 { // term ⏎ English, or term ⏎ definition
		head, more = words[:at], shut(words[at:])
		if latinOnly.MatchString(more) != latinOnly.MatchString(head) && !closed(more) && !strings.Contains(more, "\n") {
			head, more = head+"\u3000"+more, ""
		}
	}
	r.designate(t, head)
	if below := r.peek(0); r.otherLanguage(t, below) {
		r.designate(t, below.text())
		r.i++
	}
	r.begin(p, x.num, l)
	if more != "" {
		at := len(wordsOf(runs)) - len(strings.TrimLeftFunc(wordsOf(runs), blankSign)) + strings.Index(words, "\n")
		rest := shutRuns(skipRuns(runs, at))
		para := &model.Paragraph{BlockBase: r.base(l.n), Inlines: r.inlines(rest, l.n)}
		r.put(para)
	}
	for r.readDesignation(t) {
	}
	return true
}

// termLike reports whether words can be the head of an entry.
func (r *recogniser) termLike(words string) bool {
	head, _, _ := strings.Cut(words, "\n")
	n := utf8.RuneCountInString(head)
	return n > 0 && n <= 120 && !closedSentence(head) && !strings.ContainsRune(head, object)
}

// closedSentence is closed without the semicolon between terms.
func closedSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(shut(s))
	return strings.ContainsRune("。：！？:!?，,.", last) || strings.Contains(s, "。")
}

// groupsTerms reports whether entries stand below the number: then it is the
// title of a group.
func (r *recogniser) groupsTerms(num string) bool {
	for d := 0; d < 3; d++ {
		l := r.peek(d)
		if l == nil {
			return false
		}
		if x, ok := readNumeral(l.words, strictNumber); ok && l.table == nil && x.dotted() {
			return strings.HasPrefix(x.num, num+".")
		}
	}
	return false
}

// otherLanguage reports whether the line is the term in the language that is
// still missing: a short line of Latin letters below a Chinese term, or a
// Chinese one below an English term.
func (r *recogniser) otherLanguage(t *model.Term, l *line) bool {
	if l == nil || l.table != nil || l.auto > 0 || closed(l.words) || utf8.RuneCountInString(l.words) > 80 || strings.ContainsRune(l.words, object) {
		return false
	}
	if admittedOpen.MatchString(l.text()) || symbolOpen.MatchString(l.text()) || sourceOpen.MatchString(l.text()) {
		return false
	}
	below := r.peek(1)
	if below == nil {
		return false
	}
	if _, next := readNumeral(below.words, strictNumber); next && below.table == nil { // then it is the definition
		return false
	}
	if r.o.Lang == model.En {
		return len(t.Zh) == 0 && hanSign(l.words) && !closed(l.words) && utf8.RuneCountInString(l.words) <= 20 && !hasLatinWord.MatchString(l.words)
	}
	return len(t.En) == 0 && latinOnly.MatchString(l.text())
}

var hasLatinWord = regexp.MustCompile(`[A-Za-z]{2,}`)

// designate adds the terms of one line, in both languages.
func (r *recogniser) designate(t *model.Term, words string) {
	words = shut(words)
	a, b := r.splitTerm(words)
	zh, en := a, b
	if hanSign(b) && !hanSign(a) || !hanSign(a) && b == "" {
		zh, en = b, a
	}
	before := len(t.Zh) + len(t.En)
	t.Zh = append(t.Zh, terms(zh)...)
	t.En = append(t.En, terms(en)...)
	for range strings.Count(words, "；") + strings.Count(words, ";") {
		r.swap(";", "")
	}
	if len(t.Zh)+len(t.En) == before && words != "" {
		t.Zh = append(t.Zh, words)
	}
}

func terms(s string) (out []string) {
	for _, w := range termSeparator.Split(s, -1) {
		if w = shut(strings.Map(unbroken, w)); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// splitTerm parts the Chinese term from the English one: at a wide space where
// one stands between the languages, else at the space that leaves Chinese on one
// side only.
func (r *recogniser) splitTerm(s string) (a, b string) {
	for _, m := range wideSpace.FindAllStringIndex(s, -1) {
		left, right := s[:m[0]], s[m[1]:]
		if hanSign(left) != hanSign(right) {
			return left, right
		}
	}
	zhFirst := startsHan(s) || r.o.Lang == model.Zh
	cut := -1
	for i, c := range s {
		if !blankSign(c) {
			continue
		}
		left, right := s[:i], s[i:]
		if zhFirst && hanSign(left) && !hanSign(right) {
			cut = i
			break
		}
		if !zhFirst && !hanSign(left) && hanSign(right) {
			cut = i
		}
	}
	if cut < 0 {
		// 公务用车official vehicle, without a space
		if m := tightTerm.FindStringIndex(s); m != nil && hanSign(s[:m[0]]) {
			return s[:m[0]+len(firstHan(s[m[0]:]))], shut(s[m[0]+len(firstHan(s[m[0]:])):])
		}
		return s, ""
	}
	return shut(s[:cut]), shut(s[cut:])
}

var tightTerm = regexp.MustCompile(`\p{Han}[a-z][a-z]+[A-Za-z ,/()-]*$`)

func firstHan(s string) string {
	for _, c := range s {
		return string(c)
	}
	return ""
}

// readDesignation takes a line that names the term otherwise: 又称：…, 符号：…,
// or a short line in bold above the definition.
func (r *recogniser) readDesignation(t *model.Term) bool {
	l := r.peek(0)
	if l == nil || l.table != nil {
		return false
	}
	words := l.text()
	if m := admittedOpen.FindString(words); m != "" {
		r.swap(m, "")
		r.designate(t, words[len(m):])
		r.i++
		return true
	}
	if m := symbolOpen.FindString(words); m != "" && t.Symbol == "" && !strings.ContainsRune(words, object) {
		r.swap(m, "")
		t.Symbol = shut(words[len(m):])
		r.i++
		return true
	}
	below := r.peek(1)
	if l.auto > 0 || !l.bold() || closed(l.words) || utf8.RuneCountInString(words) > 30 || ownLine.MatchString(words) || below == nil || below.table != nil {
		return false
	}
	if _, own := readNumeral(l.words, strictNumber); own {
		return false
	}
	r.designate(t, words)
	r.i++
	return true
}

// term gives the entry that is being read, or nil.
func (r *recogniser) term() *model.Provision {
	if n := len(r.open); n > 0 && r.open[n-1].Term != nil {
		return r.open[n-1].Provision
	}
	return nil
}

// readSource takes [来源：…], on a line of its own or at the end of a definition.
func (r *recogniser) readSource(l *line) bool {
	p := r.term()
	if p == nil || len(p.Term.Source) > 0 {
		return false
	}
	words := l.words
	at := sourceWithin.FindStringIndex(words)
	if at == nil {
		return false
	}
	if at[0] > 0 {
		before := shutRuns(keepRuns(l.runs, at[0]))
		if len(before) > 0 {
			if noteOpen.MatchString(words) || l.auto > 0 {
				return false
			}
			para := &model.Paragraph{BlockBase: r.base(l.n), Inlines: r.inlines(before, l.n)}
			r.put(para)
		}
	}
	m := sourceOpen.FindString(words[at[0]:])
	runs := skipRuns(l.runs, at[0]+len(m))
	last, size := utf8.DecodeLastRuneInString(words)
	r.swap(m+string(last), "")
	runs = keepRuns(runs, len(wordsOf(runs))-size)
	p.Term.Source = withoutBreaks(r.inlines(runs, l.n))
	s := inlineText(p.Term.Source)
	p.Term.Modified = strings.Contains(s, "修改") || strings.Contains(s, "modified")
	r.text = textual{}
	r.lists = nil
	r.i++
	return true
}
