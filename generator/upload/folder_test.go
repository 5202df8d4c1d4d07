package upload_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"guiju/generator/upload"
)

func folder(t testing.TB, dir string) *upload.Folder {
	t.Helper()
	s, err := upload.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// TestFolder: what a folder promises as a store.
func TestFolder(t *testing.T) {
	dir, ctx := t.TempDir(), context.Background()
	s := folder(t, dir)
	for _, name := range []string{"a/b/c.txt", "a/b.txt", "x.txt"} {
		if err := s.Put(ctx, name, []byte(name), upload.Attributes{}); err != nil {
			t.Fatal(err)
		}
	}
	os.WriteFile(filepath.Join(dir, "a", ".guiju-part-b.txt"), []byte("half"), 0o644)
	os.Symlink("/etc/passwd", filepath.Join(dir, "link"))
	list, err := s.List(ctx, "", true)
	if err != nil || len(list) != 4 || list[0].Name != "a/b.txt" || list[0].Size != 7 || list[0].MD5 == nil || list[2].Name != "link" || list[2].Size != -1 {
		t.Errorf("%v %v", list, err)
	}
	if list, err := s.List(ctx, "a/b/", false); err != nil || len(list) != 1 {
		t.Errorf("%v %v", list, err)
	}
	if list, err := s.List(ctx, "none/", false); err != nil || len(list) != 0 {
		t.Errorf("%v %v", list, err)
	}
	if _, err := s.Get(ctx, "none"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	for _, name := range []string{"../out.txt", "link"} {
		if _, err := s.Get(ctx, name); err == nil {
			t.Errorf("%s was read", name)
		}
	}
	if err := s.Put(ctx, "../out.txt", nil, upload.Attributes{}); err == nil {
		t.Error("a file was written outside")
	}
	for range 2 {
		if err := s.Delete(ctx, "a/b/c.txt"); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "a/b")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("an empty folder is left")
	}
}

// TestTwins: beside text there are its encoded copies, which say the same; they
// come, change and go with it, and are given up on request. A rerun makes none.
func TestTwins(t *testing.T) {
	dir, sites := t.TempDir(), chain(t, 2)
	open := func(encodings ...string) *upload.Options {
		o := options(folder(t, dir))
		o.Encodings, o.Grace = encodings, 0
		return o
	}
	check := func(site map[string]string, want ...string) {
		t.Helper()
		seen := map[string]int{}
		filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			rel, _ := filepath.Rel(dir, p)
			if rel = filepath.ToSlash(rel); d.IsDir() || strings.HasPrefix(rel, upload.HistoryDir) {
				return err
			}
			b, _ := os.ReadFile(p)
			var r io.Reader
			switch filepath.Ext(p) {
			case ".gz":
				r, _ = gzip.NewReader(bytes.NewReader(b))
			case ".br":
				r = brotli.NewReader(bytes.NewReader(b))
			default:
				return nil
			}
			seen[filepath.Ext(p)]++
			got, err := io.ReadAll(r)
			plain, _ := os.ReadFile(strings.TrimSuffix(p, filepath.Ext(p)))
			if err != nil || len(plain) == 0 || !bytes.Equal(got, plain) {
				t.Errorf("%s does not say what its file says", rel)
			}
			return nil
		})
		if len(seen) != len(want) {
			t.Errorf("twins %v, want %q", seen, want)
		}
		large := 1 // the manifest; less than 1 KiB is not worth it
		for _, b := range site {
			if len(b) >= 1<<10 {
				large++
			}
		}
		for _, ext := range want {
			if seen[ext] != large {
				t.Errorf("%d twins %s of %d files", seen[ext], ext, large)
			}
		}
	}
	mustBring(t, open("gzip", "br"), sites[0])
	check(tree(1), ".gz", ".br")
	if rep := mustBring(t, open("gzip", "br"), sites[0]); rep.Puts != 0 {
		t.Errorf("a rerun made %d uploads", rep.Puts)
	}
	later := open() // as before
	later.Encodings = nil
	mustBring(t, later, sites[1])
	check(tree(2), ".gz", ".br")
	if tree, bad, err := goBack(later, 1); err != nil || bad != nil || tree != treeOf(sites[0], manifestOf(t, sites[0])) {
		t.Error(bad, err)
	}
	check(tree(1), ".gz", ".br")
	mustBring(t, open("gzip"), sites[1])
	check(tree(2), ".gz")
	o := open("gzip")
	o.Encodings = []string{}
	mustBring(t, o, sites[1])
	check(tree(2))
	holds(t, o.Target, sites[1])
	o.Encodings = []string{"zip"}
	if _, err := bring(o, sites[1]); err == nil {
		t.Error("an unknown encoding was taken")
	}
}

// TestEncodedObjects: in object storage text can be kept in gzip, and says so;
// only gzip, since an object has one encoding for every reader.
func TestEncodedObjects(t *testing.T) {
	s, sites := newMemory(), chain(t, 2)
	o := options(s)
	o.Encodings = []string{"gzip"}
	mustBring(t, o, sites[0])
	mustBring(t, o, sites[1])
	if a := s.told["index.html"]; a.Encoding != "gzip" || a.Type != "text/html; charset=utf-8" || a.Cache != "no-cache" {
		t.Errorf("%+v", a)
	}
	if rep := mustBring(t, o, sites[1]); rep.Puts != 0 {
		t.Errorf("a rerun made %d uploads", rep.Puts)
	}
	o.Now = now.Add(48 * time.Hour)
	if rep := mustBring(t, o, sites[1]); len(rep.Deleted) != 4 || len(rep.Changed) != 0 {
		t.Errorf("%+v", rep)
	}
	if tree, bad, err := goBack(o, 1); err != nil || bad != nil || tree != treeOf(sites[0], manifestOf(t, sites[0])) {
		t.Error(bad, err)
	}
	o.Encodings = []string{}
	o.Grace = 0
	mustBring(t, o, sites[1])
	holds(t, s, sites[1])
	o.Encodings = []string{"gzip", "br"}
	if _, err := bring(o, sites[1]); err == nil {
		t.Error("two encodings of an object were taken")
	}
}
