package model

import "testing"

func TestNearest(t *testing.T) {
	among := []string{"in-force", "issued", "issuer", "withdrawn", "db41-t-s001"}
	for in, want := range map[string]string{
		"inforce":     "in-force",
		"isseud":      "issued",
		"isued":       "issued",
		"db41-t-s01":  "db41-t-s001",
		"db41-s-t001": "db41-t-s001",
		"colour":      "",
		"x":           "",
		"":            "",
	} {
		if got := Nearest(in, among); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", in, got, want)
		}
	}
}
