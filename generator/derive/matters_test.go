package derive

import (
	"fmt"
	"slices"
	"testing"

	"guiju/generator/model"
)

func matterSystem() *model.System {
	sys := &model.System{
		Config:  model.Config{Levels: []model.Level{{Key: "local", Tier: "province"}, {Key: "municipal", Tier: "city"}}},
		Regions: []*model.Region{{Key: "p", Kind: "province"}, {Key: "a", Kind: "city", Title: model.Bilingual{Zh: "甲州市"}}, {Key: "b", Kind: "city", Title: model.Bilingual{Zh: "乙阳市"}}},
		Matters: []*model.Matter{{Key: "cars", Title: model.Bilingual{Zh: "用车"}}, {Key: "rooms", Title: model.Bilingual{Zh: "用房"}}, {Key: "none", Title: model.Bilingual{Zh: "没有"}}},
	}
	add := func(id, level, region, matter string, sample bool, withdrawn model.Date, replaces ...string) {
		w := &model.Work{ID: id, Level: level, Region: region, Matter: matter, Sample: sample}
		w.Editions = []*model.Edition{{Work: w, Year: "2020", Number: "N " + id, InForce: model.NewDate(2020, 1, 1), Withdraw: withdrawn, Replaces: replaces}}
		sys.Works = append(sys.Works, w)
	}
	never := model.Date{}
	add("l1", "local", "", "cars", false, never)
	add("l2", "local", "p", "cars", false, never) // clashes: the province is the province
	add("l3", "local", "", "cars", true, never)   // a sample
	add("l4", "local", "", "cars", false, model.NewDate(2024, 1, 1))
	add("m1", "municipal", "a", "cars", false, never)
	add("m2", "municipal", "b", "cars", false, never)
	add("r1", "local", "", "rooms", false, never)
	add("r2", "local", "", "rooms", false, never, "N r1") // takes its place
	add("x1", "local", "", "other", false, never)         // not in the register
	sys.Works = append(sys.Works, &model.Work{ID: "p1", Level: "municipal", Region: "a", Matter: "cars"})
	return sys
}

func TestMatters(t *testing.T) {
	sys, day := matterSystem(), model.NewDate(2026, 1, 1)
	var got []string
	for _, r := range Matters(sys, Directory(sys, day), day) {
		s := fmt.Sprintf("%s clash=%v", r.Matter.Key, r.Clash(false) && !r.Clash(true))
		for _, l := range r.Levels {
			s += fmt.Sprintf(" %s:%d gap=%v clashes=%d regions=%d", l.Level.Key, len(l.Rows), l.Gap(), len(l.Clashes), l.Regions())
		}
		got = append(got, s)
	}
	want := []string{
		"cars clash=true local:4 gap=false clashes=2 regions=0 municipal:3 gap=false clashes=2 regions=2",
		"rooms clash=false local:2 gap=false clashes=0 regions=0 municipal:0 gap=true clashes=0 regions=0",
		"none clash=false local:0 gap=true clashes=0 regions=0 municipal:0 gap=true clashes=0 regions=0",
		"other clash=false local:1 gap=false clashes=0 regions=0 municipal:0 gap=true clashes=0 regions=0",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestDemands(t *testing.T) {
	sys, day := matterSystem(), model.NewDate(2026, 1, 1)
	say := func(s string) model.Bilingual { return model.Bilingual{Zh: s} }
	sys.Demands = []*model.Demand{
		{Key: "d1", Region: "a", Title: say("庭院绿化养护标准"), Words: say("需要统一庭院绿化养护的频次和验收办法")},
		{Key: "d2", Region: "a", Title: say("公务用车调度"), Words: say("车辆调度没有规定"), Matter: "cars"},
		{Key: "d3", Region: "b", Title: say("庭院绿化养护"), Words: say("乙阳市庭院绿化养护的验收办法不统一")},
		{Key: "d4", Region: "b", Title: say("车辆调度的规定"), Words: say("公务用车调度没有规定可依")},
		{Key: "d5", Region: "b", Title: say("电子档案移交格式")},
		{Key: "d6", Region: "b", Title: say("周转住房"), Matter: "none"},
		{Key: "d7", Region: "b", Title: say("庭院绿化养护"), Words: say("庭院绿化养护的频次和验收办法"), Sample: true},
	}
	sys.Projects = []*model.JointProject{{Key: "j", Matter: "cars"}, {Key: "s", Matter: "cars", Sample: true}}
	rows := Directory(sys, day)
	var got []string
	for _, g := range Demands(sys, rows) {
		var keys []string
		for _, d := range g.Demands {
			keys = append(keys, d.Key)
		}
		got = append(got, fmt.Sprintf("%s %s %v regions=%v works=%d projects=%d answered=%v sample=%v", g.Key, g.Title.Zh, keys, g.Regions, len(g.Works), len(g.Projects), g.Answered(), g.Sample))
	}
	want := []string{
		"d1 庭院绿化养护标准 [d1 d3] regions=[a b] works=0 projects=0 answered=false sample=false",
		"cars 用车 [d2 d4] regions=[a b] works=5 projects=1 answered=true sample=false",
		"d5 电子档案移交格式 [d5] regions=[b] works=0 projects=0 answered=false sample=false",
		"none 没有 [d6] regions=[b] works=0 projects=0 answered=false sample=false",
		"d7 庭院绿化养护 [d7] regions=[b] works=0 projects=0 answered=false sample=true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	// The groups are the same however the demands are listed.
	members := func() (out []string) {
		for _, g := range Demands(sys, rows) {
			var keys []string
			for _, d := range g.Demands {
				keys = append(keys, d.Key)
			}
			slices.Sort(keys)
			out = append(out, fmt.Sprint(g.Key, keys))
		}
		slices.Sort(out)
		return out
	}
	before := members()
	slices.Reverse(sys.Demands)
	if after := members(); !slices.Equal(before, after) {
		t.Errorf("%v, and in another order %v", before, after)
	}
}

// TestMattersWithheld: a matter that only withheld standards have is named
// nowhere, not by a demand and not by a project.
func TestMattersWithheld(t *testing.T) {
	shut := &model.Work{ID: "shut", Level: "local", Matter: "secret", Publication: model.Publication{Decision: model.Unlisted}}
	sys := &model.System{
		Config:   model.Config{Levels: []model.Level{{Key: "local"}}},
		Works:    []*model.Work{shut},
		Matters:  []*model.Matter{{Key: "secret", Title: model.Bilingual{Zh: "不公开"}}},
		Demands:  []*model.Demand{{Key: "d", Region: "a", Matter: "secret", Title: model.Bilingual{Zh: "需求"}}},
		Projects: []*model.JointProject{{Key: "j", Matter: "secret"}},
	}
	d := All(sys, model.Public, model.NewDate(2026, 1, 1))
	if len(d.Matters) != 0 || d.Demands[0].Matter != nil || d.System.Projects[0].Matter != "" || len(d.System.Demands) != 1 {
		t.Errorf("matters %v, demand %+v, project %+v", d.Matters, d.Demands[0], d.System.Projects[0])
	}
	if d := All(sys, model.Internal, model.NewDate(2026, 1, 1)); len(d.Matters) != 1 || d.Demands[0].Matter == nil || sys.Demands[0].Matter != "secret" {
		t.Error("the internal edition withholds the matter, or the system was changed")
	}
}
