package model

import (
	"os"
	"strings"
	"testing"
)

// TestStatusVectors runs the rule over the vectors that the browser's script
// is held to as well (TestClockVectors of package site).
func TestStatusVectors(t *testing.T) {
	b, err := os.ReadFile("testdata/status.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[Status]int{}
	known := func(s string) Date {
		if s == "-" {
			return Date{}
		}
		return day(s)
	}
	for i, line := range strings.Split(string(b), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		if len(f) != 8 || f[5] != "->" {
			t.Fatalf("line %d is no vector: %q", i+1, line)
		}
		s := Standing{InForce: known(f[1]), Superseded: known(f[2]), Withdrawn: known(f[3])}
		if got := s.At(day(f[0])); got != Status(f[6]) {
			t.Errorf("line %d: %s, want %s", i+1, got, f[6])
		}
		if got := ReviewReached(known(f[4]), day(f[0])); got != (f[7] == "due") {
			t.Errorf("line %d: review reached is %t, want %s", i+1, got, f[7])
		}
		seen[Status(f[6])]++
	}
	for _, s := range []Status{Upcoming, Current, Superseded, Withdrawn} {
		if seen[s] < 3 {
			t.Errorf("only %d vectors are %s", seen[s], s)
		}
	}
}

func TestStandingOfReferences(t *testing.T) {
	old := &Reference{Number: "GB/T 1—2009", InForce: day("2010-01-01")}
	now := &Reference{Number: "GB/T 1—2020", InForce: day("2020-10-01"), Replaces: []string{"GB/T 1—2009"}}
	undated := &Reference{Number: "GB/T 2—2019", Issued: day("2019-06-04")}
	gone := &Reference{Number: "GB/T 3—1999", Withdraw: day("2015-01-01")}
	replaced := &Reference{Number: "GB/T 4—1999"}
	next := &Reference{Number: "GB/T 4—2015", InForce: day("2015-01-01"), Replaces: []string{"GB/T 4—1999"}}
	all := []*Reference{old, now, undated, gone, replaced, next}
	for _, c := range []struct {
		r    *Reference
		day  string
		want Status
	}{
		{old, "2009-12-31", Upcoming}, {old, "2020-09-30", Current}, {old, "2020-10-01", Superseded}, {now, "2026-01-01", Current},
		{undated, "2026-01-01", Unknown}, {gone, "2014-12-31", Unknown}, {gone, "2015-01-01", Withdrawn},
		{replaced, "2014-12-31", Unknown}, {replaced, "2015-01-01", Superseded},
	} {
		if got := c.r.StatusAt(day(c.day), all); got != c.want {
			t.Errorf("%s on %s is %s, want %s", c.r.Number, c.day, got, c.want)
		}
	}
}

// An edition that another work replaces is superseded on that work's day, the
// earliest if several do.
func TestReplacedByAnotherWork(t *testing.T) {
	old := &Work{ID: "old"}
	old.Editions = []*Edition{{Work: old, Year: "2018", Number: "A—2018", InForce: day("2018-01-01")}}
	next := &Work{ID: "next"}
	next.Editions = []*Edition{
		{Work: next, Year: "2023", Number: "B—2023", InForce: day("2023-06-01"), Replaces: []string{"A—2018", "C—1999"}},
		{Work: next, Year: "2024", Number: "B—2024", InForce: day("2024-06-01"), Replaces: []string{"A—2018", "B—2023"}},
	}
	undated := &Work{ID: "undated"}
	undated.Editions = []*Edition{{Work: undated, Year: "2022", Number: "D—2022", Replaces: []string{"A—2018"}}}
	(&System{Works: []*Work{old, next, undated}}).Relate()
	for d, want := range map[string]Status{"2017-12-31": Upcoming, "2023-05-31": Current, "2023-06-01": Superseded} {
		if got := old.StatusAt(day(d)); got != want {
			t.Errorf("on %s %s, want %s", d, got, want)
		}
	}
	if got := next.Editions[0].ReplacedOn; !got.IsZero() {
		t.Errorf("an edition of the same work counts as another's: %s", got)
	}
}
