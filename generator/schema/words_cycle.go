package schema

import (
	"reflect"

	"guiju/generator/model"
)

// wordsOfCycle are the words of the registers of a standard's life: from
// proposals to its use, and what regions share.
var wordsOfCycle = []said{
	{reflect.TypeFor[Proposals](), []word{
		{"selection", "择优选取", "Selections", "在几个候选项目中选定一个，一次一条。", "One entry for each choice among candidates.", "", "", ""},
		{"proposal", "申报项目", "Proposals", "申报的标准项目，一项一条。", "One entry for each standard that was applied for.", "", "", ""},
	}},
	{reflect.TypeFor[model.Selection](), []word{
		{"key", "键名", "Key", "短名，候选项目用它指明参加了哪次选取。", "The short name by which candidates say where they stood.", "", `"call-2026"`, ""},
		{"title", "名称", "Title", "这次选取叫什么。", "What the selection is called.", "", "样本选取", "A sample selection"},
		{"matter", "事项", "Matter", "为哪件事选标准；一次选多件事就不写。", "The matter for which a standard is chosen; nothing where there are several.", "matters", `"office-space-use-service"`, ""},
		{"date", "日期", "Date", "作出决定的日期。", "The day of the decision.", "", `2026-11-20`, ""},
		{"by", "决定单位", "By", "谁作的决定。", "Who decided.", "", "样本机构", "A sample body"},
		{"reason", "理由", "Reason", "为什么选中它，读者看得到。", "Why it was chosen; readers see this.", "", "样本理由", "A sample reason"},
		{"source", "来源", "Source", "记录出自哪里。", "Where this is recorded.", "", `"样本记录"`, ""},
		{"sample", "样本", "Sample", "true 表示为演示编写，不是真的选取。", "true marks a record made to show the site.", "", `true`, ""},
	}},
	{reflect.TypeFor[model.Proposal](), []word{
		{"key", "键名", "Key", "项目的短名。", "The short name of the proposal.", "", `"proposal-1"`, ""},
		{"title", "名称", "Title", "申报的标准名称。", "The title that was applied for.", "", "样本服务规范", "Specification for a sample service"},
		{"level", "层级", "Level", "申报哪个层级的标准。", "The level applied for.", "levels", `"local"`, ""},
		{"box", "体系编码", "Box", "在体系框架中的位置。", "Its place in the framework.", "boxes", `"310"`, ""},
		{"region", "地区", "Region", "申报的地区。", "The region that applied.", "regions", `"zhengzhou"`, ""},
		{"area", "重点领域", "Key area", "属于哪个重点领域；都不属于就不写。", "The key area it belongs to; nothing if none.", "areas", `"office-space"`, ""},
		{"matter", "事项", "Matter", "一事一标的“事”。", "The matter it would regulate.", "matters", `"office-space-use-service"`, ""},
		{"classes", "项目类别", "Classes", "是基础的、通用的、急需的还是重点领域的；可以几样都是。", "Whether it is basic, general, urgent or in a key area; may be several.", "project-classes", `["urgent"]`, ""},
		{"proposer", "申报单位", "Proposer", "谁申报。", "Who applied.", "", "样本机构", "A sample body"},
		{"date", "申报日期", "Date", "申报的日期。", "The day of the application.", "", `2026-05-20`, ""},
		{"selection", "参加的选取", "Selection", "是哪次择优选取的候选；没有就不写。", "The selection in which it was a candidate, if any.", "selections", `"call-2026"`, ""},
		{"outcome", "结果", "Outcome", "选中、合并、缓办或不列；还没有决定就不写。", "Selected, merged, deferred or declined; nothing while undecided.", "proposal-outcomes", `"selected"`, ""},
		{"decided", "决定日期", "Decided", "作出决定的日期。", "The day of the decision.", "", `2026-06-20`, ""},
		{"reason", "理由", "Reason", "为什么这样决定，读者看得到。", "Why; readers see this.", "", "样本理由", "A sample reason"},
		{"work", "形成的标准", "Standard", "由它形成的标准的编码。", "The id of the standard that came of it.", "works", `"db41-t-s001"`, ""},
		{"source", "来源", "Source", "记录出自哪里。", "Where this is recorded.", "", `"样本记录"`, ""},
		{"sample", "样本", "Sample", "true 表示为演示编写，不是真的申报。", "true marks a record made to show the site.", "", `true`, ""},
	}},
	{reflect.TypeFor[Matters](), []word{
		{"matter", "事项", "Matters", "一事一标的“事”，一件一条。", "One entry for each matter.", "", "", ""},
		{"distinct", "已比对不重复", "Compared and distinct", "看起来相近、比对后确认管的不是一件事的标准。", "Standards that look alike, were compared, and are about different things.", "", "", ""},
	}},
	{reflect.TypeFor[model.Matter](), []word{
		{"key", "键名", "Key", "事项的短名，标准用它。", "The short name that standards use.", "", `"office-space-use-service"`, ""},
		{"title", "名称", "Title", "管的是什么事。", "What is regulated.", "", "办公用房使用服务", "Services in the use of office space"},
		{"box", "体系编码", "Box", "这件事归哪个子体系。", "The box it belongs to.", "boxes", `"310"`, ""},
		{"note", "说明", "Note", "边界在哪里，一句话。", "Where it ends, in a sentence.", "", "样本说明", "A sample note"},
	}},
	{reflect.TypeFor[model.Distinct](), []word{
		{"works", "标准", "Standards", "比对过的两项或几项标准的编码。", "Ids of the standards that were compared, two or more.", "works", `["db41-t-s001"]`, ""},
		{"reason", "理由", "Reason", "为什么不是一件事，读者看得到。", "Why they differ; readers see this.", "", "样本理由", "A sample reason"},
		{"by", "比对人", "By", "谁比对的。", "Who compared them.", "", `"样本机构"`, ""},
		{"date", "日期", "Date", "比对的日期。", "The day of the comparison.", "", `2026-11-20`, ""},
	}},
	{reflect.TypeFor[Uptake](), []word{
		{"uptake", "实施记录", "Uptake", "标准的一次采用、培训、解读、评价或嵌入，一条一件。", "One entry for each adoption, training, explanation, evaluation or embedding.", "", "", ""},
	}},
	{reflect.TypeFor[model.Uptake](), []word{
		{"work", "标准", "Standard", "标准的编码。", "The id of the standard.", "works", `"db41-t-s001"`, ""},
		{"kind", "类别", "Kind", "采用、培训、解读、评价还是嵌入业务系统。", "Adopted, trained, explained, evaluated, or embedded in a business system.", "uptake-kinds", `"evaluated"`, ""},
		{"region", "地区", "Region", "在哪个地区。", "In which region.", "regions", `"zhengzhou"`, ""},
		{"who", "单位", "Who", "谁做的。", "Who did it.", "", "样本机构", "A sample body"},
		{"system", "业务系统", "Business system", "嵌入了哪个业务系统；其他类别不写。", "The business system that carries it; nothing for other kinds.", "", "样本系统", "A sample system"},
		{"provisions", "涉及的条", "Provisions", "涉及标准的哪些条；不写就是整项标准。", "Which provisions; nothing: the whole standard.", "", `["4.1"]`, ""},
		{"note", "说明", "Note", "结果怎样，一两句话。", "What came of it, in a sentence or two.", "", "样本说明", "A sample note"},
		{"sample", "样本", "Sample", "true 表示为演示编写。", "true marks a record made to show the site.", "", `true`, ""},
	}},
	{reflect.TypeFor[Cooperation](), []word{
		{"project", "共同制定", "Joint projects", "几个地区共同制定的标准，一项一条。", "One entry for each standard that regions draft together.", "", "", ""},
		{"demand", "各地需求", "Demands", "各地提出的需求，一件一条。", "One entry for each demand of a region.", "", "", ""},
	}},
	{reflect.TypeFor[model.JointProject](), []word{
		{"key", "键名", "Key", "项目的短名。", "The short name of the project.", "", `"joint-1"`, ""},
		{"title", "名称", "Title", "项目的名称。", "The title of the project.", "", "样本共同项目", "A sample joint project"},
		{"matter", "事项", "Matter", "管的是什么事。", "The matter it is about.", "matters", `"office-space-use-service"`, ""},
		{"box", "体系编码", "Box", "在体系框架中的位置。", "Its place in the framework.", "boxes", `"310"`, ""},
		{"lead", "牵头地区", "Lead", "哪个地区牵头。", "The region that leads.", "regions", `"zhengzhou"`, ""},
		{"regions", "参加地区", "Regions", "参加的地区，牵头的也写上。", "The regions that take part, the leading one among them.", "regions", `["zhengzhou", "henan"]`, ""},
		{"works", "形成的标准", "Standards", "由它形成的标准的编码。", "Ids of the standards that came of it.", "works", `["db41-t-s001"]`, ""},
		{"note", "说明", "Note", "需要说明的事。", "Anything to be said of it.", "", "样本说明", "A sample note"},
		{"sample", "样本", "Sample", "true 表示为演示编写。", "true marks a record made to show the site.", "", `true`, ""},
	}},
	{reflect.TypeFor[model.Demand](), []word{
		{"key", "键名", "Key", "需求的短名。", "The short name of the demand.", "", `"demand-1"`, ""},
		{"region", "地区", "Region", "哪个地区提出。", "The region that asks.", "regions", `"zhengzhou"`, ""},
		{"title", "名称", "Title", "需求的题目。", "The demand in a few words.", "", "样本需求", "A sample demand"},
		{"words", "内容", "Words", "需要什么标准，为什么。", "What is needed, and why.", "", "样本内容", "Sample words"},
		{"matter", "事项", "Matter", "对应的事项；还说不清就不写，由程序按内容归类。", "The matter, where it is clear; else the program groups by words.", "matters", `"office-space-use-service"`, ""},
		{"box", "体系编码", "Box", "归哪个子体系。", "The box it belongs to.", "boxes", `"310"`, ""},
		{"date", "日期", "Date", "提出的日期。", "The day on which it was put forward.", "", `2026-05-20`, ""},
		{"source", "来源", "Source", "出自哪份材料。", "Where it is recorded.", "", `"样本记录"`, ""},
		{"sample", "样本", "Sample", "true 表示为演示编写。", "true marks a record made to show the site.", "", `true`, ""},
	}},
	{reflect.TypeFor[Elements](), []word{
		{"element", "数据元", "Data elements", "标准规定的数据元，一个一条。", "One entry for each data element.", "", "", ""},
	}},
	{reflect.TypeFor[model.DataElement](), []word{
		{"code", "代码", "Code", "数据元的代码，唯一，定下后不改。", "The code of the element: unique, and never changed.", "", `"S-E001"`, ""},
		{"title", "名称", "Title", "数据元的名称。", "The name of the element.", "", "房间编号", "Room number"},
		{"definition", "定义", "Definition", "它是什么，一句话。", "What it is, in a sentence.", "", "样本定义", "A sample definition"},
		{"type", "类型", "Type", "值是文字、代码、整数、数、日期、时间还是是非。", "Whether values are text, codes, whole numbers, numbers, dates, times or yes and no.", "element-types", `"code"`, ""},
		{"format", "表示格式", "Format", "长度和形式，例如 an..20（最多20个字符）、n6（6位数字）、YYYYMMDD；也可照数据目录写 C..20、K2、N8,2、D8。", "Length and form: an..20 is up to 20 characters, n6 six digits, YYYYMMDD a day; or, as in data catalogues, C..20, K2, N8,2, D8.", "", `"an..20"`, ""},
		{"unit", "计量单位", "Unit", "数的单位；没有就不写。", "The unit of a number, if any.", "", `"m²"`, ""},
		{"value", "值域", "Values", "允许的值，一个一条；不限就不写。", "One entry for each permissible value; none where any will do.", "", "", ""},
		{"sources", "出处", "Sources", "规定它的条，写成“标准编码#条号”。", "The provisions that define it, as id#number.", "", `["db41-t-s001#4.1"]`, ""},
		{"sample", "样本", "Sample", "true 表示为演示编写。", "true marks a record made to show the site.", "", `true`, ""},
	}},
	{reflect.TypeFor[model.ElementValue](), []word{
		{"code", "代码", "Code", "值的代码，加引号。", "The code of the value, in quotes.", "", `"1"`, ""},
		{"title", "名称", "Title", "代码的意思。", "What the code means.", "", "样本值", "A sample value"},
	}},
	{reflect.TypeFor[Readings](), []word{
		{"reading", "方案的读法", "Readings", "方案前后不一致或没有说清的地方，一处一条。", "One entry for each place where the plan contradicts itself or leaves something open.", "", "", ""},
	}},
	{reflect.TypeFor[model.Reading](), []word{
		{"key", "键名", "Key", "短名，也是网页上的位置。", "The short name, and the place on the page.", "", `"c1"`, ""},
		{"title", "题目", "Title", "一句话说出问题。", "The question in a few words.", "", "样本问题", "A sample question"},
		{"passage", "原话", "Passages", "方案在不同地方怎样说。", "What the plan says in different places.", "", "", ""},
		{"problem", "不一致之处", "Problem", "哪里对不上。", "What does not fit.", "", "样本说明", "A sample explanation"},
		{"shown", "本站的处理", "How it is shown", "本站怎样显示，两种读法是否都留着。", "How the site shows it, and whether both readings are kept.", "", "样本处理", "A sample treatment"},
		{"pages", "涉及的页面", "Pages", "哪些页面与它有关，写网页文件名；这些页面会链接过来。", "File names of the pages that depend on it; they link here.", "", `["directory.html"]`, ""},
	}},
	{reflect.TypeFor[model.Passage](), []word{
		{"place", "位置", "Place", "在方案的哪一处。", "Where the plan says it.", "", "样本方案附件", "Annex of a sample plan"},
		{"words", "原话", "Words", "照抄的原话；英文是译文。", "The words as printed; the English is a translation.", "", "样本原话", "Sample words"},
	}},
}
