package site

import (
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// citeView is the ways to cite a document, for layouts/_partials/cite.html.
type citeView struct {
	Forms    []citeForm `json:"forms,omitempty"`
	Document string     `json:"document,omitempty"` // the page that pins the edition, without the language: what pins of readers belong to
	Address  string     `json:"address,omitempty"`  // of that page: absolute where --base-url is known, else from the site's root
	Codes    string     `json:"codes,omitempty"`    // short codes of the provisions on the page, in their order: one attribute weighs less than one on each
}

// citeForm is one form: the citation of the whole document around its address,
// and one of a place, in which a script puts place and address for the marks.
type citeForm struct {
	Key    string `json:"key"`
	Before string `json:"before"`
	After  string `json:"after,omitempty"`
	Linked bool   `json:"linked"` // the address stands between before and after
	Part   string `json:"part"`
}

// The marks in citeForm.Part; layouts/_assets/js/40-cite.js replaces them.
const (
	placeZhMark = "@zh@"
	placeEnMark = "@en@"
	addressMark = "@url@"
)

// reading writes the text of a document's own page: with links of terms, with
// the words that cite each place and with the counts of who refers to it. all
// are its texts by language.
func (m *maker) reading(t *model.Text, all map[model.Lang]*model.Text, uses []usage, o text.HTMLOptions) text.Page {
	if t == nil {
		return text.Page{}
	}
	o.Terms, o.Places, o.Used = t.Grammar == model.StandardGrammar, derive.Places(all), usedIn(t, uses)
	return text.HTML(t, o)
}

// cite writes the citations of a document whose dated page stands at path.
func (m *maker) cite(c derive.Citation, path string) citeView {
	v := citeView{Document: strings.TrimSuffix(path, ".html"), Address: m.lang.Prefix() + path}
	if base := m.o.BaseURL; base != "" {
		v.Address = strings.TrimSuffix(base, "/") + "/" + v.Address
	}
	for _, f := range derive.CiteForms {
		form := citeForm{Key: string(f), Part: c.Write(f, model.Bilingual{Zh: placeZhMark, En: placeEnMark}, addressMark)}
		form.Before, form.After, form.Linked = strings.Cut(c.Write(f, model.Bilingual{}, addressMark), addressMark)
		v.Forms = append(v.Forms, form)
	}
	return v
}

// codes lists the short codes of the provisions of a text of the document.
func (m *maker) codes(doc string, t *model.Text) string {
	var list []string
	t.Walk(func(p *model.Provision) { list = append(list, m.d.Codes.Of(doc, p.ID)) })
	return strings.Join(list, " ")
}
