package sheet

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"guiju/generator/model"
)

// workbook is what the parts of a workbook have in common.
type workbook struct {
	*container
	from1904 bool
	strings  []string
	formats  []format // by cell style
	cells    int      // that hold something, so far
}

// tabPart is one entry of the workbook's list of sheets.
type tabPart struct {
	name, path, kind string
	hidden           bool
}

// workbookPart reads the workbook part and what it points to (ECMA-376 part 1,
// 18.2, 18.4, 18.8).
func workbookPart(c *container) (*workbook, []tabPart, error) {
	w := &workbook{container: c}
	main := "xl/workbook.xml"
	roots, err := c.relations("")
	if err != nil {
		return nil, nil, err
	}
	for _, r := range roots {
		if r.kind == "officeDocument" && !r.outside {
			main = r.target
		}
	}
	rels, err := c.relations(main)
	if err != nil {
		return nil, nil, err
	}
	by := map[string]relation{}
	for _, r := range rels {
		by[r.id] = r
		if r.outside {
			continue
		}
		switch r.kind {
		case "sharedStrings":
			err = w.sharedStrings(r.target)
		case "styles":
			err = w.styles(r.target)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	var tabs []tabPart
	err = c.walk(main, func(_ *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			w.from1904 = truth(attr(e, "date1904"))
		case "sheet":
			id := ""
			for _, a := range e.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" {
					id = a.Value
				}
			}
			r := by[id]
			state := attr(e, "state")
			tabs = append(tabs, tabPart{attr(e, "name"), r.target, r.kind, state == "hidden" || state == "veryHidden"})
			if len(tabs) > c.limit.tabs {
				return c.over(model.Bilingual{Zh: "工作表数", En: "sheets"}, c.limit.tabs)
			}
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	if len(tabs) == 0 {
		return nil, nil, c.damaged("%s: no sheet", main)
	}
	return w, tabs, nil
}

func (w *workbook) sharedStrings(p string) error {
	size := 0
	return w.walk(p, func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		s, err := w.text(d)
		if err != nil {
			return err
		}
		size += len(s) + 16
		if size > w.limit.strings {
			return w.over(model.Bilingual{Zh: "文字总量（字节）", En: "bytes of text"}, w.limit.strings)
		}
		w.strings = append(w.strings, s)
		return nil
	})
}

// text reads the words of a string item (18.4.8): runs one after the other,
// without the readings that stand above Japanese.
func (w *workbook) text(d *xml.Decoder) (string, error) {
	var b strings.Builder
	depth, inWords, reading := 1, false, 0
	for depth > 0 {
		t, err := next(d)
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			inWords = t.Name.Local == "t"
			if t.Name.Local == "rPh" && reading == 0 {
				reading = depth
			}
		case xml.EndElement:
			if depth == reading {
				reading = 0
			}
			depth--
			inWords = false
		case xml.CharData:
			if inWords && reading == 0 {
				b.Write(t)
			}
		}
	}
	return unescape(b.String()), nil
}

// unescape resolves _xHHHH_ (22.9.2.19, ST_Xstring).
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out []uint16
	for i := 0; i < len(s); {
		if escapes(s[i:]) {
			v, _ := strconv.ParseUint(s[i+2:i+6], 16, 16)
			out = append(out, uint16(v))
			i += 7
			continue
		}
		end := i + 1
		for end < len(s) && s[end] != '_' {
			end++
		}
		out = append(out, utf16.Encode([]rune(s[i:end]))...)
		i = end
	}
	return string(utf16.Decode(out))
}

func (w *workbook) styles(p string) error {
	codes := map[int]string{}
	inCells := false
	return w.walk(p, func(_ *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			id, _ := strconv.Atoi(attr(e, "numFmtId"))
			codes[id] = attr(e, "formatCode")
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if inCells {
				id, _ := strconv.Atoi(attr(e, "numFmtId"))
				w.formats = append(w.formats, formatOf(id, codes[id]))
			}
		}
		return nil
	})
}

// tab reads a worksheet part (18.3).
func (w *workbook) tab(t *Tab, p string) error {
	rels, err := w.relations(p)
	if err != nil {
		return err
	}
	for _, r := range rels {
		switch {
		case r.outside:
		case r.kind == "comments":
			err = w.notes(t, r.target)
		case r.kind == "drawing" && w.has(r.target):
			err = w.drawing(t, r.target)
		}
		if err != nil {
			return err
		}
	}
	t.from1904 = w.from1904
	n, col, row := 0, 0, Row{}
	done := func() {
		t.spread += col
		t.last = n
		if len(row.Cells) > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	err = w.walk(p, func(d *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			done()
			at := n + 1
			if r := attr(e, "r"); r != "" {
				if at, err = strconv.Atoi(r); err != nil || at <= n || at > excelize.TotalRows {
					return w.damaged("%s: row %q", p, r)
				}
			}
			n, col = at, 0
			row = Row{N: n, Hidden: truth(attr(e, "hidden"))}
		case "c":
			if n == 0 {
				return w.damaged("%s: a cell outside of rows", p)
			}
			col++
			if r := attr(e, "r"); r != "" {
				c, at, err := excelize.CellNameToCoordinates(r)
				if err != nil || at != n || c < col {
					return w.damaged("%s: cell %q in row %d", p, r, n)
				}
				col = c
			}
			c, err := w.cell(d, e, n, col)
			if err != nil {
				return err
			}
			if c.Text == "" && !c.Formula {
				return nil
			}
			return w.keep(t, &row, c)
		case "mergeCell":
			return w.merge(t, attr(e, "ref"))
		case "legacyDrawing":
			t.shapes = attr(e, "id")
		case "col":
			if truth(attr(e, "hidden")) {
				from, _ := strconv.Atoi(attr(e, "min"))
				to, _ := strconv.Atoi(attr(e, "max"))
				for i := max(from, 1); i <= min(to, w.limit.columns) && len(t.HiddenColumns) < w.limit.columns; i++ {
					t.HiddenColumns = append(t.HiddenColumns, i)
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	done()
	return w.cover(t)
}

// keep adds a cell that holds something, within the bounds.
func (w *workbook) keep(t *Tab, row *Row, c Cell) error {
	w.cells++
	switch {
	case w.cells > w.limit.cells:
		return w.over(model.Bilingual{Zh: "有内容的单元格数", En: "cells that hold something"}, w.limit.cells)
	case c.Row > w.limit.rows:
		return w.over(model.Bilingual{Zh: "“" + t.Name + "”的行数", En: "rows of “" + t.Name + "”"}, w.limit.rows)
	case c.Col > w.limit.columns:
		return w.over(model.Bilingual{Zh: "“" + t.Name + "”的列数", En: "columns of “" + t.Name + "”"}, w.limit.columns)
	case units(c.Text) > w.limit.letters:
		return w.over(model.Bilingual{Zh: t.Address(c.Row, c.Col) + " 的字数", En: "characters of " + t.Address(c.Row, c.Col)}, w.limit.letters)
	}
	row.Cells = append(row.Cells, c)
	return nil
}

// units counts as Excel does, in UTF-16.
func units(s string) (n int) {
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// cell reads one cell (18.3.1.4).
func (w *workbook) cell(d *xml.Decoder, e xml.StartElement, row, col int) (Cell, error) {
	c := Cell{Row: row, Col: col, Kind: TextCell}
	kind, style := attr(e, "t"), attr(e, "s")
	value, depth, inValue := strings.Builder{}, 1, false
	for depth > 0 {
		t, err := next(d)
		if err != nil {
			return c, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "is":
				s, err := w.text(d)
				if err != nil {
					return c, err
				}
				c.Text = s
				continue
			case "f":
				c.Formula = true
			}
			depth++
			inValue = t.Name.Local == "v"
		case xml.EndElement:
			depth--
			inValue = false
		case xml.CharData:
			if inValue {
				value.Write(t)
			}
		}
	}
	v := value.String()
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(v))
		if v == "" {
			break
		}
		if err != nil || i < 0 || i >= len(w.strings) {
			return c, w.damaged("%s: string %q", Address(row, col), v)
		}
		c.Text = w.strings[i]
	case "inlineStr":
		if c.Text == "" {
			c.Text = unescape(v)
		}
	case "str":
		c.Text = unescape(v)
	case "b":
		c.Kind = FlagCell
		if v != "" {
			c.Text = strconv.FormatBool(truth(strings.TrimSpace(strings.ToLower(v))))
		}
	case "e":
		c.Kind, c.Text = ErrorCell, v
	case "d":
		c.Text = v
		if d, fault := ParseDate(strings.Split(v, "T")[0]); fault == "" {
			c.Kind, c.Date = DateCell, d
			c.Text = d.String()
		}
	default:
		w.number(&c, v, style)
	}
	return c, nil
}

// number says what a number means under its style.
func (w *workbook) number(c *Cell, v, style string) {
	c.Text = v
	f, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return
	}
	c.Kind = NumberCell
	look := format{}
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(w.formats) {
		look = w.formats[i]
	} else if style == "" && len(w.formats) > 0 {
		look = w.formats[0]
	}
	if look.date {
		if d, seconds, ok := fromSerial(f, w.from1904); ok {
			c.Kind, c.Date, c.Text = DateCell, d, d.String()
			if seconds > 0 {
				c.Text += " " + clock(seconds)
			}
			return
		}
	}
	c.Text = look.write(f)
	c.Lost = math.Abs(f) >= 1e15 && f == math.Trunc(f)
}

func clock(seconds int) string {
	two := func(n int) string { return string(rune('0'+n/10)) + string(rune('0'+n%10)) }
	return two(seconds/3600) + ":" + two(seconds/60%60) + ":" + two(seconds%60)
}

func (w *workbook) merge(t *Tab, ref string) error {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return nil // a range of one cell
	}
	left, top, err := excelize.CellNameToCoordinates(from)
	if err != nil {
		return w.damaged("%s: merged range %q", t.Name, ref)
	}
	right, bottom, err := excelize.CellNameToCoordinates(to)
	if err != nil || right < left || bottom < top {
		return w.damaged("%s: merged range %q", t.Name, ref)
	}
	t.Merged = append(t.Merged, Range{top, left, bottom, right})
	if len(t.Merged) > w.limit.merges {
		return w.over(model.Bilingual{Zh: "“" + t.Name + "”的合并单元格数", En: "merged ranges of “" + t.Name + "”"}, w.limit.merges)
	}
	return nil
}

// cover notes which cells merged ranges cover, as far as anything is written.
func (w *workbook) cover(t *Tab) error {
	lastRow, lastCol := 0, 0
	for _, r := range t.Rows {
		lastRow, lastCol = r.N, max(lastCol, r.Cells[len(r.Cells)-1].Col)
	}
	t.covered = map[[2]int]int{}
	steps := 0
	for i, m := range t.Merged {
		for row := m.Top; row <= min(m.Bottom, lastRow); row++ {
			for col := m.Left; col <= min(m.Right, lastCol); col++ {
				if steps++; steps > w.limit.covered {
					return w.over(model.Bilingual{Zh: "“" + t.Name + "”里被合并的单元格数", En: "merged cells of “" + t.Name + "”"}, w.limit.covered)
				}
				if _, taken := t.covered[[2]int{row, col}]; !taken {
					t.covered[[2]int{row, col}] = i
				}
			}
		}
	}
	return nil
}

// drawing looks whether a drawing holds anything: LibreOffice writes an empty one
// for every tab with notes (20.5.2.33, 20.5.2.1, 20.5.2.24).
func (w *workbook) drawing(t *Tab, p string) error {
	return w.walk(p, func(_ *xml.Decoder, e xml.StartElement) error {
		t.drawing = t.drawing || strings.HasSuffix(e.Name.Local, "Anchor")
		return nil
	})
}

// notes reads a comments part (18.7).
func (w *workbook) notes(t *Tab, p string) error {
	if !w.has(p) {
		return nil
	}
	ref := ""
	return w.walk(p, func(d *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "comment":
			ref = attr(e, "ref")
		case "text":
			s, err := w.text(d)
			if err != nil {
				return err
			}
			if t.Notes == nil {
				t.Notes = map[string]string{}
			}
			if units(s) <= w.limit.letters && len(t.Notes) < w.limit.cells {
				t.Notes[ref] = s
			}
		}
		return nil
	})
}
