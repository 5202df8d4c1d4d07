package upload_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"guiju/generator/upload"
	"guiju/generator/verify"
)

func manifestOf(t testing.TB, site fstest.MapFS) verify.Manifest {
	t.Helper()
	m, err := verify.DecodeManifest(site[verify.ManifestName].Data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// treeOf is the hash of a folder's files, counted without the package.
func treeOf(site fstest.MapFS, m verify.Manifest) string {
	h := sha256.New()
	lines := map[string]string{}
	var order []string
	for _, f := range m.Files {
		line := fmt.Sprintf("%x  %s\n", sha256.Sum256(site[f.Path].Data), f.Path)
		lines[line] = line
		order = append(order, line)
	}
	sortStrings(order)
	for _, l := range order {
		h.Write([]byte(lines[l]))
	}
	return hex.EncodeToString(h.Sum(nil))
}

func sortStrings(list []string) {
	for i := range list {
		for j := i; j > 0 && list[j] < list[j-1]; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// rollsBack publishes three releases and goes back to each, from the store
// alone; what is read back is that release, byte for byte.
func rollsBack(t *testing.T, open func() *upload.Options) {
	t.Helper()
	sites := chain(t, 3)
	for i, site := range sites {
		o := open()
		o.Now = now.Add(time.Duration(i) * time.Hour)
		mustBring(t, o, site)
	}
	for _, n := range []int{1, 3, 2, 2} {
		o := open()
		o.Grace = 0
		o.Now = now.Add(100 * time.Hour)
		tree, bad, err := goBack(o, n)
		if err != nil || bad != nil {
			t.Fatal(n, bad, err)
		}
		if want := treeOf(sites[n-1], manifestOf(t, sites[n-1])); tree != want || want != upload.TreeHash(manifestOf(t, sites[n-1]).Files) {
			t.Errorf("release %d: tree %s, want %s", n, tree, want)
		}
		holds(t, o.Target, sites[n-1])
	}
	if _, _, err := goBack(open(), 4); err == nil || !strings.Contains(err.Error(), "no release 4; it has [1 2 3]") {
		t.Error(err)
	}
}

// TestRollback, on the three kinds of places that a release and its history can be
// in. (Object storage: s3_test.go.)
func TestRollback(t *testing.T) {
	t.Run("memory", func(t *testing.T) {
		s := newMemory()
		rollsBack(t, func() *upload.Options { return options(s) })
	})
	t.Run("folder", func(t *testing.T) {
		dir := t.TempDir()
		rollsBack(t, func() *upload.Options { return options(folder(t, dir)) })
	})
	t.Run("private history", func(t *testing.T) {
		s, h := newMemory(), newMemory()
		rollsBack(t, func() *upload.Options {
			o := options(s)
			o.History, o.Workers = h, 8
			return o
		})
		for name := range s.files {
			if strings.HasPrefix(name, upload.HistoryDir) {
				t.Errorf("%s is where readers are", name)
			}
		}
	})
}

// TestRollbackFails lets every request of a way back go wrong; running it again
// brings the old release.
func TestRollbackFails(t *testing.T) {
	sites := chain(t, 2)
	failed := 0
	for _, kind := range []fault{drop, lost, outage} {
		for k := 1; ; k++ {
			s := newMemory()
			mustBring(t, options(s), sites[0])
			mustBring(t, options(s), sites[1])
			bad := &faulty{Store: s, kind: kind, k: k}
			_, _, err := goBack(options(bad), 1)
			if err == nil {
				break
			}
			failed++
			o := options(s)
			o.Grace = 0
			tree, rest, err := goBack(o, 1)
			if err != nil || rest != nil || tree != treeOf(sites[0], manifestOf(t, sites[0])) {
				t.Fatalf("%s, request %d: %v %q", kind, k, err, rest)
			}
			holds(t, s, sites[0])
		}
	}
	if failed < 60 {
		t.Errorf("only %d runs failed", failed)
	}
}

// TestRollbackThenForward: after a way back the next release follows the
// highest one, and the release that was left can be published again as it was.
func TestRollbackThenForward(t *testing.T) {
	s, sites := newMemory(), chain(t, 3)
	for _, site := range sites[:2] {
		mustBring(t, options(s), site)
	}
	if _, _, err := goBack(options(s), 1); err != nil {
		t.Fatal(err)
	}
	mustBring(t, options(s), sites[1])
	if _, _, err := goBack(options(s), 1); err != nil {
		t.Fatal(err)
	}
	o := options(s)
	o.Grace = 0
	mustBring(t, o, sites[2])
	holds(t, s, sites[2])
}

// TestRollbackDamaged: a history whose object was damaged is not passed on.
func TestRollbackDamaged(t *testing.T) {
	s, sites := newMemory(), chain(t, 2)
	mustBring(t, options(s), sites[0])
	mustBring(t, options(s), sites[1])
	for name, b := range s.files {
		if strings.HasPrefix(name, ".guiju/objects/") && string(b) == tree(1)["v1.html"] {
			s.files[name] = []byte("other")
		}
	}
	delete(s.files, "v1.html")
	_, _, err := goBack(options(s), 1)
	if damaged := (*upload.DamagedError)(nil); !errors.As(err, &damaged) || damaged.Path != "v1.html" {
		t.Error(err)
	}
	if _, ok := s.files["v1.html"]; ok {
		t.Error("it was passed on")
	}
	r, err := options(s).Recorded(context.Background(), 2)
	if err != nil || r.Number() != 2 {
		t.Error(err)
	}
}

// TestRollbackForged: a release that somebody put into the history in the place
// of another is not passed on, nor one whose files would be written elsewhere.
func TestRollbackForged(t *testing.T) {
	sites := chain(t, 3)
	forged := func(edit func(*verify.Manifest)) *memory {
		s := newMemory()
		for _, site := range sites {
			mustBring(t, options(s), site)
		}
		m := manifestOf(t, sites[1])
		evil := []byte("<script>evil</script>")
		sum := sha256.Sum256(evil)
		s.files[".guiju/objects/"+hex.EncodeToString(sum[:])] = evil
		for i := range m.Files {
			if m.Files[i].Path == "index.html" {
				m.Files[i].Size, m.Files[i].SHA256 = int64(len(evil)), hex.EncodeToString(sum[:])
			}
		}
		edit(&m)
		s.files[".guiju/releases/2.json"] = m.Encode()
		return s
	}
	index := func(to string) func(*verify.Manifest) {
		return func(m *verify.Manifest) {
			for i := range m.Files {
				if m.Files[i].Path == "index.html" {
					m.Files[i].Path = to
				}
			}
			slices.SortFunc(m.Files, func(a, b verify.File) int { return strings.Compare(a.Path, b.Path) })
		}
	}
	for name, edit := range map[string]func(*verify.Manifest){
		"another page":      func(*verify.Manifest) {},
		"another past":      func(m *verify.Manifest) { m.Release.Previous = strings.Repeat("0", 64) },
		"no past":           func(m *verify.Manifest) { m.Release.Previous = "" },
		"another number":    func(m *verify.Manifest) { m.Release.Number = 3 },
		"above":             index("../index.html"),
		"through above":     index("standards/../../index.html"),
		"absolute":          index("/index.html"),
		"of Windows":        index(`..\index.html`),
		"a drive":           index("C:/index.html"),
		"a line":            index("index\n.html"),
		"into the history":  index(".guiju/objects/x"),
		"for the manifest":  index("manifest.json"),
		"for the signature": index("manifest.json.minisig"),
	} {
		s := forged(edit)
		before := maps.Clone(s.files)
		_, _, err := goBack(options(s), 2)
		if err == nil {
			t.Errorf("%s: passed on", name)
		}
		for p, b := range s.files {
			if string(before[p]) != string(b) {
				t.Errorf("%s: %s was written", name, p)
			}
		}
	}
}
