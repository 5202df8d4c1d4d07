package registers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/model"
	"guiju/generator/source"
)

// filesOf are the changes by their paths.
func filesOf(changes []source.Change) map[string]string {
	out := map[string]string{}
	for _, c := range changes {
		out[c.Path] = string(c.New)
	}
	return out
}

func rulesOf(ps []model.Problem) []string {
	out := []string{}
	for _, p := range ps {
		out = append(out, p.Rule.ID)
	}
	slices.Sort(out)
	return out
}

// TestNumbers: numbers as they are typed, and as covers have them.
func TestNumbers(t *testing.T) {
	for typed, want := range map[string]string{
		"DB41/T 1234-2022": "DB41/T 1234—2022", "ＤＢ４１／Ｔ　１２３４－２０２２": "DB41/T 1234—2022", "db41/t1234—2022": "DB41/T 1234—2022",
		" DB41 / T 12.3 –2022 ": "DB41/T 12.3—2022", "GB/T1.1-2020": "GB/T 1.1—2020", "样内 s101－2022": "样内 S101—2022", "DB41/T S001——2024": "DB41/T S001—2024",
		"DB41/T 7": "DB41/T 7", "": "", "GB 12345-2020": "GB 12345—2020",
	} {
		if got := model.NormalNumber(typed); got != want {
			t.Errorf("%q is read as %q, not %q", typed, got, want)
		}
		if got := model.NormalNumber(want); got != want {
			t.Errorf("%q changes to %q", want, got)
		}
	}
	taken := map[string]bool{"db41-t-12": true, "internal-001": true}
	for _, c := range [][3]string{
		{"DB41/T 1234—2022", "local", "db41-t-1234"}, {"DB41/T 12.3—2022", "local", "db41-t-12.3"}, {"样内 S101—2022", "internal", "internal-s101"},
		{"DB41/T 12—2022", "local", "db41-t-12-2"}, {"", "internal", "internal-002"}, {"", "local", "local-001"},
	} {
		if got := proposedID(c[0], c[1], taken); got != c[2] {
			t.Errorf("%s of level %s becomes %s, not %s", c[0], c[1], got, c[2])
		}
	}
}

// TestDirectory: rows of a 明细表 update what is there and create what is not.
func TestDirectory(t *testing.T) {
	fsys := shipped(t)
	sys := load(t, fsys)
	rows := []DirectoryRow{
		{Number: "DB41/T S001-2024", Title: "机关办公用房使用服务规范", Code: "310.01", InForce: model.NewDate(2024, 8, 1), Charge: "样本机构"},
		{Number: "db41/t s001-2027", Title: "机关办公用房使用服务规范", Level: "地方", Replaces: "代替 DB41/T S001-2024"},
		{Title: "机关公务接待服务规范", Level: "省级内部标准", Box: "公务接待"},
		{Number: "ＤＢ４１／Ｔ　Ｓ０３１－２０２６", Title: "样本新规范", TitleEn: "A new sample", Code: "320-004", Issued: model.NewDate(2026, 5, 6), Remark: "待校", Extra: map[string]string{"采标程度": "无"}},
		{Title: "样本计划规程", Level: "企业标准", Groups: []string{"服务管理", "430 会务服务"}},
		{Number: "DB4103/T S005—2026", Title: "市级样本规范", Box: "餐饮服务标准子体系"},
		{Number: "GB/T 99999-2020", Title: "样本国家标准", InForce: model.NewDate(2020, 10, 1)},
		{Number: "GB/T 1.1-2020", Title: "标准化工作导则"},
	}
	changes, ps := ImportDirectory(fsys, sys, rows)
	if d := cmp.Diff([]string{"directory-cell-left", "directory-cell-left", "directory-level", "directory-reference"}, rulesOf(ps)); d != "" {
		t.Fatalf("%s\n%s", d, strings.Join(messages(ps), "\n"))
	}
	if len(changes) > 0 {
		t.Error("something changes beside an error")
	}
	rows[4].Level = "内部标准" // a part of two titles: that of the province is meant
	changes, ps = ImportDirectory(fsys, sys, rows)
	if model.HasErrors(ps) || !slices.Contains(rulesOf(ps), "directory-level-read") {
		t.Fatal(strings.Join(messages(ps), "\n"))
	}
	files := filesOf(changes)
	for name, want := range map[string]string{
		"standards/db41-t-s001/2027/edition.toml":   "number = \"DB41/T S001—2027\"\ntitle.zh = \"机关办公用房使用服务规范\"\nreplaces = [\"DB41/T S001—2024\"]\n",
		"standards/db41-t-s031/work.toml":           "number = \"DB41/T S031\"\nlevel = \"local\"\nbox = \"320\"\nregion = \"henan\"\nsample = true\n",
		"standards/db41-t-s031/2026/edition.toml":   "number = \"DB41/T S031—2026\"\ntitle.zh = \"样本新规范\"\ntitle.en = \"A new sample\"\nissued = 2026-05-06\n",
		"standards/internal-001/work.toml":          "title.zh = \"样本计划规程\"\nlevel = \"internal\"\nbox = \"430\"\n",
		"standards/db4103-t-s005/work.toml":         "number = \"DB4103/T S005\"\nlevel = \"municipal\"\nbox = \"410\"\nregion = \"luoyang\"\nsample = true\n",
		"standards/db4103-t-s005/2026/edition.toml": "number = \"DB4103/T S005—2026\"\ntitle.zh = \"市级样本规范\"\n",
	} {
		if d := cmp.Diff(want, files[name]); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		delete(files, name)
	}
	for name, want := range map[string]string{
		"standards/db41-t-s001/2024/edition.toml": "in-force = 2024-08-01\nissuer.zh = \"Guiju 项目（样本，未经发布）\"\nissuer.en = \"Guiju project (sample, not issued)\"\njurisdiction.zh = \"样本机构\"\n",
		"references.toml":                         "\n\n[[reference]]\nid = \"gb-t-99999-2020\"\nnumber = \"GB/T 99999—2020\"\ntitle.zh = \"样本国家标准\"\nin-force = 2020-10-01\n",
	} {
		if !strings.Contains(files[name], want) {
			t.Errorf("%s: %s", name, files[name])
		}
		delete(files, name)
	}
	for name := range files {
		t.Errorf("%s changes too", name)
	}
	// Once it is in the content, the same list changes nothing.
	after := with(fsys, changes)
	if changes, ps = ImportDirectory(after, load(t, after), rows); len(changes) > 0 || model.HasErrors(ps) {
		t.Errorf("again: changes %v, problems %v", changes, messages(ps))
	}
}

func TestDirectoryProblems(t *testing.T) {
	fsys := shipped(t)
	sys := load(t, fsys)
	at := model.Pos{File: "明细表.xlsx!明细表", Line: 7, Col: 3}
	for _, c := range []struct {
		want string
		rows []DirectoryRow
	}{
		{"directory-untitled", []DirectoryRow{{Code: "310", Place: at}}},
		{"directory-level", []DirectoryRow{{Title: "某规范", Level: "企业标准", Place: at}}},
		{"directory-level", []DirectoryRow{{Title: "某规范", Number: "Q/ABC 1—2020", Place: at}}},
		{"directory-level-differs", []DirectoryRow{{Title: "某规范", Number: "DB41/T S050—2026", Level: "省级内部标准", Place: at}}},
		{"directory-box", []DirectoryRow{{Title: "某规范", Number: "DB41/T S050—2026", Code: "999", Box: "办公用地", Place: at}}},
		{"directory-box", []DirectoryRow{{Title: "某规范", Number: "DB41/T S050—2026", Code: "310", Box: "公务用车", Place: at}}},
		{"directory-number", []DirectoryRow{{Title: "机关会议服务规范", Number: "样内 S999—2026", Place: at}}},
		{"directory-twice", []DirectoryRow{{Title: "甲规范", Number: "DB41/T S050—2026"}, {Title: "乙规范", Number: "DB41/TS050-2026", Place: at}}},
		{"directory-number-form", []DirectoryRow{{Title: "某规范", Number: "DB41/T S050", Issued: model.NewDate(2026, 1, 2), Place: at}}},
		{"directory-title-changed", []DirectoryRow{{Title: "办公用房服务规范", Number: "DB41/T S001—2024", Place: at}}},
	} {
		changes, ps := ImportDirectory(fsys, sys, c.rows)
		if len(ps) != 1 || ps[0].Rule.ID != c.want || ps[0].Pos != at || model.HasErrors(ps) && len(changes) > 0 {
			t.Errorf("want %s: %v", c.want, messages(ps))
		}
		for _, p := range ps {
			for _, l := range model.Langs {
				if s := p.Message(l) + p.Hint(l); strings.Contains(s, "{") {
					t.Errorf("unfinished: %s", s)
				}
			}
		}
	}
}

// TestListsThatSpeakAlike: what is the same for many rows is said once, with all
// of them; words for a level that several have mean that of the list's maker,
// and agree with any number of theirs.
func TestListsThatSpeakAlike(t *testing.T) {
	fsys := shipped(t)
	sys := load(t, fsys)
	row := func(line int, number, title, level, box, remark string) DirectoryRow {
		return DirectoryRow{Number: number, Title: title, Level: level, Box: box, Remark: remark, Place: model.Pos{File: "表.xlsx!一", Line: line, Col: 1, Cell: true}}
	}
	changes, ps := ImportDirectory(fsys, sys, []DirectoryRow{
		row(2, "DB41/T S050—2026", "甲规范", "地方标准", "201 办公用房", "待校"),
		row(3, "DB4103/T S051—2026", "乙规范", "地方标准", "201 办公用房", "样本"),
		row(4, "", "丙规范", "地方标准", "201 办公用房", "待校"),
		row(5, "", "丁规范", "地方标准", "310", ""),
		row(6, "DB41/T S052—2026", "戊规范", "内部标准", "310", ""),
	})
	if len(changes) > 0 {
		t.Error("something changes beside an error")
	}
	var got []string
	for _, p := range ps {
		got = append(got, p.Pos.Address()+" "+p.Message(model.Zh)+" "+p.Hint(model.Zh))
	}
	for i, want := range []string{
		"A2 “甲规范”在体系框架中的位置看不出来（体系编号“”，子体系“201 办公用房”；另有 2 行也是） 框架里“办公用房”的编码是“310”。",
		"A2 “备注”一列没有导入：“待校”（第 2、4 行）、“样本”（第 3 行） ",
		"A4 没有编号的行，宜定级别“地方标准”读作“省级地方标准” ",
		"A6 “戊规范”按编号是“省级地方标准”，宜定级别写的是“内部标准” ",
	} {
		if len(got) != 4 || !strings.HasPrefix(got[i], want) {
			t.Fatalf("want %s\n%s", want, strings.Join(got, "\n"))
		}
	}
}

// filled is the workbook of a region with rows.
func filled(t *testing.T, sys *model.System, region string, rows ...map[string]string) []Table {
	t.Helper()
	tables, ps := FilingTemplate(reflected(true), sys, region)
	if len(ps) > 0 {
		t.Fatal(messages(ps))
	}
	for _, r := range rows {
		tableOf(t, tables, "filing-directory").add(r)
	}
	return tables
}

var receipt = Receipt{Date: model.NewDate(2026, 11, 30), File: "luoyang.xlsx", Digest: "abc"}

// TestFiling: what is right becomes works and a receipt.
func TestFiling(t *testing.T) {
	fsys := shipped(t)
	sys := load(t, fsys)
	tables := filled(t, sys, "洛阳市",
		map[string]string{"number": "DB4103/T S001-2026", "title.zh": "样本甲规范", "level": "municipal", "box": "310", "issued": "2026-01-05", "in-force": "2026-03-01"},
		map[string]string{"title.zh": "样本乙规程", "level": "市级内部标准", "box": "会务服务"})
	if got := tableOf(t, tables, "filing-directory").Columns[3].Choices; len(got) != 2 || got[0].Value != "municipal" {
		t.Errorf("levels to choose from: %v", got)
	}
	changes, ps := ImportFiling(fsys, sys, tables, receipt)
	if len(ps) > 0 {
		t.Fatal(strings.Join(messages(ps), "\n"))
	}
	want := map[string]string{
		"standards/db4103-t-s001/work.toml":                  "number = \"DB4103/T S001\"\nlevel = \"municipal\"\nbox = \"310\"\nregion = \"luoyang\"\nsample = true\n",
		"standards/db4103-t-s001/2026/edition.toml":          "number = \"DB4103/T S001—2026\"\ntitle.zh = \"样本甲规范\"\nissued = 2026-01-05\nin-force = 2026-03-01\n",
		"standards/luoyang-municipal-internal-001/work.toml": "title.zh = \"样本乙规程\"\nlevel = \"municipal-internal\"\nbox = \"430\"\nregion = \"luoyang\"\n",
		"filings.toml": "[[filing]]\nregion = \"luoyang\"\ndate = 2026-11-30\nreceiver.zh = \"Guiju 项目\"\nreceiver.en = \"Guiju project\"\n" +
			"file = \"luoyang.xlsx\"\ndigest = \"abc\"\nworks = [\"db4103-t-s001\", \"luoyang-municipal-internal-001\"]\nfiled = [\"DB4103/T S001—2026\", \"\"]\nboxes = [" + codesOf(sys.Boxes) + "]\nto = \"henan\"\n",
	}
	if d := cmp.Diff(want, filesOf(changes)); d != "" {
		t.Error(d)
	}
	after := with(fsys, changes)
	sys = load(t, after)
	if len(sys.Filings) != 1 || sys.Filings[0].Date != receipt.Date {
		t.Fatalf("receipts %v", sys.Filings)
	}
	if _, ps = ImportFiling(after, sys, tables, receipt); len(ps) != 1 || ps[0].Rule != filingAgain {
		t.Errorf("the same workbook again: %v", messages(ps))
	}
	// The next workbook corrects one and leaves one out.
	later := receipt
	later.Digest = "def"
	tables = filled(t, sys, "luoyang", map[string]string{"number": "DB4103/T S001—2026", "title.zh": "样本甲规范", "level": "municipal", "box": "320"})
	changes, ps = ImportFiling(after, sys, tables, later)
	if d := cmp.Diff([]string{"filing-missing"}, rulesOf(ps)); d != "" {
		t.Error(d)
	}
	files := filesOf(changes)
	if len(files) != 2 || !strings.Contains(files["standards/db4103-t-s001/work.toml"], "box = \"320\"") || strings.Count(files["filings.toml"], "[[filing]]") != 2 {
		t.Errorf("%v", files)
	}
}

// codesOf writes the codes of boxes as a list in TOML has them.
func codesOf(boxes []*model.Box) string {
	var codes []string
	for _, b := range boxes {
		codes = append(codes, strconv.Quote(b.Code))
	}
	return strings.Join(codes, ", ")
}

// TestFilingOfOwnBoxes: the workbook of a region holds the boxes of its own
// framework, and the receipt those that the workbook brings back; a level is of
// its tier, whatever its key.
func TestFilingOfOwnBoxes(t *testing.T) {
	fsys := shipped(t)
	own := "\n[[box]]\ncode = \"319\"\nparent = \"310\"\nregion = \"%s\"\ntitle.zh = \"样本\"\n"
	fsys["framework.toml"] = &fstest.MapFile{Data: append(slices.Clone(fsys["framework.toml"].Data), fmt.Sprintf(own, "luoyang")...)}
	fsys["framework.toml"].Data = append(fsys["framework.toml"].Data, strings.ReplaceAll(fmt.Sprintf(own, "kaifeng"), "319", "318")...)
	fsys["system.toml"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(fsys["system.toml"].Data), "key = \"municipal-internal\"", "key = \"inside\""))}
	sys := load(t, fsys)
	tables := filled(t, sys, "luoyang", map[string]string{"title.zh": "样本乙规程", "level": "inside", "box": "319"})
	if tableOf(t, tables, "filing-boxes").find("code", "318") || !tableOf(t, tables, "filing-boxes").find("code", "319") {
		t.Error("the workbook of 洛阳 has not its own boxes, or has those of 开封")
	}
	_, ps := ImportFiling(fsys, sys, tables, receipt)
	if len(ps) > 0 {
		t.Fatal(messages(ps))
	}
	boxes := tableOf(t, tables, "filing-boxes")
	boxes.Rows = boxes.Rows[:2]
	changes, _ := ImportFiling(fsys, sys, tables, receipt)
	if got := filesOf(changes)["filings.toml"]; !strings.Contains(got, "boxes = [\"100\", \"110\"]\n") {
		t.Errorf("the boxes of the workbook are not those of the receipt:\n%s", got)
	}
}

// find reports whether a column of a table holds a value.
func (t *Table) find(column, value string) bool {
	for i := range t.Rows {
		if t.cell(i, column) == value {
			return true
		}
	}
	return false
}

// TestFilingDefects: each defect is said at its cell, and nothing is taken.
func TestFilingDefects(t *testing.T) {
	fsys := shipped(t)
	sys := load(t, fsys)
	good := map[string]string{"number": "DB4103/T S001—2026", "title.zh": "样本甲规范", "level": "municipal", "box": "310"}
	other := func(pairs ...string) map[string]string {
		m := map[string]string{}
		for k, v := range good {
			m[k] = v
		}
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i]] = pairs[i+1]
		}
		return m
	}
	for _, c := range []struct {
		name, want, region string
		rows               []map[string]string
	}{
		{"no row", "filing-empty filing-head:1:1", "luoyang", nil},
		{"no title", "register-cell-required filing-directory:1:2", "luoyang", []map[string]string{other("title.zh", " ")}},
		{"no level", "register-cell-required filing-directory:1:4", "luoyang", []map[string]string{other("level", "")}},
		{"no box", "register-cell-required filing-directory:1:5", "luoyang", []map[string]string{other("box", "")}},
		{"a strange box", "filing-box filing-directory:1:5", "luoyang", []map[string]string{other("box", "888")}},
		{"a level of the province", "filing-level filing-directory:1:4", "luoyang", []map[string]string{other("level", "local")}},
		{"a number of the province", "filing-number filing-directory:1:1", "luoyang", []map[string]string{other("number", "DB41/T S001—2026")}},
		{"a number of another city", "filing-number filing-directory:1:1", "luoyang", []map[string]string{other("number", "DB4101/T S009—2026")}},
		{"a national number", "filing-number filing-directory:1:1", "luoyang", []map[string]string{other("number", "GB/T 1.1—2020")}},
		{"a number of a zone", "filing-level filing-directory:1:4", "jiyuan", []map[string]string{other("number", "DB419001/T 1—2026")}},
		{"a day", "register-cell-type filing-directory:1:6", "luoyang", []map[string]string{other("issued", "2026年")}},
		{"in force before it is issued", "register-cell-type filing-directory:1:7", "luoyang", []map[string]string{other("issued", "2026-02-01", "in-force", "2026-01-01")}},
		{"twice", "directory-twice filing-directory:2:1", "luoyang", []map[string]string{good, other("title.zh", "样本丙规范")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			changes, ps := ImportFiling(fsys, sys, filled(t, sys, c.region, c.rows...), receipt)
			if len(changes) > 0 {
				t.Errorf("changes %v", changes)
			}
			if !slices.ContainsFunc(ps, func(p model.Problem) bool { return p.Rule.ID+" "+p.Pos.String() == c.want }) {
				t.Errorf("problems %v", messages(ps))
			}
			for _, p := range ps {
				for _, l := range model.Langs {
					if s := p.Message(l) + p.Hint(l); strings.Contains(s, "{") {
						t.Errorf("unfinished: %s", s)
					}
				}
			}
		})
	}
	if _, ps := FilingTemplate(reflected(true), sys, "henan"); len(ps) != 1 || ps[0].Rule != filingRegion {
		t.Errorf("the province files with itself: %v", messages(ps))
	}
	nobody := fstest.MapFS{"system.toml": {Data: []byte("format = 1\nsite.title.zh = \"甲\"\n")}, "regions.toml": fsys["regions.toml"]}
	if _, ps := ImportFiling(nobody, load(t, nobody), filled(t, sys, "luoyang", good), receipt); !slices.Contains(rulesOf(ps), "filing-receiver") {
		t.Errorf("nobody receives: %v", messages(ps))
	}
	// A number that another region has.
	taken := with(fsys, nil)
	taken["standards/x/work.toml"] = &fstest.MapFile{Data: []byte("number = \"DB4103/T S001\"\nlevel = \"municipal\"\nregion = \"kaifeng\"\ntitle.zh = \"乙\"\n")}
	if _, ps := ImportFiling(taken, load(t, taken), filled(t, sys, "luoyang", good), receipt); !slices.Contains(rulesOf(ps), "filing-owner") {
		t.Errorf("a number of another region: %v", messages(ps))
	}
}
