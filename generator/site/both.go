package site

import (
	"cmp"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// hasBoth reports whether a work has a page that shows both languages: its
// text on show is published in both.
func (m *maker) hasBoth(r derive.Row) bool {
	return r.HasText && m.languageSwitch(r.Edition, r.Work.Path(), true) != nil
}

// both makes the page of a standard that shows Chinese and English side by
// side: the standard's page with another text (layouts/both.html).
func (m *maker) both(r derive.Row) page {
	e, p := r.Edition, m.record(r, r.Edition, false)
	v := p.data.(standardView)
	p.path, p.layout, p.hidden = r.Work.BothPath(), "both", true // a search engine finds either language alone
	p.crumbs[len(p.crumbs)-1] = m.rowLink(r)
	p.crumbs = append(p.crumbs, link{Title: m.words("中英对照", "Chinese and English")})
	v.Translation = cmp.Or(e.Translation, "unknown")
	v.Languages = m.languageSwitch(e, p.path, true)
	zh, en := e.Texts[model.Zh], e.Texts[model.En]
	stale, progress := staleness(e)
	v.Progress = progress
	left, right := m.sideOptions(zh, zh, e), m.sideOptions(en, zh, e)
	left.Accepted, left.Notices, right.Stale = acceptedZh(e, m.lang), m.notices(e, m.href(e.Path()), false), stale
	p.body = text.RowsHTML(zh, en, left, right)
	p.data = v
	return p
}

// sideOptions are those of one of the two texts. Places are those of the
// Chinese; a reference of the English to a block that it alone has leads to
// the provision.
func (m *maker) sideOptions(t, zh *model.Text, e *model.Edition) text.HTMLOptions {
	link := m.linker(t)
	return text.HTMLOptions{
		Lang: m.lang, Page: m.pageFrom(e.Work.BothPath()), Image: m.media.in(editionFolder(e)),
		Link: func(to model.Target) (string, string, bool) {
			if to.Doc != "" {
				return link(to)
			}
			if _, ok := zh.Anchors()[to.Fragment]; ok {
				return "#" + to.Fragment, "", true
			}
			p := t.Anchors()[to.Fragment]
			return "#" + idOf(p), "", p != nil
		},
	}
}

func idOf(p *model.Provision) string {
	if p == nil {
		return ""
	}
	return p.ID
}

// acceptedZh are the notices at places of the Chinese text.
func acceptedZh(e *model.Edition, l model.Lang) map[string]string {
	notices := map[string]string{}
	for _, a := range e.Accepted {
		if a.Lang != model.En {
			notices[a.Place] = a.Reason.Or(l)
		}
	}
	return notices
}
