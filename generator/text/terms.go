package text

import (
	"strings"
	"unicode"

	"guiju/generator/model"
)

// designate adds the designations of one line to the term: 公务用车 official
// vehicle, or in an English text official vehicle 公务用车. Several of one
// language are separated by semicolons.
func designate(t *model.Term, words string, lang model.Lang) {
	first, second := splitDesignation(strings.TrimFunc(words, isBlank), lang)
	zh, en := first, second
	if lang == model.En {
		zh, en = second, first
	}
	if lang == model.Zh && !hasHan(zh) && en == "" {
		zh, en = "", zh
	}
	if lang == model.En && hasHan(en) && zh == "" {
		zh, en = en, ""
	}
	t.Zh = append(t.Zh, listed(zh)...)
	t.En = append(t.En, listed(en)...)
}

func listed(s string) (out []string) {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == '；' || r == ';' }) {
		if w = strings.TrimFunc(w, isBlank); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// splitDesignation cuts between the two languages: at a full-width space if
// there is one, else at the space that leaves one side without Chinese and as
// long as it can be (IT 服务 IT service).
func splitDesignation(s string, lang model.Lang) (first, second string) {
	if a, b, ok := strings.Cut(s, "\u3000"); ok {
		return strings.TrimFunc(a, isBlank), strings.TrimFunc(b, isBlank)
	}
	cut := -1
	for i, r := range s {
		if !unicode.IsSpace(r) {
			continue
		}
		if lang == model.En && !hasHan(s[:i]) && hasHan(s[i:]) {
			cut = i
		}
		if lang == model.Zh && hasHan(s[:i]) && !hasHan(s[i:]) {
			cut = i
			break
		}
	}
	if cut < 0 {
		return s, ""
	}
	return strings.TrimFunc(s[:cut], isBlank), strings.TrimFunc(s[cut:], isBlank)
}
