package difference

import (
	"unicode"
	"unicode/utf8"
)

// tokens cuts a text into what is compared: numbers, words of Latin letters,
// runs of spaces, and every other character by itself, with the marks that
// combine with it. Bytes that are no character are tokens too, so that nothing
// is lost.
func tokens(s string) (out []string) {
	for i := 0; i < len(s); {
		from := i
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case digit(r):
			i = number(s, i)
		case letter(r):
			for i < len(s) {
				r, size := utf8.DecodeRuneInString(s[i:])
				if !letter(r) && !digit(r) && !joins(s, i) {
					break
				}
				i += size
			}
		case unicode.IsSpace(r):
			for i < len(s) {
				r, size := utf8.DecodeRuneInString(s[i:])
				if !unicode.IsSpace(r) {
					break
				}
				i += size
			}
		}
		for i < len(s) {
			r, size := utf8.DecodeRuneInString(s[i:])
			if !unicode.Is(unicode.M, r) {
				break
			}
			i += size
		}
		out = append(out, s[from:i])
	}
	return out
}

// number returns the end of the number whose first digit stands before i: 1 440
// and 5.2.1 are one each.
func number(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case digit(r):
			i += size
		case (r == '.' || r == ',') && i+size < len(s) && digit(rune(s[i+size])):
			i += size
		case (r == ' ' || r == '\u00a0' || r == '\u202f') && thousand(s[i+size:]):
			i += size
		default:
			return i
		}
	}
	return i
}

// thousand reports whether three digits, and no more, begin a string.
func thousand(s string) bool {
	return len(s) >= 3 && digit(rune(s[0])) && digit(rune(s[1])) && digit(rune(s[2])) && (len(s) == 3 || !digit(rune(s[3])))
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

func letter(r rune) bool {
	return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) && r != utf8.RuneError
}

// joins reports whether the mark at i holds a word together: user's, real-time.
func joins(s string, i int) bool {
	r, size := utf8.DecodeRuneInString(s[i:])
	if r != '\'' && r != '’' && r != '-' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[i+size:])
	return letter(next)
}

// weight says how much tokens say: a Han character or a short word little, a
// number or a long word more, spaces and marks nothing.
func weight(tokens []string) (w int) {
	for _, t := range tokens {
		r, _ := utf8.DecodeRuneInString(t)
		switch {
		case unicode.Is(unicode.Han, r):
			w++
		case digit(r):
			w += 2
		case letter(r) && len(t) <= 3:
			w++
		case letter(r):
			w += 2
		}
	}
	return w
}
