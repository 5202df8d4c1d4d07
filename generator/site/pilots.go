package site

import (
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// pilotStage is one evaluation of a pilot.
type pilotStage struct {
	Kind   string      `json:"kind"`
	Title  link        `json:"title"`
	Record trialRecord `json:"record"`
	Words  said        `json:"words"` // how the deadline is stated
	By     link        `json:"by"`
	Result said        `json:"result"`
	Report link        `json:"report"`
	Sample bool        `json:"sample,omitempty"`
	None   bool        `json:"none,omitempty"` // nothing of the kind is written down
}

// pilotLine is a line of the list of pilots.
type pilotLine struct {
	Link       link         `json:"link"`
	Region     link         `json:"region"`
	RegionKey  string       `json:"regionkey"`
	Code       string       `json:"code,omitempty"`
	Sample     bool         `json:"sample,omitempty"`
	Directions []said       `json:"directions,omitempty"`
	Keys       string       `json:"keys"` // of the directions
	Start      string       `json:"start,omitempty"`
	End        string       `json:"end,omitempty"`
	Stages     []pilotStage `json:"stages"`
	Works      int          `json:"works"`
	Cases      int          `json:"cases"`
	Samples    int          `json:"casesamples,omitempty"` // of a real pilot
	Results    bool         `json:"results,omitempty"`
}

// directionView is one of the directions in which pilots try things.
type directionView struct {
	Key     string `json:"key"`
	Title   said   `json:"title"`
	Alias   said   `json:"alias"`
	Source  said   `json:"source"`
	Real    int    `json:"real"`
	Samples int    `json:"samples"`
}

// trialLink is a pilot, a case or a base in a list.
type trialLink struct {
	Link   link `json:"link"`
	Sample bool `json:"sample,omitempty"`
}

// trialRow is a region's row of a matrix.
type trialRow struct {
	Region link          `json:"region"`
	Cells  [][]trialLink `json:"cells"`
	None   []trialLink   `json:"none,omitempty"`
}

// tile is a region in the grid of regions.
type tile struct {
	Region  link   `json:"region"`
	Code    string `json:"code,omitempty"`
	Real    int    `json:"real"`
	Samples int    `json:"samples"`
}

// pilots makes the list of pilots and the page of each.
func (m *maker) pilots() []page {
	title := m.words("试点", "Pilots")
	d := m.d.Pilots
	var directions []directionView
	for _, v := range d.Directions {
		directions = append(directions, directionView{v.Direction.Key, m.say(v.Direction.Title), m.say(v.Direction.Alias), m.say(v.Direction.Source), v.Real, v.Samples})
	}
	var lines []pilotLine
	var ps []page
	for _, r := range d.Rows {
		lines = append(lines, m.pilotLine(r))
		ps = append(ps, m.pilot(r))
	}
	var rows []trialRow
	none := false
	for _, r := range d.Regions {
		row := trialRow{Region: m.regionLink(r.Region), None: m.pilotLinks(r.None)}
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, m.pilotLinks(c))
		}
		none = none || len(row.None) > 0
		rows = append(rows, row)
	}
	return append([]page{{
		path: model.PilotsPath, layout: "pilots", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{
			"directions": directions, "lines": lines, "rows": rows, "none": none, "tiles": m.pilotTiles(), "real": d.Real, "samples": d.Samples, "stages": derive.PilotStageKinds,
		},
	}}, ps...)
}

// pilotTiles are the regions below the province by their codes, with how many
// pilots each has: without data of a map a list is all that can be honest.
func (m *maker) pilotTiles() (out []tile) {
	if len(m.d.Pilots.Rows) == 0 {
		return nil
	}
	for _, r := range derive.RegionsByCode(m.d.System) {
		t := tile{Region: m.regionLink(r), Code: r.Code}
		for _, p := range m.d.Pilots.Rows {
			switch {
			case p.Region != r:
			case p.Pilot.Sample:
				t.Samples++
			default:
				t.Real++
			}
		}
		if r.Kind != "province" || t.Real+t.Samples > 0 {
			out = append(out, t)
		}
	}
	return out
}

func (m *maker) pilotLinks(list []*model.Pilot) (out []trialLink) {
	for _, p := range list {
		out = append(out, m.pilotLink(p))
	}
	return out
}

func (m *maker) pilotLink(p *model.Pilot) trialLink {
	return trialLink{link{Href: m.href(p.Path()), Title: m.say(p.Title)}, p.Sample}
}

func (m *maker) pilotLine(r derive.PilotRow) pilotLine {
	p := r.Pilot
	v := pilotLine{
		Link: m.pilotLink(p).Link, Region: m.regionNamed(p.Region), RegionKey: p.Region, Sample: p.Sample, Keys: strings.Join(p.Directions, " "),
		Directions: m.directionsOf(p), Start: p.Start.String(), End: p.End.String(), Works: len(r.Works), Results: !p.Results.Empty(),
	}
	v.Cases, v.Samples = apart(r.Cases, p.Sample, func(c *model.Case) bool { return c.Sample })
	if r.Region != nil {
		v.Code = r.Region.Code
	}
	for _, s := range r.Stages {
		v.Stages = append(v.Stages, m.pilotStage(s))
	}
	return v
}

// directionsOf are the titles of a pilot's directions, in the order of the
// register.
func (m *maker) directionsOf(p *model.Pilot) (out []said) {
	for _, key := range p.Directions {
		if d := m.d.System.Direction(key); d != nil {
			out = append(out, m.say(d.Title))
		} else {
			out = append(out, said{T: key})
		}
	}
	return out
}

// has reports whether the site has a page.
func (m *maker) has(path string) bool {
	found, _ := m.d.System.HasPage(path)
	return found
}

func (m *maker) pilotStage(s derive.PilotStage) pilotStage {
	v := pilotStage{Kind: s.Kind, None: s.Evaluation == nil}
	if e := s.Evaluation; e != nil {
		v.Title, v.Words, v.By, v.Result = m.evaluationLink(e), m.say(e.Words), m.bodyNamed(e.By), m.say(e.Result)
		v.Report, v.Sample = m.policyNamed(e.Policy), e.Sample
		v.Record = m.trialRecord(s.Outcome, e.Due)
	}
	return v
}

// pilotView is what layouts/pilot.html shows.
type pilotView struct {
	Region     link            `json:"region"`
	Body       link            `json:"body"`
	Start      string          `json:"start,omitempty"`
	End        string          `json:"end,omitempty"`
	Directions []directionView `json:"directions,omitempty"`
	Summary    said            `json:"summary"`
	Results    said            `json:"results"`
	Source     string          `json:"source,omitempty"`
	Sample     bool            `json:"sample,omitempty"`
	Works      []matterWork    `json:"works,omitempty"`
	Stages     []pilotStage    `json:"stages"`
	Cases      []trialLink     `json:"cases,omitempty"`
	// Evaluations is the page of all evaluations, where the site has it.
	Evaluations string `json:"evaluations,omitempty"`
}

func (m *maker) pilot(r derive.PilotRow) page {
	p := r.Pilot
	v := pilotView{
		Region: m.regionNamed(p.Region), Body: m.bodyNamed(p.Body), Start: p.Start.String(), End: p.End.String(),
		Summary: m.say(p.Summary), Results: m.say(p.Results), Source: p.Source, Sample: p.Sample, Works: m.worksShown(r.Works),
	}
	for _, key := range p.Directions {
		if d := m.d.System.Direction(key); d != nil {
			v.Directions = append(v.Directions, directionView{Key: key, Title: m.say(d.Title), Alias: m.say(d.Alias)})
		}
	}
	for _, s := range append(r.Stages, r.Others...) {
		v.Stages = append(v.Stages, m.pilotStage(s))
	}
	for _, c := range r.Cases {
		v.Cases = append(v.Cases, m.caseLink(c))
	}
	if m.has("evaluations.html") {
		v.Evaluations = m.href("evaluations.html")
	}
	return m.trialPage(p.Path(), "pilot", p.Title, p.Summary, p.Sample, p.Origin, m.crumb(model.PilotsPath, "试点", "Pilots"), v)
}

func (m *maker) worksShown(rows []derive.Row) (out []matterWork) {
	for _, r := range rows {
		out = append(out, m.matterWork(r, false))
	}
	return out
}

// trialPage is the page of a pilot, a case or a base.
func (m *maker) trialPage(path, layout string, title, summary model.Bilingual, sample bool, o model.Origin, list link, data any) page {
	return page{
		path: path, layout: layout, title: m.say(title), summary: summary.Or(m.lang), sample: sample, hidden: sample, pos: o.At("key"),
		crumbs: m.underHub(m.say(title), list), labels: column(list.Title.T, "", list.Title.T), data: data,
	}
}
