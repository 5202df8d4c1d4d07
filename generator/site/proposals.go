package site

import (
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

const proposalsPath = "proposals.html"

func proposalID(p *model.Proposal) string   { return "ui-proposal-" + p.Key }
func selectionID(s *model.Selection) string { return "ui-selection-" + s.Key }

// proposalView is an application and what became of it.
type proposalView struct {
	ID        string   `json:"id"`
	Title     said     `json:"title"`
	Level     said     `json:"level"`
	LevelKey  string   `json:"levelkey"`
	Box       link     `json:"box"`
	BoxCode   string   `json:"boxcode,omitempty"`
	Region    said     `json:"region"`
	Classes   []string `json:"classes,omitempty"`
	ClassKeys string   `json:"classkeys,omitempty"` // apart by blanks, for the filter
	Proposer  said     `json:"proposer"`
	Date      string   `json:"date,omitempty"`
	Outcome   string   `json:"outcome,omitempty"`
	Decided   string   `json:"decided,omitempty"`
	Reason    said     `json:"reason"`
	Work      link     `json:"work"`
	Selection link     `json:"selection"`
	Source    string   `json:"source,omitempty"`
	Sample    bool     `json:"sample,omitempty"`
}

// choiceView is a selection with its candidates side by side.
type choiceView struct {
	ID         string         `json:"id"`
	Title      said           `json:"title"`
	Matter     said           `json:"matter"`
	Date       string         `json:"date,omitempty"`
	By         said           `json:"by"`
	Reason     said           `json:"reason"`
	Source     string         `json:"source,omitempty"`
	Sample     bool           `json:"sample,omitempty"`
	Candidates []proposalView `json:"candidates,omitempty"`
}

type classView struct {
	Key     string    `json:"key"`
	Real    int       `json:"real"`
	Samples int       `json:"samples"`
	Works   tallyView `json:"works"`
}

type outcomesView struct {
	Total    int `json:"total"`
	Selected int `json:"selected"`
	Merged   int `json:"merged"`
	Deferred int `json:"deferred"`
	Declined int `json:"declined"`
	Open     int `json:"open"`
}

// proposals is the register of applications (申报), the choices among them
// (择优选取) and the classes of projects that come first.
func (m *maker) proposals() page {
	title := m.words("申报与择优", "Proposals and selection")
	a := m.d.Proposals
	rows := []proposalView{}
	boxes := map[string]bool{}
	var boxLinks []link
	for _, p := range m.d.System.Proposals {
		v := m.proposal(p)
		rows = append(rows, v)
		if v.Box.Href != "" && !boxes[p.Box] {
			boxes[p.Box] = true
			boxLinks = append(boxLinks, link{Title: v.Box.Title, Note: p.Box})
		}
	}
	var choices []choiceView
	for _, c := range a.Choices {
		choices = append(choices, m.choice(c))
	}
	var classes []classView
	for _, c := range a.Classes {
		classes = append(classes, classView{c.Class, c.Real, c.Samples, tallied(c.Works)})
	}
	samples := len(rows) > 0 && a.Real.Total == 0
	return page{
		path: proposalsPath, layout: "proposals", title: title, crumbs: m.underHub(title),
		labels: column(title.T, "", title.T), sample: samples, hidden: samples,
		data: map[string]any{
			"rows": rows, "choices": choices, "classes": classes, "real": outcomesView(a.Real), "samples": outcomesView(a.Samples),
			"levels": m.levels(), "boxes": boxLinks, "outcomes": model.ProposalOutcomes,
		},
	}
}

func (m *maker) proposal(p *model.Proposal) proposalView {
	v := proposalView{
		ID: proposalID(p), Title: m.say(p.Title), LevelKey: p.Level, BoxCode: p.Box, Classes: p.Classes, ClassKeys: strings.Join(p.Classes, " "),
		Proposer: m.say(p.Proposer), Date: p.Date.String(), Outcome: p.Outcome, Decided: p.Decided.String(), Reason: m.say(p.Reason),
		Source: p.Source, Sample: p.Sample,
	}
	sys := m.d.System
	if l := sys.Level(p.Level); l != nil {
		v.Level = m.say(l.Title)
	}
	if b := sys.Box(p.Box); b != nil {
		t := m.say(b.Title)
		v.Box = link{Href: m.href("framework.html") + boxAnchor(b.Code), Title: said{b.Code + " " + t.T, t.L}}
	}
	if r := sys.Region(p.Region); r != nil {
		v.Region = m.say(r.Title)
	}
	if w := sys.Work(p.Work); w != nil {
		v.Work = link{Href: m.href(w.Path()), Title: m.say(w.TitleAt(m.d.Day)), Note: w.Number}
		if e := w.EditionAt(m.d.Day); e != nil {
			v.Work.Note = e.Number
		}
	}
	if s := sys.Selection(p.Selection); s != nil {
		v.Selection = link{Href: "#" + selectionID(s), Title: m.say(s.Title)}
	}
	return v
}

func (m *maker) choice(c derive.Choice) choiceView {
	s := c.Selection
	v := choiceView{
		ID: selectionID(s), Title: m.say(s.Title), Date: s.Date.String(), By: m.say(s.By), Reason: m.say(s.Reason),
		Source: s.Source, Sample: s.Sample,
	}
	if matter := m.d.System.Matter(s.Matter); matter != nil {
		v.Matter = m.say(matter.Title)
	}
	for _, p := range c.Candidates {
		v.Candidates = append(v.Candidates, m.proposal(p))
	}
	return v
}
