package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"

	"guiju/generator/model"
)

// What the plan asks of whom, and what it names of this site: tasks with their
// owners, lines of task books, papers of the preparation, principles.

var taskRules = []*model.Rule{taskStart, dueWords, taskUnowned, assignmentMeasure, assignmentLate, planPage, principlePlace, planIdea}

var taskStart = &model.Rule{
	ID: "task-start", Severity: model.Info,
	Message: model.Bilingual{Zh: "开始日期 {1} 不在阶段“{2}”（{3} 至 {4}）之内", En: "the first day {1} is outside the phase “{2}” ({3} to {4})"},
	Hint: model.Bilingual{
		Zh: "核对日期和 phase；不写 start 就是阶段的开始。",
		En: "Check the day and phase; without start it is the first day of the phase."},
	Doc: model.Bilingual{Zh: "路线图把任务画在它的阶段里，时间表从开始日期画起。", En: "The roadmap draws a task inside its phase, the timetable from its first day."},
}

var dueWords = &model.Rule{
	ID: "due-words", Severity: model.Warning,
	Message: model.Bilingual{Zh: "原话“{1}”是 {2}，日期写的是 {3}", En: "the words “{1}” mean {2}, the day written is {3}"},
	Hint: model.Bilingual{
		Zh: "“某月底前”是当月最后一天；改日期，或改原话。",
		En: "“By the end of” a month is its last day; correct the day or the words."},
	Doc: model.Bilingual{Zh: "页面同时显示原话和日期，两者必须说的是同一天。", En: "Pages show the words beside the day; both must say the same."},
}

var taskUnowned = &model.Rule{
	ID: "task-unowned", Severity: model.Warning,
	Message: model.Bilingual{Zh: "任务“{1}”没有责任单位，也没有分工", En: "nobody owns the task “{1}”, and nothing of it is assigned"},
	Hint: model.Bilingual{
		Zh: "写 owner，或用 [[assignment]] 把措施分给机构；机构登记在 bodies.toml。",
		En: "Write owner, or assign its measures to bodies in [[assignment]]; bodies are recorded in bodies.toml."},
	Doc: model.Bilingual{
		Zh: "任务书要求每项任务有人负责。一项任务都还没有分下去时只作提示：方案没有点名的，不编。",
		En: "A task book needs somebody for every task. While none of the tasks has been given to anybody this is information only: whom the plan does not name is not made up."},
}

var assignmentMeasure = &model.Rule{
	ID: "assignment-measure", Severity: model.Error,
	Message: model.Bilingual{Zh: "任务“{1}”没有第 {2} 项措施", En: "the task “{1}” has no measure {2}"},
	Hint: model.Bilingual{
		Zh: "它有 {3} 项措施；从 1 数起，整个任务写 0 或不写。",
		En: "It has {3}; count from 1, and write 0 or nothing for the whole task."},
	Doc: model.Bilingual{Zh: "任务书逐项列出措施。", En: "The task book lists measures by number."},
}

var assignmentLate = &model.Rule{
	ID: "assignment-late", Severity: model.Warning,
	Message: model.Bilingual{Zh: "分工的时限 {1} 晚于任务“{2}”的时限 {3}", En: "the assignment is due on {1}, after its task “{2}” on {3}"},
	Hint: model.Bilingual{
		Zh: "把分工的时限提到任务时限以前。",
		En: "Set it to the task's own deadline or earlier."},
	Doc: model.Bilingual{Zh: "分工都按时完成，任务也会超期。", En: "With every assignment done in time the task would still be late."},
}

var planPage = &model.Rule{
	ID: "plan-page", Severity: model.Error,
	Message: model.Bilingual{Zh: "本站没有页面“{1}”", En: "the site has no page “{1}”"},
	Hint: model.Bilingual{
		Zh: "{2}写网页文件名，例如 framework.html。",
		En: "{2}Write the file name of a page, such as framework.html."},
	Doc: model.Bilingual{
		Zh: "原则、任务和计划文件列出能看到它们的页面；写错了读者打不开。",
		En: "Principles, tasks and papers name the pages on which they can be seen; a wrong name leads readers nowhere."},
}

var principlePlace = &model.Rule{
	ID: "principle-place", Severity: model.Error,
	Message: model.Bilingual{Zh: "{2} 里没有“{1}”", En: "{2} has no “{1}”"},
	Hint: model.Bilingual{
		Zh: "写原则在导读中的位置，例如 3.1；照导读标题的层次数。",
		En: "Write where the guide has it, such as 3.1, counted by the levels of its headings."},
	Doc: model.Bilingual{Zh: "页面从原则链接到导读里讲它的地方。", En: "The page leads from a principle to where the guide tells of it."},
}

var planIdea = &model.Rule{
	ID: "plan-idea", Severity: model.Info,
	Message: model.Bilingual{Zh: "没有写指导思想", En: "the guiding idea is not written"},
	Hint: model.Bilingual{
		Zh: "写 idea.zh，用自己的话写几句，不要抄录原文。",
		En: "Write idea.zh: a few sentences of your own, not a quotation."},
	Doc: model.Bilingual{Zh: "方案一页从指导思想和工作原则讲起；没有就说没有。", En: "The page of the plan begins with its guiding idea and principles, and says so where there are none."},
}

// monthEnd compares a deadline with its words where they name the end of a
// month.
func (c *checker) monthEnd(d model.Due) {
	found := monthEnd.FindStringSubmatch(d.Words.Zh)
	if found == nil || d.Date.IsZero() {
		return
	}
	year, _ := strconv.Atoi(found[1])
	month, _ := strconv.Atoi(found[2])
	if month < 1 || month > 12 {
		return
	}
	if want := model.NewDate(year, time.Month(month)+1, 0); want != d.Date {
		c.report(dueWords.At(d.At("date"), d.Words, want, d.Date))
	}
}

var monthEnd = regexp.MustCompile(`([0-9]{4})年([0-9]{1,2})月底`)

// taskBooks checks who does what: every task is somebody's, and what is
// assigned is there and due in time.
func (c *checker) taskBooks(p *model.Plan) {
	assigned := map[string]bool{}
	for _, a := range p.Assignments {
		t := p.Task(a.Task)
		if t == nil {
			continue // reported as an unknown name
		}
		assigned[a.Task] = true
		if a.Measure < 0 || a.Measure > len(t.Measures) {
			c.report(assignmentMeasure.At(a.At("measure"), t.Title, a.Measure, len(t.Measures)))
		}
		if last := t.Last(); !last.IsZero() && a.Due.After(last) {
			c.report(assignmentLate.At(a.At("due"), a.Due, t.Title, last))
		}
		c.inOrder(a.Origin, dated{"began.date", a.Began.Date}, dated{"met.date", a.Met.Date})
	}
	begun := len(assigned) > 0 || slices.ContainsFunc(p.Tasks, func(t model.Task) bool { return t.Owner != "" })
	for _, t := range p.Tasks {
		if t.Owner != "" || assigned[t.Key] || c.unread("bodies.toml") {
			continue
		}
		found := taskUnowned.At(t.At("key"), t.Title)
		if !begun {
			found = found.As(model.Info)
		}
		c.report(found)
	}
}

// bookAddresses finds a body whose task book would stand at the address of a
// region's.
func (c *checker) bookAddresses() {
	for _, b := range c.sys.Bodies {
		for _, r := range c.sys.Regions {
			if b.TaskBookPath() == r.TaskBookPath() {
				c.report(repeatedKey.At(b.At("key"), b.Key, model.Bilingual{Zh: "任务书", En: "task book"}, r.At("key")))
			}
		}
	}
}

// planPages checks what the plan names of this site.
func (c *checker) planPages(p *model.Plan) {
	for _, a := range p.Artefacts {
		c.pageOfPlan(a.Page, a.At("page"))
	}
	for _, t := range p.Tasks {
		for i, at := range t.Shown {
			c.pageOfPlan(at, t.At(fmt.Sprintf("shown[%d]", i)))
		}
	}
	guide := c.sys.Policy(p.Policy)
	for _, v := range p.Principles {
		for i, at := range v.Shown {
			c.pageOfPlan(at, v.At(fmt.Sprintf("shown[%d]", i)))
		}
		if v.Place == "" || guide == nil || guide.Texts[model.Zh] == nil {
			continue // there is no text to look in
		}
		if _, ok := guide.Texts[model.Zh].Anchors()[v.Place]; !ok {
			c.report(principlePlace.At(v.At("place"), v.Place, "policies/"+p.Policy))
		}
	}
	if len(p.Phases) > 0 && p.Idea.Empty() {
		c.report(planIdea.At(p.At("idea")))
	}
}

// pageOfPlan reports a page that the site does not have; one of a collection
// that is not there yet is merely planned.
func (c *checker) pageOfPlan(page string, at model.Pos) {
	if page == "" {
		return
	}
	if ok, of := c.sys.HasPage(page); !ok {
		found := planPage.At(at, page, model.DidYouMean(page, model.ListPages))
		if of != "" && !c.sys.Collections[of] {
			found = found.As(model.Info)
		}
		c.report(found)
	}
}
