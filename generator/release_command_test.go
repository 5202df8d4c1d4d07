package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guiju/generator/release"
	"guiju/generator/source"
	"guiju/generator/verify"
)

// smallContent copies two standards of the shipped content, with the registers
// that they need.
func smallContent(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	from, err := filepath.Abs(contentDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"system.toml", "framework.toml", "regions.toml", "references.toml"} {
		b, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			t.Fatal(err)
		}
		putFile(t, filepath.Join(dir, name), string(b))
	}
	for _, work := range []string{"db41-t-s002", "db41-t-s003"} {
		if err := os.CopyFS(filepath.Join(dir, "standards", work), os.DirFS(filepath.Join(from, "standards", work))); err != nil {
			t.Fatal(err)
		}
		os.Remove(filepath.Join(dir, "standards", work, "keys.toml"))
	}
	return dir
}

// TestRelease: a release is remembered, the same content gives it again to the
// byte, nothing new is no release, and what is new is told once; the chain can
// be made again from what is remembered, and shows when it was edited.
func TestRelease(t *testing.T) {
	dir := smallContent(t)
	out := filepath.Join(filepath.Dir(dir), "public")
	do := func(want int, args ...string) string {
		t.Helper()
		code, _, stderr := guiju(t, append(args, "--content", dir, "--out", out, "--lang", "en")...)
		if code != want {
			t.Fatalf("%v: exit %d, want %d\n%s", args, code, want, stderr)
		}
		return stderr
	}
	read := func(name string) string {
		t.Helper()
		b, err := os.ReadFile(filepath.Join(filepath.Dir(dir), filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	before := treeHash(t, dir)
	do(exitOK, "release", "--time", "2026-11-26T10:00:00+08:00")
	if treeHash(t, dir) != before {
		t.Fatal("without --write the content was changed")
	}
	do(exitOK, "release", "--time", "2026-11-26T10:00:00+08:00", "--write", "--note-zh", "首次发布", "--note-en", "The first")
	first := read("public/manifest.json")
	if m, err := verify.DecodeManifest([]byte(first)); err != nil || m.Release == nil || m.Release.Number != 1 || m.Release.Previous != "" || m.Release.Expires.String() != "2027-11-26" {
		t.Errorf("manifest of release %+v: %v", m.Release, err)
	}
	if notes := read("public-release/notes.zh.md"); !strings.Contains(notes, "公布全文：DB41/T S003—2024") || !strings.Contains(notes, release.Hash([]byte(first))) {
		t.Errorf("notes:\n%s", notes)
	}
	if stderr := do(exitOK, "release", "--time", "2026-11-26T11:00:00+08:00", "--write"); !strings.Contains(stderr, "nothing changed since release 1") {
		t.Errorf("nothing changed, and it said:\n%s", stderr)
	}

	// An English title changes, and other sites demand something.
	en := filepath.Join(dir, "standards/db41-t-s003/2024/en.md")
	b, err := os.ReadFile(en)
	if err != nil {
		t.Fatal(err)
	}
	const was = "# 1 Scope\n\n"
	if !bytes.Contains(b, []byte(was)) {
		t.Fatal("the fixture has no scope")
	}
	putFile(t, en, strings.Replace(string(b), was, was+"Newly translated. ", 1))
	putFile(t, filepath.Join(dir, "frame/footer.html"), "<p><img src=\"https://mark.example/a.png\" alt=\"标志\"></p>\n")
	system, err := os.ReadFile(filepath.Join(dir, "system.toml"))
	if err != nil {
		t.Fatal(err)
	}
	putFile(t, filepath.Join(dir, "system.toml"), string(system)+"\n[site.frame]\nfooter = \"frame/footer.html\"\nhosts = [\"mark.example\"]\n")
	do(exitOK, "release", "--time", "2026-11-27T10:00:00+08:00", "--write")
	var sheet release.Sheet
	if err := json.Unmarshal([]byte(read("public-release/review.json")), &sheet); err != nil {
		t.Fatal(err)
	}
	if len(sheet.Hosts) != 1 || len(sheet.Loads) != 1 || sheet.Since == nil || !strings.Contains(strings.Join(sheet.New, "\n"), "host mark.example") {
		t.Errorf("the review has hosts %v, loads %v, since %v, new %v", sheet.Hosts, sheet.Loads, sheet.Since, sheet.New)
	}
	for _, a := range append(sheet.Scripts, sheet.Styles...) {
		if a.Unknown {
			t.Errorf("nobody says what %s is for: write it into release/purposes.go", a.Path)
		}
	}
	second := read("public/manifest.json")
	m, err := verify.DecodeManifest([]byte(second))
	if err != nil || m.Release.Number != 2 || m.Release.Previous != release.Hash([]byte(first)) {
		t.Errorf("manifest of release %+v: %v", m.Release, err)
	}
	if page := read("public/index.html"); !strings.Contains(page, "第 2 次发布，2026-11-27") || !strings.Contains(page, `img-src 'self' data: https://mark.example;`) {
		t.Error("the home page does not say which release it is, or not what it may load")
	}
	sys, _, _, err := source.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	chain := sys.Releases["public"]
	if w := chain[1].Works; len(w) != 1 || w[0].Work != "db41-t-s003" || w[0].Change != "translation" || strings.Join(w[0].Provisions, " ") != "1" {
		t.Errorf("release 2 tells %+v", w)
	}
	for i, want := range []string{first, second} {
		if got := string(release.ManifestAt(sys.Published["public"], chain[i]).Encode()); got != want {
			t.Errorf("the manifest of release %d does not come back", i+1)
		}
	}
	// The list of uploads leads from one to the other.
	var up release.Upload
	if err := json.Unmarshal([]byte(read("public-release/upload.json")), &up); err != nil || up.Put[len(up.Put)-1].Path != verify.ManifestName {
		t.Errorf("%v, the last upload is %+v", err, up.Put[len(up.Put)-1])
	}
	if stderr := do(exitOK, "release", "--again"); !strings.Contains(stderr, "the same: release 2") || read("public/manifest.json") != second {
		t.Errorf("release 2 made again is another:\n%s", stderr)
	}
	// Somebody edits the past.
	list := filepath.Join(dir, "releases/public/files.txt")
	putFile(t, list, strings.Replace(read("content/releases/public/files.txt"), " index.html", " home.html", 1))
	if stderr := do(exitProblems, "release", "--write"); !strings.Contains(stderr, "release-chain") {
		t.Errorf("an edited chain:\n%s", stderr)
	}
}

// TestReleaseInterrupted: wherever the writing of a release is cut off, the
// content is as it was, or the next run completes it.
func TestReleaseInterrupted(t *testing.T) {
	cut := errors.New("cut")
	changes := []source.Change{
		{Path: "standards/a/keys.toml", Old: []byte("old\n"), New: []byte("new\n")},
		{Path: "releases/public/1.toml", New: []byte("number = 1\n")},
		{Path: "releases/public/files.txt", New: []byte("files\n")},
	}
	want := map[string]string{}
	for _, c := range changes {
		want[c.Path] = string(c.New)
	}
	completed := 0
	for n := 0; ; n++ {
		dir := t.TempDir()
		putFile(t, filepath.Join(dir, "standards/a/keys.toml"), "old\n")
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		left := n
		err = commit(root, changes, func() error {
			if left--; left < 0 {
				return cut
			}
			return nil
		})
		if err != nil && !errors.Is(err, cut) {
			t.Fatal(err)
		}
		resumed, resumeErr := resume(root)
		if resumeErr != nil {
			t.Fatalf("cut at step %d: %v", n, resumeErr)
		}
		got := filesBelow(t, dir)
		switch {
		case err == nil && resumed:
			t.Fatal("a release that was written is still pending")
		case err == nil || resumed:
			if resumed {
				completed++
			}
			for name, words := range want {
				if got[name] != words {
					t.Errorf("cut at step %d: %s is %q", n, name, got[name])
				}
			}
			if len(got) != len(want) {
				t.Errorf("cut at step %d: %d files", n, len(got))
			}
		default:
			if len(got) != 1 || got["standards/a/keys.toml"] != "old\n" {
				t.Errorf("cut at step %d before anything was promised: %v", n, got)
			}
		}
		root.Close()
		if err == nil {
			break
		}
	}
	if completed < 4 {
		t.Errorf("%d interruptions were completed", completed)
	}
	// What somebody wrote meanwhile is not overwritten.
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	putFile(t, filepath.Join(dir, "standards/a/keys.toml"), "mine\n")
	if err := commit(root, changes, func() error { return nil }); !errors.Is(err, errMeanwhile) {
		t.Errorf("a file that somebody changed: %v", err)
	}
	if got := filesBelow(t, dir); len(got) != 1 {
		t.Errorf("a release that cannot be written left %v", got)
	}
}

func filesBelow(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, p))
		out[p] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// putFile writes a file and the folders above it.
func putFile(t *testing.T, name, words string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	writeTest(t, name, words)
}
