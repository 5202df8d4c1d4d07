package main

import (
	"fmt"
	"slices"
	"time"
)

// cycleFigures are those of proposals, tracks and reviews.
func (c *counted) cycleFigures(f *figures) {
	c.proposalFigures(f)
	c.trackFigures(f)
	c.reviewFigures(f)
}

// onlyShut reports whether a matter is one that only withheld standards have.
// Its withheld standards are not in [counted.works], or have no matter there.
func (c *counted) onlyShut(matter string) bool {
	return matter != "" && c.shutMatters[matter] && !slices.ContainsFunc(c.works, func(w *countedWork) bool { return w.matter == matter })
}

// proposalFigures: a choice that ended in a withheld standard is withheld with
// all that stood in it.
func (c *counted) proposalFigures(f *figures) {
	closed := map[string]bool{}
	for _, s := range c.Selections {
		closed[s.Key] = c.onlyShut(s.Matter)
	}
	for _, p := range c.Proposals {
		if c.shut[p.Work] && p.Selection != "" {
			closed[p.Selection] = true
		}
	}
	outcomes, classes := map[string]int{}, map[string]int{}
	total := 0
	for _, p := range c.Proposals {
		if c.shut[p.Work] || c.onlyShut(p.Matter) || closed[p.Selection] {
			continue
		}
		total++
		outcomes[p.Outcome]++
		for _, class := range p.Classes {
			classes[class]++
		}
	}
	page := "proposals.html"
	f.add(page, ".page-lead", 0, total)
	f.add(page, ".page-lead", 1, 0)
	lead := "[aria-labelledby='ui-proposals-title'] > .block-lead"
	for nth, n := range []int{total, outcomes["selected"], outcomes["merged"], outcomes["deferred"], outcomes["declined"], outcomes[""]} {
		f.add(page, lead, nth, n)
	}
	f.add(page, "#ui-proposals tbody tr", elements, total)
	f.add(page, ".choice", elements, count(c.Selections, func(s struct{ Key, Matter string }) bool { return !closed[s.Key] }))
	for i, class := range []string{"basic", "general", "urgent", "key"} {
		row := fmt.Sprintf(".class-table tbody tr:nth-child(%d) td:nth-child(%%d)", i+1)
		of := func(is func(*countedWork) bool) int {
			return count(c.works, func(w *countedWork) bool { return slices.Contains(w.classes, class) && is(w) })
		}
		f.add(page, fmt.Sprintf(row, 2), 0, classes[class])
		f.add(page, fmt.Sprintf(row, 3), 0, of((*countedWork).issued))
		f.add(page, fmt.Sprintf(row, 4), 0, of((*countedWork).planned))
	}
}

// step says what is recorded of a step of the latest edition: by an event, by
// the edition itself (issue, filing), or by the proposal of a first edition.
func (w *countedWork) step(key, stage string) string {
	year := ""
	var edition countedEdition
	if n := len(w.editions); n > 0 {
		edition = w.editions[n-1]
		year = edition.Folder[len(edition.Folder)-4:]
	}
	state := ""
	for _, e := range w.events {
		if e.Step == key && (e.Edition == "" || e.Edition == year) && state != "done" {
			state = e.State
		}
	}
	switch {
	case stage == "issue" && !edition.Issued.IsZero(), stage == "filing" && edition.Filing != "":
		return "done"
	case stage == "application" && state == "" && len(w.editions) < 2 && slices.ContainsFunc(w.of.Proposals, func(p countedProposal) bool { return p.Work == w.id }):
		return "done"
	}
	return state
}

func (c *counted) trackFigures(f *figures) {
	page := "tracks.html"
	f.add(page, "#ui-progress tbody tr", elements, len(c.works))
	for i, track := range c.tracks {
		progress, total := map[string]int{}, 0
		steps := make([]map[string]int, len(track.Steps))
		for j := range steps {
			steps[j] = map[string]int{}
		}
		for _, w := range c.works {
			if trackKey := w.takes(); trackKey != track.Key {
				continue
			}
			total++
			if !w.text {
				progress["withheld"]++
				continue
			}
			done := 0
			for j, s := range track.Steps {
				state := w.step(s.Key, s.Stage)
				steps[j][state]++
				if state == "done" {
					done++
				}
			}
			switch {
			case len(w.events) == 0:
				progress["none"]++
			case done == len(track.Steps):
				progress["all"]++
			default:
				progress["part"]++
			}
		}
		section := fmt.Sprintf(".wrap > .block:nth-of-type(%d) ", i+1)
		numbers := []int{total}
		if total > 0 {
			numbers = append(numbers, progress["all"], progress["part"], progress["none"])
		}
		if progress["withheld"] > 0 {
			numbers = append(numbers, progress["withheld"])
		}
		for nth, n := range numbers {
			f.add(page, section+".track-facts .fact:nth-child(2) dd", nth, n)
		}
		for j := range track.Steps {
			row := fmt.Sprintf("%s.track-table tbody tr:nth-child(%d) td:nth-child(%%d)", section, j+1)
			for column, state := range []string{"done", "not-done", ""} {
				f.add(page, fmt.Sprintf(row, column+3), 0, steps[j][state])
			}
		}
	}
}

// takes is the track of a standard; of one whose record alone is public it is
// that of its level, which everybody knows.
func (w *countedWork) takes() string {
	if w.text && w.track != "" {
		return w.track
	}
	return w.of.level(w.level).Track
}

// term is when the review of an edition is due by the plan and by the law, and
// the last review of it.
func (w *countedWork) term(e countedEdition) (due, limit time.Time, result string) {
	from, latest := e.InForce, time.Time{}
	for _, r := range w.reviews {
		if r.Date.After(w.of.day) || r.Date.Before(e.InForce) {
			continue
		}
		if r.Result == "confirmed" && r.Date.After(from) {
			from = r.Date
		}
		if r.Date.After(latest) {
			latest, result = r.Date, r.Result
		}
	}
	l := w.of.level(w.level)
	if l.Years > 0 {
		due = from.AddDate(l.Years, 0, 0)
	}
	if l.Cap > 0 {
		limit = from.AddDate(l.Cap, 0, 0)
	}
	return due, limit, result
}

// reviewReached: so many years after it came into force, or was last confirmed;
// not where a review asked for something else.
func (w *countedWork) reviewReached() bool {
	e := w.current()
	if e == nil {
		return false
	}
	due, _, result := w.term(*e)
	return !due.IsZero() && !due.After(w.of.day) && result != "revise" && result != "withdraw"
}

// reviewState is where an edition stands with its review.
func (w *countedWork) reviewState(e countedEdition) string {
	due, limit, result := w.term(e)
	by := func(day time.Time) bool { return !day.IsZero() && !day.After(w.of.day) }
	near := due
	if due.IsZero() {
		near = limit
	}
	switch {
	case e.InForce.After(w.of.day):
		return "upcoming"
	case result == "revise" || result == "withdraw":
		return result
	case by(limit):
		return "past-cap"
	case by(due):
		return "reached"
	case !near.IsZero() && by(near.AddDate(0, -6, 0)):
		return "soon"
	case result == "confirmed":
		return "confirmed"
	case near.IsZero():
		return "unruled"
	}
	return "not-yet"
}

// reviewed are the editions that the register of reviews has: in force, or to
// come.
func (w *countedWork) reviewed() (list []countedEdition) {
	for _, e := range w.editions {
		if current := w.current(); e.InForce.After(w.of.day) || current != nil && current.Folder == e.Folder {
			list = append(list, e)
		}
	}
	return list
}

func (c *counted) reviewFigures(f *figures) {
	page := "reviews.html"
	states, bodies, rows, waiting, reached := map[string]int{}, map[string]int{}, 0, 0, 0
	for _, w := range c.works {
		for _, e := range w.reviewed() {
			rows++
			states[w.reviewState(e)]++
			if body := e.Charge.Zh; w.text && body != "" {
				bodies[body]++
			} else {
				bodies[e.Issuer.Zh]++
			}
		}
		if e := w.current(); e != nil {
			if s := w.reviewState(*e); (s == "revise" || s == "withdraw") && len(w.editions) > 0 {
				waiting++
			}
		}
		if w.reviewReached() {
			reached++
		}
	}
	// After the three numbers of the day.
	f.add("index.html", "[aria-labelledby='ui-due'] .block-lead", 3, reached)
	f.add("index.html", "[aria-labelledby='ui-due'] .block-lead", 4, 0)
	f.add(page, "#ui-review-table tbody tr", elements, rows)
	for _, s := range []string{"past-cap", "reached", "soon", "revise", "withdraw", "confirmed", "not-yet", "unruled", "upcoming", "ended"} {
		f.add(page, "td[data-count][data-nature='real'][data-state='"+s+"']", 0, states[s])
		f.add(page, "td[data-count][data-nature='sample'][data-state='"+s+"']", 0, 0)
		f.add(page, "#ui-review-table tbody tr[data-state='"+s+"']", elements, states[s])
	}
	for _, body := range sortedKeys(bodies) {
		f.add(page, ".review-bodies td[data-body='"+body+"']:not([data-state])", 0, bodies[body])
	}
	f.add(page, ".review-bodies tbody tr", elements, len(bodies))
	f.add(page, "[aria-labelledby='ui-unfollowed'] li", elements, waiting)
}

// reviewEvents is how many events the calendar of a level has: one when a
// review is due, one at the limit of the law, none where a review asked for
// something.
func (c *counted) reviewEvents(level string) (n int) {
	for _, w := range c.works {
		if w.level != level {
			continue
		}
		for _, e := range w.reviewed() {
			if s := w.reviewState(e); s == "revise" || s == "withdraw" {
				continue
			}
			due, limit, _ := w.term(e)
			for _, day := range []time.Time{due, limit} {
				if !day.IsZero() {
					n++
				}
			}
		}
	}
	return n
}
