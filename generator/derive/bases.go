package derive

import (
	"slices"

	"guiju/generator/model"
)

// Bases is what is on record of the four kinds of bases that the plan asks for.
type Bases struct {
	Kinds         []BaseKind // in the order of model.BaseKinds
	Rows          []BaseRow  // by the codes of the regions
	Regions       []BaseRegion
	Real, Samples int
}

// BaseKind counts the bases of one kind but for those that are on record as
// not set up: they are none.
type BaseKind struct {
	Kind          string
	Real, Samples int
}

// BaseRow is one base.
type BaseRow struct {
	Base    *model.Base
	Region  *model.Region
	Outcome model.Outcome // whether it was set up, as on record on the day
	Ended   bool          // its last day has passed
	Works   []Row
	Courses []*model.Course
}

// BaseRegion is a region's row of the matrix of regions and kinds.
type BaseRegion struct {
	Region *model.Region
	Cells  [][]*model.Base // by kind
}

// BasesOf gathers the bases.
func BasesOf(sys *model.System, rows []Row, day model.Date) (out Bases) {
	for _, kind := range model.BaseKinds {
		v := BaseKind{Kind: kind}
		for _, b := range sys.Bases {
			if b.Kind == kind && b.Outcome.By(day).State != model.NotDone {
				v.Real, v.Samples = countSample(v.Real, v.Samples, b.Sample)
			}
		}
		out.Kinds = append(out.Kinds, v)
	}
	for _, b := range sys.Bases {
		out.Real, out.Samples = countSample(out.Real, out.Samples, b.Sample)
		out.Rows = append(out.Rows, BaseRow{
			Base: b, Region: sys.Region(b.Region), Outcome: b.Outcome.By(day), Ended: b.Until.PassedOn(day), Works: rowsOf(rows, b.Works),
			Courses: kept(sys.Courses, func(c *model.Course) bool { return slices.Contains(b.Courses, c.ID) }),
		})
	}
	slices.SortStableFunc(out.Rows, func(a, b BaseRow) int { return byCode(a.Region, b.Region) })
	for _, r := range out.Rows {
		i := slices.Index(model.BaseKinds, r.Base.Kind)
		if r.Region == nil || i < 0 {
			continue
		}
		n := len(out.Regions)
		if n == 0 || out.Regions[n-1].Region != r.Region {
			out.Regions = append(out.Regions, BaseRegion{r.Region, make([][]*model.Base, len(model.BaseKinds))})
			n++
		}
		out.Regions[n-1].Cells[i] = append(out.Regions[n-1].Cells[i], r.Base)
	}
	return out
}
