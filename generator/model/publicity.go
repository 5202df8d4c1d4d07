package model

import "slices"

// Audiences lists the values of Item.Audience: to whom an item speaks.
var Audiences = []string{"public", "staff", "manager", "drafter", "trainer", "inspector"}

// Channels lists the values of Item.Channels: the media that carried an item
// (各种媒体).
var Channels = []string{"website", "wechat", "newspaper", "tv-radio", "meeting", "exhibition", "print", "internal-network"}

// Gathering is what an item of the kind event says of the meeting that it
// announces or reports (培训会、现场会、研讨会 …). Outcome is whether it was held:
// a day that has passed without a record says neither.
type Gathering struct {
	Origin    `toml:"-"`
	Kind      string    `toml:"kind"`
	Start     Date      `toml:"start"`
	End       Date      `toml:"end"` // the last day; none: the day on which it starts
	Place     Bilingual `toml:"place"`
	Materials []string  `toml:"materials"` // files beside the item
	Outcome
}

// GatheringKinds lists the values of Gathering.Kind.
var GatheringKinds = []string{"training", "on-site", "seminar", "exchange", "symposium", "forum", "mobilisation"}

// GatheringState says where a gathering stands on a day.
type GatheringState string

const (
	GatheringHeld     GatheringState = "held"      // on record
	GatheringNotHeld  GatheringState = "not-held"  // on record, with a source
	GatheringUndated  GatheringState = "undated"   // no day is known
	GatheringComing   GatheringState = "coming"    // its day is still to come
	GatheringToday    GatheringState = "today"     // it has begun and has not ended
	GatheringNoRecord GatheringState = "no-record" // its day has passed, and nothing is on record
)

// GatheringStates lists the states in the order in which they are counted.
var GatheringStates = []GatheringState{GatheringToday, GatheringComing, GatheringHeld, GatheringNotHeld, GatheringNoRecord, GatheringUndated}

// Last returns the last day of the gathering.
func (g Gathering) Last() Date {
	if g.End.IsZero() {
		return g.Start
	}
	return g.End
}

// Empty reports whether nothing is said of a gathering.
func (g Gathering) Empty() bool {
	return g.Kind == "" && g.Start.IsZero() && g.End.IsZero() && g.Place.Empty() && len(g.Materials) == 0 && g.Outcome == Outcome{}
}

// At returns the state of the gathering on the day; a record goes before every
// date.
func (g Gathering) At(day Date) GatheringState {
	switch {
	case g.State == Done:
		return GatheringHeld
	case g.State == NotDone:
		return GatheringNotHeld
	case g.Start.IsZero():
		return GatheringUndated
	case day.Before(g.Start):
		return GatheringComing
	case !day.After(g.Last()):
		return GatheringToday
	}
	return GatheringNoRecord
}

// explainingKinds are the kinds of items that explain what they are about.
var explainingKinds = []string{"interpretation", "qa", "card"}

// Explains reports whether the item explains what it is about (解读).
func (i *Item) Explains() bool { return slices.Contains(explainingKinds, i.Kind) }

// Picture returns the first picture of the text with its alternative words, ""
// where it has none.
func (t *Text) Picture() (src, alt string) {
	if t == nil {
		return "", ""
	}
	look := func(bs []Block) {
		WalkBlocks(bs, func(b Block) {
			if f, ok := b.(*Figure); ok && src == "" && f.Src != "" {
				src, alt = f.Src, f.Alt
			}
		})
	}
	look(t.Head)
	t.Walk(func(p *Provision) { look(p.Blocks) })
	if src == "" {
		t.Inlines(func(in *Inline, _ *Provision) {
			if in.Kind == ImageInline && src == "" {
				src, alt = in.Href, in.Text
			}
		})
	}
	return src, alt
}

// Over reports whether the item has ended by the day: the last day for which
// it is meant has passed.
func (i *Item) Over(day Date) bool { return i.Until.PassedOn(day) }

// KitPath returns the page of what the publicity team takes from the item.
func (i *Item) KitPath() string { return "publicity/" + i.ID + "/kit.html" }

// The pages that gather publicity items.
const (
	AnswersPath           = "answers.html"
	EventsPath            = "events.html"
	PublicityCoveragePath = "publicity-coverage.html"
	AimsPath              = "aims.html"
)

// Aim is one of the aims for which the plan wants standards (有标可循、有标支撑、
// 有标引领、有标护航), with the standards, areas and pages that serve it
// (aims.toml).
type Aim struct {
	Origin  `toml:"-"`
	Key     string    `toml:"key"`
	Title   Bilingual `toml:"title"`
	Words   Bilingual `toml:"words"`  // as the plan has them
	Source  Bilingual `toml:"source"` // where it has them
	Guide   Bilingual `toml:"guide"`
	Areas   []string  `toml:"areas"`
	Targets []string  `toml:"targets"`
	Pages   []string  `toml:"pages"`
}
