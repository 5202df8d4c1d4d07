package site

import (
	"slices"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// reviewRow is a line of the register of reviews. The days are what the
// reader's clock needs to find the state again (js/67-reviews.js).
type reviewRow struct {
	Link       link   `json:"link"`
	Withheld   bool   `json:"withheld,omitempty"`
	Sample     bool   `json:"sample,omitempty"`
	Level      said   `json:"level"`
	LevelKey   string `json:"levelkey"`
	RegionKey  string `json:"regionkey,omitempty"`
	Body       said   `json:"body"`
	BodyKey    string `json:"bodykey,omitempty"`
	Charged    bool   `json:"charged,omitempty"`
	InForce    string `json:"inforce,omitempty"`
	Superseded string `json:"superseded,omitempty"`
	Withdrawn  string `json:"withdrawn,omitempty"`
	Soon       string `json:"soon,omitempty"`
	Due        string `json:"due,omitempty"`
	Cap        string `json:"cap,omitempty"`
	Year       string `json:"year,omitempty"` // of due, else of cap
	Result     string `json:"result,omitempty"`
	State      string `json:"state"`
	Last       review `json:"last"`
	Times      int    `json:"times,omitempty"` // reviews on record
	Href       string `json:"href,omitempty"`  // of the history on the standard's page
}

// stateCount is the number of rows in one state.
type stateCount struct {
	Key     string `json:"key"`
	Real    int    `json:"real"`
	Samples int    `json:"samples"`
}

// bodyCount is what one body has before it.
type bodyCount struct {
	Key   string      `json:"key"`
	Body  said        `json:"body"`
	Cells []groupCell `json:"cells"`
}

// groupCell counts the rows in any of some states.
type groupCell struct {
	Key    string `json:"key"`
	States string `json:"states"` // joined by a space; "" is all
	Count  int    `json:"count"`
}

// reviewGroups are the columns of the counts by body.
var reviewGroups = []struct {
	key    string
	states []model.ReviewState
}{
	{"all", nil},
	{"overdue", reviewOverdue},
	{"soon", []model.ReviewState{model.ReviewSoon}},
	{"done", []model.ReviewState{model.ReviewConfirmed, model.ReviewRevise, model.ReviewWithdraw}},
}

// reviewRule is the term of one level.
type reviewRule struct {
	Level     said `json:"level"`
	Years     int  `json:"years"`
	Source    said `json:"source"`
	Cap       int  `json:"cap"`
	CapSource said `json:"capsource"`
}

type unfollowed struct {
	Link   link   `json:"link"`
	Sample bool   `json:"sample,omitempty"`
	Review review `json:"review"`
}

// option is a value of a filter.
type option struct {
	Key   string `json:"key"`
	Title said   `json:"title"`
}

// reviewsView is what layouts/reviews.html shows.
type reviewsView struct {
	Rows       []reviewRow  `json:"rows,omitempty"`
	States     []stateCount `json:"states,omitempty"`
	Bodies     []bodyCount  `json:"bodies,omitempty"`
	Rules      []reviewRule `json:"rules,omitempty"`
	Unfollowed []unfollowed `json:"unfollowed,omitempty"`
	Levels     []option     `json:"levels,omitempty"`
	Regions    []option     `json:"regions,omitempty"`
	Years      []string     `json:"years,omitempty"`
	Calendars  []link       `json:"calendars,omitempty"`
	Start      string       `json:"start,omitempty"` // of a pilot that is shorter than the term
	End        string       `json:"end,omitempty"`
	PilotYears int          `json:"pilotyears,omitempty"`
}

// reviewRegister is the page of all periodic reviews.
func (m *maker) reviewRegister() page {
	title := m.words("标准复审", "Periodic reviews")
	r := m.d.Reviews
	v := reviewsView{}
	for _, row := range r.Rows {
		v.Rows = append(v.Rows, m.reviewRow(row))
	}
	counts := derive.CountReviews(r.Rows)
	for _, s := range model.ReviewStates {
		v.States = append(v.States, stateCount{string(s), counts[s].Real, counts[s].Samples})
	}
	for _, b := range r.Bodies {
		v.Bodies = append(v.Bodies, m.bodyCount(b, r.Rows))
	}
	for _, u := range r.Unfollowed {
		v.Unfollowed = append(v.Unfollowed, unfollowed{m.rowLink(u.Row), u.Row.Work.Sample, reviewOf(u.Review)})
	}
	m.reviewRules(&v)
	m.reviewOptions(&v)
	return page{
		path: "reviews.html", layout: "reviews", title: title, crumbs: m.underHub(title),
		labels: column(title.T, "", title.T), data: v,
	}
}

func (m *maker) reviewRow(r derive.ReviewRow) reviewRow {
	v := reviewRow{
		Link: m.rowLink(r.Row), Withheld: r.Row.Withheld, Sample: r.Row.Work.Sample, LevelKey: r.Row.Work.Level, RegionKey: r.Row.Work.Region,
		Body: m.say(r.Body), BodyKey: r.Body.Zh, Charged: r.Charged, InForce: r.Edition.InForce.String(),
		Superseded: r.Term.Standing.Superseded.String(), Withdrawn: r.Term.Standing.Withdrawn.String(),
		Soon: r.Term.Soon.String(), Due: r.Term.Due.String(), Cap: r.Term.Cap.String(), Result: r.Term.Result(), State: string(r.State),
		Times: len(r.History),
	}
	v.Link.Note = r.Edition.Number
	if r.Edition != r.Row.Edition { // one that comes into force later
		v.Link.Href, v.Link.Title = m.href(r.Edition.Path()), m.say(r.Edition.Title)
	}
	if l := m.d.System.Level(r.Row.Work.Level); l != nil {
		v.Level = m.say(l.Title)
	}
	if r.Term.Last != nil {
		v.Last = reviewOf(*r.Term.Last)
	}
	if v.Times > 0 {
		v.Href = m.href(r.Row.Path) + "#ui-reviews"
	}
	if day := r.Day(); !day.IsZero() {
		v.Year = day.String()[:4]
	}
	return v
}

func (m *maker) bodyCount(b model.Bilingual, rows []derive.ReviewRow) bodyCount {
	v := bodyCount{Key: b.Zh, Body: m.say(b)}
	for _, g := range reviewGroups {
		var names []string
		for _, s := range g.states {
			names = append(names, string(s))
		}
		n := 0
		for _, r := range rows {
			if r.Body == b && (g.states == nil || slices.Contains(g.states, r.State)) {
				n++
			}
		}
		v.Cells = append(v.Cells, groupCell{g.key, strings.Join(names, " "), n})
	}
	return v
}

// reviewRules says what the terms are and where they come from, and whether
// the pilot can reach them.
func (m *maker) reviewRules(v *reviewsView) {
	for _, l := range m.d.System.Config.Levels {
		v.Rules = append(v.Rules, reviewRule{m.say(l.Title), l.ReviewYears, m.say(l.ReviewSource), l.ReviewCap, m.say(l.ReviewCapSource)})
		if start, end, short := derive.OutOfReach(m.d.System.Plan, l.ReviewYears); short && v.Start == "" {
			v.Start, v.End, v.PilotYears = start.String(), end.String(), l.ReviewYears
		}
	}
}

// reviewOptions lists what the rows can be narrowed by, and the calendars.
func (m *maker) reviewOptions(v *reviewsView) {
	has := func(keep func(reviewRow) bool) bool { return slices.ContainsFunc(v.Rows, keep) }
	files := slices.DeleteFunc(slices.Clone(v.Rows), func(r reviewRow) bool {
		return r.Result == "revise" || r.Result == "withdraw" || r.Year == ""
	})
	if len(files) > 0 {
		v.Calendars = append(v.Calendars, link{Href: m.href(derive.CalendarPath), Title: m.words("全部", "All")})
	}
	for _, l := range m.d.System.Config.Levels {
		in := func(r reviewRow) bool { return r.LevelKey == l.Key }
		if has(in) {
			v.Levels = append(v.Levels, option{l.Key, m.say(l.Title)})
		}
		if slices.ContainsFunc(files, in) {
			v.Calendars = append(v.Calendars, link{Href: m.href(derive.LevelCalendar(l.Key)), Title: m.say(l.Title)})
		}
	}
	for _, r := range m.d.System.Regions {
		if has(func(row reviewRow) bool { return row.RegionKey == r.Key }) {
			v.Regions = append(v.Regions, option{r.Key, m.say(r.Title)})
		}
	}
	for _, r := range v.Rows {
		if r.Year != "" && !slices.Contains(v.Years, r.Year) {
			v.Years = append(v.Years, r.Year)
		}
	}
}

// review is one periodic review.
type review struct {
	Date        string `json:"date"`
	Result      string `json:"result"`
	Body        string `json:"body,omitempty"`
	Institution string `json:"institution,omitempty"`
	Source      string `json:"source,omitempty"`
}

func reviewOf(r model.Review) review {
	return review{r.Date.String(), r.Result, r.Body, r.Institution, r.Source}
}

// reviews lists the reviews of a work.
func reviews(w *model.Work) (rs []review) {
	for _, r := range w.Reviews {
		rs = append(rs, reviewOf(r))
	}
	return rs
}
