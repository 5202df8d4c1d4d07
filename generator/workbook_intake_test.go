package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/generator/specimens"
)

// TestWorkbookCSV: one register as CSV comes back in the encodings in which
// spreadsheets save it.
func TestWorkbookCSV(t *testing.T) {
	listedProvince(t)
	must(t, exitOK, "export", "workbook", "地区.csv", "--register", "regions")
	plain, ok := strings.CutPrefix(get(t, "地区.csv"), "\ufeff")
	if !ok {
		t.Error("Excel in Chinese knows UTF-8 by its mark, and there is none")
	}
	plain = strings.Replace(plain, ",Kaifeng,", ",Kaifeng City,", 1)
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(plain)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, words, says string }{
		{"无标记.csv", plain, ""}, {"有标记.csv", "\ufeff" + plain, ""}, {"国标.csv", gbk, "国标.csv: info sheet-converted"},
	} {
		writeTest(t, c.name, c.words)
		stdout, _ := must(t, exitOK, "import", c.name)
		if got := strings.Join(differences(stdout), "\n"); got != "--- a/regions.toml\n+++ b/regions.toml\n-title.en = \"Kaifeng\"\n+title.en = \"Kaifeng City\"" || !strings.Contains(stdout, c.says) {
			t.Errorf("%s: %s", c.name, stdout)
		}
	}
}

// TestWorkbookCells: every cell that is wrong is named with its sheet, and the
// marked copy says so in the cell itself.
func TestWorkbookCells(t *testing.T) {
	listedProvince(t)
	must(t, exitOK, "export", "workbook", "表.xlsx")
	const list, regions, boxes, site = "标准明细表", "地区", "体系框架", "站点信息"
	wrong := map[string]string{} // sheet!cell to a word of what is said
	edited(t, "表.xlsx", func(e editor) {
		put := func(tab string, row int, key string, value any, says string) {
			wrong[tab+"!"+e.set(tab, row, key, value)] = says
		}
		put(list, 4, "edition.in-force", "2024-02-30", "没有这一天")
		put(list, 4, "work.level", "企业标准", "没有“企业标准”这个值")
		put(boxes, 5, "planned.local", "十二", "不是整数")
		put(regions, 6, "key", "henan", "henan")
		put(regions, 7, "title.zh", "", "空着")
		at := e.column(regions, "title.en") + "8"
		e.must(e.SetCellFormula(regions, at, `"a"&"b"`))
		wrong[regions+"!"+at] = "是公式"
		put(site, 4, "format", 9, "只供查阅")
	})
	before := treeHash(t, "content")
	stdout, _ := must(t, exitProblems, "import", "表.xlsx", "--mark", "标.xlsx", "--report", "问题.html", "--write")
	if treeHash(t, "content") != before {
		t.Error("something was written beside errors")
	}
	for at, says := range wrong {
		n := 0
		for l := range strings.Lines(stdout) {
			if strings.HasPrefix(l, "表.xlsx!"+at+": ") {
				n++
				if !strings.Contains(l, says) {
					t.Errorf("%s: %s", at, l)
				}
			}
		}
		if n != 1 {
			t.Errorf("%s is named %d times in\n%s", at, n, stdout)
		}
	}
	page := get(t, "问题.html")
	edited(t, "标.xlsx", func(e editor) {
		for at, says := range wrong {
			tab, cell, _ := strings.Cut(at, "!")
			comments, err := e.GetComments(tab)
			e.must(err)
			i := slices.IndexFunc(comments, func(c excelize.Comment) bool { return c.Cell == cell })
			if i < 0 || !strings.Contains(comments[i].Text, says) {
				t.Errorf("the mark on %s does not say “%s”", at, says)
			}
			if !strings.Contains(page, `<span class="place">`+cell+`</span>`) || !strings.Contains(page, `<code>表.xlsx!`+tab+`</code>`) {
				t.Errorf("the page does not name %s", at)
			}
		}
	})
	if d := cmp.Diff(table(t, "表.xlsx", list), table(t, "标.xlsx", list)); d != "" {
		t.Errorf("marking changed values: %s", d)
	}
	writeTest(t, "标.xlsx", "somebody's work")
	must(t, exitUsage, "import", "表.xlsx", "--mark", "标.xlsx")
	must(t, exitUsage, "import", "表.xlsx", "--mark", "表.xlsx")
	if get(t, "标.xlsx") != "somebody's work" {
		t.Error("a marked copy took the place of another file")
	}
}

// TestListedStandards: every 明细表 of the specimens, brought into a new
// province, becomes the standards that it lists, with number, title, level and
// place in the framework.
func TestListedStandards(t *testing.T) {
	dir, err := filepath.Abs("testdata/workbooks")
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(names) < 8 {
		t.Fatal(names, err)
	}
	t.Chdir(t.TempDir())
	must(t, exitOK, "init", "--province", "河南省")
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			var truth specimens.Listing
			if err := json.Unmarshal([]byte(get(t, name)), &truth); err != nil {
				t.Fatal(err)
			}
			table := strings.TrimSuffix(name, ".json") + ".xlsx"
			if _, err := os.Stat(table); err != nil {
				table = strings.TrimSuffix(name, ".json") + ".csv"
			}
			content := filepath.Join(t.TempDir(), "content")
			if err := os.CopyFS(content, os.DirFS("content")); err != nil {
				t.Fatal(err)
			}
			writeTest(t, filepath.Join(content, "framework.toml"), frameworkOf(truth))
			must(t, exitOK, "import", table, "--content", content, "--write")
			if d := cmp.Diff(listedOf(truth), standardsIn(t, content, truth)); d != "" {
				t.Error(d)
			}
			if _, stderr := must(t, exitOK, "import", table, "--content", content); !strings.Contains(stderr, "内容没有变化") {
				t.Errorf("the same list again: %s", stderr)
			}
		})
	}
}

// frameworkOf are the boxes that a list speaks of.
func frameworkOf(truth specimens.Listing) string {
	boxes := map[string]string{}
	for _, r := range truth.Rows {
		code, title, _ := strings.Cut(r.Box, " ")
		if code == "" {
			code, _, _ = strings.Cut(r.Code, "-")
		}
		if boxes[code] == "" {
			boxes[code] = title
		}
	}
	var b strings.Builder
	for _, code := range slices.Sorted(maps.Keys(boxes)) {
		fmt.Fprintf(&b, "[[box]]\ncode = %q\ntitle.zh = %q\n\n", code, boxes[code]+"子体系")
	}
	return b.String()
}

// listedOf are the standards that a list must become, a line each.
func listedOf(truth specimens.Listing) (lines []string) {
	for _, r := range truth.Rows {
		level := map[string]string{"国家标准": "", "地方标准": "local", "市级地方标准": "municipal", "内部标准": "internal"}[r.Level]
		box, _, _ := strings.Cut(r.Code, "-")
		day, charge := r.InForce, r.Charge
		if level == "" || r.Number == "" { // a reference, or one that is planned
			charge = ""
		}
		if level == "" {
			box, day = "", ""
		}
		lines = append(lines, standardLine(r.Number, r.Title, level, box, day, r.Replaces, charge))
	}
	slices.Sort(lines)
	return lines
}

func standardLine(number, title, level, box, day, replaces, charge string) string {
	if level == "" {
		replaces = ""
	}
	return strings.Join([]string{number, strings.Join(strings.Fields(title), " "), level, box, day, replaces, charge}, " | ")
}

// standardsIn are the standards of content, as listedOf has them, and those of
// the references that the list names.
func standardsIn(t *testing.T, content string, truth specimens.Listing) (lines []string) {
	t.Helper()
	sys, _, problems, err := source.Load(os.DirFS(content))
	if err != nil || model.HasErrors(problems) {
		t.Fatal(err, problems)
	}
	for _, w := range sys.Works {
		if len(w.Editions) == 0 {
			lines = append(lines, standardLine("", w.Title.Zh, w.Level, w.Box, "", "", ""))
		}
		for _, e := range w.Editions {
			lines = append(lines, standardLine(e.Number, e.Title.Zh, w.Level, w.Box, e.InForce.String(), strings.Join(e.Replaces, "、"), e.Charge.Zh))
		}
	}
	for _, r := range sys.References {
		if slices.ContainsFunc(truth.Rows, func(e specimens.Entry) bool { return e.Number == r.Number }) {
			lines = append(lines, standardLine(r.Number, r.Title.Zh, "", "", "", "", ""))
		}
	}
	slices.Sort(lines)
	return lines
}

// fillFiling writes rows into the directory of a filing.
func fillFiling(t *testing.T, name string, rows ...map[string]any) {
	t.Helper()
	edited(t, name, func(e editor) {
		for i, row := range rows {
			for _, key := range slices.Sorted(maps.Keys(row)) {
				e.set("报备目录", 4+i, key, row[key])
			}
		}
	})
}

// aFiling are two standards of 洛阳市 (4103), one of them planned.
func aFiling() []map[string]any {
	return []map[string]any{
		{"number": "DB4103/T S005-2026", "title.zh": "样本餐饮规范", "level": "市级地方标准", "box": "410 餐饮服务", "issued": "2026-02-01", "in-force": "2026年5月1日", "issuer": "样本单位", "ics": "03.080", "ccs": "A22"},
		{"title.zh": "样本会务规程", "level": "市级内部标准", "box": "430"},
	}
}

// TestFiling: a region's workbook is taken and a receipt written, once.
func TestFiling(t *testing.T) {
	listedProvince(t)
	must(t, exitOK, "export", "filing-template", "洛阳.xlsx", "--region", "luoyang")
	must(t, exitUsage, "export", "filing-template", "洛阳.xlsx", "--region", "luoyang") // somebody may have filled it in
	if stdout, _ := must(t, exitProblems, "import", "filing", "洛阳.xlsx"); !strings.Contains(stdout, "报备表里没有标准") {
		t.Errorf("an empty one: %s", stdout)
	}
	must(t, exitOK, "export", "filing-template", "洛阳.xlsx", "--region", "luoyang", "--force")
	fillFiling(t, "洛阳.xlsx", aFiling()...)
	before := treeHash(t, "content")
	must(t, exitOK, "import", "filing", "洛阳.xlsx")
	if treeHash(t, "content") != before {
		t.Error("taken without --write")
	}
	must(t, exitOK, "import", "filing", "洛阳.xlsx", "--write")
	receipt := get(t, "content/filings.toml")
	for _, want := range []string{`region = "luoyang"`, "date = " + asOf, `receiver.zh = "样本单位"`, `file = "洛阳.xlsx"`, `works = ["db4103-t-s005", "luoyang-municipal-internal-001"]`} {
		if !strings.Contains(receipt, want) {
			t.Errorf("the receipt lacks %s:\n%s", want, receipt)
		}
	}
	sys, _, _, err := source.Load(os.DirFS("content"))
	if err != nil {
		t.Fatal(err)
	}
	w := sys.Work("db4103-t-s005")
	if w == nil || w.Region != "luoyang" || w.Level != "municipal" || w.Box != "410" || !w.Sample || len(w.Editions) != 1 || w.Editions[0].Number != "DB4103/T S005—2026" || w.Editions[0].InForce.String() != "2026-05-01" {
		t.Errorf("%+v", w)
	}
	if w := sys.Work("luoyang-municipal-internal-001"); w == nil || w.Title.Zh != "样本会务规程" || w.Level != "municipal-internal" || w.Box != "430" {
		t.Errorf("%+v", w)
	}
	stdout, _, _ := checkOf(t)
	for l := range strings.Lines(stdout) {
		if strings.Contains(l, " error ") && (strings.Contains(l, "s005") || strings.Contains(l, "luoyang") || strings.Contains(l, "filings")) {
			t.Errorf("check: %s", l)
		}
	}
	after := treeHash(t, "content")
	if stdout, _ := must(t, exitProblems, "import", "filing", "洛阳.xlsx", "--write"); !strings.Contains(stdout, "已经接收过") || treeHash(t, "content") != after {
		t.Errorf("a second time: %s", stdout)
	}
	// Taken, it is a register that is read and not written.
	must(t, exitOK, "export", "workbook", "表.xlsx")
	if rows := table(t, "表.xlsx", "备案回执"); len(rows) != 1 {
		t.Errorf("receipts: %v", rows)
	}
}

// TestFilingDefects: with a defect nothing is taken; a marked copy and a page to
// print say what is wrong.
func TestFilingDefects(t *testing.T) {
	listedProvince(t)
	before := treeHash(t, "content")
	must(t, exitOK, "export", "filing-template", "洛阳.xlsx", "--region", "luoyang")
	rows := aFiling()
	rows = append(rows,
		map[string]any{"number": "DB4101/T S006—2026", "title.zh": "别市的编号", "level": "市级地方标准", "box": "410"},
		map[string]any{"number": "DB4103/T S007—2026", "level": "市级地方标准", "box": "410"},
		map[string]any{"title.zh": "省里的层级", "level": "省级地方标准", "box": "410"},
		map[string]any{"title.zh": "没有的子体系", "level": "市级内部标准", "box": "999"},
		map[string]any{"title.zh": "没有的日子", "number": "DB4103/T S008—2026", "level": "市级地方标准", "box": "410", "issued": "2026-02-30"},
		map[string]any{"title.zh": "又是它", "number": "DB4103/T S005—2026", "level": "市级地方标准", "box": "410"},
	)
	fillFiling(t, "洛阳.xlsx", rows...)
	stdout, _ := must(t, exitProblems, "import", "filing", "洛阳.xlsx", "--write")
	if treeHash(t, "content") != before {
		t.Error("something was taken")
	}
	page := get(t, "洛阳.defects.html")
	edited(t, "洛阳.defects.xlsx", func(e editor) {
		comments, err := e.GetComments("报备目录")
		e.must(err)
		for _, want := range []struct {
			at, says string
		}{{"A6", "编号规则"}, {"B7", "空着"}, {"D8", "市级地方标准"}, {"E9", "999"}, {"F10", "没有这一天"}, {"A11", "出现两次"}} {
			if !strings.Contains(stdout, "洛阳.xlsx!报备目录!"+want.at+": error") {
				t.Errorf("%s is not named in\n%s", want.at, stdout)
			}
			i := slices.IndexFunc(comments, func(c excelize.Comment) bool { return c.Cell == want.at })
			if i < 0 || !strings.Contains(comments[i].Text, want.says) {
				t.Errorf("the mark on %s does not say “%s”", want.at, want.says)
			}
			if !strings.Contains(page, want.says) || !strings.Contains(page, ">"+want.at+"<") {
				t.Errorf("the page does not say “%s” of %s", want.says, want.at)
			}
		}
	})
	if n := strings.Count(stdout, ": error "); n != 6 {
		t.Errorf("%d errors for six defects:\n%s", n, stdout)
	}
}

// TestFilingOfAZone: a zone has no numbers of its own (标准化法 art. 13), so its
// workbook offers internal standards only.
func TestFilingOfAZone(t *testing.T) {
	listedProvince(t)
	must(t, exitOK, "export", "filing-template", "济源.xlsx", "--region", "jiyuan")
	fillFiling(t, "济源.xlsx",
		map[string]any{"number": "DB4190/T S001—2026", "title.zh": "样本规范", "level": "市级地方标准", "box": "410"},
		map[string]any{"title.zh": "样本规程", "level": "市级内部标准", "box": "430"})
	if stdout, _ := must(t, exitProblems, "import", "filing", "济源.xlsx"); strings.Count(stdout, ": error ") != 1 || !strings.Contains(stdout, "济源.xlsx!报备目录!D4: error filing-level") {
		t.Errorf("%s", stdout)
	}
}

// TestWorkbookFormulas: words that begin like a formula are words in both
// directions.
func TestWorkbookFormulas(t *testing.T) {
	listedProvince(t)
	words := []string{"=1+1", "+1", "-1", "@SUM(1)", "＝1", "＋1", "－1", "＠1", "=HYPERLINK(\"http://a.example\")", "'=1", "''x", "'x"}
	const file = "content/regions.toml"
	var b strings.Builder
	b.WriteString(get(t, file))
	for i, w := range words {
		fmt.Fprintf(&b, "\n[[region]]\nkey = \"sample%d\"\nkind = \"county\"\nparent = \"luoyang\"\ntitle.zh = %q\ntitle.en = %q\n", i, "样本"+fmt.Sprint(i), w)
	}
	fmt.Fprintf(&b, "\n[[region]]\nkey = \"tab\"\nkind = \"county\"\ntitle.zh = \"样本\"\ntitle.en = \"\\t=1\"\n")
	writeTest(t, file, b.String())
	must(t, exitOK, "export", "workbook", "表.xlsx")
	must(t, exitOK, "export", "workbook", "表.csv", "--register", "regions")
	for _, name := range []string{"表.xlsx", "表.csv"} {
		if _, stderr := must(t, exitOK, "import", name); !strings.Contains(stderr, "内容没有变化") {
			t.Errorf("%s: %s", name, stderr)
		}
	}
	edited(t, "表.xlsx", func(e editor) {
		for _, tab := range e.GetSheetList() {
			rows, err := e.GetRows(tab)
			e.must(err)
			for r, row := range rows {
				for c := range row {
					at, err := excelize.CoordinatesToCellName(c+1, r+1)
					e.must(err)
					if f, err := e.GetCellFormula(tab, at); err != nil || f != "" {
						t.Errorf("%s!%s is the formula %s (%v)", tab, at, f, err)
					}
				}
			}
		}
	})
	for l := range strings.Lines(get(t, "表.csv")) {
		for _, cell := range strings.Split(l, ",") {
			if cell = strings.Trim(strings.TrimSpace(cell), `"`); cell != "" && strings.ContainsRune("=+-@＝＋－＠\t", []rune(cell)[0]) {
				t.Errorf("a spreadsheet calculates %s", cell)
			}
		}
	}
}

// TestHostileTables: the program refuses what no reader should follow or unpack,
// or says what it left out, writes nothing and needs little memory.
func TestHostileTables(t *testing.T) {
	dir, err := filepath.Abs("testdata/workbooks/hostile")
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]specimens.Hostile
	if err := json.Unmarshal([]byte(get(t, filepath.Join(dir, "expected.json"))), &expected); err != nil {
		t.Fatal(err)
	}
	listedProvince(t)
	before := treeHash(t, "content")
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		for _, command := range [][]string{{"import"}, {"import", "filing"}} {
			raw := get(t, filepath.Join(dir, name))
			writeTest(t, name, raw)
			var was, is runtime.MemStats
			runtime.ReadMemStats(&was)
			code, stdout, stderr := guiju(t, append(command, name, "--write")...)
			runtime.ReadMemStats(&is)
			if used := (is.TotalAlloc - was.TotalAlloc) >> 20; used > 400 {
				t.Errorf("%v %s took %d MB", command, name, used)
			}
			if expected[name].Refused && (code != exitProblems || !strings.Contains(stdout, ": error sheet-")) || code != exitOK && code != exitProblems {
				t.Errorf("%v %s: exit %d\n%s%s", command, name, code, stdout, stderr)
			}
		}
	}
	if treeHash(t, "content") != before {
		t.Error("a hostile workbook changed the content")
	}
}

// TestWorkbookRefuses: content that cannot be read is neither exported nor
// imported into, and a file that is there stays.
func TestWorkbookRefuses(t *testing.T) {
	listedProvince(t)
	must(t, exitOK, "export", "workbook", "表.xlsx")
	was := get(t, "表.xlsx")
	edited(t, "表.xlsx", func(e editor) { e.set("地区", 5, "title.en", "Changed") })
	mine := get(t, "表.xlsx")
	if _, stderr := must(t, exitUsage, "export", "workbook", "表.xlsx"); !strings.Contains(stderr, "已经存在") || get(t, "表.xlsx") != mine {
		t.Errorf("an export took the place of somebody's work: %s", stderr)
	}
	must(t, exitUsage, "export", "workbook", "表.csv")
	must(t, exitUsage, "export", "workbook", "表.pdf")
	must(t, exitUsage, "export", "workbook", "表.csv", "--register", "no-such")
	must(t, exitUsage, "export", "filing-template", "表二.xlsx", "--region", "no-such")
	must(t, exitUsage, "import", "没有.xlsx")
	must(t, exitOK, "export", "workbook", "表.xlsx", "--force")
	if get(t, "表.xlsx") != was {
		t.Error("--force wrote something else")
	}
	writeTest(t, "表.xlsx", mine)
	writeTest(t, "content/plan.toml", "not = = toml")
	before := treeHash(t, "content")
	must(t, exitProblems, "export", "workbook", "新.xlsx")
	must(t, exitProblems, "import", "表.xlsx", "--write")
	if _, err := os.Stat("新.xlsx"); err == nil || treeHash(t, "content") != before {
		t.Error("something was written of content that cannot be read")
	}
}

// TestWorkbookThroughOffice: LibreOffice opens and saves the workbook, and it
// comes in without a change.
func TestWorkbookThroughOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("skipped: LibreOffice (soffice) is not installed")
	}
	listedProvince(t)
	must(t, exitOK, "export", "workbook", "表.xlsx")
	home, err := filepath.Abs("office")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+home, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "saved", "表.xlsx")
	if b, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	if stdout, stderr := must(t, exitOK, "import", filepath.Join("saved", "表.xlsx")); stdout != "没有发现问题\n" || !strings.Contains(stderr, "内容没有变化") {
		t.Errorf("%s%s", stdout, stderr)
	}
}
