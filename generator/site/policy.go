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

type planView struct {
	Source   said    `json:"source"`
	Phases   []phase `json:"phases"`
	Tasks    []task  `json:"tasks"`
	Measures int     `json:"measures"`
}

type phase struct {
	Title   said   `json:"title"`
	Start   string `json:"start,omitempty"`
	End     string `json:"end,omitempty"`
	Summary said   `json:"summary"`
}

type task struct {
	Number   int    `json:"number"`
	Title    said   `json:"title"`
	Phase    said   `json:"phase"`
	Measures []said `json:"measures"`
	Dues     []due  `json:"dues"`
}

// due is a deadline; State "" is "no record" and never "late".
type due struct {
	Date   string `json:"date,omitempty"`
	Words  said   `json:"words"`
	For    said   `json:"for"`
	State  string `json:"state,omitempty"`
	Met    string `json:"met,omitempty"`
	Source string `json:"source,omitempty"`
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
		v.Plan, v.Goals = m.plan(plan), m.goals()
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

func (m *maker) plan(plan model.Plan) *planView {
	v := &planView{Source: m.say(plan.Source)}
	titles := map[string]said{}
	for _, p := range plan.Phases {
		titles[p.Key] = m.say(p.Title)
		v.Phases = append(v.Phases, phase{m.say(p.Title), p.Start.String(), p.End.String(), m.say(p.Summary)})
	}
	for i, t := range plan.Tasks {
		tv := task{Number: i + 1, Title: m.say(t.Title), Phase: titles[t.Phase]}
		for _, me := range t.Measures {
			tv.Measures = append(tv.Measures, m.say(me.Title))
			v.Measures++
		}
		for _, d := range t.Dues {
			tv.Dues = append(tv.Dues, due{d.Date.String(), m.say(d.Words), m.say(d.For), string(d.Met.State), d.Met.Date.String(), d.Met.Source})
		}
		v.Tasks = append(v.Tasks, tv)
	}
	return v
}
