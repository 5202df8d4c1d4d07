package check_test

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"guiju/generator/check"
	"guiju/generator/model"
	"guiju/generator/source"
)

var day = model.NewDate(2026, 11, 23)

type testCase struct {
	name  string
	want  []string
	files fstest.MapFS
}

// cases reads testdata: base.txtar is the folder that every case starts from;
// the others hold "== name", lines "want place rule [severity]", "without
// file", "film …" and "picture …" (see media_test.go), then the files that
// replace those of the base.
func cases(t *testing.T) []testCase {
	t.Helper()
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var out []testCase
	for _, name := range archives {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split("\n"+string(data), "\n== ")[1:] {
			a := txtar.Parse([]byte(part))
			lines := strings.Split(strings.TrimSpace(string(a.Comment)), "\n")
			c := testCase{name: strings.TrimSuffix(path.Base(name), ".txtar") + "/" + lines[0], want: []string{}, files: fstest.MapFS{}}
			for _, f := range slices.Concat(base.Files, a.Files) {
				c.files[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			for _, line := range lines[1:] {
				verb, rest, _ := strings.Cut(line, " ")
				switch verb {
				case "want":
					c.want = append(c.want, rest)
				case "film": // file, codec, milliseconds, megabytes
					c.files[strings.Fields(rest)[0]] = &fstest.MapFile{Data: film(t, rest)}
				case "picture": // file, width, height
					c.files[strings.Fields(rest)[0]] = &fstest.MapFile{Data: picture(t, rest)}
				case "without":
					if c.files[rest] == nil {
						t.Fatalf("%s: without %s, which is not there", c.name, rest)
					}
					delete(c.files, rest)
				case "":
				default:
					t.Fatalf("%s: line %q", c.name, line)
				}
			}
			slices.Sort(c.want)
			out = append(out, c)
		}
	}
	return out
}

// found writes a problem as the cases want it: with the severity where it is
// not the rule's own.
func found(p model.Problem) string {
	s := p.Pos.String() + " " + p.Rule.ID
	if p.Severity != p.Rule.Severity {
		s += " " + p.Severity.String()
	}
	return s
}

func TestCases(t *testing.T) {
	for _, c := range cases(t) {
		t.Run(c.name, func(t *testing.T) {
			sys, _, problems, err := source.Load(c.files)
			if err != nil {
				t.Fatal(err)
			}
			problems = check.Accept(sys, append(problems, check.Run(sys, day)...))
			got := []string{}
			for _, p := range problems {
				switch {
				case slices.Contains(check.DraftingRules, p.Rule): // held by TestFaults and TestDrafting
				case slices.Contains(check.Rules, p.Rule):
					got = append(got, found(p))
				case p.Severity == model.Error && !sys.Unread[p.Pos.File]:
					t.Errorf("the case itself is wrong: %s %s %s", p.Pos, p.Rule.ID, p.Message(model.En))
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
				for _, p := range problems {
					t.Log(p.Pos, p.Rule.ID, p.Message(model.En), "|", p.Hint(model.En))
				}
			}
		})
	}
}

// TestRules: every rule is found by some case and speaks both languages, with
// the same arguments; silence must fail.
func TestRules(t *testing.T) {
	wanted := map[string]bool{}
	for _, c := range cases(t) {
		for _, w := range c.want {
			for _, r := range check.Rules {
				wanted[r.ID] = wanted[r.ID] || slices.Contains(strings.Fields(w), r.ID)
			}
		}
	}
	for _, rule := range readTable(t, "found.txt") {
		wanted[rule] = true
	}
	for _, c := range draftingCases(t, "bad") {
		wanted[ruleOf(c.slug)] = true
	}
	ids := map[string]bool{}
	for _, r := range slices.Concat(check.Rules, source.Rules) {
		if ids[r.ID] {
			t.Errorf("two rules have the id %s", r.ID)
		}
		ids[r.ID] = true
	}
	for _, r := range check.Rules {
		if !wanted[r.ID] {
			t.Errorf("no case finds %s", r.ID)
		}
		for _, b := range []model.Bilingual{r.Message, r.Hint, r.Doc} {
			if b.Zh == "" || b.En == "" {
				t.Errorf("%s: message, hint and doc in both languages, please: %+v", r.ID, b)
			}
		}
		for i := 1; i < 7; i++ {
			arg := fmt.Sprintf("{%d}", i)
			if strings.Contains(r.Message.Zh, arg) != strings.Contains(r.Message.En, arg) || strings.Contains(r.Hint.Zh, arg) != strings.Contains(r.Hint.En, arg) {
				t.Errorf("%s: %s only in one language", r.ID, arg)
			}
		}
	}
}

// unfilled is an argument's place, or what package fmt says of a bad verb.
var unfilled = regexp.MustCompile(`\{[0-9]\}|%!`)

// TestMessagesAreFilled: no message of any case shows an argument's number.
func TestMessagesAreFilled(t *testing.T) {
	for _, c := range cases(t) {
		sys, _, _, err := source.Load(c.files)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range check.Accept(sys, check.Run(sys, day)) {
			for _, l := range model.Langs {
				if s := p.Message(l) + p.Hint(l); unfilled.MatchString(strings.ReplaceAll(s, "d{", "")) {
					t.Errorf("%s: %s", p.Rule.ID, s)
				}
			}
		}
	}
}
