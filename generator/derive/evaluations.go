package derive

import (
	"slices"

	"guiju/generator/model"
)

// EvaluationGroup are the evaluations of one kind, in the order of the file.
type EvaluationGroup struct {
	Kind string
	Rows []EvaluationRow
}

// EvaluationRow is an evaluation with what follows from its days.
type EvaluationRow struct {
	*model.Evaluation
	Timing
	// Phase is the phase of the plan in which it is due; Listed another one, if
	// the plan lists a task that is due on that day there.
	Phase, Listed *model.Phase
	// BeforeRules is set where it is due before the rules by which the work is
	// to be evaluated.
	BeforeRules bool
	Findings    []*model.Finding
}

// Timing sets a record beside the day by which it is due. Nobody is late for
// want of a record.
type Timing struct {
	State model.RecordState
	// Days is how many days after the due day it was done, less than 0 before
	// it; known only where Dated.
	Days  int
	Dated bool
	// Reached is set where the due day has passed without a record.
	Reached bool
	// Overdue is set where it has passed and it is on record that it was not
	// done.
	Overdue bool
}

// Timed sets an outcome beside its due day. The due day itself is in time.
func Timed(o model.Outcome, due, day model.Date) Timing {
	o = o.By(day)
	t := Timing{State: o.State}
	passed := due.PassedOn(day)
	switch o.State {
	case model.Done:
		if !due.IsZero() && !o.Date.IsZero() {
			t.Days, t.Dated = daysTo(due, o.Date), true
		}
	case model.NotDone:
		t.Overdue = passed
	default:
		t.Reached = passed
	}
	return t
}

// EvaluationsOf groups the evaluations by kind; kinds without one are there
// too.
func EvaluationsOf(sys *model.System, day model.Date) (out []EvaluationGroup) {
	rules := sys.Scoring.InUse()
	for _, kind := range model.EvaluationKinds {
		g := EvaluationGroup{Kind: kind}
		for _, e := range sys.Evaluations {
			if e.Kind != kind {
				continue
			}
			r := EvaluationRow{Evaluation: e, Timing: Timed(e.Outcome, e.Due, day), Phase: sys.Plan.PhaseHolding(e.Due)}
			r.Listed = listedElsewhere(&sys.Plan, e.Due, r.Phase)
			r.BeforeRules = rules != nil && !rules.Due.IsZero() && !e.Due.IsZero() && e.Due.Before(rules.Due)
			for _, f := range sys.Findings {
				if f.Evaluation == e.Key {
					r.Findings = append(r.Findings, f)
				}
			}
			g.Rows = append(g.Rows, r)
		}
		out = append(out, g)
	}
	return out
}

// listedElsewhere returns the phase of a task that is due on the day, if no
// task of the phase that holds the day is.
func listedElsewhere(p *model.Plan, due model.Date, holds *model.Phase) *model.Phase {
	if due.IsZero() || holds == nil {
		return nil
	}
	var other *model.Phase
	for _, t := range p.Tasks {
		if !slices.ContainsFunc(t.Dues, func(d model.Due) bool { return d.Date == due }) {
			continue
		}
		if t.Phase == holds.Key {
			return nil
		}
		if i := slices.IndexFunc(p.Phases, func(ph model.Phase) bool { return ph.Key == t.Phase }); i >= 0 {
			other = &p.Phases[i]
		}
	}
	return other
}

// PlanLine is one deadline of the plan beside what is on record of it.
type PlanLine struct {
	Task  *model.Task
	Phase *model.Phase
	Due   *model.Due
	Timing
}

// PlanCount counts the deadlines by what is on record.
type PlanCount struct {
	All, InTime, After, Undated, NotDone, Reached, Ahead int
}

// PlanAgainstRecord sets every deadline of the plan beside its record.
func PlanAgainstRecord(sys *model.System, day model.Date) (lines []PlanLine, n PlanCount) {
	for i := range sys.Plan.Tasks {
		t := &sys.Plan.Tasks[i]
		at := slices.IndexFunc(sys.Plan.Phases, func(ph model.Phase) bool { return ph.Key == t.Phase })
		for k := range t.Dues {
			l := PlanLine{Task: t, Due: &t.Dues[k], Timing: Timed(t.Dues[k].Met, t.Dues[k].Date, day)}
			if at >= 0 {
				l.Phase = &sys.Plan.Phases[at]
			}
			lines = append(lines, l)
			n.add(l.Timing)
		}
	}
	return lines, n
}

func (n *PlanCount) add(t Timing) {
	n.All++
	switch {
	case t.State == model.NotDone:
		n.NotDone++
	case t.State == model.Done && !t.Dated:
		n.Undated++
	case t.State == model.Done && t.Days > 0:
		n.After++
	case t.State == model.Done:
		n.InTime++
	case t.Reached:
		n.Reached++
	default:
		n.Ahead++
	}
}
