package text

import (
	"slices"
	"strings"

	"guiju/generator/model"
)

// table writes caption, unit, rows, notes and footnotes, in the order in which
// GB/T 1.1—2020 prints them.
func (w *markdownWriter) table(t *model.Table) string {
	var lines []string
	if t.Number != "" {
		lines = append(lines, w.caption(w.say("表", "Table ")+t.Number, t.Caption))
	}
	if t.Unit != "" {
		lines = append(lines, w.say("单位：", "Unit: ")+t.Unit)
	}
	grid := newGrid(t)
	rule := ""
	aligned := slices.ContainsFunc(grid.aligns, func(a model.Align) bool { return a != model.AlignNone })
	if t.Head > 0 || len(t.Rows) != 1 || aligned {
		rule = grid.rule()
	}
	if t.Head == 0 && rule != "" {
		lines = append(lines, rule)
	}
	for i, row := range grid.rows {
		lines = append(lines, w.row(row))
		if i+1 == t.Head {
			lines = append(lines, rule)
		}
	}
	return strings.Join(append(lines, w.ownNotes(t.Notes, t.Footnotes)...), "\n")
}

// ownNotes writes the notes and footnotes of a table or figure.
func (w *markdownWriter) ownNotes(notes []model.Block, footnotes []*model.Footnote) (lines []string) {
	for _, bl := range notes {
		lines = append(lines, w.block(bl))
	}
	for _, f := range footnotes {
		lines = append(lines, w.held("["+f.Label+"]", f.Blocks))
	}
	return lines
}

// row writes the cells of one row. A cell of the grid is a cell of the tree,
// or the mark that joins its place to the left or upper one.
func (w *markdownWriter) row(cells []gridCell) string {
	var b strings.Builder
	b.WriteString("|")
	for i, c := range cells {
		words := c.mark
		if words == "" && c.Cell != nil {
			words = w.cell(c.Inlines)
			if last := i+1 == len(cells); words == "" && last && w.grammar == model.PolicyGrammar {
				words = `\` // a row that ends in nothing lost cells on its left
			}
		}
		b.WriteString(" " + words + " |")
	}
	line := b.String()
	if ruleLine.MatchString(line) && strings.Contains(line, "-") {
		line = strings.ReplaceAll(line, "-", `\-`)
	}
	return line
}

// cell writes inlines with a backslash before the pipes that are no border.
func (w *markdownWriter) cell(ins []model.Inline) string {
	s := w.line(ins)
	if s == "<" || s == "^" {
		return `\` + s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			b.WriteString(s[i : i+2])
			i++
			continue
		case s[i] == '[':
			if n := len(refWithWords.FindString(s[i:])); n > 0 {
				b.WriteString(s[i : i+n])
				i += n - 1
				continue
			}
		case s[i] == '|':
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// grid is a table with a cell in every place.
type grid struct {
	rows   [][]gridCell
	aligns []model.Align
}

type gridCell struct {
	*model.Cell
	mark string // < or ^
}

// newGrid puts the cells into their columns: a cell goes into the first place
// of its row that no cell from above holds.
func newGrid(t *model.Table) *grid {
	g := &grid{}
	below := map[int]int{} // rows that a cell above still holds, by column
	for _, row := range t.Rows {
		var cells []gridCell
		fill := func() {
			for below[len(cells)] > 0 {
				below[len(cells)]--
				cells = append(cells, gridCell{mark: "^"})
			}
		}
		for _, c := range row {
			fill()
			g.align(len(cells), c.Align)
			for k := range max(c.Colspan, 1) {
				below[len(cells)] = max(c.Rowspan, 1) - 1
				if k == 0 {
					cells = append(cells, gridCell{Cell: c})
				} else {
					cells = append(cells, gridCell{mark: "<"})
				}
			}
		}
		fill()
		g.rows = append(g.rows, cells)
	}
	return g
}

// align notes the alignment of a column, which its first cell tells.
func (g *grid) align(col int, a model.Align) {
	for len(g.aligns) <= col {
		g.aligns = append(g.aligns, model.AlignNone)
	}
	if g.aligns[col] == model.AlignNone {
		g.aligns[col] = a
	}
}

func (g *grid) alignOf(col int) model.Align {
	if col < len(g.aligns) {
		return g.aligns[col]
	}
	return model.AlignNone
}

// rule writes the line below the head.
func (g *grid) rule() string {
	width := 1
	if len(g.rows) > 0 {
		width = len(g.rows[0])
	}
	var b strings.Builder
	b.WriteString("|")
	for col := range max(width, len(g.aligns)) {
		switch g.alignOf(col) {
		case model.AlignLeft:
			b.WriteString(":---|")
		case model.AlignCentre:
			b.WriteString(":---:|")
		case model.AlignRight:
			b.WriteString("---:|")
		default:
			b.WriteString("---|")
		}
	}
	return b.String()
}
