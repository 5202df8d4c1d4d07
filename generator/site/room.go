package site

import (
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// The two pages that a reader takes into a room: the provisions gathered while
// reading, and the one that a short code names. Both are made by scripts
// (layouts/_assets/js-room) from the slips; without scripts they say so, and
// what leads on.

// basket is the page of the provisions that a reader gathers.
func (m *maker) basket() page {
	title := m.words("讲义篮", "My hand-out")
	var courses []link
	for _, c := range m.d.System.Courses {
		courses = append(courses, link{Href: m.href(c.Path()), Title: m.say(c.Title)})
	}
	return page{
		path: model.BasketPath, layout: "basket", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T), hidden: true,
		data: map[string]any{"courses": courses},
	}
}

// codeDocument is a document in the list for readers without scripts.
type codeDocument struct {
	Link  link  `json:"link"`
	Badge badge `json:"badge"`
	// Twin holds its codes; "" where there is none.
	Twin   string `json:"twin,omitempty"`
	Sample bool   `json:"sample,omitempty"`
	Count  int    `json:"count"`
}

// codePage is the page of the short codes.
func (m *maker) codePage() page {
	title := m.words("短码", "Short codes")
	var docs []codeDocument
	total := 0
	derive.EachDocument(m.d.System, func(doc derive.Document) {
		code, n := m.d.CodesOf(doc), 0
		t := doc.Texts[model.Zh]
		if t == nil {
			t = doc.Texts[model.En]
		}
		t.Walk(func(p *model.Provision) {
			if code(p.ID) != "" {
				n++
			}
		})
		total += n
		v := codeDocument{Count: n}
		switch {
		case doc.Edition != nil:
			e := doc.Edition
			v.Link = link{Href: m.href(e.Path()), Title: m.say(e.Title), Note: e.Number}
			v.Badge, v.Sample = m.badgeOf(e), e.Work.Sample
			if e == e.Work.EditionAt(m.d.Day) {
				v.Link.Href, v.Twin = m.href(e.Work.Path()), "/"+strings.TrimSuffix(e.Work.Path(), ".html")+".json"
			}
		case doc.Regulation != nil:
			r := doc.Regulation
			v.Link = link{Href: m.href(r.Path()), Title: m.say(r.Title), Note: r.Number.Or(m.lang)}
		default:
			p := doc.Policy
			v.Link, v.Sample = link{Href: m.href(p.Path()), Title: m.say(p.Title), Note: p.About.Number}, p.Sample
		}
		docs = append(docs, v)
	})
	return page{
		path: model.CodesPath, layout: "codes", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"shards": derive.CodeShards(m.d.Codes), "docs": docs, "total": total},
	}
}
