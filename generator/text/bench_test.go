package text

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"guiju/generator/model"
)

// benchText is a standard of some 300 provisions with every construct.
func benchText(b *testing.B) []byte {
	var all []byte
	for _, name := range []string{"terms", "lists", "notes", "table", "formula", "references"} {
		src, err := os.ReadFile("testdata/cases/standard-" + name + ".txtar")
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, txtar.Parse(src).Files[0].Data...)
	}
	return []byte(strings.Repeat(string(all), 12))
}

func BenchmarkParse(b *testing.B) {
	src := benchText(b)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(src, Options{Grammar: model.StandardGrammar, Lang: model.Zh})
	}
}

func BenchmarkHTML(b *testing.B) {
	text, _ := Parse(benchText(b), Options{Grammar: model.StandardGrammar, Lang: model.Zh})
	b.ReportAllocs()
	for b.Loop() {
		HTML(text, HTMLOptions{})
	}
}
