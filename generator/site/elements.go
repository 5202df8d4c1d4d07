package site

import (
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// elementRow is a data element as layouts/data-elements.html shows it.
type elementRow struct {
	Code       string         `json:"code"`
	Anchor     string         `json:"anchor"`
	Title      said           `json:"title"`
	Second     said           `json:"second"` // the name in the other language
	Definition said           `json:"definition"`
	Type       string         `json:"type"`
	Format     string         `json:"format,omitempty"`
	Unit       string         `json:"unit,omitempty"`
	Values     []elementValue `json:"values,omitempty"`
	Sources    []link         `json:"sources,omitempty"`   // Note is the number of the standard
	Standards  string         `json:"standards,omitempty"` // their ids, for the filter
	Sample     bool           `json:"sample"`
	Href       string         `json:"href"`
	Provisions []link         `json:"provisions,omitempty"` // of the standard at hand
}

type elementValue struct {
	Code  string `json:"code"`
	Title said   `json:"title"`
}

// elementStandard is a standard to choose: the key is one of Standards of a row.
type elementStandard struct {
	Key  string `json:"key"`
	Link link   `json:"link"`
}

// elements is the register of data elements.
func (m *maker) elements() page {
	title := m.words("数据元登记", "Register of data elements")
	var rows []elementRow
	samples := 0
	seen := map[*model.Work]bool{}
	var standards []elementStandard
	for _, e := range m.d.Elements {
		rows = append(rows, m.element(e))
		if e.Sample {
			samples++
		}
		for _, s := range e.Sources {
			if s.Row.Work != nil && !seen[s.Row.Work] {
				seen[s.Row.Work] = true
				standards = append(standards, elementStandard{s.Row.Work.ID, m.rowLink(s.Row)})
			}
		}
	}
	return page{
		path: model.ElementsPath, layout: "data-elements", title: title,
		crumbs: m.underHub(title),
		labels: column(title.T, "", title.T),
		data: map[string]any{
			"rows": rows, "standards": standards, "real": len(rows) - samples, "samples": samples, "types": model.ElementTypes,
		},
	}
}

func (m *maker) element(e derive.Element) elementRow {
	v := elementRow{
		Code: e.Code, Anchor: derive.ElementAnchor(e.Code), Title: m.say(e.Title), Definition: m.say(e.Definition), Type: e.Type, Format: e.Format,
		Unit: e.Unit, Sample: e.Sample, Href: m.href(model.ElementsPath) + "#" + derive.ElementAnchor(e.Code),
	}
	if v.Title.L == "" {
		v.Second = said{T: e.Title.In(m.lang.Other())}
	}
	for _, p := range e.Values {
		v.Values = append(v.Values, elementValue{p.Code, m.say(p.Title)})
	}
	var ids []string
	for _, s := range e.Sources {
		v.Sources = append(v.Sources, link{Href: m.place(s.Path), Title: m.say(s.Title), Note: strings.TrimSpace(s.Row.Number + " " + s.Label)})
		if s.Row.Work != nil {
			ids = append(ids, s.Row.Work.ID)
		}
	}
	v.Standards = strings.Join(ids, " ")
	return v
}

// elementsOf lists the data elements that the provisions of a standard define.
// The register names provisions of the edition on show.
func (m *maker) elementsOf(r derive.Row, e *model.Edition) (out []elementRow) {
	if e == nil || e != r.Edition {
		return nil
	}
	t, _ := m.textIn(e.Texts)
	for _, el := range m.d.Elements {
		var places []link
		for _, s := range el.Sources {
			if s.Row.Work != r.Work {
				continue
			}
			l := link{Title: said{T: s.Label}}
			_, fragment, _ := strings.Cut(s.Path, "#")
			if _, ok := t.Anchors()[fragment]; ok {
				l.Href = "#" + fragment
			}
			places = append(places, l)
		}
		if len(places) > 0 {
			v := m.element(el)
			v.Sources, v.Provisions = nil, places
			out = append(out, v)
		}
	}
	return out
}
