package scorecard_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"guiju/generator/browsing"
	"guiju/generator/verify"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browsing.Remove()
	os.Exit(code)
}

// Exit codes of the program, as main.go has them.
const (
	exitOK      = 0
	exitMachine = 3
)

// long is more than any small build takes on a busy machine: what takes longer
// hangs.
const long = 30 * time.Minute

// result is what a run of the program came to.
type result struct {
	code   int
	output string
}

// command is the program with these arguments, ready to be started.
func command(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), long)
	t.Cleanup(cancel)
	return exec.CommandContext(ctx, browsing.Program(t), args...)
}

// run runs it to its end.
func run(t testing.TB, cmd *exec.Cmd) result {
	t.Helper()
	var b bytes.Buffer
	cmd.Stdout, cmd.Stderr = &b, &b
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return result{cmd.ProcessState.ExitCode(), b.String()}
}

// buildArgs are those of a build of content/ to public/ in dir.
func buildArgs(dir string) []string {
	return []string{"build", "--lang", "en", "--as-of", browsing.Day, "--content", filepath.Join(dir, "content"), "--out", filepath.Join(dir, "public")}
}

// build publishes what stands in dir, which must be right.
func build(t testing.TB, dir string) {
	t.Helper()
	if r := run(t, command(t, buildArgs(dir)...)); r.code != exitOK {
		t.Fatalf("build: exit %d\n%s", r.code, r.output)
	}
}

// small makes a folder with the content of a small system, which every user of
// the machine may reach.
func small(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "guiju-hard-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			if d != nil && d.IsDir() {
				os.Chmod(p, 0o777)
			}
			return nil
		})
		os.RemoveAll(dir)
	})
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	a, err := txtar.ParseFile("../testdata/chinese.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		put(t, filepath.Join(dir, "content", f.Name), string(f.Data))
	}
	return dir
}

func put(t testing.TB, name, words string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(name), 0o755)
	if err == nil {
		err = os.WriteFile(name, []byte(words), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// treeHash is the hash of every path and byte below dir, "" where there is no
// folder.
func treeHash(t testing.TB, dir string) string {
	t.Helper()
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	h := sha256.New()
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, path))
		fmt.Fprintf(h, "%s %d\n", path, len(b))
		h.Write(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// whole reports what is wrong with the site in dir: nothing, where it is one
// whole release.
func whole(dir string) string {
	var lines []string
	for _, p := range verify.Run(os.DirFS(dir)) {
		lines = append(lines, fmt.Sprintf("%s %s", p.Pos, p.Rule.ID))
	}
	return strings.Join(lines, "\n")
}

// leftovers are what a run left beside the published folder.
func leftovers(t testing.TB, dir string) (names []string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, ".public.guiju-*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// change makes the small content another one, so that its site differs.
func change(t testing.TB, dir string, words string) {
	t.Helper()
	name := filepath.Join(dir, "content", "standards", "db41-t-s001", "2024", "zh.md")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	put(t, name, strings.Replace(string(b), "车辆应干净。", words, 1))
}

func fileHash(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
