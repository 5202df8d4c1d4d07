package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guiju/content"
	"guiju/generator/model"
)

// TestInit: an empty province passes check without a warning and builds at
// once, with nothing in it that was not asked for.
func TestInit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "四川 内容#1")
	code, _, stderr := guiju(t, "init", dir, "--province", "四川", "--languages", "zh", "--levels", "local,municipal", "--owner", "样本机构", "--lang", "en")
	if code != exitOK || !strings.Contains(stderr, `guiju build --content "`+dir+`"`) {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	if code, stdout, _ := guiju(t, "check", "--content", dir, "--as-of", asOf, "--lang", "en"); code != exitOK || stdout != "no problems\n" {
		t.Errorf("check: exit %d\n%s", code, stdout)
	}
	if got := get(t, filepath.Join(dir, "system.toml")); !strings.Contains(got, "owner.zh = \"样本机构\"\n") || strings.Contains(got, "\nkey = \"internal\"\n") {
		t.Errorf("the answers are not in\n%s", got)
	}
	out := filepath.Join(t.TempDir(), "public")
	if code, _, stderr := guiju(t, "build", "--content", dir, "--out", out, "--as-of", asOf); code != exitOK {
		t.Fatalf("build: exit %d\n%s", code, stderr)
	}
	if home := get(t, filepath.Join(out, "index.html")); !strings.Contains(home, "四川省机关事务标准体系") {
		t.Error("the home page does not name the system")
	}
	before := treeHash(t, dir)
	if code, _, stderr := guiju(t, "init", dir, "--province", "河南省", "--lang", "en"); code != exitUsage || !strings.Contains(stderr, "not empty") {
		t.Errorf("a folder with content: exit %d\n%s", code, stderr)
	}
	if treeHash(t, dir) != before {
		t.Error("the content was changed")
	}
}

// TestInitDemo: the demonstration is what the program carries, file by file.
func TestInitDemo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "content")
	if code, _, stderr := guiju(t, "init", "--demo", "--content", dir); code != exitOK {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	n := 0
	err := fs.WalkDir(content.FS, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || name == "embed.go" {
			return err
		}
		n++
		want, err := fs.ReadFile(content.FS, name)
		if got := get(t, filepath.Join(dir, name)); got != string(want) {
			t.Errorf("%s differs", name)
		}
		return err
	})
	if err != nil || n < 80 {
		t.Errorf("%d files: %v", n, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "embed.go")); !os.IsNotExist(err) {
		t.Errorf("embed.go was copied: %v", err)
	}
}

// TestInitRefuses: a wrong answer is refused with the right ones, and leaves
// no folder behind.
func TestInitRefuses(t *testing.T) {
	for _, c := range []struct {
		args []string
		says string
	}{
		{nil, "--province, --owner, --languages, --levels, --facts"},
		{[]string{"--province", "湖南生"}, "Did you mean “湖南省”?"},
		{[]string{"--languages", "en"}, "want zh or zh,en"},
		{[]string{"--levels", "locl"}, "want local, internal, municipal, municipal-internal"},
		{[]string{"--province", "北京", "--levels", "municipal"}, "no municipal standards"},
		{[]string{"--facts", "some"}, "want yes or no"},
		{[]string{"--demo", "--province", "河南"}, "takes no other answers"},
	} {
		dir := filepath.Join(t.TempDir(), "new")
		code, _, stderr := guiju(t, append([]string{"init", dir, "--lang", "en"}, c.args...)...)
		if code != exitUsage || !strings.Contains(stderr, c.says) {
			t.Errorf("%v: exit %d\n%s", c.args, code, stderr)
		}
		if _, err := os.Stat(dir); !os.IsNotExist(err) {
			t.Errorf("%v: a folder was made: %v", c.args, err)
		}
	}
	file := filepath.Join(t.TempDir(), "file")
	put(t, file, "")
	if code, _, stderr := guiju(t, "init", file, "--facts", "no", "--lang", "en"); code != exitUsage || !strings.Contains(stderr, "is a file") {
		t.Errorf("a file: exit %d\n%s", code, stderr)
	}
}

// TestInterview: five questions, defaults that follow from the answers, and a
// wrong answer asked again.
func TestInterview(t *testing.T) {
	var said bytes.Buffer
	c := &command{stdout: io.Discard, stderr: &said, lang: "zh"}
	var o initFlags
	if err := c.interview(&o, strings.NewReader("湖南生\n重庆\n\nzh\n\nmaybe\nno\n"), model.Zh); err != nil {
		t.Fatal(err)
	}
	if want := (initFlags{province: "重庆", owner: "重庆市机关事务管理部门", languages: "zh", levels: "local,internal", facts: "no"}); o != want {
		t.Errorf("got %+v\nwant %+v", o, want)
	}
	for _, want := range []string{"1/5 省", "是不是“湖南省”？", "[重庆市机关事务管理部门]", "[local,internal]", "可选 yes 或 no"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("%q is not in\n%s", want, said.String())
		}
	}
	if err := c.interview(&initFlags{}, strings.NewReader("河南省\n"), model.Zh); !errors.Is(err, io.EOF) {
		t.Errorf("an interview cut short: %v", err)
	}
}
