package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// How much of what was found a page holds; the data file has all of it.
const (
	overlapRows  = 200 // pairs of standards in the table
	overlapPairs = 30  // of them with their provisions
	overlapSides = 15  // provisions of a pair
)

// overlapView is a pair of standards with provisions alike.
type overlapView struct {
	ID      string      `json:"id"`
	A       overlapWork `json:"a"`
	B       overlapWork `json:"b"`
	Count   int         `json:"count"`
	Same    bool        `json:"same,omitempty"`    // one matter
	Regions []said      `json:"regions,omitempty"` // two below the province, which could draft together
	Project link        `json:"project"`
	Kin     string      `json:"kin,omitempty"`
	Reason  said        `json:"reason"` // why they were found to be distinct
	By      string      `json:"by,omitempty"`
	Date    string      `json:"date,omitempty"`
	Sides   []sides     `json:"sides,omitempty"`
	Left    int         `json:"left,omitempty"` // provisions that the page leaves out
	Sample  bool        `json:"sample,omitempty"`
}

type overlapWork struct {
	Link   link  `json:"link"`
	Level  said  `json:"level"`
	Region said  `json:"region"`
	Badge  badge `json:"badge"`
	Matter link  `json:"matter"`
}

// sides are two provisions side by side.
type sides struct {
	A       side `json:"a"`
	B       side `json:"b"`
	Percent int  `json:"percent"`
}

type side struct {
	Href   string  `json:"href"`
	Number string  `json:"number"`
	Title  string  `json:"title,omitempty"`
	Words  []piece `json:"words"`
}

type piece struct {
	T    string `json:"t"`
	Same bool   `json:"same,omitempty"`
}

// openOverlaps counts the pairs that wait for somebody to look at them.
func (m *maker) openOverlaps(samples bool) int {
	return m.overlapsOf(samples, func(o *derive.Overlap) bool { return o.Open() })
}

// overlapsOf counts pairs of real standards, or of samples.
func (m *maker) overlapsOf(samples bool, keep func(*derive.Overlap) bool) (n int) {
	for i := range m.d.Overlaps {
		if o := &m.d.Overlaps[i]; o.A.Work.Sample == samples && keep(o) {
			n++
		}
	}
	return n
}

// overlaps is the page of standards with provisions alike.
func (m *maker) overlaps() page {
	title := m.words("条文相近的标准", "Standards with similar provisions")
	var open, decided, kin []overlapView
	for i := range m.d.Overlaps {
		o := &m.d.Overlaps[i]
		switch {
		case o.Distinct != nil:
			decided = append(decided, m.overlap(o, false))
		case o.Kin != "":
			kin = append(kin, m.overlap(o, false))
		default:
			open = append(open, m.overlap(o, len(open) < overlapPairs))
		}
	}
	type everywhere struct {
		Side  side `json:"side"`
		Works int  `json:"works"`
	}
	var common []everywhere
	for _, e := range m.d.Everywhere {
		if len(common) < overlapRows {
			common = append(common, everywhere{m.side(e.First, e.Provision, e.Words()), e.Works})
		}
	}
	var compared tallyView
	for _, r := range m.d.Rows {
		switch {
		case !derive.Compared(r):
		case r.Work.Sample:
			compared.Samples++
		default:
			compared.Issued++
		}
	}
	counted := func(keep func(*derive.Overlap) bool) tallyView {
		return tallyView{Issued: m.overlapsOf(false, keep), Samples: m.overlapsOf(true, keep)}
	}
	return page{
		path: model.OverlapsPath, layout: "overlaps", title: title,
		crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{
			"compared": compared, "data": "/" + derive.OverlapsFile, "common": common,
			"open": open[:min(len(open), overlapRows)], "left": max(0, len(open)-overlapRows),
			"decided": decided[:min(len(decided), overlapRows)], "kin": kin[:min(len(kin), overlapRows)],
			"opencount":    counted((*derive.Overlap).Open),
			"decidedcount": counted(func(o *derive.Overlap) bool { return o.Distinct != nil }),
			"kincount":     counted(func(o *derive.Overlap) bool { return o.Distinct == nil && o.Kin != "" }),
		},
	}
}

func (m *maker) overlap(o *derive.Overlap, whole bool) overlapView {
	v := overlapView{
		ID: "ui-" + o.A.Work.ID + "-and-" + o.B.Work.ID, A: m.overlapWork(o.A), B: m.overlapWork(o.B),
		Count: len(o.Alike), Same: o.SameMatter(), Kin: o.Kin, Sample: o.A.Work.Sample,
	}
	for _, r := range o.Regions {
		v.Regions = append(v.Regions, m.say(r.Title))
	}
	if p := o.Project; p != nil {
		v.Project = link{Href: m.href(model.CooperationPath) + "#" + projectAnchor(p), Title: m.say(p.Title)}
	}
	if d := o.Distinct; d != nil {
		v.Reason, v.By, v.Date = m.say(d.Reason), d.By, d.Date.String()
	}
	if !whole {
		return v
	}
	for i, l := range o.Alike {
		if i == overlapSides {
			v.Left = len(o.Alike) - overlapSides
			break
		}
		a, b := l.Pieces()
		v.Sides = append(v.Sides, sides{m.side(o.A, l.A, a), m.side(o.B, l.B, b), l.Percent})
	}
	return v
}

func (m *maker) overlapWork(r *derive.Row) overlapWork {
	v := overlapWork{Link: m.rowLink(*r), Badge: m.badgeOf(r.Edition)}
	if l := m.d.System.Level(r.Work.Level); l != nil {
		v.Level = m.say(l.Title)
	}
	if region := m.d.System.Region(r.Work.Region); region != nil {
		v.Region = m.say(region.Title)
	}
	v.Matter = m.matterLink(r.Work.Matter)
	return v
}

func (m *maker) side(r *derive.Row, p *model.Provision, words []derive.Piece) side {
	v := side{Href: m.place(r.Path + "#" + p.ID), Number: p.Number, Title: derive.TitleOf(p)}
	if v.Number == "" {
		v.Number = p.ID
	}
	for _, w := range words {
		v.Words = append(v.Words, piece{w.Words, w.Same})
	}
	return v
}
