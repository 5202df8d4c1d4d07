package walks

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"guiju/generator/browsing"
)

const courseText = `# 前言

本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。

# 1 范围

本文件规定了用车要求。

本文件适用于机关。

# 2 规范性引用文件

本文件没有规范性引用文件。

# 3 术语和定义

本文件没有需要界定的术语和定义。

# 4 要求

4.1 机关应登记车辆。

4.2 车辆宜集中停放。
`

const courseCover = `ics = "03.080"
ccs = "A12"
issuer.zh = "样本机构"
title.zh = "公务用车"
title.en = "Vehicles"
`

// courseContent is a standard with an edition to come, and a course on the one
// before.
var courseContent = map[string]string{
	"system.toml":                    "format = 1\nsite.title.zh = \"测试站\"\nsite.title.en = \"Test site\"\n[[level]]\nkey = \"local\"\ntitle.zh = \"地方标准\"\npublication = \"full\"\n",
	"standards/a/work.toml":          "number = \"DB41/T S001\"\nlevel = \"local\"\nsample = true\n",
	"standards/a/2024/edition.toml":  courseCover + "number = \"DB41/T S001—2024\"\nissued = 2024-01-01\nin-force = 2024-03-01\n",
	"standards/a/2024/zh.md":         courseText,
	"standards/a/2026/edition.toml":  courseCover + "number = \"DB41/T S001—2026\"\nissued = 2026-11-01\nin-force = 2027-03-01\nreplaces = [\"DB41/T S001—2024\"]\n",
	"standards/a/2026/zh.md":         courseText,
	"training/driving/course.toml":   "title.zh = \"用车课\"\ntitle.en = \"Driving\"\nsample = true\n[[session]]\ntitle.zh = \"第一节\"\n[[session.quote]]\nref = \"a/2024#4.1\"\n[[session.quote]]\nref = \"a/2024#4.2\"\n",
	"training/driving/zh.md":         "先读条文。\n",
	"training/unchecked/course.toml": "title.zh = \"另一门\"\n[[session]]\ntitle.zh = \"第一节\"\n[[session.quote]]\nref = \"a#4\"\n",
}

// office is a content folder with the program to run on it.
type office struct {
	t   *testing.T
	dir string
}

func newOffice(t *testing.T, files map[string]string) office {
	t.Helper()
	o := office{t, t.TempDir()}
	for name, words := range files {
		o.put(name, words)
	}
	return o
}

func (o office) put(name, words string) {
	o.t.Helper()
	path := filepath.Join(o.dir, "content", filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		o.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(words), 0o644); err != nil {
		o.t.Fatal(err)
	}
}

func (o office) get(name string) string {
	o.t.Helper()
	b, err := os.ReadFile(filepath.Join(o.dir, filepath.FromSlash(name)))
	if err != nil {
		o.t.Fatal(err)
	}
	return string(b)
}

// run runs a command of the program with the exit status that is wanted, and
// returns what it said.
func (o office) run(want int, args ...string) string {
	o.t.Helper()
	cmd := exec.Command(browsing.Program(o.t), append(args, "--lang", "en", "--as-of", browsing.Day)...)
	cmd.Dir = o.dir
	out, err := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != want {
		o.t.Fatalf("%v: exit %d, want %d (%v)\n%s", args, code, want, err, out)
	}
	return string(out)
}

func says(t *testing.T, got string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("%q is not in\n%s", w, got)
		}
	}
}

// TestChecked walks through the life of a course: written, checked, left behind
// by a change of one provision, checked again.
func TestChecked(t *testing.T) {
	t.Parallel()
	o := newOffice(t, courseContent)
	keys := filepath.Join(o.dir, "content/training/driving/keys.toml")
	says(t, o.run(0, "check"), "training/driving/course.toml:7:7: info quote-unchecked", "quotations of this course that were never checked: 2")
	says(t, o.run(0, "checked", "driving", "--dry-run"), "driving\n  new (2): a/2024#4.1 a/2024#4.2\n")
	if _, err := os.Stat(keys); !os.IsNotExist(err) {
		t.Errorf("--dry-run wrote: %v", err)
	}
	o.run(0, "checked", "driving")
	first := o.get("content/training/driving/keys.toml")
	says(t, first, "ref = \"a/2024#4.1\"\nedition = \"2024\"\nhash = \"", "checked = 2026-11-23")
	if _, err := os.Stat(filepath.Join(o.dir, "content/training/unchecked/keys.toml")); !os.IsNotExist(err) {
		t.Errorf("only one course was named: %v", err)
	}
	if got := o.run(0, "check"); strings.Contains(got, "driving") {
		t.Errorf("nothing has changed:\n%s", got)
	}
	o.run(0, "build", "--out", "public")
	if strings.Contains(o.get("public/training/driving.html"), "核对课程") {
		t.Error("the page says that something has changed")
	}
	if got := o.get("content/training/driving/keys.toml"); got != first {
		t.Errorf("build wrote keys.toml:\n%s", got)
	}

	o.put("standards/a/2024/zh.md", strings.Replace(courseText, "应登记", "应逐辆登记", 1))
	says(t, o.run(0, "check"), "training/driving/course.toml:7:7: warning quote-stale: “a/2024#4.1” has changed since the course was checked on 2026-11-23", "run guiju checked driving")
	says(t, o.run(0, "checked", "driving", "--dry-run"), "  changed (1): a/2024#4.1\n    a/2024#4.1  2026-11-23  training/driving/course.toml:7:7  standards/a/2024/zh.md:21:1\n  unchanged (1): a/2024#4.2\n")
	o.run(0, "build", "--out", "public")
	for _, name := range []string{"training/driving.html", "training/driving/handout.html"} {
		says(t, o.get("public/"+name), "本条在核对课程（2026-11-23）之后改过", "改动的日期没有记录", "有 1 条在核对课程之后改过")
	}
	o.run(0, "checked", "driving", "--quote", "a/2024#4.2") // of another quotation: nothing changes
	if got := o.get("content/training/driving/keys.toml"); got != first {
		t.Errorf("another record changed:\n%s", got)
	}
	o.run(0, "checked", "driving", "--quote", "a/2024#4.1")
	if got := o.get("content/training/driving/keys.toml"); got == first || strings.Count(got, "[[quote]]") != 2 {
		t.Errorf("the record did not change:\n%s", got)
	}
	if got := o.run(0, "check"); strings.Contains(got, "quote-stale") {
		t.Errorf("after all was checked:\n%s", got)
	}
	says(t, o.run(2, "checked", "drivin"), "there is no course drivin; did you mean driving?")
	says(t, o.run(2, "checked", "driving", "--quote", "a#9"), "does not quote a#9")
	says(t, o.run(2, "checked", "--quote", "a#4.1"), "--quote goes with one course")

	// A text that cannot be read must not look like quotations that lead nowhere.
	o.put("standards/a/2024/edition.toml", "number = \n")
	o.run(1, "checked")
	says(t, o.get("content/training/driving/keys.toml"), "a/2024#4.1")
}

// TestCourseByReadersClock: the day on which the next edition comes into force
// is past for the reader; every page of the course says so at once, and still
// what it said.
func TestCourseByReadersClock(t *testing.T) {
	t.Parallel()
	o := newOffice(t, courseContent)
	o.run(0, "build", "--out", "public")
	w := browsing.Open(t, 1024, 768)
	w.Do(t, browsing.Call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `Date.now = () => Date.parse("2027-03-01T08:00:00+08:00");`}))
	base := "file://" + filepath.ToSlash(filepath.Join(o.dir, "public")) + "/"
	for name, marks := range map[string]int{
		"training/driving.html": 3, "training/driving/handout.html": 3, "training/driving/checklist.html": 3, "en/training/driving.html": 3, "training/driving/test.html": 0,
	} {
		w.Do(t, chromedp.Navigate(base+name))
		w.Until(t, "the scripts", `document.readyState === "complete"`)
		got := browsing.Eval[[]string](t, w, `[...document.querySelectorAll(".standing-now")].map(e => e.textContent)`)
		if len(got) != marks { // two quotations and the list of editions; no questions, no list
			t.Errorf("%s: %d marks: %v", name, len(got), got)
		}
		for _, s := range got {
			if s != "按您的日期：被代替" && s != "by your date: Superseded" {
				t.Errorf("%s says %q", name, s)
			}
		}
		if n := browsing.Eval[int](t, w, `document.querySelectorAll(".standing-stale").length`); n != marks {
			t.Errorf("%s: %d marks still show what they said", name, n)
		}
		w.Quiet(t)
	}
}

// TestSelfTestByKeyboard answers questions of the shipped course with keys alone,
// from a folder and from a host: the answer is marked and heard, the provision
// is one link away, the score counts, and nothing is left when the page is
// loaded again.
func TestSelfTestByKeyboard(t *testing.T) {
	t.Parallel()
	for way, base := range browsing.Serve(t, browsing.Site(t)) {
		w := browsing.Open(t, 1000, 800)
		w.Do(t, chromedp.Navigate(base+"training/induction-course/test.html"))
		w.Until(t, "the buttons", `document.querySelectorAll(".test-actions .action").length === document.querySelectorAll(".test").length`)
		if n := browsing.Eval[int](t, w, `[...document.querySelectorAll(".test")].filter(e => getComputedStyle(e.querySelector(".test-answer")).display === "none").length`); n < 18 {
			t.Errorf("%s: %d answers wait", way, n)
		}
		browsing.Eval[any](t, w, `document.querySelector(".test-input").focus()`)
		w.Press(t, "\t") // no choice yet: on to the button
		w.Press(t, "\r")
		if got := browsing.Eval[string](t, w, `document.querySelector(".test-result").textContent`); got != "请先选择一个答案。" {
			t.Errorf("%s: without a choice it says %q", way, got)
		}
		// Choices are one group: the arrows choose, Tab goes on to the button.
		right := browsing.Eval[int](t, w, `[...document.querySelector(".test").querySelectorAll(".test-input")].findIndex(e => e.dataset.right === "true")`)
		browsing.Eval[any](t, w, `document.querySelector(".test-input").focus()`)
		w.Press(t, " ")
		for range right {
			w.Press(t, kb.ArrowDown)
		}
		w.Press(t, "\t")
		w.Press(t, "\r")
		state := browsing.Eval[string](t, w, `(t => [t.querySelector(".test-result").textContent, t.querySelector(".test-result").getAttribute("role"), t.querySelector(".test-answer").open, t.querySelectorAll(".test-choice-right").length, t.querySelectorAll(".test-choice-wrong").length, !!t.querySelector(".test-source a")].join("|"))(document.querySelector(".test"))`)
		if state != "答对了。|status|true|1|0|true" {
			t.Errorf("%s: the right answer is %s", way, state)
		}
		// The second question is answered wrong.
		state = browsing.Eval[string](t, w, `(t => { [...t.querySelectorAll(".test-input")].find(e => e.dataset.right !== "true").click(); t.querySelector(".test-actions .action").click();
			return [t.querySelector(".test-result").textContent, t.querySelectorAll(".test-choice-right").length, t.querySelectorAll(".test-choice-wrong").length, t.querySelectorAll(".test-verdict").length].join("|") })(document.querySelectorAll(".test")[1])`)
		if state != "没有答对。|1|1|2" {
			t.Errorf("%s: the wrong answer is %s", way, state)
		}
		total := browsing.Eval[int](t, w, `document.querySelectorAll(".test").length`)
		if got := browsing.Eval[string](t, w, `document.querySelector(".test-score-line").textContent`); !strings.HasPrefix(got, "答对 1 题，已答 2 题，共 ") || total != 21 {
			t.Errorf("%s: the score is %q of %d", way, got, total)
		}
		// All right choices of a question with several, and no other, are right.
		state = browsing.Eval[string](t, w, `(t => { t.querySelectorAll(".test-input").forEach(e => { if (e.dataset.right === "true") e.click(); }); t.querySelector(".test-actions .action").click(); return t.querySelector(".test-result").textContent })(document.querySelector(".test:has(input[type=checkbox])"))`)
		if state != "答对了。" {
			t.Errorf("%s: several right choices are %s", way, state)
		}
		if n := browsing.Eval[int](t, w, `window.localStorage.length`); n != 0 {
			t.Errorf("%s: %d things are remembered", way, n)
		}
		w.Do(t, chromedp.Reload())
		w.Until(t, "an empty page", `document.readyState === "complete" && document.querySelectorAll(".test-actions").length > 0 && document.querySelectorAll(".test-input:checked").length === 0 && document.querySelector(".test-score").hidden`)
		w.Quiet(t)
	}
}

// TestCoursePagesAreAccessible: the pages of a course and the list of courses
// break no rule, on a desk and on a phone, and nothing reaches beyond a phone.
func TestCoursePagesAreAccessible(t *testing.T) {
	t.Parallel()
	axe := browsing.AxeCore(t)
	base := "file://" + filepath.ToSlash(browsing.Site(t)) + "/"
	for _, width := range []int{1280, 360} {
		w := browsing.Open(t, width, 800)
		for _, name := range []string{"training.html", "training/induction-course.html", "en/training/induction-course/handout.html", "training/induction-course/checklist.html", "en/training/induction-course/test.html"} {
			w.Do(t, chromedp.Navigate(base+name))
			w.Until(t, "the page", `document.readyState === "complete"`)
			browsing.Eval[any](t, w, `document.querySelectorAll("details").forEach(d => { d.open = true; d.hidden = false; })`)
			for _, v := range browsing.Violations(t, w, axe, browsing.WCAG) {
				t.Errorf("%s at %d: %s", name, width, v)
			}
			if n := browsing.Eval[int](t, w, `document.documentElement.scrollWidth`); n > width {
				t.Errorf("%s is %d px wide at %d", name, n, width)
			}
			w.Quiet(t)
		}
	}
}
