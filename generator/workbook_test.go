package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// aList is a 明细表 of three standards of the boxes that a new province has.
const aList = `样本标准体系明细表
序号,标准体系编号,标准号,标准名称,宜定级别,实施日期
1,310-001,DB41/T S021—2024,样本办公用房规范,地方标准,2024-07-31
2,320-001,样内 S121—2025,样本用车规范,内部标准,2025-03-01
3,430-001,,样本会议规范,内部标准,
`

// listedProvince is a new province whose standards came in a 明细表; the test
// stands in the folder above content.
func listedProvince(t testing.TB) {
	t.Helper()
	t.Chdir(t.TempDir())
	must(t, exitOK, "init", "--province", "河南省", "--owner", "样本单位")
	writeTest(t, "明细表.csv", aList)
	must(t, exitOK, "import", "明细表.csv", "--write")
}

// must runs the program, which must end so, and returns what it says.
func must(t testing.TB, code int, args ...string) (stdout, stderr string) {
	t.Helper()
	got, stdout, stderr := guiju(t, append(args, "--as-of", asOf)...)
	if got != code {
		t.Fatalf("%s: exit %d, not %d\n%s%s", strings.Join(args, " "), got, code, stdout, stderr)
	}
	return stdout, stderr
}

func writeTest(t testing.TB, name, s string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(s), 0o644); err != nil {
		t.Fatal(err)
	}
}

// editor is a workbook in the hands of somebody with a spreadsheet.
type editor struct {
	*excelize.File
	t testing.TB
}

// edited opens a workbook, has it edited and saves it.
func edited(t testing.TB, name string, edit func(e editor)) {
	t.Helper()
	f, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	edit(editor{f, t})
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

func (e editor) must(err error) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
}

// column is the letter of the column with a key.
func (e editor) column(tab, key string) string {
	e.t.Helper()
	rows, err := e.GetRows(tab)
	e.must(err)
	for i, cell := range rows[0] {
		if _, k, _ := strings.Cut(cell, ":"); k == key {
			letter, err := excelize.ColumnNumberToName(i + 1)
			e.must(err)
			return letter
		}
	}
	e.t.Fatalf("%s has no column %s: %v", tab, key, rows[0])
	return ""
}

// row is the row that has a value in the column with a key.
func (e editor) row(tab, key, value string) int {
	e.t.Helper()
	letter := e.column(tab, key)
	for n := 4; n < 200; n++ {
		if s, err := e.GetCellValue(tab, fmt.Sprint(letter, n)); err == nil && s == value {
			return n
		}
	}
	e.t.Fatalf("%s has no %s in column %s", value, key, tab)
	return 0
}

// set writes a cell and returns its address.
func (e editor) set(tab string, row int, key string, value any) string {
	e.t.Helper()
	at := fmt.Sprint(e.column(tab, key), row)
	e.must(e.SetCellValue(tab, at, value))
	return at
}

// move puts a row further up.
func (e editor) move(tab string, from, to int) {
	e.t.Helper()
	e.must(e.DuplicateRowTo(tab, from, to))
	e.must(e.RemoveRow(tab, from+1))
}

// table is what the rows of a tab say, by the keys of the columns; without what
// tells rows apart.
func table(t testing.TB, name, tab string) (rows []string) {
	t.Helper()
	edited(t, name, func(e editor) {
		all, err := e.GetRows(tab)
		e.must(err)
		for _, row := range all[3:] {
			var cells []string
			for i, cell := range row {
				if _, key, ok := strings.Cut(all[0][i], ":"); ok && key != "row" && cell != "" {
					cells = append(cells, key+"="+cell)
				}
			}
			slices.Sort(cells)
			if len(cells) > 0 {
				rows = append(rows, strings.Join(cells, " | "))
			}
		}
	})
	return rows
}

// differences are the lines of diffs and of new files in what an import says.
func differences(stdout string) (lines []string) {
	for l := range strings.Lines(stdout) {
		if l = strings.TrimSpace(l); strings.HasPrefix(l, "+") || strings.HasPrefix(l, "-") || strings.HasPrefix(l, "新建") {
			lines = append(lines, l)
		}
	}
	return lines
}

// TestWorkbookUnchanged: all registers of the shipped content out and in again
// change nothing, and come out as the same bytes.
func TestWorkbookUnchanged(t *testing.T) {
	content, err := filepath.Abs(contentDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.CopyFS("content", os.DirFS(content)); err != nil {
		t.Fatal(err)
	}
	before := treeHash(t, "content")
	must(t, exitOK, "export", "workbook", "一.xlsx")
	must(t, exitOK, "export", "workbook", "二.xlsx")
	if get(t, "一.xlsx") != get(t, "二.xlsx") {
		t.Error("two exports differ")
	}
	if stdout, stderr := must(t, exitOK, "import", "一.xlsx", "--write"); stdout != "没有发现问题\n" || !strings.Contains(stderr, "内容没有变化") {
		t.Errorf("%s%s", stdout, stderr)
	}
	if treeHash(t, "content") != before {
		t.Error("the content has changed")
	}
}

// TestWorkbookEdited: what was edited is the difference, and nothing else; once
// written, the content is right and exports as it was edited.
func TestWorkbookEdited(t *testing.T) {
	listedProvince(t)
	if _, _, code := checkOf(t); code != exitProblems {
		t.Error("the list lacks what a cover says, and check says nothing")
	}
	must(t, exitOK, "export", "workbook", "表.xlsx")
	const list, regions = "标准明细表", "地区"
	edited(t, "表.xlsx", func(e editor) {
		for n := 4; n <= 7; n++ { // what the list did not say, and a new standard
			if id, err := e.GetCellValue(list, fmt.Sprint("A", n)); err == nil && id != "internal-001" {
				e.set(list, n, "edition.issued", map[bool]string{true: "2024/2/1", false: "2025.2.1"}[id == "db41-t-s021"])
				e.set(list, n, "edition.issuer.zh", "样本单位")
			}
		}
		car, office := e.row(list, "work", "internal-s121"), e.row(list, "work", "db41-t-s021")
		e.set(list, car, "edition.in-force", "2025年4月1日")
		e.set(list, car, "work.box", "会务服务") // by its title
		e.set(list, 7, "edition.number", "DB41/T S022-2026")
		e.set(list, 7, "edition.title.zh", "样本物业规范")
		e.set(list, 7, "work.level", "省级地方标准")
		e.set(list, 7, "work.box", "440")
		e.set(list, 7, "work.sample", "是")
		e.set(list, 7, "edition.issued", 46054) // a day, as Excel counts them
		e.set(list, 7, "edition.in-force", "２０２６．５．１")
		for _, n := range []int{car, office, 7} {
			e.set(list, n, "edition.ics", "03.080")
			e.set(list, n, "edition.ccs", "A22")
		}
		e.must(e.SetCellValue(list, e.column(list, "edition.title.zh")+"2", "我们叫它名称"))
		e.must(e.InsertCols(list, "C", 1))
		e.must(e.SetCellValue(list, "C2", "经办"))
		e.must(e.SetCellValue(list, "C5", "样本处"))
		e.must(e.RemoveRow(regions, e.row(regions, "key", "kaifeng")))
		e.move(regions, e.row(regions, "key", "luoyang"), 5)
	})
	before := treeHash(t, "content")
	stdout, stderr := must(t, exitOK, "import", "表.xlsx")
	if treeHash(t, "content") != before || !strings.Contains(stderr, "加 --write") {
		t.Errorf("the content changed without --write, or nobody says so: %s", stderr)
	}
	said(t, stdout, `表.xlsx!标准明细表!C2: warning sheet-column-unknown: 不认识“经办”这一列，没有导入（有 1 格内容）
表.xlsx!标准明细表!D7: info register-cell-number: “标准明细表”的“版本·标准编号”由“DB41/T S022-2026”写成“DB41/T S022—2026”
表.xlsx!标准明细表!L7: info sheet-date-read: “２０２６．５．１”读作 2026-05-01
`)
	const want = `--- a/regions.toml
+++ b/regions.toml
+key = "luoyang"
+code = "410300"
+kind = "city"
+parent = "henan"
+title.zh = "洛阳市"
+title.en = "Luoyang"
+
+[[region]]
-
-[[region]]
-key = "kaifeng"
-code = "410200"
-kind = "city"
-parent = "henan"
-title.zh = "开封市"
-title.en = "Kaifeng"
-
-[[region]]
-key = "luoyang"
-code = "410300"
-kind = "city"
-parent = "henan"
-title.zh = "洛阳市"
-title.en = "Luoyang"
--- a/standards/db41-t-s021/2024/edition.toml
+++ b/standards/db41-t-s021/2024/edition.toml
+issued = 2024-02-01
+issuer.zh = "样本单位"
+ics = "03.080"
+ccs = "A22"
新建 standards/db41-t-s022/2026/edition.toml（158 字节）
新建 standards/db41-t-s022/work.toml（42 字节）
--- a/standards/internal-s121/2025/edition.toml
+++ b/standards/internal-s121/2025/edition.toml
-in-force = 2025-03-01
+issued = 2025-02-01
+in-force = 2025-04-01
+issuer.zh = "样本单位"
+ics = "03.080"
+ccs = "A22"
--- a/standards/internal-s121/work.toml
+++ b/standards/internal-s121/work.toml
-box = "320"
+box = "430"`
	if got := strings.Join(differences(stdout), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	must(t, exitOK, "import", "表.xlsx", "--write")
	if stdout, _, code := checkOf(t); code != exitOK {
		t.Errorf("check: %s", stdout)
	}
	if stdout, stderr := must(t, exitOK, "import", "表.xlsx"); !strings.Contains(stderr, "内容没有变化") {
		t.Errorf("what was written comes in again: %s%s", stdout, stderr)
	}
	must(t, exitOK, "export", "workbook", "再.xlsx")
	for _, tab := range []string{regions, "层级", "体系框架"} {
		if d := cmp.Diff(table(t, "表.xlsx", tab), table(t, "再.xlsx", tab)); d != "" {
			t.Errorf("%s: %s", tab, d)
		}
	}
	if d := cmp.Diff([]string{
		"edition.ccs=A22 | edition.ics=03.080 | edition.in-force=2024-07-31 | edition.issued=2024-02-01 | edition.issuer.zh=样本单位 | edition.number=DB41/T S021—2024 | edition.title.zh=样本办公用房规范 | work.box=办公用房 | work.level=省级地方标准 | work.number=DB41/T S021 | work.region=河南省 | work.sample=是 | work=db41-t-s021 | year=2024",
		"edition.ccs=A22 | edition.ics=03.080 | edition.in-force=2026-05-01 | edition.issued=2026-02-01 | edition.issuer.zh=样本单位 | edition.number=DB41/T S022—2026 | edition.title.zh=样本物业规范 | work.box=公务接待 | work.level=省级地方标准 | work.sample=是 | work=db41-t-s022 | year=2026",
		"work.box=会务服务 | work.level=省级内部标准 | work.title.zh=样本会议规范 | work=internal-001",
		"edition.ccs=A22 | edition.ics=03.080 | edition.in-force=2025-04-01 | edition.issued=2025-02-01 | edition.issuer.zh=样本单位 | edition.number=样内 S121—2025 | edition.title.zh=样本用车规范 | work.box=会务服务 | work.level=省级内部标准 | work.number=样内 S121 | work.sample=是 | work=internal-s121 | year=2025",
	}, table(t, "再.xlsx", list)); d != "" {
		t.Errorf("%s: %s", list, d)
	}
}

// TestManyStandardsFilledIn: standards that lack the same are filled in as one
// table, and what changes in all of them, and what they still lack, is said once.
func TestManyStandardsFilledIn(t *testing.T) {
	manyStandards(t, 12)
	must(t, exitOK, "export", "workbook", "表.xlsx")
	fillDirectory(t, "表.xlsx", 11)
	stdout, _ := must(t, exitOK, "import", "表.xlsx", "--write")
	_, after, ok := strings.Cut(stdout, "改动合计")
	if !ok || !strings.HasPrefix(after, `（各键增、删的行数）：
    edition.toml  in-force  +11 −0
    edition.toml  issued  +11 −0
    work.toml  adopters  +11 −0
    work.toml  box  +11 −0
写入以后，check 对这些文件还会说：
级别   规则              次数  文件  首处                                      说明
error  cover-missing       33    11  standards/db41-t-10000/2024/edition.toml  封面缺少“…”（…）
`) {
		t.Errorf("what changes in all files is not said: %s", after)
	}
	if got := get(t, "content/standards/db41-t-10010/work.toml"); got != "level = \"local\"\nbox = \"310\"\nadopters = [\"luoyang\", \"zhengzhou\"]\n" {
		t.Error(got)
	}
	if got := get(t, "content/standards/db41-t-10011/work.toml"); got != "level = \"local\"\n" {
		t.Error(got)
	}
}

// TestTitlesAndCopies: a title is changed in one place however many sheets show
// it; sheets may be sorted; a copied row is not taken for the old one.
func TestTitlesAndCopies(t *testing.T) {
	listedProvince(t)
	const list, events = "标准明细表", "制定过程"
	writeTest(t, "content/standards/db41-t-s021/work.toml", get(t, "content/standards/db41-t-s021/work.toml")+`track = "local-procedure"

[[event]]
step = "application"
state = "done"
date = 2023-01-02

[[event]]
step = "project"
state = "done"
date = 2023-02-03
`)
	must(t, exitOK, "export", "workbook", "表.xlsx")
	edited(t, "表.xlsx", func(e editor) {
		e.set(list, e.row(list, "work", "db41-t-s021"), "edition.title.zh", "样本用房规范")
		e.set(events, 4, "work", "样本用房规范") // as the directory has it now
		e.set(events, 5, "state", "未完成")
		e.move(events, 5, 4) // sorted by state, say
	})
	stdout, _ := must(t, exitOK, "import", "表.xlsx")
	said(t, stdout, "")
	if got := strings.Join(differences(stdout), "\n"); !strings.HasPrefix(got, `--- a/standards/db41-t-s021/2024/edition.toml
+++ b/standards/db41-t-s021/2024/edition.toml
-title.zh = "样本办公用房规范"
+title.zh = "样本用房规范"
--- a/standards/db41-t-s021/work.toml
`) || strings.Count(got, "+++ ") != 2 {
		t.Error(got)
	}
	must(t, exitOK, "import", "表.xlsx", "--write")
	if _, events, _ := strings.Cut(get(t, "content/standards/db41-t-s021/work.toml"), "\n\n"); events != `[[event]]
step = "project"
state = "not-done"
date = 2023-02-03

[[event]]
step = "application"
state = "done"
date = 2023-01-02
` {
		t.Error(events)
	}
	must(t, exitOK, "export", "workbook", "再.xlsx")
	edited(t, "再.xlsx", func(e editor) { e.must(e.DuplicateRow(list, 4)) })
	stdout, _ = must(t, exitProblems, "import", "再.xlsx")
	said(t, stdout, "再.xlsx!标准明细表!A5: error register-row-twice: “标准明细表”里“db41-t-s021”出现两次，第一次在 再.xlsx!标准明细表!A4\n")
	edited(t, "再.xlsx", func(e editor) { // a new edition, begun as a copy of the last
		e.set(list, 5, "year", "2026")
		e.set(list, 5, "edition.number", "DB41/T S021—2026")
		e.set(list, 5, "edition.in-force", "2026-05-01")
	})
	stdout, _ = must(t, exitOK, "import", "再.xlsx")
	if got := differences(stdout); len(got) != 1 || !strings.Contains(got[0], "新建 standards/db41-t-s021/2026/edition.toml") {
		t.Errorf("%v", got)
	}
}

// said asks that every finding wanted stands in what the program says, and no
// other error or warning does.
func said(t testing.TB, stdout, want string) {
	t.Helper()
	var got strings.Builder
	for l := range strings.Lines(stdout) {
		if strings.Contains(l, ".xlsx!") || strings.Contains(l, ".csv!") {
			got.WriteString(l)
		}
	}
	if d := cmp.Diff(want, got.String()); d != "" {
		t.Errorf("what is said: %s", d)
	}
}

// checkOf is what check says of content.
func checkOf(t testing.TB) (stdout, stderr string, code int) {
	t.Helper()
	code, stdout, stderr = guiju(t, "check", "--as-of", asOf)
	return stdout, stderr, code
}
