package main

import (
	"fmt"
	"slices"
)

// pictureFigures are the numbers of the framework as it is drawn, on its page
// and on its sheet, and of the explanatory note. A number that is none is not
// drawn. The file framework.svg is read by [counted.compareFiles].
func (c *counted) pictureFigures(f *figures) {
	for _, page := range []string{"framework.html", "framework/print.html"} {
		c.drawn(f, page)
	}
	f.tally("framework/print.html", ".sheet-facts", c.day.Year(), int(c.day.Month()), c.day.Day())
	page := "note.html"
	leaves, filled := 0, 0
	for _, b := range c.boxes {
		if c.leaf(b.Code) {
			leaves++
			if slices.ContainsFunc(c.works, func(w *countedWork) bool { return w.box == b.Code && w.issued() }) {
				filled++
			}
		}
	}
	fact := "[aria-labelledby='ui-counted'] .fact:nth-child(%d) dd"
	f.add(page, fmt.Sprintf(fact, 2), 0, len(c.boxes))
	f.add(page, fmt.Sprintf(fact, 2), 1, leaves)
	f.tally(page, fmt.Sprintf(fact, 3), count(c.works, (*countedWork).issued), 0, count(c.works, (*countedWork).planned))
	f.add(page, fmt.Sprintf(fact, 4), 0, leaves-filled)
	f.add(page, fmt.Sprintf(fact, 4), 1, filled)
	f.add(page, fmt.Sprintf(fact, 5), 0, len(c.levels))
	f.add(page, fmt.Sprintf(fact, 6), 0, len(c.regions))
}

// drawn are the numbers in the boxes and levels of a picture.
func (c *counted) drawn(f *figures, page string) {
	numbers := func(node string, of func(*countedWork) bool, target int) {
		for _, n := range []struct {
			class string
			n     int
		}{
			{"issued", count(c.works, func(w *countedWork) bool { return of(w) && w.issued() })},
			{"target", target},
			{"planned", count(c.works, func(w *countedWork) bool { return of(w) && w.planned() })},
			{"due", count(c.works, func(w *countedWork) bool { return of(w) && w.reviewReached() })},
		} {
			if n.n > 0 {
				f.add(page, node+" .diagram-"+n.class, 0, n.n)
			} else if n.class != "issued" {
				f.add(page, node+" .diagram-"+n.class, elements, 0)
			}
		}
	}
	for _, b := range c.boxes {
		numbers("g[data-box='"+b.Code+"']", func(w *countedWork) bool { return c.below(w.box, b.Code) }, c.target(b.Code))
	}
	for _, l := range c.levels {
		numbers("g[data-level='"+l.Key+"']", func(w *countedWork) bool { return w.level == l.Key }, 0)
	}
}

// branchFigures are the numbers beside the boxes in the framework of a region
// or of a level: of its own standards, what is planned there, and, of a region,
// how many from above.
func (c *counted) branchFigures(f *figures, page string, boxes []countedBox, own, shared []*countedWork, planned func(countedBox) int) {
	for _, b := range boxes {
		in := func(w *countedWork) bool { return c.below(w.box, b.Code) }
		issued := count(own, func(w *countedWork) bool { return in(w) && w.issued() })
		toWrite := count(own, func(w *countedWork) bool { return in(w) && w.planned() })
		target := 0
		for _, x := range boxes {
			if c.below(x.Code, b.Code) {
				target += planned(x)
			}
		}
		place := ".part-tree .tree-head:has(.tree-code:contains('" + b.Code + "')) .tree-count"
		f.tally(page, place, issued, target, toWrite)
		if n := count(shared, in); n > 0 {
			f.add(page, place, last, n)
		}
	}
}
