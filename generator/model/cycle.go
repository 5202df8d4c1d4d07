package model

// Proposal is an application for a standard (申报, proposals.toml), and what
// became of it.
type Proposal struct {
	Origin   `toml:"-"`
	Key      string    `toml:"key"`
	Title    Bilingual `toml:"title"`
	Level    string    `toml:"level"`
	Box      string    `toml:"box"`
	Region   string    `toml:"region"`
	Area     string    `toml:"area"`
	Matter   string    `toml:"matter"`
	Classes  []string  `toml:"classes"`
	Proposer Bilingual `toml:"proposer"`
	Date     Date      `toml:"date"`
	// Selection is the key of the Selection in which it was a candidate.
	Selection string `toml:"selection"`
	// Outcome is selected, merged, deferred or declined; "" is undecided.
	Outcome string    `toml:"outcome"`
	Decided Date      `toml:"decided"`
	Reason  Bilingual `toml:"reason"`
	Work    string    `toml:"work"` // the standard that came of it
	Source  string    `toml:"source"`
	Sample  bool      `toml:"sample"`
}

// Selected is the Outcome of a proposal that became a project.
const Selected = "selected"

// ProposalOutcomes lists the values of Proposal.Outcome.
var ProposalOutcomes = []string{Selected, "merged", "deferred", "declined"}

// ProjectClasses lists the values of Proposal.Classes and Work.Classes: the
// projects that the plan puts first (基础的、通用的、行业发展急需的、重点领域的).
var ProjectClasses = []string{"basic", "general", "urgent", "key"}

// Selection is one choice among candidates (择优选取, proposals.toml): the
// proposals that name it.
type Selection struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	Matter string    `toml:"matter"`
	Date   Date      `toml:"date"`
	By     Bilingual `toml:"by"`
	Reason Bilingual `toml:"reason"`
	Source string    `toml:"source"`
	Sample bool      `toml:"sample"`
}

// Matter is what one standard of a level regulates (一事一标, matters.toml).
type Matter struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	Box    string    `toml:"box"`
	Note   Bilingual `toml:"note"`
}

// Distinct records that standards which look alike were compared and are about
// different things (matters.toml).
type Distinct struct {
	Origin `toml:"-"`
	Works  []string  `toml:"works"`
	Reason Bilingual `toml:"reason"`
	By     string    `toml:"by"`
	Date   Date      `toml:"date"`
}

// Uptake records one use of a standard: who adopted it, was trained on it,
// explained or evaluated it, or which business system carries it (uptake.toml).
type Uptake struct {
	Origin `toml:"-"`
	Work   string    `toml:"work"`
	Kind   string    `toml:"kind"`
	Region string    `toml:"region"`
	Who    Bilingual `toml:"who"`
	// System is the business system that carries the standard.
	System     Bilingual `toml:"system"`
	Provisions []string  `toml:"provisions"` // fragments; none: the whole standard
	Outcome
	Note   Bilingual `toml:"note"`
	Sample bool      `toml:"sample"`
}

// UptakeKinds lists the values of Uptake.Kind.
var UptakeKinds = []string{"adopted", "trained", "explained", "evaluated", "embedded"}

// JointProject is a standard that several regions draft together
// (市际共同制定, cooperation.toml).
type JointProject struct {
	Origin  `toml:"-"`
	Key     string    `toml:"key"`
	Title   Bilingual `toml:"title"`
	Matter  string    `toml:"matter"`
	Box     string    `toml:"box"`
	Lead    string    `toml:"lead"`
	Regions []string  `toml:"regions"`
	Works   []string  `toml:"works"`
	Outcome
	Note   Bilingual `toml:"note"`
	Sample bool      `toml:"sample"`
}

// Demand is what a region says it needs a standard for (需求, cooperation.toml).
type Demand struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Region string    `toml:"region"`
	Title  Bilingual `toml:"title"`
	Words  Bilingual `toml:"words"`
	Matter string    `toml:"matter"`
	Box    string    `toml:"box"`
	Date   Date      `toml:"date"`
	Source string    `toml:"source"`
	Sample bool      `toml:"sample"`
}

// Proposal returns the proposal with the key, or nil.
func (s *System) Proposal(key string) *Proposal {
	return byID(s.Proposals, key, func(p *Proposal) string { return p.Key })
}

// Selection returns the selection with the key, or nil.
func (s *System) Selection(key string) *Selection {
	return byID(s.Selections, key, func(v *Selection) string { return v.Key })
}

// Matter returns the matter with the key, or nil.
func (s *System) Matter(key string) *Matter {
	return byID(s.Matters, key, func(m *Matter) string { return m.Key })
}
