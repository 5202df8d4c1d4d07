package derive

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

// scoredSystem is a system with rules of two parts and three items, 100 points in
// all, and scores of three regions.
func scoredSystem(weights ...model.Decimal) *model.System {
	say := func(zh string) model.Bilingual { return model.Bilingual{Zh: zh, En: zh} }
	item := func(key string, points model.Decimal) model.EvaluationItem {
		return model.EvaluationItem{Key: key, Title: say(key), Points: points}
	}
	sys := &model.System{
		Regions: []*model.Region{
			{Key: "p", Kind: "province", Title: say("省")}, {Key: "a", Kind: "city", Title: say("甲")}, {Key: "b", Kind: "city", Title: say("乙")},
			{Key: "c", Kind: "demonstration-zone", Title: say("丙")}, {Key: "d", Kind: "county", Title: say("丁")},
		},
		Scoring: model.Scoring{
			Rules: []*model.EvaluationRules{{Key: "old", Title: say("旧")}, {Key: "new", Title: say("新")}},
			Parts: []*model.EvaluationPart{
				{Key: "x", Title: say("领导重视"), Items: []model.EvaluationItem{item("x1", "10"), item("x2", "20.5")}},
				{Key: "y", Title: say("其他"), Items: []model.EvaluationItem{item("y1", "69.5")}},
			},
		},
	}
	for i, w := range weights {
		sys.Scoring.Parts[i].Weight = w
	}
	return sys
}

func addScores(sys *model.System, region, period string, points ...model.Decimal) {
	for i, p := range points {
		if p != "" {
			sys.Scoring.Scores = append(sys.Scoring.Scores, &model.Score{Item: []string{"x1", "x2", "y1"}[i], Region: region, Period: period, Points: p})
		}
	}
}

// cardsTold writes the cards, for the eye.
func cardsTold(s Scoring) (out []string) {
	for _, c := range s.Cards {
		parts := ""
		for _, p := range c.Parts {
			parts += fmt.Sprintf(" %d:%s", p.Scored, written(p.Sum))
			if p.Share != nil {
				parts += "=" + written(p.Share)
			}
		}
		out = append(out, fmt.Sprintf("%s %s%s %d/%d sum %s total %s", c.Key, c.Period, parts, c.Scored, s.Items, written(c.Sum), written(c.Total)))
	}
	return out
}

func wantLines(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\ngot  %s\nwant %s", what, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

func TestScoring(t *testing.T) {
	day := date("2026-11-26")
	sys := scoredSystem()
	addScores(sys, "a", "2024", "9.1", "20.2", "60.3") // 89.6: tenths that binary fractions lose
	addScores(sys, "a", "2025", "9", "", "60")         // not whole: no total
	addScores(sys, "b", "2024", "10", "20.5", "69.5")
	addScores(sys, "b", "2027", "1")  // has not begun
	addScores(sys, "b", "2024", "1")  // twice: the first stands
	addScores(sys, "b", "2024-5", "") // no period
	sys.Scoring.Scores = append(sys.Scoring.Scores, &model.Score{Item: "x1", Region: "a", Period: "2024", Points: "3", Sample: true},
		&model.Score{Item: "gone", Region: "a", Period: "2024", Points: "3"}, &model.Score{Item: "x1", Region: "a", Period: "2023", Points: "three"})
	s := ScoringOf(sys, day)
	wantLines(t, "without weights", cardsTold(s), []string{
		"a 2025 1:9 1:60 2/3 sum 69 total ",
		"a 2024 2:29.3 1:60.3 3/3 sum 89.6 total 89.6",
		"b 2024 2:30.5 1:69.5 3/3 sum 100 total 100",
		"a 2024 1:3 0:0 1/3 sum 3 total ",
	})
	if written(s.Points) != "100" || s.Weights != nil || s.Weighted || s.Rules.Key != "new" || len(s.Earlier) != 1 {
		t.Errorf("%+v", s)
	}
	var missing []string
	for _, m := range s.Missing {
		missing = append(missing, m.Zh)
	}
	wantLines(t, "missing parts", missing, []string{"机制完善", "标准制定", "宣传贯彻", "标准实施"})

	// With weights: a part brings its share of its points.
	sys = scoredSystem("40", "60")
	addScores(sys, "a", "2024", "5", "10.25", "34.75") // half of everything
	s = ScoringOf(sys, day)
	wantLines(t, "weighted", cardsTold(s), []string{"a 2024 2:15.25=20 1:34.75=30 3/3 sum 50 total 50"})
	// Weights that are not 100 weigh nothing.
	sys = scoredSystem("40", "59.9")
	addScores(sys, "a", "2024", "5", "10.25", "34.75")
	if s = ScoringOf(sys, day); s.Weighted || written(s.Cards[0].Total) != "50" || written(s.Weights) != "99.9" {
		t.Errorf("weights of 99.9: %v", cardsTold(s))
	}
	// An item without points leaves no total.
	sys.Scoring.Parts[1].Items[0].Points = ""
	if s = ScoringOf(sys, day); s.Points != nil || s.Unset != 1 || s.Cards[0].Total != nil {
		t.Errorf("points not set: %v", cardsTold(s))
	}
}

// TestRounds: nobody is ranked unless all cities and zones were scored in whole.
func TestRounds(t *testing.T) {
	sys := scoredSystem()
	addScores(sys, "a", "2024", "1", "2", "3")
	addScores(sys, "b", "2024", "2", "2", "3")
	addScores(sys, "p", "2024", "9", "9", "9") // the province is not compared
	ranks := func() (out []string) {
		for _, r := range ScoringOf(sys, date("2026-11-26")).Rounds {
			line := fmt.Sprintf("%s %d/%d", r.Period, r.Whole, r.Regions)
			for _, k := range r.Ranks {
				line += fmt.Sprintf(" %d:%s", k.Place, k.Card.Key)
			}
			out = append(out, line)
		}
		return out
	}
	wantLines(t, "one is missing", ranks(), []string{"2024 2/3"})
	addScores(sys, "c", "2024", "2", "2", "")
	wantLines(t, "one is not whole", ranks(), []string{"2024 2/3"})
	addScores(sys, "c", "2024", "", "", "3")
	wantLines(t, "all", ranks(), []string{"2024 3/3 1:b 1:c 3:a"})
	for _, s := range sys.Scoring.Scores {
		s.Sample = true
	}
	wantLines(t, "samples", ranks(), nil)
}

// TestScoreTrends: a period that was not scored in whole breaks the line.
func TestScoreTrends(t *testing.T) {
	sys := scoredSystem()
	addScores(sys, "a", "2020", "1", "2", "3")
	addScores(sys, "a", "2021", "1", "2", "97")
	addScores(sys, "a", "2023", "1", "2", "")
	addScores(sys, "a", "2024", "1", "2", "47")
	addScores(sys, "b", "2024", "1", "2", "47")
	s := ScoringOf(sys, date("2026-11-26"))
	if len(s.Trends) != 1 {
		t.Fatalf("%d trends: one period makes none", len(s.Trends))
	}
	tr := s.Trends[0].Trend
	var dots, gaps []string
	for _, d := range tr.Dots {
		dots = append(dots, d.Period+"="+string(d.Value))
	}
	for _, d := range tr.Gaps {
		gaps = append(gaps, d.Period)
	}
	wantLines(t, "dots", dots, []string{"2020=6", "2021=100", "2024=50"})
	wantLines(t, "gaps", gaps, []string{"2022", "2023"})
	if len(tr.Lines) != 1 || len(tr.Lines[0]) != 2 {
		t.Errorf("lines %v: only neighbours are joined", tr.Lines)
	}
	if tr.Dots[1].Y != tr.Top || tr.Dots[2].Y != (tr.Top+tr.Base)/2 {
		t.Errorf("100 of 100 is at %d, 50 at %d; the scale goes from %d to %d", tr.Dots[1].Y, tr.Dots[2].Y, tr.Base, tr.Top)
	}
}

func TestDrawTrend(t *testing.T) {
	rat := func(s string) TrendPoint { return TrendPoint{"p", model.Decimal(s).Rat()} }
	tr := DrawTrend([]TrendPoint{rat("-10"), rat("10")}, nil)
	if tr.Zero != (tr.Top+tr.Base)/2 || tr.Least != "-10" || tr.Most != "10" || tr.Dots[0].Y != tr.Base {
		t.Errorf("below 0: %+v", tr)
	}
	if tr := DrawTrend([]TrendPoint{rat("0"), rat("0")}, nil); tr.Most != "1" || tr.Dots[0].Y != tr.Base {
		t.Errorf("nothing but 0: %+v", tr)
	}
	if tr := DrawTrend(nil, nil); tr.Wide != 0 {
		t.Errorf("nothing: %+v", tr)
	}
	if tr := DrawTrend([]TrendPoint{{"p", nil}}, nil); len(tr.Dots) != 0 || len(tr.Gaps) != 1 {
		t.Errorf("one period without a value: %+v", tr)
	}
}

// TestScoresData: the files say what the cards say, and no total of what is not
// whole.
func TestScoresData(t *testing.T) {
	sys := scoredSystem("40", "60")
	addScores(sys, "a", "2024", "5", "10.25", "34.75")
	addScores(sys, "b", "2024", "5", "", "")
	d := All(sys, model.Public, date("2026-11-26"))
	var f struct {
		Weighted bool
		Cards    []struct {
			Region, Sum, Total string
			Scores             map[string]string
		}
	}
	if err := json.Unmarshal(ScoresJSON(d), &f); err != nil || len(f.Cards) != 2 || !f.Weighted {
		t.Fatalf("%v %+v", err, f)
	}
	if f.Cards[0].Total != "50" || f.Cards[1].Total != "" || f.Cards[1].Sum != "5" || len(f.Cards[1].Scores) != 1 {
		t.Errorf("%+v", f.Cards)
	}
	rows := ScoresTable(d, model.Zh).Rows
	if len(rows) != 8 || rows[3][5] != "50" || rows[7][5] != "" || rows[7][3] != "1 / 3" {
		t.Errorf("%v", rows)
	}
}
