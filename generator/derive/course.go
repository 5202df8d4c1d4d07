package derive

import (
	"slices"

	"guiju/generator/model"
	"guiju/generator/text"
	"guiju/generator/wording"
)

// Training is the courses with what they quote, and what they leave out.
type Training struct {
	Courses []Lessons // in the order of the courses
	// Standards are those in force and upcoming whose text is published, in the
	// order of the directory: what a course may quote.
	Standards []Taught
}

// Lessons is one course as the standards stand on the day.
type Lessons struct {
	Course *model.Course
	Quotes []Quote // in their order
	// Checklist is what the quoted provisions ask for, by language; each
	// sentence once, below the quotation that it comes with first.
	Checklist map[model.Lang][]Demanded
}

// Quote is one quotation of a course.
type Quote struct {
	text.Quoted
	// Types are the types of provisions that its words express, most binding first.
	Types []wording.Type
	// Ended is set where the edition that is quoted is no longer in force.
	Ended bool
	// Since is the day from which the words are other than when the course was
	// checked, where that is on record.
	Since model.Date
}

// Demanded is one line of a course's checklist.
type Demanded struct {
	*Duty
	Session int // of the course, from 0
	Lang    model.Lang
}

// Taught is what courses make of one standard.
type Taught struct {
	Row        Row
	Provisions int // of its Chinese text
	Quoted     int // of them are quoted, each counted once
	Sessions   []InCourse
}

// InCourse is a session of a course.
type InCourse struct {
	Course  *model.Course
	Session int
}

// Train reads the courses beside the standards.
func Train(sys *model.System, rows []Row, registers []Register, day model.Date) Training {
	var out Training
	said := map[*model.Text][]wording.Sentence{}
	for _, c := range sys.Courses {
		l := Lessons{Course: c}
		for _, q := range text.QuotedIn(sys, c, day) {
			l.Quotes = append(l.Quotes, quoteOf(q, day, said))
		}
		l.Checklist = checklist(l.Quotes, registers)
		out.Courses = append(out.Courses, l)
	}
	for _, r := range rows {
		if inForce(r.Status) && r.HasText {
			out.Standards = append(out.Standards, taught(r, out.Courses))
		}
	}
	return out
}

// Of returns what is made of a course, or nil.
func (t *Training) Of(c *model.Course) *Lessons {
	for i := range t.Courses {
		if t.Courses[i].Course == c {
			return &t.Courses[i]
		}
	}
	return nil
}

// Of lists the quotations of one session.
func (l *Lessons) Of(session int) (out []Quote) {
	for _, q := range l.Quotes {
		if q.Session == session {
			out = append(out, q)
		}
	}
	return out
}

// Changed counts the quotations whose words have changed since the course was
// checked, Ended those of editions no longer in force.
func (l *Lessons) Changed() (n int) {
	return countQuotes(l.Quotes, func(q Quote) bool { return q.State == text.Changed })
}

func (l *Lessons) Ended() (n int) {
	return countQuotes(l.Quotes, func(q Quote) bool { return q.Ended })
}

func countQuotes(quotes []Quote, is func(Quote) bool) (n int) {
	for _, q := range quotes {
		if is(q) {
			n++
		}
	}
	return n
}

// quoteOf says of a quotation what its readers must know; said remembers the
// sentences of texts.
func quoteOf(in text.Quoted, day model.Date, said map[*model.Text][]wording.Sentence) Quote {
	q := Quote{Quoted: in}
	if e := q.To.Edition; e != nil {
		s := e.StatusAt(day)
		q.Ended = s == model.Superseded || s == model.Withdrawn
	}
	if q.State == text.Changed {
		q.Since = changedOn(q.Quoted)
	}
	p := q.To.Provision
	if p == nil || q.To.Text.Grammar != model.StandardGrammar {
		return q
	}
	if _, ok := said[q.To.Text]; !ok {
		said[q.To.Text] = wording.Register(q.To.Text)
	}
	within := below(p)
	for _, s := range said[q.To.Text] {
		if !within[s.Provision.ID] {
			continue
		}
		for _, t := range s.Types {
			if t.Provides() && !slices.Contains(q.Types, t) {
				q.Types = append(q.Types, t)
			}
		}
	}
	slices.SortFunc(q.Types, func(a, b wording.Type) int {
		return slices.Index(wording.Types, a) - slices.Index(wording.Types, b)
	})
	return q
}

// below names a provision and all below it.
func below(p *model.Provision) map[string]bool {
	ids := map[string]bool{}
	for _, c := range walked(p) {
		ids[c.ID] = true
	}
	return ids
}

// walked is a provision and all below it, in their order.
func walked(p *model.Provision) []*model.Provision {
	all := []*model.Provision{p}
	for _, c := range p.Children {
		all = append(all, walked(c)...)
	}
	return all
}

// sentencesOf are the sentences of a register that stand in one provision.
func sentencesOf(rows []*Duty, p *model.Provision) (out []*Duty) {
	for _, d := range rows {
		if d.Provision.ID == p.ID {
			out = append(out, d)
		}
	}
	return out
}

// changedOn finds the day from which a quotation has other words than recorded:
// that of the edition that took the place of the recorded one, or of an
// amendment of the provision. A text that was merely mended has no such day.
func changedOn(q text.Quoted) (day model.Date) {
	if r := q.To.Regulation; r != nil && r.Amended.After(q.Record.Checked) {
		return r.Amended
	}
	e := q.To.Edition
	if e == nil {
		return day
	}
	if q.Record.Edition != "" && q.Record.Edition != e.Year {
		return e.InForce
	}
	within := below(q.To.Provision)
	for _, a := range e.Amendments {
		from := a.InForce
		if from.IsZero() {
			from = a.Issued
		}
		if from.After(q.Record.Checked) && slices.ContainsFunc(a.Concerned(), func(f string) bool { return within[f] }) {
			day = from
		}
	}
	return day
}

// onChecklist are the types of sentences that somebody can tick off.
func onChecklist(t wording.Type) bool {
	return t == wording.Requirement || t == wording.Instruction || t == wording.Recommendation
}

// checklist gathers what the quoted provisions ask for. Where a provision is not
// translated the English list has its Chinese sentences. Nothing is asked by an
// edition that has ended.
func checklist(quotes []Quote, registers []Register) map[model.Lang][]Demanded {
	out := map[model.Lang][]Demanded{}
	for _, l := range model.Langs {
		listed := map[*Duty]bool{}
		for _, q := range quotes {
			if q.To.Provision == nil || q.To.Edition == nil || q.Ended {
				continue
			}
			i := slices.IndexFunc(registers, func(g Register) bool { return g.Row.Edition == q.To.Edition })
			if i < 0 {
				continue
			}
			for _, p := range walked(q.To.Provision) {
				lang := l
				rows := sentencesOf(registers[i].Langs[lang], p)
				if len(rows) == 0 {
					lang = model.Zh
					rows = sentencesOf(registers[i].Langs[lang], p)
				}
				for _, d := range rows {
					if onChecklist(d.Type()) && !listed[d] {
						listed[d] = true
						out[l] = append(out[l], Demanded{d, q.Session, lang})
					}
				}
			}
		}
	}
	return out
}

// taught counts what courses quote of a standard as it is shown.
func taught(r Row, courses []Lessons) Taught {
	t := Taught{Row: r}
	r.Edition.Texts[model.Zh].Walk(func(*model.Provision) { t.Provisions++ })
	quoted := map[string]bool{}
	for _, l := range courses {
		for _, q := range l.Quotes {
			if q.To.Edition != r.Edition {
				continue
			}
			if q.To.Provision != nil {
				quoted[q.To.Provision.ID] = true
			}
			if in := (InCourse{l.Course, q.Session}); !slices.Contains(t.Sessions, in) {
				t.Sessions = append(t.Sessions, in)
			}
		}
	}
	t.Quoted = len(quoted)
	return t
}
