package word

import (
	"strings"

	"guiju/generator/manuscript"
)

// widest is how many columns a cell of Word spans at most; most is how many a
// table may have here, for other programs make wider ones.
const (
	widest = 63
	most   = 500
)

// gridCell is a cell while the table is read: it stands in the columns from..to
// of the grid.
type gridCell struct {
	from, to int
	rows     int
	blocks   []manuscript.Block
	last     int // the row that it last reached
}

// table reads a w:tbl (ECMA-376-1, 17.4).
func (s *story) table(n *node, at place, list *[]manuscript.Block) {
	// Row by row, the cells that begin there.
	t := &manuscript.Table{N: s.n}
	if s.part == s.main {
		t.N = s.last + 1
	}
	var rows [][]*gridCell
	open := map[int]*gridCell{} // cells that may go on below, by their first column
	heads, wide := true, false
	s.rows(n, at, func(tr *node, at place) {
		trPr := tr.kid("w:trPr")
		if at = s.rowChange(trPr, at); at.aside != nil {
			s.dropRow(tr, at)
			return
		}
		row := len(rows)
		rows = append(rows, nil)
		if on, set := trPr.flag("w:tblHeader"); heads && set && on {
			t.Head = row + 1
		} else {
			heads = false
		}
		col := 0
		if v, ok := trPr.val("w:gridBefore"); ok {
			if skip := span(v, 0); skip > 0 {
				rows[row] = append(rows[row], &gridCell{from: 0, to: skip, last: row})
				col = skip
			}
		}
		var before *gridCell // the cell to the left, for w:hMerge
		s.cells(tr, at, func(tc *node, at place) {
			tcPr := tc.kid("w:tcPr")
			for _, name := range []string{"w:cellDel", "w:cellIns"} {
				if k := tcPr.kid(name); k != nil {
					at = s.change(k, at)
				}
			}
			if at.aside != nil {
				s.drop(tc, at)
				return
			}
			blocks := s.cell(tc, at)
			v, _ := tcPr.val("w:gridSpan")
			to := col + span(v, 1)
			if h := tcPr.kid("w:hMerge"); h != nil && h.get("w:val") != "restart" && before != nil {
				// Merged with the cell to the left (17.4.22), as older programs write it.
				before.to = to
				before.blocks = append(before.blocks, s.covered(blocks)...)
				col = to
				return
			}
			if m := tcPr.kid("w:vMerge"); m != nil && m.get("w:val") != "restart" {
				// Merged with the cell above (17.4.84).
				if up := open[col]; up != nil && up.to == to && up.last == row-1 {
					up.last = row
					up.blocks = append(up.blocks, s.covered(blocks)...)
					before, col = nil, to
					return
				}
			}
			if to > most {
				if before != nil {
					if !wide {
						wide = true
						s.problem(wideTable, most)
					}
					before.blocks = append(before.blocks, blocks...)
					return
				}
				to = col + 1
			}
			c := &gridCell{from: col, to: to, blocks: blocks, last: row}
			rows[row] = append(rows[row], c)
			delete(open, col)
			if tcPr.kid("w:vMerge") != nil {
				open[col] = c
			}
			before, col = c, to
		})
		if v, ok := trPr.val("w:gridAfter"); ok {
			if skip := span(v, 0); skip > 0 {
				rows[row] = append(rows[row], &gridCell{from: col, to: col + skip, last: row})
			}
		}
	})
	rows, t.Head = withoutHollowRows(rows, t.Head)
	if len(rows) == 0 {
		return
	}
	t.Rows = squeeze(rows)
	*list = append(*list, t)
}

// span reads a number of columns.
func span(v string, least int) int { return min(max(number(v, least), least), widest) }

// rows finds the rows of a table, in content controls too.
func (s *story) rows(n *node, at place, row func(*node, place)) {
	s.alternative(n)
	for _, k := range n.kids {
		switch k.name {
		case "w:tr":
			row(k, at)
		case "w:ins", "w:moveTo", "w:del", "w:moveFrom":
			s.rows(k, s.change(k, at), row)
		case "w:sdt":
			s.sdt(k, func() { s.rows(k.or("w:sdtContent"), at, row) })
		case "w:bookmarkStart":
			s.marks = append(s.marks, k.get("w:name"))
		case "w:commentRangeStart", "w:commentRangeEnd":
			s.commentRange(k)
		default:
			if !silent[k.name] {
				s.rows(k, at, row)
			}
		}
	}
}

// cells finds the cells of a row.
func (s *story) cells(n *node, at place, cell func(*node, place)) {
	s.alternative(n)
	for _, k := range n.kids {
		switch k.name {
		case "w:tc":
			cell(k, at)
		case "w:sdt":
			s.sdt(k, func() { s.cells(k.or("w:sdtContent"), at, cell) })
		case "w:bookmarkStart":
			s.marks = append(s.marks, k.get("w:name"))
		case "w:commentRangeStart", "w:commentRangeEnd":
			s.commentRange(k)
		default:
			if !silent[k.name] {
				s.cells(k, at, cell)
			}
		}
	}
}

// rowChange is the place of a row that a change put in or took away (17.13.5).
func (s *story) rowChange(trPr *node, at place) place {
	for _, name := range []string{"w:ins", "w:del"} {
		if k := trPr.kid(name); k != nil {
			at = s.change(k, at)
		}
	}
	return at
}

// drop reads what a change takes away, for the aside alone.
func (s *story) drop(n *node, at place) {
	var none []manuscript.Block
	kept, carry := s.counters, s.carry
	s.counters, s.carry = newCounters(), nil
	s.gather(n, at, &none)
	s.counters, s.carry = kept, carry
}

func (s *story) dropRow(tr *node, at place) {
	s.cells(tr, at, func(tc *node, at place) { s.drop(tc, at) })
}

// cell reads the content of a cell.
func (s *story) cell(tc *node, at place) []manuscript.Block {
	carry := s.carry
	s.carry = nil
	s.inCell++
	blocks := s.blocks(tc, at)
	s.inCell--
	s.carry = carry
	return blocks
}

// nested reads a table within a cell: its paragraphs become those of the cell.
func (s *story) nested(n *node, at place, list *[]manuscript.Block) {
	if s.part == s.main {
		s.reader.n = s.last + 1
	}
	s.problem(nestedTable)
	s.rows(n, at, func(tr *node, at place) {
		s.cells(tr, s.rowChange(tr.kid("w:trPr"), at), func(tc *node, at place) {
			s.gather(tc, at, list)
			s.flush(list)
		})
	})
}

// covered keeps the paragraphs of a cell that a merged one covers, where they
// hold anything: Word does not show them.
func (s *story) covered(blocks []manuscript.Block) []manuscript.Block {
	if strings.TrimSpace(said(blocks)) == "" && !holdsThings(blocks) {
		return nil
	}
	s.problem(coveredCell, short(strings.TrimSpace(said(blocks)), 60))
	return blocks
}

// holdsThings reports whether pictures, formulas or notes stand in blocks.
func holdsThings(blocks []manuscript.Block) bool {
	for _, b := range blocks {
		p, ok := b.(*manuscript.Paragraph)
		if !ok {
			return true
		}
		for _, in := range p.Inlines {
			switch in.Kind {
			case manuscript.Image, manuscript.NoteMark, manuscript.Math, manuscript.TextBox:
				return true
			}
		}
	}
	return false
}

// withoutHollowRows leaves out rows that hold nothing but the ends of cells
// from above: nobody sees them, and no row can be without a cell.
func withoutHollowRows(rows [][]*gridCell, head int) ([][]*gridCell, int) {
	hollow := make([]int, len(rows)+1) // rows without a cell before row i
	var kept [][]*gridCell
	for i, row := range rows {
		hollow[i+1] = hollow[i]
		if len(row) == 0 {
			hollow[i+1]++
			continue
		}
		kept = append(kept, row)
	}
	for i, row := range rows {
		for _, c := range row {
			c.rows = c.last - i + 1 - (hollow[c.last+1] - hollow[i])
		}
	}
	return kept, head - hollow[head]
}

// squeeze makes rows of cells: columns of the grid at which no cell begins are
// not columns, and rows that end early are filled.
func squeeze(rows [][]*gridCell) [][]manuscript.Cell {
	begins := map[int]bool{}
	width := 0
	for _, row := range rows {
		for _, c := range row {
			begins[c.from] = true
			width = max(width, c.to)
		}
	}
	// place[i] is the column of the result at grid line i.
	place := make([]int, width+1)
	for i := 1; i <= width; i++ {
		place[i] = place[i-1]
		if begins[i] || i == width {
			place[i]++
		}
	}
	out := make([][]manuscript.Cell, len(rows))
	taken := make([]int, place[width]) // rows that a cell above still takes, by column
	for i, row := range rows {
		filled := 0 // columns of this row that stand
		for col := range taken {
			if taken[col] > 0 {
				taken[col]--
				filled++
			}
		}
		for _, c := range row {
			from, to := place[c.from], place[c.to]
			cols := max(to-from, 1)
			height := min(c.rows, len(rows)-i)
			out[i] = append(out[i], manuscript.Cell{Colspan: cols, Rowspan: height, Blocks: c.blocks})
			for col := from; col < min(from+cols, len(taken)); col++ {
				taken[col] = max(taken[col], height-1)
			}
			filled += cols
		}
		if gap := len(taken) - filled; gap > 0 {
			out[i] = append(out[i], manuscript.Cell{Colspan: gap, Rowspan: 1})
		}
	}
	return out
}
