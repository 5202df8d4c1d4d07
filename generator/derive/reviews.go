package derive

import (
	"cmp"
	"slices"

	"guiju/generator/model"
)

// Reviews is the register of periodic reviews (复审).
type Reviews struct {
	// Rows are the editions that are in force on the day, or will be, by the
	// day on which their review is due.
	Rows []ReviewRow
	// Unfollowed are the standards of which a review asked for something that
	// is not on record.
	Unfollowed []Unfollowed
	// Bodies are who is in charge, in the order of their rows.
	Bodies []model.Bilingual
}

// ReviewRow is one edition with the term of its review.
type ReviewRow struct {
	Row     Row
	Edition *model.Edition
	Term    model.ReviewTerm
	State   model.ReviewState
	// Body is in charge (归口单位), else the issuer; Charged tells which.
	Body    model.Bilingual
	Charged bool
	// History are the reviews of the work, the latest first.
	History []model.Review
}

// Unfollowed is a standard with the review whose result waits.
type Unfollowed struct {
	Row    Row
	Review model.Review
}

// ReviewsOf makes the register.
func ReviewsOf(sys *model.System, rows []Row, day model.Date) (out Reviews) {
	for _, r := range rows {
		for _, e := range r.Work.Editions {
			if e.InForce.IsZero() {
				continue
			}
			if s := e.StatusAt(day); s == model.Current || s == model.Upcoming {
				out.Rows = append(out.Rows, reviewRow(sys, r, e, day))
			}
		}
		if v := r.Work.Unfollowed(day); v != nil {
			out.Unfollowed = append(out.Unfollowed, Unfollowed{r, *v})
		}
	}
	slices.SortStableFunc(out.Rows, func(a, b ReviewRow) int { return cmp.Compare(a.Due(), b.Due()) })
	for _, r := range out.Rows {
		if !r.Body.Empty() && !slices.Contains(out.Bodies, r.Body) {
			out.Bodies = append(out.Bodies, r.Body)
		}
	}
	return out
}

func reviewRow(sys *model.System, r Row, e *model.Edition, day model.Date) ReviewRow {
	v := ReviewRow{Row: r, Edition: e, Term: sys.ReviewTerm(e, day), Body: e.Charge, Charged: !e.Charge.Empty()}
	v.State = v.Term.At(day)
	if !v.Charged {
		v.Body = e.Issuer
	}
	v.History = slices.Clone(r.Work.Reviews)
	slices.SortStableFunc(v.History, func(a, b model.Review) int { return cmp.Compare(b.Date.String(), a.Date.String()) })
	return v
}

// Day is the day of the plan, else that of the law; zero if there is neither.
func (r ReviewRow) Day() model.Date {
	if !r.Term.Due.IsZero() {
		return r.Term.Due
	}
	return r.Term.Cap
}

// Due is the day as text; what has none sorts last.
func (r ReviewRow) Due() string { return cmp.Or(r.Day().String(), "9999") }

// ReviewCount counts rows in a state, real works and samples apart.
type ReviewCount struct{ Real, Samples int }

// CountReviews counts the rows by state.
func CountReviews(rows []ReviewRow) map[model.ReviewState]ReviewCount {
	out := map[model.ReviewState]ReviewCount{}
	for _, r := range rows {
		c := out[r.State]
		if r.Row.Work.Sample {
			c.Samples++
		} else {
			c.Real++
		}
		out[r.State] = c
	}
	return out
}

// OutOfReach reports whether the pilot of the plan is shorter than a level's
// term: then nothing issued in it reaches the term within it.
func OutOfReach(p model.Plan, years int) (start, end model.Date, short bool) {
	for _, ph := range p.Phases {
		if start.IsZero() || !ph.Start.IsZero() && ph.Start.Before(start) {
			start = ph.Start
		}
		if ph.End.After(end) {
			end = ph.End
		}
	}
	return start, end, years > 0 && !start.IsZero() && !end.IsZero() && end.Before(start.AddYears(years))
}
