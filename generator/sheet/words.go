package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Narrow turns the full-width digits, letters and signs of codes and numbers
// into the usual ones, and every kind of space into a plain one.
func Narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '\u200b' || r == '\ufeff' || r == '\u2060':
			return -1
		case r != '\n' && unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
}

// tidy is the words of a cell on one line. A line break that was made to fit
// the column goes away between Han and is a space elsewhere; other runs of
// space become one.
func tidy(s string) string {
	out := ""
	for line := range strings.Lines(strings.ReplaceAll(s, "\r", "\n")) {
		line = strings.Join(strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }), " ")
		if line == "" {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(out)
		first, _ := utf8.DecodeRuneInString(line)
		if out != "" && (!wide(last) || !wide(first)) {
			out += " "
		}
		out += line
	}
	return out
}

// wide reports whether a character takes the room of two.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= '　' && r <= '〿' || r >= '！' && r <= '～' || r == '—' || r == '“' || r == '”' || r == '…'
}

// breadth is the room that the longest line of s takes, Han counted twice.
func breadth(s string) (most int) {
	for line := range strings.Lines(s) {
		n := 0
		for _, r := range strings.TrimRight(line, "\r\n") {
			n++
			if wide(r) {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// quote shortens words for a message.
func quote(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// visible shows what usually is not seen, for a message.
func visible(s string) string {
	return quote(strings.NewReplacer("\r\n", "↵", "\n", "↵", "\r", "↵", "\t", "⇥", "\u00a0", "␣").Replace(s))
}
