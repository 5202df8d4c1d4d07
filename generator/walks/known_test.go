package walks

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"guiju/generator/browsing"
)

// given drops a file on the page that checks files, and returns the kind of the
// answer and its words.
func given(t *testing.T, w *browsing.Window, name string, b []byte) (kind, words string) {
	t.Helper()
	n, _ := json.Marshal(name)
	browsing.Eval[any](t, w, `(() => {
		const s = atob("`+base64.StdEncoding.EncodeToString(b)+`"), b = new Uint8Array(s.length);
		for (let i = 0; i < s.length; i++) b[i] = s.charCodeAt(i);
		const to = new DataTransfer();
		to.items.add(new File([b], `+string(n)+`));
		document.querySelector(".known-out").textContent = "";
		document.querySelector(".known").dispatchEvent(new DragEvent("drop", {dataTransfer: to, bubbles: true, cancelable: true}));
	})()`)
	w.Until(t, name+" answered", `document.querySelector(".known .known-answer")`)
	a := browsing.Eval[[]string](t, w, `[document.querySelector(".known .known-answer").className.replace(/.*known-(good|old|bad|unknown).*/, "$1"), document.querySelector(".known .known-answer").textContent]`)
	return a[0], a[1]
}

// TestCheckAFile: a reader learns of a file whether it is of the site, from a
// copy on a disk: as it is published, with a byte changed, saved by a browser in
// its two ways, with a word changed, in a ZIP, and on paper.
func TestCheckAFile(t *testing.T) {
	t.Parallel()
	dir := browsing.Site(t)
	base := browsing.Serve(t, dir)["file"]
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	const shown = "standards/db41-t-s002.html"
	published := read(shown)

	// What a browser saves of a page that a reader has used.
	w := browsing.Open(t, 1280, 900)
	w.Do(t, chromedp.Navigate(base+shown))
	browsing.Eval[any](t, w, `document.querySelector("[id='5.2.1'] .permalink").click()`)
	w.Until(t, "the tools open", `document.querySelector(".text .provision-tools")`)
	complete := browsing.Eval[string](t, w, `"<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->\n" + document.documentElement.outerHTML`)
	var mhtml page.CaptureSnapshotResult
	w.Do(t, chromedp.Func(func(ctx context.Context, target *chromedp.Target) (err error) {
		mhtml, err = cdp.Call(ctx, target, page.CaptureSnapshot, page.CaptureSnapshotParams{})
		return err
	}))
	w.Do(t, chromedp.Navigate(base+"standards/db41-t-s002/both.html"))
	both := browsing.Eval[string](t, w, `document.documentElement.outerHTML`)

	w.Do(t, chromedp.Navigate(base+"verify.html"))
	for _, c := range []struct {
		name, kind string
		file       []byte
		says       []string
	}{
		{"s002.html", "good", published, []string{"一字不差", shown}},
		{"feed.xml", "good", read("feed.xml"), []string{"一字不差", "feed.xml"}},
		{"s002.html", "good", append(bytes.Clone(published), ' '), []string{"逐条比对", "全部相同"}},
		{"complete.html", "good", []byte(complete), []string{"逐条比对", "全部相同", "工具栏"}},
		{"page.mhtml", "good", []byte(mhtml.Data), []string{"逐条比对", "全部相同"}},
		{"both.html", "good", []byte(both), []string{"全部相同"}},
		{"complete.html", "bad", []byte(strings.Replace(complete, "5.2.1</span>", "5.2.1</span>不", 1)), []string{"1 条不同：5.2.1"}},
		{"complete.html", "bad", []byte(strings.Replace(complete, `id="5.2.1"`, `id="5.2.99"`, 1)), []string{"1 条本站没有：5.2.99", "1 条这份文件里没有：5.2.1"}},
		{"feed.xml", "bad", append(read("feed.xml"), ' '), []string{"不是本站发布的文件"}},
		{"notes.txt", "bad", []byte("hello"), []string{"不是本站发布的文件"}},
		{"other.html", "bad", []byte(`<!doctype html><p onclick="x">hello<script>document.title="run"</script><img src=x onerror="document.title='run'">`), []string{"没有本站条文的标记"}},
		{"site.zip", "bad", zipOf(t, map[string][]byte{"guiju-site/manifest.json": read("manifest.json"), "guiju-site/" + shown: published, "guiju-site/feed.xml": []byte("x"), "guiju-site/evil.js": []byte("1"), "start.html": []byte("s")}),
			[]string{"1 个文件与本站现在的一字不差", "1 个文件内容不同：feed.xml", "1 个文件不是本站的：guiju-site/evil.js", "个文件缺少", "2 个文件不在比对之内"}},
		// What a stranger may hand over.
		{"beside.zip", "bad", zipOf(t, map[string][]byte{"guiju-site/manifest.json": read("manifest.json"), "setup.exe": []byte("MZ"), "guiju-site/data/known/in.html": []byte("x"), "guiju-site/constructor": []byte("x")}),
			[]string{"3 个文件不是本站的", "setup.exe", "data/known/in.html", "guiju-site/constructor", "1 个文件不在比对之内", "manifest.json"}},
		{"folders.zip", "bad", zipOf(t, map[string][]byte{"a/": nil}), []string{"0 个文件"}},
		{"bomb.zip", "bad", bomb(t), []string{"1 个文件解不开：bomb.html"}},
		{"proto.html", "bad", []byte(strings.Replace(strings.Replace(complete, `id="5.2.1"`, `id="constructor"`, 1), `id="5.2.2"`, `id="__proto__"`, 1)), []string{"2 条本站没有：", "constructor", "__proto__", "2 条这份文件里没有：5.2.1、5.2.2"}},
		{"elsewhere.html", "bad", []byte(`<!doctype html><html><body data-document="../../../evil"><div class="text"><section class="provision" id="1">x`), []string{"本站没有这份文件"}},
		{"<img src=x onerror=document.title='run'>.html", "bad", []byte(`<!doctype html><html><head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/"><link rel="stylesheet" href="https://evil.example/a.css"></head><body><svg onload="document.title='run'"></svg><iframe src="https://evil.example/"></iframe><img src="https://evil.example/a.png" srcset="https://evil.example/b.png 2x"><object data="https://evil.example/"></object><video src="https://evil.example/v.mp4" autoplay></video>`),
			[]string{"没有本站条文的标记", "<img src=x"}},
		{strings.Repeat("长", 5000) + ".txt", "bad", []byte("x"), []string{"不是本站发布的文件"}},
		{"some.zip", "good", zipOf(t, map[string][]byte{"a.html": published, "feed.xml": read("feed.xml")}), []string{"2 个文件与本站现在的一字不差"}},
		{"cut.zip", "bad", zipOf(t, map[string][]byte{"a.html": published})[:5000], []string{"读不出来"}},
	} {
		kind, words := given(t, w, c.name, c.file)
		for _, s := range c.says {
			if !strings.Contains(words, s) {
				t.Errorf("%s: “%s” does not say “%s”", c.name, words, s)
			}
		}
		if kind != c.kind {
			t.Errorf("%s: %s, want %s: %s", c.name, kind, c.kind, words)
		}
	}
	if title := browsing.Eval[string](t, w, `document.title`); title == "run" {
		t.Error("a page that is checked is run")
	}
	if over := browsing.Eval[int](t, w, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
		t.Errorf("a long name makes the page %d px too wide", over)
	}
	if asked := browsing.Eval[string](t, w, `performance.getEntriesByType("resource").map(e => e.name).filter(n => n.includes("evil")).join(" ")`); asked != "" {
		t.Errorf("a file that is checked loads %s", asked)
	}
	browsing.Shot(t, w, "verify.html", "zip")

	// The fingerprint that the page of the standard shows leads here.
	w.Do(t, chromedp.Navigate(base+shown))
	browsing.Eval[any](t, w, `document.querySelector(".record .known-sum + a").click()`)
	w.Until(t, "the wording is told", `location.pathname.endsWith("verify.html") && document.querySelector("[data-module='prints'] .known-good .standing-mark")`)
	if said := browsing.Eval[string](t, w, `document.querySelector("[data-module='prints'] .known-line").textContent`); !strings.Contains(said, "DB41/T S002—2023") || !strings.Contains(said, "中文") {
		t.Error(said)
	}
	for _, f := range browsing.Violations(t, w, browsing.AxeCore(t), browsing.WCAG) {
		t.Error(f)
	}
	browsing.Shot(t, w, "verify.html", "print")
	w.Quiet(t)
}

// bomb is a ZIP of which an entry unfolds to far more than it says.
func bomb(t *testing.T) []byte {
	t.Helper()
	b := zipOf(t, map[string][]byte{"bomb.html": make([]byte, 64<<20)})
	at := bytes.LastIndex(b, []byte("PK\x01\x02"))
	copy(b[at+24:], []byte{10, 0, 0, 0}) // the size, in the directory
	return b
}

func zipOf(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, words := range files {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write(words)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
