package specimens

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// feeds are the ways in which other programs are given a text.
var feeds = map[string]string{
	"odt":         "LibreOffice Writer: headings numbered by the outline, captions by sequences, lists, notes and formulas of its own",
	"odt-typed":   "LibreOffice Writer: typed numbers, cover in frames, tracked changes, a text box",
	"web":         "a web page saved as Word by LibreOffice: typed numbers, footnotes, merged cells",
	"pandoc":      "pandoc from HTML: headings with typed numbers, formulas, merged cells",
	"pandoc-auto": "pandoc with a reference document that numbers the headings; elements without a number in styles of their own",
	"python":      "python-docx: its heading styles, typed numbers, merged cells, no list of styles beyond the default",
}

// TestOthers: the truths of the specimens that other programs wrote are those
// of today's texts. The files themselves are made with
//
//	GUIJU_UPDATE=all go test ./generator/specimens
//
// where soffice, pandoc and python3 with python-docx are installed.
func TestOthers(t *testing.T) {
	for _, r := range recipes() {
		if _, other := feeds[r.manner]; !other {
			continue
		}
		t.Run(r.name, func(t *testing.T) {
			txt, _ := r.read()
			dir := t.TempDir()
			file := filepath.Join(dir, r.name)
			var cmd []string
			switch r.manner {
			case "odt", "odt-typed":
				write(t, file+".fodt", writeOdt(r, txt, r.manner == "odt", r.manner == "odt-typed"))
				cmd = []string{"soffice", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", dir, file + ".fodt"}
			case "web":
				write(t, file+".html", writeWeb(r, txt, false, false))
				copyPictures(t, dir)
				cmd = []string{"soffice", "--headless", "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", "--outdir", dir, file + ".html"}
			case "pandoc", "pandoc-auto":
				auto := r.manner == "pandoc-auto"
				write(t, file+".html", writeWeb(r, txt, true, auto))
				copyPictures(t, dir)
				cmd = []string{"pandoc", "-f", "html+tex_math_single_backslash", "--toc", "--toc-depth=2", "-o", file + ".docx", file + ".html"}
				if auto {
					cmd = append(cmd, "--reference-doc="+reference(t, dir))
				}
			case "python":
				write(t, file+".json", string(writePython(r, txt)))
				cmd = []string{"/usr/bin/python3", "-B", absolute(t, folder+"make/pydocx.py"), absolute(t, pictures), file + ".docx", r.cover.Number}
			}
			if os.Getenv("GUIJU_UPDATE") == "all" {
				c := exec.Command(cmd[0], cmd[1:]...)
				c.Dir = dir
				if r.manner == "python" {
					in, err := os.Open(file + ".json")
					if err != nil {
						t.Fatal(err)
					}
					defer in.Close()
					c.Stdin = in
				}
				if out, err := c.CombinedOutput(); err != nil {
					t.Fatalf("%v: %v\n%s", cmd, err, out)
				}
				made, err := os.ReadFile(file + ".docx")
				if err != nil {
					t.Fatal(err)
				}
				write(t, folder+r.name+".docx", string(settled(t, made)))
			}
			truth(t, r, feeds[r.manner], txt)
		})
	}
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func copyPictures(t *testing.T, dir string) {
	t.Helper()
	if err := os.CopyFS(dir, os.DirFS(pictures)); err != nil {
		t.Fatal(err)
	}
}

// reference is a document whose styles pandoc takes over: headings that a
// list numbers.
func reference(t *testing.T, dir string) string {
	t.Helper()
	i := slices.IndexFunc(recipes(), func(r recipe) bool { return r.manner == "word" })
	r := recipes()[i]
	txt, _ := r.read()
	m := wordAuto()
	file := filepath.Join(dir, "reference.docx")
	write(t, file, string(writeWord(r, m, txt)))
	return file
}

var days = regexp.MustCompile(`(<dcterms:(?:created|modified)[^>]*>)[^<]*`)

// settled packs what another program wrote without the time of writing.
func settled(t *testing.T, file []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var parts [][2]string
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		s := string(content)
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if f.Name == "docProps/core.xml" {
			s = days.ReplaceAllString(s, "${1}2026-11-02T09:00:00Z")
		}
		parts = append(parts, [2]string{f.Name, s})
	}
	return pack(parts)
}

// pagesOf asks LibreOffice how many pages a specimen has.
func pagesOf(t *testing.T, name string) int {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("soffice", "--headless", "--convert-to", "pdf", "--outdir", dir, folder+name+".docx").CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	out, err := exec.Command("pdfinfo", filepath.Join(dir, name+".pdf")).Output()
	if err != nil {
		t.Fatalf("pdfinfo: %v", err)
	}
	var n int
	for _, line := range strings.Split(string(out), "\n") {
		if s, ok := strings.CutPrefix(line, "Pages:"); ok {
			fmt.Sscan(s, &n)
		}
	}
	return n
}
