package model

import (
	"os"
	"strings"
	"testing"
)

// TestGatheringVectors: the state of an event on days around it; a day that
// has passed without a record is never “not held”.
func TestGatheringVectors(t *testing.T) {
	b, err := os.ReadFile("testdata/gathering.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := func(s string) Date {
		if s == "-" {
			return Date{}
		}
		return day(s)
	}
	seen := map[GatheringState]int{}
	for i, line := range strings.Split(string(b), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		if len(f) != 6 || f[4] != "->" {
			t.Fatalf("line %d is no vector: %q", i+1, line)
		}
		g := Gathering{Start: known(f[1]), End: known(f[2])}
		if f[3] != "-" {
			g.State = RecordState(f[3])
		}
		if got := g.At(day(f[0])); got != GatheringState(f[5]) {
			t.Errorf("line %d: %s, want %s", i+1, got, f[5])
		}
		seen[GatheringState(f[5])]++
	}
	for _, s := range GatheringStates {
		if seen[s] == 0 {
			t.Errorf("no vector is %s", s)
		}
	}
}

// TestPicture: the first picture of a text, wherever it stands.
func TestPicture(t *testing.T) {
	inline := &Text{Provisions: []*Provision{{Blocks: []Block{&Paragraph{Inlines: []Inline{{Kind: ImageInline, Href: "b.png", Text: "乙"}}}}}}}
	block := &Text{
		Head:       []Block{&Quote{Blocks: []Block{&Figure{Src: "a.svg", Alt: "甲"}}}},
		Provisions: inline.Provisions,
	}
	for _, c := range []struct {
		text     *Text
		src, alt string
	}{{nil, "", ""}, {&Text{}, "", ""}, {inline, "b.png", "乙"}, {block, "a.svg", "甲"}} {
		if src, alt := c.text.Picture(); src != c.src || alt != c.alt {
			t.Errorf("%q %q, want %q %q", src, alt, c.src, c.alt)
		}
	}
}

// TestOver: an item is over from the day after its last one.
func TestOver(t *testing.T) {
	for at, want := range map[string]bool{"2026-12-30": false, "2026-12-31": false, "2027-01-01": true} {
		if got := (&Item{Until: day("2026-12-31")}).Over(day(at)); got != want {
			t.Errorf("on %s: %v", at, got)
		}
	}
	if (&Item{}).Over(day("2099-01-01")) {
		t.Error("an item without a last day is over")
	}
}
