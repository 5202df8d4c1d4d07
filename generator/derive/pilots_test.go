package derive

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

var trialDay = date("2026-11-26")

// tried is a system with pilots, cases, bases and studies in every state.
func tried() *model.System {
	done := func(day string) model.Outcome {
		return model.Outcome{State: model.Done, Date: date(day), Source: "记录"}
	}
	notDone := model.Outcome{State: model.NotDone, Source: "记录"}
	sys := &model.System{
		Regions: []*model.Region{
			{Key: "p", Code: "410000", Kind: "province"}, {Key: "b", Code: "410300", Kind: "city"}, {Key: "a", Code: "410100", Kind: "city"},
			{Key: "c", Code: "410199", Kind: "county"}, {Key: "x", Kind: "city"},
		},
		Works: []*model.Work{
			work("one", "local", "", false, "2020-01-01"), work("two", "local", "", false, "2024-01-01"), work("sample", "local", "", true, "2024-01-01"),
			work("record", "local", "", false, "2024-01-01"), work("plan", "local", "", false), work("shut", "local", "", false, "2024-01-01"),
		},
		Directions: []*model.Direction{{Key: "law"}, {Key: "data"}},
		Pilots: []*model.Pilot{
			{Key: "x1", Region: "x", Directions: []string{"data"}},
			{Key: "b1", Region: "b", Directions: []string{"law", "data"}, Works: []string{"two", "one", "gone"}},
			{Key: "a1", Region: "a", Directions: []string{"law"}, Sample: true},
			{Key: "a2", Region: "a"},
			{Key: "lost", Region: "nowhere", Directions: []string{"law"}},
		},
		Evaluations: []*model.Evaluation{
			{Key: "e1", Pilot: "b1", Kind: "mid-term", Due: date("2022-04-30"), Outcome: done("2022-05-02")},
			{Key: "e2", Pilot: "b1", Kind: "mid-term", Due: date("2022-04-30")},
			{Key: "e3", Pilot: "b1", Kind: "final", Due: date("2026-11-26")},
			{Key: "e4", Pilot: "a1", Kind: "final", Due: date("2026-11-25"), Outcome: done("2027-01-01")},
			{Key: "e5", Pilot: "b1", Kind: "accept-city", Outcome: notDone},
			{Key: "e6", Kind: "mid-term", Outcome: done("2022-05-02")}, // of the province
		},
		Cases: []*model.Case{
			{Key: "k1", Pilot: "b1", About: []string{"one#4.1", "one#4.2"}, Works: []string{"one"}, Adopters: []model.Adopter{
				{Region: "a", Outcome: done("2025-01-01")}, {Region: "b", Outcome: notDone}, {Region: "c"}, {Who: model.Bilingual{Zh: "某单位"}, Outcome: done("2025-02-01")},
				{Region: "x", Outcome: done("2027-01-01")},
			}},
			{Key: "k2", Region: "a", Works: []string{"shut"}, Sample: true, Adopters: []model.Adopter{{Region: "a", Outcome: done("2025-03-01")}}},
		},
		Bases: []*model.Base{
			{Key: "s1", Kind: "showcase", Region: "b", Works: []string{"one"}, Courses: []string{"c"}, Outcome: done("2024-01-01"), Until: date("2025-01-01")},
			{Key: "s2", Kind: "showcase", Region: "a", Outcome: notDone},
			{Key: "t1", Kind: "training", Region: "a", Sample: true},
			{Key: "t2", Kind: "training"},
		},
		Bodies: []*model.Body{{Key: "centre", Kind: "research-centre"}, {Key: "school", Kind: "university"}, {Key: "office", Kind: "department"}},
		Forums: []*model.Forum{{Key: "f", Due: date("2024-01-01")}},
		Studies: []*model.Study{
			{Key: "y1", Kind: "project", Body: "centre", Partners: []string{"school"}, Outcome: done("2023-01-01"), Conversions: []model.Conversion{
				{Work: "one", About: []string{"one#4.1"}, Outcome: done("2024-01-01")}, {Work: "two"}, {Work: "two", Outcome: notDone}, {Work: "nothing", Outcome: done("2024-01-01")},
			}},
			{Key: "y2", Kind: "field-research", Due: date("2021-10-31")},
			{Key: "y3", Kind: "paper", Forum: "f", Outcome: done("2023-01-01"), Sample: true},
			{Key: "y4", Kind: "project", Outcome: done("2023-01-01"), Conversions: []model.Conversion{{Work: "shut", Outcome: done("2024-01-01")}}},
			{Key: "y5", Kind: "project", Outcome: notDone},
		},
		Courses: []*model.Course{{ID: "c"}, {ID: "d"}},
	}
	for _, w := range sys.Works {
		w.Publication.Decision = model.FullText
	}
	sys.Works[3].Publication.Decision = model.RecordOnly
	sys.Works[5].Publication.Decision = model.Unlisted
	return sys
}

func trialSays(t *testing.T, what string, got, want any) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}

func TestPilotsOf(t *testing.T) {
	sys := tried()
	p := PilotsOf(sys, Directory(sys, trialDay), trialDay)
	var order, stages []string
	for _, r := range p.Rows {
		order = append(order, r.Pilot.Key)
		for _, s := range append(r.Stages, r.Others...) {
			key := "-"
			if s.Evaluation != nil {
				key = s.Evaluation.Key
			}
			stages = append(stages, fmt.Sprintf("%s %s %s %q %t", r.Pilot.Key, s.Kind, key, s.Outcome.State, s.Reached))
		}
	}
	trialSays(t, "by code, without a code and without a region last", order, []string{"a1", "a2", "b1", "x1", "lost"})
	trialSays(t, "evaluations", strings.Join(stages, "\n"), strings.Join([]string{
		`a1 mid-term - "" false`, `a1 final e4 "" true`, // recorded for a day to come
		`a2 mid-term - "" false`, `a2 final - "" false`,
		`b1 mid-term e1 "done" true`, `b1 final e3 "" false`, `b1 accept-city e5 "not-done" false`, // due today is in time
		`x1 mid-term - "" false`, `x1 final - "" false`, `lost mid-term - "" false`, `lost final - "" false`,
	}, "\n"))
	trialSays(t, "standards of b1", len(p.Rows[2].Works), 2)
	trialSays(t, "cases of b1", len(p.Rows[2].Cases), 1)
	trialSays(t, "counts", []int{p.Real, p.Samples, p.Directions[0].Real, p.Directions[0].Samples, p.Directions[1].Real, p.Directions[1].Samples}, []int{4, 1, 2, 1, 2, 0})
	var cells []string
	for _, r := range p.Regions {
		for i, c := range append(r.Cells, r.None) {
			for _, one := range c {
				cells = append(cells, fmt.Sprintf("%s%d=%s", r.Region.Key, i, one.Key))
			}
		}
	}
	trialSays(t, "matrix", cells, []string{"a0=a1", "a2=a2", "b0=b1", "b1=b1", "x1=x1"})
}

func TestCasesOf(t *testing.T) {
	sys := tried()
	c := CasesOf(sys, Directory(sys, trialDay), trialDay)
	trialSays(t, "counts", []int{c.Real, c.Samples}, []int{1, 1})
	k1 := c.Rows[0]
	trialSays(t, "k1: done, not done, no record", []int{k1.Done, k1.NotDone, k1.NoRecord}, []int{2, 1, 2}) // a day to come is no record
	trialSays(t, "k1 comes from its pilot's region", k1.Region.Key, "b")
	trialSays(t, "k1 is about one standard, once", len(k1.Works), 1)
	var by []string
	for _, r := range c.Regions {
		for _, u := range r.Uses {
			by = append(by, regionKey(r.Region)+"="+u.Case.Key)
		}
	}
	trialSays(t, "who took what up", by, []string{"a=k1", "a=k2", "=k1"})
	ids := func(rows []Row) (out []string) {
		for _, r := range rows {
			out = append(out, r.Work.ID)
		}
		slices.Sort(out)
		return out
	}
	trialSays(t, "no case, in force and in full", ids(c.None), []string{"two"})
	trialSays(t, "samples without a case", ids(c.NoneSamples), []string{"sample"})
}

func TestBasesOf(t *testing.T) {
	sys := tried()
	b := BasesOf(sys, Directory(sys, trialDay), trialDay)
	trialSays(t, "kinds; what is not set up is none", b.Kinds, "[{showcase 1 0} {practice 0 0} {innovation 0 0} {training 1 1}]")
	var order, cells []string
	for _, r := range b.Rows {
		order = append(order, fmt.Sprintf("%s %q %t %d %d", r.Base.Key, r.Outcome.State, r.Ended, len(r.Works), len(r.Courses)))
	}
	trialSays(t, "rows", strings.Join(order, "\n"), "s2 \"not-done\" false 0 0\nt1 \"\" false 0 0\ns1 \"done\" true 1 1\nt2 \"\" false 0 0")
	for _, r := range b.Regions {
		for i, c := range r.Cells {
			for _, one := range c {
				cells = append(cells, fmt.Sprintf("%s%d=%s", r.Region.Key, i, one.Key))
			}
		}
	}
	trialSays(t, "matrix", cells, []string{"a0=s2", "a3=t1", "b0=s1"})
}

func TestResearchOf(t *testing.T) {
	sys := tried()
	r := ResearchOf(sys, Directory(sys, trialDay), trialDay)
	var rows, open, converted []string
	for _, k := range r.Kinds {
		for _, s := range k.Rows {
			rows = append(rows, fmt.Sprintf("%s %s %q %t %d", k.Kind, s.Study.Key, s.Outcome.State, s.Reached, s.Converted))
		}
	}
	trialSays(t, "studies", strings.Join(rows, "\n"), "project y1 \"done\" false 1\nproject y4 \"done\" false 1\nproject y5 \"not-done\" false 0\nfield-research y2 \"\" true 0\npaper y3 \"done\" false 0")
	for _, s := range r.Open {
		open = append(open, s.Study.Key)
	}
	for _, c := range r.Converted {
		converted = append(converted, c.Study.Key+">"+c.Row.Work.ID+":"+string(c.Outcome.State))
	}
	trialSays(t, "done without a conversion", open, []string{"y3"})
	trialSays(t, "conversions", converted, []string{"y1>one:done", "y1>two:", "y1>two:not-done", "y4>shut:done"})
	trialSays(t, "from research, on the page of two", len(r.Of("two")), 1)
	trialSays(t, "forum", fmt.Sprint(len(r.Forums[0].Papers), r.Forums[0].Reached), "1 true")
	trialSays(t, "centre and partners", fmt.Sprint(len(r.Centres), len(r.Centres[0].Studies), len(r.Partners), len(r.Partners[0].Studies)), "1 1 1 1")
	trialSays(t, "counts", []int{r.Real, r.Samples}, []int{4, 1})
}

// TestTrialsForThePublic: what speaks of nothing but a standard that is
// withheld is gone, and nothing says so.
func TestTrialsForThePublic(t *testing.T) {
	d := All(tried(), model.Public, trialDay)
	trialSays(t, "cases", len(d.Cases.Rows), 1)
	for _, c := range d.Research.Converted {
		if c.Row.Work.ID == "shut" {
			t.Errorf("the conversion of %s names what is unlisted", c.Study.Key)
		}
	}
	trials := TrialsOfWork(d, "one")
	trialSays(t, "pilots, cases and bases of one", fmt.Sprint(len(trials.Pilots), len(trials.Cases), len(trials.Bases)), "1 1 1")
	trialSays(t, "none of two but its pilot", fmt.Sprint(len(TrialsOfWork(d, "two").Pilots), len(TrialsOfWork(d, "two").Cases)), "1 0")
	a := TrialsOfRegion(d, d.System.Region("a"))
	trialSays(t, "pilots, cases, bases and adopted cases of a", fmt.Sprint(len(a.Pilots), len(a.Cases), len(a.Bases), len(a.Adopted)), "2 0 2 1")
	if TrialsOfRegion(d, d.System.Region("p")).Any() {
		t.Error("the province has none of its own")
	}
}
