package derive

import (
	"slices"

	"guiju/generator/model"
	"guiju/generator/text"
)

// News lists what a release on the day would change beside the last one of the
// chain: by work and edition, in the order of the works. sys must have passed
// For, and have the keys as the last release left them; the chain is that of
// the audience, whole. What was told once is not told again, unless it had gone
// in between: the chain is the memory, so that each audience hears of what is
// new to it.
func News(sys *model.System, chain []*model.Release, day model.Date) (list []model.Released) {
	before := toldBy(chain)
	for _, w := range sys.Works {
		list = append(list, newsOf(w, before, chain, day)...)
	}
	return append(list, goneFrom(sys, before)...)
}

// subject is an edition of a work, or the record of a work without one.
type subject struct{ work, edition string }

// heard is what a chain has said of a subject.
type heard struct {
	text               bool
	amended, corrected int // how many amendments and corrections
}

// memory is what a chain has said, subject by subject in the order of the first
// mention.
type memory struct {
	order []subject
	said  map[subject]*heard
}

// toldBy reads a chain from its begin.
func toldBy(chain []*model.Release) memory {
	m := memory{said: map[subject]*heard{}}
	for _, r := range chain {
		for _, c := range r.Works {
			s := subject{c.Work, c.Edition}
			if c.Change == model.ReleasedGone {
				delete(m.said, s)
				m.order = slices.DeleteFunc(m.order, func(o subject) bool { return o == s })
				continue
			}
			if m.said[s] == nil {
				m.said[s] = &heard{}
				m.order = append(m.order, s)
			}
			switch c.Change {
			case model.ReleasedText:
				m.said[s].text = true
			case model.ReleasedAmended:
				m.said[s].amended++
			case model.ReleasedCorrected:
				m.said[s].corrected++
			}
		}
	}
	return m
}

func newsOf(w *model.Work, before memory, chain []*model.Release, day model.Date) (list []model.Released) {
	if len(w.Editions) == 0 {
		if before.said[subject{w.ID, ""}] == nil {
			list = append(list, model.Released{Work: w.ID, Change: model.ReleasedRecord})
		}
		return list
	}
	for _, e := range w.Editions {
		add := func(change string, provisions ...string) {
			list = append(list, model.Released{Work: w.ID, Edition: e.Year, Change: change, Provisions: provisions})
		}
		was, hasText := before.said[subject{w.ID, e.Year}], e.Texts[model.Zh] != nil
		known := was != nil
		if !known {
			was = &heard{}
		}
		switch {
		case hasText && !was.text:
			add(model.ReleasedText)
		case !known:
			add(model.ReleasedRecord)
		}
		for _, a := range untold(e, was, day) {
			add(model.ReleasedAmended, amendedBy(*a)...)
		}
		corrections := slices.DeleteFunc(slices.Clone(e.Corrections), func(c model.Correction) bool { return c.Date.After(day) })
		for _, c := range corrections[min(was.corrected, len(corrections)):] {
			add(model.ReleasedCorrected, c.Provisions...)
		}
		if was.text {
			if fragments := newlyTranslated(w, e); len(fragments) > 0 {
				add(model.ReleasedTranslation, fragments...)
			}
		}
		if known && e.StatusAt(day) != e.StatusAt(chain[len(chain)-1].AsOf) {
			add(model.ReleasedStatus)
		}
	}
	return list
}

// untold are the amendments of an edition, issued by the day, of which nothing
// was said yet.
func untold(e *model.Edition, was *heard, day model.Date) (list []*model.Amendment) {
	for i := range e.Amendments {
		if a := &e.Amendments[i]; !a.Issued.After(day) {
			list = append(list, a)
		}
	}
	return list[min(was.amended, len(list)):]
}

// NewAmendments names the amendments that News tells of, as keys.toml calls
// them: 2024-amd1.
func NewAmendments(w *model.Work, chain []*model.Release, day model.Date) (keys []string) {
	before := toldBy(chain)
	for _, e := range w.Editions {
		was := before.said[subject{w.ID, e.Year}]
		if was == nil {
			was = &heard{}
		}
		for _, a := range untold(e, was, day) {
			keys = append(keys, e.Year+"-"+e.AmendmentKey(a))
		}
	}
	return keys
}

// amendedBy names the provisions that an amendment is about.
func amendedBy(a model.Amendment) []string {
	if len(a.Changes) == 0 {
		return a.Provisions
	}
	var out []string
	for _, c := range a.Changes {
		if !slices.Contains(out, c.Provision) {
			out = append(out, c.Provision)
		}
	}
	return out
}

// newlyTranslated names the provisions whose English is not what the keys
// remember of the last release.
func newlyTranslated(w *model.Work, e *model.Edition) (fragments []string) {
	en := e.Texts[model.En]
	if en == nil {
		return nil
	}
	for _, k := range w.Keys.Provisions {
		if k.Edition != e.Year {
			continue
		}
		if p := en.Find(k.Fragment); p != nil && text.Hash(en, p) != k.En {
			fragments = append(fragments, k.Fragment)
		}
	}
	return fragments
}

// goneFrom lists what was told of and is no longer there.
func goneFrom(sys *model.System, before memory) (list []model.Released) {
	for _, s := range before.order {
		w := sys.Work(s.work)
		here := w != nil && (s.edition == "" || slices.ContainsFunc(w.Editions, func(e *model.Edition) bool { return e.Year == s.edition }))
		if !here {
			list = append(list, model.Released{Work: s.work, Edition: s.edition, Change: model.ReleasedGone})
		}
	}
	return list
}
