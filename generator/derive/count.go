package derive

import (
	"slices"

	"guiju/generator/model"
)

// Count makes the totals. Real works only count towards goals; samples are
// counted apart.
func Count(sys *model.System, rows []Row, day model.Date) Counts {
	c := Counts{Works: tally(rows, day)}
	for _, l := range sys.Config.Levels {
		c.Levels = append(c.Levels, LevelCount{l, tally(where(rows, func(r Row) bool { return r.Work.Level == l.Key }), day)})
	}
	for _, g := range sys.Config.Goals {
		in := where(rows, func(r Row) bool { return slices.Contains(g.Levels, r.Work.Level) })
		t := tally(in, day)
		c.Goals = append(c.Goals, GoalCount{
			Goal: g, Issued: t.Issued, Samples: t.Samples,
			Done: tally(where(in, func(r Row) bool { return issuedBy(r.Work, earlier(g.Due, day)) }), day).Issued,
		})
	}
	for _, r := range rows {
		if r.HasText {
			r.Edition.Texts[model.Zh].Walk(func(*model.Provision) { c.Provisions++ })
		}
	}
	return c
}

// issuedBy reports whether any edition of the work was issued by the day. An
// edition that does not say when counts as issued: it is there.
func issuedBy(w *model.Work, day model.Date) bool {
	return slices.ContainsFunc(w.Editions, func(e *model.Edition) bool { return !e.Issued.After(day) })
}

// earlier is the earlier of a due date, if there is one, and the day.
func earlier(due, day model.Date) model.Date {
	if !due.IsZero() && due.Before(day) {
		return due
	}
	return day
}

// tally counts works as they stood on the day: what was issued later was
// planned then.
func tally(rows []Row, day model.Date) (t Tally) {
	for _, r := range rows {
		t = t.With(r, day)
	}
	return t
}

// With counts one work more, as it stood on the day.
func (t Tally) With(r Row, day model.Date) Tally {
	due := 0
	if r.Status == model.Current && model.ReviewReached(r.ReviewDue, day) {
		due = 1
	}
	switch issued := issuedBy(r.Work, day); {
	case r.Work.Sample && issued:
		t.Samples++
		t.SamplesDue += due
	case r.Work.Sample:
	case issued:
		t.Issued++
		t.Due += due
	default:
		t.Planned++
	}
	return t
}

func (t Tally) plus(u Tally) Tally {
	return Tally{
		t.Issued + u.Issued, t.Samples + u.Samples, t.Planned + u.Planned, t.Target + u.Target,
		t.Due + u.Due, t.SamplesDue + u.SamplesDue,
	}
}

func where(rows []Row, keep func(Row) bool) (out []Row) {
	for _, r := range rows {
		if keep(r) {
			out = append(out, r)
		}
	}
	return out
}
