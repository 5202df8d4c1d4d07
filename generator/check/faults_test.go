package check_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
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

// loadBase reads the tree that the cases edit.
func loadBase(t testing.TB) fstest.MapFS {
	t.Helper()
	base := fstest.MapFS{}
	root := os.DirFS("testdata/faults/base")
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
	return base
}

// loadFaults reads every suite of testdata/faults.
func loadFaults(t testing.TB) (base fstest.MapFS, all []fault) {
	t.Helper()
	base = loadBase(t)
	suites, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(suites) == 0 {
		t.Fatalf("no suite: %v", err)
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
			one := parseFault(t, base, f.Name, string(f.Data))
			if len(one.places) == 0 {
				t.Fatalf("%s: no mark", one.slug)
			}
			all = append(all, one)
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
	f.trim(marked)
	return f
}

// trim leaves out the English texts where none was touched: what is wrong in
// the Chinese is found there, not by comparison with a translation, and half
// of the time goes into the English.
func (f *fault) trim(touched map[string]string) {
	for name := range touched {
		if strings.HasSuffix(name, "/en.md") {
			return
		}
	}
	for name := range f.files {
		if strings.HasSuffix(name, "/en.md") {
			delete(f.files, name)
		}
	}
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

// problemsOfAll checks every tree, as many at once as there are processors.
func problemsOfAll(t testing.TB, faults []fault) [][]model.Problem {
	t.Helper()
	out := make([][]model.Problem, len(faults))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(faults); i = int(next.Add(1)) - 1 {
				out[i] = problemsOf(t, faults[i].files)
			}
		})
	}
	wait.Wait()
	return out
}

var plantedOnce struct {
	sync.Mutex
	problems [][]model.Problem // of the faults, in their order
}

// planted checks the suite of faults once for all tests that ask.
func planted(t testing.TB) (base fstest.MapFS, faults []fault, problems [][]model.Problem) {
	t.Helper()
	plantedOnce.Lock()
	defer plantedOnce.Unlock()
	base, faults = loadFaults(t)
	if plantedOnce.problems == nil {
		plantedOnce.problems = problemsOfAll(t, faults)
	}
	return base, faults, plantedOnce.problems
}

// TestFaults: every planted fault is found, by the rule that found.txt names,
// at the place an editor looks for, with a hint. What other packages must do
// first stands in waiting.txt until they have done it, what no rule should
// find in disputed.txt. GUIJU_UPDATE=1 writes found.txt anew; read the diff.
func TestFaults(t *testing.T) {
	base, faults, problems := planted(t)
	known, waiting, disputed := readTable(t, "found.txt"), readTable(t, "waiting.txt"), readTable(t, "disputed.txt")
	usual := map[string]bool{}
	for _, p := range problemsOf(t, base) {
		place := found1(p)
		usual[place] = true
		if p.Severity != model.Info && waiting["@"+place] == "" {
			t.Errorf("the base is not correct: %s %s", place, p.Message(model.Zh))
		}
		delete(waiting, "@"+place)
	}
	lines, columns, hints, open := 0, 0, 0, 0
	for i, ps := range problems {
		f := faults[i]
		rule, line, column, hint := locate(ps, f, known[f.slug])
		if os.Getenv("GUIJU_UPDATE") != "" && !column {
			rule, line, column, hint = locate(ps, f, "")
		}
		known[f.slug] = rule
		lines, columns, hints = lines+one(line), columns+one(column), hints+one(hint)
		_, waits := waiting[f.slug]
		_, argued := disputed[f.slug]
		delete(waiting, f.slug)
		delete(disputed, f.slug)
		switch {
		case line && (waits || argued):
			t.Errorf("%s is found now, by %s: take it out of waiting.txt or disputed.txt and run with GUIJU_UPDATE=1", f.slug, rule)
		case waits:
			open++
		case !line && !argued:
			t.Errorf("not found: %s (%s) want %s, got %v", f.slug, f.what, shorts(f.places), unusual(ps, usual))
		case !column:
			t.Logf("other column: %s (%s) want %s, rule %s", f.slug, f.what, shorts(f.places), rule)
		}
	}
	for slug := range waiting {
		t.Errorf("waiting.txt: nothing waits as %s", slug)
	}
	for slug := range disputed {
		t.Errorf("disputed.txt: no fault is called %s", slug)
	}
	n := len(faults)
	t.Logf("%d faults, %d of them waiting: line %d (%.1f %%), column %d (%.1f %%), hint %d", n, open, lines, percent(lines, n), columns, percent(columns, n), hints)
	if rest := n - open; n < 120 || percent(lines, rest) < 99 || percent(columns, rest) < 95 || hints < lines {
		t.Errorf("of %d faults %d are found at their line, %d at their column, %d with a hint", rest, lines, columns, hints)
	}
	if os.Getenv("GUIJU_UPDATE") != "" {
		writeFound(t, known)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// unusual lists the problems of a case that the base does not have.
func unusual(ps []model.Problem, usual map[string]bool) (out []string) {
	for _, p := range ps {
		if s := found1(p); !usual[s] {
			out = append(out, s)
		}
	}
	return out
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

// readTable reads a file of testdata/faults: a word and what belongs to it on
// each line, # begins a remark.
func readTable(t testing.TB, name string) map[string]string {
	t.Helper()
	data, err := os.ReadFile("testdata/faults/" + name)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, line := range strings.Split(string(data), "\n") {
		key, rest, _ := strings.Cut(line, "\t")
		if key != "" && key[0] != '#' {
			out[key] = rest
		}
	}
	return out
}

func writeFound(t testing.TB, found map[string]string) {
	t.Helper()
	var b bytes.Buffer
	for _, slug := range slices.Sorted(maps.Keys(found)) {
		if found[slug] != "" {
			fmt.Fprintf(&b, "%s\t%s\n", slug, found[slug])
		}
	}
	if err := os.WriteFile("testdata/faults/found.txt", b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
