package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// levelPages show what a level is and its deliverables.
func (m *maker) levelPages() (ps []page) {
	for _, p := range m.d.Levels {
		l := p.Level
		data := map[string]any{
			"part": m.part(p), "layer": l.Part, "tier": l.Tier, "family": l.Family, "pattern": l.NumberPattern, "samplepattern": l.SamplePattern,
			"years": l.ReviewYears, "rule": m.say(l.ReviewSource), "cap": l.ReviewCap, "capsource": m.say(l.ReviewCapSource),
			"decision": string(l.Publication), "regions": m.ofLevel(p),
		}
		if t := m.d.System.Track(l.Track); t != nil {
			data["track"], data["tracksource"] = m.say(t.Title), m.say(t.Source)
		}
		ps = append(ps, page{
			path: l.Path(), layout: "level", title: m.say(l.Title), pos: l.At("key"),
			crumbs: m.underHub(m.say(l.Title), m.crumb(model.RegionsPath, "地区", "Regions")),
			labels: column(l.Title.Or(m.lang), "", m.words("级别", "Levels").T), data: data,
		})
	}
	return ps
}

// ofLevel counts the standards of a level by the region that made them; regions
// without one are left out.
func (m *maker) ofLevel(p derive.Part) (out []countedLink) {
	for _, r := range m.d.Regions {
		own := derive.Tally{}
		for _, row := range r.Rows {
			if row.Work.Level == p.Key && (row.Work.Region == r.Key || row.Work.Region == "" && r.Region.Kind == "province") {
				own = own.With(row, m.d.Day)
			}
		}
		if own != (derive.Tally{}) {
			out = append(out, countedLink{m.regionLink(r.Region), tallied(own)})
		}
	}
	return out
}
