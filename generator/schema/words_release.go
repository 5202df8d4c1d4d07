package schema

import (
	"reflect"

	"guiju/generator/model"
)

// wordsOfReleases are the words of what a release remembers, and of what other
// sites demand.
var wordsOfReleases = []said{
	{reflect.TypeFor[Gone](), []word{
		{"gone", "停用的地址", "Addresses", "每一处停用的地址。", "The addresses that were given up.", "", "", ""},
	}},
	{reflect.TypeFor[model.Gone](), []word{
		{"path", "地址", "Address", "从网站根目录写起，不带 en/。", "From the root of the site, without en/.", "", `"pages/old.html"`, ""},
		{"date", "停用日期", "Date", "停用的日期。", "The day on which it was given up.", "", `2026-11-26`, ""},
		{"reason", "原因", "Reason", "为什么停用，读者看得到。", "Why; readers see this.", "", "内容并入其他页面", "Its content moved to another page"},
		{"successor", "改到", "Successor", "内容现在的地址。", "Where its content is now.", "", `"pages/about.html"`, ""},
	}},
	{reflect.TypeFor[model.Release](), []word{
		{"number", "发布序号", "Number", "第几次发布。", "1 for the first release, and so on.", "", `1`, ""},
		{"time", "发布时间", "Time", "发布的时间，到秒。", "When it was made, to the second.", "", `"2026-11-26T10:00:00+08:00"`, ""},
		{"as-of", "截止日期", "As of", "网站说的是哪一天的情况。", "The day that the site speaks of.", "", `2026-11-26`, ""},
		{"expires", "有效期至", "Expires", "这一天之后应换用新的发布。", "After this day a newer release should be used.", "", `2027-11-26`, ""},
		{"previous", "上一次发布的清单指纹", "Previous", "上一次发布的清单的 SHA-256。", "The SHA-256 of the manifest of the release before.", "", `"0000000000000000000000000000000000000000000000000000000000000000"`, ""},
		{"manifest", "清单指纹", "Manifest", "这次发布的清单的 SHA-256。", "The SHA-256 of the manifest of this release.", "", `"0000000000000000000000000000000000000000000000000000000000000000"`, ""},
		{"tool", "程序", "Tool", "用哪个版本的程序制作。", "The program that made it.", "", `"guiju 0.1"`, ""},
		{"hosts", "允许的主机", "Hosts", "那次发布的页面可以从哪些主机载入图片和脚本。", "Hosts that its pages could load pictures and scripts from.", "", `["bszs.conac.example"]`, ""},
		{"note", "说明", "Note", "编辑写的说明。", "A note by the editors.", "", "样本说明", "A sample note"},
		{"work", "变化的标准", "Standards that changed", "哪些标准有变化。", "What changed in which standard.", "", "", ""},
		{"pages", "变化的页面", "Pages that changed", "网页的增、改、减。", "Pages that are new, changed and gone.", "", "", ""},
	}},
	{reflect.TypeFor[model.Released](), []word{
		{"work", "标准", "Standard", "标准的编码。", "The id of the standard.", "", `"db41-t-s001"`, ""},
		{"edition", "版本", "Edition", "版本的年份。", "The year of the edition.", "", `"2024"`, ""},
		{"change", "变化", "Change", "发生了什么变化。", "What changed.", "released-changes", `"text"`, ""},
		{"provisions", "条", "Provisions", "涉及哪些条。", "The provisions concerned.", "", `["4.1"]`, ""},
	}},
	{reflect.TypeFor[model.PageCount](), []word{
		{"added", "新增", "Added", "新增的网页数。", "Pages that are new.", "", `1`, ""},
		{"changed", "更改", "Changed", "更改的网页数。", "Pages that changed.", "", `1`, ""},
		{"removed", "移除", "Removed", "不再有的网页数。", "Pages that are gone.", "", `0`, ""},
	}},
	{reflect.TypeFor[model.ReleaseRules](), []word{
		{"public-key", "公钥", "Public key", "minisign.pub 的第二行；不签名就不写。", "The second line of minisign.pub; nothing where releases are not signed.", "", `"RWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"`, ""},
		{"days", "有效天数", "Days", "一次发布多少天之后应当更新。", "After how many days a release is to be renewed.", "", `365`, ""},
		{"words", "审查词表", "Words", "安全审查时额外查找的词。", "Words that the security review looks for beside its own.", "", `["内部资料"]`, ""},
	}},
	{reflect.TypeFor[model.Frame](), []word{
		{"header", "统一页头", "Header", "上级网站要求的页头，内容里的一个 HTML 文件。", "The header that a group of sites demands: an HTML file of the content.", "", `"frame/header.html"`, ""},
		{"footer", "统一页尾", "Footer", "上级网站要求的页尾，内容里的一个 HTML 文件。", "The footer that a group of sites demands.", "", `"frame/footer.html"`, ""},
		{"hosts", "允许的主机", "Hosts", "页头页尾要从哪些主机载入图片和脚本；默认一个也没有。", "Hosts that these may load pictures and scripts from; none by default.", "", `["bszs.conac.example"]`, ""},
	}},
}
