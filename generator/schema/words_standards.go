package schema

import (
	"reflect"

	"guiju/generator/model"
)

// wordsOfStandards are the words of a standard: the work, its editions, and
// what the program remembers.
var wordsOfStandards = []said{
	{reflect.TypeFor[model.Work](), []word{
		{"number", "标准编号", "Number", "不带年份的编号；还没有编号的计划项目不写。", "The number without its year; nothing for a planned work that has none yet.", "", `"DB41/T S001"`, ""},
		{"title", "名称", "Title", "标准的名称；有了版本以后用版本的名称。", "The title; once there is an edition, its title is used.", "", "机关办公用房使用服务规范", "Specification for services in the use of office space"},
		{"level", "层级", "Level", "标准属于哪个层级（system.toml）。", "Which level the standard belongs to (system.toml).", "levels", `"local"`, ""},
		{"box", "体系编码", "Box", "在标准体系框架中的位置（framework.toml）。", "Its place in the framework (framework.toml).", "boxes", `"310"`, ""},
		{"region", "地区", "Region", "发布标准的地区（regions.toml）。", "The region that issues it (regions.toml).", "regions", `"henan"`, ""},
		{"area", "重点领域", "Key area", "属于哪个重点领域；都不属于就不写。", "The key area it belongs to; nothing if none.", "areas", `"office-space"`, ""},
		{"matter", "事项", "Matter", "一事一标的“事”，用短名；同一层级一事只有一项标准。", "The matter it regulates, as a short name: one matter, one standard on a level.", "matters", `"office-space-use-service"`, ""},
		{"sample", "样本", "Sample", "true 表示这是为演示编写的样本，不是发布的标准。", "true marks a text written to show the site, not an issued standard.", "", `true`, ""},
		{"publication", "公开决定", "Publication", "经审查决定公开全文、只公开题录还是不列出；不写就按层级的默认值。", "What a review decided: full text, record only or unlisted; nothing leaves it to the level's default.", "", "", ""},
		{"adopters", "共同使用地区", "Adopters", "采用这项标准的其他地区。", "Other regions that use the standard.", "regions", `["zhengzhou"]`, ""},
		{"classes", "项目类别", "Classes", "立项时是基础的、通用的、急需的还是重点领域的。", "Whether the project was basic, general, urgent or in a key area.", "project-classes", `["urgent"]`, ""},
		{"upper", "呼应的标准", "Dovetails with", "与上一层级的哪些标准配套衔接。", "The standards of a higher level that it dovetails with.", "works", `["internal-s101"]`, ""},
		{"unique", "本级独有", "Unique", "true 表示查过，上一层级没有对应的标准。", "true: it was looked for, and no higher level has one.", "", `true`, ""},
		{"converted-from", "由此转化", "Converted from", "由哪一项别的层级的标准转化而来。", "The standard of another level that it was made from.", "works", `"internal-s101"`, ""},
		{"basis", "法律依据", "Legal basis", "条文与法规条款的对应。", "Which article of which regulation stands behind a provision.", "", "", ""},
		{"track", "制定程序", "Track", "走哪个程序；不写就用层级的程序。", "Which track it takes; nothing: that of its level.", "tracks", `"local-procedure"`, ""},
		{"event", "过程记录", "Events", "制定过程中已走或记录为没有走的步骤。", "Steps that were taken, or are recorded as not taken.", "", "", ""},
		{"review", "复审", "Reviews", "历次复审和结论。", "Periodic reviews and their conclusions.", "", "", ""},
	}},
	{reflect.TypeFor[model.Publication](), []word{
		{"decision", "公开方式", "Decision", "公开全文、只公开题录或不列出。", "Full text, record only, or unlisted.", "decisions", `"full"`, ""},
		{"hide-title", "隐去名称", "Hide title", "true 时名称也不公开，只留编号。", "With true the title is withheld too; the number stays.", "", `false`, ""},
		{"reviewer", "审查人", "Reviewer", "作出决定的人或机构。", "Who decided.", "", `"样本审查机构"`, ""},
		{"date", "审查日期", "Date", "作出决定的日期。", "The day of the decision.", "", `2026-11-20`, ""},
	}},
	{reflect.TypeFor[model.Basis](), []word{
		{"regulation", "法规", "Regulation", "法规的编码（regulations 下的文件夹名）。", "The id of the regulation (a folder of regulations).", "regulations", `"affairs-regulation"`, ""},
		{"article", "条款", "Article", "法规的第几条，照原文写。", "The article, written as printed.", "", `"第二十一条"`, ""},
		{"provision", "标准的条", "Provision", "标准中对应的条号；不写就是整项标准。", "The number of the provision; nothing: the whole standard.", "", `"4.1"`, ""},
		{"relation", "关系", "Relation", "条文与法规是什么关系。", "How the provision relates to the article.", "relations", `"refines"`, ""},
		{"checked", "核对日期", "Checked", "哪一天把条文与法规逐字核对过；没有核对就不写。", "The day on which both were compared; nothing if they were not.", "", `2026-11-20`, ""},
		{"by", "核对人", "By", "谁核对的。", "Who compared them.", "", `"样本机构"`, ""},
		{"note", "说明", "Note", "哪里不一致，怎样处理；关系是“不一致”时要写。", "Where the two differ and what is done about it; needed where they conflict.", "", "样本说明", "A sample note"},
	}},
	{reflect.TypeFor[model.Event](), []word{
		{"step", "步骤", "Step", "程序中步骤的键名（system.toml）。", "The key of a step of the track (system.toml).", "steps", `"draft"`, ""},
		{"edition", "版本", "Edition", "为制定哪一年的版本走的这一步；不写就是最新的一版。", "The year of the edition that was made by the step; nothing: the latest.", "", `"2027"`, ""},
		{"until", "结束日期", "Until", "这一步最后一天，例如征求意见截止日；date 是第一天。", "The last day of a step that takes time, such as public comment; date is the first.", "", `2026-06-20`, ""},
		{"round", "第几次", "Round", "同一步开了几次会时，这是第几次。", "Which meeting it was, where a step took several.", "", `2`, ""},
		{"zone", "片区", "Zone", "分片开会时是哪一片。", "The part of the province, where meetings are held in parts.", "", "样本片区", "A sample zone"},
		{"opinions", "意见处理", "Opinions", "收到多少条意见，怎样处理。", "How many opinions came in and what became of them.", "", "", ""},
		{"evidence", "凭证", "Evidence", "会议纪要、公告等，写名称或文号。", "Minutes, a notice: its name or number.", "", `"样本纪要"`, ""},
		{"note", "备注", "Note", "需要说明的事。", "Anything to be said of it.", "", "样本备注", "A sample note"},
	}},
	{reflect.TypeFor[model.Opinions](), []word{
		{"received", "收到", "Received", "收到的意见条数。", "How many came in.", "", `10`, ""},
		{"adopted", "采纳", "Adopted", "采纳的条数。", "How many were adopted.", "", `6`, ""},
		{"partly", "部分采纳", "Partly adopted", "部分采纳的条数。", "How many were adopted in part.", "", `3`, ""},
		{"declined", "未采纳", "Declined", "未采纳的条数。", "How many were declined.", "", `1`, ""},
	}},
	{reflect.TypeFor[model.Review](), []word{
		{"date", "复审日期", "Date", "复审的日期。", "The day of the review.", "", `2026-05-20`, ""},
		{"result", "复审结论", "Result", "继续有效、修订或废止。", "Confirmed, to be revised, or to be withdrawn.", "review-results", `"confirmed"`, ""},
		{"body", "复审机构", "Body", "作出结论的机构。", "Who reviewed it.", "", `"样本机构"`, ""},
		{"institution", "专业机构", "Institution", "参加复审的专业机构。", "The professional institution that took part.", "", `"样本专业机构"`, ""},
		{"source", "来源", "Source", "结论出自哪里。", "Where the conclusion is recorded.", "", `"样本记录"`, ""},
	}},
	{reflect.TypeFor[model.Edition](), []word{
		{"number", "标准编号", "Number", "带年份的编号，年份前用一字线。", "The number with its year, after —.", "", `"DB41/T S001—2024"`, ""},
		{"title", "名称", "Title", "这一版的名称，与封面一致。", "The title of this edition, as on its cover.", "", "机关办公用房使用服务规范", "Specification for services in the use of office space"},
		{"issued", "发布日期", "Issued", "封面上的发布日期。", "The day of issue on the cover.", "", `2024-04-30`, ""},
		{"in-force", "实施日期", "In force", "封面上的实施日期；现行还是即将实施由它推算。", "The day of coming into force; current or upcoming follows from it.", "", `2024-07-31`, ""},
		{"withdrawn", "废止日期", "Withdrawn", "废止的日期；没有废止就不写。", "The day of withdrawal; nothing while it stands.", "", `2034-07-31`, ""},
		{"issuer", "发布机构", "Issuer", "封面上的发布机构。", "Who issued it, as on the cover.", "", "样本机构", "A sample body"},
		{"proposer", "提出单位", "Proposer", "前言写明的提出单位。", "Who proposed it, as in the foreword.", "", "样本机构", "A sample body"},
		{"jurisdiction", "归口单位", "In charge", "前言写明的归口单位。", "Who is in charge of it, as in the foreword.", "", "样本机构", "A sample body"},
		{"drafters", "起草单位", "Drafters", "前言写明的起草单位。", "Who drafted it, as in the foreword.", "", "样本机构", "A sample body"},
		{"ics", "ICS号", "ICS", "封面左上角的国际标准分类号。", "The International Classification for Standards, on the cover.", "", `"03.080"`, ""},
		{"ccs", "CCS号", "CCS", "封面左上角的中国标准文献分类号。", "The Chinese classification for standards, on the cover.", "", `"A22"`, ""},
		{"filing", "备案号", "Filing number", "备案号；没有就不写。", "The filing number, if there is one.", "", `"S0000-0000"`, ""},
		{"replaces", "代替", "Replaces", "被这一版代替的标准的编号。", "Numbers of what this edition replaces.", "", `["DB41/T S001—2021"]`, ""},
		{"translation", "译文状态", "Translation", "英文是机器翻译、人工翻译还是经过复核；没有英文不写。", "Whether the English is by machine, by a person, or reviewed; nothing without English.", "translations", `"human"`, ""},
		{"amendment", "修改单", "Amendments", "这一版的修改单。", "Amendments of this edition.", "", "", ""},
		{"accepted", "原文如此", "Accepted findings", "检查发现、但照发布原文保留的问题。", "Findings that stay because the text was issued so.", "", "", ""},
	}},
	{reflect.TypeFor[model.Amendment](), []word{
		{"number", "编号", "Number", "修改单的编号。", "The number of the amendment.", "", `"第1号修改单"`, ""},
		{"issued", "发布日期", "Issued", "发布的日期。", "The day of issue.", "", `2025-03-01`, ""},
		{"in-force", "实施日期", "In force", "实施的日期。", "The day of coming into force.", "", `2025-04-01`, ""},
		{"title", "名称", "Title", "修改单的名称。", "The title of the amendment.", "", "样本修改单", "A sample amendment"},
		{"provisions", "修改的条", "Provisions", "改动了哪些条。", "The provisions it changes.", "", `["4.1"]`, ""},
	}},
	{reflect.TypeFor[model.Accepted](), []word{
		{"rule", "规则", "Rule", "保留的是哪条规则的问题；名称见检查报告，含义用 guiju explain 查。", "The rule whose finding stays; its id is in the report, guiju explain tells what it means.", "", `"placeholder"`, ""},
		{"place", "位置", "Place", "条号；不写就是全文。", "The provision; nothing: the whole text.", "", `"4.1"`, ""},
		{"lang", "语言", "Language", "只在中文或英文中保留；不写就是两种。", "In the Chinese or the English only; nothing: in both.", "languages", `"zh"`, ""},
		{"reason", "理由", "Reason", "为什么保留，读者看得到。", "Why it stays; readers see this.", "", "发布的原文如此", "The text was issued so"},
		{"by", "决定人", "By", "谁决定保留。", "Who decided.", "", `"样本机构"`, ""},
		{"date", "日期", "Date", "决定的日期。", "The day of the decision.", "", `2026-11-20`, ""},
	}},
	{reflect.TypeFor[model.Keys](), []word{
		{"provision", "条的永久编号", "Permanent keys", "由程序写入。", "Written by the program.", "", "", ""},
		{"translation", "译文核对记录", "Translations compared", "由 guiju translated 写入：每条译文所依据的中文。", "Written by guiju translated: which Chinese each English provision was compared with.", "", `{ 2024 = { "1" = "0000000000000000" } }`, ""},
		{"article", "法条核对记录", "Articles compared", "由 guiju mapped 写入：每条法律依据核对时法条的文字。", "Written by guiju mapped: which words of the article each legal basis was compared with.", "", `{ affairs-regulation = { "21" = "0000000000000000" } }`, ""},
	}},
	{reflect.TypeFor[model.ProvisionKey](), []word{
		{"key", "永久编号", "Key", "不变也不重用的编号。", "Never changed and never reused.", "", `"k1"`, ""},
		{"edition", "版本", "Edition", "版本的年份。", "The year of the edition.", "", `"2024"`, ""},
		{"fragment", "位置", "Fragment", "条在网页上的位置。", "The provision's place on its page.", "", `"4.1"`, ""},
		{"hash", "指纹", "Hash", "中文原文的指纹。", "The hash of the Chinese.", "", `"0000000000000000"`, ""},
		{"successor", "后继", "Successor", "接替它的编号。", "The key that takes its place.", "", `"k2"`, ""},
		{"tombstone", "注销日期", "Tombstone", "条被删去的日期。", "The day on which the provision was dropped.", "", `2026-11-20`, ""},
	}},
}
