package manuscript

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
)

var (
	imageMark = regexp.MustCompile(`^!\[([^\[\]]*)\]\(\s*(?:<([^<>\n]*)>|((?:[^()\s]|\([^()\s]*\))*))(?:\s+"([^"]*)")?\s*\)`)
	linkMark  = regexp.MustCompile(`^\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*(?:<([^<>\n]*)>|((?:[^()\s]|\([^()\s]*\))*))(?:\s+"([^"]*)")?\s*\)`)
	refMark   = regexp.MustCompile(`^\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]`)
	noteMark  = regexp.MustCompile(`^\[\^([^\]\s\^]{1,16})\]`)
	autoMark  = regexp.MustCompile(`^<((?:https?|mailto):[^<>\s]+)>`)
	tagMarkup = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\s*=\s*(?:[^\s"'=<>` + "`" + `]+|'[^']*'|"[^"]*"))?)*)\s*/?>`)
	supMark   = regexp.MustCompile(`^\^([^\s^~*\[\]$]{1,24})\^`)
	subMark   = regexp.MustCompile(`^~([A-Za-z0-9,+−-]{1,12})~`)
	srcAttr   = regexp.MustCompile(`(?i)\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)
	altAttr   = regexp.MustCompile(`(?i)\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)
	hrefAttr  = regexp.MustCompile(`(?i)\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)
	hrefLike  = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9+.-]*:|#|.*/|[^()]*\.[A-Za-z]{2,5}(?:[#?].*)?$)`)
)

// inlines reads the words of a paragraph.
func (m *markdown) inlines(s string) []Inline {
	sc := &scanner{markdown: m, src: s, star: -1, double: -1}
	sc.scan()
	return sc.runs.inlines()
}

// scanner reads inlines from left to right. Marks that turn out to have no
// partner stay as words.
type scanner struct {
	*markdown
	src   string
	runs  runs
	from  int // of the words not yet added
	style style
	// star and double are the places among the runs of a * and a ** that wait
	// for their partner, -1 without one.
	star, double int
	openRemark   bool // a <!-- without an end stands before
}

func (sc *scanner) scan() {
	for i := 0; i < len(sc.src); {
		n := 0
		switch sc.src[i] {
		case '\v':
			sc.break_(i)
			n = 1
		case '\\':
			n = sc.backslash(i)
		case '`':
			n = sc.code(i)
		case '$':
			n = sc.formula(i)
		case '!':
			n = sc.picture(i)
		case '[':
			n = sc.bracket(i)
		case '<':
			n = sc.tag(i)
		case '&':
			if e := entity.FindString(sc.src[i:]); e != "" {
				if c := html.UnescapeString(e); c != e {
					sc.put(i, Inline{Kind: Words, Text: c})
					n = len(e)
				}
			}
		case '*':
			n = sc.stars(i)
		case '^':
			if x := supMark.FindStringSubmatch(sc.src[i:]); x != nil {
				sc.put(i, Inline{Kind: Words, Text: x[1], Sup: true})
				n = len(x[0])
			}
		case '~':
			if x := subMark.FindStringSubmatch(sc.src[i:]); x != nil && latinBefore(sc.src[:i]) {
				sc.put(i, Inline{Kind: Words, Text: x[1], Sub: true})
				n = len(x[0])
			}
		}
		if n == 0 {
			i++
			continue
		}
		i += n
		sc.from = i
	}
	sc.flush(len(sc.src))
}

// flush adds the words up to offset to.
func (sc *scanner) flush(to int) {
	sc.runs.words(sc.src[sc.from:to], sc.style)
	sc.from = to
}

// put adds the words before offset at and then in, in the style that holds.
func (sc *scanner) put(at int, in Inline) {
	sc.flush(at)
	if in.Kind == Words {
		in.Bold, in.Italic = in.Bold || sc.style.bold, in.Italic || sc.style.italic
		in.Sup, in.Sub = in.Sup || sc.style.sup, in.Sub || sc.style.sub
		if in.Href == "" {
			in.Href = sc.style.href
		}
	}
	sc.runs.add(in)
}

func (sc *scanner) break_(at int) { sc.put(at, Inline{Kind: LineBreak}) }

// latinBefore reports whether a mark can lower what follows it: 5~10人 is a
// range, CO~2~ is not.
func latinBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0x391 && r <= 0x3c9 || r == ')'
}

// backslash takes the escapes of CommonMark 2.4, the line break of our dialect
// and the formulas of LaTeX.
func (sc *scanner) backslash(i int) int {
	if i+1 >= len(sc.src) {
		return 0
	}
	c := sc.src[i+1]
	if c == '(' || c == '[' {
		if n := sc.formula(i); n > 0 {
			return n
		}
	}
	switch {
	case c == ' ':
		sc.break_(i)
		return 2
	case c > ' ' && c < 0x7f && !isLetter(c) && (c < '0' || c > '9'):
		sc.put(i, Inline{Kind: Words, Text: string(c)})
		return 2
	}
	return 0
}

// code takes what stands between equal runs of ` as words.
func (sc *scanner) code(i int) int {
	n := 1
	for i+n < len(sc.src) && sc.src[i+n] == '`' {
		n++
	}
	rest := sc.src[i+n:]
	if len(rest) > 4000 {
		rest = rest[:4000]
	}
	end := strings.Index(rest, sc.src[i:i+n])
	if end <= 0 {
		return 0
	}
	sc.put(i, Inline{Kind: Words, Text: strings.TrimSpace(rest[:end])})
	return n + end + n
}

func (sc *scanner) formula(i int) int {
	inner, n, display := mathAt(sc.src, i)
	if n > 0 {
		sc.flush(i)
		sc.runs.math(inner, display, sc.style)
	}
	return n
}

func (sc *scanner) picture(i int) int {
	x := imageMark.FindStringSubmatch(sc.src[i:])
	if x == nil {
		return 0
	}
	sc.put(i, sc.image(x[2]+x[3], strings.TrimSpace(x[1]+" "+x[4])))
	return len(x[0])
}

// bracket takes [[work#5.2]], [^1] and [words](address).
func (sc *scanner) bracket(i int) int {
	s := sc.src[i:]
	if x := refMark.FindStringSubmatch(s); x != nil {
		if _, ok := model.ParseTarget(x[1]); ok {
			text := x[2]
			if text == "" {
				text = x[1]
			}
			sc.put(i, Inline{Kind: Words, Text: text, Href: "[[" + x[1] + "]]"})
			return len(x[0])
		}
	}
	if x := noteMark.FindStringSubmatch(s); x != nil {
		if !sc.defined[x[1]] {
			sc.findOnce(x[1], footnoteLost.At(sc.here(), x[1], model.Bilingual{Zh: "有标记而没有内容", En: "has a mark and no words"}))
			return 0
		}
		if !sc.refs[x[1]] {
			sc.refs[x[1]] = true
			sc.order = append(sc.order, x[1])
		}
		sc.put(i, Inline{Kind: NoteMark, Key: x[1], Text: x[1]})
		return len(x[0])
	}
	x := linkMark.FindStringSubmatch(s)
	if x == nil || !hrefLike.MatchString(x[2]+x[3]) {
		return 0
	}
	inner := &scanner{markdown: sc.markdown, src: x[1], star: -1, double: -1, style: sc.style}
	inner.style.href = sc.link(x[2] + x[3])
	inner.scan()
	sc.flush(i)
	for _, in := range inner.runs.list {
		sc.runs.add(in)
	}
	sc.aside(Hidden, x[4])
	return len(x[0])
}

// tag takes the few elements of HTML that stand among words. What is no
// element of HTML stays: x<5, <编号>.
func (sc *scanner) tag(i int) int {
	s := sc.src[i:]
	if strings.HasPrefix(s, "<!--") {
		end := -1
		if !sc.openRemark {
			end = strings.Index(s, "-->")
		}
		if sc.openRemark = end < 0; sc.openRemark {
			return 0
		}
		sc.flush(i)
		sc.aside(Comment, s[4:end])
		return end + 3
	}
	if x := autoMark.FindStringSubmatch(s); x != nil {
		sc.put(i, Inline{Kind: Words, Text: x[1], Href: sc.link(x[1])})
		return len(x[0])
	}
	x := tagMarkup.FindStringSubmatch(s)
	if x == nil {
		return 0
	}
	on := x[1] == ""
	switch name := strings.ToLower(x[2]); name {
	case "br":
		sc.break_(i)
		return len(x[0])
	case "img":
		sc.put(i, sc.image(strings.TrimSpace(attrOf(srcAttr, x[3])), attrOf(altAttr, x[3])))
		return len(x[0])
	case "a":
		sc.flush(i)
		if sc.style.href = ""; on && hrefAttr.MatchString(x[3]) {
			sc.style.href = sc.link(attrOf(hrefAttr, x[3]))
		}
	case "b", "strong":
		sc.flush(i)
		sc.style.bold = on
	case "i", "em":
		sc.flush(i)
		sc.style.italic = on
	case "sup":
		sc.flush(i)
		sc.style.sup = on
	case "sub":
		sc.flush(i)
		sc.style.sub = on
	case "u", "span", "font", "small", "big", "mark", "ins", "kbd", "code", "nobr", "wbr", "center", "p", "div", "ruby", "rb", "rt", "rp", "label", "o":
		sc.flush(i)
	case "s", "del", "strike":
		sc.flush(i)
		if on {
			sc.findOnce("", wordsStruck.At(sc.here(), cut(s[len(x[0]):], 30)))
		}
	default:
		return 0
	}
	return len(x[0])
}

func attrOf(re *regexp.Regexp, attrs string) string {
	x := re.FindStringSubmatch(attrs)
	if x == nil {
		return ""
	}
	return html.UnescapeString(x[1] + x[2] + x[3])
}

// stars takes ** and *. Recognition often sets them with a space inside, so
// two of a kind are a pair wherever they stand, but for 5*3*2 and 2**8.
func (sc *scanner) stars(i int) int {
	n := 1
	for i+n < len(sc.src) && sc.src[i+n] == '*' {
		n++
	}
	prev, _ := utf8.DecodeLastRuneInString(sc.src[:i])
	next, _ := utf8.DecodeRuneInString(sc.src[i+n:])
	if n > 3 || word(prev) && word(next) && prev < 0x250 && next < 0x250 {
		sc.flush(i + n)
		return n
	}
	opens, closes := i+n < len(sc.src) && !unicode.IsSpace(next), i > 0 && !unicode.IsSpace(prev)
	sc.flush(i)
	left := n
	if left >= 2 && (sc.double >= 0 || opens || closes) {
		sc.pair(&sc.double, "**", func(in *Inline) { in.Bold = true })
		left -= 2
	}
	if left == 1 && (sc.star >= 0 && closes || sc.star < 0 && opens) {
		sc.pair(&sc.star, "*", func(in *Inline) { in.Italic = true })
		left = 0
	}
	if left > 0 {
		sc.runs.words(strings.Repeat("*", left), sc.style)
	}
	return n
}

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// pair closes a mark that waits for its partner, or lets this one wait as
// words.
func (sc *scanner) pair(waits *int, mark string, set func(*Inline)) {
	if *waits < 0 {
		*waits = len(sc.runs.list)
		sc.runs.words(mark, sc.style)
		return
	}
	list := sc.runs.list
	list[*waits].Text = ""
	for k := *waits + 1; k < len(list); k++ {
		if list[k].Kind == Words {
			set(&list[k])
		}
	}
	*waits = -1
}
