package derive

import (
	"cmp"
	"slices"

	"guiju/generator/model"
)

// Release is the issue of an edition.
type Release struct {
	Row     Row
	Edition *model.Edition
	First   bool // the first edition of its work
}

// Date is the day of issue; zero where it is not on record.
func (r Release) Date() model.Date { return r.Edition.Issued }

// Target is a target of the plan with what counts towards it and when it did.
type Target struct {
	GoalCount
	Counted []Release // the first issue of every real work that counts, by date
	Aside   []Release // that of the samples, which never count
	Months  []MonthSum
	Chart   Chart
}

// MonthSum is how many works came to count in a month, and how many count by
// its end. Month is "2022-05"; "" for those without a day.
type MonthSum struct {
	Month    string
	New, Sum int
	Due      bool // the target is due in this month
}

// Targets follows every target of the plan to the day.
func Targets(sys *model.System, rows []Row, day model.Date) (out []Target) {
	for _, g := range Count(sys, rows, day).Goals {
		t := Target{GoalCount: g}
		for _, r := range rows {
			if !slices.Contains(g.Goal.Levels, r.Work.Level) || !issuedBy(r.Work, day) {
				continue
			}
			first := Release{r, firstIssued(r.Work, day), true}
			if r.Work.Sample {
				t.Aside = append(t.Aside, first)
			} else {
				t.Counted = append(t.Counted, first)
			}
		}
		byDate(t.Counted)
		byDate(t.Aside)
		t.Months = monthSums(t.Counted, g.Goal.Due)
		t.Chart = chart(t.Counted, g.Goal)
		out = append(out, t)
	}
	return out
}

// firstIssued is the edition by which a work came to be issued: the one of the
// earliest day, one without a day before all others, as it counts at any time.
func firstIssued(w *model.Work, day model.Date) (first *model.Edition) {
	for _, e := range w.Editions {
		if !e.Issued.After(day) && (first == nil || e.Issued.Before(first.Issued)) {
			first = e
		}
	}
	return first
}

func byDate(rs []Release) {
	slices.SortStableFunc(rs, func(a, b Release) int {
		return cmp.Or(cmp.Compare(a.Date().String(), b.Date().String()), cmp.Compare(a.Row.Number, b.Row.Number), cmp.Compare(a.Row.Work.ID, b.Row.Work.ID))
	})
}

func month(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()[:7]
}

// monthSums adds up releases, which come by date; the month in which they are
// due is always among them.
func monthSums(rs []Release, due model.Date) (out []MonthSum) {
	for _, r := range rs {
		if n := len(out); n == 0 || out[n-1].Month != month(r.Date()) {
			out = append(out, MonthSum{Month: month(r.Date())})
		}
		out[len(out)-1].New++
	}
	if m := month(due); m != "" && len(out) > 0 {
		at, has := slices.BinarySearchFunc(out, m, func(s MonthSum, m string) int { return cmp.Compare(s.Month, m) })
		if !has {
			out = slices.Insert(out, at, MonthSum{Month: m})
		}
		out[at].Due = true
	}
	sum := 0
	for i := range out {
		sum += out[i].New
		out[i].Sum = sum
	}
	return out
}

// Chart is a line that rises by one with every work, drawn in user units; Wide
// is 0 where there is nothing to draw.
type Chart struct {
	Wide, High int
	Line       []Point // corners of the line, from left to right
	Left       int     // of the axes
	Base, Top  int     // the heights of 0 and of Most
	Most       int     // the larger of count and sum
	Goal       int     // the height of the count
	Due        int     // where the due day is; -1 without one
	From, To   model.Date
}

// Point is a place in a chart.
type Point struct{ X, Y int }

const (
	chartWide   = 640
	chartHigh   = 220
	chartLeft   = 44
	chartRight  = 16
	chartTop    = 28
	chartBottom = 36
)

// chart draws the releases that have a day; those without one count from the
// beginning.
func chart(rs []Release, g model.Goal) (c Chart) {
	dated := slices.DeleteFunc(slices.Clone(rs), func(r Release) bool { return r.Date().IsZero() })
	if len(dated) == 0 || g.Count < 1 {
		return c
	}
	c = Chart{Wide: chartWide, High: chartHigh, Left: chartLeft, Base: chartHigh - chartBottom, Top: chartTop, Due: -1}
	c.From, c.To = dated[0].Date(), dated[len(dated)-1].Date()
	if due := g.Due; !due.IsZero() {
		if due.Before(c.From) {
			c.From = due
		}
		if due.After(c.To) {
			c.To = due
		}
	}
	days := max(1, daysTo(c.From, c.To))
	x := func(d model.Date) int {
		return chartLeft + daysTo(c.From, d)*(chartWide-chartLeft-chartRight)/days
	}
	most := max(g.Count, len(rs))
	y := func(n int) int { return c.Base - n*(c.Base-chartTop)/most }
	c.Goal, c.Most = y(g.Count), most
	if !g.Due.IsZero() {
		c.Due = x(g.Due)
	}
	n := len(rs) - len(dated)
	c.Line = append(c.Line, Point{chartLeft, y(n)})
	for _, r := range dated {
		at := x(r.Date())
		c.Line = append(c.Line, Point{at, y(n)})
		n++
		c.Line = append(c.Line, Point{at, y(n)})
	}
	c.Line = append(c.Line, Point{chartWide - chartRight, y(n)})
	return c
}

func daysTo(from, to model.Date) int { return int(to.Time().Sub(from.Time()).Hours() / 24) }

// MonthReleases is what was issued in a month (成熟一项出台一项).
type MonthReleases struct {
	Month    string    // "2022-05"; "" where the day is not on record
	Levels   []int     // real ones by level, in the order of system.toml
	Real     []Release // by date
	Samples  []Release
	Revision int // of the real ones, how many were not the first edition
}

// Releases lists the editions issued by the day, month by month, the newest
// month first.
func Releases(sys *model.System, rows []Row, day model.Date) (out []MonthReleases) {
	var all []Release
	for _, r := range rows {
		for _, e := range r.Work.Editions {
			if !e.Issued.After(day) {
				all = append(all, Release{r, e, e == firstIssued(r.Work, day)})
			}
		}
	}
	byDate(all)
	for _, r := range all {
		if n := len(out); n == 0 || out[n-1].Month != month(r.Date()) {
			out = append(out, MonthReleases{Month: month(r.Date()), Levels: make([]int, len(sys.Config.Levels))})
		}
		m := &out[len(out)-1]
		if r.Row.Work.Sample {
			m.Samples = append(m.Samples, r)
			continue
		}
		m.Real = append(m.Real, r)
		if !r.First {
			m.Revision++
		}
		if at := slices.IndexFunc(sys.Config.Levels, func(l model.Level) bool { return l.Key == r.Row.Work.Level }); at >= 0 {
			m.Levels[at]++
		}
	}
	slices.Reverse(out)
	return out
}
