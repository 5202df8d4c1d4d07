package site

import (
	"slices"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// itemRow is a line of the list of publicity, and of those of other pages.
type itemRow struct {
	Link    link   `json:"link"`
	Kind    string `json:"kind"`
	Date    string `json:"date,omitempty"`
	Summary said   `json:"summary"`
	Sample  bool   `json:"sample,omitempty"`

	Until    string   `json:"until,omitempty"`
	Over     bool     `json:"over,omitempty"`
	Audience []string `json:"audience,omitempty"`
	Channels []string `json:"channels,omitempty"`
	About    []link   `json:"about,omitempty"`
	Areas    []said   `json:"areas,omitempty"`
	// What the filters ask, each a list of keys.
	Year        string `json:"year,omitempty"`
	WorkKeys    string `json:"workkeys,omitempty"`
	LevelKeys   string `json:"levelkeys,omitempty"`
	AreaKeys    string `json:"areakeys,omitempty"`
	RegionKeys  string `json:"regionkeys,omitempty"`
	AudienceKey string `json:"audiencekeys,omitempty"`
	ChannelKey  string `json:"channelkeys,omitempty"`
}

// publicityView is what layouts/publicity.html shows. The options are those
// that some row has.
type publicityView struct {
	Rows     []itemRow `json:"rows,omitempty"`
	Real     int       `json:"real"`
	Samples  int       `json:"samples"`
	Kinds    []string  `json:"kinds,omitempty"`
	Audience []string  `json:"audience,omitempty"`
	Channels []string  `json:"channels,omitempty"`
	Works    []option  `json:"works,omitempty"`
	Levels   []option  `json:"levels,omitempty"`
	Areas    []option  `json:"areas,omitempty"`
	Regions  []option  `json:"regions,omitempty"`
	Years    []string  `json:"years,omitempty"`
	More     []section `json:"more"` // the pages that gather items
}

// underPublicity are the crumbs of a page of publicity.
func (m *maker) underPublicity(title said) []link {
	return m.crumbs(m.crumb("publicity.html", "宣传交流", "Publicity"), link{Title: title})
}

// publicity makes the list of items, the page of each, and those that gather
// them.
func (m *maker) publicity() []page {
	title := m.words("宣传交流", "Publicity")
	list := page{
		path: "publicity.html", layout: "publicity", title: title, crumbs: m.crumbs(link{Title: title}),
		labels: column(title.T, "", title.T), data: m.publicityView(),
	}
	ps := []page{list, m.answers(), m.events(), m.publicityCoverage(), m.aims()}
	for _, i := range m.d.System.Publicity {
		p := m.item(i)
		p.crumbs = m.underPublicity(p.title)
		p.labels = article(title.T, p.title.T, i.Date, i.From)
		ps = append(ps, p)
	}
	return ps
}

func (m *maker) publicityView() publicityView {
	v := publicityView{Rows: m.itemRows(), More: m.publicitySections()}
	has := func(keys func(itemRow) string, key string) bool {
		return slices.ContainsFunc(v.Rows, func(r itemRow) bool { return slices.Contains(strings.Fields(keys(r)), key) })
	}
	some := func(all []string, keys func(itemRow) string) []string {
		return slices.DeleteFunc(slices.Clone(all), func(k string) bool { return !has(keys, k) })
	}
	v.Kinds = some(model.ItemKinds, func(r itemRow) string { return r.Kind })
	v.Audience = some(model.Audiences, func(r itemRow) string { return r.AudienceKey })
	v.Channels = some(model.Channels, func(r itemRow) string { return r.ChannelKey })
	for _, r := range m.d.Rows {
		if has(func(r itemRow) string { return r.WorkKeys }, r.Work.ID) {
			l := m.namedLink(r)
			v.Works = append(v.Works, option{r.Work.ID, said{strings.TrimSpace(r.Number + " " + l.Title.T), l.Title.L}})
		}
	}
	for _, l := range m.d.System.Config.Levels {
		if has(func(r itemRow) string { return r.LevelKeys }, l.Key) {
			v.Levels = append(v.Levels, option{l.Key, m.say(l.Title)})
		}
	}
	for _, a := range m.d.System.Config.Areas {
		if has(func(r itemRow) string { return r.AreaKeys }, a.Key) {
			v.Areas = append(v.Areas, option{a.Key, m.say(a.Title)})
		}
	}
	for _, g := range m.d.System.Regions {
		if has(func(r itemRow) string { return r.RegionKeys }, g.Key) {
			v.Regions = append(v.Regions, option{g.Key, m.say(g.Title)})
		}
	}
	for _, r := range v.Rows {
		if r.Year != "" && !slices.Contains(v.Years, r.Year) {
			v.Years = append(v.Years, r.Year)
		}
		if r.Sample {
			v.Samples++
		} else {
			v.Real++
		}
	}
	return v
}

// itemRows are the lines of all publicity items.
func (m *maker) itemRows() (rows []itemRow) {
	for _, t := range m.d.Tellings {
		rows = append(rows, m.itemRow(t))
	}
	return rows
}

func (m *maker) itemRow(t derive.Telling) itemRow {
	i := t.Item
	r := itemRow{
		Link: link{Href: m.href(i.Path()), Title: m.say(i.Title)}, Kind: i.Kind, Date: i.Date.String(), Summary: m.say(i.Summary), Sample: i.Sample,
		Until: i.Until.String(), Over: i.Over(m.d.Day), Audience: i.Audience, Channels: i.Channels,
		AudienceKey: strings.Join(i.Audience, " "), ChannelKey: strings.Join(i.Channels, " "),
	}
	if !i.Date.IsZero() {
		r.Year = i.Date.String()[:4]
	}
	var works, levels, areas, regions []string
	for _, row := range t.Rows {
		works = append(works, row.Work.ID)
		r.About = append(r.About, m.namedLink(row))
	}
	for _, l := range t.Levels {
		levels = append(levels, l.Key)
	}
	for _, a := range t.Areas {
		areas = append(areas, a.Key)
		r.Areas = append(r.Areas, m.say(a.Title))
	}
	for _, g := range t.Regions {
		regions = append(regions, g.Key)
	}
	r.WorkKeys, r.LevelKeys = strings.Join(works, " "), strings.Join(levels, " ")
	r.AreaKeys, r.RegionKeys = strings.Join(areas, " "), strings.Join(regions, " ")
	return r
}

// publicitySections lists the pages that gather publicity items.
func (m *maker) publicitySections() []section {
	page := func(path, zh, en, leadZh, leadEn string) section {
		return section{m.crumb(path, zh, en), m.words(leadZh, leadEn)}
	}
	return []section{
		page(model.AnswersPath, "问答汇总", "Questions and answers", "所有问答的问题，按标准和领域查。", "Every question, by standard and key area."),
		page(model.EventsPath, "活动", "Events", "培训会、现场会、研讨会、交流、座谈、论坛和动员：将要举行的和已经过去的。", "Training, on-site meetings, seminars, exchanges, symposia, forums, mobilisation: to come and past."),
		page(model.MediaPath, "视频、动漫、海报", "Films and posters", "按标准和重点领域列出，以及还没有的标准。", "By standard and key area, and the standards that have none."),
		page(model.PublicityCoveragePath, "宣传覆盖", "Publicity coverage", "每项标准有哪些宣传，缺什么，各种媒体用了多少。", "What publicity each standard has, what is missing, and how the media were used."),
		page(model.AimsPath, "四个“有标”", "Four aims", "有标可循、有标支撑、有标引领、有标护航：各从哪里读起。", "Standards to follow, to support, to lead, to safeguard: where to begin with each."),
		page(model.FeedsPath, "订阅", "Feeds", "有新标准、新内容时，由阅读器告诉您。", "Let a reader tell you of new standards and news."),
	}
}
