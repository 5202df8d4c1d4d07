package derive

import "guiju/generator/model"

// For returns the system as the audience may see it. For the public it is a
// copy without what the publication decisions withhold: an unlisted work is
// gone together with everything that names it by reference, of a work with
// `record` only the bibliographic record is left, and its title only where
// the decision does not hide it. sys itself is not changed.
//
// The record is built field by field, not by clearing fields: a field added
// to the model later is withheld until someone writes it down here.
func For(sys *model.System, a model.Audience) *model.System {
	if a == model.Internal {
		return sys
	}
	out := *sys
	out.Works = nil
	shut := map[string]model.Decision{} // works of which something is withheld
	for _, w := range sys.Works {
		switch d := sys.Decision(w); d {
		case model.FullText:
			out.Works = append(out.Works, w)
		case model.RecordOnly:
			out.Works = append(out.Works, record(w))
			shut[w.ID] = d
		default:
			shut[w.ID] = model.Unlisted
		}
	}
	for i, w := range out.Works {
		out.Works[i] = relatedFor(w, shut)
	}
	cycleFor(&out, shut, mattersOnlyOf(sys.Works, shut))
	programmeFor(&out, shut)
	releasesFor(&out, shut)
	out.Courses = mapped(sys.Courses, func(c *model.Course) *model.Course { return courseFor(c, shut) })
	out.Publicity = mapped(sys.Publicity, func(i *model.Item) *model.Item { return itemFor(i, shut) })
	out.Pages = mapped(sys.Pages, func(i *model.Item) *model.Item { return itemFor(i, shut) })
	return &out
}

// mattersOnlyOf names the matters that only works in shut have.
func mattersOnlyOf(works []*model.Work, shut map[string]model.Decision) map[string]bool {
	only := map[string]bool{}
	for _, w := range works {
		if _, ok := shut[w.ID]; ok && w.Matter != "" {
			only[w.Matter] = true
		}
	}
	for _, w := range works {
		if _, ok := shut[w.ID]; !ok {
			delete(only, w.Matter)
		}
	}
	return only
}

// record is the bibliographic record of a work whose text is withheld.
func record(w *model.Work) *model.Work {
	r := &model.Work{
		ID: w.ID, Number: w.Number, Level: w.Level, Box: w.Box, Region: w.Region, Area: w.Area,
		Sample: w.Sample, Publication: model.Publication{Decision: model.RecordOnly, HideTitle: w.Publication.HideTitle},
	}
	if !w.Publication.HideTitle {
		r.Title = w.Title
	}
	// When a standard was last confirmed is part of its bibliographic record;
	// without it the review would be called due when it is not.
	for _, v := range w.Reviews {
		if v.Result == model.Confirmed {
			r.Reviews = append(r.Reviews, model.Review{Date: v.Date, Result: v.Result})
		}
	}
	for _, e := range w.Editions {
		c := &model.Edition{
			Work: r, Year: e.Year, Number: e.Number, Issued: e.Issued, InForce: e.InForce, Withdraw: e.Withdraw, ReplacedOn: e.ReplacedOn,
			Issuer: e.Issuer, ICS: e.ICS, CCS: e.CCS, Filing: e.Filing,
		}
		if !w.Publication.HideTitle {
			c.Title = e.Title
		}
		r.Editions = append(r.Editions, c)
	}
	return r
}

// itemFor drops links to unlisted works and to places in withheld texts.
func itemFor(i *model.Item, shut map[string]model.Decision) *model.Item {
	out := *i
	out.About = nil
	for _, ref := range i.About {
		t, _ := model.ParseTarget(ref)
		switch shut[t.Doc] {
		case model.Unlisted:
			continue
		case model.RecordOnly:
			ref = t.Doc
		}
		out.About = append(out.About, ref)
	}
	return &out
}

func mapped[T any](list []T, f func(T) T) []T {
	out := make([]T, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return out
}
