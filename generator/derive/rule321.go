package derive

import (
	"cmp"
	"slices"
	"strings"

	"guiju/generator/model"
)

// Rule321 is 3专2报1会: what bodies have for the work, and the reports and
// meetings that they owe, with what is on record of either.
type Rule321 struct {
	// Dedicated has a row for every body that owes a duty or of which something
	// is on record, in the order of bodies.toml.
	Dedicated []DedicatedRow
	Shares    []DedicatedShare
	// Owed are the reports and meetings that are due by a year after the day, and
	// those on record that no duty asks for.
	Owed []Owed
	// Counts count Owed by kind, in the order of model.DutyKinds.
	Counts []OwedCount
}

// DedicatedRow is what one body has of 3专: a cell for each of
// model.DedicatedKinds.
type DedicatedRow struct {
	Body  *model.Body
	Cells []DedicatedCell
}

// DedicatedCell are the records of one of the three, the latest first, and what
// the latest says.
type DedicatedCell struct {
	What    string
	State   model.RecordState
	Records []*model.Dedicated
}

// DedicatedShare counts the bodies of a tier that have one of 3专: of real
// bodies and of samples. Shares are of Recorded, never of Bodies: no record is
// not a no.
type DedicatedShare struct {
	Tier   string // of model.LevelTiers; "" for bodies of no region
	Sample bool
	Bodies int
	Cells  []ShareCell // by model.DedicatedKinds
}

// ShareCell counts one of 3专.
type ShareCell struct {
	What           string
	Recorded, Have int
}

// Percent is the share of the recorded that have it; ok is false where nothing
// is recorded.
func (c ShareCell) Percent() (n int, ok bool) {
	if c.Recorded == 0 {
		return 0, false
	}
	return c.Have * 100 / c.Recorded, true
}

// OwedState says what is on record of a report or meeting that is owed.
type OwedState string

const (
	OwedDone    OwedState = "done"
	OwedNotDone OwedState = "not-done"
	OwedReached OwedState = "reached" // the day has passed, and nothing is on record
	OwedWaiting OwedState = "waiting"
)

// OwedStates are all states in the order in which they are shown.
var OwedStates = []OwedState{OwedDone, OwedNotDone, OwedReached, OwedWaiting}

// Owed is one report or meeting of one body for one period.
type Owed struct {
	Duty    *model.Duty // nil where no duty asks for it
	Kind    string      // of model.DutyKinds
	Body    *model.Body
	Period  model.DutyPeriod
	Due     model.Date // zero without a duty
	State   OwedState
	Report  *model.Report  // what is on record of a report
	Meeting *model.Meeting // or of a meeting
}

// Outcome is what is on record.
func (o Owed) Outcome() model.Outcome {
	switch {
	case o.Report != nil:
		return o.Report.Outcome
	case o.Meeting != nil:
		return o.Meeting.Outcome
	}
	return model.Outcome{}
}

// Sample reports whether the body or the record is a sample.
func (o Owed) Sample() bool {
	return o.Body.Sample || o.Report != nil && o.Report.Sample || o.Meeting != nil && o.Meeting.Sample
}

// OwedCount counts the rows of one kind by state, real ones and samples apart.
type OwedCount struct {
	Kind          string
	Real, Samples map[OwedState]int
}

// ThreeTwoOne finds what is on record of 3专2报1会.
func ThreeTwoOne(sys *model.System, day model.Date) (out Rule321) {
	m := &sys.Mechanisms
	out.Owed = owedOf(sys, day)
	listed := map[*model.Body]bool{}
	for _, o := range out.Owed {
		listed[o.Body] = true
	}
	for _, d := range m.Duties {
		for _, b := range sys.Bodies {
			listed[b] = listed[b] || slices.Contains(d.Bodies, b.Kind)
		}
	}
	for _, d := range m.Dedicated {
		listed[sys.Body(d.Body)] = true
	}
	for _, b := range sys.Bodies {
		if listed[b] {
			out.Dedicated = append(out.Dedicated, DedicatedRow{b, dedicatedOf(m.Dedicated, b, day)})
		}
	}
	out.Shares = sharesOf(sys, out.Dedicated)
	for _, kind := range model.DutyKinds {
		c := OwedCount{kind, map[OwedState]int{}, map[OwedState]int{}}
		for _, o := range out.Owed {
			switch {
			case o.Kind != kind:
			case o.Sample():
				c.Samples[o.State]++
			default:
				c.Real[o.State]++
			}
		}
		out.Counts = append(out.Counts, c)
	}
	return out
}

// dedicatedOf gathers the records of a body. What is dated after the day has
// not happened yet.
func dedicatedOf(all []*model.Dedicated, b *model.Body, day model.Date) (cells []DedicatedCell) {
	for _, what := range model.DedicatedKinds {
		c := DedicatedCell{What: what, Records: kept(all, func(d *model.Dedicated) bool {
			return d.Body == b.Key && d.What == what && !d.Date.After(day)
		})}
		slices.SortStableFunc(c.Records, func(a, b *model.Dedicated) int { return cmp.Compare(dedicatedYear(b), dedicatedYear(a)) })
		for _, r := range c.Records {
			if c.State = r.State; c.State != model.NoRecord {
				break
			}
		}
		cells = append(cells, c)
	}
	return cells
}

// dedicatedYear is the year that a record speaks of; one that is for good, of
// when it began.
func dedicatedYear(d *model.Dedicated) int { return cmp.Or(d.Year, d.Date.Year) }

// sharesOf counts by tier, the province first; what has no bodies is left out.
func sharesOf(sys *model.System, rows []DedicatedRow) (out []DedicatedShare) {
	for _, sample := range []bool{false, true} {
		for _, tier := range append(slices.Clone(model.LevelTiers), "") {
			s := DedicatedShare{Tier: tier, Sample: sample}
			for _, what := range model.DedicatedKinds {
				s.Cells = append(s.Cells, ShareCell{What: what})
			}
			for _, r := range rows {
				if r.Body.Sample != sample || TierOf(sys, r.Body) != tier {
					continue
				}
				s.Bodies++
				for i, c := range r.Cells {
					if c.State != model.NoRecord {
						s.Cells[i].Recorded++
					}
					if c.State == model.Done {
						s.Cells[i].Have++
					}
				}
			}
			if s.Bodies > 0 {
				out = append(out, s)
			}
		}
	}
	return out
}

// TierOf is the tier of a body: that of its region.
func TierOf(sys *model.System, b *model.Body) string {
	if r := sys.Region(b.Region); r != nil {
		return r.Tier()
	}
	return ""
}

// owedOf lists what is owed by body, kind and period, the latest period first.
func owedOf(sys *model.System, day model.Date) (out []Owed) {
	m := &sys.Mechanisms
	records := owedRecords(sys, day)
	taken := map[string]bool{}
	for _, d := range m.Duties {
		for _, p := range d.Periods(day.AddYears(1)) {
			for _, b := range sys.Bodies {
				if !d.Owes(b, p) || d.DueOf(p).After(day.AddYears(1)) {
					continue
				}
				key := owedKey(b.Key, d.Kind, p)
				if taken[key] { // two duties of one kind
					continue
				}
				taken[key] = true
				o := Owed{Duty: d, Kind: d.Kind, Body: b, Period: p, Due: d.DueOf(p)}
				if r, ok := records[key]; ok {
					o.Report, o.Meeting = r.Report, r.Meeting
				}
				o.State = owedState(o.Outcome().State, o.Due, day)
				out = append(out, o)
			}
		}
	}
	for key, r := range records {
		if !taken[key] {
			r.State = owedState(r.Outcome().State, model.Date{}, day)
			out = append(out, r)
		}
	}
	order := map[*model.Body]int{}
	for i, b := range sys.Bodies {
		order[b] = i
	}
	slices.SortFunc(out, func(a, b Owed) int {
		return cmp.Or(
			cmp.Compare(order[a.Body], order[b.Body]),
			cmp.Compare(slices.Index(model.DutyKinds, a.Kind), slices.Index(model.DutyKinds, b.Kind)),
			strings.Compare(b.Period.String(), a.Period.String()),
		)
	})
	return out
}

func owedKey(body, kind string, p model.DutyPeriod) string {
	return body + " " + kind + " " + p.String()
}

// owedRecords finds the reports and annual meetings on record. The first of two
// stands; check reports the second. What is dated after the day has not
// happened yet.
func owedRecords(sys *model.System, day model.Date) map[string]Owed {
	out := map[string]Owed{}
	add := func(body, kind, period string, o Owed) {
		p, ok := model.ParseDutyPeriod(period)
		o.Kind, o.Body, o.Period = kind, sys.Body(body), p
		key := owedKey(body, kind, p)
		if _, taken := out[key]; taken || !ok || !p.Fits(kind) || o.Body == nil || o.Outcome().Date.After(day) {
			return
		}
		out[key] = o
	}
	for _, r := range sys.Mechanisms.Reports {
		add(r.Body, r.Kind, r.Period, Owed{Report: r})
	}
	for _, v := range sys.Mechanisms.Meetings {
		if v.Kind == "annual-meeting" {
			add(v.Body, v.Kind, v.Period, Owed{Meeting: v})
		}
	}
	return out
}

// owedState is the rule of js/67-duties.js too: the day itself is still in time.
func owedState(state model.RecordState, due, day model.Date) OwedState {
	switch {
	case state == model.Done:
		return OwedDone
	case state == model.NotDone:
		return OwedNotDone
	case due.PassedOn(day):
		return OwedReached
	}
	return OwedWaiting
}

// OwedBy lists what one body owes.
func (r Rule321) OwedBy(b *model.Body) []Owed {
	return where321(r.Owed, func(o Owed) bool { return o.Body == b })
}

func where321(list []Owed, keep func(Owed) bool) (out []Owed) {
	for _, o := range list {
		if keep(o) {
			out = append(out, o)
		}
	}
	return out
}

// NextDue lists the days on which a duty is due for some body, in order.
func (r Rule321) NextDue(d *model.Duty) (out []model.Date) {
	for _, o := range r.Owed {
		if o.Duty == d && !slices.Contains(out, o.Due) {
			out = append(out, o.Due)
		}
	}
	slices.SortFunc(out, func(a, b model.Date) int { return cmp.Compare(a.String(), b.String()) })
	return out
}
