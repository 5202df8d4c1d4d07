package site

import (
	"net/url"
	"slices"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// processRow is a process or rule of the inventory.
type processRow struct {
	ID     string        `json:"id"`
	Kind   string        `json:"kind"`
	Title  said          `json:"title"`
	Box    link          `json:"box"`
	Owner  link          `json:"owner"`
	Region link          `json:"region"`
	Works  []processWork `json:"works,omitempty"`
	Note   said          `json:"note"`
	Source string        `json:"source,omitempty"`
	Sample bool          `json:"sample,omitempty"`
	States []string      `json:"states"` // the filter's: with, without, no-box, apart
}

type processWork struct {
	Link     link  `json:"link"`
	Withheld bool  `json:"withheld,omitempty"`
	Badge    badge `json:"badge"`
	Apart    bool  `json:"apart,omitempty"` // in a box of another branch
}

func processAnchor(p *model.Process) string {
	return "ui-process-" + strings.Join(strings.Fields(p.Key), "-")
}

// inventory is the page of processes and rules, set beside the framework.
func (m *maker) inventory() page {
	title := m.words("流程和制度清单", "Processes and rules")
	var rows []processRow
	var boxes []option
	type count struct {
		Key     string `json:"key"`
		Real    int    `json:"real"`
		Samples int    `json:"samples"`
	}
	counts := []count{{Key: "process"}, {Key: "rule"}, {Key: "without"}, {Key: "no-box"}}
	tell := func(key string, sample bool) {
		i := slices.IndexFunc(counts, func(c count) bool { return c.Key == key })
		if i < 0 {
			return
		}
		if sample {
			counts[i].Samples++
		} else {
			counts[i].Real++
		}
	}
	for _, p := range m.d.Inventory.Rows {
		v := m.process(p)
		rows = append(rows, v)
		tell(v.Kind, v.Sample)
		for _, s := range v.States {
			tell(s, v.Sample)
		}
		if p.In != nil && !slices.ContainsFunc(boxes, func(o option) bool { return o.Key == p.Box }) {
			boxes = append(boxes, option{p.Box, m.say(p.In.Title)})
		}
	}
	slices.SortFunc(boxes, func(a, b option) int { return strings.Compare(a.Key, b.Key) })
	var empty []link
	for _, b := range m.d.Inventory.Empty {
		empty = append(empty, m.boxLink(b))
	}
	return page{
		path: model.InventoryPath, layout: "inventory", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"rows": rows, "boxes": boxes, "counts": counts, "empty": empty, "files": m.href(derive.InventoryPath), "json": "/" + derive.InventoryPath + ".json"},
	}
}

func (m *maker) boxLink(b *model.Box) link {
	return link{Href: m.href("framework.html") + boxAnchor(b.Code), Title: m.say(b.Title), Note: b.Code}
}

func (m *maker) process(p derive.ProcessRow) processRow {
	v := processRow{
		ID: processAnchor(p.Process), Kind: p.Kind, Title: m.say(p.Title), Owner: m.bodyLink(p.By), Region: m.regionNamed(p.Process.Region), Note: m.say(p.Note),
		Source: p.Source, Sample: p.Sample,
	}
	if p.In != nil {
		v.Box = m.boxLink(p.In)
	} else {
		v.States = append(v.States, "no-box")
	}
	for _, r := range p.Rows {
		v.Works = append(v.Works, processWork{m.rowLink(r), r.Withheld, m.badgeOf(r.Edition), slices.ContainsFunc(p.Apart, func(a derive.Row) bool { return a.Work == r.Work })})
	}
	if len(p.Rows) > 0 {
		v.States = append(v.States, "with")
	} else {
		v.States = append(v.States, "without")
	}
	if len(p.Apart) > 0 {
		v.States = append(v.States, "apart")
	}
	return v
}

// boxProcesses leads from a box to its processes and rules.
type boxProcesses struct {
	Href    string `json:"href"`
	Real    int    `json:"real"`
	Samples int    `json:"samples"`
}

// countProcesses writes into a tree of boxes how many processes and rules stand
// in each.
func (m *maker) countProcesses(tree []nodeView) {
	for i := range tree {
		if n := m.d.Inventory.ByBox[tree[i].Code]; n.Real+n.Samples > 0 {
			tree[i].Processes = &boxProcesses{m.href(model.InventoryPath) + "?box=" + url.QueryEscape(tree[i].Code) + "#ui-inventory-list", n.Real, n.Samples}
		}
		m.countProcesses(tree[i].Children)
	}
}
