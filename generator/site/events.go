package site

import (
	"slices"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// eventView is one event. The days are what the reader's clock needs to find
// the state again (js/67-events.js).
type eventView struct {
	Link      link   `json:"link"`
	Kind      string `json:"kind,omitempty"`
	Sample    bool   `json:"sample,omitempty"`
	Start     string `json:"start,omitempty"`
	End       string `json:"end,omitempty"` // of more than one day
	Last      string `json:"last,omitempty"`
	Place     said   `json:"place"`
	Summary   said   `json:"summary"`
	State     string `json:"state"`
	Record    string `json:"record,omitempty"` // done or not-done, where that is on record
	Held      string `json:"held,omitempty"`   // the day on record
	Source    string `json:"source,omitempty"`
	Standards []link `json:"standards,omitempty"`
	Regions   []said `json:"regions,omitempty"`
	Materials []link `json:"materials,omitempty"`
	Year      string `json:"year,omitempty"`
}

// eventsView is what layouts/events.html shows.
type eventsView struct {
	Rows     []eventView  `json:"rows,omitempty"`
	States   []stateCount `json:"states,omitempty"`
	Kinds    []kindTally  `json:"kinds,omitempty"` // those that some event has
	Years    []string     `json:"years,omitempty"`
	Calendar string       `json:"calendar,omitempty"`
}

type kindTally struct {
	Key     string `json:"key"`
	Real    int    `json:"real"`
	Samples int    `json:"samples"`
}

// events is the page of the meetings: to come and past.
func (m *maker) events() page {
	title := m.words("活动", "Events")
	v := eventsView{}
	kinds := map[string]derive.Told{}
	states := map[model.GatheringState]derive.Told{}
	for _, h := range m.d.Happenings {
		row := m.eventView(h)
		v.Rows = append(v.Rows, row)
		k, s := kinds[row.Kind], states[h.State]
		if row.Sample {
			k.Samples++
			s.Samples++
		} else {
			k.Real++
			s.Real++
		}
		kinds[row.Kind], states[h.State] = k, s
		if row.Start != "" {
			v.Calendar = m.href(derive.EventsCalendarPath)
		}
		if row.Year != "" && !slices.Contains(v.Years, row.Year) {
			v.Years = append(v.Years, row.Year)
		}
	}
	slices.Sort(v.Years)
	slices.Reverse(v.Years)
	for _, key := range model.GatheringKinds {
		if t := kinds[key]; t.All() > 0 {
			v.Kinds = append(v.Kinds, kindTally{key, t.Real, t.Samples})
		}
	}
	for _, s := range model.GatheringStates {
		v.States = append(v.States, stateCount{string(s), states[s].Real, states[s].Samples})
	}
	return page{
		path: model.EventsPath, layout: "events", title: title, crumbs: m.underPublicity(title),
		labels: column(title.T, "", title.T), data: v,
	}
}

func (m *maker) eventView(h derive.Happening) eventView {
	i, g := h.Item, h.Item.Event
	v := eventView{
		Link: link{Href: m.href(i.Path()), Title: m.say(i.Title)}, Kind: g.Kind, Sample: i.Sample, Start: g.Start.String(), Last: g.Last().String(),
		Place: m.say(g.Place), Summary: m.say(i.Summary), State: string(h.State), Record: string(g.State), Held: g.Date.String(), Source: g.Source,
	}
	if g.End != g.Start {
		v.End = g.End.String()
	}
	if v.Start != "" {
		v.Year = v.Start[:4]
	}
	for _, r := range h.Rows {
		v.Standards = append(v.Standards, m.namedLink(r))
	}
	for _, r := range h.Regions {
		if slices.Contains(i.Regions, r.Key) { // the event's own, not those of its standards
			v.Regions = append(v.Regions, m.say(r.Title))
		}
	}
	for _, f := range g.Materials {
		if slices.Contains(i.Files, f) {
			v.Materials = append(v.Materials, link{Href: "/" + itemFolder(i) + "/" + f, Title: said{T: f}})
		}
	}
	return v
}
