package model

import "unicode/utf8"

// Nearest returns the candidate that s was most likely meant to be, or "" when
// none is near: at most a third of the longer word may differ, counting an
// insertion, deletion, replacement or swap of neighbours as one (optimal
// string alignment distance). The first of equals wins.
func Nearest(s string, candidates []string) string {
	best, bestDistance := "", 0
	n := utf8.RuneCountInString(s)
	for _, c := range candidates {
		m := utf8.RuneCountInString(c)
		limit := max(n, m) / 3
		if limit == 0 || n-m > limit || m-n > limit {
			continue
		}
		if d := distance([]rune(s), []rune(c)); d <= limit && (best == "" || d < bestDistance) {
			best, bestDistance = c, d
		}
	}
	return best
}

// distance keeps three rows, because a swap looks two rows back.
func distance(a, b []rune) int {
	before, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, prev, row = prev, row, before
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return row[len(b)]
}

// DidYouMean is the sentence that names the nearest candidate, or nothing.
func DidYouMean(name string, candidates []string) Bilingual {
	near := Nearest(name, candidates)
	if near == "" {
		return Bilingual{}
	}
	return Bilingual{Zh: "是不是“" + near + "”？", En: "Did you mean “" + near + "”? "}
}
