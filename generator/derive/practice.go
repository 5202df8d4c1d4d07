package derive

import (
	"slices"

	"guiju/generator/model"
)

// Practice is what became of the standards in use: who adopted each, was
// trained on it, explained or evaluated it, and which business system carries
// it. It says nothing of what is not on record.
type Practice struct {
	// Rows are the standards in force on the day, and those that will be, in
	// the order of the directory.
	Rows []PracticeRow
	// Never are, by kind (explained, trained, evaluated), the standards in
	// force of which no such use is on record, samples among them.
	Never map[string][]Row
	// Regions are the regions that adopted a standard, in the order of
	// regions.toml; "" stands last, for those who are no region.
	Regions []RegionUse
	// Systems are the business systems that carry standards, by first mention.
	Systems []SystemUse
}

// NeverKinds are the kinds of use that are asked of every standard.
var NeverKinds = []string{"explained", "trained", "evaluated"}

// PracticeRow is one standard with what is on record of its use.
type PracticeRow struct {
	Row Row
	// Partly is set where the publication decision withholds records of use,
	// so that their absence says nothing.
	Partly bool
	Uses   []Use // by kind, in the order of model.UptakeKinds
}

// Of returns the uses of a kind.
func (r PracticeRow) Of(kind string) (out []Use) {
	for _, u := range r.Uses {
		if u.Kind == kind {
			out = append(out, u)
		}
	}
	return out
}

// The places from which a use is known.
const (
	FromRecord = "record" // uptake.toml
	FromWork   = "work"   // adopters of work.toml
	FromCourse = "course" // a course that quotes it
	FromItem   = "item"   // a publicity item about it
)

// Use is one use of a standard.
type Use struct {
	Kind       string
	From       string
	State      model.RecordState // Done, or NotDone where that is on record
	Date       model.Date
	Source     string
	Region     *model.Region
	Who        model.Bilingual
	System     model.Bilingual
	Provisions []string
	Note       model.Bilingual
	Sample     bool
	// Path and Title are of the course or the item.
	Path  string
	Title model.Bilingual
}

// RegionUse is the standards that one region adopted.
type RegionUse struct {
	Region *model.Region // nil for others
	Rows   []RowUse
}

// SystemUse is the standards that one business system carries.
type SystemUse struct {
	System model.Bilingual
	Rows   []RowUse
}

// RowUse is a standard with one use of it.
type RowUse struct {
	Row Row
	Use Use
}

// Row returns the row of a standard, or nil.
func (p Practice) Row(work string) *PracticeRow {
	for i := range p.Rows {
		if p.Rows[i].Row.Work.ID == work {
			return &p.Rows[i]
		}
	}
	return nil
}

// PracticeOf gathers the uses.
func PracticeOf(sys *model.System, rows []Row, a model.Audience, day model.Date) Practice {
	uses := usesByWork(sys, day)
	out := Practice{Never: map[string][]Row{}}
	for _, r := range rows {
		if r.Status != model.Current && r.Status != model.Upcoming {
			continue
		}
		v := PracticeRow{Row: r, Partly: a == model.Public && sys.Decision(r.Work) != model.FullText}
		for _, kind := range model.UptakeKinds {
			for _, u := range uses[r.Work.ID] {
				if u.Kind == kind {
					v.Uses = append(v.Uses, u)
				}
			}
		}
		out.Rows = append(out.Rows, v)
		for _, kind := range NeverKinds {
			if r.Status == model.Current && !v.Partly && !v.done(kind) {
				out.Never[kind] = append(out.Never[kind], r)
			}
		}
	}
	out.Regions = regionUses(sys, out.Rows)
	out.Systems = systemUses(out.Rows)
	return out
}

func (r PracticeRow) done(kind string) bool {
	return slices.ContainsFunc(r.Uses, func(u Use) bool { return u.Kind == kind && u.State == model.Done })
}

// usesByWork finds the uses by the id of the standard: what is written down,
// and what the site knows of itself.
func usesByWork(sys *model.System, day model.Date) map[string][]Use {
	out := map[string][]Use{}
	for _, u := range sys.Uptake {
		// A record that does not say whether it was done, or is of a day to
		// come, is none yet; package check says so.
		if u.State == model.NoRecord || u.Date.After(day) {
			continue
		}
		out[u.Work] = append(out[u.Work], Use{
			Kind: u.Kind, From: FromRecord, State: u.State, Date: u.Date, Source: u.Source, Region: sys.Region(u.Region), Who: u.Who,
			System: u.System, Provisions: u.Provisions, Note: u.Note, Sample: u.Sample,
		})
	}
	for _, w := range sys.Works {
		for _, key := range w.Adopters {
			region := sys.Region(key)
			if region == nil || adoptedBy(out[w.ID], region) {
				continue
			}
			out[w.ID] = append(out[w.ID], Use{Kind: "adopted", From: FromWork, State: model.Done, Region: region, Sample: w.Sample})
		}
	}
	for _, c := range sys.Courses {
		for _, id := range quoted(c) {
			out[id] = append(out[id], Use{Kind: "trained", From: FromCourse, State: model.Done, Path: c.Path(), Title: c.Title, Sample: c.Sample})
		}
	}
	for _, i := range sys.Publicity {
		if !explains[i.Kind] || i.Date.After(day) {
			continue
		}
		var seen []string
		for _, ref := range i.About {
			if id := docOf(ref); !slices.Contains(seen, id) {
				seen = append(seen, id)
				out[id] = append(out[id], Use{Kind: "explained", From: FromItem, State: model.Done, Date: i.Date, Path: i.Path(), Title: i.Title, Sample: i.Sample})
			}
		}
	}
	return out
}

// explains are the kinds of publicity items that explain what they are about.
var explains = map[string]bool{"interpretation": true, "qa": true, "card": true}

// adoptedBy reports whether a record says already what the standard says.
func adoptedBy(uses []Use, r *model.Region) bool {
	return slices.ContainsFunc(uses, func(u Use) bool { return u.Kind == "adopted" && u.Region == r && u.State == model.Done })
}

// quoted lists the standards that a course quotes, once each.
func quoted(c *model.Course) (ids []string) {
	for _, s := range c.Sessions {
		for _, q := range s.Quotes {
			if id := docOf(q.Ref); !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func regionUses(sys *model.System, rows []PracticeRow) (out []RegionUse) {
	by := map[*model.Region][]RowUse{}
	for _, r := range rows {
		for _, u := range r.Of("adopted") {
			if u.State == model.Done {
				by[u.Region] = append(by[u.Region], RowUse{r.Row, u})
			}
		}
	}
	for _, r := range append(slices.Clone(sys.Regions), nil) {
		if len(by[r]) > 0 {
			out = append(out, RegionUse{r, by[r]})
		}
	}
	return out
}

func systemUses(rows []PracticeRow) (out []SystemUse) {
	for _, r := range rows {
		for _, u := range r.Of("embedded") {
			if u.State != model.Done {
				continue
			}
			i := slices.IndexFunc(out, func(s SystemUse) bool { return s.System.Zh == u.System.Zh })
			if i < 0 {
				i, out = len(out), append(out, SystemUse{System: u.System})
			}
			out[i].Rows = append(out[i].Rows, RowUse{r.Row, u})
		}
	}
	return out
}

// Stage is one of the five of the operating cycle of standards that the plan
// names: 制订, 宣传, 实施, 评价, 修订完善或废止.
type Stage struct {
	Key string
	// Done tells whether anything on record shows it; the rest says what.
	Done    bool
	Uses    []Use
	Edition *model.Edition // "made": the edition; "renewed": the one that came after
	Reviews []model.Review // "renewed"
}

// StageKeys lists the stages in their order.
var StageKeys = []string{"made", "publicised", "used", "evaluated", "renewed"}

// Cycle sets what is on record beside every stage, for one standard as it
// stands on the day.
func Cycle(r PracticeRow, day model.Date) []Stage {
	e := r.Row.Edition
	stages := []Stage{
		{Key: "made", Done: true, Edition: e},
		{Key: "publicised", Uses: slices.Concat(r.Of("explained"), r.Of("trained"))},
		{Key: "used", Uses: slices.Concat(r.Of("adopted"), r.Of("embedded"))},
		{Key: "evaluated", Uses: r.Of("evaluated")},
		{Key: "renewed"},
	}
	for i := range stages {
		s := &stages[i]
		s.Done = s.Done || slices.ContainsFunc(s.Uses, func(u Use) bool { return u.State == model.Done })
	}
	last := &stages[len(stages)-1]
	for _, v := range r.Row.Work.Reviews {
		if !v.Date.After(day) {
			last.Reviews = append(last.Reviews, v)
		}
	}
	if first := r.Row.Work.Editions[0]; first != e {
		last.Edition = e // it replaced an earlier one: the cycle has been round
	}
	last.Done = len(last.Reviews) > 0 || last.Edition != nil
	return stages
}
