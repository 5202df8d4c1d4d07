package site

import (
	"slices"
	"strconv"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// regulationView is what layouts/regulation.html shows: a law with its text,
// or its record with what its articles are about.
type regulationView struct {
	ID       string    `json:"id"`
	Kind     string    `json:"kind"`
	Number   said      `json:"number"`
	Second   said      `json:"second"`
	Issuer   said      `json:"issuer"`
	Adopted  string    `json:"adopted,omitempty"`
	Issued   string    `json:"issued,omitempty"`
	Amended  string    `json:"amended,omitempty"`
	InForce  string    `json:"inforce,omitempty"`
	Articles int       `json:"articles,omitempty"`
	Source   said      `json:"source"`
	Note     said      `json:"note"`
	Topics   []topic   `json:"topics,omitempty"`
	Text     bool      `json:"text"`
	Contents []heading `json:"contents,omitempty"`
	Uses     []usage   `json:"uses,omitempty"`
	Cite     citeView  `json:"cite"`
	// Translation is set where the English text is shown.
	Translation string `json:"translation,omitempty"`
}

// topic is what a run of articles is about; the articles carry no gist.
type topic struct {
	Anchor   string   `json:"anchor"`
	Title    said     `json:"title"`
	Area     said     `json:"area"`
	Articles []string `json:"articles"`
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
		Articles: r.Articles, Source: m.say(r.Source), Note: m.say(r.Note),
		Text: t != nil, Contents: m.contents(t), Cite: m.cite(derive.CiteRegulation(r, m.lang, m.d.Day), r.Path()), Uses: m.uses[r.Path()],
	}
	if t != nil {
		v.Uses = usesOf(v.Uses, inText(t))
		v.Translation = unrecorded(t)
		v.Cite.Codes = m.codes(r.ID, t)
	} else {
		for i, tp := range r.Topics {
			v.Topics = append(v.Topics, m.topic(tp, i))
		}
		v.Uses = usesOf(v.Uses, m.inTopics(r))
	}
	p := page{
		path: r.Path(), layout: "regulation", title: m.say(r.Title), chinese: chinese, data: v, pos: r.At(""),
		body:   m.reading(t, r.Texts, v.Uses, m.options(t, r.Path(), "regulations/"+r.ID, nil)),
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

func (m *maker) topic(tp model.Topic, i int) topic {
	v := topic{Anchor: topicID(i), Title: m.say(tp.Title)}
	if a := m.d.System.Area(tp.Area); a != nil {
		v.Area = m.say(a.Title)
	}
	v.Articles = tp.Articles
	return v
}

func topicID(i int) string { return "ui-topic-" + strconv.Itoa(i+1) }

// topicAnchor leads to the topic that covers an article of a record, with #;
// "" where none does.
func topicAnchor(r *model.Regulation, fragment string) string {
	for i, tp := range r.Topics {
		if slices.Contains(articlesOf(tp), fragment) {
			return "#" + topicID(i)
		}
	}
	return ""
}

// inTopics finds articles of a record among its topics.
func (m *maker) inTopics(r *model.Regulation) func(string) (string, string, bool) {
	return func(fragment string) (string, string, bool) {
		anchor := strings.TrimPrefix(topicAnchor(r, fragment), "#")
		return m.words("第"+fragment+"条", "Article "+fragment).T, anchor, anchor != ""
	}
}

// articlesOf spells out "3-6", "8" as 3, 4, 5, 6, 8. A span that is not a
// pair of numbers stands for itself.
func articlesOf(tp model.Topic) (out []string) {
	for _, s := range tp.Articles {
		from, to, isSpan := strings.Cut(s, "-")
		a, errA := strconv.Atoi(from)
		b, errB := strconv.Atoi(to)
		if !isSpan || errA != nil || errB != nil || b < a || b-a > 5000 {
			out = append(out, s)
			continue
		}
		for ; a <= b; a++ {
			out = append(out, strconv.Itoa(a))
		}
	}
	return out
}
