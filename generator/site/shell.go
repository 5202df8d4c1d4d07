package site

import (
	"encoding/json"
	"net/url"
	"strings"

	"guiju/generator/model"
)

// shell is what every page of a language shows around its own content; the
// layouts read it as data, .virtual/data/<language>.json.
type shell struct {
	Lang      string          `json:"lang"`
	Tag       string          `json:"tag"`
	OtherTag  string          `json:"othertag"`
	Title     said            `json:"title"`
	Subtitle  said            `json:"subtitle"`
	Owner     said            `json:"owner"`
	Notice    said            `json:"notice"`
	Audience  string          `json:"audience"`
	Day       string          `json:"day"` // the as-of date of this copy
	Release   int             `json:"release,omitempty"`
	BaseURL   string          `json:"baseurl,omitempty"`
	SearchDir string          `json:"searchdir,omitempty"`
	Feeds     bool            `json:"feeds"`
	Menu      []link          `json:"menu"`
	To        map[string]link `json:"to"` // pages that layouts link to, by name
	About     []link          `json:"about"`
	AZ        link            `json:"az"` // of the search page
	Footer    []fact          `json:"footer"`
	Labels    []label         `json:"labels"`
	Bilingual bool            `json:"bilingual"`
	Frame     *frameView      `json:"frame,omitempty"`
	Formulas  []formula       `json:"formulas,omitempty"` // of the slips
}

// frameView is what other sites demand on every page; check has read it.
type frameView struct {
	Header string   `json:"header,omitempty"`
	Footer string   `json:"footer,omitempty"`
	Hosts  []string `json:"hosts,omitempty"`
}

func (m *maker) frame() *frameView {
	f := m.d.System.Config.Site.Frame
	if f.HeaderHTML+f.FooterHTML == "" && len(f.Hosts) == 0 {
		return nil
	}
	return &frameView{f.HeaderHTML, f.FooterHTML, f.Hosts}
}

func (m *maker) shell() []byte {
	site := m.d.System.Config.Site
	base := m.o.BaseURL
	if base != "" && !strings.HasSuffix(base, "/") {
		base += "/"
	}
	s := shell{
		Lang: string(m.lang), Tag: m.lang.Tag(), OtherTag: m.lang.Other().Tag(),
		Title: m.say(site.Title), Subtitle: m.say(site.Subtitle), Owner: m.say(site.Owner), Notice: m.say(site.Notice),
		Audience: string(m.d.Audience), Day: m.d.Day.String(), BaseURL: base, SearchDir: m.o.SearchDir, Feeds: m.o.Feeds,
		Menu: m.menu(), To: m.to(), About: m.about(), AZ: m.crumb("a-z.html", "拼音索引", "A–Z index"), Footer: m.footer(), Bilingual: m.d.System.Bilingual(), Formulas: m.formulas, Frame: m.frame(),
		Labels: keep(label{"SiteName", site.Title.Or(m.lang)}, label{"SiteDomain", domain(base)}, label{"SiteIDCode", site.Footer.SiteIDCode}),
	}
	if r := m.d.Release; r != nil {
		s.Release = r.Number
	}
	b, err := json.Marshal(s)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return b
}

func domain(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// to names the pages that layouts link to.
func (m *maker) to() map[string]link {
	return map[string]link{
		"home":        m.crumb(homePath, "首页", "Home"),
		"hub":         m.hubCrumb(),
		"directory":   m.crumb("directory.html", "标准目录", "Directory"),
		"framework":   m.crumb("framework.html", "体系框架", "Framework"),
		"regulations": m.crumb("regulations.html", "法律法规", "Laws"),
		"publicity":   m.crumb("publicity.html", "宣传交流", "Publicity"),
		"targets":     m.crumb("targets.html", "目标进度", "Targets"),
		"reviews":     m.crumb("reviews.html", "复审", "Reviews"),
		"glossary":    m.crumb("glossary.html", "术语", "Glossary"),
		"basket":      m.crumb(model.BasketPath, "讲义篮", "My hand-out"),
		"codes":       m.crumb(model.CodesPath, "短码", "Short codes"),
		"plan":        m.crumb(model.PlanPath, "方案导读：怎样落实", "A guide to the plan and its work"),
	}
}

// menu is the main navigation. Columns without content stay: the page says
// that nothing is there yet.
func (m *maker) menu() []link {
	return []link{
		m.crumb(homePath, "首页", "Home"),
		m.hubCrumb(),
		m.crumb("directory.html", "标准目录", "Directory"),
		m.crumb("framework.html", "体系框架", "Framework"),
		m.crumb("duties.html", "岗位职责", "My duties"),
		m.crumb("regulations.html", "法律法规", "Laws"),
		m.crumb("policies.html", "政策文件", "Policies"),
		m.crumb("publicity.html", "宣传交流", "Publicity"),
		m.crumb("training.html", "教育培训", "Training"),
		m.crumb("glossary.html", "术语", "Glossary"),
		m.crumb("search.html", "检索", "Search"),
	}
}

// about lists the pages that ask for a place in the menu, in their order.
func (m *maker) about() (out []link) {
	for _, p := range m.d.System.Pages {
		if p.Menu > 0 {
			out = append(out, link{Href: m.href(p.Path()), Title: m.say(p.Title)})
		}
	}
	return append(out,
		m.crumb("register.html", "条款登记", "Provision register"),
		m.crumb("references.html", "外部标准登记", "External standards"),
		m.crumb("site-map.html", "网站地图", "Site map"))
}

// footer lists the items of the government footer in their usual order. An
// empty value stays empty: the layout says that it is not configured.
func (m *maker) footer() []fact {
	f := m.d.System.Config.Site.Footer
	return []fact{
		{Key: "organizer", Value: m.say(f.Organizer)},
		{Key: "site-id-code", Value: said{T: f.SiteIDCode}},
		{Key: "icp", Value: said{T: f.ICP}},
		{Key: "police", Value: said{T: f.Police}},
		{Key: "address", Value: m.say(f.Address)},
		{Key: "postcode", Value: said{T: f.Postcode}},
		{Key: "phone", Value: said{T: f.Phone}},
		{Key: "contact", Value: said{T: f.Contact}},
	}
}

// languages of the site; a site without English titles is Chinese only.
func languages(sys *model.System) []model.Lang {
	if sys.Bilingual() {
		return model.Langs
	}
	return model.Langs[:1]
}
