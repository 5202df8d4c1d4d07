package derive

import (
	"slices"
	"testing"

	"guiju/generator/model"
)

// TestReplaces: both ends of a link say the same, however the number is typed;
// the edition before is replaced, named or not.
func TestReplaces(t *testing.T) {
	w := work("DB41/T 1", "local", "", false, "2019-01-01", "2022-01-01")
	v := work("DB41/T 2", "local", "", false, "2023-01-01")
	v.Editions[0].Replaces = []string{"DB41/T 1-2022", "DB41 9—1999"}
	sys := &model.System{
		Works:      []*model.Work{w, v},
		References: []*model.Reference{{ID: "gb", Number: "GB/T 5—2024", Replaces: []string{"DB41/T 2—2023"}, InForce: date("2024-05-01")}},
	}
	r := Replaces(sys)
	numbers := func(ends []Replacement) (out []string) {
		for _, e := range ends {
			out = append(out, e.Number)
		}
		return out
	}
	for _, tt := range []struct {
		number string
		of, by []string
	}{
		{"DB41/T 1—2019", nil, []string{"DB41/T 1—2022"}},
		{"DB41/T 1—2022", []string{"DB41/T 1—2019"}, []string{"DB41/T 2—2023"}},
		{"DB41/T 2—2023", []string{"DB41/T 1—2022", "DB41 9—1999"}, []string{"GB/T 5—2024"}},
		{"GB/T 5—2024", []string{"DB41/T 2—2023"}, nil},
	} {
		if got := numbers(r.ReplacedOf(tt.number)); !slices.Equal(got, tt.of) {
			t.Errorf("%s replaces %v, want %v", tt.number, got, tt.of)
		}
		if got := numbers(r.ReplacedBy(tt.number)); !slices.Equal(got, tt.by) {
			t.Errorf("%s is replaced by %v, want %v", tt.number, got, tt.by)
		}
	}
	there, back := 0, 0
	for from, ends := range r.Of {
		for _, to := range ends {
			there++
			if !slices.ContainsFunc(r.ReplacedBy(to.Number), func(b Replacement) bool { return model.NormalNumber(b.Number) == from }) {
				t.Errorf("%s replaces %s, which does not know", from, to.Number)
			}
		}
	}
	for _, ends := range r.By {
		back += len(ends)
	}
	if there != back || there != 4 {
		t.Errorf("%d links one way, %d the other, want 4", there, back)
	}
	if end := r.ReplacedOf("DB41/T 2—2023")[1]; end.Edition != nil || end.Reference != nil {
		t.Errorf("a number in no register: %+v", end)
	}
}

// TestApply: outcomes and classes, counted again by hand.
func TestApply(t *testing.T) {
	sys := &model.System{
		Selections: []*model.Selection{{Key: "s"}, {Key: "empty"}},
		Proposals: []*model.Proposal{
			{Key: "a", Outcome: model.Selected, Selection: "s", Classes: []string{"basic", "key"}},
			{Key: "b", Outcome: "declined", Selection: "s", Classes: []string{"key"}},
			{Key: "c"}, {Key: "d", Outcome: "merged", Sample: true, Classes: []string{"key"}},
		},
	}
	w := work("w", "local", "", false, "2024-01-01")
	w.Classes = []string{"urgent"}
	sys.Works = []*model.Work{w}
	day := date("2026-01-01")
	a := Apply(sys, Directory(sys, day), day)
	if want := (OutcomeCount{Total: 3, Selected: 1, Declined: 1, Open: 1}); a.Real != want {
		t.Errorf("real: %+v, want %+v", a.Real, want)
	}
	if want := (OutcomeCount{Total: 1, Merged: 1}); a.Samples != want {
		t.Errorf("samples: %+v, want %+v", a.Samples, want)
	}
	want := []ClassCount{{"basic", 1, 0, Tally{}}, {"general", 0, 0, Tally{}}, {"urgent", 0, 0, Tally{Issued: 1}}, {"key", 2, 1, Tally{}}}
	if !slices.Equal(a.Classes, want) {
		t.Errorf("classes: %+v, want %+v", a.Classes, want)
	}
	if len(a.Choices) != 2 || len(a.Choices[0].Candidates) != 2 || len(a.Choices[1].Candidates) != 0 {
		t.Errorf("choices: %+v", a.Choices)
	}
}

// TestSelectionOfWithheld: where the chosen project became a standard that is
// not shown, neither the selection is told nor what else stood in it.
func TestSelectionOfWithheld(t *testing.T) {
	w := work("w", "local", "", false, "2024-01-01")
	w.Publication.Decision = model.Unlisted
	sys := &model.System{
		Works:      []*model.Work{w},
		Selections: []*model.Selection{{Key: "s"}, {Key: "open"}},
		Proposals: []*model.Proposal{
			{Key: "a", Selection: "s", Outcome: model.Selected, Work: "w"}, {Key: "b", Selection: "s", Outcome: "declined"}, {Key: "c", Selection: "open"},
		},
	}
	out := For(sys, model.Public)
	if len(out.Selections) != 1 || out.Selections[0].Key != "open" {
		t.Errorf("selections: %v", out.Selections)
	}
	if len(out.Proposals) != 1 || out.Proposals[0].Selection != "open" {
		t.Errorf("proposals: %v", out.Proposals)
	}
	if sys.Proposals[1].Selection != "s" {
		t.Error("the system itself was changed")
	}
}
