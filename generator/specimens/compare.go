package specimens

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// Score is how well the headings of a text were found: those of the truth
// that are there with kind, number, level and title, in order.
type Score struct{ True, Found, Right int }

// Recall is the share of the truth that was found, Precision that of the
// findings that are true, in hundredths.
func (s Score) Recall() float64    { return share(s.Right, s.True) }
func (s Score) Precision() float64 { return share(s.Right, s.Found) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 100
	}
	return 100 * float64(part) / float64(whole)
}

// Headings scores the headings of got: the longest run of headings that both
// have in the same order is right.
func Headings(want, got Structure) Score {
	a, b := want.Headings, got.Headings
	row := make([]int, len(b)+1)
	for i := range a {
		above := slices.Clone(row)
		for j := range b {
			if a[i] == b[j] {
				row[j+1] = above[j] + 1
			} else {
				row[j+1] = max(above[j+1], row[j])
			}
		}
	}
	return Score{True: len(a), Found: len(b), Right: row[len(b)]}
}

// Lines compares two texts as Markdown line by line, and returns those that only
// want has with "-" and those that only got has with "+". The addresses of
// pictures and the alignment of columns are left out, and formulas in the
// running text compared as in [Compare].
func Lines(want, got string) (diffs []string) {
	a, b := bareLines(want), bareLines(got)
	alike := make([][]int, len(a)+1)
	for i := range alike {
		alike[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				alike[i][j] = alike[i+1][j+1] + 1
			} else {
				alike[i][j] = max(alike[i+1][j], alike[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && alike[i+1][j] >= alike[i][j+1]:
			diffs = append(diffs, "- "+a[i])
			i++
		default:
			diffs = append(diffs, "+ "+b[j])
			j++
		}
	}
	return diffs
}

var (
	pictureAddress = regexp.MustCompile(`\]\(figures/[^)]*\)`)
	columnRule     = regexp.MustCompile(`^\|[-:|]+\|$`)
	inlineMath     = regexp.MustCompile(`\$[^$]+\$`)
)

func bareLines(s string) (lines []string) {
	s = pictureAddress.ReplaceAllString(s, "](figures)")
	for _, l := range strings.Split(s, "\n") {
		if l = strings.TrimSpace(l); columnRule.MatchString(l) {
			l = strings.ReplaceAll(l, ":", "")
		}
		if l != "" {
			lines = append(lines, inlineMath.ReplaceAllStringFunc(l, bareTeX))
		}
	}
	return lines
}

// Compare says in lines how got differs from want; nil where it does not.
// Kinds of pictures are left out: a metafile is handed on as what a browser
// shows.
func Compare(want, got Structure) (diffs []string) {
	say := func(format string, args ...any) { diffs = append(diffs, fmt.Sprintf(format, args...)) }
	if want.Counts != got.Counts {
		say("counts: want %+v, got %+v", want.Counts, got.Counts)
	}
	pairs(want.Headings, got.Headings, "heading", say, func(h Heading) Heading { return h })
	pairs(want.Terms, got.Terms, "term", say, func(t Term) Term { return t })
	pairs(want.Tables, got.Tables, "table", say, func(t Table) Table { return t })
	pairs(want.Figures, got.Figures, "figure", say, func(f Figure) Figure { f.Kind = ""; return f })
	pairs(want.Formulas, got.Formulas, "formula", say, func(f Formula) Formula {
		f.TeX = bareTeX(f.TeX)
		f.Symbols = slices.Clone(f.Symbols)
		for i := range f.Symbols {
			f.Symbols[i] = bareTeX(f.Symbols[i])
		}
		return f
	})
	pairs(want.Footnotes, got.Footnotes, "footnote", say, func(s string) string { return s })
	return diffs
}

// pairs compares two lists one by one; like makes alike what may differ.
func pairs[T any](want, got []T, what string, say func(string, ...any), like func(T) T) {
	for i := range max(len(want), len(got)) {
		switch {
		case i >= len(got):
			say("%s %d is missing: %+v", what, i+1, want[i])
		case i >= len(want):
			say("%s %d is too much: %+v", what, i+1, got[i])
		case !reflect.DeepEqual(like(want[i]), like(got[i])):
			say("%s %d: want %+v, got %+v", what, i+1, want[i], got[i])
		}
	}
}

// bareTeX is a formula without what two writers of TeX do each in their own
// way: spaces, braces around single signs, sizes of fences, upright letters.
var spelling = strings.NewReplacer(" ", "", "{", "", "}", "", `\left`, "", `\right`, "", `\limits`, "", `\leq`, `\le`, `\geq`, `\ge`,
	`\text`, "", `\mathrm`, "", `\lvert`, "|", `\rvert`, "|", `\vert`, "|", `\,`, "", `\thinspace`, "", "\u2009", "", `\lbrack`, "[", `\rbrack`, "]")

func bareTeX(s string) string { return spelling.Replace(s) }
