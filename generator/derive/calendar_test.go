package derive

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"guiju/generator/model"
)

// event is a VEVENT as a strict reader takes it: property to value, with the
// parameters left on.
type event map[string]string

var (
	contentLine = regexp.MustCompile(`^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[A-Za-z0-9-]+)*):(.*)$`)
	textValue   = regexp.MustCompile(`^(?:[^\\;,]|\\[\\;,nN])*$`)
)

// readCalendar reads a file by RFC 5545 and complains of whatever it does not
// allow: line ends, length, folding within a character, unknown properties,
// required ones that lack, values of the wrong type.
func readCalendar(t *testing.T, name string, b []byte) (events []event, title string) {
	t.Helper()
	s := string(b)
	if !utf8.ValidString(s) || strings.HasPrefix(s, "\ufeff") {
		t.Fatalf("%s: not UTF-8, or with a mark of byte order", name)
	}
	if !strings.HasSuffix(s, "\r\n") || strings.Count(s, "\n") != strings.Count(s, "\r\n") || strings.Count(s, "\r") != strings.Count(s, "\r\n") {
		t.Fatalf("%s: a line does not end in CRLF", name)
	}
	for i, line := range strings.Split(strings.TrimSuffix(s, "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || line == "" {
			t.Errorf("%s: line %d has %d octets, or cuts a character: %q", name, i+1, len(line), line)
		}
	}
	unfolded := strings.ReplaceAll(s, "\r\n ", "")
	var open []string
	var now event
	head := map[string]string{}
	for _, line := range strings.Split(strings.TrimSuffix(unfolded, "\r\n"), "\r\n") {
		m := contentLine.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("%s: %q is no content line", name, line)
		}
		key, params, value := m[1], m[2], m[3]
		switch key {
		case "BEGIN":
			open = append(open, value)
			if value == "VEVENT" {
				now = event{}
			}
			continue
		case "END":
			if len(open) == 0 || open[len(open)-1] != value {
				t.Fatalf("%s: END:%s in %v", name, value, open)
			}
			open = open[:len(open)-1]
			if value == "VEVENT" {
				events = append(events, now)
				now = nil
			}
			continue
		}
		in := head
		if now != nil {
			in = now
		}
		if _, twice := in[key]; twice {
			t.Errorf("%s: %s twice", name, key)
		}
		in[key] = value
		switch key {
		case "SUMMARY", "DESCRIPTION", "X-WR-CALNAME":
			if !textValue.MatchString(value) {
				t.Errorf("%s: %s is not escaped: %q", name, key, value)
			}
		case "DTSTART", "DTEND":
			if params != ";VALUE=DATE" {
				t.Errorf("%s: %s is no day: %q", name, key, line)
			}
			if _, err := time.Parse("20060102", value); err != nil {
				t.Error(err)
			}
		case "DTSTAMP":
			if _, err := time.Parse("20060102T150405Z", value); err != nil {
				t.Error(err)
			}
		case "UID", "URL", "TRANSP", "VERSION", "PRODID", "CALSCALE", "METHOD":
		default:
			t.Errorf("%s: unexpected %s", name, key)
		}
	}
	if len(open) > 0 || head["VERSION"] != "2.0" || head["PRODID"] == "" || len(events) == 0 {
		t.Errorf("%s: open %v, head %v, %d events", name, open, head, len(events))
	}
	ids := map[string]bool{}
	for _, e := range events {
		for _, key := range []string{"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} {
			if e[key] == "" {
				t.Errorf("%s: %v lacks %s", name, e, key)
			}
		}
		if e["DTEND"] <= e["DTSTART"] || ids[e["UID"]] {
			t.Errorf("%s: %v ends before it begins, or comes twice", name, e)
		}
		ids[e["UID"]] = true
	}
	return events, head["X-WR-CALNAME"]
}

func calendarsOf(sys *model.System, day model.Date, base string) map[string][]byte {
	d := &Derived{System: sys, Day: day, Reviews: ReviewsOf(sys, Directory(sys, day), day)}
	return Calendars(d, base)
}

func TestCalendars(t *testing.T) {
	sys, day := reviewed(), date("2026-11-26")
	sys.Works[0].Editions[0].Title = model.Bilingual{Zh: `反斜线\、逗号,分号;换` + "\n" + `行，以及一个很长很长很长很长很长很长很长很长很长的名称`, En: "A title, with commas; and more"}
	files := calendarsOf(sys, day, "https://example.org/x/")
	for _, name := range []string{"reviews.ics", "en/reviews.ics", "reviews/local.ics", "en/reviews/local.ics", "reviews/internal.ics", "en/reviews/internal.ics"} {
		if files[name] == nil {
			t.Fatalf("no %s", name)
		}
	}
	if len(files) != 6 { // a level without a term has none
		t.Errorf("%d files", len(files))
	}
	all := map[string]int{}
	for name, b := range files {
		events, _ := readCalendar(t, name, b)
		all[name] = len(events)
	}
	// Due and limit of: past, reached, soon, not yet, confirmed, upcoming, two
	// editions, revised; due alone of the internal one. None of what was
	// reviewed with another result, of what has no term, of what is planned or
	// ended.
	if all["reviews.ics"] != 2*9+1 || all["en/reviews.ics"] != all["reviews.ics"] || all["reviews/local.ics"] != 2*9 || all["reviews/internal.ics"] != 1 {
		t.Errorf("events %v", all)
	}
	events, title := readCalendar(t, "reviews.ics", files["reviews.ics"])
	if title != "体系　复审" {
		t.Errorf("called %q", title)
	}
	first := event{}
	for _, e := range events {
		if e["UID"] == "tag:example.org,2026:standards/a-past/2021.html#review-due" {
			first = e
		}
	}
	if first["DTSTART"] != "20241126" || first["DTEND"] != "20241127" || first["DTSTAMP"] != "20261126T000000Z" || first["URL"] != "https://example.org/x/standards/a-past.html" {
		t.Errorf("%v", first)
	}
	if want := `复审到期：a-past—2021 反斜线\\、逗号\,分号\;换\n行，以及一个很长很长很长很长很长很长很长很长很长的名称`; first["SUMMARY"] != want {
		t.Errorf("%q\nwant\n%q", first["SUMMARY"], want)
	}
	if again := calendarsOf(sys, day, "https://example.org/x/"); fmt.Sprint(again) != fmt.Sprint(files) {
		t.Error("a second time it is another calendar")
	}
}

// TestCalendarIDs: a review that began a new term moves its event and keeps its
// id; samples are called samples; without an address there is none.
func TestCalendarIDs(t *testing.T) {
	find := func(sys *model.System, day, uid string) (event, bool) {
		events, _ := readCalendar(t, "en/reviews.ics", calendarsOf(sys, date(day), "")["en/reviews.ics"])
		for _, e := range events {
			if strings.HasSuffix(e["UID"], uid) {
				return e, true
			}
		}
		return nil, false
	}
	sys := reviewed()
	before, _ := find(sys, "2024-10-01", "standards/f-confirmed/2020.html#review-due")
	after, _ := find(sys, "2026-11-26", "standards/f-confirmed/2020.html#review-due")
	if before["DTSTART"] != "20260101" || after["DTSTART"] != "20271010" || before["UID"] != after["UID"] {
		t.Errorf("%v then %v", before, after)
	}
	sample, _ := find(sys, "2026-11-26", "c-reached/2020.html#review-due")
	if !strings.HasPrefix(sample["SUMMARY"], "[Sample] Review due: c-reached—2020") || sample["URL"] != "" {
		t.Errorf("%v", sample)
	}
	if e, ok := find(sys, "2026-11-26", "g-revise/2020.html#review-due"); ok {
		t.Errorf("reviewed, and still in the calendar: %v", e)
	}
}

// TestCalendarWithholds: of what is withheld only the number is in a calendar,
// and an empty calendar is none.
func TestCalendarWithholds(t *testing.T) {
	sys, day := reviewed(), date("2026-11-26")
	for _, w := range sys.Works {
		w.Publication = model.Publication{Decision: model.Unlisted}
	}
	if files := calendarsOf(For(sys, model.Public), day, ""); len(files) != 0 {
		t.Errorf("%d calendars of nothing", len(files))
	}
	hidden := sys.Works[0]
	hidden.Publication = model.Publication{Decision: model.RecordOnly, HideTitle: true}
	hidden.Editions[0].Title.Zh = "秘密名称"
	files := calendarsOf(For(sys, model.Public), day, "")
	b := string(files["reviews.ics"])
	if strings.Contains(strings.ReplaceAll(b, "\r\n ", ""), "秘密") || !strings.Contains(b, "a-past—2021") {
		t.Errorf("%s", b)
	}
	if strings.Contains(b, "b-reached") {
		t.Error("an unlisted standard is in the calendar")
	}
}
