package main

func init() {
	coverage = append(coverage,
		coverageRow{"标准体系目录、标准明细表 directory, detailed list", "directory.html", "system.toml", "column-twice", "directory.txtar"},
		coverageRow{"省市共建的标准体系：各级、各领域、各状态总数 totals by level, family and subsystem", "statistics.html", "system.toml", "unknown-value", "system.txtar"},
		coverageRow{"优化标准供给，省级、市级、内部配套衔接 supply of standards", "statistics.html", "framework.toml", "planned-below-issued", "directory.txtar"},
		coverageRow{"布局合理、重点突出、层次清晰、特色鲜明 four qualities of the system", "statistics.html", "framework.toml", "box-planned", "framework.txtar"},
		coverageRow{"不少于20项地方标准（两种读法） ≥20 local standards, two readings", "targets.html", "system.toml", "target-levels", "directory.txtar"},
		coverageRow{"不少于120项省级内部标准 ≥120 provincial internal standards", "targets.html", "system.toml", "target-count", "system.txtar"},
		coverageRow{"急用先行、务实管用、成熟一项出台一项 urgent first, issued when mature", "targets.html", "standards/<work>/work.toml", "unknown-value", "directory.txtar"},
		coverageRow{"标准化与业务工作互促：重点领域 key areas", "areas.html", "system.toml", "area-empty", "directory.txtar"},
	)
}
