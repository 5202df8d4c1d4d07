package main

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"

	"guiju/generator/model"
)

const (
	indent       = "    "
	excerptWidth = 100 // terminal cells of a line that is shown whole
	tabWidth     = 8
)

// cells counts terminal cells as terminals do today: Han two, marks that are
// wide in East Asian fonts only (“” —) one, whatever the locale says.
var cells = &runewidth.Condition{StrictEmojiNeutral: true}

// excerpt shows a source line with carets under the place. Tabs stay tabs in
// both lines, so that they agree whatever a tab is worth.
func excerpt(line string, p model.Pos) string {
	runes := []rune(printable(line))
	if len(runes) == 0 {
		return ""
	}
	from := min(p.Col-1, len(runes))
	to := min(max(p.EndCol-1, from+1), len(runes))
	start, end := window(runes, from, excerptWidth)
	var text, marks strings.Builder
	if start > 0 {
		text.WriteString("… ")
		marks.WriteString("  ")
	}
	for i := start; i < end; i++ {
		text.WriteRune(runes[i])
		switch {
		case i >= to:
		case runes[i] == '\t' && i == from && to == from+1:
			marks.WriteByte('^')
		case runes[i] == '\t':
			marks.WriteByte('\t')
		case i < from:
			marks.WriteString(strings.Repeat(" ", cells.RuneWidth(runes[i])))
		default:
			marks.WriteString(strings.Repeat("^", max(cells.RuneWidth(runes[i]), 1)))
		}
	}
	if end < len(runes) {
		text.WriteString(" …")
	}
	if from >= end { // just behind the line
		marks.WriteByte('^')
	}
	return indent + strings.TrimRight(text.String(), " ") + "\n" + indent + marks.String() + "\n"
}

// window picks the part of a long line that is shown: at most a third of the
// width before the place, the rest from there on.
func window(runes []rune, from, cellsWide int) (start, end int) {
	width := func(r rune) int {
		if r == '\t' {
			return tabWidth
		}
		return cells.RuneWidth(r)
	}
	total := 0
	for _, r := range runes {
		if total += width(r); total > cellsWide {
			break
		}
	}
	if total <= cellsWide {
		return 0, len(runes)
	}
	used := 0
	for start = from; start > 0 && used+width(runes[start-1]) <= cellsWide/3; start-- {
		used += width(runes[start-1])
	}
	for end = from; end < len(runes) && used+width(runes[end]) <= cellsWide; end++ {
		used += width(runes[end])
	}
	return start, end
}

// printable replaces what a terminal would obey or hide: control characters
// and invisible format characters, which content must not smuggle in.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)) {
			return '\uFFFD'
		}
		return r
	}, s)
}
