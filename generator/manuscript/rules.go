package manuscript

import "guiju/generator/model"

// Rules is everything the recogniser finds, in the order in which a document is
// read. What is found often is told once, with how often, an example and the
// paragraphs.
var Rules = []*model.Rule{
	nothingRead, twoStandards, lawNotStandard, leftOut, noteLost, placeholderFound, coverUnread, contentsDiffer, numbersLost, numberGap, numberRepeat,
	numberForm, numberAlone, doubtfulNumber, styleLevel, unnumberedHeading, titleGuess, annexStatusMissing,
	captionAlone, captionMissing, captionRepeat, captionPlace, tableJoined, tableNotes, tableWithin, pictureKind,
	pictureLost, formulaAsWords, formulaPicture, commentLeft, changesFound, pageJoined, paperSigns, splitLines,
	markerForm, foreignList, lookDropped, hiddenDropped,
}

var nothingRead = &model.Rule{
	ID: "manuscript-nothing-read", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有认出任何章条", En: "no clause was recognised"},
	Hint: model.Bilingual{
		Zh: "确认这份文件是标准文本：章要有编号（1 范围、2 规范性引用文件……）。编号若由程序自动生成，请用 Word 文件导入，不要用粘贴的文字。",
		En: "See that this is the text of a standard: clauses have numbers (1 Scope, 2 Normative references …). Where a program makes the numbers, import the Word file, not words pasted from it."},
	Doc: model.Bilingual{
		Zh: "标准的正文由有编号的章和条组成（GB/T 1.1—2020，7.2）。",
		En: "The body of a standard is made of numbered clauses and subclauses (GB/T 1.1—2020, 7.2)."},
}

var twoStandards = &model.Rule{
	ID: "manuscript-two-standards", Severity: model.Error,
	Message: model.Bilingual{Zh: "从“{1}”开始像是另一项标准：一份稿件里有两项标准", En: "with “{1}” another standard seems to begin: there are two in one document"},
	Hint: model.Bilingual{
		Zh: "在 Word 中把从这里开始的内容剪切到一个新文件，两个文件分别导入；若只是正文里的话，改写这一段的开头。",
		En: "In Word, cut everything from here on into a new file, and import both; if these are mere words of the text, begin the paragraph otherwise."},
	Doc: model.Bilingual{
		Zh: "一份稿件导入为一项标准；第二项的章号与第一项相同，会混进最后一章。",
		En: "A document is imported as one standard; the second has the same numbers as the first and would run into its last clause."},
}

var lawNotStandard = &model.Rule{
	ID: "manuscript-law", Severity: model.Error,
	Message: model.Bilingual{Zh: "这份文件像法规或规章（有 {1} 条“第×条”，例如“{2}”），不是标准", En: "this looks like a law or regulation ({1} articles, such as “{2}”) and not a standard"},
	Hint: model.Bilingual{
		Zh: "法规用 guiju new regulation 登记，正文存为 regulations/编码/zh.md；标准的章条用 1、1.1 编号。",
		En: "Record a law with guiju new regulation and save its text as regulations/KEY/zh.md; the clauses of a standard are numbered 1, 1.1."},
	Doc: model.Bilingual{
		Zh: "法规由章和条组成（第一章、第一条），标准由章和条编号（GB/T 1.1—2020，7.2）；两者的页面和检查规则不同。",
		En: "Laws have chapters and articles, standards numbered clauses (GB/T 1.1—2020, 7.2); their pages and rules differ."},
}

var leftOut = &model.Rule{
	ID: "manuscript-left-out", Severity: model.Warning,
	Message: model.Bilingual{Zh: "没有放进正文：“{1}”", En: "not taken into the text: “{1}”"},
	Hint: model.Bilingual{
		Zh: "对照 Word 中的这一段，把漏掉的文字补进 zh.md；若确实不需要，不必处理。",
		En: "Look at this paragraph in Word and add to the text what is missing; if it is not needed, do nothing."},
	Doc: model.Bilingual{
		Zh: "导入不悄悄丢字：凡是没有进入正文、封面或其他清单的文字，都在这里列出。",
		En: "Import loses nothing in silence: words that are neither in the text nor on the cover nor in another list are listed here."},
}

var noteLost = &model.Rule{
	ID: "manuscript-note-lost", Severity: model.Warning,
	Message: model.Bilingual{Zh: "脚注 {1} 没有内容", En: "footnote {1} has no words"},
	Hint: model.Bilingual{
		Zh: "在 Word 中检查这个脚注的标记，补上内容或删去标记。",
		En: "Look at its mark in Word: write the note or delete the mark."},
	Doc: model.Bilingual{
		Zh: "标记和脚注要成对（GB/T 1.1—2020，9.12）。",
		En: "A mark and its footnote come in pairs (GB/T 1.1—2020, 9.12)."},
}

var placeholderFound = &model.Rule{
	ID: "manuscript-placeholder", Severity: model.Warning,
	Message: model.Bilingual{Zh: "封面上的“{1}”是还没有填写的位置", En: "“{1}” on the cover is a place that nobody has filled in"},
	Hint: model.Bilingual{
		Zh: "知道后写进 edition.toml；不知道就先不写，不要照抄占位符。",
		En: "Write it into edition.toml once it is known; never copy the placeholder."},
	Doc: model.Bilingual{
		Zh: "模板用 XXXX-XX-XX 一类的占位符。它们不是事实，不能当作编号或日期发布。",
		En: "Templates hold places such as XXXX-XX-XX. They are no facts and must not be published as numbers or days."},
}

var coverUnread = &model.Rule{
	ID: "manuscript-cover-unread", Severity: model.Info,
	Message: model.Bilingual{Zh: "封面上有 {1} 处没有认出，例如“{2}”（第{3}段）", En: "{1} parts of the cover were not understood, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "需要的内容请写进 work.toml 或 edition.toml。",
		En: "Write what is needed into work.toml or edition.toml."},
	Doc: model.Bilingual{
		Zh: "封面的位置和文字见 GB/T 1.1—2020，8.1；认出的进入元数据，其余列入“未采用”。",
		En: "What a cover says is in GB/T 1.1—2020, 8.1; what was understood became metadata, the rest is listed as left out."},
}

var contentsDiffer = &model.Rule{
	ID: "manuscript-contents-differ", Severity: model.Warning,
	Message: model.Bilingual{Zh: "目次有 {1} 行与正文标题不一致，例如“{2}”（第{3}段）", En: "{1} lines of the contents are no heading of the text, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "目次由网站自动生成，不必修改；但请核对是目次没有更新，还是正文缺了这个标题。",
		En: "The site makes its own contents, so nothing needs mending there; but see whether the list is out of date or the text lacks this heading."},
	Doc: model.Bilingual{
		Zh: "目次与正文不一致，往往说明正文有标题没有认出或者稿件没有更新目次。",
		En: "Where they differ, a heading was often not recognised, or the list was not updated."},
}

var numbersLost = &model.Rule{
	ID: "manuscript-numbers-lost", Severity: model.Warning,
	Message: model.Bilingual{Zh: "有 {1} 个标题在目次里有编号，在正文里没有这个编号，例如“{2}”（第{3}段）", En: "{1} headings have a number in the list of contents and not in the text, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "自动编号多半在转换（网页、Markdown、RTF）时丢了，没有标题的条也一样：请直接导入原来的 Word 文件。",
		En: "A conversion (to a web page, Markdown or RTF) has most likely lost the automatic numbers, those of subclauses without titles too: import the Word file itself."},
	Doc: model.Bilingual{
		Zh: "Word 的自动编号不是文字；另存为其他格式时常常只留下标题。丢失的编号不能猜，猜错一个，后面的引用都会指错。",
		En: "Automatic numbers are no words, and other formats often keep the titles only. What is lost is not guessed: one wrong guess, and every reference behind it is wrong."},
}

var numberGap = &model.Rule{
	ID: "manuscript-number-gap", Severity: model.Warning,
	Message: model.Bilingual{Zh: "编号 {1} 前面是 {2}，中间缺号", En: "number {1} follows {2}: some are missing between"},
	Hint: model.Bilingual{
		Zh: "在 Word 中核对这一段前后的编号；缺的可能写成了别的样子，也可能编号有误。",
		En: "Look at the numbers around this paragraph in Word: one may be written differently, or be wrong."},
	Doc: model.Bilingual{
		Zh: "章条编号连续（GB/T 1.1—2020，7.2）。编号按稿件所写，不改。",
		En: "Clauses are numbered without gaps (GB/T 1.1—2020, 7.2). Numbers are kept as the document has them."},
}

var numberRepeat = &model.Rule{
	ID: "manuscript-number-repeat", Severity: model.Warning,
	Message: model.Bilingual{Zh: "编号 {1} 用了两次", En: "number {1} is used twice"},
	Hint: model.Bilingual{
		Zh: "在 Word 中核对，改正其中一个。",
		En: "Look at both in Word and mend one of them."},
	Doc: model.Bilingual{
		Zh: "每个编号只能有一个条款，否则引用不知道指向哪里（GB/T 1.1—2020，7.2）。",
		En: "A number belongs to one provision, or nobody knows what a reference means (GB/T 1.1—2020, 7.2)."},
}

var numberForm = &model.Rule{
	ID: "manuscript-number-form", Severity: model.Info,
	Message: model.Bilingual{Zh: "有 {1} 个编号的写法已规范，例如 {2}（第{3}段）", En: "the form of {1} numbers was set right, such as {2} (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "不必处理。",
		En: "Nothing to do."},
	Doc: model.Bilingual{
		Zh: "全角数字、多余的点和空格只是排版；编号本身没有改动。",
		En: "Full-width digits, dots and spaces are layout; the numbers themselves are unchanged."},
}

var numberAlone = &model.Rule{
	ID: "manuscript-number-alone", Severity: model.Info,
	Message: model.Bilingual{Zh: "有 {1} 个编号单独成行，已与下一行合并，例如 {2}（第{3}段）", En: "{1} numbers stood alone on a line and were joined with the next, such as {2} (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "核对合并是否正确。",
		En: "See that they belong together."},
	Doc: model.Bilingual{
		Zh: "编号与标题之间只空一格（GB/T 1.1—2020，7.2）。",
		En: "One space parts a number from its title (GB/T 1.1—2020, 7.2)."},
}

var doubtfulNumber = &model.Rule{
	ID: "manuscript-number-doubtful", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”可能是编号 {2}，其中的字母被误认", En: "“{1}” may be the number {2} with letters in the place of digits"},
	Hint: model.Bilingual{
		Zh: "对照原件；若是编号，在稿件中改为 {2} 再导入。",
		En: "Compare with the original; if it is the number, write {2} and import again."},
	Doc: model.Bilingual{
		Zh: "图像识别常把 1 认成 l、0 认成 O。文字不自动改动。",
		En: "Programs that read pictures take 1 for l and 0 for O. Words are never changed by themselves."},
}

var styleLevel = &model.Rule{
	ID: "manuscript-style-level", Severity: model.Info,
	Message: model.Bilingual{Zh: "有 {1} 个标题的样式级别与编号不符，已按编号处理，例如 {2}（第{3}段）", En: "the style of {1} headings has another level than their number, which counts, such as {2} (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "不必处理；若编号有误，在 Word 中改正后重新导入。",
		En: "Nothing to do; if a number is wrong, mend it in Word and import again."},
	Doc: model.Bilingual{
		Zh: "层次由编号决定：5.2.1 是第三级，不论用了哪个样式。",
		En: "The number is what counts: 5.2.1 is of the third level, whatever its style."},
}

var unnumberedHeading = &model.Rule{
	ID: "manuscript-heading-unnumbered", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”用了标题样式，但没有编号，已作为段落", En: "“{1}” has the style of a heading and no number; it became a paragraph"},
	Hint: model.Bilingual{
		Zh: "若是章条标题，加上编号，例如“# 5 {1}”；若不是，在 Word 中改用正文样式。",
		En: "If it is one, give it its number, such as “# 5 {1}”; if not, give it the style of body text in Word."},
	Doc: model.Bilingual{
		Zh: "标准中的章条都有编号（GB/T 1.1—2020，7.2）。",
		En: "Clauses and subclauses of a standard have numbers (GB/T 1.1—2020, 7.2)."},
}

var titleGuess = &model.Rule{
	ID: "manuscript-title-guess", Severity: model.Info,
	Message: model.Bilingual{Zh: "有 {1} 处难以判断是标题还是条文，已作为条文，例如“{2}”（第{3}段）", En: "{1} lines could be titles or provisions and became provisions, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "核对；若是标题，在 zh.md 中改为“## 5.2 标题”的形式。",
		En: "See whether it is a title; then write it as “## 5.2 Title”."},
	Doc: model.Bilingual{
		Zh: "有标题条和无标题条编号相同，只能从样式、长短和标点区分（GB/T 1.1—2020，7.3）。",
		En: "Subclauses with and without a title have the same numbers; style, length and punctuation tell them apart (GB/T 1.1—2020, 7.3)."},
}

var annexStatusMissing = &model.Rule{
	ID: "manuscript-annex-status", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1}没有写明规范性还是资料性，已按规范性处理", En: "{1} does not say whether it is normative or informative; it is taken as normative"},
	Hint: model.Bilingual{
		Zh: "在标题中写明：# {1}（资料性）标题。",
		En: "Say so in the heading: # {1} (informative) Title."},
	Doc: model.Bilingual{
		Zh: "附录的编号下方应标明其作用（GB/T 1.1—2020，9.6）。",
		En: "Below the number of an annex stands what it is (GB/T 1.1—2020, 9.6)."},
}

var captionAlone = &model.Rule{
	ID: "manuscript-caption-alone", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”像表题或图题，但旁边没有表或图", En: "“{1}” looks like a caption, but no table or figure stands beside it"},
	Hint: model.Bilingual{
		Zh: "在 Word 中看图表是否浮动在别处，或者只是一句话；必要时在 zh.md 中把它移到图表旁。",
		En: "See in Word whether the table or figure floats elsewhere, or this is a mere sentence; move it in the text where needed."},
	Doc: model.Bilingual{
		Zh: "表题在表的上方，图题在图的下方（GB/T 1.1—2020，9.7、9.8）。",
		En: "Captions stand above tables and below figures (GB/T 1.1—2020, 9.7 and 9.8)."},
}

var captionMissing = &model.Rule{
	ID: "manuscript-caption-missing", Severity: model.Warning,
	Message: model.Bilingual{Zh: "有 {1} 个表或图没有编号和标题，例如“{2}”（第{3}段）", En: "{1} tables or figures have no number and title, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "补上“表1 标题”或“图1 标题”，并在条文中提到它。",
		En: "Add “表1 title” or “图1 title”, and mention it in the text."},
	Doc: model.Bilingual{
		Zh: "每个表和图都有编号，并在条文中提及（GB/T 1.1—2020，9.7、9.8）。",
		En: "Tables and figures have numbers and are mentioned in the text (GB/T 1.1—2020, 9.7 and 9.8)."},
}

var captionRepeat = &model.Rule{
	ID: "manuscript-caption-repeat", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的编号在第 {2} 段已经用过", En: "the number of “{1}” was used in paragraph {2}"},
	Hint: model.Bilingual{
		Zh: "在 Word 中核对；若是同一个表的接排，写成“表1（续）”。",
		En: "Look in Word; if it is the same table going on, write 表1（续）."},
	Doc: model.Bilingual{
		Zh: "表和图各自连续编号（GB/T 1.1—2020，9.7、9.8）。",
		En: "Tables and figures are numbered each in one run (GB/T 1.1—2020, 9.7 and 9.8)."},
}

var captionPlace = &model.Rule{
	ID: "manuscript-caption-place", Severity: model.Info,
	Message: model.Bilingual{Zh: "有 {1} 个表题或图题的位置已调整，例如“{2}”（第{3}段）", En: "{1} captions were moved to their place, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "核对它是否属于这个图表。",
		En: "See that it belongs to this table or figure."},
	Doc: model.Bilingual{
		Zh: "表题在表的上方，图题在图的下方（GB/T 1.1—2020，9.7、9.8）。",
		En: "Captions stand above tables and below figures (GB/T 1.1—2020, 9.7 and 9.8)."},
}

var tableJoined = &model.Rule{
	ID: "manuscript-table-joined", Severity: model.Info,
	Message: model.Bilingual{Zh: "有 {1} 处续表已接到前面的表，例如“{2}”（第{3}段）", En: "{1} parts of tables were joined to the tables above, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "不必处理；重复的表头已去掉。",
		En: "Nothing to do; the head that was repeated is gone."},
	Doc: model.Bilingual{
		Zh: "分页是纸上的事，网页上的表不断开。",
		En: "Pages are a matter of paper; on a screen the table is one."},
}

var tableNotes = &model.Rule{
	ID: "manuscript-table-notes", Severity: model.Info,
	Message: model.Bilingual{Zh: "紧接表下的 {1} 个注归入了该表，例如“{2}”（第{3}段）", En: "{1} notes right below tables were taken as theirs, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "若是条文的注，在表和注之间空一行。",
		En: "If it is the note of the subclause, put a blank line between table and note."},
	Doc: model.Bilingual{
		Zh: "表注在表内（GB/T 1.1—2020，9.11）。",
		En: "The notes of a table stand inside it (GB/T 1.1—2020, 9.11)."},
}

var tableWithin = &model.Rule{
	ID: "manuscript-table-within", Severity: model.Warning,
	Message: model.Bilingual{Zh: "单元格里还有一个表，已改为文字", En: "a table in a cell became words"},
	Hint: model.Bilingual{
		Zh: "核对这个单元格；必要时拆成两个表。",
		En: "Look at this cell; make two tables where needed."},
	Doc: model.Bilingual{
		Zh: "网页表格不嵌套，屏幕阅读器才读得清。",
		En: "Tables are not nested, so that screen readers can read them."},
}

var pictureKind = &model.Rule{
	ID: "manuscript-picture-kind", Severity: model.Warning,
	Message: model.Bilingual{Zh: "这幅图是 {1} 格式，浏览器不能显示", En: "this picture is {1}, which no browser shows"},
	Hint: model.Bilingual{
		Zh: "在 Word 中右击图片，“另存为图片”，类型选 PNG（或 SVG），存为 {2}。",
		En: "In Word, right-click the picture, save it as PNG (or SVG), and name it {2}."},
	Doc: model.Bilingual{
		Zh: "EMF、WMF 等是 Windows 的绘图格式，要先转换。原图已保留。",
		En: "EMF, WMF and the like are drawing formats of Windows and need conversion. The original is kept."},
}

var pictureLost = &model.Rule{
	ID: "manuscript-picture-lost", Severity: model.Warning,
	Message: model.Bilingual{Zh: "图片“{1}”没有取到", En: "the picture “{1}” was not found"},
	Hint: model.Bilingual{
		Zh: "把图片存为 {2}。",
		En: "Save the picture as {2}."},
	Doc: model.Bilingual{
		Zh: "稿件引用了图片，但文件中没有它的数据（例如只存了链接）。",
		En: "The document names a picture whose data it does not hold, such as one that is only linked."},
}

var formulaAsWords = &model.Rule{
	ID: "manuscript-formula-unread", Severity: model.Warning,
	Message: model.Bilingual{Zh: "公式没有认出，已作为文字：“{1}”", En: "a formula was not understood and became words: “{1}”"},
	Hint: model.Bilingual{
		Zh: "对照 Word 用 TeX 重写，例如 $$ R = \\frac{a}{b} $$ (1)。",
		En: "Write it as TeX, such as $$ R = \\frac{a}{b} $$ (1)."},
	Doc: model.Bilingual{
		Zh: "公式用 TeX 书写，网页和屏幕阅读器才能显示、朗读。",
		En: "Formulas are written in TeX, so that pages can show and screen readers can say them."},
}

var formulaPicture = &model.Rule{
	ID: "manuscript-formula-picture", Severity: model.Warning,
	Message: model.Bilingual{Zh: "公式是一幅图片", En: "a formula is a picture"},
	Hint: model.Bilingual{
		Zh: "用 TeX 重写，例如 $$ R = \\frac{a}{b} $$ (1)，再删去图片。",
		En: "Write it as TeX, such as $$ R = \\frac{a}{b} $$ (1), and delete the picture."},
	Doc: model.Bilingual{
		Zh: "图片里的公式不能检索、复制和朗读。",
		En: "A formula in a picture can be neither searched nor copied nor read aloud."},
}

var commentLeft = &model.Rule{
	ID: "manuscript-comment-left", Severity: model.Warning,
	Message: model.Bilingual{Zh: "稿件中还有批注：“{1}”（{2}）", En: "a comment is left in the document: “{1}” ({2})"},
	Hint: model.Bilingual{
		Zh: "批注不会发布。处理后在 Word 中删去。",
		En: "Comments are not published. Settle it and delete it in Word."},
	Doc: model.Bilingual{
		Zh: "定稿不应留有批注。",
		En: "A final text has no comments."},
}

var changesFound = &model.Rule{
	ID: "manuscript-changes-found", Severity: model.Warning,
	Message: model.Bilingual{Zh: "稿件中有 {1} 处修订没有定稿", En: "the document has {1} tracked changes that are not settled"},
	Hint: model.Bilingual{
		Zh: "在 Word 中接受或拒绝全部修订后重新导入；没有采用的文字列在“未采用”中。",
		En: "Accept or refuse all changes in Word and import again; the words that were not taken are listed as left out."},
	Doc: model.Bilingual{
		Zh: "导入按选项接受或拒绝修订，结果应由作者确认。",
		En: "Import accepts or refuses changes as told; the author should confirm the result."},
}

var pageJoined = &model.Rule{
	ID: "manuscript-page-joined", Severity: model.Info,
	Message: model.Bilingual{Zh: "有 {1} 个段落断在句中，已接上，例如“{2}”（第{3}段）", En: "{1} paragraphs that broke off in a sentence were joined, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "核对接得是否正确。",
		En: "See that they belong together."},
	Doc: model.Bilingual{
		Zh: "识别得到的文字常在页末断开；逗号后面的换行也是误断。",
		En: "Text that was read from pages is often cut where a page ends; a break behind a comma is a slip too."},
}

var paperSigns = &model.Rule{
	ID: "manuscript-paper-signs", Severity: model.Info,
	Message: model.Bilingual{Zh: "去掉了 {1} 处页码和页眉，例如“{2}”（第{3}段）", En: "{1} page numbers and running heads were left out, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "不必处理。",
		En: "Nothing to do."},
	Doc: model.Bilingual{
		Zh: "页码和页眉属于纸张，不属于文本。",
		En: "They belong to paper, not to the text."},
}

var splitLines = &model.Rule{
	ID: "manuscript-split-lines", Severity: model.Info,
	Message: model.Bilingual{Zh: "有 {1} 个段落含有几条内容，已按换行分开，例如“{2}”（第{3}段）", En: "{1} paragraphs held several things and were parted at their line breaks, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "核对分得是否正确。",
		En: "See that they were parted rightly."},
	Doc: model.Bilingual{
		Zh: "在 Word 中按 Shift+Enter 换行，几条内容就成了一段。",
		En: "With Shift+Enter, Word makes one paragraph of several."},
}

var markerForm = &model.Rule{
	ID: "manuscript-marker-form", Severity: model.Info,
	Message: model.Bilingual{Zh: "有 {1} 个列项、注或示例的标记已规范，例如 {2}（第{3}段）", En: "the marks of {1} items, notes or examples were set right, such as {2} (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "不必处理。",
		En: "Nothing to do."},
	Doc: model.Bilingual{
		Zh: "列项用 ——、·、a)、1)（GB/T 1.1—2020，7.5）；只改标记，不改文字。",
		En: "Lists are marked ——, ·, a) and 1) (GB/T 1.1—2020, 7.5); only marks change, never words."},
}

var foreignList = &model.Rule{
	ID: "manuscript-list-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "有 {1} 行用了标准没有的列项标记，已作为段落，例如“{2}”（第{3}段）", En: "{1} lines have marks that standards have no list for and became paragraphs, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "改用 a)、b) 或 ——，下一层用 1)、2) 或 ·。",
		En: "Use a), b) or ——, and 1), 2) or · below them."},
	Doc: model.Bilingual{
		Zh: "（1）、①、1. 不是标准的列项（GB/T 1.1—2020，7.5），引用也无法指向它们。",
		En: "（1）, ① and 1. are no lists of a standard (GB/T 1.1—2020, 7.5), and nothing can refer to them."},
}

var lookDropped = &model.Rule{
	ID: "manuscript-look-dropped", Severity: model.Info,
	Message: model.Bilingual{Zh: "有 {1} 处粗体、上标等格式没有保留，例如“{2}”（第{3}段）", En: "the look of {1} words was not kept, such as “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "核对上标、下标是否影响意思；必要时改写为公式，例如 $m_1$。",
		En: "See whether a raised or lowered letter matters; write a formula then, such as $m_1$."},
	Doc: model.Bilingual{
		Zh: "文本只保留有意义的格式；文字没有改动。",
		En: "The text keeps only the looks that mean something; no word is changed."},
}

var hiddenDropped = &model.Rule{
	ID: "manuscript-hidden-dropped", Severity: model.Info,
	Message: model.Bilingual{Zh: "去掉了 {1} 处看不见的字符，例如在“{2}”中（第{3}段）", En: "invisible characters were dropped in {1} places, such as in “{2}” (paragraph {3})"},
	Hint: model.Bilingual{
		Zh: "不必处理。",
		En: "Nothing to do."},
	Doc: model.Bilingual{
		Zh: "零宽字符和控制字符使检索落空。",
		En: "Zero-width characters and controls defeat search."},
}
