package site

import (
	"net/url"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// nodeView is a box of the framework in words.
type nodeView struct {
	Code   string    `json:"code"`
	Anchor string    `json:"anchor"`
	Title  said      `json:"title"`
	Scope  said      `json:"scope"`
	Tally  tallyView `json:"tally"`
	Own    tallyView `json:"own"`
	// Shared are standards of the regions above that hold here too.
	Shared tallyView `json:"shared"`
	Common bool      `json:"common,omitempty"`
	// List leads to the rows of the directory that stand in the box or below
	// it; "" where there are none.
	List     string     `json:"list,omitempty"`
	Rows     []row      `json:"rows,omitempty"`
	Children []nodeView `json:"children,omitempty"`
	// Processes leads to the processes and rules of the box; only in the tree of
	// the whole system, which the inventory is of.
	Processes *boxProcesses `json:"processes,omitempty"`
}

// diagramView is the framework of a scope as a picture and in words. Partial
// diagram.html shows the picture, partial tree.html the words.
type diagramView struct {
	Key     string     `json:"key,omitempty"` // of the scope
	SVG     string     `json:"svg,omitempty"` // "" where there is no box
	File    string     `json:"file"`          // what a copy of the picture is called
	Boxes   int        `json:"boxes"`
	Common  bool       `json:"common,omitempty"` // a band is drawn
	Words   link       `json:"words"`            // the tree in words
	Sample  bool       `json:"sample,omitempty"` // samples are counted
	Total   tallyView  `json:"total"`
	Tree    []nodeView `json:"tree,omitempty"`
	Layers  []layerRow `json:"layers,omitempty"`
	Outside tallyView  `json:"outside"`          // standards in no box
	None    bool       `json:"none,omitempty"`   // no standard is outside
	Region  bool       `json:"region,omitempty"` // the scope is a region: some are shared
}

// layerRow is a level of a scope with its part in the plan.
type layerRow struct {
	Title  said      `json:"title"`
	Part   string    `json:"part,omitempty"`
	Tally  tallyView `json:"tally"`
	Shared tallyView `json:"shared"`
}

// diagram is the framework of a scope. A page that shows the picture shows its
// tree too, below a heading with the id ui-tree; else it sets Words.
func (m *maker) diagram(s derive.Scope) diagramView {
	d := derive.Framework(m.d.System, s, m.d.Day)
	v := diagramView{
		Key: s.Key, Boxes: len(d.Nodes), Total: tallied(d.Total), Tree: m.nested(d), Sample: d.Total.Samples > 0,
		Words: link{Href: "#ui-tree", Title: m.words("分级清单", "The same in words")},
		File:  "framework-" + s.Key, Outside: tallied(d.Unplaced), None: d.Unplaced == derive.Tally{},
		Region: s.Region != nil,
	}
	if s.Key == "" {
		v.File = "framework"
	}
	v.File += "-" + m.d.Day.String()
	if len(d.Nodes) > 0 {
		v.SVG = string(derive.Draw(d, m.lang).SVG("ui-picture" + dashed(s.Key)))
	}
	for _, n := range d.Nodes {
		v.Common = v.Common || n.Common
	}
	for _, l := range d.Layers {
		v.Layers = append(v.Layers, layerRow{m.say(l.Level.Title), l.Level.Part, tallied(l.Tally), tallied(l.Shared)})
	}
	return v
}

func dashed(key string) string {
	if key == "" {
		return ""
	}
	return "-" + key
}

// framework is the diagram of the whole system and the same tree in words.
func (m *maker) framework() page {
	title := m.words("标准体系框架", "Framework of the system")
	d := m.diagram(derive.Whole(m.d.System, m.d.Rows))
	m.countProcesses(d.Tree)
	return page{
		path: "framework.html", layout: "framework", title: title,
		crumbs: m.underHub(title),
		labels: column(title.T, "", title.T),
		data: map[string]any{
			"diagram": d, "sheet": m.href(model.FrameworkSheetPath),
			"picture": m.href("framework.svg"),
		},
	}
}

// frameworkSheet is the diagram on a sheet of A3 that lies on its side.
func (m *maker) frameworkSheet() page {
	title := m.words("标准体系框架图（A3 打印）", "Diagram of the framework (A3 sheet)")
	d := m.diagram(derive.Whole(m.d.System, m.d.Rows))
	d.Words.Href, d.Tree = m.href("framework.html")+"#ui-tree", nil
	return page{
		path: model.FrameworkSheetPath, layout: "framework-print", title: title,
		crumbs: m.crumbs(m.crumb("framework.html", "标准体系框架", "Framework of the system"), link{Title: title}),
		labels: column(title.T, "", title.T), data: map[string]any{"diagram": d, "name": m.say(m.d.System.Config.Site.Title)},
	}
}

// tree is that of the whole system.
func (m *maker) tree() []nodeView { return m.nested(m.d.Diagram) }

// nested nests the boxes. Nodes come parents first, so children are looked up
// by code.
func (m *maker) nested(d derive.Diagram) []nodeView {
	byCode := map[string]derive.Node{}
	for _, n := range d.Nodes {
		byCode[n.Box.Code] = n
	}
	var nest func(n derive.Node) nodeView
	nest = func(n derive.Node) nodeView {
		v := nodeView{
			Code: n.Box.Code, Anchor: boxAnchor(n.Box.Code), Title: m.say(n.Box.Title), Scope: m.say(n.Box.Scope),
			Tally: tallied(n.Tally), Own: tallied(n.Own), Shared: tallied(n.Shared), Common: n.Common,
		}
		if count(n.Tally) > 0 {
			v.List = m.href("directory.html") + "?box=" + url.QueryEscape(n.Box.Code)
		}
		for i, r := range n.Rows {
			v.Rows = append(v.Rows, m.row(i, r))
		}
		for _, c := range n.Children {
			v.Children = append(v.Children, nest(byCode[c]))
		}
		return v
	}
	var roots []nodeView
	for _, n := range d.Nodes {
		if n.Depth == 0 {
			roots = append(roots, nest(n))
		}
	}
	return roots
}

// count is how many standards a tally has, planned ones and samples too.
func count(t derive.Tally) int { return t.Issued + t.Samples + t.Planned }

// boxAnchor is the fragment of a box, with #.
func boxAnchor(code string) string { return "#ui-box-" + code }
