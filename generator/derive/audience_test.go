package derive

import (
	"reflect"
	"testing"

	"guiju/generator/model"
)

func system() *model.System {
	open := &model.Work{ID: "open", Title: model.Bilingual{Zh: "公开"}, Publication: model.Publication{Decision: model.FullText}}
	open.Editions = []*model.Edition{{Work: open, Year: "2024", Texts: map[model.Lang]*model.Text{model.Zh: {Provisions: []*model.Provision{{ID: "5"}}}}}}
	shut := &model.Work{ID: "shut", Title: model.Bilingual{Zh: "记录"}, Matter: "secret", Publication: model.Publication{Decision: model.RecordOnly}}
	shut.Editions = []*model.Edition{{Work: shut, Year: "2024", Number: "N", Files: []string{"a.svg"}, Texts: map[model.Lang]*model.Text{model.Zh: {}}}}
	gone := &model.Work{ID: "gone", Publication: model.Publication{Decision: model.Unlisted}}
	return &model.System{
		Works: []*model.Work{gone, open, shut},
		Courses: []*model.Course{{ID: "c", Sessions: []model.Session{{Quotes: []model.Quotation{
			{Ref: "open#5"}, {Ref: "shut#5", Note: model.Bilingual{Zh: "说明"}}, {Ref: "gone#5"},
		}}}}},
		Publicity: []*model.Item{{ID: "i", Kind: "news", About: []string{"gone", "shut#5", "open#5"}}},
	}
}

func TestForPublic(t *testing.T) {
	sys := system()
	got := For(sys, model.Public)
	if len(got.Works) != 2 || got.Works[0].ID != "open" || got.Works[1].ID != "shut" {
		t.Fatalf("works %+v", got.Works)
	}
	if got.Works[0] != sys.Works[1] {
		t.Error("a published work was copied")
	}
	shut := got.Works[1]
	if shut.Matter != "" || shut.Editions[0].Texts != nil || shut.Editions[0].Files != nil {
		t.Errorf("a record holds more than a record: %+v", shut)
	}
	if shut.Editions[0].Work != shut {
		t.Error("the record's edition leads back to the withheld work")
	}
	var refs []string
	for _, q := range got.Courses[0].Sessions[0].Quotes {
		refs = append(refs, q.Ref+"/"+q.Note.Zh)
	}
	if want := []string{"open#5/", "shut/"}; !reflect.DeepEqual(refs, want) {
		t.Errorf("quotations %v, want %v", refs, want)
	}
	if want := []string{"shut", "open#5"}; !reflect.DeepEqual(got.Publicity[0].About, want) {
		t.Errorf("about %v, want %v", got.Publicity[0].About, want)
	}
	if !reflect.DeepEqual(sys, system()) {
		t.Error("the system itself was changed")
	}
}

// TestRecordKeepsItsConfirmations: a record is not called due for review when
// it was confirmed; nothing else of the review is public.
func TestRecordKeepsItsConfirmations(t *testing.T) {
	sys := system()
	sys.Config.Levels = []model.Level{{Key: "l", ReviewYears: 3}}
	shut := sys.Works[2]
	shut.Level, shut.Editions[0].InForce = "l", model.NewDate(2020, 1, 1)
	shut.Reviews = []model.Review{
		{Date: model.NewDate(2025, 6, 1), Result: model.Confirmed, Body: "secret", Source: "secret"},
		{Date: model.NewDate(2025, 7, 1), Result: "revise"},
	}
	day := model.NewDate(2026, 1, 1)
	public := For(sys, model.Public)
	// Inside it is known that the last review asked for a revision, and nothing
	// is due; outside only what the record has, its last confirmation.
	for s, want := range map[*model.System]model.Date{sys: {}, public: model.NewDate(2028, 6, 1)} {
		for _, r := range Directory(s, day) {
			if r.Work.ID == "shut" && r.ReviewDue != want {
				t.Errorf("due %s, want %s", r.ReviewDue, want)
			}
		}
	}
	want := []model.Review{{Date: model.NewDate(2025, 6, 1), Result: model.Confirmed}}
	if got := public.Works[1].Reviews; !reflect.DeepEqual(got, want) {
		t.Errorf("reviews %+v, want %+v", got, want)
	}
}

func TestForInternal(t *testing.T) {
	sys := system()
	if For(sys, model.Internal) != sys {
		t.Error("the internal edition withholds something")
	}
}

func TestHiddenTitle(t *testing.T) {
	sys := system()
	sys.Works[2].Publication.HideTitle = true
	rows := Directory(For(sys, model.Public), model.NewDate(2026, 1, 1))
	for _, r := range rows {
		if r.Work.ID == "shut" && (!r.Withheld || !r.Title.Empty() || r.Number != "N") {
			t.Errorf("%+v", r)
		}
	}
}

// TestReplacedStaysReplaced: a standard that a withheld work replaces is called
// superseded all the same; what replaced it is not told.
func TestReplacedStaysReplaced(t *testing.T) {
	sys := system()
	day := model.NewDate(2026, 1, 1)
	for _, w := range sys.Works { // gone is unlisted, shut a record
		if w.ID != "gone" {
			w.Editions = []*model.Edition{{Work: w, Year: "2018", Number: w.ID + "—2018", InForce: model.NewDate(2018, 1, 1)}}
			continue
		}
		w.Editions = []*model.Edition{{
			Work: w, Year: "2024", Number: "secret—2024", InForce: model.NewDate(2024, 1, 1), Replaces: []string{"open—2018", "shut—2018"},
		}}
	}
	sys.Relate()
	rows := Directory(For(sys, model.Public), day)
	for _, r := range rows {
		if r.Status != model.Superseded {
			t.Errorf("%s is %s", r.Work.ID, r.Status)
		}
	}
	if len(rows) != 2 {
		t.Errorf("%d rows", len(rows))
	}
}
