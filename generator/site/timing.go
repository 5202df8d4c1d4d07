package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// timingView is a record beside the day by which it is due, as
// layouts/_partials/timing.html says it; State "" is no record.
type timingView struct {
	State   string `json:"state,omitempty"`
	Due     string `json:"due,omitempty"`
	Words   said   `json:"words"` // how the source states the day
	Date    string `json:"date,omitempty"`
	Source  string `json:"source,omitempty"`
	Dated   bool   `json:"dated,omitempty"`
	After   int    `json:"after,omitempty"`  // days after the due day
	Before  int    `json:"before,omitempty"` // days before it
	Reached bool   `json:"reached,omitempty"`
	Overdue bool   `json:"overdue,omitempty"`
}

func (m *maker) timing(t derive.Timing, o model.Outcome, due model.Date, words model.Bilingual) timingView {
	return timingView{
		State: string(t.State), Due: due.String(), Words: m.say(words), Date: o.Date.String(), Source: o.Source, Dated: t.Dated,
		After: max(0, t.Days), Before: max(0, -t.Days), Reached: t.Reached, Overdue: t.Overdue,
	}
}

// pilotNamed is the link to a pilot by its key.
func (m *maker) pilotNamed(key string) link {
	if p := m.d.System.Pilot(key); p != nil {
		return m.pilotLink(p).Link
	}
	return link{Title: said{T: key}}
}

// policyLink leads to a published text, nowhere where there is none.
func (m *maker) policyLink(id string) link {
	if p := m.d.System.Policy(id); p != nil {
		return link{Href: m.href(p.Path()), Title: m.say(p.Title)}
	}
	return link{}
}

// wholeOr is the link to a region, or says that it is about the whole.
func (m *maker) wholeOr(region string) link {
	if region == "" {
		return link{Title: m.words("全省", "Whole province")}
	}
	return m.regionNamed(region)
}
