package site

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// termGroup is the terms under one letter.
type termGroup struct {
	Letter  string      `json:"letter"` // "" for what has none
	Anchor  string      `json:"anchor"`
	Entries []termEntry `json:"entries"`
}

type termEntry struct {
	Anchor  string    `json:"anchor"`
	Terms   []string  `json:"terms"`
	Lang    string    `json:"lang,omitempty"` // tag of Terms, if not the page's
	Second  []string  `json:"second,omitempty"`
	Symbol  string    `json:"symbol,omitempty"`
	Uses    []termUse `json:"uses"`
	Differs bool      `json:"differs,omitempty"`
}

type termUse struct {
	Href       string `json:"href"`
	Document   string `json:"document"`
	Title      said   `json:"title"` // of the standard
	Sample     bool   `json:"sample,omitempty"`
	Definition said   `json:"definition"`
}

// glossary groups the terms by letter: pinyin in Chinese, the first letter of
// the English term in English.
func (m *maker) glossary() page {
	title := m.words("术语", "Glossary")
	letters := newInitials()
	var groups []termGroup
	for i, e := range m.glossaryOrder() {
		v, key := m.term(e)
		v.Anchor = "ui-term-" + itoa(i+1)
		letter := letters.of(key)
		if n := len(groups); n == 0 || groups[n-1].Letter != letter {
			groups = append(groups, termGroup{Letter: letter, Anchor: "ui-letter-" + itoa(n+1)})
		}
		g := &groups[len(groups)-1]
		g.Entries = append(g.Entries, v)
	}
	return page{
		path: "glossary.html", layout: "glossary", title: title, crumbs: m.crumbs(link{Title: title}),
		labels: column(title.T, "", title.T), data: map[string]any{"groups": groups, "count": len(m.d.Glossary)},
	}
}

// term shows an entry and says under what it is filed.
func (m *maker) term(e derive.Entry) (v termEntry, key string) {
	v = termEntry{Terms: e.Zh, Second: e.En, Symbol: e.Symbol, Differs: e.Differs}
	key = e.Zh[0]
	if m.lang == model.En {
		if len(e.En) > 0 {
			v.Terms, v.Second, key = e.En, e.Zh, e.En[0]
		} else {
			v.Second, v.Lang, key = nil, model.Zh.Tag(), ""
		}
	}
	for _, u := range e.Uses {
		v.Uses = append(v.Uses, termUse{m.place(u.Path), u.Edition.Number, m.say(u.Edition.Title), u.Work.Sample, m.say(u.Definition)})
	}
	return v, key
}

// glossaryOrder is pinyin order in Chinese and alphabetical order in English,
// terms without English last.
func (m *maker) glossaryOrder() []derive.Entry {
	list := slices.Clone(m.d.Glossary)
	if m.lang == model.En {
		slices.SortStableFunc(list, func(a, b derive.Entry) int {
			if len(a.En) == 0 || len(b.En) == 0 {
				return cmp.Compare(len(b.En), len(a.En))
			}
			return cmp.Compare(strings.ToLower(a.En[0]), strings.ToLower(b.En[0]))
		})
	}
	return list
}

// initials finds the letter under which a dictionary files a word. Han is
// compared, in CLDR's pinyin order, with the first character of each letter.
type initials struct {
	order *collate.Collator
	first []string // of letters, in step with names
}

const initialLetters = "ABCDEFGHJKLMNOPQRSTWXYZ" // no Chinese syllable begins with I, U or V

func newInitials() *initials {
	return &initials{
		order: collate.New(language.MustParse("zh-u-co-pinyin")),
		first: strings.Split("阿八嚓哒婀发旮哈讥咔垃妈拿哦啪七然仨他挖夕丫匝", ""),
	}
}

func (in *initials) of(word string) string {
	if word == "" {
		return ""
	}
	if c := strings.ToUpper(word[:1]); c >= "A" && c <= "Z" {
		return c
	}
	if word[0] < 0x80 {
		return ""
	}
	for i := len(in.first) - 1; i >= 0; i-- {
		if in.order.CompareString(word, in.first[i]) >= 0 {
			return initialLetters[i : i+1]
		}
	}
	return ""
}
