package preview

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// TestWatched: each way in which editors and people change a folder is seen.
// The builder shows every file below the root, so a change that is missed is
// missing on the page.
func TestWatched(t *testing.T) {
	parent := t.TempDir()
	root := filepath.Join(parent, "内容 folder #1")
	in := func(name string) string { return filepath.Join(root, filepath.FromSlash(name)) }
	config := filepath.Join(parent, "config.toml")
	if err := os.MkdirAll(in("old/deep"), 0o755); err != nil {
		t.Fatal(err)
	}
	build := func(context.Context) (Site, Rest, error) {
		var all strings.Builder
		filepath.WalkDir(parent, func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				b, _ := os.ReadFile(name)
				all.WriteString(filepath.Base(filepath.Dir(name)) + "/" + filepath.Base(name) + "=" + string(b) + ";")
			}
			return nil
		})
		return Site{Files: map[string][]byte{"index.html": []byte("<head></head>" + all.String() + "</head>")}}, nil, nil
	}
	r := start(t, Options{Watch: []string{root, config}, Build: build})
	for _, step := range []struct {
		name string
		do   func() error
		want string
	}{
		{"new file", func() error { return os.WriteFile(in("a.md"), []byte("1"), 0o644) }, "a.md=1;"},
		{"overwritten", func() error { return os.WriteFile(in("a.md"), []byte("2"), 0o644) }, "a.md=2;"},
		{"written beside and renamed", func() error {
			if err := os.WriteFile(in(".a.md.new"), []byte("3"), 0o644); err != nil {
				return err
			}
			return os.Rename(in(".a.md.new"), in("a.md"))
		}, "a.md=3;"},
		{"set aside, written, spare removed", func() error {
			if err := os.Rename(in("a.md"), in("a.md~")); err != nil {
				return err
			}
			if err := os.WriteFile(in("a.md"), []byte("4"), 0o644); err != nil {
				return err
			}
			return os.Remove(in("a.md~"))
		}, "a.md=4;"},
		{"in an old folder", func() error { return os.WriteFile(in("old/deep/b.md"), []byte("5"), 0o644) }, "b.md=5;"},
		{"folders at once", func() error {
			if err := os.MkdirAll(in("x/y/z"), 0o755); err != nil {
				return err
			}
			return os.WriteFile(in("x/y/z/c.md"), []byte("6"), 0o644)
		}, "c.md=6;"},
		{"in a new folder", func() error { return os.WriteFile(in("x/y/z/c.md"), []byte("7"), 0o644) }, "c.md=7;"},
		{"folder renamed", func() error { return os.Rename(in("x/y/z"), in("x/y/w")) }, "w/c.md=7;"},
		{"in a renamed folder", func() error { return os.WriteFile(in("x/y/w/c.md"), []byte("8"), 0o644) }, "w/c.md=8;"},
		{"upper folder renamed", func() error { return os.Rename(in("x"), in("v")) }, "w/c.md=8;"},
		{"below it", func() error { return os.WriteFile(in("v/y/w/c.md"), []byte("88"), 0o644) }, "w/c.md=88;"},
		{"folder removed", func() error { return os.RemoveAll(in("v")) }, "deep/b.md=5;</head>"},
		{"root replaced", func() error {
			if err := os.Rename(root, root+".old"); err != nil {
				return err
			}
			if err := os.Mkdir(root, 0o755); err != nil {
				return err
			}
			return os.WriteFile(in("d.md"), []byte("9"), 0o644)
		}, "d.md=9;"},
		{"in the new root", func() error { return os.WriteFile(in("d.md"), []byte("10"), 0o644) }, "d.md=10;"},
		{"config made", func() error { return os.WriteFile(config, []byte("11"), 0o644) }, "config.toml=11;"},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		deadline := time.Now().Add(20 * time.Second)
		for _, html, _ := get(t, r.url+"/"); !strings.Contains(html, step.want); _, html, _ = get(t, r.url+"/") {
			if time.Now().After(deadline) {
				t.Fatalf("%s: the page is\n%s", step.name, html)
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
}

func TestRelevant(t *testing.T) {
	root := filepath.FromSlash("/site/content")
	w := &watcher{roots: []string{root, filepath.FromSlash("/site/config.toml")}, Options: Options{
		Ignore: func(name string) bool {
			return strings.HasPrefix(name, "~") || strings.HasPrefix(name, ".") || name == "Thumbs.db"
		},
	}}
	for _, c := range []struct {
		name string
		op   fsnotify.Op
		want bool
	}{
		{"/site/content/a/zh.md", fsnotify.Write, true},
		{"/site/content/a/zh.md", fsnotify.Remove, true},
		{"/site/content/a/zh.md", fsnotify.Chmod, false},
		{"/site/content/a/zh.md", fsnotify.Chmod | fsnotify.Write, true},
		{"/site/content", fsnotify.Create, true},
		{"/site/config.toml", fsnotify.Rename, true},
		{"/site/public", fsnotify.Create, false},
		{"/site/content-old/a", fsnotify.Write, false},
		{"/site/content/~$x.docx", fsnotify.Create, false},
		{"/site/content/a/.zh.md.swp", fsnotify.Write, false},
		{"/site/content/.git/index", fsnotify.Write, false},
		{"/site/content/a/Thumbs.db", fsnotify.Create, false},
		{"/site/content/..a/zh.md", fsnotify.Write, false},
	} {
		if got := w.relevant(fsnotify.Event{Name: filepath.FromSlash(c.name), Op: c.op}); got != c.want {
			t.Errorf("%s %s: %v, want %v", c.op, c.name, got, c.want)
		}
	}
}

// TestSettle: the signals of one save are one; a file that is written without
// end does not hold the page back for ever.
func TestSettle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		in, out := make(chan struct{}, 1), make(chan struct{}, 1)
		go settle(ctx, in, out)
		begin := time.Now()
		for range 3 {
			in <- struct{}{}
			time.Sleep(quiet / 2)
		}
		<-out
		if got := time.Since(begin); got != quiet*2 {
			t.Errorf("one save settled after %v, want %v", got, quiet*2)
		}
		select {
		case <-out:
			t.Error("one save gave two signals")
		case <-time.After(time.Hour):
		}
		begin = time.Now()
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			for ctx.Err() == nil {
				signal(in)
				time.Sleep(quiet / 2)
			}
		}()
		<-out
		if got := time.Since(begin); got != patience {
			t.Errorf("endless writing was passed on after %v, want %v", got, patience)
		}
		cancel()
		<-ended
	})
}
