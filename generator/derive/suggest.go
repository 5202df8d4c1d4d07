package derive

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"guiju/generator/model"
	"guiju/generator/pinyin"
)

// Suggestion is something that a reader who begins to type may mean: the title
// of a document, its number, or a term.
type Suggestion struct {
	Text string
	Kind string     // title, number, term
	Lang model.Lang // of Text; of a number Zh
	// Keys are what a reader may begin to type instead of the text, in lower
	// case: how it is read, its initials, a number without its signs and
	// without its prefix, an English title from a later word on.
	Keys []string
}

// The kinds of suggestions, in their order.
var suggestionKinds = []string{"title", "number", "term"}

// Suggestions lists every distinct one of them once: titles, then numbers,
// then terms, each in the order of a dictionary.
func Suggestions(d *Derived) []Suggestion {
	seen := map[string]bool{}
	var out []Suggestion
	add := func(s Suggestion) {
		s.Text = strings.TrimSpace(s.Text)
		if s.Text == "" || seen[s.Text] {
			return
		}
		seen[s.Text] = true
		s.Keys = slices.DeleteFunc(distinct(s.Keys), func(k string) bool { return k == "" || k == strings.ToLower(s.Text) })
		out = append(out, s)
	}
	named := func(kind string, b model.Bilingual) {
		add(Suggestion{Text: b.Zh, Kind: kind, Lang: model.Zh, Keys: chineseKeys(b.Zh)})
		add(Suggestion{Text: b.En, Kind: kind, Lang: model.En, Keys: laterWords(b.En)})
	}
	numbered := func(number string) {
		add(Suggestion{Text: number, Kind: "number", Lang: model.Zh, Keys: numberKeys(number)})
	}
	for _, r := range d.Rows {
		named("title", r.Title)
		numbered(r.Number)
	}
	for _, r := range d.System.Regulations {
		named("title", r.Title)
		numbered(r.Number.Zh)
	}
	for _, p := range d.System.Policies {
		named("title", p.Title)
	}
	for _, i := range slices.Concat(d.System.Publicity, d.System.Pages) {
		named("title", i.Title)
	}
	for _, c := range d.System.Courses {
		named("title", c.Title)
	}
	for _, e := range d.Glossary {
		for _, zh := range e.Zh {
			named("term", model.Bilingual{Zh: zh})
		}
		for _, en := range e.En {
			named("term", model.Bilingual{En: en})
		}
	}
	order := map[string]string{}
	for _, s := range out {
		order[s.Text] = pinyin.Of(s.Text).Sort
	}
	slices.SortFunc(out, func(a, b Suggestion) int {
		return cmp.Or(
			cmp.Compare(slices.Index(suggestionKinds, a.Kind), slices.Index(suggestionKinds, b.Kind)),
			cmp.Compare(order[a.Text], order[b.Text]), cmp.Compare(a.Text, b.Text),
		)
	})
	return out
}

// chineseKeys are how a Chinese name is read; of a law also its usual name and
// how that is read.
func chineseKeys(name string) (keys []string) {
	usual := usualName(name)
	for _, s := range []string{name, usual} {
		r := pinyin.Of(s)
		keys = append(keys, r.Full, r.Initials)
	}
	if usual != name {
		keys = append(keys, usual)
	}
	return keys
}

// laterWords are an English name from each of its later words on. Nobody
// begins with a small word.
func laterWords(name string) (keys []string) {
	words := strings.Fields(strings.ToLower(name))
	for i := 1; i < len(words); i++ {
		if !smallWords[words[i]] {
			keys = append(keys, strings.TrimLeft(strings.Join(words[i:], " "), "“\"'(‘"))
		}
	}
	return keys
}

var smallWords = map[string]bool{
	"a": true, "an": true, "and": true, "as": true, "at": true, "by": true, "for": true, "from": true, "in": true, "into": true,
	"is": true, "its": true, "of": true, "on": true, "or": true, "the": true, "their": true, "to": true, "with": true, "—": true, "–": true, "-": true, "&": true,
}

// numberKeys are a number without signs, without the prefix that stands before
// its own letters (DB41/T S001: s001), or, where that is Chinese, from each run
// of digits on (国务院令第621号: 621).
func numberKeys(number string) (keys []string) {
	r := pinyin.Of(number)
	keys = append(keys, r.Full, r.Initials)
	if i := strings.LastIndexAny(number, " 　"); i >= 0 {
		own := strings.TrimLeft(number[i:], " 　")
		if r := pinyin.Of(own); r.Letter != "" {
			return append(keys, r.Full)
		}
	}
	if strings.ContainsFunc(number, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
		digit := false
		for i, c := range number {
			is := '0' <= c && c <= '9'
			if is && !digit {
				keys = append(keys, pinyin.Of(number[i:]).Full)
			}
			digit = is
		}
	}
	return keys
}

// distinct keeps the first of equal keys.
func distinct(keys []string) (out []string) {
	for _, k := range keys {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}
