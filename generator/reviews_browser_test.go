package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestReviewsByReadersClock opens the register of reviews of the shipped site
// on other days: rows that stand elsewhere by then say so, what they said is
// still there, and the counts are made again; the sum stays.
func TestReviewsByReadersClock(t *testing.T) {
	t.Parallel()
	base := addresses(t)["file"]
	const (
		count  = `[...document.querySelectorAll(".review-states [data-count]")].map(e => e.dataset.state + " " + e.textContent).filter(s => !/ 0$/.test(s)).join("|")`
		sum    = `[...document.querySelectorAll(".review-states [data-count]")].reduce((n, e) => n + +e.textContent, 0) === document.querySelectorAll("#ui-review-table tbody tr").length`
		agrees = `[...document.querySelectorAll(".review-states [data-count]")].every(e => +e.textContent === [...document.querySelectorAll("#ui-review-table tbody tr")].filter(r => r.dataset.state === e.dataset.state && r.dataset.nature === e.dataset.nature).length)`
		body   = `document.querySelector(".review-bodies [data-state='soon']").textContent`
		notice = `[...document.querySelectorAll(".review-counts .standing-clock")].map(e => e.textContent).join("|")`
		marks  = `[...document.querySelectorAll("#ui-review-table .standing-now")].map(e => e.textContent).join("|")`
		stale  = `[...document.querySelectorAll("#ui-review-table .standing-stale")].length`
	)
	for _, c := range []struct {
		page, now, counts, soon, notice string
		stale                           int
	}{
		{"reviews.html", asOf + "T10:00:00+08:00", "reached 4|soon 1|not-yet 7|upcoming 1", "1", "", 0},
		// The sample of 2024-05-01 comes due; that of 2024-07-31 near; the one of
		// 2027-03-01 into force.
		{"reviews.html", "2027-05-01T00:00:00+08:00", "reached 5|soon 2|not-yet 6", "2", "重新计算", 4},
		{"en/reviews.html", "2028-05-31T00:00:00+08:00", "past-cap 1|reached 7|soon 4|not-yet 1", "4", "counted again", 10},
		{"reviews.html", "2020-01-01T00:00:00+08:00", "reached 4|soon 1|not-yet 7|upcoming 1", "1", "早于本页制作的日期", 0},
	} {
		w := open(t, 1000, 700)
		w.Do(t, call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: `Date.now = () => Date.parse("` + c.now + `");`,
		}), chromedp.Navigate(base+c.page))
		w.Until(t, "the scripts", `document.readyState === "complete"`)
		if got := eval[string](t, w, count); got != c.counts {
			t.Errorf("%s on %s counts %s, want %s", c.page, c.now, got, c.counts)
		}
		if got := eval[string](t, w, body); got != c.soon {
			t.Errorf("%s on %s: %s soon for the body, want %s", c.page, c.now, got, c.soon)
		}
		if !eval[bool](t, w, sum) || !eval[bool](t, w, agrees) {
			t.Errorf("%s on %s: counts and rows disagree", c.page, c.now)
		}
		if got := eval[string](t, w, notice); c.notice == "" && got != "" || !strings.Contains(got, c.notice) {
			t.Errorf("%s on %s says %q", c.page, c.now, got)
		}
		if got := eval[int](t, w, stale); got != c.stale {
			t.Errorf("%s on %s: %d rows changed, want %d: %s", c.page, c.now, got, c.stale, eval[string](t, w, marks))
		}
		w.Quiet(t)
	}
}

// TestFeedbackForm: the address chooses a standard that is in the list, and
// nothing else of it is used.
func TestFeedbackForm(t *testing.T) {
	t.Parallel()
	base := addresses(t)["file"]
	for query, want := range map[string]string{
		"": "", "?standard=db41-t-s001": "db41-t-s001", "?x=1&standard=internal-s101&y=2": "internal-s101", "?standard=nothing": "", "?standard=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E": "",
	} {
		w := open(t, 1000, 700)
		w.Do(t, chromedp.Navigate(base+"en/feedback.html"+query))
		w.Until(t, "the scripts", `document.readyState === "complete"`)
		if got := eval[string](t, w, `document.getElementById("ui-feedback-standard").value`); got != want {
			t.Errorf("%s chooses %q, want %q", query, got, want)
		}
		w.Quiet(t)
	}
}
