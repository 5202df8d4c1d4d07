package derive

import (
	"cmp"
	"fmt"
	"slices"

	"guiju/generator/model"
	"guiju/generator/text"
)

// Version is one wording of an edition: as it was issued, as an amendment made
// it, or as it was published here before a correction.
type Version struct {
	Edition *model.Edition
	Kind    VersionKind
	// Key names the version in addresses: "2024", "2024-amd1",
	// "2024-before-2026-11-26".
	Key   string
	Title model.Bilingual
	// From is the day on which the wording came or comes into force, Until the
	// day from which another one is, or the edition no more; Published is the
	// day on which it was first released here, Recorded that on which the
	// edition was recorded here. Zero is not known, of Until that none is set.
	From, Until         model.Date
	Published, Recorded model.Date
	// Corrected is the day on which a wording that was mended went from here;
	// zero of one that stands.
	Corrected  model.Date
	Amendment  *model.Amendment  // the last one in it; nil as issued
	Correction *model.Correction // that mended it; nil of one that stands
	Texts      map[model.Lang]*model.Text
	// Shown says that the page of the edition shows this wording. Path is the
	// page of the wording, without language prefix: that of the edition where
	// it is shown. Pinned is a page that has this wording for ever; "" where
	// there is no other wording.
	Shown  bool
	Path   string
	Pinned string
}

// VersionKind says how a wording came to be.
type VersionKind string

const (
	AsIssued         VersionKind = "issued"
	AsAmended        VersionKind = "amended"
	BeforeCorrection VersionKind = "before"
)

// Versions lists the wordings of a work, the oldest first: by the day from
// which they are in force, and of one day those that were mended before those
// that stand. sys must have passed For; which wording an edition shows is what
// text.Consolidate made of it.
func Versions(w *model.Work) (list []Version) {
	for _, e := range w.Editions {
		if e.Texts[model.Zh] == nil {
			continue
		}
		list = append(list, versionsOf(e)...)
	}
	return list
}

func versionsOf(e *model.Edition) (list []Version) {
	here := recordOf(e.Work, e.Year)
	published := here.Text
	keys := map[string]int{}
	for _, c := range corrected(e) {
		until := map[string]bool{}
		for _, v := range layer(e, c.Before, c.Date) {
			v.Kind, v.Correction, v.Corrected = BeforeCorrection, c, c.Date
			key := "before-" + c.Date.String()
			if keys[key]++; keys[key] > 1 && len(until) == 0 {
				key += fmt.Sprint("-", keys[key])
			}
			if !v.Shown { // an earlier step: an amendment came before the correction
				key += "-" + stepKey(e, v.Amendment)
			}
			until[key], v.Shown = true, false
			v.Published = publishedOf(e, v, published)
			v.name(key)
			list = append(list, v)
		}
		published = c.Date
	}
	for _, v := range layer(e, e.AsIssued(), model.Date{}) {
		v.Published = publishedOf(e, v, published)
		v.name(stepKey(e, v.Amendment))
		list = append(list, v)
	}
	for i := range list {
		v := &list[i]
		v.Recorded = here.Recorded
		if len(list) == 1 {
			v.Pinned, v.Title = "", model.Bilingual{Zh: e.Number, En: e.Number}
		}
	}
	slices.SortStableFunc(list, func(a, b Version) int {
		return cmp.Or(a.From.Time().Compare(b.From.Time()), stands(a).Time().Compare(stands(b).Time()))
	})
	return list
}

// stands is the day on which a wording was mended, late for one that stands.
func stands(v Version) model.Date {
	if v.Corrected.IsZero() {
		return model.NewDate(9999, 12, 31)
	}
	return v.Corrected
}

// recordOf is what keys.toml says of an edition (2024) or of an amendment
// (2024-amd1).
func recordOf(w *model.Work, year string) model.EditionKey {
	for _, k := range w.Keys.Editions {
		if k.Year == year {
			return k
		}
	}
	return model.EditionKey{}
}

// publishedOf is the day on which a wording was first shown here: an amended
// one not before its amendment was. Where no record says when that came, a day
// before it was in force is not known to be it.
func publishedOf(e *model.Edition, v Version, day model.Date) model.Date {
	if v.Amendment == nil || day.IsZero() {
		return day
	}
	if own := recordOf(e.Work, e.Year+"-"+e.AmendmentKey(v.Amendment)).Text; !own.IsZero() {
		return later(day, own)
	}
	if day.Before(v.From) {
		return model.Date{}
	}
	return day
}

func later(a, b model.Date) model.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// corrected are the corrections that kept what stood before, by day.
func corrected(e *model.Edition) (list []*model.Correction) {
	for i := range e.Corrections {
		if c := &e.Corrections[i]; c.Before[model.Zh] != nil {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b *model.Correction) int { return a.Date.Time().Compare(b.Date.Time()) })
	return list
}

// layer lists the wordings that the amendments make of texts, as they were or
// will be until the day (zero: all). Shown is set on the one that an edition
// shows, of texts that were mended on the last.
func layer(e *model.Edition, texts map[model.Lang]*model.Text, until model.Date) (list []Version) {
	v := Version{Edition: e, Kind: AsIssued, From: e.InForce, Until: endOf(e), Texts: texts, Shown: len(e.Applied) == 0}
	list = append(list, v)
	for _, a := range e.Amending() {
		if a.InForce.IsZero() || !until.IsZero() && !a.InForce.Before(until) {
			continue
		}
		last := &list[len(list)-1]
		last.Until = a.InForce
		list = append(list, Version{
			Edition: e, Kind: AsAmended, From: a.InForce, Until: endOf(e), Amendment: a,
			Texts: text.AmendedTexts(last.Texts, []*model.Amendment{a}), Shown: len(e.Applied) > 0 && e.Applied[len(e.Applied)-1] == a,
		})
	}
	if !until.IsZero() {
		for i := range list {
			list[i].Shown = i == len(list)-1
		}
	}
	return list
}

// endOf is the day from which the edition is no more in force, zero where none
// is set.
func endOf(e *model.Edition) model.Date {
	s := e.Standing()
	if !s.Withdrawn.IsZero() && (s.Superseded.IsZero() || s.Withdrawn.Before(s.Superseded)) {
		return s.Withdrawn
	}
	return s.Superseded
}

func stepKey(e *model.Edition, a *model.Amendment) string {
	if a == nil {
		return string(AsIssued)
	}
	return e.AmendmentKey(a)
}

// name gives a version what it is called by.
func (v *Version) name(key string) {
	e := v.Edition
	v.Key = e.Year + "-" + key
	if key == string(AsIssued) {
		v.Key = e.Year
	}
	v.Pinned = e.WordingPath(key)
	if v.Path = v.Pinned; v.Shown {
		v.Path = e.Path()
	}
	in := model.Bilingual{Zh: "发布时的文本", En: "as issued"}
	if v.Amendment != nil {
		n := v.Amendment.Name()
		in = model.Bilingual{Zh: "经" + n.Zh + "修改", En: "as amended by " + n.En}
	}
	if v.Correction != nil {
		in.Zh, in.En = v.Corrected.String()+" 勘误前，"+in.Zh, "before the correction of "+v.Corrected.String()+", "+in.En
	}
	v.Title = model.Bilingual{Zh: e.Number + "（" + in.Zh + "）", En: e.Number + " (" + in.En + ")"}
}

// Standing holds the days from which the status of a wording follows: a later
// wording takes its place within the edition, and a mended one that of what was
// mended.
func (v *Version) Standing() model.Standing {
	s := v.Edition.Standing()
	s.InForce = v.From
	for _, end := range []model.Date{v.Until, v.Corrected} {
		if !end.IsZero() && end != s.Withdrawn && (s.Superseded.IsZero() || end.Before(s.Superseded)) {
			s.Superseded = end
		}
	}
	if !v.Corrected.IsZero() { // while it was shown here it was held to be the wording
		s.Superseded = v.Corrected
	}
	return s
}
