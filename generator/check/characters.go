package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var characterRules = []*model.Rule{halfPunctuation, fullDigits, straySpace, unitSpace, numberForm}

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
		Zh: "改为“{2}”；它多半是从 Word 或网页粘贴来的。",
		En: "Write “{2}”; it mostly comes with a paste from Word or the web."},
	Doc: model.Bilingual{
		Zh: "汉字之间不留空格，单词之间只空一格；不换行空格和制表符使检索和复制出错。",
		En: "No space stands between Han characters and one between words; no-break spaces and tabs break searching and copying."},
}

var unitSpace = &model.Rule{
	ID: "unit-space", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的数和单位之间没有空", En: "no space between number and unit in “{1}”"},
	Hint: model.Bilingual{
		Zh: "写作“{2}”；%、°、′、″ 和汉字单位前不空。",
		En: "Write “{2}”; only %, °, ′ and ″ follow without a space."},
	Doc: model.Bilingual{
		Zh: "数值与单位符号之间留适当间隙（GB 3101）。",
		En: "A space stands between a number and the symbol of its unit (GB 3101)."},
}

var numberForm = &model.Rule{
	ID: "standard-number-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "标准编号“{1}”的写法不对", En: "the number “{1}” is not written as it should be"},
	Hint: model.Bilingual{
		Zh: "写作“{2}”：代号后空一格，年份前用一字线“—”。",
		En: "Write “{2}”: a space behind the code, and — before the year."},
	Doc: model.Bilingual{
		Zh: "标准编号由代号、顺序号、一字线和年份组成（GB/T 1.1—2020，9.5.4）；写法统一才能识别和链接。",
		En: "A number is code, serial number, an em dash and the year (GB/T 1.1—2020, 9.5.4); only then can it be recognised and linked."},
}

// fullWidth maps the half-width marks to those of Chinese.
var fullWidth = map[rune]string{',': "，", ';': "；", ':': "：", '?': "？", '!': "！", '(': "（", ')': "）", '.': "。"}

var (
	betweenHan   = regexp.MustCompile(`[,;?!:]`)
	hanStop      = regexp.MustCompile(`\p{Han}(\.)(?:\p{Han}|$)`)
	roundHan     = regexp.MustCompile(`\(([^()（）]*)\)`)
	fullWidthRun = regexp.MustCompile(`[０-９Ａ-Ｚａ-ｚ％．]*[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ％．]*`)
	spaceRun     = regexp.MustCompile(`[ \t\x{a0}\x{3000}\x{2002}\x{2003}\x{2009}]+`)
	tightUnit    = regexp.MustCompile(`[0-9](mm|cm|dm|km|nm|μm|µm|m²|m³|m|mg|kg|g|t|ms|min|s|h|d|mL|ml|kW·h|kWh|kW|MW|W|kV|mV|V|mA|A|kPa|MPa|Pa|℃|lx|lm|dB|GHz|MHz|kHz|Hz|kJ|MJ|GJ|J|kN|N|L|K|KB|MB|GB|TB)`)
	standardCode = regexp.MustCompile(`((?:GB|DB[0-9]{2,6}|[A-Z]{2,3})(?:/[TZ])?|ISO(?:/IEC)?|IEC)([ \x{a0}\x{3000}]*)(S?[0-9]+(?:\.[0-9]+)*)(?:[ ]*([—–－‐:：-]+)[ ]*([12][0-9]{3}))?`)
)

// characters checks the characters of the words: what came with a paste, and
// how numbers are written.
func (d *drafting) characters() {
	d.runs(func(r wording.Run, at place) {
		if d.zh() && !(at.provision != nil && at.provision.Term != nil && at.title) {
			d.punctuation(r)
		}
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
		d.units(r)
		d.standardNumbers(r)
	})
}

func (d *drafting) punctuation(r wording.Run) {
	report := func(at int) {
		mark, size := utf8.DecodeRuneInString(r.Text[at:])
		full := fullWidth[mark]
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
	for _, m := range roundHan.FindAllStringSubmatchIndex(r.Text, -1) {
		before, _ := utf8.DecodeLastRuneInString(r.Text[:m[0]])
		if strings.ContainsFunc(r.Text[m[2]:m[3]], func(c rune) bool { return unicode.Is(unicode.Han, c) }) || unicode.Is(unicode.Han, before) && m[3]-m[2] > 0 {
			report(m[0])
			report(m[1] - 1)
		}
	}
}

// chinese reports whether a mark beside the character belongs to Chinese words.
func chinese(c rune) bool {
	return unicode.Is(unicode.Han, c) || strings.ContainsRune("》」』”’）】。；：", c)
}

var spaceNames = map[rune]model.Bilingual{
	'\t': {Zh: "制表符", En: "tab"}, '\u00a0': {Zh: "不换行空格", En: "no-break space"}, '\u3000': {Zh: "全角空格", En: "full-width space"},
	' ': {Zh: "空格", En: "space"}, '\u2002': {Zh: "半字空格", En: "en space"}, '\u2003': {Zh: "全字空格", En: "em space"}, '\u2009': {Zh: "窄空格", En: "thin space"},
}

func (d *drafting) spaces(r wording.Run, at place) {
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
		d.reportFix(straySpace, r, m[0], m[1], want, what, want)
	}
}

func (d *drafting) units(r wording.Run) {
	for _, m := range tightUnit.FindAllStringSubmatchIndex(r.Text, -1) {
		end := m[3]
		// The longest unit counts, and no letter may follow it.
		next, size := utf8.DecodeRuneInString(r.Text[end:])
		if size > 0 && (next < 0x80 && (unicode.IsLetter(next) || unicode.IsDigit(next)) || strings.ContainsRune("级类型座纸式·", next)) {
			continue
		}
		from := m[0]
		for from > 0 && strings.IndexByte("0123456789.", r.Text[from-1]) >= 0 {
			from--
		}
		if before, _ := utf8.DecodeLastRuneInString(r.Text[:from]); from > 0 && before < 0x80 && (unicode.IsLetter(before) || strings.ContainsRune("-_/", before)) {
			continue
		}
		number, unit := r.Text[from:m[2]], r.Text[m[2]:end]
		p := unitSpace.At(r.Pos(from, end), number+unit, number+" "+unit)
		if at, ok := r.Source(from, end); ok {
			p = p.Mended(at, number+" "+unit)
		}
		d.report(p)
	}
}

func (d *drafting) standardNumbers(r wording.Run) {
	for _, m := range standardCode.FindAllStringSubmatchIndex(r.Text, -1) {
		if before, _ := utf8.DecodeLastRuneInString(r.Text[:m[0]]); m[0] > 0 && before < 0x80 && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
			continue
		}
		code, space, serial := r.Text[m[2]:m[3]], r.Text[m[4]:m[5]], r.Text[m[6]:m[7]]
		known := strings.Contains(code, "/") || strings.HasPrefix(code, "GB") || strings.HasPrefix(code, "DB") || code == "ISO" || code == "IEC" || code == "TSG"
		if !known {
			continue
		}
		want := code + " " + serial
		wrong := space != " "
		if m[8] >= 0 {
			dash := r.Text[m[8]:m[9]]
			foreign := strings.HasPrefix(code, "ISO") || strings.HasPrefix(code, "IEC")
			if foreign {
				dash, want = "—", want+r.Text[m[7]:m[1]]
			} else {
				want += "—" + r.Text[m[10]:m[11]]
			}
			wrong = wrong || dash != "—" || r.Text[m[7]:m[1]] != strings.TrimSpace(r.Text[m[7]:m[1]]) || !foreign && strings.Contains(r.Text[m[7]:m[1]], " ")
		}
		if wrong {
			d.reportFix(numberForm, r, m[0], m[1], want, r.Text[m[0]:m[1]], want)
		}
	}
}
