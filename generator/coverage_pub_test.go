package main

// What the plan says of publicity.
func init() {
	coverage = append(coverage,
		coverageRow{"培训会、现场会、研讨会 training, on-site and seminar meetings", "events.html", "publicity/<id>/index.zh.md", "event-facts", "publicity.txtar"},
		coverageRow{"座谈研讨、经验交流 symposia and exchange of experience", "events.html", "publicity/<id>/index.zh.md", "outcome-source", "publicity.txtar"},
		coverageRow{"试点宣传动员 mobilisation for the pilot", "events.html", "publicity/<id>/index.zh.md", "event-material", "publicity.txtar"},
		coverageRow{"宣传引领与评估监督互补，标准化文化 publicity beside supervision, a culture of standards", "publicity-coverage.html", "publicity/<id>/index.zh.md", "item-future", "publicity.txtar"},
		coverageRow{"普及理念、知识、方法 popularising ideas, knowledge and methods", "answers.html", "publicity/<id>/index.zh.md", "item-about", "publicity.txtar"},
		coverageRow{"多层次、多角度的宣传、研讨、解读 interpretation on many levels: standards without one", "publicity-coverage.html", "publicity/<id>/index.zh.md", "interpretation-none", "publicity.txtar"},
		coverageRow{"各种媒体 media channels", "publicity.html", "publicity/<id>/index.zh.md", "unknown-value", "publicity.txtar"},
		coverageRow{"图卡、海报 cards and posters", "publicity/repair-grades-poster.html", "publicity/<id>/index.zh.md", "poster-picture", "publicity.txtar"},
		coverageRow{"有标可循、有标支撑、有标引领、有标护航 four aims", "aims.html", "aims.toml", "aim-empty", "publicity.txtar"},
	)
}
