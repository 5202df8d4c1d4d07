package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Table is one sheet.
type Table struct {
	Name    string // of the sheet: at most 31 characters, without []:*?/\
	Columns []string
	Rows    [][]string
}

// cutShort ends a cell that has more characters than Excel keeps.
const cutShort = "……（全文见 CSV / the whole text is in the CSV）"

// widest bounds the width of a column, in characters.
const widest = 60

// XLSX writes a workbook: a frozen bold head, filters, columns as wide as
// their words.
func XLSX(tables ...Table) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return nil, err
	}
	body, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return nil, err
	}
	for i, t := range tables {
		if i == 0 {
			err = f.SetSheetName("Sheet1", t.Name)
		} else {
			_, err = f.NewSheet(t.Name)
		}
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", t.Name, err)
		}
		if err := write(f, t, head, body); err != nil {
			return nil, fmt.Errorf("sheet %q: %w", t.Name, err)
		}
	}
	// No clock and no user: the same content gives the same bytes.
	if err := f.SetDocProps(&excelize.DocProperties{Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z", Creator: "guiju"}); err != nil {
		return nil, err
	}
	all := parts{}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return all })
	if _, err := f.WriteToBuffer(); err != nil {
		return nil, err
	}
	return all.pack(escapeParts)
}

// sorted packs a workbook again with its parts in order and without times:
// excelize takes them out of a map. edit, where there is one, may change a part.
func sorted(book []byte, edit func(name string, part []byte) []byte) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return nil, err
	}
	all := parts{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		if all[f.Name], err = bufferOf(in); err != nil {
			return nil, err
		}
	}
	return all.pack(edit)
}

func bufferOf(in io.Reader) (*bytes.Buffer, error) {
	var b bytes.Buffer
	_, err := b.ReadFrom(in)
	return &b, err
}

// parts are the parts of a workbook by name. excelize writes into them as if
// into an archive, so that they are packed once.
type parts map[string]*bytes.Buffer

func (p parts) Create(name string) (io.Writer, error) {
	p[name] = new(bytes.Buffer)
	return p[name], nil
}

func (p parts) AddFS(fs.FS) error { return errors.ErrUnsupported }

func (p parts) Close() error { return nil }

// pack makes the archive: parts in order, no times.
func (p parts) pack(edit func(name string, part []byte) []byte) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		out, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		part := p[name].Bytes()
		if edit != nil {
			part = edit(name, part)
		}
		if _, err := out.Write(part); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func write(f *excelize.File, t Table, head, body int) error {
	w, err := f.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	for i := range t.Columns {
		if err := w.SetColWidth(i+1, i+1, width(t, i)); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for n, row := range append([][]string{t.Columns}, t.Rows...) {
		style := body
		if n == 0 {
			style = head
		}
		cells := make([]any, len(row))
		for i, c := range row {
			if units(c) > bounds.letters { // excelize would cut it without a word
				c = cutUnits(c, bounds.letters-units(cutShort)) + cutShort
			}
			cells[i] = excelize.Cell{StyleID: style, Value: escaped(c)}
		}
		at, err := excelize.CoordinatesToCellName(1, n+1)
		if err != nil {
			return err
		}
		if err := w.SetRow(at, cells); err != nil {
			return err
		}
	}
	return w.Flush()
}

// width is that of the longest cell, Han counted twice.
func width(t Table, column int) float64 {
	most := 6
	for _, row := range append([][]string{t.Columns}, t.Rows...) {
		if column < len(row) {
			n := utf8.RuneCountInString(row[column])
			most = max(most, n+(len(row[column])-n)/2)
		}
	}
	return float64(min(most+2, widest))
}
