package text

import (
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"guiju/generator/model"
)

// FuzzParse holds for any bytes and every grammar: no panic, addresses are
// unique and on the page, the HTML is sound, columns are in their lines, and a
// second reading gives the same.
func FuzzParse(f *testing.F) {
	addSeeds(f)
	f.Add([]byte("# 4 甲\n\n——甲；\n注：乙\n示例：丙\n——丁。\n![甲](a.svg)\n![乙](b.svg)\n标引序号说明：\n1——戊\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 8<<10 {
			t.Skip()
		}
		checkAnything(t, src)
	})
}

// FuzzMarkdown holds that whatever is read is read again from its Markdown.
func FuzzMarkdown(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 4<<10 {
			t.Skip()
		}
		checkRoundTrip(t, src)
	})
}

func checkRoundTrip(t *testing.T, src []byte) {
	for g := range grammars {
		for _, l := range model.Langs {
			text, problems := Parse(src, Options{Grammar: g, Lang: l})
			if model.HasErrors(problems) && unreadable(problems) {
				continue
			}
			if d := roundTrip(text); d != "" {
				t.Fatalf("%s in %s: source\n%s\n%s", g, l, src, d)
			}
		}
	}
}

// unreadable reports whether a cap was exceeded, or characters are there that
// no text may have: the page of such a text is never published.
func unreadable(ps []model.Problem) bool {
	return slices.ContainsFunc(ps, func(p model.Problem) bool {
		return slices.Contains([]*model.Rule{tooLarge, tooMany, tooDeep, badEncoding, controlCharacter}, p.Rule)
	})
}

func addSeeds(f *testing.F) {
	files, _ := filepath.Glob("testdata/cases/*.txtar")
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	f.Add([]byte(strings.ReplaceAll(strings.Join(fragments, "\n"), "¦", "|")))
}

// checkAnything holds what FuzzParse promises for one source.
func checkAnything(t *testing.T, src []byte) {
	for g := range grammars {
		for _, l := range model.Langs {
			o := Options{Grammar: g, Lang: l, File: "f.md"}
			text, problems := Parse(src, o)
			for _, p := range problems {
				if p.Message(model.Zh) == "" || p.Pos.EndCol > 0 && p.Pos.EndCol < p.Pos.Col {
					t.Fatalf("%s: problem %v", g, p)
				}
			}
			seen := map[string]bool{}
			text.Walk(func(p *model.Provision) {
				if p.ID == "" || seen[p.ID] {
					t.Fatalf("%s: address %q empty or twice in\n%s", g, p.ID, src)
				}
				seen[p.ID] = true
				Plain(p)
			})
			page := HTML(text, HTMLOptions{Link: linkWithin(text)})
			if !utf8.ValidString(page.HTML) {
				t.Fatalf("%s: HTML is not UTF-8 for\n%q", g, src)
			}
			if err := checkHTML(page.HTML); err != nil {
				t.Fatalf("%s: %v\n%s\n%s", g, err, src, page.HTML)
			}
			again, _ := Parse(src, o)
			if a, b := dump(text), dump(again); a != b {
				t.Fatalf("%s: two readings differ:\n%s\n%s", g, a, b)
			}
		}
	}
}

// fragments are what texts are made of; TestRandomTexts puts them together in
// ways no author would.
var fragments = strings.Split(`# |## |### |# 4 |## 4.1 |4.1 |4.1.1 |4.2.1 |# 附录A（资料性）|## A.1 |A.1.1 |# 3 术语和定义|## 3.1 |## 3.1|# 前言|# 参考文献|[1] |[a] |[来源：|]|又称：|
—— |· |a) |b) |1) |2）|  |    |　|注：|注1：|示例：|示例1: |表1 |表1 标题|单位：m|图1 |图1 标题|![a](b.svg)|标引序号说明：|1——|式中：|$x$——|$$|$$ x $$ (1)|$$ x
¦ a ¦ b ¦|¦---¦:-:¦|¦ < ¦ ^ ¦|¦|a ¦ b ¦|第一章 |第二节 |第一编 |第一条 |第二条|第二条之一 |第三条的|一、|（一）|(二)|1.|2．|（1）|①|附件|附件1：|附件1|Article 1 |Chapter 1 |
<!-- x -->|<!--|-->|<b>|</b>|**|*|***|[[|]]|[[x-y#5.2]]|[甲](x.html)|[^1]|见4.1|表1|附录A|公式(1)|5~10|~2~|^2^|\|{{<|> |>> |- |+ |1. |`+"```|`|"+`甲乙。|丙，丁|foo bar|5.2 m|9|。|：|、见`, "|")

// TestRandomTexts is a fuzz test that every run makes: 800 texts of random
// fragments, the same each time.
func TestRandomTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 800 {
		var b strings.Builder
		for range 1 + r.IntN(30) {
			f := fragments[r.IntN(len(fragments))]
			b.WriteString(strings.ReplaceAll(strings.TrimPrefix(f, "\n"), "¦", "|"))
			if r.IntN(3) == 0 {
				b.WriteByte(10)
			}
			if r.IntN(12) == 0 {
				b.WriteByte(10)
			}
		}
		checkAnything(t, []byte(b.String()))
		checkRoundTrip(t, []byte(b.String()))
		checkNothingLost(t, b.String())
	}
}

var titleWithLink = regexp.MustCompile(`(?m)^.*#.*\].*$`)

// checkNothingLost compares the words of a source with those of its tree, in
// the grammars that read other people's texts.
func checkNothingLost(t *testing.T, src string) {
	if strings.Contains(src, "[^1]") || strings.Contains(src, "-->") || strings.Contains(src, "[[") {
		return // footnotes move, remarks go, targets are normalised
	}
	if titleWithLink.MatchString(src) {
		return // a title is words only
	}
	for _, g := range []model.Grammar{model.RegulationGrammar, model.PolicyGrammar} {
		text, _ := Parse([]byte(src), Options{Grammar: g, Lang: model.Zh, File: "f.md"})
		if a, b := spoken(src), treeLetters(text); a != b {
			t.Fatalf("%s: words lost or moved in\n%s\n%s\n%s", g, src, firstDifference(a, b), dump(text))
		}
	}
}
