package derive

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

// provinceSystem is a province with two cities, one county and boxes of the
// province and of one city; its cities have n standards each.
func provinceSystem(n int) *model.System {
	sys := &model.System{
		Config: model.Config{Levels: []model.Level{
			{Key: "local", Tier: "province", Part: "lead"}, {Key: "internal", Tier: "province", Part: "base", Publication: model.FullText},
			{Key: "municipal", Tier: "city", Part: "echo"}, {Key: "municipal-internal", Tier: "city"},
		}},
		Regions: []*model.Region{
			{Key: "p", Kind: "province", Title: model.Bilingual{Zh: "省"}},
			{Key: "a", Kind: "city", Parent: "p"}, {Key: "b", Kind: "city", Parent: "p"}, {Key: "c", Kind: "county", Parent: "a"},
		},
		Boxes: []*model.Box{
			{Code: "100", Planned: map[string]int{"local": 3}}, {Code: "110", Parent: "100", Planned: map[string]int{"municipal": 99, "local": 1}},
			{Code: "120", Parent: "100"}, {Code: "119", Parent: "110", Region: "a", Planned: map[string]int{"municipal": 8}}, {Code: "200"},
		},
		Notes: []*model.Item{{ID: "a"}},
	}
	add := func(w model.Work) *model.Work {
		w.Publication.Decision = model.FullText
		if w.Number != "" {
			w.Editions = []*model.Edition{{Work: &w, Number: w.Number, Issued: model.NewDate(2022, 1, 1), InForce: model.NewDate(2022, 1, 1)}}
		}
		sys.Works = append(sys.Works, &w)
		return &w
	}
	add(model.Work{ID: "l1", Number: "L1", Level: "local", Box: "120"})
	add(model.Work{ID: "i1", Number: "I1", Level: "internal", Box: "120", Sample: true})
	add(model.Work{ID: "l2", Level: "local", Box: "200"})
	for _, city := range []string{"a", "b"} {
		for i := range n {
			add(model.Work{ID: fmt.Sprintf("%s-%d", city, i), Number: fmt.Sprintf("%s%d", city, i), Level: "municipal", Box: map[string]string{"a": "119", "b": "110"}[city], Region: city, Upper: []string{"l1", "none"}})
		}
	}
	return sys
}

// TestRegionParts: every region has its boxes, standards and counts, compared
// with counts made here from the works themselves.
func TestRegionParts(t *testing.T) {
	day := model.NewDate(2026, 1, 1)
	sys := provinceSystem(5)
	rows := Directory(sys, day)
	parts := RegionParts(sys, rows, day)
	byKey := map[string]Part{}
	for _, p := range parts {
		byKey[p.Key] = p
		own, shared := map[string]bool{}, map[string]bool{}
		for _, w := range sys.Works {
			switch {
			case w.Region == p.Key || w.Region == "" && p.Key == "p":
				own[w.ID] = true
			case p.Key == "c" && w.Region == "a" || p.Key != "p" && w.Region == "":
				shared[w.ID] = true
			}
		}
		if len(p.Rows) != len(own) || len(p.Shared) != len(shared) {
			t.Errorf("%s: %d own and %d shared, counted %d and %d", p.Key, len(p.Rows), len(p.Shared), len(own), len(shared))
		}
		sum := Tally{}
		for _, b := range p.Tree {
			sum = sum.plus(b.Tally)
		}
		levels := Stat{}
		for _, l := range p.Levels {
			levels = levels.and(l.Stat)
		}
		if sum != p.Total || levels.Existing != p.Total.Issued || levels.Planned != p.Total.Planned || levels.Samples != p.Total.Samples || levels.Ended != 0 {
			t.Errorf("%s: tree %+v, levels %+v, total %+v", p.Key, sum, levels, p.Total)
		}
	}
	a, b, p := byKey["a"], byKey["b"], byKey["p"]
	if len(a.Boxes) != 5 || len(b.Boxes) != 4 || len(p.Boxes) != 4 {
		t.Errorf("boxes %d %d %d", len(a.Boxes), len(b.Boxes), len(p.Boxes))
	}
	// What is planned for the whole province is not planned by a city.
	if a.Total.Target != 8 || b.Total.Target != 0 || p.Total.Target != 4 {
		t.Errorf("targets %d %d %d", a.Total.Target, b.Total.Target, p.Total.Target)
	}
	if l := a.Levels[0]; l.Percent() != "62.5%" || l.Due != 8 || l.Basis() != "stated" {
		t.Errorf("5 of 8: %+v is %s", l.Stat, l.Percent())
	}
	if l := b.Levels[0]; l.Due != 5 || l.Basis() != "recorded" {
		t.Errorf("where nothing is planned, what is recorded stands: %+v", l.Stat)
	}
	// 3 and 1 are stated, one exists and one is planned in boxes that state nothing.
	if l := p.Levels[0]; l.Due != 6 || l.Existing != 1 || l.Planned != 1 || l.Basis() != "mixed" {
		t.Errorf("of the province: %+v", l.Stat)
	}
	own := a.Tree[0].Children[0].Children[0]
	if own.Inherited || own.Box.Code != "119" || !a.Tree[0].Inherited || a.Tree[0].From.Key != "p" || p.Tree[0].Inherited {
		t.Error("inherited boxes are not told from own ones")
	}
	if a.Tree[0].Shared != 2 || a.Note == nil || b.Note != nil {
		t.Errorf("shared %d", a.Tree[0].Shared)
	}
	codes := func(list []*model.Box) (out []string) {
		for _, x := range list {
			out = append(out, x.Code)
		}
		return out
	}
	if got := codes(a.Empty); !slices.Equal(got, []string{"120", "200"}) || len(a.Bare) != 0 {
		t.Errorf("empty %v, bare %v", got, codes(a.Bare))
	}
	if len(a.Ties) != 5 || len(a.Ties[0].Upper) != 1 || a.Ties[0].Upper[0].Work.ID != "l1" || len(p.Ties) != 0 {
		t.Errorf("ties %+v", a.Ties)
	}
}

// TestLevelParts: a level that has no standard is there, and empty.
func TestLevelParts(t *testing.T) {
	day := model.NewDate(2026, 1, 1)
	sys := provinceSystem(3)
	parts := LevelParts(sys, Directory(sys, day), day)
	want := []Tally{{Issued: 1, Planned: 1, Target: 4}, {Samples: 1}, {Issued: 6, Target: 107}, {}}
	for i, p := range parts {
		if p.Total != want[i] {
			t.Errorf("%s: %+v", p.Key, p.Total)
		}
	}
	if len(parts) != 4 || len(parts[3].Tree) == 0 || len(parts[3].Rows) != 0 {
		t.Error("the municipal internal level must exist, empty")
	}
}

// TestRegionJSON: the data of a region says what its part does, inherited boxes
// as inherited, and nothing as null.
func TestRegionJSON(t *testing.T) {
	day := model.NewDate(2026, 1, 1)
	d := All(provinceSystem(2), model.Public, day)
	for _, p := range d.Regions {
		b := RegionJSON(d, p)
		var v RegionData
		if err := json.Unmarshal(b, &v); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "null") || len(v.Framework) != len(p.Boxes) || len(v.Directory) != len(p.Rows) || len(v.Shared) != len(p.Shared) || len(v.Statistics) != len(p.Levels) || v.AsOf != day || v.Format != RegionFormat {
			t.Errorf("%s: %s", p.Key, b)
		}
		for _, box := range v.Framework {
			if inherited := p.Key != "p" && box.Code != "119"; inherited != (box.From == "p") {
				t.Errorf("%s: %+v", p.Key, box)
			}
		}
		for _, l := range model.Langs {
			if got := RegionTable(d.System, p, l); len(got.Rows) != len(p.Rows)+len(p.Shared) || len(got.Columns) != len(regionColumns) {
				t.Errorf("%s: %d rows", p.Key, len(got.Rows))
			}
		}
	}
}
