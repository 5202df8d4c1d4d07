package model

import (
	"slices"
	"testing"
)

func TestCompareFragments(t *testing.T) {
	want := []string{"", "2", "5.2", "5.2-a", "5.10", "12", "12-1", "A", "A.1", "A.2", "A.10", "B", "foreword"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, CompareFragments)
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
