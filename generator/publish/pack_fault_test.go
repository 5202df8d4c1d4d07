package publish

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guiju/generator/model"
)

// TestPackRefuses: what is no whole site of ours is not packed, and no file of
// anybody else is replaced.
func TestPackRefuses(t *testing.T) {
	out := published(t, packable())
	old := filepath.Join(t.TempDir(), "old.zip")
	if _, err := pack(t, out, old); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(old)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		spoil func(dir string) error
		want  string
	}{
		"changed": {func(dir string) error { return os.WriteFile(filepath.Join(dir, "big.txt"), []byte("x"), 0o644) }, "output-file-changed"},
		"missing": {func(dir string) error { return os.Remove(filepath.Join(dir, "big.txt")) }, "output-file-missing"},
		"extra":   {func(dir string) error { return os.WriteFile(filepath.Join(dir, "x.txt"), []byte("x"), 0o644) }, "output-file-extra"},
		"link":    {func(dir string) error { return os.Symlink(filepath.Join(dir, "big.txt"), filepath.Join(dir, "l.txt")) }, "output-file-irregular"},
		"foreign": {func(dir string) error { return os.Remove(filepath.Join(dir, ManifestName)) }, "output-manifest"},
		"app": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, ManifestName), []byte(`{"name": "x"}`), 0o644)
		}, "output-manifest"},
	} {
		dir := published(t, packable())
		if err := tt.spoil(dir); err != nil {
			t.Fatal(err)
		}
		rep, problems, err := Pack(context.Background(), PackOptions{Site: os.DirFS(dir), Out: dir, To: old})
		if err != nil || rep.Files > 0 || len(problems) != 1 || problems[0].Rule.ID != tt.want {
			t.Errorf("%s: %+v, %v, %v", name, rep, problems, err)
		}
	}
	files := packable()
	files["css/site.1.css"] = []byte("p { color: red }")
	plain := published(t, files)
	if _, problems, err := Pack(context.Background(), PackOptions{Site: os.DirFS(plain), Out: plain, To: old}); err != nil || len(problems) != 1 || problems[0].Rule != rulePackStyle {
		t.Errorf("a style sheet without the start page: %v, %v", problems, err)
	}
	if now, err := os.ReadFile(old); err != nil || !bytes.Equal(now, before) {
		t.Error("a site that was refused has changed the ZIP")
	}
	alone(t, old)

	content := t.TempDir()
	foreign := filepath.Join(t.TempDir(), "foreign.zip")
	for name, b := range map[string][]byte{foreign: []byte("somebody's"), foreign + ".zip": emptyZIP(t)} {
		if err := os.WriteFile(name, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, to := range []string{
		filepath.Join(out, "site.zip"), filepath.Join(out, "deep", "site.zip"), filepath.Join(content, "site.zip"), t.TempDir(), foreign, foreign + ".zip",
	} {
		_, _, err := Pack(context.Background(), PackOptions{Site: os.DirFS(out), Out: out, To: to, Inputs: []string{content}})
		refused := (*RefusedError)(nil)
		if !errors.As(err, &refused) || !strings.Contains(refused.Text(model.Zh), "--to") || strings.Contains(refused.Error(), "%!") {
			t.Errorf("%s: %v", to, err)
		}
	}
	whole(t, out)
	if b, _ := os.ReadFile(foreign); string(b) != "somebody's" {
		t.Error("a foreign file was replaced")
	}
}

func emptyZIP(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := zip.NewWriter(&b).Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// swappedFS is a site of which a build replaces a file behind the back of
// verify.
type swappedFS struct {
	fs.FS
	reads *int
}

func (s swappedFS) Open(name string) (fs.File, error) {
	f, err := s.FS.Open(name)
	if name == "big.txt" {
		if *s.reads++; *s.reads > 1 {
			f.Close()
			return s.FS.Open("print.css")
		}
	}
	return f, err
}

// TestPackChangedMeanwhile: a file that is not what was verified is never
// packed.
func TestPackChangedMeanwhile(t *testing.T) {
	out := published(t, packable())
	to := filepath.Join(t.TempDir(), "a.zip")
	_, problems, err := Pack(context.Background(), PackOptions{Site: swappedFS{os.DirFS(out), new(int)}, Out: out, To: to})
	if !errors.Is(err, errPackChanged) || !strings.Contains(err.Error(), "big.txt") || problems != nil {
		t.Errorf("%v, %v", problems, err)
	}
	if _, err := os.Stat(to); !errors.Is(err, fs.ErrNotExist) {
		t.Error("it was packed")
	}
}

// TestPackEveryCallFails fails each call on the file system in turn. The ZIP is
// the old one or the new one, whole, the error says which, and nothing but it
// is left.
func TestPackEveryCallFails(t *testing.T) {
	old, fresh := published(t, packable()), published(t, packable(), func(o *Options) { o.AsOf = model.NewDate(2027, 1, 1) })
	want := map[Outcome][]byte{}
	want[Kept], _ = packed(t, old)
	want[Replaced], _ = packed(t, fresh)
	n := int64(1)
	for ; ; n++ {
		to := filepath.Join(t.TempDir(), "site.zip")
		if _, err := pack(t, old, to); err != nil {
			t.Fatal(err)
		}
		f := &faultFS{FS: OS, n: n, err: io.ErrShortWrite}
		_, _, err := Pack(context.Background(), PackOptions{Site: os.DirFS(fresh), Out: fresh, To: to, FS: f})
		if err == nil && f.calls.Load() < n {
			break // no call was left to fail
		}
		outcome, failed := Replaced, (*PackError)(nil)
		if errors.As(err, &failed) {
			outcome = failed.Outcome
			if said := failed.Text(model.Zh); !strings.Contains(said, to) || strings.Contains(said, "%!") {
				t.Error(said)
			}
		} else if err != nil {
			t.Errorf("call %d: %T %v", n, err, err)
		}
		if now, err := os.ReadFile(to); err != nil || !bytes.Equal(now, want[outcome]) {
			t.Errorf("call %d: not the ZIP that the error tells of: %v", n, failed)
		}
		if _, err := pack(t, fresh, to); err != nil {
			t.Errorf("call %d: the next run: %v", n, err)
		}
		alone(t, to)
	}
	if n < 12 {
		t.Errorf("only %d calls", n)
	}
}

// TestPackEnds: a run that is told to end leaves nothing, what one that was
// killed left is cleared away; two at once do not meet.
func TestPackEnds(t *testing.T) {
	out := published(t, packable())
	to := filepath.Join(t.TempDir(), "a.zip")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Pack(ctx, PackOptions{Site: os.DirFS(out), Out: out, To: to}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if entries, err := os.ReadDir(filepath.Dir(to)); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(to), ".a.zip.guiju-new"), []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := pack(t, out, to); err != nil {
		t.Error(err)
	}
	alone(t, to)
	unlock, err := OS.Lock(filepath.Join(filepath.Dir(to), ".a.zip.guiju-lock"))
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	busy := (*BusyError)(nil)
	if _, err := pack(t, out, to); !errors.As(err, &busy) || busy.Out != to {
		t.Error(err)
	}
}
