package derive

import (
	"cmp"
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
	Rel    string `xml:"rel,attr"`
	Type   string `xml:"type,attr"`
	Href   string `xml:"href,attr"`
	Length int64  `xml:"length,attr,omitempty"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomEntry struct {
	ID        string       `xml:"id"`
	Title     string       `xml:"title"`
	Published string       `xml:"published"`
	Updated   string       `xml:"updated"`
	Category  atomCategory `xml:"category"`
	Links     []atomLink   `xml:"link"`
	Summary   string       `xml:"summary,omitempty"`
}

// sampleMark goes before the title of everything that was not issued.
var sampleMark = model.Bilingual{Zh: "［样本］", En: "[Sample] "}

// Atom writes a feed of the language, to stand at f.Path + ".xml" in the folder
// of the language. Ids are tag: URIs (RFC 4151) and so do not depend on where
// the site is hosted; links are absolute when base is given, else relative to
// the feed.
func (f Feed) Atom(d *Derived, l model.Lang, base string) []byte {
	w := feedWriter{f, d.System, l, base}
	feed := atomFeed{
		Lang: l.Tag(), ID: w.tag(f.Path + ".xml"), Title: w.title(), Updated: w.updated(),
		Author: atomPerson{cmp.Or(d.System.Config.Site.Owner.Or(l), d.System.Config.Site.Title.Or(l))}, // Atom asks for one
		Links:  []atomLink{{Rel: "self", Type: "application/atom+xml", Href: w.here(f.Path + ".xml")}, {Rel: "alternate", Type: "text/html", Href: w.here(f.Page)}},
	}
	for _, e := range f.Entries {
		entry := atomEntry{
			ID: w.tag(e.ID), Title: w.entryTitle(e), Published: stamp(e.Date), Updated: stamp(e.Date), Summary: e.Summary.Or(l),
			Category: atomCategory{e.Kind, kindTitles[e.Kind].In(l)},
			Links:    []atomLink{{Rel: "alternate", Type: "text/html", Href: w.here(e.Path)}},
		}
		for _, file := range e.Files {
			entry.Links = append(entry.Links, atomLink{"enclosure", file.Type, w.root(file.Path), file.Bytes})
		}
		feed.Entries = append(feed.Entries, entry)
	}
	return encodeXML(feed)
}

// feedWriter says the things of a feed in one language.
type feedWriter struct {
	feed Feed
	sys  *model.System
	lang model.Lang
	base string
}

// tag makes an id (RFC 4151).
func (w feedWriter) tag(path string) string {
	return "tag:" + tagAuthority(w.sys) + ":" + w.lang.Prefix() + path
}

// here is the address of a page or file in the language's folder, root of one
// that both languages share.
func (w feedWriter) here(path string) string { return w.root(w.lang.Prefix() + path) }

func (w feedWriter) root(path string) string {
	if w.base != "" {
		return w.base + path
	}
	own := w.lang.Prefix() + w.feed.Path
	if folder := own[:strings.LastIndexByte(own, '/')+1]; strings.HasPrefix(path, folder) {
		return path[len(folder):]
	}
	if back := strings.LastIndexByte(own, '/') + 1; w.lang.Prefix() != "" && back > len(w.lang.Prefix()) && strings.HasPrefix(path, w.lang.Prefix()) {
		return "../" + path[len(w.lang.Prefix()):]
	}
	return strings.Repeat("../", strings.Count(own, "/")) + path
}

func (w feedWriter) title() string {
	site := w.sys.Config.Site.Title.Or(w.lang)
	if w.feed.Group == FeedAll {
		return site
	}
	title := w.feed.Title.Or(w.lang)
	if w.feed.Sample {
		title = sampleMark.In(w.lang) + title
	}
	return site + model.Bilingual{Zh: "：", En: ": "}.In(w.lang) + title
}

func (w feedWriter) entryTitle(e FeedEntry) string {
	if e.Sample {
		return sampleMark.In(w.lang) + e.Title.Or(w.lang)
	}
	return e.Title.Or(w.lang)
}

// updated is the day of the newest entry. A feed without one was last changed
// when its ids were fixed: the day of the tag authority.
func (w feedWriter) updated() string {
	if len(w.feed.Entries) > 0 {
		return stamp(w.feed.Entries[0].Date)
	}
	_, day, _ := strings.Cut(tagAuthority(w.sys), ",")
	return (day + "-01-01")[:len("2006-01-02")] + "T00:00:00+08:00"
}

// tagAuthority names the site in the ids of what others subscribe to.
func tagAuthority(sys *model.System) string {
	if a := sys.Config.Site.TagAuthority; a != "" {
		return a
	}
	return "guiju.invalid,2026"
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
