package site

import (
	"cmp"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// courseView is what layouts/course.html shows.
type courseView struct {
	ID       string    `json:"id"`
	Audience said      `json:"audience"`
	Summary  said      `json:"summary"`
	Minutes  int       `json:"minutes,omitempty"`
	Text     bool      `json:"text"`
	Sessions []session `json:"sessions"`
}

type session struct {
	Anchor    string  `json:"anchor"`
	Title     said    `json:"title"`
	Minutes   int     `json:"minutes,omitempty"`
	Quotes    []quote `json:"quotes,omitempty"`
	Questions []said  `json:"questions,omitempty"`
}

// quote is a provision quoted by address. Its words come from the text, so a
// revision changes the course too.
type quote struct {
	Href   string    `json:"href,omitempty"`
	Title  string    `json:"title"`
	Label  string    `json:"label,omitempty"`
	Badge  badge     `json:"badge"`
	Sample bool      `json:"sample,omitempty"`
	Lang   string    `json:"lang,omitempty"` // tag of the words, if not the page's
	HTML   string    `json:"html,omitempty"` // "" when only a record is held
	Math   []formula `json:"math,omitempty"`
	Note   said      `json:"note"`
	// Translation says how English words were translated; "" for Chinese.
	Translation string `json:"translation,omitempty"`
}

type courseRow struct {
	Link     link `json:"link"`
	Audience said `json:"audience"`
	Summary  said `json:"summary"`
	Sessions int  `json:"sessions"`
	Minutes  int  `json:"minutes,omitempty"`
	Sample   bool `json:"sample,omitempty"`
}

// training makes the list and the page of every course.
func (m *maker) training() []page {
	title := m.words("教育培训", "Training")
	var rows []courseRow
	var ps []page
	for _, c := range m.d.System.Courses {
		p := m.course(c)
		v := p.data.(courseView)
		rows = append(rows, courseRow{
			link{Href: m.href(c.Path()), Title: p.title}, v.Audience, v.Summary, len(v.Sessions), v.Minutes, c.Sample,
		})
		ps = append(ps, p)
	}
	list := page{
		path: "training.html", layout: "training", title: title, crumbs: m.crumbs(link{Title: title}),
		labels: column(title.T, "", title.T), data: map[string]any{"rows": rows},
	}
	return append([]page{list}, ps...)
}

func (m *maker) course(c *model.Course) page {
	t, chinese := m.textIn(c.Texts)
	v := courseView{ID: c.ID, Audience: m.say(c.Audience), Summary: m.say(c.Summary), Text: t != nil}
	for i, s := range c.Sessions {
		sv := session{Anchor: derive.SessionAnchor(i), Title: m.say(s.Title), Minutes: s.Minutes}
		v.Minutes += s.Minutes
		for _, q := range s.Quotes {
			if qv, ok := m.quote(q); ok {
				sv.Quotes = append(sv.Quotes, qv)
			}
		}
		for _, q := range s.Questions {
			sv.Questions = append(sv.Questions, m.say(q.Text))
		}
		v.Sessions = append(v.Sessions, sv)
	}
	return page{
		path: c.Path(), layout: "course", title: m.say(c.Title), summary: c.Summary.Or(m.lang), chinese: chinese,
		sample: c.Sample, hidden: c.Sample, data: v, pos: c.At(""), body: m.html(t, c.Path(), "training/"+c.ID, nil),
		crumbs: m.crumbs(m.crumb("training.html", "教育培训", "Training"), link{Title: m.say(c.Title)}),
		labels: article(m.words("教育培训", "Training").T, c.Title.Or(m.lang), model.Date{}, ""),
	}
}

// quote writes the provision out. A work that has no folder yet is named as
// planned.
func (m *maker) quote(q model.Quotation) (quote, bool) {
	to, ok := model.ParseTarget(q.Ref)
	if !ok {
		return quote{}, false
	}
	to0 := m.resolve(to)
	if !to0.ok {
		return quote{Title: to.Doc, Label: to.Fragment, Note: m.say(q.Note), Badge: m.badgeOf(nil)}, true
	}
	r, err := m.d.System.Resolve(to, m.lang, m.d.Day)
	if err == model.NoFragment { // not translated: the Chinese is quoted
		r, _ = m.d.System.Resolve(to, model.Zh, m.d.Day)
	}
	v := quote{Href: to0.href, Title: to0.title, Note: m.say(q.Note), Label: to.Fragment}
	if r.Work != nil {
		v.Sample = r.Work.Sample
	}
	if r.Edition != nil {
		v.Badge = m.badgeOf(r.Edition)
	}
	if r.Provision == nil {
		return v, true
	}
	if r.Provision.Number != "" {
		v.Label = r.Provision.Number
	}
	if r.Text.Lang != m.lang {
		v.Lang = r.Text.Lang.Tag()
	}
	if r.Text.Lang == model.En {
		v.Translation = "unknown"
		if r.Edition != nil {
			v.Translation = cmp.Or(r.Edition.Translation, v.Translation)
		}
	}
	link := m.linker(r.Text)
	words := text.ProvisionHTML(r.Provision, text.HTMLOptions{
		Lang: r.Text.Lang, Quoted: true, Image: m.media.in(folderOf(r)),
		Link: func(to model.Target) (string, string, bool) {
			href, title, ok := link(to)
			if to.Doc == "" { // 见5.2: on the quoted document's page, not on this one
				href = m.href(r.Path) + href
			}
			return href, title, ok
		},
	})
	v.HTML, v.Math = literal(words.HTML), formulas(words.Math)
	return v, true
}

func folderOf(r model.Resolution) string {
	switch {
	case r.Edition != nil:
		return editionFolder(r.Edition)
	case r.Regulation != nil:
		return "regulations/" + r.Regulation.ID
	}
	return "policies/" + r.Policy.ID
}
