package verify

import (
	"bytes"
	"strings"
)

func (f *file) readCSS(b []byte) { f.scanCSS(b, &cursor{src: b}, 0) }

// scanCSS finds url() and @import in a style sheet that begins at offset in
// the cursor's file (CSS Syntax Level 3, 4.3: comments, strings and unquoted
// addresses; escapes in an address are a mistake in ours and are left as they
// stand, so that they do not resolve).
func (f *file) scanCSS(b []byte, c *cursor, offset int) {
	for i := 0; i < len(b); {
		switch {
		case !cssStarts[b[i]]:
			i++
		case bytes.HasPrefix(b[i:], []byte("/*")):
			end := bytes.Index(b[i+2:], []byte("*/"))
			if end < 0 {
				return
			}
			i += end + 4
		case b[i] == '"' || b[i] == '\'':
			_, i = cssString(b, i)
		case hasWord(b[i:], "url("):
			start := i
			var addr string
			addr, i = cssURL(b, i+len("url("))
			line, col := c.at(offset + start)
			f.refer(picture, addr, line, col)
		case hasWord(b[i:], "@import"):
			start := i
			i = skipSpace(b, i+len("@import"))
			if i < len(b) && (b[i] == '"' || b[i] == '\'') {
				var addr string
				addr, i = cssString(b, i)
				line, col := c.at(offset + start)
				f.refer(fetch, addr, line, col)
			}
		default:
			i++
		}
	}
}

// cssStarts are the bytes at which scanCSS has something to look at.
var cssStarts = [256]bool{'/': true, '"': true, '\'': true, 'u': true, 'U': true, '@': true}

// hasWord reports whether b begins with a word in lower case, ASCII case aside.
func hasWord(b []byte, word string) bool {
	if len(b) < len(word) {
		return false
	}
	for i := range len(word) {
		c := b[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != word[i] {
			return false
		}
	}
	return true
}

// cssString reads the string whose quote stands at i.
func cssString(b []byte, i int) (s string, next int) {
	quote := b[i]
	for j := i + 1; j < len(b); j++ {
		switch b[j] {
		case '\\':
			j++
		case quote, '\n':
			return string(b[i+1 : j]), j + 1
		}
	}
	return string(b[i+1:]), len(b)
}

// cssURL reads what follows "url(" at i, up to the closing bracket.
func cssURL(b []byte, i int) (s string, next int) {
	i = skipSpace(b, i)
	if i < len(b) && (b[i] == '"' || b[i] == '\'') {
		return cssString(b, i)
	}
	end := bytes.IndexByte(b[i:], ')')
	if end < 0 {
		return string(b[i:]), len(b)
	}
	return strings.TrimSpace(string(b[i : i+end])), i + end + 1
}

func skipSpace(b []byte, i int) int {
	for i < len(b) && strings.IndexByte(" \t\r\n\f", b[i]) >= 0 {
		i++
	}
	return i
}
