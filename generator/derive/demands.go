package derive

import (
	"cmp"
	"slices"

	"guiju/generator/model"
)

// DemandGroup is what several regions ask for in much the same words (需求趋同),
// or one region alone.
type DemandGroup struct {
	// Matter is what the group is about, where its demands name one.
	Matter *model.Matter
	// Title names the group: the matter's, else that of the demand which is
	// most like all others.
	Title   model.Bilingual
	Key     string // of the matter, else of that demand
	Sample  bool
	Demands []*model.Demand // in the order of cooperation.toml
	Regions []string        // keys, each once, in the order of the demands
	// Works are the standards in force, to come or planned for the matter,
	// Projects the joint projects for it: what answers the demand already.
	Works    []Row
	Projects []*model.JointProject
}

// Answered reports whether a standard in force or to come is about the matter.
func (g DemandGroup) Answered() bool {
	return slices.ContainsFunc(g.Works, func(r Row) bool { return r.Status != model.Planned })
}

// demandAlike is the least part of the words of the shorter demand that the
// longer has, by pairs of characters: demands are short, and say one thing.
const demandAlike = 0.5

// demandShingle is how many characters a shingle of a demand has.
const demandShingle = 2

// Demands groups what regions ask for: by the matter that a demand names, else
// by its words. Groups of one matter never join; samples stay among samples.
// Real ones come first, and among them those for which most regions ask.
func Demands(sys *model.System, rows []Row) []DemandGroup {
	var out []DemandGroup
	for _, sample := range []bool{false, true} {
		out = append(out, demandsOf(sys, rows, kept(sys.Demands, func(d *model.Demand) bool { return d.Sample == sample }))...)
	}
	slices.SortStableFunc(out, func(a, b DemandGroup) int {
		if a.Sample != b.Sample {
			return map[bool]int{false: -1, true: 1}[a.Sample]
		}
		return cmp.Or(cmp.Compare(len(b.Regions), len(a.Regions)), cmp.Compare(len(b.Demands), len(a.Demands)))
	})
	return out
}

func demandsOf(sys *model.System, rows []Row, demands []*model.Demand) (out []DemandGroup) {
	f := newFolder(sys)
	words := make([][]uint64, len(demands))
	for i, d := range demands {
		words[i] = runsOf(f.fold(d.Title.Zh+"\n"+d.Words.Zh), demandShingle)
	}
	alike := func(i, j int) float64 {
		shorter, _ := likeness(words[i], words[j], nil)
		return shorter
	}
	group := make([]int, len(demands)) // the least index of the group
	for i, d := range demands {
		group[i] = i
		if d.Matter == "" {
			continue
		}
		for j := range i {
			if demands[j].Matter == d.Matter {
				group[i] = group[j]
				break
			}
		}
	}
	// A demand without a matter goes to the named group that it is most like.
	for i, d := range demands {
		best := demandAlike
		for j := range demands {
			if d.Matter != "" || demands[j].Matter == "" {
				continue
			}
			if a := alike(i, j); a > best {
				best, group[i] = a, group[j]
			}
		}
	}
	// What is left joins among itself, by chains of likeness.
	left := func(i int) bool { return demands[i].Matter == "" && demands[group[i]].Matter == "" }
	for i := range demands {
		for j := range i {
			if !left(i) || !left(j) || group[i] == group[j] || alike(i, j) < demandAlike {
				continue
			}
			from, to := max(group[i], group[j]), min(group[i], group[j])
			for n := range group {
				if left(n) && group[n] == from {
					group[n] = to
				}
			}
		}
	}
	for first := range demands {
		var of []int
		for i := range demands {
			if group[i] == first {
				of = append(of, i)
			}
		}
		if len(of) > 0 {
			out = append(out, demandGroup(sys, rows, demands, of, alike))
		}
	}
	return out
}

func demandGroup(sys *model.System, rows []Row, demands []*model.Demand, of []int, alike func(i, j int) float64) DemandGroup {
	g := DemandGroup{Sample: demands[of[0]].Sample}
	middle, most := of[0], -1 // in thousandths, so that the order of adding leaves no trace
	for _, i := range of {
		d := demands[i]
		g.Demands = append(g.Demands, d)
		if d.Region != "" && !slices.Contains(g.Regions, d.Region) {
			g.Regions = append(g.Regions, d.Region)
		}
		if d.Matter != "" && g.Matter == nil {
			g.Matter = cmp.Or(sys.Matter(d.Matter), &model.Matter{Key: d.Matter, Title: model.Bilingual{Zh: d.Matter}})
		}
		sum := 0
		for _, j := range of {
			sum += int(1000 * alike(i, j))
		}
		if sum > most || sum == most && d.Key < demands[middle].Key {
			middle, most = i, sum
		}
	}
	g.Title, g.Key = demands[middle].Title, demands[middle].Key
	if g.Matter != nil {
		g.Title, g.Key = g.Matter.Title, g.Matter.Key
		g.Works = where(rows, func(r Row) bool {
			return r.Work.Matter == g.Matter.Key && model.Counts(r.Status) && r.Work.Sample == g.Sample
		})
		g.Projects = kept(sys.Projects, func(p *model.JointProject) bool { return p.Matter == g.Matter.Key && p.Sample == g.Sample })
	}
	return g
}
