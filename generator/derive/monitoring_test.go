package derive

import (
	"fmt"
	"strings"
	"testing"

	"guiju/generator/model"
)

// monitored are standards that come, are reviewed, replaced and withdrawn, and
// records of their use.
func monitored() *model.System {
	sys := &model.System{
		Config:  model.Config{Levels: []model.Level{{Key: "local", ReviewYears: 3}}},
		Regions: []*model.Region{{Key: "a", Kind: "city"}, {Key: "b", Kind: "city"}},
		Works: []*model.Work{
			work("one", "local", "", false, "2019-05-01"),
			work("two", "local", "", false, "2020-07-01", "2022-03-01"),
			work("gone", "local", "", false, "2019-01-01"),
			work("next", "local", "", false, "2027-01-01"),
			work("plan", "local", "", false),
			work("mine", "local", "", true, "2021-02-01"),
			work("shut", "local", "", false, "2020-01-01"),
		},
	}
	for _, w := range sys.Works {
		w.Publication.Decision = model.FullText
	}
	sys.Works[2].Editions[0].Withdraw = date("2020-12-31")
	sys.Works[6].Publication.Decision = model.RecordOnly
	// Confirmed in 2022: due again in 2025.
	sys.Works[0].Reviews = []model.Review{{Date: date("2022-06-01"), Result: model.Confirmed}}
	done := func(day string) model.Outcome {
		return model.Outcome{State: model.Done, Date: date(day), Source: "记录"}
	}
	sys.Uptake = []*model.Uptake{
		{Work: "one", Kind: "trained", Outcome: done("2021-01-01")},
		{Work: "one", Kind: "trained", Outcome: done("2020-12-31")},
		{Work: "two", Kind: "trained", Outcome: model.Outcome{State: model.NotDone, Source: "记录"}},
		{Work: "mine", Kind: "adopted", Outcome: done("2021-03-01"), Sample: true},
		{Work: "one", Kind: "adopted", Outcome: done("2021-03-01"), Sample: true}, // a sample record counts for no real standard
		{Work: "shut", Kind: "trained", Outcome: done("2020-03-01")},
	}
	sys.Works[1].Adopters = []string{"a"} // without a day
	sys.Courses = []*model.Course{{ID: "c", Sessions: []model.Session{{Quotes: []model.Quotation{{Ref: "two#1"}, {Ref: "one#1"}}}}}}
	sys.Publicity = []*model.Item{{ID: "i", Kind: "interpretation", Date: date("2023-02-01"), About: []string{"two#1", "mine"}}}
	return sys
}

func watch(sys *model.System, a model.Audience, day string, i model.Indicator) Watched {
	sys.Indicators = []*model.Indicator{&i}
	return Monitor(sys, a, date(day))[0]
}

// seen writes a series, for the eye; - is no record.
func seenSeries(s WatchedSeries) string {
	out := ""
	if s.Sample {
		out = "sample "
	}
	for _, v := range s.Values {
		value := "-"
		if v.Value != nil {
			value = written(v.Value)
		}
		out += v.Period.String() + "=" + value + " "
	}
	return strings.TrimSpace(out)
}

// atEnds counts anew, by its own reading of the records, what the site counts
// at the end of each year.
func atEnds(sys *model.System, years []int, holds func(w *model.Work, end string) bool, sample bool) string {
	out := ""
	if sample {
		out = "sample "
	}
	for _, y := range years {
		n, end := 0, fmt.Sprintf("%d-12-31", y)
		for _, w := range sys.Works {
			if w.Sample == sample && holds(w, end) {
				n++
			}
		}
		out += fmt.Sprintf("%d=%d ", y, n)
	}
	return strings.TrimSpace(out)
}

func TestMeasured(t *testing.T) {
	sys := monitored()
	inForce := func(w *model.Work, end string) bool {
		for i, e := range w.Editions {
			if e.InForce.String() > end || !e.Withdraw.IsZero() && e.Withdraw.String() <= end {
				continue
			}
			if i+1 < len(w.Editions) && w.Editions[i+1].InForce.String() <= end {
				continue
			}
			return true
		}
		return false
	}
	years := []int{2019, 2020, 2021, 2022, 2023, 2024, 2025}
	used := map[string]map[string]string{ // first day by measure and standard
		"trained":   {"one": "2020-12-31", "shut": "2020-03-01"},
		"explained": {"two": "2023-02-01", "mine": "2023-02-01"},
		"adopted":   {"mine": "2021-03-01"},
	}
	for _, measure := range []string{"issued", "trained", "explained", "adopted"} {
		w := watch(sys, model.Internal, "2026-11-26", model.Indicator{Key: "i", Measured: measure, Every: "year"})
		if len(w.Series) != 2 {
			t.Fatalf("%s: %d series", measure, len(w.Series))
		}
		for k, sample := range []bool{false, true} {
			want := atEnds(sys, years, func(v *model.Work, end string) bool {
				day, known := used[measure][v.ID]
				return inForce(v, end) && (measure == "issued" || known && day <= end)
			}, sample)
			if got := seenSeries(w.Series[k]); got != want {
				t.Errorf("%s:\ngot  %s\nwant %s", measure, got, want)
			}
		}
	}
	// One: due from 2022-05-01, confirmed on 2022-06-01, due again from
	// 2025-06-01. Two: its edition of 2022 is due from 2025-03-01; that of 2020
	// was replaced before. Gone was withdrawn. Shut: due from 2023-01-01.
	w := watch(sys, model.Internal, "2026-11-26", model.Indicator{Key: "i", Measured: "reviews-due", Every: "half-year", Since: "2022-H1"})
	if got := seenSeries(w.Series[0]); got != "2022-H1=0 2022-H2=0 2023-H1=1 2023-H2=1 2024-H1=1 2024-H2=1 2025-H1=3 2025-H2=3 2026-H1=3" {
		t.Error(got)
	}
	w = watch(sys, model.Internal, "2022-05-31", model.Indicator{Key: "i", Measured: "reviews-due", Every: "month", Since: "2022-04"})
	if got := seenSeries(w.Series[0]); got != "2022-04=0 2022-05=1" {
		t.Error(got) // the last day of May ends May
	}
	// Records without a day are counted apart, and those of what is withheld
	// are not known to the public.
	w = watch(sys, model.Internal, "2026-11-26", model.Indicator{Key: "i", Measured: "trained"})
	if w.Undated != 1 || w.UndatedSamples != 0 { // two, by the course; one has a day besides
		t.Errorf("%d undated", w.Undated)
	}
	w = watch(sys, model.Internal, "2026-11-26", model.Indicator{Key: "i", Measured: "adopted"})
	if w.Undated != 1 {
		t.Errorf("%d undated", w.Undated)
	}
	public := For(sys, model.Public)
	w = watch(public, model.Public, "2026-11-26", model.Indicator{Key: "i", Measured: "trained", Since: "2020"})
	if got := seenSeries(w.Series[0]); got != "2020=1 2021=1 2022=1 2023=1 2024=1 2025=1" {
		t.Error(got)
	}
	w = watch(public, model.Public, "2026-11-26", model.Indicator{Key: "i", Measured: "issued", Since: "2025"})
	if got := seenSeries(w.Series[0]); got != "2025=3" { // the record of shut is public
		t.Error(got)
	}
}

func TestMonitorWritten(t *testing.T) {
	sys := monitored()
	value := func(region, period string, v model.Decimal, sample bool) {
		sys.Values = append(sys.Values, &model.Value{Indicator: "i", Region: region, Period: period, Value: v, Source: "记录", Sample: sample})
	}
	value("b", "2023-Q1", "1.5", false)
	value("", "2023-Q2", "7", false)
	value("", "2023-Q4", "-2", false)
	value("", "2023-Q4", "9", false) // twice: the first stands
	value("", "2023-H1", "9", false) // as often as the indicator is taken, or not at all
	value("", "2023-Q3", "x", false)
	value("", "2025-Q1", "9", false) // has not begun
	value("a", "2023-Q4", "3", true)
	w := watch(sys, model.Internal, "2024-04-01", model.Indicator{Key: "i", Every: "quarter", Since: "2023-Q1"})
	var got []string
	for _, s := range w.Series {
		region := "whole "
		if s.Region != nil {
			region = s.Region.Key + " "
		}
		got = append(got, region+seenSeries(s)+fmt.Sprintf(" gaps %d", s.Gaps))
	}
	// The quarter that runs is not missing yet; one that has ended is.
	wantLines(t, "series", got, []string{
		"whole 2023-Q1=- 2023-Q2=7 2023-Q3=- 2023-Q4=-2 2024-Q1=- gaps 3",
		"b 2023-Q1=1.5 2023-Q2=- 2023-Q3=- 2023-Q4=- 2024-Q1=- gaps 4",
		"a sample 2023-Q1=- 2023-Q2=- 2023-Q3=- 2023-Q4=3 2024-Q1=- gaps 4",
	})
	if n := len(w.Series[0].Trend.Lines); n != 0 {
		t.Errorf("%d lines through periods without a value", n)
	}
	// Without since and frequency: from the first value, as often as it says.
	w = watch(sys, model.Internal, "2024-04-01", model.Indicator{Key: "i"})
	if got := seenSeries(w.Series[0]); w.Every != "quarter" || got != "2023-Q2=7 2023-Q3=- 2023-Q4=-2 2024-Q1=-" {
		t.Errorf("%s: %s", w.Every, got)
	}
	// A first period that was mistyped makes no page of a thousand years.
	w = watch(sys, model.Internal, "2024-04-01", model.Indicator{Key: "i", Every: "quarter", Since: "1023-Q1"})
	if n := len(w.Series[0].Values); n != mostPeriods {
		t.Errorf("%d periods", n)
	}
}
