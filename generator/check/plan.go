package check

import (
	"guiju/generator/model"
)

var planRules = []*model.Rule{planPhases, planDue}

var planPhases = &model.Rule{
	ID: "plan-phases", Severity: model.Warning,
	Message: model.Bilingual{Zh: "阶段“{1}”从 {2} 开始，前一阶段到 {3} 结束", En: "the phase “{1}” starts on {2}, the one before it ends on {3}"},
	Hint: model.Bilingual{
		Zh: "各阶段应首尾相接；原文就有空档或重叠时不必改。",
		En: "Phases follow each other without gap or overlap; leave it if the source has one."},
	Doc: model.Bilingual{Zh: "时间轴按阶段首尾相接绘制。", En: "The timeline is drawn phase by phase."},
}

var planDue = &model.Rule{
	ID: "plan-due", Severity: model.Info,
	Message: model.Bilingual{Zh: "时限 {1} 不在阶段“{2}”（{3} 至 {4}）之内", En: "the deadline {1} is outside the phase “{2}” ({3} to {4})"},
	Hint: model.Bilingual{
		Zh: "原文如此则不必改；页面照原文显示。",
		En: "Leave it if the source has it so; the page shows what the source says."},
	Doc: model.Bilingual{Zh: "试点方案的任务表把中期评估列在自评阶段，时限却早于该阶段。", En: "The pilot plan lists the mid-term evaluation in a phase that begins after its deadline."},
}

// plan checks plan.toml.
func (c *checker) plan() {
	c.bookAddresses()
	p := &c.sys.Plan
	if c.unread("plan.toml") || p.File() == "" {
		return
	}
	if p.Policy != "" && c.sys.Policy(p.Policy) == nil {
		ids := keysOf(c.sys.Policies, func(p *model.Policy) string { return p.ID })
		if c.sys.Collections["policies"] {
			c.report(referenceDocument.At(p.At("policy"), p.Policy, policy, model.DidYouMean(p.Policy, ids)))
		} else {
			c.report(referencePlanned.At(p.At("policy"), p.Policy, model.DidYouMean(p.Policy, ids), "policies/"+p.Policy))
		}
	}
	phases := map[string]model.Phase{}
	keys := c.unique("阶段", "phase")
	for i, ph := range p.Phases {
		keys.add(ph.Key, ph.At("key"))
		c.inOrder(ph.Origin, dated{"start", ph.Start}, dated{"end", ph.End})
		c.inOrder(ph.Origin, dated{"began.date", ph.Began.Date}, dated{"ended.date", ph.Ended.Date})
		if i > 0 && !ph.Start.IsZero() && !p.Phases[i-1].End.IsZero() {
			if end := p.Phases[i-1].End; model.NewDate(end.Year, end.Month, end.Day+1) != ph.Start {
				c.report(planPhases.At(ph.At("start"), ph.Title, ph.Start, end))
			}
		}
		phases[ph.Key] = ph
	}
	c.tasks(p, phases)
	c.taskBooks(p)
	c.planPages(p)
}

func (c *checker) tasks(p *model.Plan, phases map[string]model.Phase) {
	register := register{model.Bilingual{Zh: "阶段", En: "phase"}, "plan.toml",
		keysOf(p.Phases, func(ph model.Phase) string { return ph.Key })}
	keys := c.unique("任务", "task")
	for _, t := range p.Tasks {
		keys.add(t.Key, t.At("key"))
		c.known(register, t.Phase, t.At("phase"))
		ph, ok := phases[t.Phase]
		if ok && !t.Start.IsZero() && (t.Start.Before(ph.Start) || !ph.End.IsZero() && t.Start.After(ph.End)) {
			c.report(taskStart.At(t.At("start"), t.Start, ph.Title, ph.Start, ph.End))
		}
		for _, d := range t.Dues {
			c.monthEnd(d)
			if ok && !d.Date.IsZero() && (d.Date.Before(ph.Start) || !ph.End.IsZero() && d.Date.After(ph.End)) {
				c.report(planDue.At(d.At("date"), d.Date, ph.Title, ph.Start, ph.End))
			}
			c.outcome(d.Met, d.Origin, "met.")
		}
	}
}
