package derive

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

// crowd is a system of 20 local, 120 internal and 18 × 10 municipal works, some
// planned, some ended, every seventh a sample, dealt over boxes and months by
// counting alone.
func crowd() *model.System {
	sys := &model.System{Config: model.Config{
		Levels: []model.Level{
			{Key: "local", Family: "local", Tier: "province"}, {Key: "internal", Family: "internal", Tier: "province"},
			{Key: "municipal", Family: "local", Tier: "city"}, {Key: "municipal-internal", Family: "internal", Tier: "city"},
		},
		Areas: []model.Area{{Key: "vehicles"}, {Key: "energy"}},
		Goals: []model.Goal{
			{Key: "a", Levels: []string{"local"}, Count: 20, Due: date("2022-12-31")},
			{Key: "b", Levels: []string{"local", "municipal"}, Count: 20, Due: date("2022-12-31")},
			{Key: "c", Levels: []string{"internal"}, Count: 120, Due: date("2022-12-31")},
		},
	}}
	sys.Regions = append(sys.Regions, &model.Region{Key: "p", Kind: "province"})
	for i := range 18 {
		sys.Regions = append(sys.Regions, &model.Region{Key: fmt.Sprintf("c%02d", i), Kind: "city", Parent: "p"})
	}
	for i := range 4 {
		top := fmt.Sprintf("%d00", i+1)
		sys.Boxes = append(sys.Boxes, &model.Box{Code: top})
		for j := range 4 {
			sys.Boxes = append(sys.Boxes, &model.Box{Code: fmt.Sprintf("%d%d0", i+1, j+1), Parent: top})
		}
	}
	sys.Box("110").Planned = map[string]int{"local": 9, "municipal": 0}
	sys.Box("300").Planned = map[string]int{"internal": 2}
	sys.Box("200").Area = "vehicles"
	sys.Boxes = append(sys.Boxes, &model.Box{Code: "c00-1", Parent: "400", Region: "c00"})
	n := 0
	add := func(level, region string, count int) {
		for range count {
			box := sys.Boxes[(n*7)%20].Code
			issued := []string{date("2021-11-05").AddYears(n % 3).String()}
			if n%9 == 4 {
				issued = nil
			}
			w := work(fmt.Sprintf("w%03d", n), level, box, n%7 == 0, issued...)
			w.Region = region
			if n%11 == 3 && len(w.Editions) > 0 {
				w.Editions[0].Withdraw = date("2024-06-01")
			}
			switch n % 4 {
			case 1:
				w.Classes = []string{"urgent"}
			case 2:
				w.Classes = []string{"general"}
			}
			if level == "municipal" && n%2 == 0 {
				w.Upper = []string{"w001"}
			}
			w.Unique = level == "municipal" && n%5 == 1
			if n%13 == 0 {
				w.Area = "energy"
			}
			sys.Works = append(sys.Works, w)
			n++
		}
	}
	add("local", "", 20)
	add("internal", "", 120)
	for _, r := range sys.Regions[1:] {
		add("municipal", r.Key, 10)
	}
	return sys
}

var crowdDay = date("2026-11-26")

// existing, planned and samples are counted here from the works alone.
func countWorks(sys *model.System, keep func(*model.Work) bool) (existing, ended, planned, samples int) {
	for _, w := range sys.Works {
		if !keep(w) {
			continue
		}
		switch {
		case w.Sample && len(w.Editions) > 0:
			samples++
		case w.Sample:
		case len(w.Editions) == 0:
			planned++
		case w.Editions[0].Withdraw.IsZero():
			existing++
		default:
			ended++
		}
	}
	return existing, ended, planned, samples
}

// TestStatistic: every number of the statistical table is what a count of the
// works gives, and due is what the framework states before what is recorded.
func TestStatistic(t *testing.T) {
	sys := crowd()
	rows := Directory(sys, crowdDay)
	s := Statistic(sys, Whole(sys, rows), crowdDay)
	under := func(code, top string) bool { return slices.Contains(BoxPath(sys, code), top) }
	check := func(name string, got Stat, keep func(*model.Work) bool, due int) {
		t.Helper()
		existing, ended, planned, samples := countWorks(sys, keep)
		got.Stating, got.Silent = 0, 0
		if want := (Stat{Due: due, Existing: existing, Ended: ended, Planned: planned, Samples: samples}); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	// due counts cell by cell, and puts the stated numbers in.
	due := func(keep func(box, level string) bool) (n int) {
		for _, b := range sys.Boxes {
			for _, l := range sys.Config.Levels {
				if !keep(b.Code, l.Key) {
					continue
				}
				if stated, has := b.Planned[l.Key]; has {
					n += stated
					continue
				}
				e, _, p, _ := countWorks(sys, func(w *model.Work) bool { return w.Box == b.Code && w.Level == l.Key })
				n += e + p
			}
		}
		return n
	}
	for i, l := range sys.Config.Levels {
		check(l.Key, s.Levels[i].Stat, func(w *model.Work) bool { return w.Level == l.Key }, due(func(_, level string) bool { return level == l.Key }))
	}
	for _, f := range s.Families {
		in := func(level string) bool { return sys.Level(level).Family == f.Family }
		check(f.Family, f.Stat, func(w *model.Work) bool { return in(w.Level) }, due(func(_, level string) bool { return in(level) }))
	}
	for _, b := range s.Boxes {
		check(b.Box.Code, b.Total, func(w *model.Work) bool { return under(w.Box, b.Box.Code) }, due(func(box, _ string) bool { return under(box, b.Box.Code) }))
		for i, l := range sys.Config.Levels {
			check(b.Box.Code+"/"+l.Key, b.Sums[i], func(w *model.Work) bool { return w.Level == l.Key && under(w.Box, b.Box.Code) },
				due(func(box, level string) bool { return level == l.Key && under(box, b.Box.Code) }))
		}
	}
	check("all", s.Total, func(*model.Work) bool { return true }, due(func(_, _ string) bool { return true }))
	if s.Total.Existing == 0 || s.Total.Ended == 0 || s.Total.Planned == 0 || s.Total.Samples == 0 {
		t.Fatalf("the crowd says nothing: %+v", s.Total)
	}
	if got := s.Levels[0].Basis() + " " + s.Levels[3].Basis() + "."; got != "mixed ." {
		t.Errorf("due comes from %q", got)
	}
	if got := len(s.Families); got != 2 {
		t.Errorf("%d families", got)
	}
}

func TestGap(t *testing.T) {
	for _, tt := range []struct {
		c    Cell
		want string
	}{
		{Cell{}, "open"}, {Cell{Samples: 3}, "open"}, {Cell{Ended: 2}, "open"}, {Cell{States: true}, "unneeded"}, {Cell{Planned: 1}, "missing"},
		{Cell{States: true, Stated: 2}, "missing"}, {Cell{Existing: 1}, "whole"}, {Cell{Existing: 1, Planned: 1}, "short"},
		{Cell{Existing: 1, Planned: 1, States: true, Stated: 1}, "whole"}, {Cell{Existing: 2, States: true, Stated: 3}, "short"}, {Cell{Existing: 1, States: true}, "whole"},
	} {
		if got := tt.c.Gap(); got != tt.want {
			t.Errorf("%+v: %s, want %s", tt.c, got, tt.want)
		}
	}
}

func measureOf(t *testing.T, qs []Quality, key string) Measure {
	t.Helper()
	for _, q := range qs {
		for _, m := range q.Measures {
			if m.Key == key {
				return m
			}
		}
	}
	t.Fatalf("no measure %s", key)
	return Measure{}
}

// TestQualities: each measure is what its formula gives, computed another way.
func TestQualities(t *testing.T) {
	sys := crowd()
	rows := Directory(sys, crowdDay)
	for _, samples := range []bool{false, true} {
		qs := Qualities(sys, rows, model.Internal, crowdDay, samples)
		counts := map[string]int{} // by leaf
		var all, inLeaves, areas, classed, first, lower, linked, unique int
		levels := map[string]bool{}
		for _, w := range sys.Works {
			if w.Sample != samples || len(w.Editions) == 0 || !w.Editions[0].Withdraw.IsZero() {
				continue
			}
			all++
			levels[w.Level] = true
			if !strings.HasSuffix(w.Box, "00") { // every other box is a leaf
				counts[w.Box]++
				inLeaves++
			}
			if w.Area != "" || strings.HasPrefix(w.Box, "2") {
				areas++
			}
			if len(w.Classes) > 0 {
				classed++
				if w.Classes[0] == "urgent" {
					first++
				}
			}
			if w.Level == "municipal" {
				lower++
				if w.Unique {
					unique++
				}
				if w.Unique || w.Upper != nil {
					linked++
				}
			}
		}
		for key, want := range map[string][2]int{
			"leaves-covered": {len(counts), 17}, "in-areas": {areas, all}, "first-classes": {first, classed},
			"levels-present": {len(levels), 4}, "linked": {linked, lower}, "unique": {unique, lower},
		} {
			if m := measureOf(t, qs, key); m.Part != want[0] || m.Whole != want[1] || m.Missing != "" {
				t.Errorf("samples %v, %s: %+v, want %v", samples, key, m, want)
			}
		}
		// H = ln N − (1/N) Σ n ln n is the entropy without shares.
		sum := 0.0
		for _, n := range counts {
			sum += float64(n) * math.Log(float64(n))
		}
		want := (math.Log(float64(inLeaves)) - sum/float64(inLeaves)) / math.Log(17)
		if m := measureOf(t, qs, "evenness"); math.Abs(m.Index-want) > 1e-9 || m.Missing != "" {
			t.Errorf("samples %v: evenness %v, want %v", samples, m.Index, want)
		}
		if m := measureOf(t, qs, "own-boxes"); m.Part != 1 {
			t.Errorf("boxes of regions: %+v", m)
		}
	}
}

// TestQualitiesWithoutData: what cannot be measured says why, and is no zero.
func TestQualitiesWithoutData(t *testing.T) {
	sys := &model.System{Config: model.Config{Levels: []model.Level{{Key: "local"}}}, Boxes: []*model.Box{{Code: "1"}}}
	one := work("w", "local", "1", false, "2024-01-01")
	for _, tt := range []struct {
		name string
		sys  *model.System
		want map[string]string
	}{
		{"nothing", &model.System{}, map[string]string{
			"leaves-covered": "no-leaves", "evenness": "no-leaves", "in-areas": "no-standards", "first-classes": "no-classes", "levels-present": "no-levels", "linked": "no-lower", "unique": "no-lower"}},
		{"no standard", sys, map[string]string{"leaves-covered": "", "evenness": "no-standards", "in-areas": "no-standards", "levels-present": ""}},
		{"one leaf", &model.System{Config: sys.Config, Boxes: sys.Boxes, Works: []*model.Work{one}}, map[string]string{"evenness": "one-leaf", "in-areas": "", "first-classes": "no-classes"}},
	} {
		qs := Qualities(tt.sys, Directory(tt.sys, crowdDay), model.Public, crowdDay, false)
		for key, want := range tt.want {
			if got := measureOf(t, qs, key).Missing; got != want {
				t.Errorf("%s, %s: %q, want %q", tt.name, key, got, want)
			}
		}
	}
}

// TestQualitiesOfRecords: nobody outside may know what stands above a standard
// of which only the record is public, so it is not held against it.
func TestQualitiesOfRecords(t *testing.T) {
	sys := &model.System{Config: model.Config{Levels: []model.Level{{Key: "m", Tier: "city", Publication: model.RecordOnly}}}}
	w := work("w", "m", "", false, "2024-01-01")
	w.Upper = []string{"x"}
	sys.Works = []*model.Work{w}
	for audience, want := range map[model.Audience]string{model.Public: "no-lower", model.Internal: ""} {
		seen := For(sys, audience)
		qs := Qualities(seen, Directory(seen, crowdDay), audience, crowdDay, false)
		if got := measureOf(t, qs, "linked"); got.Missing != want || want == "" && got.Part != 1 {
			t.Errorf("%s: %+v", audience, got)
		}
	}
}
