package wording

import (
	"strings"
	"unicode"

	"guiju/generator/model"
)

// Modal is a verbal form at Text[From:To].
type Modal struct {
	From, To int
	Form     *Form
}

// matches finds the forms of the lexicon in text order; where two overlap the
// longer one counts, and where they are as long the earlier row.
func matches(text string, l model.Lang) (out []Modal) {
	folded := text
	if l == model.En {
		folded = strings.ToLower(text)
	}
	taken := make([]bool, len(text)+1)
	for i := range lexicon {
		f := &lexicon[i]
		if f.Lang != l {
			continue
		}
		for at := 0; ; {
			k := strings.Index(folded[at:], f.Words)
			if k < 0 {
				break
			}
			from := at + k
			to := from + len(f.Words)
			at = to
			if anyTaken(taken[from:to]) || l == model.En && !wholeWord(folded, from, to) {
				continue
			}
			if within(text, from, to, f.Not) {
				continue
			}
			for j := from; j < to; j++ {
				taken[j] = true
			}
			out = append(out, Modal{from, to, f})
		}
	}
	sortModals(out)
	return out
}

func anyTaken(b []bool) bool {
	for _, t := range b {
		if t {
			return true
		}
	}
	return false
}

func sortModals(ms []Modal) {
	for i := 1; i < len(ms); i++ {
		for j := i; j > 0 && ms[j].From < ms[j-1].From; j-- {
			ms[j], ms[j-1] = ms[j-1], ms[j]
		}
	}
}

// within reports whether text[from:to] lies inside one of the words.
func within(text string, from, to int, words []string) bool {
	for _, w := range words {
		for at := max(0, from-len(w)+1); at <= from && at+len(w) <= len(text); at++ {
			if text[at:at+len(w)] == w && at+len(w) >= to {
				return true
			}
		}
	}
	return false
}

func wholeWord(s string, from, to int) bool {
	letter := func(b byte) bool { return b < 0x80 && (unicode.IsLetter(rune(b)) || b == '-' || b == '\'') }
	return (from == 0 || !letter(s[from-1])) && (to == len(s) || !letter(s[to]))
}

// Discouraged finds the forms that a text drafted by an edition of GB/T 1.1
// (2009 or 2020) should not use, and the equivalents it should use only where
// it must. Words in quotation marks are somebody else's.
func Discouraged(text string, l model.Lang, edition int) (out []Modal) {
	for _, m := range matches(text, l) {
		if m.Form.Instead != "" && edition > m.Form.Until && !quoted(text, m.From) {
			out = append(out, m)
		}
	}
	return out
}

// quoted reports whether a place lies between quotation marks or in the title
// of a document.
func quoted(text string, at int) bool {
	return inside(text, at, "“", "”") || inside(text, at, "「", "」") || Titled(text, at)
}

// Titled reports whether a place lies in the title of a document, 《…》.
func Titled(text string, at int) bool { return inside(text, at, "《", "》") }

func inside(text string, at int, open, shut string) bool {
	i := strings.LastIndex(text[:at], open)
	return i >= 0 && !strings.Contains(text[i:at], shut)
}

// Modals finds the verbal forms that say what a sentence does, preferred or
// not. The slice is shared.
func Modals(text string, l model.Lang) []Modal { return modalsOf.of(text, l) }

var modalsOf = memo[[]Modal]{read: modals}

func modals(text string, l model.Lang) (out []Modal) {
	for _, m := range matches(text, l) {
		if !quoted(text, m.From) {
			out = append(out, m)
		}
	}
	return out
}
