package model

import (
	"fmt"
	"testing"
)

func TestIntervals(t *testing.T) {
	for _, c := range []struct{ name, first, last, next string }{
		{"2022", "2022-01-01", "2022-12-31", "2023"},
		{"2022-H1", "2022-01-01", "2022-06-30", "2022-H2"},
		{"2022-H2", "2022-07-01", "2022-12-31", "2023-H1"},
		{"2024-Q1", "2024-01-01", "2024-03-31", "2024-Q2"},
		{"2022-Q4", "2022-10-01", "2022-12-31", "2023-Q1"},
		{"2024-02", "2024-02-01", "2024-02-29", "2024-03"},
		{"2022-12", "2022-12-01", "2022-12-31", "2023-01"},
	} {
		i, ok := ParseInterval(c.name)
		if !ok || i.String() != c.name {
			t.Errorf("%s is read as %v %v", c.name, i, ok)
			continue
		}
		if got, want := fmt.Sprintf("%s %s %s", i.First(), i.Last(), i.Next()), c.first+" "+c.last+" "+c.next; got != want {
			t.Errorf("%s: %s, want %s", c.name, got, want)
		}
		if at := IntervalAt(i.Every, i.Last()); at != i {
			t.Errorf("the last day of %s is in %s", i, at)
		}
	}
	for _, bad := range []string{"", "22", "2022-H3", "2022-Q5", "2022-13", "2022-00", "2022-1", "2022-h1", "2022-01-01", " 2022"} {
		if i, ok := ParseInterval(bad); ok {
			t.Errorf("%q is read as %v", bad, i)
		}
	}
	from, _ := ParseInterval("2021-H2")
	to, _ := ParseInterval("2023-H1")
	if got := fmt.Sprint(Intervals(from, to)); got != "[2021-H2 2022-H1 2022-H2 2023-H1]" {
		t.Errorf("from %s to %s: %s", from, to, got)
	}
	year, _ := ParseInterval("2023")
	if got := Intervals(from, year); got != nil {
		t.Errorf("intervals of different kinds: %v", got)
	}
	if got := Intervals(to, from); got != nil {
		t.Errorf("backwards: %v", got)
	}
}

func TestDecimals(t *testing.T) {
	for _, c := range []struct{ in, out string }{
		{"12.50", "12.5"}, {"0", "0"}, {"-3.10", "-3.1"}, {"100", "100"}, {"0.125", "0.125"},
	} {
		if got := DecimalOf(Decimal(c.in).Rat()); string(got) != c.out {
			t.Errorf("%s is written %s", c.in, got)
		}
	}
	for _, bad := range []Decimal{"", "1,5", "1/3", "1e3", ".5", "5.", "０", "+1"} {
		if bad.Rat() != nil {
			t.Errorf("%q is a number", bad)
		}
	}
	third := Decimal("1").Rat()
	third.Quo(third, Decimal("3").Rat())
	if got := DecimalOf(third); got != "0.33" {
		t.Errorf("a third is %s", got)
	}
	// Ten times a tenth is one: no binary fractions.
	sum := Decimal("0").Rat()
	for range 10 {
		sum.Add(sum, Decimal("0.1").Rat())
	}
	if DecimalOf(sum) != "1" {
		t.Errorf("ten tenths are %s", DecimalOf(sum))
	}
}
