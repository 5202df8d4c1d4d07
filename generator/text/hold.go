package text

import (
	"regexp"

	"guiju/generator/model"
)

// What a line cannot say by its marker it says by its white space: a block
// indented by two columns or more behind a list item, a note or an example
// stands inside it (CommonMark 5.2, whose measure is the width of the marker;
// office texts align by eye). Only spaces and tabs count, since a paragraph out
// of Word begins with ideographic spaces; and only in a standard: a law's
// paragraphs have addresses of their own, however they are indented.

const holdIndent = 2

// wordsMark begins a line that is nothing but words: \ 注：这不是注. A backslash
// alone ends what stands above it: a list, a table, an explanation of symbols.
var wordsMark = regexp.MustCompile(`^\\` + sp + `+`)

func matchWords(s *scanner, line []byte) (match, bool) {
	n := prefix(wordsMark, line)
	return match{marker: n, multi: s.joins()}, n > 0
}

func matchEnd(_ *scanner, line []byte) (match, bool) {
	return match{marker: 1, raw: true}, len(line) == 1 && line[0] == '\\'
}

// shift returns how many columns of spaces and tabs begin the line.
func shift(line []byte) (n int) {
	for _, c := range line {
		switch c {
		case ' ':
			n++
		case '\t':
			n += 4 - n%4
		default:
			return n
		}
	}
	return n
}

// hold is an item or note that indented blocks go into.
type hold struct {
	blocks *[]model.Block
	owner  string
	shift  int
	depth  int // open lists while its blocks are read; -1: all that are open
	note   bool
}

// hold makes blocks the innermost place of indented blocks.
func (k *sink) hold(h hold) {
	for n := len(k.holds); n > 0 && h.depth >= 0 && (k.holds[n-1].depth >= h.depth || k.holds[n-1].depth < 0); n-- {
		k.holds = k.holds[:n-1]
	}
	k.holds = append(k.holds, h)
}

// holder returns the item or note that the piece is indented for, or nil.
func (b *builder) holder(p *piece) *hold {
	k := &b.sink
	if b.grammar != model.StandardGrammar || p.shift < holdIndent || p.kind == remark || p.kind == endMark {
		return nil
	}
	for n := len(k.holds); n > 0; n-- {
		if h := k.holds[n-1]; p.shift >= h.shift+holdIndent {
			if k.holds = k.holds[:n]; h.depth >= 0 && h.depth <= len(k.open) {
				k.open = k.open[:h.depth]
			}
			return &h
		}
	}
	return nil
}

// within puts the piece and the indented ones that follow it into the item or
// note.
func (b *builder) within(h *hold, p *piece) {
	outer := b.sink
	b.sink = sink{blocks: h.blocks, owner: h.owner, sep: outer.sep, lists: outer.lists, level: outer.level + 1, least: h.shift + holdIndent}
	if !h.note {
		b.sink.lists = countLists(*h.blocks)
	}
	b.commonBlock(p)
	for q := b.ahead(0); q != nil && (q.shift >= h.shift+holdIndent && !q.leaves() || q.kind == remark); q = b.ahead(0) {
		b.commonBlock(b.take())
	}
	if h.note {
		outer.lists = b.sink.lists
	}
	b.sink = outer
}

// leaves reports whether the piece belongs to the provision, however it is
// indented.
func (p *piece) leaves() bool {
	switch p.kind {
	case heading, numbered, loneNumber, annexTitle, termSource, termSymbol, admitted:
		return true
	}
	return false
}

func countLists(bs []model.Block) (n int) {
	for _, bl := range bs {
		if _, ok := bl.(*model.List); ok {
			n++
		}
	}
	return n
}
