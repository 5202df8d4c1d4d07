package model

import (
	"regexp"
	"strings"
	"unicode"
)

// Whoever types a number takes any dash before its year; the printed one is one
// em long (GB/T 1.1—2020, 9.5.4). Of a draft the year is crosses.
var (
	numberYear    = regexp.MustCompile(`^(.*[^\s\-‐-―−一])\s*[-‐-―−一]+\s*((?:19|20)[0-9]{2}|[Xx×]{2,4})$`)
	numberSlash   = regexp.MustCompile(` */ *`)
	codeAndSerial = regexp.MustCompile(`^([A-Z]+[0-9]*(?:/(?:T|Z|[A-Z]+))?) ?([A-Z]?[0-9][0-9.]*)($|[^0-9A-Z./].*)`)
)

// NormalNumber writes a standard's number as covers do (GB/T 1.1—2020, 8.1),
// in whatever widths, cases, blanks and dashes it was typed:
// "DB41／T　1234-2024" is "DB41/T 1234—2024".
func NormalNumber(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
	s = numberSlash.ReplaceAllString(strings.ToUpper(strings.Join(strings.Fields(s), " ")), "/")
	if m := numberYear.FindStringSubmatch(s); m != nil {
		s = m[1] + "—" + m[2]
	}
	if m := codeAndSerial.FindStringSubmatch(s); m != nil {
		s = m[1] + " " + m[2] + m[3]
	}
	return s
}

// CodedNumber reports whether a number, as NormalNumber writes it, begins as
// those of standards do: a code and a serial number.
func CodedNumber(number string) bool { return codeAndSerial.MatchString(number) }

// SplitNumber parts a number as NormalNumber writes it at the dash before its
// year; year is "" of an undated one, and crosses of a draft.
func SplitNumber(number string) (stem, year string) {
	if m := numberYear.FindStringSubmatch(number); m != nil {
		return m[1], m[2]
	}
	return number, ""
}
