package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in a content file. File is slash-separated and relative to
// the content folder. Line and Col count from 1; Col counts runes, so that it
// is what an editor shows. EndCol is the column after the last rune, 0 where
// not known. A zero Line means the file (or folder) as a whole. Of a table (Cell)
// Line and Col are the row and the column, and the name of a workbook's file is
// followed by "!" and that of the sheet.
type Pos struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`
	Col    int    `json:"column,omitempty"`
	EndCol int    `json:"end_column,omitempty"`
	Cell   bool   `json:"cell,omitempty"`
}

// Address is the name of a cell, such as B7 (ECMA-376 part 1, 18.18.62); "" for
// any other place.
func (p Pos) Address() string {
	if !p.Cell || p.Line == 0 {
		return ""
	}
	letters := ""
	for col := max(p.Col, 1); col > 0; col = (col - 1) / 26 {
		letters = string(rune('A'+(col-1)%26)) + letters
	}
	return fmt.Sprintf("%s%d", letters, p.Line)
}

// String writes file:line:col, or file!sheet!B7, leaving out what is not known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Cell:
		return p.File + "!" + p.Address()
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Severity says whether a problem stops the build.
type Severity int

const (
	Info    Severity = iota // worth knowing; nothing to mend
	Warning                 // should be mended; the site is published
	Error                   // must be mended; the last good site stays
)

func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// MarshalText writes the name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Rule is one thing that can be wrong. Each package that finds problems keeps
// its rules in one ordered table; `explain RULE` prints one.
type Rule struct {
	ID       string    // area and fact in kebab-case, e.g. "toml-unknown-key"
	Severity Severity  // unless a Problem says otherwise
	Message  Bilingual // the one-line fact; {1}, {2}, … stand for the arguments
	Hint     Bilingual // the help: how to mend it, wrong beside right; same arguments
	Doc      Bilingual // what the rule is for and where it comes from (clause, law)
}

// At makes a problem of the rule. args feed Message and Hint in both languages.
func (r *Rule) At(p Pos, args ...any) Problem {
	return Problem{Pos: p, Rule: r, Severity: r.Severity, Args: args}
}

// Problem is an author's mistake, or something the author should know, as data.
// It is rendered only at the edge (package main).
type Problem struct {
	Pos      Pos
	Rule     *Rule
	Severity Severity
	Args     []any
	// Fix is the mend where it is mechanical: no judgement, no loss.
	Fix *Fix
}

// Fix replaces the characters at Pos (one line, EndCol set) by New.
type Fix struct {
	Pos Pos
	New string
}

// Mended returns the problem with its mechanical mend: new stands for what is
// at p.
func (p Problem) Mended(at Pos, new string) Problem {
	if at.Line > 0 && at.EndCol >= at.Col {
		p.Fix = &Fix{at, new}
	}
	return p
}

// As returns the problem with another severity.
func (p Problem) As(s Severity) Problem { p.Severity = s; return p }

// Message returns the one-line fact in lang.
func (p Problem) Message(l Lang) string { return p.format(p.Rule.Message.Or(l), l) }

// Hint returns the help in lang.
func (p Problem) Hint(l Lang) string { return p.format(p.Rule.Hint.Or(l), l) }

// format puts the arguments in the place of {1}, {2}, …; a Bilingual argument
// is said in l. (Not fmt: a message need not use every argument, and content
// quoted in an argument must never be read as a verb.)
func (p Problem) format(f string, l Lang) string {
	pairs := make([]string, 0, 2*len(p.Args))
	for i, a := range p.Args {
		if b, ok := a.(Bilingual); ok {
			a = b.Or(l)
		}
		pairs = append(pairs, fmt.Sprintf("{%d}", i+1), fmt.Sprint(a))
	}
	return strings.NewReplacer(pairs...).Replace(f)
}

// SortProblems orders by file, line, column, rule, message and drops exact
// duplicates, so that every run prints the same list.
func SortProblems(ps []Problem) []Problem {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
			cmp.Compare(a.Rule.ID, b.Rule.ID),
			cmp.Compare(a.Message(Zh), b.Message(Zh)),
		)
	})
	return slices.CompactFunc(ps, func(a, b Problem) bool {
		return a.Pos == b.Pos && a.Rule == b.Rule && a.Message(Zh) == b.Message(Zh)
	})
}

// HasErrors reports whether any problem stops the build.
func HasErrors(ps []Problem) bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Severity == Error })
}

// Origin says where the values of a record stand in its file. It is embedded
// in every record decoded from TOML and filled by package source.
type Origin struct {
	file  string
	path  string
	spans map[string]Pos
}

// NewOrigin is for package source: spans maps a full key path of the file,
// such as "session[2].provision[0].ref", to the place of its value; path is
// this record's own, "" for the file's root.
func NewOrigin(file, path string, spans map[string]Pos) Origin {
	return Origin{file, path, spans}
}

// At returns the place of the record's value under key ("title.zh",
// "events[1].date"), else of the record, else of the file.
func (o Origin) At(key string) Pos {
	full := key
	if o.path != "" && key != "" {
		full = o.path + "." + key
	} else if key == "" {
		full = o.path
	}
	if p, ok := o.spans[full]; ok {
		return p
	}
	if p, ok := o.spans[o.path]; ok && o.path != "" {
		return p
	}
	return Pos{File: o.file}
}

// File returns the content-relative name of the record's file.
func (o Origin) File() string { return o.file }
