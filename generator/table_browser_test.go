package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What a reader sees of the directory's table.
const (
	tableShown = `[...document.querySelectorAll("#ui-directory tbody tr")].filter(r => r.getClientRects().length)`
	tablePass  = `[...document.querySelectorAll("#ui-directory tbody tr")].filter(r => !r.hidden)`
	tableCount = `document.querySelector("[data-for=ui-directory] .filter-count").textContent`
)

// tableColumn lists the words of a column of the rows that pass the filters.
func tableColumn(t *testing.T, w *browser, key string) []string {
	t.Helper()
	return eval[[]string](t, w, `(() => { const at = document.querySelector("#ui-directory th[data-key='`+key+`']").cellIndex;
		return `+tablePass+`.map(r => r.cells[at].textContent.trim()); })()`)
}

// choose sets a filter as a reader's choice does.
func choose(t *testing.T, w *browser, name, value string) {
	t.Helper()
	eval[any](t, w, `(() => { const f = document.querySelector("[data-filter='`+name+`']"); f.value = "`+value+`"; f.dispatchEvent(new Event("change", {bubbles: true})); })()`)
}

// TestTable goes through a directory of some three hundred standards as a
// reader does: by keyboard, by filter, by address, back and forth.
func TestTable(t *testing.T) {
	t.Parallel()
	works := crowdWorks()
	var municipal, inAssets, longest []crowdWork
	for _, c := range works {
		if c.level == "municipal" {
			municipal = append(municipal, c)
		}
		if strings.HasPrefix(c.box, "3") {
			inAssets = append(inAssets, c)
		}
		if c.level == "municipal" && strings.HasPrefix(c.box, "3") && c.issued != "" {
			longest = append(longest, c)
		}
	}
	base := "file://" + crowdSite(t) + "/"
	w := open(t, 1280, 900)
	w.Do(t, chromedp.Navigate(base+"directory.html"))
	w.Until(t, "the table", `document.querySelector("#ui-directory[data-ready]")`)
	count := func(what string, n int) {
		t.Helper()
		if got := eval[int](t, w, tablePass+".length"); got != n {
			t.Errorf("%s: %d rows pass, want %d", what, got, n)
		}
	}
	count("at first", len(works))
	if got := eval[int](t, w, tableShown+".length"); got != 50 {
		t.Errorf("%d rows shown at first, want 50", got)
	}

	// By keyboard: up, down, as it was. Empty cells stay at the end.
	eval[any](t, w, `document.querySelector("th[data-key='issued'] button").focus()`)
	asIs := tableColumn(t, w, "number")
	for _, way := range []string{"ascending", "descending", ""} {
		w.Press(t, kb.Enter)
		if got := eval[string](t, w, `document.querySelector("th[data-key='issued']").getAttribute("aria-sort") || ""`); got != way {
			t.Errorf("aria-sort %q, want %q", got, way)
		}
		dates := tableColumn(t, w, "issued")
		filled := slices.DeleteFunc(slices.Clone(dates), func(s string) bool { return s == "" })
		if way == "" {
			if got := tableColumn(t, w, "number"); !slices.Equal(got, asIs) {
				t.Errorf("the third press does not bring the order of the page back")
			}
			continue
		}
		if len(filled) == len(dates) || !slices.Equal(dates[:len(filled)], filled) {
			t.Errorf("%s: empty cells are not at the end", way)
		}
		by := func(a, b string) int { return cmp.Compare(a, b) }
		if way == "descending" {
			by = func(a, b string) int { return cmp.Compare(b, a) }
		}
		if !slices.IsSortedFunc(filled, by) {
			t.Errorf("%s: %v", way, filled)
		}
		if said := eval[string](t, w, tableCount); !strings.Contains(said, "发布日期") {
			t.Errorf("said: %q", said)
		}
	}

	// Filters, the address, and the way back.
	choose(t, w, "level", "municipal")
	count("municipal", len(municipal))
	choose(t, w, "level", "")
	choose(t, w, "box", "300")
	count("box 300 with those below it", len(inAssets))
	if got := eval[string](t, w, "location.search"); got != "?box=300" {
		t.Errorf("address %q", got)
	}
	eval[any](t, w, "history.go(-2)")
	w.Until(t, "the way back", `location.search === "?level=municipal" && `+tablePass+`.length === `+strconv.Itoa(len(municipal)))
	eval[any](t, w, "history.go(2)")
	w.Until(t, "the way forth", `location.search === "?box=300" && document.querySelector("[data-filter=level]").value === "" && `+tablePass+`.length === `+strconv.Itoa(len(inAssets)))

	// Words by their first letters, then nothing, then all.
	w.Do(t, chromedp.SendKeys(chromedp.CSS("[data-filter=words]"), "STWS"))
	for _, title := range tableColumn(t, w, "title") {
		if !strings.HasPrefix(title, "食堂卫生") {
			t.Errorf("食堂卫生 by its letters finds %s", title)
		}
	}
	holds(t, w, "something is found by letters", tablePass+".length > 0")
	w.Do(t, chromedp.SendKeys(chromedp.CSS("[data-filter=words]"), "zzz"))
	holds(t, w, "that nothing passes is said", `!document.querySelector(".table-none").hidden`)
	eval[any](t, w, `document.querySelector(".filter-reset").click()`)
	count("after reset", len(works))
	holds(t, w, "reset leaves the address clean and the focus in the form", `location.search === "" && document.activeElement.closest("[data-for]")`)

	// More rows by keyboard: the reader goes on at the first new one.
	eval[any](t, w, `document.querySelector(".table-more button").focus()`)
	w.Press(t, kb.Enter)
	holds(t, w, "100 rows are shown", tableShown+".length === 100")
	holds(t, w, "the focus is on the first new row", `document.activeElement === `+tableShown+`[50]`)

	// A whole address; what it does not know is left out.
	w.Do(t, chromedp.Navigate(base+"directory.html?level=municipal&box=300&sort=title&desc=1&region=atlantis&status=current"))
	w.Until(t, "the table by its address", `document.querySelector("#ui-directory[data-ready]")`)
	count("by address", len(longest))
	titles := eval[[]string](t, w, tablePass+`.map(r => r.querySelector(".cell-title").dataset.value)`)
	if !slices.IsSortedFunc(titles, func(a, b string) int { return cmp.Compare(b, a) }) {
		t.Errorf("titles: %v", titles)
	}
	w.Do(t, chromedp.Navigate(base+"directory.html?sort=nothing&level=none&desc=1&x=y"))
	w.Until(t, "the table", `document.querySelector("#ui-directory[data-ready]")`)
	count("by an address that says nothing", len(works))
	holds(t, w, "other languages are asked the same", `(() => { const l = document.querySelector("[data-module=language] a, a[data-module=language]"); l.dispatchEvent(new Event("focus")); return l.href.includes("x=y"); })()`)

	// On paper all that pass, and the filter above.
	w.Do(t, chromedp.Navigate(base+"directory.html?level=municipal"))
	w.Until(t, "the table", `document.querySelector("#ui-directory[data-ready]")`)
	holds(t, w, "the filter in force is printed", `document.querySelector(".print-filter").textContent.includes("市级地方标准")`)
	w.Quiet(t)
}

// TestTableOnAPhone: at 360 px a list sorts, nothing is wider than the screen,
// and axe-core finds nothing.
func TestTableOnAPhone(t *testing.T) {
	t.Parallel()
	axe := axeCore(t)
	w := open(t, 360, 740)
	for _, page := range []string{"directory.html", "en/directory.html", "statistics.html", "targets.html", "en/targets.html", "areas/vehicles.html"} {
		w.Do(t, chromedp.Navigate("file://"+crowdSite(t)+"/"+page))
		w.Until(t, "the tables", `document.readyState === "complete" && [...document.querySelectorAll("[data-module=table]")].every(x => x.dataset.ready)`)
		if over := eval[int](t, w, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("%s is %d px wider than the screen", page, over)
		}
		for _, f := range violations(t, w, axe, wcag) {
			t.Errorf("%s: %s", page, f)
		}
	}
	w.Do(t, chromedp.Navigate("file://"+crowdSite(t)+"/directory.html"))
	w.Until(t, "the table", `document.querySelector("#ui-directory[data-ready]")`)
	eval[any](t, w, `(() => { const p = document.querySelector(".filter-sort select"); p.value = "number desc"; p.dispatchEvent(new Event("change")); })()`)
	holds(t, w, "the list sorts", `location.search === "?sort=number&desc=1" && document.querySelector(".filter-sort").getClientRects().length`)
	w.Quiet(t)
}

// TestTableWithoutScripts: the plain table is complete.
func TestTableWithoutScripts(t *testing.T) {
	t.Parallel()
	w := open(t, 1280, 900)
	w.Do(t, call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}), chromedp.Navigate("file://"+crowdSite(t)+"/directory.html"))
	n := eval[int](t, w, tableShown+".length")
	if want := len(crowdWorks()); n != want {
		t.Errorf("%d rows, want %d", n, want)
	}
}
