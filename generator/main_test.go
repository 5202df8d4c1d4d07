package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"guiju/generator/model"
)

// asOf is the day every test speaks of, so that none depends on the clock.
const asOf = "2026-11-23"

// TestMain lets a test run the program in a process of its own: with
// GUIJU_RUN set the test binary is guiju.
func TestMain(m *testing.M) {
	if os.Getenv("GUIJU_RUN") != "" {
		main() // it does not return
	}
	code := m.Run()
	if shipped.dir != "" {
		os.RemoveAll(filepath.Dir(shipped.dir))
	}
	if crowdBuilt.dir != "" {
		os.RemoveAll(filepath.Dir(crowdBuilt.dir))
	}
	os.Exit(code)
}

// guiju runs the program in this process from the repository's root.
func guiju(t testing.TB, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(context.Background(), args, &out, &errs)
	return code, out.String(), errs.String()
}

// inRoot moves the test to the repository's root, where users work.
func inRoot(t testing.TB) {
	t.Helper()
	t.Chdir("..")
}

var shipped struct {
	sync.Once
	dir string
	err error
}

// site returns a folder with the published site of the shipped content, built
// once for all tests.
func shippedSite(t testing.TB) string {
	t.Helper()
	shipped.Do(func() {
		dir, err := os.MkdirTemp("", "guiju-site-")
		if err != nil {
			shipped.err = err
			return
		}
		shipped.dir = filepath.Join(dir, "public")
		content, err := filepath.Abs(contentDir())
		if err != nil {
			shipped.err = err
			return
		}
		code, _, stderr := guiju(t, "build", "--as-of", asOf, "--content", content, "--out", shipped.dir)
		if code != exitOK {
			shipped.err = fmt.Errorf("build: exit %d\n%s", code, stderr)
		}
	})
	if shipped.err != nil {
		t.Fatal(shipped.err)
	}
	return shipped.dir
}

// contentDir finds the shipped content from the package folder or the root.
func contentDir() string {
	if _, err := os.Stat("../content"); err == nil {
		return "../content"
	}
	return "content"
}

// treeHash is the hash of every path and byte below dir.
func treeHash(t testing.TB, dir string) string {
	t.Helper()
	h := sha256.New()
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, path))
		fmt.Fprintf(h, "%s %d\n", path, len(b))
		h.Write(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// TestSameBytes: the same content and day give the same bytes whatever the
// folder, the time zone, the number of processors and the locale (invariant 2).
func TestSameBytes(t *testing.T) {
	want := treeHash(t, shippedSite(t))
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for i, env := range [][]string{
		{"TZ=America/New_York", "GOMAXPROCS=1", "LC_ALL=C"},
		{"TZ=Pacific/Kiritimati", "GOMAXPROCS=4", "LC_ALL=zh_CN.UTF-8"},
	} {
		// A copy elsewhere: no host path may reach the output.
		home := filepath.Join(t.TempDir(), "另一个 folder #"+fmt.Sprint(i))
		content := filepath.Join(home, "content")
		if err := os.CopyFS(content, os.DirFS(contentDir())); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(self, "build", "--as-of", asOf, "--content", content, "--out", filepath.Join(home, "out"))
		cmd.Dir = home
		cmd.Env = append(append(os.Environ(), env...), "GUIJU_RUN=1")
		if b, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", env, err, b)
		}
		if got := treeHash(t, filepath.Join(home, "out")); got != want {
			t.Errorf("%v: tree %s, want %s", env, got, want)
		}
	}
}

// TestBuildWritesOnlyToOut: nothing generated is written under content,
// layouts, search or static (invariant 1), and a published folder that was
// deleted comes back identical (invariant 4).
func TestBuildWritesOnlyToOut(t *testing.T) {
	inRoot(t)
	before := map[string]string{}
	for _, dir := range []string{"content", "layouts", "search", "static", "generator"} {
		before[dir] = treeHash(t, dir)
	}
	out := filepath.Join(t.TempDir(), "public")
	if code, _, stderr := guiju(t, "build", "--as-of", asOf, "--out", out); code != exitOK {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	for dir, want := range before {
		if treeHash(t, dir) != want {
			t.Errorf("the build changed %s", dir)
		}
	}
	if treeHash(t, out) != treeHash(t, shippedSite(t)) {
		t.Error("a rebuilt site differs from the first one")
	}
}

// TestStatusFollowsTheDay: the one golden at two dates (invariant 2): the same
// content speaks differently on another day, and only through --as-of.
func TestStatusFollowsTheDay(t *testing.T) {
	for day, want := range map[string]map[string]string{
		asOf: {
			"db41-t-s001": "current", "db41-t-s002": "current", "internal-s101": "current", "internal-s102": "current",
			"internal-s103": "upcoming", "internal-s104": "withdrawn", "internal-s105": "current", "internal-s106": "planned",
		},
		"2027-12-31": {
			"db41-t-s001": "current", "db41-t-s002": "current", "internal-s101": "current", "internal-s102": "current",
			"internal-s103": "current", "internal-s104": "withdrawn", "internal-s105": "current", "internal-s106": "planned",
		},
	} {
		dir := shippedSite(t)
		if day != asOf {
			dir = filepath.Join(t.TempDir(), "public")
			if code, _, stderr := guiju(t, "build", "--as-of", day, "--content", contentDir(), "--out", dir); code != exitOK {
				t.Fatalf("exit %d\n%s", code, stderr)
			}
		}
		for work, status := range want {
			b, err := os.ReadFile(filepath.Join(dir, "standards", work+".json"))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Contains(b, []byte(`"status": "`+status+`"`)) {
				t.Errorf("%s: %s is not %s", day, work, status)
			}
		}
	}
}

func TestUsage(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--help"}, exitOK, ""},
		{[]string{"nonsense"}, exitUsage, "unknown command"},
		{[]string{"build", "--as-of", "2026-13-01"}, exitUsage, "--as-of"},
		{[]string{"build", "--audience", "everyone"}, exitUsage, "--audience"},
		{[]string{"build", "--base-url", "www.example.org"}, exitUsage, "--base-url"},
		{[]string{"build", "--content", "/nonexistent"}, exitUsage, "--content"},
		{[]string{"check", "--format", "xml"}, exitUsage, "--format"},
		{[]string{"explain", "no-such-rule"}, exitUsage, "no-such-rule"},
		{[]string{"search"}, exitUsage, "--batch"},
		{[]string{"verify", "/nonexistent"}, exitUsage, "nonexistent"},
	} {
		code, _, stderr := guiju(t, c.args...)
		if code != c.code || !strings.Contains(stderr, c.want) {
			t.Errorf("%v: exit %d, want %d; stderr %q", c.args, code, c.code, stderr)
		}
	}
}

// TestExplain: every rule of the program has an id of its own and says in both
// languages what it is, what was found and how to mend it.
func TestExplain(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rules() {
		if seen[r.ID] {
			t.Errorf("two rules are called %s", r.ID)
		}
		seen[r.ID] = true
		for _, b := range []model.Bilingual{r.Message, r.Hint, r.Doc} {
			if b.Zh == "" || b.En == "" {
				t.Errorf("%s: %+v lacks a language", r.ID, b)
			}
		}
		for _, lang := range []string{"zh", "en"} {
			code, stdout, _ := guiju(t, "explain", r.ID, "--lang", lang)
			if code != exitOK || !strings.Contains(stdout, r.Doc.In(model.Lang(lang))) {
				t.Errorf("explain %s --lang %s: exit %d\n%s", r.ID, lang, code, stdout)
			}
		}
	}
	if len(seen) == 0 {
		t.Error("no rules")
	}
	_, stdout, _ := guiju(t, "explain", "--format", "json")
	var list []jsonRuleRead
	if err := json.Unmarshal([]byte(stdout), &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != len(seen) {
		t.Errorf("JSON lists %d rules of %d", len(list), len(seen))
	}
}

type jsonRuleRead struct {
	ID, Severity       string
	Message, Hint, Doc struct{ Zh, En string }
}

// TestExplainOne is the picture of one rule, for people and for programs, and
// of a misspelt one.
func TestExplainOne(t *testing.T) {
	const want = `toml-date-quoted

severity: error (must be mended before anything is published)
says: the day “…” is written without quotes
why: TOML itself checks that an unquoted day exists.
mend: Wrong: … = "2022-05-01"; right: … = 2022-05-01.
`
	if code, stdout, _ := guiju(t, "explain", "toml-date-quoted", "--lang", "en"); code != exitOK || stdout != want {
		t.Errorf("exit %d\n%s", code, stdout)
	}
	code, stdout, _ := guiju(t, "explain", "toml-date-quoted", "--format", "json")
	var rule jsonRuleRead
	if err := json.Unmarshal([]byte(stdout), &rule); err != nil {
		t.Fatal(err)
	}
	if code != exitOK || rule.Severity != "error" || rule.Message.En != "the day “{1}” is written without quotes" || rule.Message.Zh == "" {
		t.Errorf("exit %d, %+v", code, rule)
	}
	if code, _, stderr := guiju(t, "explain", "toml-date-qouted", "--lang", "en"); code != exitUsage || !strings.Contains(stderr, "did you mean toml-date-quoted?") {
		t.Errorf("exit %d, %q", code, stderr)
	}
	if code, _, _ := guiju(t, "explain", "--format", "xml"); code != exitUsage {
		t.Errorf("exit %d", code)
	}
}
