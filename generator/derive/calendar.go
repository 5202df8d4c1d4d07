package derive

import (
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// CalendarPath is the calendar of all reviews; LevelCalendar that of one level.
const CalendarPath = "reviews.ics"

// LevelCalendar returns the address of the calendar of a level.
func LevelCalendar(level string) string { return "reviews/" + level + ".ics" }

// Calendars returns the calendars by their paths, in each language of the site:
// of the reviews, of the whole and of every level and body that has one, and of
// the reports and meetings that bodies owe. An event
// stands on the day on which a review is due, and one on that of the law's
// limit; where a review asked for a revision or a withdrawal there is none.
// Links are absolute where base is given, else left out.
func Calendars(d *Derived, base string) map[string][]byte {
	out := map[string][]byte{}
	for _, l := range d.System.Langs() {
		whole := newCalendar(d, l, base, "", reviewsName)
		levels := map[string]*calendar{}
		for _, level := range d.System.Config.Levels {
			levels[level.Key] = newCalendar(d, l, base, level.Title.Or(l), reviewsName)
		}
		for _, r := range d.Reviews.Rows {
			whole.row(r)
			if c := levels[r.Row.Work.Level]; c != nil {
				c.row(r)
			}
		}
		// A calendar without an event is none (RFC 5545, 3.6).
		if whole.events > 0 {
			out[l.Prefix()+CalendarPath] = whole.end()
		}
		for key, c := range levels {
			if c.events > 0 {
				out[l.Prefix()+LevelCalendar(key)] = c.end()
			}
		}
		for _, b := range d.Bodies {
			c := newCalendar(d, l, base, b.Title.Or(l), reviewsName)
			for _, r := range b.Reviews {
				c.row(r)
			}
			if c.events > 0 {
				out[l.Prefix()+b.CalendarPath()] = c.end()
			}
		}
		if c := newCalendar(d, l, base, "", dutiesName); c.duties() {
			out[l.Prefix()+DutyCalendar] = c.end()
		}
	}
	return out
}

// calendar writes one VCALENDAR (RFC 5545).
type calendar struct {
	b         strings.Builder
	d         *Derived
	lang      model.Lang
	base      string
	authority string
	events    int
}

// reviewsName and dutiesName are what the two kinds of calendars are called.
var (
	reviewsName = model.Bilingual{Zh: "　复审", En: ": periodic reviews"}
	dutiesName  = model.Bilingual{Zh: "　2报1会", En: ": reports and meetings"}
)

func newCalendar(d *Derived, l model.Lang, base, part string, of model.Bilingual) *calendar {
	c := &calendar{d: d, lang: l, base: base, authority: tagAuthority(d.System)}
	name := d.System.Config.Site.Title.Or(l)
	if part != "" {
		name += model.Bilingual{Zh: "　" + part, En: ", " + part}.In(l)
	}
	name += of.In(l)
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//Guiju//Reviews//" + strings.ToUpper(string(l)))
	c.line("CALSCALE:GREGORIAN")
	c.line("METHOD:PUBLISH")
	c.line("X-WR-CALNAME:" + calendarText(name))
	return c
}

// HasReviewEvent reports whether a calendar has an event of the edition.
func HasReviewEvent(r ReviewRow) bool {
	return r.State != model.ReviewRevise && r.State != model.ReviewWithdraw && !r.Day().IsZero()
}

// row writes the events of one edition.
func (c *calendar) row(r ReviewRow) {
	if !HasReviewEvent(r) {
		return
	}
	words := func(zh, en string) string { return model.Bilingual{Zh: zh, En: en}.In(c.lang) }
	level := c.d.System.Level(r.Row.Work.Level)
	if !r.Term.Due.IsZero() {
		c.event(r, "due", r.Term.Due, words("复审到期：", "Review due: "), level.ReviewSource)
	}
	if !r.Term.Cap.IsZero() {
		c.event(r, "cap", r.Term.Cap, words("复审法定上限：", "Legal limit of review: "), level.ReviewCapSource)
	}
}

func (c *calendar) event(r ReviewRow, kind string, on model.Date, what string, source model.Bilingual) {
	c.events++
	summary := what + r.Edition.Number
	if title := r.Edition.Title.Or(c.lang); title != "" {
		summary = what + strings.TrimSpace(r.Edition.Number+" "+title)
	}
	if r.Row.Work.Sample {
		summary = sampleMark.In(c.lang) + summary
	}
	since := model.Bilingual{Zh: "自 " + r.Term.From.String() + " 起算。", En: "Counted from " + r.Term.From.String() + ". "}.In(c.lang)
	c.line("BEGIN:VEVENT")
	// The same event keeps its id in every build and every language, so that a
	// subscriber sees it move when a review began a new term.
	c.line("UID:tag:" + c.authority + ":" + r.Edition.Path() + "#review-" + kind)
	c.line("DTSTAMP:" + basicDate(c.d.Day) + "T000000Z")
	c.line("DTSTART;VALUE=DATE:" + basicDate(on))
	c.line("DTEND;VALUE=DATE:" + basicDate(model.NewDate(on.Year, on.Month, on.Day+1)))
	c.line("SUMMARY;LANGUAGE=" + c.lang.Tag() + ":" + calendarText(summary))
	c.line("DESCRIPTION;LANGUAGE=" + c.lang.Tag() + ":" + calendarText(since+source.Or(c.lang)))
	if c.base != "" {
		c.line("URL:" + c.base + c.lang.Prefix() + r.Row.Path)
	}
	c.line("TRANSP:TRANSPARENT")
	c.line("END:VEVENT")
}

func (c *calendar) end() []byte {
	c.line("END:VCALENDAR")
	return []byte(c.b.String())
}

// line writes a content line folded at 75 octets, never within a character
// (RFC 5545, 3.1).
func (c *calendar) line(s string) {
	room := 75
	for len(s) > room {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		c.b.WriteString(s[:cut] + "\r\n ")
		s, room = s[cut:], 74
	}
	c.b.WriteString(s + "\r\n")
}

// calendarText writes a value of type TEXT (RFC 5545, 3.3.11).
func calendarText(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", "").Replace(s)
}

func basicDate(d model.Date) string { return strings.ReplaceAll(d.String(), "-", "") }
