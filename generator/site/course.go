package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// courseView is what the pages of a course show: layouts/course.html and the
// sheets beside it (course-handout, course-checklist, course-test).
type courseView struct {
	ID        string        `json:"id"`
	Title     said          `json:"title"`
	Audience  said          `json:"audience"`
	Summary   said          `json:"summary"`
	Prepared  string        `json:"prepared,omitempty"`
	By        said          `json:"by"`
	Minutes   int           `json:"minutes"`
	Quotes    int           `json:"quotes"`
	Questions int           `json:"questions"`
	Tests     int           `json:"tests"`
	Text      bool          `json:"text"`
	Materials []link        `json:"materials,omitempty"`
	Sheets    courseSheets  `json:"sheets"`
	Editions  []quotedIn    `json:"editions,omitempty"`
	Changed   int           `json:"changed,omitempty"` // quotations whose words are others now
	Ended     int           `json:"ended,omitempty"`   // and those of editions no longer in force
	Sessions  []session     `json:"sessions"`
	Must      []demandedRow `json:"must,omitempty"` // the checklist: what is required
	Should    []demandedRow `json:"should,omitempty"`
	Codes     string        `json:"codes,omitempty"` // the page that finds short codes
	Public    bool          `json:"public"`          // addresses are known: codes to scan can be printed
}

// courseSheets are the pages and files that belong to a course; "" is none.
type courseSheets struct {
	Course    string `json:"course"`
	Show      string `json:"show,omitempty"`
	Handout   string `json:"handout"`
	Checklist string `json:"checklist"`
	Test      string `json:"test"`
	JSON      string `json:"json"`
	TOML      string `json:"toml"`
	CSV       string `json:"csv"`
}

// quotedIn is an edition that a course quotes, or a law or policy.
type quotedIn struct {
	Link   link  `json:"link"`
	Badge  badge `json:"badge"`
	Sample bool  `json:"sample,omitempty"`
	Count  int   `json:"count"` // quotations
	Newest link  `json:"newest"`
}

type session struct {
	Anchor    string     `json:"anchor"`
	Title     said       `json:"title"`
	Minutes   int        `json:"minutes,omitempty"`
	Quotes    []quote    `json:"quotes,omitempty"`
	Questions []said     `json:"questions,omitempty"`
	Tests     []testView `json:"tests,omitempty"`
}

type courseRow struct {
	Link      link   `json:"link"`
	Audience  said   `json:"audience"`
	Summary   said   `json:"summary"`
	Sessions  int    `json:"sessions"`
	Minutes   int    `json:"minutes"`
	Quotes    int    `json:"quotes"`
	Tests     int    `json:"tests"`
	Standards int    `json:"standards"`
	Changed   int    `json:"changed,omitempty"`
	Ended     int    `json:"ended,omitempty"`
	Prepared  string `json:"prepared,omitempty"`
	Sample    bool   `json:"sample,omitempty"`
}

// taughtRow is a standard with what courses quote of it.
type taughtRow struct {
	Link       link       `json:"link"`
	Badge      badge      `json:"badge"`
	Sample     bool       `json:"sample,omitempty"`
	Level      string     `json:"level,omitempty"`
	Quoted     int        `json:"quoted"`
	Provisions int        `json:"provisions"`
	Courses    []taughtIn `json:"courses,omitempty"`
}

// taughtIn is a course with those of its sessions that quote a standard.
type taughtIn struct {
	Title    said   `json:"title"`
	Sessions []link `json:"sessions"` // the note is the session's place
}

// training makes the list of courses, what they leave out, and the pages of
// every course.
func (m *maker) training() []page {
	title := m.words("教育培训", "Training")
	var rows []courseRow
	var ps []page
	for _, c := range m.d.System.Courses {
		v := m.courseView(m.d.Training.Of(c))
		rows = append(rows, courseRow{
			Link: link{Href: m.href(c.Path()), Title: v.Title}, Audience: v.Audience, Summary: v.Summary, Sessions: len(v.Sessions), Minutes: v.Minutes,
			Quotes: v.Quotes, Tests: v.Tests, Standards: len(v.Editions), Changed: v.Changed, Ended: v.Ended, Prepared: v.Prepared, Sample: c.Sample,
		})
		ps = append(ps, m.coursePages(c, v)...)
	}
	taught, never := m.taught()
	list := page{
		path: "training.html", layout: "training", title: title, crumbs: m.crumbs(link{Title: title}),
		labels: column(title.T, "", title.T), data: map[string]any{"rows": rows, "taught": taught, "never": tallied(never), "levels": m.levelChoices(taught)},
	}
	return append([]page{list}, ps...)
}

// taught lists what courses quote of every standard, and counts the standards
// that none quotes.
func (m *maker) taught() (rows []taughtRow, never derive.Tally) {
	for _, t := range m.d.Training.Standards {
		v := taughtRow{
			Link: m.namedLink(t.Row), Badge: m.badgeOf(t.Row.Edition), Sample: t.Row.Work.Sample, Level: t.Row.Work.Level, Quoted: t.Quoted, Provisions: t.Provisions,
		}
		for i, s := range t.Sessions {
			if i == 0 || t.Sessions[i-1].Course != s.Course {
				v.Courses = append(v.Courses, taughtIn{Title: m.say(s.Course.Title)})
			}
			in := &v.Courses[len(v.Courses)-1]
			in.Sessions = append(in.Sessions, link{Href: m.href(s.Course.Path()) + "#" + derive.SessionAnchor(s.Session), Note: itoa(s.Session + 1)})
		}
		if len(t.Sessions) == 0 {
			never = never.With(t.Row, m.d.Day)
		}
		rows = append(rows, v)
	}
	return rows, never
}

// levelChoices are the levels of the standards that courses may quote, for a
// filter.
func (m *maker) levelChoices(rows []taughtRow) (out []map[string]string) {
	has := map[string]bool{}
	for _, r := range rows {
		has[r.Level] = true
	}
	for _, l := range m.d.System.Config.Levels {
		if has[l.Key] {
			out = append(out, map[string]string{"key": l.Key, "title": m.say(l.Title).T})
		}
	}
	return out
}

// coursePages are the page of a course and its sheets.
func (m *maker) coursePages(c *model.Course, v courseView) []page {
	t, chinese := m.textIn(c.Texts)
	v.Text = t != nil
	training := m.crumb("training.html", "教育培训", "Training")
	labels := article(training.Title.T, c.Title.Or(m.lang), c.Prepared, c.By.Or(m.lang))
	main := page{
		path: c.Path(), layout: "course", title: v.Title, summary: c.Summary.Or(m.lang), chinese: chinese, crumbs: m.crumbs(training, link{Title: v.Title}),
		sample: c.Sample, hidden: c.Sample, data: v, pos: c.At(""), body: m.html(t, c.Path(), "training/"+c.ID, nil), labels: labels,
	}
	sheet := func(path, layout string, kind said) page {
		title := said{T: v.Title.T + m.words("：", ": ").T + kind.T}
		return page{
			path: path, layout: layout, title: title, summary: c.Summary.Or(m.lang), sample: c.Sample, hidden: c.Sample, data: v, pos: c.At(""), labels: labels,
			crumbs: m.crumbs(training, link{Href: m.href(c.Path()), Title: v.Title}, link{Title: kind}),
		}
	}
	return []page{
		main,
		sheet(c.HandoutPath(), "course-handout", m.words("讲义", "hand-out")),
		sheet(c.ChecklistPath(), "course-checklist", m.words("核对清单", "checklist")),
		sheet(c.TestPath(), "course-test", m.words("自测题", "self-test")),
	}
}

// courseView gathers what all pages of a course show.
func (m *maker) courseView(l *derive.Lessons) courseView {
	c := l.Course
	v := courseView{
		ID: c.ID, Title: m.say(c.Title), Audience: m.say(c.Audience), Summary: m.say(c.Summary), Prepared: c.Prepared.String(), By: m.say(c.By),
		Minutes: c.Minutes(), Changed: l.Changed(), Ended: l.Ended(), Editions: m.editionsOf(l), Public: m.o.BaseURL != "",
		Sheets: courseSheets{
			Course: m.href(c.Path()), Handout: m.href(c.HandoutPath()), Checklist: m.href(c.ChecklistPath()), Test: m.href(c.TestPath()), Show: m.pageIf(c.ShowPath()),
			JSON: "/" + c.DataPath("course.json"), TOML: "/" + c.DataPath("course.toml"), CSV: m.href(c.DataPath("checklist.csv")),
		},
		Codes: m.pageIf(model.CodesPath), Sessions: []session{},
	}
	for _, material := range c.Materials {
		v.Materials = append(v.Materials, link{Href: m.pageIf(material.Page), Title: m.say(material.Title)})
	}
	for i, s := range c.Sessions {
		sv := session{Anchor: derive.SessionAnchor(i), Title: m.say(s.Title), Minutes: s.Minutes}
		for j, q := range l.Of(i) {
			qv := m.quote(q)
			qv.ID = derive.SessionAnchor(i) + "-" + itoa(j+1)
			sv.Quotes = append(sv.Quotes, qv)
		}
		for _, q := range s.Questions {
			sv.Questions = append(sv.Questions, m.say(q.Text))
		}
		for j := range s.Tests {
			sv.Tests = append(sv.Tests, m.test(&s.Tests[j]))
		}
		v.Quotes, v.Questions, v.Tests = v.Quotes+len(sv.Quotes), v.Questions+len(sv.Questions), v.Tests+len(sv.Tests)
		v.Sessions = append(v.Sessions, sv)
	}
	v.Must, v.Should = m.checklist(l)
	return v
}

// pageIf is the address of a page of this site, "" where there is none.
func (m *maker) pageIf(path string) string {
	if found, _ := m.d.System.HasPage(path); found {
		return m.href(path)
	}
	return ""
}

// editionsOf lists the editions, laws and policies that a course quotes, in
// the order in which it does.
func (m *maker) editionsOf(l *derive.Lessons) (out []quotedIn) {
	var pages []string
	for _, q := range l.Quotes {
		if q.Err == model.NoDocument || q.Err == model.NoEdition || q.To.Edition == nil && q.To.Work != nil {
			continue
		}
		path := q.To.Path
		if q.To.Edition != nil {
			path = q.To.Edition.Path()
		}
		at := -1
		for i, p := range pages {
			if p == path {
				at = i
			}
		}
		if at < 0 {
			at, pages, out = len(out), append(pages, path), append(out, m.quotedIn(q))
		}
		out[at].Count++
	}
	return out
}

func (m *maker) quotedIn(q derive.Quote) quotedIn {
	v := quotedIn{Link: link{Href: m.href(q.To.Path), Title: said{T: m.nameOf(q.To)}}}
	e := q.To.Edition
	if e == nil {
		return v
	}
	v.Link = link{Href: m.href(e.Path()), Title: m.say(e.Title), Note: e.Number}
	v.Badge, v.Sample, v.Newest = m.badgeOf(e), q.To.Work.Sample, m.newestFor(q)
	return v
}

// newestFor is the edition in force of a standard of which a course quotes
// another; none where it quotes that one, or there is none.
func (m *maker) newestFor(q derive.Quote) link {
	if !q.Ended {
		return link{}
	}
	if e := q.To.Work.EditionAt(m.d.Day); e != nil && e != q.To.Edition {
		return link{Href: m.href(q.To.Work.Path()), Title: said{T: e.Number}}
	}
	return link{}
}

// changedSince says that a quotation has changed, for its readers.
type changedSince struct {
	Checked string `json:"checked"`
	Since   string `json:"since,omitempty"`
}

func changedOf(q derive.Quote) *changedSince {
	if q.State != text.Changed {
		return nil
	}
	return &changedSince{q.Record.Checked.String(), q.Since.String()}
}
