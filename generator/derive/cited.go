package derive

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

// Cited is an entry of the normative references (GB/T 1.1—2020, 8.6) or of the
// bibliography (8.11) of a text, set beside what is on record of it.
type Cited struct {
	Block     model.Block      // the paragraph of the entry
	Place     string           // fragment of the list it stands in
	Number    string           // as cited: GB/T 1.1—2020, or GB/T 1.1 without a date
	Dated     bool             // only this edition is meant
	Edition   *model.Edition   // what it means, in the system,
	Reference *model.Reference // or outside it; both nil: not on record
	Status    model.Status     // Unknown where nothing on record tells
	Standing  model.Standing
	// What has replaced it, if it is superseded: in the system or outside it.
	Later          *model.Edition
	LaterReference *model.Reference
}

// CitedIn lists what a text cites in clause 2 and in its bibliography, as on
// the day. Of an undated reference the latest edition is meant. Entries that
// are no standards (laws, books) are left out.
func CitedIn(sys *model.System, t *model.Text, day model.Date) (list []Cited) {
	if t == nil {
		return nil
	}
	for _, id := range []string{"2", "bibliography"} {
		p := t.Find(id)
		if p == nil || id == "2" && !isReferences(p) {
			continue
		}
		for _, e := range entries(p.Blocks) {
			if c, ok := cite(sys, e, day); ok {
				c.Place = id
				list = append(list, c)
			}
		}
	}
	return list
}

// isReferences tells clause 2 of a standard from a clause 2 that speaks of
// something else.
func isReferences(p *model.Provision) bool {
	title := strings.ToLower(wording.NewRun(p.Title).Text)
	return strings.Contains(title, "引用文件") || strings.Contains(title, "normative references")
}

// entries are the paragraphs of a list of references, also those of list items.
func entries(blocks []model.Block) (out []*model.Paragraph) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *model.Paragraph:
			out = append(out, b)
		case *model.List:
			for _, it := range b.Items {
				out = append(out, entries(it.Blocks)...)
			}
		}
	}
	return out
}

// entryMark stands before an entry of a bibliography.
var entryMark = regexp.MustCompile(`^\s*(?:\[[0-9]+\]\s*)?$`)

// cite reads one entry; ok is false where it does not begin with the number
// of a standard.
func cite(sys *model.System, e *model.Paragraph, day model.Date) (c Cited, ok bool) {
	words := wording.NewRun(e.Inlines).Text
	found := wording.Cites(words)
	if len(found) == 0 || !entryMark.MatchString(words[:found[0].From]) {
		return Cited{}, false
	}
	c = Cited{Block: e, Number: found[0].Number(), Dated: found[0].Year != "", Status: model.Unknown}
	if !c.inSystem(sys, found[0], day) {
		c.outside(sys, found[0], day)
	}
	return c, true
}

// inSystem looks among the works; a work that has no such edition answers for
// nothing.
func (c *Cited) inSystem(sys *model.System, n wording.Cite, day model.Date) bool {
	i := slices.IndexFunc(sys.Works, func(w *model.Work) bool { return w.Number == n.Stem })
	if i < 0 {
		return false
	}
	w := sys.Works[i]
	e := w.EditionAt(day)
	if c.Dated {
		i := slices.IndexFunc(w.Editions, func(e *model.Edition) bool { return e.Year == n.Year })
		if i < 0 {
			return true
		}
		e = w.Editions[i]
	}
	if e == nil {
		return true
	}
	c.Edition, c.Status, c.Standing = e, e.StatusAt(day), e.Standing()
	if now := w.EditionAt(day); c.Status == model.Superseded && now != e {
		c.Later = now
	}
	return true
}

// latest is the order in which an undated reference finds its edition, as
// model.Work.EditionAt has it.
var latest = []model.Status{model.Current, model.Unknown, model.Upcoming, model.Withdrawn, model.Superseded}

// outside looks in references.toml. An edition that has no record itself, but
// that a record names among those it replaces, is known to be superseded.
func (c *Cited) outside(sys *model.System, n wording.Cite, day model.Date) {
	var found []*model.Reference
	for _, r := range sys.References {
		number := wording.Cites(r.Number)
		if len(number) > 0 && number[0].Stem == n.Stem && (!c.Dated || number[0].Year == n.Year) {
			found = append(found, r)
		}
	}
	rank := func(r *model.Reference) int { return slices.Index(latest, r.StatusAt(day, sys.References)) }
	slices.SortStableFunc(found, func(a, b *model.Reference) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.Number, a.Number))
	})
	if len(found) > 0 {
		c.Reference = found[0]
		c.Status, c.Standing = found[0].StatusAt(day, sys.References), found[0].Standing(sys.References)
	}
	if !c.Dated {
		return
	}
	for _, r := range sys.References {
		if r.ReplacesNumber(c.Number) && !r.InForce.IsZero() && !day.Before(r.InForce) {
			c.LaterReference = r
			if c.Reference == nil {
				c.Status, c.Standing = model.Superseded, model.Standing{Superseded: r.InForce}
			}
		}
	}
}

// Outdated is a standard in force, or about to be, that cites what is
// withdrawn or superseded.
type Outdated struct {
	Row   *Row
	Cited []Cited
}

// CitesOutdated lists them in the order of the directory.
func CitesOutdated(sys *model.System, rows []Row, day model.Date) (out []Outdated) {
	for i := range rows {
		r := &rows[i]
		if r.Status != model.Current && r.Status != model.Upcoming {
			continue
		}
		gone := slices.DeleteFunc(CitedIn(sys, r.Edition.Texts[model.Zh], day), func(c Cited) bool {
			return c.Status != model.Superseded && c.Status != model.Withdrawn
		})
		if len(gone) > 0 {
			out = append(out, Outdated{r, gone})
		}
	}
	return out
}
