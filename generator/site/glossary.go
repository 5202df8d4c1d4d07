package site

import (
	"cmp"
	"slices"
	"strings"

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
	var groups []termGroup
	for i, e := range m.glossaryOrder() {
		v, letter := m.term(e), e.Letter(m.lang)
		v.Anchor = termAnchor(i)
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

// termAnchor is the place of the i-th entry.
func termAnchor(i int) string { return "ui-term-" + itoa(i+1) }

// term shows an entry.
func (m *maker) term(e derive.Entry) termEntry {
	v := termEntry{Terms: e.Zh, Second: e.En, Symbol: e.Symbol, Differs: e.Differs}
	if m.lang == model.En {
		if len(e.En) > 0 {
			v.Terms, v.Second = e.En, e.Zh
		} else {
			v.Second, v.Lang = nil, model.Zh.Tag()
		}
	}
	for _, u := range e.Uses {
		v.Uses = append(v.Uses, termUse{m.place(u.Path), u.Edition.Number, m.say(u.Edition.Title), u.Work.Sample, m.say(u.Definition)})
	}
	return v
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
