package registers

import (
	"strings"
	"unicode"
)

// JoinList writes a list in one cell: items parted by 、 in Chinese style. A
// backslash takes its meaning from a separator, a backslash or a blank that
// belongs to an item; \_ is an item without a character.
func JoinList(items []string) string {
	var b strings.Builder
	for i, item := range items {
		if i > 0 {
			b.WriteString("、")
		}
		if item == "" {
			b.WriteString(`\_`)
		}
		runes := []rune(item)
		for j, r := range runes {
			edge := (j == 0 || j == len(runes)-1) && unicode.IsSpace(r)
			if r == '\\' || isSeparator(r) || edge {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isSeparator(r rune) bool {
	return r == '、' || r == ';' || r == '；' || r == '\n' || r == '\r'
}

// SplitList reads what JoinList wrote, and lists as people type them: parted by
// 、 ; ； or ends of lines, with blanks around items.
func SplitList(cell string) []string {
	var out []string
	var item []rune
	kept := 0 // runes up to here stay: a blank in front of them was escaped
	full := false
	end := func() {
		n := len(item)
		for n > kept && unicode.IsSpace(item[n-1]) {
			n--
		}
		if n > 0 || full {
			out = append(out, string(item[:n]))
		}
		item, kept, full = nil, 0, false
	}
	runes := []rune(cell)
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case r == '\\' && i+1 < len(runes):
			i++
			if runes[i] == '_' && len(item) == 0 {
				full = true
				continue
			}
			item = append(item, runes[i])
			kept = len(item)
		case isSeparator(r):
			end()
		case unicode.IsSpace(r) && len(item) == 0:
		default:
			item = append(item, r)
		}
	}
	end()
	return out
}
