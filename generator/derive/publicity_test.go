package derive

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/model"
	"guiju/generator/text"
)

func prose(t *testing.T, src string, l model.Lang) *model.Text {
	t.Helper()
	txt, problems := text.Parse([]byte(src), text.Options{Grammar: model.ProseGrammar, Lang: l, File: "item.md"})
	for _, p := range problems {
		t.Fatal(p.Message(model.En))
	}
	return txt
}

// publicised is a system with standards that are told of in every way, and one
// of which nothing is told. The day is 2026-11-26.
func publicised(t *testing.T) *model.System {
	t.Helper()
	zh := func(s string) map[model.Lang]*model.Text {
		return map[model.Lang]*model.Text{model.Zh: prose(t, s, model.Zh)}
	}
	sys := &model.System{
		Config: model.Config{
			Site:   model.Site{Title: model.Bilingual{Zh: "站", En: "Site"}},
			Levels: []model.Level{{Key: "local"}, {Key: "city"}},
			Areas:  []model.Area{{Key: "cars"}, {Key: "rooms"}},
		},
		Regions: []*model.Region{{Key: "p", Kind: "province"}, {Key: "a"}},
		Works: []*model.Work{
			work("one", "local", "", false, "2020-01-01", "2024-01-01"),
			work("two", "city", "", true, "2024-01-01"),
			work("bare", "local", "", false, "2024-01-01"),
			work("next", "local", "", false, "2027-01-01"),
			work("plan", "local", "", false),
		},
		Courses: []*model.Course{{ID: "c", Sample: true, Sessions: []model.Session{{Quotes: []model.Quotation{{Ref: "one#1"}, {Ref: "one#2"}}}}}},
		Uptake: []*model.Uptake{
			{Work: "one", Kind: "explained", Outcome: model.Outcome{State: model.Done, Date: date("2025-01-01"), Source: "记录"}},
			{Work: "one", Kind: "trained", Outcome: model.Outcome{State: model.NotDone, Source: "记录"}},
			{Work: "two", Kind: "trained", Sample: true, Outcome: model.Outcome{State: model.Done, Date: date("2025-01-01"), Source: "记录"}},
		},
		Publicity: []*model.Item{
			{ID: "later", Kind: "card", Date: date("2027-01-01"), About: []string{"bare"}, Texts: zh("以后。\n")},
			{ID: "meet", Kind: "event", Date: date("2026-11-20"), About: []string{"two#1", "two"}, Sample: true, Channels: []string{"meeting", "meeting"}, Regions: []string{"a"},
				Event: model.Gathering{Kind: "training", Start: date("2026-11-21")}},
			{ID: "explain", Kind: "interpretation", Date: date("2026-11-10"), About: []string{"one"}, Channels: []string{"website", "wechat"}, Audience: []string{"staff"},
				Texts: map[model.Lang]*model.Text{
					model.Zh: prose(t, "先看[[one#1|第1条]]。\n\n## 怎样做\n\n- 登记，见[[one#2.1]]和[[two#3]]。\n- 再看[[one#2.1]]。\n\n旧版的[[one/2020#4]]不同。\n", model.Zh),
					model.En: prose(t, "See [[one#1|1]] first.\n\n## How\n\nRegister, see [[one#2.1]].\n", model.En),
				}},
			{ID: "ask", Kind: "qa", Date: date("2026-10-10"), About: []string{"one", "law"}, Channels: []string{"website"},
				Texts: zh("## 甲问\n\n看[[two#1]]。\n\n## 乙问\n\n看一看。\n\n### 细问\n\n看[[one#1]]和[[two#1]]。\n\n## 丙问\n\n没有条。\n")},
			{ID: "show", Kind: "poster", Date: date("2026-10-01"), About: []string{"two"}, Sample: true, Areas: []string{"rooms"}, Levels: []string{"local"}, Texts: zh("图。\n")},
			{ID: "old", Kind: "news", Texts: zh("消息。\n")},
		},
	}
	sys.Works[0].Area, sys.Works[1].Area = "cars", "rooms"
	sys.Works[1].Region = "p"
	for _, w := range sys.Works {
		w.Publication.Decision = model.FullText
	}
	return sys
}

var publicityDay = date("2026-11-26")

func tellings(sys *model.System) ([]Row, []Telling) {
	rows := Directory(sys, publicityDay)
	return rows, Tellings(sys, rows)
}

// TestTellings: an item speaks of its standards once each, and of what they
// bring with them beside what it says itself.
func TestTellings(t *testing.T) {
	sys := publicised(t)
	_, all := tellings(sys)
	var got []string
	for _, v := range all {
		var works, levels, areas, regions []string
		for _, r := range v.Rows {
			works = append(works, r.Work.ID)
		}
		for _, l := range v.Levels {
			levels = append(levels, l.Key)
		}
		for _, a := range v.Areas {
			areas = append(areas, a.Key)
		}
		for _, r := range v.Regions {
			regions = append(regions, r.Key)
		}
		got = append(got, fmt.Sprint(v.Item.ID, works, levels, areas, regions))
	}
	want := []string{
		"later[bare] [local] [] []", "meet[two] [city] [rooms] [p a]", "explain[one] [local] [cars] []", "ask[one] [local] [cars] []",
		"show[two] [local city] [rooms] [p]", "old[] [] [] []",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestExplained: the places that items explain, each once a section, with the
// paragraph that names them, in the language where the item has it.
func TestExplained(t *testing.T) {
	sys := publicised(t)
	write := func(l model.Lang, id string) (out []string) {
		for _, x := range Explained(sys, l, publicityDay)[id] {
			year := "-"
			if x.Edition != nil {
				year = x.Edition.Year
			}
			out = append(out, fmt.Sprintf("%s#%s < %s#%s %q %s %q", year, x.Fragment, x.Item.ID, x.Section, x.Title, x.Lang, x.Words))
		}
		return out
	}
	if d := cmp.Diff([]string{
		`2024# < explain# "" zh ""`,
		`2024# < ask# "" zh ""`,
		`2024#1 < explain# "" zh "先看第1条。"`,
		`2024#1 < ask#section-2-1 "细问" zh "看one#1和two#1。"`,
		`2024#2.1 < explain#section-1 "怎样做" zh "登记，见one#2.1和two#3。"`,
		`2020#4 < explain#section-1 "怎样做" zh "旧版的one/2020#4不同。"`,
	}, write(model.Zh, "one")); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{
		`2024# < explain# "" en ""`,
		`2024# < ask# "" zh ""`,
		`2024#1 < explain# "" en "See 1 first."`,
		`2024#1 < ask#section-2-1 "细问" zh "看one#1和two#1。"`,
		`2024#2.1 < explain#section-1 "How" en "Register, see one#2.1."`,
	}, slices.DeleteFunc(write(model.En, "one"), func(s string) bool { return strings.Contains(s, "2020#4") })); d != "" {
		t.Error(d)
	}
	// News, posters and events stand in the list of the standard, not beside its text.
	for _, x := range Explained(sys, model.Zh, publicityDay)["two"] {
		if !x.Item.Explains() {
			t.Errorf("%s stands beside a text", x.Item.ID)
		}
	}
	// An item of the day of the old edition explains that one.
	sys.Publicity[2].Date = date("2021-01-01")
	if got := write(model.Zh, "one"); !slices.Contains(got, `2020#1 < explain# "" zh "先看第1条。"`) {
		t.Errorf("an item of 2021 explains the edition of 2020: %q", got)
	}
}

// TestAnswers: every question once, with the standards to which its answer
// refers, else those of the item, by standard.
func TestAnswers(t *testing.T) {
	rows, all := tellings(publicised(t))
	var got []string
	for _, a := range Answers(all, rows, func(i *model.Item) *model.Text { return i.Texts[model.Zh] }) {
		var works []string
		for _, r := range a.Rows {
			works = append(works, r.Work.ID)
		}
		got = append(got, text.PlainInlines(a.Section.Title)+" "+strings.Join(works, " "))
	}
	// The directory has bare, next, one, plan, two in this order.
	if d := cmp.Diff([]string{"乙问 one two", "丙问 one", "甲问 two"}, got); d != "" {
		t.Error(d)
	}
}

// TestHappenings: what is to come stands first, the next one ahead; what has
// passed without a record says so.
func TestHappenings(t *testing.T) {
	event := func(id, start string, o model.Outcome) Telling {
		g := model.Gathering{Kind: "forum", Outcome: o}
		if start != "" {
			g.Start = date(start)
		}
		return Telling{Item: &model.Item{ID: id, Kind: "event", Event: g}}
	}
	done := model.Outcome{State: model.Done, Date: date("2026-10-01"), Source: "记录"}
	list := []Telling{
		event("undated", "", model.Outcome{}), event("past", "2026-09-01", model.Outcome{}), event("held", "2026-10-01", done), {Item: &model.Item{ID: "news", Kind: "news"}},
		event("far", "2027-03-01", model.Outcome{}), event("next", "2026-12-01", model.Outcome{}), event("now", "2026-11-26", model.Outcome{}),
	}
	var got []string
	for _, h := range Happenings(list, publicityDay) {
		got = append(got, h.Item.ID+" "+string(h.State))
	}
	want := []string{"now today", "next coming", "far coming", "held held", "past no-record", "undated undated"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestCoverPublicity: every number of the coverage is what a reader of the
// records counts without the program.
func TestCoverPublicity(t *testing.T) {
	sys := publicised(t)
	rows, all := tellings(sys)
	c := CoverPublicity(sys, rows, all, PracticeOf(sys, rows, model.Internal, publicityDay), publicityDay)
	if c.Items != (Told{3, 2}) { // later has not come
		t.Errorf("items %v", c.Items)
	}
	if c.Kinds["card"] != (Told{}) || c.Kinds["poster"] != (Told{0, 1}) || c.Kinds["interpretation"] != (Told{1, 0}) || c.Kinds["news"] != (Told{1, 0}) {
		t.Errorf("kinds %v", c.Kinds)
	}
	if c.Channels["website"] != (Told{2, 0}) || c.Channels["wechat"] != (Told{1, 0}) || c.Channels["meeting"] != (Told{0, 1}) {
		t.Errorf("channels %v: one named twice counts once", c.Channels)
	}
	if c.Levels["local"] != (Told{2, 1}) || c.Levels["city"] != (Told{0, 2}) {
		t.Errorf("levels %v", c.Levels)
	}
	write := func(r CoverageRow) string {
		return fmt.Sprint(r.Row.Work.ID, r.Items, r.Of(ExplainingKinds...), r.Of(MediaKinds...), r.Trained, r.Records)
	}
	var got []string
	for _, r := range c.Rows {
		got = append(got, write(r))
	}
	// A course that quotes twice is one; what is on record as not done is no use.
	want := []string{
		"bare{0 0} {0 0} {0 0} {0 0} {0 0}", "next{0 0} {0 0} {0 0} {0 0} {0 0}", "one{2 0} {2 0} {0 0} {0 1} {1 0}", "two{0 2} {0 0} {0 1} {0 1} {0 1}",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	names := func(rows []Row) string {
		var ids []string
		for _, r := range rows {
			ids = append(ids, r.Work.ID)
		}
		return strings.Join(ids, " ")
	}
	// What is to come lacks nothing yet.
	if u, m, n := names(c.Unexplained), names(c.NoMedia), names(c.Untrained); u != "bare two" || m != "bare one" || n != "bare" {
		t.Errorf("without explanation %q, media %q, training %q", u, m, n)
	}
	if a := c.Areas[0]; a.Standards != (Told{1, 0}) || a.Explained != (Told{1, 0}) || a.Items != (Told{2, 0}) || a.Courses != (Told{0, 1}) || a.Unexplained != 0 {
		t.Errorf("area %+v", a)
	}
	if a := c.Areas[1]; a.Standards != (Told{0, 1}) || a.Explained != (Told{}) || a.Items != (Told{0, 2}) || a.Unexplained != 1 {
		t.Errorf("area %+v", a)
	}
	var months []string
	sum := Told{}
	for _, m := range c.Months {
		months = append(months, fmt.Sprint(m.Month, m.Items, m.Unsaid))
		sum.Real, sum.Samples = sum.Real+m.Items.Real, sum.Samples+m.Items.Samples
	}
	if d := cmp.Diff([]string{"2026-11{1 1} {0 0}", "2026-10{1 1} {0 1}", "{1 0} {1 0}"}, months); d != "" || sum != c.Items {
		t.Error(d, sum)
	}
}

// TestEventCalendars: an event with a day is in the calendar of each language,
// marked as a sample; one that was not held is called off; without an event
// there is no calendar.
func TestEventCalendars(t *testing.T) {
	sys := publicised(t)
	sys.Config.Site.TagAuthority = "example.org,2026"
	meet := sys.Publicity[1]
	meet.Title = model.Bilingual{Zh: "培训，一天", En: "Training"}
	meet.Event.End = date("2026-11-22")
	meet.Event.Place = model.Bilingual{Zh: "会议室"}
	d := All(sys, model.Public, publicityDay)
	files := EventCalendars(d, "https://example.org/")
	if len(files) != 2 {
		t.Fatalf("%d calendars", len(files))
	}
	zh := strings.ReplaceAll(string(files["events.ics"]), "\r\n ", "")
	for _, want := range []string{
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "UID:tag:example.org,2026:publicity/meet.html\r\n", "DTSTART;VALUE=DATE:20261121\r\n", "DTEND;VALUE=DATE:20261123\r\n",
		"SUMMARY;LANGUAGE=zh-Hans:［样本］培训，一天\r\n", "LOCATION;LANGUAGE=zh-Hans:会议室\r\n", "URL:https://example.org/publicity/meet.html\r\n", "END:VCALENDAR\r\n",
	} {
		if !strings.Contains(zh, want) {
			t.Errorf("the calendar lacks %q:\n%s", want, zh)
		}
	}
	if strings.Contains(zh, "CANCELLED") {
		t.Error("an event without a record is called off")
	}
	if en := string(files["en/events.ics"]); !strings.Contains(en, "[Sample] Training") {
		t.Error(en)
	}
	meet.Event.State, meet.Event.Source = model.NotDone, "记录"
	if got := EventCalendars(All(sys, model.Public, publicityDay), ""); !strings.Contains(string(got["events.ics"]), "STATUS:CANCELLED") || strings.Contains(string(got["events.ics"]), "URL:") {
		t.Error(string(got["events.ics"]))
	}
	meet.Event.Start = model.Date{}
	if got := EventCalendars(All(sys, model.Public, publicityDay), ""); len(got) != 0 {
		t.Errorf("%d calendars without a day", len(got))
	}
}

// TestAimsKeepSilent: aims do not name what is withheld.
func TestAimsKeepSilent(t *testing.T) {
	sys := publicised(t)
	sys.Works[0].Publication.Decision, sys.Works[2].Publication.Decision = model.Unlisted, model.RecordOnly
	sys.Aims = []*model.Aim{{Key: "a", Targets: []string{"one#2", "two#1", "bare#3"}, Pages: []string{"standards/one.html", "directory.html", "standards/bare.html"}}}
	a := For(sys, model.Public).Aims[0]
	if got := fmt.Sprint(a.Targets, a.Pages); got != "[two#1 bare] [directory.html standards/bare.html]" {
		t.Error(got)
	}
	if got := For(sys, model.Internal).Aims[0]; len(got.Targets) != 3 || len(sys.Aims[0].Targets) != 3 {
		t.Error("the internal edition, or the system itself, lost something")
	}
}
