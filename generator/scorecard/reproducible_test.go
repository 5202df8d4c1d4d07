//go:build linux

package scorecard_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"guiju/generator/scorecard"
)

// variations are ten ways in which a build may differ that must not show. The
// clock is not set to another day: the program needs no library that could be
// told so, and --as-of fixes the day; zones on both sides of midnight do what a
// clock would.
var variations = []struct {
	name string
	do   func(t *testing.T, dir string, cmd *exec.Cmd)
}{
	{"path", nil}, // each has another one
	{"time zone", func(_ *testing.T, _ string, cmd *exec.Cmd) { cmd.Env = append(cmd.Env, "TZ=Pacific/Kiritimati") }},
	{"zone of yesterday", func(_ *testing.T, _ string, cmd *exec.Cmd) { cmd.Env = append(cmd.Env, "TZ=Pacific/Pago_Pago") }},
	{"language", func(_ *testing.T, _ string, cmd *exec.Cmd) {
		cmd.Env = append(cmd.Env, "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8", "LANGUAGE=tr")
	}},
	{"umask", func(_ *testing.T, _ string, cmd *exec.Cmd) {
		cmd.Args = append([]string{"sh", "-c", `umask 077; exec "$0" "$@"`, cmd.Path}, cmd.Args[1:]...)
		cmd.Path = "/bin/sh"
	}},
	{"processors", func(_ *testing.T, _ string, cmd *exec.Cmd) { cmd.Env = append(cmd.Env, "GOMAXPROCS=1", "GOGC=20") }},
	{"order of files", func(t *testing.T, dir string, _ *exec.Cmd) { rewriteBackwards(t, filepath.Join(dir, "content")) }},
	{"user", func(t *testing.T, dir string, cmd *exec.Cmd) {
		give(t, dir, nobody)
		asNobody(t, cmd)
	}},
	{"times of files", func(t *testing.T, dir string, _ *exec.Cmd) {
		then := time.Date(1981, 2, 3, 4, 5, 6, 0, time.UTC)
		err := filepath.WalkDir(filepath.Join(dir, "content"), func(p string, _ fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			return os.Chtimes(p, then, then)
		})
		if err != nil {
			t.Fatal(err)
		}
	}},
	{"temporary folder", func(t *testing.T, dir string, cmd *exec.Cmd) {
		tmp := filepath.Join(dir, "暂 存 #")
		if err := os.MkdirAll(tmp, 0o777); err != nil {
			t.Fatal(err)
		}
		cmd.Env = append(cmd.Env, "TMPDIR="+tmp, "HOME="+tmp, "XDG_CACHE_HOME="+tmp)
	}},
}

// rewriteBackwards makes all files below dir anew, the last first.
func rewriteBackwards(t *testing.T, dir string) {
	t.Helper()
	var names []string
	words := map[string][]byte{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, p)
			words[p], err = os.ReadFile(p)
		}
		return err
	})
	if err == nil {
		err = os.RemoveAll(dir)
	}
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(names)
	for _, name := range names {
		put(t, name, string(words[name]))
	}
}

// contents are the sites that are built: a small one, the empty province that
// init leaves, and the demonstration.
var contents = []struct {
	name string
	make func(t *testing.T, dir string)
}{
	{"small", func(*testing.T, string) {}},
	{"init", func(t *testing.T, dir string) {
		content := filepath.Join(dir, "content")
		if err := os.RemoveAll(content); err != nil {
			t.Fatal(err)
		}
		if r := run(t, command(t, "init", content, "--province", "河南省")); r.code != exitOK {
			t.Fatal(r.output)
		}
	}},
	{"demonstration", func(t *testing.T, dir string) {
		content := filepath.Join(dir, "content")
		err := os.RemoveAll(content)
		if err == nil {
			err = os.CopyFS(content, os.DirFS("../../content"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}},
}

// TestReproducible: ten ways to build a site leave the same bytes, and so does
// the ZIP of it. In ordinary runs the small site alone, by two users.
func TestReproducible(t *testing.T) {
	passed, total := 0, 0
	defer func() { scorecard.Row(t, "R7", passed, total, "") }()
	for _, c := range contents[:scorecard.Of(3, 1)] {
		wantSite, wantZIP := "", ""
		for i, v := range variations {
			if !scorecard.Full() && i%7 != 0 {
				continue
			}
			total++
			dir := small(t)
			c.make(t, dir)
			cmd := command(t, buildArgs(dir)...)
			cmd.Env = os.Environ()
			if v.do != nil {
				v.do(t, dir, cmd)
			}
			if r := run(t, cmd); r.code != exitOK {
				t.Errorf("%s, %s: exit %d\n%s", c.name, v.name, r.code, r.output)
				continue
			}
			pack := command(t, "pack", "--out", filepath.Join(dir, "public"), "--to", filepath.Join(dir, "packed.zip"))
			pack.Env = cmd.Env
			if r := run(t, pack); r.code != exitOK {
				t.Errorf("%s, %s: pack: exit %d\n%s", c.name, v.name, r.code, r.output)
				continue
			}
			site, zip := treeHash(t, filepath.Join(dir, "public")), fileHash(t, filepath.Join(dir, "packed.zip"))
			if wantSite == "" {
				wantSite, wantZIP = site, zip
			}
			if site != wantSite || zip != wantZIP {
				t.Errorf("%s, %s: another tree (%t) or ZIP (%t)", c.name, v.name, site != wantSite, zip != wantZIP)
				continue
			}
			passed++
			os.RemoveAll(dir)
		}
	}
}
