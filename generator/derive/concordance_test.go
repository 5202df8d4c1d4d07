package derive

import (
	"slices"
	"testing"

	"guiju/generator/model"
)

// TestConcordanceOfShipped: every provision of both editions of the sample is
// told of once on its side, and every number that went away is found again.
func TestConcordanceOfShipped(t *testing.T) {
	w := shippedWork(t, "db41-t-s001")
	c := concord(w)
	if len(c.Steps) != 1 {
		t.Fatalf("%d steps", len(c.Steps))
	}
	old, now := w.Editions[0].Texts[model.Zh], w.Editions[1].Texts[model.Zh]
	told := map[string]int{}
	for _, p := range c.Steps[0].Passages {
		if p.Old != nil && p.Kind != PassageSplit {
			told["old "+p.Old.ID]++
		}
		if p.New != nil && p.Kind != PassageMerged {
			told["new "+p.New.ID]++
		}
	}
	old.Walk(func(p *model.Provision) {
		if told["old "+p.ID] != 1 {
			t.Errorf("%s of 2021 is told of %d times", p.ID, told["old "+p.ID])
		}
	})
	now.Walk(func(p *model.Provision) {
		if told["new "+p.ID] != 1 {
			t.Errorf("%s of 2024 is told of %d times", p.ID, told["new "+p.ID])
		}
	})
	counts := 0
	for _, n := range c.Steps[0].CountPassages() {
		counts += n
	}
	if counts != len(c.Steps[0].Passages) {
		t.Errorf("%d counted of %d", counts, len(c.Steps[0].Passages))
	}
	found := map[string]string{}
	for _, f := range c.Formers(w.Editions[1], true) {
		found[f.Was.ID] = ""
		if f.Now != nil {
			found[f.Was.ID] = f.Now.ID
		}
	}
	for from, to := range map[string]string{"5.4": "6.7", "5.4.4": "6.7.4", "5.2.5": "6.3.4"} {
		if found[from] != to {
			t.Errorf("%s is now %q, want %q", from, found[from], to)
		}
	}
	old.Walk(func(p *model.Provision) {
		if _, ok := found[p.ID]; ok == (now.Find(p.ID) != nil) {
			t.Errorf("%s: former %v", p.ID, ok)
		}
	})
	if own := c.Formers(w.Editions[1], false); len(own) > 0 {
		t.Errorf("the page of the edition lists numbers of others: %v", own)
	}
}

// TestConcordanceKinds: what is split, merged, deleted and new, over three
// wordings; a number leads through all of them.
func TestConcordanceKinds(t *testing.T) {
	w := &model.Work{ID: "w"}
	edition := func(year, words string) *model.Edition {
		e := &model.Edition{Work: w, Year: year, Texts: parsed(t, words)}
		w.Editions = append(w.Editions, e)
		return e
	}
	edition("2018", "# 4 要求\n\n4.1 车辆应停放在指定的位置，不应占用通道；钥匙应交回值班室并且登记时间。\n\n4.2 驾驶员应在出车前检查轮胎、制动和灯光。\n\n4.3 车辆应每天清洗一次。\n\n4.4 行车记录应由驾驶员当日填写并签名。\n\n4.5 打印机的墨盒统一回收。\n")
	second := edition("2021", "# 4 要求\n\n4.1 车辆应停放在指定的位置，不应占用通道。\n\n4.2 钥匙应交回值班室并且登记时间。\n\n4.3 驾驶员应在出车前检查轮胎、制动和灯光；行车记录应由驾驶员当日填写并签名。\n\n4.4 油料凭卡定点加注。\n")
	third := edition("2024", "# 4 要求\n\n## 4.1 停放\n\n4.1.1 车辆应停放在指定的位置，不应占用通道。\n\n4.1.2 钥匙应交回值班室并且登记时间。\n\n## 4.2 检查\n\n驾驶员应在出车前检查轮胎、制动和灯光；行车记录应由驾驶员当日填写并签名。\n")
	c := concord(w)
	got := map[string]string{}
	for _, p := range c.Steps[0].Passages {
		from, to := "", ""
		if p.Old != nil {
			from = p.Old.ID
		}
		if p.New != nil {
			to = p.New.ID
		}
		got[from+">"+to] = string(p.Kind)
	}
	for want, kind := range map[string]PassageKind{
		"4.1>4.1": PassageKept, "4.1>4.2": PassageSplit, "4.2>4.3": PassageMoved, "4.4>4.3": PassageMerged, "4.3>": PassageDeleted, "4.5>": PassageDeleted, ">4.4": PassageNew,
	} {
		if got[want] != string(kind) {
			t.Errorf("%s is %q, want %q: %v", want, got[want], kind, got)
		}
	}
	formers := map[string]Former{}
	for _, f := range c.Formers(third, true) {
		formers[f.Was.ID] = f
	}
	for _, id := range []string{"4.3", "4.4", "4.5"} {
		if _, ok := formers[id]; !ok {
			t.Errorf("%s is not among the former numbers", id)
		}
	}
	if f := formers["4.3"]; f.Old.Edition != second || f.Now == nil || f.Now.ID != "4.2" {
		t.Errorf("4.3 was last used in 2021 and is 4.2 now: %+v", f)
	}
	if f := formers["4.5"]; f.Now != nil {
		t.Errorf("4.5 was taken out: %+v", f)
	}
	// What the editors record outweighs the words.
	third.Moves = []model.Move{{From: "4.4", To: "4.1.2"}}
	c = concord(w)
	i := slices.IndexFunc(c.Steps[1].Passages, func(p Passage) bool { return p.Kind == PassageMoved && p.New.ID == "4.1.2" })
	if p := c.Steps[1].Passages[i]; p.Old == nil || p.Old.ID != "4.4" || p.How != ByRecord {
		t.Errorf("stated: %+v", p)
	}
}

// TestConcordanceOfCorrection: a correction that renumbers leaves the former
// numbers on the page of its own edition; one that does not has no table.
func TestConcordanceOfCorrection(t *testing.T) {
	w := &model.Work{ID: "w"}
	e := &model.Edition{Work: w, Year: "2020", Texts: parsed(t, firstWords)}
	w.Editions = []*model.Edition{e}
	if c := concord(w); len(c.Steps) > 0 {
		t.Error("one text has a concordance")
	}
	e.Corrections = []model.Correction{{Date: model.NewDate(2026, 1, 1), Provisions: []string{"4.1"}, Before: parsed(t, firstWords)}}
	if c := concord(w); len(c.Steps) > 0 {
		t.Error("a correction that moves nothing has a table")
	}
	e.Corrections[0].Before = parsed(t, "# 1 范围\n\n本文件规定了公务车辆的停放和清洗。\n\n# 4 要求\n\n## 4.1 车辆\n\n4.1.1 车辆应停放在指定的位置，不应占用通道。\n\n4.1.2 车辆应每天清洗一次，并由驾驶员记录。\n")
	c := concord(w)
	got := map[string]string{}
	for _, f := range c.Formers(e, false) {
		if f.Now != nil {
			got[f.Was.ID] = f.Now.ID
		}
	}
	if got["4.1.1"] != "4.1" || got["4.1.2"] != "4.2" {
		t.Errorf("former numbers %v", got)
	}
}
