// Package pinyin says how Chinese is read, for readers who type or look up by
// letters. It is the only importer of go-pinyin.
//
// # What flows in and out
//
// [Of] takes any text and returns its [Reading]: whole syllables, their first
// letters, the key under which a dictionary sorts it and the letter it stands
// under. Latin letters and digits read as themselves, in lower case and half
// width; everything else is silent.
//
// # What it never does
//
// It guesses no word: a character with several readings takes its most usual
// one, unless it stands in a word of the table in words.go.
package pinyin

import (
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// Reading is how a text is read, without tones; ü is v, as keyboards have it.
type Reading struct {
	Full     string // 公务用车: gongwuyongche
	Initials string // gwyc
	Sort     string // by syllable, tone and character, one character after the other
	Letter   string // G; "" for what begins with no letter
}

// Of reads a text.
func Of(s string) Reading {
	var full, initials, sort strings.Builder
	gap := true // the next letter or digit begins a word
	chars := []rune(s)
	for len(chars) > 0 {
		c := folded(chars[0])
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
			if gap && sort.Len() > 0 {
				sort.WriteByte(' ')
			}
			gap = false
			full.WriteRune(c)
			initials.WriteRune(c)
			sort.WriteRune(c)
			chars = chars[1:]
			continue
		}
		gap = true
		said := known(chars)
		for i, syllable := range said {
			if sort.Len() > 0 {
				sort.WriteByte(' ')
			}
			plain := strings.TrimRight(syllable, "1234")
			full.WriteString(plain)
			initials.WriteString(plain[:1])
			sort.WriteString(syllable + string(chars[i]))
		}
		chars = chars[max(1, len(said)):]
	}
	r := Reading{Full: full.String(), Initials: initials.String(), Sort: sort.String()}
	if c, _ := utf8.DecodeRuneInString(r.Full); 'a' <= c && c <= 'z' {
		r.Letter = strings.ToUpper(string(c))
	}
	return r
}

// known reads the longest word of the table that the text begins with, else
// its first character; nothing if that is not Chinese.
func known(chars []rune) []string {
	table := words()
	for n := min(longest, len(chars)); n > 0; n-- {
		if said, ok := table[string(chars[:n])]; ok {
			return said
		}
	}
	return usual(chars[0])
}

// usual is the most usual reading of a character, such as zhong4; of the
// neutral tone without a digit.
func usual(c rune) []string {
	return pinyin.SinglePinyin(c, pinyin.Args{Style: pinyin.Tone3})
}

// folded is half width and lower case, where that is ASCII.
func folded(c rune) rune {
	if 0xFF01 <= c && c <= 0xFF5E {
		c -= 0xFEE0
	}
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
