package word

import (
	"strconv"
	"strings"
)

// levels is how many levels a list has (ECMA-376-1, 17.9.6: ilvl is 0 to 8).
const levels = 9

// longestLabel bounds the text of a level: it stands before every paragraph of
// the list, and a file could make gigabytes of it.
const longestLabel = 255

// numbering is word/numbering.xml (17.9), and the counters of the document.
type numbering struct {
	lists     map[string]*list // w:num by its id
	abstracts map[string]*abstract
	unknown   func(format string) // told of a format that is not known here
}

// abstract is a w:abstractNum: the counters belong to it, so that several
// lists made of it count on (17.9.15).
type abstract struct {
	id               string
	levels           [levels]*level
	styleLink, above string // w:styleLink; w:numStyleLink
}

// level is a w:lvl.
type level struct {
	start   int
	format  string
	custom  string // of format "custom": "001, 002, 003, ..."
	text    string
	restart int // w:lvlRestart; -1 where it does not stand
	legal   bool
	style   string // w:pStyle
	symbol  string // the font of the label, in lower case
	hidden  bool
	picture bool
	indent  *node // w:ind
	cut     bool  // the text is longer than any number
}

// list is a w:num.
type list struct {
	id       string
	abstract *abstract
	override [levels]*level
	starts   [levels]int // w:startOverride; -1 where it does not stand
}

// counters count one story: the text, the notes, the text boxes each have
// their own.
type counters struct {
	at   map[*abstract]*count
	used map[startKey]bool // lists whose w:startOverride has been used
}

type startKey struct {
	list  *list
	level int
}

type count struct {
	value [levels]int
	begun [levels]bool
}

func newCounters() *counters {
	return &counters{at: map[*abstract]*count{}, used: map[startKey]bool{}}
}

func readNumbering(root *node, st *styles) *numbering {
	n := &numbering{lists: map[string]*list{}, abstracts: map[string]*abstract{}}
	if root == nil {
		return n
	}
	linked := map[string]*abstract{} // by the numbering style that they are the content of
	for _, k := range root.kids {
		if k.name != "w:abstractNum" {
			continue
		}
		a := &abstract{id: k.get("w:abstractNumId")}
		a.styleLink, _ = k.val("w:styleLink")
		a.above, _ = k.val("w:numStyleLink")
		for _, l := range k.kids {
			if i, ok := levelIndex(l); ok && l.name == "w:lvl" {
				a.levels[i] = readLevel(l)
			}
		}
		n.abstracts[a.id] = a
		if a.styleLink != "" {
			linked[a.styleLink] = a
		}
	}
	for _, k := range root.kids {
		if k.name != "w:num" {
			continue
		}
		id, _ := k.val("w:abstractNumId")
		l := &list{id: k.get("w:numId"), abstract: n.abstracts[id]}
		for i := range l.starts {
			l.starts[i] = -1
		}
		for _, o := range k.kids {
			i, ok := levelIndex(o)
			if !ok || o.name != "w:lvlOverride" {
				continue
			}
			if v, ok := o.val("w:startOverride"); ok {
				l.starts[i] = number(v, 0)
			}
			if lvl := o.kid("w:lvl"); lvl != nil {
				l.override[i] = readLevel(lvl)
			}
		}
		n.lists[l.id] = l
	}
	// A list of a numbering style is that of the abstractNum which the style
	// is linked with (17.9.21, 17.9.27).
	for _, l := range n.lists {
		if l.abstract == nil || l.abstract.above == "" {
			continue
		}
		if a := linked[l.abstract.above]; a != nil {
			l.abstract = a
		} else if s := st.byID[l.abstract.above]; s != nil {
			id, _ := s.ppr.kid("w:numPr").val("w:numId")
			if to := n.lists[id]; to != nil && to.abstract != nil {
				l.abstract = to.abstract
			}
		}
	}
	return n
}

func levelIndex(n *node) (int, bool) {
	i, err := strconv.Atoi(n.get("w:ilvl"))
	return i, err == nil && i >= 0 && i < levels
}

func readLevel(n *node) *level {
	l := &level{restart: -1, format: "decimal"}
	if v, ok := n.val("w:start"); ok {
		l.start = number(v, 0)
	}
	if f := n.kid("w:numFmt"); f != nil {
		l.format = f.get("w:val")
		l.custom = f.get("w:format")
	}
	text := n.kid("w:lvlText")
	l.text = text.get("w:val")
	if null, ok := text.attr("w:null"); ok && isOn(null) {
		l.text = ""
	}
	if text := []rune(l.text); len(text) > longestLabel {
		l.text, l.cut = string(text[:longestLabel]), true
	}
	if v, ok := n.val("w:lvlRestart"); ok {
		l.restart = number(v, -1)
	}
	l.legal, _ = n.flag("w:isLgl")
	l.style, _ = n.val("w:pStyle")
	l.picture = n.kid("w:lvlPicBulletId") != nil
	l.indent = n.path("w:pPr", "w:ind")
	rpr := n.kid("w:rPr")
	l.hidden, _ = rpr.flag("w:vanish")
	l.symbol = strings.ToLower(rpr.kid("w:rFonts").get("w:ascii"))
	if l.symbol == "" {
		l.symbol = strings.ToLower(rpr.kid("w:rFonts").get("w:hAnsi"))
	}
	return l
}

// number reads a decimal number; what is none, or absurd, is otherwise.
func number(s string, otherwise int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n > 1<<30 || n < -1<<30 {
		return otherwise
	}
	return n
}

// level returns that of a list at index i, nil where it has none.
func (l *list) level(i int) *level {
	if l.override[i] != nil {
		return l.override[i]
	}
	return l.abstract.levels[i]
}

// of finds the list of a paragraph and its level in it. A paragraph may have a
// level of its own in the list of its style; else the level of a list that a
// style brings is the one that names the style (17.9.23). found is false where a list is named that does not exist.
func (n *numbering) of(f formats) (l *list, at int, found bool) {
	id, level, styled := "", -1, -1
	depth := -1
	f.each(func(ppr *node) bool {
		if ppr != f.own {
			depth++
		}
		num := ppr.kid("w:numPr")
		if v, ok := num.val("w:ilvl"); ok && level < 0 {
			level = number(v, -1)
		}
		v, ok := num.val("w:numId")
		if ok {
			id = v
			if ppr != f.own {
				styled = depth
			}
		}
		return ok
	})
	if id == "" || number(id, 0) == 0 {
		return nil, 0, true
	}
	l = n.lists[id]
	if l == nil || l.abstract == nil {
		return nil, 0, false
	}
	own := f.own.kid("w:numPr")
	if _, direct := own.val("w:ilvl"); styled >= 0 && !direct && f.style != nil {
		for _, st := range f.style.chain {
			for i := range levels {
				if lvl := l.level(i); lvl != nil && lvl.style == st.id && st.id != "" {
					return l, i, true
				}
			}
		}
	}
	return l, min(max(level, 0), levels-1), true
}

// next counts a paragraph of list l at level at, and returns its label.
func (n *numbering) next(c *counters, l *list, at int) string {
	lvl := l.level(at)
	if lvl == nil {
		return ""
	}
	state := c.at[l.abstract]
	if state == nil {
		state = &count{}
		c.at[l.abstract] = state
	}
	// Levels above that no paragraph has used stand at their start, and count
	// as used from here on.
	for i := range at {
		if up := l.level(i); up != nil && !state.begun[i] {
			state.begun[i] = true
			state.value[i] = l.startOf(c, i)
		}
	}
	key := startKey{l, at}
	switch {
	case l.starts[at] >= 0 && !c.used[key]:
		c.used[key] = true
		state.value[at] = l.starts[at]
	case !state.begun[at]:
		state.value[at] = lvl.start
	default:
		state.value[at]++
	}
	state.begun[at] = true
	// Deeper levels begin anew (17.9.10): after this level or one above it; with
	// lvlRestart only after that level or one above it, with 0 never.
	for i := at + 1; i < levels; i++ {
		down := l.level(i)
		if down == nil {
			continue
		}
		if down.restart == 0 || down.restart > 0 && down.restart <= i && at+1 > down.restart {
			continue
		}
		state.begun[i] = false
	}
	if lvl.hidden {
		return ""
	}
	return n.label(l, lvl, state)
}

func (l *list) startOf(c *counters, i int) int {
	if l.starts[i] >= 0 {
		c.used[startKey{l, i}] = true
		return l.starts[i]
	}
	return l.level(i).start
}

// label writes the text of a level (17.9.11).
func (n *numbering) label(l *list, lvl *level, state *count) string {
	if lvl.picture {
		return "•"
	}
	if lvl.format == "bullet" {
		return bullet(lvl.text, lvl.symbol)
	}
	var b strings.Builder
	text := []rune(lvl.text)
	for i := 0; i < len(text); i++ {
		if text[i] != '%' || i+1 >= len(text) || text[i+1] < '1' || text[i+1] > '9' {
			b.WriteRune(symbolRune(lvl.symbol, text[i]))
			continue
		}
		i++
		at := int(text[i] - '1')
		of := l.level(at)
		if of == nil || of.format == "bullet" {
			continue // Word prints nothing for a level without a number of its own
		}
		format := of.format
		if lvl.legal && format != "none" {
			format = "decimal"
		}
		s, known := formatNumber(state.value[at], format, of.custom)
		if !known && n.unknown != nil {
			n.unknown(format)
		}
		b.WriteString(s)
	}
	return strings.TrimRight(b.String(), " \t\u3000")
}

// bullet is the sign before the item of a list. The dashes of the symbol fonts
// stand for the dash of Chinese lists.
func bullet(text, font string) string {
	var b strings.Builder
	for _, r := range text {
		switch s := symbolRune(font, r); {
		case r >= 0xF000 && r <= 0xF0FF && (s == '−' || s == '⎯' || s == '-'):
			b.WriteString("——")
		case r == 'o' && strings.HasPrefix(font, "courier"):
			b.WriteRune('○') // what the second bullet of Word's own list looks like
		case r >= 0xF000 && r <= 0xF0FF && s == r:
			b.WriteRune('•')
		default:
			b.WriteRune(s)
		}
	}
	return strings.TrimSpace(b.String())
}
