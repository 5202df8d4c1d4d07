package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// province is a new content folder without standards, with the test in the
// folder above it.
func province(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	t.Chdir(dir)
	if code, _, stderr := guiju(t, "init", "--province", "河南省"); code != exitOK {
		t.Fatalf("init: exit %d\n%s", code, stderr)
	}
	return dir
}

// manuscripts lists the specimens with their bytes, by name.
func manuscripts(t *testing.T) (names []string) {
	t.Helper()
	dir, err := filepath.Abs("testdata/manuscripts")
	if err != nil {
		t.Fatal(err)
	}
	names, err = filepath.Glob(filepath.Join(dir, "*.docx"))
	if err != nil || len(names) < 9 {
		t.Fatalf("%d specimens, %v", len(names), err)
	}
	return names
}

// TestImportEveryLetter: whatever letter of whatever part of a Word file is in
// the files that the import makes or in its report. The letters are counted in
// the XML, by other means than those of the reader.
func TestImportEveryLetter(t *testing.T) {
	names := manuscripts(t)
	province(t)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".docx"), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			content := filepath.Join(t.TempDir(), "content")
			if err := os.CopyFS(content, os.DirFS("content")); err != nil {
				t.Fatal(err)
			}
			code, stdout, stderr := guiju(t, "import", "--content", content, "--write", name)
			if code != exitOK {
				t.Fatalf("exit %d\n%s", code, stderr)
			}
			have := lettersIn(spelt(stdout))
			for _, file := range written(t, content) {
				b, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				for r, n := range lettersIn(spelt(string(b))) {
					have[r] += n
				}
			}
			for r, n := range lettersIn(spelt(wordsOfDocx(t, raw))) {
				if have[r] < n {
					t.Errorf("%q stands %d times in the file and %d times in what came of it", r, n, have[r])
				}
			}
		})
	}
}

// written lists the files below standards/ that hold words.
func written(t *testing.T, content string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(content, "standards"), func(name string, e os.DirEntry, err error) error {
		if ext := filepath.Ext(name); err == nil && (ext == ".md" || ext == ".toml") {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// spelt writes in one way what the dialect may write otherwise than Word:
// numbers of clauses in half width, Greek letters of formulas as TeX.
func spelt(s string) string {
	return strings.NewReplacer("\\delta", "δ", "\\rho", "ρ", "\\sigma", "σ", "\\eta", "η", "\\Delta", "Δ", "\\alpha", "α", "\\beta", "β").Replace(strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s))
}

// lettersIn counts Han characters, letters and digits.
func lettersIn(s string) map[rune]int {
	n := map[rune]int{}
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n[r]++
		}
	}
	return n
}

// wordsOfDocx gathers the character data of every w:t, w:delText and m:t of all
// parts of a Word file (ECMA-376-1, 17.3.3.31, 17.3.3.7, 22.1.2.116). Of
// mc:AlternateContent both branches say the same, and one counts.
func wordsOfDocx(t *testing.T, raw []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "word/") || path.Ext(f.Name) != ".xml" {
			continue
		}
		switch path.Base(f.Name) {
		case "styles.xml", "settings.xml", "numbering.xml", "fontTable.xml", "webSettings.xml":
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(r)
		inside, fallback := 0, 0
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			switch e := token.(type) {
			case xml.StartElement:
				if slices.Contains([]string{"t", "delText"}, e.Name.Local) {
					inside++
				}
				if e.Name.Local == "Fallback" {
					fallback++
				}
			case xml.EndElement:
				if slices.Contains([]string{"t", "delText"}, e.Name.Local) {
					inside--
				}
				if e.Name.Local == "Fallback" {
					fallback--
				}
			case xml.CharData:
				if inside > 0 && fallback == 0 {
					b.Write(e)
				}
			}
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}
