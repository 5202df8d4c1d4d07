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
