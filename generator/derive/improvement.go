package derive

import (
	"slices"

	"guiju/generator/model"
)

// Improvement is what evaluations found and what was done about it: finding,
// measures, closed.
type Improvement struct {
	Rows []FindingRow // open ones first, then those without a record, then closed
	// Real and Samples count all; By count them by what they are about, in the
	// order in which it is first named.
	Real, Samples FindingCount
	By            []FindingsBy
	Plans         []ImprovementPlan
}

// FindingRow is a finding with its measures as of the day.
type FindingRow struct {
	*model.Finding
	Closed   model.Outcome // as on record on the day
	Measures []MeasureRow
	Of       *model.Evaluation // that found it, nil if none is on record
}

// MeasureRow is a measure with what follows from its days.
type MeasureRow struct {
	*model.Improvement
	Timing
}

// FindingCount counts findings by what is on record of their closing.
type FindingCount struct {
	All, Open, Unknown, Closed int
	Overdue                    int // measures on record as not done though their day has passed
}

func (n *FindingCount) add(r FindingRow) {
	n.All++
	switch r.Closed.State {
	case model.Done:
		n.Closed++
	case model.NotDone:
		n.Open++
	default:
		n.Unknown++
	}
	for _, m := range r.Measures {
		if m.Overdue {
			n.Overdue++
		}
	}
}

// FindingsBy counts the findings of one evaluation, region, task or standard.
type FindingsBy struct {
	What          string // evaluation, region, task, work
	Key           string
	Real, Samples FindingCount
}

// ImprovementPlan are the findings of one region, of the whole (Region nil), or
// those with measures that one body answers for, in the order of the rows.
type ImprovementPlan struct {
	Key    string // of its page: whole, region-…, body-…
	Region *model.Region
	Body   *model.Body
	Rows   []FindingRow // of a body: with its own measures only
}

// Path returns the page of the plan.
func (p ImprovementPlan) Path() string { return "improvement/" + p.Key + ".html" }

// closing orders by what asks for work.
var closing = map[model.RecordState]int{model.NotDone: 0, model.NoRecord: 1, model.Done: 2}

// Improve gathers the findings.
func Improve(sys *model.System, day model.Date) Improvement {
	var v Improvement
	for _, f := range sys.Findings {
		r := FindingRow{Finding: f, Closed: f.Closed.By(day), Of: sys.Evaluation(f.Evaluation)}
		for i := range f.Measures {
			m := &f.Measures[i]
			r.Measures = append(r.Measures, MeasureRow{m, Timed(m.Met, m.Due, day)})
		}
		v.Rows = append(v.Rows, r)
	}
	slices.SortStableFunc(v.Rows, func(a, b FindingRow) int {
		if by := closing[a.Closed.State] - closing[b.Closed.State]; by != 0 {
			return by
		}
		return realFirst(a.Sample, b.Sample)
	})
	for _, r := range v.Rows {
		count := &v.Real
		if r.Sample {
			count = &v.Samples
		}
		count.add(r)
		v.count("evaluation", r.Evaluation, r)
		v.count("region", r.Region, r)
		v.count("task", r.Task, r)
		for _, id := range r.Works {
			v.count("work", id, r)
		}
	}
	v.plans(sys)
	return v
}

func (v *Improvement) count(what, key string, r FindingRow) {
	if key == "" {
		return
	}
	at := slices.IndexFunc(v.By, func(b FindingsBy) bool { return b.What == what && b.Key == key })
	if at < 0 {
		at, v.By = len(v.By), append(v.By, FindingsBy{What: what, Key: key})
	}
	if r.Sample {
		v.By[at].Samples.add(r)
	} else {
		v.By[at].Real.add(r)
	}
}

// plans makes the improvement plans (改进方案) of those who have anything to
// mend.
func (v *Improvement) plans(sys *model.System) {
	of := func(keep func(FindingRow) bool) (rows []FindingRow) {
		for _, r := range v.Rows {
			if keep(r) {
				rows = append(rows, r)
			}
		}
		return rows
	}
	add := func(p ImprovementPlan) {
		if len(p.Rows) > 0 {
			v.Plans = append(v.Plans, p)
		}
	}
	add(ImprovementPlan{Key: "whole", Rows: of(func(r FindingRow) bool { return r.Region == "" })})
	for _, region := range sys.Regions {
		add(ImprovementPlan{Key: "region-" + region.Key, Region: region, Rows: of(func(r FindingRow) bool { return r.Region == region.Key })})
	}
	for _, body := range sys.Bodies {
		p := ImprovementPlan{Key: "body-" + body.Key, Body: body}
		for _, r := range v.Rows {
			mine := slices.Clone(r.Measures)
			mine = slices.DeleteFunc(mine, func(m MeasureRow) bool { return m.Owner != body.Key })
			if len(mine) > 0 {
				r.Measures = mine
				p.Rows = append(p.Rows, r)
			}
		}
		add(p)
	}
}
