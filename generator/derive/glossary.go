package derive

import (
	"cmp"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/pinyin"
	"guiju/generator/text"
)

// Glossary gathers the term entries of all works on show under their first
// Chinese designation, in pinyin order.
func Glossary(sys *model.System, day model.Date) []Entry {
	at := map[string]*Entry{}
	var order []string
	for _, w := range sys.Works {
		e := w.EditionAt(day)
		if e == nil {
			continue
		}
		e.Texts[model.Zh].Walk(func(p *model.Provision) {
			if p.Term == nil || len(p.Term.Zh) == 0 {
				return
			}
			key := p.Term.Zh[0]
			entry := at[key]
			if entry == nil {
				entry = &Entry{Zh: p.Term.Zh, Symbol: p.Term.Symbol}
				at[key] = entry
				order = append(order, key)
			}
			for _, en := range p.Term.En {
				if !slices.Contains(entry.En, en) {
					entry.En = append(entry.En, en)
				}
			}
			entry.Uses = append(entry.Uses, use(w, e, p))
		})
	}
	read := map[string]string{}
	for _, term := range order {
		read[term] = pinyin.Of(term).Sort
	}
	slices.SortFunc(order, func(a, b string) int { return cmp.Or(cmp.Compare(read[a], read[b]), cmp.Compare(a, b)) })
	list := make([]Entry, len(order))
	for i, key := range order {
		list[i] = *at[key]
		for _, u := range list[i].Uses {
			list[i].Differs = list[i].Differs || u.Definition.Zh != list[i].Uses[0].Definition.Zh
		}
	}
	return list
}

func use(w *model.Work, e *model.Edition, p *model.Provision) TermUse {
	u := TermUse{Work: w, Edition: e, Path: w.Path() + "#" + p.ID}
	u.Definition.Zh = definition(p)
	if q := e.Texts[model.En].Find(p.ID); q != nil {
		u.Definition.En = definition(q)
	}
	return u
}

// definition is the first paragraph of a term entry.
func definition(p *model.Provision) string {
	for _, b := range p.Blocks {
		if para, ok := b.(*model.Paragraph); ok {
			return strings.TrimSpace(text.PlainInlines(para.Inlines))
		}
	}
	return ""
}
