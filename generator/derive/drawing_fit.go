package derive

import (
	"math"
	"slices"
)

// column is a top box with what it holds, in one column or several side by
// side below its head.
type column struct {
	top   int   // index of its node
	kids  []int // of the boxes right below it
	tall  []int // heights of those with all that they hold, at the usual width
	spans []split
}

// split shares the kids of a column out to some columns, in order.
type split struct {
	counts []int // how many kids each column has
	height int   // of the tallest, without the head
}

// maxSpan is in how many columns the boxes below one head may stand.
const maxSpan = 8

// spread finds, for each number of columns up to maxSpan, the split whose
// tallest column is lowest.
func spread(tall []int) (out []split) {
	for n := 1; n <= max(1, min(maxSpan, len(tall))); n++ {
		low, high := 0, gapY*len(tall)
		for _, h := range tall {
			low, high = max(low, h+gapY), high+h
		}
		for low < high {
			if mid := (low + high) / 2; len(filled(tall, mid)) <= n {
				high = mid
			} else {
				low = mid + 1
			}
		}
		out = append(out, split{filled(tall, low), low})
	}
	return out
}

// filled fills columns up to a height, one after another.
func filled(tall []int, limit int) (counts []int) {
	used := 0
	for _, h := range tall {
		if len(counts) == 0 || used+h+gapY > limit {
			counts, used = append(counts, 0), 0
		}
		counts[len(counts)-1]++
		used += h + gapY
	}
	return counts
}

// widthOf is the width of so many columns.
func widthOf(columns, columnW int) int { return columns*columnW + (columns-1)*gapX }

// shelf is one row of columns.
type shelf []placedColumn

type placedColumn struct {
	column
	split
}

func (s shelf) columns() (n int) {
	for _, c := range s {
		n += max(1, len(c.counts))
	}
	return n
}

// arrange chooses how the columns stand, so that the picture comes nearest to
// a sheet lying on its side. around is the height of all that is not a column
// in a picture of the given width; head the height of a head of the width.
func arrange(columns []column, columnW int, around func(width int) int, head func(node, width int) int) []shelf {
	if len(columns) == 0 {
		return nil
	}
	var limits []int
	total := 0
	for _, c := range columns {
		total += max(1, len(c.kids))
		for _, s := range c.spans {
			limits = append(limits, s.height)
		}
	}
	slices.Sort(limits)
	limits = thinned(slices.Compact(limits), 24)
	// Of A3 between its margins, below a title.
	const sheet = 1.6
	var best []shelf
	least := math.Inf(1)
	for n := 1; n <= min(total, 24); n++ {
		for _, limit := range limits {
			shelves, height := stood(columns, n, limit, columnW, head)
			most := 0
			for _, s := range shelves {
				most = max(most, s.columns())
			}
			if most < n {
				continue // the same stands narrower
			}
			// Simple comes first: one row, and one column below a head.
			used := 0
			for _, s := range shelves {
				used += s.columns()
			}
			width := widthOf(n, columnW)
			score := math.Abs(math.Log(float64(width)/float64(height+around(width))/sheet)) +
				.1*float64(len(shelves)-1) + .03*float64(used-len(columns))
			if score < least-1e-9 {
				best, least = shelves, score
			}
		}
	}
	return best
}

// thinned keeps at most n of sorted numbers, the ends among them.
func thinned(list []int, n int) []int {
	if len(list) <= n {
		return list
	}
	out := make([]int, 0, n)
	for i := range n {
		out = append(out, list[i*(len(list)-1)/(n-1)])
	}
	return out
}

// stood stands the columns in rows of n, none higher than the limit where its
// boxes can be shared out, and says how high the rows are together.
func stood(columns []column, n, limit, columnW int, head func(node, width int) int) (shelves []shelf, height int) {
	heads, bodies := 0, 0 // of the row
	for _, c := range columns {
		at := slices.IndexFunc(c.spans, func(s split) bool { return s.height <= limit })
		if at < 0 {
			at = len(c.spans) - 1
		}
		at = min(at, n-1)
		// Fewer columns than asked for may do.
		for at > 0 && len(c.spans[at].counts) <= at {
			at--
		}
		p := placedColumn{c, c.spans[at]}
		wide := max(1, len(p.counts))
		if len(shelves) == 0 || shelves[len(shelves)-1].columns()+wide > n {
			shelves, height = append(shelves, nil), height+heads+bodies+2*rise
			heads, bodies = 0, 0
		}
		last := len(shelves) - 1
		shelves[last] = append(shelves[last], p)
		heads, bodies = max(heads, head(c.top, widthOf(wide, columnW))), max(bodies, p.height)
	}
	return shelves, height + heads + bodies
}
