package wording

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// Span is a stretch of a text in bytes.
type Span struct{ From, To int }

var (
	endZh = regexp.MustCompile(`[。！？][”’）]?`)
	// endEn is a stop before a capital; abbreviations and single letters do
	// not end a sentence.
	endEn = regexp.MustCompile(`[.!?][”")]?\s+(?:[A-Z“"(\x{4e00}-\x{9fff}])`)
	noEnd = regexp.MustCompile(`(?:\b(?:e\.g|i\.e|etc|No|Nos|Fig|cf|vs|approx|[A-Z])\.)$`)
)

// Sentences cuts the words of a block into sentences. Semicolons do not end
// one: a requirement and its exception stay together.
func Sentences(text string, l model.Lang) (out []Span) {
	from := 0
	add := func(to int) {
		s := text[from:to]
		lead := len(s) - len(strings.TrimLeft(s, " \u3000\t"))
		if trimmed := strings.TrimSpace(s); trimmed != "" {
			out = append(out, Span{from + lead, from + lead + len(trimmed)})
		}
		from = to
	}
	if l == model.Zh {
		for _, m := range endZh.FindAllStringIndex(text, -1) {
			add(m[1])
		}
	} else {
		for _, m := range endEn.FindAllStringIndex(text, -1) {
			_, size := utf8.DecodeLastRuneInString(text[:m[1]])
			to := m[1] - size
			if !noEnd.MatchString(strings.TrimRight(text[:to], " ")) {
				add(to)
			}
		}
	}
	add(len(text))
	return out
}

// Reading is what one sentence says.
type Reading struct {
	// Types of what it says, from the most binding; Statement stands alone.
	Types []Type
	// Negative is set for each type that is only said in the negative.
	Negative []bool
	// Verbs are the forms found, as written.
	Verbs []string
	// Actors are the words that name who must, should or may act.
	Actors []string
	// Quantities are the numbers with their units, as written.
	Quantities []string
}

// Read reads one sentence (or list item, or cell). The slices are shared.
func Read(sentence string, l model.Lang) Reading { return readings.of(sentence, l) }

var readings = memo[Reading]{read: read}

func read(sentence string, l model.Lang) (r Reading) {
	modals := Modals(sentence, l)
	counts := map[Type][2]int{} // affirmed, denied
	for _, m := range modals {
		c := counts[m.Form.Type]
		if m.Form.Negative {
			c[1]++
		} else {
			c[0]++
		}
		counts[m.Form.Type] = c
		r.Verbs = append(r.Verbs, sentence[m.From:m.To])
	}
	if Imperative(sentence, l, modals) {
		counts[Instruction] = [2]int{1, 0}
	}
	for _, t := range Types {
		if c, ok := counts[t]; ok {
			r.Types = append(r.Types, t)
			r.Negative = append(r.Negative, c[0] == 0)
		}
	}
	if len(r.Types) == 0 {
		r.Types, r.Negative = []Type{Statement}, []bool{false}
	}
	r.Actors = actors(sentence, l, modals)
	r.Quantities = Quantities(sentence, l)
	return r
}

// Provides reports whether the sentence tells somebody what to do or leave.
func (r Reading) Provides() bool { return r.Types[0].Provides() }
