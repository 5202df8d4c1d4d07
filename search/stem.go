package search

// stem reduces an English word, ASCII lower case, to its stem by M. F. Porter,
// "An algorithm for suffix stripping", Program 14(3), 1980, with the two
// departures of the author's own later text (tartarus.org/martin/PorterStemmer):
// step 2 has bli → ble and logi → log. The stemmer bleve carries
// (go-porterstemmer) is the oracle of its test.
func stem(word string) string {
	if len(word) < 3 {
		return word
	}
	w := []byte(word)
	w = stemPlural(w)
	w = stemPast(w)
	if n := len(w); n > 0 && w[n-1] == 'y' && hasVowel(w[:n-1]) {
		w[n-1] = 'i'
	}
	w = replaceSuffix(w, stemStep2, 0)
	w = replaceSuffix(w, stemStep3, 0)
	w = stemStep4(w)
	return string(stemFinal(w))
}

// suffixRule replaces from by to. The first rule whose from fits is the only
// one considered, so longer suffixes stand before their own endings.
type suffixRule struct{ from, to string }

var stemStep2 = []suffixRule{
	{"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"},
	{"izer", "ize"}, {"bli", "ble"}, {"alli", "al"}, {"entli", "ent"}, {"eli", "e"},
	{"ousli", "ous"}, {"ization", "ize"}, {"ation", "ate"}, {"ator", "ate"},
	{"alism", "al"}, {"iveness", "ive"}, {"fulness", "ful"}, {"ousness", "ous"},
	{"aliti", "al"}, {"iviti", "ive"}, {"biliti", "ble"}, {"logi", "log"},
}

var stemStep3 = []suffixRule{
	{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"},
	{"ical", "ic"}, {"ful", ""}, {"ness", ""},
}

var stemStep4Suffixes = []string{
	"al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment",
	"ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
}

// stemPlural is step 1a.
func stemPlural(w []byte) []byte {
	n := len(w)
	switch {
	case hasSuffix(w, "sses"), hasSuffix(w, "ies"):
		return w[:n-2]
	case hasSuffix(w, "ss"):
		return w
	case hasSuffix(w, "s"):
		return w[:n-1]
	}
	return w
}

// stemPast is step 1b.
func stemPast(w []byte) []byte {
	n := len(w)
	if hasSuffix(w, "eed") {
		if measure(w[:n-3]) > 0 {
			return w[:n-1]
		}
		return w
	}
	switch {
	case hasSuffix(w, "ed") && hasVowel(w[:n-2]):
		w = w[:n-2]
	case hasSuffix(w, "ing") && hasVowel(w[:n-3]):
		w = w[:n-3]
	default:
		return w
	}
	n = len(w)
	switch {
	case hasSuffix(w, "at"), hasSuffix(w, "bl"), hasSuffix(w, "iz"):
		return append(w, 'e')
	case doubled(w) && w[n-1] != 'l' && w[n-1] != 's' && w[n-1] != 'z':
		return w[:n-1]
	case measure(w) == 1 && endsCVC(w):
		return append(w, 'e')
	}
	return w
}

// replaceSuffix applies the first rule that fits, if what stays has a measure
// above min.
func replaceSuffix(w []byte, rules []suffixRule, min int) []byte {
	for _, r := range rules {
		if hasSuffix(w, r.from) {
			if stay := w[:len(w)-len(r.from)]; measure(stay) > min {
				return append(stay, r.to...)
			}
			return w
		}
	}
	return w
}

// stemStep4 drops a last suffix where enough word stays.
func stemStep4(w []byte) []byte {
	longest := ""
	for _, s := range stemStep4Suffixes {
		if len(s) > len(longest) && hasSuffix(w, s) {
			longest = s
		}
	}
	stay := w[:len(w)-len(longest)]
	if longest == "" || measure(stay) <= 1 {
		return w
	}
	if n := len(stay); longest == "ion" && (n == 0 || stay[n-1] != 's' && stay[n-1] != 't') {
		return w
	}
	return stay
}

// stemFinal is step 5.
func stemFinal(w []byte) []byte {
	if n := len(w); hasSuffix(w, "e") {
		if m := measure(w[:n-1]); m > 1 || m == 1 && !endsCVC(w[:n-1]) {
			w = w[:n-1]
		}
	}
	if n := len(w); hasSuffix(w, "ll") && measure(w) > 1 {
		w = w[:n-1]
	}
	return w
}

func hasSuffix(w []byte, s string) bool {
	return len(w) >= len(s) && string(w[len(w)-len(s):]) == s
}

// consonant tells whether w[i] is one: y is a consonant at the start and after
// a vowel.
func consonant(w []byte, i int) bool {
	switch w[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return false
	case 'y':
		return i == 0 || !consonant(w, i-1)
	}
	return true
}

// measure is Porter's m: how often a vowel group is followed by a consonant
// group.
func measure(w []byte) int {
	m, vowel := 0, false
	for i := range w {
		c := consonant(w, i)
		if c && vowel {
			m++
		}
		vowel = !c
	}
	return m
}

func hasVowel(w []byte) bool {
	for i := range w {
		if !consonant(w, i) {
			return true
		}
	}
	return false
}

func doubled(w []byte) bool {
	n := len(w)
	return n > 1 && w[n-1] == w[n-2] && consonant(w, n-1)
}

// endsCVC is Porter's *o: consonant, vowel, consonant other than w, x, y.
func endsCVC(w []byte) bool {
	n := len(w)
	return n > 2 && consonant(w, n-1) && !consonant(w, n-2) && consonant(w, n-3) &&
		w[n-1] != 'w' && w[n-1] != 'x' && w[n-1] != 'y'
}
