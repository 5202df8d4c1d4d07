package model

// Body is who does the work: a department, a leading group, a technical
// committee, a partner (bodies.toml). The plan names none of them by name; what
// is not recorded here is not known.
type Body struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	Kind   string    `toml:"kind"`
	Region string    `toml:"region"`
	// Parent is the body that leads it, or that it belongs to.
	Parent string `toml:"parent"`
	// Partner is the body it works with on its level: that of a department is
	// the department for standardization (标准化行政主管部门).
	Partner     string    `toml:"partner"`
	Secretariat string    `toml:"secretariat"` // key of the body that keeps it
	Scope       Bilingual `toml:"scope"`
	Duties      Bilingual `toml:"duties"`
	Contact     string    `toml:"contact"`
	// Outcome says whether it was set up, when, and by which document.
	Outcome
	Until   Date      `toml:"until"` // when it was dissolved
	Members []Member  `toml:"member"`
	Note    Bilingual `toml:"note"`
	Sample  bool      `toml:"sample"`
}

// Member is who sits in a body: a post or an organization, by name only where
// a source publishes it.
type Member struct {
	Origin `toml:"-"`
	Role   string    `toml:"role"`
	Post   Bilingual `toml:"post"`
	From   string    `toml:"from"` // key of the body that sends it
	Name   Bilingual `toml:"name"`
}

// BodyKinds lists the values of Body.Kind.
var BodyKinds = []string{
	"department", "regulator", "leading-group", "working-group", "committee", "coordination",
	"research-centre", "university", "institute", "association", "institution",
}

// MemberRoles lists the values of Member.Role.
var MemberRoles = []string{"head", "deputy", "secretary", "member"}

// Mechanisms is mechanisms.toml: how the work is kept going.
type Mechanisms struct {
	Origin    `toml:"-"`
	Source    Bilingual    `toml:"source"`
	Traits    []Trait      `toml:"trait"`
	Duties    []*Duty      `toml:"duty"`
	Dedicated []*Dedicated `toml:"dedicated"`
	Reports   []*Report    `toml:"report"`
	Meetings  []*Meeting   `toml:"meeting"`
	Resources []*Resource  `toml:"resource"`
}

// Duty is what bodies owe again and again: the 2 reports and the 1 meeting of
// 3专2报1会 (mechanisms.toml). No body is late because nobody wrote down that it
// reported.
type Duty struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Kind   string    `toml:"kind"`
	Title  Bilingual `toml:"title"`
	Bodies []string  `toml:"bodies"` // kinds of bodies that owe it
	// Day is by when in the year ("07-31"); a half-year report has two. None:
	// the day is not set, and a period is due with its last day.
	Days   []string  `toml:"days"`
	Since  int       `toml:"since"` // first year
	Until  int       `toml:"until"` // last year; 0: goes on
	Source Bilingual `toml:"source"`
}

// DutyKinds and ReportKinds list the values of Duty.Kind and Report.Kind.
var (
	DutyKinds   = []string{"half-year-report", "annual-report", "annual-meeting"}
	ReportKinds = []string{"half-year-report", "annual-report"}
)

// Dedicated says whether a body has one of the three that are to be dedicated
// (3专): a unit, people, funds.
type Dedicated struct {
	Origin `toml:"-"`
	Body   string `toml:"body"`
	What   string `toml:"what"`
	Year   int    `toml:"year"` // 0: since Date, for good
	Outcome
	Note   Bilingual `toml:"note"`
	Sample bool      `toml:"sample"`
}

// DedicatedKinds lists the values of Dedicated.What.
var DedicatedKinds = []string{"unit", "staff", "funds"}

// Report is a report that a body made (2报), or did not.
type Report struct {
	Origin `toml:"-"`
	Body   string    `toml:"body"`
	Kind   string    `toml:"kind"`
	Period string    `toml:"period"` // 2022, 2022-H1
	Title  Bilingual `toml:"title"`
	Policy string    `toml:"policy"` // id of its text in policies/, "" where it is not published
	Outcome
	Sample bool `toml:"sample"`
}

// Meeting is a meeting of a body: the annual work meeting (1会) or another.
type Meeting struct {
	Origin `toml:"-"`
	Body   string    `toml:"body"`
	Kind   string    `toml:"kind"`
	Period string    `toml:"period"` // 2022
	Title  Bilingual `toml:"title"`
	Place  Bilingual `toml:"place"`
	Item   string    `toml:"item"` // id of the publicity item that tells of it
	Outcome
	Sample bool `toml:"sample"`
}

// MeetingKinds lists the values of Meeting.Kind.
var MeetingKinds = []string{"annual-meeting", "coordination", "group", "committee"}

// Resource is what the work is given: policies, funds, technical support,
// training of people (政策、资金、技术支持; 人才培养).
type Resource struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Kind   string    `toml:"kind"`
	Title  Bilingual `toml:"title"`
	Body   string    `toml:"body"`   // who gives it
	Region string    `toml:"region"` // for whom
	Policy string    `toml:"policy"` // id in policies/
	Outcome
	Note   Bilingual `toml:"note"`
	Sample bool      `toml:"sample"`
}

// ResourceKinds lists the values of Resource.Kind.
var ResourceKinds = []string{"policy", "funds", "technology", "talent"}

// Trait is one of the words by which the plan describes the mechanism that
// moves the work; it does so twice and differently (C15).
type Trait struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	In     []string  `toml:"in"`    // where the plan says it: "2.2.1", "3.2"
	Shown  []string  `toml:"shown"` // pages of this site where it can be seen
}

// Process is one business process or rule of the inventory (业务流程、规章制度),
// from which the framework is drawn (inventory.toml).
type Process struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Kind   string    `toml:"kind"`
	Title  Bilingual `toml:"title"`
	Owner  string    `toml:"owner"` // key of a body
	Region string    `toml:"region"`
	Box    string    `toml:"box"`
	Works  []string  `toml:"works"` // the standards that regulate it
	Note   Bilingual `toml:"note"`
	Source string    `toml:"source"`
	Sample bool      `toml:"sample"`
}

// ProcessKinds lists the values of Process.Kind.
var ProcessKinds = []string{"process", "rule"}

// Body returns the body with the key, or nil.
func (s *System) Body(key string) *Body {
	return byID(s.Bodies, key, func(b *Body) string { return b.Key })
}
