package site

import (
	"slices"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// directoryView is a directory (标准明细表): that of the whole, and those of
// levels and regions (layouts/_partials/directory-table.html).
type directoryView struct {
	Columns []columnView    `json:"columns"`
	Rows    []directoryLine `json:"rows,omitempty"`
	Filters []filterView    `json:"filters,omitempty"`
}

type columnView struct {
	Key   string `json:"key"`
	Title string `json:"title"`
	Sort  string `json:"sort"`
}

// directoryLine is a row with what only the directory says of it. Keys are
// what its columns sort by, where that is not what is written there.
type directoryLine struct {
	row
	Region   said              `json:"region"`
	Area     said              `json:"area"`
	Matter   said              `json:"matter"`
	Body     said              `json:"body"`
	Cites    []string          `json:"cites,omitempty"`
	Adopters []said            `json:"adopters,omitempty"`
	Remark   string            `json:"remark,omitempty"`
	Is       map[string]string `json:"is"` // what it is filtered by
	Keys     map[string]string `json:"keys"`
	Words    string            `json:"words"` // what it is found by beside its words
}

// filterView is a list that filters, with the values that occur.
type filterView struct {
	Name   string       `json:"name"`
	Title  string       `json:"title"`
	List   bool         `json:"list,omitempty"` // a row has several values
	Values []filterItem `json:"values"`
}

type filterItem struct {
	Key   string `json:"key"`
	Title string `json:"title"`
}

// directory is the list of the standards (标准明细表, GB/T 13017—2018).
func (m *maker) directory() page {
	title := m.words("标准目录", "Directory of standards")
	return page{
		path: "directory.html", layout: "directory", title: title, crumbs: m.crumbs(link{Title: title}),
		labels: column(title.T, "", title.T),
		data: map[string]any{
			"directory": m.directoryView(m.d.Rows), "total": tallied(m.d.Counts.Works), "files": "/" + m.lang.Prefix() + "data/directory", "ondate": m.href(model.OnDatePath),
		},
	}
}

func (m *maker) directoryView(rows []derive.Row) (v directoryView) {
	for _, c := range derive.Columns(m.d.System) {
		v.Columns = append(v.Columns, columnView{c.Key, c.Title.In(m.lang), c.Sort})
	}
	for i, r := range rows {
		v.Rows = append(v.Rows, m.directoryLine(i, r))
	}
	v.Filters = m.directoryFilters(v.Rows)
	return v
}

func (m *maker) directoryLine(i int, r derive.Row) directoryLine {
	sys, w := m.d.System, r.Work
	l := derive.LineOf(sys, r, m.d.Day)
	v := directoryLine{
		row: m.row(i, r), Region: m.say(l.Region), Area: m.say(l.Area), Matter: m.say(l.Matter), Body: m.say(l.Body),
		Cites: l.Cites, Remark: l.Remark(m.lang),
	}
	for _, a := range l.Adopters {
		v.Adopters = append(v.Adopters, m.say(a))
	}
	v.Is = map[string]string{
		"level": w.Level, "box": strings.Join(derive.BoxPath(sys, w.Box), " "), "area": derive.AreaOf(sys, w), "status": string(r.Status), "region": w.Region,
		"year": r.Year(), "body": v.Body.T, "nature": "real",
	}
	if w.Sample {
		v.Is["nature"] = "sample"
	}
	v.Keys, v.Words = derive.SortKeys(sys, r, l, m.lang), derive.FoundBy(r)
	return v
}

// directoryFilters are the lists by which the rows are filtered. A list of
// fewer than two values would filter nothing.
func (m *maker) directoryFilters(rows []directoryLine) (out []filterView) {
	sys := m.d.System
	add := func(name, zh, en string, list bool, values []filterItem) {
		values = slices.DeleteFunc(values, func(v filterItem) bool {
			return !slices.ContainsFunc(rows, func(r directoryLine) bool {
				return r.Is[name] == v.Key || list && slices.Contains(strings.Fields(r.Is[name]), v.Key)
			})
		})
		if len(values) > 1 {
			out = append(out, filterView{name, m.words(zh, en).T, list, values})
		}
	}
	var levels, boxes, areas, regions, states []filterItem
	for _, l := range sys.Config.Levels {
		levels = append(levels, filterItem{l.Key, m.say(l.Title).T})
	}
	for _, b := range sys.Boxes {
		indent := strings.Repeat("　", max(0, len(derive.BoxPath(sys, b.Code))-1))
		boxes = append(boxes, filterItem{b.Code, indent + b.Code + " " + m.say(b.Title).T})
	}
	for _, a := range sys.Config.Areas {
		areas = append(areas, filterItem{a.Key, m.say(a.Title).T})
	}
	for _, r := range sys.Regions {
		regions = append(regions, filterItem{r.Key, m.say(r.Title).T})
	}
	for _, s := range derive.Statuses {
		states = append(states, filterItem{string(s), derive.StatusName(s).In(m.lang)})
	}
	add("level", "级别", "Level", false, levels)
	add("box", "子体系", "Subsystem", true, boxes)
	add("area", "重点领域", "Key area", false, areas)
	add("status", "状态", "Status", false, states)
	add("region", "地区", "Region", false, regions)
	years := valuesOf(rows, "year")
	slices.Reverse(years)
	add("year", "发布年份", "Year of issue", false, years)
	bodies := valuesOf(rows, "body")
	slices.SortStableFunc(bodies, func(a, b filterItem) int {
		return strings.Compare(derive.WordsKey(a.Key), derive.WordsKey(b.Key))
	})
	add("body", "归口单位", "Body in charge", false, bodies)
	add("nature", "性质", "Nature", false, []filterItem{{"real", m.words("正式", "Real").T}, {"sample", m.words("样本", "Sample").T}})
	return out
}

// valuesOf lists the values that rows have, sorted.
func valuesOf(rows []directoryLine, name string) (out []filterItem) {
	for _, r := range rows {
		if v := (filterItem{r.Is[name], r.Is[name]}); v.Key != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(a, b filterItem) int { return strings.Compare(a.Key, b.Key) })
	return out
}
