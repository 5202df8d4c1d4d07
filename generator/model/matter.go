package model

import (
	"cmp"
	"slices"
)

// The pages on one matter, one standard.
const (
	MattersPath     = "matters.html"
	OverlapsPath    = "overlaps.html"
	CooperationPath = "cooperation.html"
)

// Slot is the place in the system that one matter has for one standard
// (一事一标): a level and, below the province, the region; the standards that
// are real and the samples have places of their own.
type Slot struct {
	Matter, Level, Region string
	Sample                bool
}

// SlotOf is the slot that a work fills; ok is false for a work without a
// matter or level.
func (s *System) SlotOf(w *Work) (slot Slot, ok bool) {
	slot = Slot{w.Matter, w.Level, w.Region, w.Sample}
	if l := s.Level(w.Level); l != nil && l.Tier == "province" {
		slot.Region = "" // the province, whether the work names it or not
	}
	return slot, w.Matter != "" && w.Level != ""
}

// Clash is a slot with more than one standard in force, to come or planned.
type Clash struct {
	Slot  Slot
	Works []*Work // in the order of System.Works
}

// Clashes finds the slots that more than one standard fills. A standard that
// replaces another is no clash with it.
func (s *System) Clashes(day Date) (out []Clash) {
	in := map[Slot][]*Work{}
	for _, w := range s.Works {
		if slot, ok := s.SlotOf(w); ok && Counts(w.StatusAt(day)) {
			in[slot] = append(in[slot], w)
		}
	}
	for slot, works := range in {
		works = slices.DeleteFunc(slices.Clone(works), func(w *Work) bool {
			return !slices.ContainsFunc(works, func(o *Work) bool { return o != w && !w.Succeeds(o) && !o.Succeeds(w) })
		})
		if len(works) > 1 {
			out = append(out, Clash{slot, works})
		}
	}
	slices.SortFunc(out, func(a, b Clash) int { return cmp.Compare(a.Works[0].ID, b.Works[0].ID) })
	return out
}

// Counts reports whether a standard with the status is in force, to come or
// planned: one that regulates a matter now or will.
func Counts(s Status) bool { return s == Current || s == Upcoming || s == Planned }

// Succeeds reports whether an edition of the work replaces one of another.
func (w *Work) Succeeds(other *Work) bool {
	return slices.ContainsFunc(w.Editions, func(e *Edition) bool {
		return slices.ContainsFunc(other.Editions, func(o *Edition) bool { return slices.Contains(e.Replaces, o.Number) })
	})
}
