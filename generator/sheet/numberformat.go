package sheet

import (
	"regexp"
	"strconv"
	"strings"
)

// format is what a number format means for a cell (ECMA-376 part 1, 18.8.30).
type format struct {
	date bool
	// digits before and after the point that are always shown, of formats such
	// as 000 and 0.00; a code that was typed as a number needs them.
	whole, part int
}

var (
	formatHidden = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)
	formatZeros  = regexp.MustCompile(`^(0+)(?:\.(0+))?_?\s*$`)
	formatTimed  = regexp.MustCompile(`(?i)\[(?:h+|m+|s+)\]`)
)

// formatOf reads a format by its number and, from 164 on, its code.
func formatOf(id int, code string) format {
	switch {
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		// 27 to 36 and 50 to 58 are the dates of Chinese editions (18.8.30).
		return format{date: true}
	case id == 1:
		return format{whole: 1}
	case id == 2:
		return format{whole: 1, part: 2}
	case code == "":
		return format{}
	}
	first, _, _ := strings.Cut(code, ";")
	if m := formatZeros.FindStringSubmatch(first); m != nil {
		return format{whole: len(m[1]), part: len(m[2])}
	}
	if formatTimed.MatchString(first) {
		return format{} // a length of time
	}
	bare := strings.ToLower(formatHidden.ReplaceAllString(first, ""))
	if strings.Contains(bare, "general") || strings.Contains(bare, "通用格式") {
		return format{}
	}
	return format{date: strings.ContainsAny(bare, "yd") || strings.Contains(bare, "m") && !strings.ContainsAny(bare, "#0?")}
}

// write shows a number as the editor sees it: with the fifteen digits that a
// spreadsheet keeps, and the zeros that its format asks for.
func (f format) write(v float64) string {
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if f.whole == 0 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	s := strconv.FormatFloat(v, 'f', f.part, 64)
	back, _ := strconv.ParseFloat(s, 64)
	if back != v { // the format hides digits: the number itself is the fact
		s = strconv.FormatFloat(v, 'f', -1, 64)
	}
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	whole, _, _ := strings.Cut(s, ".")
	return sign + strings.Repeat("0", max(f.whole-len(whole), 0)) + s
}
