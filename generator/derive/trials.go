package derive

import (
	"slices"

	"guiju/generator/model"
)

// Trials is who tries, shows or can repeat something: the pilots, cases and
// bases of one standard or of one region.
type Trials struct {
	Pilots []PilotRow
	Cases  []CaseRow
	Bases  []BaseRow
	// Adopted are the cases of others that a region took up.
	Adopted []CaseUse
}

// Any reports whether there is anything.
func (t Trials) Any() bool {
	return len(t.Pilots)+len(t.Cases)+len(t.Bases)+len(t.Adopted) > 0
}

// TrialsOfWork are those that use a standard.
func TrialsOfWork(d *Derived, id string) (out Trials) {
	is := func(rows []Row) bool { return slices.ContainsFunc(rows, func(r Row) bool { return r.Work.ID == id }) }
	for _, r := range d.Pilots.Rows {
		if is(r.Works) {
			out.Pilots = append(out.Pilots, r)
		}
	}
	for _, r := range d.Cases.Rows {
		if is(r.Works) {
			out.Cases = append(out.Cases, r)
		}
	}
	for _, r := range d.Bases.Rows {
		if is(r.Works) {
			out.Bases = append(out.Bases, r)
		}
	}
	return out
}

// TrialsOfBody are the pilots that a body carries and the bases that it runs.
func TrialsOfBody(d *Derived, key string) (out Trials) {
	for _, r := range d.Pilots.Rows {
		if r.Pilot.Body == key {
			out.Pilots = append(out.Pilots, r)
		}
	}
	for _, r := range d.Bases.Rows {
		if r.Base.Body == key {
			out.Bases = append(out.Bases, r)
		}
	}
	return out
}

// TrialsOfRegion are those of a region itself, not of the regions below it.
func TrialsOfRegion(d *Derived, region *model.Region) (out Trials) {
	for _, r := range d.Pilots.Rows {
		if r.Region == region {
			out.Pilots = append(out.Pilots, r)
		}
	}
	for _, r := range d.Cases.Rows {
		if r.Region == region {
			out.Cases = append(out.Cases, r)
		}
	}
	for _, r := range d.Bases.Rows {
		if r.Region == region {
			out.Bases = append(out.Bases, r)
		}
	}
	for _, r := range d.Cases.Regions {
		if r.Region == region {
			out.Adopted = r.Uses
		}
	}
	return out
}
