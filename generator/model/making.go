package model

import (
	"cmp"
	"slices"
)

// Making is how one edition came about: what is recorded of the steps that
// were taken for it.
type Making struct {
	Year    string
	Edition *Edition // nil of one that is still being made
	Events  []Event  // as they are written
}

// Makings lists the makings of the work by year: one for every edition, one
// for every later year that an event names, and one for a work that is only
// planned.
func (w *Work) Makings() []Making {
	var out []Making
	for _, e := range w.Editions {
		out = append(out, Making{Year: e.Year, Edition: e})
	}
	latest := ""
	if n := len(w.Editions); n > 0 {
		latest = w.Editions[n-1].Year
	}
	for _, e := range w.Events {
		year := cmp.Or(e.Edition, latest)
		i := slices.IndexFunc(out, func(m Making) bool { return m.Year == year })
		if i < 0 {
			i = len(out)
			out = append(out, Making{Year: year})
		}
		out[i].Events = append(out[i].Events, e)
	}
	if len(out) == 0 {
		out = []Making{{}}
	}
	slices.SortStableFunc(out, func(a, b Making) int { return cmp.Compare(a.Year, b.Year) })
	return out
}

// Of lists what is recorded of a step, by round, then by day.
func (m Making) Of(step string) (out []Event) {
	for _, e := range m.Events {
		if e.Step == step {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Event) int {
		return cmp.Or(cmp.Compare(a.Round, b.Round), cmp.Compare(a.Date.String(), b.Date.String()))
	})
	return out
}

// TrackOf returns the track that a work takes: its own, else its level's; nil
// where none is set down.
func (s *System) TrackOf(w *Work) *Track {
	key := w.Track
	if l := s.Level(w.Level); key == "" && l != nil {
		key = l.Track
	}
	return s.Track(key)
}

// Known is what another record than an event says of a step: that it was
// taken.
type Known struct {
	Date     Date      // zero where only the fact is known
	Edition  *Edition  // the edition that says so
	Proposal *Proposal // the proposal that says so
}

// IsZero reports whether nothing is known.
func (k Known) IsZero() bool { return k == Known{} }

// Known finds what other records say of a step of the making of an edition: an
// edition says when it was issued and under which number it was filed, a
// proposal when it was handed in. e is nil where the edition is still made.
func (s *System) Known(w *Work, e *Edition, step TrackStep) Known {
	switch {
	case step.Stage == StageIssue && e != nil && !e.Issued.IsZero():
		return Known{Date: e.Issued, Edition: e}
	case step.Stage == StageFiling && e != nil && e.Filing != "":
		return Known{Edition: e}
	case step.Stage == StageApplication && (len(w.Editions) == 0 || e == w.Editions[0]):
		// A proposal is for a new standard: it led to the first edition.
		for _, p := range s.Proposals {
			if p.Work == w.ID {
				return Known{Date: p.Date, Proposal: p}
			}
		}
	}
	return Known{}
}

// StateOf says whether a step was taken: by what is recorded of it, else by
// what is known from elsewhere.
func StateOf(events []Event, known Known) RecordState {
	for _, want := range RecordStates {
		if slices.ContainsFunc(events, func(e Event) bool { return string(e.State) == want }) {
			return RecordState(want)
		}
	}
	if !known.IsZero() {
		return Done
	}
	return NoRecord
}
