package derive

import (
	"slices"
	"strconv"

	"guiju/generator/model"
)

// Statistics is the statistical table of a scope (标准统计表, GB/T 13016, GB/T
// 13017): how many standards there should be and how many there are, by level,
// by family and by subsystem. It is the one definition of these numbers: the
// pages of statistics, levels and regions, and what regions hand in, show it.
type Statistics struct {
	Levels   []LevelStat  // in the order of system.toml
	Families []FamilyStat // in the order of model.LevelFamilies; those that a level has
	Boxes    []BoxStat    // in the order of the tree, parents first
	// Outside are the standards in no box of the framework, by level.
	Outside []Cell
	Total   Stat
}

// Cell counts the standards of one level in one box, not below it.
type Cell struct {
	Stated   int  // how many there should be, as the framework states
	States   bool // whether it states it
	Existing int  // 现有数: real, issued, neither superseded nor withdrawn
	Ended    int  // real, superseded or withdrawn
	Planned  int  // real, without an edition
	Samples  int  // with an edition; in no other number
}

// Due is how many there should be (应有数): what the framework states, else
// what is recorded, standards that are only planned too.
func (c Cell) Due() int {
	if c.States {
		return c.Stated
	}
	return c.Existing + c.Planned
}

// Gap says how the cell stands: "whole", "short" of some, "missing" all,
// "unneeded" where the framework states that there shall be none, "open" where
// nothing is stated and nothing is recorded.
func (c Cell) Gap() string {
	switch due := c.Due(); {
	case c.Existing > 0 && c.Existing >= due:
		return "whole"
	case c.Existing > 0:
		return "short"
	case due > 0:
		return "missing"
	case c.States:
		return "unneeded"
	}
	return "open"
}

// Stat is a sum of cells.
type Stat struct {
	Due, Existing, Ended, Planned, Samples int
	// Stating and Silent count the cells that give the sum of Due: those whose
	// number the framework states, and those for which what is recorded stands.
	Stating, Silent int
}

// Plus adds a cell.
func (s Stat) Plus(c Cell) Stat {
	s.Due += c.Due()
	s.Existing += c.Existing
	s.Ended += c.Ended
	s.Planned += c.Planned
	s.Samples += c.Samples
	switch {
	case c.States:
		s.Stating++
	case c.Due() > 0:
		s.Silent++
	}
	return s
}

func (s Stat) and(t Stat) Stat {
	return Stat{s.Due + t.Due, s.Existing + t.Existing, s.Ended + t.Ended, s.Planned + t.Planned, s.Samples + t.Samples, s.Stating + t.Stating, s.Silent + t.Silent}
}

// Basis says where Due comes from: "stated" by the framework, "recorded",
// "mixed", or "" where there is no number at all.
func (s Stat) Basis() string {
	switch {
	case s.Stating > 0 && s.Silent > 0:
		return "mixed"
	case s.Stating > 0:
		return "stated"
	case s.Silent > 0:
		return "recorded"
	}
	return ""
}

// Percent is the share of Due that exists, with one digit behind the point; ""
// where nothing is due.
func (s Stat) Percent() string { return Percent(s.Existing, s.Due) }

// Percent writes a share with one digit behind the point, "" of nothing.
func Percent(part, whole int) string {
	if whole == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(part)*100/float64(whole), 'f', 1, 64) + "%"
}

// LevelStat is the sum of a level.
type LevelStat struct {
	Level model.Level
	Stat
}

// FamilyStat is the sum of the levels of a family.
type FamilyStat struct {
	Family string
	Stat
}

// BoxStat is a subsystem: its own cells by level, and the sums of it and of
// everything below it.
type BoxStat struct {
	Box   *model.Box
	Depth int
	Leaf  bool
	Own   []Cell // by level
	Sums  []Stat // by level
	Total Stat
}

// Counted reports whether the box has standards or planned counts of its own:
// those and the leaves are where a gap can be.
func (b BoxStat) Counted() bool {
	return b.Leaf || slices.ContainsFunc(b.Own, func(c Cell) bool { return c != Cell{} })
}

// Statistic counts the standards of a scope as they stood on the day.
func Statistic(sys *model.System, s Scope, day model.Date) Statistics {
	levels := sys.Config.Levels
	level := map[string]int{}
	for i, l := range levels {
		level[l.Key] = i
	}
	box := map[string]int{}
	var out Statistics
	for i, b := range s.Boxes {
		box[b.Code] = i
		v := BoxStat{Box: b, Depth: len(BoxPath(sys, b.Code)) - 1, Leaf: true, Own: make([]Cell, len(levels)), Sums: make([]Stat, len(levels))}
		for key, n := range b.Planned {
			if at, known := level[key]; known && s.states(b) {
				v.Own[at].Stated, v.Own[at].States = n, true
			}
		}
		out.Boxes = append(out.Boxes, v)
	}
	out.Outside = make([]Cell, len(levels))
	for _, r := range s.Rows {
		at, known := level[r.Work.Level]
		if !known {
			continue
		}
		cells := out.Outside
		if i, known := box[r.Work.Box]; known {
			cells = out.Boxes[i].Own
		}
		cells[at].add(r, day)
	}
	out.sum(levels, box)
	return out
}

// add counts a standard as it stood on the day.
func (c *Cell) add(r Row, day model.Date) {
	switch issued := issuedBy(r.Work, day); {
	case r.Work.Sample && issued:
		c.Samples++
	case r.Work.Sample:
	case !issued:
		c.Planned++
	case r.Status == model.Superseded || r.Status == model.Withdrawn:
		c.Ended++
	default:
		c.Existing++
	}
}

// sum adds the cells up: every box to all above it, every cell to its level,
// its family and the whole.
func (s *Statistics) sum(levels []model.Level, box map[string]int) {
	byLevel := make([]Stat, len(levels))
	for i := range levels {
		byLevel[i] = byLevel[i].Plus(s.Outside[i])
	}
	for i := range s.Boxes {
		b := &s.Boxes[i]
		for at := range levels {
			byLevel[at] = byLevel[at].Plus(b.Own[at])
		}
		if up, known := box[b.Box.Parent]; known {
			s.Boxes[up].Leaf = false
		}
		for up, steps := i, 0; steps <= len(s.Boxes); steps++ {
			for at := range levels {
				s.Boxes[up].Sums[at] = s.Boxes[up].Sums[at].Plus(b.Own[at])
				s.Boxes[up].Total = s.Boxes[up].Total.Plus(b.Own[at])
			}
			next, known := box[s.Boxes[up].Box.Parent]
			if !known || next == i {
				break
			}
			up = next
		}
	}
	families := map[string]Stat{}
	for i, l := range levels {
		s.Levels = append(s.Levels, LevelStat{l, byLevel[i]})
		families[l.Family] = families[l.Family].and(byLevel[i])
		s.Total = s.Total.and(byLevel[i])
	}
	for _, f := range model.LevelFamilies {
		if sum, has := families[f]; has {
			s.Families = append(s.Families, FamilyStat{f, sum})
		}
	}
}
