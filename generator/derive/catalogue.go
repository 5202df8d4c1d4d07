package derive

import "guiju/generator/model"

// CatalogueOf is what the site says of its own standards to other sites: what
// its audience may see, in the order of the directory.
func CatalogueOf(d *Derived) model.Catalogue {
	sys := d.System
	c := model.Catalogue{
		Kind: model.CatalogueKind, Format: model.CatalogueFormat, AsOf: d.Day, Audience: d.Audience,
		Title: sys.Config.Site.Title, Owner: sys.Config.Site.Owner, Standards: []model.CatalogueStandard{},
	}
	for _, r := range d.Rows {
		s := model.CatalogueStandard{
			ID: r.Work.ID, Number: r.Number, Title: r.Title, Sample: r.Work.Sample, Planned: r.Edition == nil, Page: r.Path,
			Level: model.Bilingual{Zh: r.Work.Level},
		}
		if l := sys.Level(r.Work.Level); l != nil {
			s.Level = l.Title
		}
		if region := sys.Region(r.Work.Region); region != nil {
			s.Region = region.Title
		}
		if e := r.Edition; e != nil {
			st := e.Standing()
			s.Issued, s.InForce, s.Withdrawn, s.Superseded = e.Issued, st.InForce, st.Withdrawn, st.Superseded
		}
		c.Standards = append(c.Standards, s)
	}
	return c
}

// CatalogueJSON is the file of the catalogue (model.CataloguePath).
func CatalogueJSON(d *Derived) []byte { return encoded(CatalogueOf(d)) }
