package text

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/tools/txtar"

	"guiju/generator/model"
)

// sameTree compares trees without their positions. A run of words is one
// however it is cut: Parse cuts it at line ends and escapes so that positions
// hold.
var sameTree = cmp.Options{
	cmpopts.IgnoreTypes(model.Pos{}),
	cmpopts.IgnoreUnexported(model.Text{}),
	cmpopts.IgnoreFields(model.Text{}, "File"),
	cmpopts.AcyclicTransformer("whole", wholeRuns),
}

// settle makes every run of words one and forgets the positions, so that equal
// trees are equal JSON; cmp needs half a minute for the laws.
func settle(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			settle(v.Elem())
		}
	case reflect.Slice:
		if ins, ok := v.Interface().([]model.Inline); ok {
			v.Set(reflect.ValueOf(wholeRuns(ins)))
		}
		for i := range v.Len() {
			settle(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				settle(v.Field(i))
			}
		}
	}
}

func equalTrees(a, b *model.Text) bool {
	settle(reflect.ValueOf(a))
	settle(reflect.ValueOf(b))
	x, err := json.Marshal(a)
	y, err2 := json.Marshal(b)
	refs := func(t *model.Text) (all []string) {
		for _, f := range t.Footnotes {
			all = append(all, f.Refs...)
		}
		return all
	}
	return err == nil && err2 == nil && bytes.Equal(x, y) && a.Dates == b.Dates && slices.Equal(refs(a), refs(b))
}

// roundTrip reports how a text written as Markdown and read again differs from
// itself, "" if it does not.
func roundTrip(t *model.Text) string {
	src := Markdown(t)
	again, _ := Parse([]byte(src), Options{Grammar: t.Grammar, Lang: t.Lang, File: "again.md"})
	if !equalTrees(t, again) {
		d := cmp.Diff(t, again, sameTree)
		return "tree (-want +got):\n" + d + "\nMarkdown:\n" + src
	}
	if twice := Markdown(again); twice != src {
		return "Markdown is no fixed point:\n" + cmp.Diff(src, twice)
	}
	return ""
}

// TestMarkdownOfContent writes every text of the shipped content, and of every
// case, and reads it again.
func TestMarkdownOfContent(t *testing.T) {
	n := 0
	err := filepath.WalkDir("../../content", func(name string, d os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") {
			return err
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		o := Options{Grammar: model.ProseGrammar, Lang: model.Zh, File: name}
		for folder, g := range map[string]model.Grammar{"standards": model.StandardGrammar, "regulations": model.RegulationGrammar, "policies": model.PolicyGrammar} {
			if strings.Contains(filepath.ToSlash(name), "content/"+folder+"/") {
				o.Grammar = g
			}
		}
		if strings.Contains(filepath.Base(name), "en.md") {
			o.Lang = model.En
		}
		if _, rest, ok := strings.Cut(string(src), "\n+++\n"); ok {
			src = []byte(rest)
		}
		n++
		text, _ := Parse(src, o)
		if d := roundTrip(text); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		return nil
	})
	if err != nil || n < 30 {
		t.Errorf("%d texts: %v", n, err)
	}
	t.Logf("%d texts", n)
}

func TestMarkdownOfCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/cases/*.txtar")
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for g := range grammars {
			for _, l := range model.Langs {
				text, _ := Parse(a.Files[0].Data, Options{Grammar: g, Lang: l})
				if d := roundTrip(text); d != "" {
					t.Errorf("%s as %s in %s: %s", name, g, l, d)
				}
			}
		}
	}
}

// TestMarkdownOfLaws writes every text of the corpus of national laws.
func TestMarkdownOfLaws(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole corpus twice")
	}
	for _, f := range laws(t) {
		text, _ := Parse([]byte(f.src), Options{Grammar: model.RegulationGrammar, Lang: model.Zh, File: f.name})
		if d := roundTrip(text); d != "" {
			t.Errorf("%s: %s", f.name, d)
		}
	}
}

func TestMarkdownOfSeedPlan(t *testing.T) {
	text, _ := Parse([]byte(seedPlan(t)), Options{Grammar: model.PolicyGrammar, Lang: model.Zh})
	if d := roundTrip(text); d != "" {
		t.Error(d)
	}
}
