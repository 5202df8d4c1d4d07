package model

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Amending are the amendments that say what they change, in the order in which
// they come into force; those without a day come last.
func (e *Edition) Amending() (list []*Amendment) {
	for i := range e.Amendments {
		if a := &e.Amendments[i]; len(a.Changes) > 0 {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b *Amendment) int {
		if a.InForce.IsZero() != b.InForce.IsZero() {
			return cmp.Compare(b.InForce.String(), a.InForce.String())
		}
		return a.InForce.Time().Compare(b.InForce.Time())
	})
	return list
}

// AmendedBy are those of Amending that are in force on the day.
func (e *Edition) AmendedBy(day Date) (list []*Amendment) {
	for _, a := range e.Amending() {
		if !a.InForce.IsZero() && !a.InForce.After(day) {
			list = append(list, a)
		}
	}
	return list
}

// AsIssued are the texts of the edition without its amendments, whether or not
// it is a consolidated one.
func (e *Edition) AsIssued() map[Lang]*Text {
	if e.Original != nil {
		return e.Original
	}
	return e.Texts
}

var firstNumber = regexp.MustCompile(`[0-9]+`)

// AmendmentKey names the amendment in addresses and ids: amd1, by the number
// that it bears; amd-2, by its place among those of the edition, where it bears
// none or another bears the same.
func (e *Edition) AmendmentKey(a *Amendment) string {
	number, alike, at := firstNumber.FindString(a.Number), 0, 0
	for i := range e.Amendments {
		b := &e.Amendments[i]
		if firstNumber.FindString(b.Number) == number {
			alike++
		}
		if b == a {
			at = i + 1
		}
	}
	if number != "" && alike == 1 {
		return "amd" + number
	}
	return fmt.Sprint("amd-", at)
}

// WordingPath returns the page of another wording of the edition than the one
// that its own page shows: key is "issued", "amd1", "before-2026-11-26".
func (e *Edition) WordingPath(key string) string {
	return "standards/" + e.Work.ID + "/" + e.Year + "-" + key + ".html"
}

// hasWording reports whether the edition has a page for the wording with the
// key; see [Edition.WordingPath].
func (e *Edition) hasWording(key string) bool {
	if e.Texts[Zh] == nil {
		return false
	}
	steps := []string{"issued"}
	for _, a := range e.Amending() {
		if !a.InForce.IsZero() {
			steps = append(steps, e.AmendmentKey(a))
		}
	}
	found := false
	for _, c := range e.Corrections {
		if c.Before[Zh] != nil {
			found = true
			steps = append(steps, "before-"+c.Date.String())
		}
	}
	for _, s := range steps {
		if key == s && (found || len(steps) > 1) || strings.HasPrefix(s, "before-") && strings.HasPrefix(key, s+"-") {
			return true
		}
	}
	return false
}

// Name is what an amendment is called in a sentence: 第1号修改单, Amendment 1.
func (a *Amendment) Name() Bilingual {
	name := Bilingual{Zh: a.Number, En: a.Number}
	if name.Zh == "" {
		name = Bilingual{Zh: "修改单", En: "an amendment"}
	}
	if n := firstNumber.FindString(a.Number); n != "" {
		name.En = "Amendment " + n
	}
	return name
}

// Concerned are the fragments of the provisions that the amendment is about:
// those it lists, or else those of its changes.
func (a *Amendment) Concerned() (list []string) {
	for _, p := range a.Provisions {
		list = append(list, Fragment(p))
	}
	if len(list) > 0 {
		return list
	}
	for _, c := range a.Changes {
		list = append(list, Fragment(c.Provision))
	}
	return list
}
