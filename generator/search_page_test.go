package main

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// standIn answers, beside the engine and whatever the index holds, what the
// interface has to show: completions, another spelling, counts of facets, and
// what the query was taken for. It keeps what was asked in asked.
const standIn = `window.Guiju = {}; window.asked = [];
(() => {
	const facets = [
		{ name: "kind", values: [{ value: "standard", zh: "标准", en: "Standards", count: 9 }, { value: "regulation", zh: "法规", en: "Regulations", count: 3 }, { value: "policy", zh: "政策", en: "Policies", count: 2 }] },
		{ name: "status", values: [{ value: "current", zh: "现行", en: "In force", count: 8 }, { value: "upcoming", zh: "即将实施", en: "Upcoming", count: 1 }] },
		{ name: "lang", values: [{ value: "zh", zh: "中文", en: "Chinese", count: 14 }, { value: "en", zh: "英文", en: "English", count: 6 }] }];
	let search;
	Object.defineProperty(Guiju, "Search", { get: () => search, set: real => {
		search = function (id, load) {
			const engine = new real(id, load);
			return { query(q, done) {
				asked.push(q);
				engine.query(q, r => done(Object.assign(r, { facets, marks: ["机动车"], also: ["机动车"], instead: [], old: q.old ? 0 : 2, checked: 0 })));
			} };
		};
	} });
	Object.defineProperty(Guiju, "Suggest", { set() {}, get: () => () => ({
		suggest: (text, lang, done) => done(text.startsWith("公") ? [{ text: "公务用车", kind: "term", lang: "zh" }, { text: "公务接待", kind: "title", lang: "zh" }] : []),
		didYouMean: (text, lang, done) => done("公务用车"),
	}) });
})();`

// searching opens a page of the site whose engine is beside the stand-in.
func searching(t testing.TB, w *browser, address string) {
	t.Helper()
	w.Do(t, call(cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: standIn}), chromedp.Navigate(address))
}

// holds fails unless a condition is true now.
func holds(t testing.TB, w *browser, what, js string) {
	t.Helper()
	if !eval[bool](t, w, "!!("+js+")") {
		t.Errorf("not so: %s", what)
	}
}

// asking is a query in an address.
func asking(text string) string { return "?q=" + url.QueryEscape(text) }

const (
	field   = `document.querySelector("#ui-search")`
	active  = `document.activeElement`
	foundIn = `[...document.querySelectorAll(".search-group")]`
	results = `document.querySelector(".search-hit")`
)

// TestSearchByKeyboard goes from typing through completions and results and
// back; nothing is remembered before the reader has decided.
func TestSearchByKeyboard(t *testing.T) {
	for how, base := range addresses(t) {
		t.Run(how, func(t *testing.T) {
			w := open(t, 1280, 900)
			searching(t, w, base+"search.html")
			w.Do(t, chromedp.SendKeys(chromedp.CSS("#ui-search"), "公"))
			w.Until(t, "completions", `document.querySelectorAll("[role=option]").length === 2`)
			w.Until(t, "results beside them", results)
			holds(t, w, "the field is an open combobox", field+`.getAttribute("role") === "combobox" && `+field+`.getAttribute("aria-expanded") === "true" && document.getElementById(`+field+`.getAttribute("aria-controls")).getAttribute("role") === "listbox"`)
			holds(t, w, "typing remembers nothing", `localStorage.getItem("guiju-recent") === null`)
			w.Press(t, kb.ArrowDown)
			w.Press(t, kb.ArrowDown)
			holds(t, w, "the second option is active", `document.getElementById(`+field+`.getAttribute("aria-activedescendant")).textContent.startsWith("公务接待") && `+active+` === `+field+` && `+field+`.value === "公"`)
			w.Press(t, kb.ArrowUp)
			w.Press(t, kb.Enter)
			w.Until(t, "the first option in the address", `new URLSearchParams(location.search).get("q") === "公务用车"`)
			w.Until(t, "its results", `document.querySelector(".search-hit a").href.includes(encodeURIComponent("公务用车"))`)
			holds(t, w, "the list is closed", field+`.value === "公务用车" && document.querySelector(".search-pop").hidden && !`+field+`.hasAttribute("aria-activedescendant")`)
			holds(t, w, "the decision is remembered", `localStorage.getItem("guiju-recent") === '["公务用车"]'`)
			w.Press(t, kb.ArrowDown)
			holds(t, w, "the first result has the focus", active+` === document.querySelector(".search-groups a")`)
			w.Press(t, kb.ArrowDown)
			holds(t, w, "then its first provision", active+` === document.querySelector(".search-hit a")`)
			w.Press(t, kb.ArrowUp)
			w.Press(t, kb.ArrowUp)
			holds(t, w, "above the first is the field", active+` === `+field)
			w.Press(t, kb.ArrowDown)
			w.Press(t, kb.Escape)
			holds(t, w, "Escape goes back to the field", active+` === `+field+` && `+field+`.value`)
			w.Press(t, kb.Escape)
			w.Until(t, "the empty page", field+`.value === "" && !`+results+` && location.search === ""`)
			w.Press(t, kb.ArrowDown) // nothing to go to
			eval[any](t, w, field+`.click()`)
			w.Until(t, "recent searches", `document.querySelector("[role=option]").textContent.startsWith("公务用车")`)
			eval[any](t, w, `document.querySelector(".search-pop .search-clear").click()`)
			holds(t, w, "they can be cleared", `localStorage.getItem("guiju-recent") === null && document.querySelector(".search-pop").hidden && `+active+` === `+field)
			w.Quiet(t)
		})
	}
}

// TestSearchWhileComposing: an input method at work is left alone.
func TestSearchWhileComposing(t *testing.T) {
	w := open(t, 1280, 900)
	searching(t, w, addresses(t)["file"]+"search.html")
	eval[any](t, w, field+`.focus(); `+field+`.value = "gong"; `+field+`.dispatchEvent(new InputEvent("input", { isComposing: true }))`)
	eval[any](t, w, field+`.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true, cancelable: true }))`)
	eval[any](t, w, `new Promise(done => setTimeout(done, 300))`)
	holds(t, w, "nothing is asked and nothing cleared", `asked.length === 0 && `+field+`.value === "gong"`)
	eval[any](t, w, field+`.value = "公务"; `+field+`.dispatchEvent(new CompositionEvent("compositionend"))`)
	w.Until(t, "the composed word is asked", `asked.length === 1 && asked[0].text === "公务"`)
	w.Quiet(t)
}

// TestSearchFilters: every choice is in the address, Back takes it back, and a
// copied address brings all of it again.
func TestSearchFilters(t *testing.T) {
	for how, base := range addresses(t) {
		t.Run(how, func(t *testing.T) {
			w := open(t, 1280, 900)
			searching(t, w, base+"search.html"+asking("标准"))
			w.Until(t, "results", results)
			holds(t, w, "counts stand beside the choices", `[...document.querySelectorAll(".search-choice")].map(l => l.innerText.replace(/\s+/g, " ").trim()).join("|") === "本语言 14|两种语言 20|标准 9|法规 3|政策 2|现行 8|即将实施 1"`)
			holds(t, w, "what was taken for the query is said", `document.querySelector(".search-notes").innerText.includes("机动车")`)
			choose := func(value string) {
				t.Helper()
				w.Do(t, chromedp.Click(chromedp.CSS(`.search-choice input[value="`+value+`"]`)))
			}
			settled := func(what, search string) {
				t.Helper()
				w.Until(t, what, fmt.Sprintf(`decodeURIComponent(location.search) === %q && !document.querySelector(".search-groups:empty")`, search))
			}
			choose("regulation")
			settled("the filter in the address", "?q=标准&f.kind=regulation")
			w.Until(t, "regulations only", foundIn+`.every(g => g.querySelector("a").href.includes("/regulations/"))`)
			holds(t, w, "the focus stays on the choice", active+`.value === "regulation" && `+active+`.checked`)
			choose("policy")
			settled("two values", "?q=标准&f.kind=regulation,policy")
			w.Until(t, "both kinds", foundIn+`.every(g => /regulations|policies/.test(g.querySelector("a").href))`)
			holds(t, w, "chips for both, and one for all", `document.querySelectorAll(".search-chips button").length === 3`)
			eval[any](t, w, `(() => { const s = document.querySelector(".search-select"); s.value = "year"; s.dispatchEvent(new Event("change")); })()`)
			settled("the order", "?q=标准&f.kind=regulation,policy&sort=year")
			w.Until(t, "the order asked", `asked[asked.length - 1].sort === "year" && asked[asked.length - 1].filters.kind.join() === "regulation,policy"`)
			eval[any](t, w, `document.querySelector(".search-old").click()`)
			settled("superseded editions too", "?q=标准&f.kind=regulation,policy&sort=year&old=1")
			w.Until(t, "no more hint of them", `asked[asked.length - 1].old === true && !document.querySelector(".search-old")`)
			eval[any](t, w, `history.back()`)
			settled("back", "?q=标准&f.kind=regulation,policy&sort=year")
			eval[any](t, w, `history.go(-2)`)
			settled("back twice more", "?q=标准&f.kind=regulation")
			w.Until(t, "the choices follow", `document.querySelectorAll(".search-choice input[type=checkbox]:checked").length === 1 && document.querySelector(".search-select").value === ""`)
			eval[any](t, w, `history.forward()`)
			settled("forward", "?q=标准&f.kind=regulation,policy")
			w.Do(t, chromedp.Navigate(base+"search.html"+asking("标准")+"&f.kind=policy&in=DB41/T+S001&lang=both&n=40"))
			w.Until(t, "all of a copied address", `asked.length && JSON.stringify(asked[0].filters) === '{"kind":["policy"]}' && asked[0].in === "DB41/T S001" && asked[0].lang === "" && asked[0].top === 40`)
			holds(t, w, "the document is a chip", `document.querySelector(".search-chip").textContent.includes("DB41/T S001")`)
			eval[any](t, w, `document.querySelector(".search-chip").focus(); document.querySelector(".search-chip").click()`)
			settled("the chip is off", "?q=标准&lang=both&f.kind=policy")
			holds(t, w, "the focus goes to the next chip", active+`.matches(".search-chip")`)
			w.Quiet(t)
		})
	}
}

// TestSearchWithoutHistory: where the browser lets no script write the address,
// the choices hold all the same.
func TestSearchWithoutHistory(t *testing.T) {
	w := open(t, 1280, 900)
	searching(t, w, addresses(t)["file"]+"search.html"+asking("标准"))
	w.Until(t, "results", results)
	eval[any](t, w, `history.pushState = history.replaceState = () => { throw new Error("not over file") }`)
	w.Do(t, chromedp.Click(chromedp.CSS(`.search-choice input[value="regulation"]`)))
	w.Until(t, "regulations only", foundIn+`.length && `+foundIn+`.every(g => g.querySelector("a").href.includes("/regulations/"))`)
	w.Do(t, chromedp.SendKeys(chromedp.CSS("#ui-search"), "化"))
	w.Until(t, "the longer word, still of regulations", `asked[asked.length - 1].text === "标准化" && asked[asked.length - 1].filters.kind.join() === "regulation"`)
	w.Quiet(t)
}

// TestSearchShowsMore puts the focus on the first result that is new.
func TestSearchShowsMore(t *testing.T) {
	w := open(t, 1280, 900)
	searching(t, w, addresses(t)["http"]+"search.html"+asking("标准"))
	w.Until(t, "ten", `document.querySelectorAll(".search-hit").length === 10`)
	eval[any](t, w, `document.querySelector(".search-more").click()`)
	w.Until(t, "twenty", `document.querySelectorAll(".search-hit").length === 20 && location.search.endsWith("n=20")`)
	w.Until(t, "the focus on a provision", active+`.matches(".search-hit a")`)
	w.Quiet(t)
}

// TestSearchIsAnnounced: a screen reader hears one count when typing is over,
// not one for every letter.
func TestSearchIsAnnounced(t *testing.T) {
	w := open(t, 1280, 900)
	searching(t, w, addresses(t)["file"]+"en/search.html")
	eval[any](t, w, `window.heard = []; new MutationObserver(() => { const s = document.querySelector("[role=status]").textContent; if (s) heard.push(s); })
		.observe(document.querySelector("[role=status]"), { childList: true, characterData: true, subtree: true })`)
	for _, part := range []string{"o", "ffi", "ce"} {
		w.Do(t, chromedp.SendKeys(chromedp.CSS("#ui-search"), part))
	}
	w.Until(t, "an announcement", `heard.length`)
	holds(t, w, "one count, of the query that was typed", `heard.length === 1 && /^office - \d+ provisions/.test(heard[0])`)
	holds(t, w, "the count is not announced where it is shown", `document.querySelectorAll("main [aria-live], main [role=status]").length === 1`)
	w.Quiet(t)
}

// TestSearchFindsNothing: then the page says what to try.
func TestSearchFindsNothing(t *testing.T) {
	w := open(t, 1280, 900)
	base := addresses(t)["file"]
	searching(t, w, base+"search.html"+asking("公务用车")+"&f.kind=page&f.status=current")
	w.Until(t, "a filter to take off, with its count", `/，有 \d+ 条/.test(document.querySelector(".search-try").innerText)`)
	w.Until(t, "another spelling", `document.querySelectorAll(".search-try").length && !document.querySelector(".search-note .search-meant")`)
	eval[any](t, w, `[...document.querySelectorAll(".search-try button")].find(b => b.textContent.includes("page")).click()`)
	w.Until(t, "results without it", results+` && decodeURIComponent(location.search) === "?q=公务用车&f.status=current"`)
	w.Do(t, chromedp.Navigate(base+"search.html"+asking("魑魅魍魉")))
	w.Until(t, "did you mean", `document.querySelector(".search-note .search-meant")`)
	holds(t, w, "the page says so and what to try", `document.querySelector(".search-status").textContent.includes("魑魅魍魉") && document.querySelectorAll(".search-try li").length >= 4`)
	holds(t, w, "and where else to look", `["directory.html", "glossary.html"].every(p => document.querySelector('main .block a[href$="' + p + '"]'))`)
	eval[any](t, w, `document.querySelector(".search-meant").click()`)
	w.Until(t, "its results", results+` && `+field+`.value === "公务用车"`)
	w.Quiet(t)
}

// TestSearchLayer opens the search over a standard, from where it was loaded
// only then, and goes on to the search page or back to the text.
func TestSearchLayer(t *testing.T) {
	for how, base := range addresses(t) {
		t.Run(how, func(t *testing.T) {
			w := open(t, 1280, 900)
			searching(t, w, base+standardPage)
			openLayer := func() {
				t.Helper()
				w.Do(t, chromedp.KeyEvent("k", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
				w.Until(t, "the layer", active+`.id === "ui-search-layer"`)
			}
			holds(t, w, "the client is not loaded before", `!Guiju.layer && !document.querySelector('script[src*="/search."]')`)
			focusOn(t, w, "4.2")
			openLayer()
			w.Until(t, "the client", `Guiju.layer && document.querySelector("[role=dialog] [role=combobox]")`)
			w.Press(t, "公")
			w.Until(t, "completions and results", `document.querySelector("[role=dialog] [role=option]") && document.querySelector("[role=dialog] .search-hit mark")`)
			holds(t, w, "the page behind is out of reach", `[...document.body.children].every(e => e.inert || e.getAttribute("role") === "dialog")`)
			w.Do(t, chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
			for range 30 {
				w.Press(t, kb.Tab)
				holds(t, w, "Tab stays inside", `document.querySelector("[role=dialog]").contains(`+active+`)`)
			}
			w.Press(t, kb.Escape)
			w.Until(t, "the layer closed", `!document.querySelector("[role=dialog]") && `+active+`.hash === "#4.2"`)
			holds(t, w, "the page is in reach again", `[...document.body.children].every(e => !e.inert)`)

			openLayer()
			eval[any](t, w, `document.querySelector("[role=dialog] input[name=in]").click(); document.getElementById("ui-search-layer").focus()`)
			w.Press(t, "会议")
			w.Until(t, "a search within the document", `asked.some(q => q.text === "会议" && q.in === "样内 S101—2022")`)
			w.Press(t, kb.Enter)
			w.Until(t, "the search page, within the document", `location.pathname.endsWith("search.html") && new URLSearchParams(location.search).get("in") === "样内 S101—2022" && `+field+`.value === "会议"`)
			w.Until(t, "its results", results)
			holds(t, w, "the document is a chip", `document.querySelector(".search-chip").textContent.includes("样内 S101—2022")`)
			eval[any](t, w, active+`.blur()`)
			w.Do(t, chromedp.KeyEvent("k", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
			w.Until(t, "the field of the search page", active+` === `+field+` && !document.querySelector("[role=dialog]")`)
			w.Quiet(t)
		})
	}
}

// TestSearchLayerWithoutIndex goes to the search page, which says what is
// wrong and where else to look.
func TestSearchLayerWithoutIndex(t *testing.T) {
	base := addresses(t)["http"]
	for _, broken := range []string{`delete document.body.dataset.search`, `document.body.dataset.search = "js/none.js"`} {
		w := open(t, 1280, 900)
		w.Do(t, chromedp.Navigate(base+"en/"+standardPage))
		eval[any](t, w, broken)
		w.Do(t, chromedp.KeyEvent("k", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
		w.Until(t, "the search page", `location.pathname.endsWith("/en/search.html")`)
	}
}

// TestSearchMarksTheTarget: at the place a hit led to the words of the query
// are marked, and Escape takes the marks away.
func TestSearchMarksTheTarget(t *testing.T) {
	base := addresses(t)["file"]
	w := open(t, 1280, 900)
	searching(t, w, base+"search.html"+asking("公务用车 -食堂 类型:标准"))
	w.Until(t, "an answer", `document.querySelector(".search-status").textContent`)
	eval[any](t, w, `Guiju.highlight.words("公务用车 -食堂 类型:标准", ["机动车"]).trim() === "机动车 公务用车" || document.body.remove()`)
	holds(t, w, "only what is asked for is marked", `document.body`)
	w.Do(t, chromedp.Navigate(base+"standards/db41-t-s002.html?h="+url.QueryEscape("机动车 公务用车")+"#3.1"))
	w.Until(t, "marks at the target", `document.querySelectorAll('[id="3.1"] mark.search-mark').length > 1`)
	holds(t, w, "synonyms are marked too, nothing else is", `[...document.querySelectorAll("mark.search-mark")].some(m => m.textContent === "机动车") && [...document.querySelectorAll("mark.search-mark")].every(m => m.textContent.length > 1) && !document.querySelector('[id="4.2"] mark')`)
	w.Press(t, kb.Escape)
	w.Until(t, "no marks", `!document.querySelector("mark.search-mark")`)
	w.Quiet(t)
}

// TestSearchWithoutScripts: the page offers lists, and no control that does
// nothing.
func TestSearchWithoutScripts(t *testing.T) {
	w := open(t, 360, 740)
	base := addresses(t)["file"]
	w.Do(t, call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	for _, page := range []string{"search.html", "en/search.html"} {
		w.Do(t, chromedp.Navigate(base+page))
		text, err := chromedp.Run(w.Ctx, chromedp.Text(chromedp.CSS("main")))
		if err != nil {
			t.Fatal(err)
		}
		html, err := chromedp.Run(w.Ctx, chromedp.OuterHTML(chromedp.CSS("main")))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(text, "JavaScript") {
			t.Errorf("%s does not say what is missing: %s", page, text)
		}
		for _, want := range []string{"directory.html", "glossary.html", "framework.html"} {
			if !strings.Contains(html, want) {
				t.Errorf("%s does not lead to %s", page, want)
			}
		}
		bar, rest, _ := strings.Cut(html, "</details>")
		before, bar, ok := strings.Cut(bar, `<div class="search-bar" hidden`)
		if !ok || !strings.Contains(bar, "<form") {
			t.Errorf("%s shows a field that does nothing", page)
		}
		for _, tag := range []string{"<form", "<input", "<button", "<select"} {
			if strings.Contains(before+rest, tag) {
				t.Errorf("%s shows a control that does nothing: %s", page, tag)
			}
		}
	}
}

// TestSearchInOneHand: on a phone the field and the filters stand at the lower
// edge of the screen, in reach of the thumb, and hide no result.
func TestSearchInOneHand(t *testing.T) {
	base := addresses(t)["file"]
	for _, size := range []string{"", "large"} {
		w := open(t, 360, 740)
		searching(t, w, base+"search.html"+asking("标准"))
		w.Until(t, "results", results)
		eval[any](t, w, `document.documentElement.dataset.size = "`+size+`"`)
		narrow := func(what string) {
			t.Helper()
			if over := eval[int](t, w, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s: %d px wider than the screen", what, over)
			}
		}
		narrow("results")
		for _, control := range []string{"#ui-search", ".search-summary"} {
			holds(t, w, control+" is at the thumb and can be hit", `(r => r.bottom <= innerHeight && r.top > innerHeight * .75 && r.height >= 44)(document.querySelector("`+control+`").getBoundingClientRect())`)
		}
		eval[any](t, w, `document.querySelector(".search-more").scrollIntoView({ block: "end" }); scrollBy(0, 200)`)
		holds(t, w, "the last result is above the bar", `document.querySelector(".search-more").getBoundingClientRect().bottom <= document.querySelector(".search-bar").getBoundingClientRect().top`)
		eval[any](t, w, `document.querySelector(".search-summary").click()`)
		w.Until(t, "the filters", `document.querySelector(".search-panel").offsetParent`)
		narrow("filters")
		small := eval[[]string](t, w, `[...document.querySelectorAll(".search-bar label.search-choice, .search-chip, .search-select, .search-summary")].filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.textContent)`)
		if len(small) > 0 {
			t.Errorf("too small for a finger: %q", small)
		}
		w.Do(t, chromedp.Navigate(base+standardPage))
		eval[any](t, w, `document.documentElement.dataset.size = "`+size+`"; document.querySelector("[data-module=find]").click()`)
		w.Until(t, "the layer", `Guiju.layer && document.querySelector("[role=dialog] [role=combobox]")`)
		w.Press(t, "公务")
		w.Until(t, "results in the layer", `document.querySelector("[role=dialog] .search-hit")`)
		narrow("layer")
		w.Quiet(t)
	}
}

// TestSearchIsAccessible runs axe-core over the page with its list and its
// results, and over the layer.
func TestSearchIsAccessible(t *testing.T) {
	axe := axeCore(t)
	base := addresses(t)["file"]
	for _, view := range []struct {
		width        int
		scheme, lang string
		text, size   string
	}{{1280, "light", "", "公务", ""}, {360, "dark", "", "公务", "large"}, {1280, "dark", "en/", "office", ""}, {360, "light", "en/", "office", ""}} {
		w := open(t, view.width, 800)
		w.Do(t, call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: view.scheme}},
		}))
		look := func(what string) {
			t.Helper()
			if view.size != "" {
				eval[any](t, w, `document.documentElement.dataset.size = "`+view.size+`"`)
			}
			eval[any](t, w, `scrollTo(0, document.documentElement.scrollHeight)`) // nothing lies half under the bar
			for _, f := range violations(t, w, axe, wcag) {
				t.Errorf("%s at %d %s: %s", what, view.width, view.scheme, f)
			}
			shot(t, w, view.lang+"search-"+what, fmt.Sprintf("%d-%s", view.width, view.scheme))
		}
		searching(t, w, base+view.lang+"search.html")
		w.Do(t, chromedp.SendKeys(chromedp.CSS("#ui-search"), view.text))
		w.Until(t, "results", results)
		if view.lang == "" {
			w.Until(t, "completions", `document.querySelector("[role=option]")`)
			w.Press(t, kb.ArrowDown)
		}
		look("results")
		w.Do(t, chromedp.Navigate(base+view.lang+"search.html"+asking(view.text)+"&f.kind=standard&lang=both"))
		w.Until(t, "filtered results", results)
		if view.width < 600 {
			eval[any](t, w, `document.querySelector(".search-summary").click()`)
		}
		look("filters")
		w.Do(t, chromedp.Navigate(base+view.lang+"search.html"+asking("zzqq")))
		w.Until(t, "nothing", `document.querySelector(".search-try")`)
		look("nothing")
		w.Do(t, chromedp.Navigate(base+view.lang+standardPage), chromedp.KeyEvent("k", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
		w.Until(t, "the layer", `document.querySelector("[role=dialog] [role=combobox]")`)
		w.Press(t, view.text)
		w.Until(t, "results in the layer", `document.querySelector("[role=dialog] .search-hit")`)
		look("layer")
		w.Quiet(t)
	}
}

// TestSearchAddressesAreNames: the document that a page's form searches in has
// the name under which the index knows the page.
func TestSearchAddressesAreNames(t *testing.T) {
	w := open(t, 1280, 900)
	base := addresses(t)["file"]
	for page, want := range map[string]string{
		"standards/db41-t-s001.html": "DB41/T S001—2024", "standards/db41-t-s001/2021.html": "DB41/T S001—2021", "standards/db41-t-s001/both.html": "DB41/T S001—2024",
		"regulations/affairs-regulation.html": "机关事务管理条例", "policies/pilot-plan-guide.html": "", "directory.html": "none", "search.html": "none",
	} {
		w.Do(t, chromedp.Navigate(base+page))
		got := eval[[]string](t, w, `[...document.querySelectorAll(".masthead input[name=in]")].map(i => i.value)`)
		switch {
		case want == "none" && len(got) > 0, want != "none" && len(got) != 1:
			t.Errorf("%s: searches in %q", page, got)
		case want == "":
			want = eval[string](t, w, `document.querySelector("h1").textContent.trim()`)
			fallthrough
		default:
			if want != "none" && !slices.Equal(got, []string{want}) {
				t.Errorf("%s: searches in %q, want %q", page, got, want)
			}
		}
	}
}
