package walks

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"guiju/generator/browsing"
)

// threePilots are evaluated, not evaluated, and of another direction.
const threePilots = `
[[pilot]]
key = "one"
title.zh = "样本试点一"
region = "luoyang"
directions = ["rules", "business"]
sample = true
[[pilot]]
key = "two"
title.zh = "样本试点二"
region = "kaifeng"
directions = ["rules"]
sample = true
[[pilot]]
key = "three"
title.zh = "样本试点三"
region = "xinyang"
directions = ["information"]
sample = true
`

const oneEvaluation = `
[[evaluation]]
key = "one-mid-term"
kind = "mid-term"
title.zh = "样本评估"
pilot = "one"
state = "done"
date = 2022-04-01
source = "样本"
sample = true
`

// TestPilotsFiltered: a reader finds the pilots of a direction that were
// evaluated, sends the address, and who opens it sees the same.
func TestPilotsFiltered(t *testing.T) {
	t.Parallel()
	browsing.Chromium(t)
	dir := t.TempDir()
	content, out := filepath.Join(dir, "content"), filepath.Join(dir, "public")
	if err := os.CopyFS(content, os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	for name, more := range map[string]string{"pilots.toml": threePilots, "assessment.toml": oneEvaluation} {
		was, err := os.ReadFile(filepath.Join(content, name))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(content, name), append(was, more...), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if b, err := exec.Command(browsing.Program(t), "build", "--as-of", browsing.Day, "--content", content, "--out", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	w := browsing.Open(t, 1280, 900)
	const shown = `Array.prototype.filter.call(document.querySelectorAll("#ui-pilots tbody tr"), r => r.offsetParent).map(r => r.querySelector("th a").textContent).join(" ")`
	choose := func(name, value string) string {
		return `(() => { const s = document.querySelector("[data-filter='` + name + `']"); s.value = "` + value + `"; s.dispatchEvent(new Event("change", {bubbles: true})); return 0; })()`
	}
	w.Do(t, chromedp.Navigate("file://"+filepath.ToSlash(out)+"/pilots.html"))
	w.Until(t, "the table", `document.querySelector("#ui-pilots[data-ready]") || document.querySelector("#ui-pilots .sort")`)
	if got := browsing.Eval[string](t, w, shown); strings.Count(got, "样本试点") != 3 {
		t.Fatalf("before a choice: %s", got)
	}
	browsing.Eval[int](t, w, choose("direction", "rules"))
	if got := browsing.Eval[string](t, w, shown); got != "样本试点二 样本试点一" { // Kaifeng's code is before Luoyang's
		t.Errorf("of the direction: %s", got)
	}
	browsing.Eval[int](t, w, choose("mid", "done"))
	if got := browsing.Eval[string](t, w, shown); got != "样本试点一" {
		t.Errorf("evaluated: %s", got)
	}
	w.Do(t, chromedp.Navigate(browsing.Eval[string](t, w, "location.href")))
	w.Until(t, "the same rows", shown+` === "样本试点一"`)
	w.Quiet(t)
}
