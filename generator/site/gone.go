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

// goneRow is a line of the list of these addresses. Data and figures, which have
// no page in their place, lead nowhere.
type goneRow struct {
	goneView
	Page string `json:"page,omitempty"`
}

// goneRows lists the addresses that were given up, so that there is a way to
// each of their pages.
func (m *maker) goneRows() (rows []goneRow) {
	seen := map[string]bool{}
	for _, g := range m.d.System.Gone {
		pages := m.gonePages(g)
		if len(pages) == 0 {
			rows = append(rows, goneRow{goneView: m.goneView(g, g.Path)})
		}
		for _, at := range pages {
			if alive, _ := m.d.System.HasPage(at); !alive && !seen[at] {
				seen[at] = true
				rows = append(rows, goneRow{m.goneView(g, at), m.href(at)})
			}
		}
	}
	return rows
}

func (m *maker) goneView(g *model.Gone, at string) goneView {
	v := goneView{Address: at, Date: g.Date.String(), Reason: m.say(g.Reason)}
	if g.Successor != "" {
		to, place, fragment := strings.Cut(g.Successor, "#")
		v.Successor = link{Href: m.href(to), Title: said{T: g.Successor}}
		if fragment {
			v.Successor.Href += "#" + place
		}
	}
	return v
}

func (m *maker) gonePage(g *model.Gone, at string) page {
	title := m.words("这个地址已经停用", "This address was given up")
	return page{
		path: at, layout: "gone", title: title, hidden: true, pos: g.At("path"),
		crumbs: m.crumbs(link{Title: title}), labels: column(title.T, "", title.T), data: m.goneView(g, at),
	}
}
