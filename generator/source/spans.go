package source

import (
	"bytes"
	"errors"
	"strconv"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"

	"guiju/generator/model"
)

// index is where everything stands in one TOML file. Paths are those of
// [model.Origin]: "session[2].quote[0].ref".
type index struct {
	values map[string]model.Pos // of the value; of a table, its header's key
	keys   map[string]model.Pos // of the key
	// repeated are keys given twice, which BurntSushi reports with the place
	// of the value only.
	repeated []repeat
}

// repeat is a key given twice.
type repeat struct {
	name  string
	again model.Pos
	first model.Pos
}

// syntaxError is what the second parser refuses and the first let pass.
type syntaxError struct {
	pos     model.Pos
	message string
}

// spans builds the index of a source with the low-level parser of go-toml:
// BurntSushi keeps the places of good values to itself. The source has passed
// limits, so the recursion of the parser is bounded.
func spans(file string, src []byte) (*index, *syntaxError) {
	w := &walker{
		file:  file,
		src:   src,
		line:  1,
		count: map[string]int{}, tables: map[string]model.Pos{},
		index: &index{values: map[string]model.Pos{}, keys: map[string]model.Pos{}},
	}
	w.parser.Reset(src)
	prefix := ""
	for w.parser.NextExpression() {
		switch e := w.parser.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			prefix = w.header(e)
		case unstable.KeyValue:
			w.keyValue(prefix, e)
		}
	}
	var bad *unstable.ParserError
	if errors.As(w.parser.Error(), &bad) {
		at := int(w.parser.Range(bad.Highlight).Offset)
		return w.index, &syntaxError{placeAt(file, src, at), bad.Message}
	}
	return w.index, nil
}

type walker struct {
	file   string
	src    []byte
	parser unstable.Parser
	index  *index
	count  map[string]int       // tables so far below [[path]]
	tables map[string]model.Pos // [path] so far

	// A cursor that moves forward, so that one long line costs one pass.
	offset, line, start, col int
}

// place returns the position of src[from:to], which must be on one line to
// have an end.
func (w *walker) place(from, to int) model.Pos {
	if from < w.offset {
		w.start = bytes.LastIndexByte(w.src[:from], '\n') + 1
		w.line -= bytes.Count(w.src[from:w.offset], []byte("\n"))
		w.col = utf8.RuneCount(w.src[w.start:from])
	} else if n := bytes.Count(w.src[w.offset:from], []byte("\n")); n > 0 {
		w.line += n
		w.start = bytes.LastIndexByte(w.src[:from], '\n') + 1
		w.col = utf8.RuneCount(w.src[w.start:from])
	} else {
		w.col += utf8.RuneCount(w.src[w.offset:from])
	}
	w.offset = from
	p := model.Pos{File: w.file, Line: w.line, Col: w.col + 1}
	if to > from && !bytes.Contains(w.src[from:to], []byte("\n")) {
		p.EndCol = p.Col + utf8.RuneCount(w.src[from:to])
	}
	return p
}

// header enters [a.b] or [[a.b]] and returns its path.
func (w *walker) header(e *unstable.Node) string {
	prefix, from, to := "", -1, 0
	var paths []string
	for it := e.Key(); it.Next(); {
		k := it.Node()
		if from < 0 {
			from = int(k.Raw.Offset)
		}
		to = int(k.Raw.Offset + k.Raw.Length)
		prefix = join(prefix, string(k.Data))
		paths = append(paths, prefix)
		if n := w.count[prefix]; n > 0 && !it.IsLast() {
			prefix = element(prefix, n-1)
		}
	}
	p := w.place(from, to)
	for _, path := range paths {
		if _, ok := w.index.keys[path]; !ok {
			w.index.keys[path] = p
		}
	}
	if e.Kind == unstable.ArrayTable {
		w.count[prefix]++
		prefix = element(prefix, w.count[prefix]-1)
	} else if first, ok := w.tables[prefix]; ok {
		w.index.repeated = append(w.index.repeated, repeat{prefix, p, first})
	} else {
		w.tables[prefix] = p
	}
	w.index.values[prefix] = p
	return prefix
}

// keyValue enters one key with its value, and what is inside the value.
func (w *walker) keyValue(prefix string, e *unstable.Node) {
	it := e.Key()
	p, from, to := prefix, -1, 0
	for it.Next() {
		k := it.Node()
		if from < 0 {
			from = int(k.Raw.Offset)
		}
		to = int(k.Raw.Offset + k.Raw.Length)
		p = join(p, string(k.Data))
		if !it.IsLast() {
			if _, ok := w.index.values[p]; !ok {
				place := w.place(from, to)
				w.index.values[p], w.index.keys[p] = place, place
			}
		}
	}
	key := w.place(from, to)
	if first, ok := w.index.keys[p]; ok {
		w.index.repeated = append(w.index.repeated, repeat{p, key, first})
	}
	w.index.keys[p] = key
	w.value(p, e.Value(), w.valueStart(to))
}

// valueStart finds the value after a key that ends at the offset. (Arrays and
// inline tables carry no range of their own.)
func (w *walker) valueStart(to int) int {
	for to < len(w.src) && (w.src[to] == '=' || w.src[to] == ' ' || w.src[to] == '\t') {
		to++
	}
	return to
}

// value enters a value that starts at the offset from.
func (w *walker) value(p string, v *unstable.Node, from int) {
	switch v.Kind {
	case unstable.Array:
		w.index.values[p] = w.place(from, from+1)
		it := v.Children()
		for i := 0; it.Next(); i++ {
			w.value(element(p, i), it.Node(), inside(it.Node(), from))
		}
	case unstable.InlineTable:
		w.index.values[p] = w.place(from, from+1)
		it := v.Children()
		for it.Next() {
			w.keyValue(p, it.Node())
		}
	default:
		w.index.values[p] = w.place(int(v.Raw.Offset), int(v.Raw.Offset+v.Raw.Length))
	}
}

// inside returns the offset of the first thing with a range in v, for a
// bracketed value that stands in an array.
func inside(v *unstable.Node, otherwise int) int {
	for v.Valid() {
		if v.Raw.Length > 0 {
			return int(v.Raw.Offset)
		}
		v = v.Child()
	}
	return otherwise
}

func join(prefix, key string) string {
	if prefix == "" {
		return key
	}
	return prefix + "." + key
}

func element(p string, i int) string { return p + "[" + strconv.Itoa(i) + "]" }
