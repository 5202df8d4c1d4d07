package check_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"guiju/generator/check"
	"guiju/generator/model"
	"guiju/generator/source"
)

// The suite of testdata/faults was written from the catalogue of GB/T 1.1 by
// someone who had not read the rules: one correct tree (base), and one edit a
// case. A mark in the edit is where an editor wants the caret; "or" lines are
// places that are as good. Of the rules it knows nothing: found.txt says which
// one finds each fault, so that a fault is not called found by accident.

const mark = "\u2038"

// fault is one case of the suite.
type fault struct {
	slug, what, severity string
	files                fstest.MapFS
	places               []model.Pos // line and column, the first preferred
}

// loadFaults reads every suite of a folder below testdata.
func loadFaults(t testing.TB, dir string) (base fstest.MapFS, all []fault) {
	t.Helper()
	base = fstest.MapFS{}
	root := os.DirFS(filepath.Join("testdata", dir, "base"))
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		base[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	suites, err := filepath.Glob(filepath.Join("testdata", dir, "*.txtar"))
	if err != nil || len(suites) == 0 {
		t.Fatalf("no suite in %s: %v", dir, err)
	}
	seen := map[string]bool{}
	for _, name := range suites {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if seen[f.Name] {
				t.Fatalf("two faults are called %s", f.Name)
			}
			seen[f.Name] = true
			all = append(all, parseFault(t, base, f.Name, string(f.Data)))
		}
	}
	return base, all
}

var faultKey = regexp.MustCompile(`^(what|severity|file|find|replace|or|delete|add|content):(?: (.*))?$`)

var unescape = strings.NewReplacer(`\\`, `\`, `\n`, "\n")

// parseFault applies the edits of one case to the base.
func parseFault(t testing.TB, base fstest.MapFS, slug, body string) fault {
	t.Helper()
	f := fault{slug: slug, files: fstest.MapFS{}}
	for name, file := range base {
		f.files[name] = file
	}
	marked := map[string]string{} // edited files, with the mark
	var file, find, first string
	var or []string
	lines := strings.Split(body, "\n")
	for i := 0; i < len(lines); i++ {
		if lines[i] == "" {
			continue
		}
		m := faultKey.FindStringSubmatch(lines[i])
		if m == nil {
			t.Fatalf("%s: line %q", slug, lines[i])
		}
		switch key, value := m[1], m[2]; key {
		case "what":
			f.what = value
		case "severity":
			f.severity = value
		case "file", "add":
			file = value
		case "delete":
			delete(f.files, value)
		case "find":
			find = unescape.Replace(value)
		case "replace":
			text, ok := marked[file]
			if !ok {
				text = string(base[file].Data)
			}
			if strings.Count(text, find) != 1 {
				t.Fatalf("%s: %q stands %d times in %s", slug, find, strings.Count(text, find), file)
			}
			marked[file] = strings.Replace(text, find, unescape.Replace(value), 1)
		case "content":
			marked[file] = strings.Join(lines[i+1:], "\n")
			i = len(lines)
		case "or":
			or = append(or, unescape.Replace(value))
		}
	}
	for name, text := range marked {
		f.files[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, mark, ""))}
		if at := strings.Index(text, mark); at >= 0 {
			first = name
			f.places = append(f.places, posOf(name, text, at))
		}
	}
	for _, line := range or {
		words := strings.Replace(line, mark, "", 1)
		text := strings.ReplaceAll(marked[first], mark, "")
		found := false
		for n, l := range strings.Split(text, "\n") {
			if strings.TrimRight(l, "\r") == words {
				found = true
				f.places = append(f.places, model.Pos{File: first, Line: n + 1, Col: utf8.RuneCountInString(line[:strings.Index(line, mark)]) + 1})
			}
		}
		if !found {
			t.Fatalf("%s: no line %q", slug, words)
		}
	}
	if len(f.places) == 0 {
		t.Fatalf("%s: no mark", slug)
	}
	return f
}

func posOf(name, text string, at int) model.Pos {
	before := strings.ReplaceAll(text[:at], mark, "")
	line := strings.Count(before, "\n") + 1
	return model.Pos{File: name, Line: line, Col: utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1}
}

// problemsOf loads and checks a tree.
func problemsOf(t testing.TB, files fs.FS) []model.Problem {
	t.Helper()
	sys, _, problems, err := source.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return check.Accept(sys, append(problems, check.Run(sys, day)...))
}

// TestFaults: every planted fault is found, by the rule that found.txt names,
// at the place an editor looks for, with a hint. GUIJU_UPDATE=1 writes
// found.txt anew; read the diff.
func TestFaults(t *testing.T) {
	base, faults := loadFaults(t, "faults")
	for _, p := range problemsOf(t, base) {
		if p.Severity != model.Info {
			t.Errorf("the base is not correct: %s %s %s", p.Pos, p.Rule.ID, p.Message(model.Zh))
		}
	}
	var usual []string
	for _, p := range problemsOf(t, base) {
		usual = append(usual, found1(p))
	}
	known := readFound(t)
	found := map[string]string{}
	lines, columns, hints := 0, 0, 0
	for _, f := range faults {
		rule, line, column, hint := locate(problemsOf(t, f.files), f, known[f.slug])
		if line {
			lines++
		}
		if column {
			columns++
		}
		if hint {
			hints++
		}
		found[f.slug] = rule
		switch {
		case !line:
			var got []string
			for _, p := range problemsOf(t, f.files) {
				if !slices.Contains(usual, found1(p)) {
					got = append(got, found1(p))
				}
			}
			t.Logf("not found: %s (%s) want %s, got %v", f.slug, f.what, shorts(f.places), got)
		case !column:
			t.Logf("other column: %s (%s) want %s, rule %s", f.slug, f.what, shorts(f.places), rule)
		}
	}
	n := len(faults)
	t.Logf("%d faults: line %d (%.1f %%), column %d (%.1f %%), hint %d", n, lines, percent(lines, n), columns, percent(columns, n), hints)
	if n < 120 || percent(lines, n) < 99 || percent(columns, n) < 95 || hints < lines {
		t.Errorf("of %d faults %d are found at their line, %d at their column, %d with a hint", n, lines, columns, hints)
	}
	if os.Getenv("GUIJU_UPDATE") != "" {
		writeFound(t, faults, found)
	}
}

// found1 is a problem in a log.
func found1(p model.Problem) string {
	return strings.TrimPrefix(p.Pos.String(), "standards/db41-t-s901/") + " " + p.Rule.ID
}

func shorts(places []model.Pos) (out []string) {
	for _, p := range places {
		out = append(out, strings.TrimPrefix(p.String(), "standards/db41-t-s901/"))
	}
	return out
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(of) }

// locate looks for a problem of the rule at one of the places; with no rule
// known, for any problem there.
func locate(ps []model.Problem, f fault, rule string) (id string, line, column, hint bool) {
	for _, p := range ps {
		if rule != "" && p.Rule.ID != rule {
			continue
		}
		for _, at := range f.places {
			if p.Pos.File != at.File || p.Pos.Line != at.Line && !(p.Pos.Line == 0 && at.Line == 1) {
				continue
			}
			exact := p.Pos.Col == at.Col || p.Pos.Col == 0 && at.Col == 1
			if !line || exact && !column {
				id, hint = p.Rule.ID, p.Hint(model.Zh) != "" && p.Hint(model.En) != ""
			}
			line, column = true, column || exact
		}
	}
	return id, line, column, hint
}

func readFound(t testing.TB) map[string]string {
	t.Helper()
	data, err := os.ReadFile("testdata/faults/found.txt")
	if err != nil && os.Getenv("GUIJU_UPDATE") == "" {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, line := range strings.Split(string(data), "\n") {
		if f := strings.Fields(line); len(f) == 2 {
			out[f[0]] = f[1]
		}
	}
	return out
}

func writeFound(t testing.TB, faults []fault, found map[string]string) {
	t.Helper()
	var b bytes.Buffer
	slices.SortFunc(faults, func(x, y fault) int { return strings.Compare(x.slug, y.slug) })
	for _, f := range faults {
		fmt.Fprintf(&b, "%s %s\n", f.slug, found[f.slug])
	}
	if err := os.WriteFile("testdata/faults/found.txt", b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
