package site

import (
	"slices"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// said is something said in the page's language, or in the other one when the
// first is silent; then L is the language's tag for the lang attribute.
type said struct {
	T string `json:"t"`
	L string `json:"l,omitempty"`
}

// link is a title that may lead somewhere.
type link struct {
	Href  string `json:"href,omitempty"` // root-relative with language, or #fragment
	Title said   `json:"title"`
	Note  string `json:"note,omitempty"`
}

// heading is a line of the contents.
type heading struct {
	ID       string    `json:"id"`
	Number   string    `json:"number,omitempty"`
	Title    string    `json:"title,omitempty"`
	L        string    `json:"l,omitempty"`      // tag of the title, if not the page's
	Change   string    `json:"change,omitempty"` // since the wording before
	Children []heading `json:"children,omitempty"`
}

// tallyView is a derive.Tally for the layouts.
type tallyView struct {
	Issued  int `json:"issued"`
	Samples int `json:"samples"`
	Planned int `json:"planned"`
	Target  int `json:"target"`
	// Due and SamplesDue are those whose review is reached.
	Due        int `json:"due"`
	SamplesDue int `json:"samplesdue"`
}

func tallied(t derive.Tally) tallyView {
	return tallyView{t.Issued, t.Samples, t.Planned, t.Target, t.Due, t.SamplesDue}
}

// maker makes the pages of one language.
type maker struct {
	d     *derive.Derived
	o     Options
	lang  model.Lang
	media *beside
	// alone says that the pages have no site around them.
	alone bool
	// uses finds the back-links of a document by its page, in the order of
	// the fragments.
	uses map[string][]usage
	// shown finds the text that a page of this language shows.
	shown map[string]*model.Text
	refs  map[model.Target]resolved
	// whole finds the text shown for an English text, and translations what a
	// page says of it.
	whole        map[*model.Text]*model.Text
	translations map[*model.Text]translation
	// formulas are those of the slips.
	formulas []formula
}

// say chooses the words in the page's language.
func (m *maker) say(b model.Bilingual) said {
	if s := b.In(m.lang); s != "" || b.Empty() {
		return said{T: s}
	}
	return said{T: b.Or(m.lang), L: m.lang.Other().Tag()}
}

// href turns a page's path into a root-relative address in this language.
func (m *maker) href(path string) string {
	href := "/" + m.lang.Prefix() + path
	if m.alone {
		return m.wholeAddress(href)
	}
	return href
}

// place is href for a path with a fragment. Where the text that the page shows
// lacks the place (a translation may be behind) the link leads to the page.
func (m *maker) place(path string) string {
	page, fragment, _ := strings.Cut(path, "#")
	if t, known := m.shown[page]; known && fragment != "" {
		if _, ok := t.Anchors()[fragment]; !ok {
			return m.href(page)
		}
	}
	return m.href(path)
}

// texts finds what every page shows.
func (m *maker) texts() map[string]*model.Text {
	out := map[string]*model.Text{}
	add := func(path string, texts map[model.Lang]*model.Text) { out[path], _ = m.textIn(texts) }
	for _, r := range m.d.Rows {
		out[r.Path] = nil
		if r.Edition != nil {
			add(r.Path, r.Edition.Texts)
		}
		for _, e := range r.Work.Editions {
			add(e.Path(), e.Texts)
		}
	}
	for _, r := range m.d.System.Regulations {
		add(r.Path(), r.Texts)
	}
	for _, p := range m.d.System.Policies {
		add(p.Path(), p.Texts)
	}
	return out
}

// words is a label of the interface inside Go, in the few places where no
// layout can say it.
func (m *maker) words(zh, en string) said {
	if m.lang == model.Zh {
		return said{T: zh}
	}
	return said{T: en}
}

// contents turns the headings of a text into the layout's.
func (m *maker) contents(t *model.Text) []heading {
	if t == nil {
		return nil
	}
	var turn func([]text.Heading) []heading
	turn = func(hs []text.Heading) (out []heading) {
		for _, h := range hs {
			line := heading{ID: h.ID, Number: h.Number, Title: h.Title, Children: turn(h.Children)}
			if m.translations[t].missing[h.ID] {
				line.L = model.Zh.Tag()
			}
			out = append(out, line)
		}
		return out
	}
	return turn(text.Contents(t))
}

// crumbs begins every breadcrumb.
func (m *maker) crumbs(links ...link) []link {
	return append([]link{{Href: m.href(homePath), Title: m.words("首页", "Home")}}, links...)
}

// underHub are the crumbs of a page of the standards system, with the pages
// between its hub and it.
func (m *maker) underHub(title said, between ...link) []link {
	links := append([]link{m.hubCrumb()}, between...)
	return m.crumbs(append(links, link{Title: title})...)
}

func (m *maker) hubCrumb() link { return m.crumb(model.HubPath, "标准体系", "The system") }

func (m *maker) crumb(path, zh, en string) link {
	return link{Href: m.href(path), Title: m.words(zh, en)}
}

// column labels a list page (栏目).
func column(name, description, kind string) []label {
	return keep(label{"ColumnName", name}, label{"ColumnDescription", description}, label{"ColumnType", kind})
}

// article labels a page with a text (文章).
func article(column, title string, date model.Date, source string) []label {
	return keep(label{"ColumnName", column}, label{"ArticleTitle", title},
		label{"PubDate", pubDate(date)}, label{"ContentSource", source})
}

// pubDate writes a day in the form of the label, which has a time: of what is
// dated by the day, its beginning.
func pubDate(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String() + " 00:00"
}

// keep drops labels without content: an empty label is worse than none.
func keep(ls ...label) []label {
	return slices.DeleteFunc(ls, func(l label) bool { return l.Content == "" })
}
