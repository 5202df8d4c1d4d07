package source

import (
	"guiju/generator/media"
	"guiju/generator/model"
)

// Rules is everything this package finds, in the order in which a file is
// read: its name, its bytes, its TOML, its values, its texts.
var Rules = append([]*model.Rule{
	fileMissing, fileUnexpected, fileIrregular, fileName, folderName, editionFolder,
	fileKind, fileDamaged, fileAuthor, mediaTracked, drawingUnsafe, drawingBroken,
	fileTooLarge, encodingUTF16, encodingGBK, encodingUTF8, encodingNUL, hiddenCharacter,
	tomlLimit, tomlFullWidth, tomlSyntax, tomlDuplicateKey,
	tomlUnknownKey, tomlNeutralKey, tomlWrongType, tomlDateQuoted, tomlDateTime, tomlDateYear, tomlMissingKey, formatMissing,
	frontMatter, frontMatterHere, textEmpty, textTitle, textDiffers, filesListLine, wordingMissing, wordingUnnamed, wordingShared, releasePending,
	frameMissing,
}, media.Rules...)

var fileMissing = &model.Rule{
	ID: "file-missing", Severity: model.Error,
	Message: model.Bilingual{Zh: "缺少文件 {1}", En: "the file {1} is missing"},
	Hint: model.Bilingual{
		Zh: "在此处新建 {1}：{2}。",
		En: "Create {1} here: {2}."},
	Doc: model.Bilingual{
		Zh: "每类内容都有一个不可缺少的文件，其余文件可以没有。内容文件夹只要求有 system.toml。",
		En: "Each kind of content has one file it cannot do without; all others may be absent. The content folder itself needs only system.toml."},
}

var fileUnexpected = &model.Rule{
	ID: "file-unexpected", Severity: model.Warning,
	Message: model.Bilingual{Zh: "不认识“{1}”，没有读取", En: "“{1}” is not known here and was not read"},
	Hint: model.Bilingual{
		Zh: "这里可以有：{2}。{3}改名、移走或删除它。",
		En: "What belongs here: {2}. {3}Rename it, move it or delete it."},
	Doc: model.Bilingual{
		Zh: "名称写错的文件若被悄悄忽略，作者会以为已经发布。系统和办公软件自己留下的文件（Thumbs.db、.DS_Store、~$…、*.bak）不提示。",
		En: "A file with a slip in its name must not be passed over in silence: its author believes it is published. Files that systems and office programs leave behind (Thumbs.db, .DS_Store, ~$…, *.bak) are not reported."},
}

var fileIrregular = &model.Rule{
	ID: "file-irregular", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”是链接或特殊文件，没有读取", En: "“{1}” is a link or a special file and was not read"},
	Hint: model.Bilingual{
		Zh: "用文件本身代替链接（复制内容到此处）。",
		En: "Put the file itself here in the place of the link."},
	Doc: model.Bilingual{
		Zh: "符号链接可能把内容文件夹之外的东西发布出去，所以不跟随；管道、设备等读起来没有尽头。",
		En: "A symbolic link could publish what lies outside the content folder, so none is followed; pipes and devices have no end."},
}

var fileName = &model.Rule{
	ID: "file-name", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件名“{1}”不能用作网址", En: "the file name “{1}” cannot be part of an address"},
	Hint: model.Bilingual{
		Zh: "附图和附件的名称只用小写字母、数字、“-”和“.”，例如 figures/flow-1.svg，不用 figures/流程 1.svg。",
		En: "Name figures and attachments with lower-case letters, digits, - and . only: figures/flow-1.svg, not figures/Flow 1.svg."},
	Doc: model.Bilingual{
		Zh: "附图和附件以原名发布。大写字母、空格、汉字和 Windows 保留名（con、nul、com1 等）在不同系统、压缩包和网址中会走样。",
		En: "Figures and attachments are published under their own names. Capitals, spaces, Han characters and the names Windows reserves (con, nul, com1 …) change between systems, archives and addresses."},
}

var folderName = &model.Rule{
	ID: "folder-name", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件夹名“{1}”不能用作编码", En: "the folder name “{1}” cannot be a key"},
	Hint: model.Bilingual{
		Zh: "文件夹名就是网址的一部分：只用小写字母和数字，中间可用单个“-”或“.”连接，不超过 64 个字符，例如 db41-t-s001。",
		En: "The folder's name becomes part of an address: lower-case letters and digits, joined by single - or . characters, 64 at most, such as db41-t-s001."},
	Doc: model.Bilingual{
		Zh: "编码是永久的：修订时不变，引用和网址都用它。Windows 保留名（con、nul、com1 等）无法在 Windows 上建立。",
		En: "The key is permanent: it survives revisions, references and addresses use it. Names that Windows reserves (con, nul, com1 …) cannot exist there."},
}

var editionFolder = &model.Rule{
	ID: "edition-folder", Severity: model.Error,
	Message: model.Bilingual{Zh: "版本文件夹“{1}”不是年份", En: "the edition folder “{1}” is not a year"},
	Hint: model.Bilingual{
		Zh: "每个版本一个文件夹，用标准编号里的四位年份命名，例如 2022。",
		En: "Give each edition a folder named by the four digits of the year in its number, such as 2022."},
	Doc: model.Bilingual{
		Zh: "标准的各版本以发布年份区分（GB/T 1.1—2020）；文件夹名是带年份网址的一部分。",
		En: "Editions of a standard are told apart by the year of issue (GB/T 1.1—2020); the folder's name is part of the dated address."},
}

var fileKind = &model.Rule{
	ID: "file-kind", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”这类文件不能作为附件发布", En: "“{1}” is not of a kind that may be published"},
	Hint: model.Bilingual{
		Zh: "图片用 svg、png、jpg、gif、webp；附件用 pdf、ofd、docx、xlsx、pptx、wps、csv、txt、zip；音视频用 mp4、webm、mp3、m4a、vtt。其他文件先转换，或移出内容文件夹。",
		En: "Pictures are svg, png, jpg, gif or webp; attachments pdf, ofd, docx, xlsx, pptx, wps, csv, txt or zip; sound and film mp4, webm, mp3, m4a or vtt. Convert the file, or move it out of the content folder."},
	Doc: model.Bilingual{
		Zh: "正文旁边的文件会原样发布。网页、脚本和程序放在网站上，会以本站的名义运行。",
		En: "Files beside a text are published as they are. Pages, scripts and programs would run in the name of the site."},
}

var fileAuthor = &model.Rule{
	ID: "attachment-author", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”的文件属性里写着：{2}", En: "the properties of “{1}” name {2}"},
	Hint: model.Bilingual{
		Zh: "不该公开的，先在原来的软件里清除文档属性（检查文档、删除个人信息），再放回来。",
		En: "Where that is not for the public, remove the properties in the program that made the file (inspect document), and put it back."},
	Doc: model.Bilingual{
		Zh: "图片和 MP4 在发布时去掉拍摄信息；PDF 和 Office 文件原样发布，作者、单位、最后修改人也随之公开。PDF 里压缩存放的属性查不出来。",
		En: "Pictures and MP4 films are published without what the camera wrote; PDF and Office files as they are, with author, company and who last changed them. Properties that a PDF keeps packed are not found."},
}

var mediaTracked = &model.Rule{
	ID: "media-location", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”里有拍摄设备记录的轨道（{2}），可能含拍摄地点", En: "“{1}” has tracks that the camera measured ({2}), perhaps where it was"},
	Hint: model.Bilingual{
		Zh: "用剪辑软件重新导出，只保留画面和声音。",
		En: "Export it again with picture and sound only."},
	Doc: model.Bilingual{
		Zh: "写在影片旁边的地点、时间和机型在发布时去掉；运动相机、无人机和手机有时另用一条轨道逐秒记录位置，去掉它就要重写影片，程序不做。",
		En: "Place, time and make beside the film are taken out when it is published; cameras for sports, drones and some phones record the way second by second in a track of its own, which cannot be taken out without writing the film anew."},
}

var fileDamaged = &model.Rule{
	ID: "file-damaged", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的内容不是 {2}", En: "“{1}” does not hold a {2}"},
	Hint: model.Bilingual{
		Zh: "文件已损坏，或只改了扩展名；从原件重新导出为 {2}。",
		En: "It is damaged, or only its ending was changed; export it again as {2}."},
	Doc: model.Bilingual{
		Zh: "每种文件有固定的开头；开头不对，读者就打不开。",
		En: "Files of each kind begin alike; with another beginning no reader can open them."},
}

var drawingUnsafe = &model.Rule{
	ID: "drawing-unsafe", Severity: model.Error,
	Message: model.Bilingual{Zh: "附图里不能有 {1}", En: "a drawing cannot hold {1}"},
	Hint: model.Bilingual{
		Zh: "用绘图软件另存为“纯 SVG”，或在文本编辑器中删去这一处；图中只用自己的形状、文字和内嵌的图片。",
		En: "Save it as “plain SVG”, or delete this part in a text editor; a drawing holds only its own shapes, words and embedded pictures."},
	Doc: model.Bilingual{
		Zh: "SVG 文件会原样发布，单独打开时就是本站的一个网页：其中的脚本会运行，外部地址会被访问，DOCTYPE 里的实体会展开。",
		En: "An SVG is published as it is; opened for itself it is a page of the site: its scripts run, its foreign addresses are fetched, the entities of its DOCTYPE unfold."},
}

var drawingBroken = &model.Rule{
	ID: "drawing-broken", Severity: model.Error,
	Message: model.Bilingual{Zh: "附图不是正确的 SVG：{1}", En: "not a valid SVG: {1}"},
	Hint: model.Bilingual{
		Zh: "标签要成对，属性值加引号，文件存为 UTF-8；从绘图软件重新导出最稳妥。",
		En: "Tags come in pairs, values stand in quotes, the file is UTF-8; exporting it again is the safest way."},
	Doc: model.Bilingual{Zh: "SVG 是 XML：有一处写错，浏览器就整幅不显示。", En: "SVG is XML: with one mistake a browser shows nothing of it."},
}

var fileTooLarge = &model.Rule{
	ID: "file-too-large", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件有 {1} 字节，超过 {2} 字节，没有读取", En: "the file has {1} bytes, more than {2}, and was not read"},
	Hint: model.Bilingual{
		Zh: "检查里面是否误粘了图片或整本文件；确实很长的文本请拆分。",
		En: "See whether a picture or a whole book was pasted into it; split a text that really is that long."},
	Doc: model.Bilingual{
		Zh: "最长的法律文本约 0.3 MiB；上限保护发布过程不被异常文件拖垮。",
		En: "The longest law has about 0.3 MiB; the limit keeps a freak file from stopping the build."},
}

var encodingUTF16 = &model.Rule{
	ID: "encoding-utf16", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件是 UTF-16（Windows 里叫“Unicode”），不是 UTF-8", En: "the file is UTF-16 (“Unicode” in Windows), not UTF-8"},
	Hint: model.Bilingual{
		Zh: "在编辑器中“另存为”，编码选 UTF-8。",
		En: "Use “Save as” in the editor and choose the encoding UTF-8."},
	Doc: model.Bilingual{Zh: "所有内容文件都用 UTF-8；开头有无 BOM 均可。", En: "All content files are UTF-8; a byte order mark at the start is accepted."},
}

var encodingGBK = &model.Rule{
	ID: "encoding-gbk", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件不是 UTF-8，看来是 GBK（此处应为“{1}”）", En: "the file is not UTF-8; it looks like GBK (“{1}” here)"},
	Hint: model.Bilingual{
		Zh: "用 GBK（记事本里叫 ANSI）打开，“另存为”时编码选 UTF-8。",
		En: "Open it as GBK (“ANSI” in Notepad) and save it as UTF-8."},
	Doc: model.Bilingual{
		Zh: "旧版 Windows 编辑器默认存为 GBK。程序不自动转换：猜错会悄悄改变条文。",
		En: "Older Windows editors save GBK unasked. Nothing is converted silently: a wrong guess would change a text."},
}

var encodingUTF8 = &model.Rule{
	ID: "encoding-utf8", Severity: model.Error,
	Message: model.Bilingual{Zh: "字节 {1} 不是 UTF-8", En: "the byte {1} is not UTF-8"},
	Hint: model.Bilingual{
		Zh: "在编辑器中找到此处，重新输入这个字，再存为 UTF-8。",
		En: "Type the character at this place again and save the file as UTF-8."},
	Doc: model.Bilingual{Zh: "坏字节会在网页上变成乱码，所以不放行。", En: "Broken bytes would become mojibake on the page, so they are refused."},
}

var encodingNUL = &model.Rule{
	ID: "encoding-nul", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件含有 NUL 字节，不是文本", En: "the file holds a NUL byte, so it is not text"},
	Hint: model.Bilingual{
		Zh: "此文件可能是 Word、图片或损坏的文件；请存为纯文本 UTF-8。",
		En: "It may be a Word file, a picture or damaged; save it as plain UTF-8 text."},
	Doc: model.Bilingual{Zh: "文本中不会有 NUL。", En: "Text never holds NUL."},
}

var hiddenCharacter = &model.Rule{
	ID: "hidden-character", Severity: model.Error,
	Message: model.Bilingual{Zh: "此处有看不见的字符 {1}", En: "an invisible character {1} stands here"},
	Hint: model.Bilingual{
		Zh: "删除它；从网页或 Word 粘贴时常会带入。",
		En: "Delete it; pasting from a web page or Word often brings one along."},
	Doc: model.Bilingual{
		Zh: "零宽字符使检索落空，双向控制符能让看到的文字与实际不同，私用区字符在别的电脑上显示不出来。",
		En: "Zero-width characters defeat search, bidirectional controls make a line read other than it is, private-use characters show on one computer only."},
}

var tomlLimit = &model.Rule{
	ID: "toml-limit", Severity: model.Error,
	Message: model.Bilingual{Zh: "超过上限：{1}（上限 {2}）", En: "over the limit: {1} (at most {2})"},
	Hint: model.Bilingual{
		Zh: "检查括号和引号是否漏了一半；长文字应写在 zh.md 中，不写在 TOML 中。",
		En: "Look for a bracket or quote without its partner; long prose belongs in zh.md, not in TOML."},
	Doc: model.Bilingual{
		Zh: "解析前先查大小和嵌套，异常文件不会拖垮程序。",
		En: "Size and nesting are checked before parsing, so that no file can bring the program down."},
}

var tomlFullWidth = &model.Rule{
	ID: "toml-fullwidth", Severity: model.Error,
	Message: model.Bilingual{Zh: "此处是全角符号“{1}”，应为半角 {2}", En: "the full-width “{1}” must be {2} here"},
	Hint: model.Bilingual{
		Zh: "切换到英文输入法重新输入。错：title.zh = “名称”；对：title.zh = \"名称\"。",
		En: "Type it again with the English input method. Wrong: title.zh = “名称”; right: title.zh = \"名称\"."},
	Doc: model.Bilingual{
		Zh: "TOML 的引号、等号、逗号和括号都是半角；引号之内的文字可以用全角标点。",
		En: "Quotes, equals signs, commas and brackets of TOML are half-width; full-width marks are fine inside the quotes."},
}

var tomlSyntax = &model.Rule{
	ID: "toml-syntax", Severity: model.Error,
	Message: model.Bilingual{Zh: "TOML 写法有误：{1}", En: "not valid TOML: {1}"},
	Hint: model.Bilingual{
		Zh: "一行一个值：key = \"文字\"、key = 3、key = 2022-05-01、key = true、key = [\"甲\", \"乙\"]；引号和括号成对。",
		En: "One value a line: key = \"words\", key = 3, key = 2022-05-01, key = true, key = [\"a\", \"b\"]; quotes and brackets come in pairs."},
	Doc: model.Bilingual{Zh: "数据文件用 TOML 1.0（toml.io）。", En: "Data files are TOML 1.0 (toml.io)."},
}

var tomlDuplicateKey = &model.Rule{
	ID: "toml-duplicate-key", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”写了两次，第一次在第 {2} 行", En: "“{1}” is given twice; the first is on line {2}"},
	Hint: model.Bilingual{
		Zh: "只保留一个。若是列表中的又一项，用双方括号开始，例如 [[level]]。",
		En: "Keep one of them. If it is another entry of a list, begin it with double brackets, such as [[level]]."},
	Doc: model.Bilingual{Zh: "同一个值写两次，程序无从知道哪个对（TOML 1.0，Keys）。", En: "Of two values for one key nobody can say which is right (TOML 1.0, Keys)."},
}

var tomlUnknownKey = &model.Rule{
	ID: "toml-unknown-key", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有“{1}”这个键", En: "there is no key “{1}” here"},
	Hint: model.Bilingual{
		Zh: "{3}此处可用的键：{2}。",
		En: "{3}Keys known here: {2}."},
	Doc: model.Bilingual{
		Zh: "拼错的键若被忽略，写下的事实就不会发布。",
		En: "If a misspelt key were passed over, the fact it states would never be published."},
}

var tomlNeutralKey = &model.Rule{
	ID: "toml-neutral-key", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”只写在 index.zh.md 中", En: "“{1}” is written in index.zh.md only"},
	Hint: model.Bilingual{
		Zh: "从 index.en.md 删去这一行；英文文件只有 title 和 summary。",
		En: "Delete the line from index.en.md; the English file has only title and summary."},
	Doc: model.Bilingual{Zh: "不分语言的事实只写一次，两个文件就不会互相矛盾。", En: "A fact without a language is written once, so two files cannot disagree."},
}

var tomlWrongType = &model.Rule{
	ID: "toml-wrong-type", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”应为{2}，这里是{3}", En: "“{1}” must be {2}, not {3}"},
	Hint: model.Bilingual{
		Zh: "写成：{4}",
		En: "Write: {4}"},
	Doc: model.Bilingual{Zh: "每个键只有一种值：文字、整数、是否、日期、列表或表。", En: "Each key takes one kind of value: words, a whole number, true or false, a day, a list or a table."},
}

var tomlDateQuoted = &model.Rule{
	ID: "toml-date-quoted", Severity: model.Error,
	Message: model.Bilingual{Zh: "日期“{1}”不加引号", En: "the day “{1}” is written without quotes"},
	Hint: model.Bilingual{
		Zh: "错：{1} = \"2022-05-01\"；对：{1} = 2022-05-01。",
		En: "Wrong: {1} = \"2022-05-01\"; right: {1} = 2022-05-01."},
	Doc: model.Bilingual{Zh: "不加引号的日期由 TOML 检查是否存在这一天。", En: "TOML itself checks that an unquoted day exists."},
}

var tomlDateTime = &model.Rule{
	ID: "toml-date-time", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”只写日期，不写时刻", En: "“{1}” is a day without a time"},
	Hint: model.Bilingual{
		Zh: "错：{1} = 2022-05-01T08:00:00；对：{1} = 2022-05-01。",
		En: "Wrong: {1} = 2022-05-01T08:00:00; right: {1} = 2022-05-01."},
	Doc: model.Bilingual{Zh: "发布、实施、复审都以日计；时刻和时区只会带来歧义。", En: "Issue, entry into force and review count in days; a time and its zone would only bring doubt."},
}

var tomlDateYear = &model.Rule{
	ID: "toml-date-year", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的年份 {2} 不可信", En: "the year {2} of “{1}” cannot be right"},
	Hint: model.Bilingual{
		Zh: "核对年份；日期不详时删去这一行，空着就是“未知”。",
		En: "Check the year; where the day is not known, delete the line: absent means “not known”."},
	Doc: model.Bilingual{Zh: "标准、法规和工作安排的日期都在 1900 年到 2199 年之间；别的年份多半是输入错误或占位。", En: "Days of standards, laws and plans lie between 1900 and 2199; any other year is a slip or a placeholder."},
}

var tomlMissingKey = &model.Rule{
	ID: "toml-missing-key", Severity: model.Error,
	Message: model.Bilingual{Zh: "缺少“{1}”（{3}）", En: "“{1}” ({3}) is missing"},
	Hint: model.Bilingual{
		Zh: "在此处加上：{2}",
		En: "Add here: {2}"},
	Doc: model.Bilingual{Zh: "没有这个值，这一条记录就说不清是什么；其他值可以没有，空着就是“未知”。", En: "Without this value nobody can tell what the record is; others may be absent, which means “not known”."},
}

var formatMissing = &model.Rule{
	ID: "format-missing", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有写明内容格式（format）", En: "the content does not state its format"},
	Hint: model.Bilingual{
		Zh: "运行 guiju convert 看要改什么，加 --write 就改好；新写的内容在开头加一行 format = {1}。",
		En: "Run guiju convert to see what has to change, with --write to change it; new content begins with format = {1}."},
	Doc: model.Bilingual{
		Zh: "格式有编号之前的内容没有这个键；程序不猜，由一个命令转换。",
		En: "Content from before formats had numbers lacks this key; nothing is guessed, a command converts it."},
}

var frontMatter = &model.Rule{
	ID: "front-matter", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件开头缺少成对的“+++”", En: "the file must begin with a block between two +++ lines"},
	Hint: model.Bilingual{
		Zh: "第一行写 +++，接着 title = \"题目\" 等，再写一行 +++，之后是正文；不用 YAML 的“---”。",
		En: "Line 1 is +++, then title = \"…\" and so on, another +++ line, then the text; YAML's --- is not used."},
	Doc: model.Bilingual{Zh: "题目、日期等事实在正文之前用 TOML 写出。", En: "Title, date and the other facts stand before the text, as TOML."},
}

var frontMatterHere = &model.Rule{
	ID: "front-matter-here", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”之间的内容在这里不读，会被当成正文", En: "what stands between {1} lines is not read here and would become text"},
	Hint: model.Bilingual{
		Zh: "把这些值移到同一文件夹的 TOML 文件中，正文从第一个标题开始。",
		En: "Move the values to the TOML file of this folder and begin with the first heading of the text."},
	Doc: model.Bilingual{
		Zh: "只有 publicity 和 pages 中的文件在正文之前写 +++；标准、法规、政策和课程的事实在各自的 TOML 文件中。",
		En: "Only files in publicity and pages begin with +++; the facts of standards, laws, policies and courses stand in their TOML files."},
}

var textEmpty = &model.Rule{
	ID: "text-empty", Severity: model.Warning,
	Message: model.Bilingual{Zh: "正文是空的", En: "the text is empty"},
	Hint: model.Bilingual{
		Zh: "放入正文；还没有正文时删去这个文件，网站就只显示题录。",
		En: "Put the text in; while there is none delete the file, and the site shows the record alone."},
	Doc: model.Bilingual{Zh: "空文件会发布成没有内容的页面，读者分不清是没有正文还是没有显示出来。", En: "An empty file becomes a page without content, and readers cannot tell a missing text from one that failed to show."},
}

var textTitle = &model.Rule{
	ID: "text-title", Severity: model.Error,
	Message: model.Bilingual{Zh: "读不出题目", En: "no title can be read"},
	Hint: model.Bilingual{
		Zh: "在正文第一行写“# 题目”，或在 {1} 中写 title.zh = \"题目\"。",
		En: "Begin the text with “# title”, or write title.zh = \"…\" in {1}."},
	Doc: model.Bilingual{Zh: "没有 TOML 文件时，法规和政策的题目取自正文开头。", En: "Without a TOML file the title of a law or policy is read from the head of its text."},
}

var textDiffers = &model.Rule{
	ID: "text-differs", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1} 写的是“{2}”，正文开头是“{3}”", En: "{1} says “{2}”, the head of the text says “{3}”"},
	Hint: model.Bilingual{
		Zh: "核对原文，改正其中一处；现在以此处的值为准。",
		En: "Compare with the official text and mend one of them; the value here is used meanwhile."},
	Doc: model.Bilingual{Zh: "同一事实在两处出现时必须一致。", En: "A fact found in two places must agree with itself."},
}
