package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// countedProgramme are the registers by which the work is run, evaluated and
// spread, without what they say of withheld standards: of those alone nothing,
// and their names nowhere.
type countedProgramme struct {
	Phases       []struct{ Key string } `toml:"phase"`
	Tasks        []countedTask          `toml:"task"`
	Assignments  []countedAssignment    `toml:"assignment"`
	Bodies       []countedBody          `toml:"body"`
	Dedicated    []countedRecord        `toml:"dedicated"`
	Duties       []countedDuty          `toml:"duty"`
	Reports      []countedRecord        `toml:"report"`
	Meetings     []countedRecord        `toml:"meeting"`
	Resources    []countedRecord        `toml:"resource"`
	Processes    []countedProcess       `toml:"process"`
	Evaluations  []countedEvaluation    `toml:"evaluation"`
	Findings     []countedFinding       `toml:"finding"`
	Dossier      []countedPaper         `toml:"dossier"`
	Scores       []countedScore         `toml:"score"`
	Indicators   []countedIndicator     `toml:"indicator"`
	Values       []countedValue         `toml:"value"`
	Difficulties []countedDifficulty    `toml:"difficulty"`
	Directions   []struct{ Key string } `toml:"direction"`
	Pilots       []countedPilot         `toml:"pilot"`
	Cases        []countedCase          `toml:"case"`
	Bases        []countedBase          `toml:"base"`
	Forums       []struct{ Key string } `toml:"forum"`
	Studies      []countedStudy         `toml:"study"`
	Parts        []countedPart          `toml:"-"` // of the evaluation rules
	Lessons      []countedLesson        `toml:"-"`
	Told         []countedTelling       `toml:"-"`
}

type countedOutcome struct {
	State string
	Date  time.Time
}

type countedTask struct {
	Key, Phase, Owner string
	Measures          []struct{}        `toml:"measure"`
	Dues              []countedDeadline `toml:"due"`
}

type countedDeadline struct {
	Date time.Time
	Met  countedOutcome
}

type countedAssignment struct {
	Task, Body string
	Due        time.Time
	Met        countedOutcome
}

type countedBody struct {
	Key, Kind, Region, Partner string
	Members                    []struct{} `toml:"member"`
}

// countedRecord is what a register says of a body: that it has something, or
// did it for a period.
type countedRecord struct{ Key, Body, Work, Region, What, Kind, Period, State string }

type countedDuty struct {
	Kind   string
	Bodies []string
	Days   []string
	Since  int
}

type countedProcess struct {
	Kind, Box string
	Works     []string
	Sample    bool
}

// programmeFigures are those of the registers by which the work is run,
// evaluated and spread.
func (c *counted) programmeFigures(t *testing.T, f *figures) {
	p := c.programme(t)
	p.planFigures(c, f)
	p.bodyFigures(c, f)
	p.dutyFigures(c, f)
	p.inventoryFigures(c, f)
	p.assessmentFigures(c, f)
	p.scoreFigures(c, f)
	p.indicatorFigures(c, f)
	p.pilotFigures(c, f)
	p.researchFigures(f)
	p.publicityFigures(c, f)
	p.trainingFigures(c, f)
	p.feedFigures(c, f)
}

func (c *counted) programme(t *testing.T) *countedProgramme {
	p := &countedProgramme{}
	for _, name := range []string{"plan", "bodies", "mechanisms", "inventory", "assessment", "evaluation", "difficulties", "pilots", "research"} {
		readCounted(t, filepath.Join(c.dir, name+".toml"), p)
	}
	var rules struct {
		Parts []countedPart `toml:"part"`
	}
	readCounted(t, filepath.Join(c.dir, "evaluation.toml"), &rules)
	p.Parts = rules.Parts
	p.read(c, t)
	p.withhold(c)
	return p
}

// withhold drops what a public site does not say of withheld standards.
func (p *countedProgramme) withhold(c *counted) {
	open := func(refs []string) []string {
		return keptOf(refs, func(ref string) bool { id, _, _ := strings.Cut(ref, "#"); return !c.shut[id] })
	}
	told := func(refs []string) bool { return len(refs) == 0 || len(open(refs)) > 0 }
	p.Findings = keptOf(p.Findings, func(v countedFinding) bool { return told(v.Works) })
	p.Cases = keptOf(p.Cases, func(v countedCase) bool { return told(v.Works) && told(v.About) })
	p.Difficulties = keptOf(p.Difficulties, func(v countedDifficulty) bool { return told(v.About) && told(v.Changes) })
	for i := range p.Findings {
		p.Findings[i].Works = open(p.Findings[i].Works)
	}
	for i := range p.Cases {
		p.Cases[i].Works = open(p.Cases[i].Works)
	}
	for i := range p.Processes {
		p.Processes[i].Works = open(p.Processes[i].Works)
	}
	for i := range p.Studies {
		p.Studies[i].Conversions = keptOf(p.Studies[i].Conversions, func(v countedRecord) bool { return !c.shut[v.Work] })
	}
}

// apart adds the number of real records and, where there are any, of samples.
func (f *figures) apart(page, selector string, n, samples int) {
	f.add(page, selector, 0, n)
	if samples > 0 {
		f.add(page, selector, 1, samples)
	}
}

// regionRow is the row of a region in a table.
func regionRow(table, region string) string {
	return table + " tbody tr:has(a[href$='regions/" + region + ".html'])"
}

// kept are the records that are wanted.
func keptOf[T any](list []T, is func(T) bool) (out []T) {
	for _, v := range list {
		if is(v) {
			out = append(out, v)
		}
	}
	return out
}

// standing is what is said of a deadline: that it was kept or not where that is
// on record, and else only whether the day has passed.
func (c *counted) standing(o countedOutcome, due time.Time) string {
	switch {
	case o.State != "":
		return o.State
	case due.Before(c.day):
		return "reached"
	}
	return "ahead"
}

func (p *countedProgramme) planFigures(c *counted, f *figures) {
	measures, dues, kept := 0, 0, 0
	states := map[string]int{}
	for i, t := range p.Tasks {
		measures, dues = measures+len(t.Measures), dues+len(t.Dues)
		for _, d := range t.Dues {
			states[c.standing(d.Met, d.Date)]++
			if d.Met.State == "done" && !d.Met.Date.After(d.Date) {
				kept++
			}
		}
		row := "#ui-task-" + t.Key
		f.add("tasks.html", row+" .measures > li", elements, len(t.Measures))
		f.add("tasks.html", row+" .cell-dues > li", elements, len(t.Dues))
		parts := count(p.Assignments, func(a countedAssignment) bool { return a.Task == t.Key })
		f.add("tasks.html", row+" td:nth-child(6) .cell-note a", elements, parts)
		f.add("task-book.html", fmt.Sprintf("#ui-book tbody tr:nth-child(%d) td:last-child a", i+1), elements, parts)
	}
	for nth, n := range []int{len(p.Phases), len(p.Tasks), measures, dues} {
		f.add("plan.html", ".page-lead", nth, n)
		if nth > 0 {
			f.add("tasks.html", ".page-lead", nth-1, n)
		}
	}
	f.add("plan.html", ".road-title", elements, len(p.Phases))
	f.add("timetable.html", "#ui-timetable .row-group", elements, len(p.Phases))
	f.add("timetable.html", "#ui-timetable td:nth-child(3) .timetable-due", elements, dues)
	f.add("tasks.html", "#ui-tasks tbody > tr", elements, len(p.Tasks))
	for _, state := range sortedKeys(states) {
		f.add("tasks.html", ".due-counts li:has(.state-"+state+") .due-count", 0, states[state])
	}
	f.add("tasks.html", ".due-counts li", elements, len(states))
	for nth, n := range []int{dues, kept, states["done"] - kept, states["not-done"], states["reached"], states["ahead"]} {
		f.add("evaluations.html", ".deadline-counts", nth, n)
	}
	f.add("evaluations.html", "#ui-plan-table tbody tr", elements, dues)

	var books, bodies, regions int
	for _, r := range c.regions {
		lines, tasks, withBook := 0, 0, 0
		for _, b := range p.Bodies {
			if b.Region != r.Key {
				continue
			}
			owned := keptOf(p.Tasks, func(t countedTask) bool { return t.Owner == b.Key })
			given := keptOf(p.Assignments, func(a countedAssignment) bool { return a.Body == b.Key })
			if len(owned)+len(given) == 0 {
				continue
			}
			withBook, bodies = withBook+1, bodies+1
			own := len(given)
			for _, t := range owned {
				own += max(1, len(t.Dues))
			}
			lines, tasks = lines+own, tasks+len(owned)+len(given)
			page := "task-book/" + b.Key + ".html"
			f.add("task-book.html", "#ui-bodies-table tbody tr:has(a[href$='"+page+"']) td:nth-child(3)", 0, len(owned)+len(given))
			f.add(page, "tbody tr", elements, own)
			for _, state := range []string{"done", "not-done", "reached"} {
				n := count(given, func(a countedAssignment) bool { return c.standing(a.Met, a.Due) == state })
				for _, t := range owned {
					n += count(t.Dues, func(d countedDeadline) bool { return c.standing(d.Met, d.Date) == state })
				}
				f.add(page, "td:last-child .state-"+state, elements, n)
			}
		}
		if withBook == 0 {
			continue
		}
		books++
		regions++
		page := "task-book/region-" + r.Key + ".html"
		row := "#ui-regions-table tbody tr:has(a[href$='" + page + "'])"
		f.add("task-book.html", row+" td:nth-child(2)", 0, withBook)
		f.add("task-book.html", row+" td:nth-child(3)", 0, tasks)
		f.add(page, "section.book", elements, withBook)
		f.add(page, "tbody tr", elements, lines)
	}
	f.add("task-book.html", "#ui-bodies-table tbody tr", elements, bodies)
	f.add("task-book.html", "#ui-regions-table tbody tr", elements, regions)
}

func (p *countedProgramme) bodyFigures(c *counted, f *figures) {
	page := "bodies.html"
	for i, kinds := range [][]string{
		{"leading-group", "working-group"}, {"committee"}, {"research-centre"}, {"department", "regulator"}, {"university", "institute", "association", "institution"},
	} {
		f.add(page, fmt.Sprintf(".body-group:nth-child(%d) .body-group-count", i+1), 0,
			count(p.Bodies, func(b countedBody) bool { return slices.Contains(kinds, b.Kind) }))
	}
	f.add(page, "#ui-bodies tbody tr", elements, len(p.Bodies))
	for _, b := range p.Bodies {
		if len(b.Members) > 0 {
			f.add(page, "#ui-bodies tbody tr:has(th a[href$='bodies/"+b.Key+".html']) td:nth-child(6)", 0, len(b.Members))
		}
	}
	page = "coordination.html"
	paired := 0
	tiers := map[string][]countedRegion{}
	for _, r := range c.regions {
		tiers[r.Kind] = append(tiers[r.Kind], r)
	}
	// A demonstration zone stands at the tier of cities.
	for i, kinds := range [][]string{{"province"}, {"city", "demonstration-zone"}, {"county"}} {
		regions, having, pairs := 0, 0, 0
		for _, kind := range kinds {
			for _, r := range tiers[kind] {
				regions++
				of := func(is func(countedBody) bool) bool {
					return slices.ContainsFunc(p.Bodies, func(b countedBody) bool { return b.Region == r.Key && b.Kind == "department" && is(b) })
				}
				if of(func(countedBody) bool { return true }) {
					having++
				}
				if of(func(b countedBody) bool { return b.Partner != "" }) {
					pairs++
				}
			}
		}
		paired += pairs
		row := fmt.Sprintf(".captioned tbody tr:nth-child(%d) td:nth-child(%%d)", i+1)
		for column, n := range []int{regions, having, pairs, 0} {
			f.add(page, fmt.Sprintf(row, column+2), 0, n)
		}
	}
	f.add(page, "#ui-coordination tbody tr", elements, len(c.regions))
	f.add(page, "#ui-coordination tbody tr[data-state='paired']", elements, paired)
	page = "resources.html"
	for _, kind := range []string{"policy", "funds", "technology", "talent"} {
		n := count(p.Resources, func(r countedRecord) bool { return r.Kind == kind })
		f.add(page, "#ui-"+kind+" .block-count", 0, n)
		f.add(page, "[aria-labelledby='ui-"+kind+"'] tbody tr", elements, n)
	}
	with := map[string]bool{}
	for _, r := range p.Resources {
		if r.Kind == "policy" {
			with[r.Region] = true
		}
	}
	f.add(page, "[aria-labelledby='ui-policies'] .policy-table tbody tr", elements, len(c.regions))
	f.add(page, "[aria-labelledby='ui-policies'] .policy-table tbody tr:has(li)", elements, len(with))
	f.add(page, "[aria-labelledby='ui-policies'] .block-lead", last, len(with))
}

func (p *countedProgramme) inventoryFigures(c *counted, f *figures) {
	page := "inventory.html"
	of := func(is func(countedProcess) bool) int { return count(p.Processes, is) }
	for i, is := range []func(countedProcess) bool{
		func(v countedProcess) bool { return v.Kind == "process" }, func(v countedProcess) bool { return v.Kind == "rule" },
		func(v countedProcess) bool { return len(v.Works) == 0 }, func(v countedProcess) bool { return v.Box == "" },
	} {
		row := fmt.Sprintf(".inventory-counts tbody tr:nth-child(%d) td:nth-child(%%d)", i+1)
		f.add(page, fmt.Sprintf(row, 2), 0, of(func(v countedProcess) bool { return is(v) && !v.Sample }))
		f.add(page, fmt.Sprintf(row, 3), 0, of(func(v countedProcess) bool { return is(v) && v.Sample }))
	}
	f.add(page, "#ui-inventory tbody tr", elements, len(p.Processes))
	f.add(page, "#ui-inventory tbody tr[data-state~='with']", elements, of(func(v countedProcess) bool { return len(v.Works) > 0 }))
	empty := 0
	for _, b := range c.boxes {
		n := of(func(v countedProcess) bool { return v.Box == b.Code })
		f.add(page, "#ui-inventory tbody tr[data-box='"+b.Code+"']", elements, n)
		if c.leaf(b.Code) && n == 0 {
			empty++
		}
	}
	f.add(page, "[aria-labelledby='ui-empty-boxes'] li", elements, empty)
}
