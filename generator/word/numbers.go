package word

import (
	"strconv"
	"strings"
)

// formatNumber writes n as ST_NumberFormat says (ECMA-376-1, 17.18.59). known
// is false for a format of another script, which is written in digits.
func formatNumber(n int, format, custom string) (s string, known bool) {
	digits := strconv.Itoa(n)
	switch format {
	case "decimal", "":
		return digits, true
	case "none", "bullet":
		return "", true
	case "decimalZero":
		return padded(n, 2), true
	case "custom":
		// "001, 002, 003, ...": the first sample says how wide.
		sample, _, _ := strings.Cut(custom, ",")
		if sample = strings.TrimSpace(sample); sample != "" && strings.Trim(sample, "0123456789") == "" {
			return padded(n, min(len(sample), 10)), true
		}
		return digits, false
	case "upperLetter":
		return letters(n, 'A'), true
	case "lowerLetter":
		return letters(n, 'a'), true
	case "upperRoman":
		return roman(n), true
	case "lowerRoman":
		return strings.ToLower(roman(n)), true
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r - '0' + '０'
			}
			return r
		}, digits), true
	case "decimalHalfWidth":
		return digits, true
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		switch {
		case n >= 1 && n <= 20:
			return string(rune('①' + n - 1)), true
		case n >= 21 && n <= 35:
			return string(rune('㉑' + n - 21)), true
		case n >= 36 && n <= 50:
			return string(rune('㊱' + n - 36)), true
		}
		return digits, true
	case "decimalEnclosedParen":
		return within(n, '⑴', 20), true
	case "decimalEnclosedFullstop":
		return within(n, '⒈', 20), true
	case "ideographEnclosedCircle":
		return within(n, '㊀', 10), true
	case "numberInDash":
		return "- " + digits + " -", true
	case "ordinal":
		return digits + ordinal(n), true
	case "hex":
		return strings.ToUpper(strconv.FormatInt(int64(n), 16)), true
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return hanDigits(n), true
	case "chineseCounting", "taiwaneseCounting", "japaneseDigital":
		if n >= 100 {
			return hanDigits(n), true
		}
		return hanNumber(n, "〇一二三四五六七八九", "十百千", "万"), true
	case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting", "koreanCounting", "koreanDigital2":
		return hanNumber(n, "零一二三四五六七八九", "十百千", "万"), true
	case "chineseLegalSimplified":
		return legal(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万"), true
	case "ideographLegalTraditional":
		return legal(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬"), true
	case "japaneseLegal":
		return legal(n, "零壱弐参四伍六七八九", "拾百阡", "萬"), true
	case "ideographTraditional":
		return cycle(n, "甲乙丙丁戊己庚辛壬癸"), true
	case "ideographZodiac":
		return cycle(n, "子丑寅卯辰巳午未申酉戌亥"), true
	case "ideographZodiacTraditional":
		if n >= 1 && n <= 60 {
			return cycle((n-1)%10+1, "甲乙丙丁戊己庚辛壬癸") + cycle((n-1)%12+1, "子丑寅卯辰巳午未申酉戌亥"), true
		}
		return digits, true
	case "chicago":
		signs := []rune("*†‡§")
		if n < 1 || n > 400 {
			return digits, true
		}
		return strings.Repeat(string(signs[(n-1)%4]), (n-1)/4+1), true
	}
	return digits, false
}

func padded(n, width int) string {
	s := strconv.Itoa(n)
	if n < 0 || len(s) >= width {
		return s
	}
	return strings.Repeat("0", width-len(s)) + s
}

// letters counts A to Z, AA to ZZ, AAA to ZZZ: as Word, not as Excel.
func letters(n int, first rune) string {
	if n < 1 || n > 26*30 {
		return strconv.Itoa(max(n, 0))
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 32767 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.sign)
		}
	}
	return b.String()
}

func within(n int, first rune, last int) string {
	if n >= 1 && n <= last {
		return string(first + rune(n-1))
	}
	return strconv.Itoa(n)
}

// cycle is a sign of a fixed sequence; beyond it Word writes digits.
func cycle(n int, signs string) string {
	r := []rune(signs)
	if n < 1 || n > len(r) {
		return strconv.Itoa(n)
	}
	return string(r[n-1])
}

func ordinal(n int) string {
	if n%100 >= 11 && n%100 <= 13 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

func hanDigits(n int) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return []rune("〇一二三四五六七八九")[r-'0']
		}
		return r
	}, strconv.Itoa(n))
}

// legal is the writing of sums, in which ten is 壹拾.
func legal(n int, digits, steps, myriad string) string {
	s := hanNumber(n, digits, steps, myriad)
	first := string([]rune(steps)[0])
	if strings.HasPrefix(s, first) {
		s = string([]rune(digits)[1]) + s
	}
	return s
}

// hanNumber writes 0 to 99,999,999 as it is read: 十二, 一百零五, 二万三千.
func hanNumber(n int, digits, steps, myriad string) string {
	d, st := []rune(digits), []rune(steps)
	if n == 0 {
		return string(d[0])
	}
	if n < 0 || n > 99_999_999 {
		return strconv.Itoa(n)
	}
	// group writes 1 to 9999; lead puts a zero before less than a thousand.
	group := func(n int, lead bool) string {
		var b strings.Builder
		zero, begun := lead && n < 1000, false
		for i, unit := range []int{1000, 100, 10, 1} {
			q := n / unit % 10
			if q == 0 {
				zero = zero || begun
				continue
			}
			if zero {
				b.WriteRune(d[0])
				zero = false
			}
			begun = true
			b.WriteRune(d[q])
			if unit > 1 {
				b.WriteRune(st[2-i])
			}
		}
		return b.String()
	}
	s := ""
	if n >= 10_000 {
		s = group(n/10_000, false) + myriad
		if n%10_000 > 0 {
			s += group(n%10_000, true)
		}
	} else {
		s = group(n, false)
	}
	// Ten to nineteen begin with ten itself.
	if one := string(d[1]) + string(st[0]); strings.HasPrefix(s, one) {
		s = strings.TrimPrefix(s, string(d[1]))
	}
	return s
}
