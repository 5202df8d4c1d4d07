package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

const tracksPath = "tracks.html"

func trackID(t *model.Track) string { return "ui-track-" + t.Key }

// trackView is one track with its steps, who takes it and how far they are.
type trackView struct {
	ID      string       `json:"id"`
	Key     string       `json:"key"`
	Title   said         `json:"title"`
	Source  said         `json:"source"`
	Levels  []said       `json:"levels,omitempty"`
	Kinds   []kindView   `json:"kinds,omitempty"`
	Steps   []trackStep  `json:"steps,omitempty"`
	Real    progressView `json:"real"`
	Samples progressView `json:"samples"`
}

type trackStep struct {
	Title   said      `json:"title"`
	Kind    string    `json:"kind,omitempty"`
	Days    int       `json:"days,omitempty"`
	Source  said      `json:"source"`
	Real    stateView `json:"real"`
	Samples stateView `json:"samples"`
}

type stateView struct {
	Done     int `json:"done"`
	NotDone  int `json:"notdone"`
	NoRecord int `json:"norecord"`
}

type progressView struct {
	All      int `json:"all"`
	Part     int `json:"part"`
	None     int `json:"none"`
	Withheld int `json:"withheld"`
	Total    int `json:"total"`
}

func progressOf(c derive.ProgressCount) progressView {
	return progressView{c.All, c.Part, c.None, c.Withheld, c.Total()}
}

// progressRow is where one standard stands on its track.
type progressRow struct {
	Link     link       `json:"link"`
	Withheld bool       `json:"withheld,omitempty"`
	Sample   bool       `json:"sample,omitempty"`
	Level    said       `json:"level"`
	LevelKey string     `json:"levelkey"`
	TrackKey string     `json:"trackkey,omitempty"`
	Track    link       `json:"track"`
	Badge    badge      `json:"badge"`
	Progress string     `json:"progress"`
	Done     int        `json:"done"`
	Of       int        `json:"of"`
	Kinds    []kindView `json:"kinds,omitempty"`
	Last     said       `json:"last"`
	LastDate string     `json:"lastdate,omitempty"`
	Open     said       `json:"open"`               // the first step without a record
	OpenMore int        `json:"openmore,omitempty"` // how many others have none
}

// tracks shows the tracks of the system and where every standard stands.
func (m *maker) tracks() page {
	title := m.words("制定程序", "How standards are made")
	var tracks []trackView
	for _, c := range m.d.Tracks {
		v := trackView{
			ID: trackID(c.Track), Key: c.Track.Key, Title: m.say(c.Track.Title), Source: m.say(c.Track.Source),
			Real: progressOf(c.Real), Samples: progressOf(c.Samples),
		}
		for _, l := range c.Levels {
			v.Levels = append(v.Levels, m.say(l.Title))
		}
		var steps []derive.StepLine
		for _, s := range c.Steps {
			steps = append(steps, derive.StepLine{Step: s.Step})
			v.Steps = append(v.Steps, trackStep{
				m.say(s.Step.Title), s.Step.Kind, s.Step.MinDays, m.say(s.Step.Source), stateView(s.Real), stateView(s.Samples),
			})
		}
		for _, k := range (derive.Stretch{Steps: steps}).Kinds() {
			v.Kinds = append(v.Kinds, kindView(k))
		}
		tracks = append(tracks, v)
	}
	var free []said // levels for which no track is set down
	for _, l := range m.d.System.Config.Levels {
		if m.d.System.Track(l.Track) == nil {
			free = append(free, m.say(l.Title))
		}
	}
	var rows []progressRow
	var real int
	for i, t := range m.d.Timelines {
		rows = append(rows, m.progressRow(m.d.Rows[i], t))
		if !t.Work.Sample {
			real++
		}
	}
	return page{
		path: tracksPath, layout: "tracks", title: title, crumbs: m.underHub(title),
		labels: column(title.T, "", title.T),
		data:   map[string]any{"tracks": tracks, "free": free, "rows": rows, "levels": m.levels(), "real": real, "samples": len(rows) - real},
	}
}

func (m *maker) progressRow(r derive.Row, t derive.Timeline) progressRow {
	s := t.Latest()
	v := progressRow{
		Link: m.rowLink(r), Withheld: r.Withheld, Sample: r.Work.Sample, LevelKey: r.Work.Level,
		Badge: m.badgeOf(r.Edition), Progress: string(t.Progress()),
	}
	if l := m.d.System.Level(r.Work.Level); l != nil {
		v.Level = m.say(l.Title)
	}
	if t.Track != nil {
		v.TrackKey, v.Track = t.Track.Key, link{Href: "#" + trackID(t.Track), Title: m.say(t.Track.Title)}
	}
	v.Done, v.Of = s.Done()
	for _, k := range s.Kinds() {
		v.Kinds = append(v.Kinds, kindView(k))
	}
	if last := s.LastDone(); last != nil {
		v.Last, v.LastDate = m.say(last.Step.Title), last.Last().String()
	}
	if open := s.Unrecorded(); len(open) > 0 {
		v.Open, v.OpenMore = m.say(open[0].Step.Title), len(open)-1
	}
	return v
}
