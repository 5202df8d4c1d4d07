package site

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// lifeSite is the fixture with a making of several rounds, proposals and a
// selection, built once.
var lifeSite = sync.OnceValue(func() map[string][]byte {
	sys := fixtureSystem()
	sys.Config.Tracks[0].Steps = []model.TrackStep{
		{Key: "apply", Title: model.Bilingual{Zh: "申报", En: "Application"}, Stage: model.StageApplication},
		{Key: "review-1", Title: model.Bilingual{Zh: "一审", En: "First review"}, Kind: "review"},
		{Key: "comment", Title: model.Bilingual{Zh: "征求意见", En: "Comment"}, MinDays: 30, Source: model.Bilingual{Zh: "《办法》"}},
		{Key: "issue", Title: model.Bilingual{Zh: "发布", En: "Issue"}, Stage: model.StageIssue},
		{Key: "filing", Title: model.Bilingual{Zh: "备案", En: "Filing"}, Stage: model.StageFiling},
	}
	w := sys.Works[0]
	done := func(day int, e model.Event) model.Event {
		e.Outcome = model.Outcome{State: model.Done, Date: model.NewDate(2022, 10, day), Source: "样本记录"}
		return e
	}
	w.Events = []model.Event{
		done(2, model.Event{Step: "review-1", Round: 1, Zone: model.Bilingual{Zh: "南部片区", En: "South"}}),
		done(9, model.Event{Step: "review-1", Round: 2, Zone: model.Bilingual{Zh: "北部片区", En: "North"}, Evidence: "样本纪要"}),
		done(10, model.Event{Step: "comment", Until: model.NewDate(2022, 11, 10), Opinions: model.Opinions{Received: 7, Adopted: 4, Partly: 3}}),
		{Step: "filing", Outcome: model.Outcome{State: model.NotDone, Source: "样本记录"}},
	}
	sys.Proposals = []*model.Proposal{
		{Key: "a", Title: model.Bilingual{Zh: "用车规范"}, Level: "local", Box: "100", Classes: []string{"basic", "urgent"}, Selection: "s", Outcome: model.Selected, Reason: model.Bilingual{Zh: "条款可以照做"}, Work: w.ID, Date: model.NewDate(2022, 1, 5), Sample: true},
		{Key: "b", Title: model.Bilingual{Zh: "用车指南"}, Level: "local", Box: "110", Classes: []string{"basic"}, Selection: "s", Outcome: "declined", Reason: model.Bilingual{Zh: "只有建议"}},
		{Key: "c", Title: model.Bilingual{Zh: "尚未决定的项目"}, Level: "local"},
	}
	sys.Selections = []*model.Selection{{Key: "s", Title: model.Bilingual{Zh: "用车项目的选取"}, Date: model.NewDate(2022, 2, 1), Reason: model.Bilingual{Zh: "只选一个"}}}
	files, problems, err := Build(derive.All(sys, model.Public, model.NewDate(2026, 11, 23)), options())
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return files
})

// wordsBetween are the words of a part of a page, from one mark to another, without
// tags and with single blanks.
func wordsBetween(t *testing.T, files map[string][]byte, name, from, to string) string {
	t.Helper()
	_, part, found := strings.Cut(string(files[name]), from)
	if !found {
		t.Fatalf("%s has no %s", name, from)
	}
	part, _, _ = strings.Cut(part, to)
	return strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(part, " ")), " ")
}

func saysAll(t *testing.T, where, all string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(all, p) {
			t.Errorf("%s does not say %q:\n%s", where, p, all)
		}
	}
}

// TestTimelineOnThePage: every step in the order of the track with what is
// recorded of it, then the days of the edition; one line where nothing is.
func TestTimelineOnThePage(t *testing.T) {
	const page = "standards/db41-t-s001.html"
	all := wordsBetween(t, lifeSite(), page, `id="ui-timeline"`, "</section>")
	saysAll(t, page, all,
		"DB41/T S001—2020 没有登记制定过程。", "DB41/T S001—2023 已完成 3 步，共 5 步", "审 1/1",
		"一审 已完成 2022-10-02 已完成 第 1 次、南部片区", "2022-10-09 已完成 第 2 次、北部片区 凭证：样本纪要",
		"2022-10-10 至 2022-11-10 征求意见 已完成 收到意见 7 条：采纳 4、部分采纳 3、未采纳 0",
		"2023-01-01 发布 已完成 来源：标准题录", "备案 记录为未完成", "2023-02-01 被代替 DB41/T S001—2023", "2025-05-01 复审：继续有效")
	// The proposal led to the first edition, and its step of that is not shown.
	saysAll(t, page, all, "2022-01-05 申报")
	if strings.Count(all, "申报 无记录") != 1 { // of the revision
		t.Errorf("the application of the revision: %s", all)
	}
	saysAll(t, "en", wordsBetween(t, lifeSite(), "en/"+page, `id="ui-timeline"`, "</section>"), "3 of 5 steps done", "review 1/1", "First review", "Round 2, North", "7 opinions received: 4 adopted, 3 adopted in part, 0 declined", "Filing on record as not done")

	pinned := wordsBetween(t, lifeSite(), "standards/db41-t-s001/2020.html", `id="ui-timeline"`, "</section>")
	if strings.Contains(pinned, "一审") || !strings.Contains(pinned, "被代替") {
		t.Errorf("the page of the first edition: %s", pinned)
	}
	single := wordsBetween(t, lifeSite(), "standards/db41-t-s001/single.html", `id="ui-timeline"`, "</section>")
	saysAll(t, "single", single, "已完成 3 步，共 5 步", "第 2 次、北部片区")
	if _, part, _ := strings.Cut(string(lifeSite()["standards/db41-t-s001/single.html"]), `id="ui-timeline"`); strings.Contains(strings.SplitN(part, "</section>", 2)[0], "href") {
		t.Error("a standard on its own has links that lead out of it")
	}
	saysAll(t, "withheld", wordsBetween(t, lifeSite(), "standards/neibu-2.html", `id="ui-timeline"`, "</section>"), "制定过程不公开", "2024-02-01 实施")
	saysAll(t, "planned", wordsBetween(t, lifeSite(), "standards/plan-3.html", `id="ui-timeline"`, "</section>"), "没有登记制定过程")
}

// TestReplacedBothWays: the record of each edition leads to the other.
func TestReplacedBothWays(t *testing.T) {
	for page, link := range map[string]string{
		"standards/db41-t-s001/2023.html": `db41-t-s001/2020.html">DB41/T S001—2020`, "standards/db41-t-s001/2020.html": `db41-t-s001/2023.html">DB41/T S001—2023`,
	} {
		_, record, _ := strings.Cut(string(lifeSite()[page]), `id="ui-record"`)
		record, _, _ = strings.Cut(record, "</section>")
		if !strings.Contains(record, link) {
			t.Errorf("%s does not lead to %s:\n%s", page, link, record)
		}
	}
}

var tableRow = regexp.MustCompile(`(?s)<tr[^>]*data-progress="([a-z-]*)".*?</tr>`)

// TestTracksPage: every standard is in the table once, and the totals above it
// are what its rows say.
func TestTracksPage(t *testing.T) {
	page := string(lifeSite()["tracks.html"])
	rows := map[string]int{}
	total := 0
	for _, m := range tableRow.FindAllStringSubmatch(page, -1) {
		rows[m[1]]++
		total++
	}
	if n := len(fixtureSystem().Works); total != n {
		t.Errorf("%d rows, want %d", total, n)
	}
	if rows["part"] != 1 || rows["withheld"] != 1 || rows["none"] != 2 {
		t.Errorf("rows by progress: %v", rows)
	}
	saysAll(t, "tracks.html", wordsBetween(t, lifeSite(), "tracks.html", `id="ui-track-t"`, "</dl>"), "审 1",
		"正式标准 3 项：全部完成 0、部分有记录 0、没有登记 "+strconv.Itoa(rows["none"])+"、不公开 "+strconv.Itoa(rows["withheld"]), "样本 1 项：全部完成 0、部分有记录 1")
	saysAll(t, "tracks.html", wordsBetween(t, lifeSite(), "tracks.html", `<table class="data-table track-table">`, "</table>"), "不少于 30 天：《办法》", "一审 审 0 样本 1 0 2", "备案 0 0 样本 1 2")
	saysAll(t, "tracks.html", wordsBetween(t, lifeSite(), "tracks.html", `id="ui-progress" data-module="table"`, "</table>"), "3/5 审 1/1 发布 2023-01-01 申报")
}

// TestProposalsPage: candidates side by side with the reason, every proposal in
// the register, classes counted apart from samples; an honest empty state.
func TestProposalsPage(t *testing.T) {
	const page = "proposals.html"
	choice := wordsBetween(t, lifeSite(), page, `id="ui-selection-s"`, "</section>")
	saysAll(t, page, choice, "用车项目的选取", "只选一个", "选中 用车规范", "条款可以照做", "形成的标准： DB41/T S001—2023", "不列 用车指南", "只有建议")
	saysAll(t, page, wordsBetween(t, lifeSite(), page, `id="ui-classes"`, "</section>"), "基础 1 样本 1 0 0", "急需 0 样本 1 0 0", "重点 0 0 0")
	saysAll(t, page, wordsBetween(t, lifeSite(), page, `id="ui-proposals-title"`, `<div class="filters"`), "申报 2 项：选中 0、合并 0、缓办 0、不列 1、未决定 1", "样本：申报 1 项：选中 1")
	if n := strings.Count(string(lifeSite()[page]), `<tr id="ui-proposal-`); n != 3 {
		t.Errorf("%d proposals, want 3", n)
	}
	if strings.Contains(string(lifeSite()[page]), `class="sample-banner`) {
		t.Error("a page with real proposals is called a sample")
	}
	for name, want := range map[string][2]string{page: {"proposals.toml", "还没有登记"}, "en/" + page: {"proposals.toml", "None is recorded yet"}} {
		empty := wordsBetween(t, built(), name, `id="ui-selections"`, "</main>")
		if strings.Count(empty, want[0]) != 2 || strings.Count(empty, want[1]) != 2 {
			t.Errorf("%s is empty and says: %s", name, empty)
		}
	}
}
