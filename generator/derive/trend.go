package derive

import (
	"math/big"

	"guiju/generator/model"
)

// Trend is a small line of values by period, drawn in user units. Where a
// period has no value the line is broken: nothing is put between what is known.
type Trend struct {
	Wide, High int
	Left, Base int       // of the axes
	Top        int       // the height of Most
	Lines      [][]Point // stretches of neighbouring values, two or more each
	Dots       []TrendDot
	Gaps       []TrendDot // periods without a value, on the axis
	Zero       int        // the height of 0; -1 where it is not between least and most
	Least      model.Decimal
	Most       model.Decimal
	From, To   string
}

// TrendPoint is a period; a nil value is no record.
type TrendPoint struct {
	Period string
	Value  *big.Rat
}

// TrendDot is a point as it is drawn.
type TrendDot struct {
	Point
	Period string
	Value  model.Decimal
}

const (
	trendWide   = 320
	trendHigh   = 120
	trendLeft   = 44
	trendRight  = 12
	trendTop    = 16
	trendBottom = 26
)

// DrawTrend draws the points, which come in order; most is the highest that a
// value can be, nil where there is none. The scale begins at 0, or at the
// least value where that is below.
func DrawTrend(points []TrendPoint, most *big.Rat) (t Trend) {
	if len(points) == 0 {
		return t
	}
	low, high := new(big.Rat), new(big.Rat)
	if most != nil {
		high.Set(most)
	}
	for _, p := range points {
		if p.Value == nil {
			continue
		}
		if p.Value.Cmp(low) < 0 {
			low.Set(p.Value)
		}
		if p.Value.Cmp(high) > 0 {
			high.Set(p.Value)
		}
	}
	if low.Cmp(high) == 0 {
		high.Add(low, big.NewRat(1, 1)) // nothing but 0
	}
	t = Trend{
		Wide: trendWide, High: trendHigh, Left: trendLeft, Base: trendHigh - trendBottom, Top: trendTop, Zero: -1,
		Least: model.DecimalOf(low), Most: model.DecimalOf(high), From: points[0].Period, To: points[len(points)-1].Period,
	}
	span := new(big.Rat).Sub(high, low)
	y := func(v *big.Rat) int {
		at := new(big.Rat).Sub(v, low)
		at.Quo(at.Mul(at, big.NewRat(int64(t.Base-t.Top), 1)), span)
		up, _ := at.Float64()
		return t.Base - int(up+.5)
	}
	if low.Sign() < 0 && high.Sign() > 0 {
		t.Zero = y(new(big.Rat))
	}
	steps := max(1, len(points)-1)
	var run []Point
	flush := func() {
		if len(run) > 1 {
			t.Lines = append(t.Lines, run)
		}
		run = nil
	}
	for i, p := range points {
		x := trendLeft + 6 + i*(trendWide-trendLeft-trendRight-6)/steps
		if p.Value == nil {
			flush()
			t.Gaps = append(t.Gaps, TrendDot{Point: Point{x, t.Base}, Period: p.Period})
			continue
		}
		at := Point{x, y(p.Value)}
		run = append(run, at)
		t.Dots = append(t.Dots, TrendDot{at, p.Period, model.DecimalOf(p.Value)})
	}
	flush()
	return t
}
