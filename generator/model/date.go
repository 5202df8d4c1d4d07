package model

import (
	"fmt"
	"time"
)

// Date is a day of the civil calendar, without a time zone. The zero Date is
// "not known". Its string form is YYYY-MM-DD.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate returns the date, normalised like time.Date.
func NewDate(y int, m time.Month, d int) Date {
	return dateOf(time.Date(y, m, d, 0, 0, 0, 0, time.UTC))
}

// ParseDate reads YYYY-MM-DD and refuses days that do not exist.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a day written YYYY-MM-DD", s)
	}
	return dateOf(t), nil
}

func dateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// Today returns the present day in Asia/Shanghai (UTC+8, no summer time), the
// default as-of date. Only main may call it.
func Today() Date {
	return dateOf(time.Now().In(time.FixedZone("Asia/Shanghai", 8*60*60)))
}

// UnmarshalTOML takes a TOML local date. A date with a time, or a string, is
// refused, so that a day is written in one way only.
func (d *Date) UnmarshalTOML(v any) error {
	t, ok := v.(time.Time)
	if !ok || t.Location().String() != "date-local" {
		return fmt.Errorf("want a day such as 2022-05-01, without quotes and without a time")
	}
	*d = dateOf(t)
	return nil
}

// MarshalText writes YYYY-MM-DD, or nothing for the zero Date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// IsZero reports whether the date is not known.
func (d Date) IsZero() bool { return d == Date{} }

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Time().Before(e.Time()) }

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return e.Before(d) }

// PassedOn reports whether the day by which something is due has passed; the day
// itself is still in time.
func (d Date) PassedOn(day Date) bool { return !d.IsZero() && d.Before(day) }

// AddYears returns the same day n years on; 29 February becomes 1 March.
func (d Date) AddYears(n int) Date { return NewDate(d.Year+n, d.Month, d.Day) }

// AddMonths returns the same day n months on, or the last of that month where
// it has no such day.
func (d Date) AddMonths(n int) Date {
	first := NewDate(d.Year, d.Month+time.Month(n), 1)
	last := NewDate(first.Year, first.Month+1, 0)
	return Date{first.Year, first.Month, min(d.Day, last.Day)}
}

// String writes YYYY-MM-DD, or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}
