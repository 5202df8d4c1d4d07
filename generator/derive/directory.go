package derive

import (
	"cmp"
	"slices"

	"guiju/generator/model"
)

// Directory lists every work once, as seen on the day, ordered by framework
// box, then level, then number: the order of a 标准明细表 (GB/T 13017—2018).
func Directory(sys *model.System, day model.Date) []Row {
	boxes := map[string]int{}
	for i, b := range sys.Boxes {
		boxes[b.Code] = i
	}
	levels := map[string]int{}
	for i, l := range sys.Config.Levels {
		levels[l.Key] = i
	}
	rows := make([]Row, 0, len(sys.Works))
	for _, w := range sys.Works {
		rows = append(rows, row(sys, w, day))
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(
			cmp.Compare(boxes[a.Work.Box], boxes[b.Work.Box]),
			cmp.Compare(levels[a.Work.Level], levels[b.Work.Level]),
			cmp.Compare(a.Number, b.Number),
			cmp.Compare(a.Work.ID, b.Work.ID),
		)
	})
	return rows
}

func row(sys *model.System, w *model.Work, day model.Date) Row {
	r := Row{
		Work:      w,
		Edition:   w.EditionAt(day),
		Number:    w.Number,
		Title:     w.TitleAt(day),
		Status:    w.StatusAt(day),
		ReviewDue: w.ReviewDue(sys.ReviewYears(w), day),
		Path:      w.Path(),
	}
	r.Withheld = r.Title.Empty()
	if r.Edition != nil {
		r.Number = r.Edition.Number
		r.HasText = r.Edition.Texts[model.Zh] != nil
	}
	return r
}
