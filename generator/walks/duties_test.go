package walks

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"guiju/generator/browsing"
)

// dutiesSite is a site of one sample department that owes half-year reports, as
// of 2026-11-26.
func dutiesSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"system.toml": "format = 1\nsite.title.zh = \"样本站\"\nsite.title.en = \"Sample site\"\nsite.notice.zh = \"样本\"\nsite.notice.en = \"Sample\"\n" +
			"[[level]]\nkey = \"local\"\ntitle.zh = \"地方标准\"\n",
		"bodies.toml": "[[body]]\nkey = \"dep\"\nkind = \"department\"\ntitle.zh = \"样本部门\"\ntitle.en = \"Sample department\"\npartner = \"reg\"\nsample = true\n" +
			"[[body]]\nkey = \"reg\"\nkind = \"regulator\"\ntitle.zh = \"样本标准化部门\"\nsample = true\n",
		"mechanisms.toml": "[[duty]]\nkey = \"half\"\nkind = \"half-year-report\"\ntitle.zh = \"样本半年报\"\nbodies = [\"department\"]\nsince = 2025\ndays = [\"07-15\", \"01-15\"]\n" +
			"[[report]]\nbody = \"dep\"\nkind = \"half-year-report\"\nperiod = \"2025-H1\"\nstate = \"done\"\ndate = 2025-07-01\nsource = \"样本来源\"\nsample = true\n",
	} {
		if err := os.MkdirAll(filepath.Join(dir, "content"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "content", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "public")
	if b, err := exec.Command(browsing.Program(t), "build", "--content", filepath.Join(dir, "content"), "--out", out, "--as-of", "2026-11-26").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	return out
}

// TestDutiesByTheReadersClock: on the day of the page nothing changes; on a later
// day what has come due says so beside the page's words, is counted and filtered
// as such, and the next day moves on. It says that no record is there, no more.
func TestDutiesByTheReadersClock(t *testing.T) {
	t.Parallel()
	site := dutiesSite(t)
	w := browsing.Open(t, 1280, 900)
	address := "file://" + filepath.ToSlash(filepath.Join(site, "rule-321.html"))
	at := func(day string) {
		w.Do(t, browsing.Call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: `Date.now = () => Date.parse("` + day + `T10:00:00+08:00");`,
		}), chromedp.Navigate(address))
		w.Until(t, "the table", `!!document.querySelector("#ui-owed-table[data-ready]")`)
	}
	count := func(state string) string {
		return browsing.Eval[string](t, w, `document.querySelector(".owed-counts [data-kind='half-year-report'][data-state='`+state+`'][data-nature='sample']").textContent`)
	}
	next := func() string {
		return browsing.Eval[string](t, w, `document.querySelector("[data-module='next-due']").textContent.trim()`)
	}
	at("2026-11-26")
	if n := browsing.Eval[int](t, w, `document.querySelectorAll(".standing-now, .owed-counts .standing-clock").length`); n > 0 {
		t.Errorf("%d changes on the day of the page", n)
	}
	// 2025-H1 is done; H2 and 2026-H1 are reached; 2026-H2 and 2027-H1 are to come.
	if count("done") != "1" || count("reached") != "2" || count("waiting") != "2" || next() != "2027-01-15" {
		t.Errorf("done %s, reached %s, waiting %s, next %s", count("done"), count("reached"), count("waiting"), next())
	}
	at("2027-01-15") // the day itself is in time
	if count("reached") != "2" || next() != "2027-01-15" {
		t.Errorf("on the day: reached %s, next %s", count("reached"), next())
	}
	at("2027-01-16")
	if count("reached") != "3" || count("waiting") != "1" || next() != "2027-07-15" {
		t.Errorf("a day later: reached %s, waiting %s, next %s", count("reached"), count("waiting"), next())
	}
	said := browsing.Eval[string](t, w, `document.querySelector(".owed-mark.standing-now").textContent`)
	if said != "按您的日期：到期，未见记录" {
		t.Errorf("it says %q", said)
	}
	browsing.Eval[bool](t, w, `(function () {
		var s = document.querySelector("[data-for='ui-owed-table'] [data-filter='state']");
		s.value = "reached"; s.dispatchEvent(new Event("change")); return true; })()`)
	if n := browsing.Eval[int](t, w, `document.querySelectorAll("#ui-owed-table tbody tr:not([hidden])").length`); n != 3 {
		t.Errorf("%d rows are reached by the filter, want 3", n)
	}
	w.Quiet(t)
}
