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
	Tree  []Branch
	Total Tally
	// Levels are the rows of its statistical table (标准统计表).
	Levels []LevelStat
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
		out = append(out, part(sys, s, rows, []*model.Level{s.Level}, day))
	}
	return out
}

// RegionParts are the regions with their deliverables, in the order of
// regions.toml.
func RegionParts(sys *model.System, rows []Row, day model.Date) (out []Part) {
	filings := Filings(sys, day)
	for i, s := range RegionScopes(sys, rows) {
		p := part(sys, s, rows, levelsOf(sys, s), day)
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

// part makes the deliverables of a scope; levels are those that its standards
// can have.
func part(sys *model.System, s Scope, rows []Row, levels []*model.Level, day model.Date) Part {
	p := Part{Scope: s, Total: tally(s.Rows, day), Ties: ties(sys, s, rows)}
	for _, l := range Statistic(sys, s, day).Levels {
		if slices.ContainsFunc(levels, func(own *model.Level) bool { return own.Key == l.Level.Key }) {
			p.Levels = append(p.Levels, l)
		}
	}
	p.grow(sys, levels, day)
	return p
}

// grow makes the tree of the framework, and finds the leaves where nothing is.
func (p *Part) grow(sys *model.System, levels []*model.Level, day model.Date) {
	in := map[string]bool{}
	for _, b := range p.Boxes {
		in[b.Code] = true
		p.Total.Target += p.target(b, levels)
	}
	var grow func(parent string, root bool) []Branch
	grow = func(parent string, root bool) (out []Branch) {
		for _, b := range p.Boxes {
			if b.Parent != parent && !(root && !in[b.Parent]) {
				continue
			}
			own := where(p.Rows, func(r Row) bool { return r.Work.Box == b.Code })
			n := Branch{Box: b, Rows: own, Own: tally(own, day), Shared: len(where(p.Shared, func(r Row) bool { return r.Work.Box == b.Code }))}
			n.Own.Target = p.target(b, levels)
			if !p.states(b) {
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
}

// target is the planned count of a box at the levels, as far as the scope
// states it.
func (p *Part) target(b *model.Box, levels []*model.Level) (n int) {
	if !p.states(b) {
		return 0
	}
	for _, l := range levels {
		n += b.Planned[l.Key]
	}
	return n
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
