package derive

import (
	"slices"

	"guiju/generator/model"
)

// Told counts publicity items, those that are real and those that are samples
// apart.
type Told struct{ Real, Samples int }

// All is both together.
func (t Told) All() int { return t.Real + t.Samples }

func (t *Told) add(sample bool) {
	if sample {
		t.Samples++
	} else {
		t.Real++
	}
}

// PublicityCoverage is what publicity there is of each standard in use, and
// what is missing. It counts what the site holds: items by their day, and
// courses. What offices did elsewhere is in the records of use (see
// [Practice]), which are counted beside it and never added to it.
type PublicityCoverage struct {
	Rows     []CoverageRow
	Items    Told // of the items counted: those whose day has come
	Kinds    map[string]Told
	Channels map[string]Told
	Audience map[string]Told
	Levels   map[string]Told // items by the levels of which they speak
	Areas    []AreaCoverage
	Months   []MonthCoverage // by month, the latest first; items without a day last
	// Standards in force without any item that explains them, without a
	// picture or film, and never trained on.
	Unexplained, NoMedia, Untrained []Row
}

// CoverageRow is one standard with the items that are about it.
type CoverageRow struct {
	Row      Row
	Items    Told
	Kinds    map[string]Told
	Channels map[string]Told
	Audience map[string]Told
	// Trained are the courses that quote the standard, and events of training
	// about it; an event counts here and among the kinds.
	Trained Told
	// Records are the uses on record of the kinds explained and trained
	// (uptake.toml): what was done elsewhere.
	Records Told
}

// Of returns the number of items of any of the kinds.
func (r CoverageRow) Of(kinds ...string) (out Told) {
	for _, k := range kinds {
		out.Real += r.Kinds[k].Real
		out.Samples += r.Kinds[k].Samples
	}
	return out
}

// MediaKinds are the kinds of items that show more than words.
var MediaKinds = []string{"poster", "video"}

// ExplainingKinds are the kinds of items that explain.
var ExplainingKinds = []string{"interpretation", "qa", "card"}

// AreaCoverage is the publicity of one key area.
type AreaCoverage struct {
	Area        model.Area
	Standards   Told // in force
	Explained   Told // those of them that an item explains
	Items       Told
	Courses     Told
	Unexplained int
}

// MonthCoverage is the items of one month, by channel.
type MonthCoverage struct {
	Month    string // 2026-11; "" of items without a day
	Items    Told
	Channels map[string]Told
	// Unsaid are the items that name no channel.
	Unsaid Told
}

// CoverPublicity counts what publicity there is.
func CoverPublicity(sys *model.System, rows []Row, tellings []Telling, practice Practice, day model.Date) PublicityCoverage {
	c := PublicityCoverage{Kinds: map[string]Told{}, Channels: map[string]Told{}, Audience: map[string]Told{}, Levels: map[string]Told{}}
	tellings = kept(tellings, func(t Telling) bool { return !t.Item.Date.After(day) })
	for _, t := range tellings {
		i := t.Item
		c.Items.add(i.Sample)
		count(c.Kinds, i.Sample, i.Kind)
		count(c.Channels, i.Sample, i.Channels...)
		count(c.Audience, i.Sample, i.Audience...)
		for _, l := range t.Levels {
			count(c.Levels, i.Sample, l.Key)
		}
	}
	for _, r := range rows {
		if r.Status != model.Current && r.Status != model.Upcoming {
			continue
		}
		row := coverageRow(sys, r, tellings, practice)
		c.Rows = append(c.Rows, row)
		if r.Status != model.Current {
			continue
		}
		if row.Of(ExplainingKinds...).All() == 0 {
			c.Unexplained = append(c.Unexplained, r)
		}
		if row.Of(MediaKinds...).All() == 0 {
			c.NoMedia = append(c.NoMedia, r)
		}
		if row.Trained.All() == 0 {
			c.Untrained = append(c.Untrained, r)
		}
	}
	for _, a := range sys.Config.Areas {
		c.Areas = append(c.Areas, areaCoverage(sys, a, c.Rows, tellings))
	}
	c.Months = monthCoverage(tellings)
	return c
}

func count(in map[string]Told, sample bool, keys ...string) {
	for n, k := range keys {
		if k != "" && !slices.Contains(keys[:n], k) {
			t := in[k]
			t.add(sample)
			in[k] = t
		}
	}
}

func coverageRow(sys *model.System, r Row, tellings []Telling, practice Practice) CoverageRow {
	row := CoverageRow{Row: r, Kinds: map[string]Told{}, Channels: map[string]Told{}, Audience: map[string]Told{}}
	for _, t := range tellings {
		if !slices.ContainsFunc(t.Rows, func(o Row) bool { return o.Work == r.Work }) {
			continue
		}
		i := t.Item
		row.Items.add(i.Sample)
		count(row.Kinds, i.Sample, i.Kind)
		count(row.Channels, i.Sample, i.Channels...)
		count(row.Audience, i.Sample, i.Audience...)
		if i.Kind == "event" && i.Event.Kind == "training" {
			row.Trained.add(i.Sample)
		}
	}
	for _, c := range sys.Courses {
		if slices.Contains(quoted(c), r.Work.ID) {
			row.Trained.add(c.Sample)
		}
	}
	if p := practice.Row(r.Work.ID); p != nil {
		for _, u := range p.Uses {
			if u.From == FromRecord && u.State == model.Done && (u.Kind == "explained" || u.Kind == "trained") {
				row.Records.add(u.Sample)
			}
		}
	}
	return row
}

func areaCoverage(sys *model.System, a model.Area, rows []CoverageRow, tellings []Telling) AreaCoverage {
	v := AreaCoverage{Area: a}
	var ids []string
	for _, r := range rows {
		if AreaOf(sys, r.Row.Work) != a.Key || r.Row.Status != model.Current {
			continue
		}
		ids = append(ids, r.Row.Work.ID)
		v.Standards.add(r.Row.Work.Sample)
		if r.Of(ExplainingKinds...).All() > 0 {
			v.Explained.add(r.Row.Work.Sample)
		} else {
			v.Unexplained++
		}
	}
	for _, t := range tellings {
		if slices.ContainsFunc(t.Areas, func(o model.Area) bool { return o.Key == a.Key }) {
			v.Items.add(t.Item.Sample)
		}
	}
	for _, c := range sys.Courses {
		if slices.ContainsFunc(quoted(c), func(id string) bool { return slices.Contains(ids, id) }) {
			v.Courses.add(c.Sample)
		}
	}
	return v
}

func monthCoverage(tellings []Telling) (out []MonthCoverage) {
	for _, t := range tellings { // newest first, those without a day last
		month := ""
		if !t.Item.Date.IsZero() {
			month = t.Item.Date.String()[:7]
		}
		if n := len(out); n == 0 || out[n-1].Month != month {
			out = append(out, MonthCoverage{Month: month, Channels: map[string]Told{}})
		}
		m := &out[len(out)-1]
		m.Items.add(t.Item.Sample)
		count(m.Channels, t.Item.Sample, t.Item.Channels...)
		if len(t.Item.Channels) == 0 {
			m.Unsaid.add(t.Item.Sample)
		}
	}
	return out
}
