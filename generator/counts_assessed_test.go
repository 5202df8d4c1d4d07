package main

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
)

type countedEvaluation struct {
	Key, Kind, Region, Pilot, State string
	Due                             time.Time
}

type countedFinding struct {
	Key, Evaluation, Region, Task string
	Works                         []string
	Closed                        countedOutcome
	Sample                        bool
	Measures                      []struct {
		Owner string
		Due   time.Time
		Met   countedOutcome
	} `toml:"measure"`
}

type countedPaper struct {
	For, Pilot, State string
	Title             struct{ Zh string }
}

type countedPart struct {
	Key, Weight string
	Named       bool
	Items       []struct{ Key, Points string } `toml:"item"`
}

type countedScore struct{ Item, Region, Period, Points string }

type countedIndicator struct{ Key, Kind, Measured, Since string }

type countedValue struct{ Indicator, Region, Period, Value string }

func readCounted(t *testing.T, file string, into any) {
	t.Helper()
	if _, err := toml.DecodeFile(file, into); err != nil {
		t.Fatal(file, err)
	}
}

// assessmentFigures are those of evaluations, findings and papers of acceptance.
func (p *countedProgramme) assessmentFigures(c *counted, f *figures) {
	page := "evaluations.html"
	for _, kind := range []string{"mid-term", "final", "self", "accept-city", "accept-province", "check"} {
		in := keptOf(p.Evaluations, func(e countedEvaluation) bool { return e.Kind == kind })
		f.add(page, "[aria-labelledby='ui-"+kind+"'] article.evaluation", elements, len(in))
		for _, state := range []string{"done", "not-done"} {
			f.add(page, "[aria-labelledby='ui-"+kind+"'] article.evaluation .state-"+state, elements,
				count(in, func(e countedEvaluation) bool { return e.State == state }))
		}
		f.add(page, "[aria-labelledby='ui-"+kind+"'] article.evaluation .state[data-due]", elements,
			count(in, func(e countedEvaluation) bool { return e.State == "" && e.Due.Before(c.day) }))
	}
	of := func(is func(countedFinding) bool) []countedFinding { return keptOf(p.Findings, is) }
	by := map[string]int{}
	late, measures := 0, map[string]int{}
	real, all := map[string]int{}, 0
	for _, v := range p.Findings {
		by[v.Closed.State]++
		if !v.Sample {
			real[v.Closed.State]++
			all++
		}
		for _, m := range v.Measures {
			if !v.Sample && m.Met.State == "not-done" && m.Due.Before(c.day) {
				late++
			}
			measures["region-"+v.Region]++
			measures["body-"+m.Owner]++
		}
	}
	page = "improvement.html"
	for nth, n := range []int{all, real["not-done"], real[""], real["done"], late} {
		f.add(page, ".finding-counts", nth, n)
	}
	f.add(page, "#ui-all-findings tbody tr", elements, len(p.Findings))
	for closing, state := range map[string]string{"none": "", "done": "done", "not-done": "not-done"} {
		f.add(page, "#ui-all-findings tbody tr[data-closing='"+closing+"']", elements, by[state])
	}
	for _, sheet := range sortedKeys(measures) {
		f.add("improvement/"+sheet+".html", "#ui-plan-sheet tbody tr", elements, measures[sheet])
	}
	rows := map[string][]countedFinding{}
	for _, e := range p.Evaluations {
		rows["evaluations.html#ui-evaluation-"+e.Key] = of(func(v countedFinding) bool { return v.Evaluation == e.Key })
	}
	for _, r := range c.regions {
		rows["regions/"+r.Key+".html"] = of(func(v countedFinding) bool { return v.Region == r.Key })
	}
	for _, w := range c.works {
		rows["standards/"+w.id+".html"] = of(func(v countedFinding) bool { return slices.Contains(v.Works, w.id) })
	}
	tasks := map[string]bool{}
	for _, v := range p.Findings {
		tasks[v.Task] = true
	}
	lines := len(tasks)
	for _, to := range sortedKeys(rows) {
		if len(rows[to]) == 0 {
			continue
		}
		lines++
		row := "#ui-by-table tbody tr:has(th a[href$='" + to + "'])"
		for column, state := range []string{"not-done", "", "done"} {
			f.add(page, fmt.Sprintf("%s td:nth-child(%d)", row, column+3), 0, count(rows[to], func(v countedFinding) bool { return v.Closed.State == state && !v.Sample }))
		}
		f.add(page, row+" td:nth-child(6)", 0, count(rows[to], func(v countedFinding) bool { return v.Sample }))
		if to, is := strings.CutPrefix(to, "evaluations.html#"); is {
			samples := count(rows["evaluations.html#"+to], func(v countedFinding) bool { return v.Sample })
			f.apart("evaluations.html", "#"+to+" .fact:last-child dd", len(rows["evaluations.html#"+to])-samples, samples)
		}
	}
	f.add(page, "#ui-by-table tbody tr", elements, lines)

	page = "acceptance.html"
	sheet := func(section string, papers []countedPaper) {
		f.add(page, "#ui-papers-"+section+" tbody tr", elements, len(papers))
		f.add(page, "[aria-labelledby='ui-dossier-"+section+"'] .dossier-count", 0, len(papers))
		for i, state := range []string{"done", "not-done", ""} {
			f.add(page, "[aria-labelledby='ui-dossier-"+section+"'] .dossier-count", i+1, count(papers, func(v countedPaper) bool { return v.State == state }))
		}
	}
	sheet("province", keptOf(p.Dossier, func(v countedPaper) bool { return v.For == "accept-province" }))
	asked := keptOf(p.Dossier, func(v countedPaper) bool { return v.For == "accept-city" && v.Pilot == "" })
	sheet("city", asked)
	for _, pilot := range p.Pilots {
		// What is asked of every pilot is asked of each; what is on record of all
		// says nothing of one.
		own := keptOf(p.Dossier, func(v countedPaper) bool { return v.Pilot == pilot.Key })
		for _, v := range asked {
			if !slices.ContainsFunc(own, func(o countedPaper) bool { return o.Title == v.Title }) {
				own = append(own, countedPaper{For: v.For})
			}
		}
		sheet("pilot-"+pilot.Key, own)
	}
}

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return new(big.Rat)
	}
	return r
}

// decimal writes a number that has an end, without zeros there.
func decimal(r *big.Rat) string {
	s := r.FloatString(12)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// scoreFigures are the rules, and the scores of every region and period: the
// sum of each part, and of all parts by their weights, exactly.
func (p *countedProgramme) scoreFigures(c *counted, f *figures) {
	page := "evaluation-rules.html"
	weight, points, items := new(big.Rat), new(big.Rat), 0
	most := map[string]*big.Rat{} // of a part
	for i, part := range p.Parts {
		most[part.Key] = new(big.Rat)
		for _, item := range part.Items {
			most[part.Key].Add(most[part.Key], rat(item.Points))
		}
		weight.Add(weight, rat(part.Weight))
		points.Add(points, most[part.Key])
		items += len(part.Items)
		row := fmt.Sprintf("#ui-all-parts tbody tr:nth-child(%d) td:nth-child(%%d)", i+1)
		f.say(page, fmt.Sprintf(row, 3), part.Weight+"%")
		f.add(page, fmt.Sprintf(row, 4), 0, len(part.Items))
		f.say(page, fmt.Sprintf(row, 5), decimal(most[part.Key]))
	}
	for i, n := range []string{decimal(weight) + "%", fmt.Sprint(items), decimal(points)} {
		f.say(page, fmt.Sprintf("#ui-all-parts tfoot td:nth-child(%d)", i+3), n)
	}
	f.add(page, ".rule-items tbody tr", elements, items)

	page = "scores.html"
	cards := map[string]map[string]*big.Rat{}
	for _, s := range p.Scores {
		card := "[data-region='" + s.Region + "'][data-period='" + s.Period + "']"
		if cards[card] == nil {
			cards[card] = map[string]*big.Rat{}
		}
		cards[card][s.Item] = rat(s.Points)
	}
	f.add(page, "#ui-score-table tbody tr", elements, len(cards))
	f.add(page, "[aria-labelledby='ui-cards'] .block-lead", 0, len(cards))
	whole := 0
	for _, card := range sortedKeys(cards) {
		row := "#ui-score-table tbody tr" + card
		total := new(big.Rat)
		for i, part := range p.Parts {
			sum := new(big.Rat)
			for _, item := range part.Items {
				if n := cards[card][item.Key]; n != nil {
					sum.Add(sum, n)
				}
			}
			f.say(page, fmt.Sprintf("%s td:nth-child(%d)", row, i+3), decimal(sum)+" / "+decimal(most[part.Key]))
			sum.Quo(sum, most[part.Key])
			total.Add(total, sum.Mul(sum, rat(part.Weight)))
		}
		next := len(p.Parts) + 3
		f.add(page, fmt.Sprintf("%s td:nth-child(%d)", row, next), 0, len(cards[card]))
		f.add(page, fmt.Sprintf("%s td:nth-child(%d)", row, next), 1, items)
		if len(cards[card]) == items {
			whole++
			f.say(page, fmt.Sprintf("%s td:nth-child(%d)", row, next+1), decimal(total))
		}
	}
	f.add(page, "#ui-score-table tbody tr[data-whole='yes']", elements, whole)
}

// indicatorFigures: every period that has ended since the first has its row,
// with a value or without.
func (p *countedProgramme) indicatorFigures(c *counted, f *figures) {
	page := "monitoring.html"
	for _, i := range p.Indicators {
		var periods []string
		var ends []time.Time
		for end := halfEnd(i.Since); !end.After(c.day); end = end.AddDate(0, 0, 1).AddDate(0, 6, -1) {
			periods = append(periods, fmt.Sprintf("%d-H%d", end.Year(), (int(end.Month())+5)/6))
			ends = append(ends, end)
		}
		table := "#ui-values-" + i.Key + " tbody tr"
		if i.Measured != "" {
			f.add(page, table, elements, len(periods))
			for n, end := range ends {
				f.add(page, fmt.Sprintf("%s:nth-child(%d) td:nth-child(3)", table, n+1), 0, c.measured(i.Measured, end))
			}
			continue
		}
		known := map[string]string{}
		for _, v := range p.Values {
			if v.Indicator == i.Key {
				known[v.Region+" "+v.Period] = v.Value
			}
		}
		row, gaps := 0, 0
		for _, r := range c.regions {
			if !slices.ContainsFunc(p.Values, func(v countedValue) bool { return v.Indicator == i.Key && v.Region == r.Key }) {
				continue
			}
			for _, period := range periods {
				row++
				if v := known[r.Key+" "+period]; v == "" {
					gaps++
				} else {
					f.say(page, fmt.Sprintf("%s:nth-child(%d) td:nth-child(3)", table, row), decimal(rat(v)))
				}
			}
		}
		f.add(page, table, elements, row)
		summary := "article[aria-labelledby='ui-indicator-" + i.Key + "'] summary"
		f.add(page, summary, 0, row)
		f.add(page, summary, 1, gaps)
	}
	for _, kind := range []string{"monitoring", "performance", "effect"} {
		f.add(page, "[aria-labelledby='ui-kind-"+kind+"'] article.indicator", elements, count(p.Indicators, func(i countedIndicator) bool { return i.Kind == kind }))
	}
}

// halfEnd is the last day of a half-year.
func halfEnd(period string) time.Time {
	end, _ := time.Parse("2006-H", period[:6])
	return end.AddDate(0, 6*int(period[6]-'0'), -1)
}

// measured is how many standards were in force by a day, or in force and used
// for training.
func (c *counted) measured(what string, by time.Time) int {
	then := *c
	then.day = by
	return count(c.works, func(w *countedWork) bool {
		at := *w
		at.of = &then
		if at.current() == nil {
			return false
		}
		return what == "issued" || w.text && slices.ContainsFunc(c.Uptake, func(u countedUptake) bool {
			return u.Work == w.id && u.Kind == "trained" && u.State == "done" && !u.Date.IsZero() && !u.Date.After(by)
		})
	})
}
