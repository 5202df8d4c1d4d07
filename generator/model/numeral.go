package model

import "strings"

var hanDigits = map[rune]int{
	'零': 0, '〇': 0, '○': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '两': 2,
}

var hanUnits = map[rune]int{'十': 10, '百': 100, '千': 1000}

// ParseHan reads a Chinese numeral from 1 to 9999, as article numbers are
// written: 十二, 一百零三, 一千一百六十五, also plain digits 二〇二一. ok is
// false for anything else.
func ParseHan(s string) (n int, ok bool) {
	if s == "" {
		return 0, false
	}
	if !strings.ContainsAny(s, "十百千") {
		for _, r := range s {
			d, is := hanDigits[r]
			if !is || n > 999 {
				return 0, false
			}
			n = n*10 + d
		}
		return n, true
	}
	digit := -1
	last := 10000
	for _, r := range s {
		if d, is := hanDigits[r]; is {
			if digit > 0 {
				return 0, false
			}
			digit = d
			continue
		}
		u, is := hanUnits[r]
		if !is || u >= last {
			return 0, false
		}
		if digit == -1 {
			digit = 1 // 十二
		}
		n += digit * u
		digit, last = -1, u
	}
	if digit > 0 {
		n += digit
	}
	return n, true
}
