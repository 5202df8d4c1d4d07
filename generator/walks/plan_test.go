package walks

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"guiju/generator/browsing"
)

// plainPlan is plan.toml as a reader that knows nothing of the program has it.
type plainPlan struct {
	phases, tasks, measures, dues int
	dates                         []string // of the deadlines, in order
}

func readPlan(t *testing.T, file string) (p plainPlan) {
	t.Helper()
	var all map[string]any
	if _, err := toml.DecodeFile(file, &all); err != nil {
		t.Fatal(err)
	}
	list := func(of map[string]any, key string) (out []map[string]any) {
		switch v := of[key].(type) {
		case []map[string]any:
			return v
		case []any:
			for _, e := range v {
				out = append(out, e.(map[string]any))
			}
		}
		return out
	}
	p.phases, p.tasks = len(list(all, "phase")), len(list(all, "task"))
	for _, task := range list(all, "task") {
		p.measures += len(list(task, "measure"))
		for _, due := range list(task, "due") {
			p.dues++
			p.dates = append(p.dates, fmt.Sprint(due["date"])[:len("2006-01-02")])
		}
	}
	return p
}

func read(t *testing.T, parts ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// between is what stands between two marks, the first of them included.
func between(t *testing.T, s, from, to string) string {
	t.Helper()
	_, after, ok := strings.Cut(s, from)
	head, _, ends := strings.Cut(after, to)
	if !ok || !ends {
		t.Fatalf("no %q … %q", from, to)
	}
	return from + head
}

// TestPlanIsWhole: the pages and files show the 4 phases, 8 tasks, 15 measures
// and 9 deadlines of the plan, counted in its file by another reader.
func TestPlanIsWhole(t *testing.T) {
	t.Parallel()
	want := readPlan(t, "../../content/plan.toml")
	if got := fmt.Sprint(want.phases, want.tasks, want.measures, want.dues); got != "4 8 15 9" {
		t.Fatalf("plan.toml has %s of the annex's 4 8 15 9", got)
	}
	site := browsing.Site(t)
	for _, lang := range []string{"", "en"} {
		count := func(where, what, in string, n int) {
			t.Helper()
			if got := strings.Count(in, what); got != n {
				t.Errorf("%s/%s: %d of %s, want %d", lang, where, got, what, n)
			}
		}
		tasks := between(t, read(t, site, lang, "tasks.html"), `<table class="data-table data-table-stack tasks-table"`, "</table>")
		count("tasks.html", `<tr id="ui-task-`, tasks, want.tasks)
		measures, dues := 0, 0
		for _, list := range strings.Split(tasks, `<ol class="measures">`)[1:] {
			list, _, _ = strings.Cut(list, "</ol>")
			measures += strings.Count(list, "<li>")
		}
		for _, list := range strings.Split(tasks, `<ul class="cell-dues">`)[1:] {
			list, _, _ = strings.Cut(list, "</ul>")
			dues += strings.Count(list, "<li>")
		}
		if measures != want.measures || dues != want.dues {
			t.Errorf("%s/tasks.html: %d measures, %d deadlines", lang, measures, dues)
		}
		for _, d := range want.dates {
			if !strings.Contains(tasks, `datetime="`+d+`"`) {
				t.Errorf("%s/tasks.html lacks the deadline %s", lang, d)
			}
		}
		plan := read(t, site, lang, "plan.html")
		count("plan.html", `<li class="road-phase"`, plan, want.phases)
		for _, kind := range []string{"plan-wide", "plan-narrow"} {
			picture := between(t, plan, `<svg xmlns="http://www.w3.org/2000/svg" class="plan-picture `+kind, "</svg>")
			count("the roadmap", `class="plan-stretch"`, picture, want.phases)
			count("the roadmap", `class="plan-stop"`, picture, want.tasks)
			picture = between(t, read(t, site, lang, "timetable.html"), `<svg xmlns="http://www.w3.org/2000/svg" class="plan-picture `+kind, "</svg>")
			count("the timetable", `class="plan-bar-phase"`, picture, want.phases)
			count("the timetable", `class="plan-bar-task"`, picture, want.tasks)
			count("the timetable", `<path class="plan-due`, picture, want.dues)
			// Nothing is on record, so nothing is marked.
			count("the timetable", `class="plan-done"`, picture, 0)
		}
		book := between(t, read(t, site, lang, "task-book.html"), `id="ui-book"`, "</table>")
		count("task-book.html", `<th scope="row"`, book, want.tasks)

		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(read(t, site, lang, "data", "tasks.csv"), "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 1+want.dues {
			t.Fatalf("%s/data/tasks.csv: %d lines, %v", lang, len(rows), err)
		}
		for i, d := range want.dates {
			if rows[i+1][5] != d {
				t.Errorf("%s/data/tasks.csv, line %d: %q, want the deadline %s", lang, i+2, rows[i+1], d)
			}
		}
	}
	var twin struct {
		Phases []any
		Tasks  []struct {
			Number   int
			Measures []any
			Dues     []struct{ Date, State string }
		}
	}
	if err := json.Unmarshal([]byte(read(t, site, "data", "tasks.json")), &twin); err != nil {
		t.Fatal(err)
	}
	var got plainPlan
	got.phases, got.tasks = len(twin.Phases), len(twin.Tasks)
	for _, task := range twin.Tasks {
		got.measures, got.dues = got.measures+len(task.Measures), got.dues+len(task.Dues)
		for _, d := range task.Dues {
			got.dates = append(got.dates, d.Date)
			if d.State != "reached" {
				t.Errorf("data/tasks.json says %q of a deadline of which nothing is on record", d.State)
			}
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("data/tasks.json has %v, want %v", got, want)
	}
}

// aheadOf is a site whose plan lies five years on, with a body that has tasks.
func aheadOf(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	if err := os.CopyFS(content, os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	year := regexp.MustCompile(`\b(2021|2022|2023)(-|年)`)
	plan := year.ReplaceAllStringFunc(read(t, content, "plan.toml"), func(s string) string {
		n, _ := strconv.Atoi(s[:4])
		return strconv.Itoa(n+5) + s[4:]
	})
	plan = strings.Replace(plan, "key = \"system\"\n", "key = \"system\"\nowner = \"sample-office\"\n", 1)
	for file, words := range map[string]string{
		"plan.toml":   plan,
		"bodies.toml": "[[body]]\nkey = \"sample-office\"\ntitle.zh = \"样本局\"\ntitle.en = \"Sample office\"\nkind = \"department\"\nregion = \"luoyang\"\nsample = true\n",
	} {
		if err := os.WriteFile(filepath.Join(content, file), []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "public")
	if b, err := exec.Command(browsing.Program(t), "build", "--as-of", browsing.Day, "--content", content, "--out", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	return "file://" + filepath.ToSlash(out) + "/"
}

// TestPlanByTheClock: on a later day the line of today has moved, the phase
// under way is another, and a deadline that has passed is reached without a
// record; on a day off the axis there is no line.
func TestPlanByTheClock(t *testing.T) {
	t.Parallel()
	base := aheadOf(t)
	open := func(address, now string) *browsing.Window {
		w := browsing.Open(t, 1280, 900)
		w.Do(t, browsing.Call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: `Date.now = () => Date.parse("` + now + `T12:00:00+08:00");`,
		}), chromedp.Navigate(base+address))
		w.Until(t, "the scripts", `document.readyState === "complete"`)
		return w
	}
	const line = `(() => { const g = document.querySelector(".plan-wide .plan-today"); return g.getAttribute("visibility") + " " + g.transform.baseVal[0].matrix.e; })()`
	at := func(now string) (string, float64) {
		w := open("timetable.html", now)
		seen, x, _ := strings.Cut(browsing.Eval[string](t, w, line), " ")
		n, _ := strconv.ParseFloat(x, 64)
		w.Quiet(t)
		return seen, n
	}
	seen, first := at(browsing.Day)
	later, second := at("2027-06-15")
	if seen != "visible" || later != "visible" || second < first+200 {
		t.Errorf("today stands at %v (%s), on a later day at %v (%s)", first, seen, second, later)
	}
	if gone, _ := at("2030-01-01"); gone != "hidden" {
		t.Errorf("off the axis the line is %s", gone)
	}
	const noted = `[...document.querySelectorAll("#ui-tasks [data-module=due] .cell-note")].map(e => e.textContent).join("|")`
	for _, c := range []struct{ now, want string }{
		{browsing.Day, ""}, {"2026-11-30", ""}, {"2026-12-01", "按您的日期：到期，未见记录"},
	} {
		w := open("tasks.html", c.now)
		if got := browsing.Eval[string](t, w, noted); got != c.want {
			t.Errorf("on %s the deadlines say %q, want %q", c.now, got, c.want)
		}
		w.Quiet(t)
	}
	w := open("en/plan.html", "2027-02-01")
	if got := browsing.Eval[string](t, w, `[...document.querySelectorAll(".road-when")].map(e => e.textContent).join("|")`); got != "over by the calendar|under way by the calendar|to come by the calendar|to come by the calendar" {
		t.Errorf("phases: %q", got)
	}
	w.Quiet(t)
}

// TestPlanForAll: with a body that has tasks, axe-core finds nothing on any
// page of the plan.
func TestPlanForAll(t *testing.T) {
	t.Parallel()
	axe, base := browsing.AxeCore(t), aheadOf(t)
	w := browsing.Open(t, 1280, 900)
	for _, p := range []string{"plan.html", "timetable.html", "tasks.html", "task-book.html", "task-book/sample-office.html", "en/task-book/region-luoyang.html"} {
		w.Do(t, chromedp.Navigate(base+p))
		w.Until(t, "the page", `document.readyState === "complete"`)
		for _, v := range browsing.Violations(t, w, axe, browsing.WCAG) {
			t.Errorf("%s: %s", p, v)
		}
		w.Quiet(t)
	}
}

// TestTasksByPhase: the table of key tasks is filtered by phase and state, the
// choice is in the address, and a task can be addressed.
func TestTasksByPhase(t *testing.T) {
	t.Parallel()
	base := "file://" + filepath.ToSlash(browsing.Site(t)) + "/"
	w := browsing.Open(t, 360, 800)
	const rows = `[...document.querySelectorAll("#ui-tasks tbody tr")].filter(r => !r.hidden).length`
	w.Do(t, chromedp.Navigate(base+"tasks.html?phase=preparation"))
	w.Until(t, "the table", `document.querySelector("#ui-tasks[data-ready]")`)
	if n := browsing.Eval[int](t, w, rows); n != 4 {
		t.Errorf("%d tasks of the preparation, 4 are", n)
	}
	choose := func(name, value string) {
		browsing.Eval[any](t, w, `(() => { const f = document.querySelector("[data-filter=`+name+`]"); f.value = "`+value+`"; f.dispatchEvent(new Event("change", {bubbles: true})); })()`)
	}
	choose("phase", "implementation")
	if n := browsing.Eval[int](t, w, rows); n != 2 || !strings.Contains(browsing.Eval[string](t, w, "location.search"), "phase=implementation") {
		t.Errorf("%d tasks of the implementation, 2 are", n)
	}
	choose("phase", "")
	choose("state", "reached")
	if n := browsing.Eval[int](t, w, rows); n != 8 {
		t.Errorf("%d tasks have a deadline that is reached, 8 have", n)
	}
	w.Do(t, chromedp.Navigate(base+"tasks.html#ui-task-assessment"))
	w.Until(t, "the row", `document.querySelector("#ui-task-assessment:target")`)
	if wide := browsing.Eval[bool](t, w, `document.documentElement.scrollWidth > innerWidth`); wide {
		t.Error("the page scrolls sideways at 360 px")
	}
	for _, p := range []string{"plan.html", "en/plan.html", "timetable.html", "en/timetable.html", "task-book.html"} {
		w.Do(t, chromedp.Navigate(base+p))
		w.Until(t, "the page", `document.readyState === "complete"`)
		if wide := browsing.Eval[bool](t, w, `document.documentElement.scrollWidth > innerWidth`); wide {
			t.Errorf("%s scrolls sideways at 360 px", p)
		}
	}
	w.Quiet(t)
}
