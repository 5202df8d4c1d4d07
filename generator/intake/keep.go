package intake

import (
	"regexp"
	"strings"
)

// link is [[target]] or [[target|words]] of the dialect.
var link = regexp.MustCompile(`\[\[([^\]|]+)(?:\|([^\]]+))?\]\]`)

// unlinked is a line without the links that an editor has set in it.
func unlinked(line string) string {
	return link.ReplaceAllStringFunc(line, func(s string) string {
		m := link.FindStringSubmatch(s)
		if m[2] != "" {
			return m[2]
		}
		return m[1]
	})
}

// keepLinks puts the lines of the present text in the place of those of a new
// one that say the same but for links: a Word file knows no links across
// standards, so each import would take them out again. kept counts the lines.
func keepLinks(present, next string) (text string, kept int) {
	linked := map[string]string{}
	for line := range strings.Lines(present) {
		line = strings.TrimRight(line, "\r\n")
		if plain := unlinked(line); plain != line {
			linked[plain] = line
		}
	}
	if len(linked) == 0 {
		return next, 0
	}
	lines := strings.Split(next, "\n")
	for i, line := range lines {
		if with, ok := linked[line]; ok {
			lines[i] = with
			kept++
		}
	}
	return strings.Join(lines, "\n"), kept
}
