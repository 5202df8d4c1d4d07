package search

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func export(tb testing.TB, pages []Page, o Options) (string, map[string][]byte) {
	tb.Helper()
	x, err := Build(tb.Context(), pages, o)
	if err != nil {
		tb.Fatal(err)
	}
	defer x.Close()
	dir, files, err := x.Export()
	if err != nil {
		tb.Fatal(err)
	}
	return dir, files
}

// TestSameBytes: bytes depend on the pages only, not on processors, where
// ranges are cut or the order of maps.
func TestSameBytes(t *testing.T) {
	pages := append(slices.Clone(smallPages), madePages(9, 50, 20)...)
	dir, files := export(t, pages, Options{})
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, size := range []int{500, 500, 1 << 20} {
		dir2, files2 := export(t, pages, Options{Range: size})
		if dir2 != dir || !maps.EqualFunc(files, files2, bytes.Equal) {
			t.Errorf("%s with %d files, then %s with %d", dir, len(files), dir2, len(files2))
		}
	}
	pages[0].Docs[0].Body += "。"
	if dir2, _ := export(t, pages, Options{}); dir2 == dir {
		t.Error("another text has the same address")
	}
}

// crowded gives the folders of files with over 256 entries.
func crowded(files map[string][]byte) (bad []string) {
	entries := map[string]map[string]bool{}
	for name := range files {
		for name != "." {
			dir := path.Dir(name)
			if entries[dir] == nil {
				entries[dir] = map[string]bool{}
			}
			entries[dir][name] = true
			name = dir
		}
	}
	for dir, e := range entries {
		if len(e) > 256 {
			bad = append(bad, fmt.Sprintf("%s has %d", dir, len(e)))
		}
	}
	return bad
}

func TestFolders(t *testing.T) {
	dir, files := export(t, madePages(2, 300, 20), Options{})
	if bad := crowded(files); len(bad) > 0 {
		t.Error(bad)
	}
	for name := range files {
		if !strings.HasPrefix(name, dir+"/") || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789/.-") != "" {
			t.Errorf("odd name %s", name)
		}
	}
}

func TestBuildCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Build(ctx, smallPages, smallOptions); err == nil {
		t.Error("a cancelled build went on")
	}
}

func TestInputUnchanged(t *testing.T) {
	pages := slices.Clone(smallPages)
	before := fmt.Sprint(pages)
	export(t, pages, Options{})
	if after := fmt.Sprint(pages); after != before {
		t.Error("Build changed its input")
	}
}
