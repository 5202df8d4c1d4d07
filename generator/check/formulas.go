package check

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var formulaRules = []*model.Rule{formulaSymbol, formulaUnnumbered, formulaTeX, formulaWhere, formulaEnd}

var formulaSymbol = &model.Rule{
	ID: "formula-symbol", Severity: model.Warning,
	Message: model.Bilingual{Zh: "公式中的“{1}”{2}", En: "the symbol “{1}” of the formula {2}"},
	Hint: model.Bilingual{
		Zh: "在公式下面的“式中：”里逐行写“$符号$——含义；”，符号与公式中的一致。",
		En: "Below the formula write “where:” and a line “$symbol$——meaning;” for each, spelt as in the formula."},
	Doc: model.Bilingual{
		Zh: "公式中的量和其他符号应在式中说明（GB/T 1.1—2020，9.9）。前面的公式说明过的不必重复。",
		En: "The quantities and symbols of a formula are explained below it (GB/T 1.1—2020, 9.9), unless an earlier formula did."},
}

var formulaUnnumbered = &model.Rule{
	ID: "formula-unnumbered", Severity: model.Warning,
	Message: model.Bilingual{Zh: "公式没有编号，别的公式有", En: "the formula has no number, others have"},
	Hint: model.Bilingual{
		Zh: "在末尾写编号“$$ … $$ (2)”，从1起连续。",
		En: "Write the number behind it, “$$ … $$ (2)”; they run from 1."},
	Doc: model.Bilingual{
		Zh: "需要引用的公式用带圆括号的数字编号，一个文件中应一致（GB/T 1.1—2020，9.9）。",
		En: "Formulas that are referred to bear numbers in brackets, throughout a document (GB/T 1.1—2020, 9.9)."},
}

var formulaTeX = &model.Rule{
	ID: "formula-tex", Severity: model.Error,
	Message: model.Bilingual{Zh: "公式中的“{1}”不成对", En: "“{1}” has no partner in the formula"},
	Hint: model.Bilingual{
		Zh: "补上缺的一半；符号本身写作 \\{ 和 \\}。",
		En: "Add the other half; for the signs themselves write \\{ and \\}."},
	Doc: model.Bilingual{
		Zh: "TeX 的花括号、\\left 和 \\right、\\begin 和 \\end 成对出现，否则公式显示不出来。",
		En: "Braces, \\left and \\right, \\begin and \\end come in pairs; otherwise the formula cannot be shown."},
}

var formulaWhere = &model.Rule{
	ID: "formula-where", Severity: model.Warning,
	Message: model.Bilingual{Zh: "公式的说明应写作“{2}”，不是“{1}”", En: "the explanation of a formula is written “{2}”, not “{1}”"},
	Hint: model.Bilingual{
		Zh: "公式下面写“式中：”，然后每个符号一行，“$符号$——含义；”。",
		En: "Below the formula write “where:” and a line “$symbol$——meaning;” for each symbol."},
	Doc: model.Bilingual{
		Zh: "公式中的符号在“式中：”之后逐个说明，符号与含义之间用破折号（GB/T 1.1—2020，9.9）。",
		En: "Symbols are explained one by one behind “where:”, with a dash between symbol and meaning (GB/T 1.1—2020, 9.9)."},
}

var formulaEnd = &model.Rule{
	ID: "formula-end", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的说明应以“{2}”结尾", En: "the explanation of “{1}” must end in “{2}”"},
	Hint: model.Bilingual{
		Zh: "各行以“；”结尾，最后一行以“。”结尾。",
		En: "Lines end in “;”, the last in “.”."},
	Doc: model.Bilingual{
		Zh: "公式中符号的说明用分号隔开，最后一个用句号（GB/T 1.1—2020，9.9）。",
		En: "The explanations are parted by semicolons and the last ends in a full stop (GB/T 1.1—2020, 9.9)."},
}

// formula checks one formula; after are the blocks behind it, known the symbols
// that earlier formulas explained, numbered whether any formula has a number.
func (d *drafting) formula(f *model.Formula, after []model.Block, known map[string]bool, numbered bool) {
	if numbered && f.Number == "" {
		d.report(formulaUnnumbered.At(f.Pos))
	}
	if mark := unbalanced(f.TeX); mark != "" {
		d.report(formulaTeX.At(f.Pos, mark))
	}
	if len(f.Where) == 0 && d.misreadWhere(after) {
		return
	}
	d.symbols(f, known)
	for i, w := range f.Where {
		want := d.say("；", ";")
		if i == len(f.Where)-1 {
			want = d.say("。", ".")
		}
		r := wording.NewRun(w.Meaning)
		if last, _, _ := ending(r); string(last) != want {
			d.endOf(formulaEnd, r, want, symbolOf(w), want)
		}
	}
}

// symbolOf is the symbol of an explanation as a message shows it.
func symbolOf(w *model.WhereItem) string {
	var b strings.Builder
	for _, in := range w.Symbol {
		b.WriteString(in.Text)
	}
	return b.String()
}

// formulaNumberPos is the place of a formula's number, which ends its line.
func formulaNumberPos(f *model.Formula) model.Pos {
	p := f.Pos
	if n := utf8.RuneCountInString(f.Number) + 2; f.Number != "" && p.EndCol > n {
		p.Col = p.EndCol - n
	}
	return p
}

var texPairs = regexp.MustCompile(`\\\\|\\[{}]|[{}]|\\left\b|\\right\b|\\begin\{[a-z*]+\}|\\end\{[a-z*]+\}`)

// unbalanced returns the first mark of a TeX source without its partner.
func unbalanced(tex string) string {
	var open []string
	for _, m := range texPairs.FindAllString(tex, -1) {
		want := ""
		switch {
		case m == "{" || m == `\left` || strings.HasPrefix(m, `\begin`):
			open = append(open, m)
			continue
		case m == "}":
			want = "{"
		case m == `\right`:
			want = `\left`
		case strings.HasPrefix(m, `\end`):
			want = `\begin` + strings.TrimPrefix(m, `\end`)
		default:
			continue // a sign
		}
		if len(open) == 0 || open[len(open)-1] != want {
			return m
		}
		open = open[:len(open)-1]
	}
	if len(open) > 0 {
		return open[0]
	}
	return ""
}

var (
	whereWord   = regexp.MustCompile(`^(其中|式中|这里|此处|上式中|公式中|[Ww]here|[Ii]n which|[Hh]ere)[：:，, ]*`)
	explanation = regexp.MustCompile(wording.Object + `(\s*(?:——|—|–|-|－|：|:|=|＝|为|是)\s*)`)
)

// misreadWhere reports explanations behind a formula that package text took
// for paragraphs, because of the word before them or a mark inside them.
func (d *drafting) misreadWhere(after []model.Block) bool {
	for i := 0; i < len(after) && i < 2; i++ {
		para, ok := after[i].(*model.Paragraph)
		if !ok {
			return false
		}
		r := wording.NewRun(para.Inlines)
		word := whereWord.FindStringSubmatchIndex(r.Text)
		switch {
		case word != nil && word[1] == len(r.Text):
			continue // alone on its line
		case word != nil && strings.HasPrefix(r.Text[word[1]:], wording.Object):
			d.reportFix(formulaWhere, r, word[2], word[3], d.say("式中", "where"), r.Text[word[2]:word[3]], d.say("式中：", "where:"))
			return true
		case i == 1 && strings.HasPrefix(r.Text, wording.Object):
			for _, m := range explanation.FindAllStringSubmatchIndex(r.Text, -1) {
				if mark := r.Text[m[2]:m[3]]; mark != "——" {
					d.reportFix(formulaWhere, r, m[2], m[3], "——", mark, "——")
				}
			}
			return true
		}
		return false
	}
	return false
}

var (
	texText    = regexp.MustCompile(`\\(?:text|mathrm|operatorname|mbox|textrm)\{[^{}]*\}`)
	texCommand = regexp.MustCompile(`\\(?:alpha|beta|gamma|delta|varepsilon|epsilon|eta|theta|lambda|mu|rho|sigma|tau|phi|varphi|omega|Delta|Phi|Omega)\b`)
	texOther   = regexp.MustCompile(`\\[A-Za-z]+`)
	texSymbol  = regexp.MustCompile(`(\x{1}[a-zA-Z]+\x{2}|[A-Za-z])(_(?:\{[^{}]*\}|[A-Za-z0-9]))?`)
)

// texSymbols lists the symbols of a formula: letters with their indices.
func texSymbols(tex string) (out []string) {
	tex = texText.ReplaceAllString(tex, " ")
	tex = texCommand.ReplaceAllStringFunc(tex, func(s string) string { return "\x01" + s[1:] + "\x02" })
	tex = texOther.ReplaceAllString(tex, " ")
	seen := map[string]bool{}
	for _, m := range texSymbol.FindAllString(tex, -1) {
		s := canonicalSymbol(m)
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// canonicalSymbol writes N_{1} and N_1 alike.
func canonicalSymbol(s string) string {
	return strings.NewReplacer("{", "", "}", "", " ", "", "\x01", "\\", "\x02", "").Replace(s)
}

// symbols compares a formula with its explanations; known are the symbols that
// earlier formulas explained. A bound index (i of a sum) needs none.
func (d *drafting) symbols(f *model.Formula, known map[string]bool) {
	here := map[string]bool{}
	for _, w := range f.Where {
		var tex strings.Builder
		for _, in := range w.Symbol {
			if in.Kind == model.MathInline {
				tex.WriteString(in.Text + " ")
			} else {
				tex.WriteString(in.Text)
			}
		}
		for _, s := range texSymbols(tex.String()) {
			here[s] = true
			known[s] = true
		}
	}
	inFormula := map[string]bool{}
	for _, s := range texSymbols(f.TeX) {
		inFormula[s] = true
		base, _, _ := strings.Cut(s, "_")
		bound := strings.Contains(f.TeX, "_{"+s+"=") || strings.Contains(f.TeX, "_{"+s+" =") || s == "n" && strings.Contains(f.TeX, "^{n}") || s == "e" || s == "d"
		if !known[s] && !(known[base] && base != s) && !bound {
			d.report(formulaSymbol.At(f.Pos, s, model.Bilingual{Zh: "没有在“式中”说明", En: "is not explained"}))
		}
	}
	for _, w := range f.Where {
		for _, in := range w.Symbol {
			if in.Kind != model.MathInline {
				continue
			}
			for _, s := range texSymbols(in.Text) {
				base, _, _ := strings.Cut(s, "_")
				if !inFormula[s] && !inFormula[base] && !hasIndexed(inFormula, s) {
					d.report(formulaSymbol.At(w.Pos, s, model.Bilingual{Zh: "不在公式中", En: "does not occur in it"}))
				}
			}
		}
	}
}

func hasIndexed(symbols map[string]bool, base string) bool {
	for s := range symbols {
		if strings.HasPrefix(s, base+"_") {
			return true
		}
	}
	return false
}
