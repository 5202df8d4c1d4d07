package walks

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/chromedp/chromedp"

	"guiju/generator/browsing"
)

// inForceOn reads the numbers in force on a day from the files of the editions,
// as a reader who knows nothing of the program does.
func inForceOn(t *testing.T, day string) (numbers []string) {
	t.Helper()
	files, _ := filepath.Glob("../../content/standards/*/*/edition.toml")
	type edition struct{ number, from, until string }
	works := map[string][]edition{}
	for _, file := range files {
		var e map[string]any
		if _, err := toml.DecodeFile(file, &e); err != nil {
			t.Fatal(err)
		}
		date := func(key string) string {
			if s := fmt.Sprint(e[key]); e[key] != nil {
				return s[:len("2006-01-02")]
			}
			return ""
		}
		work := filepath.Dir(filepath.Dir(file))
		list := works[work]
		if n := len(list); n > 0 && (list[n-1].until == "" || date("in-force") < list[n-1].until) {
			list[n-1].until = date("in-force")
		}
		works[work] = append(list, edition{fmt.Sprint(e["number"]), date("in-force"), date("withdrawn")})
	}
	for _, list := range works {
		for _, e := range list {
			if e.from != "" && e.from <= day && (e.until == "" || day < e.until) {
				numbers = append(numbers, e.number)
			}
		}
	}
	slices.Sort(numbers)
	return numbers
}

// TestOnDate: from a disk, an auditor finds in two clicks what a standard said
// on a day; the system of any day is what the files of the editions give; what
// changed between two days is told, and the address keeps the question.
func TestOnDate(t *testing.T) {
	t.Parallel()
	base := browsing.Serve(t, browsing.Site(t))["file"]
	w := browsing.Open(t, 1200, 900)
	ask := func(fields map[string]string) {
		set := ""
		for id, value := range fields {
			set += `document.getElementById("ui-ondate-` + id + `").value = "` + value + `";`
		}
		browsing.Eval[bool](t, w, `(() => { `+set+` document.querySelector("#ui-ondate-form button").click(); return true; })()`)
	}
	const current = `(() => { const h = [...document.querySelectorAll("#ui-ondate-out h3")].find(h => h.textContent === "当日现行");
		const out = []; for (let e = h && h.nextElementSibling; e && !/^H[23]$/.test(e.tagName); e = e.nextElementSibling) out.push(...[...e.querySelectorAll(".ondate-line > a")].map(a => a.textContent));
		return out.sort().join("|"); })()`
	answered := func(day string) {
		w.Until(t, "the answer for "+day, `[...document.querySelectorAll("#ui-ondate-out h2")].some(h => h.textContent.startsWith("`+day+`"))`)
	}

	w.Do(t, chromedp.Navigate(base+"standards/db41-t-s004.html"))
	browsing.Eval[bool](t, w, `(document.querySelector('a[href*="on-date.html?work="]').click(), true)`)
	w.Until(t, "the page of days", `document.querySelector("#ui-ondate-form:not([hidden])")`)
	ask(map[string]string{"day": "2026-05-14"})
	answered("2026-05-14")
	if got := browsing.Eval[string](t, w, current); got != "DB41/T S004—2025" {
		t.Errorf("of one standard: %s", got)
	}
	browsing.Eval[bool](t, w, `(document.querySelector("#ui-ondate-out .ondate-line > a").click(), true)`)
	w.Until(t, "the words of that day", `document.querySelector(".wording-banner-past") && document.getElementById("7.5.4")`)
	if got := browsing.Eval[string](t, w, `document.getElementById("7.5.4").textContent`); !strings.Contains(got, "送出2 h后") {
		t.Errorf("on 2026-05-14 it did not say %q", got)
	}

	for _, day := range []string{"2019-01-01", "2021-09-30", "2024-05-14", "2025-06-30", "2027-03-01"} {
		w.Do(t, chromedp.Navigate("about:blank"), chromedp.Navigate(base+"on-date.html#"+day))
		answered(day)
		want := strings.Join(inForceOn(t, day), "|")
		if got := browsing.Eval[string](t, w, current); got != want {
			t.Errorf("on %s: %s, want %s", day, got, want)
		}
	}

	ask(map[string]string{"day": "2026-01-01", "to": "2026-12-31", "known": "2026-02-01"})
	answered("2026-01-01")
	out := browsing.Eval[string](t, w, `document.getElementById("ui-ondate-out").textContent`)
	for _, want := range []string{"之后至 2026-12-31 的变化", "文本修改", "经第1号修改单修改", "没有登记日期的记录", "按本站 2026-02-01 时所知"} {
		if !strings.Contains(out, want) {
			t.Errorf("the changes do not say %q: %s", want, out)
		}
	}
	if got := browsing.Eval[string](t, w, `location.hash`); got != "#date=2026-01-01&known=2026-02-01&to=2026-12-31" {
		t.Errorf("the address is %s", got)
	}
	ask(map[string]string{"day": "2026-01-01", "to": "2025-01-01"})
	w.Until(t, "the warning", `document.querySelector("#ui-ondate-out .callout")`)

	// Whatever stands in the address is words.
	for _, hash := range []string{"#date=%", "#date=%3Cimg%20src=x%20onerror=document.title='run'%3E", "#work=<img src=x onerror=document.title='run'>&date=2024-05-14", "#__proto__=1&hasOwnProperty=2&date=x"} {
		w.Do(t, chromedp.Navigate("about:blank"), chromedp.Navigate(base+"on-date.html"+hash))
		w.Until(t, "the answer to "+hash, `document.querySelector("#ui-ondate-out").childElementCount > 0`)
		if browsing.Eval[bool](t, w, `document.title === "run" || !!document.querySelector("#ui-ondate-out img")`) {
			t.Errorf("%s is run", hash)
		}
	}
	w.Do(t, chromedp.Navigate(base+"verify.html?print=%&x=<script>#%"))
	w.Until(t, "the page that checks", `document.querySelector(".code-form")`)
	w.Quiet(t)
}
