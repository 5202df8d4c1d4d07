package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var residueRules = []*model.Rule{residueField, residuePage, residueComment, placeholderLeft, wordTwice, runTogether}

var residueField = &model.Rule{
	ID: "residue-field", Severity: model.Error,
	Message: model.Bilingual{Zh: "Word 的引用丢了目标：“{1}”", En: "a reference of Word lost its target: “{1}”"},
	Hint: model.Bilingual{
		Zh: "对照原件，写出被引用的表、图或条的编号。",
		En: "Compare with the original and write the number of what is referred to."},
	Doc: model.Bilingual{
		Zh: "Word 的交叉引用在目标删去后变成这句话；读者不知道指的是什么。",
		En: "Word writes this where the target of a cross reference was deleted; readers cannot know what is meant."},
}

var residuePage = &model.Rule{
	ID: "residue-page", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”像是{2}", En: "“{1}” looks like {2}"},
	Hint: model.Bilingual{
		Zh: "它是从 PDF 或 Word 粘贴来的，删去这一行。",
		En: "It came with a paste from PDF or Word; delete the line."},
	Doc: model.Bilingual{
		Zh: "页码和页眉属于纸上的页面，不属于条文。",
		En: "Page numbers and running heads belong to pages of paper, not to the text."},
}

var residueComment = &model.Rule{
	ID: "residue-comment", Severity: model.Warning,
	Message: model.Bilingual{Zh: "条文中留下了批注“{1}”", En: "a comment was left in the text: “{1}”"},
	Hint: model.Bilingual{
		Zh: "处理后删去；要留给编者的话写成独占一行的 <!-- … -->，不会发布。",
		En: "Settle it and take it out; a remark for editors goes on a line of its own as <!-- … --> and is not published."},
	Doc: model.Bilingual{
		Zh: "审阅批注不是条文，公布后会被当成条文。",
		En: "A reviewer's comment is no provision, and would be published as one."},
}

var placeholderLeft = &model.Rule{
	ID: "placeholder", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”还没有填写", En: "“{1}” was never filled in"},
	Hint: model.Bilingual{
		Zh: "填上内容，或改写这一句。",
		En: "Fill it in, or reword the sentence."},
	Doc: model.Bilingual{
		Zh: "占位的符号留在条文里，要求就不完整。",
		En: "With a placeholder in it a requirement is incomplete."},
}

var wordTwice = &model.Rule{
	ID: "word-twice", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”写了两遍", En: "“{1}” stands twice"},
	Hint: model.Bilingual{
		Zh: "删去一个。",
		En: "Take one of them out."},
	Doc: model.Bilingual{
		Zh: "删改时常留下重复的字词。",
		En: "Edits often leave a word twice."},
}

var runTogether = &model.Rule{
	ID: "run-together", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”在一段的中间，像是另一条的开头", En: "“{1}” stands inside a paragraph like the beginning of another subclause"},
	Hint: model.Bilingual{
		Zh: "在“{1}”前面空一行，另起一段。",
		En: "Put a blank line before “{1}”."},
	Doc: model.Bilingual{
		Zh: "粘贴时丢了换行，两条就并成一条，后一条无法引用。",
		En: "Where a paste lost the end of a line two subclauses become one, and the second cannot be cited."},
}

var (
	lostField   = regexp.MustCompile(`错误[！!] ?(?:未找到引用源|未定义书签|超链接引用无效)[。.]?|Error! (?:Reference source not found|Bookmark not defined|Hyperlink reference not valid)\.?|#REF!`)
	pageNumber  = regexp.MustCompile(`^(?:[-—–·]? ?[0-9IVXⅠ-Ⅻ]{1,4} ?[-—–·]?|第 ?[0-9]+ ?页(?:[，,/ ]?共 ?[0-9]+ ?页)?|Page [0-9]+(?: of [0-9]+)?)$`)
	commentLeft = regexp.MustCompile(`(?:【|\[|［|〔|（|\()(?:批注|审阅|修改意见|编者注|Comment(?:ed)?)[^】\]］〕）)]*(?:】|\]|］|〕|）|\))`)
	placeholder = regexp.MustCompile(`[×]{2,}|[ＸX＊]{3,}|[（(【\[［] ?(?:待定|待补充?|待填写?|待确认|待核实|待续|TBD|TBC|TODO)[^）)】\]］]{0,8}[）)】\]］]|\b(?:TBD|TODO)\b`)
)

// residues checks the words for what an edit or a paste left behind.
func (d *drafting) residues() {
	d.runs(func(r wording.Run, at place) {
		left := func(rule *model.Rule, form *regexp.Regexp, signs string) {
			if !strings.ContainsAny(r.Text, signs) {
				return // no need to look closer
			}
			for _, m := range form.FindAllStringIndex(r.Text, -1) {
				d.report(rule.At(r.Pos(m[0], m[1]), r.Text[m[0]:m[1]]))
			}
		}
		left(residueField, lostField, "!！#")
		left(residueComment, commentLeft, "【[［〔（(")
		if at.note == "" { // an example shows how a number is formed
			left(placeholderLeft, placeholder, "×ＸX＊待T")
		}
		d.doubled(r)
		if _, ok := at.block.(*model.Paragraph); ok && at.provision != nil && at.note == "" && at.cell == nil && at.listItem == nil {
			d.pageResidue(r, at.provision)
			d.together(r, at.provision)
		}
	})
}

// pageResidue reports a paragraph that is a page number or a running head.
func (d *drafting) pageResidue(r wording.Run, p *model.Provision) {
	words := strings.TrimSpace(r.Text)
	if len(words) > 64 {
		return // longer than any number
	}
	switch {
	case pageNumber.MatchString(words):
		d.report(residuePage.At(r.Pos(0, len(r.Text)), words, model.Bilingual{Zh: "页码", En: "a page number"}))
	case words != "" && looseNumber(words) == looseNumber(d.edition.Number) && p.Kind != model.Bibliography:
		d.report(residuePage.At(r.Pos(0, len(r.Text)), words, model.Bilingual{Zh: "页眉", En: "a running head"}))
	}
}

var inside = regexp.MustCompile(`[。；.;] ?((?:[A-Z]|[0-9]+)(?:\.[0-9]+)+)[ \x{3000}\x{a0}]?(?:\p{Han}|[A-Z][a-z])`)

// together reports the number of the next subclause behind the end of a
// sentence.
func (d *drafting) together(r wording.Run, p *model.Provision) {
	if !strings.ContainsAny(r.Text, figures) {
		return
	}
	for _, m := range inside.FindAllStringSubmatchIndex(r.Text, -1) {
		number := r.Text[m[2]:m[3]]
		if _, known := d.anchors[number]; !known && p.Number != "" && parentNumber(number) == parentNumber(p.Number) {
			d.report(runTogether.At(r.Pos(m[2], m[3]), number))
		}
	}
}

// once are words that do not stand twice in a row; most others may begin where
// a word ends: 供应应符合, 参与与否, 以及及时.
const once = "的了和或把被"

// wordEnd are characters that make one word with the first of two: 目的的, 总和和.
const wordEnd = "目标总饱温缓调柔共"

// doubled reports a word that was typed twice.
func (d *drafting) doubled(r wording.Run) {
	if !d.zh() {
		d.doubledWord(r)
		return
	}
	var before, earlier rune
	for i, c := range r.Text {
		if c == before && strings.ContainsRune(once, c) && (earlier == 0 || !strings.ContainsRune(wordEnd, earlier)) {
			d.reportFix(wordTwice, r, i, i+utf8.RuneLen(c), "", string(c))
		}
		earlier, before = before, c
	}
}

var englishWord = regexp.MustCompile(`[A-Za-z]+`)

// doubledWord compares every English word with the one before it.
func (d *drafting) doubledWord(r wording.Run) {
	last := []int{0, 0}
	for _, m := range englishWord.FindAllStringIndex(r.Text, -1) {
		word := r.Text[m[0]:m[1]]
		same := strings.EqualFold(word, r.Text[last[0]:last[1]]) && r.Text[last[1]:m[0]] == " " && len(word) > 1
		if same && word != "that" && word != "had" && !unicode.IsUpper(rune(word[0])) {
			d.reportFix(wordTwice, r, last[1], m[1], "", word)
		}
		last = m
	}
}
