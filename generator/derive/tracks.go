package derive

import (
	"slices"

	"guiju/generator/model"
)

// TrackCount is how far the standards of one track have come, real ones and
// samples apart; of each standard its latest edition.
type TrackCount struct {
	Track         *model.Track
	Levels        []*model.Level // that take it
	Real, Samples ProgressCount
	Steps         []StepCount
}

// ProgressCount counts standards by their progress.
type ProgressCount struct{ All, Part, None, Withheld int }

// Total is the number of standards counted.
func (c ProgressCount) Total() int { return c.All + c.Part + c.None + c.Withheld }

func (c *ProgressCount) add(p Progress) {
	switch p {
	case ProgressAll:
		c.All++
	case ProgressPart:
		c.Part++
	case ProgressNone:
		c.None++
	case ProgressWithheld:
		c.Withheld++
	}
}

// StepCount is the state of one step over the standards of its track.
type StepCount struct {
	Step          *model.TrackStep
	Real, Samples StateCount
}

// StateCount counts the three answers to "was it done?".
type StateCount struct{ Done, NotDone, NoRecord int }

func (c *StateCount) add(s model.RecordState) {
	switch s {
	case model.Done:
		c.Done++
	case model.NotDone:
		c.NotDone++
	default:
		c.NoRecord++
	}
}

// CountTracks counts the timelines by track, in the order of system.toml. What
// is withheld is counted as a standard, and none of its steps.
func CountTracks(sys *model.System, timelines []Timeline) (out []TrackCount) {
	for i := range sys.Config.Tracks {
		track := &sys.Config.Tracks[i]
		c := TrackCount{Track: track}
		for j := range sys.Config.Levels {
			if l := &sys.Config.Levels[j]; l.Track == track.Key {
				c.Levels = append(c.Levels, l)
			}
		}
		for j := range track.Steps {
			c.Steps = append(c.Steps, StepCount{Step: &track.Steps[j]})
		}
		for _, t := range timelines {
			if t.Track != track {
				continue
			}
			to := &c.Real
			if t.Work.Sample {
				to = &c.Samples
			}
			to.add(t.Progress())
			for j, l := range t.Latest().Steps {
				to := &c.Steps[j].Real
				if t.Work.Sample {
					to = &c.Steps[j].Samples
				}
				to.add(l.State())
			}
		}
		out = append(out, c)
	}
	return out
}

// Applications are the register of proposals, counted.
type Applications struct {
	Real, Samples OutcomeCount
	Classes       []ClassCount
	Choices       []Choice
}

// OutcomeCount counts proposals by what became of them; Open is undecided.
type OutcomeCount struct{ Total, Selected, Merged, Deferred, Declined, Open int }

func (c *OutcomeCount) add(outcome string) {
	c.Total++
	switch outcome {
	case model.Selected:
		c.Selected++
	case "merged":
		c.Merged++
	case "deferred":
		c.Deferred++
	case "declined":
		c.Declined++
	default:
		c.Open++
	}
}

// ClassCount counts what is of one class of projects (基础、通用、急需、重点).
type ClassCount struct {
	Class         string
	Real, Samples int   // proposals
	Works         Tally // standards
}

// Choice is a selection with its candidates, in the order of the register.
type Choice struct {
	Selection  *model.Selection
	Candidates []*model.Proposal
}

// Apply counts the register of proposals.
func Apply(sys *model.System, rows []Row, day model.Date) Applications {
	var a Applications
	for _, p := range sys.Proposals {
		if p.Sample {
			a.Samples.add(p.Outcome)
		} else {
			a.Real.add(p.Outcome)
		}
	}
	for _, class := range model.ProjectClasses {
		c := ClassCount{Class: class}
		for _, p := range sys.Proposals {
			switch {
			case !slices.Contains(p.Classes, class):
			case p.Sample:
				c.Samples++
			default:
				c.Real++
			}
		}
		c.Works = tally(where(rows, func(r Row) bool { return slices.Contains(r.Work.Classes, class) }), day)
		a.Classes = append(a.Classes, c)
	}
	for _, s := range sys.Selections {
		c := Choice{Selection: s}
		for _, p := range sys.Proposals {
			if p.Selection == s.Key {
				c.Candidates = append(c.Candidates, p)
			}
		}
		a.Choices = append(a.Choices, c)
	}
	return a
}
