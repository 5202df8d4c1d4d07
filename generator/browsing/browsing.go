// Package browsing is for tests only: it drives a browser as a reader would,
// and fails where the page reports an error, asks another host, or breaks the
// policy it is sent. Nothing of it is in the program.
package browsing

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

// Policy is what a careful host sends: no inline code, no other host. It
// says as a header what every page already says of itself, and more.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Chromium finds a browser or skips; where GUIJU_BROWSER=required it fails.
func Chromium(t testing.TB) string {
	t.Helper()
	if path := Path(); path != "" {
		return path
	}
	const why = "no Chromium on this machine: browser tests skipped (.ci/run installs it and requires them)"
	if os.Getenv("GUIJU_BROWSER") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
	return ""
}

// Path finds a browser, "" where there is none.
func Path() string {
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

// Window is one browser window and what went wrong in it.
type Window struct {
	Ctx context.Context
	mu  sync.Mutex
	bad []string // console errors, exceptions, violations of the policy
}

// Open starts a browser that has no profile and no network but the loopback.
func Open(t testing.TB, width, height int) *Window {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(Chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("force-prefers-reduced-motion", true),
		chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(width, height),
	)
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, cancel := chromedp.NewContext(alloc)
	w := &Window{Ctx: ctx}
	t.Cleanup(func() { cancel(); stop() })
	if err := chromedp.Listen(ctx, w.listen); err != nil {
		t.Fatal(err)
	}
	w.Do(t, Call(log.Enable, cdp.Empty{}), Call(emulation.SetDeviceMetricsOverride,
		emulation.SetDeviceMetricsOverrideParams{Width: int64(width), Height: int64(height), DeviceScaleFactor: 1, Mobile: width < 600}))
	return w
}

// Call is a protocol command as an action.
func Call[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

func (w *Window) listen(ev any) {
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

// Do runs the steps in order.
func (w *Window) Do(t testing.TB, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(w.Ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// Press sends keys to whatever has the focus.
func (w *Window) Press(t testing.TB, keys string) {
	t.Helper()
	w.Do(t, chromedp.KeyEvent(keys))
}

// Eval returns the value of a JavaScript expression, awaited if it is a promise.
func Eval[T any](t testing.TB, w *Window, js string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(w.Ctx, time.Minute)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Until waits for a JavaScript condition. While a page is on its way there may
// be nothing to ask: that is not yet, not a failure.
func (w *Window) Until(t testing.TB, what, js string) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for time.Now().Before(deadline) {
		ctx, cancel := context.WithTimeout(w.Ctx, 10*time.Second)
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+js+")"))
		cancel()
		if err == nil && ok {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s never happened at %s", what, Eval[string](t, w, "location.href"))
}

// Quiet fails if anything was reported by the browser.
func (w *Window) Quiet(t testing.TB) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, b := range w.bad {
		t.Errorf("the browser reports: %s", b)
	}
	w.bad = nil
}

// Serve serves a site in the two ways readers have it: from a
// folder, and below a sub-path of a host that sends a strict policy.
func Serve(t testing.TB, dir string) map[string]string {
	t.Helper()
	mux := http.NewServeMux()
	files := http.StripPrefix("/a/b/", http.FileServer(http.Dir(dir)))
	mux.HandleFunc("/a/b/", func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Content-Security-Policy", Policy)
		files.ServeHTTP(rw, r)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return map[string]string{"file": "file://" + filepath.ToSlash(dir) + "/", "http": server.URL + "/a/b/"}
}

// AxeCore is the source of axe-core; without it the test is skipped.
func AxeCore(t testing.TB) string {
	t.Helper()
	axe, err := readAxe()
	if err != nil {
		if os.Getenv("GUIJU_BROWSER") == "required" {
			t.Fatal(err)
		}
		t.Skip("axe-core is not installed (.ci/run installs it)")
	}
	return string(axe)
}

// readAxe looks for it from the folder of the test's package up.
func readAxe() ([]byte, error) {
	axe, err := os.ReadFile("../.ci/node_modules/axe-core/axe.min.js")
	if err != nil {
		return os.ReadFile("../../.ci/node_modules/axe-core/axe.min.js")
	}
	return axe, nil
}

// WCAG are the rules for WCAG 2.2 AA, and what axe-core holds to be good
// practice; Enhanced is that of contrast for AAA. As options of axe.run.
const (
	WCAG     = `runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]`
	Enhanced = `runOnly: {type: "rule", values: ["color-contrast-enhanced"]}, rules: {"color-contrast-enhanced": {enabled: true}}`
)

// Violations says where the open page breaks the rules.
func Violations(t testing.TB, w *Window, axe, rules string) []string {
	t.Helper()
	Eval[any](t, w, axe+"; 0")
	return Eval[[]string](t, w, `axe.run(document, {preload: false, `+rules+`})
		.then(r => r.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ": " + n.target.join(" ") + " " + n.html.slice(0, 160) + " " + (n.any[0] ? n.any[0].message : ""))))`)
}

// Shot saves a picture of the whole page below GUIJU_SHOTS, to be looked at.
func Shot(t testing.TB, w *Window, page, view string) {
	dir := os.Getenv("GUIJU_SHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(w.Ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	name := strings.ReplaceAll(strings.TrimSuffix(page, ".html"), "/", "_") + "." + view + ".png"
	if err := os.WriteFile(filepath.Join(dir, name), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

// built is the program and what it published, once for the tests of a package.
var built struct {
	program, site once
}

// once is a file or folder in a temporary folder of its own, made when it is
// first asked for.
type once struct {
	sync.Once
	dir, path string
	err       error
}

// Day is the day every test speaks of, so that none depends on the clock.
const Day = "2026-11-23"

// Program is the path of the program, compiled once.
func Program(t testing.TB) string {
	t.Helper()
	return built.program.make(t, "guiju", func(path string) []string {
		return []string{"go", "build", "-o", path, "guiju/generator"}
	})
}

// Site is the published site of the shipped content. The folder is shared:
// tests must not change it.
func Site(t testing.TB) string {
	t.Helper()
	program := Program(t)
	return built.site.make(t, "public", func(path string) []string {
		return []string{program, "build", "--as-of", Day, "--content", "../../content", "--out", path}
	})
}

// make runs the command that makes the file of that name.
func (o *once) make(t testing.TB, name string, command func(path string) []string) string {
	t.Helper()
	o.Do(func() {
		if o.dir, o.err = os.MkdirTemp("", "guiju-walk-"); o.err != nil {
			return
		}
		o.path = filepath.Join(o.dir, name)
		args := command(o.path)
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			o.err = fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, out)
		}
	})
	if o.err != nil {
		t.Fatal(o.err)
	}
	return o.path
}

// Remove deletes what [Site] and [Program] made; a package's TestMain calls it
// last.
func Remove() {
	for _, dir := range []string{built.program.dir, built.site.dir} {
		if dir != "" {
			os.RemoveAll(dir)
		}
	}
}
