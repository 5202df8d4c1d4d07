package specimens

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const books = "../testdata/workbooks/"

// sampleList are the standards of every 明细表 here: samples of this project
// (S0xx), standards yet to be made, and three that the state has issued.
var sampleList = []Entry{
	{Box: "101 通用基础", Code: "101-001", Number: "GB/T 41568—2022", Title: "机关事务管理　术语", Level: "国家标准", InForce: "2022-04-15"},
	{Box: "101 通用基础", Code: "101-002", Number: "GB/T 13016—2018", Title: "标准体系构建原则和要求", Level: "国家标准", InForce: "2018-09-01", Replaces: "GB/T 13016—2009"},
	{Box: "101 通用基础", Code: "101-003", Number: "样内 S107—2023", Title: "机关事务内部标准编制与管理规程", Level: "内部标准", InForce: "2023-09-01", Charge: "样本管理处", Remark: "样本"},
	{Box: "101 通用基础", Code: "101-004", Title: "机关事务标准化工作导则", Level: "地方标准", Charge: "样本管理处", Remark: "待制定"},
	{Box: "201 办公用房", Code: "201-001", Number: "DB41/T S001—2024", Title: "机关办公用房使用服务规范", Level: "地方标准", InForce: "2024-07-31", Replaces: "DB41/T S001—2021", Charge: "样本房产处", Remark: "样本"},
	{Box: "201 办公用房", Code: "201-002", Number: "样内 S108—2024", Title: "机关办公区标识设置与维护规范", Level: "内部标准", InForce: "2024-05-01", Charge: "样本房产处", Remark: "样本"},
	{Box: "201 办公用房", Code: "201-003", Title: "办公用房维修管理规范", Level: "内部标准", Charge: "样本房产处", Remark: "待制定"},
	{Box: "202 公务用车", Code: "202-001", Number: "DB41/T S002—2023", Title: "公务用车调度与行车服务规范", Level: "地方标准", InForce: "2023-05-31", Charge: "样本车辆处", Remark: "样本"},
	{Box: "202 公务用车", Code: "202-002", Number: "DB4101/T S001—2025", Title: "机关办公区车辆停放与充电服务规范", Level: "市级地方标准", InForce: "2025-10-01", Charge: "样本车辆处", Remark: "样本"},
	{Box: "203 会议与餐饮", Code: "203-001", Number: "样内 S101—2022", Title: "机关会议服务规范", Level: "内部标准", InForce: "2022-10-01", Charge: "样本服务处", Remark: "样本"},
	{Box: "203 会议与餐饮", Code: "203-002", Number: "样内 S102—2025", Title: "机关食堂餐饮服务规范", Level: "内部标准", InForce: "2025-06-01", Charge: "样本服务处", Remark: "样本"},
	{Box: "203 会议与餐饮", Code: "203-003", Number: "GB 31654—2021", Title: "食品安全国家标准　餐饮服务通用卫生规范", Level: "国家标准", InForce: "2022-02-22"},
	{Box: "301 节能", Code: "301-001", Number: "样内 S103—2026", Title: "公共机构能源资源计量与统计规范", Level: "内部标准", InForce: "2027-03-01", Charge: "样本节能处", Adopted: "—", Remark: "样本"},
	{Box: "301 节能", Code: "301-002", Title: "公共机构能源审计导则", Level: "地方标准", Charge: "样本节能处", Remark: "待制定"},
	{Box: "600 信息与数据", Code: "600-001", Number: "DB41/T S004—2025", Title: "机关事务业务数据元与交换规范", Level: "地方标准", InForce: "2025-09-01", Charge: "样本信息处", Remark: "样本"},
}

var (
	columns2009 = []string{"序号", "标准体系编号", "标准号", "标准名称", "宜定级别", "实施日期", "国际国外标准号及采用关系", "被代替标准号或作废", "备注"}
	columns2018 = []string{"序号", "标准体系编号", "子体系名称", "标准名称", "引用标准编号", "归口部门", "宜定级别", "实施日期", "备注"}
)

// cellOf is what an entry says in a column; dates in the manner n.
func cellOf(e Entry, column string, serial int, date func(string, int) any) any {
	switch strings.NewReplacer("\n", "", " ", "", "　", "").Replace(column) {
	case "序号":
		return serial
	case "标准体系编号", "体系编号":
		return e.Code
	case "子体系名称", "所属子体系":
		return e.Box
	case "标准号", "引用标准编号", "标准编号":
		return e.Number
	case "标准名称":
		return e.Title
	case "归口部门", "归口单位":
		return e.Charge
	case "宜定级别", "级别":
		return e.Level
	case "实施日期":
		if e.InForce == "" {
			return ""
		}
		return date(e.InForce, serial)
	case "国际国外标准号及采用关系":
		return e.Adopted
	case "被代替标准号或作废":
		return e.Replaces
	case "备注":
		return e.Remark
	}
	if v, ok := e.Extra[column]; ok {
		return v
	}
	panic("BUG: no column " + column)
}

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

// typedDate writes a day in one of the ways in which people type it.
func typedDate(s string, n int) any {
	t := day(s)
	return []string{t.Format("2006.1.2"), t.Format("2006年1月2日"), t.Format("20060102"), t.Format("2006/01/02"), t.Format("2006-01-02"), fullWidthDate(t.Format("2006.1.2"))}[n%6]
}

func fullWidthDate(s string) string { return fullWidth(s) }

// seen is the truth of entries that stand in a layout with some columns.
func seen(e Entry, columns []string, sheet string, row int, grouped bool) Entry {
	has := func(names ...string) bool {
		for _, c := range columns {
			if slices.Contains(names, strings.NewReplacer("\n", "", " ", "").Replace(c)) {
				return true
			}
		}
		return false
	}
	e.Sheet, e.Row = sheet, row
	e.Title = strings.ReplaceAll(e.Title, "　", " ") // as titles are written in the content
	if e.Adopted == "—" {                           // the sign for nothing
		e.Adopted = ""
	}
	if !has("归口部门", "归口单位") {
		e.Charge = ""
	}
	if !has("国际国外标准号及采用关系") {
		e.Adopted = ""
	}
	if !has("被代替标准号或作废") {
		e.Replaces = ""
	}
	if !has("子体系名称", "所属子体系") && !grouped {
		e.Box = ""
	}
	return e
}

// book is a workbook in the making, of one of the layouts.
type book struct {
	name string
	make func(t *testing.T) ([]byte, Listing)
}

func listBooks() []book {
	return []book{
		{"list-2009.xlsx", list2009}, {"list-2018.xlsx", list2018}, {"list-two-lines.xlsx", listTwoLines},
		{"list-serials.xlsx", listSerials}, {"list-office.xlsx", listOffice},
		{"list-utf8.csv", listCSV("UTF-8", func(b []byte) []byte { return b })},
		{"list-bom.csv", listCSV("UTF-8 with a byte order mark", func(b []byte) []byte { return append([]byte("\xef\xbb\xbf"), b...) })},
		{"list-gbk.csv", listCSV("GBK", func(b []byte) []byte {
			out, err := simplifiedchinese.GBK.NewEncoder().Bytes(b)
			if err != nil {
				panic(err)
			}
			return out
		})},
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func at(col, row int) string {
	s, err := excelize.CoordinatesToCellName(col, row)
	must(err)
	return s
}

func saved(t *testing.T, f *excelize.File) []byte {
	var b bytes.Buffer
	must(f.Write(&b))
	return sortedBook(t, b.Bytes())
}

// sortedBook packs a workbook with its parts in the order of their names.
func sortedBook(t *testing.T, file []byte) []byte {
	var parts [][2]string
	edited(t, file, func(name, content string) string {
		parts = append(parts, [2]string{name, days.ReplaceAllString(content, "${1}2026-11-02T09:00:00Z")})
		return content
	})
	slices.SortFunc(parts, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return pack(parts)
}

// list2009: the columns of 2009, a title above, headings of subsystems merged
// over the row, real dates, a total and a note below.
func list2009(t *testing.T) ([]byte, Listing) {
	f := excelize.NewFile()
	must(f.SetSheetName("Sheet1", "明细表"))
	l := Listing{Producer: "excelize", Layout: "columns of 2009; title rows; merged headings of subsystems; real dates; total and note below"}
	set := func(col, row int, v any) { must(f.SetCellValue("明细表", at(col, row), v)) }
	n := len(columns2009)
	set(1, 1, "机关事务标准体系明细表（样本）")
	must(f.MergeCell("明细表", "A1", at(n, 1)))
	set(1, 2, "填表单位：样本单位　　填表日期：2026年11月2日")
	must(f.MergeCell("明细表", "A2", at(n, 2)))
	for i, c := range columns2009 {
		set(i+1, 3, c)
	}
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	must(err)
	row, group := 4, ""
	for i, e := range sampleList {
		if e.Box != group {
			group = e.Box
			set(1, row, group)
			must(f.MergeCell("明细表", at(1, row), at(n, row)))
			row++
		}
		for c, name := range columns2009 {
			v := cellOf(e, name, i+1, func(s string, _ int) any { return day(s) })
			if v == "" {
				continue
			}
			set(c+1, row, v)
			if name == "实施日期" {
				must(f.SetCellStyle("明细表", at(c+1, row), at(c+1, row), style))
			}
		}
		l.Rows = append(l.Rows, seen(e, columns2009, "明细表", row, true))
		row++
	}
	set(1, row, fmt.Sprintf("合计：%d项", len(sampleList)))
	must(f.MergeCell("明细表", at(1, row), at(n, row)))
	set(1, row+1, "注：本表为样本，编号S0xx、S1xx不是有效的标准编号。")
	must(f.MergeCell("明细表", at(1, row+1), at(n, row+1)))
	l.Said = []string{"机关事务标准体系明细表（样本）", "填表单位：样本单位　　填表日期：2026年11月2日", fmt.Sprintf("合计：%d项", len(sampleList)), "注：本表为样本，编号S0xx、S1xx不是有效的标准编号。"}
	return saved(t, f), l
}

// listTwoLines: heads of two rows with line breaks, dates as people type them,
// full-width digits, a column of no known name.
func listTwoLines(t *testing.T) ([]byte, Listing) {
	f := excelize.NewFile()
	l := Listing{Producer: "excelize", Layout: "heads of two merged rows with line breaks; dates as text in six forms; full-width digits; an unknown column"}
	set := func(col, row int, v any) { must(f.SetCellValue("Sheet1", at(col, row), v)) }
	names := []string{"序号", "标准体系\n编号", "子体系\n名称", "标准号", "标准名称", "宜定\n级别", "实施日期", "归口部门", "归档柜号", "备注"}
	set(1, 1, "标准明细表（样本）")
	must(f.MergeCell("Sheet1", "A1", "J1"))
	for i, c := range names {
		switch c {
		case "标准号":
			set(i+1, 2, "标准信息")
			must(f.MergeCell("Sheet1", "D2", "G2"))
			set(i+1, 3, c)
		case "标准名称", "宜定\n级别", "实施日期":
			set(i+1, 3, c)
		default:
			set(i+1, 2, c)
			must(f.MergeCell("Sheet1", at(i+1, 2), at(i+1, 3)))
		}
	}
	for i, e := range sampleList {
		e.Extra = map[string]string{"归档柜号": fmt.Sprintf("G%02d", i+1)}
		for c, name := range names {
			set(c+1, i+4, cellOf(e, name, i+1, typedDate))
		}
		l.Rows = append(l.Rows, seen(e, names, "Sheet1", i+4, true))
	}
	l.Said = []string{"标准明细表（样本）"}
	return saved(t, f), l
}

// listSerials: one sheet a subsystem, dates as bare serial numbers, a hidden
// row and a hidden column, a sheet of prose before the lists.
func listSerials(t *testing.T) ([]byte, Listing) {
	f := excelize.NewFile()
	must(f.SetSheetName("Sheet1", "编制说明"))
	must(f.SetCellValue("编制说明", "A1", "本表按子体系分页，均为样本。"))
	l := Listing{Producer: "excelize", Layout: "one sheet a subsystem; dates as serial numbers without a format; a hidden row and a hidden column; a sheet of prose"}
	l.Said = []string{"本表按子体系分页，均为样本。"}
	var sheet string
	row, hidden := 0, 0
	for i, e := range sampleList {
		if e.Box != sheet {
			sheet, row = e.Box, 1
			_, err := f.NewSheet(sheet)
			must(err)
			for c, name := range columns2018 {
				must(f.SetCellValue(sheet, at(c+1, 1), name))
			}
			must(f.SetColVisible(sheet, "F", false))
		}
		row++
		for c, name := range columns2018 {
			v := cellOf(e, name, i+1, func(s string, _ int) any { return int(day(s).Sub(day("1899-12-30")).Hours() / 24) })
			if v != "" {
				must(f.SetCellValue(sheet, at(c+1, row), v))
			}
		}
		if e.Code == "201-002" {
			must(f.SetRowVisible(sheet, row, false))
			hidden++
		}
		l.Rows = append(l.Rows, seen(e, columns2018, sheet, row, true))
	}
	if hidden != 1 {
		panic("BUG: one row is hidden")
	}
	return saved(t, f), l
}

func listCSV(name string, encode func([]byte) []byte) func(*testing.T) ([]byte, Listing) {
	return func(*testing.T) ([]byte, Listing) {
		l := Listing{Producer: "encoding/csv", Layout: "columns of 2018; " + name + "; CRLF; dates as text in six forms"}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.UseCRLF = true
		must(w.Write(columns2018))
		for i, e := range sampleList {
			var rec []string
			for _, c := range columns2018 {
				rec = append(rec, fmt.Sprint(cellOf(e, c, i+1, typedDate)))
			}
			must(w.Write(rec))
			l.Rows = append(l.Rows, seen(e, columns2018, "", i+2, true))
		}
		w.Flush()
		must(w.Error())
		return encode(b.Bytes()), l
	}
}

// fods is a flat spreadsheet for LibreOffice (ODF 1.3, part 3).
type fods struct {
	b strings.Builder
}

func (w *fods) open(sheet string) {
	fmt.Fprintf(&w.b, `<table:table table:name="%s">`, sheet)
}

func (w *fods) row(attr string, cells ...string) {
	w.b.WriteString("<table:table-row" + attr + ">" + strings.Join(cells, "") + "</table:table-row>\n")
}

func odsText(v any, attr string) string {
	if n, ok := v.(int); ok {
		return fmt.Sprintf(`<table:table-cell office:value-type="float" office:value="%d"%s/>`, n, attr)
	}
	s := fmt.Sprint(v)
	if s == "" {
		return `<table:table-cell` + attr + `/>`
	}
	return `<table:table-cell office:value-type="string"` + attr + `><text:p>` + strings.ReplaceAll(esc(s), "\n", "</text:p><text:p>") + `</text:p></table:table-cell>`
}

func (w *fods) document() string {
	return xmlHead + `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles><number:date-style style:name="N1"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style><style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles><office:body><office:spreadsheet>` +
		w.b.String() + `</office:spreadsheet></office:body></office:document>`
}

// toXLSX runs LibreOffice; without it, or without an order to make all anew,
// the committed file stays.
func toXLSX(t *testing.T, name, source string) []byte {
	if os.Getenv("GUIJU_UPDATE") != "all" {
		return nil
	}
	dir := t.TempDir()
	file := filepath.Join(dir, strings.TrimSuffix(name, ".xlsx"))
	write(t, file+".fods", source)
	cmd := office(dir, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", dir, file+".fods")
	if out, err := exec.Command(cmd[0], cmd[1:]...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, out)
	}
	made, err := os.ReadFile(file + ".xlsx")
	must(err)
	return sortedBook(t, made)
}

// list2018: the columns of 2018, the subsystem merged down its rows, dates as
// text, made by LibreOffice.
func list2018(t *testing.T) ([]byte, Listing) {
	l := Listing{Producer: "LibreOffice 7.4", Layout: "columns of 2018; the subsystem merged down its rows; dates as text in six forms"}
	w := &fods{}
	w.open("2018")
	w.row("", odsText("机关事务标准体系明细表（样本）", fmt.Sprintf(` table:number-columns-spanned="%d"`, len(columns2018)))+strings.Repeat("<table:covered-table-cell/>", len(columns2018)-1))
	var head []string
	for _, c := range columns2018 {
		head = append(head, odsText(c, ""))
	}
	w.row("", head...)
	group := ""
	for i, e := range sampleList {
		var cells []string
		for _, c := range columns2018 {
			v := cellOf(e, c, i+1, typedDate)
			if c != "子体系名称" {
				cells = append(cells, odsText(v, ""))
				continue
			}
			if e.Box == group {
				cells = append(cells, "<table:covered-table-cell/>")
				continue
			}
			group = e.Box
			n := 0
			for _, o := range sampleList {
				if o.Box == group {
					n++
				}
			}
			cells = append(cells, odsText(v, fmt.Sprintf(` table:number-rows-spanned="%d"`, n)))
		}
		w.row("", cells...)
		l.Rows = append(l.Rows, seen(e, columns2018, "2018", i+3, true))
	}
	w.b.WriteString("</table:table>")
	l.Said = []string{"机关事务标准体系明细表（样本）"}
	return toXLSX(t, "list-2018.xlsx", w.document()), l
}

// listOffice: real dates shown as 2024年9月1日, running numbers by a formula, a
// hidden row, the list parted over two sheets.
func listOffice(t *testing.T) ([]byte, Listing) {
	l := Listing{Producer: "LibreOffice 7.4", Layout: "columns of 2009 and 归口单位; real dates shown in Chinese; running numbers by a formula; a hidden row; two sheets"}
	names := append(slices.Clone(columns2009[:8]), "归口单位", "备注")
	w := &fods{}
	half := 7
	for part, list := range [][]Entry{sampleList[:half], sampleList[half:]} {
		sheet := []string{"第一部分", "第二部分"}[part]
		w.open(sheet)
		var head []string
		for _, c := range names {
			head = append(head, odsText(c, ""))
		}
		w.row("", head...)
		for i, e := range list {
			e.Box = ""
			var cells []string
			for _, c := range names {
				v := cellOf(e, c, i+1, func(s string, _ int) any { return s })
				switch {
				case c == "序号":
					cells = append(cells, fmt.Sprintf(`<table:table-cell table:formula="of:=ROW()-1" office:value-type="float" office:value="%d"/>`, i+1))
				case c == "实施日期" && v != "":
					cells = append(cells, fmt.Sprintf(`<table:table-cell table:style-name="day" office:value-type="date" office:date-value="%s"/>`, v))
				default:
					cells = append(cells, odsText(v, ""))
				}
			}
			attr := ""
			if e.Code == "202-002" {
				attr = ` table:visibility="collapse"`
			}
			w.row(attr, cells...)
			l.Rows = append(l.Rows, seen(e, names, sheet, i+2, false))
		}
		w.b.WriteString("</table:table>")
	}
	return toXLSX(t, "list-office.xlsx", w.document()), l
}

// TestWorkbooks: the committed workbooks are those that are written today, and
// so are their truths; what LibreOffice made stays until all is made anew.
func TestWorkbooks(t *testing.T) {
	for _, b := range listBooks() {
		t.Run(b.name, func(t *testing.T) {
			got, l := b.make(t)
			file := books + b.name
			if update && got != nil {
				write(t, file, string(got))
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != nil && !bytes.Equal(got, want) {
				t.Errorf("%s differs from what is written today", file)
			}
			out, err := json.MarshalIndent(l, "", " ")
			must(err)
			out = append(out, '\n')
			twin := strings.TrimSuffix(file, filepath.Ext(file)) + ".json"
			if update {
				write(t, twin, string(out))
			}
			if is, err := os.ReadFile(twin); err != nil || !bytes.Equal(is, out) {
				t.Errorf("%s is not the truth of today's list (%v)", twin, err)
			}
		})
	}
}
