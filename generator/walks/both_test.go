package walks

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestBothEditions: one command makes both editions; the public one is byte for
// byte what build makes of it alone, and every page of the internal one says
// that it is, and that nothing may index it.
func TestBothEditions(t *testing.T) {
	t.Parallel()
	files := maps.Clone(courseContent)
	files["standards/kept/work.toml"] = "number = \"DB41/T S002\"\nlevel = \"local\"\nsample = true\npublication.decision = \"unlisted\"\n"
	files["standards/kept/2024/edition.toml"] = strings.Replace(courseCover, "公务用车", "只在内部", 1) + "number = \"DB41/T S002—2024\"\nissued = 2024-01-01\nin-force = 2024-03-01\n"
	files["standards/kept/2024/zh.md"] = courseText
	o := newOffice(t, files)
	build := func(want int, args ...string) string {
		return o.run(want, append([]string{"build", "--base-url", "https://standards.example/"}, args...)...)
	}
	said := build(0, "--audience", "both")
	if n := strings.Count(said, "load "); n != 1 {
		t.Errorf("the content was loaded %d times:\n%s", n, said)
	}
	build(0, "--out", "alone")
	public, alone, internal := tree(t, filepath.Join(o.dir, "public")), tree(t, filepath.Join(o.dir, "alone")), tree(t, filepath.Join(o.dir, "internal"))
	if !maps.EqualFunc(public, alone, bytes.Equal) {
		t.Error("the public edition is not what build makes of it alone")
	}
	for name, b := range public {
		if strings.Contains(name, "kept") || bytes.Contains(b, []byte("只在内部")) || bytes.Contains(b, []byte("内部版：")) {
			t.Errorf("%s of the public edition knows of the internal one", name)
		}
	}
	if internal["standards/kept/2024.html"] == nil || internal["sitemap.xml"] != nil {
		t.Error("the internal edition lacks what only it has, or has what only a public one has")
	}
	for name, b := range internal {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		words := "内部版："
		if strings.HasPrefix(name, "en/") {
			words = "Internal copy:"
		}
		if !bytes.Contains(b, []byte(words)) || !bytes.Contains(b, []byte(`<meta name="robots" content="noindex">`)) {
			t.Errorf("%s does not say that it is internal, or may be indexed", name)
		}
		if bytes.Contains(b, []byte("https://standards.example/")) {
			t.Errorf("%s names the public address", name)
		}
	}
	for _, args := range [][]string{{"--out", "a", "--out-internal", "a"}, {"--out", "a", "--out-internal", "A/in"}, {"--out", "a/out", "--out-internal", "a"}, {"--out-internal", ""}} {
		build(2, append(args, "--audience", "both")...)
	}
	names, err := os.ReadDir(o.dir)
	if err != nil || len(names) != 4 {
		t.Errorf("%v: %v", names, err)
	}
}

// tree reads all files of a folder.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		out[name] = b
		return err
	})
	if err != nil || len(out) < 20 || !slices.Contains(slices.Collect(maps.Keys(out)), "index.html") {
		t.Fatalf("%d files: %v", len(out), err)
	}
	return out
}
