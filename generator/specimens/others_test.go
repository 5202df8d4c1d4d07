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
	anew := os.Getenv("GUIJU_UPDATE") == "all"
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
				cmd = office(dir, "--convert-to", "docx:MS Word 2007 XML", "--outdir", dir, file+".fodt")
			case "web":
				write(t, file+".html", writeWeb(r, txt, false, false))
				cmd = office(dir, "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", "--outdir", dir, file+".html")
			case "pandoc", "pandoc-auto":
				auto := r.manner == "pandoc-auto"
				write(t, file+".html", writeWeb(r, txt, true, auto))
				cmd = []string{"pandoc", "-f", "html+tex_math_single_backslash", "--quiet", "-o", file + ".docx", file + ".html"}
				if auto && anew {
					cmd = append(cmd, "--reference-doc="+reference(t, dir))
				}
			case "python":
				write(t, file+".json", string(writePython(r, txt)))
				cmd = []string{"python3", "-B", absolute(t, folder+"make/pydocx.py"), absolute(t, pictures), file + ".docx", r.cover.Number}
			}
			if anew {
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

// office is LibreOffice with a profile of its own: with the usual one it would
// wait for whoever else has it open.
func office(dir string, args ...string) []string {
	return append([]string{"soffice", "--headless", "-env:UserInstallation=file://" + dir + "/profile"}, args...)
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

// reference is pandoc's own reference document with headings that a list
// numbers.
func reference(t *testing.T, dir string) string {
	t.Helper()
	file := filepath.Join(dir, "reference.docx")
	if out, err := exec.Command("pandoc", "-o", file, "--print-default-data-file", "reference.docx").CombinedOutput(); err != nil {
		t.Fatalf("pandoc: %v\n%s", err, out)
	}
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const num = 1
	write(t, file, string(edited(t, old, func(name, content string) string {
		switch name {
		case "word/styles.xml":
			for lvl := range 6 {
				outline := fmt.Sprintf(`<w:outlineLvl w:val="%d" />`, lvl)
				content = strings.Replace(content, outline, fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, lvl, num)+outline, 1)
			}
		case "word/numbering.xml":
			main := mainLists("", "", "space")[0]
			var b strings.Builder
			b.WriteString(`<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>`)
			for lvl := range main.format {
				fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading%d"/><w:suff w:val="space"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/></w:lvl>`, lvl, lvl+1, main.text[lvl])
			}
			b.WriteString(`</w:abstractNum>`)
			at := strings.Index(content, "<w:abstractNum ")
			content = content[:at] + b.String() + content[at:]
			content = strings.Replace(content, "</w:numbering>", fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="1"/></w:num></w:numbering>`, num), 1)
		}
		return content
	})))
	return file
}

var days = regexp.MustCompile(`(<dcterms:(?:created|modified)[^>]*>)[^<]*`)

// settled packs what another program wrote without the time of writing.
func settled(t *testing.T, file []byte) []byte {
	t.Helper()
	return edited(t, file, func(name, content string) string {
		if name == "docProps/core.xml" {
			return days.ReplaceAllString(content, "${1}2026-11-02T09:00:00Z")
		}
		return content
	})
}

// edited packs a Word file anew with other parts.
func edited(t *testing.T, file []byte, edit func(name, content string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var parts [][2]string
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
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
		parts = append(parts, [2]string{f.Name, edit(f.Name, string(content))})
	}
	return pack(parts)
}

// pagesOf asks LibreOffice how many pages a specimen has.
func pagesOf(t *testing.T, name string) int {
	t.Helper()
	dir := t.TempDir()
	cmd := office(dir, "--convert-to", "pdf", "--outdir", dir, folder+name+".docx")
	if out, err := exec.Command(cmd[0], cmd[1:]...).CombinedOutput(); err != nil {
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
