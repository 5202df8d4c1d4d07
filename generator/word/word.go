// Package word reads a Word file as its editor sees it.
//
// # What flows in
//
// The bytes of a .docx, .docm or .dotx: a zip archive of XML parts as ECMA-376
// (Transitional) and ISO/IEC 29500 (Strict) describe them.
//
// # What flows out
//
// A [manuscript.Document]: paragraphs with the numbers that Word generates for
// them, tables, notes, pictures, formulas as TeX; beside the text what does not
// belong to it (page headers, lists of contents, comments, changes); findings
// for what could not be carried over. A file that cannot be read at all gives
// problems and no document.
//
// # What it never does
//
// It fetches nothing, runs nothing and unpacks nothing to a disk. It loses no
// character: whatever stands in a w:t, w:delText or m:t is in the document,
// among its asides or in a finding, and TestSum counts it with other eyes. It
// never mends: what Word shows is what flows out. Of the looks that a table
// style gives to its first rows it knows nothing.
//
// The XML is read with encoding/xml into a small tree of our own (xml.go), and
// not with a tree library: the caps on depth and count must hold while a part
// is read and not after, names must be those of the namespace whatever the
// prefix (Strict files use other namespaces), and mc:AlternateContent must be
// decided where the prefixes of its mc:Choice are still in scope. The container
// is archive/zip's work.
package word

import (
	"io"

	"guiju/generator/manuscript"
	"guiju/generator/model"
)

// Changes says what becomes of tracked changes.
type Changes string

const (
	Accept Changes = "accept" // the text as if every change were accepted; the usual case
	Refuse Changes = "refuse" // the text as it was before the changes
)

// Options say how to read.
type Options struct {
	Changes Changes // Accept when empty
}

// Read reads the Word file r of size bytes. name is for findings. The problems
// say why the file as a whole cannot be read; the document is nil then. The
// error is the machine's: the file could not be read from the disk.
func Read(name string, r io.ReaderAt, size int64, o Options) (*manuscript.Document, []model.Problem, error) {
	return read(name, r, size, o, usual)
}

func read(name string, r io.ReaderAt, size int64, o Options, l limits) (*manuscript.Document, []model.Problem, error) {
	p, problem, err := open(name, r, size, l)
	if err != nil {
		return nil, nil, err
	}
	if problem != nil {
		return nil, []model.Problem{*problem}, nil
	}
	d := &reader{pack: p, name: name, refuse: o.Changes == Refuse}
	problem = d.document()
	if p.source.err != nil {
		return nil, nil, p.source.err
	}
	if problem != nil {
		return nil, []model.Problem{*problem}, nil
	}
	return d.doc, nil, nil
}
