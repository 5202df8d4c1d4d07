package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestReadersClock opens pages of the shipped site, made as of asOf, on other
// days: the page says that its status has changed, that the clock is behind,
// that the copy is old, or nothing at all; and its own words stay.
func TestReadersClock(t *testing.T) {
	base := addresses(t)["file"]
	const marks = `[...document.querySelectorAll("main .standing-now")].map(e => e.textContent).join("|")`
	const notice = `[...document.querySelectorAll(".standing-clock")].map(e => e.textContent).join("|")`
	const foot = `[...document.querySelectorAll(".footer-age")].map(e => e.textContent).join("|")`
	for _, c := range []struct{ page, now, what, want string }{
		{"standards/internal-s103.html", asOf + "T10:00:00+08:00", notice, ""},
		{"standards/internal-s103.html", "2027-03-01T00:00:00+08:00", notice, "已经实施"},
		{"standards/internal-s103.html", "2027-02-28T23:59:59+08:00", notice, ""},
		{"en/standards/internal-s103.html", "2027-03-01T00:00:00+08:00", notice, "has come into force"},
		{"standards/internal-s103.html", "2027-03-01T00:00:00+08:00", `document.querySelector(".standing-words").textContent`, "尚未实施"},
		{"standards/internal-s103.html", "2020-01-01T00:00:00+08:00", notice, "早于本页制作的日期"},
		{"standards/internal-s103.html", "2020-01-01T00:00:00+08:00", marks, ""},
		{"directory.html", "2027-03-01T00:00:00+08:00", marks, "按您的日期：现行"},
		{"directory.html", asOf + "T10:00:00+08:00", marks, ""},
		{"index.html", asOf + "T10:00:00+08:00", foot, ""},
		{"index.html", "2027-11-23T10:00:00+08:00", foot, "12 个月前"},
		{"en/index.html", "2027-11-23T10:00:00+08:00", foot, "12 months ago"},
		{"index.html", "2020-01-01T00:00:00+08:00", foot, "早于本页制作的日期"},
	} {
		w := open(t, 1000, 700)
		w.Do(t, call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: `Date.now = () => Date.parse("` + c.now + `");`,
		}), chromedp.Navigate(base+c.page))
		w.Until(t, "the scripts", `document.readyState === "complete"`)
		got := eval[string](t, w, c.what)
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s on %s says %q, want %q", c.page, c.now, got, c.want)
		}
		w.Quiet(t)
	}
}
