package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"guiju/generator/model"
)

// Kind is what the cells of a column are; the names are those of package schema.
type Kind string

const (
	Words Kind = "words"
	Whole Kind = "whole"  // a whole number
	Date  Kind = "date"   // YYYY-MM-DD
	Flag  Kind = "flag"   // true, false or nothing
	List  Kind = "list"   // words that somebody else takes apart
	OneOf Kind = "choice" // one of Choices
)

// Sheet is a table that people edit and send back.
type Sheet struct {
	Key     string          // by which it is found again; without ":"
	Name    model.Bilingual // of the tab: the Chinese one is shown
	About   model.Bilingual
	Columns []Column
	Rows    [][]string
	Frozen  int // columns that stay in sight; 0 is the first that is shown
}

// Column is one column of a Sheet.
type Column struct {
	Key          string
	Title, About model.Bilingual
	Kind         Kind
	Width        float64 // in characters; 0 is as wide as the words
	// Choices are offered in a list; cells that hold a value show its title.
	Choices  []Choice
	ReadOnly bool // shown grey; whoever imports compares it
	Required bool
	Hidden   bool
}

// Choice is one value that a column offers.
type Choice struct {
	Value string
	Title model.Bilingual
}

// Front is what the first page of a workbook says.
type Front struct {
	Title, About model.Bilingual
	Notes        []model.Bilingual // what to know before editing, beside what is always said
}

const (
	readMeTab = "说明 Read me"
	listsTab  = "词表 Lists"
	readMeKey = "guiju:read-me"

	// Row 1 is hidden and names the columns for the program, rows 2 and 3 are
	// the heads.
	keyRow, headRow, headRowEn, firstRow = 1, 2, 3, 4
)

// labels are what a list of choices shows, in its order: the Chinese title; the
// value too where two titles are the same or a title is another's value.
func labels(choices []Choice) []string {
	out := make([]string, len(choices))
	times := map[string]int{}
	for _, c := range choices {
		times[c.label()]++
		if c.Value != c.label() {
			times[c.Value]++
		}
	}
	for i, c := range choices {
		out[i] = c.label()
		if times[out[i]] > 1 && out[i] != c.Value {
			out[i] += "（" + c.Value + "）"
		}
	}
	return out
}

func (c Choice) label() string {
	if t := strings.TrimSpace(c.Title.Zh); t != "" {
		return t
	}
	return c.Value
}

// shown is what a cell of the column says of a value.
func (c *Column) shown(value string) string {
	switch c.Kind {
	case Flag:
		switch value {
		case "true":
			return "是"
		case "false":
			return "否"
		}
	case OneOf:
		for i, ch := range c.Choices {
			if ch.Value == value {
				return labels(c.Choices)[i]
			}
		}
	}
	return value
}

// head is what the two head rows say.
func (c *Column) head() (zh, en string) {
	zh, en = c.Title.Zh, c.Title.En
	if c.Required {
		zh, en = zh+" *", strings.TrimSpace(en+" *")
	}
	if c.ReadOnly {
		zh, en = zh+"（只读）", strings.TrimSpace(en+" (read-only)")
	}
	return zh, en
}

// bareHead takes away what [Column.head] added.
func bareHead(s string) string {
	s = tidy(s)
	for _, end := range []string{"（只读）", "(read-only)", "*"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, end))
	}
	return s
}

var kindWords = map[Kind]model.Bilingual{
	Words: {Zh: "文字", En: "words"},
	Whole: {Zh: "整数", En: "a whole number"},
	Date:  {Zh: "日期，写成 2022-05-01", En: "a day, written 2022-05-01"},
	Flag:  {Zh: "是或否；不知道就空着", En: "是 (yes) or 否 (no); empty where not known"},
	List:  {Zh: "可以有几项", En: "any number of entries"},
	OneOf: {Zh: "从下拉列表选一项", En: "one entry of the list"},
}

// note is the comment on a head; its last line names the column for the program.
func (s *Sheet) note(c *Column) string {
	var b strings.Builder
	for _, l := range model.Langs {
		if c.Title.In(l) != "" {
			b.WriteString(c.Title.In(l) + "\n")
		}
		if c.About.In(l) != "" {
			b.WriteString(c.About.In(l) + "\n")
		}
	}
	mark := func(zh, en string) { b.WriteString(zh + " / " + en + "\n") }
	mark(kindWords[c.Kind].Zh, kindWords[c.Kind].En)
	if c.Required {
		mark("必填", "required")
	}
	if c.ReadOnly {
		mark("只读，改了会在导入时报告", "read-only: an import reports a change")
	}
	return b.String() + "〔" + s.Key + ":" + c.Key + "〕"
}

// CSV writes the sheet with the three rows that a workbook has above its data:
// keys, Chinese and English heads.
func (s *Sheet) CSV() []byte { return csvOf(s.grid()) }

// grid is what the cells say.
func (s *Sheet) grid() [][]string {
	rows := [][]string{{}, {}, {}}
	for i := range s.Columns {
		c := &s.Columns[i]
		zh, en := c.head()
		rows[0] = append(rows[0], s.Key+":"+c.Key)
		rows[1] = append(rows[1], zh)
		rows[2] = append(rows[2], en)
	}
	for _, r := range s.Rows {
		row := make([]string, len(s.Columns))
		for i := range s.Columns {
			if i < len(r) {
				row[i] = s.Columns[i].shown(r[i])
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// Workbook writes sheets for people to edit: a page that says how, then one tab
// a sheet. Where a cell cannot be held, the problems say so and there is no
// workbook. Two sheets of one key, or a row longer than its columns, are the
// caller's mistake.
func Workbook(front Front, sheets ...Sheet) ([]byte, []model.Problem) {
	names := tabNames(sheets)
	var ps []model.Problem
	for i := range sheets {
		ps = append(ps, sheets[i].unholdable(names[i])...)
	}
	if len(ps) > 0 {
		return nil, model.SortProblems(ps)
	}
	w := &writer{File: excelize.NewFile()}
	defer w.Close()
	w.makeStyles()
	must(w.SetSheetName("Sheet1", readMeTab))
	for _, name := range names {
		_, err := w.NewSheet(name)
		must(err)
	}
	for i := range sheets {
		w.sheet(names[i], &sheets[i])
	}
	w.readMe(front, sheets, names)
	w.lists()
	must(w.SetDocProps(&excelize.DocProperties{
		Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z", Creator: "guiju",
		Title: front.Title.Or(model.Zh),
	}))
	var b bytes.Buffer
	must(w.Write(&b))
	out, err := sorted(b.Bytes(), func(name string, part []byte) []byte {
		if strings.HasPrefix(name, "xl/worksheets/") {
			// The height of a row is where it starts from; it grows with its words.
			part = bytes.ReplaceAll(part, []byte(` customHeight="1"`), nil)
		}
		return escapeParts(name, part)
	})
	must(err)
	return out, nil
}

// must: what is written was looked at before, so an error of excelize is ours.
func must(err error) {
	if err != nil {
		panic("BUG: " + err.Error())
	}
}

// unholdable finds what a workbook cannot hold, or an import not read back.
func (s *Sheet) unholdable(tab string) (ps []model.Problem) {
	if strings.Contains(s.Key, ":") || s.Key == "" {
		panic("BUG: key of a sheet: " + s.Key)
	}
	t := Tab{Name: tab, file: s.Key}
	if len(s.Rows)+headRowEn > bounds.rows || len(s.Rows)*len(s.Columns) > bounds.cells {
		ps = append(ps, outTooMany.At(t.At(0, 0), tab, len(s.Rows), min(bounds.rows-headRowEn, bounds.cells/max(len(s.Columns), 1))))
	}
	for r, row := range s.grid() {
		if r >= firstRow-1 && len(s.Rows[r-firstRow+1]) > len(s.Columns) {
			panic(fmt.Sprintf("BUG: row %d of %s has more cells than columns", r-firstRow+1, s.Key))
		}
		for c, cell := range row {
			at := t.At(r+1, c+1)
			if n := units(cell); n > bounds.letters {
				ps = append(ps, outTooLong.At(at, t.Address(r+1, c+1), n))
			}
			for i, x := range cell {
				if _, n := utf8.DecodeRuneInString(cell[i:]); !holdable(x) || x == utf8.RuneError && n == 1 {
					ps = append(ps, outCharacter.At(at, t.Address(r+1, c+1), fmt.Sprintf("U+%04X", x)))
					break
				}
			}
		}
	}
	return ps
}

// holdable reports whether XML 1.0 has the character (its production 2) and
// texts may have it.
func holdable(r rune) bool {
	return r != standIn && (r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r < 0xD800 || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000)
}

// tabNames are the names of the tabs: at most 31 characters without []:*?/\,
// no two alike but for case, as Excel asks.
func tabNames(sheets []Sheet) []string {
	taken := map[string]bool{strings.ToLower(readMeTab): true, strings.ToLower(listsTab): true, "history": true}
	keys := map[string]bool{}
	out := make([]string, len(sheets))
	for i, s := range sheets {
		if keys[s.Key] {
			panic("BUG: two sheets are called " + s.Key)
		}
		keys[s.Key] = true
		base := tabName(s.Name.Or(model.Zh))
		if base == "" {
			base = tabName(s.Key)
		}
		name := base
		for n := 2; taken[strings.ToLower(name)]; n++ {
			end := " " + strconv.Itoa(n)
			name = cutUnits(base, 31-len(end)) + end
		}
		taken[strings.ToLower(name)] = true
		out[i] = name
	}
	return out
}

func tabName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return '-'
		}
		if !holdable(r) || r < ' ' {
			return -1
		}
		return r
	}, s)
	return strings.Trim(cutUnits(s, 31), "' ")
}

func cutUnits(s string, most int) string {
	u := utf16.Encode([]rune(s))
	if len(u) <= most {
		return s
	}
	if utf16.IsSurrogate(rune(u[most-1])) && utf16.IsSurrogate(rune(u[most])) && u[most-1] < 0xDC00 {
		most--
	}
	return string(utf16.Decode(u[:most]))
}

// writer is a workbook being written.
type writer struct {
	*excelize.File
	title, strong, plain, count, link, key int
	heads, bodies                          map[look]int
	vocabularies                           [][]Choice
}

// look is what the style of a cell depends on.
type look struct {
	kind     Kind
	readOnly bool
}

// Colours: heads are dark on light, so that they print; what is read-only is
// grey and says so in words.
const (
	headFill, readOnlyHeadFill, readOnlyFill = "D9E7EC", "D0D0D0", "EFEFEF"
)

func (w *writer) makeStyles() {
	style := func(s *excelize.Style) int {
		if s.Font == nil {
			s.Font = &excelize.Font{}
		}
		// Without a family the bold words would have another face than the rest.
		s.Font.Family = "Microsoft YaHei"
		if s.Font.Size == 0 {
			s.Font.Size = 10
		}
		id, err := w.NewStyle(s)
		must(err)
		return id
	}
	wrap := &excelize.Alignment{Vertical: "top", WrapText: true}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	line := []excelize.Border{{Type: "bottom", Style: 1, Color: "808080"}, {Type: "right", Style: 1, Color: "C0C0C0"}}
	w.title = style(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 16}, Alignment: &excelize.Alignment{Vertical: "top"}})
	w.strong = style(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: wrap})
	w.plain = style(&excelize.Style{Alignment: wrap})
	w.count = style(&excelize.Style{Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "top"}})
	w.link = style(&excelize.Style{Font: &excelize.Font{Underline: "single", Color: "0B5394"}, Alignment: wrap})
	w.key = style(&excelize.Style{NumFmt: 49})
	w.heads, w.bodies = map[look]int{}, map[look]int{}
	for _, readOnly := range []bool{false, true} {
		colour := headFill
		if readOnly {
			colour = readOnlyHeadFill
		}
		w.heads[look{"", readOnly}] = style(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill(colour), Border: line, Alignment: wrap, NumFmt: 49})
		for _, k := range []Kind{Words, Whole, Date, Flag, List, OneOf} {
			s := &excelize.Style{Alignment: wrap, NumFmt: 49} // "@": 001 and 1-2 stay what was typed
			switch k {
			case Date:
				format := "yyyy-mm-dd"
				s.NumFmt, s.CustomNumFmt = 0, &format
			case Whole:
				s.NumFmt = 1
			}
			if k == Date || k == Whole {
				s.Alignment = &excelize.Alignment{Horizontal: "left", Vertical: "top"}
			}
			if readOnly {
				s.Fill = fill(readOnlyFill)
			}
			w.bodies[look{k, readOnly}] = style(s)
		}
	}
}

func (w *writer) sheet(tab string, s *Sheet) {
	last := max(firstRow, len(s.Rows)+firstRow-1)
	frozen := s.Frozen
	widths := make([]float64, len(s.Columns))
	for i := range s.Columns {
		widths[i] = s.width(i)
	}
	for i := range s.Columns {
		c := &s.Columns[i]
		if kindWords[c.Kind].Empty() {
			panic("BUG: kind of a column: " + string(c.Kind))
		}
		letter, err := excelize.ColumnNumberToName(i + 1)
		must(err)
		must(w.SetColStyle(tab, letter, w.bodies[look{c.Kind, c.ReadOnly}]))
		must(w.SetColWidth(tab, letter, letter, widths[i]))
		if c.Hidden {
			must(w.SetColVisible(tab, letter, false))
		} else if frozen == 0 {
			frozen = i + 1
		}
		w.validate(tab, letter, c)
	}
	for r, row := range s.grid() {
		if h := high(row, widths); r >= firstRow-1 && h > high(nil, nil) {
			must(w.SetRowHeight(tab, r+1, h))
		}
		for i, cell := range row {
			c := &s.Columns[i]
			at := Address(r+1, i+1)
			if r >= firstRow-1 {
				w.value(tab, at, c, cell)
				continue
			}
			w.words(tab, at, cell)
			if r == keyRow-1 {
				must(w.SetCellStyle(tab, at, at, w.key))
			} else {
				must(w.SetCellStyle(tab, at, at, w.heads[look{"", c.ReadOnly}]))
			}
			if r == headRow-1 {
				must(w.AddComment(tab, excelize.Comment{Cell: at, Author: "guiju", Text: s.note(c), Width: 320, Height: 180}))
			}
		}
	}
	must(w.SetRowVisible(tab, keyRow, false))
	corner := Address(firstRow, frozen+1)
	must(w.SetPanes(tab, &excelize.Panes{Freeze: true, XSplit: frozen, YSplit: headRowEn, TopLeftCell: corner, ActivePane: "bottomRight"}))
	if len(s.Columns) > 0 {
		must(w.AutoFilter(tab, Address(headRowEn, 1)+":"+Address(last, len(s.Columns)), nil))
	}
	// 001 is text on purpose: no green corner warns of it.
	must(w.AddIgnoredErrors(tab, Address(keyRow, 1)+":"+Address(excelize.TotalRows, max(len(s.Columns), 1)), excelize.IgnoredErrorsNumberStoredAsText))
	w.print(tab, pagesAcross(widths), frozen)
}

func (w *writer) words(tab, at, s string) { must(w.SetCellStr(tab, at, escaped(s))) }

// value writes one datum; what is not of the column's kind is kept as words.
func (w *writer) value(tab, at string, c *Column, cell string) {
	switch c.Kind {
	case Date:
		if d, err := model.ParseDate(cell); err == nil {
			if n, ok := toSerial(d); ok {
				must(w.SetCellInt(tab, at, int64(n)))
				return
			}
		}
	case Whole:
		if n, err := strconv.ParseInt(cell, 10, 64); err == nil && strconv.FormatInt(n, 10) == cell && n > -1e15 && n < 1e15 {
			must(w.SetCellInt(tab, at, n))
			return
		}
	}
	if cell != "" {
		w.words(tab, at, cell)
	}
}

// high is the height of a row whose cells have the words and widths given; a
// program that opens the file does not measure them.
func high(words []string, widths []float64) float64 {
	most := 1
	for i, s := range words {
		lines := 0
		for l := range strings.Lines(s) {
			lines += 1 + (breadth(l)-1)/max(int(widths[i])-2, 1)
		}
		most = max(most, lines)
	}
	return min(float64(most)*15+3, 400)
}

// pagesAcross is how many pages a table takes side by side, so that it can be
// read: A4 across holds some 130 characters, 230 when it is made smaller.
func pagesAcross(widths []float64) int {
	total := 0.0
	for _, w := range widths {
		total += w
	}
	return 1 + int(total)/230
}

// print sets up A4 across, as many pages wide as told, with the heads and the
// frozen columns on every page; none are frozen where there are no heads.
func (w *writer) print(tab string, wide, frozen int) {
	size, orientation, high, fit := 9, "landscape", 0, true
	must(w.SetPageLayout(tab, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}))
	must(w.SetSheetProps(tab, &excelize.SheetPropsOptions{FitToPage: &fit}))
	must(w.SetHeaderFooter(tab, &excelize.HeaderFooterOptions{OddHeader: "&L&A", OddFooter: "&C&P / &N"}))
	if frozen > 0 {
		name := "'" + strings.ReplaceAll(tab, "'", "''") + "'!"
		heads := fmt.Sprintf("%s$%d:$%d", name, headRow, headRowEn)
		if wide > 1 {
			letter, err := excelize.ColumnNumberToName(frozen)
			must(err)
			heads = name + "$A:$" + letter + "," + heads
		}
		must(w.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: tab, RefersTo: heads}))
	}
}

// width is that of the longest words, within reason.
func (s *Sheet) width(i int) float64 {
	c := &s.Columns[i]
	if c.Width > 0 {
		return c.Width
	}
	zh, en := c.head()
	most := max(8, min(breadth(zh)+3, 24), min(breadth(en)+3, 24))
	for _, l := range labels(c.Choices) { // what will be chosen
		most = max(most, min(breadth(l)+3, 24))
	}
	for _, row := range s.Rows {
		if i < len(row) {
			most = max(most, min(breadth(c.shown(row[i])), 58))
		}
	}
	return float64(most + 2)
}

// validate offers lists and asks for days and numbers. A value that is not
// offered can still be typed after a question: the import says what is wrong
// with it in more words than a dialog has.
func (w *writer) validate(tab, letter string, c *Column) {
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(fmt.Sprintf("%s%d:%s%d", letter, firstRow, letter, excelize.TotalRows))
	ask := func(zh, en string) {
		dv.SetError(excelize.DataValidationErrorStyleWarning, "请核对 / Please check", zh+"\n"+en)
	}
	switch {
	case c.Kind == Date:
		must(dv.SetRange(61, lastDay, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
		ask("请写成 2022-05-01 这样的日期。", "Write a day such as 2022-05-01.")
	case c.Kind == Whole:
		must(dv.SetRange(0, 999_999_999, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
		ask("请写整数。", "Write a whole number.")
	case c.Kind == Flag:
		must(dv.SetDropList([]string{"是", "否"}))
		ask("请选“是”或“否”，不知道就空着。", "Choose 是 (yes) or 否 (no), or leave it empty.")
	case len(c.Choices) > 0:
		dv.SetSqrefDropList(w.vocabulary(c.Choices))
		if c.Kind == OneOf {
			ask("请从列表中选一项。", "Choose an entry of the list.")
		}
	default:
		return
	}
	must(w.AddDataValidation(tab, dv))
}

// lastDay is 31 December 2199 as a serial number.
const lastDay = 109_574

// vocabulary is the name of the range that holds a list of choices. (A list
// inside the rule itself may have 255 characters only, and no comma in an entry.)
func (w *writer) vocabulary(choices []Choice) string {
	i := slices.IndexFunc(w.vocabularies, func(v []Choice) bool { return slices.Equal(v, choices) })
	if i < 0 {
		i = len(w.vocabularies)
		w.vocabularies = append(w.vocabularies, choices)
	}
	return fmt.Sprintf("guiju_list_%d", i+1)
}

// lists writes the page that the drop-downs take their entries from.
func (w *writer) lists() {
	if len(w.vocabularies) == 0 {
		return
	}
	_, err := w.NewSheet(listsTab)
	must(err)
	for i, v := range w.vocabularies {
		for row, label := range labels(v) {
			at := Address(row+1, i+1)
			w.words(listsTab, at, label)
			must(w.SetCellStyle(listsTab, at, at, w.key))
		}
		letter, err := excelize.ColumnNumberToName(i + 1)
		must(err)
		must(w.SetDefinedName(&excelize.DefinedName{
			Name: w.vocabulary(v), RefersTo: fmt.Sprintf("'%s'!$%s$1:$%s$%d", listsTab, letter, letter, len(v)),
		}))
	}
	must(w.SetSheetVisible(listsTab, false, true))
}
