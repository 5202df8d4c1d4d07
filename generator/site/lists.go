package site

import (
	"strconv"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

func itoa(n int) string { return strconv.Itoa(n) }

// row is a line of the directory.
type row struct {
	Order     int    `json:"order"`
	Link      link   `json:"link"`
	Withheld  bool   `json:"withheld,omitempty"`
	Level     said   `json:"level"`
	LevelKey  string `json:"levelkey"`
	Box       said   `json:"box"`
	BoxCode   string `json:"boxcode"`
	Status    string `json:"status"`
	Badge     badge  `json:"badge"`
	Issued    string `json:"issued,omitempty"`
	InForce   string `json:"inforce,omitempty"`
	ReviewDue string `json:"reviewdue,omitempty"`
	Reached   bool   `json:"reached,omitempty"` // the review is due
	Replaces  string `json:"replaces,omitempty"`
	Text      bool   `json:"text"`
	Sample    bool   `json:"sample,omitempty"`
}

func (m *maker) row(i int, r derive.Row) row {
	v := row{
		Order: i + 1, Link: m.rowLink(r), Withheld: r.Withheld, LevelKey: r.Work.Level, BoxCode: r.Work.Box,
		Status: string(r.Status), Badge: m.badgeOf(r.Edition), ReviewDue: r.ReviewDue.String(), Text: r.HasText, Sample: r.Work.Sample,
	}
	v.Badge.ReviewDue, v.Reached = v.ReviewDue, model.ReviewReached(r.ReviewDue, m.d.Day)
	if l := m.d.System.Level(r.Work.Level); l != nil {
		v.Level = m.say(l.Title)
	}
	if b := m.d.System.Box(r.Work.Box); b != nil {
		v.Box = m.say(b.Title)
	}
	if e := r.Edition; e != nil {
		v.Issued, v.InForce, v.Replaces = e.Issued.String(), e.InForce.String(), strings.Join(e.Replaces, "、")
	}
	return v
}

// levelView is one level with what is counted of it.
type levelView struct {
	Key   string    `json:"key"`
	Title said      `json:"title"`
	Tally tallyView `json:"tally"`
}

func (m *maker) levels() (out []levelView) {
	for _, l := range m.d.Counts.Levels {
		out = append(out, levelView{l.Level.Key, m.say(l.Level.Title), tallied(l.Tally)})
	}
	return out
}

// goalView sets a goal beside what is recorded; samples never count.
type goalView struct {
	Title   said   `json:"title"`
	Count   int    `json:"count"`
	Due     string `json:"due,omitempty"`
	Done    int    `json:"done"`
	Issued  int    `json:"issued"`
	Samples int    `json:"samples"`
	Source  said   `json:"source"`
}

func (m *maker) goals() (out []goalView) {
	for _, g := range m.d.Counts.Goals {
		out = append(out, goalView{m.say(g.Goal.Title), g.Goal.Count, g.Goal.Due.String(), g.Done, g.Issued, g.Samples, m.say(g.Goal.Source)})
	}
	return out
}

// references is the register of standards outside the system.
func (m *maker) references() page {
	title := m.words("外部标准登记", "Register of external standards")
	type reference struct {
		ID       string `json:"id"`
		Number   string `json:"number"`
		Title    said   `json:"title"`
		Second   said   `json:"second"`
		Issued   string `json:"issued,omitempty"`
		InForce  string `json:"inforce,omitempty"`
		Withdraw string `json:"withdraw,omitempty"`
		Replaces string `json:"replaces,omitempty"`
		By       []link `json:"by,omitempty"` // what replaces it
		Class    string `json:"class,omitempty"`
		Source   said   `json:"source"`
		Checked  string `json:"checked,omitempty"`
		Badge    badge  `json:"badge"`
	}
	var rows []reference
	for _, r := range m.d.System.References {
		v := reference{
			referenceID(r), r.Number, m.say(r.Title), said{T: r.Title.In(m.lang.Other())}, r.Issued.String(), r.InForce.String(),
			r.Withdraw.String(), strings.Join(r.Replaces, "、"), nil, strings.TrimSpace(r.ICS + " " + r.CCS), m.say(r.Source), r.CheckedDate.String(), m.badgeOfReference(r),
		}
		if v.Title.L != "" {
			v.Second = said{}
		}
		for _, by := range m.d.Replaces.ReplacedBy(r.Number) {
			v.By = append(v.By, m.replacement(by))
		}
		rows = append(rows, v)
	}
	return page{
		path: "references.html", layout: "references", title: title, crumbs: m.crumbs(link{Title: title}),
		labels: column(title.T, "", title.T), data: map[string]any{"rows": rows, "outdated": m.outdated()},
	}
}
