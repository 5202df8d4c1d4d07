package derive

import (
	"slices"

	"guiju/generator/model"
)

// programmeFor removes from the registers by which the work is run, evaluated
// and spread what they say of works that are withheld: their ids, their
// provisions, and whatever speaks of nothing else.
func programmeFor(sys *model.System, shut map[string]model.Decision) {
	isShut := func(id string) bool { _, ok := shut[id]; return ok }
	shutTarget := func(ref string) bool { return isShut(docOf(ref)) }
	works := func(list []string) []string { return slices.DeleteFunc(slices.Clone(list), isShut) }
	targets := func(list []string) []string { return slices.DeleteFunc(slices.Clone(list), shutTarget) }
	// only says that a record names withheld standards and no other.
	only := func(list []string, closed func(string) bool) bool { return len(list) > 0 && allOf(list, closed) }

	sys.Processes = mapped(sys.Processes, func(p *model.Process) *model.Process {
		out := *p
		out.Works = works(p.Works)
		return &out
	})
	sys.Findings = mapped(kept(sys.Findings, func(f *model.Finding) bool { return !only(f.Works, isShut) }),
		func(f *model.Finding) *model.Finding {
			out := *f
			out.Works = works(f.Works)
			return &out
		})
	sys.Pilots = mapped(sys.Pilots, func(p *model.Pilot) *model.Pilot {
		out := *p
		out.Works = works(p.Works)
		return &out
	})
	sys.Cases = mapped(kept(sys.Cases, func(v *model.Case) bool {
		return !only(v.Works, isShut) && !only(v.About, shutTarget)
	}), func(v *model.Case) *model.Case {
		out := *v
		out.Works, out.About = works(v.Works), targets(v.About)
		return &out
	})
	sys.Bases = mapped(sys.Bases, func(b *model.Base) *model.Base {
		out := *b
		out.Works = works(b.Works)
		return &out
	})
	sys.Studies = mapped(sys.Studies, func(s *model.Study) *model.Study {
		out := *s
		out.Conversions = nil
		for _, v := range s.Conversions {
			if isShut(v.Work) {
				continue
			}
			v.About = targets(v.About)
			out.Conversions = append(out.Conversions, v)
		}
		return &out
	})
	sys.Difficulties = mapped(kept(sys.Difficulties, func(d *model.Difficulty) bool {
		return !only(d.About, shutTarget) && !only(d.Changes, shutTarget)
	}), func(d *model.Difficulty) *model.Difficulty {
		out := *d
		out.About, out.Changes = targets(d.About), targets(d.Changes)
		return &out
	})
}
