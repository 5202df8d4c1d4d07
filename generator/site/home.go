package site

import (
	"cmp"
	"slices"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// homeView is the first screen: what this is, what is in force, where to look.
type homeView struct {
	Levels      []levelView `json:"levels"`
	Goals       []goalView  `json:"goals,omitempty"`
	Total       tallyView   `json:"total"`
	Provisions  int         `json:"provisions"`
	Boxes       []nodeView  `json:"boxes,omitempty"`
	Newest      []row       `json:"newest,omitempty"`
	News        []itemRow   `json:"news,omitempty"`
	Due         dueView     `json:"due"`
	Regulations []link      `json:"regulations,omitempty"`
	Policies    []link      `json:"policies,omitempty"`
	Courses     []link      `json:"courses,omitempty"`
	Terms       int         `json:"terms,omitempty"`
	// Release is the release that this copy is; nil for any other build.
	Release *releaseLine `json:"release,omitempty"`
}

// dueView is what is due: how many reviews have reached their day, of real
// standards and of samples, and the days that come next, or came first.
type dueView struct {
	Real    int      `json:"real"`
	Samples int      `json:"samples"`
	Rows    []dueRow `json:"rows,omitempty"`
}

// dueRow is a review that comes next, with the day by which it is due.
type dueRow struct {
	reviewRow
	Day     string `json:"day"`
	Reached bool   `json:"reached,omitempty"`
}

var (
	// reviewOverdue are the states of a review that is reached without a record.
	reviewOverdue = []model.ReviewState{model.ReviewPastCap, model.ReviewDueNow}
	// reviewWaits are the states in which the next thing to come is a review.
	reviewWaits = append(slices.Clone(reviewOverdue), model.ReviewSoon, model.ReviewConfirmed, model.ReviewNotYet)
)

const (
	homeRows  = 4 // lines of each list on the home page
	homeNews  = 4
	homeLinks = 6
)

func (m *maker) home() page {
	site := m.d.System.Config.Site
	v := homeView{
		Levels: m.levels(), Goals: m.goals(), Total: tallied(m.d.Counts.Works),
		Provisions: m.d.Counts.Provisions, Terms: len(m.d.Glossary), News: m.itemRows(), Release: m.releaseLine(),
	}
	for _, n := range m.tree() {
		n.Rows, n.Children = nil, nil
		v.Boxes = append(v.Boxes, n)
	}
	for i, r := range newest(m.d.Rows) {
		if i < homeRows {
			v.Newest = append(v.Newest, m.row(i, r))
		}
	}
	v.Due = m.due()
	v.News = v.News[:min(len(v.News), homeNews)]
	for _, r := range m.d.System.Regulations {
		v.Regulations = append(v.Regulations, link{Href: m.href(r.Path()), Title: m.say(r.Title)})
	}
	v.Regulations = v.Regulations[:min(len(v.Regulations), homeLinks)]
	for _, p := range m.d.System.Policies {
		v.Policies = append(v.Policies, link{Href: m.href(p.Path()), Title: m.say(p.Title)})
	}
	for _, c := range m.d.System.Courses {
		v.Courses = append(v.Courses, link{Href: m.href(c.Path()), Title: m.say(c.Title)})
	}
	return page{path: homePath, layout: "home", title: m.say(site.Title), summary: site.Subtitle.Or(m.lang), data: v}
}

// due counts the reviews of the register that are reached without a record, and
// lists those that come next, these first; what is withheld has no title to show.
func (m *maker) due() (v dueView) {
	counts := derive.CountReviews(m.d.Reviews.Rows)
	for _, s := range reviewOverdue {
		v.Real, v.Samples = v.Real+counts[s].Real, v.Samples+counts[s].Samples
	}
	for _, r := range m.d.Reviews.Rows {
		if len(v.Rows) == homeRows {
			break
		}
		if r.Row.Withheld || r.Day().IsZero() || !slices.Contains(reviewWaits, r.State) {
			continue
		}
		v.Rows = append(v.Rows, dueRow{m.reviewRow(r), r.Day().String(), slices.Contains(reviewOverdue, r.State)})
	}
	return v
}

// newest orders works with an edition by the day it was issued, newest first.
func newest(rows []derive.Row) []derive.Row {
	rows = slices.DeleteFunc(slices.Clone(rows), func(r derive.Row) bool { return r.Edition == nil || r.Withheld })
	slices.SortStableFunc(rows, func(a, b derive.Row) int {
		return cmp.Compare(b.Edition.Issued.String(), a.Edition.Issued.String())
	})
	return rows
}

// search is the search page; the index itself is package search's.
func (m *maker) search() page {
	title := m.words("检索", "Search")
	return page{path: "search.html", layout: "search", title: title, crumbs: m.crumbs(link{Title: title}), labels: column(title.T, "", title.T)}
}

// siteMap lists every page by column (网站地图); other are all pages but it.
func (m *maker) siteMap(others []page) page {
	title := m.words("网站地图", "Site map")
	groups := []struct {
		Title said   `json:"title"`
		Links []link `json:"links"`
	}{
		{Title: m.words("栏目", "Sections")}, {Title: m.words("级别和地区", "Levels and regions")}, {Title: m.words("标准", "Standards")}, {Title: m.words("法律法规", "Laws and regulations")},
		{Title: m.words("政策文件", "Policies")}, {Title: m.words("宣传交流", "Publicity")}, {Title: m.words("教育培训", "Training")},
		{Title: m.words("机构", "Bodies")}, {Title: m.words("关于本站", "About this site")},
	}
	for _, p := range others {
		g := slices.Index(mapGroups, p.mapGroup())
		l := link{Href: m.href(p.path), Title: p.title}
		if v, ok := p.data.(standardView); ok {
			if v.Pinned {
				continue
			}
			l.Note = v.Number
		}
		groups[max(g, 0)].Links = append(groups[max(g, 0)].Links, l)
	}
	return page{path: "site-map.html", layout: "sitemap-page", title: title, crumbs: m.crumbs(link{Title: title}), labels: column(title.T, "", title.T), data: map[string]any{"groups": groups}}
}

// mapGroups are the layouts of the groups of the site map, the sections first.
var mapGroups = []string{"", "region", "standard", "regulation", "policy", "publicity-item", "course", "body", "item"}

// mapGroup tells publicity items from pages, which share a layout, and counts
// what the program adds to the handbook among the pages, levels, filing
// packages and task books among the regions, and the sheets of a course beside
// it.
func (p page) mapGroup() string {
	if v, ok := p.data.(itemView); ok && v.Kind != "" {
		return "publicity-item"
	}
	if strings.HasPrefix(p.path, "handbook/") {
		return "item"
	}
	if strings.HasPrefix(p.path, "training/") { // a course and its sheets
		return "course"
	}
	if p.layout == "compare" { // the wordings of a standard
		return "standard"
	}
	if p.layout == "filing" || p.layout == "level" || p.layout == "task-book" {
		return "region"
	}
	return p.layout
}

// notFound is 404.html at the root: one page in both languages, which hosts
// serve at any depth.
func (m *maker) notFound() page {
	return page{path: "404.html", layout: "notfound", title: said{T: "404"}, hidden: true}
}

// all makes every page of the language, in the order of the site map.
func (m *maker) all() []page {
	var ps []page
	for _, more := range [][]page{
		{m.home(), m.hub()},
		// The system: its framework, what it holds and what is planned.
		{m.framework(), m.frameworkSheet(), m.directory(), m.onDate(), m.statistics(), m.targets()}, m.areas(), m.levelPages(), m.regions(), {m.explanatoryNote()},
		// The plan, and who does what of it by when.
		m.planPages(),
		// How standards are made, and made together.
		{m.proposals(), m.tracks(), m.matters(), m.overlaps(), m.cooperation(), m.filings()}, m.federation(),
		// The standards, and their use.
		m.standards(), m.compareLists(), m.registers(), m.duties(), {m.reviewRegister(), m.uptake(), m.feedback()},
		// Who does the work, and what keeps it going.
		m.bodies(), {m.coordination(), m.mechanisms(), m.rule321(), m.resources(), m.inventory()},
		// Where they are tried, repeated, shown and studied.
		m.pilots(), m.cases(), m.bases(), {m.research()},
		// What stands behind them: laws, the plan, other standards, data.
		m.regulations(), m.policies(), {m.law(), m.references(), m.readings(), m.elements()}, m.data(), m.releasePages(),
		// How the work is evaluated, and what is mended.
		m.evaluationRules(), {m.scores(), m.monitoring(), m.evaluations()}, m.improvement(), m.acceptance(), {m.difficulties()},
		// What leads to them.
		m.publicity(), {m.mediaPage(), m.feeds()}, m.training(), m.shows(), {m.basket(), m.codePage(), m.verify()}, {m.glossary(), m.az(), m.search()}, m.pages(), m.handbook(),
	} {
		ps = append(ps, more...)
	}
	for i := range ps {
		ps[i].readings = m.readAs(ps[i].path)
		ps[i].feeds = m.feedsOf(ps[i])
	}
	ps = append(ps, m.siteMap(ps))
	ps = append(ps, m.comparisons()...)
	ps = append(ps, m.kits()...)
	ps = append(ps, m.wordings()...)
	ps = append(ps, m.concordances()...)
	ps = append(ps, m.gone(ps)...)
	for i := range ps {
		ps[i].share = m.shareOf(ps[i])
	}
	ps = append(ps, m.singles()...)
	if m.lang == model.Zh {
		ps = append(ps, m.notFound())
	}
	return ps
}
