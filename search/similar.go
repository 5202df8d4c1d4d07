package search

import (
	"sort"
	"strings"
)

// isEnglish tells whether a word is one that may be completed: an ASCII
// letter, then letters and digits.
func isEnglish(raw string) bool {
	if len(raw) < 2 || raw[0] < 'a' || raw[0] > 'z' {
		return false
	}
	for i := 1; i < len(raw); i++ {
		if c := class(rune(raw[i])); raw[i] >= 0x80 || c != letter && c != digit {
			return false
		}
	}
	return true
}

// standFor gives the words that an English word of a query may stand for
// beside itself: those it begins, if it ends the query unfinished; else, if no
// text has it, those one slip away. The ones in most provisions come first,
// one for each stem.
func standFor(u unit, known bool, d dictionary) []word {
	if u.End && len(u.Raw) > 1 && (!known || len(u.Raw) >= minComplete) {
		begun := func(w string) bool { return strings.HasPrefix(w, u.Raw) }
		if ws := pick(d.words(u.Raw[0]), begun, u.Term); len(ws) > 0 || known {
			return ws
		}
	}
	if known || len(u.Raw) < minSimilar || strings.Trim(u.Raw, "abcdefghijklmnopqrstuvwxyz") != "" {
		return nil
	}
	var all []word
	for c := byte('a'); c <= 'z'; c++ {
		all = append(all, d.words(c)...)
	}
	return pick(all, func(w string) bool { return slip(w, u.Raw) }, u.Term)
}

// pick keeps the words that fit, the most frequent first, of each stem the
// first in the alphabet.
func pick(ws []word, fits func(string) bool, but string) []word {
	seen := map[string]bool{but: true}
	var out []word
	for _, w := range ws {
		if s := stemmed(w.text); fits(w.text) && !seen[s] {
			seen[s] = true
			out = append(out, w)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].df > out[j].df })
	return out[:min(len(out), maxCompletions)]
}

// slip tells whether one of two words of ASCII comes from the other by adding,
// leaving out or changing one letter, or swapping two neighbours.
func slip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	x, y := a[i:], b[i:] // what differs
	if len(a) < len(b) {
		return y[1:] == x
	}
	return x != "" && (x[1:] == y[1:] || len(x) > 1 && x[0] == y[1] && x[1] == y[0] && x[2:] == y[2:])
}
