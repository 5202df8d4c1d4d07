package site

import (
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// caseLine is a line of the list of cases.
type caseLine struct {
	Link      link         `json:"link"`
	Summary   said         `json:"summary"`
	Region    link         `json:"region"`
	RegionKey string       `json:"regionkey,omitempty"`
	Pilot     trialLink    `json:"pilot"`
	Sample    bool         `json:"sample,omitempty"`
	Date      string       `json:"date,omitempty"`
	Works     []matterWork `json:"works,omitempty"`
	Item      link         `json:"item"`
	Done      int          `json:"done"`
	NotDone   int          `json:"notdone,omitempty"`
	NoRecord  int          `json:"norecord,omitempty"`
}

// caseAdopter is one who took a case up, or did not.
type caseAdopter struct {
	Region link        `json:"region"`
	Who    said        `json:"who"`
	Record trialRecord `json:"record"`
	Note   said        `json:"note"`
}

// caseQuote is a provision that a case carries out, in brief.
type caseQuote struct {
	Link   link   `json:"link"`
	Words  said   `json:"words"` // none where only a record is held
	Cut    bool   `json:"cut,omitempty"`
	Badge  badge  `json:"badge"`
	Sample bool   `json:"sample,omitempty"`
	Label  string `json:"label,omitempty"`
}

// caseRegion is the cases that one region took up.
type caseRegion struct {
	Region  link        `json:"region"` // no title: those who are no region
	Uses    []caseTaken `json:"uses"`
	Real    int         `json:"real"`
	Samples int         `json:"samples,omitempty"`
}

type caseTaken struct {
	Case   trialLink   `json:"case"`
	Who    said        `json:"who"`
	Record trialRecord `json:"record"`
}

// cases makes the library of cases and the page of each.
func (m *maker) cases() []page {
	title := m.words("可复制经验", "Cases to repeat")
	d := m.d.Cases
	var lines []caseLine
	var ps []page
	var regions []option
	taken, sampled := 0, 0 // times that a case was taken up
	for _, r := range d.Rows {
		lines = append(lines, m.caseLine(r))
		ps = append(ps, m.example(r))
		if r.Case.Sample {
			sampled += r.Done
		} else {
			taken += r.Done
		}
	}
	for _, r := range derive.RegionsByCode(m.d.System) {
		for _, l := range lines {
			if l.RegionKey == r.Key {
				regions = append(regions, option{r.Key, m.say(r.Title)})
				break
			}
		}
	}
	var by []caseRegion
	for _, r := range d.Regions {
		by = append(by, m.caseRegion(r))
	}
	var none, samples []link
	for _, r := range d.None {
		none = append(none, m.rowLink(r))
	}
	for _, r := range d.NoneSamples {
		samples = append(samples, m.rowLink(r))
	}
	return append([]page{{
		path: model.CasesPath, layout: "cases", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{
			"lines": lines, "regions": regions, "by": by, "taken": taken, "sampled": sampled, "real": d.Real, "samples": d.Samples, "none": none, "nonesamples": samples,
		},
	}}, ps...)
}

func (m *maker) caseRegion(r derive.CaseRegion) caseRegion {
	var v caseRegion
	if r.Region != nil {
		v.Region = m.regionLink(r.Region)
	}
	for _, u := range r.Uses {
		v.Uses = append(v.Uses, caseTaken{m.caseLink(u.Case), m.say(u.Adopter.Adopter.Who), m.trialRecord(u.Adopter.Outcome, model.Date{})})
	}
	v.Real, v.Samples = apart(r.Uses, false, func(u derive.CaseUse) bool { return u.Case.Sample })
	return v
}

func (m *maker) caseLink(v *model.Case) trialLink {
	return trialLink{link{Href: m.href(v.Path()), Title: m.say(v.Title)}, v.Sample}
}

func (m *maker) caseLine(r derive.CaseRow) caseLine {
	v := caseLine{
		Link: m.caseLink(r.Case).Link, Summary: m.say(r.Case.Summary), Sample: r.Case.Sample, Date: r.Case.Date.String(),
		Works: m.worksShown(r.Works), Item: m.itemNamed(r.Case.Item), Done: r.Done, NotDone: r.NotDone, NoRecord: r.NoRecord,
	}
	if r.Region != nil {
		v.Region, v.RegionKey = m.regionLink(r.Region), r.Region.Key
	}
	if r.Pilot != nil {
		v.Pilot = m.pilotLink(r.Pilot)
	}
	return v
}

// caseView is what layouts/case.html shows.
type caseView struct {
	Line     caseLine      `json:"line"`
	Steps    []string      `json:"steps,omitempty"`
	StepsL   string        `json:"stepsl,omitempty"` // tag of the steps, if not the page's
	Limits   said          `json:"limits"`
	Source   string        `json:"source,omitempty"`
	Quotes   []caseQuote   `json:"quotes,omitempty"`
	Adopters []caseAdopter `json:"adopters,omitempty"`
}

func (m *maker) example(r derive.CaseRow) page {
	c := r.Case
	steps := m.say(c.Steps)
	v := caseView{Line: m.caseLine(r), StepsL: steps.L, Limits: m.say(c.Limits), Source: c.Source}
	for line := range strings.Lines(steps.T) {
		if line = strings.TrimSpace(line); line != "" {
			v.Steps = append(v.Steps, line)
		}
	}
	for _, ref := range c.About {
		if q, ok := m.caseQuote(ref); ok {
			v.Quotes = append(v.Quotes, q)
		}
	}
	for _, a := range r.Adopters {
		av := caseAdopter{Who: m.say(a.Adopter.Who), Record: m.trialRecord(a.Outcome, model.Date{}), Note: m.say(a.Adopter.Note)}
		if a.Region != nil {
			av.Region = m.regionLink(a.Region)
		}
		v.Adopters = append(v.Adopters, av)
	}
	return m.trialPage(c.Path(), "case", c.Title, c.Summary, c.Sample, c.Origin, m.crumb(model.CasesPath, "可复制经验", "Cases to repeat"), v)
}

// quotedRunes is how much of a provision is quoted; the rest is a link away.
const quotedRunes = 160

func (m *maker) caseQuote(ref string) (caseQuote, bool) {
	to, ok := model.ParseTarget(ref)
	if !ok {
		return caseQuote{}, false
	}
	found := m.resolve(to)
	if !found.ok {
		return caseQuote{}, false
	}
	r, err := m.d.System.Resolve(to, m.lang, m.d.Day)
	if err == model.NoFragment { // not translated: the Chinese is quoted
		r, _ = m.d.System.Resolve(to, model.Zh, m.d.Day)
	}
	q := caseQuote{Link: link{Href: found.href, Title: said{T: found.title}}, Label: to.Fragment}
	if r.Work != nil {
		q.Badge, q.Sample = m.badgeOf(r.Edition), r.Work.Sample
	}
	if p := r.Provision; p != nil {
		if p.Number != "" {
			q.Label = p.Number
		}
		words := []rune(strings.Join(strings.Fields(strings.ReplaceAll(text.Plain(p), "\n", " ")), " "))
		if q.Cut = len(words) > quotedRunes; q.Cut {
			words = words[:quotedRunes]
		}
		q.Words = said{T: string(words)}
		if r.Text.Lang != m.lang {
			q.Words.L = r.Text.Lang.Tag()
		}
	}
	return q, true
}
