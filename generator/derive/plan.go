package derive

import "guiju/generator/model"

// Schedule is the plan as work: phases, tasks and deadlines with what is on
// record of them on the day, and who has which part.
type Schedule struct {
	Phases   []PhaseRow
	Tasks    []TaskRow // in the order of the plan
	Measures int
	Dues     int
	States   map[model.DueState]int // of the deadlines of tasks
	// Months are the months of the time axis, with how many tasks run in each.
	Months []MonthLoad
	// Papers are those of the province first, then of the regions in order.
	Papers []Paper
	// Books are the task books of bodies to whom something is assigned, by
	// bodies.toml; RegionBooks gather them by region.
	Books       []Book
	RegionBooks []RegionBook
	// IdleBodies and IdleRegions are those to whom nothing is assigned.
	IdleBodies  []*model.Body
	IdleRegions []*model.Region
}

// PhaseRow is a phase with its tasks, and the deadlines of other phases' tasks
// that fall into it.
type PhaseRow struct {
	*model.Phase
	Tasks []int // places in Schedule.Tasks
	Stray []StrayDue
}

// StrayDue is a deadline that falls into another phase than its task's.
type StrayDue struct {
	Task int // place in Schedule.Tasks
	DueRow
}

// TaskRow is a task of the plan.
type TaskRow struct {
	*model.Task
	Number int          // as the plan counts, from 1
	Phase  *model.Phase // nil where none is known
	Owner  *model.Body
	// From and To are the span planned: its first day, or that of its phase,
	// to its last deadline, or the end of its phase.
	From, To model.Date
	Dues     []DueRow
	With     []int // places in Schedule.Tasks of tasks that run at the same time
	Parts    []BookLine
}

// DueRow is a deadline with its state on the day.
type DueRow struct {
	*model.Due
	Met   model.Outcome // as on record on the day
	State model.DueState
	Late  int // days after the deadline, where both days are on record
	// In is the phase into which the day falls, where it is not the task's.
	In *model.Phase
}

// MonthLoad is a month, by its first day, and how many tasks run in it.
type MonthLoad struct {
	First model.Date
	Tasks int
	Dues  int
}

// Paper is one of the papers of the preparation.
type Paper struct {
	*model.Artefact
	Of    *model.Region // nil: the province's
	Due   model.Date    // its own, or the end of the phase in which papers are made
	State model.DueState
	Late  int
}

// ScheduleOf derives the plan's work.
func ScheduleOf(sys *model.System, day model.Date) *Schedule {
	p := &sys.Plan
	s := &Schedule{States: map[model.DueState]int{}}
	for i := range p.Phases {
		s.Phases = append(s.Phases, PhaseRow{Phase: &p.Phases[i]})
	}
	for i := range p.Tasks {
		s.addTask(sys, &p.Tasks[i], day)
	}
	for i := range s.Tasks {
		for j := range s.Tasks {
			if i != j && s.Tasks[i].runsIn(s.Tasks[j].From, s.Tasks[j].To) {
				s.Tasks[i].With = append(s.Tasks[i].With, j)
			}
		}
	}
	s.months()
	s.papers(sys, day)
	s.books(sys, day)
	return s
}

func (s *Schedule) addTask(sys *model.System, t *model.Task, day model.Date) {
	at := len(s.Tasks)
	r := TaskRow{Task: t, Number: at + 1, Phase: sys.Plan.Phase(t.Phase), Owner: sys.Body(t.Owner), From: t.Start, To: t.Last()}
	if r.Phase != nil {
		if r.From.IsZero() {
			r.From = r.Phase.Start
		}
		if r.To.IsZero() {
			r.To = r.Phase.End
		}
	}
	for i := range t.Dues {
		d := &t.Dues[i]
		v := DueRow{Due: d, Met: d.Met.By(day), State: d.Met.StateBy(d.Date, day)}
		v.Late = v.Met.Late(d.Date)
		v.In = s.strayed(r.Phase, d.Date)
		r.Dues = append(r.Dues, v)
		s.States[v.State]++
		for k := range s.Phases {
			if v.In != nil && s.Phases[k].Phase == v.In {
				s.Phases[k].Stray = append(s.Phases[k].Stray, StrayDue{at, v})
			}
		}
	}
	for k := range s.Phases {
		if s.Phases[k].Phase == r.Phase {
			s.Phases[k].Tasks = append(s.Phases[k].Tasks, at)
		}
	}
	s.Measures += len(t.Measures)
	s.Dues += len(t.Dues)
	s.Tasks = append(s.Tasks, r)
}

// strayed is the phase into which a day falls, nil where it is the task's own
// or no phase has the day.
func (s *Schedule) strayed(own *model.Phase, day model.Date) *model.Phase {
	if own == nil || within(day, own.Start, own.End) {
		return nil
	}
	for _, ph := range s.Phases {
		if ph.Phase != own && within(day, ph.Start, ph.End) {
			return ph.Phase
		}
	}
	return nil
}

func within(day, from, to model.Date) bool {
	return !day.IsZero() && !from.IsZero() && !day.Before(from) && (to.IsZero() || !day.After(to))
}

// runsIn reports whether the task runs on some day of a span.
func (t TaskRow) runsIn(from, to model.Date) bool {
	if t.From.IsZero() || t.To.IsZero() || from.IsZero() || to.IsZero() {
		return false
	}
	return !t.From.After(to) && !from.After(t.To)
}

// maxMonths ends an axis that a slip of the pen would make endless.
const maxMonths = 240

// months lists the months from the first day that the plan names to the last,
// planned or on record.
func (s *Schedule) months() {
	var first, last model.Date
	see := func(days ...model.Date) {
		for _, d := range days {
			if d.IsZero() {
				continue
			}
			if first.IsZero() || d.Before(first) {
				first = d
			}
			if d.After(last) {
				last = d
			}
		}
	}
	for _, p := range s.Phases {
		see(p.Start, p.End, p.Began.Date, p.Ended.Date)
	}
	for _, t := range s.Tasks {
		see(t.From, t.To, t.Began.Date)
		for _, d := range t.Dues {
			see(d.Date, d.Met.Date)
		}
	}
	if first.IsZero() {
		return
	}
	for at := model.NewDate(first.Year, first.Month, 1); !at.After(last) && len(s.Months) < maxMonths; at = model.NewDate(at.Year, at.Month+1, 1) {
		end := model.NewDate(at.Year, at.Month+1, 0)
		m := MonthLoad{First: at}
		for _, t := range s.Tasks {
			if t.runsIn(at, end) {
				m.Tasks++
			}
			for _, d := range t.Dues {
				if within(d.Date, at, end) {
					m.Dues++
				}
			}
		}
		s.Months = append(s.Months, m)
	}
}

// Busiest are the months in which most tasks run, and how many.
func (s *Schedule) Busiest() (months []model.Date, tasks int) {
	for _, m := range s.Months {
		switch {
		case m.Tasks == 0 || m.Tasks < tasks:
		case m.Tasks > tasks:
			months, tasks = []model.Date{m.First}, m.Tasks
		default:
			months = append(months, m.First)
		}
	}
	return months, tasks
}

// papers orders the papers. One without a deadline of its own is due with the
// first phase, which is to bring the papers forth.
func (s *Schedule) papers(sys *model.System, day model.Date) {
	var end model.Date
	if len(s.Phases) > 0 {
		end = s.Phases[0].End
	}
	add := func(of *model.Region, keep func(*model.Artefact) bool) {
		for i := range sys.Plan.Artefacts {
			a := &sys.Plan.Artefacts[i]
			if !keep(a) {
				continue
			}
			v := Paper{Artefact: a, Of: of, Due: a.Due}
			if v.Due.IsZero() {
				v.Due = end
			}
			v.State, v.Late = a.Met.StateBy(v.Due, day), a.Met.By(day).Late(v.Due)
			s.Papers = append(s.Papers, v)
		}
	}
	province := sys.Province()
	ofProvince := func(a *model.Artefact) bool {
		return sys.Region(a.Region) == nil || province != nil && a.Region == province.Key
	}
	add(nil, ofProvince)
	for _, r := range sys.Regions {
		if r != province {
			add(r, func(a *model.Artefact) bool { return a.Region == r.Key })
		}
	}
}
