package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// cityLine is a city in the list of the cities' own systems. What its files say
// is there for a trusted one only.
type cityLine struct {
	Link        link      `json:"link"`
	Region      link      `json:"region"`
	Key         string    `json:"key"`
	Address     string    `json:"address"`
	State       string    `json:"state"`
	Trusted     bool      `json:"trusted,omitempty"`
	Release     int       `json:"release,omitempty"`
	Time        string    `json:"time,omitempty"` // day of the release
	Expires     string    `json:"expires,omitempty"`
	Pinned      string    `json:"pinned,omitempty"`
	By          said      `json:"by"`
	PublicKey   string    `json:"publickey"`
	Fingerprint string    `json:"fingerprint,omitempty"`
	Manifest    string    `json:"manifest,omitempty"`
	Catalogue   string    `json:"catalogue,omitempty"`
	Tally       tallyView `json:"tally"`
	All         int       `json:"all"` // standards
}

func cityTally(t derive.CityTally) tallyView {
	return tallyView{Issued: t.Issued, Samples: t.Samples, Planned: t.Planned}
}

// cityStandard is a standard as a city's catalogue has it.
type cityStandard struct {
	Number  string            `json:"number,omitempty"`
	Title   said              `json:"title"`
	Level   said              `json:"level"`
	Sample  bool              `json:"sample,omitempty"`
	Badge   badge             `json:"badge"`
	Issued  string            `json:"issued,omitempty"`
	InForce string            `json:"inforce,omitempty"`
	Href    string            `json:"href"` // on the city's site
	Keys    map[string]string `json:"keys"`
}

// federation is the list of the cities' own systems and the page of each.
func (m *maker) federation() []page {
	f := m.d.Federation
	title := m.words("市级体系", "Systems of the cities")
	list := m.crumb(model.FederationPath, "市级体系", "Systems of the cities")
	var lines []cityLine
	var pages []page
	for _, r := range f.Cities {
		l := m.cityLine(r)
		lines = append(lines, l)
		pages = append(pages, page{
			path: r.City.Path(), layout: "federation-city", title: m.say(r.City.Title), pos: r.City.At("key"), hidden: r.Tally.Samples > 0 && r.Tally.Samples == r.Tally.All(),
			crumbs: m.underHub(m.say(r.City.Title), list), labels: column(title.T, "", title.T),
			data: map[string]any{"city": l, "standards": m.cityStandards(r), "list": list.Href},
		})
	}
	return append([]page{{
		path: model.FederationPath, layout: "federation", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{
			"cities": lines, "shown": f.Shown, "refused": f.Refused, "waiting": f.Waiting, "all": len(f.Cities),
			"total": cityTally(f.Standards), "json": "/" + derive.FederationDataPath, "own": "/" + model.CataloguePath,
		},
	}}, pages...)
}

func (m *maker) cityLine(r derive.CityRow) cityLine {
	c := r.City
	l := cityLine{
		Link: link{Href: m.href(c.Path()), Title: m.say(c.Title)}, Key: c.Key, Address: c.Address, State: string(r.State), Trusted: c.Trusted(),
		PublicKey: c.PublicKey, Fingerprint: r.Check.Fingerprint, Expires: r.Check.Expires.String(), Tally: cityTally(r.Tally), All: r.Tally.All(),
	}
	if r.Region != nil {
		l.Region = m.regionLink(r.Region)
	}
	if len(r.Check.Time) >= len("2026-11-26") {
		l.Time = r.Check.Time[:len("2026-11-26")]
	}
	if r.State != model.CityUnpinned {
		l.Release, l.Pinned, l.By, l.Manifest, l.Catalogue = c.Release, c.Pinned.String(), m.say(c.By), c.Manifest, c.Catalogue
	}
	return l
}

func (m *maker) cityStandards(r derive.CityRow) (out []cityStandard) {
	for _, s := range r.Standards {
		v := cityStandard{
			Number: s.Number, Title: m.say(s.Title), Level: m.say(s.Level), Sample: s.Sample, Issued: s.Issued.String(), InForce: s.InForce.String(),
			Badge: newBadge(s.Status, s.Standing()), Href: r.City.PageOf(s.CatalogueStandard),
			Keys: map[string]string{"number": derive.NumberKey(s.Number), "title": derive.WordsKey(s.Title.Or(m.lang))},
		}
		out = append(out, v)
	}
	return out
}
