package main

func init() {
	coverage = append(coverage,
		coverageRow{"修改单 amendments", "standards/db41-t-s004/2025-amd1.html", "standards/<work>/<year>/edition.toml", "amendment-words", "amendments.txtar"},
		coverageRow{"某日的体系和文字 the system and its words on a day", "on-date.html", "standards/<work>/<year>/edition.toml", "amendment-early", "amendments.txtar"},
	)
}
