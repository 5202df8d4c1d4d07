package walks

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"guiju/generator/browsing"
)

const filmPage = "publicity/read-a-provision.html"

// TestFilm: from a disk and from a host with a strict policy, a film has
// captions in the language of the page, its transcript leads through it, and
// nothing is loaded or played before the reader asks.
func TestFilm(t *testing.T) {
	t.Parallel()
	for name, base := range browsing.Serve(t, browsing.Site(t)) {
		for _, lang := range []string{"zh", "en"} {
			t.Run(name+"/"+lang, func(t *testing.T) {
				t.Parallel()
				w := browsing.Open(t, 360, 640)
				page := base + filmPage
				if lang == "en" {
					page = base + "en/" + filmPage
				}
				w.Do(t, chromedp.Navigate(page))
				w.Until(t, "captions", `document.querySelector("video").textTracks.length === 2`)
				before := browsing.Eval[string](t, w, `(function () {
					var v = document.querySelector("video"), shown = [];
					for (var i = 0; i < v.textTracks.length; i++) if (v.textTracks[i].mode === "showing") shown.push(v.textTracks[i].language + " " + v.textTracks[i].cues.length);
					return [v.paused, v.autoplay, v.readyState, shown.join()].join(" ");
				})()`)
				if want := map[string]string{"zh": "true false 0 zh-Hans 8", "en": "true false 0 en 8"}[lang]; before != want {
					t.Errorf("at first: %s, want %s", before, want)
				}
				if browsing.Eval[float64](t, w, `document.documentElement.scrollWidth`) > 360 {
					t.Error("the page is wider than a phone")
				}
				// A line of the transcript leads to its time before anything was loaded.
				w.Do(t, chromedp.Click(`#ui-transcript ~ ol li:nth-child(4) button`))
				w.Until(t, "the film at the fourth line", `Math.abs(document.querySelector("video").currentTime - 13.01) < .2 && document.querySelector("video").duration > 33`)
				w.Until(t, "the fourth line marked", `document.querySelector("[aria-current=true]") === document.querySelector("#ui-transcript ~ ol li:nth-child(4) button")`)
				words := browsing.Eval[string](t, w, `(function () {
					var v = document.querySelector("video"), line = document.querySelector("[aria-current=true] .transcript-words").textContent;
					return [].map.call(v.textTracks, function (k) { return k.activeCues && k.activeCues.length ? (k.activeCues[0].getCueAsHTML().textContent === line) + " " + line : ""; }).join("");
				})()`)
				if want := map[string]string{"zh": "true 三看“应”字", "en": "true Three, the verb"}[lang]; !strings.HasPrefix(words, want) {
					t.Errorf("the caption at 13 s is %q", words)
				}
				if !browsing.Eval[bool](t, w, `document.querySelector("video").paused`) {
					t.Error("the film started by itself")
				}
				browsing.Eval[any](t, w, `(document.querySelector("video").muted = true, document.querySelector("video").currentTime = 18.5, document.querySelector("video").play())`)
				w.Until(t, "the fifth line", `document.querySelector("#ui-transcript ~ ol li:nth-child(5) button").hasAttribute("aria-current")`)
				browsing.Shot(t, w, filmPage, name+lang)
				w.Quiet(t)
			})
		}
	}
}

// TestMediaPagesAreAccessible: the pages of films and feeds break no rule of
// WCAG 2.2 AA, in both languages.
func TestMediaPagesAreAccessible(t *testing.T) {
	t.Parallel()
	axe := browsing.AxeCore(t)
	base := browsing.Serve(t, browsing.Site(t))["http"]
	w := browsing.Open(t, 1280, 900)
	for _, page := range []string{filmPage, "media.html", "feeds.html", "en/" + filmPage, "en/media.html", "en/feeds.html"} {
		w.Do(t, chromedp.Navigate(base+page))
		for _, v := range browsing.Violations(t, w, axe, browsing.WCAG) {
			t.Errorf("%s: %s", page, v)
		}
	}
}
