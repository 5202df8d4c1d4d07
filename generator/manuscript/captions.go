package manuscript

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
)

// Captions of tables and figures: above, below or within.

var (
	tableLabel  = regexp.MustCompile(`^(?:续?表|Table|TABLE)` + gapSigns + `*([0-9０-９]{1,3}|[A-ZＡ-Ｚ]` + gapSigns + `*[.．]` + gapSigns + `*[0-9０-９]{1,3})(` + gapSigns + `*[：:.．、—–-]+` + gapSigns + `*|` + gapSigns + `+|\n|$|)`)
	figureLabel = regexp.MustCompile(`^(?:图|Figure|FIGURE|Fig\.)` + gapSigns + `*([0-9０-９]{1,3}|[A-ZＡ-Ｚ]` + gapSigns + `*[.．]` + gapSigns + `*[0-9０-９]{1,3})(` + gapSigns + `*[：:.．、—–-]+` + gapSigns + `*|` + gapSigns + `+|\n|$|)`)
	continued   = regexp.MustCompile(`(?:` + gapSigns + `*[(（]` + gapSigns + `*续(?:表)?` + gapSigns + `*[)）]| \(continued\)|\(continued\))$`)
	unitOpen    = regexp.MustCompile(`^[(（]?(?:单位|Units?)(?:` + gapSigns + `*[：:]|为)` + gapSigns + `*`)
	unitWithin  = regexp.MustCompile(`(?:\t|` + gapSigns + `{2,}|\n)((?:单位|Units?)(?:` + gapSigns + `*[：:]|为)` + gapSigns + `*)([^。；\t\n]{1,30})$`)
	cellNote    = regexp.MustCompile(`^(?:\[([a-z])\]|([a-z]))(?:` + gapSigns + `+|$|(\p{Han}))`)
)

// caption is the label and title of a table or figure.
type caption struct {
	num       string
	n         int // bytes of the label
	continued bool
	sure      bool // by its style, its label or a space behind the number
}

// captionAt reads the label of a table or figure at the beginning of a line.
func (r *recogniser) captionAt(l *line, re *regexp.Regexp) (c caption, ok bool) {
	if l == nil || l.table != nil {
		return c, false
	}
	return r.captionOf(l.words, re, l)
}

func (r *recogniser) captionOf(words string, re *regexp.Regexp, l *line) (c caption, ok bool) {
	m := re.FindStringSubmatchIndex(words)
	if m == nil {
		return c, false
	}
	c.num, c.n = narrow(words[m[2]:m[3]]), m[1]
	title := words[m[1]:]
	if s := continued.FindString(title); s != "" || strings.HasPrefix(words, "续") {
		c.continued = true
	}
	bare := continued.ReplaceAllString(title, "")
	look, _ := l.look()
	c.sure = l.auto > 0 && l.auto <= m[1] || look == tableLook || look == figureLook || l.p != nil && l.p.Centred
	gap := words[m[4]:m[5]]
	if next, _ := utf8.DecodeRuneInString(title); gap == "" && title != "" && !unicode.Is(unicode.Han, next) && next != '(' && next != '（' && next != '《' && next != '“' && !c.sure {
		return c, false
	}
	if strings.ContainsAny(gap, "-—–") && startsDigit(title) { // 表1-2
		return c, false
	}
	last, _ := utf8.DecodeLastRuneInString(shut(bare))
	if strings.ContainsRune("。；：，,;:", last) && bare != "" || utf8.RuneCountInString(bare) > 80 && hanSign(bare) || utf8.RuneCountInString(bare) > 200 {
		return c, false
	}
	if gap == "" && !c.sure && saysOf.MatchString(title) {
		return c, false
	}
	return c, true
}

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// saysOf begins what a sentence says of a table: 表1给出了…….
var saysOf = regexp.MustCompile(`^(?:给出|规定|列出|中|所|是|为|的|和|与|及|至|、)`)

// readCaption takes a caption with the table or figure below it; one that stands
// alone is told.
func (r *recogniser) readCaption(l *line) bool {
	if c, ok := r.captionAt(l, tableLabel); ok {
		d := 1
		unit := r.peek(d)
		if unit != nil && unit.table == nil && unitOpen.MatchString(unit.text()) {
			d++
		} else {
			unit = nil
		}
		if below := r.peek(d); below != nil && below.table != nil && !r.isLayout(below.table) {
			r.i += d
			r.table(below, l, &c, unit)
			return true
		}
		if r.isCaption(l, c) {
			r.find(captionAlone, l.n, quoted(l.words))
		}
		return false
	}
	if c, ok := r.captionAt(l, figureLabel); ok && r.isCaption(l, c) {
		if below := r.peek(1); below != nil && below.only(Image) != nil && !r.figureHasCaption(r.i+1) { // above its figure
			r.group(captionPlace, l.n, quoted(l.words))
			r.i++
			r.figure(below, l, &c)
			return true
		}
		r.find(captionAlone, l.n, quoted(l.words))
		return false
	}
	if k, _ := l.look(); (k == tableLook || k == figureLook) && l.table == nil && l.only(Image) == nil {
		r.find(captionAlone, l.n, quoted(l.words))
	}
	if unitOpen.MatchString(l.text()) && l.table == nil {
		if below := r.peek(1); below != nil && below.table != nil && !r.isLayout(below.table) {
			r.i++
			r.table(below, nil, nil, l)
			return true
		}
	}
	return false
}

// isCaption reports whether a line that has the shape of a caption is set as one.
func (r *recogniser) isCaption(l *line, c caption) bool {
	return c.sure || !verbs.MatchString(l.words[c.n:]) && r.titleLike(l.words[c.n:]) && utf8.RuneCountInString(l.words) <= 50
}

// captionBelow takes a caption that was written under its table.
func (r *recogniser) captionBelow(t *model.Table, l *line) {
	below := r.peek(0)
	c, ok := r.captionAt(below, tableLabel)
	if !ok || c.continued || !r.isCaption(below, c) {
		return
	}
	if next := r.peek(1); next != nil && next.table != nil && !r.captionWithin(next.table) && r.below == 0 {
		return // it is the caption of the next table
	}
	r.below++
	r.group(captionPlace, below.n, quoted(below.words))
	r.label(t, below, &c)
	r.i++
}

// captionWithin reports whether the first row of a table is its caption.
func (r *recogniser) captionWithin(t *Table) bool {
	if len(t.Rows) < 2 || len(t.Rows[0]) != 1 {
		return false
	}
	in := r.quiet(t.Rows[0][0].Blocks)
	if len(in) == 0 {
		return false
	}
	_, ok := r.captionAt(in[0], tableLabel)
	return ok
}
