package walks

import (
	"archive/zip"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"guiju/generator/browsing"
)

// guiju runs the program and returns what it said, both ways, and its exit
// status.
func guiju(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, bad strings.Builder
	cmd := exec.Command(browsing.Program(t), args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = t.TempDir(), &out, &bad
	if err := cmd.Run(); err != nil {
		exit := (*exec.ExitError)(nil)
		if !errors.As(err, &exit) {
			t.Fatal(err)
		}
		code = exit.ExitCode()
	}
	return out.String(), bad.String(), code
}

// unpacked packs the site and unpacks it where Windows users do.
func unpacked(t *testing.T) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "教室.zip")
	if _, said, code := guiju(t, "pack", "--out", browsing.Site(t), "--to", to); code != 0 {
		t.Fatal(said)
	}
	z, err := zip.OpenReader(to)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	dir := filepath.Join(t.TempDir(), "C盘 (演示) #1", "规矩 资料")
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
	return dir
}

// takenOut is the start page as Explorer opens it inside a ZIP: on its own in a
// folder for such files.
func takenOut(t *testing.T, dir string) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(dir, "start.html"))
	if err != nil {
		t.Fatal(err)
	}
	alone := filepath.Join(t.TempDir(), "Temp1_教室.zip", "start.html")
	if err := os.Mkdir(filepath.Dir(alone), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(alone, page, 0o644); err != nil {
		t.Fatal(err)
	}
	return alone
}

// fileURL is the address of a file with any name.
func fileURL(path string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

// shown is the text that a reader sees of what the selector finds.
func shown(t *testing.T, w *browsing.Window, selector string) string {
	t.Helper()
	return browsing.Eval[string](t, w, `[...document.querySelectorAll("`+selector+`")].filter(e => e.offsetParent || e === document.body).map(e => e.innerText).join("\n")`)
}

// TestPackedSite goes from the start page of an unpacked ZIP into both
// languages and the search, from a folder with Chinese, spaces, # and
// parentheses in its name.
func TestPackedSite(t *testing.T) {
	t.Parallel()
	start := fileURL(filepath.Join(unpacked(t), "start.html"))
	for _, width := range []int{1280, 360} {
		w := browsing.Open(t, width, 800)
		w.Do(t, chromedp.Navigate(start))
		seen := shown(t, w, "body")
		for _, words := range []string{"打开网站", "Open the site in English", "样本", "samples", "2026-11-23"} {
			if !strings.Contains(seen, words) {
				t.Errorf("%d px: the start page does not show %q", width, words)
			}
		}
		for _, words := range []string{"请先解压", "Unpack the ZIP first"} {
			if strings.Contains(seen, words) {
				t.Errorf("%d px: unpacked, and still %q", width, words)
			}
		}
		if over := browsing.Eval[int](t, w, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("the start page is %d px wider than the screen of %d", over, width)
		}
		browsing.Shot(t, w, "start", map[int]string{1280: "wide", 360: "phone"}[width])
		w.Quiet(t)
	}

	w := browsing.Open(t, 1280, 800)
	for _, tt := range []struct{ home, search, lang, query, finds string }{
		{"guiju-site/index.html", "guiju-site/search.html", "zh-Hans", "公务用车", "公务用车"},
		{"guiju-site/en/index.html", "guiju-site/en/search.html", "en", "official vehicle", "official vehicle"},
	} {
		w.Do(t, chromedp.Navigate(start), chromedp.Click(chromedp.CSS(`a[href="`+tt.home+`"]`)))
		w.Until(t, "the home page in "+tt.lang, `document.documentElement.lang === "`+tt.lang+`" && document.querySelector(".hero-title") && location.pathname.endsWith("/`+tt.home+`")`)
		w.Do(t, chromedp.Navigate(start), chromedp.Click(chromedp.CSS(`a[href="`+tt.search+`"]`)))
		w.Until(t, "the search page in "+tt.lang, `document.documentElement.lang === "`+tt.lang+`" && document.querySelector("#ui-search")`)
		w.Do(t, chromedp.SendKeys(chromedp.CSS("#ui-search"), tt.query))
		w.Until(t, "results for "+tt.query, `[...document.querySelectorAll(".search-hit")].some(h => h.innerText.toLowerCase().includes("`+tt.finds+`"))`)
	}
	w.Quiet(t)
}

// TestStartPageAlone: opened inside a ZIP the start page is the only file that
// is there. It says so, with and without scripts, and offers no link that leads
// nowhere.
func TestStartPageAlone(t *testing.T) {
	t.Parallel()
	alone := takenOut(t, unpacked(t))
	page, err := os.ReadFile(alone)
	if err != nil {
		t.Fatal(err)
	}
	if regexp.MustCompile(`(?i)<script|\son[a-z]+=`).Match(page) {
		t.Error("the start page needs scripts")
	}
	for _, width := range []int{1280, 360} {
		w := browsing.Open(t, width, 800)
		w.Do(t, chromedp.Navigate(fileURL(alone)))
		seen := shown(t, w, "body")
		for _, words := range []string{"请先解压，再打开", "全部解压缩", "Unpack the ZIP first", "Extract All", "start.html", "guiju-site"} {
			if !strings.Contains(seen, words) {
				t.Errorf("%d px: the notice lacks %q", width, words)
			}
		}
		if links := shown(t, w, "a"); links != "" {
			t.Errorf("%d px: links that lead nowhere: %q", width, links)
		}
		if over := browsing.Eval[int](t, w, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("the notice is %d px wider than the screen of %d", over, width)
		}
		browsing.Shot(t, w, "start-alone", map[int]string{1280: "wide", 360: "phone"}[width])
	}
}

// TestStartPageAccessible: axe-core finds nothing in either state of the page.
func TestStartPageAccessible(t *testing.T) {
	t.Parallel()
	axe := browsing.AxeCore(t)
	dir := unpacked(t)
	for _, page := range []string{filepath.Join(dir, "start.html"), takenOut(t, dir)} {
		w := browsing.Open(t, 360, 800)
		w.Do(t, chromedp.Navigate(fileURL(page)))
		for _, v := range browsing.Violations(t, w, axe, browsing.WCAG) {
			t.Errorf("%s: %s", page, v)
		}
	}
}

// TestPackCommand: what the command says, and its exit status.
func TestPackCommand(t *testing.T) {
	t.Parallel()
	out, dir := browsing.Site(t), t.TempDir()
	to := filepath.Join(dir, "新 建", "a.zip")
	said, _, code := guiju(t, "pack", "--out", out, "--to", to)
	if code != 0 || !regexp.MustCompile(`^\S+ .+a\.zip：\d+ 个文件，\d+ 字节，SHA-256 [0-9a-f]{64}\n$`).MatchString(said) {
		t.Errorf("pack: %d, %q", code, said)
	}
	if said, _, code := guiju(t, "pack", "--out", out, "--to", to, "--lang", "en"); code != 0 || !strings.Contains(said, " bytes, SHA-256 ") {
		t.Errorf("pack again: %d, %q", code, said)
	}
	if said, _, code := guiju(t, "verify", to); code != 0 || !strings.Contains(said, "whole and consistent") {
		t.Errorf("verify: %d, %q", code, said)
	}
	b, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	cut := filepath.Join(dir, "cut.zip")
	if err := os.WriteFile(cut, b[:len(b)/2], 0o644); err != nil {
		t.Fatal(err)
	}
	empty := t.TempDir()
	for _, tt := range []struct {
		args string
		code int
		want string
	}{
		{"verify|" + cut, 4, cut + ": error pack-unreadable"},
		{"pack|--out|" + empty, 4, "output-manifest"},
		{"pack|--out|" + filepath.Join(empty, "no"), 2, "没有这个文件夹"},
		{"pack|--out|" + out + "|--to|" + cut, 2, "--to"},
		{"pack|--out|" + out + "|--to|" + filepath.Join(out, "a.zip"), 2, "之内"},
		{"pack|--out|" + out + "|--to|a.tar", 2, ".zip"},
		{"pack|--out|" + out + "|--to|", 2, ".zip"},
		{"pack|more", 2, "unknown command"},
	} {
		said, bad, code := guiju(t, strings.Split(tt.args, "|")...)
		if code != tt.code || !strings.Contains(said+bad, tt.want) {
			t.Errorf("%s: exit %d, want %d\n%s%s", tt.args, code, tt.code, said, bad)
		}
	}
}
