package site

import (
	"strings"

	"guiju/generator/model"
)

// showView is a course on slides: layouts/show.html. On a projector one slide
// fills the screen; without scripts they stand one below the other.
type showView struct {
	Course link    `json:"course"`
	Slides []slide `json:"slides"`
	// Ended are the slides whose provision is not in force on the day.
	Ended []endedSlide `json:"ended,omitempty"`
}

// slide is one screen. Its number is its address on the page: #7.
type slide struct {
	N         int    `json:"n"`
	Kind      string `json:"kind"` // title, session, quote, questions
	Name      string `json:"name"` // as the overview lists it
	Session   said   `json:"session"`
	Number    int    `json:"number,omitempty"` // of the session
	Minutes   int    `json:"minutes,omitempty"`
	Quote     *quote `json:"quote,omitempty"`
	Sample    bool   `json:"sample,omitempty"`
	Questions []said `json:"questions,omitempty"`
	// The title card.
	Title    said `json:"title"`
	Audience said `json:"audience"`
	Sessions int  `json:"sessions,omitempty"`
}

type endedSlide struct {
	N      int    `json:"n"`
	Name   string `json:"name"`
	Status string `json:"status"`
}

// show puts a course on slides. It takes what the page of the course says, so
// that the two never differ.
func (m *maker) show(c *model.Course) page {
	course := m.courseView(m.d.Training.Of(c))
	v := showView{Course: link{Href: m.href(c.Path()), Title: course.Title}}
	add := func(s slide) {
		s.N = len(v.Slides) + 1
		s.Sample = s.Sample || c.Sample
		if s.Quote != nil && notInForce(s.Quote.Badge.Status) {
			v.Ended = append(v.Ended, endedSlide{s.N, s.Name, s.Quote.Badge.Status})
		}
		v.Slides = append(v.Slides, s)
	}
	add(slide{
		Kind: "title", Name: course.Title.T, Title: course.Title, Audience: course.Audience,
		Sessions: len(course.Sessions), Minutes: course.Minutes,
	})
	for i, session := range course.Sessions {
		add(slide{Kind: "session", Name: session.Title.T, Session: session.Title, Number: i + 1, Minutes: session.Minutes})
		for j := range session.Quotes {
			q := &session.Quotes[j]
			add(slide{Kind: "quote", Name: strings.TrimSpace(q.Title + " " + q.Label), Session: session.Title, Quote: q, Sample: q.Sample})
		}
		if len(session.Questions) > 0 {
			add(slide{
				Kind: "questions", Name: session.Title.T + m.words("：讨论", ": discussion").T,
				Session: session.Title, Questions: session.Questions,
			})
		}
	}
	title := said{T: course.Title.T + m.words("（投影）", " (slides)").T, L: course.Title.L}
	return page{
		path: c.ShowPath(), layout: "show", title: title, summary: c.Summary.Or(m.lang), sample: c.Sample, hidden: true, data: v, pos: c.At(""),
		crumbs: m.crumbs(m.crumb("training.html", "教育培训", "Training"), link{Href: m.href(c.Path()), Title: course.Title}, link{Title: m.words("投影", "Slides")}),
		labels: article(m.words("教育培训", "Training").T, title.T, model.Date{}, ""),
	}
}

// notInForce tells the states in which a standard must not be followed.
func notInForce(status string) bool {
	switch model.Status(status) {
	case model.Upcoming, model.Superseded, model.Withdrawn:
		return true
	}
	return false
}

// shows are the slides of all courses.
func (m *maker) shows() (ps []page) {
	for _, c := range m.d.System.Courses {
		ps = append(ps, m.show(c))
	}
	return ps
}
