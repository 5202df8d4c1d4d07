package main

// From proposal to issue.
func init() {
	coverage = append(coverage,
		coverageRow{"三审三改一研究 three reviews, three revisions, one study", "tracks.html", "standards/<work>/work.toml", "track-incomplete", "tracks.txtar"},
		coverageRow{"地方标准制定程序 the procedure for local standards", "tracks.html", "system.toml", "step-short", "tracks.txtar"},
		coverageRow{"一事一标、择优选取 the best of several candidates is chosen", "proposals.html", "proposals.toml", "selection-choice", "proposals.txtar"},
		coverageRow{"申报、立项、制定和发布 from application to issue", "tracks.html", "standards/<work>/work.toml", "event-order", "tracks.txtar"},
		coverageRow{"代替与被代替 replacing and replaced", "references.html", "standards/<work>/<year>/edition.toml", "replaces-cycle", "replaces.txtar"},
		coverageRow{"项目类别：基础、通用、急需、重点 classes of projects", "proposals.html", "proposals.toml", "unknown-value", "proposals.txtar"},
	)
}
