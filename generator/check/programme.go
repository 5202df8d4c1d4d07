package check

import "guiju/generator/model"

// programme checks the names, values, keys and records of the registers by
// which the work is run, evaluated and spread; rules of their own stand in the
// files of their families.
func (c *checker) programme() {
	c.planNames()
	c.bodyNames()
	c.mechanismNames()
	c.assessmentNames()
	c.scoringNames()
	c.pilotNames()
	c.researchNames()
	c.difficultyNames()
}

func (c *checker) bodyKeys() register {
	return register{model.Bilingual{Zh: "机构", En: "body"}, "bodies.toml", keysOf(c.sys.Bodies, func(b *model.Body) string { return b.Key })}
}

func (c *checker) taskKeys() register {
	return register{model.Bilingual{Zh: "任务", En: "task"}, "plan.toml", keysOf(c.sys.Plan.Tasks, func(t model.Task) string { return t.Key })}
}

func (c *checker) workIDs() register {
	return register{model.Bilingual{Zh: "标准", En: "standard"}, "standards", keysOf(c.sys.Works, func(w *model.Work) string { return w.ID })}
}

func (c *checker) policyIDs() register {
	return register{model.Bilingual{Zh: "政策文件", En: "policy document"}, "policies", keysOf(c.sys.Policies, func(p *model.Policy) string { return p.ID })}
}

func (c *checker) itemIDs() register {
	return register{model.Bilingual{Zh: "宣传内容", En: "publicity item"}, "publicity", keysOf(c.sys.Publicity, func(i *model.Item) string { return i.ID })}
}

func (c *checker) pilotKeys() register {
	return register{model.Bilingual{Zh: "试点", En: "pilot"}, "pilots.toml", keysOf(c.sys.Pilots, func(p *model.Pilot) string { return p.Key })}
}

// allKnown is known for a list.
func (c *checker) allKnown(r register, names []string, o model.Origin, key string) {
	for _, n := range names {
		c.known(r, n, o.At(key))
	}
}

func (c *checker) planNames() {
	p := &c.sys.Plan
	principles, artefacts := c.unique("工作原则", "principle"), c.unique("计划文件", "artefact")
	for _, v := range p.Principles {
		principles.add(v.Key, v.At("key"))
	}
	for _, ph := range p.Phases {
		c.outcome(ph.Began, ph.Origin, "began.")
		c.outcome(ph.Ended, ph.Origin, "ended.")
	}
	for _, t := range p.Tasks {
		c.known(c.bodyKeys(), t.Owner, t.At("owner"))
		c.outcome(t.Began, t.Origin, "began.")
	}
	for _, a := range p.Artefacts {
		artefacts.add(a.Key, a.At("key"))
		c.known(c.regionKeys(), a.Region, a.At("region"))
		c.known(c.policyIDs(), a.Policy, a.At("policy"))
		c.outcome(a.Met, a.Origin, "met.")
	}
	for _, a := range p.Assignments {
		c.known(c.taskKeys(), a.Task, a.At("task"))
		c.known(c.bodyKeys(), a.Body, a.At("body"))
		c.inOrder(a.Origin, dated{"start", a.Start}, dated{"due", a.Due})
		c.outcome(a.Began, a.Origin, "began.")
		c.outcome(a.Met, a.Origin, "met.")
	}
}

func (c *checker) bodyNames() {
	keys := c.unique("机构", "body")
	for _, b := range c.sys.Bodies {
		keys.add(b.Key, b.At("key"))
		c.oneOf("kind", b.Kind, b.At("kind"), model.BodyKinds...)
		c.known(c.regionKeys(), b.Region, b.At("region"))
		c.known(c.bodyKeys(), b.Parent, b.At("parent"))
		c.known(c.bodyKeys(), b.Partner, b.At("partner"))
		c.known(c.bodyKeys(), b.Secretariat, b.At("secretariat"))
		c.outcome(b.Outcome, b.Origin, "")
		for _, m := range b.Members {
			c.oneOf("role", m.Role, m.At("role"), model.MemberRoles...)
			c.known(c.bodyKeys(), m.From, m.At("from"))
		}
	}
	processes := c.unique("流程或制度", "process or rule")
	for _, p := range c.sys.Processes {
		processes.add(p.Key, p.At("key"))
		c.oneOf("kind", p.Kind, p.At("kind"), model.ProcessKinds...)
		c.known(c.bodyKeys(), p.Owner, p.At("owner"))
		c.known(c.regionKeys(), p.Region, p.At("region"))
		c.known(c.boxes(), p.Box, p.At("box"))
		c.allKnown(c.workIDs(), p.Works, p.Origin, "works")
	}
}

func (c *checker) mechanismNames() {
	m := &c.sys.Mechanisms
	traits, duties, resources := c.unique("机制特点", "trait"), c.unique("定期工作", "duty"), c.unique("资源", "resource")
	for _, v := range m.Traits {
		traits.add(v.Key, v.At("key"))
	}
	for _, d := range m.Duties {
		duties.add(d.Key, d.At("key"))
		c.oneOf("kind", d.Kind, d.At("kind"), model.DutyKinds...)
		for _, k := range d.Bodies {
			c.oneOf("bodies", k, d.At("bodies"), model.BodyKinds...)
		}
	}
	for _, d := range m.Dedicated {
		c.known(c.bodyKeys(), d.Body, d.At("body"))
		c.oneOf("what", d.What, d.At("what"), model.DedicatedKinds...)
		c.outcome(d.Outcome, d.Origin, "")
	}
	for _, r := range m.Reports {
		c.known(c.bodyKeys(), r.Body, r.At("body"))
		c.oneOf("kind", r.Kind, r.At("kind"), model.ReportKinds...)
		c.known(c.policyIDs(), r.Policy, r.At("policy"))
		c.outcome(r.Outcome, r.Origin, "")
	}
	for _, v := range m.Meetings {
		c.known(c.bodyKeys(), v.Body, v.At("body"))
		c.oneOf("kind", v.Kind, v.At("kind"), model.MeetingKinds...)
		c.known(c.itemIDs(), v.Item, v.At("item"))
		c.outcome(v.Outcome, v.Origin, "")
	}
	for _, r := range m.Resources {
		resources.add(r.Key, r.At("key"))
		c.oneOf("kind", r.Kind, r.At("kind"), model.ResourceKinds...)
		c.known(c.bodyKeys(), r.Body, r.At("body"))
		c.known(c.regionKeys(), r.Region, r.At("region"))
		c.known(c.policyIDs(), r.Policy, r.At("policy"))
		c.outcome(r.Outcome, r.Origin, "")
	}
}

func (c *checker) assessmentNames() {
	evaluations := register{model.Bilingual{Zh: "评估", En: "evaluation"}, "assessment.toml",
		keysOf(c.sys.Evaluations, func(e *model.Evaluation) string { return e.Key })}
	keys, findings, dossier := c.unique("评估", "evaluation"), c.unique("问题", "finding"), c.unique("验收材料", "document")
	for _, e := range c.sys.Evaluations {
		keys.add(e.Key, e.At("key"))
		c.oneOf("kind", e.Kind, e.At("kind"), model.EvaluationKinds...)
		c.known(c.regionKeys(), e.Region, e.At("region"))
		c.known(c.pilotKeys(), e.Pilot, e.At("pilot"))
		c.known(c.bodyKeys(), e.By, e.At("by"))
		c.known(c.policyIDs(), e.Policy, e.At("policy"))
		c.outcome(e.Outcome, e.Origin, "")
	}
	for _, f := range c.sys.Findings {
		findings.add(f.Key, f.At("key"))
		c.known(evaluations, f.Evaluation, f.At("evaluation"))
		c.known(c.regionKeys(), f.Region, f.At("region"))
		c.known(c.taskKeys(), f.Task, f.At("task"))
		c.allKnown(c.workIDs(), f.Works, f.Origin, "works")
		for _, m := range f.Measures {
			c.known(c.bodyKeys(), m.Owner, m.At("owner"))
			c.outcome(m.Met, m.Origin, "met.")
		}
		c.outcome(f.Closed, f.Origin, "closed.")
	}
	for _, d := range c.sys.Dossier {
		dossier.add(d.Key, d.At("key"))
		c.oneOf("for", d.For, d.At("for"), model.DossierKinds...)
		c.known(c.pilotKeys(), d.Pilot, d.At("pilot"))
		c.known(c.policyIDs(), d.Policy, d.At("policy"))
		c.outcome(d.Outcome, d.Origin, "")
	}
}

func (c *checker) scoringNames() {
	rules := c.unique("评价细则", "edition of the rules")
	for _, r := range c.sys.Scoring.Rules {
		rules.add(r.Key, r.At("key"))
		c.outcome(r.Issued, r.Origin, "issued.")
	}
	items := register{model.Bilingual{Zh: "评价项目", En: "item"}, "evaluation.toml", nil}
	parts, keys := c.unique("评价部分", "part"), c.unique("评价项目", "item")
	for _, p := range c.sys.Scoring.Parts {
		parts.add(p.Key, p.At("key"))
		for _, i := range p.Items {
			keys.add(i.Key, i.At("key"))
			items.keys = append(items.keys, i.Key)
		}
	}
	for _, s := range c.sys.Scoring.Scores {
		c.known(items, s.Item, s.At("item"))
		c.known(c.regionKeys(), s.Region, s.At("region"))
	}
	indicators := register{model.Bilingual{Zh: "指标", En: "indicator"}, "evaluation.toml",
		keysOf(c.sys.Indicators, func(i *model.Indicator) string { return i.Key })}
	named := c.unique("指标", "indicator")
	for _, i := range c.sys.Indicators {
		named.add(i.Key, i.At("key"))
		c.oneOf("kind", i.Kind, i.At("kind"), model.IndicatorKinds...)
		c.oneOf("better", i.Better, i.At("better"), model.IndicatorBetter...)
		c.oneOf("every", i.Every, i.At("every"), model.PeriodKinds...)
		c.oneOf("measured", i.Measured, i.At("measured"), model.Measures...)
	}
	for _, v := range c.sys.Values {
		c.known(indicators, v.Indicator, v.At("indicator"))
		c.known(c.regionKeys(), v.Region, v.At("region"))
	}
}

func (c *checker) pilotNames() {
	directions := register{model.Bilingual{Zh: "试点方向", En: "direction"}, "pilots.toml",
		keysOf(c.sys.Directions, func(d *model.Direction) string { return d.Key })}
	courses := register{model.Bilingual{Zh: "课程", En: "course"}, "training", keysOf(c.sys.Courses, func(v *model.Course) string { return v.ID })}
	ways, pilots, cases, bases := c.unique("试点方向", "direction"), c.unique("试点", "pilot"), c.unique("经验", "case"), c.unique("基地", "base")
	for _, d := range c.sys.Directions {
		ways.add(d.Key, d.At("key"))
	}
	for _, p := range c.sys.Pilots {
		pilots.add(p.Key, p.At("key"))
		c.known(c.regionKeys(), p.Region, p.At("region"))
		c.allKnown(directions, p.Directions, p.Origin, "directions")
		c.known(c.bodyKeys(), p.Body, p.At("body"))
		c.allKnown(c.workIDs(), p.Works, p.Origin, "works")
		c.inOrder(p.Origin, dated{"start", p.Start}, dated{"end", p.End})
	}
	for _, v := range c.sys.Cases {
		cases.add(v.Key, v.At("key"))
		c.known(c.pilotKeys(), v.Pilot, v.At("pilot"))
		c.known(c.regionKeys(), v.Region, v.At("region"))
		c.allKnown(c.workIDs(), v.Works, v.Origin, "works")
		c.known(c.itemIDs(), v.Item, v.At("item"))
		for _, a := range v.Adopters {
			c.known(c.regionKeys(), a.Region, a.At("region"))
			c.outcome(a.Outcome, a.Origin, "")
		}
	}
	for _, b := range c.sys.Bases {
		bases.add(b.Key, b.At("key"))
		c.oneOf("kind", b.Kind, b.At("kind"), model.BaseKinds...)
		c.known(c.regionKeys(), b.Region, b.At("region"))
		c.known(c.bodyKeys(), b.Body, b.At("body"))
		c.allKnown(c.workIDs(), b.Works, b.Origin, "works")
		c.allKnown(courses, b.Courses, b.Origin, "courses")
		c.outcome(b.Outcome, b.Origin, "")
	}
}

func (c *checker) researchNames() {
	forums := register{model.Bilingual{Zh: "论坛", En: "forum"}, "research.toml", keysOf(c.sys.Forums, func(f *model.Forum) string { return f.Key })}
	studies, meetings := c.unique("研究", "study"), c.unique("论坛", "forum")
	for _, s := range c.sys.Studies {
		studies.add(s.Key, s.At("key"))
		c.oneOf("kind", s.Kind, s.At("kind"), model.StudyKinds...)
		c.known(c.bodyKeys(), s.Body, s.At("body"))
		c.allKnown(c.bodyKeys(), s.Partners, s.Origin, "partners")
		c.known(c.regionKeys(), s.Region, s.At("region"))
		c.known(c.areas(), s.Area, s.At("area"))
		c.known(forums, s.Forum, s.At("forum"))
		c.known(c.policyIDs(), s.Policy, s.At("policy"))
		c.outcome(s.Outcome, s.Origin, "")
		for _, v := range s.Conversions {
			c.known(c.workIDs(), v.Work, v.At("work"))
			c.outcome(v.Outcome, v.Origin, "")
		}
	}
	for _, f := range c.sys.Forums {
		meetings.add(f.Key, f.At("key"))
		c.known(c.bodyKeys(), f.Body, f.At("body"))
		c.known(c.itemIDs(), f.Item, f.At("item"))
		c.outcome(f.Outcome, f.Origin, "")
	}
}

func (c *checker) difficultyNames() {
	keys := c.unique("困难和问题", "difficulty")
	for _, d := range c.sys.Difficulties {
		keys.add(d.Key, d.At("key"))
		c.known(c.regionKeys(), d.Region, d.At("region"))
		c.known(c.bodyKeys(), d.Body, d.At("body"))
		c.known(c.areas(), d.Area, d.At("area"))
		c.inOrder(d.Origin, dated{"date", d.Date}, dated{"answered", d.Answered})
	}
}
