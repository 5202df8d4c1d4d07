package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestConvert: content without a format is refused with the command that
// converts it; that one shows what it would do, does it when told, and then
// has nothing to do.
func TestConvert(t *testing.T) {
	for name, c := range map[string]struct{ old, new, diff string }{
		"no format":    {"# 体系\nsite.title.zh = \"甲\"\n", "format = 1\n# 体系\nsite.title.zh = \"甲\"\n", "+format = 1\n"},
		"Windows file": {"\uFEFFsite.title.zh = \"甲\"\r\n", "\uFEFFformat = 1\r\nsite.title.zh = \"甲\"\r\n", "+\uFEFFformat = 1\r\n"},
		"format 0":     {"format = 0 # 旧\nsite.title.zh = \"甲\"\n", "format = 1 # 旧\nsite.title.zh = \"甲\"\n", "-format = 0 # 旧\n+format = 1 # 旧\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := writeTree(t, map[string]string{"system.toml": c.old})
			file := filepath.Join(dir, "system.toml")
			do := func(want int, args ...string) string {
				t.Helper()
				code, stdout, stderr := guiju(t, append(args, "--content", dir, "--as-of", asOf, "--lang", "en")...)
				if code != want {
					t.Fatalf("%v: exit %d\n%s%s", args, code, stdout, stderr)
				}
				return stdout + stderr
			}
			if got := do(exitProblems, "build", "--out", filepath.Join(t.TempDir(), "public")); !strings.Contains(got, "guiju convert") {
				t.Errorf("build does not name the command:\n%s", got)
			}
			if got := do(exitOK, "convert"); !strings.Contains(got, c.diff) || !strings.Contains(got, "nothing was written") || get(t, file) != c.old {
				t.Errorf("convert says\n%s", got)
			}
			do(exitOK, "convert", "--write")
			if got := get(t, file); got != c.new {
				t.Errorf("got %q\nwant %q", got, c.new)
			}
			if got := do(exitOK, "convert", "--write"); !strings.Contains(got, "nothing to convert") || get(t, file) != c.new {
				t.Errorf("again:\n%s", got)
			}
			do(exitOK, "check")
		})
	}
}

// TestNewerFormat: of content that a newer program wrote this one says so, and
// nothing of the keys that it does not know; it publishes nothing.
func TestNewerFormat(t *testing.T) {
	dir := writeTree(t, map[string]string{"system.toml": "format = 2\nsite.title.zh = \"甲\"\nsite.motto = \"新\"\n", "new.toml": ""})
	for _, command := range []string{"check", "build"} {
		code, stdout, stderr := guiju(t, command, "--content", dir, "--out", filepath.Join(t.TempDir(), "public"), "--as-of", asOf, "--lang", "en")
		if got := stdout + stderr; code != exitProblems || !strings.Contains(got, "format-version") || strings.Contains(got, "toml-unknown-key") || strings.Contains(got, "file-unexpected") {
			t.Errorf("%s: exit %d\n%s", command, code, got)
		}
	}
}

// TestConvertRefuses: a format that this program does not know, and a file
// that it cannot read, stay as they are.
func TestConvertRefuses(t *testing.T) {
	for _, c := range []struct{ src, says string }{
		{"format = 2\nsite.title.zh = \"甲\"\n", "use a newer program"},
		{"format = -1\nsite.title.zh = \"甲\"\n", "there is no format -1"},
		{"site.title.zh = “甲”\n", "toml-fullwidth"},
	} {
		dir := writeTree(t, map[string]string{"system.toml": c.src})
		code, stdout, stderr := guiju(t, "convert", "--write", "--content", dir, "--lang", "en")
		if code != exitProblems || !strings.Contains(stdout+stderr, c.says) {
			t.Errorf("%q: exit %d\n%s%s", c.src, code, stdout, stderr)
		}
		if get(t, filepath.Join(dir, "system.toml")) != c.src {
			t.Errorf("%q was changed", c.src)
		}
	}
}
