package model

// ReviewState is where an edition stands with its periodic review (复审) on a
// day.
type ReviewState string

const (
	ReviewUpcoming  ReviewState = "upcoming"  // the edition is not in force yet
	ReviewEnded     ReviewState = "ended"     // nor any more
	ReviewUnruled   ReviewState = "unruled"   // its level sets no term
	ReviewNotYet    ReviewState = "not-yet"   // the first term runs
	ReviewConfirmed ReviewState = "confirmed" // 继续有效: a new term runs
	ReviewSoon      ReviewState = "soon"      // due within ReviewNotice months
	ReviewDueNow    ReviewState = "reached"   // the day has come, and nothing is recorded
	ReviewPastCap   ReviewState = "past-cap"  // so has that of the law
	ReviewRevise    ReviewState = "revise"    // reviewed: to be revised 修订
	ReviewWithdraw  ReviewState = "withdraw"  // reviewed: to be withdrawn 废止
)

// ReviewStates lists the states in the order in which the register counts
// them: what asks for work first.
var ReviewStates = []ReviewState{
	ReviewPastCap, ReviewDueNow, ReviewSoon, ReviewRevise, ReviewWithdraw, ReviewConfirmed, ReviewNotYet, ReviewUnruled, ReviewUpcoming, ReviewEnded,
}

// ReviewNotice is how many months before the day a review is called near:
// proposals are made within the half year before the term ends.
const ReviewNotice = 6

// ReviewTerm is the dates from which the state of a review follows. Pages
// carry them as data: reviewAt of layouts/_assets/js/65-clock.js applies the
// same rule on the reader's day, and testdata/review.txt holds the two to one
// answer.
type ReviewTerm struct {
	Standing Standing
	// From is when the term began: when the edition came into force, or was
	// last confirmed.
	From Date
	Soon Date // from this day on the review is near
	Due  Date // by the plan; zero if it sets no term
	Cap  Date // by the law; zero if it sets none
	// Last is the last review of the edition, nil if none is recorded.
	Last *Review
}

// At returns the state on the day.
func (t ReviewTerm) At(day Date) ReviewState {
	switch status := t.Standing.At(day); {
	case status == Upcoming:
		return ReviewUpcoming
	case status != Current:
		return ReviewEnded
	case t.Result() == "revise":
		return ReviewRevise
	case t.Result() == "withdraw":
		return ReviewWithdraw
	case reached(t.Cap, day):
		return ReviewPastCap
	case reached(t.Due, day):
		return ReviewDueNow
	case reached(t.Soon, day):
		return ReviewSoon
	case t.Result() == Confirmed:
		return ReviewConfirmed
	case t.Due.IsZero() && t.Cap.IsZero():
		return ReviewUnruled
	}
	return ReviewNotYet
}

// Result is that of the last review, "" if there is none.
func (t ReviewTerm) Result() string {
	if t.Last == nil {
		return ""
	}
	return t.Last.Result
}

// ReviewTerm returns the term of review of an edition by the rules of its
// level, as recorded by the day.
func (s *System) ReviewTerm(e *Edition, day Date) ReviewTerm {
	t := ReviewTerm{Standing: e.Standing(), From: e.reviewedFrom(day), Last: e.lastReview(day)}
	l := s.Level(e.Work.Level)
	if l == nil || t.From.IsZero() {
		return t
	}
	if l.ReviewYears > 0 {
		t.Due = t.From.AddYears(l.ReviewYears)
	}
	if l.ReviewCap > 0 {
		t.Cap = t.From.AddYears(l.ReviewCap)
	}
	switch {
	case !t.Due.IsZero():
		t.Soon = t.Due.AddMonths(-ReviewNotice)
	case !t.Cap.IsZero():
		t.Soon = t.Cap.AddMonths(-ReviewNotice)
	}
	return t
}

// ReviewDue returns the day by which the edition in force must be reviewed:
// its in-force date, or its last review that confirmed it, plus years. Zero
// if no edition is in force or years is 0, and where the last review asked for
// a revision or a withdrawal: that is what is due then, not another review.
func (w *Work) ReviewDue(years int, day Date) Date {
	e := w.EditionAt(day)
	if e == nil || e.StatusAt(day) != Current || years == 0 {
		return Date{}
	}
	if last := e.lastReview(day); last != nil && last.Result != Confirmed {
		return Date{}
	}
	return e.reviewedFrom(day).AddYears(years)
}

// reviewedFrom is when the edition came into force, or was last confirmed.
func (e *Edition) reviewedFrom(day Date) Date {
	from := e.InForce
	for _, r := range e.Work.Reviews {
		if r.Result == Confirmed && r.Date.After(from) && !r.Date.After(day) {
			from = r.Date
		}
	}
	return from
}

// lastReview is the last review by the day since the edition is in force.
func (e *Edition) lastReview(day Date) (last *Review) {
	for i, r := range e.Work.Reviews {
		if e.InForce.IsZero() || r.Date.Before(e.InForce) || r.Date.After(day) {
			continue
		}
		if last == nil || r.Date.After(last.Date) {
			last = &e.Work.Reviews[i]
		}
	}
	return last
}

// Unfollowed returns the last review by the day that asked for a revision or a
// withdrawal of which nothing is recorded: no edition came after it, and the
// edition it was about is neither replaced nor withdrawn. Else nil.
func (w *Work) Unfollowed(day Date) *Review {
	var last *Review
	for i, r := range w.Reviews {
		if !r.Date.After(day) && (last == nil || r.Date.After(last.Date)) {
			last = &w.Reviews[i]
		}
	}
	if last == nil || last.Result != "revise" && last.Result != "withdraw" {
		return nil
	}
	since := func(d Date) bool { return !d.IsZero() && !d.Before(last.Date) }
	for _, e := range w.Editions {
		if since(e.Issued) || since(e.InForce) || since(e.Withdraw) || since(e.ReplacedOn) {
			return nil
		}
	}
	return last
}
