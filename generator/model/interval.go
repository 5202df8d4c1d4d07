package model

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// Interval is a stretch of the calendar as records name it: 2022, 2022-H1,
// 2022-Q3, 2022-07. The zero Interval is none.
type Interval struct {
	Every string // one of PeriodKinds
	Year  int
	N     int // which of the year, from 1; of a year 1
}

// monthsOf says how many months an interval of each kind has.
var monthsOf = map[string]int{"year": 12, "half-year": 6, "quarter": 3, "month": 1}

var intervalForm = regexp.MustCompile(`^([0-9]{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$`)

// ParseInterval reads the name of an interval.
func ParseInterval(s string) (Interval, bool) {
	m := intervalForm.FindStringSubmatch(s)
	if m == nil {
		return Interval{}, false
	}
	year, _ := strconv.Atoi(m[1])
	for i, every := range []string{"half-year", "quarter", "month"} {
		if n, err := strconv.Atoi(m[i+2]); err == nil {
			return Interval{every, year, n}, true
		}
	}
	return Interval{"year", year, 1}, true
}

// IntervalAt returns the interval of the kind that the day is in; none for a
// kind that there is not.
func IntervalAt(every string, day Date) Interval {
	months := monthsOf[every]
	if months == 0 || day.IsZero() {
		return Interval{}
	}
	return Interval{every, day.Year, (int(day.Month)-1)/months + 1}
}

// IsZero reports whether it is none.
func (i Interval) IsZero() bool { return i == Interval{} }

// String writes the name that ParseInterval reads.
func (i Interval) String() string {
	switch i.Every {
	case "year":
		return fmt.Sprintf("%04d", i.Year)
	case "half-year":
		return fmt.Sprintf("%04d-H%d", i.Year, i.N)
	case "quarter":
		return fmt.Sprintf("%04d-Q%d", i.Year, i.N)
	case "month":
		return fmt.Sprintf("%04d-%02d", i.Year, i.N)
	}
	return ""
}

// First returns the first day.
func (i Interval) First() Date {
	return NewDate(i.Year, time.Month((i.N-1)*monthsOf[i.Every]+1), 1)
}

// Last returns the last day.
func (i Interval) Last() Date {
	return NewDate(i.Year, time.Month(i.N*monthsOf[i.Every]+1), 0)
}

// Next returns the interval of the same kind that follows.
func (i Interval) Next() Interval {
	if i.N++; i.N > 12/monthsOf[i.Every] {
		i.Year, i.N = i.Year+1, 1
	}
	return i
}

// Intervals lists the intervals from one to another of the same kind, both
// among them; nothing where they are of different kinds, or end before they
// begin.
func Intervals(from, to Interval) (out []Interval) {
	if from.IsZero() || from.Every != to.Every {
		return nil
	}
	for i := from; !i.First().After(to.First()); i = i.Next() {
		out = append(out, i)
	}
	return out
}
