package site

import "testing"

// TestApart: beside a real record samples are counted apart; what belongs to a
// sample is counted as one.
func TestApart(t *testing.T) {
	samples := []bool{true, false, true, false, false}
	is := func(v bool) bool { return v }
	if n, more := apart(samples, false, is); n != 3 || more != 2 {
		t.Errorf("of a real record: %d and %d samples", n, more)
	}
	if n, more := apart(samples, true, is); n != 5 || more != 0 {
		t.Errorf("of a sample: %d and %d samples", n, more)
	}
}
