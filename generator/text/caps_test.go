package text

import (
	"strings"
	"testing"

	"guiju/generator/model"
)

// TestCaps holds that a text above a cap is refused before it is parsed, at
// the line where it goes too far, and that one at the cap is read.
func TestCaps(t *testing.T) {
	rep := strings.Repeat
	for _, c := range []struct {
		name, src string
		grammar   model.Grammar
		line      int
		rule      *model.Rule
	}{
		{"file", rep("甲\n", maxBytes/4+1), model.ProseGrammar, 0, tooLarge},
		{"line", "甲\n" + rep("a", maxLine+1), model.ProseGrammar, 2, tooMany},
		{"headings", rep("# 1 甲\n", maxHeadings+1), model.StandardGrammar, maxHeadings + 1, tooMany},
		{"columns", "|" + rep("a|", maxColumns+1) + "\n", model.ProseGrammar, 1, tooMany},
		{"rows", rep("|a|b|\n", maxRows+2), model.ProseGrammar, maxRows + 2, tooMany},
		{"emphasis", "甲\n\n" + rep("*a ", maxMarks+1), model.ProseGrammar, 3, tooMany},
		{"emphasis over lines", rep("*a\n", maxMarks+1), model.ProseGrammar, maxMarks + 1, tooMany},
		{"brackets", rep("[", maxMarks+1), model.ProseGrammar, 1, tooMany},
		{"references", rep("[[a]]\n\n", maxRefs+1), model.ProseGrammar, 2*maxRefs + 1, tooMany},
		{"quotations", rep(">", maxDepth+1) + "甲", model.ProseGrammar, 1, tooMany},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, ps := Parse([]byte(c.src), Options{Grammar: c.grammar, Lang: model.Zh, File: "f.md"})
			if len(ps) != 1 || ps[0].Rule != c.rule || ps[0].Pos.Line != c.line {
				t.Errorf("got %v, want %s at line %d", ps, c.rule.ID, c.line)
			}
			if len(text.Head)+len(text.Provisions) > 0 || text.Anchors() == nil {
				t.Error("the text was parsed all the same, or not sealed")
			}
		})
	}
	_, ps := Parse([]byte(rep("# 1 甲\n", maxHeadings)), Options{Grammar: model.StandardGrammar, Lang: model.Zh})
	if model.HasErrors(ps) {
		t.Errorf("a text at the cap is refused: %s", ps[0].Message(model.En))
	}
}

// TestSmallTextsStaySmall holds that no text of a few kilobytes makes much
// more HTML than a plain text of its size, or deeper lists than the cap.
func TestSmallTextsStaySmall(t *testing.T) {
	rep := strings.Repeat
	deep := ""
	for i := range 200 {
		deep += rep("  ", i) + "- 甲\n"
	}
	for name, src := range map[string]string{
		"equal headings":     rep("# a\n", 2000),
		"wide table":         "|" + rep("a|", 64) + "\n|" + rep("-|", 64) + "\n" + rep("||\n", 1900),
		"merged table":       "|" + rep("a|", 64) + "\n|" + rep("-|", 64) + "\n" + rep("|"+rep("^|", 64)+"\n", 100),
		"symbols":            "# 4 a\n$$ x $$\n式中：" + rep("$a$——b；", 3000) + "\n",
		"open formulas":      rep("$$ a\n", 3000),
		"nested quotes":      rep(rep(">", 16)+" 甲\n\n", 500),
		"nested lists":       deep,
		"emphasis":           rep("*a **b ", 300),
		"closing emphasis":   rep("a* b** ", 300),
		"code spans":         rep("`a``b```", 1000),
		"links":              rep("[a](b.html) ", 900),
		"open links":         rep("[a](", 900),
		"maths":              rep("$a ", 5000),
		"numbers":            "# 4 甲\n" + rep("4.1 甲\n", 3000),
		"unclosed fences":    rep("$$\n甲\n", 3000),
		"unclosed remarks":   rep("<!-- 甲\n", 3000),
		"numbers and labels": "# 4 甲\n" + rep("见4.1、表1和", 2000),
		"footnotes":          rep("[^1]", 900) + "\n\n[^1]: 甲",
		"notes in a list":    "# 4 甲\n\n——甲；\n\n" + rep("注：乙\n\n", 2000) + "——丙。\n",
		"pictures":           "# 4 甲\n\n" + rep("![甲](a.svg)\n\n", 1000),
		"items":              rep("一、甲\n（一）乙\n1.丙\n（1）丁\n", 500),
	} {
		for g := range grammars {
			text, _ := Parse([]byte(src), Options{Grammar: g, Lang: model.Zh})
			// A permalink and its label are some 200 bytes a provision.
			if n := len(HTML(text, HTMLOptions{}).HTML); n > 400*1024+60*len(src) {
				t.Errorf("%s, %s: %d bytes become %d", name, g, len(src), n)
			}
			if d := depth(text); d > 4*maxDepth {
				t.Errorf("%s, %s: %d levels", name, g, d)
			}
		}
	}
}

// depth returns how deep blocks and provisions nest.
func depth(t *model.Text) int {
	var blocks func(bs []model.Block) int
	blocks = func(bs []model.Block) (d int) {
		for _, bl := range bs {
			switch bl := bl.(type) {
			case *model.List:
				for _, it := range bl.Items {
					d = max(d, 1+blocks(it.Blocks))
				}
			case *model.Quote:
				d = max(d, 1+blocks(bl.Blocks))
			}
		}
		return d
	}
	var provisions func(ps []*model.Provision) int
	provisions = func(ps []*model.Provision) (d int) {
		for _, p := range ps {
			d = max(d, 1+provisions(p.Children), 1+blocks(p.Blocks))
		}
		return d
	}
	return max(blocks(t.Head), provisions(t.Provisions))
}

// TestRules holds that every rule is complete, unique and in the table.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules {
		if seen[r.ID] || r.ID == "" {
			t.Errorf("rule %q twice or without a name", r.ID)
		}
		seen[r.ID] = true
		for _, b := range []model.Bilingual{r.Message, r.Hint, r.Doc} {
			if b.Zh == "" || b.En == "" {
				t.Errorf("rule %s is not said in both languages", r.ID)
			}
		}
	}
}
