package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestLanguageSwitchKeepsThePlace: a reader who has scrolled to a provision
// goes from Chinese to both, to English and back, and stays there: without an
// address having been chosen, wide and on a phone, from a folder.
func TestLanguageSwitchKeepsThePlace(t *testing.T) {
	base := addresses(t)["file"]
	for name, size := range map[string][2]int{"wide": {1280, 900}, "phone": {360, 740}} {
		t.Run(name, func(t *testing.T) {
			w := open(t, size[0], size[1])
			w.Do(t, chromedp.Navigate(base+"standards/db41-t-s001.html"))
			eval[any](t, w, `window.scrollTo(0, document.getElementById("6.4.2").getBoundingClientRect().top + window.scrollY - 100)`)
			for _, step := range []struct{ words, path string }{
				{"中英对照", "/standards/db41-t-s001/both.html"},
				{"English", "/en/standards/db41-t-s001.html"},
				{"Side by side", "/en/standards/db41-t-s001/both.html"},
				{"中文", "/standards/db41-t-s001.html"},
			} {
				// What is clicked must be on the screen: that is the point.
				reached := eval[bool](t, w, `(() => { const a = [...document.querySelectorAll(".languages-link")].find(a => a.textContent === "`+step.words+`");
					const r = a.getBoundingClientRect();
					const on = r.top >= 0 && r.bottom <= innerHeight && a.contains(document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2));
					a.click(); return on; })()`)
				if !reached {
					t.Errorf("%s is not within reach", step.words)
				}
				w.Until(t, step.path, `location.pathname.endsWith("`+step.path+`") && document.readyState === "complete"`)
				if hash := eval[string](t, w, "location.hash"); hash != "#6.4.2" {
					t.Fatalf("%s opens at %q", step.path, hash)
				}
				w.Until(t, "6.4.2 on the screen", inView)
			}
			w.Quiet(t)
		})
	}
}
