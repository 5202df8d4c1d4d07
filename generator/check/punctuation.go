package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var punctuationRules = []*model.Rule{halfPunctuation, widePunctuation, repeatedPunctuation, pairedPunctuation, paragraphEnd}

var halfPunctuation = &model.Rule{
	ID: "half-punctuation", Severity: model.Warning,
	Message: model.Bilingual{Zh: "中文里用了半角的“{1}”", En: "half-width “{1}” in Chinese"},
	Hint: model.Bilingual{
		Zh: "改为全角的“{2}”。",
		En: "Write the full-width “{2}”."},
	Doc: model.Bilingual{
		Zh: "汉字之间用全角标点（GB/T 15834）；半角标点多半是粘贴时带来的。",
		En: "Between Han characters punctuation is full-width (GB/T 15834); half-width marks mostly come with a paste."},
}

var widePunctuation = &model.Rule{
	ID: "wide-punctuation", Severity: model.Warning,
	Message: model.Bilingual{Zh: "英文里用了中文的“{1}”", En: "Chinese “{1}” in English"},
	Hint: model.Bilingual{
		Zh: "改为半角的“{2}”。",
		En: "Write “{2}”."},
	Doc: model.Bilingual{
		Zh: "英文用半角标点；全角标点多半是输入法没有切换。",
		En: "English has half-width punctuation; a full-width mark mostly comes from the input method."},
}

var repeatedPunctuation = &model.Rule{
	ID: "repeated-punctuation", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”两个标点连在一起", En: "“{1}”: two marks together"},
	Hint: model.Bilingual{
		Zh: "留下一个。",
		En: "Keep one of them."},
	Doc: model.Bilingual{
		Zh: "点号不连用（GB/T 15834）；多半是删改时留下的。",
		En: "Stops and commas do not stand together (GB/T 15834); mostly one is left from an edit."},
}

var pairedPunctuation = &model.Rule{
	ID: "paired-punctuation", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”没有配对", En: "“{1}” has no partner"},
	Hint: model.Bilingual{
		Zh: "补上另一半；两半都用全角。",
		En: "Add the other half; both are of the same width."},
	Doc: model.Bilingual{
		Zh: "括号、引号、书名号成对使用（GB/T 15834）。",
		En: "Brackets, quotation marks and title marks come in pairs (GB/T 15834)."},
}

var paragraphEnd = &model.Rule{
	ID: "paragraph-end", Severity: model.Warning,
	Message: model.Bilingual{Zh: "这一段{1}", En: "the paragraph {1}"},
	Hint: model.Bilingual{
		Zh: "句末用“。”；句子断成两段的，把下一段接上来。",
		En: "End the sentence with “.”; where it goes on in the next paragraph join the two."},
	Doc: model.Bilingual{
		Zh: "段是完整的句子（GB/T 15834）；没有句末标点的段多半是粘贴时断开或截短的。",
		En: "A paragraph consists of whole sentences (GB/T 15834); one without an end was mostly broken or cut in a paste."},
}

// fullWidth maps the half-width marks to those of Chinese.
var fullWidth = map[rune]string{',': "，", ';': "；", ':': "：", '?': "？", '!': "！", '(': "（", ')': "）", '.': "。"}

var (
	betweenHan = regexp.MustCompile(`[,;?!:]`)
	hanStop    = regexp.MustCompile(`\p{Han}(\.)(?:\p{Han}|$)`)
	roundHan   = regexp.MustCompile(`\(([^()（）]*)\)`)
	dots       = regexp.MustCompile(`\.{3,}`)
	angled     = regexp.MustCompile(`<[^<>]*\p{Han}[^<>]*>`)
	twice      = regexp.MustCompile(`[。，；：、！？][。，；：、！？]+|[,;][,;.]`)
	wideMarks  = regexp.MustCompile(`[，。；：？！（）]`)
)

// halfOf are the marks of English for those of Chinese.
var halfOf = map[string]string{"，": ", ", "。": ".", "；": "; ", "：": ": ", "？": "?", "！": "!", "（": "(", "）": ")"}

// punctuation checks the marks of the words and the ends of paragraphs.
func (d *drafting) punctuation() {
	d.runs(func(r wording.Run, at place) {
		if d.zh() && !(at.provision != nil && at.provision.Term != nil && at.title) {
			d.halfMarks(r)
			d.pairs(r)
		} else if !d.zh() && !at.title {
			d.wide(r)
		}
		for _, m := range twice.FindAllStringIndex(r.Text, -1) {
			first, size := utf8.DecodeRuneInString(r.Text[m[0]:])
			words := r.Text[m[0]:m[1]]
			if strings.Trim(words, "！？") == "" {
				continue // ！！ and ？！ are marks of their own
			}
			if strings.Trim(words, string(first)) == "" {
				d.reportFix(repeatedPunctuation, r, m[0]+size, m[1], "", words)
			} else {
				d.report(repeatedPunctuation.At(r.Pos(m[0]+size, m[1]), words))
			}
		}
	})
	for _, p := range d.text.Provisions {
		d.paragraphEnds(p)
	}
}

func (d *drafting) halfMarks(r wording.Run) {
	report := func(at int) {
		mark, size := utf8.DecodeRuneInString(r.Text[at:])
		full := fullWidth[mark]
		if next, _ := utf8.DecodeRuneInString(r.Text[at+size:]); mark != '(' && mark != ')' && strings.ContainsRune("，。；：、！？", next) {
			d.report(halfPunctuation.At(r.Pos(at, at+size), string(mark), full)) // one of the two goes
			return
		}
		d.reportFix(halfPunctuation, r, at, at+size, full, string(mark), full)
	}
	for _, m := range betweenHan.FindAllStringIndex(r.Text, -1) {
		before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(r.Text[:m[0]], " "))
		after, _ := utf8.DecodeRuneInString(strings.TrimLeft(r.Text[m[1]:], " "))
		if chinese(before) || chinese(after) && !(before >= '0' && before <= '9' && r.Text[m[0]] == ':') {
			report(m[0])
		}
	}
	for _, m := range hanStop.FindAllStringSubmatchIndex(r.Text, -1) {
		report(m[2])
	}
	for _, m := range dots.FindAllStringIndex(r.Text, -1) {
		d.reportFix(halfPunctuation, r, m[0], m[1], "……", r.Text[m[0]:m[1]], "……")
	}
	for _, m := range angled.FindAllStringSubmatchIndex(r.Text, -1) {
		d.reportFix(halfPunctuation, r, m[0], m[0]+1, "《", "<", "《")
		d.reportFix(halfPunctuation, r, m[1]-1, m[1], "》", ">", "》")
	}
	d.straightQuotes(r)
	for _, m := range roundHan.FindAllStringSubmatchIndex(r.Text, -1) {
		before, _ := utf8.DecodeLastRuneInString(r.Text[:m[0]])
		if strings.ContainsFunc(r.Text[m[2]:m[3]], func(c rune) bool { return unicode.Is(unicode.Han, c) }) || unicode.Is(unicode.Han, before) && m[3]-m[2] > 0 {
			report(m[0])
			report(m[1] - 1)
		}
	}
}

// straightQuotes reports typewriter quotes in Chinese words; behind a figure
// the sign is that of inches.
func (d *drafting) straightQuotes(r wording.Run) {
	open := true
	for i := 0; i < len(r.Text); i++ {
		if r.Text[i] != '"' || i > 0 && r.Text[i-1] >= '0' && r.Text[i-1] <= '9' && open {
			continue
		}
		want := "”"
		if open {
			want = "“"
		}
		d.reportFix(halfPunctuation, r, i, i+1, want, `"`, want)
		open = !open
	}
}

// chinese reports whether a mark beside the character belongs to Chinese words.
func chinese(c rune) bool {
	return unicode.Is(unicode.Han, c) || strings.ContainsRune("》」』”’）】。；：", c)
}

// wide reports Chinese marks in English words; those beside Han are part of
// what is quoted.
func (d *drafting) wide(r wording.Run) {
	for _, m := range wideMarks.FindAllStringIndex(r.Text, -1) {
		before, _ := utf8.DecodeLastRuneInString(r.Text[:m[0]])
		after, _ := utf8.DecodeRuneInString(r.Text[m[1]:])
		if unicode.Is(unicode.Han, before) || unicode.Is(unicode.Han, after) || strings.ContainsRune("》”", before) {
			continue
		}
		mark := r.Text[m[0]:m[1]]
		want := halfOf[mark]
		if after == ' ' || m[1] == len(r.Text) {
			want = strings.TrimSpace(want)
		}
		if mark == "（" && before != ' ' && m[0] > 0 {
			want = " ("
		}
		d.reportFix(widePunctuation, r, m[0], m[1], want, mark, strings.TrimSpace(want))
	}
}

var closing = map[rune]rune{'（': '）', '“': '”', '《': '》', '【': '】', '「': '」', '〔': '〕'}

// itemMark is the mark of an item that is referred to, 1）, whose bracket has
// no partner.
var itemMark = regexp.MustCompile(`(?:^|[^0-9A-Za-z.])[0-9a-z]{1,2}$`)

// pairs reports full-width brackets and quotation marks without their partner;
// a half-width bracket may be the wrong half of a pair.
func (d *drafting) pairs(r wording.Run) {
	type opened struct {
		mark rune
		at   int
	}
	var open []opened
	items := 0 // brackets that may be those of items: 5.2 a）
	report := func(at int, c rune) { d.report(pairedPunctuation.At(r.Pos(at, at+utf8.RuneLen(c)), string(c))) }
	for i, c := range r.Text {
		last := len(open) - 1
		switch {
		case closing[c] != 0:
			open = append(open, opened{c, i})
		case last >= 0 && closing[open[last].mark] == c:
			open = open[:last]
			if c == '）' && itemMark.MatchString(r.Text[:i]) {
				items++
			}
		case c == ')' && last >= 0 && open[last].mark == '（' && !strings.Contains(r.Text[open[last].at:i], "(") && !itemMark.MatchString(r.Text[:i]):
			d.reportFix(pairedPunctuation, r, i, i+1, "）", ")")
			open = open[:last]
		case c == '）' && strings.LastIndex(r.Text[:i], "(") > strings.LastIndexAny(r.Text[:i], "）)"):
			at := strings.LastIndex(r.Text[:i], "(")
			d.reportFix(pairedPunctuation, r, at, at+1, "（", "(")
		case c == '）' && items > 0:
			items--
		case strings.ContainsRune("）”》】」〕", c) && !(c == '）' && itemMark.MatchString(r.Text[:i])):
			report(i, c)
		}
	}
	for _, o := range open {
		report(o.at, o.mark)
	}
}

var (
	ended    = regexp.MustCompile(`[。！？：；…!?:;.` + "\uFFFC" + `][”’）」』）)\]]*$`)
	endsOpen = regexp.MustCompile(`[，、,]$`)
)

// paragraphEnds checks how the paragraphs of a provision end. The entries of
// clause 2, of the bibliography and of an index end in nothing, definitions
// have a rule of their own, and so have the words before a list.
func (d *drafting) paragraphEnds(p *model.Provision) {
	if p.Kind == model.Bibliography || p.Kind == model.IndexSection || p.Number == "2" && p.Kind == model.Clause {
		return
	}
	for i, b := range p.Blocks {
		switch b := b.(type) {
		case *model.Paragraph:
			if i+1 < len(p.Blocks) && isList(p.Blocks[i+1]) || p.Term != nil {
				continue
			}
			d.paragraphEnd(wording.NewRun(b.Inlines))
		case *model.Note:
			d.noteEnd(b.Blocks)
		case *model.Example:
			d.noteEnd(b.Blocks)
		}
	}
	for _, child := range p.Children {
		d.paragraphEnds(child)
	}
}

// noteEnd checks a note or example that is one paragraph.
func (d *drafting) noteEnd(bs []model.Block) {
	if len(bs) != 1 {
		return
	}
	if para, ok := bs[0].(*model.Paragraph); ok {
		d.paragraphEnd(wording.NewRun(para.Inlines))
	}
}

// isSentence tells sentences from the lines of a form, such as （盖章）: they have
// a verb of GB/T 1.1, or a mark inside.
func (d *drafting) isSentence(words string) bool {
	return strings.ContainsAny(words, "，；。") || strings.Contains(words, ", ") || len(wording.Modals(words, d.text.Lang)) > 0
}

func (d *drafting) paragraphEnd(r wording.Run) {
	words := strings.TrimSpace(r.Text)
	switch {
	case ended.MatchString(words) || !d.isSentence(words):
	case endsOpen.MatchString(words):
		_, from, to := ending(r)
		d.report(paragraphEnd.At(r.Pos(from, to), model.Bilingual{Zh: "以“" + r.Text[from:to] + "”结尾", En: "ends in “" + r.Text[from:to] + "”"}))
	default:
		d.report(paragraphEnd.At(lineEnd(r), model.Bilingual{Zh: "没有句末标点", En: "has no stop at its end"}))
	}
}
