package manuscript

import (
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
)

// ruleLine is the line below the head of a table (GFM 4.10).
var ruleLine = regexp.MustCompile(`^\|?\s*[:：]?[-—–]+[:：]?\s*(?:\|\s*[:：]?[-—–]+[:：]?\s*)*\|?$`)

func isRule(s string) bool { return strings.Contains(s, "|") && ruleLine.MatchString(s) }

// tableLine takes a row of a table.
func (m *markdown) tableLine(i int, s string) bool {
	if q := quoteMark.FindString(s); q != "" {
		s = strings.TrimSpace(s[len(q):])
	}
	pipes := strings.Count(s, "|") - strings.Count(s, `\|`)
	if pipes == 0 {
		return false
	}
	next := ""
	if i+1 < len(m.pieces) && m.pieces[i+1].kind == words {
		next = strings.TrimFunc(m.pieces[i+1].text, blank)
	}
	row := strings.HasPrefix(s, "|") && pipes > 1 || len(m.rows) > 0 || isRule(next)
	if !row {
		return false
	}
	if len(m.rows) == 0 {
		m.end()
	}
	m.rows = append(m.rows, piece{words, m.pieces[i].n, s})
	return true
}

// endTable makes a table of the rows.
func (m *markdown) endTable() {
	if len(m.rows) == 0 {
		return
	}
	rows := m.rows
	m.rows = nil
	at := m.line
	defer func() { m.line = at }()
	m.line = rows[0].n
	t := &Table{N: rows[0].n}
	var cells [][]string
	var lines []int
	for k, p := range rows {
		if isRule(p.text) && k <= 1 {
			t.Head = k
			continue
		}
		if isRule(p.text) && strings.HasPrefix(p.text, "|") { // drawn between rows
			continue
		}
		row := splitRow(p.text)
		if len(row) > maxColumns {
			m.limit(model.Bilingual{Zh: "列的表格", En: "columns in a table"}, maxColumns)
			return
		}
		cells, lines = append(cells, row), append(lines, p.n)
	}
	if len(cells) > maxRows {
		m.limit(model.Bilingual{Zh: "行的表格", En: "rows in a table"}, maxRows)
		return
	}
	m.fill(t, cells, lines)
	if hasWords(t) {
		m.doc.Blocks = append(m.doc.Blocks, t)
	}
}

// splitRow parts a row into its cells. A pipe after a backslash, in a formula or
// in [[5.2|words]] belongs to its cell.
func splitRow(s string) (cells []string) {
	s = strings.TrimPrefix(s, "|")
	if strings.HasSuffix(s, "|") && !strings.HasSuffix(s, `\|`) {
		s = s[:len(s)-1]
	}
	from := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			if x := refMark.FindString(s[i:]); x != "" {
				i += len(x) - 1
			}
		case '$':
			if inner, n, _ := mathAt(s, i); n > 0 && strings.Count(inner, "|")%2 == 0 {
				i += n - 1
			}
		case '|':
			cells = append(cells, s[from:i])
			from = i + 1
		}
	}
	return append(cells, s[from:])
}

// fill reads the cells. In the dialect < joins a cell with the one on its left
// and ^ with the one above it; rows that are too short are filled up.
func (m *markdown) fill(t *Table, rows [][]string, lines []int) {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	at := make([][2]int, width) // the cell that holds each column of the row above
	for col := range at {
		at[col] = [2]int{-1, -1}
	}
	for i, row := range rows {
		m.line = lines[i]
		here := slices.Repeat([][2]int{{-1, -1}}, width)
		var cells []Cell
		for col := range width {
			s := ""
			if col < len(row) {
				s = strings.TrimFunc(row[col], blank)
			}
			up := at[col]
			switch {
			case s == "<" && col > 0 && here[col-1][0] == i && len(cells) > 0 && here[col-1][1] == len(cells)-1:
				cells[len(cells)-1].Colspan++
				here[col] = here[col-1]
			case s == "<" && col > 0 && here[col-1][0] >= 0 && here[col-1][0] < i && here[col-1] == up:
				here[col] = up
			case s == "^" && up[0] >= 0 && (col > 0 && here[col-1] == up || m.wholly(t, up, at, row, col)):
				if here[col] = up; col == 0 || here[col-1] != up {
					t.Rows[up[0]][up[1]].Rowspan++
				}
			default:
				c := Cell{Colspan: 1, Rowspan: 1}
				if s == `\` {
					s = ""
				}
				if ins := m.inlines(s); len(ins) > 0 {
					p := m.paragraph()
					p.Inlines = ins
					c.Blocks = []Block{p}
				}
				here[col] = [2]int{i, len(cells)}
				cells = append(cells, c)
			}
		}
		t.Rows = append(t.Rows, cells)
		at = here
	}
}

// wholly reports whether the cell above begins at the column and all of it is
// joined: merged cells are rectangles.
func (m *markdown) wholly(t *Table, up [2]int, at [][2]int, row []string, col int) bool {
	if col > 0 && at[col-1] == up {
		return false
	}
	for k := col + 1; k < col+t.Rows[up[0]][up[1]].Colspan; k++ {
		if k >= len(row) || strings.TrimFunc(row[k], blank) != "^" && strings.TrimFunc(row[k], blank) != "<" {
			return false
		}
	}
	return true
}
