package main

// What the plan says of telling standards in moving pictures and pictures.
func init() {
	coverage = append(coverage,
		coverageRow{"视频、动漫 videos and animations", "publicity/read-a-provision.html", "publicity/<id>/index.zh.md", "video-captions", "media.txtar"},
		coverageRow{"视频、动漫、海报：每项标准的 films and posters by standard and area", "media.html", "publicity/<id>/index.zh.md", "video-missing", "media.txtar"},
		coverageRow{"成熟一项出台一项、多层次宣传：订阅 feeds of what is new", "feeds.html", "publicity/<id>/index.zh.md", "item-undated", "references.txtar"},
	)
}
