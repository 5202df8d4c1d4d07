// Package accessibility opens one page of every kind as people need it (wide,
// on a phone, dark, in large letters) and asks axe-core what stands in their
// way. It holds tests only.
package accessibility

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"guiju/generator/browsing"
	"guiju/generator/scorecard"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browsing.Remove()
	os.Exit(code)
}

// kinds is one page of each kind.
var kinds = []string{
	"index.html", "directory.html", "framework.html", "standards/db41-t-s001.html", "standards/db41-t-s001/2021.html", "standards/db41-t-s001/both.html", "standards/db41-t-s001/compare.html", "standards/db41-t-s001/compare/2021-to-2024.html",
	"standards/internal-s105.html", "standards/internal-s106.html", "regulations.html", "regulations/affairs-regulation.html",
	"policies.html", "policies/pilot-plan-guide.html", "references.html", "publicity.html", "training.html",
	"training/induction-course.html", "glossary.html", "a-z.html", "duties.html", "duties/driver.html", "register.html", "register-300.html",
	"standards/internal-s101/register.html", "search.html", "verify.html", "releases.html", "whats-new.html", "on-date.html", "federation.html", "standards/db41-t-s001/concordance.html", "standards/db41-t-s004/2025-issued.html", "site-map.html", "pages/how-to-read.html", "404.html",
	"pages/handbook.html", "handbook/keys.html", "handbook/rules.html",
	"standards/db41-t-s002/single.html",
	"bodies.html", "coordination.html", "rule-321.html", "inventory.html", "evaluations.html", "acceptance.html", "pilots.html", "cases.html", "bases.html", "research.html",
	"system.html", "regions.html", "regions/zhengzhou.html", "regions/henan/filing.html", "levels/local.html", "filings.html", "note.html", "readings.html",
	"statistics.html", "targets.html", "areas.html", "areas/vehicles.html",
	"law.html", "data-elements.html", "data.html", "data/embed-example.html",
	"proposals.html", "tracks.html", "reviews.html", "uptake.html", "feedback.html", "matters.html", "overlaps.html", "cooperation.html",
}

// pagesToLookAt is kinds and the first publicity item, in the languages asked
// for.
func pagesToLookAt(t testing.TB, zh, en bool) (list []string) {
	t.Helper()
	items, err := filepath.Glob(filepath.Join(browsing.Site(t), "publicity", "*.html"))
	if err != nil || len(items) == 0 {
		t.Fatalf("no publicity items: %v", err)
	}
	for _, page := range append([]string{"publicity/" + filepath.Base(items[0])}, kinds...) {
		if zh {
			list = append(list, page)
		}
		if en && page != "404.html" { // one page in both languages
			list = append(list, "en/"+page)
		}
	}
	return list
}

// TestAccessibility runs axe-core over one page of each kind: light and wide in
// both languages, on a phone dark in Chinese and in large letters in English,
// whose lines are longer.
func TestAccessibility(t *testing.T) {
	t.Parallel() // one of the longest
	axe := browsing.AxeCore(t)
	base := browsing.Serve(t, browsing.Site(t))["file"]
	passed, total := 0, 0
	defer func() { scorecard.Row(t, "R15", passed, total, "") }()
	for _, view := range []struct {
		name          string
		width, height int
		scheme, size  string
		zh, en        bool
	}{
		{"wide-light", 1280, 900, "light", "", true, true},
		{"phone-dark", 360, 740, "dark", "", true, false},
		{"phone-large", 360, 740, "light", "large", false, true},
	} {
		t.Run(view.name, func(t *testing.T) {
			w := browsing.Open(t, view.width, view.height)
			w.Do(t, browsing.Call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: view.scheme}},
			}))
			for _, page := range pagesToLookAt(t, view.zh, view.en) {
				w.Do(t, chromedp.Navigate(base+page))
				if view.size != "" {
					browsing.Eval[any](t, w, `document.documentElement.dataset.size = "`+view.size+`"`)
				}
				if strings.HasSuffix(page, "search.html") { // what lies half under the bar at the edge can be scrolled out
					browsing.Eval[any](t, w, `scrollTo(0, document.documentElement.scrollHeight)`)
				}
				found := browsing.Violations(t, w, axe, browsing.WCAG)
				for _, f := range found {
					t.Errorf("%s: %s", page, f)
				}
				if total++; len(found) == 0 {
					passed++
				}
				if over := browsing.Eval[int](t, w, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
					t.Errorf("%s: the page is %d px wider than the screen", page, over)
				}
				browsing.Shot(t, w, page, view.name)
			}
			w.Quiet(t)
		})
	}
}
