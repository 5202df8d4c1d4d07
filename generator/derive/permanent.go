package derive

import (
	"cmp"
	"slices"
	"strconv"

	"guiju/generator/model"
	"guiju/generator/text"
)

// Permanent returns what keys.toml is to say after a release on the day, by
// work, of works of which that changes: every provision that is shown gets a
// permanent key and the hash of its words, once; a new edition takes over the
// keys of the one before where the two are joined; what a correction has
// changed, moved or taken out is renewed. The system must have passed check.
// A work of which sys has a record only is left out: what its keys.toml says is
// not known here. [PermanentFor] knows it.
func Permanent(sys *model.System, day model.Date) map[string]model.Keys {
	shown := *sys
	shown.Works = slices.DeleteFunc(slices.Clone(sys.Works), func(w *model.Work) bool {
		return w.Publication.Decision == model.RecordOnly && !slices.ContainsFunc(w.Editions, func(e *model.Edition) bool { return e.Texts != nil })
	})
	return PermanentFor(sys, &shown, day)
}

// PermanentFor is Permanent for an audience: full is the system as it was read,
// shown what the audience may see of it ([For]). Keys are given to what is
// shown; what others were given stays.
func PermanentFor(full, shown *model.System, day model.Date) map[string]model.Keys {
	out := map[string]model.Keys{}
	for _, w := range shown.Works {
		from := full.Work(w.ID)
		if from == nil {
			continue
		}
		r := newKeyRing(w.ID, from.Keys)
		for _, e := range w.Editions {
			r.edition(e, day)
		}
		if keys := r.keys(); r.changed {
			out[w.ID] = keys
		}
	}
	return out
}

// keyRing makes the keys of a work.
type keyRing struct {
	work    string
	was     model.Keys
	dates   []model.EditionKey
	rows    map[string][]model.ProvisionKey // by edition, or by edition and amendment
	used    map[string]bool
	changed bool
}

func newKeyRing(work string, was model.Keys) *keyRing {
	r := &keyRing{work: work, was: was, rows: map[string][]model.ProvisionKey{}, used: map[string]bool{}}
	for _, d := range was.Editions {
		d.Origin = model.Origin{}
		r.dates = append(r.dates, d)
	}
	for _, k := range was.Provisions {
		k.Origin = model.Origin{}
		r.rows[k.Edition] = append(r.rows[k.Edition], k)
		r.used[k.Key], r.used[k.Successor] = true, true
	}
	return r
}

// next is a key that the work has never had. It follows from how many there
// were, not from what it is the key of.
func (r *keyRing) next() string {
	for n := len(r.used); ; n++ {
		if key := "k" + codeWord(r.work + "\n" + strconv.Itoa(n))[:codeLength]; !r.used[key] {
			r.used[key], r.changed = true, true
			return key
		}
	}
}

// edition records what is shown of an edition.
func (r *keyRing) edition(e *model.Edition, day model.Date) {
	i := slices.IndexFunc(r.dates, func(d model.EditionKey) bool { return d.Year == e.Year })
	if i < 0 {
		i, r.changed = len(r.dates), true
		r.dates = append(r.dates, model.EditionKey{Year: e.Year, Recorded: day})
	}
	if e.AsIssued()[model.Zh] == nil {
		return
	}
	if r.dates[i].Text.IsZero() {
		r.dates[i].Text, r.changed = day, true
	}
	if len(r.rows[e.Year]) == 0 {
		r.first(e)
	} else {
		r.renew(e, day)
	}
	for i := range e.Amendments {
		if a := &e.Amendments[i]; a.Texts[model.Zh] != nil {
			r.amendment(e, a, day)
		}
	}
}

// issued is an edition as a version to be joined.
func issued(e *model.Edition) Version {
	return Version{Edition: e, Kind: AsIssued, Key: e.Year, Texts: e.AsIssued()}
}

// first gives keys to an edition that has none: those of the edition before it,
// else of the one after it, where a provision is joined, and new ones.
func (r *keyRing) first(e *model.Edition) {
	keys, taken := map[string]string{}, map[string]bool{}
	inherit := func(list []Joined, from func(Joined) (mine, theirs *model.Provision), year string) {
		theirs := liveKeys(r.rows[year])
		for _, j := range list {
			mine, other := from(j)
			if mine == nil || other == nil {
				continue
			}
			if key := theirs[other.ID]; key != "" && keys[mine.ID] == "" && !taken[key] {
				keys[mine.ID], taken[key] = key, true
			}
		}
	}
	if before := r.neighbour(e, -1); before != nil {
		inherit(Join(issued(before), issued(e)), func(j Joined) (mine, theirs *model.Provision) { return j.New, j.Old }, before.Year)
	}
	if after := r.neighbour(e, 1); after != nil {
		inherit(Join(issued(e), issued(after)), func(j Joined) (mine, theirs *model.Provision) { return j.Old, j.New }, after.Year)
	}
	texts := e.AsIssued()
	texts[model.Zh].Walk(func(p *model.Provision) {
		key := keys[p.ID]
		if key == "" {
			key = r.next()
		}
		r.changed = true
		r.rows[e.Year] = append(r.rows[e.Year], keyRow(key, e.Year, p, texts))
	})
}

// neighbour is the nearest edition before or after one that has keys and a
// text.
func (r *keyRing) neighbour(e *model.Edition, step int) *model.Edition {
	all := e.Work.Editions
	for i := slices.Index(all, e) + step; 0 <= i && i < len(all); i += step {
		if len(liveKeys(r.rows[all[i].Year])) > 0 && all[i].AsIssued()[model.Zh] != nil {
			return all[i]
		}
	}
	return nil
}

// liveKeys are the keys of rows by fragment, without those that are gone.
func liveKeys(rows []model.ProvisionKey) map[string]string {
	out := map[string]string{}
	for _, k := range rows {
		if alive(k) {
			out[k.Fragment] = k.Key
		}
	}
	return out
}

func alive(k model.ProvisionKey) bool { return k.Tombstone.IsZero() && k.Successor == "" }

func keyRow(key, edition string, p *model.Provision, texts map[model.Lang]*model.Text) model.ProvisionKey {
	k := model.ProvisionKey{Key: key, Edition: edition, Fragment: p.ID, Hash: text.Hash(texts[model.Zh], p)}
	if q := texts[model.En].Find(p.ID); q != nil {
		k.En = text.Hash(texts[model.En], q)
	}
	return k
}

// renew brings the rows of an edition up to date: its English, and what a
// correction that no release has published yet has changed.
func (r *keyRing) renew(e *model.Edition, day model.Date) {
	texts, rows := e.AsIssued(), r.rows[e.Year]
	zh := texts[model.Zh]
	at := map[string]string{} // where provisions stand now, by where they stood
	zh.Walk(func(p *model.Provision) { at[p.ID] = p.ID })
	into := map[string]string{} // and which have taken up those that are gone
	if pending := text.Pending(e); len(pending) > 0 {
		at = map[string]string{}
		j := joinOf(Version{Edition: e, Kind: BeforeCorrection, Texts: pending[0].Before}, issued(e))
		for _, u := range j.old {
			if u.with != nil {
				at[u.provision.ID] = u.with.provision.ID
			} else if v := j.wentInto(u); v != nil {
				into[u.provision.ID] = v.provision.ID
			}
		}
	} else if slices.ContainsFunc(text.PublishedOf(e), func(p text.Published) bool { return p.State != text.Kept }) {
		return // a change without a record: check has said so
	}
	var lost []model.ProvisionKey
	present := map[string]string{} // keys by where they stand now
	for _, k := range rows {
		if to, ok := at[k.Fragment]; ok && alive(k) {
			present[to] = k.Key
		} else {
			lost = append(lost, k)
		}
	}
	var now []model.ProvisionKey
	zh.Walk(func(p *model.Provision) {
		if present[p.ID] == "" {
			present[p.ID] = r.next()
		}
		now = append(now, keyRow(present[p.ID], e.Year, p, texts))
	})
	for i, k := range lost {
		if !alive(k) {
			continue
		}
		if lost[i].Successor = present[into[k.Fragment]]; lost[i].Successor == "" {
			lost[i].Tombstone = day
		}
	}
	now = append(now, lost...)
	r.changed = r.changed || !slices.Equal(plainRows(now), plainRows(rows))
	r.rows[e.Year] = now
}

// amendment records the words of an amendment, once: a provision that it
// replaces keeps its key. They have days of their own.
func (r *keyRing) amendment(e *model.Edition, a *model.Amendment, day model.Date) {
	id := e.Year + "-" + e.AmendmentKey(a)
	if len(r.rows[id]) > 0 {
		return
	}
	if !slices.ContainsFunc(r.dates, func(d model.EditionKey) bool { return d.Year == id }) {
		r.dates = append(r.dates, model.EditionKey{Year: id, Recorded: day, Text: day})
	}
	keys := map[string]string{}
	for _, rows := range r.ofEdition(e.Year) {
		for fragment, key := range liveKeys(rows) {
			keys[fragment] = key
		}
	}
	a.Texts[model.Zh].Walk(func(p *model.Provision) {
		if keys[p.ID] == "" {
			keys[p.ID] = r.next()
		}
		r.changed = true
		r.rows[id] = append(r.rows[id], keyRow(keys[p.ID], id, p, a.Texts))
	})
}

// ofEdition are the rows of an edition and of its amendments, in order.
func (r *keyRing) ofEdition(year string) (list [][]model.ProvisionKey) {
	for _, id := range sortedKeys(r.rows) {
		if id == year || len(id) > len(year) && id[:len(year)+1] == year+"-" {
			list = append(list, r.rows[id])
		}
	}
	return list
}

// keys is the whole of what keys.toml says now.
func (r *keyRing) keys() model.Keys {
	out := r.was
	out.Origin = model.Origin{}
	out.Editions, out.Provisions = slices.Clone(r.dates), nil
	slices.SortStableFunc(out.Editions, func(a, b model.EditionKey) int { return cmp.Compare(a.Year, b.Year) })
	for _, id := range sortedKeys(r.rows) {
		out.Provisions = append(out.Provisions, r.rows[id]...)
	}
	return out
}

// plainRow is a row that can be compared: without its place in the file.
type plainRow struct {
	key, edition, fragment, hash, en, successor string
	tombstone                                   model.Date
}

func plainRows(rows []model.ProvisionKey) (out []plainRow) {
	for _, k := range rows {
		out = append(out, plainRow{k.Key, k.Edition, k.Fragment, k.Hash, k.En, k.Successor, k.Tombstone})
	}
	return out
}
