package derive

import (
	"strings"

	"guiju/generator/model"
)

// Joined is one provision in two wordings of a standard: nil where a wording
// has not got it.
type Joined struct {
	Key      string // permanent, "" where none is given yet
	How      JoinedBy
	Old, New *model.Provision
}

// JoinedBy says by what the two are known to be one provision.
type JoinedBy string

const (
	ByKey      JoinedBy = "key"      // keys.toml gives both one permanent key
	ByRecord   JoinedBy = "stated"   // [[moved]] of the newer edition says so
	ByForeword JoinedBy = "declared" // the foreword of the newer edition names both
	ByWords    JoinedBy = "words"    // they say the same, or much the same
)

// Moved reports whether the provision stands elsewhere in the new wording.
func (j Joined) Moved() bool { return j.Old != nil && j.New != nil && j.Old.ID != j.New.ID }

// Join sets the provisions of two wordings side by side, in the order of the
// new one; what only the old one has stands behind the provision it followed.
// Permanent keys come first, then what the newer edition records, then what
// its foreword declares; all others are compared by their words. No provision
// is joined twice.
func Join(old, new Version) []Joined { return joinOf(old, new).list() }

// matching is one comparison of two wordings.
type matching struct {
	old, new []*unit
	byOld    map[*model.Provision]*unit
	byNew    map[*model.Provision]*unit
	keys     map[string]string // by the id of a provision of the new wording
	runs     map[uint64]int32  // every run of two characters, numbered
	common   []float64         // how much a run tells, by its number
	same     bool              // two wordings of one edition
}

// unit is a provision with what the comparison knows of it.
type unit struct {
	provision *model.Provision
	order     int
	parent    *unit
	below     []*unit // all, at every depth
	exact     string  // its own words without spaces and marks
	runs      []int32
	weight    float64 // of all runs
	with      *unit   // the one it is joined with
	how       JoinedBy
}

func joinOf(old, new Version) *matching {
	before, after := old.Texts[model.Zh], new.Texts[model.Zh]
	j := &matching{
		byOld: map[*model.Provision]*unit{}, byNew: map[*model.Provision]*unit{}, runs: map[uint64]int32{},
		same: old.Edition != nil && old.Edition == new.Edition,
	}
	j.old, j.new = j.units(before, j.byOld), j.units(after, j.byNew)
	j.keys = keysOfVersion(new)
	j.byKeys(keysOfVersion(old))
	if !j.same && new.Edition != nil && old.Edition != nil {
		for _, m := range new.Edition.Moves {
			j.pair(before.Find(model.Fragment(m.From)), after.Find(model.Fragment(m.To)), ByRecord)
		}
	}
	j.weigh()
	if !j.same && old.Edition != nil {
		j.declared(before, after, old.Edition)
	}
	j.compare()
	return j
}

// keysOfVersion are the permanent keys of the provisions of a wording, by their
// ids. What was published before a correction may have been numbered in another
// way: its provisions are known by their words.
func keysOfVersion(v Version) map[string]string {
	if v.Edition == nil || v.Edition.Work == nil || v.Kind == BeforeCorrection {
		return nil
	}
	out := map[string]string{}
	for _, k := range v.Edition.Work.Keys.Provisions {
		year, _, _ := strings.Cut(k.Edition, "-")
		if year == v.Edition.Year && k.Tombstone.IsZero() && k.Successor == "" {
			out[k.Fragment] = k.Key
		}
	}
	return out
}

func (j *matching) byKeys(old map[string]string) {
	if len(old) == 0 || len(j.keys) == 0 {
		return
	}
	at := map[string]*unit{}
	for _, u := range j.new {
		if key := j.keys[u.provision.ID]; key != "" {
			at[key] = u
		}
	}
	for _, u := range j.old {
		if v := at[old[u.provision.ID]]; v != nil {
			u.joined(v, ByKey)
		}
	}
}

func (j *matching) pair(old, new *model.Provision, how JoinedBy) {
	if a, b := j.byOld[old], j.byNew[new]; a != nil && b != nil {
		a.joined(b, how)
	}
}

// joined joins two that are free.
func (u *unit) joined(v *unit, how JoinedBy) {
	if u.with == nil && v.with == nil {
		u.with, v.with, u.how, v.how = v, u, how, how
	}
}

// declared joins what the foreword of the newer edition names side by side:
// （见6.2.4，2021年版的5.1.3）. An item that names more places of one edition
// than of the other joins those that are most alike.
func (j *matching) declared(before, after *model.Text, old *model.Edition) {
	for _, item := range changesOfForeword(after) {
		var from, to []*unit
		for _, in := range item {
			switch t := in.Target; {
			case t.Doc == "" && after.Anchors()[t.Fragment] != nil:
				to = append(to, j.byNew[after.Anchors()[t.Fragment]])
			case old.Work != nil && t.Doc == old.Work.ID && t.Edition == old.Year && before.Anchors()[t.Fragment] != nil:
				from = append(from, j.byOld[before.Anchors()[t.Fragment]])
			}
		}
		if len(from) == len(to) {
			for i := range from {
				from[i].joined(to[i], ByForeword)
			}
			continue
		}
		var all []likely
		for _, a := range from {
			for _, b := range to {
				all = append(all, likely{a, b, j.alike(a, b)})
			}
		}
		for _, l := range ranked(all) {
			l.old.joined(l.new, ByForeword)
		}
	}
}

// changesOfForeword lists the references of every item in which the foreword
// tells what has changed.
func changesOfForeword(t *model.Text) (items [][]model.Inline) {
	t.Walk(func(p *model.Provision) {
		if p.Kind != model.Foreword {
			return
		}
		model.WalkBlocks(p.Blocks, func(b model.Block) {
			list, ok := b.(*model.List)
			if !ok {
				return
			}
			for _, it := range list.Items {
				if refs := placesNamed(it); len(refs) > 0 {
					items = append(items, refs)
				}
			}
		})
	})
	return items
}

// placesNamed are the references that stand in an item itself, not in the items
// below it.
func placesNamed(it *model.ListItem) (refs []model.Inline) {
	for _, b := range it.Blocks {
		para, ok := b.(*model.Paragraph)
		if !ok {
			continue
		}
		model.WalkInlines(para.Inlines, func(in *model.Inline) {
			if in.Kind == model.RefInline && in.Target != nil {
				refs = append(refs, *in)
			}
		})
	}
	return refs
}

// list is the result, in order.
func (j *matching) list() (out []Joined) {
	left := map[*unit][]*unit{} // what only the old wording has, by the last joined one before it
	var last *unit
	for _, u := range j.old {
		if u.with != nil {
			last = u.with
			continue
		}
		left[last] = append(left[last], u)
	}
	lost := func(after *unit) {
		for _, u := range left[after] {
			out = append(out, Joined{Old: u.provision})
		}
	}
	lost(nil)
	for _, u := range j.new {
		v := Joined{New: u.provision, Key: j.keys[u.provision.ID], How: u.how}
		if u.with != nil {
			v.Old = u.with.provision
		}
		out = append(out, v)
		lost(u)
	}
	return out
}
