package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// site makes a small site that verify finds nothing wrong with; word tells one
// from another.
func site(word string) map[string][]byte {
	page := func(css, link string) []byte {
		return []byte(`<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>` + word + `</title>` +
			`<meta http-equiv="Content-Security-Policy" content="` + verify.Policy + `">` +
			`<link rel="stylesheet" href="` + css + `"></head><body><h1>` + word + `</h1><a href="` + link + `">` + word + `</a></body></html>`)
	}
	return map[string][]byte{
		"index.html":                    page("main.css", "standards/"+word+"/x.html"),
		"standards/" + word + "/x.html": page("../../main.css", "../../index.html"),
		"main.css":                      []byte("p { color: red }"),
		word + ".txt":                   []byte(word),
	}
}

func options(out string) Options {
	return Options{
		Out: out, Tool: "test", AsOf: model.NewDate(2026, 11, 23), Audience: model.Public,
		Check: verify.Run,
	}
}

// publish must succeed.
func publish(t *testing.T, files map[string][]byte, o Options) Report {
	t.Helper()
	rep, problems, err := Publish(context.Background(), files, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Pos, p.Message(model.En))
	}
	if !rep.Published {
		t.Fatal("not published")
	}
	return rep
}

// hash is the tree hash of the folder, "" if there is none.
func hash(t *testing.T, dir string) string {
	t.Helper()
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	h, err := treeHashOf(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// hashOf is the tree hash that the site has once it is published.
func hashOf(t *testing.T, word string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	publish(t, site(word), options(out))
	return hash(t, out)
}

// alone fails if anything but the folder is left beside it.
func alone(t *testing.T, out string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(out) {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

// whole fails if the folder is not one complete site.
func whole(t *testing.T, out string) {
	t.Helper()
	for _, p := range verify.Run(os.DirFS(out)) {
		t.Errorf("%s: %s", p.Pos, p.Message(model.En))
	}
}

func TestPublish(t *testing.T) {
	out := filepath.Join(t.TempDir(), "deep", "公 开#1")
	rep := publish(t, site("old"), options(out))
	if rep.Files != 5 || rep.Bytes == 0 || len(rep.Manifest) != 64 || rep.Recovered != nil {
		t.Errorf("report %+v", rep)
	}
	old := hash(t, out)
	publish(t, site("new"), options(out))
	if hash(t, out) == old {
		t.Error("still the old site")
	}
	whole(t, out)
	alone(t, out)
	if _, err := os.Stat(filepath.Join(out, "old.txt")); err == nil {
		t.Error("a file of the old site is still there")
	}
	publish(t, site("old"), options(out))
	if hash(t, out) != old {
		t.Error("the same files do not make the same tree")
	}
}

// TestManifestBytes pins the format: another program may sign these bytes.
func TestManifestBytes(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	o := options(out)
	o.Check = nil
	publish(t, map[string][]byte{"b/c.txt": []byte("c\n"), "a.txt": []byte("a\n")}, o)
	got, err := os.ReadFile(filepath.Join(out, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{
 "kind": "guiju-site",
 "format": 1,
 "tool": "test",
 "as_of": "2026-11-23",
 "audience": "public",
 "files": [
  {
   "path": "a.txt",
   "size": 2,
   "sha256": "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"
  },
  {
   "path": "b/c.txt",
   "size": 2,
   "sha256": "a3a5e715f0cc574a73c3f9bebb6bc24f32ffd5b67b387244c2c909da779a1478"
  }
 ]
}
`
	if string(got) != want {
		t.Errorf("got %s", got)
	}
}

// TestKeepsOldSite: a finding, a cancelled build and a reserved name leave the
// old site, and nothing else.
func TestKeepsOldSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, site("old"), options(out))
	old := hash(t, out)

	broken := site("new")
	broken["index.html"] = []byte(strings.Replace(string(broken["index.html"]), "x.html", "y.html", 1))
	rep, problems, err := Publish(context.Background(), broken, options(out))
	if err != nil || rep.Published || len(problems) != 1 || problems[0].Rule.ID != "output-dead-link" {
		t.Errorf("dead link: %+v, %v, %v", rep, problems, err)
	}

	named := site("new")
	named[ManifestName] = []byte("{}")
	rep, problems, err = Publish(context.Background(), named, options(out))
	if err != nil || rep.Published || len(problems) != 1 || problems[0].Rule != ruleReserved {
		t.Errorf("reserved name: %+v, %v, %v", rep, problems, err)
	}

	for _, step := range []string{"stage", "write", "manifest", "sync", "check"} {
		ctx, cancel := context.WithCancel(context.Background())
		o := options(out)
		o.Step = func(name string) {
			if name == step {
				cancel()
			}
		}
		if rep, _, err = Publish(ctx, site("new"), o); rep.Published || !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled at %s: %+v, %v", step, rep, err)
		}
		cancel()
	}
	if hash(t, out) != old {
		t.Error("the old site has changed")
	}
	alone(t, out)
}

// TestWarnings do not keep a site back.
func TestWarnings(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	o := options(out)
	warning := &model.Rule{ID: "w", Severity: model.Warning, Message: say("甲", "a")}
	o.Check = func(fs.FS) []model.Problem { return []model.Problem{warning.At(model.Pos{File: "x"})} }
	rep, problems, err := Publish(context.Background(), site("new"), o)
	if err != nil || !rep.Published || len(problems) != 1 {
		t.Errorf("%+v, %v, %v", rep, problems, err)
	}
}

// TestUnlisted: a file that someone put into the published folder is named as
// it goes.
func TestUnlisted(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, site("old"), options(out))
	if err := os.WriteFile(filepath.Join(out, "CNAME"), []byte("std.example.cn"), 0o644); err != nil {
		t.Fatal(err)
	}
	rep, problems, err := Publish(context.Background(), site("new"), options(out))
	if err != nil || !rep.Published || len(problems) != 1 || problems[0].Rule != ruleUnlisted || problems[0].Pos.File != "CNAME" {
		t.Errorf("%+v, %v, %v", rep, problems, err)
	}
}

func TestRefused(t *testing.T) {
	dir := t.TempDir()
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, data string) {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("repo/content/system.toml", "format = 1")
	write("repo/layouts/home.html", "x")
	write("photos/a.jpg", "x")
	write("app/manifest.json", `{"name": "another app"}`)
	write("odd/manifest.json/x", "x")
	write("file", "x")
	publish(t, site("inside"), func() Options {
		o := options(filepath.Join(dir, "internal"))
		o.Audience = model.Internal
		return o
	}())
	if err := os.Symlink(filepath.Join(dir, "repo"), filepath.Join(dir, "link")); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	before := hash(t, dir)
	for _, tt := range []struct{ out, want string }{
		{"", "no output folder"},
		{"/", "root"},
		{"file", "is a file"},
		{"photos", "not empty"},
		{"app", "not empty"},
		{"odd", "not empty"},
		{"internal", "internal edition"},
		{".", "holds"},
		{"repo", "is or holds"},
		{"link", "is or holds"},
		{"photos/../repo", "is or holds"},
		{"repo/content", "is or holds"},
		{"repo/content/public", "source folder"},
		{"link/layouts/a/b", "source folder"},
	} {
		out := tt.out
		if out != "" && out != "/" {
			out = filepath.Join(dir, filepath.FromSlash(out))
		}
		o := options(out)
		o.Guard = []string{filepath.Join(dir, "repo"), filepath.Join(dir, "absent")}
		o.Inputs = []string{filepath.Join(dir, "repo/content"), filepath.Join(dir, "repo/layouts")}
		rep, _, err := Publish(context.Background(), site("new"), o)
		refused := (*RefusedError)(nil)
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), tt.want) || rep.Published {
			t.Errorf("%q: %v", tt.out, err)
			continue
		}
		if zh := refused.Text(model.Zh); strings.Contains(zh, "%") || !strings.Contains(zh, "--out") {
			t.Errorf("%q: %s", tt.out, zh)
		}
	}
	if hash(t, dir) != before {
		t.Error("something was touched")
	}

	// What is near, but allowed.
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"repo/public", "repo/content2", "empty", "link/public"} {
		o := options(filepath.Join(dir, filepath.FromSlash(name)))
		o.Guard = []string{filepath.Join(dir, "repo")}
		o.Inputs = []string{filepath.Join(dir, "repo/content")}
		publish(t, site("new"), o)
		whole(t, filepath.Join(real, filepath.FromSlash(name)))
	}
}

// TestLinkedOut: the folder that a link names is replaced, not the link.
func TestLinkedOut(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "srv", "www")
	publish(t, site("old"), options(target))
	link := filepath.Join(dir, "public")
	if err := os.Symlink(target, link); err != nil {
		t.Skip("symbolic links: ", err)
	}
	publish(t, site("new"), options(link))
	if i, err := os.Lstat(link); err != nil || i.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
	if hash(t, target) != hashOf(t, "new") {
		t.Error("not published where the link leads")
	}
	alone(t, target)
}

// TestBusy: of two runs at once one wins; the other is told who is at work.
func TestBusy(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	o := options(out)
	o.Step = func(name string) {
		if name == "lock" || name == "unlock" {
			return
		}
		busy := (*BusyError)(nil)
		if _, _, err := Publish(context.Background(), site("new"), options(out)); !errors.As(err, &busy) || busy.Out != out {
			t.Errorf("at %s: %v", name, err)
		}
		if _, err := Recover(options(out)); !errors.As(err, &busy) {
			t.Errorf("recover at %s: %v", name, err)
		}
	}
	publish(t, site("old"), o)
	if hash(t, out) != hashOf(t, "old") {
		t.Error("the second run got through")
	}
	alone(t, out)
}

// TestAlwaysThere: on Linux no reader ever misses the folder, not even between
// two sites.
func TestAlwaysThere(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("folders are exchanged in one step on Linux only")
	}
	out := filepath.Join(t.TempDir(), "public")
	publish(t, site("old"), options(out))
	stop, done := make(chan bool), make(chan error)
	go func() {
		for {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			if _, err := os.Stat(out); err != nil {
				done <- err
				return
			}
		}
	}()
	for i := range 30 {
		publish(t, site([]string{"new", "old"}[i%2]), options(out))
	}
	close(stop)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestSteps(t *testing.T) {
	for _, tt := range []struct {
		fs   FS
		want []string
	}{
		{OS, slices.DeleteFunc(slices.Clone(Steps), func(s string) bool { return s == "between" && runtime.GOOS == "linux" })},
		{twoRenamesFS{OS}, Steps},
	} {
		out := filepath.Join(t.TempDir(), "public")
		publish(t, site("old"), options(out))
		var got []string
		o := options(out)
		o.FS = tt.fs
		o.Step = func(name string) { got = append(got, name) }
		publish(t, site("new"), o)
		if !slices.Equal(got, tt.want) {
			t.Errorf("got %q\nwant %q", got, tt.want)
		}
		alone(t, out)
	}
}

// twoRenamesFS is a file system that cannot exchange folders.
type twoRenamesFS struct{ FS }

func (twoRenamesFS) Exchange(a, b string) error { return errors.ErrUnsupported }

// TestRecover brings back a site that an interruption between two renames left
// aside, also when someone has made an empty folder in its place.
func TestRecover(t *testing.T) {
	for _, placeholder := range []bool{false, true} {
		dir := t.TempDir()
		out := filepath.Join(dir, "public")
		if got, err := Recover(options(out)); got != nil || err != nil {
			t.Errorf("nothing to do: %q, %v", got, err)
		}
		publish(t, site("old"), options(out))
		if err := os.Rename(out, filepath.Join(dir, ".public.guiju-old")); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(filepath.Join(dir, ".public.guiju-new"), 0o755); err != nil {
			t.Fatal(err)
		}
		if placeholder {
			if err := os.Mkdir(out, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		got, err := Recover(options(out))
		if want := []string{out, filepath.Join(dir, ".public.guiju-new")}; err != nil || !slices.Equal(got, want) {
			t.Errorf("got %q, %v", got, err)
		}
		whole(t, out)
		alone(t, out)
	}
}

// BenchmarkPublish replaces a site of 1,000 pages of 30 KB, without the check.
func BenchmarkPublish(b *testing.B) {
	files := map[string][]byte{}
	for i := range 1000 {
		files[fmt.Sprintf("standards/%d/%d.txt", i%20, i)] = make([]byte, 30<<10)
	}
	o := options(filepath.Join(b.TempDir(), "public"))
	o.Check = nil
	for b.Loop() {
		if _, _, err := Publish(context.Background(), files, o); err != nil {
			b.Fatal(err)
		}
	}
}

// treeHashOf is one hash over all paths and contents below fsys: two sites have
// the same hash if and only if they are the same. Of what is not a regular file
// only the kind counts.
func treeHashOf(fsys fs.FS) (string, error) {
	h := sha256.New()
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !d.Type().IsRegular() {
			fmt.Fprintf(h, "%q %v\n", p, d.Type())
			return nil
		}
		b, err := fs.ReadFile(fsys, p)
		fmt.Fprintf(h, "%q %d %x\n", p, len(b), sha256.Sum256(b))
		return err
	})
	return hex.EncodeToString(h.Sum(nil)), err
}
