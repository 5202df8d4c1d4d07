package schema

import (
	"reflect"

	"guiju/generator/model"
)

// wordsOfSystem are the words of system.toml: who publishes, levels, tracks,
// areas, targets.
var wordsOfSystem = []said{
	{reflect.TypeFor[model.Config](), []word{
		{"format", "内容格式", "Content format", "内容文件夹的格式版本，由程序核对；不要自己改，用 guiju convert。", "The version of the content format, compared by the program; do not change it by hand, use guiju convert.", "", `1`, ""},
		{"site", "网站", "Site", "网站叫什么、由谁发布、页脚写什么。", "What the site is called, who publishes it and what its footer says.", "", "", ""},
		{"level", "标准层级", "Levels", "标准分几个层级（如省级地方标准、省级内部标准），依次列出。", "The levels of standards, such as provincial local and provincial internal standards, in order.", "", "", ""},
		{"track", "制定程序", "Tracks", "标准从申报到发布要走哪几步；不同层级可用不同的程序。", "The steps a standard takes from application to issue; levels may have tracks of their own.", "", "", ""},
		{"area", "重点领域", "Key areas", "体系建设的重点领域，标准和法规主题可以归入其中。", "Key areas of the work, to which standards and topics of regulations may belong.", "", "", ""},
		{"target", "目标", "Targets", "方案要求的数量，例如“不少于20项”；首页据此显示进度。", "Counts that a plan asks for, such as “at least 20”; the home page shows progress towards them.", "", "", ""},
		{"directory", "目录的显示", "Directory", "标准目录显示哪些列。", "Which columns the directory has.", "", "", ""},
		{"filing", "报备要求", "Filing", "各地应在何时报备框架图和目录。", "By when regions file their framework and directory.", "", "", ""},
		{"media", "图片和视频", "Pictures and films", "图片和视频的限制；不写就用常用值。", "Limits of pictures and films; nothing: the usual ones.", "", "", ""},
		{"release", "发布", "Releases", "发布怎样签名、审查，多久要更新。", "How releases are signed, reviewed and renewed.", "", "", ""},
	}},
	{reflect.TypeFor[model.Media](), []word{
		{"video-limit-mb", "视频上限（MB）", "Limit of a film (MB)", "一个视频文件最大多少 MB；不写是 20。", "How many MB a film may have; nothing: 20.", "", `20`, ""},
	}},
	{reflect.TypeFor[model.DirectoryView](), []word{
		{"columns", "列", "Columns", "依次列出要显示的列；不写就用全部常用列。", "The columns in order; nothing: the usual ones.", "directory-columns", `["order", "box", "number", "title", "level", "status", "in-force"]`, ""},
	}},
	{reflect.TypeFor[model.FilingDuty](), []word{
		{"due", "时限", "Due", "应在哪一天以前报备。", "The day by which it is to be filed.", "", `2021-11-30`, ""},
		{"source", "依据", "Source", "时限出自哪里。", "Where the day comes from.", "", "样本方案附件", "Annex of a sample plan"},
	}},
	{reflect.TypeFor[model.Site](), []word{
		{"title", "网站名称", "Title", "网站的全称，每页页首都有。写了英文，网站才有英文页。", "The full name of the site, at the head of every page. The site has English pages only when it has an English title.", "", "河南省机关事务标准体系", "Henan Standards System for Government Offices Affairs"},
		{"subtitle", "副题", "Subtitle", "名称下面的一行小字，可以不写。", "A line below the title; may be left out.", "", "标准目录与全文", "Directory and texts of the standards"},
		{"owner", "发布单位", "Owner", "发布本站、对内容负责的单位。", "The body that publishes the site and answers for it.", "", "样本机构", "A sample body"},
		{"notice", "常设说明", "Standing notice", "每页都显示的一句说明，例如说明这是演示站；不需要就不写。", "A note on every page, for instance that this is a demonstration; leave it out where none is needed.", "", "本站是演示站。", "This is a demonstration."},
		{"footer", "页脚", "Footer", "政府网站页脚的标注（国办发〔2017〕47号）；空着的项目显示为“未设置”。", "The labels of a government footer (国办发〔2017〕47号); empty ones are shown as not set.", "", "", ""},
		{"frame", "统一页头页尾", "Header and footer of others", "上级网站要求的页头、页尾和主机；默认没有。", "What a group of sites demands on every page; nothing by default.", "", "", ""},
		{"tag-authority", "订阅标识", "Tag authority", "单位的域名加年份，写进订阅源各条的标识（RFC 4151）；发布以后不能再改。", "A domain of yours and a year, used in the ids of feed entries (RFC 4151); must never change once published.", "", `"standards.example,2026"`, ""},
	}},
	{reflect.TypeFor[model.Footer](), []word{
		{"organizer", "主办单位", "Organizer", "页脚标明的主办单位。", "The organizer named in the footer.", "", "样本机构", "A sample body"},
		{"site-id-code", "网站标识码", "Site code", "政府网站标识码，十位。", "The ten-digit code of a government website.", "", `"0000000000"`, ""},
		{"icp", "ICP备案编号", "ICP number", "工业和信息化主管部门给的备案编号。", "The filing number given by the industry and information authority.", "", `"样ICP备00000000号"`, ""},
		{"police", "公安备案编号", "Police filing number", "公安机关联网备案的编号。", "The number of the filing with the police.", "", `"样公网安备00000000000000号"`, ""},
		{"address", "地址", "Address", "单位地址。", "The postal address.", "", "样本地址", "A sample address"},
		{"postcode", "邮政编码", "Postcode", "六位邮政编码，加引号。", "The six-digit postcode, in quotes.", "", `"000000"`, ""},
		{"phone", "联系电话", "Telephone", "网站联系电话。", "A telephone number for the site.", "", `"0000-00000000"`, ""},
		{"contact", "联系方式", "Contact", "其他联系方式，如电子邮箱。", "Another way to get in touch, such as an e-mail address.", "", `"mail@standards.example"`, ""},
	}},
	{reflect.TypeFor[model.Level](), []word{
		{"key", "键名", "Key", "别处用来指称这一层级的短名，小写字母、数字和“-”；定下后不改。", "The short name by which other files mean this level: lower-case letters, digits and -; never changed.", "", `"local"`, ""},
		{"title", "名称", "Title", "层级的名称。", "The name of the level.", "", "省级地方标准", "Provincial local standards"},
		{"number-pattern", "编号规则", "Pattern of numbers", "真实标准的编号须符合的正则表达式，用单引号；没有公开规则就写空。", "A regular expression that real numbers must fit, in single quotes; empty where no rule is known.", "", `'^DB41/T \d+(\.\d+)?—\d{4}$'`, ""},
		{"sample-pattern", "样本编号规则", "Pattern of sample numbers", "样本编号须符合的正则表达式，使样本不会与真编号混淆。", "A regular expression that numbers of samples must fit, so that none can be taken for a real one.", "", `'^DB41/T S\d{3}—\d{4}$'`, ""},
		{"family", "标准类别", "Family", "统计时算作国家、行业、地方、团体、企业还是内部标准。", "Whether it counts as national, industry, local, association, enterprise or internal.", "level-families", `"local"`, ""},
		{"tier", "归属", "Tier", "是省、市还是县的标准；不限就不写。", "Whether these are standards of the province, its cities or counties; nothing where any may have them.", "level-tiers", `"province"`, ""},
		{"part", "作用", "Part", "在体系中是引领、基础还是呼应；方案没有说就不写。", "Whether it leads, is the base, or echoes; nothing where the plan does not say.", "level-parts", `"lead"`, ""},
		{"review-years", "复审年限", "Review period in years", "实施几年之内应复审；不写或写 0 就不提示。", "Within how many years of coming into force a review is due; 0 or nothing: no reminder.", "", `5`, ""},
		{"review-source", "复审年限的依据", "Source of the review period", "复审年限出自哪里。", "Where the review period comes from.", "", "《中华人民共和国标准化法》第二十九条", "Standardization Law, Article 29"},
		{"review-cap", "复审上限", "Review cap in years", "法律规定的最长复审周期，年；没有就不写。", "The longest review period that the law allows, in years; nothing if none.", "", `5`, ""},
		{"review-cap-source", "复审上限的依据", "Source of the cap", "上限出自哪里。", "Where the cap comes from.", "", "《中华人民共和国标准化法》第二十九条", "Standardization Law, Article 29"},
		{"publication", "默认公开方式", "Default publication", "没有单独作出公开决定的标准按它处理。", "What applies to standards without a decision of their own.", "decisions", `"full"`, ""},
		{"track", "制定程序", "Track", "这一层级的标准走哪个程序；没有就不写。", "Which track standards of this level take; none where it is not set down.", "tracks", `"local-procedure"`, ""},
	}},
	{reflect.TypeFor[model.Track](), []word{
		{"key", "键名", "Key", "别处用来指称这个程序的短名。", "The short name by which other files mean this track.", "", `"local-procedure"`, ""},
		{"title", "名称", "Title", "程序的名称。", "The name of the track.", "", "地方标准制定程序", "Procedure for local standards"},
		{"source", "依据", "Source", "程序出自哪里。", "Where the procedure comes from.", "", "样本依据", "A sample source"},
		{"step", "步骤", "Steps", "各步骤，按先后列出。", "The steps, in order.", "", "", ""},
	}},
	{reflect.TypeFor[model.TrackStep](), []word{
		{"key", "键名", "Key", "步骤的短名，标准的过程记录用它。", "The short name of the step, used in the records of a standard.", "", `"draft"`, ""},
		{"title", "名称", "Title", "步骤的名称。", "The name of the step.", "", "起草", "Drafting"},
		{"kind", "类别", "Kind", "步骤属于审、改还是研究，供归类；其他步骤不写。", "Whether the step is a review, a revision or a study; nothing for other steps.", "step-kinds", `"review"`, ""},
		{"min-days", "最少天数", "Least days", "这一步至少要多少天，例如征求意见30天；没有要求就不写。", "How many days the step takes at least, such as 30 for public comment; nothing if none.", "", `30`, ""},
		{"source", "依据", "Source", "最少天数出自哪里。", "Where the number of days comes from.", "", "样本依据", "A sample source"},
		{"stage", "相当于", "Stage", "这一步是申报、审查、发布还是备案，不论叫什么名称：发布日期、备案号和申报登记由此对上；其他步骤不写。", "Whether the step is the application, the examination, the issue or the filing, whatever its name: the day of issue, the filing number and the register of proposals belong to it; nothing for other steps.", "step-stages", `"issue"`, ""},
	}},
	{reflect.TypeFor[model.Area](), []word{
		{"key", "键名", "Key", "别处用来指称这个领域的短名。", "The short name by which other files mean this area.", "", `"office-space"`, ""},
		{"title", "名称", "Title", "领域的名称。", "The name of the area.", "", "办公用房", "Office space"},
	}},
	{reflect.TypeFor[model.Goal](), []word{
		{"key", "键名", "Key", "目标的短名。", "The short name of the target.", "", `"local-20"`, ""},
		{"title", "名称", "Title", "目标的完整说法。", "The target in words.", "", "省级地方标准不少于20项", "At least 20 provincial local standards"},
		{"levels", "计入的层级", "Levels counted", "哪些层级的标准计入这个目标。", "Which levels count towards the target.", "levels", `["local"]`, ""},
		{"count", "数量", "Count", "目标数，1 或更大的整数。", "The number to reach, from 1.", "", `20`, ""},
		{"due", "时限", "Due", "应完成的日期。", "The day by which it is to be reached.", "", `2022-12-31`, ""},
		{"source", "依据", "Source", "数量和时限出自哪里。", "Where count and day come from.", "", "样本依据", "A sample source"},
	}},
}
