package model

import (
	"regexp"
	"slices"
	"strconv"
	"time"
)

// DutyPeriod is the year, or the half of one, for which a duty is owed.
type DutyPeriod struct {
	Year int
	Half int // 1 or 2; 0 is the whole year
}

var dutyPeriodForm = regexp.MustCompile(`^([0-9]{4})(?:-H([12]))?$`)

// ParseDutyPeriod reads 2022, 2022-H1 and 2022-H2.
func ParseDutyPeriod(s string) (DutyPeriod, bool) {
	m := dutyPeriodForm.FindStringSubmatch(s)
	if m == nil {
		return DutyPeriod{}, false
	}
	year, _ := strconv.Atoi(m[1])
	half, _ := strconv.Atoi(m[2])
	return DutyPeriod{year, half}, true
}

// String writes the period as content does.
func (p DutyPeriod) String() string {
	s := strconv.Itoa(p.Year)
	if p.Half > 0 {
		s += "-H" + strconv.Itoa(p.Half)
	}
	return s
}

// Start is the first day of the period.
func (p DutyPeriod) Start() Date {
	if p.Half == 2 {
		return NewDate(p.Year, time.July, 1)
	}
	return NewDate(p.Year, time.January, 1)
}

// End is the last day of the period.
func (p DutyPeriod) End() Date {
	if p.Half == 1 {
		return NewDate(p.Year, time.June, 30)
	}
	return NewDate(p.Year, time.December, 31)
}

// Middle is the first day of the second half of the period.
func (p DutyPeriod) Middle() Date {
	switch p.Half {
	case 1:
		return NewDate(p.Year, time.April, 1)
	case 2:
		return NewDate(p.Year, time.October, 1)
	}
	return NewDate(p.Year, time.July, 1)
}

// HalfYearly reports whether the kind of a duty or report is owed twice a year.
func HalfYearly(kind string) bool { return kind == "half-year-report" }

// Fits reports whether a report of the kind is of such periods.
func (p DutyPeriod) Fits(kind string) bool { return HalfYearly(kind) == (p.Half > 0) }

// Periods are those of the duty that begin on the day or before it, in order.
// Where no first year is set nothing is owed yet.
func (d *Duty) Periods(day Date) (out []DutyPeriod) {
	if d.Since == 0 {
		return nil
	}
	for y := d.Since; y <= day.Year && (d.Until == 0 || y <= d.Until); y++ {
		of := []DutyPeriod{{y, 0}}
		if HalfYearly(d.Kind) {
			of = []DutyPeriod{{y, 1}, {y, 2}}
		}
		for _, p := range of {
			if !p.Start().After(day) {
				out = append(out, p)
			}
		}
	}
	return out
}

// DueOf is the day by which the duty is owed for a period. A meeting is held in
// its year. A report is made when its period is nearly over or is over: its day
// is the first of that name that comes in the second half of the period or
// later, so that 01-31 is in the year after. Where no day is set it is the last
// of the period.
func (d *Duty) DueOf(p DutyPeriod) Date {
	month, day, ok := monthDay(d.dayOf(p))
	if !ok {
		return p.End()
	}
	due := NewDate(p.Year, month, day)
	if d.Kind != "annual-meeting" && due.Before(p.Middle()) {
		due = NewDate(p.Year+1, month, day)
	}
	return due
}

func (d *Duty) dayOf(p DutyPeriod) string {
	if i := max(p.Half-1, 0); i < len(d.Days) {
		return d.Days[i]
	}
	return ""
}

// IsMonthDay reports whether s is a day that every year has: 07-31.
func IsMonthDay(s string) bool {
	_, _, ok := monthDay(s)
	return ok
}

func monthDay(s string) (time.Month, int, bool) {
	if len(s) != len("07-31") {
		return 0, 0, false
	}
	d, err := ParseDate("2023-" + s) // 2023 has no 29 February
	return d.Month, d.Day, err == nil
}

// Owes reports whether a body is of a kind that owes the duty, and is there for
// the period: what was set up later, dissolved before, or never set up does not.
func (d *Duty) Owes(b *Body, p DutyPeriod) bool {
	if !slices.Contains(d.Bodies, b.Kind) || b.State == NotDone {
		return false
	}
	if b.State == Done && b.Date.After(p.End()) {
		return false
	}
	return b.Until.IsZero() || !b.Until.Before(p.Start())
}
