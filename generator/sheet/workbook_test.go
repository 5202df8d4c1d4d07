package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"guiju/generator/model"
)

func both(zh, en string) model.Bilingual { return model.Bilingual{Zh: zh, En: en} }

// levels are choices of which two have the same title.
var levels = []Choice{
	{"national", both("国家标准", "National standard")}, {"local", both("地方标准", "Local standard")},
	{"municipal", both("地方标准", "Municipal standard")}, {"301", both("后勤服务, “保障”", "Logistics")},
}

// hostile are cells that programs change unasked.
var hostile = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''@x", "'", " =1", "\t=1", "\r", "\n", "a\nb", "a\r\nb", "a\rb", " lead", "trail ", "　全角空格",
	"001", "1-2", "3/4", "1.10", "123456789012345678901234", "1E5", "TRUE", "NULL", "#REF!", "", "—", "——", "＝1", "＋1", "－1", "＠x",
	`"quoted"`, `a"b`, "a,b;c\td", "<b>&amp;</b>", "]]>", "_x000D_", "_x005F_x000D_", "_x005F_", "_x0041", "_xD83D_", "x_x0041_y", "_x0041_x0042_", "__x0041__", "😀𠮷", "é", "\u00a0", "\ufeffbom", "sep=,",
	strings.Repeat("长", 32767), "第一段\n\n第二段\n",
}

func sample() Sheet {
	s := Sheet{
		Key: "works", Name: both("标准/明细[表]", "Works"), About: both("每行一项标准。", "One standard a row."),
		Columns: []Column{
			{Key: "row", Title: both("行号", "Row"), Kind: Words, Hidden: true, ReadOnly: true},
			{Key: "title.zh", Title: both("标准名称", "Title"), About: both("封面上的名称。", "The title on the cover."), Kind: Words, Required: true},
			{Key: "number", Title: both("标准号", "Number"), Kind: Words},
			{Key: "level", Title: both("级别", "Level"), Kind: OneOf, Choices: levels},
			{Key: "in-force", Title: both("实施日期", "In force"), Kind: Date},
			{Key: "count", Title: both("数量", "Count"), Kind: Whole},
			{Key: "sample", Title: both("样本", "Sample"), Kind: Flag, ReadOnly: true},
			{Key: "tags", Title: both("标签", "Tags"), Kind: List, Choices: levels},
		},
	}
	for i, h := range hostile {
		s.Rows = append(s.Rows, []string{
			fmt.Sprintf("works#%d", i), fmt.Sprintf("样本%d", i), h, levels[i%4].Value, fmt.Sprintf("20%02d-02-0%d", i, i%9+1), fmt.Sprint(i * 1000),
			[]string{"true", "false", ""}[i%3], h,
		})
	}
	s.Rows = append(s.Rows, []string{"last", "样本：空", "", "", "", "", "", ""})
	return s
}

func mustBook(t testing.TB, name string, raw []byte) *Book {
	t.Helper()
	b, ps := Read(name, raw)
	if b == nil || model.HasErrors(ps) {
		t.Fatalf("%s: %s", name, list(ps))
	}
	return b
}

// list is problems in words.
func list(ps []model.Problem) string {
	var b strings.Builder
	for _, p := range ps {
		fmt.Fprintf(&b, "%s %s: %s\n", p.Pos, p.Rule.ID, p.Message(model.Zh))
	}
	return b.String()
}

func sameRows(t *testing.T, r Returned, s Sheet) {
	t.Helper()
	if len(r.Rows) != len(s.Rows) {
		t.Fatalf("%d rows came back of %d", len(r.Rows), len(s.Rows))
	}
	for i, row := range r.Rows {
		for k, key := range r.Columns {
			if want := s.Rows[i][s.column(key)]; row.Cells[k] != want {
				t.Errorf("row %d, %s: %q, want %q", i, key, row.Cells[k], want)
			}
		}
	}
}

// TestRoundTrip: whatever is in the cells comes back exactly, from a workbook
// and from CSV, and the same sheets give the same bytes.
func TestRoundTrip(t *testing.T) {
	s := sample()
	book, ps := Workbook(Front{Title: both("样本登记表", "Sample registers")}, s, Sheet{Key: "empty", Name: both("空表", ""), Columns: s.Columns[:3]})
	if len(ps) > 0 {
		t.Fatal(list(ps))
	}
	for range 3 {
		again, _ := Workbook(Front{Title: both("样本登记表", "Sample registers")}, s, Sheet{Key: "empty", Name: both("空表", ""), Columns: s.Columns[:3]})
		if !bytes.Equal(book, again) {
			t.Fatal("another run gives other bytes")
		}
	}
	like := []Sheet{s, {Key: "empty", Columns: s.Columns[:3]}}
	out, ps := mustBook(t, "a.xlsx", book).Tables(like)
	if len(ps) > 0 || len(out) != 2 || out[1].Key != "empty" || len(out[1].Rows) != 0 || len(out[0].Columns) != len(s.Columns) {
		t.Fatalf("%d tables\n%s", len(out), list(ps))
	}
	sameRows(t, out[0], s)
	out, ps = mustBook(t, "a.csv", s.CSV()).Tables(like)
	if len(ps) > 0 || len(out) != 1 {
		t.Fatalf("%d tables\n%s", len(out), list(ps))
	}
	sameRows(t, out[0], s)
}

// TestNoFormula: no cell of a workbook is a formula, and no cell of CSV begins
// like one.
func TestNoFormula(t *testing.T) {
	s := sample()
	book, _ := Workbook(Front{}, s)
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, tab := range f.GetSheetList() {
		rows, err := f.GetRows(tab)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c := range row {
				if formula, err := f.GetCellFormula(tab, Address(r+1, c+1)); err != nil || formula != "" {
					t.Errorf("%s!%s is the formula %q %v", tab, Address(r+1, c+1), formula, err)
				}
			}
		}
	}
	rows, _ := parseCSV(string(s.CSV()[3:]))
	for i, want := range s.Rows {
		if got := rows[i+3].cells[2]; got != want[2] {
			t.Errorf("%q came back as %q", want[2], got)
		}
	}
	for _, cell := range hostile {
		if g := guard(cell); calculates(g) || unguard(g) != cell {
			t.Errorf("%q is guarded as %q, which reads %q", cell, g, unguard(g))
		}
	}
}

// TestWorkbookForPeople: what an editor is given beside the cells.
func TestWorkbookForPeople(t *testing.T) {
	s := sample()
	book, _ := Workbook(Front{Title: both("样本登记表", "")}, s)
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const tab = "标准-明细-表-"
	if got := strings.Join(f.GetSheetList(), "|"); got != "说明 Read me|"+tab+"|词表 Lists" {
		t.Errorf("tabs %s", got)
	}
	if shown, _ := f.GetSheetVisible(listsTab); shown {
		t.Error("the page of lists is shown")
	}
	if shown, _ := f.GetRowVisible(tab, 1); shown {
		t.Error("the row of keys is shown")
	}
	if shown, _ := f.GetColVisible(tab, "A"); shown {
		t.Error("the column of rows is shown")
	}
	zh, _ := f.GetCellValue(tab, "B2")
	en, _ := f.GetCellValue(tab, "B3")
	ro, _ := f.GetCellValue(tab, "G2")
	if zh != "标准名称 *" || en != "Title *" || ro != "样本（只读）" {
		t.Errorf("heads %q %q %q", zh, en, ro)
	}
	notes, _ := f.GetComments(tab)
	i := slices.IndexFunc(notes, func(c excelize.Comment) bool { return c.Cell == "B2" })
	if i < 0 || !strings.Contains(notes[i].Text, "封面上的名称。") || !strings.Contains(notes[i].Text, "The title on the cover.") || !strings.HasSuffix(notes[i].Text, "〔works:title.zh〕") {
		t.Errorf("notes %+v", notes)
	}
	day, _ := f.GetCellValue(tab, "E4")
	kind, _ := f.GetCellType(tab, "E4")
	if day != "2000-02-01" || kind == excelize.CellTypeSharedString {
		t.Errorf("E4 is %q of type %d", day, kind)
	}
	panes, _ := f.GetPanes(tab)
	if !panes.Freeze || panes.YSplit != 3 || panes.TopLeftCell != "C4" {
		t.Errorf("panes %+v", panes)
	}
	level, _ := f.GetCellValue(tab, "D5")
	if level != "地方标准（local）" {
		t.Errorf("the level is shown as %q", level)
	}
	list, _ := f.GetCols(listsTab)
	if len(list) != 1 || strings.Join(list[0], "|") != "国家标准|地方标准（local）|地方标准（municipal）|后勤服务, “保障”" {
		t.Errorf("lists %q", list)
	}
	rules, _ := f.GetDataValidations(tab)
	if len(rules) != 5 {
		t.Errorf("%d validations", len(rules))
	}
	for _, n := range f.GetDefinedName() {
		if n.Name == "guiju_list_1" && n.RefersTo != "'词表 Lists'!$A$1:$A$4" {
			t.Errorf("list %s", n.RefersTo)
		}
	}
}

// TestUnholdable: what a workbook would change is refused, with its cell.
func TestUnholdable(t *testing.T) {
	s := Sheet{Key: "k", Name: both("表", ""), Columns: []Column{{Key: "c", Kind: Words}}, Rows: [][]string{{"ok"}, {"a\x01b"}, {strings.Repeat("长", 32768)}, {"\xff"}}}
	book, ps := Workbook(Front{}, s)
	if book != nil || len(ps) != 3 || ps[0].Rule != outCharacter || ps[0].Args[0] != "表!A5" || ps[1].Rule != outTooLong || ps[2].Args[0] != "表!A7" {
		t.Errorf("%v\n%s", book != nil, list(ps))
	}
}

// TestTabNames: names that Excel refuses are mended, and stay apart.
func TestTabNames(t *testing.T) {
	long := strings.Repeat("很长的名称", 10)
	var sheets []Sheet
	for i, n := range []string{"a/b:c", "A/B:C", long, long + "x", "'quoted'", "", "History", "😀" + strings.Repeat("x", 29) + "😀"} {
		sheets = append(sheets, Sheet{Key: fmt.Sprint("key", i), Name: both(n, "")})
	}
	got := strings.Join(tabNames(sheets), "|")
	want := "a-b-c|A-B-C 2|" + strings.Repeat("很长的名称", 6) + "很|" + strings.Repeat("很长的名称", 5) + "很长的名 2|quoted|key5|History 2|😀" + strings.Repeat("x", 29)
	if got != want {
		t.Errorf("names\n%s, want\n%s", got, want)
	}
}

// edit changes a workbook as an editor would.
func edit(t *testing.T, raw []byte, change func(f *excelize.File, tab string)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(f, f.GetSheetList()[1])
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestRearranged: a sheet is found again after what editors do to it.
func TestRearranged(t *testing.T) {
	s := Sheet{Key: "levels", Name: both("级别", "Levels"), Columns: []Column{
		{Key: "id", Title: both("编码", "Code"), Kind: Words, Required: true},
		{Key: "title.zh", Title: both("名称", "Title"), Kind: Words},
		{Key: "since", Title: both("起始", "Since"), Kind: Date},
	}, Rows: [][]string{{"001", "样本甲", "2020-01-02"}, {"002", "样本乙", ""}}}
	raw, _ := Workbook(Front{}, s)
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	cases := []struct {
		name   string
		change func(f *excelize.File, tab string)
		rules  string
		rows   string
	}{
		{"nothing", func(*excelize.File, string) {}, "", "id=001 title.zh=样本甲 since=2020-01-02 @4; id=002 title.zh=样本乙 since= @5"},
		{"tab renamed, titles edited", func(f *excelize.File, tab string) {
			do(f.SetCellStr(tab, "B2", "叫法"))
			do(f.SetSheetName(tab, "我的表"))
		}, "", "id=001 title.zh=样本甲 since=2020-01-02 @4; id=002 title.zh=样本乙 since= @5"},
		{"column and row inserted", func(f *excelize.File, tab string) {
			do(f.InsertCols(tab, "B", 1))
			do(f.SetCellStr(tab, "B2", "我的备注"))
			do(f.SetCellStr(tab, "B4", "再问"))
			do(f.InsertRows(tab, 5, 1))
			do(f.SetCellStr(tab, "A5", "003"))
		}, "sheet-column-unknown", "id=001 title.zh=样本甲 since=2020-01-02 @4; id=003 title.zh= since= @5; id=002 title.zh=样本乙 since= @6"},
		{"title row above", func(f *excelize.File, tab string) {
			do(f.InsertRows(tab, 1, 2))
			do(f.SetCellStr(tab, "A1", "级别一览（样本）"))
		}, "", "id=001 title.zh=样本甲 since=2020-01-02 @6; id=002 title.zh=样本乙 since= @7"},
		{"column removed", func(f *excelize.File, tab string) { do(f.RemoveCol(tab, "C")) },
			"sheet-column-missing", "id=001 title.zh=样本甲 @4; id=002 title.zh=样本乙 @5"},
		{"key row removed", func(f *excelize.File, tab string) { do(f.RemoveRow(tab, 1)); do(f.SetCellStr(tab, "B1", "叫法")) },
			"", "id=001 title.zh=样本甲 since=2020-01-02 @3; id=002 title.zh=样本乙 since= @4"},
		{"English row removed", func(f *excelize.File, tab string) { do(f.RemoveRow(tab, 3)) },
			"", "id=001 title.zh=样本甲 since=2020-01-02 @3; id=002 title.zh=样本乙 since= @4"},
		{"copied twice", func(f *excelize.File, tab string) {
			i, err := f.NewSheet("备份")
			do(err)
			from, _ := f.GetSheetIndex(tab)
			do(f.CopySheet(from, i))
		}, "sheet-table-twice", "id=001 title.zh=样本甲 since=2020-01-02 @4; id=002 title.zh=样本乙 since= @5"},
		{"a page of one's own", func(f *excelize.File, tab string) {
			_, err := f.NewSheet("随记")
			do(err)
			do(f.SetCellStr("随记", "A1", "请核对"))
		}, "sheet-table-none", "id=001 title.zh=样本甲 since=2020-01-02 @4; id=002 title.zh=样本乙 since= @5"},
		{"values of the wrong kind", func(f *excelize.File, tab string) {
			do(f.SetCellFloat(tab, "A4", 1, -1, 64))
			do(f.SetCellStr(tab, "C4", "２０２０年１月２日"))
			do(f.SetCellStr(tab, "C5", "2020年5月"))
		}, "sheet-date-read sheet-number-as-text sheet-date", "id=1 title.zh=样本甲 since=2020-01-02 @4; id=002 title.zh=样本乙 since=2020年5月 @5"},
		{"key copied to a second column", func(f *excelize.File, tab string) {
			do(f.SetCellStr(tab, "D1", "levels:id"))
			do(f.SetCellStr(tab, "D4", "x"))
		},
			"sheet-column-twice", "id=001 title.zh=样本甲 since=2020-01-02 @4; id=002 title.zh=样本乙 since= @5"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			out, ps := mustBook(t, "a.xlsx", edit(t, raw, c.change)).Tables([]Sheet{s})
			if len(out) != 1 {
				t.Fatalf("%d tables\n%s", len(out), list(ps))
			}
			var rows, ids []string
			for _, r := range out[0].Rows {
				words := ""
				for i, k := range out[0].Columns {
					words += k + "=" + r.Cells[i] + " "
				}
				rows = append(rows, fmt.Sprintf("%s@%d", words, r.N))
			}
			for _, p := range ps {
				ids = append(ids, p.Rule.ID)
			}
			if got := strings.Join(rows, "; "); got != c.rows {
				t.Errorf("rows\n%s, want\n%s", got, c.rows)
			}
			slices.Sort(ids)
			want := strings.Fields(c.rules)
			slices.Sort(want)
			if !slices.Equal(ids, want) {
				t.Errorf("problems %s\n%s", ids, list(ps))
			}
		})
	}
	// Heads alone: a CSV that somebody typed.
	out, ps := mustBook(t, "b.csv", []byte("名称,编码\n样本甲,001\n")).Tables([]Sheet{s})
	if len(out) != 1 || strings.Join(out[0].Rows[0].Cells, "|") != "样本甲|001" || len(ps) != 3 {
		t.Errorf("by heads: %v\n%s", out, list(ps))
	}
}
