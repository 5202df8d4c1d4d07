package model

import (
	"os"
	"strings"
	"testing"
)

// TestReviewVectors runs the rule over the vectors that the browser's script
// is held to as well (TestReviewClockVectors of package site).
func TestReviewVectors(t *testing.T) {
	b, err := os.ReadFile("testdata/review.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := func(s string) Date {
		if s == "-" {
			return Date{}
		}
		return day(s)
	}
	seen := map[ReviewState]int{}
	for i, line := range strings.Split(string(b), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		if len(f) != 10 || f[8] != "->" {
			t.Fatalf("line %d is no vector: %q", i+1, line)
		}
		term := ReviewTerm{
			Standing: Standing{InForce: known(f[1]), Superseded: known(f[2]), Withdrawn: known(f[3])},
			Soon:     known(f[4]), Due: known(f[5]), Cap: known(f[6]),
		}
		if f[7] != "-" {
			term.Last = &Review{Result: f[7]}
		}
		if got := term.At(day(f[0])); got != ReviewState(f[9]) {
			t.Errorf("line %d: %s, want %s", i+1, got, f[9])
		}
		seen[ReviewState(f[9])]++
	}
	for _, s := range ReviewStates {
		if seen[s] == 0 {
			t.Errorf("no vector is %s", s)
		}
	}
}

// reviewed is a system of one work in force since 2023-06-01 with the reviews.
func reviewed(l Level, reviews ...Review) (*System, *Edition) {
	l.Key = "local"
	w := &Work{ID: "w", Level: "local", Reviews: reviews}
	e := &Edition{Work: w, Year: "2023", Issued: day("2023-03-01"), InForce: day("2023-06-01")}
	w.Editions = []*Edition{e}
	return &System{Config: Config{Levels: []Level{l}}, Works: []*Work{w}}, e
}

func TestReviewTerm(t *testing.T) {
	both := Level{ReviewYears: 3, ReviewCap: 5}
	confirmed := Review{Date: day("2026-06-10"), Result: Confirmed}
	for _, c := range []struct {
		name           string
		level          Level
		reviews        []Review
		on             string
		soon, due, cap string
		want           ReviewState
	}{
		{"first term", both, nil, "2024-01-01", "2025-12-01", "2026-06-01", "2028-06-01", ReviewNotYet},
		{"a confirmation begins a new one", both, []Review{confirmed}, "2026-07-01", "2028-12-10", "2029-06-10", "2031-06-10", ReviewConfirmed},
		{"one that is still to come does not", both, []Review{confirmed}, "2026-06-09", "2025-12-01", "2026-06-01", "2028-06-01", ReviewDueNow},
		{"one before it was in force does not", both, []Review{{Date: day("2020-01-01"), Result: Confirmed}}, "2024-01-01", "2025-12-01", "2026-06-01", "2028-06-01", ReviewNotYet},
		{"the last review counts, not the last written", both, []Review{{Date: day("2026-08-01"), Result: "revise"}, confirmed}, "2026-09-01", "2028-12-10", "2029-06-10", "2031-06-10", ReviewRevise},
		{"no term of the plan", Level{ReviewCap: 5}, nil, "2027-12-01", "2027-12-01", "", "2028-06-01", ReviewSoon},
		{"none at all", Level{}, nil, "2040-01-01", "", "", "", ReviewUnruled},
	} {
		s, e := reviewed(c.level, c.reviews...)
		got := s.ReviewTerm(e, day(c.on))
		if got.Soon.String() != c.soon || got.Due.String() != c.due || got.Cap.String() != c.cap || got.At(day(c.on)) != c.want {
			t.Errorf("%s: %s %s %s %s, want %s %s %s %s", c.name, got.Soon, got.Due, got.Cap, got.At(day(c.on)), c.soon, c.due, c.cap, c.want)
		}
	}
}

func TestUnfollowed(t *testing.T) {
	revise := Review{Date: day("2026-06-10"), Result: "revise"}
	for _, c := range []struct {
		name    string
		reviews []Review
		change  func(*Work)
		on      string
		want    bool
	}{
		{"none", nil, nil, "2026-07-01", false},
		{"confirmed", []Review{{Date: day("2026-06-10"), Result: Confirmed}}, nil, "2026-07-01", false},
		{"to be revised", []Review{revise}, nil, "2026-07-01", true},
		{"not yet recorded", []Review{revise}, nil, "2026-06-09", false},
		{"confirmed after all", []Review{revise, {Date: day("2026-06-11"), Result: Confirmed}}, nil, "2026-07-01", false},
		{"a newer edition", []Review{revise}, func(w *Work) {
			w.Editions = append(w.Editions, &Edition{Work: w, Year: "2026", Issued: day("2026-06-30")})
		}, "2026-07-01", false},
		{"an older edition only", []Review{revise}, func(w *Work) {
			w.Editions = append(w.Editions, &Edition{Work: w, Year: "2020", Issued: day("2020-06-30"), InForce: day("2020-07-30")})
		}, "2026-07-01", true},
		{"withdrawn", []Review{{Date: day("2026-06-10"), Result: "withdraw"}}, func(w *Work) { w.Editions[0].Withdraw = day("2026-06-10") }, "2026-07-01", false},
		{"to be withdrawn", []Review{{Date: day("2026-06-10"), Result: "withdraw"}}, nil, "2026-07-01", true},
		{"replaced by another", []Review{revise}, func(w *Work) { w.Editions[0].ReplacedOn = day("2027-01-01") }, "2026-07-01", false},
	} {
		_, e := reviewed(Level{}, c.reviews...)
		if c.change != nil {
			c.change(e.Work)
		}
		if got := e.Work.Unfollowed(day(c.on)); (got != nil) != c.want {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

// A month that has no such day ends it.
func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-06-01", -6, "2025-12-01"}, {"2026-08-31", -6, "2026-02-28"}, {"2024-08-30", -6, "2024-02-29"},
		{"2026-01-31", 1, "2026-02-28"}, {"2026-12-15", 1, "2027-01-15"}, {"2026-03-31", -3, "2025-12-31"},
	} {
		if got := day(c.from).AddMonths(c.n); got != day(c.want) {
			t.Errorf("%s %+d months: %s, want %s", c.from, c.n, got, c.want)
		}
	}
}
