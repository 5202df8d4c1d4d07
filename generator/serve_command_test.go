package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"guiju/generator/model"
	"guiju/generator/preview"
)

// desk is an author's folder with a copy of the shipped content, and `serve`
// running on it.
type desk struct {
	home string
	url  string
	stop func() (code int, stderr string)
}

// copyContent makes a folder of its own for a test that changes the content.
func copyContent(t testing.TB) (home string) {
	t.Helper()
	home = t.TempDir()
	if err := os.CopyFS(filepath.Join(home, "content"), os.DirFS(contentDir())); err != nil {
		t.Fatal(err)
	}
	return home
}

func startServe(t testing.TB, home string, args ...string) *desk {
	t.Helper()
	out, in := io.Pipe()
	var stderr bytes.Buffer
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan int, 1)
	args = append([]string{"serve", "--addr", "127.0.0.1:0", "--as-of", asOf, "--lang", "en",
		"--content", filepath.Join(home, "content"), "--out", filepath.Join(home, "public")}, args...)
	go func() {
		code := run(ctx, args, in, &stderr)
		in.Close()
		ended <- code
	}()
	address, err := bufio.NewReader(out).ReadString('\n')
	d := &desk{home: home, url: strings.TrimSpace(address)}
	d.stop = sync.OnceValues(func() (int, string) {
		cancel()
		code := <-ended
		return code, stderr.String()
	})
	t.Cleanup(func() { d.stop() })
	if err != nil {
		code, stderr := d.stop()
		t.Fatalf("no address: %v, exit %d\n%s", err, code, stderr)
	}
	return d
}

// edit replaces words in a file of the content.
func (d *desk) edit(t testing.TB, name, from, to string) {
	t.Helper()
	file := filepath.Join(d.home, filepath.FromSlash(name))
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(b, []byte(from)) {
		t.Fatalf("%s does not say %q", name, from)
	}
	if err := os.WriteFile(file, bytes.Replace(b, []byte(from), []byte(to), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) get(t testing.TB, page string) string {
	t.Helper()
	res, err := http.Get(d.url + page)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// told is a message to a page.
type told struct {
	Reload   bool
	Errors   int
	Note     string
	Problems []struct{ Place, Rule, Message, Hint, Before, Marked, After string }
}

// wait listens as the page does until it is told what is wanted.
func (d *desk) wait(t testing.TB, page string, do func(), want func(told) bool) told {
	t.Helper()
	stamp := regexp.MustCompile(`data-stamp="(\w+)"`).FindStringSubmatch(d.get(t, page))[1]
	res, err := http.Get(d.url + "-guiju/events?page=" + url.QueryEscape("/"+page) + "&stamp=" + stamp)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	do()
	events := bufio.NewScanner(res.Body)
	events.Buffer(nil, 1<<22)
	for events.Scan() {
		data, ok := strings.CutPrefix(events.Text(), "data: ")
		if !ok {
			continue
		}
		var m told
		if err := json.Unmarshal([]byte(data), &m); err != nil {
			t.Fatal(err)
		}
		if want(m) {
			return m
		}
	}
	t.Fatalf("the stream ended: %v", events.Err())
	return told{}
}

const (
	someText = "content/standards/db41-t-s001/2024/zh.md"
	somePage = "standards/db41-t-s001.html"
)

// someWords is a provision of someText.
func someWords(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(contentDir(), "..", filepath.FromSlash(someText)))
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^\d+\.\d+ .*。$`).Find(b)
	if m == nil {
		t.Fatalf("%s has no provision on one line", someText)
	}
	return string(m)
}

// TestServeWritesNothing is an author's session: a change, a mistake, its mend,
// the end. At the end nothing but what the author wrote is on the disk, and
// nothing is running.
func TestServeWritesNothing(t *testing.T) {
	words := someWords(t)
	home := copyContent(t)
	t.Chdir(home)
	before := treeHash(t, home)
	d := startServe(t, home)

	number, _, _ := strings.Cut(words, " ")
	changed := number + " 预览看得到这一句。"
	d.wait(t, somePage, func() { d.edit(t, someText, words, changed) }, func(m told) bool { return m.Reload })
	if html := d.get(t, somePage); !strings.Contains(html, "预览看得到这一句") {
		t.Error("the page does not show the change")
	}
	broken := changed + "见[[nowhere#1]]。"
	got := d.wait(t, somePage, func() { d.edit(t, someText, changed, broken) }, func(m told) bool { return m.Errors > 0 })
	if p := got.Problems[0]; got.Reload || !strings.HasPrefix(p.Place, strings.TrimPrefix(someText, "content/")+":") ||
		p.Rule == "" || p.Hint == "" || p.Before+p.Marked+p.After != broken || !strings.HasPrefix(got.Note, "The pages below") {
		t.Errorf("the mistake is told as %+v", got)
	}
	if html := d.get(t, somePage); !strings.Contains(html, "预览看得到这一句") {
		t.Error("the mistake took the last good page away")
	}
	d.wait(t, somePage, func() { d.edit(t, someText, broken, words) }, func(m told) bool { return m.Reload })

	code, stderr := d.stop()
	if code != exitOK {
		t.Errorf("exit %d\n%s", code, stderr)
	}
	if !strings.Contains(stderr, "0 errors") || !strings.Contains(stderr, strings.TrimPrefix(someText, "content/")+":") {
		t.Errorf("the terminal was told\n%s", stderr)
	}
	if after := treeHash(t, home); after != before {
		t.Error("the folder is not as the author left it")
	}
	if _, err := os.Stat(filepath.Join(home, "public")); !os.IsNotExist(err) {
		t.Errorf("something is in the published folder: %v", err)
	}
	http.DefaultClient.CloseIdleConnections()
	buf := make([]byte, 1<<20)
	for _, stack := range strings.Split(string(buf[:runtime.Stack(buf, true)]), "\n\n")[1:] {
		if strings.Contains(stack, "guiju/generator/preview.") || strings.Contains(stack, "fsnotify") || strings.Contains(stack, "previewer") {
			t.Errorf("still running:\n%s", stack)
		}
	}
}

// completed builds once as `serve` does, to the end.
func completed(t testing.TB, v *previewer) (first, whole preview.Site) {
	t.Helper()
	first, rest, err := v.build(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if rest == nil {
		return first, first
	}
	if whole, err = rest(context.Background()); err != nil {
		t.Fatal(err)
	}
	return first, whole
}

func newPreviewer(home string) *previewer {
	c := &command{stdout: io.Discard, stderr: io.Discard, content: filepath.Join(home, "content"), audience: string(model.Public), asOf: asOf, lang: string(model.En)}
	return &previewer{c: c, lang: model.En, index: searchIndex{dir: noIndex}}
}

// TestServeIsThePublishedSite: what `serve` shows in the end is what `build`
// publishes, byte for byte; before that, pages lead to the index there is.
func TestServeIsThePublishedSite(t *testing.T) {
	published := map[string][]byte{}
	dir := os.DirFS(shippedSite(t))
	err := fs.WalkDir(dir, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		published[name], err = fs.ReadFile(dir, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	words := someWords(t)
	d := &desk{home: copyContent(t)}
	v := newPreviewer(d.home)
	_, whole := completed(t, v)
	equalTrees(t, whole.Files, published)
	firstIndex := v.index.dir

	d.edit(t, someText, words, words+"预览")
	first, whole := completed(t, v)
	if v.index.dir == firstIndex {
		t.Error("the index did not change with the text")
	}
	if page := string(first.Files["search.html"]); !strings.Contains(page, firstIndex) || !hasBelow(first.Files, firstIndex) {
		t.Error("before the new index is there, pages do not lead to the old one")
	}
	if hasBelow(whole.Files, firstIndex) || !hasBelow(whole.Files, v.index.dir) {
		t.Error("the old index did not give way to the new one")
	}
	_, fresh := completed(t, newPreviewer(d.home))
	equalTrees(t, whole.Files, fresh.Files)
}

func hasBelow(files map[string][]byte, dir string) bool {
	for name := range files {
		if strings.HasPrefix(name, dir+"/") {
			return true
		}
	}
	return false
}

func equalTrees(t *testing.T, got, want map[string][]byte) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if !bytes.Equal(got[name], want[name]) {
			t.Errorf("%s differs: %d bytes, want %d", name, len(got[name]), len(want[name]))
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s should not be there", name)
		}
	}
}

// TestServeSeesLayouts: a mistake in a layout is shown with its line, one that
// only the finished page shows comes with verification, and a folder that
// vanished is not replaced by what the program carries.
func TestServeSeesLayouts(t *testing.T) {
	home := copyContent(t)
	if err := os.CopyFS(filepath.Join(home, "layouts"), os.DirFS(filepath.Join(contentDir(), "..", "layouts"))); err != nil {
		t.Fatal(err)
	}
	d := &desk{home: home}
	v := newPreviewer(home)
	const layout = "layouts/glossary.html"
	d.edit(t, layout, `{{ define "main" }}`, `{{ define "main" }}<a href="nowhere.html">x</a>`)
	first, whole := completed(t, v)
	if len(first.Files) == 0 || len(whole.Problems) <= len(first.Problems) {
		t.Errorf("a dead link gave %+v", whole.Problems)
	} else if p := whole.Problems[len(whole.Problems)-1]; p.Severity != model.Error || !strings.Contains(p.Before+p.Marked+p.After, "nowhere.html") {
		t.Errorf("a dead link gave %+v", p)
	}
	d.edit(t, layout, `<a href="nowhere.html">`, `{{ nothing }}`)
	site, _ := completed(t, v)
	at := slices.IndexFunc(site.Problems, func(p preview.Problem) bool { return strings.HasPrefix(p.Place, layout+":") })
	if site.Files != nil || at < 0 || !strings.Contains(site.Problems[at].Before, "{{ nothing }}") {
		t.Errorf("a broken layout gave %+v", site.Problems)
	}
	if err := os.RemoveAll(filepath.Join(home, "content")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := v.build(context.Background()); err == nil || !strings.Contains(err.Error(), "content") {
		t.Errorf("without content: %v", err)
	}
}

// TestServeUsage: what is refused, and why.
func TestServeUsage(t *testing.T) {
	for addr, want := range map[string]string{
		"0.0.0.0:1313": "other machines", ":1313": "other machines", "192.168.1.5:80": "other machines", "example.org:1": "other machines",
		"1313": "want 127.0.0.1:1313", "localhost:x": "want 127.0.0.1:1313",
	} {
		code, _, stderr := guiju(t, "serve", "--addr", addr, "--lang", "en")
		if code != exitUsage || !strings.Contains(stderr, want) {
			t.Errorf("--addr %s: exit %d\n%s", addr, code, stderr)
		}
	}
}

func TestMarked(t *testing.T) {
	long := strings.Repeat("长", 300)
	for _, c := range []struct {
		line                string
		col, end            int
		before, mark, after string
	}{
		{"4.1 机关应", 5, 7, "4.1 ", "机关", "应"},
		{"4.1 机关应", 5, 0, "4.1 ", "机", "关应"},
		{"4.1", 9, 12, "4.1", " ", ""},
		{"4.1", 4, 4, "4.1", " ", ""},
		{"4.1", 0, 0, "4.1", "", ""},
		{"", 1, 0, "", " ", ""},
		{long, 201, 203, "…" + long[:3*shownBefore], "长长", long[:3*98]},
		{long, 2, 0, "长", "长", long[:3*shownAfter] + "…"},
		{long, 1, 200, "", long[:3*shownAfter] + "…", long[:3*101]},
	} {
		before, mark, after := marked([]rune(c.line), model.Pos{Line: 1, Col: c.col, EndCol: c.end})
		if before != c.before || mark != c.mark || after != c.after {
			t.Errorf("%.12s:%d:%d: %q %q %q", c.line, c.col, c.end, before, mark, after)
		}
	}
}

func TestBrowserCommand(t *testing.T) {
	const address = "http://127.0.0.1:1313/"
	for goos, want := range map[string]string{"linux": "xdg-open " + address, "darwin": "open " + address, "windows": "rundll32 url.dll,FileProtocolHandler " + address} {
		if got := strings.Join(browserCommand(goos, address), " "); got != want {
			t.Errorf("%s: %s, want %s", goos, got, want)
		}
	}
}

// BenchmarkServe measures a saved change of one text in the shipped content:
// until the pages are shown, and until the index and verification are done.
func BenchmarkServe(b *testing.B) {
	words := someWords(b)
	for _, whole := range []bool{false, true} {
		b.Run(map[bool]string{false: "pages", true: "whole"}[whole], func(b *testing.B) {
			d := &desk{home: copyContent(b)}
			v := newPreviewer(d.home)
			completed(b, v)
			last := words
			for i := 0; b.Loop(); i++ {
				next := fmt.Sprintf("%s第%d次。", words, i)
				d.edit(b, someText, last, next)
				last = next
				_, rest, err := v.build(context.Background())
				if err == nil && whole {
					_, err = rest(context.Background())
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
