package derive

import "guiju/generator/model"

// Joined is one provision in two wordings of a standard: nil where a wording
// has not got it.
type Joined struct {
	Key      string // permanent, "" where none is given yet
	Old, New *model.Provision
}

// Join sets the provisions of two wordings side by side, in the order of the
// new one; what only the old one has stands behind the provision it followed.
func Join(old, new Version) (list []Joined) {
	before, after := old.Texts[model.Zh], new.Texts[model.Zh]
	after.Walk(func(p *model.Provision) {
		list = append(list, Joined{Old: before.Find(p.ID), New: p})
	})
	before.Walk(func(p *model.Provision) {
		if after.Find(p.ID) == nil {
			list = append(list, Joined{Old: p})
		}
	})
	return list
}
