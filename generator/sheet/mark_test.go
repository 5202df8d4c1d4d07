package sheet

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"guiju/generator/model"
)

const faulty = `序号|标准体系编号|标准号|标准名称|实施日期|备注
1|101.1|DB41/T S001—2022|样本甲 <&"'> |2022年5月|样本
2|@44563|DB41/T S002—2022|样本乙|2022-02-30|
3|101.3|DB41/T S003—2022||2022-05-01|
4|#1.1|DB41/T S004—2022|样本丁\n两行 _x0041_|@44682|`

// marked reads a list, and marks what is wrong with it.
func marked(t testing.TB, name string, raw []byte) (*Book, []model.Problem, []byte) {
	t.Helper()
	b, ps := Read(name, raw)
	if b == nil {
		t.Fatal(list(ps))
	}
	_, found := Directory(b)
	ps = append(ps, found...)
	out, err := Mark(raw, NotesOn(b, ps))
	if err != nil {
		t.Fatal(err)
	}
	return b, ps, out
}

// cellsOf are the cells that must be marked.
func cellsOf(ps []model.Problem) (cells []string) {
	for _, p := range ps {
		if p.Pos.Line > 0 && p.Severity > model.Info {
			cells = append(cells, Address(p.Pos.Line, p.Pos.Col))
		}
	}
	slices.Sort(cells)
	return slices.Compact(cells)
}

func withNote(t *testing.T, f *excelize.File, tab string) (cells []string) {
	t.Helper()
	notes, err := f.GetComments(tab)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range notes {
		if strings.Contains(n.Text, noteSign) {
			cells = append(cells, n.Cell)
		}
	}
	slices.Sort(cells)
	return cells
}

func withMark(t *testing.T, f *excelize.File, tab string) (cells []string) {
	t.Helper()
	formats, err := f.GetConditionalFormats(tab)
	if err != nil {
		t.Fatal(err)
	}
	for ref, rules := range formats {
		for _, r := range rules {
			if strings.Contains(r.Criteria, markSign) {
				cells = append(cells, ref)
			}
		}
	}
	slices.Sort(cells)
	return cells
}

func openBook(t *testing.T, raw []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestMark: every cell in question has a colour, a frame, a sign and a comment;
// the first tab lists everything; no cell has another value; the bytes are the
// same every time.
func TestMark(t *testing.T) {
	raw := grid(t, faulty)
	before, ps, out := marked(t, "list.xlsx", raw)
	if _, _, again := marked(t, "list.xlsx", raw); !bytes.Equal(out, again) {
		t.Error("another run gives other bytes")
	}
	f := openBook(t, out)
	want := cellsOf(ps)
	if got := withNote(t, f, "Sheet1"); !slices.Equal(got, want) || len(want) < 4 {
		t.Errorf("comments on %s, want %s", got, want)
	}
	if got := withMark(t, f, "Sheet1"); !slices.Equal(got, want) {
		t.Errorf("marks on %s, want %s", got, want)
	}
	if got := strings.Join(f.GetSheetList(), "|"); got != findingsTab+"|Sheet1" || f.GetActiveSheetIndex() != 0 {
		t.Errorf("tabs %s, %d active", got, f.GetActiveSheetIndex())
	}
	rows, err := f.GetRows(findingsTab)
	if err != nil || len(rows) != 5+len(ps) {
		t.Fatalf("%d lines for %d problems: %v", len(rows), len(ps), err)
	}
	for i, p := range ps {
		row := rows[5+i]
		if !strings.Contains(row[4], p.Message(model.Zh)) || !strings.Contains(row[4], p.Message(model.En)) || !strings.Contains(row[5], p.Hint(model.Zh)) {
			t.Errorf("line %d: %q", i, row)
		}
		if p.Pos.Line == 0 {
			continue
		}
		linked, target, err := f.GetCellHyperLink(findingsTab, Address(6+i, 4))
		if err != nil || !linked || target != "'Sheet1'!"+Address(p.Pos.Line, p.Pos.Col) {
			t.Errorf("line %d links to %q %v", i, target, err)
		}
	}
	after := mustBook(t, "list.xlsx", out)
	sameCells(t, before.Tabs[0], after.Tabs[1])

	// The copy is handed in again, one cell mended: marks of before are gone.
	mended := edit(t, out, func(f *excelize.File, tab string) {
		if err := f.SetCellStr(tab, "E2", "2022-05-01"); err != nil {
			t.Fatal(err)
		}
	})
	_, ps, out = marked(t, "list.xlsx", mended)
	f = openBook(t, out)
	want = cellsOf(ps)
	if slices.Contains(want, "E2") {
		t.Errorf("E2 is mended\n%s", list(ps))
	}
	if got := withNote(t, f, "Sheet1"); !slices.Equal(got, want) {
		t.Errorf("then comments on %s, want %s", got, want)
	}
	if got := withMark(t, f, "Sheet1"); !slices.Equal(got, want) {
		t.Errorf("then marks on %s, want %s", got, want)
	}
	if got := strings.Join(f.GetSheetList(), "|"); got != findingsTab+"|Sheet1" {
		t.Errorf("then tabs %s", got)
	}
}

func sameCells(t *testing.T, a, b *Tab) {
	t.Helper()
	for _, r := range a.Rows {
		for _, c := range r.Cells {
			if got := b.Cell(c.Row, c.Col); got != c {
				t.Errorf("%s: %+v became %+v", Address(c.Row, c.Col), c, got)
			}
		}
	}
	if len(a.Rows) != len(b.Rows) {
		t.Errorf("%d rows became %d", len(a.Rows), len(b.Rows))
	}
}

// TestMarkKeeps: comments, formats and names that the editor made stay; marks go
// to the first cell of a merged range.
func TestMarkKeeps(t *testing.T) {
	f := openBook(t, grid(t, "!tab 表\n!A1:C1\n标题||\n序号|标准号|标准名称\n1|DB41/T S001—2022|样本"))
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	do(f.AddComment("表", excelize.Comment{Cell: "B3", Author: "样本编辑", Text: "请核实"}))
	red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
	do(err)
	do(f.SetConditionalFormat("表", "B3", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: "==", Value: "\"x\"", Format: &red}}))
	do(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'表'!$2:$2", Scope: "表"}))
	var b bytes.Buffer
	do(f.Write(&b))
	notes := []CellNote{
		{Tab: "表", Row: 3, Col: 2, Severity: model.Error, Message: both("不对", "wrong"), Hint: both("改", "mend")},
		{Tab: "表", Row: 1, Col: 3, Severity: model.Warning, Message: both("标题", "title")},
		{Tab: "不存在", Row: 1, Col: 1, Severity: model.Info, Message: both("说明", "note")},
	}
	raw := b.Bytes()
	for round := range 2 {
		if raw, err = Mark(raw, notes); err != nil {
			t.Fatal(err)
		}
		g := openBook(t, raw)
		if got := strings.Join(withNote(t, g, "表"), " "); got != "A1 B3" {
			t.Errorf("round %d: comments on %s", round, got)
		}
		list, _ := g.GetComments("表")
		i := slices.IndexFunc(list, func(c excelize.Comment) bool { return c.Cell == "B3" })
		if i < 0 || strings.Count(list[i].Text, "请核实") != 1 || strings.Count(list[i].Text, "不对") != 1 {
			t.Errorf("round %d: comments %+v", round, list)
		}
		formats, _ := g.GetConditionalFormats("表")
		if len(formats["B3"]) != 2 {
			t.Errorf("round %d: formats %+v", round, formats)
		}
		for _, n := range g.GetDefinedName() {
			if n.Name == "_xlnm.Print_Titles" && n.Scope != "表" {
				t.Errorf("round %d: the name belongs to %s", round, n.Scope)
			}
		}
	}
}

// TestMarkCSV: a CSV file becomes a workbook with marks.
func TestMarkCSV(t *testing.T) {
	raw := []byte("序号,标准号,标准名称,实施日期\n1,DB41/T S001—2022,样本,2022年5月\n")
	before, _, out := marked(t, "list.csv", raw)
	after := mustBook(t, "list.xlsx", out)
	sameCells(t, before.Tabs[0], after.Tabs[1])
	if got := strings.Join(withMark(t, openBook(t, out), "CSV"), " "); got != "D2" {
		t.Errorf("marks on %s", got)
	}
}

// TestNotMarked: what cannot be read is not marked, and says so.
func TestNotMarked(t *testing.T) {
	for _, raw := range [][]byte{nil, []byte("PK\x03\x04broken"), {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}} {
		if _, err := Mark(raw, nil); !errors.Is(err, ErrNotMarked) {
			t.Errorf("%q: %v", raw, err)
		}
	}
}
