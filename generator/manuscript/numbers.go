package manuscript

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// The numbers of clauses and subclauses (GB/T 1.1—2020, 章, 条), as people and
// programs write them: 5.2.1, ５．２, 5. 2, 5.2、, 第5章, A.1.

var (
	strictNumber = regexp.MustCompile(`^` + gapSigns + `*((?:[0-9０-９]{1,3}|[A-ZＡ-Ｚ])(?:[.．][0-9０-９]{1,3})*)([.．、：:]?)(?:` + gapSigns + `|\n)*`)
	looseNumber  = regexp.MustCompile(`^` + gapSigns + `*((?:[0-9０-９]{1,3}|[A-ZＡ-Ｚ])(?:` + gapSigns + `*[.．。·‧﹒]` + gapSigns + `*[0-9０-９]{1,3})+)([.．、：:]?)(?:` + gapSigns + `|\n)*`)
	chapterWord  = regexp.MustCompile(`^` + gapSigns + `*第` + gapSigns + `*([0-9０-９]{1,3}|[一二三四五六七八九十百]{1,5})` + gapSigns + `*章` + gapSigns + `*`)
	wholeNumber  = regexp.MustCompile(`^(?:[0-9０-９]{1,3}|[A-ZＡ-Ｚ])(?:[.．][0-9０-９]{1,3})+[.．、]?$|^[0-9０-９]{1,2}[.．]?$`)
	dotSigns     = regexp.MustCompile(`[.．。·‧﹒]`)
)

// numeral is a number at the beginning of a line.
type numeral struct {
	num     string // "5.2.1"
	written string // with what stands behind it and is no white space
	n       int    // bytes of it and of the white space behind it
	sign    string // what stands right behind it: "", ".", "、"
	tight   bool   // no white space behind it
}

// dotted reports whether the number has parts.
func (x numeral) dotted() bool { return strings.Contains(x.num, ".") }

func (x numeral) level() int { return strings.Count(x.num, ".") + 1 }

// readNumeral reads the number with the pattern.
func readNumeral(words string, re *regexp.Regexp) (x numeral, ok bool) {
	m := re.FindStringSubmatchIndex(words)
	if m == nil {
		return x, false
	}
	body := words[m[2]:m[3]]
	x.num = dotSigns.ReplaceAllString(narrow(body), ".")
	x.sign = words[m[4]:m[5]]
	x.written, x.n = words[m[2]:m[5]], m[1]
	x.tight = m[1] == m[5]
	next, _ := utf8.DecodeRuneInString(words[m[1]:])
	switch {
	case !x.dotted() && x.num[0] > '9': // a letter
		return x, false
	case x.tight && (next >= '0' && next <= '9' || next >= '０' && next <= '９' || next == ')' || next == '）'):
		return x, false
	case x.tight && x.sign == "" && next < 0x80 && next > ' ' && x.n < len(words): // 5.2m, 3D, 5-1
		return x, false
	case x.sign == "：" || x.sign == ":":
		return x, x.dotted() && x.tight
	}
	parts := strings.Split(x.num, ".")
	for i, p := range parts {
		if len(p) > 1 && p[0] == '0' || i > 0 && p == "0" {
			return x, false
		}
	}
	return x, parts[0] != "0" && len(parts) <= 8
}

// readChapter reads 第5章.
func readChapter(words string) (x numeral, ok bool) {
	m := chapterWord.FindStringSubmatchIndex(words)
	if m == nil {
		return x, false
	}
	num := narrow(words[m[2]:m[3]])
	if n, isHan := model.ParseHan(num); isHan {
		num = strconv.Itoa(n)
	}
	return numeral{num: strings.TrimLeft(num, "0"), written: shut(words[:m[1]]), n: m[1]}, num != "0"
}

// follows reports whether num can come next: 4.2 is followed by 4.2.1, 4.3 or 5.
func (r *recogniser) follows(num string) bool {
	if r.last == "" {
		return num == "1"
	}
	if num == r.last+".1" {
		return true
	}
	for up := r.last; up != ""; {
		at := strings.LastIndexByte(up, '.')
		if n, err := strconv.Atoi(up[at+1:]); err == nil && num == up[:at+1]+strconv.Itoa(n+1) {
			return true
		}
		up = up[:max(at, 0)]
	}
	return false
}

// parentOpen reports whether the provision above num is open.
func (r *recogniser) parentOpen(num string) bool {
	up := num[:max(strings.LastIndexByte(num, '.'), 0)]
	for _, o := range r.open {
		if o.num != "" && (o.num == up || strings.HasPrefix(up, o.num+".")) {
			return true
		}
	}
	return false
}

// later reports whether num stands behind the last number in the order of the text.
func (r *recogniser) later(num string) bool {
	return r.last == "" || model.CompareFragments(r.last, num) < 0
}

// quantity begins what makes a value of a number before it: 5.2 m, 3.5倍.
var quantity = regexp.MustCompile(`^(?:(?:[mckd]?m|[mk]?g|t|s|min|h|d|m?[Ll]|[kM]?W(?:·?h)?|[mk]?V|m?A|[kMG]?Hz|[kM]?Pa|lx|dB|°C|m[²2³3]|[KMGT]B|tce)(?:[^A-Za-z ]|$| +[^A-Za-z ])|[%‰℃Ω㎡³²°×÷±＝=~～+]|倍|万|亿|元|米|公里|千克|小时|分钟|个百分点|[至到][0-9])`)

// number reads the number of a provision at the beginning of the line. It is
// none where it does not fit: a value, an item of a list, a year.
func (r *recogniser) number(l *line) (x numeral, ok bool) {
	if l.table != nil {
		return x, false
	}
	k, _ := l.look()
	certain := l.auto > 0 || k == titledLook || k == untitledLook
	if x, ok = readChapter(l.words); ok {
		return x, r.follows(x.num) || certain
	}
	x, ok = readNumeral(l.words, strictNumber)
	if y, is := readNumeral(l.words, looseNumber); is && (!ok || y.num != x.num) && r.follows(y.num) && l.auto == 0 && !startsValue(l.words[y.n:], y) {
		x, ok = y, true
	}
	if !ok || l.auto > 0 && x.n < l.auto { // the label goes on: "1）", "（1）"
		return x, false
	}
	after := l.words[x.n:]
	if k == itemLook || k == noteLook || k == tableLook || k == figureLook || k == contentsLook {
		return x, false
	}
	if !x.dotted() {
		return x, r.clauseNumber(l, x, after, certain)
	}
	if letter := x.num[0] > '9'; letter && !r.parentOpen(x.num) && !certain {
		return x, false
	}
	switch {
	case l.auto > 0:
		return x, true
	case startsValue(after, x):
		return x, false
	case r.follows(x.num):
		return x, !x.tight || x.sign != "" || after == "" || !startsASCII(after)
	case k == titledLook || k == untitledLook:
		return x, true
	case l.joined > 0 || l.cut && !r.later(x.num):
		return x, false
	}
	// A number that does not come next is one all the same where something
	// stands behind it as behind numbers, and the provision above it is open.
	return x, r.parentOpen(x.num) && (startsHan(after) || !hanSign(after) && startsUpper(after)) && (r.later(x.num) || x.level() > 2 || !x.tight)
}

func startsValue(after string, x numeral) bool {
	return x.sign == "" && x.level() <= 2 && x.num[0] <= '9' && quantity.MatchString(after)
}

func startsASCII(s string) bool { return s != "" && s[0] < 0x80 && s[0] != '(' && s[0] != '"' }

func startsUpper(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// clauseNumber decides whether a number without parts is that of a clause: it
// comes next, and its words are a title.
func (r *recogniser) clauseNumber(l *line, x numeral, after string, certain bool) bool {
	title := shut(after)
	if title == "" {
		return r.follows(x.num) && r.titleBelow() && (l.auto > 0 || r.titleOnly(r.peek(1)))
	}
	if quantity.MatchString(title) || strings.HasPrefix(title, "年") || strings.HasPrefix(title, "月") || strings.HasPrefix(title, "日") {
		return false
	}
	if !r.titleLike(title) {
		return false
	}
	if n, err := strconv.Atoi(x.num); err != nil || n > 99 {
		return false
	}
	if r.follows(x.num) {
		return r.inAnnex() == "" || certain && l.auto == 0
	}
	return certain && r.inAnnex() == "" && x.sign != "、"
}

// inAnnex gives the letter of the annex that is open.
func (r *recogniser) inAnnex() string {
	if len(r.open) > 0 && r.open[0].Kind == model.Annex {
		return r.open[0].num
	}
	return ""
}

// endSigns end a sentence or a part of one.
const endSigns = "。；：！？，、;:!?,…"

// titleLike reports whether words can be a title: short, and without the
// punctuation of a sentence.
func (r *recogniser) titleLike(words string) bool {
	words = shut(words)
	limit := 40
	if !hanSign(words) {
		limit = 120
		if strings.HasSuffix(words, ".") {
			return false
		}
	}
	n := utf8.RuneCountInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	return n > 0 && n <= limit && !strings.ContainsRune(endSigns, last) && !strings.ContainsAny(words, "。；;！？\ufffc")
}

// verbs make a sentence of words without its punctuation (GB/T 1.1—2020, annex C).
var verbs = regexp.MustCompile(`不应|不宜|不得|不必|应当|必须|[^供相对适反响照感呼因理]应[^急用对答收付变力]|[^适便合事]宜[^居人]|\b(?:shall|should|may|is|are)\b`)

// titled decides whether a subclause has a title or runs in.
func (r *recogniser) titled(l *line, x numeral, after string) bool {
	words := shut(after)
	k, _ := l.look()
	if words == "" {
		return true
	}
	if !r.titleLike(words) {
		if k == titledLook {
			r.group(titleGuess, l.n, quoted(words))
		}
		return false
	}
	switch {
	case k == titledLook && l.p.Style != "":
		return true
	case k == untitledLook:
		return false
	}
	if l.bold() {
		return true
	}
	// Subclauses of one level have titles all of them, or none (GB/T 1.1—2020,
	// 7.3): without another sign it is as the one before, or the next.
	long := utf8.RuneCountInString(words) > 10
	next := r.peek(0)
	parted := next != nil && next.cut && r.plainWords(next) && !r.beginsAnew(next) // by the end of a page
	untitled := false
	switch alike, known := r.likeSiblings(x); {
	case r.hasChildren(x):
	case parted && verbs.MatchString(words):
		untitled = true
	case known:
		untitled = !alike && (long || parted)
	case parted:
		untitled = long
	}
	if untitled || long && verbs.MatchString(words) {
		r.group(titleGuess, l.n, quoted(words))
		return false
	}
	return true
}

// hasChildren reports whether the next number stands below the number.
func (r *recogniser) hasChildren(x numeral) bool {
	y, ok := r.nextNumeral()
	return ok && strings.HasPrefix(y.num, x.num+".")
}

// nextNumeral gives the next number that begins a line from here on.
func (r *recogniser) nextNumeral() (numeral, bool) {
	for d := 0; d < 40; d++ {
		l := r.peek(d)
		if l == nil {
			break
		}
		if l.table != nil {
			continue
		}
		if y, ok := readNumeral(l.words, strictNumber); ok && y.dotted() && y.num != r.last && !startsValue(l.words[y.n:], y) {
			return y, true
		}
	}
	return numeral{}, false
}

// likeSiblings reports whether the subclauses beside the number have titles;
// known is false where there is none to look at.
func (r *recogniser) likeSiblings(x numeral) (titled, known bool) {
	up := x.num[:strings.LastIndexByte(x.num, '.')]
	for _, o := range r.open {
		if n := len(o.Children); o.num == up && n > 0 {
			last := o.Children[n-1]
			return len(last.Title) > 0, true
		}
	}
	for d := 0; d < 40; d++ {
		l := r.peek(d)
		if l == nil {
			break
		}
		y, ok := readNumeral(l.words, strictNumber)
		if l.table != nil || !ok || !y.dotted() || y.level() > x.level() {
			continue
		}
		if y.level() == x.level() && strings.HasPrefix(y.num, up+".") {
			return r.titleLike(l.words[y.n:]) && !verbs.MatchString(l.words[y.n:]), true
		}
		break
	}
	return false, false
}

// peek gives the line d places further on, or nil.
func (r *recogniser) peek(d int) *line {
	if i := r.i + d; i >= 0 && i < len(r.lines) {
		return r.lines[i]
	}
	return nil
}

// titleBelow reports whether the line below can be the words of a number that
// stands alone.
func (r *recogniser) titleBelow() bool {
	l := r.peek(1)
	if l == nil || l.table != nil || l.auto > 0 || l.cut {
		return false
	}
	_, own := readNumeral(l.words, strictNumber)
	return !own && !ownLine.MatchString(l.text()) && l.text() != ""
}

func (r *recogniser) titleOnly(l *line) bool { return l != nil && r.titleLike(l.words) }

// confused is a number that a reader of pictures took for letters: l.2, 5.O.
var confused = regexp.MustCompile(`^([0-9lIOoSB]{1,2}(?:[.．][0-9lIOoSB]{1,2})+)(?:` + gapSigns + `|\p{Han})`)

// doubtful reports a line whose number would come next if letters were digits.
func (r *recogniser) doubtful(l *line) {
	m := confused.FindStringSubmatch(l.words)
	if m == nil {
		return
	}
	meant := strings.NewReplacer("l", "1", "I", "1", "O", "0", "o", "0", "S", "5", "B", "8", "．", ".").Replace(m[1])
	if meant != m[1] && r.follows(meant) {
		r.find(doubtfulNumber, l.n, m[1], meant)
	}
}
