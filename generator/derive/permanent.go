package derive

import (
	"fmt"
	"slices"

	"guiju/generator/model"
	"guiju/generator/text"
)

// Permanent gives every published provision its permanent key, by the id of the
// work: the keys as they stand in keys.toml once a release on the day is made.
// What has a key keeps it; the hashes are those of the words today.
func Permanent(sys *model.System, day model.Date) map[string]model.Keys {
	out := map[string]model.Keys{}
	for _, w := range sys.Works {
		k := w.Keys
		k.Editions, k.Provisions = slices.Clone(k.Editions), slices.Clone(k.Provisions)
		for _, e := range w.Editions {
			t := e.Texts[model.Zh]
			keepDates(&k, e.Year, t != nil, day)
			t.Walk(func(p *model.Provision) { keepKey(&k, e, p) })
		}
		out[w.ID] = k
	}
	return out
}

// keepDates notes when an edition, and its text, first came to the site.
func keepDates(k *model.Keys, year string, text bool, day model.Date) {
	i := slices.IndexFunc(k.Editions, func(e model.EditionKey) bool { return e.Year == year })
	if i < 0 {
		i = len(k.Editions)
		k.Editions = append(k.Editions, model.EditionKey{Year: year, Recorded: day})
	}
	if text && k.Editions[i].Text.IsZero() {
		k.Editions[i].Text = day
	}
}

func keepKey(k *model.Keys, e *model.Edition, p *model.Provision) {
	row := model.ProvisionKey{Edition: e.Year, Fragment: p.ID, Hash: text.Hash(e.Texts[model.Zh], p)}
	if en := e.Texts[model.En]; en != nil {
		if p := en.Find(p.ID); p != nil {
			row.En = text.Hash(en, p)
		}
	}
	if i := slices.IndexFunc(k.Provisions, func(o model.ProvisionKey) bool { return o.Edition == e.Year && o.Fragment == p.ID }); i >= 0 {
		k.Provisions[i].Hash, k.Provisions[i].En = row.Hash, row.En
		return
	}
	row.Key = fmt.Sprint(e.Year, "-", p.ID)
	k.Provisions = append(k.Provisions, row)
}
