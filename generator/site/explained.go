package site

import (
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// besideExplanations sets the publicity items that explain a provision beside
// it, each with the paragraph that names the provision.
func (m *maker) besideExplanations(w *model.Work, t *model.Text, e *model.Edition, add func(fragment, title string, it text.BesideItem)) {
	l := t.Lang
	for _, x := range m.d.Explained[l][w.ID] {
		if x.Fragment == "" {
			continue
		}
		words := x.Item.Title.Or(l)
		if x.Title != "" {
			words = x.Title
		}
		if x.Item.Sample && !w.Sample {
			words = model.Bilingual{Zh: "样本 ", En: "Sample "}.In(l) + words
		}
		add(x.Fragment, model.Bilingual{Zh: "讲解", En: "Explained"}.In(l), text.BesideItem{
			Class: "told", Kind: derive.ItemKindWords[x.Item.Kind].In(l), Words: words, Href: m.sectionHref(x), Notice: editionNotice(x.Edition, e, l), More: x.Words,
		})
	}
}

func (m *maker) sectionHref(x derive.Explanation) string {
	return strings.TrimSuffix(m.href(x.Item.Path())+"#"+x.Section, "#")
}

// editionNotice says that an item explains another edition than the one shown.
func editionNotice(of, shown *model.Edition, l model.Lang) string {
	if of == nil || of == shown {
		return ""
	}
	return model.Bilingual{Zh: "讲的是" + of.Year + "年版", En: "on the edition of " + of.Year}.In(l)
}

// toldRow is a publicity item on the page of a standard that it is about, with
// the places that it explains.
type toldRow struct {
	itemRow
	Places []link `json:"places,omitempty"`
	Notice string `json:"notice,omitempty"`
}

// told lists the publicity about a standard, newest first.
func (m *maker) told(r derive.Row, t *model.Text) (out []toldRow) {
	explained := m.d.Explained[m.lang][r.Work.ID]
	for _, telling := range m.d.Tellings {
		row := toldRow{itemRow: m.itemRow(telling)}
		about := false
		for _, a := range telling.Rows {
			about = about || a.Work == r.Work
		}
		seen := map[string]bool{}
		for _, x := range explained {
			if x.Item != telling.Item {
				continue
			}
			about = true
			if n := editionNotice(x.Edition, r.Edition, m.lang); n != "" {
				row.Notice = n
			}
			p := t.Anchors()[x.Fragment]
			if p == nil || seen[x.Fragment] {
				continue
			}
			seen[x.Fragment] = true
			to := model.Target{Doc: r.Work.ID, Edition: r.Edition.Year, Fragment: x.Fragment}
			row.Places = append(row.Places, link{Href: "#" + x.Fragment, Title: said{T: m.placeName(to)}})
		}
		if about {
			out = append(out, row)
		}
	}
	return out
}

// textOf is the text of an edition that a page shows; nil of none.
func (m *maker) textOf(e *model.Edition) *model.Text {
	if e == nil {
		return nil
	}
	t, _ := m.textIn(e.Texts)
	return t
}

// placeName is what a place of a document is called beside the document's name:
// its number, 表1, else its address.
func (m *maker) placeName(to model.Target) string {
	r, err := m.d.System.Resolve(to, m.lang, m.d.Day)
	if err != nil {
		r, err = m.d.System.Resolve(to, model.Zh, m.d.Day)
	}
	if err != nil || r.Provision == nil {
		return to.Fragment
	}
	if r.Provision.ID == to.Fragment && r.Provision.Number != "" {
		return r.Provision.Number
	}
	if name := derive.Places(map[model.Lang]*model.Text{r.Text.Lang: r.Text})[to.Fragment]; !name.Empty() {
		return name.Or(m.lang)
	}
	return to.Fragment
}
