package sheet

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"guiju/generator/model"
)

// DirectoryRow is one standard of a 明细表, as the list says it: nothing is
// looked up.
type DirectoryRow struct {
	Code, Number, Title, TitleEn string
	Level                        string
	Box                          string   // the subsystem: of its column, else of the heading above
	Groups                       []string // the headings above the row, outermost first
	Issued, InForce              model.Date
	Due                          string // as written: 2026年底 is no day
	Adopted, Replaces            string
	Charge, Drafter              string
	Nature, Status, Stage        string
	Remark                       string
	// Extra is what stands in columns that are not known, by their heads.
	Extra map[string]string
	Place model.Pos // of the title

	places map[Field]model.Pos
}

// At is the place of the cell that a field was read from, else of the row.
func (r *DirectoryRow) At(f Field) model.Pos {
	if p, ok := r.places[f]; ok {
		return p
	}
	return r.Place
}

// Directory finds the standards in a 明细表 of the layouts of GB/T 13016 (2009
// and 2018) and their variants: heads are known by their words, in one row or
// several; titles above, headings of subsystems between, totals and notes below
// are told apart and said. Every row is in the result or in a finding.
func Directory(b *Book) (rows []DirectoryRow, ps []model.Problem) {
	found := false
	for _, t := range b.Tabs {
		if t.ours() {
			continue
		}
		if t.Hidden {
			if len(t.Rows) > 0 {
				ps = append(ps, directoryHiddenTab.At(t.At(0, 0), t.Name))
			}
			continue
		}
		d := &directory{t: t, nameless: map[int]bool{}}
		d.read()
		if d.head == nil {
			if len(t.Rows) > 0 {
				ps = append(ps, directoryNoHead.At(t.At(0, 0), cmp.Or(t.Name, b.Name)))
			}
			continue
		}
		found = true
		rows, ps = append(rows, d.rows...), append(ps, d.ps...)
	}
	if !found {
		ps = append(ps, directoryNone.At(model.Pos{File: b.Name}))
	}
	return rows, model.SortProblems(ps)
}

// directory reads one tab.
type directory struct {
	t    *Tab
	head *directoryHead
	rows []DirectoryRow
	ps   []model.Problem

	groups   []*group
	nameless map[int]bool // columns without a head that were said
}

// group is a heading between rows.
type group struct {
	words, kind string
	row, col    int
	rows        int
}

func (d *directory) read() {
	var above []Row
	for i := 0; i < len(d.t.Rows); i++ {
		r := d.t.Rows[i]
		if h := d.t.headAt(r.N); h != nil {
			for _, a := range above {
				d.ps = append(d.ps, directoryTitle.At(d.t.At(a.N, a.Cells[0].Col), d.t.Address(a.N, a.Cells[0].Col), quote(rowWords(a))))
			}
			above = nil
			d.take(h)
			for i+1 < len(d.t.Rows) && d.t.Rows[i+1].N <= h.bottom {
				i++
			}
			continue
		}
		if d.head == nil {
			above = append(above, r)
			continue
		}
		d.row(&r)
	}
	if d.head == nil {
		return
	}
	d.close(0)
	d.hidden()
}

// rowWords is what a row says, for messages.
func rowWords(r Row) string {
	var words []string
	for _, c := range r.Cells {
		words = append(words, tidy(c.Text))
	}
	return strings.Join(words, " ")
}

// take begins a table below a new head; one that repeats the head before it (at
// the top of each printed page) changes nothing.
func (d *directory) take(h *directoryHead) {
	if d.head != nil && fmt.Sprint(d.head.words) == fmt.Sprint(h.words) {
		d.head = h
		return
	}
	d.head = h
	var known []string
	for _, col := range columnsOf(h.words) {
		if f, ok := h.fields[col]; ok {
			if name := quote(h.words[col]); bare(name) == f.usual() {
				known = append(known, name)
			} else {
				known = append(known, name+"（"+f.usual()+"）")
			}
		}
	}
	at, name := d.t.At(h.top, columnsOf(h.words)[0]), d.t.Address(h.top, columnsOf(h.words)[0])
	d.ps = append(d.ps, directoryHeadRead.At(at, name, strings.Join(known, "、")))
	for _, col := range columnsOf(h.words) {
		at, name := d.t.At(h.bottom, col), d.t.Address(h.bottom, col)
		if first, ok := h.again[col]; ok {
			d.ps = append(d.ps, directoryColumnTwice.At(at, name, quote(h.words[col]), Address(h.bottom, first)))
		} else if _, ok := h.fields[col]; !ok {
			d.ps = append(d.ps, directoryColumn.At(at, name, quote(h.words[col]), d.missing()))
		}
	}
}

func columnsOf[V any](m map[int]V) []int { return slices.Sorted(maps.Keys(m)) }

// missing lists the usual names of columns that the head lacks.
func (d *directory) missing() string {
	have := map[Field]bool{}
	for _, f := range d.head.fields {
		have[f] = true
	}
	var names []string
	for _, f := range fieldNames {
		if !have[f.field] && f.field != Serial {
			names = append(names, f.field.usual())
		}
	}
	return strings.Join(names, "、")
}

var (
	totalWords = regexp.MustCompile(`^(?:合计|小计|总计|共计|总数|累计|合并计|total|subtotal|grandtotal)`)
	noteWords  = regexp.MustCompile(`^(?:[*※＊]|注\d*[:：.、]|注$|说明[:：]|备注[:：]|填表|制表|审核|审批|编制人|编制单位[:：]|联系|附[:：]|note:|notes:)`)
	hanOrder   = regexp.MustCompile(`^[(]?[一二三四五六七八九十]+[)、.]?$|^第[一二三四五六七八九十]+[章节部分编类]+$|^[IVX]+[.、]?$`)
)

// row reads one row below a head.
func (d *directory) row(r *Row) {
	values := map[Field]Cell{} // what the row shows in the fields
	extra := map[int]Cell{}
	texts, own := 0, 0 // different cells that show something; those that are not merged from above
	var first Cell
	for _, c := range r.Cells {
		if c.empty() {
			continue
		}
		texts++
		if first.Col == 0 {
			first = c
		}
		if f, ok := d.head.fields[c.Col]; ok {
			values[f] = c
			if f != Serial {
				own++
			}
		} else {
			extra[c.Col] = c
			own++
		}
	}
	if texts == 0 {
		return
	}
	words := tidy(rowWords(*r))
	squeezed := strings.ToLower(strings.Join(strings.Fields(Narrow(words)), ""))
	wide := d.wide(r)
	title, titled := values[Title]
	switch {
	case totalWords.MatchString(squeezed) && !numberShape.MatchString(values[Number].Text) && (!titled || title.Col == first.Col && len([]rune(squeezed)) <= 12 || !hasLetters(title.Text)), noteWords.MatchString(squeezed) && (texts == 1 || wide != nil):
		d.ps = append(d.ps, directoryLeftOut.At(d.t.At(r.N, first.Col), d.t.Address(r.N, first.Col), quote(words)))
		return
	case d.isGroup(r, values, extra, wide, texts, own):
		d.open(words, r.N, first.Col)
		return
	}
	// Cells merged from the row above say the same of this one.
	for col, f := range d.head.fields {
		if m, ok := d.t.Merge(r.N, col); ok && m.Top < r.N && m.Left == col && m.Top > d.head.bottom {
			if c := d.t.Cell(m.Top, m.Left); !c.empty() {
				values[f] = c
			}
		}
	}
	if _, ok := values[Title]; !ok {
		if _, ok := values[Number]; !ok || d.titled() {
			d.ps = append(d.ps, directoryRow.At(d.t.At(r.N, first.Col), d.t.Address(r.N, first.Col), quote(words)))
			return
		}
	}
	for _, g := range d.groups {
		g.rows++
	}
	d.rows = append(d.rows, d.standard(r, values, extra))
}

// titled reports whether the head has a column of titles.
func (d *directory) titled() bool {
	for _, f := range d.head.fields {
		if f == Title {
			return true
		}
	}
	return false
}

// wide is the range of a cell of the row that is merged over three columns and
// more, or over all that the head has.
func (d *directory) wide(r *Row) *Range {
	for _, c := range r.Cells {
		if m, ok := d.t.Merge(r.N, c.Col); ok && m.Top == r.N && !c.empty() && (m.Right-m.Left >= 2 || m.Right-m.Left+1 >= len(d.head.words)) {
			return &m
		}
	}
	return nil
}

// isGroup reports whether a row is a heading: one cell over the whole table,
// words in no column of data, or words behind 一 or （二） and nothing else.
func (d *directory) isGroup(r *Row, values map[Field]Cell, extra map[int]Cell, wide *Range, texts, own int) bool {
	for _, f := range []Field{Number, Level, Issued, InForce, Charge} {
		if _, ok := values[f]; ok && (wide == nil || values[f].Col < wide.Left || values[f].Col > wide.Right) {
			return false
		}
	}
	if wide != nil {
		return texts <= 3
	}
	title, titled := values[Title]
	serial, numbered := values[Serial]
	order := numbered && hanOrder.MatchString(tidy(Narrow(serial.Text)))
	switch {
	case len(extra) > 0:
		return false
	case titled:
		return order && own == 1 && len([]rune(title.Text)) <= 40
	case own == 0: // words in the column of serial numbers and nothing else
		return numbered && !order && hasLetters(serial.Text)
	case own == 1:
		_, box := values[Box]
		code, coded := values[Code]
		return !box && coded && (order || hasHan(code.Text)) || box && (order || !numbered)
	}
	_, box := values[Box]
	_, coded := values[Code]
	return own == 2 && box && coded && !numbered
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
func hasLetters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// Kinds of numbering in front of headings, the outer before the inner.
var groupKinds = []*regexp.Regexp{
	regexp.MustCompile(`^第[一二三四五六七八九十]+`),
	regexp.MustCompile(`^[一二三四五六七八九十]+[、.\s]`),
	regexp.MustCompile(`^[(][一二三四五六七八九十]+[)]`),
}

var groupCode = regexp.MustCompile(`^[A-Za-z]{0,6}\d+(?:[.\-]\d+)*`)

// groupKind tells apart the levels of headings by their numbering: 一、 is
// another level than （一）, 1 another than 1.1.
func groupKind(words string) string {
	s := Narrow(words)
	for i, k := range groupKinds {
		if k.MatchString(s) {
			return fmt.Sprint("han", i)
		}
	}
	if code := groupCode.FindString(s); code != "" {
		return fmt.Sprintf("code%d.%d", strings.Count(code, ".")+strings.Count(code, "-"), len(code))
	}
	return ""
}

// open begins a heading: one of a kind that is open ends that and what is
// inside it; one of a new kind stands inside those before it, unless rows came
// since without any numbering to go by.
func (d *directory) open(words string, row, col int) {
	g := &group{words: words, kind: groupKind(words), row: row, col: col}
	for i, o := range d.groups {
		if o.kind == g.kind && (g.kind != "" || o.rows > 0) {
			d.close(i)
			break
		}
	}
	d.groups = append(d.groups, g)
}

// close ends the headings from i on and says how many rows they had.
func (d *directory) close(i int) {
	for _, g := range d.groups[i:] {
		d.ps = append(d.ps, directoryGroup.At(d.t.At(g.row, g.col), d.t.Address(g.row, g.col), quote(g.words), g.rows))
	}
	d.groups = d.groups[:i]
}

var (
	nothing      = regexp.MustCompile(`^(?:[-/—–－\\]+|无|暂无)$`)
	placeholders = regexp.MustCompile(`^(?:[-/—–－\\.]+|无|暂无|没有|空|n/?a|tbd|待定|待编|待制定|待发布|未发布|未定|制定中|编制中|在编|拟制定|计划制定)$`)
	numberShape  = regexp.MustCompile(`(?i)[A-Z]{1,6}\d{0,6}(?:\s*/\s*[A-Z]{1,3})?\s*[A-Z]{0,4}\s*-?\d+(?:\.\d+)*\s*[—–―‐‑−-]+\s*(?:19|20)?\d{2}`)
)

// standard makes a row of the result.
func (d *directory) standard(r *Row, values map[Field]Cell, extra map[int]Cell) DirectoryRow {
	t := d.t
	row := DirectoryRow{Place: t.At(r.N, r.Cells[0].Col), places: map[Field]model.Pos{}}
	for f, c := range values {
		row.places[f] = t.At(c.Row, c.Col)
	}
	if p, ok := row.places[Title]; ok {
		row.Place = p
	}
	say := func(p model.Problem) { d.ps = append(d.ps, p) }
	at := func(c Cell) (model.Pos, string) { return t.At(c.Row, c.Col), t.Address(c.Row, c.Col) }
	// prose is words of a text; code is words of a number, in half width.
	prose := func(f Field) string {
		c := values[f]
		if c.Kind == ErrorCell {
			return ""
		}
		out := tidy(c.Text)
		if f != Remark && nothing.MatchString(Narrow(out)) {
			pos, name := at(c)
			say(directoryPlaceholder.At(pos, name, out, model.Bilingual{Zh: f.usual(), En: f.usual()}))
			return ""
		}
		return out
	}
	code := func(f Field) string {
		c := values[f]
		s, ps := t.words(c)
		for _, p := range ps {
			switch { // 101 is a code like any other, 1.1 may have been 1.10
			case p.Rule == cellBecameDate:
				say(p.As(model.Error))
			case p.Rule != cellNumber || strings.Contains(s, ".") || f == Number:
				say(p)
			}
		}
		out := tidy(Narrow(s))
		if placeholders.MatchString(strings.ToLower(out)) {
			pos, name := at(c)
			what := model.Bilingual{Zh: f.usual(), En: f.usual()}
			say(directoryPlaceholder.At(pos, name, out, what))
			if hasHan(out) && out != "无" && out != "暂无" && f == Number && values[Stage].empty() {
				row.Stage = out
			}
			return ""
		}
		if out != s && (f == Number || f == Code) {
			pos, name := at(c)
			say(cellFullWidth.At(pos, name, visible(s), out))
		}
		return out
	}
	date := func(f Field) model.Date {
		c := values[f]
		if s := tidy(Narrow(c.Text)); c.Kind == TextCell && placeholders.MatchString(strings.ToLower(s)) {
			pos, name := at(c)
			say(directoryPlaceholder.At(pos, name, s, model.Bilingual{Zh: f.usual(), En: f.usual()}))
			return model.Date{}
		}
		day, ps := t.date(c)
		d.ps = append(d.ps, ps...)
		return day
	}
	row.Code, row.Number = code(Code), code(Number)
	row.Title, row.TitleEn = titles(values[Title])
	if s := prose(TitleEn); s != "" {
		row.TitleEn = s
	}
	row.Level, row.Box = prose(Level), prose(Box)
	row.Issued, row.InForce = date(Issued), date(InForce)
	row.Adopted, row.Replaces = prose(Adopted), prose(Replaces)
	row.Charge, row.Drafter = prose(Charge), prose(Drafter)
	row.Nature, row.Status = prose(Nature), prose(Status)
	if s := prose(Stage); s != "" {
		row.Stage = s
	}
	row.Due, row.Remark = prose(Due), prose(Remark)
	if found := numberShape.FindAllString(row.Number, -1); len(found) > 1 {
		pos, name := at(values[Number])
		say(directoryNumbers.At(pos, name, len(found), quote(row.Number)))
	}
	for _, g := range d.groups {
		row.Groups = append(row.Groups, g.words)
	}
	if row.Box == "" && len(row.Groups) > 0 {
		row.Box = row.Groups[len(row.Groups)-1]
	}
	for _, col := range columnsOf(extra) {
		if row.Extra == nil {
			row.Extra = map[string]string{}
		}
		letter := strings.TrimRight(Address(1, col), "1")
		head := d.head.words[col]
		switch {
		case head == "":
			head = letter
			if !d.nameless[col] {
				d.nameless[col] = true
				say(directoryColumn.At(t.At(r.N, col), t.Address(r.N, col), letter, d.missing()))
			}
		case row.Extra[head] != "": // two columns of one head
			head += " (" + letter + ")"
		}
		row.Extra[head] = tidy(extra[col].Text)
	}
	return row
}

// titles takes apart a cell with the Chinese title and the English one below
// it.
func titles(c Cell) (zh, en string) {
	if c.Kind == ErrorCell {
		return "", ""
	}
	lines := strings.FieldsFunc(c.Text, func(r rune) bool { return r == '\n' || r == '\r' })
	for i := 1; i < len(lines); i++ {
		rest := strings.Join(lines[i:], "\n")
		if !hasHan(rest) && hasLetters(rest) && len(strings.Fields(rest)) > 1 && hasHan(strings.Join(lines[:i], "")) {
			return tidy(strings.Join(lines[:i], "\n")), tidy(rest)
		}
	}
	return tidy(c.Text), ""
}

// hidden says which of the rows and columns that were read nobody sees.
func (d *directory) hidden() {
	t := d.t
	for i := 0; i < len(t.Rows); i++ {
		if !t.Rows[i].Hidden {
			continue
		}
		j := i
		for j+1 < len(t.Rows) && t.Rows[j+1].Hidden && t.Rows[j+1].N == t.Rows[j].N+1 {
			j++
		}
		which := fmt.Sprint(t.Rows[i].N)
		if j > i {
			which = fmt.Sprintf("%d–%d", t.Rows[i].N, t.Rows[j].N)
		}
		d.ps = append(d.ps, directoryHiddenRows.At(t.At(t.Rows[i].N, 1), cmp.Or(t.Name, t.file), which))
		i = j
	}
	for _, col := range t.HiddenColumns {
		if words := d.head.words[col]; words != "" {
			d.ps = append(d.ps, directoryHiddenColumns.At(t.At(d.head.bottom, col), cmp.Or(t.Name, t.file), quote(words)))
		}
	}
}
