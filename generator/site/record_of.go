package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// recordOfView is what the registers of the plan and of evaluation hold of one
// region or body, as its page lists it (layouts/_partials/record-of.html).
type recordOfView struct {
	Region      bool        `json:"region,omitempty"` // the page is a region's
	Bodies      []trialLink `json:"bodies,omitempty"` // of the region
	List        string      `json:"list"`             // the page of all bodies
	TaskBook    link        `json:"taskbook"`
	Evaluations []trialLink `json:"evaluations,omitempty"`
	Scores      []trialLink `json:"scores,omitempty"`
	Improvement link        `json:"improvement"`
}

// recordOfRegion is never nil: that a region has no body on record is said.
func (m *maker) recordOfRegion(r *model.Region) *recordOfView {
	v := &recordOfView{Region: true, List: m.href(model.BodiesPath)}
	for _, b := range m.d.System.Bodies {
		if b.Region == r.Key {
			v.Bodies = append(v.Bodies, trialLink{m.bodyLink(b), b.Sample})
		}
	}
	if m.hasPage(r.TaskBookPath()) {
		v.TaskBook = m.crumb(r.TaskBookPath(), r.Title.Zh+"任务书", "Task book of "+r.Title.Or(model.En))
	}
	for _, e := range m.d.System.Evaluations {
		if e.Region == r.Key || e.Pilot != "" && e.Region == "" && m.pilotIn(e.Pilot, r) {
			v.Evaluations = append(v.Evaluations, trialLink{m.evaluationLink(e), e.Sample})
		}
	}
	for _, c := range m.d.Scoring.Cards {
		if c.Key == r.Key {
			card := m.scoreCard(c)
			title := said{T: c.Period.String()}
			v.Scores = append(v.Scores, trialLink{link{Href: m.href(model.ScoresPath) + "#" + card.Anchor, Title: title}, c.Sample})
		}
	}
	v.Improvement = m.improvementOf(func(p derive.ImprovementPlan) bool { return p.Region == r })
	return v
}

// recordOfBody is nil where there is nothing.
func (m *maker) recordOfBody(b *model.Body) *recordOfView {
	v := &recordOfView{Improvement: m.improvementOf(func(p derive.ImprovementPlan) bool { return p.Body == b })}
	for _, e := range m.d.System.Evaluations {
		if e.By == b.Key {
			v.Evaluations = append(v.Evaluations, trialLink{m.evaluationLink(e), e.Sample})
		}
	}
	if len(v.Evaluations) == 0 && v.Improvement.Href == "" {
		return nil
	}
	return v
}

func (m *maker) pilotIn(key string, r *model.Region) bool {
	p := m.d.System.Pilot(key)
	return p != nil && p.Region == r.Key
}

// improvementOf leads to the improvement plan that is somebody's, if any.
func (m *maker) improvementOf(is func(derive.ImprovementPlan) bool) link {
	for _, p := range m.d.Improvement.Plans {
		if is(p) {
			return m.crumb(p.Path(), "改进方案", "Improvement plan")
		}
	}
	return link{}
}
