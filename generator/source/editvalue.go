package source

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"

	"guiju/generator/model"
	"guiju/generator/schema"
)

const (
	arrayKind = unstable.Array
	tableKind = unstable.InlineTable
)

// encode writes a value. old is how the value that it replaces is written, ""
// where there is none.
func (e *Editor) encode(v any, old string) string {
	switch v := v.(type) {
	case string:
		return e.encodeString(v, old)
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	case model.Date:
		return v.String()
	case []string:
		parts := make([]string, len(v))
		for i, s := range v {
			parts[i] = e.encodeString(s, "")
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	panic(fmt.Sprintf("BUG: a value of type %T", v))
}

// encodeString writes a string as people do (TOML 1.0, String), and as the old
// value was written where that can hold the new one: in double quotes; in single
// quotes where escapes would make a pattern unreadable; over several lines where
// the old value was.
func (e *Editor) encodeString(s, old string) string {
	if !utf8.ValidString(s) {
		panic("BUG: a value that is not UTF-8")
	}
	literal := !strings.ContainsFunc(s, func(r rune) bool { return r == '\'' || r < ' ' && r != '\t' || r == 0x7F })
	switch {
	case strings.HasPrefix(old, `"""`) && strings.Contains(s, "\n") && e.layout.nl == "\n":
		inner := schema.Quote(s)
		return `"""` + "\n" + strings.ReplaceAll(inner[1:len(inner)-1], `\n`, "\n") + `"""`
	case literal && strings.HasPrefix(old, "'"), literal && old == "" && strings.ContainsAny(s, `\"`):
		return "'" + s + "'"
	}
	return schema.Quote(s)
}

// allStrings reports whether an array holds nothing but strings.
func allStrings(v *value) bool {
	for _, item := range v.items {
		if item.kind != unstable.String {
			return false
		}
	}
	return true
}

// setList makes an array of strings say list, and touches only the items that
// differ.
func (e *Editor) setList(v *value, list []string) {
	old, _ := lookUp(e.want, parsePath(v.path))
	items := old.([]any)
	head := 0
	for head < len(items) && head < len(list) && items[head] == any(list[head]) {
		head++
	}
	tail := 0
	for tail < len(items)-head && tail < len(list)-head && items[len(items)-1-tail] == any(list[len(list)-1-tail]) {
		tail++
	}
	old1, new1 := len(items)-tail, len(list)-tail // behind the last that differs
	for i := head; i < old1 && i < new1; i++ {
		item := e.layout.values[element(v.path, i)]
		e.splice(item.from, item.to, e.encodeString(list[i], string(e.layout.src[item.from:item.to])))
	}
	for i := old1 - 1; i >= new1; i-- {
		e.cutItem(e.layout.values[v.path], i)
	}
	for i := old1; i < new1; i++ {
		e.insertItem(e.layout.values[v.path], i-1, e.encodeString(list[i], ""))
	}
}

// cutItem takes an item out of an array, with its line if it has one to itself.
func (e *Editor) cutItem(v *value, i int) {
	l := e.layout
	item := v.items[i]
	comma := l.commaAfter(item.to)
	start := l.lineStart(item.from)
	alone := strings.TrimSpace(string(l.src[start:item.from])) == "" && start > v.from
	switch {
	case alone && comma >= 0 && l.restIs(comma+1) != 0:
		// The comma may stand on a line of its own, behind a comment.
		if c := l.lineStart(comma); c > item.to {
			e.apply([]patch{{start, l.nextLine(item.to), ""}, {comma, comma + 1, ""}})
			return
		}
		e.splice(start, l.nextLine(comma), "")
	case comma >= 0:
		end := comma + 1
		for end < len(l.src) && (l.src[end] == ' ' || l.src[end] == '\t') {
			end++
		}
		e.apply([]patch{{item.from, item.to, ""}, {comma, end, ""}})
	case i > 0:
		prev := l.commaAfter(v.items[i-1].to)
		if alone && l.restIs(item.to) != 0 {
			e.apply([]patch{{prev, prev + 1, ""}, {start, l.nextLine(item.to), ""}})
		} else {
			from := prev + 1
			for l.src[from] == ' ' || l.src[from] == '\t' {
				from++
			}
			if from != item.from {
				e.apply([]patch{{prev, prev + 1, ""}, {item.from, item.to, ""}})
			} else {
				e.splice(prev, item.to, "")
			}
		}
	default:
		e.splice(item.from, item.to, "")
	}
}

// commaAfter returns the offset of the comma behind an item, or -1.
func (l *layout) commaAfter(at int) int {
	for at < len(l.src) {
		switch l.src[at] {
		case ' ', '\t', '\r', '\n':
			at++
		case '#':
			at = l.nextLine(at)
		case ',':
			return at
		default:
			return -1
		}
	}
	return -1
}

// restIs says what is left on a line from the offset on: as lineIs.
func (l *layout) restIs(at int) byte {
	switch rest := strings.TrimSpace(string(l.src[at:l.lineEnd(at)])); {
	case rest == "":
		return ' '
	case rest[0] == '#':
		return '#'
	}
	return 0
}

// insertItem writes an item into an array behind item i (-1: before them all), on a line
// of its own where the items have one each.
func (e *Editor) insertItem(v *value, i int, text string) {
	l := e.layout
	if len(v.items) == 0 {
		e.splice(v.from, v.to, "["+text+"]")
		return
	}
	item := v.items[max(i, 0)]
	start := l.lineStart(item.from)
	indent := string(l.src[start:item.from])
	own := strings.TrimSpace(indent) == "" && start > v.from // a line to itself
	comma := l.commaAfter(item.to)
	sep := " "
	if own {
		sep = l.nl + indent
	}
	switch {
	case i < 0:
		e.splice(item.from, item.from, text+","+sep)
	case comma < 0:
		e.splice(item.to, item.to, ","+sep+text)
	case own && l.restIs(comma+1) != 0:
		at := l.lineEnd(comma)
		e.splice(at, at, sep+text+",")
	default:
		e.splice(comma+1, comma+1, sep+text+",")
	}
}
