package text

import (
	"bytes"
	"slices"
	"sort"
	"unicode/utf8"

	"guiju/generator/model"
)

// source is the text as the parser sees it, and the map from its bytes back to
// the places an editor shows. Columns count runes, so a caret lands under the
// right Han character.
type source struct {
	file  string
	first int // number in the file of line 0
	src   []byte
	start []int // offset of each line

	// The last place asked for: questions come in text order, and a line of
	// 64 KiB must not be counted from its beginning for each of its words.
	line, off, col int
}

// newSource takes the bytes of a file. A byte order mark is cut, and every
// line end becomes \n; neither moves a column.
func newSource(src []byte, o Options) *source {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	s := &source{file: o.File, first: max(o.FirstLine, 1), src: src, start: []int{0}}
	for i, c := range src {
		if c == '\n' {
			s.start = append(s.start, i+1)
		}
	}
	return s
}

// lineOf returns the index of the line that holds the offset.
func (s *source) lineOf(off int) int {
	return sort.Search(len(s.start), func(i int) bool { return s.start[i] > off }) - 1
}

// bounds returns where line i begins and ends, without its \n.
func (s *source) bounds(i int) (from, to int) {
	from, to = s.start[i], len(s.src)
	if i+1 < len(s.start) {
		to = s.start[i+1] - 1
	}
	return from, to
}

// at returns the place of src[from:to]; EndCol is set if it ends on the same line.
func (s *source) at(from, to int) model.Pos {
	i := s.lineOf(from)
	p := model.Pos{File: s.file, Line: s.first + i, Col: s.column(i, from)}
	if _, end := s.bounds(i); to >= from && to <= end {
		p.EndCol = s.column(i, to)
	}
	return p
}

func (s *source) column(line, off int) int {
	if s.line != line || s.off > off || s.col == 0 {
		s.line, s.off, s.col = line, s.start[line], 1
	}
	s.col += utf8.RuneCount(s.src[s.off:off])
	s.off = off
	return s.col
}

// whole returns the place of the whole line that holds the offset, without the
// space around it.
func (s *source) whole(off int) model.Pos {
	from, to := s.bounds(s.lineOf(off))
	n, _ := leading(s.src[from:to])
	return s.at(from+n, from+len(trimRight(s.src[from:to])))
}

// blanks are the characters that count as white space at the ends of a line:
// pasted paragraphs begin with ideographic spaces and invisible ones.
var blanks = []rune{' ', '\t', '\u3000', '\u00a0', '\u2002', '\u2003', '\u2009', '\u200b', '\ufeff'}

func isBlank(r rune) bool { return slices.Contains(blanks, r) }

// leading returns how many bytes of white space begin the line and how many
// columns they fill (a tab fills to the next fourth, CommonMark 2.2).
func leading(line []byte) (n, indent int) {
	for n < len(line) {
		r, size := utf8.DecodeRune(line[n:])
		if !isBlank(r) {
			break
		}
		switch r {
		case '\t':
			indent += 4 - indent%4
		case '\u200b', '\ufeff':
		default:
			indent++
		}
		n += size
	}
	return n, indent
}

// trimLeft cuts white space at the left.
func trimLeft(b []byte) []byte {
	n, _ := leading(b)
	return b[n:]
}

// trimRight cuts white space and line ends at the right.
func trimRight(b []byte) []byte {
	return bytes.TrimRightFunc(b, func(r rune) bool { return r == '\n' || isBlank(r) })
}
