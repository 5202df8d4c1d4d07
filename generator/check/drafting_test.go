package check_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"guiju/generator/check"
	"guiju/generator/model"
)

// TestDrafting: testdata/drafting holds, for the rules of GB/T 1.1, what comes
// near a rule and is right (ok) and what the suite of faults does not plant
// (bad). Every rule has a case of either kind: one that is never found would be
// dead, one without an ok case could be found anywhere.
func TestDrafting(t *testing.T) {
	ok, bad := draftingCases(t, "ok"), draftingCases(t, "bad")
	base := loadBase(t)
	whole := fault{files: base}
	zh := parseFault(t, base, "zh", "") // without the English texts
	usual := count(problemsOf(t, whole.files))
	usualZh := count(problemsOf(t, zh.files))
	hasOK, hasBad := map[string]bool{}, map[string]bool{}
	for i, ps := range problemsOfAll(t, ok) {
		f := ok[i]
		if rule := ruleOf(f.slug); rule == "" {
			t.Errorf("ok.txtar: %s is named after no rule", f.slug)
		} else {
			hasOK[rule] = true
		}
		before := usual
		if len(f.files) < len(base) {
			before = usualZh
		}
		for p, n := range count(ps) {
			if n > before[p] && drafted(p.rule) {
				t.Errorf("ok.txtar: %s (%s): %s", f.slug, f.what, describe(ps, p))
			}
		}
	}
	for i, ps := range problemsOfAll(t, bad) {
		f := bad[i]
		rule := ruleOf(f.slug)
		hasBad[rule] = true
		if _, line, column, hint := locate(ps, f, rule); !line || !column || !hint {
			t.Errorf("bad.txtar: %s (%s): want %s %s, got %v", f.slug, f.what, shorts(f.places), rule, unusual(ps, nil))
		}
	}
	for _, rule := range readTable(t, "found.txt") {
		hasBad[rule] = true
	}
	for _, r := range check.DraftingRules {
		if !hasOK[r.ID] {
			t.Errorf("no ok case comes near %s", r.ID)
		}
		if !hasBad[r.ID] {
			t.Errorf("no bad case finds %s", r.ID)
		}
	}
}

func draftingCases(t *testing.T, name string) (all []fault) {
	t.Helper()
	base := loadBase(t)
	archive, err := txtar.ParseFile("testdata/drafting/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		one := parseFault(t, base, f.Name, string(f.Data))
		if marked := len(one.places) > 0; marked != (name == "bad") {
			t.Fatalf("%s.txtar: %s: marks belong into bad.txtar", name, one.slug)
		}
		all = append(all, one)
	}
	return all
}

// finding is a problem without its place, which an edit moves.
type finding struct{ file, rule, message string }

func count(ps []model.Problem) map[finding]int {
	out := map[finding]int{}
	for _, p := range ps {
		out[finding{p.Pos.File, p.Rule.ID, p.Message(model.Zh)}]++
	}
	return out
}

func describe(ps []model.Problem, f finding) string {
	for _, p := range ps {
		if p.Pos.File == f.file && p.Rule.ID == f.rule && p.Message(model.Zh) == f.message {
			return found1(p) + " " + f.message
		}
	}
	return f.rule
}

func drafted(id string) bool {
	for _, r := range check.DraftingRules {
		if r.ID == id {
			return true
		}
	}
	return id == "reference-internal" // which package check's own rule of labels reports too
}

// ruleOf is the rule that a case is named after: the longest that fits.
func ruleOf(slug string) (id string) {
	for _, r := range check.Rules {
		if strings.HasPrefix(slug, r.ID+"-") && len(r.ID) > len(id) {
			id = r.ID
		}
	}
	return id
}
