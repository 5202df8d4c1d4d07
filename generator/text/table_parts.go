package text

import "guiju/generator/model"

// A table that paper parts at the end of a page (GB/T 1.1—2020, 表的接排).

// tableAbove returns the table with the number if it is the last block here.
func (b *builder) tableAbove(num string) *model.Table {
	bs := *b.sink.blocks
	if len(bs) == 0 {
		return nil
	}
	t, ok := bs[len(bs)-1].(*model.Table)
	if !ok || t.Number != num {
		return nil
	}
	return t
}

// continueTable adds the rows of a continued table to the one above: paper
// parts it at the end of a page, and repeats its head and its unit.
func (b *builder) continueTable(t *model.Table) {
	p := b.take()
	if p.kind == unit {
		p = b.take()
	}
	part := &model.Table{Number: t.Number}
	last := b.tableBody(part, p)
	if part.Head == t.Head && sameHead(part, t) { // else keep every row
		part.Rows = part.Rows[part.Head:]
	}
	fit(part, newGrid(t))
	t.Rows = append(t.Rows, part.Rows...)
	b.belowTable(t, last)
}

// fit gives the rows of a part the columns of the table and their alignment.
func fit(part *model.Table, g *grid) {
	for i, row := range newGrid(part).rows {
		for col, c := range row {
			if c.Cell != nil {
				c.Align = g.alignOf(col)
			}
		}
		if n := len(row); len(g.rows) > 0 && n < len(g.rows[0]) {
			c := &model.Cell{Colspan: len(g.rows[0]) - n, Rowspan: 1, Align: g.alignOf(n)}
			if n > 0 && row[0].Cell != nil {
				c.Pos = row[0].Pos
			}
			part.Rows[i] = append(part.Rows[i], c)
		}
	}
}

func sameHead(a, b *model.Table) bool {
	for i, row := range a.Rows[:a.Head] {
		if len(row) != len(b.Rows[i]) {
			return false
		}
		for k, c := range row {
			if PlainInlines(c.Inlines) != PlainInlines(b.Rows[i][k].Inlines) {
				return false
			}
		}
	}
	return true
}
