package schema

import (
	"reflect"

	"guiju/generator/model"
)

// wordsOfRegisters are the words of the registers at the content root.
var wordsOfRegisters = []said{
	{reflect.TypeFor[Framework](), []word{
		{"box", "子体系", "Boxes", "体系框架图中的一格。", "One box of the framework diagram.", "", "", ""},
	}},
	{reflect.TypeFor[model.Box](), []word{
		{"code", "编码", "Code", "子体系的编码，标准用它表明位置；加引号。", "The code of the box, by which standards say where they belong; in quotes.", "", `"310"`, ""},
		{"title", "名称", "Title", "子体系的名称。", "The name of the box.", "", "办公用房", "Office space"},
		{"parent", "上级编码", "Parent", "上一层子体系的编码；最上层不写。", "The code of the box above; nothing at the top.", "boxes", `"300"`, ""},
		{"region", "地区", "Region", "哪个地区自己加的子体系，它和它的下级地区都有；全省共用的不写。", "The region whose own box it is; that region and those below it have it. Nothing where the whole province has it.", "regions", `"zhengzhou"`, ""},
		{"common", "共性", "Common", "true 表示其他子体系共同使用，框架图把它画成上面的通栏；只用于最上层。", "true where all other subsystems use it; the diagram draws it as a band above them. For boxes at the top only.", "", `false`, ""},
		{"area", "重点领域", "Key area", "这个子体系和它的下级为哪个重点领域服务；上级写过就不必再写。", "The key area that the box and those below it serve; not again where a box above says it.", "areas", `"office-space"`, ""},
		{"scope", "范围", "Scope", "这个子体系收什么标准，一句话。", "Which standards belong here, in a sentence.", "", "办公用房的调配、使用和维修。", "Assignment, use and repair of office space."},
		{"planned", "应有数", "Planned", "各层级应有多少项标准；不知道就不写。", "How many standards each level should have; nothing where it is not known.", "levels", `{ local = 5 }`, ""},
	}},
	{reflect.TypeFor[Regions](), []word{
		{"region", "地区", "Regions", "省、市、示范区和县。", "The province, its cities, zones and counties.", "", "", ""},
	}},
	{reflect.TypeFor[model.Region](), []word{
		{"key", "键名", "Key", "别处用来指称这个地区的短名，通常是拼音。", "The short name by which other files mean the region, mostly its pinyin.", "", `"zhengzhou"`, ""},
		{"code", "行政区划代码", "Division code", "六位行政区划代码，加引号；市级地方标准编号的开头须与它相符。", "The six-digit division code, in quotes; numbers of local standards begin with its first digits.", "", `"410100"`, ""},
		{"title", "名称", "Title", "地区的名称。", "The name of the region.", "", "郑州市", "Zhengzhou"},
		{"kind", "类别", "Kind", "是省、市、示范区还是县。", "Whether it is a province, a city, a zone or a county.", "region-kinds", `"city"`, ""},
		{"parent", "上级", "Parent", "上级地区的键名；省不写。", "The key of the region above; nothing for the province.", "regions", `"henan"`, ""},
	}},
	{reflect.TypeFor[Filings](), []word{
		{"filing", "报备回执", "Filings", "一次报备一条；纸质报备和没有报备的不在其中。", "One entry a filing; what came on paper or never came is not here.", "", "", ""},
	}},
	{reflect.TypeFor[model.Filing](), []word{
		{"region", "报备地区", "Region", "报来目录的地区。", "The region that filed.", "regions", `"zhengzhou"`, ""},
		{"date", "收件日期", "Received", "收到并收下的日期。", "The day of receipt.", "", `2026-11-20`, ""},
		{"receiver", "收件单位", "Receiver", "收下报备的单位。", "The body that took the filing.", "", "省机关事务管理部门", "Provincial affairs department"},
		{"file", "文件名", "File", "报来的工作簿的文件名。", "The name of the workbook.", "", `"郑州市报备.xlsx"`, ""},
		{"digest", "文件校验值", "Digest", "工作簿的 SHA-256，十六进制；可证明收下的是哪一个文件。", "SHA-256 of the workbook in hexadecimal: which file it was.", "", `"9f86d081884c7d65…"`, ""},
		{"works", "报备的标准", "Works", "报备目录中的标准的编码。", "The ids of the standards in the directory that was filed.", "works", `["db41-t-s001"]`, ""},
		{"filed", "报备时的编号", "Numbers as filed", "这些标准报备时的编号，与上一项逐个对应；没有编号的写空。", "The numbers that they bore when they were filed, one each; empty where there was none.", "", `["DB41/T S001—2024"]`, ""},
		{"boxes", "报备的子体系", "Boxes", "报备时框架中的子体系编码。", "Codes of the framework as it was filed.", "", `["310"]`, ""},
		{"to", "收件地区", "Receiving region", "收下报备的上一级地区；不是本体系的地区就不写。", "The region one level up that took it; nothing where it is none of this system.", "regions", `"henan"`, ""},
		{"state", "状态", "State", "收到了就不写；有来源证明没有报备时写 not-done。", "Nothing where it was received; not-done where a source says that the region did not file.", "states", `"done"`, ""},
		{"source", "来源", "Source", "记录出自哪里。", "Where this is recorded.", "", `"样本记录"`, ""},
	}},
	{reflect.TypeFor[References](), []word{
		{"reference", "引用文件", "References", "体系之外的标准，只登记著录信息。", "Standards outside the system, as bibliographic records.", "", "", ""},
	}},
	{reflect.TypeFor[model.Reference](), []word{
		{"id", "编码", "Id", "记录的编码，小写，带年份，例如 gb-t-1.1-2020。", "The id of the record, in lower case with the year, such as gb-t-1.1-2020.", "", `"gb-t-1.1-2020"`, ""},
		{"number", "标准编号", "Number", "完整的编号，年份前用一字线。", "The full number, with — before the year.", "", `"GB/T 1.1—2020"`, ""},
		{"title", "名称", "Title", "标准的名称；英文用官方译名，没有就不写。", "The title; in English the official one or none.", "", "标准化工作导则 第1部分：标准化文件的结构和起草规则", "Directives for standardization—Part 1: Rules for the structure and drafting of standardizing documents"},
		{"issued", "发布日期", "Issued", "发布的日期。", "The day of issue.", "", `2020-03-31`, ""},
		{"in-force", "实施日期", "In force", "开始实施的日期；状态由它推算。", "The day of coming into force; the status follows from it.", "", `2020-10-01`, ""},
		{"withdrawn", "废止日期", "Withdrawn", "废止的日期；现行的不写。", "The day of withdrawal; nothing while in force.", "", `2030-10-01`, ""},
		{"replaces", "代替", "Replaces", "被它代替的标准的编号。", "Numbers of the standards that it replaces.", "", `["GB/T 1.1—2009"]`, ""},
		{"ics", "ICS号", "ICS", "国际标准分类号。", "The International Classification for Standards.", "", `"01.120"`, ""},
		{"ccs", "CCS号", "CCS", "中国标准文献分类号。", "The Chinese classification for standards.", "", `"A00"`, ""},
		{"source", "信息来源", "Source", "著录信息从哪里来。", "Where the record comes from.", "", "标准封面", "Cover of the standard"},
		{"checked", "核对日期", "Checked", "哪一天与来源核对过；没有核对就不写。", "The day on which it was compared with its source; nothing if it was not.", "", `2026-11-23`, ""},
	}},
	{reflect.TypeFor[model.Plan](), []word{
		{"policy", "依据的文件", "Policy", "任务表所依据的政策文件或导读的编码（policies 下的文件夹名）。", "The id of the policy document or guide that the table comes from (a folder of policies).", "policies", `"pilot-plan-guide"`, ""},
		{"source", "依据", "Source", "任务表出自文件的哪一部分。", "Which part of the document the table comes from.", "", "样本方案附件", "Annex of a sample plan"},
		{"idea", "指导思想", "Guiding idea", "用自己的话说明方案的指导思想。", "The guiding idea of the plan, in our own words.", "", "样本指导思想", "A sample guiding idea"},
		{"principle", "工作原则", "Principles", "方案的工作原则，一条一项。", "One entry for each working principle of the plan.", "", "", ""},
		{"phase", "阶段", "Phases", "实施步骤，按先后列出。", "The phases, in order.", "", "", ""},
		{"task", "任务", "Tasks", "重点任务计划表的一行。", "One row of the table of key tasks.", "", "", ""},
		{"artefact", "计划文件", "Artefacts", "实施方案、时间表、路线图、任务书和框架图，一份一条。", "One entry for each paper of the preparation: implementation plan, timetable, roadmap, task book, framework diagram.", "", "", ""},
		{"assignment", "任务书", "Assignments", "任务分给谁，一件一条。", "One entry for each part that a body has in a task.", "", "", ""},
	}},
	{reflect.TypeFor[model.Phase](), []word{
		{"key", "键名", "Key", "阶段的短名，任务用它。", "The short name of the phase, used by tasks.", "", `"preparation"`, ""},
		{"title", "名称", "Title", "阶段的名称。", "The name of the phase.", "", "前期准备", "Preparation"},
		{"start", "开始", "Start", "开始的日期。", "The first day.", "", `2021-09-01`, ""},
		{"end", "结束", "End", "结束的日期。", "The last day.", "", `2021-11-30`, ""},
		{"summary", "概要", "Summary", "这一阶段做什么，一句话。", "What is done in it, in a sentence.", "", "摸清底数。", "Take stock."},
		{"began", "实际开始", "Began", "什么时候真的开始，依据什么。", "When it really began, and by what record.", "", "", ""},
		{"ended", "实际结束", "Ended", "什么时候真的结束，依据什么。", "When it really ended, and by what record.", "", "", ""},
	}},
	{reflect.TypeFor[model.Task](), []word{
		{"key", "键名", "Key", "任务的短名。", "The short name of the task.", "", `"system"`, ""},
		{"phase", "所属阶段", "Phase", "任务属于哪个阶段。", "The phase it belongs to.", "phases", `"preparation"`, ""},
		{"title", "名称", "Title", "任务的名称。", "The name of the task.", "", "体系构建", "Building the system"},
		{"owner", "责任单位", "Owner", "谁负责，写 bodies.toml 中的键名。", "Who answers for it: a key of bodies.toml.", "bodies", `"body-1"`, ""},
		{"start", "计划开始", "Start", "计划从哪天开始；不写就是阶段的开始。", "The first day planned; nothing: that of its phase.", "", `2021-10-01`, ""},
		{"began", "实际开始", "Began", "什么时候真的开始，依据什么。", "When it really began, and by what record.", "", "", ""},
		{"measure", "措施", "Measures", "任务的各项措施。", "The measures of the task.", "", "", ""},
		{"due", "时限", "Deadlines", "各项时限和完成情况。", "Deadlines, and whether they were met.", "", "", ""},
	}},
	{reflect.TypeFor[model.Measure](), []word{
		{"title", "内容", "Title", "措施的内容。", "What the measure is.", "", "编制标准体系框架图和目录", "Draw up the framework diagram and the directory"},
	}},
	{reflect.TypeFor[model.Due](), []word{
		{"date", "日期", "Date", "时限换算成的日期。", "The deadline as a day.", "", `2021-11-30`, ""},
		{"words", "原文", "Words", "文件怎样写这个时限。", "How the document states it.", "", "2021年11月底前", "by the end of November 2021"},
		{"for", "适用于", "For", "时限是哪项措施的；只有一项时不写。", "Which measure it is for; nothing if there is one only.", "", "各项措施", "all measures"},
		{"met", "完成情况", "Met", "有没有按时完成，谁说的；没有记录就不写。", "Whether it was met, and by whose word; nothing without a record.", "", "", ""},
	}},
	{reflect.TypeFor[model.Outcome](), []word{
		{"state", "状态", "State", "done 是已完成，not-done 是未完成；没有记录就不写。", "done or not-done; nothing where there is no record.", "states", `"done"`, ""},
		{"date", "完成日期", "Date", "完成的日期；done 要写。", "The day on which it was done; needed with done.", "", `2021-11-30`, ""},
		{"source", "记录来源", "Source", "这条记录出自哪里；没有来源就不能说做了或没有做。", "Where the record comes from; without a source neither may be said.", "", `"样本记录"`, ""},
	}},
	{reflect.TypeFor[Roles](), []word{
		{"role", "岗位", "Roles", "有“我的职责”页的岗位。", "Posts that have a page of duties.", "", "", ""},
	}},
	{reflect.TypeFor[model.Role](), []word{
		{"key", "键名", "Key", "岗位的短名，是网址的一部分。", "The short name of the role, part of its address.", "", `"driver"`, ""},
		{"title", "名称", "Title", "岗位的名称。", "The name of the role.", "", "驾驶员", "Driver"},
		{"summary", "说明", "Summary", "岗位是做什么的，一句话。", "What the role does, in a sentence.", "", "驾驶公务用车的人。", "Whoever drives an official vehicle."},
		{"names", "条文中的称呼", "Names", "条文怎样称呼这个岗位；不同标准称呼不同时分开写。", "How texts call the role; one entry for each group of standards.", "", "", ""},
	}},
	{reflect.TypeFor[model.RoleNames](), []word{
		{"zh", "中文称呼", "Names in Chinese", "中文条文中的称呼，与条文一字不差。", "Names in the Chinese texts, spelt as there.", "", `["驾驶员"]`, ""},
		{"en", "英文称呼", "Names in English", "英文条文中的称呼。", "Names in the English texts.", "", `["driver", "drivers"]`, ""},
		{"works", "限于哪些标准", "Works", "只有这些标准中的称呼才指这个岗位；不写就是全部标准。", "Only in these works do the names mean the role; nothing: in all.", "works", `["db41-t-s001"]`, ""},
	}},
	{reflect.TypeFor[Synonyms](), []word{
		{"synonym", "同义词", "Synonyms", "读者的说法和条文的说法。", "What readers say and what the texts say.", "", "", ""},
	}},
	{reflect.TypeFor[model.Synonym](), []word{
		{"lang", "语言", "Language", "这一条的词是中文还是英文。", "Whether the words are Chinese or English.", "languages", `"zh"`, ""},
		{"lay", "读者的说法", "Lay words", "读者会在搜索框里输入的词。", "Words that readers type.", "", `["公车"]`, ""},
		{"formal", "条文的说法", "Formal terms", "条文中的词，与条文一致。", "Terms of the texts, spelt as there.", "", `["公务用车"]`, ""},
	}},
}
