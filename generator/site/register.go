package site

import (
	"slices"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// dutyView is a row of the provision register, as a table, a checklist or a
// card of a role's page.
type dutyView struct {
	Href       string     `json:"href"`
	Label      string     `json:"label"`
	Standard   string     `json:"standard"`
	Title      said       `json:"title"`
	Status     string     `json:"status"`
	Badge      badge      `json:"badge"`
	Sample     bool       `json:"sample,omitempty"`
	Types      []typeView `json:"types"`
	Key        string     `json:"key"` // the most binding type
	Negative   bool       `json:"negative,omitempty"`
	Lead       string     `json:"lead,omitempty"`
	Words      string     `json:"words"`
	Actors     string     `json:"actors,omitempty"`
	Quantities string     `json:"quantities,omitempty"`
}

type typeView struct {
	Key   string `json:"key"`
	Words string `json:"words"`
	Count int    `json:"count,omitempty"`
}

func (m *maker) duty(d *derive.Duty) dutyView {
	sep := m.words("、", "; ").T
	v := dutyView{
		Href: m.place(d.Path), Label: d.Label(), Standard: d.Row.Number, Title: m.say(d.Row.Title),
		Status: string(d.Row.Status), Badge: m.badgeOf(d.Row.Edition), Sample: d.Row.Work.Sample, Key: string(d.Type()), Negative: d.Negative[0], Lead: d.Lead,
		Words: d.Words, Actors: strings.Join(d.Actors, sep), Quantities: strings.Join(d.Quantities, sep),
	}
	for _, t := range d.Types {
		v.Types = append(v.Types, typeView{Key: string(t), Words: t.Words().In(m.lang)})
	}
	return v
}

// countsOf are the rows by type, for the head of a register.
func (m *maker) countsOf(rows []*derive.Duty) (out []typeView) {
	for _, c := range derive.CountTypes(rows) {
		out = append(out, typeView{string(c.Type), c.Type.Words().In(m.lang), c.Count})
	}
	return out
}

// rowsIn are the rows of a register in the page's language, else in Chinese.
func (m *maker) rowsIn(langs map[model.Lang][]*derive.Duty) (rows []*derive.Duty, chinese bool) {
	if rows = langs[m.lang]; len(rows) > 0 || m.lang == model.Zh {
		return rows, false
	}
	return langs[model.Zh], len(langs[model.Zh]) > 0
}

// registers makes the register of every standard, that of every subsystem at
// the top of the framework, and the one that counts them all: some thousand
// sentences on one page would be no help on a phone.
func (m *maker) registers() []page {
	title := m.words("条款登记", "Provision register")
	whole := page{
		path: "register.html", layout: "register", title: title, crumbs: m.crumbs(link{Title: title}), labels: column(title.T, "", title.T),
	}
	var ps []page
	var all []registerLine
	var rows []*derive.Duty
	for _, b := range m.boxesOfRegisters() {
		var lines []registerLine
		var inBox []*derive.Duty
		for _, g := range b.registers {
			own, chinese := m.rowsIn(g.Langs)
			inBox = append(inBox, own...)
			lines = append(lines, registerLine{
				m.rowLink(*g.Row), m.href(g.Row.Work.RegisterPath()), m.badgeOf(g.Row.Edition), g.Row.Work.Sample, m.countsOf(own), len(own), link{},
			})
			ps = append(ps, m.registerOf(g, own, chinese, title))
		}
		box := page{
			path: registerPath(b.box), layout: "register", title: said{T: title.T + m.words("：", ": ").T + m.say(b.box.Title).T},
			crumbs: m.crumbs(m.crumb("register.html", "条款登记", "Provision register"), link{Title: m.say(b.box.Title)}),
			labels: column(title.T, "", title.T), sample: allSamples(lines), hidden: allSamples(lines),
			data: map[string]any{
				"lines": lines, "counts": m.countsOf(inBox), "total": len(inBox), "rows": m.dutyViews(inBox), "actors": m.actorsOf(inBox),
				"files": "/" + m.lang.Prefix() + "data/register",
			},
		}
		ps = append(ps, box)
		for i := range lines {
			lines[i].Box = link{Href: m.href(box.path), Title: m.say(b.box.Title)}
		}
		all, rows = append(all, lines...), append(rows, inBox...)
	}
	whole.sample = allSamples(all)
	whole.data = map[string]any{
		"lines": all, "counts": m.countsOf(rows), "total": len(rows), "files": "/" + m.lang.Prefix() + "data/register", "whole": true,
	}
	return append(ps, whole)
}

// registerLine is a standard in the list above its sentences.
type registerLine struct {
	Link   link       `json:"link"`
	Href   string     `json:"href"`
	Badge  badge      `json:"badge"`
	Sample bool       `json:"sample,omitempty"`
	Counts []typeView `json:"counts"`
	Total  int        `json:"total"`
	Box    link       `json:"box"`
}

func allSamples(lines []registerLine) bool {
	return len(lines) > 0 && !slices.ContainsFunc(lines, func(l registerLine) bool { return !l.Sample })
}

type boxRegisters struct {
	box       *model.Box
	registers []derive.Register
}

// registerPath is the page of a subsystem's register.
func registerPath(b *model.Box) string { return "register-" + strings.ToLower(b.Code) + ".html" }

// boxesOfRegisters sorts the registers by the subsystem at the top of their
// branch; works outside the framework stand together at the end.
func (m *maker) boxesOfRegisters() (out []boxRegisters) {
	for _, g := range m.d.Registers {
		box := m.topBox(g.Row.Work.Box)
		i := slices.IndexFunc(out, func(b boxRegisters) bool { return b.box.Code == box.Code })
		if i < 0 {
			i = len(out)
			out = append(out, boxRegisters{box: box})
		}
		out[i].registers = append(out[i].registers, g)
	}
	return out
}

func (m *maker) topBox(code string) *model.Box {
	b := m.d.System.Box(code)
	for n := 0; b != nil && b.Parent != "" && n < len(m.d.System.Boxes); n++ {
		up := m.d.System.Box(b.Parent)
		if up == nil {
			break
		}
		b = up
	}
	if b == nil {
		b = &model.Box{Code: "other", Title: model.Bilingual{Zh: "未列入框架", En: "Outside the framework"}}
	}
	return b
}

func (m *maker) dutyViews(rows []*derive.Duty) (out []dutyView) {
	for _, r := range rows {
		out = append(out, m.duty(r))
	}
	return out
}

// actorsOf lists the actors for a filter, the busiest first, at most 40.
func (m *maker) actorsOf(rows []*derive.Duty) (out []string) {
	counts := map[string]int{}
	for _, r := range rows {
		v := m.duty(r).Actors
		if v == "" {
			continue
		}
		if counts[v] == 0 {
			out = append(out, v)
		}
		counts[v]++
	}
	slices.SortStableFunc(out, func(a, b string) int { return counts[b] - counts[a] })
	return out[:min(len(out), 40)]
}

// registerOf is the register of one standard.
func (m *maker) registerOf(g derive.Register, rows []*derive.Duty, chinese bool, title said) page {
	w := g.Row.Work
	name := strings.TrimSpace(g.Row.Number + " " + g.Row.Title.Or(m.lang))
	return page{
		path: w.RegisterPath(), layout: "register", title: said{T: title.T + m.words("：", ": ").T + name}, sample: w.Sample, hidden: w.Sample,
		chinese: chinese, summary: name, pos: w.At(""),
		crumbs: m.crumbs(m.crumb("directory.html", "标准目录", "Directory"), m.rowLink(*g.Row), link{Title: title}),
		labels: column(title.T, "", title.T),
		data: map[string]any{
			"rows": m.dutyViews(rows), "counts": m.countsOf(rows), "total": len(rows), "actors": m.actorsOf(rows), "standard": m.rowLink(*g.Row),
			"badge": m.badgeOf(g.Row.Edition), "files": "/" + m.lang.Prefix() + strings.TrimSuffix(w.RegisterPath(), ".html"),
		},
	}
}
