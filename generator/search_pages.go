package main

import (
	"strings"

	"guiju/generator/derive"
	"guiju/search"
)

// searchPages hands the derived documents to package search, which knows no
// other package of ours.
func searchPages(d *derive.Derived) []search.Page {
	pages := derive.Documents(d)
	out := make([]search.Page, len(pages))
	for i, p := range pages {
		out[i] = search.Page{
			Path: p.Path, Lang: string(p.Lang), Title: p.Title, Number: p.Number, Kind: p.Kind,
			Sample: p.Sample, Facets: p.Facets, Idents: p.Idents, Docs: make([]search.Doc, len(p.Docs)),
		}
		switch {
		case p.Older:
			out[i].Standing = search.Superseded
		case p.Ended:
			out[i].Standing = search.Ended
		case p.Kind == "publicity" || p.Kind == "training" || p.Kind == "page":
			out[i].Standing = search.Aside
		}
		for j, doc := range p.Docs {
			out[i].Docs[j] = search.Doc{
				Anchor: doc.Anchor, Label: doc.Label, Heading: doc.Heading, Context: doc.Context,
				Body: strings.ReplaceAll(doc.Body, "\n", "\n\n"), Idents: append([]string{doc.Anchor, doc.Label, doc.Code}, doc.Names...),
			}
		}
	}
	return out
}

// searchOptions hands over what the index has beside the documents.
func searchOptions(d *derive.Derived) (o search.Options) {
	for _, f := range derive.Facets(d.System) {
		named := search.Facet{Name: f.Name}
		for _, v := range f.Values {
			named.Values = append(named.Values, search.FacetValue{Value: v.Value, Zh: v.Title.Zh, En: v.Title.En})
		}
		o.Facets = append(o.Facets, named)
	}
	for _, s := range d.System.Synonyms {
		for _, lay := range s.Lay {
			for _, formal := range s.Formal {
				o.Synonyms = append(o.Synonyms, search.Synonym{Lay: lay, Formal: formal})
			}
		}
	}
	for _, s := range derive.Suggestions(d) {
		if s.Kind == "number" {
			s.Lang = "" // of readers of any
		}
		o.Suggestions = append(o.Suggestions, search.Suggestion{Text: s.Text, Kind: s.Kind, Lang: string(s.Lang), Keys: s.Keys})
	}
	return o
}
