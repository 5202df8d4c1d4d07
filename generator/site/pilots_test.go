package site

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// trialFixture is the small system with pilots, cases, bases and studies in
// every state.
func trialFixture() *model.System {
	sys := fixtureSystem()
	sys.Regions[0].Kind = "province"
	for _, r := range []struct{ key, code, zh, en string }{{"b", "410300", "乙阳市", "Yiyang"}, {"a", "410100", "甲州市", "Jiazhou"}, {"c", "410500", "丙丘市", "Bingqiu"}} {
		sys.Regions = append(sys.Regions, &model.Region{Key: r.key, Code: r.code, Kind: "city", Parent: "henan", Title: model.Bilingual{Zh: r.zh, En: r.en}})
	}
	done := func(y int, m time.Month, d int) model.Outcome {
		return model.Outcome{State: model.Done, Date: model.NewDate(y, m, d), Source: "记录"}
	}
	notDone := model.Outcome{State: model.NotDone, Source: "记录"}
	sys.Directions = []*model.Direction{
		{Key: "rules", Title: model.Bilingual{Zh: "制度与标准互通", En: "Rules and standards connect"}, Alias: model.Bilingual{Zh: "标准化与法治化互通", En: "Standardization and the rule of law"}, Source: model.Bilingual{Zh: "方案二（一）2"}},
		{Key: "data", Title: model.Bilingual{Zh: "与信息化互融", En: "Merge"}},
	}
	sys.Pilots = []*model.Pilot{
		{Key: "first", Title: model.Bilingual{Zh: "第一试点", En: "First pilot"}, Region: "b", Directions: []string{"rules", "data"}, Start: model.NewDate(2021, 12, 1), End: model.NewDate(2022, 12, 31), Works: []string{"db41-t-s001"}, Results: model.Bilingual{Zh: "做成了的事"}, Source: "记录"},
		{Key: "second", Title: model.Bilingual{Zh: "样本试点", En: "Sample pilot"}, Region: "a", Directions: []string{"data"}, Sample: true},
	}
	sys.Evaluations = []*model.Evaluation{
		{Key: "e1", Kind: "mid-term", Title: model.Bilingual{Zh: "中期"}, Pilot: "first", Due: model.NewDate(2022, 4, 30), Outcome: done(2022, 4, 1), Result: model.Bilingual{Zh: "通过"}, Policy: "guide"},
		{Key: "e2", Kind: "final", Title: model.Bilingual{Zh: "总结"}, Pilot: "first", Due: model.NewDate(2022, 12, 31)},
	}
	sys.Cases = []*model.Case{{
		Key: "how", Title: model.Bilingual{Zh: "这样登记", En: "Register like this"}, Pilot: "first", Works: []string{"db41-t-s001"}, About: []string{"db41-t-s001#4.1", "db41-t-s001#4"},
		Summary: model.Bilingual{Zh: "概要"}, Steps: model.Bilingual{Zh: "先登记。\n\n再核对。\n"}, Item: "news-1", Adopters: []model.Adopter{
			{Region: "a", Outcome: done(2024, 1, 1)}, {Region: "c", Who: model.Bilingual{Zh: "某中心"}, Outcome: notDone}, {Who: model.Bilingual{Zh: "某单位"}},
		},
	}}
	sys.Bases = []*model.Base{
		{Key: "show", Kind: "showcase", Title: model.Bilingual{Zh: "展示处", En: "Showroom"}, Region: "b", Works: []string{"db41-t-s001"}, Courses: []string{"course"}, Outcome: done(2023, 1, 1)},
		{Key: "never", Kind: "practice", Title: model.Bilingual{Zh: "没有建成处", En: "Never"}, Region: "c", Outcome: notDone},
		{Key: "sample", Kind: "training", Title: model.Bilingual{Zh: "样本处", En: "Sample base"}, Region: "a", Sample: true},
	}
	sys.Bodies = []*model.Body{
		{Key: "centre", Kind: "research-centre", Title: model.Bilingual{Zh: "某研究中心", En: "A centre"}, Note: model.Bilingual{Zh: "方案要求组建"}},
		{Key: "school", Kind: "university", Title: model.Bilingual{Zh: "某大学", En: "A university"}},
	}
	sys.Forums = []*model.Forum{{Key: "forum", Title: model.Bilingual{Zh: "第一次论坛", En: "First forum"}, Due: model.NewDate(2030, 1, 1)}}
	sys.Studies = []*model.Study{
		{Key: "s1", Kind: "project", Title: model.Bilingual{Zh: "甲研究", En: "Study one"}, Body: "centre", Partners: []string{"school"}, Outcome: done(2022, 1, 1), Conversions: []model.Conversion{
			{Work: "db41-t-s001", About: []string{"db41-t-s001#4.1"}, How: model.Bilingual{Zh: "写进了4.1"}, Outcome: done(2023, 1, 1)},
		}},
		{Key: "s2", Kind: "field-research", Title: model.Bilingual{Zh: "专题调研", En: "Field study"}, Due: model.NewDate(2021, 10, 31)},
		{Key: "s3", Kind: "paper", Title: model.Bilingual{Zh: "一篇论文", En: "A paper"}, Forum: "forum", Outcome: done(2022, 2, 1), Sample: true},
	}
	return sys
}

var trialSite = sync.OnceValue(func() map[string][]byte {
	files, problems, err := Build(derive.All(trialFixture(), model.Public, model.NewDate(2026, 11, 23)), options())
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return files
})

// trialHas fails where an element lacks words.
func trialHas(t *testing.T, what string, n *html.Node, all ...string) {
	t.Helper()
	said := words(n)
	for _, w := range all {
		if !strings.Contains(said, w) {
			t.Errorf("%s says %q, not %q", what, said, w)
		}
	}
}

// trialRows counts the rows of a table's body.
func trialRows(n *html.Node) (count int) {
	for _, e := range elements(n) {
		if e.Data == "tr" && e.Parent.Data == "tbody" {
			count++
		}
	}
	return count
}

// trialLeads reports whether a link below n ends in the address.
func trialLeads(n *html.Node, end string) bool {
	return slices.ContainsFunc(elements(n), func(e *html.Node) bool { return e.Data == "a" && strings.HasSuffix(attr(e, "href"), end) })
}

func TestPilotPages(t *testing.T) {
	sys := trialFixture()
	for _, prefix := range []string{"", "en/"} {
		doc := read(t, trialSite(), prefix+"pilots.html")
		for _, d := range sys.Directions {
			real, samples := 0, 0
			for _, p := range sys.Pilots {
				if slices.Contains(p.Directions, d.Key) {
					if p.Sample {
						samples++
					} else {
						real++
					}
				}
			}
			row := elementOf(t, doc, "ui-direction-"+d.Key)
			numbers := byClass(row, "cell-number")
			if got, want := words(numbers[0])+" "+words(numbers[1]), fmt.Sprint(real, " ", samples); got != want {
				t.Errorf("%s%s: %s pilots, want %s", prefix, d.Key, got, want)
			}
		}
		if n := trialRows(elementOf(t, doc, "ui-pilots")); n != len(sys.Pilots) {
			t.Errorf("%d rows, want %d", n, len(sys.Pilots))
		}
		matrix := elementOf(t, doc, "ui-pilot-matrix")
		if n := trialRows(matrix); n != 2 {
			t.Errorf("%d regions in the matrix", n)
		}
		tiles := byClass(doc, "trial-tile")
		if len(tiles) != 3 || !strings.Contains(words(tiles[0]), "410100") { // the province has no code and no pilot
			t.Errorf("%d tiles, the first %q", len(tiles), words(tiles[0]))
		}
		if n := len(byClass(doc, "trial-tile-real")) + 10*len(byClass(doc, "trial-tile-sample")); n != 11 {
			t.Errorf("tiles with pilots: %d", n)
		}
		if n := len(byClass(elementOf(t, doc, "ui-pilots"), "badge-sample")); n != 1 {
			t.Errorf("%d sample badges", n)
		}
	}
	doc := read(t, trialSite(), "pilots.html")
	trialHas(t, "the direction", elementOf(t, doc, "ui-direction-rules"), "制度与标准互通", "标准化与法治化互通", "方案二（一）2")
	row := elements(elementOf(t, doc, "ui-pilots"))
	i := slices.IndexFunc(row, func(e *html.Node) bool { return attr(e, "data-direction") == "rules data" })
	if i < 0 || attr(row[i], "data-mid") != "done" || attr(row[i], "data-final") != "none" {
		t.Fatalf("no row of the first pilot, or in another state: %d", i)
	}
	trialHas(t, "the first pilot", row[i], "2021-12-01", "2022-12-31", "已完成", "2022-04-01", "到期，未见记录")

	first := read(t, trialSite(), "pilots/first.html")
	trialHas(t, "its page", first, "乙阳市", "做成了的事", "通过", "2022-04-30", "DB41/T S001", "这样登记")
	if !trialLeads(first, "policies/guide.html") || !trialLeads(first, "cases/how.html") || !trialLeads(first, "standards/db41-t-s001.html") {
		t.Error("the page of the pilot leads to neither report, case nor standard")
	}
	second := read(t, trialSite(), "pilots/second.html")
	trialHas(t, "the sample's page", second, "没有登记成果", "不反映真实事件")
}

func TestCasePages(t *testing.T) {
	for _, prefix := range []string{"", "en/"} {
		doc := read(t, trialSite(), prefix+"cases.html")
		if n := trialRows(elementOf(t, doc, "ui-cases")); n != 1 {
			t.Errorf("%d cases", n)
		}
		if n := trialRows(elementOf(t, doc, "ui-case-regions")); n != 1 {
			t.Errorf("%d regions took it up", n)
		}
		if n := trialRows(elementOf(t, read(t, trialSite(), prefix+"cases/how.html"), "ui-case-adopters")); n != 3 {
			t.Errorf("%d adopters", n)
		}
	}
	// A case is told to itself by its standard; of the others none is in force.
	trialHas(t, "the library", read(t, trialSite(), "cases.html"), "登记的经验 1 条，样本 0 条", "采用记录 1 次，样本 0 次", "采用 1", "记录为没有采用 1", "无记录 1", "正式标准 0 项，样本 0 项")
	doc := read(t, trialSite(), "cases/how.html")
	steps := byClass(doc, "case-steps")
	if len(steps) != 1 || words(steps[0]) != "先登记。再核对。" {
		t.Errorf("steps: %d", len(steps))
	}
	trialHas(t, "the case", doc, "概要", "没有写。登记在这条经验的 limits。", "机关应登记车辆", "DB41/T S001—2023 公务用车规范 4.1", "乙阳市", "已采用", "记录为没有采用", "无记录")
	if !trialLeads(doc, "standards/db41-t-s001.html#4.1") || !trialLeads(doc, "publicity/news-1.html") || !trialLeads(doc, "pilots/first.html") {
		t.Error("the case leads to neither provision, publicity nor pilot")
	}
	english := read(t, trialSite(), "en/cases/how.html")
	trialHas(t, "the case in English", english, "Offices shall register vehicles")
}

func TestBasePages(t *testing.T) {
	doc := read(t, trialSite(), "bases.html")
	trialHas(t, "the list", doc, "有登记的 1 类", "另有样本的 1 类", "登记的基地 2 个，样本 1 个")
	kinds := elementOf(t, doc, "ui-base-kinds")
	if n := trialRows(kinds); n != len(model.BaseKinds) {
		t.Errorf("%d kinds", n)
	}
	if n := trialRows(elementOf(t, doc, "ui-base-matrix")); n != 3 {
		t.Errorf("%d regions", n)
	}
	show := read(t, trialSite(), "bases/show.html")
	trialHas(t, "the base", show, "精品展示基地", "已建成", "2023-01-01", "没有写。登记在这个基地的 visit。")
	if !trialLeads(show, "training/course.html") || !trialLeads(show, "standards/db41-t-s001.html") {
		t.Error("the base leads to neither course nor standard")
	}
	trialHas(t, "what was not set up", read(t, trialSite(), "en/bases/never.html"), "recorded as not set up")
}

func TestResearchPage(t *testing.T) {
	for _, prefix := range []string{"", "en/"} {
		doc := read(t, trialSite(), prefix+"research.html")
		for id, n := range map[string]int{"ui-project-table": 1, "ui-field-research-table": 1, "ui-paper-table": 1, "ui-partner-table": 1, "ui-conversions": 1} {
			if got := trialRows(elementOf(t, doc, id)); got != n {
				t.Errorf("%s%s: %d rows, want %d", prefix, id, got, n)
			}
		}
	}
	doc := read(t, trialSite(), "research.html")
	trialHas(t, "the centre", elementOf(t, doc, "ui-centre").Parent, "某研究中心", "无记录", "方案要求组建")
	trialHas(t, "the field research", elementOf(t, doc, "ui-study-s2"), "2021-10-31", "到期，未见记录")
	trialHas(t, "the forum", elementOf(t, doc, "ui-forum-forum"), "无记录", "一篇论文")
	if strings.Contains(words(elementOf(t, doc, "ui-forum-forum")), "到期") {
		t.Error("a forum of a day to come is said to be due")
	}
	trialHas(t, "what is open", elementOf(t, doc, "ui-open-list"), "一篇论文")
	if strings.Contains(words(elementOf(t, doc, "ui-open-list")), "甲研究") {
		t.Error("what was converted is called open")
	}
}

// TestTrialsOnOtherPages: standards and regions lead to what is tried, shown
// and studied with them, and say nothing where there is nothing.
func TestTrialsOnOtherPages(t *testing.T) {
	standard := elementOf(t, read(t, trialSite(), "standards/db41-t-s001.html"), "ui-trials").Parent
	trialHas(t, "the standard", standard, "第一试点", "乙阳市", "这样登记", "展示处", "精品展示基地", "来自研究", "甲研究", "已转化", "写进了4.1")
	for _, end := range []string{"pilots/first.html", "cases/how.html", "bases/show.html", "research.html#ui-study-s1", "standards/db41-t-s001.html#4.1", "#4.1"} {
		if !trialLeads(standard, end) {
			t.Errorf("the standard does not lead to %s", end)
		}
	}
	region := elementOf(t, read(t, trialSite(), "en/regions/a.html"), "ui-trials").Parent
	trialHas(t, "the region", region, "Sample pilot", "Sample base", "Cases taken up", "Register like this", "2024-01-01")
	for _, name := range []string{"standards/zh-only.html", "regions/henan.html", "standards/db41-t-s001/single.html", "standards/db41-t-s001/2023.html"} {
		if byID(read(t, trialSite(), name), "ui-trials") != nil {
			t.Errorf("%s has a block of trials", name)
		}
	}
}

// TestTrialsEmpty: where nothing is recorded the pages name the file that would
// fill them.
func TestTrialsEmpty(t *testing.T) {
	for _, prefix := range []string{"", "en/"} {
		for name, files := range map[string][]string{
			"pilots.html": {"pilots.toml", "assessment.toml"}, "cases.html": {"pilots.toml"}, "bases.html": {"pilots.toml"}, "research.html": {"research.toml", "bodies.toml"},
		} {
			trialHas(t, prefix+name, read(t, built(), prefix+name), files...)
		}
	}
}
