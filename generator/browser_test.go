package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// policyHeader is what a careful host sends: no inline code, no other host. It
// says as a header what every page already says of itself, and more.
const policyHeader = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// chromium finds a browser or skips; where GUIJU_BROWSER=required it fails.
func chromium(t testing.TB) string {
	t.Helper()
	if path := chromiumPath(); path != "" {
		return path
	}
	const why = "no Chromium on this machine: browser tests skipped (.ci/run installs it and requires them)"
	if os.Getenv("GUIJU_BROWSER") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
	return ""
}

// chromiumPath finds a browser, "" where there is none.
func chromiumPath() string {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// browser is one browser window and what went wrong in it.
type browser struct {
	ctx context.Context
	mu  sync.Mutex
	bad []string // console errors, exceptions, violations of the policy
}

// open starts a browser that has no profile and no network but the loopback.
func open(t testing.TB, width, height int) *browser {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("force-prefers-reduced-motion", true),
		chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(width, height),
	)
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, cancel := chromedp.NewContext(alloc)
	w := &browser{ctx: ctx}
	t.Cleanup(func() { cancel(); stop() })
	if err := chromedp.Listen(ctx, w.listen); err != nil {
		t.Fatal(err)
	}
	w.do(t, call(log.Enable, cdp.Empty{}), call(emulation.SetDeviceMetricsOverride,
		emulation.SetDeviceMetricsOverrideParams{Width: int64(width), Height: int64(height), DeviceScaleFactor: 1, Mobile: width < 600}))
	return w
}

// call is a protocol command as an action.
func call[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

func (w *browser) listen(ev any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventExceptionThrown:
		w.bad = append(w.bad, fmt.Sprintf("exception: %+v", ev.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeWarning {
			w.bad = append(w.bad, fmt.Sprintf("console %s: %s", ev.Type, ev.Args[0].Value))
		}
	case *log.EventEntryAdded:
		if ev.Entry.Level == log.EntryLevelError || ev.Entry.Level == log.EntryLevelWarning {
			w.bad = append(w.bad, fmt.Sprintf("log: %s %s", ev.Entry.Text, ev.Entry.URL))
		}
	}
}

func (w *browser) do(t testing.TB, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// eval returns the value of a JavaScript expression, awaited if it is a promise.
func eval[T any](t testing.TB, w *browser, js string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, time.Minute)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// until waits for a JavaScript condition. While a page is on its way there may
// be nothing to ask: that is not yet, not a failure.
func (w *browser) until(t testing.TB, what, js string) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for time.Now().Before(deadline) {
		ctx, cancel := context.WithTimeout(w.ctx, 10*time.Second)
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+js+")"))
		cancel()
		if err == nil && ok {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s never happened at %s", what, eval[string](t, w, "location.href"))
}

// quiet fails if anything was reported by the browser.
func (w *browser) quiet(t testing.TB) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, b := range w.bad {
		t.Errorf("the browser reports: %s", b)
	}
	w.bad = nil
}

// addresses serves the shipped site in the two ways readers have it: from a
// folder, and below a sub-path of a host that sends a strict policy.
func addresses(t testing.TB) map[string]string {
	t.Helper()
	dir := shippedSite(t)
	mux := http.NewServeMux()
	files := http.StripPrefix("/a/b/", http.FileServer(http.Dir(dir)))
	mux.HandleFunc("/a/b/", func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Content-Security-Policy", policyHeader)
		files.ServeHTTP(rw, r)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return map[string]string{"file": "file://" + filepath.ToSlash(dir) + "/", "http": server.URL + "/a/b/"}
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
				w.do(t, chromedp.Navigate(home), chromedp.SendKeys(chromedp.CSS(`form[role=search] input[name=q]`), query+"\r"))
				w.until(t, "the search page", `location.pathname.endsWith("search.html")`)
				const hit = `[data-module=search] a[href*="standards/"][href*="#"]`
				w.until(t, "a hit", `document.querySelector('`+hit+`')`)
				w.until(t, "a highlighted word", `document.querySelector('[data-module=search] mark')`)
				eval[any](t, w, `document.querySelector('`+hit+`').click()`)
				w.until(t, "the provision", `location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))`)
				hash := eval[string](t, w, "location.hash")
				w.until(t, hash+" on the screen", inView)
				eval[any](t, w, `document.querySelector('[data-module=language] a, a[data-module=language]').click()`)
				other := map[string]string{"zh": "en", "en": "zh-Hans"}[lang]
				w.until(t, "the other language", `document.documentElement && document.documentElement.lang === "`+other+`" && document.readyState === "complete"`)
				if got := eval[string](t, w, "location.hash"); got != hash {
					t.Errorf("after the language switch at %q, want %q", got, hash)
				}
				w.until(t, hash+" on the screen in the other language", inView)
				w.quiet(t)
			})
		}
	}
}

// inView says whether the target of the address is on the screen.
const inView = `(() => { const e = document.getElementById(decodeURIComponent(location.hash.slice(1)));
	if (!e) return false; const r = e.getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0; })()`

// kinds is one page of each kind.
var kinds = []string{
	"index.html", "directory.html", "framework.html", "standards/db41-t-s001.html", "standards/db41-t-s001/2021.html", "standards/db41-t-s001/both.html",
	"standards/internal-s105.html", "standards/internal-s106.html", "regulations.html", "regulations/affairs-regulation.html",
	"policies.html", "policies/pilot-plan-guide.html", "references.html", "publicity.html", "training.html",
	"training/induction-course.html", "glossary.html", "a-z.html", "duties.html", "duties/driver.html", "register.html", "register-300.html",
	"standards/internal-s101/register.html", "search.html", "site-map.html", "pages/how-to-read.html", "404.html",
	"pages/handbook.html", "handbook/keys.html", "handbook/rules.html",
	"standards/db41-t-s002/single.html",
	"law.html", "data-elements.html", "data.html", "data/embed-example.html",
	"proposals.html", "tracks.html", "reviews.html", "uptake.html", "feedback.html", "matters.html", "overlaps.html", "cooperation.html",
}

// pagesToLookAt is kinds and the first publicity item, in both languages.
func pagesToLookAt(t testing.TB) (list []string) {
	t.Helper()
	items, err := filepath.Glob(filepath.Join(shippedSite(t), "publicity", "*.html"))
	if err != nil || len(items) == 0 {
		t.Fatalf("no publicity items: %v", err)
	}
	for _, page := range append([]string{"publicity/" + filepath.Base(items[0])}, kinds...) {
		list = append(list, page)
		if page != "404.html" { // one page in both languages
			list = append(list, "en/"+page)
		}
	}
	return list
}

// axeCore is the source of axe-core; without it the test is skipped.
func axeCore(t *testing.T) string {
	t.Helper()
	axe, err := os.ReadFile("../.ci/node_modules/axe-core/axe.min.js")
	if err != nil {
		if os.Getenv("GUIJU_BROWSER") == "required" {
			t.Fatal(err)
		}
		t.Skip("axe-core is not installed (.ci/run installs it)")
	}
	return string(axe)
}

// wcag are the rules for WCAG 2.2 AA, and what axe-core holds to be good
// practice; enhanced is that of contrast for AAA. As options of axe.run.
const (
	wcag     = `runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]`
	enhanced = `runOnly: {type: "rule", values: ["color-contrast-enhanced"]}, rules: {"color-contrast-enhanced": {enabled: true}}`
)

// violations says where the open page breaks the rules.
func violations(t *testing.T, w *browser, axe, rules string) []string {
	t.Helper()
	eval[any](t, w, axe+"; 0")
	return eval[[]string](t, w, `axe.run(document, {preload: false, `+rules+`})
		.then(r => r.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ": " + n.target.join(" ") + " " + n.html.slice(0, 160) + " " + (n.any[0] ? n.any[0].message : ""))))`)
}

// TestAccessibility runs axe-core over one page of each kind, in both
// languages: light and wide, and on a phone dark and in large letters.
func TestAccessibility(t *testing.T) {
	t.Parallel() // one of the longest
	axe := axeCore(t)
	base := addresses(t)["file"]
	for _, view := range []struct {
		name          string
		width, height int
		scheme, size  string
	}{{"wide-light", 1280, 900, "light", ""}, {"phone-dark", 360, 740, "dark", ""}, {"phone-large", 360, 740, "light", "large"}} {
		t.Run(view.name, func(t *testing.T) {
			w := open(t, view.width, view.height)
			w.do(t, call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: view.scheme}},
			}))
			for _, page := range pagesToLookAt(t) {
				w.do(t, chromedp.Navigate(base+page))
				if view.size != "" {
					eval[any](t, w, `document.documentElement.dataset.size = "`+view.size+`"`)
				}
				if strings.HasSuffix(page, "search.html") { // what lies half under the bar at the edge can be scrolled out
					eval[any](t, w, `scrollTo(0, document.documentElement.scrollHeight)`)
				}
				for _, f := range violations(t, w, axe, wcag) {
					t.Errorf("%s: %s", page, f)
				}
				if over := eval[int](t, w, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
					t.Errorf("%s: the page is %d px wider than the screen", page, over)
				}
				shot(t, w, page, view.name)
			}
			w.quiet(t)
		})
	}
}

// shot saves a picture of the whole page below GUIJU_SHOTS, to be looked at.
func shot(t testing.TB, w *browser, page, view string) {
	dir := os.Getenv("GUIJU_SHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(w.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	name := strings.ReplaceAll(strings.TrimSuffix(page, ".html"), "/", "_") + "." + view + ".png"
	if err := os.WriteFile(filepath.Join(dir, name), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestReadableWithoutScripts: without JavaScript every page still shows its
// text (invariant 6), and the search page says where to look instead.
func TestReadableWithoutScripts(t *testing.T) {
	base := addresses(t)["file"]
	w := open(t, 360, 740)
	w.do(t, call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	for page, want := range map[string]string{
		"standards/db41-t-s002.html":    "公务用车",
		"en/standards/db41-t-s002.html": "official vehicle",
		"directory.html":                "DB41/T S001",
		"search.html":                   "directory.html",
		"framework.html":                "办公用房",
	} {
		w.do(t, chromedp.Navigate(base+page))
		html, err := chromedp.Run(w.ctx, chromedp.OuterHTML(chromedp.CSS("main")))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(html, want) {
			t.Errorf("%s does not show %q", page, want)
		}
	}
	w.quiet(t)
}

// TestDirectoryOnAPhone: on 360 px every title of the directory stands on the
// screen without scrolling sideways.
func TestDirectoryOnAPhone(t *testing.T) {
	base := addresses(t)["file"]
	w := open(t, 360, 740)
	for _, page := range []string{"directory.html", "en/directory.html"} {
		w.do(t, chromedp.Navigate(base+page))
		off := eval[[]string](t, w, `[...document.querySelectorAll('main table a[href*="standards/"]')]
			.filter(a => { const r = a.getBoundingClientRect(); return r.left < 0 || r.right > innerWidth; }).map(a => a.textContent)`)
		if n := eval[int](t, w, `document.querySelectorAll('main table a[href*="standards/"]').length`); n < 8 || len(off) > 0 {
			t.Errorf("%s: %d titles, off the screen: %q", page, n, off)
		}
	}
	w.quiet(t)
}
