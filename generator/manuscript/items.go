package manuscript

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// Lists (GB/T 1.1—2020, 列项: —— and ·, a) and 1)), notes and examples.

var (
	dashOpen    = regexp.MustCompile(`^(?:——|──|――|—|─|－－|--)` + gapSigns + `*`)
	hyphenOpen  = regexp.MustCompile(`^[-–－]` + gapSigns + `+`)
	dotOpen     = regexp.MustCompile(`^[·•・‧∙⋅]` + gapSigns + `*`)
	letterOpen  = regexp.MustCompile(`^([a-zａ-ｚ])` + gapSigns + `*[)）]` + gapSigns + `*`)
	digitOpen   = regexp.MustCompile(`^([0-9０-９]{1,3})` + gapSigns + `*[)）]` + gapSigns + `*`)
	pointOpen   = regexp.MustCompile(`^([a-z]|[1-9][0-9]?)[.．][\t\s]+`)
	bracketOpen = regexp.MustCompile(`^[\[［【]([0-9０-９]{1,3})[\]］】]` + gapSigns + `*`)
	bulletOpen  = regexp.MustCompile(`^([●○◆◇■□▪►➢✓★–\x{f000}-\x{f0ff}*+oO-])\t`)

	noteOpen    = regexp.MustCompile(`^(?:注|NOTE|Note)` + gapSigns + `*([0-9０-９]{0,2})(?: to entry)?` + gapSigns + `*[：:]` + gapSigns + `*`)
	exampleOpen = regexp.MustCompile(`^(?:示例|EXAMPLE|Example)` + gapSigns + `*([0-9０-９]{0,2})` + gapSigns + `*[：:]` + gapSigns + `*`)
	noteTyped   = regexp.MustCompile(`^(注|示例|NOTE|EXAMPLE)` + gapSigns + `*([0-9０-９]{1,2})(?:[.．、]|` + gapSigns + `)` + gapSigns + `*`)
	noteLoose   = regexp.MustCompile(`^(注|示例|NOTE|EXAMPLE)` + gapSigns + `*([0-9０-９]{0,2})(?:[.．、]|\t|` + gapSigns + `)` + gapSigns + `*`)
)

// family is a way of marking items.
type itemFamily string

const (
	dashItems   itemFamily = "dash"
	dotItems    itemFamily = "dot"
	alphaItems  itemFamily = "alpha"
	numberItems itemFamily = "number"
	citedItems  itemFamily = "cited" // [1]
)

var familyKind = map[itemFamily]model.ListKind{
	dashItems: model.DashList, dotItems: model.DotList, alphaItems: model.AlphaList, numberItems: model.NumberList, citedItems: model.NumberList,
}

// itemMark is the mark at the beginning of an item.
type itemMark struct {
	family itemFamily
	marker string // as the dialect has it
	num    string // "a", "1"; "" of —— and ·
	n      int    // bytes of it
}

// openItems is a list that a next item may go on with.
type openItems struct {
	family itemFamily
	list   *model.List
	num    string
	depth  depth
}

// depth is how far to the right an item stands, as its program says.
type depth struct{ level, indent int }

func (a depth) deeper(b depth) bool {
	if a.level > 0 && b.level > 0 {
		return a.level > b.level
	}
	return a.indent > b.indent+100
}

func (l *line) depth() depth {
	if l.p == nil || l.part > 0 {
		return depth{}
	}
	return depth{l.p.ListLevel, l.p.Indent}
}

// mark reads the mark of an item.
func (r *recogniser) mark(l *line) (m itemMark, ok bool) {
	if l.table != nil {
		return m, false
	}
	w := l.words
	lead := len(w) - len(strings.TrimLeftFunc(w, blankSign))
	w = w[lead:]
	if s := letterOpen.FindStringSubmatch(w); s != nil {
		num := narrow(s[1])
		return itemMark{alphaItems, num + ")", num, lead + len(s[0])}, len(s[0]) < len(w)
	}
	if s := digitOpen.FindStringSubmatch(w); s != nil {
		num := strings.TrimLeft(narrow(s[1]), "0")
		return itemMark{numberItems, num + ")", num, lead + len(s[0])}, len(s[0]) < len(w) && num != ""
	}
	if s := pointOpen.FindStringSubmatch(w); s != nil && l.auto > 0 && len(s[0]) < len(w) && r.pointed(l, s[1]) {
		m = itemMark{alphaItems, s[1] + ")", s[1], lead + len(s[0])}
		if s[1] <= "9" {
			m.family = numberItems
		}
		return m, true
	}
	if s := dashOpen.FindString(w); s != "" && len(s) < len(w) {
		return itemMark{dashItems, "——", "", lead + len(s)}, true
	}
	if s := dotOpen.FindString(w); s != "" && len(s) < len(w) {
		return itemMark{dotItems, "·", "", lead + len(s)}, true
	}
	if r.bibliography() {
		if s := bracketOpen.FindStringSubmatch(w); s != nil && len(s[0]) < len(w) {
			num := narrow(s[1])
			return itemMark{citedItems, "[" + num + "]", num, lead + len(s[0])}, true
		}
	}
	bullet := 0
	if s := bulletOpen.FindString(w); s != "" && l.auto > 0 {
		bullet = len(s)
	} else if s := hyphenOpen.FindString(w); s != "" && startsHan(w[len(s):]) {
		bullet = len(s)
	}
	if bullet == 0 || bullet >= len(w) {
		return m, false
	}
	m = itemMark{dashItems, "——", "", lead + bullet}
	if l.depth().level > 1 {
		m.family, m.marker = dotItems, "·"
	}
	return m, true
}

// pointed reports whether a mark with a point, which a program generates, is
// that of an item: web pages write a. and 1. for a) and 1). A number could as
// well be that of a clause; what follows a colon or an open list is none.
func (r *recogniser) pointed(l *line, num string) bool {
	if num > "9" || len(r.lists) > 0 || r.announced() {
		return true
	}
	return l.depth().level > 1
}

// bibliography reports whether 参考文献 is being read.
func (r *recogniser) bibliography() bool {
	n := len(r.open)
	return n > 0 && r.open[n-1].Kind == model.Bibliography
}

// readItem takes an item of a list.
func (r *recogniser) readItem(l *line) bool {
	m, ok := r.mark(l)
	if !ok {
		return false
	}
	if m.num != "" && m.family != citedItems && !r.fits(m) {
		return false
	}
	r.i++
	r.addItem(l, m)
	return true
}

// fits reports whether a mark begins a list or goes on with one; "3)" out of
// nowhere is taken too where a list is open.
func (r *recogniser) fits(m itemMark) bool {
	return m.num == "a" || m.num == "1" || len(r.lists) > 0 || r.announced() || r.markBelow(m)
}

// announced reports whether the line above ends in a colon.
func (r *recogniser) announced() bool {
	l := r.peek(-1)
	return l != nil && l.table == nil && (strings.HasSuffix(l.text(), "：") || strings.HasSuffix(l.text(), ":"))
}

// markBelow reports whether the next item follows on the next line.
func (r *recogniser) markBelow(m itemMark) bool {
	l := r.peek(1)
	if l == nil {
		return false
	}
	next, ok := r.mark(l)
	return ok && next.family == m.family && next.num == nextMark(m.num)
}

// nextMark is what follows a or 1.
func nextMark(num string) string {
	if n, err := strconv.Atoi(num); err == nil {
		return strconv.Itoa(n + 1)
	}
	if len(num) == 1 && num[0] < 'z' {
		return string(num[0] + 1)
	}
	return ""
}

// addItem hangs an item into the list it goes on with, or begins one: in the
// last item where it stands deeper or its mark is one of a second level.
func (r *recogniser) addItem(l *line, m itemMark) {
	written := l.words[:m.n]
	r.swap(written, m.marker)
	if narrow(written) != narrow(m.marker) || shut(written) != m.marker && m.family != dashItems {
		r.group(markerForm, l.n, shut(written)+" → "+m.marker)
	}
	d := l.depth()
	first := m.num == "a" || m.num == "1"
	at := -1
	for k := len(r.lists) - 1; k >= 0; k-- {
		o := r.lists[k]
		if o.family != m.family || first {
			continue
		}
		if k == len(r.lists)-1 && d.deeper(o.depth) && m.num == "" {
			break // —— below ——
		}
		if at < 0 || m.num != "" && o.num != "" && nextMark(o.num) == m.num && nextMark(r.lists[at].num) != m.num {
			at = k
		}
		if m.num == "" && !o.depth.deeper(d) {
			break
		}
	}
	if at >= 0 {
		r.lists = r.lists[:at+1]
	} else {
		r.openList(l, m, d, first)
	}
	o := &r.lists[len(r.lists)-1]
	o.num = m.num
	runs := skipRuns(l.runs, m.n)
	para := &model.Paragraph{BlockBase: r.base(l.n), Inlines: r.inlines(runs, l.n)}
	o.list.Items = append(o.list.Items, &model.ListItem{Marker: m.marker, Pos: r.place(l.n), Blocks: []model.Block{para}})
	r.text = textual{&para.Inlines, runs, l}
}

// openList begins a list: beside an open one of the first level, inside its
// last item else.
func (r *recogniser) openList(l *line, m itemMark, d depth, first bool) {
	list := &model.List{BlockBase: r.base(l.n), Kind: familyKind[m.family]}
	top := func(f itemFamily) bool { return f == dashItems || f == alphaItems }
	for n := len(r.lists); n > 0; n-- {
		o := r.lists[n-1]
		switch {
		case d.deeper(o.depth), o.family != m.family && !(top(m.family) && top(o.family)) && !o.depth.deeper(d) && !(o.family == numberItems && m.family == alphaItems) && !(o.family == dotItems && top(m.family)):
			it := o.list.Items[len(o.list.Items)-1]
			it.Blocks = append(it.Blocks, list)
			r.lists = append(r.lists[:n], openItems{m.family, list, "", d})
			return
		}
	}
	if into := r.announcedIn(); into != nil {
		*into = append(*into, list)
	} else {
		*r.sink = append(*r.sink, list)
	}
	r.lists = []openItems{{m.family, list, "", d}}
}

// announcedIn gives the note or example that announces the list to come.
func (r *recogniser) announcedIn() *[]model.Block {
	bs := *r.sink
	if len(bs) == 0 {
		return nil
	}
	var in *[]model.Block
	switch bl := bs[len(bs)-1].(type) {
	case *model.Note:
		in = &bl.Blocks
	case *model.Example:
		in = &bl.Blocks
	default:
		return nil
	}
	if len(*in) != 1 {
		return nil
	}
	if p, ok := (*in)[0].(*model.Paragraph); ok && strings.HasSuffix(strings.TrimRight(inlineText(p.Inlines), " \u3000"), "：") || ok && strings.HasSuffix(inlineText(p.Inlines), ":") {
		return in
	}
	return nil
}

// putBlock puts a block into the text: into the item above where the line that
// comes next goes on with its list, else behind everything.
func (r *recogniser) putBlock(bl model.Block) {
	k := r.goesOn()
	if k < 0 {
		r.put(bl)
		return
	}
	r.lists = r.lists[:k+1]
	items := r.lists[k].list.Items
	it := items[len(items)-1]
	it.Blocks = append(it.Blocks, bl)
	r.text = textual{}
}

// goesOn looks from the next line on for an item that goes on with an open
// list, behind a few blocks at most, and gives the index of the list; -1 where
// there is none.
func (r *recogniser) goesOn() int {
	for d := 0; d < 6 && len(r.lists) > 0; d++ {
		l := r.peek(d)
		if l == nil {
			return -1
		}
		if m, ok := r.mark(l); ok {
			for k := len(r.lists) - 1; k >= 0; k-- {
				if o := r.lists[k]; m.num != "" && o.family == m.family && o.num != "" && nextMark(o.num) == m.num {
					return k
				}
			}
			return -1
		}
		if l.table != nil {
			continue
		}
		if _, own := r.number(l); own || namedElements[strings.ToLower(squeezed(l.words))] != "" || annexOnly.MatchString(l.text()) {
			return -1
		}
	}
	return -1
}

// noteLabel is the label of a note or an example.
type noteLabel struct {
	example bool
	num     string
	n       int
}

func (r *recogniser) noteAt(l *line) (m noteLabel, ok bool) {
	if l.table != nil {
		return m, false
	}
	w := l.words
	lead := len(w) - len(strings.TrimLeftFunc(w, blankSign))
	w = w[lead:]
	if s := noteOpen.FindStringSubmatch(w); s != nil {
		return noteLabel{false, narrow(s[1]), lead + len(s[0])}, true
	}
	if s := exampleOpen.FindStringSubmatch(w); s != nil {
		return noteLabel{true, narrow(s[1]), lead + len(s[0])}, true
	}
	if s := noteTyped.FindStringSubmatch(w); s != nil && len(s[0]) < len(w) {
		return noteLabel{s[1] == "示例" || s[1] == "EXAMPLE", narrow(s[2]), lead + len(s[0])}, true
	}
	k, _ := l.look()
	if s := noteLoose.FindStringSubmatch(w); s != nil && (l.auto > 0 && l.auto >= len(strings.TrimRight(s[0], "\t ")) || k == noteLook || k == exampleLook) {
		return noteLabel{s[1] == "示例" || s[1] == "EXAMPLE", narrow(s[2]), lead + len(s[0])}, true
	}
	return m, false
}

// readNote takes a note or an example. Between two items of a list it belongs
// to the item above.
func (r *recogniser) readNote(l *line) bool {
	m, ok := r.noteAt(l)
	if !ok {
		return r.readExampleWords(l)
	}
	into := r.sink
	if k := r.noteHolder(); k != nil {
		into = k
	} else {
		r.lists = nil
	}
	r.swap(l.words[:m.n], m.num)
	if want := r.noteMark(m); narrow(l.words[:m.n]) != narrow(want) {
		r.group(markerForm, l.n, shut(l.words[:m.n])+" → "+want)
	}
	r.i++
	runs := shutRuns(skipRuns(l.runs, m.n))
	var blocks []model.Block
	r.text = textual{}
	if len(runs) > 0 {
		p := &model.Paragraph{BlockBase: r.base(l.n), Inlines: r.inlines(runs, l.n)}
		blocks = append(blocks, p)
		r.text = textual{&p.Inlines, runs, l}
	} else if below := r.peek(0); below != nil && r.plainWords(below) {
		p := &model.Paragraph{BlockBase: r.base(below.n), Inlines: r.inlines(below.runs, below.n)}
		blocks = append(blocks, p)
		r.text = textual{&p.Inlines, below.runs, below}
		r.i++
	}
	if m.example {
		*into = append(*into, &model.Example{BlockBase: r.base(l.n), Number: m.num, Blocks: blocks})
	} else {
		*into = append(*into, &model.Note{BlockBase: r.base(l.n), Number: m.num, Blocks: blocks})
	}
	return true
}

func (r *recogniser) noteMark(m noteLabel) string {
	if m.example {
		return r.say("示例"+m.num+"：", shut("EXAMPLE "+m.num)+":")
	}
	return r.say("注"+m.num+"：", shut("NOTE "+m.num)+":")
}

// noteHolder gives the item that a note stands in, where the next line that is
// no note goes on with an open list.
func (r *recogniser) noteHolder() *[]model.Block {
	if len(r.lists) == 0 {
		return nil
	}
	for d := 1; ; d++ {
		l := r.peek(d)
		if l == nil {
			return nil
		}
		if _, note := r.noteAt(l); note {
			continue
		}
		m, ok := r.mark(l)
		if !ok || m.num == "a" || m.num == "1" {
			return nil
		}
		for _, o := range r.lists {
			if o.family == m.family {
				items := r.lists[len(r.lists)-1].list.Items
				return &items[len(items)-1].Blocks
			}
		}
		return nil
	}
}

// plainWords reports whether a line is a paragraph and nothing else.
func (r *recogniser) plainWords(l *line) bool {
	if l.table != nil || l.auto > 0 || ownLine.MatchString(l.text()) || len(l.only(Image)) > 0 || len(l.only(Math)) > 0 {
		return false
	}
	if _, own := readNumeral(l.words, strictNumber); own {
		return false
	}
	return namedElements[strings.ToLower(squeezed(l.words))] == "" && !annexOnly.MatchString(l.text()) && utf8.RuneCountInString(l.text()) > 0
}

// readExampleWords takes a paragraph in the template's style for what stands in
// an example (示例内容).
func (r *recogniser) readExampleWords(l *line) bool {
	if k, _ := l.look(); k != exampleLook || l.auto > 0 || len(*r.sink) == 0 || l.table != nil {
		return false
	}
	bs := *r.sink
	ex, ok := bs[len(bs)-1].(*model.Example)
	if !ok {
		return false
	}
	r.i++
	p := r.paragraph(l.runs, l)
	ex.Blocks = append(ex.Blocks, p)
	r.text = textual{&p.Inlines, l.runs, l}
	return true
}
