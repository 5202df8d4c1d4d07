package text

import (
	"regexp"
	"strings"

	"guiju/generator/model"
)

// addTable collects a table from its caption to its footnotes. p is its first
// piece. What stands below 表1（续） goes on with the table above it.
func (b *builder) addTable(p *piece) {
	if p.kind == tableCaption && p.goesOn {
		if t := b.tableAbove(p.num); t != nil {
			b.continueTable(t)
			return
		}
		b.report(tableContinued, p.from, p.to, p.num)
	}
	t := &model.Table{BlockBase: model.BlockBase{Pos: p.pos}}
	b.add(t)
	if p.kind == tableCaption {
		t.Number, t.Caption = p.num, p.inlines
		t.ID = b.blockID("table-"+p.num, p)
		if !p.goesOn {
			b.checkLabel(p)
		}
		p = b.take()
	}
	if p.kind == unit {
		t.Unit = strings.TrimFunc(p.raw, isBlank)
		p = b.take()
	}
	b.belowTable(t, b.tableBody(t, p))
}

// tableBody reads the rows from p on and returns the index of the last line.
func (b *builder) tableBody(t *model.Table, p *piece) (last int) {
	var rows []*piece
	var aligns []model.Align
	for {
		if p.kind == tableRule && aligns == nil && t.Head == 0 {
			t.Head, aligns = len(rows), p.aligns
		} else if p.kind == tableRow || p.kind == tableRule {
			rows = append(rows, p)
		}
		last = p.last
		if q := b.ahead(0); q == nil || q.first != last+1 || q.kind != tableRow && q.kind != tableRule {
			break
		}
		p = b.take()
	}
	if aligns == nil && len(rows) > 1 {
		t.Head = 1
		b.guess(rows[0], model.Bilingual{Zh: "表格，首行为表头", En: "a table whose first row is the head"})
	}
	if b.grammar == model.StandardGrammar {
		last = b.captionBelow(t, last)
	}
	b.fillTable(t, rows, aligns)
	return last
}

// captionBelow takes a caption that was written under its table.
func (b *builder) captionBelow(t *model.Table, last int) int {
	p := b.ahead(0)
	if p == nil || p.kind != paragraph || p.first != p.last || p.first > last+2 {
		return last
	}
	m, ok := matchLabel(tableLabel, b.src[p.content:p.to])
	if !ok || !looksTitled(b.words(p)[m.marker:]) || p.first > last+1 && m.marker == p.to-p.content {
		return last
	}
	if t.Number != "" {
		b.report(captionForm, p.from, p.from+m.marker, strings.TrimFunc(b.words(p)[:m.marker], isBlank))
		return last
	}
	b.take()
	p.num, p.marker = m.num, strings.TrimRightFunc(b.words(p)[:m.marker], isBlank)
	b.report(captionBelow, p.from, p.to, clip(b.words(p)))
	t.Number, t.Caption = m.num, cutLeft(cut(p.inlines, m.marker))
	t.ID = b.blockID("table-"+m.num, p)
	return p.last
}

// labelWord begins the label of a table or figure.
var labelWord = regexp.MustCompile(`^(?:表|图|Table|Figure)`)

// checkLabel reports a label in full-width characters, or not parted from its
// title by a space.
func (b *builder) checkLabel(p *piece) {
	want := labelWord.FindString(p.marker)
	if want[0] < 0x80 {
		want += " "
	}
	want += p.num
	tight := p.content == p.from+len(p.marker) && p.to > p.content
	if tight || strings.Map(noBlanks, p.marker) != strings.Map(noBlanks, want) || ascii(p.marker) != p.marker {
		b.mendOver(markerWidth, p.from, p.from+len(p.marker), p.content, want+" ", p.marker, want+" ")
	}
}

// noBlanks drops white space.
func noBlanks(r rune) rune {
	if isBlank(r) {
		return -1
	}
	return r
}

// belowTable takes the notes that follow the table without a blank line, and
// its footnotes [a].
func (b *builder) belowTable(t *model.Table, last int) {
	owner := t.ID
	if owner == "" && b.sink.owner != "" {
		owner = b.sink.owner + "-table"
	}
	for p := b.ahead(0); p != nil; p = b.ahead(0) {
		switch {
		case p.kind == note && p.first == last+1:
			t.Notes = append(t.Notes, b.ownNote(owner, p))
		case p.kind == item && p.family == brackets && p.num >= "a":
			t.Footnotes = append(t.Footnotes, b.ownFootnote(owner, p))
		default:
			linkNotes(t, t.Footnotes)
			return
		}
		last = p.last
		b.take()
	}
	linkNotes(t, t.Footnotes)
}

// ownNote makes a note of a table or figure.
func (b *builder) ownNote(owner string, p *piece) *model.Note {
	n := &model.Note{BlockBase: model.BlockBase{Pos: p.pos}, Number: p.num, Blocks: b.oneParagraph(p)}
	word := "-note"
	if p.num != "" {
		word += "-" + p.num
	}
	if owner != "" {
		n.ID = b.blockID(owner+word, p)
	}
	b.checkMarker(p)
	return n
}

// ownFootnote makes a footnote of a table or figure.
func (b *builder) ownFootnote(owner string, p *piece) *model.Footnote {
	f := &model.Footnote{Label: p.num, Pos: p.pos, Blocks: b.oneParagraph(p)}
	f.ID, _ = b.id(strings.TrimPrefix(owner+"-"+p.num, "-"))
	return f
}

func (b *builder) oneParagraph(p *piece) []model.Block {
	return []model.Block{&model.Paragraph{BlockBase: model.BlockBase{Pos: b.at(p.content, p.to)}, Inlines: p.inlines}}
}

// linkNotes turns ^a^ in the cells of a table, in captions and subtitles, into
// references to its own footnotes. Their Target tells them from references to
// text footnotes.
func linkNotes(bl model.Block, notes []*model.Footnote) {
	ids := map[string]string{}
	for _, f := range notes {
		ids[f.Label] = f.ID
	}
	link := func(in *model.Inline) {
		if id, ok := ids[in.Text]; ok && in.Kind == model.SupInline {
			in.Kind, in.Target = model.NoteRef, &model.Target{Fragment: id}
		}
	}
	if fig, ok := bl.(*model.Figure); ok {
		for _, sub := range fig.Sub {
			model.WalkInlines(sub.Caption, link)
		}
		blockInlines(fig.Key, link)
	}
	for _, ins := range model.BlockInlines(bl) {
		model.WalkInlines(ins, link)
	}
}

// fillTable makes the rows: < merges a cell with the one on its left, ^ with
// the one above.
func (b *builder) fillTable(t *model.Table, rows []*piece, aligns []model.Align) {
	width := 0
	if len(rows) > 0 {
		width = len(rows[0].cells)
	}
	above := map[int]*model.Cell{} // the cell that holds a column in the row above
	for i, p := range rows {
		cells := p.cells
		if b.grammar == model.PolicyGrammar && i > 0 {
			cells = b.restoreSpans(p, cells, width)
		}
		if len(cells) != width && p.kind == tableRow {
			b.report(tableShape, p.from, p.to, len(cells), width)
		}
		var row []*model.Cell
		here := map[int]*model.Cell{}
		for col, c := range cells {
			left, up := here[col-1], above[col]
			switch {
			case c.raw == "<" && left != nil && left == up:
				here[col] = left
			case c.raw == "<" && left != nil && left.Rowspan == 1:
				left.Colspan++
				here[col] = left
			case c.raw == "^" && up != nil && left == up:
				here[col] = up
			case c.raw == "^" && up != nil && wholly(up, above, cells, col):
				up.Rowspan++
				here[col] = up
			default:
				mc := &model.Cell{Inlines: c.inlines, Colspan: 1, Rowspan: 1, Pos: c.pos}
				if col < len(aligns) {
					mc.Align = aligns[col]
				}
				row = append(row, mc)
				here[col] = mc
			}
		}
		if missing := width - len(cells); missing > 0 { // one cell, so that a short row costs little
			mc := &model.Cell{Colspan: missing, Rowspan: 1, Pos: p.pos}
			if len(cells) < len(aligns) {
				mc.Align = aligns[len(cells)]
			}
			row = append(row, mc)
		}
		t.Rows = append(t.Rows, row)
		above = here
	}
}

// wholly reports whether the cell above begins at the column and every column of
// it is joined to it: merged cells are rectangles.
func wholly(up *model.Cell, above map[int]*model.Cell, cells []cell, col int) bool {
	if col > 0 && above[col-1] == up || col+up.Colspan > len(cells) {
		return false
	}
	for _, c := range cells[col+1 : col+up.Colspan] {
		if c.raw != "^" && c.raw != "<" {
			return false
		}
	}
	return true
}

// restoreSpans puts a row back into its columns that lost the cells merged
// with the row above, as tables do when they are copied out of a web page:
// such a row ends in as many empty cells as it lost.
func (b *builder) restoreSpans(p *piece, cells []cell, width int) []cell {
	n := 0
	for n < len(cells) && cells[len(cells)-1-n].raw == "" {
		n++
	}
	if len(cells) != width || n == 0 || n == len(cells) {
		return cells
	}
	b.guess(p, model.Bilingual{Zh: "表格行，左侧合并的单元格已补上", En: "a row whose merged cells on the left were dropped"})
	var merged []cell
	for range n {
		merged = append(merged, cell{raw: "^", pos: p.pos})
	}
	return append(merged, cells[:len(cells)-n]...)
}

// guess counts and reports what was understood without a mark.
func (b *builder) guess(p *piece, what model.Bilingual) {
	rule := textGuess
	switch b.grammar {
	case model.RegulationGrammar:
		rule = regulationGuess
	case model.PolicyGrammar:
		rule = policyGuess
	}
	b.report(rule, p.from, p.to, what)
}
