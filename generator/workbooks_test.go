package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
	"guiju/generator/sheet"
	"guiju/generator/specimens"
)

// TestWorkbookSpecimens: every 明细表 of the specimens is read as the list it
// was written from, row by row and cell by cell; what is no standard makes no
// row.
func TestWorkbookSpecimens(t *testing.T) {
	files, err := filepath.Glob("testdata/workbooks/*.json")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d specimens (%v)", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".json")
		t.Run(filepath.Base(name), func(t *testing.T) {
			var truth specimens.Listing
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(src, &truth); err != nil {
				t.Fatal(err)
			}
			table := name + ".xlsx"
			if _, err := os.Stat(table); err != nil {
				table = name + ".csv"
			}
			raw, err := os.ReadFile(table)
			if err != nil {
				t.Fatal(err)
			}
			book, ps := sheet.Read(filepath.Base(table), raw)
			if book == nil {
				t.Fatalf("refused: %v", ps)
			}
			rows, _ := sheet.Directory(book)
			for i := range max(len(rows), len(truth.Rows)) {
				var want, got string
				if i < len(truth.Rows) {
					want = entryLine(truth.Rows[i])
				}
				if i < len(rows) {
					got = entryLine(entryOf(rows[i]))
				}
				if want != got {
					t.Errorf("row %d:\nwant %s\ngot  %s", i+1, want, got)
				}
			}
		})
	}
}

// TestHostileWorkbooks: what no reader should follow or unpack is refused or
// told, and never read as something else.
func TestHostileWorkbooks(t *testing.T) {
	src, err := os.ReadFile("testdata/workbooks/hostile/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]specimens.Hostile
	if err := json.Unmarshal(src, &expected); err != nil {
		t.Fatal(err)
	}
	for name, want := range expected {
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile("testdata/workbooks/hostile/" + name)
			if err != nil {
				t.Fatal(err)
			}
			book, ps := sheet.Read(name, raw)
			if refused := book == nil; refused != want.Refused {
				t.Fatalf("refused: %v, want %v (%s)", refused, want.Refused, want.Why)
			}
			if want.Told && len(ps) == 0 {
				t.Errorf("nothing is said of it: %s", want.Why)
			}
			for _, p := range ps {
				if p.Message(model.Zh) == "" || p.Hint(model.Zh) == "" {
					t.Errorf("%s says nothing to an editor", p.Rule.ID)
				}
			}
		})
	}
}

func entryOf(r sheet.DirectoryRow) specimens.Entry {
	e := specimens.Entry{Code: r.Code, Number: r.Number, Title: r.Title, Level: r.Level, Box: r.Box, InForce: r.InForce.String(),
		Adopted: r.Adopted, Replaces: r.Replaces, Charge: r.Charge, Remark: r.Remark, Extra: r.Extra, Row: r.Place.Line}
	if _, tab, ok := strings.Cut(r.Place.File, "!"); ok {
		e.Sheet = tab
	}
	return e
}

func entryLine(e specimens.Entry) string {
	var extra []string
	for k, v := range e.Extra {
		extra = append(extra, k+"="+v)
	}
	slices.Sort(extra)
	return fmt.Sprintf("%s:%d %s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s", e.Sheet, e.Row, e.Code, e.Number, e.Title, e.Level, e.Box, e.InForce, e.Adopted, e.Replaces, e.Charge, e.Remark, strings.Join(extra, ","))
}
