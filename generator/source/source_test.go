package source_test

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"guiju/generator/model"
	"guiju/generator/source"
)

const minimalSystem = "format = 1\nsite.title.zh = \"题目\"\n"

// tree makes a content folder; system.toml is added unless it is there.
func tree(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	if _, ok := files["system.toml"]; !ok {
		m["system.toml"] = &fstest.MapFile{Data: []byte(minimalSystem)}
	}
	for name, data := range files {
		m[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return m
}

func load(t *testing.T, fsys fstest.MapFS) (*model.System, []model.Problem) {
	t.Helper()
	sys, _, ps, err := source.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return sys, ps
}

// places writes problems as the cases want them, leaving out package text's.
func places(ps []model.Problem) []string {
	out := []string{}
	for _, p := range ps {
		if slices.Contains(source.Rules, p.Rule) {
			out = append(out, p.Pos.String()+" "+p.Rule.ID)
		}
	}
	slices.Sort(out)
	return out
}

type testCase struct {
	name  string
	bare  bool
	want  []string
	files map[string]string
}

// cases reads every testdata/*.txtar: "== name", lines "want place rule" and
// "bare" (no system.toml is added), then files.
func cases(t testing.TB) []testCase {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no cases", err)
	}
	var out []testCase
	for _, name := range archives {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split("\n"+string(data), "\n== ")[1:] {
			a := txtar.Parse([]byte(part))
			lines := strings.Split(strings.TrimSpace(string(a.Comment)), "\n")
			c := testCase{name: strings.TrimSuffix(path.Base(name), ".txtar") + "/" + lines[0], want: []string{}, files: map[string]string{}}
			for _, line := range lines[1:] {
				want, isWant := strings.CutPrefix(line, "want ")
				switch {
				case isWant:
					c.want = append(c.want, want)
				case line == "bare":
					c.bare = true
				case line != "":
					t.Fatalf("%s: line %q", c.name, line)
				}
			}
			slices.Sort(c.want)
			for _, f := range a.Files {
				c.files[f.Name] = string(f.Data)
			}
			out = append(out, c)
		}
	}
	return out
}

func (c testCase) tree() fstest.MapFS {
	m := tree(c.files)
	if c.bare {
		delete(m, "system.toml")
	}
	return m
}

func TestCases(t *testing.T) {
	for _, c := range cases(t) {
		t.Run(c.name, func(t *testing.T) {
			_, ps := load(t, c.tree())
			if diff := cmp.Diff(c.want, places(ps)); diff != "" {
				t.Error(diff)
				for _, p := range ps {
					t.Log(p.Pos, p.Rule.ID, p.Message(model.En), "|", p.Hint(model.En))
				}
			}
		})
	}
}

// TestRules: every rule speaks both languages and is found by some case here
// or in a test of its own (named below); silence must fail.
func TestRules(t *testing.T) {
	found := map[string]bool{}
	for _, c := range cases(t) {
		for _, w := range c.want {
			found[w[strings.LastIndexByte(w, ' ')+1:]] = true
		}
	}
	for _, id := range []string{ // by tests in Go, which can write any byte
		"file-irregular", "file-too-large", "encoding-utf16", "encoding-gbk", "encoding-utf8", "encoding-nul",
		"toml-limit", "text-title", "text-differs",
	} {
		if found[id] {
			t.Errorf("%s has a case; take it off the list", id)
		}
		found[id] = true
	}
	seen := map[string]bool{}
	for _, r := range source.Rules {
		if seen[r.ID] {
			t.Errorf("%s is twice in Rules", r.ID)
		}
		seen[r.ID] = true
		if !found[r.ID] {
			t.Errorf("no case finds %s", r.ID)
		}
		for _, b := range []model.Bilingual{r.Message, r.Hint, r.Doc} {
			if b.Zh == "" || b.En == "" {
				t.Errorf("%s: message, hint and doc in both languages, please: %+v", r.ID, b)
			}
		}
		for i := 1; i < 5; i++ { // an argument named in one language is named in the other
			if arg := fmt.Sprintf("{%d}", i); strings.Contains(r.Message.Zh, arg) != strings.Contains(r.Message.En, arg) {
				t.Errorf("%s: %s only in one language", r.ID, arg)
			}
		}
	}
}
