package main

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// The mends of a file as pure functions: places become offsets (place), and
// the same edits give the new bytes (apply) and the picture of the change
// (unified, in fix_diff.go). Nothing but the mended characters changes: byte
// order mark and line ends stay.

// edit replaces src[from:to] by new.
type edit struct {
	from, to int
	new      string
}

const byteOrderMark = "\uFEFF"

// place turns mends into edits, sorted and apart from each other. A mend that
// overlaps the one before it is left out: its place may be another once that
// one is done. The same mend asked for twice is one. A line ends where package
// text ends it: at \n, \r\n or a lone \r.
func place(src []byte, fixes []model.Fix) (edits []edit, left int) {
	starts := lineStarts(src)
	for _, f := range fixes {
		if f.Pos.Line < 1 || f.Pos.Line > len(starts) {
			panic(fmt.Sprintf("BUG: a mend at %s, which has %d lines", f.Pos, len(starts)))
		}
		line := src[starts[f.Pos.Line-1]:]
		if i := bytes.IndexAny(line, "\r\n"); i >= 0 {
			line = line[:i]
		}
		from, to := runeOffset(line, f.Pos.Col-1), runeOffset(line, f.Pos.EndCol-1)
		if from < 0 || to < from {
			panic(fmt.Sprintf("BUG: a mend of columns %d to %d at %s, outside the line", f.Pos.Col, f.Pos.EndCol, f.Pos))
		}
		start := starts[f.Pos.Line-1]
		edits = append(edits, edit{start + from, start + to, withLineEnds(f.New, src)})
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	edits = slices.Compact(edits)
	kept := edits[:0]
	for _, e := range edits {
		if n := len(kept); n > 0 && (e.from < kept[n-1].to || e.from == kept[n-1].from) {
			left++
			continue
		}
		kept = append(kept, e)
	}
	return kept, left
}

// apply works from right to left, so that offsets hold.
func apply(src []byte, edits []edit) []byte {
	out := slices.Clone(src)
	for _, e := range slices.Backward(edits) {
		out = slices.Replace(out, e.from, e.to, []byte(e.new)...)
	}
	return out
}

// lineStarts returns the offset of each line; a byte order mark belongs to
// none.
func lineStarts(src []byte) []int {
	first := 0
	if bytes.HasPrefix(src, []byte(byteOrderMark)) {
		first = len(byteOrderMark)
	}
	starts := []int{first}
	for i := first; i < len(src); i++ {
		if src[i] == '\n' || src[i] == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	if last := len(starts) - 1; last > 0 && starts[last] == len(src) {
		return starts[:last] // behind the last line end is no line
	}
	return starts
}

// runeOffset returns where rune n of the line begins; -1 where there is none.
func runeOffset(line []byte, n int) int {
	if n < 0 {
		return -1
	}
	at := 0
	for ; n > 0; n-- {
		if at == len(line) {
			return -1
		}
		_, size := utf8.DecodeRune(line[at:])
		at += size
	}
	return at
}

// withLineEnds gives the lines of a mend the ends that the file has.
func withLineEnds(s string, src []byte) string {
	if bytes.Contains(src, []byte("\r\n")) {
		return strings.ReplaceAll(s, "\n", "\r\n")
	}
	return s
}
