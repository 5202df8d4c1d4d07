package derive

import (
	"slices"

	"guiju/generator/model"
)

// Scope is a part of the system that has a framework diagram, a directory,
// statistics and an explanatory note of its own (the four deliverables of the
// practice of GB/T 13016): the whole, a level, or a region.
type Scope struct {
	// Key names the scope: "" is the whole system, else the key of the level
	// or of the region.
	Key    string
	Level  *model.Level  // set for a level
	Region *model.Region // set for a region
	Title  model.Bilingual
	// Boxes are those of its framework in the order of framework.toml: a
	// region has those of the regions above it and its own, the whole and a
	// level have all that are the province's.
	Boxes []*model.Box
	// Rows are the standards of its own: of a region those that it issues and
	// those of the regions below it.
	Rows []Row
	// Shared are the standards of the regions above that hold in a region too.
	Shared []Row
}

// Whole is the scope of the whole system: every standard, and every box,
// those of regions too.
func Whole(sys *model.System, rows []Row) Scope {
	return Scope{Title: sys.Config.Site.Title, Boxes: sys.Boxes, Rows: rows}
}

// LevelScopes are the scopes of the levels, in the order of system.toml.
func LevelScopes(sys *model.System, rows []Row) (out []Scope) {
	for i := range sys.Config.Levels {
		l := &sys.Config.Levels[i]
		of := where(rows, func(r Row) bool { return r.Work.Level == l.Key })
		// The boxes that all inherit, and those of a region that has
		// standards of the level there.
		boxes := kept(sys.Boxes, func(b *model.Box) bool {
			return b.Region == "" || holds(sys.Boxes, b, of)
		})
		out = append(out, Scope{Key: l.Key, Level: l, Title: l.Title, Boxes: boxes, Rows: of})
	}
	return out
}

// holds reports whether a standard stands in the box or below it.
func holds(boxes []*model.Box, b *model.Box, rows []Row) bool {
	if slices.ContainsFunc(rows, func(r Row) bool { return r.Work.Box == b.Code }) {
		return true
	}
	return slices.ContainsFunc(boxes, func(c *model.Box) bool { return c.Parent == b.Code && holds(boxes, c, rows) })
}

// RegionScopes are the scopes of the regions, in the order of regions.toml.
func RegionScopes(sys *model.System, rows []Row) (out []Scope) {
	for _, r := range sys.Regions {
		above := sys.Above(r)
		s := Scope{Key: r.Key, Region: r, Title: r.Title, Boxes: sys.BoxesOf(r)}
		for _, row := range rows {
			switch owner := ownerOf(sys, row.Work); {
			case owner == nil:
			case owner == r || slices.Contains(sys.Above(owner), r) && r.Kind != "province":
				s.Rows = append(s.Rows, row)
			case slices.Contains(above, owner):
				s.Shared = append(s.Shared, row)
			}
		}
		out = append(out, s)
	}
	return out
}

// states reports whether the planned counts of a box are the scope's own: what
// is planned in a box that a region inherits is not planned by it.
func (s Scope) states(b *model.Box) bool {
	return s.Region == nil || b.Region == s.Key || b.Region == "" && s.Region.Kind == "province"
}

// ownerOf is the region whose standard it is: the one that the work names, else
// for a level of the province the province; nil where it is not known.
func ownerOf(sys *model.System, w *model.Work) *model.Region {
	if w.Region != "" {
		return sys.Region(w.Region)
	}
	if l := sys.Level(w.Level); l != nil && l.Tier == "province" {
		return sys.Province()
	}
	return nil
}

// Above lists the regions above a region, the nearest first.
func Above(sys *model.System, r *model.Region) []*model.Region { return sys.Above(r) }
