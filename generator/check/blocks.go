package check

import (
	"regexp"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var blockRules = []*model.Rule{blockSequence, blockTitle, blockMention}

var blockSequence = &model.Rule{
	ID: "block-sequence", Severity: model.Error,
	Message: model.Bilingual{Zh: "这里应是{3}{2}，却是{3}{1}", En: "{3} {2} is expected here, not {3} {1}"},
	Hint: model.Bilingual{
		Zh: "图、表、公式各自从1起连续编号，附录中从A.1起重新编号；改号后正文中提到的地方也要改。",
		En: "Figures, tables and formulas are each numbered from 1, in an annex again from A.1; mend the references too."},
	Doc: model.Bilingual{
		Zh: "图、表、公式的编号见 GB/T 1.1—2020 9.7～9.9；附录中的编号前加附录的字母。",
		En: "On the numbers of figures, tables and formulas see GB/T 1.1—2020, 9.7 to 9.9; those in an annex bear its letter."},
}

var blockTitle = &model.Rule{
	ID: "block-title", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1}没有标题", En: "{1} has no title"},
	Hint: model.Bilingual{
		Zh: "在编号后面写标题，例如“{1} 标题”。",
		En: "Write the title behind the number, as in “{1} Title”."},
	Doc: model.Bilingual{
		Zh: "图、表有编号，宜有标题（GB/T 1.1—2020，9.7、9.8），一个文件中应一致；目录和检索靠标题。",
		En: "Figures and tables have numbers and should have titles (GB/T 1.1—2020, 9.7 and 9.8), throughout a document; lists and search show them."},
}

var blockMention = &model.Rule{
	ID: "block-mention", Severity: model.Warning,
	Message: model.Bilingual{Zh: "正文没有提到{1}", En: "the text never mentions {1}"},
	Hint: model.Bilingual{
		Zh: "在条文中写“应符合{1}的规定”“见{1}”等，或删去它。",
		En: "Refer to it, as in “in accordance with {1}” or “see {1}”, or take it out."},
	Doc: model.Bilingual{
		Zh: "每个图、表都应在条文中明确提及（GB/T 1.1—2020，9.7、9.8），不提及就不知道它是要求还是资料；公式编号是为了引用（9.9）。",
		En: "Every figure and table is mentioned in the text (GB/T 1.1—2020, 9.7 and 9.8); otherwise nobody knows whether it binds. A formula is numbered to be referred to (9.9)."},
}

// numberedBlock is a table, figure or formula with its place in the numbering.
type numberedBlock struct {
	what   string // table, figure, formula
	number string
	pos    model.Pos
	annex  string // letter, or ""
	anchor string
	titled bool
}

var blockNames = map[string]model.Bilingual{
	"table": {Zh: "表", En: "Table"}, "figure": {Zh: "图", En: "Figure"}, "formula": {Zh: "公式", En: "Formula"},
}

// numberedBlocks checks tables, figures and formulas.
func (d *drafting) numberedBlocks() {
	var all []numberedBlock
	symbols := map[string]bool{}
	numbered := false
	walkBlocks(d.text, func(b model.Block) {
		f, ok := b.(*model.Formula)
		numbered = numbered || ok && f.Number != ""
	})
	d.text.Walk(func(p *model.Provision) {
		letter := annexLetter(p.ID)
		d.siblings(p.Blocks, func(b model.Block, after []model.Block) {
			switch b := b.(type) {
			case *model.Table:
				d.table(b, after)
				if b.Number != "" {
					all = append(all, numberedBlock{"table", b.Number, b.Pos, letter, b.ID, len(b.Caption) > 0})
				}
			case *model.Figure:
				d.figure(b)
				if b.Number != "" && b.ID != "" {
					all = append(all, numberedBlock{"figure", b.Number, captionPos(b), letter, b.ID, len(b.Caption) > 0})
				}
			case *model.Formula:
				d.formula(b, after, symbols, numbered)
				if b.Number != "" {
					all = append(all, numberedBlock{"formula", b.Number, formulaNumberPos(b), letter, b.ID, true})
				}
			}
		})
	})
	d.sequence(all)
	mentioned := d.mentions()
	for _, b := range all {
		name := blockNames[b.what]
		words := model.Bilingual{Zh: name.Zh + b.number, En: name.En + " " + b.number}
		if b.what == "formula" {
			words = model.Bilingual{Zh: name.Zh + "（" + b.number + "）", En: name.En + " (" + b.number + ")"}
			b.pos.Col, b.pos.EndCol = 1, 0
		}
		if !b.titled {
			d.report(blockTitle.At(b.pos, words))
		}
		if b.anchor != "" && !mentioned[b.anchor] {
			d.report(blockMention.At(b.pos, words))
		}
	}
}

// siblings visits blocks depth first, each with those behind it. Pictures
// inside a figure belong to it.
func (d *drafting) siblings(bs []model.Block, visit func(b model.Block, after []model.Block)) {
	for i, b := range bs {
		visit(b, bs[i+1:])
		switch b := b.(type) {
		case *model.List:
			for _, it := range b.Items {
				d.siblings(it.Blocks, visit)
			}
		case *model.Note:
			d.siblings(b.Blocks, visit)
		case *model.Example:
			d.siblings(b.Blocks, visit)
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

var blockRange = regexp.MustCompile(`(表|图|公式|式|Tables?|Figures?|Formulas?|Formulae)[ \x{a0}]?[(（]?([A-Z]\.)?([0-9]+)[)）]?(?:～|~|至|—|–| to )(?:表|图|公式|式)?[(（]?(?:[A-Z]\.)?([0-9]+)`)

// mentions gathers the fragments that the text refers to, each range filled.
func (d *drafting) mentions() map[string]bool {
	out := map[string]bool{}
	d.text.Inlines(func(in *model.Inline, _ *model.Provision) {
		if in.Kind == model.RefInline && in.Target != nil && in.Target.Doc == "" {
			out[in.Target.Fragment] = true
		}
	})
	d.runs(func(r wording.Run, _ place) {
		if !strings.ContainsAny(r.Text, figures) {
			return
		}
		for _, m := range blockRange.FindAllStringSubmatch(r.Text, -1) {
			kind := "table-"
			switch {
			case strings.HasPrefix(m[1], "图") || strings.HasPrefix(m[1], "Fi"):
				kind = "figure-"
			case strings.HasSuffix(m[1], "式") || strings.HasPrefix(m[1], "Fo"):
				kind = "formula-"
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
