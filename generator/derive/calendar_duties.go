package derive

import "guiju/generator/model"

// DutyCalendar is the calendar of the reports and meetings that bodies owe.
const DutyCalendar = "rule-321.ics"

// duties writes an event on every day on which a duty is due for some body, one
// for all of its bodies; it reports whether there is any. Where only samples owe
// it, it says so.
func (c *calendar) duties() bool {
	for _, duty := range c.d.System.Mechanisms.Duties {
		seen := map[model.DutyPeriod]bool{}
		for _, o := range c.d.Rule321.Owed {
			if o.Duty != duty || seen[o.Period] {
				continue
			}
			seen[o.Period] = true
			c.duty(duty, o.Period, c.d.Rule321.onlySamples(duty, o.Period))
		}
	}
	return c.events > 0
}

func (r Rule321) onlySamples(d *model.Duty, p model.DutyPeriod) bool {
	for _, o := range r.Owed {
		if o.Duty == d && o.Period == p && !o.Body.Sample {
			return false
		}
	}
	return true
}

func (c *calendar) duty(d *model.Duty, p model.DutyPeriod, sample bool) {
	c.events++
	on := d.DueOf(p)
	summary := d.Title.Or(c.lang) + model.Bilingual{Zh: "（" + p.String() + "）到期", En: " (" + p.String() + ") due"}.In(c.lang)
	if sample {
		summary = sampleMark.In(c.lang) + summary
	}
	c.line("BEGIN:VEVENT")
	c.line("UID:tag:" + c.authority + ":" + model.Rule321Path + "#" + d.Key + "-" + p.String())
	c.line("DTSTAMP:" + basicDate(c.d.Day) + "T000000Z")
	c.line("DTSTART;VALUE=DATE:" + basicDate(on))
	c.line("DTEND;VALUE=DATE:" + basicDate(model.NewDate(on.Year, on.Month, on.Day+1)))
	c.line("SUMMARY;LANGUAGE=" + c.lang.Tag() + ":" + calendarText(summary))
	if s := d.Source.Or(c.lang); s != "" {
		c.line("DESCRIPTION;LANGUAGE=" + c.lang.Tag() + ":" + calendarText(s))
	}
	if c.base != "" {
		c.line("URL:" + c.base + c.lang.Prefix() + model.Rule321Path)
	}
	c.line("TRANSP:TRANSPARENT")
	c.line("END:VEVENT")
}
