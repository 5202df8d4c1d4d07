package site

import (
	"guiju/generator/derive"
)

// areaRow is a key area in the list.
type areaRow struct {
	Link     link      `json:"link"`
	Tally    tallyView `json:"tally"`
	Boxes    int       `json:"boxes"`
	Empty    int       `json:"empty"` // boxes without a standard
	Articles int       `json:"articles"`
	Items    int       `json:"items"`
	Courses  int       `json:"courses"`
}

type areaLevelView struct {
	Title   said  `json:"title"`
	Counts  []int `json:"counts"` // by status
	Samples int   `json:"samples"`
}

type areaTopicView struct {
	Regulation link     `json:"regulation"`
	Title      said     `json:"title"`
	Articles   []string `json:"articles"`
}

// areas makes the list of the key areas (重点领域) and the page of each.
func (m *maker) areas() []page {
	title := m.words("重点领域", "Key areas")
	var rows []areaRow
	var ps []page
	for _, a := range m.d.Areas {
		row := areaRow{
			Link: link{Href: m.href(a.Area.Path()), Title: m.say(a.Area.Title)}, Tally: tallied(a.Tally), Boxes: len(a.Boxes),
			Items: len(a.Items), Courses: len(a.Courses),
		}
		for _, b := range a.Boxes {
			if b.Total.Existing == 0 {
				row.Empty++
			}
		}
		for _, t := range a.Topics {
			row.Articles += len(derive.TopicArticles(t.Topic))
		}
		rows = append(rows, row)
		ps = append(ps, m.area(a, title))
	}
	return append(ps, page{
		path: "areas.html", layout: "areas", title: title, labels: column(title.T, "", title.T),
		crumbs: m.underHub(title),
		data:   map[string]any{"rows": rows},
	})
}

func (m *maker) area(a derive.KeyArea, column said) page {
	title := m.say(a.Area.Title)
	directory := m.directoryView(a.Rows)
	data := map[string]any{
		"tally": tallied(a.Tally), "directory": directory, "gaps": m.gaps(a.Boxes), "levels": m.levels(), "statuses": derive.Statuses,
		"empty": len(a.Rows) == 0,
	}
	var levels []areaLevelView
	for _, l := range a.Levels {
		levels = append(levels, areaLevelView{m.say(l.Level.Title), l.Statuses, l.Samples})
	}
	data["counts"] = levels
	var topics []areaTopicView
	for _, t := range a.Topics {
		v := areaTopicView{Regulation: link{Href: m.href(t.Regulation.Path()), Title: m.say(t.Regulation.Title)}, Title: m.say(t.Topic.Title), Articles: t.Topic.Articles}
		if len(t.Regulation.Texts) == 0 {
			v.Regulation.Href += "#" + topicID(t.Index)
		}
		topics = append(topics, v)
	}
	data["topics"] = topics
	var items, courses []link
	for _, i := range a.Items {
		items = append(items, link{Href: m.href(i.Path()), Title: m.say(i.Title), Note: i.Date.String()})
	}
	for _, c := range a.Courses {
		courses = append(courses, link{Href: m.href(c.Path()), Title: m.say(c.Title)})
	}
	data["items"], data["courses"] = items, courses
	var proposals []said
	for _, p := range a.Proposals {
		proposals = append(proposals, m.say(p.Title))
	}
	data["proposals"] = proposals
	return page{
		path: a.Area.Path(), layout: "area", title: title, pos: a.Area.At("key"),
		crumbs: m.underHub(title, m.crumb("areas.html", "重点领域", "Key areas")),
		labels: keep(label{"ColumnName", column.T}, label{"ColumnDescription", title.T}, label{"ColumnType", column.T}), data: data,
	}
}
