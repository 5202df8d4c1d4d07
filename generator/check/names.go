package check

import (
	"slices"
	"strings"

	"guiju/generator/model"
)

// listed writes candidates for a hint, shortened where they are many.
func listed(candidates []string) string {
	const most = 20
	if len(candidates) == 0 {
		return "—"
	}
	if len(candidates) > most {
		return strings.Join(candidates[:most], ", ") + ", …"
	}
	return strings.Join(candidates, ", ")
}

// register is a list of things that others name by key.
type register struct {
	thing model.Bilingual
	file  string
	keys  []string
}

func keysOf[T any](list []T, key func(T) string) []string {
	keys := make([]string, 0, len(list))
	for _, v := range list {
		if k := key(v); k != "" {
			keys = append(keys, k)
		}
	}
	return keys
}

func (c *checker) levels() register {
	return register{model.Bilingual{Zh: "层级", En: "level"}, "system.toml",
		keysOf(c.sys.Config.Levels, func(l model.Level) string { return l.Key })}
}

func (c *checker) areas() register {
	return register{model.Bilingual{Zh: "重点领域", En: "area"}, "system.toml",
		keysOf(c.sys.Config.Areas, func(a model.Area) string { return a.Key })}
}

func (c *checker) tracks() register {
	return register{model.Bilingual{Zh: "程序", En: "track"}, "system.toml",
		keysOf(c.sys.Config.Tracks, func(t model.Track) string { return t.Key })}
}

func (c *checker) boxes() register {
	return register{model.Bilingual{Zh: "子体系", En: "box"}, "framework.toml",
		keysOf(c.sys.Boxes, func(b *model.Box) string { return b.Code })}
}

func (c *checker) regionKeys() register {
	return register{model.Bilingual{Zh: "地区", En: "region"}, "regions.toml",
		keysOf(c.sys.Regions, func(r *model.Region) string { return r.Key })}
}

func stepKeys(t *model.Track) register {
	return register{model.Bilingual{Zh: "步骤", En: "step"}, "system.toml",
		keysOf(t.Steps, func(s model.TrackStep) string { return s.Key })}
}

// known reports a name that its register does not hold. An empty name names
// nothing; a register that could not be read is not asked; one that is absent
// makes the finding information.
func (c *checker) known(r register, name string, at model.Pos) {
	if name == "" || c.unread(r.file) || slices.Contains(r.keys, name) {
		return
	}
	p := unknownName.At(at, name, r.thing, model.DidYouMean(name, r.keys), r.file, listed(r.keys))
	if len(r.keys) == 0 {
		p = p.As(model.Info)
	}
	c.report(p)
}

// oneOf reports a value that is not on its list. An empty value is "not known".
func (c *checker) oneOf(key, value string, at model.Pos, values ...string) {
	if value != "" && !slices.Contains(values, value) {
		c.report(unknownValue.At(at, key, value, model.DidYouMean(value, values), strings.Join(values, ", ")))
	}
}

// unique remembers keys and reports those that come again.
type unique struct {
	c     *checker
	thing model.Bilingual
	seen  map[string]model.Pos
}

func (c *checker) unique(zh, en string) *unique {
	return &unique{c, model.Bilingual{Zh: zh, En: en}, map[string]model.Pos{}}
}

func (u *unique) add(key string, at model.Pos) {
	if key == "" {
		return
	}
	if first, ok := u.seen[key]; ok {
		u.c.report(repeatedKey.At(at, key, u.thing, first))
		return
	}
	u.seen[key] = at
}

// dated is a day with the key under which it is written.
type dated struct {
	key  string
	date model.Date
}

// inOrder reports each day that is before the last known one ahead of it.
func (c *checker) inOrder(o model.Origin, days ...dated) {
	order := make([]string, len(days))
	for i, d := range days {
		order[i] = d.key
	}
	var last dated
	for _, d := range days {
		if d.date.IsZero() {
			continue
		}
		if !last.date.IsZero() && d.date.Before(last.date) {
			c.report(datesOrder.At(o.At(d.key), d.key, d.date, last.key, last.date, strings.Join(order, " ≤ ")))
		}
		last = d
	}
}

// outcome checks a three-valued record; prefix is its key path in o.
func (c *checker) outcome(out model.Outcome, o model.Origin, prefix string) {
	at := func(key string) model.Pos { return o.At(prefix + key) }
	c.oneOf("state", string(out.State), at("state"), model.RecordStates...)
	missing := func(key string) { c.report(outcomeSource.At(at("state"), key)) }
	switch out.State {
	case model.Done:
		if out.Date.IsZero() {
			missing("date")
		}
		if out.Source == "" {
			missing("source")
		}
		if out.Date.After(c.day) {
			c.report(outcomeFuture.At(at("date"), out.Date, c.day))
		}
	case model.NotDone:
		if out.Source == "" {
			missing("source")
		}
	case model.NoRecord:
		if !out.Date.IsZero() || out.Source != "" {
			c.report(outcomeSource.At(o.At(prefix+firstOf(out)), "state"))
		}
	}
}

// firstOf names the key that stands although there is no state.
func firstOf(out model.Outcome) string {
	if !out.Date.IsZero() {
		return "date"
	}
	return "source"
}
