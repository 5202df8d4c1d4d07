package main

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"guiju/content"
	"guiju/generator/invented"
)

// inventedOut is where to leave the made-up province for looking at:
//
//	go test ./generator -run TestInventedProvince -invented-out DIR
var inventedOut = flag.String("invented-out", "", "leave the content of the made-up province in this folder, below real/ and samples/")

// plantedWarnings are what the made-up province has for pages to show: bases to
// be compared again, and bases on a regulation that was repealed.
var plantedWarnings = map[string]int{"basis-stale": 4, "basis-repealed": 3}

var warned = regexp.MustCompile(`(?m)^warning +([a-z-]+) +([0-9]+) `)

// TestInventedProvince: a whole system as large as the plan asks for, of samples
// or of what is given out as real, has no error in the eyes of check, and the planted warnings only.
func TestInventedProvince(t *testing.T) {
	for name, o := range map[string]invented.Options{"samples": {}, "real": {Real: true}} {
		t.Run(name, func(t *testing.T) {
			dir := inventedContent(t, o)
			works, err := os.ReadDir(filepath.Join(dir, "standards"))
			if want := invented.Local + invented.Internal + 18*invented.OfEachCity; err != nil || len(works) != want {
				t.Errorf("%d standards, want %d (%v)", len(works), want, err)
			}
			code, stdout, stderr := guiju(t, "check", "--content", dir, "--as-of", asOf, "--group")
			if code != exitOK {
				t.Fatalf("check: exit %d\n%s\n%s", code, stdout, stderr)
			}
			for _, m := range warned.FindAllStringSubmatch(stdout, -1) {
				if n, wanted := plantedWarnings[m[1]]; !wanted || m[2] != strconv.Itoa(n) {
					t.Errorf("warning %s, %s times", m[1], m[2])
				}
			}
			if got := len(warned.FindAllString(stdout, -1)); got != len(plantedWarnings) {
				t.Errorf("warnings of %d rules, want %d\n%s", got, len(plantedWarnings), stdout)
			}
		})
	}
}

// inventedContent writes the content of the made-up province and returns its
// folder.
func inventedContent(t testing.TB, o invented.Options) string {
	t.Helper()
	files, err := invented.Content(content.FS, o)
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	if *inventedOut != "" {
		root = filepath.Join(*inventedOut, map[bool]string{true: "real", false: "samples"}[o.Real])
	}
	dir := filepath.Join(root, "content")
	for name, b := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
