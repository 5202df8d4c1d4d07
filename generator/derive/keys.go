package derive

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"guiju/generator/model"
	"guiju/generator/pinyin"
)

// Statuses are the states of a standard in the order of its life.
var Statuses = []model.Status{model.Planned, model.Upcoming, model.Current, model.Superseded, model.Withdrawn}

// StatusName is how a state is called.
func StatusName(s model.Status) model.Bilingual { return statusNames[s] }

// SortKeys are what the columns of a directory sort a row by, where that is
// not what is written there: titles as a dictionary has them, levels and
// regions in the order of their registers, numbers by their parts.
func SortKeys(sys *model.System, r Row, l Line, lang model.Lang) map[string]string {
	w, area := r.Work, AreaOf(sys, r.Work)
	title := WordsKey(r.Title.Zh)
	if lang == model.En && r.Title.En != "" {
		title = strings.ToLower(r.Title.En)
	}
	return map[string]string{
		"box": w.Box, "number": NumberKey(r.Number), "title": title,
		"level":  rank(len(sys.Config.Levels), func(i int) bool { return sys.Config.Levels[i].Key == w.Level }),
		"status": rank(len(Statuses), func(i int) bool { return Statuses[i] == r.Status }),
		"region": rank(len(sys.Regions), func(i int) bool { return sys.Regions[i].Key == w.Region }),
		"area":   rank(len(sys.Config.Areas), func(i int) bool { return sys.Config.Areas[i].Key == area }),
		"matter": WordsKey(l.Matter.Or(lang)), "body": WordsKey(l.Body.Or(lang)),
	}
}

// FoundBy is what a row is found by beside its words: the number as people
// type it (db41t2341) and the title by its letters (gwyc, gongwuyongche).
func FoundBy(r Row) string {
	number := strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, r.Number)
	read := pinyin.Of(r.Title.Zh)
	return strings.Join(strings.Fields(number+" "+read.Initials+" "+read.Full), " ")
}

// WordsKey is the key by which a dictionary sorts words: Chinese by syllable
// and tone, Latin letters as they stand.
func WordsKey(s string) string { return pinyin.Of(s).Sort }

// NumberKey sorts numbers by their parts, digits as numbers: DB41/T 9 before
// DB41/T 10.
func NumberKey(number string) string {
	const width = 8
	var b, digits strings.Builder
	flush := func() {
		if n := digits.Len(); n > 0 {
			b.WriteString(strings.Repeat("0", max(0, width-n)) + digits.String())
			digits.Reset()
		}
	}
	for _, c := range number {
		if '0' <= c && c <= '9' {
			digits.WriteRune(c)
			continue
		}
		flush()
		b.WriteRune(c)
	}
	flush()
	return b.String()
}

// BoxPath lists the codes of a box and of those above it, the top first.
func BoxPath(sys *model.System, code string) (out []string) {
	for b := sys.Box(code); b != nil && !slices.Contains(out, b.Code); b = sys.Box(b.Parent) {
		out = append(out, b.Code)
	}
	slices.Reverse(out)
	return out
}

// rank is the place among n of what is asked for, from 1; "" without one.
func rank(n int, is func(int) bool) string {
	for i := range n {
		if is(i) {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}
