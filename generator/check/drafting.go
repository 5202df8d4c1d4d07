package check

import (
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

// DraftingRules are the rules of GB/T 1.1 and of the comparison of both
// languages, one file a family.
var DraftingRules = slices.Concat(
	coverRules, elementRules, clauseRules, listRules, tableRules, annexRules, noteRules, verbRules, characterRules, citedRules, termRules,
	parityRules,
)

// drafting carries the check of one text of a standard against GB/T 1.1.
type drafting struct {
	*checker
	work    *model.Work
	edition *model.Edition
	text    *model.Text
	// form is the edition of GB/T 1.1 by which the text is drafted: the one
	// that its foreword names, else the one in force when it was issued.
	form int
}

// editionOf2020 is the day on which GB/T 1.1—2020 came into force.
var editionOf2020 = model.NewDate(2020, 10, 1)

// drafting checks every standard text against the rules of GB/T 1.1.
func (c *checker) drafting() {
	for _, w := range c.sys.Works {
		for _, e := range w.Editions {
			if !c.unread(e.File()) {
				c.cover(w, e)
			}
			for _, l := range model.Langs {
				t := e.Texts[l]
				if t == nil || c.unread(t.File) {
					continue
				}
				d := &drafting{c, w, e, t, t.Form}
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
}

func (d *drafting) run() {
	d.elements()
	d.fixedSentences()
	d.clauses()
	d.lists()
	d.tables()
	d.annexes()
	d.notes()
	d.verbs()
	d.characters()
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
func lineEnd(r wording.Run) model.Pos { return r.Pos(lastRune(r.Text), len(r.Text)) }

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
	block     model.Block      // the block the run stands in; nil for a title
	// note is the note, example or text footnote around the run: what it says
	// is additional information (GB/T 1.1—2020, 9.2).
	note     string
	title    bool
	caption  bool
	cell     *model.Cell
	listItem *model.ListItem
	footnote bool // of a table
}

// runs visits every run of words of the text with its place.
func (d *drafting) runs(visit func(wording.Run, place)) {
	blocks := func(bs []model.Block, at place) {}
	blocks = func(bs []model.Block, at place) {
		for _, b := range bs {
			at.block = b
			switch b := b.(type) {
			case *model.Paragraph:
				visit(wording.NewRun(b.Inlines), at)
			case *model.List:
				for _, it := range b.Items {
					in := at
					in.listItem = it
					blocks(it.Blocks, in)
				}
			case *model.Table:
				in := at
				in.caption = true
				visit(wording.NewRun(b.Caption), in)
				for _, row := range b.Rows {
					for _, cell := range row {
						in := at
						in.cell = cell
						visit(wording.NewRun(cell.Inlines), in)
					}
				}
				blocks(b.Notes, at)
				for _, f := range b.Footnotes {
					in := at
					in.footnote = true
					blocks(f.Blocks, in)
				}
			case *model.Figure:
				in := at
				in.caption = true
				visit(wording.NewRun(b.Caption), in)
				for _, s := range b.Sub {
					visit(wording.NewRun(s.Caption), in)
				}
				blocks(b.Key, at)
			case *model.Formula:
				for _, w := range b.Where {
					visit(wording.NewRun(w.Meaning), at)
				}
			case *model.Note:
				in := at
				in.note = "note"
				blocks(b.Blocks, in)
			case *model.Example:
				in := at
				in.note = "example"
				blocks(b.Blocks, in)
			case *model.Quote:
				blocks(b.Blocks, at)
			}
		}
	}
	blocks(d.text.Head, place{})
	d.text.Walk(func(p *model.Provision) {
		if len(p.Title) > 0 {
			visit(wording.NewRun(p.Title), place{provision: p, title: true})
		}
		blocks(p.Blocks, place{provision: p})
	})
	for _, f := range d.text.Footnotes {
		blocks(f.Blocks, place{note: "footnote"})
	}
}
