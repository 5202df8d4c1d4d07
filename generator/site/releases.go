package site

import (
	"fmt"
	"slices"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// releaseRow is one release of the chain.
type releaseRow struct {
	Number   int       `json:"number"`
	Time     string    `json:"time"` // RFC 3339
	Day      string    `json:"day"`
	AsOf     string    `json:"as_of"`
	Expires  string    `json:"expires"`
	Manifest string    `json:"manifest,omitempty"` // "" of the release that is being read
	Previous string    `json:"previous,omitempty"`
	Real     int       `json:"real"`
	Samples  int       `json:"samples"`
	Pages    pageCount `json:"pages"`
	Counted  bool      `json:"counted,omitempty"` // Pages are known
	Note     said      `json:"note"`
}

type pageCount struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Removed int `json:"removed"`
}

// releasedRow is what a release changed in one edition.
type releasedRow struct {
	Link    link   `json:"link"`
	Edition string `json:"edition,omitempty"`
	Change  string `json:"change"`
	Places  []link `json:"places,omitempty"`
	Compare string `json:"compare,omitempty"`
}

// releasePages are the chain of releases, and what the last one changed.
func (m *maker) releasePages() []page {
	var rows []releaseRow
	for _, r := range slices.Backward(m.d.Chain) {
		rows = append(rows, m.releaseRow(r))
	}
	this := 0
	if m.d.Release != nil {
		this = m.d.Release.Number
	}
	title, fresh := m.words("发布记录", "Releases"), m.words("最近更新", "What is new")
	list := page{
		path: model.ReleasesPath, layout: "releases", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"rows": rows, "this": this, "file": "/" + derive.ReleasesData, "folder": "releases/" + string(m.d.Audience) + "/", "gone": m.goneRows()},
	}
	v := map[string]any{"releases": m.href(model.ReleasesPath)}
	if len(rows) > 0 {
		real, samples := m.released(m.d.Chain[len(m.d.Chain)-1])
		v["release"], v["real"], v["samples"] = rows[0], real, samples
	}
	return []page{list, {
		path: model.WhatsNewPath, layout: "whats-new", title: fresh, crumbs: m.underHub(fresh, link{Href: m.href(model.ReleasesPath), Title: title}),
		labels: column(fresh.T, "", fresh.T), data: v,
	}}
}

func (m *maker) releaseRow(r *model.Release) releaseRow {
	t := derive.TallyRelease(m.d.System, r)
	return releaseRow{
		Number: r.Number, Time: r.Time, Day: r.Day().String(), AsOf: r.AsOf.String(), Expires: r.Expires.String(), Manifest: r.Manifest, Previous: r.Previous,
		Real: t.Real, Samples: t.Samples, Pages: pageCount(r.Pages), Counted: r.Pages != model.PageCount{}, Note: m.say(r.Note),
	}
}

// released tells what a release changed, of real standards and of samples.
func (m *maker) released(r *model.Release) (real, samples []releasedRow) {
	rows := map[string]derive.Row{}
	for _, row := range m.d.Rows {
		rows[row.Work.ID] = row
	}
	for _, c := range r.Works {
		row, ok := rows[c.Work]
		if !ok { // gone: there is no page to lead to
			continue
		}
		v := releasedRow{Link: m.namedLink(row), Edition: c.Edition, Change: c.Change, Compare: m.pageIf(strings.TrimSuffix(row.Work.Path(), ".html") + "/compare.html")}
		path := row.Work.Path()
		if i := slices.IndexFunc(row.Work.Editions, func(e *model.Edition) bool { return e.Year == c.Edition }); i >= 0 {
			e := row.Work.Editions[i]
			v.Link.Note = e.Number
			if e != row.Edition {
				path = e.Path()
				v.Link.Href = m.href(path)
				if !e.Title.Empty() {
					v.Link.Title = m.say(e.Title)
				}
			}
		}
		for _, f := range c.Provisions {
			v.Places = append(v.Places, link{Href: m.place(fmt.Sprint(path, "#", f)), Title: said{T: f}})
		}
		if row.Work.Sample {
			samples = append(samples, v)
		} else {
			real = append(real, v)
		}
	}
	return real, samples
}

// releaseLine is what the home page says of the release that it belongs to.
type releaseLine struct {
	Number int    `json:"number"`
	Day    string `json:"day"`
	Href   string `json:"href"`
}

func (m *maker) releaseLine() *releaseLine {
	if m.d.Release == nil {
		return nil
	}
	return &releaseLine{m.d.Release.Number, m.d.Release.Day().String(), m.href(model.WhatsNewPath)}
}
