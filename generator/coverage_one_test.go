package main

func init() {
	coverage = append(coverage,
		coverageRow{"一事一标 one matter, one standard", "matters.html", "matters.toml", "matter-twice", "matters.txtar"},
		coverageRow{"区域协作、市际共同制定 inter-city joint drafting", "cooperation.html", "cooperation.toml", "joint-regions", "cooperation.txtar"},
		coverageRow{"职能相似、需求趋同 demands that are alike", "cooperation.html", "cooperation.toml", "demand-twice", "cooperation.txtar"},
		coverageRow{"避免重复建设 provisions that say alike", "overlaps.html", "matters.toml", "distinct-works", "matters.txtar"},
	)
}
