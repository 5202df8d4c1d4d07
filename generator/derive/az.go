package derive

import (
	"cmp"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/pinyin"
)

// Listed is one line of the A–Z index: a document or a term under one of its
// names. A document is listed once; a term under every name it has.
type Listed struct {
	Letter string // "" for what begins with none, or is named in the other language only
	Name   model.Bilingual
	Kind   string // as SearchPage.Kind; "term"
	Number string // as printed; "" if there is none
	Path   string // page of a document, without language prefix
	Sample bool
	Row    *Row   // of a standard
	Entry  *Entry // of a term
	sort   string
}

// AZ lists every document and every term in the language, in the order of a
// dictionary: by pinyin in Chinese, by the alphabet in English. Names that are
// known in the other language only come last.
func AZ(d *Derived, l model.Lang) []Listed {
	var out []Listed
	add := func(v Listed, filed string) {
		if filed == "" {
			filed = cmp.Or(v.Name.In(l), v.Number)
		}
		r := pinyin.Of(bare(filed))
		v.Letter, v.sort = r.Letter, r.Sort
		if v.Name.In(l) == "" && !v.Name.Empty() {
			v.Letter, v.sort = "", pinyin.Of(v.Name.Or(l)).Sort
		}
		out = append(out, v)
	}
	for i := range d.Rows {
		r := &d.Rows[i]
		add(Listed{Name: r.Title, Kind: "standard", Number: r.Number, Path: r.Path, Sample: r.Work.Sample, Row: r}, "")
	}
	for _, r := range d.System.Regulations {
		filed := ""
		if l == model.Zh {
			filed = usualName(r.Title.Zh)
		}
		add(Listed{Name: r.Title, Kind: "regulation", Number: r.Number.Or(l), Path: r.Path()}, filed)
	}
	for _, p := range d.System.Policies {
		add(Listed{Name: p.Title, Kind: "policy", Path: p.Path(), Sample: p.Sample}, "")
	}
	for _, i := range d.System.Publicity {
		add(Listed{Name: i.Title, Kind: "publicity", Path: i.Path(), Sample: i.Sample}, "")
	}
	for _, c := range d.System.Courses {
		add(Listed{Name: c.Title, Kind: "training", Path: c.Path(), Sample: c.Sample}, "")
	}
	for _, i := range d.System.Pages {
		add(Listed{Name: i.Title, Kind: "page", Path: i.Path(), Sample: i.Sample}, "")
	}
	for _, i := range d.System.Notes {
		if r := d.System.Region(i.ID); r != nil {
			add(Listed{Name: i.Title, Kind: "page", Path: notePath(r), Sample: i.Sample}, "")
		}
	}
	if len(d.Elements) > 0 {
		add(Listed{Name: elementsTitle, Kind: "page", Path: model.ElementsPath}, "")
	}
	for i := range d.Glossary {
		e := &d.Glossary[i]
		for _, name := range e.names(l) {
			add(Listed{Name: name, Kind: "term", Entry: e}, "")
		}
	}
	slices.SortStableFunc(out, func(a, b Listed) int {
		return cmp.Or(
			-cmp.Compare(min(len(a.Letter), 1), min(len(b.Letter), 1)), cmp.Compare(a.Letter, b.Letter),
			cmp.Compare(a.sort, b.sort), cmp.Compare(a.Name.Or(l), b.Name.Or(l)), cmp.Compare(a.Path, b.Path),
		)
	})
	return out
}

// names are the designations of a term in the language, or those in Chinese
// where it has none.
func (e *Entry) names(l model.Lang) (out []model.Bilingual) {
	if l == model.En {
		for _, en := range e.En {
			out = append(out, model.Bilingual{En: en})
		}
	}
	if len(out) == 0 {
		for _, zh := range e.Zh {
			out = append(out, model.Bilingual{Zh: zh})
		}
	}
	return out
}

// Letter is the letter that the term stands under in the language; "" if it
// has no name in it, or one that begins with no letter.
func (e *Entry) Letter(l model.Lang) string {
	list := e.Zh
	if l == model.En {
		list = e.En
	}
	if len(list) == 0 {
		return ""
	}
	return pinyin.Of(list[0]).Letter
}

// usualName is what a law is called in speech: nobody says the country.
func usualName(title string) string { return strings.TrimPrefix(title, "中华人民共和国") }

// bare leaves out the article that an English title is not filed under.
func bare(title string) string {
	for _, article := range []string{"The ", "A ", "An "} {
		if rest, ok := strings.CutPrefix(title, article); ok {
			return rest
		}
	}
	return title
}
