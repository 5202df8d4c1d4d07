package derive

import (
	"strings"
	"unicode"
)

// Words in an SVG do not wrap by themselves, and no font is at hand to measure
// them: the widths here are those of wide faces, so that what is broken by them
// fits in any of the faces that the page asks for.

// textWidth is about how wide words are at a size, in the same unit.
func textWidth(s string, size int) int {
	n := 0
	for _, r := range s {
		n += advance(r)
	}
	return (n*size + 999) / 1000
}

// advance is the width of a character in thousandths of the size.
func advance(r rune) int {
	switch {
	case r >= 0x2e80:
		return 1000
	case strings.ContainsRune("mwMW@%—…", r):
		return 960
	case strings.ContainsRune("ijlI.,;:'|!()[]/ ·", r):
		return 370
	case strings.ContainsRune("ftr-", r):
		return 430
	case unicode.IsUpper(r):
		return 760
	}
	return 620
}

// wrap breaks words into lines that are at most width wide, the first at most
// first. A line ends between words, or between any two Han characters but not
// before a mark that closes; a word that is wider than a line is cut.
func wrap(s string, size, first, width int) []string {
	var lines []string
	room, line := first, ""
	flush := func() {
		lines, line, room = append(lines, strings.TrimSpace(line)), "", width
	}
	for _, word := range breakables(s) {
		if line != "" && textWidth(line+strings.TrimRight(word, " "), size) > room {
			flush()
		}
		if line == "" && len(lines) == 0 && room < width && textWidth(strings.TrimRight(word, " "), size) > room {
			flush() // an empty first line: the words begin on the next
		}
		for strings.TrimSpace(word) != "" && textWidth(strings.TrimRight(word, " "), size) > room {
			head := cut(word, size, room)
			line = head
			word = word[len(head):]
			flush()
		}
		line += word
	}
	if strings.TrimSpace(line) != "" || len(lines) == 0 {
		flush()
	}
	return lines
}

// breakables splits words where a line may end.
func breakables(s string) (out []string) {
	start, prev := 0, rune(0)
	for i, r := range s {
		han := r >= 0x2e80
		closes := strings.ContainsRune("，。、；：）》”’！？…—", r)
		opens := strings.ContainsRune("（《“‘", prev)
		if i > start && (prev == ' ' && r != ' ' || (han || prev >= 0x2e80) && !closes && !opens && r != ' ') {
			out = append(out, s[start:i])
			start = i
		}
		prev = r
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// cut is as much of a word as fits, at least one character.
func cut(s string, size, width int) string {
	n := 0
	for i, r := range s {
		n += advance(r)
		if i > 0 && n*size > width*1000 {
			return s[:i]
		}
	}
	return s
}
