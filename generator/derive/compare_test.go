package derive

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"guiju/generator/compare"
	"guiju/generator/model"
	"guiju/generator/text"
)

const (
	comparedOld = "# 1 范围\n\n本文件规定了甲。\n\n# 2 要求\n\n2.1 机关宜登记车辆。\n\n2.2 车辆应每周清洗。\n\n2.3 纸质记录可同时使用。\n"
	comparedNew = "# 前言\n\n与2020年版相比，主要技术变化如下：\n\na) 将登记由推荐改为要求（见2.1，2020年版的2.1）；\nb) 更改了停放（见2.3）。\n\n# 1 范围\n\n本文件规定了甲。\n\n# 2 要求\n\n2.1 机关应登记车辆。\n\n2.2 车辆应每日清洗。\n\n2.3 车辆宜集中停放在指定的位置。\n"
)

func comparedWorks() *model.System {
	parse := func(src string, l model.Lang) *model.Text {
		t, _ := text.Parse([]byte(src), text.Options{Grammar: model.StandardGrammar, Lang: l, File: "x.md"})
		return t
	}
	sys := &model.System{
		Config: model.Config{Levels: []model.Level{{Key: "local", Publication: model.FullText}}},
		Works: []*model.Work{
			work("a", "local", "", true, "2020-01-01", "2024-01-01"),
			work("one", "local", "", false, "2022-01-01"),
			work("shut", "local", "", false, "2020-01-01", "2024-01-01"),
			work("gone", "local", "", false, "2020-01-01", "2024-01-01"),
		},
	}
	sys.Works[2].Publication.Decision, sys.Works[3].Publication.Decision = model.RecordOnly, model.Unlisted
	for _, w := range sys.Works {
		for i, e := range w.Editions {
			e.Texts = map[model.Lang]*model.Text{model.Zh: parse([]string{comparedOld, comparedNew}[i], model.Zh)}
		}
	}
	return sys
}

// TestComparisons: every two wordings of what may be read are compared, and
// nothing of what may not; where English is missing the Chinese stands for it.
func TestComparisons(t *testing.T) {
	sys := For(comparedWorks(), model.Public)
	rows := Directory(sys, date("2026-11-26"))
	list := Comparisons(rows)
	if len(list) != 1 || list[0].Path != "standards/a/compare/2020-to-2024.html" {
		t.Fatalf("%d comparisons", len(list))
	}
	c := &list[0]
	found, chinese := c.In(model.En)
	if !chinese || found == nil || c.Langs[model.En] != nil {
		t.Error("English is compared where there is none")
	}
	classes := map[string][]compare.Class{}
	for _, p := range found.Provisions {
		classes[p.ID()] = p.Classes
	}
	for id, want := range map[string][]compare.Class{"1": nil, "2": nil, "2.1": {compare.Tightened}, "2.2": {compare.Value}} {
		if !slices.Equal(classes[id], want) {
			t.Errorf("%s: %v, want %v", id, classes[id], want)
		}
	}
	b := c.Balances[model.Zh]
	if !b.Has || len(b.Declared) != 2 || b.Declared[0].Phantom || b.Declared[1].Phantom {
		t.Errorf("declared %+v", b.Declared)
	}
	if len(b.Undeclared) == 0 || b.Undeclared[0].ID() != "2.2" {
		t.Errorf("undeclared %v", b.Undeclared)
	}
	if Before(list, "standards/a/2024.html") != c || Before(list, "standards/a/2020.html") != nil {
		t.Error("the comparison with the edition before")
	}
}

// TestComparedByKeys: what has one permanent key is one provision, whatever its
// words and number.
func TestComparedByKeys(t *testing.T) {
	sys := For(comparedWorks(), model.Public)
	w := sys.Works[0]
	w.Keys.Provisions = []model.ProvisionKey{{Key: "k7", Edition: "2020", Fragment: "2.3"}, {Key: "k7", Edition: "2024", Fragment: "2.1"}, {Key: "k8", Edition: "2024", Fragment: "2.2", Tombstone: date("2025-01-01")}}
	for _, p := range Comparisons(Directory(sys, date("2026-11-26")))[0].Langs[model.Zh].Provisions {
		if p.New != nil && p.New.ID == "2.1" && (p.Old == nil || p.Old.ID != "2.3" || p.Key != "k7") || p.Key == "k8" {
			t.Errorf("%s, key %q", p.ID(), p.Key)
		}
	}
}

// TestChangeSummary: a sentence for each change, in both languages, and counts
// that are those of the provisions.
func TestChangeSummary(t *testing.T) {
	rows := Directory(For(comparedWorks(), model.Public), date("2026-11-26"))
	c := &Comparisons(rows)[0]
	s := Summary(c)
	counts := map[compare.Class]int{}
	for _, p := range c.Langs[model.Zh].Provisions {
		for _, class := range p.Classes {
			counts[class]++
		}
	}
	for _, n := range s.Counts {
		if counts[n.Class] != n.N {
			t.Errorf("%s: %d, counted %d", n.Class, n.N, counts[n.Class])
		}
	}
	var zh, en []string
	for _, l := range s.Changes {
		zh, en = append(zh, l.Says.Zh), append(en, l.Says.En)
	}
	for _, want := range []string{"2.1：由“宜”收紧为“应”", "2.2：每周改为每日"} {
		if !slices.Contains(zh, want) {
			t.Errorf("%q is not in %q", want, zh)
		}
	}
	if !slices.Contains(en, "2.1: tightened") || strings.ContainsAny(strings.Join(en, ""), "宜应每") {
		t.Errorf("in English %q", en)
	}
	// Where there is English, it is told in its words.
	w := For(comparedWorks(), model.Public)
	for i, src := range []string{"# 1 Scope\n\nA.\n\n# 2 Requirements\n\n2.1 Offices should register vehicles.\n", "# 1 Scope\n\nA.\n\n# 2 Requirements\n\n2.1 Offices shall register vehicles.\n"} {
		for _, l := range model.Langs {
			said := map[model.Lang]string{model.En: src, model.Zh: []string{"# 1 范围\n\n甲。\n\n# 2 要求\n\n2.1 机关宜登记车辆。\n", "# 1 范围\n\n甲。\n\n# 2 要求\n\n2.1 机关应登记车辆。\n"}[i]}[l]
			w.Works[0].Editions[i].Texts[l], _ = text.Parse([]byte(said), text.Options{Grammar: model.StandardGrammar, Lang: l})
		}
	}
	lines := Summary(&Comparisons(Directory(w, date("2026-11-26")))[0]).Changes
	if len(lines) != 1 || lines[0].Says != (model.Bilingual{Zh: "2.1：由“宜”收紧为“应”", En: "2.1: tightened from “should” to “shall”"}) {
		t.Errorf("with English: %+v", lines)
	}
}

// TestCompareJSON: the data file has every change, and its pieces are both
// texts.
func TestCompareJSON(t *testing.T) {
	rows := Directory(For(comparedWorks(), model.Public), date("2026-11-26"))
	d := &Derived{Day: date("2026-11-26"), Comparisons: Comparisons(rows)}
	files := CompareFiles(d)
	b, ok := files["standards/a/compare/2020-to-2024.json"]
	if !ok || len(files) != 1 {
		t.Fatalf("%d files", len(files))
	}
	var f struct {
		Format     int
		Sample     bool
		Provisions map[string][]struct {
			Old, New string
			Classes  []string
			Pieces   []struct{ Pieces []struct{ Op, Text string } }
		}
		Undeclared []string
	}
	if err := json.Unmarshal(b, &f); err != nil {
		t.Fatal(err)
	}
	if f.Format != CompareFormat || !f.Sample || !slices.Contains(f.Undeclared, "2.2") {
		t.Errorf("%+v", f)
	}
	var old, new strings.Builder
	for _, p := range f.Provisions["zh"] {
		if p.New != "2.1" {
			continue
		}
		for _, piece := range p.Pieces[0].Pieces {
			if piece.Op != "added" {
				old.WriteString(piece.Text)
			}
			if piece.Op != "removed" {
				new.WriteString(piece.Text)
			}
		}
	}
	if old.String() != "机关宜登记车辆。" || new.String() != "机关应登记车辆。" {
		t.Errorf("%q, %q", old.String(), new.String())
	}
}
