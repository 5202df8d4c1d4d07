package derive

import (
	"slices"
	"strings"

	"guiju/generator/model"
)

// BodyRecord is a body with what the rest of the system says of it.
type BodyRecord struct {
	*model.Body
	// Children are led by it, Kept have their secretariat with it, Pairs are the
	// bodies of which it is the partner.
	Children, Kept, Pairs []*model.Body
	Standards             []BodyStandard
	Reviews               []ReviewRow // editions whose review it has before it
	Tasks                 []model.Task
	Assignments           []model.Assignment
	Processes             []*model.Process
	Resources             []*model.Resource
	Meetings              []*model.Meeting // of every kind
	Owed                  []Owed
	Dedicated             []DedicatedCell
}

// BodyStandard is a standard with what a body has to do with its latest edition
// or its reviews: of [BodyParts].
type BodyStandard struct {
	Row   Row
	Parts []string
}

// BodyParts are what a body may have to do with a standard.
var BodyParts = []string{"issuer", "proposer", "jurisdiction", "drafter", "reviewer", "institution"}

// BodyRecords gathers what is known of every body, in the order of bodies.toml.
// A body and a name on a cover are the same where both are written alike.
func BodyRecords(sys *model.System, rows []Row, reviews Reviews, rule Rule321) (out []BodyRecord) {
	names := map[*model.Body]map[*model.Work][]string{}
	byName := map[string]*model.Body{}
	for _, b := range sys.Bodies {
		byName[b.Title.Zh] = b
		names[b] = map[*model.Work][]string{}
	}
	for _, r := range rows {
		for part, said := range partsOf(r) {
			for _, name := range said {
				if b := byName[name]; b != nil && !slices.Contains(names[b][r.Work], BodyParts[part]) {
					names[b][r.Work] = append(names[b][r.Work], BodyParts[part])
				}
			}
		}
	}
	led := func(key string, of func(*model.Body) string) []*model.Body {
		return kept(sys.Bodies, func(b *model.Body) bool { return of(b) == key })
	}
	for _, b := range sys.Bodies {
		v := BodyRecord{
			Body:        b,
			Children:    led(b.Key, func(b *model.Body) string { return b.Parent }),
			Kept:        led(b.Key, func(b *model.Body) string { return b.Secretariat }),
			Pairs:       led(b.Key, func(b *model.Body) string { return b.Partner }),
			Assignments: kept(sys.Plan.Assignments, func(a model.Assignment) bool { return a.Body == b.Key }),
			Processes:   kept(sys.Processes, func(p *model.Process) bool { return p.Owner == b.Key }),
			Resources:   kept(sys.Mechanisms.Resources, func(r *model.Resource) bool { return r.Body == b.Key }),
			Meetings:    kept(sys.Mechanisms.Meetings, func(m *model.Meeting) bool { return m.Body == b.Key }),
			Tasks:       kept(sys.Plan.Tasks, func(t model.Task) bool { return t.Owner == b.Key }),
			Owed:        rule.OwedBy(b),
		}
		for _, r := range rows {
			if parts := names[b][r.Work]; len(parts) > 0 {
				v.Standards = append(v.Standards, BodyStandard{r, parts})
			}
		}
		for _, r := range reviews.Rows {
			if r.Body.Zh == b.Title.Zh {
				v.Reviews = append(v.Reviews, r)
			}
		}
		for _, r := range rule.Dedicated {
			if r.Body == b {
				v.Dedicated = r.Cells
			}
		}
		out = append(out, v)
	}
	return out
}

// partsOf are the names that a standard gives, by the index of BodyParts.
func partsOf(r Row) [][]string {
	out := make([][]string, len(BodyParts))
	if e := r.Edition; e != nil {
		out[0], out[1], out[2], out[3] = namesIn(e.Issuer.Zh), namesIn(e.Proposer.Zh), namesIn(e.Charge.Zh), namesIn(e.Drafters.Zh)
	}
	for _, v := range r.Work.Reviews {
		out[4] = append(out[4], namesIn(v.Body)...)
		out[5] = append(out[5], namesIn(v.Institution)...)
	}
	return out
}

// namesIn parts a list of bodies as a foreword has it; a name may hold such a
// mark itself, so the whole is a name too.
func namesIn(s string) []string {
	return append(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，；,;\n", r) }), s)
}

// RegionPair is how the department of a region and the department for
// standardization of its level work together (推进协调机制).
type RegionPair struct {
	Region *model.Region // nil: bodies of no region
	// Departments are those of the region; Partners the bodies that they work
	// with, by the same index, nil where none is on record.
	Departments, Partners []*model.Body
	Mechanisms            []*model.Body    // of the kind coordination
	Meetings              []*model.Meeting // of the kind coordination, of any of its bodies
}

// Paired reports whether a department has a department for standardization as
// its partner; sample asks of samples.
func (p RegionPair) Paired(sample bool) bool {
	for i, b := range p.Departments {
		if b.Sample == sample && p.Partners[i] != nil && p.Partners[i].Kind == "regulator" {
			return true
		}
	}
	return false
}

// Known reports whether a department is on record.
func (p RegionPair) Known(sample bool) bool {
	return slices.ContainsFunc(p.Departments, func(b *model.Body) bool { return b.Sample == sample })
}

// Coordination pairs the bodies of every region, in the order of regions.toml;
// bodies of no region stand first, where there are any.
func Coordination(sys *model.System) (out []RegionPair) {
	for _, r := range append([]*model.Region{nil}, sys.Regions...) {
		p := RegionPair{Region: r}
		key := ""
		if r != nil {
			key = r.Key
		}
		of := kept(sys.Bodies, func(b *model.Body) bool { return b.Region == key })
		for _, b := range of {
			switch b.Kind {
			case "department":
				p.Departments = append(p.Departments, b)
				p.Partners = append(p.Partners, sys.Body(b.Partner))
			case "coordination":
				p.Mechanisms = append(p.Mechanisms, b)
			}
		}
		p.Meetings = kept(sys.Mechanisms.Meetings, func(m *model.Meeting) bool {
			return m.Kind == "coordination" && slices.ContainsFunc(of, func(b *model.Body) bool { return b.Key == m.Body })
		})
		if r != nil || len(p.Departments)+len(p.Mechanisms)+len(p.Meetings) > 0 {
			out = append(out, p)
		}
	}
	return out
}
