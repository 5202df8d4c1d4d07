package model

import (
	"math/big"
	"regexp"
)

// Evaluation is one evaluation of the work: of the province's pilot, of a pilot
// city, of a body (assessment.toml). Evaluations of one standard are uptake.
type Evaluation struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Kind   string    `toml:"kind"`
	Title  Bilingual `toml:"title"`
	Region string    `toml:"region"` // what was evaluated; "" is the whole
	Pilot  string    `toml:"pilot"`
	By     string    `toml:"by"` // key of a body
	Due    Date      `toml:"due"`
	Words  Bilingual `toml:"words"` // how the plan states the deadline
	Outcome
	Result Bilingual `toml:"result"`
	Policy string    `toml:"policy"` // id of its report in policies/
	Sample bool      `toml:"sample"`
}

// EvaluationKinds lists the values of Evaluation.Kind. Acceptance has two
// senses (C4): the province accepts pilot cities, the state accepts the
// province.
var EvaluationKinds = []string{"mid-term", "final", "self", "accept-city", "accept-province", "check"}

// DossierKinds lists the values of Dossier.For.
var DossierKinds = []string{"accept-city", "accept-province"}

// Finding is what an evaluation or check found wanting, and what was done
// about it: measures, then closed.
type Finding struct {
	Origin     `toml:"-"`
	Key        string        `toml:"key"`
	Evaluation string        `toml:"evaluation"`
	Title      Bilingual     `toml:"title"`
	Region     string        `toml:"region"`
	Task       string        `toml:"task"` // of the plan
	Works      []string      `toml:"works"`
	Date       Date          `toml:"date"`
	Source     string        `toml:"source"`
	Measures   []Improvement `toml:"measure"`
	Closed     Outcome       `toml:"closed"`
	Sample     bool          `toml:"sample"`
}

// Improvement is one measure against a finding (整改措施).
type Improvement struct {
	Origin `toml:"-"`
	Title  Bilingual `toml:"title"`
	Owner  string    `toml:"owner"` // key of a body
	Due    Date      `toml:"due"`
	Met    Outcome   `toml:"met"`
}

// Dossier is one document that an acceptance asks for (评估验收材料).
type Dossier struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	For    string    `toml:"for"` // accept-city, accept-province
	Title  Bilingual `toml:"title"`
	Pilot  string    `toml:"pilot"`  // whose it is; "" of all, or the province's
	Policy string    `toml:"policy"` // id of its text in policies/
	Page   string    `toml:"page"`   // page of this site that shows it
	Why    Bilingual `toml:"why"`    // where it is asked for
	Outcome
	Sample bool `toml:"sample"`
}

// Decimal is a decimal number as it is written, "12.5": points and shares add
// up exactly.
type Decimal string

// Rat returns the number, or nil where it is none. Only digits, one point and a
// sign in front are a number.
func (d Decimal) Rat() *big.Rat {
	if !decimalForm.MatchString(string(d)) {
		return nil
	}
	r, _ := new(big.Rat).SetString(string(d))
	return r
}

var decimalForm = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// Scoring is the part of evaluation.toml that scores: the rules, and what they
// gave.
type Scoring struct {
	Rules  []*EvaluationRules // the last is the one that Parts belong to
	Parts  []*EvaluationPart
	Scores []*Score
}

// EvaluationRules are one edition of the rules by which the work is scored
// (评价细则, evaluation.toml).
type EvaluationRules struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	Issued Outcome   `toml:"issued"`
	Due    Date      `toml:"due"`
	Source Bilingual `toml:"source"`
	Sample bool      `toml:"sample"`
}

// EvaluationPart is one part of the rules. The plan names five and leaves the
// list open (C7).
type EvaluationPart struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	// Named is set for the parts that the plan itself names.
	Named  bool             `toml:"named"`
	Weight Decimal          `toml:"weight"` // percent; 0: not set
	Items  []EvaluationItem `toml:"item"`
}

// EvaluationItem is what is scored.
type EvaluationItem struct {
	Origin   `toml:"-"`
	Key      string    `toml:"key"`
	Title    Bilingual `toml:"title"`
	Points   Decimal   `toml:"points"` // the most it can bring
	How      Bilingual `toml:"how"`
	Evidence Bilingual `toml:"evidence"`
	Pages    []string  `toml:"pages"` // pages of this site where the evidence stands
}

// Score is how many points an item brought a region in a period.
type Score struct {
	Origin `toml:"-"`
	Item   string  `toml:"item"`
	Region string  `toml:"region"`
	Period string  `toml:"period"` // 2022, 2022-H1
	Points Decimal `toml:"points"`
	By     string  `toml:"by"`
	Date   Date    `toml:"date"`
	Source string  `toml:"source"`
	Sample bool    `toml:"sample"`
}

// Indicator is what is watched over time (动态监测, 绩效评估, 效果评估). The plan
// names none (C13).
type Indicator struct {
	Origin  `toml:"-"`
	Key     string    `toml:"key"`
	Kind    string    `toml:"kind"`
	Title   Bilingual `toml:"title"`
	Unit    Bilingual `toml:"unit"`
	Formula Bilingual `toml:"formula"`
	Better  string    `toml:"better"` // more, less; "" says nothing
	Every   string    `toml:"every"`  // year, half-year, quarter, month
	Since   string    `toml:"since"`  // first period
	Source  Bilingual `toml:"source"`
	// Measured names what the site itself counts; its values are not written
	// but computed.
	Measured string `toml:"measured"`
	Sample   bool   `toml:"sample"`
}

// IndicatorKinds, IndicatorBetter and Periods list the values of
// Indicator.Kind, Better and Every.
var (
	IndicatorKinds  = []string{"monitoring", "performance", "effect"}
	IndicatorBetter = []string{"more", "less"}
	PeriodKinds     = []string{"year", "half-year", "quarter", "month"}
)

// Measures lists the values of Indicator.Measured.
var Measures = []string{"issued", "reviews-due", "trained", "explained", "adopted"}

// Value is what an indicator was in a region and period.
type Value struct {
	Origin    `toml:"-"`
	Indicator string  `toml:"indicator"`
	Region    string  `toml:"region"`
	Period    string  `toml:"period"` // 2022, 2022-H1, 2022-Q1, 2022-01
	Value     Decimal `toml:"value"`
	Date      Date    `toml:"date"`
	Source    string  `toml:"source"`
	Sample    bool    `toml:"sample"`
}

// Difficulty is a question or difficulty that somebody met, and the answer
// (困难和问题, difficulties.toml).
type Difficulty struct {
	Origin   `toml:"-"`
	Key      string    `toml:"key"`
	Question Bilingual `toml:"question"`
	Region   string    `toml:"region"`
	Body     string    `toml:"body"`
	Area     string    `toml:"area"`
	About    []string  `toml:"about"` // targets
	Date     Date      `toml:"date"`
	Answer   Bilingual `toml:"answer"`
	By       string    `toml:"by"` // who answered
	Answered Date      `toml:"answered"`
	Changed  Bilingual `toml:"changed"` // what changed because of it
	Changes  []string  `toml:"changes"` // targets that changed
	Source   string    `toml:"source"`
	Sample   bool      `toml:"sample"`
}

// Evaluation returns the evaluation with the key, or nil.
func (s *System) Evaluation(key string) *Evaluation {
	return byID(s.Evaluations, key, func(e *Evaluation) string { return e.Key })
}

// Indicator returns the indicator with the key, or nil.
func (s *System) Indicator(key string) *Indicator {
	return byID(s.Indicators, key, func(i *Indicator) string { return i.Key })
}
