package main

func init() {
	const basis, elements = "standards/<work>/work.toml", "data-elements.toml"
	for _, r := range []coverageRow{
		{"标准化与法治化互通 standardization and the rule of law", "law.html", basis, "basis-stale", "bases.txtar"},
		{"标准成为法规制度的细化和延伸 standards refine and extend the law", "law.html", basis, "basis-conflict", "bases.txtar"},
		{"《机关事务管理条例》 Regulation on Administration of Government Offices Affairs", "regulations/affairs-regulation.html", "regulations/<id>/regulation.toml", "topic-range", "references.txtar"},
		{"《公共机构节能条例》 Regulation on Energy Conservation by Public Institutions", "regulations/energy-saving-regulation.html", "regulations/<id>/regulation.toml", "regulation-articles", "references.txtar"},
		{"《党政机关公务用车管理办法》 Measures for Official Vehicles", "regulations/official-vehicles-measures.html", basis, "basis-pending", "bases.txtar"},
		{"《党政机关办公用房管理办法》 Measures for Office Space", "regulations/office-space-measures.html", basis, "basis-pending", "bases.txtar"},
		{"《标准化法》 Standardization Law", "regulations/standardization-law.html", basis, "basis-article", "references.txtar"},
		{"信息化互融 数据标准 data standards", "data-elements.html", elements, "element-format", "dataelements.txtar"},
		{"标准化成果嵌入业务系统 results embedded in business systems", "data.html", elements, "element-values", "dataelements.txtar"},
	} {
		coverage = append(coverage, r)
	}
}
