package model

// Standing is the dates from which the status of an edition follows. Pages
// carry them as data: layouts/_assets/js/65-clock.js applies the same rule on
// the reader's day, and testdata/status.txt holds the two to one answer.
type Standing struct {
	InForce    Date
	Withdrawn  Date
	Superseded Date // when a later edition comes into force
}

// At returns the status on the day. Without a day of coming into force it is
// upcoming: an edition whose day is not set binds nobody yet.
func (s Standing) At(day Date) Status {
	switch {
	case reached(s.Withdrawn, day):
		return Withdrawn
	case !reached(s.InForce, day):
		return Upcoming
	case reached(s.Superseded, day):
		return Superseded
	}
	return Current
}

// reached reports whether a date that is known has come by the day.
func reached(d, day Date) bool { return !d.IsZero() && !day.Before(d) }

// ReviewReached reports whether the day by which a review is due has come.
func ReviewReached(due, day Date) bool { return reached(due, day) }

// Standing returns the dates that decide the edition's status.
func (e *Edition) Standing() Standing {
	s := Standing{InForce: e.InForce, Withdrawn: e.Withdraw, Superseded: e.ReplacedOn}
	for _, later := range e.Work.Editions {
		if later.Year > e.Year {
			s.supersede(later.InForce)
		}
	}
	return s
}

// Relate finds the editions that another work replaces. It is called once, on
// the whole system: that a standard is no longer in force is said of it even
// where what replaced it is not shown.
func (s *System) Relate() {
	byNumber := map[string]*Edition{}
	for _, w := range s.Works {
		for _, e := range w.Editions {
			byNumber[e.Number] = e
		}
	}
	for _, w := range s.Works {
		for _, e := range w.Editions {
			for _, number := range e.Replaces {
				if old := byNumber[number]; old != nil && old.Work != w {
					on := Standing{Superseded: old.ReplacedOn}
					on.supersede(e.InForce)
					old.ReplacedOn = on.Superseded
				}
			}
		}
	}
}

// supersede keeps the earliest day.
func (s *Standing) supersede(by Date) {
	if !by.IsZero() && (s.Superseded.IsZero() || by.Before(s.Superseded)) {
		s.Superseded = by
	}
}

// StatusAt returns the edition's status on the day.
func (e *Edition) StatusAt(day Date) Status { return e.Standing().At(day) }

// Standing returns the dates that decide the record's status. A record that
// another one names among those it replaces is superseded once that one is in
// force.
func (r *Reference) Standing(all []*Reference) Standing {
	s := Standing{InForce: r.InForce, Withdrawn: r.Withdraw}
	for _, other := range all {
		if other.ReplacesNumber(r.Number) {
			s.supersede(other.InForce)
		}
	}
	return s
}

// StatusAt returns the status of the record on the day; it is unknown where
// no date says when the standard came into force, and none that it went out.
func (r *Reference) StatusAt(day Date, all []*Reference) Status {
	s := r.Standing(all)
	if r.InForce.IsZero() && !reached(s.Withdrawn, day) {
		if reached(s.Superseded, day) {
			return Superseded
		}
		return Unknown
	}
	return s.At(day)
}
