package text

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"guiju/generator/model"
)

var update = flag.Bool("update", false, "rewrite the trees, problems and HTML in testdata/cases; read the diff")

// TestCases compares each testdata/cases/<grammar>-<fact>[-en].txtar: the file
// text.md against its tree, its problems and, where the case has the section,
// its HTML.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		base := strings.TrimSuffix(filepath.Base(name), ".txtar")
		t.Run(base, func(t *testing.T) { runCase(t, name, base) })
	}
}

func runCase(t *testing.T, name, base string) {
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Lang: model.Zh, File: "text.md"}
	grammar, _, _ := strings.Cut(base, "-")
	o.Grammar = model.Grammar(grammar)
	if grammars[o.Grammar] == nil {
		t.Fatalf("the name must begin with a grammar")
	}
	if strings.HasSuffix(base, "-en") {
		o.Lang = model.En
	}
	if len(a.Files) == 0 || a.Files[0].Name != "text.md" {
		t.Fatal("the first file must be text.md")
	}
	text, problems := Parse(a.Files[0].Data, o)
	for i := 1; i < len(a.Files); i++ {
		f := &a.Files[i]
		var got string
		switch f.Name {
		case "tree":
			got = dump(text)
		case "problems":
			got = report(string(a.Files[0].Data), problems)
		case "html":
			got = HTML(text, HTMLOptions{Link: linkAll}).HTML
		default:
			t.Fatalf("unknown section %s", f.Name)
		}
		if *update {
			f.Data = []byte(got)
		} else if d := cmp.Diff(string(f.Data), got); d != "" {
			t.Errorf("%s (-want +got):\n%s", f.Name, d)
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// linkAll links every target as if it existed.
func linkAll(t model.Target) (href, title string, ok bool) {
	if t.Doc == "" {
		return "#" + t.Fragment, "", true
	}
	return "/standards/" + t.String(), "Title of " + t.Doc, true
}

// report writes problems with the words they point at.
func report(src string, problems []model.Problem) string {
	var b strings.Builder
	lines := strings.Split(strings.ReplaceAll(src, "\r\n", "\n"), "\n")
	for _, p := range problems {
		words := ""
		if p.Pos.Line > 0 && p.Pos.EndCol > 0 {
			words = string([]rune(lines[p.Pos.Line-1])[p.Pos.Col-1 : p.Pos.EndCol-1])
		}
		fmt.Fprintf(&b, "%d:%d %s %s «%s» %s\n", p.Pos.Line, p.Pos.Col, p.Severity, p.Rule.ID, words, p.Message(model.En))
	}
	return b.String()
}
