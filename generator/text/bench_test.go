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

// BenchmarkLargest reads and writes texts of the largest size a file may have,
// in the shapes that are costly when a line looks at all those below it.
func BenchmarkLargest(b *testing.B) {
	fill := func(line string) string { return strings.Repeat(line, (maxBytes-64)/len(line)) }
	for name, src := range map[string]string{
		"notes in a list": "# 4 甲\n\n——甲；\n\n" + fill("注：乙\n\n") + "——丙。\n",
		"pictures":        "# 4 甲\n\n" + fill("![甲](a.svg)\n\n"),
		"footnotes":       "# 4 甲\n\n" + fill("甲[^1]\n\n[^1]: 乙\n\n"),
		"references":      "# 4 甲\n\n## 4.1 乙\n\n" + fill(strings.Repeat("见4.1、", 7000)+"\n\n"),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				text, _ := Parse([]byte(src), Options{Grammar: model.StandardGrammar, Lang: model.Zh})
				HTML(text, HTMLOptions{})
			}
		})
	}
}
