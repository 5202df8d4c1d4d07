package site

import (
	"strings"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// TestRecordOf: a region and a body lead to what other registers hold of them;
// a region of which nothing is held says so and leads on.
func TestRecordOf(t *testing.T) {
	sys := trialFixture()
	office := &model.Body{Key: "office", Kind: "department", Region: "b", Title: model.Bilingual{Zh: "乙阳局", En: "Yiyang office"}}
	sys.Bodies = append(sys.Bodies, office)
	sys.Pilots[0].Body, sys.Bases[0].Body = "office", "office"
	sys.Evaluations[0].By = "office"
	sys.Plan.Tasks = []model.Task{{Key: "t", Title: model.Bilingual{Zh: "一项任务", En: "A task"}, Owner: "office"}}
	sys.Findings = []*model.Finding{{Key: "f", Title: model.Bilingual{Zh: "一个问题", En: "A finding"}, Region: "b", Task: "t", Measures: []model.Improvement{{Title: model.Bilingual{Zh: "一条措施"}, Owner: "office"}}}}
	files, problems, err := Build(derive.All(sys, model.Public, model.NewDate(2026, 11, 23)), options())
	if err != nil || len(problems) > 0 {
		t.Fatal(describe(problems, err))
	}
	for path, want := range map[string][]string{
		"regions/b.html": {
			`href="../bodies/office.html"`, `href="../task-book/region-b.html"`, `href="../evaluations.html#ui-evaluation-e1"`,
			`href="../improvement/region-b.html"`, `href="../pilots/first.html"`, `href="../bases/show.html"`,
		},
		"bodies/office.html": {
			`href="../regions/b.html"`, `href="../task-book/office.html"`, `href="../evaluations.html#ui-evaluation-e1"`,
			`href="../improvement/body-office.html"`, `href="../pilots/first.html"`, `href="../bases/show.html"`,
		},
		"bodies/school.html":    {`href="../research.html#ui-study-s1"`},
		"task-book/office.html": {`href="../bodies/office.html"`, `href="../regions/b.html"`},
		"evaluations.html":      {`href="./bodies/office.html"`, `href="./pilots/first.html"`},
		"improvement.html":      {`href="./bodies/office.html"`, `href="./regions/b.html"`, `href="./tasks.html#ui-task-t"`},
		"pilots/first.html":     {`href="../evaluations.html#ui-evaluation-e1"`},
		"regions/c.html":        {`id="ui-record-of"`, `href="../bodies.html"`},
	} {
		_, main, _ := strings.Cut(string(files[path]), "<main")
		main, _, _ = strings.Cut(main, "</main>")
		for _, w := range want {
			if !strings.Contains(main, w) {
				t.Errorf("%s lacks %s", path, w)
			}
		}
	}
}
