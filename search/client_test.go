package search

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// shipped is what a browser fetches of the client's files: joined in order,
// minified for the browser floor, gzipped.
func shipped(t *testing.T, names []string) int {
	t.Helper()
	var src bytes.Buffer
	for _, n := range names {
		b, err := Files.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		src.Write(b)
	}
	out := api.Transform(src.String(), api.TransformOptions{
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, Charset: api.CharsetUTF8,
		Engines: []api.Engine{{Name: api.EngineChrome, Version: "80"}, {Name: api.EngineFirefox, Version: "78"}, {Name: api.EngineSafari, Version: "14"}},
	})
	if len(out.Errors)+len(out.Warnings) > 0 {
		t.Errorf("esbuild: %v %v", out.Errors, out.Warnings)
	}
	var z bytes.Buffer
	w, err := gzip.NewWriterLevel(&z, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(out.Code); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return z.Len()
}

// TestClientSize holds the budget of the page that searches.
func TestClientSize(t *testing.T) {
	all, err := fs.Glob(Files, "client/*.js")
	if err != nil {
		t.Fatal(err)
	}
	engine, whole := shipped(t, engineFiles(t)), shipped(t, all)
	t.Logf("engine %d bytes, with user interface %d", engine, whole)
	if engine > 10<<10 || whole > 20<<10 {
		t.Errorf("engine %d, whole %d bytes: over the budget of 10 and 20 KB", engine, whole)
	}
}

// remembers is the one file of the client that may write on the device.
const remembers = "client/84-recent.js"

// TestClientManners: the client works from file:// under a strict policy,
// never makes markup of text, and remembers in one place only.
func TestClientManners(t *testing.T) {
	forbidden := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\bfetch\(|XMLHttpRequest|new Worker|\bimport\b|\bexport\b|localStorage|\.style\b|setAttribute\('style`)
	err := fs.WalkDir(Files, "client", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := Files.ReadFile(name)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(string(b), "\n") {
			if m := forbidden.FindString(line); m != "" && (m != "localStorage" || name != remembers) {
				t.Errorf("%s:%d uses %s", name, i+1, m)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
