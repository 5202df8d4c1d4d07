package site

import (
	"fmt"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// cited is the present status of one entry of clause 2 or of the bibliography
// (layouts/_partials/cited.html).
type cited struct {
	Number   string `json:"number"`
	Badge    badge  `json:"badge"`
	Recorded bool   `json:"recorded,omitempty"` // something is on record of it
	Href     string `json:"href,omitempty"`     // of the record
	Now      string `json:"now,omitempty"`      // number of the edition that an undated reference means
	Later    link   `json:"later"`              // what has replaced it
}

func (m *maker) cited(c derive.Cited) cited {
	v := cited{Number: c.Number, Badge: newBadge(c.Status, c.Standing), Recorded: c.Status != model.Unknown}
	switch {
	case c.Edition != nil:
		v.Recorded, v.Now, v.Href = true, c.Edition.Number, m.href(c.Edition.Path())
		if !c.Dated {
			v.Href = m.href(c.Edition.Work.Path())
		}
	case c.Reference != nil:
		v.Recorded, v.Now, v.Href = true, c.Reference.Number, m.referenceHref(c.Reference)
	}
	if c.Dated {
		v.Now = ""
	}
	switch {
	case c.Later != nil:
		v.Later = link{Href: m.href(c.Later.Work.Path()), Title: said{T: c.Later.Number}}
	case c.LaterReference != nil:
		v.Later = link{Href: m.referenceHref(c.LaterReference), Title: said{T: c.LaterReference.Number}}
	}
	return v
}

// referenceID is the row of a standard on references.html.
func referenceID(r *model.Reference) string { return "ui-ref-" + r.ID }

func (m *maker) referenceHref(r *model.Reference) string {
	return m.href("references.html") + "#" + referenceID(r)
}

// citedIn finds what a text cites, and writes tokens that the layout replaces
// by the views: package text knows no words of the interface.
func (m *maker) citedIn(t *model.Text) (views []cited, after func(model.Block) string) {
	tokens := map[model.Block]string{}
	for i, c := range derive.CitedIn(m.d.System, t, m.d.Day) {
		views = append(views, m.cited(c))
		tokens[c.Block] = fmt.Sprintf(" <!--cited:%d-->", i)
	}
	return views, func(b model.Block) string { return tokens[b] }
}

// usedIn counts the references to the places of a text for its margin; each
// count leads to the entry of the list at the end of the page.
func usedIn(t *model.Text, uses []usage) map[string]text.Link {
	out := map[string]text.Link{}
	for _, u := range uses {
		if u.ID != "" {
			n := itoa(len(u.Links))
			out[u.Anchor] = text.Link{
				Href:  "#" + u.ID,
				Words: model.Bilingual{Zh: "被引用 " + n, En: "referred to: " + n}.In(t.Lang),
			}
		}
	}
	return out
}

// usageID is the entry of a place in the list of references to a document.
func usageID(anchor string) string { return "ui-uses-" + anchor }

// outdated is a standard that cites what is no longer in force.
type outdated struct {
	Link   link    `json:"link"`
	Badge  badge   `json:"badge"`
	Sample bool    `json:"sample,omitempty"`
	Cited  []cited `json:"cited"`
}

func (m *maker) outdated() (out []outdated) {
	for _, o := range m.d.Outdated {
		v := outdated{Link: m.rowLink(*o.Row), Badge: m.badgeOf(o.Row.Edition), Sample: o.Row.Work.Sample}
		for _, c := range o.Cited {
			v.Cited = append(v.Cited, m.cited(c))
		}
		out = append(out, v)
	}
	return out
}
