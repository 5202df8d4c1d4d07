package search

import "math"

// Lengths. bleve's TF-IDF divides by the square root of the number of terms a
// field has. Every posting must carry that number, so it is made coarse before
// bleve sees it: one of 64 classes. lengthPivot is added first, so that the
// shortest provisions do not win by being short (Singhal et al., "Pivoted
// document length normalization", 1996). On the development questions
// these steps rank as well as exact lengths, and the table must reach beyond
// the longest text: one that ended at 5,198 cost three points of MRR. The
// exporter checks that bleve gives back what it was given.
const lengthPivot = 40

// classLength is the length that stands for each class: 40 × 1.17ⁿ, rounded.
var classLength = [64]int{
	40, 47, 55, 64, 75, 88, 103, 120, 140, 164, 192, 225, 263, 308, 360, 422,
	493, 577, 675, 790, 924, 1081, 1265, 1480, 1732, 2026, 2371, 2774, 3245, 3797, 4443, 5198,
	6081, 7115, 8325, 9740, 11396, 13333, 15600, 18252, 21355, 24985, 29233, 34202, 40016, 46819, 54778, 64091,
	74986, 87734, 102649, 120099, 140516, 164403, 192352, 225052, 263311, 308073, 360446, 421722, 493414, 577295, 675435, 790259,
}

// lengthClass is the class nearest, as a ratio, to a field of n terms.
func lengthClass(n int) byte {
	n += lengthPivot
	c := 0
	for c+1 < len(classLength) && n*n >= classLength[c]*classLength[c+1] {
		c++
	}
	return byte(c)
}

// norm is bleve's: a float32 widened.
func norm(class byte) float64 { return normOf(classLength[class]) }

func normOf(length int) float64 { return float64(float32(1 / math.Sqrt(float64(length)))) }
