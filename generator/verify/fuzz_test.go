package verify

import (
	"path"
	"testing"
	"testing/fstest"
)

// FuzzRun: no bytes in any kind of file make verify panic or hang, and every
// problem has a place inside the file.
func FuzzRun(f *testing.F) {
	for name, file := range tree() {
		f.Add(path.Ext(name), file.Data)
	}
	f.Add(".css", []byte("@import'\\"))
	f.Add(".css", []byte("url( \"a\\"))
	f.Add(".html", []byte("<img srcset=', a 1x,, b'><noscript><svg/><p></svg>"))
	f.Add(".json", []byte(`{"path": "../../x.html#%zz"}`))
	f.Fuzz(func(t *testing.T, ext string, b []byte) {
		if _, ok := readers[ext]; !ok {
			t.Skip("not a kind of file that is read")
		}
		lines := 1
		for _, c := range b {
			if c == '\n' {
				lines++
			}
		}
		site := fstest.MapFS{"x" + ext: {Data: b}, ManifestName: {Data: b}}
		for _, p := range Run(site) {
			if p.Pos.File == "x"+ext && p.Pos.Line > lines {
				t.Errorf("%s: %s, but there are %d lines", p.Pos, p.Rule.ID, lines)
			}
		}
	})
}
