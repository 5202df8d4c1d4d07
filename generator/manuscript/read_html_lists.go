package manuscript

import (
	"slices"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"guiju/generator/model"
)

// list is an <ol> or <ul>.
type list struct {
	ordered bool
	style   string
	next    int
	step    int
}

// list walks <ol> and <ul>.
func (w *web) list(s *goquery.Selection, name string, css map[string]string, l style) {
	li := list{ordered: name == "ol", next: 1, step: 1}
	if n, err := strconv.Atoi(s.AttrOr("start", "")); err == nil {
		li.next = n
	}
	if _, ok := s.Attr("reversed"); ok {
		if _, start := s.Attr("start"); !start {
			li.next = s.ChildrenFiltered("li").Length()
		}
		li.step = -1
	}
	li.style = s.AttrOr("type", "")
	for _, key := range []string{"list-style-type", "list-style"} {
		if v := css[key]; v != "" {
			li.style = v
		}
	}
	if len(w.lists) >= maxDepth {
		w.limit(model.Bilingual{Zh: "层列表", En: "lists inside each other"}, maxDepth)
		return
	}
	w.lists = append(w.lists, li)
	w.box.level = len(w.lists)
	w.children(s, l)
	w.flush()
	w.lists = w.lists[:len(w.lists)-1]
}

// item walks <li>.
func (w *web) item(s *goquery.Selection, css map[string]string, l style) {
	if n := len(w.lists); n > 0 {
		li := &w.lists[n-1]
		if v, err := strconv.Atoi(s.AttrOr("value", "")); err == nil {
			li.next = v
		}
		style := li.style
		if v := css["list-style-type"]; v != "" {
			style = v
		}
		w.label = listLabel(li.ordered, style, li.next, n)
		li.next += li.step
		w.box.level = n
	}
	w.children(s, l)
	w.flush()
	w.label = ""
}

// listLabel is what a browser shows before an item (CSS Lists 3, Counter Styles 3).
func listLabel(ordered bool, style string, n, depth int) string {
	switch style {
	case "none":
		return ""
	case "a", "lower-alpha", "lower-latin":
		return alphabetic(n, 'a') + "."
	case "A", "upper-alpha", "upper-latin":
		return alphabetic(n, 'A') + "."
	case "i", "lower-roman":
		return strings.ToLower(roman(n)) + "."
	case "I", "upper-roman":
		return roman(n) + "."
	case "cjk-ideographic", "simp-chinese-informal", "cjk-decimal", "trad-chinese-informal":
		return han(n) + "、"
	case "square":
		return "▪"
	case "circle":
		return "◦"
	case "disc":
		return "•"
	}
	if ordered {
		return strconv.Itoa(n) + "."
	}
	return []string{"•", "◦", "▪"}[min(depth, 3)-1]
}

// han writes 1 to 99 in Chinese.
func han(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	s := "十"
	if n >= 20 {
		s = string(digits[n/10]) + s
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}

func alphabetic(n int, first rune) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	var out []rune
	for ; n > 0; n = (n - 1) / 26 {
		out = append(out, first+rune((n-1)%26))
	}
	slices.Reverse(out)
	return string(out)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}
