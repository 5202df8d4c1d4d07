//go:build linux

package scorecard_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"guiju/generator/browsing"
	"guiju/generator/scorecard"
)

// nobody is who runs the program where the test is root, who may do anything.
const nobody = 65534

// asNobody makes the command run without the rights of root.
func asNobody(t *testing.T, cmd *exec.Cmd) *exec.Cmd {
	t.Helper()
	chmod(t, filepath.Dir(browsing.Program(t)), 0o755)
	cmd.Env = append(os.Environ(), "HOME=/nonexistent", "XDG_CACHE_HOME=/nonexistent")
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	return cmd
}

// give makes nobody the owner of all below dir.
func give(t *testing.T, dir string, uid int) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	err := filepath.WalkDir(dir, func(p string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(p, uid, uid)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func chmod(t *testing.T, name string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(name, mode); err != nil {
		t.Fatal(err)
	}
}

// readOnly makes a file system of dir on which nothing can be written.
func readOnly(t *testing.T, dir string) {
	t.Helper()
	if err := syscall.Mount(dir, dir, "", syscall.MS_BIND, ""); err != nil {
		t.Skip("needs the right to mount: ", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	if err := syscall.Mount(dir, dir, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("needs the right to mount: ", err)
	}
}

// hindrances are what somebody else has done to the folders; fails is the exit
// code, 0 where the build must succeed all the same.
var hindrances = []struct {
	name  string
	root  bool // needs other users or mounts
	fails int
	do    func(t *testing.T, dir string)
}{
	{"nothing can be made beside the site", false, exitMachine, func(t *testing.T, dir string) { chmod(t, dir, 0o555) }},
	{"nor read there", false, exitMachine, func(t *testing.T, dir string) { chmod(t, dir, 0o111) }},
	{"the source is read only", false, exitOK, func(t *testing.T, dir string) {
		for _, name := range []string{"content/system.toml", "content/standards/db41-t-s001/2024/zh.md", "content/standards/db41-t-s001/2024/edition.toml"} {
			chmod(t, filepath.Join(dir, name), 0o444)
		}
		for _, name := range []string{"content/standards/db41-t-s001/2024", "content/standards/db41-t-s001", "content/standards", "content"} {
			chmod(t, filepath.Join(dir, name), 0o555)
		}
	}},
	{"a file of the source is closed", false, exitMachine, func(t *testing.T, dir string) {
		chmod(t, filepath.Join(dir, "content", "system.toml"), 0)
	}},
	{"a folder of the source is closed", false, exitMachine, func(t *testing.T, dir string) {
		chmod(t, filepath.Join(dir, "content", "standards", "db41-t-s001"), 0)
	}},
	{"the source is closed", false, exitMachine, func(t *testing.T, dir string) { chmod(t, filepath.Join(dir, "content"), 0) }},
	{"the lock is closed", true, exitMachine, func(t *testing.T, dir string) {
		name := filepath.Join(dir, ".public.guiju-lock")
		put(t, name, "")
		chmod(t, name, 0o600)
	}},
	{"leftovers of somebody else", true, exitMachine, func(t *testing.T, dir string) {
		put(t, filepath.Join(dir, ".public.guiju-new", "standards", "x.html"), "x")
	}},
	{"a site of somebody else", true, exitMachine, func(t *testing.T, dir string) { give(t, filepath.Join(dir, "public"), 1) }},
	{"a site of somebody else in a folder where each keeps his own", true, exitMachine, func(t *testing.T, dir string) {
		give(t, filepath.Join(dir, "public"), 1)
		give(t, dir+"/content", 1)
		if err := os.Lchown(dir, 1, 1); err != nil {
			t.Fatal(err)
		}
		chmod(t, dir, 0o777|os.ModeSticky)
	}},
	{"the file system is read only", true, exitMachine, func(t *testing.T, dir string) { readOnly(t, dir) }},
	{"the file system of the source is read only", true, exitOK, func(t *testing.T, dir string) { readOnly(t, filepath.Join(dir, "content")) }},
}

// TestPermissions: what others have closed to the program makes it say so with
// the path and leave the old site alone, or is no hindrance. In ordinary runs
// one of six.
func TestPermissions(t *testing.T) {
	passed, total := 0, 0
	defer func() { scorecard.Row(t, "R3", passed, total, "") }()
	for i, h := range hindrances {
		for _, first := range []bool{false, true} {
			if !scorecard.Full() && (i%6 != 0 || first) || h.root && os.Geteuid() != 0 {
				continue
			}
			if first && strings.Contains(h.name, "site of somebody") {
				continue
			}
			total++
			name := h.name
			if first {
				name += ", no site yet"
			}
			if t.Run(name, func(t *testing.T) {
				dir := small(t)
				out := filepath.Join(dir, "public")
				give(t, dir, nobody)
				if !first {
					if r := run(t, asNobody(t, command(t, buildArgs(dir)...))); r.code != exitOK {
						t.Fatalf("exit %d\n%s", r.code, r.output)
					}
				}
				old := treeHash(t, out)
				change(t, dir, "车辆应清洁。")
				h.do(t, dir)
				r := run(t, asNobody(t, command(t, buildArgs(dir)...)))
				if r.code != h.fails {
					t.Errorf("exit %d, want %d\n%s", r.code, h.fails, r.output)
				}
				// Who may not clear away the old site may have published all the same, and says so.
				if got := treeHash(t, out); h.fails != exitOK && got != old && (whole(out) != "" || !strings.Contains(r.output, "the new site is published")) {
					t.Errorf("neither the old site nor the new one\n%s", r.output)
				}
				// Files of the content are named from its folder on.
				if h.fails != exitOK && !strings.Contains(r.output, filepath.Base(dir)) && !strings.Contains(r.output, "content: openat ") {
					t.Errorf("the message names no path: %s", r.output)
				}
				if h.fails == exitOK {
					if bad := whole(out); bad != "" {
						t.Error(bad)
					}
				}
			}) {
				passed++
			}
		}
	}
	for _, mask := range []string{"077", "027", "000", "777"}[:scorecard.Of(4, 1)] {
		total++
		if t.Run("umask "+mask, func(t *testing.T) {
			dir := small(t)
			cmd := command(t, buildArgs(dir)...)
			cmd.Args = append([]string{"sh", "-c", `umask ` + mask + `; exec "$0" "$@"`, cmd.Path}, cmd.Args[1:]...)
			cmd.Path = "/bin/sh"
			r := run(t, asNobody(t, cmd))
			if mask == "777" && r.code == exitMachine && treeHash(t, filepath.Join(dir, "public")) == "" {
				return // nobody may read what he writes
			}
			if bad := whole(filepath.Join(dir, "public")); r.code != exitOK || bad != "" {
				t.Errorf("exit %d\n%s\n%s", r.code, r.output, bad)
			}
		}) {
			passed++
		}
	}
}
