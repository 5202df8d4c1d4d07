package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// recordView is what is on record of something that was done or not done, and
// by whose word; State "" is no record.
type recordView struct {
	State  string `json:"state,omitempty"`
	Date   string `json:"date,omitempty"`
	Source string `json:"source,omitempty"`
}

// recorded shows what is on record on the day.
func (m *maker) recorded(o model.Outcome) recordView {
	o = o.By(m.d.Day)
	return recordView{string(o.State), o.Date.String(), o.Source}
}

// trialRecord is a record beside the day by which it is due, if there is one
// (layouts/_partials/trial-record.html).
type trialRecord struct {
	recordView
	Due     string `json:"due,omitempty"`
	Reached bool   `json:"reached,omitempty"` // its day has passed
}

func (m *maker) trialRecord(o model.Outcome, due model.Date) trialRecord {
	return trialRecord{m.recorded(o), due.String(), due.PassedOn(m.d.Day)}
}

// timingView says by how many days, too, and how the source states the day
// (layouts/_partials/timing.html).
type timingView struct {
	trialRecord
	Words   said `json:"words"` // how the source states the day
	Dated   bool `json:"dated,omitempty"`
	After   int  `json:"after,omitempty"`  // days after the due day
	Before  int  `json:"before,omitempty"` // days before it
	Overdue bool `json:"overdue,omitempty"`
}

func (m *maker) timing(t derive.Timing, o model.Outcome, due model.Date, words model.Bilingual) timingView {
	return timingView{
		trialRecord: m.trialRecord(o, due), Words: m.say(words), Dated: t.Dated,
		After: max(0, t.Days), Before: max(0, -t.Days), Overdue: t.Overdue,
	}
}

// pilotNamed is the link to a pilot by its key.
func (m *maker) pilotNamed(key string) link {
	if p := m.d.System.Pilot(key); p != nil {
		return m.pilotLink(p).Link
	}
	return link{Title: said{T: key}}
}

// wholeOr is the link to a region, or says that it is about the whole.
func (m *maker) wholeOr(region string) link {
	if region == "" {
		return link{Title: m.words("全省", "Whole province")}
	}
	return m.regionNamed(region)
}
