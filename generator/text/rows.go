package text

import (
	"slices"

	"guiju/generator/model"
)

// Row is one provision in both languages. One of the two is nil where a
// language lacks it; never both.
type Row struct {
	Zh, En   *model.Provision
	Children []Row
}

// ID is the fragment of the row's address.
func (r Row) ID() string {
	if r.Zh != nil {
		return r.Zh.ID
	}
	return r.En.ID
}

// Rows pairs the provisions of two texts by their addresses. The Chinese is
// authoritative: the rows are its tree, wherever the English has put its
// provisions. What only the English has comes behind its elder sibling.
func Rows(zh, en *model.Text) []Row {
	p := pairing{inZh: byID(zh), inEn: byID(en)}
	return p.rows(zh.Provisions, en.Provisions)
}

func byID(t *model.Text) map[string]*model.Provision {
	all := map[string]*model.Provision{}
	t.Walk(func(p *model.Provision) {
		if all[p.ID] == nil {
			all[p.ID] = p
		}
	})
	return all
}

type pairing struct{ inZh, inEn map[string]*model.Provision }

// rows pairs the children of one provision; en are those of its partner.
func (p pairing) rows(zh, en []*model.Provision) []Row {
	var out []Row
	for _, z := range zh {
		r := Row{Zh: z, En: p.inEn[z.ID]}
		var below []*model.Provision
		if r.En != nil {
			below = r.En.Children
		}
		r.Children = p.rows(z.Children, below)
		out = append(out, r)
	}
	at := 0 // behind the last sibling that was placed
	for _, e := range en {
		if p.inZh[e.ID] == nil {
			for at < len(out) && out[at].En == nil && model.CompareFragments(out[at].ID(), e.ID) < 0 {
				at++ // 5.2 that only the Chinese has stands before 5.3 that only the English has
			}
			out = slices.Insert(out, at, p.only(e))
			at++
			continue
		}
		if i := slices.IndexFunc(out, func(r Row) bool { return r.En == e }); i >= 0 {
			at = i + 1
		}
	}
	return out
}

// only makes the row of a provision that the Chinese lacks, with those below
// it that the Chinese lacks too.
func (p pairing) only(e *model.Provision) Row {
	r := Row{En: e}
	for _, c := range e.Children {
		if p.inZh[c.ID] == nil {
			r.Children = append(r.Children, p.only(c))
		}
	}
	return r
}

// Shown returns the text that the pages of a language show: its own, an English
// one completed by the Chinese; without one the Chinese. (Sections of prose
// have no numbers in common, so prose is shown as it is.)
func Shown(texts map[model.Lang]*model.Text, l model.Lang) (t *model.Text, missing map[string]bool) {
	zh := texts[model.Zh]
	switch t = texts[l]; {
	case t == nil:
		return zh, nil
	case t == zh || zh == nil || t.Grammar == model.ProseGrammar:
		return t, nil
	}
	return Complete(zh, t)
}

// Complete returns the English text with the Chinese of every provision it
// lacks in its place, and the fragments of those and of the footnotes they
// bring. The English itself is returned where nothing is lacking.
func Complete(zh, en *model.Text) (t *model.Text, missing map[string]bool) {
	missing = map[string]bool{}
	has, labels := byID(en), byLabel(en.Footnotes)
	zh.Walk(func(p *model.Provision) {
		if has[p.ID] != nil {
			return
		}
		missing[p.ID] = true
		for _, f := range footnotesOf(zh, p) {
			if labels[f.Label] == nil {
				missing[f.ID] = true
			}
		}
	})
	if len(missing) == 0 {
		return en, missing
	}
	whole := model.Text{
		Lang: en.Lang, Grammar: en.Grammar, File: en.File, Form: en.Form, Title: en.Title, Dates: en.Dates, Head: en.Head,
		Provisions: completed(Rows(zh, en)), Footnotes: en.Footnotes,
	}
	for _, f := range zh.Footnotes { // in their order
		if missing[f.ID] {
			whole.Footnotes = append(slices.Clip(whole.Footnotes), f)
		}
	}
	whole.Seal()
	return &whole, missing
}

func completed(rows []Row) []*model.Provision {
	var out []*model.Provision
	for _, r := range rows {
		p := r.En
		if p == nil {
			p = r.Zh
		}
		q := *p
		q.Children = completed(r.Children)
		out = append(out, &q)
	}
	return out
}
