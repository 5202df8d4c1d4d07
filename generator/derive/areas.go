package derive

import (
	"slices"

	"guiju/generator/model"
)

// AreaOf is the key area (重点领域) that a work belongs to: the one that it
// names, else the one of its box or of the nearest box above; "" for none.
func AreaOf(sys *model.System, w *model.Work) string {
	if w.Area != "" {
		return w.Area
	}
	return areaOfBox(sys, w.Box)
}

func areaOfBox(sys *model.System, code string) string {
	for _, c := range slices.Backward(BoxPath(sys, code)) {
		if b := sys.Box(c); b.Area != "" {
			return b.Area
		}
	}
	return ""
}

// KeyArea is all that the system holds about a key area.
type KeyArea struct {
	Area   model.Area
	Rows   []Row
	Levels []AreaLevel // in the order of system.toml
	Tally  Tally
	Boxes  []BoxStat // those that serve it, where a gap can be
	Topics []AreaTopic
	Items  []*model.Item
	// Courses quote one of its standards; Proposals ask for a new one.
	Courses   []*model.Course
	Proposals []*model.Proposal
}

// AreaLevel counts the standards of one level in an area by their status, in
// the order of Statuses, real ones only; samples apart.
type AreaLevel struct {
	Level    model.Level
	Statuses []int
	Samples  int
}

// AreaTopic is a run of articles about the area; Index is its place among the
// topics of its regulation.
type AreaTopic struct {
	Regulation *model.Regulation
	Topic      model.Topic
	Index      int
}

// KeyAreas gathers what belongs to each key area, in the order of system.toml.
func KeyAreas(sys *model.System, rows []Row, stats Statistics, day model.Date) (out []KeyArea) {
	for _, a := range sys.Config.Areas {
		v := KeyArea{Area: a, Rows: where(rows, func(r Row) bool { return AreaOf(sys, r.Work) == a.Key })}
		v.Tally = tally(v.Rows, day)
		for _, l := range sys.Config.Levels {
			v.Levels = append(v.Levels, areaLevel(l, v.Rows, day))
		}
		for _, b := range stats.Boxes {
			if areaOfBox(sys, b.Box.Code) == a.Key && b.Counted() {
				v.Boxes = append(v.Boxes, b)
			}
		}
		for _, r := range sys.Regulations {
			for i, t := range r.Topics {
				if t.Area == a.Key {
					v.Topics = append(v.Topics, AreaTopic{r, t, i})
				}
			}
		}
		in := func(ref string) bool {
			t, ok := model.ParseTarget(ref)
			return ok && slices.ContainsFunc(v.Rows, func(r Row) bool { return r.Work.ID == t.Doc })
		}
		for _, i := range sys.Publicity {
			if slices.Contains(i.Areas, a.Key) || slices.ContainsFunc(i.About, in) {
				v.Items = append(v.Items, i)
			}
		}
		for _, c := range sys.Courses {
			if slices.ContainsFunc(c.Sessions, func(s model.Session) bool {
				return slices.ContainsFunc(s.Quotes, func(q model.Quotation) bool { return in(q.Ref) })
			}) {
				v.Courses = append(v.Courses, c)
			}
		}
		for _, p := range sys.Proposals {
			if p.Area == a.Key || p.Area == "" && areaOfBox(sys, p.Box) == a.Key {
				v.Proposals = append(v.Proposals, p)
			}
		}
		out = append(out, v)
	}
	return out
}

// areaLevel counts works as they stood on the day: what was issued later was
// planned then.
func areaLevel(l model.Level, rows []Row, day model.Date) AreaLevel {
	v := AreaLevel{Level: l, Statuses: make([]int, len(Statuses))}
	for _, r := range rows {
		status, issued := r.Status, issuedBy(r.Work, day)
		switch {
		case r.Work.Level != l.Key:
		case r.Work.Sample && issued:
			v.Samples++
		case r.Work.Sample:
		default:
			if !issued {
				status = model.Planned
			}
			v.Statuses[slices.Index(Statuses, status)]++
		}
	}
	return v
}
