package derive

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/model"
)

// TestBodyRecords: a body has the standards that spell its name as it is spelt,
// whole or in a list, and whatever names its key.
func TestBodyRecords(t *testing.T) {
	sys := worked()
	sys.Bodies = append(sys.Bodies, &model.Body{Key: "marked", Kind: "department", Region: "a", Title: model.Bilingual{Zh: "甲部门，乙部门"}})
	d := All(sys, model.Public, workedDay)
	parts := map[string][]string{}
	by := map[string]BodyRecord{}
	for _, b := range d.Bodies {
		by[b.Key] = b
		for _, s := range b.Standards {
			for _, p := range s.Parts {
				parts[b.Key] = append(parts[b.Key], s.Row.Work.ID+" "+p)
			}
		}
	}
	want := map[string][]string{
		"dep-p":  {"car jurisdiction", "car drafter", "car reviewer"},
		"reg-p":  {"car issuer"},
		"dep-a":  {"meal issuer"}, // in the list
		"marked": {"meal issuer"}, // and the whole of it
		"inst":   {"car institution"},
	}
	if diff := cmp.Diff(want, parts); diff != "" {
		t.Errorf("standards (-want +got):\n%s", diff)
	}
	p := by["dep-p"]
	count := []int{len(p.Children), len(p.Kept), len(p.Pairs), len(p.Tasks), len(p.Assignments), len(p.Processes), len(p.Resources), len(p.Reviews), len(p.Owed), len(p.Dedicated)}
	if diff := cmp.Diff([]int{1, 1, 1, 1, 0, 1, 1, 1, 8, 3}, count); diff != "" {
		t.Errorf("of dep-p (-want +got):\n%s", diff)
	}
	if len(by["dep-a"].Assignments) != 1 || len(by["coord"].Meetings) != 1 || by["tc"].Parent != "group" {
		t.Error("assignments, meetings or parents are lost")
	}
}

// TestCoordination: every region has its departments with their partners; a
// partner that is no department for standardization makes no pair, and samples
// stand apart.
func TestCoordination(t *testing.T) {
	type row struct {
		Region              string
		Known, Paired       bool
		Sample, SamplePairs bool
		Mechanisms, Meets   int
	}
	var got []row
	for _, p := range Coordination(worked()) {
		r := row{"", p.Known(false), p.Paired(false), p.Known(true), p.Paired(true), len(p.Mechanisms), len(p.Meetings)}
		if p.Region != nil {
			r.Region = p.Region.Key
		}
		if len(p.Partners) != len(p.Departments) {
			t.Errorf("%s: %d partners of %d departments", r.Region, len(p.Partners), len(p.Departments))
		}
		got = append(got, r)
	}
	want := []row{{"p", true, true, false, false, 0, 0}, {"a", true, false, false, false, 1, 1}, {"b", false, false, true, false, 0, 0}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pairs (-want +got):\n%s", diff)
	}
	sys := worked()
	sys.Bodies = []*model.Body{{Key: "n", Kind: "department"}}
	if rows := Coordination(sys); len(rows) != 4 || rows[0].Region != nil || rows[1].Known(false) {
		t.Errorf("%d rows with a department of no region", len(rows))
	}
}

// TestInventory: processes meet the framework and the standards; what the public
// may not see is not among them.
func TestInventory(t *testing.T) {
	sys := worked()
	v := InventoryOf(sys, Directory(sys, workedDay))
	type row struct {
		Key         string
		In          string
		Rows, Apart int
	}
	var got []row
	for _, p := range v.Rows {
		r := row{p.Key, "", len(p.Rows), len(p.Apart)}
		if p.In != nil {
			r.In = p.In.Code
		}
		got = append(got, r)
	}
	want := []row{{"with", "320", 2, 1}, {"above", "300", 1, 0}, {"loose", "", 0, 0}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if len(v.Empty) != 1 || v.Empty[0].Code != "400" || v.ByBox["320"] != (ProcessCount{1, 0}) || v.ByBox["300"].Real != 1 {
		t.Errorf("empty %v, by box %v", v.Empty, v.ByBox)
	}
	sys.Works[0].Publication.Decision = model.Unlisted
	d := All(sys, model.Public, workedDay)
	for _, p := range d.Inventory.Rows {
		for _, r := range p.Rows {
			if r.Work.ID == "car" {
				t.Errorf("%s names a standard that is not listed", p.Key)
			}
		}
	}
	var f struct {
		Processes []struct {
			Key       string
			Standards []string
			Sample    bool
		}
	}
	if err := json.Unmarshal(InventoryJSON(d), &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Processes) != 3 || !f.Processes[2].Sample || f.Processes[1].Standards != nil {
		t.Errorf("data file: %+v", f.Processes)
	}
	for _, l := range model.Langs {
		if table := InventoryTable(d, l); len(table.Rows) != 3 || len(table.Rows[0]) != len(table.Columns) {
			t.Errorf("%s: table %+v", l, table)
		}
	}
}
