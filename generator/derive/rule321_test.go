package derive

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/model"
)

// worked is a system with bodies of every kind of record, as of 2026-11-26.
func worked() *model.System {
	done := func(on string) model.Outcome {
		return model.Outcome{State: model.Done, Date: date(on), Source: "样本来源"}
	}
	not := model.Outcome{State: model.NotDone, Source: "样本来源"}
	zh := func(s string) model.Bilingual { return model.Bilingual{Zh: s, En: "EN " + s} }
	sys := &model.System{
		Config: model.Config{
			Site:   model.Site{Title: zh("体系"), TagAuthority: "example.org,2026"},
			Levels: []model.Level{{Key: "local", Title: zh("地方标准"), ReviewYears: 3, ReviewCap: 5, Publication: model.FullText}},
		},
		Regions: []*model.Region{{Key: "p", Kind: "province", Title: zh("省")}, {Key: "a", Kind: "city", Parent: "p", Title: zh("甲市")}, {Key: "b", Kind: "city", Parent: "p", Title: zh("乙市")}},
		Boxes:   []*model.Box{{Code: "300", Title: zh("资产")}, {Code: "320", Parent: "300", Title: zh("用车")}, {Code: "400", Title: zh("服务")}},
		Bodies: []*model.Body{
			{Key: "dep-p", Kind: "department", Region: "p", Title: zh("省部门"), Partner: "reg-p"},
			{Key: "reg-p", Kind: "regulator", Region: "p", Title: zh("省标准部门")},
			{Key: "dep-a", Kind: "department", Region: "a", Title: zh("甲部门"), Outcome: done("2025-07-01")},
			{Key: "dep-b", Kind: "department", Region: "b", Title: zh("样本部门"), Sample: true, Partner: "dep-p"},
			{Key: "group", Kind: "leading-group", Region: "p", Title: zh("领导小组"), Parent: "dep-p", Outcome: not},
			{Key: "tc", Kind: "committee", Region: "p", Title: zh("委员会"), Parent: "group", Secretariat: "dep-p"},
			{Key: "coord", Kind: "coordination", Region: "a", Title: zh("协调机制"), Outcome: done("2022-01-01")},
			{Key: "inst", Kind: "institution", Title: zh("研究院")},
		},
		Mechanisms: model.Mechanisms{
			Duties: []*model.Duty{
				{Key: "half", Kind: "half-year-report", Title: zh("半年报"), Bodies: []string{"department"}, Since: 2025, Days: []string{"07-15", "01-15"}},
				{Key: "meet", Kind: "annual-meeting", Title: zh("工作会"), Bodies: []string{"department"}, Since: 2025, Until: 2026},
				{Key: "unasked", Kind: "annual-report", Title: zh("年度报")},
			},
			Dedicated: []*model.Dedicated{
				{Body: "dep-p", What: "funds", Year: 2024, Outcome: done("2024-03-01")},
				{Body: "dep-p", What: "funds", Year: 2025, Outcome: not},
				{Body: "dep-p", What: "funds", Year: 2026}, // asked after, and nothing known
				{Body: "dep-a", What: "unit", Outcome: done("2025-08-01")},
				{Body: "dep-a", What: "staff", Outcome: done("2027-01-01")}, // a day to come
				{Body: "dep-b", What: "unit", Outcome: not, Sample: true},
				{Body: "inst", What: "staff", Outcome: not},
			},
			Reports: []*model.Report{
				{Body: "dep-p", Kind: "half-year-report", Period: "2025-H1", Title: zh("报告"), Outcome: done("2025-07-10")},
				{Body: "dep-p", Kind: "half-year-report", Period: "2025-H2", Outcome: not},
				{Body: "dep-p", Kind: "annual-report", Period: "2023", Outcome: done("2024-01-20")}, // no duty asks for it
				{Body: "dep-a", Kind: "half-year-report", Period: "2026-H1", Outcome: done("2027-01-01")},
			},
			Meetings: []*model.Meeting{
				{Body: "dep-b", Kind: "annual-meeting", Period: "2026", Outcome: done("2026-03-01"), Sample: true},
				{Body: "coord", Kind: "coordination", Outcome: done("2025-02-01")},
			},
			Resources: []*model.Resource{{Key: "r", Kind: "talent", Title: zh("培养"), Body: "dep-p"}},
		},
		Processes: []*model.Process{
			{Key: "with", Kind: "process", Title: zh("流程"), Box: "320", Works: []string{"car", "meal", "gone"}, Owner: "dep-p"},
			{Key: "above", Kind: "rule", Title: zh("制度"), Box: "300", Works: []string{"car"}},
			{Key: "loose", Kind: "rule", Title: zh("散的制度"), Sample: true},
		},
		Plan: model.Plan{
			Tasks:       []model.Task{{Key: "t", Title: zh("任务"), Owner: "dep-p"}},
			Assignments: []model.Assignment{{Task: "t", Body: "dep-a", Title: zh("分工")}},
		},
		Works: []*model.Work{work("car", "local", "320", false, "2022-01-01"), work("meal", "local", "400", true, "2025-01-01")},
	}
	car, meal := sys.Works[0].Editions[0], sys.Works[1].Editions[0]
	car.Issuer, car.Charge, car.Drafters = zh("省标准部门"), zh("省部门"), model.Bilingual{Zh: "省部门、别的单位"}
	meal.Issuer = zh("甲部门，乙部门") // one name with a mark in it
	sys.Works[0].Reviews = []model.Review{{Date: date("2024-05-01"), Result: "revise", Body: "省部门", Institution: "研究院"}}
	return sys
}

var workedDay = date("2026-11-26")

// TestOwed: what is owed follows from duties, bodies and periods; a day that has
// passed without a record is reached, and only what is on record is not done.
func TestOwed(t *testing.T) {
	rule := ThreeTwoOne(worked(), workedDay)
	got := map[string]string{}
	for _, o := range rule.Owed {
		s := string(o.State)
		if !o.Due.IsZero() {
			s += " " + o.Due.String()
		}
		got[o.Body.Key+" "+o.Kind+" "+o.Period.String()] = s
	}
	want := map[string]string{
		"dep-p half-year-report 2025-H1": "done 2025-07-15", "dep-p half-year-report 2025-H2": "not-done 2026-01-15",
		"dep-p half-year-report 2026-H1": "reached 2026-07-15", "dep-p half-year-report 2026-H2": "waiting 2027-01-15", "dep-p half-year-report 2027-H1": "waiting 2027-07-15",
		"dep-p annual-meeting 2025": "reached 2025-12-31", "dep-p annual-meeting 2026": "waiting 2026-12-31",
		"dep-p annual-report 2023": "done",
		// Set up on 2025-07-01; what is dated after the day is no record yet.
		"dep-a half-year-report 2025-H2": "reached 2026-01-15", "dep-a half-year-report 2026-H1": "reached 2026-07-15",
		"dep-a half-year-report 2026-H2": "waiting 2027-01-15", "dep-a half-year-report 2027-H1": "waiting 2027-07-15",
		"dep-a annual-meeting 2025": "reached 2025-12-31", "dep-a annual-meeting 2026": "waiting 2026-12-31",
		"dep-b half-year-report 2025-H1": "reached 2025-07-15", "dep-b half-year-report 2025-H2": "reached 2026-01-15",
		"dep-b half-year-report 2026-H1": "reached 2026-07-15", "dep-b half-year-report 2026-H2": "waiting 2027-01-15", "dep-b half-year-report 2027-H1": "waiting 2027-07-15",
		"dep-b annual-meeting 2025": "reached 2025-12-31", "dep-b annual-meeting 2026": "done 2026-12-31",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("owed (-want +got):\n%s", d)
	}
	if len(rule.Owed) != len(want) {
		t.Errorf("%d rows for %d periods", len(rule.Owed), len(want))
	}
	// The day itself is still in time.
	for day, state := range map[string]OwedState{"2026-07-15": OwedWaiting, "2026-07-16": OwedReached} {
		for _, o := range ThreeTwoOne(worked(), date(day)).Owed {
			if o.Body.Key == "dep-p" && o.Period.String() == "2026-H1" && o.State != state {
				t.Errorf("on %s it is %s, want %s", day, o.State, state)
			}
		}
	}
	// Counts are those of the rows, samples apart.
	for _, c := range rule.Counts {
		for _, s := range OwedStates {
			real, samples := 0, 0
			for key, v := range want {
				if strings.Contains(key, c.Kind) && strings.Fields(v)[0] == string(s) {
					if strings.HasPrefix(key, "dep-b") {
						samples++
					} else {
						real++
					}
				}
			}
			if c.Real[s] != real || c.Samples[s] != samples {
				t.Errorf("%s %s: %d real and %d samples, want %d and %d", c.Kind, s, c.Real[s], c.Samples[s], real, samples)
			}
		}
	}
	var days []string
	for _, d := range rule.NextDue(rule.Owed[0].Duty) {
		days = append(days, d.String())
	}
	if d := cmp.Diff([]string{"2025-07-15", "2026-01-15", "2026-07-15", "2027-01-15", "2027-07-15"}, days); d != "" {
		t.Errorf("days of half-year reports (-want +got):\n%s", d)
	}
}

// TestNothingOwed: the plan names neither bodies nor a year; without them nothing
// is due, and what is on record is still shown.
func TestNothingOwed(t *testing.T) {
	sys := worked()
	for _, d := range sys.Mechanisms.Duties {
		d.Bodies, d.Since = nil, 0
	}
	sys.Mechanisms.Dedicated = nil
	rule := ThreeTwoOne(sys, workedDay)
	if len(rule.Owed) != 4 {
		t.Errorf("%d rows, want the 4 records before the day", len(rule.Owed))
	}
	for _, o := range rule.Owed {
		if o.Duty != nil || o.State == OwedReached || o.State == OwedWaiting {
			t.Errorf("%s %s is %s", o.Body.Key, o.Period, o.State)
		}
	}
	sys.Mechanisms.Reports, sys.Mechanisms.Meetings = nil, nil
	if rule := ThreeTwoOne(sys, workedDay); len(rule.Owed)+len(rule.Dedicated) > 0 {
		t.Errorf("%d owed and %d rows of bodies of an empty table", len(rule.Owed), len(rule.Dedicated))
	}
}

// TestDedicatedShares: shares are of the bodies with a record; the latest record
// that says something counts; samples and tiers stand apart.
func TestDedicatedShares(t *testing.T) {
	rule := ThreeTwoOne(worked(), workedDay)
	var bodies []string
	for _, r := range rule.Dedicated {
		bodies = append(bodies, r.Body.Key)
	}
	if d := cmp.Diff([]string{"dep-p", "dep-a", "dep-b", "inst"}, bodies); d != "" {
		t.Error(d)
	}
	type share struct {
		tier   string
		sample bool
		bodies int
		cells  string // have/recorded of unit, staff, funds
	}
	var got []share
	for _, s := range rule.Shares {
		cells := ""
		for _, c := range s.Cells {
			cells += " " + string(rune('0'+c.Have)) + "/" + string(rune('0'+c.Recorded))
		}
		got = append(got, share{s.Tier, s.Sample, s.Bodies, cells})
	}
	want := []share{
		{"province", false, 1, " 0/0 0/0 0/1"}, {"city", false, 1, " 1/1 0/0 0/0"}, {"", false, 1, " 0/0 0/1 0/0"}, {"city", true, 1, " 0/1 0/0 0/0"},
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(share{})); d != "" {
		t.Errorf("shares (-want +got):\n%s", d)
	}
	if _, ok := (ShareCell{}).Percent(); ok {
		t.Error("no record has a share")
	}
	if n, _ := (ShareCell{Recorded: 3, Have: 2}).Percent(); n != 66 {
		t.Errorf("2 of 3 are %d%%", n)
	}
}

// TestRule321Files: the data files say what the page says.
func TestRule321Files(t *testing.T) {
	d := All(worked(), model.Public, workedDay)
	var f struct {
		Format    int
		Duties    []struct{ Key string }
		Dedicated []struct{ Body, What, State string }
		Owed      []struct {
			Body, State, Due string
			Sample           bool
		}
	}
	if err := json.Unmarshal(Rule321JSON(d), &f); err != nil {
		t.Fatal(err)
	}
	if f.Format != 1 || len(f.Duties) != 3 || len(f.Dedicated) != 6 || len(f.Owed) != len(d.Rule321.Owed) {
		t.Errorf("format %d, %d duties, %d dedicated, %d owed", f.Format, len(f.Duties), len(f.Dedicated), len(f.Owed))
	}
	for i, o := range d.Rule321.Owed {
		if v := f.Owed[i]; v.Body != o.Body.Key || v.State != string(o.State) || v.Due != o.Due.String() || v.Sample != (o.Body.Key == "dep-b") {
			t.Errorf("row %d is %+v", i, v)
		}
	}
	for _, l := range model.Langs {
		table := Rule321Table(d, l)
		if len(table.Rows) != len(f.Dedicated)+len(f.Owed) {
			t.Errorf("%s: %d rows", l, len(table.Rows))
		}
		for _, row := range table.Rows {
			if l == model.Zh && row[2] == "专项经费" && row[3] == "2025" && row[5] != "记录为没有" {
				t.Errorf("funds of 2025 are %q", row[5])
			}
			if len(row) != len(table.Columns) || row[2] == "" || row[5] == "" {
				t.Errorf("%s: row %v", l, row)
			}
		}
	}
}

// TestDutyCalendar: one event on every day on which a duty is due, for all of its
// bodies; an empty table gives none. A body has the calendar of its reviews.
func TestDutyCalendar(t *testing.T) {
	d := All(worked(), model.Public, workedDay)
	files := Calendars(d, "")
	ics := string(files[DutyCalendar])
	if n := strings.Count(ics, "BEGIN:VEVENT"); n != 7 { // 2025-H1 … 2027-H1, and two meetings
		t.Errorf("%d events:\n%s", n, ics)
	}
	for _, s := range []string{"DTSTART;VALUE=DATE:20270115", "DTSTART;VALUE=DATE:20261231", "半年报（2026-H2）到期"} {
		if !strings.Contains(ics, s) {
			t.Errorf("no %s in\n%s", s, ics)
		}
	}
	if strings.Contains(ics, sampleMark.Zh) {
		t.Error("what real bodies owe is called a sample")
	}
	only := worked()
	only.Mechanisms.Reports, only.Mechanisms.Meetings, only.Mechanisms.Dedicated = nil, nil, nil
	only.Bodies = only.Bodies[3:4] // dep-b
	if ics := string(Calendars(All(only, model.Public, workedDay), "")[DutyCalendar]); strings.Count(ics, sampleMark.Zh) != 7 {
		t.Errorf("what only samples owe is not called a sample:\n%s", ics)
	}
	if len(files["en/"+DutyCalendar]) == 0 {
		t.Error("no calendar in English")
	}
	// Of the standard in its charge a revision was asked for: nothing is due.
	if files["bodies/dep-p.ics"] != nil {
		t.Error("a calendar without events")
	}
	sys := worked()
	sys.Works[0].Reviews = nil
	files = Calendars(All(sys, model.Public, workedDay), "")
	if n := strings.Count(string(files["bodies/dep-p.ics"]), "BEGIN:VEVENT"); n != 2 { // due and cap
		t.Errorf("%d events of the body's reviews", n)
	}
	sys.Mechanisms.Duties = nil
	if Calendars(All(sys, model.Public, workedDay), "")[DutyCalendar] != nil {
		t.Error("a calendar of no duty")
	}
}
