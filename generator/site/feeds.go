package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// feedLink is a feed in its two forms.
type feedLink struct {
	Title  said   `json:"title"`
	Atom   string `json:"atom"`
	JSON   string `json:"json"`
	Page   string `json:"page,omitempty"`
	Count  int    `json:"count"`
	Sample bool   `json:"sample,omitempty"`
}

func (m *maker) feedLink(f derive.Feed) feedLink {
	return feedLink{
		Title: m.say(f.Title), Atom: "/" + m.lang.Prefix() + f.Path + ".xml", JSON: "/" + m.lang.Prefix() + f.Path + ".json",
		Page: m.href(f.Page), Count: len(f.Entries), Sample: f.Sample,
	}
}

// feedsOf are the feeds that a page tells its reader of: those that show the
// same as it, and for an item of publicity that of its kind.
func (m *maker) feedsOf(p page) (out []feedLink) {
	for _, f := range m.d.Feeds {
		if f.Group != derive.FeedAll && (f.Page == p.path || f.Group == derive.FeedKind && f.Key == p.feedKind) {
			out = append(out, m.feedLink(f))
		}
	}
	return out
}

// firstFeed is the address of the first feed of a group, "" for none.
func (m *maker) firstFeed(group string) string {
	for _, f := range m.d.Feeds {
		if f.Group == group {
			return m.feedLink(f).JSON
		}
	}
	return ""
}

// feeds is the page that lists all feeds.
func (m *maker) feeds() page {
	groups := map[string][]feedLink{}
	for _, f := range m.d.Feeds {
		groups[f.Group] = append(groups[f.Group], m.feedLink(f))
	}
	title := m.words("订阅", "Feeds")
	v := map[string]any{
		"all": groups[derive.FeedAll], "kinds": groups[derive.FeedKind], "areas": groups[derive.FeedArea], "standards": groups[derive.FeedStandard],
		"public": m.o.BaseURL != "",
	}
	return page{
		path: model.FeedsPath, layout: "feeds", title: title, labels: column(title.T, "", title.T), data: v,
		crumbs: m.crumbs(m.crumb("publicity.html", "宣传交流", "Publicity"), link{Title: title}),
	}
}
