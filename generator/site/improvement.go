package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// findingView is what an evaluation found wanting, with its measures.
type findingView struct {
	Anchor   string     `json:"anchor"`
	Title    said       `json:"title"`
	Of       link       `json:"of"` // the evaluation
	OfKey    string     `json:"ofkey,omitempty"`
	Region   link       `json:"region"`
	Key      string     `json:"key,omitempty"` // of the region
	Task     link       `json:"task"`
	Works    []link     `json:"works,omitempty"`
	Date     string     `json:"date,omitempty"`
	Source   string     `json:"source,omitempty"`
	Measures []mendView `json:"measures,omitempty"`
	State    string     `json:"state,omitempty"` // of its closing
	Closed   string     `json:"closed,omitempty"`
	By       string     `json:"by,omitempty"` // the record of the closing
	Overdue  bool       `json:"overdue,omitempty"`
	Sample   bool       `json:"sample,omitempty"`
}

type mendView struct {
	Title  said       `json:"title"`
	Owner  link       `json:"owner"`
	Timing timingView `json:"timing"`
}

// findingCount is a derive.FindingCount for the layout.
type findingCount struct {
	All     int `json:"all"`
	Open    int `json:"open"`
	Unknown int `json:"unknown"`
	Closed  int `json:"closed"`
	Overdue int `json:"overdue"`
}

// findingsBy counts the findings of one evaluation, region, task or standard.
type findingsBy struct {
	What    string       `json:"what"`
	Title   link         `json:"title"`
	Real    findingCount `json:"real"`
	Samples int          `json:"samples"`
}

// improvement is the page of findings and what was done about them, and an
// improvement plan to print for everyone who has anything to mend.
func (m *maker) improvement() []page {
	title := m.words("问题与整改", "Findings and improvement")
	v := m.d.Improvement
	rows := m.findings(v.Rows)
	var by []findingsBy
	for _, b := range v.By {
		by = append(by, findingsBy{b.What, m.foundIn(b), findingCount(b.Real), b.Samples.All})
	}
	var plans []link
	var regions, evaluations []option
	seen := map[string]bool{}
	for _, r := range rows {
		if r.OfKey != "" && !seen["e "+r.OfKey] {
			seen["e "+r.OfKey] = true
			evaluations = append(evaluations, option{r.OfKey, r.Of.Title})
		}
		if r.Key != "" && !seen["r "+r.Key] {
			seen["r "+r.Key] = true
			regions = append(regions, option{r.Key, r.Region.Title})
		}
	}
	list := page{
		path: model.ImprovementPath, layout: "improvement", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
	}
	ps := []page{list}
	for _, p := range v.Plans {
		whose := m.words("全省", "Whole province")
		switch {
		case p.Region != nil:
			whose = m.say(p.Region.Title)
		case p.Body != nil:
			whose = m.say(p.Body.Title)
		}
		plans = append(plans, link{Href: m.href(p.Path()), Title: whose})
		name := said{T: m.words("改进方案：", "Improvement plan: ").T + whose.T, L: whose.L}
		sample := true
		for _, r := range p.Rows {
			sample = sample && r.Sample
		}
		ps = append(ps, page{
			path: p.Path(), layout: "improvement-plan", title: name, sample: sample, hidden: sample, labels: column(title.T, "", title.T),
			crumbs: m.underHub(name, m.crumb(model.ImprovementPath, "问题与整改", "Findings and improvement")),
			data:   map[string]any{"whose": whose, "rows": m.findings(p.Rows)},
		})
	}
	ps[0].data = map[string]any{
		"rows": rows, "real": findingCount(v.Real), "samples": findingCount(v.Samples), "by": by, "plans": plans,
		"regions": regions, "evaluations": evaluations,
	}
	return ps
}

func (m *maker) findings(rows []derive.FindingRow) (out []findingView) {
	for _, r := range rows {
		v := findingView{
			Anchor: "ui-finding-" + r.Key, Title: m.say(r.Title), Date: r.Date.String(), Source: r.Source, Sample: r.Sample, Key: r.Region,
			State: string(r.Closed.State), Closed: r.Closed.Date.String(), By: r.Closed.Source, Region: m.wholeOr(r.Region), OfKey: r.Evaluation,
		}
		if r.Of != nil {
			v.Of = m.evaluationLink(r.Of)
		}
		v.Task = m.taskNamed(r.Task)
		for _, id := range r.Works {
			v.Works = append(v.Works, m.workLink(id))
		}
		for _, measure := range r.Measures {
			v.Measures = append(v.Measures, mendView{
				m.say(measure.Title), m.bodyNamed(measure.Owner), m.timing(measure.Timing, measure.Met, measure.Due, model.Bilingual{}),
			})
			v.Overdue = v.Overdue || measure.Overdue
		}
		out = append(out, v)
	}
	return out
}

func (m *maker) evaluationLink(e *model.Evaluation) link {
	return link{Href: m.href(model.EvaluationsPath) + "#" + evaluationAnchor(e.Key), Title: m.say(e.Title)}
}

// workLink leads to a standard by its id.
func (m *maker) workLink(id string) link {
	for _, r := range m.d.Rows {
		if r.Work.ID == id {
			return m.namedLink(r)
		}
	}
	return link{Title: said{T: id}}
}

// foundIn is what findings are counted by.
func (m *maker) foundIn(b derive.FindingsBy) link {
	switch b.What {
	case "evaluation":
		if e := m.d.System.Evaluation(b.Key); e != nil {
			return m.evaluationLink(e)
		}
	case "region":
		if r := m.d.System.Region(b.Key); r != nil {
			return m.regionLink(r)
		}
	case "task":
		for _, t := range m.d.System.Plan.Tasks {
			if t.Key == b.Key {
				return link{Title: m.say(t.Title)}
			}
		}
	case "work":
		return m.workLink(b.Key)
	}
	return link{Title: said{T: b.Key}}
}
