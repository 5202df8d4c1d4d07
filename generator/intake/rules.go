package intake

import "guiju/generator/model"

// Rules is what can be wrong with files that are handed in, before anybody
// reads their words.
var Rules = []*model.Rule{
	notText, notRegular, tooLarge, badArchive, archivePath, archiveLocked, archiveLimit,
	needsOffice, notOffice, officeFailed, wentThroughOffice,
	placedByTitle, placedAsDraft, yearGuessed, textTwice, levelUnknown, factDiffers, pictureKind,
}

var notText = &model.Rule{
	ID: "import-not-text", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”文件不是可导入的文稿，没有读取", En: "a {1} file is no manuscript that can be imported; it was not read"},
	Hint: model.Bilingual{
		Zh: "可导入 Word（.docx，及经 LibreOffice 转换的 .doc、.wps、.rtf、.odt）、网页（.html）、Markdown（.md）和纯文本（.txt）；PDF 请向起草单位索取 Word 原稿。Excel 用 import FILE.xlsx 单独导入。",
		En: "Word (.docx; .doc, .wps, .rtf and .odt through LibreOffice), web pages (.html), Markdown (.md) and plain text (.txt) can be imported; for a PDF ask its drafters for the Word file. Import a workbook for itself: import FILE.xlsx."},
	Doc: model.Bilingual{Zh: "PDF 只记录字画在哪里，不记录哪些字是一条；从它得到的文本不可靠。", En: "A PDF says where letters are drawn, not which of them make a provision; a text taken from it cannot be relied on."},
}

var notRegular = &model.Rule{
	ID: "import-not-regular", Severity: model.Warning,
	Message: model.Bilingual{Zh: "这是链接或特殊文件，没有读取", En: "this is a link or a special file and was not read"},
	Hint:    model.Bilingual{Zh: "把文件本身复制到这里。", En: "Put the file itself here."},
	Doc:     model.Bilingual{Zh: "链接可能指向文件夹之外的东西，所以不跟随。", En: "A link may lead out of the folder, so none is followed."},
}

var tooLarge = &model.Rule{
	ID: "import-too-large", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件有 {1} MB，超过 {2} MB，没有读取", En: "the file has {1} MB, more than {2} MB, and was not read"},
	Hint: model.Bilingual{
		Zh: "在 Word 中压缩图片（图片格式→压缩图片，选 150 ppi）后另存，或把附件分开。",
		En: "Compress the pictures in Word (Picture Format, Compress Pictures, 150 ppi) and save it again, or part the attachments from it."},
	Doc: model.Bilingual{Zh: "一项标准的 Word 文件通常不到 10 MB；特别大的多是嵌入了原图。", En: "The Word file of a standard is rarely over 10 MB; a very large one holds pictures straight from a camera."},
}

var badArchive = &model.Rule{
	ID: "import-bad-archive", Severity: model.Error,
	Message: model.Bilingual{Zh: "ZIP 已损坏，或者不是 ZIP", En: "the ZIP is damaged, or is none"},
	Hint:    model.Bilingual{Zh: "解压后导入文件夹；打不开时请对方重新压缩（只用 ZIP，不用 RAR、7z）。", En: "Unpack it and import the folder; if it does not open, ask for it again (as ZIP, not RAR or 7z)."},
	Doc:     model.Bilingual{Zh: "传输中断的压缩包缺少末尾的目录。", En: "An archive whose transfer broke off lacks the list at its end."},
}

var archivePath = &model.Rule{
	ID: "import-archive-path", Severity: model.Error,
	Message: model.Bilingual{Zh: "ZIP 中的“{1}”指向压缩包之外，没有读取", En: "“{1}” in the ZIP leads out of the archive and was not read"},
	Hint:    model.Bilingual{Zh: "正常软件不会写出这样的名称；请查明压缩包的来历。", En: "No ordinary program writes such a name; find out where the archive comes from."},
	Doc:     model.Bilingual{Zh: "带“..”或盘符的名称可能覆盖别处的文件（zip slip）。", En: "A name with .. or a drive could overwrite files elsewhere (zip slip)."},
}

var archiveLocked = &model.Rule{
	ID: "import-archive-locked", Severity: model.Error,
	Message: model.Bilingual{Zh: "ZIP 设了密码", En: "the ZIP has a password"},
	Hint:    model.Bilingual{Zh: "用密码解压后，导入解压出的文件夹。", En: "Unpack it with the password and import the folder."},
	Doc:     model.Bilingual{Zh: "程序不接收密码。", En: "The program takes no passwords."},
}

var archiveLimit = &model.Rule{
	ID: "import-archive-limit", Severity: model.Error,
	Message: model.Bilingual{Zh: "ZIP 超过上限，没有读取：{1}", En: "over the limits of a ZIP, not read: {1}"},
	Hint:    model.Bilingual{Zh: "分成几个压缩包，或解压后导入文件夹。", En: "Make several archives of it, or unpack it and import the folder."},
	Doc:     model.Bilingual{Zh: "极小的压缩包可以解出极大的内容（压缩炸弹），所以先看后解。", En: "A tiny archive can unfold to a huge one (a zip bomb), so it is looked at before it is unpacked."},
}

var needsOffice = &model.Rule{
	ID: "import-needs-office", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1} 是旧格式，这台电脑上没有能转换它的 LibreOffice", En: "{1} is an old format, and this machine has no LibreOffice to convert it"},
	Hint: model.Bilingual{
		Zh: "用 Word 或 WPS 打开，“另存为”选“Word 文档（*.docx）”，再导入；或安装 LibreOffice（免费）后重新运行。",
		En: "Open it in Word or WPS, “Save as” Word document (*.docx), and import that; or install LibreOffice (free) and run this again."},
	Doc: model.Bilingual{Zh: ".doc 和 .wps 的格式没有完整公开，只能请办公软件转换。", En: "The formats .doc and .wps are not fully public; only an office program can convert them."},
}

var notOffice = &model.Rule{
	ID: "import-not-office", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件名以 {1} 结尾，内容却不是这种文档", En: "the name ends in {1}, but what is inside is no such document"},
	Hint: model.Bilingual{
		Zh: "用 Word 或 WPS 打开它，“另存为”选“Word 文档（*.docx）”，再导入；打不开时请对方重新发送。",
		En: "Open it in Word or WPS, “Save as” Word document (*.docx), and import that; if it does not open, ask for it again."},
	Doc: model.Bilingual{Zh: "改了扩展名的其他文件不交给 LibreOffice：它什么都打开，而有些格式会让它去读别处的文件。", En: "Files with a changed ending are not handed to LibreOffice: it opens anything, and some formats make it read other files."},
}

var officeFailed = &model.Rule{
	ID: "import-office-failed", Severity: model.Error,
	Message: model.Bilingual{Zh: "LibreOffice 没能转换这个 {1} 文件（{2}）", En: "LibreOffice could not convert this {1} file ({2})"},
	Hint:    model.Bilingual{Zh: "用 Word 或 WPS 打开它，另存为 .docx；打不开时文件已损坏或设有密码。", En: "Open it in Word or WPS and save it as .docx; if it does not open there, it is damaged or has a password."},
	Doc:     model.Bilingual{Zh: "转换由 LibreOffice 完成，本程序读取转换后的 .docx。", En: "LibreOffice converts, and this program reads the .docx it makes."},
}

var wentThroughOffice = &model.Rule{
	ID: "import-through-office", Severity: model.Info,
	Message: model.Bilingual{Zh: "此 {1} 文件经 LibreOffice 转换", En: "this {1} file was converted by LibreOffice"},
	Hint:    model.Bilingual{Zh: "转换可能改变编号和公式；请对照原稿检查，有 Word 时另存为 .docx 导入更稳妥。", En: "A conversion may change numbers and formulas; compare with the original, or save it as .docx in Word and import that."},
	Doc:     model.Bilingual{Zh: "段落号是转换后文档的。", En: "Paragraph numbers are those of the converted document."},
}

var placedByTitle = &model.Rule{
	ID: "import-placed-by-title", Severity: model.Info,
	Message: model.Bilingual{Zh: "文稿没有编号，按名称归入 {1}", En: "the document has no number; by its title it belongs to {1}"},
	Hint:    model.Bilingual{Zh: "不对时用 --work 指定。", En: "If that is wrong, say --work."},
	Doc:     model.Bilingual{Zh: "译文和草稿的封面常常没有编号。", En: "The covers of translations and drafts often have no number."},
}

var placedAsDraft = &model.Rule{
	ID: "import-placed-as-draft", Severity: model.Warning,
	Message: model.Bilingual{Zh: "文稿没有编号，暂用编码 {1}", En: "the document has no number; its key for now is {1}"},
	Hint:    model.Bilingual{Zh: "编码会成为网址，发布后不再改变：用 --work db41-t-1234 指定，或在封面上补上编号。", En: "The key becomes part of an address and stays after publication: say --work db41-t-1234, or put the number on the cover."},
	Doc:     model.Bilingual{Zh: "暂用编码取自名称的拼音首字母。", En: "The key for now is made of the first letters of the title as it is read."},
}

var yearGuessed = &model.Rule{
	ID: "import-year-guessed", Severity: model.Warning,
	Message: model.Bilingual{Zh: "编号没有年份，归入 {1} 年版", En: "the number has no year; taken for the edition of {1}"},
	Hint:    model.Bilingual{Zh: "不对时用 --year 指定。", En: "If that is wrong, say --year."},
	Doc:     model.Bilingual{Zh: "各版本以编号中的年份区分。", En: "Editions are told apart by the year in the number."},
}

var textTwice = &model.Rule{
	ID: "import-text-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "与 {2} 是同一版本的同一语种（{1}），没有导入", En: "it is the same language of the same edition as {2} ({1}) and was not imported"},
	Hint:    model.Bilingual{Zh: "只留下其中一个（通常是较晚的一稿）；确是不同标准时，改正封面上的编号，或分别用 --work 导入。", En: "Keep one of them, as a rule the later draft; if they are different standards, mend the number on the cover, or import them one by one with --work."},
	Doc:     model.Bilingual{Zh: "同一文件夹里常有几稿；程序不猜哪一稿是定稿。", En: "A folder often holds several drafts; the program does not guess which is the last."},
}

var levelUnknown = &model.Rule{
	ID: "import-level-unknown", Severity: model.Warning,
	Message: model.Bilingual{Zh: "看不出是哪一级标准", En: "nothing tells of which level the standard is"},
	Hint:    model.Bilingual{Zh: "用 --level 指定：{1}；或写入后在 work.toml 中填写 level。", En: "Say --level: {1}; or fill in level in work.toml afterwards."},
	Doc:     model.Bilingual{Zh: "层级由编号的式样（system.toml 的 number-pattern）看出。", En: "The form of the number tells the level (number-pattern in system.toml)."},
}

var factDiffers = &model.Rule{
	ID: "import-fact-differs", Severity: model.Warning,
	Message: model.Bilingual{Zh: "文稿的{1}是“{2}”，{3} 中是“{4}”；没有改动", En: "{1} is “{2}” in the document and “{4}” in {3}; nothing was changed"},
	Hint:    model.Bilingual{Zh: "核对哪个对；文稿对时在 {3} 中改。", En: "See which is right; if the document is, change {3}."},
	Doc:     model.Bilingual{Zh: "再次导入只补空缺，不覆盖已经登记的事实。", En: "Importing again fills in what is missing and overwrites no fact on record."},
}

var pictureKind = &model.Rule{
	ID: "import-picture-kind", Severity: model.Warning,
	Message: model.Bilingual{Zh: "图 {1} 是 {2} 格式，网页上显示不出来", En: "the picture {1} is {2}, which no browser shows"},
	Hint:    model.Bilingual{Zh: "在 Word 中右击图片，“另存为图片”选 PNG，存为 {3}；正文里已经写好这个文件名。", En: "In Word right-click the picture, “Save as picture” as PNG, and save it as {3}; the text names that file already."},
	Doc:     model.Bilingual{Zh: "EMF、WMF 是 Windows 的图元文件；原件保存在旁边，不会丢失。", En: "EMF and WMF are drawing commands of Windows; the original is kept beside the text."},
}
