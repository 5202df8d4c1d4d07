package main

// What the plan names of evaluation and improvement.
func init() {
	coverage = append(coverage,
		coverageRow{"评价细则：领导重视、机制完善、标准制定、宣传贯彻、标准实施等 evaluation rules, five parts and more", "evaluation-rules.html", "evaluation.toml", "evaluation-parts", "evaluation.txtar"},
		coverageRow{"评价细则：权重和分值 weights and points that add up", "evaluation-rules/sheet.html", "evaluation.toml", "weights-sum", "evaluation.txtar"},
		coverageRow{"评价细则：得分 scores", "scores.html", "evaluation.toml", "score-above", "evaluation.txtar"},
		coverageRow{"动态监测 dynamic monitoring", "monitoring.html", "evaluation.toml", "interval-form", "evaluation.txtar"},
		coverageRow{"绩效评估 performance", "monitoring.html", "evaluation.toml", "measured-values", "evaluation.txtar"},
		coverageRow{"效果评估 effect", "monitoring.html", "evaluation.toml", "value-twice", "evaluation.txtar"},
		coverageRow{"中期评估、总结评估 mid-term and final evaluation", "evaluations.html", "assessment.toml", "evaluation-phase", "assessment.txtar"},
		coverageRow{"监督检查、实施效果评估 supervision checks", "evaluations.html", "assessment.toml", "unknown-value", "assessment.txtar"},
		coverageRow{"自评估、改进、整改措施 self-assessment, findings, measures", "improvement.html", "assessment.toml", "closed-early", "assessment.txtar"},
		coverageRow{"按要求总结、改进方案 improvement plan", "improvement.html", "assessment.toml", "finding-measure", "assessment.txtar"},
		coverageRow{"对试点地市开展评估验收 acceptance of pilot cities", "acceptance/city.html", "assessment.toml", "acceptance-pilot", "assessment.txtar"},
		coverageRow{"评估报告、审查验收申请、试点验收 report, application, acceptance of the province", "acceptance.html", "assessment.toml", "dossier-page", "assessment.txtar"},
		coverageRow{"研究解决遇到的困难和问题 difficulties and answers", "difficulties.html", "difficulties.toml", "difficulty-answer", "assessment.txtar"},
	)
}
