package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"guiju/generator/model"
)

// Book is a workbook, or a CSV file as one of a single tab.
type Book struct {
	Name string // of the file, for messages
	Tabs []*Tab
}

// Tab is one worksheet. A tab of a CSV file has no name.
type Tab struct {
	Name   string
	Hidden bool
	Rows   []Row // those that hold something, in order
	// Merged are the merged ranges, in the order of the file.
	Merged []Range
	// HiddenColumns and the Hidden of rows: what the editor does not see.
	HiddenColumns []int
	// Notes are the comments by the address of their cell.
	Notes map[string]string

	file              string
	drawing, from1904 bool
	// last is the last row and spread the sum of the columns of all rows, empty
	// cells too: what a program takes that fills a sheet up.
	last, spread int
	part         string         // its path in the archive
	shapes       string         // the relation of its comments' shapes, "" without any
	covered      map[[2]int]int // cell to index of Merged, first cells too
}

// Row is a row, numbered as the editor's program numbers it.
type Row struct {
	N      int
	Hidden bool
	Cells  []Cell // those that hold something, in order
}

// CellKind tells what a cell holds.
type CellKind string

const (
	TextCell   CellKind = "text"
	NumberCell CellKind = "number"
	DateCell   CellKind = "date" // Text is YYYY-MM-DD, with HH:MM:SS when it has a time
	FlagCell   CellKind = "flag" // Text is true or false
	ErrorCell  CellKind = "error"
)

// Cell is one cell that holds something.
type Cell struct {
	Row, Col int
	Text     string // what it says, as exactly as the file does
	Kind     CellKind
	Date     model.Date // of a DateCell
	Formula  bool       // the text is what the editor's program last calculated
	Lost     bool       // a number of more digits than the program keeps
}

// Range is a rectangle of cells; ends are inside.
type Range struct{ Top, Left, Bottom, Right int }

// Address is how a cell is called: B7.
func Address(row, col int) string {
	a, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return a
}

// Address is the cell's full name for messages: 明细表!B7.
func (t *Tab) Address(row, col int) string {
	if t.Name == "" {
		return Address(row, col)
	}
	return t.Name + "!" + Address(row, col)
}

// At is the place of a cell: the file is followed by "!" and the tab, line and
// column are the row and the column of the cell. A zero row means the tab.
func (t *Tab) At(row, col int) model.Pos {
	file := t.file
	if t.Name != "" {
		file += "!" + t.Name
	}
	if row == 0 {
		col = 0
	}
	return model.Pos{File: file, Line: row, Col: col, Cell: true}
}

// Cell returns a cell; an empty one says nothing.
func (r *Row) Cell(col int) Cell {
	for _, c := range r.Cells {
		if c.Col == col {
			return c
		}
	}
	return Cell{Row: r.N, Col: col, Kind: TextCell}
}

// Row returns row n, nil where it is empty.
func (t *Tab) Row(n int) *Row {
	lo, hi := 0, len(t.Rows)
	for lo < hi {
		if mid := (lo + hi) / 2; t.Rows[mid].N < n {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(t.Rows) && t.Rows[lo].N == n {
		return &t.Rows[lo]
	}
	return nil
}

// Cell returns the cell at a place.
func (t *Tab) Cell(row, col int) Cell {
	if r := t.Row(row); r != nil {
		return r.Cell(col)
	}
	return Cell{Row: row, Col: col, Kind: TextCell}
}

// Merge returns the merged range that a cell is part of.
func (t *Tab) Merge(row, col int) (Range, bool) {
	i, ok := t.covered[[2]int{row, col}]
	if !ok {
		return Range{row, col, row, col}, false
	}
	return t.Merged[i], true
}

// Shown is the cell whose words stand at a place: the first of its merged range.
func (t *Tab) Shown(row, col int) Cell {
	m, _ := t.Merge(row, col)
	return t.Cell(m.Top, m.Left)
}

// empty reports whether a cell shows nothing.
func (c Cell) empty() bool { return strings.TrimSpace(Narrow(c.Text)) == "" }

// ours reports whether a tab is a page of words, or of lists for drop-downs, that
// this package wrote.
func (t *Tab) ours() bool {
	first := t.Cell(1, 1).Text
	return first == readMeKey || first == findingsKey || t.Name == readMeTab || t.Name == listsTab
}
