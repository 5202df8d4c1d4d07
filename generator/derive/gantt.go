package derive

import (
	"fmt"
	"strings"
	"time"

	"guiju/generator/model"
)

// gantt draws the timetable: one row a phase or a task, on an axis of months.
type gantt struct {
	planPicture
	s      *Schedule
	day    model.Date
	narrow bool
	left   int // where the axis begins
	from   model.Date
	end    model.Date // the day after the last
}

const (
	ganttWidth  = 1120
	ganttNarrow = 340
	ganttNames  = 250 // room of the names beside the bars
	ganttAxis   = 52
	ganttBar    = 14
)

// Gantt draws the timetable (时间表) with what is planned and what is on
// record. It is "" where no day is known. On a narrow page names stand above
// the bars.
func (s *Schedule) Gantt(l model.Lang, day model.Date, narrow bool, id string) string {
	if len(s.Months) == 0 {
		return ""
	}
	last := s.Months[len(s.Months)-1].First
	g := &gantt{
		planPicture: planPicture{lang: l, width: ganttWidth}, s: s, day: day, narrow: narrow, left: ganttNames,
		from: s.Months[0].First, end: model.NewDate(last.Year, last.Month+1, 1),
	}
	class := "plan-wide"
	if narrow {
		g.width, g.left, class = ganttNarrow, 8, "plan-narrow"
	}
	g.height = g.rowsHeight()
	g.axis()
	y := ganttAxis
	for _, ph := range s.Phases {
		y = g.phase(ph, y)
		for _, t := range ph.Tasks {
			y = g.task(s.Tasks[t], y)
		}
	}
	for _, t := range s.Tasks {
		if t.Phase == nil {
			y = g.task(t, y)
		}
	}
	g.today()
	return g.svg(id, class, model.Bilingual{Zh: "时间表", En: "Timetable"}.In(l), g.summary())
}

// x is where a day stands on the axis: its beginning.
func (g *gantt) x(d model.Date) int {
	all := g.end.Time().Sub(g.from.Time())
	return g.left + int(int64(g.width-g.left-8)*int64(d.Time().Sub(g.from.Time())/time.Hour)/int64(all/time.Hour))
}

// after is the end of a day on the axis.
func (g *gantt) after(d model.Date) int { return g.x(model.NewDate(d.Year, d.Month, d.Day+1)) }

func (g *gantt) names(title model.Bilingual, size int) []string {
	room := ganttNames - 16
	if g.narrow {
		room = g.width - 16
	}
	return wrap(title.Or(g.lang), size, room, room)
}

// rowHeight is that of a row with so many lines of name.
func (g *gantt) rowHeight(lines int) int {
	if g.narrow {
		return planLine*lines + ganttBar + 14
	}
	return max(planLine*lines, ganttBar) + 12
}

func (g *gantt) rowsHeight() int {
	h := ganttAxis
	for _, ph := range g.s.Phases {
		h += g.rowHeight(len(g.names(ph.Title, planSmall+1)))
	}
	for _, t := range g.s.Tasks {
		h += g.rowHeight(len(g.names(t.Title, planSmall)))
	}
	return h + 8
}

// axis draws the years and the months, as many of these as have room.
func (g *gantt) axis() {
	step := 1
	for _, n := range []int{1, 3, 6, 12} {
		if step = n; (g.width-g.left)*n/len(g.s.Months) >= 26 {
			break
		}
	}
	for i, m := range g.s.Months {
		x := g.x(m.First)
		if i == 0 || m.First.Month == time.January {
			g.text("axis-year", x+3, 18, planSmall, fmt.Sprint(m.First.Year))
			g.path("axis-line plan-axis-line-year", fmt.Sprintf("M%d 4V%d", x, g.height))
		} else if (int(m.First.Month)-1)%step == 0 {
			g.path("axis-line", fmt.Sprintf("M%d 28V%d", x, g.height))
		}
		if (int(m.First.Month)-1)%step == 0 {
			g.text("axis-month", x+3, 40, 12, fmt.Sprint(int(m.First.Month)))
		}
	}
	g.path("axis-line plan-axis-line-year", fmt.Sprintf("M%d %dH%d", 0, ganttAxis-4, g.width))
}

// row writes the name of a row, and returns the middle of its bar and its end.
func (g *gantt) row(class string, title model.Bilingual, size, y int) (middle, end int) {
	lines := g.names(title, size)
	h := g.rowHeight(len(lines))
	foot := y + 20
	if !g.narrow {
		foot = y + (h-planLine*len(lines))/2 + 15
	}
	for _, l := range lines {
		g.text(class, 8, foot, size, l)
		foot += planLine
	}
	if g.narrow {
		return y + planLine*len(lines) + ganttBar/2 + 8, y + h
	}
	return y + h/2, y + h
}

func (g *gantt) bar(class string, from, to model.Date, middle int) {
	if !from.IsZero() && !to.IsZero() && !to.Before(from) {
		g.rect(class, g.x(from), middle-ganttBar/2, max(g.after(to)-g.x(from), 2), ganttBar)
	}
}

func (g *gantt) phase(ph PhaseRow, y int) int {
	middle, end := g.row("row-phase", ph.Title, planSmall+1, y)
	g.bar("bar-phase", ph.Start, ph.End, middle)
	g.recorded(ph.Began, ph.Ended, middle)
	return end
}

func (g *gantt) task(t TaskRow, y int) int {
	middle, end := g.row("row-task", t.Title, planSmall, y)
	g.bar("bar-task", t.From, t.To, middle)
	for _, d := range t.Dues {
		if d.Date.IsZero() {
			continue
		}
		class, x := dueMark(d), g.after(d.Date)
		if d.In != nil {
			g.path("stray-line", fmt.Sprintf("M%d %dH%d", x, middle, g.x(t.From)))
		}
		g.diamond(class, x, middle)
	}
	g.recorded(t.Began, model.Outcome{}, middle)
	for _, d := range t.Dues {
		g.recorded(model.Outcome{}, d.Met, middle)
	}
	return end
}

// recorded marks what is on record as begun and done; nothing is marked where
// there is no record.
func (g *gantt) recorded(began, done model.Outcome, middle int) {
	if began.State == model.Done && !began.Date.IsZero() && !began.Date.After(g.day) {
		g.wedge("began", g.x(began.Date), middle)
	}
	if done.State == model.Done && !done.Date.IsZero() && !done.Date.After(g.day) {
		g.dot("done", g.after(done.Date), middle)
	}
}

// today draws the line of the day, which the reader's clock moves (65-plan.js);
// off the axis it is not seen.
func (g *gantt) today() {
	x, seen := g.left, "hidden"
	if within(g.day, g.from, g.end) && g.day != g.end {
		x, seen = g.x(g.day), "visible"
	}
	fmt.Fprintf(&g.b, "<g class=\"plan-today\" data-module=\"today\" data-from=\"%s\" data-to=\"%s\" data-left=\"%d\" data-right=\"%d\" transform=\"translate(%d 0)\" visibility=\"%s\"><path class=\"plan-today-line\" d=\"M0 4V%d\"/></g>\n",
		g.from, g.end, g.left, g.width-8, x, seen, g.height)
}

// summary says the picture in a few sentences.
func (g *gantt) summary() string {
	var b strings.Builder
	for _, t := range g.s.Tasks {
		var dues []string
		for _, d := range t.Dues {
			dues = append(dues, d.Date.String())
		}
		if g.lang == model.En {
			fmt.Fprintf(&b, "%s: %s, due %s. ", t.Title.Or(g.lang), span(t.From, t.To), strings.Join(dues, ", "))
		} else {
			fmt.Fprintf(&b, "%s：%s，时限 %s。", t.Title.Or(g.lang), span(t.From, t.To), strings.Join(dues, "、"))
		}
	}
	return strings.TrimSpace(b.String())
}
