package derive

import (
	"cmp"
	"regexp"
	"slices"

	"guiju/generator/model"
)

// RegionFiling is what is on record of one region's filing its framework and
// directory with the region one level up (备案).
type RegionFiling struct {
	Region *model.Region
	// To is the region one level up. The province has none: the plan does not
	// name who receives what it files.
	To *model.Region
	// State is Done where a filing was received by the day, NotDone where it is
	// on record that none was made, else NoRecord, which accuses nobody.
	State model.RecordState
	// Reached says that the day by which regions file has come.
	Reached bool
	Entries []FilingEntry // newest first
}

// FilingEntry is one filing and its difference from the one before.
type FilingEntry struct {
	Filing *model.Filing
	To     *model.Region // nil where the receiver is no region of the system
	// Before is the filing received before, nil for the first.
	Before                     *model.Filing
	Added, Removed             []FiledWork
	Renumbered, Editions       []FiledChange
	BoxesAdded, BoxesRemoved   []string
	BoxesUnknown, FiledUnknown bool // one of the two does not say
}

// FiledWork is a standard as a filing lists it; Work is nil where the content
// has it no more.
type FiledWork struct {
	ID     string
	Number string
	Work   *model.Work
}

// FiledChange is a standard that two filings list under different numbers.
type FiledChange struct {
	FiledWork
	Was string
}

// Filings tells of every region what is on record of its filings, in the order
// of regions.toml. A filing of a day to come is none yet.
func Filings(sys *model.System, day model.Date) (out []RegionFiling) {
	due := sys.Config.Duty.Due
	for _, r := range sys.Regions {
		f := RegionFiling{Region: r, To: sys.Region(r.Parent), Reached: due.PassedOn(day)}
		var before *model.Filing
		of := kept(sys.Filings, func(v *model.Filing) bool { return v.Region == r.Key && !v.Date.After(day) })
		slices.SortStableFunc(of, func(a, b *model.Filing) int { return cmp.Compare(a.Date.String(), b.Date.String()) })
		for _, v := range of {
			e := FilingEntry{Filing: v, To: sys.Region(v.To)}
			if v.Received() {
				if e.Before = before; before != nil {
					e.compare(sys, before)
				}
				before, f.State = v, model.Done
			} else if f.State == model.NoRecord {
				f.State = model.NotDone
			}
			f.Entries = append(f.Entries, e)
		}
		slices.Reverse(f.Entries)
		out = append(out, f)
	}
	return out
}

var numberYear = regexp.MustCompile(`[—–-][0-9]{4}$`)

// compare finds what a filing says otherwise than the one before it.
func (e *FilingEntry) compare(sys *model.System, before *model.Filing) {
	now := e.Filing
	work := func(f *model.Filing, i int) FiledWork {
		return FiledWork{ID: f.Works[i], Number: filedNumber(f, i), Work: sys.Work(f.Works[i])}
	}
	e.FiledUnknown = len(now.Filed) != len(now.Works) || len(before.Filed) != len(before.Works)
	for i, id := range now.Works {
		j := slices.Index(before.Works, id)
		w := work(now, i)
		switch was := filedNumber(before, j); {
		case j < 0:
			e.Added = append(e.Added, w)
		case e.FiledUnknown || was == w.Number:
		case was != "" && numberYear.ReplaceAllString(was, "") == numberYear.ReplaceAllString(w.Number, ""):
			e.Editions = append(e.Editions, FiledChange{w, was})
		default:
			e.Renumbered = append(e.Renumbered, FiledChange{w, was})
		}
	}
	for j, id := range before.Works {
		if !slices.Contains(now.Works, id) {
			e.Removed = append(e.Removed, work(before, j))
		}
	}
	if e.BoxesUnknown = len(now.Boxes) == 0 || len(before.Boxes) == 0; !e.BoxesUnknown {
		e.BoxesAdded = without(now.Boxes, before.Boxes)
		e.BoxesRemoved = without(before.Boxes, now.Boxes)
	}
}

// Same reports whether a filing says nothing otherwise than the one before it.
func (e *FilingEntry) Same() bool {
	return len(e.Added)+len(e.Removed)+len(e.Renumbered)+len(e.Editions)+len(e.BoxesAdded)+len(e.BoxesRemoved) == 0
}

func filedNumber(f *model.Filing, i int) string {
	if i < 0 || i >= len(f.Filed) {
		return ""
	}
	return f.Filed[i]
}

func without(list, drop []string) (out []string) {
	for _, v := range list {
		if !slices.Contains(drop, v) {
			out = append(out, v)
		}
	}
	return out
}
