package site

import (
	"cmp"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// matterView is a row of the table of matters.
type matterView struct {
	ID     string        `json:"id"`
	Title  said          `json:"title"`
	Note   said          `json:"note"`
	Box    link          `json:"box"`
	Levels []matterLevel `json:"levels"`
	// States are the filter's: clash, joint, none, partial, whole.
	States []string `json:"states"`
}

// matterLevel is a cell of it: what one level has for the matter.
type matterLevel struct {
	Title   said         `json:"title"`
	Works   []matterWork `json:"works,omitempty"`
	Gap     bool         `json:"gap,omitempty"`
	Clash   bool         `json:"clash,omitempty"`
	Regions int          `json:"regions,omitempty"` // set where two or more have one each
}

// matterWork is a standard in a cell.
type matterWork struct {
	Link     link  `json:"link"`
	Withheld bool  `json:"withheld,omitempty"`
	Region   said  `json:"region"`
	Badge    badge `json:"badge"`
	Sample   bool  `json:"sample,omitempty"`
	Clash    bool  `json:"clash,omitempty"`
}

// matterAnchor is where the page of matters shows one.
func matterAnchor(key string) string { return "ui-matter-" + strings.Join(strings.Fields(key), "-") }

// matterTitle is what a matter is called; without an entry its key stands for it.
func (m *maker) matterTitle(key string) said {
	if v := m.d.System.Matter(key); v != nil {
		return m.say(v.Title)
	}
	return said{T: key}
}

// matters is the page of 一事一标: matters by levels.
func (m *maker) matters() page {
	title := m.words("一事一标", "One matter, one standard")
	var rows []matterView
	// Cells by what they hold, and matters with two standards on a level.
	counts := map[string]int{"matters": len(m.d.Matters), "real": 0, "samples": 0, "gaps": 0, "clashes": 0, "sampleclashes": 0}
	for _, r := range m.d.Matters {
		rows = append(rows, m.matter(r))
		for _, l := range r.Levels {
			switch {
			case l.Gap():
				counts["gaps"]++
			case l.Real():
				counts["real"]++
			default:
				counts["samples"]++
			}
		}
		if r.Clash(false) {
			counts["clashes"]++
		}
		if r.Clash(true) {
			counts["sampleclashes"]++
		}
	}
	var unnamed []matterWork
	for _, r := range m.d.Rows {
		if r.Work.Matter == "" && model.Counts(r.Status) {
			unnamed = append(unnamed, m.matterWork(r, false))
		}
	}
	return page{
		path: model.MattersPath, layout: "matters", title: title,
		crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"rows": rows, "levels": m.levels(), "counts": counts, "unnamed": unnamed, "overlaps": m.openOverlaps(false), "sampleoverlaps": m.openOverlaps(true), "href": m.href(model.OverlapsPath)},
	}
}

func (m *maker) matter(r derive.MatterRow) matterView {
	v := matterView{ID: matterAnchor(r.Matter.Key), Title: m.say(r.Matter.Title), Note: m.say(r.Matter.Note)}
	if b := m.d.System.Box(r.Matter.Box); b != nil {
		v.Box = link{Href: m.href("framework.html") + boxAnchor(b.Code), Title: m.say(b.Title), Note: b.Code}
	}
	filled, joint := 0, false
	for _, l := range r.Levels {
		c := matterLevel{Title: m.say(l.Level.Title), Gap: l.Gap(), Clash: len(l.Clashes) > 0}
		if n := l.Regions(); n > 1 {
			c.Regions, joint = n, true
		}
		if !c.Gap {
			filled++
		}
		for _, row := range l.Rows {
			c.Works = append(c.Works, m.matterWork(row, l.Clashes[row.Work]))
		}
		v.Levels = append(v.Levels, c)
	}
	switch filled {
	case 0:
		v.States = []string{"none"}
	case len(r.Levels):
		v.States = []string{"whole"}
	default:
		v.States = []string{"partial"}
	}
	if r.Clash(false) || r.Clash(true) {
		v.States = append(v.States, "clash")
	}
	if joint {
		v.States = append(v.States, "joint")
	}
	return v
}

func (m *maker) matterWork(r derive.Row, clash bool) matterWork {
	v := matterWork{Link: m.rowLink(r), Withheld: r.Withheld, Badge: m.badgeOf(r.Edition), Sample: r.Work.Sample, Clash: clash}
	if region := m.d.System.Region(r.Work.Region); region != nil {
		v.Region = m.say(region.Title)
	}
	if r.Withheld {
		v.Link.Title = said{T: cmp.Or(r.Number, r.Work.ID)}
	}
	return v
}
