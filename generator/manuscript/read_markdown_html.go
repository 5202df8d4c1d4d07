package manuscript

import (
	"regexp"
	"strings"

	"guiju/generator/model"
)

// blockTags are the elements with which a line of HTML begins (CommonMark 4.6).
const blockTags = "table|thead|tbody|tfoot|caption|tr|td|th|div|p|center|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|pre|details|summary|" +
	"figure|figcaption|section|article|header|footer|nav|aside|main|html|head|body|style|script|svg|math|template|title|meta|link|form|hr|col|colgroup"

// throughBlanks are the elements that an empty line does not end.
var throughBlanks = map[string]bool{
	"table": true, "style": true, "script": true, "pre": true, "svg": true, "math": true, "template": true, "ul": true, "ol": true, "dl": true,
	"html": true, "head": true, "body": true,
}

// tagMark finds where an element begins (with an empty first group) and ends.
var tagMark = func() map[string]*regexp.Regexp {
	all := map[string]*regexp.Regexp{}
	for tag := range strings.SplitSeq(blockTags, "|") {
		all[tag] = regexp.MustCompile(`(?i)<(/?)` + tag + `(?:[\s/>]|$)`)
	}
	for _, n := range []string{"1", "2", "3", "4", "5", "6"} {
		all["h"+n] = regexp.MustCompile(`(?i)<(/?)h` + n + `(?:[\s/>]|$)`)
	}
	return all
}()

// html takes the lines of an element of HTML and returns the line that comes
// next. first is the first of them, or what of it belongs to the element.
func (m *markdown) html(lines []string, i int, first string) int {
	if m.elements++; m.elements > maxElements {
		m.limit(model.Bilingual{Zh: "段 HTML", En: "parts in HTML"}, maxElements)
		return len(lines)
	}
	tag := strings.ToLower(blockTag.FindStringSubmatch(first)[1])
	through := throughBlanks[tag] && !m.unclosed[tag]
	depth, blank := 0, -1
	for k := i; k < len(lines); k++ {
		s := lines[k]
		if k == i {
			s = first
		}
		if strings.TrimSpace(s) == "" {
			if blank < 0 {
				blank = k
			}
			if !through {
				break
			}
		}
		at, closed := balance(s, tag, &depth)
		if voidTags[tag] || closed {
			return m.htmlPart(lines, i, k, first, at, tag == "table")
		}
	}
	end := blank - 1
	if blank < 0 {
		end = len(lines) - 1
	}
	if tag == "table" {
		m.find(tableOpen.At(model.Pos{File: m.doc.Name, Line: i + 1 + m.base}))
	}
	m.unclosed[tag] = m.unclosed[tag] || through
	return m.htmlPart(lines, i, end, first, -1, false)
}

// balance counts the beginnings and ends of an element in a line, and returns
// the offset behind the one that closes it.
func balance(s, tag string, depth *int) (at int, closed bool) {
	for {
		loc := tagMark[tag].FindStringSubmatchIndex(s[at:])
		if loc == nil {
			return len(s), false
		}
		closes := loc[3] > loc[2]
		if at += loc[1]; closes {
			if *depth--; *depth <= 0 {
				if end := strings.IndexByte(s[at-1:], '>'); end >= 0 {
					at += end
				}
				return at, true
			}
		} else {
			*depth++
		}
	}
}

// htmlPart adds the lines i to end as one part. Behind a table Markdown may go
// on in the same line, from offset at: it is read as the next line.
func (m *markdown) htmlPart(lines []string, i, end int, first string, at int, rest bool) int {
	part := append([]string{first}, lines[i+1:end+1]...)
	last := part[len(part)-1]
	if rest = rest && strings.TrimSpace(last[min(max(at, 0), len(last)):]) != ""; rest {
		part[len(part)-1] = last[:at]
	}
	m.add(page, i, strings.Join(part, "\n"))
	if rest {
		lines[end] = last[at:]
		return end
	}
	return end + 1
}

// maxElements is how many parts in HTML a file of Markdown may have.
const maxElements = 20_000

var voidTags = map[string]bool{"hr": true, "meta": true, "link": true, "col": true}

// closeTag makes words of tags that the part breaks off in: they would swallow
// what follows.
func closeTag(s string) string {
	end := strings.LastIndexByte(s, '>') + 1
	return s[:end] + strings.ReplaceAll(s[end:], "<", "&lt;")
}
