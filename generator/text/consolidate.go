package text

import "guiju/generator/model"

// Consolidate returns the system as its texts read on the day: of an edition
// whose amendments are in force by then the texts are those that the
// amendments make, and [model.Edition.Original] are those that were issued.
// sys is not changed; what nothing amends is shared with it.
func Consolidate(sys *model.System, day model.Date) *model.System {
	out := *sys
	changed := false
	out.Works = make([]*model.Work, len(sys.Works))
	for i, w := range sys.Works {
		out.Works[i] = consolidated(w, day)
		changed = changed || out.Works[i] != w
	}
	if !changed {
		return sys
	}
	return &out
}

func consolidated(w *model.Work, day model.Date) *model.Work {
	var now *model.Work
	for i, e := range w.Editions {
		applied := e.AmendedBy(day)
		if len(applied) == 0 {
			continue
		}
		if now == nil {
			c := *w
			now, c.Editions = &c, nil
			for _, e := range w.Editions {
				k := *e
				k.Work = now
				c.Editions = append(c.Editions, &k)
			}
			now.Editions = c.Editions
		}
		k := now.Editions[i]
		k.Original, k.Applied, k.Texts = e.Texts, applied, AmendedTexts(e.Texts, applied)
	}
	if now == nil {
		return w
	}
	return now
}

// AmendedTexts are the texts of an edition as the amendments make them, one
// after the other, in every language that it has.
func AmendedTexts(texts map[model.Lang]*model.Text, amendments []*model.Amendment) map[model.Lang]*model.Text {
	out := map[model.Lang]*model.Text{}
	for l, t := range texts {
		for _, a := range amendments {
			t, _ = Amend(t, a.Changes, a.Texts[l])
		}
		out[l] = t
	}
	return out
}
