package site

import "guiju/generator/model"

// section is a page about the system as a whole, as the hub lists it.
type section struct {
	Link link `json:"link"`
	Lead said `json:"lead"`
}

// sectionGroup is a group of the hub.
type sectionGroup struct {
	Title    said      `json:"title"`
	Sections []section `json:"sections"`
}

// sections lists the pages about the system by what they are for. A new one
// takes a line here, and its address in [model.ListPages].
func (m *maker) sections() []sectionGroup {
	group := func(zh, en string, sections ...section) sectionGroup { return sectionGroup{m.words(zh, en), sections} }
	page := func(path, zh, en, leadZh, leadEn string) section {
		return section{m.crumb(path, zh, en), m.words(leadZh, leadEn)}
	}
	return []sectionGroup{
		group("体系", "The system",
			page("framework.html", "体系框架", "Framework", "子体系的框架图，和同一棵树的文字。", "The diagram of the subsystems, and the same tree in words."),
			page("directory.html", "标准目录", "Directory", "标准明细表：每项标准一行。", "The detailed list: one row a standard."),
		),
		group("编制", "Making standards"),
		group("实施", "Using standards"),
		group("协同", "Working together"),
		group("依据与数据", "Law and data",
			page("regulations.html", "法律法规", "Laws", "标准所依据的法律法规。", "The laws and regulations behind the standards."),
			page(model.ReadingsPath, "方案的读法", "Readings of the plan", "方案前后不一致或没有说清的地方，本站怎样处理。", "Where the plan contradicts itself or leaves something open, and how this site reads it."),
			page(model.LawPath, "法规与标准", "Law and standards", "法规条文与标准条款的对应，两个方向，以及还没有对应的。", "Articles of laws and provisions of standards, in both directions, and what has no counterpart."),
			page(model.ElementsPath, "数据元登记", "Register of data elements", "标准规定的数据元：名称、代码、类型、值域和出处。", "Data that standards define: name, code, type, values and source."),
			page(model.DataPath, "数据文件", "Data files", "本站的数据文件、它们的模式，和怎样把一条标准嵌入别的系统。", "The data files of the site, their schemas, and how another system shows one provision."),
			page("references.html", "外部标准登记", "External standards", "体系之外、被引用的标准。", "Standards outside the system that are cited."),
		),
	}
}

// hub is the page of all sections.
func (m *maker) hub() page {
	title := m.words("标准体系", "The standards system")
	return page{
		path: model.HubPath, layout: "hub", title: title, crumbs: m.crumbs(link{Title: title}),
		labels: column(title.T, "", title.T),
		data:   map[string]any{"groups": m.sections(), "total": tallied(m.d.Counts.Works)},
	}
}
