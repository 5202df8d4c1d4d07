// Package compare says what changed between two wordings of a standard.
//
// # What flows in and out
//
// Two texts in one language and the provisions that belong together ([Pair])
// flow in; what became of each provision flows out: its words set side by side,
// block by block and cell by cell, the pieces that went and came, and the
// classes of the change: tightened, relaxed, another value, moved, editorial.
// [Declared] reads what a foreword says was changed, and [Weigh] sets that
// beside what was found. check asks it whether a foreword tells all, derive
// makes the pages of it.
//
// # What it never does
//
// It writes no HTML and reports no problem. It compares words, not meanings: a
// change that needs a reader's judgement is called changed, and no more.
package compare

import (
	"slices"

	"guiju/generator/difference"
	"guiju/generator/model"
	"guiju/generator/text"
)

// Class is what became of a provision. Several may apply; none is unchanged.
type Class string

const (
	Added      Class = "added"
	Removed    Class = "removed"
	Tightened  Class = "tightened"  // 宜 became 应, or a requirement was added
	Relaxed    Class = "relaxed"    // the other way
	Value      Class = "value"      // a number, limit or period is another
	Changed    Class = "changed"    // the words say something else
	Moved      Class = "moved"      // it stands in another place
	Renumbered Class = "renumbered" // its number follows from what changed before it
	Editorial  Class = "editorial"  // marks, wording of references, the like
)

// Classes in the order in which readers want to know of them.
var Classes = []Class{Tightened, Relaxed, Value, Added, Removed, Changed, Moved, Renumbered, Editorial}

// Technical reports whether a class is a change of what the standard says, and
// not of its structure or its words alone.
func (c Class) Technical() bool {
	return c != Moved && c != Renumbered && c != Editorial
}

// Words is the name of a class.
func (c Class) Words() model.Bilingual { return classWords[c] }

var classWords = map[Class]model.Bilingual{
	Added:      {Zh: "增加", En: "added"},
	Removed:    {Zh: "删除", En: "deleted"},
	Tightened:  {Zh: "收紧", En: "tightened"},
	Relaxed:    {Zh: "放宽", En: "relaxed"},
	Value:      {Zh: "数值变化", En: "value changed"},
	Changed:    {Zh: "内容改动", En: "reworded"},
	Moved:      {Zh: "移动位置", En: "moved"},
	Renumbered: {Zh: "编号顺延", En: "renumbered"},
	Editorial:  {Zh: "编辑性改动", En: "editorial"},
}

// Pair is one provision in two texts: nil where a text has not got it.
type Pair struct {
	Key      string // permanent, "" where none is given yet
	Old, New *model.Provision
}

// Provision is one provision and what became of it.
type Provision struct {
	Pair
	Classes []Class
	Rows    []Row
	Verbs   []Verb
	Values  []Quantity
	// Aside is set where only notes, examples, footnotes or informative parts
	// changed: a foreword need not tell of it.
	Aside bool
}

// Has reports whether the class applies.
func (p *Provision) Has(c Class) bool { return slices.Contains(p.Classes, c) }

// Touched reports whether the words of the provision are not what they were.
func (p *Provision) Touched() bool {
	return slices.ContainsFunc(p.Classes, func(c Class) bool { return c != Moved && c != Renumbered })
}

// ID is the fragment of the address: that of the new text where there is one.
func (p *Provision) ID() string {
	if p.New != nil {
		return p.New.ID
	}
	return p.Old.ID
}

// Verb is a verbal form that became another, with the sentences around. Old or
// New is "" where a requirement went or came.
type Verb struct {
	Class              Class `json:"class"` // Tightened or Relaxed
	Old, New           string
	OldWords, NewWords string
}

// Quantity is a value that became another.
type Quantity struct {
	Old, New           string
	OldWords, NewWords string
}

// Comparison is all of it, in the order of the new text.
type Comparison struct {
	Lang       model.Lang
	Provisions []Provision
}

// Texts compares two texts in one language by their pairs.
func Texts(old, new *model.Text, pairs []Pair) Comparison {
	c := comparer{lang: new.Lang, old: old, new: new, oldTo: map[string]string{}}
	for _, p := range pairs {
		if p.Old != nil && p.New != nil {
			c.oldTo[p.Old.ID] = p.New.ID
		}
	}
	places := placesOf(old, new, pairs)
	out := Comparison{Lang: new.Lang, Provisions: make([]Provision, 0, len(pairs))}
	for _, p := range pairs {
		out.Provisions = append(out.Provisions, c.provision(p, places[p.New]))
	}
	return out
}

// comparer carries what every provision needs.
type comparer struct {
	lang     model.Lang
	old, new *model.Text
	oldTo    map[string]string // provision of the old text -> of the new one
}

func (c *comparer) provision(pair Pair, place Class) Provision {
	p := Provision{Pair: pair}
	switch {
	case pair.Old == nil:
		p.Classes = []Class{Added}
		p.Rows = c.whole(c.new, pair.New, difference.Added)
		p.Aside = !pair.New.Normative
		return p
	case pair.New == nil:
		p.Classes = []Class{Removed}
		p.Rows = c.whole(c.old, pair.Old, difference.Removed)
		p.Aside = !pair.Old.Normative
		return p
	}
	p.Rows = c.rows(c.leaves(c.old, pair.Old), c.leaves(c.new, pair.New))
	c.classify(&p)
	if place != "" {
		p.Classes = append(p.Classes, place)
	}
	slices.SortFunc(p.Classes, func(a, b Class) int { return slices.Index(Classes, a) - slices.Index(Classes, b) })
	p.Aside = p.Aside || !pair.Old.Normative && !pair.New.Normative
	return p
}

// placesOf says of every joined provision of the new text whether it moved or
// only has another number. Among provisions of one parent those are said to
// have moved that the fewest of them account for the new order.
func placesOf(old, new *model.Text, pairs []Pair) map[*model.Provision]Class {
	from := map[*model.Provision]*model.Provision{} // new -> old
	for _, p := range pairs {
		if p.Old != nil && p.New != nil {
			from[p.New] = p.Old
		}
	}
	parents, order := map[*model.Provision]*model.Provision{}, map[*model.Provision]int{}
	var walk func(ps []*model.Provision, parent *model.Provision)
	walk = func(ps []*model.Provision, parent *model.Provision) {
		for _, p := range ps {
			parents[p], order[p] = parent, len(order)
			walk(p.Children, p)
		}
	}
	walk(old.Provisions, nil)
	walk(new.Provisions, nil)
	places := map[*model.Provision]Class{}
	var see func(ps []*model.Provision, parent *model.Provision)
	see = func(ps []*model.Provision, parent *model.Provision) {
		var stay []*model.Provision // those with the same parent, in the new order
		for _, p := range ps {
			was := from[p]
			if was == nil {
				continue
			}
			if before := parents[was]; parent == nil && before == nil || parent != nil && before != nil && from[parent] == before {
				stay = append(stay, p)
			} else {
				places[p] = Moved
			}
		}
		inOrder := rising(stay, func(p *model.Provision) (at, weight int) {
			weight = 2 * size(p)
			if text.Plain(p) == text.Plain(from[p]) {
				weight++ // of two that changed places, the one that says the same stays
			}
			return order[from[p]], weight
		})
		for _, p := range stay {
			if !inOrder[p] {
				places[p] = Moved
			} else if from[p].Number != p.Number {
				places[p] = Renumbered
			}
		}
		for _, p := range ps {
			see(p.Children, p)
		}
	}
	see(new.Provisions, nil)
	return places
}

// rising finds the heaviest run of provisions, not necessarily neighbours, that
// stand in their old order: a part with much in it stays, the small ones move.
func rising(ps []*model.Provision, old func(*model.Provision) (at, weight int)) map[*model.Provision]bool {
	at, best, prev := make([]int, len(ps)), make([]int, len(ps)), make([]int, len(ps))
	last := -1
	for i := range ps {
		var weight int
		at[i], weight = old(ps[i])
		prev[i] = -1
		for j := range i {
			if at[j] < at[i] && best[j] > best[i] {
				best[i], prev[i] = best[j], j
			}
		}
		best[i] += weight
		if last < 0 || best[i] > best[last] {
			last = i
		}
	}
	out := map[*model.Provision]bool{}
	for i := last; i >= 0; i = prev[i] {
		out[ps[i]] = true
	}
	return out
}

// size is the number of provisions in one.
func size(p *model.Provision) int {
	n := 1
	for _, c := range p.Children {
		n += size(c)
	}
	return n
}
