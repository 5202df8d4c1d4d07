package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// overlay and badge are in a tree of their own.
const (
	overlay = `document.getElementById("guiju-preview").shadowRoot.querySelector("dialog")`
	badge   = `document.getElementById("guiju-preview").shadowRoot.querySelector(".badge")`
	focused = `document.getElementById("guiju-preview").shadowRoot.activeElement`
)

// TestAuthorSeesProblems is the author's way: a saved change shows where they
// are on the page, a mistake lies over it with file and line, Esc closes and
// the badge opens it, and its mend takes it away.
func TestAuthorSeesProblems(t *testing.T) {
	w := open(t, 1280, 900)
	words := someWords(t)
	d := startServe(t, copyContent(t))
	number, _, _ := strings.Cut(words, " ")
	number = strings.TrimSpace(number)
	w.Do(t, chromedp.Navigate(d.url+somePage+"#"+number))
	w.Until(t, "the preview's script", `document.getElementById("guiju-preview")`)
	top := fmt.Sprintf(`Math.round(document.getElementById(%q).getBoundingClientRect().top)`, number)
	w.Until(t, number+" on the screen", inView)
	before := eval[int](t, w, `(window.old = true, scrollBy(0, -100), `+top+`)`)

	d.edit(t, someText, words, words+"浏览器看得到这一句。")
	w.Until(t, "the change", `document.readyState === "complete" && !window.old && document.querySelector("main").textContent.includes("浏览器看得到这一句")`)
	w.Until(t, fmt.Sprintf("%s again at %d", number, before), fmt.Sprintf("Math.abs(%s - %d) < 3", top, before))
	if got := eval[string](t, w, "location.hash"); got != "#"+number {
		t.Errorf("after the change at %q", got)
	}

	eval[any](t, w, `(window.old = true, 0)`)
	d.edit(t, someText, words, words+"见[[nowhere#1]]。")
	w.Until(t, "the overlay", overlay+".open")
	text := eval[string](t, w, overlay+".textContent")
	for _, want := range []string{strings.TrimPrefix(someText, "content/") + ":", "reference-", "nowhere", "1 error"} {
		if !strings.Contains(text, want) {
			t.Errorf("the overlay does not say %q:\n%s", want, text)
		}
	}
	if got := eval[string](t, w, overlay+`.querySelector("li mark").textContent`); !strings.Contains(got, "nowhere") {
		t.Errorf("marked is %q", got)
	}
	if !eval[bool](t, w, `window.old && document.querySelector("main").textContent.includes("浏览器看得到这一句")`) {
		t.Error("the mistake took the page away")
	}
	w.Until(t, "the focus in the overlay", focused+` && `+focused+`.className === "close"`)
	shot(t, w, "serve", "overlay")
	w.Do(t, chromedp.KeyEvent(kb.Escape))
	w.Until(t, "the overlay gone", "!"+overlay+".open")
	if got := eval[string](t, w, badge+".textContent"); !strings.Contains(got, "1 error") {
		t.Errorf("the badge says %q", got)
	}
	w.Do(t, chromedp.Navigate(d.url+"index.html"))
	w.Until(t, "the badge on another page", `document.getElementById("guiju-preview") && !`+badge+`.hidden`)
	if eval[bool](t, w, overlay+".open") {
		t.Error("what was closed opens again on another page")
	}
	eval[any](t, w, badge+".click()")
	w.Until(t, "the overlay by its badge", overlay+".open")

	d.edit(t, someText, "见[[nowhere#1]]。", "")
	w.Until(t, "the overlay gone with the mistake", "!"+overlay+".open && !"+badge+".textContent.includes(\"error\")")
	w.Quiet(t)
}

// TestPreviewKeepsThePolicy: every kind of page bears the preview without an
// objection, the page for what is not there among them, and search works with
// the index that came after the pages.
func TestPreviewKeepsThePolicy(t *testing.T) {
	w := open(t, 1280, 900)
	d := startServe(t, copyContent(t))
	for _, page := range []string{"", "en/", somePage, "directory.html", "404.html"} {
		w.Do(t, chromedp.Navigate(d.url+page))
		w.Until(t, "the badge on "+page, `document.getElementById("guiju-preview") && !`+badge+`.hidden`)
		w.Until(t, "the badge's style on "+page, `getComputedStyle(`+badge+`).position === "fixed"`)
	}
	w.Quiet(t)
	w.Do(t, chromedp.Navigate(d.url+"search.html?q=公务用车"))
	w.Until(t, "a hit", `document.querySelector('[data-module=search] a[href*="standards/"][href*="#"]')`)
	if got := eval[string](t, w, `fetch("/index.html").then(() => "answered", () => "refused")`); got != "refused" {
		t.Errorf("a script of the page may ask the server: %s", got)
	}
	w.Do(t, chromedp.Navigate(d.url+"no/such/page.html"))
	w.Until(t, "the page for what is not there", `document.querySelector(".code").textContent === "404" && document.getElementById("guiju-preview")`)
}
