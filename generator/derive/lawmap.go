package derive

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

// LawMap is how the standards stand to the laws and regulations
// (标准化与法治化互通): every relation once, and what has none.
type LawMap struct {
	// Links are all relations, by regulation, article, standard and provision.
	Links       []LawLink
	Regulations []LawRegulation // in the order of the system
	Relations   []RelationCount // in the order of model.Relations
	Changed     int             // relations whose article has changed since
	// Based and Unbased are the standards that are published and rest on some
	// article or on none; Shut those whose bases are not published.
	Based, Unbased, Shut []Row
}

// LawLink is one relation of a provision to an article.
type LawLink struct {
	Row        Row
	Basis      *model.Basis
	Regulation *model.Regulation // nil where the content does not hold it
	Article    string            // fragment; "" is the regulation as a whole
	// Changed says that the words of the article are no longer those with
	// which the provision was compared.
	Changed bool
}

// Address is the address of the provision, "db41-t-s001#5.2".
func (l LawLink) Address() string {
	return strings.TrimSuffix(l.Row.Work.ID+"#"+l.Basis.Provision, "#")
}

// LawRegulation is a regulation with what rests on it.
type LawRegulation struct {
	Regulation *model.Regulation
	// Articles are all that are known, in their order: those of the text, else
	// those of the topics and the count of articles.
	Articles []LawArticle
	Whole    []LawLink // relations to the regulation as a whole
	Mapped   int       // articles that a provision relates to
	Gaps     int       // articles of the text, or of a topic, that none relates to
}

// LawArticle is one article with the provisions that relate to it.
type LawArticle struct {
	Fragment string
	Number   string // as printed; "" where the text is not held
	Topics   []int  // of the regulation, from 0; an article may have several
	Links    []LawLink
	// Gap says that no provision relates to an article of which it is known
	// what it is about.
	Gap bool
}

// RelationCount counts the relations of one kind, of real standards and of
// samples.
type RelationCount struct {
	Relation      string
	Real, Samples int
}

// MapLaw finds how the standards stand to the regulations. Of a standard whose
// record alone is public the public is told no bases, which is not to have none.
func MapLaw(sys *model.System, rows []Row, a model.Audience) LawMap {
	var m LawMap
	for _, r := range rows {
		switch {
		case a == model.Public && sys.Decision(r.Work) != model.FullText:
			m.Shut = append(m.Shut, r)
		case len(r.Work.Basis) == 0:
			m.Unbased = append(m.Unbased, r)
		default:
			m.Based = append(m.Based, r)
		}
		for _, c := range text.Comparisons(sys, r.Work) {
			m.Links = append(m.Links, LawLink{r, c.Basis, sys.Regulation(c.Basis.Regulation), c.Fragment, c.State == text.Changed})
		}
	}
	slices.SortStableFunc(m.Links, func(a, b LawLink) int {
		return cmp.Or(cmp.Compare(a.Basis.Regulation, b.Basis.Regulation), model.CompareFragments(a.Article, b.Article),
			cmp.Compare(a.Row.Work.ID, b.Row.Work.ID), model.CompareFragments(a.Basis.Provision, b.Basis.Provision))
	})
	for _, relation := range model.Relations {
		n := RelationCount{Relation: relation}
		for _, l := range m.Links {
			switch {
			case l.Basis.Relation != relation:
			case l.Row.Work.Sample:
				n.Samples++
			default:
				n.Real++
			}
		}
		m.Relations = append(m.Relations, n)
	}
	for _, l := range m.Links {
		if l.Changed {
			m.Changed++
		}
	}
	for _, r := range sys.Regulations {
		m.Regulations = append(m.Regulations, lawRegulation(r, m.Links))
	}
	return m
}

// lawRegulation lists the articles of a regulation with what relates to each.
func lawRegulation(r *model.Regulation, links []LawLink) LawRegulation {
	out := LawRegulation{Regulation: r}
	out.Articles = articlesKnown(r)
	at := map[string]int{}
	for i, a := range out.Articles {
		at[a.Fragment] = i
	}
	for _, l := range links {
		if l.Regulation != r {
			continue
		}
		if i, ok := at[l.Article]; ok && l.Article != "" {
			out.Articles[i].Links = append(out.Articles[i].Links, l)
		} else {
			out.Whole = append(out.Whole, l)
		}
	}
	for i := range out.Articles {
		a := &out.Articles[i]
		if len(a.Links) > 0 {
			out.Mapped++
		} else if r.Texts[model.Zh] != nil || len(a.Topics) > 0 {
			a.Gap = true
			out.Gaps++
		}
	}
	return out
}

// articlesKnown lists the articles of a regulation in their order.
func articlesKnown(r *model.Regulation) (list []LawArticle) {
	var topics = map[string][]int{}
	seen := map[string]bool{}
	add := func(fragment, number string) {
		if !seen[fragment] {
			seen[fragment] = true
			list = append(list, LawArticle{Fragment: fragment, Number: number})
		}
	}
	if t := r.Texts[model.Zh]; t != nil {
		t.Walk(func(p *model.Provision) {
			if p.Kind == model.Article {
				add(p.ID, p.Number)
			}
		})
	} else {
		for n := range r.Articles {
			add(strconv.Itoa(n+1), "")
		}
	}
	for i, tp := range r.Topics {
		for _, a := range TopicArticles(tp) {
			topics[a] = append(topics[a], i)
			if r.Texts[model.Zh] == nil {
				add(a, "")
			}
		}
	}
	for i := range list {
		list[i].Topics = topics[list[i].Fragment]
	}
	slices.SortStableFunc(list, func(a, b LawArticle) int { return model.CompareFragments(a.Fragment, b.Fragment) })
	return list
}

// TopicArticles spells out "3-6", "8" as 3, 4, 5, 6, 8. A span that is not a
// pair of numbers stands for itself.
func TopicArticles(tp model.Topic) (out []string) {
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

// Of lists the relations of a standard, by provision and then as Links.
func (m LawMap) Of(w *model.Work) []LawLink {
	list := kept(m.Links, func(l LawLink) bool { return l.Row.Work == w })
	slices.SortStableFunc(list, func(a, b LawLink) int { return model.CompareFragments(a.Basis.Provision, b.Basis.Provision) })
	return list
}

// In finds a regulation with what rests on it.
func (m LawMap) In(r *model.Regulation) LawRegulation {
	i := slices.IndexFunc(m.Regulations, func(l LawRegulation) bool { return l.Regulation == r })
	if i < 0 {
		return LawRegulation{Regulation: r}
	}
	return m.Regulations[i]
}

// LawDataPath is the data file of the map.
const LawDataPath = "data/law.json"

// LawFormat is the version of data/law.json.
const LawFormat = 1

// lawFile is data/law.json: one row a relation.
type lawFile struct {
	Format int        `json:"format"`
	AsOf   model.Date `json:"as_of"`
	Rows   []lawRow   `json:"rows"`
}

type lawRow struct {
	Regulation      string          `json:"regulation"`
	RegulationTitle model.Bilingual `json:"regulation_title,omitzero"`
	Article         string          `json:"article,omitempty"`          // as printed
	Fragment        string          `json:"article_fragment,omitempty"` // of its address
	Relation        string          `json:"relation"`
	Standard        string          `json:"standard"`
	Number          string          `json:"number,omitempty"`
	Sample          bool            `json:"sample"`
	Provision       string          `json:"provision,omitempty"`
	Page            string          `json:"page"` // relative to the site's root
	Checked         model.Date      `json:"checked,omitzero"`
	By              string          `json:"by,omitempty"`
	Note            model.Bilingual `json:"note,omitzero"`
	Changed         bool            `json:"changed,omitempty"`
}

// LawJSON is the map as a data file.
func LawJSON(d *Derived) []byte {
	f := lawFile{Format: LawFormat, AsOf: d.Day, Rows: []lawRow{}}
	for _, l := range d.Law.Links {
		row := lawRow{
			Regulation: l.Basis.Regulation, Article: l.Basis.Article, Fragment: l.Article, Relation: l.Basis.Relation,
			Standard: l.Row.Work.ID, Number: l.Row.Number, Sample: l.Row.Work.Sample, Provision: l.Basis.Provision,
			Page: strings.TrimSuffix(l.Row.Path+"#"+l.Basis.Provision, "#"), Checked: l.Basis.Checked, By: l.Basis.By,
			Note: l.Basis.Note, Changed: l.Changed,
		}
		if l.Regulation != nil {
			row.RegulationTitle = l.Regulation.Title
		}
		f.Rows = append(f.Rows, row)
	}
	return encoded(f)
}

// encoded writes a value as a data file.
func encoded(v any) []byte {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return append(b, '\n')
}

// RelationWords says a relation of a provision to an article.
var RelationWords = map[string]model.Bilingual{
	"refines": {Zh: "细化", En: "refines"}, "extends": {Zh: "延伸", En: "extends"}, "cites": {Zh: "引用", En: "cites"},
	"consistent": {Zh: "一致", En: "consistent"}, model.Pending: {Zh: "待核", En: "to be checked"}, model.Conflicts: {Zh: "不一致", En: "conflicts"},
}
