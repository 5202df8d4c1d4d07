// Package intake turns the files that an editor hands in into changes of the
// content folder.
//
// # What flows in
//
// Word files, web pages, Markdown and plain words; folders and ZIP archives of
// them ([Collect]); the content as it stands, and what the editor says of the
// files ([Options]).
//
// # What flows out
//
// A [Plan]: for every document what was understood and what was found in it,
// and for every file of the content that would come to be or change its old and
// new bytes. Nothing else about a work changes: keys.toml, the facts of
// work.toml and edition.toml, accepted findings and the links that editors have
// set stay as they are.
//
// # What it never does
//
// It never writes: package main shows the plan and carries it out when told.
// It never follows a link out of a folder or archive and never fetches
// anything.
package intake

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"slices"

	"guiju/generator/manuscript"
	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/generator/word"
)

// Options are what the editor says of the files.
type Options struct {
	// Work and Year name the edition of a single document; "" asks the
	// document itself.
	Work, Year string
	// Level and Box are for works that are new; "" where the number or the
	// cover tells, or nothing does.
	Level, Box string
	Lang       model.Lang // "" asks the words
	Sample     bool
	Changes    word.Changes // what becomes of tracked changes
	Day        model.Date   // for documents that name no year
}

// Plan is what an import would do.
type Plan struct {
	Documents []*Document
	// Changes by path; a file that stays as it is is not among them.
	Changes []source.Change
	// Problems with files as a whole: those that could not be read.
	Problems []model.Problem
}

// Document is one manuscript with its place in the content.
type Document struct {
	Name       string // as handed in
	Work, Year string
	Lang       model.Lang
	NewWork    bool
	NewEdition bool
	// Refused: its findings hold an error, and nothing of it is written. Half a
	// standard must not take the place of a whole one.
	Refused    bool
	Manuscript *manuscript.Document
	*manuscript.Transcript
	// Files are the paths that the document would write, the text first.
	Files []string
	// Kept counts the lines of the present text that stay for the links that
	// editors set in them.
	Kept int
	// Notes are findings about facts: what the cover says and edition.toml
	// says otherwise.
	Notes []model.Problem
}

// Dir is the folder of the document's edition.
func (d *Document) Dir() string { return "standards/" + d.Work + "/" + d.Year }

// Make reads every input and plans what it would change. content is the folder
// as it stands and sys what Load made of it.
func Make(ctx context.Context, content fs.FS, sys *model.System, inputs []Input, o Options) (*Plan, error) {
	if o.Work != "" && !model.ValidID(o.Work) {
		panic("BUG: intake with the work " + o.Work)
	}
	p := &planner{content: content, sys: sys, options: o, plan: &Plan{}, taken: map[string]*Document{}, works: map[string]*Document{}}
	for _, in := range inputs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := p.document(ctx, in); err != nil {
			return nil, fmt.Errorf("%s: %w", in.Name, err)
		}
	}
	// A translation may come before its original, so files are written last.
	slices.SortStableFunc(p.plan.Documents, func(a, b *Document) int {
		return cmp.Or(cmp.Compare(a.Work, b.Work), cmp.Compare(a.Year, b.Year), -cmp.Compare(a.Lang, b.Lang))
	})
	for _, d := range p.plan.Documents {
		if d.Refused {
			continue
		}
		if err := p.write(ctx, d); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(p.plan.Changes, func(a, b source.Change) int { return cmp.Compare(a.Path, b.Path) })
	return p.plan, nil
}

// planner carries one run of Make.
type planner struct {
	content fs.FS
	sys     *model.System
	options Options
	plan    *Plan
	taken   map[string]*Document // path of a text -> who writes it
	works   map[string]*Document // id of a new work -> who made it
}

// document reads one input and finds its place.
func (p *planner) document(ctx context.Context, in Input) error {
	m, ps, err := read(ctx, in, p.options)
	if err != nil {
		return err
	}
	p.plan.Problems = append(p.plan.Problems, ps...)
	if m == nil {
		return nil
	}
	lang := p.options.Lang
	if lang == "" {
		lang = language(m)
	}
	d := &Document{Name: in.Name, Lang: lang, Manuscript: m}
	how := manuscript.Options{Lang: lang, Grammar: model.StandardGrammar}
	if isMarkdown(in.Name) {
		d.Transcript = manuscript.TranscribeDialect(in.Data, how)
	}
	if d.Transcript == nil {
		d.Transcript = manuscript.Transcribe(m, how)
	}
	p.place(d)
	if d.Refused = model.HasErrors(d.Findings); d.Refused {
		p.plan.Documents = append(p.plan.Documents, d)
		return nil
	}
	if other := p.taken[d.TextFile()]; other != nil {
		p.plan.Problems = append(p.plan.Problems, textTwice.At(model.Pos{File: in.Name}, d.TextFile(), other.Name))
		return nil
	}
	p.taken[d.TextFile()] = d
	p.plan.Documents = append(p.plan.Documents, d)
	return nil
}

// TextFile is the path of the document's text.
func (d *Document) TextFile() string { return d.Dir() + "/" + string(d.Lang) + ".md" }
