package site

import (
	"slices"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// resolved is what a reference leads to, remembered: laws repeat themselves.
type resolved struct {
	href, title string
	ok          bool
}

// html writes a text of a document that stands at path, whose pictures stand
// in folder.
func (m *maker) html(t *model.Text, path, folder string, accepted map[string]string) text.Page {
	if t == nil {
		return text.Page{}
	}
	return text.HTML(t, m.options(t, path, folder, accepted))
}

func (m *maker) options(t *model.Text, path, folder string, accepted map[string]string) text.HTMLOptions {
	if t == nil { // published without its text
		return text.HTMLOptions{}
	}
	return text.HTMLOptions{
		Lang: t.Lang, Link: m.linker(t), Page: m.pageFrom(path), Image: m.media.in(folder), Accepted: accepted, Marks: m.marks(t),
		Missing: m.translations[t].missing, Stale: m.translations[t].stale,
	}
}

// marks names the types of the provisions of a standard for its margin.
func (m *maker) marks(t *model.Text) map[string][]text.Mark {
	if t.Grammar != model.StandardGrammar {
		return nil
	}
	out := map[string][]text.Mark{}
	for _, lang := range model.Langs {
		for anchor, types := range derive.Marks(m.partIn(t, lang)) {
			for _, ty := range types {
				out[anchor] = append(out[anchor], text.Mark{Class: string(ty), Words: ty.Words().In(lang)})
			}
		}
	}
	return out
}

// pageFrom says of a relative link on the page at path whether it leads to a
// page; one into a collection that is not in this content does not.
func (m *maker) pageFrom(path string) func(string) bool {
	return func(href string) bool {
		target, ok := model.LinkTarget(path, href)
		if !ok {
			return true
		}
		found, _ := m.d.System.HasPage(target)
		return found
	}
}

// linker resolves the references of one text. A reference within the text
// stays on the page; one to a place that is not held leads to the document.
func (m *maker) linker(t *model.Text) func(model.Target) (string, string, bool) {
	return func(to model.Target) (string, string, bool) {
		if to.Doc == "" {
			_, ok := t.Anchors()[to.Fragment]
			return "#" + to.Fragment, "", ok
		}
		r := m.resolve(to)
		return r.href, r.title, r.ok
	}
}

func (m *maker) resolve(to model.Target) resolved {
	if r, ok := m.refs[to]; ok {
		return r
	}
	var out resolved
	r, err := m.d.System.Resolve(to, m.lang, m.d.Day)
	if err == model.NoFragment { // an English page shows the Chinese of what is not translated
		if _, ok := m.shown[r.Path].Anchors()[to.Fragment]; ok {
			r.Fragment = to.Fragment
		}
	}
	if err != model.NoDocument && err != model.NoEdition {
		out = resolved{href: m.href(r.Path), title: m.nameOf(r), ok: true}
		if r.Fragment != "" {
			out.href += "#" + r.Fragment
		} else if to.Fragment != "" && err == model.NoText && r.Regulation != nil {
			out.href += m.articleAnchor(r.Regulation, to.Fragment)
		}
	}
	m.refs[to] = out
	return out
}

// nameOf is the full name of a document, for titles of links.
func (m *maker) nameOf(r model.Resolution) string {
	switch {
	case r.Edition != nil:
		return strings.TrimSpace(r.Edition.Number + " " + r.Edition.Title.Or(m.lang))
	case r.Work != nil:
		return strings.TrimSpace(r.Work.Number + " " + r.Work.Title.Or(m.lang))
	case r.Regulation != nil:
		return r.Regulation.Title.Or(m.lang)
	case r.Policy != nil:
		return r.Policy.Title.Or(m.lang)
	}
	return ""
}

// usage is every reference to one place of a document.
type usage struct {
	Fragment string `json:"fragment,omitempty"` // "" is the whole document
	Label    string `json:"label,omitempty"`    // the place as printed
	Anchor   string `json:"anchor,omitempty"`   // where the page shows it
	ID       string `json:"id,omitempty"`       // of its entry in the list
	Links    []use  `json:"links"`
}

type use struct {
	Href  string `json:"href"`
	Title said   `json:"title"`
	Label string `json:"label,omitempty"`
	Kind  string `json:"kind"`
}

// usages sorts the back-links by the document they lead to.
func (m *maker) usages() map[string][]usage {
	out := map[string][]usage{}
	for place, links := range m.d.Backlinks {
		path, fragment, _ := strings.Cut(place, "#")
		u := usage{Fragment: fragment}
		for _, b := range links {
			u.Links = append(u.Links, use{m.place(b.Path), m.say(b.Title), b.Label, b.Kind})
		}
		out[path] = append(out[path], u)
	}
	for _, us := range out {
		slices.SortFunc(us, func(a, b usage) int { return model.CompareFragments(a.Fragment, b.Fragment) })
	}
	return out
}

// usesOf names the places and finds their anchors. A place that the page does
// not show is counted to the document as a whole.
func usesOf(all []usage, place func(fragment string) (label, anchor string, ok bool)) []usage {
	var whole usage
	var out []usage
	for _, u := range all {
		label, anchor, ok := place(u.Fragment)
		if u.Fragment == "" || !ok {
			whole.Links = append(whole.Links, u.Links...)
			continue
		}
		u.Label, u.Anchor = label, anchor
		if anchor == u.Fragment { // several articles of a record may stand at one topic
			u.ID = usageID(anchor)
		}
		out = append(out, u)
	}
	if whole.Links != nil {
		out = append([]usage{whole}, out...)
	}
	return out
}

// inText finds places in a text that stands on the page.
func inText(t *model.Text) func(string) (string, string, bool) {
	anchors := t.Anchors()
	return func(fragment string) (string, string, bool) {
		p, ok := anchors[fragment]
		if p != nil && p.ID == fragment && p.Number != "" {
			return p.Number, fragment, ok
		}
		return fragment, fragment, ok
	}
}

// rowLink is the link to a work as the directory shows it.
func (m *maker) rowLink(r derive.Row) link {
	return link{Href: m.href(r.Path), Title: m.say(r.Title), Note: r.Number}
}

// namedLink is rowLink where nothing else on the page says that a title is
// withheld: a link has words.
func (m *maker) namedLink(r derive.Row) link {
	l := m.rowLink(r)
	if r.Withheld {
		l.Title = m.words("标题不公开", "title not published")
	}
	return l
}
