package walks

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"guiju/generator/browsing"
)

// TestCompareWalk: two days lead to what changed between them; the texts stand
// side by side or in one column, changes are filtered by class and gone through
// by key; on paper and on a phone there is one column, and nothing is missing.
func TestCompareWalk(t *testing.T) {
	t.Parallel()
	site := browsing.Serve(t, browsing.Site(t))["file"]
	w := browsing.Open(t, 1280, 900)
	w.Do(t, chromedp.Navigate(site+"standards/db41-t-s001/compare.html"))
	w.Until(t, "the form", `!document.querySelector("[data-module='compare-dates']").hidden`)
	ask := func(from, to string) {
		browsing.Eval[any](t, w, `(function () { var f = document.querySelector("[data-module='compare-dates']"); f.elements.from.value = "`+from+`"; f.elements.to.value = "`+to+`"; f.querySelector("button").click(); })()`)
	}
	ask("2022-05-14", "2023-05-14")
	w.Until(t, "one text on both days", `document.querySelector(".cmp-said").textContent.indexOf("2021") > 0`)
	ask("2022-05-14", "2026-05-14")
	w.Until(t, "the page of the pair", `/compare\/2021-to-2024\.html$/.test(location.pathname) && document.querySelector(".cmp-chip")`)

	visible := func(js string) bool {
		return browsing.Eval[bool](t, w, `(function () { var e = document.getElementById("6.2.4"); e.scrollIntoView(); var x = `+js+`; return x.getBoundingClientRect().width > 0; })()`)
	}
	if visible(`e.querySelector(".cmp-old ins")`) || !visible(`e.querySelector(".cmp-old del")`) || !visible(`e.querySelector(".cmp-new ins")`) {
		t.Error("side by side: what came stands at the left too, or not at the right")
	}
	browsing.Eval[any](t, w, `document.querySelector("[data-do='view']").click()`)
	if !visible(`e.querySelector(".cmp-old ins")`) || visible(`e.querySelector(".cmp-new")`) {
		t.Error("in one column: what came is not there, or is there twice")
	}
	browsing.Eval[any](t, w, `document.querySelector("[data-do='view']").click()`)

	// Only what was tightened: as many as the chip says, then all again.
	browsing.Eval[any](t, w, `document.querySelector(".cmp-chip[data-class='tightened']").click()`)
	if !browsing.Eval[bool](t, w, `(function () {
		var n = parseInt(document.querySelector(".cmp-chip[data-class='tightened'] .cmp-n").textContent, 10);
		var rows = Array.prototype.filter.call(document.querySelectorAll(".cmp-row"), function (r) { return r.getBoundingClientRect().height > 0; });
		return n > 0 && rows.length === n && rows.every(function (r) { return /tightened/.test(r.dataset.classes); });
	})()`) {
		t.Error("the filter shows something else than its number says")
	}
	browsing.Eval[any](t, w, `document.querySelector(".cmp-chip[data-class='tightened']").click()`)

	// Keys are off until asked for.
	w.Press(t, "]")
	if browsing.Eval[bool](t, w, `!!document.querySelector(".cmp-current")`) {
		t.Error("a single key works unasked")
	}
	browsing.Eval[any](t, w, `localStorage.setItem("guiju-keys", "on"); location.hash = ""; location.reload()`)
	w.Until(t, "the page again", `document.readyState === "complete" && document.querySelector(".cmp-chip") && !document.querySelector(".cmp-current")`)
	w.Press(t, "]")
	w.Until(t, "the first change", `document.querySelector(".cmp-current")`)
	first := browsing.Eval[string](t, w, `document.querySelector(".cmp-current").id`)
	w.Press(t, "]")
	w.Until(t, "the next change", `document.querySelector(".cmp-current").id !== "`+first+`"`)
	w.Press(t, "[")
	w.Until(t, "the first change again", `document.querySelector(".cmp-current").id === "`+first+`"`)
	browsing.Eval[any](t, w, `localStorage.removeItem("guiju-keys")`)

	// A place behind a fold opens.
	browsing.Eval[any](t, w, `location.hash = "#4.1"`)
	w.Until(t, "4.1", `document.getElementById("4.1").getBoundingClientRect().height > 0`)

	w.Do(t, browsing.Call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
	if !visible(`e.querySelector(".cmp-old ins")`) || visible(`e.querySelector(".cmp-new")`) {
		t.Error("on paper: not one column")
	}
	w.Quiet(t)
}
