package derive

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// Element is a data element with the provisions that define it.
type Element struct {
	*model.DataElement
	Sources []ElementSource
}

// ElementSource is one provision that defines a data element.
type ElementSource struct {
	Address string // as registered
	Row     Row    // of the standard; Work is nil for a law or a policy
	Title   model.Bilingual
	Label   string // of the provision as printed; "" is the whole document
	Path    string // with #fragment
}

// Elements finds the provisions that define each data element, in the order of
// the register. A source that leads nowhere is left out; check reports it.
func Elements(sys *model.System, rows []Row, day model.Date) []Element {
	out := make([]Element, len(sys.Elements))
	for i, e := range sys.Elements {
		out[i].DataElement = e
		for _, s := range e.Sources {
			t, _ := model.ParseTarget(s)
			r, err := sys.Resolve(t, model.Zh, day)
			if err != nil {
				continue
			}
			v := ElementSource{Address: s, Path: r.Path}
			if r.Fragment != "" {
				v.Path += "#" + r.Fragment
				v.Label = r.Fragment
				if r.Provision != nil && r.Provision.ID == r.Fragment && r.Provision.Number != "" {
					v.Label = r.Provision.Number
				}
			}
			switch {
			case r.Work != nil:
				if k := slices.IndexFunc(rows, func(row Row) bool { return row.Work == r.Work }); k >= 0 {
					v.Row, v.Title = rows[k], rows[k].Title
				}
			case r.Regulation != nil:
				v.Title = r.Regulation.Title
			case r.Policy != nil:
				v.Title = r.Policy.Title
			}
			out[i].Sources = append(out[i].Sources, v)
		}
	}
	return out
}

// ElementsBy lists the data elements that the provisions of a work define, by
// fragment.
func ElementsBy(all []Element, w *model.Work) map[string][]Element {
	out := map[string][]Element{}
	for _, e := range all {
		for _, s := range e.Sources {
			if s.Row.Work == w {
				_, fragment, _ := strings.Cut(s.Path, "#")
				out[fragment] = append(out[fragment], e)
			}
		}
	}
	return out
}

// ElementAnchor is the place of a data element on the page of all.
func ElementAnchor(code string) string { return "ui-" + code }

// Data files of the register; the register itself has .json and .csv.
const (
	ElementsDataPath   = "data/data-elements"
	ElementsSchemaPath = "data/schema/data-elements.json"
)

// ElementsFormat is the version of data/data-elements.json.
const ElementsFormat = 1

type elementsFile struct {
	Format   int           `json:"format"`
	AsOf     model.Date    `json:"as_of"`
	Elements []elementFile `json:"elements"`
}

type elementFile struct {
	Code       string          `json:"code"`
	Title      model.Bilingual `json:"title"`
	Definition model.Bilingual `json:"definition,omitzero"`
	Type       string          `json:"type"`
	Form       string          `json:"representation,omitempty"`
	Unit       string          `json:"unit,omitempty"`
	Values     []valueFile     `json:"values,omitempty"`
	Sources    []sourceFile    `json:"sources,omitempty"`
	Sample     bool            `json:"sample"`
	Page       string          `json:"page"` // relative to the site's root
}

type valueFile struct {
	Code  string          `json:"code"`
	Title model.Bilingual `json:"title"`
}

type sourceFile struct {
	Address string `json:"address"`
	Number  string `json:"number,omitempty"`
	Page    string `json:"page"`
}

// ElementsJSON is the register of data elements as a data file.
func ElementsJSON(d *Derived) []byte {
	f := elementsFile{Format: ElementsFormat, AsOf: d.Day, Elements: []elementFile{}}
	for _, e := range d.Elements {
		v := elementFile{
			Code: e.Code, Title: e.Title, Definition: e.Definition, Type: e.Type, Form: e.Format, Unit: e.Unit, Sample: e.Sample,
			Page: model.ElementsPath + "#" + ElementAnchor(e.Code),
		}
		for _, p := range e.Values {
			v.Values = append(v.Values, valueFile{p.Code, p.Title})
		}
		for _, s := range e.Sources {
			v.Sources = append(v.Sources, sourceFile{s.Address, s.Row.Number, s.Path})
		}
		f.Elements = append(f.Elements, v)
	}
	return encoded(f)
}

var elementColumns = []model.Bilingual{
	{Zh: "代码", En: "Code"}, {Zh: "名称", En: "Name"}, {Zh: "定义", En: "Definition"}, {Zh: "类型", En: "Type"}, {Zh: "表示格式", En: "Format"},
	{Zh: "计量单位", En: "Unit"}, {Zh: "值域", En: "Values"}, {Zh: "出处", En: "Sources"}, {Zh: "性质", En: "Nature"},
}

// ElementWords says the type of a data element.
var ElementWords = map[string]model.Bilingual{
	"text": {Zh: "文字", En: "text"}, "code": {Zh: "代码", En: "code"}, "whole": {Zh: "整数", En: "whole number"}, "number": {Zh: "数", En: "number"},
	"date": {Zh: "日期", En: "date"}, "datetime": {Zh: "日期时间", En: "date and time"}, "flag": {Zh: "是非", En: "yes or no"},
}

// ElementsTable is the register as a table, in one language.
func ElementsTable(all []Element, l model.Lang) Table {
	t := Table{Name: model.Bilingual{Zh: "数据元", En: "Data elements"}.In(l)}
	for _, c := range elementColumns {
		t.Columns = append(t.Columns, c.In(l))
	}
	for _, e := range all {
		var values, sources []string
		for _, v := range e.Values {
			values = append(values, v.Code+" "+v.Title.Or(l))
		}
		for _, s := range e.Sources {
			sources = append(sources, s.Address)
		}
		nature := model.Bilingual{Zh: "正式", En: "issued"}
		if e.Sample {
			nature = model.Bilingual{Zh: "样本", En: "sample"}
		}
		t.Rows = append(t.Rows, []string{
			e.Code, e.Title.Or(l), e.Definition.Or(l), ElementWords[e.Type].In(l), e.Format, e.Unit,
			strings.Join(values, model.Bilingual{Zh: "；", En: "; "}.In(l)), strings.Join(sources, " "), nature.In(l),
		})
	}
	return t
}

// dialect is the JSON Schema that the schemas are written in.
const dialect = "https://json-schema.org/draft/2020-12/schema"

// ElementsSchema is the JSON Schema of the data elements: each stands in $defs
// under its code, and a record of some of them is an object with the codes as
// its keys.
func ElementsSchema(all []Element) []byte {
	defs, properties := map[string]any{}, map[string]any{}
	for _, e := range all {
		defs[e.Code] = elementSchema(e.DataElement)
		properties[e.Code] = map[string]any{"$ref": "#/$defs/" + e.Code}
	}
	return encoded(map[string]any{
		"$schema": dialect, "title": "数据元 Data elements",
		"description": "一个数据元一个定义，见 $defs；以代码为键的记录也可用本文件校验。 One definition for each data element, in $defs; a record with the codes as its keys can be checked with this file as a whole.",
		"type":        "object", "properties": properties, "additionalProperties": false, "$defs": defs,
	})
}

// elementSchema is what JSON values of one data element must be.
func elementSchema(e *model.DataElement) map[string]any {
	s := map[string]any{"title": e.Title.Zh, "x-title-en": e.Title.En, "x-sample": e.Sample}
	if e.Title.En == "" {
		delete(s, "x-title-en")
	}
	if d := strings.TrimSpace(e.Definition.Zh + " " + e.Definition.En); d != "" {
		s["description"] = d
	}
	if e.Unit != "" {
		s["x-unit"] = e.Unit
	}
	if e.Format != "" {
		s["x-format"] = e.Format
	}
	f, _ := model.ParseElementFormat(e.Format)
	switch e.Type {
	case "text", "code":
		s["type"] = "string"
		writtenAs(s, f)
	case "whole", "number":
		s["type"] = "number"
		if e.Type == "whole" {
			s["type"] = "integer"
		}
		if f.Max > 0 && f.Max < 16 {
			limit := math.Pow10(f.Max - f.Decimals)
			s["exclusiveMinimum"], s["exclusiveMaximum"] = -limit, limit
		}
		if f.Decimals > 0 && f.Decimals < 16 {
			s["multipleOf"] = json.Number("0." + strings.Repeat("0", f.Decimals-1) + "1")
		}
	case "date", "datetime":
		s["type"] = "string"
		switch {
		case f.Layout != "":
			s["pattern"] = layoutPattern(f.Layout)
		case e.Type == "date":
			s["format"] = "date"
		default:
			s["format"] = "date-time"
		}
	case "flag":
		s["type"] = "boolean"
		if f.Flag {
			s["type"], s["enum"] = "string", []string{"0", "1"}
		}
	}
	if len(e.Values) > 0 {
		var codes []string
		for _, v := range e.Values {
			codes = append(codes, v.Code)
		}
		s["enum"] = codes
	}
	return s
}

// writtenAs limits the characters of a string.
func writtenAs(s map[string]any, f model.ElementFormat) {
	class := map[string]string{"digits": "[0-9]", "letters": "[A-Za-z]"}[f.Characters]
	switch {
	case f.Max == 0:
	case class != "":
		span := strconv.Itoa(f.Min) + "," + strconv.Itoa(f.Max)
		if f.Min == f.Max {
			span = strconv.Itoa(f.Max)
		}
		s["pattern"] = fmt.Sprintf("^%s{%s}$", class, span)
	default:
		s["maxLength"] = f.Max
		if f.Min > 0 {
			s["minLength"] = f.Min
		}
	}
}

// layoutPattern turns YYYYMMDD into the pattern of such days.
func layoutPattern(layout string) string {
	return "^" + strings.NewReplacer("YYYY", "[0-9]{4}", "MM", "(0[1-9]|1[0-2])", "DD", "(0[1-9]|[12][0-9]|3[01])",
		"hh", "([01][0-9]|2[0-3])", "mm", "[0-5][0-9]", "ss", "[0-5][0-9]").Replace(layout) + "$"
}

// elementsTitle is what the page of all data elements is called.
var elementsTitle = model.Bilingual{Zh: "数据元登记", En: "Register of data elements"}

// elementPages are the data elements as search documents: one an element,
// found by its code, its name in either language and the words of its
// definition and values.
func elementPages(d *Derived) (pages []SearchPage) {
	if len(d.Elements) == 0 {
		return nil
	}
	all := !slices.ContainsFunc(d.Elements, func(e Element) bool { return !e.Sample })
	for _, l := range d.System.Langs() {
		p := SearchPage{
			Path: l.Prefix() + model.ElementsPath, Lang: l, Title: elementsTitle.In(l), Kind: "page", Sample: all,
		}
		for _, e := range d.Elements {
			doc := SearchDoc{Anchor: ElementAnchor(e.Code), Label: e.Code, Heading: e.Title.Or(l), Names: []string{e.Title.Zh, e.Title.En}}
			if e.Sample && !all { // among real ones it says so itself
				doc.Context = model.Bilingual{Zh: "样本", En: "Sample"}.In(l)
			}
			words := []string{e.Title.In(l.Other()), e.Definition.Or(l)}
			for _, v := range e.Values {
				words = append(words, v.Code+" "+v.Title.Or(l))
			}
			doc.Body = strings.TrimSpace(strings.Join(words, "\n"))
			p.Docs = append(p.Docs, doc)
		}
		pages = append(pages, p)
	}
	return pages
}
