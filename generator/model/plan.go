package model

import (
	"slices"
	"strings"
)

// Plan is plan.toml: phases, tasks, measures and due dates.
type Plan struct {
	Origin `toml:"-"`
	Policy string    `toml:"policy"` // id of the guide
	Source Bilingual `toml:"source"`
	// Idea is the guiding idea (指导思想), told in our own words.
	Idea        Bilingual    `toml:"idea"`
	Principles  []Principle  `toml:"principle"`
	Phases      []Phase      `toml:"phase"`
	Tasks       []Task       `toml:"task"`
	Artefacts   []Artefact   `toml:"artefact"`
	Assignments []Assignment `toml:"assignment"`
}

// Principle is one of the four working principles (工作原则), and where this
// site can show it at work.
type Principle struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	Text   Bilingual `toml:"text"`
	Place  string    `toml:"place"` // fragment in the guide: "3.1"
	Shown  []string  `toml:"shown"` // pages of this site
}

// Artefact is one of the papers that the preparation is to bring forth:
// implementation plan, timetable, roadmap, task book, framework diagram.
type Artefact struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	Region string    `toml:"region"` // whose; "" is the province's
	Page   string    `toml:"page"`   // page of this site that shows it
	Policy string    `toml:"policy"` // id of its text in policies/
	Due    Date      `toml:"due"`
	Words  Bilingual `toml:"words"`
	Met    Outcome   `toml:"met"`
	Sample bool      `toml:"sample"`
}

// Assignment gives a measure of a task to a body: a line of its task book
// (任务书).
type Assignment struct {
	Origin  `toml:"-"`
	Task    string    `toml:"task"`
	Measure int       `toml:"measure"` // 1 is the first; 0 the whole task
	Body    string    `toml:"body"`
	Title   Bilingual `toml:"title"` // what this body does of it
	Start   Date      `toml:"start"`
	Due     Date      `toml:"due"`
	Began   Outcome   `toml:"began"`
	Met     Outcome   `toml:"met"`
	Source  string    `toml:"source"`
	Sample  bool      `toml:"sample"`
}

// Phase is one stage of the plan (实施步骤).
type Phase struct {
	Origin  `toml:"-"`
	Key     string    `toml:"key"`
	Title   Bilingual `toml:"title"`
	Start   Date      `toml:"start"`
	End     Date      `toml:"end"`
	Summary Bilingual `toml:"summary"`
	// Began and Ended are when it really did.
	Began Outcome `toml:"began"`
	Ended Outcome `toml:"ended"`
}

// Task is one row of the key-task table.
type Task struct {
	Origin   `toml:"-"`
	Key      string    `toml:"key"`
	Phase    string    `toml:"phase"`
	Title    Bilingual `toml:"title"`
	Owner    string    `toml:"owner"` // key of the body that answers for it
	Start    Date      `toml:"start"` // none: with its phase
	Began    Outcome   `toml:"began"`
	Measures []Measure `toml:"measure"`
	Dues     []Due     `toml:"due"`
	Shown    []string  `toml:"shown"` // pages of this site that show what belongs to it
}

// Measure is one numbered measure of a task.
type Measure struct {
	Origin `toml:"-"`
	Title  Bilingual `toml:"title"`
}

// Due is one deadline, with the words of the source, and what is recorded of
// its being met.
type Due struct {
	Origin `toml:"-"`
	Date   Date      `toml:"date"`
	Words  Bilingual `toml:"words"`
	For    Bilingual `toml:"for"`
	Met    Outcome   `toml:"met"`
}

// Pages of the plan and its work.
const (
	PlanPath      = "plan.html"
	TimetablePath = "timetable.html"
	TasksPath     = "tasks.html"
	TaskBookPath  = "task-book.html"
)

// regionBook begins the name of a region's task book, so that it is none of a
// body.
const regionBook = "region-"

// TaskBookPath returns the page of the body's task book.
func (b *Body) TaskBookPath() string { return "task-book/" + b.Key + ".html" }

// TaskBookPath returns the page of the task books of the region's bodies.
func (r *Region) TaskBookPath() string { return "task-book/" + regionBook + r.Key + ".html" }

// hasTaskBook reports whether a file of the folder task-book is a page: that of
// a body or a region to whom something is assigned.
func (s *System) hasTaskBook(id string) bool {
	if b := s.Body(id); b != nil {
		return s.HasDuties(b)
	}
	key, ok := strings.CutPrefix(id, regionBook)
	return ok && s.Region(key) != nil && slices.ContainsFunc(s.Bodies, func(b *Body) bool { return b.Region == key && s.HasDuties(b) })
}

// HasDuties reports whether the plan assigns anything to the body: it owns a
// task, or an assignment names it.
func (s *System) HasDuties(b *Body) bool {
	return slices.ContainsFunc(s.Plan.Tasks, func(t Task) bool { return t.Owner == b.Key }) ||
		slices.ContainsFunc(s.Plan.Assignments, func(a Assignment) bool { return a.Body == b.Key })
}

// Task returns the task with the key, or nil.
func (p *Plan) Task(key string) *Task {
	i := slices.IndexFunc(p.Tasks, func(t Task) bool { return t.Key == key })
	if key == "" || i < 0 {
		return nil
	}
	return &p.Tasks[i]
}

// Phase returns the phase with the key, or nil.
func (p *Plan) Phase(key string) *Phase {
	i := slices.IndexFunc(p.Phases, func(ph Phase) bool { return ph.Key == key })
	if key == "" || i < 0 {
		return nil
	}
	return &p.Phases[i]
}

// Last is the last day by which something of the task is due, zero if none is
// known.
func (t *Task) Last() (last Date) {
	for _, d := range t.Dues {
		if d.Date.After(last) {
			last = d.Date
		}
	}
	return last
}

// DueState is what is known of a deadline on a day. Only what is on record is
// said of anybody: a day that has passed without a record accuses nobody.
type DueState string

const (
	DueDone    DueState = "done"     // on record as done
	DueNotDone DueState = "not-done" // on record as not done
	DueAhead   DueState = "ahead"    // the day has not passed
	DueReached DueState = "reached"  // the day has passed, nothing is on record
	DueNone    DueState = "none"     // no day, no record
)

// DueStates lists the states in the order in which a page counts them.
var DueStates = []DueState{DueDone, DueNotDone, DueReached, DueAhead, DueNone}

// StateBy is the state on the day of what is due by a day.
func (o Outcome) StateBy(due, day Date) DueState {
	switch state := o.By(day).State; {
	case state == Done:
		return DueDone
	case state == NotDone:
		return DueNotDone
	case due.IsZero():
		return DueNone
	case due.PassedOn(day):
		return DueReached
	}
	return DueAhead
}

// Late is how many days after its due day something was done; 0 where it was
// done in time or either day is not on record.
func (o Outcome) Late(due Date) int {
	if o.State != Done || o.Date.IsZero() || due.IsZero() || !o.Date.After(due) {
		return 0
	}
	return int(o.Date.Time().Sub(due.Time()).Hours() / 24)
}
