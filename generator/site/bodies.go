package site

import (
	"slices"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// bodyGroups part the bodies by what they are for. The keys are words of
// layouts/_i18n: bod-group-KEY.
var bodyGroups = []struct {
	key   string
	kinds []string
}{
	{"leading", []string{"leading-group", "working-group", "coordination"}},
	{"committee", []string{"committee"}},
	{"research", []string{"research-centre"}},
	{"department", []string{"department", "regulator"}},
	{"partner", model.PartnerKinds},
}

// bodyRow is a body in a list.
type bodyRow struct {
	Link   link       `json:"link"`
	Kind   string     `json:"kind"`
	Group  string     `json:"group"`
	Region link       `json:"region"`
	Key    string     `json:"key,omitempty"` // of the region
	Tier   string     `json:"tier,omitempty"`
	Parent link       `json:"parent"`
	SetUp  bool       `json:"setup,omitempty"`
	Record recordView `json:"record"`
	Until  string     `json:"until,omitempty"`
	// What else is known of it.
	Members   int  `json:"members,omitempty"`
	Standards int  `json:"standards,omitempty"`
	Sample    bool `json:"sample,omitempty"`
}

// bodyNode is a body in the tree of who leads whom.
type bodyNode struct {
	Link     link       `json:"link"`
	Kind     string     `json:"kind"`
	Sample   bool       `json:"sample,omitempty"`
	Children []bodyNode `json:"children,omitempty"`
}

// bodyGroup counts and lists a group.
type bodyGroup struct {
	Key     string    `json:"key"`
	Real    int       `json:"real"`
	Samples int       `json:"samples"`
	Rows    []bodyRow `json:"rows,omitempty"`
}

func (m *maker) bodyLink(b *model.Body) link {
	if b == nil {
		return link{}
	}
	return link{Href: m.href(b.Path()), Title: m.say(b.Title)}
}

// bodyNamed is the link to a body by its key; one that is not on record is
// called by its key.
func (m *maker) bodyNamed(key string) link {
	if b := m.d.System.Body(key); b != nil {
		return m.bodyLink(b)
	}
	return link{Title: said{T: key}}
}

func (m *maker) bodyLinks(list []*model.Body) (out []link) {
	for _, b := range list {
		out = append(out, m.bodyLink(b))
	}
	return out
}

// regionNamed is the link to a region by its key; one that is not on record is
// called by its key.
func (m *maker) regionNamed(key string) link {
	if r := m.d.System.Region(key); r != nil {
		return m.regionLink(r)
	}
	return link{Title: said{T: key}}
}

func groupOf(kind string) string {
	for _, g := range bodyGroups {
		if slices.Contains(g.kinds, kind) {
			return g.key
		}
	}
	return ""
}

func (m *maker) bodyRow(b derive.BodyRecord) bodyRow {
	return bodyRow{
		Link: m.bodyLink(b.Body), Kind: b.Kind, Group: groupOf(b.Kind), Region: m.regionNamed(b.Region), Key: b.Region,
		Tier: derive.TierOf(m.d.System, b.Body), Parent: m.bodyNamed(b.Parent), SetUp: b.SetUp(), Record: m.recorded(b.Outcome), Until: b.Until.String(),
		Members: len(b.Members), Standards: len(b.Standards), Sample: b.Sample,
	}
}

// bodies makes the page of all bodies and that of each.
func (m *maker) bodies() []page {
	title := m.words("组织机构", "Bodies")
	var groups []bodyGroup
	for _, g := range bodyGroups {
		v := bodyGroup{Key: g.key}
		for _, b := range m.d.Bodies {
			if !slices.Contains(g.kinds, b.Kind) {
				continue
			}
			if b.Sample {
				v.Samples++
			} else {
				v.Real++
			}
			v.Rows = append(v.Rows, m.bodyRow(b))
		}
		groups = append(groups, v)
	}
	var all []bodyRow
	var regions []option
	for _, g := range groups {
		all = append(all, g.Rows...)
	}
	for _, r := range m.d.System.Regions {
		if slices.ContainsFunc(all, func(b bodyRow) bool { return b.Key == r.Key }) {
			regions = append(regions, option{r.Key, m.say(r.Title)})
		}
	}
	out := []page{{
		path: model.BodiesPath, layout: "bodies", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"groups": groups, "rows": all, "regions": regions, "tiers": model.LevelTiers, "tree": m.bodyTree()},
	}}
	for _, b := range m.d.Bodies {
		out = append(out, m.body(b))
	}
	return out
}

// bodyTree nests the bodies that lead others, or are led; those that stand alone
// are left to the lists.
func (m *maker) bodyTree() (out []bodyNode) {
	records := map[string]derive.BodyRecord{}
	for _, b := range m.d.Bodies {
		records[b.Key] = b
	}
	var node func(b *model.Body) bodyNode
	node = func(b *model.Body) bodyNode {
		n := bodyNode{Link: m.bodyLink(b), Kind: b.Kind, Sample: b.Sample}
		for _, c := range records[b.Key].Children {
			n.Children = append(n.Children, node(c))
		}
		return n
	}
	for _, b := range m.d.Bodies {
		if m.d.System.Body(b.Parent) == nil && len(b.Children) > 0 {
			out = append(out, node(b.Body))
		}
	}
	return out
}
