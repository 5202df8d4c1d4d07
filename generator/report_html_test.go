package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"guiju/generator/model"
)

// hostile are words that would be markup, code or a change of direction.
var hostile = []string{
	`</pre></mark><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</style><b>`, `</title><b>`,
	`<!--`, `]]>`, `{{.}}`, `javascript:alert(1)`, "\u202Egnp.exe", "a\x00b", "\x1b[31m", `</script>`, "&lt;b&gt;", `<svg/onload=alert(1)>`,
}

// hostileSheet puts the words everywhere where content reaches a report.
func hostileSheet(words string) *listing {
	rule := &model.Rule{ID: "some-rule", Severity: model.Error,
		Message: model.Bilingual{Zh: "“{1}”不对", En: "“{1}” is wrong"},
		Hint:    model.Bilingual{Zh: "改成{1}", En: "make it {1}"},
		Doc:     model.Bilingual{Zh: "依据", En: "source"}}
	accepted := &model.Accepted{Reason: model.Bilingual{Zh: words}, By: words}
	at := model.Pos{File: "a/" + words + ".md", Line: 1, Col: 2, EndCol: 4}
	return &listing{
		lang: model.Zh, day: asOf, limits: []string{words},
		sys:  &model.System{Config: model.Config{Site: model.Site{Title: model.Bilingual{Zh: words}}}},
		line: func(string, int) string { return words },
		findings: []finding{
			{Problem: rule.At(at, words)},
			{Problem: rule.At(at, words).As(model.Info), accepted: accepted},
		},
	}
}

func htmlOf(t *testing.T, s *listing) string {
	t.Helper()
	var b strings.Builder
	if err := s.write(&b, "html"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// skeleton is the elements and the names of attributes of a document, with
// the values of those that a browser would follow or run.
func skeleton(t *testing.T, page string) (out []string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			out = append(out, "comment")
		}
		if n.Type != html.ElementNode {
			continue
		}
		line := n.Data
		for _, a := range n.Attr {
			line += " " + a.Key
			if a.Key == "href" || a.Key == "src" || a.Key == "content" {
				line += "=" + a.Val
			}
		}
		if n.Data == "script" || n.Data == "style" {
			line += " " + n.FirstChild.Data
		}
		out = append(out, line)
	}
	return out
}

// shown counts the places of a page that say the words.
func shown(t *testing.T, page, words string) (n int) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for node := range doc.Descendants() {
		if node.Type == html.TextNode && strings.Contains(node.Data, printable(words)) {
			n++
		}
	}
	return n
}

// TestReportHTMLHostile: whatever content says, the report has the elements,
// attributes and addresses that it has for harmless words, and says as much.
func TestReportHTMLHostile(t *testing.T) {
	const harmless = "harmless words"
	page := htmlOf(t, hostileSheet(harmless))
	want, times := skeleton(t, page), shown(t, page, harmless)
	if times < 9 { // two titles, limit, file × 2, message × 2, hint, acceptance
		t.Fatalf("harmless words are shown %d times", times)
	}
	for _, words := range hostile {
		page := htmlOf(t, hostileSheet(words))
		if got := skeleton(t, page); !slices.Equal(got, want) {
			t.Errorf("%q changes the page:\n%s", words, page)
		}
		if n := shown(t, page, words); n != times {
			t.Errorf("%q is shown %d times, want %d", words, n, times)
		}
	}
}

// TestReportHTMLAlone: the report asks for nothing: no address but those
// within it, no element that loads, and a policy that lets nothing in.
func TestReportHTMLAlone(t *testing.T) {
	page := htmlOf(t, hostileSheet("机关"))
	for _, line := range skeleton(t, page) {
		name, attrs, _ := strings.Cut(line, " ")
		if slices.Contains([]string{"link", "img", "iframe", "object", "embed", "video", "audio", "base"}, name) || strings.Contains(attrs, "src=") {
			t.Errorf("the report loads something: %s", line)
		}
		if _, address, ok := strings.Cut(attrs, "href="); ok && !strings.HasPrefix(address, "#") {
			t.Errorf("the report points outside: %s", line)
		}
	}
	for _, word := range []string{"url(", "@import", "http:", "https:", "//"} {
		if strings.Contains(reportStyle, word) {
			t.Errorf("the style holds %s", word)
		}
	}
	if !strings.Contains(page, "default-src &#39;none&#39;") {
		t.Error("no policy")
	}
	if got := htmlOf(t, &listing{lang: model.En, day: asOf}); !strings.Contains(got, "Nothing was found.") || strings.Contains(got, "<form") {
		t.Errorf("nothing found: %s", got)
	}
}

// TestMarkedLine: the marked characters are those of the place, and a long
// line is cut around them.
func TestMarkedLine(t *testing.T) {
	long := strings.Repeat("甲", 5000)
	for _, c := range []struct {
		line     string
		col, end int
		want     string
	}{
		{"机关应配备车辆", 3, 5, "机关|应配|备车辆"},
		{"机关", 2, 0, "机|关|"},
		{"机关", 3, 3, "机关||"},
		{"机关", 9, 12, "机关||"},
		{"甲\u200B乙", 2, 3, "甲|\uFFFD|乙"},
		{"", 1, 2, "||"},
	} {
		before, marked, after := markedLine(c.line, model.Pos{Line: 1, Col: c.col, EndCol: c.end})
		if got := before + "|" + marked + "|" + after; got != c.want {
			t.Errorf("%q %d-%d: %s, want %s", c.line, c.col, c.end, got, c.want)
		}
	}
	before, marked, after := markedLine(long+"乙"+long, model.Pos{Line: 1, Col: 5001, EndCol: 5002})
	if n := len([]rune(before + after)); marked != "乙" || n > excerptWide || !strings.HasPrefix(before, "… 甲") || !strings.HasSuffix(after, "甲 …") {
		t.Errorf("a long line is cut to %d characters around %q", n, marked)
	}
	if _, marked, _ := markedLine(long, model.Pos{Line: 1, Col: 1, EndCol: 5000}); len([]rune(marked)) > excerptWide {
		t.Errorf("a long mark is shown with %d characters", len([]rune(marked)))
	}
}

// TestReportHTMLInABrowser: from file://, in both languages, wide and narrow,
// light and dark: the policy lets script and style run, nothing is wider than
// the screen, and the filters leave what they say.
func TestReportHTMLInABrowser(t *testing.T) {
	axe := axeCore(t)
	dir := unpack(t, "testdata/report.txtar")
	for i, view := range []struct {
		lang          string
		width, height int
		scheme        string
	}{{"zh", 1280, 900, "light"}, {"en", 360, 740, "dark"}} {
		file := filepath.Join(t.TempDir(), fmt.Sprintf("报告 %d.html", i))
		code, stdout, stderr := guiju(t, "check", "--as-of", asOf, "--content", dir, "--lang", view.lang, "--report", file)
		if code != exitProblems || stdout != "" {
			t.Fatalf("exit %d, stdout %q, stderr %q", code, stdout, stderr)
		}
		w := open(t, view.width, view.height)
		w.Do(t, call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: view.scheme}},
		}), chromedp.Navigate("file://"+filepath.ToSlash(file)))
		w.Until(t, "the filters", `!document.querySelector('form').hidden`)
		if over := eval[int](t, w, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("%s: %d px wider than the screen", view.lang, over)
		}
		for _, v := range violations(t, w, axe, wcag) {
			t.Errorf("%s: %s", view.lang, v)
		}
		shot(t, w, "report.html", view.lang)
		shown := func(steps string) int {
			return eval[int](t, w, `(() => { const form = document.querySelector('form'); form.reset(); `+steps+`;
				form.dispatchEvent(new Event('input', {bubbles: true}));
				return [...document.querySelectorAll('.finding')].filter(f => f.getClientRects().length).length; })()`)
		}
		for steps, want := range map[string]int{
			``:                                  9,
			`form.kind[0].click()`:              2, // without errors
			`form.kind[3].click()`:              8, // without the accepted one
			`form.rule.value = "text-raw-html"`: 3,
			`form.file.value = "DB41-T-S001\\2024\\edition"`: 2,
			`form.file.value = "nothing"`:                    0,
		} {
			if got := shown(steps); got != want {
				t.Errorf("%s: %q shows %d findings, want %d", view.lang, steps, got, want)
			}
		}
		if got := eval[string](t, w, `(() => { document.querySelector('[data-pick-rule="toml-date-quoted"]').click(); return document.querySelector('output').textContent; })()`); !strings.Contains(got, "3") || !strings.Contains(got, "9") {
			t.Errorf("%s: a rule of the table picked: %q", view.lang, got)
		}
		// Paper is white, also from a dark screen.
		w.Do(t, call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print",
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: view.scheme}}}))
		for _, dark := range eval[[]string](t, w, `[...document.querySelectorAll('body, body *')].filter(e => e.getClientRects().length &&
			!/^(rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\))$/.test(getComputedStyle(e).backgroundColor)).map(e => e.outerHTML.slice(0, 80))`) {
			t.Errorf("%s: not white on paper: %s", view.lang, dark)
		}
		w.Quiet(t)
	}
}
