package site

import (
	"cmp"

	"guiju/generator/model"
	"guiju/generator/text"
)

// translation is what a page says of the English text it shows.
type translation struct {
	missing map[string]bool // fragments shown in Chinese
	stale   map[string]bool // fragments whose Chinese has changed since
}

// progress is how much of a translation was compared with the present Chinese.
type progress struct {
	Percent int `json:"percent"` // rounded down: 100 is all
	Done    int `json:"done"`
	Total   int `json:"total"`
}

// textIn chooses the text to show: the page's language, with the Chinese of
// what is not translated in its place; else the Chinese.
func (m *maker) textIn(texts map[model.Lang]*model.Text) (t *model.Text, chinese bool) {
	own := texts[m.lang]
	if own == nil {
		return texts[model.Zh], texts[model.Zh] != nil
	}
	if m.whole[own] == nil {
		whole, missing := text.Shown(texts, m.lang)
		m.whole[own], m.translations[whole] = whole, translation{missing: missing}
	}
	return m.whole[own], false
}

// partIn is the part of a text that is in one language, as a text of its own:
// all of it or none, but for an English text completed by Chinese.
func (m *maker) partIn(t *model.Text, l model.Lang) *model.Text {
	missing := m.translations[t].missing
	if len(missing) == 0 {
		if l == t.Lang {
			return t
		}
		return nil
	}
	part := &model.Text{Lang: l, Grammar: t.Grammar, Form: t.Form}
	t.Walk(func(p *model.Provision) {
		if missing[p.ID] == (l == model.Zh) {
			q := *p
			q.Children = nil
			part.Provisions = append(part.Provisions, &q)
		}
	})
	return part
}

// translationOf says of an edition whose English is shown as t how it was
// translated and, where there are records, how far it follows the Chinese.
func (m *maker) translationOf(e *model.Edition, t *model.Text) (status string, p *progress) {
	tr := m.translations[t]
	tr.stale, p = staleness(e)
	m.translations[t] = tr
	return cmp.Or(e.Translation, "unknown"), p
}

// unrecorded is the status of an English text of which no record says who
// translated it: laws and policies.
func unrecorded(t *model.Text) string {
	if t.Lang == model.En {
		return "unknown"
	}
	return ""
}

// staleness finds the provisions whose Chinese has changed since the English
// was compared with it. Without any record nothing is known.
func staleness(e *model.Edition) (stale map[string]bool, p *progress) {
	if len(e.Work.Keys.Translations[e.Year]) == 0 {
		return nil, nil
	}
	stale, p = map[string]bool{}, &progress{}
	for _, s := range text.Translations(e) {
		p.Total++
		switch s.State {
		case text.UpToDate:
			p.Done++
		case text.Stale:
			stale[s.Zh.ID] = true
		}
	}
	p.Percent = p.Done * 100 / max(p.Total, 1)
	return stale, p
}

// languageLink is one choice of the language switch.
type languageLink struct {
	Key  string `json:"key"` // zh, en or both
	Href string `json:"href"`
	Here bool   `json:"here,omitempty"`
}

// languageSwitch offers the languages of a page at path, and both side by
// side where the edition is the one on show; nothing where there is no choice.
func (m *maker) languageSwitch(e *model.Edition, path string, current bool) []languageLink {
	if !m.d.System.Bilingual() || e.Texts[model.Zh] == nil || e.Texts[model.En] == nil {
		return nil
	}
	both := e.Work.BothPath()
	single := path
	if path == both {
		single = e.Work.Path()
	}
	out := []languageLink{
		{"zh", "/" + single, path != both && m.lang == model.Zh},
		{"en", "/" + model.En.Prefix() + single, path != both && m.lang == model.En},
	}
	if current {
		out = append(out, languageLink{"both", m.href(both), path == both})
	}
	return out
}
