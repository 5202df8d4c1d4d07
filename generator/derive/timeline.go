package derive

import (
	"cmp"
	"slices"

	"guiju/generator/model"
)

// Timeline is the life of one standard from its proposal to its withdrawal.
type Timeline struct {
	Work *model.Work
	// Track is the track that it takes; nil where none is set down.
	Track *model.Track
	// Withheld is set where only the record of the standard is public: what
	// was done for it is not said, and must not look like missing records.
	Withheld  bool
	Proposals []*model.Proposal
	Stretches []Stretch // by year, one an edition
}

// Stretch is the life of one edition: how it was made, and what became of it.
type Stretch struct {
	Year     string
	Edition  *model.Edition // nil of one that is still being made
	Recorded bool           // an event is recorded for it
	Steps    []StepLine     // of the track, in its order
	After    []Moment       // by day
}

// StepLine is one step of a track as taken for one edition.
type StepLine struct {
	Step   *model.TrackStep
	Events []model.Event // what is recorded, by round
	Known  model.Known   // what other records say
}

// State says whether the step was taken.
func (l StepLine) State() model.RecordState { return model.StateOf(l.Events, l.Known) }

// Last is the latest day that is recorded of a step, zero if none is.
func (l StepLine) Last() (day model.Date) {
	day = l.Known.Date
	for _, e := range l.Events {
		for _, d := range []model.Date{e.Date, e.Until} {
			if e.State == model.Done && d.After(day) {
				day = d
			}
		}
	}
	return day
}

// Moment is a day in the life of an issued edition.
type Moment struct {
	Kind      string // a value of MomentKinds
	Date      model.Date
	Amendment *model.Amendment
	Review    *model.Review
	By        []Replacement // of a supersession
}

// The kinds of moments, in their order on one day.
const (
	MomentIssued        = "issued"
	MomentInForce       = "in-force"
	MomentAmended       = "amended"
	MomentAmendmentUsed = "amendment-in-force"
	MomentReviewed      = "reviewed"
	MomentSuperseded    = "superseded"
	MomentWithdrawn     = "withdrawn"
)

// Timelines makes the timeline of every row, in their order.
func Timelines(sys *model.System, rows []Row, a model.Audience, r Replacements) []Timeline {
	out := make([]Timeline, 0, len(rows))
	for _, row := range rows {
		out = append(out, timeline(sys, row.Work, a, r))
	}
	return out
}

func timeline(sys *model.System, w *model.Work, a model.Audience, r Replacements) Timeline {
	t := Timeline{Work: w, Track: sys.TrackOf(w), Withheld: a != model.Internal && sys.Decision(w) != model.FullText}
	for _, p := range sys.Proposals {
		if p.Work == w.ID {
			t.Proposals = append(t.Proposals, p)
		}
	}
	for _, m := range w.Makings() {
		s := Stretch{Year: m.Year, Edition: m.Edition, Recorded: len(m.Events) > 0}
		if t.Track != nil && !t.Withheld {
			for i := range t.Track.Steps {
				step := &t.Track.Steps[i]
				s.Steps = append(s.Steps, StepLine{step, m.Of(step.Key), sys.Known(w, m.Edition, *step)})
			}
		}
		s.After = moments(w, m.Edition, r)
		t.Stretches = append(t.Stretches, s)
	}
	return t
}

// moments are the days of an edition from its issue on.
func moments(w *model.Work, e *model.Edition, r Replacements) (out []Moment) {
	if e == nil {
		return nil
	}
	add := func(m Moment) {
		if !m.Date.IsZero() {
			out = append(out, m)
		}
	}
	add(Moment{Kind: MomentIssued, Date: e.Issued})
	add(Moment{Kind: MomentInForce, Date: e.InForce})
	for i := range e.Amendments {
		a := &e.Amendments[i]
		add(Moment{Kind: MomentAmended, Date: a.Issued, Amendment: a})
		if a.InForce != a.Issued {
			add(Moment{Kind: MomentAmendmentUsed, Date: a.InForce, Amendment: a})
		}
	}
	for i := range w.Reviews {
		if v := &w.Reviews[i]; reviewedEdition(w, v.Date) == e {
			add(Moment{Kind: MomentReviewed, Date: v.Date, Review: v})
		}
	}
	add(Moment{Kind: MomentSuperseded, Date: e.Standing().Superseded, By: r.ReplacedBy(e.Number)})
	add(Moment{Kind: MomentWithdrawn, Date: e.Withdraw})
	slices.SortStableFunc(out, func(a, b Moment) int { return cmp.Compare(a.Date.String(), b.Date.String()) })
	return out
}

// reviewedEdition is the edition that a review of the day was of: the last that
// was in force by then, else the first.
func reviewedEdition(w *model.Work, day model.Date) *model.Edition {
	for _, e := range slices.Backward(w.Editions) {
		if !e.InForce.IsZero() && !e.InForce.After(day) {
			return e
		}
	}
	if len(w.Editions) == 0 {
		return nil
	}
	return w.Editions[0]
}

// Latest is the stretch of the edition that was made last or is being made.
func (t Timeline) Latest() Stretch { return t.Stretches[len(t.Stretches)-1] }

// Progress says how far an edition has come on its track.
type Progress string

const (
	ProgressAll      Progress = "all"      // every step is taken
	ProgressPart     Progress = "part"     // something is recorded
	ProgressNone     Progress = "none"     // nothing is recorded
	ProgressWithheld Progress = "withheld" // not public
	ProgressNoTrack  Progress = "no-track" // no track is set down
)

// Progress is that of the latest stretch.
func (t Timeline) Progress() Progress {
	s := t.Latest()
	switch done, of := s.Done(); {
	case t.Withheld:
		return ProgressWithheld
	case t.Track == nil:
		return ProgressNoTrack
	case !s.Recorded:
		return ProgressNone
	case done == of:
		return ProgressAll
	}
	return ProgressPart
}

// Done counts the steps that were taken, of all that the track has.
func (s Stretch) Done() (done, of int) { return doneOf(s.Steps) }

func doneOf(steps []StepLine) (done, of int) {
	for _, l := range steps {
		if l.State() == model.Done {
			done++
		}
	}
	return done, len(steps)
}

// KindCount is how many steps of a kind were taken: three of three reviews.
type KindCount struct {
	Kind     string
	Done, Of int
}

// Kinds counts the steps by kind, in the order of model.StepKinds; kinds that
// the track does not have are left out.
func (s Stretch) Kinds() (out []KindCount) {
	for _, kind := range model.StepKinds {
		of := make([]StepLine, 0, len(s.Steps))
		for _, l := range s.Steps {
			if l.Step.Kind == kind {
				of = append(of, l)
			}
		}
		if len(of) > 0 {
			done, all := doneOf(of)
			out = append(out, KindCount{kind, done, all})
		}
	}
	return out
}

// LastDone is the last step of the track that was taken, nil if none was.
func (s Stretch) LastDone() *StepLine {
	for i := range slices.Backward(s.Steps) {
		if s.Steps[i].State() == model.Done {
			return &s.Steps[i]
		}
	}
	return nil
}

// Unrecorded lists the steps of which nothing is known.
func (s Stretch) Unrecorded() (out []StepLine) {
	for _, l := range s.Steps {
		if l.State() == model.NoRecord {
			out = append(out, l)
		}
	}
	return out
}
