package derive

import (
	"slices"
	"strings"

	"guiju/generator/model"
)

// Amended is what an amendment did to a provision of the text that an edition
// shows, or will do to it.
type Amended struct {
	Amendment *model.Amendment
	Action    string // of model.Change
	// Older is the page of the wording before, with the provision where that
	// has it; "" of what is to come.
	Older string
	// Provision is what is changed, Place the fragment of the text at which
	// that is told: the provision itself, the one above what is gone, or the
	// one behind which another is to come.
	Place, Provision string
}

// AmendedIn lists what amendments in force made of the text that an edition
// shows: of every provision the last that changed it, and what is gone, at the
// provision above it. They come in the order of the amendments.
func AmendedIn(e *model.Edition) (list []Amended) {
	if len(e.Applied) == 0 {
		return nil
	}
	steps := map[*model.Amendment]Version{} // the wording before each amendment
	var before Version
	for _, v := range versionsOf(e) {
		if v.Correction != nil {
			continue
		}
		if v.Amendment != nil {
			steps[v.Amendment] = before
		}
		before = v
	}
	now := e.Texts[model.Zh]
	for _, a := range e.Applied {
		old := steps[a]
		note := func(id, action, place string) {
			m := Amended{Amendment: a, Action: action, Place: place, Provision: id, Older: old.Pinned}
			if old.Texts[model.Zh].Find(id) != nil {
				m.Older += "#" + id
			} else if action == model.Replaced {
				m.Action = model.Added
			}
			list = slices.DeleteFunc(list, func(o Amended) bool { return o.Provision == id })
			list = append(list, m)
		}
		for _, c := range a.Changes {
			if c.Action == model.Deleted {
				if now.Find(c.Provision) == nil {
					note(c.Provision, c.Action, above(c.Provision))
				}
				continue
			}
			if words := a.Texts[model.Zh].Find(c.Provision); words != nil {
				all := &model.Text{Provisions: []*model.Provision{words}}
				all.Walk(func(p *model.Provision) {
					if now.Find(p.ID) != nil {
						note(p.ID, c.Action, p.ID)
					}
				})
			}
		}
	}
	return list
}

// above is the fragment of the provision one level up, "" at the top.
func above(fragment string) string { return fragment[:max(strings.LastIndexByte(fragment, '.'), 0)] }

// Pending lists what amendments that are not in force on the day will do to
// the text that an edition shows, in the order of their days.
func Pending(e *model.Edition, day model.Date) (list []Amended) {
	now := e.Texts[model.Zh]
	for _, a := range e.Amending() {
		if a.InForce.IsZero() || !a.InForce.After(day) {
			continue
		}
		for _, c := range a.Changes {
			m := Amended{Amendment: a, Action: c.Action, Place: c.Provision, Provision: c.Provision}
			if c.Action == model.Added {
				m.Place = c.After
				if m.Place == "" {
					m.Place = above(c.Provision)
				}
			}
			if now.Find(m.Place) != nil {
				list = append(list, m)
			}
		}
	}
	return list
}
