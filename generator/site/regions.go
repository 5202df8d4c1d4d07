package site

import (
	"regexp"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// regionLine is a line of the list of regions.
type regionLine struct {
	Link   link        `json:"link"`
	Key    string      `json:"key"`
	Kind   string      `json:"kind"`
	Code   string      `json:"code,omitempty"`
	Parent said        `json:"parent"`
	Prefix string      `json:"prefix,omitempty"` // of the numbers of its local standards
	Total  tallyView   `json:"total"`
	Shared int         `json:"shared"`
	Added  int         `json:"added"` // boxes of its own
	Note   bool        `json:"note,omitempty"`
	Filing filingState `json:"filing"`
}

// layer is the part that the plan gives a level: 引领, 基础 or 呼应.
type layer struct {
	Key   string        `json:"key"` // lead, base, echo
	Stats []countedLink `json:"stats"`
}

func (m *maker) regionLine(p derive.Part) regionLine {
	r := p.Region
	v := regionLine{
		Link: m.regionLink(r), Key: r.Key, Kind: r.Kind, Code: r.Code, Prefix: m.numberPrefix(r), Total: tallied(p.Total), Shared: len(p.Shared),
		Note: p.Note != nil, Filing: m.filingState(p.Filing),
	}
	if up := m.d.System.Region(r.Parent); up != nil {
		v.Parent = m.say(up.Title)
	}
	for _, b := range p.Boxes {
		if b.Region == r.Key {
			v.Added++
		}
	}
	return v
}

// numberPrefix is how the numbers of a region's local standards begin: only
// provinces and cities divided into districts make them (标准化法 art. 13).
func (m *maker) numberPrefix(r *model.Region) string {
	n := map[string]int{"province": 2, "city": 4}[r.Kind]
	if n == 0 || len(r.Code) < n {
		return ""
	}
	prefix := "DB" + r.Code[:n] + "/T"
	for _, l := range m.d.System.Config.Levels {
		if re, err := regexp.Compile(l.NumberPattern); err == nil && l.NumberPattern != "" && re.MatchString(prefix+" 1—2020") {
			return prefix
		}
	}
	return ""
}

// layers are the levels by the parts that the plan gives them, the leading
// first; levels without a part come last, under "".
func (m *maker) layers() (out []layer) {
	for _, key := range []string{"lead", "base", "echo", ""} {
		l := layer{Key: key}
		for _, p := range m.d.Levels {
			if p.Level.Part == key {
				l.Stats = append(l.Stats, countedLink{link{Href: m.href(p.Level.Path()), Title: m.say(p.Title)}, tallied(p.Total)})
			}
		}
		if len(l.Stats) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// regions makes the list of regions, the page of each and its filing package.
func (m *maker) regions() []page {
	title := m.words("地区", "Regions")
	var lines []regionLine
	var ps []page
	tally := derive.Tally{}
	for _, p := range m.d.Regions {
		lines = append(lines, m.regionLine(p))
		tally.Issued, tally.Samples, tally.Planned = tally.Issued+p.Total.Issued, tally.Samples+p.Total.Samples, tally.Planned+p.Total.Planned
		ps = append(ps, m.region(p), m.filingPackage(p))
	}
	return append([]page{{
		path: model.RegionsPath, layout: "regions", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"lines": lines, "layers": m.layers()},
	}}, ps...)
}

// region shows the four deliverables of one region.
func (m *maker) region(p derive.Part) page {
	r := p.Region
	v := m.part(p)
	data := map[string]any{
		"part": v, "line": m.regionLine(p), "entries": m.filingEntries(p.Filing),
		"trials": m.trialsOfRegion(r), "record": m.recordOfRegion(r), "above": m.regionLinks(m.d.System.Above(r)), "below": m.regionLinks(m.below(r)), "json": "/" + r.DataPath("json"), "csv": m.href(r.DataPath("csv")),
	}
	out := page{
		path: r.Path(), layout: "region", title: m.say(r.Title), pos: r.At("key"),
		crumbs: m.underHub(m.say(r.Title), m.crumb(model.RegionsPath, "地区", "Regions")),
		labels: column(r.Title.Or(m.lang), "", m.words("地区", "Regions").T), data: data,
	}
	if r.Kind == "province" {
		if p.Note != nil {
			data["notepage"] = m.href(model.NotePath)
		}
	} else if p.Note != nil {
		m.note(&out, p.Note, data)
	}
	return out
}

func (m *maker) regionLinks(list []*model.Region) (out []link) {
	for _, r := range list {
		out = append(out, m.regionLink(r))
	}
	return out
}

func (m *maker) below(r *model.Region) (out []*model.Region) {
	for _, other := range m.d.System.Regions {
		if other.Parent == r.Key {
			out = append(out, other)
		}
	}
	return out
}

// noteView is an explanatory note (编制说明); its text is the body of the page.
type noteView struct {
	Title    said      `json:"title"`
	Date     string    `json:"date,omitempty"`
	From     string    `json:"from,omitempty"`
	Summary  said      `json:"summary"`
	Sample   bool      `json:"sample,omitempty"`
	Chinese  bool      `json:"chinese,omitempty"`
	Contents []heading `json:"contents,omitempty"`
}

// note puts the text of an explanatory note on a page.
func (m *maker) note(p *page, i *model.Item, data map[string]any) {
	t, chinese := m.textIn(i.Texts)
	data["note"] = noteView{m.say(i.Title), i.Date.String(), i.From, m.say(i.Summary), i.Sample, chinese, m.contents(t)}
	p.body = m.html(t, p.path, noteFolder(i), nil)
}

// explanatoryNote is the note on the whole system beside what is counted of it.
func (m *maker) explanatoryNote() page {
	title := m.words("编制说明", "Explanatory note")
	sys := m.d.System
	parents, full := map[string]bool{}, map[string]bool{}
	for _, b := range sys.Boxes {
		parents[b.Parent] = true
	}
	for _, r := range m.d.Rows {
		full[r.Work.Box] = true
	}
	leaves, filled := 0, 0
	for _, b := range sys.Boxes {
		if !parents[b.Code] {
			leaves++
			if full[b.Code] {
				filled++
			}
		}
	}
	data := map[string]any{
		"framework": m.href("framework.html"), "boxes": len(sys.Boxes), "leaves": leaves, "filled": filled, "gaps": leaves - filled, "levels": len(sys.Config.Levels), "regions": len(sys.Regions),
		"total": tallied(m.d.Counts.Works), "stats": m.layers(), "laws": len(sys.Regulations), "readings": len(sys.Readings),
	}
	p := page{path: model.NotePath, layout: "note", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T), data: data}
	if province := sys.Province(); province != nil {
		data["region"] = m.regionLink(province)
		if n := sys.Note(province.Key); n != nil {
			m.note(&p, n, data)
			p.sample, p.hidden, p.pos, p.summary = n.Sample, n.Sample, n.At(""), n.Summary.Or(m.lang)
			if !n.Title.Empty() {
				p.title = m.say(n.Title)
			}
			p.labels = article(title.T, p.title.T, n.Date, n.From)
		}
	}
	return p
}
