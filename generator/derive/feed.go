package derive

import (
	"encoding/xml"
	"slices"
	"strings"

	"guiju/generator/model"
)

// Atom (RFC 4287), the elements this site uses.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  atomPerson  `xml:"author"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary,omitempty"`
}

// sampleMark goes before the title of everything that was not issued.
var sampleMark = model.Bilingual{Zh: "［样本］", En: "[Sample] "}

// Feed returns the Atom feed of the language, feed.xml beside the home page:
// editions by date of issue and publicity by date, newest first. Ids are tag:
// URIs (RFC 4151) and so do not depend on where the site is hosted; links are
// absolute when base is given, else relative to the feed.
func Feed(d *Derived, l model.Lang, base string) []byte {
	site := d.System.Config.Site
	authority := tagAuthority(d.System)
	tag := func(path string) string { return "tag:" + authority + ":" + l.Prefix() + path }
	href := func(path string) string {
		if base == "" {
			return path
		}
		return base + l.Prefix() + path
	}
	feed := atomFeed{
		Lang: l.Tag(), ID: tag("feed.xml"), Title: site.Title.Or(l), Updated: stamp(d.Day),
		Author: atomPerson{site.Owner.Or(l)},
		Links:  []atomLink{{"self", "application/atom+xml", href("feed.xml")}, {"alternate", "text/html", href("index.html")}},
	}
	for _, n := range news(d, l) {
		title := n.title
		if n.sample {
			title = sampleMark.In(l) + title
		}
		feed.Entries = append(feed.Entries, atomEntry{
			ID: tag(n.path), Title: title, Updated: stamp(n.date), Summary: n.summary,
			Link: atomLink{"alternate", "text/html", href(n.path)},
		})
	}
	if len(feed.Entries) > 0 {
		feed.Updated = feed.Entries[0].Updated
	}
	return encodeXML(feed)
}

// tagAuthority names the site in the ids of what others subscribe to.
func tagAuthority(sys *model.System) string {
	if a := sys.Config.Site.TagAuthority; a != "" {
		return a
	}
	return "guiju.invalid,2026"
}

type newsItem struct {
	date           model.Date
	path           string
	title, summary string
	sample         bool
}

func news(d *Derived, l model.Lang) (list []newsItem) {
	for _, w := range d.System.Works {
		for _, e := range w.Editions {
			if e.Issued.IsZero() || e.Issued.After(d.Day) || e.Title.Or(l) == "" {
				continue
			}
			list = append(list, newsItem{date: e.Issued, path: e.Path(), title: e.Number + " " + e.Title.Or(l), sample: w.Sample})
		}
	}
	for _, i := range d.System.Publicity {
		if i.Date.IsZero() || i.Date.After(d.Day) {
			continue
		}
		list = append(list, newsItem{i.Date, i.Path(), i.Title.Or(l), i.Summary.Or(l), i.Sample})
	}
	slices.SortStableFunc(list, func(a, b newsItem) int {
		if a.date != b.date {
			return b.date.Time().Compare(a.date.Time())
		}
		return strings.Compare(a.path, b.path)
	})
	return list
}

// stamp is midnight of the day in China, in RFC 3339.
func stamp(d model.Date) string { return d.String() + "T00:00:00+08:00" }

type urlSet struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []siteURL `xml:"url"`
}

type siteURL struct {
	Loc string `xml:"loc"`
}

// Sitemap lists the pages for search engines (sitemaps.org 0.9): every HTML
// file except those that say noindex. base is the public address and must not
// be empty; pages maps a path from the site's root to its HTML.
func Sitemap(pages map[string][]byte, base string) []byte {
	var set urlSet
	for path, html := range pages {
		if strings.HasSuffix(path, ".html") && path != "404.html" && !noIndex(html) {
			set.URLs = append(set.URLs, siteURL{base + path})
		}
	}
	slices.SortFunc(set.URLs, func(a, b siteURL) int { return strings.Compare(a.Loc, b.Loc) })
	return encodeXML(set)
}

// noIndex looks for the robots tag in the head; the layouts write it in one way.
func noIndex(html []byte) bool {
	head, _, _ := strings.Cut(string(html[:min(len(html), 8192)]), "</head>")
	return strings.Contains(head, "noindex")
}

func encodeXML(v any) []byte {
	b, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return append([]byte(xml.Header), append(b, '\n')...)
}
