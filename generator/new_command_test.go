package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// newBase is a small system for new things to join.
var newBase = map[string]string{
	"system.toml":           "format = 1\nsite.title.zh = \"测试站\"\n\n[[level]]\nkey = \"local\"\ntitle.zh = \"地方标准\"\npublication = \"full\"\n",
	"framework.toml":        "# 手写的说明\r\n[[box]]\r\ncode = \"300\"\r\ntitle.zh = \"资产\"\r\n",
	"regions.toml":          "\uFEFF[[region]]\nkey = \"henan\"\ncode = \"410000\"\nkind = \"province\"\ntitle.zh = \"河南省\"", // no end of line
	"plan.toml":             "task = [ { key = \"a\", title = { zh = \"甲\" } } ]\n",
	"roles.toml":            "# \xb8\xda\xce\xbb\n", // GBK
	"standards/a/work.toml": "number = \"DB41/T 1\"\ntitle.zh = \"甲\"\nlevel = \"local\"\nbox = \"300\"\n",
}

// TestNew: a thing becomes a folder, a row goes to the end of its register
// whose bytes stay, and what is left to fill in is said.
func TestNew(t *testing.T) {
	dir := writeTree(t, newBase)
	do := func(args ...string) string {
		t.Helper()
		code, stdout, stderr := guiju(t, append(append([]string{"new"}, args...), "--content", dir, "--as-of", asOf, "--lang", "en")...)
		if code != exitOK {
			t.Fatalf("%v: exit %d\n%s%s", args, code, stdout, stderr)
		}
		return stdout + stderr
	}
	before := treeHash(t, dir)
	if got := do("standard", "b", "2026", "--dry-run"); !strings.Contains(got, "--- standards/b/work.toml\n") || !strings.Contains(got, "--- standards/b/2026/zh.md\n") {
		t.Errorf("--dry-run shows\n%s", got)
	}
	if treeHash(t, dir) != before {
		t.Error("--dry-run changed the content")
	}
	got := do("standard", "b", "2026", "--set", "box=300", "--set", "title.zh=乙", "--set", "number=DB41/T 2")
	if !strings.Contains(got, "wrote standards/b/work.toml") || !strings.Contains(got, "standards/b/2026/zh.md:7:5: warning placeholder") || strings.Contains(got, "standards/b/work.toml:") {
		t.Errorf("new standard says\n%s", got)
	}
	if work := get(t, filepath.Join(dir, "standards/b/work.toml")); !strings.Contains(work, "\nlevel = \"local\"\n") || !strings.Contains(work, "\n# Level (required): ") {
		t.Errorf("the only level is not taken:\n%s", work)
	}
	if edition := get(t, filepath.Join(dir, "standards/b/2026/edition.toml")); !strings.Contains(edition, "\nnumber = \"DB41/T 2—2026\"\n") {
		t.Errorf("the number does not follow:\n%s", edition)
	}

	if got := do("region", "luoyang", "--set", "kind=city", "--set", "title=洛阳市", "--set", "parent=henan"); !strings.HasSuffix(got, "wrote regions.toml\n") && !strings.Contains(got, "no problems") {
		t.Errorf("new region says\n%s", got)
	}
	if regions := get(t, filepath.Join(dir, "regions.toml")); !strings.HasPrefix(regions, newBase["regions.toml"]+"\n\n[[region]]\n") {
		t.Errorf("the register is not as it was:\n%s", regions)
	}
	if got := do("box", "310"); !strings.Contains(got, "toml-missing-key") || strings.Count(got, "error") != 2 { // one, and the tally
		t.Errorf("new box says\n%s", got)
	}
	if boxes := get(t, filepath.Join(dir, "framework.toml")); !strings.HasPrefix(boxes, newBase["framework.toml"]+"\r\n[[box]]\r\n") || strings.Contains(strings.ReplaceAll(boxes, "\r\n", ""), "\n") {
		t.Errorf("line ends are mixed:\n%q", boxes)
	}
	if got := do("synonym", "公车", "--set", "lang=zh", "--set", "formal=公务用车"); !strings.Contains(got, "wrote synonyms.toml") {
		t.Errorf("a register of its own:\n%s", got)
	}
}

// TestNewRefuses: nothing is overwritten, no name is taken twice, and a file that
// cannot be read is not added to.
func TestNewRefuses(t *testing.T) {
	dir := writeTree(t, newBase)
	before := treeHash(t, dir)
	for _, c := range []struct {
		args []string
		says string
	}{
		{nil, "kinds: standard, edition"},
		{[]string{"standrad", "b"}, "did you mean standard?"},
		{[]string{"standard", "a"}, "standards/a/work.toml is there already"},
		{[]string{"standard", "A B"}, "cannot be the name of a folder"},
		{[]string{"standard", "con"}, "cannot be a key"},
		{[]string{"policy", "a"}, "the id “a” is taken"},
		{[]string{"region", "henan"}, "the region “henan” is taken"},
		{[]string{"role", "driver"}, "roles.toml cannot be read"},
		{[]string{"task", "b"}, "nothing was written: plan.toml"},
		{[]string{"standard", "b", "--set", "level=locl"}, "Did you mean “local”?"},
		{[]string{"news", "b", "--set", "date=soon"}, "2026-11-20"},
	} {
		code, stdout, stderr := guiju(t, append(append([]string{"new"}, c.args...), "--content", dir, "--as-of", asOf, "--lang", "en")...)
		if code != exitUsage || !strings.Contains(stderr, c.says) {
			t.Errorf("%v: exit %d\n%s%s", c.args, code, stdout, stderr)
		}
	}
	if treeHash(t, dir) != before {
		t.Error("the content was changed")
	}
	if code, _, stderr := guiju(t, "new", "news", "a", "--content", filepath.Join(dir, "none"), "--lang", "en"); code != exitUsage || !strings.Contains(stderr, "no such folder") {
		t.Errorf("no folder: exit %d\n%s", code, stderr)
	}
}

// TestNewStaysInside: a link that leads out of the content is not followed.
func TestNewStaysInside(t *testing.T) {
	dir, outside := writeTree(t, newBase), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "publicity")); err != nil {
		t.Skip(err)
	}
	if code, _, stderr := guiju(t, "new", "news", "first", "--content", dir, "--as-of", asOf); code == exitOK {
		t.Errorf("exit %d\n%s", code, stderr)
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
		t.Errorf("written outside of the content: %v %v", entries, err)
	}
}
