package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"guiju/generator/model"
)

// running is a preview on a free port.
type running struct {
	url  string
	stop func() // ends it and fails the test if anything is left
}

func start(t *testing.T, o Options) running {
	t.Helper()
	if o.Ignore == nil {
		o.Ignore = func(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") }
	}
	if o.Lang == "" {
		o.Lang = model.En
	}
	o.Note = func(s model.Bilingual) { t.Log(s.En) }
	ln, err := Listen(netip.MustParseAddrPort("127.0.0.1:0"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, ln, o) }()
	r := running{url: "http://" + ln.Addr().String(), stop: sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		http.DefaultClient.CloseIdleConnections()
		for _, stack := range leftOver() {
			t.Errorf("still running:\n%s", stack)
		}
	})}
	t.Cleanup(r.stop)
	return r
}

// leftOver are the goroutines that a preview has not ended.
func leftOver() (left []string) {
	buf := make([]byte, 1<<20)
	for _, stack := range strings.Split(string(buf[:runtime.Stack(buf, true)]), "\n\n")[1:] {
		ours := strings.Contains(stack, "guiju/generator/preview.") && !strings.Contains(stack, "guiju/generator/preview.Test")
		if ours || strings.Contains(stack, "fsnotify") {
			left = append(left, stack)
		}
	}
	return left
}

func get(t *testing.T, address string) (int, string, http.Header) {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b), res.Header
}

var stampOf = regexp.MustCompile(`data-stamp="([^"]+)"`)

// listener is one page that listens, as the script does.
type listener struct {
	t      *testing.T
	events *bufio.Scanner
	shut   func()
}

func (r running) listen(t *testing.T, page string) *listener {
	t.Helper()
	_, html, _ := get(t, r.url+page)
	m := stampOf.FindStringSubmatch(html)
	if m == nil {
		t.Fatalf("%s has no script:\n%s", page, html)
	}
	res, err := http.Get(r.url + own + "events?page=" + url.QueryEscape(page) + "&stamp=" + m[1])
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { res.Body.Close() })
	s := bufio.NewScanner(res.Body)
	s.Buffer(nil, 1<<20)
	return &listener{t, s, func() { res.Body.Close() }}
}

// until reads messages to the first that is wanted.
func (l *listener) until(what string, want func(news) bool) news {
	l.t.Helper()
	for l.events.Scan() {
		data, ok := strings.CutPrefix(l.events.Text(), "data: ")
		if !ok {
			continue
		}
		var n news
		if err := json.Unmarshal([]byte(data), &n); err != nil {
			l.t.Fatal(err)
		}
		if want(n) {
			return n
		}
	}
	l.t.Fatalf("%s: the stream ended: %v", what, l.events.Err())
	return news{}
}

func reload(n news) bool { return n.Reload }

// folderSite is a builder whose home page is what stands in dir/words.txt; the
// word "wrong" in it is a mistake.
func folderSite(dir string) Builder {
	return func(context.Context) (Site, Rest, error) {
		b, err := os.ReadFile(filepath.Join(dir, "words.txt"))
		if err != nil {
			return Site{}, nil, err
		}
		if strings.Contains(string(b), "wrong") {
			return Site{Problems: []Problem{{
				Severity: model.Error, Place: "words.txt:1:1", Rule: "r", Message: "a mistake", Hint: "mend it", Before: "a ", Marked: "wrong", After: " word",
			}}}, nil, nil
		}
		return Site{Files: map[string][]byte{
			"index.html": []byte("<html><head></head><body>" + string(b) + "</body></html>"),
			"other.html": []byte("<html><head></head><body>other</body></html>"),
			"404.html":   []byte("<html><head></head><body>nothing here</body></html>"),
		}}, nil, nil
	}
}

func write(t *testing.T, file, words string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(words), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestAuthorAtWork: a saved change reaches the page it is on, a mistake is
// told and keeps the last good page, and its mend takes it back.
func TestAuthorAtWork(t *testing.T) {
	dir := t.TempDir()
	words := filepath.Join(dir, "words.txt")
	write(t, words, "first")
	r := start(t, Options{Watch: []string{dir}, Build: folderSite(dir)})
	home, other := r.listen(t, "/"), r.listen(t, "/other.html")
	home.until("the start", func(n news) bool { return !n.Reload && len(n.Problems) == 0 && n.Badge == "" })

	write(t, words, "second")
	home.until("the change", reload)
	if _, html, _ := get(t, r.url+"/"); !strings.Contains(html, "second") {
		t.Errorf("the page is\n%s", html)
	}

	home = r.listen(t, "/")
	write(t, words, "wrong")
	got := home.until("the mistake", func(n news) bool { return n.Errors > 0 })
	if got.Reload || got.Badge != "1 error" || got.Note != staled.En || got.Problems[0].Place != "words.txt:1:1" || got.Problems[0].Marked != "wrong" {
		t.Errorf("the mistake is told as %+v", got)
	}
	if status, html, _ := get(t, r.url+"/"); status != 200 || !strings.Contains(html, "second") {
		t.Errorf("during the mistake the page is %d\n%s", status, html)
	}
	other.until("the mistake on another page", func(n news) bool { return n.Errors > 0 && !n.Reload })

	if err := os.Remove(words); err != nil {
		t.Fatal(err)
	}
	gone := home.until("the lost file", func(n news) bool { return n.Errors > 0 && n.Problems[0].Rule == "" })
	if !strings.Contains(gone.Problems[0].Message, "words.txt") || gone.ID == got.ID {
		t.Errorf("the lost file is told as %+v", gone)
	}

	write(t, words, "third")
	home.until("the mend", reload)
	other.until("the mend on another page", func(n news) bool { return n.Errors == 0 && !n.Reload })
}

// TestNoSiteYet: before the first good build there is a page with the problems
// alone, which gives way to the site.
func TestNoSiteYet(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "words.txt"), "wrong")
	r := start(t, Options{Watch: []string{dir}, Build: folderSite(dir), Lang: model.Zh})
	status, html, _ := get(t, r.url+"/any/page.html")
	if status != http.StatusServiceUnavailable || !strings.Contains(html, noSite.Zh) || !strings.Contains(html, "words.txt:1:1 a mistake") {
		t.Errorf("status %d\n%s", status, html)
	}
	l := r.listen(t, "/")
	if n := l.until("the mistake", func(n news) bool { return n.Errors == 1 }); n.Title != "1 个错误" || n.Note != "" {
		t.Errorf("told as %+v", n)
	}
	write(t, filepath.Join(dir, "words.txt"), "good")
	l.until("the mend", reload)
}

// TestHostileWords: what stands in files and their names is text everywhere.
func TestHostileWords(t *testing.T) {
	const bad = "<img src=x onerror=alert(1)>\n\ndata: {\"reload\":true}\n\n</script>&"
	problem := Problem{Severity: model.Error, Place: bad, Rule: bad, Message: bad, Hint: bad, Before: bad, Marked: bad, After: bad}
	r := start(t, Options{Build: func(context.Context) (Site, Rest, error) {
		return Site{Problems: []Problem{problem}}, nil, errors.New(bad)
	}})
	_, html, _ := get(t, r.url+"/"+url.PathEscape(bad))
	if strings.Contains(html, "<img") || strings.Contains(html, "</script>&") || strings.Count(html, "&lt;img") != 3 {
		t.Errorf("the page is\n%s", html)
	}
	l := r.listen(t, "/")
	got := l.until("the first message", func(news) bool { return true })
	if got.Reload || len(got.Problems) != 2 || got.Problems[0].Problem.Message != bad || got.Problems[0].Before != bad {
		t.Errorf("the message is %+v", got)
	}
	script, err := client.ReadFile("client/preview.js")
	if err != nil {
		t.Fatal(err)
	}
	if m := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(`).Find(script); m != nil {
		t.Errorf("the script uses %s", m)
	}
}

// TestOneBuildAtATime: however fast changes come, builds follow one another
// and the last one has seen the last change; a rest is given up for a change
// and never shows over it.
func TestOneBuildAtATime(t *testing.T) {
	dir := t.TempDir()
	words := filepath.Join(dir, "words.txt")
	write(t, words, "0")
	var building, resting, given atomic.Int32
	inside := folderSite(dir)
	r := start(t, Options{Watch: []string{dir}, Build: func(ctx context.Context) (Site, Rest, error) {
		if building.Add(1) > 1 {
			t.Error("two builds at once")
		}
		defer building.Add(-1)
		site, _, err := inside(ctx)
		runtime.Gosched()
		rest := func(ctx context.Context) (Site, error) {
			if resting.Add(1) > 1 {
				t.Error("two rests at once")
			}
			defer resting.Add(-1)
			if strings.Contains(string(site.Files["index.html"]), "last") {
				return Site{Files: map[string][]byte{"index.html": []byte("<head></head>complete")}}, nil
			}
			<-ctx.Done()
			given.Add(1)
			return Site{Files: map[string][]byte{"index.html": []byte("<head></head>given up")}}, nil
		}
		return site, rest, err
	}})
	for _, s := range []string{"1", "2", "3", "4", "last"} {
		l := r.listen(t, "/")
		write(t, words, s)
		l.until("change "+s, reload)
		if _, html, _ := get(t, r.url+"/"); strings.Contains(html, "given up") {
			t.Errorf("after change %s: %s", s, html)
		}
		l.shut()
	}
	for { // the rest of the last build
		_, html, _ := get(t, r.url+"/")
		if strings.Contains(html, "complete") {
			break
		}
		stamp := stampOf.FindStringSubmatch(html)[1]
		res, err := http.Get(r.url + own + "events?page=/&stamp=" + stamp)
		if err != nil {
			t.Fatal(err)
		}
		(&listener{t, bufio.NewScanner(res.Body), nil}).until("the rest", reload)
		res.Body.Close()
	}
	if given.Load() == 0 {
		t.Error("no rest was given up")
	}
}

// TestRestFails: trouble behind the pages is told and takes nothing away.
func TestRestFails(t *testing.T) {
	r := start(t, Options{Build: func(context.Context) (Site, Rest, error) {
		return Site{Files: map[string][]byte{"index.html": []byte("<head></head>here")}, Problems: []Problem{{Severity: model.Warning, Message: "mild"}}},
			func(context.Context) (Site, error) { return Site{}, errors.New("no memory") }, nil
	}})
	n := r.listen(t, "/").until("the trouble", func(n news) bool { return n.Errors > 0 })
	if n.Reload || n.Badge != "1 error, 1 warning" || n.Note != refused.En || n.Problems[0].Message != "no memory" {
		t.Errorf("told as %+v", n)
	}
}

// TestPoll: where the system tells nothing, names, sizes and times are looked
// at.
func TestPoll(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a", "words.txt")
	w := &watcher{Options: Options{Ignore: func(name string) bool { return strings.HasPrefix(name, "~") }}, roots: []string{dir, filepath.Join(dir, "missing")}}
	last := w.fingerprint()
	for _, step := range []struct {
		name    string
		do      func() error
		changes bool
	}{
		{"new folder", func() error { return os.Mkdir(filepath.Dir(file), 0o755) }, true},
		{"new file", func() error { return os.WriteFile(file, nil, 0o644) }, true},
		{"longer", func() error { return os.WriteFile(file, []byte("x"), 0o644) }, true},
		{"later", func() error { return os.Chtimes(file, time.Time{}, time.Unix(1e9, 0)) }, true},
		{"ignored file", func() error { return os.WriteFile(filepath.Join(filepath.Dir(file), "~$words.docx"), nil, 0o644) }, true}, // the folder's own time
		{"ignored file again", func() error {
			return os.WriteFile(filepath.Join(filepath.Dir(file), "~$words.docx"), []byte("x"), 0o644)
		}, false},
		{"removed", func() error { return os.Remove(file) }, true},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		now := w.fingerprint()
		if (now != last) != step.changes {
			t.Errorf("%s: changed %v, want %v", step.name, now != last, step.changes)
		}
		last = now
	}
}
