package walks

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"guiju/generator/browsing"
)

// evaluatedSite is the site of the shipped content with a few records of
// evaluation more, all of them samples.
func evaluatedSite(t *testing.T) string {
	t.Helper()
	content := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(content, os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	add := func(file, more string) {
		f, err := os.OpenFile(filepath.Join(content, file), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString("\n" + more); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	add("assessment.toml", `
[[evaluation]]
key = "walk"
kind = "check"
title.zh = "样本检查"
title.en = "A sample check"
due = 2026-12-31
sample = true
[[finding]]
key = "open"
evaluation = "walk"
title.zh = "样本问题：没有改完"
title.en = "Sample finding, open"
sample = true
closed.state = "not-done"
closed.source = "样本记录"
[[finding.measure]]
title.zh = "样本措施"
title.en = "A sample measure"
due = 2026-01-31
met.state = "not-done"
met.source = "样本记录"
[[finding]]
key = "shut"
title.zh = "样本问题：已经改完"
title.en = "Sample finding, mended"
sample = true
closed.state = "done"
closed.date = 2026-02-01
closed.source = "样本记录"
`)
	add("difficulties.toml", `
[[difficulty]]
key = "walk"
question.zh = "样本问题：合用的走廊怎样算面积？"
question.en = "Sample question: how is a shared corridor counted?"
answer.zh = "按使用面积的比例分摊。"
answer.en = "In proportion to the space that is used."
sample = true
`)
	out := filepath.Join(t.TempDir(), "public")
	if _, said, code := guiju(t, "build", "--content", content, "--out", out, "--as-of", browsing.Day); code != 0 {
		t.Fatal(said)
	}
	return out
}

// TestEvaluationPages opens every page of evaluation and improvement from a
// folder, filters findings, and finds an answer by search; on a later day a
// state says by the reader's clock that its day has come, and accuses nobody.
func TestEvaluationPages(t *testing.T) {
	t.Parallel()
	dir := evaluatedSite(t)
	pages := strings.Fields(`evaluation-rules evaluation-rules/sheet scores monitoring evaluations improvement improvement/whole acceptance
		acceptance/province acceptance/city difficulties`)
	for width, lang := range map[int]string{1280: "", 360: "en/"} { // English is the longer
		w := browsing.Open(t, width, 900)
		for _, p := range pages {
			w.Do(t, chromedp.Navigate(fileURL(filepath.Join(dir, lang+p+".html"))))
			if over := browsing.Eval[int](t, w, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s%s is %d px wider than the screen of %d", lang, p, over, width)
			}
			if !browsing.Eval[bool](t, w, `!!document.querySelector("#ui-main h1").innerText.trim()`) {
				t.Errorf("%s%s has no title", lang, p)
			}
		}
		w.Quiet(t)
	}

	w := browsing.Open(t, 1280, 900)
	rows := `[...document.querySelectorAll("#ui-all-findings > tbody > tr")].filter(r => !r.hidden).map(r => r.id).join(" ")`
	w.Do(t, chromedp.Navigate(fileURL(filepath.Join(dir, "improvement.html"))))
	if got := browsing.Eval[string](t, w, rows); got != "ui-finding-open ui-finding-shut" {
		t.Errorf("findings %q", got)
	}
	browsing.Eval[bool](t, w, `(() => { const s = document.querySelector("[data-filter='closing']"); s.value = "done"; return s.dispatchEvent(new Event("change")); })()`)
	w.Until(t, "one finding", rows+` === "ui-finding-shut" && location.search === "?closing=done"`)
	w.Do(t, chromedp.Navigate(fileURL(filepath.Join(dir, "improvement.html"))+"?late=yes"))
	w.Until(t, "findings with measures past their day", rows+` === "ui-finding-open"`)

	// Search finds the answer.
	w.Do(t, chromedp.Navigate(fileURL(filepath.Join(dir, "search.html"))+"?q=合用的走廊"))
	w.Until(t, "the question", `[...document.querySelectorAll(".search-hit a")].some(a => a.getAttribute("href").includes("difficulties.html"))`)

	// The same page a month later.
	state := `document.querySelector("#ui-evaluation-walk [data-module='filing']").innerText`
	w.Do(t, chromedp.Navigate(fileURL(filepath.Join(dir, "evaluations.html"))))
	if got := browsing.Eval[string](t, w, state); !strings.Contains(got, "无记录") {
		t.Errorf("on the day of the page: %q", got)
	}
	w.Do(t, browsing.Call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `Date.now = () => Date.parse("2027-01-05T12:00:00+08:00");`}),
		chromedp.Navigate(fileURL(filepath.Join(dir, "evaluations.html"))))
	w.Until(t, "what the reader's clock says", state+`.includes("按您的日期：到期，未见记录")`)
	w.Quiet(t)
}
