package derive

import (
	"fmt"
	"testing"

	"guiju/generator/model"
)

// reviewed is a system with standards in every state of review on 2026-11-26.
func reviewed() *model.System {
	sys := &model.System{
		Config: model.Config{
			Site: model.Site{Title: model.Bilingual{Zh: "体系", En: "System"}, TagAuthority: "example.org,2026"},
			Levels: []model.Level{
				{Key: "local", Title: model.Bilingual{Zh: "地方标准", En: "Local"}, ReviewYears: 3, ReviewCap: 5,
					ReviewSource: model.Bilingual{Zh: "方案；三年", En: "Plan, three years"}, ReviewCapSource: model.Bilingual{Zh: "法律"}},
				{Key: "internal", Title: model.Bilingual{Zh: "内部标准", En: "Internal"}, ReviewYears: 3, ReviewSource: model.Bilingual{Zh: "方案"}},
				{Key: "free", Title: model.Bilingual{Zh: "不复审"}},
			},
		},
		Works: []*model.Work{
			work("a-past", "local", "", false, "2021-11-26"),
			work("b-reached", "local", "", false, "2021-11-27"),
			work("c-reached", "internal", "", true, "2020-01-01"), // no cap
			work("d-soon", "local", "", false, "2024-05-26"),
			work("e-not-yet", "local", "", false, "2024-05-27"),
			work("f-confirmed", "local", "", false, "2020-01-01"),
			work("g-revise", "local", "", false, "2020-01-01"),
			work("h-withdraw", "local", "", true, "2020-01-01"),
			work("i-free", "free", "", false, "2000-01-01"),
			work("j-upcoming", "local", "", false, "2027-01-01"),
			work("k-two", "local", "", false, "2020-01-01", "2027-02-01"),
			work("l-planned", "local", "", false),
			work("m-ended", "local", "", false, "2020-01-01"),
			work("n-revised", "local", "", false, "2020-01-01", "2025-06-01"),
		},
	}
	for i, r := range map[int][]model.Review{
		5:  {{Date: date("2024-10-10"), Result: model.Confirmed, Institution: "某研究院"}, {Date: date("2023-01-01"), Result: model.Confirmed}},
		6:  {{Date: date("2025-01-01"), Result: "revise"}},
		7:  {{Date: date("2025-01-01"), Result: "withdraw"}},
		13: {{Date: date("2025-01-01"), Result: "revise"}},
	} {
		sys.Works[i].Reviews = r
	}
	sys.Works[12].Editions[0].Withdraw = date("2025-01-01")
	body := model.Bilingual{Zh: "甲单位", En: "Body A"}
	for _, w := range sys.Works {
		for _, e := range w.Editions {
			e.Issuer = model.Bilingual{Zh: "发布机构"}
		}
	}
	sys.Works[0].Editions[0].Charge, sys.Works[4].Editions[0].Charge = body, body
	return sys
}

func TestReviewsOf(t *testing.T) {
	sys, day := reviewed(), date("2026-11-26")
	got := ReviewsOf(sys, Directory(sys, day), day)
	want := map[string]string{
		"a-past—2021": "past-cap", "b-reached—2021": "reached", "c-reached—2020": "reached", "d-soon—2024": "soon", "e-not-yet—2024": "not-yet",
		"f-confirmed—2020": "confirmed", "g-revise—2020": "revise", "h-withdraw—2020": "withdraw", "i-free—2000": "unruled",
		"j-upcoming—2027": "upcoming", "k-two—2020": "past-cap", "k-two—2027": "upcoming", "n-revised—2025": "not-yet",
	}
	last := ""
	for _, r := range got.Rows {
		if w, ok := want[r.Edition.Number]; !ok || w != string(r.State) {
			t.Errorf("%s is %s, want %q", r.Edition.Number, r.State, w)
		}
		delete(want, r.Edition.Number)
		if r.Due() < last {
			t.Errorf("%s, due %s, stands after one due %s", r.Edition.Number, r.Due(), last)
		}
		last = r.Due()
	}
	if len(want) > 0 {
		t.Errorf("not listed: %v", want)
	}
	var waits []string
	for _, u := range got.Unfollowed {
		waits = append(waits, u.Row.Work.ID+" "+u.Review.Result)
	}
	if s := fmt.Sprint(waits); s != "[g-revise revise h-withdraw withdraw]" {
		t.Errorf("waiting %s", s)
	}
	if len(got.Bodies) != 2 {
		t.Errorf("bodies %v", got.Bodies)
	}
	counts := CountReviews(got.Rows)
	for s, w := range map[model.ReviewState]ReviewCount{
		model.ReviewPastCap: {2, 0}, model.ReviewDueNow: {1, 1}, model.ReviewSoon: {1, 0}, model.ReviewNotYet: {2, 0}, model.ReviewConfirmed: {1, 0},
		model.ReviewRevise: {1, 0}, model.ReviewWithdraw: {0, 1}, model.ReviewUnruled: {1, 0}, model.ReviewUpcoming: {2, 0}, model.ReviewEnded: {},
	} {
		if counts[s] != w {
			t.Errorf("%s: %+v, want %+v", s, counts[s], w)
		}
	}
}

// The register says who is in charge, and the issuer only where nobody is; of a
// record both what it withholds and why is gone, and what is left still gives
// the day.
func TestReviewRow(t *testing.T) {
	sys, day := reviewed(), date("2026-11-26")
	sys.Works[5].Publication.Decision = model.RecordOnly
	for _, audience := range []model.Audience{model.Internal, model.Public} {
		s := For(sys, audience)
		for _, r := range ReviewsOf(s, Directory(s, day), day).Rows {
			switch r.Row.Work.ID {
			case "a-past":
				if audience == model.Internal && (!r.Charged || r.Body.Zh != "甲单位") {
					t.Errorf("%+v", r)
				}
			case "b-reached":
				if r.Charged || audience == model.Internal && r.Body.Zh != "发布机构" {
					t.Errorf("%+v", r)
				}
			case "f-confirmed":
				if r.Term.Due != date("2027-10-10") || r.Term.Cap != date("2029-10-10") || r.State != model.ReviewConfirmed {
					t.Errorf("%s: due %s, cap %s, %s", audience, r.Term.Due, r.Term.Cap, r.State)
				}
				if len(r.History) != 2 || r.History[0].Date != date("2024-10-10") {
					t.Errorf("history %+v", r.History)
				}
				if public := audience == model.Public; public != (r.History[0].Institution == "") {
					t.Errorf("%s: institution %q", audience, r.History[0].Institution)
				}
			}
		}
	}
}

// TestOutOfReach: a plan of twenty months cannot see three years (C8).
func TestOutOfReach(t *testing.T) {
	p := model.Plan{Phases: []model.Phase{{Start: date("2021-09-01"), End: date("2021-11-30")}, {Start: date("2023-03-01"), End: date("2023-04-30")}}}
	for years, want := range map[int]bool{0: false, 1: false, 2: true, 3: true} {
		if start, end, short := OutOfReach(p, years); short != want || start != date("2021-09-01") || end != date("2023-04-30") {
			t.Errorf("%d years: %s to %s, %t", years, start, end, short)
		}
	}
	if _, _, short := OutOfReach(model.Plan{}, 3); short {
		t.Error("no plan is too short")
	}
}
