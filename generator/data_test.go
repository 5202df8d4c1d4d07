package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// dataFile tells what a site has for programs from what its own pages load.
var dataFile = regexp.MustCompile(`\.(json|csv|xlsx|embed\.js)$`)

// TestDataFiles: every data file of the site is on the page that describes
// them, under its own name or that of its family, and every file that the page
// leads to is there.
func TestDataFiles(t *testing.T) {
	dir := shippedSite(t)
	for _, l := range model.Langs {
		page := get(t, filepath.Join(dir, filepath.FromSlash(l.Prefix()+model.DataPath)))
		named := func(name string) bool {
			family := regexp.MustCompile(`^standards/[^/.]+`).ReplaceAllString(name, "standards/&lt;work&gt;")
			family = regexp.MustCompile(`/compare/.*-to-[^/.]+`).ReplaceAllString(family, "/compare/&lt;a&gt;-to-&lt;b&gt;")
			family = regexp.MustCompile(`^data/regions/[^/.]+`).ReplaceAllString(family, "data/regions/&lt;region&gt;")
			family = regexp.MustCompile(`^feeds/(kind|area)-[^/.]+`).ReplaceAllString(family, "feeds/$1-&lt;$1&gt;")
			family = regexp.MustCompile(`^feeds/standard-[^/.]+`).ReplaceAllString(family, "feeds/standard-&lt;work&gt;")
			if family == "feed.json" { // named with feed.xml
				family = "feed.xml"
			}
			family = regexp.MustCompile(`^training/[^/.]+`).ReplaceAllString(family, "training/&lt;course&gt;")
			for _, ext := range []string{".csv", ".xlsx", ".json"} { // one line names the forms of one table
				stem := strings.TrimSuffix(family, filepath.Ext(family))
				if strings.Contains(page, "<code>"+family+"</code>") || strings.Contains(page, "<code>"+stem+ext+"</code>") {
					return true
				}
			}
			return false
		}
		n := 0
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			name, _ := filepath.Rel(dir, path)
			name = strings.TrimPrefix(filepath.ToSlash(name), "en/")
			if err != nil || e.IsDir() || !dataFile.MatchString(name) || strings.HasPrefix(name, "search-index") || strings.HasPrefix(name, "js/") {
				return err
			}
			n++
			if !named(name) {
				t.Errorf("%s does not name %s; a line in site/data.go does", l.Prefix()+model.DataPath, name)
			}
			return nil
		})
		if err != nil || n < 40 {
			t.Fatalf("%d data files: %v", n, err)
		}
	}
}

// compiled reads a schema.
func compiled(t *testing.T, b []byte) *jsonschema.Schema {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", v); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestTwinsFitTheirSchema: every twin of the shipped site fits the schema that
// is published, and holds nothing that the schema does not tell of.
func TestTwinsFitTheirSchema(t *testing.T) {
	dir := shippedSite(t)
	published := []byte(get(t, filepath.Join(dir, filepath.FromSlash(derive.TwinSchemaPath))))
	open, closed := compiled(t, published), compiled(t, derive.TwinSchema(true))
	twins, err := filepath.Glob(filepath.Join(dir, "standards", "*.json"))
	if err != nil || len(twins) < 10 {
		t.Fatalf("%d twins: %v", len(twins), err)
	}
	var first map[string]any
	for _, name := range twins {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(get(t, name)))
		if err != nil {
			t.Fatal(err)
		}
		if err := open.Validate(v); err != nil {
			t.Errorf("%s: %v", filepath.Base(name), err)
		}
		if err := closed.Validate(v); err != nil {
			t.Errorf("%s holds more than the schema says: %v", filepath.Base(name), err)
		}
		if first == nil {
			first = v.(map[string]any)
		}
	}
	for what, spoil := range map[string]func(map[string]any){
		"without its status":       func(m map[string]any) { delete(m, "status") },
		"with a status nobody has": func(m map[string]any) { m["status"] = "valid" },
		"of another format":        func(m map[string]any) { m["format"] = json.Number("2") },
		"with a block of no kind": func(m map[string]any) {
			texts := m["texts"].(map[string]any)["zh"].(map[string]any)
			texts["head"] = []any{map[string]any{"type": "poem"}}
		},
	} {
		b, _ := json.Marshal(first)
		v, _ := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		spoil(v.(map[string]any))
		if open.Validate(v) == nil {
			t.Errorf("a twin %s is taken", what)
		}
	}
	b, _ := json.Marshal(first)
	more, _ := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	more.(map[string]any)["something_new"] = true
	if open.Validate(more) != nil || closed.Validate(more) == nil {
		t.Error("a field to come is to be ignored by readers, and to be told of by us")
	}
}

// TestShippedElements: every data element of the shipped content is a sample,
// has a provision that has its name or unit in its words, and stands in the
// published schema.
func TestShippedElements(t *testing.T) {
	dir := shippedSite(t)
	var f struct {
		Elements []struct {
			Code    string
			Title   model.Bilingual
			Sample  bool
			Sources []struct{ Address, Page string }
		}
	}
	var schema struct {
		Defs map[string]any `json:"$defs"`
	}
	for name, into := range map[string]any{derive.ElementsDataPath + ".json": &f, derive.ElementsSchemaPath: &schema} {
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, into); err != nil {
			t.Fatal(name, err)
		}
	}
	if len(f.Elements) < 6 || len(schema.Defs) != len(f.Elements) {
		t.Fatalf("%d elements, %d in the schema", len(f.Elements), len(schema.Defs))
	}
	for _, e := range f.Elements {
		if !e.Sample || !model.SampleElement(e.Code) || schema.Defs[e.Code] == nil || len(e.Sources) == 0 {
			t.Errorf("%+v", e)
		}
		said := slices.ContainsFunc(e.Sources, func(s struct{ Address, Page string }) bool {
			page, _, _ := strings.Cut(s.Page, "#")
			return strings.Contains(get(t, filepath.Join(dir, filepath.FromSlash(page))), e.Title.Zh)
		})
		if !said {
			t.Errorf("no source of %s %s has its name", e.Code, e.Title.Zh)
		}
	}
}
