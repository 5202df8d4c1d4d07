package search

import (
	"bufio"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkLaws builds and exports the index of the 1,512 laws. Beside the
// time it reports peakMB, the most memory the process ever had, as
// /usr/bin/time -v counts it, and pagesMB, the same before the build: the
// program and the pages themselves.
//
//	go test ./search -run '^$' -bench BenchmarkLaws -benchtime 1x
func BenchmarkLaws(b *testing.B) {
	pages := lawPages(b)
	debug.FreeOSMemory()
	before := peakMB(b)
	var count, size int
	for b.Loop() {
		_, files := export(b, pages, Options{})
		count, size = len(files), 0
		for _, data := range files {
			size += len(data)
		}
	}
	if before > 0 {
		b.ReportMetric(before, "pagesMB")
		b.ReportMetric(peakMB(b), "peakMB")
	}
	b.ReportMetric(float64(count), "files")
	b.ReportMetric(float64(size), "bytes")
}

// peakMB is VmHWM, which Linux has; elsewhere it says so and is zero.
func peakMB(b *testing.B) float64 {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		b.Logf("no peakMB on this system: %v", err)
		return 0
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if v, ok := strings.CutPrefix(s.Text(), "VmHWM:"); ok {
			kb, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(v), " kB"))
			if err != nil {
				b.Fatal(err)
			}
			return float64(kb) / 1024
		}
	}
	b.Log("no VmHWM in /proc/self/status")
	return 0
}
