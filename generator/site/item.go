package site

import (
	"guiju/generator/model"
)

// itemView is what layouts/item.html shows: a publicity item or a page.
type itemView struct {
	ID       string    `json:"id"`
	Kind     string    `json:"kind,omitempty"`
	Date     string    `json:"date,omitempty"`
	From     string    `json:"from,omitempty"`
	Summary  said      `json:"summary"`
	About    []link    `json:"about,omitempty"`
	Film     *filmView `json:"film,omitempty"`
	Text     bool      `json:"text"`
	Contents []heading `json:"contents,omitempty"`
}

type itemRow struct {
	Link    link   `json:"link"`
	Kind    string `json:"kind"`
	Date    string `json:"date,omitempty"`
	Summary said   `json:"summary"`
	Sample  bool   `json:"sample,omitempty"`
}

// publicity makes the list and the page of every item.
func (m *maker) publicity() []page {
	title := m.words("宣传交流", "Publicity")
	var ps []page
	for _, i := range m.d.System.Publicity {
		p := m.item(i)
		p.crumbs = m.crumbs(m.crumb("publicity.html", "宣传交流", "Publicity"), link{Title: p.title})
		p.labels = article(title.T, p.title.T, i.Date, i.From)
		ps = append(ps, p)
	}
	list := page{
		path: "publicity.html", layout: "publicity", title: title, crumbs: m.crumbs(link{Title: title}),
		labels: column(title.T, "", title.T), data: map[string]any{"rows": m.itemRows()},
	}
	return append([]page{list}, ps...)
}

func (m *maker) itemRows() (rows []itemRow) {
	for _, i := range m.d.System.Publicity {
		rows = append(rows, itemRow{link{Href: m.href(i.Path()), Title: m.say(i.Title)}, i.Kind, i.Date.String(), m.say(i.Summary), i.Sample})
	}
	return rows
}

// aboutSite is the column of the pages about the site.
func (m *maker) aboutSite() string { return m.words("关于本站", "About this site").T }

// pages makes the pages about the site: how to read, how to cite, about.
func (m *maker) pages() (ps []page) {
	for _, i := range m.d.System.Pages {
		p := m.item(i)
		p.crumbs = m.crumbs(link{Title: p.title})
		p.labels = article(m.aboutSite(), p.title.T, i.Date, i.From)
		ps = append(ps, p)
	}
	return ps
}

func (m *maker) item(i *model.Item) page {
	t, chinese := m.textIn(i.Texts)
	v := itemView{
		ID: i.ID, Kind: i.Kind, Date: i.Date.String(), From: i.From, Summary: m.say(i.Summary),
		Text: t != nil, Contents: m.contents(t), Film: m.film(i),
	}
	for _, ref := range i.About {
		if to, ok := model.ParseTarget(ref); ok {
			if r := m.resolve(to); r.ok {
				v.About = append(v.About, link{Href: r.href, Title: said{T: r.title}, Note: to.Fragment})
			}
		}
	}
	return page{
		path: i.Path(), layout: "item", title: m.say(i.Title), summary: i.Summary.Or(m.lang), chinese: chinese,
		sample: i.Sample, hidden: i.Sample, data: v, feedKind: i.Kind, pos: i.At(""), body: m.html(t, i.Path(), itemFolder(i), nil),
	}
}
