package site

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// lawView is what layouts/law.html shows: how the standards stand to the laws.
type lawView struct {
	Relations []relationCount `json:"relations"`
	Total     int             `json:"total"`
	Changed   int             `json:"changed"`
	Columns   []link          `json:"columns,omitempty"` // of the matrix: the regulations
	Matrix    []matrixRow     `json:"matrix,omitempty"`
	Rows      []relation      `json:"rows,omitempty"` // by regulation and article
	Standards []lawStandard   `json:"standards,omitempty"`
	Gaps      []lawGaps       `json:"gaps,omitempty"`
	Unbased   []lawRow        `json:"unbased,omitempty"`
	Shut      []lawRow        `json:"shut,omitempty"`
	Works     int             `json:"works"`
}

type relationCount struct {
	Key     string `json:"key"`
	Real    int    `json:"real"`
	Samples int    `json:"samples"`
}

// matrixRow is one standard; its cells stand in the order of the columns.
type matrixRow struct {
	Link   link         `json:"link"`
	Sample bool         `json:"sample"`
	Cells  []matrixCell `json:"cells"`
}

type matrixCell struct {
	Title  said            `json:"title"`
	Counts []relationTally `json:"counts,omitempty"`
}

type relationTally struct {
	Key string `json:"key"`
	N   int    `json:"n"`
}

// relation is one relation of a provision to an article, from either side.
type relation struct {
	Regulation link   `json:"regulation"`
	Key        string `json:"key"` // of the regulation
	Article    link   `json:"article"`
	Order      int    `json:"order"` // of the article, to sort by
	Topic      said   `json:"topic"`
	Relation   string `json:"relation"`
	Work       link   `json:"work"` // Note is its number
	ID         string `json:"id"`
	Provision  link   `json:"provision"` // without words: the whole standard
	Sample     bool   `json:"sample"`
	Checked    string `json:"checked,omitempty"`
	By         string `json:"by,omitempty"`
	Note       said   `json:"note"`
	Changed    bool   `json:"changed,omitempty"`
}

// lawStandard is a standard with what its provisions rest on.
type lawStandard struct {
	Link   link       `json:"link"`
	ID     string     `json:"id"`
	Sample bool       `json:"sample"`
	Rows   []relation `json:"rows"`
}

// lawGaps are the articles of one regulation that no provision relates to, by
// what they are about.
type lawGaps struct {
	Regulation link         `json:"regulation"`
	Key        string       `json:"key"`
	Mapped     int          `json:"mapped"`
	Known      int          `json:"known"`
	Gaps       int          `json:"gaps"`
	Topics     []articleGap `json:"topics,omitempty"`
	Unread     bool         `json:"unread,omitempty"` // no article is known
}

type articleGap struct {
	Title    said   `json:"title"`
	Articles []link `json:"articles"`
}

type lawRow struct {
	Link   link `json:"link"`
	Sample bool `json:"sample"`
}

// articleGroup is what a run of articles of a record is about, with what
// relates to each of them.
type articleGroup struct {
	Anchor   string        `json:"anchor"`
	Title    said          `json:"title"` // "" for the articles of which nothing is known
	Area     said          `json:"area"`
	Articles []articleView `json:"articles,omitempty"`
	Without  []articleView `json:"without,omitempty"`
	// Undivided says that the topic names no articles.
	Undivided bool `json:"undivided,omitempty"`
}

type articleView struct {
	ID    string     `json:"id,omitempty"` // "" where the article stood above
	Href  string     `json:"href,omitempty"`
	Label said       `json:"label"`
	Rows  []relation `json:"rows,omitempty"`
}

// law is the page of the relations of standards and laws.
func (m *maker) law() page {
	title := m.words("法规与标准", "Law and standards")
	law := m.d.Law
	v := lawView{Total: len(law.Links), Changed: law.Changed, Works: len(m.d.Rows), Rows: m.relations(law.Links)}
	for _, c := range law.Relations {
		v.Relations = append(v.Relations, relationCount{c.Relation, c.Real, c.Samples})
	}
	for _, r := range law.Regulations {
		v.Columns = append(v.Columns, link{Href: m.href(r.Regulation.Path()), Title: m.say(r.Regulation.Title)})
		v.Gaps = append(v.Gaps, m.lawGaps(r))
	}
	for _, r := range law.Based {
		of := law.Of(r.Work)
		v.Matrix = append(v.Matrix, m.matrixRow(r, of))
		v.Standards = append(v.Standards, lawStandard{m.rowLink(r), r.Work.ID, r.Work.Sample, m.relations(of)})
	}
	v.Unbased, v.Shut = m.lawRows(law.Unbased), m.lawRows(law.Shut)
	return page{
		path: model.LawPath, layout: "law", title: title, data: v,
		crumbs: m.underHub(title),
		labels: column(title.T, "", title.T),
	}
}

func (m *maker) matrixRow(r derive.Row, of []derive.LawLink) matrixRow {
	row := matrixRow{Link: m.rowLink(r), Sample: r.Work.Sample}
	for _, reg := range m.d.Law.Regulations {
		cell := matrixCell{Title: m.say(reg.Regulation.Title)}
		for _, key := range model.Relations {
			n := 0
			for _, l := range of {
				if l.Regulation == reg.Regulation && l.Basis.Relation == key {
					n++
				}
			}
			if n > 0 {
				cell.Counts = append(cell.Counts, relationTally{key, n})
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func (m *maker) lawRows(rows []derive.Row) (out []lawRow) {
	for _, r := range rows {
		l := m.rowLink(r)
		if r.Withheld {
			l.Title = m.words("（标题不公开）", "(title not published)")
		}
		out = append(out, lawRow{l, r.Work.Sample})
	}
	return out
}

func (m *maker) relations(links []derive.LawLink) (out []relation) {
	for _, l := range links {
		out = append(out, m.relation(l))
	}
	return out
}

func (m *maker) relation(l derive.LawLink) relation {
	v := relation{
		Key: l.Basis.Regulation, Relation: l.Basis.Relation, Work: m.rowLink(l.Row), ID: l.Row.Work.ID, Sample: l.Row.Work.Sample,
		Checked: l.Basis.Checked.String(), By: l.Basis.By, Note: m.say(l.Basis.Note), Changed: l.Changed,
		Regulation: link{Title: said{T: l.Basis.Regulation}},
	}
	if r := l.Regulation; r != nil {
		v.Regulation = link{Href: m.href(r.Path()), Title: m.say(r.Title)}
		for _, a := range m.d.Law.In(r).Articles {
			if a.Fragment == l.Article && len(a.Topics) > 0 {
				v.Topic = m.say(r.Topics[a.Topics[0]].Title)
			}
		}
	}
	if l.Article != "" {
		v.Article = link{Title: m.articleOf(l), Href: m.resolve(model.Target{Doc: l.Basis.Regulation, Fragment: l.Article}).href}
		first, _, _ := strings.Cut(l.Article, "-")
		v.Order, _ = strconv.Atoi(first)
	}
	if p := l.Basis.Provision; p != "" {
		v.Provision = link{Title: said{T: p}, Href: m.place(l.Row.Path + "#" + p)}
	}
	return v
}

// articleOf names the article as printed in Chinese, by its number in English.
func (m *maker) articleOf(l derive.LawLink) said {
	if l.Article == "" {
		return said{}
	}
	return m.words(l.Basis.Article, "Article "+l.Article)
}

func (m *maker) lawGaps(r derive.LawRegulation) lawGaps {
	v := lawGaps{
		Regulation: link{Href: m.href(r.Regulation.Path()), Title: m.say(r.Regulation.Title)}, Key: r.Regulation.ID,
		Mapped: r.Mapped, Known: len(r.Articles), Gaps: r.Gaps, Unread: len(r.Articles) == 0,
	}
	byTopic := map[int][]link{}
	for _, a := range r.Articles {
		if !a.Gap {
			continue
		}
		topic := len(r.Regulation.Topics) // articles of a text without a topic come last
		if len(a.Topics) > 0 {
			topic = a.Topics[0]
		}
		byTopic[topic] = append(byTopic[topic], link{
			Href:  m.resolve(model.Target{Doc: r.Regulation.ID, Fragment: a.Fragment}).href,
			Title: m.articleNumber(a.Fragment),
		})
	}
	for i := range len(r.Regulation.Topics) + 1 {
		if len(byTopic[i]) == 0 {
			continue
		}
		g := articleGap{Articles: byTopic[i]}
		if i < len(r.Regulation.Topics) {
			g.Title = m.say(r.Regulation.Topics[i].Title)
		}
		v.Topics = append(v.Topics, g)
	}
	return v
}

// articleGroups lists the articles of a record by what they are about; an
// article of several topics is told under the first.
func (m *maker) articleGroups(r derive.LawRegulation) (out []articleGroup) {
	seen := map[string]bool{}
	add := func(g *articleGroup, a derive.LawArticle) {
		v := articleView{Label: m.articleNumber(a.Fragment)}
		if seen[a.Fragment] {
			v.Href = "#" + articleID(a.Fragment)
			g.Without = append(g.Without, v)
			return
		}
		seen[a.Fragment] = true
		v.ID, v.Rows = articleID(a.Fragment), m.relations(a.Links)
		if len(v.Rows) > 0 {
			g.Articles = append(g.Articles, v)
		} else {
			g.Without = append(g.Without, v)
		}
	}
	for i, tp := range r.Regulation.Topics {
		g := articleGroup{Anchor: topicID(i), Title: m.say(tp.Title), Undivided: len(tp.Articles) == 0}
		if a := m.d.System.Area(tp.Area); a != nil {
			g.Area = m.say(a.Title)
		}
		for _, a := range r.Articles {
			if slices.Contains(a.Topics, i) {
				add(&g, a)
			}
		}
		out = append(out, g)
	}
	rest := articleGroup{Anchor: topicID(len(r.Regulation.Topics))}
	for _, a := range r.Articles {
		if len(a.Topics) == 0 {
			add(&rest, a)
		}
	}
	if len(rest.Articles)+len(rest.Without) > 0 {
		out = append(out, rest)
	}
	return out
}

// changedNotice stands behind a relation whose article has changed.
func changedNotice(changed bool, l model.Lang) string {
	if !changed {
		return ""
	}
	return model.Bilingual{Zh: "法条已修改，待核", En: "the article has changed since"}.In(l)
}

// besideArticles sets the provisions of standards beside the articles of a law.
func (m *maker) besideArticles(r derive.LawRegulation, l model.Lang) map[string][]text.Beside {
	out := map[string][]text.Beside{}
	for _, a := range r.Articles {
		if len(a.Links) == 0 {
			continue
		}
		g := text.Beside{Title: model.Bilingual{Zh: "对应的标准条款", En: "Provisions of standards"}.In(l)}
		for _, k := range a.Links {
			name := k.Row.Number
			if name == "" {
				name = k.Row.Title.Or(l)
			}
			if k.Row.Work.Sample {
				name = model.Bilingual{Zh: "样本 ", En: "Sample "}.In(l) + name
			}
			g.Items = append(g.Items, text.BesideItem{
				Class: k.Basis.Relation, Kind: derive.RelationWords[k.Basis.Relation].In(l),
				Href:  m.place(strings.TrimSuffix(k.Row.Path+"#"+k.Basis.Provision, "#")),
				Words: strings.TrimSpace(name + " " + k.Basis.Provision), Notice: changedNotice(k.Changed, l),
			})
		}
		out[a.Fragment] = append(out[a.Fragment], g)
	}
	return out
}

// besideProvisions sets the articles that provisions of a standard rest on, what
// explains them and the data elements that they define, beside them.
func (m *maker) besideProvisions(w *model.Work, t *model.Text, e *model.Edition) map[string][]text.Beside {
	out := map[string][]text.Beside{}
	l := t.Lang
	add := func(fragment, title string, it text.BesideItem) {
		p := t.Anchors()[fragment]
		if p == nil {
			return
		}
		groups := out[p.ID]
		if n := len(groups); n == 0 || groups[n-1].Title != title {
			groups = append(groups, text.Beside{Title: title})
		}
		groups[len(groups)-1].Items = append(groups[len(groups)-1].Items, it)
		out[p.ID] = groups
	}
	for _, k := range m.d.Law.Of(w) {
		name := k.Basis.Regulation
		if k.Regulation != nil {
			name = k.Regulation.Title.Or(l)
		}
		if k.Article != "" {
			name += " " + model.Bilingual{Zh: k.Basis.Article, En: "Article " + k.Article}.In(l)
		}
		add(k.Basis.Provision, model.Bilingual{Zh: "法律依据", En: "Legal basis"}.In(l), text.BesideItem{
			Class: k.Basis.Relation, Kind: derive.RelationWords[k.Basis.Relation].In(l), Words: name,
			Href: m.resolve(model.Target{Doc: k.Basis.Regulation, Fragment: k.Article}).href, Notice: changedNotice(k.Changed, l),
		})
	}
	m.besideExplanations(w, t, e, add)
	by := derive.ElementsBy(m.d.Elements, w)
	for _, fragment := range slices.SortedFunc(maps.Keys(by), model.CompareFragments) {
		for _, e := range by[fragment] {
			add(fragment, model.Bilingual{Zh: "数据元", En: "Data elements"}.In(l), text.BesideItem{
				Class: "element", Kind: e.Code, Words: e.Title.Or(l),
				Href: m.href(model.ElementsPath) + "#" + derive.ElementAnchor(e.Code),
			})
		}
	}
	return out
}
