package site

import (
	"slices"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// projectView is a standard that several regions draft together.
type projectView struct {
	ID      string       `json:"id"`
	Title   said         `json:"title"`
	Matter  link         `json:"matter"`
	Box     link         `json:"box"`
	Lead    said         `json:"lead"`
	Regions []said       `json:"regions"` // the others that take part
	Works   []matterWork `json:"works,omitempty"`
	State   string       `json:"state,omitempty"`
	Date    string       `json:"date,omitempty"`
	Source  string       `json:"source,omitempty"`
	Note    said         `json:"note"`
	Sample  bool         `json:"sample,omitempty"`
}

// demandGroupView is what one region or several ask for.
type demandGroupView struct {
	ID       string       `json:"id"`
	Title    said         `json:"title"`
	Matter   link         `json:"matter"`
	Regions  []said       `json:"regions"`
	Demands  []demandView `json:"demands"`
	Works    []matterWork `json:"works,omitempty"`
	Projects []link       `json:"projects,omitempty"`
	Answered bool         `json:"answered,omitempty"` // by a standard in force or to come
	Several  bool         `json:"several,omitempty"`  // two regions or more ask
	Sample   bool         `json:"sample,omitempty"`
}

type demandView struct {
	Region said   `json:"region"`
	Title  said   `json:"title"`
	Words  said   `json:"words"`
	Date   string `json:"date,omitempty"`
	Source string `json:"source,omitempty"`
}

func projectAnchor(p *model.JointProject) string { return "ui-project-" + p.Key }

// cooperation is the page of joint drafting and of demands.
func (m *maker) cooperation() page {
	title := m.words("市际协作与需求", "Joint drafting and demands")
	var projects []projectView
	count := struct {
		Projects int `json:"projects"`
		Samples  int `json:"samples"` // projects
		Demands  int `json:"demands"`
		Asked    int `json:"asked"`   // sample demands
		Several  int `json:"several"` // groups of two regions or more, real ones
	}{}
	for _, p := range m.d.System.Projects {
		projects = append(projects, m.project(p))
		if p.Sample {
			count.Samples++
		} else {
			count.Projects++
		}
	}
	var groups []demandGroupView
	for _, g := range m.d.Demands {
		groups = append(groups, m.demandGroup(g))
		switch {
		case g.Sample:
			count.Asked += len(g.Demands)
		default:
			count.Demands += len(g.Demands)
			if len(g.Regions) > 1 {
				count.Several++
			}
		}
	}
	return page{
		path: model.CooperationPath, layout: "cooperation", title: title,
		crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"projects": projects, "groups": groups, "count": count},
	}
}

func (m *maker) project(p *model.JointProject) projectView {
	v := projectView{
		ID: projectAnchor(p), Title: m.say(p.Title), Matter: m.matterLink(p.Matter), Lead: m.regionTitle(p.Lead),
		State: string(p.State), Date: p.Date.String(), Source: p.Source, Note: m.say(p.Note), Sample: p.Sample,
	}
	if b := m.d.System.Box(p.Box); b != nil {
		v.Box = link{Href: m.href("framework.html") + boxAnchor(b.Code), Title: m.say(b.Title), Note: b.Code}
	}
	for _, r := range p.Regions {
		if r != p.Lead {
			v.Regions = append(v.Regions, m.regionTitle(r))
		}
	}
	for _, r := range m.d.Rows {
		if slices.Contains(p.Works, r.Work.ID) {
			v.Works = append(v.Works, m.matterWork(r, false))
		}
	}
	return v
}

func (m *maker) demandGroup(g derive.DemandGroup) demandGroupView {
	v := demandGroupView{ID: "ui-demand-" + g.Key, Title: m.say(g.Title), Answered: g.Answered(), Several: len(g.Regions) > 1, Sample: g.Sample}
	if g.Sample {
		v.ID = "ui-demand-sample-" + g.Key
	}
	if g.Matter != nil {
		v.Matter = m.matterLink(g.Matter.Key)
	}
	for _, r := range g.Regions {
		v.Regions = append(v.Regions, m.regionTitle(r))
	}
	for _, d := range g.Demands {
		v.Demands = append(v.Demands, demandView{m.regionTitle(d.Region), m.say(d.Title), m.say(d.Words), d.Date.String(), d.Source})
	}
	for _, r := range g.Works {
		v.Works = append(v.Works, m.matterWork(r, false))
	}
	for _, p := range g.Projects {
		v.Projects = append(v.Projects, link{Href: "#" + projectAnchor(p), Title: m.say(p.Title)})
	}
	return v
}

func (m *maker) matterLink(key string) link {
	if key == "" {
		return link{}
	}
	if !slices.ContainsFunc(m.d.Matters, func(r derive.MatterRow) bool { return r.Matter.Key == key }) {
		return link{Title: said{T: key}}
	}
	return link{Href: m.href(model.MattersPath) + "#" + matterAnchor(key), Title: m.matterTitle(key)}
}

// regionTitle is what a region is called; one that is not on record is called
// by its key.
func (m *maker) regionTitle(key string) said {
	return m.regionNamed(key).Title
}
