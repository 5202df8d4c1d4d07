package derive

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/model"
)

func filingSystem() *model.System {
	work := func(id, number string) *model.Work {
		return &model.Work{ID: id, Number: number, Level: "municipal", Region: "a"}
	}
	return &model.System{
		Config: model.Config{Duty: model.FilingDuty{Due: model.NewDate(2021, 11, 30)}},
		Regions: []*model.Region{
			{Key: "p", Kind: "province"}, {Key: "a", Kind: "city", Parent: "p"}, {Key: "b", Kind: "city", Parent: "p"},
			{Key: "c", Kind: "county", Parent: "a"}, {Key: "d", Kind: "city", Parent: "p"},
		},
		Works: []*model.Work{work("w1", "DB1"), work("w2", "DB2"), work("w3", "DB3"), work("w4", "DB4")},
		Filings: []*model.Filing{
			// Out of order, as somebody may add an older one.
			{Region: "a", Date: model.NewDate(2024, 5, 1), Works: []string{"w1", "w2", "w3", "gone"}, To: "p",
				Filed: []string{"DB9/T 1—2024", "DB9/T 20—2020", "", "X"}, Boxes: []string{"100", "119"}},
			{Region: "a", Date: model.NewDate(2021, 10, 1), Works: []string{"w1", "w2", "w3", "w4"}, To: "p",
				Filed: []string{"DB9/T 1—2020", "DB9/T 2—2020", "", "DB9/T 4—2020"}, Boxes: []string{"100", "110"}},
			{Region: "b", Date: model.NewDate(2022, 1, 1), State: model.NotDone, Source: "样本"},
			{Region: "c", Date: model.NewDate(2022, 1, 1), State: model.NotDone, Source: "样本"},
			{Region: "c", Date: model.NewDate(2022, 3, 1), To: "a"},
			{Region: "d", Date: model.NewDate(2030, 1, 1), To: "p"},
		},
	}
}

// TestFilings: the state of every region follows from its records; a day to
// come and no record say nothing; the province has nobody to file with.
func TestFilings(t *testing.T) {
	fs := Filings(filingSystem(), model.NewDate(2026, 1, 1))
	want := map[string]model.RecordState{"p": model.NoRecord, "a": model.Done, "b": model.NotDone, "c": model.Done, "d": model.NoRecord}
	for _, f := range fs {
		if f.State != want[f.Region.Key] || !f.Reached {
			t.Errorf("%s: %q, reached %v", f.Region.Key, f.State, f.Reached)
		}
	}
	if fs[0].To != nil || fs[1].To.Key != "p" || fs[3].To.Key != "a" {
		t.Error("a region files with the one above it, the province with none")
	}
	// The day itself is still in time.
	if Filings(filingSystem(), model.NewDate(2021, 11, 30))[1].Reached {
		t.Error("reached on the last day")
	}
}

// TestFilingDifference: what a filing says otherwise than the one before it.
func TestFilingDifference(t *testing.T) {
	sys := filingSystem()
	a := Filings(sys, model.NewDate(2026, 1, 1))[1]
	if len(a.Entries) != 2 || a.Entries[0].Filing.Date.Year != 2024 || a.Entries[1].Before != nil {
		t.Fatalf("%+v", a.Entries)
	}
	e := a.Entries[0]
	w := func(id, number string) FiledWork { return FiledWork{id, number, sys.Work(id)} }
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"added", e.Added, []FiledWork{w("gone", "X")}},
		{"removed", e.Removed, []FiledWork{w("w4", "DB9/T 4—2020")}},
		{"editions", e.Editions, []FiledChange{{w("w1", "DB9/T 1—2024"), "DB9/T 1—2020"}}},
		{"renumbered", e.Renumbered, []FiledChange{{w("w2", "DB9/T 20—2020"), "DB9/T 2—2020"}}},
		{"boxes added", e.BoxesAdded, []string{"119"}},
		{"boxes removed", e.BoxesRemoved, []string{"110"}},
	} {
		if d := cmp.Diff(c.want, c.got, cmp.Comparer(func(a, b *model.Work) bool { return a == b })); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
	if e.Same() || e.BoxesUnknown || e.FiledUnknown {
		t.Error("a difference is not seen")
	}
	// Where the filing before does not record its numbers and boxes, no change
	// of them is claimed.
	sys.Filings[1].Filed, sys.Filings[1].Boxes = nil, nil
	e = Filings(sys, model.NewDate(2026, 1, 1))[1].Entries[0]
	if len(e.Editions)+len(e.Renumbered)+len(e.BoxesAdded)+len(e.BoxesRemoved) > 0 || !e.BoxesUnknown || !e.FiledUnknown {
		t.Errorf("changes out of nothing: %+v", e)
	}
}
