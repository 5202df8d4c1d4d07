package manuscript

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"guiju/generator/model"
)

// Tables (GB/T 1.1—2020, 表): the caption above, 单位：… at the right, merged
// cells, notes and footnotes in the last row, parts on later pages.

// readTable takes a table without a caption above it.
func (r *recogniser) readTable(l *line) { r.table(l, nil, nil, nil) }

// readTableAlone takes a table where no captions are, in a footnote.
func (r *recogniser) readTableAlone(l *line) {
	*r.sink = append(*r.sink, r.tableOf(l, nil, nil, nil))
}

// isLayout reports whether a table only sets out a formula and its number, or
// pictures and their captions.
func (r *recogniser) isLayout(t *Table) bool {
	math, image, words := 0, 0, 0
	for _, row := range t.Rows {
		for _, c := range row {
			for _, l := range r.quiet(c.Blocks) {
				switch {
				case l.table != nil:
					words++
				case len(l.only(Math)) > 0:
					math++
				case len(l.only(Image)) > 0:
					image++
				case formulaNumber.MatchString(l.text()), letterOpen.MatchString(l.text()), figureLabel.MatchString(l.text()):
				default:
					words++
				}
			}
		}
	}
	return words == 0 && (math > 0 && len(t.Rows) == 1 || image > 0)
}

// quiet flattens blocks to look at them, without a finding.
func (r *recogniser) quiet(blocks []Block) []*line {
	probe := &recogniser{d: r.d, o: r.o, tr: &Transcript{}, grouped: map[*model.Rule][]mention{}, from: tally{}, to: tally{}}
	return probe.flatten(blocks)
}

// table reads the table of line l, which is the next to be read up to.
func (r *recogniser) table(l, label *line, c *caption, unit *line) {
	if r.isLayout(l.table) {
		r.spread(l)
		return
	}
	if c != nil && c.continued && r.joinTable(l, label, c, unit) {
		return
	}
	r.i++ // behind the table
	t := r.tableOf(l, label, c, unit)
	if len(t.Rows) == 0 {
		if t.Number == "" && len(t.Notes)+len(t.Footnotes) == 0 {
			return // a table with nothing in it
		}
		t.Rows = [][]*model.Cell{{{Colspan: 1, Rowspan: 1}}}
	}
	r.belowTable(t, l)
	if t.Number == "" {
		r.captionBelow(t, l)
	}
	if t.Number == "" && t.Caption == nil {
		r.group(captionMissing, l.n, quoted(lettersOf(l)))
	}
	r.putBlock(t)
}

// spread puts the lines of the cells of a layout table in its place.
func (r *recogniser) spread(l *line) {
	var lines []*line
	for _, row := range l.table.Rows {
		var in []*line
		for _, c := range row {
			in = append(in, r.flatten(c.Blocks)...)
		}
		if len(l.table.Rows) == 1 && len(in) == 2 && len(in[0].only(Math)) > 0 && formulaNumber.MatchString(in[1].text()) {
			one := *in[0]
			one.runs = append(append(slices.Clone(in[0].runs), Inline{Kind: Tab}), in[1].runs...)
			one.words = wordsOf(one.runs)
			in = []*line{&one}
		}
		lines = append(lines, in...)
	}
	r.lines = slices.Replace(r.lines, r.i, r.i+1, lines...)
	if len(lines) == 0 { // nothing was in it
		r.lines = slices.Insert(r.lines, r.i, &line{n: l.n, p: &Paragraph{N: l.n}})
		r.i++
		return
	}
	r.read(r.lines[r.i])
}

// tableOf makes a table with what stands above it and in its own first and last rows.
func (r *recogniser) tableOf(l, label *line, c *caption, unit *line) *model.Table {
	t := &model.Table{BlockBase: r.base(l.n)}
	rows := l.table.Rows
	width := r.width(l.table)
	head := l.table.Head
	if c != nil {
		r.label(t, label, c)
	}
	if unit != nil {
		r.unit(&t.Unit, unit.words)
	}
	// A caption or a unit in a merged row at the top.
	for len(rows) > 1 && len(rows[0]) == 1 && rows[0][0].Colspan >= width && width > 1 {
		in := r.quiet(rows[0][0].Blocks)
		if len(in) == 0 || len(in) > 2 {
			break
		}
		k, ok := r.captionAt(in[0], tableLabel)
		switch {
		case ok && t.Number == "":
			in = r.flatten(rows[0][0].Blocks)
			r.group(captionPlace, in[0].n, quoted(in[0].words))
			r.label(t, in[0], &k)
			if len(in) > 1 {
				r.unit(&t.Unit, in[1].words)
			}
		case len(in) == 1 && unitOpen.MatchString(in[0].text()) && t.Unit == "":
			in = r.flatten(rows[0][0].Blocks)
			r.unit(&t.Unit, in[0].words)
		default:
			ok = false
			in = nil
		}
		if in == nil {
			break
		}
		rows, head = rows[1:], max(head-1, 0)
	}
	if n := len(rows); n > 1 {
		rows = r.noteRows(t, rows, width)
	}
	t.Rows = r.cells(rows, head)
	t.Head = r.headRows(t, rows, head)
	return t
}

// width counts the columns of a table.
func (r *recogniser) width(t *Table) (n int) {
	for _, row := range t.Rows {
		w := 0
		for _, c := range row {
			w += max(c.Colspan, 1)
		}
		n = max(n, w)
	}
	return n
}

// label takes number and title.
func (r *recogniser) label(t *model.Table, l *line, c *caption) {
	runs := skipRuns(l.runs, c.n)
	words := wordsOf(runs)
	if m := unitWithin.FindStringSubmatchIndex(words); m != nil {
		r.swap(words[m[2]:m[3]], "")
		t.Unit = shut(words[m[4]:m[5]])
		runs = keepRuns(runs, m[0])
		words = wordsOf(runs)
	}
	if s := continued.FindString(words); s != "" {
		r.swap(s, "")
		runs = keepRuns(runs, len(words)-len(s))
	}
	r.swap(l.words[:c.n], c.num)
	t.Number = c.num
	t.Caption = withoutBreaks(r.plainInlines(runs, l.n))
	r.repeatsNumber("table", c.num, l)
}

// repeatsNumber tells a number of a table or figure that was used before.
func (r *recogniser) repeatsNumber(kind, num string, l *line) {
	if at := r.captions[kind+num]; at > 0 {
		r.find(captionRepeat, l.n, quoted(l.words), at)
	}
	r.captions[kind+num] = l.n
}

// unit reads 单位：毫米.
func (r *recogniser) unit(into *string, words string) {
	words = shut(words)
	m := unitOpen.FindString(words)
	rest := words[len(m):]
	if strings.HasPrefix(m, "(") || strings.HasPrefix(m, "（") {
		if cut := strings.TrimRight(rest, ")）"); cut != rest {
			m, rest = m+rest[len(cut):], cut
		}
	}
	r.swap(m, "")
	*into = cmp.Or(*into, shut(strings.Map(unbroken, rest)))
}

// cells makes the rows of the tree. A cell's paragraphs are parted by breaks.
func (r *recogniser) cells(rows [][]Cell, head int) (out [][]*model.Cell) {
	for i, row := range rows {
		var cells []*model.Cell
		for _, c := range row {
			mc := &model.Cell{Colspan: max(c.Colspan, 1), Rowspan: min(max(c.Rowspan, 1), len(rows)-i)}
			runs, n := r.cellRuns(c.Blocks)
			mc.Pos = r.place(n)
			if i < max(head, 1) {
				mc.Inlines = r.plainInlines(runs, n)
			} else {
				mc.Inlines = r.inlines(runs, n)
			}
			cells = append(cells, mc)
		}
		out = append(out, cells)
	}
	return fillRows(out)
}

// cellRuns joins the paragraphs of a cell; a table in it is read row by row.
func (r *recogniser) cellRuns(blocks []Block) (runs []Inline, n int) {
	for _, l := range r.flatten(blocks) {
		if n == 0 {
			n = l.n
		}
		if len(runs) > 0 {
			runs = append(runs, Inline{Kind: LineBreak})
		}
		if l.table == nil {
			runs = append(runs, l.runs...)
			continue
		}
		r.find(tableWithin, l.n)
		for k, row := range l.table.Rows {
			if k > 0 {
				runs = append(runs, Inline{Kind: LineBreak})
			}
			for _, c := range row {
				in, _ := r.cellRuns(c.Blocks)
				runs = append(append(runs, in...), Inline{Kind: Words, Text: " "})
			}
		}
	}
	return runs, n
}

// fillRows gives every row as many places as the first: files leave out cells
// at the end.
func fillRows(rows [][]*model.Cell) [][]*model.Cell {
	taken := make([]map[int]bool, len(rows))
	for i := range taken {
		taken[i] = map[int]bool{}
	}
	ends := make([]int, len(rows))
	width := 0
	for i, row := range rows {
		col := 0
		for _, c := range row {
			for taken[i][col] {
				col++
			}
			for w := 1; w < c.Colspan; w++ { // a wide cell stops where one from above stands
				if taken[i][col+w] {
					c.Colspan = w
				}
			}
			for k := i; k < i+c.Rowspan; k++ {
				for w := range c.Colspan {
					taken[k][col+w] = true
				}
			}
			col += c.Colspan
		}
		for taken[i][col] {
			col++
		}
		ends[i] = col
		width = max(width, col)
	}
	for i := range rows {
		for col := 0; col < width; col++ {
			if !taken[i][col] {
				rows[i] = append(rows[i], &model.Cell{Colspan: 1, Rowspan: 1})
				taken[i][col] = true
			}
		}
	}
	return rows
}

// headRows is how many rows are the head: as the file says, else the first with
// the rows that its merged cells reach into.
func (r *recogniser) headRows(t *model.Table, rows [][]Cell, head int) int {
	if len(t.Rows) < 2 {
		return 0
	}
	if head == 0 {
		head = 1
		for _, c := range t.Rows[0] {
			head = max(head, c.Rowspan)
		}
	}
	if head >= len(t.Rows) {
		head = 1
	}
	return head
}

// noteRows takes merged rows at the end that hold notes and footnotes.
func (r *recogniser) noteRows(t *model.Table, rows [][]Cell, width int) [][]Cell {
	for len(rows) > 1 {
		last := rows[len(rows)-1]
		if len(last) != 1 || last[0].Colspan < width {
			return rows
		}
		lines := r.quiet(last[0].Blocks)
		if len(lines) == 0 {
			return rows
		}
		for k, l := range lines {
			_, note := r.noteAt(l)
			_, foot := r.cellFootnote(l, rows, true)
			if !note && !foot && (k == 0 || !r.plainWords(l)) {
				return rows
			}
		}
		notes, foots := t.Notes, t.Footnotes
		t.Notes, t.Footnotes = nil, nil
		for _, l := range r.flatten(last[0].Blocks) {
			r.tableNote(t, l, rows, true)
		}
		t.Notes, t.Footnotes = append(t.Notes, notes...), append(t.Footnotes, foots...)
		rows = rows[:len(rows)-1]
	}
	return rows
}

// cellFootnote reads the mark of a table's footnote, a, at the beginning of a
// line: raised, or one that the cells have raised; inside the table also one
// that stands apart from a sentence of its own.
func (r *recogniser) cellFootnote(l *line, rows [][]Cell, inside bool) (mark string, ok bool) {
	if l.table != nil || len(l.runs) == 0 {
		return "", false
	}
	runs := skipRuns(l.runs, len(l.words)-len(strings.TrimLeftFunc(l.words, blankSign)))
	words := wordsOf(runs)
	m := cellNote.FindStringSubmatch(words)
	if m == nil {
		return "", false
	}
	if letter := m[1] + m[2]; runs[0].Kind == Words && runs[0].Sup && shut(runs[0].Text) == letter || m[1] != "" || raisedIn(rows, letter) ||
		inside && m[3] == "" && beginsSentence(words[len(m[0]):]) {
		return m[0][:len(m[0])-len(m[3])], true
	}
	return "", false
}

// beginsSentence reports whether words begin with a capital or in Chinese.
func beginsSentence(s string) bool { return startsUpper(s) || startsHan(s) }

// raisedIn reports whether a cell has the letter raised.
func raisedIn(rows [][]Cell, letter string) (found bool) {
	for _, row := range rows {
		for _, c := range row {
			walk(c.Blocks, func(p *Paragraph) {
				for _, in := range p.Inlines {
					if in.Kind == Words && in.Sup && slices.Contains(strings.FieldsFunc(in.Text, func(c rune) bool { return !unicode.IsLetter(c) }), letter) {
						found = true
					}
				}
			})
		}
	}
	return found
}

// tableNote adds a note or a footnote of a table, or goes on with the last.
func (r *recogniser) tableNote(t *model.Table, l *line, rows [][]Cell, inside bool) {
	at := len(l.words) - len(strings.TrimLeftFunc(l.words, blankSign))
	if m, ok := r.noteAt(l); ok {
		r.swap(l.words[:m.n], m.num)
		p := &model.Paragraph{BlockBase: r.base(l.n), Inlines: withoutBreaks(r.inlines(skipRuns(l.runs, m.n), l.n))}
		if m.example {
			t.Notes = append(t.Notes, &model.Example{BlockBase: r.base(l.n), Number: m.num, Blocks: []model.Block{p}})
		} else {
			t.Notes = append(t.Notes, &model.Note{BlockBase: r.base(l.n), Number: m.num, Blocks: []model.Block{p}})
		}
		return
	}
	if mark, ok := r.cellFootnote(l, rows, inside); ok {
		letter := strings.Trim(shut(mark), "[]")
		r.swap(mark, letter)
		p := &model.Paragraph{BlockBase: r.base(l.n), Inlines: r.inlines(skipRuns(l.runs, at+len(mark)), l.n)}
		t.Footnotes = append(t.Footnotes, &model.Footnote{Label: letter, Pos: r.place(l.n), Blocks: []model.Block{p}})
		return
	}
	last := lastNote(t)
	if last == nil {
		panic("BUG: the first line of a row of notes is none")
	}
	*last = append(append(*last, model.Inline{Kind: model.BreakInline}), r.inlines(l.runs, l.n)...)
}

// belowTable takes notes and footnotes that stand right below the table.
func (r *recogniser) belowTable(t *model.Table, l *line) {
	var last *[]model.Inline // words that the end of a page may have parted
	for {
		below := r.peek(0)
		if below == nil || below.table != nil {
			return
		}
		if last != nil && below.cut && !closed(inlineText(*last)) && r.plainWords(below) && !r.beginsAnew(below) {
			*last = append(*last, r.inlines(below.runs, below.n)...)
			r.group(pageJoined, below.n, quoted(below.words))
			r.i++
			continue
		}
		m, note := r.noteAt(below)
		_, foot := r.cellFootnote(below, l.table.Rows, false)
		if note && (m.example || t.Number == "" || len(t.Footnotes) > 0 && !foot) || !note && !foot {
			return
		}
		if note {
			r.group(tableNotes, below.n, quoted(below.words))
		}
		r.tableNote(t, below, l.table.Rows, false)
		last = lastNote(t)
		r.i++
	}
}

// lastNote gives the words of the note or footnote that was added last.
func lastNote(t *model.Table) *[]model.Inline {
	var in []model.Block
	if n := len(t.Footnotes); n > 0 {
		in = t.Footnotes[n-1].Blocks
	} else if n := len(t.Notes); n > 0 {
		in = noteBlocks(t.Notes[n-1])
	}
	if len(in) == 0 {
		return nil
	}
	p, ok := in[len(in)-1].(*model.Paragraph)
	if !ok {
		return nil
	}
	return &p.Inlines
}

func noteBlocks(bl model.Block) []model.Block {
	switch bl := bl.(type) {
	case *model.Note:
		return bl.Blocks
	case *model.Example:
		return bl.Blocks
	}
	return nil
}

// joinTable adds the rows below 表1（续） to table 1 above, without the head that
// paper repeats.
func (r *recogniser) joinTable(l, label *line, c *caption, unit *line) bool {
	t := r.lastTable(c.num)
	if t == nil {
		return false
	}
	r.i++
	part := &model.Table{BlockBase: r.base(l.n)}
	r.leave(Repeated, label)
	rows := l.table.Rows
	if unit != nil {
		r.leave(Repeated, unit)
	}
	rows = r.noteRows(part, rows, r.width(l.table))
	cells := r.cells(rows, min(max(l.table.Head, 1), len(rows)))
	for k := 0; len(cells) > 1 && k < t.Head && k < len(t.Rows); k++ {
		if rowWords(cells[0]) != rowWords(t.Rows[k]) {
			break
		}
		r.tr.LeftOut = append(r.tr.LeftOut, Aside{Kind: Repeated, N: l.n, Text: spokenRow(cells[0])})
		cells = cells[1:]
	}
	t.Rows = append(t.Rows, cells...)
	t.Rows = fillRows(t.Rows)
	t.Notes, t.Footnotes = append(t.Notes, part.Notes...), append(t.Footnotes, part.Footnotes...)
	r.belowTable(t, l)
	r.group(tableJoined, label.n, quoted(label.words))
	return true
}

// spokenRow is what a row says, cell by cell.
func spokenRow(row []*model.Cell) string {
	var cells []string
	for _, c := range row {
		cells = append(cells, inlineText(c.Inlines))
	}
	return strings.Join(cells, " | ")
}

func rowWords(row []*model.Cell) string {
	var b strings.Builder
	for _, c := range row {
		b.WriteString(squeezed(inlineText(c.Inlines)) + "|")
	}
	return b.String()
}

// lastTable gives the table with the number, if it is the block above.
func (r *recogniser) lastTable(num string) *model.Table {
	bs := *r.sink
	if n := len(r.lists); n > 0 {
		items := r.lists[n-1].list.Items
		bs = items[len(items)-1].Blocks
	}
	if len(bs) == 0 {
		return nil
	}
	t, ok := bs[len(bs)-1].(*model.Table)
	if !ok || t.Number != num {
		return nil
	}
	return t
}
