package model

import "testing"

// TestDueOf: a half-year report has two days, a report whose day comes early in
// the year is of the year before, a meeting is held in its own.
func TestDueOf(t *testing.T) {
	for _, tt := range []struct {
		kind   string
		days   []string
		period string
		want   string
	}{
		{"half-year-report", []string{"07-15", "01-15"}, "2022-H1", "2022-07-15"},
		{"half-year-report", []string{"07-15", "01-15"}, "2022-H2", "2023-01-15"},
		{"half-year-report", []string{"06-20", "12-20"}, "2022-H1", "2022-06-20"},
		{"half-year-report", []string{"06-20", "12-20"}, "2022-H2", "2022-12-20"},
		{"half-year-report", nil, "2022-H1", "2022-06-30"},
		{"half-year-report", nil, "2022-H2", "2022-12-31"},
		{"annual-report", []string{"12-10"}, "2022", "2022-12-10"},
		{"annual-report", []string{"02-28"}, "2022", "2023-02-28"},
		{"annual-report", []string{"13-01"}, "2022", "2022-12-31"},
		{"annual-meeting", []string{"03-31"}, "2022", "2022-03-31"},
		{"annual-meeting", nil, "2022", "2022-12-31"},
	} {
		p, ok := ParseDutyPeriod(tt.period)
		if !ok || p.String() != tt.period || !p.Fits(tt.kind) {
			t.Errorf("%s is read as %v, %v", tt.period, p, ok)
		}
		d := &Duty{Kind: tt.kind, Days: tt.days}
		if got := d.DueOf(p).String(); got != tt.want {
			t.Errorf("%s %v of %s is due %s, want %s", tt.kind, tt.days, tt.period, got, tt.want)
		}
	}
	for _, s := range []string{"", "22", "2022-H3", "2022-h1", "2022-07", "2022 "} {
		if _, ok := ParseDutyPeriod(s); ok {
			t.Errorf("%q is no period", s)
		}
	}
	for _, s := range []string{"02-29", "2-1", "07/31", "00-10", "07-31x"} {
		if IsMonthDay(s) {
			t.Errorf("%q is no day of every year", s)
		}
	}
}

// TestDutyPeriods: nothing is owed without a first year, before it, after the
// last, or by a body that was not there.
func TestDutyPeriods(t *testing.T) {
	day := NewDate(2024, 3, 1)
	if n := len((&Duty{Kind: "annual-report"}).Periods(day)); n != 0 {
		t.Errorf("%d periods without a first year", n)
	}
	half := &Duty{Kind: "half-year-report", Since: 2023, Bodies: []string{"department"}}
	if got := half.Periods(day); len(got) != 3 || got[2].String() != "2024-H1" {
		t.Errorf("half-years: %v", got)
	}
	ended := &Duty{Kind: "annual-report", Since: 2021, Until: 2022}
	if got := ended.Periods(day); len(got) != 2 || got[1].String() != "2022" {
		t.Errorf("years of a duty that ended: %v", got)
	}
	late := &Body{Kind: "department", Outcome: Outcome{State: Done, Date: NewDate(2023, 7, 1)}, Until: NewDate(2023, 12, 31)}
	for period, want := range map[string]bool{"2023-H1": false, "2023-H2": true, "2024-H1": false} {
		p, _ := ParseDutyPeriod(period)
		if got := half.Owes(late, p); got != want {
			t.Errorf("%s: owes %v", period, got)
		}
	}
	if p, _ := ParseDutyPeriod("2023-H2"); half.Owes(&Body{Kind: "association"}, p) {
		t.Error("another kind of body owes it")
	}
}
