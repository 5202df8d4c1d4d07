package source

import (
	"bytes"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// layout is where everything of a valid TOML source stands, byte by byte. Keys
// of its paths are written by [KeyText], so that no two things share a path.
type layout struct {
	src    []byte
	nl     string // how lines end
	exprs  []*expr
	pairs  []*pair
	values map[string]*value
	// headers maps the path that a header opens to its expression.
	headers map[string]int
}

// stretch is src[from:to].
type stretch struct{ from, to int }

// expr is one expression of the source: a header, or key = value.
type expr struct {
	stretch
	header  bool
	section string // path of the header in whose section it stands; of a header, its own
	pair    *pair
}

// pair is one key with its value, on lines of its own or in braces.
type pair struct {
	path  string
	home  string // path of the section or of the table in braces
	key   stretch
	value *value
	in    *value // the table in braces, nil on lines of its own
	expr  *expr  // nil in braces
}

// value is one value.
type value struct {
	stretch
	path  string
	kind  unstable.Kind
	items []*value // of an array
	pairs []*pair  // of a table in braces
}

// layOut reads a source that parse has passed.
func layOut(src []byte) *layout {
	l := &layout{src: src, nl: "\n", values: map[string]*value{}, headers: map[string]int{}}
	if i := bytes.IndexByte(src, '\n'); i > 0 && src[i-1] == '\r' {
		l.nl = "\r\n"
	}
	var p unstable.Parser
	p.Reset(src)
	count := map[string]int{}
	section := ""
	for p.NextExpression() {
		switch e := p.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			var at stretch
			section, at = l.readHeader(e, count)
			l.headers[section] = len(l.exprs)
			l.exprs = append(l.exprs, &expr{stretch: at, header: true, section: section})
		case unstable.KeyValue:
			ex := &expr{section: section}
			ex.pair = l.readPair(section, e)
			ex.pair.expr = ex
			ex.stretch = stretch{ex.pair.key.from, ex.pair.value.to}
			l.exprs = append(l.exprs, ex)
		}
	}
	if p.Error() != nil {
		panic("BUG: a source that was parsed is refused: " + p.Error().Error())
	}
	return l
}

// readHeader returns the path that a header opens and where it stands.
func (l *layout) readHeader(e *unstable.Node, count map[string]int) (section string, at stretch) {
	at.from = -1
	for it := e.Key(); it.Next(); {
		k := it.Node()
		if at.from < 0 {
			at.from = int(k.Raw.Offset)
		}
		at.to = int(k.Raw.Offset + k.Raw.Length)
		section = join(section, KeyText(string(k.Data)))
		if n := count[section]; n > 0 && !it.IsLast() {
			section = element(section, n-1)
		}
	}
	if e.Kind == unstable.ArrayTable {
		count[section]++
		section = element(section, count[section]-1)
	}
	at.from = bytes.LastIndexByte(l.src[:at.from], '\n') + 1
	at.from += bytes.IndexByte(l.src[at.from:], '[')
	at.to += bytes.IndexByte(l.src[at.to:], ']') + 1
	if e.Kind == unstable.ArrayTable {
		at.to++
	}
	return section, at
}

func (l *layout) readPair(home string, e *unstable.Node) *pair {
	p := &pair{home: home, path: home, key: stretch{from: -1}}
	for it := e.Key(); it.Next(); {
		k := it.Node()
		if p.key.from < 0 {
			p.key.from = int(k.Raw.Offset)
		}
		p.key.to = int(k.Raw.Offset + k.Raw.Length)
		p.path = join(p.path, KeyText(string(k.Data)))
	}
	at := p.key.to
	for l.src[at] == ' ' || l.src[at] == '\t' || l.src[at] == '=' {
		at++
	}
	p.value = l.readValue(p.path, e.Value(), at)
	l.pairs = append(l.pairs, p)
	return p
}

func (l *layout) readValue(path string, n *unstable.Node, from int) *value {
	v := &value{path: path, kind: n.Kind, stretch: stretch{from, valueEnd(l.src, from)}}
	l.values[path] = v
	at := from + 1
	switch n.Kind {
	case unstable.Array:
		it := n.Children()
		for i := 0; it.Next(); i++ {
			item := l.readValue(element(path, i), it.Node(), l.skip(at))
			v.items = append(v.items, item)
			at = item.to
		}
	case unstable.InlineTable:
		it := n.Children()
		for it.Next() {
			p := l.readPair(path, it.Node())
			p.in = v
			v.pairs = append(v.pairs, p)
		}
	}
	return v
}

// skip passes over blanks, ends of lines, comments and commas.
func (l *layout) skip(at int) int {
	for at < len(l.src) {
		switch l.src[at] {
		case ' ', '\t', '\r', '\n', ',':
			at++
		case '#':
			at += bytes.IndexByte(l.src[at:], '\n') + 1
		default:
			return at
		}
	}
	return at
}

// valueEnd returns the end of the value that begins at the offset: its last
// quote or bracket, or the end of a number, date or boolean.
func valueEnd(src []byte, at int) int {
	switch src[at] {
	case '"', '\'':
		return stringEnd(src, at)
	case '[', '{':
		depth := 0
		for i := at; i < len(src); {
			switch src[i] {
			case '"', '\'':
				i = stringEnd(src, i)
				continue
			case '#':
				i += bytes.IndexByte(src[i:], '\n')
			case '[', '{':
				depth++
			case ']', '}':
				if depth--; depth == 0 {
					return i + 1
				}
			}
			i++
		}
		panic("BUG: a bracket of a valid source is open")
	}
	end := at
	for end < len(src) && !bytes.ContainsRune([]byte(",]}#\r\n"), rune(src[end])) {
		end++
	}
	for src[end-1] == ' ' || src[end-1] == '\t' {
		end--
	}
	return end
}

// stringEnd returns the end of a string of any of the four kinds (TOML 1.0,
// String). Up to two quotes more may stand before the three that close.
func stringEnd(src []byte, at int) int {
	q := src[at]
	long := bytes.HasPrefix(src[at:], []byte{q, q, q})
	i := at + 1
	if long {
		i = at + 3
	}
	for ; i < len(src); i++ {
		switch {
		case src[i] == '\\' && q == '"':
			i++
		case src[i] == q && !long:
			return i + 1
		case long && bytes.HasPrefix(src[i:], []byte{q, q, q}):
			for i += 3; i < len(src) && src[i] == q; i++ {
			}
			return i
		}
	}
	panic("BUG: a string of a valid source is open")
}

// lineStart returns where the line of the offset begins.
func (l *layout) lineStart(at int) int { return bytes.LastIndexByte(l.src[:at], '\n') + 1 }

// lineEnd returns where the line of the offset ends, before its end of line.
func (l *layout) lineEnd(at int) int {
	end := bytes.IndexByte(l.src[at:], '\n')
	if end < 0 {
		return len(l.src)
	}
	end += at
	if end > at && l.src[end-1] == '\r' {
		end--
	}
	return end
}

// nextLine returns where the line after that of the offset begins.
func (l *layout) nextLine(at int) int {
	end := bytes.IndexByte(l.src[at:], '\n')
	if end < 0 {
		return len(l.src)
	}
	return at + end + 1
}

// lineIs says what a line is that holds no expression: '#' a comment, ' ' a
// blank line, 0 anything else.
func (l *layout) lineIs(start int) byte {
	switch line := strings.TrimSpace(string(l.src[start:l.lineEnd(start)])); {
	case line == "":
		return ' '
	case line[0] == '#':
		return '#'
	}
	return 0
}

// headOf returns where expression i begins with the comment that stands
// directly above it. The comment at the head of a file is the file's own.
func (l *layout) headOf(i int) int {
	start := l.lineStart(l.exprs[i].from)
	floor := 0
	if i > 0 {
		floor = l.nextLine(l.exprs[i-1].to)
	}
	head := start
	for head > floor {
		above := l.lineStart(head - 1)
		if above < floor || l.lineIs(above) != '#' {
			break
		}
		head = above
	}
	if head == 0 {
		return start
	}
	return head
}

// tailOf returns where expression i ends, with what stands behind it on its
// line and with comments directly below that are not those of the next one.
func (l *layout) tailOf(i int) int {
	tail := l.lineEnd(l.exprs[i].to)
	end := tail
	for next := l.nextLine(end); next < len(l.src); next = l.nextLine(next) {
		if l.lineIs(next) != '#' {
			if i+1 < len(l.exprs) && l.lineStart(l.exprs[i+1].from) == next {
				return tail
			}
			break
		}
		end = l.lineEnd(next)
	}
	return end
}

// run is a stretch of neighbouring expressions, exprs[i:j].
type run struct{ i, j int }

// runs returns the stretches of expressions that belong to the table or record
// at top. (TOML lets the tables of a record stand apart.)
func (l *layout) runs(top string) []run {
	var out []run
	for i, e := range l.exprs {
		if e.section != top && !below(e.section, top) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].j == i {
			out[n-1].j++
		} else {
			out = append(out, run{i, i + 1})
		}
	}
	return out
}

// bounds returns the bytes of a run, comments included.
func (l *layout) bounds(r run) stretch { return stretch{l.headOf(r.i), l.tailOf(r.j - 1)} }

// hasHeader reports whether a header opens the path.
func (l *layout) hasHeader(path string) bool {
	_, ok := l.headers[path]
	return ok
}

// elements counts the records of a list that is written with headers.
func (l *layout) elements(list string) int {
	n := 0
	for l.hasHeader(element(list, n)) {
		n++
	}
	return n
}

// dottedUnder returns the pairs that make up a table by dotted keys alone.
func (l *layout) dottedUnder(path string) []*pair {
	var out []*pair
	for _, p := range l.pairs {
		if below(p.path, path) && p.home != path && !below(p.home, path) {
			out = append(out, p)
		}
	}
	return out
}

// ownPairs returns the pairs on the lines of a section.
func (l *layout) ownPairs(section string) []*pair {
	var out []*pair
	for _, e := range l.exprs {
		if !e.header && e.section == section {
			out = append(out, e.pair)
		}
	}
	return out
}
