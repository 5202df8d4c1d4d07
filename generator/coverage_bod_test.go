package main

// Who does the work, and what keeps it going.
func init() {
	coverage = append(coverage,
		coverageRow{"领导小组、工作组 leading group, working groups", "bodies.html", "bodies.toml", "body-order", "bodies.txtar"},
		coverageRow{"标准化技术委员会 technical committee", "bodies/technical-committee.html", "bodies.toml", "committee-facts", "bodies.txtar"},
		coverageRow{"大专院校、科研院所、学协会合作 universities, institutes and associations as partners", "bodies.html", "bodies.toml", "institution-unregistered", "bodies.txtar"},
		coverageRow{"机构的成员 members of bodies", "bodies/leading-group.html", "bodies.toml", "member-unnamed", "bodies.txtar"},
		coverageRow{"各级推进协调机制，与本级标准化主管部门合作 coordination of every level with its department for standardization", "coordination.html", "bodies.toml", "body-partner", "bodies.txtar"},
		coverageRow{"工作推进机制 the mechanism that moves the work", "mechanisms.html", "mechanisms.toml", "mechanism-page", "mechanisms.txtar"},
		coverageRow{"建标立标、实施监督、运行评估三项机制 the three mechanisms", "mechanisms.html", "mechanisms.toml", "repeated-key", "mechanisms.txtar"},
		coverageRow{"3专：专门机构、专门人员、专项经费 3 dedicated: unit, staff, funds", "rule-321.html", "mechanisms.toml", "dedicated-twice", "mechanisms.txtar"},
		coverageRow{"2报：半年报、年度报 2 reports: of each half-year and year", "rule-321.html", "mechanisms.toml", "report-period", "mechanisms.txtar"},
		coverageRow{"2报1会何时到期 when reports and the meeting are due", "rule-321.html", "mechanisms.toml", "duty-days", "mechanisms.txtar"},
		coverageRow{"1会：年度工作会 1 meeting: the annual work meeting", "rule-321.html", "mechanisms.toml", "meeting-twice", "mechanisms.txtar"},
		coverageRow{"政策、资金、技术支持，人才培养 policies, funds, technical support, training of people", "resources.html", "mechanisms.toml", "unknown-value", "mechanisms.txtar"},
		coverageRow{"配套政策措施 supporting policies", "resources.html", "mechanisms.toml", "policy-untold", "mechanisms.txtar"},
		coverageRow{"梳理业务流程、规章制度 inventory of processes and rules", "inventory.html", "inventory.toml", "process-box", "inventory.txtar"},
		coverageRow{"流程和框架对应 processes and the framework", "inventory.html", "inventory.toml", "process-other-box", "inventory.txtar"},
	)
}
