package specimens

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// machinePaths are places of the machine that made a file.
var machinePaths = regexp.MustCompile(`file:///|/tmp/|/root/|/home/|[A-Z]:\\`)

// TestFiles: every specimen has a truth and is small, opens as a package whose
// parts are well-formed XML with names of their own, and does not tell of the
// machine that made it.
func TestFiles(t *testing.T) {
	total := 0
	made := map[string]bool{}
	for _, r := range recipes() {
		made[r.name] = true
	}
	for _, dir := range []string{folder, books} {
		files, err := filepath.Glob(dir + "*")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			ext := filepath.Ext(file)
			if ext != ".docx" && ext != ".xlsx" {
				continue
			}
			name := strings.TrimSuffix(filepath.Base(file), ext)
			if ext == ".docx" && !made[name] {
				t.Errorf("%s: no recipe makes it", file)
			}
			if _, err := os.Stat(strings.TrimSuffix(file, ext) + ".json"); err != nil {
				t.Errorf("%s has no truth", file)
			}
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if total += len(raw); len(raw) > 150_000 {
				t.Errorf("%s has %d bytes", file, len(raw))
			}
			wellFormed(t, file, raw)
		}
	}
	if total > 2_000_000 {
		t.Errorf("the specimens have %d bytes together", total)
	}
	if len(made) < 12 {
		t.Errorf("%d specimens; the editors' habits need twelve or more", len(made))
	}
}

func wellFormed(t *testing.T, file string, raw []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	seen := map[string]bool{}
	for _, f := range z.File {
		if seen[f.Name] {
			t.Errorf("%s has two parts %s", file, f.Name)
		}
		seen[f.Name] = true
		if !strings.HasSuffix(f.Name, ".xml") && !strings.HasSuffix(f.Name, ".rels") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if at := machinePaths.Find(content); at != nil {
			t.Errorf("%s: %s names a place of the machine: %s", file, f.Name, at)
		}
		d := xml.NewDecoder(bytes.NewReader(content))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Errorf("%s: %s: %v", file, f.Name, err)
				break
			}
		}
	}
}
