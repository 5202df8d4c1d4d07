package derive

import (
	"cmp"
	"slices"
	"strings"

	"guiju/generator/model"
)

// Difficulties are the questions that were met: open ones first, then those
// that were answered, the newest first of each (困难和问题).
func Difficulties(sys *model.System) []*model.Difficulty {
	out := slices.Clone(sys.Difficulties)
	slices.SortStableFunc(out, func(a, b *model.Difficulty) int {
		return cmp.Or(
			realFirst(!a.Answer.Empty(), !b.Answer.Empty()),
			b.Date.Time().Compare(a.Date.Time()),
		)
	})
	return out
}

// DifficultyAnchor is the place of a question on the page of all.
func DifficultyAnchor(key string) string { return "ui-question-" + key }

var difficultiesTitle = model.Bilingual{Zh: "困难和问题", En: "Difficulties and answers"}

// difficultyPages makes the questions found by search: each with its answer.
func difficultyPages(d *Derived) (pages []SearchPage) {
	if len(d.Difficulties) == 0 {
		return nil
	}
	all := !slices.ContainsFunc(d.Difficulties, func(q *model.Difficulty) bool { return !q.Sample })
	for _, l := range d.System.Langs() {
		p := SearchPage{Path: l.Prefix() + model.DifficultiesPath, Lang: l, Title: difficultiesTitle.In(l), Kind: "page", Sample: all}
		for _, q := range d.Difficulties {
			doc := SearchDoc{Anchor: DifficultyAnchor(q.Key), Heading: q.Question.Or(l), Names: []string{q.Question.Or(l)}}
			if q.Sample && !all { // among real ones it says so itself
				doc.Context = model.Bilingual{Zh: "样本", En: "Sample"}.In(l)
			}
			doc.Body = strings.TrimSpace(q.Answer.Or(l) + "\n" + q.Changed.Or(l))
			p.Docs = append(p.Docs, doc)
		}
		pages = append(pages, p)
	}
	return pages
}
