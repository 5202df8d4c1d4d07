package main

// The plan and its work: who asks what of whom, by when.
func init() {
	coverage = append(coverage, []coverageRow{
		{"发文信息 issuers, date, basis, addressees", "plan.html", "policies/<id>/policy.toml", "policy-identity", "footer.txtar"},
		{"指导思想 guiding idea", "plan.html", "plan.toml", "plan-idea", "system.txtar"},
		{"四项工作原则 一体推进、统筹协调、突出重点、注重实效 four working principles", "plan.html", "plan.toml", "principle-place", "plan.txtar"},
		{"前期准备、组织实施、自评改进、评估验收 four phases", "plan.html", "plan.toml", "plan-phases", "system.txtar"},
		{"实施方案 implementation plan, of the province and of regions", "plan.html", "plan.toml", "plan-page", "plan.txtar"},
		{"时间表 timetable, planned and actual", "timetable.html", "plan.toml", "task-start", "plan.txtar"},
		{"路线图 roadmap", "plan.html", "plan.toml", "plan-due", "system.txtar"},
		{"任务书 task book of every body and region", "task-book.html", "plan.toml", "task-unowned", "plan.txtar"},
		{"抓好主要任务的分解和落实 tasks divided and carried out", "task-book.html", "plan.toml", "assignment-measure", "plan.txtar"},
		{"时间表、路线图、任务书和框架图 the four artefacts", "plan.html", "plan.toml", "plan-page", "plan.txtar"},
		{"附件 标准化试点重点任务计划表 key-task table", "tasks.html", "plan.toml", "due-words", "plan.txtar"},
	}...)
}
