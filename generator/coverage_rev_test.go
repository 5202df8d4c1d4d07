package main

// What the plan says of reviews and of the use of standards.
func init() {
	coverage = append(coverage,
		coverageRow{"三年以上标准复审、联合专业机构 review after three years, with professional institutions", "reviews.html", "standards/<work>/work.toml", "review-institution", "reviews.txtar"},
		coverageRow{"及时完善、修订或废止 what a review asked for", "reviews.html", "standards/<work>/work.toml", "review-followup", "reviews.txtar"},
		coverageRow{"运行评估机制 五环节 the cycle of five stages", "standards/db41-t-s001.html", "uptake.toml", "uptake-planned", "uptake.txtar"},
		coverageRow{"效果评估、实施反馈 evaluation and feedback", "feedback.html", "uptake.toml", "uptake-early", "uptake.txtar"},
		coverageRow{"共同使用 standards used in common", "uptake.html", "uptake.toml", "uptake-who", "uptake.txtar"},
		coverageRow{"嵌入业务信息系统 embedded in business systems", "uptake.html", "uptake.toml", "uptake-system", "uptake.txtar"},
		coverageRow{"普及应用、解读 spread and explained", "uptake.html", "uptake.toml", "uptake-none", "uptake.txtar"},
		coverageRow{"培训 standards never trained on", "uptake.html", "uptake.toml", "uptake-state", "uptake.txtar"},
	)
}
