package compare

import (
	"slices"

	"guiju/generator/difference"
	"guiju/generator/model"
)

// Grid is a table in both texts, cell by cell, without merged cells: each of
// them is written out.
type Grid struct {
	Head int // number of header rows
	// Columns and Rows say which text has them; Kept is both.
	Columns []difference.Op
	Rows    []GridRow
}

// GridRow is one row of a Grid.
type GridRow struct {
	Op    difference.Op
	Cells []GridCell
}

// GridCell is one cell: what became of its words.
type GridCell struct {
	Pieces []difference.Piece
	// Again is set for the cells that a merged cell covers beyond its first:
	// they say the same again.
	Again    bool
	old, new string
}

func (g *Grid) same() bool {
	if slices.ContainsFunc(g.Columns, func(o difference.Op) bool { return o != difference.Kept }) {
		return false
	}
	for _, r := range g.Rows {
		if r.Op != difference.Kept || slices.ContainsFunc(r.Cells, func(c GridCell) bool { return c.old != c.new }) {
			return false
		}
	}
	return true
}

// plane is a table with its merged cells written out.
type plane struct {
	cells [][]string
	again [][]bool
	head  int
	wide  int
}

func planeOf(t *model.Table) (p plane) {
	if t == nil {
		return p
	}
	p.head = t.Head
	type covered struct {
		words string
		rows  int
	}
	hanging := map[int]covered{} // by column
	for _, row := range t.Rows {
		var cells []string
		var again []bool
		col := 0
		fill := func() {
			for hanging[col].rows > 0 {
				h := hanging[col]
				cells, again = append(cells, h.words), append(again, true)
				h.rows--
				hanging[col] = h
				col++
			}
		}
		for _, c := range row {
			fill()
			said := words(c.Inlines)
			for k := range max(c.Colspan, 1) {
				cells, again = append(cells, said), append(again, k > 0)
				if c.Rowspan > 1 {
					hanging[col] = covered{said, c.Rowspan - 1}
				}
				col++
			}
		}
		fill()
		p.cells, p.again = append(p.cells, cells), append(p.again, again)
		p.wide = max(p.wide, len(cells))
	}
	for i := range p.cells {
		for len(p.cells[i]) < p.wide {
			p.cells[i], p.again[i] = append(p.cells[i], ""), append(p.again[i], false)
		}
	}
	return p
}

func (p *plane) column(j int) (words string) {
	for i := range min(max(p.head, 1), len(p.cells)) {
		words += p.cells[i][j] + "\n"
	}
	return words
}

// grid sets two tables side by side: columns by their heads, rows by their
// cells, those at the left first.
func (c *comparer) grid(old, new *model.Table) *Grid {
	a, b := planeOf(old), planeOf(new)
	columns := align(a.wide, b.wide, 0.5, func(i, j int) float64 {
		x, y := a.column(i), b.column(j)
		if x == y {
			return 1
		}
		return min(dice(bigrams(x), bigrams(y)), 0.99)
	})
	// Tables of as many columns whose heads have nothing in common are set side
	// by side as they stand.
	if old != nil && new != nil && a.wide == b.wide && !slices.ContainsFunc(columns, func(m match) bool { return m.a >= 0 && m.b >= 0 }) {
		columns = columns[:0]
		for i := range a.wide {
			columns = append(columns, match{i, i})
		}
	}
	rows := align(len(a.cells), len(b.cells), 0.34, func(i, j int) float64 {
		if (i < a.head) != (j < b.head) {
			return 0
		}
		all, alike := 0.0, 0.0
		for at, m := range columns {
			if m.a < 0 || m.b < 0 {
				continue
			}
			weight := 1.0
			if at == 0 {
				weight = 2 // what the row is about
			}
			all += weight
			switch x, y := a.cells[i][m.a], b.cells[j][m.b]; {
			case x == y:
				alike += weight
			default:
				alike += weight * dice(bigrams(x), bigrams(y))
			}
		}
		if all == 0 {
			return 0
		}
		if alike == all {
			return 1
		}
		return min(alike/all, 0.99)
	})
	g := &Grid{Head: b.head}
	if new == nil {
		g.Head = a.head
	}
	for _, m := range columns {
		g.Columns = append(g.Columns, opOf(m))
	}
	for _, r := range rows {
		row := GridRow{Op: opOf(r)}
		for _, m := range columns {
			var cell GridCell
			inOld, inNew := r.a >= 0 && m.a >= 0, r.b >= 0 && m.b >= 0
			if inOld {
				cell.old, cell.Again = a.cells[r.a][m.a], a.again[r.a][m.a]
			}
			if inNew {
				again := b.again[r.b][m.b]
				cell.new, cell.Again = b.cells[r.b][m.b], again && (cell.Again || !inOld)
			}
			cell.Pieces = c.pieces(cell.old, cell.new)
			row.Cells = append(row.Cells, cell)
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

func opOf(m match) difference.Op {
	switch {
	case m.a < 0:
		return difference.Added
	case m.b < 0:
		return difference.Removed
	}
	return difference.Kept
}
