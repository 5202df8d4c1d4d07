package model

import (
	"regexp"
	"strings"
)

// numberYear is a standard's number up to the year behind its dash. Whoever
// types it takes any dash; the printed one is one em long (GB/T 1.1—2020, 9.5.4).
// Of a draft the year is crosses.
var numberYear = regexp.MustCompile(`^(.*[^\s\-‐-―－−])\s*[-‐-―－−]{1,2}\s*([0-9]{4}|[Xx×]{2,4})$`)

// NormalNumber writes a standard's number in one way, however it was typed:
// half-width letters, digits and strokes, single spaces, one em dash before
// the year. "DB41／T　1234-2024" is "DB41/T 1234—2024".
func NormalNumber(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '　' || r == '\u00a0':
			return ' '
		case r >= '！' && r <= '～' && r != '－':
			return r - '！' + '!'
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if m := numberYear.FindStringSubmatch(s); m != nil {
		return m[1] + "—" + m[2]
	}
	return s
}

// SplitNumber parts a number as NormalNumber writes it at the dash before its
// year; year is "" of an undated one.
func SplitNumber(number string) (stem, year string) {
	if m := numberYear.FindStringSubmatch(number); m != nil {
		return m[1], m[2]
	}
	return number, ""
}
