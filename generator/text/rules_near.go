package text

import "guiju/generator/model"

// Rules for what was probably meant as a mark (near.go).

var foreignMark = &model.Rule{
	ID: "text-foreign-mark", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”在此处不是标记，此行照原样作为一段显示", En: "“{1}” is no mark here: the line is shown as it is, as a paragraph"},
	Hint: model.Bilingual{Zh: "列项写作“——”“·”“a)”或“1)”；条写作“4.1 ……”；标题写作“# 4 标题”",
		En: "a list is written with “——”, “·”, “a)” or “1)”, a subclause “4.1 …”, a heading “# 4 Title”"},
	Doc: model.Bilingual{Zh: "GB/T 1.1—2020“列项”：列项只用破折号、间隔号、带半圆括号的字母和数字。其他标记的行没有自己的地址。",
		En: "GB/T 1.1—2020, lists: they use dashes, dots, letters and digits with one bracket. Lines with other marks get no address."},
}

var numberForm = &model.Rule{
	ID: "text-number-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "此行开头的“{1}”没有作为条号处理", En: "“{1}” at the beginning of this line is not read as a number"},
	Hint: model.Bilingual{Zh: "若是条号，写作“{2} ……”，数字之间用半角“.”，其后空一格，条文接在同一行；若是数值，与上文写在一行",
		En: "for a subclause write “{2} …”: full stops between the digits, then a space and the words; for a value join the line to the one above"},
	Doc: model.Bilingual{Zh: "没有读出的条号没有地址，也不参加连续性检查。", En: "A number that is not read has no address and no part in the check for gaps."},
}

var headingMark = &model.Rule{
	ID: "text-heading-mark", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”像标题，但行首没有“#”", En: "“{1}” looks like a heading, but no “#” stands before it"},
	Hint:    model.Bilingual{Zh: "写作“# 4 标题”“## 4.1 标题”“# 附录A（规范性）标题”", En: "write “# 4 Title”, “## 4.1 Title” or “# Annex A (normative) Title”"},
	Doc:     model.Bilingual{Zh: "从 Word 粘贴时标题样式会丢失，章条标题须补上“#”。", En: "A paste from Word loses the styles of headings; they need their “#”."},
}

var noteForm = &model.Rule{
	ID: "text-note-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”后没有冒号，此行不作为注或示例", En: "no colon after “{1}”: this is no note or example"},
	Hint:    model.Bilingual{Zh: "写作“注：”“注1：”“示例：”“示例1：”", En: "write “NOTE 1: …” or “EXAMPLE: …”"},
	Doc:     model.Bilingual{Zh: "注和示例只陈述事实，不是要求，须与条文分清。", En: "Notes and examples hold no requirements and must be told from the text."},
}

var captionForm = &model.Rule{
	ID: "text-caption-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”没有作为图、表的编号处理", En: "“{1}” is not read as the number of a table or figure"},
	Hint:    model.Bilingual{Zh: "在表的上一行写“表1 标题”或“表A.1 标题”，在图的下一行写“图1 标题”", En: "write “Table 1 Title” or “Table A.1 Title” on the line above the table, “Figure 1 Title” on the line below the figure"},
	Doc:     model.Bilingual{Zh: "GB/T 1.1—2020：图、表的编号为从1开始的阿拉伯数字，附录中为字母加数字。", En: "GB/T 1.1—2020: figures and tables are numbered 1, 2, … and A.1, A.2, … in annexes."},
}

var captionBelow = &model.Rule{
	ID: "text-caption-below", Severity: model.Warning,
	Message: model.Bilingual{Zh: "表题“{1}”写在表的下面，按表题理解", En: "the caption “{1}” stands below its table; it is read as the caption"},
	Hint:    model.Bilingual{Zh: "把表题移到表的上一行", En: "move it to the line above the table"},
	Doc:     model.Bilingual{Zh: "GB/T 1.1—2020：编号和表题在表的上方。", En: "GB/T 1.1—2020: number and title stand above the table."},
}

var tableContinued = &model.Rule{
	ID: "text-table-continued", Severity: model.Warning,
	Message: model.Bilingual{Zh: "续表的上面不是表{1}，按另一个表显示", En: "no table {1} stands right above its continuation; it is shown as another table"},
	Hint:    model.Bilingual{Zh: "把续表移到表{1}的正下方，或删去“（续）”并改正表号", En: "move it right below table {1}, or mend the number and delete “(continued)”"},
	Doc:     model.Bilingual{Zh: "GB/T 1.1—2020：表转页接排时标明“（续）”。网页没有页，续表与前面的部分合为一个表。", En: "GB/T 1.1—2020: a table that goes on overleaf says so. A web page has no pages: the parts become one table."},
}

var figureKeyPlace = &model.Rule{
	ID: "text-figure-key", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”没有作为图的标引序号说明处理", En: "“{1}” is not read as the key of a figure"},
	Hint:    model.Bilingual{Zh: "紧接在图或图题的下面写“标引序号说明：”，其后每行一项“1——……”", En: "write “Key:” right below the figure or its caption, then one line for each, “1——…”"},
	Doc:     model.Bilingual{Zh: "GB/T 1.1—2020：标引序号说明属于图。", En: "GB/T 1.1—2020: a key belongs to a figure."},
}

var tableLines = &model.Rule{
	ID: "text-table-lines", Severity: model.Warning,
	Message: model.Bilingual{Zh: "这几行像表格，但没有作为表格处理", En: "these lines look like a table and are not read as one"},
	Hint:    model.Bilingual{Zh: "每行写作“| 甲 | 乙 |”，表头下加一行“|---|---|”", En: "write each row as “| a | b |” and a line “|---|---|” below the head"},
	Doc:     model.Bilingual{Zh: "从 Word 或 Excel 粘贴的表格以制表符分隔，显示时各列会连成一段。", En: "A table pasted from Word or Excel has tabs between its cells and would run together."},
}

var formulaAlone = &model.Rule{
	ID: "text-formula-line", Severity: model.Error,
	Message: model.Bilingual{Zh: "此处的公式标记没有作用", En: "this mark of a formula has no effect"},
	Hint:    model.Bilingual{Zh: "公式独占一行，写作“$$ E = mc^2 $$ (1)”，后面只能有编号；句中写作“$E$”", En: "a formula has a line of its own, “$$ E = mc^2 $$ (1)”; in a sentence write “$E$”"},
	Doc:     model.Bilingual{Zh: "否则读者看到的是 TeX 代码。", En: "Otherwise readers would see TeX."},
}

var openMark = &model.Rule{
	ID: "text-open-mark", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”没有成对或写法不对，照原样显示", En: "“{1}” has no partner or is not well formed; it is shown as it is"},
	Hint:    model.Bilingual{Zh: "加粗写作“**甲**”，引用写作“[[标准#5.2]]”，脚注写作“[^1]”，均用半角；若确指符号本身，前面加“\\”", En: "write “**bold**”, “[[standard#5.2]]”, “[^1]”; for the sign itself put “\\” before it"},
	Doc:     model.Bilingual{Zh: "标记须成对，并在同一段内结束。", En: "Marks come in pairs, within one paragraph."},
}

var sourceForm = &model.Rule{
	ID: "text-source-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”没有作为术语的来源处理", En: "“{1}” is not read as the source of the term"},
	Hint:    model.Bilingual{Zh: "单独一行写“[来源：GB/T 1.1—2020，3.1]”", En: "write “[SOURCE: GB/T 1.1—2020, 3.1]” on a line of its own"},
	Doc:     model.Bilingual{Zh: "GB/T 1.1—2020：来源用方括号标出。", En: "GB/T 1.1—2020: the source stands in square brackets."},
}

var lostCharacter = &model.Rule{
	ID: "text-lost-character", Severity: model.Error,
	Message: model.Bilingual{Zh: "此处的字或图在粘贴时丢失了（{1}）", En: "a character or picture was lost here in a paste ({1})"},
	Hint:    model.Bilingual{Zh: "对照原件补上，并删除该字符", En: "compare with the original, put it back and delete this character"},
	Doc:     model.Bilingual{Zh: "U+FFFD 是转码失败的字，U+FFFC 是没有粘贴过来的图片或对象。", En: "U+FFFD stands for a character that could not be converted, U+FFFC for an object that was not pasted."},
}

var radicalCharacter = &model.Rule{
	ID: "text-radical", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1} 是部首符号，不是汉字", En: "{1} is a radical symbol, not the Han character it looks like"},
	Hint:    model.Bilingual{Zh: "改为键盘输入的汉字；它多半是从 PDF 复制来的", En: "type the character; it probably came from a PDF"},
	Doc:     model.Bilingual{Zh: "部首符号看起来与汉字一样，但检索不到。", En: "Radicals look like characters, and a search does not find them."},
}
