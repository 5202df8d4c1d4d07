package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// filingState is what is on record of a region's filing; State "" is no record.
type filingState struct {
	State    string `json:"state,omitempty"`
	Date     string `json:"date,omitempty"` // of the newest filing
	Source   string `json:"source,omitempty"`
	Reached  bool   `json:"reached,omitempty"` // the day by which regions file has come
	Due      string `json:"due,omitempty"`
	To       link   `json:"to"`
	Unnamed  bool   `json:"unnamed,omitempty"` // the plan does not name who receives it
	Package  string `json:"package"`
	Received int    `json:"received"`
}

// filingView is one filing with its difference from the one before.
type filingView struct {
	Date     string `json:"date"`
	Received bool   `json:"received"`
	To       link   `json:"to"`
	Receiver said   `json:"receiver"`
	File     string `json:"file,omitempty"`
	Digest   string `json:"digest,omitempty"`
	Source   string `json:"source,omitempty"`
	Works    int    `json:"works"`
	Boxes    int    `json:"boxes,omitempty"`
	// Before is the day of the filing before; "" for the first.
	Before         string       `json:"before,omitempty"`
	Same           bool         `json:"same,omitempty"`
	Changes        []filingDiff `json:"changes,omitempty"`
	NumbersUnknown bool         `json:"numbersunknown,omitempty"`
	BoxesUnknown   bool         `json:"boxesunknown,omitempty"`
}

// filingDiff is one kind of change; Key is that of a word of layouts/_i18n.
type filingDiff struct {
	Key   string        `json:"key"`
	Items []filingThing `json:"items"`
}

type filingThing struct {
	Link link   `json:"link"`
	Was  string `json:"was,omitempty"`
}

func (m *maker) filingState(f derive.RegionFiling) filingState {
	v := filingState{State: string(f.State), Reached: f.Reached, Due: m.d.System.Config.Duty.Due.String(), Package: m.href(f.Region.FilingPath()), Unnamed: f.To == nil}
	if f.To != nil {
		v.To = m.regionLink(f.To)
	}
	for _, e := range f.Entries {
		if e.Filing.Received() {
			v.Received++
		}
		if v.Date == "" && e.Filing.Received() == (f.State == model.Done) {
			v.Date, v.Source = e.Filing.Date.String(), e.Filing.Source
		}
	}
	return v
}

func (m *maker) regionLink(r *model.Region) link {
	return link{Href: m.href(r.Path()), Title: m.say(r.Title)}
}

func (m *maker) filingEntries(f derive.RegionFiling) (out []filingView) {
	for i := range f.Entries {
		e := &f.Entries[i]
		v := filingView{
			Date: e.Filing.Date.String(), Received: e.Filing.Received(), Receiver: m.say(e.Filing.Receiver), File: e.Filing.File,
			Digest: e.Filing.Digest, Source: e.Filing.Source, Works: len(e.Filing.Works), Boxes: len(e.Filing.Boxes),
		}
		if e.To != nil {
			v.To = m.regionLink(e.To)
		}
		if e.Before != nil {
			v.Before, v.Same, v.NumbersUnknown, v.BoxesUnknown = e.Before.Date.String(), e.Same(), e.FiledUnknown, e.BoxesUnknown
			v.Changes = m.filingChanges(e)
		}
		out = append(out, v)
	}
	return out
}

func (m *maker) filingChanges(e *derive.FilingEntry) (out []filingDiff) {
	add := func(key string, items []filingThing) {
		if len(items) > 0 {
			out = append(out, filingDiff{key, items})
		}
	}
	works := func(list []derive.FiledWork) (items []filingThing) {
		for _, w := range list {
			items = append(items, filingThing{Link: m.filedLink(w)})
		}
		return items
	}
	changes := func(list []derive.FiledChange) (items []filingThing) {
		for _, c := range list {
			items = append(items, filingThing{m.filedLink(c.FiledWork), c.Was})
		}
		return items
	}
	boxes := func(codes []string) (items []filingThing) {
		for _, code := range codes {
			l := link{Note: code, Title: said{T: code}}
			if b := m.d.System.Box(code); b != nil {
				l.Title = m.say(b.Title)
			}
			items = append(items, filingThing{Link: l})
		}
		return items
	}
	add("added", works(e.Added))
	add("removed", works(e.Removed))
	add("editions", changes(e.Editions))
	add("renumbered", changes(e.Renumbered))
	add("boxes-added", boxes(e.BoxesAdded))
	add("boxes-removed", boxes(e.BoxesRemoved))
	return out
}

// filedLink is a standard as a filing lists it; a withheld title stays so.
func (m *maker) filedLink(w derive.FiledWork) link {
	l := link{Title: said{T: w.ID}, Note: w.Number}
	if w.Work == nil {
		return l
	}
	l.Href = m.href(w.Work.Path())
	if t := m.say(w.Work.TitleAt(m.d.Day)); t.T != "" {
		l.Title = t
	} else {
		l.Title = m.words("标题不公开", "Title not published")
	}
	return l
}

// filings is the register of what regions filed (备案).
func (m *maker) filings() page {
	title := m.words("备案登记", "Register of filings")
	type line struct {
		Region  link         `json:"region"`
		State   filingState  `json:"state"`
		Entries []filingView `json:"entries,omitempty"`
		Anchor  string       `json:"anchor"`
	}
	var lines []line
	counts := map[string]int{}
	for _, p := range m.d.Regions {
		s := m.filingState(p.Filing)
		lines = append(lines, line{m.regionLink(p.Region), s, m.filingEntries(p.Filing), "ui-filings-" + p.Key})
		if p.Filing.To == nil {
			continue // nobody is named to whom it would file
		}
		counts["all"]++
		switch p.Filing.State {
		case model.Done:
			counts["done"]++
		case model.NotDone:
			counts["notdone"]++
		default:
			counts["none"]++
		}
	}
	duty := m.d.System.Config.Duty
	return page{
		path: model.FilingsPath, layout: "filings", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{
			"lines": lines, "due": duty.Due.String(), "source": m.say(duty.Source), "reached": !duty.Due.IsZero() && m.d.Day.After(duty.Due),
			"counts": counts, "any": len(m.d.System.Filings) > 0,
		},
	}
}
