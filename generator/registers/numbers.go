package registers

import (
	"regexp"
	"strings"
	"unicode"
)

// narrow turns full-width letters, digits and marks into ASCII and every blank
// into a space.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
}

var (
	codeAndSerial = regexp.MustCompile(`^([A-Z]+[0-9]*(?:/[A-Z]+)?) ?([A-Z]?[0-9][0-9.]*)`)
	beforeYear    = regexp.MustCompile(`\s*[-—–―‐‑−－一]+\s*((?:19|20)[0-9]{2})$`)
)

// normalNumber writes the number of a standard as covers do (GB/T 1.1—2020,
// 8.1): DB41/T 1234—2022, whatever widths, blanks and dashes it came in.
func normalNumber(s string) string {
	s = strings.Join(strings.Fields(narrow(s)), " ")
	s = beforeYear.ReplaceAllString(s, "—$1")
	upper := strings.ToUpper(s)
	upper = strings.NewReplacer(" /", "/", "/ ", "/").Replace(upper)
	if m := codeAndSerial.FindStringSubmatch(upper); m != nil {
		return m[1] + " " + m[2] + upper[len(m[0]):]
	}
	return upper
}

// splitNumber parts the year from a number; it is "" where there is none.
func splitNumber(number string) (base, year string) {
	if i := strings.LastIndex(number, "—"); i >= 0 && fourDigits.MatchString(number[i+len("—"):]) {
		return number[:i], number[i+len("—"):]
	}
	return number, ""
}
