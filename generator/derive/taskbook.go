package derive

import (
	"slices"

	"guiju/generator/model"
)

// Book is the task book of a body (任务书).
type Book struct {
	Body  *model.Body
	Lines []BookLine
}

// RegionBook gathers the task books of the bodies of a region.
type RegionBook struct {
	Region *model.Region
	Books  []Book
	Below  []*model.Region // regions right below it that have a book
}

// BookLine is one line of a task book: a task that a body answers for, by one
// of its deadlines, or a part that is assigned to it.
type BookLine struct {
	Task    int // place in Schedule.Tasks
	Measure int // from 1; 0 is the whole task
	Owner   bool
	Body    *model.Body
	Title   model.Bilingual // its part, or what the deadline is for
	Start   model.Date
	Due     model.Date
	Began   model.Outcome
	Met     model.Outcome
	State   model.DueState
	Late    int
	Source  string
	Sample  bool
}

// books parts the work among those who have it.
func (s *Schedule) books(sys *model.System, day model.Date) {
	for _, b := range sys.Bodies {
		book := Book{Body: b}
		for i := range s.Tasks {
			if s.Tasks[i].Owner == b {
				book.Lines = append(book.Lines, ownedLines(i, s.Tasks[i])...)
			}
		}
		for i := range sys.Plan.Assignments {
			if a := &sys.Plan.Assignments[i]; a.Body == b.Key {
				if line, ok := s.assigned(a, b, day); ok {
					book.Lines = append(book.Lines, line)
				}
			}
		}
		if len(book.Lines) == 0 {
			s.IdleBodies = append(s.IdleBodies, b)
			continue
		}
		slices.SortStableFunc(book.Lines, func(a, b BookLine) int { return a.Task - b.Task })
		s.Books = append(s.Books, book)
	}
	for _, r := range sys.Regions {
		book := RegionBook{Region: r}
		for _, b := range s.Books {
			if b.Body.Region == r.Key {
				book.Books = append(book.Books, b)
			}
		}
		if len(book.Books) == 0 {
			s.IdleRegions = append(s.IdleRegions, r)
			continue
		}
		s.RegionBooks = append(s.RegionBooks, book)
	}
	for i := range s.RegionBooks {
		for _, below := range s.RegionBooks {
			if below.Region.Parent == s.RegionBooks[i].Region.Key {
				s.RegionBooks[i].Below = append(s.RegionBooks[i].Below, below.Region)
			}
		}
	}
	for _, b := range s.Books {
		for _, l := range b.Lines {
			if !l.Owner {
				s.Tasks[l.Task].Parts = append(s.Tasks[l.Task].Parts, l)
			}
		}
	}
}

// ownedLines are the lines of the body that answers for a task: one for each
// deadline, or one where there is none.
func ownedLines(at int, t TaskRow) (out []BookLine) {
	line := BookLine{Task: at, Owner: true, Body: t.Owner, Start: t.From, Due: t.To, Began: t.Began, State: model.DueNone, Sample: t.Owner.Sample}
	for _, d := range t.Dues {
		line.Title, line.Due, line.Met, line.State, line.Late = d.For, d.Date, d.Met, d.State, d.Late
		out = append(out, line)
	}
	if out == nil {
		out = append(out, line)
	}
	return out
}

// assigned is the line of an assignment; without a deadline of its own it is
// due with its task.
func (s *Schedule) assigned(a *model.Assignment, b *model.Body, day model.Date) (BookLine, bool) {
	at := slices.IndexFunc(s.Tasks, func(t TaskRow) bool { return t.Key == a.Task })
	if at < 0 {
		return BookLine{}, false
	}
	l := BookLine{
		Task: at, Measure: a.Measure, Body: b, Title: a.Title, Start: a.Start, Due: a.Due, Began: a.Began, Met: a.Met,
		Source: a.Source, Sample: a.Sample || b.Sample,
	}
	if l.Start.IsZero() {
		l.Start = s.Tasks[at].From
	}
	if l.Due.IsZero() {
		l.Due = s.Tasks[at].To
	}
	l.State, l.Late = a.Met.StateBy(l.Due, day), a.Met.By(day).Late(l.Due)
	return l, true
}

// Unowned are the tasks that nobody has.
func (s *Schedule) Unowned() (out []TaskRow) {
	for _, t := range s.Tasks {
		if t.Owner == nil && len(t.Parts) == 0 {
			out = append(out, t)
		}
	}
	return out
}

// LineCount counts the tasks and parts of task books, real ones and samples
// apart.
type LineCount struct{ Real, Samples int }

// CountLines counts the tasks and parts of a book. A task that its owner has by
// two deadlines has two lines, and is one.
func (b Book) CountLines() (n LineCount) {
	owned := map[int]bool{}
	for _, l := range b.Lines {
		if l.Owner && owned[l.Task] {
			continue
		}
		owned[l.Task] = owned[l.Task] || l.Owner
		if l.Sample {
			n.Samples++
		} else {
			n.Real++
		}
	}
	return n
}

// CountLines counts the tasks and parts of a region's books.
func (b RegionBook) CountLines() (n LineCount) {
	for _, v := range b.Books {
		c := v.CountLines()
		n.Real, n.Samples = n.Real+c.Real, n.Samples+c.Samples
	}
	return n
}
