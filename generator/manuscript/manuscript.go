// Package manuscript is what an editor hands in, and how it becomes a text in
// the dialect.
//
// # What flows in
//
// A [Document]: paragraphs, tables, notes and pictures as the editor's program
// shows them, whatever that program was. Package word makes one of a Word file;
// this package reads Markdown, web pages and plain words itself.
//
// # What flows out
//
// [Transcribe] gives a [Transcript]: the text as a tree, the facts of the
// cover, and findings that quote the paragraph and say its number.
//
// # What it never does
//
// It writes no file, and loses nothing in silence: every letter of a document
// is in the transcript, or among what the transcript lists as left out, with
// the reason.
package manuscript

import (
	"strings"

	"guiju/generator/model"
)

// Document is one manuscript.
type Document struct {
	Name   string // of the file, for findings
	Title  string // of the file's own properties, "" where there is none
	Blocks []Block
	// Notes are the footnotes and endnotes, in order of first reference.
	Notes []Note
	// Asides is what stands in the file and not in its text: page headers and
	// footers, contents lists, comments, what a change deleted.
	Asides []Aside
	// Pictures by the key that inlines name.
	Pictures map[string]Picture
	// Findings of the reader: what it met and could not carry over. The line
	// of a finding is the number of its paragraph.
	Findings []model.Problem
}

// Block is a *Paragraph or a *Table.
type Block interface{ block() }

// Paragraph is one paragraph as its program shows it.
type Paragraph struct {
	// N counts the paragraphs of the file from 1, those in cells and text boxes
	// included, as Word's own Paragraphs(N) does; of a file of lines it is the line.
	N int
	// Style is the name of the paragraph's style ("heading 1", "标准文件_章标题"), lower-case.
	Style string
	// Outline is 1 to 9 for a heading of that level, 0 for body text.
	Outline int
	// Label is the number that the program generates before the words ("5.2.1",
	// "a)", "注1：", "表 1"); a number that was typed stands in Inlines.
	Label string
	// ListLevel is the level of the list that numbers the paragraph, from 1; 0 without one.
	ListLevel int
	Indent    int // of the left edge, in twentieths of a point
	Centred   bool
	NewPage   bool // begins a page
	Inlines   []Inline
}

// Table is a table; a merged cell stands once, where it begins.
type Table struct {
	N    int // of its first paragraph
	Rows [][]Cell
	Head int // rows that the program repeats on every page
}

// Cell is one cell. Spans are 1 or more.
type Cell struct {
	Colspan, Rowspan int
	Blocks           []Block
}

// InlineKind tells inlines apart.
type InlineKind string

const (
	Words     InlineKind = "words"
	Tab       InlineKind = "tab"
	LineBreak InlineKind = "break"
	Image     InlineKind = "image"   // Key, Text is the alternative text
	Math      InlineKind = "math"    // Text is TeX; Plain what the file says
	NoteMark  InlineKind = "note"    // Key is the ID of a Note
	TextBox   InlineKind = "textbox" // Blocks
)

// Inline is a run of words of one look, or something that stands among words.
type Inline struct {
	Kind InlineKind
	Text string

	Bold, Italic, Sup, Sub bool

	// Href is, of linked words, an address, "#" and a name in the file, or a
	// reference of our own dialect, "[[work#5.2]]".
	Href    string
	Key     string // of a picture or a note
	Display bool   // of Math: stands on a line of its own
	// Plain is, of Math, every character of the formula in the file's order; of
	// other inlines what the file says where that is not Text: the TeX that
	// recognition wrote for words, the dots that a tab draws.
	Plain  string
	Blocks []Block // of a text box
}

// Note is a footnote or an endnote.
type Note struct {
	ID     string
	End    bool
	Label  string // as shown; "" where the program counts
	Blocks []Block
}

// AsideKind says why something is not part of the text.
type AsideKind string

const (
	Header   AsideKind = "header"
	Footer   AsideKind = "footer"
	Contents AsideKind = "contents" // a generated list of contents
	Comment  AsideKind = "comment"
	Deleted  AsideKind = "deleted"  // by a tracked change that was accepted
	Inserted AsideKind = "inserted" // by a tracked change that was refused
	Hidden   AsideKind = "hidden"   // text that Word does not print
	PageSign AsideKind = "page"     // a page number between lines
	Repeated AsideKind = "repeated" // the caption and head of a table, said again on a later page
	OnCover  AsideKind = "cover"    // a line that the fields of the cover say
	Ornament AsideKind = "ornament" // of the cover, or a title that is printed again
	Unread   AsideKind = "unread"   // what no part of the text could take
)

// Aside is words that are not part of the text.
type Aside struct {
	Kind   AsideKind
	N      int    // the paragraph it stands in or is about; 0 where there is none
	By, On string // of a comment or change: author, date as written
	About  string // of a comment: the words it is about
	Text   string
}

// Picture is a picture with its bytes.
type Picture struct {
	Name string // in the file
	Kind string // "png", "jpg", "gif", "svg", "emf", "wmf", …
	Data []byte
}

func (*Paragraph) block() {}
func (*Table) block()     {}

// Plain is the words of a paragraph without their look, the label first.
func (p *Paragraph) Plain() string {
	var b strings.Builder
	b.WriteString(p.Label)
	if p.Label != "" {
		b.WriteByte(' ')
	}
	for _, in := range p.Inlines {
		switch in.Kind {
		case Words:
			b.WriteString(in.Text)
		case Tab, LineBreak:
			b.WriteByte(' ')
		case Math:
			b.WriteString(in.Plain)
		}
	}
	return strings.TrimSpace(b.String())
}

// Walk visits every paragraph in the order of the file: of cells, text boxes
// and notes too.
func (d *Document) Walk(visit func(*Paragraph)) {
	walk(d.Blocks, visit)
	for _, n := range d.Notes {
		walk(n.Blocks, visit)
	}
}

func walk(blocks []Block, visit func(*Paragraph)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			visit(b)
			for _, in := range b.Inlines {
				walk(in.Blocks, visit)
			}
		case *Table:
			for _, row := range b.Rows {
				for _, c := range row {
					walk(c.Blocks, visit)
				}
			}
		}
	}
}

// Line returns the words of paragraph n, for excerpts.
func (d *Document) Line(n int) (words string) {
	d.Walk(func(p *Paragraph) {
		if p.N == n && words == "" {
			words = p.Plain()
		}
	})
	return words
}

// Lines returns the words of every paragraph by its number.
func (d *Document) Lines() map[int]string {
	lines := map[int]string{}
	d.Walk(func(p *Paragraph) {
		if lines[p.N] == "" {
			lines[p.N] = p.Plain()
		}
	})
	return lines
}
