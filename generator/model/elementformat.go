package model

import (
	"regexp"
	"strconv"
	"strings"
)

// ElementFormat is the representation of a data element, read from the way it
// is written. Two ways are understood: that of GB/T 18391 and its kin, letters
// that say what stands there and how many (an..20, n6, n..8,2, YYYYMMDD), and
// that of data catalogues, one letter of the type and a length (C..50, K2,
// N8,2, D8, T15, B1).
type ElementFormat struct {
	// Characters says what may stand there: "digits", "letters", "any", or
	// "" for a number, a day or a flag.
	Characters string
	// Min and Max count characters, or of a number its digits; Max 0 is no limit.
	Min, Max int
	Decimals int
	Number   bool   // it may be a number
	Layout   string // of a day or time: YYYYMMDD
	Flag     bool   // 1 or 0
}

var (
	lengthFormat = regexp.MustCompile(`^(an|a|n|C|K|N)([0-9]{0,4})(\.\.)?([0-9]{0,4})(?:,([0-9]{1,2}))?$`)
	layouts      = []string{"YYYY", "YYYYMM", "YYYY-MM", "YYYYMMDD", "YYYY-MM-DD", "YYYYMMDDhhmm", "YYYYMMDDhhmmss", "YYYYMMDDThhmmss", "YYYY-MM-DDThh:mm:ss"}
	layoutOf     = map[string]string{"D8": "YYYYMMDD", "T15": "YYYYMMDDThhmmss"}
)

// ParseElementFormat reads a format; ok is false where it is not understood.
// "" is understood and says nothing.
func ParseElementFormat(s string) (f ElementFormat, ok bool) {
	if s == "" {
		return f, true
	}
	if s == "B1" {
		return ElementFormat{Flag: true}, true
	}
	if l, found := layoutOf[s]; found {
		return ElementFormat{Layout: l}, true
	}
	for _, l := range layouts {
		if s == l {
			return ElementFormat{Layout: l}, true
		}
	}
	m := lengthFormat.FindStringSubmatch(s)
	if m == nil {
		return f, false
	}
	first, _ := strconv.Atoi(m[2])
	second, _ := strconv.Atoi(m[4])
	f.Decimals, _ = strconv.Atoi(m[5])
	switch {
	case m[3] == "" && m[4] == "" && first > 0: // n6; N6 is up to six
		f.Min, f.Max = first, first
	case m[3] != "" && second > 0 && second >= first: // n..6, n2..6
		f.Min, f.Max = first, second
	default:
		return ElementFormat{}, false
	}
	switch m[1] {
	case "N":
		f.Number, f.Min = true, 0
	case "n":
		f.Characters, f.Number = "digits", true
	case "a":
		f.Characters = "letters"
	default:
		f.Characters = "any"
	}
	if m[5] != "" && (!f.Number || f.Decimals > f.Max) {
		return ElementFormat{}, false
	}
	return f, true
}

// Fits reports whether values of the type can be written in the format.
func (f ElementFormat) Fits(kind string) bool {
	time := strings.Contains(f.Layout, "hh")
	switch kind {
	case "text", "code":
		return f.Characters != "" && f.Decimals == 0
	case "whole":
		return f.Number && f.Decimals == 0
	case "number":
		return f.Number
	case "date":
		return f.Layout != "" && !time
	case "datetime":
		return time
	case "flag":
		return f.Flag
	}
	return true // the type itself is wrong, and reported
}

// Numeric reports whether the values of a type are numbers.
func Numeric(kind string) bool { return kind == "whole" || kind == "number" }

// SampleElement reports whether a code has the form of a sample's: it cannot
// be taken for one that was issued.
func SampleElement(code string) bool { return strings.HasPrefix(code, "S-") }
