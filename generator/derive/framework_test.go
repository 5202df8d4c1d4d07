package derive

import (
	"strings"
	"testing"

	"guiju/generator/model"
)

// framed is counted with a region below the province, a box of that region and
// standards of all levels.
func framed() *model.System {
	sys := counted()
	sys.Config.Levels = []model.Level{
		{Key: "municipal", Tier: "city", Part: "echo"}, {Key: "internal", Tier: "province"}, {Key: "local", Tier: "province", Part: "lead"},
	}
	sys.Boxes[0].Common = true
	sys.Boxes[1].Common = true // below another: no band
	sys.Boxes = append(sys.Boxes, &model.Box{Code: "490", Parent: "400", Region: "x", Planned: map[string]int{"municipal": 3, "local": 9}})
	sys.Regions = []*model.Region{{Key: "h", Kind: "province"}, {Key: "x", Parent: "h", Kind: "city"}, {Key: "z", Parent: "h", Kind: "city"}}
	sys.Works[3].Region = "x" // m1, in 320
	more := work("m2", "municipal", "490", false, "2022-07-01")
	more.Region = "x"
	lost := work("a9", "local", "", false)
	sys.Works = append(sys.Works, more, lost)
	return sys
}

// TestFramework: a box counts what is below it; what stands in no box is
// counted apart, and all together are the scope's.
func TestFramework(t *testing.T) {
	sys := framed()
	day := date("2026-01-01")
	rows := Directory(sys, day)
	d := Framework(sys, Whole(sys, rows), day)
	var order []string
	for _, n := range d.Nodes {
		order = append(order, n.Box.Code)
	}
	if got := strings.Join(order, " "); got != "300 320 310 400 490" {
		t.Fatalf("order %s", got)
	}
	if want := (Tally{Issued: 3, Samples: 1, Planned: 1, Target: 7}); d.Nodes[0].Tally != want {
		t.Errorf("a parent counts what is below: %+v, want %+v", d.Nodes[0].Tally, want)
	}
	if !d.Nodes[0].Common || d.Nodes[1].Common || d.Nodes[3].Common {
		t.Error("a common box is one at the top that says so")
	}
	if want := (Tally{Planned: 1}); d.Unplaced != want {
		t.Errorf("in no box %+v, want %+v", d.Unplaced, want)
	}
	if want := (Tally{Issued: 4, Samples: 1, Planned: 2, Target: 19}); d.Total != want {
		t.Errorf("together %+v, want %+v", d.Total, want)
	}
	var levels []string
	for _, l := range d.Layers {
		levels = append(levels, l.Level.Key)
	}
	if got := strings.Join(levels, " "); got != "local municipal internal" {
		t.Errorf("layers %s: the parts in their order, then levels that have none", got)
	}
	if empty := Draw(Framework(&model.System{}, Scope{}, day), model.Zh); len(empty.Boxes) != 0 || empty.Width != 0 {
		t.Errorf("no boxes gave %+v", empty)
	}
}

// TestFrameworkOfScopes: a level has its own planned counts; a region has the
// boxes above it and its own, its standards, and beside them those that it
// shares.
func TestFrameworkOfScopes(t *testing.T) {
	sys := framed()
	day := date("2026-01-01")
	rows := Directory(sys, day)
	local := Framework(sys, LevelScopes(sys, rows)[2], day)
	if want := (Tally{Issued: 2, Samples: 1, Planned: 2, Target: 7}); local.Key != "local" || local.Total != want {
		t.Errorf("level %s %+v, want %+v", local.Key, local.Total, want)
	}
	if len(local.Layers) != 1 {
		t.Errorf("a level has itself for a layer: %+v", local.Layers)
	}
	regions := RegionScopes(sys, rows)
	for i, want := range []struct {
		boxes         string
		total, shared Tally
		layers        string
	}{
		{"300 320 310 400", Tally{Issued: 2, Samples: 1, Planned: 2, Target: 7}, Tally{}, "local internal"},
		{"300 320 310 400 490", Tally{Issued: 2, Target: 12}, Tally{Issued: 2, Samples: 1, Planned: 1}, "local municipal"},
		{"300 320 310 400", Tally{}, Tally{Issued: 2, Samples: 1, Planned: 1}, "local municipal"},
	} {
		d := Framework(sys, regions[i], day)
		var boxes, layers []string
		var shared Tally
		for _, n := range d.Nodes {
			boxes = append(boxes, n.Box.Code)
			if n.Depth == 0 {
				shared = shared.plus(n.Shared)
			}
		}
		for _, l := range d.Layers {
			layers = append(layers, l.Level.Key)
		}
		if got := strings.Join(boxes, " "); got != want.boxes {
			t.Errorf("%s: boxes %s, want %s", d.Key, got, want.boxes)
		}
		if got := strings.Join(layers, " "); got != want.layers {
			t.Errorf("%s: layers %s, want %s", d.Key, got, want.layers)
		}
		if d.Total != want.total || shared != want.shared {
			t.Errorf("%s: %+v and %+v, want %+v and %+v", d.Key, d.Total, shared, want.total, want.shared)
		}
	}
}
