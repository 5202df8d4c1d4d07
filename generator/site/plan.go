package site

import (
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// planView is the plan's table as the guide shows it, and where the rest is.
type planView struct {
	Source   said        `json:"source"`
	Phases   []planPhase `json:"phases"`
	Tasks    []planTask  `json:"tasks"`
	Measures int         `json:"measures"`
	Pages    []link      `json:"pages"`
}

// planPhase is a phase with its tasks.
type planPhase struct {
	Anchor  string      `json:"anchor"`
	Key     string      `json:"key"`
	Title   said        `json:"title"`
	Start   string      `json:"start,omitempty"`
	End     string      `json:"end,omitempty"`
	Summary said        `json:"summary"`
	Began   recordView  `json:"began"`
	Ended   recordView  `json:"ended"`
	Late    int         `json:"late,omitempty"` // days after its last day, where that is on record
	Tasks   []planTask  `json:"tasks,omitempty"`
	Stray   []strayView `json:"stray,omitempty"`
}

// planTask is a row of the key-task table.
type planTask struct {
	Number   int        `json:"number"`
	Anchor   string     `json:"anchor"`
	Title    said       `json:"title"`
	Href     string     `json:"href"` // its row in the table of tasks
	Phase    said       `json:"phase"`
	PhaseKey string     `json:"phasekey"`
	PhaseNo  int        `json:"phaseno"` // 0 where none is known
	Measures []said     `json:"measures"`
	Dues     []deadline `json:"dues"`
	From     string     `json:"from,omitempty"`
	To       string     `json:"to,omitempty"`
	Began    recordView `json:"began"`
	Owner    holder     `json:"owner"`
	Parts    []holder   `json:"parts,omitempty"` // who has a part of it
	With     []link     `json:"with,omitempty"`  // what runs at the same time
	Shown    []link     `json:"shown,omitempty"`
	States   string     `json:"states"` // of its deadlines, for the filter
}

// holder is a body that has a task or a part of one; partial holder.html shows
// it.
type holder struct {
	Link   link `json:"link"`
	Sample bool `json:"sample,omitempty"`
}

// deadline is a due day with what is on record of it; a day that has passed
// without a record is said to have, and no more.
type deadline struct {
	Date   string `json:"date,omitempty"`
	Words  said   `json:"words"`
	For    said   `json:"for"`
	State  string `json:"state"`
	Met    string `json:"met,omitempty"`
	Late   int    `json:"late,omitempty"` // days, where both are on record
	Source string `json:"source,omitempty"`
	In     said   `json:"in"` // the other phase into which it falls
}

// strayView is a deadline of another phase's task.
type strayView struct {
	Task     link     `json:"task"`
	Deadline deadline `json:"deadline"`
}

// paperView is one of the papers of the preparation.
type paperView struct {
	Title    said     `json:"title"`
	Region   link     `json:"region"`
	Page     link     `json:"page"`
	Document link     `json:"document"`
	Deadline deadline `json:"deadline"`
	OwnDay   bool     `json:"ownday"` // else the end of the phase
	Sample   bool     `json:"sample,omitempty"`
}

// principleView is a working principle and where it can be seen at work.
type principleView struct {
	Title said      `json:"title"`
	Text  said      `json:"text"`
	Place link      `json:"place"`
	Shown []figured `json:"shown,omitempty"`
}

// figured is a page with the figure of the day that it shows.
type figured struct {
	Link   link `json:"link"`
	Figure said `json:"figure"`
}

func taskAnchor(t derive.TaskRow) string { return "ui-task-" + t.Key }
func phaseAnchor(p *model.Phase) string  { return "ui-phase-" + p.Key }
func (m *maker) taskHref(t derive.TaskRow) string {
	return m.href(model.TasksPath) + "#" + taskAnchor(t)
}

// taskNamed is the link to a task by its key, nowhere where there is none.
func (m *maker) taskNamed(key string) link {
	for _, t := range m.d.Schedule.Tasks {
		if t.Key == key {
			return link{Href: m.taskHref(t), Title: m.say(t.Title)}
		}
	}
	return link{}
}

// planPages makes the pages of the plan and its work.
func (m *maker) planPages() []page {
	return append([]page{m.planPage(), m.timetable(), m.tasks()}, m.taskBooks()...)
}

// planGroup are the lines of the hub for them.
func (m *maker) planGroup(page func(path, zh, en, leadZh, leadEn string) section) []section {
	return []section{
		page(model.PlanPath, "方案导读：怎样落实", "A guide to the plan and its work", "发文信息、指导思想、工作原则、目标、路线图和计划文件。", "The document, its guiding idea, principles, goals, roadmap and papers."),
		page(model.TimetablePath, "时间表", "Timetable", "各阶段、各任务的计划时间和登记的实际时间。", "When phases and tasks are planned, and when they happened, where that is on record."),
		page(model.TasksPath, "重点任务", "Key tasks", "计划表的任务、措施、时限和登记的完成情况。", "The annex: tasks, measures, deadlines and what is on record of them."),
		page(model.TaskBookPath, "任务书", "Task book", "每个单位、每个地区的分工，可以打印签字。", "The part of every body and region, to print and sign."),
	}
}

// planOf is the table of the plan for the page of the guide to it.
func (m *maker) planOf() *planView {
	s := m.d.Schedule
	v := &planView{Source: m.say(m.d.System.Plan.Source), Phases: m.planPhases(), Tasks: m.planTasks(), Measures: s.Measures}
	for _, p := range m.planGroup(m.sectionOf) {
		v.Pages = append(v.Pages, p.Link)
	}
	return v
}

func (m *maker) planPhases() (out []planPhase) {
	s := m.d.Schedule
	for _, ph := range s.Phases {
		v := planPhase{
			Anchor: phaseAnchor(ph.Phase), Key: ph.Key, Title: m.say(ph.Title), Start: ph.Start.String(), End: ph.End.String(),
			Summary: m.say(ph.Summary), Began: m.recorded(ph.Began), Ended: m.recorded(ph.Ended),
		}
		if v.Ended.State != "" {
			v.Late = ph.Ended.Late(ph.End)
		}
		for _, t := range ph.Tasks {
			v.Tasks = append(v.Tasks, m.planTask(s.Tasks[t]))
		}
		for _, d := range ph.Stray {
			t := s.Tasks[d.Task]
			v.Stray = append(v.Stray, strayView{link{Href: m.taskHref(t), Title: m.say(t.Title), Note: m.phaseTitle(t.Phase).T}, m.deadline(d.DueRow)})
		}
		out = append(out, v)
	}
	return out
}

func (m *maker) phaseTitle(p *model.Phase) said {
	if p == nil {
		return said{}
	}
	return m.say(p.Title)
}

func (m *maker) planTasks() (out []planTask) {
	for _, t := range m.d.Schedule.Tasks {
		out = append(out, m.planTask(t))
	}
	return out
}

func (m *maker) planTask(t derive.TaskRow) planTask {
	s := m.d.Schedule
	v := planTask{
		Number: t.Number, Anchor: taskAnchor(t), Title: m.say(t.Title), Href: m.taskHref(t), Phase: m.phaseTitle(t.Phase), PhaseKey: t.Task.Phase,
		From: t.From.String(), To: t.To.String(), Began: m.recorded(t.Began), Owner: m.holder(t.Owner),
	}
	for i, ph := range s.Phases {
		if ph.Phase == t.Phase {
			v.PhaseNo = i + 1
		}
	}
	for _, me := range t.Measures {
		v.Measures = append(v.Measures, m.say(me.Title))
	}
	var states []string
	for _, d := range t.Dues {
		v.Dues = append(v.Dues, m.deadline(d))
		states = append(states, string(d.State))
	}
	v.States = strings.Join(states, " ")
	for _, i := range t.With {
		v.With = append(v.With, link{Href: m.taskHref(s.Tasks[i]), Title: m.say(s.Tasks[i].Title)})
	}
	v.Shown = m.pagesNamed(t.Shown)
	seen := map[*model.Body]bool{}
	for _, part := range t.Parts {
		if !seen[part.Body] {
			seen[part.Body] = true
			v.Parts = append(v.Parts, m.holder(part.Body))
		}
	}
	return v
}

// taskBookLink leads to the task book of a body.
func (m *maker) taskBookLink(b *model.Body) link {
	if b == nil {
		return link{}
	}
	return link{Href: m.href(b.TaskBookPath()), Title: m.say(b.Title)}
}

func (m *maker) holder(b *model.Body) holder {
	return holder{m.taskBookLink(b), b != nil && b.Sample}
}

func (m *maker) deadline(d derive.DueRow) deadline {
	return deadline{
		Date: d.Date.String(), Words: m.say(d.Words), For: m.say(d.For), State: string(d.State), Met: m.recorded(d.Met).Date,
		Late: d.Late, Source: m.recorded(d.Met).Source, In: m.phaseTitle(d.In),
	}
}

func (m *maker) papers() (out []paperView) {
	for _, p := range m.d.Schedule.Papers {
		v := paperView{
			Title: m.say(p.Title), OwnDay: !p.Artefact.Due.IsZero(), Sample: p.Sample,
			Deadline: deadline{Date: p.Due.String(), Words: m.say(p.Words), State: string(p.State), Met: m.recorded(p.Met).Date, Late: p.Late, Source: m.recorded(p.Met).Source},
		}
		if p.Of != nil {
			v.Region = m.regionLink(p.Of)
		}
		if m.hasPage(p.Page) {
			v.Page = link{Href: m.href(p.Page), Title: m.titleOf(p.Page)}
		}
		v.Document = m.policyNamed(p.Policy)
		out = append(out, v)
	}
	return out
}

func (m *maker) principles() (out []principleView) {
	plan := m.d.System.Plan
	guide := m.d.System.Policy(plan.Policy)
	for _, p := range plan.Principles {
		v := principleView{Title: m.say(p.Title), Text: m.say(p.Text)}
		if guide != nil && p.Place != "" {
			v.Place = link{Href: m.place(guide.Path() + "#" + p.Place), Title: m.say(guide.Title)}
		}
		for _, path := range p.Shown {
			if m.hasPage(path) { // a standard published as a record has fewer
				v.Shown = append(v.Shown, figured{link{Href: m.href(path), Title: m.titleOf(path)}, m.figureOf(path)})
			}
		}
		out = append(out, v)
	}
	return out
}

// planPage is the page of the plan as a whole.
func (m *maker) planPage() page {
	title := m.words("方案导读：怎样落实", "A guide to the plan and its work")
	plan, s := m.d.System.Plan, m.d.Schedule
	data := map[string]any{
		"idea": m.say(plan.Idea), "source": m.say(plan.Source), "principles": m.principles(), "goals": m.goals(),
		"phases": m.planPhases(), "papers": m.papers(), "tasks": len(s.Tasks), "measures": s.Measures, "dues": s.Dues,
		"wide": s.Roadmap(m.lang, false, "ui-road"), "narrow": s.Roadmap(m.lang, true, "ui-road-narrow"),
		"readings": m.href(model.ReadingsPath),
	}
	if guide := m.d.System.Policy(plan.Policy); guide != nil {
		data["about"] = m.document(guide.About)
		data["unnumbered"] = guide.About.Number == "" && !guide.About.Title.Empty()
		data["guide"] = link{Href: m.href(guide.Path()), Title: m.say(guide.Title)}
	}
	var pages []link
	for _, p := range m.planGroup(m.sectionOf)[1:] {
		pages = append(pages, p.Link)
	}
	data["pages"] = pages
	return page{
		path: model.PlanPath, layout: "plan", title: title, crumbs: m.underHub(title),
		labels: column(title.T, "", title.T), data: data,
	}
}

// timetable is the page of planned and actual days.
func (m *maker) timetable() page {
	title := m.words("时间表", "Timetable")
	s := m.d.Schedule
	data := map[string]any{
		"phases": m.planPhases(), "source": m.say(m.d.System.Plan.Source),
		"wide": s.Gantt(m.lang, m.d.Day, false, "ui-gantt"), "narrow": s.Gantt(m.lang, m.d.Day, true, "ui-gantt-narrow"),
	}
	if months, tasks := s.Busiest(); tasks > 1 {
		var words []string
		for _, d := range months {
			words = append(words, d.String()[:len("2006-01")])
		}
		data["busiest"], data["atonce"] = strings.Join(words, m.words("、", ", ").T), tasks
	}
	if n := len(s.Months); n > 0 {
		data["first"], data["last"] = s.Months[0].First.String(), endOfMonth(s.Months[n-1].First).String()
	}
	var loose []planTask // of no phase
	for _, t := range s.Tasks {
		if t.Phase == nil {
			loose = append(loose, m.planTask(t))
		}
	}
	data["loose"] = loose
	return page{
		path: model.TimetablePath, layout: "timetable", title: title, crumbs: m.underHub(title),
		labels: column(title.T, "", title.T), data: data,
	}
}

func endOfMonth(d model.Date) model.Date { return model.NewDate(d.Year, d.Month+1, 0) }

// dueCount is how many deadlines have a state.
type dueCount struct {
	State string `json:"state"`
	Count int    `json:"count"`
}

// tasks is the key-task table (重点任务计划表).
func (m *maker) tasks() page {
	title := m.words("重点任务计划表", "Key-task table")
	s := m.d.Schedule
	var states []dueCount
	for _, st := range model.DueStates {
		if n := s.States[st]; n > 0 {
			states = append(states, dueCount{string(st), n})
		}
	}
	phases := m.planPhases()
	for i := range phases {
		phases[i].Tasks, phases[i].Stray = nil, nil
	}
	return page{
		path: model.TasksPath, layout: "tasks", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{
			"tasks": m.planTasks(), "phases": phases, "states": states, "measures": s.Measures, "dues": s.Dues,
			"source": m.say(m.d.System.Plan.Source), "files": m.href(derive.TasksDataPath), "json": "/" + derive.TasksDataPath + ".json",
			"readings": m.href(model.ReadingsPath),
		},
	}
}
