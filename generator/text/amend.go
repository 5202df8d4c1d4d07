package text

import (
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// AmendFault says why a change of an amendment finds no place.
type AmendFault string

const (
	NoProvision AmendFault = "provision" // nothing has the fragment that is replaced or deleted
	NoWords     AmendFault = "words"     // the amendment has no words for it
	NoPlace     AmendFault = "place"     // nothing beside it has the fragment behind which it is added
	IsThere     AmendFault = "there"     // what is added is there already
	NoTerm      AmendFault = "term"      // it stands among terms and was not read as one
)

// Unapplied is a change that does not fit the text, by its place in the list.
type Unapplied struct {
	Change int
	Fault  AmendFault
}

// Amend returns the text as an amendment makes it: base with what the changes
// replace, add and delete, in the words of the amendment. It is as if the
// whole had been written in one file and parsed: references in words lead to
// what is there now, footnotes stand in order, provisions below an informative
// annex are informative. base and words are not changed.
//
// A change that does not fit is told of. What can be done of it is done: where
// there are no words the provision goes, so that nobody reads the former ones
// as those in force; that is how an English text becomes untranslated where an
// amendment was not translated.
func Amend(base *model.Text, changes []model.Change, words *model.Text) (*model.Text, []Unapplied) {
	t := model.Text{
		Lang: base.Lang, Grammar: base.Grammar, File: base.File, Title: base.Title, Dates: base.Dates,
		Head: copyBlocks(base.Head), Footnotes: copyFootnotes(base.Footnotes),
	}
	a := &amender{text: &t, base: base, words: words, from: map[*model.Provision]*model.Text{}}
	for _, p := range base.Provisions {
		t.Provisions = append(t.Provisions, a.take(p, base))
	}
	a.relabel()
	for i, c := range changes {
		for _, f := range a.change(c) {
			a.unapplied = append(a.unapplied, Unapplied{i, f})
		}
	}
	a.settle()
	return &t, a.unapplied
}

// amender carries one run of Amend.
type amender struct {
	text, base, words *model.Text
	from              map[*model.Provision]*model.Text // which text a provision was copied from
	labels            map[string]string                // of footnotes of the words that got another label
	unapplied         []Unapplied
}

// take copies a provision and notes where it comes from.
func (a *amender) take(p *model.Provision, from *model.Text) *model.Provision {
	q := copyProvision(p)
	var note func(*model.Provision)
	note = func(q *model.Provision) {
		a.from[q] = from
		for _, c := range q.Children {
			note(c)
		}
	}
	note(q)
	return q
}

// siblings is the list that holds the provision, and its place there.
func (a *amender) siblings(id string) (list *[]*model.Provision, at int) {
	var find func(ps *[]*model.Provision) bool
	find = func(ps *[]*model.Provision) bool {
		for i, p := range *ps {
			if p.ID == id {
				list, at = ps, i
				return true
			}
			if find(&p.Children) {
				return true
			}
		}
		return false
	}
	find(&a.text.Provisions)
	return list, at
}

func (a *amender) change(c model.Change) []AmendFault {
	list, at := a.siblings(c.Provision)
	words := a.words.Find(c.Provision)
	switch c.Action {
	case model.Deleted:
		if list == nil {
			return []AmendFault{NoProvision}
		}
		*list = slices.Delete(*list, at, at+1)
		return nil
	case model.Replaced:
		var faults []AmendFault
		switch {
		case list == nil && words == nil:
			return []AmendFault{NoProvision, NoWords}
		case words == nil:
			*list = slices.Delete(*list, at, at+1)
			return []AmendFault{NoWords}
		case list == nil:
			faults = append(faults, NoProvision)
			a.insert(words)
		default:
			faults = a.fits(words, *list)
			(*list)[at] = a.take(words, a.words)
		}
		return faults
	case model.Added:
		switch {
		case words == nil:
			return []AmendFault{NoWords}
		case list != nil:
			return []AmendFault{IsThere}
		}
		into, faults := a.parent(words)
		faults = append(faults, a.fits(words, *into)...)
		at := slices.IndexFunc(*into, func(p *model.Provision) bool { return p.ID == c.After })
		if at < 0 && c.After != "" {
			a.insert(words)
			return append(faults, NoPlace)
		}
		*into = slices.Insert(*into, at+1, a.take(words, a.words))
		return faults
	}
	return nil // check reports an action that is none
}

// parent is the list in which the provision belongs by its number: that of the
// provision one level up, else the text's own.
func (a *amender) parent(p *model.Provision) (*[]*model.Provision, []AmendFault) {
	if p.Kind == model.Annex || !strings.Contains(p.Number, ".") {
		return &a.text.Provisions, nil
	}
	if list, at := a.siblings(p.ID[:max(strings.LastIndexByte(p.ID, '.'), 0)]); list != nil {
		return &(*list)[at].Children, nil
	}
	return &a.text.Provisions, []AmendFault{NoPlace}
}

// insert puts words where their number says.
func (a *amender) insert(words *model.Provision) {
	into, _ := a.parent(words)
	at := 0
	for at < len(*into) && model.CompareFragments((*into)[at].ID, words.ID) < 0 {
		at++
	}
	*into = slices.Insert(*into, at, a.take(words, a.words))
}

// fits finds a provision that was not read as a term and comes among terms:
// the heading of their clause is missing above it in the amendment.
func (a *amender) fits(p *model.Provision, among []*model.Provision) []AmendFault {
	if p.Term == nil && p.Kind == model.Subclause && slices.ContainsFunc(among, func(q *model.Provision) bool { return q.Term != nil }) {
		return []AmendFault{NoTerm}
	}
	return nil
}

// relabel gives the footnotes of the amendment labels that the base has not
// got: two texts both begin with [^1].
func (a *amender) relabel() {
	if a.words == nil || len(a.words.Footnotes) == 0 {
		return
	}
	taken, words := byLabel(a.base.Footnotes), *a.words
	a.labels = map[string]string{}
	words.Footnotes = copyFootnotes(words.Footnotes)
	for _, f := range words.Footnotes {
		label := f.Label
		for n := 2; taken[label] != nil; n++ {
			label = f.Label + "n" + strconv.Itoa(n)
		}
		taken[label] = f
		a.labels[f.Label], f.Label = label, label
	}
	a.text.Footnotes = append(a.text.Footnotes, words.Footnotes...)
}

// settle does what Parse does at the end, and what depends on the place of a
// provision.
func (a *amender) settle() {
	normative(a.text.Provisions, true)
	a.text.Form = form(a.text)
	now := a.textAnchors()
	a.text.Walk(func(p *model.Provision) {
		from := a.from[p]
		r := relinker{
			was: referencer{lang: from.Lang, anchors: from.Anchors(), index: p.Kind == model.IndexSection},
			now: referencer{lang: a.text.Lang, anchors: now, index: p.Kind == model.IndexSection},
		}
		if from == a.words {
			r.labels = a.labels
			p.Title = r.marks(p.Title)
		}
		r.blocks(p.Blocks)
	})
	r := relinker{was: referencer{lang: a.text.Lang, anchors: a.base.Anchors()}, now: referencer{lang: a.text.Lang, anchors: now}}
	r.blocks(a.text.Head)
	for _, f := range a.text.Footnotes {
		r.blocks(f.Blocks)
	}
	a.footnotes(now)
	a.text.Seal()
}

// textAnchors gives every address but those of the footnotes once: the second
// of two equal ones gets _2, as Parse has it.
func (a *amender) textAnchors() map[string]*model.Provision {
	b := &builder{ids: map[string]int{}}
	a.text.Walk(func(p *model.Provision) {
		p.ID, _ = b.id(p.ID)
		model.WalkBlocks(p.Blocks, func(bl model.Block) {
			if base := baseOf(bl); base.ID != "" {
				base.ID, _ = b.id(base.ID)
			}
			if l, ok := bl.(*model.List); ok {
				for _, it := range l.Items {
					if it.ID != "" {
						it.ID, _ = b.id(it.ID)
					}
				}
			}
		})
	})
	t := model.Text{Head: a.text.Head, Provisions: a.text.Provisions}
	return t.Anchors()
}

// footnotes keeps those that are referred to, in the order of the marks.
func (a *amender) footnotes(anchors map[string]*model.Provision) {
	marked := map[string]bool{}
	a.text.Inlines(func(in *model.Inline, _ *model.Provision) {
		if in.Kind == model.NoteRef && in.Target == nil {
			marked[in.Text] = true
		}
	})
	was := map[string]bool{}
	a.base.Inlines(func(in *model.Inline, _ *model.Provision) {
		if in.Kind == model.NoteRef && in.Target == nil {
			was[in.Text] = true
		}
	})
	a.text.Footnotes = slices.DeleteFunc(a.text.Footnotes, func(f *model.Footnote) bool {
		return !marked[f.Label] && (was[f.Label] || byLabel(a.base.Footnotes)[f.Label] == nil)
	})
	b := &builder{scanner: &scanner{source: newSource(nil, Options{})}, text: a.text, ids: map[string]int{}}
	for id := range anchors {
		b.ids[id] = 1
	}
	for _, f := range a.text.Footnotes {
		f.Refs = nil
	}
	b.settleFootnotes()
}

// normative sets what follows from the place: what stands below an informative
// annex is informative.
func normative(ps []*model.Provision, above bool) {
	for _, p := range ps {
		switch p.Kind {
		case model.Clause, model.Subclause, model.TermEntry, model.SectionKind:
			p.Normative = above
		default:
			p.Normative = p.Normative && above
		}
		normative(p.Children, p.Normative)
	}
}

func baseOf(b model.Block) *model.BlockBase {
	switch b := b.(type) {
	case *model.Paragraph:
		return &b.BlockBase
	case *model.List:
		return &b.BlockBase
	case *model.Table:
		return &b.BlockBase
	case *model.Figure:
		return &b.BlockBase
	case *model.Formula:
		return &b.BlockBase
	case *model.Note:
		return &b.BlockBase
	case *model.Example:
		return &b.BlockBase
	case *model.Quote:
		return &b.BlockBase
	case *model.Code:
		return &b.BlockBase
	}
	panic("BUG: unknown block")
}
