package derive

import (
	"slices"

	"guiju/generator/model"
)

// Concordance says where the provisions of a standard went from wording to
// wording: its editions, and what a correction or an amendment renumbered.
type Concordance struct {
	Work  *model.Work
	Steps []ConcordStep
	chain []chainLink
}

// ConcordStep is what became of one wording in the next.
type ConcordStep struct {
	Old, New Version
	Passages []Passage
}

// Passage is one provision of either wording.
type Passage struct {
	Kind     PassageKind
	How      JoinedBy
	Key      string // permanent, "" where none is given yet
	Old, New *model.Provision
}

// PassageKind says what became of a provision.
type PassageKind string

const (
	PassageKept    PassageKind = "kept"    // under its number
	PassageMoved   PassageKind = "moved"   // to another number
	PassageSplit   PassageKind = "split"   // New was part of Old, which goes on elsewhere
	PassageMerged  PassageKind = "merged"  // Old is part of New, which has its own past
	PassageDeleted PassageKind = "deleted" // only the old wording has it
	PassageNew     PassageKind = "new"     // only the new wording has it
)

// PassageKinds are the kinds in the order in which they are told.
var PassageKinds = []PassageKind{PassageKept, PassageMoved, PassageSplit, PassageMerged, PassageDeleted, PassageNew}

// chainLink is a step of the chain of wordings: where each provision of the old one
// went, by its id.
type chainLink struct {
	old, new Version
	to       map[string]Passage
}

// Concord compares the wordings of every standard that has more than one. sys
// must have passed For.
func Concord(sys *model.System) (list []Concordance) {
	for _, w := range sys.Works {
		if c := concord(w); len(c.Steps) > 0 {
			list = append(list, c)
		}
	}
	return list
}

// wordings are the texts of a work from the first to the last: before each
// correction, as issued, as amended.
func wordings(w *model.Work) (list []Version) {
	for _, e := range w.Editions {
		if e.Texts[model.Zh] == nil {
			continue
		}
		for i := range e.Corrections {
			if x := &e.Corrections[i]; x.Before[model.Zh] != nil {
				list = append(list, Version{Edition: e, Kind: BeforeCorrection, Key: e.Year + "-before-" + x.Date.String(), From: x.Date, Texts: x.Before})
			}
		}
		if issued := e.AsIssued(); issued[model.Zh] != e.Texts[model.Zh] {
			list = append(list, Version{Edition: e, Kind: AsIssued, Key: e.Year + "-issued", Texts: issued})
			list = append(list, Version{Edition: e, Kind: AsAmended, Key: e.Year, Texts: e.Texts})
			continue
		}
		list = append(list, Version{Edition: e, Kind: AsIssued, Key: e.Year, Texts: e.Texts})
	}
	// The page of each, where it has one.
	pages := Versions(w)
	for i := range list {
		for _, p := range pages {
			if p.Texts[model.Zh] == list[i].Texts[model.Zh] {
				list[i].Path = p.Path
			}
		}
	}
	return list
}

func concord(w *model.Work) Concordance {
	c := Concordance{Work: w}
	all := wordings(w)
	for i := 1; i < len(all); i++ {
		step := ConcordStep{Old: all[i-1], New: all[i], Passages: passages(all[i-1], all[i])}
		l := chainLink{step.Old, step.New, map[string]Passage{}}
		moved := false
		for _, p := range step.Passages {
			if p.Old != nil && (p.Kind != PassageSplit || l.to[p.Old.ID].Kind == "") {
				l.to[p.Old.ID] = p
			}
			moved = moved || p.Kind != PassageKept
		}
		c.chain = append(c.chain, l)
		if moved || step.Old.Edition != step.New.Edition {
			c.Steps = append(c.Steps, step)
		}
	}
	return c
}

// passages tells of every provision of both wordings what became of it, in the
// order of the new one.
func passages(old, new Version) (list []Passage) {
	j := joinOf(old, new)
	stated := map[string]string{} // what [[moved]] says beyond the pairs
	if old.Edition != new.Edition {
		for _, m := range new.Edition.Moves {
			stated["to "+model.Fragment(m.To)] = model.Fragment(m.From)
			stated["from "+model.Fragment(m.From)] = model.Fragment(m.To)
		}
	}
	before, after := old.Texts[model.Zh], new.Texts[model.Zh]
	for _, v := range j.list() {
		p := Passage{Kind: PassageKept, How: v.How, Key: v.Key, Old: v.Old, New: v.New}
		switch {
		case v.Moved():
			p.Kind = PassageMoved
		case v.Old == nil:
			p.Kind = PassageNew
			if from := before.Find(stated["to "+v.New.ID]); from != nil {
				p.Kind, p.How, p.Old = PassageSplit, ByRecord, from
			} else if u := j.cameFrom(j.byNew[v.New]); u != nil {
				p.Kind, p.How, p.Old = PassageSplit, ByWords, u.provision
			}
		case v.New == nil:
			p.Kind = PassageDeleted
			if to := after.Find(stated["from "+v.Old.ID]); to != nil {
				p.Kind, p.How, p.New = PassageMerged, ByRecord, to
			} else if u := j.wentInto(j.byOld[v.Old]); u != nil {
				p.Kind, p.How, p.New = PassageMerged, ByWords, u.provision
			}
		}
		list = append(list, p)
	}
	return list
}

// CountPassages counts the provisions of a step by what became of them.
func (s ConcordStep) CountPassages() map[PassageKind]int {
	out := map[PassageKind]int{}
	for _, p := range s.Passages {
		out[p.Kind]++
	}
	return out
}

// Former is a number that a standard had in an older wording and has not now.
type Former struct {
	Old Version // the last wording that had it
	Was *model.Provision
	Now *model.Provision // in the text on show; nil where it was taken out
	// Kind is how it left the wording that had it.
	Kind PassageKind
}

// Formers lists the numbers that readers may have noted and the text of an
// edition has not got: those of its own earlier wordings and, with older, those
// of the editions before it; each once, as it was last used.
func (c *Concordance) Formers(e *model.Edition, older bool) (list []Former) {
	now := e.Texts[model.Zh]
	last := -1
	for i, l := range c.chain {
		if l.new.Texts[model.Zh] == now {
			last = i
		}
	}
	seen := map[string]bool{}
	for i := last; i >= 0; i-- {
		l := c.chain[i]
		if l.old.Edition != e && !older {
			break
		}
		l.old.Texts[model.Zh].Walk(func(p *model.Provision) {
			if seen[p.ID] || now.Anchors()[p.ID] != nil {
				return
			}
			seen[p.ID] = true
			f := Former{Old: l.old, Was: p, Kind: l.to[p.ID].Kind}
			f.Now = c.follow(i, last, p.ID)
			list = append(list, f)
		})
	}
	slices.SortStableFunc(list, func(a, b Former) int { return model.CompareFragments(a.Was.ID, b.Was.ID) })
	return list
}

// follow goes from a provision of one wording to that of a later one.
func (c *Concordance) follow(from, last int, id string) (now *model.Provision) {
	for i := from; i <= last; i++ {
		if now = c.chain[i].to[id].New; now == nil {
			return nil
		}
		id = now.ID
	}
	return now
}
