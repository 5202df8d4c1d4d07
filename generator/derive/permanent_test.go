package derive

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
	"guiju/generator/text"
)

// publishing is a work that is released again and again.
type publishing struct {
	t   *testing.T
	sys *model.System
	w   *model.Work
}

func newPublishing(t *testing.T) *publishing {
	w := &model.Work{ID: "w", Publication: model.Publication{Decision: model.FullText}}
	return &publishing{t, &model.System{Works: []*model.Work{w}}, w}
}

func (p *publishing) edition(year, words string) *model.Edition {
	e := &model.Edition{Work: p.w, Year: year, Texts: parsed(p.t, words)}
	p.w.Editions = append(p.w.Editions, e)
	return e
}

// release records the keys as `guiju release` does, and reports whether they
// changed.
func (p *publishing) release(day model.Date) bool {
	keys, ok := Permanent(p.sys, day)[p.w.ID]
	if ok {
		p.w.Keys = keys
	}
	return ok
}

func (p *publishing) key(edition, fragment string) string {
	for _, k := range p.w.Keys.Provisions {
		if k.Edition == edition && k.Fragment == fragment && alive(k) {
			return k.Key
		}
	}
	return ""
}

const firstWords = `# 1 范围

本文件规定了公务车辆的停放和清洗。

# 4 要求

4.1 车辆应停放在指定的位置，不应占用通道。

4.2 车辆应每天清洗一次，并由驾驶员记录。

4.3 驾驶员应在出车前检查轮胎、制动和灯光。
`

var keyForm = regexp.MustCompile(`^k[0-9a-z]{6}$`)

// TestPermanentFirst: every provision gets one key that says nothing, all
// different, and a second release changes nothing.
func TestPermanentFirst(t *testing.T) {
	p := newPublishing(t)
	e := p.edition("2020", firstWords)
	day := model.NewDate(2026, 11, 26)
	if !p.release(day) {
		t.Fatal("nothing was recorded")
	}
	seen := map[string]bool{}
	n := 0
	e.Texts[model.Zh].Walk(func(q *model.Provision) {
		n++
		key := p.key("2020", q.ID)
		if !keyForm.MatchString(key) || seen[key] {
			t.Errorf("%s has the key %q", q.ID, key)
		}
		seen[key] = true
	})
	if len(p.w.Keys.Provisions) != n || n != 5 {
		t.Errorf("%d keys of %d provisions", len(p.w.Keys.Provisions), n)
	}
	if got := p.w.Keys.Editions; len(got) != 1 || got[0].Recorded != day || got[0].Text != day {
		t.Errorf("days %+v", got)
	}
	if p.release(model.NewDate(2026, 12, 1)) {
		t.Error("a second release changes the keys")
	}
	if list := text.PublishedOf(e); len(list) != n || slices.ContainsFunc(list, func(s text.Published) bool { return s.State != text.Kept }) {
		t.Errorf("what was published: %+v", list)
	}
}

// TestPermanentNextEdition: what is joined keeps its key, also where the older
// edition comes to the site later.
func TestPermanentNextEdition(t *testing.T) {
	const next = "# 1 范围\n\n本文件规定了公务车辆的停放和清洗。\n\n# 4 要求\n\n4.1 驾驶员应持有相应的驾驶证。\n\n4.2 车辆应停放在指定的位置，不应占用消防通道。\n\n4.3 驾驶员应在出车前检查轮胎、制动和灯光。\n"
	p := newPublishing(t)
	p.edition("2020", firstWords)
	p.release(model.NewDate(2026, 1, 1))
	p.edition("2024", next)
	p.release(model.NewDate(2026, 2, 1))
	for from, to := range map[string]string{"1": "1", "4": "4", "4.1": "4.2", "4.3": "4.3"} {
		if a, b := p.key("2020", from), p.key("2024", to); a != b || a == "" {
			t.Errorf("%s has %q, %s has %q", from, a, to, b)
		}
	}
	var old []string
	for _, k := range p.w.Keys.Provisions {
		if k.Edition == "2020" {
			old = append(old, k.Key)
		}
	}
	if key := p.key("2024", "4.1"); key == "" || slices.Contains(old, key) {
		t.Errorf("a new provision has the key %q", key)
	}
	back := newPublishing(t)
	late := back.edition("2024", next)
	back.release(model.NewDate(2026, 1, 1))
	back.edition("2020", firstWords)
	slices.Reverse(back.w.Editions)
	back.release(model.NewDate(2026, 2, 1))
	if a, b := back.key("2020", "4.1"), back.key("2024", "4.2"); a != b || a == "" || late.Year != "2024" {
		t.Errorf("an older edition that came later: %q and %q", a, b)
	}
}

// corrected changes the text of an edition under a correction.
func (p *publishing) corrected(e *model.Edition, words string, provisions ...string) {
	e.Corrections = append(e.Corrections, model.Correction{Date: model.NewDate(2026, 3, 1), Provisions: provisions, Before: e.Texts})
	e.Texts = parsed(p.t, words)
}

// TestPermanentCorrection: a correction changes hashes and numbers, never keys;
// what it takes out leaves a tombstone, or a successor where its words went
// elsewhere.
func TestPermanentCorrection(t *testing.T) {
	p := newPublishing(t)
	e := p.edition("2020", firstWords)
	p.release(model.NewDate(2026, 1, 1))
	park, wash, drive := p.key("2020", "4.1"), p.key("2020", "4.2"), p.key("2020", "4.3")
	p.corrected(e, strings.NewReplacer("4.3 ", "4.4 ", "4.2 ", "4.3 ", "4.1 车辆", "4.1 驾驶员应持有相应的驾驶证。\n\n4.2 车辆").Replace(firstWords), "4")
	if len(text.Pending(e)) != 1 {
		t.Fatal("the correction is not pending")
	}
	p.release(model.NewDate(2026, 3, 2))
	if p.key("2020", "4.2") != park || p.key("2020", "4.3") != wash || p.key("2020", "4.4") != drive {
		t.Errorf("renumbered: %+v", p.w.Keys.Provisions)
	}
	if len(text.Pending(e)) != 0 {
		t.Error("a correction that was released covers changes still")
	}
	if p.release(model.NewDate(2026, 3, 3)) {
		t.Error("the same again changes the keys")
	}
	// 4.3 goes into 4.2, 4.1 goes away.
	p.corrected(e, "# 1 范围\n\n本文件规定了公务车辆的停放和清洗。\n\n# 4 要求\n\n4.2 车辆应停放在指定的位置，不应占用通道；车辆应每天清洗一次，并由驾驶员记录。\n\n4.4 驾驶员应在出车前检查轮胎、制动和灯光。\n", "4.1", "4.2", "4.3")
	p.release(model.NewDate(2026, 4, 1))
	for _, k := range p.w.Keys.Provisions {
		switch {
		case k.Key == wash && (k.Successor != park || !k.Tombstone.IsZero()):
			t.Errorf("merged: %+v", k)
		case k.Fragment == "4.1" && k.Tombstone != model.NewDate(2026, 4, 1):
			t.Errorf("taken out: %+v", k)
		}
	}
	if len(p.w.Keys.Provisions) != 6 {
		t.Errorf("%d rows", len(p.w.Keys.Provisions))
	}
}

// TestPermanentWithoutRecord: a change that nothing records leaves keys.toml as
// it is, so that check finds it at the next build too.
func TestPermanentWithoutRecord(t *testing.T) {
	p := newPublishing(t)
	e := p.edition("2020", firstWords)
	p.release(model.NewDate(2026, 1, 1))
	e.Texts = parsed(t, strings.Replace(firstWords, "每天", "每周", 1))
	if p.release(model.NewDate(2026, 1, 2)) {
		t.Error("the new words were recorded")
	}
	list := text.PublishedOf(e)
	if i := slices.IndexFunc(list, func(s text.Published) bool { return s.State == text.Rewritten }); i < 0 || list[i].ID() != "4.2" {
		t.Errorf("%+v", list)
	}
}

// TestPermanentAmendment: what an amendment replaces keeps its key, what it
// adds has one of its own.
func TestPermanentAmendment(t *testing.T) {
	p := newPublishing(t)
	e := p.edition("2020", firstWords)
	e.Amendments = []model.Amendment{{Number: "第1号修改单", Texts: parsed(t, "# 4 要求\n\n4.2 车辆应每周清洗一次。\n\n4.4 车辆应每年检验一次。\n")}}
	p.release(model.NewDate(2026, 1, 1))
	if a, b := p.key("2020", "4.2"), p.key("2020-amd1", "4.2"); a != b || a == "" {
		t.Errorf("replaced: %q and %q", a, b)
	}
	if key := p.key("2020-amd1", "4.4"); !keyForm.MatchString(key) || slices.ContainsFunc(p.w.Keys.Provisions, func(k model.ProvisionKey) bool { return k.Key == key && k.Edition == "2020" }) {
		t.Errorf("added: %q", key)
	}
	if p.release(model.NewDate(2026, 1, 2)) {
		t.Error("the same again changes the keys")
	}
}

// TestPermanentForPublic: of a record the day is recorded and nothing else
// changes; what inside readers were given is kept.
func TestPermanentForPublic(t *testing.T) {
	p := newPublishing(t)
	p.edition("2020", firstWords)
	p.w.Publication.Decision = model.RecordOnly
	p.w.Keys.Translations = map[string]map[string]string{"2020": {"1": "0000000000000000"}}
	day := model.NewDate(2026, 1, 1)
	shown := For(p.sys, model.Public)
	if got := Permanent(shown, day); len(got) > 0 {
		t.Errorf("keys of a record: %+v", got)
	}
	keys := PermanentFor(p.sys, shown, day)["w"]
	if len(keys.Provisions) > 0 || len(keys.Editions) != 1 || !keys.Editions[0].Text.IsZero() || keys.Translations["2020"]["1"] == "" {
		t.Errorf("%+v", keys)
	}
	p.w.Keys = PermanentFor(p.sys, p.sys, day)["w"]
	if len(p.w.Keys.Provisions) != 5 {
		t.Errorf("inside: %+v", p.w.Keys)
	}
	if got := PermanentFor(p.sys, For(p.sys, model.Public), model.NewDate(2026, 2, 1)); len(got) > 0 {
		t.Errorf("a public release changes what inside readers were given: %+v", got)
	}
}
