package site

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
)

func on(day string) model.Date {
	d, err := model.ParseDate(day)
	if err != nil {
		panic(err)
	}
	return d
}

// plannedSystem has a plan of two phases and three tasks, with an owner, parts
// of bodies down to a county, papers and a principle.
func plannedSystem() *model.System {
	sys := fixtureSystem()
	b := func(zh, en string) model.Bilingual { return model.Bilingual{Zh: zh, En: en} }
	met := func(day string) model.Outcome {
		return model.Outcome{State: model.Done, Date: on(day), Source: "样本记录"}
	}
	sys.Regions = []*model.Region{
		{Key: "henan", Kind: "province", Title: b("河南省", "Henan")}, {Key: "jia", Kind: "city", Parent: "henan", Title: b("甲市", "Jia City")},
		{Key: "bing", Kind: "county", Parent: "jia", Title: b("丙县", "Bing County")}, {Key: "ding", Kind: "city", Parent: "henan", Title: b("丁市", "Ding City")},
	}
	sys.Bodies = []*model.Body{
		{Key: "office", Kind: "department", Region: "jia", Title: b("甲市局", "Jia office")},
		{Key: "county", Kind: "department", Region: "bing", Title: b("丙县局", "Bing office"), Sample: true},
		{Key: "idle", Kind: "department", Region: "jia", Title: b("闲置单位", "Idle body")},
	}
	sys.Policies[0].About = model.DocumentInfo{
		Title: b("样本方案", "A sample plan"), Issuers: b("样本机关", "Sample issuer"), Date: on("2021-09-13"), Basis: b("样本依据", "Sample basis"), Addressees: b("各市", "All cities"),
	}
	sys.Plan = model.Plan{
		Policy: "guide", Idea: b("样本指导思想", "A sample idea"), Source: b("样本方案附件", "Annex"),
		Principles: []model.Principle{{Key: "e", Title: b("注重实效", "Effect"), Text: b("样本要点", "A gist"), Place: "1", Shown: []string{"directory.html", "feedback.html"}}},
		Phases: []model.Phase{
			{Key: "one", Title: b("前期准备", "Preparation"), Start: on("2026-09-01"), End: on("2026-11-30"), Began: met("2026-09-02")},
			{Key: "two", Title: b("组织实施", "Implementation"), Start: on("2026-12-01"), End: on("2027-12-31")},
		},
		Tasks: []model.Task{
			{Key: "a", Phase: "one", Title: b("宣传动员", "Mobilisation"), Owner: "office", Measures: []model.Measure{{Title: b("措施甲", "Measure A")}, {Title: b("措施乙", "Measure B")}},
				Dues: []model.Due{{Date: on("2026-10-31"), Words: b("2026年10月底前", "by the end of October 2026"), Met: met("2026-11-05")}}, Shown: []string{"training.html"}},
			{Key: "b", Phase: "one", Title: b("调研研究", "Research"), Measures: []model.Measure{{Title: b("措施丙", "Measure C")}}, Dues: []model.Due{{Date: on("2026-10-31"), Words: b("2026年10月底前", "")}}},
			{Key: "c", Phase: "two", Title: b("标准实施", "Use"), Measures: []model.Measure{{Title: b("措施丁", "Measure D")}},
				Dues: []model.Due{{Date: on("2026-10-15"), For: b("中期评估", "Mid-term")}, {Date: on("2027-12-31"), For: b("总结评估", "Final")}}},
			{Key: "d", Title: b("无期任务", "No day")}, // neither phase nor measure nor day
		},
		Artefacts: []model.Artefact{{Key: "plan", Title: b("实施方案", "Implementation plan"), Page: "plan.html"}, {Key: "jia-plan", Title: b("甲市实施方案", "Plan of Jia"), Region: "jia", Policy: "guide", Due: on("2026-09-30"), Met: met("2026-09-29"), Sample: true}},
		Assignments: []model.Assignment{
			{Task: "b", Measure: 1, Body: "county", Title: b("丙县的一份", "Bing's part"), Met: model.Outcome{State: model.NotDone, Source: "样本来源"}},
		},
	}
	return sys
}

var planned = sync.OnceValue(func() map[string]string {
	return asWords(mustBuild(derive.All(plannedSystem(), model.Public, on("2026-11-23")), options()))
})

func says(t *testing.T, page string, words ...string) {
	t.Helper()
	body, ok := planned()[page]
	if !ok {
		t.Fatalf("there is no %s", page)
	}
	for _, w := range words {
		if !strings.Contains(body, w) {
			t.Errorf("%s lacks %q", page, w)
		}
	}
}

// rowOf is the row of a table in which words stand first.
func rowOf(t *testing.T, page, words string) string {
	t.Helper()
	for _, row := range strings.Split(planned()[page], "<tr")[1:] {
		if row, _, _ = strings.Cut(row, "</tr>"); strings.Contains(row, words) {
			return row
		}
	}
	t.Fatalf("%s has no row with %q", page, words)
	return ""
}

// TestPlanPage: the document, idea, principles with figures of the day, roadmap
// with the same in a list, and papers of province and regions.
func TestPlanPage(t *testing.T) {
	sys := plannedSystem()
	real, samples := 0, 0
	for _, w := range sys.Works {
		if w.Sample {
			samples++
		} else {
			real++
		}
	}
	says(t, "plan.html", "样本机关", "样本依据", "各市", "原文未注明", "样本指导思想", "注重实效", "样本要点",
		fmt.Sprintf("标准 %d 项（另有样本 %d）", real, samples), `class="plan-picture plan-wide"`, `class="plan-picture plan-narrow"`,
		`id="ui-phase-one"`, `id="ui-phase-two"`, `policies/guide.html#1"`, "计划表列在“组织实施”")
	says(t, "en/plan.html", "Sample issuer", "none in the source", "A sample idea", fmt.Sprintf("standards: %d (and samples: %d)", real, samples), "Roadmap", "listed in “Implementation”")
	if row := rowOf(t, "plan.html", ">甲市实施方案"); !strings.Contains(row, "甲市</a>") || !strings.Contains(row, "已完成") || !strings.Contains(row, "badge-sample") || strings.Contains(row, "阶段结束日期") {
		t.Error(row)
	}
	if row := rowOf(t, "plan.html", ">实施方案"); !strings.Contains(row, "2026-11-30") || !strings.Contains(row, "阶段结束日期") || !strings.Contains(row, "时限未到") {
		t.Error(row)
	}
}

// TestTimetablePage: planned beside actual, days after a deadline only from
// records, and the deadline that falls into another phase in both rows.
func TestTimetablePage(t *testing.T) {
	if row := rowOf(t, "timetable.html", "宣传动员"); !strings.Contains(row, "比时限晚 5 天") || !strings.Contains(row, "2026-11-05") || !strings.Contains(row, "调研研究") {
		t.Error(row)
	}
	if row := rowOf(t, "timetable.html", ">调研研究</a></th>"); !strings.Contains(row, "到期，未见记录") || strings.Contains(row, "比时限晚") {
		t.Error(row)
	}
	if row := rowOf(t, "timetable.html", "row-stray"); !strings.Contains(row, "中期评估") || !strings.Contains(row, "计划表列在“组织实施”") {
		t.Error(row)
	}
	says(t, "timetable.html", "同时进行的任务最多时有 2 项：2026-09、2026-10。", `data-from="2026-09-01" data-to="2028-01-01"`, "日期落在“前期准备”阶段")
	says(t, "en/timetable.html", "5 days after the deadline", "Reached, no record")
}

// TestTasksPage: rows by the plan, each with its anchor, states for the filter,
// owner and pages.
func TestTasksPage(t *testing.T) {
	for key, want := range map[string]string{"a": `data-phase="one" data-state="done"`, "b": `data-phase="one" data-state="reached"`, "c": `data-phase="two" data-state="reached ahead"`} {
		says(t, "tasks.html", fmt.Sprintf(`id="ui-task-%s" %s`, key, want))
	}
	if row := rowOf(t, "tasks.html", `id="ui-task-a"`); strings.Count(row, "<li>措施") != 2 || !strings.Contains(row, "task-book/office.html") || !strings.Contains(row, "training.html") {
		t.Error(row)
	}
	if row := rowOf(t, "tasks.html", `id="ui-task-b"`); !strings.Contains(row, "没有登记") || !strings.Contains(row, "分工") || !strings.Contains(row, "badge-sample") {
		t.Error(row)
	}
	says(t, "tasks.html", `data-module="due" data-due="2027-12-31"`)
	says(t, "policies/guide.html", "到期，未见记录", "tasks.html#ui-task-a", "timetable.html")
}

// TestTaskBookPages: books for those who have something, signatures on each,
// samples marked; the others are named in the list.
func TestTaskBookPages(t *testing.T) {
	pages := 0
	for name := range planned() {
		if strings.HasPrefix(name, "task-book/") {
			pages++
		}
	}
	if pages != 4 {
		t.Errorf("%d task books, 4 are: two bodies and their regions", pages)
	}
	says(t, "task-book/office.html", "甲市局任务书", "宣传动员", "责任单位", "单位（盖章）", "比时限晚 5 天")
	says(t, "task-book/county.html", "丙县局任务书", "（1）", "措施丙", "丙县的一份", "记录为未完成", "样本来源", `class="sample-banner`)
	says(t, "en/task-book/county.html", "Task book of Bing office", "Bing&#39;s part", "On record as not done", "Body (seal)")
	says(t, "task-book/region-jia.html", "甲市任务书", "甲市局", "丙县</a>")
	if strings.Contains(planned()["task-book/office.html"], `class="sample-banner`) {
		t.Error("a real task book passes for a sample")
	}
	says(t, "task-book.html", "还没有责任单位、也没有分工的任务 2 项", "闲置单位", "丁市")
	list := planned()["task-book.html"]
	idle := list[strings.Index(list, "没有登记分工："):]
	if strings.Contains(idle, "甲市局") {
		t.Error("who has something stands among those who have nothing")
	}
}

// TestPlanOfNothing: without a plan every page says what file would fill it, in
// both languages.
func TestPlanOfNothing(t *testing.T) {
	sys := fixtureSystem()
	sys.Plan = model.Plan{}
	files := asWords(mustBuild(derive.All(sys, model.Public, on("2026-11-23")), options()))
	for page, words := range map[string][]string{
		"plan.html":         {"plan.toml 的 policy", "plan.toml 的 idea", "[[principle]]", "[[phase]]", "[[artefact]]"},
		"timetable.html":    {"[[phase]]"},
		"tasks.html":        {"[[task]]"},
		"task-book.html":    {"[[task]]", "bodies.toml", "[[assignment]]"},
		"en/plan.html":      {"policy in plan.toml", "plan.toml, idea", "[[principle]]", "[[phase]]", "[[artefact]]"},
		"en/timetable.html": {"No phases recorded"},
		"en/tasks.html":     {"No tasks recorded"},
		"en/task-book.html": {"No bodies recorded"},
	} {
		for _, w := range words {
			if !strings.Contains(files[page], w) {
				t.Errorf("%s does not say %q", page, w)
			}
		}
	}
}
