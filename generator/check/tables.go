package check

import (
	"regexp"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var tableRules = []*model.Rule{tableCaption, cellEmpty, cellDitto, cellMerge, tableFootnote, tableUnit}

var tableCaption = &model.Rule{
	ID: "table-caption", Severity: model.Error,
	Message: model.Bilingual{Zh: "表没有编号和表题", En: "the table has no number and title"},
	Hint: model.Bilingual{
		Zh: "在表的上一行写“表1 标题”。",
		En: "Write “Table 1 Title” on the line above."},
	Doc: model.Bilingual{
		Zh: "每个表均应有编号，宜有表题（GB/T 1.1—2020，9.8）；没有编号的表无法引用。",
		En: "Every table has a number and should have a title (GB/T 1.1—2020, 9.8); without one it cannot be cited."},
}

var cellEmpty = &model.Rule{
	ID: "cell-empty", Severity: model.Warning,
	Message: model.Bilingual{Zh: "空的单元格", En: "an empty cell"},
	Hint: model.Bilingual{
		Zh: "没有内容时填“—”；与左格合并写 <，与上格合并写 ^。",
		En: "Write “—” where there is nothing; < merges to the left, ^ upwards."},
	Doc: model.Bilingual{
		Zh: "表中不留空格：空格分不清是没有、不适用还是漏填（GB/T 1.1—2020，9.8）；表头也一样，每一列都要说明是什么。",
		En: "No cell is left empty, as nobody could tell none from forgotten (GB/T 1.1—2020, 9.8); nor is one of the head, as every column says what it holds."},
}

var cellDitto = &model.Rule{
	ID: "cell-ditto", Severity: model.Warning,
	Message: model.Bilingual{Zh: "单元格写的是“{1}”", En: "the cell says “{1}”"},
	Hint: model.Bilingual{
		Zh: "写出内容，或与上格合并（^）、与左格合并（<）。",
		En: "Write the words out, or merge the cells (^ upwards, < to the left)."},
	Doc: model.Bilingual{
		Zh: "表中不用“同上”“同左”一类说法（GB/T 1.1—2020，9.8）；单独摘引一行时看不懂。",
		En: "Cells do not say “ditto” (GB/T 1.1—2020, 9.8): a row that is quoted alone would mean nothing."},
}

var cellMerge = &model.Rule{
	ID: "cell-merge", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”没有可以合并的单元格", En: "“{1}” has no cell to merge with"},
	Hint: model.Bilingual{
		Zh: "< 与左格合并，第一列不能用；^ 与上格合并，表身第一行不能用；确指符号本身时写“\\{1}”。",
		En: "< merges to the left and cannot stand in the first column, ^ upwards and not in the first row below the head; for the sign itself write “\\{1}”."},
	Doc: model.Bilingual{
		Zh: "表头说明各列是什么，不与表身合并。",
		En: "The head says what the columns are and is never merged with the body."},
}

var tableUnit = &model.Rule{
	ID: "table-unit", Severity: model.Warning,
	Message: model.Bilingual{Zh: "单位“{1}”写在表的下面", En: "the unit “{1}” stands below the table"},
	Hint: model.Bilingual{
		Zh: "移到表题的下一行，表头的上面。",
		En: "Move it to the line below the title, above the head."},
	Doc: model.Bilingual{
		Zh: "表中的量单位相同时，在表的右上方写明（GB/T 1.1—2020，9.8）。",
		En: "A unit that holds for the whole table stands above it at the right (GB/T 1.1—2020, 9.8)."},
}

var tableFootnote = &model.Rule{
	ID: "table-footnote", Severity: model.Warning,
	Message: model.Bilingual{Zh: "表的脚注“{1}”{2}", En: "the table's footnote “{1}” {2}"},
	Hint: model.Bilingual{
		Zh: "单元格中写 ^{1}^，表的下一行写“[{1}] 脚注内容”。",
		En: "Write ^{1}^ in the cell and “[{1}] …” on a line below the table."},
	Doc: model.Bilingual{
		Zh: "表的脚注用小写字母标明，每个表单独编排（GB/T 1.1—2020，9.8）。",
		En: "Footnotes of a table bear small letters, from a in every table (GB/T 1.1—2020, 9.8)."},
}

// table checks one table; after are the blocks behind it.
func (d *drafting) table(t *model.Table, after []model.Block) {
	if t.Number == "" {
		d.report(tableCaption.At(t.Pos))
	}
	d.cells(t)
	d.tableNotes(t)
	d.unitBelow(t, after)
}

var dittoWords = regexp.MustCompile(`^(?:同上|同左|同前|同下|〃|″|"|ditto|same as above|as above|do\.)$`)

func (d *drafting) cells(t *model.Table) {
	for i, row := range t.Rows {
		for _, c := range row {
			r := wording.NewRun(c.Inlines)
			words := strings.TrimSpace(r.Text)
			switch {
			case words == "" && len(c.Inlines) == 0:
				d.report(cellEmpty.At(c.Pos))
			case words == "<" || words == "^":
				d.report(cellMerge.At(c.Pos, words))
			case i < t.Head && i+c.Rowspan > t.Head && i+c.Rowspan <= len(t.Rows):
				d.report(cellMerge.At(rowPos(t.Rows[t.Head]), "^"))
			case dittoWords.MatchString(strings.ToLower(words)):
				from := strings.Index(r.Text, words)
				d.report(cellDitto.At(r.Pos(from, from+len(words)), words))
			}
		}
	}
}

// rowPos is the beginning of the line of a row.
func rowPos(row []*model.Cell) model.Pos {
	if len(row) == 0 {
		return model.Pos{}
	}
	p := row[0].Pos
	p.Col, p.EndCol = 1, 0
	return p
}

var unitLine = regexp.MustCompile(`^(?:单位|Units?)[：:] *(.*)`)

// unitBelow looks for a line with the unit in what stands below a table.
func (d *drafting) unitBelow(t *model.Table, after []model.Block) {
	var below []model.Block
	below = append(below, t.Notes...)
	for _, f := range t.Footnotes {
		below = append(below, f.Blocks...)
	}
	model.WalkBlocks(append(below, after[:min(1, len(after))]...), func(b model.Block) {
		para, ok := b.(*model.Paragraph)
		if !ok {
			return
		}
		for _, in := range para.Inlines {
			if m := unitLine.FindStringSubmatch(in.Text); in.Kind == model.TextInline && m != nil {
				d.report(tableUnit.At(in.Pos, m[1]))
			}
		}
	})
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
