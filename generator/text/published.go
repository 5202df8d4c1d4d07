package text

import (
	"strings"

	"guiju/generator/model"
)

// PublishedState says how a provision stands to what was published of it.
type PublishedState string

const (
	Kept      PublishedState = "kept"      // its words are those that were published
	Rewritten PublishedState = "rewritten" // they are others
	Lost      PublishedState = "lost"      // the text has not got it any more
	Unknown   PublishedState = "unknown"   // the text was published without it
)

// Published is one provision of a published text as it stands now.
type Published struct {
	Key   *model.ProvisionKey // nil for one that was not published
	Now   *model.Provision    // nil for a lost one
	State PublishedState
	// Correction is the one, not yet released, that names the provision.
	Correction *model.Correction
}

// ID is the fragment of the provision.
func (p Published) ID() string {
	if p.Now != nil {
		return p.Now.ID
	}
	return p.Key.Fragment
}

// PublishedOf compares the Chinese text of an edition, as it was issued, with
// what keys.toml says was published: in the order of keys.toml, then what is
// new. It is empty for an edition whose text was not published.
func PublishedOf(e *model.Edition) (list []Published) {
	t := e.AsIssued()[model.Zh]
	keys := LiveKeys(e)
	if len(keys) == 0 {
		return nil
	}
	now := byID(t)
	pending := Pending(e)
	had := map[string]bool{}
	for _, k := range keys {
		had[k.Fragment] = true
		p := Published{Key: k, Now: now[k.Fragment], State: Kept}
		switch {
		case p.Now == nil:
			p.State = Lost
		case Hash(t, p.Now) != k.Hash:
			p.State = Rewritten
		}
		list = append(list, p)
	}
	t.Walk(func(p *model.Provision) {
		if !had[p.ID] {
			list = append(list, Published{Now: p, State: Unknown})
		}
	})
	for i, p := range list {
		if p.State != Kept {
			list[i].Correction = naming(pending, p.ID())
		}
	}
	return list
}

// LiveKeys are the keys of the provisions that the published text of an edition
// has: no tombstones, none that have a successor.
func LiveKeys(e *model.Edition) (keys []*model.ProvisionKey) {
	for i := range e.Work.Keys.Provisions {
		k := &e.Work.Keys.Provisions[i]
		if k.Edition == e.Year && k.Tombstone.IsZero() && k.Successor == "" {
			keys = append(keys, k)
		}
	}
	return keys
}

// Pending are the corrections of an edition that no release has published yet:
// the last ones, of which the text that they keep is the published one. A
// release renews what keys.toml says of what a correction changed, so that each
// covers a change once.
func Pending(e *model.Edition) (list []*model.Correction) {
	keys := LiveKeys(e)
	if len(keys) == 0 {
		return nil
	}
	for i := len(e.Corrections) - 1; i >= 0; i-- {
		x := &e.Corrections[i]
		if x.Before[model.Zh] == nil || len(Unlike(x, keys)) > 0 {
			break
		}
		list = append(list, x)
	}
	return list
}

// Unlike lists the fragments whose words, in the text that a correction keeps,
// are not those that were published. Of a translation only what the correction
// names is asked: the rest of it may change at any time.
func Unlike(x *model.Correction, keys []*model.ProvisionKey) (fragments []string) {
	zh, en := x.Before[model.Zh], x.Before[model.En]
	chinese, english := byID(zh), byID(en)
	for _, k := range keys {
		p, q := chinese[k.Fragment], english[k.Fragment]
		if p == nil || Hash(zh, p) != k.Hash || q != nil && k.En != "" && Names(x, k.Fragment) && Hash(en, q) != k.En {
			fragments = append(fragments, k.Fragment)
		}
	}
	return fragments
}

func naming(list []*model.Correction, fragment string) *model.Correction {
	for _, x := range list {
		if Names(x, fragment) {
			return x
		}
	}
	return nil
}

// Names reports whether a correction names the provision, or one that it stands
// below.
func Names(x *model.Correction, fragment string) bool {
	for _, name := range x.Provisions {
		if name = model.Fragment(name); name != "" && (fragment == name || strings.HasPrefix(fragment, name+".")) {
			return true
		}
	}
	return false
}

// Differing lists the fragments of which two wordings of a text say different
// things, in the order of the new one, then what only the old one has.
func Differing(old, new *model.Text) (fragments []string) {
	before, after := byID(old), byID(new)
	new.Walk(func(p *model.Provision) {
		if was := before[p.ID]; was == nil || Hash(old, was) != Hash(new, p) {
			fragments = append(fragments, p.ID)
		}
	})
	old.Walk(func(p *model.Provision) {
		if after[p.ID] == nil {
			fragments = append(fragments, p.ID)
		}
	})
	return fragments
}
