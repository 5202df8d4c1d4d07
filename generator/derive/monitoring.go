package derive

import (
	"cmp"
	"math/big"
	"slices"

	"guiju/generator/model"
)

// Watched is one indicator with its values over time (动态监测、绩效评估、效果评估).
type Watched struct {
	*model.Indicator
	Every  string // how often, where the indicator does not say: by its first value
	Series []WatchedSeries
	// Undated counts, for what the site counts itself, real standards with
	// records that bear no day and so are in no period; UndatedSamples the
	// samples.
	Undated, UndatedSamples int
}

// WatchedSeries are the values for one region. Real ones and samples are
// series of their own.
type WatchedSeries struct {
	Region *model.Region // nil for the whole
	Sample bool
	Values []WatchedValue // every period from the first to the last; none is left out
	Gaps   int            // periods without a value
	Trend  Trend
}

// WatchedValue is the value of a period; a nil Value is no record.
type WatchedValue struct {
	Period model.Interval
	Value  *big.Rat
	Date   model.Date
	Source string
}

// mostPeriods bounds a series: a first period that was mistyped by a thousand
// years must not make a page of it.
const mostPeriods = 240

// Monitor sets the values of every indicator in order, up to the last period
// that has ended by the day.
func Monitor(sys *model.System, a model.Audience, day model.Date) (out []Watched) {
	var counts *measuring
	for _, i := range sys.Indicators {
		w := Watched{Indicator: i, Every: i.Every}
		if i.Measured != "" {
			if counts == nil {
				counts = measuringOf(sys, a, day)
			}
			w.Every = cmp.Or(w.Every, "year")
			w.measured(counts, day)
		} else {
			w.written(sys, day)
		}
		out = append(out, w)
	}
	return out
}

// lastEnded returns the last period of the kind that ended by the day.
func lastEnded(every string, day model.Date) model.Interval {
	i := model.IntervalAt(every, day)
	if i.IsZero() || !i.Last().After(day) {
		return i
	}
	return model.IntervalAt(every, model.NewDate(i.First().Year, i.First().Month, i.First().Day-1))
}

func (w *Watched) written(sys *model.System, day model.Date) {
	type line struct {
		region string
		sample bool
	}
	var lines []line
	by := map[line]map[model.Interval]*model.Value{}
	for _, v := range sys.Values {
		period, ok := model.ParseInterval(v.Period)
		if v.Indicator != w.Key || !ok || v.Value.Rat() == nil || period.First().After(day) {
			continue
		}
		if w.Every = cmp.Or(w.Every, period.Every); period.Every != w.Every {
			continue
		}
		k := line{v.Region, v.Sample}
		if by[k] == nil {
			lines = append(lines, k)
			by[k] = map[model.Interval]*model.Value{}
		}
		if by[k][period] == nil {
			by[k][period] = v
		}
	}
	order := map[string]int{}
	for i, r := range sys.Regions {
		order[r.Key] = i + 1
	}
	slices.SortFunc(lines, func(a, b line) int {
		return cmp.Or(realFirst(a.sample, b.sample), cmp.Compare(order[a.region], order[b.region]), cmp.Compare(a.region, b.region))
	})
	since, _ := model.ParseInterval(w.Since)
	for _, k := range lines {
		first, last := since, lastEnded(w.Every, day)
		for i := range by[k] {
			if since.IsZero() && (first.IsZero() || i.First().Before(first.First())) {
				first = i
			}
			if i.First().After(last.First()) { // a period that runs has a value already
				last = i
			}
		}
		s := WatchedSeries{Region: sys.Region(k.region), Sample: k.sample}
		for _, i := range seriesPeriods(first, last) {
			v := WatchedValue{Period: i}
			if known := by[k][i]; known != nil {
				v.Value, v.Date, v.Source = known.Value.Rat(), known.Date, known.Source
			}
			s.Values = append(s.Values, v)
		}
		w.Series = append(w.Series, s.drawn())
	}
}

func seriesPeriods(first, last model.Interval) []model.Interval {
	all := model.Intervals(first, last)
	return all[max(0, len(all)-mostPeriods):]
}

func (s WatchedSeries) drawn() WatchedSeries {
	var points []TrendPoint
	for _, v := range s.Values {
		if v.Value == nil {
			s.Gaps++
		}
		points = append(points, TrendPoint{v.Period.String(), v.Value})
	}
	s.Trend = DrawTrend(points, nil)
	return s
}

// measured counts real standards at the end of every period, and samples where
// there are any.
func (w *Watched) measured(m *measuring, day model.Date) {
	for _, v := range m.undated[w.Measured] {
		if v.Sample {
			w.UndatedSamples++
		} else {
			w.Undated++
		}
	}
	first, _ := model.ParseInterval(w.Since)
	if first.IsZero() {
		first = model.IntervalAt(w.Every, m.first)
	}
	for _, sample := range []bool{false, true} {
		if sample && !m.samples {
			continue
		}
		s := WatchedSeries{Sample: sample}
		for _, i := range seriesPeriods(first, lastEnded(w.Every, day)) {
			s.Values = append(s.Values, WatchedValue{Period: i, Value: big.NewRat(int64(m.count(w.Measured, i.Last(), sample)), 1), Date: i.Last()})
		}
		if len(s.Values) > 0 {
			w.Series = append(w.Series, s.drawn())
		}
	}
}

// measuring counts what the records say had come about by a day.
type measuring struct {
	sys     *model.System
	first   model.Date // on which anything was issued
	samples bool       // there are samples with an edition
	// uses are the first days of each kind of use, by standard; of what is
	// withheld nothing is known.
	uses map[string]map[string]model.Date
	// undated are, by measure, the standards with a use that bears no day, and
	// none that does.
	undated map[string][]*model.Work
}

// usesMeasured is the kind of use that a measure counts.
var usesMeasured = map[string]string{"trained": "trained", "explained": "explained", "adopted": "adopted"}

func measuringOf(sys *model.System, a model.Audience, day model.Date) *measuring {
	m := &measuring{sys: sys, uses: map[string]map[string]model.Date{}, undated: map[string][]*model.Work{}}
	all := usesByWork(sys, day)
	for _, w := range sys.Works {
		for _, e := range w.Editions {
			m.samples = m.samples || w.Sample
			if d := cmp.Or(e.Issued, e.InForce); !d.IsZero() && (m.first.IsZero() || d.Before(m.first)) {
				m.first = d
			}
		}
		if a == model.Public && sys.Decision(w) != model.FullText {
			continue
		}
		days := map[string]model.Date{}
		var bare []string
		for _, u := range all[w.ID] {
			switch {
			case u.State != model.Done || u.Sample && !w.Sample:
			case u.Date.IsZero():
				bare = append(bare, u.Kind)
			case days[u.Kind].IsZero() || u.Date.Before(days[u.Kind]):
				days[u.Kind] = u.Date
			}
		}
		m.uses[w.ID] = days
		for measure, kind := range usesMeasured {
			if days[kind].IsZero() && slices.Contains(bare, kind) {
				m.undated[measure] = append(m.undated[measure], w)
			}
		}
	}
	return m
}

// count answers one measure for a day in the past.
func (m *measuring) count(measure string, day model.Date, sample bool) (n int) {
	for _, w := range m.sys.Works {
		if w.Sample != sample || w.StatusAt(day) != model.Current {
			continue
		}
		switch measure {
		case "issued":
			n++
		case "reviews-due":
			e := w.EditionAt(day)
			if s := m.sys.ReviewTerm(e, day).At(day); s == model.ReviewDueNow || s == model.ReviewPastCap {
				n++
			}
		default:
			if d := m.uses[w.ID][usesMeasured[measure]]; !d.IsZero() && !d.After(day) {
				n++
			}
		}
	}
	return n
}
