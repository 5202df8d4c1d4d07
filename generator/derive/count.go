package derive

import (
	"slices"

	"guiju/generator/model"
)

// Count makes the totals. Real works only count towards goals; samples are
// counted apart.
func Count(sys *model.System, rows []Row) Counts {
	c := Counts{Works: tally(rows)}
	for _, l := range sys.Config.Levels {
		c.Levels = append(c.Levels, LevelCount{l, tally(where(rows, func(r Row) bool { return r.Work.Level == l.Key }))})
	}
	for _, g := range sys.Config.Goals {
		in := where(rows, func(r Row) bool { return slices.Contains(g.Levels, r.Work.Level) })
		t := tally(in)
		c.Goals = append(c.Goals, GoalCount{
			Goal: g, Issued: t.Issued, Samples: t.Samples,
			Done: tally(where(in, func(r Row) bool { return issuedBy(r.Work, g.Due) })).Issued,
		})
	}
	for _, r := range rows {
		if r.HasText {
			r.Edition.Texts[model.Zh].Walk(func(*model.Provision) { c.Provisions++ })
		}
	}
	return c
}

// issuedBy reports whether any edition of the work was issued by the day; with
// no day, whether any was issued.
func issuedBy(w *model.Work, day model.Date) bool {
	return slices.ContainsFunc(w.Editions, func(e *model.Edition) bool {
		return !e.Issued.IsZero() && (day.IsZero() || !e.Issued.After(day))
	})
}

func tally(rows []Row) (t Tally) {
	for _, r := range rows {
		switch {
		case r.Edition == nil && !r.Work.Sample:
			t.Planned++
		case r.Work.Sample && r.Edition != nil:
			t.Samples++
		case r.Edition != nil:
			t.Issued++
		}
	}
	return t
}

func (t Tally) plus(u Tally) Tally {
	return Tally{t.Issued + u.Issued, t.Samples + u.Samples, t.Planned + u.Planned, t.Target + u.Target}
}

func where(rows []Row, keep func(Row) bool) (out []Row) {
	for _, r := range rows {
		if keep(r) {
			out = append(out, r)
		}
	}
	return out
}
