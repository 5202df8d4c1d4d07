package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestStatisticsOnAPhone: on 360 px the tables of numbers stack; none of them
// has to be pushed sideways to be read.
func TestStatisticsOnAPhone(t *testing.T) {
	t.Parallel()
	base := addresses(t)["file"]
	w := open(t, 360, 740)
	for _, page := range []string{"statistics.html", "en/statistics.html", "regions/zhengzhou.html", "en/regions/zhengzhou.html", "en/levels/local.html"} {
		w.Do(t, chromedp.Navigate(base+page))
		if n := eval[int](t, w, `document.querySelectorAll("main .scroll").length`); n == 0 {
			t.Errorf("%s has no table", page)
		}
		for _, name := range eval[[]string](t, w, `[...document.querySelectorAll("main .scroll")].filter(e => e.scrollWidth > e.clientWidth).map(e => e.getAttribute("aria-label"))`) {
			t.Errorf("%s: %q is wider than the screen", page, name)
		}
	}
	w.Quiet(t)
}
