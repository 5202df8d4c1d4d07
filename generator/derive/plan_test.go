package derive

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

func done(day string) model.Outcome {
	return model.Outcome{State: model.Done, Date: date(day), Source: "样本"}
}

// plannedSystem has two phases that follow each other, four tasks (one with a
// deadline in the other phase, one without any), papers, bodies and their parts.
func plannedSystem() *model.System {
	zh := func(s string) model.Bilingual { return model.Bilingual{Zh: s} }
	return &model.System{
		Regions: []*model.Region{
			{Key: "p", Kind: "province", Title: zh("省")}, {Key: "c", Kind: "city", Parent: "p", Title: zh("市")},
			{Key: "k", Kind: "county", Parent: "c", Title: zh("县")}, {Key: "e", Kind: "city", Parent: "p", Title: zh("空市")},
		},
		Bodies: []*model.Body{
			{Key: "office", Region: "p"}, {Key: "city", Region: "c"}, {Key: "county", Region: "k", Sample: true}, {Key: "idle", Region: "c"}, {Key: "partner"},
		},
		Plan: model.Plan{
			Phases: []model.Phase{
				{Key: "one", Title: zh("准备"), Start: date("2021-09-01"), End: date("2021-11-30"), Ended: done("2021-12-03")},
				{Key: "two", Title: zh("实施"), Start: date("2021-12-01"), End: date("2022-02-28")},
			},
			Tasks: []model.Task{
				{Key: "a", Phase: "one", Title: zh("甲"), Owner: "office", Measures: make([]model.Measure, 2), Began: done("2021-09-10"),
					Dues: []model.Due{{Date: date("2021-10-31"), Met: done("2021-11-02")}, {Date: date("2021-11-30"), Met: done("2021-11-30")}}},
				{Key: "b", Phase: "one", Title: zh("乙"), Start: date("2021-11-01"), Measures: make([]model.Measure, 1)},
				{Key: "c", Phase: "two", Title: zh("丙"), Measures: make([]model.Measure, 3),
					Dues: []model.Due{{Date: date("2021-10-15"), For: zh("中期")}, {Date: date("2022-02-28"), Met: model.Outcome{State: model.NotDone, Source: "样本"}}}},
				{Key: "d", Title: zh("丁")},
			},
			Artefacts: []model.Artefact{
				{Key: "city-plan", Region: "c", Due: date("2021-10-01"), Met: done("2021-10-08")},
				{Key: "plan", Title: zh("实施方案")}, {Key: "map", Region: "p"},
			},
			Assignments: []model.Assignment{
				{Task: "b", Measure: 1, Body: "city", Due: date("2021-11-20"), Met: done("2021-11-20")},
				{Task: "c", Body: "city"},
				{Task: "a", Body: "county", Met: model.Outcome{State: model.NotDone, Source: "样本"}},
				{Task: "nothing", Body: "partner"},
			},
		},
	}
}

// TestSchedule: spans, what runs at the same time, deadlines in another phase,
// and days after a deadline only where both are on record.
func TestSchedule(t *testing.T) {
	s := ScheduleOf(plannedSystem(), date("2022-01-15"))
	if s.Measures != 6 || s.Dues != 4 || len(s.Phases) != 2 || len(s.Tasks) != 4 {
		t.Errorf("%d measures, %d deadlines, %d phases, %d tasks", s.Measures, s.Dues, len(s.Phases), len(s.Tasks))
	}
	var got []string
	for _, r := range s.Tasks {
		line := fmt.Sprintf("%s %s..%s with %v:", r.Key, r.From, r.To, r.With)
		for _, d := range r.Dues {
			line += fmt.Sprintf(" %s %d", d.State, d.Late)
			if d.In != nil {
				line += " in " + d.In.Key
			}
		}
		got = append(got, line)
	}
	want := []string{
		"a 2021-09-01..2021-11-30 with [1]: done 2 done 0",
		"b 2021-11-01..2021-11-30 with [0]:",
		"c 2021-12-01..2022-02-28 with []: reached 0 in one not-done 0",
		"d .. with []:",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if one := s.Phases[0]; fmt.Sprint(one.Tasks) != "[0 1]" || len(one.Stray) != 1 || one.Stray[0].Task != 2 || len(s.Phases[1].Stray) != 0 {
		t.Errorf("phase one has the tasks %v and %d stray deadlines", one.Tasks, len(one.Stray))
	}
	for state, n := range map[model.DueState]int{model.DueDone: 2, model.DueReached: 1, model.DueNotDone: 1} {
		if s.States[state] != n {
			t.Errorf("%d deadlines are %s, %d are", s.States[state], state, n)
		}
	}
	// Months from the first day of all to the last, on record or planned.
	if n := len(s.Months); n != 6 || s.Months[0].First != date("2021-09-01") || s.Months[5].First != date("2022-02-01") {
		t.Errorf("months %v", s.Months)
	}
	if months, n := s.Busiest(); n != 2 || len(months) != 1 || months[0] != date("2021-11-01") {
		t.Errorf("busiest %v with %d", months, n)
	}
}

// TestDueState: three values and the calendar; nobody is late without a record.
func TestDueState(t *testing.T) {
	due := date("2021-10-31")
	for _, c := range []struct {
		met  model.Outcome
		due  model.Date
		day  string
		want model.DueState
		late int
	}{
		{model.Outcome{}, due, "2021-10-31", model.DueAhead, 0},
		{model.Outcome{}, due, "2021-11-01", model.DueReached, 0},
		{model.Outcome{}, model.Date{}, "2021-11-01", model.DueNone, 0},
		{model.Outcome{State: model.NotDone, Source: "x"}, due, "2026-01-01", model.DueNotDone, 0},
		{done("2021-10-31"), due, "2026-01-01", model.DueDone, 0},
		{done("2021-11-30"), due, "2026-01-01", model.DueDone, 30},
		{done("2021-11-30"), model.Date{}, "2026-01-01", model.DueDone, 0},
		{done("2021-11-30"), due, "2021-11-29", model.DueReached, 30},
	} {
		if got := c.met.StateBy(c.due, date(c.day)); got != c.want {
			t.Errorf("%+v due %s is %s on %s, want %s", c.met, c.due, got, c.day, c.want)
		}
		if got := c.met.Late(c.due); got != c.late {
			t.Errorf("%+v due %s: %d days, want %d", c.met, c.due, got, c.late)
		}
	}
}

// TestPapers: those of the province come first; without a day of its own one is
// due with the first phase.
func TestPapers(t *testing.T) {
	var got []string
	for _, p := range ScheduleOf(plannedSystem(), date("2022-01-15")).Papers {
		got = append(got, fmt.Sprintf("%s %s %s %d", p.Key, p.Due, p.State, p.Late))
	}
	if want := []string{"plan 2021-11-30 reached 0", "map 2021-11-30 reached 0", "city-plan 2021-10-01 done 7"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTaskBooks: each body and region has its lines, samples apart; a task with
// two deadlines has two, and is counted once; whom
// nothing is assigned to has no book; a page stands for each book and no other.
func TestTaskBooks(t *testing.T) {
	sys := plannedSystem()
	s := ScheduleOf(sys, date("2022-01-15"))
	var got []string
	for _, b := range s.Books {
		n := b.CountLines()
		line := fmt.Sprintf("%s %d+%d:", b.Body.Key, n.Real, n.Samples)
		for _, l := range b.Lines {
			line += fmt.Sprintf(" %s/%d %v %s %s", s.Tasks[l.Task].Key, l.Measure, l.Owner, l.Due, l.State)
		}
		got = append(got, line)
	}
	want := []string{
		"office 1+0: a/0 true 2021-10-31 done a/0 true 2021-11-30 done",
		"city 2+0: b/1 false 2021-11-20 done c/0 false 2022-02-28 ahead",
		"county 0+1: a/0 false 2021-11-30 not-done",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var regions []string
	for _, r := range s.RegionBooks {
		n := r.CountLines()
		line := fmt.Sprintf("%s %d+%d below", r.Region.Key, n.Real, n.Samples)
		for _, below := range r.Below {
			line += " " + below.Key
		}
		regions = append(regions, line)
	}
	if want := []string{"p 1+0 below c", "c 2+0 below k", "k 0+1 below"}; !slices.Equal(regions, want) {
		t.Errorf("regions %q, want %q", regions, want)
	}
	if len(s.IdleBodies) != 2 || len(s.IdleRegions) != 1 || s.IdleRegions[0].Key != "e" {
		t.Errorf("%d bodies and %d regions have nothing", len(s.IdleBodies), len(s.IdleRegions))
	}
	if un := s.Unowned(); len(un) != 1 || un[0].Key != "d" {
		t.Errorf("unowned: %v", un)
	}
	for page, is := range map[string]bool{
		"task-book/office.html": true, "task-book/idle.html": false, "task-book/nobody.html": false,
		"task-book/region-c.html": true, "task-book/region-e.html": false, "task-book/region-x.html": false,
	} {
		if ok, _ := sys.HasPage(page); ok != is {
			t.Errorf("%s is a page: %v", page, ok)
		}
	}
}

// TestPlanPictures: roadmap and timetable are well-formed, with every task and
// deadline in them once, and marks for nothing but records.
func TestPlanPictures(t *testing.T) {
	sys := plannedSystem()
	s := ScheduleOf(sys, date("2022-01-15"))
	for _, narrow := range []bool{false, true} {
		road, gantt := s.Roadmap(model.Zh, narrow, "r"), s.Gantt(model.Zh, date("2022-01-15"), narrow, "g")
		for name, svg := range map[string]string{"roadmap": road, "timetable": gantt} {
			for d := xml.NewDecoder(strings.NewReader(svg)); ; {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v\n%s", name, err, svg)
				}
			}
			if !strings.Contains(svg, `role="img"`) || !strings.Contains(svg, "<desc id=") {
				t.Errorf("the %s says nothing to a screen reader", name)
			}
		}
		for what, n := range map[string]int{`class="plan-stop"`: 3, `class="plan-due"`: 3, `class="plan-due-stray"`: 2, `class="plan-stray"`: 1} {
			if got := strings.Count(road, what); got != n {
				t.Errorf("narrow %v: the roadmap has %d of %s, %d are", narrow, got, what, n)
			}
		}
		for what, n := range map[string]int{
			`class="plan-bar-phase"`: 2, `class="plan-bar-task"`: 3, `class="plan-row-task"`: 4, `class="plan-due"`: 3, `class="plan-due-stray"`: 1,
			`class="plan-began"`: 1, `class="plan-done"`: 3, `visibility="visible"`: 1,
		} {
			if got := strings.Count(gantt, what); got != n {
				t.Errorf("narrow %v: the timetable has %d of %s, %d are", narrow, got, what, n)
			}
		}
	}
	// Seen before anything was done, nothing is marked; after the last day there
	// is no line of today.
	if early := s.Gantt(model.Zh, date("2021-09-01"), false, "g"); strings.Contains(early, "plan-done") || strings.Contains(early, "plan-began") {
		t.Error("marks of days to come")
	}
	if after := s.Gantt(model.Zh, date("2022-03-01"), false, "g"); !strings.Contains(after, `visibility="hidden"`) {
		t.Error("today is drawn off the axis")
	}
	empty := ScheduleOf(&model.System{}, date("2022-01-15"))
	if empty.Roadmap(model.Zh, false, "r") != "" || empty.Gantt(model.Zh, date("2022-01-15"), false, "g") != "" {
		t.Error("a picture of nothing")
	}
}

// TestPlanWithheld: an unlisted standard leaves no trace in what the plan names.
func TestPlanWithheld(t *testing.T) {
	sys := plannedSystem()
	sys.Works = []*model.Work{
		{ID: "shut", Publication: model.Publication{Decision: model.Unlisted}}, {ID: "open", Publication: model.Publication{Decision: model.FullText}},
	}
	pages := []string{"standards/shut.html", "targets.html", "standards/open.html", "standards/shut/register.html"}
	sys.Plan.Tasks[0].Shown, sys.Plan.Principles = pages, []model.Principle{{Shown: pages}}
	sys.Plan.Artefacts[0].Page, sys.Plan.Artefacts[1].Page = pages[0], pages[2]
	out := For(sys, model.Public).Plan
	want := []string{"targets.html", "standards/open.html"}
	if !slices.Equal(out.Tasks[0].Shown, want) || !slices.Equal(out.Principles[0].Shown, want) || out.Artefacts[0].Page != "" || out.Artefacts[1].Page != pages[2] {
		t.Errorf("%v %v %q %q", out.Tasks[0].Shown, out.Principles[0].Shown, out.Artefacts[0].Page, out.Artefacts[1].Page)
	}
	if len(sys.Plan.Tasks[0].Shown) != 4 {
		t.Error("the system itself was changed")
	}
}
