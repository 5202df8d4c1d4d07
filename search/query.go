package search

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// What a reader may write besides words, FORMAT.md §5: "…" for a phrase, - for
// what must not occur, and field words (标题: or title:). client/40-plan.js is
// the twin.

// fieldWords are the names of fields, in Chinese and English: those the
// planner knows, and facets.
var fieldWords = map[string]string{
	"标题": "title", "title": "title",
	"编号": "number", "number": "number",
	"在": "in", "in": "in",
	"状态": "status", "status": "status",
	"类型": "kind", "kind": "kind",
	"层级": "level", "level": "level",
	"领域": "area", "area": "area",
	"年份": "year", "year": "year",
	"地区": "region", "region": "region",
	"语言": "lang", "lang": "lang",
}

// part reads the next part of a query: a sign, a field word, and what is in
// quotation marks, or a word up to a space.
var part = regexp.MustCompile(`^([-－]?)(?:([A-Za-z]+|[\x{4E00}-\x{9FFF}]{1,2})[:：])?` +
	`(?:"([^"]+)"|“([^”]+)”|「([^」]+)」|＂([^＂]+)＂|([^\x00-\x20\xA0\x{3000}]+))`)

// asked is a query taken apart.
type asked struct {
	plain   string              // all but what is excluded, as words
	text    string              // words that are neither quoted nor a field's
	ends    bool                // plain ends the query, so its last word may be unfinished
	open    bool                // text does
	phrases []string            //
	not     []string            // words and phrases excluded
	title   []string            // words that the title must have
	in      []string            // names of the one page asked
	filters map[string][]string // facets named
	special bool                // there is more than words and exclusions
}

// parse takes a query apart. What looks like a field but names no value of the
// index is words.
func parse(text string, d dictionary) *asked {
	a := &asked{filters: map[string][]string{}}
	var plain, words []string
	for rest := trimSpace(text); rest != ""; rest = trimSpace(rest) {
		g := part.FindStringSubmatch(rest)
		rest = rest[len(g[0]):]
		quoted := g[3] + g[4] + g[5] + g[6]
		value := quoted + g[7]
		field := fieldWords[strings.ToLower(g[2])]
		if g[1] != "" && (value[0] < '0' || value[0] > '9') && len(Analyze(g[0])) > 0 {
			a.not = append(a.not, strings.TrimLeft(g[0], "-－"))
			continue
		}
		plain = append(plain, g[0])
		a.open = false
		switch {
		case field == "title" && len(Analyze(value)) > 0:
			a.title = append(a.title, value)
		case (field == "number" || field == "in") && pageKey(value) != "":
			a.in = append(a.in, pageKey(value))
		case field != "" && len(d.facetValues(field, value)) > 0:
			a.filters[field] = append(a.filters[field], d.facetValues(field, value)...)
		case quoted != "" && field == "" && len(Analyze(quoted)) > 0:
			a.phrases = append(a.phrases, quoted)
		default:
			words = append(words, g[0])
			a.open = true
		}
	}
	a.plain, a.text = strings.Join(plain, " "), strings.Join(words, " ")
	a.special = len(plain) > len(words)
	last, _ := utf8.DecodeLastRuneInString(text)
	a.ends = !isSpace(last)
	a.open = a.open && a.ends
	return a
}

func trimSpace(s string) string { return strings.TrimLeftFunc(s, isSpace) }

// contains tells whether a text has a phrase: the same characters and words
// next to one another, whatever signs stand between.
func contains(text, phrase []Token) bool {
	for i := range text {
		j := 0
		for j < len(phrase) && i+j < len(text) && text[i+j].Raw == phrase[j].Raw && text[i+j].Term == phrase[j].Term {
			j++
		}
		if j == len(phrase) {
			return true
		}
	}
	return false
}

// atoms are the characters and words of a text, without pairs.
func atoms(text string) []Token {
	var out []Token
	for _, t := range Analyze(text) {
		if t.Kind != Bigram {
			out = append(out, t)
		}
	}
	return out
}
