package text

import (
	"regexp"

	"guiju/generator/model"
)

// rowHeads returns the cells that head a row of the body. GB/T 1.1—2020 has no
// mark for them; its tables put what a row is about first, behind a running
// number where there is one. So the first column heads the rows if the table
// has a head and another column, each of its cells has words that are no value,
// and no two are alike; a column of running numbers (序号) is passed over; and
// where the first column is merged over several rows, the second heads them too
// under the same conditions.
func rowHeads(t *model.Table) map[*model.Cell]bool {
	heads := map[*model.Cell]bool{}
	if t.Head == 0 || t.Head >= len(t.Rows) {
		return heads
	}
	g := newGrid(t)
	body := g.rows[t.Head:]
	col := 0
	if runningNumbers(column(body, 0)) {
		col = 1
	}
	for ; col+1 < len(g.rows[0]); col++ {
		cells := column(body, col)
		if !headsRows(cells) {
			break
		}
		merged := false
		for _, c := range cells {
			heads[c] = true
			merged = merged || c.Rowspan > 1
		}
		if !merged {
			break
		}
	}
	return heads
}

// column returns the cells that begin in a column, but those that fill a row.
func column(rows [][]gridCell, col int) (cells []*model.Cell) {
	for _, row := range rows {
		if col < len(row) && row[col].Cell != nil && row[col].Colspan < len(row) {
			cells = append(cells, row[col].Cell)
		}
	}
	return cells
}

var (
	valueOnly  = regexp.MustCompile(`^[^\p{Han}A-Za-z]*$|^[0-9０-９.,~～—–<>≤≥±+ -]+(?:` + latinUnits + `|` + hanUnits + `)?$`)
	onlyDigits = regexp.MustCompile(`^[0-9０-９]+$`)
)

func headsRows(cells []*model.Cell) bool {
	seen := map[string]bool{}
	for _, c := range cells {
		words := PlainInlines(c.Inlines)
		if seen[words] || valueOnly.MatchString(words) {
			return false
		}
		seen[words] = true
	}
	return len(cells) > 0
}

func runningNumbers(cells []*model.Cell) bool {
	for _, c := range cells {
		if !onlyDigits.MatchString(PlainInlines(c.Inlines)) {
			return false
		}
	}
	return len(cells) > 0
}
