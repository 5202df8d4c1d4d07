package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestEmbedding: a page of another system shows provisions of the shipped
// site: from a disk, and from another host whose policy allows scripts of ours
// and nothing else. What stands there are words, whatever the text says.
func TestEmbedding(t *testing.T) {
	t.Parallel()
	dir := shippedSite(t)
	const boxes = `<div id="zh" data-guiju="db41-t-s001#5.3.2"></div><div id="en" data-guiju="db41-t-s001#5.3.2" data-lang="en"></div>` +
		`<div id="clause" data-guiju="db41-t-s001#5.3"></div><div id="missing" data-guiju="db41-t-s001#99"></div>` +
		`<div id="nobody" data-guiju="../x#1"></div><div id="hostile" data-guiju="hostile#1"></div>`
	page := func(root string) string {
		return "<!doctype html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>业务系统</title></head><body>" + boxes +
			"<script src=\"" + root + "data/embed.js\" defer></script></body></html>"
	}
	// A copy of the site with a text that tries to be code.
	site := t.TempDir()
	for _, name := range []string{"data/embed.js", "standards/db41-t-s001.embed.js", "en/standards/db41-t-s001.embed.js"} {
		put(t, filepath.Join(site, filepath.FromSlash(name)), get(t, filepath.Join(dir, filepath.FromSlash(name))))
	}
	put(t, filepath.Join(site, "standards/hostile.embed.js"), `(window.GuijuStandards=window.GuijuStandards||{})["zh/hostile"]={"format":1,"as_of":"2020-01-01",`+
		`"number":"<img src=x onerror=window.broken=1>","title":"<script>window.broken=1<\/script>","sample":false,"status":"current","in_force":"2019-01-01","withdrawn":"2021-01-01",`+
		`"page":"standards/hostile.html","provisions":[["1","1","","<b onclick=\"window.broken=1\">一</b>"]]};`)

	foreign := filepath.Join(t.TempDir(), "业务 系统", "page.html")
	put(t, foreign, page("file://"+filepath.ToSlash(site)+"/"))
	ours := httptest.NewServer(http.FileServer(http.Dir(site)))
	t.Cleanup(ours.Close)
	other := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/page.html" {
			rw.WriteHeader(http.StatusNoContent)
			return
		}
		rw.Header().Set("Content-Security-Policy", "default-src 'none'; script-src "+ours.URL)
		rw.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = rw.Write([]byte(page(ours.URL + "/")))
	}))
	t.Cleanup(other.Close)

	for how, address := range map[string]string{"disk": "file://" + filepath.ToSlash(foreign), "host": other.URL + "/page.html"} {
		t.Run(how, func(t *testing.T) {
			w := open(t, 900, 700)
			w.Do(t, chromedp.Navigate(address))
			w.Until(t, "all boxes", `[...document.querySelectorAll("[data-guiju]")].every(b => b.firstChild)`)
			words := func(id string) string { return eval[string](t, w, `document.getElementById("`+id+`").innerText`) }
			for id, want := range map[string][]string{
				"zh":      {"DB41/T S001—2024", "机关办公用房使用服务规范", "现行", "样本，不是正式标准", "5.3.2 房间台账应记载下列内容：", "房间编号和位置", "文字取自 " + asOf},
				"en":      {"In force", "Sample, not an issued standard", "5.3.2 The room register shall state the following:"},
				"clause":  {"5.3 房间台账", "5.3.1 服务机构应建立房间台账", "5.3.4"},
				"missing": {"没有取到条文：db41-t-s001#99"},
				"nobody":  {"地址写法不对：../x#1"},
				"hostile": {"<img src=x onerror=window.broken=1>", `<b onclick="window.broken=1">一</b>`, "废止"},
			} {
				got := words(id)
				for _, s := range want {
					if !strings.Contains(got, s) {
						t.Errorf("%s says %q, which lacks %q", id, got, s)
					}
				}
			}
			if link := eval[string](t, w, `document.querySelector("#zh a").href`); !strings.HasSuffix(link, "/standards/db41-t-s001.html#5.3.2") {
				t.Errorf("the source is %s", link)
			}
			if eval[bool](t, w, `!!window.broken || !!document.querySelector("[data-guiju] img, [data-guiju] b, [data-guiju] script")`) {
				t.Error("words became code")
			}
			w.Quiet(t)
		})
	}
	// The files weigh little beside the twins, which say the same in full.
	embeds, twins := weight(t, dir, "*.embed.js"), weight(t, dir, "*.json")
	t.Logf("files for embedding %d KB, twins %d KB", embeds>>10, twins>>10)
	if embeds == 0 || embeds > twins {
		t.Errorf("files for embedding have %d bytes, the twins %d", embeds, twins)
	}
}

// weight is how many bytes the files of standards of one kind have.
func weight(t *testing.T, dir, pattern string) (n int64) {
	t.Helper()
	for _, folder := range []string{"standards", "en/standards"} {
		names, err := filepath.Glob(filepath.Join(dir, folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			info, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			n += info.Size()
		}
	}
	return n
}
