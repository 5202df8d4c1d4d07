package derive

import (
	"slices"

	"guiju/generator/model"
)

// AcceptanceFile is the dossier of one acceptance: of the province by the
// state, of any pilot city by the province, or of one pilot (C4 keeps the two
// senses of the word apart).
type AcceptanceFile struct {
	Key   string       // of its sheet: province, city, pilot-…
	For   string       // accept-city, accept-province
	Pilot *model.Pilot // nil for the province, and for pilots in general
	Lines []DossierLine
	// Evaluations are the acceptances that it is for.
	Evaluations []EvaluationRow
	// Present, Missing and Unknown count the lines.
	Present, Missing, Unknown int
}

// DossierLine is a document that the acceptance asks for.
type DossierLine struct {
	*model.Dossier
	Outcome model.Outcome // as on record on the day
	Policy  *model.Policy // its text, nil where none is published
	State   model.RecordState
}

// Path returns the sheet of the dossier: cover and checklist.
func (f AcceptanceFile) Path() string { return "acceptance/" + f.Key + ".html" }

// Acceptances lists the dossiers: of the province, of pilot cities in general,
// and of every pilot that is on record.
func Acceptances(sys *model.System, groups []EvaluationGroup, day model.Date) (out []AcceptanceFile) {
	add := func(f AcceptanceFile) {
		for _, g := range groups {
			for _, e := range g.Rows {
				if g.Kind == f.For && (f.Pilot == nil && e.Pilot == "" || f.Pilot != nil && e.Pilot == f.Pilot.Key) {
					f.Evaluations = append(f.Evaluations, e)
				}
			}
		}
		for _, l := range f.Lines {
			switch l.State {
			case model.Done:
				f.Present++
			case model.NotDone:
				f.Missing++
			default:
				f.Unknown++
			}
		}
		out = append(out, f)
	}
	add(AcceptanceFile{Key: "province", For: "accept-province", Lines: dossier(sys, "accept-province", "", day)})
	add(AcceptanceFile{Key: "city", For: "accept-city", Lines: dossier(sys, "accept-city", "", day)})
	for _, p := range sys.Pilots {
		add(AcceptanceFile{Key: "pilot-" + p.Key, For: "accept-city", Pilot: p, Lines: dossier(sys, "accept-city", p.Key, day)})
	}
	return out
}

// dossier lists the documents of an acceptance. What is asked of every pilot
// is asked of each; a record of its own with the same title stands in its
// place. What is on record of all says nothing of one.
func dossier(sys *model.System, sense, pilot string, day model.Date) (lines []DossierLine) {
	for _, d := range sys.Dossier {
		if d.For != sense || d.Pilot != "" {
			continue
		}
		l := DossierLine{Dossier: d}
		if pilot != "" {
			bare := *d
			bare.Outcome, bare.Policy = model.Outcome{}, ""
			l.Dossier = &bare
		}
		lines = append(lines, l)
	}
	for _, d := range sys.Dossier {
		if pilot == "" || d.For != sense || d.Pilot != pilot {
			continue
		}
		at := slices.IndexFunc(lines, func(l DossierLine) bool { return l.Title.Zh == d.Title.Zh })
		if at < 0 {
			lines = append(lines, DossierLine{Dossier: d})
		} else {
			lines[at].Dossier = d
		}
	}
	for i := range lines {
		l := &lines[i]
		l.Outcome = l.Dossier.Outcome.By(day)
		l.Policy, l.State = sys.Policy(l.Dossier.Policy), l.Outcome.State
		if l.Policy != nil && l.State == model.NoRecord {
			l.State = model.Done // its text is here
		}
	}
	return lines
}
