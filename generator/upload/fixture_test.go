package upload_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"guiju/generator/model"
	"guiju/generator/upload"
	"guiju/generator/verify"
)

// tree is a small site: version v has a style sheet, a script and a shard of its
// own, pages that load them, and one page that no other version has.
func tree(v int) map[string]string {
	hash := func(what string) string {
		s := sha256.Sum256([]byte(fmt.Sprint(what, v)))
		return hex.EncodeToString(s[:])
	}
	css, js := "css/site."+hash("css")+".css", "js/site."+hash("js")+".js"
	page := func(up, words string) string {
		return fmt.Sprintf(`<!doctype html><link rel="stylesheet" href="%s%s"><script src="%s%s"></script><img src="%smark.svg"><p>%s %s</p>`,
			up, css, up, js, up, words, strings.Repeat("机关事务 ", 100))
	}
	return map[string]string{
		css: fmt.Sprintf("p{order:%d}", v), js: fmt.Sprintf("version=%d", v),
		"search-index/" + hash("shard")[:12] + "/m.js": fmt.Sprintf("shard(%d)", v),
		"mark.svg":                 "<svg/>",
		"index.html":               page("", fmt.Sprint("home ", v)),
		"plan.html":                page("", "plan"),
		"standards/a/2024.html":    page("../../", fmt.Sprint("text ", v%2)),
		fmt.Sprintf("v%d.html", v): page("", "only here"),
		"feed.xml":                 fmt.Sprintf("<feed>%d</feed>", v),
		"data/directory.csv":       "a,b\n",
	}
}

// chain makes releases 1 … n of tree, each naming the one before, and one file
// system for each.
func chain(t testing.TB, n int) (all []fstest.MapFS) {
	t.Helper()
	previous := ""
	for v := 1; v <= n; v++ {
		files := fstest.MapFS{}
		m := verify.Manifest{Audience: model.Public, Release: &verify.Release{Number: v, Time: "2026-11-26T10:00:00+08:00", Previous: previous}}
		content := tree(v)
		for _, p := range slices.Sorted(maps.Keys(content)) {
			b := []byte(content[p])
			sum := sha256.Sum256(b)
			files[p] = &fstest.MapFile{Data: b}
			m.Files = append(m.Files, verify.File{Path: p, Size: int64(len(b)), SHA256: hex.EncodeToString(sum[:])})
		}
		raw := m.Encode()
		sum := sha256.Sum256(raw)
		previous = hex.EncodeToString(sum[:])
		files[verify.ManifestName] = &fstest.MapFile{Data: raw}
		files[verify.SignatureName] = &fstest.MapFile{Data: fmt.Appendf(nil, "signature of %d", v)}
		all = append(all, files)
	}
	return all
}

func options(s upload.Store) *upload.Options {
	return &upload.Options{Target: s, Now: now, Grace: 24 * time.Hour, MaxDelete: 256, Workers: 1}
}

// bring publishes a released tree.
func bring(o *upload.Options, site fstest.MapFS) (upload.Report, error) {
	r, err := upload.Open(site)
	if err != nil {
		return upload.Report{}, err
	}
	p, err := o.Prepare(context.Background(), r, false)
	if err != nil {
		return upload.Report{}, err
	}
	return p.Do(context.Background())
}

func mustBring(t testing.TB, o *upload.Options, site fstest.MapFS) upload.Report {
	t.Helper()
	rep, err := bring(o, site)
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

// goBack rolls back, and returns the hash of what is read back.
func goBack(o *upload.Options, n int) (tree string, bad []string, err error) {
	ctx := context.Background()
	r, err := o.Recorded(ctx, n)
	if err != nil {
		return "", nil, err
	}
	p, err := o.Prepare(ctx, r, true)
	if err != nil {
		return "", nil, err
	}
	if _, err := p.Do(ctx); err != nil {
		return "", nil, err
	}
	return p.Check(ctx)
}

// holds checks that the store shows exactly the site, beside files that are
// allowed to be left.
func holds(t testing.TB, s upload.Store, site fstest.MapFS, left ...string) {
	t.Helper()
	ctx := context.Background()
	list, err := s.List(ctx, "", false)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, e := range list {
		switch f := site[e.Name]; {
		case strings.HasPrefix(e.Name, upload.HistoryDir), slices.Contains(left, e.Name):
		case f == nil:
			t.Errorf("%s is there and should not be", e.Name)
		default:
			seen++
			if b, err := s.Get(ctx, e.Name); err != nil || string(b) != string(f.Data) {
				t.Errorf("%s: %v, %d bytes", e.Name, err, len(b))
			}
		}
	}
	if seen != len(site) {
		t.Errorf("%d of %d files are there", seen, len(site))
	}
}

var loads = regexp.MustCompile(`(?:href|src)="([^"]+)"`)

// closed checks that every page of visible finds what it loads.
func closed(t testing.TB, visible map[string][]byte, when string) {
	t.Helper()
	for p, b := range visible {
		if !strings.HasSuffix(p, ".html") {
			continue
		}
		for _, m := range loads.FindAllSubmatch(b, -1) {
			if asset := path.Join(path.Dir(p), string(m[1])); visible[asset] == nil {
				t.Errorf("%s: %s loads %s, which is not there", when, p, asset)
			}
		}
	}
}

func fileOf(p string, b []byte) verify.File {
	sum := sha256.Sum256(b)
	return verify.File{Path: p, Size: int64(len(b)), SHA256: hex.EncodeToString(sum[:])}
}
