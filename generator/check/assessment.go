package check

import (
	"fmt"

	"guiju/generator/model"
)

var assessmentRules = []*model.Rule{
	acceptancePilot, evaluationPhase, findingMeasure, findingOrder, closedEarly, dossierPage, difficultyAnswer, difficultyChanges,
}

var acceptancePilot = &model.Rule{
	ID: "acceptance-pilot", Severity: model.Error,
	Message: model.Bilingual{Zh: "对市的验收有了记录，却没有写是哪个试点", En: "an acceptance of a city is on record without the pilot that was accepted"},
	Hint: model.Bilingual{
		Zh: "每个试点写一条，写上 pilot = \"…\"；方案对全部试点的时限另留一条，不写 state。",
		En: "Write an entry for each pilot with pilot = \"…\"; the day that the plan sets for all of them stands in an entry of its own, without a state."},
	Doc: model.Bilingual{
		Zh: "验收是一个试点一个试点地验收；笼统的一条会让没有记录的试点看起来也验收了。",
		En: "Pilots are accepted one by one; a record of all would make those without a record look accepted too."},
}

var evaluationPhase = &model.Rule{
	ID: "evaluation-phase", Severity: model.Info,
	Message: model.Bilingual{Zh: "日期 {1} 早于时限所在的阶段“{2}”（从 {3} 起）", En: "the day {1} is before the phase in which it is due, “{2}” (from {3})"},
	Hint: model.Bilingual{
		Zh: "核对日期；确实提前做了就不必改。",
		En: "Check the day; where it was done ahead of time, nothing is to be mended."},
	Doc: model.Bilingual{
		Zh: "评估在阶段开始以前就做完，多半是日期写错，或把另一次评估当成了这一次。",
		En: "An evaluation that was over before its phase began is mostly a wrong day, or another evaluation."},
}

// findingDays is how long a finding may go without a measure before it is more
// than information.
const findingDays = 30

var findingMeasure = &model.Rule{
	ID: "finding-measure", Severity: model.Info,
	Message: model.Bilingual{Zh: "问题“{1}”还没有整改措施", En: "the finding “{1}” has no measure yet"},
	Hint: model.Bilingual{
		Zh: "写 [[finding.measure]]：做什么、谁负责、何时完成。",
		En: "Write a [[finding.measure]]: what is done, who answers for it, by when."},
	Doc: model.Bilingual{
		Zh: "方案要求查找问题、制定改进方案、落实改进措施（三（三））。登记满三十天还没有措施时作警告。",
		En: "The plan asks that problems be found, an improvement plan be made and measures carried out (III (III)). After thirty days without a measure it is a warning."},
}

var findingOrder = &model.Rule{
	ID: "finding-order", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1} {2} 早于发现问题的 {3}", En: "{1} {2} is before {3}, when the problem was found"},
	Hint:    model.Bilingual{Zh: "核对两个日期。", En: "Check both days."},
	Doc:     model.Bilingual{Zh: "问题先发现，再整改，再销号。", En: "A problem is found, then mended, then closed."},
}

var closedEarly = &model.Rule{
	ID: "closed-early", Severity: model.Warning,
	Message: model.Bilingual{Zh: "问题记为已销号，措施“{1}”却没有在那以前完成的记录", En: "the finding is recorded as closed, but nothing says that the measure “{1}” was done by then"},
	Hint: model.Bilingual{
		Zh: "登记措施的完成情况（met），或先不销号。",
		En: "Record that the measure was met, or do not close the finding yet."},
	Doc: model.Bilingual{Zh: "措施都完成了才销号。", En: "A finding is closed when its measures are done."},
}

var dossierPage = &model.Rule{
	ID: "dossier-page", Severity: model.Error,
	Message: model.Bilingual{Zh: "本站没有页面“{1}”", En: "the site has no page “{1}”"},
	Hint: model.Bilingual{
		Zh: "{2}写网页文件名，例如 framework.html。",
		En: "{2}Write the file name of a page, such as framework.html."},
	Doc: model.Bilingual{
		Zh: "验收清单直接链接到本站显示材料的页面。",
		En: "The checklist of an acceptance leads to the pages of this site that show its papers."},
}

var difficultyAnswer = &model.Rule{
	ID: "difficulty-answer", Severity: model.Warning,
	Message: model.Bilingual{Zh: "写了回答单位或日期，却没有写回答", En: "who answered, or when, is written, but not the answer"},
	Hint:    model.Bilingual{Zh: "写上 answer.zh；还没有回答就删去 by 和 answered。", En: "Write answer.zh; where there is none yet, drop by and answered."},
	Doc:     model.Bilingual{Zh: "没有回答的问题列在未解决一类。", En: "A question without an answer is listed as open."},
}

var difficultyChanges = &model.Rule{
	ID: "difficulty-changes", Severity: model.Info,
	Message: model.Bilingual{Zh: "说了改动，没有写落在哪些条", En: "a change is told, but not which provisions changed"},
	Hint:    model.Bilingual{Zh: "写 changes = [\"标准编码#条号\"]；改的不是条文就不必写。", En: "Write changes = [\"id#number\"]; where no provision changed, nothing is to be mended."},
	Doc:     model.Bilingual{Zh: "提问题的人要能看到改在哪里。", En: "Who asked should see where it was changed."},
}

// assessment checks assessment.toml and difficulties.toml beyond their names.
func (c *checker) assessment() {
	for _, e := range c.sys.Evaluations {
		c.evaluationOf(e)
	}
	for _, f := range c.sys.Findings {
		c.finding(f)
	}
	for _, d := range c.sys.Dossier {
		c.sitePage(dossierPage, d.Page, d.At("page"))
	}
	for _, d := range c.sys.Difficulties {
		c.difficulty(d)
	}
}

func (c *checker) evaluationOf(e *model.Evaluation) {
	if e.Kind == "accept-city" && e.State != model.NoRecord && e.Pilot == "" {
		c.report(acceptancePilot.At(e.At("state")))
	}
	if ph := c.sys.Plan.PhaseHolding(e.Due); ph != nil && e.State == model.Done && !e.Date.IsZero() && e.Date.Before(ph.Start) {
		c.report(evaluationPhase.At(e.At("date"), e.Date, ph.Title, ph.Start))
	}
}

func (c *checker) finding(f *model.Finding) {
	if f.Date.After(c.day) {
		c.report(outcomeFuture.At(f.At("date"), f.Date, c.day))
	}
	if len(f.Measures) == 0 && f.Closed.State != model.Done {
		found := findingMeasure.At(f.At("key"), f.Key)
		if !f.Date.IsZero() && model.NewDate(f.Date.Year, f.Date.Month, f.Date.Day+findingDays).Before(c.day) {
			found = found.As(model.Warning)
		}
		c.report(found)
	}
	early := func(d model.Date) bool { return !d.IsZero() && !f.Date.IsZero() && d.Before(f.Date) }
	for _, m := range f.Measures {
		if early(m.Due) {
			c.report(findingOrder.At(m.At("due"), "due", m.Due, f.Date))
		}
		if f.Closed.State == model.Done && (m.Met.State != model.Done || m.Met.Date.After(f.Closed.Date)) {
			c.report(closedEarly.At(f.At("closed.state"), m.Title))
		}
	}
	if early(f.Closed.Date) {
		c.report(findingOrder.At(f.At("closed.date"), "closed.date", f.Closed.Date, f.Date))
	}
}

func (c *checker) difficulty(d *model.Difficulty) {
	if c.unread(d.File()) {
		return
	}
	for _, v := range []dated{{"date", d.Date}, {"answered", d.Answered}} {
		if v.date.After(c.day) {
			c.report(outcomeFuture.At(d.At(v.key), v.date, c.day))
		}
	}
	if d.Answer.Empty() && (!d.Answered.IsZero() || d.By != "") {
		c.report(difficultyAnswer.At(d.At("question.zh")))
	}
	if !d.Changed.Empty() && len(d.Changes) == 0 {
		c.report(difficultyChanges.At(d.At("changed.zh")))
	}
	refs := func(key string, list []string) {
		for i, ref := range list {
			// What is withheld is dropped from the public site (package derive).
			c.address(ref, source{at: d.At(fmt.Sprintf("%s[%d]", key, i)), lang: model.Zh}, false)
		}
	}
	refs("about", d.About)
	refs("changes", d.Changes)
}
