package derive

import (
	"fmt"
	"testing"

	"guiju/generator/model"
)

func outcomeOn(state model.RecordState, day string) model.Outcome {
	o := model.Outcome{State: state, Source: "记录"}
	if day != "" {
		o.Date = date(day)
	}
	return o
}

// evaluated is a plan with evaluations on time, late, not done and without a
// record, and what they found.
func evaluated() *model.System {
	say := func(zh string) model.Bilingual { return model.Bilingual{Zh: zh} }
	return &model.System{
		Regions: []*model.Region{{Key: "a", Title: say("甲")}, {Key: "b", Title: say("乙")}},
		Bodies:  []*model.Body{{Key: "desk", Title: say("样本处")}, {Key: "idle", Title: say("无事处")}},
		Pilots:  []*model.Pilot{{Key: "pa", Title: say("试点甲"), Region: "a"}},
		Policies: []*model.Policy{
			{ID: "report", Title: say("报告")},
		},
		Scoring: model.Scoring{Rules: []*model.EvaluationRules{{Key: "r", Due: date("2022-12-31")}}},
		Plan: model.Plan{
			Phases: []model.Phase{
				{Key: "do", Start: date("2021-12-01"), End: date("2022-12-31")},
				{Key: "assess", Start: date("2023-01-01"), End: date("2023-02-28")},
			},
			Tasks: []model.Task{
				{Key: "t1", Phase: "do", Dues: []model.Due{{Date: date("2022-12-31"), Met: outcomeOn(model.Done, "2023-01-10")}}},
				{Key: "t2", Phase: "assess", Dues: []model.Due{
					{Date: date("2022-04-30")}, {Date: date("2023-02-28"), Met: outcomeOn(model.Done, "2023-02-28")},
					{Date: date("2022-06-30"), Met: outcomeOn(model.NotDone, "")}, {Date: date("2030-01-01")},
					{Met: outcomeOn(model.Done, "2022-01-01")},
				}},
			},
		},
		Evaluations: []*model.Evaluation{
			{Key: "mid", Kind: "mid-term", Due: date("2022-04-30")},
			{Key: "final", Kind: "final", Due: date("2023-02-28"), Outcome: outcomeOn(model.Done, "2023-03-05")},
			{Key: "self", Kind: "self", Due: date("2023-02-28"), Outcome: outcomeOn(model.Done, "2023-02-20")},
			{Key: "state", Kind: "accept-province", Due: date("2026-11-26")},
			{Key: "cities", Kind: "accept-city", Due: date("2022-12-31")},
			{Key: "city", Kind: "accept-city", Pilot: "pa", Due: date("2022-12-31"), Outcome: outcomeOn(model.NotDone, "")},
		},
		Findings: []*model.Finding{
			{Key: "f1", Evaluation: "self", Region: "a", Task: "t1", Works: []string{"w"}, Closed: outcomeOn(model.Done, "2023-05-01")},
			{Key: "f2", Evaluation: "self", Region: "a", Measures: []model.Improvement{
				{Owner: "desk", Due: date("2023-01-31"), Met: outcomeOn(model.NotDone, "")},
				{Due: date("2023-01-31")},
			}},
			{Key: "f3", Evaluation: "final", Closed: outcomeOn(model.NotDone, ""), Measures: []model.Improvement{{Owner: "desk", Due: date("2030-01-01"), Met: outcomeOn(model.NotDone, "")}}},
			{Key: "f4", Region: "b", Sample: true},
		},
		Dossier: []*model.Dossier{
			{Key: "d1", For: "accept-province", Title: say("评估报告"), Policy: "report"},
			{Key: "d2", For: "accept-province", Title: say("申请")},
			{Key: "d3", For: "accept-city", Title: say("自评报告"), Outcome: outcomeOn(model.Done, "2022-12-01")},
			{Key: "d4", For: "accept-city", Title: say("目录")},
			{Key: "d5", For: "accept-city", Title: say("目录"), Pilot: "pa", Outcome: outcomeOn(model.Done, "2022-12-01")},
			{Key: "d6", For: "accept-city", Title: say("照片"), Pilot: "pa", Outcome: outcomeOn(model.NotDone, "")},
		},
	}
}

func TestEvaluations(t *testing.T) {
	var got []string
	for _, g := range EvaluationsOf(evaluated(), date("2026-11-26")) {
		for _, r := range g.Rows {
			line := fmt.Sprintf("%s %s days=%d/%v reached=%v overdue=%v early=%v", g.Kind, r.Key, r.Days, r.Dated, r.Reached, r.Overdue, r.BeforeRules)
			if r.Phase != nil {
				line += " in " + r.Phase.Key
			}
			if r.Listed != nil {
				line += " listed in " + r.Listed.Key
			}
			got = append(got, fmt.Sprintf("%s findings=%d", line, len(r.Findings)))
		}
	}
	wantLines(t, "evaluations", got, []string{
		"mid-term mid days=0/false reached=true overdue=false early=true in do listed in assess findings=0",
		"final final days=5/true reached=false overdue=false early=false in assess findings=1",
		"self self days=-8/true reached=false overdue=false early=false in assess findings=2",
		"accept-city cities days=0/false reached=true overdue=false early=false in do findings=0",
		"accept-city city days=0/false reached=false overdue=true early=false in do findings=0",
		// The due day itself is in time.
		"accept-province state days=0/false reached=false overdue=false early=false findings=0",
	})
}

func TestPlanAgainstRecord(t *testing.T) {
	lines, n := PlanAgainstRecord(evaluated(), date("2026-11-26"))
	if len(lines) != 6 || (n != PlanCount{All: 6, InTime: 1, After: 1, Undated: 1, NotDone: 1, Reached: 1, Ahead: 1}) {
		t.Errorf("%+v", n)
	}
	if lines[0].Days != 10 || lines[0].Phase.Key != "do" || lines[2].Days != 0 || !lines[3].Overdue {
		t.Errorf("%+v", lines)
	}
}

func TestImprove(t *testing.T) {
	v := Improve(evaluated(), date("2026-11-26"))
	var rows []string
	for _, r := range v.Rows {
		line := r.Key
		for _, m := range r.Measures {
			line += fmt.Sprintf(" %v/%v", m.Overdue, m.Reached)
		}
		rows = append(rows, line)
	}
	// On record as open, then without a record, samples behind, then closed.
	// Only a measure that is recorded as not done is late, and only once its
	// day has passed.
	wantLines(t, "findings", rows, []string{"f3 false/false", "f2 true/false false/true", "f4", "f1"})
	if (v.Real != FindingCount{All: 3, Open: 1, Unknown: 1, Closed: 1, Overdue: 1}) || (v.Samples != FindingCount{All: 1, Unknown: 1}) {
		t.Errorf("%+v %+v", v.Real, v.Samples)
	}
	var by []string
	for _, b := range v.By {
		by = append(by, fmt.Sprintf("%s %s %d+%d", b.What, b.Key, b.Real.All, b.Samples.All))
	}
	wantLines(t, "by", by, []string{"evaluation final 1+0", "evaluation self 2+0", "region a 2+0", "region b 0+1", "task t1 1+0", "work w 1+0"})
	var plans []string
	for _, p := range v.Plans {
		line := p.Path()
		for _, r := range p.Rows {
			line += fmt.Sprintf(" %s:%d", r.Key, len(r.Measures))
		}
		plans = append(plans, line)
		if found, _ := evaluated().HasPage(p.Path()); !found {
			t.Errorf("the site does not have %s", p.Path())
		}
	}
	wantLines(t, "plans", plans, []string{
		"improvement/whole.html f3:1", "improvement/region-a.html f2:2 f1:0", "improvement/region-b.html f4:0", "improvement/body-desk.html f3:1 f2:1",
	})
	for _, none := range []string{"improvement/body-idle.html", "improvement/region-c.html", "acceptance/pilot-pb.html", "evaluation-rules/other.html"} {
		if found, _ := evaluated().HasPage(none); found {
			t.Errorf("the site has %s", none)
		}
	}
}

func TestAcceptances(t *testing.T) {
	sys := evaluated()
	var got []string
	for _, f := range Acceptances(sys, EvaluationsOf(sys, date("2026-11-26")), date("2026-11-26")) {
		line := fmt.Sprintf("%s %d/%d/%d evaluations=%d", f.Path(), f.Present, f.Missing, f.Unknown, len(f.Evaluations))
		for _, l := range f.Lines {
			line += fmt.Sprintf(" %s=%q", l.Key, l.State)
		}
		got = append(got, line)
		if found, _ := sys.HasPage(f.Path()); !found {
			t.Errorf("the site does not have %s", f.Path())
		}
	}
	wantLines(t, "dossiers", got, []string{
		`acceptance/province.html 1/0/1 evaluations=1 d1="done" d2=""`,
		`acceptance/city.html 1/0/1 evaluations=1 d3="done" d4=""`,
		// What is on record of all says nothing of one; its own record does.
		`acceptance/pilot-pa.html 1/1/1 evaluations=1 d3="" d5="done" d6="not-done"`,
	})
	if sys.Dossier[2].State != model.Done {
		t.Error("the record of all was changed")
	}
}

func TestDifficulties(t *testing.T) {
	say := func(zh string) model.Bilingual { return model.Bilingual{Zh: zh} }
	sys := &model.System{Difficulties: []*model.Difficulty{
		{Key: "answered", Question: say("问一"), Answer: say("答一"), Changed: say("改一"), Date: date("2026-01-02")},
		{Key: "open-old", Question: say("问二"), Date: date("2026-01-01")},
		{Key: "open-new", Question: say("问三"), Date: date("2026-02-01"), Sample: true},
	}}
	var keys []string
	for _, q := range Difficulties(sys) {
		keys = append(keys, q.Key)
	}
	wantLines(t, "order", keys, []string{"open-new", "open-old", "answered"})
	pages := difficultyPages(&Derived{System: sys, Difficulties: Difficulties(sys)})
	if len(pages) != 1 || len(pages[0].Docs) != 3 || pages[0].Sample {
		t.Fatalf("%+v", pages)
	}
	if d := pages[0].Docs[2]; d.Anchor != "ui-question-answered" || d.Body != "答一\n改一" || d.Heading != "问一" {
		t.Errorf("%+v", d)
	}
	if d := pages[0].Docs[0]; d.Context != "样本" {
		t.Errorf("a sample among real ones does not say so: %+v", d)
	}
	if difficultyPages(&Derived{System: sys}) != nil {
		t.Error("a page without questions is found")
	}
}

// TestNotYetOnRecord: what is dated after the day is on record of no page: a
// site made for an earlier day says what was known on it.
func TestNotYetOnRecord(t *testing.T) {
	for _, c := range []struct {
		state model.RecordState
		day   string
		want  model.RecordState
	}{
		{model.Done, "2026-03-02", model.Done},
		{model.Done, "2026-03-01", model.NoRecord},
		{model.NotDone, "2026-03-01", model.NoRecord},
	} {
		out := model.Outcome{State: c.state, Date: date("2026-03-02"), Source: "记录"}
		day, due := date(c.day), date("2026-02-01")
		sys := &model.System{
			Evaluations: []*model.Evaluation{{Key: "e", Kind: "self", Outcome: out, Due: due}},
			Findings:    []*model.Finding{{Key: "f", Evaluation: "e", Closed: out, Measures: []model.Improvement{{Met: out, Due: due}}}},
			Dossier:     []*model.Dossier{{Key: "d", For: "accept-province", Outcome: out}},
		}
		found := Improve(sys, day).Rows[0]
		got := []model.RecordState{
			Timed(out, due, day).State, found.Closed.State, found.Measures[0].State,
			Acceptances(sys, EvaluationsOf(sys, day), day)[0].Lines[0].State, out.By(day).State,
		}
		for i, state := range got {
			if state != c.want {
				t.Errorf("%s of %s on %s: place %d says %q", c.state, out.Date, c.day, i, state)
			}
		}
		if late := c.state == model.NotDone && c.want == model.NotDone; Timed(out, due, day).Overdue != late || out.StateBy(due, day) == model.DueNotDone != late {
			t.Errorf("%s of %s on %s is called late", c.state, out.Date, c.day)
		}
	}
}
