package model

import (
	"slices"
	"strconv"
)

// Format is the content format that this program reads (system.toml, format).
const Format = 1

// System is the whole standards system as the content folder states it.
type System struct {
	Config       Config
	Boxes        []*Box // framework.toml, in order
	Regions      []*Region
	References   []*Reference // references.toml: standards outside the system
	Plan         Plan
	Roles        []*Role         // roles.toml, in order
	Synonyms     []*Synonym      // synonyms.toml, in order
	Filings      []*Filing       // filings.toml, in order
	Proposals    []*Proposal     // proposals.toml, in order
	Selections   []*Selection    // proposals.toml, in order
	Matters      []*Matter       // matters.toml, in order
	Distinct     []*Distinct     // matters.toml, in order
	Uptake       []*Uptake       // uptake.toml, in order
	Projects     []*JointProject // cooperation.toml, in order
	Demands      []*Demand       // cooperation.toml, in order
	Elements     []*DataElement  // data-elements.toml, in order
	Readings     []*Reading      // readings.toml, in order
	Aims         []*Aim          // aims.toml, in order
	Bodies       []*Body         // bodies.toml, in order
	Mechanisms   Mechanisms      // mechanisms.toml
	Processes    []*Process      // inventory.toml, in order
	Evaluations  []*Evaluation   // assessment.toml, in order
	Findings     []*Finding      // assessment.toml, in order
	Dossier      []*Dossier      // assessment.toml, in order
	Scoring      Scoring         // evaluation.toml
	Indicators   []*Indicator    // evaluation.toml, in order
	Values       []*Value        // evaluation.toml, in order
	Directions   []*Direction    // pilots.toml, in order
	Pilots       []*Pilot        // pilots.toml, in order
	Cases        []*Case         // pilots.toml, in order
	Bases        []*Base         // pilots.toml, in order
	Studies      []*Study        // research.toml, in order
	Forums       []*Forum        // research.toml, in order
	Difficulties []*Difficulty   // difficulties.toml, in order
	Works        []*Work         // by ID
	Regulations  []*Regulation   // by ID
	Policies     []*Policy       // by ID
	Publicity    []*Item         // newest first
	Courses      []*Course       // by ID
	Pages        []*Item         // by menu order
	Gone         []*Gone         // gone.toml, in order
	Cities       []*City         // federation.toml, in order
	// Releases are the chains of releases by audience, the first first, and
	// Published the files that they had.
	Releases  map[Audience][]*Release
	Published map[Audience][]PublishedFile
	Notes     []*Item // explanatory notes (编制说明) by the key of their region
	// Collections names the content folders that exist ("standards",
	// "training", …): a work missing from a folder that is there is a
	// mistake, from one that is not is merely planned.
	Collections map[string]bool
	// Unread names the files that could not be read; a problem says why.
	// Checks that need them keep silent.
	Unread map[string]bool
}

// Config is system.toml.
type Config struct {
	Origin `toml:"-"`
	Format int     `toml:"format"`
	Site   Site    `toml:"site"`
	Levels []Level `toml:"level"`
	Tracks []Track `toml:"track"`
	Areas  []Area  `toml:"area"`
	Goals  []Goal  `toml:"target"`
	// Directory says how the directory is shown.
	Directory DirectoryView `toml:"directory"`
	// Duty is by when every region files its framework and directory.
	Duty FilingDuty `toml:"filing"`
	// Media are limits of pictures and films.
	Media Media `toml:"media"`
	// Release says how releases are signed, reviewed and renewed.
	Release ReleaseRules `toml:"release"`
}

// DirectoryView is the choice of the columns of the directory (标准明细表): no
// edition of GB/T 13017 fixes them.
type DirectoryView struct {
	Origin  `toml:"-"`
	Columns []string `toml:"columns"` // none: DirectoryColumns
}

// DirectoryColumns lists the columns that a directory may have, in the order
// in which it has them where nothing is configured.
var DirectoryColumns = []string{
	"order", "box", "number", "title", "level", "nature", "status", "issued", "in-force", "review-due", "replaces", "published",
	"region", "area", "matter", "body", "cites", "adoption", "remark",
}

// FilingDuty is by when regions file their framework and directory with the
// department one level up (备案), and where that is said.
type FilingDuty struct {
	Origin `toml:"-"`
	Due    Date      `toml:"due"`
	Source Bilingual `toml:"source"`
}

// Site is the identity of the published site.
type Site struct {
	Title    Bilingual `toml:"title"`
	Subtitle Bilingual `toml:"subtitle"`
	Owner    Bilingual `toml:"owner"`
	// Notice is the standing note on every page of a site of samples.
	Notice Bilingual `toml:"notice"`
	Footer Footer    `toml:"footer"`
	// Frame is what other sites demand on every page.
	Frame Frame `toml:"frame"`
	// TagAuthority is the authority and date of the tag: URIs (RFC 4151) that
	// identify feed entries wherever the site is hosted: "example.org,2026".
	TagAuthority string `toml:"tag-authority"`
}

// Footer holds the government footer and page labels
// (国办发〔2017〕47号); an empty value is shown as not configured.
type Footer struct {
	Organizer  Bilingual `toml:"organizer"` // 主办单位
	SiteIDCode string    `toml:"site-id-code"`
	ICP        string    `toml:"icp"`
	Police     string    `toml:"police"` // 公网安备号
	Address    Bilingual `toml:"address"`
	Postcode   string    `toml:"postcode"`
	Phone      string    `toml:"phone"`
	Contact    string    `toml:"contact"`
}

// Level is a level of standards: local, internal, municipal, …
type Level struct {
	Origin        `toml:"-"`
	Key           string    `toml:"key"`
	Title         Bilingual `toml:"title"`
	NumberPattern string    `toml:"number-pattern"` // regexp; "" where no rule is known
	SamplePattern string    `toml:"sample-pattern"`
	// Family is the kind of standard by which a statistical table counts
	// (GB/T 13016); "" is not counted by family.
	Family string `toml:"family"`
	// Tier is whose standards these are: province, city, county; "" is not
	// said.
	Tier string `toml:"tier"`
	// Part is the part that the plan gives the level: lead 引领, base 基础,
	// echo 呼应; "" for none.
	Part         string    `toml:"part"`
	ReviewYears  int       `toml:"review-years"`
	ReviewSource Bilingual `toml:"review-source"`
	// ReviewCap is the longest period that the law allows, 0 if none.
	ReviewCap       int       `toml:"review-cap"`
	ReviewCapSource Bilingual `toml:"review-cap-source"`
	Publication     Decision  `toml:"publication"` // default decision
	Track           string    `toml:"track"`
}

// LevelFamilies, LevelTiers and LevelParts list the values of Level.Family,
// Level.Tier and Level.Part.
var (
	LevelFamilies = []string{"national", "industry", "local", "group", "enterprise", "internal"}
	LevelTiers    = []string{"province", "city", "county"}
	LevelParts    = []string{"lead", "base", "echo"}
)

// Track is an ordered, configurable life cycle.
type Track struct {
	Origin `toml:"-"`
	Key    string      `toml:"key"`
	Title  Bilingual   `toml:"title"`
	Source Bilingual   `toml:"source"`
	Steps  []TrackStep `toml:"step"`
}

// TrackStep is one step; Kind groups steps for counting (审, 改, 研究).
type TrackStep struct {
	Key   string    `toml:"key"`
	Title Bilingual `toml:"title"`
	Kind  string    `toml:"kind"`
	// MinDays is how many days the step lasts at least (public comment), 0
	// where nothing is asked; Source says by which rule.
	MinDays int       `toml:"min-days"`
	Source  Bilingual `toml:"source"`
	// Stage is what the step is, whatever the track calls it: other records
	// know of it (see [System.Known]), and the law asks something of it.
	Stage string `toml:"stage"`
}

// The stages that something is known of, or asked of.
const (
	StageApplication = "application"
	StageExamination = "examination"
	StageIssue       = "issue"
	StageFiling      = "filing"
)

// TrackStages lists the values of TrackStep.Stage.
var TrackStages = []string{StageApplication, StageExamination, StageIssue, StageFiling}

// StepKinds lists the values of TrackStep.Kind.
var StepKinds = []string{"review", "revision", "study"}

// Area is a key area (重点领域).
type Area struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
}

// Goal is a count the plan asks for; Levels are the levels that count.
// One promise read in two ways is two targets.
type Goal struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	Levels []string  `toml:"levels"`
	Count  int       `toml:"count"`
	Due    Date      `toml:"due"`
	Source Bilingual `toml:"source"`
}

// Box is one subsystem of the framework diagram.
type Box struct {
	Origin `toml:"-"`
	Code   string    `toml:"code"`
	Title  Bilingual `toml:"title"`
	Parent string    `toml:"parent"` // code; "" at the top
	// Region is the region whose framework has the box: it and every region
	// below it. "" is the province's, which all inherit.
	Region string `toml:"region"`
	// Common is set for a box at the top that holds what all others use
	// (共性, GB/T 13016): the picture draws it as a band above them.
	Common bool `toml:"common"`
	// Area is the key area that the box and all below it serve; "" for none
	// of its own.
	Area    string         `toml:"area"`
	Scope   Bilingual      `toml:"scope"`
	Planned map[string]int `toml:"planned"` // level key -> planned count; unknown if absent
}

// Region is a region of the province.
type Region struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Code   string    `toml:"code"` // administrative division code
	Title  Bilingual `toml:"title"`
	Kind   string    `toml:"kind"` // province, city, demonstration-zone, county
	Parent string    `toml:"parent"`
}

// RegionKinds lists the values of Region.Kind.
var RegionKinds = []string{"province", "city", "demonstration-zone", "county"}

// Role is a post or part that people have (roles.toml): a driver, a canteen
// manager. Its page gathers what the standards say that it must, should and may
// do.
type Role struct {
	Origin  `toml:"-"`
	Key     string      `toml:"key"`
	Title   Bilingual   `toml:"title"`
	Summary Bilingual   `toml:"summary"`
	Names   []RoleNames `toml:"names"`
}

// RoleNames are the words by which texts call a role.
type RoleNames struct {
	Origin `toml:"-"`
	Zh     []string `toml:"zh"`
	En     []string `toml:"en"`
	Works  []string `toml:"works"` // ids of the works that mean this role by them; none: all
}

// Path returns the role's page.
func (r *Role) Path() string { return "duties/" + r.Key + ".html" }

// Synonym says that readers who type one of the Lay words mean what the texts
// call by one of the Formal terms, in one language (synonyms.toml):
//
//	[[synonym]]
//	lang = "zh"
//	lay = ["公车", "公家车"]
//	formal = ["公务用车"]
//
// Only the search reads it; a page never shows one word for another.
type Synonym struct {
	Origin `toml:"-"`
	Lang   Lang     `toml:"lang"`
	Lay    []string `toml:"lay"`
	Formal []string `toml:"formal"`
}

// Filing is the receipt of one filing: a region handed in the directory of its
// standards, and it was taken into the content (filings.toml). It says nothing
// of filings that came on paper or never came.
type Filing struct {
	Origin   `toml:"-"`
	Region   string    `toml:"region"` // key of the region that filed
	Date     Date      `toml:"date"`   // of receipt
	Receiver Bilingual `toml:"receiver"`
	File     string    `toml:"file"`   // name of the workbook
	Digest   string    `toml:"digest"` // SHA-256 of the workbook, in hexadecimal
	Works    []string  `toml:"works"`  // ids of the works that it lists
	// Filed are the numbers that those works bore then, in the order of Works;
	// "" where there was none. Boxes are the codes of the framework as filed.
	Filed []string `toml:"filed"`
	Boxes []string `toml:"boxes"`
	// To is the key of the region one level up that received it; "" where the
	// receiver is no region of this system.
	To string `toml:"to"`
	// State is NotDone where it is on record that the region did not file;
	// Source then says by whose word. Else it was received.
	State  RecordState `toml:"state"`
	Source string      `toml:"source"`
}

// Reference is a standard outside the system, as a dated bibliographic record.
type Reference struct {
	Origin      `toml:"-"`
	ID          string    `toml:"id"`
	Number      string    `toml:"number"`
	Title       Bilingual `toml:"title"`
	Issued      Date      `toml:"issued"`
	InForce     Date      `toml:"in-force"`
	Withdraw    Date      `toml:"withdrawn"`
	Replaces    []string  `toml:"replaces"`
	ICS         string    `toml:"ics"`
	CCS         string    `toml:"ccs"`
	Source      Bilingual `toml:"source"`
	CheckedDate Date      `toml:"checked"` // when the record was compared with its source
}

// ReplacesNumber reports whether the record names the number among those that
// its standard replaces.
func (r *Reference) ReplacesNumber(number string) bool { return slices.Contains(r.Replaces, number) }

// Regulation is a law or regulation: content/regulations/<ID>/.
type Regulation struct {
	Origin   `toml:"-"`
	ID       string         `toml:"-"`
	Title    Bilingual      `toml:"title"`
	Kind     string         `toml:"kind"` // law, regulation, party-regulation, rule, interpretation
	Number   Bilingual      `toml:"number"`
	Issuer   Bilingual      `toml:"issuer"`
	Adopted  Date           `toml:"adopted"`
	Issued   Date           `toml:"issued"`
	Amended  Date           `toml:"amended"`
	InForce  Date           `toml:"in-force"`
	Repealed Date           `toml:"repealed"`
	Articles int            `toml:"articles"` // 0 where not known
	Topics   []Topic        `toml:"topic"`
	Source   Bilingual      `toml:"source"`
	Note     Bilingual      `toml:"note"`
	Texts    map[Lang]*Text `toml:"-"`
}

// RegulationKinds lists the values of Regulation.Kind.
var RegulationKinds = []string{"law", "regulation", "party-regulation", "rule", "interpretation"}

// Topic says what a run of articles is about, without its gist.
type Topic struct {
	Origin   `toml:"-"`
	Title    Bilingual `toml:"title"`
	Area     string    `toml:"area"`
	Articles []string  `toml:"articles"` // "3-6", "8", "35-42"
}

// Policy is a plan, notice or guide: content/policies/<ID>/.
type Policy struct {
	Origin `toml:"-"`
	ID     string    `toml:"-"`
	Title  Bilingual `toml:"title"`
	Kind   string    `toml:"kind"` // plan, notice, guide
	// About is the bibliographic identity of the document that a guide is
	// about, or of the text itself.
	About   DocumentInfo   `toml:"about"`
	Sample  bool           `toml:"sample"`
	Summary Bilingual      `toml:"summary"`
	Texts   map[Lang]*Text `toml:"-"`
}

// PolicyKinds lists the values of Policy.Kind.
var PolicyKinds = []string{"plan", "notice", "guide"}

// DocumentInfo is the header block of an official document (公文).
type DocumentInfo struct {
	Title      Bilingual `toml:"title"`
	Number     string    `toml:"number"` // 发文字号; "" where the document gives none
	Index      string    `toml:"index"`  // 索引号 of its disclosure
	Issuers    Bilingual `toml:"issuers"`
	Date       Date      `toml:"date"`
	Addressees Bilingual `toml:"addressees"`
	Basis      Bilingual `toml:"basis"`
	Source     Bilingual `toml:"source"` // where the public copy was found
}

// Item is a publicity item or a page: Markdown with TOML front matter.
type Item struct {
	Origin  `toml:"-"`
	ID      string         `toml:"-"`
	Kind    string         `toml:"kind"` // news, interpretation, qa, card, poster, video, event, base; "" for a page
	Title   Bilingual      `toml:"-"`
	Summary Bilingual      `toml:"-"`
	Date    Date           `toml:"date"`
	From    string         `toml:"source"` // 来源
	Sample  bool           `toml:"sample"`
	About   []string       `toml:"about"` // targets
	Menu    int            `toml:"menu"`  // order in the menu; 0 is not in it
	Texts   map[Lang]*Text `toml:"-"`
	Files   []string       `toml:"-"`
	// Video and Poster name files of the folder: a film, and the picture that
	// stands in its place until it is played.
	Video  string `toml:"video"`
	Poster string `toml:"poster"`
	// Captions are read from the files beside the text ([CaptionsFile]); nil
	// where there is none. Media are the pictures and films among Files.
	Captions map[Lang][]Cue    `toml:"-"`
	Media    map[string]Medium `toml:"-"`

	// To whom it speaks, by which media, and of what (publicity.go).
	Audience []string  `toml:"audience"`
	Channels []string  `toml:"channel"`
	Levels   []string  `toml:"levels"` // beside those of the standards it is about
	Areas    []string  `toml:"areas"`
	Regions  []string  `toml:"regions"`
	By       Bilingual `toml:"by"` // who made it
	Updated  Date      `toml:"updated"`
	Until    Date      `toml:"until"` // the last day for which it is meant
	Event    Gathering `toml:"event"` // of the kind event
}

// ItemKinds lists the values of Item.Kind of publicity items.
var ItemKinds = []string{"news", "interpretation", "qa", "card", "poster", "video", "event", "base"}

// Work returns the work with the ID, or nil.
func (s *System) Work(id string) *Work {
	return byID(s.Works, id, func(w *Work) string { return w.ID })
}

// Regulation returns the regulation with the ID, or nil.
func (s *System) Regulation(id string) *Regulation {
	return byID(s.Regulations, id, func(r *Regulation) string { return r.ID })
}

// Policy returns the policy with the ID, or nil.
func (s *System) Policy(id string) *Policy {
	return byID(s.Policies, id, func(p *Policy) string { return p.ID })
}

// Level returns the level with the key, or nil.
func (s *System) Level(key string) *Level {
	return byKey(s.Config.Levels, key, func(l *Level) string { return l.Key })
}

// Area returns the key area with the key, or nil.
func (s *System) Area(key string) *Area {
	return byKey(s.Config.Areas, key, func(a *Area) string { return a.Key })
}

// Track returns the track with the key, or nil.
func (s *System) Track(key string) *Track {
	return byKey(s.Config.Tracks, key, func(t *Track) string { return t.Key })
}

// Box returns the framework box with the code, or nil.
func (s *System) Box(code string) *Box {
	return byID(s.Boxes, code, func(b *Box) string { return b.Code })
}

// Region returns the region with the key, or nil.
func (s *System) Region(key string) *Region {
	return byID(s.Regions, key, func(r *Region) string { return r.Key })
}

// Decision returns the work's publication decision: its own, else its level's
// default, else RecordOnly, the cautious one.
func (s *System) Decision(w *Work) Decision {
	if w.Publication.Decision != "" {
		return w.Publication.Decision
	}
	if l := s.Level(w.Level); l != nil && l.Publication != "" {
		return l.Publication
	}
	return RecordOnly
}

// ReviewYears returns the review rule of the work's level, 0 if none.
func (s *System) ReviewYears(w *Work) int {
	if l := s.Level(w.Level); l != nil {
		return l.ReviewYears
	}
	return 0
}

// Bilingual reports whether the site has English pages: it has when its own
// title is said in English. A site in Chinese only is complete.
func (s *System) Bilingual() bool { return s.Config.Site.Title.En != "" }

// Langs lists the languages of the site.
func (s *System) Langs() []Lang {
	if s.Bilingual() {
		return Langs
	}
	return Langs[:1]
}

// byID is a linear look-up: the largest collection has a few thousand records
// and hot paths build their own maps.
func byID[T any](list []*T, id string, key func(*T) string) *T {
	for _, v := range list {
		if key(v) == id {
			return v
		}
	}
	return nil
}

// byKey is byID for the records of the configuration.
func byKey[T any](list []T, key string, of func(*T) string) *T {
	for i := range list {
		if of(&list[i]) == key {
			return &list[i]
		}
	}
	return nil
}

func itoa(n int) string { return strconv.Itoa(n) }

// Audience says for whom a site is built.
type Audience string

const (
	Public   Audience = "public"   // publication decisions are obeyed
	Internal Audience = "internal" // everything is shown
)
