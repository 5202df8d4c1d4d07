package text

import (
	"fmt"

	"guiju/generator/model"
)

// Rules lists what this package can find, in the order of `explain`.
var Rules = []*model.Rule{
	badEncoding, controlCharacter, bidiControl, hiddenCharacter, privateCharacter, lostCharacter, radicalCharacter,
	tooLarge, tooMany, tooDeep,
	rawHTML, openComment, unsafeURL, badTarget, headingSpace, openFence,
	footnoteMissing, footnoteUnused, tableShape, markerWidth, repeatedID,
	headingNumber, headingLevel, annexStatus, annexForm, figureCaptionMissing,
	foreignMark, numberForm, headingMark, noteForm, captionForm, captionBelow, tableContinued, figureKeyPlace,
	tableLines, formulaAlone, openMark, sourceForm,
	textGuess, regulationGap, regulationRepeat, regulationGuess, policyGuess,
}

func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }

var badEncoding = &model.Rule{
	ID: "text-encoding", Severity: model.Error,
	Message: model.Bilingual{Zh: "此处不是有效的 UTF-8 文本", En: "this is not valid UTF-8"},
	Hint: model.Bilingual{Zh: "文件可能是 GBK 编码：请用编辑器“另存为 UTF-8”",
		En: "the file may be in GBK: save it again as UTF-8"},
	Doc: model.Bilingual{Zh: "全部正文使用 UTF-8 编码，否则无法确定作者写的是什么字。",
		En: "All texts are UTF-8; otherwise nobody can know which characters were written."},
}

var controlCharacter = &model.Rule{
	ID: "text-control-character", Severity: model.Error,
	Message: model.Bilingual{Zh: "正文中有控制字符 {1}", En: "control character {1} in the text"},
	Hint:    model.Bilingual{Zh: "删除该字符", En: "delete the character"},
	Doc:     model.Bilingual{Zh: "控制字符不可见，且在网页中没有意义。", En: "Control characters are invisible and mean nothing on a page."},
}

var bidiControl = &model.Rule{
	ID: "text-bidi-control", Severity: model.Error,
	Message: model.Bilingual{Zh: "正文中有改变文字方向的控制字符 {1}", En: "bidirectional control {1} in the text"},
	Hint:    model.Bilingual{Zh: "删除该字符", En: "delete the character"},
	Doc: model.Bilingual{Zh: "方向控制字符能使显示的文字与实际内容不同（CVE-2021-42574），正文不得使用。",
		En: "Such controls can make a text read differently from what it says (CVE-2021-42574)."},
}

var hiddenCharacter = &model.Rule{
	ID: "text-hidden-character", Severity: model.Error,
	Message: model.Bilingual{Zh: "正文中有不可见字符 {1}", En: "invisible character {1} in the text"},
	Hint:    model.Bilingual{Zh: "删除该字符；它多半是从网页粘贴时带来的", En: "delete the character; it probably came with a paste from a web page"},
	Doc: model.Bilingual{Zh: "零宽字符使检索和复制出错。已公布的法规原文中保留，仅作提醒。",
		En: "Zero-width characters defeat search and copying. In a published regulation they stay, with a warning."},
}

var privateCharacter = &model.Rule{
	ID: "text-private-character", Severity: model.Error,
	Message: model.Bilingual{Zh: "正文中有专用区字符 {1}，读者的设备无法显示", En: "private-use character {1}: readers' devices cannot show it"},
	Hint:    model.Bilingual{Zh: "对照原件改为正式编码的汉字或符号", En: "compare with the original and use the encoded character"},
	Doc: model.Bilingual{Zh: "专用区字符只在特定字库中有形。已公布的法规原文中保留，仅作提醒。",
		En: "Private-use characters have a shape in one font only. In a published regulation they stay, with a warning."},
}

var tooLarge = &model.Rule{
	ID: "text-too-large", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件有 {1} KiB，上限为 {2} KiB", En: "the file has {1} KiB; the limit is {2} KiB"},
	Hint:    model.Bilingual{Zh: "检查是否误放了其他文件", En: "check that this is the right file"},
	Doc:     model.Bilingual{Zh: "先查大小再解析，使异常文件不能拖垮发布。", En: "Sizes are checked before parsing, so that no file can stall the build."},
}

var tooMany = &model.Rule{
	ID: "text-too-many", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1}超过上限 {2}", En: "more {1} than the limit of {2}"},
	Hint:    model.Bilingual{Zh: "拆分该部分，或检查粘贴的内容是否有误", En: "split this part, or check what was pasted"},
	Doc:     model.Bilingual{Zh: "先查数量再解析，使异常文件不能拖垮发布。", En: "Counts are checked before parsing, so that no file can stall the build."},
}

var tooDeep = &model.Rule{
	ID: "text-too-deep", Severity: model.Error,
	Message: model.Bilingual{Zh: "层次超过上限 {1}", En: "nested deeper than the limit of {1}"},
	Hint:    model.Bilingual{Zh: "减少列表的层次", En: "use fewer levels"},
	Doc:     model.Bilingual{Zh: "GB/T 1.1 的列项只有两层；更深的层次读者也难以看清。", En: "GB/T 1.1 has two levels of lists; readers lose their way in more."},
}

var rawHTML = &model.Rule{
	ID: "text-raw-html", Severity: model.Error,
	Message: model.Bilingual{Zh: "正文中不能写 HTML：{1}", En: "HTML is not allowed in a text: {1}"},
	Hint:    model.Bilingual{Zh: "删除标签；若确指尖括号本身，写作 \\<", En: "delete the tag; for the sign itself write \\<"},
	Doc: model.Bilingual{Zh: "正文只用 Markdown 书写，HTML 一律不放行。整行的 <!-- … --> 是编者的备忘，不发布。",
		En: "Texts are Markdown; HTML is never passed through. A whole-line <!-- … --> is an editor's remark and is not published."},
}

var openComment = &model.Rule{
	ID: "text-open-comment", Severity: model.Error,
	Message: model.Bilingual{Zh: "备忘 <!-- 没有结束标记 -->", En: "the remark <!-- has no closing -->"},
	Hint:    model.Bilingual{Zh: "在备忘末尾加上 -->", En: "end the remark with -->"},
	Doc:     model.Bilingual{Zh: "没有结束的备忘不能吞掉其后的正文。", En: "A remark without an end must not swallow the text after it."},
}

var unsafeURL = &model.Rule{
	ID: "text-unsafe-url", Severity: model.Error,
	Message: model.Bilingual{Zh: "链接地址“{1}”不被允许", En: "the address “{1}” is not allowed in a link"},
	Hint:    model.Bilingual{Zh: "只用 http:、https:、mailto: 或站内相对地址", En: "use http:, https:, mailto: or a relative address"},
	Doc:     model.Bilingual{Zh: "其他协议（如 javascript:）能在读者的浏览器中运行代码。", En: "Other schemes, such as javascript:, can run code in a reader's browser."},
}

var badTarget = &model.Rule{
	ID: "text-bad-reference", Severity: model.Error,
	Message: model.Bilingual{Zh: "看不懂的引用 [[{1}]]", En: "cannot read the reference [[{1}]]"},
	Hint:    model.Bilingual{Zh: "写作 [[标准目录名#条号]]，例如 [[db41-t-s001#5.2]]", En: "write [[folder#number]], for example [[db41-t-s001#5.2]]"},
	Doc:     model.Bilingual{Zh: "双方括号内是目录名，可带 /年号 和 #条号，也可用 | 加显示文字。", En: "Inside the brackets stand the folder, optionally /year and #number, and |words to show."},
}

var headingSpace = &model.Rule{
	ID: "text-heading-space", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“#”后没有空格或用了全角“＃”，此行按普通段落处理", En: "no space after “#”, or a full-width one: this line is a plain paragraph"},
	Hint:    model.Bilingual{Zh: "若是标题，写作“# 标题”", En: "for a heading write “# Title”"},
	Doc:     model.Bilingual{Zh: "CommonMark 4.2：标题的“#”后必须有空格。", En: "CommonMark 4.2: a heading needs a space after its “#”."},
}

var openFence = &model.Rule{
	ID: "text-open-fence", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”没有结束行", En: "“{1}” has no closing line"},
	Hint:    model.Bilingual{Zh: "在末尾加上同样的一行", En: "close it with the same mark on a line of its own"},
	Doc:     model.Bilingual{Zh: "没有结束的公式或代码会吞掉其后的正文。", En: "An open formula or code block would swallow the text after it."},
}

var footnoteMissing = &model.Rule{
	ID: "text-footnote-missing", Severity: model.Error,
	Message: model.Bilingual{Zh: "脚注 [^{1}] 没有内容", En: "footnote [^{1}] has no text"},
	Hint:    model.Bilingual{Zh: "加一行“[^{1}]: 脚注内容”", En: "add a line “[^{1}]: …”"},
	Doc:     model.Bilingual{Zh: "正文中的脚注标记应有对应的脚注。", En: "Every footnote mark needs its footnote."},
}

var footnoteUnused = &model.Rule{
	ID: "text-footnote-unused", Severity: model.Warning,
	Message: model.Bilingual{Zh: "脚注 [^{1}] 未被引用", En: "footnote [^{1}] is never referred to"},
	Hint:    model.Bilingual{Zh: "在正文相应处加上 [^{1}]", En: "put [^{1}] where it belongs"},
	Doc:     model.Bilingual{Zh: "未被引用的脚注仍显示在文末。", En: "A footnote nobody refers to is still shown at the end."},
}

var tableShape = &model.Rule{
	ID: "text-table-shape", Severity: model.Warning,
	Message: model.Bilingual{Zh: "此行有 {1} 个单元格，表头有 {2} 个", En: "this row has {1} cells, the head has {2}"},
	Hint:    model.Bilingual{Zh: "补上或删去单元格；与左格合并写 <，与上格合并写 ^", En: "add or remove cells; < merges to the left, ^ merges upwards"},
	Doc:     model.Bilingual{Zh: "每行的单元格数应与表头相同；多出的单元格保留显示。", En: "Every row should have as many cells as the head; extra cells are kept."},
}

var markerWidth = &model.Rule{
	ID: "text-marker-width", Severity: model.Info,
	Message: model.Bilingual{Zh: "标记“{1}”的字符形式不规范，按“{2}”理解", En: "the marker “{1}” is read as “{2}”"},
	Hint:    model.Bilingual{Zh: "改为“{2}”", En: "write “{2}”"},
	Doc: model.Bilingual{Zh: "从 Word 或网页粘贴的全角数字、半角标点、不换行空格能被理解，但应改正。正文内容不被改动。",
		En: "Full-width digits, half-width punctuation and no-break spaces from a paste are understood and should be mended. The text itself is not changed."},
}

var repeatedID = &model.Rule{
	ID: "text-repeated-number", Severity: model.Warning,
	Message: model.Bilingual{Zh: "编号“{1}”重复，此处的地址为 #{2}", En: "“{1}” is used twice; the address here is #{2}"},
	Hint:    model.Bilingual{Zh: "检查编号", En: "check the number"},
	Doc:     model.Bilingual{Zh: "编号在一个文本中应当唯一；重复时第二处的地址带 _2。", En: "A number should be unique in a text; the second gets an address with _2."},
}

var headingNumber = &model.Rule{
	ID: "text-heading-number", Severity: model.Warning,
	Message: model.Bilingual{Zh: "标题“{1}”没有编号", En: "the heading “{1}” has no number"},
	Hint:    model.Bilingual{Zh: "写作“# 4 标题”“## 4.1 标题”或“# 附录A（规范性）标题”", En: "write “# 4 Title”, “## 4.1 Title” or “# Annex A (normative) Title”"},
	Doc:     model.Bilingual{Zh: "GB/T 1.1—2020：章、条均应编号。", En: "GB/T 1.1—2020: clauses and subclauses are numbered."},
}

var headingLevel = &model.Rule{
	ID: "text-heading-level", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”用了 {2} 个“#”，按编号应为 {3} 个", En: "“{1}” has {2} “#”; its number asks for {3}"},
	Hint:    model.Bilingual{Zh: "使“#”的个数与编号的层次一致", En: "use as many “#” as the number has levels"},
	Doc:     model.Bilingual{Zh: "层次由编号决定，“#”的个数只应与之相符。", En: "The number decides the level; the “#” should agree with it."},
}

var annexStatus = &model.Rule{
	ID: "text-annex-status", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1}没有写明规范性或资料性", En: "{1} does not say whether it is normative or informative"},
	Hint:    model.Bilingual{Zh: "写作“# 附录A（规范性）标题”或“# 附录A（资料性）标题”", En: "write “# Annex A (normative) Title” or “# Annex A (informative) Title”"},
	Doc:     model.Bilingual{Zh: "GB/T 1.1—2020：附录应标明规范性或资料性，二者的约束力不同。", En: "GB/T 1.1—2020: an annex states whether it is normative or informative, since only one of them binds."},
}

var annexForm = &model.Rule{
	ID: "text-annex-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”不是 GB/T 1.1—{3} 的写法", En: "“{1}” is not the form of GB/T 1.1—{3}"},
	Hint:    model.Bilingual{Zh: "前言写明按 GB/T 1.1—{3} 起草：写作“{2}”", En: "the foreword names GB/T 1.1—{3}: write “{2}”"},
	Doc:     model.Bilingual{Zh: "GB/T 1.1—2009 的附录标明“（规范性附录）”“（资料性附录）”，GB/T 1.1—2020 标明“（规范性）”“（资料性）”。页面按前言所指版本显示。", En: "GB/T 1.1—2009 prints （规范性附录） and （资料性附录） below an annex's number, the edition of 2020 （规范性） and （资料性）. Pages show the form of the edition that the foreword names."},
}

var figureCaptionMissing = &model.Rule{
	ID: "text-figure-caption", Severity: model.Warning,
	Message: model.Bilingual{Zh: "图“{1}”下面没有图号和图题", En: "the figure “{1}” has no number and title below it"},
	Hint:    model.Bilingual{Zh: "在图的下一行写“图1 标题”", En: "write “Figure 1 Title” on the line below"},
	Doc:     model.Bilingual{Zh: "GB/T 1.1—2020：每幅图均应有编号。", En: "GB/T 1.1—2020: every figure has a number."},
}

var textGuess = &model.Rule{
	ID: "text-guess", Severity: model.Info,
	Message: model.Bilingual{Zh: "按{1}理解", En: "read as {1}"},
	Hint:    model.Bilingual{Zh: "在表头下加一行 |---|---|", En: "add a line |---|---| below the head"},
	Doc:     model.Bilingual{Zh: "没有分隔行的表格仍能读出，首行作表头。", En: "A table without a delimiter row is still read; its first row is the head."},
}

var regulationGap = &model.Rule{
	ID: "regulation-gap", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”之后是“{2}”，编号不连续", En: "“{1}” is followed by “{2}”"},
	Hint:    model.Bilingual{Zh: "对照公布的文本核对", En: "compare with the published text"},
	Doc:     model.Bilingual{Zh: "法规按公布的样子发布，编号不连续只作提醒。", En: "A regulation is published as it was issued; gaps are only pointed out."},
}

var regulationRepeat = &model.Rule{
	ID: "regulation-repeat", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”出现了不止一次，此处的地址为 #{2}", En: "“{1}” occurs more than once; the address here is #{2}"},
	Hint:    model.Bilingual{Zh: "对照公布的文本核对", En: "compare with the published text"},
	Doc:     model.Bilingual{Zh: "法规按公布的样子发布；重复的条号，第二处的地址带 _2。", En: "A regulation is published as it was issued; the second of two equal numbers gets an address with _2."},
}

var regulationGuess = &model.Rule{
	ID: "regulation-guess", Severity: model.Info,
	Message: model.Bilingual{Zh: "按{1}理解", En: "read as {1}"},
	Hint:    model.Bilingual{Zh: "若不对，请改写此行", En: "if that is wrong, rewrite the line"},
	Doc:     model.Bilingual{Zh: "没有标记的行按其样子理解，并在此说明。", En: "A line without a mark is read by its looks, and this says how."},
}

var policyGuess = &model.Rule{
	ID: "policy-guess", Severity: model.Info,
	Message: model.Bilingual{Zh: "按{1}理解", En: "read as {1}"},
	Hint:    model.Bilingual{Zh: "若不对，请改写此行", En: "if that is wrong, rewrite the line"},
	Doc:     model.Bilingual{Zh: "方案、通知可照原样粘贴；没有标记之处按其样子理解，并在此说明。", En: "Plans and notices may be pasted as they are; what has no mark is read by its looks, and this says how."},
}
