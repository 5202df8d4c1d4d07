package word

import "guiju/generator/model"

// Rules is everything this package finds: first why a file cannot be read at
// all, then what of its content could not be carried over.
var Rules = []*model.Rule{
	notWord, encrypted, damaged, unsafe, noDocument, tooLarge,
	macro, embedded, external, chunk, otherWords,
	fieldOpen, fieldEmpty, fieldEquation, staleReference, linkDropped, placeholder,
	noList, numberFormat, longLabel, noteMissing, rubyReading, unknownSymbol,
	nestedTable, coveredCell, wideTable, pictureLost, pictureLeft, chartLost, mathUnknown,
}

var notWord = &model.Rule{
	ID: "word-not-docx", Severity: model.Error,
	Message: model.Bilingual{Zh: "不是 .docx 文件：{1}", En: "not a .docx file: it is {1}"},
	Hint: model.Bilingual{
		Zh: "用 Word 或 WPS 打开原文件，“另存为”选择“Word 文档（*.docx）”，再导入另存的文件；只改扩展名不起作用。",
		En: "Open the file in Word or WPS, choose Save As, Word Document (*.docx), and import what was saved; changing the extension does not help."},
	Doc: model.Bilingual{
		Zh: "这里读取 ECMA-376 规定的 .docx、.docm 和 .dotx。.doc 与 .wps 是另一种格式，文件内容与扩展名无关。",
		En: "What is read here are .docx, .docm and .dotx as ECMA-376 defines them. .doc and .wps are another format; what a file is does not depend on its extension."},
}

var encrypted = &model.Rule{
	ID: "word-encrypted", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件设有打开密码，读不了", En: "the file is encrypted with a password and cannot be read"},
	Hint: model.Bilingual{
		Zh: "用 Word 打开（输入密码），在“文件—信息—保护文档—用密码进行加密”中清空密码，保存后再导入。",
		En: "Open it in Word with the password, clear the password under File, Info, Protect Document, Encrypt with Password, save, and import again."},
	Doc: model.Bilingual{
		Zh: "有密码的 .docx 是加密的（MS-OFFCRYPTO），没有密码就没有文字。",
		En: "A .docx with a password is encrypted (MS-OFFCRYPTO): without the password there is no text."},
}

var damaged = &model.Rule{
	ID: "word-damaged", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件已损坏，读不完整（{1}）", En: "the file is damaged and cannot be read whole ({1})"},
	Hint: model.Bilingual{
		Zh: "请对方重新发送，或用 Word 的“打开并修复”打开后另存；用即时通信工具、U 盘传送时容易中断。",
		En: "Ask for the file again, or open it in Word with Open and Repair and save it anew; transfers by messenger or USB stick are easily cut off."},
	Doc: model.Bilingual{
		Zh: "损坏的文件不会只导入一半：那样缺了什么，谁也看不出来。",
		En: "No half of a damaged file is imported: nobody could tell what is missing."},
}

var unsafe = &model.Rule{
	ID: "word-unsafe", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件的内部结构不安全，没有读取：{1}", En: "the file was not read, for its inside is unsafe: {1}"},
	Hint: model.Bilingual{
		Zh: "这样的文件不是 Word 写出来的。用 Word 打开能看到正文时，另存为新的 .docx 再导入；否则请核实来源。",
		En: "Word does not write such files. If Word opens it and shows the text, save it as a new .docx and import that; otherwise ask where it comes from."},
	Doc: model.Bilingual{
		Zh: "指向文件之外的部件名、重复的部件和 XML 实体声明是攻击解析程序的常用办法（ECMA-376-2 也不允许）。",
		En: "Part names that lead outside, parts that are there twice and XML entity declarations are the usual ways to attack a reader (and ECMA-376-2 forbids them)."},
}

var noDocument = &model.Rule{
	ID: "word-no-document", Severity: model.Error,
	Message: model.Bilingual{Zh: "压缩包里没有 Word 正文", En: "there is no Word text inside this archive"},
	Hint: model.Bilingual{
		Zh: "若是装着若干 .docx 的压缩包，先解压；若确是 Word 文件，用 Word 打开后另存为 .docx。",
		En: "If it is an archive of several .docx files, unpack it first; if it is a Word file, open it in Word and save it as .docx."},
	Doc: model.Bilingual{
		Zh: "正文是 _rels/.rels 中 officeDocument 关系所指的部件（ECMA-376-1，11.3.10）。",
		En: "The text is the part that the officeDocument relationship of _rels/.rels leads to (ECMA-376-1, 11.3.10)."},
}

var tooLarge = &model.Rule{
	ID: "word-too-large", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件超过了上限：{1}，最多 {2}", En: "the file exceeds a limit: {1}, at most {2}"},
	Hint: model.Bilingual{
		Zh: "用 Word 的“压缩图片”缩小图片，或把文件分成几份；若正文并不长，文件可能是有意制作的，请核实来源。",
		En: "Shrink the pictures with Compress Pictures in Word, or split the file; if the text is not long, the file may be made to do harm: ask where it comes from."},
	Doc: model.Bilingual{
		Zh: "上限远大于任何标准文本；在解压和解析之前检查，防止压缩炸弹耗尽内存。",
		En: "The limits are far above any standard. They are checked before anything is unpacked or parsed, so that a bomb cannot use up the memory."},
}

var macro = &model.Rule{
	ID: "word-macro", Severity: model.Info,
	Message: model.Bilingual{Zh: "文件带有宏，没有运行，也没有导入", En: "the file has macros; they were neither run nor imported"},
	Hint: model.Bilingual{
		Zh: "不必处理。正文若靠宏生成，请先在 Word 中生成好再保存。",
		En: "Nothing to do. If macros make the text, let them do it in Word and save before importing."},
	Doc: model.Bilingual{
		Zh: "宏是程序，不是文字。标准编写模板多带有宏。",
		En: "A macro is a program and no text. Many drafting templates have some."},
}

var embedded = &model.Rule{
	ID: "word-embedded", Severity: model.Warning,
	Message: model.Bilingual{Zh: "嵌入的对象（{1}）不能导入，只导入了它的预览图（如有）", En: "an embedded object ({1}) cannot be imported; only its preview picture was, where there is one"},
	Hint: model.Bilingual{
		Zh: "公式（Equation.3、Equation.DSMT4）在 Word 中用“公式—更改为 Office Math”转换或重新录入；表格、图请在 Word 中粘贴为 Word 表格或图片。",
		En: "Convert formulas (Equation.3, Equation.DSMT4) to Office Math in Word or type them anew; paste spreadsheets and drawings as Word tables or pictures."},
	Doc: model.Bilingual{
		Zh: "OLE 对象的内容只有制作它的程序才读得懂（ECMA-376-1，17.3.3.19）。",
		En: "Only the program that made an OLE object can read what is in it (ECMA-376-1, 17.3.3.19)."},
}

var external = &model.Rule{
	ID: "word-external", Severity: model.Warning,
	Message: model.Bilingual{Zh: "图片或内容在文件之外（{1}），没有读取", En: "a picture or content lies outside the file ({1}) and was not read"},
	Hint: model.Bilingual{
		Zh: "在 Word 的“文件—信息—编辑指向文件的链接”中断开链接，把图片保存在文档里。",
		En: "Break the link in Word under File, Info, Edit Links to Files, so that the picture is saved in the document."},
	Doc: model.Bilingual{
		Zh: "导入不访问网络，也不读取文件以外的任何东西。",
		En: "Importing never goes to the network and reads nothing but the file."},
}

var chunk = &model.Rule{
	ID: "word-chunk", Severity: model.Error,
	Message: model.Bilingual{Zh: "此处插入了另一个文件（{1}），其内容没有读取", En: "another file is inserted here ({1}); its content was not read"},
	Hint: model.Bilingual{
		Zh: "用 Word 打开本文件并保存一次，插入的内容就成为正文，再导入。",
		En: "Open the file in Word and save it once: what is inserted becomes part of the text. Then import again."},
	Doc: model.Bilingual{
		Zh: "altChunk 和 subDoc 把别的文件挂在正文里，由 Word 打开时合并（ECMA-376-1，17.17.2）。",
		En: "altChunk and subDoc hang other files into a text; Word merges them when it opens it (ECMA-376-1, 17.17.2)."},
}

var otherWords = &model.Rule{
	ID: "word-other-words", Severity: model.Warning,
	Message: model.Bilingual{Zh: "同一处内容存有两种写法，没有采用的是“{1}”", En: "something is stored here in two forms; the one not taken says “{1}”"},
	Hint: model.Bilingual{
		Zh: "在 Word 中看一眼此处，确认导入的文字正是 Word 显示的文字。",
		En: "Look at the place in Word and make sure that what was imported is what Word shows."},
	Doc: model.Bilingual{
		Zh: "新版 Word 为旧版另存一份替代内容（mc:AlternateContent，ECMA-376-3）。两份通常相同；不同时采用新的一份。",
		En: "Newer versions of Word store a substitute for older ones (mc:AlternateContent, ECMA-376-3). Both usually say the same; where they do not, the newer one is taken."},
}

var fieldOpen = &model.Rule{
	ID: "word-field-open", Severity: model.Info,
	Message: model.Bilingual{Zh: "有域没有正确结束，按普通文字读取", En: "a field does not end as it should; it was read as plain words"},
	Hint: model.Bilingual{
		Zh: "若目录混进了正文，在 Word 中更新或删除目录域后再导入。",
		En: "If a list of contents got into the text, update or delete it in Word and import again."},
	Doc: model.Bilingual{
		Zh: "域由开始、分隔、结束三个标记构成（ECMA-376-1，17.16.18）；复制粘贴会丢掉其中一个。",
		En: "A field has a mark where it begins, where its result begins and where it ends (ECMA-376-1, 17.16.18); copying loses one of them at times."},
}

var fieldEmpty = &model.Rule{
	ID: "word-field", Severity: model.Warning,
	Message: model.Bilingual{Zh: "域“{1}”没有保存结果，此处没有文字", En: "the field “{1}” has no stored result: there are no words here"},
	Hint: model.Bilingual{
		Zh: "在 Word 中按 Ctrl+A、F9 更新全部域，保存后再导入。",
		En: "In Word press Ctrl+A and F9 to update all fields, save, and import again."},
	Doc: model.Bilingual{
		Zh: "域显示的是上次更新时写下的结果；从未更新过的域没有结果。",
		En: "A field shows the result that was written when it was last updated; one that never was has none."},
}

var fieldEquation = &model.Rule{
	ID: "word-eq-field", Severity: model.Warning,
	Message: model.Bilingual{Zh: "EQ 域公式“{1}”不能转换", En: "the formula of an EQ field, “{1}”, cannot be converted"},
	Hint: model.Bilingual{
		Zh: "在 Word 中用“插入—公式”重新录入，再导入；或导入后在 Markdown 中写成 $…$。",
		En: "Enter it anew in Word with Insert, Equation, and import again; or write it as $…$ in the Markdown."},
	Doc: model.Bilingual{
		Zh: "EQ 域是公式编辑器之前的写法（ECMA-376-1，17.16.5.20），文字都在域代码里。",
		En: "EQ fields are what formulas were before there was an editor for them (ECMA-376-1, 17.16.5.20); their words stand in the code of the field."},
}

var staleReference = &model.Rule{
	ID: "word-stale-reference", Severity: model.Warning,
	Message: model.Bilingual{Zh: "交叉引用显示“{1}”，所指段落（第 {3} 段）的编号现在是“{2}”", En: "a cross reference shows “{1}”; the paragraph it refers to (number {3}) is now “{2}”"},
	Hint: model.Bilingual{
		Zh: "在 Word 中按 Ctrl+A、F9 更新全部域后再导入，或在导入后的文本里改正。",
		En: "In Word press Ctrl+A and F9 to update all fields and import again, or correct the imported text."},
	Doc: model.Bilingual{
		Zh: "Word 只在要求时才更新交叉引用；条款增删之后，引用常常还是旧号。",
		En: "Word updates cross references only when asked to; after clauses come and go they often show old numbers."},
}

var linkDropped = &model.Rule{
	ID: "word-link", Severity: model.Info,
	Message: model.Bilingual{Zh: "链接“{1}”只在原来的计算机上有效，保留了文字，去掉了链接", En: "the link “{1}” works on one computer only; its words were kept, its address was not"},
	Hint: model.Bilingual{
		Zh: "若要链接到本站的标准，在文本中写 [[标准编码#条款号]]。",
		En: "To link to a standard of the site, write [[work#clause]] in the text."},
	Doc: model.Bilingual{
		Zh: "只保留 http、https、mailto 和文内链接。",
		En: "Only http, https and mailto addresses and links within the text are kept."},
}

var placeholder = &model.Rule{
	ID: "word-placeholder", Severity: model.Warning,
	Message: model.Bilingual{Zh: "模板的提示文字还没有替换：“{1}”", En: "a prompt of the template has not been replaced: “{1}”"},
	Hint: model.Bilingual{
		Zh: "在 Word 中填写或删除此处，再导入。",
		En: "Fill in or delete it in Word and import again."},
	Doc: model.Bilingual{
		Zh: "编写模板在待填处显示“单击此处添加……”之类的提示（ECMA-376-1，17.5.2.39）。",
		En: "Drafting templates show prompts such as “click here to add …” where something is to be filled in (ECMA-376-1, 17.5.2.39)."},
}

var noList = &model.Rule{
	ID: "word-no-list", Severity: model.Warning,
	Message: model.Bilingual{Zh: "段落使用的自动编号没有定义，编号没有生成", En: "the automatic numbering of this paragraph is not defined; it has no number"},
	Hint: model.Bilingual{
		Zh: "在 Word 中看此处是否有编号；有则导入后补上，没有则不必处理。",
		En: "See in Word whether there is a number here; if so, add it after importing."},
	Doc: model.Bilingual{
		Zh: "w:numId 应指向 numbering.xml 中的 w:num（ECMA-376-1，17.9.18）。",
		En: "A w:numId leads to a w:num of numbering.xml (ECMA-376-1, 17.9.18)."},
}

var numberFormat = &model.Rule{
	ID: "word-number-format", Severity: model.Warning,
	Message: model.Bilingual{Zh: "编号格式“{1}”按阿拉伯数字写出", En: "the number format “{1}” was written in digits"},
	Hint: model.Bilingual{
		Zh: "对照 Word 中显示的编号，导入后改正。",
		En: "Compare with the number that Word shows and correct the imported text."},
	Doc: model.Bilingual{
		Zh: "支持中文、西文标准中使用的编号格式；其他文字的格式（ECMA-376-1，17.18.59）很少遇到。",
		En: "The formats that Chinese and English standards use are supported; those of other scripts (ECMA-376-1, 17.18.59) are rare."},
}

var longLabel = &model.Rule{
	ID: "word-long-number", Severity: model.Warning,
	Message: model.Bilingual{Zh: "自动编号的文字超过 {1} 个字，只用了开头", En: "the automatic number has more than {1} characters; only its beginning was used"},
	Hint: model.Bilingual{
		Zh: "在 Word 的“定义新多级列表”中把正文内容移出编号格式，再导入。",
		En: "In Word, under Define New Multilevel List, take words of the text out of the number, and import again."},
	Doc: model.Bilingual{
		Zh: "编号格式（w:lvlText，ECMA-376-1，17.9.11）印在列表的每一段前面，里面只应是编号。",
		En: "The format of a number (w:lvlText, ECMA-376-1, 17.9.11) is printed before every paragraph of the list and should be a number only."},
}

var noteMissing = &model.Rule{
	ID: "word-note", Severity: model.Warning,
	Message: model.Bilingual{Zh: "此处有脚注或尾注的标记，但文件里没有这条注", En: "there is a mark of a footnote or endnote here, but the file has no such note"},
	Hint: model.Bilingual{
		Zh: "在 Word 中查看此处的脚注，补上后再导入。",
		En: "Look at the note in Word, restore it and import again."},
	Doc: model.Bilingual{
		Zh: "脚注存放在另一个部件里（ECMA-376-1，17.11），一些软件转换时会丢失。",
		En: "Notes stand in a part of their own (ECMA-376-1, 17.11), which some programs lose."},
}

var rubyReading = &model.Rule{
	ID: "word-ruby", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{2}”上方的拼音“{1}”没有进入正文", En: "the reading “{1}” above “{2}” is not part of the text"},
	Hint: model.Bilingual{
		Zh: "需要注音时，写成“{2}（{1}）”。",
		En: "Where the reading is needed, write “{2} ({1})”."},
	Doc: model.Bilingual{
		Zh: "正文方言没有拼音指南（ECMA-376-1，17.3.3.25）。",
		En: "The dialect of the texts has no phonetic guides (ECMA-376-1, 17.3.3.25)."},
}

var unknownSymbol = &model.Rule{
	ID: "word-symbol", Severity: model.Warning,
	Message: model.Bilingual{Zh: "字体“{1}”的符号 {2} 没有对应的字符", En: "the symbol {2} of the font “{1}” is no character known here"},
	Hint: model.Bilingual{
		Zh: "对照 Word 中的样子，用“插入—符号”换成普通字符，或导入后改正。",
		En: "See what Word shows and replace it by an ordinary character, in Word or in the imported text."},
	Doc: model.Bilingual{
		Zh: "符号字体把图形放在私用区（ECMA-376-1，17.3.3.30），离开那个字体就看不到。Symbol 和 Wingdings 的常用符号会自动换成通用字符。",
		En: "Symbol fonts keep their signs in the private use area (ECMA-376-1, 17.3.3.30), where no other font shows them. The usual signs of Symbol and Wingdings are turned into characters."},
}

var nestedTable = &model.Rule{
	ID: "word-nested-table", Severity: model.Warning,
	Message: model.Bilingual{Zh: "单元格里还有表格，已改为一段一段的文字", En: "there is a table within a cell; it was turned into paragraphs"},
	Hint: model.Bilingual{
		Zh: "把里面的表格拆成表外单独的表，或改成列项。",
		En: "Take the inner table out as a table of its own, or make it a list."},
	Doc: model.Bilingual{
		Zh: "GB/T 1.1—2020 （9.8）不允许表中有表。",
		En: "GB/T 1.1—2020, 9.8, does not allow tables within tables."},
}

var coveredCell = &model.Rule{
	ID: "word-covered-cell", Severity: model.Warning,
	Message: model.Bilingual{Zh: "被合并的单元格里还有 Word 不显示的文字“{1}”，已接在合并单元格之后", En: "a cell that is merged away still holds “{1}”, which Word does not show; it was put behind the words of the merged cell"},
	Hint: model.Bilingual{
		Zh: "核对合并单元格的内容，删去多余的文字。",
		En: "Check the merged cell and delete what is too much."},
	Doc: model.Bilingual{
		Zh: "纵向合并时，下方单元格的内容还留在文件里（ECMA-376-1，17.4.84）。",
		En: "The content of cells that are merged into the one above stays in the file (ECMA-376-1, 17.4.84)."},
}

var wideTable = &model.Rule{
	ID: "word-wide-table", Severity: model.Warning,
	Message: model.Bilingual{Zh: "表格超过 {1} 列，其余单元格的文字并入了最后一个单元格", En: "the table has more than {1} columns; the words of the rest were put into the last cell"},
	Hint: model.Bilingual{
		Zh: "把表格分成几张，或作为附件提供。",
		En: "Split the table, or provide it as an attachment."},
	Doc: model.Bilingual{
		Zh: "Word 的表格最多 63 列。",
		En: "A table of Word has 63 columns at most."},
}

var pictureLost = &model.Rule{
	ID: "word-picture", Severity: model.Warning,
	Message: model.Bilingual{Zh: "图片“{1}”不在文件里或者太大，没有导入", En: "the picture “{1}” is not in the file, or is too large, and was not imported"},
	Hint: model.Bilingual{
		Zh: "在 Word 中重新插入图片（必要时先“压缩图片”），再导入。",
		En: "Insert the picture again in Word, compressed where it is large, and import again."},
	Doc: model.Bilingual{
		Zh: "每张图片不超过 64 MB，全部图片不超过 256 MB。",
		En: "A picture may have 64 MB, all pictures together 256 MB."},
}

var pictureLeft = &model.Rule{
	ID: "word-picture-left", Severity: model.Info,
	Message: model.Bilingual{Zh: "图片“{1}”在已删除或隐藏的内容里，没有导入", En: "the picture “{1}” stands in deleted or hidden content and was not imported"},
	Hint: model.Bilingual{
		Zh: "不必处理；若应保留，在 Word 中拒绝该处删除或取消隐藏。",
		En: "Nothing to do; if it should stay, refuse the deletion in Word or unhide it."},
	Doc: model.Bilingual{
		Zh: "修订按所选的方式接受或拒绝，去掉的文字列在报告里，去掉的图片在此说明。",
		En: "Changes are accepted or refused as asked; words that go are listed in the report, pictures that go are named here."},
}

var (
	chartDrawing   = model.Bilingual{Zh: "图表", En: "chart"}
	diagramDrawing = model.Bilingual{Zh: "SmartArt 图形", En: "SmartArt drawing"}
)

var chartLost = &model.Rule{
	ID: "word-chart", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1}不能导入，只保留了其中的文字“{2}”", En: "a {1} cannot be imported; only its words were kept: “{2}”"},
	Hint: model.Bilingual{
		Zh: "在 Word 中右键“另存为图片”，用图片替换它，再导入。",
		En: "In Word, save it as a picture with the right mouse button, put the picture in its place and import again."},
	Doc: model.Bilingual{
		Zh: "图表和 SmartArt 由 Word 按数据现画（ECMA-376-1，21.2、21.4），文件里没有图。",
		En: "Word draws charts and SmartArt from data (ECMA-376-1, 21.2 and 21.4); there is no picture in the file."},
}

var mathUnknown = &model.Rule{
	ID: "word-math", Severity: model.Warning,
	Message: model.Bilingual{Zh: "公式“{2}”中的结构“{1}”不能转换，只保留了其中的文字", En: "the structure “{1}” of the formula “{2}” cannot be converted; only its words were kept"},
	Hint: model.Bilingual{
		Zh: "对照 Word 检查导入后的公式。",
		En: "Compare the imported formula with Word."},
	Doc: model.Bilingual{
		Zh: "Office Math（ECMA-376-1，22.1）转换为 LaTeX；个别结构没有对应的写法。",
		En: "Office Math (ECMA-376-1, 22.1) becomes LaTeX; a few structures have no counterpart."},
}
