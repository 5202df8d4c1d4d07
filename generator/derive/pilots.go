package derive

import (
	"cmp"
	"slices"

	"guiju/generator/model"
)

// Pilots is what is on record of pilots, of the cases that came of them and of
// bases. It says nothing of what is not on record.
type Pilots struct {
	Directions []DirectionPilots // in the order of pilots.toml
	Rows       []PilotRow        // in the order of the regions' codes, then of pilots.toml
	// Regions are the regions that have a pilot, in the order of their codes.
	Regions []PilotRegion
	Real    int
	Samples int
}

// DirectionPilots counts the pilots of one direction.
type DirectionPilots struct {
	Direction     *model.Direction
	Real, Samples int
}

// PilotRow is one pilot with what is on record of it.
type PilotRow struct {
	Pilot  *model.Pilot
	Region *model.Region // nil where the pilot names none that is there
	// Stages are the mid-term and the final evaluation, in this order; Others
	// are its other evaluations in the order of assessment.toml.
	Stages []PilotStage
	Others []PilotStage
	Works  []Row
	Cases  []*model.Case
}

// PilotStageKinds are the evaluations that the plan asks of every pilot.
var PilotStageKinds = []string{"mid-term", "final"}

// PilotStage is one evaluation of a pilot. Evaluation is nil where none of the
// kind is written down.
type PilotStage struct {
	Kind       string
	Evaluation *model.Evaluation
	Outcome    model.Outcome // as it was on record on the day
	Reached    bool          // its day has come
}

// PilotRegion is a region's row of the matrix of regions and directions.
type PilotRegion struct {
	Region *model.Region
	Cells  [][]*model.Pilot // by direction
	None   []*model.Pilot   // without a direction
}

// PilotsOf gathers the pilots.
func PilotsOf(sys *model.System, rows []Row, day model.Date) (out Pilots) {
	for _, d := range sys.Directions {
		v := DirectionPilots{Direction: d}
		for _, p := range sys.Pilots {
			if slices.Contains(p.Directions, d.Key) {
				v.Real, v.Samples = countSample(v.Real, v.Samples, p.Sample)
			}
		}
		out.Directions = append(out.Directions, v)
	}
	for _, p := range sys.Pilots {
		out.Real, out.Samples = countSample(out.Real, out.Samples, p.Sample)
		r := PilotRow{
			Pilot: p, Region: sys.Region(p.Region), Works: rowsOf(rows, p.Works),
			Cases: kept(sys.Cases, func(v *model.Case) bool { return v.Pilot == p.Key }),
		}
		for _, kind := range PilotStageKinds {
			r.Stages = append(r.Stages, pilotStage(sys, p, kind, day))
		}
		for _, e := range sys.Evaluations {
			if e.Pilot == p.Key && !slices.Contains(PilotStageKinds, e.Kind) {
				r.Others = append(r.Others, stageOf(e, day))
			}
		}
		out.Rows = append(out.Rows, r)
	}
	slices.SortStableFunc(out.Rows, func(a, b PilotRow) int { return byCode(a.Region, b.Region) })
	for _, r := range out.Rows {
		if r.Region == nil {
			continue
		}
		n := len(out.Regions)
		if n == 0 || out.Regions[n-1].Region != r.Region {
			out.Regions = append(out.Regions, PilotRegion{Region: r.Region, Cells: make([][]*model.Pilot, len(sys.Directions))})
			n++
		}
		out.Regions[n-1].add(r.Pilot, sys.Directions)
	}
	return out
}

func (r *PilotRegion) add(p *model.Pilot, directions []*model.Direction) {
	found := false
	for i, d := range directions {
		if slices.Contains(p.Directions, d.Key) {
			r.Cells[i], found = append(r.Cells[i], p), true
		}
	}
	if !found {
		r.None = append(r.None, p)
	}
}

// pilotStage finds the evaluation of a kind. Of several the one with a record
// stands, a done one before all, the last of them.
func pilotStage(sys *model.System, p *model.Pilot, kind string, day model.Date) PilotStage {
	best := PilotStage{Kind: kind}
	weight := map[model.RecordState]int{model.NoRecord: 0, model.NotDone: 1, model.Done: 2}
	for _, e := range sys.Evaluations {
		if e.Pilot != p.Key || e.Kind != kind {
			continue
		}
		if s := stageOf(e, day); best.Evaluation == nil || weight[s.Outcome.State] >= weight[best.Outcome.State] {
			best = s
		}
	}
	return best
}

func stageOf(e *model.Evaluation, day model.Date) PilotStage {
	return PilotStage{e.Kind, e, e.Outcome.By(day), e.Due.PassedOn(day)}
}

// countSample adds one to the real ones or to the samples.
func countSample(real, samples int, sample bool) (int, int) {
	if sample {
		return real, samples + 1
	}
	return real + 1, samples
}

// rowsOf are the rows of the works with the ids, in the order of the directory.
func rowsOf(rows []Row, ids []string) []Row {
	return where(rows, func(r Row) bool { return slices.Contains(ids, r.Work.ID) })
}

// byCode orders regions by their administrative codes; those without one, and
// what has no region, come last.
func byCode(a, b *model.Region) int {
	code := func(r *model.Region) string {
		if r == nil {
			return "~~"
		}
		return cmp.Or(r.Code, "~")
	}
	return cmp.Or(cmp.Compare(code(a), code(b)), cmp.Compare(regionKey(a), regionKey(b)))
}

func regionKey(r *model.Region) string {
	if r == nil {
		return ""
	}
	return r.Key
}

// RegionsByCode are the regions in the order of their administrative codes.
func RegionsByCode(sys *model.System) []*model.Region {
	out := slices.Clone(sys.Regions)
	slices.SortStableFunc(out, byCode)
	return out
}
