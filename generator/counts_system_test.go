package main

import (
	"fmt"
	"slices"
)

// systemFigures are those of the home page, the hub, the framework with its
// sheet, and the directory.
func (c *counted) systemFigures(f *figures) {
	all := c.works
	issued, planned := count(all, (*countedWork).issued), count(all, (*countedWork).planned)
	f.add("index.html", ".tally:nth-child(1) .tally-number", 0, issued)
	f.add("index.html", ".tally:nth-child(2) .tally-number", 0, 0)
	f.add("index.html", ".tally:nth-child(4) .tally-number", 0, c.terms())
	f.add("index.html", ".reach-line", 0, issued)
	f.add("index.html", ".reach-line", 1, planned)
	for i, g := range c.goals {
		row := fmt.Sprintf(".reach-goals .reach-goal:nth-child(%d) .reach-count", i+1)
		f.add("index.html", row, 0, c.reached(g))
		f.add("index.html", row, 1, g.Count)
	}
	f.add("glossary.html", ".page-lead", 0, c.terms())
	for _, page := range []string{"system.html", "directory.html", "framework.html"} {
		target := 0
		if page == "framework.html" {
			target = c.target("")
		}
		f.tally(page, ".page-lead", issued, target, planned)
	}
	f.add("statistics.html", ".page-lead", 2, issued) // after two numbers of standards
	f.add("statistics.html", ".page-lead", 3, planned)
	rows := "#ui-directory tbody tr"
	f.add("directory.html", rows, elements, len(all))
	for _, l := range c.levels {
		f.add("directory.html", rows+"[data-level='"+l.Key+"']", elements, count(all, func(w *countedWork) bool { return w.level == l.Key }))
	}
	for _, s := range []string{"planned", "upcoming", "current", "superseded", "withdrawn"} {
		f.add("directory.html", rows+"[data-status='"+s+"']", elements, count(all, func(w *countedWork) bool { return w.status() == s }))
	}
	f.add("directory.html", rows+" .cell-due", elements, count(all, func(w *countedWork) bool { return w.reviewReached() }))
	f.add("directory.html", rows+" .cell-title .absent", elements, count(all, func(w *countedWork) bool { return w.hidden }))
	for i, l := range c.levels {
		row := fmt.Sprintf("[aria-labelledby='ui-levels'] tbody tr:nth-child(%d) td:nth-child(%%d)", i+1)
		of := func(is func(*countedWork) bool) int {
			return count(all, func(w *countedWork) bool { return w.level == l.Key && is(w) })
		}
		for column, n := range []int{of((*countedWork).issued), of((*countedWork).planned), of((*countedWork).reviewReached), 0} {
			f.add("framework.html", fmt.Sprintf(row, column+3), 0, n)
		}
	}
	top := 0
	for _, box := range c.boxes {
		in := func(w *countedWork) bool { return c.below(w.box, box.Code) }
		issued := count(all, func(w *countedWork) bool { return in(w) && w.issued() })
		planned := count(all, func(w *countedWork) bool { return in(w) && w.planned() })
		f.tally("framework.html", fmt.Sprintf("#ui-box-%s > .tree-head .tree-count", box.Code), issued, c.target(box.Code), planned)
		if box.Parent == "" {
			top++
			f.tally("index.html", fmt.Sprintf(".boxes .box:nth-child(%d) .box-count", top), issued, c.target(box.Code), planned)
		}
	}
}

// reached is how many standards count towards a goal by the day.
func (c *counted) reached(g countedGoal) int {
	return count(c.works, func(w *countedWork) bool { return slices.Contains(g.Levels, w.level) && w.issued() })
}

// target is what the box and those below it are planned to hold; of "" all are.
func (c *counted) target(code string) (n int) {
	for _, b := range c.boxes {
		if code == "" || c.below(b.Code, code) {
			for _, planned := range b.Planned {
				n += planned
			}
		}
	}
	return n
}

// cell is the standards of a level in a box itself.
type cell struct {
	due, existing, ended, planned int
	stated                        bool
}

func (c *counted) cell(box, level string) cell {
	n, stated := c.box(box).Planned[level]
	return cellOf(c.works, box, level, n, stated)
}

// cellOf counts among some standards; how many there should be is stated, or
// what is recorded stands for it.
func cellOf(works []*countedWork, box, level string, n int, stated bool) (v cell) {
	for _, w := range works {
		switch {
		case w.box != box || w.level != level:
		case !w.issued():
			v.planned++
		case w.status() == "withdrawn":
			v.ended++
		default:
			v.existing++
		}
	}
	if v.due, v.stated = n, stated; !stated {
		v.due = v.existing + v.planned
	}
	return v
}

func (v cell) plus(w cell) cell {
	return cell{v.due + w.due, v.existing + w.existing, v.ended + w.ended, v.planned + w.planned, false}
}

// gap is how a cell stands: all there, some, none of what should be; or nothing
// is to be, or nothing is said.
func (v cell) gap() string {
	switch {
	case v.existing > 0 && v.existing >= v.due:
		return "whole"
	case v.existing > 0:
		return "short"
	case v.due > 0:
		return "missing"
	case v.stated:
		return "unneeded"
	}
	return "open"
}

func share(part, whole int) string {
	if whole == 0 {
		return "—"
	}
	return fmt.Sprintf("%.1f%%", float64(part)*100/float64(whole))
}

// statisticFigures are every cell of the statistical table.
func (c *counted) statisticFigures(f *figures) {
	page := "statistics.html"
	line := func(row string, v cell) {
		for i, n := range []int{v.due, v.existing} {
			f.add(page, fmt.Sprintf("%s td:nth-child(%d)", row, i+2), 0, n)
		}
		f.say(page, row+" td:nth-child(4)", share(v.existing, v.due))
		for i, n := range []int{v.planned, v.ended, 0} {
			f.add(page, fmt.Sprintf("%s td:nth-child(%d)", row, i+5), 0, n)
		}
	}
	families, total := map[string]cell{}, cell{}
	for i, l := range c.levels {
		var sum cell
		for _, b := range c.boxes {
			sum = sum.plus(c.cell(b.Code, l.Key))
		}
		line(fmt.Sprintf("#ui-stat-levels tbody tr:nth-child(%d)", i+1), sum)
		families[l.Family], total = families[l.Family].plus(sum), total.plus(sum)
	}
	line("#ui-stat-levels tfoot tr", total)
	at := 0
	for _, family := range []string{"national", "industry", "local", "group", "enterprise", "internal"} {
		if sum, has := families[family]; has {
			at++
			line(fmt.Sprintf("#ui-stat-families tbody tr:nth-child(%d)", at), sum)
		}
	}
	f.add(page, "#ui-stat-families tbody tr", elements, at)
	f.add(page, "#ui-stat-boxes tbody tr", elements, len(c.boxes))
	gaps, counted := map[string]int{}, 0
	for _, b := range c.boxes {
		row := "#ui-stat-boxes tbody tr:has(th .code:contains('" + b.Code + "'))"
		var sum cell
		filled := c.leaf(b.Code)
		for i, l := range c.levels {
			var of cell
			for _, below := range c.boxes {
				if c.below(below.Code, b.Code) {
					of = of.plus(c.cell(below.Code, l.Key))
				}
			}
			if cell := fmt.Sprintf("%s td:nth-child(%d)", row, i+2); of.due+of.existing > 0 {
				f.say(page, cell, fmt.Sprintf("%d / %d", of.existing, of.due))
			} else {
				f.say(page, cell, "—")
			}
			sum = sum.plus(of)
			filled = filled || c.cell(b.Code, l.Key) != cell{}
		}
		next := len(c.levels) + 2
		f.add(page, fmt.Sprintf("%s td:nth-child(%d)", row, next), 0, sum.due)
		f.add(page, fmt.Sprintf("%s td:nth-child(%d)", row, next+1), 0, sum.existing)
		f.say(page, fmt.Sprintf("%s td:nth-child(%d)", row, next+2), share(sum.existing, sum.due))
		f.add(page, fmt.Sprintf("%s td:nth-child(%d)", row, next+3), 0, 0)
		if filled {
			counted++
			for _, l := range c.levels {
				gaps[c.cell(b.Code, l.Key).gap()]++
			}
		}
	}
	f.add(page, "#ui-gap-table tbody tr", elements, counted)
	for _, gap := range []string{"whole", "short", "missing", "unneeded", "open"} {
		f.add(page, "#ui-gap-table td.gap-"+gap, elements, gaps[gap])
	}
}

// targetFigures are those of the targets, of each reading, and of the months.
func (c *counted) targetFigures(f *figures) {
	page := "targets.html"
	for _, g := range c.goals {
		section := fmt.Sprintf(".target[aria-labelledby='ui-target-%s']", g.Key)
		f.add(page, section+" .goal-number", 0, c.reached(g))
		f.add(page, section+" .goal-count", 1, g.Count)
		f.add(page, section+" .target-list tbody tr th.cell-title", elements, c.reached(g))
		first := map[string]int{}
		inTime := 0
		for _, w := range c.works {
			if slices.Contains(g.Levels, w.level) && w.issued() {
				first[w.editions[0].Issued.Format("2006-01")]++
				if !w.editions[0].Issued.After(g.Due) {
					inTime++
				}
			}
		}
		f.add(page, section+" > .goal-note", last, inTime)
		sum := 0
		for _, month := range sortedKeys(first) {
			sum += first[month]
			row := fmt.Sprintf("#ui-target-%s-months tr:has(time[datetime='%s'])", g.Key, month)
			f.add(page, row+" td:nth-child(2)", 0, first[month])
			f.add(page, row+" td:nth-child(3)", 0, sum)
		}
	}
	months, revisions := map[string]map[string]int{}, map[string]int{}
	for _, w := range c.works {
		for i, e := range w.editions {
			if e.Issued.After(c.day) {
				continue
			}
			month := e.Issued.Format("2006-01")
			if months[month] == nil {
				months[month] = map[string]int{}
			}
			months[month][w.level]++
			months[month][""]++
			if i > 0 {
				revisions[month]++
			}
		}
	}
	f.add(page, "#ui-month-table tbody tr", elements, len(months))
	for _, month := range sortedKeys(months) {
		row := "#ui-month-table tr:has(th time[datetime='" + month + "'])"
		for i, l := range c.levels {
			f.add(page, fmt.Sprintf("%s > td:nth-child(%d)", row, i+2), 0, months[month][l.Key])
		}
		f.add(page, fmt.Sprintf("%s > td:nth-child(%d)", row, len(c.levels)+2), 0, months[month][""])
		f.add(page, fmt.Sprintf("%s > td:nth-child(%d)", row, len(c.levels)+3), 0, revisions[month])
	}
}
