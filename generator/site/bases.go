package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// baseKind counts the bases of one of the four kinds.
type baseKind struct {
	Kind    string `json:"kind"`
	Real    int    `json:"real"`
	Samples int    `json:"samples"`
}

// baseLine is a line of the list of bases.
type baseLine struct {
	Link      link         `json:"link"`
	Kind      string       `json:"kind"`
	Region    link         `json:"region"`
	RegionKey string       `json:"regionkey,omitempty"`
	Code      string       `json:"code,omitempty"`
	Body      link         `json:"body"`
	Sample    bool         `json:"sample,omitempty"`
	Record    trialRecord  `json:"record"`
	Until     string       `json:"until,omitempty"`
	Ended     bool         `json:"ended,omitempty"`
	Works     []matterWork `json:"works,omitempty"`
	Courses   []link       `json:"courses,omitempty"`
}

// baseView is what layouts/base-page.html shows.
type baseView struct {
	Line  baseLine `json:"line"`
	Shows said     `json:"shows"`
	Visit said     `json:"visit"`
}

// bases makes the list of bases and the page of each.
func (m *maker) bases() []page {
	title := m.words("基地", "Bases")
	d := m.d.Bases
	var kinds []baseKind
	count := struct {
		Kinds   int `json:"kinds"` // of which a real one is on record
		Sampled int `json:"sampled"`
		Real    int `json:"real"`
		Samples int `json:"samples"`
	}{Real: d.Real, Samples: d.Samples}
	for _, k := range d.Kinds {
		kinds = append(kinds, baseKind(k))
		if k.Real > 0 {
			count.Kinds++
		}
		if k.Samples > 0 {
			count.Sampled++
		}
	}
	var lines []baseLine
	var ps []page
	for _, r := range d.Rows {
		lines = append(lines, m.baseLine(r))
		ps = append(ps, m.base(r))
	}
	var rows []trialRow
	var regions []option
	for _, r := range d.Regions {
		row := trialRow{Region: m.regionLink(r.Region)}
		for _, c := range r.Cells {
			var links []trialLink
			for _, b := range c {
				links = append(links, m.baseLink(b))
			}
			row.Cells = append(row.Cells, links)
		}
		rows = append(rows, row)
		regions = append(regions, option{r.Region.Key, m.say(r.Region.Title)})
	}
	var items []link
	for _, i := range m.d.System.Publicity {
		if i.Kind == "base" {
			items = append(items, link{Href: m.href(i.Path()), Title: m.say(i.Title), Note: i.Date.String()})
		}
	}
	return append([]page{{
		path: model.BasesPath, layout: "bases", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"kinds": kinds, "count": count, "lines": lines, "rows": rows, "regions": regions, "items": items},
	}}, ps...)
}

func (m *maker) baseLink(b *model.Base) trialLink {
	return trialLink{link{Href: m.href(b.Path()), Title: m.say(b.Title)}, b.Sample}
}

func (m *maker) baseLine(r derive.BaseRow) baseLine {
	b := r.Base
	v := baseLine{
		Link: m.baseLink(b).Link, Kind: b.Kind, Region: m.regionNamed(b.Region), RegionKey: b.Region, Body: m.bodyNamed(b.Body), Sample: b.Sample,
		Record: m.trialRecord(r.Outcome, model.Date{}), Until: b.Until.String(), Ended: r.Ended, Works: m.worksShown(r.Works),
	}
	if r.Region != nil {
		v.Code = r.Region.Code
	}
	for _, c := range r.Courses {
		v.Courses = append(v.Courses, link{Href: m.href(c.Path()), Title: m.say(c.Title)})
	}
	return v
}

func (m *maker) base(r derive.BaseRow) page {
	b := r.Base
	v := baseView{Line: m.baseLine(r), Shows: m.say(b.Shows), Visit: m.say(b.Visit)}
	return m.trialPage(b.Path(), "base-page", b.Title, b.Shows, b.Sample, b.Origin, m.crumb(model.BasesPath, "基地", "Bases"), v)
}
