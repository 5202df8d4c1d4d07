package main

func init() {
	coverage = append(coverage,
		coverageRow{"业务培训、专题培训 training courses", "training.html", "training/<id>/course.toml", "quote-stale", "courses.txtar"},
		coverageRow{"强化标准化培训：核对清单、自测 what was taught is checked", "training/induction-course/test.html", "training/<id>/course.toml", "test-answer", "courses.txtar"},
		coverageRow{"规范培训用的标准版本 courses on editions in force", "training/induction-course.html", "training/<id>/course.toml", "quote-ended", "courses.txtar"},
	)
}
