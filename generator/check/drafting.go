package check

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/wording"
)

// DraftingRules are the rules of GB/T 1.1 and of the comparison of both
// languages, one file a family.
var DraftingRules = slices.Concat(
	coverRules, elementRules, forewordRules, leadRules, clauseRules, listRules, blockRules, tableRules, figureRules, formulaRules,
	annexRules, noteRules, verbRules, characterRules, punctuationRules, unitRules, residueRules, labelRules, citedRules, citedListRules,
	termRules, parityRules, parityWordRules, parityVerbRules,
)

// drafting carries the check of one text of a standard against GB/T 1.1.
type drafting struct {
	*checker
	work    *model.Work
	edition *model.Edition
	text    *model.Text
	// form is the edition of GB/T 1.1 by which the text is drafted: the one
	// that its foreword names, else the one in force when it was issued.
	form    int
	anchors map[string]*model.Provision
	words   []placedRun // every run of the text, for runs
}

// placedRun is a run of words with its place.
type placedRun struct {
	run wording.Run
	at  place
}

// editionOf2020 is the day on which GB/T 1.1—2020 came into force.
var editionOf2020 = model.NewDate(2020, 10, 1)

// drafting checks every standard text against the rules of GB/T 1.1, the works
// side by side: it is most of the time that a run takes.
func (c *checker) drafting() {
	parts := make([]checker, len(c.sys.Works))
	var wait sync.WaitGroup
	for i, w := range c.sys.Works {
		parts[i] = checker{sys: c.sys, day: c.day, whole: c.whole}
		wait.Go(func() { parts[i].draftingOf(w) })
	}
	wait.Wait()
	for _, part := range parts {
		c.problems = append(c.problems, part.problems...)
	}
}

func (c *checker) draftingOf(w *model.Work) {
	for _, e := range w.Editions {
		if !c.unread(e.File()) {
			c.cover(w, e)
		}
		for _, l := range model.Langs {
			t := e.Texts[l]
			if t == nil || c.unread(t.File) {
				continue
			}
			d := &drafting{checker: c, work: w, edition: e, text: t, form: t.Form, anchors: t.Anchors()}
			d.gather()
			if d.form == 0 {
				d.form = 2020
				if !e.Issued.IsZero() && e.Issued.Before(editionOf2020) {
					d.form = 2009
				}
			}
			d.run()
		}
		c.parity(e)
	}
}

func (d *drafting) run() {
	d.elements()
	d.foreword()
	d.fixedSentences()
	d.clauses()
	d.lists()
	d.numberedBlocks()
	d.annexes()
	d.notes()
	d.verbs()
	d.characters()
	d.punctuation()
	d.units()
	d.residues()
	d.labels()
	d.cited()
	d.terms()
}

// zh reports whether the text is Chinese.
func (d *drafting) zh() bool { return d.text.Lang == model.Zh }

// say chooses between the words of both languages.
func (d *drafting) say(zh, en string) string {
	if d.zh() {
		return zh
	}
	return en
}

// clause returns the clause with the number, or nil.
func (d *drafting) clause(number string) *model.Provision {
	for _, p := range d.text.Provisions {
		if p.Number == number && p.Kind == model.Clause {
			return p
		}
	}
	return nil
}

// start is the beginning of the text, for what is missing from it.
func (d *drafting) start() model.Pos { return model.Pos{File: d.text.File, Line: 1, Col: 1} }

// titleOf returns the words of a title.
func titleOf(p *model.Provision) string {
	return strings.TrimSpace(wording.NewRun(p.Title).Text)
}

// lineEnd is the place just behind a run, for what is missing there.
func lineEnd(r wording.Run) model.Pos {
	at := lastRune(r.Text)
	_, size := utf8.DecodeRuneInString(r.Text[at:])
	p := r.Pos(at, at+size)
	if p.EndCol > p.Col {
		p.Col = p.EndCol
	}
	return p
}

// ending returns the last character of a run that is no space, and where it is.
func ending(r wording.Run) (last rune, from, to int) {
	from = lastRune(r.Text)
	last, size := utf8.DecodeRuneInString(r.Text[from:])
	return last, from, from + size
}

// endOf puts a mark where a run ends: in place of the mark that stands there
// (a mechanical mend), else behind its last word.
func (d *drafting) endOf(rule *model.Rule, r wording.Run, want string, args ...any) {
	last, from, to := ending(r)
	if r.Text != "" && strings.ContainsRune(endMarks+"…", last) {
		d.reportFix(rule, r, from, to, want, args...)
		return
	}
	d.report(rule.At(lineEnd(r), args...))
}

// lastRune is the offset of the last character that is no space.
func lastRune(s string) int {
	s = strings.TrimRight(s, " \u3000\u00a0\t")
	for i := len(s) - 1; i > 0; i-- {
		if s[i]&0xC0 != 0x80 {
			return i
		}
	}
	return 0
}

// place says where a run stands in the text.
type place struct {
	provision *model.Provision // nil in the head and in text footnotes
	inlines   []model.Inline   // what the run was read from
	block     model.Block      // the block the run stands in; nil for a title
	// note is the note, example or text footnote around the run: what it says
	// is additional information (GB/T 1.1—2020, 9.2).
	note     string
	title    bool
	caption  bool
	cell     *model.Cell
	listItem *model.ListItem
	footnote bool // of a table
	key      bool // of a figure, or the symbols of a formula
	source   bool // of a term
}

// runs visits every run of words of the text with its place.
func (d *drafting) runs(visit func(wording.Run, place)) {
	for _, w := range d.words {
		visit(w.run, w.at)
	}
}

// gather reads the runs out of the tree.
func (d *drafting) gather() {
	d.gatherBlocks(d.text.Head, place{})
	d.text.Walk(func(p *model.Provision) {
		if len(p.Title) > 0 {
			d.see(p.Title, place{provision: p, title: true})
		}
		if p.Term != nil && len(p.Term.Source) > 0 {
			d.see(p.Term.Source, place{provision: p, source: true})
		}
		d.gatherBlocks(p.Blocks, place{provision: p})
	})
	for _, f := range d.text.Footnotes {
		d.gatherBlocks(f.Blocks, place{note: "footnote"})
	}
}

func (d *drafting) see(ins []model.Inline, at place) {
	at.inlines = ins
	d.words = append(d.words, placedRun{wording.NewRun(ins), at})
}

func (d *drafting) gatherBlocks(bs []model.Block, at place) {
	for _, b := range bs {
		at.block = b
		switch b := b.(type) {
		case *model.Paragraph:
			d.see(b.Inlines, at)
		case *model.List:
			for _, it := range b.Items {
				in := at
				in.listItem = it
				d.gatherBlocks(it.Blocks, in)
			}
		case *model.Table:
			d.gatherTable(b, at)
		case *model.Figure:
			d.gatherFigure(b, at)
		case *model.Formula:
			in := at
			in.key = true
			for _, w := range b.Where {
				d.see(w.Meaning, in)
			}
		case *model.Note:
			in := at
			in.note = "note"
			d.gatherBlocks(b.Blocks, in)
		case *model.Example:
			in := at
			in.note = "example"
			d.gatherBlocks(b.Blocks, in)
		case *model.Quote:
			d.gatherBlocks(b.Blocks, at)
		}
	}
}

func (d *drafting) gatherTable(t *model.Table, at place) {
	in := at
	in.caption = true
	d.see(t.Caption, in)
	for _, row := range t.Rows {
		for _, cell := range row {
			in := at
			in.cell = cell
			d.see(cell.Inlines, in)
		}
	}
	d.gatherBlocks(t.Notes, at)
	for _, f := range t.Footnotes {
		in := at
		in.footnote = true
		d.gatherBlocks(f.Blocks, in)
	}
}

func (d *drafting) gatherFigure(f *model.Figure, at place) {
	in := at
	in.caption = true
	d.see(f.Caption, in)
	for _, s := range f.Sub {
		d.see(s.Caption, in)
	}
	in.caption, in.key = false, true
	d.gatherBlocks(f.Key, in)
}

// plain returns the words of a provision's blocks, a line a block.
func plain(p *model.Provision) string {
	var b strings.Builder
	model.WalkBlocks(p.Blocks, func(bl model.Block) {
		for _, ins := range model.BlockInlines(bl) {
			b.WriteString(wording.NewRun(ins).Text)
			b.WriteByte('\n')
		}
	})
	return b.String()
}

// reportFix reports a rule at r.Text[from:to], to be mended by new where the
// source has just these words.
func (d *drafting) reportFix(rule *model.Rule, r wording.Run, from, to int, new string, args ...any) {
	p := rule.At(r.Pos(from, to), args...)
	if at, ok := r.Source(from, to); ok {
		p = p.Mended(at, new)
	}
	d.report(p)
}
