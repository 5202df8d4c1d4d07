package main

func init() {
	coverage = append(coverage,
		coverageRow{"标准体系框架图 framework diagram", "framework.html", "framework.toml", "box-region", "framework.txtar"},
		coverageRow{"框架图 framework diagram, of the four artefacts of the preparation", "framework/print.html", "framework.toml", "box-empty", "framework.txtar"},
		coverageRow{"引领、基础、呼应 the parts that the levels have", "framework.html", "system.toml", "unknown-value", "system.txtar"},
		coverageRow{"每个地区自己的框架 a region's own boxes", "framework.html", "framework.toml", "work-box-region", "framework.txtar"},
	)
}
