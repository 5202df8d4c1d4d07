package sheet

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"guiju/generator/model"
)

// CellNote is something to be said of a cell; a zero row means the tab, an
// empty tab the file.
type CellNote struct {
	Tab           string
	Row, Col      int
	Severity      model.Severity
	Message, Hint model.Bilingual
}

// NotesOn are the problems of a book as notes, the grave ones first in a cell.
func NotesOn(b *Book, ps []model.Problem) []CellNote {
	var notes []CellNote
	for _, p := range ps {
		tab, ok := strings.CutPrefix(p.Pos.File, b.Name)
		if !ok || tab != "" && tab[0] != '!' {
			continue
		}
		tab = strings.TrimPrefix(tab, "!")
		notes = append(notes, CellNote{
			Tab: tab, Row: p.Pos.Line, Col: p.Pos.Col, Severity: p.Severity,
			Message: model.Bilingual{Zh: p.Message(model.Zh), En: p.Message(model.En)},
			Hint:    model.Bilingual{Zh: p.Hint(model.Zh), En: p.Hint(model.En)},
		})
	}
	return notes
}

const (
	findingsTab = "检查结果 Findings"
	findingsKey = "guiju:findings"
	// noteSign begins what Mark writes into a comment, so that the next Mark
	// finds it and takes it away.
	noteSign = "【检查 / Check】"
)

// ErrNotMarked: the workbook is read but too strange to be written again, with
// the reason. What is wrong with it must be listed in another way.
var ErrNotMarked = errors.New("the workbook cannot be marked")

// Mark copies a workbook (or CSV, which becomes one) and marks the cells in it
// that are wrong or should be looked at: by a fill, a frame and a ⚠ before the words, which go away as soon as the cell is
// changed, and by a comment that says what is wrong and how to mend it. The first
// tab lists everything with links. Cells keep their values, and marks of an
// earlier copy are taken away, so a mended copy can be handed in as it is.
func Mark(original []byte, notes []CellNote) (out []byte, err error) {
	b, ps := Read("workbook", original)
	if b == nil {
		return nil, fmt.Errorf("%w: %s", ErrNotMarked, ps[len(ps)-1].Message(model.En))
	}
	if len(b.Tabs) == 1 && b.Tabs[0].Name == "" {
		original, notes = fromCSV(b.Tabs[0], notes)
		b, _ = Read("workbook", original)
	}
	// What excelize would take to fill the sheets up.
	const most = 4_000_000
	spread := 0
	for _, t := range b.Tabs {
		spread += t.spread + t.last
	}
	if spread > most {
		return nil, fmt.Errorf("%w: it has %d cells, most of them empty", ErrNotMarked, spread)
	}
	// excelize is made for files that Excel wrote, not for any bytes at all.
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, fmt.Errorf("%w: %v", ErrNotMarked, p)
		}
	}()
	if original, err = renumbered(original, b); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrNotMarked, err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(original), excelize.Options{UnzipSizeLimit: bounds.inflated, UnzipXMLSizeLimit: bounds.inflated})
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrNotMarked, err)
	}
	defer f.Close()
	m := &marker{File: f, book: b}
	if err := m.mark(notes); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrNotMarked, err)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrNotMarked, err)
	}
	return sorted(buf.Bytes(), m.part)
}

// fromCSV makes a workbook of the rows of a CSV file, in the same cells.
func fromCSV(t *Tab, notes []CellNote) ([]byte, []CellNote) {
	const name = "CSV"
	f := excelize.NewFile()
	defer f.Close()
	must(f.SetSheetName("Sheet1", name))
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			must(f.SetCellStr(name, Address(c.Row, c.Col), escaped(c.Text)))
		}
	}
	must(f.SetDocProps(&excelize.DocProperties{Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z", Creator: "guiju"}))
	var b bytes.Buffer
	must(f.Write(&b))
	out, err := sorted(b.Bytes(), escapeParts)
	must(err)
	notes = slices.Clone(notes)
	for i := range notes {
		if notes[i].Row > 0 {
			notes[i].Tab = name
		}
	}
	return out, notes
}

type marker struct {
	*excelize.File
	book  *Book
	moved bool // a tab was put before all others
}

// place is where a mark goes.
type place struct {
	tab      int // index in the book
	row, col int
}

func (m *marker) mark(notes []CellNote) error {
	if err := m.clean(); err != nil {
		return err
	}
	byPlace := map[place][]CellNote{}
	for _, n := range notes {
		i := slices.IndexFunc(m.book.Tabs, func(t *Tab) bool { return t.Name == n.Tab })
		if i < 0 || n.Row < 1 || n.Col < 1 || n.Severity == model.Info {
			continue
		}
		at, _ := m.book.Tabs[i].Merge(n.Row, n.Col)
		p := place{i, at.Top, at.Left}
		byPlace[p] = append(byPlace[p], n)
	}
	places := make([]place, 0, len(byPlace))
	for p := range byPlace {
		places = append(places, p)
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.tab, b.tab), cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col))
	})
	looks := map[look]int{}
	for _, p := range places {
		list := byPlace[p]
		slices.SortStableFunc(list, func(a, b CellNote) int { return cmp.Compare(b.Severity, a.Severity) })
		if err := m.markCell(p, list, looks); err != nil {
			return err
		}
	}
	return m.findings(notes)
}

// clean takes away what an earlier Mark put in.
func (m *marker) clean() error {
	for _, name := range m.GetSheetList() {
		if v, err := m.GetCellValue(name, "A1"); err == nil && v == findingsKey && m.SheetCount > 1 {
			if err := m.DeleteSheet(name); err != nil {
				return err
			}
			m.book.Tabs = slices.DeleteFunc(m.book.Tabs, func(t *Tab) bool { return t.Name == name })
		}
	}
	for _, t := range m.book.Tabs {
		formats, err := m.GetConditionalFormats(t.Name)
		if err != nil {
			return err
		}
		for ref, rules := range formats {
			kept := slices.DeleteFunc(slices.Clone(rules), func(r excelize.ConditionalFormatOptions) bool {
				return r.Type == "formula" && strings.Contains(r.Criteria, markSign)
			})
			if len(kept) == len(rules) {
				continue
			}
			if err := m.UnsetConditionalFormat(t.Name, ref); err != nil {
				return err
			}
			if len(kept) > 0 {
				if err := m.SetConditionalFormat(t.Name, ref, kept); err != nil {
					return err
				}
			}
		}
		for _, at := range slices.Sorted(maps.Keys(t.Notes)) {
			before, _, ours := strings.Cut(t.Notes[at], noteSign)
			if !ours {
				continue
			}
			if err := m.DeleteComment(t.Name, at); err != nil {
				return err
			}
			if before = strings.TrimSpace(before); before != "" {
				if err := m.comment(t.Name, at, before); err != nil {
					return err
				}
			}
			t.Notes[at] = before
		}
	}
	return nil
}

// markSign stands in the condition of a mark and is always true (N of words is 0).
const markSign = `N("guiju")=0`

// markCell marks one cell and says what is wrong with it.
func (m *marker) markCell(p place, notes []CellNote, looks map[look]int) error {
	t := m.book.Tabs[p.tab]
	at := Address(p.row, p.col)
	c := t.Cell(p.row, p.col)
	style, err := m.markStyle(c, notes[0].Severity, looks)
	if err != nil {
		return err
	}
	rule := excelize.ConditionalFormatOptions{Type: "formula", Criteria: "AND(" + markSign + "," + unchanged(at, c) + ")", Format: &style}
	if err := m.SetConditionalFormat(t.Name, at, []excelize.ConditionalFormatOptions{rule}); err != nil {
		return err
	}
	old := t.Notes[at]
	if strings.HasPrefix(old, "[Threaded comment]") {
		return nil // a discussion: a second comment would break it; the list has the words
	}
	var b strings.Builder
	if old != "" {
		b.WriteString(old + "\n")
		if err := m.DeleteComment(t.Name, at); err != nil {
			return err
		}
	}
	b.WriteString(noteSign + "\n")
	for _, n := range notes {
		for _, l := range model.Langs {
			b.WriteString(signs[n.Severity] + " " + n.Message.In(l) + "\n")
			if n.Hint.In(l) != "" {
				b.WriteString("→ " + n.Hint.In(l) + "\n")
			}
		}
	}
	return m.comment(t.Name, at, strings.TrimSpace(b.String()))
}

func (m *marker) comment(tab, at, words string) error {
	words = cutUnits(words, bounds.letters)
	lines := uint(0)
	for l := range strings.Lines(words) {
		lines += uint(1 + breadth(l)/44)
	}
	return m.AddComment(tab, excelize.Comment{Cell: at, Author: "guiju", Text: words, Width: 340, Height: min(40+18*lines, 420)})
}

var signs = map[model.Severity]string{model.Error: "✗", model.Warning: "⚠", model.Info: "ℹ"}

// unchanged is a condition that holds while the cell says what it said.
func unchanged(at string, c Cell) string {
	switch {
	case c.Text == "":
		return at + `=""`
	case c.Kind == ErrorCell:
		return "ISERROR(" + at + ")"
	case c.Kind == TextCell && units(c.Text) <= 200 && !strings.ContainsAny(c.Text, "\r\n_"):
		return "EXACT(" + at + `,"` + strings.ReplaceAll(c.Text, `"`, `""`) + `")`
	case c.Kind == TextCell:
		return "LEN(" + at + ")=" + strconv.Itoa(units(c.Text))
	case c.Kind == FlagCell:
		return at + "=" + strings.ToUpper(c.Text)
	case c.Kind == DateCell:
		return fmt.Sprintf("INT(%s)=DATE(%d,%d,%d)", at, c.Date.Year, c.Date.Month, c.Date.Day)
	}
	v, _ := strconv.ParseFloat(c.Text, 64)
	return at + "=" + strconv.FormatFloat(v, 'f', -1, 64)
}

// markStyle is how a marked cell looks: a colour, a frame and a sign, so that it
// is seen without colours too. The sign is part of the number format; the value
// stays as it is.
func (m *marker) markStyle(c Cell, s model.Severity, looks map[look]int) (int, error) {
	kind := Words
	if c.Kind == DateCell {
		kind = Date
	}
	key := look{kind: kind + Kind(s.String())}
	if id, ok := looks[key]; ok {
		return id, nil
	}
	colours := map[model.Severity][2]string{model.Error: {"FBD5D5", "B00020"}, model.Warning: {"FFF2CC", "9A6700"}, model.Info: {"DDEBF7", "1F4E79"}}[s]
	format := fmt.Sprintf(`"%[1]s "General;"%[1]s "-General;"%[1]s "General;"%[1]s "@`, signs[s])
	if kind == Date {
		format = fmt.Sprintf(`"%s "yyyy-mm-dd`, signs[s])
	}
	var frame []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		frame = append(frame, excelize.Border{Type: side, Color: colours[1], Style: 1})
	}
	id, err := m.NewConditionalStyle(&excelize.Style{
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colours[0]}}, Border: frame, CustomNumFmt: &format,
	})
	looks[key] = id
	return id, err
}

// findings writes the list of everything as the first tab.
func (m *marker) findings(notes []CellNote) error {
	name := findingsTab
	for n := 2; slices.ContainsFunc(m.GetSheetList(), func(s string) bool { return strings.EqualFold(s, name) }); n++ {
		name = findingsTab + " " + strconv.Itoa(n)
	}
	first := m.GetSheetList()[0]
	if _, err := m.NewSheet(name); err != nil {
		return err
	}
	if err := m.MoveSheet(name, first); err != nil {
		return err
	}
	m.moved = true
	m.SetActiveSheet(0)
	w := &writer{File: m.File}
	w.makeStyles()
	put := func(row, col, style int, words string) {
		at := Address(row, col)
		w.words(name, at, cutUnits(words, bounds.letters))
		must(w.SetCellStyle(name, at, at, style))
	}
	widths := []float64{6, 12, 20, 12, 60, 60}
	for i, width := range widths {
		letter, err := excelize.ColumnNumberToName(i + 1)
		must(err)
		must(w.SetColWidth(name, letter, letter, width))
	}
	put(1, 1, w.key, findingsKey)
	must(w.SetRowVisible(name, 1, false))
	put(2, 1, w.title, "检查结果 / Findings")
	must(w.SetRowHeight(name, 2, 24))
	count := map[model.Severity]int{}
	for _, n := range notes {
		count[n.Severity]++
	}
	put(3, 1, w.plain, fmt.Sprintf("%s 必须改正 %d · %s 应当核对 %d · %s 供参考 %d\n%s must be mended %d · %s should be looked at %d · %s for information %d",
		signs[model.Error], count[model.Error], signs[model.Warning], count[model.Warning], signs[model.Info], count[model.Info],
		signs[model.Error], count[model.Error], signs[model.Warning], count[model.Warning], signs[model.Info], count[model.Info]))
	must(w.MergeCell(name, "A3", "F3"))
	must(w.SetRowHeight(name, 3, 33))
	put(4, 1, w.plain, "点单元格编号可以跳到那一格，批注里写着怎样改；改了以后标记会自己消失。改完保存，直接再交这一份即可，本页和批注不会被导入。\nClick an address to go to the cell; its comment says how to mend it, and the mark goes away once the cell is changed. Save this copy and hand it in again: this page and the comments are not imported.")
	must(w.MergeCell(name, "A4", "F4"))
	must(w.SetRowHeight(name, 4, 48))
	const head = 5
	for i, h := range []string{"序号\nNo.", "程度\nWeight", "工作表\nSheet", "单元格\nCell", "问题\nWhat is wrong", "怎样改\nHow to mend it"} {
		put(head, i+1, w.heads[look{"", false}], h)
	}
	weights := map[model.Severity]string{model.Error: "必须改正\nerror", model.Warning: "应当核对\nwarning", model.Info: "供参考\ninfo"}
	pair := func(b model.Bilingual) string { return strings.Trim(b.Zh+"\n"+b.En, "\n") }
	for i, n := range notes {
		row := head + 1 + i
		must(w.SetCellInt(name, Address(row, 1), int64(i+1)))
		must(w.SetCellStyle(name, Address(row, 1), Address(row, 1), w.count))
		words := []string{"", signs[n.Severity] + " " + weights[n.Severity], n.Tab, "", pair(n.Message), pair(n.Hint)}
		must(w.SetRowHeight(name, row, high(words, widths)))
		put(row, 2, w.plain, words[1])
		put(row, 3, w.plain, n.Tab)
		if n.Row > 0 && n.Col > 0 && slices.ContainsFunc(m.book.Tabs, func(t *Tab) bool { return t.Name == n.Tab }) {
			at := Address(n.Row, n.Col)
			put(row, 4, w.link, at)
			if i < excelize.TotalSheetHyperlinks {
				must(w.SetCellHyperLink(name, Address(row, 4), "'"+strings.ReplaceAll(n.Tab, "'", "''")+"'!"+at, "Location"))
			}
		}
		put(row, 5, w.plain, words[4])
		put(row, 6, w.plain, words[5])
	}
	must(w.SetRowHeight(name, head, 33))
	must(w.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: Address(head+1, 1), ActivePane: "bottomLeft"}))
	w.print(name, 1, 0)
	return nil
}

var localSheet = regexp.MustCompile(`localSheetId="(\d+)"`)

// part mends what excelize leaves undone: names that belong to a tab count tabs
// from the first, and one was put before them (ECMA-376 part 1, 18.2.5).
func (m *marker) part(name string, part []byte) []byte {
	if m.moved && strings.HasSuffix(name, "workbook.xml") {
		part = localSheet.ReplaceAllFunc(part, func(b []byte) []byte {
			n, _ := strconv.Atoi(string(localSheet.FindSubmatch(b)[1]))
			return fmt.Appendf(nil, `localSheetId="%d"`, n+1)
		})
	}
	return escapeParts(name, part)
}
