package site

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// tableOf reads the rows of a table of a page as words, its head first.
func tableOf(t *testing.T, files map[string][]byte, page, id string) (rows [][]string) {
	t.Helper()
	for _, e := range elements(read(t, files, page)) {
		if attr(e, "id") != id {
			continue
		}
		for _, tr := range elements(e) {
			if tr.Data != "tr" {
				continue
			}
			var cells []string
			for c := range tr.ChildNodes() {
				if c.Type == html.ElementNode {
					cells = append(cells, words(c))
				}
			}
			rows = append(rows, cells)
		}
	}
	if rows == nil {
		t.Fatalf("%s has no table %s", page, id)
	}
	return rows
}

// TestDirectoryColumns: a directory has the columns that the system chooses, a
// row for every work, and says what each is filtered by.
func TestDirectoryColumns(t *testing.T) {
	sys := fixtureSystem()
	sys.Config.Directory.Columns = []string{"number", "title", "area", "body", "cites", "remark"}
	sys.Works[0].Classes, sys.Works[0].From = []string{"urgent"}, "zh-only"
	files := build(t, derive.All(sys, model.Public, model.NewDate(2026, 11, 23)), options())
	for page, want := range map[string]string{
		"directory.html":    "标准号|标准名称|重点领域|归口单位|引用标准|备注",
		"en/directory.html": "Number|Title|Key area|Body in charge|Cites|Remarks",
	} {
		rows := tableOf(t, files, page, "ui-directory")
		if got := strings.Join(rows[0], "|"); got != want {
			t.Errorf("%s: columns %s, want %s", page, got, want)
		}
		if len(rows) != 1+len(sys.Works) {
			t.Errorf("%s: %d rows", page, len(rows)-1)
		}
	}
	found := false
	for _, r := range tableOf(t, files, "directory.html", "ui-directory") {
		if r[0] == "DB41/T S001—2023" {
			found = true
			if got := strings.Join(r[2:], "|"); got != "公务用车|样本机构|GB/T 1.1—2020、GB/T 1.1—2009、GB/T 9999|由DB41/T 9转化；急需的" {
				t.Errorf("row: %s", got)
			}
		}
	}
	if !found {
		t.Error("the row of DB41/T S001—2023 is missing")
	}
	for _, mark := range []string{`data-box="100 110"`, `data-nature="sample"`, `data-nature="real"`, `data-year="2023"`, `data-area="vehicles"`, `data-status="planned"`} {
		if !strings.Contains(string(files["directory.html"]), mark) {
			t.Errorf("no row has %s", mark)
		}
	}
}

// TestStatisticsPage: one real standard, one without a day of issue, one that
// is only planned, and one sample that counts nowhere.
func TestStatisticsPage(t *testing.T) {
	rows := tableOf(t, built(), "statistics.html", "ui-stat-levels")
	if got := strings.Join(rows[1], "|"); got != "地方标准|3|2|66.7%|1|0|1|框架未写明，按已登记的计" {
		t.Errorf("level: %s", got)
	}
	gaps := tableOf(t, built(), "statistics.html", "ui-gap-table")
	if got := strings.Join(gaps[len(gaps)-1], "|"); got != "110 术语|不足 现有 2 / 应有 3 待制定 1" {
		t.Errorf("gap: %s", got)
	}
	for _, say := range []string{"不能度量：没有标准写明项目类别", "不能度量：还没有公开全文的市县标准", "不能度量：只有一个末级子体系"} {
		if !strings.Contains(words(read(t, built(), "statistics.html")), say) {
			t.Errorf("statistics do not say %s", say)
		}
	}
}

// TestTargetsPage: two real works count, one of them without a day; the sample
// stands apart.
func TestTargetsPage(t *testing.T) {
	said := words(read(t, built(), "targets.html"))
	for _, say := range []string{"2 / 20 已登记", "样本 1 项，不计入"} {
		if !strings.Contains(said, say) {
			t.Errorf("targets do not say %q", say)
		}
	}
	var months []string
	for _, r := range tableOf(t, built(), "targets.html", "ui-target-g-months")[1:] {
		months = append(months, strings.Join(r, " "))
	}
	if got := strings.TrimSpace(strings.Join(months, "/")); got != "日期没有记录 1 1 /2022-12 0 1 期限 2022-12-31/2024-01 1 2" {
		t.Errorf("months: %s", got)
	}
}

// TestAreaPage: all that bears on a key area is on its page.
func TestAreaPage(t *testing.T) {
	said, page := words(read(t, built(), "areas/vehicles.html")), string(built()["areas/vehicles.html"])
	for _, href := range []string{"standards/db41-t-s001.html", "publicity/news-1.html", "training/course.html"} {
		if !strings.Contains(page, href) {
			t.Errorf("the area does not lead to %s", href)
		}
	}
	for _, say := range []string{"没有登记有关的法规条款", "没有子体系写明属于这个领域", "正式 0 项，样本 1 项"} {
		if !strings.Contains(said, say) {
			t.Errorf("the area does not say %q", say)
		}
	}
}

// TestNothingThere: a system without levels, boxes, targets, areas and works
// says where each belongs, in both languages.
func TestNothingThere(t *testing.T) {
	sys := &model.System{Config: model.Config{Site: model.Site{Title: model.Bilingual{Zh: "空", En: "Empty"}}}}
	files := build(t, derive.All(sys, model.Public, model.NewDate(2026, 11, 23)), options())
	for page, say := range map[string]string{
		"statistics.html": "登记在 framework.toml", "targets.html": "登记在 system.toml", "areas.html": "登记在 system.toml", "directory.html": "还没有录入标准",
		"en/statistics.html": "belongs in framework.toml", "en/targets.html": "belong in system.toml", "en/areas.html": "belong in system.toml",
	} {
		if !strings.Contains(words(read(t, files, page)), say) {
			t.Errorf("%s does not say %q", page, say)
		}
	}
}
