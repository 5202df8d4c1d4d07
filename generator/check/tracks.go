package check

import (
	"cmp"
	"fmt"

	"guiju/generator/model"
)

var trackRules = []*model.Rule{eventOrder, eventRepeated, eventAfterIssue, stepShort, opinionsSum, trackIncomplete, examinationEvidence}

var eventOrder = &model.Rule{
	ID: "event-order", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”{2}，早于程序中在它前面的“{3}”{4}", En: "“{1}” on {2} is before “{3}” on {4}, which comes first in the track"},
	Hint: model.Bilingual{
		Zh: "核对两个日期；真是先做后面一步的，改 system.toml 中程序的顺序，或在 note 中说明。",
		En: "Check both days; if the later step was truly taken first, mend the order of the track in system.toml, or say so in note."},
	Doc: model.Bilingual{
		Zh: "程序的各步按 system.toml 中的先后走；开始日期颠倒多半是抄错了。",
		En: "Steps are taken in the order of the track (system.toml); a step that begins before an earlier one was mostly copied wrongly."},
}

var eventRepeated = &model.Rule{
	ID: "event-repeated", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”记了两次，都是第 {2} 次，见 {3}", En: "“{1}” is recorded twice as round {2}: see {3}"},
	Hint: model.Bilingual{
		Zh: "同一步开了几次会，各写 round = 1、2……；为另一版走的，写 edition = \"…\"；重复的删去一条。",
		En: "Where a step took several meetings give each its round = 1, 2, …; where it was taken for another edition write edition = \"…\"; delete what is there twice."},
	Doc: model.Bilingual{
		Zh: "一版标准的一步可以分几次、分片进行，每次一条；分不出是第几次的两条记录，读者不知道哪一条算数。",
		En: "A step may take several rounds, also by parts of the province, each with a record of its own; of two that cannot be told apart no reader knows which one counts."},
}

var eventAfterIssue = &model.Rule{
	ID: "event-after-issue", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”{2}，晚于发布日期 {3}", En: "“{1}” on {2} is after the issue on {3}"},
	Hint: model.Bilingual{
		Zh: "核对日期；为修订新版走的步骤，写 edition = \"…\"（新版的年份）。",
		En: "Check the day; a step that was taken for a revision names its year: edition = \"…\"."},
	Doc: model.Bilingual{
		Zh: "程序中排在发布以前的步骤，不会在这一版发布以后才走。",
		En: "What comes before the issue in the track was not done after the edition had been issued."},
}

var stepShort = &model.Rule{
	ID: "step-short", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”共 {2} 天，少于 {3} 天", En: "“{1}” took {2} days, fewer than {3}"},
	Hint: model.Bilingual{
		Zh: "核对 date 和 until（首尾两天都算）。依据：{4}。",
		En: "Check date and until, both days included. The rule: {4}."},
	Doc: model.Bilingual{
		Zh: "最少天数写在 system.toml 程序的步骤里，并注明出处；例如地方标准征求意见一般不少于三十日。",
		En: "The least number of days stands with the step in system.toml, with its source; public comment on a local standard, for one, normally takes no less than thirty days."},
}

var opinionsSum = &model.Rule{
	ID: "opinions-sum", Severity: model.Error,
	Message: model.Bilingual{Zh: "收到意见 {1} 条，处理的却有 {2} 条", En: "{1} opinions came in, but {2} were dealt with"},
	Hint: model.Bilingual{
		Zh: "收到 = 采纳 + 部分采纳 + 未采纳；不知道的数不写。",
		En: "received = adopted + partly + declined; leave out a number that is not known."},
	Doc: model.Bilingual{Zh: "每条意见都有一个处理结果，四个数写全时必须相等。", En: "Every opinion was dealt with in one way; where all four numbers are given they agree."},
}

var trackIncomplete = &model.Rule{
	ID: "track-incomplete", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1}现行，制定过程有 {2} 步没有记录：{3}", En: "{1} is in force, and {2} steps of its making have no record: {3}"},
	Hint: model.Bilingual{
		Zh: "补上 [[event]]；确实没有走的写 state = \"not-done\" 和来源。",
		En: "Add an [[event]] for each; for a step that was not taken write state = \"not-done\" and a source."},
	Doc: model.Bilingual{
		Zh: "现行的标准应当走完程序；记了几步而缺几步，多半是漏记。一步也没有记的只作提示。样本不查。",
		En: "A standard in force has passed its track; where some steps are recorded and others are not, some were mostly forgotten. Where none is recorded this is information only. Samples are not asked."},
}

var examinationEvidence = &model.Rule{
	ID: "examination-evidence", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”没有写明由谁审查", En: "“{1}” does not say who examined the standard"},
	Hint: model.Bilingual{
		Zh: "在 evidence 中写技术委员会或专家组的审查结论、会议纪要，例如 evidence = \"…技术委员会审查会议纪要\"。",
		En: "Name in evidence the committee or group of experts by its conclusion or minutes."},
	Doc: model.Bilingual{
		Zh: "推荐性标准的起草、技术审查由标准化技术委员会承担，没有的成立专家组（标准化法第十六条）。",
		En: "Recommended standards are drafted and examined by a standardization technical committee, or else by a group of experts (Standardization Law, art. 16)."},
}

// events checks the steps taken against the work's track.
func (c *checker) events(w *model.Work) {
	track := c.sys.TrackOf(w)
	for _, e := range w.Events {
		if track != nil {
			c.known(stepKeys(track), e.Step, e.At("step"))
		}
		c.outcome(e.Outcome, e.Origin, "")
		c.inOrder(e.Origin, dated{"date", e.Date}, dated{"until", e.Until})
		c.opinions(e.Opinions)
	}
	c.editionsOf(w)
	if track == nil {
		return
	}
	for _, m := range w.Makings() {
		c.rounds(m)
		c.making(w, track, m)
	}
}

// editionsOf asks that an event names an edition that is there, or one that is
// still to come.
func (c *checker) editionsOf(w *model.Work) {
	years := register{model.Bilingual{Zh: "版本", En: "edition"}, "standards/" + w.ID,
		keysOf(w.Editions, func(e *model.Edition) string { return e.Year })}
	for _, e := range w.Events {
		if n := len(years.keys); n > 0 && e.Edition <= years.keys[n-1] {
			c.known(years, e.Edition, e.At("edition"))
		}
	}
}

// given reports whether a record has the key.
func given(o model.Origin, key string) bool { return o.At(key) != o.At("") }

func (c *checker) opinions(o model.Opinions) {
	if !given(o.Origin, "received") {
		return
	}
	sum := o.Adopted + o.Partly + o.Declined
	all := given(o.Origin, "adopted") && given(o.Origin, "partly") && given(o.Origin, "declined")
	if sum > o.Received || all && sum != o.Received {
		c.report(opinionsSum.At(o.At("received"), o.Received, sum))
	}
}

// rounds asks that no round of a step is recorded twice.
func (c *checker) rounds(m model.Making) {
	type round struct {
		step string
		n    int
	}
	seen := map[round]model.Pos{}
	for _, e := range m.Events {
		r := round{e.Step, e.Round}
		if first, ok := seen[r]; ok {
			c.report(eventRepeated.At(e.At("step"), e.Step, max(e.Round, 1), first))
			continue
		}
		seen[r] = e.At("step")
	}
}

// making checks the steps of one edition in the order of the track.
func (c *checker) making(w *model.Work, track *model.Track, m model.Making) {
	var before *model.TrackStep // the step whose beginning is the latest so far
	var began model.Date
	issued := model.Date{} // what follows it in the track may be later
	if m.Edition != nil {
		issued = m.Edition.Issued
	}
	var missing []model.Bilingual
	for i := range track.Steps {
		step := &track.Steps[i]
		events, known := m.Of(step.Key), c.sys.Known(w, m.Edition, *step)
		first := known.Date
		for j, e := range events {
			if e.State == model.Done {
				c.duration(step, e)
				c.afterIssue(step, e, issued)
				if (j == 0 || first.IsZero() || e.Date.Before(first)) && !e.Date.IsZero() {
					first = e.Date
				}
				if before != nil && !e.Date.IsZero() && e.Date.Before(began) {
					c.report(eventOrder.At(e.At("date"), step.Title, e.Date, before.Title, began))
				}
			}
			if step.Stage == model.StageExamination && e.State == model.Done && e.Evidence == "" && c.familyOf(w) == "local" {
				c.report(examinationEvidence.At(e.At("step"), step.Title))
			}
		}
		if !first.IsZero() && !first.Before(began) {
			before, began = step, first
		}
		if model.StateOf(events, known) == model.NoRecord && !issuedBefore(track, i) {
			missing = append(missing, step.Title)
		}
		if step.Stage == model.StageIssue {
			issued = model.Date{}
		}
	}
	c.complete(w, m, missing)
}

// issuedBefore reports whether the step at i follows the issue.
func issuedBefore(track *model.Track, i int) bool {
	for _, s := range track.Steps[:i] {
		if s.Stage == model.StageIssue {
			return true
		}
	}
	return false
}

func (c *checker) familyOf(w *model.Work) string {
	if l := c.sys.Level(w.Level); l != nil {
		return l.Family
	}
	return ""
}

// duration asks for the days that a step takes at least.
func (c *checker) duration(step *model.TrackStep, e model.Event) {
	if step.MinDays == 0 || e.Date.IsZero() || e.Until.IsZero() || e.Until.Before(e.Date) {
		return
	}
	if days := int(e.Until.Time().Sub(e.Date.Time()).Hours()/24) + 1; days < step.MinDays {
		source := step.Source
		if source.Empty() {
			source = model.Bilingual{Zh: "system.toml 中的步骤 " + step.Key, En: "the step " + step.Key + " in system.toml"}
		}
		c.report(stepShort.At(e.At("until"), step.Title, days, step.MinDays, source))
	}
}

func (c *checker) afterIssue(step *model.TrackStep, e model.Event, issued model.Date) {
	if issued.IsZero() {
		return
	}
	for _, d := range []dated{{"date", e.Date}, {"until", e.Until}} {
		if d.date.After(issued) {
			c.report(eventAfterIssue.At(e.At(d.key), step.Title, d.date, issued))
			return
		}
	}
}

// complete asks of a real standard in force for a record of every step up to
// its issue.
func (c *checker) complete(w *model.Work, m model.Making, missing []model.Bilingual) {
	if w.Sample || len(missing) == 0 || m.Edition == nil || m.Edition.StatusAt(c.day) != model.Current {
		return
	}
	at := w.At("number")
	if len(m.Events) > 0 {
		at = m.Events[0].At("step")
	}
	var titles model.Bilingual
	for i, step := range missing {
		if i > 0 {
			titles.Zh, titles.En = titles.Zh+"、", titles.En+", "
		}
		titles.Zh, titles.En = titles.Zh+step.Or(model.Zh), titles.En+step.Or(model.En)
	}
	p := trackIncomplete.At(at, cmp.Or(m.Edition.Number, w.ID), len(missing), titles)
	if len(m.Events) == 0 {
		p = p.As(model.Info)
	}
	c.report(p)
}

// stages checks what the steps of a track are said to be: a stage is one step.
func (c *checker) stages(t model.Track) {
	stages := c.unique("步骤类别", "stage")
	for i, s := range t.Steps {
		at := t.At(fmt.Sprintf("step[%d].stage", i))
		c.oneOf("stage", s.Stage, at, model.TrackStages...)
		stages.add(s.Stage, at)
	}
}
