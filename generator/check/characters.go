package check

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var characterRules = []*model.Rule{fullDigits, straySpace, numberForm}

var fullDigits = &model.Rule{
	ID: "full-width-digits", Severity: model.Warning,
	Message: model.Bilingual{Zh: "用了全角的“{1}”", En: "full-width “{1}”"},
	Hint: model.Bilingual{
		Zh: "改为半角的“{2}”。",
		En: "Write “{2}”."},
	Doc: model.Bilingual{
		Zh: "数字和拉丁字母用半角（GB/T 15835）；全角的检索不到，也不能计算。",
		En: "Figures and Latin letters are half-width (GB/T 15835)."},
}

var straySpace = &model.Rule{
	ID: "stray-space", Severity: model.Warning,
	Message: model.Bilingual{Zh: "多余的{1}", En: "a stray {1}"},
	Hint: model.Bilingual{
		Zh: "{2}；它多半是从 Word 或网页粘贴来的。",
		En: "{2}; it mostly comes with a paste from Word or the web."},
	Doc: model.Bilingual{
		Zh: "汉字之间、数字与汉字单位之间不留空格，单词之间只空一格；不换行空格和制表符使检索和复制出错。",
		En: "No space stands between Han characters, nor between a figure and a Chinese unit, and one between words; no-break spaces and tabs break searching and copying."},
}

var (
	fullWidthRun = regexp.MustCompile(`[０-９Ａ-Ｚａ-ｚ％．]*[０-９Ａ-Ｚａ-ｚ％][０-９Ａ-Ｚａ-ｚ％．]*`)
	spaceRun     = regexp.MustCompile(`[ \t\x{a0}\x{3000}\x{2002}\x{2003}\x{2009}]+`)
)

// characters checks the characters of the words: what came with a paste, and
// how numbers are written.
func (d *drafting) characters() {
	d.runs(func(r wording.Run, at place) {
		for _, m := range fullWidthRun.FindAllStringIndex(r.Text, -1) {
			word := r.Text[m[0]:m[1]]
			half := strings.Map(func(c rune) rune {
				if c >= '！' && c <= '～' {
					return c - '！' + '!'
				}
				return c
			}, word)
			d.reportFix(fullDigits, r, m[0], m[1], half, word, half)
		}
		if at.provision == nil || at.provision.Kind != model.Bibliography {
			d.spaces(r, at)
		}
		d.standardNumbers(r)
	})
}

var spaceNames = map[rune]model.Bilingual{
	'\t': {Zh: "制表符", En: "tab"}, '\u00a0': {Zh: "不换行空格", En: "no-break space"}, '\u3000': {Zh: "全角空格", En: "full-width space"},
	' ': {Zh: "空格", En: "space"}, '\u2002': {Zh: "半字空格", En: "en space"}, '\u2003': {Zh: "全字空格", En: "em space"}, '\u2009': {Zh: "窄空格", En: "thin space"},
}

// instead says what to write for a stray space.
func instead(want string) model.Bilingual {
	if want == "" {
		return model.Bilingual{Zh: "删去", En: "Delete it"}
	}
	return model.Bilingual{Zh: "改为一个空格", En: "Write one space"}
}

// countedWord is a Chinese unit behind a figure; countedNot are the words that
// merely begin like one.
var (
	countedWord = regexp.MustCompile(`[0-9]([ \x{a0}\x{3000}]+)(?:个|小时|分钟|工作日|[名次人天日年月周秒元万亿倍项件台份条页米吨级位套间辆张种类处公斤])`)
	countedNot  = regexp.MustCompile(`^(?:个[人体别]|日[常志期报程]|年[度报检末初限]|月[度报末初]|周[期边转]|人[员事力民工大均]|次[序数要]|项目|件数|条[件款例]|页[码面]|级别|位置|间[隔接]|张贴|套[餐件]|台[账帐]|名[称单]|元素|份额|类[别型]|种类|处[置理分于]|公[文共用开]|万一|天然)`)
)

// counted reports a space between a figure and its Chinese unit.
func (d *drafting) counted(r wording.Run) {
	for _, m := range countedWord.FindAllStringSubmatchIndex(r.Text, -1) {
		if !r.Ref(m[0]) && !countedNot.MatchString(r.Text[m[3]:]) && !partOfNumber(r.Text, m[0]) {
			first, _ := utf8.DecodeRuneInString(r.Text[m[2]:])
			d.reportFix(straySpace, r, m[2], m[3], "", spaceNames[first], instead(""))
		}
	}
}

// partOfNumber reports whether the figure at a byte of s ends a number such as
// 5.2.1 or GB/T 1.1.
func partOfNumber(s string, at int) bool {
	from := at
	for from > 0 && (alnum(s[from-1]) || s[from-1] == '.') {
		from--
	}
	return strings.Count(s[from:at+1], ".") > 1 || from > 1 && (s[from-1] == ' ' && alnum(s[from-2]) || s[from-1] == '/')
}

func (d *drafting) spaces(r wording.Run, at place) {
	if !strings.ContainsAny(r.Text, " \t\u00a0\u3000\u2002\u2003\u2009") {
		return
	}
	if d.zh() {
		d.counted(r)
	}
	for _, m := range spaceRun.FindAllStringIndex(r.Text, -1) {
		run := r.Text[m[0]:m[1]]
		first, _ := utf8.DecodeRuneInString(run)
		if m[0] == 0 || m[1] == len(r.Text) {
			continue // at the ends of a run nothing is seen
		}
		before, _ := utf8.DecodeLastRuneInString(r.Text[:m[0]])
		after, _ := utf8.DecodeRuneInString(r.Text[m[1]:])
		betweenHan := d.zh() && chinese(before) && (chinese(after) || strings.ContainsRune("《“（【", after)) || strings.ContainsRune("《“（【", before) && chinese(after)
		parts := run == "\u3000" && (at.title || at.caption || at.provision != nil && (at.provision.Number == "2" || at.provision.Term != nil))
		switch {
		case parts || run == " " && !betweenHan:
			continue
		case run == "\u3000" && !betweenHan:
			continue
		}
		if run == " " && wording.Titled(r.Text, m[0]) {
			continue // 《标准化工作导则 第1部分：…》
		}
		want := " "
		if betweenHan {
			want = ""
		}
		what := spaceNames[first]
		if len(run) > 1 && first == ' ' {
			what = model.Bilingual{Zh: "连续空格", En: "run of spaces"}
		}
		d.reportFix(straySpace, r, m[0], m[1], want, what, instead(want))
	}
}
