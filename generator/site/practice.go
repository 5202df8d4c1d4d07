package site

import (
	"slices"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// practice is what a standard's page says of its use: the five stages of the
// operating cycle that the plan names, each with what is on record of it.
type practice struct {
	Stages   []stage `json:"stages"`
	Done     int     `json:"done"`
	InForce  string  `json:"inforce,omitempty"`
	Feedback string  `json:"feedback"` // the form, with this standard chosen
}

// stage is one of the five; Key is a word of layouts/_i18n.
type stage struct {
	Key     string        `json:"key"`
	Done    bool          `json:"done,omitempty"`
	Uses    []practiceUse `json:"uses,omitempty"`
	Edition link          `json:"edition"`
	Issued  string        `json:"issued,omitempty"`
	Reviews []review      `json:"reviews,omitempty"`
}

// practiceUse is one use of a standard, with where it is known from.
type practiceUse struct {
	Kind       string `json:"kind"`
	From       string `json:"from"`
	NotDone    bool   `json:"notdone,omitempty"`
	What       link   `json:"what"` // who, or which course or item
	System     said   `json:"system"`
	Date       string `json:"date,omitempty"`
	Source     string `json:"source,omitempty"`
	Note       said   `json:"note"`
	Provisions []link `json:"provisions,omitempty"`
	Sample     bool   `json:"sample,omitempty"`
}

// practice is nil for a standard that is not in use, and where the publication
// decision withholds records: what is withheld is not to look like nothing.
func (m *maker) practice(r derive.Row) *practice {
	row := m.d.Practice.Row(r.Work.ID)
	if row == nil || row.Partly {
		return nil
	}
	v := &practice{Feedback: m.href(feedbackPath) + "?standard=" + r.Work.ID, InForce: r.Edition.InForce.String()}
	for _, s := range derive.Cycle(*row, m.d.Day) {
		sv := stage{Key: s.Key, Done: s.Done, Uses: m.usesOfRow(r, s.Uses)}
		for _, review := range s.Reviews {
			sv.Reviews = append(sv.Reviews, reviewOf(review))
		}
		if s.Edition != nil {
			sv.Edition, sv.Issued = link{Href: m.href(s.Edition.Path()), Title: said{T: s.Edition.Number}}, s.Edition.Issued.String()
		}
		if s.Done {
			v.Done++
		}
		v.Stages = append(v.Stages, sv)
	}
	return v
}

func (m *maker) usesOfRow(r derive.Row, uses []derive.Use) (out []practiceUse) {
	for _, u := range uses {
		out = append(out, m.practiceUse(r, u))
	}
	return out
}

func (m *maker) practiceUse(r derive.Row, u derive.Use) practiceUse {
	v := practiceUse{
		Kind: u.Kind, From: u.From, NotDone: u.State == model.NotDone, System: m.say(u.System), Date: u.Date.String(), Source: u.Source,
		Note: m.say(u.Note), Sample: u.Sample && !r.Work.Sample,
	}
	switch {
	case u.Path != "":
		v.What = link{Href: m.href(u.Path), Title: m.say(u.Title)}
	case !u.Who.Empty():
		v.What.Title = m.say(u.Who)
		if u.Region != nil {
			v.What.Note = m.say(u.Region.Title).T
		}
	case u.Region != nil:
		v.What.Title = m.say(u.Region.Title)
	}
	for _, f := range u.Provisions {
		v.Provisions = append(v.Provisions, link{Href: m.place(r.Path + "#" + model.Fragment(f)), Title: said{T: f}})
	}
	return v
}

// practiceRow is a line of the matrix of uses.
type practiceRow struct {
	Link     link           `json:"link"`
	Withheld bool           `json:"withheld,omitempty"`
	Sample   bool           `json:"sample,omitempty"`
	Partly   bool           `json:"partly,omitempty"`
	Level    said           `json:"level"`
	LevelKey string         `json:"levelkey"`
	Badge    badge          `json:"badge"`
	Cells    []practiceCell `json:"cells"`
}

// practiceCell are the uses of one kind.
type practiceCell struct {
	Kind string        `json:"kind"`
	Uses []practiceUse `json:"uses,omitempty"`
	Done int           `json:"done"`
}

// kindCount counts the standards in force by what is on record of one kind.
type kindCount struct {
	Kind    string `json:"kind"`
	Real    int    `json:"real"`
	Samples int    `json:"samples"`
}

// neverList are the standards in force without a use of one kind.
type neverList struct {
	Kind    string `json:"kind"`
	Real    []link `json:"real,omitempty"`
	Samples []link `json:"samples,omitempty"`
}

// usedRow groups standards below a region or a business system.
type usedRow struct {
	Name said      `json:"name"` // "" for those who are no region
	Uses []usedUse `json:"uses"`
}

type usedUse struct {
	Standard link        `json:"standard"`
	Withheld bool        `json:"withheld,omitempty"`
	Sample   bool        `json:"sample,omitempty"`
	Use      practiceUse `json:"use"`
}

// uptakeView is what layouts/uptake.html shows.
type uptakeView struct {
	Rows    []practiceRow `json:"rows,omitempty"`
	Kinds   []kindCount   `json:"kinds"`
	Real    int           `json:"real"` // in force and comparable: nothing of them is withheld
	Samples int           `json:"samples"`
	Partly  int           `json:"partly"`
	Never   []neverList   `json:"never"`
	Regions []usedRow     `json:"regions,omitempty"`
	Systems []usedRow     `json:"systems,omitempty"`
	Levels  []option      `json:"levels,omitempty"`
}

// uptake is the page of what became of the standards.
func (m *maker) uptake() page {
	title := m.words("标准实施", "Standards in use")
	p := m.d.Practice
	v := uptakeView{}
	for _, r := range p.Rows {
		v.Rows = append(v.Rows, m.practiceRow(r))
		if r.Row.Status != model.Current {
			continue
		}
		switch {
		case r.Partly:
			v.Partly++
		case r.Row.Work.Sample:
			v.Samples++
		default:
			v.Real++
		}
	}
	for _, kind := range model.UptakeKinds {
		v.Kinds = append(v.Kinds, countKind(p.Rows, kind))
	}
	for _, kind := range derive.NeverKinds {
		n := neverList{Kind: kind}
		for _, r := range p.Never[kind] {
			if r.Work.Sample {
				n.Samples = append(n.Samples, m.rowLink(r))
			} else {
				n.Real = append(n.Real, m.rowLink(r))
			}
		}
		v.Never = append(v.Never, n)
	}
	for _, g := range p.Regions {
		row := usedRow{Uses: m.usedUses(g.Rows)}
		if g.Region != nil {
			row.Name = m.say(g.Region.Title)
		}
		v.Regions = append(v.Regions, row)
	}
	for _, g := range p.Systems {
		v.Systems = append(v.Systems, usedRow{m.say(g.System), m.usedUses(g.Rows)})
	}
	for _, l := range m.d.System.Config.Levels {
		if slices.ContainsFunc(v.Rows, func(r practiceRow) bool { return r.LevelKey == l.Key }) {
			v.Levels = append(v.Levels, option{l.Key, m.say(l.Title)})
		}
	}
	return page{
		path: "uptake.html", layout: "uptake", title: title, crumbs: m.underHub(title),
		labels: column(title.T, "", title.T), data: v,
	}
}

func (m *maker) practiceRow(r derive.PracticeRow) practiceRow {
	v := practiceRow{
		Link: m.rowLink(r.Row), Withheld: r.Row.Withheld, Sample: r.Row.Work.Sample, Partly: r.Partly,
		LevelKey: r.Row.Work.Level, Badge: m.badgeOf(r.Row.Edition),
	}
	if l := m.d.System.Level(r.Row.Work.Level); l != nil {
		v.Level = m.say(l.Title)
	}
	for _, kind := range model.UptakeKinds {
		c := practiceCell{Kind: kind, Uses: m.usesOfRow(r.Row, r.Of(kind))}
		for _, u := range c.Uses {
			if !u.NotDone {
				c.Done++
			}
		}
		v.Cells = append(v.Cells, c)
	}
	return v
}

func countKind(rows []derive.PracticeRow, kind string) kindCount {
	c := kindCount{Kind: kind}
	for _, r := range rows {
		done := slices.ContainsFunc(r.Uses, func(u derive.Use) bool { return u.Kind == kind && u.State == model.Done })
		switch {
		case !done || r.Partly || r.Row.Status != model.Current:
		case r.Row.Work.Sample:
			c.Samples++
		default:
			c.Real++
		}
	}
	return c
}

func (m *maker) usedUses(rows []derive.RowUse) (out []usedUse) {
	for _, r := range rows {
		out = append(out, usedUse{m.rowLink(r.Row), r.Row.Withheld, r.Row.Work.Sample, m.practiceUse(r.Row, r.Use)})
	}
	return out
}
