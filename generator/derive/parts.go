package derive

import (
	"slices"

	"guiju/generator/model"
)

// Part is a level or a region with the four deliverables of the practice of
// GB/T 13016: framework, directory (the rows of its scope), statistics and
// explanatory note; of a region also what is on record of its filing.
type Part struct {
	Scope
	Tree   []Branch
	Total  Tally
	Levels []PartLevel
	// Empty are the leaves of the framework without a standard of the part's
	// own; Bare are those of them that no standard from above fills either.
	Empty, Bare []*model.Box
	Ties        []Tie
	Note        *model.Item
	Filing      RegionFiling
}

// Branch is a box of a part's framework and all below it.
type Branch struct {
	Box *model.Box
	// Inherited says that a region has the box from From, a region above it.
	Inherited  bool
	From       *model.Region
	Own, Tally Tally // of the box itself, and with all below it
	Shared     int   // standards from above in the box and below it
	Rows       []Row
	Children   []Branch
}

// PartLevel is one row of a part's statistical table (标准统计表): how many
// standards of a level there should be (应有数) and are (现有数).
type PartLevel struct {
	Level *model.Level
	Tally Tally // Target is 0 where the framework states no planned count
}

// Percent is the share of the planned count that is issued; ok is false where
// no count is planned.
func (t Tally) Percent() (n int, ok bool) {
	if t.Target == 0 {
		return 0, false
	}
	return 100 * t.Issued / t.Target, true
}

// Tie says with what a standard of a lower level dovetails (配套衔接).
type Tie struct {
	Row    Row
	Upper  []Row
	From   *Row // the standard of another level that it was made from
	Unique bool // it was looked for, and there is none above
}

// LevelParts are the levels with their deliverables, in the order of
// system.toml.
func LevelParts(sys *model.System, rows []Row, day model.Date) (out []Part) {
	for _, s := range LevelScopes(sys, rows) {
		p := part(sys, s, rows, day, func(b *model.Box) int { return b.Planned[s.Key] })
		p.Levels = []PartLevel{{s.Level, p.Total}}
		out = append(out, p)
	}
	return out
}

// RegionParts are the regions with their deliverables, in the order of
// regions.toml.
func RegionParts(sys *model.System, rows []Row, day model.Date) (out []Part) {
	filings := Filings(sys, day)
	for i, s := range RegionScopes(sys, rows) {
		levels := levelsOf(sys, s)
		p := part(sys, s, rows, day, func(b *model.Box) (n int) {
			for _, l := range levels {
				n += plannedIn(s, b, l)
			}
			return n
		})
		for _, l := range levels {
			t := tally(where(s.Rows, func(r Row) bool { return r.Work.Level == l.Key }), day)
			for _, b := range s.Boxes {
				t.Target += plannedIn(s, b, l)
			}
			p.Levels = append(p.Levels, PartLevel{l, t})
		}
		p.Note, p.Filing = sys.Note(s.Key), filings[i]
		out = append(out, p)
	}
	return out
}

// levelsOf are the levels of a region's standards: those of its tier, and any
// that a standard of its own has.
func levelsOf(sys *model.System, s Scope) (out []*model.Level) {
	for i := range sys.Config.Levels {
		l := &sys.Config.Levels[i]
		if l.Tier != "" && l.Tier == s.Region.Tier() || slices.ContainsFunc(s.Rows, func(r Row) bool { return r.Work.Level == l.Key }) {
			out = append(out, l)
		}
	}
	return out
}

// plannedIn is the planned count of a level in a box that holds for a region:
// what is planned in a box that it inherits is not planned by it.
func plannedIn(s Scope, b *model.Box, l *model.Level) int {
	if b.Region == s.Key || b.Region == "" && s.Region.Kind == "province" {
		return b.Planned[l.Key]
	}
	return 0
}

func part(sys *model.System, s Scope, rows []Row, day model.Date, target func(*model.Box) int) Part {
	p := Part{Scope: s, Total: tally(s.Rows, day), Ties: ties(sys, s, rows)}
	in := map[string]bool{}
	for _, b := range s.Boxes {
		in[b.Code] = true
		p.Total.Target += target(b)
	}
	var grow func(parent string, root bool) []Branch
	grow = func(parent string, root bool) (out []Branch) {
		for _, b := range s.Boxes {
			if b.Parent != parent && !(root && !in[b.Parent]) {
				continue
			}
			own := where(s.Rows, func(r Row) bool { return r.Work.Box == b.Code })
			n := Branch{Box: b, Rows: own, Own: tally(own, day), Shared: len(where(s.Shared, func(r Row) bool { return r.Work.Box == b.Code }))}
			n.Own.Target = target(b)
			if s.Region != nil && b.Region != s.Key && !(b.Region == "" && s.Region.Kind == "province") {
				n.Inherited, n.From = true, sys.Region(b.Region)
				if b.Region == "" {
					n.From = sys.Province()
				}
			}
			n.Tally = n.Own
			n.Children = grow(b.Code, false)
			for _, c := range n.Children {
				n.Tally, n.Shared = n.Tally.plus(c.Tally), n.Shared+c.Shared
			}
			if len(n.Children) == 0 && len(own) == 0 {
				p.Empty = append(p.Empty, b)
				if n.Shared == 0 {
					p.Bare = append(p.Bare, b)
				}
			}
			out = append(out, n)
		}
		return out
	}
	p.Tree = grow("", true)
	return p
}

// ties looks at the standards of the levels below the province.
func ties(sys *model.System, s Scope, rows []Row) (out []Tie) {
	byID := map[string]Row{}
	for _, r := range rows {
		byID[r.Work.ID] = r
	}
	for _, r := range s.Rows {
		l := sys.Level(r.Work.Level)
		if l == nil || !model.TierBelow(l.Tier, "province") {
			continue
		}
		t := Tie{Row: r, Unique: r.Work.Unique}
		for _, id := range r.Work.Upper {
			if u, ok := byID[id]; ok {
				t.Upper = append(t.Upper, u)
			}
		}
		if from, ok := byID[r.Work.From]; ok {
			t.From = &from
		}
		out = append(out, t)
	}
	return out
}
