package main

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestTableHeaders computes, by the rules of the HTML standard for scope
// (4.9.12), the headers of every cell of every table in every text that is
// published: each datum has the header of its column, and where the first
// column names the rows that of its row.
func TestTableHeaders(t *testing.T) {
	site := os.DirFS(shippedSite(t))
	tables, cells := 0, 0
	err := fs.WalkDir(site, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		b, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		doc, err := html.Parse(bytes.NewReader(b))
		if err != nil {
			return err
		}
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode && n.Data == "table" && has(n.Parent, "scroll") {
				tables++
				cells += checkTable(t, name, n)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if tables < 100 || cells < 1000 {
		t.Errorf("%d tables with %d cells", tables, cells)
	}
}

func has(n *html.Node, class string) bool {
	return n != nil && strings.Contains(" "+attribute(n, "class")+" ", " "+class+" ")
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// slot is one place of the grid that a table makes.
type slot struct {
	cell     *html.Node
	row, col int // of the cell's first slot
	head     bool
}

// grid lays out a table (HTML standard, 4.9.12.1).
func grid(table *html.Node) (slots [][]slot) {
	row := -1
	put := func(r, c int, s slot) {
		for len(slots) <= r {
			slots = append(slots, nil)
		}
		for len(slots[r]) <= c {
			slots[r] = append(slots[r], slot{})
		}
		slots[r][c] = s
	}
	for part := range table.ChildNodes() {
		for tr := range part.ChildNodes() {
			if tr.Data != "tr" {
				continue
			}
			row++
			put(row, 0, at(slots, row, 0))
			col := 0
			for c := range tr.ChildNodes() {
				if c.Data != "td" && c.Data != "th" {
					continue
				}
				for at(slots, row, col).cell != nil {
					col++
				}
				for r := range span(c, "rowspan") {
					for k := range span(c, "colspan") {
						put(row+r, col+k, slot{c, row, col, part.Data == "thead"})
					}
				}
			}
		}
	}
	return slots
}

func at(slots [][]slot, r, c int) slot {
	if r < len(slots) && c < len(slots[r]) {
		return slots[r][c]
	}
	return slot{}
}

func span(n *html.Node, key string) int {
	i, err := strconv.Atoi(attribute(n, key))
	if err != nil || i < 1 {
		return 1
	}
	return i
}

// checkTable counts the data of a table and reports those without headers.
func checkTable(t *testing.T, name string, table *html.Node) (cells int) {
	slots := grid(table)
	named := false // the first column names the rows
	for _, row := range slots {
		for c, s := range row {
			if c == 0 && s.cell != nil && strings.HasPrefix(attribute(s.cell, "scope"), "row") {
				named = true
			}
			if s.cell != nil && s.cell.Data == "th" && attribute(s.cell, "scope") == "" {
				t.Errorf("%s: a header without a scope: %s", name, words(s.cell))
			}
		}
	}
	for r, row := range slots {
		for c, s := range row {
			if s.cell == nil || s.cell.Data != "td" || s.head {
				continue
			}
			cells++
			column, line := false, false
			for up := range r {
				h := at(slots, up, c)
				column = column || h.cell != nil && strings.HasPrefix(attribute(h.cell, "scope"), "col") && words(h.cell) != ""
			}
			for left := range c {
				h := at(slots, r, left)
				line = line || h.cell != nil && strings.HasPrefix(attribute(h.cell, "scope"), "row") && words(h.cell) != ""
			}
			if !column {
				t.Errorf("%s: row %d, column %d has no column header: %s", name, r+1, c+1, words(s.cell))
			}
			if named && !line {
				t.Errorf("%s: row %d, column %d has no row header: %s", name, r+1, c+1, words(s.cell))
			}
		}
	}
	return cells
}

// words is the text of a node.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}
