package derive

import (
	"strconv"
	"strings"

	"guiju/generator/model"
)

// TasksDataPath is the key-task table as a data file, without the extension.
const TasksDataPath = "data/tasks"

// TasksFormat is the version of data/tasks.json.
const TasksFormat = 1

type tasksFile struct {
	Format int             `json:"format"`
	AsOf   model.Date      `json:"as_of"`
	Source model.Bilingual `json:"source,omitzero"`
	Phases []phaseFile     `json:"phases"`
	Tasks  []taskFile      `json:"tasks"`
}

type phaseFile struct {
	Key   string          `json:"key"`
	Title model.Bilingual `json:"title"`
	Start model.Date      `json:"start,omitzero"`
	End   model.Date      `json:"end,omitzero"`
	Began model.Outcome   `json:"began,omitzero"`
	Ended model.Outcome   `json:"ended,omitzero"`
	Page  string          `json:"page"` // relative to the site's root
}

type taskFile struct {
	Key      string            `json:"key"`
	Number   int               `json:"number"`
	Phase    string            `json:"phase,omitempty"`
	Title    model.Bilingual   `json:"title"`
	Owner    string            `json:"owner,omitempty"`
	From     model.Date        `json:"planned_from,omitzero"`
	To       model.Date        `json:"planned_to,omitzero"`
	Began    model.Outcome     `json:"began,omitzero"`
	Measures []model.Bilingual `json:"measures"`
	Dues     []dueFile         `json:"dues"`
	Page     string            `json:"page"`
}

type dueFile struct {
	Date  model.Date      `json:"date,omitzero"`
	Words model.Bilingual `json:"words,omitzero"`
	For   model.Bilingual `json:"for,omitzero"`
	State model.DueState  `json:"state"`
	Met   model.Outcome   `json:"met,omitzero"`
	Late  int             `json:"days_after_due,omitempty"`
}

// TasksJSON is the key-task table as a data file. "state" is as of its day:
// done, not-done, reached (no record), ahead or none.
func TasksJSON(d *Derived) []byte {
	f := tasksFile{Format: TasksFormat, AsOf: d.Day, Source: d.System.Plan.Source, Phases: []phaseFile{}, Tasks: []taskFile{}}
	for _, p := range d.Schedule.Phases {
		f.Phases = append(f.Phases, phaseFile{p.Key, p.Title, p.Start, p.End, p.Began.By(d.Day), p.Ended.By(d.Day), model.PlanPath + "#ui-phase-" + p.Key})
	}
	for _, t := range d.Schedule.Tasks {
		v := taskFile{
			Key: t.Key, Number: t.Number, Phase: t.Task.Phase, Title: t.Title, Owner: t.Task.Owner, From: t.From, To: t.To, Began: t.Began.By(d.Day),
			Measures: []model.Bilingual{}, Dues: []dueFile{}, Page: model.TasksPath + "#ui-task-" + t.Key,
		}
		for _, m := range t.Measures {
			v.Measures = append(v.Measures, m.Title)
		}
		for _, due := range t.Dues {
			v.Dues = append(v.Dues, dueFile{due.Date, due.Words, due.For, due.State, due.Met, due.Late})
		}
		f.Tasks = append(f.Tasks, v)
	}
	return encoded(f)
}

var taskColumns = []model.Bilingual{
	{Zh: "序号", En: "No."}, {Zh: "阶段", En: "Phase"}, {Zh: "重点任务", En: "Key task"}, {Zh: "具体措施", En: "Measures"}, {Zh: "完成时限", En: "Deadline"},
	{Zh: "时限日期", En: "Due"}, {Zh: "适用于", En: "For"}, {Zh: "完成情况", En: "State"}, {Zh: "完成日期", En: "Done on"}, {Zh: "记录来源", En: "Source"},
	{Zh: "责任单位", En: "Owner"},
}

// DueWords says the state of a deadline.
var DueWords = map[model.DueState]model.Bilingual{
	model.DueDone: {Zh: "已完成", En: "done"}, model.DueNotDone: {Zh: "记录为未完成", En: "on record as not done"},
	model.DueReached: {Zh: "到期，未见记录", En: "reached, no record"}, model.DueAhead: {Zh: "时限未到", En: "not due yet"},
	model.DueNone: {Zh: "没有时限，无记录", En: "no deadline, no record"},
}

// TasksTable is the key-task table in one language: a row a deadline, or a task
// without one.
func TasksTable(s *Schedule, l model.Lang) Table {
	t := Table{Name: model.Bilingual{Zh: "重点任务", En: "Key tasks"}.In(l)}
	for _, c := range taskColumns {
		t.Columns = append(t.Columns, c.In(l))
	}
	for _, task := range s.Tasks {
		var measures []string
		for i, m := range task.Measures {
			measures = append(measures, strconv.Itoa(i+1)+". "+m.Title.Or(l))
		}
		phase, owner := "", ""
		if task.Phase != nil {
			phase = task.Phase.Title.Or(l)
		}
		if task.Owner != nil {
			owner = task.Owner.Title.Or(l)
		}
		row := func(words, date, what string, state model.DueState, met model.Outcome) {
			done := ""
			if state == model.DueDone {
				done = met.Date.String()
			}
			t.Rows = append(t.Rows, []string{
				strconv.Itoa(task.Number), phase, task.Title.Or(l), strings.Join(measures, "\n"), words, date, what, DueWords[state].In(l), done, met.Source, owner,
			})
		}
		for _, d := range task.Dues {
			row(d.Words.Or(l), d.Date.String(), d.For.Or(l), d.State, d.Met)
		}
		if len(task.Dues) == 0 {
			row("", "", "", model.DueNone, model.Outcome{})
		}
	}
	return t
}
