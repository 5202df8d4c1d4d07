package sheet

import (
	"cmp"
	"regexp"
	"strings"

	"guiju/generator/model"
)

// Returned is a sheet that came back, in the columns in which it came.
type Returned struct {
	Key     string
	Tab     *Tab
	Columns []string // keys
	Cols    []int    // the numbers of their columns in the tab
	Rows    []ReturnedRow
}

// ReturnedRow is one row of a sheet that came back: a cell for each of the
// columns, in the words of values (dates YYYY-MM-DD, true and false, values of
// choices and not their titles).
type ReturnedRow struct {
	N     int
	Cells []string
}

// At is the place of a cell of a row, by the index of its column.
func (r *Returned) At(row ReturnedRow, column int) model.Pos {
	return r.Tab.At(row.N, r.Cols[column])
}

// columnSign is how a column is named for the program: in the hidden row, and
// at the end of the note on its head.
var columnSign = regexp.MustCompile(`〔([^:〔〕]+):([^〔〕]+)〕\s*$`)

// headDepth is how far down a head is looked for.
const headDepth = 12

// Tables finds the sheets that [Workbook] or [Sheet.CSV] wrote, by the hidden
// row of keys, else by the notes on the heads, else by the words of the heads.
// like are the sheets as they would be written now: their keys, titles, kinds
// and choices. Rows and columns may have been moved, added and removed.
func (b *Book) Tables(like []Sheet) (out []Returned, ps []model.Problem) {
	for _, t := range b.Tabs {
		if t.ours() || len(t.Rows) == 0 {
			continue
		}
		h := t.findHead(like)
		if h == nil {
			ps = append(ps, tableNone.At(t.At(0, 0), cmp.Or(t.Name, b.Name)))
			continue
		}
		double := false
		for _, r := range out {
			if r.Key == h.sheet.Key {
				ps = append(ps, tableTwice.At(t.At(0, 0), cmp.Or(t.Name, b.Name), cmp.Or(r.Tab.Name, b.Name)))
				double = true
			}
		}
		if double {
			continue
		}
		r, found := t.returned(h)
		out, ps = append(out, r), append(ps, found...)
	}
	return out, model.SortProblems(ps)
}

// sheetHead is where the head of a sheet stands in a tab.
type sheetHead struct {
	sheet   *Sheet
	row     int         // the last row of the head
	titles  int         // the row whose words name columns for people; 0 without one
	columns map[int]int // column of the tab to index of the sheet's
	byWords map[int]bool
	double  map[int]int // a column that stands twice: to its first
}

func (t *Tab) findHead(like []Sheet) *sheetHead {
	for _, find := range []func([]Sheet) *sheetHead{t.headByKeys, t.headByNotes, t.headByWords} {
		if h := find(like); h != nil {
			return h
		}
	}
	return nil
}

func sheetOf(like []Sheet, key string) *Sheet {
	for i := range like {
		if like[i].Key == key {
			return &like[i]
		}
	}
	return nil
}

func (s *Sheet) column(key string) int {
	for i := range s.Columns {
		if s.Columns[i].Key == key {
			return i
		}
	}
	return -1
}

func (h *sheetHead) take(col, i int, byWords bool) {
	for at, have := range h.columns {
		if have == i {
			h.double[max(at, col)] = min(at, col)
			h.columns[min(at, col)] = i
			delete(h.columns, max(at, col))
			return
		}
	}
	h.columns[col] = i
	h.byWords[col] = byWords
}

// shown is the row of the head that people see.
func (h *sheetHead) shown() int {
	if h.titles > 0 {
		return h.titles
	}
	return h.row
}

func newHead(s *Sheet, row int) *sheetHead {
	return &sheetHead{sheet: s, row: row, columns: map[int]int{}, byWords: map[int]bool{}, double: map[int]int{}}
}

func (t *Tab) headByKeys(like []Sheet) *sheetHead {
	for _, r := range t.Rows {
		if r.N > headDepth {
			break
		}
		var h *sheetHead
		for _, c := range r.Cells {
			key, column, ok := strings.Cut(strings.TrimSpace(c.Text), ":")
			s := sheetOf(like, key)
			if !ok || s == nil || h != nil && h.sheet != s {
				continue
			}
			if h == nil {
				h = newHead(s, r.N)
			}
			if i := s.column(column); i >= 0 {
				h.take(c.Col, i, false)
			}
		}
		if h != nil && len(h.columns) > 0 {
			t.below(h, r.N+1, true)
			return h
		}
	}
	return nil
}

func (t *Tab) headByNotes(like []Sheet) *sheetHead {
	for _, r := range t.Rows {
		if r.N > headDepth {
			break
		}
		var h *sheetHead
		for _, c := range r.Cells {
			m := columnSign.FindStringSubmatch(t.Notes[Address(r.N, c.Col)])
			if m == nil {
				continue
			}
			s := sheetOf(like, m[1])
			if s == nil || h != nil && h.sheet != s {
				continue
			}
			if h == nil {
				h = newHead(s, r.N)
			}
			if i := s.column(m[2]); i >= 0 {
				h.take(c.Col, i, false)
			}
		}
		if h != nil && len(h.columns) > 0 {
			t.below(h, r.N, true)
			return h
		}
	}
	return nil
}

// headByWords asks for at least two heads, and half of those that a sheet shows.
func (t *Tab) headByWords(like []Sheet) *sheetHead {
	var best *sheetHead
	for _, r := range t.Rows {
		if r.N > headDepth {
			break
		}
		for i := range like {
			h := newHead(&like[i], r.N)
			for _, c := range r.Cells {
				if k := h.sheet.titled(c.Text); k >= 0 {
					h.take(c.Col, k, true)
				}
			}
			seen := 0
			for k := range h.sheet.Columns {
				if !h.sheet.Columns[k].Hidden {
					seen++
				}
			}
			if n := len(h.columns); n >= 2 && 2*n >= seen && (best == nil || n > len(best.columns)) {
				best = h
			}
		}
	}
	if best != nil {
		t.below(best, best.row, false)
	}
	return best
}

// titled is the index of the column that a head names, -1 where none or two do.
func (s *Sheet) titled(words string) int {
	found := -1
	head := strings.ToLower(bareHead(words))
	for i := range s.Columns {
		zh, en := bareHead(s.Columns[i].Title.Zh), strings.ToLower(bareHead(s.Columns[i].Title.En))
		if head != "" && (head == strings.ToLower(zh) || head == en) {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// below finds where the head ends: first is the row of titles (always, where it
// is known to be there), a second one has words of heads in it. Columns that the
// program does not know yet are looked for by their words.
func (t *Tab) below(h *sheetHead, first int, sure bool) {
	for n := first; n <= first+1; n++ {
		r := t.Row(n)
		if r == nil {
			if n == first && sure {
				h.row = n
			}
			continue
		}
		heads := 0
		for _, c := range r.Cells {
			if i, ok := h.columns[c.Col]; ok {
				col := &h.sheet.Columns[i]
				if w := bareHead(c.Text); w != "" && (w == bareHead(col.Title.Zh) || w == bareHead(col.Title.En)) {
					heads++
				}
			}
		}
		if n == first && sure || heads > 0 && 2*heads >= len(r.Cells) {
			h.row = n
			if h.titles == 0 {
				h.titles = n
			}
		}
	}
	if h.titles == 0 {
		return
	}
	for _, c := range t.Row(h.titles).Cells {
		if _, known := h.columns[c.Col]; known || h.double[c.Col] > 0 {
			continue
		}
		i := h.sheet.titled(c.Text)
		if m := columnSign.FindStringSubmatch(t.Notes[Address(c.Row, c.Col)]); m != nil && m[1] == h.sheet.Key {
			i = h.sheet.column(m[2])
		}
		if i < 0 {
			continue
		}
		taken := false
		for _, have := range h.columns {
			taken = taken || have == i
		}
		if !taken {
			h.take(c.Col, i, true)
		}
	}
}

// returned reads the rows below a head.
func (t *Tab) returned(h *sheetHead) (out Returned, ps []model.Problem) {
	out = Returned{Key: h.sheet.Key, Tab: t}
	have := map[int]bool{}
	var indexes []int
	for col := 1; col <= bounds.columns; col++ {
		i, ok := h.columns[col]
		if !ok {
			continue
		}
		have[i] = true
		indexes = append(indexes, i)
		out.Columns, out.Cols = append(out.Columns, h.sheet.Columns[i].Key), append(out.Cols, col)
		if h.byWords[col] {
			ps = append(ps, columnNamed.At(t.At(h.shown(), col), t.Address(h.shown(), col), h.sheet.Columns[i].Title))
		}
	}
	for i := range h.sheet.Columns {
		if c := &h.sheet.Columns[i]; !have[i] {
			title := c.Title
			if title.Empty() {
				title.Zh = c.Key
			}
			ps = append(ps, columnMissing.At(t.At(0, 0), cmp.Or(t.Name, t.file), title))
		}
	}
	strange := map[int]int{} // column to how many cells hold something
	for _, r := range t.Rows {
		if r.N <= h.row {
			continue
		}
		row, full := ReturnedRow{N: r.N}, false
		for k, col := range out.Cols {
			s, found := t.value(r.Cell(col), &h.sheet.Columns[indexes[k]])
			row.Cells, ps = append(row.Cells, s), append(ps, found...)
			full = full || strings.TrimSpace(s) != ""
		}
		for _, c := range r.Cells {
			if _, known := h.columns[c.Col]; !known && !c.empty() {
				strange[c.Col]++
			}
		}
		if full {
			out.Rows = append(out.Rows, row)
		}
	}
	for col := 1; col <= bounds.columns; col++ {
		if first := h.double[col]; first > 0 {
			title := h.sheet.Columns[h.columns[first]].Title
			ps = append(ps, columnTwice.At(t.At(h.shown(), col), t.Address(h.shown(), col), title, Address(h.shown(), first)))
		} else if n := strange[col]; n > 0 {
			words := ""
			if h.titles > 0 {
				words = quote(t.Cell(h.titles, col).Text)
			}
			ps = append(ps, columnUnknown.At(t.At(h.shown(), col), t.Address(h.shown(), col), words, n, h.sheet.nearest(words, have)))
		}
	}
	return out, ps
}

// nearest suggests a column that is missing, for one that is not known.
func (s *Sheet) nearest(words string, have map[int]bool) model.Bilingual {
	var titles []string
	for i := range s.Columns {
		if !have[i] && !s.Columns[i].Hidden {
			titles = append(titles, s.Columns[i].Title.Zh)
		}
	}
	if len(titles) == 0 || words == "" {
		return model.Bilingual{Zh: "", En: " "}
	}
	list := strings.Join(titles, "、")
	return model.Bilingual{Zh: "表中缺少的列：" + list + "。", En: "Columns that are missing: " + list + "."}
}

// value is what a cell says as a value of its column.
func (t *Tab) value(c Cell, column *Column) (string, []model.Problem) {
	switch column.Kind {
	case Date:
		d, ps := t.date(c)
		if len(ps) > 0 && ps[0].Rule == cellDate {
			return c.Text, ps
		}
		return d.String(), ps
	case Whole:
		return t.whole(c)
	case Flag:
		return t.flag(c)
	case OneOf:
		return t.oneOf(c, column.Choices)
	}
	return t.words(c)
}
