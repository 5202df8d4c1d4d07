package derive

import (
	"slices"

	"guiju/generator/model"
)

// Diagram is the framework of a scope with what is counted in it: the tree of
// its boxes and the levels below them. [Draw] lays it out.
type Diagram struct {
	Key    string // of the scope
	Title  model.Bilingual
	Day    model.Date
	Nodes  []Node // in tree order, parents first
	Layers []Layer
	Total  Tally // of every standard of the scope, Target of all boxes
	// Unplaced are standards of the scope that stand in none of its boxes.
	Unplaced Tally
}

// Node is one box of the tree.
type Node struct {
	Box    *model.Box
	Depth  int  // 0 at the top
	Common bool // a top box that all others use in common
	Tally  Tally
	Own    Tally // of the box itself, without those below it
	// Shared counts standards of the regions above that hold here too.
	Shared   Tally
	Rows     []Row // works of the box itself
	Children []string
}

// Layer is a level below the boxes, with the part that the plan gives it.
type Layer struct {
	Level  model.Level
	Tally  Tally
	Shared Tally
}

// Framework counts the tree of a scope. Boxes keep the order of
// framework.toml; one whose parent is not in the scope stands at the top.
func Framework(sys *model.System, s Scope, day model.Date) Diagram {
	w := walk{sys: sys, scope: s, day: day, below: map[string][]*model.Box{}, own: byBox(s.Rows), shared: byBox(s.Shared)}
	codes := map[string]bool{}
	for _, b := range s.Boxes {
		codes[b.Code] = true
	}
	for _, b := range s.Boxes {
		parent := b.Parent
		if !codes[parent] {
			parent = ""
		}
		w.below[parent] = append(w.below[parent], b)
	}
	d := Diagram{Key: s.Key, Title: s.Title, Day: day, Layers: layers(sys, s, day), Total: tally(s.Rows, day)}
	for _, b := range w.below[""] {
		d.Total.Target += w.nodes[w.add(b, 0)].Tally.Target
	}
	d.Nodes = w.nodes
	d.Unplaced = tally(where(s.Rows, func(r Row) bool { return !codes[r.Work.Box] }), day)
	return d
}

// walk is the state of one walk over the tree.
type walk struct {
	sys         *model.System
	scope       Scope
	day         model.Date
	below       map[string][]*model.Box
	own, shared map[string][]Row
	nodes       []Node
}

// add takes in the box and everything below it and returns its index.
func (w *walk) add(b *model.Box, depth int) int {
	at := len(w.nodes)
	n := Node{
		Box: b, Depth: depth, Common: depth == 0 && b.Common, Rows: w.own[b.Code],
		Own: tally(w.own[b.Code], w.day), Shared: tally(w.shared[b.Code], w.day),
	}
	n.Own.Target = planned(w.sys, w.scope, b)
	n.Tally = n.Own
	w.nodes = append(w.nodes, n)
	for _, c := range w.below[b.Code] {
		k := w.nodes[w.add(c, depth+1)]
		n.Children = append(n.Children, c.Code)
		n.Tally, n.Shared = n.Tally.plus(k.Tally), n.Shared.plus(k.Shared)
	}
	w.nodes[at] = n
	return at
}

func byBox(rows []Row) map[string][]Row {
	out := map[string][]Row{}
	for _, r := range rows {
		out[r.Work.Box] = append(out[r.Work.Box], r)
	}
	return out
}

// planned is how many standards a box is to hold as a scope sees it: a level
// has its own, a region those of the boxes that it adds itself. The boxes that
// all inherit state what the province plans for its own levels.
func planned(sys *model.System, s Scope, b *model.Box) (n int) {
	for key, count := range b.Planned {
		l := sys.Level(key)
		switch {
		case s.Level != nil && key != s.Level.Key:
		case s.Region != nil && b.Region == "" && (l == nil || l.Tier != s.Region.Kind || l.Tier != "province"):
		case s.Region != nil && b.Region != "" && b.Region != s.Region.Key:
		default:
			n += count
		}
	}
	return n
}

// layers lists the levels of a scope by the part that they have; a region has
// those of its tier, and every other of which a standard holds there.
func layers(sys *model.System, s Scope, day model.Date) (out []Layer) {
	for _, part := range append(slices.Clone(model.LevelParts), "") {
		for _, l := range sys.Config.Levels {
			if l.Part != part || s.Level != nil && s.Level.Key != l.Key {
				continue
			}
			of := func(r Row) bool { return r.Work.Level == l.Key }
			v := Layer{Level: l, Tally: tally(where(s.Rows, of), day), Shared: tally(where(s.Shared, of), day)}
			if s.Region != nil && tierOf(s.Region) != l.Tier && v.Tally == (Tally{}) && v.Shared == (Tally{}) {
				continue
			}
			out = append(out, v)
		}
	}
	return out
}

// tierOf is the tier of the levels that a region has of its own.
func tierOf(r *model.Region) string {
	switch r.Kind {
	case "province", "county":
		return r.Kind
	}
	return "city"
}
