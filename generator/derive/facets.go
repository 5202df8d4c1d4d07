package derive

import "guiju/generator/model"

// Facet names the values by which a search can be narrowed, in the order in
// which they are offered.
type Facet struct {
	Name   string
	Values []FacetValue
}

// FacetValue is a value with its name.
type FacetValue struct {
	Value string
	Title model.Bilingual
}

// documentKinds are the kinds of documents, as facet values.
var documentKinds = []FacetValue{
	{"standard", model.Bilingual{Zh: "标准", En: "Standards"}},
	{"regulation", model.Bilingual{Zh: "法规", En: "Laws and regulations"}},
	{"policy", model.Bilingual{Zh: "政策", En: "Policies"}},
	{"training", model.Bilingual{Zh: "培训", En: "Training"}},
	{"publicity", model.Bilingual{Zh: "宣传", En: "Publicity"}},
	{"page", model.Bilingual{Zh: "页面", En: "Pages"}},
}

// Facets lists the facets that Documents have, but for the year, whose values
// need no names.
func Facets(sys *model.System) []Facet {
	all := []Facet{{Name: "kind", Values: documentKinds}}
	add := func(name string, values []FacetValue) { all = append(all, Facet{name, values}) }
	var status, levels, boxes, areas, regions, langs []FacetValue
	for _, s := range []model.Status{model.Current, model.Upcoming, model.Planned, model.Superseded, model.Withdrawn} {
		status = append(status, FacetValue{string(s), statusNames[s]})
	}
	for _, l := range sys.Config.Levels {
		levels = append(levels, FacetValue{l.Key, l.Title})
	}
	for _, b := range sys.Boxes {
		boxes = append(boxes, FacetValue{b.Code, b.Title})
	}
	for _, a := range sys.Config.Areas {
		areas = append(areas, FacetValue{a.Key, a.Title})
	}
	for _, r := range sys.Regions {
		regions = append(regions, FacetValue{r.Key, r.Title})
	}
	for _, l := range model.Langs {
		langs = append(langs, FacetValue{string(l), map[model.Lang]model.Bilingual{
			model.Zh: {Zh: "中文", En: "Chinese"}, model.En: {Zh: "英文", En: "English"},
		}[l]})
	}
	add("status", status)
	add("level", levels)
	add("box", boxes)
	add("area", areas)
	add("region", regions)
	add("lang", langs)
	return all
}

// statusNames are the names of the states of a document.
var statusNames = map[model.Status]model.Bilingual{
	model.Planned: {Zh: "待制定", En: "Planned"}, model.Upcoming: {Zh: "即将实施", En: "Upcoming"}, model.Current: {Zh: "现行", En: "In force"},
	model.Superseded: {Zh: "被代替", En: "Superseded"}, model.Withdrawn: {Zh: "废止", En: "Withdrawn"},
}
