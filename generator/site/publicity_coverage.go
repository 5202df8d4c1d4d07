package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// told counts publicity items for the layouts.
type toldCount struct {
	Key     string `json:"key,omitempty"`
	Real    int    `json:"real"`
	Samples int    `json:"samples"`
}

// coverageRow is one standard with its publicity, by kind.
type coverageRow struct {
	Link     link        `json:"link"`
	Sample   bool        `json:"sample,omitempty"`
	Level    said        `json:"level"`
	LevelKey string      `json:"levelkey"`
	AreaKey  string      `json:"areakey,omitempty"`
	Badge    badge       `json:"badge"`
	Kinds    []toldCount `json:"kinds"`
	Trained  toldCount   `json:"trained"`
	Records  toldCount   `json:"records"`
	Channels []toldCount `json:"channels,omitempty"`
	Audience []toldCount `json:"audience,omitempty"`
	// Lacks are the keys of what is missing: explained, media, trained.
	Lacks string `json:"lacks,omitempty"`
}

// gapView is what some standards in force lack.
type gapView struct {
	Key     string   `json:"key"`
	Real    int      `json:"real"`
	Samples int      `json:"samples"`
	Rows    []gapRow `json:"rows,omitempty"`
}

type gapRow struct {
	Link   link `json:"link"`
	Sample bool `json:"sample,omitempty"`
}

// publicityCoverageView is what layouts/publicity-coverage.html shows.
type publicityCoverageView struct {
	Items    toldCount     `json:"items"`
	Kinds    []toldCount   `json:"kinds"`
	Channels []toldCount   `json:"channels"`
	Audience []toldCount   `json:"audience"`
	Levels   []levelTold   `json:"levels"`
	Areas    []areaTold    `json:"areas,omitempty"`
	Months   []monthTold   `json:"months,omitempty"`
	Rows     []coverageRow `json:"rows,omitempty"`
	Gaps     []gapView     `json:"gaps"`
	LevelOf  []option      `json:"levelof,omitempty"`
	AreaOf   []option      `json:"areaof,omitempty"`
}

type levelTold struct {
	Title said      `json:"title"`
	Count toldCount `json:"count"`
}

type areaTold struct {
	Link        link      `json:"link"`
	Standards   toldCount `json:"standards"`
	Explained   toldCount `json:"explained"`
	Items       toldCount `json:"items"`
	Courses     toldCount `json:"courses"`
	Unexplained int       `json:"unexplained"`
}

type monthTold struct {
	Month    string      `json:"month,omitempty"`
	Items    toldCount   `json:"items"`
	Channels []toldCount `json:"channels"`
	Unsaid   toldCount   `json:"unsaid"`
}

// coverageKinds are the columns of the table: base, which is no publicity of a
// standard, is left to its own page.
var coverageKinds = []string{"interpretation", "qa", "card", "poster", "video", "news", "event"}

func counted(key string, t derive.Told) toldCount { return toldCount{key, t.Real, t.Samples} }

// every counts by each of the keys, those without an item too.
func every(keys []string, in map[string]derive.Told) (out []toldCount) {
	for _, k := range keys {
		out = append(out, counted(k, in[k]))
	}
	return out
}

// named counts by the keys that have an item.
func named(keys []string, in map[string]derive.Told) (out []toldCount) {
	for _, k := range keys {
		if in[k].All() > 0 {
			out = append(out, counted(k, in[k]))
		}
	}
	return out
}

// publicityCoverage is the page of what publicity there is and what is missing.
func (m *maker) publicityCoverage() page {
	title := m.words("宣传覆盖", "Publicity coverage")
	c := m.d.Publicity
	v := publicityCoverageView{
		Items: counted("", c.Items), Kinds: every(model.ItemKinds, c.Kinds), Channels: every(model.Channels, c.Channels), Audience: every(model.Audiences, c.Audience),
		Gaps: []gapView{m.gapView("explained", c.Unexplained), m.gapView("media", c.NoMedia), m.gapView("trained", c.Untrained)},
	}
	levels, areas := map[string]bool{}, map[string]bool{}
	for _, r := range c.Rows {
		row := m.coverageRow(r)
		levels[row.LevelKey], areas[row.AreaKey] = true, true
		v.Rows = append(v.Rows, row)
	}
	for _, l := range m.d.System.Config.Levels {
		v.Levels = append(v.Levels, levelTold{m.say(l.Title), counted(l.Key, c.Levels[l.Key])})
		if levels[l.Key] {
			v.LevelOf = append(v.LevelOf, option{l.Key, m.say(l.Title)})
		}
	}
	for _, a := range c.Areas {
		v.Areas = append(v.Areas, areaTold{
			link{Href: m.href(a.Area.Path()), Title: m.say(a.Area.Title)},
			counted("", a.Standards), counted("", a.Explained), counted("", a.Items), counted("", a.Courses), a.Unexplained,
		})
		if areas[a.Area.Key] {
			v.AreaOf = append(v.AreaOf, option{a.Area.Key, m.say(a.Area.Title)})
		}
	}
	for _, mo := range c.Months {
		v.Months = append(v.Months, monthTold{mo.Month, counted("", mo.Items), every(model.Channels, mo.Channels), counted("", mo.Unsaid)})
	}
	return page{
		path: model.PublicityCoveragePath, layout: "publicity-coverage", title: title, crumbs: m.underPublicity(title),
		labels: column(title.T, "", title.T), data: v,
	}
}

func (m *maker) coverageRow(r derive.CoverageRow) coverageRow {
	w := r.Row.Work
	v := coverageRow{
		Link: m.namedLink(r.Row), Sample: w.Sample, LevelKey: w.Level, AreaKey: derive.AreaOf(m.d.System, w), Badge: m.badgeOf(r.Row.Edition),
		Kinds: every(coverageKinds, r.Kinds), Trained: counted("", r.Trained), Records: counted("", r.Records),
		Channels: named(model.Channels, r.Channels), Audience: named(model.Audiences, r.Audience),
	}
	if l := m.d.System.Level(w.Level); l != nil {
		v.Level = m.say(l.Title)
	}
	if r.Row.Status != model.Current { // what is to come lacks nothing yet
		return v
	}
	lacks := func(key string, n int) {
		if n == 0 {
			v.Lacks += " " + key
		}
	}
	lacks("explained", r.Of(derive.ExplainingKinds...).All())
	lacks("media", r.Of(derive.MediaKinds...).All())
	lacks("trained", r.Trained.All())
	if v.Lacks != "" {
		v.Lacks = v.Lacks[1:]
	}
	return v
}

func (m *maker) gapView(key string, rows []derive.Row) gapView {
	g := gapView{Key: key}
	for _, r := range rows {
		g.Rows = append(g.Rows, gapRow{m.namedLink(r), r.Work.Sample})
		if r.Work.Sample {
			g.Samples++
		} else {
			g.Real++
		}
	}
	return g
}
