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
	page := m.sectionOf
	return []sectionGroup{
		group("体系", "The system",
			page("framework.html", "体系框架", "Framework", "子体系的框架图，和同一棵树的文字。", "The diagram of the subsystems, and the same tree in words."),
			page("directory.html", "标准目录", "Directory", "标准明细表：每项标准一行。", "The detailed list: one row a standard."),
			page("statistics.html", "标准统计", "Statistics", "应有多少、现有多少，哪里空白，布局如何。", "How many there should be and are, where the gaps lie, how they are spread."),
			page("targets.html", "目标进度", "Progress to targets", "方案提出的数量目标，和逐月发布的标准。", "The numbers that the plan asks for, and what was issued month by month."),
			page("areas.html", "重点领域", "Key areas", "每个重点领域的标准、空白、法规条款和宣传培训。", "Standards, gaps, articles of law, publicity and training of each key area."),
			page(model.RegionsPath, "地区", "Regions", "省、各市和示范区：各自的框架、目录、统计和备案。", "The province, its cities and the zone: framework, directory, statistics and filing of each."),
			page(model.NotePath, "编制说明", "Explanatory note", "框架怎样划分，依据什么，还有什么不知道。", "How the framework is divided, on what basis, and what is not known."),
		),
		group("版本、发布与核对", "Versions, releases and checks",
			page(model.WhatsNewPath, "最近更新", "What is new", "最近一次发布改了哪些标准、哪些条。", "Which standards and provisions the last release changed."),
			page(model.ReleasesPath, "发布记录", "Releases", "历次发布：时间、改了什么、清单的指纹。", "Every release: when it was made, what it changed, the hash of its manifest."),
			page(model.OnDatePath, "按日期查体系", "The system on a date", "输入一个日期，看那天哪些标准现行、是什么文字；两个日期之间有什么变化。", "Enter a day: which standards were in force, in which words; enter two: what changed between them."),
			section{link{Href: m.href(model.OnDatePath) + "#ui-compare", Title: m.words("版本比较", "Compare wordings")}, m.words("一项标准的任意两份文本，逐条逐字看改了什么。", "Any two wordings of a standard, provision by provision and word by word.")},
			page(model.VerifyPath, "核对文件", "Check a file", "另存的网页、下载的文件、压缩包或者纸上的指纹，是不是本站发布的，改没改过。", "Whether a saved page, a download, a ZIP or a fingerprint on paper is of this site, and unchanged."),
		),
		group("级别", "Levels", m.levelSections()...),
		group("编制", "Making standards",
			page(proposalsPath, "申报与择优", "Proposals and selection", "谁申报了什么标准，怎样选定，为什么。", "Who applied for which standard, which was chosen, and why."),
			page(tracksPath, "制定程序", "How standards are made", "地方标准制定程序和“三审三改一研究”的各步，每项标准走到哪一步。", "The steps of each procedure, and where every standard stands."),
			page(model.MattersPath, "一事一标", "One matter, one standard", "每件事在每个层级由哪项标准管，哪里空着，哪里重了。", "Which standard regulates each matter on each level, where none does, and where two do."),
			page(model.OverlapsPath, "条文相近的标准", "Standards with similar provisions", "逐条比对条文，找出说得差不多的，避免重复建设。", "Provisions compared one by one, to find those that say much the same."),
		),
		group("实施", "Using standards",
			page("reviews.html", "标准复审", "Periodic reviews", "每项标准何时应当复审、结论是什么，按状态、单位和年份汇总。", "When each standard is due for review and what came of it, counted by state, body and year."),
			page("uptake.html", "标准实施", "Standards in use", "每项标准谁在采用、培训、解读、评价，嵌入了哪个业务系统。", "Who adopted each standard, was trained on it, explained or evaluated it, and which business system carries it."),
			page(model.CodesPath, "短码", "Short codes", "输入讲义、清单上的短码，找到那一条。", "Enter the code of a hand-out or checklist to find its provision."),
			page(model.BasketPath, "讲义篮", "My hand-out", "读到的条放在一起，打印、投影，或者做成课程。", "Provisions put together while reading, to print, to project or to make a course of."),
			page("feedback.html", "实施反馈", "Feedback", "使用标准遇到问题或有建议，可以填写、打印或发邮件。", "Found a problem in use, or a way to do better? Fill in, print or mail."),
		),
		group("协同", "Working together",
			page(model.CooperationPath, "市际协作与需求", "Joint drafting and demands", "几个地区共同制定的标准，和各地提出的需求。", "What regions draft together, and what they ask for."),
			page(model.FederationPath, "市级体系", "Systems of the cities", "各市自己发布的标准目录，固定到一次发布、核对过签名以后转录。", "Catalogues that cities publish of their own systems, shown here once pinned to a release and its signature is checked."),
			page(model.FilingsPath, "备案登记", "Register of filings", "各地区报备框架和目录的登记、回执和变化。", "What regions filed of their frameworks and directories, with receipts and changes."),
		),
		group("计划与落实", "The plan and its work", m.planGroup(page)...),
		group("机构与机制", "Bodies and mechanisms",
			page(model.BodiesPath, "组织机构", "Bodies", "领导小组、工作组、技术委员会、主管部门和合作单位。", "Leading group, working groups, technical committee, departments and partners."),
			page(model.CoordinationPath, "推进协调机制", "Coordination by level", "各级机关事务管理部门与本级标准化主管部门怎样配对。", "How departments of each level are paired with the department for standardization."),
			page(model.MechanismsPath, "工作机制", "Mechanisms", "方案怎样形容推进机制，三项机制在本站哪里看。", "How the plan describes the mechanism, and where this site shows its three parts."),
			page(model.Rule321Path, "3专2报1会", "3 dedicated, 2 reports, 1 meeting", "专门机构、人员、经费，半年报、年度报和年度工作会的登记与到期。", "Dedicated units, staff and funds, reports and the annual meeting: what is on record, and what is due."),
			page(model.ResourcesPath, "资源保障", "Resources", "政策、资金、技术支持和人才培养，各地配套政策措施。", "Policies, funds, technical support, training of people, and supporting policies by region."),
			page(model.InventoryPath, "流程和制度清单", "Processes and rules", "业务流程和规章制度，归哪个子体系，有没有标准。", "Business processes and rules: the box of each, and whether a standard regulates it."),
		),
		group("评估与改进", "Evaluation and improvement",
			page(model.EvaluationRulesPath, "评价细则", "Evaluation rules", "按哪些部分和项目评分，各占多少分，看什么佐证；可打印评分表。", "The parts and items by which the work is scored, their points and evidence; with a sheet to print."),
			page(model.ScoresPath, "评价得分", "Scores", "各地各时期的得分；没有评完的不算总分，也不排名。", "Scores by region and period; no total and no rank of what is not scored in whole."),
			page(model.MonitoringPath, "动态监测", "Monitoring", "监测、绩效、效果三类指标的逐期数值和趋势。", "Indicators of monitoring, performance and effect, period by period."),
			page(model.EvaluationsPath, "评估与检查", "Evaluations and checks", "中期、总结、自评估，两种验收和监督检查；计划与实际。", "Mid-term, final and self-assessment, both acceptances, supervision checks; the plan and the record."),
			page(model.ImprovementPath, "问题与整改", "Findings and improvement", "查出的问题、整改措施和销号；可打印改进方案。", "What was found, what is done about it, and what is closed; with improvement plans to print."),
			page(model.AcceptancePath, "评估验收", "Evaluation and acceptance", "验收要哪些材料，齐了没有；可打印封面和清单。", "The papers that an acceptance asks for, and whether they are there; with cover and checklist to print."),
			page(model.DifficultiesPath, "困难和问题", "Difficulties and answers", "各地遇到的困难、回答，和因此改了什么；可以提问。", "What was met, what was answered, and what changed because of it; with a form to ask."),
		),
		group("试点、基地与研究", "Pilots, bases and research",
			page(model.PilotsPath, "试点", "Pilots", "哪些市县试哪个方向，评估和成果怎样。", "Which cities and counties try which direction, how they were evaluated, and what it brought."),
			page(model.CasesPath, "可复制经验", "Cases to repeat", "做成的事怎样照着做，落实了哪些条，谁已经采用。", "What worked, how to repeat it, which provisions it carries out, and who took it up."),
			page(model.BasesPath, "基地", "Bases", "精品展示、实践验证、创新研究、宣传培训四类基地。", "The four kinds: showcase, practice verification, innovation research, publicity and training."),
			page(model.ResearchPath, "理论研究", "Research", "研究中心、专题调研、论坛和合作单位，成果怎样变成标准。", "The research centre, field research, the forum and partners, and how results became standards."),
		),
		group("宣传与订阅", "Publicity and feeds", append([]section{
			page("publicity.html", "宣传交流", "Publicity", "动态、解读、问答、图卡和活动。", "News, interpretations, questions, cards and events."),
		}, m.publicitySections()...)...),
		group("依据与数据", "Law and data",
			page("regulations.html", "法律法规", "Laws", "标准所依据的法律法规。", "The laws and regulations behind the standards."),
			page(model.LawPath, "法规与标准", "Law and standards", "法规条文与标准条款的对应，两个方向，以及还没有对应的。", "Articles of laws and provisions of standards, in both directions, and what has no counterpart."),
			page(model.ElementsPath, "数据元登记", "Register of data elements", "标准规定的数据元：名称、代码、类型、值域和出处。", "Data that standards define: name, code, type, values and source."),
			page(model.DataPath, "数据文件", "Data files", "本站的数据文件、它们的模式，和怎样把一条标准嵌入别的系统。", "The data files of the site, their schemas, and how another system shows one provision."),
			page("references.html", "外部标准登记", "External standards", "体系之外、被引用的标准。", "Standards outside the system that are cited."),
			page(model.ReadingsPath, "方案的读法", "Readings of the plan", "方案前后不一致或没有说清的地方，本站怎样处理。", "Where the plan contradicts itself or leaves something open, and how this site reads it."),
		),
	}
}

func (m *maker) sectionOf(path, zh, en, leadZh, leadEn string) section {
	return section{m.crumb(path, zh, en), m.words(leadZh, leadEn)}
}

// levelSections lists the pages of the levels.
func (m *maker) levelSections() (out []section) {
	for _, p := range m.d.Levels {
		out = append(out, section{link{Href: m.href(p.Level.Path()), Title: m.say(p.Level.Title)}, m.partOf(p.Level)})
	}
	return out
}

// partOf says what the plan makes of a level.
func (m *maker) partOf(l *model.Level) said {
	switch l.Part {
	case "lead":
		return m.words("方案让它引领。编号、复审年限、框架和目录。", "The plan makes it lead. Numbers, period of review, framework and directory.")
	case "base":
		return m.words("方案让它打基础。编号、复审年限、框架和目录。", "The plan makes it the base. Numbers, period of review, framework and directory.")
	case "echo":
		return m.words("方案让它呼应（计划表作“补充”）。编号、复审年限、框架和目录。", "The plan makes it echo (the annex: “supplement”). Numbers, period of review, framework and directory.")
	}
	return m.words("方案没有派作用。编号、复审年限、框架和目录。", "The plan gives it no part. Numbers, period of review, framework and directory.")
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
