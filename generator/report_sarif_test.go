package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"guiju/generator/model"
)

func sarifOf(t *testing.T, s *listing) (string, *sarif.Report) {
	t.Helper()
	var b strings.Builder
	if err := s.write(&b, "sarif"); err != nil {
		t.Fatal(err)
	}
	r, err := sarif.FromString(b.String())
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	return b.String(), r
}

// TestReportSARIF: what we write holds by the published schema, and another
// program's types know every property of it.
func TestReportSARIF(t *testing.T) {
	schema := publishedSchema(t)
	if err := schema.Validate(map[string]any{"version": "2.1.0", "runs": []any{map[string]any{"results": []any{}}}}); err == nil {
		t.Fatal("the schema takes a run without a tool")
	}
	written := map[string]string{}
	for _, lang := range model.Langs {
		dir := unpack(t, "testdata/report.txtar")
		code, stdout, stderr := guiju(t, "check", "--as-of", asOf, "--content", dir, "--lang", string(lang), "--format", "sarif")
		if code != exitProblems || stderr != "" {
			t.Errorf("exit %d, stderr %q", code, stderr)
		}
		written["a tree in "+string(lang)] = stdout
	}
	written["nothing"], _ = sarifOf(t, &listing{lang: model.En, folder: "content"})
	for _, words := range hostile {
		s := hostileSheet(words)
		s.folder = "../内容 #1/" + words
		written[words], _ = sarifOf(t, s)
	}
	for name, data := range written {
		ours, err := jsonschema.UnmarshalJSON(strings.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := schema.Validate(ours); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		known(t, name, data)
	}
}

// publishedSchema is the schema of OASIS, which go-sarif keeps to itself as a
// constant of its source.
func publishedSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	dir, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		t.Fatal(err)
	}
	source, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(dir)), "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	constant := source.Decls[0].(*ast.GenDecl).Specs[0].(*ast.ValueSpec).Values[0].(*ast.BasicLit)
	words, err := strconv.Unquote(constant.Value)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(words))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// known reports what is lost on the way through go-sarif's types.
func known(t *testing.T, name, data string) {
	t.Helper()
	r, err := sarif.FromString(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	back, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var ours, theirs any
	if err := errors.Join(json.Unmarshal([]byte(data), &ours), json.Unmarshal(back, &theirs)); err != nil {
		t.Fatal(err)
	}
	for _, lost := range missing("", ours, theirs) {
		t.Errorf("%s: SARIF has no such property: %s", name, lost)
	}
}

// missing lists what a holds and b does not.
func missing(at string, a, b any) (out []string) {
	switch a := a.(type) {
	case map[string]any:
		m, _ := b.(map[string]any)
		for k, v := range a {
			out = append(out, missing(at+"."+k, v, m[k])...)
		}
	case []any:
		l, _ := b.([]any)
		for i, v := range a {
			if i >= len(l) {
				return append(out, fmt.Sprintf("%s[%d]", at, i))
			}
			out = append(out, missing(fmt.Sprintf("%s[%d]", at, i), v, l[i])...)
		}
	default:
		if a != b {
			out = append(out, fmt.Sprintf("%s: %v is read as %v", at, a, b))
		}
	}
	return out
}

// TestReportSARIFPlaces: levels, places in code points with their end, files
// with names that must be escaped, mends, and accepted findings as suppressed.
func TestReportSARIFPlaces(t *testing.T) {
	at := model.Pos{File: "甲 #1.md", Line: 2, Col: 3, EndCol: 5}
	noEnd := model.Pos{File: "b.md", Line: 2, Col: 3}
	_, r := sarifOf(t, &listing{lang: model.En, folder: "my content/", findings: []finding{
		{Problem: reportRule.At(at, "x").Mended(at, "新")},
		{Problem: reportRule.At(noEnd, "x").As(model.Warning)},
		{Problem: reportRule.At(model.Pos{File: "c"}, "x").As(model.Info), accepted: &model.Accepted{Reason: model.Bilingual{En: "printed so"}, By: "Z"}},
	}})
	run := r.Runs[0]
	if *run.ColumnKind != "unicodeCodePoints" || *run.OriginalUriBaseIds["CONTENT"].URI != "my%20content/" {
		t.Errorf("columns %s, content at %s", *run.ColumnKind, *run.OriginalUriBaseIds["CONTENT"].URI)
	}
	var got []string
	for _, res := range run.Results {
		p := res.Locations[0].PhysicalLocation
		line := fmt.Sprintf("%s %s %s", res.Level, *run.Tool.Driver.Rules[res.RuleIndex].ID, *p.ArtifactLocation.URI)
		if g := p.Region; g != nil {
			line += fmt.Sprintf(" %d:%d-%d:%d", *g.StartLine, *g.StartColumn, *g.EndLine, *g.EndColumn)
		}
		for _, f := range res.Fixes {
			x := f.ArtifactChanges[0].Replacements[0]
			line += fmt.Sprintf(" fix %d-%d %s", *x.DeletedRegion.StartColumn, *x.DeletedRegion.EndColumn, *x.InsertedContent.Text)
		}
		for _, s := range res.Suppressions {
			line += fmt.Sprintf(" %s %s", *s.Status, *s.Justification)
		}
		got = append(got, line)
	}
	want := []string{
		"error some-rule %E7%94%B2%20%231.md 2:3-2:5 fix 3-5 新",
		"warning some-rule b.md 2:3-2:4",
		"note some-rule c accepted accepted as issued: printed so (Z, )",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	help := *run.Tool.Driver.Rules[0].Help.Text
	if !strings.Contains(help, "改成乙") || !strings.Contains(help, "make it b") {
		t.Errorf("help in one language only: %q", help)
	}
}
