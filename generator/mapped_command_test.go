package main

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lawbook is a regulation with its text and two works that rest on it.
func lawbook() map[string]string {
	files := maps.Clone(translation)
	files["regulations/tiaoli/regulation.toml"] = "title.zh = \"用房条例\"\nkind = \"regulation\"\narticles = 3\nissued = 2012-06-28\nin-force = 2012-10-01\n"
	files["regulations/tiaoli/zh.md"] = lawbookText
	files["standards/a/work.toml"] += "[[basis]]\nregulation = \"tiaoli\"\narticle = \"第一条\"\nprovision = \"4.1\"\nrelation = \"refines\"\n" +
		"[[basis]]\nregulation = \"tiaoli\"\narticle = \"第二条\"\nprovision = \"4.2\"\nrelation = \"extends\"\n"
	files["standards/b/work.toml"] += "[[basis]]\nregulation = \"tiaoli\"\narticle = \"第二条\"\nrelation = \"cites\"\n"
	return files
}

const lawbookText = `# 用房条例

第一条 机关应当建立用房登记制度。

第二条 机关应当公开用房情况。

第三条 本条例自2012年10月1日起施行。
`

// TestMapped walks through the life of a law basis: compared, left behind by
// an amendment of one article, compared again.
func TestMapped(t *testing.T) {
	dir := writeTree(t, lawbook())
	law, keys := filepath.Join(dir, "regulations/tiaoli/zh.md"), filepath.Join(dir, "standards/a/keys.toml")
	do := func(want int, args ...string) string {
		t.Helper()
		code, stdout, stderr := guiju(t, append(args, "--content", dir, "--as-of", asOf, "--lang", "en")...)
		if code != want {
			t.Fatalf("%v: exit %d, want %d\n%s%s", args, code, want, stdout, stderr)
		}
		return stdout + stderr
	}
	says := func(got string, want ...string) {
		t.Helper()
		for _, s := range want {
			if !strings.Contains(got, s) {
				t.Errorf("%q is not in\n%s", s, got)
			}
		}
	}
	before := treeHash(t, dir)
	says(do(exitOK, "mapped", "--dry-run"), "a\n  new (2): tiaoli#1 tiaoli#2\nb\n  new (1): tiaoli#2\n")
	if treeHash(t, dir) != before {
		t.Error("--dry-run changed the content")
	}
	do(exitOK, "translated", "a") // another record of the same file
	do(exitOK, "mapped", "a")
	first := get(t, keys)
	says(first, "[translation.\"2024\"]", "[article.\"tiaoli\"]\n\"1\" = \"")
	if _, err := os.Stat(filepath.Join(dir, "standards/b/keys.toml")); !os.IsNotExist(err) {
		t.Errorf("only a was named: %v", err)
	}
	do(exitOK, "mapped")
	if get(t, keys) != first {
		t.Errorf("recorded again it differs:\n%s\n%s", first, get(t, keys))
	}
	if got := do(exitOK, "check"); strings.Contains(got, "basis-stale") {
		t.Errorf("nothing was amended:\n%s", got)
	}

	put(t, law, strings.Replace(lawbookText, "应当公开", "应当每年公开", 1))
	report := do(exitOK, "check")
	says(report, "standards/a/work.toml:11:11: warning basis-stale: Article 2 of ", "guiju mapped a --regulation tiaoli", "standards/b/work.toml:6:11: warning basis-stale")
	if n := strings.Count(report, "warning basis-stale"); n != 2 {
		t.Errorf("one article that two provisions rest on was amended, %d findings:\n%s", n, report)
	}
	says(do(exitOK, "mapped", "a", "--dry-run"), "  changed (1): tiaoli#2\n    tiaoli#2  4.2  standards/a/work.toml:11:11\n  unchanged (1): tiaoli#1\n")
	do(exitOK, "mapped", "a", "--regulation", "tiaoli", "--article", "第一条") // of another article: nothing changes
	if get(t, keys) != first {
		t.Errorf("--article 第一条 changed\n%s", get(t, keys))
	}
	do(exitOK, "mapped", "--regulation", "tiaoli", "--article", "2")
	if got := do(exitOK, "check"); strings.Contains(got, "basis-stale") {
		t.Errorf("compared again:\n%s", got)
	}

	// Without its text the law is a record: nothing is asked, and what was
	// recorded stays for the day on which the text is back.
	second := get(t, keys)
	if err := os.Remove(law); err != nil {
		t.Fatal(err)
	}
	says(do(exitOK, "mapped", "a"), "  no text of the article (2): tiaoli#1 tiaoli#2\n")
	if get(t, keys) != second {
		t.Errorf("the records went with the text:\n%s", get(t, keys))
	}
	for _, wrong := range [][]string{{"mapped", "c"}, {"mapped", "--article", "1"}, {"mapped", "--regulation", "tiaoly"}} {
		do(exitUsage, wrong...)
	}
}
