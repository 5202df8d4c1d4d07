package main

// What the plan names of pilots, cases, bases and research.
func init() {
	coverage = append(coverage,
		coverageRow{"推进试点建设 (市县，四方向) pilots of cities and counties, four directions", "pilots.html", "pilots.toml", "pilot-direction", "pilots.txtar"},
		coverageRow{"制度与标准互通、标准化与信息化互融、标准化与业务工作互促、宣传引领与评估监督互补 four directions, one with two names", "pilots.html", "pilots.toml", "direction-alias", "pilots.txtar"},
		coverageRow{"试点成果与评估 what pilots brought, mid-term and final evaluation", "pilots.html", "assessment.toml", "pilot-evaluation", "pilots.txtar"},
		coverageRow{"可复制可推广经验 experience that can be repeated", "cases.html", "pilots.toml", "case-standard", "pilots.txtar"},
		coverageRow{"推广 who took it up", "cases.html", "pilots.toml", "case-adopter", "pilots.txtar"},
		coverageRow{"精品展示、实践验证、创新研究、宣传培训四类基地 four kinds of bases", "bases.html", "pilots.toml", "base-kind-none", "pilots.txtar"},
		coverageRow{"专题调研 themed field research", "research.html", "research.toml", "study-no-record", "research.txtar"},
		coverageRow{"机关事务理论研究中心 theory research centre", "research.html", "bodies.toml", "unknown-name", "research.txtar"},
		coverageRow{"机关事务论坛 forum", "research.html", "research.toml", "unknown-name", "research.txtar"},
		coverageRow{"大专院校、科研院所、学协会合作 partners in research", "research.html", "research.toml", "study-partner", "research.txtar"},
		coverageRow{"理论研究成果转化和应用 conversion of research results", "research.html", "research.toml", "conversion-target", "research.txtar"},
	)
}
