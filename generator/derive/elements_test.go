package derive

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"guiju/generator/model"
	"guiju/generator/text"
)

func elementSystem(t *testing.T) *model.System {
	t.Helper()
	txt, _ := text.Parse([]byte("# 4 台账\n\n4.1 台账应载明房间编号。\n\n4.2 台账应载明面积。\n"), text.Options{Grammar: model.StandardGrammar, Lang: model.Zh, File: "zh.md"})
	full := model.Publication{Decision: model.FullText}
	a := &model.Work{ID: "a", Number: "DB41/T S001", Level: "local", Publication: full}
	a.Editions = []*model.Edition{{Work: a, Year: "2024", Number: "DB41/T S001—2024", InForce: model.NewDate(2024, 1, 1), Texts: map[model.Lang]*model.Text{model.Zh: txt}}}
	shut := &model.Work{ID: "shut", Number: "样内 S001", Level: "local", Publication: model.Publication{Decision: model.RecordOnly}}
	el := func(code, title, kind, format string, sources ...string) *model.DataElement {
		return &model.DataElement{Code: code, Title: model.Bilingual{Zh: title, En: "E " + code}, Type: kind, Format: format, Sources: sources, Sample: true}
	}
	room := el("S-E001", "房间编号", "text", "C..4", "a#4.1", "shut#1", "a#9")
	use := el("S-E002", "房间用途", "code", "K2", "a#4.1")
	use.Values = []model.ElementValue{{Code: "01", Title: model.Bilingual{Zh: "办公室"}}, {Code: "99", Title: model.Bilingual{Zh: "其他"}}}
	return &model.System{
		Config: model.Config{Levels: []model.Level{{Key: "local"}}, Site: model.Site{Title: model.Bilingual{Zh: "站", En: "Site"}}},
		Works:  []*model.Work{a, shut},
		Elements: []*model.DataElement{
			room, use, el("S-E003", "面积", "number", "N8,2", "a#4.2"), el("S-E004", "人数", "whole", "n..3"), el("S-E005", "日期", "date", "D8"),
			el("S-E006", "时刻", "datetime", "T15"), el("S-E007", "共用", "flag", ""), el("S-E008", "标志", "flag", "B1"), el("S-E009", "月份", "text", "n6"),
			el("S-E010", "开通日", "date", ""), el("S-E011", "内部", "text", "", "shut#1"),
		},
	}
}

// TestElements: sources that are withheld or lead nowhere are left out, and an
// element of withheld standards only is gone.
func TestElements(t *testing.T) {
	d := All(elementSystem(t), model.Public, model.NewDate(2026, 11, 26))
	if len(d.Elements) != 10 {
		t.Fatalf("%d elements, want the ten that are public", len(d.Elements))
	}
	if s := d.Elements[0].Sources; len(s) != 1 || s[0].Path != "standards/a.html#4.1" || s[0].Label != "4.1" || s[0].Row.Work.ID != "a" {
		t.Errorf("sources of the first: %+v", s)
	}
	by := ElementsBy(d.Elements, d.System.Work("a"))
	if len(by["4.1"]) != 2 || len(by["4.2"]) != 1 || len(by) != 2 {
		t.Errorf("by provision: %v", by)
	}
	for name, b := range map[string][]byte{"json": ElementsJSON(d), "schema": ElementsSchema(d.Elements)} {
		if bytes.Contains(b, []byte("S-E011")) || bytes.Contains(b, []byte("shut")) {
			t.Errorf("%s tells of what is withheld:\n%s", name, b)
		}
	}
	table := ElementsTable(d.Elements, model.En)
	if len(table.Rows) != 10 || len(table.Rows[0]) != len(table.Columns) || table.Rows[1][6] != "01 办公室; 99 其他" {
		t.Errorf("table: %q", table.Rows[:2])
	}
}

// TestElementsSchema: the schema takes what the elements say and refuses what
// they do not.
func TestElementsSchema(t *testing.T) {
	d := All(elementSystem(t), model.Public, model.NewDate(2026, 11, 26))
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(ElementsSchema(d.Elements)))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource("e.json", v); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("e.json")
	if err != nil {
		t.Fatal(err)
	}
	for code, cases := range map[string]struct{ good, bad []string }{
		"S-E001": {[]string{`"A-1"`, `"四个汉字"`, `""`}, []string{`"A-123"`, `1`}},
		"S-E002": {[]string{`"01"`, `"99"`}, []string{`"1"`, `"02"`, `1`}},
		"S-E003": {[]string{`12.25`, `0`, `999999.99`, `-3`}, []string{`12.255`, `1000000`, `"12"`}},
		"S-E004": {[]string{`0`, `999`}, []string{`1000`, `1.5`}},
		"S-E005": {[]string{`"20260229"`, `"20261231"`}, []string{`"20261301"`, `"2026-01-01"`, `20260101`}},
		"S-E006": {[]string{`"20260101T235959"`}, []string{`"20260101T245959"`, `"20260101"`}},
		"S-E007": {[]string{`true`, `false`}, []string{`"1"`, `1`}},
		"S-E008": {[]string{`"0"`, `"1"`}, []string{`true`, `"2"`}},
		"S-E009": {[]string{`"202601"`}, []string{`"2026-1"`, `"20261"`}},
		"S-E010": {[]string{`"2026-01-31"`}, []string{`"2026-02-30"`, `"20260131"`}},
	} {
		for i, list := range [][]string{cases.good, cases.bad} {
			for _, value := range list {
				in, err := jsonschema.UnmarshalJSON(strings.NewReader(`{"` + code + `":` + value + `}`))
				if err != nil {
					t.Fatal(err)
				}
				if err := s.Validate(in); (err == nil) != (i == 0) {
					t.Errorf("%s %s: %v", code, value, err)
				}
			}
		}
	}
	if err := s.Validate(map[string]any{"S-E999": "x"}); err == nil {
		t.Error("a code that is not registered is taken")
	}
}

// TestElementsAreFound: an element is a search document with its code, both
// names and the words of its values.
func TestElementsAreFound(t *testing.T) {
	d := All(elementSystem(t), model.Public, model.NewDate(2026, 11, 26))
	n := 0
	for _, p := range Documents(d) {
		if p.Path != p.Lang.Prefix()+model.ElementsPath {
			continue
		}
		n++
		doc := p.Docs[1]
		if len(p.Docs) != 10 || !p.Sample || doc.Anchor != "ui-S-E002" || doc.Label != "S-E002" || !slices.Contains(doc.Names, "房间用途") ||
			!strings.Contains(doc.Body, "01 办公室") || p.Lang == model.En && doc.Heading != "E S-E002" {
			t.Errorf("%s: %+v", p.Path, doc)
		}
	}
	if n != 2 {
		t.Errorf("%d pages of data elements, want one in each language", n)
	}
}

// TestEmbeds: every text on show has its file, which is one assignment of
// JSON with the words of every provision, and no other has one.
func TestEmbeds(t *testing.T) {
	d := All(elementSystem(t), model.Public, model.NewDate(2026, 11, 26))
	files := Embeds(d)
	b, ok := files["standards/a.embed.js"]
	if !ok || len(files) != 1 {
		t.Fatalf("files: %v", sortedKeys(files))
	}
	head, rest, _ := strings.Cut(string(b), "=window.GuijuStandards||{})[")
	key, value, _ := strings.Cut(rest, "]=")
	if head != "(window.GuijuStandards" || key != `"zh/a"` || !strings.HasSuffix(value, ";\n") {
		t.Fatalf("%s", b)
	}
	var f embedFile
	if err := json.Unmarshal([]byte(strings.TrimSuffix(value, ";\n")), &f); err != nil {
		t.Fatal(err)
	}
	if f.Number != "DB41/T S001—2024" || f.Status != model.Current || !slices.Equal(f.Provisions[1][:], []string{"4.1", "4.1", "", "台账应载明房间编号。"}) {
		t.Errorf("%+v", f)
	}
	if address, _, ok := EmbedSample(d); !ok || address != "a#4.1" {
		t.Errorf("the example shows %q", address)
	}
}
