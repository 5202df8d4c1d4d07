package site

import (
	"slices"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// answerRow is one question of the Q&A items.
type answerRow struct {
	Question  link      `json:"question"` // leads to the item
	L         string    `json:"l,omitempty"`
	HTML      string    `json:"html"`
	Math      []formula `json:"math,omitempty"`
	Item      link      `json:"item"`
	Sample    bool      `json:"sample,omitempty"`
	Standards []link    `json:"standards,omitempty"`
	Areas     []said    `json:"areas,omitempty"`
	WorkKeys  string    `json:"workkeys,omitempty"`
	AreaKeys  string    `json:"areakeys,omitempty"`
}

// answersView is what layouts/answers.html shows.
type answersView struct {
	Rows    []answerRow `json:"rows,omitempty"`
	Real    int         `json:"real"`
	Samples int         `json:"samples"`
	Works   []option    `json:"works,omitempty"`
	Areas   []option    `json:"areas,omitempty"`
}

// answers is the page of every question of the Q&A items.
func (m *maker) answers() page {
	title := m.words("问答汇总", "Questions and answers")
	v := answersView{}
	all := derive.Answers(m.d.Tellings, m.d.Rows, func(i *model.Item) *model.Text {
		t, _ := m.textIn(i.Texts)
		return t
	})
	for _, a := range all {
		v.Rows = append(v.Rows, m.answer(a))
		if a.Item.Sample {
			v.Samples++
		} else {
			v.Real++
		}
	}
	has := func(keys func(answerRow) string, key string) bool {
		return slices.ContainsFunc(v.Rows, func(r answerRow) bool { return slices.Contains(strings.Fields(keys(r)), key) })
	}
	for _, r := range m.d.Rows {
		if has(func(a answerRow) string { return a.WorkKeys }, r.Work.ID) {
			l := m.namedLink(r)
			v.Works = append(v.Works, option{r.Work.ID, said{strings.TrimSpace(r.Number + " " + l.Title.T), l.Title.L}})
		}
	}
	for _, a := range m.d.System.Config.Areas {
		if has(func(r answerRow) string { return r.AreaKeys }, a.Key) {
			v.Areas = append(v.Areas, option{a.Key, m.say(a.Title)})
		}
	}
	return page{
		path: model.AnswersPath, layout: "answers", title: title, crumbs: m.underPublicity(title),
		labels: column(title.T, "", title.T), data: v,
	}
}

func (m *maker) answer(a derive.Answer) answerRow {
	t, chinese := m.textIn(a.Item.Texts)
	v := answerRow{
		Question: link{Href: m.href(a.Item.Path()) + "#" + a.Section.ID, Title: said{T: text.SeenTitle(t, a.Section)}},
		Item:     link{Href: m.href(a.Item.Path()), Title: m.say(a.Item.Title)}, Sample: a.Item.Sample,
	}
	if chinese && m.lang != model.Zh {
		v.L, v.Question.Title.L = model.Zh.Tag(), model.Zh.Tag()
	}
	below := *a.Section
	below.Title = nil // the question is the head of the row
	words := text.ProvisionHTML(&below, text.HTMLOptions{
		Lang: t.Lang, Quoted: true, Link: m.answerLinks(t, a.Item), Page: m.pageFrom(a.Item.Path()), Image: m.media.in(itemFolder(a.Item)),
	})
	v.HTML, v.Math = literal(words.HTML), formulas(words.Math)
	var works, areas []string
	for _, r := range a.Rows {
		works = append(works, r.Work.ID)
		l := m.namedLink(r)
		v.Standards = append(v.Standards, link{Href: l.Href, Title: said{T: r.Number}, Note: l.Title.T})
		if area := m.d.System.Area(derive.AreaOf(m.d.System, r.Work)); area != nil && !slices.Contains(areas, area.Key) {
			areas = append(areas, area.Key)
			v.Areas = append(v.Areas, m.say(area.Title))
		}
	}
	v.WorkKeys, v.AreaKeys = strings.Join(works, " "), strings.Join(areas, " ")
	return v
}

// answerLinks resolves the references of an answer that stands on another page
// than its own.
func (m *maker) answerLinks(t *model.Text, i *model.Item) func(model.Target) (string, string, bool) {
	links := m.linker(t)
	return func(to model.Target) (string, string, bool) {
		href, title, ok := links(to)
		if to.Doc == "" {
			href = m.href(i.Path()) + href
		}
		return href, title, ok
	}
}
