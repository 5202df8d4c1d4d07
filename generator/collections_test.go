package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnyOneCollectionBuilds: a content folder with the registers and any one
// collection, or none, is a site. What a register or a course says of a work
// that has no folder is shown as planned.
func TestAnyOneCollectionBuilds(t *testing.T) {
	for _, collection := range []string{"", "standards", "regulations", "policies", "publicity", "training", "pages"} {
		t.Run("only "+collection, func(t *testing.T) {
			content := filepath.Join(t.TempDir(), "content")
			registers, err := filepath.Glob(filepath.Join(contentDir(), "*.toml"))
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range registers {
				copyFile(t, r, filepath.Join(content, filepath.Base(r)))
			}
			if collection != "" {
				if err := os.CopyFS(filepath.Join(content, collection), os.DirFS(filepath.Join(contentDir(), collection))); err != nil {
					t.Fatal(err)
				}
			}
			out := filepath.Join(t.TempDir(), "public")
			if code, _, stderr := guiju(t, "build", "--as-of", asOf, "--content", content, "--out", out); code != exitOK {
				t.Fatalf("exit %d\n%s", code, stderr)
			}
			if collection == "training" {
				html, err := os.ReadFile(filepath.Join(out, "training", "induction-course.html"))
				if err != nil || !strings.Contains(string(html), "db41-t-s002") {
					t.Errorf("the course does not name the planned work it quotes: %v", err)
				}
			}
		})
	}
}

// TestChineseOnly: content without a word of English is complete: it builds
// without a warning, and its English pages show the Chinese with a notice.
func TestChineseOnly(t *testing.T) {
	dir := unpack(t, "testdata/chinese.txtar")
	code, stdout, _ := guiju(t, "check", "--as-of", asOf, "--content", dir)
	if code != exitOK || strings.Contains(stdout, ": warning ") || strings.Count(stdout, "\n") > 3 {
		t.Errorf("check: exit %d\n%s", code, stdout)
	}
	out := filepath.Join(t.TempDir(), "public")
	if code, _, stderr := guiju(t, "build", "--as-of", asOf, "--content", dir, "--out", out); code != exitOK {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	html, err := os.ReadFile(filepath.Join(out, "standards", "db41-t-s001.html"))
	if err != nil || !strings.Contains(string(html), "车辆应干净") {
		t.Errorf("the Chinese page: %v", err)
	}
	if html, err := os.ReadFile(filepath.Join(out, "en", "standards", "db41-t-s001.html")); err == nil {
		if !strings.Contains(string(html), "车辆应干净") || !strings.Contains(string(html), `lang="zh-Hans"`) {
			t.Error("the English page hides the Chinese text")
		}
	}
	if code, stdout, _ := guiju(t, "search", "--out", out, "车辆"); code != exitOK || strings.Contains(stdout, "en/") {
		t.Errorf("the Chinese shown on the English page was indexed too: exit %d\n%s", code, stdout)
	}
}
