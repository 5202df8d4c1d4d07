package scorecard_test

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"guiju/generator/browsing"
	"guiju/generator/scorecard"
)

// TestValidity: html-validate finds nothing in any page of the demonstration.
// .ci/run asks it about every page too; here the pages are counted.
func TestValidity(t *testing.T) {
	scorecard.Slow(t)
	site, err := filepath.Abs(browsing.Site(t))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("npx", "html-validate", "--config", "htmlvalidate.json", "--formatter", "json", site+"/**/*.html")
	cmd.Dir = "../../.ci"
	out, err := cmd.Output()
	if err != nil && len(out) == 0 {
		t.Fatalf("html-validate (.ci/run installs it): %v", err)
	}
	var report []struct {
		FilePath   string
		ErrorCount int
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v\n%.500s", err, out)
	}
	bad := 0
	for _, r := range report {
		if r.ErrorCount > 0 {
			bad++
			t.Errorf("%s: %d errors", strings.TrimPrefix(r.FilePath, site), r.ErrorCount)
		}
	}
	all := 0
	pages, err := exec.Command("find", site, "-name", "*.html").Output()
	if err != nil {
		t.Fatal(err)
	}
	all = strings.Count(string(pages), "\n")
	scorecard.Row(t, "R15", all-bad, all, "")
}
