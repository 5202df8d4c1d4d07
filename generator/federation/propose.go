package federation

import (
	"strings"

	"guiju/generator/model"
)

// Pin is what would be written into federation.toml.
type Pin struct {
	Manifest, Catalogue string // SHA-256
	Release             int
	Check               model.CityCheck
}

// Same reports whether the city is pinned to it already.
func (p Pin) Same(c *model.City) bool {
	return p.Manifest == c.Manifest && p.Catalogue == c.Catalogue && p.Release == c.Release
}

// Propose judges files that somebody wants to pin for a city. The problem says
// why they must not be: they are not to be trusted, or they do not follow upon
// what is pinned.
func Propose(c *model.City, f model.CityFiles, day model.Date, v Verify) (Pin, *model.Problem) {
	refuse := func(s model.CityState, why model.Bilingual) (Pin, *model.Problem) {
		p := ruleOf[s].At(c.At(placeOf[s]), c.Title, why)
		return Pin{}, &p
	}
	if f.Manifest == nil || f.Catalogue == nil {
		return refuse(model.CityMissing, say("缺少清单或目录", "there is no manifest, or no catalogue"))
	}
	found, m, why := examine(c.PublicKey, f, day, v)
	if found.State != model.CityTrusted {
		return refuse(found.State, why)
	}
	p := Pin{Manifest: hash(f.Manifest), Catalogue: hash(f.Catalogue), Release: m.Release.Number, Check: found}
	switch {
	case p.Release < c.Release:
		return refuse(model.CityRollback, rollback(p.Release, c.Release))
	case c.Manifest == "" || p.Manifest == c.Manifest:
	case p.Release == c.Release:
		return refuse(model.CityTampered, say("同一个序号，却是另一份清单", "the number is the pinned one, and the manifest another"))
	case p.Release == c.Release+1 && m.Release.Previous != c.Manifest:
		return refuse(model.CityTampered, say("它说的上一次发布不是固定的那一次", "the release that it says was before it is not the pinned one"))
	}
	return p, nil
}

// Difference is what a catalogue has otherwise than the one before: standards by
// number and title.
type Difference struct {
	Added, Changed, Removed []string
}

// Compare compares two catalogues by the ids of their standards; before is nil
// where nothing was pinned.
func Compare(before, after *model.Catalogue) (d Difference) {
	was, is := byID(before), byID(after)
	for _, s := range after.Standards {
		switch old, ok := was[s.ID]; {
		case !ok:
			d.Added = append(d.Added, nameOf(s))
		case old != s:
			d.Changed = append(d.Changed, nameOf(s))
		}
	}
	if before == nil {
		return d
	}
	for _, s := range before.Standards {
		if _, ok := is[s.ID]; !ok {
			d.Removed = append(d.Removed, nameOf(s))
		}
	}
	return d
}

func byID(c *model.Catalogue) map[string]model.CatalogueStandard {
	out := map[string]model.CatalogueStandard{}
	if c != nil {
		for _, s := range c.Standards {
			out[s.ID] = s
		}
	}
	return out
}

func nameOf(s model.CatalogueStandard) string {
	return strings.TrimSpace(s.Number + " " + s.Title.Or(model.Zh))
}
