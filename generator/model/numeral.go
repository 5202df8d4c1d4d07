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

// Han writes n (1 to 9999) as a Chinese numeral: 12 -> 十二, 103 -> 一百零三.
func Han(n int) string {
	const digits = "零一二三四五六七八九"
	d := []rune(digits)
	var b strings.Builder
	zero := false
	for _, u := range []struct {
		v int
		s string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		q := n / u.v
		n %= u.v
		switch {
		case q == 0:
			zero = b.Len() > 0
			continue
		case zero:
			b.WriteRune('零')
			zero = false
		}
		if !(q == 1 && u.v == 10 && b.Len() == 0) {
			b.WriteRune(d[q])
		}
		b.WriteString(u.s)
	}
	return b.String()
}
