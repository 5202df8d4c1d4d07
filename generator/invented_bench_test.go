package main

import (
	"path/filepath"
	"testing"

	"guiju/generator/invented"
)

// BenchmarkBuildProvince publishes a whole system as large as the plan asks
// for, in two languages, as `build` does: from reading the files to the swap.
// It is to take no more than ten seconds on two processors that have nothing
// else to do; CPU time says more than the clock where they have.
//
//	go test ./generator -run '^$' -bench BuildProvince -benchtime 3x
func BenchmarkBuildProvince(b *testing.B) {
	dir := inventedContent(b, invented.Options{Real: true})
	out := filepath.Join(b.TempDir(), "public")
	before := usage().cpu
	for b.Loop() {
		if code, _, stderr := guiju(b, "build", "--content", dir, "--as-of", asOf, "--out", out); code != exitOK {
			b.Fatalf("build: exit %d\n%s", code, stderr)
		}
	}
	b.ReportMetric((usage().cpu-before).Seconds()/float64(b.N), "CPU-s/op")
}
