package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestCheckReportsEverything: one run over a broken tree reports every mistake
// in every file, sorted by place, with the line, a mark under the very
// characters that are meant (two cells a Han character) and a help text; as
// JSON with the same places; and never a stack trace (invariant 8).
func TestCheckReportsEverything(t *testing.T) {
	dir := unpack(t, "testdata/broken.txtar")
	want, err := os.ReadFile("testdata/broken.want")
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"check", "--as-of", asOf, "--content", dir}
	code, stdout, stderr := guiju(t, append(args, "--lang", "en")...)
	if code != exitProblems || stderr != "" {
		t.Errorf("exit %d, stderr %q", code, stderr)
	}
	if stdout != string(want) {
		t.Errorf("got\n%s\nwant\n%s", stdout, want)
	}
	_, zh, _ := guiju(t, append(args, "--lang", "zh")...)
	if n := strings.Count(zh, "\n"); n != strings.Count(stdout, "\n") {
		t.Errorf("in Chinese %d lines, in English %d", n, strings.Count(stdout, "\n"))
	}
	_, data, _ := guiju(t, append(args, "--format", "json")...)
	var found []struct {
		File      string
		Line, Col int `json:",omitempty"`
		Rule      string
	}
	if err := json.Unmarshal([]byte(data), &found); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(stdout, ": error ") + strings.Count(stdout, ": warning ") + strings.Count(stdout, ": info "); len(found) != n {
		t.Errorf("JSON lists %d problems, the text %d", len(found), n)
	}
	// The same tree does not build, and nothing is published.
	out := filepath.Join(t.TempDir(), "public")
	if code, _, _ := guiju(t, "build", "--as-of", asOf, "--content", dir, "--out", out); code != exitProblems {
		t.Errorf("build: exit %d", code)
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("a broken tree was published: %v", err)
	}
}

// unpack writes an archive of files to a folder.
func unpack(t testing.TB, archive string) string {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "content")
	for _, f := range a.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
