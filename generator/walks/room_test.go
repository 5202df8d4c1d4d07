package walks

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"guiju/generator/browsing"
)

// catchCopies keeps what a page copies, wherever a browser would put it.
const catchCopies = `window.copied = ""; navigator.clipboard && (navigator.clipboard.writeText = s => { window.copied = s; return Promise.resolve(); });
	document.execCommand = () => { window.copied = document.activeElement.value; return true; }; 0`

const course = "training/induction-course/show.html"

// fits is true where nothing of the slide on the screen is cut off: every
// stretch of words lies within what is shown of it, or the slide says that it
// goes on and can be moved there. As JavaScript, it says what is wrong.
const fits = `(() => {
	const slide = document.querySelector(".slide-here"), body = slide.querySelector(".slide-body"), box = body.getBoundingClientRect(), bad = [];
	const more = slide.querySelector(".slide-more").textContent;
	if (body.scrollTop + body.clientHeight < body.scrollHeight - 2 && !more.includes("▼")) bad.push("goes on below, unsaid");
	for (const el of slide.querySelectorAll("*")) {
		if (![...el.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || el.closest(".hidden-label, math")) continue;
		for (const r of el.getClientRects()) {
			if (!r.width || getComputedStyle(el).visibility === "hidden") continue;
			if (r.left < -1 || r.right > innerWidth + 1) { if (!more.includes("↔")) bad.push("beyond the side: " + el.textContent.slice(0, 30)); }
			if (!body.contains(el) && (r.bottom > innerHeight + 1 || r.top < -1)) bad.push("beyond the edge: " + el.textContent.slice(0, 30));
			if (body.contains(el) && r.bottom > box.bottom + 2 && !more.includes("▼") && !body.scrollTop) bad.push("cut: " + el.textContent.slice(0, 30));
		}
	}
	for (const el of slide.querySelectorAll(".slide-body > *, .slide-source, .slide-notice")) {
		const o = getComputedStyle(el), size = parseFloat(o.fontSize);
		if (size < 9) bad.push("letters of " + size + " px");
	}
	if (parseFloat(getComputedStyle(body).fontSize) < 15) bad.push("words of " + getComputedStyle(body).fontSize);
	return bad.join("; ");
})()`

// here is the number of the slide on the screen.
const here = `(document.querySelector(".slide-here") || {}).id`

// TestProjector drives the slides of the shipped course by keys, from a disk
// and below a sub-path with a strict policy: every slide is whole on a screen
// of 1024 by 768, a large one and a phone.
func TestProjector(t *testing.T) {
	t.Parallel()
	for how, base := range browsing.Serve(t, browsing.Site(t)) {
		t.Run(how, func(t *testing.T) {
			w := browsing.Open(t, 1024, 768)
			w.Do(t, chromedp.Navigate(base+course))
			w.Until(t, "the first slide", here+` === "1"`)
			n := browsing.Eval[int](t, w, `document.querySelectorAll(".slide").length`)
			if n < 20 {
				t.Fatalf("%d slides", n)
			}
			sizes := [][2]int64{{1024, 768}, {1920, 1080}, {360, 740}}
			if how == "http" {
				sizes = sizes[:1] // the same page
			}
			for i := 1; i <= n; i++ {
				for _, size := range sizes {
					w.Do(t, browsing.Call(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: size[0], Height: size[1], DeviceScaleFactor: 1}))
					w.Until(t, "the size", fmt.Sprintf(`innerWidth === %d && [...document.querySelectorAll(".slide-here img")].every(i => i.complete)`, size[0]))
					browsing.Eval[any](t, w, `new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(0))))`)
					if bad := browsing.Eval[string](t, w, fits); bad != "" {
						t.Errorf("slide %d at %d by %d: %s", i, size[0], size[1], bad)
					}
					if size[0] == 1024 {
						browsing.Shot(t, w, fmt.Sprintf("show-%02d.html", i), how)
					}
				}
				if i == n {
					break
				}
				w.Do(t, browsing.Call(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 1024, Height: 768, DeviceScaleFactor: 1}))
				key := []string{kb.ArrowRight, " ", kb.PageDown}[i%3]
				for range 12 { // a long one is read through first
					w.Press(t, key)
					if browsing.Eval[string](t, w, here) != fmt.Sprint(i) {
						break
					}
				}
				w.Until(t, fmt.Sprintf("slide %d", i+1), here+fmt.Sprintf(` === "%d" && location.hash === "#%d"`, i+1, i+1))
			}
			w.Quiet(t)
		})
	}
}

// TestProjectorKeys: what a speaker may press, and what it does.
func TestProjectorKeys(t *testing.T) {
	t.Parallel()
	base := browsing.Serve(t, browsing.Site(t))["file"]
	w := browsing.Open(t, 1024, 768)
	w.Do(t, chromedp.Navigate(base+course+"#4"))
	w.Until(t, "the slide of the address", here+` === "4"`)
	last := browsing.Eval[string](t, w, `String(document.querySelectorAll(".slide").length)`)
	for _, c := range []struct{ keys, what, want string }{
		{kb.PageUp, here, "3"},
		{kb.PageDown, here, "4"},
		{kb.ArrowLeft, here, "3"},
		{kb.End, here, last},
		{kb.Home, here, "1"},
		{"12" + kb.Enter, here, "12"},
		{"12" + kb.Enter, `location.hash`, "#12"},
		{"999" + kb.Enter, here, last},
		{"5" + kb.Escape, `String(document.querySelectorAll(".show-jump").length) + document.documentElement.dataset.show`, "0on"},
		{"4" + kb.Enter + "n", `getComputedStyle(document.querySelector(".slide-here .slide-note")).display`, "none"},
		{"n", `getComputedStyle(document.querySelector(".slide-here .slide-note")).display`, "block"},
		{"d", `document.documentElement.dataset.theme + document.documentElement.dataset.contrast`, "darkmore"},
		{"d", `String(document.documentElement.dataset.theme)`, "undefined"},
		{"b", `String(document.querySelectorAll(".show-blank").length)`, "1"},
		{kb.ArrowRight, `document.querySelectorAll(".show-blank").length + " " + ` + here, "0 4"},
		{".", `String(document.querySelectorAll(".show-blank").length)`, "1"},
		{".", `String(document.querySelectorAll(".show-blank").length)`, "0"},
		{"o", `document.querySelector(".show-panel [aria-current]").textContent.trim().split(" ")[0]`, "4"},
		{kb.Escape, `document.querySelectorAll(".show-panel").length + " " + ` + here, "0 4"},
		{"?", `document.querySelector(".show-panel").getAttribute("aria-label")`, "按键"},
		{"?", `String(document.querySelectorAll(".show-panel").length)`, "0"},
		{kb.Escape, `String(document.documentElement.dataset.show) + document.querySelectorAll(".slide-here, .show-bar").length`, "undefined0"},
	} {
		w.Press(t, c.keys)
		w.Until(t, fmt.Sprintf("%q: %s is %s", c.keys, c.what, c.want), fmt.Sprintf(`(%s) === %q`, c.what, c.want))
	}
	// Left, the slides stand one below the other, and can be projected again.
	if tall := browsing.Eval[bool](t, w, `document.documentElement.scrollHeight > 4 * innerHeight && document.activeElement.dataset.module === "show-start"`); !tall {
		t.Error("what is left is not a page of slides")
	}
	w.Press(t, kb.Enter)
	w.Until(t, "the projector again", here+` === "4"`)
	// Back goes to the slide before; a click goes on; a swipe goes either way.
	browsing.Eval[any](t, w, `document.querySelector(".slide-here .slide-body").click()`)
	w.Until(t, "a click", here+` === "5"`)
	browsing.Eval[any](t, w, `history.back()`)
	w.Until(t, "the slide before", here+` === "4"`)
	const swipe = `((from, to) => { const on = document.querySelector(".slide-here .slide-body");
		const touch = x => new Touch({ identifier: 1, target: on, clientX: x, clientY: 300 });
		on.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(from)], changedTouches: [touch(from)], bubbles: true }));
		on.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(to)], bubbles: true, cancelable: true })); })`
	browsing.Eval[any](t, w, swipe+`(600, 300)`)
	w.Until(t, "a swipe to the left", here+` === "5"`)
	browsing.Eval[any](t, w, swipe+`(300, 600)`)
	w.Until(t, "a swipe to the right", here+` === "4"`)
	// The other language keeps the slide.
	zh := browsing.Eval[string](t, w, `document.querySelector(".slide-here .slide-source").textContent.match(/短码 (.*)/)[1].trim()`)
	w.Press(t, "l")
	w.Until(t, "the English slide", `document.documentElement.lang === "en" && `+here+` === "4"`)
	if en := browsing.Eval[string](t, w, `document.querySelector(".slide-here .slide-source").textContent.match(/Short code (.*)/)[1].trim()`); en != zh {
		t.Errorf("slide 4 is %s in Chinese and %s in English", zh, en)
	}
	w.Quiet(t)
}

// TestProjectorClock: on a day after the build the slides say of a provision
// what has become of its edition, and the title card lists it; on the day
// itself only what was so then.
func TestProjectorClock(t *testing.T) {
	t.Parallel()
	base := browsing.Serve(t, browsing.Site(t))["file"]
	const notices = `[...document.querySelectorAll(".slide")].filter(s => s.querySelector(".slide-notice")).map(s => s.id).join(" ")`
	w := browsing.Open(t, 1024, 768)
	w.Do(t, chromedp.Navigate(base+course))
	w.Until(t, "the slides", here)
	now := browsing.Eval[string](t, w, notices)
	old := browsing.Eval[string](t, w, `[...document.querySelectorAll(".slide")].filter(s => s.querySelector("[data-status=superseded], [data-status=withdrawn], [data-status=upcoming]")).map(s => s.id).join(" ")`)
	if now != old || now == "" {
		t.Errorf("not in force are %q, said of %q", old, now)
	}
	if in := browsing.Eval[string](t, w, `[...document.querySelectorAll(".show-ended a")].map(a => a.hash.slice(1)).join(" ")`); in != now {
		t.Errorf("the title card lists %q of %q", in, now)
	}
	// A copy in which a current edition is withdrawn from a day to come on.
	const day = "2031-05-01"
	w = browsing.Open(t, 1024, 768)
	w.Do(t, browsing.Call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		Date.now = () => Date.parse("` + day + `T10:00:00+08:00");
		document.addEventListener("DOMContentLoaded", () => { document.getElementById("4").querySelector("[data-module=badge]").dataset.withdrawn = "` + day + `"; }, true);`}),
		chromedp.Navigate(base+course+"#4"))
	w.Until(t, "the slide", here+` === "4"`)
	said := browsing.Eval[string](t, w, `document.querySelector(".slide-here .slide-notice").textContent`)
	if !strings.Contains(said, day) || !strings.Contains(said, "已经废止") {
		t.Errorf("the slide says %q", said)
	}
	size := browsing.Eval[float64](t, w, `parseFloat(getComputedStyle(document.querySelector(".slide-here .slide-notice")).fontSize)`)
	if size < 20 {
		t.Errorf("it says so in letters of %g px", size)
	}
	in := strings.Fields(browsing.Eval[string](t, w, `[...document.querySelectorAll(".show-ended a")].map(a => a.hash.slice(1)).join(" ")`))
	want := append(strings.Fields(now), "4")
	slices.SortFunc(want, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	if !slices.Equal(in, want) {
		t.Errorf("the title card lists %q, want %q", in, want)
	}
	w.Quiet(t)
}

// put opens the tools of a provision and puts it into the hand-out.
func put(t *testing.T, w *browsing.Window, address, id string) {
	t.Helper()
	w.Do(t, chromedp.Navigate(address+"#"+id))
	w.Until(t, "the tools", `document.readyState === "complete" && document.documentElement.dataset.tools === "on"`)
	browsing.Eval[any](t, w, `document.getElementById("`+id+`").querySelector(".permalink").click()`)
	browsing.Eval[any](t, w, `[...document.querySelectorAll(".provision-tools button")].find(b => /^(加入讲义篮|Add to hand-out)$/.test(b.textContent)).click()`)
	w.Until(t, "its hash", `JSON.parse(localStorage.getItem("guiju-basket")).items.some(x => x.p === "`+id+`" && x.h)`)
}

const (
	listed = `[...document.querySelectorAll(".basket-item")].map(i => i.querySelector(".basket-source").textContent.match(/[0-9.]+$/)[0]).join(" ")`
	button = `((...words) => [...document.querySelectorAll(".basket button")].find(b => words.includes(b.textContent) || words.includes(b.getAttribute("aria-label"))))`
)

// TestBasket: provisions of two standards are put in, put in order, shown on
// paper, projected, and copied as a course that check takes; nothing is kept
// before the first one.
func TestBasket(t *testing.T) {
	t.Parallel()
	for how, base := range browsing.Serve(t, browsing.Site(t)) {
		t.Run(how, func(t *testing.T) {
			w := browsing.Open(t, 1280, 900)
			w.Do(t, chromedp.Navigate(base+"basket.html"))
			w.Until(t, "the empty hand-out", `document.querySelector(".basket-empty")`)
			w.Do(t, chromedp.Navigate(base+"standards/db41-t-s001.html"))
			w.Until(t, "the page", `document.documentElement.dataset.tools === "on"`)
			if kept := browsing.Eval[string](t, w, `Object.keys(localStorage).join(" ")`); kept != "" {
				t.Errorf("before anything was put in, %s is kept", kept)
			}
			if browsing.Eval[bool](t, w, `getComputedStyle(document.querySelector(".tool-basket")).display !== "none"`) {
				t.Error("an empty hand-out is in the masthead")
			}
			put(t, w, base+"standards/db41-t-s001.html", "6.3.3")
			put(t, w, base+"en/standards/db41-t-s002.html", "6.1")
			put(t, w, base+"standards/db41-t-s001/2021.html", "5.2.3")
			if n := browsing.Eval[string](t, w, `document.querySelector(".tool-basket a").textContent`); n != "讲义篮 3" {
				t.Errorf("the masthead says %q", n)
			}
			browsing.Eval[any](t, w, `document.querySelector(".tool-basket a").click()`)
			w.Until(t, "the list", `location.pathname.endsWith("basket.html") && document.querySelectorAll(".basket-item .text").length === 3`)
			if got := browsing.Eval[string](t, w, listed); got != "6.3.3 6.1 5.2.3" {
				t.Errorf("listed: %s", got)
			}
			if strings.Contains(browsing.Eval[string](t, w, "location.href"), "#") {
				t.Error("the address of one's own list holds it")
			}
			// The words are there, with those below; the old edition is called so.
			for item, want := range map[int][]string{
				1: {"报修服务时限", "漏电、明火", "样本", "短码"}, 2: {"派车顺序", "6.1.4", "抢险救灾"}, 3: {"已被代替", "DB41/T S001—2024", "2021"},
			} {
				words := browsing.Eval[string](t, w, fmt.Sprintf(`document.getElementById("ui-item-%d").textContent`, item))
				for _, s := range want {
					if !strings.Contains(words, s) {
						t.Errorf("item %d lacks %s: %s", item, s, words)
					}
				}
			}
			// In another order, by keys.
			browsing.Eval[any](t, w, `document.querySelector("#ui-item-3 .basket-tools button").focus()`)
			w.Press(t, kb.Enter)
			w.Until(t, "the order", listed+` === "6.3.3 5.2.3 6.1"`)
			w.Press(t, " ")
			w.Until(t, "the order", listed+` === "5.2.3 6.3.3 6.1"`)
			browsing.Eval[any](t, w, `(() => { const a = document.querySelectorAll(".basket-words")[1]; a.value = "先看\"应\"字。"; a.dispatchEvent(new Event("input")); const t = document.querySelector(".basket-title"); t.value = "周一上午"; t.dispatchEvent(new Event("input")); })()`)
			w.Do(t, chromedp.Navigate(base+"en/basket.html"))
			w.Until(t, "the same list in English", listed+` === "5.2.3 6.3.3 6.1" && document.querySelectorAll(".basket-words")[1].value.includes("应")`)
			w.Do(t, chromedp.Navigate(base+"basket.html"))
			w.Until(t, "the list", `document.querySelectorAll(".basket-item .text").length === 3`)
			// A course is made of it.
			browsing.Eval[any](t, w, catchCopies)
			browsing.Eval[any](t, w, button+`("复制为 course.toml").click()`)
			toml := browsing.Eval[string](t, w, `window.copied`)
			for _, s := range []string{`title.zh = "周一上午"`, `sample = true`, `ref = "db41-t-s001/2024#6.3.3"`, `note.zh = "先看\"应\"字。"`, `ref = "db41-t-s001/2021#5.2.3"`} {
				if !strings.Contains(toml, s) {
					t.Errorf("course.toml lacks %s:\n%s", s, toml)
				}
			}
			accepts(t, toml)
			browsing.Eval[any](t, w, button+`("复制全部引用").click()`)
			if cites := browsing.Eval[string](t, w, `window.copied`); strings.Count(cites, "\n") != 2 || strings.Count(cites, "样本，非正式标准") != 3 || strings.Contains(cites, "file:") {
				t.Errorf("citations:\n%s", cites)
			}
			// Paper has the list without its tools.
			w.Do(t, browsing.Call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
			if shown := browsing.Eval[string](t, w, `[".masthead", ".basket-actions", ".basket-tools", ".basket-words", ".basket-printed-title", ".slide-code", ".basket-note-printed"].map(s => document.querySelector(s).getClientRects().length ? 1 : 0).join("")`); shown != "0000111" {
				t.Errorf("on paper %s", shown)
			}
			w.Do(t, browsing.Call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""}))
			// Projected.
			browsing.Eval[any](t, w, button+`("投影").click()`)
			w.Until(t, "the title card", `document.querySelector(".slide-here .slide-heading").textContent === "周一上午" && document.querySelector(".slide-here .show-ended").textContent.includes("5.2.3")`)
			w.Press(t, kb.PageDown)
			w.Until(t, "the old edition", `location.hash === "#show=2" && document.querySelector(".slide-here .slide-notice").textContent.includes("已被代替")`)
			w.Press(t, kb.PageDown)
			w.Until(t, "the table", `document.querySelector(".slide-here table") && document.querySelector(".slide-here .slide-note").textContent.includes("应")`)
			if bad := browsing.Eval[string](t, w, fits); bad != "" {
				t.Errorf("the table: %s", bad)
			}
			w.Press(t, kb.Escape)
			w.Until(t, "the list again", `!document.querySelector(".show") && document.querySelectorAll(".basket-item").length === 3 && !location.hash`)
			// Taken out, emptied, and back.
			browsing.Eval[any](t, w, `document.querySelector("#ui-item-1 .basket-tools button:last-child").click()`)
			w.Until(t, "two", listed+` === "6.3.3 6.1"`)
			browsing.Eval[any](t, w, button+`("清空").click()`)
			w.Until(t, "none", `document.querySelector(".basket-empty") && !localStorage.getItem("guiju-basket")`)
			browsing.Eval[any](t, w, button+`("恢复").click()`)
			w.Until(t, "two again", listed+` === "6.3.3 6.1"`)
			w.Quiet(t)
		})
	}
}

// accepts lets the program judge a course beside the shipped content.
func accepts(t *testing.T, toml string) {
	t.Helper()
	if out, ok := checkCourse(t, toml); !ok {
		t.Errorf("check does not take\n%s\n%s", toml, out)
	}
	if _, ok := checkCourse(t, strings.Replace(toml, "#6.3.3", "#99.9", 1)); ok {
		t.Error("check takes an address that leads nowhere: it was not asked")
	}
}

// checkCourse runs check over a copy of the shipped content with the course.
func checkCourse(t *testing.T, toml string) (out string, ok bool) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "training", "made")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "course.toml"), []byte(toml), 0o644); err != nil {
		t.Fatal(err)
	}
	b, err := exec.Command(browsing.Program(t), "check", "--content", dir, "--as-of", browsing.Day).CombinedOutput()
	return string(b), err == nil
}

// TestBasketInTheAddress: a list that is given by its address is shown, and
// kept only when the reader says so; where a browser keeps nothing, the address
// carries the list; a change of the words is seen.
func TestBasketInTheAddress(t *testing.T) {
	t.Parallel()
	base := browsing.Serve(t, browsing.Site(t))["file"]
	const given = "basket.html#i=standards/db41-t-s001/2024:6.3.3*00000000,standards/db41-t-s002/2023:6.1,standards/nobody/2020:1,../../x:1&t=%E5%91%A8%E4%BA%8C&n2=%E7%9C%8B%3Cb%3E&own"
	w := browsing.Open(t, 1280, 900)
	w.Do(t, chromedp.Navigate(base+strings.TrimSuffix(given, "&own")))
	w.Until(t, "the list", `document.querySelectorAll(".basket-item").length === 3`)
	for _, c := range []struct{ what, want string }{
		{`document.querySelector(".basket-title").value`, "周二"},
		{`document.querySelectorAll(".basket-words")[1].value`, "看<b>"},
		{`String(localStorage.getItem("guiju-basket"))`, "null"},
		{`String(document.querySelector("#ui-item-1").textContent.includes("文字改过"))`, "true"},
		{`String(document.querySelector("#ui-item-2").textContent.includes("文字改过"))`, "false"},
		{`String(document.querySelector("#ui-item-3").textContent.includes("没有取到这一条"))`, "true"},
	} {
		if got := browsing.Eval[string](t, w, c.what); got != c.want {
			t.Errorf("%s is %q, want %q", c.what, got, c.want)
		}
	}
	browsing.Eval[any](t, w, `document.querySelector("#ui-item-3 .basket-tools button:last-child").click()`)
	w.Until(t, "the change in the address", `!location.hash.includes("nobody") && location.hash.includes("t=%E5%91%A8%E4%BA%8C")`)
	browsing.Eval[any](t, w, button+`("存为我的讲义篮").click()`)
	w.Until(t, "one's own list", `!location.hash && JSON.parse(localStorage.getItem("guiju-basket")).items.length === 2`)

	// A formula is one.
	w.Do(t, chromedp.Navigate(base+"basket.html#i=standards/internal-s101/2022:12.3"), chromedp.Reload())
	w.Until(t, "the formula", `document.querySelector(".basket-item math mfrac") && !document.querySelector(".basket-item [data-math]")`)

	// A browser that keeps nothing: the link in the masthead carries the list.
	w = browsing.Open(t, 1280, 900)
	w.Do(t, browsing.Call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `Object.defineProperty(window, "localStorage", { get() { throw new DOMException("shut", "SecurityError"); } });`}),
		chromedp.Navigate(base+"standards/db41-t-s001.html#6.3.3"))
	w.Until(t, "the tools", `document.documentElement.dataset.tools === "on"`)
	browsing.Eval[any](t, w, `document.getElementById("6.3.3").querySelector(".permalink").click()`)
	browsing.Eval[any](t, w, `[...document.querySelectorAll(".provision-tools button")].find(b => b.textContent === "加入讲义篮").click()`)
	w.Until(t, "its hash in the link", `/6\.3\.3\*[0-9a-f]{8}/.test(document.querySelector(".tool-basket a").hash)`)
	browsing.Eval[any](t, w, `document.querySelector(".tool-basket a").click()`)
	w.Until(t, "the list", listed+` === "6.3.3" && location.hash.includes("6.3.3")`)
	w.Quiet(t)
}

// TestLongSlide: a clause that no letters of a fair size make fit goes on below.
// It says so, the keys read it through before they leave it, and every line of
// it has been on the screen.
func TestLongSlide(t *testing.T) {
	t.Parallel()
	base := browsing.Serve(t, browsing.Site(t))["file"]
	for _, size := range [][2]int{{1024, 768}, {360, 740}} {
		w := browsing.Open(t, size[0], size[1])
		w.Do(t, chromedp.Navigate(base+"basket.html#i=standards/db41-t-s001/2024:6,standards/db41-t-s002/2023:6.1&show=2"))
		w.Until(t, "the clause", `document.querySelector(".slide-here .slide-words")`)
		browsing.Eval[any](t, w, `window.seen = new Set(); window.look = () => { const box = document.querySelector(".slide-here .slide-body").getBoundingClientRect();
			document.querySelectorAll(".slide-here .slide-words p, .slide-here .slide-words li, .slide-here .slide-words td, .slide-here .slide-words .heading").forEach(e => {
				const r = e.getBoundingClientRect(); if (r.top >= box.top - 1 && r.bottom <= box.bottom + 1) window.seen.add(e); }); }; 0`)
		steps := 0
		for ; steps < 60; steps++ {
			browsing.Eval[any](t, w, `look()`)
			if bad := browsing.Eval[string](t, w, fits); bad != "" {
				t.Errorf("%v, step %d: %s", size, steps, bad)
			}
			w.Press(t, kb.PageDown)
			if browsing.Eval[string](t, w, `location.hash`) != browsing.Eval[string](t, w, `location.hash.replace(/show=.*/, "show=2")`) {
				break
			}
		}
		if steps < 2 || steps == 60 {
			t.Errorf("%v: read through in %d steps", size, steps)
		}
		missed := browsing.Eval[[]string](t, w, `[...document.querySelectorAll(".slide")][1].querySelectorAll(".slide-words p, .slide-words li, .slide-words td, .slide-words .heading").length ?
			[...[...document.querySelectorAll(".slide")][1].querySelectorAll(".slide-words p, .slide-words li, .slide-words td, .slide-words .heading")].filter(e => !seen.has(e)).map(e => e.textContent.slice(0, 40)) : ["nothing is there"]`)
		if len(missed) > 0 {
			t.Errorf("%v: never on the screen: %q", size, missed)
		}
		// Back, one is at its end.
		w.Press(t, kb.PageUp)
		w.Until(t, "its end", `document.querySelector(".slide-here .slide-body").scrollTop > 10 && !document.querySelector(".slide-here .slide-more").textContent.includes("▼")`)
		w.Quiet(t)
	}
}

// TestCodesPage: a code leads to its provision, however it is typed; from a
// disk and from a host; what is no code is said to be none.
func TestCodesPage(t *testing.T) {
	t.Parallel()
	dir := browsing.Site(t)
	for how, base := range browsing.Serve(t, dir) {
		t.Run(how, func(t *testing.T) {
			w := browsing.Open(t, 1280, 900)
			// The codes as a page of a standard tells them.
			codeOf := func(page, id string) string {
				w.Do(t, chromedp.Navigate(base+page))
				w.Until(t, "the page", `document.documentElement.dataset.tools === "on"`)
				return browsing.Eval[string](t, w, `(() => { document.getElementById("`+id+`").querySelector(".permalink").click();
					return [...document.querySelectorAll(".provision-tools button")].find(b => /^短码 /.test(b.textContent)).textContent.slice(3); })()`)
			}
			now, old := codeOf("standards/db41-t-s001.html", "6.3.3"), codeOf("standards/db41-t-s001/2021.html", "5.2.3")
			said := `document.querySelector(".code-said").textContent`
			w.Do(t, chromedp.Navigate(base+"codes.html"))
			w.Until(t, "the field", `document.getElementById("ui-code")`)
			typed := func(s string) {
				browsing.Eval[any](t, w, `document.getElementById("ui-code").value = ""`)
				w.Do(t, chromedp.SendKeys(chromedp.CSS("#ui-code"), s))
			}
			sloppy := " " + strings.NewReplacer("0", "o", "1", "l").Replace(strings.ToLower(now[:3])) + " " + strings.ToLower(now[3:])
			typed(sloppy)
			w.Until(t, "the provision of "+sloppy, said+`.includes("6.3.3") && document.querySelector(".code-card table") && document.querySelector(".code-card a").href.endsWith("/standards/db41-t-s001.html#6.3.3")`)
			typed(old)
			w.Until(t, "the old edition", `document.querySelector(".code-card .slide-notice") && document.querySelector(".code-old").textContent.includes("DB41/T S001—2024") && document.querySelector(".code-card a").href.endsWith("/standards/db41-t-s001/2021.html#5.2.3")`)
			typed("7k3")
			w.Until(t, "too short", said+`.includes("还差 3 位") && !document.querySelector(".code-card")`)
			typed("7k3q2u")
			w.Until(t, "no letter of a code", said+`.includes("“U”")`)
			// One character off: the code itself, the first character included.
			other := map[bool]string{true: "z", false: "y"}[now[0] != 'Z']
			typed(other + now[1:])
			w.Until(t, "the nearest", `(`+said+`.includes("只差一个字符") && `+said+`.includes("`+now+`")) || `+said+`.includes("6.3.3")`)
			// The short link leads on at once, in either language.
			w.Do(t, chromedp.Navigate(base+"codes.html#"+old))
			w.Until(t, "the provision", `location.href.endsWith("/standards/db41-t-s001/2021.html#5.2.3")`)
			w.Do(t, chromedp.Navigate(base+"en/codes.html#"+strings.ToLower(old)))
			w.Until(t, "the provision in English", `location.href.endsWith("/en/standards/db41-t-s001/2021.html#5.2.3")`)
			w.Quiet(t)
		})
	}
}

// TestRoomForEverybody: the slides, the hand-out and the codes have no fault
// that axe-core finds, light and wide, dark on a phone; no page is wider than
// the phone; without scripts all is there, or said.
func TestRoomForEverybody(t *testing.T) {
	t.Parallel()
	axe := browsing.AxeCore(t)
	base := browsing.Serve(t, browsing.Site(t))["file"]
	list := "basket.html#i=standards/db41-t-s001/2024:6.3.3,standards/db41-t-s001/2021:5.2.3,standards/db41-t-s002/2023:6.1&t=A&n1=B"
	for _, view := range []struct {
		name          string
		width, height int
		scheme        string
	}{{"wide-light", 1280, 900, "light"}, {"phone-dark", 360, 740, "dark"}} {
		w := browsing.Open(t, view.width, view.height)
		w.Do(t, browsing.Call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: view.scheme}}}))
		look := func(page, ready string, keys string) {
			w.Do(t, chromedp.Navigate("about:blank"), chromedp.Navigate(base+page))
			w.Until(t, page, ready)
			if keys != "" {
				w.Press(t, keys)
			}
			for _, f := range browsing.Violations(t, w, axe, browsing.WCAG) {
				t.Errorf("%s %s %q: %s", view.name, page, keys, f)
			}
			if over := browsing.Eval[int](t, w, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s %s: %d px wider than the screen", view.name, page, over)
			}
			browsing.Shot(t, w, strings.ReplaceAll(strings.Split(page, "#")[0], "/", "-")+keys, view.name)
		}
		for _, lang := range map[string][]string{"wide-light": {"", "en/"}, "phone-dark": {""}}[view.name] {
			look(lang+list, `document.querySelectorAll(".basket-item .text").length === 3`, "")
			look(lang+course+"#3", here, "")
			look(lang+course+"#4", here, "")
			look(lang+course+"#4", here, "o")
			look(lang+course+"#1", here, "d")
			look(lang+course+"#1", here, kb.Escape)
			look(lang+"codes.html", `document.getElementById("ui-code")`, "")
		}
		look("basket.html", `document.querySelector(".basket-empty")`, "")
		w.Quiet(t)
	}
	w := browsing.Open(t, 1024, 768)
	w.Do(t, browsing.Call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	for page, want := range map[string][]string{
		course:        {"机关事务标准入门课", "维修人员宜在受理后", "已被代替", "讨论题", "表1"},
		"basket.html": {"需要启用 JavaScript", "机关事务标准入门课"},
		"codes.html":  {"需要启用 JavaScript", "DB41/T S001—2021", "JSON"},
	} {
		w.Do(t, chromedp.Navigate(base+page))
		html, err := chromedp.Run(w.Ctx, chromedp.OuterHTML(chromedp.CSS("main")))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range want {
			if !strings.Contains(html, s) {
				t.Errorf("without scripts %s lacks %s", page, s)
			}
		}
	}
	w.Quiet(t)
}
