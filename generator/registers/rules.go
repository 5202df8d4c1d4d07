package registers

import "guiju/generator/model"

// Rules is everything this package finds. In messages {1} is the table and {2}
// the column.
var Rules = []*model.Rule{
	tableUnknown, tableReadOnly, tableStale, tableEmptied,
	columnUnknown, columnTwice, keyColumnMissing,
	rowGone, rowStale, rowFolder, rowOne, rowOrphan, rowMove, rowOwner, rowTwice, rowID, rowRename, rowYear, rowsDiffer,
	cellReadOnly, cellRequired, cellType, cellVocabulary, cellAmbiguous, cellText, cellNumber,
	listSection, listLevel, listLevelRead, listBox, listNumber, listTwice, listOther, listTitle, listChange, listLeft, listEdition,
	filingForeign, filingRegion, filingEmpty, filingLevel, filingNumber, filingBox, filingOther, filingMissing, filingAgain, filingReceiver,
	contentUnread,
}

var tableUnknown = &model.Rule{
	ID: "register-unknown", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有叫“{1}”的登记表", En: "there is no register “{1}”"},
	Hint:    model.Bilingual{Zh: "用 guiju export 导出的表格修改，不要改工作表的标识。登记表有：{2}。", En: "Edit a table that guiju export wrote, and keep its key. Registers: {2}."},
	Doc:     model.Bilingual{Zh: "每张登记表对应内容里的一类记录。", En: "Each register stands for one kind of record of the content."},
}

var tableReadOnly = &model.Rule{
	ID: "register-read-only", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”只供查阅，有 {2} 行的改动没有导入", En: "“{1}” is for reading only: changes in {2} rows were not imported"},
	Hint:    model.Bilingual{Zh: "术语在标准正文里改，回执由程序写。", En: "Terms are changed in the texts of standards; receipts are written by the program."},
	Doc:     model.Bilingual{Zh: "由别处得出的表，改了也会被下一次导出盖掉。", En: "What follows from elsewhere would be overwritten by the next export."},
}

var tableStale = &model.Rule{
	ID: "register-stale", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”导出之后内容已经改动，表里没有的 {2} 条记录不知是被删去还是后来新加的：{3}", En: "the content has changed since “{1}” was exported: of {2} records that the table lacks nobody can tell whether they were removed or added since: {3}"},
	Hint:    model.Bilingual{Zh: "重新导出，在新的表格里再做一遍修改。", En: "Export again and repeat the changes in the new table."},
	Doc:     model.Bilingual{Zh: "旧表格不能把别人后来的修改删掉。", En: "An old table must not remove what others have done since."},
}

var tableEmptied = &model.Rule{
	ID: "register-emptied", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”里原有的 {2} 行都不见了", En: "all {2} rows of “{1}” are gone"},
	Hint:    model.Bilingual{Zh: "若是只想添加，请保留原有的行，或删去“行标识”一列；确实要全部删除，请直接改 {3}。", En: "To add only, keep the old rows or remove the column “Row”. To remove them all, edit {3} itself."},
	Doc:     model.Bilingual{Zh: "整张表清空多半是粘贴错了。", En: "An emptied table mostly is a slip of pasting."},
}

var columnUnknown = &model.Rule{
	ID: "register-column-unknown", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”没有“{2}”这一列，{3} 格没有导入", En: "“{1}” has no column “{2}”; {3} cells were not imported"},
	Hint:    model.Bilingual{Zh: "列以标识认，不以名称认；自己加的列只留在表格里。", En: "Columns are known by their keys. Columns of your own stay in the table."},
	Doc:     model.Bilingual{Zh: "没有登记的列无处可存，所以说明白，不悄悄丢掉。", En: "What has no place in the content is said, not dropped in silence."},
}

var columnTwice = &model.Rule{
	ID: "register-column-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的“{2}”有两列", En: "“{1}” has the column “{2}” twice"},
	Hint:    model.Bilingual{Zh: "删去其中一列。", En: "Remove one of them."},
	Doc:     model.Bilingual{Zh: "两列不一致时，无从知道哪一列对。", En: "If they differ, nobody can tell which is right."},
}

var keyColumnMissing = &model.Rule{
	ID: "register-key-missing", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”缺少“{2}”列，认不出各行是哪一条记录", En: "“{1}” lacks the column “{2}”, so its rows cannot be told apart"},
	Hint:    model.Bilingual{Zh: "从导出的表格补回这一列，或补回隐藏的“行标识”列。", En: "Take the column back from the exported table, or the hidden column “Row”."},
	Doc:     model.Bilingual{Zh: "一行靠标识或所属记录的编码认出来。", En: "A row is known by its key, or by that of the record that it belongs to."},
}

var rowGone = &model.Rule{
	ID: "register-row-gone", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的这一行在内容里已经没有了（{2}）", En: "the content no longer has this row of “{1}” ({2})"},
	Hint:    model.Bilingual{Zh: "别人可能删去了它。重新导出再改；要恢复它，清空这一行的“行标识”。", En: "Somebody may have removed it. Export again; to bring it back, empty its cell in the column “Row”."},
	Doc:     model.Bilingual{Zh: "旧表格不能让删去的记录悄悄回来。", En: "An old table must not bring removed records back in silence."},
}

var rowStale = &model.Rule{
	ID: "register-row-stale", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的这一行在表格里改了，导出之后在内容里也改了", En: "this row of “{1}” was changed in the table, and in the content since the export"},
	Hint:    model.Bilingual{Zh: "重新导出，对照两边的改动再改一次。", En: "Export again, compare both changes and make yours again."},
	Doc:     model.Bilingual{Zh: "两个人改同一行时，不能让后导入的盖掉先写入的。", En: "Of two people who change one row the later must not overwrite the earlier."},
}

var rowFolder = &model.Rule{
	ID: "register-row-folder", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”里少了“{2}”，导入不删除文件夹", En: "“{2}” is missing from “{1}”, and an import deletes no folder"},
	Hint:    model.Bilingual{Zh: "把这一行放回来。标准废止请填废止日期；确实要删除，请自己删去文件夹 {3}。", En: "Put the row back. A withdrawn standard gets the day of its withdrawal; to delete it, remove the folder {3} yourself."},
	Doc:     model.Bilingual{Zh: "文件夹里有正文、附图和记录，删错了找不回来；引用和网址也会断。", En: "A folder holds texts, figures and records that cannot be brought back, and addresses would break."},
}

var rowOne = &model.Rule{
	ID: "register-row-one", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”只有一行", En: "“{1}” has one row"},
	Hint:    model.Bilingual{Zh: "保留这一行，只改其中的格。", En: "Keep that row and change its cells only."},
	Doc:     model.Bilingual{Zh: "这张表是一个文件的事实，不是列表。", En: "The table holds the facts of one file; it is no list."},
}

var rowOrphan = &model.Rule{
	ID: "register-row-orphan", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的这一行属于“{2}”，而它在表格里已删去", En: "this row of “{1}” belongs to “{2}”, which the tables remove"},
	Hint:    model.Bilingual{Zh: "也删去这一行，或改到别的记录下，或把所属的一行放回来。", En: "Remove this row too, give it to another record, or put that one back."},
	Doc:     model.Bilingual{Zh: "删去一条记录，里面的记录也就没有了。", En: "With a record go the records in it."},
}

var rowMove = &model.Rule{
	ID: "register-row-move", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的这一行下面还有记录，不能改到别处", En: "this row of “{1}” holds records and cannot be moved elsewhere"},
	Hint:    model.Bilingual{Zh: "改回原来的“{2}”；要移动，请直接改内容文件。", En: "Give “{2}” its old value; to move it, edit the content files."},
	Doc:     model.Bilingual{Zh: "移动时里面的记录和说明会丢。", En: "The records and comments in it would be lost on the way."},
}

var rowOwner = &model.Rule{
	ID: "register-row-owner", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的“{2}”是“{3}”，没有这一条", En: "“{2}” of “{1}” is “{3}”, which does not exist"},
	Hint:    model.Bilingual{Zh: "{4}填已有的编码，或先在所属的表里添加它。", En: "{4}Give one that exists, or add it to its own table first."},
	Doc:     model.Bilingual{Zh: "这一行要写进所属记录的文件。", En: "The row is written into the file of the record that it belongs to."},
}

var rowTwice = &model.Rule{
	ID: "register-row-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”里“{3}”出现两次，第一次在 {4}", En: "“{3}” stands twice in “{1}”, first at {4}"},
	Hint:    model.Bilingual{Zh: "改正其中一行的“{2}”，或删去一行。", En: "Change “{2}” of one row, or remove one."},
	Doc:     model.Bilingual{Zh: "编码指称一条记录，不能重复。", En: "A key names one record."},
}

var rowID = &model.Rule{
	ID: "register-row-id", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的“{2}”是“{3}”，不能用作编码", En: "“{2}” of “{1}” is “{3}”, which cannot be a key"},
	Hint:    model.Bilingual{Zh: "只用小写字母和数字，中间可用单个“-”或“.”，不超过 64 个字符，例如 db41-t-s001。", En: "Lower-case letters and digits, joined by single - or . characters, 64 at most, such as db41-t-s001."},
	Doc:     model.Bilingual{Zh: "编码成为文件夹名和网址的一部分，永久不变。", En: "It becomes the name of a folder and part of an address, for good."},
}

var rowRename = &model.Rule{
	ID: "register-row-rename", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的“{2}”由“{4}”改成了“{3}”", En: "“{2}” of “{1}” was changed from “{4}” to “{3}”"},
	Hint:    model.Bilingual{Zh: "改回来。编码就是文件夹名，永久不变；确实要改，请自己改文件夹名和引用它的地方。", En: "Change it back. It is the name of a folder and permanent; to change it, rename the folder and mend what refers to it."},
	Doc:     model.Bilingual{Zh: "改了编码，已有的网址和引用都会断。", En: "With another key all addresses and references would break."},
}

var rowYear = &model.Rule{
	ID: "register-row-year", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的这一行有版本的内容，但“{2}”不是四位年份：“{3}”", En: "this row of “{1}” speaks of an edition, but “{2}” is no year of four digits: “{3}”"},
	Hint:    model.Bilingual{Zh: "填编号里的年份，例如 2024；计划项目请清空以“版本”开头的各列。", En: "Give the year in the number, such as 2024; for a planned work empty the columns of the edition."},
	Doc:     model.Bilingual{Zh: "每个版本一个以年份命名的文件夹。", En: "Each edition has a folder named by its year."},
}

var rowsDiffer = &model.Rule{
	ID: "register-rows-differ", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”中同一项标准的各行，“{2}”不一致：“{3}”和“{4}”", En: "the rows of one standard in “{1}” differ in “{2}”: “{3}” and “{4}”"},
	Hint:    model.Bilingual{Zh: "这一列说的是整项标准，各行填成一样，或只改一行。", En: "The column is about the standard as a whole: write the same in all its rows, or change one only."},
	Doc:     model.Bilingual{Zh: "标准的事实写在一个文件里，只有一个值。", En: "The facts of a standard stand in one file and have one value."},
}

var cellReadOnly = &model.Rule{
	ID: "register-cell-read-only", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的“{2}”只供查阅，“{3}”没有导入", En: "“{2}” of “{1}” is for reading only; “{3}” was not imported"},
	Hint:    model.Bilingual{Zh: "改回“{4}”。", En: "Change it back to “{4}”."},
	Doc:     model.Bilingual{Zh: "这一列由程序写，或由别处得出。", En: "The column is written by the program or follows from elsewhere."},
}

var cellRequired = &model.Rule{
	ID: "register-cell-required", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的“{2}”空着", En: "“{2}” of “{1}” is empty"},
	Hint:    model.Bilingual{Zh: "填上它；整行不要的话，请把整行删去。", En: "Fill it in; if the row is not wanted, remove the whole row."},
	Doc:     model.Bilingual{Zh: "没有这个值，这一条记录就说不清是什么。", En: "Without it nobody can tell what the record is."},
}

var cellType = &model.Rule{
	ID: "register-cell-type", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的“{2}”应为{4}，这里是“{3}”", En: "“{2}” of “{1}” must be {4}, not “{3}”"},
	Hint:    model.Bilingual{Zh: "写成{5}；不知道就空着。", En: "Write {5}; leave it empty where it is not known."},
	Doc:     model.Bilingual{Zh: "每一列只有一种值。", En: "A column takes one kind of value."},
}

var cellVocabulary = &model.Rule{
	ID: "register-cell-vocabulary", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的“{2}”没有“{3}”这个值", En: "“{2}” of “{1}” has no value “{3}”"},
	Hint:    model.Bilingual{Zh: "{4}可以填：{5}。", En: "{4}Values: {5}."},
	Doc:     model.Bilingual{Zh: "值取自词表：写编码或名称都可以。", En: "Values come from a list; the key and the title both do."},
}

var cellAmbiguous = &model.Rule{
	ID: "register-cell-ambiguous", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的“{2}”写“{3}”，有几个同名的：{4}", En: "“{3}” in “{2}” of “{1}” is the title of several: {4}"},
	Hint:    model.Bilingual{Zh: "改写编码。", En: "Write the key."},
	Doc:     model.Bilingual{Zh: "名称重复时只有编码说得清。", En: "Where titles are the same only keys tell them apart."},
}

var cellText = &model.Rule{
	ID: "register-cell-text", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的“{2}”不是可用的文字：{3}", En: "“{2}” of “{1}” is not usable as text: {3}"},
	Hint:    model.Bilingual{Zh: "重新输入这一格；很长的文字写在正文里。", En: "Type the cell again; long prose belongs in a text."},
	Doc:     model.Bilingual{Zh: "内容文件是 UTF-8，一个值不超过 64 KiB。", En: "Content files are UTF-8, and a value has at most 64 KiB."},
}

var cellNumber = &model.Rule{
	ID: "register-cell-number", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”的“{2}”由“{3}”写成“{4}”", En: "“{3}” in “{2}” of “{1}” is written “{4}”"},
	Hint:    model.Bilingual{Zh: "核对即可，不必改。", En: "Compare it; nothing needs to be changed."},
	Doc:     model.Bilingual{Zh: "编号的代号大写、半角，年份前用一字线“—”（GB/T 1.1—2020，8.1）；写法不同会让同一个编号变成两个。", En: "The code of a number is in capitals and half width, with — before the year (GB/T 1.1—2020, 8.1). Two ways of writing would make two numbers of one."},
}

var listSection = &model.Rule{
	ID: "directory-untitled", Severity: model.Error,
	Message: model.Bilingual{Zh: "明细表的这一行没有标准名称", En: "this row of the directory has no title"},
	Hint:    model.Bilingual{Zh: "填上名称；不是标准的行请删去。", En: "Give the title; remove the row if it is no standard."},
	Doc:     model.Bilingual{Zh: "没有名称就无从登记。", En: "Without a title there is nothing to record."},
}

var listLevel = &model.Rule{
	ID: "directory-level", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”属于哪个层级看不出来（编号“{2}”，宜定级别“{3}”）", En: "the level of “{1}” cannot be told (number “{2}”, level “{3}”)"},
	Hint:    model.Bilingual{Zh: "宜定级别填下列之一：{4}；或按 system.toml 的规则写编号。", En: "Give one of these levels: {4}; or write the number by a pattern of system.toml."},
	Doc:     model.Bilingual{Zh: "层级由编号的规则得出，没有编号时看宜定级别（GB/T 13016）。", En: "The level follows from the pattern of the number, else from the column 宜定级别 (GB/T 13016)."},
}

var listBox = &model.Rule{
	ID: "directory-box", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”在体系框架中的位置看不出来（体系编号“{2}”，子体系“{3}”{5}）", En: "the place of “{1}” in the framework cannot be told (code “{2}”, subsystem “{3}”{5})"},
	Hint:    model.Bilingual{Zh: "{4}体系编号以框架的编码开头，或写子体系的名称；框架里没有的，先加上：用 export workbook --register framework 导出“体系框架”，填好导入，或写进 framework.toml。", En: "{4}The code begins with one of the framework, or the title of a subsystem is given. Add what is missing first: export workbook --register framework writes a table to fill in and import, or write framework.toml."},
	Doc:     model.Bilingual{Zh: "体系中的每项标准属于框架图的一个子体系（GB/T 13016—2018）。", En: "Every standard of a system belongs to a subsystem of its framework (GB/T 13016—2018)."},
}

var listNumber = &model.Rule{
	ID: "directory-number", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的编号是“{2}”，内容里同名的“{3}”编号是“{4}”", En: "“{1}” has the number “{2}”; the content has the same title as “{3}” with the number “{4}”"},
	Hint:    model.Bilingual{Zh: "同一项标准：改正一边的编号。另一项标准：改正名称，或先用 new 建立它。", En: "If it is the same standard, mend one number. If it is another, mend the title, or create it with new first."},
	Doc:     model.Bilingual{Zh: "名称相同而编号不同，程序不替人决定是不是一回事。", En: "Whether one title under two numbers is one standard is for people to say."},
}

var listTwice = &model.Rule{
	ID: "directory-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”在明细表里出现两次，第一次在 {2}", En: "“{1}” stands twice in the directory, first at {2}"},
	Hint:    model.Bilingual{Zh: "删去一行，或改正编号。", En: "Remove one row, or mend a number."},
	Doc:     model.Bilingual{Zh: "明细表一行一项标准。", En: "A directory has a row for each standard."},
}

var listOther = &model.Rule{
	ID: "directory-reference", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”是体系之外的标准，登记到引用文件", En: "“{1}” is a standard outside the system and goes to the references"},
	Hint:    model.Bilingual{Zh: "核对后在 references.toml 中补来源和核对日期。", En: "Compare it, then add its source and the day of comparison in references.toml."},
	Doc:     model.Bilingual{Zh: "国家标准和行业标准不由本体系制定，只登记著录信息。", En: "National and industry standards are not made by the system; their records are."},
}

var listTitle = &model.Rule{
	ID: "directory-title-changed", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的{2}由“{3}”改成“{4}”", En: "{2} of “{1}” changes from “{3}” to “{4}”"},
	Hint:    model.Bilingual{Zh: "与封面核对；以内容里的为准，就改明细表。", En: "Compare with the cover; if the content is right, mend the directory."},
	Doc:     model.Bilingual{Zh: "名称和层级变了，要有人看过。", En: "Somebody should look at a change of title or level."},
}

var listChange = &model.Rule{
	ID: "directory-level-differs", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”按编号是“{2}”，宜定级别写的是“{3}”", En: "by its number “{1}” is of level “{2}”, but its level is given as “{3}”"},
	Hint:    model.Bilingual{Zh: "改正编号或宜定级别。", En: "Mend the number or the level."},
	Doc:     model.Bilingual{Zh: "编号的代号就说明层级（标准化法第二条、第十三条）。", En: "The code in a number states the level (Standardization Law, art. 2 and 13)."},
}

var listLevelRead = &model.Rule{
	ID: "directory-level-read", Severity: model.Info,
	Message: model.Bilingual{Zh: "没有编号的行，宜定级别“{1}”读作“{2}”", En: "in rows without a number the level “{1}” was read as “{2}”"},
	Hint:    model.Bilingual{Zh: "核对即可；是别的层级时，写层级的全称。", En: "Compare it; write the level's full title where another is meant."},
	Doc:     model.Bilingual{Zh: "几个层级的名称里都有这几个字；没有说是谁的，就读作编表单位自己的一级。", En: "Several levels have these words in their titles. Where nothing says whose is meant, it is that of whoever made the list."},
}

var listLeft = &model.Rule{
	ID: "directory-cell-left", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”一列没有导入：{2}", En: "the column “{1}” was not imported: {2}"},
	Hint:    model.Bilingual{Zh: "需要的话，手工记到相应的键里。", En: "Where it matters, record it by hand under a key that fits."},
	Doc:     model.Bilingual{Zh: "内容没有对应的键，所以列出来，不悄悄丢掉。", En: "The content has no key for it, so it is listed, not dropped in silence."},
}

var listEdition = &model.Rule{
	ID: "directory-number-form", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的编号“{2}”没有年份", En: "the number “{2}” of “{1}” has no year"},
	Hint:    model.Bilingual{Zh: "写全编号，例如 DB41/T 2345—2022；只是计划的项目，不填发布日期和实施日期。", En: "Write it in full, such as DB41/T 2345—2022; a planned work has no dates of issue and of coming into force."},
	Doc:     model.Bilingual{Zh: "版本以年份区分（GB/T 1.1—2020）。", En: "Editions are told apart by their years (GB/T 1.1—2020)."},
}

var filingForeign = &model.Rule{
	ID: "filing-foreign", Severity: model.Error,
	Message: model.Bilingual{Zh: "这不是报备表", En: "this is no workbook of a filing"},
	Hint:    model.Bilingual{Zh: "报备表由 export filing-template --region 导出，填好交回；一般的明细表用 import 导入。", En: "export filing-template --region writes one to fill in and hand back; a list of another kind goes to import."},
	Doc:     model.Bilingual{Zh: "报备表写明是哪个地区，列和下拉列表都是定好的。", En: "A filing says whose it is, and its columns and lists are set."},
}

var filingRegion = &model.Rule{
	ID: "filing-region", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是可以报备的地区", En: "“{1}” is no region that files"},
	Hint:    model.Bilingual{Zh: "填 regions.toml 里省以下地区的键名或名称，例如：{2}。", En: "Give the key or title of a region below the province, such as {2}."},
	Doc:     model.Bilingual{Zh: "各地区的标准体系框架图和目录报上一级备案。", En: "Each region files its framework and directory with the level above."},
}

var filingEmpty = &model.Rule{
	ID: "filing-empty", Severity: model.Error,
	Message: model.Bilingual{Zh: "报备表里没有标准", En: "the workbook lists no standard"},
	Hint:    model.Bilingual{Zh: "在“报备目录”里一行填一项标准。", En: "Fill in one standard a row in the table of the directory."},
	Doc:     model.Bilingual{Zh: "空的目录无从备案。", En: "There is nothing to file."},
}

var filingLevel = &model.Rule{
	ID: "filing-level", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是市级的层级：“{2}”", En: "“{2}” of “{1}” is no level of a city"},
	Hint:    model.Bilingual{Zh: "从下拉列表选：{3}。", En: "Choose one of: {3}."},
	Doc:     model.Bilingual{Zh: "报备的是本地区自己的标准。", En: "A region files standards of its own."},
}

var filingNumber = &model.Rule{
	ID: "filing-number", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的编号“{2}”不合{3}的编号规则", En: "the number “{2}” of “{1}” does not fit the pattern of {3}"},
	Hint:    model.Bilingual{Zh: "{4}，年份前用一字线“—”；还没有编号的空着。", En: "{4}, with — before the year; leave it empty where there is none yet."},
	Doc:     model.Bilingual{Zh: "设区的市的地方标准用本市行政区划代码的前四位；示范区和县没有自己的地方标准（标准化法第十三条）。", En: "Local standards of a city divided into districts bear the first four digits of its division code; zones and counties have none (Standardization Law, art. 13)."},
}

var filingBox = &model.Rule{
	ID: "filing-box", Severity: model.Error,
	Message: model.Bilingual{Zh: "全省体系框架里没有子体系“{1}”", En: "the province's framework has no box “{1}”"},
	Hint:    model.Bilingual{Zh: "{2}从下拉列表选；编码和范围见“体系框架（只读）”一页。", En: "{2}Choose from the list; the sheet of the framework has the codes and says what belongs where."},
	Doc:     model.Bilingual{Zh: "各地的目录按全省的框架归类，才能汇总。", En: "Only what is sorted by the province's framework can be added up."},
}

var filingOther = &model.Rule{
	ID: "filing-owner", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”（{2}）在内容里属于“{3}”", En: "“{1}” ({2}) belongs to “{3}” in the content"},
	Hint:    model.Bilingual{Zh: "改正编号；确是本地区的标准，请先更正内容里的 region。", En: "Mend the number; if it is this region's, mend region in the content first."},
	Doc:     model.Bilingual{Zh: "一个编号只属于一个地区。", En: "A number belongs to one region."},
}

var filingMissing = &model.Rule{
	ID: "filing-missing", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”以前报备过，这次没有列出", En: "“{1}” was filed before and is not listed this time"},
	Hint:    model.Bilingual{Zh: "已废止的，在内容里填废止日期；漏报的，请对方补报。", En: "If it is withdrawn, record the day; if it was forgotten, ask for it."},
	Doc:     model.Bilingual{Zh: "导入不删除标准。", En: "An import removes no standard."},
}

var filingAgain = &model.Rule{
	ID: "filing-again", Severity: model.Error,
	Message: model.Bilingual{Zh: "这份报备表在 {1} 已经接收过", En: "this workbook was taken on {1} already"},
	Hint:    model.Bilingual{Zh: "不必再导入；对方有更正时请报送新的表格。", En: "Nothing needs doing; corrections come in a new workbook."},
	Doc:     model.Bilingual{Zh: "一份表格只出一张回执。", En: "A workbook gets one receipt."},
}

var filingReceiver = &model.Rule{
	ID: "filing-receiver", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有写明由谁接收", En: "nobody is named as the receiver"},
	Hint:    model.Bilingual{Zh: "用 --receiver 写明，或在 system.toml 中填 site.owner。", En: "Name one with --receiver, or give site.owner in system.toml."},
	Doc:     model.Bilingual{Zh: "回执要有接收者，程序不替人编造。", En: "A receipt names its receiver, and the program invents none."},
}

var contentUnread = &model.Rule{
	ID: "register-content-unread", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1} 现在读不出来，不能导入", En: "{1} cannot be read as it is, so nothing is imported into it"},
	Hint:    model.Bilingual{Zh: "先运行 guiju check，改好它报告的问题。", En: "Run guiju check first and mend what it reports."},
	Doc:     model.Bilingual{Zh: "读不出的文件里原来有什么不知道，不能在上面改。", En: "What an unreadable file holds is not known, so it cannot be edited."},
}
