package derive

import (
	"fmt"
	"strings"
	"testing"

	"guiju/generator/model"
)

// practised is a system with standards that are used in every way, and one
// that is in none.
func practised() *model.System {
	sys := &model.System{
		Regions: []*model.Region{{Key: "p", Kind: "province", Title: model.Bilingual{Zh: "某省"}}, {Key: "a", Title: model.Bilingual{Zh: "甲市"}}, {Key: "b", Title: model.Bilingual{Zh: "乙市"}}},
		Works: []*model.Work{
			work("one", "local", "", false, "2020-01-01", "2024-01-01"),
			work("two", "local", "", false, "2024-01-01"),
			work("three", "local", "", true, "2024-01-01"),
			work("next", "local", "", false, "2027-01-01"),
			work("plan", "local", "", false),
			work("gone", "local", "", false, "2020-01-01"),
			work("shut", "local", "", false, "2024-01-01"),
		},
		Courses: []*model.Course{{ID: "c", Title: model.Bilingual{Zh: "课"}, Sessions: []model.Session{
			{Quotes: []model.Quotation{{Ref: "one#1"}, {Ref: "one/2024#2"}, {Ref: "shut#1"}}}, {Quotes: []model.Quotation{{Ref: "three"}}},
		}}},
		Publicity: []*model.Item{
			{ID: "i", Kind: "interpretation", Title: model.Bilingual{Zh: "解读"}, Date: date("2025-01-01"), About: []string{"one", "one#2"}},
			{ID: "n", Kind: "news", Title: model.Bilingual{Zh: "消息"}, Date: date("2025-01-01"), About: []string{"two"}},
			{ID: "later", Kind: "card", Title: model.Bilingual{Zh: "以后"}, Date: date("2027-01-01"), About: []string{"two"}},
		},
	}
	sys.Works[5].Editions[0].Withdraw = date("2022-01-01")
	for _, w := range sys.Works {
		w.Publication.Decision = model.FullText
	}
	sys.Works[6].Publication.Decision = model.RecordOnly
	sys.Works[0].Adopters = []string{"a", "b"}
	done := func(day string) model.Outcome {
		return model.Outcome{State: model.Done, Date: date(day), Source: "记录"}
	}
	sys.Uptake = []*model.Uptake{
		{Work: "one", Kind: "adopted", Region: "a", Outcome: done("2025-02-01")},
		{Work: "one", Kind: "embedded", System: model.Bilingual{Zh: "报修系统"}, Provisions: []string{"2"}, Outcome: done("2025-03-01")},
		{Work: "two", Kind: "embedded", System: model.Bilingual{Zh: "报修系统"}, Outcome: done("2025-03-02")},
		{Work: "two", Kind: "evaluated", Outcome: model.Outcome{State: model.NotDone, Source: "记录"}},
		{Work: "two", Kind: "trained"},
		{Work: "two", Kind: "explained", Outcome: done("2027-05-01")},
		{Work: "three", Kind: "adopted", Who: model.Bilingual{Zh: "样本机构"}, Outcome: done("2025-04-01"), Sample: true},
		{Work: "shut", Kind: "evaluated", Outcome: done("2025-05-01"), Note: model.Bilingual{Zh: "秘密"}},
	}
	return sys
}

// cells writes a row as kind=places, for the eye.
func cells(r PracticeRow) string {
	var out []string
	for _, u := range r.Uses {
		s := u.Kind + "=" + u.From
		if u.State == model.NotDone {
			s += "(no)"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestPracticeOf(t *testing.T) {
	sys, day := practised(), date("2026-11-26")
	p := PracticeOf(sys, Directory(sys, day), model.Internal, day)
	got := map[string]string{}
	for _, r := range p.Rows {
		got[r.Row.Work.ID] = cells(r)
	}
	want := map[string]string{
		// Region a is on record and named by the standard: once.
		"one":   "adopted=record adopted=work trained=course explained=item embedded=record",
		"two":   "evaluated=record(no) embedded=record",
		"three": "adopted=record trained=course",
		"next":  "", "shut": "trained=course evaluated=record",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	never := map[string]string{}
	for kind, rows := range p.Never {
		for _, r := range rows {
			never[kind] += r.Work.ID + " "
		}
	}
	// What comes into force later is not missed yet.
	if w := map[string]string{"explained": "shut three two ", "trained": "two ", "evaluated": "one three two "}; fmt.Sprint(never) != fmt.Sprint(w) {
		t.Errorf("never %v, want %v", never, w)
	}
	var regions []string
	for _, g := range p.Regions {
		name := "-"
		if g.Region != nil {
			name = g.Region.Key
		}
		for _, r := range g.Rows {
			regions = append(regions, name+":"+r.Row.Work.ID)
		}
	}
	if fmt.Sprint(regions) != "[a:one b:one -:three]" {
		t.Errorf("regions %v", regions)
	}
	if len(p.Systems) != 1 || len(p.Systems[0].Rows) != 2 || p.Systems[0].Rows[0].Use.Provisions[0] != "2" {
		t.Errorf("systems %+v", p.Systems)
	}
}

// TestPracticeWithheld: of a record the public sees no record of use, and it is
// not said that there is none.
func TestPracticeWithheld(t *testing.T) {
	sys, day := practised(), date("2026-11-26")
	public := For(sys, model.Public)
	p := PracticeOf(public, Directory(public, day), model.Public, day)
	r := p.Row("shut")
	if r == nil || !r.Partly || cells(*r) != "trained=course" {
		t.Errorf("%+v", r)
	}
	for kind, rows := range p.Never {
		for _, row := range rows {
			if row.Work.ID == "shut" {
				t.Errorf("never %s: shut", kind)
			}
		}
	}
	if strings.Contains(fmt.Sprintf("%+v", p), "秘密") {
		t.Error("a note of a withheld standard is public")
	}
}

func TestCycle(t *testing.T) {
	sys, day := practised(), date("2026-11-26")
	sys.Works[1].Reviews = []model.Review{{Date: date("2026-01-01"), Result: model.Confirmed}, {Date: date("2027-01-01"), Result: "revise"}}
	p := PracticeOf(sys, Directory(sys, day), model.Internal, day)
	for id, want := range map[string]string{
		// In its second edition; in force is not the same as used.
		"one": "made publicised used renewed", "two": "made used renewed", "three": "made publicised used", "next": "made", "shut": "made publicised evaluated",
	} {
		var got, keys []string
		for _, s := range Cycle(*p.Row(id), day) {
			keys = append(keys, s.Key)
			if s.Done {
				got = append(got, s.Key)
			}
			if s.Key == "renewed" && len(s.Reviews) > 1 {
				t.Errorf("%s: a review that is to come: %v", id, s.Reviews)
			}
		}
		if strings.Join(got, " ") != want || fmt.Sprint(keys) != fmt.Sprint(StageKeys) {
			t.Errorf("%s: %v of %v, want %s", id, got, keys, want)
		}
	}
}
