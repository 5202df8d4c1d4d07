package site

import (
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// traitRow is a word by which the plan describes the mechanism, with the places
// that use it.
type traitRow struct {
	Title said   `json:"title"`
	In    []bool `json:"in"` // by place
	Shown []link `json:"shown,omitempty"`
}

// mechanismView is one of the mechanisms that the plan names.
type mechanismView struct {
	Title  said   `json:"title"`
	Text   said   `json:"text"`
	Places []said `json:"places,omitempty"`
	Shown  []link `json:"shown,omitempty"`
}

// mechanisms is the page of how the work is moved on (工作推进机制) and of the
// three mechanisms.
func (m *maker) mechanisms() page {
	title := m.words("工作机制", "Mechanisms")
	v := &m.d.System.Mechanisms
	var at []string
	for _, t := range v.Traits {
		for _, p := range t.In {
			if !slices.Contains(at, p) {
				at = append(at, p)
			}
		}
	}
	slices.Sort(at)
	type place struct {
		Name  said `json:"name"`
		Count int  `json:"count"`
	}
	places := make([]place, len(at))
	for i, p := range at {
		places[i].Name = m.planPlace(p)
	}
	var traits []traitRow
	shared := 0 // traits that every place has
	for _, t := range v.Traits {
		row := traitRow{Title: m.say(t.Title), In: make([]bool, len(at)), Shown: m.pagesNamed(t.Shown)}
		everywhere := len(at) > 1
		for i, p := range at {
			if row.In[i] = slices.Contains(t.In, p); row.In[i] {
				places[i].Count++
			} else {
				everywhere = false
			}
		}
		shared += one(everywhere)
		traits = append(traits, row)
	}
	var parts []mechanismView
	for _, p := range v.Parts {
		part := mechanismView{Title: m.say(p.Title), Text: m.say(p.Text), Shown: m.pagesNamed(p.Shown)}
		for _, in := range p.In {
			part.Places = append(part.Places, m.planPlace(in))
		}
		parts = append(parts, part)
	}
	return page{
		path: model.MechanismsPath, layout: "mechanisms", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"traits": traits, "places": places, "shared": shared, "parts": parts, "source": m.say(v.Source)},
	}
}

// pagesNamed are links to the pages that the site has.
func (m *maker) pagesNamed(paths []string) (out []link) {
	for _, p := range paths {
		if m.hasPage(p) {
			out = append(out, link{Href: m.href(p), Title: m.titleOf(p)})
		}
	}
	return out
}

// planPlace says a place of the plan as the plan numbers it: 2.2.1 is 二（二）1.
func (m *maker) planPlace(at string) said {
	zh, en := "方案", "Plan"
	for i, s := range strings.Split(at, ".") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > len(chineseCount) {
			return said{T: at}
		}
		switch i {
		case 0:
			zh, en = zh+chineseCount[n-1], en+", "+romanCount[n-1]
		case 1:
			zh, en = zh+"（"+chineseCount[n-1]+"）", en+" ("+romanCount[n-1]+")"
		default:
			zh, en = zh+s, en+" "+s
		}
	}
	return m.words(zh, en)
}

var (
	chineseCount = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}
	romanCount   = []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"}
)

// resourceRow is something that the work is given.
type resourceRow struct {
	ID        string     `json:"id"`
	Kind      string     `json:"kind"`
	Title     said       `json:"title"`
	Body      link       `json:"body"`
	Region    link       `json:"region"`
	RegionKey string     `json:"regionkey,omitempty"`
	Policy    link       `json:"policy"`
	Record    recordView `json:"record"`
	Note      said       `json:"note"`
	Sample    bool       `json:"sample,omitempty"`
}

func resourceAnchor(r *model.Resource) string {
	return "ui-resource-" + strings.Join(strings.Fields(r.Key), "-")
}

// resources is the page of policies, funds, technical support and training of
// people, and of the supporting policies by region.
func (m *maker) resources() page {
	title := m.words("资源保障", "Resources")
	type group struct {
		Key     string        `json:"key"`
		Real    int           `json:"real"`
		Samples int           `json:"samples"`
		Rows    []resourceRow `json:"rows,omitempty"`
	}
	type regionPolicies struct {
		Region link          `json:"region"`
		Rows   []resourceRow `json:"rows,omitempty"`
	}
	var groups []group
	policies := map[string][]resourceRow{}
	for _, kind := range model.ResourceKinds {
		g := group{Key: kind}
		for _, r := range m.d.System.Mechanisms.Resources {
			if r.Kind != kind {
				continue
			}
			row := resourceRow{
				resourceAnchor(r), r.Kind, m.say(r.Title), m.bodyNamed(r.Body), m.regionNamed(r.Region), r.Region, m.policyNamed(r.Policy), m.recorded(r.Outcome),
				m.say(r.Note), r.Sample,
			}
			if r.Sample {
				g.Samples++
			} else {
				g.Real++
			}
			g.Rows = append(g.Rows, row)
			if kind == "policy" {
				policies[r.Region] = append(policies[r.Region], row)
			}
		}
		groups = append(groups, g)
	}
	var regions []regionPolicies
	with, samples := 0, 0 // regions with a policy on record
	for _, r := range m.d.System.Regions {
		regions = append(regions, regionPolicies{m.regionLink(r), policies[r.Key]})
		of := func(sample bool) bool {
			return slices.ContainsFunc(policies[r.Key], func(p resourceRow) bool { return p.Sample == sample })
		}
		with, samples = with+one(of(false)), samples+one(of(true))
	}
	return page{
		path: model.ResourcesPath, layout: "resources", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"groups": groups, "regions": regions, "with": with, "samples": samples, "whole": policies[""]},
	}
}
