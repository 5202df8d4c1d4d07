// Package derive makes from the model what nobody should write by hand: the
// directory, the framework diagram and its counts, statistics, levels and
// regions with their deliverables, targets, timelines, the register of reviews,
// what became of each standard in use, matters and overlaps, law and standards;
// the plan with its pictures and task books, bodies with what they owe, the
// inventory of processes, scores and evaluations, pilots, bases and research;
// what publicity tells and lacks, courses with what they quote; back-links, the
// glossary, the index by letter, short codes, feeds, calendars, JSON twins,
// search documents and suggestions; which
// provision of one wording is which of another, and the permanent keys of both.
//
// Every function here is pure: model in, values out, no HTML, no file, no
// clock. [For] comes first: it removes what the audience may not see, so that
// nothing downstream has anything to leak. Then the texts become those that the
// amendments in force make of them (text.Consolidate).
package derive

import (
	"guiju/generator/model"
	"guiju/generator/text"
)

// Derived is everything the pages, the search index and the data files are
// made of, for one audience on one day.
type Derived struct {
	System   *model.System // as the audience may see it
	Audience model.Audience
	Day      model.Date

	// The system and its parts.
	Rows    []Row
	Diagram Diagram // of the whole system
	Counts  Counts
	// Statistics are of the whole system; Qualities measure real standards,
	// SampleQualities the samples.
	Statistics      Statistics
	Qualities       []Quality
	SampleQualities []Quality
	Targets         []Target
	Releases        []MonthReleases
	// Versions are the wordings of every row's work, by row.
	Versions [][]Version
	Areas    []KeyArea
	Levels   []Part // the levels with their deliverables
	Regions  []Part // and the regions

	// How standards are made.
	Proposals Applications
	Timelines []Timeline // by row
	Tracks    []TrackCount
	Replaces  Replacements
	Matters   []MatterRow
	Overlaps  []Overlap
	// Everywhere are the provisions that many standards have word for word.
	Everywhere []Everywhere
	Demands    []DemandGroup

	// Their use.
	Reviews   Reviews
	Practice  Practice
	Training  Training
	Registers []Register
	Duties    []RoleDuties

	// Who does the work, and what keeps it going.
	Bodies       []BodyRecord
	Rule321      Rule321
	Coordination []RegionPair
	Inventory    Inventory
	// How the work is evaluated, and what is mended.
	Scoring      Scoring
	Monitoring   []Watched
	Evaluations  []EvaluationGroup
	Improvement  Improvement
	Acceptances  []AcceptanceFile
	Difficulties []*model.Difficulty // open ones first
	// Who tries, repeats, shows and studies it.
	Pilots   Pilots
	Cases    Cases
	Bases    Bases
	Research Research
	// The plan and its work.
	Schedule *Schedule
	// What is told of them.
	Tellings   []Telling // by item, newest first
	Explained  map[model.Lang]map[string][]Explanation
	Happenings []Happening
	Publicity  PublicityCoverage

	// What they rest on, and what leads to them.
	Law       LawMap
	Elements  []Element
	Outdated  []Outdated
	Backlinks Backlinks
	Glossary  []Entry
	Codes     Codes
	// What cities say of their own systems.
	Federation Federation

	// The releases of the audience, the first first; Release is the last of
	// them where the site is this release, nil for any other build.
	Chain   []*model.Release
	Release *model.Release
	// Concordances say where the provisions of the standards went, by work.
	Concordances []Concordance

	// What is shown and sent.
	Media Media
	Feeds []Feed

	// Comparisons are of every two wordings of a standard.
	Comparisons []Comparison
}

// All derives everything of a site that is no release. sys must have passed
// check.
func All(sys *model.System, a model.Audience, day model.Date) *Derived {
	d := derived(For(sys, a), a, day)
	d.Feeds = Feeds(d)
	return d
}

// derived is everything but the feeds, which need it whole. sys must have
// passed For.
func derived(sys *model.System, a model.Audience, day model.Date) *Derived {
	sys = text.Consolidate(sys, day)
	rows := Directory(sys, day)
	registers := Registers(rows)
	overlaps, everywhere := Overlaps(sys, rows)
	stats := Statistic(sys, Whole(sys, rows), day)
	replaces := Replaces(sys)
	evaluations := EvaluationsOf(sys, day)
	timelines := Timelines(sys, rows, a, replaces)
	reviews := ReviewsOf(sys, rows, day)
	rule := ThreeTwoOne(sys, day)
	practice := PracticeOf(sys, rows, a, day)
	tellings := Tellings(sys, rows)
	explained := map[model.Lang]map[string][]Explanation{}
	for _, l := range sys.Langs() {
		explained[l] = Explained(sys, l, day)
	}
	versions := make([][]Version, len(rows))
	for i, r := range rows {
		versions[i] = Versions(r.Work)
	}
	return &Derived{
		System:   sys,
		Audience: a,
		Day:      day,

		Rows:            rows,
		Diagram:         Framework(sys, Whole(sys, rows), day),
		Counts:          Count(sys, rows, day),
		Statistics:      stats,
		Qualities:       Qualities(sys, rows, a, day, false),
		SampleQualities: Qualities(sys, rows, a, day, true),
		Targets:         Targets(sys, rows, day),
		Releases:        Releases(sys, rows, day),
		Versions:        versions,
		Areas:           KeyAreas(sys, rows, stats, day),
		Levels:          LevelParts(sys, rows, day),
		Regions:         RegionParts(sys, rows, day),

		Proposals:  Apply(sys, rows, day),
		Timelines:  timelines,
		Tracks:     CountTracks(sys, timelines),
		Replaces:   replaces,
		Matters:    Matters(sys, rows, day),
		Overlaps:   overlaps,
		Everywhere: everywhere,
		Demands:    Demands(sys, rows),

		Reviews:   reviews,
		Practice:  practice,
		Training:  Train(sys, rows, registers, day),
		Registers: registers,
		Duties:    Duties(sys, registers),

		Bodies:       BodyRecords(sys, rows, reviews, rule),
		Rule321:      rule,
		Coordination: Coordination(sys),
		Inventory:    InventoryOf(sys, rows),
		Scoring:      ScoringOf(sys, day),
		Monitoring:   Monitor(sys, a, day),
		Evaluations:  evaluations,
		Improvement:  Improve(sys, day),
		Acceptances:  Acceptances(sys, evaluations, day),
		Difficulties: Difficulties(sys),
		Pilots:       PilotsOf(sys, rows, day),
		Cases:        CasesOf(sys, rows, day),
		Bases:        BasesOf(sys, rows, day),
		Research:     ResearchOf(sys, rows, day),

		Schedule:   ScheduleOf(sys, day),
		Tellings:   tellings,
		Explained:  explained,
		Happenings: Happenings(tellings, day),
		Publicity:  CoverPublicity(sys, rows, tellings, practice, day),

		Law:       MapLaw(sys, rows, a),
		Elements:  Elements(sys, rows, day),
		Outdated:  CitesOutdated(sys, rows, day),
		Backlinks: LinksBack(sys, day),
		Glossary:  Glossary(sys, day),
		Codes:     ShortCodes(sys, day),

		Federation: FederationOf(sys, day),
		Chain:      sys.Releases[a],

		Comparisons:  Comparisons(rows),
		Concordances: Concord(sys),

		Media: MediaOf(sys, rows),
	}
}

// Row is one line of the directory (标准明细表): one work as seen on the day.
type Row struct {
	Work      *model.Work
	Edition   *model.Edition // nil for a planned work
	Number    string         // with year; without for a planned work; may be ""
	Title     model.Bilingual
	Withheld  bool // the title is withheld; Title is empty
	Status    model.Status
	ReviewDue model.Date
	HasText   bool   // the text is published; else only the record
	Path      string // page, without language prefix
}

// Tally counts works of one level, real ones and samples apart.
type Tally struct {
	Issued  int // real works with an edition
	Samples int // sample works with an edition
	Planned int // real works without an edition
	// Target is the planned count the framework states, 0 if it states none.
	Target int
	// Due are those of Issued that are in force and whose review is reached,
	// with no review on record since; SamplesDue the same of Samples.
	Due, SamplesDue int
}

// Counts are the totals of the home page.
type Counts struct {
	Levels     []LevelCount
	Goals      []GoalCount
	Works      Tally
	Provisions int // in published current texts, zh
}

// LevelCount is the tally of one level, in the order of system.toml.
type LevelCount struct {
	Level model.Level
	Tally Tally
}

// GoalCount sets a goal of the plan beside what is recorded.
type GoalCount struct {
	Goal    model.Goal
	Done    int // real works issued by the goal's due date
	Issued  int // real works issued at any time
	Samples int
}

// Backlinks maps "standards/x.html#5.2" (no fragment: the whole document) to
// who refers there, sorted.
type Backlinks map[string][]Backlink

// Backlink is one reference to a place.
type Backlink struct {
	Path  string // page of the referrer, without language prefix, with #fragment
	Title model.Bilingual
	Label string // number of the referring provision, as printed; "" for whole documents
	Kind  string // "text", or a relation of model.Basis, or "training", "publicity"
}

// Entry is one term of the system-wide glossary.
type Entry struct {
	Zh, En []string
	Symbol string
	Uses   []TermUse
	// Differs is set when texts define the term in different words.
	Differs bool
}

// TermUse is one definition of a term.
type TermUse struct {
	Work       *model.Work
	Edition    *model.Edition
	Path       string // with #fragment
	Definition model.Bilingual
}
