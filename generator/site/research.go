package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// studyView is one study.
type studyView struct {
	ID        string      `json:"id"`
	Title     said        `json:"title"`
	Summary   said        `json:"summary"`
	Body      link        `json:"body"`
	Partners  []link      `json:"partners,omitempty"`
	Region    link        `json:"region"`
	Area      link        `json:"area"`
	Forum     link        `json:"forum"`
	Start     string      `json:"start,omitempty"`
	Record    trialRecord `json:"record"`
	Report    link        `json:"report"`
	Converted int         `json:"converted"`
	Sample    bool        `json:"sample,omitempty"`
}

// studyGroup is the studies of one kind.
type studyGroup struct {
	Kind string      `json:"kind"`
	Rows []studyView `json:"rows,omitempty"`
}

// forumView is one meeting of the forum.
type forumView struct {
	ID     string      `json:"id"`
	Title  said        `json:"title"`
	Body   link        `json:"body"`
	Place  said        `json:"place"`
	Record trialRecord `json:"record"`
	Item   link        `json:"item"`
	Papers []trialLink `json:"papers,omitempty"`
	Sample bool        `json:"sample,omitempty"`
}

// conversionView is what became of a study in one standard.
type conversionView struct {
	Study  trialLink   `json:"study"`
	Work   matterWork  `json:"work"`
	Places []link      `json:"places,omitempty"`
	How    said        `json:"how"`
	Record trialRecord `json:"record"`
}

// partnerView is a body with its studies.
type partnerView struct {
	Body    link        `json:"body"`
	Kind    string      `json:"kind"`
	Note    said        `json:"note"`
	Scope   said        `json:"scope"`
	Record  trialRecord `json:"record"`
	Studies []trialLink `json:"studies,omitempty"`
	Real    int         `json:"real"` // studies; of a sample all
	Samples int         `json:"samples,omitempty"`
	Sample  bool        `json:"sample,omitempty"`
}

func studyAnchor(key string) string { return "ui-study-" + key }
func forumAnchor(key string) string { return "ui-forum-" + key }

// research is the page of theory research and what became of it.
func (m *maker) research() page {
	title := m.words("理论研究", "Research")
	d := m.d.Research
	var groups []studyGroup
	for _, k := range d.Kinds {
		g := studyGroup{Kind: k.Kind}
		for _, r := range k.Rows {
			g.Rows = append(g.Rows, m.study(r))
		}
		groups = append(groups, g)
	}
	var forums []forumView
	for _, f := range d.Forums {
		v := forumView{
			ID: forumAnchor(f.Forum.Key), Title: m.say(f.Forum.Title), Body: m.bodyNamed(f.Forum.Body), Place: m.say(f.Forum.Place),
			Record: m.trialRecord(f.Outcome, f.Forum.Due), Item: m.itemNamed(f.Forum.Item), Sample: f.Forum.Sample, Papers: m.studyLinks(f.Papers),
		}
		forums = append(forums, v)
	}
	var converted []conversionView
	done, sampleDone := 0, 0
	for _, c := range d.Converted {
		converted = append(converted, m.conversion(c))
		switch {
		case c.Outcome.State != model.Done:
		case c.Study.Sample:
			sampleDone++
		default:
			done++
		}
	}
	var open []studyView
	for _, r := range d.Open {
		open = append(open, m.study(r))
	}
	return page{
		path: model.ResearchPath, layout: "research", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{
			"groups": groups, "forums": forums, "converted": converted, "done": done, "sampledone": sampleDone, "open": open,
			"centres": m.partners(d.Centres), "partners": m.partners(d.Partners), "real": d.Real, "samples": d.Samples,
		},
	}
}

func (m *maker) studyLinks(list []*model.Study) (out []trialLink) {
	for _, s := range list {
		out = append(out, m.studyLink(s))
	}
	return out
}

func (m *maker) studyLink(s *model.Study) trialLink {
	return trialLink{link{Href: m.href(model.ResearchPath) + "#" + studyAnchor(s.Key), Title: m.say(s.Title)}, s.Sample}
}

func (m *maker) study(r derive.StudyRow) studyView {
	s := r.Study
	v := studyView{
		ID: studyAnchor(s.Key), Title: m.say(s.Title), Summary: m.say(s.Summary), Body: m.bodyNamed(s.Body), Start: s.Start.String(),
		Record: m.trialRecord(r.Outcome, s.Due), Report: m.policyNamed(s.Policy), Converted: r.Converted, Sample: s.Sample,
	}
	for _, key := range s.Partners {
		v.Partners = append(v.Partners, m.bodyNamed(key))
	}
	if region := m.d.System.Region(s.Region); region != nil {
		v.Region = m.regionLink(region)
	}
	if a := m.d.System.Area(s.Area); a != nil {
		v.Area = link{Href: m.href(a.Path()), Title: m.say(a.Title)}
	}
	for _, f := range m.d.System.Forums {
		if f.Key == s.Forum {
			v.Forum = link{Href: "#" + forumAnchor(f.Key), Title: m.say(f.Title)}
		}
	}
	return v
}

func (m *maker) conversion(c derive.ConversionRow) conversionView {
	v := conversionView{
		Study: m.studyLink(c.Study), Work: m.matterWork(c.Row, false), How: m.say(c.Conversion.How), Record: m.trialRecord(c.Outcome, model.Date{}),
	}
	for _, ref := range c.Conversion.About {
		to, _ := model.ParseTarget(ref)
		if r := m.resolve(to); r.ok && to.Fragment != "" {
			v.Places = append(v.Places, link{Href: r.href, Title: said{T: to.Fragment}})
		}
	}
	return v
}

func (m *maker) partners(rows []derive.PartnerRow) (out []partnerView) {
	for _, p := range rows {
		real, samples := apart(p.Studies, p.Body.Sample, func(s *model.Study) bool { return s.Sample })
		out = append(out, partnerView{
			Real: real, Samples: samples,
			Body: m.bodyNamed(p.Body.Key), Kind: p.Body.Kind, Note: m.say(p.Body.Note), Scope: m.say(p.Body.Scope),
			Record: m.trialRecord(p.Outcome, model.Date{}), Studies: m.studyLinks(p.Studies), Sample: p.Body.Sample,
		})
	}
	return out
}
