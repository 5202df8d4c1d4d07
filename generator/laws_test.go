package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
	"guiju/generator/source"
)

// lawsArchive is a public collection of 1,512 Chinese laws that no one here
// wrote. It is not part of the project; tests on it skip where it is absent.
const lawsArchive = "../../shared/corpus/laws.tar.xz"

// lawsContent unpacks the laws into a content folder: the shipped registers and
// one folder a law, with nothing but its text. Folders are numbered in the
// order of the paths in the archive.
func lawsContent(t testing.TB) (dir string, paths []string) {
	t.Helper()
	if testing.Short() {
		t.Skip("the laws take a while: skipped with -short")
	}
	if _, err := os.Stat(lawsArchive); err != nil {
		t.Skip(lawsArchive + " is absent")
	}
	raw := t.TempDir()
	if out, err := exec.Command("tar", "-xJf", lawsArchive, "-C", raw).CombinedOutput(); err != nil {
		t.Skipf("tar cannot unpack %s: %v %s", lawsArchive, err, out)
	}
	err := filepath.WalkDir(raw, func(path string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".md") {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(paths)
	dir = filepath.Join(t.TempDir(), "content")
	registers, err := filepath.Glob(filepath.Join(contentDir(), "*.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range registers {
		copyFile(t, r, filepath.Join(dir, filepath.Base(r)))
	}
	for i, p := range paths {
		copyFile(t, p, filepath.Join(dir, "regulations", lawID(i), "zh.md"))
	}
	return dir, paths
}

func lawID(i int) string { return fmt.Sprintf("law-%04d", i+1) }

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// articleLine is a line that begins with an article number, found without the
// parser: the naive reading that the tree is held against.
var articleLine = regexp.MustCompile(`(?m)^[ 　]*第([零〇○一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?[ 　\n]`)

// TestLaws builds real texts at scale: every law loads without an error, every
// line that begins an article is an article of the tree with an address, the
// site is published and verified.
func TestLaws(t *testing.T) {
	t.Parallel() // one of the longest
	content, paths := lawsContent(t)
	sys, _, problems, err := source.Load(os.DirFS(content))
	if err != nil {
		t.Fatal(err)
	}
	byRule := map[string]int{}
	for _, p := range problems {
		byRule[p.Rule.ID]++
		if p.Severity == model.Error {
			t.Errorf("%s: %s", p.Pos, p.Message(model.En))
		}
	}
	lines, articles, without := 0, 0, 0
	for i, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := len(articleLine.FindAllIndex(b, -1))
		lines += want
		got := 0
		r := sys.Regulation(lawID(i))
		if r == nil {
			t.Fatalf("%s is missing", path)
		}
		r.Texts[model.Zh].Walk(func(p *model.Provision) {
			if p.Kind == model.Article {
				got++
			}
		})
		articles += got
		if got == 0 {
			without++
		}
		if got < want {
			t.Errorf("%s: %d articles, %d lines begin with 第…条", filepath.Base(path), got, want)
		}
		if r.Title.Zh == "" {
			t.Errorf("%s has no title", path)
		}
	}
	t.Logf("%d texts, %d articles (%d lines begin with 第…条), %d texts without articles; findings %v", len(paths), articles, lines, without, byRule)

	out := filepath.Join(t.TempDir(), "public")
	code, _, stderr := guiju(t, "build", "--verbose", "--as-of", asOf, "--content", content, "--out", out)
	t.Log(stderr)
	if code != exitOK {
		t.Fatalf("exit %d", code)
	}
	for i := range paths {
		html, err := os.ReadFile(filepath.Join(out, "regulations", lawID(i)+".html"))
		if err != nil {
			t.Fatal(err)
		}
		sys.Regulation(lawID(i)).Texts[model.Zh].Walk(func(p *model.Provision) {
			if !strings.Contains(string(html), `id="`+p.ID+`"`) {
				t.Errorf("%s: no element for %s (#%s)", lawID(i), p.Number, p.ID)
			}
		})
	}
}
