package site

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"modernc.org/quickjs"
)

// clock is the shipped script in QuickJS, without a page around it, and those
// that stand on it.
func clock(t *testing.T, more ...string) func(expr string) string {
	t.Helper()
	vm, err := quickjs.NewVM()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { vm.Close() })
	src := "var modules = {};\n"
	for _, name := range append([]string{"65-clock.js"}, more...) {
		b, err := os.ReadFile(repository("layouts/_assets/js/" + name))
		if err != nil {
			t.Fatal(err)
		}
		src += string(b)
	}
	eval := func(src string) any {
		v, err := vm.Eval(src, quickjs.EvalGlobal)
		if err != nil {
			t.Fatalf("javascript: %v\n%.300s", err, src)
		}
		return v
	}
	eval(src)
	return func(expr string) string {
		s, ok := eval(expr).(string)
		if !ok {
			t.Fatalf("%s gives no text", expr)
		}
		return s
	}
}

// TestClockVectors: the reader's clock and the build have one rule of status;
// the vectors are those of model.TestStatusVectors.
func TestClockVectors(t *testing.T) {
	b, err := os.ReadFile("../model/testdata/status.txt")
	if err != nil {
		t.Fatal(err)
	}
	ask, n := clock(t), 0
	for i, line := range strings.Split(string(b), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		for j := range f {
			f[j] = strings.TrimSuffix(f[j], "-") // a lone dash: not known
		}
		dates, _ := json.Marshal(map[string]string{"inForce": f[1], "superseded": f[2], "withdrawn": f[3]})
		if got := ask("statusAt(" + string(dates) + ", '" + f[0] + "')"); got != f[6] {
			t.Errorf("line %d: %s, want %s", i+1, got, f[6])
		}
		if got := ask("String(reached('" + f[4] + "', '" + f[0] + "'))"); got != map[bool]string{true: "true", false: "false"}[f[7] == "due"] {
			t.Errorf("line %d: review reached is %s, want %q", i+1, got, f[7])
		}
		n++
	}
	if n < 20 {
		t.Errorf("only %d vectors", n)
	}
}

// TestClockFinds: what the page is told to say, on days around the build.
func TestClockFinds(t *testing.T) {
	ask := clock(t)
	for _, c := range []struct{ data, built, today, want string }{
		{`{status: "current", inForce: "2024-01-01", superseded: "2027-01-01"}`, "2026-11-23", "2026-11-23", `{"status":"","review":false}`},
		{`{status: "current", inForce: "2024-01-01", superseded: "2027-01-01"}`, "2026-11-23", "2027-01-01", `{"status":"superseded","review":false}`},
		{`{status: "upcoming", inForce: "2027-03-01"}`, "2026-11-23", "2027-03-01", `{"status":"current","review":false}`},
		{`{status: "upcoming"}`, "2026-11-23", "2030-01-01", `{"status":"","review":false}`},
		{`{status: "planned"}`, "2026-11-23", "2030-01-01", `{"status":"","review":false}`},
		{`{status: "unknown"}`, "2026-11-23", "2030-01-01", `{"status":"","review":false}`},
		// Due since the build: said. Due at the build already: the page says it itself.
		{`{status: "current", inForce: "2024-01-01", reviewDue: "2027-01-01"}`, "2026-11-23", "2027-01-01", `{"status":"","review":true}`},
		{`{status: "current", inForce: "2021-01-01", reviewDue: "2024-01-01"}`, "2026-11-23", "2027-01-01", `{"status":"","review":false}`},
		// A clock before the build is wrong about everything.
		{`{status: "current", inForce: "2026-11-01"}`, "2026-11-23", "2026-01-01", `{"status":"","review":false}`},
	} {
		if got := ask("JSON.stringify(clockFinds(" + c.data + ", '" + c.built + "', '" + c.today + "'))"); got != c.want {
			t.Errorf("%s built %s, seen %s: %s, want %s", c.data, c.built, c.today, got, c.want)
		}
	}
	for at, want := range map[string]string{
		"2026-11-23T15:59:59Z": "2026-11-23", "2026-11-23T16:00:00Z": "2026-11-24", "2026-12-31T20:00:00-05:00": "2027-01-01",
	} {
		if got := ask("dayIn(Date.parse('" + at + "'))"); got != want {
			t.Errorf("%s is %s in China, want %s", at, got, want)
		}
	}
}

// TestClockWords: both languages say the same things.
func TestClockWords(t *testing.T) {
	ask := clock(t)
	const keys = `(function (l) { var w = clockWords[l]; return JSON.stringify([Object.keys(w), Object.keys(w.now),
		Object.keys(w).map(function (k) { return (String(w[k]).match(/\{\w+\}/g) || []).sort(); })]); })`
	if zh, en := ask(keys+`("zh")`), ask(keys+`("en")`); zh != en {
		t.Errorf("the languages differ:\n%s\n%s", zh, en)
	}
}

// TestReviewClockVectors: the reader's clock and the build have one rule of the
// state of a review; the vectors are those of model.TestReviewVectors.
func TestReviewClockVectors(t *testing.T) {
	b, err := os.ReadFile("../model/testdata/review.txt")
	if err != nil {
		t.Fatal(err)
	}
	ask, n := clock(t), 0
	for i, line := range strings.Split(string(b), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		term := map[string]string{}
		for j, key := range []string{"inForce", "superseded", "withdrawn", "soon", "due", "cap", "result"} {
			// What is not known is an attribute that is not there.
			if f[j+1] != "-" {
				term[key] = f[j+1]
			}
		}
		data, _ := json.Marshal(term)
		if got := ask("reviewAt(" + string(data) + ", '" + f[0] + "')"); got != f[9] {
			t.Errorf("line %d: %s, want %s", i+1, got, f[9])
		}
		n++
	}
	if n < 25 {
		t.Errorf("only %d vectors", n)
	}
}

// TestFilingClock: by the reader's clock the day by which a region files comes;
// a copy made after it, a clock that is behind and the day itself add nothing.
func TestFilingClock(t *testing.T) {
	ask := clock(t)
	b, err := os.ReadFile(repository("layouts/_assets/js/67-filing.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ due, built, today, want string }{
		{"2026-11-30", "2026-11-01", "2026-12-01", "到期，未见记录"},
		{"2026-11-30", "2026-11-01", "2026-11-30", ""},
		{"2026-11-30", "2026-12-01", "2026-12-02", ""},
		{"2026-11-30", "2026-11-30", "2026-12-01", "到期，未见记录"},
		{"2026-11-30", "2026-11-29", "2026-11-01", ""},
		{"", "2026-11-01", "2026-12-01", ""},
	} {
		got := ask(string(b) + `
			var said = "";
			dayIn = function () { return "` + c.today + `"; };
			var document = { body: { dataset: { day: "` + c.built + `", lang: "zh" } }, createElement: function () { return {}; } };
			modules.filing({ dataset: { due: "` + c.due + `" }, appendChild: function (n) { said = n.textContent; } });
			said`)
		if !strings.HasSuffix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("due %s, made %s, on %s: %q", c.due, c.built, c.today, got)
		}
	}
}
