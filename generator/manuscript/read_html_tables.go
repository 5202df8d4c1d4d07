package manuscript

import (
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"guiju/generator/model"
)

// table walks a table (HTML Standard, 4.9). One inside a cell becomes
// paragraphs of the cell; one that only lays out the page becomes its content.
func (w *web) table(s *goquery.Selection, l style) {
	w.flush()
	label, outer := w.label, w.box
	w.label = ""
	defer func() { w.box, w.label = outer, "" }()
	w.box = box{}
	if label != "" {
		w.label = label
		w.open() // an item whose first words stand in a table
	}
	w.flush()
	rows, head := w.rows(s, l)
	if w.tables >= maxDepth {
		w.limit(model.Bilingual{Zh: "层表格", En: "tables inside each other"}, maxDepth)
		return
	}
	switch {
	case len(rows) == 0:
		return
	case w.tables > 0:
		w.find(tableNested.At(w.here()))
		w.unwrap(rows, l)
		return
	case len(rows) == 1 && len(rows[0]) == 1 && layout(rows[0][0]):
		w.find(tableLayout.At(w.here()))
		w.unwrap(rows, l)
		return
	}
	w.tables++
	defer func() { w.tables-- }()
	t := &Table{Head: head, N: w.here().Line}
	width, area := 0, 0
	for i, row := range rows {
		var cells []Cell
		columns := 0
		for _, c := range row {
			cell := Cell{Colspan: span(c, "colspan", maxColumns), Rowspan: span(c, "rowspan", len(rows)-i)}
			if columns += cell.Colspan; columns > maxColumns {
				w.limit(model.Bilingual{Zh: "列的表格", En: "columns in a table"}, maxColumns)
				return
			}
			// Cells that reach far down push those of later rows to the right: the
			// number of columns alone says little.
			if area += cell.Colspan * cell.Rowspan; area > maxArea {
				w.limit(model.Bilingual{Zh: "格的表格", En: "cells in a table, merged ones counted in full"}, maxArea)
				return
			}
			cell.Blocks = w.cell(c, l)
			cells = append(cells, cell)
		}
		width = max(width, columns)
		t.Rows = append(t.Rows, cells)
	}
	for _, row := range t.Rows { // colspan="99" means all of them
		if len(row) == 1 && row[0].Colspan > width {
			row[0].Colspan = width
		}
	}
	if !hasWords(t) {
		return
	}
	*w.sink = append(*w.sink, t)
}

// hasWords reports whether anything stands in the table.
func hasWords(t *Table) bool {
	for _, row := range t.Rows {
		for _, c := range row {
			if len(c.Blocks) > 0 {
				return true
			}
		}
	}
	return false
}

// layout reports whether the one cell of a table is a page, not a box.
func layout(cell *goquery.Selection) bool {
	return cell.Find("table,h1,h2,h3").Length() > 0 || cell.Find("p,div,li").Length() >= 4
}

// unwrap walks the cells of a table as if there were none.
func (w *web) unwrap(rows [][]*goquery.Selection, l style) {
	for _, row := range rows {
		for _, c := range row {
			w.block(c, "div", styleOf(c), l)
		}
	}
}

// rows collects the cells and walks what else stands in a table: its caption,
// and what a browser shows above it.
func (w *web) rows(s *goquery.Selection, l style) (rows [][]*goquery.Selection, head int) {
	var inHead, body bool
	heads := true // the rows so far are heads
	var walk func(s *goquery.Selection)
	walk = func(s *goquery.Selection) {
		s.Contents().Each(func(_ int, c *goquery.Selection) {
			switch name := goquery.NodeName(c); name {
			case "thead", "tbody", "tfoot":
				inHead = name == "thead"
				walk(c)
				inHead = false
			case "tr":
				row, all := w.row(c, l)
				if len(row) == 0 {
					return
				}
				if len(rows) >= maxRows {
					w.limit(model.Bilingual{Zh: "行的表格", En: "rows in a table"}, maxRows)
					return
				}
				rows = append(rows, row)
				if heads = heads && (inHead && !body || all); heads {
					head++
				}
				body = body || !inHead
			case "col", "colgroup":
			default:
				w.node(c, l)
			}
		})
	}
	walk(s)
	w.flush()
	if head == len(rows) && head > 0 && !inHeadOnly(s) { // a table of nothing but heads has none
		head = 0
	}
	return rows, head
}

func inHeadOnly(s *goquery.Selection) bool { return s.ChildrenFiltered("thead").Length() > 0 }

// row collects the cells of a row; all reports whether each is a head.
func (w *web) row(s *goquery.Selection, l style) (cells []*goquery.Selection, all bool) {
	all = true
	s.Contents().Each(func(_ int, c *goquery.Selection) {
		switch name := goquery.NodeName(c); name {
		case "td", "th":
			cells = append(cells, c)
			all = all && name == "th"
		default:
			w.node(c, l)
		}
	})
	return cells, all
}

// cell walks one cell.
func (w *web) cell(s *goquery.Selection, l style) (content []Block) {
	sink, lists, outer := w.sink, w.lists, w.box
	w.sink, w.lists = &content, nil
	css := styleOf(s)
	w.boxOf(s, goquery.NodeName(s), css)
	w.box.style = ""
	w.children(s, lookOf("td", css, l))
	w.flush()
	w.sink, w.lists, w.box = sink, lists, outer
	return content
}

// span reads colspan or rowspan; 0 means as far as there is (HTML Standard,
// 4.9.11).
func span(s *goquery.Selection, key string, most int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s.AttrOr(key, "1")))
	switch {
	case err != nil || n < 0:
		return 1
	case n == 0 && key == "rowspan" || n > most:
		return max(most, 1)
	}
	return max(n, 1)
}
