package sheet

import "guiju/generator/model"

// Rules is everything this package finds: the file, its tabs, its cells, what
// was rearranged in a table of ours, what is not understood of a 明细表, and
// what a workbook cannot hold. Where a cell stands is said by the place; the
// first argument of a rule about a cell is its address with the tab, 明细表!B7,
// for messages that speak of it.
var Rules = []*model.Rule{
	fileEmpty, fileOld, fileEncrypted, fileForeign, fileDamaged, fileDoctype, fileLimit, fileEncoding, fileConverted, csvQuote,
	fileMacros, fileLinks, tabForeign, tabDrawing,
	cellError, cellUncalculated, cellFormula, cellDigits,
	cellDate, cellDateRead, cellSerial, cellTime, cellNumber, cellBecameDate, cellFullWidth, cellWhole, cellFlag,
	tableNone, tableTwice, columnUnknown, columnMissing, columnTwice, columnNamed,
	directoryNone, directoryNoHead, directoryHiddenTab, directoryHiddenRows, directoryHiddenColumns,
	directoryTitle, directoryHeadRead, directoryColumn, directoryColumnTwice, directoryGroup, directoryLeftOut, directoryRow, directoryNumbers, directoryPlaceholder,
	outCharacter, outTooLong, outTooMany,
}

var fileEmpty = &model.Rule{
	ID: "sheet-empty", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件是空的", En: "the file is empty"},
	Hint:    model.Bilingual{Zh: "重新从 Excel 或 WPS 保存一份。", En: "Save it again from Excel or WPS."},
	Doc:     model.Bilingual{Zh: "空文件多半是复制或下载中断的结果。", En: "An empty file is mostly what a broken copy or download leaves."},
}

var fileOld = &model.Rule{
	ID: "sheet-old-format", Severity: model.Error,
	Message: model.Bilingual{Zh: "这是旧格式的工作簿（.xls 或 .et），没有读取", En: "this is a workbook in the old format (.xls or .et) and was not read"},
	Hint: model.Bilingual{
		Zh: "用 Excel 或 WPS 打开，“文件 → 另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入新文件。只改扩展名没有用。",
		En: "Open it in Excel or WPS, choose File → Save as → “Excel Workbook (*.xlsx)” and import the new file. Changing the ending alone does not help."},
	Doc: model.Bilingual{
		Zh: "1997—2003 年的二进制格式里可以藏宏和旧版本的残余；.xlsx（ECMA-376）是公开的标准格式。",
		En: "The binary format of 1997 to 2003 may hide macros and remains of older versions; .xlsx (ECMA-376) is a published standard."},
}

var fileEncrypted = &model.Rule{
	ID: "sheet-encrypted", Severity: model.Error,
	Message: model.Bilingual{Zh: "工作簿有打开密码，没有读取", En: "the workbook is locked by a password and was not read"},
	Hint: model.Bilingual{
		Zh: "用密码打开后，“文件 → 信息 → 保护工作簿 → 用密码进行加密”，清空密码，再保存。",
		En: "Open it with its password, choose File → Info → Protect Workbook → Encrypt with Password, clear the password and save."},
	Doc: model.Bilingual{Zh: "没有密码就看不到内容（[MS-OFFCRYPTO]）；密码不应交给导入程序。", En: "Without the password there is nothing to see ([MS-OFFCRYPTO]), and a password should not be handed to an importer."},
}

var fileForeign = &model.Rule{
	ID: "sheet-foreign", Severity: model.Error,
	Message: model.Bilingual{Zh: "这不是工作簿，而是{1}", En: "this is not a workbook but {1}"},
	Hint: model.Bilingual{
		Zh: "用能打开它的程序打开，另存为 .xlsx 或“CSV UTF-8”。网上系统导出的“.xls”常常是网页，用 Excel 打开后同样另存为 .xlsx。",
		En: "Open it in a program that can and save it as .xlsx or “CSV UTF-8”. What web systems export as “.xls” is often a web page: open it in Excel and save it as .xlsx."},
	Doc: model.Bilingual{Zh: "读取的是 .xlsx（.xlsm、.xltx）和 CSV；按内容判断，不看扩展名。", En: "What is read is .xlsx (.xlsm, .xltx) and CSV, told by their bytes and not by the ending."},
}

var fileDamaged = &model.Rule{
	ID: "sheet-damaged", Severity: model.Error,
	Message: model.Bilingual{Zh: "工作簿已损坏：{1}", En: "the workbook is damaged: {1}"},
	Hint: model.Bilingual{
		Zh: "用 Excel 打开（它会提示修复），核对后另存为新的 .xlsx；打不开就向提供者要原件。",
		En: "Open it in Excel, which offers to repair it, compare and save it as a new .xlsx; if it does not open, ask its author for the original."},
	Doc: model.Bilingual{Zh: "从损坏的文件里猜数据，会悄悄丢行。", En: "Guessing at the data of a damaged file would lose rows in silence."},
}

var fileDoctype = &model.Rule{
	ID: "sheet-doctype", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1} 里有 DOCTYPE，没有读取", En: "{1} has a DOCTYPE and was not read"},
	Hint:    model.Bilingual{Zh: "这不是办公软件产生的文件；请核实来源，用 Excel 重新建立。", En: "No office program writes this; find out where the file comes from and make it anew in Excel."},
	Doc:     model.Bilingual{Zh: "办公文件的 XML 不得有 DOCTYPE（ECMA-376 第2部分）；它的实体可以无限展开。", En: "The XML of Office files has no DOCTYPE (ECMA-376 part 2): its entities could unfold without end."},
}

var fileLimit = &model.Rule{
	ID: "sheet-limit", Severity: model.Error,
	Message: model.Bilingual{Zh: "超过上限：{1}（上限 {2}），没有读取", En: "over the limit: {1} (at most {2}); the file was not read"},
	Hint: model.Bilingual{
		Zh: "删去多余的工作表、空白格式行和图片（选中最后一行以下的全部行，删除，保存），或拆成几个文件。",
		En: "Delete sheets, formatted empty rows and pictures that are not needed (select all rows below the last one, delete, save), or split the file."},
	Doc: model.Bilingual{Zh: "先看大小，再解压：一个几千字节的文件可以展开成几百 GB。", En: "Sizes are looked at before unpacking: a file of a few kilobytes may unfold to hundreds of gigabytes."},
}

var fileEncoding = &model.Rule{
	ID: "sheet-encoding", Severity: model.Error,
	Message: model.Bilingual{Zh: "认不出文件的编码", En: "the encoding of the file is not recognised"},
	Hint: model.Bilingual{
		Zh: "在 Excel 里“另存为”，类型选“CSV UTF-8（逗号分隔）”。",
		En: "Save it from Excel as “CSV UTF-8 (comma delimited)”."},
	Doc: model.Bilingual{Zh: "CSV 读 UTF-8（有无 BOM）、GBK/GB 18030 和带 BOM 的 UTF-16。", En: "CSV is read in UTF-8 with or without a byte order mark, GBK or GB 18030, and UTF-16 with one."},
}

var fileConverted = &model.Rule{
	ID: "sheet-converted", Severity: model.Info,
	Message: model.Bilingual{Zh: "文件是 {1} 编码，已转换", En: "the file is in {1} and was converted"},
	Hint:    model.Bilingual{Zh: "看一眼汉字是否正确；以后保存为“CSV UTF-8”就不必转换。", En: "See whether the characters are right; saved as “CSV UTF-8” nothing needs converting."},
	Doc:     model.Bilingual{Zh: "编码是从字节看出来的，所以说出来供人核对。", En: "The encoding was told from the bytes, so it is said for somebody to check."},
}

var csvQuote = &model.Rule{
	ID: "sheet-csv-quote", Severity: model.Error,
	Message: model.Bilingual{Zh: "第 {1} 行的双引号没有配对", En: "a double quote in row {1} has no partner"},
	Hint: model.Bilingual{
		Zh: "单元格里的双引号要写成两个（\"\"），整格再用双引号括起；从 Excel 重新导出最稳妥。",
		En: "Inside a cell a double quote is written twice and the cell stands in quotes; exporting it again from Excel is the safest way."},
	Doc: model.Bilingual{Zh: "引号不配对，后面各行都会并进一格（RFC 4180）。", En: "Without the partner all rows below become one cell (RFC 4180)."},
}

var fileMacros = &model.Rule{
	ID: "sheet-macros", Severity: model.Warning,
	Message: model.Bilingual{Zh: "工作簿带有宏；宏不会运行，也不会保留", En: "the workbook has macros; they are neither run nor kept"},
	Hint:    model.Bilingual{Zh: "另存为不带宏的 .xlsx。", En: "Save it as .xlsx, without macros."},
	Doc:     model.Bilingual{Zh: "宏是程序，来路不明的宏不应随数据流转。", En: "Macros are programs and should not travel with data."},
}

var fileLinks = &model.Rule{
	ID: "sheet-links", Severity: model.Warning,
	Message: model.Bilingual{Zh: "工作簿链接到别的文件；链接不会打开，读的是上次保存的结果", En: "the workbook links to other files; they are not opened, what was last saved is read"},
	Hint:    model.Bilingual{Zh: "在 Excel 中“数据 → 编辑链接 → 断开链接”，核对后再保存。", En: "Choose Data → Edit Links → Break Link in Excel, compare and save."},
	Doc:     model.Bilingual{Zh: "链接的结果可能早已过时。", En: "What a link once brought may have long been out of date."},
}

var tabForeign = &model.Rule{
	ID: "sheet-tab-foreign", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”不是工作表（是图表或对话框），没有读取", En: "“{1}” is no worksheet (a chart or dialog) and was not read"},
	Hint:    model.Bilingual{Zh: "如果里面有要导入的文字，请移到普通工作表中。", En: "If it holds words to import, move them into a worksheet."},
	Doc:     model.Bilingual{Zh: "只有工作表有单元格。", En: "Only worksheets have cells."},
}

var tabDrawing = &model.Rule{
	ID: "sheet-drawing", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”里的图片、图表和文本框没有读取", En: "pictures, charts and text boxes of “{1}” were not read"},
	Hint:    model.Bilingual{Zh: "文本框里如果有要导入的文字，请移到单元格中。", En: "If a text box holds words to import, move them into cells."},
	Doc:     model.Bilingual{Zh: "浮在表格上的东西不属于任何一行。", En: "What floats above a sheet belongs to no row."},
}

var cellError = &model.Rule{
	ID: "sheet-cell-error", Severity: model.Error,
	Message: model.Bilingual{Zh: "单元格是错误值 {2}", En: "the cell shows the error {2}"},
	Hint:    model.Bilingual{Zh: "改正公式，或直接填写正确的值。", En: "Mend the formula, or write the right value."},
	Doc:     model.Bilingual{Zh: "#REF!、#N/A 等不是数据。", En: "#REF!, #N/A and the like are no data."},
}

var cellUncalculated = &model.Rule{
	ID: "sheet-cell-uncalculated", Severity: model.Error,
	Message: model.Bilingual{Zh: "公式没有计算结果", En: "the formula has no result"},
	Hint:    model.Bilingual{Zh: "用 Excel 打开并保存一次（会重新计算），或把公式换成值。", En: "Open and save it in Excel once, which calculates it, or put the value in the place of the formula."},
	Doc:     model.Bilingual{Zh: "这里不计算公式，只读上次保存的结果。", En: "Formulas are not calculated here; what was last saved is read."},
}

var cellFormula = &model.Rule{
	ID: "sheet-cell-formula", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1}是公式，读了上次保存的结果“{2}”", En: "{1}a formula; its last saved result “{2}” was read"},
	Hint:    model.Bilingual{Zh: "核对结果；最好复制后“选择性粘贴 → 数值”，把公式变成值。", En: "Compare the result; better copy and use Paste Special → Values."},
	Doc:     model.Bilingual{Zh: "公式的结果会随别的单元格改变，保存时未必是最新的。", En: "A result changes with other cells and may be stale in the saved file."},
}

var cellDigits = &model.Rule{
	ID: "sheet-cell-digits", Severity: model.Warning,
	Message: model.Bilingual{Zh: "数字“{2}”超过 15 位，Excel 已把末几位变成 0", En: "the number “{2}” has more than 15 digits; Excel has made zeros of the last ones"},
	Hint:    model.Bilingual{Zh: "先把单元格格式设为“文本”，再重新输入完整的数字。", En: "Set the cell's format to Text and type the whole number again."},
	Doc:     model.Bilingual{Zh: "数值只保留 15 位有效数字；编号、代码应当是文本。", En: "A number keeps 15 digits; numbers of things should be text."},
}

var cellDate = &model.Rule{
	ID: "sheet-date", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{2}”不能作为日期：{3}", En: "“{2}” cannot be a day: {3}"},
	Hint:    model.Bilingual{Zh: "{4}。", En: "Please {4}."},
	Doc: model.Bilingual{
		Zh: "发布、实施、复审都以日计。2022-5-1、2022.5.1、2022/5/1、2022年5月1日、20220501、二〇二二年五月一日（全角、半角均可）和 Excel 的日期都认得；缺日、两位年份、年在最后的写法不猜。",
		En: "Issue, entry into force and review count in days. 2022-5-1, 2022.5.1, 2022/5/1, 2022年5月1日, 20220501, 二〇二二年五月一日, in full width too, and Excel's own dates are read; a missing day, a year of two digits and a year that stands last are not guessed at."},
}

var cellDateRead = &model.Rule{
	ID: "sheet-date-read", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{2}”读作 {3}", En: "“{2}” was read as {3}"},
	Hint:    model.Bilingual{Zh: "核对即可，不必改。", En: "Compare it; nothing needs to be changed."},
	Doc:     model.Bilingual{Zh: "换了写法的值都说出来，供人核对。", En: "Every value that is written another way is said, so that somebody can check it."},
}

var cellSerial = &model.Rule{
	ID: "sheet-date-serial", Severity: model.Warning,
	Message: model.Bilingual{Zh: "数字 {2} 读作日期 {3}", En: "the number {2} was read as the day {3}"},
	Hint:    model.Bilingual{Zh: "核对；把这一列的单元格格式设为“日期”。", En: "Compare it and set the format of the column to Date."},
	Doc:     model.Bilingual{Zh: "Excel 用从 1900 年起的天数保存日期（ECMA-376 第1部分 18.17.4）；没有日期格式就显示成五位数。", En: "Excel stores a date as days since 1900 (ECMA-376 part 1, 18.17.4); without a date format five digits show."},
}

var cellTime = &model.Rule{
	ID: "sheet-date-time", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{2}”只取日期 {3}", En: "of “{2}” only the day {3} was taken"},
	Hint:    model.Bilingual{Zh: "核对即可。", En: "Compare it."},
	Doc:     model.Bilingual{Zh: "时刻没有意义，但不悄悄丢掉。", En: "The time means nothing here but is not dropped in silence."},
}

var cellNumber = &model.Rule{
	ID: "sheet-number-as-text", Severity: model.Warning,
	Message: model.Bilingual{Zh: "这里应是文本，却是数值 {2}", En: "words belong here, but the cell is the number {2}"},
	Hint: model.Bilingual{
		Zh: "核对有没有丢失（001 会变成 1，1.10 会变成 1.1）；先把格式设为“文本”再输入。",
		En: "See whether something was lost (001 becomes 1, 1.10 becomes 1.1); set the format to Text before typing."},
	Doc: model.Bilingual{Zh: "编码看起来像数，却不是数。", En: "A code looks like a number but is none."},
}

var cellBecameDate = &model.Rule{
	ID: "sheet-became-date", Severity: model.Warning,
	Message: model.Bilingual{Zh: "这里应是文本，却是日期 {2}，可能是 Excel 自动改的", En: "words belong here, but the cell is the date {2}; Excel may have changed it"},
	Hint: model.Bilingual{
		Zh: "输入 1-2、3/4 这样的编号时 Excel 会变成日期；先把格式设为“文本”，再重新输入。",
		En: "Excel makes dates of codes such as 1-2 or 3/4; set the format to Text and type it again."},
	Doc: model.Bilingual{Zh: "变成日期以后，原来的写法就找不回来了。", En: "Once it is a date, what was typed cannot be had back."},
}

var cellFullWidth = &model.Rule{
	ID: "sheet-fullwidth", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{2}”读作“{3}”", En: "“{2}” was read as “{3}”"},
	Hint:    model.Bilingual{Zh: "核对即可；编号里的数字、字母、斜线用半角，前后不留空格。", En: "Compare it; digits, letters and slashes of a number are half-width, without spaces around."},
	Doc:     model.Bilingual{Zh: "全角数字、换行、不间断空格会让同一个编号变成两个。", En: "Full-width digits, line breaks and no-break spaces make two numbers of one."},
}

var cellWhole = &model.Rule{
	ID: "sheet-whole", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{2}”不是整数", En: "“{2}” is not a whole number"},
	Hint:    model.Bilingual{Zh: "只写数字，不写单位、逗号和小数，例如 12。", En: "Write digits only, without unit, comma or fraction: 12."},
	Doc:     model.Bilingual{Zh: "这一列是数量或年数。", En: "The column counts things or years."},
}

var cellFlag = &model.Rule{
	ID: "sheet-flag", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{2}”不是“是”或“否”", En: "“{2}” is neither 是 (yes) nor 否 (no)"},
	Hint:    model.Bilingual{Zh: "从下拉列表选“是”或“否”；不知道就空着。", En: "Choose 是 or 否 from the list; leave it empty where it is not known."},
	Doc:     model.Bilingual{Zh: "这一列只有是与否。", En: "The column knows yes and no only."},
}

var tableNone = &model.Rule{
	ID: "sheet-table-none", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”不是导出的登记表，没有读取", En: "“{1}” is not an exported register and was not read"},
	Hint: model.Bilingual{
		Zh: "要导入的表须由 export 导出（第 1 行隐藏着列的编码），或者列标题与导出的一致。新增的说明页可以留着。",
		En: "A table to import was written by export (row 1, hidden, names its columns), or has the same column heads. A page of notes of your own may stay."},
	Doc: model.Bilingual{Zh: "靠隐藏的第 1 行、标题批注和标题文字认出一张表；三者都没有，就不猜。", En: "A table is known by its hidden row 1, the notes on its heads or their words; without any of them nothing is guessed."},
}

var tableTwice = &model.Rule{
	ID: "sheet-table-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”与“{2}”是同一张登记表的两份", En: "“{1}” and “{2}” are two copies of one register"},
	Hint:    model.Bilingual{Zh: "只留一份；另一份先删除。", En: "Keep one and delete the other."},
	Doc:     model.Bilingual{Zh: "两份不一致时，无从知道哪份对。", En: "Where they differ nobody can say which is right."},
}

var columnUnknown = &model.Rule{
	ID: "sheet-column-unknown", Severity: model.Warning,
	Message: model.Bilingual{Zh: "不认识“{2}”这一列，没有导入（有 {3} 格内容）", En: "the column “{2}” is not known and was not imported ({3} cells hold something)"},
	Hint:    model.Bilingual{Zh: "自用的备注列可以留着；要导入的内容请移到已有的列。{4}", En: "A column of your own may stay; move what is to be imported into a known column. {4}"},
	Doc:     model.Bilingual{Zh: "不认识的列不会悄悄消失，也不会猜着导入。", En: "An unknown column neither vanishes in silence nor is imported by guess."},
}

var columnMissing = &model.Rule{
	ID: "sheet-column-missing", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”缺少“{2}”一列，其中的值保持不变", En: "“{1}” has lost its column “{2}”; its values stay as they are"},
	Hint:    model.Bilingual{Zh: "若想清空这些值，请保留列、清空单元格。", En: "To empty the values keep the column and clear its cells."},
	Doc:     model.Bilingual{Zh: "删列多半是为了打印，不是为了删数据。", En: "A column is mostly deleted for printing and not to delete its data."},
}

var columnTwice = &model.Rule{
	ID: "sheet-column-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{2}”一列出现了两次，前一次在 {3} 列", En: "the column “{2}” stands here twice; the first is {3}"},
	Hint:    model.Bilingual{Zh: "删去多余的一列，或清空它最上面隐藏的编码。", En: "Delete the spare column, or clear its code in the hidden first row."},
	Doc:     model.Bilingual{Zh: "同一个值有两格，程序无从知道哪格对。", En: "With two cells for one value nobody can say which is right."},
}

var columnNamed = &model.Rule{
	ID: "sheet-column-named", Severity: model.Info,
	Message: model.Bilingual{Zh: "按标题“{2}”认出这一列", En: "the column was known by its head “{2}”"},
	Hint:    model.Bilingual{Zh: "核对即可。", En: "Compare it."},
	Doc:     model.Bilingual{Zh: "隐藏的编码行不见了，就看批注和标题文字。", En: "Where the hidden row is gone, notes and heads are looked at."},
}

var directoryNone = &model.Rule{
	ID: "directory-none", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有找到明细表的表头", En: "no head of a detailed list (明细表) was found"},
	Hint: model.Bilingual{
		Zh: "表头应有一行，至少写明“标准名称”，以及“标准号”“标准体系编号”“宜定级别”“实施日期”等列名中的两个。",
		En: "One row must name the columns: 标准名称 at least, and two of 标准号, 标准体系编号, 宜定级别, 实施日期 and so on."},
	Doc: model.Bilingual{
		Zh: "认得 GB/T 13016 2009 版和 2018 版明细表的列名及常见变体；表头之上可以有标题行，表头可以有两行、可以合并。",
		En: "The columns of the detailed lists of GB/T 13016 in its editions of 2009 and 2018 and usual variants are known; titles may stand above, heads may have two rows and be merged."},
}

var directoryNoHead = &model.Rule{
	ID: "directory-no-head", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”里没有明细表的表头，没有读取", En: "“{1}” has no head of a detailed list and was not read"},
	Hint:    model.Bilingual{Zh: "统计表、说明等不必理会；若是明细表，请补上列名。", En: "Statistics and notes need nothing; if it is a detailed list, add the names of its columns."},
	Doc:     model.Bilingual{Zh: "没有列名，就不知道哪一列是标准号。", En: "Without heads nobody can say which column holds the numbers."},
}

var directoryHiddenTab = &model.Rule{
	ID: "directory-hidden-tab", Severity: model.Warning,
	Message: model.Bilingual{Zh: "工作表“{1}”是隐藏的，没有读取", En: "the sheet “{1}” is hidden and was not read"},
	Hint:    model.Bilingual{Zh: "要读取，请右键工作表标签“取消隐藏”；旧稿请删除。", En: "To have it read, right-click the tabs and choose Unhide; delete an old draft."},
	Doc:     model.Bilingual{Zh: "隐藏的工作表多半是旧稿或草稿。", En: "A hidden sheet is mostly an old version or a draft."},
}

var directoryHiddenRows = &model.Rule{
	ID: "directory-hidden-rows", Severity: model.Warning,
	Message: model.Bilingual{Zh: "第 {2} 行是隐藏的，也读取了", En: "row {2} is hidden and was read all the same"},
	Hint:    model.Bilingual{Zh: "取消筛选和隐藏后核对；不要的行请删除。", En: "Clear filters, unhide and compare; delete rows that are not wanted."},
	Doc:     model.Bilingual{Zh: "筛选藏起来的行仍是数据；删掉的行不会隐藏。", En: "Rows hidden by a filter still are data."},
}

var directoryHiddenColumns = &model.Rule{
	ID: "directory-hidden-columns", Severity: model.Warning,
	Message: model.Bilingual{Zh: "列“{2}”是隐藏的，也读取了", En: "the column “{2}” is hidden and was read all the same"},
	Hint:    model.Bilingual{Zh: "取消隐藏后核对；不要的列请删除。", En: "Unhide and compare; delete a column that is not wanted."},
	Doc:     model.Bilingual{Zh: "看不见的列也会进入结果。", En: "What is not seen becomes part of the result."},
}

var directoryTitle = &model.Rule{
	ID: "directory-title", Severity: model.Info,
	Message: model.Bilingual{Zh: "表头之上的“{2}”没有导入", En: "“{2}” above the head was not imported"},
	Hint:    model.Bilingual{Zh: "核对即可。", En: "Compare it."},
	Doc:     model.Bilingual{Zh: "标题、单位、日期等不是标准。", En: "Titles, offices and dates above a list are no standards."},
}

var directoryHeadRead = &model.Rule{
	ID: "directory-head", Severity: model.Info,
	Message: model.Bilingual{Zh: "表头，认出的列：{2}", En: "the head; columns known: {2}"},
	Hint:    model.Bilingual{Zh: "核对即可。", En: "Compare it."},
	Doc:     model.Bilingual{Zh: "列名认错，整列都错，所以说出来。", En: "A head misread spoils a whole column, so it is said."},
}

var directoryColumn = &model.Rule{
	ID: "directory-column", Severity: model.Warning,
	Message: model.Bilingual{Zh: "不认识“{2}”这一列，内容原样保留在附加信息中", En: "the column “{2}” is not known; its cells are kept beside the row as they are"},
	Hint:    model.Bilingual{Zh: "若它就是某个已知的列，请改用常见的列名：{3}。", En: "If it is a known column, use its usual name: {3}."},
	Doc:     model.Bilingual{Zh: "各地明细表多有自己的列；不认识的不丢，也不猜。", En: "Many lists have columns of their own; what is not known is neither lost nor guessed at."},
}

var directoryColumnTwice = &model.Rule{
	ID: "directory-column-twice", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{2}”与 {3} 列的意思相同，内容保留在附加信息中", En: "“{2}” means the same as column {3}; its cells are kept beside the row"},
	Hint:    model.Bilingual{Zh: "删去其中一列，或改用更确切的列名。", En: "Delete one of them, or give it a more exact name."},
	Doc:     model.Bilingual{Zh: "同一个事实有两列，取在前的一列。", En: "Of two columns for one fact the first is taken."},
}

var directoryGroup = &model.Rule{
	ID: "directory-group", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{2}”认作分组，适用于它下面的 {3} 行", En: "“{2}” was taken for a heading of the {3} rows below it"},
	Hint:    model.Bilingual{Zh: "若它是一项标准，请把名称写在“标准名称”列。", En: "If it is a standard, write its title into the column of titles."},
	Doc:     model.Bilingual{Zh: "明细表常用通栏的一行写子体系名称。", En: "Lists often name a subsystem in a row of its own."},
}

var directoryLeftOut = &model.Rule{
	ID: "directory-left-out", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{2}”认作合计或表注，没有导入", En: "“{2}” was taken for a total or a note and was not imported"},
	Hint:    model.Bilingual{Zh: "若它是一项标准，请把名称写在“标准名称”列。", En: "If it is a standard, write its title into the column of titles."},
	Doc:     model.Bilingual{Zh: "合计由程序计算；表注不是标准。", En: "Totals are counted by the program; a note is no standard."},
}

var directoryRow = &model.Rule{
	ID: "directory-row", Severity: model.Warning,
	Message: model.Bilingual{Zh: "这一行没有标准名称，没有导入：{2}", En: "the row has no title and was not imported: {2}"},
	Hint:    model.Bilingual{Zh: "补上标准名称；若是上一行的续行，请并到上一行。", En: "Add the title; if it continues the row above, join the two."},
	Doc:     model.Bilingual{Zh: "没有名称的一行不能成为一项标准。", En: "A row without a title cannot become a standard."},
}

var directoryNumbers = &model.Rule{
	ID: "directory-numbers", Severity: model.Error,
	Message: model.Bilingual{Zh: "一格里有 {2} 个标准号：{3}", En: "one cell holds {2} numbers: {3}"},
	Hint:    model.Bilingual{Zh: "一行一项标准；被代替的标准号写在“被代替标准号”列。", En: "One standard a row; numbers it replaces go into their own column."},
	Doc:     model.Bilingual{Zh: "两个标准号会被当成一个，以后谁也找不到。", En: "Two numbers taken for one would be found by nobody."},
}

var directoryPlaceholder = &model.Rule{
	ID: "directory-placeholder", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{2}”表示还没有{3}，读作空", En: "“{2}” says there is no {3} yet and was read as empty"},
	Hint:    model.Bilingual{Zh: "核对即可；没有就空着最清楚。", En: "Compare it; an empty cell says it best."},
	Doc:     model.Bilingual{Zh: "“/”“—”“待定”“制定中”等不是值。", En: "/, —, 待定, 制定中 and the like are no values."},
}

var outCharacter = &model.Rule{
	ID: "sheet-out-character", Severity: model.Error,
	Message: model.Bilingual{Zh: "有工作簿放不下的字符 {2}", En: "a workbook cannot hold the character {2}"},
	Hint:    model.Bilingual{Zh: "从内容文件中删去这个看不见的字符，再导出。", En: "Delete this invisible character from the content and export again."},
	Doc:     model.Bilingual{Zh: "XML 1.0 不允许控制字符；替换掉就不再是原来的内容。", En: "XML 1.0 has no control characters; with another in its place the content would not be the same."},
}

var outTooLong = &model.Rule{
	ID: "sheet-out-long", Severity: model.Error,
	Message: model.Bilingual{Zh: "有 {2} 个字符，一格最多 32767 个", En: "{2} characters; a cell holds at most 32767"},
	Hint:    model.Bilingual{Zh: "长文字应写在 zh.md 中；缩短后再导出。", En: "Long prose belongs in zh.md; shorten it and export again."},
	Doc:     model.Bilingual{Zh: "超出的部分 Excel 会截去，再导入就丢了。", En: "Excel would cut off the rest, and importing it back would lose it."},
}

var outTooMany = &model.Rule{
	ID: "sheet-out-rows", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”有 {2} 行，导入最多读 {3} 行", En: "“{1}” has {2} rows; an import reads {3} at most"},
	Hint:    model.Bilingual{Zh: "分几次导出。", En: "Export it in parts."},
	Doc:     model.Bilingual{Zh: "导出的表必须读得回来。", En: "What is exported must be readable again."},
}
