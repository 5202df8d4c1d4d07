package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// policyView is what layouts/policy.html shows: a plan, notice or guide, and
// the plan's data beside the guide to it.
type policyView struct {
	ID       string     `json:"id"`
	Kind     string     `json:"kind"`
	Second   said       `json:"second"`
	About    []fact     `json:"about,omitempty"`
	Summary  said       `json:"summary"`
	Text     bool       `json:"text"`
	Contents []heading  `json:"contents,omitempty"`
	Plan     *planView  `json:"plan,omitempty"`
	Goals    []goalView `json:"goals,omitempty"`
	Uses     []usage    `json:"uses,omitempty"`
	Cite     citeView   `json:"cite"`
	// Translation is set where the English text is shown.
	Translation string `json:"translation,omitempty"`
}

// policies makes the list and the page of every policy.
func (m *maker) policies() []page {
	title := m.words("政策文件", "Policies")
	var rows []policyRow
	var ps []page
	for _, p := range m.d.System.Policies {
		rows = append(rows, policyRow{
			link{Href: m.href(p.Path()), Title: m.say(p.Title)}, p.Kind, m.say(p.Summary), p.About.Date.String(), p.Sample,
		})
		ps = append(ps, m.policy(p))
	}
	list := page{
		path: "policies.html", layout: "policies", title: title, crumbs: m.crumbs(link{Title: title}),
		labels: column(title.T, "", title.T), data: map[string]any{"rows": rows},
	}
	return append([]page{list}, ps...)
}

type policyRow struct {
	Link    link   `json:"link"`
	Kind    string `json:"kind"`
	Summary said   `json:"summary"`
	Date    string `json:"date,omitempty"`
	Sample  bool   `json:"sample,omitempty"`
}

func (m *maker) policy(p *model.Policy) page {
	t, chinese := m.textIn(p.Texts)
	v := policyView{
		ID: p.ID, Kind: p.Kind, Summary: m.say(p.Summary), Text: t != nil, Contents: m.contents(t), Cite: m.cite(derive.CitePolicy(p, m.lang, m.d.Day), p.Path()),
		About: m.document(p.About), Uses: usesOf(m.uses[p.Path()], inText(t)),
	}
	if t != nil {
		v.Translation = unrecorded(t)
		v.Cite.Codes = m.codes(p.ID, t)
	}
	if plan := m.d.System.Plan; plan.Policy == p.ID {
		v.Plan, v.Goals = m.planOf(), m.goals()
	}
	title := m.say(p.Title)
	if title.L == "" {
		v.Second = said{T: p.Title.In(m.lang.Other())}
	}
	return page{
		path: p.Path(), layout: "policy", title: title, summary: p.Summary.Or(m.lang), chinese: chinese,
		sample: p.Sample, hidden: p.Sample, data: v, pos: p.At(""), body: m.reading(t, p.Texts, v.Uses, m.options(t, p.Path(), "policies/"+p.ID, nil)),
		crumbs: m.crumbs(m.crumb("policies.html", "政策文件", "Policies"), link{Title: title}),
		labels: article(m.words("政策文件", "Policies").T, title.T, p.About.Date, p.About.Source.Or(m.lang)),
	}
}

// document is the header block of an official document, as far as known.
func (m *maker) document(d model.DocumentInfo) (fs []fact) {
	for _, f := range []fact{
		{Key: "about-title", Value: m.say(d.Title)}, {Key: "about-index", Value: said{T: d.Index}},
		{Key: "about-number", Value: said{T: d.Number}},
		{Key: "about-issuers", Value: m.say(d.Issuers)}, {Key: "about-date", Value: said{T: d.Date.String()}},
		{Key: "about-addressees", Value: m.say(d.Addressees)}, {Key: "about-basis", Value: m.say(d.Basis)},
		{Key: "source", Value: m.say(d.Source)},
	} {
		if f.Value.T != "" {
			fs = append(fs, f)
		}
	}
	return fs
}
