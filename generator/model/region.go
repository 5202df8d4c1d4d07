package model

import "slices"

// Pages about the regions as a whole.
const (
	RegionsPath = "regions.html"
	FilingsPath = "filings.html"
	NotePath    = "note.html" // the explanatory note on the whole system
)

// Path returns the region's page.
func (r *Region) Path() string { return "regions/" + r.Key + ".html" }

// FilingPath returns the page of the region's filing package.
func (r *Region) FilingPath() string { return "regions/" + r.Key + "/filing.html" }

// DataPath returns the region's data file with the extension.
func (r *Region) DataPath(ext string) string { return "data/regions/" + r.Key + "." + ext }

// Path returns the level's page.
func (l *Level) Path() string { return "levels/" + l.Key + ".html" }

// Tier is the tier of the standards that a region makes (Level.Tier); "" where
// its kind is not known.
func (r *Region) Tier() string {
	switch r.Kind {
	case "province", "county":
		return r.Kind
	case "city", "demonstration-zone":
		return "city"
	}
	return ""
}

// TierBelow reports whether tier a is below tier b; where either is not said it
// is not known, and so false.
func TierBelow(a, b string) bool {
	i, j := slices.Index(LevelTiers, a), slices.Index(LevelTiers, b)
	return i >= 0 && j >= 0 && i > j
}

// Above lists the regions above a region, the nearest first. A cycle, which
// package check reports, ends it.
func (s *System) Above(r *Region) (out []*Region) {
	for at := s.Region(r.Parent); at != nil && at != r && !slices.Contains(out, at); at = s.Region(at.Parent) {
		out = append(out, at)
	}
	return out
}

// BoxesOf lists the boxes of a region's framework in the order of
// framework.toml: those of the regions above it and its own.
func (s *System) BoxesOf(r *Region) (out []*Box) {
	above := s.Above(r)
	for _, b := range s.Boxes {
		if b.Region == "" || b.Region == r.Key || slices.ContainsFunc(above, func(a *Region) bool { return a.Key == b.Region }) {
			out = append(out, b)
		}
	}
	return out
}

// Province returns the region that all others are below, or nil.
func (s *System) Province() *Region {
	i := slices.IndexFunc(s.Regions, func(r *Region) bool { return r.Kind == "province" })
	if i < 0 {
		return nil
	}
	return s.Regions[i]
}

// Note returns the explanatory note of the region with the key, or nil.
func (s *System) Note(region string) *Item {
	return byID(s.Notes, region, func(i *Item) string { return i.ID })
}

// Received reports whether the filing is on record as received; else as not
// having been made.
func (f *Filing) Received() bool { return f.State != NotDone }
