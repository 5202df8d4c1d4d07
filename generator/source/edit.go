package source

import (
	"bytes"
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
)

// Editor changes single values and records of one TOML file, or of the front
// matter of a Markdown file, and leaves everything else of it as it is, byte by
// byte: comments, order, blank lines, the way in which values are quoted and
// laid out, ends of lines, the byte order mark.
//
// Paths are those of the file: level[2].title.zh; [KeyText] writes keys that
// are not bare. Values are string, int, bool, model.Date and []string. A path
// that the file cannot have is our own mistake and panics.
type Editor struct {
	file   string
	head   []byte // byte order mark and first fence
	tail   []byte // second fence and text
	layout *layout
	order  reflect.Type   // what the file is decoded into; may be nil
	want   map[string]any // what the source must say
	dirty  bool
	before []byte
}

// Entry is one key of a new record; the key may be dotted.
type Entry struct {
	Key   string
	Value any
}

// NewEditor takes the bytes of a content file; none make a new file. What makes
// the file unreadable is reported as Load reports it, and the editor is nil.
func NewEditor(file string, raw []byte) (*Editor, []model.Problem) {
	e := &Editor{file: file, order: schema.TypeOf(file), before: raw}
	if len(raw) > maxFile {
		return nil, []model.Problem{fileTooLarge.At(model.Pos{File: file}, len(raw), maxFile)}
	}
	src, ps := decode(file, raw)
	if ps != nil {
		return nil, ps
	}
	e.head = raw[:len(raw)-len(src)]
	if isFronted(file) {
		if len(raw) == 0 {
			e.head, e.tail = []byte("+++\n"), []byte("+++\n")
		} else if src, ps = e.unfence(src); ps != nil {
			return nil, ps
		}
	}
	doc, ps := parse(file, src)
	if doc == nil {
		return nil, ps
	}
	if e.order != nil { // values of another shape have no place for what is to be set
		ps = slices.DeleteFunc(fill(doc, reflect.New(e.order).Interface()), func(p model.Problem) bool { return p.Rule != tomlWrongType })
		if len(ps) > 0 {
			return nil, ps
		}
	}
	e.layout, e.want = layOut(src), plain(doc.values).(map[string]any)
	return e, nil
}

// unfence cuts the front matter out of its fences.
func (e *Editor) unfence(src []byte) ([]byte, []model.Problem) {
	front, body, _, ok := split(src)
	if !ok {
		return nil, []model.Problem{frontMatter.At(model.Pos{File: e.file, Line: 1, Col: 1})}
	}
	if doc, ps := parse(e.file, front); doc == nil { // with the lines of the file
		return nil, ps
	}
	first := bytes.IndexByte(src, '\n') + 1
	last := len(src) - len(body)
	last = bytes.LastIndexByte(src[:max(last-1, 0)], '\n') + 1
	e.head = append(slices.Clone(e.head), src[:first]...)
	e.tail = src[last:]
	return src[first:last], nil
}

// isFronted reports whether a file begins with front matter.
func isFronted(file string) bool { return strings.HasSuffix(file, ".md") }

// Bytes returns the file with all changes. A file that has grown over a limit
// of [Load] comes back as a problem.
func (e *Editor) Bytes() ([]byte, []model.Problem) {
	if !e.dirty {
		return e.before, nil
	}
	out := slices.Concat(e.head, e.layout.src, e.tail)
	if len(out) > maxFile {
		return nil, []model.Problem{fileTooLarge.At(model.Pos{File: e.file}, len(out), maxFile)}
	}
	if ps := limits(e.file, e.layout.src); ps != nil {
		return nil, ps
	}
	doc, ps := parse(e.file, e.layout.src)
	if doc == nil {
		panic(fmt.Sprintf("BUG: an edit of %s made it unreadable: %s\n%s", e.file, ps[0].Message(model.En), e.layout.src))
	}
	if got, want := pruned(plain(doc.values)), pruned(e.want); !reflect.DeepEqual(got, want) {
		panic(fmt.Sprintf("BUG: an edit of %s says\n%v\nand should say\n%v\n%s", e.file, got, want, e.layout.src))
	}
	return out, nil
}

// Value returns the value at the path; ok is false where there is none. Arrays
// of strings come back as []string.
func (e *Editor) Value(path string) (v any, ok bool) {
	v, ok = lookUp(e.want, parsePath(path))
	if list, is := v.([]any); is {
		var words []string
		for _, item := range list {
			s, is := item.(string)
			if !is {
				return v, ok
			}
			words = append(words, s)
		}
		return words, ok
	}
	return v, ok
}

// Set gives the value at the path. A value that says the same is not touched.
func (e *Editor) Set(path string, v any) {
	if old, ok := e.Value(path); ok && reflect.DeepEqual(old, plainValue(v)) {
		return
	}
	there := e.layout.values[path]
	switch list, isList := v.([]string); {
	case there == nil:
		e.add(path, e.encode(v, ""))
	case isList && there.kind == arrayKind && len(there.items) > 0 && len(list) > 0 && allStrings(there):
		e.setList(there, list)
	default:
		e.splice(there.from, there.to, e.encode(v, string(e.layout.src[there.from:there.to])))
	}
	e.want = put(e.want, parsePath(path), plainValue(v)).(map[string]any)
	e.dirty = true
}

// Delete removes the value or table at the path, and the table that it leaves
// empty. What is not there needs no deleting.
func (e *Editor) Delete(path string) {
	if _, ok := e.Value(path); !ok {
		return
	}
	e.remove(path)
	e.want = cut(e.want, parsePath(path)).(map[string]any)
	e.dirty = true
}

// remove takes the bytes of the value or table away.
func (e *Editor) remove(path string) {
	for {
		l := e.layout
		if i := slices.IndexFunc(l.pairs, func(p *pair) bool {
			return p.path == path || below(p.path, path) && !below(p.home, path) && p.home != path
		}); i >= 0 {
			e.removePair(l.pairs[i])
			continue
		}
		runs := l.runs(path)
		if len(runs) == 0 {
			break
		}
		e.apply(l.merged([]patch{l.cutting(l.bounds(runs[0]))}))
	}
	// A table in braces or a header without anything left says nothing.
	if parent, _ := parentOf(path); parent != "" {
		steps := parsePath(parent)
		if steps[len(steps)-1].index >= 0 {
			return
		}
		if v := e.layout.values[parent]; v != nil && v.kind == tableKind && len(v.pairs) == 0 {
			e.remove(parent)
		} else if runs := e.layout.runs(parent); len(runs) == 1 && runs[0].j-runs[0].i == 1 && e.bare(runs[0]) {
			e.apply(e.layout.merged([]patch{e.layout.cutting(e.layout.bounds(runs[0]))}))
		}
	}
}

// bare reports whether a run is a header without a comment.
func (e *Editor) bare(r run) bool {
	ex := e.layout.exprs[r.i]
	return ex.header && e.layout.bounds(r) == stretch{e.layout.lineStart(ex.from), ex.to}
}

// removePair takes one key away: its lines, or its part of the braces.
func (e *Editor) removePair(p *pair) {
	l := e.layout
	if p.in == nil {
		from, to := l.lineStart(p.key.from), l.nextLine(p.value.to)
		e.splice(from, to, "")
		return
	}
	i := slices.Index(p.in.pairs, p)
	switch n := len(p.in.pairs); {
	case n == 1:
		e.splice(p.in.from, p.in.to, "{}")
	case i+1 < n:
		e.splice(p.key.from, p.in.pairs[i+1].key.from, "")
	default:
		e.splice(p.in.pairs[i-1].value.to, p.value.to, "")
	}
}

// add writes a value that is not there yet, in the place that the order of keys
// and the habits of the file give it.
func (e *Editor) add(path, text string) {
	l := e.layout
	top, _ := parentOf(path) // the nearest table above that is there
	for top != "" && !l.isThere(top) {
		top, _ = parentOf(top)
	}
	if v := l.values[top]; v != nil {
		e.addInBraces(v, nested(relative(path, top), text), path)
		return
	}
	if top != "" && !l.hasHeader(top) { // dotted keys make it
		p := l.dottedUnder(top)[0]
		if p.in != nil {
			e.addInBraces(p.in, dotted(relative(path, p.home))+" = "+text, path)
		} else {
			e.addLine(p.home, dotted(relative(path, p.home))+" = "+text, path)
		}
		return
	}
	keys := relative(path, top)
	first := join(top, KeyText(keys[0]))
	switch {
	case len(keys) == 1:
		e.addLine(top, KeyText(keys[0])+" = "+text, path)
	case l.inBraces(keys[0], e.isBilingual(first)):
		e.addLine(top, nested(keys, text), path)
	case top == "" && !e.isBilingual(first) && e.order != nil:
		e.addSection(first, dotted(keys[1:])+" = "+text)
	default:
		e.addLine(top, dotted(keys)+" = "+text, path)
	}
}

// isThere reports whether the source has the table in a way that can be added
// to: in braces, under a header of its own or by dotted keys.
func (l *layout) isThere(path string) bool {
	return l.values[path] != nil || l.hasHeader(path) || len(l.dottedUnder(path)) > 0
}

// nested writes keys with a value, tables within tables in braces.
func nested(keys []string, text string) string {
	if len(keys) == 1 {
		return KeyText(keys[0]) + " = " + text
	}
	return KeyText(keys[0]) + " = { " + nested(keys[1:], text) + " }"
}

// inBraces reports whether the file has tables under this key, or else its
// bilingual values if it is one, in braces rather than as dotted keys.
func (l *layout) inBraces(key string, bilingual bool) bool {
	same, all := 0, 0
	for _, p := range l.pairs {
		keys := relative(p.path, p.home)
		braced, spread := p.value.kind == tableKind, len(keys) > 1
		if p.in != nil || !braced && !spread {
			continue
		}
		word := keys[len(keys)-1] == "zh" || keys[len(keys)-1] == "en"
		if braced {
			word = slices.ContainsFunc(p.value.pairs, func(q *pair) bool { return strings.HasSuffix(q.path, ".zh") })
		}
		vote := 1
		if spread {
			vote = -1
		}
		if keys[0] == key {
			same += vote
		}
		if word {
			all += vote
		}
	}
	if same != 0 {
		return same > 0
	}
	return bilingual && all > 0
}

// addLine writes a line into a section.
func (e *Editor) addLine(section, line, path string) {
	l := e.layout
	own := l.ownPairs(section)
	if p := e.placeAmong(own, path); p != nil {
		indent := string(l.src[l.lineStart(p.key.from):p.key.from])
		at := l.lineEnd(p.value.to)
		e.splice(at, at, l.nl+indent+line)
		return
	}
	switch i, ok := l.headers[section]; {
	case len(own) > 0:
		at := l.lineStart(own[0].key.from)
		e.splice(at, at, string(l.src[at:own[0].key.from])+line+l.nl)
	case ok:
		at := l.lineEnd(l.exprs[i].to)
		e.splice(at, at, l.nl+line)
	case len(l.exprs) > 0: // only sections: before the first
		at := l.headOf(0)
		e.splice(at, at, line+l.nl+l.nl)
	default:
		e.append(line)
	}
}

// append writes at the end of the source.
func (e *Editor) append(block string) {
	l := e.layout
	n := len(l.src)
	if n > 0 && l.src[n-1] != '\n' {
		block = l.nl + block
	} else {
		block += l.nl
	}
	e.splice(n, n, block)
}

// addSection writes a table at the root, behind the root's own keys.
func (e *Editor) addSection(path, line string) {
	l := e.layout
	block := "[" + path + "]" + l.nl + line
	own := l.ownPairs("")
	switch {
	case len(own) > 0:
		i := slices.Index(l.exprs, own[len(own)-1].expr)
		at := l.tailOf(i)
		e.splice(at, at, l.nl+l.nl+block)
	case len(l.exprs) > 0:
		at := l.headOf(0)
		e.splice(at, at, block+l.nl+l.nl)
	default:
		e.append(block)
	}
}

// addInBraces writes key = value into a table in braces.
func (e *Editor) addInBraces(v *value, text, path string) {
	if len(v.pairs) == 0 {
		e.splice(v.from, v.to, "{ "+text+" }")
	} else if p := e.placeAmong(v.pairs, path); p != nil {
		e.splice(p.value.to, p.value.to, ", "+text)
	} else {
		e.splice(v.pairs[0].key.from, v.pairs[0].key.from, text+", ")
	}
}

// placeAmong returns the key of a section or table behind which a new one
// stands: beside those that say the same thing in another language, else by the
// order of the fields of the model; nil is before them all.
func (e *Editor) placeAmong(own []*pair, path string) *pair {
	if len(own) == 0 {
		return nil
	}
	rank := e.rank(path)
	parent, _ := parentOf(path)
	if near := slices.DeleteFunc(slices.Clone(own), func(p *pair) bool { return !below(p.path, parent) }); parent != own[0].home && len(near) > 0 {
		if best := nearest(e, near, rank); best != nil {
			return best
		}
		if i := slices.Index(own, near[0]); i > 0 {
			return own[i-1]
		}
		return nil
	}
	return nearest(e, own, rank)
}

// nearest returns the last of those that come nearest before the rank.
func nearest(e *Editor, own []*pair, rank []int) (best *pair) {
	var bestRank []int
	for _, p := range own {
		if r := e.rank(p.path); slices.Compare(r, rank) <= 0 && slices.Compare(r, bestRank) >= 0 {
			best, bestRank = p, r
		}
	}
	return best
}

// splice replaces src[from:to] and reads the source again.
func (e *Editor) splice(from, to int, text string) { e.apply([]patch{{from, to, text}}) }

// patch replaces src[from:to] by text.
type patch struct {
	from, to int
	text     string
}

// byPlace orders patches; at one place insertions come before cuts.
func byPlace(a, b patch) int { return cmp.Or(a.from-b.from, a.to-b.to) }

// apply makes patches that do not overlap, in order of their places.
func (e *Editor) apply(ps []patch) {
	slices.SortStableFunc(ps, byPlace)
	var out []byte
	at := 0
	for _, p := range ps {
		if p.from < at {
			panic(fmt.Sprintf("BUG: patches of %s overlap at byte %d", e.file, p.from))
		}
		out = append(append(out, e.layout.src[at:p.from]...), p.text...)
		at = p.to
	}
	nl := e.layout.nl
	e.layout = layOut(append(out, e.layout.src[at:]...))
	e.layout.nl = nl
}
