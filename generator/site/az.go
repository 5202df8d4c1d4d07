package site

import (
	"slices"

	"guiju/generator/derive"
)

// azGroup is the lines of the A–Z index under one letter.
type azGroup struct {
	Letter string   `json:"letter"` // "" for what has none
	Anchor string   `json:"anchor"`
	Lines  []azLine `json:"lines"`
}

// azLine is a document or a term.
type azLine struct {
	Link     link       `json:"link"`
	Kind     string     `json:"kind"`
	Withheld bool       `json:"withheld,omitempty"`
	Badge    badge      `json:"badge"`
	Sample   bool       `json:"sample,omitempty"`
	Sources  []azSource `json:"sources,omitempty"` // where a term is defined
}

type azSource struct {
	Href   string `json:"href"`
	Number string `json:"number"`
	Sample bool   `json:"sample,omitempty"`
}

// az is the index of all titles and terms by letter.
func (m *maker) az() page {
	title := m.words("拼音索引", "A–Z index")
	terms := map[string]string{} // first Chinese name -> address in the glossary
	for i, e := range m.glossaryOrder() {
		terms[e.Zh[0]] = m.href("glossary.html") + "#" + termAnchor(i)
	}
	var groups []azGroup
	listed := derive.AZ(m.d, m.lang)
	for _, v := range listed {
		if n := len(groups); n == 0 || groups[n-1].Letter != v.Letter {
			groups = append(groups, azGroup{Letter: v.Letter, Anchor: "ui-letter-" + itoa(n+1)})
		}
		g := &groups[len(groups)-1]
		g.Lines = append(g.Lines, m.azLine(v, terms))
	}
	return page{
		path: "a-z.html", layout: "a-z", title: title, crumbs: m.crumbs(link{Title: title}),
		labels: column(title.T, "", title.T), data: map[string]any{"groups": groups, "count": len(listed), "other": slices.ContainsFunc(listed, func(v derive.Listed) bool { return v.Letter == "" })},
	}
}

func (m *maker) azLine(v derive.Listed, terms map[string]string) azLine {
	line := azLine{Link: link{Href: m.href(v.Path), Title: m.say(v.Name), Note: v.Number}, Kind: v.Kind, Sample: v.Sample}
	if v.Entry != nil {
		line.Link.Href = terms[v.Entry.Zh[0]]
		for _, u := range v.Entry.Uses {
			line.Sources = append(line.Sources, azSource{m.place(u.Path), u.Edition.Number, u.Work.Sample})
		}
	}
	if v.Row != nil {
		line.Badge, line.Withheld = m.badgeOf(v.Row.Edition), v.Row.Withheld
		line.Badge.ReviewDue = v.Row.ReviewDue.String()
	}
	return line
}
