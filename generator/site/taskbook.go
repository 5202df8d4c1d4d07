package site

import (
	"slices"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// bookView is the task book of a body on a sheet of its own, or within that of
// its region.
type bookView struct {
	Anchor  string     `json:"anchor"`
	Body    link       `json:"body"`
	Page    link       `json:"page"` // of the body
	Kind    string     `json:"kind,omitempty"`
	Region  link       `json:"region"`
	Lines   []bookLine `json:"lines"`
	Real    int        `json:"real"`
	Samples int        `json:"samples"`
	Sample  bool       `json:"sample,omitempty"`
}

// bookLine is one line of a task book.
type bookLine struct {
	Task     link       `json:"task"`
	Number   int        `json:"number"`
	Phase    said       `json:"phase"`
	Measure  int        `json:"measure,omitempty"`
	Words    said       `json:"words"` // the measure's
	Owner    bool       `json:"owner,omitempty"`
	Title    said       `json:"title"`
	From     string     `json:"from,omitempty"`
	Began    recordView `json:"began"`
	Deadline deadline   `json:"deadline"`
	Source   string     `json:"source,omitempty"`
	Sample   bool       `json:"sample,omitempty"`
}

// bookRow is a line of the list of task books.
type bookRow struct {
	Link    link `json:"link"`
	Region  said `json:"region"`
	Bodies  int  `json:"bodies,omitempty"`
	Real    int  `json:"real"`
	Samples int  `json:"samples"`
}

// taskBooks makes the list of the task books and the book of every body and
// region to whom something is assigned (任务书).
func (m *maker) taskBooks() []page {
	s := m.d.Schedule
	title := m.words("任务书", "Task book")
	var bodies, regions []bookRow
	var ps []page
	for _, b := range s.Books {
		n := b.CountLines()
		row := bookRow{Link: m.taskBookLink(b.Body), Region: m.regionTitle(b.Body.Region), Real: n.Real, Samples: n.Samples}
		bodies = append(bodies, row)
		ps = append(ps, m.bookPage(b.Body.TaskBookPath(), m.say(b.Body.Title), b.Body.Title, []derive.Book{b}, nil, b.Body.At("key")))
	}
	for _, r := range s.RegionBooks {
		n := r.CountLines()
		regions = append(regions, bookRow{
			Link: link{Href: m.href(r.Region.TaskBookPath()), Title: m.say(r.Region.Title)}, Bodies: len(r.Books), Real: n.Real, Samples: n.Samples,
		})
		ps = append(ps, m.bookPage(r.Region.TaskBookPath(), m.say(r.Region.Title), r.Region.Title, r.Books, r.Below, r.Region.At("key")))
	}
	var idle, idleRegions []said
	for _, b := range s.IdleBodies {
		idle = append(idle, m.say(b.Title))
	}
	for _, r := range s.IdleRegions {
		idleRegions = append(idleRegions, m.say(r.Title))
	}
	var unowned []link
	for _, t := range s.Unowned() {
		unowned = append(unowned, link{Href: m.taskHref(t), Title: m.say(t.Title)})
	}
	list := page{
		path: model.TaskBookPath, layout: "task-books", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{
			"tasks": m.planTasks(), "bodies": bodies, "regions": regions, "idle": idle, "idleregions": idleRegions,
			"unowned": unowned, "registered": len(m.d.System.Bodies), "source": m.say(m.d.System.Plan.Source),
		},
	}
	return append([]page{list}, ps...)
}

// bookPage is a task book to print and sign.
func (m *maker) bookPage(path string, name said, title model.Bilingual, books []derive.Book, below []*model.Region, pos model.Pos) page {
	var views []bookView
	for _, b := range books {
		views = append(views, m.book(b))
	}
	var links []link
	for _, r := range below {
		links = append(links, link{Href: m.href(r.TaskBookPath()), Title: m.say(r.Title)})
	}
	whole := m.words(title.Or(model.Zh)+"任务书", "Task book of "+title.Or(model.En))
	sample := !slices.ContainsFunc(views, func(v bookView) bool { return v.Real > 0 })
	return page{
		path: path, layout: "task-book", title: whole, sample: sample, hidden: sample, pos: pos,
		crumbs: m.crumbs(m.hubCrumb(), m.crumb(model.TaskBookPath, "任务书", "Task book"), link{Title: name}),
		labels: column(whole.T, "", m.words("任务书", "Task book").T),
		data:   map[string]any{"name": name, "books": views, "below": links, "source": m.say(m.d.System.Plan.Source)},
	}
}

func (m *maker) book(b derive.Book) bookView {
	n := b.CountLines()
	v := bookView{
		Anchor: "ui-book-" + b.Body.Key, Body: m.taskBookLink(b.Body), Page: m.bodyLink(b.Body), Kind: b.Body.Kind, Region: m.regionNamed(b.Body.Region),
		Real: n.Real, Samples: n.Samples, Sample: b.Body.Sample,
	}
	for _, l := range b.Lines {
		t := m.d.Schedule.Tasks[l.Task]
		line := bookLine{
			Task: link{Href: m.taskHref(t), Title: m.say(t.Title)}, Number: t.Number, Phase: m.phaseTitle(t.Phase), Measure: l.Measure,
			Owner: l.Owner, Title: m.say(l.Title), From: l.Start.String(), Began: m.recorded(l.Began), Source: l.Source, Sample: l.Sample,
			Deadline: deadline{Date: l.Due.String(), State: string(l.State), Met: m.recorded(l.Met).Date, Late: l.Late, Source: m.recorded(l.Met).Source},
		}
		if l.Measure > 0 && l.Measure <= len(t.Measures) {
			line.Words = m.say(t.Measures[l.Measure-1].Title)
		}
		v.Lines = append(v.Lines, line)
	}
	return v
}
