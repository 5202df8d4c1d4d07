package text

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"guiju/generator/model"
)

// mended applies the mends of the problems, the last first; of two that
// overlap, the one before.
func mended(src string, ps []model.Problem) (string, int) {
	lines := strings.Split(strings.ReplaceAll(src, "\r\n", "\n"), "\n")
	var fixes []model.Fix
	for _, p := range ps {
		if p.Fix != nil {
			fixes = append(fixes, *p.Fix)
		}
	}
	slices.SortStableFunc(fixes, func(a, b model.Fix) int {
		return (a.Pos.Line-b.Pos.Line)*1000 + a.Pos.Col - b.Pos.Col
	})
	n, last := 0, model.Pos{}
	for i := len(fixes) - 1; i >= 0; i-- {
		f := fixes[i]
		if last.Line == f.Pos.Line && f.Pos.EndCol > last.Col {
			continue
		}
		line := []rune(lines[f.Pos.Line-1])
		lines[f.Pos.Line-1] = string(line[:f.Pos.Col-1]) + f.New + string(line[f.Pos.EndCol-1:])
		last = f.Pos
		n++
	}
	return strings.Join(lines, "\n"), n
}

// meansMore lists the rules whose mend makes a mark of what was shown as words;
// the mends of all others leave the tree as it was understood.
var meansMore = []*model.Rule{headingSpace, noteForm, captionForm, headingMark, hiddenCharacter, bidiControl}

// TestMends applies the mends of every case, and of what is pasted, and reads
// the text again: the same tree, and the findings are gone.
func TestMends(t *testing.T) {
	sources := map[string][]string{"standard": {
		"# ４ 甲\n4.1机关应乙。\n\n4.２　丙。\n\n注1:丁。\n\nａ） 戊。\n\n表1：己\n| a | b |\n|---|---|\n",
		"# 第4章　甲\n### 4.1. 乙\n$$ x $$ (1)\n式中：\n$x$--丙。\n",
		"#4 甲\n",
		"# 4 甲\n注1 乙。\n\n示例\n乙。\n\n表A-1 丙\n| a | b |\n|---|---|\n",
		"前言\n\n本文件按照GB/T 1.1—2020起草。\n# 附录A（规范性附录）甲\n附录B\n（资料性附录）\n乙\n",
		"# 3 术语和定义\n3.1\n甲　a\n乙\u200b。\n",
	}}
	files, _ := filepath.Glob("testdata/cases/standard-*.txtar")
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lang := "standard"
		if strings.HasSuffix(name, "-en.txtar") {
			lang = "standard-en"
		}
		sources[lang] = append(sources[lang], string(a.Files[0].Data))
	}
	for _, c := range pastedStandards {
		sources["standard"] = append(sources["standard"], strings.ReplaceAll(c.src, "¶", "\n"))
	}
	total, byRule := 0, map[string]int{}
	for kind, list := range sources {
		o := Options{Grammar: model.StandardGrammar, Lang: model.Zh}
		if kind == "standard-en" {
			o.Lang = model.En
		}
		for _, src := range list {
			n := checkMends(t, src, o, byRule)
			total += n
		}
	}
	for _, r := range []*model.Rule{markerWidth, headingLevel, headingSpace, noteForm, captionForm, annexForm, headingMark, hiddenCharacter} {
		if byRule[r.ID] == 0 {
			t.Errorf("no mend of %s was tried", r.ID)
		}
	}
	t.Logf("%d mends: %v", total, byRule)
}

func checkMends(t *testing.T, src string, o Options, byRule map[string]int) (total int) {
	text, ps := Parse([]byte(src), o)
	same := true
	for range 4 { // where two mends overlap, the second comes in its turn
		out, n := mended(src, ps)
		if n == 0 {
			break
		}
		total += n
		for _, p := range ps {
			if p.Fix != nil {
				byRule[p.Rule.ID]++
				same = same && !slices.Contains(meansMore, p.Rule)
			}
		}
		again, left := Parse([]byte(out), o)
		narrowMarkers(text)
		narrowMarkers(again)
		if same && !equalTrees(text, again) {
			t.Errorf("mending changed the tree of\n%s\nmended\n%s\n%s", src, out, firstDifference(dump(text), dump(again)))
		}
		src, ps = out, left
	}
	for _, p := range ps {
		if p.Fix != nil {
			t.Errorf("%s at %s is not mended by %q in\n%s", p.Rule.ID, p.Pos, p.Fix.New, src)
		}
	}
	return total
}

// narrowMarkers writes the markers of lists in half width: they are kept as
// written, so that a mend changes them.
func narrowMarkers(t *model.Text) {
	t.Walk(func(p *model.Provision) {
		model.WalkBlocks(p.Blocks, func(bl model.Block) {
			if l, ok := bl.(*model.List); ok {
				for _, it := range l.Items {
					it.Marker = ascii(it.Marker)
				}
			}
		})
	})
}
