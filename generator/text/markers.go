package text

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
)

// sp is the white space that may stand inside and after markers.
const sp = `[ \t\x{3000}\x{a0}\x{2002}\x{2003}\x{2009}\x{200b}]`

// A number as printed, in half or full width: 5, 5.2.1, A.1, ５．２.
const numberPattern = `(?:[0-9０-９]+(?:[.．][0-9０-９]+)*|[A-ZＡ-Ｚ](?:[.．][0-9０-９]+)+)`

const dottedPattern = `(?:[0-9０-９]+|[A-ZＡ-Ｚ])(?:[.．][0-9０-９]+)+`

// ascii writes a marker in half-width characters.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case isBlank(r):
			return ' '
		}
		return r
	}, s)
}

var (
	dashMarker   = regexp.MustCompile(`^(?:——|—|──|――)` + sp + `*`)
	dotMarker    = regexp.MustCompile(`^[·•・]` + sp + `*`)
	letterMarker = regexp.MustCompile(`^([a-zａ-ｚ])[)）]` + sp + `*`)
	digitMarker  = regexp.MustCompile(`^([0-9０-９]{1,3})[)）]` + sp + `*`)
)

// matchStandardItem takes the markers of 列项 in GB/T 1.1—2020: —— and · without
// number, a) and 1) with one.
func matchStandardItem(_ *scanner, line []byte) (match, bool) {
	if n := prefix(dashMarker, line); n > 0 && n < len(line) {
		return match{family: dashes, marker: n, multi: true}, true
	}
	if n := prefix(dotMarker, line); n > 0 && n < len(line) {
		return match{family: dots, marker: n, multi: true}, true
	}
	if m := letterMarker.FindSubmatch(line); m != nil {
		return match{family: letters, marker: len(m[0]), num: ascii(string(m[1])), multi: true}, true
	}
	if m := digitMarker.FindSubmatch(line); m != nil {
		return match{family: digits, marker: len(m[0]), num: trimZero(ascii(string(m[1]))), multi: true}, true
	}
	return match{}, false
}

func prefix(re *regexp.Regexp, line []byte) int {
	loc := re.FindIndex(line)
	if loc == nil {
		return 0
	}
	return loc[1]
}

func trimZero(s string) string {
	if t := strings.TrimLeft(s, "0"); t != "" {
		return t
	}
	return "0"
}

const hanNumeral = `[零〇○一二三四五六七八九十百千]+`

var (
	hanCommaMarker   = regexp.MustCompile(`^(` + hanNumeral + `)[、．.]()` + sp + `*`)
	hanParenMarker   = regexp.MustCompile(`^(?:[(（]` + sp + `*(` + hanNumeral + `)` + sp + `*[)）]|([㈠-㈩]))` + sp + `*`)
	digitDotMarker   = regexp.MustCompile(`^(?:([0-9０-９]{1,3})(?:[.．]` + sp + `*|、` + sp + `*)|([⒈-⒛])` + sp + `*)`)
	digitParenMarker = regexp.MustCompile(`^(?:[(（]` + sp + `*([0-9０-９]{1,3})` + sp + `*[)）]|([⑴-⒇]))` + sp + `*`)
	circledMarker    = regexp.MustCompile(`^([①-⑳])()` + sp + `*`)
)

// matchOfficeItem takes the numbering of official documents (GB/T 9704—2012,
// 7.3.3: 一、 （一） 1. （1）) and what laws use below it.
func matchOfficeItem(s *scanner, line []byte) (match, bool) {
	for _, f := range []struct {
		family family
		re     *regexp.Regexp
	}{
		{hanComma, hanCommaMarker}, {hanParen, hanParenMarker},
		{digitDot, digitDotMarker}, {digitParen, digitParenMarker}, {circled, circledMarker},
	} {
		m := f.re.FindSubmatch(line)
		if m == nil {
			continue
		}
		num, ok := ordinal(string(m[1]) + string(m[2]))
		if !ok || f.family == digitDot && decimal(line[len(m[0]):], m[0]) {
			continue
		}
		n := prefix(wordsMark, line[len(m[0]):])
		return match{family: f.family, marker: len(m[0]) + n, plain: n, num: num, multi: s.joins()}, true
	}
	return match{}, false
}

// decimal reports whether a digit follows "3." directly: 3.5 is a number and
// 1.1.2 a heading's.
func decimal(rest, marker []byte) bool {
	last := marker[len(marker)-1]
	return (last == '.' || bytes.HasSuffix(marker, []byte("．"))) && len(rest) > 0 && rest[0] >= '0' && rest[0] <= '9'
}

// ordinal reads what a marker counts: 十二, １２, ⑫, ㈡.
func ordinal(s string) (string, bool) {
	r, _ := utf8.DecodeRuneInString(s)
	for _, run := range []struct{ from, to rune }{{'①', '⑳'}, {'⑴', '⒇'}, {'⒈', '⒛'}, {'㈠', '㈩'}} {
		if r >= run.from && r <= run.to {
			return strconv.Itoa(int(r-run.from) + 1), true
		}
	}
	if n, ok := model.ParseHan(s); ok {
		return strconv.Itoa(n), true
	}
	s = ascii(s)
	if n, err := strconv.Atoi(s); err == nil {
		return strconv.Itoa(n), true
	}
	return "", false
}

var (
	bulletMarker = regexp.MustCompile(`^[-*·•]` + sp + `+`)
	orderMarker  = regexp.MustCompile(`^([0-9]{1,9})[.)]` + sp + `+`)
)

// matchProseItem takes CommonMark's lists (5.2), which need the space; + is
// left out, because + 5 ℃ is a temperature.
func matchProseItem(s *scanner, line []byte) (match, bool) {
	if n := prefix(bulletMarker, line); n > 0 && n < len(line) {
		return match{family: bullets, marker: n, multi: true}, true
	}
	if m := orderMarker.FindSubmatch(line); m != nil && len(m[0]) < len(line) {
		return match{family: orders, marker: len(m[0]), num: string(m[1]), multi: true}, true
	}
	return match{}, false
}

var (
	keyMarker     = regexp.MustCompile(`^([0-9０-９]{1,3}|[a-zA-Z])` + sp + `*(?:——|──|――|—|--)` + sp + `*`)
	bracketMarker = regexp.MustCompile(`^\[([0-9]{1,3}|[a-z])\]` + sp + `*`)
)

// matchKey takes 1——… below 标引序号说明.
func matchKey(s *scanner, line []byte) (match, bool) {
	m := keyMarker.FindSubmatch(line)
	if m == nil || !s.afterKey {
		return match{}, false
	}
	return match{family: keys, marker: len(m[0]), num: ascii(string(m[1])), multi: true}, true
}

// matchBracket takes [1] of a bibliography and [a] below a table.
func matchBracket(_ *scanner, line []byte) (match, bool) {
	m := bracketMarker.FindSubmatch(line)
	if m == nil || bytes.HasPrefix(line[len(m[0]):], []byte("(")) {
		return match{}, false
	}
	return match{family: brackets, marker: len(m[0]), num: string(m[1]), multi: true}, true
}

var (
	articleZh = regexp.MustCompile(`^第` + sp + `*(` + hanNumeral + `|[0-9０-９]{1,4})` + sp + `*条(?:之(` + hanNumeral + `))?`)
	// articleBold is an article whose number a web page printed in bold.
	articleBold = regexp.MustCompile(`^\*\*(第[^*条]{1,20}条(?:之` + hanNumeral + `)?)` + sp + `*\*\*`)
	articleEn   = regexp.MustCompile(`^Article ([0-9]+)(?:-([0-9]+))?[.:]?(?:` + sp + `+|$)`)
)

// matchArticle takes 第十二条 …… and Article 12 …. The article's words follow
// after a space (or on the next line); without it the line is an article only
// if builder finds it to be the next one, since 第十二条规定的…… is a sentence.
func matchArticle(_ *scanner, line []byte) (match, bool) {
	if m := articleEn.FindSubmatch(line); m != nil {
		return match{marker: len(m[0]), num: join(string(m[1]), string(m[2])), multi: true}, true
	}
	marks := 0
	if m := articleBold.FindSubmatch(line); m != nil {
		line, marks = append(append([]byte{}, m[1]...), line[len(m[0]):]...), len(m[0])-len(m[1])
	}
	m := articleZh.FindSubmatch(line)
	if m == nil {
		return match{}, false
	}
	num, ok := ordinal(string(m[1]))
	if !ok {
		return match{}, false
	}
	if k, ok := model.ParseHan(string(m[2])); ok {
		num = join(num, strconv.Itoa(k))
	}
	rest := line[len(m[0]):]
	space, _ := leading(rest)
	if space == 0 && len(rest) > 0 && !beginsArticle(rest) {
		return match{}, false
	}
	return match{marker: marks + len(m[0]) + space, num: num}, true
}

// beginsArticle reports whether the words can be the first of an article that
// was written without a space, and not the rest of a sentence that names it.
func beginsArticle(rest []byte) bool {
	r, size := utf8.DecodeRune(rest)
	if r == '、' { // 第五条、……, but not 第五条、第六条的……
		r, _ = utf8.DecodeRune(rest[size:])
		return unicode.Is(unicode.Han, r) && !strings.ContainsRune("第零〇一二三四五六七八九十百", r)
	}
	return unicode.Is(unicode.Han, r) && !strings.ContainsRune("的规和与及至或第以所之中款项关是明确已", r) || r == '【' || r == '：'
}

func join(a, b string) string {
	if b == "" {
		return a
	}
	return a + "-" + b
}

var numberedMarker = regexp.MustCompile(`^(` + dottedPattern + `)([.．、：]?)(` + sp + `*)`)

// matchNumbered takes 4.2.1 机关应……: the number of an untitled subclause. It
// must not take quantities (5.2 m), dates, versions or a bare number. Without
// a space (4.1机关应) or with a dot behind it (4.1. 机关应) it is a slip, which
// the builder reports.
func matchNumbered(_ *scanner, line []byte) (match, bool) {
	m := numberedMarker.FindSubmatch(line)
	if m == nil || len(m[0]) == len(line) {
		return match{}, false
	}
	num, rest := ascii(string(m[1])), line[len(m[0]):]
	if n := prefix(wordsMark, rest); n > 0 && len(m[3]) > 0 {
		return match{marker: len(m[0]) + n, plain: n, num: num, multi: true}, n < len(rest)
	}
	short := strings.Count(num, ".") < 2
	if r, _ := utf8.DecodeRune(rest); len(m[3]) == 0 && !unicode.Is(unicode.Han, r) {
		return match{}, false
	}
	if short && len(m[3]) == 0 && (hanUnit.Match(rest) || len(m[2]) == 0 && tightDate.MatchString(num)) || short && startsValue(rest) {
		return match{}, false // 5.2倍, 5.2 m
	}
	return match{marker: len(m[0]), num: num, multi: true}, true
}

// tightDate is a day such as 9.18 or 12.4 before its name without a space.
var tightDate = regexp.MustCompile(`^(?:[1-9]|1[0-2])\.(?:1[0-9]|2[0-9]|3[01])$|^12\.4$`)

// openWords end a line whose sentence needs a number.
var openWords = []string{
	"见", "按", "按照", "符合", "依据", "根据", "和", "与", "或", "及", "至", "、", "，", ",", "～", "~", "（", "(",
	" see", " with", " to", " in", " and", " or", " of", " clause", " subclause", " Clause",
}

// endsOpen reports whether the words so far ask for more.
func endsOpen(b []byte) bool {
	if len(b) > 64 {
		b = b[len(b)-64:]
	}
	s := string(trimRight(b))
	for _, w := range openWords {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
