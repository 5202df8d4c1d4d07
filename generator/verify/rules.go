package verify

import "guiju/generator/model"

// Rules lists everything that can be wrong with a finished site, in the order
// in which a site is read: files, pages, links, languages, conventions of government sites, data,
// manifest, ZIP, trust.
var Rules = []*model.Rule{
	ruleUnreadable, ruleIrregular, ruleName, ruleEmpty, ruleEncoding, ruleBidi, ruleWeight,
	ruleDoctype, ruleCut, ruleNesting, ruleLang, ruleCharset, ruleTitle, ruleH1, ruleAlt,
	ruleIDTwice, ruleIDBad,
	rulePolicy, ruleInlineScript, ruleInlineStyle, ruleBlocked,
	ruleHost, ruleURL, ruleScriptURL, ruleAbsolute, ruleOutside,
	ruleNotAlone, ruleDeadLink, ruleCase, ruleFolder, ruleDeadAnchor, ruleBase,
	ruleTwin, ruleSwitch,
	ruleLabelMissing, ruleLabelBad, ruleUndated, ruleCrumbs, ruleFooter, ruleUnreached, ruleLanguageNotice, ruleHreflang, ruleTools,
	ruleJSON, ruleXML, ruleCodes, ruleSlides,
	ruleManifest, ruleMissing, ruleExtra, ruleChanged,
	rulePackUnreadable, rulePackUnsafe, rulePackSums,
	ruleUnsigned, ruleSignature, ruleComment, ruleUnreleased, ruleRolledBack, ruleChain, ruleGap, ruleExpired, ruleForward, ruleMixed,
}

func say(zh, en string) model.Bilingual { return model.Bilingual{Zh: zh, En: en} }

// rule makes an Error; all rules but ruleWeight are.
func rule(id string, message, hint, doc model.Bilingual) *model.Rule {
	return &model.Rule{ID: id, Severity: model.Error, Message: message, Hint: hint, Doc: doc}
}

// Files.
var (
	ruleUnreadable = rule("output-file-unreadable",
		say("文件读不出来：{1}", "the file cannot be read: {1}"),
		say("检查磁盘和文件权限，然后重新发布。", "Check the disk and the file's permissions, then publish again."),
		say("读不出来的文件无法核验。", "A file that cannot be read cannot be verified."))
	ruleIrregular = rule("output-file-irregular",
		say("不是普通文件（{1}）", "not a regular file ({1})"),
		say("发布目录里只能有普通文件和文件夹，不能有符号链接等。", "A site holds regular files and folders only, no symbolic links or the like."),
		say("链接可以指向站点之外，压缩包和对象存储也存不下它。", "A link can point out of the site, and neither archives nor object stores keep it."))
	ruleName = rule("output-file-name",
		say("文件名“{1}”里有不允许的字符或保留名", "the name “{1}” has characters that are not allowed, or is a reserved word"),
		say("只用小写字母、数字、点和连字符，例如 notice-2.html。", "Use lower-case letters, digits, dots and hyphens only, as in notice-2.html."),
		say("这样的名字在任何文件系统、压缩包和服务器上都一样（Windows 不分大小写，并保留 con、nul 等名）。", "Such names are the same on every file system, archive and server (Windows ignores case and reserves con, nul, …)."))
	ruleEmpty = rule("output-file-empty",
		say("文件是空的", "the file is empty"),
		say("多半是磁盘满或生成中断；重新生成。", "The disk was probably full or the build cut short; build again."),
		say("空文件是写入失败最常见的痕迹。", "An empty file is the commonest trace of a failed write."))
	ruleEncoding = rule("output-encoding",
		say("不是有效的 UTF-8 文本", "not valid UTF-8"),
		say("把来源文件另存为 UTF-8。", "Save the source file as UTF-8."),
		say("全站只用 UTF-8。", "Every text file of the site is UTF-8."))
	ruleBidi = rule("output-bidi",
		say("含有不可见的文字方向控制符 {1}", "holds an invisible direction control {1}"),
		say("在来源文件里删去这个字符。", "Delete the character in the source file."),
		say("方向控制符能让显示的条文与实际字符不同（CVE-2021-42574）。", "Direction controls can make a text look different from what it says (CVE-2021-42574)."))
	ruleWeight = &model.Rule{ID: "output-page-weight", Severity: model.Warning,
		Message: say("页面有 {1} KiB，超过 {2} KiB", "the page has {1} KiB, more than {2} KiB"),
		Hint:    say("把这份文本分成几部分，或减少页上的列表。", "Split the text, or shorten the lists on the page."),
		Doc:     say("过大的页面在旧电脑和手机上打不开或很慢。", "Old computers and phones are slow on, or fail at, larger pages.")}
)

// Pages.
var (
	ruleDoctype = rule("output-doctype",
		say("页面不以 <!doctype html> 开头", "the page does not begin with <!doctype html>"),
		say("在模板第一行写 <!doctype html>。", "Write <!doctype html> on the template's first line."),
		say("否则浏览器按旧规则（quirks mode）排版（HTML 标准 13.1.1）。", "Without it browsers lay out in quirks mode (HTML standard, 13.1.1)."))
	ruleCut = rule("output-html-cut",
		say("页面不完整：{1}", "the page is not whole: {1}"),
		say("页面应以 </html> 结束；多半是写入中断，重新生成。", "A page ends with </html>; the write was probably cut short, build again."),
		say("截断的页面看起来可能像完整的条文。", "A cut page may look like a whole text."))
	ruleNesting = rule("output-html-nesting",
		say("标签没有正确配对：{1}", "tags are not properly nested: {1}"),
		say("检查生成这一段的模板。", "Look at the template that makes this part."),
		say("浏览器会猜测错配的标签，条文可能落到别的条款里（HTML 标准 13.2.6）。", "Browsers guess at mismatched tags, and a text may end up in another provision (HTML standard, 13.2.6)."))
	ruleLang = rule("output-lang",
		say("<html> 的 lang 是“{1}”，这里应为“{2}”", "<html> has lang “{1}”, here it must be “{2}”"),
		say("在模板里写 <html lang=\"{2}\">。", "Write <html lang=\"{2}\"> in the template."),
		say("读屏软件和断行靠它（WCAG 3.1.1）。", "Screen readers and line breaking need it (WCAG 3.1.1)."))
	ruleCharset = rule("output-charset",
		say("前 1024 字节里没有 <meta charset=\"utf-8\">", "no <meta charset=\"utf-8\"> in the first 1024 bytes"),
		say("把它放在 <head> 的最前面。", "Put it first in <head>."),
		say("从 file:// 打开时没有别的编码说明（HTML 标准 4.2.5.4）。", "On file:// nothing else states the encoding (HTML standard, 4.2.5.4)."))
	ruleTitle = rule("output-title",
		say("页面没有标题（<title>）", "the page has no title"),
		say("给这一页的内容写标题。", "Give the page's content a title."),
		say("标签页、书签和读屏软件先读标题（WCAG 2.4.2）。", "Tabs, bookmarks and screen readers start with it (WCAG 2.4.2)."))
	ruleH1 = rule("output-h1",
		say("页面有 {1} 个 <h1>，应当正好一个", "the page has {1} <h1>, it must have exactly one"),
		say("检查模板：一页一个 <h1>。", "Look at the template: one <h1> a page."),
		say("一级标题是页面的题目。", "The first-level heading names the page."))
	ruleAlt = rule("output-alt",
		say("图片没有 alt：{1}", "an image has no alt: {1}"),
		say("写替代文字；纯装饰的图片写 alt=\"\"。", "Write the alternative text; alt=\"\" for a mere decoration."),
		say("看不见图片的读者需要它（WCAG 1.1.1）。", "Readers who do not see the image need it (WCAG 1.1.1)."))
	ruleIDTwice = rule("output-id-twice",
		say("id“{1}”在本页重复，第一次在第 {2} 行", "the id {1} is used twice on the page, first on line {2}"),
		say("引用只会落到第一处；检查条款编号或模板。", "Links reach the first place only; look at the numbering or the template."),
		say("id 在一页内必须唯一（HTML 标准 3.2.6）。", "An id must be unique on its page (HTML standard, 3.2.6)."))
	ruleIDBad = rule("output-id-bad",
		say("id“{1}”为空或含有空白", "the id “{1}” is empty or holds white space"),
		say("检查条款编号或模板。", "Look at the numbering or the template."),
		say("这样的 id 无法被链接（HTML 标准 3.2.6）。", "Such an id cannot be linked to (HTML standard, 3.2.6)."))
)

// Content security.
var (
	rulePolicy = rule("output-csp",
		say("内容安全策略不对：{1}", "the content security policy is wrong: {1}"),
		say("每一页的 <head> 里，在脚本和样式之前，要有：{2}", "In the <head> of every page, before scripts and styles, there must be: {2}"),
		say("严格的策略使混入的脚本不能运行，也不能向别处发请求（CSP Level 3）。", "A strict policy keeps a smuggled script from running or calling another host (CSP Level 3)."))
	ruleInlineScript = rule("output-inline-script",
		say("页内脚本：{1}", "script inside the page: {1}"),
		say("把代码放进 static 或 layouts/_assets 下的脚本文件。", "Put the code into a script file below static or layouts/_assets."),
		say("策略禁止页内脚本，浏览器不会运行它。", "The policy forbids it; no browser will run it."))
	ruleInlineStyle = rule("output-inline-style",
		say("页内样式：{1}", "style inside the page: {1}"),
		say("改用 class，样式写进样式表。", "Use a class and write the style into the style sheet."),
		say("策略禁止页内样式，浏览器不会采用它。", "The policy forbids it; no browser will apply it."))
	ruleBlocked = rule("output-blocked",
		say("会被策略或 file:// 阻止的元素：{1}", "an element that the policy or file:// blocks: {1}"),
		say("用普通链接、图片、视频或经典脚本代替。", "Use a plain link, an image, a video or a classic script."),
		say("站点要能在子路径下和从 file:// 打开。", "The site must work under a sub-path and from file://."))
	ruleHost = rule("output-foreign-host",
		say("会向别的主机发请求：{1}", "asks another host for something: {1}"),
		say("把这个文件放进 static，用相对路径引用。", "Put the file into static and refer to it by a relative path."),
		say("已发布的站点不向任何别的主机要东西；site.frame.hosts 列出、清单里写明的主机除外。", "The published site asks no other host for anything but those of site.frame.hosts, which its manifest names."))
)

// Links.
var (
	ruleURL = rule("output-url-bad",
		say("地址写法不对：{1}", "the address is malformed or of a kind not allowed here: {1}"),
		say("用相对路径，或 http、https、mailto、tel 地址。", "Use a relative path or an http, https, mailto or tel address."),
		say("其他写法在各浏览器里结果不同。", "Browsers differ on anything else."))
	ruleScriptURL = rule("output-url-script",
		say("地址里有脚本：{1}", "the address holds a script: {1}"),
		say("删去这个链接，检查它来自哪份文本。", "Remove the link and find the text it came from."),
		say("javascript: 一类的地址会在读者的浏览器里运行代码。", "Addresses such as javascript: run code in the reader's browser."))
	ruleAbsolute = rule("output-link-absolute",
		say("以 / 开头的链接：{1}", "a link that begins with /: {1}"),
		say("写成相对于本页的路径，例如 ../search.html。", "Write it relative to the page, as in ../search.html."),
		say("放到子路径下或从 file:// 打开时，这样的链接会断。", "It breaks under a sub-path and on file://."))
	ruleOutside = rule("output-link-outside",
		say("链接指到站点之外：{1}", "the link leaves the site's folder: {1}"),
		say("减少一级 ../ 。", "Take one ../ away."),
		say("站点搬到别处时，这样的链接会断。", "It breaks as soon as the site is moved."))
	ruleNotAlone = rule("output-not-alone",
		say("这份文件要单独使用，却指向别的文件：{1}", "this file must stand alone, but refers to another: {1}"),
		say("样式写在页内，图片写成 data: 地址，链接只指向本页或完整的网址。", "Put the style inside, pictures as data: addresses, and link only within the page or to full addresses."),
		say("单个下载的标准会被转发，404.html 会出现在任何目录下：旁边没有别的文件。", "A standard in one file is sent on, and 404.html is served at any depth: there are no other files beside it."))
	ruleDeadLink = rule("output-dead-link",
		say("链接的文件不存在：{1}", "the link's file does not exist: {1}"),
		say("检查链接或补上文件“{2}”。", "Mend the link or add the file {2}."),
		say("站内每个链接都要能打开。", "Every link inside the site must open."))
	ruleCase = rule("output-link-case",
		say("链接的大小写与文件名不符：{1}", "the link's case differs from the file's name: {1}"),
		say("写成“{2}”。", "Write {2}."),
		say("在 Windows 上能打开，在服务器上会断。", "It opens on Windows and breaks on the server."))
	ruleFolder = rule("output-link-folder",
		say("链接到文件夹：{1}", "the link goes to a folder: {1}"),
		say("链接到文件，例如 {2}。", "Link to a file, such as {2}."),
		say("从 file:// 打开时只会看到文件列表。", "On file:// it shows a list of files."))
	ruleDeadAnchor = rule("output-dead-anchor",
		say("链接的位置不存在：{1}", "the place that the link names does not exist: {1}"),
		say("“{2}”里没有 id“{3}”；检查条款编号。", "{2} has no id {3}; check the provision's number."),
		say("引用条款的链接必须落在该条款上。", "A link to a provision must land on it."))
	ruleBase = rule("output-base",
		say("完整地址与站点公布的地址不符：{1}", "a full address does not agree with the site's declared one: {1}"),
		say("站点地址由首页的 canonical 公布（--base-url）：{2}", "The site's address is declared by the home page's canonical link (--base-url): {2}"),
		say("搜索引擎和订阅器只认完整地址，错的地址会把读者带到别处。", "Search engines and feed readers know full addresses only; a wrong one leads readers elsewhere."))
)

// Languages and data.
var (
	ruleTwin = rule("output-twin-missing",
		say("没有另一种语言的同名页面“{1}”", "there is no page {1} in the other language"),
		say("两种语言的页面一一对应；没有译文时也要有说明页。", "Pages come in pairs; a text without a translation still has a page that says so."),
		say("切换语言不能落空。", "Switching the language must never fail."))
	ruleSwitch = rule("output-switch",
		say("语言切换没有指向“{1}”{2}", "the language switch does not lead to {1}{2}"),
		say("在页头链接到另一种语言的同一页。", "Link to the same page in the other language."),
		say("切换语言后仍应在同一页。", "The reader stays on the same page when switching."))
	ruleJSON = rule("output-json",
		say("不是有效的 JSON：{1}", "not valid JSON: {1}"),
		say("检查生成它的代码。", "Look at the code that makes it."),
		say("数据文件供程序读取（RFC 8259）。", "Programs read the data files (RFC 8259)."))
	ruleXML = rule("output-xml",
		say("不是有效的 XML：{1}", "not well-formed XML: {1}"),
		say("检查生成它的代码。", "Look at the code that makes it."),
		say("订阅和站点地图供程序读取（XML 1.0）。", "Programs read feeds and site maps (XML 1.0)."))
)

// Manifest.
var (
	ruleManifest = rule("output-manifest",
		say("清单 manifest.json 不可用：{1}", "the manifest is of no use: {1}"),
		say("重新发布；不要手工修改发布目录。", "Publish again; do not edit the published folder."),
		say("清单列出站点的每个文件及其 SHA-256，据此判断站点是否完整。", "The manifest lists every file with its SHA-256; it tells whether the site is whole."))
	ruleMissing = rule("output-file-missing",
		say("清单里有，目录里没有", "listed in the manifest, but not there"),
		say("文件被删除了；重新发布。", "The file was deleted; publish again."),
		say("站点必须与清单完全一致。", "The site must be exactly what its manifest says."))
	ruleExtra = rule("output-file-extra",
		say("目录里有，清单里没有", "there, but not listed in the manifest"),
		say("文件不是发布时写入的；移走它，或放进 static 再发布。", "It was not published; move it away, or put it into static and publish again."),
		say("站点必须与清单完全一致。", "The site must be exactly what its manifest says."))
	ruleChanged = rule("output-file-changed",
		say("内容与清单不符（{1}）", "differs from the manifest ({1})"),
		say("文件在发布之后被改动；重新发布。", "The file was changed after it was published; publish again."),
		say("站点必须与清单完全一致。", "The site must be exactly what its manifest says."))
)
