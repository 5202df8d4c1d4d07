package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"guiju/generator/model"
	"guiju/generator/scorecard"
)

// faultFS fails its n-th call, or every call from the n-th on.
type faultFS struct {
	FS
	n          int64 // counts from 1; 0 fails nothing
	persistent bool
	late       bool // the call is carried out, and then said to have failed
	err        error
	calls      atomic.Int64
}

// fail carries out the call, or half, or not, and says whether it failed.
func (f *faultFS) fail(op, path string, do func() error) error {
	n := f.calls.Add(1)
	if f.n == 0 || n < f.n || n > f.n && !f.persistent {
		return do()
	}
	if f.late {
		do()
	}
	return &fs.PathError{Op: op, Path: path, Err: f.err}
}

func fault[T any](f *faultFS, op, path string, do func() (T, error)) (v T, err error) {
	err = f.fail(op, path, func() (e error) { v, e = do(); return e })
	return v, err
}

func (f *faultFS) EvalSymlinks(p string) (string, error) {
	return fault(f, "lstat", p, func() (string, error) { return f.FS.EvalSymlinks(p) })
}
func (f *faultFS) Stat(p string) (fs.FileInfo, error) {
	return fault(f, "stat", p, func() (fs.FileInfo, error) { return f.FS.Stat(p) })
}
func (f *faultFS) Lstat(p string) (fs.FileInfo, error) {
	return fault(f, "lstat", p, func() (fs.FileInfo, error) { return f.FS.Lstat(p) })
}
func (f *faultFS) ReadDir(p string) ([]fs.DirEntry, error) {
	return fault(f, "readdir", p, func() ([]fs.DirEntry, error) { return f.FS.ReadDir(p) })
}
func (f *faultFS) ReadFile(p string) ([]byte, error) {
	return fault(f, "read", p, func() ([]byte, error) { return f.FS.ReadFile(p) })
}
func (f *faultFS) MkdirAll(p string) error {
	return f.fail("mkdir", p, func() error { return f.FS.MkdirAll(p) })
}
func (f *faultFS) Mkdir(p string) error {
	return f.fail("mkdir", p, func() error { return f.FS.Mkdir(p) })
}
func (f *faultFS) SyncDir(p string) error { return f.fail("sync", p, func() error { return nil }) }
func (f *faultFS) Rename(a, b string) error {
	return f.fail("rename", a, func() error { return f.FS.Rename(a, b) })
}
func (f *faultFS) Exchange(a, b string) error {
	return f.fail("exchange", a, func() error { return f.FS.Exchange(a, b) })
}
func (f *faultFS) Lock(p string) (func() error, error) {
	var real func() error
	err := f.fail("lock", p, func() (err error) { real, err = f.FS.Lock(p); return err })
	if err != nil {
		if real != nil { // carried out late: nobody will ever unlock it but the kernel
			real()
			os.WriteFile(p, nil, 0o644)
		}
		return nil, err
	}
	return func() error {
		err := f.fail("unlock", p, real)
		if err != nil && !f.late { // the process ends, the file stays
			real()
			os.WriteFile(p, nil, 0o644)
		}
		return err
	}, nil
}

// RemoveAll removes one file before it fails.
func (f *faultFS) RemoveAll(p string) error {
	err := f.fail("remove", p, func() error { return f.FS.RemoveAll(p) })
	if err != nil && !f.late {
		os.Remove(filepath.Join(p, "main.css"))
	}
	return err
}

func (f *faultFS) Create(p string) (Writer, error) {
	w, err := fault(f, "create", p, func() (Writer, error) { return f.FS.Create(p) })
	if err != nil && w != nil {
		w.Close()
	}
	return &faultFile{f, p, w}, err
}

type faultFile struct {
	fs   *faultFS
	path string
	w    Writer
}

// Write writes half before it fails.
func (f *faultFile) Write(b []byte) (n int, err error) {
	err = f.fs.fail("write", f.path, func() error { n, err = f.w.Write(b); return err })
	if err != nil && !f.fs.late {
		n, _ = f.w.Write(b[:len(b)/2])
	}
	return n, err
}

// Sync does nothing: these tests lose no power.
func (f *faultFile) Sync() error { return f.fs.fail("sync", f.path, func() error { return nil }) }
func (f *faultFile) Close() error {
	err := f.fs.fail("close", f.path, func() error { return f.w.Close() })
	f.w.Close()
	return err
}

// TestEveryCallFails fails each call of a run in turn, once or for good, before
// or after it is carried out, with and without exchange, for a first site and
// for one that replaces another among leftovers. Whatever happens the folder holds the old site or the
// new one, the error says which, and the next run succeeds and clears up.
func TestEveryCallFails(t *testing.T) {
	oldHash, newHash := hashOf(t, "old"), hashOf(t, "new")
	errnos := []syscall.Errno{0} // one for a call that fails once, another for good
	if scorecard.Full() {
		errnos = []syscall.Errno{syscall.ENOSPC, syscall.EIO, syscall.EDQUOT}
	}
	var passed, total atomic.Int64
	t.Cleanup(func() { scorecard.Row(t, "R2", int(passed.Load()), int(total.Load()), "") })
	for _, errno := range errnos {
		everyCallFails(t, errno, oldHash, newHash, &passed, &total)
	}
}

func everyCallFails(t *testing.T, only syscall.Errno, oldHash, newHash string, passed, total *atomic.Int64) {
	for _, start := range []string{"first", "leftovers"} {
		for _, base := range []FS{OS, twoRenamesFS{OS}} {
			for mode := range 4 {
				persistent, late, errno := mode&1 != 0, mode&2 != 0, syscall.ENOSPC
				if persistent {
					errno = syscall.EIO
				}
				if only != 0 {
					errno = only
				}
				name := fmt.Sprintf("%s/%T/persistent=%t,late=%t,%s", start, base, persistent, late, errno)
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					dir := t.TempDir()
					for n := int64(1); ; n++ {
						out := filepath.Join(dir, fmt.Sprint(n), "public")
						want := prepare(t, out, start, oldHash)
						f := &faultFS{FS: base, n: n, persistent: persistent, late: late, err: errno}
						o := options(out)
						o.FS = f
						_, _, err := Publish(context.Background(), site("new"), o)
						if err == nil && f.calls.Load() < n {
							if n < 40 {
								t.Errorf("only %d calls", n)
							}
							break // no call was left to fail
						}
						total.Add(1)
						checkOutcome(t, fmt.Sprintf("call %d", n), out, err, want, newHash)
						publish(t, site("next"), func() Options { o := options(out); o.FS = &faultFS{FS: base}; return o }())
						alone(t, out)
						if t.Failed() {
							return
						}
						passed.Add(1)
					}
				})
			}
		}
	}
}

// TestMountPoint: a folder that the file system will not move is refused with
// help, and stays.
func TestMountPoint(t *testing.T) {
	passed, total := 0, 0
	defer func() { scorecard.Row(t, "R4", passed, total, "") }()
	for _, errno := range []error{syscall.EBUSY, syscall.EXDEV} {
		for _, base := range []FS{OS, twoRenamesFS{OS}} {
			out := filepath.Join(t.TempDir(), "public")
			publish(t, site("old"), options(out))
			old := hash(t, out)
			o := options(out)
			o.FS = immovableFS{base, errno}
			rep, _, err := Publish(context.Background(), site("new"), o)
			refused := (*RefusedError)(nil)
			if !errors.As(err, &refused) || rep.Published || !strings.Contains(err.Error(), filepath.Join(out, "site")) {
				t.Errorf("%v: %+v, %v", errno, rep, err)
			}
			if hash(t, out) != old {
				t.Errorf("%v: the old site has changed", errno)
			}
			alone(t, out)
			if total++; !t.Failed() {
				passed++
			}
		}
	}
}

// immovableFS moves no folder away from its place.
type immovableFS struct {
	FS
	err error
}

func (f immovableFS) Rename(a, b string) error {
	return &os.LinkError{Op: "rename", Old: a, New: b, Err: f.err}
}
func (f immovableFS) Exchange(a, b string) error {
	if err := f.FS.Exchange(a, a); errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return &os.LinkError{Op: "exchange", Old: a, New: b, Err: f.err}
}

// prepare makes the state before the run and returns the old hash.
func prepare(t *testing.T, out, start, oldHash string) string {
	t.Helper()
	if start == "first" {
		return ""
	}
	o := options(out)
	o.FS = &faultFS{FS: OS}
	publish(t, site("old"), o)
	if start == "leftovers" {
		for _, suffix := range []string{"new", "old"} {
			p := filepath.Join(filepath.Dir(out), ".public.guiju-"+suffix, "standards")
			if err := os.MkdirAll(p, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(filepath.Dir(out), ".public.guiju-lock"), []byte("999999"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return oldHash
}

// checkOutcome compares the folder with what the error says of it.
func checkOutcome(t *testing.T, when, out string, err error, oldHash, newHash string) {
	t.Helper()
	got := hash(t, out)
	if err == nil {
		if got != newHash {
			t.Errorf("%s: success, but not the new site", when)
		}
		return
	}
	e := (*Error)(nil)
	if !errors.As(err, &e) {
		t.Fatalf("%s: %T %v", when, err, err)
	}
	if zh := e.Text(model.Zh); !strings.Contains(zh, filepath.Dir(out)) || strings.Contains(zh, "%!") {
		t.Errorf("%s: %s", when, zh)
	}
	switch e.Outcome {
	case Kept:
		if got != oldHash {
			t.Errorf("%s: not the old site: %v", when, err)
		}
	case Replaced:
		if got != newHash {
			t.Errorf("%s: not the new site: %v", when, err)
		}
	case Aside:
		aside := filepath.Join(filepath.Dir(out), ".public.guiju-old")
		if got != "" || hash(t, aside) != oldHash {
			t.Errorf("%s: not kept aside: %v", when, err)
		}
	case Unsure:
		// Only a disk that answers nothing more. The site may stand
		// aside; it is never in pieces.
		if got != oldHash && got != newHash && got != "" {
			t.Errorf("%s: neither site: %v", when, err)
		}
		if _, err := Recover(options(out)); err != nil {
			t.Errorf("%s: recover: %v", when, err)
		}
		if got := hash(t, out); got != oldHash && got != newHash {
			t.Errorf("%s: neither site after recovery", when)
		}
	}
}
