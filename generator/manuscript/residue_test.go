package manuscript

import (
	"strings"
	"testing"
)

// TestResidue: what recognition takes for formulas becomes words with all of the
// TeX beside it; formulas stay formulas ("" here).
func TestResidue(t *testing.T) {
	for _, c := range []struct{ tex, want string }{
		{`5.2`, "5.2"},
		{` 5 . 2 `, "5.2"},
		{`\mathbf { 3 . 1 }`, "3.1"},
		{`\mathrm { A . 1 }`, "A.1"},
		{`A.1.2`, "A.1.2"},
		{`A`, ""},
		{`n`, ""},
		{`a)`, "a)"},
		{`a）`, "a）"},
		{`ab)`, ""},
		{`\geq`, "≥"},
		{`\geqslant 3 5`, "≥35"},
		{`\leq 1 0 0 ~ \mathrm { m m }`, "≤100 mm"},
		{`\pm 0 . 5 \%`, "±0.5%"},
		{`2 0 ^ { \circ } \mathrm { C }`, "20 ℃"},
		{`20^\circ C`, "20 ℃"},
		{`-5{}^{\circ}\mathrm{C}`, "-5 ℃"},
		{`9 0 ^ { \circ }`, "90°"},
		{`10 mm`, "10 mm"},
		{`10x`, ""},
		{`1 0 \mathrm { m } ^ { 2 }`, "10 m^2"},
		{`1 0 m ^ 2`, "10 m^2"},
		{`\mathrm { k W } \cdot \mathrm { h }`, "kW·h"},
		{`1 0 0 0 \mathrm { k W } \cdot \mathrm { h }`, "1000 kW·h"},
		{`\mathrm{CO}_2`, "CO_2"},
		{`CO_2`, "CO_2"},
		{`PM_{2.5}`, "PM_2.5"},
		{`x_2`, ""},
		{`\textcircled { 1 }`, "①"},
		{`^ { \textcircled { 2 } }`, "^②"},
		{`^{a}`, ""},
		{`^{1}`, "^1"},
		{`\textcircled{a}`, ""},
		{`40 \sim 60`, "40～60"},
		{`\text { 或 }`, "或"},
		{`\textbf{GB/T 1.1}`, "GB/T1.1"},
		{`5 \mu \mathrm { m }`, "5 μm"},
		{`\mu`, ""},
		{`\bullet`, "•"},
		{`\frac{1}{2}`, ""},
		{`\sqrt{2}`, ""},
		{`\sum`, ""},
		{`m = 5`, ""},
		{`3 \times 4 = 12`, "3×4=12"},
		{`2^{2^{2}}`, ""},
		{`{{5}}`, "5"},
		{`5}`, ""},
		{`{5`, ""},
		{`\`, ""},
		{`^`, ""},
		{``, ""},
		{`~`, ""},
		{`\unknown{5}`, ""},
	} {
		ins, ok := Residue(c.tex)
		got, plain := "", ""
		for _, in := range ins {
			switch {
			case in.Sup:
				got += "^"
			case in.Sub:
				got += "_"
			}
			got += in.Text
			if in.Plain != "" {
				plain += in.Plain
			} else {
				plain += in.Text
			}
		}
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s: got %q (%v), want %q", c.tex, got, ok, c.want)
		}
		if ok && plain != c.tex {
			t.Errorf("%s: the TeX beside the words is %q", c.tex, plain)
		}
	}
}

// FuzzResidue: words keep all of their TeX beside them.
func FuzzResidue(f *testing.F) {
	for _, s := range []string{`\mathbf { 3 . 1 }`, `1 0 \mathrm { m } ^ { 2 }`, `\textcircled{1}`, `2 0 ^ { \circ } \mathrm { C }`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, tex string) {
		ins, ok := Residue(tex)
		if !ok {
			return
		}
		var b strings.Builder
		for _, in := range ins {
			if in.Plain != "" {
				b.WriteString(in.Plain)
			} else {
				b.WriteString(in.Text)
			}
		}
		if b.String() != tex {
			t.Errorf("%q became %q", tex, b.String())
		}
	})
}

// TestPageSigns: which lines are set aside (# before them), and which stay.
func TestPageSigns(t *testing.T) {
	for name, lines := range map[string][]string{
		"dashes":              {"甲乙，", "#— 1 —", "丙。", "#－２－", "#- 3 -", "#· IV ·"},
		"with words":          {"#第 1 页", "#第2页 共20页", "#Page 3 of 20", "第3章"},
		"fractions":           {"甲", "#1/3", "乙", "#2/3", "丙", "3/4的人"},
		"one fraction":        {"甲", "1/3", "乙"},
		"number of a clause":  {"3", "术语和定义", "下列术语适用。", "4", "总体要求", "应短。"},
		"counting":            {"甲乙丙，", "#1", "丁戊己。", "甲乙，丙丁。", "#2", "甲乙，丙丁。", "甲乙，丙丁。", "#3", "甲乙，丙丁。"},
		"two are no row":      {"甲乙丙，", "1", "丁戊己。", "甲乙，丙丁。", "2", "甲乙，丙丁。"},
		"beside a head":       {"GB/T 1.9—2030", "甲，乙。", "甲，乙。", "#7", "#GB/T 1.9-2030", "丙，丁。"},
		"head with a number":  {"GB/T 1.9—2030", "甲，乙。", "#GB/T 1.9—2030   7", "丙，丁。", "#8  GB/T 1.9—2030", "丙，丁。"},
		"cited twice":         {"甲，乙。", "GB/T 1.9—2030", "丙，丁。", "丁，丁。", "GB/T 1.9—2030", "丙，丁。"},
		"a list of standards": {"下列文件。", "GB/T 1—2030", "GB/T 2—2030", "GB/T 3—2030"},
		"title as a head": {"样本规范", "甲，乙。", "#样本规范", "#— 1 —", "甲，乙。", "#样本规范", "#— 2 —", "甲，乙。", "#样本规范", "#— 3 —",
			"甲，乙。"},
		"notes come again": {"注：无", "甲，乙。", "注：无", "甲，乙。", "注：无", "甲，乙。", "#— 1 —"},
		"years":            {"甲乙丙，", "2028", "丁戊己。", "丁戊己。", "2030", "丁戊己。", "丁戊己。", "2039", "丁戊己。"},
		"the last number":  {"甲，乙。", "12"},
	} {
		t.Run(name, func(t *testing.T) {
			var plain []string
			for _, l := range lines {
				plain = append(plain, strings.TrimPrefix(l, "#"))
			}
			for i, kind := range signsOfPages(plain, func(int) bool { return false }) {
				if aside := kind != ""; aside != strings.HasPrefix(lines[i], "#") {
					t.Errorf("line %d %q: set aside is %v", i+1, plain[i], aside)
				}
			}
		})
	}
}
