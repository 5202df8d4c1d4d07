package derive

import (
	"slices"
	"testing"

	"guiju/generator/model"
)

func trackEvent(step, day string, state model.RecordState) model.Event {
	e := model.Event{Step: step, Outcome: model.Outcome{State: state, Source: "s"}}
	if day != "" {
		e.Date = date(day)
	}
	return e
}

// trackedSystem is a system with the internal track of the plan and a work that took it.
func trackedSystem() (*model.System, *model.Work) {
	step := func(key, kind, stage string) model.TrackStep {
		return model.TrackStep{Key: key, Title: model.Bilingual{Zh: key}, Kind: kind, Stage: stage}
	}
	w := work("w1", "internal", "100", false, "2023-06-30")
	w.Editions[0].InForce = date("2023-09-01")
	return &model.System{
		Config: model.Config{
			Levels: []model.Level{{Key: "internal", Track: "t331", Publication: model.FullText}, {Key: "free", Publication: model.FullText}},
			Tracks: []model.Track{{Key: "t331", Steps: []model.TrackStep{
				step("apply", "", model.StageApplication), step("review-1", "review", ""), step("revision-1", "revision", ""),
				step("review-2", "review", ""), step("revision-2", "revision", ""), step("study", "study", ""),
				step("issue", "", model.StageIssue), step("filing", "", model.StageFiling),
			}}, {Key: "idle"}},
		},
		Works: []*model.Work{w},
	}, w
}

func lifeOf(sys *model.System, a model.Audience, id string) Timeline {
	day := date("2026-11-26")
	rows := Directory(sys, day)
	all := Timelines(sys, rows, a, Replaces(sys))
	return all[slices.IndexFunc(all, func(t Timeline) bool { return t.Work.ID == id })]
}

// TestTimelineCounts: rounds of one step are one step; what is recorded as not
// done is not done; the edition's own day of issue tells of the issue.
func TestTimelineCounts(t *testing.T) {
	sys, w := trackedSystem()
	w.Events = []model.Event{
		trackEvent("review-1", "2023-02-21", model.Done), trackEvent("review-1", "2023-02-14", model.Done),
		trackEvent("revision-1", "2023-03-01", model.Done), trackEvent("review-2", "2023-03-20", model.Done),
		trackEvent("revision-2", "", model.NotDone), trackEvent("study", "", model.NoRecord),
	}
	w.Events[0].Round, w.Events[1].Round = 2, 1
	life := lifeOf(sys, model.Public, "w1")
	s := life.Latest()
	if done, of := s.Done(); done != 4 || of != 8 { // two reviews, a revision, the issue
		t.Errorf("%d of %d steps, want 4 of 8", done, of)
	}
	want := []KindCount{{"review", 2, 2}, {"revision", 1, 2}, {"study", 0, 1}}
	if got := s.Kinds(); !slices.Equal(got, want) {
		t.Errorf("kinds %v, want %v", got, want)
	}
	states := []model.RecordState{model.NoRecord, model.Done, model.Done, model.Done, model.NotDone, model.NoRecord, model.Done, model.NoRecord}
	for i, l := range s.Steps {
		if l.State() != states[i] {
			t.Errorf("%s is %q, want %q", l.Step.Key, l.State(), states[i])
		}
	}
	if got := s.Steps[1].Events; len(got) != 2 || got[0].Round != 1 || s.Steps[1].Last() != date("2023-02-21") {
		t.Errorf("rounds %+v", got)
	}
	if last := s.LastDone(); last.Step.Key != "issue" {
		t.Errorf("reached %s", last.Step.Key)
	}
	if open := s.Unrecorded(); len(open) != 3 || open[0].Step.Key != "apply" || open[1].Step.Key != "study" || open[2].Step.Key != "filing" {
		t.Errorf("without a record: %+v", open)
	}
	if p := life.Progress(); p != ProgressPart {
		t.Errorf("progress %s", p)
	}
}

// TestTimelineKnown: a filing number and a proposal tell of their steps; an
// event that says otherwise goes before them.
func TestTimelineKnown(t *testing.T) {
	sys, w := trackedSystem()
	w.Editions[0].Filing = "备123"
	w.Events = []model.Event{trackEvent("filing", "", model.NotDone)}
	sys.Proposals = []*model.Proposal{{Key: "other", Work: "w2"}, {Key: "p", Work: "w1", Date: date("2022-01-01")}}
	steps := lifeOf(sys, model.Public, "w1").Latest().Steps
	if steps[0].State() != model.Done || steps[0].Known.Proposal == nil || steps[0].Known.Proposal.Key != "p" {
		t.Errorf("application: %+v", steps[0])
	}
	if steps[7].State() != model.NotDone {
		t.Errorf("what is recorded gives way to what is known: %+v", steps[7])
	}
	w.Events = nil
	if l := lifeOf(sys, model.Public, "w1").Latest().Steps[7]; l.State() != model.Done || l.Known.Edition == nil {
		t.Errorf("filing: %+v", l)
	}
}

// TestTimelineOfEditions: a step belongs to the edition that it names, else to
// the latest; days after the issue stand in order with the edition that they
// are of.
func TestTimelineOfEditions(t *testing.T) {
	sys, w := trackedSystem()
	w.Editions = work("w1", "internal", "100", false, "2019-01-01", "2023-06-30").Editions
	for _, e := range w.Editions {
		e.Work = w
	}
	w.Editions[0].Amendments = []model.Amendment{{Number: "1", Issued: date("2020-05-01"), InForce: date("2020-06-01")}}
	w.Editions[1].Withdraw = date("2026-05-01")
	w.Reviews = []model.Review{{Date: date("2022-01-01"), Result: "revise"}, {Date: date("2026-01-01"), Result: "withdraw"}}
	w.Events = []model.Event{trackEvent("study", "2018-01-01", model.Done), trackEvent("study", "2023-01-01", model.Done), trackEvent("review-1", "2026-03-01", model.Done)}
	w.Events[0].Edition, w.Events[2].Edition = "2019", "2027"
	life := lifeOf(sys, model.Public, "w1")
	var got [][]string
	for _, s := range life.Stretches {
		line := []string{s.Year}
		for _, l := range s.Steps {
			for _, e := range l.Events {
				line = append(line, l.Step.Key+" "+e.Date.String())
			}
		}
		for _, m := range s.After {
			line = append(line, m.Kind+" "+m.Date.String())
		}
		got = append(got, line)
	}
	want := [][]string{
		{"2019", "study 2018-01-01", "issued 2019-01-01", "in-force 2019-01-01", "amended 2020-05-01", "amendment-in-force 2020-06-01", "reviewed 2022-01-01", "superseded 2023-06-30"},
		{"2023", "study 2023-01-01", "issued 2023-06-30", "in-force 2023-06-30", "reviewed 2026-01-01", "withdrawn 2026-05-01"},
		{"2027", "review-1 2026-03-01"},
	}
	if !slices.EqualFunc(got, want, slices.Equal[[]string]) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if l := life.Latest(); l.Edition != nil || !l.Recorded {
		t.Errorf("the edition that is being made: %+v", l)
	}
}

// TestTimelineWithheld: what is not public is not said to be missing.
func TestTimelineWithheld(t *testing.T) {
	sys, w := trackedSystem()
	w.Publication.Decision = model.RecordOnly
	w.Events = []model.Event{trackEvent("study", "2023-01-01", model.Done)}
	life := lifeOf(For(sys, model.Public), model.Public, "w1")
	if life.Progress() != ProgressWithheld || len(life.Latest().Steps) > 0 || len(life.Latest().After) != 2 {
		t.Errorf("public: %s, %+v", life.Progress(), life.Latest())
	}
	if life := lifeOf(sys, model.Internal, "w1"); life.Progress() != ProgressPart || len(life.Latest().Steps) != 8 {
		t.Errorf("internal: %s", life.Progress())
	}
}

// TestCountTracks: real ones and samples are counted apart, and every standard
// of a track once: counted again here, by hand.
func TestCountTracks(t *testing.T) {
	sys, w := trackedSystem()
	for _, s := range sys.Config.Tracks[0].Steps {
		w.Events = append(w.Events, trackEvent(s.Key, "2023-01-01", model.Done))
	}
	sample := work("s1", "internal", "100", true, "2024-01-01")
	sample.Events = []model.Event{trackEvent("study", "", model.NotDone)}
	planned := work("p1", "internal", "100", false)
	free := work("f1", "free", "100", false, "2024-01-01")
	shut := work("r1", "internal", "100", false, "2024-01-01")
	shut.Publication.Decision = model.RecordOnly
	sys.Works = append(sys.Works, sample, planned, free, shut)
	public := For(sys, model.Public)
	day := date("2026-11-26")
	rows := Directory(public, day)
	got := CountTracks(public, Timelines(public, rows, model.Public, Replaces(public)))
	if len(got) != 2 || got[1].Real.Total()+got[1].Samples.Total() != 0 {
		t.Fatalf("tracks: %+v", got)
	}
	c := got[0]
	if want := (ProgressCount{All: 1, None: 1, Withheld: 1}); c.Real != want {
		t.Errorf("real: %+v, want %+v", c.Real, want)
	}
	if want := (ProgressCount{Part: 1}); c.Samples != want {
		t.Errorf("samples: %+v, want %+v", c.Samples, want)
	}
	if len(c.Levels) != 1 || c.Levels[0].Key != "internal" {
		t.Errorf("levels: %v", c.Levels)
	}
	study, issue := c.Steps[5], c.Steps[6]
	if want := (StateCount{Done: 1, NoRecord: 1}); study.Real != want {
		t.Errorf("study: %+v, want %+v", study.Real, want)
	}
	if want := (StateCount{NotDone: 1}); study.Samples != want {
		t.Errorf("study of samples: %+v, want %+v", study.Samples, want)
	}
	if want := (StateCount{Done: 1}); issue.Samples != want {
		t.Errorf("issue of samples: %+v, want %+v", issue.Samples, want)
	}
}
