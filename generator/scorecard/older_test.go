package scorecard_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"guiju/generator/browsing"
	"guiju/generator/scorecard"
	"guiju/generator/verify"
)

// TestOlderManifest: a site whose manifest lacks what later programs write, or
// has what a program after this one may, is verified all the same; one of a
// format that this program does not know is refused, not misread.
func TestOlderManifest(t *testing.T) {
	dir := small(t)
	build(t, dir)
	out := filepath.Join(dir, "public")
	name := filepath.Join(out, verify.ManifestName)
	good, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	passed, total := 0, 0
	for what, c := range map[string]struct {
		change func(m map[string]any)
		fails  bool
	}{
		"as it is":              {func(map[string]any) {}, false},
		"no tool":               {func(m map[string]any) { delete(m, "tool") }, false},
		"a field of tomorrow":   {func(m map[string]any) { m["tomorrow"] = map[string]any{"a": []int{1}} }, false},
		"a format of tomorrow":  {func(m map[string]any) { m["format"] = 99 }, true},
		"another kind":          {func(m map[string]any) { m["kind"] = "web-app" }, true},
		"no files":              {func(m map[string]any) { delete(m, "files") }, true},
		"a file that is no map": {func(m map[string]any) { m["files"] = []string{"index.html"} }, true},
	} {
		total++
		var m map[string]any
		if err := json.Unmarshal(good, &m); err != nil {
			t.Fatal(err)
		}
		c.change(m)
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		put(t, name, string(b))
		if bad := whole(out); (bad != "") != c.fails {
			t.Errorf("%s: %q", what, bad)
			continue
		}
		passed++
	}
	scorecard.Row(t, "R8", passed, total, "")
}

// older are the ends of earlier pieces of work, the last before the present one
// first: what somebody may have published with.
var older = []string{"f0ef852", "b8efa63", "4f65c77", "eae4125"}

// hashed are the files whose names change with their bytes, or with what they
// hold: nobody keeps their addresses.
var hashed = regexp.MustCompile(`^(?:en/)?(?:assets|css|js|search-index|_assets|fonts)/|\.[0-9a-f]{8,}\.|^data/codes?/`)

// TestOlderReleases: earlier programs and this one verify each other's sites,
// this one builds the content that they were delivered with, and every address
// of a page of theirs is there in the site of the same content today.
func TestOlderReleases(t *testing.T) {
	scorecard.Slow(t)
	passed, total := 0, 0
	var notes []string
	defer func() { scorecard.Row(t, "R8", passed, total, strings.Join(notes, "; ")) }()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	now := t.TempDir()
	newSite := filepath.Join(now, "public")
	if r := run(t, command(t, "build", "--as-of", browsing.Day, "--content", filepath.Join(root, "content"), "--out", newSite)); r.code != exitOK {
		t.Fatal(r.output)
	}
	try := func(what string, ok bool, why string) {
		if total++; ok {
			passed++
			return
		}
		notes = append(notes, what)
		t.Logf("%s: %.1500s", what, why)
	}
	for _, commit := range older {
		dir := t.TempDir()
		script := `git -C "$1" archive "$2" | tar -x -C "$3" && cd "$3" && go build -o guiju ./generator`
		if b, err := exec.Command("sh", "-c", script, "sh", root, commit, dir).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", commit, err, b)
		}
		old := func(args ...string) result {
			cmd := exec.Command(filepath.Join(dir, "guiju"), args...)
			cmd.Dir = dir
			return run(t, cmd)
		}
		oldSite := filepath.Join(dir, "public")
		r := old("build", "--as-of", browsing.Day, "--out", oldSite)
		if r.code != exitOK {
			t.Fatalf("%s: build: %s", commit, r.output)
		}
		r = run(t, command(t, "verify", oldSite))
		try(commit+" 的网站由现在的程序核验 / its site by this program", r.code == exitOK, r.output)
		r = old("verify", newSite)
		try(commit+" 核验现在的网站 / this site by that program", r.code == exitOK, r.output)
		rebuilt := filepath.Join(dir, "rebuilt")
		r = run(t, command(t, "build", "--as-of", browsing.Day, "--content", filepath.Join(dir, "content"), "--out", rebuilt))
		try(commit+" 的内容由现在的程序构建 / its content by this program", r.code == exitOK, r.output)
		if r.code == exitOK {
			lost := lostAddresses(t, oldSite, rebuilt)
			try(commit+" 的地址 / its addresses", len(lost) == 0, strings.Join(lost, "\n"))
		}
	}
}

// lostAddresses are the files of a site that another has not.
func lostAddresses(t *testing.T, old, now string) (lost []string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(old, verify.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	m, err := verify.DecodeManifest(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range m.Files {
		if hashed.MatchString(f.Path) {
			continue
		}
		if _, err := os.Stat(filepath.Join(now, filepath.FromSlash(f.Path))); err != nil {
			lost = append(lost, f.Path)
		}
	}
	return lost
}
