package source

import (
	"cmp"
	"slices"

	"guiju/generator/model"
)

// finish does what needs the texts, then puts the lists in the order that
// model.System promises.
func (l *loader) finish() {
	for _, f := range l.after {
		f()
	}
	slices.SortFunc(l.sys.Works, func(a, b *model.Work) int { return cmp.Compare(a.ID, b.ID) })
	l.sys.Relate()
	slices.SortFunc(l.sys.Regulations, func(a, b *model.Regulation) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(l.sys.Policies, func(a, b *model.Policy) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(l.sys.Notes, func(a, b *model.Item) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(l.sys.Courses, func(a, b *model.Course) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(l.sys.Publicity, func(a, b *model.Item) int { // newest first
		return cmp.Or(b.Date.Time().Compare(a.Date.Time()), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(l.sys.Pages, func(a, b *model.Item) int { // those outside the menu last
		return cmp.Or(cmp.Compare(btoi(a.Menu == 0), btoi(b.Menu == 0)), cmp.Compare(a.Menu, b.Menu), cmp.Compare(a.ID, b.ID))
	})
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
