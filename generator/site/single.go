package site

import (
	"encoding/base64"
	"path"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// singles are the standards that are published in full, each in one file that
// can be sent: layouts/alone.html. They are the page of the standing address
// without what needs the site around it.
func (m *maker) singles() (ps []page) {
	for _, r := range m.d.Rows {
		if r.HasText {
			ps = append(ps, m.single(r))
		}
	}
	return ps
}

func (m *maker) single(r derive.Row) page {
	p := m.record(r, r.Edition, false)
	v := p.data.(standardView)
	v.Uses, v.Practice, v.Trials, v.Told, v.Twin, v.Register, v.Single = nil, nil, nil, nil, "", "", ""
	v.Newest = link{Href: m.outside(m.href(r.Path))}
	v.ReplacedBy.Href = m.outside(v.ReplacedBy.Href)
	v.OnDate = ""
	for i := range v.Wordings {
		v.Wordings[i].Href, v.Wordings[i].Pinned = m.outside(v.Wordings[i].Href), ""
	}
	for i := range v.Corrections {
		v.Corrections[i].Before = m.outside(v.Corrections[i].Before)
	}
	for i := range v.Amendments {
		v.Amendments[i].outside(m.outside)
	}
	v.PrintHref = m.outside(v.PrintHref)
	if v.Timeline != nil {
		v.Timeline.outside(m.outside)
	}
	for i := range v.Facts {
		v.Facts[i].Href = m.outside(v.Facts[i].Href)
	}
	for i := range v.Editions {
		v.Editions[i].Href = m.outside(v.Editions[i].Href)
	}
	for i := range v.Elements {
		v.Elements[i].Href = m.outside(v.Elements[i].Href)
	}
	for i := range v.Basis {
		v.Basis[i].Href = m.outside(v.Basis[i].Href)
	}
	p.path, p.layout, p.hidden, p.data = r.Work.SinglePath(), "alone", true, v
	t, _ := m.textIn(r.Edition.Texts)
	_, notices := m.accepted(r.Edition, t)
	o := m.aloneOptions(t, editionFolder(r.Edition), notices)
	o.Notices = m.notices(r.Edition, "", true)
	p.body = text.HTML(t, o)
	return p
}

// aloneOptions keeps the references within the text; others are words, or
// whole addresses where the site's is known.
func (m *maker) aloneOptions(t *model.Text, folder string, accepted map[string]string) text.HTMLOptions {
	inside := m.linker(t)
	return text.HTMLOptions{
		Lang: t.Lang, Alone: true, Accepted: accepted, Image: m.media.data(folder), Terms: true,
		Missing: m.translations[t].missing, Stale: m.translations[t].stale,
		Link: func(to model.Target) (string, string, bool) {
			href, title, ok := inside(to)
			if to.Doc != "" {
				href = m.outside(href)
			}
			return href, title, ok && href != ""
		},
		// A relative link was written for the page of the site.
		Page: func(href string) bool { return strings.Contains(href, ":") || strings.HasPrefix(href, "#") },
	}
}

// outside makes a root-relative address whole, or "" where the site's own is
// not known.
func (m *maker) outside(href string) string {
	if m.alone {
		return href // made whole already
	}
	return m.wholeAddress(href)
}

func (m *maker) wholeAddress(href string) string {
	if m.o.BaseURL == "" || href == "" {
		return ""
	}
	return strings.TrimSuffix(m.o.BaseURL, "/") + href
}

// pictureTypes are written here, as those that the machine knows differ.
var pictureTypes = map[string]string{
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
}

// data gives the pictures of a folder as data: addresses (RFC 2397).
func (m *beside) data(folder string) func(src string) text.Picture {
	return func(src string) text.Picture {
		p := path.Join(folder, src)
		s := m.shown[p]
		return text.Picture{
			Src:   "data:" + pictureTypes[path.Ext(p)] + ";base64," + base64.StdEncoding.EncodeToString(m.files[p]),
			Width: s.width, Height: s.height,
		}
	}
}
