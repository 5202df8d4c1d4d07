package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestMarkupIsText: titles, headings and texts that look like markup, and the
// query that asks for them, are words wherever search shows them: in results,
// in what completion offers, in highlights of the page.
func TestMarkupIsText(t *testing.T) {
	const evil = `<img src=x onerror=pwned=1>`
	content := unpack(t, "testdata/chinese.txtar")
	for name, pairs := range map[string][]string{
		"edition.toml": {`"公务用车保洁规范"`, `"` + evil + `规范"`},
		"zh.md":        {"# 4 要求", "# 4 \\" + evil + "要求", "4.1 车辆应干净。", "4.1 车辆应干净\\" + evil + "。"},
	} {
		path := filepath.Join(content, "standards", "db41-t-s001", "2024", name)
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := strings.NewReplacer(pairs...).Replace(string(b))
		if s == string(b) {
			t.Fatalf("%s is as it was", name)
		}
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(t.TempDir(), "public")
	if code, _, stderr := guiju(t, "build", "--as-of", asOf, "--content", content, "--out", out); code != exitOK {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	base := "file://" + filepath.ToSlash(out) + "/"
	w := open(t, 1024, 768)
	harmless := func(where string) {
		t.Helper()
		if eval[bool](t, w, `"pwned" in window || !!document.querySelector('img[src=x], [onerror]')`) {
			t.Errorf("%s: the text became markup", where)
		}
	}
	w.Do(t, chromedp.Navigate(base+"search.html?q=%3Cimg%20src%3Dx%20onerror%3Dpwned"))
	w.Until(t, "a hit with the text as it is", `[...document.querySelectorAll('[data-module=search] a[href*="standards/"]')].some(a => a.textContent.includes("<img src=x onerror=pwned=1>"))`)
	w.Until(t, "the text in a snippet", `document.querySelector('[data-module=search]').textContent.split("<img src=x onerror=pwned=1>").length > 3`)
	harmless("results")
	eval[any](t, w, `(() => { const i = document.querySelector('main form.search-form input[name=q]') || document.querySelector('form.search-form input[name=q]');
		i.focus(); i.value = "<img src"; i.dispatchEvent(new Event("input", {bubbles: true})); })()`)
	w.Until(t, "the answer while typing", `document.querySelectorAll('[data-module=search] mark').length > 0`)
	harmless("completion")
	w.Do(t, chromedp.Navigate(base+"standards/db41-t-s001.html?h=img%20src%3Dx%20onerror#4.1"))
	w.Until(t, "highlights", `document.querySelector('mark')`)
	harmless("the provision")
	w.Quiet(t)
}

// BenchmarkHostileQueries is the time the client takes in Chromium for the
// hostile list over the shipped content, beside a loop that says how fast the
// machine is.
func BenchmarkHostileQueries(b *testing.B) {
	list, err := os.ReadFile("../search/testdata/hostile.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	w := open(b, 1024, 768)
	w.Do(b, chromedp.Navigate("file://"+filepath.ToSlash(shippedSite(b))+"/search.html"))
	lines := "[" + strings.ReplaceAll(strings.TrimSpace(string(list)), "\n", ",") + "]"
	for b.Loop() {
		var times struct{ Calibration, P50, P95, Max float64 }
		answer := eval[string](b, w, `(async () => {
			const d = document.querySelector('[data-module=search]').dataset;
			const s = new Guiju.Search(d.index.replace(/\/$/, '').split('/').pop(), Guiju.scriptLoader(d.root + d.index));
			let from = performance.now(), x = 0;
			for (let i = 0; i < 2e7; i++) x = (x * 31 + i) | 0;
			const calibration = performance.now() - from + (x === 0.5), times = [];
			for (const q of `+lines+`) {
				const text = q[0] + q[1].repeat(q[2]) + q[3];
				from = performance.now();
				await new Promise(done => s.query({text}, done));
				times.push(performance.now() - from);
			}
			times.sort((a, b) => a - b);
			const at = p => times[Math.floor(p * (times.length - 1))];
			return JSON.stringify({calibration, p50: at(.5), p95: at(.95), max: at(1)});
		})()`)
		if err := json.Unmarshal([]byte(answer), &times); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(times.Calibration, "calibration-ms")
		b.ReportMetric(times.P50, "p50-ms")
		b.ReportMetric(times.P95, "p95-ms")
		b.ReportMetric(times.Max, "max-ms")
	}
}
