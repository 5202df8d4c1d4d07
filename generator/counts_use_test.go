package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// useFigures are those of uptake, matters, overlaps, cooperation, data elements
// and the register of provisions.
func (c *counted) useFigures(f *figures) {
	c.uptakeFigures(f)
	c.matterFigures(f)
	c.overlapFigures(f)
	page := "cooperation.html"
	projects := 0
	for _, p := range c.Projects {
		if len(p.Works) == 0 || slices.ContainsFunc(p.Works, func(id string) bool { return !c.shut[id] }) {
			projects++
		}
	}
	f.add(page, "[aria-labelledby='ui-projects'] > .block-lead", 0, projects)
	f.add(page, "#ui-joint tbody tr", elements, projects)
	f.add(page, "[aria-labelledby='ui-demands'] > .block-lead:nth-of-type(2)", 0, len(c.Demands))
	f.add(page, ".demand-group tbody tr", elements, len(c.Demands))
	shown := c.elementsShown()
	f.add("data-elements.html", ".elements-lead", 0, shown)
	f.add("data-elements.html", ".elements-lead", 1, 0)
	f.add("data-elements.html", "#ui-elements tbody tr", elements, shown)
	f.add("register.html", ".data-table tbody tr", elements, count(c.works, func(w *countedWork) bool { return w.words() != "" }))
}

// elementsShown are the data elements that some standard in public defines, or
// none at all.
func (c *counted) elementsShown() (n int) {
	for _, e := range c.Elements {
		public := slices.ContainsFunc(e.Sources, func(s string) bool { id, _, _ := strings.Cut(s, "#"); return !c.shut[id] })
		if public || len(e.Sources) == 0 {
			n++
		}
	}
	return n
}

// uses are the kinds of use that are on record of a standard as done, with the
// regions that adopted it.
func (c *counted) uses(w *countedWork) (kinds map[string]int, regions map[string]int) {
	kinds, regions = map[string]int{}, map[string]int{}
	for _, u := range c.Uptake {
		if u.Work == w.id && u.State == "done" {
			kinds[u.Kind]++
			if u.Kind == "adopted" {
				regions[u.Region]++
			}
		}
	}
	for _, r := range w.adopters {
		if regions[r] == 0 {
			kinds["adopted"]++
			regions[r]++
		}
	}
	for _, course := range c.Courses {
		if slices.Contains(course, w.id) {
			kinds["trained"]++
		}
	}
	for _, item := range c.Items {
		if slices.Contains([]string{"interpretation", "qa", "card"}, item.Kind) && slices.Contains(item.About, w.id) {
			kinds["explained"]++
		}
	}
	return kinds, regions
}

func (c *counted) uptakeFigures(f *figures) {
	page := "uptake.html"
	all := []string{"adopted", "trained", "explained", "evaluated", "embedded"}
	used, regions, embedded := map[string]int{}, map[string]int{}, 0
	current, rows := 0, 0
	for _, w := range c.works {
		status := w.status()
		if status != "current" && status != "upcoming" {
			continue
		}
		rows++
		// Of one whose record alone is public, what the site itself shows of
		// its use is listed, and it is in no count.
		kinds, adopters := c.uses(w)
		if !w.text {
			continue
		}
		for r, n := range adopters {
			regions[r] += n
		}
		embedded += kinds["embedded"]
		if status != "current" {
			continue
		}
		current++
		for _, kind := range all {
			if kinds[kind] > 0 {
				used[kind]++
			}
		}
	}
	for i, kind := range all {
		row := fmt.Sprintf(".uptake-counts tbody tr:nth-child(%d) td:nth-child(%%d)", i+1)
		f.add(page, fmt.Sprintf(row, 2), 0, used[kind])
		f.add(page, fmt.Sprintf(row, 2), 1, current)
		f.add(page, fmt.Sprintf(row, 3), 1, 0)
	}
	f.add(page, "#ui-uptake-table tbody tr", elements, rows)
	for _, kind := range []string{"explained", "trained", "evaluated"} {
		f.add(page, "#ui-never-"+kind+" .never-count", 0, current-used[kind])
		f.add(page, "#ui-never-"+kind+" .plain-list li", elements, current-used[kind])
	}
	f.add(page, "[aria-labelledby='ui-adopters'] tbody tr", elements, len(regions))
	at := 0
	for _, r := range c.regions {
		if n := regions[r.Key]; n > 0 {
			at++
			f.add(page, fmt.Sprintf("[aria-labelledby='ui-adopters'] tbody tr:nth-child(%d) > td:nth-child(2)", at), 0, n)
		}
	}
	f.add(page, "[aria-labelledby='ui-systems'] tbody tr > td:nth-child(2)", 0, embedded)
}

// matterFigures: a matter that only withheld standards have is withheld.
func (c *counted) matterFigures(f *figures) {
	page := "matters.html"
	matters, filled, open := 0, 0, 0
	for _, m := range c.Matters {
		if c.onlyShut(m.Key) {
			continue
		}
		matters++
		for _, l := range c.levels {
			if slices.ContainsFunc(c.works, func(w *countedWork) bool { return w.matter == m.Key && w.level == l.Key && w.inUse() }) {
				filled++
			} else {
				open++
			}
		}
	}
	for nth, n := range []int{matters, filled, 0, open} {
		f.add(page, ".matters-counts", nth, n)
	}
	f.add(page, "#ui-matters tbody tr", elements, matters)
}

var numberedLine = regexp.MustCompile(`(?m)^[0-9]+\.[0-9.]+ (.+)$`)

// overlapFigures: how alike two standards are is for the program to say; that
// the pairs which were written with the same provisions are found, and stand
// where somebody decided about them, is not.
func (c *counted) overlapFigures(f *figures) {
	page := "overlaps.html"
	f.add(page, ".page-lead", 0, count(c.works, func(w *countedWork) bool {
		return w.words() != "" && (w.status() == "current" || w.status() == "upcoming")
	}))
	decided := 0
	seen := map[string]*countedWork{}
	for _, w := range c.works {
		if s := w.status(); w.words() == "" || s != "current" && s != "upcoming" {
			continue
		}
		key := fmt.Sprint(numberedLine.FindAllString(w.words(), 12))
		other := seen[key]
		if seen[key] = w; other == nil {
			continue
		}
		row := "tr:has(a[href$='standards/" + other.id + ".html']):has(a[href$='standards/" + w.id + ".html'])"
		table, elsewhere := "#ui-overlaps", "[aria-labelledby='ui-decided']"
		if slices.ContainsFunc(c.Distinct, func(d struct{ Works []string }) bool {
			return slices.Contains(d.Works, w.id) && slices.Contains(d.Works, other.id)
		}) {
			table, elsewhere = elsewhere, table
			decided++
		}
		f.add(page, table+" tbody "+row, elements, 1)
		f.add(page, elsewhere+" tbody "+row, elements, 0)
	}
	f.add(page, "[aria-labelledby='ui-decided'] > .block-lead", 0, decided)
}
