package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"guiju/generator/model"
)

// TestCheckReportsEverything: one run over a broken tree reports every mistake
// in every file, sorted by place, with the line, a mark under the very
// characters that are meant (two cells a Han character) and a help text; as
// JSON with the same places; and never a stack trace (invariant 8).
func TestCheckReportsEverything(t *testing.T) {
	dir := unpack(t, "testdata/broken.txtar")
	want, err := os.ReadFile("testdata/broken.want")
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"check", "--as-of", asOf, "--content", dir}
	code, stdout, stderr := guiju(t, append(args, "--lang", "en")...)
	if code != exitProblems || stderr != "" {
		t.Errorf("exit %d, stderr %q", code, stderr)
	}
	if stdout != string(want) {
		t.Errorf("got\n%s\nwant\n%s", stdout, want)
	}
	_, zh, _ := guiju(t, append(args, "--lang", "zh")...)
	if n := strings.Count(zh, "\n"); n != strings.Count(stdout, "\n") {
		t.Errorf("in Chinese %d lines, in English %d", n, strings.Count(stdout, "\n"))
	}
	_, data, _ := guiju(t, append(args, "--format", "json")...)
	var found []struct {
		File      string
		Line, Col int `json:",omitempty"`
		Rule      string
	}
	if err := json.Unmarshal([]byte(data), &found); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(stdout, ": error ") + strings.Count(stdout, ": warning ") + strings.Count(stdout, ": info "); len(found) != n {
		t.Errorf("JSON lists %d problems, the text %d", len(found), n)
	}
	// The same tree does not build, and nothing is published.
	out := filepath.Join(t.TempDir(), "public")
	if code, _, _ := guiju(t, "build", "--as-of", asOf, "--content", dir, "--out", out); code != exitProblems {
		t.Errorf("build: exit %d", code)
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("a broken tree was published: %v", err)
	}
}

// unpack writes an archive of files to a folder.
func unpack(t testing.TB, archive string) string {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "content")
	for _, f := range a.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// editionFile is the edition of testdata/report.txtar.
const editionFile = "standards/db41-t-s001/2024/edition.toml"

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func write(t *testing.T, name, words string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(words), 0o644); err != nil {
		t.Fatal(err)
	}
}

// reportedFiles runs check and returns the files of what it reports.
func reportedFiles(t *testing.T, args ...string) (code int, files []string, stderr string) {
	t.Helper()
	code, stdout, stderr := guiju(t, append([]string{"check", "--as-of", asOf, "--format", "json"}, args...)...)
	if code == exitUsage {
		return code, nil, stderr
	}
	var found []struct{ File string }
	if err := json.Unmarshal([]byte(stdout), &found); err != nil {
		t.Fatalf("%v\n%s", err, stdout)
	}
	for _, f := range found {
		files = append(files, f.File)
	}
	return code, slices.Compact(files), stderr
}

// TestCheckSelects: a path is relative to the working folder or the content,
// with slashes or backslashes; what is reported decides the exit status.
func TestCheckSelects(t *testing.T) {
	home := filepath.Join(t.TempDir(), "机关 #1")
	dir := filepath.Join(home, "内容")
	if err := os.CopyFS(dir, os.DirFS(unpack(t, "testdata/report.txtar"))); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "附件"), 0o755); err != nil {
		t.Fatal(err)
	}
	const news, edition, text = "publicity/news/index.zh.md", editionFile, "standards/db41-t-s001/2024/zh.md"
	all := []string{news, edition, text, "附件"}
	for _, c := range []struct {
		from string
		args []string
		code int
		want []string
	}{
		{home, nil, exitProblems, all},
		{home, []string{"."}, exitProblems, all},
		{home, []string{"内容"}, exitProblems, all},
		{home, []string{"内容/standards"}, exitProblems, []string{edition, text}},
		{home, []string{`内容\standards\db41-t-s001\`}, exitProblems, []string{edition, text}},
		{home, []string{"standards/db41-t-s001/2024/zh.md"}, exitProblems, []string{text}},
		{home, []string{"./standards//db41-t-s001/2024/../2024/zh.md"}, exitProblems, []string{text}},
		{home, []string{filepath.Join(dir, "publicity")}, exitProblems, []string{news}},
		{home, []string{"publicity", `standards\db41-t-s001\2024\edition.toml`}, exitProblems, []string{news, edition}},
		{home, []string{"附件"}, exitOK, []string{"附件"}},
		{home, []string{"framework.toml"}, exitOK, nil},
		{dir, []string{"附件"}, exitOK, []string{"附件"}},
		{filepath.Join(dir, "standards/db41-t-s001"), []string{"2024"}, exitProblems, []string{edition, text}},
		{filepath.Join(dir, "standards/db41-t-s001"), []string{"publicity/news"}, exitProblems, []string{news}},
		{filepath.Join(dir, "standards/db41-t-s001"), []string{"."}, exitProblems, []string{edition, text}},
		{home, []string{"--rule", "item-undated"}, exitOK, []string{news}},
		{home, []string{"--rule", "number-sequence", "standards"}, exitOK, []string{text}},
	} {
		t.Chdir(c.from)
		code, files, stderr := reportedFiles(t, append([]string{"--content", dir}, c.args...)...)
		if code != c.code || stderr != "" || !slices.Equal(files, c.want) {
			t.Errorf("from %s, %q: exit %d, %q, %q; want %d, %q", c.from, c.args, code, files, stderr, c.code, c.want)
		}
	}
	for _, c := range []struct{ arg, want string }{
		{"standards/db41-t-s01", "did you mean standards/db41-t-s001?"},
		{`内容\standrds\db41-t-s001\2024\zh.md`, "did you mean standards/db41-t-s001/2024/zh.md?"},
		{"edition.toml", "did you mean standards/db41-t-s001/2024/edition.toml?"},
		{"../elsewhere/zh.md", "has no ../elsewhere/zh.md"},
		{`C:\内容\standards`, `C:\内容\standards`},
		{"", "names no file"},
	} {
		t.Chdir(home)
		code, _, stderr := reportedFiles(t, "--content", dir, "--lang", "en", c.arg)
		if code != exitUsage || !strings.Contains(stderr, c.want) {
			t.Errorf("%q: exit %d, %q, want %q", c.arg, code, stderr, c.want)
		}
	}
}

// TestCheckMissingFile: a file that is not there can be asked for as the
// report wrote it.
func TestCheckMissingFile(t *testing.T) {
	dir := unpack(t, "testdata/report.txtar")
	const missing = "standards/db41-t-s001/2024/zh.md"
	if err := os.Rename(filepath.Join(dir, missing), filepath.Join(dir, filepath.Dir(missing), "en.md")); err != nil {
		t.Fatal(err)
	}
	code, files, stderr := reportedFiles(t, "--content", dir, missing)
	if code != exitProblems || !slices.Equal(files, []string{missing}) {
		t.Errorf("exit %d, %q, %q", code, files, stderr)
	}
}

// TestCheckChanged: what was modified after the last publication, or since a
// moment; all of it where nothing is published.
func TestCheckChanged(t *testing.T) {
	dir := unpack(t, "testdata/report.txtar")
	out := t.TempDir()
	noon := time.Date(2026, 11, 20, 12, 0, 0, 0, time.FixedZone("", 8*60*60))
	touch := func(name string, at time.Time) {
		t.Helper()
		if err := os.Chtimes(name, at, at); err != nil {
			t.Fatal(err)
		}
	}
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		touch(name, noon.Add(-48*time.Hour))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	touch(filepath.Join(dir, "publicity/news/index.zh.md"), noon)
	touch(filepath.Join(dir, editionFile), noon.Add(-24*time.Hour))
	args := []string{"--content", dir, "--out", out, "--lang", "en"}
	all := []string{"publicity/news/index.zh.md", editionFile, "standards/db41-t-s001/2024/zh.md"}
	_, files, stderr := reportedFiles(t, append(args, "--changed")...)
	if !slices.Equal(files, all) || !strings.Contains(stderr, "nothing is published") {
		t.Errorf("unpublished: %q, %q", files, stderr)
	}
	manifest := filepath.Join(out, "manifest.json")
	write(t, manifest, "{}")
	for _, c := range []struct {
		published time.Time
		args      []string
		want      []string
	}{
		{noon.Add(-time.Hour), []string{"--changed"}, all[:1]},
		{noon.Add(-36 * time.Hour), []string{"--changed"}, all[:2]},
		{noon.Add(time.Hour), []string{"--changed"}, nil},
		{noon, []string{"--since", "2026-11-20"}, all[:1]},
		{noon, []string{"--since", "2026-11-20T12:01"}, nil},
		{noon, []string{"--since", "2026-11-19"}, all[:2]},
		{noon, []string{"--since", "2h"}, nil},
		{noon, []string{"--since", "90000h"}, all},
		{noon, []string{"--since", "9000d", "standards"}, all[1:]},
	} {
		touch(manifest, c.published)
		code, files, stderr := reportedFiles(t, append(args, c.args...)...)
		if !slices.Equal(files, c.want) || (code == exitProblems) != (c.want != nil) || stderr != "" {
			t.Errorf("published %s, %v: exit %d, %q, %q; want %q", c.published, c.args, code, files, stderr, c.want)
		}
	}
	for _, since := range []string{"yesterday", "-2h", "2026-02-30", ""} {
		if code, _, stderr := reportedFiles(t, append(args, "--since", since)...); (code == exitUsage) != (since != "") {
			t.Errorf("--since %q: exit %d, %q", since, code, stderr)
		}
	}
}

// TestCheckGroup: the table of a small tree, errors in full above it; as JSON
// the same lines.
func TestCheckGroup(t *testing.T) {
	dir := unpack(t, "testdata/report.txtar")
	for _, lang := range model.Langs {
		args := []string{"check", "--as-of", asOf, "--content", dir, "--lang", string(lang), "--group"}
		code, stdout, stderr := guiju(t, args...)
		if code != exitProblems || stderr != "" {
			t.Errorf("exit %d, stderr %q", code, stderr)
		}
		if want := read(t, "testdata/report.group."+string(lang)); stdout != want {
			t.Errorf("got\n%s\nwant\n%s", stdout, want)
		}
		_, data, _ := guiju(t, append(args, "--format", "json")...)
		var groups []jsonGroupRead
		if err := json.Unmarshal([]byte(data), &groups); err != nil {
			t.Fatal(err)
		}
		want := []jsonGroupRead{
			{"error", "text-raw-html", 3, 1}, {"error", "toml-date-quoted", 3, 2}, {"error", "reference-internal", 1, 1},
			{"warning", "item-undated", 1, 1}, {"info", "number-sequence", 1, 1},
		}
		if diff := cmp.Diff(want, groups); diff != "" {
			t.Error(diff)
		}
	}
}

type jsonGroupRead struct {
	Severity, Rule string
	Count, Files   int
}

// TestCheckMany: above manyFindings the table comes unasked, with every error;
// --all and --rule list, and at the limit nothing is folded.
func TestCheckMany(t *testing.T) {
	dir := unpack(t, "testdata/report.txtar")
	write(t, filepath.Join(dir, editionFile), "number = \"DB41/T S001—2024\"\ntitle.zh = \"规范\"\n")
	fill := func(n int) {
		var b strings.Builder
		b.WriteString("# 1 范围\n\n本文件规定了要求，见9.9。\n")
		for range n {
			b.WriteString("\n依据[[db41-t-s009#1]]。\n")
		}
		write(t, filepath.Join(dir, "standards/db41-t-s001/2024/zh.md"), b.String())
	}
	run := func(args ...string) (findings, lines int, out string) {
		t.Helper()
		_, out, _ = guiju(t, append([]string{"check", "--as-of", asOf, "--content", dir, "--lang", "en", "standards/db41-t-s001/2024/zh.md"}, args...)...)
		return strings.Count(out, ".md:"), strings.Count(out, "\n"), out
	}
	fill(manyFindings)
	all, _, out := run("--all")
	if all <= manyFindings {
		t.Fatalf("--all lists %d findings\n%s", all, out)
	}
	over := all - manyFindings
	if n, lines, out := run(); n > 10 || lines > 20 || !strings.Contains(out, "error reference-internal:") || !strings.Contains(out, "check --rule ID") || !strings.Contains(out, "check --all") {
		t.Errorf("unasked, %d places in %d lines:\n%s", n, lines, out)
	}
	if n, _, _ := run("--rule", "reference-planned"); n != manyFindings {
		t.Errorf("--rule lists %d findings, want %d", n, manyFindings)
	}
	fill(manyFindings - over)
	if n, _, out := run(); n != manyFindings || strings.Contains(out, "check --all") {
		t.Errorf("at the limit %d are listed", n)
	}
}

// TestCheckReportFile: the name says the format; the file is whole and alone;
// nothing is written into the content or the published folder.
func TestCheckReportFile(t *testing.T) {
	dir := unpack(t, "testdata/report.txtar")
	out, to := t.TempDir(), t.TempDir()
	args := []string{"check", "--as-of", asOf, "--content", dir, "--out", out, "--lang", "en"}
	for name, start := range map[string]string{
		"报告 1.html": "<!doctype html>", "r.sarif": "{\n  \"$schema\"", "r.json": "[\n", "r.txt": "publicity/news/index.zh.md:4:8: ",
	} {
		file := filepath.Join(to, name)
		write(t, file, "old")
		code, stdout, stderr := guiju(t, append(args, "--report", file)...)
		if code != exitProblems || stdout != "" || !strings.Contains(stderr, "7 errors, 1 warning, 1 note") || !strings.HasPrefix(read(t, file), start) {
			t.Errorf("%s: exit %d, %q, %q, %.40q", name, code, stdout, stderr, read(t, file))
		}
	}
	if entries, err := os.ReadDir(to); err != nil || len(entries) != 4 {
		t.Errorf("%d files, %v", len(entries), err)
	}
	before := treeHash(t, dir) + treeHash(t, out)
	for _, file := range []string{filepath.Join(dir, "r.html"), filepath.Join(dir, "standards/r.html"), filepath.Join(out, "r.html")} {
		if code, _, stderr := guiju(t, append(args, "--report", file)...); code != exitUsage || !strings.Contains(stderr, "--report") {
			t.Errorf("%s: exit %d, %q", file, code, stderr)
		}
	}
	if code, _, stderr := guiju(t, append(args, "--report", filepath.Join(to, "no/such/r.html"))...); code != exitMachine || !strings.Contains(stderr, "no/such") {
		t.Errorf("no such folder: exit %d, %q", code, stderr)
	}
	if treeHash(t, dir)+treeHash(t, out) != before {
		t.Error("a report was written where none may be")
	}
	for _, flags := range [][]string{{"--changed", "--since", "2h"}, {"--group", "--all"}, {"--group", "--format", "html"}, {"--format", "xml"}, {"--rule", "no-such"}} {
		if code, _, stderr := guiju(t, append(args, flags...)...); code != exitUsage {
			t.Errorf("%v: exit %d, %q", flags, code, stderr)
		}
	}
}

// TestCheckAccepted: a finding that the edition accepts says why it stays, in
// every format, and stops nothing.
func TestCheckAccepted(t *testing.T) {
	dir := unpack(t, "testdata/report.txtar")
	for format, want := range map[string]string{
		"text": "    原文如此：印刷本如此</p><img src=x onerror=alert(1)>（张三，2026-11-01）\n",
		"json": `"by": "张三"`, "html": `<p class="accepted">原文如此：印刷本如此&lt;/p&gt;`, "sarif": `"status": "accepted"`,
	} {
		code, stdout, _ := guiju(t, "check", "--as-of", asOf, "--content", dir, "--rule", "number-sequence", "--format", format)
		if code != exitOK || strings.Count(stdout, want) != 1 {
			t.Errorf("%s: exit %d, want %q in\n%s", format, code, want, stdout)
		}
	}
}
