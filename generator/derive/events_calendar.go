package derive

import (
	"strings"

	"guiju/generator/model"
)

// EventsCalendarPath is the calendar of the events.
const EventsCalendarPath = "events.ics"

// EventCalendars returns the calendar of the events in each language of the
// site, by its path; none where no event has a day. An event that is known not
// to have been held is called off; one that has passed without a record stays
// as it was announced.
func EventCalendars(d *Derived, base string) map[string][]byte {
	out := map[string][]byte{}
	for _, l := range d.System.Langs() {
		c := &calendar{d: d, lang: l, base: base, authority: tagAuthority(d.System)}
		name := d.System.Config.Site.Title.Or(l) + model.Bilingual{Zh: "　活动", En: ": events"}.In(l)
		c.line("BEGIN:VCALENDAR")
		c.line("VERSION:2.0")
		c.line("PRODID:-//Guiju//Events//" + strings.ToUpper(string(l)))
		c.line("CALSCALE:GREGORIAN")
		c.line("METHOD:PUBLISH")
		c.line("X-WR-CALNAME:" + calendarText(name))
		for _, h := range d.Happenings {
			if !h.Item.Event.Start.IsZero() {
				c.happening(h)
			}
		}
		if c.events > 0 { // a calendar without an event is none (RFC 5545, 3.6)
			out[l.Prefix()+EventsCalendarPath] = c.end()
		}
	}
	return out
}

func (c *calendar) happening(h Happening) {
	c.events++
	i, g := h.Item, h.Item.Event
	summary := i.Title.Or(c.lang)
	if i.Sample {
		summary = sampleMark.In(c.lang) + summary
	}
	last := g.Last()
	c.line("BEGIN:VEVENT")
	c.line("UID:tag:" + c.authority + ":" + i.Path())
	c.line("DTSTAMP:" + basicDate(c.d.Day) + "T000000Z")
	c.line("DTSTART;VALUE=DATE:" + basicDate(g.Start))
	c.line("DTEND;VALUE=DATE:" + basicDate(model.NewDate(last.Year, last.Month, last.Day+1)))
	c.line("SUMMARY;LANGUAGE=" + c.lang.Tag() + ":" + calendarText(summary))
	if place := g.Place.Or(c.lang); place != "" {
		c.line("LOCATION;LANGUAGE=" + c.lang.Tag() + ":" + calendarText(place))
	}
	if words := i.Summary.Or(c.lang); words != "" {
		c.line("DESCRIPTION;LANGUAGE=" + c.lang.Tag() + ":" + calendarText(words))
	}
	if c.base != "" {
		c.line("URL:" + c.base + c.lang.Prefix() + i.Path())
	}
	if h.State == model.GatheringNotHeld {
		c.line("STATUS:CANCELLED")
	}
	c.line("TRANSP:TRANSPARENT")
	c.line("END:VEVENT")
}
