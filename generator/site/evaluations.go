package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// evaluationView is one evaluation, acceptance or check.
type evaluationView struct {
	Anchor      string     `json:"anchor"`
	Title       said       `json:"title"`
	Subject     link       `json:"subject"` // what was evaluated
	Pilot       link       `json:"pilot"`
	By          link       `json:"by"`
	Timing      timingView `json:"timing"`
	Result      said       `json:"result"`
	Report      link       `json:"report"`
	Sample      bool       `json:"sample,omitempty"`
	Phase       said       `json:"phase"`
	Listed      said       `json:"listed"` // the phase in which the plan lists it, if another
	BeforeRules string     `json:"beforerules,omitempty"`
	Findings    int        `json:"findings"`
	Samples     int        `json:"findingsamples,omitempty"` // of a real evaluation
	Improvement string     `json:"improvement"`
}

type evaluationGroup struct {
	Kind string           `json:"kind"`
	Rows []evaluationView `json:"rows,omitempty"`
}

// deadlineLine is one deadline of the plan beside its record.
type deadlineLine struct {
	Task     link       `json:"task"`
	Phase    said       `json:"phase"`
	Measures []said     `json:"measures,omitempty"` // beside the first deadline of the task
	For      said       `json:"for"`
	Timing   timingView `json:"timing"`
}

// deadlineCount is a derive.PlanCount for the layout.
type deadlineCount struct {
	All     int `json:"all"`
	InTime  int `json:"intime"`
	After   int `json:"after"`
	Undated int `json:"undated"`
	NotDone int `json:"notdone"`
	Reached int `json:"reached"`
	Ahead   int `json:"ahead"`
}

// evaluations is the page of evaluations, acceptances and checks, and of the
// plan beside what is on record.
func (m *maker) evaluations() page {
	title := m.words("评估与检查", "Evaluations and checks")
	var groups []evaluationGroup
	for _, g := range m.d.Evaluations {
		v := evaluationGroup{Kind: g.Kind}
		for _, e := range g.Rows {
			v.Rows = append(v.Rows, m.evaluation(e))
		}
		groups = append(groups, v)
	}
	lines, n := derive.PlanAgainstRecord(m.d.System, m.d.Day)
	var plan []deadlineLine
	var last *model.Task
	for _, l := range lines {
		v := deadlineLine{Task: m.taskNamed(l.Task.Key), For: m.say(l.Due.For), Timing: m.timing(l.Timing, l.Due.Met, l.Due.Date, l.Due.Words)}
		if l.Phase != nil {
			v.Phase = m.say(l.Phase.Title)
		}
		if l.Task != last {
			for _, measure := range l.Task.Measures {
				v.Measures = append(v.Measures, m.say(measure.Title))
			}
		}
		last = l.Task
		plan = append(plan, v)
	}
	return page{
		path: model.EvaluationsPath, layout: "evaluations", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{
			"groups": groups, "any": len(m.d.System.Evaluations) > 0, "plan": plan, "count": deadlineCount(n), "goals": m.goals(),
			"acceptance": m.href(model.AcceptancePath), "monitoring": m.href(model.MonitoringPath),
		},
	}
}

func (m *maker) evaluation(e derive.EvaluationRow) evaluationView {
	v := evaluationView{
		Anchor: evaluationAnchor(e.Key), Title: m.say(e.Title), Subject: m.wholeOr(e.Region), By: m.bodyNamed(e.By),
		Timing: m.timing(e.Timing, e.Outcome, e.Due, e.Words), Result: m.say(e.Result), Report: m.policyNamed(e.Policy), Sample: e.Sample,
		Improvement: m.href(model.ImprovementPath),
	}
	v.Findings, v.Samples = apart(e.Findings, e.Sample, func(f *model.Finding) bool { return f.Sample })
	if e.Pilot != "" {
		v.Pilot = m.pilotNamed(e.Pilot)
		if e.Region == "" {
			v.Subject = v.Pilot
		}
	} else if e.Kind == "accept-city" && e.Region == "" {
		v.Subject = m.crumb(model.PilotsPath, "全部试点", "All pilots")
	}
	if e.Phase != nil {
		v.Phase = m.say(e.Phase.Title)
	}
	if e.Listed != nil {
		v.Listed = m.say(e.Listed.Title)
	}
	if e.BeforeRules {
		v.BeforeRules = m.d.Scoring.Rules.Due.String()
	}
	return v
}

func evaluationAnchor(key string) string { return "ui-evaluation-" + key }
