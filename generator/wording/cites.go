package wording

import (
	"regexp"
	"strings"

	"guiju/generator/model"
)

// Cite is one mention of a standard by its number.
type Cite struct {
	Stem string // GB/T 1.1
	Year string // "" in an undated reference
	From int    // bytes of the words
	To   int
}

// Number writes the number in one way: GB/T 1.1—2020.
func (c Cite) Number() string {
	if c.Year == "" {
		return c.Stem
	}
	return c.Stem + "—" + c.Year
}

// figures stand in every number, and are looked for first: the pattern is slow.
const figures = "0123456789"

// StandardNumber is the stem and year of a standard's number (GB/T 1.1—2020,
// 9.5.4; national, sector, local, ISO and IEC numbers).
var StandardNumber = regexp.MustCompile(`((?:GB|gb|DB[0-9]{2,6}|[A-Z]{2,3})[/／][TZtz]|GB|DB[0-9]{2,6}|TSG|JGJ|CJJ|ISO/IEC|ISO|IEC|样内)[ \x{a0}\x{3000}]*([A-Z]?[0-9]+(?:\.[0-9]+)*)(?:[ ]*[—–－:-]+[ ]*([12][0-9]{3}))?`)

// Cites finds the standards that words mention. The slice is shared.
func Cites(words string) []Cite {
	if !strings.ContainsAny(words, figures) {
		return nil
	}
	return citesOf.of(words, "")
}

var citesOf = memo[[]Cite]{read: cites}

func cites(words string, _ model.Lang) (out []Cite) {
	for _, m := range StandardNumber.FindAllStringSubmatchIndex(words, -1) {
		if m[0] > 0 && alnum(words[m[0]-1]) || m[1] < len(words) && alnum(words[m[1]]) {
			continue
		}
		code := strings.ReplaceAll(strings.ToUpper(words[m[2]:m[3]]), "／", "/")
		c := Cite{Stem: code + " " + words[m[4]:m[5]], From: m[0], To: m[1]}
		if m[6] >= 0 {
			c.Year = words[m[6]:m[7]]
		}
		out = append(out, c)
	}
	return out
}

func alnum(b byte) bool { return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' }
