package site

import (
	"strings"

	"guiju/generator/derive"
)

// targetView is a target of the plan, what counts towards it and since when.
type targetView struct {
	goalView
	Anchor  string        `json:"anchor"`
	Levels  []said        `json:"levels"`
	Counted []releaseView `json:"counted,omitempty"`
	Aside   []releaseView `json:"aside,omitempty"`
	Months  []monthView   `json:"months,omitempty"`
	Chart   *chartView    `json:"chart,omitempty"`
}

type releaseView struct {
	Link     link   `json:"link"`
	Withheld bool   `json:"withheld,omitempty"`
	Date     string `json:"date,omitempty"`
	Level    said   `json:"level"`
	First    bool   `json:"first"`
	Badge    badge  `json:"badge"`
}

type monthView struct {
	Month string `json:"month,omitempty"`
	New   int    `json:"new"`
	Sum   int    `json:"sum"`
	Due   bool   `json:"due,omitempty"`
}

// chartView is a derive.Chart as the layout draws it.
type chartView struct {
	W    int    `json:"w"`
	H    int    `json:"h"`
	Line string `json:"line"` // of a path
	Left int    `json:"left"`
	Base int    `json:"base"`
	Top  int    `json:"top"`
	Goal int    `json:"goal"`
	Due  int    `json:"due"` // -1 without one
	From string `json:"from"`
	To   string `json:"to"`
	Most int    `json:"most"`
}

// monthReleases is what was issued in one month.
type monthReleases struct {
	Month    string        `json:"month,omitempty"`
	Levels   []int         `json:"levels"`
	Total    int           `json:"total"`
	Revision int           `json:"revision,omitempty"`
	Real     []releaseView `json:"real,omitempty"`
	Samples  int           `json:"samples"`
}

// targets follows the numbers that the plan promises, and what was issued
// month by month.
func (m *maker) targets() page {
	title := m.words("目标进度", "Progress to targets")
	var views []targetView
	goals := m.goals()
	for i, t := range m.d.Targets {
		v := targetView{goalView: goals[i], Anchor: "ui-target-" + t.Goal.Key, Chart: charted(t.Chart)}
		for _, key := range t.Goal.Levels {
			if l := m.d.System.Level(key); l != nil {
				v.Levels = append(v.Levels, m.say(l.Title))
			}
		}
		for _, r := range t.Counted {
			v.Counted = append(v.Counted, m.release(r))
		}
		for _, r := range t.Aside {
			v.Aside = append(v.Aside, m.release(r))
		}
		for _, s := range t.Months {
			v.Months = append(v.Months, monthView{s.Month, s.New, s.Sum, s.Due})
		}
		views = append(views, v)
	}
	var months []monthReleases
	for _, r := range m.d.Releases {
		v := monthReleases{Month: r.Month, Levels: r.Levels, Total: len(r.Real), Revision: r.Revision, Samples: len(r.Samples)}
		for _, one := range r.Real {
			v.Real = append(v.Real, m.release(one))
		}
		months = append(months, v)
	}
	return page{
		path: "targets.html", layout: "targets", title: title, labels: column(title.T, "", title.T),
		crumbs: m.underHub(title),
		data:   map[string]any{"targets": views, "months": months, "levels": m.levels()},
	}
}

func (m *maker) release(r derive.Release) releaseView {
	v := releaseView{
		Link: m.rowLink(r.Row), Withheld: r.Row.Withheld, Date: r.Date().String(), First: r.First, Badge: m.badgeOf(r.Row.Edition),
	}
	v.Link.Note = r.Edition.Number
	if l := m.d.System.Level(r.Row.Work.Level); l != nil {
		v.Level = m.say(l.Title)
	}
	return v
}

func charted(c derive.Chart) *chartView {
	if c.Wide == 0 {
		return nil
	}
	var line strings.Builder
	for i, p := range c.Line {
		line.WriteString(map[bool]string{true: "M", false: "L"}[i == 0] + itoa(p.X) + " " + itoa(p.Y))
	}
	return &chartView{c.Wide, c.High, line.String(), c.Left, c.Base, c.Top, c.Goal, c.Due, c.From.String(), c.To.String(), c.Most}
}
