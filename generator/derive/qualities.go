package derive

import (
	"math"
	"slices"

	"guiju/generator/model"
)

// Quality is one of the four qualities that the plan asks of the system
// (布局合理, 重点突出, 层次清晰, 特色鲜明), as far as data can measure it.
type Quality struct {
	Key      string // layout, focus, tiers, character
	Measures []Measure
}

// Measure is one number about a quality. Missing says why there is none: a
// measure without its data is not a bad one.
type Measure struct {
	Key     string
	Kind    string // share: Part of Whole; index: Index from 0 to 1; count: Part
	Part    int
	Whole   int
	Index   float64
	Missing string // no-standards, no-leaves, one-leaf, no-classes, no-lower; "" where it is measured
}

// Qualities measures the standards in force or upcoming on the day: the real
// ones, or the samples.
func Qualities(sys *model.System, rows []Row, a model.Audience, day model.Date, samples bool) []Quality {
	in := where(rows, func(r Row) bool {
		return r.Work.Sample == samples && issuedBy(r.Work, day) && (r.Status == model.Current || r.Status == model.Upcoming)
	})
	lower := lowerOf(sys, in, a)
	return []Quality{
		{"layout", layoutMeasures(sys, in)},
		{"focus", focusMeasures(sys, in)},
		{"tiers", tierMeasures(sys, in, lower)},
		{"character", characterMeasures(sys, lower)},
	}
}

// share is a part of a whole; without a whole it is missing for the reason.
func share(key string, part, whole int, without string) Measure {
	m := Measure{Key: key, Kind: "share", Part: part, Whole: whole}
	if whole == 0 {
		m.Missing = without
	}
	return m
}

// layoutMeasures: how many leaves of the framework hold a standard, and how
// evenly the standards are spread over the leaves (Pielou's evenness, the
// entropy of the spread over the greatest possible: 1 is even, 0 is all in one).
func layoutMeasures(sys *model.System, rows []Row) []Measure {
	leaves := leavesOf(sys)
	counts := map[string]int{}
	total := 0
	for _, r := range rows {
		if slices.Contains(leaves, r.Work.Box) {
			counts[r.Work.Box]++
			total++
		}
	}
	even := Measure{Key: "evenness", Kind: "index"}
	switch {
	case len(leaves) == 0:
		even.Missing = "no-leaves"
	case total == 0:
		even.Missing = "no-standards"
	case len(leaves) == 1:
		even.Missing = "one-leaf"
	default:
		for _, leaf := range leaves { // in their order: the same sum to the last bit
			if n := counts[leaf]; n > 0 {
				p := float64(n) / float64(total)
				even.Index -= p * math.Log(p)
			}
		}
		even.Index = math.Abs(even.Index / math.Log(float64(len(leaves))))
	}
	return []Measure{share("leaves-covered", len(counts), len(leaves), "no-leaves"), even}
}

// leavesOf lists the codes of the boxes that have none below them.
func leavesOf(sys *model.System) (out []string) {
	for _, b := range sys.Boxes {
		if !slices.ContainsFunc(sys.Boxes, func(c *model.Box) bool { return c.Parent == b.Code }) {
			out = append(out, b.Code)
		}
	}
	return out
}

// focusMeasures: standards of the key areas, and those of classes that the
// plan puts first. What a public record does not say is not held against it.
func focusMeasures(sys *model.System, rows []Row) []Measure {
	inAreas := where(rows, func(r Row) bool { return AreaOf(sys, r.Work) != "" })
	classed := where(rows, func(r Row) bool { return len(r.Work.Classes) > 0 })
	first := where(classed, func(r Row) bool {
		return slices.Contains(r.Work.Classes, "urgent") || slices.Contains(r.Work.Classes, "basic")
	})
	return []Measure{
		share("in-areas", len(inAreas), len(rows), "no-standards"),
		share("first-classes", len(first), len(classed), "no-classes"),
	}
}

// tierMeasures: levels that have a standard, and standards of cities and
// counties of which it is on record with which upper one they dovetail.
func tierMeasures(sys *model.System, rows, lower []Row) []Measure {
	present := 0
	for _, l := range sys.Config.Levels {
		if slices.ContainsFunc(rows, func(r Row) bool { return r.Work.Level == l.Key }) {
			present++
		}
	}
	linked := where(lower, func(r Row) bool { return len(r.Work.Upper) > 0 || r.Work.Unique })
	return []Measure{
		share("levels-present", present, len(sys.Config.Levels), "no-levels"),
		share("linked", len(linked), len(lower), "no-lower"),
	}
}

// characterMeasures: standards of regions to which nothing above corresponds,
// and boxes that regions added to the framework themselves.
func characterMeasures(sys *model.System, lower []Row) []Measure {
	unique := where(lower, func(r Row) bool { return r.Work.Unique })
	own := 0
	for _, b := range sys.Boxes {
		if r := sys.Region(b.Region); r != nil && r.Kind != "province" {
			own++
		}
	}
	return []Measure{
		share("unique", len(unique), len(lower), "no-lower"),
		{Key: "own-boxes", Kind: "count", Part: own},
	}
}

// lowerOf are the standards of cities and counties. Of a bibliographic record
// nobody may know what stands above it, so the public's leave them out.
func lowerOf(sys *model.System, rows []Row, a model.Audience) []Row {
	return where(rows, func(r Row) bool {
		if a == model.Public && r.Work.Publication.Decision == model.RecordOnly {
			return false
		}
		l := sys.Level(r.Work.Level)
		return l != nil && (l.Tier == "city" || l.Tier == "county")
	})
}
