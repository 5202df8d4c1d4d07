package main

import (
	"fmt"
	"slices"
)

// areaFigures are those of the key areas: the list of them and a page each.
func (c *counted) areaFigures(f *figures) {
	statuses := []string{"planned", "upcoming", "current", "superseded", "withdrawn"}
	for i, key := range c.areas {
		var in []*countedWork
		ids := map[string]bool{}
		for _, w := range c.works {
			if c.areaOf(w.area, w.box) == key {
				in = append(in, w)
				ids[w.id] = true
			}
		}
		boxes, empty := 0, 0
		for _, b := range c.boxes {
			if c.areaOf("", b.Code) != key {
				continue
			}
			filled, existing := c.leaf(b.Code), 0
			for _, l := range c.levels {
				v := c.cell(b.Code, l.Key)
				filled, existing = filled || v != cell{}, existing+v.existing
			}
			if filled {
				boxes++
				if existing == 0 {
					empty++
				}
			}
		}
		row := fmt.Sprintf("tbody tr:nth-child(%d) td:nth-child(%%d)", i+1)
		issued, planned := count(in, (*countedWork).issued), count(in, (*countedWork).planned)
		f.add("areas.html", fmt.Sprintf(row, 2), 0, issued)
		f.add("areas.html", fmt.Sprintf(row, 3), 0, planned)
		f.add("areas.html", fmt.Sprintf(row, 4), 0, 0)
		f.add("areas.html", fmt.Sprintf(row, 5), 0, boxes)
		f.add("areas.html", fmt.Sprintf(row, 5), 1, empty)
		about := func(refs []string) bool { return slices.ContainsFunc(refs, func(id string) bool { return ids[id] }) }
		f.add("areas.html", fmt.Sprintf(row, 7), 0, count(c.Items, func(v countedItem) bool { return about(v.About) }))
		f.add("areas.html", fmt.Sprintf(row, 8), 0, count(c.Courses, about))
		page := "areas/" + key + ".html"
		f.tally(page, ".page-lead", issued, 0, planned)
		f.add(page, "#ui-directory tbody tr", elements, len(in))
		for j, l := range c.levels {
			for k, s := range statuses {
				f.add(page, fmt.Sprintf(".area-counts tbody tr:nth-child(%d) td:nth-child(%d)", j+1, k+2), 0,
					count(in, func(w *countedWork) bool { return w.level == l.Key && w.status() == s }))
			}
		}
	}
}

// ownOf are the standards that a region issues and those of the regions below
// it; the province's are its own only.
func (c *counted) ownOf(r countedRegion) (own []*countedWork) {
	for _, w := range c.works {
		if w.region == r.Key || r.Kind != "province" && c.within(w.region, r.Key) {
			own = append(own, w)
		}
	}
	return own
}

// sharedIn are the standards of the regions above.
func (c *counted) sharedIn(r countedRegion) (shared []*countedWork) {
	for _, w := range c.works {
		if w.region != r.Key && c.within(r.Key, w.region) {
			shared = append(shared, w)
		}
	}
	return shared
}

// boxesOf are the boxes of a region: the province's, those of the regions
// above it, and its own.
func (c *counted) boxesOf(r countedRegion) (boxes []countedBox) {
	for _, b := range c.boxes {
		if b.Region == "" || c.within(r.Key, b.Region) {
			boxes = append(boxes, b)
		}
	}
	return boxes
}

// gaps are the ends of a framework without a standard of its own, and those of
// them that no shared one fills either.
func gaps(boxes []countedBox, own, shared []*countedWork) (empty, bare int) {
	for _, b := range boxes {
		in := func(w *countedWork) bool { return w.box == b.Code }
		if slices.ContainsFunc(boxes, func(x countedBox) bool { return x.Parent == b.Code }) || slices.ContainsFunc(own, in) {
			continue
		}
		empty++
		if !slices.ContainsFunc(shared, in) {
			bare++
		}
	}
	return empty, bare
}

// partFigures are those of regions, levels and filings.
func (c *counted) partFigures(f *figures) {
	filings := map[string]map[string]int{}
	for _, v := range c.Filings {
		if filings[v.Region] == nil {
			filings[v.Region] = map[string]int{}
		}
		if v.State == "" {
			v.State = "done"
		}
		filings[v.Region][v.State]++
	}
	states := map[string]int{}
	for i, r := range c.regions {
		state := "none"
		for _, s := range []string{"not-done", "done"} {
			if filings[r.Key][s] > 0 {
				state = s
			}
		}
		if r.Parent != "" {
			states[""]++
			states[state]++
		}
		own, shared, boxes := c.ownOf(r), c.sharedIn(r), c.boxesOf(r)
		issued, planned := count(own, (*countedWork).issued), count(own, (*countedWork).planned)
		added := count(boxes, func(b countedBox) bool { return b.Region == r.Key })
		row := fmt.Sprintf("#ui-regions tbody tr:nth-child(%d) td:nth-child(%%d)", i+1)
		for column, n := range []int{issued, planned, 0} {
			f.add("regions.html", fmt.Sprintf(row, column+5), 0, n)
		}
		if r.Kind != "province" {
			f.add("regions.html", fmt.Sprintf(row, 8), 0, added)
		}
		f.add("filings.html", fmt.Sprintf("#ui-filings tbody tr:nth-child(%d) td:nth-child(5)", i+1), 0, filings[r.Key]["done"])

		page := "regions/" + r.Key + ".html"
		f.add(page, "#ui-own tbody tr", elements, len(own))
		f.add(page, "#ui-shared tbody tr", elements, len(shared))
		// What is planned in a box that it inherits is not planned by it.
		plannedOn := func(b countedBox, level string) (n int, stated bool) {
			if (b.Region == r.Key || b.Region == "" && r.Kind == "province") && c.partLevel(r, own, level) {
				n, stated = b.Planned[level]
			}
			return n, stated
		}
		plan := func(b countedBox) (n int) {
			for key := range b.Planned {
				here, _ := plannedOn(b, key)
				n += here
			}
			return n
		}
		target := 0
		for _, b := range boxes {
			target += plan(b)
		}
		at := 0
		for _, l := range c.levels {
			if !c.partLevel(r, own, l.Key) {
				continue
			}
			at++
			of := func(is func(*countedWork) bool) int {
				return count(own, func(w *countedWork) bool { return w.level == l.Key && is(w) })
			}
			row := fmt.Sprintf("[aria-labelledby='ui-statistics'] tbody tr:nth-child(%d) td:nth-child(%%d)", at)
			var sum cell
			for _, b := range boxes {
				n, stated := plannedOn(b, l.Key)
				sum = sum.plus(cellOf(own, b.Code, l.Key, n, stated))
			}
			f.add(page, fmt.Sprintf(row, 2), 0, sum.due)
			f.add(page, fmt.Sprintf(row, 3), 0, sum.existing)
			f.add(page, fmt.Sprintf(row, 5), 0, of((*countedWork).planned))
		}
		f.tally(page, ".page-lead", issued, 0, planned)
		if len(shared) > 0 {
			f.add(page, ".page-lead", last, len(shared))
		}
		c.branchFigures(f, page, boxes, own, shared, plan)
		empty, bare := gaps(boxes, own, shared)
		for nth, n := range []int{len(boxes), empty, bare} {
			f.add(page, ".part-gaps", nth, n)
		}
	}
	for nth, s := range []string{"", "done", "not-done", "none"} {
		f.add("filings.html", ".wrap > .facts .fact:nth-child(2) dd", nth, states[s])
	}
	c.levelFigures(f)
}

// partLevel reports whether a region's table has the level: that of its tier,
// and any that a standard of its own has.
func (c *counted) partLevel(r countedRegion, own []*countedWork, level string) bool {
	tier := map[string]string{"province": "province", "city": "city", "demonstration-zone": "city", "county": "county"}[r.Kind]
	return c.level(level).Tier == tier || slices.ContainsFunc(own, func(w *countedWork) bool { return w.level == level })
}

// levelFigures are those of a level's page.
func (c *counted) levelFigures(f *figures) {
	for _, l := range c.levels {
		page := "levels/" + l.Key + ".html"
		var own []*countedWork
		for _, w := range c.works {
			if w.level == l.Key {
				own = append(own, w)
			}
		}
		var boxes []countedBox
		target := 0
		for _, b := range c.boxes {
			if b.Region == "" || slices.ContainsFunc(own, func(w *countedWork) bool { return c.below(w.box, b.Code) }) {
				boxes = append(boxes, b)
				target += b.Planned[l.Key]
			}
		}
		issued, planned := count(own, (*countedWork).issued), count(own, (*countedWork).planned)
		f.tally(page, ".page-lead", issued, target, planned)
		f.add(page, "#ui-own tbody tr", elements, len(own))
		c.branchFigures(f, page, boxes, own, nil, func(b countedBox) int { return b.Planned[l.Key] })
		empty, bare := gaps(boxes, own, nil)
		for nth, n := range []int{len(boxes), empty, bare} {
			f.add(page, ".part-gaps", nth, n)
		}
		for _, r := range c.regions {
			of := func(is func(*countedWork) bool) int {
				return count(own, func(w *countedWork) bool { return c.within(w.region, r.Key) && is(w) })
			}
			row := "h3 ~ .scroll tbody tr:has(a[href$='regions/" + r.Key + ".html'])"
			if n := of(func(*countedWork) bool { return true }); n > 0 && r.Kind != "province" {
				f.add(page, row+" td:nth-child(2)", 0, of((*countedWork).issued))
				f.add(page, row+" td:nth-child(3)", 0, of((*countedWork).planned))
			}
		}
	}
}
