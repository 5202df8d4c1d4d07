package site

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// evaluatedFixture is the small system with rules, scores, indicators,
// evaluations, findings, dossiers and questions; a withheld standard among what
// they name.
func evaluatedFixture() *model.System {
	sys := fixtureSystem()
	say := func(zh, en string) model.Bilingual { return model.Bilingual{Zh: zh, En: en} }
	done := model.Outcome{State: model.Done, Date: model.NewDate(2025, 1, 1), Source: "样本记录"}
	sys.Regions = append(sys.Regions, &model.Region{Key: "a", Kind: "city", Title: say("甲州市", "Jiazhou")}, &model.Region{Key: "b", Kind: "city", Title: say("乙阳市", "Yiyang")})
	sys.Bodies = []*model.Body{{Key: "desk", Title: say("样本处", "A sample desk")}}
	sys.Pilots = []*model.Pilot{{Key: "pa", Title: say("甲州试点", "Pilot Jiazhou"), Region: "a", Sample: true}}
	sys.Scoring.Rules = []*model.EvaluationRules{{Key: "r", Title: say("样本细则", "Sample rules"), Due: model.NewDate(2022, 12, 31), Sample: true}}
	for i, n := range model.NamedParts[:4] { // one is missing
		p := &model.EvaluationPart{Key: fmt.Sprintf("p%d", i), Title: n, Named: true, Weight: "25"}
		for k, points := range []model.Decimal{"2.5", "7.5"} {
			p.Items = append(p.Items, model.EvaluationItem{
				Key: fmt.Sprintf("p%d-%d", i, k), Title: say(fmt.Sprintf("项目%d-%d", i, k), fmt.Sprintf("Item %d-%d", i, k)), Points: points, Pages: []string{"directory.html", "gone.html"},
			})
		}
		sys.Scoring.Parts = append(sys.Scoring.Parts, p)
	}
	for _, r := range []struct {
		region, period string
		items          int
		sample         bool
	}{{"a", "2024", 8, false}, {"a", "2025", 8, false}, {"b", "2025", 5, false}, {"a", "2025", 3, true}} {
		for i := range r.items {
			sys.Scoring.Scores = append(sys.Scoring.Scores, &model.Score{
				Item: fmt.Sprintf("p%d-%d", i/2, i%2), Region: r.region, Period: r.period, Points: []model.Decimal{"1.25", "7.1"}[i%2], Sample: r.sample, Source: "样本评分",
			})
		}
	}
	sys.Indicators = []*model.Indicator{
		{Key: "energy", Kind: "effect", Title: say("能耗", "Energy"), Unit: say("千克", "kg"), Every: "year", Since: "2022", Formula: say("年耗除以人数", "by head")},
		{Key: "count", Kind: "monitoring", Title: say("现行", "In force"), Every: "year", Since: "2023", Measured: "issued"},
	}
	for _, y := range []string{"2022", "2024"} {
		sys.Values = append(sys.Values, &model.Value{Indicator: "energy", Region: "a", Period: y, Value: "12.5", Source: "样本统计"})
	}
	sys.Evaluations = []*model.Evaluation{
		{Key: "mid", Kind: "mid-term", Title: say("中期", "Half way"), Due: model.NewDate(2022, 4, 30), Words: say("四月底前", "by the end of April")},
		{Key: "final", Kind: "final", Title: say("总结", "At the end"), Due: model.NewDate(2024, 12, 27), Outcome: done, Policy: "guide", Result: say("样本结论", "A sample result")},
		{Key: "pa", Kind: "accept-city", Title: say("验收甲州", "Acceptance"), Pilot: "pa", Due: model.NewDate(2022, 12, 31), Outcome: model.Outcome{State: model.NotDone, Source: "样本记录"}, Sample: true},
	}
	sys.Findings = []*model.Finding{
		{Key: "shut", Title: say("不该出现的问题", "Never shown"), Works: []string{"gone-work"}},
		{Key: "f1", Evaluation: "final", Region: "a", Title: say("问题一", "Finding one"), Works: []string{"db41-t-s001", "gone-work"}, Date: model.NewDate(2025, 1, 1), Measures: []model.Improvement{
			{Title: say("措施一", "Measure one"), Owner: "desk", Due: model.NewDate(2025, 3, 1), Met: model.Outcome{State: model.NotDone, Source: "样本记录"}},
			{Title: say("措施二", "Measure two"), Due: model.NewDate(2025, 3, 1)},
		}},
		{Key: "f2", Title: say("问题二", "Finding two"), Closed: done},
		{Key: "f3", Region: "b", Title: say("问题三", "Finding three"), Closed: model.Outcome{State: model.NotDone, Source: "样本记录"}, Sample: true},
	}
	sys.Dossier = []*model.Dossier{
		{Key: "d1", For: "accept-province", Title: say("评估报告", "Report"), Policy: "guide", Why: say("方案三（四）", "III (IV)")},
		{Key: "d2", For: "accept-province", Title: say("申请", "Application")},
		{Key: "d3", For: "accept-city", Title: say("目录", "Directory"), Page: "directory.html"},
	}
	sys.Difficulties = []*model.Difficulty{
		{Key: "q1", Question: say("问一", "Question one"), Region: "a", Area: "vehicles", About: []string{"db41-t-s001#4.1", "gone-work#1"}, Answer: say("答一", "Answer one"), Changed: say("改一", "Changed one"), Changes: []string{"db41-t-s001#4.2"}, By: "样本机构"},
		{Key: "q2", Question: say("问二", "Question two"), Date: model.NewDate(2026, 1, 1)},
		{Key: "q3", Question: say("不该出现的问", "Never asked"), About: []string{"gone-work"}},
	}
	hidden := &model.Work{ID: "gone-work", Number: "样内 X", Level: "local", Publication: model.Publication{Decision: model.Unlisted}}
	hidden.Editions = []*model.Edition{{Work: hidden, Year: "2024", Number: "样内 X—2024", InForce: model.NewDate(2024, 1, 1), Title: say("不该出现的标准", "Never listed")}}
	sys.Works = append(sys.Works, hidden)
	return sys
}

var evaluatedSite = sync.OnceValue(func() map[string][]byte {
	files, problems, err := Build(derive.All(evaluatedFixture(), model.Public, model.NewDate(2026, 11, 23)), options())
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return files
})

// rowsOf are the rows of the body of a table.
func rowsOf(t *testing.T, doc *html.Node, id string) (rows []*html.Node) {
	t.Helper()
	for _, n := range elements(elementOf(t, doc, id)) {
		if n.Data == "tr" && n.Parent.Data == "tbody" {
			rows = append(rows, n)
		}
	}
	return rows
}

func wantWords(t *testing.T, what, said string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(said, w) {
			t.Errorf("%s: %q does not say %q", what, said, w)
		}
	}
}

// inBoth visits a page in both languages.
func inBoth(t *testing.T, path string, visit func(doc *html.Node, zh bool)) {
	t.Helper()
	for _, l := range model.Langs {
		visit(read(t, evaluatedSite(), l.Prefix()+path), l == model.Zh)
	}
}

// TestRulesPage: parts and items are those of the data, the sums are exact, and
// what the plan names and is not there is said.
func TestRulesPage(t *testing.T) {
	sys := evaluatedFixture()
	items, points := 0, new(big.Rat)
	for _, p := range sys.Scoring.Parts {
		items += len(p.Items)
		for _, i := range p.Items {
			points.Add(points, i.Points.Rat())
		}
	}
	inBoth(t, model.EvaluationRulesPath, func(doc *html.Node, zh bool) {
		if n := len(rowsOf(t, doc, "ui-all-parts")); n != len(sys.Scoring.Parts) {
			t.Errorf("%d parts", n)
		}
		total := words(byClass(doc, "row-total")[0])
		wantWords(t, "total", total, "100%", fmt.Sprint(items), points.FloatString(0))
		said := words(elementOf(t, doc, "ui-main"))
		missing := model.NamedParts[4]
		if zh {
			wantWords(t, "rules", said, "还没有的部分："+missing.Zh, "方案点名", "到期，未见记录", "共 8 个项目，40 分")
		} else {
			wantWords(t, "rules", said, "not here yet: "+missing.En, "named by the plan", "reached, no record", "8 items, 40 points")
		}
		n := 0
		for _, a := range elements(elementOf(t, doc, "ui-main")) {
			if strings.HasSuffix(attr(a, "href"), "directory.html") {
				n++
			}
			if strings.HasSuffix(attr(a, "href"), "gone.html") {
				t.Error("a page that is not there is led to")
			}
		}
		if n != items {
			t.Errorf("%d links to the evidence of %d items", n, items)
		}
	})
	inBoth(t, model.ScoringSheetPath, func(doc *html.Node, zh bool) {
		if n := len(byClass(doc, "scoring-table")); n != len(sys.Scoring.Parts) {
			t.Errorf("%d tables to write in", n)
		}
	})
}

// TestScoresPage: a total is shown only of what was scored in whole; the numbers
// are counted anew.
func TestScoresPage(t *testing.T) {
	// A part has 10 points and a weight of 25: of 1.25 + 7.1 it brings 25 × 0.835.
	inBoth(t, model.ScoresPath, func(doc *html.Node, zh bool) {
		rows := rowsOf(t, doc, "ui-score-table")
		var got []string
		for _, r := range rows {
			last := ""
			for _, n := range elements(r) {
				if n.Data == "strong" {
					last = words(n)
				}
			}
			got = append(got, attr(r, "data-region")+" "+attr(r, "data-period")+" "+attr(r, "data-nature")+" "+attr(r, "data-whole")+" "+last)
		}
		want := []string{"a 2025 real yes 83.5", "b 2025 real no ", "a 2024 real yes 83.5", "a 2025 sample no "}
		if !slices.Equal(got, want) {
			t.Errorf("rows %q, want %q", got, want)
		}
		said := words(elementOf(t, doc, "ui-main"))
		if zh {
			wantWords(t, "scores", said, "登记了 3 份", "5 / 8 项", "没有评完，不算总分", "2025：2 个地区中评完 1 个，不排名次", "2024：2 个地区中评完 1 个")
		} else {
			wantWords(t, "scores", said, "3 on record", "5 of 8 items", "not whole, no total", "2025: 1 of 2 regions scored in whole; no ranks")
		}
		if n := len(byClass(doc, "rank")); n != 0 {
			t.Errorf("%d ranks are shown", n)
		}
		if n := len(byClass(doc, "trend")); n != 1 { // one region has two periods
			t.Errorf("%d trends", n)
		}
	})
}

// TestMonitoringPage: the kinds stand apart, and a period without a record is
// there and is empty.
func TestMonitoringPage(t *testing.T) {
	sys := evaluatedFixture()
	inBoth(t, model.MonitoringPath, func(doc *html.Node, zh bool) {
		rows := rowsOf(t, doc, "ui-values-energy")
		var got []string
		for _, r := range rows {
			got = append(got, words(byClass(r, "cell-code")[0])+"="+words(byClass(r, "cell-number")[0]))
		}
		none := map[bool]string{true: "无记录", false: "no record"}[zh]
		if want := []string{"2022=12.5", "2023=" + none, "2024=12.5", "2025=" + none}; !slices.Equal(got, want) {
			t.Errorf("values %q, want %q", got, want)
		}
		// Real standards and samples in force at the end of each year, counted
		// anew; the unlisted one never.
		counted := map[string]int{}
		for _, y := range []string{"2023", "2024", "2025"} {
			for _, w := range sys.Works {
				if w.ID == "gone-work" {
					continue
				}
				for i, e := range w.Editions {
					end := y + "-12-31"
					if e.InForce.String() <= end && (i+1 == len(w.Editions) || w.Editions[i+1].InForce.String() > end) {
						counted[fmt.Sprint(y, w.Sample)]++
					}
				}
			}
		}
		for _, r := range rowsOf(t, doc, "ui-values-count") {
			year, sample := words(byClass(r, "cell-code")[0]), len(byClass(r, "badge-sample")) > 0
			if got := words(byClass(r, "cell-number")[0]); got != fmt.Sprint(counted[fmt.Sprint(year, sample)]) {
				t.Errorf("%s sample=%v: %s, counted %d", year, sample, got, counted[fmt.Sprint(year, sample)])
			}
		}
		if n := len(rowsOf(t, doc, "ui-values-count")); n != 6 {
			t.Errorf("%d rows of what the site counts", n)
		}
		// No indicator of performance: said, with the file.
		wantWords(t, "monitoring", words(elementOf(t, doc, "ui-main")), `kind = "performance"`)
		if n := len(byClass(doc, "trend-gap")); n != 2 {
			t.Errorf("%d gaps are drawn", n)
		}
	})
}

// TestEvaluationsPage: due and actual, nobody late for want of a record.
func TestEvaluationsPage(t *testing.T) {
	inBoth(t, model.EvaluationsPath, func(doc *html.Node, zh bool) {
		mid, final, pa := words(elementOf(t, doc, "ui-evaluation-mid")), words(elementOf(t, doc, "ui-evaluation-final")), words(elementOf(t, doc, "ui-evaluation-pa"))
		if zh {
			wantWords(t, "mid", mid, "到期，未见记录", "四月底前", "评价细则的时限是 2022-12-31")
			wantWords(t, "final", final, "已完成", "比时限晚 5 天", "样本结论", "导读", "1 个，看整改")
			wantWords(t, "acceptance", pa, "未完成，已过时限", "样本")
		} else {
			wantWords(t, "mid", mid, "reached, no record", "by the end of April", "The evaluation rules are due by 2022-12-31")
			wantWords(t, "final", final, "done", "5 days after the due day", "A sample result", "1; see what is done")
			wantWords(t, "acceptance", pa, "not done, past its due day", "Sample")
		}
		for _, kind := range model.EvaluationKinds {
			elementOf(t, doc, "ui-"+kind)
		}
		if n := len(rowsOf(t, doc, "ui-plan-table")); n != 1 {
			t.Errorf("%d deadlines", n)
		}
		// The one without a record asks the reader's clock; nothing else does.
		clocks := 0
		for _, n := range elements(elementOf(t, doc, "ui-mid-term").Parent) {
			if attr(n, "data-module") == "filing" && attr(n, "data-due") == "2022-04-30" {
				clocks++
			}
		}
		if clocks != 1 {
			t.Errorf("%d states follow the reader's clock", clocks)
		}
	})
}

// TestImprovementPage: open findings first, real ones and samples counted
// apart, nothing of what is withheld; a plan to print for each who has anything
// to mend.
func TestImprovementPage(t *testing.T) {
	inBoth(t, model.ImprovementPath, func(doc *html.Node, zh bool) {
		var got []string
		for _, r := range rowsOf(t, doc, "ui-all-findings") {
			got = append(got, strings.TrimPrefix(attr(r, "id"), "ui-finding-")+":"+attr(r, "data-closing")+attr(r, "data-late"))
		}
		if want := []string{"f3:not-done", "f1:noneyes", "f2:done"}; !slices.Equal(got, want) {
			t.Errorf("rows %q, want %q", got, want)
		}
		said := words(byClass(doc, "finding-counts")[0])
		if zh {
			wantWords(t, "counts", said, "正式记录 2 个问题", "未销号 0", "销号无记录 1", "已销号 1", "已过时限的措施 1 项", "样本 1 个")
		} else {
			wantWords(t, "counts", said, "2 real findings", "open 0", "no record of closing 1", "closed 1", "past their day 1", "samples besides: 1")
		}
	})
	for _, key := range []string{"whole", "region-a", "region-b", "body-desk"} {
		doc := read(t, evaluatedSite(), "improvement/"+key+".html")
		n := map[string]int{"whole": 1, "region-a": 2, "region-b": 1, "body-desk": 1}[key] // lines: measures, or a finding without one
		if got := len(rowsOf(t, doc, "ui-plan-sheet")); got != n {
			t.Errorf("%s: %d lines, want %d", key, got, n)
		}
	}
	for name, b := range evaluatedSite() {
		if strings.HasSuffix(name, ".html") && (strings.Contains(string(b), "不该出现的") || strings.Contains(string(b), "gone-work") || strings.Contains(string(b), "Never ")) {
			t.Errorf("%s shows what is withheld", name)
		}
	}
}

// TestAcceptancePage: both senses stand apart, with what is there and what is
// not on record.
func TestAcceptancePage(t *testing.T) {
	inBoth(t, model.AcceptancePath, func(doc *html.Node, zh bool) {
		province, pilot := words(elementOf(t, doc, "ui-dossier-province").Parent), words(elementOf(t, doc, "ui-dossier-pilot-pa").Parent)
		if zh {
			wantWords(t, "province", province, "2 份材料：已有 1，记录为没有 0，无记录 1", "方案三（四）", "导读")
			wantWords(t, "pilot", pilot, "1 份材料：已有 0，记录为没有 0，无记录 1", "未完成，已过时限")
		} else {
			wantWords(t, "province", province, "2 papers: 1 there, 0 on record as missing, 1 without a record")
			wantWords(t, "pilot", pilot, "1 papers: 0 there")
		}
	})
	inBoth(t, "acceptance/pilot-pa.html", func(doc *html.Node, zh bool) {
		if n := len(byClass(doc, "dossier-box")); n != 1+3 { // and three lines to add by hand
			t.Errorf("%d boxes to tick", n)
		}
		if len(byClass(doc, "watermark")) == 0 {
			t.Error("the dossier of a sample pilot does not say that it is one")
		}
	})
}

// TestDifficultiesPage: open questions first; what changed is led to.
func TestDifficultiesPage(t *testing.T) {
	inBoth(t, model.DifficultiesPath, func(doc *html.Node, zh bool) {
		var got []string
		for _, r := range rowsOf(t, doc, "ui-all-questions") {
			got = append(got, attr(r, "id")+":"+attr(r, "data-answer"))
		}
		if want := []string{"ui-question-q2:open", "ui-question-q1:changed"}; !slices.Equal(got, want) {
			t.Errorf("rows %q, want %q", got, want)
		}
		var places []string
		for _, n := range elements(elementOf(t, doc, "ui-question-q1")) {
			if _, fragment, ok := strings.Cut(attr(n, "href"), "#"); ok {
				places = append(places, fragment)
			}
		}
		if !slices.Equal(places, []string{"4.1", "4.2"}) {
			t.Errorf("it leads to %v", places)
		}
		said := words(byClass(doc, "finding-counts")[0])
		if zh {
			wantWords(t, "counts", said, "未解决 1 个，已回答 1 个，因此有改动 1 个")
		} else {
			wantWords(t, "counts", said, "1 open, 1 answered, 1 led to a change")
		}
		if n := len(elementsOf(doc, "option")); n < 2 {
			t.Errorf("%d standards to choose", n)
		}
	})
}

func elementsOf(doc *html.Node, tag string) (out []*html.Node) {
	for _, n := range elements(doc) {
		if n.Data == tag {
			out = append(out, n)
		}
	}
	return out
}

// TestEvaluationEmpty: a site without any record says what file would fill
// each page, in both languages.
func TestEvaluationEmpty(t *testing.T) {
	for path, file := range map[string]string{
		model.EvaluationRulesPath: "evaluation.toml", model.ScoringSheetPath: "evaluation.toml", model.ScoresPath: "evaluation.toml",
		model.MonitoringPath: "evaluation.toml", model.EvaluationsPath: "assessment.toml", model.ImprovementPath: "assessment.toml",
		model.AcceptancePath: "assessment.toml", "acceptance/city.html": "assessment.toml", model.DifficultiesPath: "difficulties.toml",
	} {
		for _, l := range model.Langs {
			doc := read(t, built(), l.Prefix()+path)
			found := false
			for _, e := range byClass(doc, "empty") {
				found = found || strings.Contains(words(e), file)
			}
			if !found {
				t.Errorf("%s%s does not say that %s would fill it", l.Prefix(), path, file)
			}
		}
	}
}
