package invented

import (
	"bytes"
	"strings"
	"testing"

	"guiju/content"
)

// TestSame: the same options give the same bytes, so that what tests say of the
// province holds for everybody.
func TestSame(t *testing.T) {
	first, err := Content(content.FS, Options{Real: true})
	if err != nil {
		t.Fatal(err)
	}
	second, err := Content(content.FS, Options{Real: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(first) < 1000 || len(first) != len(second) {
		t.Errorf("%d and %d files", len(first), len(second))
	}
	for name, b := range first {
		if !bytes.Equal(b, second[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// TestSamplesAreMarked: without Real, every standard is a sample.
func TestSamplesAreMarked(t *testing.T) {
	files, err := Content(content.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	works := 0
	for name, b := range files {
		if !strings.HasSuffix(name, "/work.toml") {
			continue
		}
		works++
		if !bytes.Contains(b, []byte("\nsample = true\n")) {
			t.Errorf("%s is not marked", name)
		}
	}
	if want := Local + Internal + 18*OfEachCity; works != want {
		t.Errorf("%d standards, want %d", works, want)
	}
}
