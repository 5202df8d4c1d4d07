package scorecard_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"guiju/generator/scorecard"
)

// targets are what is fuzzed for the scorecard, by the folder of the package.
var targets = []struct{ dir, name string }{
	{"generator/source", "FuzzTOML"},
	{"generator/text", "FuzzParse"},
	{"generator/text", "FuzzLabels"},
	{"search", "FuzzQuery"},
	{"generator/verify", "FuzzManifest"},
	{"generator/verify", "FuzzPack"},
}

// executed is how often a target was tried, in the last line that says so.
var executed = regexp.MustCompile(`execs: ([0-9]+)`)

// TestFuzzTargets: every target is there with the seeds that were kept, which
// every run of its package goes through. For the scorecard each is fuzzed for
// ten minutes, on one processor.
func TestFuzzTargets(t *testing.T) {
	passed := 0
	var notes []string
	defer func() { scorecard.Row(t, "R6", passed, len(targets), strings.Join(notes, ", ")) }()
	for _, target := range targets {
		dir := filepath.Join("../..", target.dir)
		files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, name := range files {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			found = found || strings.Contains(string(b), "\nfunc "+target.name+"(f *testing.F) {")
		}
		seeds, err := os.ReadDir(filepath.Join(dir, "testdata", "fuzz", target.name))
		if !found || err != nil || len(seeds) == 0 {
			t.Errorf("%s of %s: there: %t; %d seeds (%v)", target.name, target.dir, found, len(seeds), err)
			continue
		}
		if scorecard.Full() {
			cmd := exec.Command("go", "test", "./"+target.dir, "-run", "^$", "-fuzz", "^"+target.name+"$", "-fuzztime", "10m", "-parallel", "1", "-timeout", "20m")
			cmd.Dir = "../.."
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Errorf("%s: %v\n%s", target.name, err, out[max(0, len(out)-3000):])
				continue
			}
			if all := executed.FindAllStringSubmatch(string(out), -1); all != nil {
				notes = append(notes, fmt.Sprintf("%s %s", target.name, all[len(all)-1][1]))
			}
		}
		passed++
	}
}
