package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestOneFile: the program alone, on a machine without the repository, without
// Go and without anything on its path, makes a site of an office's own content
// in a folder with Chinese, spaces and a number sign in its name. (.ci/run does
// the same with the demonstration and the file that users get.)
func TestOneFile(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	specimen, err := os.ReadFile("testdata/manuscripts/tds-parking.docx")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	dir := filepath.Join(home, "规矩 #1 发布（试用）")
	if err := os.MkdirAll(filepath.Join(dir, "提交 材料"), 0o755); err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "guiju.exe")
	copyFile(t, self, program)
	if err := os.Chmod(program, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{
		"提交 材料/停车#1.docx":   specimen,
		"提交 材料/~$停车#1.docx": []byte("lock"),
		"提交 材料/Thumbs.db":   []byte("thumbs"),
	} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := func(want int, args ...string) string {
		t.Helper()
		cmd := exec.Command(program, args...)
		cmd.Dir = dir
		cmd.Env = []string{"GUIJU_RUN=1", "HOME=" + home, "PATH=", "LANG=zh_CN.GBK"}
		if runtime.GOOS == "windows" {
			cmd.Env = append(cmd.Env, "SystemRoot="+os.Getenv("SystemRoot"), "LocalAppData="+home, "TEMP="+home)
		}
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != want {
			t.Fatalf("%q: %v, want exit %d\n%s", args, err, want, out.String())
		}
		return out.String()
	}
	run(exitOK, "init", "内容", "--province", "河南省")
	run(exitOK, "import", "提交 材料", "--content", "内容", "--write", "--box", "320")
	// Files that editors on Windows leave in the content are no part of it.
	for _, junk := range []string{"Thumbs.db", "~$work.toml", "desktop.ini", "work.toml.bak"} {
		if err := os.WriteFile(filepath.Join(dir, "内容", "standards", junk), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"regions.toml", "framework.toml"} { // as Notepad saves them
		windowsFile(t, filepath.Join(dir, "内容", name))
	}
	run(exitOK, "build", "--content", "内容", "--out", "发布 网站", "--as-of", asOf)
	if said := run(exitOK, "verify", "发布 网站"); !strings.Contains(said, "完整无误") {
		t.Errorf("verify says %q", said)
	}
	if said := run(exitOK, "search", "--out", "发布 网站", "停车"); !strings.Contains(said, "DB41/T") && !strings.Contains(said, "db41") {
		t.Errorf("search says %q", said)
	}
	before := treeHash(t, filepath.Join(dir, "发布 网站"))

	// A file in GBK is refused with its place, and the last good site stays.
	gbk := filepath.Join(dir, "内容", "regions.toml")
	if err := os.WriteFile(gbk, []byte("[[region]]\nkey = \"henan\"\ntitle.zh = \"\xba\xd3\xc4\xcf\xca\xa1\"\nkind = \"province\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if said := run(exitProblems, "build", "--content", "内容", "--out", "发布 网站", "--as-of", asOf); !strings.Contains(said, "regions.toml:3:13") || !strings.Contains(said, "河南省") {
		t.Errorf("a file in GBK: %s", said)
	}
	if treeHash(t, filepath.Join(dir, "发布 网站")) != before {
		t.Error("the last good site did not stay")
	}
}

// windowsFile gives a file a byte order mark and the ends of lines of Windows.
func windowsFile(t *testing.T, name string) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b = append([]byte("\xEF\xBB\xBF"), bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))...)
	if err := os.WriteFile(name, b, 0o644); err != nil {
		t.Fatal(err)
	}
}
