package derive

import (
	"slices"

	"guiju/generator/model"
)

// Cases is what worked in one place and who took it up (可复制可推广经验).
type Cases struct {
	Rows          []CaseRow // in the order of pilots.toml
	Real, Samples int
	// Regions are the regions that took a case up, by their codes; "" stands
	// last, for those who are no region.
	Regions []CaseRegion
	// None and NoneSamples are the standards in force, published in full, for
	// which there is no case.
	None, NoneSamples []Row
}

// CaseRow is one case with what is on record of its adoption.
type CaseRow struct {
	Case     *model.Case
	Region   *model.Region
	Pilot    *model.Pilot
	Works    []Row
	Adopters []CaseAdopter
	// Done, NotDone and NoRecord count the adopters.
	Done, NotDone, NoRecord int
}

// CaseAdopter is one who took a case up, or did not, as on record on the day.
type CaseAdopter struct {
	Adopter *model.Adopter
	Region  *model.Region
	Outcome model.Outcome
}

// CaseRegion is the cases that one region took up.
type CaseRegion struct {
	Region *model.Region // nil for those who are no region
	Uses   []CaseUse
}

// CaseUse is a case with one who took it up.
type CaseUse struct {
	Case    *model.Case
	Adopter CaseAdopter
}

// CasesOf gathers the cases.
func CasesOf(sys *model.System, rows []Row, day model.Date) (out Cases) {
	told := map[string]bool{} // works that a case is about
	by := map[*model.Region][]CaseUse{}
	for _, v := range sys.Cases {
		out.Real, out.Samples = countSample(out.Real, out.Samples, v.Sample)
		r := CaseRow{Case: v, Region: sys.Region(v.Region), Pilot: sys.Pilot(v.Pilot), Works: rowsOf(rows, worksOfCase(v))}
		if r.Region == nil && r.Pilot != nil {
			r.Region = sys.Region(r.Pilot.Region)
		}
		for _, w := range r.Works {
			told[w.Work.ID] = true
		}
		for i := range v.Adopters {
			a := CaseAdopter{&v.Adopters[i], sys.Region(v.Adopters[i].Region), v.Adopters[i].Outcome.By(day)}
			r.Adopters = append(r.Adopters, a)
			switch a.Outcome.State {
			case model.Done:
				r.Done++
				by[a.Region] = append(by[a.Region], CaseUse{v, a})
			case model.NotDone:
				r.NotDone++
			default:
				r.NoRecord++
			}
		}
		out.Rows = append(out.Rows, r)
	}
	for _, r := range append(RegionsByCode(sys), nil) {
		if len(by[r]) > 0 {
			out.Regions = append(out.Regions, CaseRegion{r, by[r]})
		}
	}
	for _, r := range rows {
		// Of what is not published in full cases may be withheld too: that there
		// are none would say nothing.
		if r.Status != model.Current || told[r.Work.ID] || sys.Decision(r.Work) != model.FullText {
			continue
		}
		if r.Work.Sample {
			out.NoneSamples = append(out.NoneSamples, r)
		} else {
			out.None = append(out.None, r)
		}
	}
	return out
}

// worksOfCase are the ids of the standards that a case names, by itself or by
// the provisions that it carries out.
func worksOfCase(v *model.Case) []string {
	ids := slices.Clone(v.Works)
	for _, ref := range v.About {
		if id := docOf(ref); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
