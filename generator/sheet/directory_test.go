package sheet

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/tools/txtar"

	"guiju/generator/model"
)

// grid makes a workbook of lines with cells between "|". In a line "!A1:C1"
// merges, "!hide 3", "!hide C" and "!tab NAME" do what they say; a cell that
// begins with "#" is a number, with "@" a day by its serial number, with "^" a
// number shown with the zeros of its format (^0.00 1.1).
func grid(t testing.TB, lines string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	tab, row := "Sheet1", 0
	for line := range strings.Lines(lines) {
		line = strings.TrimRight(line, "\n")
		if rest, ok := strings.CutPrefix(line, "!"); ok {
			switch w := strings.Fields(rest); {
			case w[0] == "tab":
				if row == 0 && tab == "Sheet1" {
					do(f.SetSheetName(tab, w[1]))
				} else {
					_, err := f.NewSheet(w[1])
					do(err)
				}
				tab, row = w[1], 0
			case w[0] == "hidden":
				do(f.SetSheetVisible(tab, false))
			case w[0] == "hide" && w[1] >= "A":
				do(f.SetColVisible(tab, w[1], false))
			case w[0] == "hide":
				var n int
				fmt.Sscan(w[1], &n)
				do(f.SetRowVisible(tab, n, false))
			default:
				from, to, _ := strings.Cut(w[0], ":")
				do(f.MergeCell(tab, from, to))
			}
			continue
		}
		row++
		for i, cell := range strings.Split(line, "|") {
			at := Address(row, i+1)
			style := func(s excelize.Style) {
				id, err := f.NewStyle(&s)
				do(err)
				do(f.SetCellStyle(tab, at, at, id))
			}
			cell = strings.ReplaceAll(strings.TrimSpace(cell), `\n`, "\n")
			var v float64
			switch {
			case cell == "":
			case strings.HasPrefix(cell, "#"):
				fmt.Sscan(cell[1:], &v)
				do(f.SetCellFloat(tab, at, v, -1, 64))
			case strings.HasPrefix(cell, "@"):
				fmt.Sscan(cell[1:], &v)
				do(f.SetCellFloat(tab, at, v, -1, 64))
				style(excelize.Style{NumFmt: 14})
			case strings.HasPrefix(cell, "^"):
				var format string
				fmt.Sscan(cell[1:], &format, &v)
				do(f.SetCellFloat(tab, at, v, -1, 64))
				style(excelize.Style{CustomNumFmt: &format})
			default:
				do(f.SetCellStr(tab, at, cell))
			}
		}
	}
	var b bytes.Buffer
	do(f.Write(&b))
	return b.Bytes()
}

// dump is rows and findings in lines.
func dump(rows []DirectoryRow, ps []model.Problem) string {
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%d:", r.Place.Line)
		for _, f := range []struct{ name, value string }{
			{"code", r.Code}, {"number", r.Number}, {"title", r.Title}, {"en", r.TitleEn}, {"level", r.Level}, {"box", r.Box},
			{"issued", r.Issued.String()}, {"in-force", r.InForce.String()}, {"due", r.Due}, {"adopted", r.Adopted}, {"replaces", r.Replaces},
			{"charge", r.Charge}, {"drafter", r.Drafter}, {"nature", r.Nature}, {"status", r.Status}, {"stage", r.Stage}, {"remark", r.Remark},
		} {
			if f.value != "" {
				fmt.Fprintf(&b, " %s=%s", f.name, f.value)
			}
		}
		if len(r.Groups) > 1 {
			fmt.Fprintf(&b, " groups=%s", strings.Join(r.Groups, ">"))
		}
		keys := make([]string, 0, len(r.Extra))
		for k, v := range r.Extra {
			keys = append(keys, k+"="+v)
		}
		slices.Sort(keys)
		if len(keys) > 0 {
			fmt.Fprintf(&b, " +{%s}", strings.Join(keys, "; "))
		}
		b.WriteByte('\n')
	}
	for _, p := range ps {
		at := ""
		if _, tab, ok := strings.Cut(p.Pos.File, "!"); ok {
			at = tab + "!"
		}
		if p.Pos.Line > 0 {
			at += Address(p.Pos.Line, max(p.Pos.Col, 1)) + "："
		} else {
			at = ""
		}
		fmt.Fprintf(&b, "%s %s%s\n", p.Rule.ID, at, p.Message(model.Zh))
	}
	return b.String()
}

var update = os.Getenv("GUIJU_UPDATE") != ""

// TestDirectory reads lists in every layout: each archive has a workbook as a
// grid (or CSV) and the rows and findings that must come of it.
func TestDirectory(t *testing.T) {
	files, err := filepath.Glob("testdata/directory/*.txtar")
	if err != nil || len(files) < 10 {
		t.Fatal(err, files)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var raw []byte
			book := "list.xlsx"
			for _, f := range a.Files {
				switch f.Name {
				case "grid":
					raw = grid(t, string(f.Data))
				case "list.csv":
					raw, book = f.Data, "list.csv"
				}
			}
			b, ps := Read(book, raw)
			if b == nil {
				t.Fatal(list(ps))
			}
			rows, found := Directory(b)
			got := dump(rows, model.SortProblems(append(ps, found...)))
			for i := range a.Files {
				if a.Files[i].Name != "want" {
					continue
				}
				if update {
					a.Files[i].Data = []byte(got)
					if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
						t.Fatal(err)
					}
				} else if string(a.Files[i].Data) != got {
					t.Errorf("got\n%s\nwant\n%s", got, a.Files[i].Data)
				}
			}
		})
	}
}

// TestNothingLost: the words of every cell below and above a head are in a row
// or in a finding; serial numbers aside.
func TestNothingLost(t *testing.T) {
	files, err := filepath.Glob("testdata/directory/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	cells := 0
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		raw := a.Files[0].Data
		if a.Files[0].Name == "grid" {
			raw = grid(t, string(raw))
		}
		b := mustRead(t, raw)
		rows, ps := Directory(b)
		told := bare(dump(rows, ps))
		for _, tab := range b.Tabs {
			if tab.Hidden || slices.ContainsFunc(ps, func(p model.Problem) bool { return p.Rule == directoryNoHead && p.Pos.File == tab.At(0, 0).File }) {
				continue
			}
			for _, r := range tab.Rows {
				for _, c := range r.Cells {
					words := bare(c.Text)
					if d, fault := ParseDate(strings.Fields(c.Text + " -")[0]); fault == "" && c.Kind != ErrorCell {
						words = bare(d.String())
					}
					if len(words) <= 2 && c.Col == 1 {
						continue
					}
					cells++
					lines := []string{words}
					if strings.Contains(c.Text, "\n") {
						lines = strings.Split(c.Text, "\n")
					}
					for _, l := range lines {
						if !strings.Contains(told, bare(l)) {
							t.Errorf("%s: %s %q is told nowhere", name, tab.Address(c.Row, c.Col), l)
						}
					}
				}
			}
		}
	}
	if cells < 300 {
		t.Errorf("%d cells were looked at", cells)
	}
}

// mustRead reads a list that may have errors in its cells.
func mustRead(t testing.TB, raw []byte) *Book {
	t.Helper()
	b, ps := Read("list", raw)
	if b == nil {
		t.Fatal(list(ps))
	}
	return b
}
