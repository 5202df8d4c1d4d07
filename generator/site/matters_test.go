package site

import (
	"fmt"
	"maps"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// matterFixture is the small system with two cities whose standards say much
// the same, a matter that has two standards and one that has none, joint
// projects and demands.
func matterFixture() *model.System {
	sys := fixtureSystem()
	sys.Config.Levels = append(sys.Config.Levels, model.Level{Key: "municipal", Title: model.Bilingual{Zh: "市级地方标准", En: "Municipal"}, Tier: "city", Publication: model.FullText})
	for _, r := range []struct{ key, zh, en string }{{"a", "甲州市", "Jiazhou"}, {"b", "乙阳市", "Yiyang"}} {
		sys.Regions = append(sys.Regions, &model.Region{Key: r.key, Kind: "city", Parent: "henan", Title: model.Bilingual{Zh: r.zh, En: r.en}})
	}
	sys.Matters = []*model.Matter{
		{Key: "parking", Title: model.Bilingual{Zh: "车辆停放", En: "Parking"}, Box: "110"},
		{Key: "cars", Title: model.Bilingual{Zh: "用车", En: "Cars"}},
		{Key: "gardens", Title: model.Bilingual{Zh: "庭院养护", En: "Gardens"}},
	}
	sys.Works[0].Matter = "cars"
	sys.Works = append(sys.Works, &model.Work{ID: "cars-2", Level: "local", Region: "henan", Matter: "cars", Sample: true, Title: model.Bilingual{Zh: "又一项用车标准"}, Publication: model.Publication{Decision: model.FullText}})
	for _, key := range []string{"a", "b"} {
		w := &model.Work{ID: "city-" + key, Number: "DB " + key, Level: "municipal", Region: key, Matter: "parking", Publication: model.Publication{Decision: model.FullText}}
		minutes := map[string]string{"a": "30", "b": "45"}[key]
		src := "# 4 停放\n\n4.1 管理人员应在车辆进场后" + minutes + "分钟内引导到位，并登记车牌号码和停放时间。\n\n4.2 " +
			map[string]string{"a": "夜间停放的车辆由值班室统一看护。", "b": "访客车辆凭预约信息从东门进入院区。"}[key] + "\n"
		w.Editions = []*model.Edition{{
			Work: w, Year: "2025", Number: "DB " + key + "—2025", Title: model.Bilingual{Zh: "停放规范", En: "Parking"}, InForce: model.NewDate(2025, 1, 1),
			Texts: map[model.Lang]*model.Text{model.Zh: parsed(src, model.StandardGrammar, model.Zh)},
		}}
		sys.Works = append(sys.Works, w)
	}
	sys.Projects = []*model.JointProject{
		{Key: "joint", Title: model.Bilingual{Zh: "共同停放"}, Matter: "parking", Lead: "a", Regions: []string{"a", "b"}, Outcome: model.Outcome{State: model.NotDone, Source: "会议记录"}},
		{Key: "sample", Title: model.Bilingual{Zh: "样本项目"}, Lead: "b", Regions: []string{"a", "b"}, Sample: true},
	}
	sys.Demands = []*model.Demand{
		{Key: "d1", Region: "a", Title: model.Bilingual{Zh: "庭院绿化养护标准"}, Matter: "gardens"},
		{Key: "d2", Region: "b", Title: model.Bilingual{Zh: "庭院绿化"}, Matter: "gardens"},
		{Key: "d3", Region: "b", Title: model.Bilingual{Zh: "停车收费"}, Matter: "parking"},
		{Key: "d4", Region: "b", Title: model.Bilingual{Zh: "样本需求"}, Sample: true},
	}
	return sys
}

var matterSite = sync.OnceValue(func() map[string][]byte {
	files, problems, err := Build(derive.All(matterFixture(), model.Public, model.NewDate(2026, 11, 23)), options())
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return files
})

func elementOf(t *testing.T, n *html.Node, id string) *html.Node {
	t.Helper()
	e := byID(n, id)
	if e == nil {
		t.Fatalf("nothing has the id %s", id)
	}
	return e
}

// TestMattersPage: every cell of the table holds the standards of its level,
// the counts are those of the data, and standards lead there.
func TestMattersPage(t *testing.T) {
	sys, day := matterFixture(), model.NewDate(2026, 11, 23)
	gaps, real, samples, clashes := 0, 0, 0, 0 // clashes of samples: the fixture has no others
	for _, matter := range sys.Matters {
		clash := false
		for _, l := range sys.Config.Levels {
			slots := map[string]int{}
			anyReal := false
			for _, w := range sys.Works {
				if s := w.StatusAt(day); w.Matter == matter.Key && w.Level == l.Key && s != model.Withdrawn && s != model.Superseded {
					slots[fmt.Sprint(l.Tier == "city" && w.Region == "a", w.Sample)]++
					anyReal = anyReal || !w.Sample
				}
			}
			switch {
			case len(slots) == 0:
				gaps++
			case anyReal:
				real++
			default:
				samples++
			}
			for _, n := range slots {
				clash = clash || n > 1
			}
		}
		if clash {
			clashes++
		}
	}
	if gaps == 0 || real == 0 || samples == 0 || clashes == 0 {
		t.Fatalf("the fixture has %d gaps, %d real, %d sample cells, %d clashes", gaps, real, samples, clashes)
	}
	for _, prefix := range []string{"", "en/"} {
		doc := read(t, matterSite(), prefix+"matters.html")
		said := words(byClass(doc, "matters-counts")[0])
		want := []string{fmt.Sprintf("登记 %d 件事", len(sys.Matters)), fmt.Sprintf("%d 处有正式标准，%d 处只有样本，%d 处没有", real, samples, gaps), fmt.Sprintf("0 件事，另有样本 %d 件", clashes), "按条文比对，有 1 对"}
		if prefix != "" {
			want = []string{fmt.Sprintf("%d matters", len(sys.Matters)), fmt.Sprintf("%d places have a real standard, %d a sample only, %d none", real, samples, gaps), fmt.Sprintf("level: 0; among samples: %d.", clashes), "provisions: 1"}
		}
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%s: %q does not say %q", prefix, said, w)
			}
		}
		for id, states := range map[string]string{"parking": "partial joint", "cars": "partial clash", "gardens": "none"} {
			row := elementOf(t, doc, "ui-matter-"+id)
			if attr(row, "data-state") != states {
				t.Errorf("%s: %q, want %q", id, attr(row, "data-state"), states)
			}
			works := 0
			for _, w := range sys.Works {
				if w.Matter == id {
					works++
				}
			}
			if n := len(byClass(row, "matter-work")); n != works {
				t.Errorf("%s: %d standards, want %d", id, n, works)
			}
		}
		if n := len(byClass(elementOf(t, doc, "ui-matter-cars"), "badge-sample")); n != 2 {
			t.Errorf("%d sample badges", n)
		}
		found := false
		for _, a := range elements(read(t, matterSite(), prefix+"standards/city-a.html")) {
			found = found || strings.HasSuffix(attr(a, "href"), "matters.html#ui-matter-parking")
		}
		if !found {
			t.Error("the standard does not lead to its matter")
		}
	}
}

// TestOverlapsPage: the pair stands there with its one provision, what both
// have is marked and what only one has is not.
func TestOverlapsPage(t *testing.T) {
	doc := read(t, matterSite(), "overlaps.html")
	section := elementOf(t, doc, "ui-city-a-and-city-b")
	sides := byClass(section, "overlap-words")
	if len(sides) != 2 {
		t.Fatalf("%d provisions", len(sides))
	}
	for i, minutes := range []string{"30", "45"} {
		marked := ""
		for _, e := range elements(sides[i]) {
			if e.Data == "mark" {
				marked += words(e)
			}
		}
		if !strings.Contains(words(sides[i]), minutes+"分钟") || strings.Contains(marked, minutes) || !strings.Contains(marked, "并登记车牌号码和停放时间") {
			t.Errorf("%q, marked %q", words(sides[i]), marked)
		}
	}
	if s := words(elementOf(t, doc, "ui-overlaps")); !strings.Contains(s, "由两地共同制定？") || !strings.Contains(s, "同一事项") {
		t.Errorf("the table says %q", s)
	}
	// A record of the comparison takes the pair off the list.
	sys := matterFixture()
	sys.Distinct = []*model.Distinct{{Works: []string{"city-a", "city-b"}, Reason: model.Bilingual{Zh: "一处管车库"}, By: "某人", Date: model.NewDate(2026, 1, 1)}}
	doc = read(t, build(t, derive.All(sys, model.Public, model.NewDate(2026, 11, 23)), options()), "overlaps.html")
	if s := words(doc); !strings.Contains(s, "没有发现条文相近的标准") || !strings.Contains(s, "一处管车库") || strings.Contains(s, "由两地共同制定") {
		t.Errorf("after the comparison: %q", s)
	}
}

// TestCooperationPage: projects and demands are counted, samples apart; groups
// say how many regions ask and what there is.
func TestCooperationPage(t *testing.T) {
	sys := matterFixture()
	doc := read(t, matterSite(), "cooperation.html")
	real, samples := 0, 0
	for _, d := range sys.Demands {
		if d.Sample {
			samples++
		} else {
			real++
		}
	}
	s := words(doc)
	for _, want := range []string{"共 1 项，另有样本 1 项", fmt.Sprintf("共 %d 项需求；1 组有两个以上地区提出，另有样本 %d 项", real, samples)} {
		if !strings.Contains(s, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for id, want := range map[string][]string{
		"ui-demand-gardens":   {"2 个地区提出", "没有见到回应的标准或项目", "可以共同制定"},
		"ui-demand-parking":   {"1 个地区提出", "已有标准", "共同停放"},
		"ui-demand-sample-d4": {"1 个地区提出", "没有见到回应的标准或项目"},
		"ui-project-joint":    {"甲州市", "乙阳市", "未完成", "会议记录"},
		"ui-project-sample":   {"无记录", "样本"},
	} {
		said := words(elementOf(t, doc, id))
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%s: %q does not say %q", id, said, w)
			}
		}
	}
	if strings.Contains(words(elementOf(t, doc, "ui-demand-parking")), "可以共同制定") {
		t.Error("what one region asks for is to be drafted by several")
	}
}

// TestEmptyMatters: where nothing is on record, the page says which file would
// fill it.
func TestEmptyMatters(t *testing.T) {
	for name, want := range map[string][]string{
		"matters.html":        {"matters.toml"},
		"en/matters.html":     {"matters.toml"},
		"overlaps.html":       {"没有发现条文相近的标准", "matters.toml"},
		"en/overlaps.html":    {"No standards with similar provisions", "matters.toml"},
		"cooperation.html":    {"cooperation.toml 的 [[project]]", "cooperation.toml 的 [[demand]]"},
		"en/cooperation.html": {"[[project]]", "[[demand]]"},
	} {
		s := words(read(t, built(), name))
		for _, w := range want {
			if !strings.Contains(s, w) {
				t.Errorf("%s does not say %q", name, w)
			}
		}
	}
}

// TestMatterLinks: every link of the pages leads to a page and a place on it.
func TestMatterLinks(t *testing.T) {
	files := matterSite()
	ids := map[string]map[string]bool{}
	for _, name := range []string{"matters.html", "overlaps.html", "cooperation.html"} {
		ids[name] = map[string]bool{}
		for _, e := range elements(read(t, files, name)) {
			if id := attr(e, "id"); id != "" {
				if ids[name][id] {
					t.Errorf("%s: the id %s stands twice", name, id)
				}
				ids[name][id] = true
			}
		}
	}
	checked := 0
	for name := range maps.Keys(ids) {
		for _, e := range elements(read(t, files, name)) {
			target, fragment, ok := strings.Cut(strings.TrimPrefix(attr(e, "href"), "./"), "#")
			if target == "" {
				target = name
			}
			if all := ids[target]; ok && all != nil {
				checked++
				if !all[fragment] && fragment != "ui-main" {
					t.Errorf("%s leads to %s#%s", name, target, fragment)
				}
			}
		}
	}
	if checked < 8 {
		t.Errorf("%d links", checked)
	}
}
