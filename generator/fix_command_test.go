package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/model"
	"guiju/generator/source"
)

// TestFix: a dry run shows what would change and writes nothing; the run does
// what was shown, says what is left, and leaves nothing to do; it keeps byte
// order mark, line ends and mode, and no file beside.
func TestFix(t *testing.T) {
	dir := unpack(t, "testdata/report.txtar")
	edition := filepath.Join(dir, editionFile)
	write(t, edition, byteOrderMark+strings.ReplaceAll(read(t, edition), "\n", "\r\n"))
	if err := os.Chmod(edition, 0o640); err != nil {
		t.Fatal(err)
	}
	before := treeHash(t, dir)
	args := []string{"fix", "--as-of", asOf, "--content", dir, "--lang", "en"}
	code, diff, stderr := guiju(t, append(args, "--dry-run")...)
	if code != exitOK || !strings.Contains(stderr, "3 can be mended in 2 files; nothing was written") {
		t.Errorf("exit %d, stderr %q", code, stderr)
	}
	const wantDiff = `--- a/publicity/news/index.zh.md
+++ b/publicity/news/index.zh.md
@@ -1,7 +1,7 @@
 +++
 title = "消息"
 kind = "news"
-date = "2025-02-01"
+date = 2025-02-01
 source = "样本来源"
 +++
 
--- a/standards/db41-t-s001/2024/edition.toml
+++ b/standards/db41-t-s001/2024/edition.toml
@@ -1,7 +1,7 @@
 <BOM>number = "DB41/T S001—2024"<CR>
 title.zh = "公务用车保洁规范"<CR>
-issued = "2024-05-01"<CR>
-in-force = "2024-08-01"<CR>
+issued = 2024-05-01<CR>
+in-force = 2024-08-01<CR>
 issuer.zh = "演示项目"<CR>
 ics = "03.080"<CR>
 ccs = "A22"<CR>
`
	if d := cmp.Diff(wantDiff, strings.NewReplacer(byteOrderMark, "<BOM>", "\r", "<CR>").Replace(diff)); d != "" {
		t.Error(d)
	}
	if treeHash(t, dir) != before {
		t.Error("a dry run wrote")
	}
	want := strings.NewReplacer(`"2024-05-01"`, "2024-05-01", `"2024-08-01"`, "2024-08-01").Replace(read(t, edition))
	code, stdout, stderr := guiju(t, args...)
	if code != exitOK || !strings.Contains(stderr, "3 mended in 2 files") || !strings.HasSuffix(stdout, "4 errors, 0 warnings, 1 note\n") {
		t.Errorf("exit %d, stderr %q, stdout %q", code, stderr, stdout)
	}
	if got := read(t, edition); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if info, err := os.Stat(edition); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if entries, err := os.ReadDir(filepath.Dir(edition)); err != nil || len(entries) != 2 {
		t.Errorf("beside the file: %v, %v", entries, err)
	}
	after := treeHash(t, dir)
	if code, _, stderr := guiju(t, args...); code != exitOK || !strings.Contains(stderr, "0 mended in 0 files") || treeHash(t, dir) != after {
		t.Errorf("the second run: exit %d, %q", code, stderr)
	}
}

// TestFixSelects: paths and rules narrow what is mended.
func TestFixSelects(t *testing.T) {
	for want, args := range map[string][]string{
		"1 can": {"publicity"},
		"2 can": {`standards\db41-t-s001`},
		"3 can": {"--rule", "toml-date-quoted", "--rule", "number-sequence"},
		"0 can": {"--rule", "number-sequence"},
	} {
		dir := unpack(t, "testdata/report.txtar")
		code, _, stderr := guiju(t, append([]string{"fix", "-n", "--as-of", asOf, "--lang", "en", "--content", dir}, args...)...)
		if code != exitOK || !strings.Contains(stderr, want) {
			t.Errorf("%v: exit %d, %q, want %q", args, code, stderr, want)
		}
	}
}

// TestFixRefuses: what is not ours to change stays, and the reason is said.
func TestFixRefuses(t *testing.T) {
	dir := unpack(t, "testdata/report.txtar")
	news := filepath.Join(dir, "publicity/news/index.zh.md")
	gbk := append([]byte("+++\ntitle = \"\xcf\xfb\xcf\xa2\"\ndate = \"2025-02-01\"\n+++\n\n"), bytes.Repeat([]byte("\xbb\xfa\xb9\xd8\xca\xc2\xce\xf1"), 20)...)
	write(t, news, string(gbk))
	args := []string{"fix", "--as-of", asOf, "--lang", "en", "--content", dir}
	code, _, stderr := guiju(t, append(args, "publicity")...)
	if code != exitOK || !strings.Contains(stderr, "index.zh.md: not touched: ") || !strings.Contains(stderr, "GBK") || read(t, news) != string(gbk) {
		t.Errorf("GBK: exit %d, %q", code, stderr)
	}
	for want, more := range map[string][]string{
		"did you mean toml-date-quoted?": {"--rule", "toml-date-quotd"},
		"did you mean publicity?":        {"publicty"},
	} {
		if code, _, stderr := guiju(t, append(args, more...)...); code != exitUsage || !strings.Contains(stderr, want) {
			t.Errorf("%v: exit %d, %q", more, code, stderr)
		}
	}
	t.Chdir(t.TempDir()) // where there is no content, the program's own is read
	if code, _, stderr := guiju(t, "fix", "--lang", "en"); code != exitUsage || !strings.Contains(stderr, "no content folder") {
		t.Errorf("without a content folder: exit %d, %q", code, stderr)
	}
}

// TestFixIssued: an issued text of a work that is no sample is changed with
// --issued only; that of a sample, of a draft, and the facts about a work are
// not text. A finding that is accepted is nobody's to mend.
func TestFixIssued(t *testing.T) {
	day, _ := model.ParseDate(asOf)
	const zh = "standards/db41-t-s001/2024/zh.md"
	for name, c := range map[string]struct {
		sample, dates string
		protected     bool
	}{
		"a sample":                       {"true", "issued = 2024-05-01\nin-force = 2024-08-01", false},
		"in force":                       {"false", "issued = 2024-05-01\nin-force = 2024-08-01", true},
		"issued, not in force yet":       {"false", "issued = 2026-05-01\nin-force = 2027-08-01", true},
		"withdrawn":                      {"false", "issued = 2014-05-01\nin-force = 2014-08-01\nwithdrawn = 2020-01-01", true},
		"to be issued":                   {"false", "issued = 2027-05-01\nin-force = 2027-08-01", false},
		"a draft without days":           {"false", "", false},
		"days that could not be read":    {"false", "issued = \"2024-05-01\"", true},
		"in force by a day that is ours": {"false", "in-force = 2024-08-01", true},
	} {
		dir := unpack(t, "testdata/report.txtar")
		work := filepath.Join(dir, "standards/db41-t-s001/work.toml")
		write(t, work, strings.Replace(read(t, work), "sample = true", "sample = "+c.sample, 1))
		edition := filepath.Join(dir, editionFile)
		write(t, edition, strings.Replace(read(t, edition), "issued = \"2024-05-01\"\nin-force = \"2024-08-01\"", c.dates, 1))
		sys, _, problems, err := source.Load(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		s := &listing{sys: sys, findings: asReported(sys, findings(sys, problems, day))}
		got := issuedTexts(s, day)
		if got[zh] != c.protected || got[editionFile] {
			t.Errorf("%s: protected %v", name, got)
		}
		at := model.Pos{File: zh, Line: 17, Col: 5, EndCol: 6}
		fs := []finding{
			{Problem: reportRule.At(at).Mended(at, "乙")},
			{Problem: reportRule.At(at).Mended(at, "丙"), accepted: &model.Accepted{}},
		}
		todo, kept := mendable(fs, got)
		if n := kept[zh]; (n == 1) != c.protected || len(todo) != 1-n {
			t.Errorf("%s: %d to mend, %d kept", name, len(todo), n)
		}
		if todo, _ := mendable(fs, nil); len(todo) != 1 || len(todo[0].fixes) != 1 || todo[0].fixes[0].New != "乙" {
			t.Errorf("%s: with --issued: %+v", name, todo)
		}
	}
}

// TestFixIssuedLaw: the text of a law is nobody's to correct.
func TestFixIssuedLaw(t *testing.T) {
	law := &model.Text{File: "regulations/law/zh.md"}
	guide := &model.Text{File: "policies/guide/zh.md"}
	notice := &model.Text{File: "policies/notice/zh.md"}
	sys := &model.System{
		Regulations: []*model.Regulation{{Texts: map[model.Lang]*model.Text{model.Zh: law, model.En: nil}}},
		Policies: []*model.Policy{
			{Sample: true, Texts: map[model.Lang]*model.Text{model.Zh: guide}},
			{Texts: map[model.Lang]*model.Text{model.Zh: notice}}},
	}
	want := map[string]bool{law.File: true, notice.File: true}
	if diff := cmp.Diff(want, issuedTexts(&listing{sys: sys}, model.NewDate(2026, 11, 23))); diff != "" {
		t.Error(diff)
	}
}

// TestFixWrites: a file that somebody has written to since it was checked, a
// link and a folder are left alone, and nothing is left beside them.
func TestFixWrites(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := os.MkdirAll(filepath.Join(dir, "甲 乙/子"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "甲 乙/a.md"), "旧")
	before, err := stamps(root.FS())
	if err != nil {
		t.Fatal(err)
	}
	if err := replace(root, "甲 乙/a.md", before["甲 乙/a.md"], []byte("新的")); err != nil || read(t, filepath.Join(dir, "甲 乙/a.md")) != "新的" {
		t.Errorf("%v: %q", err, read(t, filepath.Join(dir, "甲 乙/a.md")))
	}
	if err := replace(root, "甲 乙/a.md", before["甲 乙/a.md"], []byte("第三")); !errors.Is(err, errChanged) {
		t.Errorf("changed since: %v", err)
	}
	if _, err := readStill(root, "甲 乙/a.md", before["甲 乙/a.md"]); !errors.Is(err, errChanged) {
		t.Errorf("read, changed since: %v", err)
	}
	if err := replace(root, "甲 乙/子", stamp{}, nil); err == nil {
		t.Error("a folder was replaced")
	}
	if err := replace(root, "../outside", stamp{}, nil); err == nil {
		t.Error("a file outside was replaced")
	}
	for _, link := range []struct{ to, name, file string }{{"a.md", "甲 乙/l.md", "甲 乙/l.md"}, {"甲 乙", "link", "link/a.md"}} {
		if err := os.Symlink(link.to, filepath.Join(dir, link.name)); err != nil {
			if runtime.GOOS == "windows" {
				return // links need a privilege there
			}
			t.Fatal(err)
		}
		info, err := os.Stat(filepath.Join(dir, link.file))
		if err != nil {
			t.Fatal(err)
		}
		if err := replace(root, link.file, stamp{info.Size(), info.ModTime()}, []byte("x")); err == nil || !strings.Contains(err.Error(), "not a regular file") {
			t.Errorf("%s: %v", link.file, err)
		}
	}
	var names []string
	if err := fs.WalkDir(root.FS(), ".", func(name string, _ fs.DirEntry, err error) error {
		names = append(names, name)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{".", "link", "甲 乙", "甲 乙/a.md", "甲 乙/l.md", "甲 乙/子"}, names); diff != "" {
		t.Error(diff)
	}
}
