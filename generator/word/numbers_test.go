package word

import (
	"strings"
	"testing"
)

// TestNumbers writes numbers in the formats of ST_NumberFormat (ECMA-376-1,
// 17.18.59).
func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		format, custom string
		numbers        []int
		want           string
	}{
		{"decimal", "", []int{0, 1, 12}, "0 1 12"},
		{"decimalZero", "", []int{1, 10, 100}, "01 10 100"},
		{"custom", "001, 002, 003, ...", []int{1, 99, 1000}, "001 099 1000"},
		{"upperLetter", "", []int{1, 26, 27, 53}, "A Z AA AAA"},
		{"lowerLetter", "", []int{1, 26, 28}, "a z bb"},
		{"upperRoman", "", []int{1, 4, 9, 14, 40, 1994}, "I IV IX XIV XL MCMXCIV"},
		{"lowerRoman", "", []int{3, 49}, "iii xlix"},
		{"ordinal", "", []int{1, 2, 3, 4, 11, 22, 113}, "1st 2nd 3rd 4th 11th 22nd 113th"},
		{"chineseCounting", "", []int{0, 1, 10, 11, 20, 25, 99, 105}, "〇 一 十 十一 二十 二十五 九十九 一〇五"},
		{"chineseCountingThousand", "", []int{10, 12, 100, 101, 110, 115, 1005, 1050, 10000, 10010, 20300, 120000}, "十 十二 一百 一百零一 一百一十 一百一十五 一千零五 一千零五十 一万 一万零一十 二万零三百 十二万"},
		{"japaneseCounting", "", []int{10, 21, 300}, "十 二十一 三百"},
		{"chineseLegalSimplified", "", []int{1, 10, 25, 105}, "壹 壹拾 贰拾伍 壹佰零伍"},
		{"ideographTraditional", "", []int{1, 10, 11}, "甲 癸 11"},
		{"ideographZodiac", "", []int{1, 12, 13}, "子 亥 13"},
		{"ideographZodiacTraditional", "", []int{1, 11, 60, 61}, "甲子 甲戌 癸亥 61"},
		{"ideographDigital", "", []int{10, 205}, "一〇 二〇五"},
		{"decimalEnclosedCircle", "", []int{1, 20, 21, 36, 50, 51}, "① ⑳ ㉑ ㊱ ㊿ 51"},
		{"decimalEnclosedParen", "", []int{1, 20, 21}, "⑴ ⒇ 21"},
		{"decimalEnclosedFullstop", "", []int{1, 20}, "⒈ ⒛"},
		{"ideographEnclosedCircle", "", []int{1, 10, 11}, "㊀ ㊉ 11"},
		{"decimalFullWidth", "", []int{1, 20}, "１ ２０"},
		{"numberInDash", "", []int{7}, "- 7 -"},
		{"hex", "", []int{10, 255}, "A FF"},
		{"chicago", "", []int{1, 2, 5, 6}, "* † ** ††"},
		{"none", "", []int{5}, ""},
		{"upperLetter", "", []int{0, -3, 1 << 30}, "0 0 1073741824"},
		{"upperRoman", "", []int{0, 1 << 30}, "0 1073741824"},
		{"chineseCountingThousand", "", []int{-1, 1 << 30}, "-1 1073741824"},
	} {
		var got []string
		for _, n := range c.numbers {
			s, known := formatNumber(n, c.format, c.custom)
			if !known {
				t.Errorf("%s is not known", c.format)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s %v: %s, want %s", c.format, c.numbers, s, c.want)
		}
	}
}

// TestUnknownFormat writes digits in the place of a format of another script,
// and says so.
func TestUnknownFormat(t *testing.T) {
	d := mustRead(t, docx(map[string]string{
		"numbering.xml": `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="hebrew1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
		"document.xml":  `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`,
	}), Options{})
	if got, want := dump(d), "1 level1 |3.|\n1 warning word-number-format: 编号格式“hebrew1”按阿拉伯数字写出\n"; got != want {
		t.Errorf("got %s", got)
	}
}

// TestStale compares what references show with the numbers of paragraphs.
func TestStale(t *testing.T) {
	for _, c := range []struct {
		shown, label string
		stale        bool
	}{
		{"5.2", "5.2", false}, {"第5章", "5", false}, {"5.2a)", "a)", false}, {"2", "5.2", false}, {"附录A", "附录A", false},
		{"15", "5", true}, {"5.3", "5.2", true}, {"A", "附录B", true}, {"第三章", "第四章", false}, {"", "5", false},
	} {
		shown, is := bare(c.shown), bare(c.label)
		if stale := staleNumber(shown, is); stale != c.stale {
			t.Errorf("%s for %s: stale %t", c.shown, c.label, stale)
		}
	}
}
