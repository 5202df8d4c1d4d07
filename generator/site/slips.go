package site

import (
	"encoding/json"
	"html"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// Slips are the provisions of a document one by one, as they are quoted: what
// the hand-out of a reader and the page of short codes show. A page opened from
// a disk may load scripts and nothing else, so each document has one, beside
// the page that pins it: standards/<work>/<year>.slip.js.

// slipFile is what js-room/10-slips.js reads.
type slipFile struct {
	AsOf       model.Date   `json:"as_of"`
	Number     string       `json:"number"`
	Title      string       `json:"title"`
	TitleLang  string       `json:"title_lang,omitempty"` // tag, if not the page's
	Lang       string       `json:"lang"`                 // tag of the words
	Grammar    string       `json:"grammar"`
	Sample     bool         `json:"sample,omitempty"`
	Status     model.Status `json:"status,omitempty"`
	InForce    model.Date   `json:"in_force,omitzero"`
	Superseded model.Date   `json:"superseded_on,omitzero"`
	Withdrawn  model.Date   `json:"withdrawn,omitzero"`
	Page       string       `json:"page"` // where a reader is sent, from the root
	Ref        string       `json:"ref"`  // how a course quotes the document
	// Newest is the edition on show, of the slips of another.
	Newest *slipNewest `json:"newest,omitempty"`
	// Translation says how English words were translated; "" for Chinese.
	Translation string `json:"translation,omitempty"`
	// Cite is the citation of a place, with the marks of citeForm.Part.
	Cite map[string]string `json:"cite"`
	// Slips in the order of the text.
	Slips []slip `json:"slips"`
}

type slipNewest struct {
	Number string `json:"number"`
	Page   string `json:"page"`
}

// slip is one provision without those below it.
type slip struct {
	ID    string `json:"id"`
	Depth int    `json:"depth,omitempty"` // below the provisions at the top of the text
	Label string `json:"label,omitempty"` // its number, as printed
	Code  string `json:"code,omitempty"`
	Hash  string `json:"hash,omitempty"` // of the Chinese words, in both languages
	Zh    string `json:"zh"`             // how the place is cited
	En    string `json:"en"`
	HTML  string `json:"html"`
}

// slipForms are the citations that a hand-out prints and copies.
var slipForms = []derive.CiteForm{derive.OfficialForm, derive.GBT7714Form, derive.EnglishForm}

// slips writes the slips of every document of the language, by path.
func (m *maker) slips() map[string][]byte {
	rows := map[string]derive.Row{} // by id: what is withheld of a work makes another of it
	for _, r := range m.d.Rows {
		rows[r.Work.ID] = r
	}
	out := map[string][]byte{}
	derive.EachDocument(m.d.System, func(doc derive.Document) {
		f := slipFile{AsOf: m.d.Day}
		var cite derive.Citation
		var title model.Bilingual
		folder := ""
		switch {
		case doc.Edition != nil:
			e, r := doc.Edition, rows[doc.Edition.Work.ID]
			stands := e.Standing()
			f.Number, f.Sample, f.Status = e.Number, e.Work.Sample, e.StatusAt(m.d.Day)
			f.InForce, f.Superseded, f.Withdrawn = stands.InForce, stands.Superseded, stands.Withdrawn
			f.Page, f.Ref, title, folder = e.Work.Path(), e.Work.ID+"/"+e.Year, e.Title, editionFolder(e)
			if shown := r.Edition; shown != nil && shown != e {
				f.Page, f.Newest = e.Path(), &slipNewest{shown.Number, m.lang.Prefix() + e.Work.Path()}
			}
			cite = derive.CiteEdition(r, e, m.lang, m.d.Day)
			f.Translation = e.Translation
		case doc.Regulation != nil:
			r := doc.Regulation
			f.Number, f.Page, f.Ref, title, folder = r.Number.Or(m.lang), r.Path(), r.ID, r.Title, "regulations/"+r.ID
			cite = derive.CiteRegulation(r, m.lang, m.d.Day)
		default:
			p := doc.Policy
			f.Number, f.Sample, f.Page, f.Ref, title, folder = p.About.Number, p.Sample, p.Path(), p.ID, p.Title, "policies/"+p.ID
			cite = derive.CitePolicy(p, m.lang, m.d.Day)
		}
		t, _ := m.textIn(doc.Texts)
		if t == nil {
			return
		}
		if f.Translation = ""; t.Lang == model.En {
			f.Translation = "unknown"
			if doc.Edition != nil && doc.Edition.Translation != "" {
				f.Translation = doc.Edition.Translation
			}
		}
		name := m.say(title)
		f.Title, f.TitleLang, f.Lang, f.Grammar, f.Page = name.T, name.L, t.Lang.Tag(), string(t.Grammar), m.lang.Prefix()+f.Page
		f.Cite = map[string]string{}
		for _, form := range slipForms {
			f.Cite[string(form)] = cite.Write(form, model.Bilingual{Zh: placeZhMark, En: placeEnMark}, addressMark)
		}
		f.Slips = m.slipsOf(doc, t, folder)
		at := doc.Pinned()
		b, err := json.Marshal(f) // which escapes < and what ends a line in a script
		if err != nil {
			panic("BUG: " + err.Error())
		}
		key, _ := json.Marshal(m.lang.Prefix() + at)
		out[m.lang.Prefix()+at+".slip.js"] = []byte("(window.GuijuSlips=window.GuijuSlips||{})[" + string(key) + "]=" + string(b) + ";\n")
	})
	return out
}

// slipsOf writes the provisions of a document shown as t, each without those
// below it.
func (m *maker) slipsOf(doc derive.Document, t *model.Text, folder string) (out []slip) {
	places, code := derive.Places(doc.Texts), m.d.CodesOf(doc)
	chinese := doc.Texts[model.Zh].Anchors()
	o := text.HTMLOptions{
		Lang: t.Lang, Quoted: true, Image: m.media.in(folder),
		Missing: m.translations[t].missing, Stale: m.translations[t].stale,
	}
	var walk func(ps []*model.Provision, depth int)
	walk = func(ps []*model.Provision, depth int) {
		for _, p := range ps {
			alone := *p
			alone.Children = nil
			s := slip{ID: p.ID, Depth: depth, Label: p.Number, Code: code(p.ID), Zh: places[p.ID].Zh, En: places[p.ID].En}
			if own := chinese[p.ID]; own != nil {
				s.Hash = text.Hash(doc.Texts[model.Zh], own)
			}
			s.HTML = m.withFormulas(text.ProvisionHTML(&alone, o))
			out = append(out, s)
			walk(p.Children, depth+1)
		}
	}
	walk(t.Provisions, 0)
	return out
}

// withFormulas puts formulas in a line of words in their places. Only a layout
// makes MathML: layouts/_partials/formulas-script.html makes it of all of them,
// and the page that shows a slip puts it in by its number.
func (m *maker) withFormulas(p text.Page) string {
	s := p.HTML
	for i, f := range p.Math {
		n := slices.Index(m.formulas, formula(f))
		if n < 0 {
			n = len(m.formulas)
			m.formulas = append(m.formulas, formula(f))
		}
		s = strings.Replace(s, "<!--math:"+strconv.Itoa(i)+"-->", `<span class="tex" data-math="`+strconv.Itoa(n)+`">`+html.EscapeString(f.Words)+"</span>", 1)
	}
	return s
}
