package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// owed is a report or meeting of a body for a period, due on a day.
type owed struct {
	body, kind, period string
	due                time.Time
}

// dutyFigures are those of 3专2报1会. Of the half-year, the first half is due in
// its year and the second in the next, as the days say.
func (p *countedProgramme) dutyFigures(c *counted, f *figures) {
	page := "rule-321.html"
	owing := keptOf(p.Bodies, func(b countedBody) bool {
		return slices.ContainsFunc(p.Duties, func(d countedDuty) bool { return slices.Contains(d.Bodies, b.Kind) })
	})
	f.add(page, "#ui-dedicated-table tbody tr", elements, len(owing))
	for i, tier := range []string{"province", "city"} {
		in := keptOf(owing, func(b countedBody) bool { return (b.Region == "henan") == (tier == "province") })
		row := fmt.Sprintf(".share-table tbody tr:nth-child(%d) td:nth-child(%%d)", i+1)
		f.add(page, fmt.Sprintf(row, 2), 0, len(in))
		for j, what := range []string{"unit", "staff", "funds"} {
			states := map[string]int{}
			for _, r := range p.Dedicated {
				if r.What == what && r.State != "" && slices.ContainsFunc(in, func(b countedBody) bool { return b.Key == r.Body }) {
					states[r.State]++
				}
			}
			known := states["done"] + states["not-done"]
			if known > 0 { // a part, never rounded up to the whole
				for nth, n := range []int{states["done"], known, states["done"] * 100 / known} {
					f.add(page, fmt.Sprintf(row, j+3), nth, n)
				}
			}
			f.add(page, "#ui-dedicated-table tbody tr[data-tier='"+tier+"'][data-"+what+"='done']", elements, states["done"])
		}
	}
	records := map[string]string{}
	for _, r := range slices.Concat(p.Reports, p.Meetings) {
		records[r.Body+r.Kind+r.Period] = r.State
	}
	states, rows := map[string]int{}, 0
	for _, o := range p.owed(c, owing) {
		state := records[o.body+o.kind+o.period]
		switch {
		case state != "":
		case o.due.Before(c.day):
			state = "reached"
		default:
			state = "waiting"
		}
		rows++
		year := o.period[:4]
		for _, key := range []string{"kind='" + o.kind, "body='" + o.body, "year='" + year} {
			states["[data-"+key+"'][data-state='"+state+"']"]++
		}
	}
	f.add(page, "#ui-owed-table tbody tr", elements, rows)
	for _, which := range sortedKeys(states) {
		f.add(page, "#ui-owed-table tbody tr"+which, elements, states[which])
	}
	for i, kind := range []string{"half-year-report", "annual-report", "annual-meeting"} {
		for j, state := range []string{"done", "not-done", "reached", "waiting"} {
			f.add(page, fmt.Sprintf(".owed-counts tbody tr:nth-child(%d) td:nth-child(%d)", i+1, j+2), 0, states["[data-kind='"+kind+"'][data-state='"+state+"']"])
		}
	}
}

// owed are all that are due within a year of the day.
func (p *countedProgramme) owed(c *counted, bodies []countedBody) (list []owed) {
	horizon := c.day.AddDate(1, 0, 0)
	for _, d := range p.Duties {
		for year := d.Since; year <= c.day.Year()+1; year++ {
			for half, day := range d.Days {
				period, in := fmt.Sprint(year), year
				if len(d.Days) == 2 {
					period = fmt.Sprintf("%d-H%d", year, half+1)
				}
				if strings.HasPrefix(day, "01") { // after the period
					in++
				}
				due, _ := time.Parse(time.DateOnly, fmt.Sprintf("%d-%s", in, day))
				if due.After(horizon) {
					continue
				}
				for _, b := range bodies {
					list = append(list, owed{b.Key, d.Kind, period, due})
				}
			}
		}
	}
	return list
}
