package derive

import (
	"slices"

	"guiju/generator/model"
)

// MatterRow is one matter with the standards that regulate it (一事一标).
type MatterRow struct {
	Matter *model.Matter // with the key only, where matters.toml does not have it
	Levels []MatterLevel // one for each level, in the order of system.toml
	Works  Tally
}

// MatterLevel is a matter on one level.
type MatterLevel struct {
	Level *model.Level
	Rows  []Row // in force, to come or planned; then those that no longer are
	// Clashes are the standards that share a slot with another: more than one
	// for one matter.
	Clashes map[*model.Work]bool
}

// Gap reports whether no standard of the level regulates the matter or will.
func (l MatterLevel) Gap() bool {
	return !slices.ContainsFunc(l.Rows, func(r Row) bool { return model.Counts(r.Status) })
}

// Real reports whether a standard that is no sample regulates it or will.
func (l MatterLevel) Real() bool {
	return slices.ContainsFunc(l.Rows, func(r Row) bool { return model.Counts(r.Status) && !r.Work.Sample })
}

// Regions counts the regions below the province with a standard of their own
// for the matter.
func (l MatterLevel) Regions() int {
	seen := map[string]bool{}
	for _, r := range l.Rows {
		if model.Counts(r.Status) && r.Work.Region != "" && l.Level.Tier != "province" {
			seen[r.Work.Region] = true
		}
	}
	return len(seen)
}

// Clash reports whether any level has more than one standard for the matter,
// real ones or samples.
func (m MatterRow) Clash(samples bool) bool {
	return slices.ContainsFunc(m.Levels, func(l MatterLevel) bool {
		for w := range l.Clashes {
			if w.Sample == samples {
				return true
			}
		}
		return false
	})
}

// Matters lists the matters of matters.toml, in its order, and then those that
// standards name without it.
func Matters(sys *model.System, rows []Row, day model.Date) []MatterRow {
	matters := slices.Clone(sys.Matters)
	for _, r := range rows {
		if key := r.Work.Matter; key != "" && !slices.ContainsFunc(matters, func(m *model.Matter) bool { return m.Key == key }) {
			matters = append(matters, &model.Matter{Key: key, Title: model.Bilingual{Zh: key}})
		}
	}
	clashes := map[*model.Work]bool{}
	for _, c := range sys.Clashes(day) {
		for _, w := range c.Works {
			clashes[w] = true
		}
	}
	var out []MatterRow
	for _, m := range matters {
		of := where(rows, func(r Row) bool { return r.Work.Matter == m.Key })
		row := MatterRow{Matter: m, Works: tally(of, day)}
		for i := range sys.Config.Levels {
			l := MatterLevel{Level: &sys.Config.Levels[i], Clashes: map[*model.Work]bool{}}
			on := where(of, func(r Row) bool { return r.Work.Level == l.Level.Key })
			l.Rows = append(where(on, func(r Row) bool { return model.Counts(r.Status) }), where(on, func(r Row) bool { return !model.Counts(r.Status) })...)
			for _, r := range l.Rows {
				if clashes[r.Work] {
					l.Clashes[r.Work] = true
				}
			}
			row.Levels = append(row.Levels, l)
		}
		out = append(out, row)
	}
	return out
}
