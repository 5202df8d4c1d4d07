package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// itemView is what layouts/item.html, card.html and poster.html show: a
// publicity item or a page.
type itemView struct {
	ID       string     `json:"id"`
	Kind     string     `json:"kind,omitempty"`
	Date     string     `json:"date,omitempty"`
	Updated  string     `json:"updated,omitempty"`
	Until    string     `json:"until,omitempty"`
	Over     bool       `json:"over,omitempty"` // by the day of the site
	From     string     `json:"from,omitempty"`
	By       said       `json:"by"`
	Summary  said       `json:"summary"`
	Audience []string   `json:"audience,omitempty"`
	Channels []string   `json:"channels,omitempty"`
	Levels   []said     `json:"levels,omitempty"`
	Areas    []link     `json:"areas,omitempty"`
	Regions  []link     `json:"regions,omitempty"`
	Event    *eventView `json:"event,omitempty"`
	About    []link     `json:"about,omitempty"`
	Film     *filmView  `json:"film,omitempty"`
	Text     bool       `json:"text"`
	Contents []heading  `json:"contents,omitempty"`
	Kit      string     `json:"kit,omitempty"` // the page for the publicity team
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

// itemLayouts are the kinds of items whose page is not that of an article.
var itemLayouts = map[string]string{"card": "card", "poster": "poster"}

func (m *maker) item(i *model.Item) page {
	t, chinese := m.textIn(i.Texts)
	v := itemView{
		ID: i.ID, Kind: i.Kind, Date: i.Date.String(), From: i.From, Summary: m.say(i.Summary),
		Text: t != nil, Contents: m.contents(t), Film: m.film(i),
	}
	for _, ref := range i.About {
		if to, ok := model.ParseTarget(ref); ok {
			if r := m.resolve(to); r.ok {
				v.About = append(v.About, link{Href: r.href, Title: said{T: r.title}, Note: m.placeName(to)})
			}
		}
	}
	p := page{
		path: i.Path(), layout: "item", title: m.say(i.Title), summary: i.Summary.Or(m.lang), chinese: chinese,
		sample: i.Sample, hidden: i.Sample, pos: i.At(""), body: m.html(t, i.Path(), itemFolder(i), nil), item: i, feedKind: i.Kind,
	}
	if i.Kind != "" {
		m.itemFacts(&v, i)
		if l := itemLayouts[i.Kind]; l != "" {
			p.layout = l
		}
	}
	p.data = v
	return p
}

// itemFacts says to whom a publicity item speaks, and of what.
func (m *maker) itemFacts(v *itemView, i *model.Item) {
	v.Updated, v.Until, v.Over, v.By = i.Updated.String(), i.Until.String(), i.Over(m.d.Day), m.say(i.By)
	v.Audience, v.Channels, v.Kit = i.Audience, i.Channels, m.href(i.KitPath())
	t := m.telling(i)
	for _, l := range t.Levels {
		v.Levels = append(v.Levels, m.say(l.Title))
	}
	v.Areas, v.Regions = m.areaLinks(t.Areas), m.regionLinks(t.Regions)
	if i.Kind == "event" {
		e := m.eventView(derive.Happening{Telling: t, State: i.Event.At(m.d.Day)})
		v.Event = &e
	}
}

// telling finds what an item speaks of.
func (m *maker) telling(i *model.Item) derive.Telling {
	for _, t := range m.d.Tellings {
		if t.Item == i {
			return t
		}
	}
	return derive.Telling{Item: i}
}

func (m *maker) areaLinks(areas []model.Area) (out []link) {
	for _, a := range areas {
		out = append(out, link{Href: m.href(a.Path()), Title: m.say(a.Title)})
	}
	return out
}
