package sheet

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var table = Table{Name: "条款登记", Columns: []string{"编号", "条文"}, Rows: [][]string{
	{"5.2.1", "机关应……，\"引号\"与\n换行"}, {"=1+1", "@SUM(A1)"}, {"-5 ℃", "＝HYPERLINK(\"x\")"}, {"——", ""},
}}

// TestCSV: Excel knows the encoding, another reader gets every cell back, and
// nothing is a formula.
func TestCSV(t *testing.T) {
	b := CSV(table)
	if !bytes.HasPrefix(b, []byte("\ufeff编号,条文\r\n")) {
		t.Errorf("begins %q", b[:20])
	}
	rows, err := csv.NewReader(bytes.NewReader(b[3:])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"编号", "条文"}, {"5.2.1", "机关应……，\"引号\"与\n换行"}, {"'=1+1", "'@SUM(A1)"}, {"'-5 ℃", "'＝HYPERLINK(\"x\")"}, {"——", ""}}
	for i, row := range want {
		for j, cell := range row {
			if rows[i][j] != cell {
				t.Errorf("row %d: %q, want %q", i, rows[i][j], cell)
			}
		}
	}
}

// TestXLSX: the cells come back as words, whatever they begin with, and the
// same tables give the same bytes.
func TestXLSX(t *testing.T) {
	first, err := XLSX(table, Table{Name: "Register", Columns: []string{"ID"}})
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, err := XLSX(table, Table{Name: "Register", Columns: []string{"ID"}})
		if err != nil || !bytes.Equal(first, again) {
			t.Fatal("another run gives other bytes", err)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := strings.Join(f.GetSheetList(), " "); got != "条款登记 Register" {
		t.Errorf("sheets %s", got)
	}
	rows, err := f.GetRows("条款登记")
	if err != nil || len(rows) != 5 || rows[2][0] != "=1+1" || rows[3][1] != "＝HYPERLINK(\"x\")" {
		t.Errorf("rows %q %v", rows, err)
	}
	if formula, err := f.GetCellFormula("条款登记", "A3"); err != nil || formula != "" {
		t.Errorf("A3 is the formula %q %v", formula, err)
	}
}

// TestXLSXCells: every cell comes back as it was; one that no cell can hold says
// that it was cut.
func TestXLSXCells(t *testing.T) {
	rows := [][]string{}
	for _, h := range hostile {
		rows = append(rows, []string{"x", h})
	}
	raw, err := XLSX(Table{Name: "t", Columns: []string{"a", "b"}, Rows: rows})
	if err != nil {
		t.Fatal(err)
	}
	tab := mustBook(t, "t.xlsx", raw).Tabs[0]
	for i, h := range hostile {
		if got := tab.Cell(i+2, 2).Text; got != h {
			t.Errorf("%q came back as %q", h, got)
		}
	}
	raw, err = XLSX(Table{Name: "t", Columns: []string{strings.Repeat("长", 32768)}})
	if err != nil {
		t.Fatal(err)
	}
	if got := mustBook(t, "t.xlsx", raw).Tabs[0].Cell(1, 1).Text; units(got) != 32767 || !strings.HasSuffix(got, cutShort) {
		t.Errorf("cut to %d: …%s", units(got), got[len(got)-90:])
	}
}
