package manuscript

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lines of a file and paragraphs of a text: which adjacent lines go on with a
// sentence, and which begin something of their own.

// opens are the beginnings that no line in the middle of a sentence has.
var opens = regexp.MustCompile(`^(?:` +
	`[a-zａ-ｚ][)）]|[a-z][.．][ \t]*\p{Han}|[0-9０-９]{1,2}[)）]|` + // a) 1)
	`——|──|―|—\s|[·•●◆◇■□▪○※]|` +
	`[（(](?:[一二三四五六七八九十百]{1,4}|[0-9０-９]{1,2})[)）]|[一二三四五六七八九十]{1,4}、|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|` +
	`(?:注|示例|例)\s*[0-9０-９]*\s*[：:]|(?:NOTE|EXAMPLE)\b|` +
	`[\[［【](?:来源|SOURCE)|\[(?:[0-9]{1,3}|[a-z])\]|\[\^|` +
	`(?:式中|其中|where|Where)[：:,]?$|标引序号说明|Key[：:]?$|单位(?:为)?[：: ]|Units?:|` +
	`(?:前\s*言|引\s*言|目\s*次|目\s*录|参\s*考\s*文\s*献|索\s*引|Foreword|Introduction|Bibliography|Contents)$)`)

// mayOpen are beginnings of clauses, captions and annexes that a sentence may
// also refer to: they open where the line above has ended.
var mayOpen = regexp.MustCompile(`^(?:` +
	`第\s*[0-9一二三四五六七八九十百]+\s*[章节条]|(?:表|图|Table|Figure)\s*[A-Z]?[.．]?[0-9]|附\s*录\s*[A-ZＡ-Ｚ]|Annex\s+[A-Z]\b|Article\s+[0-9])`)

// numberOpen is the number of a clause, with what follows it.
var numberOpen = regexp.MustCompile(`^(?:[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,3}){0,5}|[A-ZＡ-Ｚ](?:[.．][0-9０-９]{1,3}){1,5})([.．、]?)([ \t\x{3000}\x{a0}]*)(.*)$`)

// valueUnit is what makes a number a quantity.
var valueUnit = regexp.MustCompile(`^(?:[a-zA-Zμ°Ω]{1,3}(?:[²³/·^]|\b)|[%‰℃×~～\-—–/+]|年|月|日|号|时|个|人|次|台|倍|元|天|小时|分|秒|周|以|项|件|份|条|章|级|类|种|层|间|张|套|组|米|万|亿|平方|立方|摄氏|$)`)

// begins reports whether a line begins something of its own below the line above.
func begins(above, line string) bool {
	if opens.MatchString(line) {
		return true
	}
	if mayOpen.MatchString(line) {
		return ended(above)
	}
	if m := numberOpen.FindStringSubmatch(line); m != nil {
		if !strings.ContainsAny(line[:len(line)-len(m[3])], ".．、") { // 5 要求, 30 min, 2030年
			title := m[2] != "" && utf8.RuneCountInString(m[3]) <= 24 && !ended(m[3]) && !strings.ContainsAny(m[3], "，,") && !valueUnit.MatchString(m[3])
			return title || ended(above) && (m[2] != "" || m[3] == "")
		}
		return ended(above) || !valueUnit.MatchString(m[3])
	}
	return false
}

// ended reports whether a line ends a sentence.
func ended(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(line)
	if r == '”' || r == '"' {
		r, _ = utf8.DecodeLastRuneInString(strings.TrimRight(line, `”"`))
	}
	return strings.ContainsRune("。！？；：.!?;:…", r)
}

// columns is the width of a line in halves of a Han character.
func columns(s string) (n int) {
	for _, r := range s {
		if n++; wide(r) {
			n++
		}
	}
	return n
}

// wide reports whether a character takes the place of a Han character.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0xFFDC && (r < 0xD800 || r >= 0xF900) || r >= 0x20000 && r <= 0x3FFFF ||
		strings.ContainsRune("—…‘’“”·", r)
}

// wrap finds the width at which the lines of a file are broken: 0 where they
// are not, apart where each line is a paragraph, with no empty lines between.
// The lines come without the space around them.
func wrap(lines []string) int {
	var widths []int
	filled, adjacent := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i] != "" {
			if filled++; lines[i+1] != "" {
				adjacent++
			}
		}
		if lines[i] != "" && lines[i+1] != "" && !begins(lines[i], lines[i+1]) {
			widths = append(widths, columns(lines[i]))
		}
	}
	if len(widths) < 3 {
		return 0
	}
	slices.Sort(widths)
	most := widths[len(widths)*9/10]
	near := 0
	for _, w := range widths {
		if w >= most*85/100 {
			near++
		}
	}
	switch {
	case most >= 20 && near*10 >= len(widths)*6:
		return most
	case filled >= 12 && adjacent*10 >= filled*8:
		return apart
	}
	return 0
}

// apart is the width of a file in which no line goes on with another.
const apart = -1

// inColumns is a line of a table drawn with blanks or dashes.
var inColumns = regexp.MustCompile(`\S {4,}\S|^[-=+| ]{3,}$`)

// goesOn reports whether a line goes on with the paragraph of the line above it.
// titles says that a short line without a full stop stands for itself, as in
// files that mark headings by nothing.
func goesOn(above, line string, width int, titles bool) bool {
	if begins(above, line) || inColumns.MatchString(above) || inColumns.MatchString(line) {
		return false
	}
	n := columns(above)
	switch {
	case width == apart:
		return false
	case width > 0 && n >= width*85/100:
		return true
	case ended(above):
		return false
	case width > 0:
		return n >= width*7/10 || !titles
	}
	return !titles || n >= 40
}

// glue is what stands between the halves of a sentence that a line end parted
// (CSS Text 3, 4.1.2: nothing between characters of East Asia).
func glue(above, line string) string {
	a, _ := utf8.DecodeLastRuneInString(above)
	b, _ := utf8.DecodeRuneInString(line)
	if above == "" || line == "" || wide(a) || wide(b) || unicode.IsSpace(a) || unicode.IsSpace(b) {
		return ""
	}
	return " "
}
