package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// dossierView is the dossier of an acceptance.
type dossierView struct {
	Anchor      string           `json:"anchor"`
	Key         string           `json:"key"`
	For         string           `json:"for"`
	Title       said             `json:"title"`
	Sheet       string           `json:"sheet"`
	Lines       []dossierLine    `json:"lines,omitempty"`
	Evaluations []evaluationView `json:"evaluations,omitempty"`
	Present     int              `json:"present"`
	Missing     int              `json:"missing"`
	Unknown     int              `json:"unknown"`
	Pilot       bool             `json:"pilot,omitempty"` // of one pilot
	Sample      bool             `json:"sample,omitempty"`
}

type dossierLine struct {
	Title  said   `json:"title"`
	Why    said   `json:"why"`
	State  string `json:"state,omitempty"`
	Date   string `json:"date,omitempty"`
	Source string `json:"source,omitempty"`
	Text   link   `json:"text"`
	Page   link   `json:"page"`
	Sample bool   `json:"sample,omitempty"`
}

// acceptance is the page of both acceptances, and of each dossier a sheet to
// print: cover and checklist.
func (m *maker) acceptance() []page {
	title := m.words("评估验收", "Evaluation and acceptance")
	var views []dossierView
	var sheets []page
	for _, f := range m.d.Acceptances {
		v := m.dossier(f)
		views = append(views, v)
		name := said{T: m.words("验收材料：", "Acceptance dossier: ").T + v.Title.T, L: v.Title.L}
		sheets = append(sheets, page{
			path: f.Path(), layout: "dossier-sheet", title: name, sample: v.Sample, hidden: v.Sample, labels: column(title.T, "", title.T),
			crumbs: m.underHub(name, m.crumb(model.AcceptancePath, "评估验收", "Evaluation and acceptance")),
			data:   map[string]any{"dossier": v, "owner": m.say(m.d.System.Config.Site.Owner), "day": m.d.Day.String()},
		})
	}
	return append([]page{{
		path: model.AcceptancePath, layout: "acceptance", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"dossiers": views, "evaluations": m.href(model.EvaluationsPath)},
	}}, sheets...)
}

func (m *maker) dossier(f derive.AcceptanceFile) dossierView {
	v := dossierView{
		Anchor: "ui-dossier-" + f.Key, Key: f.Key, For: f.For, Sheet: m.href(f.Path()), Present: f.Present, Missing: f.Missing, Unknown: f.Unknown,
		Title: m.words("国家对省的验收", "Acceptance of the province by the state"),
	}
	switch {
	case f.Pilot != nil:
		v.Title, v.Pilot, v.Sample = m.say(f.Pilot.Title), true, f.Pilot.Sample
	case f.For == "accept-city":
		v.Title = m.words("省对试点市的验收", "Acceptance of pilot cities by the province")
	}
	for _, e := range f.Evaluations {
		v.Evaluations = append(v.Evaluations, m.evaluation(e))
	}
	for _, l := range f.Lines {
		line := dossierLine{
			Title: m.say(l.Title), Why: m.say(l.Why), State: string(l.State), Date: l.Outcome.Date.String(), Source: l.Outcome.Source, Text: m.policyNamed(l.Dossier.Policy), Sample: l.Sample,
		}
		if found, _ := m.d.System.HasPage(l.Page); found {
			line.Page = link{Href: m.href(l.Page), Title: m.titleOf(l.Page)}
		}
		v.Lines = append(v.Lines, line)
	}
	return v
}
