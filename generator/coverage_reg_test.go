package main

func init() {
	coverage = append(coverage,
		coverageRow{Name: "备案 filing with the department one level up", Page: "filings.html", File: "filings.toml", Rule: "filing-to", Case: "filings.txtar"},
		coverageRow{Name: "基础/引领/呼应 base, lead and echo", Page: "regions.html", File: "standards/<work>/work.toml", Rule: "upper-missing", Case: "upper.txtar"},
		coverageRow{Name: "各省辖市、济源示范区 one system, a part for every city and the zone", Page: "regions/jiyuan.html", File: "regions.toml", Rule: "region-above", Case: "upper.txtar"},
		coverageRow{Name: "编制说明 explanatory note", Page: "note.html", File: "notes/<region>/index.zh.md", Rule: "unknown-name", Case: "upper.txtar"},
	)
}
