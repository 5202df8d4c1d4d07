package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// filingPackage is the print set of a region's filing: cover, framework,
// directory, statistics and note as one page (layouts/filing.html).
func (m *maker) filingPackage(p derive.Part) page {
	r := p.Region
	title := m.words(r.Title.Zh+"备案材料", "Filing package of "+r.Title.Or(model.En))
	data := m.packageData(p)
	data["json"], data["csv"] = "/"+r.DataPath("json"), m.href(r.DataPath("csv"))
	out := page{
		path: r.FilingPath(), layout: "filing", title: title, pos: r.At("key"),
		crumbs: m.underHub(m.words("备案材料", "Filing package"), m.crumb(model.RegionsPath, "地区", "Regions"), m.regionLink(r)),
		labels: column(title.T, "", m.words("备案", "Filing").T), data: data,
	}
	if p.Note != nil {
		m.note(&out, p.Note, data)
	}
	return out
}

func (m *maker) packageData(p derive.Part) map[string]any {
	samples, real := 0, 0
	for _, r := range p.Rows {
		if r.Work.Sample {
			samples++
		} else {
			real++
		}
	}
	return map[string]any{
		"part": m.part(p), "line": m.regionLine(p), "entries": m.filingEntries(p.Filing), "real": real, "samples": samples,
		"source": m.say(m.d.System.Config.Duty.Source), "owner": m.say(m.d.System.Config.Site.Owner),
	}
}

// packageAlone is the print set as one file for taking along: its style inside, no
// script, and no link but where the address of the site is known.
func (m *maker) packageAlone(key string) (ps []page) {
	m.alone = key != ""
	for _, p := range m.d.Regions {
		if p.Key != key {
			continue
		}
		out := m.filingPackage(p)
		out.layout, out.hidden = "filing-alone", true
		if p.Note != nil {
			t, _ := m.textIn(p.Note.Texts)
			out.body = text.HTML(t, m.aloneOptions(t, noteFolder(p.Note), nil))
		}
		ps = append(ps, out)
	}
	return ps
}
