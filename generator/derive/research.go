package derive

import (
	"slices"

	"guiju/generator/model"
)

// Research is what is on record of the theory research, and what became of it.
type Research struct {
	Kinds  []StudyKind // in the order of model.StudyKinds
	Forums []ForumRow
	// Converted are the conversions of results into standards, in the order of
	// research.toml; Open are the studies that are done and of which none is on
	// record.
	Converted []ConversionRow
	Open      []StudyRow
	// Centres are the theory research centres, Partners the universities,
	// institutes and associations, each with its studies.
	Centres, Partners []PartnerRow
	Real, Samples     int // studies
}

// StudyKind is the studies of one kind.
type StudyKind struct {
	Kind string
	Rows []StudyRow
}

// StudyRow is one study as on record on the day.
type StudyRow struct {
	Study   *model.Study
	Outcome model.Outcome
	Reached bool // its day has come
	// Converted counts its conversions that are on record as done.
	Converted int
}

// ConversionRow is what became of one study in one standard.
type ConversionRow struct {
	Study      *model.Study
	Conversion *model.Conversion
	Outcome    model.Outcome
	Row        Row
}

// ForumRow is one meeting of the forum with its papers.
type ForumRow struct {
	Forum   *model.Forum
	Outcome model.Outcome
	Reached bool
	Papers  []*model.Study
}

// PartnerRow is a body with the studies that it leads or takes part in.
type PartnerRow struct {
	Body    *model.Body
	Outcome model.Outcome
	Studies []*model.Study
}

// partnerKinds are the kinds of bodies with which research is done: 大专院校、
// 科研院所、学协会.
var partnerKinds = []string{"university", "institute", "association"}

// ResearchOf gathers the research.
func ResearchOf(sys *model.System, rows []Row, day model.Date) (out Research) {
	for _, kind := range model.StudyKinds {
		out.Kinds = append(out.Kinds, StudyKind{Kind: kind})
	}
	for _, s := range sys.Studies {
		out.Real, out.Samples = countSample(out.Real, out.Samples, s.Sample)
		r := StudyRow{Study: s, Outcome: s.Outcome.By(day), Reached: s.Due.PassedOn(day)}
		for i := range s.Conversions {
			v := &s.Conversions[i]
			of := rowsOf(rows, []string{v.Work})
			if len(of) == 0 {
				continue
			}
			c := ConversionRow{s, v, v.Outcome.By(day), of[0]}
			if c.Outcome.State == model.Done {
				r.Converted++
			}
			out.Converted = append(out.Converted, c)
		}
		if r.Outcome.State == model.Done && r.Converted == 0 {
			out.Open = append(out.Open, r)
		}
		if i := slices.Index(model.StudyKinds, s.Kind); i >= 0 {
			out.Kinds[i].Rows = append(out.Kinds[i].Rows, r)
		}
	}
	for _, f := range sys.Forums {
		out.Forums = append(out.Forums, ForumRow{
			Forum: f, Outcome: f.Outcome.By(day), Reached: f.Due.PassedOn(day),
			Papers: kept(sys.Studies, func(s *model.Study) bool { return s.Forum == f.Key }),
		})
	}
	for _, b := range sys.Bodies {
		p := PartnerRow{b, b.Outcome.By(day), kept(sys.Studies, func(s *model.Study) bool {
			return s.Body == b.Key || slices.Contains(s.Partners, b.Key)
		})}
		switch {
		case b.Kind == "research-centre":
			out.Centres = append(out.Centres, p)
		case slices.Contains(partnerKinds, b.Kind):
			out.Partners = append(out.Partners, p)
		}
	}
	return out
}

// Of returns the conversions into one standard that are not on record as not
// done.
func (r Research) Of(work string) (out []ConversionRow) {
	for _, c := range r.Converted {
		if c.Conversion.Work == work && c.Outcome.State != model.NotDone {
			out = append(out, c)
		}
	}
	return out
}
