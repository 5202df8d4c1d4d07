package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// datedRow is a line of layouts/on-date.html, whose script reads its data: the
// days that decide whether it was in force (js/66-on-date.js).
type datedRow struct {
	Work       string `json:"work"`
	Number     string `json:"number"`
	Title      said   `json:"title"`
	Withheld   bool   `json:"withheld,omitempty"`
	Wording    said   `json:"wording"`
	Href       string `json:"href"`
	Level      string `json:"level"`
	LevelName  said   `json:"levelname"`
	Sample     bool   `json:"sample,omitempty"`
	Badge      badge  `json:"badge"`
	Issued     string `json:"issued,omitempty"`
	InForce    string `json:"inforce,omitempty"`
	Superseded string `json:"superseded,omitempty"`
	Withdrawn  string `json:"withdrawn,omitempty"`
	From       string `json:"from,omitempty"`
	Until      string `json:"until,omitempty"`
	Published  string `json:"published,omitempty"`
	Recorded   string `json:"recorded,omitempty"`
	Since      string `json:"since,omitempty"`
	Corrected  string `json:"corrected,omitempty"`
	Kind       string `json:"kind,omitempty"`
}

// comparedWork leads to the comparisons of a standard that has two wordings.
type comparedWork struct {
	Link   link `json:"link"`
	Sample bool `json:"sample,omitempty"`
}

// onDate is the page of the system on a date.
func (m *maker) onDate() page {
	title := m.words("按日期查体系", "The system on a date")
	var rows []datedRow
	seen := map[*model.Edition]int{}
	all := derive.OnDates(m.d)
	for _, l := range all {
		seen[l.Edition]++
	}
	real, samples := 0, 0
	for _, l := range all {
		e, w := l.Edition, l.Row.Work
		v := datedRow{
			Work: w.ID, Number: e.Number, Title: m.say(e.Title), Withheld: l.Row.Withheld, Href: m.href(l.Path), Level: w.Level, Sample: w.Sample,
			Badge: m.badgeOf(e), Issued: e.Issued.String(), InForce: e.InForce.String(), Superseded: l.Standing.Superseded.String(), Withdrawn: e.Withdraw.String(),
			From: l.From.String(), Until: l.Until.String(), Recorded: l.Recorded.String(),
		}
		if level := m.d.System.Level(w.Level); level != nil {
			v.LevelName = m.say(level.Title)
		}
		if c := l.Version; c != nil {
			v.Published, v.Since, v.Corrected, v.Kind = c.Published.String(), c.Since().String(), c.Corrected.String(), string(c.Kind)
			if seen[e] > 1 {
				v.Wording, v.Badge = m.say(c.Title), m.badgeOfVersion(c)
			}
		}
		if w.Sample {
			samples++
		} else {
			real++
		}
		rows = append(rows, v)
	}
	var compared []comparedWork
	for _, r := range m.d.Rows {
		if at := m.pageIf(r.Work.ComparePath()); at != "" {
			l := m.numberLink(r)
			compared = append(compared, comparedWork{link{Href: at, Title: m.say(r.Title), Note: l.Title.T}, r.Work.Sample})
		}
	}
	return page{
		path: model.OnDatePath, layout: "on-date", title: title, crumbs: m.underHub(title),
		labels: column(title.T, "", title.T),
		data:   map[string]any{"rows": rows, "real": real, "samples": samples, "file": "/" + derive.VersionsPath, "compared": compared},
	}
}
