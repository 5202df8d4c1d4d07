package check_test

import (
	"testing"

	"guiju/generator/check"
	"guiju/generator/model"
	"guiju/generator/source"
)

// TestIncompleteTranslation: a translation may lack any provision, with what
// stands below it, and the site is still published: readers are shown the
// Chinese. So each one is taken out in turn, and nothing may be an error that
// was none before.
func TestIncompleteTranslation(t *testing.T) {
	base, _ := loadFaults(t)
	sys, _, problems, err := source.Load(base)
	if err != nil || model.HasErrors(problems) {
		t.Fatal(err, problems)
	}
	before := map[string]bool{}
	for _, p := range check.Run(sys, day) {
		before[p.Pos.String()+p.Rule.ID] = true
	}
	e := sys.Works[0].Editions[1]
	en := e.Texts[model.En]
	n := 0
	en.Walk(func(p *model.Provision) {
		n++
		less := *en
		less.Provisions = without(en.Provisions, p)
		less.Seal()
		e.Texts[model.En] = &less
		missing := false
		for _, found := range check.Run(sys, day) {
			if found.Severity == model.Error && !before[found.Pos.String()+found.Rule.ID] {
				t.Errorf("without %s: %s %s %s", p.ID, found.Pos, found.Rule.ID, found.Message(model.En))
			}
			missing = missing || found.Rule.ID == "parity-missing"
		}
		if !missing {
			t.Errorf("without %s nothing says that it is missing", p.ID)
		}
	})
	if n < 40 {
		t.Errorf("%d provisions: the text is not the one that was meant", n)
	}
}

// without copies a tree but for one provision.
func without(ps []*model.Provision, gone *model.Provision) (out []*model.Provision) {
	for _, p := range ps {
		if p == gone {
			continue
		}
		q := *p
		q.Children = without(p.Children, gone)
		out = append(out, &q)
	}
	return out
}
