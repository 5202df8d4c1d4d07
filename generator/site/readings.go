package site

import "guiju/generator/model"

// readingView is a place where the plan is at odds with itself.
type readingView struct {
	Key      string        `json:"key"`
	Title    said          `json:"title"`
	Passages []passageView `json:"passages,omitempty"`
	Problem  said          `json:"problem"`
	Shown    said          `json:"shown"`
	Pages    []link        `json:"pages,omitempty"`
}

type passageView struct {
	Place said `json:"place"`
	Words said `json:"words"`
}

// readings is the page of what the plan contradicts or leaves open.
func (m *maker) readings() page {
	title := m.words("方案的读法", "Readings of the plan")
	var rows []readingView
	for _, r := range m.d.System.Readings {
		v := readingView{Key: r.Key, Title: m.say(r.Title), Problem: m.say(r.Problem), Shown: m.say(r.Shown)}
		for _, p := range r.Passages {
			v.Passages = append(v.Passages, passageView{m.say(p.Place), m.say(p.Words)})
		}
		for _, p := range r.Pages {
			if found, _ := m.d.System.HasPage(p); found { // else it is planned
				v.Pages = append(v.Pages, link{Href: m.href(p), Title: m.titleOf(p)})
			}
		}
		rows = append(rows, v)
	}
	p := page{
		path: model.ReadingsPath, layout: "readings", title: title, crumbs: m.underHub(title),
		labels: column(title.T, "", title.T), data: map[string]any{"rows": rows},
	}
	return p
}

// titleOf is what a page of the site is called where others name it.
func (m *maker) titleOf(path string) said {
	links := m.menu()
	for _, g := range m.sections() {
		for _, s := range g.Sections {
			links = append(links, s.Link)
		}
	}
	for _, l := range links {
		if l.Href == m.href(path) {
			return l.Title
		}
	}
	for _, p := range m.d.System.Policies {
		if p.Path() == path {
			return m.say(p.Title)
		}
	}
	return said{T: path}
}

// readAs are the readings that a page depends on, to link to.
func (m *maker) readAs(path string) (out []link) {
	for _, r := range m.d.System.Readings {
		for _, p := range r.Pages {
			if p == path {
				out = append(out, link{Href: m.href(model.ReadingsPath) + "#ui-" + r.Key, Title: m.say(r.Title)})
			}
		}
	}
	return out
}
