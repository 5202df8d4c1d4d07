package manuscript

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// Formulas (GB/T 1.1—2020, 数学公式) on lines of their own, with the number
// behind a leader, and 式中： with a line for each symbol.

var (
	formulaNumber = regexp.MustCompile(`^[\s.…·⋯—_\x{3000}]*[(（]\s*([A-ZＡ-Ｚ]?[.．]?[0-9０-９]{1,3})\s*[)）]$`)
	texTag        = regexp.MustCompile(`\\tag\s*\*?\s*\{\s*\(?\s*((?:[A-Z]\s*\.\s*)?[0-9]{1,3})\s*\)?\s*\}`)
	texHashEnd    = regexp.MustCompile(`\\?#\s*(?:\\left\s*)?[(（]\s*((?:[A-Z]\s*\.\s*)?[0-9]{1,3})\s*(?:\\right\s*)?[)）]\s*$`) // Word's own way to number an equation
	texNumberEnd  = regexp.MustCompile(`(?:\\[cl]?dots|\\quad|\\qquad|[.…·]{2,}|\\cdots)\s*[(（]\s*((?:[A-Z]\s*\.\s*)?[0-9]{1,3})\s*[)）]\s*$`)
	whereOpen     = regexp.MustCompile(`^(?:式中|其中|where|Where)` + gapSigns + `*[：:，,]?` + gapSigns + `*`)
	whereDash     = regexp.MustCompile(`——|──|――|—`)
	whereSymbol   = regexp.MustCompile(`^(?:[\p{Latin}\p{Greek}Δ∑\x{fffc}][^\s，。；：、,;:—-]{0,15})(?:` + gapSigns + `*(?:[、,，]|和|与|and)` + gapSigns + `*(?:[\p{Latin}\p{Greek}Δ∑\x{fffc}][^\s，。；：、,;:—-]{0,15}))*$`)
	whereHan      = regexp.MustCompile(`^[^\s，。；：、,;:]{1,12}$`)
)

// readFormula takes a line that is a formula and, perhaps, its number.
func (r *recogniser) readFormula(l *line) bool {
	tex, num, ok := r.formulaOf(l)
	if !ok {
		if len(l.only(Image)) == 0 && l.table == nil && strings.Contains(l.words, string(object)) {
			r.pictureFormula(l)
		}
		return false
	}
	f := &model.Formula{BlockBase: r.base(l.n), TeX: tex, Number: num}
	r.i++
	if below := r.peek(0); num == "" && below != nil && below.table == nil && formulaNumber.MatchString(below.text()) {
		f.Number = narrow(formulaNumber.FindStringSubmatch(below.text())[1])
		r.swap(below.words, f.Number)
		r.i++
	}
	r.where(f)
	r.putBlock(f)
	return true
}

// formulaOf gives the TeX and the number of a line that holds nothing else.
func (r *recogniser) formulaOf(l *line) (tex, num string, ok bool) {
	if l.table != nil || l.auto > 0 && !formulaNumber.MatchString(shut(l.words[:l.auto])) {
		return "", "", false
	}
	var words strings.Builder
	var math []Inline
	for _, in := range skipRuns(l.runs, l.auto) {
		switch {
		case in.Kind == Math && shut(words.String()) == "":
			math = append(math, in)
		case in.Kind == Words, in.Kind == Tab, in.Kind == LineBreak:
			words.WriteString(runWords(in))
		default:
			return "", "", false
		}
	}
	tail := words.String()
	if l.auto > 0 {
		tail = l.words[:l.auto]
	}
	m := formulaNumber.FindStringSubmatch(shut(tail))
	if len(math) == 0 || m == nil && shut(tail) != "" {
		return "", "", false
	}
	var parts []string
	for _, in := range math {
		s := oneLine(in.Text)
		if s == "" || strings.Contains(s, "$$") || unescapedDollar.MatchString(s) || strings.HasPrefix(s, "#") {
			return "", "", false
		}
		parts = append(parts, s)
	}
	tex = strings.Join(parts, " ")
	for _, in := range math {
		r.from.add(mathLetters(in))
	}
	if m != nil {
		num = narrow(m[1])
		r.swap(tail, num)
	} else {
		for _, re := range []*regexp.Regexp{texTag, texHashEnd, texNumberEnd} {
			if t := re.FindStringSubmatchIndex(tex); t != nil && num == "" {
				num = squeezed(tex[t[2]:t[3]])
				tex = shut(tex[:t[0]] + tex[t[1]:])
				r.to.add(num)
			}
		}
	}
	r.to.add(tex)
	return tex, num, true
}

// pictureFormula tells of a formula that is a picture: a picture and a number.
func (r *recogniser) pictureFormula(l *line) {
	images := 0
	for _, in := range l.runs {
		if in.Kind == Image {
			images++
		}
	}
	if images == 1 && formulaNumber.MatchString(shut(strings.ReplaceAll(l.words, string(object), ""))) {
		r.find(formulaPicture, l.n, quoted(l.words))
	}
}

// where reads the explanation of symbols.
func (r *recogniser) where(f *model.Formula) {
	l := r.peek(0)
	if l == nil || l.table != nil {
		return
	}
	m := whereOpen.FindString(l.text())
	if m == "" {
		return
	}
	lead := strings.Index(l.words, l.text())
	rest := *l
	rest.runs = skipRuns(l.runs, lead+len(m))
	rest.words = wordsOf(rest.runs)
	at := r.i
	if shut(rest.words) == "" {
		at++
	} else if symbol, _, ok := r.symbolOf(&rest, true); !ok || symbol == "" {
		return
	}
	var items []*model.WhereItem
	add := func(x *line, n, dash int) {
		symbol := shutRuns(keepRuns(x.runs, n))
		meaning := skipRuns(x.runs, n+dash)
		items = append(items, &model.WhereItem{Pos: r.place(x.n), Symbol: r.inlines(symbol, x.n), Meaning: r.inlines(meaning, x.n)})
		r.swap(x.words[n:n+dash], "")
	}
	if at == r.i {
		n, dash := r.dashOf(&rest)
		r.swap(m, "")
		add(&rest, n, dash)
		at++
	}
	for at < len(r.lines) {
		x := r.lines[at]
		_, _, ok := r.symbolOf(x, len(items) == 0 || closed(r.lines[at-1].words))
		if !ok {
			break
		}
		if len(items) == 0 {
			r.swap(l.words, "")
		}
		n, dash := r.dashOf(x)
		add(x, n, dash)
		at++
	}
	if len(items) == 0 {
		return
	}
	f.Where = items
	r.i = at
}

// dashOf finds the dash between symbol and meaning.
func (r *recogniser) dashOf(l *line) (at, size int) {
	if l.table != nil || l.auto > 0 {
		return 0, 0
	}
	for _, m := range whereDash.FindAllStringIndex(l.words, -1) {
		if m[0] > 0 && !(digitAt(l.words, m[0]-1) && digitAt(l.words, m[1])) {
			return m[0], m[1] - m[0]
		}
	}
	return 0, 0
}

func digitAt(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// symbolOf reports whether a line explains a symbol: E——能量. A symbol in
// Chinese is one behind a line that ends a sentence only.
func (r *recogniser) symbolOf(l *line, han bool) (symbol, meaning string, ok bool) {
	n, size := r.dashOf(l)
	if n == 0 {
		return "", "", false
	}
	symbol, meaning = shut(l.words[:n]), shut(l.words[n+size:])
	if meaning == "" || ownLine.MatchString(l.text()) {
		return "", "", false
	}
	if _, own := readNumeral(l.words, strictNumber); own {
		return "", "", false
	}
	if whereSymbol.MatchString(symbol) {
		return symbol, meaning, true
	}
	return symbol, meaning, han && whereHan.MatchString(symbol) && hanSign(symbol) && utf8.RuneCountInString(symbol) <= 12
}
