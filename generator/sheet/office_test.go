package sheet

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"guiju/generator/model"
)

// throughOffice is the sample without the cells that LibreOffice itself changes
// when it saves: line breaks of other systems, escapes and characters beyond what
// it keeps.
func throughOffice() Sheet {
	s := sample()
	s.Rows = slices.DeleteFunc(s.Rows, func(r []string) bool {
		return strings.ContainsAny(r[2], "\r\t_\ufeff") || len(r[2]) > 1000
	})
	return s
}

// TestSavedByLibreOffice: registers and a list that LibreOffice opened and saved
// are read as those that it was given, marks included. (testdata/libreoffice
// was made by `soffice --convert-to`, as TestThroughLibreOffice does.)
func TestSavedByLibreOffice(t *testing.T) {
	for _, name := range []string{"registers.xlsx", "list.xlsx", "marked.xlsx"} {
		raw, err := os.ReadFile(filepath.Join("testdata", "libreoffice", name))
		if err != nil {
			t.Fatal(err)
		}
		savedByOffice(t, name, raw)
	}
	for name, rule := range map[string]*model.Rule{"list.xls": fileOld, "list.ods": fileForeign} {
		raw, err := os.ReadFile(filepath.Join("testdata", "libreoffice", name))
		if err != nil {
			t.Fatal(err)
		}
		if b, ps := Read(name, raw); b != nil || len(ps) != 1 || ps[0].Rule != rule {
			t.Errorf("%s: %s", name, list(ps))
		}
	}
}

// officeFiles are what LibreOffice is given.
func officeFiles(t *testing.T) map[string][]byte {
	t.Helper()
	a, err := txtar.ParseFile("testdata/directory/layout-2009.txtar")
	if err != nil {
		t.Fatal(err)
	}
	registers, ps := Workbook(Front{Title: both("样本登记表", "Sample registers")}, throughOffice())
	if len(ps) > 0 {
		t.Fatal(list(ps))
	}
	raw := grid(t, string(a.Files[0].Data))
	_, _, copied := marked(t, "list.xlsx", raw)
	return map[string][]byte{"registers.xlsx": registers, "list.xlsx": raw, "marked.xlsx": copied}
}

// savedByOffice compares what LibreOffice saved with what it was given.
func savedByOffice(t *testing.T, name string, raw []byte) {
	t.Helper()
	if name == "registers.xlsx" {
		s := throughOffice()
		out, ps := mustBook(t, name, raw).Tables([]Sheet{s})
		if len(out) != 1 || len(ps) > 0 {
			t.Fatalf("%d tables\n%s", len(out), list(ps))
		}
		sameRows(t, out[0], s)
		return
	}
	given, ps := Read(name, officeFiles(t)[name])
	want, found := Directory(given)
	wantWords := dump(want, model.SortProblems(append(ps, found...)))
	b, ps := Read(name, raw)
	if b == nil {
		t.Fatal(list(ps))
	}
	got, found := Directory(b)
	if words := dump(got, model.SortProblems(append(ps, found...))); words != wantWords {
		t.Errorf("%s: read as\n%s\nand not as\n%s", name, words, wantWords)
	}
	if name == "marked.xlsx" {
		again, err := Mark(raw, NotesOn(b, append(ps, found...)))
		if err != nil {
			t.Fatal(err)
		}
		f := openBook(t, again)
		cells := cellsOf(append(ps, found...))
		if marks := withMark(t, f, "Sheet1"); !slices.Equal(marks, cells) {
			t.Errorf("marked again: %s, want %s", marks, cells)
		}
		if notes := withNote(t, f, "Sheet1"); !slices.Equal(notes, cells) {
			t.Errorf("comments again: %s, want %s", notes, cells)
		}
		if tabs := f.GetSheetList(); len(tabs) != 2 {
			t.Errorf("tabs %s", tabs)
		}
	}
}

// TestThroughLibreOffice does it with the LibreOffice of this machine.
func TestThroughLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: -short")
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("skipped: LibreOffice (soffice) is not installed")
	}
	in, out := t.TempDir(), t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}
	for name, raw := range officeFiles(t) {
		path := filepath.Join(in, name)
		if err := os.WriteFile(path, raw, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if words, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
		t.Skipf("skipped: LibreOffice does not run: %v\n%s", err, words)
	}
	for _, name := range []string{"registers.xlsx", "list.xlsx", "marked.xlsx"} {
		raw, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		savedByOffice(t, name, raw)
	}
}
