package derive

import (
	"cmp"
	"math/big"
	"slices"

	"guiju/generator/model"
)

// Scoring is the evaluation rules in use and what they gave (评价细则、得分).
// Numbers are exact; nothing is added up that is not whole: a total is there
// only where every item has been scored.
type Scoring struct {
	Rules   *model.EvaluationRules   // in use; nil where none are on record
	Earlier []*model.EvaluationRules // editions before it, newest first
	Parts   []ScoredPart
	// Missing are the parts that the plan names and the rules lack.
	Missing []model.Bilingual
	Items   int
	Unset   int      // items without points
	Points  *big.Rat // of all items; nil where one has none, or there is none
	// Weights is the sum of the weights, nil where no part has one. Weighted
	// says that they are exactly 100 and every part that has one can be scored.
	Weights  *big.Rat
	Weighted bool
	Cards    []Scorecard // by region, the latest period first; real ones before samples
	Rounds   []Round     // periods, the latest first
	Trends   []ScoreTrend
}

// ScoredPart is a part with the points that its items can bring.
type ScoredPart struct {
	Part   *model.EvaluationPart
	Points *big.Rat // nil where an item has none, or there is no item
	Weight *big.Rat // nil where it is not set
}

// Scorecard is what the rules gave a region in a period. Real scores and
// samples never stand on one card.
type Scorecard struct {
	Region *model.Region // nil where the score names none that is on record
	Key    string        // of the region
	Period model.Interval
	Sample bool
	Parts  []PartScore // in the order of the rules
	Scored int         // items with a score
	Sum    *big.Rat    // of the scores on record
	// Total is the weighted total where there are weights, else the sum; nil
	// unless every item has been scored.
	Total *big.Rat
}

// PartScore is the part of a card; Share is what it gives to the weighted
// total.
type PartScore struct {
	Scores []*model.Score // by item; nil is no record
	Scored int
	Sum    *big.Rat
	Share  *big.Rat
}

// Round is one period: how many of the regions that are compared were scored
// in whole, and their ranks, which are there only if all were.
type Round struct {
	Period  model.Interval
	Regions int // cities and zones of the province
	Whole   int // of them scored in whole, by real scores
	Ranks   []Rank
}

// Rank is a place; equal totals share one.
type Rank struct {
	Place int
	Card  *Scorecard
}

// ScoreTrend is the totals of a region, period by period.
type ScoreTrend struct {
	Region *model.Region
	Key    string
	Sample bool
	Trend  Trend
}

// ScoringOf adds up the scores on record by the day.
func ScoringOf(sys *model.System, day model.Date) Scoring {
	s := Scoring{Rules: sys.Scoring.InUse()}
	for i := len(sys.Scoring.Rules) - 2; i >= 0; i-- {
		s.Earlier = append(s.Earlier, sys.Scoring.Rules[i])
	}
	s.parts(sys.Scoring.Parts)
	s.cards(sys, day)
	s.rounds(sys)
	s.trends()
	return s
}

func (s *Scoring) parts(parts []*model.EvaluationPart) {
	if len(parts) > 0 {
		for _, n := range model.NamedParts {
			if !slices.ContainsFunc(parts, func(p *model.EvaluationPart) bool { return p.Title.Zh == n.Zh }) {
				s.Missing = append(s.Missing, n)
			}
		}
	}
	all, weighted := new(big.Rat), true
	for _, p := range parts {
		v := ScoredPart{Part: p, Points: new(big.Rat)}
		for _, i := range p.Items {
			s.Items++
			points := i.Points.Rat()
			if points == nil {
				s.Unset++
				v.Points = nil
			} else if v.Points != nil {
				v.Points.Add(v.Points, points)
			}
		}
		if len(p.Items) == 0 {
			v.Points = nil
		}
		if v.Points != nil {
			all.Add(all, v.Points)
		}
		if w := p.Weight.Rat(); w != nil && w.Sign() > 0 {
			v.Weight = w
			if s.Weights == nil {
				s.Weights = new(big.Rat)
			}
			s.Weights.Add(s.Weights, w)
			weighted = weighted && v.Points != nil && v.Points.Sign() > 0
		}
		s.Parts = append(s.Parts, v)
	}
	if s.Items > 0 && s.Unset == 0 {
		s.Points = all
	}
	s.Weighted = weighted && s.Weights != nil && s.Weights.Cmp(wholeWeight) == 0
}

var wholeWeight = big.NewRat(100, 1)

// cardOf is whose scores stand on one card.
type cardOf struct {
	region, period string
	sample         bool
}

func (s *Scoring) cards(sys *model.System, day model.Date) {
	by := map[cardOf]map[string]*model.Score{}
	for _, v := range sys.Scoring.Scores {
		period, ok := model.ParseInterval(v.Period)
		if !ok || period.First().After(day) || v.Points.Rat() == nil || sys.Scoring.Item(v.Item) == nil {
			continue // package check says what is wrong with it
		}
		k := cardOf{v.Region, v.Period, v.Sample}
		if by[k] == nil {
			by[k] = map[string]*model.Score{}
		}
		if by[k][v.Item] == nil {
			by[k][v.Item] = v
		}
	}
	for k, scores := range by {
		s.Cards = append(s.Cards, s.card(sys, k, scores))
	}
	order := map[string]int{}
	for i, r := range sys.Regions {
		order[r.Key] = i + 1
	}
	slices.SortFunc(s.Cards, func(a, b Scorecard) int {
		return cmp.Or(
			realFirst(a.Sample, b.Sample), b.Period.Last().Time().Compare(a.Period.Last().Time()), cmp.Compare(a.Period.String(), b.Period.String()),
			cmp.Compare(order[a.Key], order[b.Key]), cmp.Compare(a.Key, b.Key),
		)
	})
}

// realFirst puts what is no sample ahead.
func realFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func (s *Scoring) card(sys *model.System, k cardOf, scores map[string]*model.Score) Scorecard {
	c := Scorecard{Region: sys.Region(k.region), Key: k.region, Sample: k.sample, Sum: new(big.Rat)}
	c.Period, _ = model.ParseInterval(k.period)
	total := new(big.Rat)
	for _, p := range s.Parts {
		v := PartScore{Sum: new(big.Rat)}
		for _, i := range p.Part.Items {
			score := scores[i.Key]
			v.Scores = append(v.Scores, score)
			if score != nil {
				v.Scored++
				v.Sum.Add(v.Sum, score.Points.Rat())
			}
		}
		if s.Weighted && p.Weight != nil && v.Scored == len(p.Part.Items) {
			v.Share = new(big.Rat).Quo(v.Sum, p.Points)
			v.Share.Mul(v.Share, p.Weight)
			total.Add(total, v.Share)
		}
		c.Scored += v.Scored
		c.Sum.Add(c.Sum, v.Sum)
		c.Parts = append(c.Parts, v)
	}
	if c.Scored == s.Items && s.Points != nil {
		if c.Total = c.Sum; s.Weighted {
			c.Total = total
		}
	}
	return c
}

// rankable says whose totals may be set against each other: the cities and
// zones of the province. Who is above or below them has other work.
func rankable(r *model.Region) bool {
	return r != nil && (r.Kind == "city" || r.Kind == "demonstration-zone")
}

func (s *Scoring) rounds(sys *model.System) {
	regions := 0
	for _, r := range sys.Regions {
		if rankable(r) {
			regions++
		}
	}
	for i := range s.Cards {
		c := &s.Cards[i]
		if c.Sample { // samples are of nobody: they are not compared
			continue
		}
		at := slices.IndexFunc(s.Rounds, func(r Round) bool { return r.Period == c.Period })
		if at < 0 {
			at, s.Rounds = len(s.Rounds), append(s.Rounds, Round{Period: c.Period, Regions: regions})
		}
		if r := &s.Rounds[at]; c.Total != nil && rankable(c.Region) {
			r.Whole++
			r.Ranks = append(r.Ranks, Rank{Card: c})
		}
	}
	for i := range s.Rounds {
		r := &s.Rounds[i]
		if r.Whole < r.Regions {
			r.Ranks = nil
			continue
		}
		slices.SortStableFunc(r.Ranks, func(a, b Rank) int { return b.Card.Total.Cmp(a.Card.Total) })
		for k := range r.Ranks {
			r.Ranks[k].Place = k + 1
			if k > 0 && r.Ranks[k].Card.Total.Cmp(r.Ranks[k-1].Card.Total) == 0 {
				r.Ranks[k].Place = r.Ranks[k-1].Place
			}
		}
	}
}

// trends sets the totals of a region in order; a period that was not scored in
// whole is a gap. Years and half-years are two trends.
func (s *Scoring) trends() {
	type line struct {
		region string
		sample bool
		every  string
	}
	var lines []line
	by := map[line][]Scorecard{}
	for _, c := range s.Cards {
		k := line{c.Key, c.Sample, c.Period.Every}
		if by[k] == nil {
			lines = append(lines, k)
		}
		by[k] = append(by[k], c)
	}
	most := s.Points
	if s.Weighted {
		most = wholeWeight
	}
	for _, k := range lines {
		cards := by[k] // the latest first
		totals := map[model.Interval]*big.Rat{}
		for _, c := range cards {
			totals[c.Period] = c.Total
		}
		if len(cards) < 2 {
			continue
		}
		var points []TrendPoint
		for _, i := range model.Intervals(cards[len(cards)-1].Period, cards[0].Period) {
			points = append(points, TrendPoint{i.String(), totals[i]})
		}
		s.Trends = append(s.Trends, ScoreTrend{cards[0].Region, k.region, k.sample, DrawTrend(points, most)})
	}
}
