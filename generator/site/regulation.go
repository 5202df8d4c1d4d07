package site

import (
	"strconv"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// regulationView is what layouts/regulation.html shows: a law with its text,
// or its record with what its articles are about.
type regulationView struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	Number   said   `json:"number"`
	Second   said   `json:"second"`
	Issuer   said   `json:"issuer"`
	Adopted  string `json:"adopted,omitempty"`
	Issued   string `json:"issued,omitempty"`
	Amended  string `json:"amended,omitempty"`
	InForce  string `json:"inforce,omitempty"`
	Articles int    `json:"articles,omitempty"`
	Source   said   `json:"source"`
	Note     said   `json:"note"`
	Repealed string `json:"repealed,omitempty"`
	// Groups are the articles of a record with what relates to each.
	Groups   []articleGroup `json:"groups,omitempty"`
	Whole    []relation     `json:"whole,omitempty"` // relations to the regulation as a whole
	Mapped   int            `json:"mapped"`
	Gaps     int            `json:"gaps"`
	Text     bool           `json:"text"`
	Contents []heading      `json:"contents,omitempty"`
	Uses     []usage        `json:"uses,omitempty"`
	Cite     citeView       `json:"cite"`
	// Translation is set where the English text is shown.
	Translation string `json:"translation,omitempty"`
}

// regulations makes the list and the page of every regulation.
func (m *maker) regulations() []page {
	list := page{
		path: "regulations.html", layout: "regulations",
		title: m.words("法律法规", "Laws and regulations"), crumbs: m.crumbs(link{Title: m.words("法律法规", "Laws and regulations")}),
	}
	list.labels = column(list.title.T, "", list.title.T)
	var rows []regulationRow
	var ps []page
	for _, r := range m.d.System.Regulations {
		rows = append(rows, regulationRow{
			link{Href: m.href(r.Path()), Title: m.say(r.Title)}, r.Kind, m.say(r.Number), r.InForce.String(), r.Articles, r.Texts[model.Zh] != nil,
		})
		ps = append(ps, m.regulation(r))
	}
	list.data = map[string]any{"rows": rows}
	return append([]page{list}, ps...)
}

type regulationRow struct {
	Link     link   `json:"link"`
	Kind     string `json:"kind"`
	Number   said   `json:"number"`
	InForce  string `json:"inforce,omitempty"`
	Articles int    `json:"articles,omitempty"`
	Text     bool   `json:"text"`
}

func (m *maker) regulation(r *model.Regulation) page {
	t, chinese := m.textIn(r.Texts)
	v := regulationView{
		ID: r.ID, Kind: r.Kind, Number: m.say(r.Number), Issuer: m.say(r.Issuer),
		Adopted: r.Adopted.String(), Issued: r.Issued.String(), Amended: r.Amended.String(), InForce: r.InForce.String(),
		Repealed: r.Repealed.String(), Articles: r.Articles, Source: m.say(r.Source), Note: m.say(r.Note),
		Text: t != nil, Contents: m.contents(t), Cite: m.cite(derive.CiteRegulation(r, m.lang, m.d.Day), r.Path()), Uses: m.uses[r.Path()],
	}
	law := m.d.Law.In(r)
	v.Whole, v.Mapped, v.Gaps = m.relations(law.Whole), law.Mapped, law.Gaps
	o := m.options(t, r.Path(), "regulations/"+r.ID, nil)
	if t != nil {
		o.Beside = m.besideArticles(law, t.Lang)
		v.Uses = usesOf(v.Uses, inText(t))
		v.Translation = unrecorded(t)
		v.Cite.Codes = m.codes(r.ID, t)
	} else {
		v.Groups = m.articleGroups(law)
		v.Uses = usesOf(v.Uses, m.inRecord(r))
	}
	p := page{
		path: r.Path(), layout: "regulation", title: m.say(r.Title), chinese: chinese, data: v, pos: r.At(""),
		body:   m.reading(t, r.Texts, v.Uses, o),
		crumbs: m.crumbs(m.crumb("regulations.html", "法律法规", "Laws and regulations"), link{Title: m.say(r.Title)}),
		labels: article(m.words("法律法规", "Laws and regulations").T, r.Title.Or(m.lang), r.Issued, r.Issuer.Or(m.lang)),
	}
	if p.title.L == "" {
		v.Second = said{T: r.Title.In(m.lang.Other())}
		p.data = v
	}
	p.summary = strings.TrimSpace(p.title.T + " " + v.Number.T)
	return p
}

func topicID(i int) string { return "ui-topic-" + strconv.Itoa(i+1) }

// articleID is the place of an article on the page of a record.
func articleID(fragment string) string { return "ui-article-" + fragment }

// articleAnchor leads to an article of a record, with #; "" where it is not
// known to have one.
func (m *maker) articleAnchor(r *model.Regulation, fragment string) string {
	for _, a := range m.d.Law.In(r).Articles {
		if a.Fragment == fragment {
			return "#" + articleID(fragment)
		}
	}
	return ""
}

// inRecord finds articles of a record on its page.
func (m *maker) inRecord(r *model.Regulation) func(string) (string, string, bool) {
	return func(fragment string) (string, string, bool) {
		anchor := strings.TrimPrefix(m.articleAnchor(r, fragment), "#")
		return m.articleNumber(fragment).T, anchor, anchor != ""
	}
}

// articleNumber names an article of a record, whose own words are not held.
func (m *maker) articleNumber(fragment string) said {
	return m.words("第"+fragment+"条", "Article "+fragment)
}
