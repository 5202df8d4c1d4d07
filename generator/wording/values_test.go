package wording

import (
	"slices"
	"testing"

	"guiju/generator/model"
)

// TestQuantitiesBesideTimes: a quantity may stand before a time of day, between
// two of them and behind one.
func TestQuantitiesBesideTimes(t *testing.T) {
	for s, want := range map[string][]string{
		"值班员应提前30 min到岗，并在8:00前完成交接。":      {"30 min", "8:00"},
		"应在8:00后30 min内完成交接。":              {"8:00", "30 min"},
		"应在8:00至9:30的90 min内，每15 min巡查一次。": {"8:00至9:30", "90 min", "15 min", "一次"},
	} {
		if got := Quantities(s, model.Zh); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
	if got := Quantities("The operator should arrive 30 min before 8:00.", model.En); len(got) != 2 {
		t.Errorf("%q", got)
	}
}
