package wording

import (
	"slices"
	"testing"

	"guiju/generator/model"
)

// TestQuantitiesBeforeTheHour: an hour of the day that stands behind a value
// is no beginning of its range.
func TestQuantitiesBeforeTheHour(t *testing.T) {
	for _, c := range []struct {
		lang model.Lang
		s    string
		want []string
	}{
		{model.Zh, "提前2 h，在9:00前报餐。", []string{"2 h", "9:00"}},
		{model.Zh, "9:00以后每2 h～3 h查看一次。", []string{"9:00", "2 h～3 h", "一次"}},
		{model.En, "Notice is given 2 h ahead, before 9:00.", []string{"2 h", "9:00"}},
	} {
		if got := Quantities(c.s, c.lang); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.s, got, c.want)
		}
	}
}
