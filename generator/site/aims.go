package site

import "guiju/generator/model"

// aimView is one of the aims for which the plan wants standards.
type aimView struct {
	Key     string     `json:"key"`
	Title   said       `json:"title"`
	Words   said       `json:"words"`
	Source  said       `json:"source"`
	Guide   said       `json:"guide"`
	Targets []aimServe `json:"targets,omitempty"`
	Areas   []aimArea  `json:"areas,omitempty"`
	Pages   []link     `json:"pages,omitempty"`
}

// aimServe is a standard, a provision or a law that serves an aim.
type aimServe struct {
	Link   link  `json:"link"`
	Badge  badge `json:"badge"`
	Sample bool  `json:"sample,omitempty"`
}

// aimArea is a key area that serves an aim, with its standards counted.
type aimArea struct {
	Link  link      `json:"link"`
	Tally tallyView `json:"tally"`
}

// aims is the page of the four aims, each with what the site has for it.
func (m *maker) aims() page {
	title := m.words("四个“有标”", "Four aims")
	var rows []aimView
	for _, a := range m.d.System.Aims {
		v := aimView{Key: a.Key, Title: m.say(a.Title), Words: m.say(a.Words), Source: m.say(a.Source), Guide: m.say(a.Guide)}
		for _, key := range a.Areas {
			for _, k := range m.d.Areas {
				if k.Area.Key == key {
					v.Areas = append(v.Areas, aimArea{link{Href: m.href(k.Area.Path()), Title: m.say(k.Area.Title)}, tallied(k.Tally)})
				}
			}
		}
		for _, ref := range a.Targets {
			if s, ok := m.aimServe(ref); ok {
				v.Targets = append(v.Targets, s)
			}
		}
		for _, p := range a.Pages {
			if found, _ := m.d.System.HasPage(p); found { // else it is planned
				v.Pages = append(v.Pages, link{Href: m.href(p), Title: m.pageTitle(p)})
			}
		}
		rows = append(rows, v)
	}
	return page{
		path: model.AimsPath, layout: "aims", title: title, crumbs: m.underPublicity(title),
		labels: column(title.T, "", title.T), data: map[string]any{"rows": rows},
	}
}

// pageTitle is titleOf for the pages of content too.
func (m *maker) pageTitle(path string) said {
	for _, i := range m.d.System.Pages {
		if i.Path() == path {
			return m.say(i.Title)
		}
	}
	return m.titleOf(path)
}

func (m *maker) aimServe(ref string) (s aimServe, ok bool) {
	to, ok := model.ParseTarget(ref)
	if !ok {
		return s, false
	}
	r := m.resolve(to)
	if !r.ok {
		return s, false
	}
	s.Link = link{Href: r.href, Title: said{T: r.title}, Note: to.Fragment}
	for _, row := range m.d.Rows {
		if row.Work.ID == to.Doc {
			s.Sample = row.Work.Sample
			s.Badge = m.badgeOf(row.Edition)
			if row.Withheld {
				s.Link.Title = said{T: row.Number + m.words("（标题不公开）", " (title not published)").T}
			}
		}
	}
	return s, true
}
