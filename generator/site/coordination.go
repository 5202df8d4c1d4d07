package site

import (
	"slices"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// pairView is a department with its partner.
type pairView struct {
	Department link `json:"department"`
	Partner    link `json:"partner"`
	Regulator  bool `json:"regulator,omitempty"` // the partner is a department for standardization
	Sample     bool `json:"sample,omitempty"`
}

// coordinationRow is a region with its departments and its mechanism.
type coordinationRow struct {
	Region     link       `json:"region"`
	Tier       string     `json:"tier,omitempty"`
	State      string     `json:"state"` // paired, known, none
	Pairs      []pairView `json:"pairs,omitempty"`
	Mechanisms []bodyRow  `json:"mechanisms,omitempty"`
	Meetings   int        `json:"meetings"`
}

// coordinationCount counts the regions of a tier.
type coordinationCount struct {
	Tier    string `json:"tier"`
	Regions int    `json:"regions"`
	Known   int    `json:"known"` // a department is on record
	Paired  int    `json:"paired"`
	// The same of samples.
	SampleKnown  int `json:"sampleknown"`
	SamplePaired int `json:"samplepaired"`
}

// coordination is the page of how departments and the departments for
// standardization of their level work together (各级推进协调机制).
func (m *maker) coordination() page {
	title := m.words("推进协调机制", "Coordination by level")
	var rows []coordinationRow
	counts := make([]coordinationCount, len(model.LevelTiers))
	for i, tier := range model.LevelTiers {
		counts[i].Tier = tier
	}
	records := map[*model.Body]derive.BodyRecord{}
	for _, b := range m.d.Bodies {
		records[b.Body] = b
	}
	for _, p := range m.d.Coordination {
		v := coordinationRow{State: "none", Meetings: len(p.Meetings)}
		if p.Region != nil {
			v.Region, v.Tier = m.regionLink(p.Region), p.Region.Tier()
		}
		for i, b := range p.Departments {
			partner := p.Partners[i]
			v.Pairs = append(v.Pairs, pairView{m.bodyLink(b), m.bodyLink(partner), partner != nil && partner.Kind == "regulator", b.Sample})
		}
		for _, b := range p.Mechanisms {
			v.Mechanisms = append(v.Mechanisms, m.bodyRow(records[b]))
		}
		switch {
		case p.Paired(false) || p.Paired(true):
			v.State = "paired"
		case len(p.Departments) > 0:
			v.State = "known"
		}
		for i := range counts {
			if c := &counts[i]; p.Region != nil && c.Tier == v.Tier {
				c.Regions++
				c.Known += one(p.Known(false))
				c.Paired += one(p.Paired(false))
				c.SampleKnown += one(p.Known(true))
				c.SamplePaired += one(p.Paired(true))
			}
		}
		rows = append(rows, v)
	}
	counts = slices.DeleteFunc(counts, func(c coordinationCount) bool { return c.Regions == 0 })
	return page{
		path: model.CoordinationPath, layout: "coordination", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"rows": rows, "counts": counts, "any": len(m.d.System.Bodies) > 0, "tiers": model.LevelTiers},
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
