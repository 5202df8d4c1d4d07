package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"guiju/generator/browsing"
)

// The browser of package browsing, by the names that the tests of this package
// use.
type browser = browsing.Window

var (
	open       = browsing.Open
	axeCore    = browsing.AxeCore
	violations = browsing.Violations
	shot       = browsing.Shot
)

const (
	policyHeader = browsing.Policy
	wcag         = browsing.WCAG
	enhanced     = browsing.Enhanced
)

func call[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return browsing.Call(c, params)
}

func eval[T any](t testing.TB, w *browser, js string) T {
	t.Helper()
	return browsing.Eval[T](t, w, js)
}

// addresses serves the shipped site in the two ways readers have it.
func addresses(t testing.TB) map[string]string {
	t.Helper()
	return browsing.Serve(t, shippedSite(t))
}

// TestReaderFindsAProvision is the way of a reader: home, search, hit,
// provision, other language, still the same provision.
func TestReaderFindsAProvision(t *testing.T) {
	for how, base := range addresses(t) {
		for lang, query := range map[string]string{"zh": "公务用车", "en": "official vehicle"} {
			t.Run(how+"/"+lang, func(t *testing.T) {
				w := open(t, 1280, 900)
				home := base + "index.html"
				if lang == "en" {
					home = base + "en/index.html"
				}
				w.Do(t, chromedp.Navigate(home), chromedp.SendKeys(chromedp.CSS(`form[role=search] input[name=q]`), query+"\r"))
				w.Until(t, "the search page", `location.pathname.endsWith("search.html")`)
				const hit = `[data-module=search] a[href*="standards/"][href*="#"]`
				w.Until(t, "a hit", `document.querySelector('`+hit+`')`)
				w.Until(t, "a highlighted word", `document.querySelector('[data-module=search] mark')`)
				eval[any](t, w, `document.querySelector('`+hit+`').click()`)
				w.Until(t, "the provision", `location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))`)
				hash := eval[string](t, w, "location.hash")
				w.Until(t, hash+" on the screen", inView)
				eval[any](t, w, `document.querySelector('[data-module=language] a, a[data-module=language]').click()`)
				other := map[string]string{"zh": "en", "en": "zh-Hans"}[lang]
				w.Until(t, "the other language", `document.documentElement && document.documentElement.lang === "`+other+`" && document.readyState === "complete"`)
				if got := eval[string](t, w, "location.hash"); got != hash {
					t.Errorf("after the language switch at %q, want %q", got, hash)
				}
				w.Until(t, hash+" on the screen in the other language", inView)
				w.Quiet(t)
			})
		}
	}
}

// inView says whether the target of the address is on the screen.
const inView = `(() => { const e = document.getElementById(decodeURIComponent(location.hash.slice(1)));
	if (!e) return false; const r = e.getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0; })()`

// TestReadableWithoutScripts: without JavaScript every page still shows its
// text (invariant 6), and the search page says where to look instead.
func TestReadableWithoutScripts(t *testing.T) {
	base := addresses(t)["file"]
	w := open(t, 360, 740)
	w.Do(t, call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	for page, want := range map[string]string{
		"standards/db41-t-s002.html":    "公务用车",
		"en/standards/db41-t-s002.html": "official vehicle",
		"directory.html":                "DB41/T S001",
		"search.html":                   "directory.html",
		"framework.html":                "办公用房",
	} {
		w.Do(t, chromedp.Navigate(base+page))
		html, err := chromedp.Run(w.Ctx, chromedp.OuterHTML(chromedp.CSS("main")))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(html, want) {
			t.Errorf("%s does not show %q", page, want)
		}
	}
	w.Quiet(t)
}

// TestDirectoryOnAPhone: on 360 px every title of the directory stands on the
// screen without scrolling sideways.
func TestDirectoryOnAPhone(t *testing.T) {
	base := addresses(t)["file"]
	w := open(t, 360, 740)
	for _, page := range []string{"directory.html", "en/directory.html"} {
		w.Do(t, chromedp.Navigate(base+page))
		off := eval[[]string](t, w, `[...document.querySelectorAll('main table a[href*="standards/"]')]
			.filter(a => { const r = a.getBoundingClientRect(); return r.left < 0 || r.right > innerWidth; }).map(a => a.textContent)`)
		if n := eval[int](t, w, `document.querySelectorAll('main table a[href*="standards/"]').length`); n < 8 || len(off) > 0 {
			t.Errorf("%s: %d titles, off the screen: %q", page, n, off)
		}
	}
	w.Quiet(t)
}
