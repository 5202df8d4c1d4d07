package check

import (
	"regexp"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var tableRules = []*model.Rule{blockSequence, tableCaption, blockMention, cellEmpty, cellDitto, tableFootnote, formulaSymbol}

var blockSequence = &model.Rule{
	ID: "block-sequence", Severity: model.Error,
	Message: model.Bilingual{Zh: "这里应是{3}{2}，却是{3}{1}", En: "{3} {2} is expected here, not {3} {1}"},
	Hint: model.Bilingual{
		Zh: "图、表、公式各自从1起连续编号，附录中从A.1起重新编号；改号后正文中提到的地方也要改。",
		En: "Figures, tables and formulas are each numbered from 1, in an annex again from A.1; mend the references too."},
	Doc: model.Bilingual{
		Zh: "图、表、公式的编号见 GB/T 1.1—2020 9.6～9.8；附录中的编号前加附录的字母。",
		En: "On the numbers of figures, tables and formulas see GB/T 1.1—2020, 9.6 to 9.8; those in an annex bear its letter."},
}

var tableCaption = &model.Rule{
	ID: "table-caption", Severity: model.Warning,
	Message: model.Bilingual{Zh: "表没有编号和表题", En: "the table has no number and title"},
	Hint: model.Bilingual{
		Zh: "在表的上一行写“表1 标题”。",
		En: "Write “Table 1 Title” on the line above."},
	Doc: model.Bilingual{
		Zh: "每个表均应有编号，宜有表题（GB/T 1.1—2020，9.7）；没有编号的表无法引用。",
		En: "Every table has a number and should have a title (GB/T 1.1—2020, 9.7); without one it cannot be cited."},
}

var blockMention = &model.Rule{
	ID: "block-mention", Severity: model.Warning,
	Message: model.Bilingual{Zh: "正文没有提到{1}", En: "the text never mentions {1}"},
	Hint: model.Bilingual{
		Zh: "在条文中写“应符合{1}的规定”“见{1}”等，或删去它。",
		En: "Refer to it, as in “in accordance with {1}” or “see {1}”, or take it out."},
	Doc: model.Bilingual{
		Zh: "每个图、表都应在条文中明确提及（GB/T 1.1—2020，9.6、9.7）；不提及就不知道它是要求还是资料。",
		En: "Every figure and table is mentioned in the text (GB/T 1.1—2020, 9.6 and 9.7); otherwise nobody knows whether it binds."},
}

var cellEmpty = &model.Rule{
	ID: "cell-empty", Severity: model.Warning,
	Message: model.Bilingual{Zh: "空的单元格", En: "an empty cell"},
	Hint: model.Bilingual{
		Zh: "没有内容时填“—”；与左格合并写 <，与上格合并写 ^。",
		En: "Write “—” where there is nothing; < merges to the left, ^ upwards."},
	Doc: model.Bilingual{
		Zh: "表中不留空格：空格分不清是没有、不适用还是漏填（GB/T 1.1—2020，9.7）。表头左上角除外。",
		En: "No cell is left empty, as nobody could tell none from forgotten (GB/T 1.1—2020, 9.7). The top left corner is exempt."},
}

var cellDitto = &model.Rule{
	ID: "cell-ditto", Severity: model.Warning,
	Message: model.Bilingual{Zh: "单元格写的是“{1}”", En: "the cell says “{1}”"},
	Hint: model.Bilingual{
		Zh: "写出内容，或与上格合并（^）、与左格合并（<）。",
		En: "Write the words out, or merge the cells (^ upwards, < to the left)."},
	Doc: model.Bilingual{
		Zh: "表中不用“同上”“同左”一类说法（GB/T 1.1—2020，9.7）；单独摘引一行时看不懂。",
		En: "Cells do not say “ditto” (GB/T 1.1—2020, 9.7): a row that is quoted alone would mean nothing."},
}

var tableFootnote = &model.Rule{
	ID: "table-footnote", Severity: model.Warning,
	Message: model.Bilingual{Zh: "表的脚注“{1}”{2}", En: "the table's footnote “{1}” {2}"},
	Hint: model.Bilingual{
		Zh: "单元格中写 ^{1}^，表的下一行写“[{1}] 脚注内容”。",
		En: "Write ^{1}^ in the cell and “[{1}] …” on a line below the table."},
	Doc: model.Bilingual{
		Zh: "表的脚注用小写字母标明，每个表单独编排（GB/T 1.1—2020，9.7）。",
		En: "Footnotes of a table bear small letters, from a in every table (GB/T 1.1—2020, 9.7)."},
}

var formulaSymbol = &model.Rule{
	ID: "formula-symbol", Severity: model.Warning,
	Message: model.Bilingual{Zh: "公式中的“{1}”{2}", En: "the symbol “{1}” of the formula {2}"},
	Hint: model.Bilingual{
		Zh: "在公式下面的“式中：”里逐行写“$符号$——含义；”，符号与公式中的一致。",
		En: "Below the formula write “where:” and a line “$symbol$——meaning;” for each, spelt as in the formula."},
	Doc: model.Bilingual{
		Zh: "公式中的量和其他符号应在式中说明（GB/T 1.1—2020，9.8）。前面的公式说明过的不必重复。",
		En: "The quantities and symbols of a formula are explained below it (GB/T 1.1—2020, 9.8), unless an earlier formula did."},
}

// numberedBlock is a table, figure or formula with its place in the numbering.
type numberedBlock struct {
	what   string // table, figure, formula
	number string
	pos    model.Pos
	annex  string // letter, or ""
	anchor string
}

var blockNames = map[string]model.Bilingual{
	"table": {Zh: "表", En: "Table"}, "figure": {Zh: "图", En: "Figure"}, "formula": {Zh: "公式", En: "Formula"},
}

// tables checks tables, figures and formulas.
func (d *drafting) tables() {
	var all []numberedBlock
	symbols := map[string]bool{}
	d.text.Walk(func(p *model.Provision) {
		letter := ""
		if p.ID != "" && p.ID[0] >= 'A' && p.ID[0] <= 'Z' {
			letter = p.ID[:1]
		}
		model.WalkBlocks(p.Blocks, func(b model.Block) {
			switch b := b.(type) {
			case *model.Table:
				if b.Number == "" {
					d.report(tableCaption.At(b.Pos))
				} else {
					all = append(all, numberedBlock{"table", b.Number, b.Pos, letter, b.ID})
				}
				d.cells(b)
				d.tableNotes(b)
			case *model.Figure:
				if b.Number != "" && b.ID != "" && !strings.Contains(strings.TrimPrefix(b.ID, "figure-"), "-") {
					all = append(all, numberedBlock{"figure", b.Number, captionPos(b), letter, b.ID})
				}
			case *model.Formula:
				if b.Number != "" {
					all = append(all, numberedBlock{"formula", b.Number, b.Pos, letter, b.ID})
				}
				d.symbols(b, symbols)
			}
		})
	})
	d.sequence(all)
	mentioned := d.mentions()
	for _, b := range all {
		if b.what != "formula" && b.anchor != "" && !mentioned[b.anchor] {
			name := blockNames[b.what]
			d.report(blockMention.At(b.pos, model.Bilingual{Zh: name.Zh + b.number, En: name.En + " " + b.number}))
		}
	}
}

// captionPos is the line of a figure's caption.
func captionPos(f *model.Figure) model.Pos {
	if len(f.Caption) > 0 {
		p := f.Caption[0].Pos
		p.Col, p.EndCol = 1, 0
		return p
	}
	return f.Pos
}

// sequence checks that each kind is numbered from 1, in an annex from A.1.
func (d *drafting) sequence(all []numberedBlock) {
	last := map[string]int{}
	for _, b := range all {
		key, prefix := b.what+b.annex, ""
		if b.annex != "" {
			prefix = b.annex + "."
		}
		for d.untranslated(b.what + "-" + prefix + strconv.Itoa(last[key]+1)) {
			last[key]++
		}
		n, err := strconv.Atoi(strings.TrimPrefix(b.number, prefix))
		if want := last[key] + 1; err != nil || n != want || prefix == "" && strings.Contains(b.number, ".") || prefix != "" && !strings.HasPrefix(b.number, prefix) {
			d.report(blockSequence.At(b.pos, b.number, prefix+strconv.Itoa(want), blockNames[b.what]))
		}
		if err == nil {
			last[key] = n
		} else {
			last[key]++
		}
	}
}

var blockRange = regexp.MustCompile(`(表|图|Tables?|Figures?)[ \x{a0}]?([A-Z]\.)?([0-9]+)(?:～|~|至|—|–| to )(?:表|图)?(?:[A-Z]\.)?([0-9]+)`)

// mentions gathers the fragments that the text refers to, each range filled.
func (d *drafting) mentions() map[string]bool {
	out := map[string]bool{}
	d.text.Inlines(func(in *model.Inline, _ *model.Provision) {
		if in.Kind == model.RefInline && in.Target != nil && in.Target.Doc == "" {
			out[in.Target.Fragment] = true
		}
	})
	d.runs(func(r wording.Run, _ place) {
		for _, m := range blockRange.FindAllStringSubmatch(r.Text, -1) {
			kind := "table-"
			if strings.HasPrefix(m[1], "图") || strings.HasPrefix(m[1], "F") {
				kind = "figure-"
			}
			from, _ := strconv.Atoi(m[3])
			to, _ := strconv.Atoi(m[4])
			for n := from; n <= to && n < from+50; n++ {
				out[kind+m[2]+strconv.Itoa(n)] = true
			}
		}
	})
	return out
}

var dittoWords = regexp.MustCompile(`^(?:同上|同左|同前|同下|〃|″|"|ditto|same as above|as above|do\.)$`)

func (d *drafting) cells(t *model.Table) {
	for i, row := range t.Rows {
		for j, c := range row {
			r := wording.NewRun(c.Inlines)
			words := strings.TrimSpace(r.Text)
			switch {
			case words == "" && len(c.Inlines) == 0:
				if i > 0 || j > 0 || t.Head == 0 {
					d.report(cellEmpty.At(c.Pos))
				}
			case dittoWords.MatchString(strings.ToLower(words)):
				from := strings.Index(r.Text, words)
				d.report(cellDitto.At(r.Pos(from, from+len(words)), words))
			}
		}
	}
}

// tableNotes pairs the marks ^a^ of a table with its footnotes.
func (d *drafting) tableNotes(t *model.Table) {
	used := map[string]bool{}
	for _, ins := range model.BlockInlines(t) {
		model.WalkInlines(ins, func(in *model.Inline) {
			switch {
			case in.Kind == model.NoteRef && in.Target != nil:
				used[in.Text] = true
			case in.Kind == model.SupInline && len(in.Text) == 1 && in.Text[0] >= 'a' && in.Text[0] <= 'z':
				d.report(tableFootnote.At(in.Pos, in.Text, model.Bilingual{Zh: "没有内容", En: "has no text"}))
			}
		})
	}
	for i, f := range t.Footnotes {
		switch want := string(rune('a' + i)); {
		case !used[f.Label]:
			d.report(tableFootnote.At(f.Pos, f.Label, model.Bilingual{Zh: "没有在表中标出", En: "is not marked in the table"}))
		case f.Label != want:
			d.report(tableFootnote.At(f.Pos, f.Label, model.Bilingual{Zh: "应为“" + want + "”", En: "must be “" + want + "”"}))
		}
	}
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
