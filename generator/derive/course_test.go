package derive

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
	"guiju/generator/text"
	"guiju/generator/wording"
)

const taughtOld = "# 1 范围\n\n本文件规定了甲。\n\n# 2 要求\n\n2.1 机关宜登记车辆。\n"

const taughtNew = "# 1 范围\n\n本文件规定了甲。\n\n# 2 要求\n\n2.1 机关应登记车辆。驾驶员不应饮酒。\n\n2.2 车辆宜集中停放。\n\n2.3 机关可委托他人停放车辆。\n\n2.4 机关应公示。\n"

const taughtEnglish = "# 1 Scope\n\nThis document specifies A.\n\n# 2 Requirements\n\n2.1 Offices shall register vehicles. Drivers shall not drink.\n"

// courses is a standard in two editions, one in Chinese only that has changed,
// one that no course quotes, a withheld and an unlisted one, and a course that
// quotes them.
func courses() *model.System {
	parse := func(src string, l model.Lang) *model.Text {
		t, _ := text.Parse([]byte(src), text.Options{Grammar: model.StandardGrammar, Lang: l, File: "x.md"})
		return t
	}
	sys := &model.System{
		Config: model.Config{Levels: []model.Level{{Key: "local", Publication: model.FullText}}},
		Works: []*model.Work{
			work("a", "local", "", true, "2020-01-01", "2024-01-01"),
			work("b", "local", "", false, "2022-01-01"),
			work("c", "local", "", false, "2022-01-01"),
			work("gone", "local", "", false, "2022-01-01"),
			work("shut", "local", "", false, "2022-01-01"),
		},
	}
	sys.Works[3].Publication.Decision, sys.Works[4].Publication.Decision = model.Unlisted, model.RecordOnly
	for _, w := range sys.Works {
		for _, e := range w.Editions {
			e.Texts = map[model.Lang]*model.Text{model.Zh: parse(taughtNew, model.Zh)}
		}
	}
	a := sys.Works[0].Editions
	a[0].Texts[model.Zh], a[1].Texts[model.En] = parse(taughtOld, model.Zh), parse(taughtEnglish, model.En)
	b := sys.Works[1].Editions[0]
	b.Amendments = []model.Amendment{{Number: "1", InForce: date("2025-06-01"), Provisions: []string{"2.1"}}}
	ref := func(refs ...string) (out []model.Quotation) {
		for _, r := range refs {
			out = append(out, model.Quotation{Ref: r, Note: model.Bilingual{Zh: "讲解" + r}})
		}
		return out
	}
	test := func(ref string) model.Test {
		return model.Test{Ref: ref, Text: model.Bilingual{Zh: "问" + ref}, Choices: []model.Choice{{Text: model.Bilingual{Zh: "甲"}, Right: true}, {Text: model.Bilingual{Zh: "乙"}}}}
	}
	c := &model.Course{ID: "course", Title: model.Bilingual{Zh: "课", En: "Course"}, Sample: true, Sessions: []model.Session{
		{Title: model.Bilingual{Zh: "一"}, Minutes: 40, Quotes: ref("a/"+a[0].Year+"#2.1", "a#2.1", "gone#2.1"), Tests: []model.Test{test("a#2.1"), test("gone#2.1")}},
		{Title: model.Bilingual{Zh: "二"}, Minutes: 50, Quotes: ref("b#2", "a#2.1", "shut#2.1"), Tests: []model.Test{test("shut#2.1")}},
	}}
	c.Materials = []model.Material{{Title: model.Bilingual{Zh: "甲"}, Page: "standards/gone.html"}, {Title: model.Bilingual{Zh: "乙"}, Page: "directory.html"}, {Title: model.Bilingual{Zh: "笔"}}}
	now := a[1].Texts[model.Zh]
	c.Keys.Quotes = []model.QuoteRecord{
		{Ref: "a#2.1", Edition: a[0].Year, Hash: text.HashBelow(a[0].Texts[model.Zh], a[0].Texts[model.Zh].Find("2.1")), Checked: date("2023-01-01")},
		{Ref: "b#2", Edition: b.Year, Hash: "0", Checked: date("2025-01-01")},
		{Ref: "gone#2.1", Hash: text.HashBelow(now, now.Find("2.1")), Checked: date("2023-01-01")},
	}
	sys.Courses = []*model.Course{c, {ID: "empty", Title: model.Bilingual{Zh: "空"}}}
	return sys
}

func TestTrain(t *testing.T) {
	day := date("2026-11-26")
	d := All(courses(), model.Public, day)
	l := d.Training.Courses[0]
	var got []string
	for _, q := range l.Quotes {
		got = append(got, fmt.Sprint(q.Session, " ", q.Quotation.Ref, " ", q.State, " ", q.Ended, " ", q.Since, " ", q.Types, " ", d.CodeOf(q) != ""))
	}
	// The pinned edition has ended and was never compared; 2.1 was compared with
	// the old edition and is quoted from the new one; 2 has an amendment since.
	want := []string{
		"0 a/2020#2.1 new true  [recommendation] true", "0 a#2.1 changed false 2024-01-01 [requirement] true",
		"1 b#2 changed false 2025-06-01 [requirement recommendation permission] true", "1 a#2.1 changed false 2024-01-01 [requirement] true", "1 shut  false  [] false",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if l.Changed() != 3 || l.Ended() != 1 || len(l.Of(1)) != 3 {
		t.Errorf("%d changed, %d ended, %d in the second session", l.Changed(), l.Ended(), len(l.Of(1)))
	}
	var taught []string
	for _, s := range d.Training.Standards {
		taught = append(taught, fmt.Sprint(s.Row.Work.ID, " ", s.Quoted, "/", s.Provisions, " ", len(s.Sessions)))
	}
	if want := []string{"a 1/6 2", "b 1/6 1", "c 0/6 0"}; !slices.Equal(taught, want) {
		t.Errorf("taught %v, want %v", taught, want)
	}
	if e := d.Training.Courses[1]; len(e.Quotes) != 0 || len(e.Checklist[model.Zh]) != 0 || d.Training.Of(e.Course) == nil || d.Training.Of(nil) != nil {
		t.Errorf("an empty course %+v", e)
	}
}

// TestChecklist: what is required and recommended in what is quoted, each
// sentence once; English where there is some, else the Chinese.
func TestChecklist(t *testing.T) {
	d := All(courses(), model.Public, date("2026-11-26"))
	l := d.Training.Courses[0]
	said := func(lang model.Lang) (out []string) {
		for _, r := range l.Checklist[lang] {
			out = append(out, fmt.Sprint(r.Session, r.Address(), " ", r.Lang, " ", r.Words))
		}
		return out
	}
	zh := []string{"0a#2.1/1 zh 机关应登记车辆。", "0a#2.1/2 zh 驾驶员不应饮酒。", "1b#2.1/1 zh 机关应登记车辆。", "1b#2.1/2 zh 驾驶员不应饮酒。", "1b#2.2/1 zh 车辆宜集中停放。", "1b#2.4/1 zh 机关应公示。"}
	if got := said(model.Zh); !slices.Equal(got, zh) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(zh, "\n"))
	}
	en := append([]string{"0a#2.1/1 en Offices shall register vehicles.", "0a#2.1/2 en Drivers shall not drink."}, zh[2:]...)
	if got := said(model.En); !slices.Equal(got, en) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(en, "\n"))
	}
	table := ChecklistTable(l, model.Zh)
	if len(table.Rows) != len(zh) {
		t.Fatalf("%d rows", len(table.Rows))
	}
	if got := strings.Join(table.Rows[1], "|"); got != "1|a—2024|2.1|要求|是|驾驶员|驾驶员不应饮酒。|standards/a.html#2.1||" {
		t.Errorf("row %s", got)
	}
	for _, r := range table.Rows {
		if len(r) != len(table.Columns) {
			t.Errorf("%d cells below %d columns", len(r), len(table.Columns))
		}
	}
	if _, err := csv.NewReader(strings.NewReader(strings.Join(table.Columns, ","))).Read(); err != nil {
		t.Error(err)
	}
}

// TestCourseJSON: the data file has the words in both languages, and nothing of
// what is withheld.
func TestCourseJSON(t *testing.T) {
	d := All(courses(), model.Public, date("2026-11-26"))
	b := CourseJSON(d, d.Training.Courses[0])
	var f struct {
		Minutes  int
		Sample   bool
		Sessions []struct {
			Quotes []struct {
				Ref, Code, Status, Page, Checked string
				Changed                          bool
				Words                            model.Bilingual
				Types                            []wording.Type
			}
			Tests []struct{ Choices []struct{ Right bool } }
		}
	}
	if err := json.Unmarshal(b, &f); err != nil {
		t.Fatal(err)
	}
	q := f.Sessions[0].Quotes[1]
	if f.Minutes != 90 || !f.Sample || len(f.Sessions[0].Quotes) != 2 || q.Page != "standards/a.html#2.1" || !q.Changed || q.Checked != "2023-01-01" ||
		q.Words.Zh != "2.1 机关应登记车辆。驾驶员不应饮酒。" || q.Words.En != "2.1 Offices shall register vehicles. Drivers shall not drink." || q.Status != "current" || len(q.Code) != 6 {
		t.Errorf("%s", b)
	}
	if n := len(f.Sessions[0].Tests); n != 1 || !f.Sessions[0].Tests[0].Choices[0].Right || f.Sessions[0].Tests[0].Choices[1].Right {
		t.Errorf("%d questions", n)
	}
	for _, secret := range []string{"gone", "讲解shut", "shut#2.1"} {
		if strings.Contains(string(b), secret) {
			t.Errorf("it says %s", secret)
		}
	}
}

// TestCourseFor: what rests on a withheld standard is gone with it, records of
// the program too; the course itself is not changed.
func TestCourseFor(t *testing.T) {
	sys := courses()
	c := For(sys, model.Public).Courses[0]
	var left []string
	for _, s := range c.Sessions {
		for _, q := range s.Quotes {
			left = append(left, q.Ref)
		}
		for _, q := range s.Tests {
			left = append(left, "test "+q.Ref)
		}
	}
	for _, r := range c.Keys.Quotes {
		left = append(left, "key "+r.Ref)
	}
	for _, m := range c.Materials {
		left = append(left, "page "+m.Page)
	}
	want := "a/2020#2.1, a#2.1, test a#2.1, b#2, a#2.1, shut, key a#2.1, key b#2, page directory.html, page "
	if got := strings.Join(left, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if len(sys.Courses[0].Keys.Quotes) != 3 || len(sys.Courses[0].Sessions[0].Tests) != 2 || len(sys.Courses[0].Materials) != 3 {
		t.Error("the course itself was changed")
	}
	if whole := For(sys, model.Internal).Courses[0]; len(whole.Sessions[0].Quotes) != 3 {
		t.Error("the internal edition lost a quotation")
	}
}

// TestBackToSessions: the page of a standard leads to the session that quotes it.
func TestBackToSessions(t *testing.T) {
	d := All(courses(), model.Public, date("2026-11-26"))
	var got []string
	for _, b := range d.Backlinks["standards/a.html#2.1"] {
		got = append(got, b.Path+" "+b.Title.Zh+" "+b.Title.En+" "+b.Kind)
	}
	want := []string{"training/course.html#ui-session-1 课，第1节 Course, session 1 training", "training/course.html#ui-session-2 课，第2节 Course, session 2 training"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
