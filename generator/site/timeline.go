package site

import (
	"slices"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// timelineView is the life of a standard on its page: how each edition was
// made and what became of it.
type timelineView struct {
	Track     link          `json:"track"`
	Withheld  bool          `json:"withheld,omitempty"`
	Stretches []stretchView `json:"stretches"`
}

// stretchView is the life of one edition.
type stretchView struct {
	Title    string     `json:"title,omitempty"` // its number; "" where it stands alone
	Year     string     `json:"year,omitempty"`  // of one that is still being made
	Recorded bool       `json:"recorded,omitempty"`
	Done     int        `json:"done"`
	Of       int        `json:"of"`
	Kinds    []kindView `json:"kinds,omitempty"`
	Lines    []lifeLine `json:"lines,omitempty"`
}

type kindView struct {
	Kind string `json:"key"`
	Done int    `json:"done"`
	Of   int    `json:"of"`
}

// lifeLine is a step of the track, or a day in the life of an edition.
type lifeLine struct {
	Moment  string      `json:"moment,omitempty"` // a word of layouts/_i18n; "" for a step
	Title   said        `json:"title"`            // of a step, or of what the moment is about
	State   string      `json:"state,omitempty"`  // of a step; "" is no record
	Result  string      `json:"result,omitempty"` // of a review
	Entries []lifeEntry `json:"entries,omitempty"`
}

// lifeEntry is one record of a step: a meeting, a round of comment; or the day
// of a moment.
type lifeEntry struct {
	State    string        `json:"state,omitempty"`
	Date     string        `json:"date,omitempty"`
	Until    string        `json:"until,omitempty"`
	Round    int           `json:"round,omitempty"`
	Zone     said          `json:"zone"`
	Received int           `json:"received,omitempty"`
	Opinions []opinionView `json:"opinions,omitempty"`
	Evidence string        `json:"evidence,omitempty"`
	Source   string        `json:"source,omitempty"`
	Note     said          `json:"note"`
	Known    string        `json:"known,omitempty"` // whose word it is: edition or proposal
	Links    []link        `json:"links,omitempty"`
}

type opinionView struct {
	Key   string `json:"key"`
	Count int    `json:"count"`
}

// timeline shows the life of a work; on the page of one edition only that of
// the edition.
func (m *maker) timeline(w *model.Work, only *model.Edition) *timelineView {
	i := slices.IndexFunc(m.d.Timelines, func(t derive.Timeline) bool { return t.Work == w })
	if i < 0 {
		return nil
	}
	t := m.d.Timelines[i]
	v := timelineView{Withheld: t.Withheld}
	if t.Track != nil {
		v.Track = link{Href: m.href(tracksPath) + "#" + trackID(t.Track), Title: m.say(t.Track.Title)}
	}
	for i, s := range t.Stretches {
		if only != nil && s.Edition != only {
			continue
		}
		var proposals []*model.Proposal
		if i == 0 {
			proposals = t.Proposals
		}
		v.Stretches = append(v.Stretches, m.stretch(s, proposals))
	}
	if len(v.Stretches) == 1 {
		v.Stretches[0].Title = ""
	}
	return &v
}

func (m *maker) stretch(s derive.Stretch, proposals []*model.Proposal) stretchView {
	v := stretchView{Recorded: s.Recorded}
	if s.Edition != nil {
		v.Title = s.Edition.Number
	} else {
		v.Year = s.Year
	}
	v.Done, v.Of = s.Done()
	for _, k := range s.Kinds() {
		v.Kinds = append(v.Kinds, kindView(k))
	}
	told := map[string]bool{} // stages that a step tells already
	if s.Recorded {
		for _, l := range s.Steps {
			told[l.Step.Stage] = true
		}
	}
	if !told[model.StageApplication] {
		for _, p := range proposals {
			v.Lines = append(v.Lines, lifeLine{Moment: "proposed", Entries: []lifeEntry{m.proposed(p)}})
		}
	}
	if s.Recorded {
		for _, l := range s.Steps {
			v.Lines = append(v.Lines, m.stepLine(l))
		}
	}
	for _, moment := range s.After {
		if moment.Kind == derive.MomentIssued && told[model.StageIssue] {
			continue
		}
		v.Lines = append(v.Lines, m.moment(moment))
	}
	return v
}

func (m *maker) proposed(p *model.Proposal) lifeEntry {
	return lifeEntry{
		Date: p.Date.String(), Zone: m.say(p.Proposer), Known: "proposal",
		Links: []link{{Href: m.href(proposalsPath) + "#" + proposalID(p), Title: m.say(p.Title)}},
	}
}

func (m *maker) stepLine(l derive.StepLine) lifeLine {
	v := lifeLine{Title: m.say(l.Step.Title), State: string(l.State())}
	for _, e := range l.Events {
		v.Entries = append(v.Entries, m.entry(e, len(l.Events) > 1))
	}
	if len(l.Events) > 0 || l.Known.IsZero() {
		return v
	}
	if l.Known.Proposal != nil {
		v.Entries = append(v.Entries, m.proposed(l.Known.Proposal))
		return v
	}
	known := lifeEntry{Date: l.Known.Date.String(), Known: "edition"}
	if l.Step.Stage == model.StageFiling {
		known.Evidence = l.Known.Edition.Filing
	}
	v.Entries = append(v.Entries, known)
	return v
}

// entry is one record; several of a step say each how it ended.
func (m *maker) entry(e model.Event, several bool) lifeEntry {
	v := lifeEntry{
		Date: e.Date.String(), Until: e.Until.String(), Round: e.Round, Zone: m.say(e.Zone),
		Evidence: e.Evidence, Source: e.Source, Note: m.say(e.Note), Received: e.Opinions.Received,
	}
	if several {
		v.State = string(e.State)
	}
	o := e.Opinions
	all := o.Received > 0 && o.Adopted+o.Partly+o.Declined == o.Received
	for _, n := range []opinionView{{"adopted", o.Adopted}, {"partly", o.Partly}, {"declined", o.Declined}} {
		// A nought is told only where all are known to be told.
		if all || n.Count > 0 {
			v.Opinions = append(v.Opinions, n)
		}
	}
	return v
}

func (m *maker) moment(moment derive.Moment) lifeLine {
	v := lifeLine{Moment: moment.Kind}
	e := lifeEntry{Date: moment.Date.String()}
	if a := moment.Amendment; a != nil {
		v.Title = m.say(a.Title)
		if v.Title.T == "" {
			v.Title = said{T: a.Number}
		}
	}
	if r := moment.Review; r != nil {
		v.Result, e.Evidence, e.Source = r.Result, r.Institution, r.Source
		e.Zone = said{T: r.Body}
	}
	for _, by := range moment.By {
		e.Links = append(e.Links, m.replacement(by))
	}
	v.Entries = []lifeEntry{e}
	return v
}

// outside makes the links of a timeline whole, for a standard on its own.
func (v *timelineView) outside(whole func(string) string) {
	v.Track.Href = whole(v.Track.Href)
	for _, s := range v.Stretches {
		for _, l := range s.Lines {
			for _, e := range l.Entries {
				for i := range e.Links {
					e.Links[i].Href = whole(e.Links[i].Href)
				}
			}
		}
	}
}
