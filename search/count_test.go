package search

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestFrequencies: what bleve is given are the tokens of Analyze, counted. One
// counter takes all texts, so nothing of one may be left for the next.
func TestFrequencies(t *testing.T) {
	texts := []string{"", "车", "公务用车公务用车", "agency's agencies 5.2.1 it's", strings.Repeat("的", 300), "\xff公\xff务"}
	r := rand.New(rand.NewPCG(3, 4))
	alphabet := []rune("aAsing09.'’- \n　车车务用公ー々한é\u200b𠮷🚗\ufffdＺ９．")
	for range 1000 {
		var b strings.Builder
		for range r.IntN(60) {
			b.WriteRune(alphabet[r.IntN(len(alphabet))])
		}
		texts = append(texts, b.String())
	}
	for _, p := range madePages(4, 5, 10) {
		for _, d := range p.Docs {
			texts = append(texts, bodyText(&d))
		}
	}
	c := newTermCounter()
	for _, text := range texts {
		tokens := Analyze(text)
		want := map[string]int{}
		for _, tok := range tokens {
			want[tok.Term]++
		}
		got, n := c.frequencies(text)
		if n != len(tokens) || len(got) != len(want) {
			t.Fatalf("%q: %d terms of %d tokens, want %d of %d", text, len(got), n, len(want), len(tokens))
		}
		for term, f := range got {
			if f.Frequency() != want[term] {
				t.Errorf("%q: %q %d times, want %d", text, term, f.Frequency(), want[term])
			}
		}
	}
}
