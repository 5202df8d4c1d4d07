package manuscript

import "guiju/generator/model"

// ReadingRules is what the readers of Markdown, web pages and plain words find,
// in the order in which a file is read: its bytes, its size, its parts.
var ReadingRules = []*model.Rule{
	manuscriptKind, manuscriptBroken, manuscriptEncoding, manuscriptLimit, manuscriptEmpty,
	pageSignsAside, linesJoined, tableOpen, tableNested, tableLayout, footnoteLost, codeKept, wordsStruck,
	elementLeft, linkUnsafe, pictureMissing, pictureRemote, formulaParts,
}

var manuscriptKind = &model.Rule{
	ID: "manuscript-kind", Severity: model.Error,
	Message: model.Bilingual{Zh: "这个文件是{1}，不能按文本读取", En: "this file is {1} and cannot be read as text"},
	Hint: model.Bilingual{
		Zh: "Word 文件直接导入（.docx）；旧版 Word、WPS、RTF 和 .mht 先在 Word 或 WPS 中另存为 .docx；PDF 先转成 Word 或 Markdown。",
		En: "Import Word files as they are (.docx); open older Word, WPS, RTF and .mht files in Word or WPS and save them as .docx; turn a PDF into Word or Markdown first."},
	Doc: model.Bilingual{
		Zh: "扩展名写成 .txt、.md、.html 的文件，内容可能是别的格式；按开头的字节分辨。",
		En: "A file named .txt, .md or .html may hold something else; its first bytes tell."},
}

var manuscriptBroken = &model.Rule{
	ID: "manuscript-broken", Severity: model.Error,
	Message: model.Bilingual{Zh: "字节 {1} 既不是 UTF-8，也不是 GBK", En: "the byte {1} is neither UTF-8 nor GBK"},
	Hint: model.Bilingual{
		Zh: "用原来的软件打开文件，另存为 UTF-8；仍有乱码的字重新输入。",
		En: "Open the file in the program it comes from and save it as UTF-8; type again what is still garbled."},
	Doc: model.Bilingual{
		Zh: "读错的字节会变成乱码混进条文，所以整个文件不读。",
		En: "A byte read wrongly would enter the text as garbage, so the file is not read at all."},
}

var manuscriptEncoding = &model.Rule{
	ID: "manuscript-encoding", Severity: model.Info,
	Message: model.Bilingual{Zh: "文件按 {1} 编码读取，已转成 UTF-8", En: "the file was read as {1} and converted to UTF-8"},
	Hint: model.Bilingual{
		Zh: "看一眼导入的文字：若有乱码，先用记事本另存为 UTF-8。",
		En: "Look at the imported words; if they are garbled, save the file as UTF-8 first."},
	Doc: model.Bilingual{
		Zh: "内容文件只用 UTF-8；外来的稿件则自动转换，并说明依据的编码。",
		En: "Content is UTF-8 only; manuscripts from elsewhere are converted, and the encoding that was taken is told."},
}

var manuscriptLimit = &model.Rule{
	ID: "manuscript-limit", Severity: model.Error,
	Message: model.Bilingual{Zh: "超过了 {2} {1}的上限，稿件没有读取", En: "more than {2} {1}: the manuscript was not read"},
	Hint: model.Bilingual{
		Zh: "把稿件分成几个文件，或检查它是否损坏。",
		En: "Part it into several files, or see whether it is damaged."},
	Doc: model.Bilingual{
		Zh: "上限远大于真实的标准，用来挡住损坏的和恶意的文件。",
		En: "The caps lie far above any real standard; they keep out what is damaged or hostile."},
}

var manuscriptEmpty = &model.Rule{
	ID: "manuscript-empty", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件里没有正文", En: "the file holds no text"},
	Hint: model.Bilingual{
		Zh: "检查导出的是不是正确的文件；扫描件要先识别文字。",
		En: "See whether it is the right file; a scan must go through text recognition first."},
	Doc: model.Bilingual{Zh: "没有文字的稿件导入后什么也没有。", En: "Nothing can come of a manuscript without words."},
}

var pageSignsAside = &model.Rule{
	ID: "manuscript-signs-of-pages", Severity: model.Info,
	Message: model.Bilingual{Zh: "按页码和页眉处理、不作为正文的行共 {1} 行，第一行是“{2}”", En: "{1} lines were taken for page numbers and running heads and set aside, the first “{2}”"},
	Hint: model.Bilingual{
		Zh: "对照“未采用的内容”一栏；若其中有正文，在稿件里把它与页码分开后重新导入。",
		En: "Look through the list of what was left out; if text stands there, part it from the page number in the manuscript and import again."},
	Doc: model.Bilingual{
		Zh: "识别扫描件和 PDF 时，页码和重复的页眉会混在段落中间。",
		En: "Recognition of scans and PDFs leaves page numbers and running heads between and inside paragraphs."},
}

var linesJoined = &model.Rule{
	ID: "manuscript-lines-joined", Severity: model.Info,
	Message: model.Bilingual{Zh: "每行约 {1} 个字符处断行，已把断开的行连成段落", En: "lines are broken at about {1} columns; they were joined to paragraphs"},
	Hint: model.Bilingual{
		Zh: "看段落的分界是否正确；不对时，在稿件里用空行把段落分开。",
		En: "See whether paragraphs begin and end rightly; if not, part them by empty lines in the manuscript."},
	Doc: model.Bilingual{
		Zh: "纯文本和从 PDF 复制的文字在每行末尾断开，而段落不在那里结束。",
		En: "Plain text, and text copied from a PDF, is broken at the end of every line, where no paragraph ends."},
}

var tableOpen = &model.Rule{
	ID: "manuscript-table-open", Severity: model.Warning,
	Message: model.Bilingual{Zh: "表格没有结束标记 </table>，读到下一个空行为止", En: "the table has no </table>; it was read up to the next empty line"},
	Hint:    model.Bilingual{Zh: "对照原件检查表格的最后几行。", En: "Compare the last rows with the original."},
	Doc:     model.Bilingual{Zh: "识别工具在换页处可能截断表格。", En: "Recognition may cut a table off at the end of a page."},
}

var tableNested = &model.Rule{
	ID: "manuscript-table-nested", Severity: model.Warning,
	Message: model.Bilingual{Zh: "单元格里还有一个表格，其中的文字按段落放进这个单元格", En: "a cell holds another table; its words became paragraphs of the cell"},
	Hint:    model.Bilingual{Zh: "把里面的表格移到外面，或改用合并单元格。", En: "Move the inner table out, or use merged cells."},
	Doc:     model.Bilingual{Zh: "GB/T 1.1—2020“表”：不准许表中有表。", En: "GB/T 1.1—2020, tables: a table shall not hold another."},
}

var tableLayout = &model.Rule{
	ID: "manuscript-table-layout", Severity: model.Info,
	Message: model.Bilingual{Zh: "网页用只有一格的表格排版，格中的内容按正文读取", En: "the page is laid out by a table of one cell; what stands in it was read as text"},
	Hint:    model.Bilingual{Zh: "若它本来是一个方框，导入后自己加上。", En: "If it was meant as a box, add the box after the import."},
	Doc:     model.Bilingual{Zh: "旧式网页用表格固定版面，不是真正的表。", En: "Older pages fix their layout by tables that are none."},
}

var footnoteLost = &model.Rule{
	ID: "manuscript-footnote", Severity: model.Warning,
	Message: model.Bilingual{Zh: "脚注“{1}”{2}", En: "the footnote “{1}” {2}"},
	Hint:    model.Bilingual{Zh: "在稿件里补上脚注的标记或内容，或导入后改正。", En: "Add its mark or its words in the manuscript, or mend it after the import."},
	Doc:     model.Bilingual{Zh: "脚注的标记和内容要成对，读者才能找到。", En: "Readers find a footnote only where mark and words come in pairs."},
}

var codeKept = &model.Rule{
	ID: "manuscript-code", Severity: model.Info,
	Message: model.Bilingual{Zh: "代码块的各行按段落保留", En: "the lines of a code block were kept as paragraphs"},
	Hint:    model.Bilingual{Zh: "标准里没有代码块；看这些行应是正文、示例还是表格。", En: "Standards have no code blocks; see whether these lines are text, an example or a table."},
	Doc:     model.Bilingual{Zh: "识别工具有时把框图和表格写成代码块。", En: "Recognition sometimes writes diagrams and tables as code."},
}

var wordsStruck = &model.Rule{
	ID: "manuscript-struck", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”带有删除线，仍作为正文读取", En: "“{1}” is struck through and was still read as text"},
	Hint:    model.Bilingual{Zh: "若是要删去的文字，在稿件或导入的文本里删掉。", En: "If it is meant to go, delete it in the manuscript or after the import."},
	Doc:     model.Bilingual{Zh: "删除线是格式，不是修订记录，不能当作已经删除。", En: "A line through words is a style, not a tracked deletion."},
}

var elementLeft = &model.Rule{
	ID: "manuscript-element", Severity: model.Warning,
	Message: model.Bilingual{Zh: "网页里的<{1}>没有读取", En: "the <{1}> of the page was not read"},
	Hint:    model.Bilingual{Zh: "打开原网页看它是什么；需要时存为图片后加进稿件。", En: "See in the page what it is; where it is needed, add it as a picture."},
	Doc:     model.Bilingual{Zh: "嵌入的网页、视频和控件不是文字，不能变成条文。", En: "Embedded pages, films and controls are no words and cannot become text."},
}

var linkUnsafe = &model.Rule{
	ID: "manuscript-link", Severity: model.Warning,
	Message: model.Bilingual{Zh: "链接“{1}”不能保留，只留下文字", En: "the link “{1}” cannot be kept; its words were"},
	Hint:    model.Bilingual{Zh: "需要链接时，改用 http、https 或文内的地址。", En: "Where a link is needed, use http, https or an address in the text."},
	Doc:     model.Bilingual{Zh: "脚本和本机文件的地址在网站上没有用处，还可能有害。", En: "Addresses of scripts and of files on somebody's machine are of no use on a site and may do harm."},
}

var pictureMissing = &model.Rule{
	ID: "manuscript-picture-missing", Severity: model.Warning,
	Message: model.Bilingual{Zh: "没有找到图片“{1}”", En: "the picture “{1}” was not found"},
	Hint: model.Bilingual{
		Zh: "把图片文件夹和稿件放在一起导入；从剪贴板粘贴的网页不带图片，在 Word 中“另存为”网页即可。",
		En: "Import the manuscript together with its folder of pictures; a paste carries none: “save as” web page in Word does."},
	Doc: model.Bilingual{Zh: "图的位置和图题会保留，但没有图片文件就无法发布。", En: "Place and caption are kept, but a figure cannot be published without its file."},
}

var pictureRemote = &model.Rule{
	ID: "manuscript-picture-remote", Severity: model.Warning,
	Message: model.Bilingual{Zh: "图片“{1}”在别的网站上，没有下载", En: "the picture “{1}” lies on another site and was not fetched"},
	Hint:    model.Bilingual{Zh: "在浏览器中把图片存下来，与稿件放在一起导入。", En: "Save it in a browser and import it together with the manuscript."},
	Doc:     model.Bilingual{Zh: "导入不访问网络，发布的网站也不引用别的网站。", En: "An import never uses the network, and the published site refers to no other."},
}

var formulaParts = &model.Rule{
	ID: "manuscript-formula", Severity: model.Warning,
	Message: model.Bilingual{Zh: "公式“{1}”里有不认识的部分（{2}），只保留了文字", En: "the formula “{1}” has a part that is not known ({2}); only its characters were kept"},
	Hint:    model.Bilingual{Zh: "导入后对照原件，用 TeX 重新写这个公式。", En: "Write it again in TeX after the import, with the original beside it."},
	Doc:     model.Bilingual{Zh: "常用的分式、上下标、根号、矩阵会转成 TeX，少见的结构不猜。", En: "Fractions, scripts, roots and matrices become TeX; rare structures are not guessed."},
}
