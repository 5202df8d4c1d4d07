package schema_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"guiju/generator/schema"
)

// compiled are the schemas by the name of their file, as a validator that is
// not ours reads them.
func compiled(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft7)
	c.AssertFormat()
	out := map[string]*jsonschema.Schema{}
	for _, f := range schema.Files() {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(f.JSON()))
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if err := c.AddResource(f.Name+".json", doc); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range schema.Files() {
		s, err := c.Compile(f.Name + ".json")
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		out[f.Name] = s
	}
	return out
}

// asJSON turns TOML into the values that JSON has for it: days are strings.
func asJSON(t *testing.T, src string) any {
	t.Helper()
	values := map[string]any{}
	if _, err := toml.Decode(src, &values); err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	b, err := json.Marshal(days(values))
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func days(v any) any {
	switch v := v.(type) {
	case time.Time:
		return v.Format(time.DateOnly)
	case map[string]any:
		for key := range v {
			v[key] = days(v[key])
		}
	case []map[string]any:
		for i := range v {
			days(v[i])
		}
	case []any:
		for i := range v {
			v[i] = days(v[i])
		}
	}
	return v
}

// kindOf finds the kind of a file of the content folder.
func kindOf(t *testing.T, name string) (f schema.File, ok bool) {
	t.Helper()
	for _, f := range schema.Files() {
		form := regexp.MustCompile(`<[a-z]+>`).ReplaceAllString(regexp.QuoteMeta(f.Path), `[^/]+`)
		if regexp.MustCompile("^" + form + "$").MatchString(name) {
			return f, true
		}
	}
	return f, false
}

// facts is the TOML of a content file: all of it, or its front matter.
func facts(name, src string) string {
	if path.Ext(name) == ".md" {
		return strings.Split(src, "+++\n")[1]
	}
	return src
}

// TestShippedContentFitsTheSchemas: every file of the content that is shipped.
func TestShippedContentFitsTheSchemas(t *testing.T) {
	schemas := compiled(t)
	used := map[string]bool{}
	root := os.DirFS("../../content")
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		f, ok := kindOf(t, name)
		if !ok {
			if path.Ext(name) == ".toml" {
				t.Errorf("%s is of no kind", name)
			}
			return nil
		}
		used[f.Name] = true
		b, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		if err := schemas[f.Name].Validate(asJSON(t, facts(name, string(b)))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// A demonstration has nothing to say of what real offices did.
	unused := []string{"filings", "proposals", "uptake", "cooperation", "data-elements", "readings", "note", "note-en",
		"bodies", "mechanisms", "inventory", "assessment", "evaluation", "pilots", "research", "difficulties", "gone", "federation", "release"}
	for _, f := range schema.Files() {
		if !used[f.Name] && !slices.Contains(unused, f.Name) {
			t.Errorf("no file of the content is of the kind %s", f.Name)
		}
	}
}

// TestSchemasRefuse: of content whose every key is right, one is made wrong at a
// time: misspelt, of another type, from outside of its vocabulary, missing.
func TestSchemasRefuse(t *testing.T) {
	schemas := compiled(t)
	n := 0
	refused := func(f schema.File, path, value, why string) {
		t.Helper()
		n++
		src := facts(f.Path, write(f, map[string]string{path: value}))
		if why == "missing" || why == "misspelt" {
			mark := "\"planted\""
			lines := strings.Split(src, "\n")
			i := slices.IndexFunc(lines, func(l string) bool { return strings.HasSuffix(l, " = "+mark) })
			if why == "missing" {
				lines = slices.Delete(lines, i, i+1)
			} else {
				lines[i] = "x" + lines[i]
			}
			src = strings.Join(lines, "\n")
		}
		if schemas[f.Name].Validate(asJSON(t, src)) == nil {
			t.Errorf("%s: %s %s is not refused", f.Name, path, why)
		}
	}
	for _, f := range schema.Files() {
		if err := schemas[f.Name].Validate(asJSON(t, facts(f.Path, write(f, nil)))); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	eachKey(func(f schema.File, path string, k schema.Key) {
		if k.Kind == schema.Table || k.Kind == schema.Records {
			return
		}
		refused(f, path, `"planted"`, "misspelt")
		wrong := "[true]"
		if k.Kind == schema.Words || k.Kind == schema.Date {
			wrong = "7"
		}
		refused(f, path, wrong, "of another type")
		if k.Required {
			refused(f, path, `"planted"`, "missing")
		}
		if _, ok := schema.Fixed(k.Vocabulary); ok && k.Kind == schema.Words {
			refused(f, path, `"zz-foreign"`, "outside of its vocabulary")
		}
		switch k.Kind {
		case schema.Words:
			if k.Required {
				refused(f, path, `"  "`, "blank")
			}
		case schema.Date:
			refused(f, path, `"2022-02-30"`, "no day")
		case schema.Bilingual:
			refused(f, path, `{ zh = "一", eng = "one" }`, "with a misspelt language")
		}
	})
	if n < 500 {
		t.Errorf("%d plants", n)
	}
}

// TestTaploConfig: every TOML file of the content finds its schema in the
// configuration, and only its own.
func TestTaploConfig(t *testing.T) {
	var config struct {
		Rules []struct {
			Include []string `toml:"include"`
			Schema  struct {
				Path string `toml:"path"`
			} `toml:"schema"`
		} `toml:"rule"`
	}
	if _, err := toml.Decode(string(schema.TaploConfig("content", "schema")), &config); err != nil {
		t.Fatal(err)
	}
	for _, f := range schema.Files() {
		var found []string
		for _, r := range config.Rules {
			for _, g := range r.Include {
				if ok, err := path.Match(g, "content/"+where.Replace(f.Path)); err != nil {
					t.Fatal(err)
				} else if ok {
					found = append(found, r.Schema.Path)
				}
			}
		}
		want := []string{"schema/" + f.Name + ".json"}
		if path.Ext(f.Path) != ".toml" {
			want = nil
		}
		if !slices.Equal(found, want) {
			t.Errorf("%s: %v, want %v", f.Path, found, want)
		}
	}
}
