package site

import (
	"slices"
	"strings"

	"guiju/generator/model"
)

// goneView is the page at an address that was given up.
type goneView struct {
	Address   string `json:"address"`
	Date      string `json:"date"`
	Reason    said   `json:"reason"`
	Successor link   `json:"successor"`
}

// gone makes a page for every address that was given up, and for every page
// below it that the last release had; others are the pages that the site has.
func (m *maker) gone(others []page) (ps []page) {
	taken := map[string]bool{}
	for _, p := range others {
		taken[p.path] = true
	}
	for _, g := range m.d.System.Gone {
		for _, at := range m.gonePages(g) {
			if !taken[at] {
				taken[at] = true
				ps = append(ps, m.gonePage(g, at))
			}
		}
	}
	return ps
}

// gonePages are the pages that a record gives up. Data and figures have none:
// nobody reads a page in their place.
func (m *maker) gonePages(g *model.Gone) (list []string) {
	if !strings.HasSuffix(g.Path, ".html") {
		return nil
	}
	list = append(list, g.Path)
	for _, f := range m.d.System.Published[m.d.Audience] {
		if at := strings.TrimPrefix(f.Path, model.En.Prefix()); strings.HasSuffix(at, ".html") && g.Covers(at) && !slices.Contains(list, at) {
			list = append(list, at)
		}
	}
	return list
}

// goneLinks are the addresses that were given up, for the page of releases: a
// page that nothing leads to is not a page of the site.
func (m *maker) goneLinks() (list []link) {
	for _, g := range m.d.System.Gone {
		pages := m.gonePages(g)
		for _, at := range pages {
			list = append(list, link{Href: m.href(at), Title: said{T: at}, Note: g.Date.String()})
		}
		if len(pages) == 0 {
			list = append(list, link{Title: said{T: g.Path}, Note: g.Date.String()})
		}
	}
	return list
}

func (m *maker) gonePage(g *model.Gone, at string) page {
	title := m.words("这个地址已经停用", "This address was given up")
	v := goneView{Address: at, Date: g.Date.String(), Reason: m.say(g.Reason)}
	if g.Successor != "" {
		to, place, fragment := strings.Cut(g.Successor, "#")
		v.Successor = link{Href: m.href(to), Title: said{T: g.Successor}}
		if fragment {
			v.Successor.Href += "#" + place
		}
	}
	return page{
		path: at, layout: "gone", title: title, hidden: true, pos: g.At("path"),
		crumbs: m.crumbs(link{Title: title}), labels: column(title.T, "", title.T), data: v,
	}
}
