package site

import (
	"guiju/generator/derive"
	"guiju/generator/wording"
)

// dutyGroup is what a role must, should or may do.
type dutyGroup struct {
	Key  string     `json:"key"`
	Rows []dutyView `json:"rows"`
}

// duties makes the page of every role and the list of roles.
func (m *maker) duties() []page {
	title := m.words("岗位职责", "My duties")
	type roleLine struct {
		Link    link `json:"link"`
		Summary said `json:"summary"`
		Count   int  `json:"count"`
	}
	var ps []page
	var lines []roleLine
	for _, d := range m.d.Duties {
		rows, chinese := m.rowsIn(d.Langs)
		lines = append(lines, roleLine{link{Href: m.href(d.Role.Path()), Title: m.say(d.Role.Title)}, m.say(d.Role.Summary), len(rows)})
		ps = append(ps, page{
			path: d.Role.Path(), layout: "duty", title: m.say(d.Role.Title), summary: d.Role.Summary.Or(m.lang), chinese: chinese,
			sample: anySample(rows), hidden: anySample(rows), pos: d.Role.At("key"),
			crumbs: m.crumbs(m.crumb("duties.html", "岗位职责", "My duties"), link{Title: m.say(d.Role.Title)}),
			labels: column(title.T, "", title.T),
			data:   map[string]any{"groups": m.dutyGroups(rows), "total": len(rows), "summary": m.say(d.Role.Summary)},
		})
	}
	return append(ps, page{
		path: "duties.html", layout: "duties", title: title, crumbs: m.crumbs(link{Title: title}), labels: column(title.T, "", title.T),
		data: map[string]any{"roles": lines},
	})
}

// dutyGroups parts what is denied from what is demanded: 应, 不应, 宜, 可.
func (m *maker) dutyGroups(rows []*derive.Duty) (out []dutyGroup) {
	add := func(key string, keep func(*derive.Duty) bool) {
		g := dutyGroup{Key: key}
		for _, r := range rows {
			if keep(r) {
				g.Rows = append(g.Rows, m.duty(r))
			}
		}
		if len(g.Rows) > 0 {
			out = append(out, g)
		}
	}
	is := func(t wording.Type, negative bool) func(*derive.Duty) bool {
		return func(d *derive.Duty) bool { return d.Type() == t && d.Negative[0] == negative }
	}
	add("shall", is(wording.Requirement, false))
	add("shall-not", is(wording.Requirement, true))
	add("do", func(d *derive.Duty) bool { return d.Type() == wording.Instruction })
	add("should", func(d *derive.Duty) bool { return d.Type() == wording.Recommendation })
	add("may", func(d *derive.Duty) bool { return d.Type() == wording.Permission })
	return out
}

func anySample(rows []*derive.Duty) bool {
	for _, r := range rows {
		if r.Row.Work.Sample {
			return true
		}
	}
	return false
}
