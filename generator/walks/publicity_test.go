package walks

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"guiju/generator/browsing"
)

// published builds a site from the content of the repository with files put
// over it.
func published(t *testing.T, over map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(dir, os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	for name, words := range over {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(t.TempDir(), "public")
	if _, said, code := guiju(t, "build", "--content", dir, "--out", out, "--as-of", browsing.Day); code != 0 {
		t.Fatal(said)
	}
	return out
}

// sheet is a page of a PDF file.
var sheet = regexp.MustCompile(`/Type\s*/Page[^s]`)

// sheets prints the page in the window on paper of a size in inches and counts
// the sheets.
func sheets(t *testing.T, w *browsing.Window, width, height float64) int {
	t.Helper()
	pdf, err := chromedp.Run(w.Ctx, chromedp.PrintToPDF(func(p *cdppage.PrintToPDFParams) { p.PaperWidth, p.PaperHeight = width, height }))
	if err != nil {
		t.Fatal(err)
	}
	return len(sheet.FindAll(pdf, -1))
}

// card is a card with about so many letters, in sections of lists as cards are.
func card(head, line string, letters int) string {
	var b strings.Builder
	b.WriteString(head)
	count := func(s string) int { return len([]rune(strings.ReplaceAll(s, " ", ""))) }
	title := string([]rune(line)[:4])
	for n := count(title) + 3*count("- "+line); n <= letters; n += count(title) + 3*count("- "+line) {
		b.WriteString("\n## " + title + "\n\n")
		for range 3 {
			b.WriteString("- " + line + "\n")
		}
	}
	return b.String()
}

// TestCardIsOneSheet: the shipped cards and posters take one sheet of paper, and
// so does the longest card of which check says nothing.
func TestCardIsOneSheet(t *testing.T) {
	t.Parallel()
	front := "+++\ntitle = \"图卡\"\nsummary = \"一页卡片，摘要写上一句话，列表里也用它。\"\nkind = \"card\"\ndate = 2026-11-20\nsource = \"样本来源\"\nsample = true\nabout = [\"db41-t-s001\"]\n+++\n"
	frontEn := "+++\ntitle = \"A Card\"\nsummary = \"One sheet with a sentence that lists use too.\"\n+++\n"
	zh := card(front, "房间应当打扫通风水电门锁都测试过毛病写在单子上五个工作日内修好", 1000)
	en := card(frontEn, "The room has been cleaned and aired and whatever is broken is repaired within five working days of moving in", 1950)
	dir := published(t, map[string]string{"publicity/long-card/index.zh.md": zh, "publicity/long-card/index.en.md": en})
	if said, _, _ := guiju(t, "check", "--content", filepath.Join(filepath.Dir(dir), "content"), "--rule", "card-long"); strings.Contains(said, "card-long") {
		t.Fatal("the card of the test is longer than check allows")
	}
	w := browsing.Open(t, 1000, 800)
	for _, name := range []string{
		"publicity/long-card.html", "en/publicity/long-card.html", "publicity/office-space-card.html", "en/publicity/office-space-card.html",
		"publicity/repair-grades-poster.html", "en/publicity/repair-grades-poster.html",
	} {
		w.Do(t, chromedp.Navigate(fileURL(filepath.Join(dir, name))))
		if n := sheets(t, w, 8.27, 11.69); n != 1 {
			t.Errorf("%s takes %d sheets", name, n)
		}
		if strings.Contains(name, "poster") && sheets(t, w, 11.69, 16.54) != 1 {
			t.Errorf("%s takes more than a sheet of A3", name)
		}
	}
	w.Quiet(t)
}

// TestEventsByTheReadersClock: an event whose day has passed since the site was
// made is said to have no record, in the list, in the counts and on its page,
// and never not to have been held.
func TestEventsByTheReadersClock(t *testing.T) {
	t.Parallel()
	base := browsing.Serve(t, browsing.Site(t))["file"]
	for _, c := range []struct{ page, now, want string }{
		{"events.html", "2026-11-23T12:00:00+08:00", "将举行|coming|1"},
		{"events.html", "2026-12-10T12:00:00+08:00", "将举行 按您的日期：正在举行|today|0"},
		{"events.html", "2027-01-01T12:00:00+08:00", "将举行 按您的日期：到期，未见记录|no-record|0"},
		{"en/events.html", "2027-01-01T12:00:00+08:00", "To come by your date: Reached, no record|no-record|0"},
	} {
		w := browsing.Open(t, 1000, 800)
		w.Do(t, browsing.Call(cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{
			Source: `Date.now = () => Date.parse("` + c.now + `");`,
		}), chromedp.Navigate(base+c.page))
		w.Until(t, "the table", `document.querySelector("#ui-events[data-ready]")`)
		got := browsing.Eval[string](t, w, `(() => { const row = document.querySelector("#ui-events tbody tr");
			return [[...row.querySelectorAll(".event-mark")].map(e => e.textContent).join(" "), row.dataset.state,
				document.querySelector("[data-count][data-state=coming][data-nature=sample]").textContent].join("|"); })()`)
		if got != c.want {
			t.Errorf("%s on %s: %s, want %s", c.page, c.now, got, c.want)
		}
		w.Quiet(t)
	}
}

// TestPublicityFilters: what is chosen is in the address and comes back from it,
// from a folder too.
func TestPublicityFilters(t *testing.T) {
	t.Parallel()
	for how, base := range browsing.Serve(t, browsing.Site(t)) {
		w := browsing.Open(t, 1200, 900)
		w.Do(t, chromedp.Navigate(base+"publicity.html?kind=qa&standard=db41-t-s002"))
		w.Until(t, "the table", `document.querySelector("#ui-publicity[data-ready]")`)
		const shown = `[...document.querySelectorAll("#ui-publicity tbody tr")].filter(r => r.offsetParent).map(r => r.querySelector("a").textContent).join("|")`
		if got := browsing.Eval[string](t, w, shown); got != "用车七问" {
			t.Errorf("%s: %q", how, got)
		}
		browsing.Eval[any](t, w, `(() => { const s = document.querySelector("[data-filter=standard]"); s.value = ""; s.dispatchEvent(new Event("change", {bubbles: true})); })()`)
		if got := browsing.Eval[string](t, w, shown+` + " " + location.search`); got != "用车七问|标准的状态怎么看 ?kind=qa" {
			t.Errorf("%s: %q", how, got)
		}
		w.Quiet(t)
	}
}

// TestKitCopies: what is copied from a media kit opened from a folder is the
// text as it stands, line by line.
func TestKitCopies(t *testing.T) {
	t.Parallel()
	base := browsing.Serve(t, browsing.Site(t))["file"]
	w := browsing.Open(t, 1000, 900)
	w.Do(t, chromedp.Navigate(base+"publicity/vehicle-request-answers/kit.html"))
	w.Until(t, "the buttons", `document.querySelectorAll(".kit-part > .action").length >= 9`)
	// What the old command is given; the newer way is absent from a folder.
	browsing.Eval[any](t, w, `Object.defineProperty(navigator, "clipboard", {value: undefined})`)
	browsing.Eval[any](t, w, `document.execCommand = name => { window.copied = name === "copy" && document.activeElement.value; return true; }`)
	w.Do(t, chromedp.Click(chromedp.CSS(".kit-body + .action")))
	w.Until(t, "the announcement", `document.querySelector(".announce")`)
	got := browsing.Eval[string](t, w, `JSON.stringify([window.copied, document.querySelector(".kit-body").textContent, document.querySelector(".announce").textContent])`)
	var said []string
	if err := json.Unmarshal([]byte(got), &said); err != nil {
		t.Fatal(err)
	}
	if said[0] != said[1] || !strings.Contains(said[0], "申请里要写哪几样\n五样：") || said[2] != "已复制：全文" {
		t.Errorf("copied %q, shown %q, said %q", said[0], said[1], said[2])
	}
	w.Quiet(t)
}

// TestExplanationOpens: beside the text, on a wide screen, the paragraph that
// explains a provision is opened without leaving it, with or without scripts;
// on a narrow one the link is there.
func TestExplanationOpens(t *testing.T) {
	t.Parallel()
	base := browsing.Serve(t, browsing.Site(t))["file"]
	for _, scripts := range []bool{true, false} {
		w := browsing.Open(t, 1700, 900)
		if !scripts {
			w.Do(t, browsing.Call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
		}
		w.Do(t, chromedp.Navigate(base+"standards/db41-t-s002.html"))
		html, err := chromedp.Run(w.Ctx, chromedp.OuterHTML(chromedp.CSS("[id='5.1.2'] .beside-words")))
		if err != nil || !strings.Contains(html, "五样：事由") {
			t.Fatalf("scripts %t: %v %s", scripts, err, html)
		}
		w.Do(t, chromedp.Click(chromedp.CSS("[id='5.1.2'] .beside-words > summary")))
		if html, err = chromedp.Run(w.Ctx, chromedp.OuterHTML(chromedp.CSS("[id='5.1.2'] .beside-words"))); err != nil || !strings.Contains(html, `open=""`) {
			t.Errorf("scripts %t: the paragraph does not open: %v %s", scripts, err, html)
		}
		w.Quiet(t)
	}
	w := browsing.Open(t, 360, 800)
	w.Do(t, chromedp.Navigate(base+"standards/db41-t-s002.html"))
	if got := browsing.Eval[string](t, w, `(() => { const b = document.querySelector("[id='5.1.2'] .beside");
		return [b.offsetParent !== null, b.querySelector(".beside-words").offsetParent === null, b.querySelector("a").href.split("/").pop()].join(" "); })()`); got != "true true vehicle-request-answers.html#section-1" {
		t.Error(got)
	}
	w.Quiet(t)
}

// TestPublicityIsAccessible: the pages of publicity have no violation of the
// rules of axe-core, in both languages.
func TestPublicityIsAccessible(t *testing.T) {
	t.Parallel()
	axe := browsing.AxeCore(t)
	base := browsing.Serve(t, browsing.Site(t))["file"]
	w := browsing.Open(t, 1200, 900)
	for _, page := range []string{
		"publicity.html", "answers.html", "events.html", "publicity-coverage.html", "aims.html", "publicity/repair-grades-poster.html",
		"publicity/sample-seminar.html", "publicity/office-space-card.html", "publicity/repair-grades-poster/kit.html",
	} {
		for _, lang := range []string{"", "en/"} {
			w.Do(t, chromedp.Navigate(base+lang+page))
			w.Until(t, "the page", `document.readyState === "complete"`)
			for _, v := range browsing.Violations(t, w, axe, browsing.WCAG) {
				t.Errorf("%s%s: %s", lang, page, v)
			}
		}
	}
	w.Quiet(t)
}
