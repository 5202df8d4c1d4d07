package manuscript

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
)

// lookOf adds what an element says of the style of its words.
func lookOf(name string, css map[string]string, l style) style {
	switch name {
	case "b", "strong":
		l.bold = true
	case "i", "em", "cite", "var", "dfn":
		l.italic = true
	case "sup":
		l.sup, l.sub = true, false
	case "sub":
		l.sub, l.sup = true, false
	}
	switch weight := css["font-weight"]; weight {
	case "bold", "bolder", "600", "700", "800", "900":
		l.bold = true
	case "normal", "400":
		l.bold = false
	}
	switch css["font-style"] {
	case "italic":
		l.italic = true
	case "normal":
		l.italic = false
	}
	switch css["vertical-align"] {
	case "super":
		l.sup, l.sub = true, false
	case "sub":
		l.sub, l.sup = true, false
	}
	return l
}

// tabsOf is the number of tabs that Word's HTML writes as blanks.
func tabsOf(css map[string]string) int {
	n, _ := strconv.Atoi(strings.TrimSpace(strings.Split(css["mso-tab-count"], " ")[0]))
	return min(n, 8)
}

// boxOf notes what an element says about its paragraphs.
func (w *web) boxOf(s *goquery.Selection, name string, css map[string]string) {
	if class := strings.Fields(s.AttrOr("class", "")); len(class) > 0 && name != "div" && name != "li" {
		w.box.style = w.styleName(class[0])
	} else if name == "p" {
		w.box.style = ""
	}
	if len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
		w.box.outline = int(name[1] - '0')
		if w.box.style == "" {
			w.box.style = "heading " + name[1:]
		}
	}
	if n, err := strconv.Atoi(css["mso-outline-level"]); err == nil && n >= 1 && n <= 9 {
		w.box.outline = n
	}
	if name == "blockquote" {
		w.box.style = "quote"
	}
	switch align := strings.ToLower(s.AttrOr("align", "")) + css["text-align"]; {
	case name == "center" || strings.Contains(align, "center"):
		w.box.centred = true
	case align != "":
		w.box.centred = false
	}
	if n, ok := twentieths(css["margin-left"]); ok {
		w.box.indent = n
	}
	w.box.pre = name == "pre" || strings.HasPrefix(css["white-space"], "pre")
	if m := msoLevel.FindStringSubmatch(css["mso-list"]); m != nil {
		w.box.level, _ = strconv.Atoi(m[1])
	} else if name == "p" && len(w.lists) == 0 {
		w.box.level = 0
	}
}

var msoLevel = regexp.MustCompile(`\blevel([1-9])\b`)

var lengthPattern = regexp.MustCompile(`^(-?[0-9]{1,5}(?:\.[0-9]{1,4})?)(pt|cm|mm|in|px|em)$`)

// twentieths reads a length of CSS in twentieths of a point.
func twentieths(s string) (int, bool) {
	m := lengthPattern.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	n, _ := strconv.ParseFloat(m[1], 64)
	per := map[string]float64{"pt": 20, "cm": 567, "mm": 56.7, "in": 1440, "px": 15, "em": 210}[m[2]]
	return max(int(n*per+0.5), 0), true
}

// styleOf reads the style attribute; names and values are lower-case.
func styleOf(s *goquery.Selection) map[string]string {
	attr, ok := s.Attr("style")
	if !ok || len(attr) > 4000 {
		return nil
	}
	css := map[string]string{}
	for part := range strings.SplitSeq(attr, ";") {
		if key, value, ok := strings.Cut(part, ":"); ok {
			css[strings.ToLower(strings.TrimSpace(key))] = strings.ToLower(strings.TrimSpace(value))
		}
	}
	return css
}

var (
	styleRule   = regexp.MustCompile(`(?:^|[\s,}])(?:p|li|div|h[1-6])\.([A-Za-z0-9_-]+)[^{}]*\{[^{}]*?mso-style-name:\s*([^;}]+)`)
	cssEscape   = regexp.MustCompile(`\\([0-9A-Fa-f]{1,6})\s?|\\(.)`)
	knownStyles = map[string]string{
		"msonormal": "normal", "msotitle": "title", "msolistparagraph": "list paragraph", "msocaption": "caption", "msobodytext": "body text",
		"msofootnotetext": "footnote text", "msoendnotetext": "endnote text", "msoheader": "header", "msofooter": "footer",
	}
	tocClass = regexp.MustCompile(`^msotoc([1-9])$`)
)

// classes learns the names of Word's styles, which its HTML tells in the sheet.
func (w *web) classes(doc *goquery.Document) {
	doc.Find("style").Each(func(_ int, s *goquery.Selection) {
		for _, m := range styleRule.FindAllStringSubmatch(s.Text(), 2000) {
			name := cssEscape.ReplaceAllStringFunc(strings.Trim(strings.TrimSpace(m[2]), `"'`), func(e string) string {
				if n, err := strconv.ParseUint(strings.TrimSpace(e[1:]), 16, 32); err == nil && utf8.ValidRune(rune(n)) {
					return string(rune(n))
				}
				return e[1:]
			})
			w.styles[m[1]] = strings.ToLower(name)
		}
	})
}

// styleName is the name of a style by the class of its paragraphs.
func (w *web) styleName(class string) string {
	if name := w.styles[class]; name != "" {
		return name
	}
	lower := strings.ToLower(class)
	if m := tocClass.FindStringSubmatch(lower); m != nil {
		return "toc " + m[1]
	}
	if name := knownStyles[lower]; name != "" {
		return name
	}
	return lower
}
