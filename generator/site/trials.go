package site

import (
	"slices"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// trialsView is who tries, repeats, shows or studies something, as the pages of
// standards and of regions list it (layouts/_partials/trials.html).
type trialsView struct {
	Pilots  []trialItem `json:"pilots,omitempty"`
	Cases   []trialItem `json:"cases,omitempty"`
	Bases   []trialItem `json:"bases,omitempty"`
	Adopted []trialItem `json:"adopted,omitempty"` // cases of others, on the page of a region
	Studies []fromStudy `json:"studies,omitempty"` // on the page of a standard
	Led     []trialItem `json:"led,omitempty"`     // studies that a body leads or joins
}

// apart counts what belongs to a record: to a real one, real ones and samples
// apart; to a sample, all.
func apart[T any](list []T, sample bool, is func(T) bool) (n, samples int) {
	for _, v := range list {
		if !sample && is(v) {
			samples++
		} else {
			n++
		}
	}
	return n, samples
}

type trialItem struct {
	Link   link   `json:"link"`
	Sample bool   `json:"sample,omitempty"`
	Region said   `json:"region"`
	Kind   string `json:"kind,omitempty"` // of a base
	Date   string `json:"date,omitempty"`
}

// fromStudy is a study of which provisions of the standard came.
type fromStudy struct {
	Study  trialLink   `json:"study"`
	Places []link      `json:"places,omitempty"`
	How    said        `json:"how"`
	Record trialRecord `json:"record"`
}

// trialsOfStandard is nil where there is nothing.
func (m *maker) trialsOfStandard(r derive.Row) *trialsView {
	t := derive.TrialsOfWork(m.d, r.Work.ID)
	from := m.d.Research.Of(r.Work.ID)
	if !t.Any() && len(from) == 0 {
		return nil
	}
	v := m.trials(t, true)
	for _, c := range from {
		view := m.conversion(c)
		v.Studies = append(v.Studies, fromStudy{view.Study, view.Places, view.How, view.Record})
	}
	return &v
}

// trialsOfRegion is nil where there is nothing.
func (m *maker) trialsOfRegion(r *model.Region) *trialsView {
	t := derive.TrialsOfRegion(m.d, r)
	if !t.Any() {
		return nil
	}
	v := m.trials(t, false)
	return &v
}

// trialsOfBody is nil where there is nothing.
func (m *maker) trialsOfBody(b *model.Body) *trialsView {
	v := m.trials(derive.TrialsOfBody(m.d, b.Key), true)
	for _, s := range m.d.System.Studies {
		if s.Body == b.Key || slices.Contains(s.Partners, b.Key) {
			v.Led = append(v.Led, trialItem{Link: m.studyLink(s).Link, Sample: s.Sample})
		}
	}
	if len(v.Pilots)+len(v.Bases)+len(v.Led) == 0 {
		return nil
	}
	return &v
}

// trials lists what there is, with the region of each where it is not the
// page's own.
func (m *maker) trials(t derive.Trials, named bool) (v trialsView) {
	of := func(l trialLink, r *model.Region) trialItem {
		i := trialItem{Link: l.Link, Sample: l.Sample}
		if named && r != nil {
			i.Region = m.say(r.Title)
		}
		return i
	}
	for _, r := range t.Pilots {
		v.Pilots = append(v.Pilots, of(m.pilotLink(r.Pilot), r.Region))
	}
	for _, r := range t.Cases {
		v.Cases = append(v.Cases, of(m.caseLink(r.Case), r.Region))
	}
	for _, r := range t.Bases {
		i := of(m.baseLink(r.Base), r.Region)
		i.Kind = r.Base.Kind
		v.Bases = append(v.Bases, i)
	}
	for _, u := range t.Adopted {
		i := of(m.caseLink(u.Case), nil)
		i.Date = u.Adopter.Outcome.Date.String()
		v.Adopted = append(v.Adopted, i)
	}
	return v
}
