package scorecard_test

import (
	"bytes"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"guiju/generator/model"
	"guiju/generator/scorecard"
	"guiju/generator/verify"
)

// exitIntegrity is what verify says of a folder that is not what it should be.
const exitIntegrity = 4

// TestBitRot: one byte changed, one file lost or one added, at random in a
// published folder: verify finds each, names the file, and the program exits 4.
func TestBitRot(t *testing.T) {
	dir := small(t)
	build(t, dir)
	out := filepath.Join(dir, "public")
	good := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(out, name))
		good[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	names := slices.Sorted(maps.Keys(good))
	random := rand.New(rand.NewPCG(9, 300))
	total, passed := scorecard.Of(300, 20), 0
	for i := range total {
		site := maps.Clone(good)
		name := names[random.IntN(len(names))]
		switch i % 3 {
		case 0:
			for len(good[name].Data) == 0 {
				name = names[random.IntN(len(names))]
			}
			b := bytes.Clone(good[name].Data)
			b[random.IntN(len(b))] ^= 1 << random.IntN(8)
			site[name] = &fstest.MapFile{Data: b}
		case 1:
			delete(site, name)
		case 2:
			name += ".bak"
			site[name] = &fstest.MapFile{Data: []byte("x")}
		}
		found := slices.ContainsFunc(verify.Run(site), func(p model.Problem) bool { return p.Pos.File == name || name == verify.ManifestName })
		if found {
			passed++
		} else {
			t.Errorf("kind %d in %s: not found", i%3, name)
		}
	}
	scorecard.Row(t, "R9", passed, total, "")

	name := filepath.Join(out, "index.html")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	put(t, name, string(b))
	if r := run(t, command(t, "verify", out)); r.code != exitIntegrity {
		t.Errorf("verify: exit %d, want %d\n%s", r.code, exitIntegrity, r.output)
	}
}
