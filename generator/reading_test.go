package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	cdpinput "github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// standardPage is the standard that the tests of reading read.
const standardPage = "standards/internal-s101.html"

// focusOn puts the focus on the tools of a provision, as Tab would.
func focusOn(t testing.TB, w *browser, id string) {
	t.Helper()
	eval[any](t, w, fmt.Sprintf(`document.querySelector('[id="%s"] .permalink').focus()`, id))
}

// TestToolsOfAProvision opens the tools with the keyboard alone, copies a link
// and the six citations of a provision, an item, a note and a table, and finds
// what Go writes of them.
func TestToolsOfAProvision(t *testing.T) {
	sys, day := loadShipped(t), mustDate(t, asOf)
	edition := sys.Work("internal-s101").EditionAt(day)
	var row derive.Row
	for _, r := range derive.Directory(sys, day) {
		if r.Work == edition.Work {
			row = r
		}
	}
	places := derive.Places(edition.Texts)
	for how, base := range addresses(t) {
		for _, lang := range model.Langs {
			t.Run(how+"/"+string(lang), func(t *testing.T) {
				w := open(t, 1280, 900)
				page := base + lang.Prefix() + standardPage
				w.Do(t, chromedp.Navigate(page))
				eval[any](t, w, catchCopies)
				cited := derive.CiteEdition(row, edition, lang, day)
				address := base + lang.Prefix() + edition.Path()
				for _, id := range []string{"4.2", "4.2-b", "3.3-note", "table-1", "A"} {
					focusOn(t, w, ownerOf(id))
					w.Press(t, kb.Enter)
					w.Until(t, "the tools of "+id, `document.querySelector(".provision-tools") && document.querySelector(".permalink[aria-expanded=true]")`)
					if id != ownerOf(id) {
						eval[any](t, w, fmt.Sprintf(`(() => { const s = document.querySelector(".tools-select"); s.value = %q; s.dispatchEvent(new Event("change")); })()`, id))
					}
					if place, want := eval[string](t, w, `copied(0)`), page+"#"+id; place != want {
						t.Errorf("%s: the link is %q, want %q", id, place, want)
					}
					for i, f := range derive.CiteForms {
						got, want := eval[string](t, w, fmt.Sprintf(`copied(%d)`, i+1)), cited.Write(f, places[id], address+"#"+id)
						if got != want {
							t.Errorf("%s as %s:\n%s\nwant\n%s", id, f, got, want)
						}
						if !strings.Contains(got, "2022") || !strings.Contains(got, asOf) && !strings.Contains(got, strings.ReplaceAll(asOf, "-", "/")) ||
							!strings.Contains(got, "样本") && !strings.Contains(got, "sample") {
							t.Errorf("%s as %s lacks edition, day or sample mark: %s", id, f, got)
						}
					}
					w.Press(t, kb.Escape)
					w.Until(t, "the tools of "+id+" closed with the focus back", fmt.Sprintf(
						`!document.querySelector(".provision-tools") && document.activeElement.hash === "#%s" && document.activeElement.getAttribute("aria-expanded") === "false"`, ownerOf(id)))
				}
				w.Quiet(t)
			})
		}
	}
}

// catchCopies takes what the page copies and offers copied(n): what the n-th
// button for copying copies.
const catchCopies = `document.execCommand = () => { window.last = document.activeElement.value; return true; };
	if (navigator.clipboard) navigator.clipboard.writeText = s => { window.last = s; return Promise.resolve(); };
	window.copied = n => { window.last = ""; document.querySelectorAll(".provision-tools .action")[n].click(); return window.last; }; 0`

// ownerOf is the provision whose tools list a place.
func ownerOf(id string) string {
	switch id {
	case "table-1":
		return "5.1.1"
	}
	owner, _, _ := strings.Cut(id, "-")
	return owner
}

func mustDate(t testing.TB, s string) model.Date {
	t.Helper()
	d, err := model.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestOneTabStop: a provision takes one tab stop besides the references in its
// own words, and every provision has its tools by name.
func TestOneTabStop(t *testing.T) {
	base := addresses(t)["file"]
	w := open(t, 1280, 900)
	for _, lang := range model.Langs {
		w.Do(t, chromedp.Navigate(base+lang.Prefix()+standardPage))
		bad := eval[[]string](t, w, `[...document.querySelectorAll(".text section.provision")].flatMap(s => {
			const own = e => e.closest("section.provision") === s;
			const stops = [...s.querySelectorAll("a[href], button, summary, [tabindex]")].filter(e => own(e) && e.tabIndex >= 0 && !e.matches("a.ref, a.footnote-ref, .scroll, p a:not([class])"));
			const name = stops[0] && stops[0].getAttribute("aria-label") || "";
			return stops.length === 1 && name.length > 3 ? [] : [s.id + ": " + stops.length + " " + name];
		})`)
		if n := eval[int](t, w, `document.querySelectorAll(".text section.provision").length`); n < 60 || len(bad) > 0 {
			t.Errorf("%s: %d provisions, wrong: %q", lang, n, bad)
		}
		names := eval[int](t, w, `new Set([...document.querySelectorAll(".text section.provision .permalink[aria-expanded]")].map(a => a.getAttribute("aria-label"))).size`)
		if all := eval[int](t, w, `document.querySelectorAll(".text section.provision").length`); names != all {
			t.Errorf("%s: %d names for %d provisions", lang, names, all)
		}
	}
	w.Quiet(t)
}

// TestPeek: what a term means shows on focus and on hover, stays while it is
// pointed at, and Esc dismisses it; a reference shows where it leads.
func TestPeek(t *testing.T) {
	base := addresses(t)["file"]
	w := open(t, 1280, 900)
	w.Do(t, call(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}))
	w.Do(t, chromedp.Navigate(base+standardPage))
	eval[any](t, w, `document.querySelector('[id="4.1"] .term-ref').focus()`)
	w.Until(t, "the meaning on focus", `document.querySelector(".peek[role=tooltip]")`)
	words := eval[string](t, w, `document.querySelector(".peek").textContent`)
	if !strings.Contains(words, "3.3 会议保障单位") || !strings.Contains(words, "受理会议需求") || strings.Contains(words, "¶") {
		t.Errorf("the meaning says %q", words)
	}
	if got := eval[string](t, w, `document.activeElement.getAttribute("aria-describedby")`); got != "ui-peek" {
		t.Errorf("the term is described by %q", got)
	}
	w.Press(t, kb.Escape)
	w.Until(t, "the meaning dismissed", `!document.querySelector(".peek") && document.activeElement.matches(".term-ref")`)

	mouse := func(selector string) {
		at := eval[[]float64](t, w, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.matches(".peek") || e.scrollIntoView({block: "center"});
			const r = e.getClientRects()[0]; return [r.left + 5, r.top + r.height / 2]; })()`, selector))
		w.Do(t, call(cdpinput.DispatchMouseEvent, cdpinput.DispatchMouseEventParams{Type: cdpinput.DispatchMouseEventTypeMouseMoved, X: at[0], Y: at[1]}))
	}
	for selector, want := range map[string]string{
		`[id="4.3"] .term-ref`:                 "3.3 会议保障单位",
		`[id="5.1.1"] a.ref`:                   "表1 会议服务的分级",
		`[id="3.7"] a.ref[href="#3.1"]`:        "3.1 会议服务",
		`[id="12.3"] a.ref[href^="#form"]`:     "公式（1）",
		`[id="B.1"] ~ * a.ref, [id="A"] a.ref`: "表A.1",
	} {
		mouse(selector)
		w.Until(t, "a preview of "+selector, `document.querySelector(".peek")`)
		if got := eval[string](t, w, `document.querySelector(".peek-head").textContent`); !strings.Contains(got, want) {
			t.Errorf("%s shows %q, want %q", selector, got, want)
		}
		mouse(".peek") // it may be pointed at
		eval[any](t, w, `new Promise(done => setTimeout(done, 500))`)
		if !eval[bool](t, w, `!!document.querySelector(".peek")`) {
			t.Errorf("%s: the preview went away under the mouse", selector)
		}
		w.Press(t, kb.Escape)
		w.Until(t, "the preview dismissed", `!document.querySelector(".peek")`)
	}
	w.Quiet(t)
}

// TestPinsAndKeys: single keys do nothing until they are asked for; then they
// walk, pin and return; pins and the choice outlive the page and hold in both
// languages.
func TestPinsAndKeys(t *testing.T) {
	base := addresses(t)["http"]
	w := open(t, 1280, 900)
	w.Do(t, chromedp.Navigate(base+standardPage))
	eval[any](t, w, `document.body.focus()`)
	for _, key := range []string{"/", "n", "m", "?", "c"} {
		w.Press(t, key)
	}
	if !eval[bool](t, w, `location.hash === "" && document.activeElement === document.body && !document.querySelector(".pins, .keys")`) {
		t.Error("a key did something without being asked to")
	}
	eval[any](t, w, `document.querySelector("[data-module=keys]").focus()`)
	w.Press(t, kb.Enter)
	w.Until(t, "the dialog of keys", `document.activeElement.matches("[role=dialog] input") && !document.activeElement.checked`)
	w.Press(t, " ")
	w.Press(t, kb.Escape)
	w.Until(t, "the dialog closed", `!document.querySelector(".keys") && document.activeElement.matches("[data-module=keys]")`)

	jump := func(key, hash string) {
		t.Helper()
		w.Press(t, key)
		w.Until(t, key+" leads to "+hash, fmt.Sprintf(`location.hash === %q && document.activeElement.hash === %q`, hash, hash))
	}
	focusOn(t, w, "4.2")
	jump("n", "#4.3")
	jump("j", "#4.4")
	w.Press(t, "m")
	w.Until(t, "a pin", `document.querySelector(".pins a[href='#4.4']")`)
	jump("p", "#4.3")
	jump("k", "#4.2")
	jump("1", "#4.4")
	jump("`", "#4.2")
	w.Press(t, "c")
	w.Until(t, "the contents", `document.activeElement.matches(".contents a")`)
	w.Press(t, "/")
	w.Until(t, "the search layer", `document.activeElement.id === "ui-search-layer"`)
	w.Press(t, "n")
	if got := eval[string](t, w, `document.activeElement.value`); got != "/n" {
		// The protocol types the slash that a keyboard would not.
		t.Errorf("typed n, the search box has %q", got)
	}
	w.Press(t, kb.Escape)
	w.Until(t, "the layer closed", `!document.querySelector("[role=dialog]") && document.activeElement.matches(".contents a")`)

	w.Do(t, chromedp.Navigate(base+"en/"+standardPage))
	w.Until(t, "the pin in the other language", `document.querySelector(".pins a[href='#4.4']")`)
	eval[any](t, w, `document.body.focus()`)
	jump("1", "#4.4")
	w.Press(t, "?")
	w.Until(t, "the dialog by its key", `document.querySelector("[role=dialog] input:checked")`)
	w.Press(t, kb.Escape)
	focusOn(t, w, "4.4")
	w.Press(t, "m")
	w.Until(t, "no pins", `!document.querySelector(".pins")`)
	w.Do(t, chromedp.Navigate(base+standardPage))
	if eval[bool](t, w, `!!document.querySelector(".pins")`) {
		t.Error("the pin that was taken off came back")
	}
	w.Quiet(t)
}

// TestPrintOne: what is printed alone stands under the headings that lead to it,
// over its citation, with the mark of the sample, and afterwards the page is whole again.
func TestPrintOne(t *testing.T) {
	base := addresses(t)["file"]
	w := open(t, 1280, 900)
	w.Do(t, chromedp.Navigate(base+standardPage))
	before := eval[string](t, w, `document.querySelector(".text").innerHTML`)
	eval[any](t, w, `window.print = () => {}; document.querySelector('[id="5.1.2"] .permalink').click()`)
	eval[any](t, w, `[...document.querySelectorAll(".provision-tools .action")].pop().click()`)
	eval[any](t, w, `document.querySelector(".permalink[aria-expanded=true]").click()`)
	w.Do(t, printMedia("print"))
	shown := eval[[]string](t, w, `[...document.querySelectorAll(".text section.provision, .cover, .side, .record, .print-source, .sample-banner")]
		.filter(e => e.getClientRects().length && getComputedStyle(e).display !== "none").map(e => e.id || e.className)`)
	if got := strings.Join(shown, ","); !strings.Contains(got, "sample-banner") || !strings.HasSuffix(got, "5,5.1,5.1.2,print-source") {
		t.Errorf("printed: %q", got)
	}
	visible := eval[string](t, w, `document.querySelector(".document").innerText`)
	if !strings.Contains(visible, "第5.1.2条（现行") || !strings.Contains(visible, "分级与流程") || strings.Contains(visible, "5.1.3") {
		t.Errorf("printed: %s", visible)
	}
	eval[any](t, w, `window.dispatchEvent(new Event("afterprint"))`)
	w.Do(t, printMedia(""))
	after := eval[string](t, w, `document.querySelector(".text").innerHTML`)
	if strings.ReplaceAll(after, ` class="provision subclause untitled"`, "") != strings.ReplaceAll(before, ` class="provision subclause untitled"`, "") {
		t.Error("the text is not as it was before printing")
	}
	w.Quiet(t)
}

// TestMarkersOpenTools: a tap on the marker of an item, the label of a note or
// the number of a table opens the tools for it, and a first tap on a term
// explains it where nothing can hover.
func TestMarkersOpenTools(t *testing.T) {
	base := addresses(t)["file"]
	w := open(t, 360, 740)
	w.Do(t, call(emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true}))
	w.Do(t, chromedp.Navigate(base+standardPage))
	for selector, id := range map[string]string{
		`[id="4.2-b"] > .marker`: "4.2-b", `[id="3.3-note"] .label`: "3.3-note", `#table-1 figcaption > .number`: "table-1",
		`#formula-1 .formula-number`: "formula-1", `[id="5.1.2"] > p > .permalink`: "5.1.2", `#table-1 .permalink`: "table-1",
	} {
		eval[any](t, w, fmt.Sprintf(`document.querySelector(%q).click()`, selector))
		got := eval[string](t, w, `(() => { const s = document.querySelector(".tools-select"); return s ? s.value : location.hash.slice(1); })()`)
		if hash := eval[string](t, w, `location.hash`); got != id || hash != "#"+id {
			t.Errorf("%s opens the tools of %q at %s, want %q", selector, got, hash, id)
		}
		if over := eval[int](t, w, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("%s: the page is %d px wider than the screen", selector, over)
		}
		eval[any](t, w, fmt.Sprintf(`document.querySelector(%q).click()`, selector))
		if eval[bool](t, w, `!!document.querySelector(".provision-tools")`) {
			t.Errorf("a second tap on %s leaves the tools open", selector)
		}
	}
	if !eval[bool](t, w, `matchMedia("(hover: none)").matches`) {
		t.Fatal("the browser believes it can hover")
	}
	hash := eval[string](t, w, `location.hash`)
	eval[any](t, w, `document.querySelector('[id="4.1"] .term-ref').click()`)
	w.Until(t, "the meaning on a tap", `document.querySelector(".peek")`)
	if got := eval[string](t, w, `location.hash`); got != hash {
		t.Errorf("the first tap went to %s", got)
	}
	eval[any](t, w, `document.querySelector('[id="4.1"] .term-ref').click()`)
	w.Until(t, "the entry on a second tap", `location.hash === "#3.3"`)
	w.Quiet(t)
}

// TestOpenThingsAreAccessible runs axe-core over what opens only on demand.
func TestOpenThingsAreAccessible(t *testing.T) {
	axe := axeCore(t)
	base := addresses(t)["file"]
	for _, width := range []int{1280, 360} {
		w := open(t, width, 900)
		w.Do(t, call(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}))
		for _, lang := range model.Langs {
			w.Do(t, chromedp.Navigate(base+lang.Prefix()+standardPage))
			eval[any](t, w, `document.querySelector('[id="3.1"] .permalink').click();
				[...document.querySelectorAll(".provision-tools .action")].find(b => /钉住|Pin/.test(b.textContent)).click();
				document.querySelector("[data-module=keys]").click(); document.querySelector('[id="4.1"] .term-ref').focus(); 0`)
			if !eval[bool](t, w, `[".provision-tools", ".pins", ".keys", ".peek"].every(s => document.querySelector(s))`) {
				t.Fatalf("%s at %d px: not everything is open", lang, width)
			}
			for _, f := range violations(t, w, axe, wcag) {
				t.Errorf("%s at %d px: %s", lang, width, f)
			}
			eval[any](t, w, `localStorage.clear()`)
		}
		w.Quiet(t)
	}
}

// printMedia shows the page as on paper ("print") or as on a screen ("").
func printMedia(media string) chromedp.Action[chromedp.Void] {
	return call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media})
}

// TestContrast: with more contrast every word is 7:1 or more against its
// ground (WCAG 2.2, 1.4.6), light and dark.
func TestContrast(t *testing.T) {
	axe := axeCore(t)
	base := addresses(t)["file"]
	w := open(t, 1280, 900)
	for _, page := range []string{"index.html", "directory.html", standardPage, "standards/db41-t-s001/2021.html", "framework.html", "policies/pilot-plan-guide.html"} {
		for _, theme := range []string{"light", "dark"} {
			w.Do(t, chromedp.Navigate(base+page))
			eval[any](t, w, `document.documentElement.dataset.contrast === "more" || document.querySelector("[data-module=contrast]").click()`)
			eval[any](t, w, `document.documentElement.dataset.theme = "`+theme+`"; [...document.querySelectorAll(".permalink")].slice(0, 1).forEach(a => a.click()); 0`)
			for _, f := range violations(t, w, axe, enhanced) {
				t.Errorf("%s %s: %s", page, theme, f)
			}
		}
	}
	w.Quiet(t)
}
