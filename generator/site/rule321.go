package site

import (
	"slices"
	"strconv"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// cellView is what is on record of one of 3专.
type cellView struct {
	What    string          `json:"what"`
	State   string          `json:"state,omitempty"` // of the latest record
	Records []dedicatedView `json:"records,omitempty"`
}

type dedicatedView struct {
	Year   string     `json:"year,omitempty"` // "" is for good
	Record recordView `json:"record"`
	Note   said       `json:"note"`
	Sample bool       `json:"sample,omitempty"`
}

// owedView is one report or meeting. The day is what the reader's clock needs
// to find the state again (js/67-duties.js).
type owedView struct {
	Body   link   `json:"body"`
	Key    string `json:"key"`
	Region said   `json:"region"`
	Tier   string `json:"tier,omitempty"`
	Kind   string `json:"kind"`
	Period string `json:"period"`
	Year   string `json:"year"`
	Due    string `json:"due,omitempty"`
	State  string `json:"state"`
	Date   string `json:"date,omitempty"`
	Source string `json:"source,omitempty"`
	Title  link   `json:"title"` // of what is on record, with its text
	Place  said   `json:"place"`
	Sample bool   `json:"sample,omitempty"`
}

// shareRow counts who has 3专 in one tier.
type shareRow struct {
	Tier   string      `json:"tier,omitempty"`
	Sample bool        `json:"sample,omitempty"`
	Bodies int         `json:"bodies"`
	Cells  []shareCell `json:"cells"`
}

type shareCell struct {
	What     string `json:"what"`
	Have     int    `json:"have"`
	Recorded int    `json:"recorded"`
	Percent  int    `json:"percent"`
}

// dutyRow is one duty.
type dutyRow struct {
	Kind   string   `json:"kind"`
	Title  said     `json:"title"`
	Bodies []string `json:"bodies,omitempty"` // kinds
	Days   []string `json:"days,omitempty"`
	Since  int      `json:"since,omitempty"`
	Until  int      `json:"until,omitempty"`
	Source said     `json:"source"`
	// Open says why no due date is computed: bodies, since, none.
	Open string `json:"open,omitempty"`
	// Next is the first due date after the day; All lists those that are computed,
	// apart by blanks, for the reader's clock.
	Next string `json:"next,omitempty"`
	All  string `json:"all,omitempty"`
}

// cells are those of one body; where it is a sample itself its records need not
// say so.
func (m *maker) cells(b *model.Body, list []derive.DedicatedCell) (out []cellView) {
	for _, c := range list {
		v := cellView{What: c.What, State: string(c.State)}
		for _, r := range c.Records {
			d := dedicatedView{Record: m.recorded(r.Outcome), Note: m.say(r.Note), Sample: r.Sample && !b.Sample}
			if r.Year > 0 {
				d.Year = strconv.Itoa(r.Year)
			}
			v.Records = append(v.Records, d)
		}
		out = append(out, v)
	}
	return out
}

func (m *maker) owedViews(list []derive.Owed) (out []owedView) {
	for _, o := range list {
		rec := m.recorded(o.Outcome())
		v := owedView{
			Body: m.bodyLink(o.Body), Key: o.Body.Key, Tier: derive.TierOf(m.d.System, o.Body), Kind: o.Kind, Period: o.Period.String(), Year: strconv.Itoa(o.Period.Year),
			Due: o.Due.String(), State: string(o.State), Date: rec.Date, Source: rec.Source, Sample: o.Sample(),
		}
		if r := m.d.System.Region(o.Body.Region); r != nil {
			v.Region = m.say(r.Title)
		}
		switch {
		case o.Report != nil:
			v.Title = m.policyNamed(o.Report.Policy)
			if !o.Report.Title.Empty() {
				v.Title.Title = m.say(o.Report.Title)
			}
		case o.Meeting != nil:
			v.Place = m.say(o.Meeting.Place)
			v.Title = m.itemNamed(o.Meeting.Item)
			if !o.Meeting.Title.Empty() {
				v.Title.Title = m.say(o.Meeting.Title)
			}
		}
		out = append(out, v)
	}
	return out
}

func (m *maker) dutyRow(d *model.Duty) dutyRow {
	v := dutyRow{Kind: d.Kind, Title: m.say(d.Title), Bodies: d.Bodies, Days: d.Days, Since: d.Since, Until: d.Until, Source: m.say(d.Source)}
	days := m.d.Rule321.NextDue(d)
	for _, day := range days {
		if v.Next == "" && !day.Before(m.d.Day) {
			v.Next = day.String()
		}
		if v.All != "" {
			v.All += " "
		}
		v.All += day.String()
	}
	switch {
	case len(d.Bodies) == 0:
		v.Open = "bodies"
	case d.Since == 0:
		v.Open = "since"
	case len(days) == 0:
		v.Open = "none"
	}
	return v
}

// rule321 is the page of 3专2报1会.
func (m *maker) rule321() page {
	title := m.words("3专2报1会", "3 dedicated, 2 reports, 1 meeting")
	rule := m.d.Rule321
	type dedicatedRow struct {
		Body   link       `json:"body"`
		Region said       `json:"region"`
		Tier   string     `json:"tier,omitempty"`
		Sample bool       `json:"sample,omitempty"`
		Cells  []cellView `json:"cells"`
	}
	var rows []dedicatedRow
	for _, r := range rule.Dedicated {
		v := dedicatedRow{Body: m.bodyLink(r.Body), Tier: derive.TierOf(m.d.System, r.Body), Sample: r.Body.Sample, Cells: m.cells(r.Body, r.Cells)}
		if region := m.d.System.Region(r.Body.Region); region != nil {
			v.Region = m.say(region.Title)
		}
		rows = append(rows, v)
	}
	var shares []shareRow
	for _, s := range rule.Shares {
		v := shareRow{Tier: s.Tier, Sample: s.Sample, Bodies: s.Bodies}
		for _, c := range s.Cells {
			percent, _ := c.Percent()
			v.Cells = append(v.Cells, shareCell{c.What, c.Have, c.Recorded, percent})
		}
		shares = append(shares, v)
	}
	var duties []dutyRow
	for _, d := range m.d.System.Mechanisms.Duties {
		duties = append(duties, m.dutyRow(d))
	}
	type countRow struct {
		Kind  string       `json:"kind"`
		Cells []stateCount `json:"cells"`
	}
	var counts []countRow
	for _, c := range rule.Counts {
		v := countRow{Kind: c.Kind}
		for _, s := range derive.OwedStates {
			v.Cells = append(v.Cells, stateCount{string(s), c.Real[s], c.Samples[s]})
		}
		counts = append(counts, v)
	}
	owed := m.owedViews(rule.Owed)
	var bodies []option
	var years []string
	for _, o := range owed {
		if !slices.ContainsFunc(bodies, func(b option) bool { return b.Key == o.Key }) {
			bodies = append(bodies, option{o.Key, o.Body.Title})
		}
		if !slices.Contains(years, o.Year) {
			years = append(years, o.Year)
		}
	}
	slices.Sort(years)
	slices.Reverse(years)
	calendar := ""
	if slices.ContainsFunc(duties, func(d dutyRow) bool { return d.All != "" }) {
		calendar = m.href(derive.DutyCalendar)
	}
	return page{
		path: model.Rule321Path, layout: "rule-321", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{
			"rows": rows, "kinds": model.DedicatedKinds, "shares": shares, "duties": duties, "counts": counts, "states": derive.OwedStates,
			"owed": owed, "dutykinds": model.DutyKinds, "tiers": model.LevelTiers, "bodies": bodies, "years": years, "calendar": calendar,
			"files": m.href(derive.Rule321Data),
		},
	}
}
