package site

import (
	"strings"

	"github.com/mattn/go-runewidth"

	"guiju/generator/derive"
)

// nodeView is a placed box of the diagram. The layout draws it; only the
// breaking of its title into lines is done here, as SVG has no wrapping.
type nodeView struct {
	Code     string     `json:"code"`
	Anchor   string     `json:"anchor"`
	Title    said       `json:"title"`
	Lines    []string   `json:"lines"`
	Scope    said       `json:"scope"`
	X        int        `json:"x"`
	Y        int        `json:"y"`
	W        int        `json:"w"`
	H        int        `json:"h"`
	Depth    int        `json:"depth"`
	Tally    tallyView  `json:"tally"`
	Own      tallyView  `json:"own"`
	Rows     []row      `json:"rows,omitempty"`
	Children []nodeView `json:"children,omitempty"`
}

type edgeView struct {
	X1 int `json:"x1"`
	Y1 int `json:"y1"`
	X2 int `json:"x2"`
	Y2 int `json:"y2"`
	XM int `json:"xm"` // where the line turns
}

// framework is the diagram and the same tree in words.
func (m *maker) framework() page {
	title := m.words("标准体系框架", "Framework of the system")
	d := m.d.Diagram
	var flat []nodeView
	for _, n := range d.Nodes {
		flat = append(flat, m.node(n))
	}
	var edges []edgeView
	for _, e := range d.Edges {
		edges = append(edges, edgeView{e.X1, e.Y1, e.X2, e.Y2, (e.X1 + e.X2) / 2})
	}
	return page{
		path: "framework.html", layout: "framework", title: title, crumbs: m.crumbs(link{Title: title}),
		labels: column(title.T, "", title.T),
		data: map[string]any{
			"width": d.Width, "height": d.Height, "nodes": flat, "edges": edges, "tree": m.tree(),
			"total": tallied(m.d.Counts.Works), "levels": m.levels(),
		},
	}
}

func (m *maker) node(n derive.Node) nodeView {
	v := nodeView{
		Code: n.Box.Code, Anchor: boxAnchor(n.Box.Code), Title: m.say(n.Box.Title), Scope: m.say(n.Box.Scope),
		X: n.X, Y: n.Y, W: n.W, H: n.H, Depth: n.Depth, Tally: tallied(n.Tally), Own: tallied(n.Own),
	}
	v.Lines = lines(v.Title.T, n.W/7-4, 2)
	return v
}

// tree nests the boxes. Nodes come parents first, so children are looked up
// by code.
func (m *maker) tree() []nodeView {
	byCode := map[string]derive.Node{}
	for _, n := range m.d.Diagram.Nodes {
		byCode[n.Box.Code] = n
	}
	var nest func(n derive.Node) nodeView
	nest = func(n derive.Node) nodeView {
		v := m.node(n)
		for i, r := range n.Rows {
			v.Rows = append(v.Rows, m.row(i, r))
		}
		for _, c := range n.Children {
			v.Children = append(v.Children, nest(byCode[c]))
		}
		return v
	}
	var roots []nodeView
	for _, n := range m.d.Diagram.Nodes {
		if n.Depth == 0 {
			roots = append(roots, nest(n))
		}
	}
	return roots
}

// boxAnchor is the fragment of a box, with #.
func boxAnchor(code string) string { return "#ui-box-" + code }

// lines breaks words into at most n lines of about width columns (a Han
// character is two); what does not fit is cut with an ellipsis, the full title
// being in the tree below the picture and in the box's <title>.
func lines(s string, width, n int) []string {
	var out []string
	for s != "" && len(out) < n {
		if len(out) == n-1 || runewidth.StringWidth(s) <= width {
			out = append(out, runewidth.Truncate(s, width, "…"))
			break
		}
		head := runewidth.Truncate(s, width, "")
		if i := strings.LastIndexByte(head, ' '); i > 0 && !strings.HasPrefix(s[len(head):], " ") {
			head = head[:i]
		}
		out = append(out, strings.TrimSpace(head))
		s = strings.TrimSpace(s[len(head):])
	}
	return out
}
