package text

import (
	"strings"

	"guiju/generator/model"
)

// blocks writes blocks with a blank line between, and the mark that ends one
// where the next would go into it.
func (w *markdownWriter) blocks(bs []model.Block) string {
	var chunks []string
	for i, bl := range bs {
		if i > 0 && w.joins(bs[i-1], bl, bs[i+1:]) {
			chunks = append(chunks, `\`)
		}
		chunks = append(chunks, w.block(bl))
	}
	return strings.Join(chunks, "\n\n")
}

func (w *markdownWriter) block(bl model.Block) string {
	switch bl := bl.(type) {
	case *model.Paragraph:
		return w.words(bl.Inlines)
	case *model.List:
		return w.list(bl)
	case *model.Table:
		return w.table(bl)
	case *model.Figure:
		return w.figure(bl)
	case *model.Formula:
		return w.formula(bl)
	case *model.Note:
		return w.note(w.say("注", "NOTE"), bl.Number, bl.Blocks)
	case *model.Example:
		return w.note(w.say("示例", "EXAMPLE"), bl.Number, bl.Blocks)
	case *model.Quote:
		return quoted(w.blocks(bl.Blocks))
	case *model.Code:
		return w.code(bl)
	}
	panic("BUG: unknown block in Markdown")
}

// words writes a paragraph that is read as one.
func (w *markdownWriter) words(ins []model.Inline) string {
	s := w.paragraph(ins)
	broken := w.grammar == model.StandardGrammar && strings.Contains(s, "\n") // below # 3.1 a line would be the term
	if w.isWords(s) && !isPicture(ins) && !broken {
		return s
	}
	return `\ ` + s
}

func isPicture(ins []model.Inline) bool { return len(ins) == 1 && ins[0].Kind == model.ImageInline }

// joins reports whether the block would go into the one before it, or be read
// as a part of it.
func (w *markdownWriter) joins(last, next model.Block, after []model.Block) bool {
	switch last := last.(type) {
	case *model.List:
		switch next := next.(type) {
		case *model.List:
			return w.continues(last, next)
		case *model.Note, *model.Example:
			return followedByList(after)
		}
	case *model.Note:
		return w.noteGoesOn(last.Blocks, next)
	case *model.Example:
		return w.noteGoesOn(last.Blocks, next)
	case *model.Figure:
		return last.Number == ""
	case *model.Quote:
		_, quote := next.(*model.Quote)
		return quote
	}
	return false
}

// continues reports whether the second of two lists would go on with the first
// or begin inside its last item; one that begins with a or 1 is a new list.
func (w *markdownWriter) continues(last, next *model.List) bool {
	if len(last.Items) == 0 || len(next.Items) == 0 {
		return false
	}
	a, b := w.item(last.Items[0].Marker), w.item(next.Items[0].Marker)
	if w.grammar == model.ProseGrammar {
		return a.family == b.family
	}
	if a.family == b.family {
		return !isFirst(b.num)
	}
	return !(firstLevel(&piece{family: a.family}) && firstLevel(&piece{family: b.family}) && w.grammar == model.StandardGrammar) ||
		w.nests(last, b.family)
}

// nests reports whether the family is open in the last item of a list.
func (w *markdownWriter) nests(l *model.List, f family) bool {
	for _, bl := range l.Items[len(l.Items)-1].Blocks {
		if in, ok := bl.(*model.List); ok && len(in.Items) > 0 {
			if w.item(in.Items[0].Marker).family == f || w.nests(in, f) {
				return true
			}
		}
	}
	return false
}

// item reads a marker.
func (w *markdownWriter) item(marker string) match {
	s := w.scanner
	s.source = newSource([]byte(marker+" x"), Options{})
	s.afterKey = true
	_, m, _ := s.classify(0)
	return m
}

// followedByList reports whether a list comes behind the notes here: it would
// take them for notes between its items.
func followedByList(bs []model.Block) bool {
	for _, bl := range bs {
		switch bl.(type) {
		case *model.Note, *model.Example:
			continue
		case *model.List:
			return true
		}
		return false
	}
	return false
}

// noteGoesOn reports whether the next block would go into a note: a list if
// the note announces one, a paragraph if it has no words.
func (w *markdownWriter) noteGoesOn(bs []model.Block, next model.Block) bool {
	_, list := next.(*model.List)
	_, para := next.(*model.Paragraph)
	if len(bs) == 0 {
		return list || para
	}
	p, ok := bs[0].(*model.Paragraph)
	return list && (!ok || len(bs) > 1 || announces(w.inlines(p.Inlines)))
}

// list writes one item a line, with a blank line only where an item has one.
func (w *markdownWriter) list(l *model.List) string {
	var items []string
	for _, it := range l.Items {
		items = append(items, w.held(it.Marker, it.Blocks))
	}
	sep := "\n"
	if strings.Contains(strings.Join(items, ""), "\n\n") {
		sep = "\n\n"
	}
	return strings.Join(items, sep)
}

// held writes a marker, the words behind it and, indented, what else it holds.
func (w *markdownWriter) held(marker string, bs []model.Block) string {
	first := ""
	if len(bs) > 0 {
		if p, ok := bs[0].(*model.Paragraph); ok {
			first, bs = w.paragraph(p.Inlines), bs[1:]
			if w.grammar == model.ProseGrammar && isPicture(p.Inlines) {
				first = w.paragraph(p.Inlines)
			}
		}
	}
	head := strings.TrimRight(marker+gap(marker, first)+first, " ")
	if len(bs) == 0 {
		return head
	}
	_, nested := bs[0].(*model.List)
	sep := "\n\n"
	if nested && first != "" {
		sep = "\n"
	}
	return head + sep + w.indent(w.blocks(bs), marker)
}

// gap is the space behind a marker: none behind —— or a full-width sign.
func gap(marker, words string) string {
	switch last := lastRune(marker); {
	case last == ' ', last == '：':
		return ""
	case (last == '—' || last == '）' || last == '、') && !strings.HasPrefix(words, "—") && !strings.HasPrefix(words, `\`):
		return ""
	}
	return " "
}

// indent moves what an item holds behind its marker.
func (w *markdownWriter) indent(s, marker string) string {
	by := strings.Repeat(" ", holdIndent)
	if w.grammar == model.ProseGrammar {
		by = strings.Repeat(" ", len(marker)+1)
	}
	return prefixed(s, by, "")
}

// prefixed puts a prefix before every line, another before the empty ones.
func prefixed(s, by, empty string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = by + l
		} else {
			lines[i] = empty
		}
	}
	return strings.Join(lines, "\n")
}

func quoted(s string) string { return prefixed(s, "> ", ">") }

func (w *markdownWriter) note(label, number string, bs []model.Block) string {
	if number != "" {
		label += w.say("", " ") + number
	}
	return w.held(label+w.say("：", ": "), bs)
}

// code writes a fenced block (CommonMark 4.5) whose fence no line of it closes.
func (w *markdownWriter) code(c *model.Code) string {
	fence := "```"
	if strings.Contains(c.Info, "`") {
		fence = "~~~"
	}
	for line := range strings.Lines(c.Text) {
		for closes(code, fence, trimLeft(trimRight([]byte(line)))) {
			fence += fence[:1]
		}
	}
	return fence + c.Info + "\n" + strings.TrimSuffix(c.Text, "\n") + strings.Repeat("\n", min(len(c.Text), 1)) + fence
}

// formula writes TeX, its number, and the symbols below 式中：, one a line.
func (w *markdownWriter) formula(f *model.Formula) string {
	s := "$$ " + f.TeX + " $$"
	if strings.ContainsAny(f.TeX, "\n$") && !strings.HasPrefix(f.TeX, "#") && !strings.Contains(f.TeX, "\n#") {
		s = "$$\n" + f.TeX + "\n$$" // # on a line of its own would end it
	}
	if f.Number != "" {
		s += " (" + f.Number + ")"
	}
	if len(f.Where) == 0 {
		return s
	}
	lines := []string{s, w.say("式中：", "where:")}
	for _, x := range f.Where {
		line := w.inlines(x.Symbol)
		if len(x.Symbol) > 0 {
			line += "——"
		}
		lines = append(lines, line+w.paragraph(x.Meaning))
	}
	return strings.Join(lines, "\n")
}

// figure writes pictures with their subtitles, the key, then the caption.
func (w *markdownWriter) figure(f *model.Figure) string {
	var lines []string
	picture := func(f *model.Figure) { lines = append(lines, "!["+f.Alt+"]("+f.Src+")") }
	if f.Unit != "" {
		lines = append(lines, w.say("单位：", "Unit: ")+f.Unit)
	}
	if f.Src != "" {
		picture(f)
	}
	for _, s := range f.Sub {
		picture(s)
		if s.Number != "" {
			lines = append(lines, s.Number+") "+w.line(s.Caption))
		}
	}
	if len(f.Key) > 0 {
		lines = append(lines, w.say("标引序号说明：", "Key:"))
		for _, bl := range f.Key {
			lines = append(lines, w.block(bl))
		}
	}
	lines = append(lines, w.ownNotes(f.Notes, f.Footnotes)...)
	if f.Number != "" {
		lines = append(lines, w.caption(w.say("图", "Figure ")+f.Number, f.Caption))
	}
	return strings.Join(lines, "\n")
}

// caption writes 表1 标题. A title that begins like the sign between number and
// title, or ends like that of a continued table, has a break before it, which
// breaks nothing.
func (w *markdownWriter) caption(label string, title []model.Inline) string {
	words := w.line(title)
	if strings.ContainsRune("：:.．、—–-", []rune(words + " ")[0]) || continuedLabel.MatchString("表1 "+words) || continuedLabel.MatchString("Table 1 "+words) {
		words = `\ ` + words
	}
	return strings.TrimRight(label+" "+words, " ")
}
