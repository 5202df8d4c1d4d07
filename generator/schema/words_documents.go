package schema

import (
	"reflect"

	"guiju/generator/model"
)

// wordsOfDocuments are the words of regulations, policies, publicity, pages
// and courses.
var wordsOfDocuments = []said{
	{reflect.TypeFor[model.Regulation](), []word{
		{"title", "名称", "Title", "法规的全称；文件夹里有正文 zh.md 时可以不写。", "The full title; may be left out where the text zh.md is there.", "", "机关事务管理条例", "Regulation on Administration of Government Offices Affairs"},
		{"kind", "类别", "Kind", "是法律、行政法规、党内法规、规章还是司法解释。", "Whether it is a law, a regulation, a Party regulation, a rule or an interpretation.", "regulation-kinds", `"regulation"`, ""},
		{"number", "文号", "Number", "公布它的文号。", "The number under which it was promulgated.", "", "国务院令第621号", "Decree No. 621 of the State Council"},
		{"issuer", "制定机关", "Issuer", "制定或公布它的机关。", "Who made or promulgated it.", "", "国务院", "State Council"},
		{"adopted", "通过日期", "Adopted", "通过的日期。", "The day of adoption.", "", `2012-06-13`, ""},
		{"issued", "公布日期", "Promulgated", "公布的日期。", "The day of promulgation.", "", `2012-06-28`, ""},
		{"amended", "最近修改日期", "Amended", "最近一次修改的日期。", "The day of the latest amendment.", "", `2017-03-01`, ""},
		{"in-force", "施行日期", "In force", "施行的日期。", "The day of coming into force.", "", `2012-10-01`, ""},
		{"repealed", "废止日期", "Repealed", "被废止的日期；施行中的不写。", "The day of its repeal; nothing while it is in force.", "", `2030-01-01`, ""},
		{"articles", "条数", "Articles", "一共多少条；没有正文时用它核对依据。", "How many articles it has; law bases are compared with it where there is no text.", "", `35`, ""},
		{"topic", "各条主题", "Topics", "哪些条讲什么，不写内容大意。", "What runs of articles are about, without their gist.", "", "", ""},
		{"source", "信息来源", "Source", "登记信息从哪里来。", "Where the record comes from.", "", "条例文本题注和第三十五条", "Headnote of the regulation and its Article 35"},
		{"note", "说明", "Note", "给读者的说明。", "A note to readers.", "", "样本说明", "A sample note"},
	}},
	{reflect.TypeFor[model.Topic](), []word{
		{"title", "主题", "Title", "这些条讲什么。", "What the articles are about.", "", "办公用房", "Office space"},
		{"area", "重点领域", "Key area", "主题属于哪个重点领域。", "The key area of the topic.", "areas", `"office-space"`, ""},
		{"articles", "条", "Articles", "条号或范围，用阿拉伯数字。", "Numbers of articles or ranges of them, in digits.", "", `["21-23"]`, ""},
	}},
	{reflect.TypeFor[model.Policy](), []word{
		{"title", "名称", "Title", "文件或导读的名称；有正文 zh.md 时可以不写。", "The title of the document or guide; may be left out where zh.md is there.", "", "试点方案导读", "A guide to the pilot plan"},
		{"kind", "类别", "Kind", "是方案、通知还是导读。", "Whether it is a plan, a notice or a guide.", "policy-kinds", `"guide"`, ""},
		{"about", "原文件", "About", "原文件（或导读所讲的文件）的著录信息。", "The identity of the document, or of the one that a guide is about.", "", "", ""},
		{"sample", "样本", "Sample", "true 表示这是演示用的样本。", "true marks a sample.", "", `true`, ""},
		{"summary", "摘要", "Summary", "讲什么，一两句话。", "What it says, in a sentence or two.", "", "样本摘要。", "A sample summary."},
	}},
	{reflect.TypeFor[model.DocumentInfo](), []word{
		{"title", "原文件名称", "Title", "文件的全称。", "The full title.", "", "样本方案", "A sample plan"},
		{"number", "发文字号", "Number", "发文字号；文件上没有就写空。", "The document number; empty where there is none.", "", `"样本〔2021〕0号"`, ""},
		{"index", "索引号", "Index number", "信息公开的索引号；没有就不写。", "The index number of its disclosure; nothing where there is none.", "", `"样本-2021-0001"`, ""},
		{"issuers", "发文机关", "Issuers", "发文的机关。", "Who issued it.", "", "样本机构", "A sample body"},
		{"date", "成文日期", "Date", "成文的日期。", "The day on the document.", "", `2021-09-13`, ""},
		{"addressees", "主送机关", "Addressees", "文件发给谁。", "To whom it was sent.", "", "样本机构", "A sample body"},
		{"basis", "制定依据", "Basis", "文件的依据。", "What it rests on.", "", "样本依据", "A sample basis"},
		{"source", "信息来源", "Source", "公开文本在哪里找到的。", "Where the public copy was found.", "", "样本来源", "A sample source"},
	}},
	{reflect.TypeFor[Front](), []word{
		{"title", "题目", "Title", "中文题目。", "The title, in Chinese.", "", `"怎样看标准的状态"`, ""},
		{"summary", "摘要", "Summary", "一两句话，列表页用。", "A sentence or two for lists.", "", `"样本摘要。"`, ""},
	}},
	{reflect.TypeFor[model.Item](), []word{
		{"kind", "类别", "Kind", "栏目：动态、解读、问答、图卡、海报、视频、活动或基地。", "The section: news, interpretation, Q&A, card, poster, video, event or base.", "item-kinds", `"event"`, ""},
		{"date", "日期", "Date", "发布的日期，列表按它排。", "The day of publication, by which lists are sorted.", "", `2026-11-20`, ""},
		{"source", "来源", "Source", "稿件的来源。", "Where the piece comes from.", "", `"样本来源"`, ""},
		{"sample", "样本", "Sample", "true 表示这是演示用的样本。", "true marks a sample.", "", `true`, ""},
		{"about", "相关标准", "About", "讲到的标准或条，写地址，例如 db41-t-s001#5.2。", "The standards or provisions it speaks of, by address, such as db41-t-s001#5.2.", "", `["db41-t-s001"]`, ""},
		{"menu", "菜单次序", "Order in the menu", "在页尾菜单里排第几；0 或不写就不进菜单。", "Its place in the menu; 0 or nothing: not in it.", "", `1`, ""},
		{"video", "视频", "Film", "同一文件夹里的 mp4 或 webm 文件；名字相同、后缀不同的是同一段视频的另一种格式。", "An mp4 or webm file of this folder; one that differs from it in its ending alone is the same film in another form.", "", `"film.webm"`, ""},
		{"poster", "视频封面", "Poster frame", "视频播放前显示的图片（png 或 jpg），在同一文件夹里。", "The picture (png or jpg) of this folder that is shown until the film is played.", "", `"poster.png"`, ""},
		{"audience", "面向", "Audience", "写给谁看；可以几样都写。", "To whom it speaks; may be several.", "audiences", `["staff"]`, ""},
		{"channel", "渠道", "Channels", "用过哪些媒体；只写真用过的。", "The media that carried it; only those that did.", "channels", `["website"]`, ""},
		{"levels", "标准层级", "Levels", "讲到哪些层级；相关标准的层级不用再写。", "The levels it speaks of, beside those of the standards it is about.", "levels", `["local"]`, ""},
		{"areas", "重点领域", "Key areas", "讲到哪些重点领域；相关标准的领域不用再写。", "The key areas it speaks of, beside those of the standards it is about.", "areas", `["office-space"]`, ""},
		{"regions", "地区", "Regions", "讲到哪些地区。", "The regions it speaks of.", "regions", `["henan"]`, ""},
		{"by", "制作单位", "Made by", "谁写的、谁画的、谁拍的。", "Who wrote, drew or filmed it.", "", "样本机构", "A sample body"},
		{"updated", "更新日期", "Updated", "内容最近一次修改的日期。", "The day on which its content last changed.", "", `2026-11-21`, ""},
		{"until", "有效期至", "Until", "到哪一天为止；过了这一天，列表注明已经过期。", "The last day for which it is meant; afterwards lists say that it is over.", "", `2027-01-31`, ""},
		{"event", "活动信息", "Event", "kind = \"event\" 时，活动的类型、时间、地点和结果。", "Where kind = \"event\": what kind of meeting, when, where, and what came of it.", "", "", ""},
	}},
	{reflect.TypeFor[model.Gathering](), []word{
		{"kind", "活动类型", "Kind of meeting", "培训会、现场会、研讨会、经验交流、座谈会、论坛或宣传动员。", "Training, on-site meeting, seminar, exchange, symposium, forum or mobilisation.", "gathering-kinds", `"seminar"`, ""},
		{"start", "开始日期", "Starts", "第一天。", "The first day.", "", `2026-11-20`, ""},
		{"end", "结束日期", "Ends", "最后一天；只有一天就不写。", "The last day; nothing where there is one day only.", "", `2026-11-21`, ""},
		{"place", "地点", "Place", "在哪里举行。", "Where it takes place.", "", "样本地点", "A sample place"},
		{"materials", "会议材料", "Materials", "放在同一个文件夹里的文件名。", "Names of files in the same folder.", "", `["notes.txt"]`, ""},
	}},
	{reflect.TypeFor[Aims](), []word{
		{"aim", "有标目标", "Aims", "方案要标准起的作用，一条一个。", "One entry for each thing that the plan wants standards for.", "", "", ""},
	}},
	{reflect.TypeFor[model.Aim](), []word{
		{"key", "键名", "Key", "短名，用在网址里。", "The short name, used in addresses.", "", `"follow"`, ""},
		{"title", "名称", "Title", "四个字的提法。", "What it is called.", "", "有标可循", "Standards to follow"},
		{"words", "方案原话", "Words of the plan", "方案里的原话。", "What the plan says.", "", "样本原话", "Sample words"},
		{"source", "出处", "Source", "在方案的哪一处。", "Where the plan says it.", "", "样本出处", "A sample place"},
		{"guide", "读法", "Guide", "从哪里读起，怎样用，几句话。", "Where to begin and how to use it, in a few sentences.", "", "样本读法。", "A sample guide."},
		{"areas", "重点领域", "Key areas", "与它有关的重点领域。", "Key areas that serve it.", "areas", `["office-space"]`, ""},
		{"targets", "标准和法规", "Standards and laws", "与它有关的标准、条款或法规，写地址。", "Standards, provisions or laws that serve it, by address.", "", `["db41-t-s001"]`, ""},
		{"pages", "页面", "Pages", "与它有关的本站页面，写网页文件名。", "Pages of the site that serve it, by file name.", "", `["directory.html"]`, ""},
	}},
	{reflect.TypeFor[TranslatedFront](), []word{
		{"title", "英文题目", "Title in English", "英文题目；其他事实只写在 index.zh.md。", "The title in English; all other facts stand in index.zh.md.", "", `"How to read the status"`, ""},
		{"summary", "英文摘要", "Summary in English", "英文摘要。", "The summary in English.", "", `"A sample summary."`, ""},
	}},
	{reflect.TypeFor[model.Course](), []word{
		{"title", "课程名称", "Title", "课程的名称。", "The title of the course.", "", "入门课", "An introduction"},
		{"audience", "学习对象", "Audience", "课程是给谁的。", "For whom the course is.", "", "新到岗位的人员", "Newcomers"},
		{"summary", "摘要", "Summary", "课程讲什么。", "What the course is about.", "", "样本摘要。", "A sample summary."},
		{"prepared", "编写日期", "Prepared", "课程写成或最近一次整理的日期。", "The day on which the course was written or last gone over.", "", `2026-11-20`, ""},
		{"by", "编写者", "Prepared by", "谁编写的。", "Who prepared it.", "", "样本机构", "A sample body"},
		{"sample", "样本", "Sample", "true 表示这是演示用的样本。", "true marks a sample.", "", `true`, ""},
		{"material", "材料", "Materials", "上课要用的材料：本站的页面，或者学员自带的东西。", "What is at hand in the room: pages of this site, or what people bring.", "", "", ""},
		{"session", "节", "Sessions", "各节课，按先后列出。", "The sessions, in order.", "", "", ""},
	}},
	{reflect.TypeFor[model.Session](), []word{
		{"title", "名称", "Title", "这节课的名称。", "The title of the session.", "", "第一节", "Session 1"},
		{"minutes", "时长（分钟）", "Minutes", "这节课几分钟。", "How long it takes.", "", `50`, ""},
		{"quote", "引用的条文", "Quotations", "课上读的条文，按地址引用，文字从标准里取。", "Provisions read in the session, by address; their words come from the standard.", "", "", ""},
		{"question", "讨论题", "Questions", "课上讨论的问题。", "Questions for discussion.", "", "", ""},
		{"test", "自测题", "Self-test", "学员自己核对的选择题。", "Questions with choices, by which participants test themselves.", "", "", ""},
	}},
	{reflect.TypeFor[model.Material](), []word{
		{"title", "名称", "Title", "材料的名称，或要带什么。", "What it is, or what to bring.", "", "自己岗位的一份规章", "A rule used in your own work"},
		{"page", "页面", "Page", "是本站页面的，写网页文件名。", "If it is a page of this site, its file name.", "", `"pages/about.html"`, ""},
	}},
	{reflect.TypeFor[model.Test](), []word{
		{"text", "题目", "Question", "问什么；正确答案不止一个时，题目里要说明。", "What is asked; say so where more than one answer is right.", "", "记录由谁保存？", "Who keeps the record?"},
		{"ref", "依据", "Provision", "哪一条回答这个问题，写地址；最好是课上引用的条。", "The address of the provision that answers it, best one that the course quotes.", "", `"db41-t-s001#4.1"`, ""},
		{"why", "解释", "Why", "答案为什么是这样。", "Why the answer is what it is.", "", "条文写的是“应”。", "The provision says “shall”."},
		{"choice", "选项", "Choices", "可选的答案，至少两个。", "The answers to choose from, at least two.", "", "", ""},
	}},
	{reflect.TypeFor[model.Choice](), []word{
		{"text", "文字", "Words", "选项的文字。", "The words of the choice.", "", "受理处", "The service desk"},
		{"right", "正确", "Right", "true 表示这个选项正确。", "true where the choice is right.", "", `true`, ""},
	}},
	{reflect.TypeFor[model.CourseKeys](), []word{
		{"quote", "引文记录", "Records of quotations", "由 guiju checked 写入：每条引文核对时的文字。", "Written by guiju checked: what every quotation said when it was checked.", "", "", ""},
	}},
	{reflect.TypeFor[model.QuoteRecord](), []word{
		{"ref", "地址", "Address", "引文的地址，与 course.toml 相同。", "The address of the quotation, as in course.toml.", "", `"db41-t-s001#4.1"`, ""},
		{"edition", "版本", "Edition", "核对时引的是哪一年的版本；法规和政策没有。", "The year of the edition that it quoted then; none of laws and policies.", "", `"2024"`, ""},
		{"hash", "文字指纹", "Hash", "核对时条文的指纹。", "The hash of the words.", "", `"7b0c2a1f9d3e4a55"`, ""},
		{"checked", "核对日期", "Checked", "哪一天核对的。", "The day on which it was checked.", "", `2026-11-20`, ""},
	}},
	{reflect.TypeFor[model.Quotation](), []word{
		{"ref", "地址", "Address", "条的地址：编码#条号，或 编码/年份#条号。", "The address of the provision: id#provision or id/year#provision.", "", `"db41-t-s001#4.1"`, ""},
		{"note", "讲解", "Note", "读这一条时注意什么。", "What to notice in it.", "", "注意“应”字。", "Note the word “shall”."},
	}},
	{reflect.TypeFor[model.Question](), []word{
		{"text", "问题", "Question", "讨论的问题。", "The question.", "", "谁应登记？", "Who shall keep records?"},
	}},
}
