package derive

import "guiju/generator/model"

// Measures of the diagram, in SVG units.
const (
	boxW   = 216
	boxH   = 56
	gapX   = 56
	gapY   = 14
	margin = 12
)

// Framework lays the boxes out as a tidy tree from left to right: every leaf
// has a line of its own, every parent stands at the middle of its children.
// Boxes keep the order of framework.toml. A root for the whole system is not
// drawn: boxes without a parent are the first column.
func Framework(sys *model.System, rows []Row, day model.Date) Diagram {
	below := map[string][]*model.Box{}
	for _, b := range sys.Boxes {
		below[b.Parent] = append(below[b.Parent], b)
	}
	own := map[string][]Row{}
	for _, r := range rows {
		own[r.Work.Box] = append(own[r.Work.Box], r)
	}
	l := layout{below: below, own: own, day: day}
	for _, b := range below[""] {
		l.place(b, 0)
	}
	depth := 0
	for _, n := range l.nodes {
		depth = max(depth, n.Depth)
	}
	d := Diagram{Nodes: l.nodes, Edges: l.edges, Height: l.line*(boxH+gapY) - gapY + 2*margin}
	if len(l.nodes) > 0 {
		d.Width = (depth+1)*(boxW+gapX) - gapX + 2*margin
	}
	return d
}

// layout is the state of one walk over the tree.
type layout struct {
	below map[string][]*model.Box
	own   map[string][]Row
	day   model.Date
	nodes []Node
	edges []Edge
	line  int // leaves placed so far
}

// place puts the box and everything below it and returns its index in nodes.
func (l *layout) place(b *model.Box, depth int) int {
	at := len(l.nodes)
	rows := l.own[b.Code]
	l.nodes = append(l.nodes, Node{
		Box: b, Depth: depth, W: boxW, H: boxH,
		X:   margin + depth*(boxW+gapX),
		Own: tally(rows, l.day), Rows: rows,
	})
	n := l.nodes[at]
	n.Own.Target = planned(b)
	n.Tally = n.Own
	var kids []int
	for _, c := range l.below[b.Code] {
		k := l.place(c, depth+1)
		kids = append(kids, k)
		n.Children = append(n.Children, c.Code)
		n.Tally = n.Tally.plus(l.nodes[k].Tally)
	}
	if len(kids) == 0 {
		n.Y = margin + l.line*(boxH+gapY)
		l.line++
	} else {
		n.Y = (l.nodes[kids[0]].Y + l.nodes[kids[len(kids)-1]].Y) / 2
	}
	for _, k := range kids {
		c := l.nodes[k]
		l.edges = append(l.edges, Edge{n.X + n.W, n.Y + n.H/2, c.X, c.Y + c.H/2})
	}
	l.nodes[at] = n
	return at
}

func planned(b *model.Box) (n int) {
	for _, c := range b.Planned {
		n += c
	}
	return n
}
